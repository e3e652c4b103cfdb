// Prices of cover and sums where members are much alike, so that slopes of single lines tell little.
//
// The dual with all lines weighed at a temperature (engine/bound/lagrangian_dual.hpp) is smooth, and a quasi-Newton
// method climbs it; the temperature falls by halves, from one at which what all lines take off the value is not far
// more than what is left to prove. Each round also tells what its prices prove exactly.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "roster/engine/numeric/lbfgs.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class Smoothing {
public:
    /// Begins at the best prices of the dual, whose sums are priced.
    Smoothing(const Instance& instance, std::size_t cover_rows, const LagrangianDual& dual);

    /// One round over all members, towards `upper`, the cost of a known roster. False where it was told to stop midway;
    /// the next call goes on from there.
    bool raise(LagrangianDual& dual, std::optional<Cost> upper, const Budget& budget);
    /// It has cooled as far as it is of use.
    [[nodiscard]] bool is_done() const { return temperature_ < coldest_; }

private:
    [[nodiscard]] List<double> measures(const LagrangianDual& dual) const;
    [[nodiscard]] bool begins_too_warm(const LagrangianDual& dual, std::optional<Cost> upper) const;

    std::size_t cover_rows_;
    double temperature_;
    double coldest_;
    Lbfgs climb_;
    List<double> tried_;
    int rounds_ = 0;  ///< at this temperature
    bool is_begun_ = false;
};

}  // namespace muster::roster::engine::bound
