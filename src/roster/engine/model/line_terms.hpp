// Rules about one line that a planner's table cannot hold: those whose files bring a term, or nothing
// (rule/line_term.hpp: maxima within any so many days, weekends in a row ...), and what is left over of rules that
// tables know: days in a row where long shifts touch more days than they start on, rest across shifts without hours,
// and the run that a gap ends.
//
// They only add to a line's toll. So they are counted on whole lines, exactly, and left out of tables and bounds, which
// hold without them; where one is hard, a planner bars days of what is too much and plans again.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/engine/model/hard_soft_cost.hpp"
#include "roster/engine/model/rest_across.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::rule {
class LineTerm;
struct Excess;
}  // namespace muster::roster::rule

namespace muster::inline v0_2::roster::engine::model {

/// Of one member. Looks at the problem, as long as it lives.
class LineTerms {
public:
    LineTerms() = default;
    LineTerms(const Instance& instance, const Problem& problem, int member,
              std::span<const std::vector<ShiftTypeId>> stands);

    [[nodiscard]] bool is_empty() const
    {
        return of_rules_.empty() && !touched_ && !last_run_ && rest_across_.is_empty();
    }
    [[nodiscard]] HardSoftCost toll(std::span<const DutyIndex> line) const;
    /// Whatever the line, no more than this; hard tolls apart.
    [[nodiscard]] double greatest_soft(const Instance& instance) const;
    /// The first that a line has too much of where that must not be.
    [[nodiscard]] std::optional<rule::Excess> excess(const Instance& instance, std::span<const DutyIndex> line) const;

private:
    struct Touched {
        Cost most = 0;
        Penalty above;
        std::vector<int> besides;  ///< by duty: days after the first
        int before = 0;            ///< days in a row that the history touches, up to the day before
        int reaching = 0;          ///< days from the first of the period on that it touches
        int started = 0;           ///< days in a row that shifts started on, up to the day before
        bool is_in_tables = true;  ///< tables toll days that shifts start on
    };
    /// The run that the period ends with, where it cannot go on.
    struct LastRun {
        Cost least = 0;
        Penalty below;
        int before = 0;            ///< days on duty before the period
        bool starts_open = false;  ///< nothing is known of the days before
    };
    template <class Visit>
    void each_touched_run(std::span<const DutyIndex> line, Visit&& visit) const;
    [[nodiscard]] Cost counted_by_tables(std::span<const DutyIndex> line) const;
    [[nodiscard]] Cost missing_at_end(std::span<const DutyIndex> line) const;

    std::vector<std::shared_ptr<const rule::LineTerm>> of_rules_;
    std::optional<Touched> touched_;
    RestAcross rest_across_;
    std::optional<LastRun> last_run_;
};

}  // namespace muster::roster::engine::model
