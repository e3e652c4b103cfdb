// Lines and rows are told once (swap_table.hpp), and exchanges of them by what they change (swaps_of_two.cpp,
// swaps_of_three.cpp).
#include "muster/roster/swaps.hpp"

#include "exchange_pool.hpp"
#include "found_within.hpp"
#include "swap_table.hpp"
#include "swaps_of_three.hpp"
#include "swaps_of_two.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster {

std::vector<Exchange> swaps(const Problem& problem, const Roster& roster, const Assignment& assignment,
                            const SwapOptions& options)
{
    const Where here{"swaps"};
    require_same_frame(problem, roster);
    if (!problem.members().contains(assignment.member) || !roster.contains(assignment))
        throw InvalidInput(here, "the member does not stand this shift", "ask about a shift of the roster");
    if (std::ranges::binary_search(problem.pinned_of(assignment.member), assignment, std::less<>{}))
        throw InvalidInput(here, "this shift is pinned", "unpin it first");

    SwapTable table(problem, roster);
    ExchangePool pool(options.at_most);
    const AskedShift asked{static_cast<int>(assignment.member.row()), table.slot(assignment.shift)};
    SwapsOfTwo(table, pool, asked).find(options.with_pairs);
    if (options.with_three)
        SwapsOfThree(table, pool, asked).find();
    return std::move(pool).take();
}

Roster exchanged(const Roster& roster, const Exchange& exchange)
{
    std::vector<Assignment> dropped;
    std::vector<Assignment> added;
    const auto move = [&](const std::vector<Shift>& shifts, MemberId from, MemberId to) {
        for (const Shift& shift : shifts) {
            dropped.push_back({from, shift});
            added.push_back({to, shift});
        }
    };
    move(exchange.given, exchange.giver, exchange.taker);
    move(exchange.passed, exchange.taker, exchange.third);
    move(exchange.returned, exchange.third.is_set() ? exchange.third : exchange.taker, exchange.giver);
    return roster.with(dropped, added);
}

}  // namespace muster::roster
