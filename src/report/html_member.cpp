// The frame of a member's page, and what stands at its top.
#include "muster/report/html_member.hpp"

#include "day_words.hpp"
#include "html_style.hpp"
#include "member_sections.hpp"
#include "member_style.hpp"
#include "policy.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::report {
namespace {

/// A path from this page on: no program to be run, no other machine.
void require_relative(const std::string& address)
{
    const std::size_t end = std::min(address.find_first_of("/?#"), address.size());
    const bool names_a_scheme = address.substr(0, end).find(':') != std::string::npos;
    if (names_a_scheme || address.starts_with('/') || address.find('\\') != std::string::npos)
        throw InvalidInput({"calendar"}, detail::quoted(address).append(" is no relative address"),
                           "give the way there from the page, as in calendars/S1.ics");
}

void write_head(Markup& page, const OwnView& view)
{
    const auto& parts = view.term.parts();
    const std::string& name = view.row().name.empty() ? view.row().code : view.row().name;
    page.raw("<!doctype html>\n<html lang=\"").raw(page.say("zh-CN", "en")).raw("\">\n<head><meta charset=\"utf-8\">");
    const std::string style = std::string(page_style).append(member_style);
    page.raw(policy_element(style));
    page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    page.raw("<meta name=\"referrer\" content=\"no-referrer\"><link rel=\"icon\" href=\"data:,\">");
    page.raw("<title>").text(name).raw(" · ").text(page.in(parts.name)).raw("</title>\n<style>").raw(style);
    page.raw("</style></head>\n<body>\n<header><h1>").text(name).raw("</h1><p>");
    page.text(page.in(view.term.organisation().units()[parts.branch].name)).raw(" · ").text(page.in(parts.name));
    page.raw("<br>").text(whole_day(parts.period.first(), page.language()));
    page.text(page.say("至", " – ") + whole_day(parts.period.last(), page.language()));
    page.raw(" · ").text(page.say("截至 ", "as of ") + whole_day(view.today, page.language()));
    page.raw("</p></header>\n<main>\n");
}

}  // namespace

std::string member_page(const programme::Term& term, MemberId member, const MemberPageOptions& options)
{
    if (!term.organisation().members().contains(member))
        throw InvalidInput({"member"}, "it is not of this organisation", "ask for a row of its members");
    const Day first = term.parts().period.first();
    const Day today = options.today.value_or(std::max(first, term.parts().published.told().value_or(first)));
    require_calendar_day(today, {"today"});
    require_relative(options.calendar);
    const OwnView view{.term = term,
                       .member = member,
                       .today = today,
                       .options = options,
                       .others = Others(term.organisation(), member),
                       .names = Names(term.organisation())};
    Markup page(options.language);
    write_head(page, view);
    write_own_cards(page, view);
    write_own_turns(page, view);
    write_own_pairs(page, view);
    write_own_points(page, view);
    write_own_waiting(page, view);
    write_own_next(page, view);
    write_own_duties(page, view);
    write_own_leaving(page, view);
    page.raw("</main>\n<footer>");
    page.raw(page.say("本页只写给本人：除同班值班者和结对者的姓名外，不含任何他人的信息。",
                      "This page is for its member alone: of others it holds the names of those who share a turn or a "
                      "pair, and nothing else."));
    page.raw("</footer>\n</body></html>\n");
    return page.take();
}

}  // namespace muster::report
