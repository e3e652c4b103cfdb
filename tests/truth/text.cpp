#include "text.hpp"

#include "fields.hpp"

#include "muster/core/error.hpp"

#include <array>
#include <charconv>
#include <concepts>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace muster::inline v0_2::roster::truth {
namespace {

[[noreturn]] void refuse(std::string_view text)
{
    throw std::invalid_argument("\"" + std::string(text) + "\" cannot be read");
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at), text.size());
        if (end > 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

template <class Enum>
constexpr std::array<std::string_view, 0> words{};
template <>
constexpr std::array words<Bar>{std::string_view("none"),  std::string_view("unavailable"),
                                std::string_view("leave"), std::string_view("timetable"),
                                std::string_view("skill"), std::string_view("frozen")};
template <>
constexpr std::array words<Wish>{std::string_view("on"), std::string_view("off")};
template <>
constexpr std::array words<Keep>{std::string_view("together"), std::string_view("apart")};
template <>
constexpr std::array words<Within>{std::string_view("shift"), std::string_view("day")};
template <>
constexpr std::array words<Measure>{std::string_view("minutes"), std::string_view("shifts"), std::string_view("nights"),
                                    std::string_view("weekends"), std::string_view("disliked")};

template <>
constexpr std::array words<PatternStand>{std::string_view("anything"), std::string_view("off"),
                                         std::string_view("duty"), std::string_view("kind")};

// A kind of value: how it is written, and how it is read.

std::string write(const std::string& value) { return value; }
void read(std::string_view text, std::string& value) { value = text; }

template <std::integral Number>
std::string write(Number value)
{
    return std::to_string(value);
}
template <std::integral Number>
void read(std::string_view text, Number& value)
{
    std::int64_t found = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), found);
    if (error != std::errc() || end != text.data() + text.size())
        refuse(text);
    value = static_cast<Number>(found);
}

template <class Enum>
requires std::is_enum_v<Enum> std::string write(Enum value)
{
    return std::string(words<Enum>[static_cast<std::size_t>(value)]);
}
template <class Enum>
requires std::is_enum_v<Enum>
void read(std::string_view text, Enum& value)
{
    for (std::size_t at = 0; at < words<Enum>.size(); ++at)
        if (words<Enum>[at] == text) {
            value = static_cast<Enum>(at);
            return;
        }
    refuse(text);
}

std::string write(Minutes value) { return write(value.count()); }
void read(std::string_view text, Minutes& value)
{
    std::int32_t count = 0;
    read(text, count);
    value = Minutes(count);
}

std::string write(const std::optional<ClockTime>& value) { return value ? to_string(*value) : "unknown"; }
void read(std::string_view text, std::optional<ClockTime>& value)
{
    value = text == "unknown" ? std::nullopt : std::optional(ClockTime::parse(text, Where{"text"}));
}

template <class Kind>
std::string write(Id<Kind> id)
{
    return id.is_set() ? write(id.row()) : "none";
}
template <class Kind>
void read(std::string_view text, Id<Kind>& id)
{
    std::uint32_t row = 0;
    if (text != "none")
        read(text, row);
    id = text == "none" ? Id<Kind>() : Id<Kind>(row);
}

template <class Kind>
std::string write(Decimal<Kind> value)
{
    return to_string(value);
}
template <class Kind>
void read(std::string_view text, Decimal<Kind>& value)
{
    value = Decimal<Kind>::parse(text, Where{"text"});
}

std::string write(Day day) { return to_string(day); }
void read(std::string_view text, Day& day) { day = parse_day(text, Where{"text"}); }

template <class Value>
std::string write(const std::optional<Value>& value)
{
    return value ? write(*value) : "none";
}
template <class Value>
void read(std::string_view text, std::optional<Value>& value)
{
    value.reset();
    if (text != "none") {
        Value found{};
        read(text, found);
        value = found;
    }
}

std::string write(const std::optional<Period>& period)
{
    return period ? write(period->first()) + ".." + write(period->last()) : "none";
}
void read(std::string_view text, std::optional<Period>& period)
{
    if (text == "none") {
        period.reset();
        return;
    }
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        refuse(text);
    period = Period(parse_day(text.substr(0, dots), Where{"text"}), parse_day(text.substr(dots + 2), Where{"text"}));
}

std::string write(const Penalty& penalty) { return penalty.is_hard ? "hard" : "soft:" + write(penalty.weight); }
void read(std::string_view text, Penalty& penalty)
{
    if (text == "hard") {
        penalty = Penalty::hard();
        return;
    }
    if (!text.starts_with("soft:"))
        refuse(text);
    penalty = Penalty::soft(0);
    read(text.substr(5), penalty.weight);
}

/// All that are not as usual: `rest:soft:3;weekends:hard`.
std::string write(const Penalties& penalties)
{
    std::string text;
    each(fields<Penalties>, [&](const auto& field) {
        if (!(field.of(penalties) == Penalty::hard()))
            text += (text.empty() ? "" : ";") + std::string(field.name) + ":" + write(field.of(penalties));
    });
    return text;
}
void read(std::string_view text, Penalties& penalties)
{
    for (const std::string_view part : split(text, ';')) {
        const std::size_t colon = std::min(part.find(':'), part.size());
        bool is_known = false;
        each(fields<Penalties>, [&](const auto& field) {
            if (field.name != part.substr(0, colon))
                return;
            read(part.substr(std::min(colon + 1, part.size())), field.of(penalties));
            is_known = true;
        });
        if (!is_known)
            refuse(part);
    }
}

std::string write(const KindRun& run) { return run.kind + ";" + write(run.minimum) + ";" + write(run.maximum); }
void read(std::string_view text, KindRun& run)
{
    const auto parts = split(text, ';');
    if (parts.size() != 3)
        refuse(text);
    read(parts[0], run.kind);
    read(parts[1], run.minimum);
    read(parts[2], run.maximum);
}

std::string write(const PatternDay& day) { return write(day.stand) + (day.kind.empty() ? "" : ":" + day.kind); }
void read(std::string_view text, PatternDay& day)
{
    const std::size_t colon = std::min(text.find(':'), text.size());
    read(text.substr(0, colon), day.stand);
    read(text.substr(std::min(colon + 1, text.size())), day.kind);
}

std::string write(const ShiftTypeMaximum& maximum) { return write(maximum.type) + ":" + write(maximum.most); }
void read(std::string_view text, ShiftTypeMaximum& maximum)
{
    const std::size_t colon = std::min(text.find(':'), text.size());
    read(text.substr(0, colon), maximum.type);
    read(text.substr(std::min(colon + 1, text.size())), maximum.most);
}

std::string write(const LastShift& shift)
{
    return shift.type + ";" + write(shift.day) + ";" + write(shift.start) + ";" + write(shift.length);
}
void read(std::string_view text, LastShift& shift)
{
    const auto parts = split(text, ';');
    if (parts.size() != 4)
        refuse(text);
    read(parts[0], shift.type);
    read(parts[1], shift.day);
    read(parts[2], shift.start);
    read(parts[3], shift.length);
}

std::string write(const WindowMaximum& window)
{
    return write(window.days) + ";" + write(window.most) + ";" + write(window.measure) + ";" + write(window.type);
}
void read(std::string_view text, WindowMaximum& window)
{
    const auto parts = split(text, ';');
    if (parts.size() != 4)
        refuse(text);
    read(parts[0], window.days);
    read(parts[1], window.most);
    read(parts[2], window.measure);
    read(parts[3], window.type);
}

template <class Values>
std::string write_all(const Values& values)
{
    std::string text;
    for (const auto& value : values)
        text += (text.empty() ? "" : ",") + write(value);
    return text;
}
template <class Value>
std::string write(const std::vector<Value>& values)
{
    return write_all(values);
}
template <class Value>
void read(std::string_view text, std::vector<Value>& values)
{
    values.clear();
    for (const std::string_view part : split(text, ','))
        read(part, values.emplace_back());
}
std::string write(const CarryOver& load) { return write_all(load); }
void read(std::string_view text, CarryOver& load)
{
    const auto parts = split(text, ',');
    if (parts.size() != load.size())
        refuse(text);
    for (std::size_t at = 0; at < load.size(); ++at)
        read(parts[at], load[at]);
}

template <class Row>
std::string line_of(std::string_view name, const Row& row)
{
    const Row usual{};
    std::string line(name);
    each(fields<Row>, [&](const auto& field) {
        if (!(field.of(row) == field.of(usual)))
            line += " " + std::string(field.name) + "=" + write(field.of(row));
    });
    return line + "\n";
}

template <class Row>
void read_row(const std::vector<std::string_view>& parts, Row& row)
{
    for (std::size_t at = 1; at < parts.size(); ++at) {
        const std::size_t end = std::min(parts[at].find('='), parts[at].size());
        bool is_known = false;
        each(fields<Row>, [&](const auto& field) {
            if (field.name != parts[at].substr(0, end))
                return;
            read(parts[at].substr(std::min(end + 1, parts[at].size())), field.of(row));
            is_known = true;
        });
        if (!is_known)
            refuse(parts[at]);
    }
}

void read_line(const std::vector<std::string_view>& parts, Draft& draft)
{
    bool is_known = parts[0] == "period";
    if (is_known) {
        std::optional<Period> period;
        read(parts.at(1), period);
        draft.period = period.value();
    }
    each(lists, [&](const auto& list) {
        if (list.name == parts[0] && !is_known) {
            read_row(parts, list.of(draft).emplace_back());
            is_known = true;
        }
    });
    each(singles, [&](const auto& single) {
        if (single.name == parts[0] && !is_known) {
            read_row(parts, single.of(draft));
            is_known = true;
        }
    });
    if (parts[0] == "spacing") {
        read_row(parts, draft.spacing.emplace());
        is_known = true;
    }
    if (parts[0] == "next") {
        read(parts.at(1), draft.next_begins);
        is_known = true;
    }
    if (parts[0] == "alone")
        draft.stands_alone = is_known = true;
    if (!is_known)
        refuse(parts[0]);
}

}  // namespace

std::string to_text(const Draft& draft)
{
    std::string text = "period " + write(std::optional(draft.period)) + "\n";
    each(lists, [&](const auto& list) {
        for (const auto& row : list.of(draft))
            text += line_of(list.name, row);
    });
    each(singles, [&](const auto& single) {
        const std::string line = line_of(single.name, single.of(draft));
        if (line.find(' ') != std::string::npos)
            text += line;
    });
    if (draft.spacing)
        text += line_of("spacing", *draft.spacing);
    if (draft.next_begins)
        text += "next " + write(*draft.next_begins) + "\n";
    if (draft.stands_alone)
        text += "alone\n";
    return text;
}

std::vector<Named> drafts_from(std::string_view text)
{
    std::vector<Named> all;
    std::istringstream lines{std::string(text)};
    std::string line;
    std::string name;
    bool is_open = false;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        const auto parts = split(line, ' ');
        if (parts.empty()) {
            is_open = false;
            name.clear();
        } else if (line.starts_with('#')) {
            name += (name.empty() ? "" : " ") + line.substr(std::min<std::size_t>(2, line.size()));
        } else {
            if (!is_open)
                all.push_back({name, Draft{.period = Period(Day(2026, 9, 7), Day(2026, 9, 7))}});
            is_open = true;
            try {
                read_line(parts, all.back().draft);
            } catch (const std::exception& error) {
                throw InvalidInput({"problem as text", number}, error.what(), "write it as to_text does");
            }
        }
    }
    return all;
}

Draft draft_from(std::string_view text)
{
    std::vector<Named> all = drafts_from(text);
    if (all.size() != 1)
        throw InvalidInput({"problem as text"}, "it has " + std::to_string(all.size()) + " problems", "give one");
    return std::move(all.front().draft);
}

}  // namespace muster::roster::truth
