// The programme as data: it is a scheme that holds, every default says where it comes from, every weight can be
// changed.
#include "muster/programme/four_enters.hpp"

#include "muster/core/error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::programme::four_enters_test {
namespace {

using evaluation::Scheme;

Weight weight(const char* text) { return Weight::parse(text, {"test"}); }

TEST(FourEnters, IsASchemeWithFiveAreas)
{
    const Scheme scheme(four_enters());

    std::vector<std::string> areas;
    for (const auto& part : scheme.parts_of(scheme.top()))
        areas.push_back(scheme.areas()[part.area].code);
    EXPECT_EQ(areas, (std::vector<std::string>{"classroom", "network", "dormitory", "venue", "identity"}));
    EXPECT_EQ(scheme.grades().size(), 4u);
}

TEST(FourEnters, NamesEverythingInBothLanguagesWithItsSource)
{
    for (const auto& indicator : four_enters().indicators) {
        EXPECT_FALSE(indicator.label.zh.empty() || indicator.label.en.empty()) << indicator.code;
        EXPECT_FALSE(indicator.source.empty()) << indicator.code;
        EXPECT_FALSE(indicator.unit.zh.empty() || indicator.unit.en.empty()) << indicator.code;
    }
    for (const auto& area : four_enters().areas)
        EXPECT_FALSE(area.source.empty()) << area.code;
}

TEST(FourEnters, HasAnIndicatorForEveryPlatform)
{
    const Scheme scheme(four_enters());
    EXPECT_EQ(platforms().size(), 5u);
    for (const Platform& platform : platforms())
        EXPECT_TRUE(scheme.indicators().find(platform.indicator).has_value()) << platform.indicator;
}

TEST(FourEnters, TakesOtherWeightsOfTheAreas)
{
    const std::vector<AreaWeight> weights{{"classroom", weight("0.15")},
                                          {"network", weight("0.25")},
                                          {"dormitory", weight("0.20")},
                                          {"venue", weight("0.30")},
                                          {"identity", weight("0.10")}};
    const Scheme scheme(four_enters(weights));
    EXPECT_EQ(scheme.parts_of(scheme.top())[3].weight, 6);  // of 3, 5, 4, 6 and 2
    EXPECT_NE(scheme.digest(), Scheme(four_enters()).digest());
}

struct BadWeights {
    std::string name;
    std::vector<AreaWeight> weights;
    std::string message;
};

void PrintTo(const BadWeights& bad, std::ostream* out) { *out << bad.name; }

class FourEntersRefuses : public testing::TestWithParam<BadWeights> {};

TEST_P(FourEntersRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        static_cast<void>(four_enters(GetParam().weights));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

const std::vector<AreaWeight> equal{{"classroom", weight("0.2")},
                                    {"network", weight("0.2")},
                                    {"dormitory", weight("0.2")},
                                    {"venue", weight("0.2")},
                                    {"identity", weight("0.2")}};

std::vector<AreaWeight> equal_but(std::size_t row, AreaWeight other)
{
    auto changed = equal;
    changed[row] = std::move(other);
    return changed;
}

INSTANTIATE_TEST_SUITE_P(
    , FourEntersRefuses,
    testing::Values(
        BadWeights{"WeightsThatDoNotSum", equal_but(4, {"identity", weight("0.21")}),
                   "weights: weights of the areas sum to 1.01; let them sum to exactly 1, or give a ratio in whole "
                   "numbers, such as 1, 1, 1"},
        BadWeights{"AnAreaTwice", equal_but(1, {"classroom", weight("0.2")}),
                   "weight 2: area \"classroom\" stands here twice; keep one of the rows"},
        BadWeights{"AnUnknownArea", equal_but(0, {"library", weight("0.2")}),
                   "weight 1: area \"library\" is not one of the programme's; write classroom, network, "
                   "dormitory, venue or identity"},
        BadWeights{"AMissingArea",
                   {equal.begin(), equal.begin() + 4},
                   "weights: area \"identity\" has none; give a weight for each of the five areas"}),
    [](const auto& test) { return test.param.name; });

TEST(StandardPosts, AreTwoInTheDormitoryAndThreeAtAVenue)
{
    const auto posts = standard_posts();
    EXPECT_EQ(std::ranges::count(posts, org::PostKind::venue_role, &org::Post::kind), 3);
    EXPECT_EQ(posts.size(), 5u);
}

}  // namespace
}  // namespace muster::programme::four_enters_test
