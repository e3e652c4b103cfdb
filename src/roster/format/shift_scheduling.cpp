#include "muster/roster/format/shift_scheduling.hpp"

#include "muster/core/faults.hpp"
#include "roster/format/lines.hpp"

#include <map>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

using format::split;

/// A line of a section, in its fields.
struct Row {
    Where place;
    std::vector<std::string_view> fields;
};

/// Reads the sections of an instance into a draft; what is wrong goes to `faults`.
class Reader {
public:
    Reader(std::string_view text, const Where& place, Faults& faults) : faults_(faults)
    {
        std::string section;
        for (const format::Line& line : format::lines_of(text, place.source)) {
            if (line.text.front() == '#')
                continue;
            if (line.text.starts_with("SECTION_")) {
                section = line.text;
                sections_[section];
            } else if (section.empty()) {
                faults_.add(line.place, "it stands before the first section", "begin with SECTION_HORIZON");
            } else {
                sections_[section].push_back({line.place, split(line.text, ',')});
            }
        }
        for (const char* wanted : {"SECTION_HORIZON", "SECTION_SHIFTS", "SECTION_STAFF", "SECTION_COVER"})
            if (sections_[wanted].empty())
                faults_.add(place, std::string(wanted) + " is missing or empty", "give the whole instance");
    }

    [[nodiscard]] Draft read(Day first_day)
    {
        const std::int64_t days = number(lines("SECTION_HORIZON").front(), 0, "the horizon", 1, 3660);
        first_day_ = first_day;
        Draft draft{.period = Period(first_day, first_day + Days(static_cast<long>(days) - 1))};
        days_ = days;
        read_shifts(draft);
        read_staff(draft);
        read_days_off(draft);
        read_requests(draft, "SECTION_SHIFT_ON_REQUESTS", Wish::on);
        read_requests(draft, "SECTION_SHIFT_OFF_REQUESTS", Wish::off);
        read_cover(draft);
        return draft;
    }

private:
    [[nodiscard]] const std::vector<Row>& lines(const std::string& section) { return sections_[section]; }

    [[nodiscard]] bool has_fields(const Row& line, std::size_t count)
    {
        if (line.fields.size() >= count)
            return true;
        faults_.add(line.place, format::has_and_needs(line.fields.size(), count), "fill them in, separated by commas");
        return false;
    }

    std::int64_t number(const Where& place, std::string_view text, const std::string& name, std::int64_t least,
                        std::int64_t most)
    {
        return format::number(faults_, place, text, {name, least, most});
    }
    std::int64_t number(const Row& line, std::size_t field, const std::string& name, std::int64_t least = 0,
                        std::int64_t most = no_limit)
    {
        return number(line.place, line.fields[field], name, least, most);
    }
    Day day(const Row& line, std::size_t field)
    {
        return first_day_ + Days(static_cast<long>(number(line, field, "the day", 0, days_ - 1)));
    }

    template <class IdOfRow>
    IdOfRow find(const std::map<std::string, IdOfRow, std::less<>>& ids, const Where& place, std::string_view code,
                 const std::string& thing, const std::string& owner)
    {
        if (const auto found = ids.find(code); found != ids.end())
            return found->second;
        faults_.add(InvalidInput::unknown(place, thing + " \"" + std::string(code) + "\"", owner));
        return IdOfRow(0);
    }
    MemberId member(const Row& line, std::size_t field)
    {
        return find(members_, line.place, line.fields[field], "member", "SECTION_STAFF");
    }
    ShiftTypeId type(const Where& place, std::string_view code)
    {
        return find(types_, place, code, "shift type", "SECTION_SHIFTS");
    }

    void read_shifts(Draft& draft)
    {
        for (const Row& line : lines("SECTION_SHIFTS")) {
            if (!has_fields(line, 2))
                continue;
            types_.emplace(line.fields[0], ShiftTypeId(static_cast<ShiftTypeId::Value>(draft.shift_types.size())));
            const auto length = static_cast<std::int32_t>(number(line, 1, "the length", 1, 2880));
            draft.shift_types.push_back({.code = std::string(line.fields[0]), .length = Minutes(length)});
        }
        for (const Row& line : lines("SECTION_SHIFTS"))
            if (line.fields.size() > 2 && !line.fields[2].empty())
                for (const std::string_view after : split(line.fields[2], '|'))
                    draft.forbidden_successions.push_back({type(line.place, line.fields[0]), type(line.place, after)});
    }

    void read_staff(Draft& draft)
    {
        for (const Row& line : lines("SECTION_STAFF")) {
            if (!has_fields(line, 8))
                continue;
            const auto limit = [&](std::size_t field, const std::string& name, std::int64_t least = 0) {
                return static_cast<std::int32_t>(number(line, field, name, least));
            };
            members_.emplace(line.fields[0], MemberId(static_cast<MemberId::Value>(draft.members.size())));
            Member member{.code = std::string(line.fields[0])};
            for (const std::string_view part : split(line.fields[1], '|')) {
                const auto pair = split(part, '=');
                if (pair.size() != 2) {
                    faults_.add(line.place, "the shift maximum \"" + std::string(part) + "\" has another form",
                                "write TYPE=NUMBER, separated by |");
                    continue;
                }
                const auto most =
                    number(line.place, pair[1], "the maximum of \"" + std::string(pair[0]) + "\"", 0, no_limit);
                member.limits.of_type.push_back({type(line.place, pair[0]), static_cast<std::int32_t>(most)});
            }
            member.limits.maximum_minutes = Minutes(limit(2, "the maximum of minutes"));
            member.limits.minimum_minutes = Minutes(limit(3, "the minimum of minutes"));
            member.limits.maximum_consecutive = limit(4, "the maximum of consecutive shifts");
            member.limits.minimum_consecutive = limit(5, "the minimum of consecutive shifts", 1);
            member.limits.minimum_days_off = limit(6, "the minimum of days off", 1);
            member.limits.maximum_weekends = limit(7, "the maximum of weekends");
            draft.members.push_back(std::move(member));
        }
    }

    void read_days_off(Draft& draft)
    {
        for (const Row& line : lines("SECTION_DAYS_OFF")) {
            if (!has_fields(line, 2))
                continue;
            const MemberId who = member(line, 0);
            for (std::size_t field = 1; field < line.fields.size(); ++field)
                draft.unavailable.push_back({who, day(line, field), {}, Bar::leave});
        }
    }

    void read_requests(Draft& draft, const std::string& section, Wish wish)
    {
        for (const Row& line : lines(section))
            if (has_fields(line, 4))
                draft.requests.push_back({member(line, 0), day(line, 1), type(line.place, line.fields[2]), wish,
                                          number(line, 3, "the weight", 0, greatest_weight)});
    }

    void read_cover(Draft& draft)
    {
        for (const Row& line : lines("SECTION_COVER"))
            if (has_fields(line, 5))
                draft.cover.push_back({.shift = {day(line, 0), type(line.place, line.fields[1])},
                                       .wanted = static_cast<std::int32_t>(number(line, 2, "the requirement")),
                                       .under_weight = number(line, 3, "the weight for under", 0, greatest_weight),
                                       .over_weight = number(line, 4, "the weight for over", 0, greatest_weight)});
    }

    Faults& faults_;
    std::map<std::string, std::vector<Row>> sections_;
    std::map<std::string, MemberId, std::less<>> members_;
    std::map<std::string, ShiftTypeId, std::less<>> types_;
    Day first_day_;
    std::int64_t days_ = 0;
};

}  // namespace

Problem read_benchmark(std::string_view text, const Where& place, Day first_day)
{
    require_calendar_day(first_day, {"first_day"});
    if (iso_weekday(first_day) != 1)
        throw InvalidInput({"first_day"}, to_string(first_day) + " is not a Monday, on which the benchmark starts",
                           "give a Monday");
    Faults faults;
    Reader reader(text, place, faults);
    faults.throw_if_any();
    Draft draft = reader.read(first_day);
    faults.throw_if_any();
    return Problem(std::move(draft));
}

}  // namespace muster::roster
