// A roster that the search changes, with its cost kept up to date move by move.
#pragma once

#include "line_cost.hpp"

#include "muster/roster/roster.hpp"

#include <vector>

namespace muster::roster {

/// What a move does to one member: the line becomes another one.
struct Change {
    MemberId member;
    Line line;
};

/// Always true: nobody stands what they may not, pinned shifts stand, `cost()` is that of the lines.
class SearchState {
public:
    explicit SearchState(const Problem& problem);

    [[nodiscard]] const Problem& problem() const noexcept { return *problem_; }
    [[nodiscard]] const Line& line(MemberId member) const noexcept { return lines_[member.row()]; }
    [[nodiscard]] const Cost& cost() const noexcept { return cost_; }
    [[nodiscard]] int people(std::size_t cover_row) const noexcept { return people_[cover_row]; }

    /// Whether the line keeps what is pinned and holds only what the member may stand.
    [[nodiscard]] bool is_allowed(const Change& change) const;
    /// Makes the changes (of different members) and returns what they cost more than before.
    Cost apply(const std::vector<Change>& changes);
    /// Takes back the last `apply`.
    void take_back();

    [[nodiscard]] Roster roster() const;

private:
    void put(MemberId member, const Line& line);
    [[nodiscard]] Cost cover_cost(std::size_t row) const;
    [[nodiscard]] Cost company_cost(const Company& company, int day) const;
    void count(MemberId member, const Line& from, const Line& to, int sign);
    [[nodiscard]] Cost companies_touched(const std::vector<Change>& changes) const;

    const Problem* problem_;
    std::vector<Line> lines_;
    std::vector<Cost> line_costs_;
    std::vector<int> people_;                             // by row of cover
    std::vector<std::vector<std::size_t>> companies_of_;  // by member
    Cost cost_;
    std::vector<Change> undo_;
    std::vector<int> days_touched_;
};

}  // namespace muster::roster
