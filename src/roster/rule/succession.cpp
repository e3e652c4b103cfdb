// Some shifts must not follow on the day after some others.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

namespace muster::inline v0_2::roster::rule {
namespace {

void find_succession(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members)
        for (const auto& [_, shift] : roster.of(member)) {
            const int day = problem.index_of(shift.day);
            const auto judge = [&, after = shift.type](ShiftTypeId before) {
                if (!problem.may_follow(before, after))
                    findings.add(
                        {.rule = Rule::succession, .member = member, .day = day, .type = after, .other = before},
                        problem.penalties(member).succession);
            };
            if (day > 0)
                for (const Assignment& before : roster.on(member, day - 1))
                    judge(before.shift.type);
            else
                for (const ShiftBefore& before : problem.shifts_before(member))
                    if (!problem.may_follow(before, day, shift.type))
                        judge(before.type);
        }
}

Label words_for_succession(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const Label other = words::of_type(problem, violation.other);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 在" + other.zh + "的次日值" + type.zh + "，不允许",
            day + ": " + who.en + " stands " + type.en + " the day after " + other.en + ", which must not follow"};
}

WideInteger greatest_cost_of_succession(const Problem& problem, MemberId member)
{
    const auto types = static_cast<WideInteger>(problem.shift_types().size());
    const WideInteger before = types + static_cast<WideInteger>(problem.shifts_before(member).size());
    return weight_of(problem.penalties(member).succession) * types * (types + before) * problem.day_count();
}

Label ask_for_succession(const Problem& problem, const Element& element)
{
    return said_of(problem, element.member, {"须遵守班次衔接规定", "keeps to the forbidden successions"});
}

void mend_succession(const Violation& violation, Mending& mending)
{
    mending.drop(violation.member, violation.day, violation.type);
    drop_earlier(violation, violation.day - 1, false, mending);
}

bool fits_succession(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    return std::ranges::all_of(problem.shifts_before(line.member()),
                               [&](const ShiftBefore& before) { return problem.may_follow(before, day, type); }) &&
           line.is_free_of_clashes(day, type, [&](ShiftTypeId before, int days, ShiftTypeId after) {
               return days == 1 && !problem.may_follow(before, after);
           });
}

}  // namespace

template <>
struct Answers<Rule::succession> {
    static constexpr Entry entry{
        .zh = "班次衔接",
        .en = "successions",
        .only_grows = true,
        .find = find_succession,
        .words = words_for_succession,
        .greatest_cost = greatest_cost_of_succession,
        .looks = always<Looks::at_neighbours>,
        .asks = ask_for_succession,
        .mend = mend_succession,
        .fits = fits_succession,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::succession>();

}  // namespace muster::roster::rule
