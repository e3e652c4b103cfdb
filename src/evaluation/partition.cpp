#include "evaluation/partition.hpp"

#include <algorithm>

namespace muster::evaluation {

Places::Places(const Plan& plan, const Blocks& blocks, std::size_t threads)
    : blocks_(blocks.count()), threads_(threads), first_(blocks_ * threads + 1)
{
    const auto members = plan.ledger.member_column();
    in_parts(threads, members.size(), [&](std::size_t thread, std::size_t first, std::size_t last) {
        std::vector<std::size_t> rows(blocks_);
        for (const MemberId member : members.subspan(first, last - first))
            if (const std::uint32_t row = plan.roll_row(member); row != nothing)
                ++rows[blocks.block_of(row)];
        for (std::size_t block = 0; block < blocks_; ++block)
            first_[block * threads + thread + 1] = rows[block];
    });
    for (std::size_t block = 0; block < blocks_; ++block) {
        const auto counts = std::span(first_).subspan(block * threads + 1, threads);
        std::size_t all = 0;
        for (const std::size_t count : counts)
            all += count;
        most_ = std::max(most_, all);
    }
    for (std::size_t at = 1; at < first_.size(); ++at)
        first_[at] += first_[at - 1];
}

std::vector<std::size_t> Places::first_of(std::size_t thread) const
{
    std::vector<std::size_t> made(blocks_);
    for (std::size_t block = 0; block < blocks_; ++block)
        made[block] = first_[block * threads_ + thread];
    return made;
}

}  // namespace muster::evaluation
