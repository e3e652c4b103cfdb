// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over small changes, each priced by what it touches.
//
// A change gives a member another duty; moves a duty of one member to another day; hands the duties of some days from
// one member to another and back (a swap of a block of days); exchanges one day of a member for another day of another;
// or gives members who are to be together or apart their duties of some days at once. It is kept if the value rises by
// no more than the temperature times a draw from the exponential distribution. That distribution is a table of expected
// order statistics, sums of 1/n, so no logarithm of a machine's own takes part.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/model/trial.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace muster::roster::engine::search {

class Annealing : public Neighbourhood {
public:
    Annealing(const Instance& instance, Seed seed);

    /// From the best roster, at a temperature that falls as the budget is spent.
    void improve(Incumbent& incumbent, const Turn& turn) override;
    [[nodiscard]] std::uint64_t work() const override { return work_; }
    static constexpr std::size_t heats = 5;  ///< that a turn may begin with

private:
    /// A change on trial, for those that make one.
    struct Try {
        const State& state;
        Trial trial;
    };
    [[nodiscard]] std::size_t choose_heat(Random& random);
    /// One change, kept or dropped.
    void step(Try& on, double temperature);
    void set(Try& on, int member, int from, View<const DutyIndex> duties);
    bool propose(Try& on);
    bool change_duty(Try& on);
    bool move_day(Try& on);
    bool swap_block(Try& on);
    bool exchange_days(Try& on);
    bool change_company(Try& on);
    [[nodiscard]] int draw(int count) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(count))); }
    [[nodiscard]] bool may(int member, int day, int duty) const
    {
        return instance_.linear_of(member, day, duty) != barred;
    }

    const Instance& instance_;
    Random random_;
    std::array<double, 1024> exponential_{};
    double hottest_ = 1.0;               ///< most changes are kept that bend a wish
    double coldest_ = 0.1;               ///< hardly any is
    std::array<double, heats> gains_{};  ///< of late, for each piece of work
    std::uint64_t work_ = 0;
    List<DutyIndex> first_;
    List<DutyIndex> second_;
};

}  // namespace muster::roster::engine::search
