// How work is scored: a versioned tree of areas and indicators.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/table.hpp"
#include "muster/evaluation/grade.hpp"
#include "muster/evaluation/indicator.hpp"
#include "muster/evaluation/panel.hpp"
#include "muster/org/stage_history.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

using AreaId = Id<struct AreaKind>;    ///< an area of a scheme
using GradeId = Id<struct GradeKind>;  ///< a grade of a scheme

/// An exponent: a number without a unit, as 2, -0.5 or 1.
using Power = Decimal<struct PowerKind>;

/// How an area's parts become its total.
enum class Aggregation : std::uint8_t {
    sum,         ///< added; weights are not used
    arithmetic,  ///< weight x part, added
    geometric,   ///< parts to the power of their weights, multiplied; 0 where a part is 0 or less
    harmonic,    ///< 1 over the sum of weight / part; 0 where a part is 0 or less
    ordered,     ///< weight of the position x part, highest part first
    /// The power mean: weight x part^`Area::power`, added, to the power of 1 / `power`. Powers 1, 0 and -1 are the
    /// arithmetic, geometric and harmonic mean. Of other powers above 0 a part below 0 is taken as 0; of powers below
    /// 0 the mean is 0 where a part is 0 or less.
    generalised,
    median,    ///< the part at half the weight, lowest part first; half-way between two where half lies between them
    lowest,    ///< the lowest part, as the power mean of ever lower powers; weights are not used
    highest,   ///< the highest part, as the power mean of ever higher powers; weights are not used
    copeland,  ///< by comparing members in pairs: see `Area::full`
    topsis,    ///< by the distances to the best and to the worst that there is: see `Area::full`
};
/// Names of its values, in order.
constexpr auto listed(Aggregation)
{
    return enumeration("How an area's parts become its total.", "sum", "arithmetic", "geometric", "harmonic", "ordered",
                       "generalised", "median", "lowest", "highest", "copeland", "topsis");
}

/// Whether a total hangs on the parts of all members, not on the member's own alone.
[[nodiscard]] constexpr bool needs_all_members(Aggregation aggregation)
{
    return aggregation == Aggregation::copeland || aggregation == Aggregation::topsis;
}

/// A node of the scheme. Total: `base`, the parts aggregated, bonuses, less deductions; at least `least`, at most
/// `most`; rounded.
///
/// Parts that are left out or whose role is not assigned do not weigh: the others share their weight. What a part not
/// assigned gives is added, times its share of all weights of the area. An area of which no part weighs does not weigh
/// itself: without base and limits, what it adds and takes off goes to the area above, times its share there.
///
/// Weights of parts side by side are a ratio, and each part's share is its weight over their sum, exactly: 1, 1, 1 are
/// three thirds. Where one has a point and none is above 1 they are meant as shares, and must sum to exactly 1.
struct Area {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A node of the scheme.";

    std::string code;                                    ///< the name people write in their files
    Label label{};                                       ///< name in reports
    std::string parent{};                                ///< code of the area above; empty for the one at the top
    Weight weight = Weight::from_millionths(1'000'000);  ///< its weight in the area above
    Aggregation aggregation = Aggregation::arithmetic;   ///< how the parts become the total
    std::vector<Weight> position_weights{};  ///< for `ordered`: of the highest part, the next ...; a ratio as above
    Points base{};                           ///< points that everybody has, before the parts
    std::optional<Points> least{};           ///< the total is no less; not set: no limit
    std::optional<Points> most{};            ///< the total is no more; not set: no limit
    /// Places, 0 to 6. Not set: exact, a third as a third; but what as a rule is no decimal (geometric, harmonic,
    /// generalised, copeland, topsis) is then rounded to 6.
    std::optional<int> round_to{};
    std::optional<Rounding> rounding{};  ///< how the total is rounded; not set: as the scheme says
    std::string source{};                ///< where the numbers come from
    /// The share of its weight, 0 to 1, of which there must be data: below it the area is as one of which no part
    /// weighs, and at the top the member is incomplete. An indicator has data where it has records; an area the share
    /// that it has of its own weight, none where it is left out.
    Weight least_data{};
    std::optional<Power> power{};  ///< of `generalised`, from -100 to 100
    /// Points of who has all there is to have, of `copeland` and `topsis`; above 0.
    ///
    /// Copeland: one member wins over another where parts in which they have more weigh more than those in which they
    /// have less; over n other members the points are full x (n + wins - losses) / 2n, half of them where nobody is to
    /// be compared with. Parts that one of two leaves out do not decide between them.
    ///
    /// TOPSIS (Hwang and Yoon 1981): parts are divided by the length of their column (the root of the sum of squares)
    /// and weighed; full x distance to the lowest / (distance to the lowest + distance to the highest), half where all
    /// have the same. A part that a member leaves out is in neither distance; the others share its weight.
    ///
    /// Members with an incomplete indicator, those for whom no part weighs and those with less data than `least_data`
    /// asks for take no part in either.
    Points full = Points::from_millionths(100'000'000);

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Area::code).needed(), field("label", &Area::label), field("parent", &Area::parent),
                    field("weight", &Area::weight), field("aggregation", &Area::aggregation),
                    field("position_weights", &Area::position_weights), field("base", &Area::base),
                    field("least", &Area::least), field("most", &Area::most), field("round_to", &Area::round_to),
                    field("rounding", &Area::rounding), field("source", &Area::source),
                    field("least_data", &Area::least_data).added_in(2), field("power", &Area::power).added_in(2),
                    field("full", &Area::full).added_in(2));
    }

    friend bool operator==(const Area&, const Area&) = default;
};

/// All of a scheme, as one writes it down.
struct SchemeParts {
    /// What it is, in a sentence.
    static constexpr const char* summary = "All of a scheme, as one writes it down.";

    std::string code;                           ///< the name people write in their files
    std::string version{};                      ///< of the scheme, as "2026-09"
    Label label{};                              ///< name in reports
    std::string source{};                       ///< where the numbers come from
    std::vector<Area> areas{};                  ///< nodes of the tree; one has no parent
    std::vector<Indicator> indicators{};        ///< leaves of the tree
    std::vector<rule::Exclusive> exclusives{};  ///< indicators among which one event counts once
    std::vector<Grade> grades{};                ///< best first; empty: nobody is graded
    std::vector<org::Stage> ungraded_stages{};  ///< who takes part and gets no grade
    Rounding rounding = Rounding::half_even;    ///< of areas and indicators that do not say it themselves
    std::vector<Panel> panels{};                ///< raters whose joined points are evidence, an indicator each

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &SchemeParts::code).needed(), field("version", &SchemeParts::version),
                    field("label", &SchemeParts::label), field("source", &SchemeParts::source),
                    field("areas", &SchemeParts::areas), field("indicators", &SchemeParts::indicators),
                    field("exclusives", &SchemeParts::exclusives), field("grades", &SchemeParts::grades),
                    field("ungraded_stages", &SchemeParts::ungraded_stages), field("rounding", &SchemeParts::rounding),
                    field("panels", &SchemeParts::panels).added_in(2));
    }

    friend bool operator==(const SchemeParts&, const SchemeParts&) = default;
};

/// One part of an area: an area below it or an indicator, never both.
struct AreaPart {
    AreaId area{};            ///< an area; not set: the part is an indicator
    IndicatorId indicator{};  ///< an indicator; not set: the part is an area
    /// Its weight against those beside it, in whole numbers without a common divisor; 1 in an area that does not weigh
    /// its parts.
    std::int64_t weight = 1;

    friend bool operator==(const AreaPart&, const AreaPart&) = default;
};

/// A scheme that was checked. Immutable.
///
/// Always true: one area at the top, none more than 64 levels below it, no circles; of weights that are used none is
/// below 0 and one is above it; every code that is named is there; bands, knots and grades are in order; quotas lie in
/// 0 to 1.
class Scheme {
public:
    /// @throws InvalidInputs  with every fault, each naming its area, indicator or grade.
    /// @throws Overflow       if an area's exact total would need more than 38 digits whatever the points.
    explicit Scheme(SchemeParts parts);

    /// The name people write in their files.
    [[nodiscard]] const std::string& code() const noexcept { return parts_.code; }
    /// The version, as "2026-09".
    [[nodiscard]] const std::string& version() const noexcept { return parts_.version; }
    /// All of it, as it was written down.
    [[nodiscard]] const SchemeParts& parts() const noexcept { return parts_; }
    /// Areas, in the order given; their ids are row numbers.
    [[nodiscard]] const Table<AreaId, Area>& areas() const noexcept { return areas_; }
    /// Indicators, in the order given; their ids are row numbers.
    [[nodiscard]] const Table<IndicatorId, Indicator>& indicators() const noexcept { return indicators_; }
    /// Grades, best first; their ids are row numbers.
    [[nodiscard]] const Table<GradeId, Grade>& grades() const noexcept { return grades_; }

    /// The area at the top.
    [[nodiscard]] AreaId top() const noexcept { return bottom_up_.back(); }
    /// Every area after all areas below it. Valid as long as this scheme is.
    [[nodiscard]] std::span<const AreaId> bottom_up() const noexcept { return bottom_up_; }
    /// Weighted parts, areas first, each in the order given. Valid as long as this scheme is.
    [[nodiscard]] std::span<const AreaPart> parts_of(AreaId area) const noexcept { return below_[area.row()]; }
    /// Weights of the positions of an ordered area, as `AreaPart::weight`; else none. Valid as long as this scheme is.
    [[nodiscard]] std::span<const std::int64_t> positions_of(AreaId area) const noexcept
    {
        return positions_[area.row()];
    }
    /// Its deductions, bonuses and vetoes, in the order given. Valid as long as this scheme is.
    [[nodiscard]] std::span<const IndicatorId> unweighted_of(AreaId area) const noexcept
    {
        return unweighted_[area.row()];
    }
    /// How its parts become its total; of a generalised mean with a name of its own, that name.
    [[nodiscard]] Aggregation aggregation_of(AreaId area) const noexcept;
    /// Places the area's total is rounded to; nothing where it stays exact.
    [[nodiscard]] std::optional<int> places_of(AreaId area) const noexcept { return places_[area.row()]; }
    /// How they are rounded there.
    [[nodiscard]] Rounding rounding_of(AreaId area) const noexcept
    {
        return areas_[area].rounding.value_or(parts_.rounding);
    }

    /// The same scheme with another share of one area or indicator; the other parts of its area keep their proportions
    /// exactly. Weights are written as shares where six places hold them, else as a ratio.
    ///
    /// @throws InvalidInput  if the code is unknown or has no weight that counts, or `share` lies outside 0 to 1.
    [[nodiscard]] Scheme with_weight(std::string_view code, Weight share) const;

    /// SHA-256 of `canonical_text`: 64 hexadecimal digits. Taken anew each time it is asked for.
    [[nodiscard]] std::string digest() const;

    friend bool operator==(const Scheme& left, const Scheme& right) { return left.parts_ == right.parts_; }

private:
    SchemeParts parts_;
    Table<AreaId, Area> areas_;
    Table<IndicatorId, Indicator> indicators_;
    Table<GradeId, Grade> grades_;
    std::vector<AreaId> bottom_up_;
    std::vector<std::vector<AreaPart>> below_;
    std::vector<std::vector<IndicatorId>> unweighted_;
    std::vector<std::vector<std::int64_t>> positions_;
    std::vector<std::optional<int>> places_;
};

}  // namespace muster::evaluation

#pragma GCC visibility pop
