// What no points make up for.
#pragma once

#include "muster/core/points.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::evaluation::rule {

/// What a veto does.
enum class VetoEffect : std::uint8_t {
    bar_grade,   ///< no grade better than `best_grade`
    void_area,   ///< the area counts 0
    void_total,  ///< the total is 0
};

/// On which side of the limit it strikes.
enum class VetoWhen : std::uint8_t { more_than, fewer_than };

/// Strikes where the sum of quantities, or that sum over an exposure, is on the wrong side of `limit`. Has no weight.
///
/// "Zero violations in exams under the name plate" is more than 0, with the exams sat as exposure: a veto with a
/// denominator, not a subtraction. Without exposure (0) a veto with a denominator does not strike; an exposure below 0
/// is an error that names the member.
struct Veto {
    static constexpr std::string_view name = "veto";

    VetoEffect effect = VetoEffect::bar_grade;
    VetoWhen when = VetoWhen::more_than;
    Quantity limit{};
    std::string exposure{};    ///< code of an indicator to divide by; empty: none
    std::string best_grade{};  ///< for `bar_grade`: code of the best grade that is still open

    friend bool operator==(const Veto&, const Veto&) = default;
};

}  // namespace muster::evaluation::rule
