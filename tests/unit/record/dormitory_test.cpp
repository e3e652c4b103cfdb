// Rooms inspected, honours that a fail bars, and the five ones by how near they are.
#include "muster/record/five_ones.hpp"
#include "muster/record/inspection.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace muster::inline v0_2::record::dormitory_test {
namespace {

using org::PlaceLevel;

const Day day(2026, 9, 7);

// Building A with a floor of two rooms and one of one; building B with a room of its own.
org::Organisation organisation(std::vector<org::Title> titles = {})
{
    return org::Organisation(
        {.units = {{.code = "branch"}},
         .members = {{.code = "ann", .unit = UnitId(0), .study_class = ClassId(0), .home = PlaceId(3)},
                     {.code = "bob", .unit = UnitId(0)}},
         .places = {{.code = "A", .level = PlaceLevel::building},
                    {.code = "A1", .level = PlaceLevel::floor, .within = PlaceId(0)},
                    {.code = "A101", .within = PlaceId(1), .titles = titles},
                    {.code = "A101-1", .level = PlaceLevel::bed, .within = PlaceId(2)},
                    {.code = "A102", .within = PlaceId(1)},
                    {.code = "A2", .level = PlaceLevel::floor, .within = PlaceId(0)},
                    {.code = "A201", .within = PlaceId(5)},
                    {.code = "B", .level = PlaceLevel::building},
                    {.code = "B1", .level = PlaceLevel::floor, .within = PlaceId(7)},
                    {.code = "B101", .within = PlaceId(8)}},
         .classes = {{.code = "C"}, {.code = "D"}},
         .students = {{.code = "s", .home = PlaceId(4)}, {.code = "t", .home = PlaceId(9)}}});
}

Inspection inspected(PlaceId room, Day when, int bed, int floor)
{
    return {.room = room, .day = when, .bed = bed, .floor = floor};
}

TEST(Inspection, TakesFivePointsAFaultAndNoPartBelowNothing)
{
    const std::vector<Inspection> all{inspected(PlaceId(2), day, 0, 0), inspected(PlaceId(2), day, 1, 3),
                                      inspected(PlaceId(2), day, 9, 0)};
    const auto results = judge(all, organisation());
    EXPECT_EQ(results[0].points, 100);
    EXPECT_EQ(results[1].points, 80);
    EXPECT_EQ(results[2].points, 80);
    EXPECT_TRUE(results[1].passes());
}

TEST(Inspection, PassesByTheThresholdOfItsBuilding)
{
    const std::vector<Inspection> all{inspected(PlaceId(2), day, 1, 2), inspected(PlaceId(9), day, 1, 2),
                                      inspected(PlaceId(9), day, 1, 1)};
    const InspectionRules rules{.buildings = {{PlaceId(0), 92}, {PlaceId(7), 85}}};
    const auto results = judge(all, organisation(), rules);
    EXPECT_EQ(results[0].passes_from, 92);
    EXPECT_FALSE(results[0].passes());
    EXPECT_TRUE(results[1].passes());
    EXPECT_TRUE(results[2].passes());
}

TEST(Inspection, SchoolYearsBeginInAugust)
{
    EXPECT_EQ(school_year(Day(2026, 7, 31)), 2025);
    EXPECT_EQ(school_year(Day(2026, 8, 1)), 2026);
    EXPECT_EQ(school_year(Day(2027, 1, 10)), 2026);
}

TEST(Inspection, AFailBarsHonoursOfItsSchoolYearOnly)
{
    const std::vector<InspectionResult> results{{PlaceId(2), Day(2026, 11, 1), 75, 80},
                                                {PlaceId(2), Day(2026, 10, 1), 60, 80}};
    EXPECT_EQ(bars_honours(results, PlaceId(2), Day(2027, 7, 31)), results[1]);
    EXPECT_FALSE(bars_honours(results, PlaceId(2), Day(2027, 8, 1)));
    EXPECT_FALSE(bars_honours(results, PlaceId(2), Day(2026, 7, 31)));
    EXPECT_FALSE(bars_honours(results, PlaceId(4), Day(2026, 11, 1)));
}

TEST(Inspection, ATitleIsBarredAfterAFailAndLostByALaterOne)
{
    const Day given(2026, 10, 15);
    const std::vector<InspectionResult> before{{PlaceId(2), given - Days(1), 75, 80}};
    const std::vector<InspectionResult> after{{PlaceId(2), given + Days(20), 75, 80}};
    const org::Organisation held = organisation({{.name = {"示范寝室", ""}, .given = given}});
    EXPECT_EQ(barred_titles(held, before), (std::vector{BarredTitle{PlaceId(2), given, given - Days(1)}}));
    EXPECT_EQ(barred_titles(held, after), (std::vector{BarredTitle{PlaceId(2), given, given + Days(20)}}));
    const org::Organisation withdrawn =
        organisation({{.name = {"示范寝室", ""}, .given = given, .withdrawn = given + Days(21)}});
    EXPECT_TRUE(barred_titles(withdrawn, after).empty());
    EXPECT_EQ(barred_titles(withdrawn, before).size(), 1u);
}

TEST(FiveOnes, CountTheLessTheFartherTheyAre)
{
    const auto weight = [](FiveOne one, std::uint32_t place) {
        return to_string(
            weight_of({.member = MemberId(0), .one = one, .place = PlaceId(place), .day = day}, organisation()));
    };
    EXPECT_EQ(weight(FiveOne::bed, 3), "1");
    EXPECT_EQ(weight(FiveOne::room, 2), "1");
    EXPECT_EQ(weight(FiveOne::room, 4), "0.5");
    EXPECT_EQ(weight(FiveOne::floor, 1), "0.5");
    EXPECT_EQ(weight(FiveOne::room, 6), "0.25");
    EXPECT_EQ(weight(FiveOne::building, 0), "0.25");
    EXPECT_EQ(weight(FiveOne::building, 7), "0");
}

TEST(FiveOnes, AClassLiesAcrossThePlaces)
{
    const auto weight = [](ClassId study_class) {
        return to_string(
            weight_of({.member = MemberId(0), .one = FiveOne::study_class, .study_class = study_class, .day = day},
                      organisation()));
    };
    EXPECT_EQ(weight(ClassId(0)), "0.5");
    EXPECT_EQ(weight(ClassId(1)), "0");
}

TEST(FiveOnes, WhoseHomeIsNotKnownIsNearNothing)
{
    EXPECT_EQ(weight_of({.member = MemberId(1), .one = FiveOne::room, .place = PlaceId(2), .day = day}, organisation()),
              Quantity{});
}

TEST(FiveOnes, PlacesForWhichNobodyAnswersAreNamed)
{
    const std::vector<FiveOneCharge> charges{
        {.member = MemberId(0), .one = FiveOne::room, .place = PlaceId(2), .since = day, .until = day + Days(9)}};
    EXPECT_EQ(unanswered(organisation(), PlaceLevel::room, charges, day),
              (std::vector<PlaceId>{PlaceId(4), PlaceId(9)}));
    EXPECT_EQ(unanswered(organisation(), PlaceLevel::room, charges, day + Days(10)),
              (std::vector<PlaceId>{PlaceId(2), PlaceId(4), PlaceId(9)}));
    EXPECT_EQ(unanswered(organisation(), PlaceLevel::building, charges, day),
              (std::vector<PlaceId>{PlaceId(0), PlaceId(7)}));
}

}  // namespace
}  // namespace muster::record::dormitory_test
