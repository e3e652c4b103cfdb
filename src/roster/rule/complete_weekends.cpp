// Weekends are worked on all their days or on none (INRC-II's complete weekends).
//
// Of a weekend that began before the period the history tells: it ends with so many days on duty, with a day off before
// them, or with so many days off; and it knows some shifts. That says of every day of the weekend, back to the first
// that nothing is known of, whether it was worked. A weekend that was worked in part by then is not held against this
// roster.
#include "answers.hpp"
#include "history_shifts.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "weekend_edges.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace muster::inline v0_2::roster::rule {
namespace {

/// How many days of a weekend are worked and how many are off, of those that count.
struct Parts {
    int worked = 0;
    int off = 0;

    void add(bool is_worked) { ++(is_worked ? worked : off); }
    [[nodiscard]] bool are_both() const { return worked > 0 && off > 0; }
};

/// Days of the first weekend that lie before the period.
Parts parts_before(const Problem& problem, MemberId member)
{
    Parts parts;
    const History& history = problem.history(member);
    const Member& one = problem.members()[member];
    const int run = std::max(history.days_worked, history.days_off);
    if (run == 0 || problem.day_count() == 0 || problem.weekend_of(member, 0) != 0)
        return parts;
    for (int back = 1; problem.is_weekend(member, problem.day(-back)); ++back) {
        const bool is_known_shift = std::ranges::any_of(problem.shifts_before(member),
                                                        [&](const ShiftBefore& shift) { return shift.day == -back; });
        const bool ends_before_run = history.days_worked > 0 && back == run + 1;  // on a day off
        if (back > run && !is_known_shift && !ends_before_run)
            break;
        if (!one.is_one_on(problem.day(-back)))
            break;
        parts.add(is_known_shift || (history.days_worked > 0 && back <= run));
    }
    return parts;
}

/// A weekend of the period: its days on which the member is one.
struct Weekend {
    int first = 0;
    int end = 0;
    Parts before{};
    int off_after = 0;  ///< days after the period that no roster plans
};

std::vector<Weekend> weekends_of(const Problem& problem, MemberId member)
{
    std::vector<Weekend> weekends;
    const Member& one = problem.members()[member];
    for (int day = 0; day < problem.day_count(); ++day) {
        if (problem.weekend_of(member, day) < 0 || !one.is_one_on(problem.day(day)))
            continue;
        if (weekends.empty() || weekends.back().end != day)
            weekends.push_back({.first = day, .end = day});
        ++weekends.back().end;
    }
    if (!weekends.empty() && weekends.front().first == 0)
        weekends.front().before = parts_before(problem, member);
    if (!weekends.empty() && weekends.back().end == problem.day_count())
        for (Day day = problem.day(problem.day_count());
             day < next_planned_day(problem) && problem.is_weekend(member, day) && one.is_one_on(day); day += Days(1))
            ++weekends.back().off_after;
    return weekends;
}

/// The weekend's parts, where it is worked in part and was not so before the period; else nothing.
template <class Works>
Parts broken(const Weekend& weekend, const Works& works)
{
    Parts parts = weekend.before;
    if (parts.are_both())
        return {};
    for (int day = weekend.first; day < weekend.end; ++day)
        parts.add(works(day));
    parts.off += weekend.off_after;
    return parts.are_both() ? parts : Parts{};
}

bool asks_for_complete_weekends(const Problem& problem, MemberId member)
{
    return problem.limits(member).complete_weekends;
}

void find_complete_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        if (!asks_for_complete_weekends(problem, member))
            continue;
        for (const Weekend& weekend : weekends_of(problem, member)) {
            const Parts parts = broken(weekend, [&](int day) { return !roster.on(member, day).empty(); });
            if (parts.are_both())
                findings.add({.rule = Rule::complete_weekends,
                              .member = member,
                              .day = weekend.first,
                              .found = parts.worked,
                              .limit = parts.worked + parts.off},
                             problem.penalties(member).complete_weekends);
        }
    }
}

Label words_for_complete_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    const std::string limit = std::to_string(violation.limit);
    return {day + " 起的周末：" + who.zh + " " + limit + " 天中只值 " + found + " 天，应全值或全休",
            "on the weekend from " + day + " " + who.en + " is on duty on " + found + " of " + limit +
                " days, all or none are asked for"};
}

Label complete_weekends_asked(const Problem& problem, const Element& element)
{
    return said_of(problem, element.member, {"周末全值或全休", "is on duty on all days of a weekend or on none"});
}

WideInteger greatest_cost_of_complete_weekends(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).complete_weekends) * problem.weekend_count(member);
}

/// Some day of the weekend has to change between work and off.
void mend_complete_weekends(const Violation& violation, Mending& mending)
{
    for (const Weekend& weekend : weekends_of(mending.problem(), violation.member))
        for (int day = weekend.first; weekend.first == violation.day && day < weekend.end; ++day)
            if (mending.works(violation.member, day))
                mending.drop_day(violation.member, day);
            else
                mending.add_day(violation.member, day);
}

/// The state: whether the present weekend has days on duty, days off, and was worked in part before the period.
class CompleteWeekendsMachine : public LineMachine {
public:
    CompleteWeekendsMachine(const Problem& problem, MemberId member)
        : penalty_(problem.penalties(member).complete_weekends),
          days_(static_cast<std::size_t>(problem.day_count()), Place::outside)
    {
        for (const Weekend& weekend : weekends_of(problem, member)) {
            for (int day = weekend.first; day < weekend.end; ++day)
                days_[static_cast<std::size_t>(day)] = day == weekend.first && day > 0 ? Place::first : Place::later;
            if (weekend.first == 0)
                start_ = weekend.before.are_both()
                             ? worked | off | was_broken
                             : (weekend.before.worked > 0 ? worked : 0) | (weekend.before.off > 0 ? off : 0);
            has_off_after_ = weekend.off_after > 0;
        }
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        const Place place = days_[static_cast<std::size_t>(day)];
        if (place == Place::outside)
            return {0};
        const State before = place == Place::first ? 0 : state;
        const State after = before | (stood.is_off() ? off : worked);
        const bool breaks = (after & both) == both && (before & both) != both;
        return {after, bent_by(penalty_, breaks ? 1 : 0)};
    }
    [[nodiscard]] Bent end(State state) const override
    {
        return bent_by(penalty_, has_off_after_ && (state & both) == worked ? 1 : 0);
    }

private:
    enum class Place : std::uint8_t { outside, first, later };
    static constexpr State worked = 1;
    static constexpr State off = 2;
    static constexpr State both = worked | off;
    static constexpr State was_broken = 4;

    Penalty penalty_;
    std::vector<Place> days_;
    State start_ = 0;
    bool has_off_after_ = false;  ///< the last weekend goes on in days that nobody plans
};

std::unique_ptr<LineMachine> machine_of_complete_weekends(const Problem& problem, MemberId member)
{
    return std::make_unique<CompleteWeekendsMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::complete_weekends> {
    static constexpr Entry entry{
        .zh = "完整周末",
        .en = "complete weekends",
        .is_of_contracts = true,
        .find = find_complete_weekends,
        .words = words_for_complete_weekends,
        .is_asked = asks_for_complete_weekends,
        .greatest_cost = greatest_cost_of_complete_weekends,
        .looks = always<Looks::at_days_worked>,
        .asks = complete_weekends_asked,
        .mend = mend_complete_weekends,
        .machine = machine_of_complete_weekends,
    };
};
template const Entry& entry<Rule::complete_weekends>();

}  // namespace muster::roster::rule
