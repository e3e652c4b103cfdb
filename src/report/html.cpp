// Which sections a term's page has, in what order, for whom; each is written by a file of its own.
#include "muster/report/html.hpp"

#include "edition.hpp"
#include "frame.hpp"
#include "svg.hpp"
#include "term_page.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <array>

namespace muster::inline v0_2::report {
namespace {

struct Section {
    Anchor anchor;
    bool (*is_there)(const programme::TermParts& parts);
    void (*write)(Markup& page, const Edition& edition);
    bool is_for_all = true;  ///< members see it, too
};

bool always_there(const programme::TermParts&) { return true; }
bool has_roster(const programme::TermParts& parts) { return parts.roster.has_value(); }
bool has_evaluation(const programme::TermParts& parts) { return parts.evaluation.has_value(); }

const std::array sections{
    Section{{"summary", {"概览", "Overview"}}, always_there, write_overview},
    Section{{"duty", {"值班", "Duty"}}, has_roster, write_duty},
    Section{{"rules", {"规则", "Rules"}}, has_roster, write_rules},
    Section{{"pairing", {"结对", "Pairs"}},
            [](const programme::TermParts& parts) { return parts.pairing.has_value(); },
            write_pairs},
    Section{{"people", {"成员", "Members"}}, always_there, write_members},
    Section{{"scores", {"考评", "Scores"}}, has_evaluation, write_scores},
    Section{{"waiting", {"待审佐证", "Waiting"}}, has_evaluation, write_waiting},
    Section{{"areas", {"四进一亮", "The five areas"}}, has_areas, write_areas},
    Section{{"due", {"到期事项", "Due"}}, always_there, write_due},
    Section{{"goals", {"目标", "Goals"}},
            [](const programme::TermParts& parts) { return !parts.management.goals.empty(); },
            [](Markup& page, const Edition& edition) {
                write_goals(page,
                            programme::goal_results(edition.term.organisation(), edition.parts().management.goals));
            }},
    Section{{"responsibilities", {"责任", "Responsibilities"}},
            [](const programme::TermParts& parts) { return !parts.management.duties.empty(); },
            write_responsibilities},
    Section{{"gates", {"把关", "Gates"}},
            [](const programme::TermParts& parts) { return !parts.ledger.activities().empty(); },
            write_gates,
            false},
    Section{{"publicity", {"宣传", "Publicity"}},
            [](const programme::TermParts& parts) {
                return !parts.management.cases.empty() || !parts.management.learned.empty();
            },
            write_publicity},
    Section{{"incidents", {"事件", "Incidents"}},
            [](const programme::TermParts& parts) { return !parts.incidents.empty(); },
            write_incidents,
            false},
};

void check_pictures(const std::vector<Picture>& pictures)
{
    static constexpr std::array<std::string_view, 5> known{"loads", "spacing", "pairs", "areas", "scores"};
    for (std::size_t at = 0; at < pictures.size(); ++at) {
        const std::string& key = pictures[at].key;
        const Where place{"picture \"" + key + "\""};
        if (std::ranges::find(known, key) == known.end())
            throw InvalidInput(place, "the page has no such section", "call it loads, spacing, pairs, areas or scores");
        if (std::ranges::find(pictures.begin(), pictures.begin() + static_cast<std::ptrdiff_t>(at), key,
                              &Picture::key) != pictures.begin() + static_cast<std::ptrdiff_t>(at))
            throw InvalidInput::duplicate(place, "it");
    }
}

Label foot_for(Audience audience)
{
    Label foot{
        "本页的每一个结论都在生成时由独立的检查程序重新核对。举报人信息不在本页内。",
        "Every claim on this page was checked again, by code that shares nothing with the solvers, while the page "
        "was written. Reporters of incidents are not in it."};
    if (audience == Audience::members) {
        foot.zh += "本页供全体成员阅读：不含个人得分、事件与发展情况；人数过少的分组不予显示。";
        foot.en +=
            " It is for all members: no scores of persons, no incidents, nobody's way of joining; groups that are "
            "too small are not shown.";
    }
    return foot;
}

}  // namespace

std::string as_points(pairing::Score millionths) { return two_places(Exact(Points::from_millionths(millionths))); }

std::string two_places(const Exact& value) { return to_string(value.rounded(2)); }

std::string with_both_places(const Exact& value)
{
    std::string text = two_places(value);
    const std::size_t point = text.find('.');
    return point == std::string::npos ? text + ".00" : text.append(3 - (text.size() - point), '0');
}

std::string from_to(std::int64_t least, std::int64_t most)
{
    return least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
}

std::string term_page(const programme::Term& term, const HtmlOptions& options, const PageMaking& making)
{
    const auto& parts = term.parts();
    const auto is_shown = [&](const Section& section) {
        return section.is_there(parts) && (section.is_for_all || options.audience == Audience::committee);
    };
    Frame frame{.first = options.language,
                .name = parts.name,
                .unit = term.organisation().units()[parts.branch].name,
                .period = parts.period,
                .anchors = {},
                .foot = foot_for(options.audience),
                .enclosed = making.enclosed};
    for (const Section& section : sections)
        if (is_shown(section))
            frame.anchors.push_back(section.anchor);
    return framed(frame, [&](Markup& page) {
        const Edition edition{term, making.verified, options, Names(term.organisation()), making.self_check};
        for (const Section& section : sections)
            if (is_shown(section))
                section.write(page, edition);
    });
}

std::string html(const programme::Term& term, const HtmlOptions& options)
{
    check_pictures(options.pictures);
    const programme::Verification verified = programme::verify(term);
    if (options.audience == Audience::members) {
        if (options.check)
            throw InvalidInput({"check"}, "a page for all members holds no archive", "leave it out there");
        return term_page(term, options, {verified, SelfCheck::for_members, {}});
    }
    if (!options.check)
        return term_page(term, options, {verified, SelfCheck::made_without, {}});
    std::string page = term_page(term, options, {verified, SelfCheck::built_in, enclosed(*options.check, options)});
    return page.size() <= longest_checked_page ? page : term_page(term, options, {verified, SelfCheck::too_long, {}});
}

}  // namespace muster::report
