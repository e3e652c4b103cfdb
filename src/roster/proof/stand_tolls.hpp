// What one member pays for the shifts of a day, and for those of two days one after the other; for the checker of
// bounds.
#pragma once

#include "muster/roster/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

/// More than any cost: there is none.
inline constexpr std::int64_t never = std::int64_t{1} << 60;

/// A set of shift types stood on one day.
using Stand = std::vector<ShiftTypeId>;

/// More are not reckoned with.
inline constexpr std::size_t most_stands = 2000;

/// Shifts that some member may stand on one day; of those who are given more at a cost, all.
[[nodiscard]] int most_a_day(const Problem& problem);

/// All that do not overlap, of at most so many types; first the day off. None, where there are more than `at_most`.
[[nodiscard]] std::vector<Stand> all_stands(const Problem& problem, int most, std::size_t at_most);

/// Of the stands of one member, told by their numbers. In parts of `scale`.
class StandTolls {
public:
    StandTolls(const Problem& problem, MemberId member, const std::vector<Stand>& stands, std::int64_t scale);

    /// Days from one stand to the next, at most, that are looked at.
    [[nodiscard]] static int most_gaps(const Problem& problem, MemberId member);

    /// Days from one stand to the next, at most, that can cost anything.
    [[nodiscard]] int reach() const { return reach_; }
    /// Of standing this on this day, apart from what came before; false if a hard rule forbids it.
    bool on_day(int day, std::size_t stand, std::int64_t& toll) const;
    /// Stands there are to come after: those of the list, and where there is a history the last shifts of that.
    [[nodiscard]] std::size_t before_count() const { return before_count_; }
    /// The stand that the history ends with; the day off where it ends with none.
    [[nodiscard]] std::size_t of_history() const { return before_count_ > stands_.size() ? stands_.size() : 0; }
    /// Of two days with shifts, so many days apart and none between; `never` if a hard rule forbids it.
    [[nodiscard]] std::int64_t after(std::size_t before, int gap, std::size_t next) const
    {
        return follow_[(static_cast<std::size_t>(gap - 1) * before_count_ + before) * stands_.size() + next];
    }

    /// Some of its shifts have hours.
    [[nodiscard]] bool has_hours(std::size_t stand) const { return at_edge(stands_[stand], false).is_set(); }
    /// Of two days with shifts, so many days apart, and between them only shifts without hours: what `after` would say
    /// but for successions.
    [[nodiscard]] std::int64_t across(std::size_t before, int gap, std::size_t next) const;

    /// Of too little rest between the shifts of a stand, part of `on_day`; false if a hard rule forbids it.
    bool rests_within(std::size_t stand, std::int64_t& toll) const { return rests_between(stands_[stand], toll); }

private:
    [[nodiscard]] ShiftTypeId at_edge(const Stand& stand, bool last) const;
    bool rests(ShiftTypeId before, int gap, ShiftTypeId after, std::int64_t& toll) const;
    bool pays_for_rest(std::optional<std::int64_t> rest, std::int64_t& toll) const;
    bool rests_between(Stand stand, std::int64_t& toll) const;
    bool follows(const Stand& before, int gap, const Stand& after, std::int64_t& toll) const;
    bool follows_history(int day, const Stand& after, std::int64_t& toll) const;

    const Problem& problem_;
    MemberId member_;
    const Limits& limits_;
    const Penalties& penalties_;
    const std::vector<Stand>& stands_;
    std::int64_t scale_;
    std::size_t before_count_;
    int reach_ = 1;
    std::vector<std::int64_t> follow_;  ///< by gap, stand before and stand after
};

}  // namespace muster::roster
