#include "fill.hpp"

#include <algorithm>
#include <numeric>

namespace muster::pairing::weighted {
namespace {

std::int64_t size_of(const Bundle& bundle) { return static_cast<std::int64_t>(bundle.mentees.size()); }

}  // namespace

bool Fill::fits(std::uint32_t bundle, std::uint32_t mentor, std::uint32_t without) const
{
    const Bundle& one = model_.bundles[bundle];
    const Taker& taker = model_.takers[mentor];
    const Bundle* gone = without == nobody ? nullptr : &model_.bundles[without];
    const std::int64_t count = count_[mentor] + size_of(one) - (gone == nullptr ? 0 : size_of(*gone));
    const std::int64_t weight = weight_[mentor] + one.weight - (gone == nullptr ? 0 : gone->weight);
    return count <= taker.capacity.maximum && weight <= taker.hours.maximum &&
           std::ranges::none_of(held_[mentor], [&](std::uint32_t other) {
               return other != without && other != bundle && model_.are_apart(bundle, other);
           });
}

bool Fill::may_leave(std::uint32_t bundle) const
{
    const std::uint32_t mentor = at_[bundle];
    if (mentor == nobody)
        return true;
    const Taker& taker = model_.takers[mentor];
    return count_[mentor] - size_of(model_.bundles[bundle]) >= taker.capacity.minimum &&
           weight_[mentor] - model_.bundles[bundle].weight >= taker.hours.minimum;
}

Score Fill::worth(std::uint32_t bundle, std::uint32_t mentor) const
{
    return mentor == nobody ? model_.bundles[bundle].alone.value_or(0) : model_.score_of(bundle, mentor).value_or(0);
}

void Fill::put(std::uint32_t bundle, std::uint32_t mentor)
{
    at_[bundle] = mentor;
    is_in_[bundle] = true;
    if (mentor == nobody)
        return;
    held_[mentor].push_back(bundle);
    count_[mentor] += size_of(model_.bundles[bundle]);
    weight_[mentor] += model_.bundles[bundle].weight;
}

void Fill::take(std::uint32_t bundle)
{
    const std::uint32_t mentor = at_[bundle];
    is_in_[bundle] = false;
    at_[bundle] = nobody;
    if (mentor == nobody)
        return;
    std::erase(held_[mentor], bundle);
    count_[mentor] -= size_of(model_.bundles[bundle]);
    weight_[mentor] -= model_.bundles[bundle].weight;
}

std::optional<std::uint32_t> Fill::best_place(std::uint32_t bundle, std::uint32_t but) const
{
    std::optional<std::uint32_t> best;
    if (model_.bundles[bundle].alone)
        best = nobody;
    for (const Choice& choice : model_.bundles[bundle].choices)
        if (choice.mentor != but && (!best || choice.score > worth(bundle, *best)) && fits(bundle, choice.mentor))
            best = choice.mentor;
    return best;
}

bool Fill::place(std::uint32_t bundle)
{
    if (const auto best = best_place(bundle, nobody)) {
        put(bundle, *best);
        return true;
    }
    return place_for_another(bundle);
}

// One that a mentor has goes elsewhere and leaves its place.
bool Fill::place_for_another(std::uint32_t bundle)
{
    for (const Choice& choice : model_.bundles[bundle].choices)
        for (const std::uint32_t other : std::vector<std::uint32_t>(held_[choice.mentor])) {
            if (!fits(bundle, choice.mentor, other))
                continue;
            take(other);
            if (const auto place = best_place(other, choice.mentor)) {
                put(other, *place);
                put(bundle, choice.mentor);
                return true;
            }
            put(other, choice.mentor);
        }
    return false;
}

bool Fill::is_short(std::uint32_t mentor) const
{
    return count_[mentor] < model_.takers[mentor].capacity.minimum ||
           weight_[mentor] < model_.takers[mentor].hours.minimum;
}

bool Fill::fill_minima()
{
    for (std::uint32_t mentor = 0; mentor < model_.takers.size(); ++mentor)
        while (is_short(mentor)) {
            std::optional<std::uint32_t> best;
            Score least_loss = 0;
            for (const std::uint32_t bundle : model_.takers[mentor].bundles) {
                if (at_[bundle] == mentor || !may_leave(bundle) || !fits(bundle, mentor))
                    continue;
                const Score loss = worth(bundle, at_[bundle]) - worth(bundle, mentor);
                if (!best || loss < least_loss) {
                    best = bundle;
                    least_loss = loss;
                }
            }
            if (!best)
                return false;
            take(*best);
            put(*best, mentor);
        }
    return true;
}

bool Fill::move_one()
{
    bool has_gained = false;
    for (std::uint32_t bundle = 0; bundle < at_.size(); ++bundle) {
        if (!may_leave(bundle))
            continue;
        const std::uint32_t from = at_[bundle];
        take(bundle);
        const auto best = best_place(bundle, from);
        const bool gains = best && worth(bundle, *best) > worth(bundle, from);
        put(bundle, gains ? *best : from);
        has_gained = has_gained || gains;
    }
    return has_gained;
}

bool Fill::exchange_two()
{
    bool has_gained = false;
    for (std::uint32_t left = 0; left < at_.size(); ++left)
        for (std::uint32_t right = left + 1; right < at_.size(); ++right) {
            const std::uint32_t here = at_[left];
            const std::uint32_t there = at_[right];
            if (here == there || here == nobody || there == nobody)
                continue;
            const auto left_there = model_.score_of(left, there);
            const auto right_here = model_.score_of(right, here);
            if (!left_there || !right_here || *left_there + *right_here <= worth(left, here) + worth(right, there) ||
                !fits(left, there, right) || !fits(right, here, left))
                continue;
            take(left);
            take(right);
            put(left, there);
            put(right, here);
            if (is_short(here) || is_short(there)) {
                take(left);
                take(right);
                put(left, here);
                put(right, there);
            } else {
                has_gained = true;
            }
        }
    return has_gained;
}

std::optional<std::vector<std::uint32_t>> Fill::from(const Priced& priced, const CaseRows& rows)
{
    at_.assign(model_.bundles.size(), nobody);
    is_in_.assign(model_.bundles.size(), false);
    held_.assign(model_.takers.size(), {});
    count_.assign(model_.takers.size(), 0);
    weight_.assign(model_.takers.size(), 0);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> wishes;
    for (std::uint32_t mentor = 0; mentor < priced.chosen.size(); ++mentor)
        for (const std::uint32_t bundle : priced.chosen[mentor])
            wishes.emplace_back(bundle, mentor);
    std::ranges::stable_sort(wishes, [&](const auto& left, const auto& right) {
        const bool is_left_made = rows.made[left.first] != nobody;
        const bool is_right_made = rows.made[right.first] != nobody;
        return is_left_made != is_right_made ? is_left_made
                                             : worth(left.first, left.second) > worth(right.first, right.second);
    });
    for (const auto& [bundle, mentor] : wishes)
        if (!is_in_[bundle] && fits(bundle, mentor))
            put(bundle, mentor);
    // Whoever has the fewest choices first.
    std::vector<std::uint32_t> left;
    for (std::uint32_t bundle = 0; bundle < at_.size(); ++bundle)
        if (!is_in_[bundle])
            left.push_back(bundle);
    std::ranges::stable_sort(left, {}, [&](std::uint32_t bundle) { return model_.bundles[bundle].choices.size(); });
    for (const std::uint32_t bundle : left)
        if (!place(bundle))
            return std::nullopt;
    if (!fill_minima())
        return std::nullopt;
    while (move_one() || exchange_two()) {
    }
    return at_;
}

}  // namespace muster::pairing::weighted
