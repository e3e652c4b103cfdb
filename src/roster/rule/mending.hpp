// Changes that could mend a violation, as its rule names them.
#pragma once

#include "roster/moves.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// What is asked to be dropped and added. Days outside the period are passed over, and what stands is not added.
class Mending {
public:
    Mending(const Problem& problem, const Roster& roster) : problem_(problem), roster_(roster) {}

    [[nodiscard]] const Problem& problem() const noexcept { return problem_; }
    [[nodiscard]] const Roster& roster() const noexcept { return roster_; }
    [[nodiscard]] bool has(int day) const noexcept { return day >= 0 && day < problem_.day_count(); }
    [[nodiscard]] bool works(MemberId member, int day) const { return has(day) && !roster_.on(member, day).empty(); }

    void drop(const Assignment& assignment) { changes_.push_back({assignment, false}); }
    void drop(MemberId member, int day, ShiftTypeId type) { drop({member, {problem_.day(day), type}}); }
    void drop_day(MemberId member, int day)
    {
        if (has(day))
            for (const Assignment& assignment : roster_.on(member, day))
                drop(assignment);
    }
    /// All of the member's shifts that `is_asked(day, type)` is true of.
    template <class Asked>
    void drop_if(MemberId member, const Asked& is_asked)
    {
        for (const Assignment& assignment : roster_.of(member))
            if (is_asked(problem_.index_of(assignment.shift.day), assignment.shift.type))
                drop(assignment);
    }
    /// Nothing, where the day is not one of the period.
    void add(MemberId member, int day, ShiftTypeId type)
    {
        if (!has(day))
            return;
        const Assignment added{member, {problem_.day(day), type}};
        if (!roster_.contains(added))
            changes_.push_back({added, true});
    }
    /// Any shift of that day.
    void add_day(MemberId member, int day)
    {
        for (int type = 0; type < problem_.shift_type_count(); ++type)
            add(member, day, ShiftTypeId(static_cast<ShiftTypeId::Value>(type)));
    }
    /// Any change of a line.
    void change_line(MemberId member)
    {
        for (int day = 0; day < problem_.day_count(); ++day) {
            drop_day(member, day);
            add_day(member, day);
        }
    }

    [[nodiscard]] std::vector<Change> take() && { return std::move(changes_); }

private:
    const Problem& problem_;
    const Roster& roster_;
    std::vector<Change> changes_;
};

/// A day of the run of days on duty (or off) that the violation is about, or next to it, has to change between the two.
inline void change_run(const Violation& violation, bool is_work, Mending& mending)
{
    const auto belongs = [&](int day) { return mending.has(day) && mending.works(violation.member, day) == is_work; };
    int last = violation.day;
    while (belongs(last))
        ++last;
    for (int day = violation.day - 1; day <= last; ++day)
        if (belongs(day) == is_work)
            mending.drop_day(violation.member, day);
        else
            mending.add_day(violation.member, day);
}

/// Of two shifts that clash: shifts of the earlier one's type, from day `last` on, as far back as it can be. It `lasts`
/// where the two overlap.
inline void drop_earlier(const Violation& violation, int last, bool lasts, Mending& mending)
{
    constexpr int longest_in_days = 2;  // a shift is at most 2880 minutes long
    const Problem& problem = mending.problem();
    for (int before = last; before >= 0; --before) {
        const Assignment other{violation.member, {problem.day(before), violation.other}};
        if (!mending.roster().contains(other))
            continue;
        mending.drop(other);
        const bool can_be_further_back = before == violation.day || lasts;
        if (!can_be_further_back || before + longest_in_days < violation.day)
            break;
    }
}

}  // namespace muster::roster::rule
