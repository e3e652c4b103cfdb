// The frame of a page. Both languages are there; which is shown is a choice between two buttons, and a matter of style
// alone.
#include "frame.hpp"

#include "html_script.hpp"
#include "html_style.hpp"
#include "policy.hpp"

#include <array>

namespace muster::inline v0_2::report {
namespace {

std::string title_of(const Frame& frame, Language language)
{
    return frame.name.in(language) + " · " + frame.unit.in(language);
}

constexpr std::string_view code_of(Language language) { return language == Language::zh ? "zh-CN" : "en"; }

/// The two buttons, before all that they show and hide.
void write_switch(Markup& page, const Frame& frame)
{
    const auto button = [&](Language language, std::string_view id, std::string_view name) {
        page.raw("<input class=language type=radio name=language id=").raw(id).raw(" value=").raw(code_of(language));
        page.raw(" data-title=\"").text(title_of(frame, language)).raw(language == frame.first ? "\" checked>" : "\">");
        page.raw("<label class=language for=").raw(id).raw(" lang=").raw(code_of(language)).raw(">").raw(name);
        page.raw("</label>");
    };
    button(Language::zh, "in-zh", "中文");
    button(Language::en, "in-en", "English");
}

std::string edition(const Frame& frame, Language language, const std::function<void(Markup&)>& write)
{
    Markup page(language, language == frame.first);
    page.raw("\n<div class=edition lang=").raw(code_of(language)).raw("><a class=skip href=\"#").raw(page.id("main"));
    page.raw("\">")
        .raw(page.say("跳到正文", "Skip to the content"))
        .raw("</a>\n<header><h1>")
        .text(page.in(frame.unit));
    page.raw("</h1><p>").text(page.in(frame.name)).raw(" · ");
    page.text(to_string(frame.period.first()) + " – " + to_string(frame.period.last())).raw("</p></header>\n");
    if (!frame.anchors.empty()) {
        page.raw("<nav aria-label=\"").raw(page.say("本页内容", "On this page")).raw("\"><div>");
        for (const Anchor& anchor : frame.anchors) {
            page.raw("<a href=\"#").raw(page.id(anchor.name)).raw("\">").text(page.in(anchor.label)).raw("</a>");
        }
        page.raw("</div></nav>\n");
    }
    page.raw("<main id=").raw(page.id("main")).raw(" tabindex=-1>\n");
    write(page);
    page.raw("</main>\n<footer>").text(page.in(frame.foot)).raw("</footer></div>");
    return page.take();
}

}  // namespace

std::string framed(const Frame& frame, const std::function<void(Markup&)>& write)
{
    const Language other = frame.first == Language::zh ? Language::en : Language::zh;
    const bool encloses = frame.enclosed.has_value();
    const std::string style = std::string(page_style) + (encloses ? frame.enclosed->style : "");
    const std::string script = (encloses ? frame.enclosed->script : "") + std::string(page_script);
    Markup page(frame.first);
    page.raw("<!doctype html>\n<html lang=\"").raw(code_of(frame.first)).raw("\">\n<head><meta charset=\"utf-8\">");
    page.raw(policy_element(style, script, encloses));
    page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"data:,\"><title>");
    page.text(title_of(frame, frame.first)).raw("</title>\n<style>").raw(style).raw("</style></head>\n<body>");
    write_switch(page, frame);
    for (const Language language : std::array{frame.first, other})
        page.raw(edition(frame, language, write));
    if (encloses)
        page.raw(frame.enclosed->data);
    page.raw("\n<script>").raw(script).raw("</script>\n</body></html>\n");
    return page.take();
}

}  // namespace muster::report
