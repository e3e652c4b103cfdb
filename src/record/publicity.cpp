#include "muster/record/publicity.hpp"

namespace muster::inline v0_2::record {

Label label_of(CaseKind kind)
{
    switch (kind) {
    case CaseKind::method:
        return {"经验做法", "method"};
    case CaseKind::example:
        return {"典型事例", "example"};
    case CaseKind::person:
        return {"先进人物", "advanced person"};
    }
    return {};
}

Label label_of(CaseState state)
{
    switch (state) {
    case CaseState::awaiting_consent:
        return {"待本人同意", "awaits consent"};
    case CaseState::ready:
        return {"待宣传", "to be published"};
    case CaseState::overdue:
        return {"逾期未宣传", "overdue"};
    case CaseState::published:
        return {"已宣传", "published"};
    case CaseState::expired:
        return {"已到期", "expired"};
    }
    return {};
}

CaseState Case::state_on(Day day) const
{
    if (published && *published <= day)
        return expires && *expires < day ? CaseState::expired : CaseState::published;
    if (deadline && *deadline < day)
        return CaseState::overdue;
    const bool is_agreed = consented && *consented <= day;
    return about.empty() || is_agreed ? CaseState::ready : CaseState::awaiting_consent;
}

CaseBook shared_cases(const std::vector<Case>& cases, Day day)
{
    CaseBook shared;
    for (const Case& each : cases)
        if (each.state_on(day) == CaseState::published) {
            shared.cases.push_back(each);
            shared.cases.back().about.clear();
        }
    return shared;
}

}  // namespace muster::record
