// Where a duty is stood.
#pragma once

#include "muster/core/label.hpp"

#include <string>

namespace muster::roster {

/// A service post, a supervision post, a venue role.
struct Post {
    std::string code;
    Label name{};
    bool is_disliked = false;  ///< its shifts count in the measure `disliked`, so that nobody gets them all

    friend bool operator==(const Post&, const Post&) = default;
};

}  // namespace muster::roster
