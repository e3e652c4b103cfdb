#include "xml_input.hpp"

#include "nesting.hpp"

#include "core/xml_events.hpp"

#include <algorithm>
#include <charconv>

namespace muster::inline v0_2::archive {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Elements of a content, from above, so that room is made for them once.
std::size_t most_elements(std::string_view content)
{
    std::size_t most = 0;
    for (std::size_t at = content.find('<'); at != std::string_view::npos; at = content.find('<', at + 1))
        if (at + 1 < content.size() && content[at + 1] != '/')
            ++most;
    return most;
}

}  // namespace

XmlInput::XmlInput(std::string_view content) : content_(content)
{
    if (content.size() > longest_xml)
        throw InvalidInput({"content"}, "it has more than 4 GB of XML", "save it as JSON or binary");
    struct Begun {
        std::uint32_t element;
        bool keeps_blanks;
        bool has_child;
    };
    elements_.reserve(most_elements(content));
    std::vector<Begun> begun;
    document::XmlVisitor visitor;
    visitor.open = [&](std::string_view name, const std::vector<document::XmlAttribute>& attributes,
                       document::XmlPlace place) {
        require_depth(begun.size() + 1);
        if (!begun.empty() && !begun.back().has_child) {
            texts_.resize(elements_[begun.back().element].text);  // what surrounds elements is no text
            begun.back().has_child = true;
        }
        const bool keeps_blanks =
            std::ranges::find(attributes, document::XmlAttribute{"xml:space", "preserve"}) != attributes.end();
        begun.push_back({static_cast<std::uint32_t>(elements_.size()), keeps_blanks, false});
        elements_.push_back({.name = static_cast<std::uint32_t>(place.at),
                             .name_size = static_cast<std::uint32_t>(name.size()),
                             .text = static_cast<std::uint32_t>(texts_.size())});
    };
    visitor.text = [&](std::string_view text) {
        if (!begun.back().has_child)
            texts_ += text;
    };
    visitor.close = [&] {
        Element& done = elements_[begun.back().element];
        std::string_view text = std::string_view(texts_).substr(done.text);
        if (!begun.back().keeps_blanks) {
            const auto last = text.find_last_not_of(blanks);
            texts_.resize(done.text + (last == std::string_view::npos ? 0 : last + 1));
            const auto first = std::min(std::string_view(texts_).find_first_not_of(blanks, done.text), texts_.size());
            done.text = static_cast<std::uint32_t>(first);
        }
        done.text_size = static_cast<std::uint32_t>(texts_.size() - done.text);
        done.next = static_cast<std::uint32_t>(elements_.size());
        begun.pop_back();
    };
    visitor.aside = [] {
        throw InvalidInput({"content"}, "it holds a comment, a doctype, a CDATA section or an instruction",
                           "take these out");
    };
    document::read_xml({content, "content"}, visitor);
    open_.push_back({0});
}

std::string_view XmlInput::name_of(std::uint32_t element) const
{
    return content_.substr(elements_[element].name, elements_[element].name_size);
}

std::string_view XmlInput::text_of(std::uint32_t element) const
{
    return std::string_view(texts_).substr(elements_[element].text, elements_[element].text_size);
}

std::uint32_t XmlInput::find()
{
    Opened& parent = open_.back();
    const std::uint32_t end = elements_[parent.element].next;
    std::uint32_t found = parent.child;
    if (wanted_ != nullptr && (found == end || name_of(found) != wanted_))
        for (found = parent.element + 1; found != end && name_of(found) != wanted_;)
            found = elements_[found].next;
    if (found == end)
        refuse_missing(wanted_ == nullptr ? "" : wanted_, name_of(parent.element));
    wanted_ = nullptr;
    parent.child = elements_[found].next;
    return found;
}

void XmlInput::finish() { open_.pop_back(); }

std::uint64_t XmlInput::list_size()
{
    std::uint64_t size = 0;
    for (std::uint32_t child = open_.back().element + 1; child != elements_[open_.back().element].next;
         child = elements_[child].next)
        ++size;
    return size;
}

template <class Number>
void XmlInput::read_number(Number& value)
{
    const std::string_view text = text_of(find());
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault == std::errc::result_out_of_range)
        refuse_number(std::string(text));
    if (fault != std::errc{} || end != text.data() + text.size())
        refuse_no_number(text);
}

void XmlInput::read(bool& value)
{
    const std::string_view text = text_of(find());
    if (text != "true" && text != "false")
        refuse_no_truth(text);
    value = text == "true";
}

void XmlInput::read(std::int64_t& value) { read_number(value); }
void XmlInput::read(std::uint64_t& value) { read_number(value); }
void XmlInput::read(double& value) { read_number(value); }

}  // namespace muster::archive
