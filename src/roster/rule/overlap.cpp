// Nobody stands in two places at once.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

namespace muster::inline v0_2::roster::rule {
namespace {

constexpr int longest_in_days = 2;  // a shift is at most 2880 minutes long

void find_overlap(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    const auto add = [&](MemberId member, int day, ShiftTypeId type, ShiftTypeId other) {
        findings.add({.rule = Rule::overlap, .member = member, .day = day, .type = type, .other = other},
                     Penalty::hard());
    };
    for (const MemberId member : scope.members) {
        const auto line = roster.of(member);
        std::size_t earliest = 0;  // that may still last
        for (std::size_t next = 0; next < line.size(); ++next) {
            const int day = problem.index_of(line[next].shift.day);
            for (const ShiftBefore& before : problem.shifts_before(member))
                if (problem.overlap(before, day, line[next].shift.type))
                    add(member, day, line[next].shift.type, before.type);
            while ((line[next].shift.day - line[earliest].shift.day).days() > longest_in_days)
                ++earliest;
            for (std::size_t first = earliest; first < next; ++first) {
                const int apart = day - problem.index_of(line[first].shift.day);
                if (problem.overlap(line[first].shift.type, apart, line[next].shift.type))
                    add(member, day, line[next].shift.type, line[first].shift.type);
            }
        }
    }
}

Label words_for_overlap(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const Label other = words::of_type(problem, violation.other);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 的" + type.zh + "与" + other.zh + "时间重叠",
            day + ": " + who.en + " stands " + type.en + " while still at " + other.en};
}

Label ask_for_overlap(const Problem& problem, const Element& element)
{
    return said_of(problem, element.member, {"不能同时在两处值班", "cannot stand two shifts at once"});
}

void mend_overlap(const Violation& violation, Mending& mending)
{
    mending.drop(violation.member, violation.day, violation.type);
    drop_earlier(violation, violation.day, true, mending);
}

bool fits_overlap(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    return std::ranges::none_of(problem.shifts_before(line.member()),
                                [&](const ShiftBefore& before) { return problem.overlap(before, day, type); }) &&
           line.is_free_of_clashes(day, type, [&](ShiftTypeId before, int days, ShiftTypeId after) {
               return problem.overlap(before, days, after);
           });
}

}  // namespace

template <>
struct Answers<Rule::overlap> {
    static constexpr Entry entry{
        .zh = "时间不重叠",
        .en = "no overlap",
        .only_grows = true,
        .find = find_overlap,
        .words = words_for_overlap,
        .greatest_cost = nothing,
        .looks = always<Looks::at_neighbours>,
        .asks = ask_for_overlap,
        .mend = mend_overlap,
        .fits = fits_overlap,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::overlap>();

}  // namespace muster::roster::rule
