// Faults are thrown together, in order, and a bad column does not fill the memory.
#include "muster/core/faults.hpp"

#include <gtest/gtest.h>

namespace muster::inline v0_2::faults_test {
namespace {

TEST(Faults, ThrowNothingWhereThereAreNone) { EXPECT_NO_THROW(Faults().throw_if_any()); }

TEST(Faults, OfOneAreThrownAsOne)
{
    Faults faults;
    faults.add({"a.csv", 3}, "it is odd", "make it even");
    try {
        faults.throw_if_any();
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "a.csv:3: it is odd; make it even");
        EXPECT_EQ(dynamic_cast<const InvalidInputs*>(&error), nullptr);
    }
}

TEST(Faults, OfSeveralAreThrownTogether)
{
    Faults faults;
    for (std::size_t line = 1; line <= 103; ++line)
        faults.add({"a.csv", line}, "it is odd", "make it even");
    EXPECT_EQ(faults.size(), 103u);
    try {
        faults.throw_if_any();
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_EQ(error.faults().size(), 100u);
        EXPECT_EQ(error.left_out(), 3u);
        const std::string text = error.what();
        EXPECT_TRUE(text.starts_with("a.csv:1: it is odd; make it even\na.csv:2: "));
        EXPECT_TRUE(text.ends_with("a.csv:100: it is odd; make it even\nand 3 more"));
        EXPECT_EQ(error.place(), (Where{"a.csv", 1}));
    }
}

}  // namespace
}  // namespace muster::faults_test
