// Branches of the search through all rosters: what is split, and by what.
#include "roster/engine/bound/enumeration.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr std::size_t few_rosters = 2000;

}  // namespace

/// People whom all lines at hand have in common, or none of them, are no choice; false where a row can have no number.
bool LineEnumeration::narrow(const Lists& lists, List<Counts>& limits) const
{
    const List<Counts> counts = counts_of(lists);
    for (std::size_t row = 0; row < limits.size(); ++row) {
        limits[row] = {std::max(limits[row].least, counts[row].least), std::min(limits[row].most, counts[row].most)};
        if (limits[row].least > limits[row].most)
            return false;
    }
    return true;
}

void LineEnumeration::visit(Lists lists, List<Counts> limits, List<Cost> prices, bool is_root)
{
    if (is_over() || !narrow(lists, limits))
        return;
    const auto few = [&] {
        std::size_t rosters = 1;
        for (const auto& lines : lists)
            rosters = std::min(few_rosters + 1, rosters * lines.size());
        return rosters <= few_rosters;
    };
    if (few()) {
        try_all(lists);
        return;
    }
    Cost bound = 0;
    const bool is_open = raise(lists, limits, prices, bound, is_root);
    if (is_root)
        root_prices_ = prices;
    if (!is_open)
        return;
    if (!drop_dear(lists, prices, bound))
        return;
    if (few())
        try_all(lists);
    else if (const int row = row_to_split(limits); row >= 0)
        split_by_row(lists, limits, prices, row);
    else
        split_by_day(lists, limits, prices);
}

/// Where people are to be together and some of the lines chosen had part of them there; -1: nowhere.
int LineEnumeration::row_to_split(const List<Counts>& limits) const
{
    int found = -1;
    double most = 0.0;
    for (std::size_t row = 0; row < limits.size(); ++row) {
        const Row& what = instance_.rows[row];
        const bool may_split =
            limits[row].least < limits[row].most && (limits[row].least == 0 || limits[row].most == what.maximum);
        if (!what.is_together || !may_split)
            continue;
        const double people = people_seen_[row] / rounds_seen_;
        const double away = std::min(people, what.maximum - people) * static_cast<double>(worth(what.at(1)) + 1);
        if (away > most) {
            most = away;
            found = static_cast<int>(row);
        }
    }
    return found;
}

void LineEnumeration::split_by_row(const Lists& lists, const List<Counts>& limits, const List<Cost>& prices, int row)
{
    const auto at = static_cast<std::size_t>(row);
    const bool is_of_nobody = limits[at].least == 0;
    const int edge = is_of_nobody ? 0 : limits[at].most;
    List<Counts> inside = limits;
    (is_of_nobody ? inside[at].least : inside[at].most) += is_of_nobody ? 1 : -1;
    List<Counts> outside = limits;
    outside[at] = {edge, edge};
    const bool is_edge_likely =
        is_of_nobody ? people_seen_[at] < rounds_seen_ : people_seen_[at] > (edge - 1) * rounds_seen_;
    if (!is_edge_likely)
        visit(lists, inside, prices, false);
    // Nobody is there, or everybody who may be.
    Lists part = lists;
    for (int member = 0; member < instance_.members; ++member) {
        List<std::uint8_t> counts(instance_.days * instance_.duty_count, 0);
        bool counts_any = false;
        for (int day = 0; day < instance_.days; ++day)
            for (int duty = 0; duty < instance_.duty_count; ++duty)
                instance_.each_row(member, day, duty, [&](int other) {
                    counts_any = counts_any || other == row;
                    counts[day * instance_.duty_count + duty] |= other == row ? 1 : 0;
                });
        if (!counts_any)
            continue;
        const auto is_there = [&](std::uint32_t line) {
            std::size_t cell = 0;
            for (const DutyIndex duty : lists_[member].duties(line)) {
                if (counts[cell + duty] != 0)
                    return true;
                cell += static_cast<std::size_t>(instance_.duty_count);
            }
            return false;
        };
        auto& lines = part[member];
        const bool may_be_there = std::ranges::any_of(lines, is_there);
        std::erase_if(lines, [&](std::uint32_t line) { return is_there(line) == is_of_nobody && may_be_there; });
    }
    if (std::ranges::none_of(part, [](const auto& lines) { return lines.empty(); }))
        visit(std::move(part), std::move(outside), prices, false);
    if (is_edge_likely)
        visit(lists, std::move(inside), prices, false);
}

/// Splits by what one member does on one day, where the lines chosen were least of one mind.
void LineEnumeration::split_by_day(const Lists& lists, const List<Counts>& limits, const List<Cost>& prices)
{
    const auto duties = static_cast<std::size_t>(instance_.duty_count);
    std::size_t best_member = 0;
    std::size_t best_day = 0;
    float most = -1.0F;
    for (std::size_t member = 0; member < lists.size(); ++member) {
        if (lists[member].size() < 2)
            continue;
        for (std::size_t day = 0; day < static_cast<std::size_t>(instance_.days); ++day) {
            const DutyIndex first = lists_[member].duties(lists[member].front())[day];
            if (std::ranges::all_of(lists[member],
                                    [&](std::uint32_t line) { return lists_[member].duties(line)[day] == first; }))
                continue;
            const auto seen = std::span(seen_[member]).subspan(day * duties, duties);
            const float all = std::accumulate(seen.begin(), seen.end(), 0.0F);
            const float split = all > 0.0F ? 1.0F - *std::ranges::max_element(seen) / all : 0.0F;
            if (split > most) {
                most = split;
                best_member = member;
                best_day = day;
            }
        }
    }
    List<DutyIndex> order(duties);
    std::iota(order.begin(), order.end(), DutyIndex{0});
    const auto cell = static_cast<std::ptrdiff_t>(best_day * duties);
    const List<float> seen(seen_[best_member].begin() + cell,
                           seen_[best_member].begin() + cell + static_cast<std::ptrdiff_t>(duties));
    std::ranges::stable_sort(order, std::greater<>{}, [&](DutyIndex duty) { return seen[duty]; });
    for (const DutyIndex duty : order) {
        Lists part = lists;
        std::erase_if(part[best_member],
                      [&](std::uint32_t line) { return lists_[best_member].duties(line)[best_day] != duty; });
        if (!part[best_member].empty())
            visit(std::move(part), limits, prices, false);
    }
}

}  // namespace muster::roster::engine::bound
