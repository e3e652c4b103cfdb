// The indicators of each area, one file an area.
#pragma once

#include "muster/core/error.hpp"
#include "muster/evaluation/indicator.hpp"

#include <string>
#include <utility>
#include <vector>

namespace muster::programme {

using Indicators = std::vector<evaluation::Indicator>;

[[nodiscard]] Indicators classroom_indicators();
[[nodiscard]] Indicators network_indicators();
[[nodiscard]] Indicators dormitory_indicators();
[[nodiscard]] Indicators venue_indicators();
[[nodiscard]] Indicators identity_indicators();

/// What the programme names without giving a number.
inline constexpr const char* own_number = "named by the programme; the number is this library's own, to be changed";

// Short ways to write the rows below; numbers are whole points, per cent and units.

[[nodiscard]] inline Weight per_cent(int share) { return Weight::from_millionths(share * 10'000); }

/// Points that rise evenly from nothing to 100 at `full`, and no further.
[[nodiscard]] inline evaluation::Rule rising_to(int full)
{
    return evaluation::rule::Piecewise{{{Quantity{}, Points{}}, {Quantity::whole(full), Points::whole(100)}}};
}

/// A weighted indicator whose other parts keep their defaults.
[[nodiscard]] inline evaluation::Indicator indicator(std::string area, std::string code, Label label, Label unit,
                                                     Weight weight, evaluation::Rule rule, std::string source)
{
    evaluation::Indicator made{.code = std::move(code), .area = std::move(area), .rule = std::move(rule)};
    made.label = std::move(label);
    made.unit = std::move(unit);
    made.weight = weight;
    made.source = std::move(source);
    return made;
}

}  // namespace muster::programme
