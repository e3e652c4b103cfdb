// Weekends are worked on all their days or on none (INRC-II's complete weekends).
//
// Of a weekend that began before the period the history tells: it ends with so many days on duty, with a day off before
// them, or with so many days off; and it knows some shifts. That says of every day of the weekend, back to the first
// that nothing is known of, whether it was worked. A weekend that was worked in part by then is not held against this
// roster.
#include "answers.hpp"
#include "history_shifts.hpp"
#include "line_term.hpp"
#include "mending.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace muster::roster::rule {
namespace {

/// How many days of a weekend are worked and how many are off, of those that count.
struct Parts {
    int worked = 0;
    int off = 0;

    void add(bool is_worked) { ++(is_worked ? worked : off); }
    [[nodiscard]] bool are_both() const { return worked > 0 && off > 0; }
};

/// Days of the first weekend that lie before the period.
Parts parts_before(const Problem& problem, MemberId member)
{
    Parts parts;
    const History& history = problem.history(member);
    const Member& one = problem.members()[member];
    const int run = std::max(history.days_worked, history.days_off);
    if (run == 0 || problem.day_count() == 0 || problem.weekend_of(0) != 0)
        return parts;
    for (int back = 1; problem.draft().calendar.is_weekend(problem.day(-back)); ++back) {
        const bool is_known_shift = std::ranges::any_of(problem.shifts_before(member),
                                                        [&](const ShiftBefore& shift) { return shift.day == -back; });
        const bool ends_before_run = history.days_worked > 0 && back == run + 1;  // on a day off
        if (back > run && !is_known_shift && !ends_before_run)
            break;
        if (!one.is_one_on(problem.day(-back)))
            break;
        parts.add(is_known_shift || (history.days_worked > 0 && back <= run));
    }
    return parts;
}

/// A weekend of the period: its days on which the member is one.
struct Weekend {
    int first = 0;
    int end = 0;
    Parts before{};
    int off_after = 0;  ///< days after the period that no roster plans
};

std::vector<Weekend> weekends_of(const Problem& problem, MemberId member)
{
    std::vector<Weekend> weekends;
    const Member& one = problem.members()[member];
    for (int day = 0; day < problem.day_count(); ++day) {
        if (problem.weekend_of(day) < 0 || !one.is_one_on(problem.day(day)))
            continue;
        if (weekends.empty() || weekends.back().end != day)
            weekends.push_back({.first = day, .end = day});
        ++weekends.back().end;
    }
    if (!weekends.empty() && weekends.front().first == 0)
        weekends.front().before = parts_before(problem, member);
    if (!weekends.empty() && weekends.back().end == problem.day_count() && problem.is_followed_by_gap())
        for (Day day = problem.day(problem.day_count());
             day < *problem.draft().next_begins && problem.draft().calendar.is_weekend(day) && one.is_one_on(day);
             day += Days(1))
            ++weekends.back().off_after;
    return weekends;
}

/// The weekend's parts, where it is worked in part and was not so before the period; else nothing.
template <class Works>
Parts broken(const Weekend& weekend, const Works& works)
{
    Parts parts = weekend.before;
    if (parts.are_both())
        return {};
    for (int day = weekend.first; day < weekend.end; ++day)
        parts.add(works(day));
    parts.off += weekend.off_after;
    return parts.are_both() ? parts : Parts{};
}

bool asks_for_complete_weekends(const Problem& problem, MemberId member)
{
    return problem.limits(member).complete_weekends;
}

void find_complete_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        if (!asks_for_complete_weekends(problem, member))
            continue;
        for (const Weekend& weekend : weekends_of(problem, member)) {
            const Parts parts = broken(weekend, [&](int day) { return !roster.on(member, day).empty(); });
            if (parts.are_both())
                findings.add({.rule = Rule::complete_weekends,
                              .member = member,
                              .day = weekend.first,
                              .found = parts.worked,
                              .limit = parts.worked + parts.off},
                             problem.penalties().complete_weekends);
        }
    }
}

Label words_for_complete_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    const std::string limit = std::to_string(violation.limit);
    return {day + " 起的周末：" + who.zh + " " + limit + " 天中只值 " + found + " 天，应全值或全休",
            "on the weekend from " + day + " " + who.en + " is on duty on " + found + " of " + limit +
                " days, all or none are asked for"};
}

Label complete_weekends_asked(const Problem& problem, const Element& element)
{
    return said_of(problem, element.member, {"周末全值或全休", "is on duty on all days of a weekend or on none"});
}

WideInteger greatest_cost_of_complete_weekends(const Problem& problem, MemberId)
{
    return weight_of(problem.penalties().complete_weekends) * problem.weekend_count();
}

/// Some day of the weekend has to change between work and off.
void mend_complete_weekends(const Violation& violation, Mending& mending)
{
    for (const Weekend& weekend : weekends_of(mending.problem(), violation.member))
        for (int day = weekend.first; weekend.first == violation.day && day < weekend.end; ++day)
            if (mending.works(violation.member, day))
                mending.drop_day(violation.member, day);
            else
                mending.add_day(violation.member, day);
}

class CompleteWeekendsTerm : public DailyTerm {
public:
    CompleteWeekendsTerm(const Problem& problem, std::vector<Weekend> weekends)
        : DailyTerm(problem.penalties().complete_weekends, longest(weekends)), weekends_(std::move(weekends)),
          ending_(static_cast<std::size_t>(problem.day_count()), nullptr)
    {
        for (const Weekend& weekend : weekends_)
            ending_[static_cast<std::size_t>(weekend.end - 1)] = &weekend;
    }

    [[nodiscard]] std::int64_t amount_on(StandLine line, int day) const override
    {
        const Weekend* weekend = ending_[static_cast<std::size_t>(day)];
        const auto works = [&](int each) { return line[static_cast<std::size_t>(each)] != 0; };
        return weekend != nullptr && broken(*weekend, works).are_both() ? 1 : 0;
    }

    [[nodiscard]] double greatest_amount() const override { return static_cast<double>(weekends_.size()); }

    /// All that is worked of the first weekend that is mended by it.
    [[nodiscard]] std::optional<Excess> excess(StandLine line) const override
    {
        for (const Weekend& weekend : weekends_)
            if (is_hard() && weekend.before.worked == 0 && amount_on(line, weekend.end - 1) > 0) {
                Excess found{.groups = {{}}, .counts = {}};
                for (const std::vector<int>& day : any_day_of(line, weekend.first, weekend.end).groups)
                    found.groups.front().push_back(day.front());
                return found;
            }
        return std::nullopt;
    }

private:
    static int longest(const std::vector<Weekend>& weekends)
    {
        int days = 1;
        for (const Weekend& weekend : weekends)
            days = std::max(days, weekend.end - weekend.first);
        return days;
    }

    std::vector<Weekend> weekends_;
    std::vector<const Weekend*> ending_;  ///< by day
};

std::unique_ptr<LineTerm> term_of_complete_weekends(const Problem& problem, MemberId member, Stands)
{
    return std::make_unique<CompleteWeekendsTerm>(problem, weekends_of(problem, member));
}

}  // namespace

template <>
struct Answers<Rule::complete_weekends> {
    static constexpr Entry entry{
        .zh = "完整周末",
        .en = "complete weekends",
        .find = find_complete_weekends,
        .words = words_for_complete_weekends,
        .is_asked = asks_for_complete_weekends,
        .greatest_cost = greatest_cost_of_complete_weekends,
        .looks = always<Looks::at_days_worked>,
        .asks = complete_weekends_asked,
        .mend = mend_complete_weekends,
        .term = term_of_complete_weekends,
    };
};
template const Entry& entry<Rule::complete_weekends>();

}  // namespace muster::roster::rule
