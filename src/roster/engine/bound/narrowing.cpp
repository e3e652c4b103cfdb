#include "roster/engine/bound/narrowing.hpp"

#include "roster/engine/bound/case_tree.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr Cost never = std::numeric_limits<Cost>::max() / 4;

/// What each number of people costs a row that pays this for each; the least of all as well.
std::pair<List<Cost>, Cost> costs_of(const Row& row, std::int64_t price, Cost scale)
{
    List<Cost> costs;
    for (int people = 0; people <= row.most; ++people) {
        const HardSoftCost toll = row.at(people);
        costs.push_back(toll.hard > 0 ? never : toll.soft * scale + price * people);
    }
    return {costs, *std::ranges::min_element(costs)};
}

}  // namespace

Narrowing narrowed_below(Cost below, const Instance& instance, LagrangianDual& dual)
{
    const Cost scale = dual.scale();
    const std::vector<std::int64_t>& prices = dual.certificate().prices;
    Cost all = 0;
    List<List<Cost>> above;  // what each number of people costs above the best, by row
    for (std::size_t row = 0; row < prices.size(); ++row) {
        auto [costs, least] = costs_of(instance.rows[row], prices[row], scale);
        if (least >= never)
            return {};
        all += least;
        for (Cost& cost : costs)
            cost -= least;
        above.push_back(std::move(costs));
    }
    List<LagrangianDual::LeastLines> lines;
    for (int member = 0; member < instance.members; ++member) {
        auto found = dual.least_lines(member);
        if (!found)
            return {};
        all += found->of_all;
        lines.push_back(std::move(*found));
    }
    const auto is_left = [&](Cost more) {
        const Cost sum = all + more;
        const Cost cost = sum > 0 ? (sum + scale - 1) / scale : sum / scale;
        return more < never / 2 && instance.in_whole_units(cost) < below;
    };
    Narrowing narrowing;
    if (!is_left(0))
        return narrowing;
    for (int member = 0; member < instance.members; ++member)
        for (int day = 0; day < instance.days; ++day)
            for (int duty = 0; duty < instance.duty_count; ++duty)
                if (instance.linear_of(member, day, duty) != barred &&
                    !is_left(lines[member].with[day * instance.duty_count + duty] - lines[member].of_all))
                    narrowing.barred.push_back({member, day, static_cast<DutyIndex>(duty)});
    for (std::size_t row = 0; row < above.size(); ++row) {
        const Row& what = instance.rows[row];
        if (!may_split(what))
            continue;
        const auto first = std::ranges::find_if(above[row], is_left);
        const auto last = std::find_if(above[row].rbegin(), above[row].rend(), is_left);
        const int least = static_cast<int>(first - above[row].begin());
        const int most = what.most - static_cast<int>(last - above[row].rbegin());
        if (least > what.minimum || most < std::min(what.maximum, what.most))
            narrowing.rows.push_back({static_cast<int>(row), least, most});
    }
    return narrowing;
}

void apply(const Narrowing& narrowing, Instance& instance)
{
    for (const Narrowing::Stand& stand : narrowing.barred)
        instance.linear[(static_cast<std::size_t>(stand.member) * static_cast<std::size_t>(instance.days) +
                         static_cast<std::size_t>(stand.day)) *
                            static_cast<std::size_t>(instance.duty_count) +
                        static_cast<std::size_t>(stand.duty)] = barred;
    for (const Narrowing::People& people : narrowing.rows) {
        if (static_cast<std::size_t>(people.row) >= instance.rows.size())
            continue;
        Row& row = instance.rows[people.row];
        if (people.least > row.minimum)
            row = narrowed_row(row, people.least - 1, true);
        if (people.most < std::min(row.maximum, row.most))
            row = narrowed_row(row, people.most, false);
    }
}

}  // namespace muster::roster::engine::bound
