#include "muster/record/activity_state.hpp"

namespace muster::inline v0_2::record {

Label label_of(ActivityState state)
{
    using enum ActivityState;
    switch (state) {
    case planned:
        return {"已计划", "planned"};
    case approved:
        return {"已审批", "approved"};
    case running:
        return {"进行中", "running"};
    case evidenced:
        return {"已提交佐证", "evidenced"};
    case reviewed:
        return {"已审核", "reviewed"};
    case closed:
        return {"已结项", "closed"};
    }
    return {};
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
