// Which of two members is in front at a share, and where that changes next. Exact.
#pragma once

#include "evaluation/share_function.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace muster::inline v0_2::evaluation {

/// Steps from the first to the last.
struct StepRange {
    std::int32_t first;
    std::int32_t last;
};

/// Of left less right at a step: -1, 0 or 1.
[[nodiscard]] int sign_of_difference(const SharePiece& left, const SharePiece& right, std::int32_t at);

/// The first step after `range.first`, up to `range.last`, at which the sign is not `sign`, which it is at
/// `range.first`.
[[nodiscard]] std::optional<std::int32_t> first_change(const SharePiece& left, const SharePiece& right, StepRange range,
                                                       int sign);

/// The same of functions in pieces.
[[nodiscard]] int sign_of_difference(std::span<const SharePiece> left, std::span<const SharePiece> right,
                                     std::int32_t at);
[[nodiscard]] std::optional<std::int32_t> first_change(std::span<const SharePiece> left,
                                                       std::span<const SharePiece> right, StepRange range, int sign);

}  // namespace muster::evaluation
