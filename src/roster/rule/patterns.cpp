// Days that follow each other as they should not.
//
// A pattern is found where all its days are known and as it says: days of the period, days before it that the history
// knows (days_before.hpp), and days after it that no roster plans, which are off. One that goes on into days of the
// next roster is judged by that one, whose history knows of these. So one pattern is judged once, by the roster of its
// last planned day.
#include "answers.hpp"
#include "days_before.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"
#include "stood_days.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::rule {
namespace {

bool is_as(const Problem& problem, const PatternDay& asked, const Stood& stood)
{
    switch (asked.stand) {
    case PatternStand::anything:
        return true;
    case PatternStand::off:
        return stood.is_off();
    case PatternStand::duty:
        return !stood.is_off();
    case PatternStand::kind:
        return stood.has(problem.kind_named(asked.kind));
    }
    return false;
}

bool may_begin_on(const Problem& problem, const Pattern& pattern, int day)
{
    return pattern.weekday == 0 || iso_weekday(problem.day(day)) == pattern.weekday;
}

/// Days after the period that no roster plans, as far as a pattern reaches into them.
int days_off_after(const Problem& problem)
{
    constexpr int longest = static_cast<int>(longest_pattern);
    if (problem.stands_alone() || !problem.is_followed_by_gap())
        return 0;
    return std::min(problem.index_of(*problem.draft().next_begins) - problem.day_count(), longest - 1);
}

/// A line with the days around it.
class KnownDays {
public:
    KnownDays(const Problem& problem, MemberId member, std::vector<Stood> stood)
        : problem_(problem), stood_(std::move(stood)), off_after_(days_off_after(problem))
    {
        for (int back = 1; back < static_cast<int>(longest_pattern); ++back)
            before_.push_back(stood_before(problem, member, -back));
    }

    /// Whether the pattern stands from this day on.
    [[nodiscard]] bool have(const Pattern& pattern, int first) const
    {
        if (!may_begin_on(problem_, pattern, first))
            return false;
        for (std::size_t at = 0; at < pattern.days.size(); ++at) {
            const std::optional<Stood> stood = on(first + static_cast<int>(at));
            if (!stood || !is_as(problem_, pattern.days[at], *stood))
                return false;
        }
        return true;
    }

private:
    [[nodiscard]] std::optional<Stood> on(int day) const
    {
        if (day < 0)
            return before_[static_cast<std::size_t>(-day - 1)];
        if (day < problem_.day_count())
            return stood_[static_cast<std::size_t>(day)];
        return day < problem_.day_count() + off_after_ ? std::optional(Stood{}) : std::nullopt;
    }

    const Problem& problem_;
    std::vector<Stood> stood_;
    std::vector<std::optional<Stood>> before_;  ///< the day before the period first
    int off_after_;
};

/// visit(first day) of each place where the pattern is found.
template <class Visit>
void each_found(const Problem& problem, const KnownDays& days, const Pattern& pattern, const Visit& visit)
{
    for (int first = 1 - static_cast<int>(pattern.days.size()); first < problem.day_count(); ++first)
        if (days.have(pattern, first))
            visit(first);
}

void find_patterns(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::vector<PatternId>& unwanted = problem.limits(member).patterns;
        if (unwanted.empty())
            continue;
        const KnownDays days(problem, member, stood_days(problem, roster.of(member)));
        for (const PatternId id : unwanted) {
            const Pattern& pattern = problem.patterns()[id];
            each_found(problem, days, pattern, [&](int first) {
                findings.add({.rule = Rule::patterns,
                              .member = member,
                              .day = std::max(0, first),
                              .row = id.row(),
                              .found = 1,
                              .limit = 0},
                             pattern.penalty);
            });
        }
    }
}

PatternId pattern_of(std::size_t row) { return PatternId(static_cast<PatternId::Value>(row)); }

Label words_for_patterns(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label pattern = words::of_pattern(problem, pattern_of(violation.row));
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 出现不宜的排法" + pattern.zh,
            day + ": " + who.en + " has the unwanted pattern " + pattern.en};
}

WideInteger greatest_cost_of_patterns(const Problem& problem, MemberId member)
{
    WideInteger cost = 0;
    for (const PatternId id : problem.limits(member).patterns)
        cost += weight_of(problem.patterns()[id].penalty) *
                (problem.day_count() + static_cast<WideInteger>(longest_pattern));
    return cost;
}

bool is_asked_patterns(const Problem& problem, MemberId member) { return !problem.limits(member).patterns.empty(); }

/// Which days are worked is enough where no kind is named.
Looks looks_of_patterns(const Problem& problem)
{
    const bool names_kinds = std::ranges::any_of(problem.patterns().rows(), [](const Pattern& pattern) {
        return std::ranges::find(pattern.days, PatternStand::kind, &PatternDay::stand) != pattern.days.end();
    });
    return names_kinds ? Looks::at_line : Looks::at_days_worked;
}

Label ask_for_patterns(const Problem& problem, const Element& element)
{
    const Label pattern = words::of_pattern(problem, pattern_of(element.row));
    return said_of(problem, element.member,
                   {"不应出现排法" + pattern.zh, "does not have the unwanted pattern " + pattern.en});
}

Label remedy_for_patterns(const Problem&, const Element&)
{
    return {"对该成员不再列出此排法，或将其改为软性要求",
            "no longer list it for this member, or make the pattern soft"};
}

/// Some day of it has to be another.
void mend_patterns(const Violation& violation, Mending& mending)
{
    const Problem& problem = mending.problem();
    const MemberId member = violation.member;
    const Pattern& pattern = problem.patterns()[pattern_of(violation.row)];
    const KnownDays days(problem, member, stood_days(problem, mending.roster().of(member)));
    each_found(problem, days, pattern, [&](int first) {
        for (std::size_t at = 0; std::max(0, first) == violation.day && at < pattern.days.size(); ++at) {
            const int day = first + static_cast<int>(at);
            const PatternDay& asked = pattern.days[at];
            if (asked.stand == PatternStand::off)
                mending.add_day(member, day);
            else if (asked.stand == PatternStand::duty)
                mending.drop_day(member, day);
            else if (asked.stand == PatternStand::kind)
                mending.drop_if(member, [&](int on, ShiftTypeId type) {
                    return on == day && problem.kind_of(type) == problem.kind_named(asked.kind);
                });
        }
    });
}

/// Nothing unwanted is on the line that has that day on it.
bool fits_patterns(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    const KnownDays days(problem, line.member(), stood_days_with(line, day, type));
    bool is_free = true;
    for (const PatternId id : problem.limits(line.member()).patterns) {
        const Pattern& pattern = problem.patterns()[id];
        const int length = static_cast<int>(pattern.days.size());
        each_found(problem, days, pattern,
                   [&](int first) { is_free = is_free && (day < first || first + length <= day); });
    }
    return is_free;
}

/// The state: of every pattern, how many of its first days may just have been; a bit for each of these beginnings,
/// which patterns may share, so that all that have begun are followed side by side.
class PatternsMachine : public LineMachine {
public:
    PatternsMachine(const Problem& problem, MemberId member) : problem_(problem)
    {
        std::map<std::pair<std::int32_t, std::vector<AskedDay>>, int> beginnings;
        for (const PatternId id : problem.limits(member).patterns) {
            const Pattern& pattern = problem.patterns()[id];
            Unwanted unwanted{.weekday = pattern.weekday, .bent = bent_by(pattern.penalty, 1)};
            for (const PatternDay& day : pattern.days) {
                unwanted.days.push_back({day.stand, problem.kind_named(day.kind)});
                if (unwanted.days.size() < pattern.days.size())
                    unwanted.bits.push_back(
                        beginnings
                            .emplace(std::pair(pattern.weekday, unwanted.days), static_cast<int>(beginnings.size()))
                            .first->second);
            }
            unwanted_.push_back(std::move(unwanted));
        }
        for (int day = 1 - static_cast<int>(longest_pattern); day < 0; ++day) {
            const std::optional<Stood> stood = stood_before(problem, member, day);
            start_ = stood ? step(start_, day, *stood).next : 0;
        }
        off_after_ = days_off_after(problem);
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        return on(state, iso_weekday(problem_.day(day)), stood);
    }
    [[nodiscard]] Bent end(State state) const override
    {
        Bent bent;
        for (int day = 0; day < off_after_ && state != 0; ++day) {
            const Step one = on(state, begins_none, {});
            state = one.next;
            bent.soft += one.bent.soft;
            bent.hard += one.bent.hard;
        }
        return bent;
    }

private:
    struct AskedDay {
        PatternStand stand = PatternStand::anything;
        int kind = -1;

        friend auto operator<=>(const AskedDay&, const AskedDay&) = default;
        [[nodiscard]] bool is(const Stood& stood) const
        {
            return stand == PatternStand::anything ||
                   (stand == PatternStand::kind ? stood.has(kind) : stood.is_off() == (stand == PatternStand::off));
        }
    };
    struct Unwanted {
        std::vector<AskedDay> days{};
        int weekday = 0;
        std::vector<int> bits{};  ///< that its first day has been; the next, that its first two have
        Bent bent{};
    };
    static constexpr int begins_none = -1;  ///< in place of a day of the week

    [[nodiscard]] Step on(State state, int weekday, const Stood& stood) const
    {
        Step step;
        for (const Unwanted& unwanted : unwanted_)
            for (std::size_t at = 0; at < unwanted.days.size(); ++at) {
                const bool has_come_to =
                    at == 0 ? weekday != begins_none && (unwanted.weekday == 0 || unwanted.weekday == weekday)
                            : (state >> unwanted.bits[at - 1] & 1) != 0;
                if (!has_come_to || !unwanted.days[at].is(stood))
                    continue;
                if (at + 1 < unwanted.days.size()) {
                    step.next |= State{1} << unwanted.bits[at];
                    continue;
                }
                step.bent.soft += unwanted.bent.soft;
                step.bent.hard += unwanted.bent.hard;
            }
        return step;
    }

    const Problem& problem_;
    std::vector<Unwanted> unwanted_;
    State start_ = 0;
    int off_after_ = 0;
};

std::unique_ptr<LineMachine> machine_of_patterns(const Problem& problem, MemberId member)
{
    return std::make_unique<PatternsMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::patterns> {
    static constexpr Entry entry{
        .zh = "不宜的排法",
        .en = "unwanted patterns",
        .is_of_contracts = true,
        .find = find_patterns,
        .words = words_for_patterns,
        .is_asked = is_asked_patterns,
        .greatest_cost = greatest_cost_of_patterns,
        .looks = looks_of_patterns,
        .element_has = ElementHas::row,
        .asks = ask_for_patterns,
        .remedy = remedy_for_patterns,
        .mend = mend_patterns,
        .fits = fits_patterns,
        .machine = machine_of_patterns,
    };
};
template const Entry& entry<Rule::patterns>();

}  // namespace muster::roster::rule
