// Rows that are found by code, and ids that do not mix.
#include "muster/core/id.hpp"
#include "muster/core/table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace muster::inline v0_2::table_test {
namespace {

struct Row {
    std::string code;
    friend bool operator==(const Row&, const Row&) = default;
};
using Rows = Table<MemberId, Row>;

static_assert(!std::is_convertible_v<MemberId, ShiftId> && !std::is_constructible_v<MemberId, ShiftId>);
static_assert(!std::is_convertible_v<unsigned, MemberId> && !std::is_convertible_v<MemberId, unsigned>);

std::string refusal(std::vector<Row> rows)
{
    try {
        Rows("member", std::move(rows));
        return "accepted";
    } catch (const InvalidInput& error) {
        return error.what();
    }
}

TEST(Table, FindsEveryRowByItsCode)
{
    const Rows rows("member", {{"S1"}, {"S2"}, {"李"}});
    EXPECT_EQ(rows.find("李"), MemberId(2));
    EXPECT_EQ(rows[MemberId(1)].code, "S2");
    EXPECT_EQ(rows.find("S3"), std::nullopt);
    EXPECT_TRUE(rows.contains(MemberId(2)));
    EXPECT_FALSE(rows.contains(MemberId(3)));
    EXPECT_FALSE(rows.contains(MemberId()));
}

TEST(Table, NamesACodeThatIsMissingTwiceOrUnknown)
{
    EXPECT_EQ(refusal({{"S1"}, {""}}), "member 2: it has no code; give every member a code of its own");
    EXPECT_EQ(refusal({{"S1"}, {"S2"}, {"S1"}}), "member 3: member \"S1\" stands here twice; keep one of the rows");
    try {
        static_cast<void>(Rows("member", {{"S1"}}).id_of("S9", {"duty.csv", 14}));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "duty.csv:14: member \"S9\" is not in members; add it there or correct the id");
    }
}

TEST(Id, ThatIsNotSetNamesNothingAndSortsLast)
{
    EXPECT_FALSE(MemberId().is_set());
    EXPECT_TRUE(MemberId(0).is_set());
    EXPECT_LT(MemberId(4'000'000'000u), MemberId());
}

}  // namespace
}  // namespace muster::table_test
