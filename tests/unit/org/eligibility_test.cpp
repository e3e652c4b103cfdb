// From which day a member may move on, at the edge of every number of the rules.
#include "sample.hpp"

#include "muster/org/eligibility.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <ostream>

namespace muster::inline v0_2::org::eligibility_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Member M0 with the given stages, and full members M1 to M3 who can accompany and introduce.
class Move {
public:
    Member member{.code = "M0", .unit = UnitId(1)};
    std::vector<Member> others;
    EligibilityOptions options;

    Move()
    {
        options.working_days = WorkingDays::monday_to_friday();
        for (const char* code : {"M1", "M2", "M3"})
            others.push_back(
                {.code = code, .unit = UnitId(1), .stages = StageHistory({{Stage::full, day("2020-01-01")}})});
    }

    Eligibility to(Stage stage) const
    {
        OrganisationParts parts;
        parts.units = {{.code = "C", .level = UnitLevel::committee},
                       {.code = "B", .level = UnitLevel::branch, .above = UnitId(0)},
                       {.code = "G", .level = UnitLevel::general_branch, .above = UnitId(0)}};
        parts.members = others;
        parts.members.insert(parts.members.begin(), member);
        return eligible_on(Organisation(std::move(parts)), MemberId(0), stage, options);
    }
};

std::vector<std::string> texts(const std::vector<Condition>& conditions)
{
    std::vector<std::string> said;
    for (const Condition& condition : conditions)
        said.push_back(condition.text.en);
    return said;
}

TEST(Eligibility, ToApplyBeginsOnTheEighteenthBirthday)
{
    Move move;
    move.member.birth_day = day("2008-02-29");
    EXPECT_EQ(move.to(Stage::applicant).earliest, day("2026-02-28"));
    move.options.rules.least_age.number = 16;
    EXPECT_EQ(move.to(Stage::applicant).earliest, day("2024-02-29"));
    move.member.birth_day.reset();
    const Eligibility unknown = move.to(Stage::applicant);
    EXPECT_EQ(unknown.earliest, std::nullopt);
    EXPECT_THAT(texts(unknown.bars_on(day("2030-01-01"))), ElementsAre("16 years of age"));
}

Move applicant()
{
    Move move;
    move.member.stages = StageHistory({{Stage::applicant, day("2025-09-30")}});
    move.member.development.conversations = {day("2025-10-30")};
    move.member.development.contacts = {MemberId(1)};
    move.member.development.recommendations = {{day("2025-09-30")}};
    move.member.development.contacts_unrelated = day("2025-09-30");
    return move;
}

TEST(Eligibility, WarningsBarNobody)
{
    Move move = applicant();
    const Eligibility soon = move.to(Stage::activist);
    EXPECT_EQ(soon.earliest, day("2025-09-30"));  // three months are usual, not asked
    EXPECT_THAT(texts(soon.warnings_on(day("2025-12-29"))), ElementsAre("3 months as applicant"));
    EXPECT_THAT(soon.warnings_on(day("2025-12-30")), IsEmpty());
    EXPECT_THAT(soon.bars_on(day("2025-12-29")), IsEmpty());

    move.options.rules.applicant_for.severity = Severity::bars;
    EXPECT_EQ(move.to(Stage::activist).earliest, day("2025-12-30"));
}

TEST(Eligibility, AsksForATalkWithinAMonthAndAContact)
{
    Move move = applicant();
    move.member.development.conversations = {day("2025-10-31")};  // a day late
    move.member.development.contacts = {};
    const Eligibility eligibility = move.to(Stage::activist);
    EXPECT_EQ(eligibility.earliest, std::nullopt);
    EXPECT_THAT(texts(eligibility.bars_on(day("2026-03-01"))), ElementsAre("1 contact or more, full members"));
    EXPECT_THAT(texts(eligibility.warnings_on(day("2026-03-01"))),
                ElementsAre("a talk within 1 month of the application"));
}

TEST(Eligibility, WaitsUntilAContactIsAFullMember)
{
    Move move = applicant();
    move.others[0].stages = StageHistory({{Stage::probationary, day("2025-01-01")}, {Stage::full, day("2026-01-15")}});
    EXPECT_EQ(move.to(Stage::activist).earliest, day("2026-01-15"));
}

TEST(Eligibility, WarnsOfACrowdedContact)
{
    Move move = applicant();
    const auto activist = [](int number) {
        return Member{.code = "A" + std::to_string(number),
                      .unit = UnitId(1),
                      .stages = StageHistory({{Stage::activist, day("2025-01-01")}}),
                      .development = {.contacts = {MemberId(1)}}};
    };
    for (int i = 0; i < 4; ++i)
        move.others.push_back(activist(i));
    EXPECT_THAT(move.to(Stage::activist).warnings_on(day("2026-03-01")), IsEmpty());
    move.others.push_back(activist(4));
    EXPECT_THAT(texts(move.to(Stage::activist).warnings_on(day("2026-03-01"))),
                ElementsAre("at most 5 activists to a contact"));
}

Move activist()
{
    Move move = applicant();
    move.member.stages = move.member.stages.with(Stage::activist, day("2026-01-31"));
    auto& file = move.member.development;
    // Monday 1 February 2027 to Friday 5 February 2027.
    file.publicities = {{Stage::candidate, Period(day("2027-02-01"), day("2027-02-05"))}};
    file.thought_reports = {day("2026-04-01"), day("2026-08-01"), day("2026-12-31")};
    file.half_year_reviews = {day("2026-12-20")};
    return move;
}

TEST(Eligibility, AsksForAYearAsAnActivistAndFiveWorkingDaysOfNotice)
{
    Move move = activist();
    const Eligibility eligibility = move.to(Stage::candidate);
    EXPECT_EQ(eligibility.earliest, day("2027-02-06"));
    EXPECT_EQ(eligibility.conditions[0].from, day("2027-01-31"));
    EXPECT_EQ(eligibility.conditions[0].source, "细则 art. 13");
    EXPECT_THAT(eligibility.warnings_on(day("2027-02-06")), IsEmpty());

    move.options.working_days = WorkingDays({day("2027-02-03")}, {});  // a holiday within: four days only
    EXPECT_EQ(move.to(Stage::candidate).earliest, std::nullopt);
    move.member.development.publicities[0].posted = Period(day("2027-02-01"), day("2027-02-08"));
    EXPECT_EQ(move.to(Stage::candidate).earliest, day("2027-02-09"));
    move.options.working_days = WorkingDays({day("2027-02-03")}, {day("2027-02-06")});  // a Saturday worked for it
    EXPECT_EQ(move.to(Stage::candidate).earliest, day("2027-02-07"));
}

TEST(Eligibility, CountsTheQuartersWithoutAReport)
{
    Move move = activist();
    move.member.development.thought_reports = {day("2026-03-31"), day("2026-07-01"), day("2026-09-30")};
    const Eligibility eligibility = move.to(Stage::candidate);
    EXPECT_EQ(eligibility.earliest, day("2027-02-06"));
    EXPECT_THAT(texts(eligibility.warnings_on(day("2027-02-06"))), ElementsAre("thought report every 3 months (1/3)"));
}

Move candidate()
{
    Move move = activist();
    move.member.stages = move.member.stages.with(Stage::candidate, day("2027-02-10"));
    auto& file = move.member.development;
    file.introducers = {MemberId(1), MemberId(2)};
    file.political_reviews = {{day("2027-03-10")}};
    file.pre_reviews = {{day("2027-05-10"), true, UnitId(0)}};
    file.trainings = {{day("2027-03-01"), Minutes{24 * 60}, 0}};
    file.votes = {{Stage::probationary, day("2027-05-20"), 10, 6, 6}};
    file.approvals = {{Stage::probationary, day("2027-06-20"), UnitId(0)}};
    return move;
}

TEST(Eligibility, ToProbationAsksForVoteTrainingAndApproval)
{
    Move move = candidate();
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-06-20"));
    EXPECT_THAT(move.to(Stage::probationary).bars_on(day("2027-06-20")), IsEmpty());
    EXPECT_THAT(texts(move.to(Stage::probationary).bars_on(day("2027-06-19"))),
                ElementsAre("approval by the committee, 6 months after the vote at most"));
}

struct Spoilt {
    std::string name;
    std::function<void(Move&)> spoil;
    std::string missing;
};

void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.name; }

class EligibilityIsBarredBy : public testing::TestWithParam<Spoilt> {};

TEST_P(EligibilityIsBarredBy, OneThingAtATime)
{
    Move move = candidate();
    GetParam().spoil(move);
    const Eligibility eligibility = move.to(Stage::probationary);
    EXPECT_EQ(eligibility.earliest, std::nullopt);
    EXPECT_THAT(texts(eligibility.bars_on(day("2027-07-01"))), testing::Contains(GetParam().missing));
}

const std::string at_the_vote = ", on the day of the vote, 2027-05-20";
const std::string trained = "a course of training, its certificate still valid" + at_the_vote;
const std::string approved = "approval by the committee, 6 months after the vote at most";

INSTANTIATE_TEST_SUITE_P(
    , EligibilityIsBarredBy,
    testing::Values(
        Spoilt{"OneIntroducer", [](Move& move) { move.member.development.introducers.pop_back(); },
               "2 introducers, full members" + at_the_vote},
        Spoilt{"AnIntroducerOnProbation",
               [](Move& move) {
                   move.others[1].stages = StageHistory({{Stage::probationary, day("2026-01-01")}});
               },
               "2 introducers, full members" + at_the_vote},
        Spoilt{"AnIntroducerWhoBecameAFullMemberAfterTheVote",
               [](Move& move) {
                   move.others[1].stages = StageHistory({{Stage::full, day("2027-05-21")}});
               },
               "2 introducers, full members" + at_the_vote},
        Spoilt{"NoTraining", [](Move& move) { move.member.development.trainings.clear(); }, trained},
        Spoilt{"ACourseAfterTheVote",
               [](Move& move) { move.member.development.trainings[0].finished = day("2027-05-21"); }, trained},
        Spoilt{"ACertificateThatRanOutTheDayBeforeTheVote",
               [](Move& move) { move.member.development.trainings[0].finished = day("2026-05-19"); }, trained},
        Spoilt{"NoPoliticalReview", [](Move& move) { move.member.development.political_reviews.clear(); },
               "a political review that was passed" + at_the_vote},
        Spoilt{"APoliticalReviewThatWasNotPassed",
               [](Move& move) {
                   move.member.development.political_reviews.push_back({day("2027-05-19"), false});
               },
               "a political review that was passed" + at_the_vote},
        Spoilt{"NoPreReview", [](Move& move) { move.member.development.pre_reviews.clear(); },
               "a pre-review by the committee that was passed" + at_the_vote},
        Spoilt{"APreReviewByAGeneralBranch", [](Move& move) { move.member.development.pre_reviews[0].by = UnitId(2); },
               "a pre-review by the committee that was passed" + at_the_vote},
        Spoilt{"APreReviewAfterTheVote",
               [](Move& move) { move.member.development.pre_reviews[0].given = day("2027-05-21"); },
               "a pre-review by the committee that was passed" + at_the_vote},
        Spoilt{"AnApplicationADayBeforeTheEighteenthBirthday",
               [](Move& move) { move.member.birth_day = day("2007-10-01"); }, "18 years of age on applying"},
        Spoilt{"HalfPresent", [](Move& move) { move.member.development.votes[0].present = 5; },
               "a vote with more than 50 % of those entitled present"},
        Spoilt{"HalfInFavour", [](Move& move) { move.member.development.votes[0].in_favour = 5; },
               "more than 50 % of all entitled in favour"},
        Spoilt{"AnOpenVote", [](Move& move) { move.member.development.votes[0].was_secret = false; },
               "a secret vote, one person at a time"},
        Spoilt{"AVoteOnSeveral", [](Move& move) { move.member.development.votes[0].was_separate = false; },
               "a secret vote, one person at a time"},
        Spoilt{"AVoteOnAnotherStage", [](Move& move) { move.member.development.votes[0].on = Stage::full; },
               "more than 50 % of all entitled in favour"},
        Spoilt{"ApprovalByAGeneralBranch", [](Move& move) { move.member.development.approvals[0].by = UnitId(2); },
               approved},
        Spoilt{"ApprovalADayTooLate",
               [](Move& move) { move.member.development.approvals[0].given = day("2027-11-21"); }, approved}),
    [](const auto& test) { return test.param.name; });

TEST(Eligibility, HoldsAtTheLastDayOfEachLimit)
{
    Move move = candidate();
    auto& file = move.member.development;
    file.trainings[0].finished =
        day("2026-05-20");  // its certificate is valid on the day of the vote for the last time
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-06-20"));
    move.member.birth_day = day("2007-09-30");  // 18 on the day of the application
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-06-20"));
    file.approvals[0].given = day("2027-11-20");
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-11-20"));
    EXPECT_THAT(texts(move.to(Stage::probationary).warnings_on(day("2027-11-20"))),
                testing::Contains("approval within 3 months"));
}

TEST(Eligibility, OfWhatIsGenerallySoWarnsAndDoesNotBar)
{
    Move move = candidate();
    auto& file = move.member.development;
    const auto warnings = [&] { return texts(move.to(Stage::probationary).warnings_on(day("2027-06-20"))); };
    const auto is_contained = [](const char* text) { return testing::Contains(testing::StartsWith(text)); };
    file.leaves_on = day("2027-08-21");
    EXPECT_THAT(warnings(), testing::Not(is_contained("more than 3 months")));
    file.leaves_on = day("2027-08-20");  // three months after the vote, and not after the approval
    EXPECT_THAT(warnings(), is_contained("more than 3 months before leaving, on the day of the vote"));
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-06-20"));
    EXPECT_THAT(warnings(), testing::Not(is_contained("generally 3 days")));
    file.trainings[0].length = Minutes{24 * 60 - 1};
    EXPECT_THAT(warnings(), is_contained("generally 3 days or 24 hours of training"));
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-06-20"));
}

TEST(Eligibility, WarnsOfMoreContactsThanTwo)
{
    Move move = applicant();
    move.member.development.contacts = {MemberId(1), MemberId(2)};
    EXPECT_THAT(move.to(Stage::activist).warnings_on(day("2026-03-01")), IsEmpty());
    move.member.development.contacts.push_back(MemberId(3));
    EXPECT_THAT(texts(move.to(Stage::activist).warnings_on(day("2026-03-01"))), ElementsAre("at most 2 contacts"));
}

TEST(Eligibility, AsksForANoticeBeforeAdmissionWhereARuleDoes)
{
    Move move = candidate();
    move.options.rules.publicity_before_probationary.number = 5;
    EXPECT_EQ(move.to(Stage::probationary).earliest, std::nullopt);
    move.member.development.publicities.push_back({Stage::probationary, Period(day("2027-06-21"), day("2027-06-25"))});
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-06-26"));
}

TEST(Eligibility, TakesTrainingFromBeforeTheCandidateStage)
{
    Move move = candidate();                                                   // a candidate from 2027-02-10
    move.member.development.trainings = {{day("2025-01-01"), Minutes{0}, 3},   // run out by the vote
                                         {day("2027-08-01"), Minutes{0}, 3},   // after the vote
                                         {day("2026-12-01"), Minutes{0}, 3}};  // while an activist
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-06-20"));
    move.member.development.trainings.pop_back();
    EXPECT_EQ(move.to(Stage::probationary).earliest, std::nullopt);
}

TEST(Eligibility, TakesTheFirstVoteAtWhichAllWasSo)
{
    Move move = candidate();
    auto& file = move.member.development;
    file.pre_reviews[0].given = day("2027-05-21");
    file.votes.push_back({Stage::probationary, day("2027-06-25"), 10, 6, 6});
    EXPECT_EQ(move.to(Stage::probationary).earliest, std::nullopt);  // the approval came before that vote
    file.approvals.push_back({Stage::probationary, day("2027-07-01"), UnitId(0)});
    EXPECT_EQ(move.to(Stage::probationary).earliest, day("2027-07-01"));
}

TEST(Eligibility, ToActivistAsksForARecommendationAndContactsWhoAreNoRelatives)
{
    Move move = applicant();
    move.member.development.recommendations = {{day("2025-11-01"), false}};
    move.member.development.contacts_unrelated.reset();
    EXPECT_THAT(texts(move.to(Stage::activist).bars_on(day("2026-03-01"))),
                ElementsAre("a recommendation by members or a mass organisation",
                            "the contacts' word that they are no close relatives"));
    move.member.development.recommendations.push_back({day("2026-01-10")});
    move.member.development.contacts_unrelated = day("2026-01-20");
    EXPECT_EQ(move.to(Stage::activist).earliest, day("2026-01-20"));
    const Eligibility found = move.to(Stage::activist);
    EXPECT_THAT(found.conditions, testing::Contains(testing::Field(&Condition::source, "细则 art. 8")));
    EXPECT_THAT(found.conditions, testing::Contains(testing::Field(&Condition::source, "细则 art. 9")));
}

// A probationary member, admitted by the vote of 2027-05-20 and entered with the day of the approval.
Move probationary()
{
    Move move = candidate();
    move.member.stages = move.member.stages.with(Stage::probationary, day("2027-06-20"));
    auto& file = move.member.development;
    file.publicities.push_back({Stage::full, Period(day("2028-05-01"), day("2028-05-10"))});
    file.votes.push_back({Stage::full, day("2028-05-20"), 10, 9, 9});
    file.approvals.push_back({Stage::full, day("2028-05-25"), UnitId(0)});
    return move;
}

// 细则 art. 32: the year counts from the day of the branch's vote. Art. 33: the branch votes on conversion after it.
TEST(Eligibility, ToFullCountsAYearFromTheBranchsVoteAndAsksForAVoteAfterIt)
{
    Move move = probationary();
    EXPECT_EQ(move.to(Stage::full).earliest, day("2028-05-25"));
    move.member.development.votes.back().held = day("2028-05-19");
    const Eligibility early = move.to(Stage::full);
    EXPECT_EQ(early.earliest, std::nullopt);
    EXPECT_THAT(texts(early.bars_on(day("2029-01-01"))),
                testing::Contains("12 months of probation from the branch's vote, on the day of the vote, 2028-05-19"));
    move.member.development.votes.push_back({Stage::full, day("2028-05-24"), 10, 9, 9});
    EXPECT_EQ(move.to(Stage::full).earliest, day("2028-05-25"));
    move.member.development.votes.erase(move.member.development.votes.begin());  // the admission is not on file
    EXPECT_EQ(move.to(Stage::full).earliest, std::nullopt);                      // so the year counts from the stage
}

TEST(Eligibility, AfterAnExtensionAsksForItsVoteAndANewVote)
{
    Move move = probationary();
    auto& file = move.member.development;
    file.probation_extended_by = 6;
    file.extension_vote = Vote{Stage::full, day("2028-05-20"), 10, 9, 9};
    EXPECT_EQ(move.to(Stage::full).earliest, std::nullopt);  // the vote of May came before the end
    file.votes.push_back({Stage::full, day("2028-11-20"), 10, 9, 9});
    file.approvals.push_back({Stage::full, day("2028-12-01"), UnitId(0)});
    EXPECT_EQ(move.to(Stage::full).earliest, day("2028-12-01"));

    const auto bars = [&] { return texts(move.to(Stage::full).bars_on(day("2030-01-01"))); };
    const auto by_vote = testing::Contains(testing::StartsWith("a vote of the branch on the extension"));
    file.extension_vote->held = day("2028-05-19");  // before the year was over
    EXPECT_THAT(bars(), by_vote);
    file.extension_vote->held = day("2028-05-20");
    file.extension_vote->in_favour = 5;
    EXPECT_THAT(bars(), by_vote);
    file.extension_vote.reset();
    EXPECT_THAT(bars(), by_vote);
    for (const int months : {5, 13}) {
        file.probation_extended_by = months;
        EXPECT_THAT(bars(), testing::Contains(testing::StartsWith("an extension of 6 to 12 months")));
    }
}

TEST(Eligibility, IsAskedForTheNextStageOnly)
{
    Move move = candidate();
    try {
        static_cast<void>(move.to(Stage::full));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "member \"M0\": it is candidate, and full member is not the next stage; "
                                   "ask for probationary member");
    }
    move.member.stages = StageHistory({{Stage::full, day("2020-01-01")}});
    EXPECT_THROW(static_cast<void>(move.to(Stage::applicant)), InvalidInput);
}

TEST(Eligibility, WarnsWhereTheCalendarOfWorkingDaysEnds)
{
    Move move = activist();  // a notice of February 2027
    move.options.working_days = WorkingDays::published();
    const Eligibility found = move.to(Stage::candidate);
    EXPECT_EQ(found.earliest, day("2027-02-06"));  // counted from Monday to Friday
    EXPECT_THAT(texts(found.warnings_on(day("2027-02-06"))),
                ElementsAre("holidays published for the days of the notice (known until 2026-12-31; after that Monday "
                            "to Friday count)"));
    move.options.working_days = WorkingDays::published().with({day("2027-02-03")}, {});
    EXPECT_EQ(move.to(Stage::candidate).earliest, std::nullopt);
    EXPECT_THAT(move.to(Stage::candidate).warnings_on(day("2027-02-06")), IsEmpty());
}

TEST(Eligibility, OfEverybodyIsThatOfEachAndLeavesOutWhoLeft)
{
    OrganisationParts parts = sample();
    parts.members[1].departure = Departure{day("2026-01-01"), DepartureKind::withdrew};
    const Organisation organisation(parts);
    const auto moves = next_moves(organisation, UnitId(0));
    ASSERT_EQ(moves.size(), 3u);  // M0, M2, M3; M4 is a full member
    EXPECT_EQ(moves[0].member, MemberId(0));
    EXPECT_EQ(moves[1].member, MemberId(2));
    EXPECT_EQ(moves[2].eligibility, eligible_on(organisation, MemberId(3), Stage::full));
    EXPECT_EQ(next_moves(organisation, UnitId(5)).size(), 1u);
    EXPECT_THROW(static_cast<void>(eligible_on(organisation, MemberId(1), Stage::candidate)), InvalidInput);
}

TEST(WorkingDays, AreCountedWithHolidaysAndTheDaysWorkedForThem)
{
    // National Day 2026: 1 to 7 October off; 20 September and 10 October, a Sunday and a Saturday, worked.
    std::vector<Day> off;
    for (Day one = day("2026-10-01"); one <= day("2026-10-07"); one += Days(1))
        off.push_back(one);
    const WorkingDays days(off, {day("2026-09-20"), day("2026-10-10")});
    EXPECT_EQ(days.count(day("2026-09-28"), day("2026-10-11")), 6);
    EXPECT_EQ(days.reached(day("2026-09-30"), 1), day("2026-09-30"));
    EXPECT_EQ(days.reached(day("2026-09-30"), 2), day("2026-10-08"));
    EXPECT_EQ(days.reached(day("2026-10-09"), 2), day("2026-10-10"));
    EXPECT_THROW(WorkingDays({day("2026-10-01")}, {day("2026-10-01")}), InvalidInput);
}

// Numbers of the table, worked out by hand: 2026 has 261 days from Monday to Friday.
TEST(WorkingDays, ArePublishedFor2024To2026AndNoFurther)
{
    const WorkingDays days;
    EXPECT_EQ(days, WorkingDays::published());
    EXPECT_EQ(days.known_from(), day("2024-01-01"));
    EXPECT_EQ(days.known_until(), day("2026-12-31"));
    EXPECT_EQ(days.count(day("2024-01-01"), day("2024-12-31")), 262 - 19 + 8);
    EXPECT_EQ(days.count(day("2025-01-01"), day("2025-12-31")), 261 - 18 + 5);
    EXPECT_EQ(days.count(day("2026-01-01"), day("2026-12-31")), 261 - 19 + 6);
    EXPECT_FALSE(days.is_worked(day("2025-10-08")));
    EXPECT_TRUE(days.is_worked(day("2025-10-11")));
    try {
        static_cast<void>(days.is_worked(day("2027-10-01")));
        FAIL() << "answered";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "working days: the calendar knows the days from 2024-01-01 to 2026-12-31, and "
                                   "2027-10-01 is not among them; add the holidays that were published for that year");
    }
    EXPECT_THROW(static_cast<void>(days.count(day("2026-12-30"), day("2027-01-02"))), InvalidInput);
    EXPECT_THROW(static_cast<void>(days.reached(day("2026-12-30"), 3)), InvalidInput);
    EXPECT_THROW(static_cast<void>(days.is_worked(day("2023-12-31"))), InvalidInput);
    EXPECT_TRUE(WorkingDays::monday_to_friday().is_worked(day("2027-10-01")));
}

TEST(WorkingDays, OfLaterYearsAreAdded)
{
    const WorkingDays days = WorkingDays().with({day("2027-10-01"), day("2026-10-10")}, {day("2026-10-07")});
    EXPECT_EQ(days.known_until(), day("2027-12-31"));
    EXPECT_FALSE(days.is_worked(day("2027-10-01")));
    EXPECT_FALSE(days.is_worked(day("2026-10-10")));  // published as worked, and said to be off
    EXPECT_TRUE(days.is_worked(day("2026-10-07")));
    EXPECT_THROW(static_cast<void>(WorkingDays().with({day("2028-10-02")}, {})), InvalidInput);
    EXPECT_EQ(WorkingDays({day("2027-10-01")}, {}, day("2027-10-31")).known_until(), day("2027-10-31"));
}

}  // namespace
}  // namespace muster::org::eligibility_test
