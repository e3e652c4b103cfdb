// More never costs points, or the scheme's check names who loses: known schemes, and random ones tried by brute force.
#include "unit/evaluation/dice.hpp"
#include "unit/evaluation/small.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::monotone_test {
namespace {

const rule::Piecewise rising{{{Quantity{}, Points{}}, {quantity("10"), points("100")}}};

/// A scheme of one area that weighs these indicators.
Scheme weighing(std::vector<Indicator> indicators)
{
    SchemeParts parts = parts_of(std::move(indicators));
    parts.areas[0].aggregation = Aggregation::arithmetic;
    return Scheme(std::move(parts));
}

struct Doubtful {
    std::string name;
    std::vector<Indicator> indicators;
    std::string finding;  // in words
};

void PrintTo(const Doubtful& doubtful, std::ostream* out) { *out << doubtful.name; }

class MonotoneFinds : public testing::TestWithParam<Doubtful> {};

TEST_P(MonotoneFinds, WhoLosesByDoingMore)
{
    const Scheme scheme = weighing(GetParam().indicators);
    const Monotonicity made = monotone(scheme);

    ASSERT_EQ(made.findings.size(), 1u);
    const MonotoneFinding& finding = made.findings[0];
    EXPECT_EQ(in_words(finding).en, GetParam().finding);
    ASSERT_TRUE(finding.witness);
    EXPECT_LT(finding.witness->after, finding.witness->before);
    EXPECT_EQ(finding.witness->added.indicator, finding.indicator);
}

TEST(Monotone, DoubtsAReadingThatGivesNothingWhereNoneGivesSomething)
{
    const Monotonicity made = monotone(weighing({{.code = "work",
                                                  .area = "top",
                                                  .rule = rule::Sum{Points{}},
                                                  .combine = Combine::worst,
                                                  .missing = Missing::stated,
                                                  .missing_points = points("2")}}));
    ASSERT_EQ(made.findings.size(), 1u);
    EXPECT_EQ(made.findings[0].reason.en, "it gives more points without a record than with the first one");
}

const Indicator steady{.code = "steady", .area = "top", .rule = rising};

INSTANTIATE_TEST_SUITE_P(
    , MonotoneFinds,
    testing::Values(
        Doubtful{"AShareThatBeginsToWeighWithItsFirstRecord",
                 {steady, {.code = "work", .area = "top", .rule = rising, .missing = Missing::leave_out}},
                 "indicator \"work\": it does not weigh without a record, and the first one may lie below the rest; a "
                 "member with steady 10 has 62.500005 with 2.500001 more, and 100 without"},
        Doubtful{"ACapFarBelowItsShare",
                 {steady,
                  {.code = "work",
                   .area = "top",
                   .rule = rule::Count{},
                   .cap = {.total = points("10")},
                   .missing = Missing::leave_out}},
                 "indicator \"work\": it does not weigh without a record, and the first one may lie below the rest; a "
                 "member with steady 10 has 50.5 with 1 more, and 100 without"},
        Doubtful{"ALineThatFalls",
                 {{.code = "work",
                   .area = "top",
                   .rule = rule::Piecewise{{{Quantity{}, Points{}},
                                            {quantity("4"), points("100")},
                                            {quantity("8"), points("0")}}}}},
                 "indicator \"work\": its points fall where they rose before; a member with work 1.000001 has 0 with 8 "
                 "more, and 25.000025 without"},
        Doubtful{"PointsStatedForNothing",
                 {{.code = "work",
                   .area = "top",
                   .rule = rising,
                   .missing = Missing::stated,
                   .missing_points = points("60")}},
                 "indicator \"work\": it gives more points without a record than with the first one; a member with no "
                 "records has 25.00001 with 2.500001 more, and 60 without"},
        Doubtful{"WhatAnotherIsDividedBy",
                 {{.code = "held", .area = "top", .rule = rule::Rate{.exposure = "due", .at_one = points("100")}},
                  {.code = "due", .area = "top", .rule = rule::Count{points("1")}}},
                 "indicator \"due\": \"held\" is divided by it; a member with 12 x held 10, due 1 has "
                 "3001 with 1 more, and 6000.5 without"}),
    [](const auto& test) { return test.param.name; });

TEST(Monotone, ProvesWhatAddsOnTopAndWhatIsAssigned)
{
    const Monotonicity made = monotone(weighing(
        {steady,
         {.code = "bonus",
          .area = "top",
          .rule = rule::Count{points("0.5")},
          .cap = {.total = points("10")},
          .is_bonus = true},
         {.code = "share", .area = "top", .rule = rising, .assigned = "mentor"},
         {.code = "reading", .area = "top", .rule = rising, .combine = Combine::mean, .missing = Missing::leave_out},
         {.code = "late", .area = "top", .rule = rule::Deduction{points("1")}},
         {.code = "breach", .area = "top", .rule = rule::Veto{.effect = rule::VetoEffect::void_total}}}));
    EXPECT_TRUE(made.holds());
    EXPECT_EQ(made.proved, (std::vector<std::string>{"steady", "bonus", "share", "reading"}));
    EXPECT_EQ(made.no_merit, (std::vector<std::string>{"late", "breach"}));
}

TEST(Monotone, DoubtsAReadingWhoseMostLiesBelowTheRest)
{
    Indicator reading{.code = "reading", .area = "top", .rule = rising, .combine = Combine::mean};
    reading.missing = Missing::leave_out;
    reading.cap.total = points("60");
    const Monotonicity made = monotone(weighing({steady, reading}));
    ASSERT_EQ(made.findings.size(), 1u);
    EXPECT_EQ(to_string(made.findings[0].witness->after), "80");
}

// ---- random schemes: what is proved holds for random members

const std::vector<std::string> codes{"i0", "i1", "i2", "i3", "i4"};

Rule random_rule(Dice& dice)
{
    switch (dice.below(5)) {
    case 0:
        return rule::Count{dice.number<Points>(0, 5)};
    case 1:
        return rule::Sum{dice.number<Points>(0, 5)};
    case 2:
        return rule::Bands{{{quantity("2"), dice.number<Points>(0, 50)}, {quantity("6"), dice.number<Points>(20, 90)}},
                           dice.number<Points>(0, 10)};
    case 3:
        return rule::Rate{.exposure = codes[4], .at_one = dice.number<Points>(0, 50)};
    default:
        return rule::Piecewise{{{Quantity{}, dice.number<Points>(0, 20)},
                                {quantity("4"), dice.number<Points>(0, 90)},
                                {quantity("8"), dice.number<Points>(10, 100)}}};
    }
}

Indicator random_indicator(Dice& dice, std::size_t row)
{
    Indicator made{.code = codes[row], .area = dice.heads() ? "a" : "b", .rule = random_rule(dice)};
    if (row == 4)  // what rates divide by
        made.rule = rule::Count{dice.number<Points>(0, 5)};
    made.combine = std::array{Combine::sum,  Combine::sum,   Combine::sum,   Combine::mean,
                              Combine::best, Combine::worst, Combine::latest}[static_cast<std::size_t>(dice.below(7))];
    made.once_per_event.applies = dice.heads();
    if (dice.one_in(3))
        made.cap.total = dice.number<Points>(0, 60);
    if (dice.one_in(3) && made.combine == Combine::sum)
        made.cap = {.per_period = dice.number<Quantity>(1, 5),
                    .period = dice.heads() ? rule::CapPeriod::month : rule::CapPeriod::week,
                    .total = made.cap.total};
    made.missing = std::array{Missing::as_zero, Missing::as_zero, Missing::stated,
                              Missing::leave_out}[static_cast<std::size_t>(dice.below(4))];
    if (made.missing == Missing::stated)
        made.missing_points = dice.number<Points>(0, 20);
    if (dice.one_in(4))
        made.assigned = "mentor";
    else if (made.missing == Missing::as_zero && dice.one_in(3))
        made.is_bonus = true;
    made.round_to = dice.below(7);
    return made;
}

SchemeParts growing_parts(Dice& dice)
{
    SchemeParts parts{.code = "scheme",
                      .areas = {{.code = "top"}, {.code = "a", .parent = "top"}, {.code = "b", .parent = "top"}}};
    for (Area& area : parts.areas) {
        area.aggregation =
            std::array{Aggregation::arithmetic, Aggregation::arithmetic, Aggregation::sum, Aggregation::geometric,
                       Aggregation::harmonic}[static_cast<std::size_t>(dice.below(5))];
        if (dice.one_in(3))
            area.most = dice.number<Points>(40, 100);
        if (dice.one_in(4))
            area.base = dice.number<Points>(0, 20);
        if (dice.one_in(4))
            area.round_to = dice.below(4);
    }
    for (std::size_t row = 0; row < codes.size(); ++row)
        parts.indicators.push_back(random_indicator(dice, row));
    return parts;
}

/// One more good record of the indicator, for a member who holds `amount` of it in so many records.
Quantity one_more(Dice& dice, const Indicator& indicator, const IndicatorScore& score)
{
    if (indicator.combine == Combine::sum || indicator.combine == Combine::best)
        return dice.number<Quantity>(0, 9);
    // A reading: as high as what counts now, which is rounded to six places, or the highest there can be.
    return score.records == 0 ? Quantity::whole(1000)
                              : score.amount + Quantity::from_millionths(1) + dice.number<Quantity>(0, 3);
}

TEST(Monotone, HoldsForRandomMembersOfRandomSchemesWhereItIsProved)
{
    int tried = 0;
    int refuted = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const Scheme scheme(growing_parts(dice));
        const Monotonicity made = monotone(scheme);
        for (const MonotoneFinding& finding : made.findings)
            refuted += finding.witness ? 1 : 0;
        const Roll roll(
            {{.code = "m0", .roles = dice.heads() ? std::vector<std::string>{"mentor"} : std::vector<std::string>{}}});
        Book book({"m0"}, codes);
        std::vector<record::EventId> events(2);  // none, or one of three that hold several records
        for (const char* const event : {"e0", "e1", "e2"})
            events.push_back(book.ledger.admit_event(event));
        const auto any_event = [&] { return events[static_cast<std::size_t>(dice.below(5))]; };
        for (int rows = dice.below(20); rows > 0; --rows)
            book.ledger.append({.member = MemberId(0),
                                .indicator = IndicatorId(static_cast<std::uint32_t>(dice.below(5))),
                                .quantity = dice.number<Quantity>(0, 9),
                                .day = day(dice.below(60)),
                                .event = any_event()});
        const Evaluation before = evaluated(scheme, book.ledger, {.roll = roll});
        for (const std::string& code : made.proved) {
            const IndicatorId id = *scheme.indicators().find(code);
            record::Ledger more = book.ledger;
            more.append({.member = MemberId(0),
                         .indicator = *more.indicators().find(code),
                         .quantity = one_more(dice, scheme.indicators()[id], before.of(MemberId(0), id)),
                         .day = day(dice.below(60)),
                         .event = any_event()});
            const Evaluation after = evaluated(scheme, more, {.roll = roll});
            // What only adds is no total yet.
            if (before.of(MemberId(0)).is_incomplete)
                continue;
            EXPECT_GE(after.of(MemberId(0)).total, before.of(MemberId(0)).total) << code;
            ++tried;
        }
        if (HasFailure())
            return;
    }
    EXPECT_GT(tried, 100);
    EXPECT_GT(refuted, 20) << "and where it is not proved, somebody who loses is mostly found";
}

}  // namespace
}  // namespace muster::evaluation::monotone_test
