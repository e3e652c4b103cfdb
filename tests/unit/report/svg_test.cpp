// A drawing is taken into a page with its shapes and words, and with nothing that could do or fetch anything.
#include "report/svg.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::report::svg_test {
namespace {

std::string inlined(const std::string& text) { return inline_svg(text, {"picture \"pairs\""}, {"p-", "who & whom"}); }

std::string inside(const std::string& content)
{
    const std::string before = "<svg role=img aria-label=\"who &amp; whom\" viewBox=\"0 0 9 9\">";
    const std::string made = inlined("<svg viewBox=\"0 0 9 9\">" + content + "</svg>");
    EXPECT_TRUE(made.starts_with(before)) << made;
    return made.substr(before.size(), made.size() - before.size() - 6);
}

TEST(InlineSvg, KeepsShapesAndWords)
{
    EXPECT_EQ(inside("<g transform='scale(2)'><path d=\"M0 0h9\"/>\n<text x=\"1\">李华 &amp; &#x4e8c;&#33;</text></g>"),
              "<g transform=\"scale(2)\"><path d=\"M0 0h9\"/>\n<text x=\"1\">李华 &amp; 二!</text></g>");
}

TEST(InlineSvg, KeepsTheCharactersNextToThoseThatAreNone)
{
    EXPECT_EQ(inside("&#xD7FF;&#xE000;&#x10FFFF;"), "\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF");
}

TEST(InlineSvg, LeavesOutWhatIsSaidOfTheDrawing)
{
    EXPECT_EQ(inlined("\xEF\xBB\xBF<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"http://b/c.dtd\"><!-- made -->\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"x\"><metadata><x>http://d</x></metadata>"
                      "<style>*{fill:url(http://e)}</style><title>f</title></svg>"),
              "<svg role=img aria-label=\"who &amp; whom\"></svg>");
}

TEST(InlineSvg, IsCalledByItsOwnTitleWhereNothingElseIsSaid)
{
    const std::string drawing = "<svg><title>loads &amp; shares</title><g><title>a bar</title></g></svg>";
    EXPECT_EQ(inline_svg(drawing, {"picture"}, {"p-", "", "a picture"}),
              "<svg role=img aria-label=\"loads &amp; shares\"><g></g></svg>");
    EXPECT_EQ(inline_svg("<svg/>", {"picture"}, {"p-", "", "a picture"}), "<svg role=img aria-label=\"a picture\"/>");
}

TEST(InlineSvg, MakesAttributesOfStyles)
{
    EXPECT_EQ(inside("<path style=\"fill: #1f77b4; stroke-width: 0.8; -inkscape-x: y\"/>"),
              "<path fill=\"#1f77b4\" stroke-width=\"0.8\"/>");
    EXPECT_EQ(inside("<text style=\"font: bold 10px 'DejaVu Sans', sans-serif; text-anchor: middle\"/>"),
              "<text font-weight=\"bold\" font-size=\"10px\" font-family=\"&#39;DejaVu Sans&#39;, sans-serif\" "
              "text-anchor=\"middle\"/>");
}

TEST(InlineSvg, KeepsReferencesWithinTheDrawing)
{
    EXPECT_EQ(inside("<defs><clipPath id=\"c\"/></defs><use xlink:href=\"#m\" clip-path=\"url(#c)\"/>"),
              "<defs><clipPath id=\"p-c\"/></defs><use href=\"#p-m\" clip-path=\"url(#p-c)\"/>");
}

TEST(InlineSvg, RefusesWhatCouldDoOrFetchSomething)
{
    const std::pair<const char*, const char*> bad[]{
        {"<svg><script>alert(1)</script></svg>", "it has <script>"},
        {"<svg><SCRIPT>alert(1)</SCRIPT></svg>", "it has <SCRIPT>"},
        {"<svg><foreignObject/></svg>", "it has <foreignObject>"},
        {"<svg><image href=\"data:,\"/></svg>", "it has <image>"},
        {"<svg><a href=\"#x\"/></svg>", "it has <a>"},
        {"<svg><animate/></svg>", "it has <animate>"},
        {"<svg onload=\"alert(1)\"/>", "it has the event onload"},
        {"<svg><g ONCLICK='alert(1)'/></svg>", "it has the event ONCLICK"},
        {"<svg><use href=\"http://a/b.svg#c\"/></svg>", "it leads to http://a/b.svg#c"},
        {"<svg><use xlink:href=\"&#106;avascript:alert(1)\"/></svg>", "it leads to javascript:alert(1)"},
        {"<svg><path fill=\"url(http://a)\"/></svg>", "the value of fill leads outside"},
        {"<svg><path fill=\"url(#a) url(http://a)\"/></svg>", "the value of fill leads outside"},
        {"<svg><path style=\"fill: URL('http://a')\"/></svg>", "the value of fill leads outside"},
        {"<svg><path mask=\"-webkit-Image-Set('http://a' 1x)\"/></svg>", "the value of mask leads outside"},
        {"<svg><path mask=\"src('http://a')\"/></svg>", "the value of mask leads outside"},
        {"<svg><path fill=\"u\\72l(http://a)\"/></svg>", "the value of fill has a backslash"},
        {"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", "it declares entities"},
        {"<svg>&a;</svg>", "it has &a;"},
        {"<svg>&#xD800;</svg>", "it has &#xD800;"},
        {"<svg><text font-family=\"&#57343;\"/></svg>", "it has &#57343;"},
        {"<svg><g></svg>", "</svg> closes nothing"},
        {"<svg><g>", "its <g> is not closed"},
        {"<svg><g", "it ends too early"},
        {"<svg><g id=x/></svg>", "the value of id is not quoted"},
        {"<svg/><svg/>", "it has <svg>"},
        {"<html/>", "it has <html>"},
        {"a picture", "it is no SVG drawing"},
        {"", "it is no SVG drawing"},
    };
    for (const auto& [text, fault] : bad) {
        try {
            ADD_FAILURE() << text << " became " << inlined(text);
        } catch (const InvalidInput& refused) {
            EXPECT_EQ(std::string(refused.what()),
                      std::string("picture \"pairs\": ") + fault + "; draw it with shapes and words alone");
        }
    }
}

}  // namespace
}  // namespace muster::report::svg_test
