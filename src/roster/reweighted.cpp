#include "muster/roster/reweighted.hpp"

#include "muster/core/error.hpp"

#include <string>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

class Weights {
public:
    Weights(std::int64_t scale, std::span<const std::int64_t> prices) : scale_(scale), prices_(prices) {}

    /// All weights so far are within their range.
    [[nodiscard]] bool are_valid() const { return are_valid_; }

    void change(std::int64_t& weight, std::int64_t price = 0)
    {
        const bool is_small = scale_ <= greatest_weight && weight <= greatest_weight && price >= -greatest_weight &&
                              price <= greatest_weight * scale_;
        const std::int64_t changed = is_small ? weight * scale_ - price : -1;
        are_valid_ = are_valid_ && changed >= 0 && changed <= greatest_weight;
        weight = changed;
    }
    void change(Penalty& penalty, std::int64_t price = 0)
    {
        if (!penalty.is_hard)
            change(penalty.weight, price);
    }
    void change(Penalties& penalties)
    {
        const auto all = penalties.all();
        for (std::size_t rule = 0; rule < all.size(); ++rule)
            change(*all[rule], prices_[rule]);
    }

private:
    std::int64_t scale_;
    std::span<const std::int64_t> prices_;
    bool are_valid_ = true;
};

}  // namespace

std::optional<Problem> reweighted(const Problem& problem, std::int64_t scale, std::span<const std::int64_t> prices)
{
    Draft draft = problem.draft();
    if (scale < 1)
        throw InvalidInput({"reweighted problem"}, "its scale is " + std::to_string(scale), "give 1 or more");
    if (prices.size() != draft.penalties.all().size())
        throw InvalidInput({"reweighted problem"},
                           "there are " + std::to_string(prices.size()) + " prices for " +
                               std::to_string(draft.penalties.all().size()) + " rules",
                           "give one for each of Penalties, in their order");
    if (!draft.fairness.empty() || draft.spacing)
        return std::nullopt;
    Weights weights(scale, prices);
    weights.change(draft.penalties);
    for (Contract& contract : draft.contracts)
        weights.change(contract.penalties);
    for (Pattern& pattern : draft.patterns)
        weights.change(pattern.penalty);
    weights.change(draft.published.change);
    for (Company& company : draft.companies)
        weights.change(company.penalty);
    for (Cover& cover : draft.cover) {
        weights.change(cover.under_weight);
        weights.change(cover.over_weight);
    }
    for (Request& request : draft.requests)
        weights.change(request.weight);
    if (!weights.are_valid())
        return std::nullopt;
    return Problem(std::move(draft));
}

}  // namespace muster::roster
