// A unit whose turn it is takes the best of its choices above what it has where the mentors take it: as deferred
// acceptance does, but that a couple leaves both its places when one of it is sent away, and that whoever would rather
// have a place so left has a turn again (Roth and Peranson, "The redesign of the matching market for American
// physicians", 1999). Turns are drawn, as a fixed order may go round for ever (Roth and Vande Vate, "Random paths to
// stability in two-sided matching", 1990). Once nobody waits, nobody has anything better to go to: since its last turn
// nothing was left that it would rather have. That is a stable pairing. Where there is none, this finds none.
#include "proposals.hpp"

#include <algorithm>
#include <span>

namespace muster::inline v0_2::pairing::couples {

Proposals::Proposals(const Model& model, Seed seed)
    : model_(model), random_(seed), holders_(model.capacity.size()), is_waiting_(model.units.size(), false)
{
    for (std::uint32_t unit = 0; unit < model.units.size(); ++unit) {
        now_.push_back(static_cast<std::uint32_t>(model.units[unit].choices.size() - 1));
        call(unit);
    }
}

std::optional<std::vector<std::uint32_t>> Proposals::run(std::uint64_t turns)
{
    for (; turns > 0 && !waiting_.empty(); --turns) {
        std::swap(waiting_[random_.below(static_cast<std::uint32_t>(waiting_.size()))], waiting_.back());
        const std::uint32_t unit = waiting_.back();
        waiting_.pop_back();
        is_waiting_[unit] = false;
        take_turn(unit);
    }
    return waiting_.empty() ? std::optional(now_) : std::nullopt;
}

void Proposals::call(std::uint32_t unit)
{
    if (!is_waiting_[unit])
        waiting_.push_back(unit);
    is_waiting_[unit] = true;
}

void Proposals::take_turn(std::uint32_t unit)
{
    const auto& choices = model_.units[unit].choices;
    for (std::uint32_t at = 0; choices[at].rank < choices[now_[unit]].rank; ++at)
        if (is_taken(unit, choices[at])) {
            move(unit, at);
            return;
        }
}

// Whom the mentor likes less than so, but for one unit.
std::size_t Proposals::worse_at(std::uint32_t mentor, std::uint32_t liked, std::uint32_t but) const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        holders_[mentor], [&](const Holder& one) { return one.unit != but && one.liked > liked; }));
}

// Each who comes needs a free place, or that of somebody worse; of two who come to one mentor each another one.
bool Proposals::is_taken(std::uint32_t unit, const Choice& wish) const
{
    const Choice& now = model_.units[unit].choices[now_[unit]];
    const auto free_at = [&](std::uint32_t mentor) {
        return static_cast<std::size_t>(model_.capacity[mentor]) - holders_[mentor].size();
    };
    if (wish.mentor[0] == wish.mentor[1] && now.mentor[0] != wish.mentor[0] && now.mentor[1] != wish.mentor[0]) {
        const std::uint32_t mentor = wish.mentor[0];
        const auto [better, worse] = std::minmax(wish.liked[0], wish.liked[1]);
        const std::size_t free = free_at(mentor);
        return free + worse_at(mentor, worse, unit) >= 1 && free + worse_at(mentor, better, unit) >= 2;
    }
    for (std::size_t slot = 0; slot < model_.units[unit].mentees.size(); ++slot) {
        const std::uint32_t mentor = wish.mentor[slot];
        if (mentor == nobody || mentor == now.mentor[slot])
            continue;
        const bool partner_leaves =
            now.mentor[1 - slot] == mentor && wish.mentor[1 - slot] != mentor && now.liked[1 - slot] > wish.liked[slot];
        if (free_at(mentor) + worse_at(mentor, wish.liked[slot], unit) + (partner_leaves ? 1 : 0) == 0)
            return false;
    }
    return true;
}

void Proposals::move(std::uint32_t unit, std::uint32_t choice)
{
    leave(unit);
    now_[unit] = choice;
    const Choice& wish = model_.units[unit].choices[choice];
    for (std::uint32_t slot = 0; slot < model_.units[unit].mentees.size(); ++slot)
        if (wish.mentor[slot] != nobody)
            holders_[wish.mentor[slot]].push_back({unit, slot, wish.liked[slot]});
    for (const std::uint32_t mentor : wish.mentor)
        if (mentor != nobody)
            send_away(mentor, unit);
    call(unit);  // a place it left may have been in its own way
}

// The least liked, until there are no more than places.
void Proposals::send_away(std::uint32_t mentor, std::uint32_t but)
{
    while (holders_[mentor].size() > static_cast<std::size_t>(model_.capacity[mentor])) {
        const auto worst = std::ranges::max_element(holders_[mentor], {}, [&](const Holder& one) {
            return one.unit == but ? -1 : static_cast<std::int64_t>(one.liked);
        });
        const std::uint32_t unit = worst->unit;
        leave(unit);
        call(unit);
    }
}

// Whoever would rather have a place that is left has a turn again.
void Proposals::leave(std::uint32_t unit)
{
    const Choice left = model_.units[unit].choices[now_[unit]];
    now_[unit] = static_cast<std::uint32_t>(model_.units[unit].choices.size() - 1);
    for (const std::uint32_t mentor : left.mentor) {
        if (mentor == nobody)
            continue;
        std::erase_if(holders_[mentor], [&](const Holder& one) { return one.unit == unit; });
        for (const Entry& entry : model_.entries[mentor]) {
            const auto& choices = model_.units[entry.unit].choices;
            if (choices[entry.choice].rank < choices[now_[entry.unit]].rank && entry.unit != unit)
                call(entry.unit);
        }
    }
}

}  // namespace muster::pairing::couples
