// A branch's own scheme from a file.
#include "muster/archive/scheme_document.hpp"

#include "muster/core/error.hpp"
#include "muster/evaluation/document.hpp"
#include "muster/programme/schemes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace muster::inline v0_2::archive::scheme_document_test {
namespace {

TEST(SchemeFile, IsReadAsItIsWritten)
{
    const auto path = std::filesystem::path(testing::TempDir()) / "own.json";
    const evaluation::SchemeParts& parts = programme::built_in_scheme("three_raters");
    std::ofstream(path) << evaluation::write_scheme(parts);
    EXPECT_EQ(load_scheme(path), parts);

    std::ofstream(path) << "{\n\"version\": 1}";
    try {
        static_cast<void>(load_scheme(path));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "own.json:2: \"version\" is a number; give a text, in quotation marks\n"
                                   "own.json:1: it has no \"code\"; add it");
    }
    std::filesystem::remove(path);
    EXPECT_THROW(static_cast<void>(load_scheme(path)), Error);
}

}  // namespace
}  // namespace muster::archive::scheme_document_test
