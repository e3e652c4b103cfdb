// A panel on ratings worked out by hand, and strict raters found out wherever they rate.
#include "muster/evaluation/panel.hpp"

#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::panel_test {
namespace {

const std::vector<PanelGroup> three{{.code = "self", .weight = weight("0.1")},
                                    {.code = "peers", .weight = weight("0.4"), .trim = weight("0.2")},
                                    {.code = "committee", .weight = weight("0.5")}};

Rating rates(const char* group, const std::string& rater, std::uint32_t member, const char* given)
{
    return {MemberId(member), rater, group, points(given)};
}

TEST(Panel, WeighsMeansOfGroups)
{
    std::vector<Rating> ratings{rates("self", "a", 0, "100"), rates("committee", "x", 0, "80"),
                                rates("committee", "y", 0, "81")};
    for (const auto& [rater, given] : {std::pair{"b", "70"}, {"c", "90"}, {"d", "80"}, {"e", "0"}, {"f", "81"}})
        ratings.push_back(rates("peers", rater, 0, given));
    const PanelResult made = join_panel(ratings, 2, three);
    EXPECT_EQ(made.means[0][1], points("77")) << "0 and 90 are trimmed";
    EXPECT_EQ(made.totals[0], points("81.05")) << "10 + 30.8 + 40.25";
    EXPECT_TRUE(made.ratings[6].is_trimmed && made.ratings[4].is_trimmed);
    EXPECT_EQ(std::ranges::count(made.ratings, true, &JudgedRating::is_trimmed), 2);
    EXPECT_EQ(made.totals[1], std::nullopt);
    EXPECT_TRUE(made.severities.empty());
}

TEST(Panel, GivesTheWeightOfThoseWhoDidNotRateToTheOthers)
{
    const PanelResult made =
        join_panel(std::vector{rates("self", "a", 0, "90"), rates("committee", "x", 0, "80")}, 1, three);
    EXPECT_EQ(made.totals[0], points("81.666667")) << "(9 + 40) / 0.6";
    EXPECT_EQ(made.means[0][1], std::nullopt);
}

TEST(Panel, HearsAGroupOnlyWithEnoughRatings)
{
    std::vector<PanelGroup> groups{{.code = "peers", .weight = weight("1"), .least_ratings = 3}};
    std::vector<Rating> ratings{rates("peers", "a", 0, "1"), rates("peers", "b", 0, "2")};
    EXPECT_EQ(join_panel(ratings, 1, groups).totals[0], std::nullopt);
    ratings.push_back(rates("peers", "c", 0, "2"));
    EXPECT_EQ(join_panel(ratings, 1, groups).totals[0], points("1.666667"));
}

TEST(Panel, TrimsTheFloorOfAShare)
{
    for (const auto& [trim, trimmed] : {std::pair{"0.19", 0}, {"0.2", 2}, {"0.39", 2}, {"0.4", 4}, {"0.49", 4}}) {
        const std::vector<PanelGroup> groups{{.code = "peers", .weight = weight("1"), .trim = weight(trim)}};
        std::vector<Rating> ratings;
        for (const char* rater : {"a", "b", "c", "d", "e"})
            ratings.push_back(rates("peers", rater, 0, "3"));
        const PanelResult made = join_panel(ratings, 1, groups);
        EXPECT_EQ(std::ranges::count(made.ratings, true, &JudgedRating::is_trimmed), trimmed) << trim;
        EXPECT_EQ(made.totals[0], points("3"));
    }
}

// x is 10 below y on the two whom both rate; y alone rates the third, x alone the fourth.
TEST(Panel, CorrectsAStrictRater)
{
    const std::vector<PanelGroup> groups{{.code = "committee", .weight = weight("1"), .corrects_severity = true}};
    const std::vector<Rating> ratings{rates("committee", "x", 0, "60"), rates("committee", "y", 0, "70"),
                                      rates("committee", "x", 1, "80"), rates("committee", "y", 1, "90"),
                                      rates("committee", "y", 2, "75"), rates("committee", "x", 3, "75")};
    const PanelResult made = join_panel(ratings, 4, groups);
    EXPECT_EQ(made.severities,
              (std::vector<RaterSeverity>{{"committee", "x", points("-5")}, {"committee", "y", points("5")}}));
    EXPECT_EQ(made.totals,
              (std::vector<std::optional<Points>>{points("65"), points("85"), points("70"), points("80")}));
}

TEST(Panel, ComparesOnlyRatersWhoAreLinked)
{
    const std::vector<PanelGroup> groups{{.code = "peers", .weight = weight("1"), .corrects_severity = true}};
    const std::vector<Rating> ratings{rates("peers", "a", 0, "10"), rates("peers", "b", 0, "14"),
                                      rates("peers", "c", 1, "90"), rates("peers", "d", 2, "1")};
    std::vector<Points> above;
    for (const RaterSeverity& severity : join_panel(ratings, 3, groups).severities)
        above.push_back(severity.above);
    EXPECT_EQ(above, (std::vector{points("-2"), points("2"), points("0"), points("0")}));
}

// Ratings that are exactly worth + severity: whoever rates whom, as long as all are linked, both are found again.
TEST(Panel, FindsWorthAndSeverityAgainWhereRatingsAreTheirSum)
{
    Random random(Seed{12});
    const std::vector<PanelGroup> groups{{.code = "peers", .weight = weight("1"), .corrects_severity = true}};
    for (int round = 0; round < 20; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        constexpr std::uint32_t members = 40;
        constexpr std::uint32_t raters = 15;
        std::vector<std::int64_t> severity(raters);
        for (std::uint32_t rater = 0; rater + 1 < raters; ++rater) {
            severity[rater] = static_cast<std::int64_t>(random.below(20)) - 10;
            severity[raters - 1] -= severity[rater];
        }
        std::vector<Rating> ratings;
        std::vector<std::int64_t> worth;
        for (std::uint32_t member = 0; member < members; ++member) {
            worth.push_back(50 + random.below(40));
            for (const std::uint32_t rater : {member % raters, (member + 1) % raters, (member * 7 + 3) % raters}) {
                const Rating rating{MemberId(member), "r" + std::to_string(rater), "peers",
                                    Points::whole(worth[member] + severity[rater])};
                if (std::ranges::find(ratings, rating) == ratings.end())
                    ratings.push_back(rating);
            }
        }
        const PanelResult made = join_panel(ratings, members, groups);
        for (const RaterSeverity& each : made.severities)
            EXPECT_EQ(each.above, Points::whole(severity[std::stoul(each.rater.substr(1))]));
        for (std::uint32_t member = 0; member < members; ++member)
            EXPECT_EQ(made.totals[member], Points::whole(worth[member]));
    }
}

// Peers who give whole and broken points to some of the members, so that sums of floats depend on their order.
TEST(Panel, IsTheSameInAnyOrderOfTheRatings)
{
    const std::vector<PanelGroup> groups{
        {.code = "peers", .weight = weight("1"), .trim = weight("0.2"), .corrects_severity = true}};
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        constexpr std::uint32_t members = 12;
        std::vector<std::pair<Rating, JudgedRating>> judged;
        for (std::uint32_t member = 0; member < members; ++member)
            for (std::uint32_t rater = 0; rater < 9; ++rater)
                if (random.below(2) == 0)
                    judged.push_back({{MemberId(member), "r" + std::to_string(rater), "peers",
                                       Points::from_millionths(random.below(5) * 7'000'001)},
                                      {}});
        const auto joined = [&] {
            std::vector<Rating> ratings;
            for (const auto& [rating, result] : judged)
                ratings.push_back(rating);
            PanelResult made = join_panel(ratings, members, groups);
            for (std::size_t row = 0; row < judged.size(); ++row)
                judged[row].second = made.ratings[row];
            made.ratings.clear();
            return made;
        };
        const auto by_name = [&] {
            auto made = judged;
            std::ranges::sort(made, {}, [](const auto& one) { return std::pair(one.first.member, one.first.rater); });
            return made;
        };
        const PanelResult before = joined();
        const auto ratings_before = by_name();
        random.shuffle(std::span(judged));
        EXPECT_EQ(joined(), before);
        EXPECT_EQ(by_name(), ratings_before);
    }
}

TEST(Panel, TakesARatioOfGroups)
{
    std::vector<PanelGroup> groups{{.code = "self", .weight = weight("1")},
                                   {.code = "peers", .weight = weight("1")},
                                   {.code = "committee", .weight = weight("1")}};
    const std::vector<Rating> ratings{rates("self", "a", 0, "90"),      rates("peers", "b", 0, "80"),
                                      rates("committee", "c", 0, "71"), rates("self", "b", 1, "71"),
                                      rates("peers", "a", 1, "90"),     rates("committee", "c", 1, "80"),
                                      rates("self", "d", 2, "60"),      rates("committee", "d", 2, "61")};
    const PanelResult made = join_panel(ratings, 3, groups);
    EXPECT_EQ(made.totals[0], points("80.333333"));
    EXPECT_EQ(made.totals[1], made.totals[0]);
    EXPECT_EQ(made.totals[2], points("60.5")) << "of two groups";
    groups[0].weight = groups[2].weight = Weight{};
    EXPECT_EQ(join_panel(ratings, 3, groups).totals[2], std::nullopt) << "only groups without weight rated them";
}

TEST(Panel, RefusesWhatItCannotJoinAndNamesAll)
{
    const std::vector<PanelGroup> groups{{.code = "self", .weight = weight("0.5"), .trim = weight("0.5")},
                                         {.code = "self", .weight = weight("0.4")}};
    const std::vector<Rating> ratings{rates("self", "a", 0, "1"), rates("self", "a", 0, "2"),
                                      rates("peers", "a", 9, "1")};
    try {
        static_cast<void>(join_panel(ratings, 3, groups));
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(),
                     "panel group \"self\": it trims 0.5 at either end; trim less than 0.5\n"
                     "panel group \"self\": it stands here twice; keep one of the two\n"
                     "panel: weights of its groups sum to 0.9; let them sum to exactly 1, or give a ratio in whole "
                     "numbers, such as 1, 1, 1\n"
                     "rating:2: \"a\" rates this member twice; keep one of the two\n"
                     "rating:3: its member is not one of the 3; correct the member\n"
                     "rating:3: its group \"peers\" is not in the panel; add it there or correct the code");
    }
}

}  // namespace
}  // namespace muster::evaluation::panel_test
