// Points by where an amount stands among those of all members, or between goalposts.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// By what an amount becomes points.
enum class Normalisation : std::uint8_t {
    goalposts,              ///< its way from `low` to `high`
    min_max,                ///< its way from the least amount of the population to the greatest
    z_score,                ///< how many standard deviations it lies from the population's mean
    rank,                   ///< its place, from 1 for the worst: the points themselves
    percentile_rank,        ///< (rank - 1) / (members - 1) of the scale; of one member all of it
    borda,                  ///< rank - 1: the points themselves
    distance_to_target,     ///< its way from the worst amount of the population to `target`
    distance_to_best,       ///< its way from the worst amount of the population to the best one
    distance_to_reference,  ///< its way from the worst amount of the population to that of the member `reference`
    share_of_best,          ///< amount / greatest; where less is better least / amount; none may be below 0
};
/// Names of its values, in order.
constexpr auto listed(Normalisation)
{
    return enumeration("By what an amount becomes points.", "goalposts", "min_max", "z_score", "rank",
                       "percentile_rank", "borda", "distance_to_target", "distance_to_best", "distance_to_reference",
                       "share_of_best");
}

/// Which end of the amounts is the good one.
enum class Direction : std::uint8_t {
    more_is_better,  ///< the greatest amount has most points
    less_is_better,  ///< the least amount has most points
};
/// Names of its values, in order.
constexpr auto listed(Direction)
{
    return enumeration("Which end of the amounts is the good one.", "more_is_better", "less_is_better");
}

/// What rank equal amounts have.
enum class RankTies : std::uint8_t {
    average,  ///< the mean of their places: 1, 2.5, 2.5, 4
    minimum,  ///< the lowest of their places: 1, 2, 2, 4
    maximum,  ///< the highest of their places: 1, 3, 3, 4
};
/// Names of its values, in order.
constexpr auto listed(RankTies)
{
    return enumeration("What rank equal amounts have.", "average", "minimum", "maximum");
}

/// What a standard deviation is of.
enum class DeviationOf : std::uint8_t {
    sample,      ///< squares are divided by the number of members less 1
    population,  ///< squares are divided by the number of members
};
/// Names of its values, in order.
constexpr auto listed(DeviationOf) { return enumeration("What a standard deviation is of.", "sample", "population"); }

/// What is done to amounts before they are compared.
enum class Transformation : std::uint8_t {
    none,       ///< nothing
    logarithm,  ///< their natural logarithm; an amount that is not above 0 is an error that names the member
};
/// Names of its values, in order.
constexpr auto listed(Transformation)
{
    return enumeration("What is done to amounts before they are compared.", "none", "logarithm");
}

/// How many amounts are drawn in.
enum class WinsoriseBy : std::uint8_t {
    count,  ///< `Winsorise::count` of them at each end
    share,  ///< `Winsorise::share` of them at each end, rounded down
    /// All that are level with the extreme of the longer tail, again and again, until the skewness is below
    /// `Winsorise::skewness`, the kurtosis below `Winsorise::kurtosis`, or `Winsorise::count` amounts are drawn in.
    skewness_and_kurtosis,
};
/// Names of its values, in order.
constexpr auto listed(WinsoriseBy)
{
    return enumeration("How many amounts are drawn in.", "count", "share", "skewness_and_kurtosis");
}

/// At which end amounts are drawn in.
enum class WinsoriseAt : std::uint8_t {
    both_ends,  ///< the least and the greatest
    low_end,    ///< the least only
    high_end,   ///< the greatest only
};
/// Names of its values, in order.
constexpr auto listed(WinsoriseAt)
{
    return enumeration("At which end amounts are drawn in.", "both_ends", "low_end", "high_end");
}

/// Amounts that lie far out are drawn in: each counts as the nearest one that is left.
///
/// Skewness is that of a sample, G1 = g1 x sqrt(n (n - 1)) / (n - 2), without its sign; kurtosis is the excess of a
/// sample, G2 = (n - 1) / ((n - 2) (n - 3)) x ((n + 1) g2 + 6): those of spreadsheets, SAS and SPSS (Joanes and Gill,
/// 1998, type 2). Fewer than four members, or equal amounts, have neither, and are left as they are.
struct Winsorise {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Amounts far out count as the nearest one that is left.";

    WinsoriseBy by = WinsoriseBy::count;                       ///< how many are drawn in
    int count = 1;                                             ///< so many, 1 or more
    Weight share{};                                            ///< for `share`: of the members, above 0 and below 0.5
    WinsoriseAt at = WinsoriseAt::both_ends;                   ///< at which end; by skewness the tail says it
    Quantity skewness = Quantity::from_millionths(2'000'000);  ///< for `skewness_and_kurtosis`: below it is fine
    Quantity kurtosis = Quantity::from_millionths(3'500'000);  ///< the same

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("by", &Winsorise::by), field("count", &Winsorise::count), field("share", &Winsorise::share),
                    field("at", &Winsorise::at), field("skewness", &Winsorise::skewness),
                    field("kurtosis", &Winsorise::kurtosis));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        const Weight half = Weight::from_millionths(500'000);
        if (count < 1)
            faults.add(scope.place, "it draws in " + std::to_string(count) + " amounts", "give 1 or more");
        if (by == WinsoriseBy::share && (share <= Weight{} || share >= half))
            faults.add(scope.place, "it draws in a share of " + to_string(share), "give a share above 0 and below 0.5");
        if (by != WinsoriseBy::share && share != Weight{})
            faults.add(scope.place, "it states a share of amounts to draw in and does not go by it", "set by to share");
        if (by == WinsoriseBy::skewness_and_kurtosis && at != WinsoriseAt::both_ends)
            faults.add(scope.place, "it draws in by skewness, which says itself at which end, and states an end",
                       "leave the end out");
        if (skewness <= Quantity{})
            faults.add(scope.place, "it draws in until the skewness is below " + to_string(skewness),
                       "give a number above 0");
    }

    friend bool operator==(const Winsorise&, const Winsorise&) = default;
};

/// Each record counts its quantity. Points: of the scale from `worst` to `best`, by where the amount stands among the
/// amounts of the population. These are all members evaluated who have records of the indicator; a member without any
/// has 0 points under `Missing::as_zero`, and is no part of it.
///
/// Where all amounts are equal each is the best there is, a z-score is 0, and ranks are as `ties` says. Where nobody is
/// short of the target or the reference everybody has `best`. Order: winsorise, then transform, then the method.
/// Results that are no fractions are rounded correctly to `Indicator::round_to` places.
struct Normalise {
    static constexpr std::string_view name = "normalise";  ///< as archives and digests know it

    /// What it is, in a sentence.
    static constexpr const char* summary = "Points by where the amount stands among those of all members.";

    Normalisation method = Normalisation::min_max;          ///< by what it becomes points
    Direction direction = Direction::more_is_better;        ///< which end is the good one
    std::optional<Quantity> low{};                          ///< for `goalposts`
    std::optional<Quantity> high{};                         ///< for `goalposts`: above `low`
    std::optional<Quantity> target{};                       ///< for `distance_to_target`
    std::string reference{};                                ///< for `distance_to_reference`: a member's code
    bool is_clipped = true;                                 ///< no points outside the scale, however far the amount
    RankTies ties = RankTies::average;                      ///< for ranks: what equal amounts have
    DeviationOf deviation_of = DeviationOf::sample;         ///< for `z_score`: which standard deviation
    Points mean{};                                          ///< for `z_score`: points of the population's mean
    Points deviation = Points::from_millionths(1'000'000);  ///< for `z_score`: points of a standard deviation
    Points worst{};                                         ///< points of the bad end of the scale
    Points best = Points::from_millionths(100'000'000);     ///< points of the good end; above `worst`
    Transformation transformation = Transformation::none;   ///< what is done to amounts, goalposts and targets
    std::optional<Winsorise> winsorise{};                   ///< before that; not set: amounts are as they are

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("method", &Normalise::method), field("direction", &Normalise::direction),
                    field("low", &Normalise::low), field("high", &Normalise::high), field("target", &Normalise::target),
                    field("reference", &Normalise::reference), field("is_clipped", &Normalise::is_clipped),
                    field("ties", &Normalise::ties), field("deviation_of", &Normalise::deviation_of),
                    field("mean", &Normalise::mean), field("deviation", &Normalise::deviation),
                    field("worst", &Normalise::worst), field("best", &Normalise::best),
                    field("transformation", &Normalise::transformation), field("winsorise", &Normalise::winsorise));
    }

    /// Whether points are ranks, or go by them.
    [[nodiscard]] bool ranks() const noexcept
    {
        return method == Normalisation::rank || method == Normalisation::percentile_rank ||
               method == Normalisation::borda;
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        const bool has_posts = method == Normalisation::goalposts;
        if (has_posts ? !low || !high : low || high)
            faults.add(scope.place,
                       has_posts ? "it goes by goalposts and does not have both"
                                 : "it has a goalpost and does not go by it",
                       "give low and high for goalposts, and only then");
        if (target.has_value() != (method == Normalisation::distance_to_target))
            faults.add(scope.place,
                       target ? "it has a target and does not go by it" : "it goes by a target and has none",
                       "give a target for distance_to_target, and only then");
        if (reference.empty() == (method == Normalisation::distance_to_reference))
            faults.add(scope.place,
                       reference.empty() ? "it goes by a reference and has none"
                                         : "it has a reference and does not go by it",
                       "give a member's code for distance_to_reference, and only then");
        if (low && high && *high <= *low)
            faults.add(scope.place,
                       "its high goalpost " + to_string(*high) + " is not above its low one, " + to_string(*low),
                       "exchange the two, and say by the direction which end is the good one");
        if (best <= worst)
            faults.add(scope.place,
                       "its best points " + to_string(best) + " are not above its worst, " + to_string(worst),
                       "let the scale rise, and say by the direction which end is the good one");
        if (deviation <= Points{})
            faults.add(scope.place, "a standard deviation is " + to_string(deviation) + " points",
                       "give a number above 0");
        check_transformation(scope, faults);
        if (winsorise)
            winsorise->check(scope, faults);
    }

    friend bool operator==(const Normalise&, const Normalise&) = default;

private:
    void check_transformation(const Scope& scope, Faults& faults) const
    {
        if (transformation != Transformation::logarithm)
            return;
        for (const auto& end : {low, target})
            if (end && *end <= Quantity{})
                faults.add(scope.place, "it takes the logarithm of " + to_string(*end),
                           "give a goalpost or target above 0");
        if (ranks())
            faults.add(scope.place, "it ranks logarithms, whose order is that of the amounts",
                       "leave the transformation out");
        if (method == Normalisation::share_of_best)
            faults.add(scope.place, "it takes shares of a logarithm, which depend on the unit",
                       "choose min_max, or leave the transformation out");
    }
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
