// What strangers may send: texts that are none, nesting without end, numbers and names that are something else.
#include "archive/text_formats.hpp"
#include "archive/types/containers.hpp"
#include "archive/xml_input.hpp"
#include "core/utf8.hpp"
#include "samples.hpp"

#include "muster/archive.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace muster::inline v0_2::archive::hostile_test {
namespace {

std::string repeated(std::size_t times, const std::string& text)
{
    std::string made;
    for (std::size_t time = 0; time < times; ++time)
        made += text;
    return made;
}

std::string by_hand(Format format, const std::string& content)
{
    if (format == Format::json)
        return "{\"muster\": \"organisation\", \"envelope\": 1, \"length\": 1, \"checksum\": \"edited\", "
               "\"content\": " +
               content + "\n}\n";
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<muster kind=\"organisation\" envelope=\"1\" length=\"1\" "
           "checksum=\"edited\">\n" +
           content + "\n</muster>\n";
}

std::string refusal_of(const std::string& bytes)
{
    try {
        static_cast<void>(from_bytes<org::Organisation>(bytes, {"a"}));
        return "";
    } catch (const ArchiveError& error) {
        EXPECT_TRUE(is_utf8(error.what()));
        return error.what();
    }
}

TEST(Hostile, AZeroThatItsParserMisreadsIsRefused)
{
    for (const std::string zero : {"0e-30", "-0e-300", "0.0E5", "0.000000000000000000000"})
        EXPECT_EQ(refusal_of(by_hand(Format::json, "{\"value\": [1, " + zero + "]}")),
                  "a: content: its 0 is written as \"" + zero + "\"; write 0");
    for (const std::string sound :
         {"0", "0.0", "-0.0", "0.5e-30", "10e-30", "1000000000000000000000", "\"0e-30\"", "0.0000000000000000000001"})
        EXPECT_EQ(refusal_of(by_hand(Format::json, "{\"value\": [1, " + sound + "]}")).find("its 0"), std::string::npos)
            << sound;
}

TEST(Hostile, NestingInWhateverSpellingIsRefused)
{
    const std::string deep = "a: content: it is nested more than 64 deep; give an archive that Muster saved";
    for (const char* begun : {"<a>", "<a b='/>'>", "<a b=\"'\" c='\"/>'>", "<a\t>", "<a b='&gt;/'>"})
        EXPECT_EQ(refusal_of(by_hand(Format::xml, repeated(100'000, begun))), deep) << begun;
    for (const char* begun : {"<a\">", "<a'>", "<a/b>", "<>", "<a b=/>"})
        EXPECT_NE(refusal_of(by_hand(Format::xml, repeated(100'000, begun))).find("it is no XML"), std::string::npos)
            << begun;
    for (const char* begun : {"[", "{\"a\":", "[\"\\\"]\",", "[{\"]\":"})
        EXPECT_EQ(refusal_of(by_hand(Format::json, repeated(100'000, begun))), deep) << begun;
}

TEST(Hostile, WhatXmlHasBesidesElementsIsRefused)
{
    const std::string refusal =
        "a: content: it holds a comment, a doctype, a CDATA section or an instruction; take these out";
    for (const char* content :
         {"<cereal><!-- --></cereal>", "<cereal><?a b?></cereal>", "<cereal><![CDATA[a]]></cereal>",
          "<!DOCTYPE cereal><cereal/>", "<!DOCTYPE a [<!ENTITY a \"b\">]><cereal>&a;</cereal>"})
        EXPECT_EQ(refusal_of(by_hand(Format::xml, content)), refusal) << content;
}

/// An organisation whose only member has a name.
std::string with_name(Format format, const std::string& name)
{
    org::OrganisationParts parts;
    parts.units = {{.code = "B"}};
    parts.members = {{.code = "M", .name = "NAME", .unit = UnitId(0)}};
    std::string bytes = to_bytes(org::Organisation(std::move(parts)), format);
    bytes.replace(bytes.find("NAME"), 4, name);
    const std::string mark = format == Format::json ? "\"checksum\": \"" : "checksum=\"";
    const auto at = bytes.find(mark) + mark.size();
    return bytes.replace(at, bytes.find('"', at) - at, "edited");
}

TEST(Hostile, TextsThatAreNoneAreRefusedInEveryForm)
{
    for (const char* text :
         {"\xff", "\xc3", "\xe4\xbd", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80"}) {
        for (const Format format : {Format::json, Format::xml})
            EXPECT_NE(refusal_of(with_name(format, text)), "") << name_of(format);
        std::string bytes;
        bytes += '\1';
        bytes += static_cast<char>(std::string(text).size());
        bytes += std::string(7, '\0') + text;
        BinaryInput archive(bytes);
        std::string read;
        EXPECT_THROW(archive(read), InvalidInput);
        std::string written;
        BinaryOutput output(written);
        EXPECT_THROW(output(std::string(text)), InvalidInput);
        for (const Format format : {Format::json, Format::xml})
            EXPECT_THROW((void)text_of(format, [&](TextOutput& out) { out(named("a", std::string(text))); }),
                         InvalidInput);
    }
    EXPECT_EQ(refusal_of(with_name(Format::json, "a\\u0000b")), "a: archive: a text holds a NUL; take it out");
    EXPECT_NE(refusal_of(with_name(Format::json, std::string("a\0b", 3))), "");
    EXPECT_NE(refusal_of(with_name(Format::xml, std::string("a\0b", 3))), "");
    EXPECT_NE(refusal_of(with_name(Format::xml, "a&#0;b")), "");
    EXPECT_NE(refusal_of(with_name(Format::json, "\\ud800")), "");
    EXPECT_EQ(refusal_of(with_name(Format::xml, "\xe4\xbd\xa0 &#x597D; &amp;")), "");
}

TEST(Hostile, ARefusalIsATextWhateverItQuotes)
{
    std::string kind = by_hand(Format::xml, "<cereal/>");
    kind.replace(kind.find("organisation"), 12, "\xff\xfe");
    EXPECT_EQ(refusal_of(kind), "a: it holds \"\\xff\\xfe\", not \"organisation\"; load it as what it holds");
    EXPECT_NE(refusal_of(by_hand(Format::xml, "<cereal><\xff/></cereal>")), "");
    EXPECT_NE(refusal_of(by_hand(Format::json, "{\"\xff\": 1}")), "");
    try {
        static_cast<void>(load<org::Organisation>("/nowhere/\xff.muster"));
        FAIL();
    } catch (const ArchiveError& error) {
        EXPECT_TRUE(is_utf8(error.what()));
    }
}

TEST(Hostile, OnlyRegularFilesAreReadAndReplaced)
{
    const auto folder = std::filesystem::temp_directory_path() / ("muster-hostile-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    const auto pipe = folder / "pipe.muster";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto value = sample<org::Organisation>();
    try {
        save(pipe, value);
        ADD_FAILURE();
    } catch (const ArchiveError& error) {
        EXPECT_EQ(error.fault(), "it is a device, a pipe or a socket");
    }
    try {
        static_cast<void>(load<org::Organisation>(pipe));
        ADD_FAILURE();
    } catch (const ArchiveError& error) {
        EXPECT_EQ(error.fault(), "it is not a file");
    }
    EXPECT_TRUE(std::filesystem::is_fifo(pipe));
    std::filesystem::create_symlink(pipe, folder / "link.muster");
    EXPECT_THROW(save(folder / "link.muster", value), ArchiveError);
    EXPECT_TRUE(std::filesystem::is_fifo(pipe));
    std::filesystem::remove_all(folder);
}

TEST(Hostile, ElementsOfXmlAreFoundByTheirNames)
{
    const auto read = [](const std::string& content, const char* name) {
        XmlInput input(content);
        std::int64_t value = 0;
        input.name_next(name);
        input.read(value);
        return value;
    };
    EXPECT_EQ(read("<c><a>1</a><b> 2\n</b></c>", "b"), 2);
    EXPECT_EQ(read("<c><a>1</a><b><a>5</a></b><d>-7</d></c>", "d"), -7);
    for (const char* content :
         {"<c><a>1</a></c>", "<c><b>1x</b></c>", "<c><b></b></c>", "<c><b>99999999999999999999</b></c>",
          "<c><b>1 2</b></c>", "<c/>", "<c><d><b>1</b></d></c>"})
        EXPECT_THROW((void)read(content, "b"), InvalidInput) << content;
}

TEST(Utf8, IsToldFromBytesByWhatUnicodeSays)
{
    // Every sequence of up to three bytes of which the first is not plain: by the code point that it would spell.
    for (std::uint32_t bytes = 0x80; bytes < 0x1000000; bytes += bytes < 0x10000 ? 1 : 251) {
        std::string text;
        for (int shift = bytes < 0x100 ? 0 : bytes < 0x10000 ? 8 : 16; shift >= 0; shift -= 8)
            text += static_cast<char>(bytes >> shift & 0xff);
        const auto byte = [&](std::size_t at) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
        };
        bool is_text = true;
        for (std::size_t at = 0; at < text.size() && is_text;) {
            const std::uint32_t first = byte(at);
            const std::size_t length = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : 9;
            is_text = at + length <= text.size();
            std::uint32_t point = length == 1 ? first : first & (length == 2 ? 0x1f : 0x0f);
            for (std::size_t next = 1; is_text && next < length; ++next) {
                is_text = byte(at + next) >> 6 == 2;
                point = point << 6 | (byte(at + next) & 0x3f);
            }
            is_text = is_text && (length == 1 || point >= (length == 2 ? 0x80U : 0x800U)) && point >> 11 != 27;
            at += length;
        }
        ASSERT_EQ(is_utf8(text), is_text) << bytes;
    }
    EXPECT_TRUE(is_utf8("\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf"));
    EXPECT_FALSE(is_utf8("\xf0\x8f\xbf\xbf"));
    EXPECT_EQ(as_utf8("a\xff\xe4\xbd\xa0\xe4\xbd"), "a\\xff\xe4\xbd\xa0\\xe4\\xbd");
    EXPECT_EQ(beginning_of("\xe4\xbd\xa0\xe4\xbd\xa0", 5), "\xe4\xbd\xa0");
}

}  // namespace
}  // namespace muster::archive::hostile_test
