// The competition's text: parts begin with a line of their name and the number of their rows, rows are fields between
// commas, and each ends with a semicolon.
#include "muster/roster/penalty.hpp"
#include "roster/format/inrc1_files.hpp"
#include "roster/format/lines.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace muster::inline v0_2::roster::format::inrc1 {
namespace {

constexpr std::array<std::string_view, 12> heads = {
    "SCHEDULING_PERIOD", "SKILLS",          "SHIFT_TYPES",        "CONTRACTS",
    "PATTERNS",          "EMPLOYEES",       "DAY_OF_WEEK_COVER",  "DATE_SPECIFIC_COVER",
    "DAY_OFF_REQUESTS",  "DAY_ON_REQUESTS", "SHIFT_OFF_REQUESTS", "SHIFT_ON_REQUESTS"};

struct Fields {
    Where place;
    std::vector<std::string_view> all;
};

class TextReader {
public:
    TextReader(std::string_view text, const Where& place, Faults& faults) : faults_(faults)
    {
        std::string_view head;
        for (const Line& line : lines_of(text, place.source)) {
            if (line.text.starts_with("//"))
                continue;
            const std::string_view row = trimmed(line.text.substr(0, line.text.find(';')));
            if (row.empty())
                continue;
            // There is no word in a line of nothing but signs.
            if (const auto found = words(row, "=;");
                !found.empty() && std::ranges::find(heads, found.front()) != heads.end()) {
                head = found.front();
                if (found.size() > 1)
                    said_[head] = {line.place, {found.back()}};
                rows_[head];
            } else if (head.empty()) {
                faults_.add(line.place, "it stands before the first part", "begin with SCHEDULING_PERIOD");
            } else {
                rows_[head].push_back({line.place, split(row, ',')});
            }
        }
        for (const std::string_view wanted : {"SCHEDULING_PERIOD", "SHIFT_TYPES", "CONTRACTS", "EMPLOYEES"})
            if (rows_[wanted].empty())
                faults_.add(place, std::string(wanted) + " is missing or empty", "give the whole instance");
        for (const auto& [name, said] : said_)
            if (number(said, 0, "the number of " + std::string(name)) != static_cast<int>(rows_[name].size()))
                faults_.add(said.place,
                            std::string(name) + " says " + std::string(said.all.front()) + " and has " +
                                std::to_string(rows_[name].size()),
                            "correct the number, or give the rest");
    }

    [[nodiscard]] Instance read(const Where& place)
    {
        Instance made{.place = place};
        each("SCHEDULING_PERIOD", 3, [&](const Fields& row) {
            made.name = row.all[0];
            made.first = day_of(faults_, row.place, row.all[1]);
            made.last = day_of(faults_, row.place, row.all[2]);
        });
        each("SKILLS", 1, [&](const Fields& row) { made.skills.emplace_back(row.all[0]); });
        each("SHIFT_TYPES", 5, [&](const Fields& row) {
            made.shifts.push_back({row.place, text(row, 0), text(row, 1), time_of(faults_, row.place, row.all[2]),
                                   time_of(faults_, row.place, row.all[3]), names(row, 4)});
        });
        each("CONTRACTS", 19, [&](const Fields& row) { made.contracts.push_back(contract_of(row)); });
        each("PATTERNS", 3, [&](const Fields& row) { made.patterns.push_back(pattern_of(row)); });
        each("EMPLOYEES", 4, [&](const Fields& row) {
            made.employees.push_back({row.place, text(row, 0), text(row, 1), text(row, 2), names(row, 3)});
        });
        each("DAY_OF_WEEK_COVER", 3, [&](const Fields& row) {
            made.demands.push_back({row.place,
                                    weekday_of(faults_, row.place, row.all[0]),
                                    {},
                                    text(row, 1),
                                    number(row, 2, "the number of people")});
        });
        each("DATE_SPECIFIC_COVER", 3, [&](const Fields& row) {
            made.demands.push_back({row.place, 0, day_of(faults_, row.place, row.all[0]), text(row, 1),
                                    number(row, 2, "the number of people")});
        });
        read_requests(made, "DAY_OFF_REQUESTS", Wish::off, false);
        read_requests(made, "DAY_ON_REQUESTS", Wish::on, false);
        read_requests(made, "SHIFT_OFF_REQUESTS", Wish::off, true);
        read_requests(made, "SHIFT_ON_REQUESTS", Wish::on, true);
        return made;
    }

private:
    template <class Take>
    void each(std::string_view head, std::size_t fields, Take take)
    {
        for (const Fields& row : rows_[head])
            if (row.all.size() >= fields)
                take(row);
            else
                faults_.add(row.place, has_and_needs(row.all.size(), fields), "fill them in, separated by commas");
    }
    [[nodiscard]] static std::string text(const Fields& row, std::size_t field) { return std::string(row.all[field]); }
    int number(const Fields& row, std::size_t field, const std::string& name, int most = no_limit)
    {
        return static_cast<int>(format::number(faults_, row.place, row.all[field], {name, 0, most}));
    }
    /// Names between blanks, behind their number.
    std::vector<std::string> names(const Fields& row, std::size_t field)
    {
        const std::string what = "the number of names";
        const int said = number(row, field, what);
        std::vector<std::string> found;
        if (field + 1 < row.all.size())
            for (const std::string_view name : words(row.all[field + 1]))
                found.emplace_back(name);
        if (static_cast<std::size_t>(said) != found.size())
            faults_.add(row.place, given_and_is(what, said, found.size()), "correct the number");
        return found;
    }

    /// `(1|3|20)`: whether it is on, its weight, its value; a flag has no value.
    Term term_of(const Fields& row, std::size_t field, bool has_value)
    {
        const auto parts = words(row.all[field], "(|)");
        if (parts.size() != (has_value ? 3 : 2)) {
            faults_.add(row.place, "\"" + text(row, field) + "\" has another form",
                        has_value ? "write (0 or 1|weight|value)" : "write (0 or 1|weight)");
            return {};
        }
        const auto part = [&](std::size_t at, const char* name, int most) {
            return static_cast<int>(format::number(faults_, row.place, parts[at], {name, 0, most}));
        };
        return {part(0, "whether it is on", 1) == 1, part(1, "the weight", greatest_weight),
                has_value ? part(2, "the value", no_limit) : 0};
    }

    Contract contract_of(const Fields& row)
    {
        Contract made{.place = row.place, .code = text(row, 0), .name = text(row, 1)};
        std::size_t field = 3;  // one shift a day is hard, whatever stands there
        for (Term& term : made.limits)
            term = term_of(row, field++, true);
        made.weekend = row.all[field++];
        for (Term& flag : made.flags)
            flag = term_of(row, field++, false);
        made.patterns = names(row, field);
        return made;
    }

    Unwanted pattern_of(const Fields& row)
    {
        Unwanted made{.place = row.place, .code = text(row, 0)};
        made.weight = number(row, 1, "the weight", greatest_weight);
        const auto found = words(row.all[2], "(|)");
        for (std::size_t at = 1; at + 1 < found.size(); at += 2)
            made.days.emplace_back(found[at], found[at + 1]);
        const auto said =
            format::number(faults_, row.place, found.empty() ? "" : found.front(), {"the number of days", 1, no_limit});
        if (found.size() % 2 == 0 || static_cast<std::size_t>(said) != made.days.size())
            faults_.add(row.place, "\"" + text(row, 2) + "\" has another form",
                        "write the number of days and (shift|day) for each");
        return made;
    }

    void read_requests(Instance& made, std::string_view head, Wish wish, bool of_shift)
    {
        each(head, of_shift ? 4 : 3, [&](const Fields& row) {
            if (const auto day = day_of(faults_, row.place, row.all[1]))
                made.requests.push_back({row.place, text(row, 0), *day, of_shift ? text(row, 2) : "", wish,
                                         number(row, of_shift ? 3 : 2, "the weight", greatest_weight)});
        });
    }

    Faults& faults_;
    std::map<std::string_view, std::vector<Fields>> rows_;
    std::map<std::string_view, Fields> said_;
};

}  // namespace

Instance instance_of_text(std::string_view text, const Where& place, Faults& faults)
{
    return TextReader(text, place, faults).read(place);
}

std::optional<Day> day_of(Faults& faults, const Where& place, std::string_view text)
{
    try {
        return parse_day(text, place);
    } catch (const InvalidInput& error) {
        faults.add(error);
        return std::nullopt;
    }
}

ClockTime time_of(Faults& faults, const Where& place, std::string_view text)
{
    try {
        return ClockTime::parse(text.size() == 8 ? text.substr(0, 5) : text, place);  // without seconds
    } catch (const InvalidInput& error) {
        faults.add(error);
        return ClockTime();
    }
}

int weekday_of(Faults& faults, const Where& place, std::string_view name)
{
    if (const auto* const found = std::ranges::find(weekdays, name); found != weekdays.end())
        return static_cast<int>(std::distance(weekdays.begin(), found)) + 1;
    faults.add(place, "the day is \"" + std::string(name) + "\"", "write Monday to Sunday");
    return 1;
}

}  // namespace muster::roster::format::inrc1
