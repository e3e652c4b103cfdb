// What a piece of work may take: so many elementary steps, the time until a moment, and no more once somebody says so.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace muster::inline v0_2 {

/// Without an end, or a part of another budget, which outlives it and ends it, too.
class Budget {
public:
    using Clock = std::chrono::steady_clock;

    Budget() = default;
    /// Until it is stopped.
    explicit Budget(std::function<bool()> is_stopped) : is_stopped_(std::move(is_stopped)) {}

    /// So many more elementary steps of this one, as `work` counts them.
    [[nodiscard]] Budget of_work(std::uint64_t most, std::function<std::uint64_t()> work) const
    {
        Budget part = all();
        part.most_ = most;
        part.begin_ = work();
        part.work_ = std::move(work);
        return part;
    }
    /// The time of this one from a moment to another.
    [[nodiscard]] Budget of_time(Clock::time_point from, Clock::time_point to) const
    {
        Budget part = all();
        part.from_ = from;
        part.to_ = to;
        return part;
    }
    /// All of this one, unless it is stopped before.
    [[nodiscard]] Budget unless(std::function<bool()> is_stopped) const
    {
        Budget part = all();
        part.is_stopped_ = std::move(is_stopped);
        return part;
    }

    /// Whether to end.
    [[nodiscard]] bool is_spent() const
    {
        return (work_ && work_() - begin_ >= most_) || (to_ && Clock::now() >= *to_) ||
               (is_stopped_ && is_stopped_()) || (whole_ != nullptr && whole_->is_spent());
    }
    /// How much of its own work or time is over: 1 is all of it, and 0 where it has neither.
    [[nodiscard]] double spent_part() const
    {
        if (work_)
            return static_cast<double>(work_() - begin_) / static_cast<double>(most_);
        if (to_)
            return std::chrono::duration<double>(Clock::now() - from_) / std::chrono::duration<double>(*to_ - from_);
        return 0.0;
    }
    /// What this is a part of, for a step that is lost where it is left midway: only the end of all ends it.
    [[nodiscard]] const Budget& whole() const { return whole_ != nullptr ? *whole_ : *this; }

private:
    [[nodiscard]] Budget all() const
    {
        Budget part;
        part.whole_ = this;
        return part;
    }

    const Budget* whole_ = nullptr;
    std::function<bool()> is_stopped_;
    std::function<std::uint64_t()> work_;
    std::uint64_t begin_ = 0;
    std::uint64_t most_ = 0;
    Clock::time_point from_;
    std::optional<Clock::time_point> to_;
};

}  // namespace muster
