// A proof by cases, where no prices over all rosters prove enough.
//
// Prices leave people in parts: one and a half on a row. The rosters with one at most and those with two or more are
// then proved apart, each by a program over everybody (engine/bound/column_generation.hpp) with the row so narrowed,
// and split again where need be. Where all rows have whole people, somebody's line is still in parts: rosters where
// they stand a shift on some day, and those where they do not. The case that holds the bound down is always the next
// (best-first branch and bound). Where a case leaves no line in parts, its lines are a roster.
#pragma once

#include "core/budget.hpp"
#include "muster/roster/certificate.hpp"
#include "roster/engine/bound/column_generation.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace muster::roster::engine::bound {

class BranchAndBound {
public:
    /// Begins from what a program over everybody has come to, and the certificate and prices it has led to.
    BranchAndBound(const Instance& instance, std::size_t cover_rows, Seed seed, const ColumnGeneration& program,
                   const LagrangianDual& dual);

    /// Goes on until `budget` is spent, towards `upper`, the cost of a known roster.
    void raise(std::optional<Cost> upper, const Budget& budget);
    /// The best roster that a case has left, once; nothing where there is none that was not told.
    [[nodiscard]] std::optional<List<Line>> take_found() { return std::exchange(found_, std::nullopt); }
    /// No split is left that would raise the bound.
    [[nodiscard]] bool is_done() const { return is_done_; }
    /// The least over all cases.
    [[nodiscard]] Cost bound() const;
    /// What was proved over all, and the cases, as few as prove the bound.
    [[nodiscard]] BoundCertificate certificate() const;
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct Case {
        int parent = -1;
        int fewer = -1;                     ///< split: the case with at most so many people, and the next one with more
        std::optional<CoverSplit> split{};  ///< split: by it, or else by `duty`
        DutySplit duty{};
        bool is_solved = false;
        bool is_empty = false;  ///< no roster is in it
        Cost bound = 0;
        double value = 0.0;  ///< the same, not in whole units
        BoundCase proof{};   ///< its own prices, or those of the case it came from
        List<double> prices{};
    };
    [[nodiscard]] bool is_leaf(const Case& one) const { return one.fewer < 0; }
    void tell(int at, Cost enough, std::vector<BoundCase>& cases) const;
    bool open_next(std::optional<Cost> upper);
    void narrow(const Case& split, bool has_more);
    void narrow_row(const CoverSplit& split, bool has_more);
    void narrow_day(const DutySplit& split, bool has_duty);
    [[nodiscard]] bool has(const DutySplit& split, DutyIndex duty) const;
    [[nodiscard]] bool is_open(int member, const Line& line) const;
    void close(std::optional<Cost> upper);
    void split(int at, const ColumnGeneration& program);
    [[nodiscard]] std::optional<CoverSplit> row_in_parts(const ColumnGeneration& program) const;
    [[nodiscard]] std::optional<DutySplit> day_in_parts(const ColumnGeneration& program);
    void note_roster(const ColumnGeneration& program);
    /// What splits by rows and by days have gained so far.
    struct Gain {
        double sum = 0.0;
        int times = 0;
        [[nodiscard]] double mean() const { return sum / std::max(1, times); }
    };
    void note_gain(int parent, double most);
    [[nodiscard]] bool prefers_days();
    [[nodiscard]] bool may_split(std::size_t row) const;
    void keep_lines(const ColumnGeneration& program);

    const Instance& instance_;
    std::size_t cover_rows_;
    Random random_;
    Instance narrowed_;  ///< rows as they are in the case at hand
    LagrangianDual dual_;
    std::unique_ptr<ColumnGeneration> program_;  ///< of the case at hand
    BoundCertificate over_all_;
    List<Case> cases_;
    List<List<Line>> lines_;  ///< by member: to begin a program with
    int at_ = -1;             ///< the case at hand
    std::optional<List<Line>> found_;
    Gain by_rows_;
    Gain by_days_;
    bool is_done_ = false;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::bound
