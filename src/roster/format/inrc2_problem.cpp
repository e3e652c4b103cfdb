// An instance as a problem. A nurse stands a shift with one of her skills, and what is asked for is told by shift and
// skill; so each shift has a type for each skill, and rules about shifts are rules about the kind of these types.
#include "muster/core/faults.hpp"
#include "muster/roster/format/inrc2.hpp"
#include "roster/format/inrc2_files.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace muster::inline v0_2::roster {
namespace format::inrc2 {
namespace {

constexpr std::int64_t below_best = 30;
constexpr std::int64_t off_a_shift_run = 15;
constexpr std::int64_t off_a_run = 30;
constexpr std::int64_t unmet_request = 10;
constexpr std::int64_t partial_weekend = 30;
constexpr std::int64_t off_a_total = 20;
constexpr std::int64_t weekend_too_many = 30;

template <class Id>
Id id_at(std::size_t row)
{
    return Id(static_cast<typename Id::Value>(row));
}

/// Makes the rows of a draft; what names nothing, or contradicts itself, goes to the faults.
class InstanceDraft {
public:
    InstanceDraft(const Scenario& scenario, const Before& before, Faults& faults)
        : scenario_(scenario), before_(before), faults_(faults)
    {
        name_rows(scenario.skills, skills_, [](const std::string& one) { return one; });
        name_rows(scenario.shifts, shifts_, [](const Shift& one) { return one.name; });
        name_rows(scenario.contracts, contracts_, [](const Terms& one) { return one.name; });
        name_rows(scenario.nurses, nurses_, [](const Nurse& one) { return one.name; });
    }

    Draft make(const std::vector<Week>& weeks, Day first_monday)
    {
        const auto count = static_cast<int>(weeks.size());
        if (count == 0 || before_.week + count > scenario_.weeks)
            faults_.add(before_.place,
                        "weeks over: " + std::to_string(before_.week) + " of " + std::to_string(scenario_.weeks) +
                            ", weeks given: " + std::to_string(count),
                        "give the weeks that follow the history");
        faults_.throw_if_any();
        const Day first = first_monday + Days(days_a_week * before_.week);
        Draft draft{.period = Period(first, first + Days(days_a_week * count - 1))};
        add_types(draft);
        add_contracts(draft, before_.week + count == scenario_.weeks);
        add_nurses(draft);
        for (int week = 0; week < count; ++week)
            add_week(draft, weeks[static_cast<std::size_t>(week)], first + Days(days_a_week * week));
        return draft;
    }

private:
    template <class Row, class Name>
    void name_rows(const std::vector<Row>& rows, std::map<std::string, std::size_t>& names, Name name)
    {
        for (const Row& row : rows)
            if (!names.emplace(name(row), names.size()).second)
                faults_.add(InvalidInput::duplicate(scenario_.place, "\"" + name(row) + "\""));
    }

    /// The row of a name; 0, and a fault, where it names nothing.
    std::size_t row_of(const std::map<std::string, std::size_t>& names, const Where& place, const std::string& thing,
                       const std::string& name)
    {
        if (const auto found = names.find(name); found != names.end())
            return found->second;
        faults_.add(InvalidInput::unknown(place, thing + " \"" + name + "\"", "the scenario"));
        return 0;
    }
    std::size_t shift(const Where& place, const std::string& name)
    {
        return row_of(shifts_, place, "shift type", name);
    }
    [[nodiscard]] ShiftTypeId type(std::size_t shift, std::size_t skill) const
    {
        return id_at<ShiftTypeId>(shift * scenario_.skills.size() + skill);
    }
    template <class Take>
    void each_type_of(std::size_t shift, Take take) const
    {
        for (std::size_t skill = 0; skill < scenario_.skills.size(); ++skill)
            take(type(shift, skill));
    }
    void crossed(const Where& place, const Range& range, const std::string& name)
    {
        if (range.least > range.most)
            faults_.add(place,
                        "the minimum of " + name + ", " + std::to_string(range.least) + ", is above the maximum, " +
                            std::to_string(range.most),
                        "correct one of the two");
    }

    void add_types(Draft& draft)
    {
        for (const std::string& skill : scenario_.skills)
            draft.skills.push_back({.code = skill});
        for (const Shift& one : scenario_.shifts)
            for (std::size_t skill = 0; skill < scenario_.skills.size(); ++skill)
                draft.shift_types.push_back({.code = one.name + " " + scenario_.skills[skill],
                                             .required_skill = id_at<SkillId>(skill),
                                             .kind = one.name});
        for (const Successors& one : scenario_.forbidden) {
            const std::size_t before = shift(one.place, one.before);
            for (const std::string& name : one.after) {
                const std::size_t after = shift(one.place, name);
                each_type_of(before, [&](ShiftTypeId first) {
                    each_type_of(after, [&](ShiftTypeId next) {
                        draft.forbidden_successions.push_back({first, next});
                    });
                });
            }
        }
    }

    void add_contracts(Draft& draft, bool has_last_week)
    {
        for (const Terms& one : scenario_.contracts) {
            Limits limits{.maximum_consecutive = one.work.most,
                          .minimum_consecutive = std::max(1, one.work.least),
                          .minimum_days_off = std::max(1, one.off.least),
                          .maximum_weekends = one.weekends,
                          .complete_weekends = one.complete_weekends != 0,
                          .minimum_shifts = has_last_week ? one.shifts.least : 0,
                          .maximum_shifts = one.shifts.most,
                          .maximum_days_off = one.off.most};
            for (const Shift& kind : scenario_.shifts)
                limits.kind_runs.push_back(
                    {.kind = kind.name, .minimum = std::max(1, kind.run.least), .maximum = kind.run.most});
            Penalties penalties{.maximum_consecutive = Penalty::soft(off_a_run),
                                .minimum_consecutive = Penalty::soft(off_a_run),
                                .minimum_days_off = Penalty::soft(off_a_run),
                                .weekends = Penalty::soft(weekend_too_many),
                                .complete_weekends = Penalty::soft(partial_weekend),
                                .minimum_shifts = Penalty::soft(off_a_total),
                                .maximum_shifts = Penalty::soft(off_a_total),
                                .maximum_days_off = Penalty::soft(off_a_run),
                                .minimum_kind_run = Penalty::soft(off_a_shift_run),
                                .maximum_kind_run = Penalty::soft(off_a_shift_run)};
            draft.contracts.push_back({.code = one.name, .limits = std::move(limits), .penalties = penalties});
            crossed(one.place, one.shifts, "assignments");
            crossed(one.place, one.work, "consecutive working days");
            crossed(one.place, one.off, "consecutive days off");
        }
        for (const Shift& kind : scenario_.shifts)
            crossed(kind.place, kind.run, "consecutive assignments");
    }

    void add_nurses(Draft& draft)
    {
        for (const Nurse& one : scenario_.nurses) {
            Member member{.code = one.name};
            member.contract = id_at<ContractId>(row_of(contracts_, one.place, "contract", one.contract));
            for (const std::string& skill : one.skills)
                member.skills.push_back(id_at<SkillId>(row_of(skills_, one.place, "skill", skill)));
            draft.members.push_back(std::move(member));
        }
        std::set<std::string> told;
        for (const Past& one : before_.nurses) {
            const std::size_t nurse = row_of(nurses_, one.place, "nurse", one.nurse);
            if (!told.insert(one.nurse).second)
                faults_.add(InvalidInput::duplicate(one.place, "nurse \"" + one.nurse + "\""));
            else if (nurses_.contains(one.nurse))
                draft.members[nurse].history = history_of(draft, one);
        }
        for (const Nurse& one : scenario_.nurses)
            if (!told.contains(one.name))
                faults_.add(before_.place, "it does not tell of nurse \"" + one.name + "\"", "give a line for each");
    }

    History history_of(const Draft& draft, const Past& past)
    {
        History made{.days_worked = past.worked,
                     .days_off = past.off,
                     .kind_days = past.same,
                     .shifts = past.shifts,
                     .weekends = past.weekends};
        const bool is_on = past.last_shift != no_shift;
        if (is_on != (past.worked > 0) || is_on != (past.same > 0) || is_on == (past.off > 0) ||
            past.same > past.worked)
            faults_.add(past.place,
                        "the last shift of nurse \"" + past.nurse + "\" is \"" + past.last_shift + "\" after " +
                            std::to_string(past.same) + " of it, " + std::to_string(past.worked) +
                            " days on duty and " + std::to_string(past.off) + " days off",
                        "give a last shift and days on duty, or None and days off");
        if (is_on)
            made.last_shifts = {LastShift::of(draft.shift_types[type(shift(past.place, past.last_shift), 0).row()],
                                              draft.period.first() - Days(1))};
        return made;
    }

    void add_week(Draft& draft, const Week& week, Day monday)
    {
        for (const Requirement& one : week.requirements) {
            const ShiftTypeId asked = type(shift(one.place, one.shift), row_of(skills_, one.place, "skill", one.skill));
            for (std::size_t day = 0; day < one.days.size(); ++day) {
                crossed(one.place, one.days[day], std::string("nurses on ") + short_days[day]);
                if (one.days[day].most > 0)
                    draft.cover.push_back({.shift = {monday + Days(static_cast<long>(day)), asked},
                                           .minimum = one.days[day].least,
                                           .wanted = one.days[day].most,
                                           .under_weight = below_best});
            }
        }
        for (const OffRequest& one : week.requests) {
            const auto nurse = id_at<MemberId>(row_of(nurses_, one.place, "nurse", one.nurse));
            const Request day_off{.member = nurse, .day = monday + Days(one.day), .weight = unmet_request};
            if (one.shift == any_shift)
                draft.requests.push_back(day_off);
            else
                each_type_of(shift(one.place, one.shift), [&](ShiftTypeId off) {
                    draft.requests.push_back(day_off);
                    draft.requests.back().type = off;
                });
        }
    }

    const Scenario& scenario_;
    const Before& before_;
    Faults& faults_;
    std::map<std::string, std::size_t> skills_;
    std::map<std::string, std::size_t> shifts_;
    std::map<std::string, std::size_t> contracts_;
    std::map<std::string, std::size_t> nurses_;
};

void same_scenario(const Scenario& scenario, const Where& place, const std::string& name, Faults& faults)
{
    if (name != scenario.name)
        faults.add(place, "it is of scenario \"" + name + "\", the others are of \"" + scenario.name + "\"",
                   "give files of one scenario");
}

/// What the files say, and what is wrong with them.
struct Read {
    Scenario scenario;
    Before before;
    std::vector<Week> weeks;
    std::vector<Week> earlier;
    Faults faults;
};

Read read_all(const Inrc2Files& files, std::span<const SourceText> earlier, Day first_monday)
{
    require_calendar_day(first_monday, {"first_monday"});
    if (iso_weekday(first_monday) != 1)
        throw InvalidInput({"first_monday"}, to_string(first_monday) + " is not a Monday, on which weeks start",
                           "give a Monday");
    Read read;
    read.scenario = read_scenario(files.scenario, read.faults);
    read.before = read_history(files.history, read.faults);
    for (const SourceText& file : files.weeks)
        read.weeks.push_back(read_week(file, read.faults));
    for (const SourceText& file : earlier)
        read.earlier.push_back(read_week(file, read.faults));
    read.faults.throw_if_any();
    same_scenario(read.scenario, read.before.place, read.before.scenario, read.faults);
    for (const std::vector<Week>* weeks : {&read.weeks, &read.earlier})
        for (const Week& week : *weeks)
            same_scenario(read.scenario, week.place, week.scenario, read.faults);
    return read;
}

Problem problem_of(Read& read, Day first_monday)
{
    Draft draft = InstanceDraft(read.scenario, read.before, read.faults).make(read.weeks, first_monday);
    read.faults.throw_if_any();
    return Problem(std::move(draft));
}

/// The weeks that are left ask for what those so far did, the latest first.
void look_ahead(Read& read)
{
    if (read.weeks.empty())
        return;
    std::vector<Week> known(read.weeks.rbegin(), read.weeks.rend());
    known.insert(known.end(), read.earlier.rbegin(), read.earlier.rend());
    for (Week& week : known)
        week.requests.clear();
    const int left = read.scenario.weeks - read.before.week - static_cast<int>(read.weeks.size());
    for (int week = 0; week < left; ++week)
        read.weeks.push_back(known[static_cast<std::size_t>(week) % known.size()]);
}

}  // namespace
}  // namespace format::inrc2

Problem read_inrc2(const Inrc2Files& files, Day first_monday)
{
    format::inrc2::Read read = format::inrc2::read_all(files, {}, first_monday);
    return format::inrc2::problem_of(read, first_monday);
}

Problem read_inrc2_ahead(const Inrc2Files& files, std::span<const SourceText> earlier, Day first_monday)
{
    format::inrc2::Read read = format::inrc2::read_all(files, earlier, first_monday);
    format::inrc2::look_ahead(read);
    return format::inrc2::problem_of(read, first_monday);
}

}  // namespace muster::roster
