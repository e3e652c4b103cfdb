// A drawing is read tag by tag and written anew: elements of a list, attributes of a list, values without a way out.
// Attributes of `style` become attributes of their own, as the page's policy lets no style be set from within. What is
// not on the lists is refused where it could do something (elements, events, references), and left out where it could
// not.
#include "svg.hpp"

#include "muster/report/escape.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::report {
namespace {

constexpr std::array<std::string_view, 22> drawn{
    "circle",         "clipPath",       "defs",  "ellipse", "g",       "line",
    "linearGradient", "marker",         "mask",  "path",    "pattern", "polygon",
    "polyline",       "radialGradient", "rect",  "stop",    "svg",     "symbol",
    "text",           "textPath",       "tspan", "use"};
constexpr std::array<std::string_view, 5> passed_over{"desc", "metadata", "style", "title", "sodipodi:namedview"};
constexpr std::array<std::string_view, 71> attributes{"clip-path",
                                                      "clip-rule",
                                                      "clipPathUnits",
                                                      "color",
                                                      "cx",
                                                      "cy",
                                                      "d",
                                                      "display",
                                                      "dominant-baseline",
                                                      "dx",
                                                      "dy",
                                                      "fill",
                                                      "fill-opacity",
                                                      "fill-rule",
                                                      "font-family",
                                                      "font-size",
                                                      "font-style",
                                                      "font-variant",
                                                      "font-weight",
                                                      "fx",
                                                      "fy",
                                                      "gradientTransform",
                                                      "gradientUnits",
                                                      "height",
                                                      "href",
                                                      "id",
                                                      "letter-spacing",
                                                      "marker-end",
                                                      "marker-mid",
                                                      "marker-start",
                                                      "markerHeight",
                                                      "markerUnits",
                                                      "markerWidth",
                                                      "mask",
                                                      "maskUnits",
                                                      "offset",
                                                      "opacity",
                                                      "orient",
                                                      "overflow",
                                                      "paint-order",
                                                      "pathLength",
                                                      "patternTransform",
                                                      "patternUnits",
                                                      "points",
                                                      "preserveAspectRatio",
                                                      "r",
                                                      "refX",
                                                      "refY",
                                                      "rotate",
                                                      "rx",
                                                      "ry",
                                                      "shape-rendering",
                                                      "spreadMethod",
                                                      "stop-color",
                                                      "stop-opacity",
                                                      "stroke",
                                                      "stroke-dasharray",
                                                      "stroke-dashoffset",
                                                      "stroke-linecap",
                                                      "stroke-linejoin",
                                                      "stroke-miterlimit",
                                                      "stroke-opacity",
                                                      "stroke-width",
                                                      "text-anchor",
                                                      "textLength",
                                                      "transform",
                                                      "viewBox",
                                                      "visibility",
                                                      "width",
                                                      "x",
                                                      "y"};
// Two attributes more, of lines.
constexpr std::array<std::string_view, 4> ends_of_lines{"x1", "x2", "y1", "y2"};

constexpr const char* remedy = "draw it with shapes and words alone";

bool is_of(const auto& list, std::string_view name) { return std::ranges::find(list, name) != list.end(); }

bool is_space(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

void append_utf8(std::string& text, unsigned long code)
{
    const auto put = [&](unsigned long byte) { text += static_cast<char>(byte); };
    if (code < 0x80)
        return put(code);
    if (code < 0x800)
        put(0xC0 | code >> 6);
    else {
        if (code < 0x10000)
            put(0xE0 | code >> 12);
        else {
            put(0xF0 | code >> 18);
            put(0x80 | (code >> 12 & 0x3F));
        }
        put(0x80 | (code >> 6 & 0x3F));
    }
    put(0x80 | (code & 0x3F));
}

class SvgReader {
public:
    SvgReader(std::string_view text, const Where& place, const SvgNames& names)
        : text_(text), place_(place), names_(names)
    {
    }

    std::string read()
    {
        while (at_ < text_.size())
            text_[at_] == '<' ? read_tag() : read_words();
        if (made_.empty() || !open_.empty())
            refuse(made_.empty() ? "it is no SVG drawing" : "its <" + open_.back() + "> is not closed");
        const std::string& told = !names_.alternative.empty() ? names_.alternative
                                  : !title_.empty()           ? title_
                                                              : names_.otherwise;
        return std::move(made_.insert(label_at_, html_escaped(told)));
    }

private:
    using Attribute = std::pair<std::string, std::string>;

    [[noreturn]] void refuse(const std::string& fault) const { throw InvalidInput(place_, fault, remedy); }

    [[nodiscard]] bool begins(std::string_view with) const { return text_.substr(at_).starts_with(with); }
    void pass(std::string_view end)
    {
        const std::size_t found = text_.find(end, at_);
        if (found == std::string_view::npos)
            refuse("it ends too early");
        at_ = found + end.size();
    }

    void read_words()
    {
        const std::size_t end = std::min(text_.find('<', at_), text_.size());
        const std::string_view words = text_.substr(at_, end - at_);
        at_ = end;
        if (!open_.empty())
            made_ += html_escaped(decoded(words));
        else if (!trimmed(words).empty() && words != "\xEF\xBB\xBF")
            refuse("it is no SVG drawing");
    }

    void read_tag()
    {
        if (begins("<!--"))
            return pass("-->");
        if (begins("<?"))
            return pass("?>");
        if (begins("<!DOCTYPE")) {
            const std::size_t began = at_;
            pass(">");
            if (text_.substr(began, at_ - began).find('[') != std::string_view::npos)
                refuse("it declares entities");
            return;
        }
        const bool is_end = begins("</");
        at_ += is_end ? 2 : 1;
        const std::string name = read_name();
        is_end ? close(name) : open(name);
    }

    std::string read_name()
    {
        const std::size_t began = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '>' && text_[at_] != '/' &&
               text_[at_] != '=')
            ++at_;
        return std::string(text_.substr(began, at_ - began));
    }
    void pass_space()
    {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
    }

    void close(const std::string& name)
    {
        pass(">");
        if (open_.empty() || open_.back() != name)
            refuse("</" + name + "> closes nothing");
        open_.pop_back();
        made_ += "</" + name + ">";
    }

    void open(const std::string& name)
    {
        const std::vector<Attribute> given = read_attributes();
        const bool is_empty = begins("/");
        pass(">");
        if (is_of(passed_over, name)) {
            const std::size_t began = at_;
            if (!is_empty)
                pass("</" + name + ">");
            if (!is_empty && name == "title" && open_.size() == 1)
                title_ = decoded(text_.substr(began, at_ - began - name.size() - 3));
            return;
        }
        if (!is_of(drawn, name) || (open_.empty() && (name != "svg" || !made_.empty())))
            refuse("it has <" + name + ">");
        made_ += "<" + name;
        if (open_.empty()) {
            made_ += " role=img aria-label=\"";
            label_at_ = made_.size();
            made_ += "\"";
        }
        for (const auto& [key, value] : given)
            write(key, value);
        made_ += is_empty ? "/>" : ">";
        if (!is_empty)
            open_.push_back(name);
    }

    std::vector<Attribute> read_attributes()
    {
        std::vector<Attribute> read;
        for (pass_space(); at_ < text_.size() && text_[at_] != '>' && text_[at_] != '/'; pass_space()) {
            std::string key = read_name();
            pass_space();
            if (key.empty() || !begins("="))
                refuse("an attribute has no value");
            ++at_;
            pass_space();
            if (!begins("\"") && !begins("'"))
                refuse("the value of " + key + " is not quoted");
            const char quote = text_[at_++];
            const std::size_t end = text_.find(quote, at_);
            if (end == std::string_view::npos)
                refuse("it ends too early");
            read.emplace_back(std::move(key), decoded(text_.substr(at_, end - at_)));
            at_ = end + 1;
        }
        return read;
    }

    /// The five entities and numbers; others were never declared.
    [[nodiscard]] std::string decoded(std::string_view text) const
    {
        static constexpr std::array<std::pair<std::string_view, char>, 5> known{
            {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
        std::string made;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] != '&') {
                made += text[at];
                continue;
            }
            const std::size_t end = text.find(';', at);
            const std::string name(text.substr(at + 1, end == std::string_view::npos ? 0 : end - at - 1));
            const auto one = std::ranges::find(known, name, &std::pair<std::string_view, char>::first);
            if (one != known.end())
                made += one->second;
            else
                append_utf8(made, number_of(name));
            at = end;
        }
        return made;
    }
    [[nodiscard]] unsigned long number_of(const std::string& name) const
    {
        const bool is_hexadecimal = name.starts_with("#x");
        const std::string digits = name.starts_with("#") ? name.substr(is_hexadecimal ? 2 : 1) : std::string();
        const bool is_number = !digits.empty() && digits.size() <= 7 && std::ranges::all_of(digits, [&](char letter) {
            const auto code = static_cast<unsigned char>(letter);
            return (is_hexadecimal ? std::isxdigit(code) : std::isdigit(code)) != 0;
        });
        const unsigned long code = is_number ? std::stoul(digits, nullptr, is_hexadecimal ? 16 : 10) : 0;
        if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))  // halves of a character are none
            refuse("it has &" + name + ";");
        return code;
    }

    void write(std::string key, const std::string& value)
    {
        if (key == "xlink:href")
            key = "href";
        if (key == "style")
            return write_style(value);
        if (key.size() > 2 && (key[0] == 'o' || key[0] == 'O') && (key[1] == 'n' || key[1] == 'N'))
            refuse("it has the event " + key);
        if (!is_of(attributes, key) && !is_of(ends_of_lines, key))
            return;
        made_ += " " + key + "=\"" + html_escaped(safe(key, value)) + "\"";
    }

    /// A value with its references bent to names of this drawing; refused where it leads elsewhere.
    [[nodiscard]] std::string safe(const std::string& key, const std::string& value) const
    {
        if (key == "id")
            return names_.prefix + value;
        if (key == "href") {
            if (!value.starts_with('#'))
                refuse("it leads to " + value);
            return "#" + names_.prefix + value.substr(1);
        }
        std::string low = value;
        std::ranges::transform(low, low.begin(), [](unsigned char letter) { return std::tolower(letter); });
        if (low.find('\\') != std::string::npos)
            refuse("the value of " + key + " has a backslash");
        for (const char* const picture : {"image(", "image-set(", "src("})  // addresses of these need no url
            if (low.find(picture) != std::string::npos)
                refuse("the value of " + key + " leads outside");
        const std::size_t reference = low.find("url");
        if (reference == std::string::npos)
            return value;
        if (!low.starts_with("url(#") || !low.ends_with(')') || low.find("url", 1) != std::string::npos)
            refuse("the value of " + key + " leads outside");
        return "url(#" + names_.prefix + value.substr(5);
    }

    void write_style(std::string_view style)
    {
        while (!style.empty()) {
            const std::size_t end = std::min(style.find(';'), style.size());
            const std::string_view one = style.substr(0, end);
            style.remove_prefix(std::min(end + 1, style.size()));
            const std::size_t colon = one.find(':');
            if (colon == std::string_view::npos)
                continue;
            const std::string key(trimmed(one.substr(0, colon)));
            const std::string value(trimmed(one.substr(colon + 1)));
            if (key == "font")
                write_font(value);
            else if (key != "id" && key != "href" && key != "style")
                write(key, value);
        }
    }

    /// "bold 10px 'A', sans-serif" as attributes: what stands before the size, the size, the families.
    void write_font(const std::string& value)
    {
        const std::size_t size = std::min(value.find_first_of("0123456789"), value.size());
        const std::size_t family = std::min(value.find(' ', size), value.size());
        if (value.substr(0, size).find("bold") != std::string::npos)
            write("font-weight", "bold");
        if (value.substr(0, size).find("italic") != std::string::npos)
            write("font-style", "italic");
        if (size < value.size())
            write("font-size", value.substr(size, std::min(value.find('/', size), family) - size));
        if (family < value.size())
            write("font-family", std::string(trimmed(std::string_view(value).substr(family))));
    }

    std::string_view text_;
    const Where& place_;
    const SvgNames& names_;
    std::size_t at_ = 0;
    std::size_t label_at_ = 0;
    std::string title_;
    std::string made_;
    std::vector<std::string> open_;
};

}  // namespace

std::string inline_svg(std::string_view text, const Where& place, const SvgNames& names)
{
    return SvgReader(text, place, names).read();
}

}  // namespace muster::report
