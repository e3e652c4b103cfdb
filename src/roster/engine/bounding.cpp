#include "roster/engine/bounding.hpp"

#include <algorithm>
#include <ranges>

namespace muster::roster::engine {
namespace {

constexpr int steps_watched = 20;       // where lines are planned without tables
constexpr double least_rise = 0.002;    // of the bound in so many
constexpr std::size_t most_rows = 900;  // of a program
/// Work of a round with tables beyond which they are not worth it.
constexpr std::uint64_t slow_round = 1'000'000'000;
constexpr std::uint64_t cheap_way = 4'000'000'000;  // work of settling once, where it is done another way too
constexpr double short_memory = 0.9;

}  // namespace

Bounding::Bounding(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), seed_(seed), planner_(instance, seed.split(1)),
      is_small_(cover_rows + static_cast<std::size_t>(instance.members) <= most_rows),
      is_floored_(is_small_ && searches_for_some()),
      dual_(instance, cover_rows, seed.split(0), is_floored_ ? Sums::floored : Sums::counted)
{
    planner_.scale = dual_.scale();
    if (!is_small_ || is_floored_ || instance.has_fair_shares())
        free_ = std::make_unique<Dual>(instance, cover_rows, seed.split(3), Sums::priced);
    if (!is_small_)
        return;
    program_ = std::make_unique<Program>(instance, cover_rows, seed.split(2));
}

bool Bounding::searches_for_some()
{
    const auto members = std::views::iota(0, instance_.members);
    return std::ranges::any_of(members, [this](int member) { return planner_.searches(member); });
}

void Bounding::begin_at(const std::vector<double>& prices)
{
    dual_.begin_at(prices);
    if (program_)
        program_->begin_at(prices);
    free_.reset();
}

/// One round. False where it was told to stop midway.
bool Bounding::raise_freely(std::optional<Cost> upper, const std::function<bool()>& ends)
{
    Dual& dual = other_ ? *other_ : *free_;
    if (!dual.step(upper, ends))
        return false;
    if (!dual.is_settled())
        return true;
    // Ways that measure slopes otherwise come to rest elsewhere.
    if (!other_ && dual.work() < cheap_way) {
        other_ = std::make_unique<Dual>(instance_, cover_rows_, seed_.split(4), Sums::priced, short_memory);
        return true;
    }
    if (other_) {
        if (other_->bound() && *other_->bound() > *free_->bound())
            free_.swap(other_);
        dropped_work_ = other_->work();
        other_.reset();
    }
    dual_.begin_at(free_->best_prices());
    if (program_)
        program_->begin_at(free_->best_prices());
    are_free_settled_ = true;
    return true;
}

bool Bounding::raise_counted(std::optional<Cost> upper, const std::function<bool()>& ends)
{
    const bool is_whole = dual_.step(upper, ends);
    if (free_ && !dual_.bound() && dual_.work() > slow_round) {
        is_settled_ = true;
        return false;
    }
    if (!is_whole)
        return false;
    ++steps_;
    is_settled_ = !is_small_ && dual_.is_settled();
    return true;
}

/// Along slopes, before the program.
bool Bounding::has_stepped_enough()
{
    if (!is_floored_)
        return true;
    if (has_stepped_enough_ || steps_ % steps_watched != 0 || steps_ == 0)
        return has_stepped_enough_;
    const Cost bound = dual_.bound().value_or(0);
    has_stepped_enough_ =
        static_cast<double>(bound - bound_lately_) < least_rise * static_cast<double>(std::abs(bound));
    bound_lately_ = bound;
    return has_stepped_enough_;
}

void Bounding::raise_program(const std::function<bool()>& ends)
{
    const std::uint64_t before = dual_.work();
    const std::uint64_t programmed = program_->work();
    const bool goes_on = program_->raise(dual_, ends);
    program_work_ += program_->work() - programmed - (dual_.work() - before);
    is_settled_ = !goes_on && !dual_.is_midway();
}

void Bounding::offer(const std::vector<Line>& lines)
{
    if (program_)
        for (int member = 0; member < instance_.members; ++member)
            program_->offer(member, lines[static_cast<std::size_t>(member)]);
}

void Bounding::raise(std::optional<Cost> upper, const std::function<bool()>& ends)
{
    while (!is_done() && !is_infeasible() && !ends())
        if (free_ && !are_free_settled_) {
            if (!raise_freely(upper, ends))
                return;
        } else if (!is_small_ || !has_stepped_enough()) {
            if (!raise_counted(upper, ends))
                return;
        } else if (!is_settled_) {
            raise_program(ends);
        } else {
            raise_cases(upper, ends);
        }
}

void Bounding::raise_cases(std::optional<Cost> upper, const std::function<bool()>& ends)
{
    if (!cases_)
        cases_ = std::make_unique<Cases>(instance_, cover_rows_, seed_.split(5), *program_, dual_);
    cases_->raise(upper, ends);
}

bool Bounding::is_free_best() const
{
    return free_ && (!dual_.bound() || (free_->bound() && *free_->bound() > *dual_.bound()));
}

std::optional<Cost> Bounding::bound() const
{
    if (cases_)
        return cases_->bound();
    return is_free_best() ? free_->bound() : dual_.bound();
}

BoundCertificate Bounding::certificate() const
{
    if (cases_)
        return cases_->certificate();
    return is_free_best() ? free_->certificate() : dual_.certificate();
}

bool Bounding::is_infeasible() const { return dual_.is_infeasible() || (free_ && free_->is_infeasible()); }

std::uint64_t Bounding::work() const
{
    return dual_.work() + (free_ ? free_->work() : 0) + (other_ ? other_->work() : dropped_work_) + program_work_ +
           (cases_ ? cases_->work() : 0);
}

Outlook Bounding::outlook() const
{
    return {.prices = is_free_best() ? free_->best_prices() : dual_.best_prices(),
            .mixture = is_close() && program_ ? std::make_shared<const Mixture>(program_->mixture()) : nullptr,
            .scale = dual_.scale()};
}

}  // namespace muster::roster::engine
