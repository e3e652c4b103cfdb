// Day by day all facts that a line may have come to are numbered as they are met, from the first on; a table of the
// least cost of each, by what its sums have come to, is then carried forward along the ways. Stands that no rule tells
// apart are one, of which the cheapest counts.
#include "roster/proof/line_ways.hpp"

#include "roster/proof/facts_of_patterns.hpp"
#include "roster/proof/facts_of_runs.hpp"
#include "roster/proof/facts_of_weekends.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace muster::roster {
namespace {

struct HashOfFacts {
    std::size_t operator()(const Facts& facts) const noexcept
    {
        std::uint64_t hash = 0;
        for (const Fact fact : facts) {
            hash = (hash ^ fact) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }
        return hash;
    }
};

/// Facts with numbers, in the order in which they are met.
class Numbered {
public:
    std::uint32_t number_of(const Facts& facts)
    {
        const auto [place, is_new] = numbers_.emplace(facts, static_cast<std::uint32_t>(all_.size()));
        if (is_new)
            all_.push_back(&place->first);
        return place->second;
    }
    [[nodiscard]] std::size_t size() const { return all_.size(); }
    [[nodiscard]] const Facts& operator[](std::size_t number) const { return *all_[number]; }

private:
    std::unordered_map<Facts, std::uint32_t, HashOfFacts> numbers_;
    std::vector<const Facts*> all_;
};

}  // namespace

LineWays::LineWays(const Problem& problem, MemberId member, const std::vector<Stand>& stands, std::int64_t scale,
                   std::size_t longest)
    : problem_(problem), stands_(stands), scale_(scale),
      tolls_(std::make_unique<StandTolls>(problem, member, stands, scale)), seen_(seen_stands(problem, stands))
{
    rules_.push_back(std::make_unique<FactsOfRuns>(problem, member, seen_, *tolls_));
    rules_.push_back(std::make_unique<FactsOfWeekends>(problem, member));
    rules_.push_back(std::make_unique<FactsOfPatterns>(problem, member, longest));
}

std::optional<LineWays> LineWays::of(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                     const LinePrices& prices, const Extent& extent)
{
    LineWays ways(problem, member, stands, prices.scale, extent.longest);
    if (!ways.lay_out(LineSums(problem, member, stands, prices), extent.most))
        return std::nullopt;
    return ways;
}

std::vector<std::vector<std::size_t>> LineWays::groups(const LineSums& sums) const
{
    std::map<std::vector<std::int64_t>, std::vector<std::size_t>> alike;
    for (std::size_t stand = 0; stand < stands_.size(); ++stand) {
        std::vector<std::int64_t> what = sums.amounts_of(stands_[stand]);
        for (const auto& rules : rules_)
            rules->tell(seen_[stand], what);
        alike[std::move(what)].push_back(stand);
    }
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [_, stands] : alike)
        groups.push_back(std::move(stands));
    return groups;
}

Toll LineWays::step(int day, std::size_t stand, const Facts& before, Facts& after) const
{
    Toll toll(scale_);
    std::ranges::fill(after, 0);
    std::size_t first = 0;
    for (const auto& rules : rules_) {
        rules->step(day, seen_[stand], std::span(before).subspan(first, rules->count()),
                    std::span(after).subspan(first, rules->count()), toll);
        first += rules->count();
    }
    return toll;
}

Toll LineWays::end(const Facts& facts) const
{
    Toll toll(scale_);
    std::size_t first = 0;
    for (const auto& rules : rules_) {
        rules->end(std::span(facts).subspan(first, rules->count()), toll);
        first += rules->count();
    }
    return toll;
}

bool LineWays::lay_out(const LineSums& sums, std::size_t most)
{
    std::size_t fact_count = 0;
    for (const auto& rules : rules_)
        fact_count += rules->count();
    Facts facts(fact_count, 0);
    std::size_t first = 0;
    for (const auto& rules : rules_) {
        rules->start(std::span(facts).subspan(first, rules->count()));
        first += rules->count();
    }
    Numbered now;
    now.number_of(facts);
    const auto all_groups = groups(sums);
    for (int day = 0; day < problem_.day_count(); ++day) {
        DayOfWays& ways = days_.emplace_back();
        Numbered next;
        for (const std::vector<std::size_t>& stands : all_groups) {
            Group group;
            for (const std::size_t stand : stands)
                if (std::int64_t price = 0; tolls_->on_day(day, stand, price))
                    group.stands.push_back(stand);
            if (group.stands.empty())
                continue;
            for (std::uint32_t from = 0; from < now.size(); ++from) {
                const Toll toll = step(day, group.stands.front(), now[from], facts);
                if (toll.is_barred())
                    continue;
                if (++count_ > most)
                    return false;
                group.ways[toll.opens() ? 1 : 0].push_back({from, next.number_of(facts), toll.cost()});
            }
            ways.groups.push_back(std::move(group));
        }
        ways.heads = next.size();
        heads_ = std::max(heads_, next.size());
        now = std::move(next);
    }
    for (std::size_t at = 0; at < now.size(); ++at) {
        const Toll toll = end(now[at]);
        ends_.push_back(toll.is_barred() ? never : toll.cost());
    }
    return true;
}

/// Of a stand on a day, apart from what came before.
std::int64_t LineWays::price_of(int day, std::size_t stand, const LinePrices& prices, const LineSums& sums) const
{
    std::int64_t price = 0;
    if (!prices.allow(day, stands_[stand]) || !tolls_->on_day(day, stand, price))
        return never;
    price -= prices.paid_for(day, stands_[stand], problem_.shift_types().size());
    return price - sums.paid_for(day, stands_[stand]);
}

/// With each amount of the sums.
void LineWays::go(const Way& way, std::int64_t price, const LineSums::Successors& successors,
                  const std::vector<std::int64_t>& now, std::vector<std::int64_t>& next)
{
    const std::size_t states = successors.state.size();
    for (std::size_t state = 0; state < states; ++state) {
        const std::int64_t value = now[way.from * states + state];
        if (value >= never || successors.state[state] == LineSums::nowhere)
            continue;
        std::int64_t& then = next[way.to * states + successors.state[state]];
        then = std::min(then, value + price + successors.toll[state]);
    }
}

std::int64_t LineWays::least(const LinePrices& prices, const LineSums& sums) const
{
    const std::size_t states = sums.states();
    std::vector<std::int64_t> now(states, never);
    now[0] = 0;
    LineSums::Successors successors;
    for (int day = 0; day < problem_.day_count(); ++day) {
        const DayOfWays& ways = days_[static_cast<std::size_t>(day)];
        std::vector<std::int64_t> next(ways.heads * states, never);
        for (const Group& group : ways.groups) {
            std::int64_t cheapest = never;
            for (const std::size_t stand : group.stands)
                cheapest = std::min(cheapest, price_of(day, stand, prices, sums));
            if (cheapest >= never)
                continue;
            for (const bool opens : {false, true}) {
                sums.set_successors(day, stands_[group.stands.front()], opens, successors);
                for (const Way& way : group.ways[opens ? 1 : 0])
                    go(way, cheapest + way.toll - (opens ? sums.weekend_price() : 0), successors, now, next);
            }
        }
        now.swap(next);
    }
    std::int64_t best = never;
    for (std::size_t state = 0; state < states; ++state) {
        std::int64_t toll = 0;
        if (!sums.end_toll(state, toll))
            continue;
        for (std::size_t at = 0; at < ends_.size(); ++at)
            if (const std::int64_t value = now[at * states + state]; value < never && ends_[at] < never)
                best = std::min(best, value + ends_[at] + toll);
    }
    const std::int64_t limits = sums.least_of_limits();
    return best >= never || limits >= never ? never : best + limits;
}

}  // namespace muster::roster
