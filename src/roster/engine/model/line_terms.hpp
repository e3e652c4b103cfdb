// Rules about one line that reach further than a planner's table can hold: maxima within any so many days, weekends in
// a row, days in a row where long shifts touch more days than they start on, rest across shifts without hours, and the
// run that a gap ends.
//
// They only add to a line's toll. So they are counted on whole lines, exactly, and left out of tables and bounds, which
// hold without them; where one is hard, a planner bars days of what is too much and plans again.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/engine/model/hard_soft_cost.hpp"
#include "roster/engine/model/rest_across.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::roster::engine::model {

/// Days of which one has to be given up, in groups that each would be enough.
struct Excess {
    std::vector<std::vector<int>> groups;
    std::vector<std::uint8_t> counts;  ///< by duty: it counts
};

/// Of one member.
class LineTerms {
public:
    LineTerms() = default;
    LineTerms(const Instance& instance, const Problem& problem, int member);

    [[nodiscard]] bool is_empty() const
    {
        return windows_.empty() && !weekends_ && !touched_ && !last_run_ && rest_across_.is_empty();
    }
    [[nodiscard]] HardSoftCost toll(const Instance& instance, std::span<const DutyIndex> line) const;
    /// Whatever the line, no more than this; hard tolls apart.
    [[nodiscard]] double greatest_soft(const Instance& instance) const;
    /// The first that a line has too much of where that must not be.
    [[nodiscard]] std::optional<Excess> excess(const Instance& instance, std::span<const DutyIndex> line) const;

private:
    struct Window {
        int days = 1;
        Cost most = 0;
        Penalty above;
        std::vector<Cost> weekday;  ///< by duty
        std::vector<Cost> weekend;  ///< the same
        std::vector<Cost> before;   ///< by day of the history, the last days before the period
    };
    struct Weekends {
        Cost most = 0;
        Penalty above;
        Cost before = 0;
        bool first_was_worked = false;
    };
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
    void each_window(const Instance& instance, const Window& window, std::span<const DutyIndex> line,
                     Visit&& visit) const;
    template <class Visit>
    void each_weekend_run(const Instance& instance, std::span<const DutyIndex> line, Visit&& visit) const;
    template <class Visit>
    void each_touched_run(std::span<const DutyIndex> line, Visit&& visit) const;
    [[nodiscard]] Cost counted_by_tables(std::span<const DutyIndex> line) const;
    [[nodiscard]] Cost missing_at_end(std::span<const DutyIndex> line) const;

    std::vector<Window> windows_;
    std::optional<Weekends> weekends_;
    std::optional<Touched> touched_;
    RestAcross rest_across_;
    std::optional<LastRun> last_run_;
};

}  // namespace muster::roster::engine::model
