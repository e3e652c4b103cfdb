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

namespace muster::inline v0_2::roster {
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
    if (!prices.allow(day, stand, stands_) || !tolls_->on_day(day, stand, price))
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

/// Of the group's stands on a day; `never` where none may be stood.
std::int64_t LineWays::cheapest_of(int day, const Group& group, const LinePrices& prices, const LineSums& sums) const
{
    std::int64_t cheapest = never;
    for (const std::size_t stand : group.stands)
        cheapest = std::min(cheapest, price_of(day, stand, prices, sums));
    return cheapest;
}

/// From the least up to a day, by facts and state, to the least with it.
std::vector<std::int64_t> LineWays::carried(int day, const LinePrices& prices, const LineSums& sums,
                                            const std::vector<std::int64_t>& now) const
{
    const DayOfWays& ways = days_[static_cast<std::size_t>(day)];
    std::vector<std::int64_t> next(ways.heads * sums.states(), never);
    LineSums::Successors successors;
    for (const Group& group : ways.groups) {
        const std::int64_t cheapest = cheapest_of(day, group, prices, sums);
        if (cheapest >= never)
            continue;
        for (const bool opens : {false, true}) {
            sums.set_successors(day, stands_[group.stands.front()], opens, successors);
            for (const Way& way : group.ways[opens ? 1 : 0])
                go(way, cheapest + way.toll - (opens ? sums.weekend_price() : 0), successors, now, next);
        }
    }
    return next;
}

/// What the end costs, by facts and state, with all limits on what is paid for.
std::vector<std::int64_t> LineWays::at_the_end(const LineSums& sums) const
{
    const std::size_t states = sums.states();
    const std::int64_t limits = sums.least_of_limits();
    std::vector<std::int64_t> costs(ends_.size() * states, never);
    for (std::size_t state = 0; state < states && limits < never; ++state)
        if (std::int64_t toll = 0; sums.end_toll(state, toll))
            for (std::size_t at = 0; at < ends_.size(); ++at)
                if (ends_[at] < never)
                    costs[at * states + state] = ends_[at] + toll + limits;
    return costs;
}

std::int64_t LineWays::least(const LinePrices& prices, const LineSums& sums) const
{
    std::vector<std::int64_t> now(sums.states(), never);
    now[0] = 0;
    for (int day = 0; day < problem_.day_count(); ++day)
        now = carried(day, prices, sums, now);
    const std::vector<std::int64_t> ends = at_the_end(sums);
    std::int64_t best = never;
    for (std::size_t at = 0; at < now.size(); ++at)
        if (now[at] < never && ends[at] < never)
            best = std::min(best, now[at] + ends[at]);
    return best;
}

std::vector<std::int64_t> LineWays::least_by_stand(const LinePrices& prices, const LineSums& sums) const
{
    const std::size_t states = sums.states();
    std::vector<std::vector<std::int64_t>> before{std::vector<std::int64_t>(states, never)};
    before.front()[0] = 0;
    for (int day = 0; day + 1 < problem_.day_count(); ++day)
        before.push_back(carried(day, prices, sums, before.back()));
    std::vector<std::int64_t> after = at_the_end(sums);
    std::vector<std::int64_t> least(static_cast<std::size_t>(problem_.day_count()) * stands_.size(), never);
    LineSums::Successors successors;
    for (int day = problem_.day_count() - 1; day >= 0; --day) {
        const std::vector<std::int64_t>& now = before[static_cast<std::size_t>(day)];
        std::vector<std::int64_t> rest(now.size(), never);
        for (const Group& group : days_[static_cast<std::size_t>(day)].groups) {
            const std::int64_t cheapest = cheapest_of(day, group, prices, sums);
            if (cheapest >= never)
                continue;
            std::int64_t with = never;  // one of them, whose own price is left out
            for (const bool opens : {false, true}) {
                sums.set_successors(day, stands_[group.stands.front()], opens, successors);
                const std::int64_t paid = opens ? sums.weekend_price() : 0;
                for (const Way& way : group.ways[opens ? 1 : 0])
                    for (std::size_t state = 0; state < states; ++state) {
                        const std::size_t next = successors.state[state];
                        if (next == LineSums::nowhere || after[way.to * states + next] >= never)
                            continue;
                        const std::int64_t here =
                            after[way.to * states + next] + way.toll - paid + successors.toll[state];
                        std::int64_t& best = rest[way.from * states + state];
                        best = std::min(best, here + cheapest);
                        if (now[way.from * states + state] < never)
                            with = std::min(with, now[way.from * states + state] + here);
                    }
            }
            for (const std::size_t stand : group.stands)
                if (const std::int64_t price = price_of(day, stand, prices, sums); price < never && with < never)
                    least[static_cast<std::size_t>(day) * stands_.size() + stand] = with + price;
        }
        after = std::move(rest);
    }
    return least;
}

}  // namespace muster::roster
