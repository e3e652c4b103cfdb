// What was saved is loaded as it was, in every format, and the same value gives the same bytes.
#include "kinds.hpp"

#include "muster/archive/envelope.hpp"

#include <filesystem>

namespace muster::inline v0_2::archive::round_trip_test {
namespace {

template <class Value>
class RoundTrip : public testing::Test {
};
TYPED_TEST_SUITE(RoundTrip, Kinds, KindNames);

TYPED_TEST(RoundTrip, GivesTheSameValueAndTheSameBytes)
{
    for (const Format format : formats) {
        SCOPED_TRACE(name_of(format));
        const auto value = sample<TypeParam>();
        const std::string bytes = to_bytes(value, format);
        const auto loaded = from_bytes<TypeParam>(bytes, {"test"});
        EXPECT_TRUE(loaded == value);
        EXPECT_EQ(to_bytes(loaded, format), bytes);
    }
}

TYPED_TEST(RoundTrip, SaysInItsEnvelopeWhatItHolds)
{
    for (const Format format : formats) {
        const Envelope envelope = envelope_in(to_bytes(sample<TypeParam>(), format), {"test"});
        EXPECT_EQ(envelope.kind, kind_of<TypeParam>);
        EXPECT_EQ(envelope.format, format);
        EXPECT_EQ(envelope.version, 1u);
        EXPECT_EQ(envelope.checksum.size(), 32u);
    }
}

TEST(Format, IsToldByTheEnding)
{
    EXPECT_EQ(format_of("a/term.json"), Format::json);
    EXPECT_EQ(format_of("term.xml"), Format::xml);
    EXPECT_EQ(format_of("term.muster"), Format::binary);
    try {
        static_cast<void>(format_of("term.csv"));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "term.csv: its ending tells no format; end it in .json, .xml or .muster, or name a format");
    }
}

std::string refusal(const std::string& name, Format format)
{
    org::OrganisationParts parts;
    parts.units = {{.code = "B"}};
    parts.members = {{.code = "M", .name = name, .unit = UnitId(0)}};
    const org::Organisation value(std::move(parts));
    try {
        const std::string bytes = to_bytes(value, format);
        EXPECT_EQ(from_bytes<org::Organisation>(bytes, {"test"}), value);
        return "";
    } catch (const InvalidInput& error) {
        return error.what();
    }
}

TEST(Texts, AreKeptOrRefusedAndNeverChanged)
{
    for (const char* text :
         {"", " ", "\n", "\t x ", "\\u0000", "\\\\", "a\\", "\"", "]]>", "<!-- -->", "&amp;", "&#0;", "é😀"})
        for (const Format format : formats)
            EXPECT_EQ(refusal(text, format), "") << text << " in " << name_of(format);
    const std::string nul("a\0b", 3);
    for (const Format format : formats)
        EXPECT_EQ(refusal(nul, format), "archive: a text holds a NUL; take it out");
    EXPECT_EQ(refusal("\x0b", Format::json), "");
    EXPECT_EQ(refusal("\x0b", Format::xml),
              "archive: a text holds a control character that XML cannot say; take it out, or save as JSON or binary");
}

}  // namespace
}  // namespace muster::archive::round_trip_test
