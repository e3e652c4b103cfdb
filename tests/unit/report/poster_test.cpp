// The poster of a week: who stands on it, how they are told apart, how large they are.
#include "muster/core/error.hpp"
#include "muster/report/poster.hpp"
#include "report/poster_layout.hpp"
#include "unit/report/small_term.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::report::poster_test {
namespace {

using programme::Term;

bool has(const std::string& page, const std::string& part) { return page.find(part) != std::string::npos; }

std::size_t times(const std::string& page, const std::string& part)
{
    std::size_t found = 0;
    for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1))
        ++found;
    return found;
}

TEST(Poster, NamesPostsTimesDaysAndWhoIsThere)
{
    const std::string sheet = poster(Term(small_parts()), 1, {.version = 2, .published = Day(2026, 9, 1)});
    for (const char* part : {"第一支部 值班表", "秋季学期 · 第 1 周", "9月7日至9月13日", "第 2 版 · 2026年9月1日 公布",
                             "门岗<span><b>早班</b> <b>08:00–10:00</b>", "夜班<span><b>22:00–次日06:00</b>",
                             "周一<span>9月7日</span>", "<i>白杨</i>"})
        EXPECT_TRUE(has(sheet, part)) << part;
    const std::string english = poster(Term(small_parts()), 1, {.language = Language::en, .version = 2});
    for (const char* part : {"First branch – duty roster", "Autumn term · week 1", "7 Sep – 13 Sep", "version 2",
                             "Door<span><b>Early</b> <b>08:00–10:00</b>", "Night<span><b>22:00–06:00 next day</b>",
                             "Mon<span>7 Sep</span>"})
        EXPECT_TRUE(has(english, part)) << part;
    EXPECT_FALSE(has(english, "published"));
}

TEST(Poster, HasTheVersionThatWasMadeKnown)
{
    auto parts = small_parts();
    parts.published.turns = {{.member = "M202", .post = "door", .day = monday, .version = 4, .told = Day(2026, 9, 5)}};
    EXPECT_TRUE(has(poster(Term(parts), 1), "第 4 版 · 2026年9月5日 公布"));
    EXPECT_TRUE(has(poster(Term(parts), 1, {.version = 5}), "第 5 版"));
    EXPECT_FALSE(has(poster(Term(small_parts()), 1), " 版"));
}

TEST(Poster, LeavesALineForWhoIsWantingAndDropsWhatIsNotStood)
{
    const Term term(small_parts());
    EXPECT_EQ(times(poster(term, 1), "<i class=free>"), 1u);  // on Tuesday
    EXPECT_FALSE(has(poster(term, 2), "夜班"));
    EXPECT_EQ(times(poster(term, 2), "<th scope=col"), 6u);  // the roster ends on a Friday
}

TEST(Poster, TellsMembersOfOneNameApart)
{
    const std::string sheet = poster(Term(small_parts()), 1);
    EXPECT_TRUE(has(sheet, "<i>安然·2023</i>") && has(sheet, "<i>安然·2025</i>"));
}

TEST(Poster, OfADayIsThatOfItsWeekAndAllWeeksAreASheetEach)
{
    const Term term(small_parts());
    EXPECT_EQ(poster(term, monday + Days(6)), poster(term, 1));
    EXPECT_EQ(poster(term, monday + Days(7)), poster(term, 2));
    EXPECT_EQ(times(posters(term), "<section class=sheet>"), 2u);
    EXPECT_EQ(posters(term), posters(Term(small_parts())));
}

std::vector<PosterRow> rows_of(std::size_t rows, std::size_t people)
{
    const std::vector<std::string> names(people, "欧阳白");
    return std::vector<PosterRow>(rows, {.name = "服务示范岗", .more = {"21:20–22:00"}, .cells = {7, names}});
}

TEST(PosterLetters, AreReadFromTwoMetresAlsoInAFullWeek)
{
    EXPECT_GE(letters_of_poster(rows_of(12, 2)).names, 5.0);
    EXPECT_GE(letters_of_poster(rows_of(12, 1)).names, 6.0);
    EXPECT_GE(letters_of_poster(rows_of(4, 3)).names, 9.0);
    EXPECT_GE(letters_of_poster(rows_of(12, 2)).heads, 4.5);
}

TEST(PosterLetters, GrowNoLargerThanTheLongestNameAllows)
{
    auto rows = rows_of(2, 1);
    rows[1].cells[3] = {"阿卜杜热合曼"};
    const double letters = letters_of_poster(rows).names;
    EXPECT_LE(letters * ems_of("阿卜杜热合曼"), PosterSheet::width / 7);
    EXPECT_LT(letters, letters_of_poster(rows_of(2, 1)).names);
    EXPECT_GE(letters, PosterSheet::smallest_whole);
}

TEST(PosterLetters, AreSmallerWhereANameIsLongerThanItsColumn)
{
    auto rows = rows_of(1, 1);
    rows[0].cells[3] = {"买买提·阿卜杜热西提江·吾买尔艾山"};
    rows[0].cells[4] = {"Maximiliana von und zu Hohenlohe-Waldenburg-Schillingsfürst"};
    const double letters = letters_of_poster(rows).names;
    EXPECT_GE(letters, PosterSheet::smallest);
    EXPECT_LE(letters, 7.5);  // of eleven lines it would leave the sheet
}

struct Refused {
    std::string name;
    std::function<void()> ask;
    std::string message;
};

TEST(Poster, SaysWhatThereIsNot)
{
    auto parts = small_parts();
    parts.roster.reset();
    const Term none(parts);
    const Term term(small_parts());
    const std::vector<Refused> cases{
        {"no roster", [&] { static_cast<void>(posters(none)); },
         "term: it has no roster; plan its duty before a poster is made of it"},
        {"week 0", [&] { static_cast<void>(poster(term, 0)); }, "week: the roster has no week 0; give one from 1 to 2"},
        {"week 3", [&] { static_cast<void>(poster(term, 3)); }, "week: the roster has no week 3; give one from 1 to 2"},
        {"day before", [&] { static_cast<void>(poster(term, monday - Days(1))); },
         "day: 2026-09-06 is not in the roster; give a day from 2026-09-07 to 2026-09-18"},
        {"no day", [&] { static_cast<void>(poster(term, Day())); },
         "day: its day is not a calendar day; give a day such as 2026-09-07"}};
    for (const Refused& each : cases) {
        try {
            each.ask();
            ADD_FAILURE() << each.name << " was accepted";
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), each.message) << each.name;
        }
    }
}

}  // namespace
}  // namespace muster::report::poster_test
