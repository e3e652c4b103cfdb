#include "fill.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::pairing::weighted {
namespace {

std::int64_t size_of(const Bundle& bundle) { return static_cast<std::int64_t>(bundle.mentees.size()); }

}  // namespace

Fill::Fill(const Model& model) : model_(model)
{
    for (std::uint32_t bundle = 0; bundle < model.bundles.size(); ++bundle) {
        first_seat_.push_back(static_cast<std::uint32_t>(bundle_of_.size()));
        bundle_of_.insert(bundle_of_.end(), model.bundles[bundle].wanted, bundle);
    }
}

bool Fill::clash(std::uint32_t left, std::uint32_t right) const
{
    return bundle_of_[left] == bundle_of_[right] || model_.are_apart(bundle_of_[left], bundle_of_[right]);
}

bool Fill::fits(std::uint32_t seat, std::uint32_t mentor, std::uint32_t without) const
{
    const Taker& taker = model_.takers[mentor];
    const Bundle* gone = without == nobody ? nullptr : &of(without);
    const std::int64_t count = count_[mentor] + size_of(of(seat)) - (gone == nullptr ? 0 : size_of(*gone));
    const std::int64_t weight = weight_[mentor] + of(seat).weight - (gone == nullptr ? 0 : gone->weight);
    return count <= taker.capacity.maximum && weight <= taker.hours.maximum &&
           std::ranges::none_of(held_[mentor], [&](std::uint32_t other) {
               return other != without && other != seat && clash(seat, other);
           });
}

bool Fill::may_leave(std::uint32_t seat) const
{
    if (is_fixed_[seat])
        return false;
    const std::uint32_t mentor = at_[seat];
    if (mentor == nobody)
        return true;
    const Taker& taker = model_.takers[mentor];
    return count_[mentor] - size_of(of(seat)) >= taker.capacity.minimum &&
           weight_[mentor] - of(seat).weight >= taker.hours.minimum;
}

Score Fill::worth(std::uint32_t seat, std::uint32_t mentor) const
{
    return mentor == nobody ? of(seat).alone.value_or(0) : model_.score_of(bundle_of_[seat], mentor).value_or(0);
}

void Fill::put(std::uint32_t seat, std::uint32_t mentor)
{
    at_[seat] = mentor;
    is_in_[seat] = true;
    if (mentor == nobody)
        return;
    held_[mentor].push_back(seat);
    count_[mentor] += size_of(of(seat));
    weight_[mentor] += of(seat).weight;
}

void Fill::take(std::uint32_t seat)
{
    const std::uint32_t mentor = at_[seat];
    is_in_[seat] = false;
    at_[seat] = nobody;
    if (mentor == nobody)
        return;
    std::erase(held_[mentor], seat);
    count_[mentor] -= size_of(of(seat));
    weight_[mentor] -= of(seat).weight;
}

std::optional<std::uint32_t> Fill::best_place(std::uint32_t seat, std::uint32_t but) const
{
    std::optional<std::uint32_t> best;
    if (of(seat).alone)
        best = nobody;
    for (const Choice& choice : of(seat).choices)
        if (choice.mentor != but && (!best || choice.score > worth(seat, *best)) && fits(seat, choice.mentor))
            best = choice.mentor;
    return best;
}

bool Fill::place(std::uint32_t seat)
{
    if (const auto best = best_place(seat, nobody)) {
        put(seat, *best);
        return true;
    }
    return place_for_another(seat);
}

// One that a mentor has goes elsewhere and leaves its place.
bool Fill::place_for_another(std::uint32_t seat)
{
    for (const Choice& choice : of(seat).choices)
        for (const std::uint32_t other : std::vector<std::uint32_t>(held_[choice.mentor])) {
            if (is_fixed_[other] || !fits(seat, choice.mentor, other))
                continue;
            take(other);
            if (const auto place = best_place(other, choice.mentor)) {
                put(other, *place);
                put(seat, choice.mentor);
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
            for (const std::uint32_t bundle : model_.takers[mentor].bundles)
                for (std::uint32_t seat = first_seat_[bundle]; seat < bundle_of_.size() && bundle_of_[seat] == bundle;
                     ++seat) {
                    if (at_[seat] == mentor || !may_leave(seat) || !fits(seat, mentor))
                        continue;
                    const Score loss = worth(seat, at_[seat]) - worth(seat, mentor);
                    if (!best || loss < least_loss) {
                        best = seat;
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
    for (std::uint32_t seat = 0; seat < at_.size(); ++seat) {
        if (!may_leave(seat))
            continue;
        const std::uint32_t from = at_[seat];
        take(seat);
        const auto best = best_place(seat, from);
        const bool gains = best && worth(seat, *best) > worth(seat, from);
        put(seat, gains ? *best : from);
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
            if (here == there || here == nobody || there == nobody || is_fixed_[left] || is_fixed_[right])
                continue;
            const auto left_there = model_.score_of(bundle_of_[left], there);
            const auto right_here = model_.score_of(bundle_of_[right], here);
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

// Pairs that must be, then what mentors would have, those of the case first.
bool Fill::start(const Priced& priced, const CaseRows& rows)
{
    at_.assign(bundle_of_.size(), nobody);
    is_in_.assign(bundle_of_.size(), false);
    is_fixed_.assign(bundle_of_.size(), false);
    held_.assign(model_.takers.size(), {});
    count_.assign(model_.takers.size(), 0);
    weight_.assign(model_.takers.size(), 0);
    std::vector<std::uint32_t> next = first_seat_;  // the first free seat of each bundle
    for (std::uint32_t bundle = 0; bundle < model_.bundles.size(); ++bundle)
        for (const std::uint32_t mentor : model_.bundles[bundle].required) {
            if (next[bundle] - first_seat_[bundle] >= model_.bundles[bundle].wanted || !fits(next[bundle], mentor) ||
                !model_.score_of(bundle, mentor))
                return false;
            is_fixed_[next[bundle]] = true;
            put(next[bundle]++, mentor);
        }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> wishes;
    for (std::uint32_t mentor = 0; mentor < priced.chosen.size(); ++mentor)
        for (const std::uint32_t bundle : priced.chosen[mentor])
            wishes.emplace_back(bundle, mentor);
    std::ranges::stable_sort(wishes, [&](const auto& left, const auto& right) {
        const bool is_left_made = rows.is_made(left.first, left.second);
        const bool is_right_made = rows.is_made(right.first, right.second);
        return is_left_made != is_right_made
                   ? is_left_made
                   : worth(first_seat_[left.first], left.second) > worth(first_seat_[right.first], right.second);
    });
    for (const auto& [bundle, mentor] : wishes)
        if (next[bundle] - first_seat_[bundle] < model_.bundles[bundle].wanted && fits(next[bundle], mentor))
            put(next[bundle]++, mentor);
    return true;
}

std::optional<Mentors> Fill::from(const Priced& priced, const CaseRows& rows)
{
    if (!start(priced, rows))
        return std::nullopt;
    // Whoever has the fewest choices first.
    std::vector<std::uint32_t> left;
    for (std::uint32_t seat = 0; seat < at_.size(); ++seat)
        if (!is_in_[seat])
            left.push_back(seat);
    std::ranges::stable_sort(left, {}, [&](std::uint32_t seat) { return of(seat).choices.size(); });
    for (const std::uint32_t seat : left)
        if (!place(seat))
            return std::nullopt;
    if (!fill_minima())
        return std::nullopt;
    while (move_one() || exchange_two()) {
    }
    Mentors made(model_.bundles.size());
    for (std::uint32_t seat = 0; seat < at_.size(); ++seat)
        if (at_[seat] != nobody)
            made[bundle_of_[seat]].push_back(at_[seat]);
    return made;
}

}  // namespace muster::pairing::weighted
