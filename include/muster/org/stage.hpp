// The stages of a member.
#pragma once

#include "muster/core/label.hpp"

#include <array>
#include <cstdint>

namespace muster::org {

/// The five stages on the way to full membership, in order.
enum class Stage : std::uint8_t { applicant, activist, candidate, probationary, full };

inline constexpr std::array all_stages{Stage::applicant, Stage::activist, Stage::candidate, Stage::probationary,
                                       Stage::full};

/// 积极分子, activist.
[[nodiscard]] Label label_of(Stage stage);

}  // namespace muster::org
