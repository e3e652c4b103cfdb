// Take the lines of a few members, re-plan each to the optimum against what the others leave.
//
// A step chooses a shift in trouble (or any), takes two to six members who could help there, lifts their duties from a
// window of days (all of them where the dynamic program is small), and plans them again one after the other in random
// order, first with prices a little disturbed, then once more each at true prices. The step is kept if the value does
// not rise above the best by more than an allowance that falls over the time given; else it is undone.
#pragma once

#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <vector>

namespace muster::inline v0_2::roster::engine::search {

class DestroyAndRepair : public Neighbourhood {
public:
    explicit DestroyAndRepair(const Instance& instance);

    /// Stopped midway, lines stay as far as they are planned, if that is allowed.
    void improve(Incumbent& incumbent, const Turn& turn) override;
    [[nodiscard]] std::uint64_t work() const override { return work_; }

private:
    struct Days {
        int from;
        int to;
    };
    void step(Incumbent& incumbent, const Turn& turn);
    [[nodiscard]] Days choose_days(Incumbent& incumbent) const;
    void choose_members(Incumbent& incumbent, Days days, int count);
    void plan_anew(Incumbent& incumbent, Days days, bool is_firm, const Budget& budget);

    const Instance& instance_;
    std::uint64_t work_ = 0;
    List<int> chosen_;
    List<Line> kept_;
};

}  // namespace muster::roster::engine::search
