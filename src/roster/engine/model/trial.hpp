// Other duties on trial: what they would add to a roster's toll, without making them.
//
// Lines are as tried at once, so runs and rest are walked around each change as they would be. People on rows and sums
// of lines are noted as differences, and priced once all changes are known: where one comes and another goes, a row
// costs nothing. A change that is dropped has touched nothing but its own days.
#pragma once

#include "roster/engine/model/state.hpp"

#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster::engine::model {

/// Between `keep` or `drop` and the next `set`, `state` is as it always is; else its lines are those on trial.
class Trial {
public:
    Trial(const Instance& instance, State& state);

    /// These duties in the place of those of the same days.
    void set(int member, int from, View<const DutyIndex> duties);
    /// The line of a member as set bends a hard rule, and the roster bent none: whatever is set for others, this is
    /// bent.
    [[nodiscard]] bool bends_anew(int member) const;
    /// What all that was set adds to the toll. Asked once, before it is kept.
    [[nodiscard]] HardSoftCost rise();
    /// Makes what was set.
    void keep();
    /// Everything as before.
    void drop();

private:
    struct Replaced {
        int member;
        int from;
        int length;
    };
    struct Touched {
        int member;
        HardSoftCost runs{};  ///< what these cost more
        List<Cost> sums{};    ///< by counter: units more
    };
    [[nodiscard]] Touched& touched(int member);
    void note(int row, int change);
    void note_day(int member, int day, DutyIndex before, DutyIndex after, Touched& touched);
    void forget();

    const Instance& instance_;
    State& state_;
    List<Replaced> replaced_;
    List<DutyIndex> before_;  ///< duties of these, one after the other
    List<Touched> touched_;   ///< of which so many are in use
    std::size_t touched_count_ = 0;
    List<int> rows_;     ///< that count others now, or did
    List<int> changes_;  ///< by row
    List<std::uint8_t> is_noted_;
};

}  // namespace muster::roster::engine::model
