#include "roster/engine/bound/branch_and_bound.hpp"

#include <algorithm>
#include <utility>

namespace muster::roster::engine::bound {
namespace {

constexpr std::size_t most_leaves = 1000;

}  // namespace

BranchAndBound::BranchAndBound(const Instance& instance, std::size_t cover_rows, Seed seed,
                               const ColumnGeneration& program, const LagrangianDual& dual)
    : instance_(instance), cover_rows_(cover_rows), seed_(seed), over_all_(dual.certificate()),
      whole_{.is_solved = true,
             .bound = dual.bound().value_or(0),
             .value = dual.bound() ? dual.value() : 0.0,
             .proof = {.split = {}, .prices = over_all_.prices, .counted = over_all_.counted, .duty = {}},
             .prices = dual.best_prices()},
      bound_(whole_.bound)
{
    provers_.front() = std::make_unique<CaseProver>(instance, cover_rows, seed.split(0));
    provers_.front()->split(whole_, program, std::nullopt);
    meet(std::nullopt, false);
}

void BranchAndBound::raise(std::optional<Cost> upper, const Budget& budget) { provers_.front()->raise(upper, budget); }

void BranchAndBound::raise_beside(std::optional<Cost> upper, const Budget& budget)
{
    if (provers_.back())
        provers_.back()->raise(upper, budget);
}

void BranchAndBound::meet(std::optional<Cost> upper, bool are_two)
{
    if (are_two && !provers_.back())
        provers_.back() = std::make_unique<CaseProver>(instance_, cover_rows_, seed_.split(1));
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

BoundCertificate BranchAndBound::certificate() const
{
    BoundCertificate certificate = over_all_;
    if (bound_ > whole_.bound)
        tell(whole_, bound_, certificate.cases);
    return certificate;
}

}  // namespace muster::roster::engine::bound
