// Rows brought together by blocks of members.
#pragma once

#include "evaluation/rows.hpp"
#include "evaluation/workers.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace muster::evaluation {

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

/// What one record counts, and in which cell of its block.
template <class Place, class Amount>
struct [[gnu::packed]] Counted {
    Place place;
    Amount amount;
};

/// Where each thread's rows of each block stand among all that count: counted beforehand, as every row might.
class Places {
public:
    Places(const Plan& plan, const Blocks& blocks, std::size_t threads);

    /// How many rows a block may have at most.
    [[nodiscard]] std::size_t most_of_a_block() const noexcept { return most_; }
    [[nodiscard]] std::size_t size() const noexcept { return first_.back(); }
    /// Where a thread's rows of each block begin.
    [[nodiscard]] std::vector<std::size_t> first_of(std::size_t thread) const;

private:
    std::size_t blocks_;
    std::size_t threads_;
    std::size_t most_ = 0;
    std::vector<std::size_t> first_;  // by block x threads + thread, and the end
};

/// Rows of a ledger in any order, by block: one pass, each thread over its part of the rows.
///
/// A thread writes each block's rows to a place of their own, one after the other, so that what is written goes to as
/// many lines of memory as there are blocks and no thread waits for another.
template <class Place, class Amount>
class Partition {
public:
    template <class Report>
    Partition(const Plan& plan, const Blocks& blocks, const Places& places, std::span<Found> found, Report report)
        : threads_(found.size()), rows_(std::make_unique_for_overwrite<Counted<Place, Amount>[]>(places.size())),
          runs_(blocks.count() * threads_)
    {
        in_parts(threads_, plan.ledger.size(), [&](std::size_t thread, std::size_t first, std::size_t last) {
            const std::vector<std::size_t> begin = places.first_of(thread);
            std::vector<std::size_t> next = begin;
            RowReader reader(plan, found[thread]);
            for (std::size_t row = first; row < last; row += rows_between_reports) {
                if (thread == 0)
                    report(static_cast<double>(row - first) / static_cast<double>(last - first));
                reader.read(row, std::min(last, row + rows_between_reports), [&](Cell cell, std::int64_t amount) {
                    rows_[next[blocks.block_of(cell.member)]++] = {static_cast<Place>(blocks.place_of(cell)),
                                                                   static_cast<Amount>(amount)};
                });
            }
            for (std::size_t block = 0; block < blocks.count(); ++block)
                runs_[block * threads_ + thread] = {begin[block], next[block]};
        });
    }

    /// Calls `take(place, amount)` for every row of a block.
    template <class Take>
    void read(std::size_t block, Take take) const
    {
        for (std::size_t thread = 0; thread < threads_; ++thread) {
            const auto [first, last] = runs_[block * threads_ + thread];
            for (std::size_t row = first; row < last; ++row)
                take(rows_[row].place, rows_[row].amount);
        }
    }

private:
    static constexpr std::size_t rows_between_reports = std::size_t{1} << 20;

    std::size_t threads_;
    std::unique_ptr<Counted<Place, Amount>[]> rows_;
    std::vector<std::pair<std::size_t, std::size_t>> runs_;  // by block x threads + thread
};

}  // namespace muster::evaluation
