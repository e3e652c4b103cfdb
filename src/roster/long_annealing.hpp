// Every other worker anneals once, for most of what may be spent, unless the others come nearer without.
//
// Turns that begin from the best roster cannot mend a large one: what heat bends takes longer to mend than a turn
// lasts. One long annealing does, but as long as it is hot it has nothing to show. So it goes on beside the other ways
// and is given up where it is far behind them, left out where there is too little time for it, or where so little is
// left that exact ways are better at it. Where loads need not be fair and there is no company, dives from lines in
// parts do the same sooner.
#pragma once

#include "roster/engine/model/hard_soft_cost.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace muster::inline v0_2::roster {

class LongAnnealing {
public:
    /// `work` is what one worker may do.
    LongAnnealing(std::uint64_t work, const engine::model::Instance& instance);
    /// What there is before a round.
    struct Standing {
        double done = 0.0;                     ///< of all that may be spent
        engine::model::HardSoftCost annealed;  ///< the roster under change
        engine::model::HardSoftCost best;      ///< of the other workers
        std::optional<std::int64_t> bound{};
    };
    void go_on(const Standing& standing);
    /// Of a worker's turn, which is a part of it or not.
    [[nodiscard]] std::optional<engine::search::Heat> heat_of(std::size_t worker) const
    {
        return is_of(worker) ? heat_ : std::nullopt;
    }
    [[nodiscard]] bool is_of(std::size_t worker) const { return heat_.has_value() && worker % 2 == 1; }

private:
    [[nodiscard]] static bool is_in_vain(const Standing& standing);

    bool is_worth_it_;
    std::optional<engine::search::Heat> heat_;
    std::optional<double> from_;  ///< of all that may be spent
};

}  // namespace muster::roster
