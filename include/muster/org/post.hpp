// Where a duty is stood.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstdint>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What a post is for.
enum class PostKind : std::uint8_t {
    service,      ///< 服务示范岗, helps whoever comes
    supervision,  ///< 监督岗, sees that rules are kept
    venue_role,   ///< at an event, such as an official's
    other,        ///< none of these
};

/// 服务示范岗, service post.
[[nodiscard]] inline Label label_of(PostKind kind)
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

/// A post 岗位: service post 服务示范岗, supervision post 监督岗, a venue role such as an official's.
struct Post {
    std::string code;                   ///< the name people write in their files
    Label name{};                       ///< name in reports
    PostKind kind = PostKind::service;  ///< which of the four kinds
    PlaceId place{};                    ///< where it is stood; not set: nowhere in particular
    UnitId unit{};                      ///< whose post it is; not set: the whole organisation's
    MemberId responsible{};             ///< who answers for it; not set: nobody yet

    friend bool operator==(const Post&, const Post&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
