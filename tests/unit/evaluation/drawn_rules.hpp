// A rule drawn for a random scheme: one function a rule, and who adds a rule adds one, or this does not compile.
#pragma once

#include "unit/evaluation/dice.hpp"
#include "unit/evaluation/small.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <type_traits>
#include <variant>

namespace muster::inline v0_2::evaluation {

/// `other` is the code of another indicator, `grade` that of a grade.
struct DrawnRules {
    Dice& dice;
    std::string other;
    std::string grade;

    rule::Count draw(std::type_identity<rule::Count>) { return {dice.number<Points>(0, 3)}; }
    rule::Sum draw(std::type_identity<rule::Sum>) { return {dice.number<Points>(-1, 3)}; }
    rule::Rate draw(std::type_identity<rule::Rate>) { return {other, dice.number<Points>(1, 100)}; }
    rule::Bands draw(std::type_identity<rule::Bands>)
    {
        return {{{quantity("1"), dice.number<Points>(0, 9)},
                 {quantity("2.5"), dice.number<Points>(0, 9)},
                 {quantity("6"), dice.number<Points>(0, 9)}},
                dice.number<Points>(0, 2)};
    }
    rule::Piecewise draw(std::type_identity<rule::Piecewise>)
    {
        return {{{quantity("0"), dice.number<Points>(0, 9)},
                 {quantity("3"), dice.number<Points>(0, 9)},
                 {quantity("5.5"), dice.number<Points>(0, 9)}}};
    }
    rule::AwardTable draw(std::type_identity<rule::AwardTable>)
    {
        return {{{"a", "1", dice.number<Points>(0, 9)},
                 {"a", "2", dice.number<Points>(0, 9)},
                 {"b", "1", dice.number<Points>(0, 9)},
                 {"b", "2", points("1")}}};
    }
    rule::Lag draw(std::type_identity<rule::Lag>)
    {
        return dice.heads() ? rule::Lag{.within = Days(dice.below(3)),
                                        .on_time = points("5"),
                                        .per_day_late = dice.number<Points>(0, 2),
                                        .least = points("-1")}
                            : rule::Lag{.from = rule::LagFrom::fixed_day,
                                        .day = day(10),
                                        .within = Days(1),
                                        .on_time = points("4"),
                                        .per_day_late = points("0.5")};
    }
    rule::Deduction draw(std::type_identity<rule::Deduction>) { return {dice.number<Points>(0, 2), dice.heads()}; }
    rule::Veto draw(std::type_identity<rule::Veto>)
    {
        const auto effect = std::array{rule::VetoEffect::bar_grade, rule::VetoEffect::void_area,
                                       rule::VetoEffect::void_total}[static_cast<std::size_t>(dice.below(3))];
        return {.effect = effect,
                .when = dice.heads() ? rule::VetoWhen::more_than : rule::VetoWhen::fewer_than,
                .limit = dice.number<Quantity>(0, 4),
                .exposure = dice.heads() ? other : std::string(),
                .best_grade = effect == rule::VetoEffect::bar_grade ? grade : ""};
    }

    rule::BestOf draw(std::type_identity<rule::BestOf>)
    {
        return {1 + dice.below(5), dice.number<Points>(-1, 3),
                dice.heads() ? rule::BestIs::greatest : rule::BestIs::least};
    }

    rule::Normalise draw(std::type_identity<rule::Normalise>)
    {
        rule::Normalise made{.method = static_cast<rule::Normalisation>(dice.below(10)),
                             .direction = static_cast<rule::Direction>(dice.below(2)),
                             .is_clipped = dice.heads(),
                             .ties = static_cast<rule::RankTies>(dice.below(3)),
                             .deviation_of = static_cast<rule::DeviationOf>(dice.below(2)),
                             .mean = dice.number<Points>(-1, 3),
                             .deviation = Points::from_millionths(1) + dice.number<Points>(0, 2),
                             .worst = dice.number<Points>(-1, 3),
                             .best = points("3.5") + dice.number<Points>(0, 9)};
        if (made.method == rule::Normalisation::goalposts) {
            made.low = Quantity::from_millionths(1) + dice.number<Quantity>(0, 2);
            made.high = *made.low + quantity("0.75") + dice.number<Quantity>(0, 2);
        }
        if (made.method == rule::Normalisation::distance_to_target)
            made.target = quantity("0.5") + dice.number<Quantity>(0, 4);
        if (made.method == rule::Normalisation::distance_to_reference)
            made.reference = dice.heads() ? "m0" : "m1";
        if (!made.ranks() && made.method != rule::Normalisation::share_of_best && dice.one_in(3))
            made.transformation = rule::Transformation::logarithm;
        if (dice.one_in(3))
            made.winsorise = draw_winsorise();
        return made;
    }
    rule::Winsorise draw_winsorise()
    {
        rule::Winsorise made{.by = static_cast<rule::WinsoriseBy>(dice.below(3)),
                             .count = 1 + dice.below(2),
                             .skewness = quantity("0.5") + dice.number<Quantity>(0, 1),
                             .kurtosis = dice.number<Quantity>(0, 2)};
        if (made.by == rule::WinsoriseBy::share)
            made.share = Weight::from_millionths(100'000 + 60'000 * dice.below(6));
        if (made.by != rule::WinsoriseBy::skewness_and_kurtosis)
            made.at = static_cast<rule::WinsoriseAt>(dice.below(3));
        return made;
    }

    rule::AllBut draw(std::type_identity<rule::AllBut>)
    {
        const int lowest = dice.below(3);
        return {lowest, lowest == 0 ? 1 + dice.below(2) : dice.below(3), dice.number<Points>(-1, 3), dice.below(3)};
    }

    /// The rule at a place of the list.
    template <std::size_t Row = 0>
    Rule at(std::size_t row)
    {
        if constexpr (Row + 1 < std::variant_size_v<Rule>)
            if (row > Row)
                return at<Row + 1>(row);
        return draw(std::type_identity<std::variant_alternative_t<Row, Rule>>());
    }
    /// Takes from an indicator what its rule does not go with.
    static void suit(Indicator& indicator)
    {
        if (auto* const normalise = std::get_if<rule::Normalise>(&indicator.rule)) {  // no amount may be refused
            normalise->transformation = rule::Transformation::none;
            normalise->reference.clear();
            if (normalise->method == rule::Normalisation::distance_to_reference ||
                normalise->method == rule::Normalisation::share_of_best)
                normalise->method = rule::Normalisation::min_max;
        }
        if (!std::holds_alternative<rule::BestOf>(indicator.rule) &&
            !std::holds_alternative<rule::AllBut>(indicator.rule))
            return;
        indicator.cap.per_period.reset();
        if (indicator.combine != Combine::sum)
            indicator.combine = Combine::mean;
    }
    Rule any() { return at(static_cast<std::size_t>(dice.below(std::variant_size_v<Rule>))); }
};

}  // namespace muster::evaluation
