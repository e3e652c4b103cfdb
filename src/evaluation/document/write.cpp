// Makes a tree of the fields that differ from what their types have, and prints it: what fits a line stands on one, and
// short fields of a long object stand together.
#include "core/json.hpp"
#include "evaluation/document/words.hpp"
#include "muster/evaluation/document.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace muster::inline v0_2::evaluation {
namespace document {

using muster::document::Json;
using muster::document::quoted;

namespace {

constexpr std::size_t line_length = 118;

Json number_of(std::string text) { return {.kind = Json::Kind::number, .text = std::move(text)}; }
Json text_of(std::string text) { return {.kind = Json::Kind::text, .text = std::move(text)}; }

Json json_of(const std::string& text) { return text_of(text); }
Json json_of(bool is_so) { return {.kind = Json::Kind::truth, .text = is_so ? "true" : "false"}; }
template <std::integral Number>
Json json_of(Number number)
{
    return number_of(std::to_string(number));
}
template <class Kind>
Json json_of(Decimal<Kind> number)
{
    return number_of(to_string(number));
}
Json json_of(Day day) { return text_of(to_string(day)); }
Json json_of(Days days) { return number_of(std::to_string(days.days())); }
Json json_of(const Label& label)
{
    Json made{.kind = Json::Kind::object};
    made.fields.emplace_back("zh", text_of(label.zh));
    made.fields.emplace_back("en", text_of(label.en));
    return made;
}
template <class Value>
requires std::is_enum_v<Value> Json json_of(Value value)
{
    return text_of(std::string(words_of(value).names[static_cast<std::size_t>(value)]));
}

template <Listed Record>
Json json_of(const Record& record);
Json json_of(const Rule& rule);

template <class Value>
Json json_of(const std::optional<Value>& value)
{
    return value ? json_of(*value) : Json();
}
template <class Value>
Json json_of(const std::vector<Value>& values)
{
    Json made{.kind = Json::Kind::list};
    for (const Value& value : values)
        made.items.push_back(json_of(value));
    return made;
}

template <Listed Record>
void add_fields(const Record& record, Json& made)
{
    const Record blank{};
    each_field<Record>([&](const auto& each) {
        if (each.is_needed || !(record.*each.member == blank.*each.member))
            made.fields.emplace_back(each.name, json_of(record.*each.member));
    });
}

template <Listed Record>
Json json_of(const Record& record)
{
    Json made{.kind = Json::Kind::object};
    add_fields(record, made);
    return made;
}

Json json_of(const Rule& rule)
{
    Json made{.kind = Json::Kind::object};
    made.fields.emplace_back("name", text_of(std::string(name_of(rule))));
    std::visit([&](const auto& one) { add_fields(one, made); }, rule);
    return made;
}

std::string on_one_line(const Json& json)
{
    std::string made;
    switch (json.kind) {
    case Json::Kind::null:
        return "null";
    case Json::Kind::truth:
    case Json::Kind::number:
        return json.text;
    case Json::Kind::text:
        return quoted(json.text);
    case Json::Kind::list:
        for (const Json& item : json.items)
            made.append(made.empty() ? "" : ", ").append(on_one_line(item));
        return "[" + made + "]";
    case Json::Kind::object:
        for (const auto& [name, value] : json.fields)
            made.append(made.empty() ? "" : ", ").append(quoted(name)).append(": ").append(on_one_line(value));
        return "{" + made + "}";
    }
    return made;
}

// `taken` is how much of the line stands before it.
std::string printed(const Json& json, std::size_t indent, std::size_t taken)
{
    std::string line = on_one_line(json);
    const bool is_list = json.kind == Json::Kind::list;
    if (taken + line.size() <= line_length || (!is_list && json.kind != Json::Kind::object))
        return line;
    const std::string margin(indent + 2, ' ');
    std::string made = is_list ? "[" : "{";
    const char* comma = "\n";
    for (const Json& item : json.items) {
        made.append(comma).append(margin).append(printed(item, indent + 2, indent + 2));
        comma = ",\n";
    }
    std::size_t column = line_length;  // what the line has; the first field begins one
    for (const auto& [name, value] : json.fields) {
        const std::string head = quoted(name) + ": ";
        const std::string short_value = on_one_line(value);
        const bool is_short = margin.size() + head.size() + short_value.size() <= line_length;
        const bool goes_on = is_short && column + 2 + head.size() + short_value.size() <= line_length;
        const std::string text = is_short ? short_value : printed(value, indent + 2, margin.size() + head.size());
        made.append(goes_on ? ", " : comma).append(goes_on ? "" : margin).append(head).append(text);
        column = is_short ? (goes_on ? column + 2 : margin.size()) + head.size() + text.size() : line_length;
        comma = ",\n";
    }
    return made.append("\n").append(indent, ' ').append(is_list ? "]" : "}");
}

}  // namespace
}  // namespace document

std::string write_scheme(const SchemeParts& parts)
{
    return document::printed(document::json_of(parts), 0, 0).append("\n");
}

}  // namespace muster::evaluation
