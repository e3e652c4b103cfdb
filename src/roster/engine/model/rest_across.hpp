// What shifts cost each other where no table says it: too little rest, or two at once.
//
// Tables of what follows what know the duty stood last, and one without hours hides those before it. They also end
// after some days, so that a least rest of months does not make them as long.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/shift.hpp"
#include "roster/engine/model/hard_soft_cost.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::model {

class Instance;
using DutyIndex = std::uint16_t;

/// Days from one duty to the next that tables of what follows what reach, at most.
inline constexpr int longest_gap = 31;

/// Of one member.
class RestAcross {
public:
    RestAcross() = default;
    RestAcross(const Instance& instance, const Problem& problem, MemberId member);

    /// Nothing can cost anything.
    [[nodiscard]] bool is_empty() const { return spans_.empty(); }
    /// Of each rest that is too short.
    [[nodiscard]] const Penalty& penalty() const { return penalty_; }
    [[nodiscard]] bool has_hours(DutyIndex duty) const { return !spans_[duty].empty(); }

    /// visit(day before, or -1 for the history, day, toll) for each two duties with hours, and only such without
    /// between, that cost something and are in no table.
    template <class Visit>
    void each(std::span<const DutyIndex> line, Visit&& visit) const
    {
        int last = -1;
        bool is_hidden = false;
        for (int day = 0; day < static_cast<int>(line.size()); ++day) {
            const DutyIndex duty = line[static_cast<std::size_t>(day)];
            if (duty == 0)
                continue;
            if (!has_hours(duty)) {
                is_hidden = true;
                continue;
            }
            if (is_hidden || day - (last < 0 ? last_day_ : last) > longest_gap)
                if (const HardSoftCost toll = last < 0 ? after_history(day, duty)
                                                       : after(line[static_cast<std::size_t>(last)], day - last, duty);
                    !(toll == HardSoftCost{}))
                    visit(last, day, toll);
            last = day;
            is_hidden = false;
        }
    }

private:
    struct Span {
        std::int64_t start = 0;  ///< minutes from midnight
        std::int64_t end = 0;
    };
    /// Nothing where its hours are not known.
    [[nodiscard]] static std::optional<Span> span_of(const ShiftType& shift);
    [[nodiscard]] bool can_cost(const Problem& problem) const;
    [[nodiscard]] HardSoftCost after(DutyIndex before, int gap, DutyIndex duty) const;
    [[nodiscard]] HardSoftCost after_history(int day, DutyIndex duty) const;
    [[nodiscard]] HardSoftCost rest_toll(std::int64_t rest) const;

    std::vector<std::vector<Span>> spans_;  ///< by duty: shifts with hours, in the order they begin
    std::vector<std::int64_t> ends_;        ///< of the history's shifts, minutes from the first day
    int last_day_ = -1;                     ///< of the history on duty
    std::int64_t least_ = 0;
    Penalty penalty_;
};

}  // namespace muster::roster::engine::model
