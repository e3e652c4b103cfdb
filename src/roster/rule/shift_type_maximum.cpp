// At most so many shifts of one type.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include <vector>

namespace muster::inline v0_2::roster::rule {
namespace {

void find_shift_type_maximum(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    std::vector<std::int64_t> stood(problem.shift_types().size());
    for (const MemberId member : scope.members) {
        stood.assign(stood.size(), 0);
        for (const Assignment& assignment : roster.of(member))
            ++stood[assignment.shift.type.row()];
        for (std::size_t column = 0; column < stood.size(); ++column) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(column));
            const std::int64_t most = problem.maximum_of(member, type);
            if (stood[column] > most)
                findings.add({.rule = Rule::shift_type_maximum,
                              .member = member,
                              .type = type,
                              .found = stood[column],
                              .limit = most,
                              .amount = stood[column] - most},
                             problem.penalties(member).shift_type_maximum);
        }
    }
}

Label words_for_shift_type_maximum(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const std::string limit = std::to_string(violation.limit);
    return {who.zh + " 值" + type.zh + " " + std::to_string(violation.found) + " 次，最多 " + limit + " 次",
            who.en + " stands " + type.en + " " + words::count(violation.found, "time", "times") + ", at most " +
                limit};
}

WideInteger greatest_cost_of_shift_type_maximum(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).shift_type_maximum) *
           static_cast<WideInteger>(problem.shift_types().size()) * problem.day_count();
}

Label ask_for_shift_type_maximum(const Problem& problem, const Element& element)
{
    const Label type = words::of_type(problem, element.type);
    const std::string most = std::to_string(problem.maximum_of(element.member, element.type));
    return said_of(problem, element.member,
                   {type.zh + "最多 " + most + " 次", "stands " + type.en + " at most " + most + " times"});
}

void mend_shift_type_maximum(const Violation& violation, Mending& mending)
{
    mending.drop_if(violation.member, [&](int, ShiftTypeId type) { return type == violation.type; });
}

bool fits_shift_type_maximum(const LineSoFar& line, int, ShiftTypeId type)
{
    const auto stood =
        std::ranges::count_if(line.assignments(), [&](const Assignment& each) { return each.shift.type == type; });
    return stood < line.problem().maximum_of(line.member(), type);
}

}  // namespace

template <>
struct Answers<Rule::shift_type_maximum> {
    static constexpr Entry entry{
        .zh = "同类班次上限",
        .en = "maximum of a shift type",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_shift_type_maximum,
        .words = words_for_shift_type_maximum,
        .greatest_cost = greatest_cost_of_shift_type_maximum,
        .looks = always<Looks::at_amounts>,
        .element_has = ElementHas::type,
        .asks = ask_for_shift_type_maximum,
        .mend = mend_shift_type_maximum,
        .fits = fits_shift_type_maximum,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::shift_type_maximum>();

}  // namespace muster::roster::rule
