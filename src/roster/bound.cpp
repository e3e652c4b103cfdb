// Fairness is a sum of convex functions of the members' loads, so the most even sharing of a total is found by giving
// one portion at a time to whom it costs least (Ibaraki and Katoh, "Resource Allocation Problems", 1988). The portion
// is the greatest common divisor of all shifts' loads: every real load is a multiple of it, so nothing feasible is
// missed.
#include "muster/roster/bound.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

struct LoadRange {
    std::int64_t least = 0;  // load that hard minima of cover ask for
    std::int64_t most = 0;   // load that hard maxima of cover allow
};

ShiftTypeId type_of(int row) { return ShiftTypeId(static_cast<ShiftTypeId::Value>(row)); }
MemberId member_of(int row) { return MemberId(static_cast<MemberId::Value>(row)); }

std::int64_t people_who_may(const Problem& problem, int day, ShiftTypeId type, SkillId skill)
{
    std::int64_t people = 0;
    for (int row = 0; row < problem.member_count(); ++row)
        people += problem.may_stand(member_of(row), day, type) &&
                  (!skill.is_set() || problem.has_skill(member_of(row), skill));
    return people;
}

LoadRange load_range(const Problem& problem, Measure measure)
{
    LoadRange range;
    for (int day = 0; day < problem.day_count(); ++day)
        for (int row = 0; row < problem.shift_type_count(); ++row) {
            std::int64_t least = 0;
            std::int64_t most = people_who_may(problem, day, type_of(row), {});
            for (const Cover& cover : problem.cover_of(day, type_of(row))) {
                if (problem.penalties().minimum_cover.is_hard)
                    least = std::max<std::int64_t>(least, cover.minimum);
                if (!cover.skill.is_set() && problem.penalties().maximum_cover.is_hard)
                    most = std::min<std::int64_t>(most, cover.maximum);
            }
            const std::int64_t load = problem.load_of(measure, day, type_of(row));
            range.least += load * least;
            range.most += load * most;
        }
    return range;
}

// Most that a member can be given, by days and shifts a day alone.
std::int64_t most_of(const Problem& problem, Measure measure, MemberId member)
{
    std::int64_t most = 0;
    for (int day = 0; day < problem.day_count(); ++day) {
        std::vector<std::int64_t> loads;
        for (int row = 0; row < problem.shift_type_count(); ++row)
            if (problem.may_stand(member, day, type_of(row)))
                loads.push_back(problem.load_of(measure, day, type_of(row)));
        std::ranges::sort(loads, std::greater{});
        if (problem.penalties(member).shifts_a_day.is_hard)
            loads.resize(std::min(loads.size(), static_cast<std::size_t>(problem.limits(member).maximum_a_day)));
        most = std::accumulate(loads.begin(), loads.end(), most);
    }
    return most;
}

std::int64_t portion_of(const Problem& problem, Measure measure)
{
    std::int64_t portion = 0;
    for (int day = 0; day < problem.day_count(); ++day)
        for (int row = 0; row < problem.shift_type_count(); ++row)
            portion = std::gcd(portion, problem.load_of(measure, day, type_of(row)));
    return portion;
}

std::int64_t least_unfairness(const Problem& problem, const Fairness& fairness)
{
    const std::int64_t portion = portion_of(problem, fairness.measure);
    if (portion == 0)
        return 0;
    const LoadRange range = load_range(problem, fairness.measure);
    const auto people = static_cast<std::size_t>(problem.member_count());
    std::vector<std::int64_t> load(people, 0);
    std::vector<std::int64_t> most(people, 0);
    const auto cost = [&](std::size_t row, std::int64_t at) {
        return fairness.cost(at - problem.fair_load(fairness.measure, member_of(static_cast<int>(row))));
    };
    std::int64_t total = 0;
    for (std::size_t row = 0; row < people; ++row) {
        most[row] = most_of(problem, fairness.measure, member_of(static_cast<int>(row)));
        while (load[row] + portion <= most[row] && cost(row, load[row] + portion) <= cost(row, load[row]))
            load[row] += portion;
        total += load[row];
    }
    using Step = std::pair<std::int64_t, std::size_t>;  // what one portion more (or less) costs, and whose it is
    std::priority_queue<Step, std::vector<Step>, std::greater<>> steps;
    const bool is_short = total < range.least;
    const std::int64_t change = is_short ? portion : -portion;
    const auto offer = [&](std::size_t row) {
        const std::int64_t next = load[row] + change;
        if (next >= 0 && next <= most[row])
            steps.emplace(cost(row, next) - cost(row, load[row]), row);
    };
    for (std::size_t row = 0; row < people; ++row)
        offer(row);
    while ((is_short ? total < range.least : total > range.most) && !steps.empty()) {
        const std::size_t row = steps.top().second;
        steps.pop();
        load[row] += change;
        total += change;
        offer(row);
    }
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < people; ++row)
        sum += cost(row, load[row]);
    return sum;
}

std::int64_t people_not_to_be_had(const Problem& problem)
{
    std::int64_t sum = 0;
    for (const Cover& cover : problem.cover()) {
        const auto people = people_who_may(problem, problem.index_of(cover.shift.day), cover.shift.type, cover.skill);
        sum += std::max<std::int64_t>(0, cover.wanted - people) * cover.under_weight;
    }
    return sum;
}

}  // namespace

std::int64_t lower_bound(const Problem& problem)
{
    std::int64_t bound = people_not_to_be_had(problem);
    for (const Fairness& fairness : problem.fairness())
        bound += least_unfairness(problem, fairness);
    return bound;
}

}  // namespace muster::roster
