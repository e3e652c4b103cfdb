// The loops over whole rows of a matrix, in the widest vectors that the machine has.
//
// Each is written once (kernel_body.hpp) and compiled for several widths; what they return is the same to the bit.
#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

namespace muster::inline v0_2::pairing::dense {

using Index = std::uint32_t;
constexpr Index none = std::numeric_limits<Index>::max();

/// How many elements are looked at together, on every machine.
constexpr Index block = 64;
/// How many lanes the sample of a row has.
constexpr Index sampled = 32;

/// Widths of vectors to choose from.
enum class Width : std::uint8_t { portable, avx2, avx512 };

/// The widest that this machine has.
[[nodiscard]] Width widest() noexcept;

/// Bits of a score as an unsigned integer. A cost is the score with `flip` applied by exclusive or: no bit for the
/// least total; the sign of a float, or all bits of an integer (-1 - score, which cannot overflow), for the greatest.
template <class Value>
using Bits = std::conditional_t<sizeof(Value) == 4, std::uint32_t, std::uint64_t>;

/// What is out of reach, and how large a cost may be so that no sum of a few can come near it.
template <class Price>
struct Range {
    static constexpr bool is_float = std::is_floating_point_v<Price>;
    static constexpr int bits = std::numeric_limits<Price>::digits;  // 31 or 63 for integers
    static constexpr Price far = [] {
        if constexpr (is_float)
            return std::numeric_limits<Price>::infinity();
        else
            return Price{1} << (bits - 1);
    }();
    /// The price of a column that must not be reached again: any cost less it is beyond `far`.
    static constexpr Price closed = [] {
        if constexpr (is_float)
            return -std::numeric_limits<Price>::infinity();
        else
            return -(Price{1} << (bits - 1)) - (Price{1} << (bits - 3));
    }();
    /// Costs may be this large in size: sums of eight stay below 2^(bits - 3).
    static constexpr Price largest = [] {
        if constexpr (is_float)
            return Price(0x1p960);
        else
            return Price{1} << (bits - 6);
    }();
};

/// Where a run of `gather` stopped and what it has.
struct Gathered {
    Index next = 0;    ///< first column not looked at
    Index count = 0;   ///< entries in the buffers
    bool odd = false;  ///< met a cost that is neither between -largest and largest nor plus infinity
};

template <class Price>
struct Least {
    Price value = Range<Price>::far;
    Index at = none;  ///< the first column that has it
};

template <class Price>
struct TwoLeast {
    Least<Price> first{};
    Price second = Range<Price>::far;
};

/// `row` is a row of scores, `price` one price a column; `size` is the number of columns.
template <class Value, class Price>
struct Kernels {
    /// Appends columns and costs where (cost - price) + offset < bound, by rising column from `first`; stops after a
    /// block when fewer than a block's places are left. Without `price` prices are 0.
    Gathered (*gather)(const Value* row, const Price* price, Bits<Value> flip, Index first, Index size, Price offset,
                       Price bound, Index* columns, Price* costs, Index count, Index room, bool check);

    /// Least cost - price of each of `sampled` lanes, over every eighth whole stretch of as many columns.
    void (*sample)(const Value* row, const Price* price, Bits<Value> flip, Index size, Price* minima);

    /// distance = min(distance, (cost - price) + offset), noting `from` where it falls; the least distance then.
    Least<Price> (*relax)(const Value* row, const Price* price, Bits<Value> flip, Index size, Price offset, Index from,
                          Price* distance, Index* came_from);

    /// The least cost - price and the next above or beside it.
    TwoLeast<Price> (*two_least)(const Value* row, const Price* price, Bits<Value> flip, Index size);

    /// The first column at this distance that is not `taken` (0 there), or `none`.
    Index (*first_free)(const Price* distance, const Price* taken, Index size, Price value);

    /// lowest = min(lowest, cost - shift), column by column.
    void (*lower)(const Value* row, Bits<Value> flip, Index size, Price shift, Price* lowest);
};

template <class Value, class Price>
[[nodiscard]] const Kernels<Value, Price>& kernels(Width width) noexcept;

}  // namespace muster::pairing::dense
