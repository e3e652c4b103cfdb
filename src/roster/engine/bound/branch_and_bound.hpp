// A proof by cases, where no prices over all rosters prove enough.
//
// Prices leave people in parts: one and a half on a row. The rosters with one at most and those with two or more are
// then proved apart, each by a program over everybody (engine/bound/column_generation.hpp) with the row so narrowed,
// and split again where need be. Or somebody's line is in parts: rosters where they stand a shift on some day, and
// those where they do not (engine/bound/split_choice.hpp says which of these). The case that holds the bound down is
// always the next (best-first branch and bound). Where a case leaves no line in parts, its lines are a roster.
//
// Two may prove cases side by side: the open cases are dealt between them whenever they meet.
#pragma once

#include "core/budget.hpp"
#include "muster/roster/certificate.hpp"
#include "roster/engine/bound/case_prover.hpp"
#include "roster/engine/bound/case_tree.hpp"
#include "roster/engine/bound/column_generation.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class BranchAndBound {
public:
    /// Begins from what a program over everybody has come to, and the certificate and prices it has led to. `instance`
    /// is of cover alone.
    BranchAndBound(const Instance& instance, Seed seed, const ColumnGeneration& program, const LagrangianDual& dual);

    /// Goes on until `budget` is spent, towards `upper`, the cost of a known roster.
    void raise(std::optional<Cost> upper, const Budget& budget);
    /// The same beside it, on another thread.
    void raise_beside(std::optional<Cost> upper, const Budget& budget);
    /// Deals the open cases anew, between two or to the first alone. Nobody is at them meanwhile.
    void meet(std::optional<Cost> upper, bool are_two);
    /// The best roster that a case has left, once; nothing where there is none that was not told.
    [[nodiscard]] std::optional<List<Line>> take_found();
    /// No split is left that would raise the bound.
    [[nodiscard]] bool is_done() const { return is_done_; }
    /// The least over all cases.
    [[nodiscard]] Cost bound() const { return bound_; }
    /// The cases, as few as prove the bound, or one where prices over all prove it.
    struct Told {
        std::vector<BoundCase> cases{};
        List<List<int>> groups{};  ///< of rows: each a row after those of cover
    };
    [[nodiscard]] Told cases() const;
    /// Prices are in parts of it.
    [[nodiscard]] Cost scale() const { return scale_; }
    [[nodiscard]] std::uint64_t work() const { return provers_.front()->work(); }
    [[nodiscard]] std::uint64_t work_beside() const { return provers_.back() ? provers_.back()->work() : 0; }

private:
    const Instance& instance_;
    Seed seed_;
    List<List<int>> groups_;  ///< that may be split together
    Cost scale_;
    Case whole_;
    std::array<std::unique_ptr<CaseProver>, 2> provers_;  ///< the second where it was asked for
    Cost bound_ = 0;                                      ///< as of the last meeting
    bool is_done_ = false;
    bool is_narrowed_ = false;  ///< the first case, once a roster was known
};

}  // namespace muster::roster::engine::bound
