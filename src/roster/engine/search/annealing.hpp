// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over small changes (engine/search/proposals.hpp).
//
// A change is kept if the value rises by no more than the temperature times a draw from the exponential distribution.
// That distribution is a table of expected order statistics, sums of 1/n. Turns by themselves begin from the best
// roster, at the heat that has gained most. Those of a long annealing go on from each other, and the temperature falls
// from one to the next as all that may be spent is spent.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/model/trial.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/neighbourhood.hpp"
#include "roster/engine/search/proposals.hpp"

#include <array>
#include <cstdint>

namespace muster::inline v0_2::roster::engine::search {

class Annealing : public Neighbourhood {
public:
    Annealing(const Instance& instance, Seed seed);

    /// From the best roster, at a temperature that falls as the budget is spent; or a part of a long annealing.
    void improve(Incumbent& incumbent, const Turn& turn) override;
    [[nodiscard]] std::uint64_t work() const override { return proposals_.work(); }
    static constexpr std::size_t heats = 5;  ///< that a turn may begin with

private:
    [[nodiscard]] std::size_t choose_heat(Random& random);
    void step(const State& state, Trial& trial, double temperature);
    [[nodiscard]] bool measure(const State& state, Trial& trial);
    void go_on(Incumbent& incumbent, const Turn& turn);

    const Instance& instance_;
    Random random_;
    Proposals proposals_;
    std::array<double, 1024> exponential_{};
    double hottest_ = 1.0;               ///< most changes are kept that bend a wish
    double coldest_ = 0.1;               ///< hardly any is
    std::array<double, heats> gains_{};  ///< of late, for each piece of work
    bool is_measured_ = false;           ///< for a long annealing, what is next:
    double hot_ = 1.0;                   ///< as it begins
    double cold_ = 1.0;                  ///< as it ends
};

}  // namespace muster::roster::engine::search
