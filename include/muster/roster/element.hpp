// One thing that a problem asks for, small enough to be given up by itself.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/rule.hpp"

#include <cstddef>
#include <tuple>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A rule for one member, one row of cover or of company, one bar, one pinned shift.
struct Element {
    Rule rule = Rule::availability;  ///< what is asked
    MemberId member{};               ///< of rules about a member
    int day = -1;                    ///< of availability, pinned and published shifts
    ShiftTypeId type{};              ///< of these, and of the maximum of a type
    std::size_t row = 0;             ///< of cover, company, patterns, or of the member's windows or runs of kinds

    friend bool operator==(const Element&, const Element&) = default;
    friend bool operator<(const Element& left, const Element& right)
    {
        return std::tie(left.rule, left.member, left.day, left.type, left.row) <
               std::tie(right.rule, right.member, right.day, right.type, right.row);
    }
};

/// The element that a violation is about.
[[nodiscard]] Element element_of(const Violation& violation);

/// What is asked: `2026-09-08: "L late" needs at least 2`.
[[nodiscard]] Label in_words(const Problem& problem, const Element& element);

/// How it could be relaxed: `lower the minimum of that shift`.
[[nodiscard]] Label remedy_for(const Problem& problem, const Element& element);

}  // namespace muster::roster

#pragma GCC visibility pop
