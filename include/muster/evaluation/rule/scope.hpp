// What a rule may look at when its scheme is checked.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/evaluation/combine.hpp"

#include <span>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// What a rule may look at when its scheme is checked: the indicator it scores, and the codes it may name. Views hold
/// as long as the parts of the scheme do.
struct Scope {
    Where place;                                   ///< of the indicator
    std::string_view code;                         ///< of the indicator
    Combine combine;                               ///< how its records are combined
    Missing missing;                               ///< what it scores without records
    bool has_period_cap;                           ///< whether it has a cap of a period
    std::span<const std::string_view> indicators;  ///< codes of the scheme's
    std::span<const std::string_view> grades;      ///< codes of the scheme's

    /// Whether the scheme has an indicator of this code.
    [[nodiscard]] bool has_indicator(std::string_view asked) const noexcept { return is_among(indicators, asked); }
    /// Whether it has a grade of this code.
    [[nodiscard]] bool has_grade(std::string_view asked) const noexcept { return is_among(grades, asked); }

private:
    static bool is_among(std::span<const std::string_view> codes, std::string_view asked) noexcept
    {
        for (const std::string_view each : codes)
            if (each == asked)
                return true;
        return false;
    }
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
