// Column generation over everybody: lines in parts (engine/bound/restricted_master.hpp), and the prices that prove them
// best.
//
// A round mixes the lines there are, tries the prices that come of it in the dual, and adds the line that each member
// would have at these. It is at its end where the lines in parts cost no more than is proved.
// (Desaulniers, Desrosiers and Solomon, eds., "Column Generation", 2005; Strandmark, Qu and Curtois 2020, who mix
// lines with a first-order method, too.)
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "roster/engine/bound/restricted_master.hpp"

#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class ColumnGeneration {
public:
    /// Rows are the first `cover_rows`.
    ColumnGeneration(const Instance& instance, std::size_t cover_rows, Seed seed);
    /// Goes on from lines and shares of a program over the same members and days, at this instance's rows.
    ColumnGeneration(const Instance& instance, std::size_t cover_rows, RestrictedMaster mixture);

    /// Prices to begin from, by row (to try first, where lines and shares are those of another program), and lines to
    /// begin with: the first of each member has the whole share.
    void begin_at(const List<double>& prices);
    void offer(int member, const Line& duties);

    /// One round, in which each member plans for the dual. False where the program is at its end, or told to stop
    /// midway (`dual.is_midway()`).
    bool raise(LagrangianDual& dual, const Budget& budget);

    /// Lines in parts cost little more than is proved.
    [[nodiscard]] bool is_close() const { return is_close_; }
    /// Of the lines in parts.
    [[nodiscard]] double objective() const { return objective_; }
    [[nodiscard]] const RestrictedMaster& mixture() const { return mixture_; }
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    [[nodiscard]] List<double> next_prices(const LagrangianDual& dual);
    [[nodiscard]] bool is_same_unit(const LagrangianDual& dual) const;
    [[nodiscard]] bool is_at_its_end(const LagrangianDual& dual);

    const Instance& instance_;
    std::size_t cover_rows_;
    RestrictedMaster mixture_;
    double part_from_best_;
    int mixing_rounds_;   ///< from one try of prices to the next
    List<double> given_;  ///< to be tried first
    List<double> tried_;
    bool is_at_rest_ = false;  ///< the last prices brought no line
    bool is_mixed_ = true;     ///< shares are of these rows
    double objective_ = 0.0;
    double bound_lately_ = 0.0;
    double objective_lately_ = 0.0;
    bool is_close_ = false;
    int in_vain_ = 0;  ///< rounds that brought nothing
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::bound
