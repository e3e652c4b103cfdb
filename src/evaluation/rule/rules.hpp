// What every rule must be able to do: be checked, be written down, make points.
#pragma once

#include "evaluation/canonical_text.hpp"
#include "evaluation/fraction.hpp"
#include "muster/core/faults.hpp"
#include "muster/evaluation/scheme.hpp"

#include <algorithm>
#include <string>

namespace muster::evaluation::rule {

/// What a rule may refer to.
struct Scope {
    const SchemeParts& parts;
    const Indicator& indicator;
    Where place;

    [[nodiscard]] bool has_indicator(const std::string& code) const
    {
        return std::ranges::any_of(parts.indicators, [&](const Indicator& other) { return other.code == code; });
    }
    [[nodiscard]] bool has_grade(const std::string& code) const
    {
        return std::ranges::any_of(parts.grades, [&](const Grade& grade) { return grade.code == code; });
    }
};

void check(const Count& rule, const Scope& scope, Faults& faults);
void check(const Sum& rule, const Scope& scope, Faults& faults);
void check(const Rate& rule, const Scope& scope, Faults& faults);
void check(const Bands& rule, const Scope& scope, Faults& faults);
void check(const Piecewise& rule, const Scope& scope, Faults& faults);
void check(const AwardTable& rule, const Scope& scope, Faults& faults);
void check(const Lag& rule, const Scope& scope, Faults& faults);
void check(const Deduction& rule, const Scope& scope, Faults& faults);
void check(const Veto& rule, const Scope& scope, Faults& faults);
void check(const Cap& cap, const Scope& scope, Faults& faults);

void write(const Count& rule, CanonicalText& text);
void write(const Sum& rule, CanonicalText& text);
void write(const Rate& rule, CanonicalText& text);
void write(const Bands& rule, CanonicalText& text);
void write(const Piecewise& rule, CanonicalText& text);
void write(const AwardTable& rule, CanonicalText& text);
void write(const Lag& rule, CanonicalText& text);
void write(const Deduction& rule, CanonicalText& text);
void write(const Veto& rule, CanonicalText& text);
void write(const Cap& cap, CanonicalText& text);

/// Points of an amount; `exposure` is what the indicator a rule divides by has counted, above 0.
Fraction points_of(const Count& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const Sum& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const Rate& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const Bands& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const Piecewise& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const AwardTable& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const Lag& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const Deduction& rule, const Amount& amount, const Amount& exposure);
Fraction points_of(const Veto& rule, const Amount& amount, const Amount& exposure);  // none

/// Whether the veto strikes. `exposure` is null where the rule has none, and not below 0.
bool strikes(const Veto& rule, const Amount& amount, const Amount* exposure);

/// Points of one record in millionths, `days` after the day it is counted from.
std::int64_t amount_of(const Lag& rule, std::int64_t days);

}  // namespace muster::evaluation::rule
