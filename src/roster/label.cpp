// Names of measures, reasons and states of knowledge in both languages.
#include "core/enumerators.hpp"
#include "muster/roster/availability.hpp"
#include "muster/roster/measure.hpp"
#include "muster/roster/solution.hpp"

namespace muster::roster {

static_assert(are_all(all_measures));

Label label_of(Measure measure)
{
    switch (measure) {
    case Measure::minutes:
        return {"时长（分钟）", "minutes"};
    case Measure::shifts:
        return {"班次", "shifts"};
    case Measure::nights:
        return {"夜班", "nights"};
    case Measure::weekends:
        return {"周末班", "weekend shifts"};
    case Measure::disliked:
        return {"冷门岗位", "disliked posts"};
    }
    return {};
}

Label label_of(Bar bar)
{
    switch (bar) {
    case Bar::none:
        return {"可以值班", "may stand"};
    case Bar::unavailable:
        return {"不能到岗", "unavailable"};
    case Bar::leave:
        return {"请假", "on leave"};
    case Bar::timetable:
        return {"有课或考试", "has a class or an examination"};
    case Bar::skill:
        return {"不具备所需资格", "lacks the required skill"};
    case Bar::frozen:
        return {"此段已定，不再变动", "this part is not to change"};
    case Bar::not_a_member:
        return {"当时尚未加入或已离开", "not a member then"};
    }
    return {};
}

Label label_of(Status status)
{
    switch (status) {
    case Status::optimal:
        return {"已证明最优", "proven best"};
    case Status::feasible:
        return {"满足全部硬性规则", "no hard rule is bent"};
    case Status::incomplete:
        return {"尚违反硬性规则", "hard rules are bent"};
    case Status::infeasible:
        return {"已证明无解", "proven to be impossible"};
    }
    return {};
}

}  // namespace muster::roster
