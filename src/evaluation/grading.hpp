// Grades from the best down. A grade with a quota takes the highest totals among those who have the points, no veto and
// no better grade, as long as they fit; the rest is looked at for the next grade. Every comparison is of exact totals.
//
// Of rows, each of which stands for members of one unit who are alike in all of this: one member, or many.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/evaluation/roll.hpp"
#include "muster/evaluation/scheme.hpp"
#include "muster/evaluation/score.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Whether a member takes part in grades: there are some, and its stage is not without them.
inline bool is_graded(const Scheme& scheme, const RollMember& member)
{
    const std::vector<org::Stage>& ungraded = scheme.parts().ungraded_stages;
    return !scheme.grades().empty() && (!member.stage || std::ranges::find(ungraded, *member.stage) == ungraded.end());
}

/// The best grade that a total is enough for.
inline std::uint32_t grade_by_points(const Table<GradeId, Grade>& grades, const Exact& total)
{
    std::uint32_t grade = 0;
    while (grades[GradeId(grade)].from && total < Exact(*grades[GradeId(grade)].from))
        ++grade;
    return grade;
}

/// `Rows` say of a row: `members`, `unit`, `unit_words`, `total`, `compare_keys` of two by a quota's key, `names` of
/// some, and what is filled in, `grade` and `reason`.
template <class Rows>
class Grading {
public:
    Grading(const Scheme& scheme, Rows& rows) : grades_(scheme.grades()), rows_(rows) {}

    /// A row that takes part, with the best grade that vetoes leave it; rows come in ascending order.
    void add(std::uint32_t row, std::uint32_t best_grade)
    {
        const std::uint32_t by_points = grade_by_points(grades_, rows_.total(row));
        rows_.reason(row) = best_grade > by_points ? GradeReason::veto : GradeReason::by_points;
        graded_.push_back(row);
        wanted_.resize(row + 1);
        wanted_[row] = std::max(by_points, best_grade);
    }

    /// Fills in the grades of all that were added.
    void fill()
    {
        for (std::uint32_t grade = 0; grade < grades_.size(); ++grade) {
            const Grade& rules = grades_[GradeId(grade)];
            Faults faults;
            std::map<UnitId, Group> groups;
            for (const std::uint32_t row : graded_) {
                const bool by_unit = rules.quota && rules.quota->among == QuotaAmong::unit;
                Group& group = groups[by_unit ? rows_.unit(row) : UnitId{}];
                group.graded += rows_.members(row);
                if (rows_.grade(row).is_set())
                    group.placed += rows_.members(row);
                else if (wanted_[row] <= grade)
                    group.candidates.push_back(row);
            }
            for (auto& [unit, group] : groups) {
                std::vector<std::uint32_t> chosen = group.candidates;
                if (rules.quota) {
                    const auto allowed = static_cast<std::int64_t>(static_cast<WideInteger>(group.graded) *
                                                                   rules.quota->numerator / rules.quota->denominator);
                    const std::string of_unit = unit.is_set() ? " in unit \"" + rows_.unit_words(unit) + "\"" : "";
                    cut(chosen, *rules.quota, std::max<std::int64_t>(0, allowed - group.placed),
                        {"grade \"" + rules.code + "\"" + of_unit}, faults);
                }
                for (const std::uint32_t row : chosen)
                    rows_.grade(row) = GradeId(grade);
                for (const std::uint32_t row : group.candidates)
                    if (!rows_.grade(row).is_set()) {
                        ++wanted_[row];
                        rows_.reason(row) = GradeReason::quota;
                    }
            }
            faults.throw_if_any();  // who gets the next grade hangs on who gets this one
        }
    }

private:
    struct Group {
        std::int64_t graded = 0;
        std::int64_t placed = 0;  // in better grades
        std::vector<std::uint32_t> candidates;
    };

    [[nodiscard]] std::strong_ordering compare(std::uint32_t left, std::uint32_t right, const Quota& quota) const
    {
        const auto order = rows_.total(left) <=> rows_.total(right);
        return order != 0 || quota.ties != Ties::by_key ? order : rows_.compare_keys(left, right, quota);
    }

    // Leaves those who get the grade; adds to `faults` those who stand level at the cut where the quota refuses that.
    void cut(std::vector<std::uint32_t>& candidates, const Quota& quota, std::int64_t room, const Where& place,
             Faults& faults) const
    {
        std::int64_t all = 0;
        for (const std::uint32_t row : candidates)
            all += rows_.members(row);
        if (all <= room)
            return;
        std::ranges::sort(candidates, [&](std::uint32_t left, std::uint32_t right) {
            const auto order = compare(left, right, quota);
            return order > 0 || (order == 0 && left < right);
        });
        std::size_t first = 0;  // of those level with each other
        for (std::int64_t before = 0; first < candidates.size();) {
            std::size_t last = first;
            std::int64_t level = 0;
            for (; last < candidates.size() && compare(candidates[last], candidates[first], quota) == 0; ++last)
                level += rows_.members(candidates[last]);
            if (before + level > room) {
                if (before < room) {
                    if (quota.ties == Ties::refuse)
                        refuse({candidates.begin() + static_cast<std::ptrdiff_t>(first),
                                candidates.begin() + static_cast<std::ptrdiff_t>(last)},
                               level, room - before, place, faults);
                    if (quota.ties == Ties::all_in)
                        first = last;
                }
                break;
            }
            before += level;
            first = last;
        }
        candidates.resize(first);
    }

    void refuse(const std::vector<std::uint32_t>& rows, std::int64_t level, std::int64_t places, const Where& place,
                Faults& faults) const
    {
        faults.add(place,
                   std::to_string(level) + " members with " + to_decimal_string(rows_.total(rows.front())) +
                       " points stand level at its cut, with room for " + std::to_string(places) + rows_.names(rows),
                   "decide between them, or let its quota say what becomes of ties");
    }

    const Table<GradeId, Grade>& grades_;
    Rows& rows_;
    std::vector<std::uint32_t> graded_{};
    std::vector<std::uint32_t> wanted_{};  // by row, the best grade that points and vetoes allow
};

}  // namespace muster::evaluation
