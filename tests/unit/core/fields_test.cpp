#include "muster/core/fields.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::fields_test {
namespace {

struct Turn {
    std::string who;
    std::int64_t weight = 3;
    std::optional<int> distance{};

    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("who", &Turn::who).needed(), field("weight", &Turn::weight).within(0, 9),
                    field("distance", &Turn::distance).at_least(1).added_in(3));
    }
};

struct Unlisted {
    int number = 0;
};

TEST(Fields, AreSeenInTheOrderOfTheStructWithWhatIsAskedOfThem)
{
    std::vector<std::string> seen;
    each_field<Turn>([&](const auto& each) {
        seen.push_back(std::string(each.name) + (each.is_needed ? "!" : "") + " " + std::to_string(each.since));
    });
    EXPECT_EQ(seen, (std::vector<std::string>{"who! 1", "weight 1", "distance 3"}));
    Turn::fields([](const auto&, const auto& weight, const auto& distance) {
        EXPECT_EQ(weight.least, 0);
        EXPECT_EQ(weight.most, 9);
        EXPECT_EQ(distance.least, 1);
        EXPECT_EQ(distance.most, std::numeric_limits<std::int64_t>::max());
    });
}

TEST(Fields, LeadToTheValuesOfARecord)
{
    Turn turn{.who = "A"};
    Turn::fields([&](const auto&... each) { ((turn.*each.member = {}), ...); });
    EXPECT_EQ(turn.who, "");
    EXPECT_EQ(turn.weight, 0);
}

TEST(Fields, TheNewestOneGivesTheVersion)
{
    static_assert(latest_version<Turn>() == 3);
    static_assert(Listed<Turn> && !Listed<Unlisted>);
    EXPECT_EQ(latest_version<Turn>(), 3U);
}

}  // namespace
}  // namespace muster::fields_test
