#include "roster/engine/bound/restricted_master.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr std::size_t most_parts = 60;  // lines of a member
constexpr std::size_t parts_kept = 40;  // where there are more
constexpr double least_share = 1e-9;
constexpr double least_reduced_cost = 1e-7;
constexpr double following = 0.5;  // how far levels go towards prices
constexpr int shifts_at_once = 3;
constexpr std::size_t near_parts = 8;   // of a member, beside those with a share
constexpr int look_at_all = 5;          // rounds
constexpr int most_steps = 12;          // towards where a shift is best
constexpr double stiffness_part = 0.1;  // of what one person too few costs

}  // namespace

RestrictedMaster::RestrictedMaster(List<Demand> demands, int members, double stiffness, Seed seed)
    : demands_(std::move(demands)), stiffness_(stiffness), random_(seed), levels_(demands_.size(), 0.0),
      people_(demands_.size(), 0.0), prices_(demands_.size(), 0.0), parts_(members), is_fixed_(members, 0),
      order_(members), change_(demands_.size(), 0.0)
{
    std::iota(order_.begin(), order_.end(), 0);
}

bool RestrictedMaster::add(int member, Part part)
{
    List<Part>& parts = parts_[member];
    if (std::ranges::find(parts, part.duties, &Part::duties) != parts.end())
        return false;
    part.share = parts.empty() ? 1.0 : 0.0;
    if (parts.empty())
        for (const std::uint32_t row : part.rows)
            people_[row] += 1.0;
    else if (parts.size() >= most_parts)
        drop_idle(parts, parts_kept);
    parts.push_back(std::move(part));
    return true;
}

void RestrictedMaster::begin_at(View<const double> prices) { std::ranges::copy(prices, levels_.begin()); }

void RestrictedMaster::count_together(Demand demand, const List<int>& rows)
{
    List<std::uint8_t> is_counted(demands_.size(), 0);
    for (const int row : rows)
        is_counted[row] = 1;
    count_also(std::move(demand), [&](int, const Part& part) {
        return std::ranges::count_if(part.rows, [&](std::uint32_t row) { return is_counted[row] != 0; });
    });
}

/// The dearest at the prices of now.
void RestrictedMaster::drop_idle(List<Part>& parts, std::size_t kept) const
{
    const auto idle = std::partition(parts.begin(), parts.end(), [](const Part& part) { return part.share > 0.0; });
    const auto busy = static_cast<std::size_t>(idle - parts.begin());
    if (busy >= kept || parts.size() <= kept)
        return;
    std::ranges::sort(idle, parts.end(), {}, [this](const Part& part) { return reduced_cost(part); });
    parts.resize(kept);
}

void RestrictedMaster::keep_cheapest(std::size_t most)
{
    for (List<Part>& parts : parts_)
        drop_idle(parts, most);
}

double RestrictedMaster::cost_at(const Part& part, View<const double> prices)
{
    double cost = part.cost;
    for (const std::uint32_t row : part.rows)
        cost -= prices[row];
    return cost;
}

double RestrictedMaster::suit(View<const double> prices) const
{
    double sum = 0.0;
    for (std::size_t row = 0; row < demands_.size(); ++row)
        sum += demands_[row].suit(prices[row]);
    return sum;
}

List<Line> RestrictedMaster::lines_of(int member, std::size_t most) const
{
    double least = std::numeric_limits<double>::max();
    for (const Part& part : parts(member))
        least = std::min(least, reduced_cost(part));
    List<std::pair<double, const Line*>> order;
    for (const Part& part : parts(member))
        order.emplace_back(part.share > 0.0 ? -part.share : reduced_cost(part) - least, &part.duties);
    std::ranges::stable_sort(order, {}, &std::pair<double, const Line*>::first);
    List<Line> best;
    for (std::size_t at = 0; at < std::min(order.size(), most); ++at)
        best.push_back(*order[at].second);
    return best;
}

double RestrictedMaster::proved() const
{
    double sum = suit(prices_);
    for (const List<Part>& parts : parts_) {
        double least = std::numeric_limits<double>::max();
        for (const Part& part : parts)
            least = std::min(least, reduced_cost(part));
        sum += least;
    }
    return sum;
}

/// Shares add up to 1 again; where there are none, the cheapest line has the whole.
void RestrictedMaster::share_anew(List<Part>& parts) const
{
    if (parts.empty())
        return;
    double sum = 0.0;
    for (const Part& part : parts)
        sum += part.share;
    if (sum > least_share) {
        for (Part& part : parts)
            part.share /= sum;
        return;
    }
    const auto cheapest = std::ranges::min_element(parts, {}, [this](const Part& part) { return reduced_cost(part); });
    cheapest->share = 1.0;
}

double RestrictedMaster::objective() const
{
    double sum = 0.0;
    for (std::size_t row = 0; row < demands_.size(); ++row)
        sum += demands_[row].at(people_[row]);
    for (const List<Part>& parts : parts_)
        for (const Part& part : parts)
            sum += part.share * part.cost;
    return sum;
}

/// Where the row's own cost, and what its level and stiffness add to it, are least together.
double RestrictedMaster::price_at(std::size_t row, double people) const
{
    const Demand& demand = demands_[row];
    const double level = levels_[row];
    const double wanted = level + stiffness_ * (demand.target - people);
    const bool is_below = wanted > 0.0;
    const double sign = is_below ? 1.0 : -1.0;
    double price = wanted * sign;
    double passed = 0.0;
    for (const Demand::Piece& piece : is_below ? demand.below : demand.above) {
        if (price <= piece.slope)
            break;
        // Within the piece the price is its slope; beyond it what is left.
        passed += piece.length;
        price = std::max(piece.slope, wanted * sign - stiffness_ * passed);
    }
    return price * sign;
}

void RestrictedMaster::set_prices()
{
    for (std::size_t row = 0; row < demands_.size(); ++row)
        prices_[row] = price_at(row, people_[row]);
    work_ += demands_.size();
}

void RestrictedMaster::move_levels()
{
    for (std::size_t row = 0; row < demands_.size(); ++row)
        levels_[row] += following * (prices_[row] - levels_[row]);
    set_prices();
}

/// How the whole changes with each unit moved, so far on.
double RestrictedMaster::slope_along(double length, double costs) const
{
    for (const std::uint32_t row : touched_)
        costs -= change_[row] * price_at(row, people_[row] + length * change_[row]);
    return costs;
}

/// Where the slope along the way, which only rises, comes to 0: between straight lines, the end that stays counting
/// half (Dowell and Jarratt 1971).
double RestrictedMaster::best_length(double most, double slope_at_0, double costs)
{
    const double slope_at_most = slope_along(most, costs);
    work_ += touched_.size() * 4;
    if (slope_at_most <= 0.0)
        return most;
    double from = 0.0;
    double to = most;
    double below = slope_at_0;
    double above = slope_at_most;
    int side = 0;
    for (int step = 0; step < most_steps; ++step) {
        const double length = from + (to - from) * below / (below - above);
        const double slope = slope_along(length, costs);
        work_ += touched_.size() * 4;
        if (std::abs(slope) < least_reduced_cost)
            return length;
        if (slope > 0.0) {
            to = length;
            above = slope;
            below *= side > 0 ? 0.5 : 1.0;
            side = 1;
        } else {
            from = length;
            below = slope;
            above *= side < 0 ? 0.5 : 1.0;
            side = -1;
        }
    }
    return from;
}

/// Of those without a share the cheapest few.
void RestrictedMaster::find_near(List<Part>& parts)
{
    if (parts.size() <= near_parts)
        return;
    costs_.clear();
    for (const Part& part : parts) {
        costs_.push_back(part.share > 0.0 ? std::numeric_limits<double>::max() : reduced_cost(part));
        work_ += part.rows.size();
    }
    List<double> order = costs_;
    std::ranges::nth_element(order, order.begin() + near_parts);
    const double dearest = order[near_parts];
    for (std::size_t at = 0; at < parts.size(); ++at)
        parts[at].is_near = costs_[at] <= dearest;
}

/// From the dearest line to the cheapest. False where they cost the same.
bool RestrictedMaster::shift_once(List<Part>& parts)
{
    Part* cheapest = nullptr;
    Part* dearest = nullptr;
    double least = 0.0;
    double most = 0.0;
    for (Part& part : parts) {
        if (!part.is_near && part.share == 0.0)
            continue;
        const double cost = reduced_cost(part);
        work_ += part.rows.size();
        if (!cheapest || cost < least) {
            cheapest = &part;
            least = cost;
        }
        if (part.share > 0.0 && (!dearest || cost > most)) {
            dearest = &part;
            most = cost;
        }
    }
    if (most - least < least_reduced_cost)
        return false;
    touched_.clear();
    const auto mark = [&](const Part& part, double change) {
        for (const std::uint32_t row : part.rows) {
            touched_.push_back(row);
            change_[row] += change;
        }
    };
    mark(*cheapest, 1.0);
    mark(*dearest, -1.0);
    std::ranges::sort(touched_);
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    std::erase_if(touched_, [this](std::uint32_t row) { return change_[row] == 0.0; });
    const double costs = cheapest->cost - dearest->cost;
    const double length = best_length(dearest->share, least - most, costs);
    for (const std::uint32_t row : touched_) {
        people_[row] += length * change_[row];
        prices_[row] = price_at(row, people_[row]);
        change_[row] = 0.0;
    }
    cheapest->share += length;
    dearest->share -= length;
    if (dearest->share < least_share)
        cheapest->share += std::exchange(dearest->share, 0.0);
    return true;
}

void RestrictedMaster::fix(int member, std::size_t part)
{
    List<Part>& parts = parts_[member];
    Part kept = std::move(parts[part]);
    kept.share = 1.0;
    parts.clear();
    parts.push_back(std::move(kept));
    is_fixed_[member] = 1;
}

void RestrictedMaster::shift(int member)
{
    List<Part>& parts = parts_[member];
    for (int times = 0; times < shifts_at_once && shift_once(parts); ++times)
        ;
}

/// People are a sum of shares; nothing is lost to rounding in the long run.
void RestrictedMaster::count_people()
{
    std::ranges::fill(people_, 0.0);
    for (const List<Part>& parts : parts_)
        for (const Part& part : parts)
            if (part.share > 0.0)
                for (const std::uint32_t row : part.rows)
                    people_[row] += part.share;
}

void RestrictedMaster::mix(int rounds)
{
    count_people();
    set_prices();
    for (int round = 0; round < rounds; ++round) {
        if (round % look_at_all == 0)
            for (List<Part>& parts : parts_)
                find_near(parts);
        random_.shuffle(std::span(order_));
        for (const int member : order_)
            shift(member);
        move_levels();
    }
    count_people();
    set_prices();
}

RestrictedMaster::Part part_of(const Instance& instance, int member, const Line& line, int from, int to, int first_row,
                               int row_count)
{
    RestrictedMaster::Part part{.duties = line,
                                .cost =
                                    static_cast<double>(instance.line_toll(member, line).value(instance.hard_weight)),
                                .rows = {}};
    for (int day = from; day < to; ++day)
        instance.each_row(member, day, line[day], [&](int row) {
            if (row - first_row < row_count)
                part.rows.push_back(static_cast<std::uint32_t>(row - first_row));
        });
    return part;
}

double stiffness_of(const Instance& instance, std::size_t cover_rows)
{
    double sum = 0.0;
    int rows = 0;
    for (const Row& row : std::span(instance.rows).first(cover_rows))
        if (row.under > 0) {
            sum += static_cast<double>(row.under);
            ++rows;
        }
    return stiffness_part * (rows > 0 ? sum / rows : static_cast<double>(instance.hard_weight));
}

}  // namespace muster::roster::engine::bound
