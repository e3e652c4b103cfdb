// Enough rest between a shift and the next, across days and posts.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::roster::rule {
namespace {

/// A shift on a line of time that starts at midnight of the first day.
struct Stretch {
    std::int64_t start;
    std::int64_t end;
    ShiftTypeId type;
    int day;
};

Stretch stretch(const Problem& problem, int day, ShiftTypeId type)
{
    const ShiftType& shift = problem.shift_types()[type];
    const std::int64_t start = std::int64_t{day} * 1440 + shift.start->since_midnight().count();
    return {start, start + shift.length.count(), type, day};
}

void find_rest(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    std::vector<Stretch> line;
    for (const MemberId member : scope.members) {
        const std::int64_t least = problem.limits(member).minimum_rest.count();
        if (least == 0)
            continue;
        line.clear();
        if (const ShiftBefore* before = problem.last_before(member))
            line.push_back({before->end() - before->length.count(), before->end(), before->type, before->day});
        for (const Assignment& assignment : roster.of(member))
            if (problem.shift_types()[assignment.shift.type].start)
                line.push_back(stretch(problem, problem.index_of(assignment.shift.day), assignment.shift.type));
        std::ranges::sort(line, [](const Stretch& left, const Stretch& right) {
            return std::tie(left.start, left.end, left.type) < std::tie(right.start, right.end, right.type);
        });
        for (std::size_t next = 1; next < line.size(); ++next) {
            const std::int64_t found = line[next].start - line[next - 1].end;
            if (0 <= found && found < least)
                findings.add({.rule = Rule::rest,
                              .member = member,
                              .day = line[next].day,
                              .type = line[next].type,
                              .other = line[next - 1].type,
                              .found = found,
                              .limit = least},
                             problem.penalties(member).rest);
        }
    }
}

Label words_for_rest(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const Label other = words::of_type(problem, violation.other);
    const Label found = words::of_minutes(violation.found);
    const Label limit = words::of_minutes(violation.limit);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 值" + type.zh + "前，距" + other.zh + "结束只休息 " + found.zh + "，至少 " +
                limit.zh,
            day + ": " + who.en + " has " + found.en + " between " + other.en + " and " + type.en + ", at least " +
                limit.en};
}

WideInteger greatest_cost_of_rest(const Problem& problem, MemberId member)
{
    const auto types = static_cast<WideInteger>(problem.shift_types().size());
    const WideInteger before = types + static_cast<WideInteger>(problem.shifts_before(member).size());
    return weight_of(problem.penalties(member).rest) * types * (types + before) * problem.day_count();
}

Label ask_for_rest(const Problem& problem, const Element& element)
{
    const Label rest = words::of_minutes(problem.limits(element.member).minimum_rest.count());
    return said_of(problem, element.member,
                   {"两班之间至少休息 " + rest.zh, "rests at least " + rest.en + " between shifts"});
}

void mend_rest(const Violation& violation, Mending& mending)
{
    mending.drop(violation.member, violation.day, violation.type);
    drop_earlier(violation, violation.day, false, mending);
}

bool fits_rest(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    const std::int32_t least = problem.limits(line.member()).minimum_rest.count();
    if (const ShiftBefore* before = problem.last_before(line.member())) {
        const auto rest = problem.rest_between(*before, day, type);
        if (rest && *rest < least)
            return false;
    }
    return line.is_free_of_clashes(day, type, [&](ShiftTypeId before, int days, ShiftTypeId after) {
        const auto rest = problem.rest_between(before, days, after);
        return rest && *rest >= 0 && *rest < least;
    });
}

}  // namespace

template <>
struct Answers<Rule::rest> {
    static constexpr Entry entry{
        .zh = "最短休息",
        .en = "minimum rest",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_rest,
        .words = words_for_rest,
        .greatest_cost = greatest_cost_of_rest,
        .looks = always<Looks::at_neighbours>,
        .asks = ask_for_rest,
        .mend = mend_rest,
        .fits = fits_rest,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::rest>();

}  // namespace muster::roster::rule
