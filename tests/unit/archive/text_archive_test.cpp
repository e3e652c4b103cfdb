// Numbers in JSON and XML are held against the type that takes them.
#include "archive/text_formats.hpp"

#include "archive/types/containers.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace muster::inline v0_2::archive::text_archive_test {
namespace {

std::string written(Format format, std::int64_t number)
{
    return text_of(format, [&](TextOutput& archive) { archive(named("value", number)); });
}

template <class Number>
Number read_back(Format format, std::int64_t number)
{
    Number value{};
    read_text(written(format, number), format, [&](TextInput& archive) { archive(named("value", value)); });
    return value;
}

template <class Number>
void expect_limits(Format format)
{
    const std::int64_t least = std::numeric_limits<Number>::min();
    const std::int64_t most = std::numeric_limits<Number>::max();
    EXPECT_EQ(std::int64_t{read_back<Number>(format, least)}, least);
    EXPECT_EQ(std::int64_t{read_back<Number>(format, most)}, most);
    EXPECT_THROW(read_back<Number>(format, most + 1), InvalidInput);
    if (least < 0) {
        EXPECT_THROW(read_back<Number>(format, least - 1), InvalidInput);
    }
}

TEST(TextArchive, RefusesANumberThatItsTypeCannotHold)
{
    for (const Format format : {Format::json, Format::xml}) {
        SCOPED_TRACE(format == Format::json ? "json" : "xml");
        expect_limits<std::uint8_t>(format);
        expect_limits<std::uint16_t>(format);
        expect_limits<std::uint32_t>(format);
        expect_limits<std::int8_t>(format);
        expect_limits<std::int32_t>(format);
    }
}

}  // namespace
}  // namespace muster::archive::text_archive_test
