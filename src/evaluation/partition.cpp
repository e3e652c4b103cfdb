#include "evaluation/partition.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation {

Places::Places(const Plan& plan, const Blocks& blocks, std::size_t threads) : blocks_(blocks.count()), threads_(threads)
{
    const auto members = plan.ledger.member_column();
    const auto indicators = plan.ledger.indicator_column();
    std::vector<std::size_t> competes;  // by row of the ledger's indicators: 1 where its records do
    for (const std::uint32_t indicator : plan.indicator_of)
        competes.push_back(indicator != nothing && plan.indicators[indicator].is_grouped ? competing : alone);
    const bool has_contests = std::ranges::find(competes, competing) != competes.end();
    for (auto& first : first_)
        first.resize(blocks_ * threads + 1);
    in_parts(threads, members.size(), [&](std::size_t thread, std::size_t first, std::size_t last) {
        std::vector<std::size_t> rows(kinds * blocks_);
        for (std::size_t at = first; at < last; ++at)
            if (const std::uint32_t row = plan.roll_row(members[at]); row != nothing)
                ++rows[blocks.block_of(row) + (has_contests ? blocks_ * competes[indicators[at].row()] : 0)];
        for (std::size_t block = 0; block < blocks_; ++block)
            for (std::size_t kind = 0; kind < kinds; ++kind)
                first_[kind][block * threads + thread + 1] = rows[kind * blocks_ + block];
    });
    for (std::size_t block = 0; block < blocks_; ++block) {
        std::size_t all = 0;
        for (const auto& first : first_)
            for (const std::size_t count : std::span(first).subspan(block * threads + 1, threads))
                all += count;
        most_ = std::max(most_, all);
    }
    for (auto& first : first_)
        for (std::size_t at = 1; at < first.size(); ++at)
            first[at] += first[at - 1];
}

std::vector<std::size_t> Places::first_of(Kind kind, std::size_t thread) const
{
    std::vector<std::size_t> made(blocks_);
    for (std::size_t block = 0; block < blocks_; ++block)
        made[block] = first_[kind][block * threads_ + thread];
    return made;
}

}  // namespace muster::evaluation
