// The names of the organisation's words, in both languages.
#include "core/enumerators.hpp"
#include "muster/org/office.hpp"
#include "muster/org/place.hpp"
#include "muster/org/post.hpp"
#include "muster/org/stage.hpp"
#include "muster/org/unit.hpp"

namespace muster::org {

static_assert(are_all(all_stages));

Label label_of(Stage stage)
{
    switch (stage) {
    case Stage::applicant:
        return {"入党申请人", "applicant"};
    case Stage::activist:
        return {"入党积极分子", "activist"};
    case Stage::candidate:
        return {"发展对象", "candidate"};
    case Stage::probationary:
        return {"预备党员", "probationary member"};
    case Stage::full:
        return {"正式党员", "full member"};
    }
    return {};
}

Label label_of(UnitLevel level)
{
    switch (level) {
    case UnitLevel::committee:
        return {"党委", "committee"};
    case UnitLevel::general_branch:
        return {"党总支", "general branch"};
    case UnitLevel::branch:
        return {"党支部", "branch"};
    case UnitLevel::group:
        return {"党小组", "group"};
    }
    return {};
}

Label label_of(OfficeKind kind)
{
    switch (kind) {
    case OfficeKind::secretary:
        return {"书记", "secretary"};
    case OfficeKind::deputy_secretary:
        return {"副书记", "deputy secretary"};
    case OfficeKind::organisation:
        return {"组织委员", "organisation"};
    case OfficeKind::publicity:
        return {"宣传委员", "publicity"};
    case OfficeKind::discipline:
        return {"纪检委员", "discipline"};
    case OfficeKind::other:
        return {"其他职务", "other office"};
    }
    return {};
}

Label label_of(PlaceLevel level)
{
    switch (level) {
    case PlaceLevel::building:
        return {"楼栋", "building"};
    case PlaceLevel::floor:
        return {"楼层", "floor"};
    case PlaceLevel::room:
        return {"寝室", "room"};
    case PlaceLevel::bed:
        return {"床位", "bed"};
    }
    return {};
}

Label label_of(PostKind kind)
{
    switch (kind) {
    case PostKind::service:
        return {"服务示范岗", "service post"};
    case PostKind::supervision:
        return {"监督岗", "supervision post"};
    case PostKind::venue_role:
        return {"赛场岗位", "venue role"};
    case PostKind::other:
        return {"其他岗位", "other post"};
    }
    return {};
}

}  // namespace muster::org
