#include "muster/report/suppress.hpp"

#include "muster/core/error.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {

std::vector<bool> shown_groups(std::span<const std::size_t> sizes, std::size_t least)
{
    if (least == 0)
        throw InvalidInput({"suppress"}, "groups of at least 0 people", "give the smallest group to show, from 1");
    std::vector<std::size_t> rising;  // groups of somebody, the smallest first
    for (std::size_t group = 0; group < sizes.size(); ++group)
        if (sizes[group] > 0)
            rising.push_back(group);
    std::ranges::stable_sort(rising, {}, [&](std::size_t group) { return sizes[group]; });
    std::vector<bool> is_shown(sizes.size(), true);
    if (rising.empty() || sizes[rising.front()] >= least)
        return is_shown;
    std::size_t people = 0;
    std::size_t groups = 0;
    const auto leaves_open = [&] { return groups >= 2 && people >= groups + 2 * least; };
    for (std::size_t at = 0; at < rising.size(); ++at) {
        const std::size_t size = sizes[rising[at]];
        // Which of two like groups is shown would tell as well.
        if (size >= least && leaves_open() && size != sizes[rising[at - 1]])
            break;
        is_shown[rising[at]] = false;
        people += size;
        ++groups;
    }
    if (!leaves_open())
        is_shown.assign(sizes.size(), false);
    return is_shown;
}

}  // namespace muster::report
