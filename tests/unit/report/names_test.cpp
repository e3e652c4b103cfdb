// Two people of one name are two people on a page, and nobody else's name grows.
#include "report/names.hpp"

#include <gtest/gtest.h>

namespace muster::report {
namespace {

org::Organisation organisation()
{
    org::OrganisationParts parts;
    parts.units = {{.code = "B", .level = org::UnitLevel::branch}};
    parts.classes = {{.code = "C1", .name = {"一班", "class 1"}}, {.code = "C2", .name = {"二班", "class 2"}}};
    const auto member = [&](const char* code, const char* name, ClassId study_class) {
        org::Member made{.code = code, .name = name};
        made.unit = UnitId(0);
        made.study_class = study_class;
        parts.members.push_back(std::move(made));
    };
    member("M1", "李华", ClassId(0));
    member("M2", "王芳", ClassId(0));
    member("M3", "王芳", ClassId(0));
    member("M4", "", ClassId());
    parts.students = {{.code = "S1", .name = "李华", .study_class = ClassId(1)}, {.code = "S2", .name = "赵云"}};
    return org::Organisation(std::move(parts));
}

TEST(Names, AreFollowedByTheClassOrElseTheCodeWhereTheyAreShared)
{
    const Names zh(organisation(), Language::zh);
    EXPECT_TRUE(zh.are_shared());
    EXPECT_EQ(zh.of(MemberId(0)), "李华（一班）");
    EXPECT_EQ(zh.of(StudentId(0)), "李华（二班）");
    EXPECT_EQ(zh.of(MemberId(1)), "王芳（M2）");
    EXPECT_EQ(zh.of(MemberId(2)), "王芳（M3）");
    EXPECT_EQ(Names(organisation(), Language::en).of(StudentId(0)), "李华 (class 2)");
}

TEST(Names, StandAloneWhereTheyAreNot)
{
    const Names names(organisation(), Language::en);
    EXPECT_EQ(names.of(StudentId(1)), "赵云");
    EXPECT_EQ(names.of(MemberId(3)), "M4");
    EXPECT_EQ(names.or_nothing(MemberId()), "–");
    EXPECT_FALSE(Names(org::Organisation(), Language::zh).are_shared());
}

}  // namespace
}  // namespace muster::report
