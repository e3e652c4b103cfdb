// The stages of a member.
#pragma once

#include "muster/core/label.hpp"

#include <array>
#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// The five stages on the way to full membership, in order.
enum class Stage : std::uint8_t {
    applicant,     ///< 申请人, has applied
    activist,      ///< 积极分子, is accompanied and reports
    candidate,     ///< 发展对象, is trained and looked into
    probationary,  ///< 预备党员, a member without a vote yet
    full,          ///< 正式党员, a member with a vote
};

/// All of them, in order.
inline constexpr std::array all_stages{Stage::applicant, Stage::activist, Stage::candidate, Stage::probationary,
                                       Stage::full};

/// 积极分子, activist.
[[nodiscard]] inline Label label_of(Stage stage)
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

}  // namespace muster::org

#pragma GCC visibility pop
