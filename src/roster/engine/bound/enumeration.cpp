#include "roster/engine/bound/enumeration.hpp"

#include "roster/engine/numeric/proximal_bundle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr int steps_at_root = 60;
constexpr int steps_below = 6;
constexpr int bundle_at_root = 100;
constexpr int bundle_below = 10;
constexpr std::size_t tangents = 60;
constexpr int patience_of_prices = 6;  // rounds without gain before steps are halved
constexpr Cost greatest_cost = Cost{1} << 48;
constexpr double greatest_price = 0x1p52;

}  // namespace

double LineEnumeration::lines_at_most(const Instance& instance)
{
    double lines = 0.0;
    for (int member = 0; member < instance.members; ++member) {
        double mine = 1.0;
        for (int day = 0; day < instance.days && mine <= 2.0 * most_lines; ++day) {
            const std::int32_t* linear = instance.linear_row(member, day);
            mine *= static_cast<double>(
                std::count_if(linear, linear + instance.duty_count, [](std::int32_t toll) { return toll != barred; }));
        }
        lines += mine;
    }
    return lines;
}

bool LineEnumeration::begin(const Budget& budget) { return list(HardRules::hold, budget); }

bool LineEnumeration::list(HardRules hard_rules, const Budget& budget)
{
    lists_.clear();
    auto left = static_cast<std::size_t>(most_lines);
    for (int member = 0; member < instance_.members; ++member) {
        auto lines = LineList::of(instance_, member, hard_rules, left, budget);
        if (!lines)
            return false;
        work_ += lines->work();
        left -= std::min(left, lines->size());
        for (std::size_t line = 0; line < lines->size(); ++line)
            if (lines->toll(line).soft >= greatest_cost / std::max(1, instance_.members))
                return false;
        lists_.push_back(std::move(*lines));
    }
    return true;
}

HardSoftCost LineEnumeration::toll_of(const List<Line>& lines) const
{
    HardSoftCost toll;
    List<int> people(instance_.rows.size(), 0);
    for (int member = 0; member < instance_.members; ++member) {
        const Line& line = lines[member];
        toll += instance_.line_toll(member, line);
        for (int day = 0; day < instance_.days; ++day)
            instance_.each_row(member, day, line[day], [&](int row) { ++people[row]; });
    }
    for (std::size_t row = 0; row < people.size(); ++row)
        toll += instance_.rows[row].at(people[row]);
    return toll;
}

LineEnumeration::Outcome LineEnumeration::run(const List<Line>& known, const Budget& budget)
{
    budget_ = &budget;
    is_stopped_ = is_found_ = false;
    if (std::ranges::any_of(lists_, [](const LineList& lines) { return lines.size() == 0; }))
        return Outcome::none;
    const HardSoftCost toll = toll_of(known);
    if (toll.hard > 0) {
        upper_ = 1;
        search(Pass::feasible);
        proof_prices_ = root_prices_;
        if (is_stopped_)
            return Outcome::open;
        if (!is_found_)
            return Outcome::none;
        upper_ = toll_of(best_).soft;
    } else {
        best_ = known;
        upper_ = toll.soft;
    }
    is_found_ = false;
    search(Pass::cheapest);
    proof_prices_ = root_prices_;
    return is_stopped_ ? Outcome::open : Outcome::best;
}

bool LineEnumeration::find_least_bent(const List<Line>& known, const Budget& budget)
{
    budget_ = &budget;
    is_stopped_ = is_found_ = false;
    if (!list(HardRules::count, budget) ||
        std::ranges::any_of(lists_, [](const LineList& lines) { return lines.size() == 0; }))
        return false;
    // A hard unit outweighs all soft costs of any lines on the lists and of any row.
    double soft = 1.0;
    double hard = 1.0;
    const auto add = [&](const auto& tolls) {
        HardSoftCost most;
        for (const HardSoftCost& toll : tolls)
            most = {std::max(most.soft, toll.soft), std::max(most.hard, toll.hard)};
        soft += static_cast<double>(most.soft);
        hard += static_cast<double>(most.hard);
    };
    for (const LineList& lines : lists_)
        add(lines.tolls());
    for (const Row& row : instance_.rows) {
        List<HardSoftCost> tolls;
        for (int people = 0; people <= row.most; ++people)
            tolls.push_back(row.at(people));
        add(tolls);
    }
    if (soft * (hard + 1.0) * static_cast<double>(scale) > 0x1p60)
        return false;
    hard_weight_ = static_cast<Cost>(soft) + 1;
    best_ = known;
    upper_ = toll_of(known).value(hard_weight_);
    search(Pass::least_bent);
    return !is_stopped_;
}

Cost LineEnumeration::worth(const HardSoftCost& toll) const
{
    switch (pass_) {
    case Pass::feasible:
        return toll.hard;
    case Pass::cheapest:
        return toll.soft;
    case Pass::least_bent:
        return toll.value(hard_weight_);
    }
    return 0;
}

void LineEnumeration::search(Pass pass)
{
    pass_ = pass;
    Lists all;
    for (const LineList& list : lists_) {
        List<std::uint32_t>& lines = all.emplace_back(list.size());
        std::iota(lines.begin(), lines.end(), 0U);
    }
    root_prices_.assign(instance_.rows.size(), 0);
    List<Counts> limits;
    for (const Row& row : instance_.rows)
        limits.push_back({0, row.most});
    seen_.assign(all.size(), List<float>(instance_.days * instance_.duty_count));
    visit(std::move(all), std::move(limits), root_prices_, true);
}

/// No roster with this bound costs less than the best so far.
bool LineEnumeration::is_enough(Cost bound) const { return bound > (upper_ - 1) * scale; }

List<LineEnumeration::Counts> LineEnumeration::counts_of(const Lists& lists) const
{
    List<Counts> counts(instance_.rows.size());
    const auto duties = static_cast<std::size_t>(instance_.duty_count);
    List<std::uint8_t> has(static_cast<std::size_t>(instance_.days) * duties);
    List<int> counted(instance_.rows.size());
    for (int member = 0; member < instance_.members; ++member) {
        const LineList& all = lists_[member];
        std::ranges::fill(has, std::uint8_t{0});
        for (const std::uint32_t line : lists[member]) {
            std::size_t cell = 0;
            for (const DutyIndex duty : all.duties(line)) {
                has[cell + duty] = 1;
                cell += duties;
            }
        }
        for (int day = 0; day < instance_.days; ++day) {
            int kinds = 0;
            List<int> touched;
            for (int duty = 0; duty < instance_.duty_count; ++duty) {
                if (has[static_cast<std::size_t>(day) * duties + static_cast<std::size_t>(duty)] == 0)
                    continue;
                ++kinds;
                instance_.each_row(member, day, duty, [&](int row) {
                    if (counted[row]++ == 0)
                        touched.push_back(row);
                });
            }
            // A row counts nobody twice: what one day's duties count is all that a member adds.
            for (const int row : touched) {
                const auto at = static_cast<std::size_t>(row);
                counts[at].most += 1;
                counts[at].least += counted[at] >= kinds ? 1 : 0;
                counted[at] = 0;
            }
        }
    }
    return counts;
}

void LineEnumeration::set_rewards(int member, const List<Cost>& prices)
{
    rewards_.assign(instance_.days * instance_.duty_count, 0);
    Cost* reward = rewards_.data();
    for (int day = 0; day < instance_.days; ++day)
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++reward)
            instance_.each_row(member, day, duty, [&](int row) { *reward += prices[row]; });
}

/// What the rewards set pay the line.
Cost LineEnumeration::paid(int member, std::uint32_t line) const
{
    Cost sum = 0;
    const Cost* reward = rewards_.data();
    for (const DutyIndex duty : lists_[member].duties(line)) {
        sum += reward[duty];
        reward += instance_.duty_count;
    }
    return sum;
}

/// The Lagrangian value; sets the lines chosen, and the slope of each row.
LineEnumeration::Value LineEnumeration::evaluate(const Lists& lists, const List<Counts>& counts,
                                                 const List<Cost>& prices)
{
    Value value{.exists = true, .is_exact = true};
    chosen_.resize(lists.size());
    amounts_.assign(instance_.rows.size(), 0);
    slope_.assign(instance_.rows.size(), 0);
    for (int member = 0; member < instance_.members; ++member) {
        set_rewards(member, prices);
        Cost least = std::numeric_limits<Cost>::max();
        for (const std::uint32_t line : lists[member]) {
            const Cost cost = line_cost(member, line) * scale - paid(member, line);
            if (cost < least) {
                least = cost;
                chosen_[member] = line;
            }
        }
        work_ += lists[member].size() * static_cast<std::size_t>(instance_.days);
        value.bound += least;
        const auto duties = lists_[member].duties(chosen_[member]);
        for (int day = 0; day < instance_.days; ++day)
            instance_.each_row(member, day, duties[day], [&](int row) { ++amounts_[row]; });
    }
    for (std::size_t row = 0; row < counts.size(); ++row) {
        Cost least = std::numeric_limits<Cost>::max();
        int lowest = 0;
        int highest = 0;
        for (int people = counts[row].least; people <= counts[row].most; ++people) {
            const HardSoftCost toll = instance_.rows[row].at(people);
            if (pass_ == Pass::cheapest && toll.hard > 0)
                continue;
            const Cost cost = worth(toll) * scale + prices[row] * people;
            if (cost < least) {
                least = cost;
                lowest = people;
            }
            if (cost <= least)
                highest = people;
        }
        if (least == std::numeric_limits<Cost>::max()) {
            value.exists = false;
            return value;
        }
        value.bound += least;
        const int suited = std::clamp(amounts_[row], lowest, highest);
        // Between two numbers that suit there may be one that does not.
        const HardSoftCost at = instance_.rows[row].at(amounts_[row]);
        const bool is_suited = suited == amounts_[row] && (pass_ != Pass::cheapest || at.hard == 0) &&
                               worth(at) * scale + prices[row] * amounts_[row] == least;
        slope_[row] = is_suited ? 0 : (suited != amounts_[row] ? suited : lowest) - amounts_[row];
        value.is_exact = value.is_exact && is_suited;
    }
    return value;
}

/// Goes up along the slopes by Polyak's steps, and then by a bundle; false where nothing better is left here.
bool LineEnumeration::raise(const Lists& lists, const List<Counts>& counts, List<Cost>& prices, Cost& bound,
                            bool is_root)
{
    List<Cost> here = prices;
    std::optional<Cost> best;
    double length = 1.0;
    int in_vain = 0;
    for (List<float>& seen : seen_)
        std::ranges::fill(seen, 0.0F);
    people_seen_.assign(instance_.rows.size(), 0.0);
    rounds_seen_ = 0;
    std::optional<ProximalBundle> bundle;
    List<double> exact_here(here.size());
    List<double> exact_slope(here.size());
    const int steps = is_root ? steps_at_root : steps_below;
    const int rounds = steps + (is_root ? bundle_at_root : bundle_below);
    for (int round = 0; round < rounds && !is_stopped_; ++round) {
        const Value value = evaluate(lists, counts, here);
        if (!value.exists)
            return false;
        note_choice();
        if (!best || value.bound > *best) {
            best = value.bound;
            prices = here;
            in_vain = 0;
        } else if (++in_vain % patience_of_prices == 0) {
            length *= 0.5;
        }
        if (is_enough(*best))
            return false;
        if (value.is_exact) {
            offer(chosen_);
            return false;
        }
        if (round % 4 == 0)
            improve(lists);
        if (is_enough(*best) || is_over())
            return false;
        double norm = 0.0;
        for (const int slope : slope_)
            norm += static_cast<double>(slope) * slope;
        const double gap = std::max(1.0, static_cast<double>(upper_ * scale - value.bound));
        if (round + 1 < steps) {
            for (std::size_t row = 0; row < here.size(); ++row)
                here[row] = std::llround(
                    std::clamp(static_cast<double>(here[row]) + length * gap / std::max(1.0, norm) * slope_[row],
                               -greatest_price, greatest_price));
        } else if (round + 1 == steps) {
            here = prices;  // where the bundle begins
        } else {
            if (!bundle)
                bundle.emplace(here.size(), 0.3 * gap / std::max(1.0, std::sqrt(norm)), 0.5, tangents);
            for (std::size_t row = 0; row < here.size(); ++row) {
                exact_here[row] = static_cast<double>(here[row]);
                exact_slope[row] = slope_[row];
            }
            bundle->see(exact_here, static_cast<double>(value.bound), exact_slope);
            const List<double>& next = bundle->next();
            work_ += here.size() * tangents;
            if (bundle->hope() < 1.0)
                break;  // as high as it goes
            for (std::size_t row = 0; row < here.size(); ++row)
                here[row] = std::llround(std::clamp(next[row], -greatest_price, greatest_price));
        }
        is_stopped_ = budget_->is_spent();
    }
    bound = *best;
    return !is_stopped_;
}

/// The lines chosen, for splits.
void LineEnumeration::note_choice()
{
    ++rounds_seen_;
    for (std::size_t row = 0; row < amounts_.size(); ++row)
        people_seen_[row] += amounts_[row];
    for (int member = 0; member < instance_.members; ++member) {
        const auto at = static_cast<std::size_t>(member);
        std::size_t cell = 0;
        for (const DutyIndex duty : lists_[at].duties(chosen_[at])) {
            seen_[at][cell + duty] += 1.0F;
            cell += static_cast<std::size_t>(instance_.duty_count);
        }
    }
}

/// Drops the lines that no better roster has; false where a member is left without.
bool LineEnumeration::drop_dear(Lists& lists, const List<Cost>& prices, Cost bound)
{
    for (int member = 0; member < instance_.members; ++member) {
        set_rewards(member, prices);
        auto& lines = lists[member];
        List<Cost> costs;
        costs.reserve(lines.size());
        for (const std::uint32_t line : lines)
            costs.push_back(line_cost(member, line) * scale - paid(member, line));
        const Cost least = *std::ranges::min_element(costs);
        std::size_t kept = 0;
        for (std::size_t at = 0; at < lines.size(); ++at)
            if (!is_enough(bound + costs[at] - least))
                lines[kept++] = lines[at];
        lines.resize(kept);
        if (kept == 0)
            return false;
    }
    return true;
}

HardSoftCost LineEnumeration::count(const List<std::uint32_t>& chosen)
{
    HardSoftCost toll;
    amounts_.assign(instance_.rows.size(), 0);
    for (int member = 0; member < instance_.members; ++member) {
        const LineList& list = lists_[member];
        toll += list.toll(chosen[member]);
        const auto duties = list.duties(chosen[member]);
        for (int day = 0; day < instance_.days; ++day)
            instance_.each_row(member, day, duties[day], [&](int row) { ++amounts_[row]; });
    }
    for (std::size_t row = 0; row < amounts_.size(); ++row)
        toll += instance_.rows[row].at(amounts_[row]);
    work_ += amounts_.size();
    return toll;
}

void LineEnumeration::offer(const List<std::uint32_t>& chosen)
{
    const HardSoftCost toll = count(chosen);
    if ((pass_ == Pass::cheapest && toll.hard > 0) || worth(toll) >= upper_)
        return;
    upper_ = worth(toll);
    is_found_ = true;
    best_.clear();
    for (int member = 0; member < instance_.members; ++member) {
        const auto duties = lists_[member].duties(chosen[member]);
        best_.emplace_back(duties.begin(), duties.end());
    }
}

/// From the lines chosen, each member in turn takes what is best beside the others.
void LineEnumeration::improve(const Lists& lists)
{
    List<std::uint32_t> now = chosen_;
    HardSoftCost toll = count(now);
    for (bool is_changed = true; is_changed;) {
        is_changed = false;
        for (std::size_t member = 0; member < lists.size(); ++member) {
            List<int> others = amounts_;
            const auto mine = lists_[member].duties(now[member]);
            for (int day = 0; day < instance_.days; ++day)
                instance_.each_row(static_cast<int>(member), day, mine[day], [&](int row) { --others[row]; });
            // One more on each row, given the others: exact, as a member is counted once on a row.
            List<HardSoftCost> more(others.size());
            for (std::size_t row = 0; row < others.size(); ++row)
                more[row] = instance_.rows[row].at(others[row] + 1) - instance_.rows[row].at(others[row]);
            List<HardSoftCost> cells(instance_.days * instance_.duty_count);
            HardSoftCost* cell = cells.data();
            for (int day = 0; day < instance_.days; ++day)
                for (int duty = 0; duty < instance_.duty_count; ++duty, ++cell)
                    instance_.each_row(static_cast<int>(member), day, duty, [&](int row) { *cell += more[row]; });
            std::optional<HardSoftCost> least;
            std::uint32_t best = now[member];
            for (const std::uint32_t line : lists[member]) {
                HardSoftCost cost = lists_[member].toll(line);
                const HardSoftCost* at = cells.data();
                for (const DutyIndex duty : lists_[member].duties(line)) {
                    cost += at[duty];
                    at += instance_.duty_count;
                }
                if (!least || cost < *least) {
                    least = cost;
                    best = line;
                }
            }
            work_ += lists[member].size() * static_cast<std::size_t>(instance_.days);
            if (best == now[member])
                continue;
            const std::uint32_t held = std::exchange(now[member], best);
            if (const HardSoftCost then = count(now); then < toll) {
                toll = then;
                is_changed = true;
            } else {
                now[member] = held;
                static_cast<void>(count(now));  // counts people anew
            }
        }
    }
    offer(now);
}

void LineEnumeration::try_all(const Lists& lists)
{
    List<std::size_t> at(lists.size(), 0);
    List<std::uint32_t> chosen(lists.size());
    for (;;) {
        for (std::size_t member = 0; member < lists.size(); ++member)
            chosen[member] = lists[member][at[member]];
        offer(chosen);
        std::size_t member = 0;
        while (member < at.size() && ++at[member] == lists[member].size())
            at[member++] = 0;
        if (member == at.size())
            return;
    }
}

}  // namespace muster::roster::engine::bound
