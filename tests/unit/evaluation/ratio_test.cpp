// Weights as a ratio: shares are exact, so equal parts tie in any order and nothing else does.
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::ratio_test {
namespace {

// One area of so many indicators i0, i1 ... that count what is written.
SchemeParts weighed(const std::vector<const char*>& weights, Aggregation aggregation = Aggregation::arithmetic)
{
    SchemeParts parts{.code = "scheme", .areas = {{.code = "top", .aggregation = aggregation}}, .indicators = {}};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const bool is_ordered = aggregation == Aggregation::ordered;
        if (is_ordered)
            parts.areas[0].position_weights.push_back(weight(weights[i]));
        parts.indicators.push_back({.code = "i" + std::to_string(i),
                                    .area = "top",
                                    .weight = weight(is_ordered ? "1" : weights[i]),
                                    .rule = rule::Sum{}});
    }
    return parts;
}

// Marks by member, an empty one where there is none.
record::Ledger marked(const std::vector<std::vector<std::string>>& marks)
{
    std::vector<std::string> members;
    for (std::size_t row = 0; row < marks.size(); ++row)
        members.push_back("m" + std::to_string(row));
    Book book(members, {});
    for (std::size_t row = 0; row < marks.size(); ++row)
        for (std::size_t i = 0; i < marks[row].size(); ++i)
            if (!marks[row][i].empty())
                book.add(members[row].c_str(), ("i" + std::to_string(i)).c_str(), marks[row][i].c_str());
    return book.ledger;
}

// `total #rank` of each member.
std::string standings(const SchemeParts& parts, const std::vector<std::vector<std::string>>& marks)
{
    const Scheme scheme(parts);
    const record::Ledger ledger = marked(marks);
    const Evaluation made = evaluated(scheme, ledger, {.is_ranked = true});
    EXPECT_EQ(made, evaluate(scheme, ledger, {.is_ranked = true, .threads = 4}));
    std::string text;
    for (const MemberScore& score : made.members())
        text += (text.empty() ? "" : ", ") + (score.is_incomplete ? "incomplete" : to_string(score.total)) + " #" +
                std::to_string(score.rank);
    return text;
}

TEST(RelativeWeights, MakeEqualPartsTieInAnyOrder)
{
    for (const Aggregation aggregation :
         {Aggregation::arithmetic, Aggregation::geometric, Aggregation::harmonic, Aggregation::ordered}) {
        std::vector<std::string> marks{"90", "80.1", "70.000001"};
        std::vector<std::vector<std::string>> orders;
        std::ranges::sort(marks);
        do
            orders.push_back(marks);
        while (std::ranges::next_permutation(marks).found);
        const record::Ledger ledger = marked(orders);
        for (const auto& weights : {std::vector{"1", "1", "1"}, {"33", "33", "33"}, {"2.5", "2.5", "2.5"}}) {
            const Evaluation made = evaluated(Scheme(weighed(weights, aggregation)), ledger, {.is_ranked = true});
            for (const MemberScore& score : made.members()) {
                EXPECT_EQ(score.rank, 1u);
                EXPECT_EQ(score.total, made.members()[0].total);
            }
        }
    }
    EXPECT_EQ(standings(weighed({"1", "1", "1"}), {{"90", "80", "71"}, {"71", "90", "80"}, {"80", "71", "90"}}),
              "241/3 #1, 241/3 #1, 241/3 #1");
}

TEST(RelativeWeights, TieNothingElse)
{
    EXPECT_EQ(standings(weighed({"1", "1", "1"}), {{"90", "80", "70"}, {"70", "80", "90.000001"}}),
              "80 #2, 240000001/3000000 #1");
    EXPECT_EQ(standings(weighed({"0.333333", "0.333333", "0.333334"}), {{"90", "80", "70"}, {"70", "80", "90"}}),
              "79.99999 #2, 80.00001 #1");
    EXPECT_EQ(standings(weighed({"333333", "333333", "333334"}), {{"90", "80", "70"}, {"70", "80", "90"}}),
              "79.99999 #2, 80.00001 #1")
        << "the same ratio";
}

TEST(RelativeWeights, AreTheSameRatioInAnyUnit)
{
    const std::vector<std::vector<std::string>> marks{{"81.5", "77", "90.25"}, {"90", "60.000001", "88"}};
    const std::string wanted = standings(weighed({"0.15", "0.25", "0.6"}), marks);
    EXPECT_EQ(wanted, "85.625 #1, 81.30000025 #2");
    EXPECT_EQ(standings(weighed({"15", "25", "60"}), marks), wanted);
    EXPECT_EQ(standings(weighed({"3", "5", "12"}), marks), wanted);
    EXPECT_EQ(standings(weighed({"1.5", "2.5", "6"}), marks), wanted);
}

TEST(RelativeWeights, StayExactThroughAreasBelowAreas)
{
    SchemeParts parts = weighed({"1", "1", "1", "1", "1"});
    parts.areas.push_back({.code = "two", .parent = "top", .weight = weight("2")});
    parts.areas.push_back({.code = "three", .parent = "two", .weight = weight("5")});
    for (const std::size_t row : {1U, 2U, 3U})
        parts.indicators[row].area = "three";
    parts.indicators[4].area = "two";
    parts.indicators[4].weight = weight("2");
    // (i0 + 2 (5 (i1 + i2 + i3) / 3 + 2 i4) / 7) / 3
    EXPECT_EQ(
        standings(parts, {{"1", "1", "0", "0", "1"}, {"1", "0", "0", "1", "1"}, {"1", "1", "0", "0", "1.000001"}}),
        "43/63 #2, 43/63 #2, 10750003/15750000 #1");
    parts.areas[2].round_to = 2;
    EXPECT_EQ(standings(parts, {{"1", "1", "0", "0", "1"}}), "143/210 #1") << "0.33 in area three: (1 + 7.3 / 7) / 3";
}

TEST(RelativeWeights, AreSharedByWhatIsThereExactly)
{
    SchemeParts parts = weighed({"1", "1", "1", "1"});
    for (Indicator& indicator : parts.indicators)
        indicator.missing = Missing::leave_out;
    EXPECT_EQ(
        standings(parts, {{"90", "80", "71", ""}, {"", "71", "90", "80"}, {"80", "80.000001", "81", ""}, {"80.3"}}),
        "241/3 #2, 241/3 #2, 241000001/3000000 #1, 80.3 #4");
}

TEST(OnlyWeightlessMarks, MakeAMemberIncomplete)
{
    SchemeParts parts = weighed({"1", "0"});
    parts.indicators[0].missing = Missing::leave_out;
    parts.grades = {{.code = "good", .from = points("60")}, {.code = "fair"}};
    const record::Ledger ledger = marked({{"50", "90"}, {"", "90"}, {"70"}});
    const Evaluation made = evaluated(Scheme(parts), ledger, {.is_ranked = true});
    EXPECT_TRUE(made.of(MemberId(1)).is_incomplete);
    EXPECT_EQ(made.of(MemberId(1)).reason, GradeReason::incomplete);
    EXPECT_FALSE(made.of(MemberId(1)).grade.is_set());
    EXPECT_EQ(made.of(MemberId(1)).rank, 0u);
    EXPECT_TRUE(made.is_left_out(MemberId(1), AreaId(0)));
    EXPECT_EQ(made.of(MemberId(0)).rank, 2u);
    EXPECT_EQ(made.of(MemberId(2)).rank, 1u);
    EXPECT_EQ(made.by_total(), (std::vector{MemberId(2), MemberId(0), MemberId(1)}));
    for (const Aggregation aggregation : {Aggregation::geometric, Aggregation::harmonic}) {
        parts.areas[0].aggregation = aggregation;
        EXPECT_EQ(standings(parts, {{"50", "90"}, {"", "90"}, {"70", "0"}}), "50 #2, incomplete #0, 70 #1");
    }
}

TEST(OnlyWeightlessMarks, LeaveTheirAreaOutOfTheTotalAbove)
{
    SchemeParts parts = weighed({"1", "1", "0"});
    parts.areas.push_back({.code = "low", .parent = "top"});
    for (const std::size_t row : {1U, 2U})
        parts.indicators[row].area = "low";
    parts.indicators[1].missing = Missing::leave_out;
    EXPECT_EQ(standings(parts, {{"50", "70", "90"}, {"50", "", "90"}}), "60 #1, 50 #2");
}

TEST(TheIncomplete, AreNotAmongTotals)
{
    SchemeParts parts = weighed({"1", "1"});
    parts.indicators[1].missing = Missing::incomplete;
    const Roll roll({{.code = "m0", .unit = "u"}, {.code = "m1", .unit = "u"}, {.code = "m2", .unit = "u"}},
                    {{.code = "u"}});
    const Evaluation made =
        evaluated(Scheme(parts), marked({{"50", "90"}, {"100"}, {"70", "80"}}), {.roll = roll, .is_ranked = true});
    EXPECT_TRUE(made.of(MemberId(1)).is_incomplete) << "though the scheme has no grades";
    EXPECT_EQ(made.of(MemberId(1)).rank, 0u);
    EXPECT_EQ(made.of(MemberId(0)).rank, 2u);
    const UnitScore& unit = made.of(UnitId(0));
    EXPECT_EQ(unit.members, 3u);
    EXPECT_EQ(unit.incomplete, 1u);
    EXPECT_EQ(unit.mean, points("72.5"));
    EXPECT_EQ(unit.lowest, Exact::whole(70));
    const std::vector<RankRange> ranges = rank_ranges(made, {.samples = 20});
    EXPECT_EQ(ranges[1], (RankRange{.unchanged = 20}));
    const std::vector<RankCourse> courses = rank_courses(made, "i0");
    EXPECT_TRUE(courses[1].empty());
    EXPECT_EQ(courses[0].front().rank, 1u) << "at a share of 0 the 90 alone counts";
    EXPECT_EQ(compare(made, made).members[1].gain(), std::nullopt);
    EXPECT_EQ(compare(made, made).members[1].ranks_gained(), std::nullopt);
}

TEST(AUnit, HasAnExactMeanThoughItsMembersLeaveOutDifferentParts)
{
    // Every two of these weights have another sum, and what the sums have in common has far more than 18 digits.
    std::vector<const char*> weights{"97", "89", "83", "79", "73", "71", "67", "61", "59", "53", "47", "43"};
    SchemeParts parts = weighed(weights);
    for (Indicator& indicator : parts.indicators)
        indicator.missing = Missing::leave_out;
    std::vector<std::vector<std::string>> marks;
    std::vector<RollMember> members;
    for (std::size_t row = 0; row < 66; ++row) {
        marks.emplace_back(weights.size());
        std::size_t pair = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            for (std::size_t j = i + 1; j < weights.size(); ++j, ++pair)
                if (pair == row) {
                    marks[row][i] = "80.000001";
                    marks[row][j] = "61.5";
                }
        members.push_back({.code = "m" + std::to_string(row), .unit = "u"});
    }
    const Evaluation made =
        evaluated(Scheme(parts), marked(marks), {.roll = Roll(members, {{.code = "u"}}), .is_ranked = true});
    EXPECT_EQ(made.of(UnitId(0)).members, 66u);
    EXPECT_GT(made.of(UnitId(0)).mean, points("61.5"));
}

TEST(RelativeWeights, FollowAShareExactly)
{
    const Scheme thirds(weighed({"1", "1", "1"}));
    const Scheme half = thirds.with_weight("i0", weight("0.5"));
    EXPECT_EQ(half.parts().indicators[0].weight, weight("0.5"));
    EXPECT_EQ(half.parts().indicators[2].weight, weight("0.25"));
    const Scheme odd = thirds.with_weight("i0", weight("0.1"));
    EXPECT_EQ(odd.parts().indicators[0].weight, weight("0.1"));
    EXPECT_EQ(odd.parts().indicators[1].weight, weight("0.45"));
    const Scheme ratio = Scheme(weighed({"1", "1", "1", "1"})).with_weight("i0", weight("0.5"));
    EXPECT_EQ(ratio.parts().indicators[0].weight, weight("3"));
    EXPECT_EQ(ratio.parts().indicators[1].weight, weight("1"));
    const Scheme fine = Scheme(weighed({"1", "2", "4"})).with_weight("i2", weight("0.123457"));
    const auto parts = fine.parts_of(fine.top());
    EXPECT_EQ(parts[2].weight * 1'000'000, 123'457 * (parts[0].weight + parts[1].weight + parts[2].weight));
    EXPECT_EQ(2 * parts[0].weight, parts[1].weight);
}

TEST(RelativeWeights, GiveTheSameRanksWhereNothingIsDrawn)
{
    std::vector<std::vector<std::string>> marks;
    std::vector<std::string> order{"90", "80.1", "70.000001"};
    std::ranges::sort(order);
    do
        marks.push_back(order);
    while (std::ranges::next_permutation(order).found);
    for (const auto& weights : {std::vector{"1", "1", "1"}, {"1", "2", "3"}, {"0.2", "0.3", "0.5"}}) {
        const Evaluation made = evaluated(Scheme(weighed(weights)), marked(marks), {.is_ranked = true});
        const std::vector<RankRange> ranges = rank_ranges(made, {.samples = 5, .spread = weight("0")});
        const std::vector<RankCourse> courses = rank_courses(made, "i2");
        for (std::uint32_t row = 0; row < made.members().size(); ++row) {
            EXPECT_EQ(ranges[row].best, made.members()[row].rank);
            EXPECT_EQ(ranges[row].worst, made.members()[row].rank);
            const Scheme other = made.scheme().with_weight("i2", weight("0.37"));
            const Evaluation again = evaluated(other, made.ledger(), {.is_ranked = true});
            const auto at = std::ranges::find_if(
                courses[row], [](const RankInterval& interval) { return interval.to >= weight("0.37"); });
            EXPECT_EQ(at->rank, again.members()[row].rank);
        }
    }
}

TEST(RoundingHalfUp, IsChosenByTheSchemeOrByOnePart)
{
    const auto totals = [](std::optional<Rounding> area, std::optional<Rounding> indicator, Rounding scheme) {
        SchemeParts parts =
            parts_of({{.code = "i0", .area = "top", .rule = rule::Sum{}, .round_to = 1, .rounding = indicator}});
        parts.areas[0].round_to = 0;
        parts.areas[0].rounding = area;
        parts.rounding = scheme;
        return standings(parts, {{"0.25"}, {"2.45"}, {"2.5"}, {"-2.5"}, {"-0.45"}});
    };
    using enum Rounding;
    EXPECT_EQ(totals({}, {}, half_even), "0 #3, 2 #1, 2 #1, -2 #5, 0 #3");
    EXPECT_EQ(totals({}, {}, half_up), "0 #3, 3 #1, 3 #1, -3 #5, -1 #4") << "away from 0, twice";
    EXPECT_EQ(totals(half_up, half_even, half_even), "0 #3, 2 #2, 3 #1, -3 #5, 0 #3");
    EXPECT_EQ(totals(half_even, half_up, half_even), "0 #3, 2 #1, 2 #1, -2 #5, 0 #3");
}

TEST(AnExposureBelowZero, IsRefusedByNameForEveryMember)
{
    const Scheme scheme =
        scheme_of({{.code = "done", .area = "top", .rule = rule::Rate{"called"}},
                   {.code = "called", .area = "top", .rule = rule::Sum{}},
                   {.code = "never",
                    .area = "top",
                    .rule = rule::Veto{.effect = rule::VetoEffect::void_total, .exposure = "called"}}});
    Book book({"ann", "bob", "cai"}, {});
    book.add("ann", "done", "3");
    book.add("ann", "called", "-1.5");
    book.add("bob", "done", "3");
    book.add("bob", "called", "4");
    book.add("cai", "called", "1");
    book.add("cai", "called", "-2");
    const auto message = [&](unsigned threads) {
        try {
            static_cast<void>(evaluate(scheme, book.ledger, {.threads = threads}));
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_EQ(
        message(1),
        "member \"ann\", indicator \"done\": it divides by \"called\", which comes to -1.5; correct the records of "
        "\"called\", whose amount must not be below 0\n"
        "member \"ann\", indicator \"never\": it divides by \"called\", which comes to -1.5; correct the records "
        "of \"called\", whose amount must not be below 0\n"
        "member \"cai\", indicator \"done\": it divides by \"called\", which comes to -1; correct the records of "
        "\"called\", whose amount must not be below 0\n"
        "member \"cai\", indicator \"never\": it divides by \"called\", which comes to -1; correct the records of "
        "\"called\", whose amount must not be below 0");
    EXPECT_EQ(message(4), message(1));
}

}  // namespace
}  // namespace muster::evaluation::ratio_test
