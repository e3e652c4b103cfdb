#include "share.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace muster::roster {

std::vector<std::int64_t> apportioned(std::int64_t total, const std::vector<std::int64_t>& shares)
{
    std::vector<std::int64_t> parts(shares.size(), 0);
    const std::int64_t all = std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
    if (all == 0)
        return parts;
    std::vector<std::pair<std::int64_t, std::size_t>> remainders;
    std::int64_t left = total;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const WideInteger product = static_cast<WideInteger>(total) * shares[i];
        WideInteger part = product / all;
        if (product % all < 0)
            --part;
        parts[i] = static_cast<std::int64_t>(part);
        left -= parts[i];
        remainders.emplace_back(-static_cast<std::int64_t>(product - part * all), i);
    }
    std::ranges::sort(remainders);
    for (std::size_t i = 0; left > 0; ++i, --left)
        ++parts[remainders[i].second];
    return parts;
}

}  // namespace muster::roster
