// A member's page: what is in it, and that nothing of anybody else is.
#include "muster/core/error.hpp"
#include "muster/report/html_member.hpp"
#include "report/others_named.hpp"
#include "unit/report/small_term.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::report::member_page_test {
namespace {

using programme::Term;
using programme::TermParts;

const MemberId ann(0);
const MemberId bob(1);

bool has(const std::string& page, const std::string& part) { return page.find(part) != std::string::npos; }

TermParts with_hours(const std::vector<std::string>& of_each)
{
    TermParts parts = small_parts();
    parts.evaluation = hours(of_each);
    parts.ledger = parts.evaluation->ledger();
    return parts;
}

TEST(MemberPage, HoldsOwnPointsAndIsTheSameWhateverOthersDid)
{
    const std::string page = member_page(Term(small_parts()), ann);
    EXPECT_TRUE(has(page, "41.17"));
    EXPECT_FALSE(has(page, "52.29") || has(page, "63.31") || has(page, "M202") || has(page, "M303"));
    EXPECT_EQ(page, member_page(Term(with_hours({"41.17", "7", "99"})), ann));
    EXPECT_NE(page, member_page(Term(with_hours({"41.18", "52.29", "63.31"})), ann));
}

TEST(MemberPage, NamesWhoStandsThereTooAndNobodyElse)
{
    EXPECT_TRUE(has(member_page(Term(small_parts()), ann), "同班：白杨"));
    const std::string alone = member_page(Term(small_parts()), MemberId(2));
    EXPECT_FALSE(has(alone, "白杨") || has(alone, "同班："));
    EXPECT_TRUE(has(alone, "22:00–次日06:00"));
}

TEST(MemberPage, NamesPairsFromBothSidesAndWhy)
{
    TermParts parts = small_parts();
    org::OrganisationParts rows = parts.organisation.parts();
    rows.students.push_back({.code = "M303", .name = "安然"});
    parts.organisation = org::Organisation(rows);
    const std::vector<pairing::Candidate> candidates{{MenteeId(0), MentorId(0), 5}, {MenteeId(1), MentorId(1), 5}};
    const pairing::Problem problem(std::vector<pairing::Capacity>(2, {.minimum = 0, .maximum = 1}), 2, candidates);
    const pairing::Fit fit({{.code = "M101", .year = 3}, {.code = "M202", .year = 4}},
                           {{.code = "T901", .year = 2}, {.code = "M303", .year = 2}});
    parts.pairing = programme::TermPairing{fit, problem, pairing::optimal(problem)};
    const Term term(parts);
    const std::string helper = member_page(term, ann);
    EXPECT_TRUE(has(helper, "我的帮扶对象</h2><h3>田野</h3>") && has(helper, "高1个年级"));
    EXPECT_FALSE(has(helper, "高2个年级"));
    const std::string helped = member_page(term, MemberId(2));
    EXPECT_TRUE(has(helped, "我的帮扶人</h2><h3>白杨</h3>") && has(helped, "高2个年级"));
    EXPECT_FALSE(has(helped, "田野") || has(helped, "M202"));
}

TEST(MemberPage, PartsTurnsByTheDayGiven)
{
    const auto lead = [](Day today, const char* words) {
        return has(member_page(Term(small_parts()), bob, {.today = today}), words);
    };
    EXPECT_TRUE(lead(monday, "还有 3 次，已过 0 次。"));
    EXPECT_TRUE(lead(monday + Days(1), "还有 2 次，已过 1 次。"));
    EXPECT_TRUE(lead(monday + Days(9), "还有 1 次，已过 2 次。"));
    EXPECT_TRUE(lead(monday + Days(10), "还有 0 次，已过 3 次。"));
    EXPECT_TRUE(has(member_page(Term(small_parts()), bob), "还有 3 次"));
}

TEST(MemberPage, TellsWhatIsCancelledApartFromWhatIsStood)
{
    TermParts parts = small_parts();
    parts.published.turns = {
        {.member = "M202", .post = "door", .day = monday + Days(4), .told = monday, .is_cancelled = true}};
    const std::string page = member_page(Term(parts), bob);
    EXPECT_TRUE(has(page, "还有 3 次，已过 0 次。") && has(page, "已取消，不必到岗"));
    EXPECT_FALSE(has(member_page(Term(parts), ann), "已取消"));
    EXPECT_FALSE(has(member_page(Term(parts), bob, {.today = monday + Days(5)}), "已取消"));
}

TEST(MemberPage, LeavesOutWordsThatNameOthers)
{
    TermParts parts = small_parts();
    org::OrganisationParts rows = parts.organisation.parts();
    rows.posts = {{.code = "post", .name = {"岗", "post"}}};
    parts.organisation = org::Organisation(rows);
    parts.management.duties = {{.code = "d1",
                                .name = {"与白杨一起管理台账", "keep the ledger with M202"},
                                .unit = UnitId(0),
                                .post = PostId(0),
                                .accountable = MemberId(2)},
                               {.code = "d2",
                                .name = {"管理钥匙", "keep the keys"},
                                .unit = UnitId(0),
                                .post = PostId(0),
                                .accountable = MemberId(2)}};
    const Term term(parts);
    const std::string page = member_page(term, MemberId(2));
    EXPECT_TRUE(has(page, "管理钥匙") && has(page, "（涉及他人，不显示）"));
    EXPECT_FALSE(has(page, "管理台账"));
    EXPECT_FALSE(has(member_page(term, MemberId(2), {.language = Language::en}), "M202"));
    EXPECT_FALSE(has(member_page(term, ann), "管理钥匙"));
}

TEST(MemberPage, TellsWhoLeavesWhatIsToBeHandedOver)
{
    TermParts parts = small_parts();
    org::OrganisationParts rows = parts.organisation.parts();
    rows.members[1].development.leaves_on = monday + Days(9);
    rows.offices = {{.code = "o1",
                     .kind = org::OfficeKind::publicity,
                     .unit = UnitId(0),
                     .holder = bob,
                     .term = Period(monday, monday + Days(300))}};
    parts.organisation = org::Organisation(rows);
    const std::string page = member_page(Term(parts), bob);
    EXPECT_TRUE(has(page, "离开日期：2026年9月16日") && has(page, "职务：第一支部 · 宣传委员"));
    EXPECT_TRUE(has(page, "离开之日及以后的值班：1"));
    EXPECT_FALSE(has(member_page(Term(parts), ann), "id=leaving"));
}

TEST(MemberPage, NeedsNoPartButTheOrganisation)
{
    const Term term({.period = Period(monday, monday), .branch = UnitId(0), .organisation = three_members()});
    const std::string page = member_page(term, ann, {.language = Language::en});
    EXPECT_TRUE(has(page, "Now applicant (since 1 Mar 2026). Next: activist"));
    EXPECT_FALSE(has(page, "id=turns") || has(page, "id=points") || has(page, "id=mentees"));
}

TEST(MemberPage, LinksToACalendarBesideItAndNowhereElse)
{
    const auto page = [](std::string address) {
        return member_page(Term(small_parts()), ann, {.calendar = std::move(address)});
    };
    EXPECT_TRUE(has(page("../duty/M101.ics"), "<a class=go href=\"../duty/M101.ics\">"));
    EXPECT_TRUE(has(page("a\"b.ics"), "href=\"a&quot;b.ics\""));
    EXPECT_FALSE(has(page(""), "<a "));
    for (const char* address :
         {"https://elsewhere/a.ics", "javascript:alert(1)", "//elsewhere/a.ics", "/root.ics", "\\\\elsewhere\\a.ics"}) {
        try {
            page(address);
            ADD_FAILURE() << address << " was accepted";
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), "calendar: \"" + std::string(address) +
                                        "\" is no relative address; give the way there from the page, as in "
                                        "calendars/S1.ics");
        }
    }
}

TEST(MemberPage, RefusesStrangersAndDaysThatAreNone)
{
    EXPECT_THROW(static_cast<void>(member_page(Term(small_parts()), MemberId(3))), InvalidInput);
    EXPECT_THROW(static_cast<void>(member_page(Term(small_parts()), ann, {.today = Day()})), InvalidInput);
}

TEST(Others, AreFoundAsWordsOfTheirOwn)
{
    org::OrganisationParts rows = three_members().parts();
    rows.members[1].name = "Li Na";
    rows.students[0].code = "42";
    const org::Organisation organisation(rows);
    const Others others(organisation, ann);
    for (const char* text : {"with Li Na", "M202", "（M202）", "和田野一起", "因M303请假"})
        EXPECT_TRUE(others.are_named_in(text)) << text;
    for (const char* text : {"", "安然", "M101", "M2022", "XM202", "Li Nan", "theme day 42"})
        EXPECT_FALSE(others.are_named_in(text)) << text;
}

}  // namespace
}  // namespace muster::report::member_page_test
