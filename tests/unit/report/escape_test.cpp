// What people type stays text wherever it is shown.
#include "muster/report/escape.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::report::escape_test {
namespace {

TEST(HtmlEscaped, LeavesNoWayOutOfTextOrAttribute)
{
    EXPECT_EQ(html_escaped("<script>alert(\"x\" & 'y')</script>"),
              "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
    EXPECT_EQ(html_escaped(std::string_view("a\0b\x1b", 4)), "a\xEF\xBF\xBD"
                                                             "b\xEF\xBF\xBD");
    EXPECT_EQ(html_escaped("李华\n第二支部"), "李华\n第二支部");
    EXPECT_EQ(html_escaped("a\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD\xEF\xBC\x9D"),
              "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBC\x9D");
}

TEST(CellEscaped, StopsFormulasAndLeavesNumbers)
{
    for (const char* formula :
         {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-", "+.5.5", "＝1+1", "＋1", "－A1", "＠A1"})
        EXPECT_EQ(cell_escaped(formula), "'" + std::string(formula)) << formula;
    for (const char* plain : {"-5", "+8.25", "12", "Li", "", "a=b"})
        EXPECT_EQ(cell_escaped(plain), plain) << plain;
}

TEST(CsvEscaped, QuotesWhatWouldEndTheField)
{
    EXPECT_EQ(csv_escaped("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_escaped("say \"hi\""), "\"say \"\"hi\"\"\"");
    EXPECT_EQ(csv_escaped("=1,2"), "\"'=1,2\"");
}

TEST(IcalendarEscaped, KeepsAValueOnItsLine)
{
    EXPECT_EQ(icalendar_escaped("a;b,c\\d\r\nEND:VEVENT\nX\rY"), "a\\;b\\,c\\\\d\\nEND:VEVENT\\nX\\nY");
    EXPECT_EQ(icalendar_escaped(std::string_view("a\0b", 3)), "ab");
    EXPECT_EQ(icalendar_escaped("a\tb"), "a\tb");
    EXPECT_EQ(icalendar_escaped("a\u0085b\u2028c\u2029d\u2027e"), "a\\nb\\nc\\nd\u2027e");
}

TEST(IcalendarLine, FoldsAt75OctetsAndCutsNoCharacter)
{
    for (std::size_t letters = 0; letters < 120; ++letters)
        for (const std::string& tail : {std::string("值班"), std::string("xx"), std::string("😀😀")}) {
            std::string line(letters, 'a');
            for (int i = 0; i < 30; ++i)
                line += tail;
            const std::string folded = icalendar_line(line);
            std::string unfolded;
            std::size_t begin = 0;
            while (begin < folded.size()) {
                const std::size_t end = folded.find("\r\n", begin);
                const std::string part = folded.substr(begin, end - begin);
                ASSERT_LE(part.size(), 75u);
                const std::string content = begin == 0 ? part : part.substr(1);
                ASSERT_FALSE((static_cast<unsigned char>(content.front()) & 0xC0) == 0x80);
                unfolded += content;
                begin = end + 2;
            }
            ASSERT_EQ(unfolded, line);
        }
}

}  // namespace
}  // namespace muster::report::escape_test
