// The rules by name, and what bends one.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace muster::roster {

/// Every rule a roster is held to. What each asks is in `rule/`, one file a subject; `rule/list.hpp` lists them.
enum class Rule : std::uint8_t {
    availability,
    pinned,
    overlap,
    shifts_a_day,
    rest,
    succession,
    minimum_minutes,
    maximum_minutes,
    shift_type_maximum,
    maximum_consecutive,
    minimum_consecutive,
    minimum_days_off,
    weekends,
    consecutive_weekends,
    windows,
    minimum_cover,
    under_cover,
    over_cover,
    maximum_cover,
    request_on,
    request_off,
    together,
    apart,
    published,
    fairness,
    spacing,
};

inline constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::spacing) + 1;

/// `minimum_days_off`, as in C++ and Python.
[[nodiscard]] std::string_view name_of(Rule rule);
/// For reports.
[[nodiscard]] Label label_of(Rule rule);

/// One place where a roster bends one rule.
struct Violation {
    Rule rule = Rule::availability;
    MemberId member{};    ///< not set where the rule is about a shift
    int day = -1;         ///< from 0; -1 where the rule is about the whole period
    ShiftTypeId type{};   ///< not set where the rule is not about one type
    ShiftTypeId other{};  ///< the shift before, of rules about two
    std::size_t row =
        0;  ///< of cover, companies, fairness, requests, or the member's windows, for rules that have rows
    std::int64_t found = 0;   ///< what the roster has (people, days, minutes), in the rule's own unit
    std::int64_t limit = 0;   ///< what the rule asks for
    std::int64_t amount = 1;  ///< how far it is bent, in what the weight is for
    std::int64_t cost = 0;    ///< 0 for a hard rule
    bool is_hard = false;

    friend bool operator==(const Violation&, const Violation&) = default;
};

}  // namespace muster::roster
