// Grades by points and by quota, and every way of treating those who stand level at the cut.
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::grade_test {
namespace {

// Members m0, m1 ... whose totals are these, of the units given ("" for none).
class Class {
public:
    explicit Class(std::vector<const char*> totals, std::vector<std::string> unit_of = {}) : book({}, {})
    {
        for (std::size_t i = 0; i < totals.size(); ++i) {
            const std::string code = "m" + std::to_string(i);
            members.push_back({.code = code, .unit = i < unit_of.size() ? unit_of[i] : ""});
            book.add(code.c_str(), "work", totals[i]);
        }
        std::ranges::sort(unit_of);
        unit_of.erase(std::unique(unit_of.begin(), unit_of.end()), unit_of.end());
        for (const std::string& unit : unit_of)
            if (!unit.empty())
                units.push_back({.code = unit});
    }

    // Codes of grades in the order of the members; "-" for none.
    std::string grades(std::vector<Grade> grades, std::vector<org::Stage> ungraded = {})
    {
        SchemeParts parts =
            parts_of({{.code = "work", .area = "top", .rule = rule::Sum{}},
                      {.code = "key", .area = "top", .rule = rule::Sum{Points()}}});  // counts, and gives no points
        parts.grades = std::move(grades);
        parts.ungraded_stages = std::move(ungraded);
        made = evaluated(Scheme(parts), book.ledger, {.roll = Roll(members, units), .is_ranked = true});
        std::string codes;
        for (const MemberScore& score : made->members())
            codes += score.grade.is_set() ? made->scheme().grades()[score.grade].code : "-";
        return codes;
    }

    [[nodiscard]] GradeReason reason(std::uint32_t member) const { return made->of(MemberId(member)).reason; }

    Book book;
    std::vector<RollMember> members;
    std::vector<RollUnit> units;
    std::optional<Evaluation> made;
};

Grade by_points(const char* code, const char* from) { return {.code = code, .from = points(from)}; }
Grade by_quota(const char* code, const char* from, Quota quota)
{
    return {.code = code, .from = points(from), .quota = quota};
}
const Grade rest{.code = "C"};

TEST(Grade, BeginsExactlyAtItsPoints)
{
    Class members({"90", "89.999999", "60", "59.999999", "-5"});
    EXPECT_EQ(members.grades({by_points("A", "90"), by_points("B", "60"), rest}), "ABBCC");
    EXPECT_EQ(members.reason(1), GradeReason::by_points);
}

TEST(Quota, IsTheFloorOfItsShare)
{
    Class seven({"7", "6", "5", "4", "3", "2", "1"});
    EXPECT_EQ(seven.grades({by_quota("A", "0", {1, 3}), rest}), "AACCCCC") << "7 / 3 is 2";
    EXPECT_EQ(seven.grades({by_quota("A", "0", {3, 7}), rest}), "AAACCCC");
    EXPECT_EQ(seven.grades({by_quota("A", "0", {299999, 700000}), rest}), "AACCCCC") << "a hair below 3";
    EXPECT_EQ(seven.grades({by_quota("A", "0", {0, 1}), rest}), "CCCCCCC");
    EXPECT_EQ(seven.grades({by_quota("A", "0", {1, 1}), rest}), "AAAAAAA");
    EXPECT_EQ(seven.grades({by_quota("A", "6", {1, 1}), rest}), "AACCCCC") << "points as well";
    EXPECT_EQ(seven.reason(2), GradeReason::by_points);
}

TEST(Quota, CountsTheBetterGradesIn)
{
    Class ten({"10", "9", "8", "7", "6", "5", "4", "3", "2", "1"});
    EXPECT_EQ(ten.grades({by_quota("A", "8", {1, 5}), by_quota("B", "3", {1, 2}), rest}), "AABBBCCCCC");
    EXPECT_EQ(ten.reason(2), GradeReason::quota) << "8 points, and no room among A";
    EXPECT_EQ(ten.reason(3), GradeReason::by_points);
    EXPECT_EQ(ten.reason(5), GradeReason::quota);
    EXPECT_EQ(ten.reason(8), GradeReason::by_points);
}

TEST(Quota, TreatsThoseLevelAtTheCutAsItSays)
{
    Class six({"9", "8", "8", "8", "7", "6"});
    EXPECT_EQ(six.grades({by_quota("A", "0", {.numerator = 1, .denominator = 2, .ties = Ties::all_out}), rest}),
              "ACCCCC");
    EXPECT_EQ(six.grades({by_quota("A", "0", {.numerator = 1, .denominator = 2, .ties = Ties::all_in}), rest}),
              "AAAACC");
    EXPECT_EQ(six.grades({by_quota("A", "0", {.numerator = 2, .denominator = 3, .ties = Ties::all_out}), rest}),
              "AAAACC")
        << "they all fit";
    six.book.add("m2", "key", "5");
    const Quota by_key{.numerator = 1, .denominator = 2, .ties = Ties::by_key, .key = "key"};
    EXPECT_EQ(six.grades({by_quota("A", "0", by_key), rest}), "ACCCCC") << "a key without points separates nobody";
}

TEST(Quota, ParesTiesByAKey)
{
    Class six({"9", "8", "8", "8", "7", "6"});
    const Quota by_key{.numerator = 1, .denominator = 2, .ties = Ties::by_key, .key = "key"};
    SchemeParts parts{.code = "scheme",
                      .areas = {{.code = "top"},
                                {.code = "a", .parent = "top"},
                                {.code = "b", .parent = "top", .weight = weight("0")}},
                      .indicators = {{.code = "work", .area = "a", .rule = rule::Sum{}},
                                     {.code = "key", .area = "b", .rule = rule::Sum{}}},
                      .grades = {by_quota("A", "0", by_key), rest}};
    const auto grades = [&](const char* key) {
        parts.grades[0].quota->key = key;
        const Evaluation made = evaluated(Scheme(parts), six.book.ledger);
        std::string codes;
        for (const MemberScore& score : made.members())
            codes += made.scheme().grades()[score.grade].code;
        return codes;
    };
    for (const auto& [member, amount] : {std::pair{"m1", "1"}, {"m2", "5"}, {"m3", "3"}, {"m5", "99"}})
        six.book.add(member, "key", amount);
    EXPECT_EQ(grades("key"), "ACAACC") << "the key decides among those level, and only there";
    EXPECT_EQ(grades("b"), "ACAACC") << "an area may be the key";
    six.book.add("m1", "key", "2");
    EXPECT_EQ(grades("key"), "ACACCC") << "m1 and m3 are level in the key too: both out";
}

TEST(Quota, MayBeCountedUnitByUnit)
{
    Class two({"9", "8", "7", "6", "5", "4", "3"}, {"x", "x", "x", "x", "y", "y", "y"});
    EXPECT_EQ(two.grades({by_quota("A", "0", {.numerator = 1, .denominator = 2, .among = QuotaAmong::unit}), rest}),
              "AACCACC");
    EXPECT_EQ(two.grades({by_quota("A", "0", {.numerator = 1, .denominator = 2}), rest}), "AAACCCC");
}

TEST(Grade, IsNotGivenAtAnUngradedStageNorCountedInAQuota)
{
    Class six({"9", "8", "7", "6", "5", "4"});
    six.members[0].stage = org::Stage::applicant;
    six.members[1].stage = org::Stage::full;
    six.members[2].stage = org::Stage::applicant;
    EXPECT_EQ(six.grades({by_quota("A", "0", {1, 2}), rest}, {org::Stage::applicant}), "-A-ACC") << "2 of 4";
    EXPECT_EQ(six.reason(0), GradeReason::ungraded_stage);
    EXPECT_EQ(six.made->of(MemberId(0)).rank, 1u) << "ranked all the same";
    EXPECT_EQ(six.grades({}), "------");
    EXPECT_EQ(six.reason(1), GradeReason::no_grades);
}

TEST(Rank, IsSharedByEqualTotals)
{
    Class five({"5", "7", "7", "9", "7.000001"});
    five.grades({});
    std::vector<std::uint32_t> ranks;
    for (const MemberScore& score : five.made->members())
        ranks.push_back(score.rank);
    EXPECT_EQ(ranks, (std::vector<std::uint32_t>{5, 3, 3, 1, 2}));
    EXPECT_EQ(five.made->by_total(), (std::vector{MemberId(3), MemberId(4), MemberId(1), MemberId(2), MemberId(0)}));
    const Evaluation unranked =
        evaluate(scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}}), five.book.ledger);
    EXPECT_EQ(unranked.of(MemberId(3)).rank, 0u) << "ranking is a choice";
}

// Few totals, so that ties are common. The reference goes through the definition: whoever may have a grade and would
// still have it if all level with them did (all_out), or if they alone did (all_in), against the floor of the share.
TEST(Quota, AgreesWithItsDefinitionOnRandomClasses)
{
    Random random(Seed{5});
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const std::uint32_t size = random.below(9);
        std::vector<int> totals;
        std::vector<const char*> texts;
        for (std::uint32_t i = 0; i < size; ++i) {
            totals.push_back(static_cast<int>(random.below(4)));
            texts.push_back(std::array{"0", "1", "2", "3"}[static_cast<std::size_t>(totals.back())]);
        }
        const auto denominator = static_cast<std::int64_t>(random.below(5)) + 1;
        const auto numerator = static_cast<std::int64_t>(random.below(static_cast<std::uint32_t>(denominator) + 1));
        const bool all_in = random.below(2) == 0;
        const int from = static_cast<int>(random.below(3));
        std::string expected;
        for (const int own : totals) {
            const auto above = std::ranges::count_if(totals, [&](int other) { return other > own; });
            const auto level = std::ranges::count(totals, own);
            const auto room = static_cast<std::int64_t>(size) * numerator / denominator;
            const bool fits = all_in ? above < room : above + level <= room;
            expected += own >= from && fits ? 'A' : 'C';
        }
        Class members(texts);
        const Quota quota{
            .numerator = numerator, .denominator = denominator, .ties = all_in ? Ties::all_in : Ties::all_out};
        EXPECT_EQ(
            members.grades({by_quota("A", std::array{"0", "1", "2"}[static_cast<std::size_t>(from)], quota), rest}),
            expected);
    }
}

std::string refusal(Class& members, std::vector<Grade> grades)
{
    try {
        return members.grades(std::move(grades));
    } catch (const Error& error) {
        return error.what();
    }
}

TEST(Quota, RefusesTiesByName)
{
    Class six({"9", "8", "8", "8", "7", "6"});
    const Quota half{.numerator = 1, .denominator = 2, .ties = Ties::refuse};
    EXPECT_EQ(refusal(six, {by_quota("A", "0", half), rest}),
              "grade \"A\": 3 members with 8 points stand level at its cut, with room for 2: \"m1\", \"m2\", "
              "\"m3\"; decide between them, or let its quota say what becomes of ties");
    EXPECT_EQ(refusal(six, {by_quota("A", "0", {.numerator = 2, .denominator = 3, .ties = Ties::refuse}), rest}),
              "AAAACC");
    EXPECT_EQ(refusal(six, {by_quota("A", "0", {.numerator = 1, .denominator = 6, .ties = Ties::refuse}), rest}),
              "ACCCCC");
    EXPECT_EQ(refusal(six, {by_quota("A", "8.5", half), rest}), "ACCCCC") << "those level have not the points";
    Class units({"9", "8", "8", "7", "9", "9"}, {"u", "u", "u", "v", "v", "v"});
    EXPECT_EQ(
        refusal(units, {by_quota("A", "0",
                                 {.numerator = 2, .denominator = 3, .ties = Ties::refuse, .among = QuotaAmong::unit}),
                        rest}),
        "grade \"A\" in unit \"u\": 2 members with 8 points stand level at its cut, with room for 1: "
        "\"m1\", \"m2\"; decide between them, or let its quota say what becomes of ties");
}

// `m1+0.5` is above a cut by half a point, `m2-1` is short of it by one; `!` has the grade.
std::string in_short(const Cut& cut)
{
    std::string text = cut.grade + (cut.is_quota ? " quota" : "") + (cut.unit.empty() ? "" : " of " + cut.unit) + " " +
                       to_string(cut.at) + (cut.places ? " (" + std::to_string(*cut.places) + ")" : "") + ":";
    for (const auto& side : {cut.level, cut.above, cut.below})
        for (const NearCut& near : side)
            text +=
                " " + near.member +
                (near.short_of.is_negative() ? "+"
                 : near.short_of.is_zero()   ? ""
                                             : "-") +
                (near.short_of.is_zero() ? ""
                                         : to_string(near.short_of.is_negative() ? -near.short_of : near.short_of)) +
                (near.is_in ? "!" : "") + (near.is_barred ? "?" : "");
    return text;
}

std::vector<std::string> in_short(const std::vector<Cut>& cuts)
{
    std::vector<std::string> all;
    for (const Cut& cut : cuts)
        all.push_back(in_short(cut));
    return all;
}

TEST(Borderline, ListsThoseAtEveryCut)
{
    Class members({"90", "89.5", "88", "90.75", "60", "59.999999", "59", "20", "91.000001"});
    members.grades({by_points("A", "90"), by_points("B", "60"), rest});
    EXPECT_EQ(in_short(borderline(*members.made)),
              (std::vector<std::string>{"A 90: m0! m3+0.75! m1-0.5", "B 60: m4! m5-0.000001 m6-1"}));
    EXPECT_EQ(in_short(borderline(*members.made, points("0"))), (std::vector<std::string>{"A 90: m0!", "B 60: m4!"}));
    EXPECT_THROW(static_cast<void>(borderline(*members.made, points("-1"))), InvalidInput);
}

TEST(Borderline, ListsThoseAtTheLastPlaceOfAQuota)
{
    Class six({"9", "8", "8", "8", "7.5", "6"});
    const auto cuts_with = [&](Ties ties) {
        six.grades({by_quota("A", "0", {.numerator = 1, .denominator = 2, .ties = ties}), rest});
        return in_short(borderline(*six.made)).back();
    };
    EXPECT_EQ(cuts_with(Ties::all_out), "A quota 8 (3): m1 m2 m3 m0+1! m4-0.5");
    EXPECT_EQ(cuts_with(Ties::all_in), "A quota 8 (3): m1! m2! m3! m0+1! m4-0.5");
    six.grades({by_quota("A", "0", {.numerator = 1, .denominator = 1}), rest});
    EXPECT_EQ(in_short(borderline(*six.made)).size(), 1u) << "a quota for everybody cuts nobody off";
    Class units({"9", "8", "8", "7", "9", "9"}, {"u", "u", "u", "v", "v", "v"});
    units.grades({by_quota("A", "8.5", {.numerator = 1, .denominator = 3, .among = QuotaAmong::unit}), rest});
    EXPECT_EQ(in_short(borderline(*units.made)),
              (std::vector<std::string>{"A 8.5: m0+0.5! m4+0.5 m5+0.5 m1-0.5 m2-0.5", "A quota of v 9 (1): m4 m5"}));
}

TEST(Ranks, OfALevelAreAmongAllBelowIt)
{
    const Roll roll(
        {{.code = "m0", .unit = "one"},
         {.code = "m1", .unit = "two"},
         {.code = "m2", .unit = "one"},
         {.code = "m3", .unit = "all"},
         {.code = "m4", .unit = "far"},
         {.code = "m5"}},
        {{.code = "all"}, {.code = "one", .parent = "all"}, {.code = "two", .parent = "all"}, {.code = "far"}});
    Book book({}, {});
    for (const auto& [member, amount] :
         {std::pair{"m0", "5"}, {"m1", "7"}, {"m2", "6"}, {"m3", "7"}, {"m4", "1"}, {"m5", "9"}})
        book.add(member, "work", amount);
    const Evaluation made =
        evaluated(scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}}), book.ledger, {.roll = roll});
    using Ranks = std::vector<std::uint32_t>;
    EXPECT_EQ(made.ranks_in_level(0), (Ranks{3, 1, 2, 1, 1, 0}));
    EXPECT_EQ(made.ranks_in_level(1), (Ranks{2, 1, 1, 0, 0, 0}));
    EXPECT_EQ(made.ranks_in_level(2), (Ranks{0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(made.ranks_in_units(), (Ranks{2, 1, 1, 1, 1, 0}));
    EXPECT_EQ(made.ranks_in_level(0, 3), made.ranks_in_level(0));
}

}  // namespace
}  // namespace muster::evaluation::grade_test
