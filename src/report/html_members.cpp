// Members by stage, as of the last day of the term.
#include "edition.hpp"

#include "muster/report/suppress.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {
namespace {

std::string offices_in_words(const Markup& page, const org::Organisation& organisation, MemberId member, Day day)
{
    std::string words;
    for (const OfficeId office : organisation.offices_held_by(member, day)) {
        const org::Office& held = organisation.offices()[office];
        words += (words.empty() ? "" : page.say("、", ", ")) + page.in(held.name, page.in(label_of(held.kind)));
    }
    return words;
}

/// How many are at each stage; for all, only where that gives nobody away.
void write_counts(Markup& page, const Edition& edition, Day day)
{
    const auto counts = edition.term.organisation().members_per_stage(edition.parts().branch, day);
    const auto shown =
        edition.is_whole() ? std::vector<bool>(counts.size(), true) : shown_groups(counts, edition.options.least_group);
    page.raw("<div class=cards>");
    for (std::size_t at = counts.size(); at-- > 0;)
        if (counts[at] > 0) {
            page.raw("<div class=card><span>").text(page.in(label_of(org::all_stages[at]))).raw("</span><b>");
            page.text(shown[at] ? std::to_string(counts[at]) : page.say("少数", "few")).raw("</b></div>");
        }
    page.raw("</div>");
}

/// Those of whom no stage was ever written down.
std::vector<MemberId> members_without_stage(const Edition& edition, Day day)
{
    const org::Organisation& organisation = edition.term.organisation();
    const auto units = organisation.units_within(edition.parts().branch);
    std::vector<MemberId> found;
    for (std::uint32_t row = 0; row < organisation.members().size(); ++row) {
        const org::Member& member = organisation.members()[MemberId(row)];
        const bool is_there = member.is_there_on(day) && std::ranges::find(units, member.unit_on(day)) != units.end();
        if (is_there && member.stages.steps().empty())
            found.emplace_back(row);
    }
    return found;
}

/// Those of a stage, or of none.
void write_stage(Markup& page, const Edition& edition, std::optional<org::Stage> stage, Day day)
{
    const org::Organisation& organisation = edition.term.organisation();
    const auto members =
        stage ? organisation.members_at(edition.parts().branch, *stage, day) : members_without_stage(edition, day);
    if (members.empty())
        return;
    page.raw("<details class=paper><summary><b>");
    page.text(stage ? page.in(label_of(*stage)) : page.say("未登记发展阶段", "no stage on file")).raw("</b> · ");
    page.text(std::to_string(members.size())).raw(page.say(" 人", members.size() == 1 ? " person" : " persons"));
    page.raw("</summary>");
    page.begin_table({{page.say("姓名", "name")},
                      {page.say("编号", "code")},
                      {page.say("起始", "since")},
                      {page.say("组织", "unit"), false, true},
                      {page.say("职务", "office"), false, true}});
    for (const MemberId id : members) {
        const org::Member& member = organisation.members()[id];
        page.raw("<tr>").row_head(edition.names.of(id)).raw("<td><code>").text(member.code).raw("</code></td>");
        page.day(stage ? member.stages.since(*stage) : std::nullopt);
        const org::Unit& unit = organisation.units()[member.unit_on(day)];
        page.cell(page.in(unit.name, unit.code), "wide");
        page.cell(offices_in_words(page, organisation, id, day), "wide").raw("</tr>");
    }
    page.end_table().raw("</details>");
}

}  // namespace

void write_members(Markup& page, const Edition& edition)
{
    const Day day = edition.parts().period.last();
    page.begin_section("people", page.say("成员", "Members"),
                       page.say("按发展阶段，以学期最后一天为准：", "By stage, as of the last day of the term: ") +
                           to_string(day));
    write_counts(page, edition, day);
    if (edition.is_whole())
        for (std::size_t at = org::all_stages.size(); at-- > 0;)
            write_stage(page, edition, org::all_stages[at], day);
    if (edition.is_whole())
        write_stage(page, edition, std::nullopt, day);
    else if (std::ranges::all_of(edition.term.organisation().members_per_stage(edition.parts().branch, day),
                                 [](std::size_t count) { return count == 0; }))
        page.raw("<p class=out>").raw(page.say("没有登记发展阶段。", "No stages are on file.")).raw("</p>");
    page.end_section();
}

}  // namespace muster::report
