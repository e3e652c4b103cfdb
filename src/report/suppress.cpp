#include "muster/report/suppress.hpp"

#include "muster/core/error.hpp"

namespace muster::report {

std::vector<bool> shown_groups(std::span<const std::size_t> sizes, std::size_t least)
{
    if (least == 0)
        throw InvalidInput({"suppress"}, "groups of at least 0 people", "give the smallest group to show, from 1");
    std::vector<bool> is_shown(sizes.size(), true);
    std::size_t hidden_people = 0;
    std::size_t hidden_groups = 0;
    const auto hide = [&](std::size_t group) {
        is_shown[group] = false;
        hidden_people += sizes[group];
        ++hidden_groups;
    };
    for (std::size_t group = 0; group < sizes.size(); ++group)
        if (sizes[group] > 0 && sizes[group] < least)
            hide(group);
    while (hidden_groups > 0 && (hidden_groups < 2 || hidden_people < least)) {
        std::size_t smallest = sizes.size();
        for (std::size_t group = 0; group < sizes.size(); ++group)
            if (is_shown[group] && sizes[group] > 0 && (smallest == sizes.size() || sizes[group] < sizes[smallest]))
                smallest = group;
        if (smallest == sizes.size())
            break;
        hide(smallest);
    }
    return is_shown;
}

}  // namespace muster::report
