// Raises the bound, and learns what lines are worth.
//
// Prices first go up along subgradients (engine/dual.hpp), which is quick at first and slow in the end; the lines
// planned on the way start a program of columns over everybody (engine/columns.hpp), which comes to the best prices
// there are in few rounds. Where the program would be too large, subgradients go on alone.
#pragma once

#include "roster/engine/columns.hpp"
#include "roster/engine/dual.hpp"
#include "roster/engine/openings.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace muster::roster::engine {

class Bounding {
public:
    Bounding(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// Goes on for about this much work towards `upper`, the cost of a known roster.
    void raise(std::optional<Cost> upper, std::uint64_t work, const std::function<bool()>& stopped);
    /// The bound is the best that prices prove, or nearly.
    [[nodiscard]] bool is_done() const { return is_done_; }
    /// The program over everybody is small enough: when done, the outlook tells lines.
    [[nodiscard]] bool will_know() const { return is_small_ && !dual_.is_infeasible(); }
    /// One round of prices takes so long that they should begin from good ones.
    [[nodiscard]] bool is_slow() const { return is_slow_; }
    [[nodiscard]] std::uint64_t work() const { return dual_.work() + program_work_; }
    [[nodiscard]] Dual& dual() { return dual_; }
    [[nodiscard]] const Dual& dual() const { return dual_; }
    /// What is known now; of the lines, those at hand when the program came to its end.
    [[nodiscard]] Outlook outlook() const;

private:
    const Instance& instance_;
    Dual dual_;
    State nobody_;
    std::unique_ptr<Columns> program_;
    Planner planner_;
    std::uint64_t program_work_ = 0;
    int steps_ = 0;
    bool is_small_ = false;
    bool is_slow_ = false;
    bool is_done_ = false;
};

}  // namespace muster::roster::engine
