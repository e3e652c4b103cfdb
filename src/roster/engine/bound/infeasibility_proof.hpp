// Shows that hard rules cannot hold together, where prices of cover can show it.
//
// People short of hard minima are what a roster costs here, and nothing else (`hard_cover_only`). When the bound of
// that problem rises above 0, there is no roster that bends no hard rule (a Farkas certificate of the relaxation, or
// one of cases).
#pragma once

#include "core/budget.hpp"
#include "muster/roster/hard_cover.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lower_bound.hpp"

namespace muster::inline v0_2::roster::engine::bound {

class InfeasibilityProof {
public:
    InfeasibilityProof(const Problem& problem, Seed seed)
        : problem_(hard_cover_only(problem)), instance_(problem_), bounding_(instance_, problem_.cover().size(), seed)
    {
    }

    /// Goes on until `budget` is spent, or nothing more will come of it.
    void raise(const Budget& budget)
    {
        bounding_.raise(1, budget.unless([this] { return is_shown(); }));
    }
    [[nodiscard]] bool is_shown() const
    {
        return instance_.duties_are_complete && (bounding_.is_infeasible() || bounding_.bound().value_or(0) > 0);
    }
    [[nodiscard]] bool is_over() const { return is_shown() || bounding_.is_done() || bounding_.is_infeasible(); }
    [[nodiscard]] BoundCertificate certificate() const
    {
        BoundCertificate certificate = bounding_.certificate();
        certificate.is_of_hard_cover = true;
        return certificate;
    }
    [[nodiscard]] std::uint64_t work() const { return bounding_.work(); }

private:
    Problem problem_;
    Instance instance_;
    LowerBound bounding_;
};

}  // namespace muster::roster::engine::bound
