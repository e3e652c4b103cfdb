#include "evaluation/rank_counts.hpp"

#include "core/workers.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace muster::inline v0_2::evaluation {

std::optional<RankCounts> RankCounts::of(std::span<const std::int64_t> totals, std::span<const std::uint32_t> but,
                                         std::size_t threads)
{
    constexpr std::uint64_t most_values = std::uint64_t{1} << 20;
    if (totals.empty())
        return std::nullopt;
    const std::size_t parts = std::clamp<std::size_t>(totals.size() / 50'000, 1, threads);
    std::vector<std::pair<std::int64_t, std::int64_t>> ends(parts);
    in_parts(parts, totals.size(), [&](std::size_t part, std::size_t first, std::size_t last) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        for (const std::int64_t total : totals.subspan(first, last - first)) {
            least = std::min(least, total);
            most = std::max(most, total);
        }
        ends[part] = {least, most};
    });
    RankCounts made;
    const std::int64_t least = std::ranges::min(ends, {}, &std::pair<std::int64_t, std::int64_t>::first).first;
    made.most_ = std::ranges::max(ends, {}, &std::pair<std::int64_t, std::int64_t>::second).second;
    const std::uint64_t span = static_cast<std::uint64_t>(made.most_) - static_cast<std::uint64_t>(least);
    if (span >= most_values + totals.size())
        return std::nullopt;
    const bool is_shared = span < totals.size();  // else counts are more to add up than totals to look at
    std::vector<std::vector<std::uint32_t>> counts(is_shared ? parts : 1);
    in_parts(counts.size(), totals.size(), [&](std::size_t part, std::size_t first, std::size_t last) {
        counts[part].resize(span + 1);
        for (const std::int64_t total : totals.subspan(first, last - first))
            ++counts[part][static_cast<std::size_t>(made.most_ - total)];
    });
    for (const std::uint32_t row : but)
        --counts.front()[static_cast<std::size_t>(made.most_ - totals[row])];
    made.rank_of_ = std::move(counts.front());
    std::uint32_t next = 1;
    for (std::size_t at = 0; at < made.rank_of_.size(); ++at) {
        std::uint32_t here = made.rank_of_[at];
        for (std::size_t part = 1; part < counts.size(); ++part)
            here += counts[part][at];  // modulo 2^32: one may be below 0 for those not counted
        made.rank_of_[at] = next;
        next += here;
    }
    return made;
}

}  // namespace muster::evaluation
