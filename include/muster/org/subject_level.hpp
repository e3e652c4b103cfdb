// What somebody knows, and what somebody needs to learn.
#pragma once

#include "muster/core/points.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// How strong somebody is in a subject, or how much help is needed there: 0 to 1.
struct SubjectLevel {
    std::string subject;  ///< the subject's name
    Weight level;         ///< how strong, or how much help is needed, 0 to 1

    friend bool operator==(const SubjectLevel&, const SubjectLevel&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
