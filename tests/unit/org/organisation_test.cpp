// Questions to an organisation, and the door that turns broken ones away.
#include "sample.hpp"

#include "muster/core/faults.hpp"
#include "muster/core/seed.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <ostream>

namespace muster::inline v0_2::org::organisation_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Organisation, CountsMembersOfAUnitAndOfAllBelowIt)
{
    const Organisation organisation(sample());
    const Day late = day("2026-09-07");
    EXPECT_THAT(organisation.members_of(UnitId(2), late),
                ElementsAre(MemberId(0), MemberId(1), MemberId(2), MemberId(3)));
    EXPECT_THAT(organisation.members_of(UnitId(4), late), ElementsAre(MemberId(0), MemberId(1)));
    EXPECT_THAT(organisation.members_of(UnitId(0), late).size(), 5u);
    EXPECT_THAT(organisation.members_of(UnitId(0), day("2019-12-31")), IsEmpty());
    EXPECT_THAT(organisation.members_at(UnitId(0), Stage::full, late), ElementsAre(MemberId(4)));
    EXPECT_THAT(organisation.members_per_stage(UnitId(2), late), ElementsAre(1u, 1u, 1u, 1u, 0u));
    EXPECT_THAT(organisation.members_per_stage(UnitId(2), day("2020-01-01")), ElementsAre(4u, 0u, 0u, 0u, 0u));
}

TEST(Organisation, KnowsTheWayFromTheRoot)
{
    const Organisation organisation(sample());
    EXPECT_THAT(organisation.path(UnitId(4)), ElementsAre(UnitId(0), UnitId(1), UnitId(2), UnitId(4)));
    EXPECT_EQ(organisation.enclosing(UnitId(4), UnitLevel::branch), UnitId(2));
    EXPECT_EQ(organisation.enclosing(UnitId(0), UnitLevel::branch), std::nullopt);
    EXPECT_THAT(organisation.path(PlaceId(6)), ElementsAre(PlaceId(0), PlaceId(1), PlaceId(3), PlaceId(6)));
    EXPECT_EQ(organisation.enclosing(PlaceId(6), PlaceLevel::floor), PlaceId(1));
    EXPECT_THAT(organisation.places_within(PlaceId(1)),
                ElementsAre(PlaceId(1), PlaceId(3), PlaceId(6), PlaceId(7), PlaceId(4)));
    EXPECT_THAT(organisation.units_within(UnitId(2)), ElementsAre(UnitId(2), UnitId(4), UnitId(5)));
}

TEST(Organisation, CrossesPlacesAndClasses)
{
    const Organisation organisation(sample());
    EXPECT_THAT(organisation.students_in(PlaceId(0)),
                ElementsAre(StudentId(0), StudentId(1), StudentId(2), StudentId(4), StudentId(5)));
    EXPECT_THAT(organisation.students_in(PlaceId(1)), ElementsAre(StudentId(1), StudentId(2), StudentId(4)));
    EXPECT_THAT(organisation.students_in(PlaceId(3)), ElementsAre(StudentId(1), StudentId(2)));
    EXPECT_THAT(organisation.members_in(PlaceId(1)), ElementsAre(MemberId(0)));
    EXPECT_THAT(organisation.students_of(ClassId(0)),
                ElementsAre(StudentId(0), StudentId(1), StudentId(3), StudentId(5)));
    EXPECT_THAT(organisation.members_of(ClassId(0)), ElementsAre(MemberId(0)));
    EXPECT_THAT(organisation.students_by_room(ClassId(0)),
                ElementsAre(Roommates{PlaceId(3), {StudentId(1)}}, Roommates{PlaceId(5), {StudentId(0), StudentId(5)}},
                            Roommates{PlaceId(), {StudentId(3)}}));
}

TEST(Organisation, KnowsWhoHoldsAnOfficeOnADay)
{
    const Organisation organisation(sample());
    EXPECT_EQ(organisation.holder_of(UnitId(2), OfficeKind::secretary, day("2026-12-31")), MemberId(3));
    EXPECT_EQ(organisation.holder_of(UnitId(2), OfficeKind::secretary, day("2027-01-01")), std::nullopt);
    EXPECT_EQ(organisation.holder_of(UnitId(2), OfficeKind::publicity, day("2026-12-31")), std::nullopt);
    EXPECT_THAT(organisation.offices_held_by(MemberId(4), day("2024-06-01")), ElementsAre(OfficeId(1)));
}

TEST(Organisation, TakesFromTheClassWhatAPersonLeavesOpen)
{
    const Organisation organisation(sample());
    EXPECT_EQ(organisation.cohort_of(StudentId(0)), 2025);
    EXPECT_EQ(organisation.major_of(StudentId(0)), "physics");
    EXPECT_EQ(organisation.cohort_of(StudentId(2)), 2024);
    EXPECT_EQ(organisation.major_of(StudentId(2)), "music");
    EXPECT_EQ(organisation.major_of(StudentId(4)), "");
    EXPECT_EQ(organisation.cohort_of(MemberId(0)), 2025);
    EXPECT_FALSE(
        organisation.timetable_of(MemberId(0)).is_free(day("2026-09-14"), clock_time("09:00"), clock_time("09:30")));
    EXPECT_TRUE(organisation.timetable_of(MemberId(1)).is_always_free());
}

TEST(Organisation, FollowsTransfersAndDepartures)
{
    OrganisationParts parts = sample();
    parts.members[0] = parts.members[0].transferred(UnitId(3), day("2026-03-01"));  // from G1 in B1 to B2
    parts.members[1] = parts.members[1].departed({day("2026-07-01"), DepartureKind::graduated});
    const Organisation organisation(std::move(parts));
    EXPECT_THAT(organisation.members_of(UnitId(4), day("2026-02-28")), ElementsAre(MemberId(0), MemberId(1)));
    EXPECT_THAT(organisation.members_of(UnitId(4), day("2026-03-01")), ElementsAre(MemberId(1)));
    EXPECT_THAT(organisation.members_of(UnitId(3), day("2026-03-01")), ElementsAre(MemberId(0), MemberId(4)));
    EXPECT_THAT(organisation.members_of(UnitId(0), day("2026-06-30")).size(), 5u);
    EXPECT_THAT(organisation.members_of(UnitId(0), day("2026-07-01")),
                ElementsAre(MemberId(0), MemberId(2), MemberId(3), MemberId(4)));
    EXPECT_EQ(organisation.stage_on(MemberId(1), day("2026-06-30")), Stage::activist);
    EXPECT_EQ(organisation.stage_on(MemberId(1), day("2026-07-01")), std::nullopt);
}

TEST(Organisation, KnowsWhomAMemberAccompanies)
{
    OrganisationParts parts = sample();
    parts.members[0].development.contacts = {MemberId(4), MemberId(3)};
    parts.members[2].development.contacts = {MemberId(4)};
    const Organisation organisation(std::move(parts));
    EXPECT_THAT(organisation.accompanied_by(MemberId(4)), ElementsAre(MemberId(0), MemberId(2)));
    EXPECT_THAT(organisation.accompanied_by(MemberId(3)), ElementsAre(MemberId(0)));
    EXPECT_THAT(organisation.accompanied_by(MemberId(0)), IsEmpty());
    EXPECT_EQ(organisation.with(MemberId(0), sample().members[0]).accompanied_by(MemberId(3)).size(), 0u);
}

TEST(Organisation, IsBuiltAgainFromItsParts)
{
    const Organisation organisation(sample());
    EXPECT_EQ(organisation.parts(), sample());
    EXPECT_EQ(Organisation(organisation.parts()), organisation);
}

TEST(Organisation, RefusesQuestionsAboutRowsItDoesNotHave)
{
    const Organisation organisation(sample());
    EXPECT_THROW(static_cast<void>(organisation.members_of(UnitId(6), day("2026-01-01"))), InvalidInput);
    EXPECT_THROW(static_cast<void>(organisation.path(PlaceId())), InvalidInput);
    EXPECT_THROW(static_cast<void>(organisation.stage_on(MemberId(5), day("2026-01-01"))), InvalidInput);
    try {
        static_cast<void>(organisation.students_of(ClassId(2)));
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "class row 2: there are 2 rows; ask for a row of this organisation, counted from 0");
    }
}

struct BadParts {
    std::string name;
    std::function<void(OrganisationParts&)> spoil;
    std::string message;
};

void PrintTo(const BadParts& bad, std::ostream* out) { *out << bad.name; }

class OrganisationRefuses : public testing::TestWithParam<BadParts> {};

TEST_P(OrganisationRefuses, AndSaysWhereWhatAndTheRemedy)
{
    OrganisationParts parts = sample();
    GetParam().spoil(parts);
    try {
        Organisation{std::move(parts)};
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

const Weight half = Weight::from_millionths(500'000);

INSTANTIATE_TEST_SUITE_P(
    , OrganisationRefuses,
    testing::Values(
        BadParts{"ACodeTwice", [](auto& parts) { parts.members[1].code = "M0"; },
                 "member 2: member \"M0\" stands here twice; keep one of the rows"},
        BadParts{"NoCode", [](auto& parts) { parts.posts[0].code = ""; },
                 "post 1: it has no code; give every post a code of its own"},
        BadParts{"AUnitBelowItsOwnLevel", [](auto& parts) { parts.units[3].above = UnitId(2); },
                 "unit \"B2\": it is a branch below a branch; put it below a unit of a higher level"},
        BadParts{"AUnitBelowNothing", [](auto& parts) { parts.units[3].above = UnitId(9); },
                 "unit \"B2\": its unit above is row 9 of a list of 6; give a row of the list, counted from 0"},
        BadParts{"AChannelThatEndsBeforeItBegins",
                 [](auto& parts) {
                     parts.units[2].channels = {{{"群", "QQ"}, day("2026-02-01"), day("2026-01-31")}};
                 },
                 "unit \"B1\": its channel \"QQ\" ends before it begins; exchange the two days"},
        BadParts{"ARoomWithinABed", [](auto& parts) { parts.places[4].within = PlaceId(6); },
                 "place \"A12\": it is a room within a bed; put it within a larger place"},
        BadParts{"AMemberWithoutAUnit", [](auto& parts) { parts.members[2].unit = {}; },
                 "member \"M2\": it has no unit; give the unit it belongs to"},
        BadParts{"AMemberOfAnUnknownUnit", [](auto& parts) { parts.members[2].unit = UnitId(6); },
                 "member \"M2\": its unit is row 6 of a list of 6; give a row of the list, counted from 0"},
        BadParts{"AHomeThatIsAFloor", [](auto& parts) { parts.students[0].home = PlaceId(2); },
                 "student \"S0\": its home \"A2\" is a floor; give a room or a bed"},
        BadParts{"TwoInABed", [](auto& parts) { parts.students[0].home = PlaceId(6); },
                 "student \"S0\": its bed \"A11-1\" is that of member \"M0\"; give each person a bed of their own"},
        BadParts{"ASubjectTwice",
                 [](auto& parts) {
                     parts.students[1].needs = {{"mechanics", half}, {"mechanics", half}};
                 },
                 "student \"S1\": its subject \"mechanics\" stands twice; keep one of the levels"},
        BadParts{"ALevelAboveOne",
                 [](auto& parts) {
                     parts.members[1].strengths = {{"mechanics", half * 3}};
                 },
                 "member \"M1\": its level in \"mechanics\" is 1.5; give a level from 0 to 1"},
        BadParts{"ACohortOfTwoDigits", [](auto& parts) { parts.classes[0].cohort = 25; },
                 "class \"K1\": its cohort is 25; give the year of entry, or 0 where it is not known"},
        BadParts{"ABirthDayThatIsNone",
                 [](auto& parts) { parts.members[0].birth_day = Day(boost::gregorian::not_a_date_time); },
                 "member \"M0\": its birth day is not a calendar day; give a day such as 2026-09-07"},
        BadParts{"MoreVotesThanVoters",
                 [](auto& parts) {
                     parts.members[0].development.votes = {{Stage::full, day("2026-01-01"), 10, 9, 11}};
                 },
                 "member \"M0\": its vote counts 10 entitled, 9 present, 11 in favour; neither those present nor those "
                 "in favour can be more than those entitled"},
        BadParts{"AContactOfItself", [](auto& parts) { parts.members[0].development.contacts = {MemberId(0)}; },
                 "member \"M0\": it is its own contact; name another member"},
        BadParts{"ATitleWithdrawnBeforeItIsGiven",
                 [](auto& parts) {
                     parts.places[3].titles = {{{"", "model room"}, day("2026-02-01"), {}, day("2026-01-01")}};
                 },
                 "place \"A11\": its title \"model room\" is withdrawn before it is given; exchange the two days"},
        BadParts{"ATransferFromNowhere",
                 [](auto& parts) {
                     parts.members[0].transfers = {{UnitId(9), day("2026-01-01")}};
                 },
                 "member \"M0\": its transfer's unit is row 9 of a list of 6; give a row of the list, counted from 0"},
        BadParts{"TransfersInNoOrder",
                 [](auto& parts) {
                     parts.members[0].transfers = {{UnitId(2), day("2026-02-01")}, {UnitId(3), day("2026-02-01")}};
                 },
                 "member \"M0\": its transfer on 2026-02-01 does not come after the one before; list transfers oldest "
                 "first"},
        BadParts{"ACancelledProbationOfAFullMember",
                 [](auto& parts) {
                     parts.members[4].departure = Departure{day("2026-01-01"), DepartureKind::probation_cancelled};
                 },
                 "member \"M4\": its probation is cancelled on 2026-01-01, when it is not on probation; correct the "
                 "day, or how it left"},
        BadParts{"AnExtensionByNoMonths",
                 [](auto& parts) {
                     parts.members[3].development.extension_vote = Vote{Stage::full, day("2026-01-01"), 9, 9, 9};
                 },
                 "member \"M3\": its probation was voted longer, by 0 months; give the months of the extension"},
        BadParts{"AnOfficeOfNobody", [](auto& parts) { parts.offices[0].holder = MemberId(7); },
                 "office \"O1\": its holder is row 7 of a list of 5; give a row of the list, counted from 0"},
        BadParts{"APostNowhere", [](auto& parts) { parts.posts[0].place = PlaceId(70); },
                 "post \"P1\": its place is row 70 of a list of 8; give a row of the list, counted from 0"},
        BadParts{"TwoFirstMondays",
                 [](auto& parts) {
                     parts.students[0].timetable =
                         Timetable(day("2026-09-14"), {{1, clock_time("08:00"), clock_time("10:00")}});
                 },
                 "student \"S0\": its week 1 begins on 2026-09-14, that of its class on 2026-09-07; give both the same "
                 "first Monday"}),
    [](const auto& test) { return test.param.name; });

TEST(Organisation, ReportsAllFaultsAtOnce)
{
    OrganisationParts parts = sample();
    parts.units[0].above = UnitId(1);  // a ring of two, and a level that goes up
    parts.members[4].unit = UnitId(77);
    try {
        Organisation{std::move(parts)};
        FAIL() << "accepted";
    } catch (const InvalidInputs& error) {
        std::vector<std::string> said;
        for (const Fault& fault : error.faults())
            said.push_back(fault.place.source + ": " + fault.fault);
        EXPECT_THAT(said, ElementsAre("unit \"C\": it is a committee below a general branch",
                                      "unit \"C\": it stands below itself", "unit \"G\": it stands below itself",
                                      "unit \"B1\": it stands below itself", "unit \"B2\": it stands below itself",
                                      "unit \"G1\": it stands below itself", "unit \"G2\": it stands below itself",
                                      "member \"M4\": its unit is row 77 of a list of 6"));
    }
}

TEST(Forest, AgreesWithClimbingFromEveryRow)
{
    int climbed = 0;
    int on_a_ring = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        SCOPED_TRACE(seed);
        Random random(Seed{seed});
        std::vector<Forest::Row> parents(40);
        for (auto& parent : parents)
            parent = random.below(4) == 0 ? Forest::none : random.below(40);
        const Forest forest(parents);
        const auto climbs_to = [&](Forest::Row from, Forest::Row root) {
            for (std::size_t steps = 0; from != Forest::none && steps <= parents.size(); ++steps, from = parents[from])
                if (from == root)
                    return true;
            return false;
        };
        const auto reaches_a_root = [&](Forest::Row from) {
            std::size_t steps = 0;
            for (; from != Forest::none && steps <= parents.size(); ++steps)
                from = parents[from];
            return from == Forest::none;
        };
        const auto on_rings = forest.rows_on_rings();
        for (Forest::Row row = 0; row < 40; ++row) {
            ASSERT_EQ(std::ranges::find(on_rings, row) == on_rings.end(), reaches_a_root(row));
            if (!reaches_a_root(row)) {
                ++on_a_ring;
                continue;
            }
            ++climbed;
            std::vector<Forest::Row> below;
            for (Forest::Row other = 0; other < 40; ++other)
                if (climbs_to(other, row))
                    below.push_back(other);
            EXPECT_THAT(forest.subtree(row), testing::UnorderedElementsAreArray(below));
            EXPECT_EQ(forest.path(row).back(), row);
        }
    }
    EXPECT_GT(climbed, 500);
    EXPECT_GT(on_a_ring, 20);
}

TEST(Forest, IsNotExhaustedByDepth)
{
    std::vector<Forest::Row> parents(1'000'000);
    for (Forest::Row row = 0; row < parents.size(); ++row)
        parents[row] = row == 0 ? Forest::none : row - 1;
    const Forest chain(std::move(parents));
    EXPECT_EQ(chain.subtree(0).size(), 1'000'000u);
    EXPECT_EQ(chain.path(999'999).size(), 1'000'000u);
}

}  // namespace
}  // namespace muster::org::organisation_test
