// Rosters without sequence rules are flows, and flows are solved exactly; so are days that are far enough apart.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/search/floor.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {

/// Lines of least toll, and the prices of cover that prove it.
struct FlowPlan {
    List<Line> lines;
    List<Cost> prices;       ///< by cover row: what one more person on it is worth
    std::uint64_t work = 0;  ///< elementary steps it took
};

/// A day's duty that a member is not to have.
struct Barred {
    int member = 0;
    int day = 0;
    int duty = 0;
};

/// A duty that a member could have on a day that is open, and its linear toll.
struct Offer {
    int member = 0;
    int day = 0;
    int duty = 0;
    Cost toll = 0;
};

/// Which days are open, and what all others hold already.
struct FlowTask {
    static constexpr Cost no_rest = std::numeric_limits<Cost>::max();  ///< the day must be worked

    List<Offer> offers;       ///< by member and day; no more than one is taken of each
    List<Cost> rest;          ///< by member and day: toll of taking none
    Cost scale = 1;           ///< tolls of offers and of rest are in parts of it
    List<DutyIndex> now{};    ///< by member and day: what is taken now, and to be bettered; empty: nothing
    List<List<Cost>> held{};  ///< by member and counter; empty: nothing
    List<int> people{};       ///< by row; empty: nobody
    List<int> hole{};         ///< by member and day: days of one number, of which one at most is worked
    bool knows_weekends = false;
    List<std::uint8_t> opens_weekend{};  ///< by member and day: a duty makes one weekend more
};

/// The plan of least toll, company apart, of an instance whose days are free of each other: no rule on what follows
/// what or on runs, one shift a day, and counters that hold each other or lie apart. Nothing, where it is not of that
/// kind, has more than `most_arcs`, or `budget` is spent.
///
/// Exact where every counter's and row's toll is convex and the skills asked of a shift hold each other.
/// O(people wanted x arcs x log arcs).
[[nodiscard]] std::optional<FlowPlan> flow_plan(const Instance& instance, std::size_t cover_rows,
                                                View<const Barred> barred = {}, const Budget& budget = {},
                                                std::size_t most_arcs = 200'000);

/// `flow_plan` as if days were free of each other, where turns are to lie apart: what is asked of runs and of pauses is
/// left out. Nothing costs less without it, so the prices prove no less than the plan costs.
[[nodiscard]] std::optional<FlowPlan> unspaced_flow_plan(const Instance& instance, std::size_t cover_rows,
                                                         const Budget& budget, std::size_t most_arcs = 200'000);

/// The best duties for the days that are open (others are off in the lines told), counters that do not fit left out.
[[nodiscard]] std::optional<FlowPlan> open_flow_plan(const Instance& instance, std::size_t cover_rows,
                                                     const FlowTask& task, const Budget& budget);

/// `flow_plan`, then mended where company is not kept: of those who stand together (or alone) one after another is
/// barred there, and the flow that costs least goes on. The prices are those of the first flow, which nothing was
/// barred from.
[[nodiscard]] std::optional<FlowPlan> flow_plan_with_company(const Instance& instance, std::size_t cover_rows,
                                                             const Budget& budget);

}  // namespace muster::roster::engine::search
