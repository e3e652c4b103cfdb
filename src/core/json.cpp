// RapidJSON reads the text; its numbers stay text, so that a decimal is read exactly.
#include "core/json.hpp"

// Under a name of our own: archives see the same library with other checks.
#define RAPIDJSON_NAMESPACE muster_rapidjson
#define RAPIDJSON_NAMESPACE_BEGIN namespace muster_rapidjson {
#define RAPIDJSON_NAMESPACE_END }
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <optional>

namespace muster::inline v0_2::document {
namespace {

constexpr std::size_t deepest = 32;

/// Text that knows the line it has come to.
class Lines {
public:
    using Ch = char;

    explicit Lines(std::string_view text) : text_(text) {}

    [[nodiscard]] char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    char Take()
    {
        const char taken = Peek();
        line_ += taken == '\n';
        ++at_;
        return taken;
    }
    [[nodiscard]] std::size_t Tell() const { return at_; }
    [[nodiscard]] std::size_t line() const { return line_; }

    // Asked of what is written to as well, which this is not.
    char* PutBegin() { return nullptr; }
    void Put(char) {}
    void Flush() {}
    std::size_t PutEnd(char*) { return 0; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

struct Refused {
    const char* fault;
    const char* remedy;
    std::string about{};
};

/// Puts values into the tree as they are read.
class Tree {
public:
    explicit Tree(const Lines& lines) : lines_(lines) {}

    bool Null() { return put({.kind = Json::Kind::null, .text = "null"}); }
    bool Bool(bool is_so) { return put({.kind = Json::Kind::truth, .text = is_so ? "true" : "false"}); }
    bool RawNumber(const char* text, unsigned length, bool)
    {
        return put({.kind = Json::Kind::number, .text = std::string(text, length)});
    }
    bool String(const char* text, unsigned length, bool)
    {
        return put({.kind = Json::Kind::text, .text = std::string(text, length)});
    }
    bool StartObject() { return open(Json::Kind::object); }
    bool StartArray() { return open(Json::Kind::list); }
    bool Key(const char* text, unsigned length, bool)
    {
        const std::string name(text, length);
        auto& fields = path_.back()->fields;
        if (std::ranges::find(fields, name, &std::pair<std::string, Json>::first) != fields.end())
            return refuse({"stands here twice", "keep one of the two", "\"" + name + "\" "});
        fields.emplace_back(name, Json{});
        return true;
    }
    bool EndObject(unsigned) { return close(); }
    bool EndArray(unsigned) { return close(); }

    // Numbers stay text, so that these are never called.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    [[nodiscard]] const std::optional<Refused>& refused() const { return refused_; }
    [[nodiscard]] Json whole() && { return std::move(whole_); }

private:
    bool refuse(Refused refused)
    {
        refused_ = std::move(refused);
        return false;
    }
    Json& next()
    {
        if (path_.empty())
            return whole_;
        Json& into = *path_.back();
        return into.kind == Json::Kind::object ? into.fields.back().second : into.items.emplace_back();
    }
    bool put(Json value)
    {
        value.line = lines_.line();
        next() = std::move(value);
        return true;
    }
    bool open(Json::Kind kind)
    {
        if (path_.size() >= deepest)
            return refuse({"it is nested more than 32 deep", "take some of it out"});
        Json& made = next();
        made.kind = kind;
        made.line = lines_.line();
        path_.push_back(&made);  // nothing is put beside it while it is open
        return true;
    }
    bool close()
    {
        path_.pop_back();
        return true;
    }

    const Lines& lines_;
    Json whole_;
    std::vector<Json*> path_;
    std::optional<Refused> refused_;
};

}  // namespace

Json parse_json(const Source& source)
{
    constexpr unsigned flags = muster_rapidjson::kParseNumbersAsStringsFlag | muster_rapidjson::kParseIterativeFlag |
                               muster_rapidjson::kParseValidateEncodingFlag;
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    Lines lines(source.text.starts_with(mark) ? source.text.substr(mark.size()) : source.text);
    Tree tree(lines);
    muster_rapidjson::Reader reader;
    const auto outcome = reader.Parse<flags>(lines, tree);
    const Where here{std::string(source.name), lines.line()};
    if (tree.refused())
        throw InvalidInput(here, tree.refused()->about + tree.refused()->fault, tree.refused()->remedy);
    if (outcome.IsError()) {
        std::string fault = muster_rapidjson::GetParseError_En(outcome.Code());
        fault.erase(fault.find_last_not_of('.') + 1);
        throw InvalidInput(here, "it is no JSON: " + fault,
                           "correct it; JSON has texts in double quotation marks, and no comments");
    }
    return std::move(tree).whole();
}

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

}  // namespace muster::document
