#include "roster/engine/bound/branch_and_bound.hpp"

#include "roster/engine/bound/cover_groups.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr std::size_t most_leaves = 1000;

}  // namespace

BranchAndBound::BranchAndBound(const Instance& instance, Seed seed, const ColumnGeneration& program,
                               const LagrangianDual& dual)
    : instance_(instance), seed_(seed), groups_(cover_groups(instance, instance.rows.size())),
      scale_(dual.scale()), whole_{.is_solved = true,
                                   .bound = dual.bound().value_or(0),
                                   .value = dual.bound() ? dual.value() : 0.0,
                                   .proof = {.split = {},
                                             .prices = dual.certificate().prices,
                                             .counted = dual.certificate().counted,
                                             .duty = {}},
                                   .prices = dual.best_prices()},
      bound_(whole_.bound)
{
    provers_.front() = std::make_unique<CaseProver>(instance, groups_, scale_, seed.split(0));
    scale_ = provers_.front()->scale();
    for (std::int64_t& price : whole_.proof.prices)
        price *= scale_ / dual.scale();
    provers_.front()->split(whole_, program, std::nullopt);
    meet(std::nullopt, false);
}

void BranchAndBound::raise(std::optional<Cost> upper, const Budget& budget)
{
    if (upper && !provers_.back() && !std::exchange(is_narrowed_, true))
        provers_.front()->narrow_first(whole_, *upper);
    provers_.front()->raise(upper, budget);
}

void BranchAndBound::raise_beside(std::optional<Cost> upper, const Budget& budget)
{
    if (provers_.back())
        provers_.back()->raise(upper, budget);
}

void BranchAndBound::meet(std::optional<Cost> upper, bool are_two)
{
    if (are_two && !provers_.back())
        provers_.back() = std::make_unique<CaseProver>(instance_, groups_, scale_, seed_.split(1));
    if (!are_two && provers_.back())
        provers_.back()->drop();
    List<Case*> leaves;
    add_leaves(whole_, leaves);
    std::optional<Cost> least;
    std::optional<Cost> ceiling = upper;
    for (const Case* leaf : leaves) {
        least = std::min(leaf->bound, least.value_or(leaf->bound));
        if (leaf->is_solved)
            ceiling = std::min(leaf->bound, ceiling.value_or(leaf->bound));
    }
    bound_ = std::max(whole_.bound, least.value_or(whole_.bound));
    const std::size_t to_open = most_leaves - std::min(leaves.size(), most_leaves);
    std::erase_if(leaves, [&](const Case* leaf) { return leaf->is_solved || (ceiling && leaf->bound >= *ceiling); });
    is_done_ = leaves.empty() || to_open == 0;
    for (const auto& prover : provers_)
        if (prover)
            std::erase(leaves, prover->under_way());
    std::ranges::stable_sort(leaves, {}, &Case::bound);
    const std::size_t hands = are_two ? 2 : 1;
    for (std::size_t at = 0; at < hands; ++at) {
        List<Case*> hand;
        // The one that was made last comes last, and is opened first.
        for (std::size_t leaf = at; leaf < leaves.size(); leaf += hands)
            hand.insert(hand.begin(), leaves[leaf]);
        provers_[at]->deal(std::move(hand), to_open / hands, ceiling);
    }
}

std::optional<List<Line>> BranchAndBound::take_found()
{
    for (const auto& prover : provers_)
        if (prover)
            if (auto found = prover->take_found())
                return found;
    return std::nullopt;
}

BranchAndBound::Told BranchAndBound::cases() const
{
    Told told;
    std::vector<const Case*> from;
    tell(whole_, bound_, told.cases, from);
    const std::size_t cover_rows = instance_.rows.size();
    List<std::uint32_t> used;
    const auto number_of = [&](std::uint32_t group) {
        return static_cast<std::size_t>(std::ranges::find(used, group) - used.begin());
    };
    for (BoundCase& one : told.cases)
        if (one.split && one.split->row >= cover_rows) {
            const std::size_t number = number_of(one.split->row);
            if (number == used.size()) {
                used.push_back(one.split->row);
                told.groups.push_back(groups_[one.split->row - cover_rows]);
            }
            one.split->row = static_cast<std::uint32_t>(cover_rows + number);
        }
    for (std::size_t at = 0; at < told.cases.size(); ++at) {
        std::vector<std::int64_t>& prices = told.cases[at].prices;
        if (prices.empty())
            continue;
        const std::vector<std::int64_t> of_groups(prices.begin() + static_cast<std::ptrdiff_t>(cover_rows),
                                                  prices.end());
        const List<std::uint32_t> on_way = groups_on_way(*from[at], cover_rows);
        prices.resize(cover_rows);
        prices.resize(cover_rows + used.size(), 0);
        for (std::size_t group = 0; group < of_groups.size(); ++group)
            prices[cover_rows + number_of(on_way[group])] = of_groups[group];
    }
    return told;
}

}  // namespace muster::roster::engine::bound
