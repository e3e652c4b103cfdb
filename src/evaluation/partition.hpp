// Rows brought together by blocks of members.
#pragma once

#include "core/workers.hpp"
#include "evaluation/blocks.hpp"
#include "evaluation/contests.hpp"
#include "evaluation/large_pages.hpp"
#include "evaluation/rows.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// What one record counts, and in which cell of its block.
template <class Place, class Amount>
struct [[gnu::packed]] Counted {
    Place place;
    Amount amount;
};

/// Records that compete, each with its contest in its block, in as few words as their contests ask for.
template <class Amount>
class CompetingRows {
public:
    CompetingRows() = default;
    CompetingRows(std::size_t size, bool is_short)
        : is_short_(is_short), width_(1 + sizeof(Amount) / sizeof(Word) + (is_short ? 1 : 3)), words_(size * width_)
    {
    }

    void put(std::size_t at, std::uint32_t place, const Contender& contender)
    {
        Word* to = words_.data() + at * width_;
        const auto amount = static_cast<Amount>(contender.amount);
        *to++ = place;
        std::memcpy(to, &amount, sizeof amount);
        to += sizeof amount / sizeof *to;
        *to++ = contender.event;
        if (is_short_)
            return;
        *to++ = contender.day;
        *to = contender.record;
    }

    /// Calls `take(place, contender)` for each from `first` to `last`.
    template <class Take>
    void read(std::size_t first, std::size_t last, Take& take) const
    {
        if (is_short_)
            read_as<true>(first, last, take);
        else
            read_as<false>(first, last, take);
    }

private:
    using Word = std::uint32_t;

    template <bool is_short, class Take>
    void read_as(std::size_t first, std::size_t last, Take& take) const
    {
        for (std::size_t at = first; at < last; ++at) {
            const Word* const from = words_.data() + at * width_;
            const Word* const keys = from + 1 + sizeof(Amount) / sizeof(Word);
            Amount amount = 0;
            std::memcpy(&amount, from + 1, sizeof amount);
            take(from[0], Contender{is_short ? nothing : keys[2], keys[0], is_short ? keys[0] : keys[1], amount});
        }
    }

    bool is_short_ = true;
    std::size_t width_ = 0;  // in words
    LargeColumn<Word> words_{};
};

/// Where each thread's rows of each block stand among all of their kind: counted beforehand, as every row might count.
class Places {
public:
    /// Kinds of rows: those that count by themselves, and those that compete.
    enum Kind : std::size_t { alone, competing, kinds };

    Places(const Plan& plan, const Blocks& blocks, std::size_t threads);

    /// How many rows a block may have at most.
    [[nodiscard]] std::size_t most_of_a_block() const noexcept { return most_; }
    [[nodiscard]] std::size_t size(Kind kind) const noexcept { return first_[kind].back(); }
    /// Where a thread's rows of each block begin.
    [[nodiscard]] std::vector<std::size_t> first_of(Kind kind, std::size_t thread) const;

private:
    std::size_t blocks_;
    std::size_t threads_;
    std::size_t most_ = 0;
    std::array<std::vector<std::size_t>, kinds> first_;  // by block x threads + thread, and the end
};

/// Rows of a ledger in any order, by block: one pass, each thread over its part of the rows.
///
/// A thread writes each block's rows to a place of their own, one after the other, so that what is written goes to as
/// many lines of memory as there are blocks and no thread waits for another.
template <class Place, class Amount>
class Partition {
public:
    /// Without `contests` records that compete are found as items.
    template <class Report>
    Partition(const Plan& plan, const Blocks& blocks, const Places& places, const Contests* contests,
              std::span<Found> found, Report report)
        : threads_(found.size()), rows_(places.size(Places::alone)), runs_(blocks.count() * threads_),
          contests_(blocks.count() * threads_)
    {
        if (contests != nullptr)
            competing_ = CompetingRows<Amount>(places.size(Places::competing), contests->is_short());
        in_parts(threads_, plan.ledger.size(), [&](std::size_t thread, std::size_t first, std::size_t last) {
            const std::vector<std::size_t> begin = places.first_of(Places::alone, thread);
            const std::vector<std::size_t> begin_competing = places.first_of(Places::competing, thread);
            std::vector<std::size_t> next = begin;
            std::vector<std::size_t> next_competing = begin_competing;
            RowReader reader(plan, found[thread]);
            const auto take = [&](Cell cell, std::int64_t amount) {
                rows_[next[blocks.block_of(cell.member)]++] = {static_cast<Place>(blocks.place_of(cell)),
                                                               static_cast<Amount>(amount)};
            };
            const auto compete = [&](Cell cell, std::int64_t amount, std::size_t row) {
                competing_.put(next_competing[blocks.block_of(cell.member)]++, contests->place_of(blocks, cell),
                               contests->contender_of(cell, amount, row));
            };
            for (std::size_t row = first; row < last; row += rows_between_reports) {
                if (thread == 0)
                    report(static_cast<double>(row - first) / static_cast<double>(last - first));
                const std::size_t end = std::min(last, row + rows_between_reports);
                if (contests == nullptr)
                    reader.read(row, end, take);
                else
                    reader.read(row, end, take, compete);
            }
            for (std::size_t block = 0; block < blocks.count(); ++block) {
                runs_[block * threads_ + thread] = {begin[block], next[block]};
                contests_[block * threads_ + thread] = {begin_competing[block], next_competing[block]};
            }
        });
    }

    /// Calls `take(place, amount)` for every row of a block that counts by itself.
    template <class Take>
    void read(std::size_t block, Take take) const
    {
        for (std::size_t thread = 0; thread < threads_; ++thread) {
            const auto [first, last] = runs_[block * threads_ + thread];
            for (std::size_t row = first; row < last; ++row)
                take(rows_[row].place, rows_[row].amount);
        }
    }

    /// Calls `take(place, contender)` for every row of a block that competes.
    template <class Take>
    void read_competing(std::size_t block, Take take) const
    {
        for (std::size_t thread = 0; thread < threads_; ++thread) {
            const auto [first, last] = contests_[block * threads_ + thread];
            competing_.read(first, last, take);
        }
    }

private:
    static constexpr std::size_t rows_between_reports = std::size_t{1} << 20;
    using Run = std::pair<std::size_t, std::size_t>;

    std::size_t threads_;
    LargeColumn<Counted<Place, Amount>> rows_;
    CompetingRows<Amount> competing_;
    std::vector<Run> runs_;      // by block x threads + thread
    std::vector<Run> contests_;  // the same, of those that compete
};

}  // namespace muster::evaluation
