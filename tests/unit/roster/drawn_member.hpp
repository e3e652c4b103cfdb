// A draft of one member whose line is held to every rule about a line, from a seed; small enough to look at every line.
#pragma once

#include "small.hpp"

#include "muster/core/seed.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {

class DrawnMember {
public:
    explicit DrawnMember(std::uint64_t seed) : random_(Seed{seed}) {}

    /// Windows apart, unless they are asked for.
    [[nodiscard]] Draft draft(bool with_windows = false)
    {
        constexpr int most_days[] = {9, 7, 6, 5};
        const int types = 1 + up_to(3);
        draft_ = {.period = Period(monday, monday)};
        days_ = most_days[types - 1] - up_to(2);
        first_ = day(up_to(6));
        draft_.period = Period(first_, first_ + Days(days_ - 1));
        draft_.posts = {{.code = "p", .is_disliked = true}};
        draft_.skills = {{.code = "s"}};
        draft_.members = {{.code = "ann"}};
        if (maybe(2))
            draft_.members[0].skills = {SkillId(0)};
        add_types(types);
        add_calendar();
        add_patterns();
        add_days();
        Limits limits = drawn_limits();
        if (with_windows)
            limits.windows = {{.days = 2 + up_to(2), .most = 1 + up_to(1)}};
        const Penalties penalties = drawn_penalties();
        if (maybe(3)) {
            draft_.contracts = {{.code = "c", .limits = std::move(limits), .penalties = penalties}};
            draft_.members[0].contract = ContractId(0);
        } else {
            draft_.members[0].limits = std::move(limits);
            draft_.penalties = penalties;
        }
        History& history = draft_.members[0].history;
        history.shifts = maybe(4) ? up_to(4) : 0;
        history.weekends = maybe(4) ? up_to(3) : 0;
        draft_.stands_alone = maybe(4);
        if (!draft_.stands_alone && maybe(2))
            add_history();
        if (!draft_.stands_alone && maybe(4))
            draft_.next_begins = draft_.period.last() + Days(1 + up_to(3));
        return draft_;
    }

private:
    std::int32_t up_to(int most)
    {
        return static_cast<std::int32_t>(random_.below(static_cast<std::uint32_t>(most) + 1));
    }
    bool maybe(int of) { return up_to(of - 1) == 0; }
    ShiftTypeId any_type() { return ShiftTypeId(random_.below(static_cast<std::uint32_t>(draft_.shift_types.size()))); }
    Penalty penalty() { return maybe(4) ? Penalty::hard() : Penalty::soft(up_to(30)); }
    std::string kind() { return draft_.shift_types[any_type().row()].kind_or_code(); }

    void add_types(int types)
    {
        for (int at = 0; at < types; ++at) {
            ShiftType type{.code = std::string(1, static_cast<char>('A' + at)),
                           .length = Minutes(maybe(6) ? 1440 + 360 * up_to(4) : 240 * (1 + up_to(2))),
                           .is_night = maybe(2)};
            if (!maybe(5))
                type.start = roster::at(6 * up_to(3));
            if (maybe(3))
                type.kind = maybe(2) ? "x" : "y";
            if (maybe(4))
                type.required_skill = SkillId(0);
            if (maybe(3))
                type.post = PostId(0);
            draft_.shift_types.push_back(std::move(type));
        }
        for (int time = up_to(2); time > 0; --time) {
            const Succession one{any_type(), any_type()};
            if (std::ranges::find(draft_.forbidden_successions, one) == draft_.forbidden_successions.end())
                draft_.forbidden_successions.push_back(one);
        }
    }

    std::vector<int> some_weekdays()
    {
        std::vector<int> weekdays;
        for (int weekday = 1; weekday <= 7; ++weekday)
            if (maybe(2))
                weekdays.push_back(weekday);
        return weekdays;
    }

    void add_calendar()
    {
        draft_.calendar.weekend = some_weekdays();
        if (maybe(3))
            draft_.calendar.holidays = {first_ + Days(up_to(days_) - 1)};
        if (maybe(3))
            draft_.calendar.worked = {first_ + Days(up_to(days_) - 1)};
        if (maybe(4))
            draft_.spacing = Spacing{.weight = up_to(40), .distance = 1 + up_to(3)};
    }

    void add_patterns()
    {
        for (int time = up_to(2); time > 0; --time) {
            Pattern pattern{.code = "p" + std::to_string(time), .penalty = penalty()};
            for (int day = up_to(3); day >= 0; --day) {
                const auto stand = static_cast<PatternStand>(up_to(3));
                pattern.days.push_back({stand, stand == PatternStand::kind ? kind() : ""});
            }
            if (maybe(3))
                pattern.weekday = 1 + up_to(6);
            draft_.patterns.push_back(std::move(pattern));
        }
    }

    void add_days()
    {
        Member& member = draft_.members[0];
        if (maybe(6))
            member.from = first_ + Days(up_to(2) - 1);
        if (maybe(6))
            member.until = draft_.period.last() - Days(up_to(2) - 1);
        if (maybe(4))
            draft_.unavailable = {{MemberId(0), first_ + Days(up_to(days_ - 1)), any_type()}};
        if (maybe(3))
            draft_.requests = {{MemberId(0), first_ + Days(up_to(days_ - 1)), maybe(2) ? any_type() : ShiftTypeId(),
                                maybe(2) ? Wish::off : Wish::on, up_to(20)}};
        if (maybe(6)) {
            draft_.published.assignments = {{MemberId(0), {first_ + Days(up_to(days_ - 1)), any_type()}}};
            draft_.published.change = penalty();
        }
        if (maybe(4))
            draft_.fairness = {{.measure = all_measures[static_cast<std::size_t>(up_to(4))],
                                .above_weight = up_to(9),
                                .below_weight = up_to(9),
                                .tolerance = up_to(1)}};
    }

    Limits drawn_limits()
    {
        Limits limits;
        limits.maximum_a_day = maybe(4) ? 2 : 1;
        if (maybe(3))
            limits.minimum_minutes = Minutes(240 * up_to(5));
        if (maybe(3))
            limits.maximum_minutes = Minutes(limits.minimum_minutes.count() + 240 * up_to(5));
        if (maybe(3))
            limits.minimum_consecutive = 2 + up_to(1);
        if (maybe(3))
            limits.maximum_consecutive = limits.minimum_consecutive + up_to(2);
        if (maybe(3))
            limits.minimum_days_off = 2 + up_to(1);
        if (maybe(3))
            limits.maximum_days_off = limits.minimum_days_off + up_to(2);
        if (maybe(3))
            limits.minimum_rest = Minutes(60 * up_to(30));
        if (maybe(4))
            limits.of_type = {{any_type(), up_to(3)}};
        if (maybe(3))
            limits.minimum_shifts = up_to(5);
        if (maybe(3))
            limits.maximum_shifts = limits.minimum_shifts + up_to(4);
        if (maybe(3))
            limits.days_off_after_nights = 1 + up_to(2);
        add_limits_on_kinds(limits);
        add_limits_on_weekends(limits);
        return limits;
    }

    void add_limits_on_kinds(Limits& limits)
    {
        for (int time = up_to(2); time > 0; --time) {
            KindRun run{.kind = kind(), .minimum = 1 + up_to(2)};
            if (maybe(2))
                run.maximum = run.minimum + up_to(2);
            if (std::ranges::find(limits.kind_runs, run.kind, &KindRun::kind) == limits.kind_runs.end())
                limits.kind_runs.push_back(std::move(run));
        }
        for (std::uint32_t row = 0; row < draft_.patterns.size(); ++row)
            if (!maybe(4))
                limits.patterns.push_back(PatternId(row));
    }

    void add_limits_on_weekends(Limits& limits)
    {
        if (maybe(3))
            limits.maximum_weekends = up_to(2);
        if (maybe(3))
            limits.minimum_consecutive_weekends = 2 + up_to(1);
        if (maybe(3))
            limits.maximum_consecutive_weekends =
                limits.minimum_consecutive_weekends > 1 ? limits.minimum_consecutive_weekends + up_to(1) : up_to(2);
        limits.complete_weekends = maybe(3);
        limits.identical_weekends = maybe(3);
        limits.no_night_before_free_weekend = maybe(3);
        if (maybe(3))
            limits.weekend = some_weekdays();
    }

    Penalties drawn_penalties()
    {
        Penalties penalties;
        for (Penalty* each : penalties.all())
            *each = penalty();
        return penalties;
    }

    void add_history()
    {
        History& history = draft_.members[0].history;
        const bool was_on = maybe(2);
        (was_on ? history.days_worked : history.days_off) = 1 + up_to(3);
        if (maybe(4))
            history.until = first_ - Days(1 + up_to(2));
        const Day until = history.until.value_or(first_ - Days(1));
        history.weekends_worked = maybe(2) ? up_to(3) : 0;
        history.days_touched = maybe(4) ? up_to(5) : 0;
        if (maybe(4))
            return;
        const Day last = until - Days(history.days_off);
        const auto add = [&](Day day) {
            const ShiftType& type = draft_.shift_types[any_type().row()];
            LastShift shift = LastShift::of(type, day);
            if (maybe(6))
                shift.type = "gone";
            const auto is_same = [&](const LastShift& other) { return other.type == shift.type && other.day == day; };
            if (std::ranges::none_of(history.last_shifts, is_same))
                history.last_shifts.push_back(std::move(shift));
        };
        for (int back = 0; back <= (maybe(2) ? 3 : 0); ++back)
            if (back == 0 || back < history.days_worked || (back > history.days_worked && maybe(2)))
                add(last - Days(back));
        if (maybe(5))
            add(last);
        if (was_on)
            history.kind_days = 1 + up_to(history.days_worked - 1);
    }

    Random random_;
    Draft draft_{.period = Period(monday, monday)};
    int days_ = 1;
    Day first_ = monday;
};

}  // namespace muster::roster
