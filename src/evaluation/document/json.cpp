// Recursive descent over the grammar of RFC 8259, a function for each sort of value.
#include "evaluation/document/json.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace muster::evaluation::document {
namespace {

constexpr int deepest = 32;

class Parser {
public:
    explicit Parser(const Source& source) : text_(source.text), name_(source.name) {}

    Json whole()
    {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF")
            at_ = 3;
        Json read = value(0);
        skip_space();
        if (at_ < text_.size())
            refuse("something follows the end of the document", "take it out");
        return read;
    }

private:
    [[noreturn]] void refuse(const std::string& fault, const std::string& remedy) const
    {
        throw InvalidInput({std::string(name_), line_}, fault, remedy);
    }
    [[noreturn]] void refuse_next(const char* wanted) const
    {
        if (at_ >= text_.size())
            refuse("it ends where " + std::string(wanted) + " should stand", "give the whole document");
        refuse("\"" + std::string(text_.substr(at_, 12)) + "\" stands where " + wanted + " should",
               "correct it; JSON has texts in double quotation marks, and no comments");
    }

    void skip_space()
    {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
            if (text_[at_++] == '\n')
                ++line_;
    }
    bool take(char wanted)
    {
        skip_space();
        if (at_ >= text_.size() || text_[at_] != wanted)
            return false;
        ++at_;
        return true;
    }

    Json value(int depth)
    {
        if (depth > deepest)
            refuse("it is nested more than " + std::to_string(deepest) + " deep", "take some of it out");
        skip_space();
        Json read{.line = line_};
        const char next = at_ < text_.size() ? text_[at_] : '\0';
        if (next == '{')
            read_object(read, depth);
        else if (next == '[')
            read_list(read, depth);
        else if (next == '"') {
            read.kind = Json::Kind::text;
            read.text = string();
        } else if (next == '-' || (next >= '0' && next <= '9'))
            read_number(read);
        else
            read_word(read);
        return read;
    }

    void read_object(Json& read, int depth)
    {
        read.kind = Json::Kind::object;
        ++at_;
        if (take('}'))
            return;
        do {
            skip_space();
            if (at_ >= text_.size() || text_[at_] != '"')
                refuse_next("a name in quotation marks");
            std::string name = string();
            if (std::ranges::find(read.fields, name, &std::pair<std::string, Json>::first) != read.fields.end())
                refuse("\"" + name + "\" stands here twice", "keep one of the two");
            if (!take(':'))
                refuse_next("a colon");
            read.fields.emplace_back(std::move(name), value(depth + 1));
        } while (take(','));
        if (!take('}'))
            refuse_next("a comma or the closing brace");
    }

    void read_list(Json& read, int depth)
    {
        read.kind = Json::Kind::list;
        ++at_;
        if (take(']'))
            return;
        do
            read.items.push_back(value(depth + 1));
        while (take(','));
        if (!take(']'))
            refuse_next("a comma or the closing bracket");
    }

    void read_number(Json& read)
    {
        read.kind = Json::Kind::number;
        const std::size_t first = at_;
        while (at_ < text_.size() && std::string_view("+-.0123456789eE").find(text_[at_]) != std::string_view::npos)
            ++at_;
        read.text = text_.substr(first, at_ - first);
    }

    void read_word(Json& read)
    {
        for (const std::string_view word : {"true", "false", "null"})
            if (text_.substr(at_, word.size()) == word) {
                read.kind = word == "null" ? Json::Kind::null : Json::Kind::truth;
                read.text = word;
                at_ += word.size();
                return;
            }
        refuse_next("a value");
    }

    std::string string()
    {
        std::string read;
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (static_cast<unsigned char>(text_[at_]) < 0x20)
                break;
            if (text_[at_] == '\\')
                escape(read);
            else
                read.push_back(text_[at_]);
        }
        if (at_ >= text_.size() || text_[at_] != '"')
            refuse("a text does not end on its line", "close its quotation marks");
        ++at_;
        return read;
    }

    void escape(std::string& read)
    {
        constexpr std::string_view named = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        const char next = ++at_ < text_.size() ? text_[at_] : '\0';
        if (const std::size_t place = named.find(next); next != '\0' && place != std::string_view::npos)
            read.push_back(meant[place]);
        else if (next == 'u')
            append_code_point(code_point(), read);
        else
            refuse("a text has an unknown sign after a backslash", "write the sign itself");
    }

    std::uint32_t four_digits()
    {
        std::uint32_t unit = 0;
        for (int i = 0; i < 4; ++i) {
            constexpr std::string_view digits = "0123456789abcdef";
            const char next = ++at_ < text_.size() ? static_cast<char>(text_[at_] | 0x20) : '\0';
            const std::size_t digit = digits.find(next);
            if (digit == std::string_view::npos)
                refuse("a text has \\u without four hexadecimal digits", "write the sign itself");
            unit = unit * 16 + static_cast<std::uint32_t>(digit);
        }
        return unit;
    }

    std::uint32_t code_point()
    {
        const std::uint32_t unit = four_digits();
        if (unit < 0xD800 || unit > 0xDFFF)
            return unit;
        const bool has_second = unit < 0xDC00 && text_.substr(at_ + 1, 2) == "\\u";
        at_ += has_second ? 2 : 0;
        const std::uint32_t second = has_second ? four_digits() : 0;
        if (second < 0xDC00 || second > 0xDFFF)
            refuse("a text has half a sign, \\u of a surrogate alone", "write the sign itself");
        return 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
    }

    static void append_code_point(std::uint32_t code, std::string& read)
    {
        const auto byte = [&](std::uint32_t value) { read.push_back(static_cast<char>(value)); };
        const auto following = [&](int shift) { byte(0x80 | (code >> shift & 0x3F)); };
        if (code < 0x80)
            byte(code);
        else if (code < 0x800)
            byte(0xC0 | code >> 6);
        else if (code < 0x10000)
            byte(0xE0 | code >> 12);
        else
            byte(0xF0 | code >> 18);
        for (int shift = code < 0x80 ? -6 : code < 0x800 ? 0 : code < 0x10000 ? 6 : 12; shift >= 0; shift -= 6)
            following(shift);
    }

    std::string_view text_;
    std::string_view name_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

}  // namespace

Json parse_json(const Source& source) { return Parser(source).whole(); }

std::string quoted(std::string_view text)
{
    std::string made = "\"";
    for (const char sign : text) {
        if (sign == '"' || sign == '\\')
            made.append({'\\', sign});
        else if (const auto code = static_cast<unsigned char>(sign); code < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            made.append("\\u00").append({digits[code / 16u], digits[code % 16u]});
        } else
            made.push_back(sign);
    }
    return made.append("\"");
}

}  // namespace muster::evaluation::document
