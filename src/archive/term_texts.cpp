#include "term_texts.hpp"

#include "core/json.hpp"
#include "sealed_envelope.hpp"

#include "muster/archive/kind.hpp"
#include "muster/archive/load.hpp"
#include "muster/archive/save.hpp"
#include "muster/core/error.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace muster::inline v0_2::archive {

// Made in kinds/programme.cpp.
extern template std::string to_bytes<programme::Term>(const programme::Term&, Format);
extern template programme::Term from_bytes<programme::Term>(std::string_view, const Where&);

namespace {

using document::Json;

bool is_one_of(std::string_view name, std::span<const std::string_view> names)
{
    return std::ranges::find(names, name) != names.end();
}

/// "2026-09-07"
bool is_day(std::string_view text)
{
    return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
           text.find_first_not_of("0123456789-") == std::string_view::npos;
}

/// Walks through the tree and changes its texts.
class Walk {
public:
    explicit Walk(const std::function<void(const TextPlace&, std::string&)>& change) : change_(change) {}

    void visit(Json& node, std::string_view day)
    {
        if (node.kind == Json::Kind::text) {
            change_({path_, day}, node.text);
            return;
        }
        const std::string beside = latest_day(node, true);
        const std::string held(beside.empty() ? day : std::string_view(beside));  // the texts change meanwhile
        for (Json& item : node.items)
            visit(item, held);
        for (auto& [name, value] : node.fields) {
            path_.emplace_back(name);
            visit(value, held);
            path_.pop_back();
        }
    }

private:
    static std::string latest_day(const Json& node, bool looks_within)
    {
        std::string latest;
        for (const auto& [name, value] : node.fields) {
            if (value.kind == Json::Kind::text && is_day(value.text))
                latest = std::max(latest, value.text);
            if (looks_within && value.kind == Json::Kind::object)
                latest = std::max(latest, latest_day(value, false));
        }
        return latest;
    }

    const std::function<void(const TextPlace&, std::string&)>& change_;
    std::vector<std::string_view> path_;
};

void write(const Json& node, std::string& into)
{
    const auto list = [&](char opening, const auto& each, char closing, const auto& one) {
        into += opening;
        bool is_first = true;
        for (const auto& value : each) {
            if (!is_first)
                into += ',';
            is_first = false;
            one(value);
        }
        into += closing;
    };
    switch (node.kind) {
    case Json::Kind::text:
        into += document::quoted(node.text);
        break;
    case Json::Kind::list:
        list('[', node.items, ']', [&](const Json& item) { write(item, into); });
        break;
    case Json::Kind::object:
        list('{', node.fields, '}', [&](const std::pair<std::string, Json>& field) {
            into.append(document::quoted(field.first)).append(":");
            write(field.second, into);
        });
        break;
    default:
        into += node.text;
    }
}

constexpr std::array<std::string_view, 4> lists_of_people{"members", "students", "mentors", "mentees"};
constexpr std::array<std::string_view, 4> codes_of_people{"member", "mentor", "mentee", "about"};
constexpr std::array<std::string_view, 6> words_typed{"why", "note", "text", "topic", "result", "title"};
// Enumerators, and words that a scheme is read by.
constexpr std::array<std::string_view, 36> said_by_the_library{"level",
                                                               "stage",
                                                               "status",
                                                               "wish",
                                                               "rule",
                                                               "sum",
                                                               "measure",
                                                               "severity",
                                                               "state",
                                                               "keep",
                                                               "within",
                                                               "one",
                                                               "role",
                                                               "to",
                                                               "now",
                                                               "before",
                                                               "on",
                                                               "weeks",
                                                               "aggregation",
                                                               "rounding",
                                                               "ties",
                                                               "among",
                                                               "combine",
                                                               "period",
                                                               "missing",
                                                               "by",
                                                               "indicator",
                                                               "indicators",
                                                               "grade",
                                                               "platform",
                                                               "area",
                                                               "exposure",
                                                               "assigned",
                                                               "named_programme",
                                                               "scheme_digest",
                                                               "ungraded_stages"};

}  // namespace

bool TextPlace::is_within(std::string_view name) const noexcept { return std::ranges::find(path, name) != path.end(); }

TextSort sort_of(const TextPlace& place, std::string_view text)
{
    const std::string_view name = place.above(0);
    const std::string_view list = place.above(1);
    const bool is_label = name == "zh" || name == "en";
    const std::string_view thing = is_label ? list : name;
    const std::string_view holder = place.above(is_label ? 2 : 1);
    if (name == "reporter" || name == "reporter_context")
        return TextSort::seal;
    if (place.is_within("scheme"))
        return is_label || name == "source" ? TextSort::words : TextSort::fixed;
    if (is_one_of(name, codes_of_people) || (name == "code" && is_one_of(list, lists_of_people)) ||
        (name == "members" && list == "ledger"))
        return TextSort::code;
    if (thing == "name" && is_one_of(holder, lists_of_people))
        return TextSort::name;
    if (name == "birth_day")
        return TextSort::birth;
    if (name == "sources" && list == "ledger")
        return TextSort::source;
    const bool is_told = holder == "cases" || holder == "learned" || holder == "supervision" || holder == "incidents";
    if (is_one_of(thing, words_typed) || (name == "reason" && list != "unavailable") ||
        (name == "by" && place.is_within("stages")) || (is_told && (thing == "name" || thing == "label")))
        return TextSort::typed;
    if (text.find_first_not_of("0123456789-:.,/+ ") == std::string_view::npos || is_one_of(name, said_by_the_library) ||
        (name == "kind" && !place.is_within("roster")))
        return TextSort::fixed;
    return TextSort::words;
}

bool is_of_scheme(const TextPlace& place, std::string_view text, const std::set<std::string>& scheme)
{
    const std::string_view name = place.above(0);
    return place.above(1) == "ledger" && (name == "sources" || name == "levels" || name == "places") &&
           scheme.contains(std::string(text));
}

std::set<std::string> words_of_scheme(const programme::Term& term)
{
    std::set<std::string> words;
    if (term.parts().evaluation)
        static_cast<void>(with_texts(term, [&](const TextPlace& place, std::string& text) {
            if (place.is_within("scheme") && sort_of(place, text) == TextSort::fixed)
                words.insert(text);
        }));
    words.erase("");
    return words;
}

programme::Term with_texts(const programme::Term& term,
                           const std::function<void(const TextPlace&, std::string&)>& change)
{
    const Where place{"term"};
    const std::string saved = to_bytes(term, Format::json);
    Json tree = document::parse_json({open_envelope(saved, place).content, "term"});
    Walk(change).visit(tree, {});
    std::string content;
    content.reserve(saved.size());
    write(tree, content);
    const std::string_view kind = kind_of<programme::Term>;
    return from_bytes<programme::Term>(
        head_of(Format::json, kind, content).append(content).append(tail_of(Format::json)), place);
}

}  // namespace muster::archive
