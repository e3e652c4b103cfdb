// Distances to the best and to the worst that there is, as squares that are fractions.
#pragma once

#include "evaluation/long_integer.hpp"
#include "evaluation/majority.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// The frame of all members, of which each member's distances are made.
///
/// A column's values are made whole by one factor, which its length has as well. The square of a distance is the sum of
/// (weight x difference)^2 / length^2; all are brought over the product of the squared lengths, so that the two
/// distances of a member are roots of whole numbers over one denominator, which their quotient does not need.
class Topsis {
public:
    Topsis(std::span<const ComparedColumn> columns, std::span<const std::uint32_t> members);

    /// Squares of a member's two distances, over `under`.
    struct Squares {
        LongInteger to_highest = 0;
        LongInteger to_lowest = 0;
        LongInteger under = 1;
    };
    /// By part; nothing where it does not weigh.
    [[nodiscard]] Squares of(std::span<const std::optional<Exact>> values) const;

    /// full x closeness + added, to so many places; correctly, as `full x closeness >= c` is a question of squares.
    struct Scale {
        Points full{};
        int places = 6;
        Rounding rounding = Rounding::half_even;
    };
    [[nodiscard]] static Exact points(const Squares& squares, const Exact& added, const Scale& scale);

    /// The root of one of the squares over `under`, to six places.
    [[nodiscard]] static Exact distance(const LongInteger& square, const LongInteger& under);

private:
    struct Column {
        std::int64_t weight = 1;
        LongInteger whole = 1;   // factor that makes values whole
        LongInteger square = 0;  // of the length; 0: nobody has anything
        LongInteger lowest = 0;
        LongInteger highest = 0;
        LongInteger factor = 0;  // weight^2 x squared lengths of the other columns
    };

    std::vector<Column> columns_;
    LongInteger under_ = 1;
};

}  // namespace muster::evaluation
