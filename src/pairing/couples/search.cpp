// Search by cases, with conflict-directed backjumping (Prosser, "Hybrid algorithms for the constraint satisfaction
// problem", 1993). A case has closed some choices of some units. It ends where no pairing in it is stable, whatever
// else is: a mentor surely has more mentees than places; or a unit surely has less than some choice, and the mentors
// surely take it there, since fewer mentees that they like as much can still come to them than they have places, or
// somebody whom they like less surely stands in the way. Splits that leave one of their halves such an end are made
// first: a unit whose first choice is sure (the half without it ends), and whoever a mentor likes less than as many
// mentees as it has places, all of whom want it first (the half with it ends after a few). Otherwise the unit with
// fewest choices left is split by its first. Each end knows the splits that it follows from. Where a half does not
// follow from its own split, it refutes the whole, and the split falls out of the proof. A case in which each unit has
// one choice left and that has no end is a stable pairing, since at that point ends are the definition of what blocks.
#include "search.hpp"

#include <algorithm>
#include <map>

namespace muster::inline v0_2::pairing::couples {

CouplesMatching Search::run()
{
    std::optional<Refuted> end = look();
    while (!is_over_) {
        if (!end) {
            enter(*next_split());
        } else if (!leave(*end)) {
            break;
        }
        end = look();
    }
    CouplesMatching made{.is_found = is_found_, .mentor_of = mentor_of_, .none = {}, .work = work_};
    if (!is_over_)
        flatten(end->step, made.none);
    return made;
}

// How the case ends, if it does; where each unit has one choice left and it does not, that is the answer.
std::optional<Search::Refuted> Search::look()
{
    constexpr std::uint64_t often = 64;
    if (work_ % often == 0 && budget_.is_spent())
        is_over_ = is_stopped_ = true;
    if (++work_ > end_)
        is_over_ = true;
    if (is_over_)
        return std::nullopt;
    if (auto end = end_here())
        return end;
    if (std::ranges::all_of(open_, [](std::uint32_t left) { return left == 1; }))
        take_answer();
    return std::nullopt;
}

void Search::take_answer()
{
    is_over_ = is_found_ = true;
    std::vector<std::uint32_t> choices;
    for (std::uint32_t unit = 0; unit < open_.size(); ++unit)
        choices.push_back(first_open(unit));
    mentor_of_ = model_.mentors_of(choices);
}

// Into the half in which the unit has this choice.
void Search::enter(Wish wish)
{
    const auto level = static_cast<std::uint32_t>(splits_.size());
    splits_.push_back({wish, trail_.size(), {}});
    for (std::uint32_t at = 0; at < closed_at_[wish.unit].size(); ++at)
        if (at != wish.choice && closed_at_[wish.unit][at] == open)
            close({wish.unit, at}, level);
}

// From a half that is refuted to the next that is not looked at, as far up as that takes. False where there is none:
// then `end` refutes all there is.
bool Search::leave(Refuted& end)
{
    for (; !splits_.empty(); splits_.pop_back()) {
        Split& split = splits_.back();
        const auto level = static_cast<std::uint32_t>(splits_.size() - 1);
        open_again(split.mark);
        if (!end.levels.contains(level))
            continue;  // the whole is refuted, whichever half it is
        if (!split.taken) {
            split.taken = std::move(end);
            close(split.wish, level);
            return true;
        }
        const std::int32_t step = add(CouplesStepKind::split, split.wish);
        steps_[static_cast<std::size_t>(step)].taken = split.taken->step;
        steps_[static_cast<std::size_t>(step)].not_taken = end.step;
        end.levels.merge(split.taken->levels);
        end.levels.erase(level);
        end.step = step;
    }
    return false;
}

std::optional<Search::Refuted> Search::end_here()
{
    for (std::uint32_t unit = 0; unit < open_.size(); ++unit) {
        const auto& choices = model_.units[unit].choices;
        const std::uint32_t best = first_open(unit);
        for (std::uint32_t at = 0; at < best && choices[at].rank < choices[best].rank; ++at) {
            Levels why;
            if (!surely_gets({unit, at}, &why))
                continue;
            for (std::uint32_t better = 0; better < best && choices[better].rank <= choices[at].rank; ++better)
                why.insert(closed_at_[unit][better]);
            return Refuted{std::move(why), add(CouplesStepKind::blocked, {unit, at})};
        }
    }
    return overfull_end();
}

std::optional<Search::Refuted> Search::overfull_end()
{
    for (std::uint32_t mentor = 0; mentor < model_.entries.size(); ++mentor) {
        Levels why;
        std::int32_t sure = 0;
        const Entry* before = nullptr;
        for (const Entry& entry : model_.entries[mentor]) {
            const bool is_seen = before && before->unit == entry.unit && before->slot == entry.slot;
            before = &entry;
            if (!is_seen && is_surely_at(entry, mentor, {nobody, 0}, &why) && ++sure > model_.capacity[mentor]) {
                const std::int32_t step = add(CouplesStepKind::overfull, {nobody, 0});
                steps_[static_cast<std::size_t>(step)].step.places.first = MentorId(mentor);
                return Refuted{std::move(why), step};
            }
        }
    }
    return std::nullopt;
}

std::optional<Search::Wish> Search::next_split() const
{
    if (auto wish = forced())
        return wish;
    if (auto wish = beaten())
        return wish;
    std::optional<Wish> fewest;
    for (std::uint32_t unit = 0; unit < open_.size(); ++unit)
        if (open_[unit] > 1 && (!fewest || open_[unit] < open_[fewest->unit]))
            fewest = {unit, first_open(unit)};
    return fewest;
}

// A first choice that the unit gets whatever else is.
std::optional<Search::Wish> Search::forced() const
{
    for (std::uint32_t unit = 0; unit < open_.size(); ++unit) {
        const std::uint32_t best = first_open(unit);
        if (open_[unit] > 1 && is_only_first(unit, best) && surely_gets({unit, best}, nullptr))
            return Wish{unit, best};
    }
    return std::nullopt;
}

// A place for which enough others are liked better and want it first.
std::optional<Search::Wish> Search::beaten() const
{
    std::vector<std::vector<std::uint32_t>> asking(model_.entries.size());  // how they are liked, by mentor
    for (std::uint32_t unit = 0; unit < open_.size(); ++unit) {
        const std::uint32_t best = first_open(unit);
        const Choice& choice = model_.units[unit].choices[best];
        if (model_.units[unit].mentees.size() == 1 && choice.mentor[0] != nobody && is_only_first(unit, best))
            asking[choice.mentor[0]].push_back(choice.liked[0]);
    }
    for (std::uint32_t mentor = 0; mentor < asking.size(); ++mentor) {
        const auto places = static_cast<std::size_t>(model_.capacity[mentor]);
        if (places == 0 || asking[mentor].size() < places)
            continue;
        std::ranges::nth_element(asking[mentor], asking[mentor].begin() + static_cast<std::ptrdiff_t>(places) - 1);
        const std::uint32_t last = asking[mentor][places - 1];
        for (const Entry& entry : model_.entries[mentor]) {
            const Choice& choice = model_.units[entry.unit].choices[entry.choice];
            if (open_[entry.unit] > 1 && closed_at_[entry.unit][entry.choice] == open &&
                choice.liked[entry.slot] > last)
                return Wish{entry.unit, entry.choice};
        }
    }
    return std::nullopt;
}

std::uint32_t Search::first_open(std::uint32_t unit) const
{
    return static_cast<std::uint32_t>(std::ranges::find(closed_at_[unit], open) - closed_at_[unit].begin());
}

bool Search::is_only_first(std::uint32_t unit, std::uint32_t choice) const
{
    const auto& choices = model_.units[unit].choices;
    for (std::uint32_t at = choice + 1; at < choices.size() && choices[at].rank == choices[choice].rank; ++at)
        if (closed_at_[unit][at] == open)
            return false;
    return true;
}

bool Search::is_open(Wish wish, Wish without) const
{
    return closed_at_[wish.unit][wish.choice] == open && (wish.unit != without.unit || wish.choice != without.choice);
}

// All choices that are left have this one with the mentor.
bool Search::is_surely_at(Entry one, std::uint32_t mentor, Wish without, Levels* why) const
{
    const auto& choices = model_.units[one.unit].choices;
    bool is_any = false;
    for (std::uint32_t at = 0; at < choices.size(); ++at) {
        const bool is_there = choices[at].mentor[one.slot] == mentor;
        if (is_open({one.unit, at}, without)) {
            if (!is_there)
                return false;
            is_any = true;
        }
    }
    if (is_any && why)
        for (std::uint32_t at = 0; at < choices.size(); ++at)
            if (choices[at].mentor[one.slot] != mentor && closed_at_[one.unit][at] != open)
                why->insert(closed_at_[one.unit][at]);
    return is_any;
}

bool Search::is_never_at(std::uint32_t unit, std::uint32_t slot, std::uint32_t mentor, Wish without, Levels* why) const
{
    const auto& choices = model_.units[unit].choices;
    for (std::uint32_t at = 0; at < choices.size(); ++at)
        if (choices[at].mentor[slot] == mentor && is_open({unit, at}, without))
            return false;
    if (why)
        for (std::uint32_t at = 0; at < choices.size(); ++at)
            if (choices[at].mentor[slot] == mentor && closed_at_[unit][at] != open)
                why->insert(closed_at_[unit][at]);
    return true;
}

// Whether so many places are left to this one of the unit by those whom the mentor likes as much, but for `without`.
bool Search::is_room(Wish wish, std::uint32_t slot, Mentees without, std::int32_t places, Levels* why) const
{
    const Choice& wished = model_.units[wish.unit].choices[wish.choice];
    const std::uint32_t mentor = wished.mentor[slot];
    const auto& entries = model_.entries[mentor];
    std::int32_t rivals = 0;
    Levels never;
    for (std::size_t at = 0, end = 0; at < entries.size(); at = end) {
        while (end < entries.size() && entries[end].unit == entries[at].unit && entries[end].slot == entries[at].slot)
            ++end;
        const Entry& one = entries[at];
        const bool counts = one.unit != without.unit || (without.slots >> one.slot & 1U) == 0;
        if (counts && model_.units[one.unit].choices[one.choice].liked[one.slot] <= wished.liked[slot] &&
            !is_never_at(one.unit, one.slot, mentor, wish, why ? &never : nullptr))
            ++rivals;
    }
    if (rivals + places > model_.capacity[mentor])
        return false;
    if (why)
        why->merge(never);
    return true;
}

// The same, or else somebody whom the mentor likes less is surely there.
bool Search::is_taken(Wish wish, std::uint32_t slot, Mentees without, std::int32_t places, Levels* why) const
{
    if (is_room(wish, slot, without, places, why))
        return true;
    const Choice& wished = model_.units[wish.unit].choices[wish.choice];
    const std::uint32_t mentor = wished.mentor[slot];
    return std::ranges::any_of(model_.entries[mentor], [&](const Entry& one) {
        const bool counts = one.unit != without.unit || (without.slots >> one.slot & 1U) == 0;
        return counts && model_.units[one.unit].choices[one.choice].liked[one.slot] > wished.liked[slot] &&
               is_surely_at(one, mentor, wish, nullptr) && is_surely_at(one, mentor, wish, why);
    });
}

bool Search::surely_gets(Wish wish, Levels* why) const
{
    const Choice& choice = model_.units[wish.unit].choices[wish.choice];
    if (choice.mentor[0] == nobody && choice.mentor[1] == nobody)
        return true;  // nothing is always to be had
    if (choice.mentor[0] == choice.mentor[1])
        return both_surely_get(wish, why);
    for (std::uint32_t slot = 0; slot < model_.units[wish.unit].mentees.size(); ++slot) {
        const std::uint32_t mentor = choice.mentor[slot];
        const bool stays = mentor != nobody && is_surely_at({wish.unit, slot, 0}, mentor, wish, why);
        if (mentor != nobody && !stays && !is_taken(wish, slot, {wish.unit, 1U << slot}, 1, why))
            return false;
    }
    return true;
}

// Of two who come to one mentor each takes a place of its own; where one may be there already, it is not sent away.
bool Search::both_surely_get(Wish wish, Levels* why) const
{
    const Choice& choice = model_.units[wish.unit].choices[wish.choice];
    const std::uint32_t mentor = choice.mentor[0];
    const Mentees both{wish.unit, 3U};
    for (std::uint32_t stays = 0; stays < 2; ++stays)
        if (is_surely_at({wish.unit, stays, 0}, mentor, wish, why))
            return is_taken(wish, 1 - stays, both, 2, why);
    const std::uint32_t better = choice.liked[0] <= choice.liked[1] ? 0 : 1;
    if (!is_room(wish, better, both, 2, why) || !is_room(wish, 1 - better, both, 1, why))
        return false;
    for (std::uint32_t slot = 0; slot < 2; ++slot)
        if (!is_never_at(wish.unit, slot, mentor, wish, why) && !is_room(wish, 1 - slot, both, 2, why))
            return false;
    return true;
}

void Search::close(Wish wish, std::uint32_t level)
{
    closed_at_[wish.unit][wish.choice] = level;
    --open_[wish.unit];
    trail_.push_back(wish);
}

void Search::open_again(std::size_t mark)
{
    for (; trail_.size() > mark; trail_.pop_back()) {
        closed_at_[trail_.back().unit][trail_.back().choice] = open;
        ++open_[trail_.back().unit];
    }
}

std::int32_t Search::add(CouplesStepKind kind, Wish wish)
{
    steps_.push_back({step_of(kind, wish)});
    return static_cast<std::int32_t>(steps_.size() - 1);
}

CouplesStep Search::step_of(CouplesStepKind kind, Wish wish) const
{
    CouplesStep step{.kind = kind};
    if (wish.unit == nobody)
        return step;
    const Choice& choice = model_.units[wish.unit].choices[wish.choice];
    step.mentee = model_.units[wish.unit].mentees.front();
    if (choice.mentor[0] != nobody)
        step.places.first = MentorId(choice.mentor[0]);
    if (choice.mentor[1] != nobody)
        step.places.second = MentorId(choice.mentor[1]);
    return step;
}

void Search::flatten(std::int32_t at, std::vector<CouplesStep>& steps) const
{
    std::vector<std::int32_t> waiting{at};
    while (!waiting.empty()) {
        const Step& step = steps_[static_cast<std::size_t>(waiting.back())];
        waiting.pop_back();
        steps.push_back(step.step);
        if (step.step.kind == CouplesStepKind::split) {
            waiting.push_back(step.not_taken);
            waiting.push_back(step.taken);
        }
    }
}

}  // namespace muster::pairing::couples
