// Pictures that the caller drew, each in its section with a caption.
#include "edition.hpp"
#include "svg.hpp"

#include <algorithm>
#include <array>

namespace muster::inline v0_2::report {
namespace {

Label caption_of(std::string_view key)
{
    if (key == "loads")
        return {"每人班次与应值", "Shifts of each member beside the fair share"};
    if (key == "spacing")
        return {"每人两次值班的间隔", "Days between the turns of each member"};
    if (key == "pairs")
        return {"谁帮扶谁", "Who helps whom"};
    if (key == "areas")
        return {"各方面得分", "Points by area"};
    return {"总分分布", "Totals"};
}

}  // namespace

void write_picture(Markup& page, const Edition& edition, std::string_view key)
{
    const auto& pictures = edition.options.pictures;
    const auto picture = std::ranges::find(pictures, key, &Picture::key);
    if (picture == pictures.end() || page.in(picture->svg).empty())
        return;
    const Label own = caption_of(key);
    const std::string& caption = page.in(picture->caption, page.in(own));
    const std::string drawing =
        inline_svg(page.in(picture->svg), {"picture \"" + picture->key + "\""},
                   {page.id("picture-" + picture->key) + "-", page.in(picture->alternative), caption});
    // That of the areas is so narrow that a phone shows all of it; others are moved under its screen.
    // One that takes the colour of the page is as dark as it; others are turned round in the dark.
    const bool adapts = drawing.find("currentColor") != std::string::npos;
    page.raw("<figure class=\"picture").raw(adapts ? "" : " fixed").raw(key == "areas" ? " fits" : "").raw("\">");
    page.raw(drawing);
    page.raw("<figcaption>").text(caption).raw("</figcaption></figure>\n");
}

}  // namespace muster::report
