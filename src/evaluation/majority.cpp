// Values of a part become their ranks, so that a comparison is one of small whole numbers; members with the same ranks
// become one row. Each row is then held against all others, a part after the other, in loops without a branch.
#include "evaluation/majority.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::evaluation {
namespace {

std::vector<std::int32_t> ranks_of(const ComparedColumn& column, std::span<const std::uint32_t> members)
{
    std::vector<std::uint32_t> order;  // places of those who have a value
    for (std::uint32_t at = 0; at < members.size(); ++at)
        if (column.values[members[at]])
            order.push_back(at);
    const auto value_of = [&](std::uint32_t at) -> const Exact& { return *column.values[members[at]]; };
    std::ranges::sort(order, [&](std::uint32_t left, std::uint32_t right) {
        const auto compared = value_of(left) <=> value_of(right);
        return compared < 0 || (compared == 0 && left < right);
    });
    std::vector<std::int32_t> ranks(members.size());
    std::int32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || value_of(order[i]) != value_of(order[i - 1]))
            ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

}  // namespace

Majorities::Majorities(std::span<const ComparedColumn> columns, std::span<const std::uint32_t> members,
                       const std::string& place)
    : rows_(members.size())
{
    std::vector<std::vector<std::int32_t>> ranks;
    std::int64_t weights = 0;
    for (const ComparedColumn& column : columns) {
        ranks.push_back(ranks_of(column, members));
        columns_.push_back({.weight = column.weight});
        weights += column.weight;
    }
    is_narrow_ = weights <= INT32_MAX;
    const auto order_of = [&](std::uint32_t left, std::uint32_t right) {
        for (const std::vector<std::int32_t>& each : ranks)
            if (each[left] != each[right])
                return each[left] <=> each[right];
        return std::strong_ordering::equal;
    };
    std::vector<std::uint32_t> order(members.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t left, std::uint32_t right) {
        const auto compared = order_of(left, right);
        return compared < 0 || (compared == 0 && left < right);
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || order_of(order[i - 1], order[i]) != 0) {
            counts_.push_back(0);
            for (std::size_t part = 0; part < ranks.size(); ++part)
                columns_[part].ranks.push_back(ranks[part][order[i]]);
        }
        ++counts_.back();
        rows_[order[i]] = static_cast<std::uint32_t>(counts_.size() - 1);
    }
    if (counts_.size() > most_in_pairs)
        throw InvalidInput(
            {place}, "it compares members in pairs, and " + std::to_string(counts_.size()) + " have different points",
            "compare at most " + std::to_string(most_in_pairs) + ", or choose another aggregation");
    for (Column& column : columns_)
        column.has_gaps = std::ranges::find(column.ranks, 0) != column.ranks.end();
}

template <class Margin>
void Majorities::compare_by(std::size_t row, std::span<std::int8_t> result) const
{
    std::vector<Margin> margins(counts_.size());
    for (const Column& column : columns_) {
        const std::int32_t own = column.ranks[row];
        const auto weight = static_cast<Margin>(column.weight);
        const std::int32_t* const others = column.ranks.data();
        if (own == 0)
            continue;
        if (column.has_gaps)
            for (std::size_t at = 0; at < margins.size(); ++at)
                margins[at] += (others[at] != 0 && own > others[at] ? weight : Margin{0}) -
                               (own < others[at] ? weight : Margin{0});
        else
            for (std::size_t at = 0; at < margins.size(); ++at)
                margins[at] += (own > others[at] ? weight : Margin{0}) - (own < others[at] ? weight : Margin{0});
    }
    for (std::size_t at = 0; at < margins.size(); ++at)
        result[at] = static_cast<std::int8_t>((margins[at] > 0 ? 1 : 0) - (margins[at] < 0 ? 1 : 0));
}

void Majorities::compare(std::size_t row, std::span<std::int8_t> result) const
{
    if (is_narrow_)
        compare_by<std::int32_t>(row, result);
    else
        compare_by<std::int64_t>(row, result);
}

}  // namespace muster::evaluation
