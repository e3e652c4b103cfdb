// What an archive makes of a struct's list of fields, by version.
#include "archive/types/listed.hpp"

#include "archive/text_formats.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::archive::listed_test {
namespace {

struct Turn {
    std::string who = "nobody";
    int weight = 3;
    bool is_long = false;

    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("who", &Turn::who).needed(), field("weight", &Turn::weight).added_in(2),
                    field("is_long", &Turn::is_long).added_in(4));
    }
};

std::string written(Turn turn, std::uint32_t version)
{
    return text_of(Format::json, [&](TextOutput& archive) { exchange_fields(archive, turn, version); });
}

Turn read(const std::string& text, std::uint32_t version)
{
    Turn turn;
    read_text(text, Format::json, [&](TextInput& archive) { exchange_fields(archive, turn, version); });
    return turn;
}

TEST(Listed, FieldsThatAnOldArchiveDoesNotHaveStayAsTheStructHasThem)
{
    const Turn given{.who = "ann", .weight = 7, .is_long = true};
    for (const std::uint32_t version : {1U, 2U, 3U, 4U}) {
        SCOPED_TRACE(version);
        const std::string text = written(given, version);
        EXPECT_EQ(text.find("weight") != std::string::npos, version >= 2);
        EXPECT_EQ(text.find("is_long") != std::string::npos, version >= 4);
        const Turn back = read(text, version);
        EXPECT_EQ(back.who, "ann");
        EXPECT_EQ(back.weight, version >= 2 ? 7 : 3);
        EXPECT_EQ(back.is_long, version >= 4);
    }
}

TEST(Listed, TheVersionIsThatOfTheNewestField)
{
    constexpr std::uint32_t version = cereal::detail::Version<Turn>::version;
    EXPECT_EQ(version, 4U);
    EXPECT_NO_THROW(require_known<Turn>(4));
    EXPECT_THROW(require_known<Turn>(5), InvalidInput);
}

}  // namespace
}  // namespace muster::archive::listed_test
