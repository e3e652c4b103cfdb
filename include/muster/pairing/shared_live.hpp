// A pairing under shared capacities that follows the term: people leave, come back, a floor takes more or fewer.
#pragma once

#include "muster/pairing/live.hpp"
#include "muster/pairing/shared_repair.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A published pairing under shared capacities, kept at hand with its flow: each event goes on from the answer before.
///
/// After every event the pairing is what `repair` would give from the published one: most of its pairs kept, then the
/// best score. Each call returns what changed since the last one that returned, by rising mentee; one that throws
/// leaves a pairing as good as the one before, though equals in it may have changed places.
class LiveSharedPairing {
public:
    /// As `repair` costs. @throws InvalidInput, Overflow  as `repair`.
    LiveSharedPairing(SharedProblem problem, const Pairing& published, std::optional<Score> move_price = {});
    ~LiveSharedPairing();
    /// What is moved from can only be assigned to.
    LiveSharedPairing(LiveSharedPairing&&) noexcept;
    /// As above.
    LiveSharedPairing& operator=(LiveSharedPairing&&) noexcept;

    /// Of one mentor alone. @throws InvalidInput  for an unknown mentor, crossed limits, or where nothing keeps all.
    std::vector<Change> set_capacity(MentorId mentor, Capacity capacity);
    /// Of a shared capacity, by its row. @throws InvalidInput  as above.
    std::vector<Change> set_shared_capacity(std::size_t at, Capacity capacity);
    /// The mentor takes nobody any more.
    std::vector<Change> leave(MentorId mentor) { return set_capacity(mentor, {0, 0}); }
    /// The mentee wants nobody any more. @throws InvalidInput  for an unknown one or one with a required pair, or where
    /// nothing keeps all capacities then.
    std::vector<Change> leave(MenteeId mentee);
    /// A mentee that had left wants as many mentors as at first. @throws InvalidInput
    std::vector<Change> join(MenteeId mentee);

    /// The problem as it is now: capacities, and nobody wanted by those who left. O(candidates).
    [[nodiscard]] SharedProblem problem() const;
    /// The pairing for `problem()` with its proof. O(candidates), and a search by prices.
    [[nodiscard]] RepairedSharedPairing repaired() const;
    /// The pairing it is to stay near.
    [[nodiscard]] const Pairing& published() const noexcept;
    /// By rising mentor; unset for each that is missing.
    [[nodiscard]] std::vector<MentorId> mentors_of(MenteeId mentee) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
