// A matrix as costs to be made least, and a partial assignment with its prices.
#pragma once

#include "pairing/dense/kernels.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <vector>

namespace muster::inline v0_2::pairing::dense {

/// Memory that begins where a widest vector does: one that straddles two lines of cache costs twice. The system's own
/// aligned memory passes by the lists of pieces that it keeps ready, so a line more is asked for, in which memory also
/// notes where it was got.
template <class Element>
struct LineAllocator {
    using value_type = Element;
    static constexpr std::size_t line = 64;
    static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ >= sizeof(void*));

    LineAllocator() = default;
    template <class Other>
    LineAllocator(const LineAllocator<Other>&) noexcept
    {
    }
    Element* allocate(std::size_t count)
    {
        auto* const got = static_cast<std::byte*>(::operator new(count * sizeof(Element) + line));
        std::byte* const begin = got + (line - reinterpret_cast<std::uintptr_t>(got) % line);
        std::memcpy(begin - sizeof got, &got, sizeof got);
        return reinterpret_cast<Element*>(begin);
    }
    void deallocate(Element* memory, std::size_t) noexcept
    {
        std::byte* got = nullptr;
        std::memcpy(&got, reinterpret_cast<std::byte*>(memory) - sizeof got, sizeof got);
        ::operator delete(got);
    }
    friend bool operator==(const LineAllocator&, const LineAllocator&) = default;
};
template <class Element>
using Aligned = std::vector<Element, LineAllocator<Element>>;

/// Costs read from scores as they lie; no more rows than columns.
template <class Value, class Price>
struct Costs {
    const Value* first = nullptr;
    std::ptrdiff_t stride = 0;  // from row to row, in scores
    Index rows = 0;
    Index columns = 0;
    Bits<Value> flip = 0;
    const Kernels<Value, Price>* kernels = nullptr;

    [[nodiscard]] const Value* row(Index at) const noexcept { return first + static_cast<std::ptrdiff_t>(at) * stride; }
    [[nodiscard]] Price at(Index row_at, Index column) const noexcept
    {
        return static_cast<Price>(
            __builtin_bit_cast(Value, __builtin_bit_cast(Bits<Value>, row(row_at)[column]) ^ flip));
    }
};

/// Always true: an assigned row has its least cost - price in its column, up to the rounding of floats; a column
/// without a row keeps the price it began with. Prices only fall.
template <class Price>
struct State {
    Aligned<Price> price;          // of each column
    std::vector<Index> column_of;  // of each row; `none` while free
    std::vector<Index> row_of;     // of each column
    std::vector<Price> paid;       // cost of the pair of each row that has one
    Price ceiling = 0;             // no price is above it

    State(Index rows, Index columns) : price(columns, 0), column_of(rows, none), row_of(columns, none), paid(rows, 0) {}

    /// What an assigned row's pair costs above the price of its column.
    [[nodiscard]] Price rest_of(Index row) const noexcept { return paid[row] - price[column_of[row]]; }

    /// The column's holder, if any, becomes free.
    void give(Index column, Index row, Price cost) noexcept
    {
        if (const Index holder = row_of[column]; holder != none)
            column_of[holder] = none;
        row_of[column] = row;
        column_of[row] = column;
        paid[row] = cost;
    }

    [[nodiscard]] std::vector<Index> free_rows() const
    {
        std::vector<Index> rows;
        for (Index row = 0; row < column_of.size(); ++row)
            if (column_of[row] == none)
                rows.push_back(row);
        return rows;
    }
};

}  // namespace muster::pairing::dense
