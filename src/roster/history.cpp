#include "muster/roster/history.hpp"

#include "apportion.hpp"
#include "muster/core/faults.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "rule/kinds_before.hpp"
#include "rule/stood_days.hpp"
#include "rule/touched.hpp"
#include "rule/weekend_edges.hpp"
#include "rule/weekend_runs.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

/// In minutes from the start of `first`; nothing where it is not known.
std::optional<std::int64_t> end_of(const LastShift& shift, Day first)
{
    if (!shift.start)
        return std::nullopt;
    return std::int64_t{(shift.day - first).days()} * 1440 + shift.start->since_midnight().count() +
           shift.length.count();
}

/// Days before the next roster that some member's window or pattern looks back to.
std::int32_t days_looked_back(const Problem& problem)
{
    std::int32_t days = 1;
    for (int row = 0; row < problem.member_count(); ++row) {
        const Limits& limits = problem.limits(MemberId(static_cast<MemberId::Value>(row)));
        for (const WindowMaximum& window : limits.windows)
            days = std::max(days, window.days);
        for (const PatternId pattern : limits.patterns)
            days = std::max(days, static_cast<std::int32_t>(problem.patterns()[pattern].days.size()));
    }
    return days - 1;
}

/// The same of a member's weekend that goes on after the period and whose shifts are to be of one kind.
std::int32_t days_of_last_weekend(const Problem& problem, MemberId member)
{
    if (!problem.limits(member).identical_weekends || !rule::last_weekend_goes_on(problem, member))
        return 0;
    const auto shifts = problem.shifts_before(member);
    const int earliest = std::min(0, shifts.empty() ? 0 : shifts.front().day);
    int first = problem.day_count();
    while (first > earliest && problem.is_weekend(member, problem.day(first - 1)))
        --first;
    return problem.day_count() - first;
}

/// Runs of several kinds that go on at the end: as far back as rows of the member's limits tell them apart. A run of
/// one kind is told by `History::kind_days`.
std::int32_t days_of_kinds(const Problem& problem, MemberId member, const rule::Stood& last)
{
    std::int32_t days = 0;
    if (last.kinds.size() > 1 || problem.limits(member).maximum_a_day > 1)
        for (const KindRun& run : problem.limits(member).kind_runs)
            days = std::max({days, run.minimum, run.maximum == no_limit ? 1 : run.maximum});
    return days;
}

/// Days in a row, up to the last of the period, with a shift of the kind that comes last.
std::int32_t kind_days_after(const Problem& problem, MemberId member, std::span<const Assignment> line,
                             const std::vector<rule::Stood>& stood)
{
    if (stood.back().is_off())
        return 0;
    const auto place = [&](const Assignment& each) {
        const ShiftType& type = problem.shift_types()[each.shift.type];
        return std::pair(each.shift.day, rule::place_on_day(type.start, type.length, type.code));
    };
    const int kind = problem.kind_of(std::ranges::max(line, {}, place).shift.type);
    std::int64_t days = 0;
    const auto from =
        std::ranges::find_if(stood.rbegin(), stood.rend(), [&](const rule::Stood& each) { return !each.has(kind); });
    days = from - stood.rbegin();
    if (from == stood.rend())
        days += rule::kind_before(problem, member, kind).days;
    return static_cast<std::int32_t>(std::min<std::int64_t>(days, most_history_days));
}

/// Of all that were stood: those of the last day, which others may not follow, and of the days before those that still
/// run or last into the next roster, end last and so begin the rest, or lie within `back` of it.
std::vector<LastShift> last_of(std::vector<LastShift> stood, Day next, Days back)
{
    if (stood.empty())
        return stood;
    const Day last = std::ranges::max(stood, {}, &LastShift::day).day;
    std::optional<std::int64_t> latest;
    for (const LastShift& shift : stood)
        latest = std::max(latest, end_of(shift, next));
    std::erase_if(stood, [&](const LastShift& shift) {
        const auto end = end_of(shift, next);
        const bool begins_rest = end && (*end > 0 || *end == *latest);
        const bool lasts = shift.day + Days(rule::days_touched_besides(shift.start, shift.length)) >= next;
        return shift.day != last && shift.day < next - back && !begins_rest && !lasts;
    });
    return stood;
}

/// Days in a row that shifts touch, up to the last of the period.
std::int32_t touched_after(const Problem& problem, const Roster& roster, MemberId member)
{
    std::vector<bool> touched = rule::touched_days(problem, roster.of(member));
    touched.resize(static_cast<std::size_t>(problem.day_count()));
    const auto runs = rule::touched_runs(problem, member, touched);
    if (runs.empty() || runs.back().first + runs.back().days < problem.day_count())
        return 0;
    return runs.back().before + runs.back().days;
}

/// The last shifts at least as far as `back` days before the next roster.
History line_after(const Problem& problem, const Roster& roster, MemberId member, std::int32_t back)
{
    History after = problem.history(member);
    after.member = problem.members()[member].code;
    after.until = problem.period().last();
    for (int day = 0; day < problem.day_count(); ++day) {
        const bool works = !roster.on(member, day).empty();
        after.days_worked = works ? after.days_worked + 1 : 0;
        after.days_off = works ? 0 : after.days_off + 1;
    }
    for (const Assignment& assignment : roster.of(member))
        after.last_shifts.push_back(LastShift::of(problem.shift_types()[assignment.shift.type], assignment.shift.day));
    const std::vector<rule::Stood> stood = rule::stood_days(problem, roster.of(member));
    back = std::max({back, days_of_last_weekend(problem, member), days_of_kinds(problem, member, stood.back())});
    after.last_shifts = last_of(std::move(after.last_shifts), problem.period().last() + Days(1), Days(back));
    after.days_touched = touched_after(problem, roster, member);
    after.kind_days = kind_days_after(problem, member, roster.of(member), stood);
    after.shifts += static_cast<std::int32_t>(roster.of(member).size());
    return after;
}

/// Weekends on duty in a row at the end. One that goes on after the period is not yet one off duty.
std::int32_t weekends_after(const Problem& problem, const Roster& roster, MemberId member)
{
    const rule::WeekendsBefore before = rule::weekends_before(problem, member);
    const std::vector<bool> worked = rule::weekends_worked(problem, roster, member);
    const int days = problem.day_count();
    const bool last_goes_on =
        problem.weekend_of(member, days - 1) >= 0 && problem.is_weekend(member, problem.day(days));
    std::int32_t in_a_row = before.in_a_row;
    for (std::size_t weekend = 0; weekend < worked.size(); ++weekend)
        if (worked[weekend] || (weekend == 0 && before.first_was_worked))
            ++in_a_row;
        else if (weekend + 1 < worked.size() || !last_goes_on)
            in_a_row = 0;
    return in_a_row;
}

/// In millionths, far more than rounding leaves in a lifetime of terms, and less than any part of a shift.
constexpr std::int64_t dust = 20;

/// Where all that is owed among those who share is whole but for what rounding has left, it is whole.
void clear_dust(const std::vector<WideInteger>& weights, Measure measure, std::vector<History>& after)
{
    Surplus left;
    for (std::size_t row = 0; row < after.size(); ++row) {
        const Surplus carried = after[row].carry_over[index(measure)];
        const Surplus off = carried - carried.rounded(0);
        if (weights[row] > 0 && std::abs(off.millionths()) > dust)
            return;
        left += weights[row] > 0 ? off : Surplus{};
    }
    if (left != Surplus{})
        return;
    for (std::size_t row = 0; row < after.size(); ++row)
        if (Surplus& carried = after[row].carry_over[index(measure)]; weights[row] > 0)
            carried = carried.rounded(0);
}

}  // namespace

std::vector<History> histories_after(const Problem& problem, const Roster& roster)
{
    std::vector<History> after;
    const std::int32_t back = days_looked_back(problem);
    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        after.push_back(line_after(problem, roster, member, back));
        after.back().weekends_worked = weekends_after(problem, roster, member);
        after.back().weekends +=
            static_cast<std::int32_t>(std::ranges::count(rule::weekends_worked(problem, roster, member), true));
    }

    const std::vector<WideInteger> weights = weights_of(problem);
    const WideInteger all = std::accumulate(weights.begin(), weights.end(), WideInteger{0});
    for (const Measure measure : all_measures) {
        std::vector<std::int64_t> loads(after.size(), 0);
        std::int64_t shared = 0;
        for (const auto& [member, shift] : roster.assignments()) {
            const std::int64_t load = problem.load_of(measure, problem.index_of(shift.day), shift.type);
            loads[member.row()] += load;
            shared += weights[member.row()] > 0 ? load : 0;
        }
        std::vector<WideInteger> parts;
        for (const WideInteger weight : weights)
            parts.push_back(weight * shared * decimal::per_one);
        const std::vector<std::int64_t> fair = made_whole(problem, parts, std::max<WideInteger>(all, 1));
        for (std::size_t row = 0; row < after.size(); ++row)
            after[row].carry_over[index(measure)] += Surplus::whole(loads[row]) - Surplus::from_millionths(fair[row]);
        clear_dust(weights, measure, after);
    }
    return after;
}

Draft with_histories(Draft draft, std::span<const History> histories, Counts counts)
{
    Faults faults;
    std::map<std::string_view, std::size_t> row_of;
    for (std::size_t row = 0; row < histories.size(); ++row) {
        const std::string& member = histories[row].member;
        if (member.empty())
            faults.add({"histories", row + 1}, "it does not say whose it is", "give it the code of its member");
        else if (const auto [other, is_new] = row_of.emplace(member, row); !is_new)
            faults.add({"histories", row + 1},
                       "member \"" + member + "\" has one already, in row " + std::to_string(other->second + 1),
                       "keep one of the two");
    }
    faults.throw_if_any();
    for (Member& member : draft.members) {
        const auto found = row_of.find(member.code);
        if (found == row_of.end())
            continue;
        member.history = histories[found->second];
        if (counts == Counts::begin_anew)
            member.history.shifts = member.history.weekends = 0;
    }
    return draft;
}

}  // namespace muster::roster
