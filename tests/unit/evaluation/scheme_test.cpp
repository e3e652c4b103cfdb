// A scheme is checked at the door, named by its digest, and changed only into another.
#include "unit/evaluation/small.hpp"

#include "muster/evaluation/digest.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::scheme_test {
namespace {

// Sound: two areas, four indicators, three grades.
SchemeParts sound()
{
    return {.code = "scheme",
            .version = "2026",
            .label = {"办法", "scheme"},
            .areas = {{.code = "top"},
                      {.code = "one", .parent = "top", .weight = weight("0.4")},
                      {.code = "two", .parent = "top", .weight = weight("0.6")}},
            .indicators = {{.code = "hours", .area = "one", .weight = weight("0.25"), .rule = rule::Sum{}},
                           {.code = "talks", .area = "one", .weight = weight("0.75"), .rule = rule::Count{}},
                           {.code = "awards", .area = "two", .rule = rule::AwardTable{{{"a", "1", points("3")}}}},
                           {.code = "missed", .area = "two", .rule = rule::Deduction{points("1")}}},
            .exclusives = {{"once", {"hours", "talks"}}},
            .grades = {{.code = "A", .from = points("90"), .quota = Quota{}},
                       {.code = "B", .from = points("60")},
                       {.code = "C"}}};
}

struct Bad {
    std::string name;
    std::function<void(SchemeParts&)> spoil;
    std::string message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class SchemeRefuses : public testing::TestWithParam<Bad> {};

TEST_P(SchemeRefuses, AndSaysWhereWhatAndTheRemedy)
{
    SchemeParts parts = sound();
    EXPECT_NO_THROW(Scheme{parts});
    GetParam().spoil(parts);
    try {
        Scheme{parts};
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

const auto named = [](const auto& test) { return test.param.name; };

INSTANTIATE_TEST_SUITE_P(
    Tree, SchemeRefuses,
    testing::Values(
        Bad{"NoCode", [](SchemeParts& parts) { parts.code.clear(); }, "scheme: it has no code; give it one"},
        Bad{"AnAreaWithoutACode",
            [](SchemeParts& parts) { parts.areas.push_back({.code = "", .parent = "top", .weight = weight("0")}); },
            "scheme: an area has no code; give it one of its own"},
        Bad{"OneCodeForAnAreaAndAnIndicator", [](SchemeParts& parts) { parts.indicators[3].code = "two"; },
            "scheme: code \"two\" stands twice; give areas and indicators codes of their own"},
        Bad{"OneIndicatorTwice", [](SchemeParts& parts) { parts.indicators[3].code = "awards"; },
            "scheme: code \"awards\" stands twice; give areas and indicators codes of their own"},
        Bad{"OneGradeTwice", [](SchemeParts& parts) { parts.grades[2].code = "A"; },
            "scheme: code \"A\" stands twice; give areas and indicators codes of their own"},
        Bad{"AnAreaUnderAnUnknownOne",
            [](SchemeParts& parts) { parts.areas.push_back({.code = "three", .parent = "topp"}); },
            "area \"three\": the area above it, \"topp\", is not in the scheme; add it there or correct the code"},
        Bad{"TwoTops", [](SchemeParts& parts) { parts.areas.push_back({.code = "three"}); },
            "scheme: areas \"top\" and \"three\" are both at the top; put one area above all others"},
        Bad{"ACircle",
            [](SchemeParts& parts) {
                parts.areas.push_back({.code = "three", .parent = "four"});
                parts.areas.push_back({.code = "four", .parent = "three"});
            },
            "area \"three\": it lies below itself; correct the areas above it\n"
            "area \"four\": it lies below itself; correct the areas above it"},
        Bad{"AreasTooDeep",
            [](SchemeParts& parts) {
                for (int level = 0; level < 70; ++level)
                    parts.areas.push_back({.code = "level" + std::to_string(level),
                                           .parent = level == 0 ? "two" : "level" + std::to_string(level - 1)});
            },
            "area \"level63\": it lies more than 64 levels below the top; put areas beside each other"},
        Bad{"NoIndicators",
            [](SchemeParts& parts) {
                parts.indicators.clear();
                parts.exclusives.clear();
            },
            "scheme: it has no indicators; give at least one"},
        Bad{"AnIndicatorOfAnUnknownArea", [](SchemeParts& parts) { parts.indicators[3].area = "three"; },
            "indicator \"missed\": its area \"three\" is not in the scheme; add it there or correct the code"}),
    named);

INSTANTIATE_TEST_SUITE_P(
    Weights, SchemeRefuses,
    testing::Values(
        Bad{"WeightsThatDoNotSum", [](SchemeParts& parts) { parts.areas[1].weight = weight("0.400001"); },
            "area \"top\": weights of its parts sum to 1.000001; let them sum to exactly 1, or give a ratio in whole "
            "numbers, such as 1, 1, 1"},
        Bad{"AForgottenWeight", [](SchemeParts& parts) { parts.areas[1].weight = weight("1"); },
            "area \"top\": weights of its parts sum to 1.6; let them sum to exactly 1, or give a ratio in whole "
            "numbers, "
            "such as 1, 1, 1"},
        Bad{"NoWeightAtAll", [](SchemeParts& parts) { parts.areas[1].weight = parts.areas[2].weight = Weight{}; },
            "area \"top\": weights of its parts sum to 0; let them sum to exactly 1, or give a ratio in whole numbers, "
            "such as 1, 1, 1"},
        Bad{"AWeightThatIsTooLarge",
            [](SchemeParts& parts) {
                parts.areas[1].weight = weight("1000000.000001");
                parts.areas[2].weight = weight("1000000");
            },
            "area \"one\": its weight is 1000000.000001; give a weight from 0 to 1000000"},
        Bad{"AWeightBelowZero",
            [](SchemeParts& parts) {
                parts.indicators[0].weight = weight("-0.25");
                parts.indicators[1].weight = weight("1.25");
            },
            "indicator \"hours\": its weight is -0.25; give a weight from 0 to 1000000"},
        Bad{"AWeightThatIsNotUsed", [](SchemeParts& parts) { parts.areas[0].aggregation = Aggregation::sum; },
            "area \"top\": it adds its parts, and \"one\" has a weight of 0.4; leave the weight out, or make the area "
            "arithmetic\n"
            "area \"top\": it adds its parts, and \"two\" has a weight of 0.6; leave the weight out, or make the area "
            "arithmetic"},
        Bad{"TooFewPositions", [](SchemeParts& parts) { parts.areas[2].aggregation = Aggregation::ordered; },
            "area \"two\": it has 0 weights of positions for 1 parts; give one for each part\n"
            "area \"two\": weights of its positions sum to 0; let them sum to exactly 1, or give a ratio in whole "
            "numbers, such as 1, 1, 1"},
        Bad{"PositionsNobodyWeighs", [](SchemeParts& parts) { parts.areas[2].position_weights = {weight("1")}; },
            "area \"two\": it has weights of positions and is not ordered; leave them out, or make it ordered"},
        Bad{"APowerThatIsMissing", [](SchemeParts& parts) { parts.areas[1].aggregation = Aggregation::generalised; },
            "area \"one\": it is generalised and has no power; give one, as 2 or -0.5"},
        Bad{"APowerNobodyUses", [](SchemeParts& parts) { parts.areas[1].power = Power::whole(2); },
            "area \"one\": it has a power and is not generalised; leave it out, or make it generalised"},
        Bad{"APowerThatIsTooHigh",
            [](SchemeParts& parts) {
                parts.areas[1].aggregation = Aggregation::generalised;
                parts.areas[1].power = Power::from_millionths(-100'000'001);
            },
            "area \"one\": its power is -100.000001; give one from -100 to 100, or take the lowest or the highest "
            "part"},
        Bad{"FullPointsOfNothing",
            [](SchemeParts& parts) {
                parts.areas[1].aggregation = Aggregation::topsis;
                parts.areas[1].full = Points{};
            },
            "area \"one\": its full points are 0; give more than 0"},
        Bad{"FullPointsNobodyUses", [](SchemeParts& parts) { parts.areas[1].full = points("10"); },
            "area \"one\": it has full points and is neither copeland nor topsis; leave them out"},
        Bad{"AWeightOfALowestPart",
            [](SchemeParts& parts) {
                parts.areas[1].aggregation = Aggregation::lowest;
                parts.indicators[1].weight = weight("1");
            },
            "area \"one\": it takes one of its parts, and \"hours\" has a weight of 0.25; leave the weight out, or "
            "make the area arithmetic"},
        Bad{"CrossedLimits",
            [](SchemeParts& parts) {
                parts.areas[1].least = points("5");
                parts.areas[1].most = points("4");
            },
            "area \"one\": its most, 4, is below its least, 5; exchange the two"},
        Bad{"TooManyPlaces", [](SchemeParts& parts) { parts.areas[1].round_to = 7; },
            "area \"one\": it is rounded to 7 places; round to 0 to 6 places"},
        Bad{"FewerThanNoPlaces", [](SchemeParts& parts) { parts.indicators[1].round_to = -1; },
            "indicator \"talks\": it is rounded to -1 places; round to 0 to 6 places"},
        Bad{"AnOrderedPartThatMayBeLeftOut",
            [](SchemeParts& parts) {
                parts.areas[2].aggregation = Aggregation::ordered;
                parts.areas[2].position_weights = {weight("1")};
                parts.indicators[2].missing = Missing::leave_out;
            },
            "area \"two\": it weighs positions, and a part may be left out; choose another missing-data policy, and "
            "name no role whose part it is"}),
    named);

Rule& rule_of(SchemeParts& parts, Rule rule)
{
    parts.indicators[2].rule = std::move(rule);
    return parts.indicators[2].rule;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, SchemeRefuses,
    testing::Values(
        Bad{"NoBands", [](SchemeParts& parts) { rule_of(parts, rule::Bands{}); },
            "indicator \"awards\": it has no bands; give at least one"},
        Bad{"BandsOutOfOrder",
            [](SchemeParts& parts) {
                rule_of(parts, rule::Bands{{{quantity("2"), points("1")}, {quantity("2"), points("3")}}});
            },
            "indicator \"awards\": band 2 begins at 2, not above the band before at 2; list bands from the lowest up"},
        Bad{"NoKnots", [](SchemeParts& parts) { rule_of(parts, rule::Piecewise{}); },
            "indicator \"awards\": it has no knots; give at least one"},
        Bad{"KnotsOutOfOrder",
            [](SchemeParts& parts) {
                rule_of(parts, rule::Piecewise{{{quantity("2"), points("1")}, {quantity("1"), points("3")}}});
            },
            "indicator \"awards\": knot 2 stands at 1, not above the knot before at 2; list knots from the lowest up"},
        Bad{"TheBestNoneOfSome", [](SchemeParts& parts) { rule_of(parts, rule::BestOf{0}); },
            "indicator \"awards\": it counts the best 0 records; give 1 or more"},
        Bad{"TheLatestOfTheBest",
            [](SchemeParts& parts) {
                rule_of(parts, rule::BestOf{3});
                parts.indicators[2].combine = Combine::latest;
            },
            "indicator \"awards\": it chooses among its records twice, by its rule and by how they are combined; "
            "combine "
            "the best by sum or by mean"},
        Bad{"TheBestOfCappedPeriods",
            [](SchemeParts& parts) {
                rule_of(parts, rule::BestOf{3});
                parts.indicators[2].cap.per_period = quantity("4");
            },
            "indicator \"awards\": it has a cap of a period and counts its best records only; leave the cap out, or "
            "score "
            "it by sum"},
        Bad{"TheBestInAnExclusiveGroup", [](SchemeParts& parts) { parts.indicators[0].rule = rule::BestOf{3}; },
            "exclusive \"once\": indicator \"hours\" is scored by best_of, where one record has no points of its own; "
            "take it out of the group"},
        Bad{"NoAwards", [](SchemeParts& parts) { rule_of(parts, rule::AwardTable{}); },
            "indicator \"awards\": its table is empty; give points for at least one level and place"},
        Bad{"OneAwardTwice",
            [](SchemeParts& parts) {
                rule_of(parts, rule::AwardTable{{{"a", "1", points("3")}, {"a", "1", points("4")}}});
            },
            "indicator \"awards\": level \"a\", place \"1\" stands in its table twice; keep one of the entries"},
        Bad{"AnUnknownExposure", [](SchemeParts& parts) { rule_of(parts, rule::Rate{"called"}); },
            "indicator \"awards\": its exposure \"called\" is not an indicator; name one of the scheme"},
        Bad{"ARateOverItself", [](SchemeParts& parts) { rule_of(parts, rule::Rate{"awards"}); },
            "indicator \"awards\": it is its own exposure; name another indicator"},
        Bad{"ALagFromADayItDoesNotHave",
            [](SchemeParts& parts) { rule_of(parts, rule::Lag{.from = rule::LagFrom::fixed_day}); },
            "indicator \"awards\": it counts from a day and has none; give a day for fixed_day, and only then"},
        Bad{"ALagWithADayItDoesNotUse", [](SchemeParts& parts) { rule_of(parts, rule::Lag{.day = monday}); },
            "indicator \"awards\": it has a day and does not count from it; give a day for fixed_day, and only then"},
        Bad{"ALagThatPays",
            [](SchemeParts& parts) { rule_of(parts, rule::Lag{.per_day_late = points("-1"), .least = points("2")}); },
            "indicator \"awards\": it adds points for being late; give what a day costs without a sign\n"
            "indicator \"awards\": its least points 2 are above 1 in time; exchange the two"},
        Bad{"ADeductionThatAdds", [](SchemeParts& parts) { parts.indicators[3].rule = rule::Deduction{points("-1")}; },
            "indicator \"missed\": it deducts -1; give what is taken off without a sign"},
        Bad{"ADeductionForNothing", [](SchemeParts& parts) { parts.indicators[3].missing = Missing::incomplete; },
            "indicator \"missed\": a deduction without records takes off nothing; leave its missing-data policy "
            "as_zero"},
        Bad{"AVetoOverNothing",
            [](SchemeParts& parts) {
                parts.indicators[3].rule = rule::Veto{.effect = rule::VetoEffect::void_area, .exposure = "sat"};
            },
            "indicator \"missed\": its exposure \"sat\" is not another indicator; name one of the scheme"},
        Bad{"AVetoOfAnUnknownGrade",
            [](SchemeParts& parts) { parts.indicators[3].rule = rule::Veto{.best_grade = "D"}; },
            "indicator \"missed\": its best grade \"D\" is not a grade; name one of the scheme"},
        Bad{"AVetoOfTwoThings",
            [](SchemeParts& parts) {
                parts.indicators[3].rule = rule::Veto{.effect = rule::VetoEffect::void_total, .best_grade = "C"};
            },
            "indicator \"missed\": it voids points and names a best grade; choose one of the two"},
        Bad{"PointsForNothingThatAreNotUsed",
            [](SchemeParts& parts) { parts.indicators[0].missing_points = points("5"); },
            "indicator \"hours\": it states points for missing data and does not use them; set its policy to stated"},
        Bad{"CapsBelowZero",
            [](SchemeParts& parts) {
                parts.indicators[0].cap = {
                    .per_item = quantity("-1"), .per_period = quantity("-2"), .total = points("-3")};
            },
            "indicator \"hours\": its cap of one item, -1, is below 0; give 0 or more\n"
            "indicator \"hours\": its cap of a period, -2, is below 0; give 0 or more\n"
            "indicator \"hours\": its cap of points, -3, is below 0; give 0 or more"},
        Bad{"ACapOfAPeriodOnAMean",
            [](SchemeParts& parts) {
                parts.indicators[0].combine = Combine::mean;
                parts.indicators[0].cap.per_period = quantity("2");
            },
            "indicator \"hours\": it has a cap of a period and does not add up; combine by sum, or leave the cap out"}),
    named);

INSTANTIATE_TEST_SUITE_P(
    GroupsAndGrades, SchemeRefuses,
    testing::Values(
        Bad{"AGroupOfOne", [](SchemeParts& parts) { parts.exclusives[0].indicators = {"hours"}; },
            "exclusive \"once\": it has fewer than two indicators; name those among which an event counts once"},
        Bad{"AGroupWithAStranger", [](SchemeParts& parts) { parts.exclusives[0].indicators[1] = "talk"; },
            "exclusive \"once\": indicator \"talk\" is not in the scheme; add it there or correct the id"},
        Bad{"TwoGroupsForOneIndicator",
            [](SchemeParts& parts) {
                parts.exclusives.push_back({"twice", {"talks", "awards"}});
            },
            "exclusive \"twice\": indicator \"talks\" stands in \"once\" already; keep it in one group"},
        Bad{"AGroupWithADeduction", [](SchemeParts& parts) { parts.exclusives[0].indicators[1] = "missed"; },
            "exclusive \"once\": indicator \"missed\" is scored by deduction, where one record has no points of its "
            "own; "
            "take it out of the group"},
        Bad{"ALastGradeThatBegins", [](SchemeParts& parts) { parts.grades[2].from = points("10"); },
            "grade \"C\": it is the last and begins at 10; let the last grade take all others"},
        Bad{"AGradeThatDoesNotBegin", [](SchemeParts& parts) { parts.grades[1].from.reset(); },
            "grade \"B\": it does not say from how many points; only the last grade takes all others"},
        Bad{"GradesOutOfOrder", [](SchemeParts& parts) { parts.grades[1].from = points("90"); },
            "grade \"B\": it begins at 90, not below the grade before at 90; list grades from the best down"},
        Bad{"AQuotaAboveOne",
            [](SchemeParts& parts) {
                parts.grades[0].quota = Quota{4, 3};
            },
            "grade \"A\": its quota is 4/3; give a quota from 0 to 1"},
        Bad{"AQuotaOverNothing",
            [](SchemeParts& parts) {
                parts.grades[0].quota = Quota{0, 0};
            },
            "grade \"A\": its quota is 0/0; give a quota from 0 to 1"},
        Bad{"AQuotaOfTheLastGrade", [](SchemeParts& parts) { parts.grades[2].quota = Quota{}; },
            "grade \"C\": it is the last and has a quota; let the last grade take all others"},
        Bad{"AnUnknownKey",
            [](SchemeParts& parts) { parts.grades[0].quota = Quota{.ties = Ties::by_key, .key = "age"}; },
            "grade \"A\": its key \"age\" is neither an area nor an indicator; name one of the scheme"},
        Bad{"SeveralFaultsAtOnce",
            [](SchemeParts& parts) {
                parts.code.clear();
                parts.areas[0].round_to = 9;
                parts.grades[0].quota = Quota{-1, 3};
            },
            "scheme: it has no code; give it one\n"
            "area \"top\": it is rounded to 9 places; round to 0 to 6 places\n"
            "grade \"A\": its quota is -1/3; give a quota from 0 to 1"}),
    named);

}  // namespace
}  // namespace muster::evaluation::scheme_test
