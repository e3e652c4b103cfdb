// Schemes, ledgers and rolls drawn for tests on random input: every rule, every modifier, few members and events, so
// that records compete.
#pragma once

#include "unit/evaluation/dice.hpp"
#include "unit/evaluation/drawn_rules.hpp"
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

inline const std::vector<std::string> codes{"i0", "i1", "i2", "i3", "i4", "i5", "i6"};

// At a day of the drawn ledger, most of the time.
inline rule::Decay random_decay(Dice& dice)
{
    rule::Decay made{.by = static_cast<rule::Ageing>(1 + dice.below(3)), .on = day(15 + dice.below(30))};
    if (made.by == rule::Ageing::table) {
        made.shares = {{Days(dice.below(4)), dice.number<Weight>(0, 1)}};
        if (dice.heads())
            made.shares.push_back({made.shares[0].from + Days(1 + dice.below(9)),
                                   std::min(made.shares[0].share, dice.number<Weight>(0, 1))});
        return made;
    }
    made.days = 1 + dice.below(20);
    made.whole_for = dice.one_in(3) ? dice.below(8) : 0;
    if (dice.one_in(3))
        made.least = dice.number<Weight>(0, 1);
    return made;
}

inline Indicator random_indicator(Dice& dice, std::size_t row, const std::string& area)
{
    const std::string& other = codes[(row + 1 + static_cast<std::size_t>(dice.below(6))) % codes.size()];
    Indicator made{
        .code = codes[row], .area = area, .rule = DrawnRules{dice, other, "B"}.any(), .round_to = dice.below(7)};
    made.rounding = dice.rounding();
    made.combine = std::array{Combine::sum, Combine::sum, Combine::mean, Combine::best, Combine::worst, Combine::latest}
        [static_cast<std::size_t>(dice.below(6))];
    made.once_per_event.applies = dice.one_in(3);
    if (dice.one_in(4))
        made.decay = random_decay(dice);
    if (dice.one_in(4))
        made.trusted = dice.heads() ? std::vector<std::string>{"desk", "form"} : std::vector<std::string>{"form"};
    if (dice.one_in(3))
        made.cap.per_item = dice.number<Quantity>(0, 4);
    if (dice.one_in(2) && made.combine == Combine::sum)
        made.cap = {.per_item = made.cap.per_item,
                    .per_period = dice.number<Quantity>(0, 8),
                    .period = static_cast<rule::CapPeriod>(dice.below(5))};
    DrawnRules::suit(made);
    if (dice.one_in(4))
        made.cap.total = dice.number<Points>(0, 9);
    if (made.is_weighted())
        made.missing = static_cast<Missing>(dice.below(8));
    if (made.missing == Missing::stated)
        made.missing_points = dice.number<Points>(0, 5);
    if (made.is_weighted() && dice.one_in(4))
        made.assigned = dice.heads() ? "mentor" : "guide";
    else if (made.is_weighted() && made.missing == Missing::as_zero && dice.one_in(3))
        made.is_bonus = true;
    return made;
}

// Gives an area's parts weights, or takes them away, as its aggregation asks.
inline void weigh(Dice& dice, SchemeParts& parts, Area& area)
{
    std::vector<Weight*> weights;
    for (Area& below : parts.areas)
        if (below.parent == area.code)
            weights.push_back(&below.weight);
    for (Indicator& indicator : parts.indicators)
        if (indicator.area == area.code && indicator.is_weighted())
            weights.push_back(&indicator.weight);
    if (weights.empty())
        return;
    const std::vector<Weight> shares = dice.weights(weights.size());
    if (area.aggregation == Aggregation::ordered)
        area.position_weights = shares;
    else if (area.aggregation != Aggregation::sum && area.aggregation != Aggregation::lowest &&
             area.aggregation != Aggregation::highest)
        for (std::size_t i = 0; i < shares.size(); ++i)
            *weights[i] = shares[i];
}

inline SchemeParts random_parts(Dice& dice)
{
    SchemeParts parts{.code = "scheme", .rounding = dice.heads() ? Rounding::half_even : Rounding::half_up};
    const char* const shapes[][2] = {{"top", ""}, {"a", "top"}, {"b", "top"}, {"c", "a"}};
    for (const auto& [code, parent] : shapes) {
        Area area{.code = code, .parent = parent};
        area.aggregation = static_cast<Aggregation>(dice.below(9));
        if (area.aggregation == Aggregation::generalised)
            area.power = std::array{Power::whole(2),
                                    Power::whole(-2),
                                    Power::whole(1),
                                    Power::whole(0),
                                    Power::whole(-1),
                                    Power::from_millionths(500'000),
                                    Power::from_millionths(-1'250'000)}[static_cast<std::size_t>(dice.below(7))];
        if (dice.one_in(3))
            area.base = dice.number<Points>(0, 3);
        if (dice.one_in(4))
            area.least = dice.number<Points>(-2, 1);
        if (dice.one_in(4))
            area.most = dice.number<Points>(2, 9);
        if (dice.one_in(3))
            area.round_to = dice.below(7);
        area.rounding = dice.rounding();
        parts.areas.push_back(area);
    }
    for (std::size_t row = 0; row < codes.size(); ++row)
        parts.indicators.push_back(
            random_indicator(dice, row, std::array{"a", "b", "c", "top"}[static_cast<std::size_t>(dice.below(4))]));
    for (Indicator& indicator : parts.indicators)  // what weighs positions needs all of them
        if (indicator.may_be_left_out() &&
            std::ranges::count(parts.areas, Aggregation::ordered, &Area::aggregation) > 0) {
            indicator.assigned.clear();
            if (indicator.missing == Missing::leave_out)
                indicator.missing = Missing::as_zero;
        }
    const bool may_lack =
        std::ranges::count(parts.areas, Aggregation::ordered, &Area::aggregation) == 0 &&
        std::ranges::all_of(parts.indicators, [](const Indicator& each) { return each.assigned.empty(); });
    for (Area& area : parts.areas)
        if (may_lack && dice.heads())
            area.least_data = Weight::from_millionths(100'000 * dice.below(9));
    for (Area& area : parts.areas)
        weigh(dice, parts, area);
    rule::Exclusive group{.code = "group", .indicators = {}};
    if (dice.one_in(3))
        group.by = rule::ExclusiveBy::listed;
    for (const Indicator& indicator : parts.indicators)
        if (dice.heads() && (group.by == rule::ExclusiveBy::listed || points_each_of(indicator.rule)))
            group.indicators.push_back(indicator.code);
    if (group.indicators.size() > 1)
        parts.exclusives = {group};
    parts.grades = {
        {.code = "A", .from = points("5"), .quota = Quota{1, 3, dice.heads() ? Ties::all_in : Ties::all_out}},
        {.code = "B", .from = points("2")},
        {.code = "C"}};
    return parts;
}

/// `earlier`, where it is given, is the same ledger some records before.
inline record::Ledger random_ledger(Dice& dice, bool has_negatives, record::Ledger* earlier = nullptr)
{
    Book book({"m0", "m1", "m2", "m3", "m4"}, codes);
    for (int i = 0; i < 3; ++i)
        book.ledger.add_activity(
            record::Activity::at({.code = "act" + std::to_string(i), .days = Period(day(i * 4), day(i * 4 + 2))},
                                 i == 2 ? record::ActivityState::running : record::ActivityState::reviewed, day(20)));
    const std::vector<record::SourceId> sources{book.ledger.admit_source("form"), book.ledger.admit_source("desk")};
    const int rows = dice.below(90);
    const int kept_at = earlier == nullptr ? -1 : dice.below(90);
    if (earlier != nullptr)
        *earlier = book.ledger;
    for (int i = 0; i < rows; ++i) {
        if (i == kept_at)
            *earlier = book.ledger;
        record::Evidence row{.member = MemberId(static_cast<std::uint32_t>(dice.below(5))),
                             .indicator = IndicatorId(static_cast<std::uint32_t>(dice.below(7))),
                             .quantity = dice.number<Quantity>(has_negatives && dice.one_in(5) ? -3 : 0, 4),
                             .day = day(dice.below(40)),
                             .source = dice.one_in(3) ? record::SourceId{} : sources[dice.heads() ? 1 : 0],
                             .activity = ActivityId(static_cast<std::uint32_t>(dice.one_in(6) ? 2 : dice.below(2))),
                             .level = book.ledger.admit_level(dice.heads() ? "a" : "b"),
                             .place = book.ledger.admit_place(dice.heads() ? "1" : "2")};
        if (dice.heads())
            row.event = book.ledger.admit_event("e" + std::to_string(dice.below(5)));
        if (i > 0 && dice.one_in(12) && book.ledger.is_effective(EvidenceId(static_cast<std::uint32_t>(i / 2))))
            book.ledger.replace(EvidenceId(static_cast<std::uint32_t>(i / 2)), row, {.reason = "x", .day = day(9)});
        else
            book.ledger.append(row);
    }
    return book.ledger;
}

inline Roll random_roll(Dice& dice)
{
    std::vector<RollMember> members;
    for (const char* const code : {"m0", "m1", "m2", "m3", "m4"}) {
        members.push_back({.code = code, .unit = std::array{"u0", "u1", "u1", "", "u2"}[members.size()]});
        for (const char* const role : {"mentor", "guide"})
            if (dice.heads())
                members.back().roles.emplace_back(role);
    }
    return Roll(std::move(members), {{.code = "u0"}, {.code = "u1", .parent = "u0"}, {.code = "u2"}});
}

}  // namespace muster::evaluation
