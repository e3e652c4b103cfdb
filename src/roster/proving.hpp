// What no roster can cost less than, and whether any keeps all hard rules: by prices, and by looking through all.
#pragma once

#include "core/budget.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/problem.hpp"
#include "roster/engine/bound/enumeration.hpp"
#include "roster/engine/bound/infeasibility_proof.hpp"
#include "roster/engine/bound/lower_bound.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

class Proving {
public:
    Proving(const Problem& problem, const engine::model::Instance& instance, Seed seed);

    [[nodiscard]] engine::bound::LowerBound& bounding() { return bounding_; }
    [[nodiscard]] const engine::bound::LowerBound& bounding() const { return bounding_; }
    /// How many lines there are to look through; more than can be where that would prove nothing.
    [[nodiscard]] double lines() const;
    /// Looks through all rosters of a small problem. The best that was found, if any.
    std::vector<engine::model::Line> look_through_all(const std::vector<engine::model::Line>& known,
                                                      const Budget& budget);
    /// One round more without a usable roster: after some it is shown, where it can be, that there is none.
    /// `budget` is given work to count.
    template <class BudgetOf>
    void show_infeasible(const BudgetOf& budget)
    {
        if (++rounds_ <= rounds_in_vain)
            return;
        if (!infeasibility_)
            infeasibility_ = std::make_unique<engine::bound::InfeasibilityProof>(problem_, seed_.split(3000));
        infeasibility_->raise(budget([this] { return infeasibility_->work(); }));
    }
    [[nodiscard]] bool is_shown_infeasible() const;

    /// Takes what prices have proved by now; nothing where they prove nothing.
    void take_bound();
    /// What the best roster costs, if looking through all has shown that it is the best.
    void settle_at(std::int64_t cost)
    {
        if (outcome_ == Outcome::best)
            bound_ = cost;
    }
    /// That the search goes by.
    [[nodiscard]] std::optional<std::int64_t> bound() const { return bound_; }
    /// Of all but looking through rosters.
    [[nodiscard]] std::uint64_t pricing_work() const;
    [[nodiscard]] std::uint64_t work() const { return pricing_work() + (exhaustion_ ? exhaustion_->work() : 0); }

    /// What is told is what whoever checks it finds, not what was reckoned on the way.
    [[nodiscard]] BoundCertificate certificate(const Report& found) const;

private:
    using Outcome = engine::bound::LineEnumeration::Outcome;
    static constexpr int rounds_in_vain = 2;

    const Problem& problem_;
    const engine::model::Instance& instance_;
    Seed seed_;
    engine::bound::LowerBound bounding_;
    bool bounds_are_valid_;
    std::optional<engine::bound::LineEnumeration> exhaustion_;
    Outcome outcome_ = Outcome::open;
    std::unique_ptr<engine::bound::InfeasibilityProof> infeasibility_;
    int rounds_ = 0;  ///< without a roster that bends no hard rule
    std::optional<std::int64_t> bound_;
};

}  // namespace muster::roster
