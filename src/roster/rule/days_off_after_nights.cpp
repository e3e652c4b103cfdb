// Days off after night shifts.
//
// Nights on days that follow each other are one run. After its last, no shift stands for so many days; a night, too,
// where days off lie between. A run of the history goes on, or ends, here.
#include "answers.hpp"
#include "days_before.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"
#include "stood_days.hpp"

#include <algorithm>
#include <optional>

namespace muster::inline v0_2::roster::rule {
namespace {

/// Days off since the last day on duty before the period, where that was a night; nothing where it was not.
std::optional<int> days_off_since_night(const Problem& problem, MemberId member)
{
    const History& history = problem.history(member);
    const std::optional<Stood> last = stood_before(problem, member, -1 - history.days_off);
    return last && last->is_night ? std::optional(history.days_off) : std::nullopt;
}

/// A shift that stands too early.
struct Early {
    int day = 0;
    int last_night = 0;  ///< below 0 before the period
    int days_off = 0;    ///< between the two
};

std::vector<Early> early_shifts(const Problem& problem, MemberId member, const std::vector<Stood>& stood)
{
    const int least = problem.limits(member).days_off_after_nights;
    std::vector<Early> found;
    std::optional<int> last_night;
    if (const std::optional<int> off = days_off_since_night(problem, member))
        last_night = -1 - *off;
    for (int day = 0; day < problem.day_count(); ++day) {
        const Stood& now = stood[static_cast<std::size_t>(day)];
        if (now.is_off())
            continue;
        const bool goes_on = last_night && now.is_night && day == *last_night + 1;
        if (last_night && !goes_on && day - *last_night - 1 < least)
            found.push_back({.day = day, .last_night = *last_night, .days_off = day - *last_night - 1});
        last_night = now.is_night ? std::optional(day) : std::nullopt;
    }
    return found;
}

bool is_asked_days_off_after_nights(const Problem& problem, MemberId member)
{
    return problem.limits(member).days_off_after_nights > 0;
}

void find_days_off_after_nights(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int least = problem.limits(member).days_off_after_nights;
        if (least == 0)
            continue;
        for (const Early& early : early_shifts(problem, member, stood_days(problem, roster.of(member))))
            findings.add({.rule = Rule::days_off_after_nights,
                          .member = member,
                          .day = early.day,
                          .found = early.days_off,
                          .limit = least,
                          .amount = least - early.days_off},
                         problem.penalties(member).days_off_after_nights);
    }
}

Label words_for_days_off_after_nights(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 夜班后只休息 " + found + " 天，至少 " + limit + " 天",
            day + ": " + who.en + " was off only " + words::count(violation.found, "day", "days") +
                " after night shifts, at least " + limit};
}

WideInteger greatest_cost_of_days_off_after_nights(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).days_off_after_nights) * problem.limits(member).days_off_after_nights *
           problem.day_count();
}

Label ask_for_days_off_after_nights(const Problem& problem, const Element& element)
{
    const std::int32_t least = problem.limits(element.member).days_off_after_nights;
    return said_of(problem, element.member,
                   {"夜班后至少休息 " + std::to_string(least) + " 天",
                    "is off at least " + words::count(least, "day", "days") + " after night shifts"});
}

/// The shift has to go, or the night; or the night is not the last one.
void mend_days_off_after_nights(const Violation& violation, Mending& mending)
{
    const Problem& problem = mending.problem();
    const MemberId member = violation.member;
    for (const Early& early : early_shifts(problem, member, stood_days(problem, mending.roster().of(member)))) {
        if (early.day != violation.day)
            continue;
        mending.drop_day(member, early.day);
        mending.drop_if(member, [&](int day, ShiftTypeId type) {
            return day == early.last_night && problem.shift_types()[type].is_night;
        });
        for (int row = 0; row < problem.shift_type_count(); ++row)
            if (const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row)); problem.shift_types()[type].is_night)
                mending.add(member, early.last_night + 1, type);
    }
}

bool fits_days_off_after_nights(const LineSoFar& line, int day, ShiftTypeId type)
{
    return !is_asked_days_off_after_nights(line.problem(), line.member()) ||
           std::ranges::none_of(early_shifts(line.problem(), line.member(), stood_days_with(line, day, type)),
                                [&](const Early& early) { return early.day == day || early.last_night == day; });
}

/// The state: days off since a night, so many and more being as good as no night.
class DaysOffAfterNightsMachine : public LineMachine {
public:
    DaysOffAfterNightsMachine(const Problem& problem, MemberId member)
        : least_(problem.limits(member).days_off_after_nights),
          penalty_(problem.penalties(member).days_off_after_nights),
          start_(std::min<State>(days_off_since_night(problem, member).value_or(no_limit), least_))
    {
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int, const Stood& stood) const override
    {
        if (stood.is_off())
            return {std::min(state + 1, least_)};
        const bool goes_on = stood.is_night && state == 0;
        return {stood.is_night ? 0 : least_, bent_by(penalty_, goes_on ? 0 : least_ - state)};
    }

private:
    State least_;
    Penalty penalty_;
    State start_;
};

std::unique_ptr<LineMachine> machine_of_days_off_after_nights(const Problem& problem, MemberId member)
{
    return std::make_unique<DaysOffAfterNightsMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::days_off_after_nights> {
    static constexpr Entry entry{
        .zh = "夜班后休息",
        .en = "days off after night shifts",
        .is_of_contracts = true,
        .find = find_days_off_after_nights,
        .words = words_for_days_off_after_nights,
        .is_asked = is_asked_days_off_after_nights,
        .greatest_cost = greatest_cost_of_days_off_after_nights,
        .asks = ask_for_days_off_after_nights,
        .mend = mend_days_off_after_nights,
        .fits = fits_days_off_after_nights,
        .machine = machine_of_days_off_after_nights,
    };
};
template const Entry& entry<Rule::days_off_after_nights>();

}  // namespace muster::roster::rule
