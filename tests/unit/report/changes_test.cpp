// A page says which version was made known, and what is otherwise since: who does not stand a shift, and who does.
#include "muster/report/html.hpp"
#include "unit/report/small_term.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::report::changes_test {
namespace {

using programme::Term;
using programme::TermParts;
using programme::ToldTurn;

bool has(const std::string& page, const std::string& part) { return page.find(part) != std::string::npos; }

ToldTurn told(const char* member, int day, int version = 1)
{
    return {.member = member,
            .post = "door",
            .day = monday + Days(day),
            .start = ClockTime(Minutes{8 * 60}),
            .length = Minutes{120},
            .version = version,
            .told = Day(2026, 9, 1) + Days(version)};
}

/// As the small term's roster has it.
TermParts as_told()
{
    TermParts parts = small_parts();
    for (const int day : {0, 2, 9})
        for (const char* member : {"M101", "M202"})
            parts.published.turns.push_back(told(member, day));
    parts.published.turns.push_back({.member = "M303",
                                     .post = "night",
                                     .day = monday + Days(3),
                                     .start = ClockTime(Minutes{22 * 60}),
                                     .length = Minutes{8 * 60},
                                     .told = Day(2026, 9, 2)});
    return parts;
}

std::string rows_of_changes(const std::string& page)
{
    const std::size_t begin = page.find("<tbody>", page.find("id=changes"));
    return page.substr(begin, page.find("</tbody>", begin) - begin);
}

TEST(Changes, AreNoneWhereThePlanIsStoodAsItWasTold)
{
    const std::string page = html(Term(as_told()));
    EXPECT_TRUE(has(page, "已公布：第 1 版 · 2026-09-02</p>"));
    EXPECT_TRUE(has(page, "Made known: version 1 · 2026-09-02</p>"));
    EXPECT_FALSE(has(page, "id=changes"));
}

TEST(Changes, SayNothingOfAPlanThatWasNeverTold)
{
    const std::string page = html(Term(small_parts()));
    EXPECT_FALSE(has(page, "已公布") || has(page, "id=changes"));
}

TEST(Changes, NameWhoWasCancelledAndWhoStandsTheShiftNow)
{
    TermParts parts = as_told();
    parts.published.turns[2] = told("M101", 2, 2);
    parts.published.turns.push_back(told("M303", 2, 2));
    parts.published.turns.back().is_cancelled = true;
    for (const Audience audience : {Audience::committee, Audience::members}) {
        const std::string page = html(Term(parts), {.audience = audience});
        EXPECT_TRUE(has(page, "已公布：第 2 版 · 2026-09-03；公布后变动 1 个班次"));
        EXPECT_EQ(rows_of_changes(page),
                  "<tbody><tr><td class=d>2026-09-09</td><td>早班 <span class=out>08:00–10:00</span></td>"
                  "<td>安然·2025</td><td>安然·2023、白杨</td><td>第 2 版 · 2026-09-03</td></tr>");
    }
}

TEST(Changes, KeepAShiftThatNobodyStandsAnyMore)
{
    TermParts parts = as_told();
    parts.published.turns.push_back(told("gone", 4, 3));
    parts.published.turns.back().is_cancelled = true;
    EXPECT_TRUE(has(rows_of_changes(html(Term(parts))), "<td>gone</td><td>–</td><td>第 3 版 · 2026-09-04</td>"));
}

TEST(Changes, TellWhatWasStoodOtherwiseThanItWasTold)
{
    TermParts parts = as_told();
    parts.published.turns[0].member = "M303";
    EXPECT_TRUE(has(rows_of_changes(html(Term(parts))),
                    "<td>安然·2025</td><td>安然·2023、白杨</td><td>实际到岗与公布不同</td>"));
    parts.published.turns.erase(parts.published.turns.begin());
    EXPECT_TRUE(
        has(rows_of_changes(html(Term(parts))), "<td>–</td><td>安然·2023、白杨</td><td>实际到岗与公布不同</td>"));
}

}  // namespace
}  // namespace muster::report::changes_test
