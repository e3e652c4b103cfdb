// No night shift on the day before a weekend off duty.
//
// A weekend counts where the member is one on a day of it. Of one that began before the period the history tells
// whether it was off duty so far, and which shifts were stood before it. One that goes on in the next roster is judged
// there; one that begins after the period is judged here where no roster plans any of it.
#include "answers.hpp"
#include "days_before.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"
#include "stood_days.hpp"
#include "weekend_edges.hpp"

#include <algorithm>
#include <optional>

namespace muster::inline v0_2::roster::rule {
namespace {

/// A weekend that this roster judges.
struct JudgedWeekend {
    int eve = 0;                   ///< the day before it; below 0 before the period
    int first = 0;                 ///< its first day in the period
    int end = 0;                   ///< as much as `first` where it begins after the period
    bool was_after_night = false;  ///< the history has a night shift on its eve, and no shift since
};

/// Of the weekend that the first day of the period belongs to.
bool began_after_night(const Problem& problem, MemberId member)
{
    const History& history = problem.history(member);
    int before = 0;  // days of it
    while (before <= history.days_off && problem.is_weekend(member, problem.day(-1 - before)))
        ++before;
    const std::optional<Stood> eve = stood_before(problem, member, -1 - before);
    return before <= history.days_off && eve && eve->is_night;
}

/// Whether the day after the period begins a weekend of which no roster plans a day.
bool is_followed_by_free_weekend(const Problem& problem, MemberId member)
{
    if (problem.stands_alone() || problem.weekend_of(member, problem.day_count() - 1) >= 0)
        return false;
    const Day first = problem.day(problem.day_count());
    const Day next = next_planned_day(problem);
    Day end = first;
    while (end < next && problem.is_weekend(member, end))
        end += Days(1);
    return first < end && !(end == next && problem.is_weekend(member, end)) &&
           problem.members()[member].is_one_on(first);
}

std::vector<JudgedWeekend> judged_weekends(const Problem& problem, MemberId member)
{
    std::vector<JudgedWeekend> weekends;
    const Member& one = problem.members()[member];
    const int days = problem.day_count();
    for (int first = 0; first < days; ++first) {
        const int weekend = problem.weekend_of(member, first);
        if (weekend < 0)
            continue;
        int end = first;
        bool is_own = false;
        for (; end < days && problem.weekend_of(member, end) == weekend; ++end)
            is_own = is_own || one.is_one_on(problem.day(end));
        if (is_own && !(end == days && last_weekend_goes_on(problem, member)))
            weekends.push_back({.eve = first - 1,
                                .first = first,
                                .end = end,
                                .was_after_night = first == 0 && began_after_night(problem, member)});
        first = end - 1;
    }
    if (is_followed_by_free_weekend(problem, member))
        weekends.push_back({.eve = days - 1, .first = days, .end = days});
    return weekends;
}

bool is_bent(const JudgedWeekend& weekend, const std::vector<Stood>& stood)
{
    const bool is_after_night =
        weekend.eve < 0 ? weekend.was_after_night : stood[static_cast<std::size_t>(weekend.eve)].is_night;
    return is_after_night && std::all_of(stood.begin() + weekend.first, stood.begin() + weekend.end,
                                         [](const Stood& each) { return each.is_off(); });
}

bool asks_for_no_night_before(const Problem& problem, MemberId member)
{
    return problem.limits(member).no_night_before_free_weekend;
}

void find_night_before_free_weekend(const Problem& problem, const Roster& roster, const Scope& scope,
                                    Findings& findings)
{
    for (const MemberId member : scope.members) {
        if (!asks_for_no_night_before(problem, member))
            continue;
        const std::vector<Stood> stood = stood_days(problem, roster.of(member));
        for (const JudgedWeekend& weekend : judged_weekends(problem, member))
            if (is_bent(weekend, stood))
                findings.add({.rule = Rule::night_before_free_weekend,
                              .member = member,
                              .day = std::max(0, weekend.eve),
                              .found = 1,
                              .limit = 0},
                             problem.penalties(member).night_before_free_weekend);
    }
}

Label words_for_night_before_free_weekend(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 在休息的周末前一天值夜班",
            day + ": " + who.en + " stands a night shift on the day before a weekend off duty"};
}

Label ask_for_no_night_before(const Problem& problem, const Element& element)
{
    return said_of(problem, element.member,
                   {"休息的周末前一天不值夜班", "stands no night shift on the day before a weekend off duty"});
}

WideInteger greatest_cost_of_night_before_free_weekend(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).night_before_free_weekend) * (problem.weekend_count(member) + 1);
}

/// The night has to go, or a shift of the weekend to be stood.
void mend_night_before_free_weekend(const Violation& violation, Mending& mending)
{
    const Problem& problem = mending.problem();
    for (const JudgedWeekend& weekend : judged_weekends(problem, violation.member)) {
        if (std::max(0, weekend.eve) != violation.day)
            continue;
        mending.drop_if(violation.member, [&](int day, ShiftTypeId type) {
            return day == weekend.eve && problem.shift_types()[type].is_night;
        });
        for (int day = weekend.first; day < weekend.end; ++day)
            mending.add_day(violation.member, day);
    }
}

/// A night shift waits for the weekend to be worked.
bool fits_night_before_free_weekend(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    if (!asks_for_no_night_before(problem, line.member()) || !problem.shift_types()[type].is_night)
        return true;
    const std::vector<Stood> stood = stood_days_with(line, day, type);
    return std::ranges::none_of(judged_weekends(problem, line.member()), [&](const JudgedWeekend& weekend) {
        return weekend.eve == day && is_bent(weekend, stood);
    });
}

/// The state: the day before was a night; on a weekend: so was the day before it, and it is off duty so far.
class NightBeforeFreeWeekendMachine : public LineMachine {
public:
    NightBeforeFreeWeekendMachine(const Problem& problem, MemberId member)
        : penalty_(problem.penalties(member).night_before_free_weekend),
          days_(static_cast<std::size_t>(problem.day_count()))
    {
        for (int day = 0; day < problem.day_count(); ++day)
            days_[static_cast<std::size_t>(day)].is_weekend = problem.weekend_of(member, day) >= 0;
        for (const JudgedWeekend& weekend : judged_weekends(problem, member)) {
            for (int day = weekend.first; day < weekend.end; ++day)
                days_[static_cast<std::size_t>(day)].is_judged = true;
            if (weekend.eve < 0)
                start_ = weekend.was_after_night ? 1 : 0;
            (weekend.end < problem.day_count() ? days_[static_cast<std::size_t>(weekend.end)].ends : ends_) = true;
        }
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        const Place& place = days_[static_cast<std::size_t>(day)];
        if (place.is_weekend)
            return {place.is_judged && stood.is_off() ? state : 0};
        return {stood.is_night ? 1 : 0, bent_by(penalty_, place.ends ? state : 0)};
    }
    [[nodiscard]] Bent end(State state) const override { return bent_by(penalty_, ends_ ? state : 0); }

private:
    struct Place {
        bool is_weekend = false;
        bool is_judged = false;
        bool ends = false;  ///< the day after one that is judged
    };

    Penalty penalty_;
    std::vector<Place> days_;
    bool ends_ = false;
    State start_ = 0;
};

std::unique_ptr<LineMachine> machine_of_night_before_free_weekend(const Problem& problem, MemberId member)
{
    return std::make_unique<NightBeforeFreeWeekendMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::night_before_free_weekend> {
    static constexpr Entry entry{
        .zh = "休息周末前的夜班",
        .en = "night before a weekend off duty",
        .is_of_contracts = true,
        .find = find_night_before_free_weekend,
        .words = words_for_night_before_free_weekend,
        .is_asked = asks_for_no_night_before,
        .greatest_cost = greatest_cost_of_night_before_free_weekend,
        .asks = ask_for_no_night_before,
        .mend = mend_night_before_free_weekend,
        .fits = fits_night_before_free_weekend,
        .machine = machine_of_night_before_free_weekend,
    };
};
template const Entry& entry<Rule::night_before_free_weekend>();

}  // namespace muster::roster::rule
