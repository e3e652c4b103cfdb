// A pairing that follows the term: people leave, come back, take more or fewer.
#pragma once

#include "muster/pairing/repair.hpp"

#include <memory>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// One mentee's mentor, before and after.
struct Change {
    MenteeId mentee;  ///< whose mentor it is
    MentorId from;    ///< unset: none
    MentorId to;      ///< unset: none

    friend bool operator==(const Change&, const Change&) = default;
};

/// A published pairing and its prices, kept at hand: each event is answered by one shortest path or a few, without a
/// look at those it does not touch.
///
/// After every event the pairing is what `repair` would give from the published one: most of its pairs kept, then the
/// best score. Each call returns what changed since the last one that returned, by rising mentee; one that throws
/// leaves a pairing as good as the one before, though equals in it may have changed places.
class LivePairing {
public:
    /// O(candidates). @throws Infeasible, Overflow
    LivePairing(Problem problem, const OptimalPairing& published, std::optional<Score> move_price = {});
    ~LivePairing();
    /// What is moved from can only be assigned to.
    LivePairing(LivePairing&&) noexcept;
    /// As above.
    LivePairing& operator=(LivePairing&&) noexcept;

    /// @throws InvalidInput  for an unknown mentor or crossed limits. @throws Infeasible
    std::vector<Change> set_capacity(MentorId mentor, Capacity capacity);
    /// The mentor takes nobody any more.
    std::vector<Change> leave(MentorId mentor) { return set_capacity(mentor, {0, 0}); }
    /// The mentee wants nobody any more. @throws InvalidInput  for an unknown one or one with a required pair.
    std::vector<Change> leave(MenteeId mentee);
    /// A mentee that had left wants as many mentors as at first. @throws InvalidInput, Infeasible
    std::vector<Change> join(MenteeId mentee);

    /// The problem as it is now: capacities, and nobody wanted by those who left. O(candidates).
    [[nodiscard]] Problem problem() const;
    /// The pairing for `problem()` with its proof. O(candidates).
    [[nodiscard]] RepairedPairing repaired() const;
    /// The pairing it is to stay near.
    [[nodiscard]] const Pairing& published() const noexcept;
    /// Unset for one who is missing. O(1) where all want one.
    [[nodiscard]] std::vector<MentorId> mentors_of(MenteeId mentee) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
