// Raises the bound, and learns what lines are worth.
//
// A program of whole lines over everybody (engine/bound/column_generation.hpp) comes to the best prices there are in
// some dozen rounds; where these prove too little, cases are proved apart (engine/bound/part_bounds.hpp). Where
// loads are to be fair, lines are planned without tables, or the program would be large, prices go up along slopes
// first (engine/bound/lagrangian_dual.hpp), with limits on sums priced: such rounds are so quick that a year of many
// members comes near its best bound. Where loads are to be fair, the same prices are refined at a temperature
// (engine/bound/smoothing.hpp). The program then begins from these prices, unless it is too large or fair loads would
// have to be searched for in every line.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/bound/column_generation.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "roster/engine/bound/outlook.hpp"
#include "roster/engine/bound/part_bounds.hpp"
#include "roster/engine/bound/smoothing.hpp"

#include <memory>
#include <optional>

namespace muster::inline v0_2::roster::engine::bound {

class LowerBound {
public:
    LowerBound(const Instance& instance, std::size_t cover_rows, Seed seed, PricedRules rules = {});

    /// Lines of a known roster, for a program to begin with.
    void offer(const List<Line>& lines);
    /// Goes on until `budget` is spent, at times in the middle of a round, towards `upper`, the cost of a known roster.
    void raise(std::optional<Cost> upper, const Budget& budget);
    /// Another thread goes on with cases beside that, where `may_raise_beside`.
    void raise_beside(std::optional<Cost> upper, const Budget& budget);
    [[nodiscard]] bool may_raise_beside() const { return cases_ && !cases_->is_done(); }
    /// Takes together what was proved side by side, and deals what is left between two or to one.
    void meet(std::optional<Cost> upper, bool are_two);
    /// The bound is the best that prices over all prove, or nearly.
    [[nodiscard]] bool is_settled() const { return is_settled_; }
    /// The outlook is good enough to look nearby.
    [[nodiscard]] bool is_close() const { return is_settled_ || program_.is_close(); }
    /// Prices that slopes have led to are refined.
    [[nodiscard]] bool is_smoothing() const { return smoothing_.has_value(); }
    /// The outlook tells lines.
    [[nodiscard]] bool knows_lines() const { return program_.is_close(); }
    /// Nothing more will come of it.
    [[nodiscard]] bool is_done() const { return is_settled_ && (!may_have_cases() || (cases_ && cases_->is_done())); }
    /// The program over everybody is small enough: when close, the outlook tells lines.
    [[nodiscard]] bool will_know() const { return is_small_ && !dual_.is_infeasible(); }
    /// Begins from these prices of cover, which are good.
    void begin_at(const List<double>& prices);
    /// The same where there is company, which they leave out: it is priced from there on.
    void begin_at_all_but_company(const List<double>& prices);
    /// The same where better ones may be far: what they prove is kept, and prices go up from there all the same.
    void begin_near(const List<double>& prices);
    [[nodiscard]] std::optional<Cost> bound() const;
    [[nodiscard]] BoundCertificate certificate() const;
    /// Lines that cases have come to, once; empty for members whom they are not about.
    [[nodiscard]] std::optional<List<Line>> take_found() { return cases_ ? cases_->take_found() : std::nullopt; }
    [[nodiscard]] bool is_infeasible() const;
    [[nodiscard]] Cost scale() const { return dual_.scale(); }
    [[nodiscard]] std::uint64_t work() const;
    /// Of the other thread.
    [[nodiscard]] std::uint64_t work_beside() const { return cases_ ? cases_->work_beside() : 0; }
    /// Prices over everybody with sums priced, and what lines are made of there in parts; where that is of use.
    [[nodiscard]] const LagrangianDual* parts() const
    {
        return free_ && free_->prices_sums() && free_->bound() ? free_.get() : nullptr;
    }
    /// No more will come of those prices.
    [[nodiscard]] bool parts_are_final() const { return are_free_settled_; }
    /// What is known now; lines once they are close.
    [[nodiscard]] Outlook outlook() const;

private:
    /// Cases tell no prices of sums.
    [[nodiscard]] bool may_have_cases() const { return is_small_ && !searches_; }
    bool raise_freely(std::optional<Cost> upper, const Budget& budget);
    bool raise_smoothly(std::optional<Cost> upper, const Budget& budget);
    void begin_at_free();
    void raise_program(const Budget& budget);
    void raise_cases(std::optional<Cost> upper, const Budget& budget);
    [[nodiscard]] bool is_free_best() const;
    [[nodiscard]] bool are_cases_best() const;
    /// Fair shares are planned without tables.
    [[nodiscard]] bool searches_for_shares() const { return searches_ && instance_.has_fair_shares(); }
    [[nodiscard]] bool may_have_program() const;

    const Instance& instance_;
    PricedRules rules_;
    std::size_t cover_rows_;
    Seed seed_;
    std::size_t rows_;  ///< of a program
    bool is_small_;
    LagrangianDual dual_;
    bool searches_;                          ///< some lines are planned without tables
    std::unique_ptr<LagrangianDual> free_;   ///< limits on sums are priced, and company; or company alone
    std::unique_ptr<LagrangianDual> other_;  ///< the same by another way, after it
    bool is_given_ = false;                  ///< prices were, which are to be proved first
    bool are_free_settled_ = false;
    std::optional<Smoothing> smoothing_;  ///< after these
    std::uint64_t dropped_work_ = 0;
    ColumnGeneration program_;
    std::unique_ptr<PartBounds> cases_;  ///< after the program
    std::uint64_t program_work_ = 0;
    bool is_settled_ = false;
};

}  // namespace muster::roster::engine::bound
