// A roster problem as the solvers see it: lines of duties, one for each member, coupled by rows that count people.
//
// A *duty* is what somebody does on one day: nothing (duty 0), one shift type, or several that do not overlap. A *line*
// is a duty for each day. Every rule of the model is one of two things here:
//   - part of the toll of one member's line: a toll for each (day, duty), tolls for the lengths of runs and for what
//     follows what, and a convex or capped toll on *counters*, sums over the line (minutes, nights, weekends ...);
//   - a toll on how many people a *row* counts: cover of a shift, of a skill on a shift, or company.
// The sum of all is exactly the score `check` gives.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "roster/engine/model/hard_soft_cost.hpp"
#include "roster/engine/model/line_automaton.hpp"
#include "roster/engine/model/line_terms.hpp"
#include "roster/engine/model/list.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::model {

using Line = List<DutyIndex>;

/// Linear toll of a duty that must not be.
inline constexpr std::int32_t barred = std::numeric_limits<std::int32_t>::max();

struct DayDuty {
    List<std::uint16_t> types;
    std::int32_t minutes = 0;
    std::int32_t nights = 0;
    std::int32_t disliked = 0;
    [[nodiscard]] std::int32_t shifts() const { return static_cast<std::int32_t>(types.size()); }
};

/// People counted on one shift or day.
struct Row {
    int minimum = 0;
    int wanted = 0;
    int maximum = 0;
    int most = 0;  ///< people who could be counted
    Cost under = 0;
    Cost over = 0;
    Penalty below_minimum;
    Penalty above_maximum;
    bool is_together = false;  ///< all of `maximum` people or nobody, else `under` by person missing
    [[nodiscard]] HardSoftCost at(int people) const;
};

/// What may follow what, `gap` days later with days off between; members with the same minimum rest share one.
struct Sequence {
    int reach = 1;  ///< greatest gap that can cost anything
    int row_classes = 1;
    int column_classes = 1;
    List<std::uint16_t> row_of;     ///< by duty stood; class 0: nothing known
    List<std::uint16_t> column_of;  ///< by duty that follows
    List<HardSoftCost> tolls;       ///< gap-1, row class, column class
    [[nodiscard]] const HardSoftCost& toll(int gap, int row, int column) const
    {
        return tolls[((gap - 1) * row_classes + row) * column_classes + column];
    }
};

enum class Counted : std::uint8_t { minutes, shifts, nights, weekend_shifts, disliked, weekends, type };

struct FairShare {
    Fairness asked;
    Cost target = 0;
    Cost divisor = 1;  ///< counter units in one unit of the measure
};

/// A sum over one line, and what it costs.
struct Counter {
    Counted counted = Counted::minutes;
    std::uint16_t type = 0;
    Cost minimum = 0;
    Cost maximum = no_limit;
    Penalty below{};
    Penalty above{};
    List<FairShare> shares{};
    [[nodiscard]] HardSoftCost at(Cost value) const;
};

/// How often some days of a line have each duty, so that all its counters are known at once.
struct Tally {
    List<int> on_weekdays;  ///< by duty
    List<int> on_weekends;  ///< by duty
    int weekends = 0;       ///< opened on these days
};

/// Duties that are alike to every rule about a line; a planner needs the cheapest of each only.
struct Profile {
    std::uint16_t row_class = 0;
    std::uint16_t column_class = 0;
    std::uint16_t letter = 0;      ///< of the automaton, where there is one
    List<std::int32_t> weekday{};  ///< increments of the counters (0 for weekends, which the planner counts)
    List<std::int32_t> weekend{};
};

struct LineRules {
    std::uint16_t sequence = 0;
    int run_cap = 1;  ///< longer runs are as good as this
    int off_cap = 1;
    List<HardSoftCost> on_day{};     ///< toll of the r-th day of a run of work
    List<HardSoftCost> on_end{};     ///< of a run that ends after r days
    List<HardSoftCost> off_day{};    ///< of the r-th day off of a run
    List<HardSoftCost> off_end{};    ///< of a run of days off that ends after r days
    List<HardSoftCost> off_short{};  ///< the same, no turn coming before or after it
    bool is_spaced = false;          ///< turns are to lie apart
    bool starts_open = true;         ///< nothing known of the days before
    bool starts_on = false;
    int start_length = 0;  ///< days on or off before; where nothing is known, off long enough for all that asks for it
    std::uint16_t start_class = 0;
    List<Counter> counters{};
    List<std::uint16_t> profile_of{};  ///< by duty; 0 is the day off
    List<Profile> profiles{};
    /// Where rules ask for one: what runs and sequences cost, and all else that is told day by day. Runs and sequences
    /// alone then cost no more.
    std::shared_ptr<const LineAutomaton> automaton{};
    int start_place = 0;  ///< in the automaton
};

class Instance {
public:
    explicit Instance(const Problem& problem);
    /// Of these members and rows of cover alone, without company.
    [[nodiscard]] Instance of_cover(View<const int> members_kept, View<const int> rows_kept) const;
    /// One row that counts who any of these counts; it costs nothing.
    [[nodiscard]] Row row_of(const List<int>& group) const;
    /// Each of these lists of rows becomes such a row, after all others, in place of those that were made so before.
    /// There must be no company.
    void count_together(const List<List<int>>& groups);

    int members = 0;
    int days = 0;
    int types = 0;
    int duty_count = 0;
    bool duties_are_complete = true;  ///< false: some sets of several shifts a day were left out
    List<DayDuty> duties;
    List<List<DutyIndex>> duties_of_type;
    List<int> weekend_of;
    List<int> place_in_weekend;  ///< of a day, from 0
    int longest_weekend = 0;     ///< days
    List<Sequence> sequences;
    List<LineRules> rules;
    List<LineTerms> terms;  ///< what no table holds, by member
    List<Row> rows;
    List<List<int>> companies;  ///< members of each
    struct CompanyRows {
        int first = 0;
        bool is_by_day = false;  ///< a row a day; else one for each type of it
    };
    List<CompanyRows> company_rows;  ///< by company
    List<std::int32_t> linear;       ///< member, day, duty: soft toll, or `barred`
    /// By member, day and duty, where a duty may be barred by rules that can be bent: what it costs all the same. Empty
    /// where no duty is; of less than no hard unit where it must not be.
    List<HardSoftCost> bent;
    /// A hard unit in prices: dearer than any single toll, so that members share what is asked for. Of some soft tolls
    /// together it may be outbid; what is found is compared by levels.
    Cost hard_weight = 1000;
    /// The same where a hard rule is bent, firm: more than all that one line and its rows can cost and spare in soft
    /// units, once these are cut down to one in `soft_divisor`, where there is no room for all in 32 bits.
    Cost firm_weight = 1000;
    Cost soft_divisor = 1;
    /// A hard unit where numbers are of 64 bits: more than the whole range of soft costs of the problem.
    Cost dominant_weight = 1000;
    /// Every roster that bends no hard rule costs a whole number of these.
    Cost cost_unit = 1;

    /// The least whole number of units that is no less.
    [[nodiscard]] Cost in_whole_units(Cost cost) const
    {
        return cost <= 0 ? cost : (cost + cost_unit - 1) / cost_unit * cost_unit;
    }

    [[nodiscard]] std::int32_t linear_of(int member, int day, int duty) const
    {
        return linear[(static_cast<std::size_t>(member) * static_cast<std::size_t>(days) +
                       static_cast<std::size_t>(day)) *
                          static_cast<std::size_t>(duty_count) +
                      static_cast<std::size_t>(duty)];
    }
    [[nodiscard]] const std::int32_t* linear_row(int member, int day) const
    {
        return linear.data() +
               (static_cast<std::size_t>(member) * static_cast<std::size_t>(days) + static_cast<std::size_t>(day)) *
                   static_cast<std::size_t>(duty_count);
    }
    /// Exact toll of a duty on its own, barred or not.
    [[nodiscard]] HardSoftCost duty_toll(int member, int day, int duty) const
    {
        const std::int32_t* cell = linear_row(member, day) + duty;
        if (*cell != barred)
            return {*cell, 0};
        return must_not_be(member, day, duty) ? HardSoftCost{0, 1} : bent[cell - linear.data()];
    }
    /// Nobody can bend the rule that bars it.
    [[nodiscard]] bool must_not_be(int member, int day, int duty) const
    {
        const std::int32_t* cell = linear_row(member, day) + duty;
        return *cell == barred && (bent.empty() || bent[cell - linear.data()].hard < 0);
    }
    [[nodiscard]] bool is_weekend(int day) const { return weekend_of[day] >= 0; }
    /// A duty on this day, after so many days off, is the first of a weekend.
    [[nodiscard]] bool opens_weekend(int day, int days_off) const
    {
        return is_weekend(day) && days_off >= place_in_weekend[day];
    }

    /// Calls `visit(row)` for each row that counts `member` on this duty.
    template <class Visit>
    void each_row(int member, int day, int duty, Visit&& visit) const
    {
        if (duty == 0)
            return;
        for (const std::uint16_t type : duties[duty].types)
            each_row_of_type(member, day, type, visit);
        for (const Membership& company : companies_of_[member])
            if (company.is_by_day)
                visit(company.first_row + day);
    }
    /// The rows of one type alone, without company by day.
    template <class Visit>
    void each_row_of_type(int member, int day, int type, Visit&& visit) const
    {
        const auto slot = static_cast<std::size_t>(day * types + type);
        for (std::uint32_t row = cover_begin_[slot]; row < cover_begin_[slot + 1]; ++row)
            if (skill_of_row_[row] < 0 || has_skill(member, static_cast<std::size_t>(skill_of_row_[row]))) {
                visit(static_cast<int>(row));
                if (!together_.empty())
                    for (const int group : together_[row])
                        visit(group);
            }
        for (const Membership& company : companies_of_[member])
            if (!company.is_by_day)
                visit(company.first_row + day * types + type);
    }
    /// Those of them that do not count everybody.
    template <class Visit>
    void each_row_of_some(int member, int day, int type, Visit&& visit) const
    {
        each_row_of_type(member, day, type, [&](int row) {
            if (static_cast<std::size_t>(row) >= skill_of_row_.size() || skill_of_row_[row] >= 0)
                visit(row);
        });
    }
    /// The rows of cover of one type, whomever they count.
    template <class Visit>
    void each_cover_row(int day, int type, Visit&& visit) const
    {
        const auto slot = static_cast<std::size_t>(day * types + type);
        for (std::uint32_t row = cover_begin_[slot]; row < cover_begin_[slot + 1]; ++row)
            visit(static_cast<int>(row));
    }
    template <class Visit>
    void each_company_by_day(int member, int day, Visit&& visit) const
    {
        for (const Membership& company : companies_of_[member])
            if (company.is_by_day)
                visit(company.first_row + day);
    }
    /// First cover row of this day or later.
    [[nodiscard]] int first_row_of(int day) const { return static_cast<int>(cover_begin_[day * types]); }
    [[nodiscard]] bool has_company() const { return !companies.empty(); }
    /// Every unit of some sum costs or spares something.
    [[nodiscard]] bool has_fair_shares() const
    {
        return std::ranges::any_of(rules, [](const LineRules& rule) {
            return std::ranges::any_of(rule.counters, [](const Counter& counter) { return !counter.shares.empty(); });
        });
    }
    /// Rows of cover may count some members and others not.
    [[nodiscard]] bool has_skills() const { return skills_ > 0; }
    [[nodiscard]] std::size_t skill_count() const { return skills_; }
    [[nodiscard]] bool has_skill(int member, std::size_t skill) const
    {
        return has_skill_[static_cast<std::size_t>(member) * skills_ + skill] != 0;
    }
    /// What a row of cover asks for.
    [[nodiscard]] std::optional<std::size_t> skill_of(int row) const
    {
        const std::int32_t skill = skill_of_row_[row];
        return skill < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(skill));
    }

    /// Exact toll of a line, all rules about one member.
    [[nodiscard]] HardSoftCost line_toll(int member, View<const DutyIndex> line) const
    {
        return counted_toll(member, line) + term_toll(member, line);
    }
    /// The part of it that `terms` are.
    [[nodiscard]] HardSoftCost term_toll(int member, View<const DutyIndex> line) const
    {
        const LineTerms& own = terms[member];
        return own.is_empty() ? HardSoftCost{} : own.toll(line);
    }
    /// The part that planners' tables hold.
    [[nodiscard]] HardSoftCost counted_toll(int member, View<const DutyIndex> line) const;
    /// The part of it that days [from, to) can change, counters and `terms` apart: two lines that differ there only
    /// differ in toll by as much as this and their counters do.
    [[nodiscard]] HardSoftCost run_toll(int member, View<const DutyIndex> line, int from, int to) const;
    /// What such a part is more with these duties from a day on, where rules ask for an automaton.
    [[nodiscard]] HardSoftCost automaton_change(int member, View<const DutyIndex> line, int from,
                                                View<const DutyIndex> duties) const;
    /// What days [from, to) add to a counter, of weekends also the days after that belong to the same one.
    [[nodiscard]] Cost counted(const Counter& counter, View<const DutyIndex> line, int from, int to) const;
    /// Days [from, to), added to what was counted before.
    void tally(View<const DutyIndex> line, int from, int to, Tally& tally) const;
    [[nodiscard]] Cost counted(const Counter& counter, const Tally& tally) const;
    /// Counter increments of a duty on a day, weekends excepted.
    [[nodiscard]] Cost increment(const Counter& counter, int day, int duty) const;
    /// The same on a weekend.
    [[nodiscard]] Cost amount(const Counter& counter, int duty) const;

    [[nodiscard]] Line line_of(const Problem& problem, const Roster& roster, int member) const;
    [[nodiscard]] Roster roster_of(const Problem& problem, const List<Line>& lines) const;

private:
    [[nodiscard]] bool opens_weekend(View<const DutyIndex> line, int day) const;
    struct Membership {
        int first_row = 0;
        bool is_by_day = false;
    };
    /// Whom a sequence is for.
    struct Linked {
        Minutes rest;
        Penalty too_little;
        Penalty forbidden;
        List<ShiftBefore> before;
        friend bool operator==(const Linked&, const Linked&) = default;
    };
    void enumerate_duties(const Problem& problem);
    void lay_out_rows(const Problem& problem);
    void price_duties(const Problem& problem);
    void set_weights();
    void set_cost_unit();
    void set_rules(const Problem& problem, int member);
    void set_runs(const Problem& problem, MemberId member, LineRules& rule) const;
    void set_counters(const Problem& problem, MemberId member, LineRules& rule) const;
    void set_profiles(LineRules& rule) const;
    void set_automata(const Problem& problem);
    void set_sequence(const Problem& problem, MemberId member, LineRules& rule);
    [[nodiscard]] Sequence sequence_for(const Problem& problem, MemberId member, bool has_history) const;

    std::size_t skills_ = 0;
    List<std::uint8_t> has_skill_;
    List<std::uint32_t> cover_begin_;
    List<std::int32_t> skill_of_row_;
    List<List<Membership>> companies_of_;
    List<List<int>> together_;  ///< by row of cover: rows that count it with others; none, where there are none
    List<Linked> linked_;       ///< by sequence
};

}  // namespace muster::roster::engine::model
