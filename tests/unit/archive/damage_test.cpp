// Every damage to an archive is found: cut anywhere, any bit flipped, anything added.
#include "kinds.hpp"

#include "muster/core/seed.hpp"

namespace muster::inline v0_2::archive::damage_test {
namespace {

// What loading says; empty where it loads. Anything but an ArchiveError fails the test.
template <class Value>
std::string fault_of(const std::string& bytes)
{
    try {
        static_cast<void>(from_bytes<Value>(bytes, {"test"}));
        return {};
    } catch (const ArchiveError& error) {
        EXPECT_EQ(error.place(), (Where{"test"}));
        EXPECT_FALSE(error.remedy().empty());
        return error.fault();
    }
}

// Of large archives (the term as text) every seventh cut and one bit of every byte will do.
bool is_large(const std::string& bytes) { return bytes.size() > 8000; }

template <class Value>
class Damage : public testing::Test {
};
TYPED_TEST_SUITE(Damage, Kinds, KindNames);

TYPED_TEST(Damage, ByTruncationIsFoundAtEveryByte)
{
    for (const Format format : formats) {
        const std::string whole = to_bytes(sample<TypeParam>(), format);
        const auto white_space_behind = format == Format::binary ? 0u : 1u;
        for (std::size_t length = 0; length + white_space_behind < whole.size(); length += is_large(whole) ? 7u : 1u)
            ASSERT_NE(fault_of<TypeParam>(whole.substr(0, length)), "") << name_of(format) << " cut to " << length;
    }
}

TYPED_TEST(Damage, ByAFlippedBitIsFoundAnywhere)
{
    for (const Format format : formats) {
        std::string bytes = to_bytes(sample<TypeParam>(), format);
        for (std::size_t at = 0; at < bytes.size(); ++at)
            for (int bit = is_large(bytes) ? static_cast<int>(at % 8) : 0; bit < 8; bit += is_large(bytes) ? 8 : 1) {
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
                ASSERT_NE(fault_of<TypeParam>(bytes), "") << name_of(format) << " byte " << at << " bit " << bit;
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
            }
    }
}

TYPED_TEST(Damage, ByOtherBytesIsFoundOrChangesNothing)
{
    Random random(Seed{20261124});
    const auto value = sample<TypeParam>();
    for (const Format format : formats) {
        const std::string whole = to_bytes(value, format);
        for (int round = 0; round < 500; ++round) {
            std::string bytes = whole;
            bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] = static_cast<char>(random.below(256));
            const bool is_found = !fault_of<TypeParam>(bytes).empty();
            ASSERT_TRUE(is_found || from_bytes<TypeParam>(bytes, {"test"}) == value)
                << name_of(format) << " round " << round;
        }
    }
}

TYPED_TEST(Damage, ByWhatFollowsTheEndIsFound)
{
    for (const Format format : formats)
        EXPECT_NE(fault_of<TypeParam>(to_bytes(sample<TypeParam>(), format) + "x"), "") << name_of(format);
}

struct Foreign {
    std::string name;
    std::string bytes;
    std::string message;
};

TEST(Damage, IsNamedWithItsPlaceAndTheRemedy)
{
    const std::string binary = to_bytes(sample<org::Organisation>(), Format::binary);
    const std::string json = to_bytes(sample<org::Organisation>(), Format::json);
    const std::string duties = to_bytes(sample<org::Responsibility>(), Format::binary);
    std::string newer = binary;
    newer[8] = 2;
    std::string flipped = binary;
    flipped.back() = static_cast<char>(flipped.back() ^ 1);
    std::string changed = json;
    changed.replace(changed.find("体育"), std::string("体育").size(), "音乐");
    const auto cut = binary.size() - 72 - 5;
    const std::vector<Foreign> table{
        {"nothing", "", "a.muster: it is empty; take a copy that is whole"},
        {"a picture", "\x89PNG\r\n", "a.muster: it is not a Muster archive; give a file that Muster saved"},
        {"a table", "code,name\n", "a.muster: it is not a Muster archive; give a file that Muster saved"},
        {"other JSON", "{\"a\": 1}", "a.muster: it is not a Muster archive; give a file that Muster saved"},
        {"a web page", "<html></html>", "a.muster: it is not a Muster archive; give a file that Muster saved"},
        {"half an envelope", binary.substr(0, 30), "a.muster: it ends within its envelope; take a copy that is whole"},
        {"half an archive", binary.substr(0, binary.size() - 5),
         "a.muster: it ends after " + std::to_string(cut) + " of " + std::to_string(cut + 5) +
             " bytes of content; take a copy that is whole"},
        {"a flipped bit", flipped, "a.muster: its checksum does not fit: it is damaged; take a copy that is whole"},
        {"a text changed by hand", changed,
         "a.muster: its checksum does not fit: it is damaged; take a copy that is whole; if you changed it yourself, "
         "write \"edited\" for its checksum"},
        {"an envelope to come", newer,
         "a.muster: it has an envelope of version 2, and versions up to 1 are known here; update Muster"},
        {"another kind", duties,
         "a.muster: it holds \"responsibility\", not \"organisation\"; load it as what it holds"},
    };
    for (const auto& [name, bytes, message] : table)
        try {
            static_cast<void>(from_bytes<org::Organisation>(bytes, {"a.muster"}));
            ADD_FAILURE() << name << " was accepted";
        } catch (const ArchiveError& error) {
            EXPECT_EQ(error.what(), message) << name;
        }
}

// The text with another checksum.
std::string edited(std::string text)
{
    const std::string mark = text.starts_with('{') ? "\"checksum\": \"" : "checksum=\"";
    const auto at = text.find(mark) + mark.size();
    return text.replace(at, text.find('"', at) - at, "edited");
}

TEST(Archive, ThatAPersonEditedLoadsWhereItSaysSo)
{
    for (const Format format : {Format::json, Format::xml}) {
        std::string text = to_bytes(sample<org::Organisation>(), format);
        text.replace(text.find("李四"), std::string("李四").size(), "王小五");
        EXPECT_NE(fault_of<org::Organisation>(text), "");
        EXPECT_EQ(from_bytes<org::Organisation>(edited(text), {"test"}).students().rows()[0].name, "王小五");
    }
}

TEST(Archive, PassesTheDoorOfItsTypeAgain)
{
    std::string text = edited(to_bytes(sample<org::Organisation>(), Format::json));
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        return fault_of<org::Organisation>(changed.replace(changed.find(from), from.size(), to));
    };
    EXPECT_EQ(with("\"unit\": 1", "\"unit\": 9"), "member \"M1\": its unit is row 9 of a list of 2");
    EXPECT_EQ(with("\"unit\": 1", "\"unit\": -2"), "content: it names row -2");
    EXPECT_EQ(with("2004-02-29", "2005-02-29"), "content: \"2005-02-29\" is not in the calendar");
    EXPECT_EQ(with("\"committee\"", "\"soviet\""),
              "content: it has the word \"soviet\" where one of committee, general_branch, branch, group belongs");
    EXPECT_EQ(with("0.123456", "1.5"), "member \"M1\": its level in \"力学\" is 1.5");
    EXPECT_EQ(with("\"cereal_class_version\": 1", "\"cereal_class_version\": 2"),
              "content: it has something of version 2, and versions up to 1 are known here");
    EXPECT_EQ(with("\"offices\"", "\"officers\""),
              "its content cannot be read: JSON Parsing failed - provided NVP (offices) not found");
}

}  // namespace
}  // namespace muster::archive::damage_test
