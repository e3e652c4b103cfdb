// An instance as a problem.
//
// Most of a contract is limits and penalties of the model. What is counted otherwise is told by patterns, whose weights
// add up to the competition's:
// - A weekend of two days worked in part counts once, as the model has it. Longer ones count by which days are worked,
// so
//   every such shape is a pattern from the weekend's first day.
// - Where shifts of a weekend should be alike, each shift counts for each day of the weekend on which it is not stood:
//   for d days, k shifts and w days worked that is d k - w. The model's rule says d (k - 1), for up to three shifts;
//   what is left, d - w, is told by which days are worked, and goes with the incomplete weekends.
#include "muster/roster/format/inrc1.hpp"
#include "roster/format/inrc1_files.hpp"
#include "roster/format/lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace muster::inline v0_2::roster {
namespace format::inrc1 {
namespace {

constexpr std::int64_t four_weeks = 28;

/// What a weekend counts, where it should be complete, by its days: W worked, F free.
constexpr std::array<std::pair<std::string_view, int>, 22> incomplete = {{
    {"WF", 1},   {"FW", 1},   {"WWF", 1},  {"FWW", 1},  {"WFW", 4},  {"WFF", 2},  {"FWF", 2},  {"FFW", 2},
    {"WWWF", 1}, {"WWFW", 5}, {"WWFF", 2}, {"WFWW", 5}, {"WFWF", 6}, {"WFFW", 6}, {"WFFF", 3}, {"FWWW", 1},
    {"FWWF", 2}, {"FWFW", 6}, {"FWFF", 3}, {"FFWW", 2}, {"FFWF", 3}, {"FFFW", 3},
}};

template <class Id>
Id row_id(std::size_t row)
{
    return Id(static_cast<typename Id::Value>(row));
}

/// Days of the week of a weekend, by its name: `FridaySaturdaySunday` is 5, 6, 7.
std::vector<int> weekend_days(std::string_view name)
{
    std::vector<int> days;
    for (std::size_t day = 4; day < 4 + weekdays.size(); ++day) {  // from Friday on
        const std::string_view weekday = weekdays[day % weekdays.size()];
        if (!name.starts_with(weekday))
            continue;
        name.remove_prefix(weekday.size());
        days.push_back(static_cast<int>(day % weekdays.size()) + 1);
    }
    return name.empty() ? days : std::vector<int>();
}

/// Makes the rows of a draft; what names nothing, or cannot be told, goes to the faults.
class PeriodDraft {
public:
    PeriodDraft(const Instance& instance, Faults& faults) : instance_(instance), faults_(faults)
    {
        for (const std::string& skill : instance.skills)
            name_row(skills_, {instance.place, skill});
        for (const ShiftKind& one : instance.shifts)
            name_row(shifts_, {one.place, one.code});
        for (const Unwanted& one : instance.patterns)
            name_row(patterns_, {one.place, one.code});
        for (const Contract& one : instance.contracts)
            name_row(contracts_, {one.place, one.code});
        for (const Employee& one : instance.employees)
            name_row(employees_, {one.place, one.code});
    }

    Draft make()
    {
        Draft draft{.period = Period(*instance_.first, *instance_.last)};
        draft.stands_alone = true;
        for (const std::string& skill : instance_.skills)
            draft.skills.push_back({.code = skill});
        add_types(draft);
        for (const Unwanted& one : instance_.patterns)
            draft.patterns.push_back(pattern_of(one));
        for (const Contract& one : instance_.contracts)
            add_contract(draft, one);
        add_employees(draft);
        add_cover(draft);
        add_requests(draft);
        return draft;
    }

private:
    using Names = std::map<std::string, std::size_t>;

    struct Named {
        Where place;
        std::string name;
    };

    void name_row(Names& names, const Named& row)
    {
        if (!names.emplace(row.name, names.size()).second)
            faults_.add(InvalidInput::duplicate(row.place, "\"" + row.name + "\""));
    }
    std::size_t row_of(const Names& names, const Named& row, const char* thing)
    {
        if (const auto found = names.find(row.name); found != names.end())
            return found->second;
        faults_.add(InvalidInput::unknown(row.place, std::string(thing) + " \"" + row.name + "\"", "the instance"));
        return 0;
    }
    ShiftTypeId type(const Where& place, const std::string& code)
    {
        return row_id<ShiftTypeId>(row_of(shifts_, {place, code}, "shift type"));
    }

    /// The skill that a shift requires; where it requires several, one that stands for all of them.
    SkillId required(Draft& draft, const ShiftKind& shift)
    {
        if (shift.skills.empty())
            return {};
        std::string all;
        for (const std::string& skill : shift.skills) {
            (void)row_of(skills_, {shift.place, skill}, "skill");
            all.append(all.empty() ? "" : " + ").append(skill);
        }
        const auto [found, is_new] = skills_.emplace(all, draft.skills.size());
        if (is_new) {
            draft.skills.push_back({.code = all});
            joined_.emplace_back(found->second, shift.skills);
        }
        return row_id<SkillId>(found->second);
    }

    void add_types(Draft& draft)
    {
        for (const ShiftKind& one : instance_.shifts) {
            const std::int32_t start = one.start.since_midnight().count();
            const std::int32_t end = one.end.since_midnight().count();
            const bool is_night = end <= start;
            draft.shift_types.push_back({.code = one.code,
                                         .name = {{}, one.name},
                                         .length = Minutes(end - start + (is_night ? 1440 : 0)),
                                         .is_night = is_night,
                                         .required_skill = required(draft, one)});
        }
        if (!overlap_across_midnight())
            for (std::size_t row = 0; row < instance_.shifts.size(); ++row)
                draft.shift_types[row].start = instance_.shifts[row].start;
    }

    /// Whether a night shift lasts until another one has begun, which is no matter here and would be one to the model.
    [[nodiscard]] bool overlap_across_midnight() const
    {
        return std::ranges::any_of(instance_.shifts, [&](const ShiftKind& night) {
            return night.end <= night.start &&
                   std::ranges::any_of(instance_.shifts, [&](const ShiftKind& next) { return next.start < night.end; });
        });
    }

    Pattern pattern_of(const Unwanted& one)
    {
        Pattern made{.code = one.code, .penalty = Penalty::soft(one.weight)};
        for (std::size_t at = 0; at < one.days.size(); ++at) {
            const auto& [shift, day] = one.days[at];
            if (shift == any_shift)
                made.days.push_back({PatternStand::duty});
            else if (shift == no_shift)
                made.days.push_back({PatternStand::off});
            else
                made.days.push_back({PatternStand::kind, instance_.shifts[type(one.place, shift).row()].code});
            if (day == any_day)
                continue;
            const int begins = (weekday_of(faults_, one.place, day) - 1 + 7 * longest - static_cast<int>(at)) % 7 + 1;
            if (made.weekday != 0 && made.weekday != begins)
                faults_.add(one.place, "the days of the pattern do not follow each other", "correct the days");
            made.weekday = begins;
        }
        return made;
    }

    void add_contract(Draft& draft, const Contract& one)
    {
        const std::vector<int> weekend = weekend_days(one.weekend);
        if (std::ranges::find(weekend, 6) == weekend.end() || std::ranges::find(weekend, 7) == weekend.end())
            faults_.add(one.place, "the weekend is \"" + one.weekend + "\"",
                        "write SaturdaySunday, FridaySaturdaySunday, SaturdaySundayMonday or "
                        "FridaySaturdaySundayMonday");
        else
            find_cut_weekend(draft, one, weekend);
        roster::Contract made{.code = one.code, .name = {{}, one.name}};
        made.limits.weekend = weekend;
        set_limits(one, made);
        for (const std::string& pattern : one.patterns)
            made.limits.patterns.push_back(row_id<PatternId>(row_of(patterns_, {one.place, pattern}, "pattern")));
        set_weekends(draft, one, made);
        const Term& skill = one.flags[alternative_skill];
        made.penalties.alternative_skill = Penalty::soft(skill.is_on ? skill.weight : 0);
        draft.contracts.push_back(std::move(made));
    }

    /// What a weekend counts of which only some days are in the period is said nowhere.
    void find_cut_weekend(const Draft& draft, const Contract& one, const std::vector<int>& weekend)
    {
        const bool is_asked = std::ranges::any_of(one.flags, &Term::is_on) || one.limits[most_weekends].is_on ||
                              one.limits[least_weekends].is_on || one.limits[weekends_in_four_weeks].is_on;
        const auto is_within = [&](Day day, Day next) {
            const auto has = [&](Day which) { return std::ranges::find(weekend, iso_weekday(which)) != weekend.end(); };
            return has(day) && has(next);
        };
        const Period& period = draft.period;
        if (is_asked && is_within(period.first() - Days(1), period.first()))
            faults_.add(one.place, "the period begins within a weekend, on " + to_string(period.first()),
                        "begin it on another day");
        if (is_asked && is_within(period.last(), period.last() + Days(1)))
            faults_.add(one.place, "the period ends within a weekend, on " + to_string(period.last()),
                        "end it on another day");
    }

    void set_limits(const Contract& one, roster::Contract& made)
    {
        const auto set = [&](Limit which, std::int32_t& limit, Penalty& penalty, std::int32_t least) {
            if (const Term& term = one.limits[which]; term.is_on) {
                limit = std::max(least, term.value);
                penalty = Penalty::soft(term.weight);
            }
        };
        Limits& limits = made.limits;
        Penalties& firm = made.penalties;
        set(most_shifts, limits.maximum_shifts, firm.maximum_shifts, 0);
        set(least_shifts, limits.minimum_shifts, firm.minimum_shifts, 0);
        set(most_days, limits.maximum_consecutive, firm.maximum_consecutive, 0);
        set(least_days, limits.minimum_consecutive, firm.minimum_consecutive, 1);
        set(most_off, limits.maximum_days_off, firm.maximum_days_off, 0);
        set(least_off, limits.minimum_days_off, firm.minimum_days_off, 1);
        set(most_weekends, limits.maximum_consecutive_weekends, firm.consecutive_weekends, 0);
        set(least_weekends, limits.minimum_consecutive_weekends, firm.minimum_consecutive_weekends, 1);
        set(weekends_in_four_weeks, limits.maximum_weekends, firm.weekends, 0);
        if (one.limits[weekends_in_four_weeks].is_on && Period(*instance_.first, *instance_.last).length() > four_weeks)
            faults_.add(one.place, "it bounds the weekends in four weeks of a longer period",
                        "give a period of four weeks, or switch the limit off");
        if (const Term& nights = one.flags[two_days_off_after_nights]; nights.is_on) {
            limits.days_off_after_nights = 2;
            firm.days_off_after_nights = Penalty::soft(nights.weight);
        }
        if (const Term& night = one.flags[no_night_before_free_weekend]; night.is_on) {
            limits.no_night_before_free_weekend = true;
            firm.night_before_free_weekend = Penalty::soft(night.weight);
        }
    }

    /// Complete weekends of shifts that are alike.
    void set_weekends(Draft& draft, const Contract& one, roster::Contract& made)
    {
        const auto weight = [&](Flag flag) { return one.flags[flag].is_on ? one.flags[flag].weight : 0; };
        const auto days = static_cast<int>(made.limits.weekend.size());
        const std::int64_t whole = weight(complete_weekends);
        const std::int64_t alike = weight(identical_weekends);
        if (alike > 0) {
            made.limits.identical_weekends = true;
            made.penalties.identical_weekends = Penalty::soft(alike * days);
        }
        if (days == 2 && whole + alike > 0) {
            made.limits.complete_weekends = true;
            made.penalties.complete_weekends = Penalty::soft(whole + alike);
        } else if (days > 2) {
            for (const auto& [shape, count] : incomplete)
                if (shape.size() == static_cast<std::size_t>(days))
                    add_shape(draft, made, shape, whole * count + alike * std::count(shape.begin(), shape.end(), 'F'));
        }
        if (days > 3 && alike > 0)
            faults_.add(one.place, "it asks for shifts alike on weekends of four days",
                        "give a weekend of two or three days, or switch the rule off");
    }

    void add_pattern(Draft& draft, roster::Contract& made, Pattern pattern)
    {
        made.limits.patterns.push_back(row_id<PatternId>(draft.patterns.size()));
        pattern.code = "contract " + made.code + ", weekend " + pattern.code;
        pattern.weekday = made.limits.weekend.front();
        draft.patterns.push_back(std::move(pattern));
    }

    void add_shape(Draft& draft, roster::Contract& made, std::string_view shape, std::int64_t weight)
    {
        if (weight == 0)
            return;
        Pattern pattern{.code = std::string(shape), .penalty = Penalty::soft(weight)};
        for (const char day : shape)
            pattern.days.push_back({day == 'W' ? PatternStand::duty : PatternStand::off});
        add_pattern(draft, made, std::move(pattern));
    }

    void add_employees(Draft& draft)
    {
        for (const Employee& one : instance_.employees) {
            Member member{.code = one.code, .name = {{}, one.name == one.code ? std::string() : one.name}};
            member.contract = row_id<ContractId>(row_of(contracts_, {one.place, one.contract}, "contract"));
            for (const std::string& skill : one.skills)
                member.skills.push_back(row_id<SkillId>(row_of(skills_, {one.place, skill}, "skill")));
            for (const auto& [row, skills] : joined_)
                if (std::ranges::all_of(skills, [&](const std::string& skill) {
                        return std::ranges::find(one.skills, skill) != one.skills.end();
                    }))
                    member.skills.push_back(row_id<SkillId>(row));
            draft.members.push_back(std::move(member));
        }
    }

    void add_cover(Draft& draft)
    {
        std::map<roster::Shift, int> wanted;
        for (const bool of_one_day : {false, true})  // what is asked of one day goes before what its weekday asks
            for (const Demand& one : instance_.demands) {
                if (one.day.has_value() != of_one_day)
                    continue;
                const ShiftTypeId asked = type(one.place, one.shift);
                if (of_one_day && !draft.period.contains(*one.day))
                    faults_.add(one.place, to_string(*one.day) + " lies outside " + to_string(draft.period),
                                "correct the day");
                for (Day day = draft.period.first(); day <= draft.period.last(); day = day + Days(1))
                    if (of_one_day ? day == *one.day : iso_weekday(day) == one.weekday)
                        wanted[{day, asked}] = one.people;
            }
        for (Day day = draft.period.first(); day <= draft.period.last(); day = day + Days(1))
            for (std::size_t row = 0; row < instance_.shifts.size(); ++row) {
                const roster::Shift shift{day, row_id<ShiftTypeId>(row)};
                const int people = wanted[shift];
                draft.cover.push_back({.shift = shift, .minimum = people, .wanted = people, .maximum = people});
            }
    }

    void add_requests(Draft& draft)
    {
        for (const Asked& one : instance_.requests) {
            if (!draft.period.contains(one.day))
                faults_.add(one.place, to_string(one.day) + " lies outside " + to_string(draft.period),
                            "correct the day");
            const auto member = row_id<MemberId>(row_of(employees_, {one.place, one.employee}, "employee"));
            const ShiftTypeId asked = one.shift.empty() ? ShiftTypeId() : type(one.place, one.shift);
            draft.requests.push_back({member, one.day, asked, one.wish, one.weight});
        }
    }

    static constexpr int longest = static_cast<int>(longest_pattern);

    const Instance& instance_;
    Faults& faults_;
    Names skills_;
    Names shifts_;
    Names patterns_;
    Names contracts_;
    Names employees_;
    std::vector<std::pair<std::size_t, std::vector<std::string>>> joined_;  // skills that stand for several
};

}  // namespace
}  // namespace format::inrc1

Problem read_inrc1(std::string_view text, const Where& place)
{
    using namespace format::inrc1;
    Faults faults;
    const Instance instance = format::trimmed(text).starts_with('<') ? instance_of_xml(text, place, faults)
                                                                     : instance_of_text(text, place, faults);
    if (instance.first && instance.last && *instance.last < *instance.first)
        faults.add(place,
                   "the period ends on " + to_string(*instance.last) + ", before it begins on " +
                       to_string(*instance.first),
                   "exchange the two days");
    faults.throw_if_any();
    Draft draft = PeriodDraft(instance, faults).make();
    faults.throw_if_any();
    return Problem(std::move(draft));
}

}  // namespace muster::roster
