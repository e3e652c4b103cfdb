// Small problems with limits of every kind, and lines of their members, drawn from a seed.
#pragma once

#include "small.hpp"

#include "muster/core/seed.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::rule {

class Drawn {
public:
    explicit Drawn(std::uint64_t seed) : random_(Seed{seed}) {}

    [[nodiscard]] int below(int end) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(end))); }
    [[nodiscard]] bool one_in(int times) { return below(times) == 0; }
    [[nodiscard]] Penalty penalty() { return one_in(3) ? Penalty::hard() : Penalty::soft(below(9)); }

private:
    Random random_;
};

inline const std::vector<std::string> kinds_drawn{"day", "evening", "N"};

inline PatternDay some_day(Drawn& drawn)
{
    const auto stand = static_cast<PatternStand>(drawn.below(4));
    const auto kind = static_cast<std::size_t>(drawn.below(static_cast<int>(kinds_drawn.size())));
    return {stand, stand == PatternStand::kind ? kinds_drawn[kind] : ""};
}

inline std::vector<KindRun> some_runs(Drawn& drawn)
{
    std::vector<KindRun> runs;
    for (const std::string& kind : kinds_drawn)
        if (drawn.one_in(2)) {
            const int minimum = 1 + drawn.below(3);
            runs.push_back({kind, minimum, drawn.one_in(3) ? no_limit : minimum + drawn.below(2)});
        }
    return runs;
}

inline Limits some_limits(Drawn& drawn, std::size_t patterns)
{
    Limits limits{.maximum_weekends = drawn.below(3),
                  .maximum_a_day = 2,
                  .maximum_consecutive_weekends = drawn.below(3),
                  .complete_weekends = true,
                  .maximum_days_off = 1 + drawn.below(4),
                  .kind_runs = some_runs(drawn),
                  .identical_weekends = true,
                  .minimum_consecutive_weekends = 1 + drawn.below(3),
                  .no_night_before_free_weekend = true,
                  .days_off_after_nights = drawn.below(4)};
    if (limits.maximum_consecutive_weekends > 0)
        limits.minimum_consecutive_weekends =
            std::min(limits.minimum_consecutive_weekends, limits.maximum_consecutive_weekends);
    for (std::size_t row = 0; row < patterns; ++row)
        if (drawn.one_in(2))
            limits.patterns.emplace_back(static_cast<PatternId::Value>(row));
    const std::vector<std::vector<int>> weekends{{}, {7}, {5, 6, 7}, {3, 6, 7}, {1, 2, 3, 4, 5, 6, 7}};
    limits.weekend = weekends[static_cast<std::size_t>(drawn.below(5))];
    return limits;
}

inline History some_history(Drawn& drawn, const Draft& draft)
{
    History history{.weekends = drawn.below(2)};
    if (draft.stands_alone || drawn.one_in(4))
        return history;
    const bool is_work = drawn.one_in(2);
    const int days = 1 + drawn.below(5);
    (is_work ? history.days_worked : history.days_off) = days;
    history.weekends_worked = drawn.below(3);
    history.kind_days = is_work ? drawn.below(days + 1) : 0;
    if (drawn.one_in(4))
        return history;
    const Day last = draft.period.first() - Days(is_work ? 1 : days + 1);
    std::set<std::pair<Day, std::size_t>> stood{{last, static_cast<std::size_t>(drawn.below(5))}};
    for (int more = drawn.below(5); more > 0; --more)
        stood.emplace(last - Days(drawn.below(6)), static_cast<std::size_t>(drawn.below(5)));
    for (const auto& [day, type] : stood)
        history.last_shifts.push_back(LastShift::of(draft.shift_types[type], day));
    for (LastShift& shift : history.last_shifts)
        shift.type += drawn.one_in(9) ? " of old" : "";
    return history;
}

/// Two kinds of several types and three of their own; holidays, contracts, membership, gaps.
inline Draft drawn_draft(Drawn& drawn)
{
    Draft draft = small_draft();
    const int first = drawn.below(7);
    draft.period = Period(day(first), day(first + drawn.below(16)));
    draft.shift_types[early.row()].kind = "day";
    draft.shift_types[late.row()].kind = "evening";
    draft.shift_types.push_back({.code = "M", .start = at(9), .kind = "day"});
    draft.shift_types.push_back({.code = "R", .start = at(20), .is_night = true});
    for (int index = -6; index < 30; ++index)
        if (drawn.one_in(9))
            (drawn.one_in(2) ? draft.calendar.holidays : draft.calendar.worked).push_back(day(index));
    draft.stands_alone = drawn.one_in(4);
    if (!draft.stands_alone && drawn.one_in(3))
        draft.next_begins = draft.period.last() + Days(1 + drawn.below(10));
    for (int pattern = drawn.below(4); pattern > 0; --pattern) {
        Pattern made{.code = "p" + std::to_string(pattern),
                     .weekday = drawn.one_in(2) ? 0 : 1 + drawn.below(7),
                     .penalty = drawn.penalty()};
        for (int length = 1 + drawn.below(5); length > 0; --length)
            made.days.push_back(some_day(drawn));
        draft.patterns.push_back(std::move(made));
    }
    draft.contracts.push_back({.code = "c", .limits = some_limits(drawn, draft.patterns.size())});
    for (Penalty* penalty : draft.contracts.front().penalties.all())
        *penalty = drawn.penalty();
    for (Penalty* penalty : draft.penalties.all())
        *penalty = drawn.penalty();
    for (Member& member : draft.members) {
        member.history = some_history(drawn, draft);
        if (drawn.one_in(5))
            member.from = draft.period.first() + Days(drawn.below(4));
        if (drawn.one_in(5))
            member.until = draft.period.last() - Days(drawn.below(4));
        if (member.from && member.until && *member.until < *member.from)
            member.until.reset();
    }
    draft.members[ann.row()].limits = some_limits(drawn, draft.patterns.size());
    draft.members[bob.row()].contract = ContractId(0);
    draft.members[cai.row()].contract = ContractId(0);
    draft.members[cai.row()].from = draft.members[bob.row()].from;
    draft.members[cai.row()].until = draft.members[bob.row()].until;
    return draft;
}

inline std::vector<Assignment> some_line(Drawn& drawn, const Problem& problem, MemberId member)
{
    std::vector<Assignment> line;
    const int pace = 2 + drawn.below(12);
    for (int day = 0; day < problem.day_count(); ++day)
        for (std::uint32_t type = 0; type < problem.shift_types().size(); ++type)
            if (drawn.one_in(pace))
                line.push_back({member, {problem.day(day), ShiftTypeId(type)}});
    return line;
}

}  // namespace muster::roster::rule
