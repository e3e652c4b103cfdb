// What holds for every rule of the list: its fields are all listed, its name is its own, it goes through door, digest
// and archive unchanged, and it can be told in words.
#include "evaluation/rule/questions.hpp"
#include "muster/archive.hpp"
#include "unit/evaluation/drawn_rules.hpp"
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <exception>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace muster::inline v0_2::evaluation::rule_list_test {
namespace {

template <class List>
struct AsTypes;
template <class... Each>
struct AsTypes<std::variant<Each...>> {
    using Types = testing::Types<Each...>;
    using Parts = testing::Types<Each..., rule::Band, rule::Knot, rule::AwardEntry, rule::Cap, rule::OncePerEvent,
                                 rule::Decay, rule::AgeShare, Rise, rule::Exclusive, rule::Winsorise, Indicator, Area,
                                 Quota, Grade, SchemeParts, RollMember, RollUnit>;
};

struct Names {
    template <class Type>
    static std::string GetName(int)
    {
        const std::string name = testing::internal::GetTypeName<Type>();
        return name.substr(name.rfind(':') + 1);
    }
};

// ---- lists of fields

struct Anything {
    template <class Value>
    operator Value() const  // NOLINT: stands for any member
    {
        std::terminate();  // and is never asked for one
    }
};

template <class Record, class... Some>
constexpr std::size_t members_of()
{
    if constexpr (requires { Record{Some()..., Anything()}; })
        return members_of<Record, Some..., Anything>();
    else
        return sizeof...(Some);
}

template <class Record>
class FieldsOf : public testing::Test {
};
TYPED_TEST_SUITE(FieldsOf, AsTypes<Rule>::Parts, Names);

TYPED_TEST(FieldsOf, AreAllListedInTheOrderOfTheStruct)
{
    std::vector<const std::byte*> places;
    std::set<std::string> names;
    const TypeParam record{};
    each_field<TypeParam>([&](const auto& each) {
        places.push_back(reinterpret_cast<const std::byte*>(&(record.*each.member)));
        names.insert(each.name);
    });
    EXPECT_EQ(places.size(), members_of<TypeParam>());
    EXPECT_EQ(names.size(), places.size());
    EXPECT_TRUE(std::ranges::is_sorted(places));
}

// ---- rules

template <class OfRule>
class RuleOfTheList : public testing::Test {
protected:
    static SchemeParts scheme_with(OfRule rule)
    {
        SchemeParts parts = parts_of({{.code = "one", .area = "top", .rule = std::move(rule)},
                                      {.code = "two", .area = "top", .rule = rule::Count{}},
                                      {.code = "three", .area = "top", .rule = rule::Count{}}});
        parts.grades = {{.code = "A", .from = points("5")}, {.code = "B"}};
        return parts;
    }
    OfRule drawn()
    {
        const std::string other = dice_.heads() ? "two" : "three";
        return DrawnRules{dice_, other, dice_.heads() ? "A" : "B"}.draw(std::type_identity<OfRule>());
    }

private:
    Dice dice_{7};
};
TYPED_TEST_SUITE(RuleOfTheList, AsTypes<Rule>::Types, Names);

TYPED_TEST(RuleOfTheList, IsCalledAfterItsType)
{
    std::string name = Names::GetName<TypeParam>(0);
    for (std::size_t at = name.size(); at-- > 0;)
        if (std::isupper(static_cast<unsigned char>(name[at])) != 0) {
            name[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[at])));
            if (at > 0)
                name.insert(at, "_");
        }
    EXPECT_EQ(name, TypeParam::name);
}

TYPED_TEST(RuleOfTheList, GoesThroughDoorAndArchiveUnchanged)
{
    for (int round = 0; round < 20; ++round) {
        const Scheme scheme(TestFixture::scheme_with(TestFixture::drawn()));
        for (const auto format : {archive::Format::json, archive::Format::xml, archive::Format::binary}) {
            const Scheme loaded = archive::from_bytes<Scheme>(archive::to_bytes(scheme, format), {"test"});
            EXPECT_EQ(loaded, scheme);
            EXPECT_EQ(loaded.digest(), scheme.digest());
        }
    }
}

TYPED_TEST(RuleOfTheList, ChangesTheDigestWithEachOfItsFields)
{
    std::set<std::string> changed;
    for (int round = 0; round < 100; ++round) {
        const TypeParam rule = TestFixture::drawn();
        const TypeParam other = TestFixture::drawn();
        each_field<TypeParam>([&](const auto& each) {
            TypeParam mixed = rule;
            mixed.*each.member = other.*each.member;
            if (mixed == rule)
                return;
            changed.insert(each.name);
            EXPECT_NE(canonical_text(TestFixture::scheme_with(mixed)), canonical_text(TestFixture::scheme_with(rule)))
                << each.name;
        });
    }
    each_field<TypeParam>([&](const auto& each) { EXPECT_TRUE(changed.contains(each.name)) << each.name; });
}

TYPED_TEST(RuleOfTheList, IsToldInBothLanguages)
{
    const Label told = rule::Questions<TypeParam>::in_words(TestFixture::drawn());
    EXPECT_NE(told.zh, "");
    EXPECT_NE(told.en, "");
    EXPECT_NE(told.zh, told.en);
}

}  // namespace
}  // namespace muster::evaluation::rule_list_test
