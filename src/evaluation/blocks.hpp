// Blocks of members.
#pragma once

#include "evaluation/rows.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace muster::inline v0_2::evaluation {

/// How members are cut into blocks whose tallies stay in a core's cache.
struct Blocks {
    /// `indicators` tallies a member; some blocks for each thread, where there are members enough; of none
    /// one block, where it can be.
    Blocks(std::size_t the_members, std::size_t the_indicators, std::size_t threads)
        : members(the_members), indicators(the_indicators)
    {
        const std::size_t fitting =
            std::min(65536 / (indicators + 1), threads == 0 ? std::bit_ceil(members) : members / (4 * threads));
        bits = static_cast<unsigned>(std::bit_width(std::clamp<std::size_t>(fitting, 64, 2048))) - 1;
    }

    std::size_t members;
    std::size_t indicators;
    unsigned bits;  // of a member's place in a block

    /// Members a block.
    [[nodiscard]] std::size_t size() const noexcept { return std::size_t{1} << bits; }
    [[nodiscard]] std::size_t count() const noexcept { return (members + size() - 1) >> bits; }
    /// From column to column: not a power of two, so that one member's cells do not all want the same line of the
    /// cache.
    [[nodiscard]] std::size_t stride() const noexcept { return size() + 8; }
    [[nodiscard]] std::size_t cells() const noexcept { return indicators * stride(); }
    [[nodiscard]] std::size_t block_of(std::uint32_t member) const noexcept { return member >> bits; }
    [[nodiscard]] std::uint32_t place_of(Cell cell) const noexcept
    {
        return cell.indicator * static_cast<std::uint32_t>(stride()) +
               (cell.member & static_cast<std::uint32_t>(size() - 1));
    }
};

}  // namespace muster::evaluation
