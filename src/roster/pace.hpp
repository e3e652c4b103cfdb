// How far a search is, how long it may go on, and who is told: time, work and rounds.
#pragma once

#include "core/budget.hpp"
#include "muster/roster/solve.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <thread>

namespace muster::inline v0_2::roster {

class Pace {
public:
    /// `work` counts what all have done so far. Both outlive this.
    Pace(const Options& options, std::function<std::uint64_t()> work);
    Pace(const Pace&) = delete;
    Pace& operator=(const Pace&) = delete;

    /// All there is: ends at once when it is late, or somebody says stop.
    [[nodiscard]] const Budget& whole() const { return whole_; }
    /// Of it so much work, or, where only time is limited, the time that takes from when the round began.
    [[nodiscard]] Budget turn(std::uint64_t work, std::function<std::uint64_t()> counted) const;
    /// What one worker may do in all: a half of the work, or all of the time.
    [[nodiscard]] std::uint64_t work_of_worker() const;
    /// Time or work is over.
    [[nodiscard]] bool is_over();
    /// How much of all time or work: now, and after the last round.
    [[nodiscard]] double done() const;
    [[nodiscard]] double done_by_rounds() const { return by_rounds_; }

    /// Work of one worker in the round that begins now, twice as much as in the one before.
    std::uint64_t begin_round();
    /// One worker's turn begins only now, where others before it in the same thread took the time so far.
    void begin_turn();
    void end_round() { by_rounds_ = done(); }
    /// What is reported: the cost of a usable roster, and what none costs less than.
    void note(std::optional<std::int64_t> cost, std::optional<std::int64_t> bound);
    void report();

private:
    [[nodiscard]] bool is_late();

    const Options& options_;
    const Budget whole_{[this] { return is_late(); }};
    std::function<std::uint64_t()> work_;
    std::uint64_t work_limit_;
    std::uint64_t quantum_;
    std::uint64_t longest_;  ///< work of a round at most
    Budget::Clock::time_point began_;
    Budget::Clock::time_point round_began_;
    Budget::Clock::time_point reported_;
    std::thread::id caller_ = std::this_thread::get_id();
    std::atomic<bool> is_told_to_stop_ = false;
    double by_rounds_ = 0.0;
    std::optional<std::int64_t> cost_;
    std::optional<std::int64_t> bound_;
};

}  // namespace muster::roster
