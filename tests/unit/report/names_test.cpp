// Two people of one name are two people wherever they are named, and nobody else's name grows.
#include "muster/report/names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::report::names_test {
namespace {

using Strings = std::vector<std::string>;

org::OrganisationParts parts()
{
    org::OrganisationParts made;
    made.units = {{.code = "B", .level = org::UnitLevel::branch}};
    made.classes = {{.code = "C1", .cohort = 2023}, {.code = "C2", .cohort = 2024}};
    const auto member = [&](const char* code, const char* name, ClassId study_class) {
        org::Member one{.code = code, .name = name};
        one.unit = UnitId(0);
        one.study_class = study_class;
        made.members.push_back(std::move(one));
    };
    member("M101", "李华", ClassId(0));
    member("M102", "王芳", ClassId(0));
    member("M203", "王芳", ClassId(0));
    member("M4", "", ClassId());
    made.students = {{.code = "S1", .name = "李华", .study_class = ClassId(1)}, {.code = "S2", .name = "赵云"}};
    return made;
}

Names names_of(org::OrganisationParts parts) { return Names(org::Organisation(std::move(parts))); }

TEST(Names, HaveTheYearOfEntryBehindThemWhereTheyAreShared)
{
    const Names names = names_of(parts());
    EXPECT_TRUE(names.are_shared());
    EXPECT_EQ(names.of(MemberId(0)), "李华·2023");
    EXPECT_EQ(names.of(StudentId(0)), "李华·2024");
}

TEST(Names, HaveAsMuchOfTheCodeBehindThemAsItTakesWhereTheYearIsNoHelp)
{
    EXPECT_EQ(names_of(parts()).members(), (Strings{"李华·2023", "王芳·2", "王芳·3", "M4"}));
    auto alike = parts();
    alike.members[2].code = "M202";
    EXPECT_EQ(names_of(alike).of(MemberId(1)), "王芳·102");
    alike.members[2].study_class = ClassId();  // the year of one is not known
    EXPECT_EQ(names_of(alike).of(MemberId(2)), "王芳·202");
    alike.members[2].code = "02";  // the end of the other
    EXPECT_EQ(names_of(alike).of(MemberId(1)), "王芳·102");
    EXPECT_EQ(names_of(alike).of(MemberId(2)), "王芳·02");
    alike.members[2].cohort = 2022;
    EXPECT_EQ(names_of(alike).of(MemberId(2)), "王芳·2022");
}

TEST(Names, StandAloneWhereTheyAreNotShared)
{
    const Names names = names_of(parts());
    EXPECT_EQ(names.of(StudentId(1)), "赵云");
    EXPECT_EQ(names.of(MemberId(3)), "M4");
    EXPECT_EQ(names.or_nothing(MemberId()), "–");
    EXPECT_FALSE(Names(org::Organisation()).are_shared());
}

TEST(Names, OfAMemberAndAStudentOfOneCodeAreOfOnePerson)
{
    auto same = parts();
    same.students = {{.code = "M101", .name = "李华", .study_class = ClassId(1)}};
    EXPECT_EQ(names_of(same).of(MemberId(0)), "李华");
    EXPECT_EQ(names_of(same).students(), Strings{"李华"});
    same.students.push_back({.code = "S1", .name = "李华"});
    EXPECT_EQ(names_of(same).of(MemberId(0)), "李华·01");
    EXPECT_EQ(names_of(same).students(), (Strings{"李华·01", "李华·S1"}));
}

}  // namespace
}  // namespace muster::report::names_test
