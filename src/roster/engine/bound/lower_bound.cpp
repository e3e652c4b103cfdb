#include "roster/engine/bound/lower_bound.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr std::size_t most_rows = 900;                 // of a program from the start
constexpr std::size_t most_rows_later = 4000;          // the same, from good prices
constexpr std::uint64_t cheap_ascent = 4'000'000'000;  // work of settling once, where it is done another way too
constexpr double short_memory = 0.9;

}  // namespace

LowerBound::LowerBound(const Instance& instance, std::size_t cover_rows, Seed seed, PricedRules rules)
    : instance_(instance), rules_(rules), cover_rows_(cover_rows), seed_(seed),
      rows_(cover_rows + static_cast<std::size_t>(instance.members)), is_small_(rows_ <= most_rows),
      dual_(instance, cover_rows, seed.split(0)), searches_(dual_.searches()),
      program_(instance, cover_rows, seed.split(2))
{
    if (!is_small_ || searches_ || instance.has_fair_shares() || instance.has_company())
        free_ = std::make_unique<LagrangianDual>(instance, cover_rows, seed.split(3), Sums::priced, Company::priced);
}

void LowerBound::begin_at(const List<double>& prices)
{
    dual_.begin_at(prices);
    program_.begin_at(prices);
    free_.reset();
}

void LowerBound::begin_at_all_but_company(const List<double>& prices)
{
    begin_at(prices);
    free_ = std::make_unique<LagrangianDual>(instance_, cover_rows_, seed_.split(3), Sums::counted, Company::priced);
    free_->begin_at(prices);
    is_given_ = true;
}

void LowerBound::begin_near(const List<double>& prices)
{
    if (!free_) {
        begin_at(prices);
        return;
    }
    dual_.begin_at(prices);
    free_->begin_at(prices);
    is_given_ = true;
}

/// One round. False where it was told to stop midway.
bool LowerBound::raise_freely(std::optional<Cost> upper, const Budget& budget)
{
    LagrangianDual& dual = other_ ? *other_ : *free_;
    if (!dual.step(upper, budget))
        return false;
    if (!dual.is_settled())
        return true;
    // Ways that measure slopes otherwise come to rest elsewhere.
    if (!is_small_ && !other_ && dual.prices_sums() && dual.work() < cheap_ascent) {
        other_ = std::make_unique<LagrangianDual>(instance_, cover_rows_, seed_.split(4), Sums::priced, Company::priced,
                                                  short_memory);
        return true;
    }
    if (other_) {
        if (other_->bound() && *other_->bound() > *free_->bound())
            free_.swap(other_);
        dropped_work_ = other_->work();
        other_.reset();
    }
    are_free_settled_ = true;
    if (instance_.has_fair_shares() && free_->prices_sums())
        smoothing_.emplace(instance_, cover_rows_, *free_);
    else
        begin_at_free();
    return true;
}

void LowerBound::begin_at_free()
{
    dual_.begin_at(free_->best_prices());
    program_.begin_at(free_->best_prices());
}

bool LowerBound::raise_smoothly(std::optional<Cost> upper, const Budget& budget)
{
    if (!smoothing_->raise(*free_, upper, budget))
        return false;
    if (smoothing_->is_done()) {
        smoothing_.reset();
        begin_at_free();
    }
    return true;
}

/// Fair shares without tables come of no lines in parts.
bool LowerBound::may_have_program() const { return rows_ <= most_rows_later && !searches_for_shares(); }

void LowerBound::raise_program(const Budget& budget)
{
    if (!may_have_program() && (free_ || dual_.bound())) {
        is_settled_ = true;
        return;
    }
    const std::uint64_t before = dual_.work();
    const std::uint64_t programmed = program_.work();
    const bool goes_on = program_.raise(dual_, budget);
    program_work_ += program_.work() - programmed - (dual_.work() - before);
    is_settled_ = !goes_on && !dual_.is_midway();
}

void LowerBound::offer(const List<Line>& lines)
{
    if (may_have_program())
        for (int member = 0; member < instance_.members; ++member)
            program_.offer(member, lines[member]);
}

void LowerBound::raise(std::optional<Cost> upper, const Budget& budget)
{
    while (!is_done() && !is_infeasible() && !budget.is_spent())
        if (is_given_) {
            is_given_ = !dual_.step(upper, budget);
        } else if (free_ && !are_free_settled_) {
            if (!raise_freely(upper, budget))
                return;
        } else if (smoothing_) {
            if (!raise_smoothly(upper, budget))
                return;
        } else if (!is_settled_) {
            raise_program(budget);
        } else {
            raise_cases(upper, budget);
            return;
        }
}

void LowerBound::raise_beside(std::optional<Cost> upper, const Budget& budget) { cases_->raise_beside(upper, budget); }

void LowerBound::meet(std::optional<Cost> upper, bool are_two)
{
    if (cases_)
        cases_->meet(upper, are_two);
}

void LowerBound::raise_cases(std::optional<Cost> upper, const Budget& budget)
{
    if (!cases_)
        cases_ = std::make_unique<PartBounds>(instance_, rules_, cover_rows_, seed_.split(5), program_, dual_);
    cases_->raise(upper, budget);
}

bool LowerBound::is_free_best() const
{
    return free_ && (!dual_.bound() || (free_->bound() && *free_->bound() > *dual_.bound()));
}

/// Cases begin from prices alone, which may prove less than prices with sums of their own.
bool LowerBound::are_cases_best() const { return cases_ && (!is_free_best() || cases_->bound() > *free_->bound()); }

std::optional<Cost> LowerBound::bound() const
{
    if (are_cases_best())
        return cases_->bound();
    return is_free_best() ? free_->bound() : dual_.bound();
}

BoundCertificate LowerBound::certificate() const
{
    if (are_cases_best())
        return cases_->certificate();
    return is_free_best() ? free_->certificate() : dual_.certificate();
}

bool LowerBound::is_infeasible() const { return dual_.is_infeasible() || (free_ && free_->is_infeasible()); }

std::uint64_t LowerBound::work() const
{
    return dual_.work() + (free_ ? free_->work() : 0) + (other_ ? other_->work() : dropped_work_) + program_work_ +
           (cases_ ? cases_->work() : 0);
}

Outlook LowerBound::outlook() const
{
    return {.prices = is_free_best() ? free_->best_prices() : dual_.best_prices(),
            .mixture = program_.is_close() ? std::make_shared<const RestrictedMaster>(program_.mixture()) : nullptr,
            .scale = dual_.scale()};
}

}  // namespace muster::roster::engine::bound
