// A group with no quarter of an hour in common misses all of the time asked for. Any other has some quarter in common,
// so all of it is among the candidates free in that quarter, and it misses at least what the mentor and any one of it
// alone miss. So the pools are: all candidates, at the full cost (where missing time has a price); and for every
// quarter that the mentor is free and every cost that a candidate alone has, the candidates free then who miss no more.
// Quarters with the same candidates, or fewer than another has, add nothing. Where there are many, those with fewest
// candidates are joined: a group that lies in one pool lies in the union too.
#include "pools.hpp"

#include <algorithm>
#include <bitset>
#include <iterator>
#include <utility>

namespace muster::inline v0_2::pairing::groups_engine {
namespace {

constexpr std::size_t quarters_a_week = 7 * 96;
using Quarters = std::bitset<quarters_a_week>;
using Mentees = std::vector<std::uint32_t>;

Quarters quarters_of(const FreeTime& time)
{
    Quarters quarters;
    for (const auto& [weekday, from, to] : time.spans())
        for (int at = from.since_midnight().count() / 15; at < to.since_midnight().count() / 15; ++at)
            quarters.set(static_cast<std::size_t>((weekday - 1) * 96 + at));
    return quarters;
}

bool holds_all(const Mentees& larger, const Mentees& smaller) { return std::ranges::includes(larger, smaller); }

// Candidates free in one quarter of the mentor's: the sets that are in no other, largest first.
std::vector<Mentees> companies(const Quarters& mentor, const Mentees& candidates, const std::vector<Quarters>& mentees)
{
    std::vector<Mentees> found;
    for (std::size_t quarter = 0; quarter < quarters_a_week; ++quarter) {
        if (!mentor[quarter])
            continue;
        Mentees free;
        std::ranges::copy_if(candidates, std::back_inserter(free),
                             [&](std::uint32_t mentee) { return mentees[mentee][quarter]; });
        if (!free.empty() && (found.empty() || found.back() != free))
            found.push_back(std::move(free));
    }
    std::ranges::sort(found, [](const Mentees& left, const Mentees& right) {
        return left.size() != right.size() ? left.size() > right.size() : left < right;
    });
    std::vector<Mentees> kept;
    for (Mentees& company : found)
        if (std::ranges::none_of(kept, [&](const Mentees& larger) { return holds_all(larger, company); }))
            kept.push_back(std::move(company));

    constexpr std::size_t most = 12;
    while (kept.size() > most) {
        const Mentees smallest = std::move(kept.back());
        kept.pop_back();
        Mentees both;
        std::ranges::set_union(kept.back(), smallest, std::back_inserter(both));
        kept.back() = std::move(both);
    }
    return kept;
}

// Costs that candidates alone have, rounded down to multiples of `step`, rising.
std::vector<Score> few_costs(std::vector<Score> costs, Score step)
{
    for (Score& cost : costs)
        cost -= cost % step;
    costs.push_back(0);
    std::ranges::sort(costs);
    costs.erase(std::unique(costs.begin(), costs.end()), costs.end());
    return costs;
}

}  // namespace

std::vector<std::vector<MeetingPool>> meeting_pools(const GroupProblem& problem, const Problem& open,
                                                    const GroupAssessor& assessor)
{
    std::vector<Mentees> candidates(open.mentors().size());
    for (std::uint32_t mentee = 0; mentee < open.mentee_count(); ++mentee)
        for (const MentorId mentor : open.candidates_of(MenteeId(mentee)).mentors)
            candidates[mentor.row()].push_back(mentee);

    std::vector<std::vector<MeetingPool>> pools(candidates.size());
    const auto& time = problem.rules().time;
    if (!time || time->least <= Minutes(0)) {
        for (std::size_t mentor = 0; mentor < pools.size(); ++mentor)
            pools[mentor] = {{0, std::move(candidates[mentor])}};
        return pools;
    }
    std::vector<Quarters> quarters;
    for (const FreeTime& mentee : time->mentees)
        quarters.push_back(quarters_of(mentee));
    const Score price = time->short_price.value_or(0);
    const Score full = (time->least.count() + 14) / 15 * price;
    constexpr Score most_costs = 4;
    const Score step = std::max<Score>(1, full / most_costs);
    for (std::uint32_t mentor = 0; mentor < pools.size(); ++mentor) {
        std::vector<Score> alone;
        for (const std::uint32_t mentee : candidates[mentor])
            alone.push_back(assessor.short_quarters(mentor, mentee) * price);
        const std::vector<Score> costs = few_costs(alone, step);
        for (const Mentees& company : companies(quarters_of(time->mentors[mentor]), candidates[mentor], quarters))
            for (const Score cost : costs) {
                if (cost >= full && time->short_price)
                    continue;
                MeetingPool pool{cost, {}};
                std::ranges::copy_if(company, std::back_inserter(pool.mentees), [&](std::uint32_t mentee) {
                    return assessor.short_quarters(mentor, mentee) * price < cost + step;
                });
                const bool adds = std::ranges::none_of(pools[mentor], [&](const MeetingPool& other) {
                    return other.cost <= cost && holds_all(other.mentees, pool.mentees);
                });
                if (adds)
                    pools[mentor].push_back(std::move(pool));
            }
        if (time->short_price)
            pools[mentor].push_back({full, std::move(candidates[mentor])});
    }
    return pools;
}

}  // namespace muster::pairing::groups_engine
