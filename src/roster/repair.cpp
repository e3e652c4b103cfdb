// What can no longer be is taken out and what is pinned put in (moves.hpp). From there a search that is cut at a rising
// limit finds a roster without hard violations and the fewest changes that count (mend.cpp). Places that stand open are
// then filled, and what was filled given to others, where that is better (rearrange.cpp).
//
// Cost and changes together are the cost of another problem, in which every published shift is a wish and people beyond
// those wanted are dearer (`with_move_price`). So the solver can search on, and what its prices prove is a bound on
// every repair. What it finds is compared by levels, with the checker's figures, and kept only if it is better.
#include "muster/roster/repair.hpp"

#include "found_within.hpp"
#include "mend.hpp"
#include "moves.hpp"
#include "rearrange.hpp"
#include "under_repair.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/solve.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::int64_t moves_for_a_place = 2;
constexpr std::int64_t price_without_weights = 100;
constexpr std::size_t small_cells = 500;  // members x days x types that are searched wholly where nobody has said
constexpr std::uint64_t small_work = 20'000;

struct Fewest {
    std::optional<Roster> roster{};
    std::size_t least = 0;  ///< changes that count
    bool is_impossible = false;
};

/// A roster without hard violations, with as few changes as can be.
Fewest fewest_changes(const Problem& problem, const Moves& moves, const RepairOptions& options)
{
    MendOptions search{
        .moves = &moves, .most_changes = 0, .most_nodes = options.most_nodes, .progress = &options.progress};
    Fewest found;
    Mended mended = mend(problem, moves.base(), search);
    while (!mended.roster && mended.is_exhausted && mended.next_limit != std::numeric_limits<std::size_t>::max()) {
        found.least = mended.next_limit;
        search.most_changes = found.least;
        mended = mend(problem, moves.base(), search);
    }
    found.is_impossible = !mended.roster && mended.is_exhausted;
    if (!mended.roster && !found.is_impossible && !mended.is_stopped) {
        search.most_changes.reset();
        mended = mend(problem, moves.base(), search);
        found.is_impossible = !mended.roster && mended.is_exhausted;
    }
    found.roster = std::move(mended.roster);
    return found;
}

void require_price(std::int64_t price)
{
    if (price < 0 || price > greatest_weight)
        throw InvalidInput({"repair"},
                           "the move price is " + std::to_string(price) + ", and is to be 0 to " +
                               std::to_string(greatest_weight),
                           "give a price in that range, or ask for the fewest changes");
}

/// Nothing where the fewest changes are asked for.
std::optional<std::int64_t> price_for(const Problem& problem, const RepairOptions& options)
{
    if (options.aim == RepairAim::fewest_changes) {
        if (options.move_price)
            throw InvalidInput({"repair"}, "the fewest changes are asked for, and a move price is given",
                               "leave one of the two out");
        return std::nullopt;
    }
    const std::int64_t price = options.move_price ? *options.move_price : usual_move_price(problem);
    require_price(price);
    return price;
}

std::uint64_t work_for(const Problem& problem, const RepairOptions& options, bool is_best_of_all)
{
    if (options.work_limit)
        return *options.work_limit;
    const std::size_t cells =
        problem.members().size() * static_cast<std::size_t>(problem.day_count()) * problem.shift_types().size();
    return is_best_of_all || cells > small_cells ? 0 : small_work;
}

struct WholeSearch {
    std::optional<std::int64_t> price;
    std::uint64_t work;
    const Progress& progress;
};

/// Goes on from the roster by a whole search, and tells what its prices prove.
void search_on(const Problem& problem, const Moves& moves, const Roster& published, const WholeSearch& whole,
               Repair& made)
{
    const auto& [price, work, progress] = whole;
    const Problem priced = with_move_price(problem, published, price.value_or(greatest_weight));
    Solution found = solve(
        priced, {.time_limit = std::nullopt, .work_limit = work, .start = made.solution.roster, .progress = progress});
    Roster other = made.is_best_of_all ? found.roster : rearranged(problem, moves, found.roster, price).roster;
    if (value_of(problem, moves, other, price) < value_of(problem, moves, made.solution.roster, price))
        made.solution.roster = std::move(other);
    if (price) {
        made.priced_bound = proved_bound(priced, found.certificate);
        made.certificate = std::move(found.certificate);
    }
}

}  // namespace

std::int64_t usual_move_price(const Problem& problem)
{
    std::int64_t least = 0;
    for (const Cover& row : problem.cover())
        if (row.wanted > 0 && row.under_weight > 0 && (least == 0 || row.under_weight < least))
            least = row.under_weight;
    return least == 0 ? price_without_weights : std::max<std::int64_t>(1, least / moves_for_a_place);
}

Problem with_move_price(const Problem& problem, const Roster& published, std::int64_t move_price)
{
    require_price(move_price);
    require_same_frame(problem, published);
    const Moves moves(problem, published);
    Draft draft = problem.draft();
    for (const Assignment& stood : moves.base().assignments())
        draft.requests.push_back({stood.member, stood.shift.day, stood.shift.type, Wish::on, move_price});
    const auto wants_more = [&](const Shift& shift) {
        const int day = problem.index_of(shift.day);
        return moves.stood_before(day, shift.type) <= moves.wanted(day, shift.type);
    };
    for (Cover& row : draft.cover)
        if (const int day = problem.index_of(row.shift.day);
            !row.skill.is_set() && row.wanted == moves.wanted(day, row.shift.type) && wants_more(row.shift))
            row.over_weight = std::min(greatest_weight, row.over_weight + move_price);
    for (int day = 0; day < problem.day_count(); ++day)
        for (int type = 0; type < problem.shift_type_count(); ++type)
            if (const Shift shift{problem.day(day), ShiftTypeId(static_cast<ShiftTypeId::Value>(type))};
                problem.cover_of(day, shift.type).empty() && wants_more(shift))
                draft.cover.push_back({.shift = shift, .over_weight = move_price});
    return Problem(std::move(draft));
}

Repair repair(const Problem& problem, const Roster& published, const RepairOptions& options)
{
    require_same_frame(problem, published);
    const std::optional<std::int64_t> price = price_for(problem, options);
    const Moves moves(problem, published);
    Fewest fewest = fewest_changes(problem, moves, options);
    Rearranged near = rearranged(problem, moves, fewest.roster ? *fewest.roster : moves.base(), price);
    Repair made{.solution = {.roster = std::move(near.roster), .score = {}},
                .least_changes = fewest.least,
                .move_price = price,
                .is_best_of_all = near.is_best_of_all};
    if (const std::uint64_t work = work_for(problem, options, near.is_best_of_all); work > 0)
        search_on(problem, moves, published, {price, work, options.progress}, made);

    const Roster& now = made.solution.roster;
    Score& score = made.solution.score;
    score = check(problem, now).score;
    made.solution.status = score.is_feasible()                           ? Status::feasible
                           : fewest.is_impossible || made.is_best_of_all ? Status::infeasible
                                                                         : Status::incomplete;
    made.counted_changes = moves.counted(now);
    if (made.is_best_of_all && !price && score.is_feasible())
        made.least_changes = made.counted_changes;
    made.left_open = moves.left_open(now);
    std::ranges::set_difference(published.assignments(), now.assignments(), std::back_inserter(made.dropped),
                                std::less<>{});
    std::ranges::set_difference(now.assignments(), published.assignments(), std::back_inserter(made.added),
                                std::less<>{});
    return made;
}

}  // namespace muster::roster
