#include "roster/pace.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::uint64_t parts_of_step = 1000;     // a step of the search is as many elementary ones
constexpr std::uint64_t first_round = 2'000'000;  // work of one worker in the first round, some milliseconds
constexpr std::uint64_t long_round = 500'000'000;
constexpr std::uint64_t least_longest = 50'000'000;  // where only work is limited
constexpr int fewest_rounds = 20;                    // in a time limit, or of two searches in a work limit
constexpr auto between_reports = std::chrono::milliseconds(100);

std::uint64_t longest_round(const Options& options)
{
    if (options.work_limit)
        return std::clamp(*options.work_limit / (2 * fewest_rounds), least_longest / parts_of_step,
                          long_round / parts_of_step) *
               parts_of_step;
    const auto part = std::chrono::nanoseconds(*options.time_limit).count() / fewest_rounds;
    return std::min(long_round, static_cast<std::uint64_t>(std::max<std::int64_t>(1, part)));
}

}  // namespace

Pace::Pace(const Options& options, std::function<std::uint64_t()> work)
    : options_(options), work_(std::move(work)),
      work_limit_(options.work_limit ? std::min(*options.work_limit, ~std::uint64_t{0} / parts_of_step) * parts_of_step
                                     : 0),
      quantum_(first_round), longest_(longest_round(options)), began_(Budget::Clock::now()), round_began_(began_),
      reported_(began_)
{
}

/// Asked often by every worker; in the caller's thread it also reports how far things are.
bool Pace::is_late()
{
    if (is_told_to_stop_)
        return true;
    const auto now = Budget::Clock::now();
    if (options_.progress && std::this_thread::get_id() == caller_ && now - reported_ >= between_reports)
        report();
    return is_told_to_stop_ || (options_.time_limit && now - began_ >= *options_.time_limit);
}

bool Pace::is_over() { return is_late() || (options_.work_limit && work_() >= work_limit_); }

double Pace::done() const
{
    if (options_.work_limit)
        return std::min(1.0, static_cast<double>(work_()) / static_cast<double>(work_limit_));
    return std::min(1.0, std::chrono::duration<double>(Budget::Clock::now() - began_) / *options_.time_limit);
}

std::uint64_t Pace::work_of_worker() const
{
    constexpr std::uint64_t workers = 2;
    if (options_.work_limit)
        return work_limit_ / workers;
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(0, std::chrono::nanoseconds(*options_.time_limit).count()));
}

Budget Pace::turn(std::uint64_t work, std::function<std::uint64_t()> counted) const
{
    // A unit of work is about a nanosecond.
    return options_.work_limit ? whole_.of_work(work, std::move(counted))
                               : whole_.of_time(round_began_, round_began_ + std::chrono::nanoseconds(work));
}

void Pace::begin_turn() { round_began_ = Budget::Clock::now(); }

std::uint64_t Pace::begin_round()
{
    std::uint64_t quantum = quantum_;
    if (options_.work_limit)
        quantum = std::clamp<std::uint64_t>((work_limit_ - std::min(work_(), work_limit_)) / 2, 1, quantum);
    quantum_ = std::min(quantum * 2, longest_);
    round_began_ = Budget::Clock::now();
    return quantum;
}

void Pace::note(std::optional<std::int64_t> cost, std::optional<std::int64_t> bound)
{
    cost_ = cost;
    bound_ = bound;
}

void Pace::report()
{
    if (!options_.progress || is_told_to_stop_)
        return;
    reported_ = Budget::Clock::now();
    const auto number = [](std::optional<std::int64_t> told) {
        return told ? std::optional(static_cast<double>(*told)) : std::nullopt;
    };
    try {
        if (!options_.progress({"roster", by_rounds_, number(cost_), number(bound_)}))
            is_told_to_stop_ = true;
    } catch (...) {
        is_told_to_stop_ = true;  // the other workers end, too
        throw;
    }
}

}  // namespace muster::roster
