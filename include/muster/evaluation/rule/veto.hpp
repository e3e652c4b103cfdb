// What no points make up for.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/role.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// What a veto does.
enum class VetoEffect : std::uint8_t {
    bar_grade,   ///< no grade better than `best_grade`
    void_area,   ///< the area counts 0
    void_total,  ///< the total is 0
};
/// Names of its values, in order.
constexpr auto listed(VetoEffect) { return enumeration("What a veto does.", "bar_grade", "void_area", "void_total"); }

/// What follows where it strikes. A view of the rule.
struct Sanction {
    VetoEffect effect;            ///< what becomes of grade or points
    std::string_view best_grade;  ///< for `bar_grade`: code of the best grade that is still open
};

/// On which side of the limit it strikes.
enum class VetoWhen : std::uint8_t {
    more_than,   ///< where there is more than the limit
    fewer_than,  ///< where there is less than the limit
};
/// Names of its values, in order.
constexpr auto listed(VetoWhen)
{
    return enumeration("On which side of its limit a veto strikes.", "more_than", "fewer_than");
}

/// Strikes where the sum of quantities, or that sum over an exposure, is on the wrong side of `limit`. Has no weight.
///
/// "Zero violations in exams under the name plate" is more than 0, with the exams sat as exposure: a veto with a
/// denominator, not a subtraction. Where there is no exposure (0), an amount above 0 is more than any limit, and none
/// is fewer: a breach strikes whether or not what it is held against is on file. An exposure below 0 is an error that
/// names the member.
struct Veto {
    static constexpr std::string_view name = "veto";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Bars a grade or voids a score.";
    static constexpr Role role = Role::strikes;  ///< it has no points

    VetoEffect effect = VetoEffect::bar_grade;  ///< what it does where it strikes
    VetoWhen when = VetoWhen::more_than;        ///< on which side of `limit` it strikes
    Quantity limit{};          ///< in the indicator's unit or, with an exposure, a rate; at it, nothing strikes
    std::string exposure{};    ///< code of an indicator to divide by; empty: none
    std::string best_grade{};  ///< for `bar_grade`: code of the best grade that is still open

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("effect", &Veto::effect), field("when", &Veto::when), field("limit", &Veto::limit),
                    field("exposure", &Veto::exposure), field("best_grade", &Veto::best_grade));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (!exposure.empty() && (!scope.has_indicator(exposure) || exposure == scope.code))
            faults.add(scope.place, "its exposure \"" + exposure + "\" is not another indicator",
                       "name one of the scheme");
        if (effect == VetoEffect::bar_grade && !scope.has_grade(best_grade))
            faults.add(scope.place, "its best grade \"" + best_grade + "\" is not a grade", "name one of the scheme");
        if (effect != VetoEffect::bar_grade && !best_grade.empty())
            faults.add(scope.place, "it voids points and names a best grade", "choose one of the two");
        if (scope.missing != Missing::as_zero)
            faults.add(scope.place, "a veto without records sees an amount of 0",
                       "leave its missing-data policy as_zero");
    }

    /// What follows where it strikes.
    [[nodiscard]] Sanction sanction() const noexcept { return {effect, best_grade}; }

    friend bool operator==(const Veto&, const Veto&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
