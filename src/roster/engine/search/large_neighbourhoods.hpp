// Large neighbourhoods: some members, or all over some weeks, are opened and put together anew by column generation
// (engine/search/dive.hpp), everybody else staying as they are.
//
// Who is opened: those around a shift in trouble, those with dear lines, and some by chance. How many is learnt: more
// where the prices alone show that nothing is to be gained, fewer where dives end in vain.
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "roster/engine/bound/outlook.hpp"
#include "roster/engine/search/dive.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <memory>
#include <vector>

namespace muster::roster::engine::search {

class LargeNeighbourhoods : public Neighbourhood {
public:
    LargeNeighbourhoods(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// A dive goes on in the next turn; it is left midway at the end of all alone.
    void improve(Incumbent& incumbent, const Turn& turn) override;
    [[nodiscard]] std::uint64_t work() const override { return planner_.work() + other_work_; }

private:
    void open(const Incumbent& incumbent, const Outlook& outlook);
    void choose_opening(Opening& opening, bool knows_lines);
    void choose_days(Opening& opening, int length);
    void set_hope(const Opening& opening, bool gained);
    void close(Incumbent& incumbent);

    const Instance& instance_;
    std::size_t cover_rows_;
    Random random_;
    TablePlanner planner_;
    State state_;    ///< the roster that was opened
    bool is_small_;  ///< a program may take everybody and all days
    std::unique_ptr<Dive> dive_;
    List<double> hope_;   ///< by day: how much may be gained there
    double width_ = 6.0;  ///< members opened
    double weeks_ = 2.0;  ///< opened where everybody is
    int whole_dives_ = 0;
    std::uint64_t whole_work_ = 0;  ///< of openings of everybody
    bool is_whole_ = false;
    bool by_weeks_ = false;
    std::uint64_t other_work_ = 0;
};

}  // namespace muster::roster::engine::search
