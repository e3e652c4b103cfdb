// Proves the cases of one hand, one after the other: each by a program over everybody with rows and days so narrowed
// that begins with lines and shares of the case it came from, and splits those that prove too little.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/bound/case_tree.hpp"
#include "roster/engine/bound/column_generation.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class CaseProver {
public:
    /// `instance` is of cover alone, `groups` those of its rows that may be split together. Prices are told in parts of
    /// `scale`, a power of 2, or finer.
    CaseProver(const Instance& instance, const List<List<int>>& groups, Cost scale, Seed seed);

    /// The cases to go on with beside that under way, none of them solved, and how many may be opened. None is opened
    /// that is proved to cost `ceiling` or more.
    void deal(List<Case*> hand, std::size_t most_opened, std::optional<Cost> ceiling);
    /// Leaves the case under way, if there is one, to others.
    void drop() { program_.reset(); }
    /// Goes on until `budget` is spent, towards `upper`, the cost of a known roster.
    void raise(std::optional<Cost> upper, const Budget& budget);

    /// Narrows the first of all cases by the prices it has, before one of the two it is split into is opened.
    void narrow_first(Case& whole, Cost upper);
    /// Splits the case, if that is of use, by what its program has come to.
    void split(Case& one, const ColumnGeneration& program, std::optional<Cost> upper);

    /// The case under way; none where there is none.
    [[nodiscard]] const Case* under_way() const { return program_ ? at_ : nullptr; }
    /// The best roster that a case has left, once; nothing where there is none that was not told.
    [[nodiscard]] std::optional<List<Line>> take_found() { return std::exchange(found_, std::nullopt); }
    [[nodiscard]] Cost scale() const { return scale_; }
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    /// What cases of splits by rows and by days have gained so far: logarithms.
    struct Gain {
        double sum = 0.0;
        int times = 0;
        [[nodiscard]] double mean() const { return sum / std::max(1, times); }
    };
    void note_gain(const Case& one, std::optional<Cost> upper);
    [[nodiscard]] bool prefers_days();
    bool open_next(std::optional<Cost> upper);
    void close(std::optional<Cost> upper);
    void narrow_below(Cost upper, Case& one);
    [[nodiscard]] BoundCase own_proof() const;
    void note_roster(const ColumnGeneration& program);
    [[nodiscard]] bool is_open(int member, const Line& line) const;

    const Instance& instance_;
    const List<List<int>>& groups_;
    Cost scale_;
    Random random_;
    Instance narrowed_;  ///< rows and days as they are in the case at hand
    LagrangianDual dual_;
    std::unique_ptr<ColumnGeneration> program_;  ///< of the case at hand
    Case* at_ = nullptr;
    List<Case*> hand_;
    std::size_t most_opened_ = 0;
    std::optional<Cost> ceiling_;
    std::optional<List<Line>> found_;
    Gain by_rows_;
    Gain by_days_;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::bound
