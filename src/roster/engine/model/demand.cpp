#include "roster/engine/model/demand.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::model {

Demand Demand::of(const Row& row, int people, int more, Cost hard_weight)
{
    const auto toll = [&](int count) { return row.at(people + count).value(hard_weight); };
    int target = 0;
    while (target < more && toll(target + 1) < toll(target))
        ++target;
    Demand demand{.target = static_cast<double>(target), .least = static_cast<double>(toll(target))};
    const auto add = [](List<Piece>& pieces, Cost slope) {
        const auto what = static_cast<double>(slope);
        if (pieces.empty() || pieces.back().slope != what)
            pieces.push_back({what, 0.0});
        pieces.back().length += 1.0;
    };
    for (int count = target; count > 0; --count)
        add(demand.below, toll(count - 1) - toll(count));
    for (int count = target; count < more; ++count)
        add(demand.above, toll(count + 1) - toll(count));
    // A program's targets may lie a little off: there is always somewhere to go.
    if (demand.below.empty())
        demand.below.push_back({});
    if (demand.above.empty())
        demand.above.push_back({});
    return demand;
}

Demand Demand::of(const Row& row, const Instance& instance)
{
    return of(row, 0, std::max(row.most, instance.members), instance.hard_weight);
}

double Demand::at(double people) const
{
    double away = std::abs(people - target);
    double cost = least;
    for (const Piece& piece : people < target ? below : above) {
        const double here = std::min(away, piece.length);
        cost += piece.slope * here;
        away -= here;
    }
    return cost;
}

double Demand::suit(double price) const
{
    double value = least + price * target;
    for (const Piece& piece : below)
        value += std::min(0.0, piece.slope - price) * piece.length;
    for (const Piece& piece : above)
        value += std::min(0.0, piece.slope + price) * piece.length;
    return value;
}

}  // namespace muster::roster::engine::model
