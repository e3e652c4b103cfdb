#include "roster/engine/bound/case_prover.hpp"

#include "roster/engine/bound/split_choice.hpp"

#include <algorithm>
#include <cmath>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr std::size_t lines_kept = 24;  // of each member, where no more have a share, to begin two cases with
constexpr double nearly_all = 0.98;     // of a line: it is whole
constexpr double no_ceiling = 1e9;      // above a case, where no roster is known
constexpr int tries_of_a_kind = 6;      // cases of splits
constexpr int look_again = 16;          // cases, at the kind that gained less
constexpr double near_part = 0.1;       // of costs' unit, between a program and what is proved
constexpr double least_rise = 1e-3;
constexpr double part_nearer = 0.8;  // what prices leave to be proved, from one narrowing to the next

}  // namespace

CaseProver::CaseProver(const Instance& instance, const List<List<int>>& groups, Cost scale, Seed seed)
    : instance_(instance), groups_(groups), scale_(scale), random_(seed.split(0)), narrowed_(instance),
      dual_(narrowed_, narrowed_.rows.size(), seed.split(1))
{
    scale_ = std::max(scale, dual_.scale());  // with more rows that of a case is no finer
}

void CaseProver::deal(List<Case*> hand, std::size_t most_opened, std::optional<Cost> ceiling)
{
    hand_ = std::move(hand);
    most_opened_ = most_opened;
    ceiling_ = ceiling;
}

/// Nothing of the line is barred in the case at hand.
bool CaseProver::is_open(int member, const Line& line) const
{
    for (int day = 0; day < instance_.days; ++day)
        if (narrowed_.linear_of(member, day, line[day]) == barred)
            return false;
    return true;
}

/// Where every line is whole, but for a little, the lines are a roster.
void CaseProver::note_roster(const ColumnGeneration& program)
{
    List<Line> lines;
    for (int member = 0; member < instance_.members; ++member) {
        const auto& parts = program.mixture().parts(member);
        const auto most = std::ranges::max_element(parts, {}, &RestrictedMaster::Part::share);
        if (most == parts.end() || most->share < nearly_all)
            return;
        lines.push_back(most->duties);
    }
    found_ = std::move(lines);
}

/// Both kinds of splits in turn at first, then the one that has gained more, and the other now and then.
bool CaseProver::prefers_days()
{
    const int tried = by_rows_.times + by_days_.times;
    if (std::min(by_rows_.times, by_days_.times) < tries_of_a_kind)
        return by_days_.times < by_rows_.times || (by_days_.times == by_rows_.times && random_.below(2) == 0);
    return (by_days_.mean() > by_rows_.mean()) == (tried % look_again != 0);
}

/// Gains of the two cases of a split count as their product does.
void CaseProver::note_gain(const Case& one, std::optional<Cost> upper)
{
    if (one.parent == nullptr || !upper)
        return;
    const double before = one.parent->value;
    const double most = std::max(0.0, static_cast<double>(*upper) - before);
    Gain& gained = one.parent->split.cover ? by_rows_ : by_days_;
    gained.sum += std::log(least_rise + (one.is_empty ? most : std::clamp(one.value - before, 0.0, most)));
    ++gained.times;
}

void CaseProver::split(Case& one, const ColumnGeneration& program, std::optional<Cost> upper)
{
    SplitChoice choice(narrowed_, program.mixture(), groups_, groups_on_way(one, instance_.rows.size()));
    const double most = upper ? static_cast<double>(*upper) - one.value : no_ceiling;
    const auto found = choice.best(most, prefers_days());
    work_ += choice.work();
    if (!found)
        return;
    RestrictedMaster lines = program.mixture();
    lines.keep_cheapest(lines_kept);
    one.split_by(*found, std::make_shared<const RestrictedMaster>(std::move(lines)));
}

/// The one that holds the bound down; of several the last, which is nearest to the one before.
bool CaseProver::open_next(std::optional<Cost> upper)
{
    if (hand_.empty() || most_opened_ == 0)
        return false;
    auto next = hand_.begin();
    for (auto other = hand_.begin(); other != hand_.end(); ++other)
        if ((*other)->bound <= (*next)->bound)
            next = other;
    Case& one = **next;
    if ((upper && one.bound >= *upper) || (ceiling_ && one.bound >= *ceiling_))
        return false;
    hand_.erase(next);
    --most_opened_;
    at_ = &one;
    narrow(one, instance_, groups_, narrowed_);
    dual_.renew(narrowed_.rows.size());
    RestrictedMaster start = *one.start;
    if (start.people().size() < narrowed_.rows.size())
        start.count_together(Demand::of(narrowed_.rows.back(), narrowed_),
                             groups_[one.parent->split.cover->row - instance_.rows.size()]);
    start.reseed(Seed{random_()});
    for (int member = 0; member < instance_.members; ++member)
        start.keep_lines(member, [&](const Line& line) { return is_open(member, line); });
    program_ = std::make_unique<ColumnGeneration>(narrowed_, narrowed_.rows.size(), std::move(start));
    program_->begin_at(one.prices);
    return true;
}

/// Before it is split, by the best prices of its own; not again where these have come little nearer.
void CaseProver::narrow_below(Cost upper, Case& one)
{
    const double missing = std::max(0.0, static_cast<double>(upper - instance_.cost_unit) - dual_.value());
    if (one.missing_when_narrowed && missing > part_nearer * *one.missing_when_narrowed)
        return;
    one.missing_when_narrowed = missing;
    const std::uint64_t before = dual_.work();
    Narrowing found = narrowed_below(upper, narrowed_, dual_);
    work_ += dual_.work() - before;
    if (found.is_empty())
        return;
    one.narrowing = std::move(found);
    one.narrowing_proof = own_proof();
    one.narrowing_proof.below = upper;
}

void CaseProver::narrow_first(Case& whole, Cost upper)
{
    if (whole.is_leaf() || program_)
        return;
    narrow(whole, instance_, groups_, narrowed_);
    dual_.renew(narrowed_.rows.size());
    if (!dual_.try_prices(whole.fewer->prices, Budget()))
        return;
    narrow_below(upper, whole);
    for (Case* half : {whole.fewer.get(), whole.more.get()}) {
        half->cap = whole.narrowing_proof.below.value_or(no_limit);
        half->missing_when_narrowed = whole.missing_when_narrowed;
    }
}

/// What the dual of the case at hand proves best.
BoundCase CaseProver::own_proof() const
{
    BoundCase proof{
        .split = {}, .prices = dual_.certificate().prices, .counted = dual_.certificate().counted, .duty = {}};
    for (std::int64_t& price : proof.prices)
        price *= scale_ / dual_.scale();
    return proof;
}

void CaseProver::close(std::optional<Cost> upper)
{
    Case& one = *at_;
    one.is_solved = true;
    one.start.reset();
    one.is_empty = dual_.is_infeasible();
    note_gain(one, upper);
    if (one.is_empty && one.cap != no_limit) {
        // No roster is left of it, but others were before.
        one.is_empty = false;
        one.bound = one.cap;
    } else if (!one.is_empty) {
        note_roster(*program_);
        if (upper && one.bound < *upper && dual_.bound())
            narrow_below(*upper, one);
        if (!upper || one.bound < *upper)
            split(one, *program_, upper);
        if (!one.is_leaf()) {
            hand_.push_back(one.more.get());
            hand_.push_back(one.fewer.get());
        } else if (!upper || one.bound < *upper) {
            ceiling_ = std::min(one.bound, ceiling_.value_or(one.bound));
        }
    }
    program_.reset();
}

void CaseProver::raise(std::optional<Cost> upper, const Budget& budget)
{
    while (!budget.is_spent()) {
        if (!program_ && !open_next(upper))
            return;
        const std::uint64_t before = program_->work();
        const bool goes_on = program_->raise(dual_, budget);
        work_ += program_->work() - before;
        if (dual_.is_midway() && !dual_.is_infeasible())
            return;
        Case& one = *at_;
        if (const auto bound = dual_.bound(); bound && *bound > one.bound) {
            one.bound = std::min(*bound, one.cap);
            one.proof = own_proof();
            one.prices = dual_.best_prices();
        }
        if (dual_.bound())
            one.value = std::max(one.value, dual_.value());
        if (!goes_on || (upper && one.bound >= *upper)) {
            // Where lines in parts have come near to what is proved, the truth lies between.
            if (!goes_on && dual_.bound() &&
                program_->objective() <= dual_.value() + near_part * static_cast<double>(instance_.cost_unit))
                one.value = std::max(one.value, (dual_.value() + program_->objective()) / 2.0);
            close(upper);
        }
    }
}

}  // namespace muster::roster::engine::bound
