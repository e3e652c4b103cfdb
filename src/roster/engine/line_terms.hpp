// Rules about one line that reach further than a planner's table can hold: maxima within any so many days, weekends in
// a row, days in a row where long shifts touch more days than they start on, and rest across shifts without hours.
//
// They only add to a line's toll. So they are counted on whole lines, exactly, and left out of tables and bounds, which
// hold without them; where one is hard, a planner bars days of what is too much and plans again.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/engine/rest_across.hpp"
#include "roster/engine/toll.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::roster::engine {

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
        return windows_.empty() && !weekends_ && !touched_ && rest_across_.is_empty();
    }
    [[nodiscard]] Toll toll(const Instance& instance, std::span<const DutyIndex> line) const;
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
        int reaching = 0;          ///< days of the period that it touches
        int started = 0;           ///< days in a row that shifts started on, up to the day before
    };
    template <class Visit>
    void each_window(const Instance& instance, const Window& window, std::span<const DutyIndex> line,
                     Visit&& visit) const;
    template <class Visit>
    void each_weekend_run(const Instance& instance, std::span<const DutyIndex> line, Visit&& visit) const;
    template <class Visit>
    void each_touched_run(std::span<const DutyIndex> line, Visit&& visit) const;
    [[nodiscard]] Cost counted_by_tables(std::span<const DutyIndex> line) const;

    std::vector<Window> windows_;
    std::optional<Weekends> weekends_;
    std::optional<Touched> touched_;
    RestAcross rest_across_;
};

}  // namespace muster::roster::engine
