// Rows that are exactly alike, and columns that are: told from a few cells first, then from all, and solved as units of
// a kind (kinds.hpp).
#pragma once

#include "pairing/dense/kinds.hpp"
#include "pairing/dense/solution.hpp"

#include <numeric>
#include <optional>
#include <unordered_map>
#include <vector>

namespace muster::inline v0_2::pairing::dense {

/// What each row (or column) is like: the first that has the same cells.
struct Alike {
    std::vector<Index> kind_of{};  // numbers from 0, by the first of each kind
    std::vector<Index> first{};    // the first of each kind
};

template <class Price>
[[nodiscard]] bool is_odd_cost(Price cost) noexcept
{
    const bool may_not_be = Range<Price>::is_float && cost == Range<Price>::far;
    return !may_not_be && !(cost >= -Range<Price>::largest && cost <= Range<Price>::largest);
}

/// Rows of costs, or columns, looked at from the side that may be alike.
template <class Value, class Price>
class Lines {
public:
    Lines(const Costs<Value, Price>& costs, bool are_columns) : costs_(costs), are_columns_(are_columns) {}

    [[nodiscard]] Index count() const noexcept { return are_columns_ ? costs_.columns : costs_.rows; }
    [[nodiscard]] Index length() const noexcept { return are_columns_ ? costs_.rows : costs_.columns; }
    [[nodiscard]] Price cost(Index line, Index cell) const noexcept
    {
        return are_columns_ ? costs_.at(cell, line) : costs_.at(line, cell);
    }

    /// Nothing unless kinds are so few that their paths are short.
    [[nodiscard]] std::optional<Alike> alike(Pulse& pulse) const
    {
        if (count() < fewest || !some_are_alike())
            return std::nullopt;
        Alike found;
        std::unordered_map<std::uint64_t, Index> kind_of_sign;
        for (Index line = 0; line < count(); ++line) {
            const auto [at, is_new] = kind_of_sign.try_emplace(sign_of(line), static_cast<Index>(found.first.size()));
            if (is_new)
                found.first.push_back(line);
            found.kind_of.push_back(at->second);
            if (std::uint64_t{found.first.size()} * found.first.size() > std::uint64_t{8} * count())
                return std::nullopt;
        }
        pulse.beat(std::uint64_t{costs_.rows} * costs_.columns, "kinds", 0.0);
        return are_as_said(found) ? std::optional(std::move(found)) : std::nullopt;
    }

private:
    static constexpr Index fewest = 256;  // in smaller ones it does not matter
    static constexpr Index looked_at = 32;
    static constexpr Index cells = 8;

    [[nodiscard]] Bits<Value> bits(Index line, Index cell) const noexcept
    {
        return __builtin_bit_cast(Bits<Value>, are_columns_ ? costs_.row(cell)[line] : costs_.row(line)[cell]);
    }

    [[nodiscard]] std::uint64_t sign_of(Index line) const noexcept
    {
        std::uint64_t sign = 0;
        for (Index at = 0; at < cells; ++at) {
            sign ^= bits(line, static_cast<Index>(std::uint64_t{at} * length() / cells));
            sign *= 0x9e3779b97f4a7c15;
            sign ^= sign >> 29;
        }
        return sign;
    }

    [[nodiscard]] bool are_alike(Index line, Index other) const noexcept
    {
        for (Index cell = 0; cell < length(); ++cell)
            if (bits(line, cell) != bits(other, cell))
                return false;
        return true;
    }

    // Of as many lines of so few kinds several pairs are alike nearly surely.
    [[nodiscard]] bool some_are_alike() const
    {
        std::vector<std::pair<std::uint64_t, Index>> signs;
        for (Index at = 0; at < looked_at; ++at) {
            const auto line = static_cast<Index>(std::uint64_t{at} * count() / looked_at);
            signs.emplace_back(sign_of(line), line);
        }
        std::ranges::sort(signs);
        for (std::size_t at = 1; at < signs.size(); ++at)
            if (signs[at].first == signs[at - 1].first && are_alike(signs[at].second, signs[at - 1].second))
                return true;
        return false;
    }

    // Row by row as they lie in memory.
    [[nodiscard]] bool are_as_said(const Alike& said) const noexcept
    {
        if (!are_columns_) {
            for (Index line = 0; line < count(); ++line)
                if (!are_alike(line, said.first[said.kind_of[line]]))
                    return false;
            return true;
        }
        std::vector<Index> like(count());
        for (Index line = 0; line < count(); ++line)
            like[line] = said.first[said.kind_of[line]];
        for (Index row = 0; row < costs_.rows; ++row) {
            const Value* const cell = costs_.row(row);
            bool same = true;
            for (Index column = 0; column < costs_.columns; ++column)
                same &= __builtin_bit_cast(Bits<Value>, cell[column]) ==
                        __builtin_bit_cast(Bits<Value>, cell[like[column]]);
            if (!same)
                return false;
        }
        return true;
    }

    const Costs<Value, Price>& costs_;
    bool are_columns_;
};

/// Nothing where neither side is of few kinds, or where a cost is odd or a row has nowhere to go: others say so.
template <class Value, class Price>
[[nodiscard]] std::optional<Solution<Price>> solve_alike(const Costs<Value, Price>& costs, Pulse& pulse)
{
    for (const bool are_columns : {false, true}) {
        if (are_columns && costs.rows != costs.columns)
            break;  // a column that is left over has price 0, so what is left of a kind cannot be told apart
        const Lines<Value, Price> lines(costs, are_columns);
        const auto alike = lines.alike(pulse);
        if (!alike)
            continue;
        Kinds<Price> kinds(static_cast<Index>(alike->first.size()), lines.length());
        for (Index kind = 0; kind < alike->first.size(); ++kind)
            for (Index cell = 0; cell < lines.length(); ++cell) {
                const Price cost = lines.cost(alike->first[kind], cell);
                if (is_odd_cost(cost))
                    return std::nullopt;
                kinds.set_cost(kind, cell, cost);
            }
        std::vector<Index> units(alike->first.size(), 0);
        for (const Index kind : alike->kind_of)
            ++units[kind];
        if (!kinds.run(units, pulse))
            return std::nullopt;

        // The lines of a kind take its items in turn.
        std::vector<std::vector<Index>> items(alike->first.size());
        for (Index item = 0; item < lines.length(); ++item)
            if (const Index kind = kinds.holder_of(item); kind != none)
                items[kind].push_back(item);
        std::vector<Index> next(alike->first.size(), 0);
        Solution<Price> solution;
        solution.column_of.resize(costs.rows);
        solution.rest.resize(costs.rows);
        solution.price.resize(costs.columns);
        for (Index line = 0; line < lines.count(); ++line) {
            const Index kind = alike->kind_of[line];
            const Index item = items[kind][next[kind]++];
            const auto [row, column] = are_columns ? std::pair(item, line) : std::pair(line, item);
            solution.column_of[row] = column;
            (are_columns ? solution.price[line] : solution.rest[line]) = kinds.rest_of(kind);
        }
        for (Index item = 0; item < lines.length(); ++item)
            (are_columns ? solution.rest[item] : solution.price[item]) = kinds.price_of(item);
        return solution;
    }
    return std::nullopt;
}

}  // namespace muster::pairing::dense
