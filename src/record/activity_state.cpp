#include "muster/record/activity_state.hpp"

#include <array>
#include <cstddef>

namespace muster::record {

const Label& label_of(ActivityState state)
{
    static const std::array<Label, 6> labels{{{"已计划", "planned"},
                                              {"已审批", "approved"},
                                              {"进行中", "running"},
                                              {"已提交佐证", "evidenced"},
                                              {"已审核", "reviewed"},
                                              {"已结项", "closed"}}};
    return labels[static_cast<std::size_t>(state)];
}

bool may_move(ActivityState from, ActivityState to) noexcept
{
    using enum ActivityState;
    switch (from) {
    case planned:
        return to == approved || to == closed;
    case approved:
        return to == running || to == planned || to == closed;
    case running:
        return to == evidenced;
    case evidenced:
        return to == reviewed || to == running;
    case reviewed:
        return to == closed || to == evidenced;
    case closed:
        return false;
    }
    return false;
}

}  // namespace muster::record
