// How parts become a total: weights, means, limits, deductions, vetoes, and rounding where the scheme says so only.
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::area_test {
namespace {

// Members and the total of each under `area`, whose parts "p0", "p1" ... are sums with these weights.
std::vector<std::string> totals_of(Area area, const std::vector<const char*>& weights,
                                   const std::vector<std::vector<const char*>>& members)
{
    area.code = "top";
    std::vector<Indicator> indicators;
    for (std::size_t i = 0; i < weights.size(); ++i)
        indicators.push_back(
            {.code = "p" + std::to_string(i), .area = "top", .weight = weight(weights[i]), .rule = rule::Sum{}});
    Book book({}, {});
    for (std::size_t member = 0; member < members.size(); ++member) {
        const std::string code = "m" + std::to_string(member);
        book.ledger.admit_member(code);
        for (std::size_t i = 0; i < weights.size(); ++i)
            book.add(code.c_str(), indicators[i].code.c_str(), members[member][i]);
    }
    const Evaluation made = evaluated(
        Scheme({.code = "scheme", .areas = {std::move(area)}, .indicators = std::move(indicators)}), book.ledger);
    std::vector<std::string> totals;
    for (const MemberScore& score : made.members())
        totals.push_back(to_string(score.total));
    return totals;
}

using Totals = std::vector<std::string>;

TEST(Area, AddsUp)
{
    EXPECT_EQ(totals_of({.code = "top", .aggregation = Aggregation::sum, .base = points("5")}, {"1", "1"},
                        {{"1.5", "2"}, {"-7", "0"}}),
              (Totals{"8.5", "-2"}));
}

TEST(Area, AddsUpEveryPlaceThoughAPartIsLeftOut)
{
    Book book;
    book.add("ann", "fine", "0.000001");
    const Evaluation made = evaluated(
        Scheme({.code = "scheme",
                .areas = {{.code = "top", .aggregation = Aggregation::sum}, {.code = "below", .parent = "top"}},
                .indicators = {{.code = "fine", .area = "below", .weight = weight("0.5"), .rule = rule::Sum{}},
                               {.code = "other", .area = "below", .weight = weight("0.5"), .rule = rule::Sum{}},
                               {.code = "none", .area = "top", .rule = rule::Sum{}, .missing = Missing::leave_out}}}),
        book.ledger);
    EXPECT_EQ(to_string(made.of(MemberId(0)).total), "0.0000005");
}

TEST(Area, WeighsExactlyAndKeepsEveryPlace)
{
    EXPECT_EQ(totals_of({}, {"0.333333", "0.666667"}, {{"0.000001", "0.000001"}, {"99.999999", "100"}}),
              (Totals{"0.000001", "99.999999666667"}));
}

TEST(Area, TakesAWeightedGeometricMean)
{
    const Area area{.code = "top", .aggregation = Aggregation::geometric};
    EXPECT_EQ(totals_of(area, {"0.5", "0.5"}, {{"4", "9"}, {"2", "1"}, {"0", "9"}, {"-1", "9"}}),
              (Totals{"6", "1.414214", "0", "0"}));
    EXPECT_EQ(totals_of(area, {"0.25", "0.75"}, {{"16", "81"}}), Totals{"54"});  // 2 x 27
}

TEST(Area, RoundsAGeometricMeanThatIsHalfWayToEven)
{
    const Area area{.code = "top", .aggregation = Aggregation::geometric, .round_to = 0};
    EXPECT_EQ(totals_of(area, {"0.5", "0.5"}, {{"0.5", "4.5"}, {"0.5", "0.5"}, {"0.5", "12.5"}, {"0.5", "12.499999"}}),
              (Totals{"2", "0", "2", "2"}))
        << "1.5, 0.5, 2.5 and a hair below 2.5";
    EXPECT_EQ(totals_of({.code = "top", .aggregation = Aggregation::geometric, .round_to = 1}, {"0.5", "0.5"},
                        {{"0.15", "0.15"}, {"0.25", "0.25"}, {"0.25", "0.250001"}}),
              (Totals{"0.2", "0.2", "0.3"}));
}

TEST(Area, TakesAWeightedHarmonicMean)
{
    const Area area{.code = "top", .aggregation = Aggregation::harmonic};
    EXPECT_EQ(totals_of(area, {"0.5", "0.5"}, {{"2", "6"}, {"1", "2"}, {"0", "5"}}), (Totals{"3", "1.333333", "0"}));
    EXPECT_EQ(totals_of({.code = "top", .aggregation = Aggregation::harmonic, .round_to = 0}, {"0.5", "0.5"},
                        {{"2.5", "2.5"}, {"3.5", "3.5"}}),
              (Totals{"2", "4"}));
}

TEST(Area, WeighsPositionsNotParts)
{
    Area area{.code = "top", .aggregation = Aggregation::ordered};
    area.position_weights = {weight("0.5"), weight("0.3"), weight("0.2")};
    EXPECT_EQ(totals_of(area, {"1", "1", "1"}, {{"10", "20", "30"}, {"30", "10", "20"}, {"7", "7", "7"}}),
              (Totals{"23", "23", "7"}));
}

TEST(Area, RoundsHalfToEvenWhereItSaysSo)
{
    const Area area{.code = "top", .round_to = 1};
    EXPECT_EQ(totals_of(area, {"0.5", "0.5"},
                        {{"0.1", "0"}, {"0.3", "0"}, {"0.3", "0.000001"}, {"-0.1", "0"}, {"-0.3", "0"}}),
              (Totals{"0", "0.2", "0.2", "0", "-0.2"}));
}

TEST(Area, StaysWithinItsLimits)
{
    const Area area{
        .code = "top", .aggregation = Aggregation::sum, .least = points("-1"), .most = points("9.96"), .round_to = 1};
    EXPECT_EQ(totals_of(area, {"1"}, {{"-4"}, {"3.25"}, {"9.9"}, {"50"}}), (Totals{"-1", "3.2", "9.9", "10"}))
        << "9.96 is rounded as all totals are";
}

// The shares of a published scheme, 15/25/20/30/10 %: scores with tenths, totals to the tenth. The truth is worked out
// in whole thousandths here; that binary floats get some of them wrong shows that the test can see the difference.
TEST(Area, NeverGetsATenthWrongAndDropsNobodyAtTheCut)
{
    const std::array<int, 5> shares{15, 25, 20, 30, 10};
    constexpr int cut = 850;  // tenths
    std::vector<Indicator> indicators;
    for (std::size_t i = 0; i < shares.size(); ++i)
        indicators.push_back({.code = "p" + std::to_string(i),
                              .area = "top",
                              .weight = Weight::from_millionths(shares[i] * 10'000),
                              .rule = rule::Sum{}});
    const auto scheme_with = [&](std::optional<int> round_to) {
        return Scheme(
            {.code = "scheme",
             .areas = {{.code = "top", .round_to = round_to}},
             .indicators = indicators,
             .grades = {{.code = "good", .from = Points::from_millionths(cut * 100'000)}, {.code = "other"}}});
    };
    Random random(Seed{2026});
    constexpr std::uint32_t members = 4000;
    Book book({}, {});
    std::vector<std::array<int, 5>> tenths(members);
    std::vector<int> thousandths(members);
    for (std::uint32_t member = 0; member < members; ++member) {
        const std::string code = "m" + std::to_string(member);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            tenths[member][i] = static_cast<int>(random.below(301)) + 700;
            thousandths[member] += tenths[member][i] * shares[i];
        }
        if (member % 4 == 0) {  // stands exactly on the cut
            const int missing = cut * 100 - thousandths[member];
            if (missing % 10 == 0) {
                tenths[member][4] += missing / 10;
                thousandths[member] = cut * 100;
            }
        }
        for (std::size_t i = 0; i < shares.size(); ++i) {
            record::Evidence row = book.row(code.c_str(), indicators[i].code.c_str(), "1", 0);
            row.quantity = Quantity::from_millionths(tenths[member][i] * 100'000);
            book.ledger.append(row);
        }
    }
    const Evaluation rounded = evaluate(scheme_with(1), book.ledger);
    const Evaluation exact = evaluate(scheme_with(std::nullopt), book.ledger);
    int floats_wrong = 0;
    int at_the_cut = 0;
    int floats_dropped = 0;
    for (std::uint32_t member = 0; member < members; ++member) {
        const int whole = thousandths[member] / 100;  // tenths
        const int rest = thousandths[member] % 100;
        const int truth = rest > 50 || (rest == 50 && whole % 2 == 1) ? whole + 1 : whole;
        EXPECT_EQ(rounded.of(MemberId(member)).total, Exact(truth, 1));
        EXPECT_EQ(exact.of(MemberId(member)).total, Exact(thousandths[member], 3));
        EXPECT_EQ(exact.of(MemberId(member)).grade, GradeId(thousandths[member] >= cut * 100 ? 0 : 1));
        double total = 0;
        for (std::size_t i = 0; i < shares.size(); ++i)
            total += shares[i] / 100.0 * (tenths[member][i] / 10.0);
        floats_wrong += std::lround(std::nearbyint(total * 10)) != truth ? 1 : 0;
        at_the_cut += thousandths[member] == cut * 100 ? 1 : 0;
        floats_dropped += thousandths[member] == cut * 100 && total < cut / 10.0 ? 1 : 0;
    }
    EXPECT_GT(at_the_cut, 100);
    EXPECT_GT(floats_wrong, 20);
    EXPECT_GT(floats_dropped, 5);
}

// ---- deductions and vetoes

// Ten points of work in one area, half the total; "bad" counts against it in the way the rule says.
SchemeParts with_bad(Rule bad)
{
    SchemeParts parts{.code = "scheme",
                      .areas = {{.code = "top"},
                                {.code = "one", .parent = "top", .weight = weight("0.5")},
                                {.code = "two", .parent = "top", .weight = weight("0.5")}},
                      .indicators = {{.code = "work", .area = "one", .rule = rule::Sum{}},
                                     {.code = "more", .area = "two", .rule = rule::Sum{}},
                                     {.code = "bad", .area = "one", .rule = std::move(bad)},
                                     {.code = "sat", .area = "one", .weight = weight("0"), .rule = rule::Count{}}},
                      .grades = {{.code = "excellent", .from = points("9")},
                                 {.code = "good", .from = points("5")},
                                 {.code = "fair", .from = points("2")},
                                 {.code = "poor"}}};
    return parts;
}

Book bad_book(const std::vector<const char*>& bad, int sat = 0)
{
    Book book({"ann"}, {});
    book.add("ann", "work", "10");
    book.add("ann", "more", "10");
    for (const char* amount : bad)
        book.add("ann", "bad", amount);
    for (int i = 0; i < sat; ++i)
        book.add("ann", "sat");
    return book;
}

std::string outcome(Rule bad, const std::vector<const char*>& records, int sat = 0)
{
    const Evaluation made = evaluated(Scheme(with_bad(std::move(bad))), bad_book(records, sat).ledger);
    return to_string(made.of(MemberId(0), AreaId(1))) + " " + to_string(made.of(MemberId(0)).total) + " " +
           made.scheme().grades()[made.of(MemberId(0)).grade].code;
}

TEST(Deduction, IsTakenOffItsArea)
{
    EXPECT_EQ(outcome(rule::Deduction{points("1.5")}, {"1", "1"}), "7 8.5 good");
    EXPECT_EQ(outcome(rule::Deduction{points("4"), true}, {"0.5", "3"}), "-4 3 fair");
}

TEST(Deduction, MayBeCapped)
{
    SchemeParts parts = with_bad(rule::Deduction{points("3")});
    parts.indicators[2].cap.total = points("5");
    const Evaluation made = evaluated(Scheme(parts), bad_book({"1", "1", "1"}).ledger);
    EXPECT_EQ(to_string(made.of(MemberId(0), AreaId(1))), "5");
}

TEST(Deduction, IsTakenOffAnAreaWhosePartsAreAllLeftOut)
{
    SchemeParts parts = with_bad(rule::Deduction{points("3")});
    parts.indicators[0].missing = Missing::leave_out;
    parts.indicators[3].missing = Missing::leave_out;
    Book book({"ann", "bob"}, {});
    book.add("ann", "more", "10");
    book.add("ann", "bad");
    book.add("bob", "more", "10");
    const Evaluation made = evaluated(Scheme(parts), book.ledger);
    EXPECT_EQ(to_string(made.of(MemberId(0)).total), "8.5") << "10, less the first area's half of 3";
    EXPECT_EQ(to_string(made.of(MemberId(1)).total), "10") << "the first area is left out";
}

TEST(Veto, StrikesBeyondItsLimitOnly)
{
    const auto veto = [](const char* limit) {
        return rule::Veto{.effect = rule::VetoEffect::void_area, .limit = quantity(limit)};
    };
    EXPECT_EQ(outcome(veto("0"), {}), "10 10 excellent");
    EXPECT_EQ(outcome(veto("0"), {"0"}), "10 10 excellent");
    EXPECT_EQ(outcome(veto("0"), {"0.000001"}), "0 5 good");
    EXPECT_EQ(outcome(veto("2"), {"1", "1"}), "10 10 excellent");
    EXPECT_EQ(outcome(veto("2"), {"1", "1.000001"}), "0 5 good");
}

TEST(Veto, BarsAGradeVoidsAnAreaOrVoidsTheTotal)
{
    using enum rule::VetoEffect;
    EXPECT_EQ(outcome(rule::Veto{.effect = void_area}, {"1"}), "0 5 good");
    EXPECT_EQ(outcome(rule::Veto{.effect = void_total}, {"1"}), "10 0 poor") << "the area keeps what it counted";
    EXPECT_EQ(outcome(rule::Veto{.effect = bar_grade, .best_grade = "fair"}, {"1"}), "10 10 fair");
}

TEST(Veto, StrikesWhereThereIsTooLittle)
{
    const rule::Veto veto{
        .effect = rule::VetoEffect::void_total, .when = rule::VetoWhen::fewer_than, .limit = quantity("3")};
    EXPECT_EQ(outcome(veto, {}), "10 0 poor");
    EXPECT_EQ(outcome(veto, {"2.999999"}), "10 0 poor");
    EXPECT_EQ(outcome(veto, {"3"}), "10 10 excellent");
}

TEST(Veto, MayHaveADenominator)
{
    const rule::Veto veto{.effect = rule::VetoEffect::void_area, .limit = quantity("0.1"), .exposure = "sat"};
    EXPECT_EQ(outcome(veto, {}, 0), "10 10 excellent") << "no breach";
    EXPECT_EQ(outcome(veto, {"0"}, 0), "10 10 excellent") << "a breach of nothing";
    EXPECT_EQ(outcome(veto, {"0.000001"}, 0), "0 5 good") << "a breach, and what it is held against is not on file";
    EXPECT_EQ(outcome(veto, {"1"}, 10), "10 10 excellent") << "exactly a tenth";
    EXPECT_EQ(outcome(veto, {"1"}, 9), "0 5 good");
}

TEST(Veto, ThatIsStricterDecides)
{
    SchemeParts parts = with_bad(rule::Veto{.effect = rule::VetoEffect::bar_grade, .best_grade = "good"});
    parts.indicators.push_back({.code = "worse",
                                .area = "two",
                                .rule = rule::Veto{.effect = rule::VetoEffect::bar_grade, .best_grade = "fair"}});
    Book book = bad_book({"1"});
    EXPECT_EQ(evaluated(Scheme(parts), book.ledger).of(MemberId(0)).grade, GradeId(1));
    book.add("ann", "worse");
    const Evaluation made = evaluated(Scheme(parts), book.ledger);
    EXPECT_EQ(made.of(MemberId(0)).grade, GradeId(2));
    EXPECT_EQ(made.of(MemberId(0)).reason, GradeReason::veto);
    EXPECT_EQ(made.explain(MemberId(0)).vetoes, (std::vector{IndicatorId(2), IndicatorId(4)}));
}

TEST(Area, RefusesATotalThatDoesNotFit)
{
    Book book;
    book.add("ann", "work", "9000000000000");
    book.add("ann", "work", "9000000000000");
    try {
        static_cast<void>(evaluate(scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}}), book.ledger));
        FAIL();
    } catch (const Overflow& error) {
        EXPECT_STREQ(error.what(),
                     "member \"ann\", indicator \"work\": of 2 records, it comes to 18000000000000, beyond "
                     "9223372036854.775807; use smaller quantities or a larger unit");
    }
    // Six places a level: the seventh level would need 42.
    SchemeParts deep = parts_of({{.code = "work", .area = "a6", .rule = rule::Sum{}}});
    deep.areas = {{.code = "a0"}};
    for (int level = 1; level < 7; ++level) {
        const std::string above = "a" + std::to_string(level - 1);
        const std::string here = std::to_string(level);
        deep.areas.push_back({.code = "a" + here, .parent = above, .weight = weight("0.333333")});
        deep.areas.push_back({.code = "b" + here, .parent = above, .weight = weight("0.666667")});
    }
    try {
        static_cast<void>(Scheme(deep));
        FAIL();
    } catch (const Overflow& error) {
        EXPECT_STREQ(error.what(), "area \"a0\": its exact total has 42 places; "
                                   "round the areas below it, or give weights fewer digits");
    }
    deep.areas[3].round_to = 4;
    Book one;
    one.add("ann", "work");
    EXPECT_NO_THROW(static_cast<void>(evaluate(Scheme(deep), one.ledger)));
}

}  // namespace
}  // namespace muster::evaluation::area_test
