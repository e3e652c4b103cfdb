// Where a duty is stood.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A service post, a supervision post, a venue role.
struct Post {
    std::string code;          ///< the name people write in their files
    Label name{};              ///< name in reports
    bool is_disliked = false;  ///< its shifts count in the measure `disliked`, so that nobody gets them all

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Post::code).needed(), field("name", &Post::name),
                    field("is_disliked", &Post::is_disliked));
    }

    friend bool operator==(const Post&, const Post&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
