// Points by where an amount stands among all: published numbers, brute force by fractions, and what is refused.
#include "unit/evaluation/drawn_rules.hpp"
#include "unit/evaluation/naive_normalise.hpp"
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::normalise_test {
namespace {

using rule::Direction;
using rule::Normalisation;
using rule::Normalise;
using rule::Transformation;
using rule::Winsorise;
using rule::WinsoriseBy;

Scheme scheme_of(Normalise rule, int round_to = 6, Rounding rounding = Rounding::half_even)
{
    return Scheme(parts_of({{.code = "work",
                             .area = "top",
                             .rule = std::move(rule),
                             .missing = Missing::incomplete,
                             .round_to = round_to,
                             .rounding = rounding}}));
}

// A member of a letter for each amount.
record::Ledger ledger_of(const std::vector<std::string>& amounts)
{
    Book book({}, {"work"});
    for (std::size_t i = 0; i < amounts.size(); ++i)
        book.add(std::string(1, static_cast<char>('a' + i)).c_str(), "work", amounts[i].c_str());
    return book.ledger;
}

std::string points_of(const Normalise& rule, const std::vector<std::string>& amounts, int round_to = 6,
                      Rounding rounding = Rounding::half_even)
{
    const Evaluation made = evaluated(scheme_of(rule, round_to, rounding), ledger_of(amounts));
    std::string all;
    for (const MemberScore& member : made.members())
        all += (all.empty() ? "" : " ") + to_decimal_string(member.total);
    return all;
}

std::string refusal_of(const Normalise& rule, const std::vector<std::string>& amounts = {"1", "2"})
{
    try {
        static_cast<void>(evaluate(scheme_of(rule), ledger_of(amounts)));
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

// ---- published

// COINr 1.1.14, tests of n_goalposts and n_dist2targ, https://github.com/bluefoxr/COINr
TEST(NormalisedPoints, AreThoseOfTheDocumentationOfCoinr)
{
    Normalise posts{
        .method = Normalisation::goalposts, .low = quantity("0"), .high = quantity("10"), .best = points("1")};
    EXPECT_EQ(points_of(posts, {"1", "11", "-1"}), "0.1 1 0");
    posts.direction = Direction::less_is_better;
    EXPECT_EQ(points_of(posts, {"1", "-1", "11"}), "0.9 1 0");
    Normalise target{.method = Normalisation::distance_to_target,
                     .target = quantity("10"),
                     .is_clipped = false,
                     .best = points("1")};
    EXPECT_EQ(points_of(target, {"0", "5", "11"}), "0 0.5 1.1");
    target.is_clipped = true;
    EXPECT_EQ(points_of(target, {"0", "5", "11"}), "0 0.5 1");
    target.target = quantity("0");
    target.direction = Direction::less_is_better;
    EXPECT_EQ(points_of(target, {"-1", "1", "10"}), "1 0.9 0");
    target.is_clipped = false;
    EXPECT_EQ(points_of(target, {"-1", "1", "10"}), "1.1 0.9 0");
    const std::vector<std::string> ten{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    EXPECT_EQ(points_of({.method = Normalisation::borda}, ten), "0 1 2 3 4 5 6 7 8 9");
    EXPECT_EQ(points_of({.worst = points("2"), .best = points("7")}, {"1", "10", "4"}), "2 7 3.666667");
    EXPECT_EQ(
        points_of({.method = Normalisation::distance_to_target, .target = quantity("8"), .best = points("1")}, ten),
        "0 0.142857 0.285714 0.428571 0.571429 0.714286 0.857143 1 1 1");
}

// The same, tests of Treat: of 1 to 10 and 100 one is drawn in to 10.
TEST(NormalisedPoints, AreMadeOfAmountsDrawnInAsCoinrDoes)
{
    std::vector<std::string> amounts{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "100"};
    const Normalise rule{.method = Normalisation::share_of_best,
                         .winsorise = Winsorise{.by = WinsoriseBy::skewness_and_kurtosis, .count = 5}};
    EXPECT_EQ(points_of(rule, amounts), "10 20 30 40 50 60 70 80 90 100 100");
    amounts = {"1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10",  "11",
               "12", "13", "14", "15", "16", "17", "18", "19", "20", "100", "200"};
    Normalise one = rule;
    one.winsorise->count = 1;  // not enough, and no more
    EXPECT_EQ(points_of(one, amounts), "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 100 100");
}

struct Country {
    const char* code;
    const char* life_expectancy;
    const char* expected_schooling;
    const char* mean_schooling;
    const char* income;
    const char* index;
};
// Human Development Report 2023/24, composite indices time series, year 2022: hdr.undp.org/data-center
constexpr Country countries[] = {{"NOR", "83.393", "18.638460", "13.062343", "69189.761650", "0.966"},
                                 {"ISL", "82.815", "19.106730", "13.767170", "54688.379210", "0.959"},
                                 {"CHE", "84.255", "16.583731", "13.904066", "69432.786690", "0.967"},
                                 {"CHN", "78.587", "15.217936", "8.106910", "18024.887470", "0.788"},
                                 {"IND", "67.744", "12.583710", "6.570700", "6950.526798", "0.644"},
                                 {"USA", "78.203", "16.412741", "13.575500", "65564.937980", "0.927"},
                                 {"BRA", "73.425", "15.578800", "8.278308", "14615.892350", "0.76"},
                                 {"NGA", "53.633", "10.514070", "7.585970", "4754.836408", "0.548"},
                                 {"ZAF", "61.480", "14.263650", "11.606970", "13185.564190", "0.717"},
                                 {"SOM", "56.107", "7.647232", "1.900300", "1072.201461", "0.38"},
                                 {"DEU", "80.989", "17.343349", "14.255940", "55340.197220", "0.95"},
                                 {"JPN", "84.820", "15.456320", "12.669230", "43643.864170", "0.92"},
                                 {"QAT", "81.559", "13.264270", "10.131722", "95944.377540", "0.875"}};

Scheme human_development()
{
    const auto goalposts = [](const char* low, const char* high) {
        return Normalise{
            .method = Normalisation::goalposts, .low = quantity(low), .high = quantity(high), .best = points("1")};
    };
    Normalise income = goalposts("100", "75000");
    income.transformation = Transformation::logarithm;
    return Scheme(
        {.code = "hdi",
         .areas = {{.code = "index", .aggregation = Aggregation::geometric, .round_to = 3},
                   {.code = "education", .parent = "index"}},
         .indicators = {
             {.code = "life", .area = "index", .rule = goalposts("20", "85"), .missing = Missing::incomplete},
             {.code = "expected", .area = "education", .rule = goalposts("0", "18"), .missing = Missing::incomplete},
             {.code = "mean", .area = "education", .rule = goalposts("0", "15"), .missing = Missing::incomplete},
             {.code = "income", .area = "index", .rule = income, .missing = Missing::incomplete}}});
}

TEST(NormalisedPoints, MakeTheHumanDevelopmentIndexAsItWasPublished)
{
    Book book({}, {"life", "expected", "mean", "income"});
    for (const Country& country : countries) {
        book.add(country.code, "life", country.life_expectancy);
        book.add(country.code, "expected", country.expected_schooling);
        book.add(country.code, "mean", country.mean_schooling);
        book.add(country.code, "income", country.income);
    }
    const Evaluation made = evaluated(human_development(), book.ledger);
    for (std::uint32_t row = 0; row < std::size(countries); ++row)
        EXPECT_EQ(to_decimal_string(made.of(MemberId(row)).total), countries[row].index) << countries[row].code;
}

// ---- by hand

TEST(NormalisedPoints, AreRanksWithTiesAsStated)
{
    const std::vector<std::string> amounts{"3", "1", "3", "7"};
    Normalise rule{.method = Normalisation::rank};
    EXPECT_EQ(points_of(rule, amounts), "2.5 1 2.5 4");
    rule.ties = rule::RankTies::minimum;
    EXPECT_EQ(points_of(rule, amounts), "2 1 2 4");
    rule.ties = rule::RankTies::maximum;
    EXPECT_EQ(points_of(rule, amounts), "3 1 3 4");
    rule.direction = Direction::less_is_better;
    EXPECT_EQ(points_of(rule, amounts), "3 4 3 1");
    rule.method = Normalisation::percentile_rank;
    EXPECT_EQ(points_of(rule, amounts, 2), "66.67 100 66.67 0");
}

TEST(NormalisedPoints, AreDeviationsFromTheMean)
{
    const Normalise rule{.method = Normalisation::z_score, .mean = points("50"), .deviation = points("10")};
    EXPECT_EQ(points_of(rule, {"1", "2", "3"}), "40 50 60");
    Normalise of_population = rule;
    of_population.deviation_of = rule::DeviationOf::population;
    EXPECT_EQ(points_of(of_population, {"1", "3"}), "40 60");
    EXPECT_EQ(points_of(of_population, {"1", "2", "3"}), "37.752551 50 62.247449");  // 10 x sqrt(3/2)
    EXPECT_EQ(points_of(rule, {"5", "5"}), "50 50");
    EXPECT_EQ(points_of(rule, {"5"}), "50");
}

TEST(NormalisedPoints, AreSharesOfTheBest)
{
    Normalise rule{.method = Normalisation::share_of_best};
    EXPECT_EQ(points_of(rule, {"2", "8", "0"}), "25 100 0");
    rule.direction = Direction::less_is_better;
    EXPECT_EQ(points_of(rule, {"2", "8", "4"}), "100 25 50");
    EXPECT_EQ(points_of(rule, {"2", "0", "4"}), "0 100 0");
    EXPECT_EQ(points_of(rule, {"0", "0"}), "100 100");
}

TEST(NormalisedPoints, AreTheBestWhereNobodyIsShort)
{
    EXPECT_EQ(points_of({}, {"5", "5", "5"}), "100 100 100");
    EXPECT_EQ(points_of({}, {"5"}), "100");
    EXPECT_EQ(points_of({.method = Normalisation::percentile_rank}, {"5"}), "100");
    EXPECT_EQ(points_of({.method = Normalisation::percentile_rank}, {"5", "5", "5"}), "50 50 50");
    EXPECT_EQ(points_of({.method = Normalisation::distance_to_target, .target = quantity("2")}, {"3", "9"}), "100 100");
    EXPECT_EQ(points_of({.method = Normalisation::distance_to_reference, .reference = "a"}, {"3", "9"}), "100 100");
    EXPECT_EQ(points_of({.method = Normalisation::distance_to_reference, .reference = "b"}, {"3", "9", "5"}),
              "0 100 33.333333");
}

TEST(NormalisedLogarithm, IsRoundedAsAFractionWhereItIsOne)
{
    // ln 10 is half of ln 100.
    const Normalise rule{.low = {}, .best = points("1"), .transformation = Transformation::logarithm};
    EXPECT_EQ(points_of(rule, {"1", "10", "100"}, 0, Rounding::half_even), "0 0 1");
    EXPECT_EQ(points_of(rule, {"1", "10", "100"}, 0, Rounding::half_up), "0 1 1");
    EXPECT_EQ(points_of(rule, {"1", "9.999999", "10.000001", "100"}, 0), "0 0 1 1");
    EXPECT_EQ(points_of(rule, {"0.001", "0.01", "1", "1000"}, 6), "0 0.166667 0.5 1");
    // Five eighths of the way is half-way between places: 2^5 of 2^8.
    Normalise posts{.method = Normalisation::goalposts,
                    .low = quantity("1"),
                    .high = quantity("256"),
                    .is_clipped = false,
                    .best = points("1"),
                    .transformation = Transformation::logarithm};
    EXPECT_EQ(points_of(posts, {"32", "512", "0.5"}, 2, Rounding::half_even), "0.62 1.12 -0.12");
    EXPECT_EQ(points_of(posts, {"32", "512", "0.5"}, 2, Rounding::half_up), "0.63 1.13 -0.13");
}

TEST(NormalisedLogarithm, IsADeviationOfLogarithms)
{
    Normalise rule{.method = Normalisation::z_score,
                   .mean = points("0.5"),
                   .deviation = points("10"),
                   .transformation = Transformation::logarithm};
    EXPECT_EQ(points_of(rule, {"10", "100", "1000"}), "-9.5 0.5 10.5");
    EXPECT_EQ(points_of(rule, {"10", "100", "1000"}, 0, Rounding::half_even), "-10 0 10");
    EXPECT_EQ(points_of(rule, {"10", "100", "1000"}, 0, Rounding::half_up), "-10 1 11");
    EXPECT_EQ(points_of(rule, {"7", "7"}), "0.5 0.5");
}

TEST(NormalisedPoints, SeeOnlyWhoHasRecords)
{
    Book book({"ann", "bob", "cai", "dan"}, {"work"});
    book.add("ann", "work", "4");
    book.add("bob", "work", "8");
    book.add("cai", "work", "5");
    const auto scored = [&](Missing missing, const char* stated = "0") {
        const Evaluation made = evaluated(Scheme(parts_of({{.code = "work",
                                                            .area = "top",
                                                            .rule = Normalise{},
                                                            .missing = missing,
                                                            .missing_points = points(stated)}})),
                                          book.ledger);
        std::string all;
        for (const MemberScore& member : made.members())
            all += to_decimal_string(member.total) + (member.is_incomplete ? "* " : " ");
        return all;
    };
    EXPECT_EQ(scored(Missing::as_zero), "0 100 25 0 ");
    EXPECT_EQ(scored(Missing::stated, "7"), "0 100 25 7 ");
    EXPECT_EQ(scored(Missing::incomplete), "0 100 25 0* ");
    EXPECT_EQ(scored(Missing::leave_out), "0 100 25 0* ");
    EXPECT_EQ(scored(Missing::peer_mean), "0 100 25 41.666667 ");
    EXPECT_EQ(scored(Missing::peer_median), "0 100 25 25 ");
    EXPECT_EQ(scored(Missing::unit_mean), "0 100 25 0* ");
}

TEST(NormalisedPoints, OfOneMoveWithTheRecordsOfAnother)
{
    Book book({"ann", "bob", "cai"}, {"work"});
    for (const auto& [member, amount] : {std::pair("ann", "4"), {"bob", "8"}, {"cai", "5"}})
        book.add(member, "work", amount);
    const Scheme scheme = scheme_of(Normalise{});
    const Evaluation before = evaluated(scheme, book.ledger);
    book.add("bob", "work", "4");
    const Evaluation after = before.with_ledger(book.ledger);
    EXPECT_EQ(to_decimal_string(before.of(MemberId(2)).total), "25");
    EXPECT_EQ(to_decimal_string(after.of(MemberId(2)).total), "12.5");
    EXPECT_EQ(after, evaluate(scheme, book.ledger));
}

TEST(NormalisedPoints, AreExplainedByThoseAtTheEnds)
{
    const Normalise rule{.direction = Direction::less_is_better, .winsorise = Winsorise{}};
    const Evaluation made = evaluated(scheme_of(rule), ledger_of({"3", "1", "90", "7", "40", "4"}));
    const std::vector<DerivationStep> steps = made.explain(MemberId(2)).indicators[0].steps;
    ASSERT_EQ(steps.size(), 3u);
    EXPECT_EQ(steps[0].text.en, "1 record counts, in all");
    EXPECT_EQ(steps[1].text.en, "drawn in, as it lies far out");
    EXPECT_EQ(to_decimal_string(steps[1].value), "40");
    EXPECT_EQ(steps[2].text.en, "between the least and the greatest, less is better, extremes drawn in, 0 to 100 points"
                                "; 6 members, from 1 of \"b\" to 90 of \"c\"");
}

// ---- brute force

class NormalisedByChance : public testing::TestWithParam<int> {};

TEST_P(NormalisedByChance, IsWhatFractionsMakeOfIt)
{
    int scored = 0;
    for (int seed = GetParam(); seed < GetParam() + 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 500'000);
        Normalise rule = DrawnRules{dice, "", ""}.draw(std::type_identity<Normalise>());
        const bool is_positive =
            rule.transformation == Transformation::logarithm || rule.method == Normalisation::share_of_best;
        const int members = 2 + dice.below(9);
        const bool is_mean = dice.one_in(3);
        std::vector<std::string> codes;
        for (int member = 0; member < members; ++member)
            codes.push_back("m" + std::to_string(member));
        Book book(codes, {"work"});
        std::vector<naive::Fraction> amounts;
        for (const std::string& code : codes) {
            const int records = is_mean ? 1 + dice.below(4) : 1;
            naive::Fraction sum = 0;
            for (int record = 0; record < records; ++record) {
                Quantity amount = dice.number<Quantity>(is_positive ? 0 : -2, 4);
                if (is_positive)
                    amount += Quantity::from_millionths(1);
                if (dice.one_in(9))
                    amount = amount + Quantity::whole(40);
                book.add(code.c_str(), "work", to_string(amount).c_str());
                sum += naive::value_of(amount);
            }
            amounts.push_back(sum / records);
        }
        const int places = dice.below(7);
        const Rounding rounding = dice.heads() ? Rounding::half_even : Rounding::half_up;
        Indicator indicator{.code = "work",
                            .area = "top",
                            .rule = rule,
                            .combine = is_mean ? Combine::mean : Combine::sum,
                            .missing = Missing::incomplete,
                            .round_to = places,
                            .rounding = rounding};
        const Evaluation made = evaluated(Scheme(parts_of({indicator})), book.ledger);
        std::optional<std::size_t> reference;
        if (!rule.reference.empty())
            reference = rule.reference == "m0" ? 0 : 1;
        for (std::size_t own = 0; own < amounts.size(); ++own)
            EXPECT_EQ(naive::value_of(made.of(MemberId(static_cast<std::uint32_t>(own)), IndicatorId(0)).points),
                      naive::normalised(rule, amounts, own, reference, places, rounding))
                << "member " << own << ", method " << static_cast<int>(rule.method);
        if (HasFailure())
            return;
        ++scored;
    }
    EXPECT_EQ(scored, 100);
}

INSTANTIATE_TEST_SUITE_P(Seeds, NormalisedByChance, testing::Range(0, 1000, 100));

TEST(NormalisedByChance, DoesNotDependOnTheOrderOfRecordsAndMembers)
{
    for (int seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 700'000);
        Normalise rule = DrawnRules{dice, "", ""}.draw(std::type_identity<Normalise>());
        std::vector<std::pair<std::string, std::string>> rows;
        for (int row = 0; row < 24; ++row)
            rows.emplace_back("m" + std::to_string(dice.below(8)),
                              to_string(dice.number<Quantity>(1, 4) + Quantity::from_millionths(1)));
        rows.emplace_back("m0", "1");
        rows.emplace_back("m1", "1");
        const Scheme scheme = scheme_of(rule, dice.below(7));
        const auto scored = [&](bool is_reversed) {
            std::vector<RollMember> members;
            for (int member = 0; member < 8; ++member)
                members.push_back({.code = "m" + std::to_string(member)});
            if (is_reversed) {
                std::ranges::reverse(members);
                std::ranges::reverse(rows);
            }
            Book book({}, {"work"});
            for (const auto& [member, amount] : rows)
                book.add(member.c_str(), "work", amount.c_str());
            const Evaluation made = evaluate(scheme, book.ledger, {.roll = Roll(members)});
            std::vector<std::string> told;
            for (int member = 0; member < 8; ++member) {
                const MemberId id = *made.roll().members().find("m" + std::to_string(member));
                told.push_back(to_decimal_string(made.of(id).total));
                const Derivation derivation = made.explain(id);
                for (const DerivationStep& step : derivation.indicators[0].steps)
                    told.push_back(step.text.en);
            }
            return told;
        };
        const auto once = scored(false);
        EXPECT_EQ(once, scored(true));
    }
}

// ---- refusals

TEST(NormalisedPoints, AreRefusedWhereTheyHaveNoAnswer)
{
    const Normalise logarithm{.transformation = Transformation::logarithm};
    EXPECT_EQ(
        refusal_of(logarithm, {"0", "2", "-1.5"}),
        "member \"a\", indicator \"work\": it takes the logarithm of 0; correct the records, which must come to "
        "more than 0, or leave the transformation out\n"
        "member \"c\", indicator \"work\": it takes the logarithm of -1.5; correct the records, which must come to "
        "more than 0, or leave the transformation out");
    EXPECT_EQ(refusal_of({.method = Normalisation::share_of_best}, {"0", "-2"}),
              "member \"b\", indicator \"work\": it takes the share of -2; correct the records, which must not come to "
              "less than 0, or choose min_max");
    EXPECT_EQ(refusal_of({.method = Normalisation::distance_to_reference, .reference = "z"}),
              "indicator \"work\": its reference \"z\" is not among the members evaluated; name one who is");
}

struct Refused {
    const char* name;
    Normalise rule;
    const char* message;
};

TEST(NormaliseRule, IsRefusedWhereItContradictsItself)
{
    const Refused table[] = {
        {"no goalposts",
         {.method = Normalisation::goalposts, .high = quantity("2")},
         "indicator \"work\": it goes by goalposts and does not have both; give low and high for goalposts, and only "
         "then"},
        {"goalposts of another method",
         {.low = quantity("2")},
         "indicator \"work\": it has a goalpost and does not go by it; give low and high for goalposts, and only then"},
        {"goalposts exchanged",
         {.method = Normalisation::goalposts, .low = quantity("2"), .high = quantity("2")},
         "indicator \"work\": its high goalpost 2 is not above its low one, 2; exchange the two, and say by the "
         "direction which end is the good one"},
        {"a scale that falls",
         {.worst = points("5"), .best = points("5")},
         "indicator \"work\": its best points 5 are not above its worst, 5; let the scale rise, and say by the "
         "direction "
         "which end is the good one"},
        {"ranks of logarithms",
         {.method = Normalisation::rank, .transformation = Transformation::logarithm},
         "indicator \"work\": it ranks logarithms, whose order is that of the amounts; leave the transformation out"},
        {"a share of logarithms",
         {.method = Normalisation::share_of_best, .transformation = Transformation::logarithm},
         "indicator \"work\": it takes shares of a logarithm, which depend on the unit; choose min_max, or leave the "
         "transformation out"},
        {"a logarithm of 0",
         {.method = Normalisation::distance_to_target,
          .target = Quantity{},
          .transformation = Transformation::logarithm},
         "indicator \"work\": it takes the logarithm of 0; give a goalpost or target above 0"},
        {"no deviation",
         {.method = Normalisation::z_score, .deviation = Points{}},
         "indicator \"work\": a standard deviation is 0 points; give a number above 0"},
        {"half of all",
         {.winsorise = Winsorise{.by = WinsoriseBy::share, .share = weight("0.5")}},
         "indicator \"work\": it draws in a share of 0.5; give a share above 0 and below 0.5"},
        {"none", {.winsorise = Winsorise{.count = 0}}, "indicator \"work\": it draws in 0 amounts; give 1 or more"},
    };
    for (const Refused& each : table)
        EXPECT_EQ(refusal_of(each.rule), each.message) << each.name;
}

// ---- proofs

TEST(NormalisedPoints, OfOnesOwnNeverFallWithMore)
{
    const auto found = [](Normalise rule) { return monotone(scheme_of(std::move(rule))); };
    EXPECT_EQ(found(Normalise{}).proved, std::vector<std::string>{"work"});
    EXPECT_EQ(found({.direction = Direction::less_is_better}).no_merit, std::vector<std::string>{"work"});
    const auto by_skewness = found({.winsorise = Winsorise{.by = WinsoriseBy::skewness_and_kurtosis}}).findings;
    ASSERT_EQ(by_skewness.size(), 1u);
    EXPECT_EQ(by_skewness[0].reason.en, "which extremes are drawn in depends on all members");
    EXPECT_FALSE(found({.method = Normalisation::z_score}).holds());
}

// What the proof says, tried: one amount more, everybody else as they are.
TEST(NormalisedByChance, NeverFallsWithMoreOfOnesOwn)
{
    for (int seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 900'000);
        Normalise rule = DrawnRules{dice, "", ""}.draw(std::type_identity<Normalise>());
        rule.direction = Direction::more_is_better;
        if (rule.winsorise && rule.winsorise->by == WinsoriseBy::skewness_and_kurtosis)
            rule.winsorise.reset();
        std::vector<std::string> amounts;
        for (int member = 2 + dice.below(6); member >= 0; --member)
            amounts.push_back(to_string(dice.number<Quantity>(0, 4) + Quantity::from_millionths(1)));
        if (!rule.reference.empty())
            rule.reference = "b";
        const Scheme scheme = scheme_of(rule, 3);
        const std::uint32_t own = static_cast<std::uint32_t>(dice.below(2));
        std::optional<Exact> before;
        for (int more = 0; more < 6; ++more) {
            const Evaluation made = evaluate(scheme, ledger_of(amounts));
            const Exact now = made.of(MemberId(own)).total;
            EXPECT_TRUE(!before || now >= *before) << to_string(now);
            before = now;
            amounts[own] = to_string(quantity(amounts[own].c_str()) + dice.number<Quantity>(0, 1));
        }
    }
}

}  // namespace
}  // namespace muster::evaluation::normalise_test
