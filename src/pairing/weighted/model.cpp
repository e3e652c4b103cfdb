#include "model.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace muster::inline v0_2::pairing::weighted {
namespace {

constexpr std::int64_t most_cells = 512;  // of one mentor's hours

// The bundle of each mentee, by the least mentee that it is kept together with.
std::vector<std::uint32_t> roots_of(const WeightedProblem& problem)
{
    std::vector<std::uint32_t> root(problem.pairs().mentee_count());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t at) {
        while (root[at] != at)
            at = root[at] = root[root[at]];
        return at;
    };
    for (const MenteeSet& set : problem.rules().together) {
        std::optional<std::uint32_t> first;
        for (const MenteeId mentee : set.mentees) {
            if (problem.pairs().wanted(mentee) == 0)
                continue;
            const std::uint32_t left = find(first.value_or(mentee.row()));
            const std::uint32_t right = find(mentee.row());
            root[std::max(left, right)] = std::min(left, right);
            first = std::min(left, right);
        }
    }
    for (std::uint32_t row = 0; row < root.size(); ++row)
        root[row] = find(row);
    return root;
}

// The mentors that all of a bundle may have, at the sum of their scores.
std::vector<Choice> choices_of(const Problem& pairs, const std::vector<MenteeId>& mentees)
{
    std::vector<Choice> choices;
    const auto first = pairs.candidates_of(mentees.front());
    for (const MentorId mentor : first.mentors) {
        Score sum = 0;
        const bool may_be = std::ranges::all_of(mentees, [&](MenteeId mentee) {
            const auto score = pairs.score_of(mentee, mentor);
            sum += score.value_or(0);
            return score.has_value();
        });
        if (may_be)
            choices.push_back({mentor.row(), sum});
    }
    return choices;
}

void read_sets(Model& model, const WeightedProblem& problem)
{
    const auto& sets = problem.rules().apart;
    for (std::uint32_t at = 0; at < sets.size(); ++at) {
        std::vector<std::uint32_t> bundles;
        for (const MenteeId mentee : sets[at].mentees)
            if (model.bundle_of[mentee.row()] != nobody)
                bundles.push_back(model.bundle_of[mentee.row()]);
        std::ranges::sort(bundles);
        for (std::size_t row = 1; row < bundles.size(); ++row)
            if (bundles[row] == bundles[row - 1])  // together and apart: with nobody
                model.bundles[bundles[row]].choices.clear();
        bundles.erase(std::unique(bundles.begin(), bundles.end()), bundles.end());
        for (const std::uint32_t bundle : bundles) {
            Bundle& one = model.bundles[bundle];
            one.set = std::min(one.set, at);
            for (const std::uint32_t other : bundles)
                if (other != bundle)
                    one.apart_from.push_back(other);
        }
    }
    for (Bundle& bundle : model.bundles) {
        std::ranges::sort(bundle.apart_from);
        bundle.apart_from.erase(std::unique(bundle.apart_from.begin(), bundle.apart_from.end()),
                                bundle.apart_from.end());
    }
}

}  // namespace

Model::Model(const WeightedProblem& problem) : pairs(problem.pairs())
{
    const WeightedRules& rules = problem.rules();
    const auto roots = roots_of(problem);
    bundle_of.assign(roots.size(), nobody);
    std::int64_t divisor = 0;
    for (std::uint32_t row = 0; row < roots.size(); ++row) {
        if (pairs.wanted(MenteeId(row)) == 0)
            continue;
        if (roots[row] == row || bundle_of[roots[row]] == nobody) {
            bundle_of[roots[row]] = static_cast<std::uint32_t>(bundles.size());
            bundles.emplace_back();
        }
        bundle_of[row] = bundle_of[roots[row]];
        Bundle& bundle = bundles[bundle_of[row]];
        bundle.mentees.emplace_back(row);
        bundle.weight += rules.weights.empty() ? 1 : rules.weights[row];
        bundle.wanted = pairs.wanted(MenteeId(row));
        const auto price = pairs.unmatched_price(MenteeId(row));
        if (bundle.mentees.size() == 1)
            bundle.alone = price ? std::optional(-*price) : std::nullopt;
        else
            bundle.alone = price && bundle.alone ? std::optional(*bundle.alone - *price) : std::nullopt;
    }
    for (Bundle& bundle : bundles) {
        bundle.choices = choices_of(pairs, bundle.mentees);
        divisor = std::gcd(divisor, bundle.weight);
    }
    for (const auto& [mentee, mentor] : pairs.required())
        bundles[bundle_of[mentee.row()]].required.push_back(mentor.row());
    for (Bundle& bundle : bundles) {
        std::ranges::sort(bundle.required);
        bundle.required.erase(std::unique(bundle.required.begin(), bundle.required.end()), bundle.required.end());
    }
    read_sets(*this, problem);
    has_hours = !rules.hours.empty();
    cell = std::max<std::int64_t>(divisor, 1);
    std::int64_t longest = 0;
    std::int64_t all = 0;
    for (const Bundle& bundle : bundles)
        all += bundle.weight;  // a mentor has nobody twice
    for (const Hours& hours : rules.hours)
        if (hours.maximum < all || hours.minimum > 0)
            longest = std::max(longest, std::min(hours.maximum, all));
    while (longest / cell > most_cells) {
        cell *= 2;
        is_exact = false;
    }
    takers.resize(pairs.mentors().size());
    for (std::uint32_t at = 0; at < takers.size(); ++at) {
        takers[at].capacity = pairs.mentors()[at];
        takers[at].hours = has_hours ? rules.hours[at] : Hours{0, std::numeric_limits<std::int64_t>::max()};
    }
    std::vector<std::uint32_t> order(bundles.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t bundle) { return bundles[bundle].set; });
    for (const std::uint32_t bundle : order) {
        if (const auto alone = bundles[bundle].alone) {
            step = std::gcd(step, *alone);
            largest = std::max(largest, *alone < 0 ? -*alone : *alone);
        }
        for (const Choice& choice : bundles[bundle].choices) {
            takers[choice.mentor].bundles.push_back(bundle);
            takers[choice.mentor].scores.push_back(choice.score);
            step = std::gcd(step, choice.score);
            largest = std::max(largest, choice.score < 0 ? -choice.score : choice.score);
        }
    }
}

std::optional<Score> Model::score_of(std::uint32_t bundle, std::uint32_t mentor) const
{
    const auto& choices = bundles[bundle].choices;
    const auto found = std::ranges::lower_bound(choices, mentor, {}, &Choice::mentor);
    return found != choices.end() && found->mentor == mentor ? std::optional(found->score) : std::nullopt;
}

bool Model::are_apart(std::uint32_t left, std::uint32_t right) const
{
    return std::ranges::binary_search(bundles[left].apart_from, right);
}

}  // namespace muster::pairing::weighted
