// Fit: what a score is made of, what is refused and why, and which candidates are kept.
#include "muster/pairing/fit.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::fit_test {
namespace {

static_assert(std::is_nothrow_move_constructible_v<Fit>);

Weight level(const char* text) { return Weight::parse(text, {"test"}); }
Points points(const char* text) { return Points::parse(text, {"test"}); }
ClockTime at(const char* text) { return ClockTime::parse(text, {"test"}); }

MentorProfile lin()
{
    return {.code = "lin",
            .strengths = {{"anatomy", level("0.9")}, {"statistics", level("0.5")}},
            .major = "training",
            .year = 3,
            .free_time = FreeTime::daily(at("19:00"), at("21:00")),
            .home = {"B1", "2", "201"},
            .languages = {"zh", "en"}};
}

MenteeProfile wu()
{
    return {.code = "wu",
            .needs = {{"statistics", level("1")}, {"physics", level("0.6")}},
            .major = "training",
            .year = 1,
            .free_time = FreeTime{}.with(1, at("18:00"), at("20:30")).with(3, at("20:00"), at("22:00")),
            .home = {"B1", "2", "214"},
            .languages = {"zh"}};
}

const MentorId first_mentor(0);
const MenteeId first_mentee(0);

TEST(Fit, UnfoldsAScoreIntoPartsWithTheirReasons)
{
    const Fit fit({lin()}, {wu()}, {}, {}, {{"lin", "wu", 2}});

    const FitScore score = fit.score(first_mentor, first_mentee);

    // Worked by hand from the table of features in fit.hpp.
    const std::vector<FitPart> parts = {
        {Feature::subjects,
         level("0.3125"),
         points("12.5"),  // 1 x 0.5 of 1 + 0.6
         {"擅长statistics；未覆盖physics", "strong in statistics; not in physics"}},
        {Feature::major, level("1"), points("10"), {"同专业：training", "same major: training"}},
        {Feature::year_above, level("0.5"), points("5"), {"高2个年级", "2 years above"}},
        {Feature::free_time,
         level("0.416667"),
         points("8.33334"),  // 1.5 + 1 of 6 hours
         {"每周共同空闲2.5小时", "free together 2.5 hours a week"}},
        {Feature::home, level("0.666667"), points("6.66667"), {"同楼层", "same floor"}},
        {Feature::language, level("1"), points("5"), {"共同语言：zh", "both speak zh"}},
        {Feature::earlier, level("0.5"), points("2.5"), {"2个学期前已结对", "paired 2 terms ago"}},
    };
    EXPECT_EQ(score.parts, parts);
    EXPECT_EQ(score.total, points("50.00001"));
    EXPECT_FALSE(score.is_refused());
}

TEST(Fit, CountsTheSameRoomOnTheSameFloorOfTheSameBuildingOnly)
{
    const auto share_of_home = [](Home mentor, Home mentee) {
        MentorProfile helper = lin();
        MenteeProfile other = wu();
        helper.home = std::move(mentor);
        other.home = std::move(mentee);
        return to_string(Fit({helper}, {other}).score(first_mentor, first_mentee).parts[4].share);
    };
    EXPECT_EQ(share_of_home({"B1", "2", "201"}, {"B1", "2", "201"}), "1");
    EXPECT_EQ(share_of_home({"B1", "", "201"}, {"B1", "", "201"}), "1");
    EXPECT_EQ(share_of_home({"B1", "2", "01"}, {"B1", "3", "01"}), "0.333333");
    EXPECT_EQ(share_of_home({"B1", "2", "01"}, {"B2", "2", "01"}), "0");
    EXPECT_EQ(share_of_home({"B1", "2", ""}, {"B1", "2", ""}), "0.666667");
    EXPECT_EQ(share_of_home({}, {}), "0");
}

TEST(Fit, RefusesWithTheReasonInBothLanguages)
{
    MentorProfile helper = lin();
    helper.year = 1;
    helper.languages = {"en"};
    helper.strengths = {{"anatomy", level("1")}};
    helper.free_time = FreeTime::daily(at("20:00"), at("20:30"));
    const FitRules strict{
        .covers_a_need = true, .least_together = Minutes(120), .earlier_pairs = EarlierPairs::never_repeat};
    const Fit fit({helper}, {wu()}, {}, strict, {{"lin", "wu", 3}, {"lin", "wu", 1}});

    const FitScore score = fit.score(first_mentor, first_mentee);

    const std::vector<Label> refusals = {
        {"同年级：帮扶人须为高年级", "same year: the helper must be in a later year"},
        {"没有共同语言", "no language in common"},
        {"不擅长所需课程：statistics、physics：须擅长至少一门",
         "not strong in statistics, physics: the helper must be strong in one of them"},
        {"每周共同空闲1小时：至少须2小时", "free together 1 hour a week: at least 2 are asked for"},
        {"上学期已结对：不得重复", "paired last term: pairs never repeat"},
    };
    EXPECT_EQ(score.refusals, refusals);
    EXPECT_FALSE(fit.allows(first_mentor, first_mentee));
    EXPECT_TRUE(fit.candidates().empty());
}

TEST(Fit, TreatsEarlierPairsAsTheRuleSays)
{
    const auto total = [](EarlierPairs rule) {
        return Fit({lin()}, {wu()}, {}, {.earlier_pairs = rule}, {{"lin", "wu", 1}})
            .score(first_mentor, first_mentee)
            .total;
    };
    const Points without = total(EarlierPairs::ignore);
    EXPECT_EQ(total(EarlierPairs::keep) - without, Points::whole(5));
    EXPECT_EQ(total(EarlierPairs::avoid) - without, Points::whole(-5));
    EXPECT_EQ(total(EarlierPairs::never_repeat), without);
}

TEST(Fit, NamesEarlierPairingsOfPeopleWhoAreNotHere)
{
    const Fit fit({lin()}, {wu()}, {}, {}, {{"lin", "wu", 1}, {"lln", "wu", 1}, {"lin", "gone", 2}});

    const std::vector<EarlierPairing> gone = {{"lln", "wu", 1}, {"lin", "gone", 2}};
    EXPECT_EQ(fit.earlier_without_people(), gone);
}

TEST(Fit, GivesNoPartToAFeatureWithoutWeight)
{
    FitWeights only_subjects{};
    only_subjects.major = only_subjects.year_above = only_subjects.free_time = Points{};
    only_subjects.home = only_subjects.language = only_subjects.earlier = Points{};
    const FitScore score = Fit({lin()}, {wu()}, only_subjects).score(first_mentor, first_mentee);

    ASSERT_EQ(score.parts.size(), 1u);
    EXPECT_EQ(score.parts[0].feature, Feature::subjects);
    EXPECT_EQ(score.total, points("12.5"));
}

TEST(Fit, KeepsFloorsApartWhoseNamesRunTogether)
{
    MentorProfile helper = lin();
    helper.home = {"1", "12", "3"};
    MenteeProfile other = wu();
    other.home = {"11", "2", "3"};  // joined without care, "1" + "12" and "11" + "2" are the same text
    EXPECT_EQ(Fit({helper}, {other}).score(first_mentor, first_mentee).parts[4].share, Weight{});
}

/// A made-up department; the same seed gives the same people.
std::pair<std::vector<MentorProfile>, std::vector<MenteeProfile>> people(Random& random, std::size_t mentors,
                                                                         std::size_t mentees)
{
    const auto fill = [&](auto& profile, auto& levels) {
        for (const char* subject : {"anatomy", "statistics", "physics", "english"})
            if (random.below(2) == 0)
                levels.push_back({subject, Weight::from_millionths(random.below(11) * 100'000)});
        profile.major = random.below(2) == 0 ? "training" : "education";
        profile.year = static_cast<int>(1 + random.below(4));
        profile.free_time = FreeTime{}.with(1 + static_cast<int>(random.below(3)), at("18:00"), at("21:00"));
        profile.home.building = "B" + std::to_string(random.below(3));
    };
    std::vector<MentorProfile> helpers(mentors);
    for (std::size_t i = 0; i < mentors; ++i) {
        helpers[i].code = "m" + std::to_string(i);
        fill(helpers[i], helpers[i].strengths);
    }
    std::vector<MenteeProfile> others(mentees);
    for (std::size_t i = 0; i < mentees; ++i) {
        others[i].code = "s" + std::to_string(i);
        fill(others[i], others[i].needs);
    }
    return {helpers, others};
}

TEST(Fit, KeepsTheBestCandidatesOfEachSideWhateverTheNumberOfThreads)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random{Seed{seed}};

    for (int round = 0; round < 20; ++round) {
        const auto [helpers, others] = people(random, random.below(12), random.below(25));
        const Fit fit(helpers, others);
        const Points least = Points::whole(random.below(40));
        const std::size_t per_mentee = 1 + random.below(4);
        const std::size_t per_mentor = random.below(4);

        // All pairs by their public scores; a pair is kept when fewer than k of its side's pairs are better.
        std::vector<FitCandidate> all;
        for (std::uint32_t mentee = 0; mentee < others.size(); ++mentee)
            for (std::uint32_t mentor = 0; mentor < helpers.size(); ++mentor)
                if (const auto score = fit.score(MentorId(mentor), MenteeId(mentee));
                    !score.is_refused() && score.total >= least)
                    all.push_back({MentorId(mentor), MenteeId(mentee), score.total});
        const auto better = [](const FitCandidate& a, const FitCandidate& b) {
            return a.score != b.score ? a.score > b.score
                                      : std::pair(a.mentee, a.mentor) < std::pair(b.mentee, b.mentor);
        };
        std::vector<FitCandidate> expected;
        for (const FitCandidate& pair : all) {
            const auto ahead = [&](auto is_same_side) {
                return static_cast<std::size_t>(std::ranges::count_if(
                    all, [&](const FitCandidate& other) { return is_same_side(other) && better(other, pair); }));
            };
            if (ahead([&](const FitCandidate& other) { return other.mentee == pair.mentee; }) < per_mentee ||
                ahead([&](const FitCandidate& other) { return other.mentor == pair.mentor; }) < per_mentor)
                expected.push_back(pair);
        }
        std::ranges::sort(expected, [&](const FitCandidate& a, const FitCandidate& b) {
            return a.mentee != b.mentee ? a.mentee < b.mentee : better(a, b);
        });
        for (const unsigned threads : {1u, 3u})
            EXPECT_EQ(fit.candidates({.best_per_mentee = per_mentee,
                                      .best_per_mentor = per_mentor,
                                      .at_least = least,
                                      .threads = threads}),
                      expected)
                << "round " << round;
    }
}

struct BadFit {
    std::string name;
    std::function<void()> build;
    std::string message;
};

void PrintTo(const BadFit& bad, std::ostream* out) { *out << bad.name; }

class FitRefuses : public testing::TestWithParam<BadFit> {};

TEST_P(FitRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        GetParam().build();
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

template <class Change>
auto with_mentor(Change change)
{
    return [change] {
        MentorProfile helper = lin();
        change(helper);
        Fit({helper}, {wu()});
    };
}

INSTANTIATE_TEST_SUITE_P(
    , FitRefuses,
    testing::Values(
        BadFit{"AMentorTwice",
               [] {
                   Fit({lin(), lin()}, {wu()});
               },
               "mentor 2: mentor \"lin\" stands here twice; keep one of the rows"},
        BadFit{"AMenteeWithoutCode", [] { Fit({lin()}, {MenteeProfile{.code = "", .year = 1}}); },
               "mentee 1: it has no code; give every mentee a code of its own"},
        BadFit{"ASubjectTwice", with_mentor([](MentorProfile& m) { m.strengths.push_back(m.strengths[0]); }),
               "mentor \"lin\": subject \"anatomy\" stands here twice; keep one of the rows"},
        BadFit{"ALevelAboveOne", with_mentor([](MentorProfile& m) { m.strengths[0].level = level("1.000001"); }),
               "mentor \"lin\": level 1.000001 in \"anatomy\"; give a level from 0 to 1"},
        BadFit{"ALevelBelowZero", with_mentor([](MentorProfile& m) { m.strengths[0].level = level("-0.1"); }),
               "mentor \"lin\": level -0.1 in \"anatomy\"; give a level from 0 to 1"},
        BadFit{"ANamelessSubject", with_mentor([](MentorProfile& m) { m.strengths[0].subject.clear(); }),
               "mentor \"lin\": a subject has no name; name every subject"},
        BadFit{"ANamelessLanguage", with_mentor([](MentorProfile& m) { m.languages = {""}; }),
               "mentor \"lin\": a language has no name; name every language"},
        BadFit{"AnUnknownYear", with_mentor([](MentorProfile& m) { m.year = 0; }),
               "mentor \"lin\": its year of study is not known, and helpers must be in a later year; "
               "give the year, or turn the rule off"},
        BadFit{"ANegativeYear", with_mentor([](MentorProfile& m) { m.year = -1; }),
               "mentor \"lin\": year of study -1; count years from 1"},
        BadFit{"ARoomWithoutBuilding", with_mentor([](MentorProfile& m) {
                   m.home = {"", "", "201"};
               }),
               "mentor \"lin\": its home has a floor or room and no building; name the building"},
        BadFit{"ANegativeWeight", [] { Fit({}, {}, {.major = Points::whole(-1)}); },
               "fit weights: major is -1; give 0 to 1000000 points"},
        BadFit{"AnEnormousWeight", [] { Fit({}, {}, {.home = Points::whole(1'000'001)}); },
               "fit weights: home is 1000001; give 0 to 1000000 points"},
        BadFit{"NoTimeWanted", [] { Fit({}, {}, {.wanted_together = Minutes(0)}); },
               "fit weights: wanted_together is 0 minutes; give a time above 0, or free_time no weight"},
        BadFit{"ANegativeLeastTime", [] { Fit({}, {}, {}, {.least_together = Minutes(-5)}); },
               "fit rules: least_together is -5 minutes; give 0 or more minutes"},
        BadFit{"AnEarlierPairingOfThisTerm",
               [] {
                   Fit({lin()}, {wu()}, {}, {}, {{"lin", "wu", 0}});
               },
               "earlier pairing 1: 0 terms ago; count from 1, the term before this one"},
        BadFit{"AMentorOfAnotherFit", [] { (void)Fit({lin()}, {wu()}).score(MentorId(1), MenteeId(0)); },
               "fit: mentor 1; give a row from 0 to 0"},
        BadFit{"AMenteeThatNamesNothing", [] { (void)Fit({lin()}, {wu()}).score(MentorId(0), MenteeId()); },
               "fit: mentee without a row; give a row from 0 to 0"},
        BadFit{"AMentorOfAnEmptyFit", [] { (void)Fit({}, {}).score(MentorId(0), MenteeId(0)); },
               "fit: mentor 0; this fit has none"},
        BadFit{"NoCandidatesAsked", [] { (void)Fit({}, {}).candidates({.best_per_mentee = 0}); },
               "candidate options: best_per_mentee is 0; keep at least one, or leave it out"},
        BadFit{"NoThreads", [] { (void)Fit({}, {}).candidates({.threads = 0}); },
               "candidate options: threads is 0; give at least one thread"}),
    [](const auto& test) { return test.param.name; });

// Each flag from what the two say of themselves, for every two of people at random.
TEST(Flags, SayWhatMakesAPairPoor)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    const char* const subjects[] = {"calculus", "physics", "English"};
    std::array<int, 3> seen{};
    for (int round = 0; round < 200; ++round) {
        std::vector<MentorProfile> mentors;
        std::vector<MenteeProfile> mentees;
        std::array<std::array<bool, 14>, 8> free{};  // by person, mentors first: one hour a weekday, morning or evening
        const auto make_free = [&](std::size_t person) {
            FreeTime time;
            for (std::size_t slot = 0; slot < 14; ++slot)
                if (random.below(5) == 0) {
                    free[person][slot] = true;
                    const int hour = slot < 7 ? 8 : 19;
                    time = time.with(static_cast<int>(slot % 7) + 1, ClockTime(Minutes{60 * hour}),
                                     ClockTime(Minutes{60 * hour + 60}));
                }
            return time;
        };
        const auto levels = [&] {
            std::vector<SubjectLevel> made;
            for (const char* const subject : subjects)
                if (random.below(3) == 0)
                    made.push_back({subject, Weight::from_millionths(random.below(2) == 0 ? 0 : 500'000)});
            return made;
        };
        for (std::size_t at = 0; at < 4; ++at) {
            mentors.push_back({.code = "m" + std::to_string(at), .strengths = levels(), .year = 3});
            mentors.back().free_time = make_free(at);
            mentees.push_back({.code = "s" + std::to_string(at), .needs = levels(), .year = 1});
            mentees.back().free_time = make_free(4 + at);
        }
        const auto is_above_0 = [](const SubjectLevel& level) { return level.level > Weight{}; };
        const bool any_needs = std::ranges::any_of(
            mentees, [&](const MenteeProfile& each) { return std::ranges::any_of(each.needs, is_above_0); });
        const Fit fit(mentors, mentees);
        for (std::uint32_t mentor = 0; mentor < 4; ++mentor)
            for (std::uint32_t mentee = 0; mentee < 4; ++mentee) {
                bool together = false;
                for (std::size_t slot = 0; slot < 14; ++slot)
                    together = together || (free[mentor][slot] && free[4 + mentee][slot]);
                const auto is_ever = [](const std::array<bool, 14>& slots) {
                    return std::ranges::count(slots, true) > 0;
                };
                bool needs = false;
                bool covered = false;
                for (const SubjectLevel& need : mentees[mentee].needs)
                    for (const SubjectLevel& strength : mentors[mentor].strengths)
                        covered =
                            covered || (need.subject == strength.subject && is_above_0(need) && is_above_0(strength));
                needs = std::ranges::any_of(mentees[mentee].needs, is_above_0);
                std::vector<PoorPair> wanted;
                if (!together && is_ever(free[mentor]) && is_ever(free[4 + mentee]))
                    wanted.push_back(PoorPair::never_free_together);
                if (needs && !covered)
                    wanted.push_back(PoorPair::covers_no_need);
                if (!needs && any_needs)
                    wanted.push_back(PoorPair::no_need_known);
                EXPECT_EQ(fit.flags(MentorId(mentor), MenteeId(mentee)), wanted);
                for (const PoorPair flag : wanted)
                    ++seen[static_cast<std::size_t>(flag)];
            }
        EXPECT_THROW(static_cast<void>(fit.flags(MentorId(4), MenteeId(0))), InvalidInput);
    }
    for (const int each : seen)
        EXPECT_GT(each, 50);
}

}  // namespace
}  // namespace muster::pairing::fit_test
