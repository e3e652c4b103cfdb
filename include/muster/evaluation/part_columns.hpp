// What members have in the parts of a scheme, as columns: what weights and statistics are made of.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/fields.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// One part's values, a row a member.
struct PartColumn {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One part's values, a row a member.";

    std::string code;                             ///< the part's name
    std::vector<std::optional<double>> values{};  ///< not set: the member has none
    bool lower_is_better = false;                 ///< costs, faults, days late

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &PartColumn::code).needed(), field("values", &PartColumn::values),
                    field("lower_is_better", &PartColumn::lower_is_better));
    }

    friend bool operator==(const PartColumn&, const PartColumn&) = default;
};

/// By row of the roll, points of an indicator or totals of an area; of the area at the top (or no code) totals after
/// vetoes. Not set where the part does not weigh for the member: left out, another's role, or incomplete in it.
///
/// @throws InvalidInput  if the scheme has no such indicator or area.
[[nodiscard]] std::vector<std::optional<Exact>> part_values(const Evaluation& evaluation, std::string_view code = {});

/// Codes of an area's weighted parts, areas first. @throws InvalidInput  if the scheme has no such area.
[[nodiscard]] std::vector<std::string> part_codes(const Scheme& scheme, std::string_view area);

/// Columns of some parts, each value the double next to the exact one; of no codes of all weighted indicators, then
/// all areas. @throws InvalidInput  as `part_values`.
[[nodiscard]] std::vector<PartColumn> part_columns(const Evaluation& evaluation,
                                                   std::span<const std::string> codes = {});

}  // namespace muster::evaluation

#pragma GCC visibility pop
