// Prices guessed from a part of the matrix, where costs have a pattern that sets rows after the same columns.
//
// Two guesses are made from a few rows and columns, and tried on other rows: the one that bounds the total best is
// taken, unless prices of 0 bound it better.
//
// - What a column costs on average. Right where costs are a row's part and a column's part and little else.
// - Rows and columns put in order by the largest part of what is left then (power iteration for the leading singular
//   vectors), rows of much with columns of little. In this order the prices are those at which each row would as soon
//   have its own column as its neighbour's. Right where a cost grows with both together, as in products and in
//   distances on a line: matrices that have Monge's property in some order.
//
// Sums are of doubles, each in one order: the same on every machine.
#pragma once

#include "pairing/dense/state.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::dense {

/// What the best guess was made from; `nothing`: prices of 0 are better.
enum class Found : std::uint8_t { nothing, means, order };

template <class Value, class Price>
class Guess {
public:
    explicit Guess(const Costs<Value, Price>& costs) : costs_(costs) {}

    /// As many rows as columns, no fewer than `looked_at`. Whether a guess is worth its while: few of the rows looked
    /// at want a column of their own, or most of a few cells is told by columns or by one direction.
    [[nodiscard]] bool is_promising() const { return has_pattern() || few_want_others(); }

    /// Puts the best guess into `price`, or nothing.
    [[nodiscard]] Found make(Aligned<Price>& price)
    {
        Found found = Found::nothing;
        if (!take_sample(costs_.columns))
            return found;
        double best = bound_at(price);
        Aligned<Price> guess(costs_.columns);
        const auto take_if_better = [&](Found kind) {
            const double bound = bound_at(guess);
            if (!(bound > best))
                return;
            best = bound;
            found = kind;
            price = guess;
        };
        for (Index column = 0; column < costs_.columns; ++column)
            guess[column] = rounded(mean_[column]);
        take_if_better(Found::means);
        if (find_direction() && put_in_order() && price_in_order(guess)) {
            if (are_best_in_order(guess)) {
                price = guess;
                return Found::order;
            }
            take_if_better(Found::order);
        }
        return found;
    }

    /// Means over all rows in place of the few. Nothing done where one is no number to reckon with.
    void take_all_means(Aligned<Price>& price) const
    {
        std::vector<double> mean(costs_.columns, 0);
        for (Index row = 0; row < costs_.rows; ++row)
            for (Index column = 0; column < costs_.columns; ++column)
                mean[column] += static_cast<double>(costs_.at(row, column));
        if (!std::ranges::all_of(mean, [&](double sum) { return is_fit(sum / costs_.rows); }))
            return;
        for (Index column = 0; column < costs_.columns; ++column)
            price[column] = rounded(mean[column] / costs_.rows);
    }

    /// Of `Found::order`: who would have whom, row and column.
    [[nodiscard]] std::pair<Index, Index> pair_in_order(Index at) const { return {rows_[at], columns_[at]}; }

    /// Whether what a row pays for a column is its least but for the rounding of both numbers. Never so of a pair that
    /// may not be, however far a rounding of it might reach.
    [[nodiscard]] static bool is_least(Price cost, Price price, Price least)
    {
        if constexpr (Range<Price>::is_float)
            return cost < Range<Price>::far && cost - price <= least + 4 * std::numeric_limits<Price>::epsilon() *
                                                                           (std::abs(cost) + std::abs(price));
        else
            return cost - price <= least;
    }

    static constexpr Index looked_at = 32;  // rows, and columns

private:
    [[nodiscard]] static Price rounded(double value)
    {
        if constexpr (Range<Price>::is_float)
            return value;
        else
            return static_cast<Price>(std::floor(value + 0.5));
    }
    [[nodiscard]] static bool is_fit(double value)
    {
        return std::abs(value) <= 2 * static_cast<double>(Range<Price>::largest);
    }
    // Row or column at a place of the sample.
    [[nodiscard]] static Index spaced(Index at, Index count)
    {
        return static_cast<Index>((2 * std::uint64_t{at} + 1) * count / (2 * looked_at));
    }

    // A tie wants nothing.
    [[nodiscard]] bool few_want_others() const
    {
        const Aligned<Price> nothing(costs_.columns, 0);
        std::vector<Index> wanted;
        for (Index at = 0; at < looked_at; ++at) {
            const Value* const row = costs_.row(spaced(at, costs_.rows));
            const auto best = costs_.kernels->two_least(row, nothing.data(), costs_.flip, costs_.columns);
            wanted.push_back(best.first.value < best.second ? best.first.at : costs_.columns + at);
        }
        std::ranges::sort(wanted);
        return std::unique(wanted.begin(), wanted.end()) - wanted.begin() < looked_at / 2;
    }

    // Of a few cells: the columns' means tell most of what rows do not, or one direction what both do not.
    [[nodiscard]] bool has_pattern() const
    {
        Guess few(costs_);
        if (!few.take_sample(looked_at))
            return false;
        const auto size = [](const std::vector<double>& values) {
            return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
        };
        return looked_at * size(few.mean_) > size(few.left_) || few.find_direction();
    }

    // The rows of the sample, in so many columns, without their own means and those of the columns.
    [[nodiscard]] bool take_sample(Index columns)
    {
        left_.resize(std::size_t{looked_at} * columns);
        mean_.assign(columns, 0);
        for (Index at = 0; at < looked_at; ++at) {
            const Index row = spaced(at, costs_.rows);
            double* const left = left_.data() + std::size_t{at} * columns;
            double sum = 0;
            for (Index place = 0; place < columns; ++place) {
                left[place] = static_cast<double>(
                    costs_.at(row, columns == costs_.columns ? place : spaced(place, costs_.columns)));
                sum += left[place];
            }
            if (!is_fit(sum / columns))
                return false;
            for (Index place = 0; place < columns; ++place) {
                left[place] -= sum / columns;
                mean_[place] += left[place];
            }
        }
        for (double& mean : mean_)
            mean /= looked_at;
        for (Index at = 0; at < looked_at; ++at)
            for (Index place = 0; place < columns; ++place)
                left_[std::size_t{at} * columns + place] -= mean_[place];
        return true;
    }

    // The total that these prices bound from below, as a few other rows tell.
    [[nodiscard]] double bound_at(const Aligned<Price>& price) const
    {
        double sum = 0;
        for (Index at = 0; at < looked_at; ++at) {
            const auto row = static_cast<Index>(std::uint64_t{at} * costs_.rows / looked_at);
            const auto best = costs_.kernels->two_least(costs_.row(row), price.data(), costs_.flip, costs_.columns);
            sum += static_cast<double>(best.first.value) / looked_at;
        }
        double prices = 0;
        for (const Price one : price)
            prices += static_cast<double>(one);
        return sum * costs_.rows + prices;
    }

    // Whether of a few rows at least half have their best in order, up to rounding.
    [[nodiscard]] bool are_best_in_order(const Aligned<Price>& price) const
    {
        Index good = 0;
        for (Index at = 0; at < looked_at; ++at) {
            const auto place = static_cast<Index>(std::uint64_t{at} * costs_.rows / looked_at);
            const auto [row, column] = pair_in_order(place);
            const auto best = costs_.kernels->two_least(costs_.row(row), price.data(), costs_.flip, costs_.columns);
            good += is_least(costs_.at(row, column), price[column], best.first.value) ? 1U : 0U;
        }
        return good >= looked_at / 2;
    }

    // The leading singular vector of what is left, over the columns. False where it is a small part of it.
    [[nodiscard]] bool find_direction()
    {
        constexpr int rounds = 6;
        const auto columns = static_cast<Index>(mean_.size());
        const auto row = [&](Index at) { return left_.data() + std::size_t{at} * columns; };
        const auto product = [&](const double* left, const double* right) {
            double sum[4] = {0, 0, 0, 0};
            Index column = 0;
            for (; column + 4 <= columns; column += 4)
                for (Index part = 0; part < 4; ++part)
                    sum[part] += left[column + part] * right[column + part];
            for (; column < columns; ++column)
                sum[0] += left[column] * right[column];
            return (sum[0] + sum[1]) + (sum[2] + sum[3]);
        };
        double all = 0;
        double largest = 0;
        for (Index at = 0; at < looked_at; ++at) {
            const double size = product(row(at), row(at));
            all += size;
            if (size > largest) {
                largest = size;
                direction_.assign(row(at), row(at) + columns);
            }
        }
        if (!(all > 0) || !std::isfinite(all))
            return false;
        double part = 0;
        std::vector<double> next(columns);
        for (int round = 0; round < rounds; ++round) {
            const double scale = 1 / std::sqrt(product(direction_.data(), direction_.data()));
            std::ranges::fill(next, 0.0);
            part = 0;
            for (Index at = 0; at < looked_at; ++at) {
                const double along = scale * product(row(at), direction_.data());
                part += along * along;
                for (Index column = 0; column < columns; ++column)
                    next[column] += along * row(at)[column];
            }
            if (!(part > 0) || !std::isfinite(part) || (round == 1 && part < all / 4))
                return false;
            if (round + 1 < rounds)
                direction_.swap(next);
        }
        return part > all / 2;
    }

    // Rows by how far they go along what the columns are worth, then columns likewise, and again: each time told from a
    // few of the others, those at both ends among them. False where that is no number to reckon with.
    [[nodiscard]] bool put_in_order()
    {
        std::vector<double> along(costs_.rows);
        if (!order(columns_, direction_, false))
            return false;
        for (int round = 0; round < 2; ++round) {
            const Few columns = few_of(columns_, direction_);
            for (Index row = 0; row < costs_.rows; ++row) {
                along[row] = 0;
                for (Index at = 0; at < looked_at; ++at)
                    along[row] += static_cast<double>(costs_.at(row, columns.line[at])) * columns.worth[at];
            }
            if (!order(rows_, along, true))
                return false;
            const Few rows = few_of(rows_, along);
            std::ranges::fill(direction_, 0.0);
            for (Index at = 0; at < looked_at; ++at)
                for (Index column = 0; column < costs_.columns; ++column)
                    direction_[column] += static_cast<double>(costs_.at(rows.line[at], column)) * rows.worth[at];
            if (!order(columns_, direction_, false))
                return false;
        }
        return true;
    }

    [[nodiscard]] static bool order(std::vector<Index>& lines, const std::vector<double>& worth, bool rising)
    {
        if (!std::ranges::all_of(worth, [](double value) { return std::isfinite(value); }))
            return false;
        lines.resize(worth.size());
        std::iota(lines.begin(), lines.end(), Index{0});
        std::ranges::sort(lines, [&](Index left, Index right) {
            return worth[left] != worth[right] ? (worth[left] < worth[right]) == rising : left < right;
        });
        return true;
    }

    struct Few {
        std::array<Index, looked_at> line;
        std::array<double, looked_at> worth;  // less their mean
    };
    // Evenly spaced in their order, from one end to the other.
    [[nodiscard]] static Few few_of(const std::vector<Index>& lines, const std::vector<double>& worth)
    {
        Few few;
        double mean = 0;
        for (Index at = 0; at < looked_at; ++at) {
            few.line[at] = lines[std::uint64_t{at} * (lines.size() - 1) / (looked_at - 1)];
            few.worth[at] = worth[few.line[at]];
            mean += few.worth[at] / looked_at;
        }
        for (double& one : few.worth)
            one -= mean;
        return few;
    }

    // Sums carry what each addition loses (Neumaier, 1974): pairs in order are then as good as their rows' best up to
    // the rounding of a few numbers, not of all. A row that may not have one of two neighbours says nothing of their
    // prices. False where a price is no number to reckon with.
    [[nodiscard]] bool price_in_order(Aligned<Price>& price) const
    {
        const auto cost = [&](Index row, Index column) { return static_cast<double>(costs_.at(row, column)); };
        double sum = 0;
        double lost = 0;
        double least = 0;
        double most = 0;
        std::vector<double> found(costs_.columns, 0);
        for (Index at = 1; at < costs_.columns; ++at) {
            const Index before = columns_[at - 1];
            const Index column = columns_[at];
            const double here = cost(rows_[at - 1], column) - cost(rows_[at - 1], before);
            const double there = cost(rows_[at], column) - cost(rows_[at], before);
            const double step = (std::isfinite(here) ? here : there) / 2 + (std::isfinite(there) ? there : here) / 2;
            if (!std::isfinite(step))
                return false;
            const double next = sum + step;
            lost += std::abs(sum) >= std::abs(step) ? (sum - next) + step : (step - next) + sum;
            sum = next;
            found[column] = sum + lost;
            least = std::min(least, found[column]);
            most = std::max(most, found[column]);
        }
        if (!is_fit(most - least))
            return false;
        for (Index column = 0; column < costs_.columns; ++column)
            price[column] = rounded(found[column]);
        return true;
    }

    const Costs<Value, Price>& costs_;
    std::vector<double> left_;  // row by row
    std::vector<double> mean_;  // of each column, above the rows' own
    std::vector<double> direction_;
    std::vector<Index> rows_;
    std::vector<Index> columns_;
};

}  // namespace muster::pairing::dense
