// Lists are made in one pass over the matrix, by all threads; then free rows take tight columns, bid, take tight
// columns again, and those left are brought in by shortest paths.
//
// Where the rows all want the same few columns, there are two cases. If columns are many more than rows, those that
// nobody can need are put aside (narrow.hpp). If every column is needed, each first pays for being liked: its price
// begins at its least cost, and lists are made anew. (A column left over has price 0, so not otherwise.) If paths are
// long all the same, they are left half done, better prices are sought (scaling.hpp), and all is done again from these.
#include "pairing/dense/solver.hpp"

#include "core/workers.hpp"
#include "pairing/dense/alike.hpp"
#include "pairing/dense/bidding.hpp"
#include "pairing/dense/direct.hpp"
#include "pairing/dense/guess.hpp"
#include "pairing/dense/narrow.hpp"
#include "pairing/dense/paths.hpp"
#include "pairing/dense/scaling.hpp"
#include "pairing/dense/tight.hpp"
#include "pairing/dense/tiny.hpp"

#include <atomic>

namespace muster::inline v0_2::pairing::dense {
namespace {

// Calls `work(row)` for all rows, in even parts by several threads; the caller's part reports and hears of a stop.
template <class Work>
void for_rows(Index rows, Index columns, unsigned threads, Pulse& pulse, double from, Work work)
{
    const std::uint64_t cells = std::uint64_t{rows} * columns;
    constexpr std::uint64_t worth_a_thread = std::uint64_t{1} << 19;
    const auto parts = static_cast<Index>(std::clamp<std::uint64_t>(
        std::min<std::uint64_t>(threads, cells / worth_a_thread), 1, std::max(rows, Index{1})));
    std::atomic<bool> stop = false;
    in_parts(parts, rows, [&](std::size_t part, std::size_t first, std::size_t last) {
        try {
            for (std::size_t row = first; row < last && !stop; ++row) {
                if (part == 0)
                    pulse.beat(columns, "best columns",
                               from + 0.1 * static_cast<double>(row) / static_cast<double>(last));
                work(static_cast<Index>(row));
            }
        } catch (...) {
            stop = true;
            throw;
        }
    });
}

template <class Value, class Price>
bool all_want_the_same(const Costs<Value, Price>& costs, const Shortlists<Value, Price>& lists)
{
    std::vector<bool> wanted(costs.columns, false);
    Index count = 0;
    for (Index row = 0; row < costs.rows; ++row)
        if (const auto list = lists.of(row); !list.columns.empty() && !wanted[list.columns.front()]) {
            wanted[list.columns.front()] = true;
            ++count;
        }
    return count < costs.rows / 4;
}

// Each column costs what it may at most, so that no row is worse off than at the prices before.
template <class Value, class Price>
void charge_columns(const Costs<Value, Price>& costs, State<Price>& state, Pulse& pulse)
{
    Aligned<Price> charged(costs.columns, Range<Price>::far);
    for (Index row = 0; row < costs.rows; ++row) {
        pulse.beat(costs.columns, "column prices", 0.1);
        const auto best = costs.kernels->two_least(costs.row(row), state.price.data(), costs.flip, costs.columns);
        costs.kernels->lower(costs.row(row), costs.flip, costs.columns, best.first.value, charged.data());
    }
    for (Index column = 0; column < costs.columns; ++column)
        if (charged[column] < Range<Price>::far)
            state.price[column] = charged[column];
    state.ceiling = *std::ranges::max_element(state.price);
}

template <class Value, class Price>
Found begin_with(Guess<Value, Price>& guess, const Costs<Value, Price>& costs, State<Price>& state, Pulse& pulse)
{
    const Found found = guess.make(state.price);
    if (found == Found::means) {
        guess.take_all_means(state.price);
        charge_columns(costs, state, pulse);
    }
    state.ceiling = *std::ranges::max_element(state.price);
    return found;
}

// Whom a guess puts together, where that is as good as the row's best but for rounding.
template <class Value, class Price>
void take_in_order(const Costs<Value, Price>& costs, const Guess<Value, Price>& guess,
                   const Shortlists<Value, Price>& lists, State<Price>& state)
{
    for (Index at = 0; at < costs.rows; ++at) {
        const auto [row, column] = guess.pair_in_order(at);
        const auto list = lists.of(row);
        Price least = list.floor;
        for (std::size_t place = 0; place < list.columns.size(); ++place)
            least = std::min(least, list.costs[place] - state.price[list.columns[place]]);
        const Price cost = costs.at(row, column);
        if (guess.is_least(cost, state.price[column], least))
            state.give(column, row, cost);
    }
}

template <class Price>
Solution<Price> finished(State<Price>& state)
{
    Solution<Price> solution{
        .column_of = std::move(state.column_of), .rest = std::move(state.paid), .price = std::move(state.price)};
    for (std::size_t row = 0; row < solution.rest.size(); ++row)
        solution.rest[row] -= solution.price[solution.column_of[row]];
    return solution;
}

template <class Value, class Price>
Solution<Price> without_lists(const Costs<Value, Price>& costs, Guess<Value, Price>& guess, bool may_guess,
                              State<Price>& state, Pulse& pulse)
{
    using Ways = Paths<Value, Price>;
    if (costs.columns <= tiny) {
        if (pair_tiny(costs, state))
            return finished(state);
        state = State<Price>(costs.rows, costs.columns);  // the paths tell who is short of what
    }
    const auto count_free = [&] { return static_cast<Index>(std::ranges::count(state.column_of, none)); };
    const std::uint64_t bids = 2 * std::uint64_t{costs.rows};
    bool sufficed = bid_directly(costs, state, bids);
    // Where costs have a pattern, bids tell it as well as a look for one would.
    if (!sufficed && may_guess && count_free() > costs.rows / 2)
        if (State<Price> other(costs.rows, costs.columns); begin_with(guess, costs, other, pulse) != Found::nothing) {
            state = std::move(other);
            sufficed = bid_directly(costs, state, bids);
        }
    // In few columns paths are short.
    constexpr Index few = 96;
    if (!sufficed && costs.columns > few)
        bid_directly(costs, state, 2 * bids);
    if (count_free() == 0)
        return finished(state);
    Ways paths(costs, nullptr, state, pulse);
    if (paths.run() == Ways::End::shortage)
        return {.status = Solution<Price>::Status::short_of_columns, .shortage = paths.shortage()};
    return finished(state);
}

// From the prices that the state has. Looking at rows whole again and again says that these are far from right.
template <class Value, class Price>
Solution<Price> with_lists(const Costs<Value, Price>& costs, Shortlists<Value, Price>& lists, State<Price>& state,
                           bool may_scale, Pulse& pulse)
{
    using Ways = Paths<Value, Price>;
    Tight<Value, Price> tight(costs, lists, state, pulse);
    tight.run();
    Bidding<Value, Price> bidding(costs, lists, state, pulse);
    bidding.run(std::uint64_t{40} * costs.rows, 2 * std::uint64_t{costs.rows});
    tight.run();
    Ways paths(costs, &lists, state, pulse);
    const auto end = may_scale ? paths.run(std::uint64_t{2} * costs.rows * costs.columns) : paths.run();
    if (end == Ways::End::shortage)
        return {.status = Solution<Price>::Status::short_of_columns, .shortage = paths.shortage()};
    if (end == Ways::End::all_in)
        return finished(state);
    if (scale_prices(costs, lists, state, pulse))
        return with_lists(costs, lists, state, false, pulse);
    if constexpr (sizeof(Price) == 4)
        return {.status = Solution<Price>::Status::odd_cost};  // wider prices have room for it
    else
        return with_lists(costs, lists, state, false, pulse);
}

// The others are put aside at price 0.
template <class Value, class Price>
Solution<Price> with_columns(const Costs<Value, Price>& costs, const std::vector<Index>& columns, unsigned threads,
                             Pulse& pulse)
{
    const auto scores = scores_of(costs, columns);
    Costs<Value, Price> kept = costs;
    kept.first = scores.get();
    kept.stride = static_cast<std::ptrdiff_t>(columns.size());
    kept.columns = static_cast<Index>(columns.size());
    Solution<Price> solution = solve(kept, threads, pulse);
    for (auto* numbers : {&solution.column_of, &solution.shortage.columns})
        for (Index& column : *numbers)
            column = columns[column];
    Aligned<Price> price(costs.columns, 0);
    for (std::size_t at = 0; at < solution.price.size(); ++at)
        price[columns[at]] = solution.price[at];
    solution.price = std::move(price);
    return solution;
}

// Fewer columns than this are looked at whole each time.
constexpr Index worth_a_list = 512;
// In smaller ones a guess is made where bids have led nowhere.
constexpr Index worth_a_guess = 128;

}  // namespace

template <class Value, class Price>
Solution<Price> solve(const Costs<Value, Price>& costs, unsigned threads, Pulse& pulse)
{
    if (auto solution = solve_alike(costs, pulse))
        return *std::move(solution);
    State<Price> state(costs.rows, costs.columns);
    Guess<Value, Price> guess(costs);
    const bool is_small = costs.columns < worth_a_list;
    const bool is_guessable = costs.rows == costs.columns && costs.columns >= guess.looked_at;
    const bool may_guess = is_guessable && costs.columns >= worth_a_guess && guess.is_promising();
    // Whatever is reckoned of odd integers might leave their range.
    if ((is_small || (may_guess && !Range<Price>::is_float)) && has_odd_cost(costs))
        return {.status = Solution<Price>::Status::odd_cost};
    const auto found = may_guess ? begin_with(guess, costs, state, pulse) : Found::nothing;
    if (is_small)
        return without_lists(costs, guess, is_guessable && costs.columns < worth_a_guess, state, pulse);
    Shortlists<Value, Price> lists(costs);
    std::atomic<bool> odd = false;
    for_rows(costs.rows, costs.columns, threads, pulse, 0.0, [&](Index row) {
        if (!odd && lists.make(row, found != Found::nothing ? state.price.data() : nullptr, true))
            odd = true;
    });
    if (odd)
        return {.status = Solution<Price>::Status::odd_cost};
    if (found == Found::order)
        take_in_order(costs, guess, lists, state);
    if (found == Found::nothing && all_want_the_same(costs, lists)) {
        if (costs.columns / 2 > costs.rows)
            if (const auto columns = columns_to_keep(costs, pulse); !columns.empty())
                return with_columns(costs, columns, threads, pulse);
        if (costs.rows == costs.columns) {
            charge_columns(costs, state, pulse);
            for_rows(costs.rows, costs.columns, threads, pulse, 0.2,
                     [&](Index row) { lists.make(row, state.price.data()); });
        }
    }
    return with_lists(costs, lists, state, costs.rows == costs.columns && found != Found::order, pulse);
}

template Solution<std::int32_t> solve(const Costs<std::int32_t, std::int32_t>&, unsigned, Pulse&);
template Solution<std::int64_t> solve(const Costs<std::int32_t, std::int64_t>&, unsigned, Pulse&);
template Solution<std::int64_t> solve(const Costs<std::int64_t, std::int64_t>&, unsigned, Pulse&);
template Solution<double> solve(const Costs<float, double>&, unsigned, Pulse&);
template Solution<double> solve(const Costs<double, double>&, unsigned, Pulse&);

}  // namespace muster::pairing::dense
