// Written from the definition, over every mentee, couple and mentor. A pairing is looked at as it is: who would rather
// be elsewhere, and would those mentors let somebody worse go for each who comes. Of a proof each end is looked at with
// what its case leaves open, written down as sets of places: the end holds where the block would follow from any way to
// fill in the rest. Shares nothing with the search.
#include "muster/pairing/couples.hpp"

#include "pairing/checking/broken.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing {
namespace {

using checking::broken;

constexpr std::size_t unlisted = static_cast<std::size_t>(-1);

// Places of one who is placed alone, or of two, and how they are liked; lower is better, nothing last.
struct Ways {
    std::vector<MenteeId> mentees;
    std::vector<std::pair<TwoPlaces, std::size_t>> open;
};

class People {
public:
    explicit People(const CouplesProblem& problem) : problem_(problem)
    {
        const PreferenceRows& lists = problem.people().mentee_preferences().rows();
        for (std::uint32_t row = 0; row < lists.size(); ++row) {
            const auto couple = std::ranges::find_if(problem.couples(), [&](const Couple& one) {
                return one.first == MenteeId(row) || one.second == MenteeId(row);
            });
            if (couple != problem.couples().end()) {
                if (couple->first == MenteeId(row))
                    add_couple(*couple);
                continue;
            }
            Ways ways{{MenteeId(row)}, {}};
            for (const std::uint32_t mentor : lists.list(row))
                if (can_be({MentorId(mentor), {}}, {MenteeId(row)}))
                    ways.open.push_back({{MentorId(mentor), {}}, rank(lists, row, mentor)});
            ways.open.push_back({{}, unlisted});
            ways_.emplace(MenteeId(row), std::move(ways));
        }
    }

    /// By the mentee, or the first of the couple.
    [[nodiscard]] const std::map<MenteeId, Ways>& ways() const noexcept { return ways_; }

    [[nodiscard]] std::size_t places_of(MentorId mentor) const
    {
        return static_cast<std::size_t>(problem_.people().capacities()[mentor.row()]);
    }

    /// Which choice of the mentor's the mentee is.
    [[nodiscard]] std::size_t liked(MentorId mentor, MenteeId mentee) const
    {
        return rank(problem_.people().mentor_preferences().rows(), mentor.row(), mentee.row());
    }

private:
    static std::size_t rank(const PreferenceRows& lists, std::size_t owner, std::uint32_t other)
    {
        std::size_t strictly_before = 0;
        for (std::size_t at = 0; at < lists.list(owner).size(); ++at) {
            if (!lists.is_tied(owner, at))
                strictly_before = at;
            if (lists.list(owner)[at] == other)
                return strictly_before;
        }
        return unlisted;
    }

    // Each mentor lists its mentee, and has places for both where it is the same.
    [[nodiscard]] bool can_be(const TwoPlaces& places, const std::vector<MenteeId>& mentees) const
    {
        const std::size_t needed = mentees.size() == 2 && places.first == places.second ? 2 : 1;
        const auto takes = [&](MentorId mentor, MenteeId mentee) {
            return !mentor.is_set() || (liked(mentor, mentee) != unlisted && places_of(mentor) >= needed);
        };
        return takes(places.first, mentees[0]) && (mentees.size() == 1 || takes(places.second, mentees[1]));
    }

    void add_couple(const Couple& couple)
    {
        Ways ways{{couple.first, couple.second}, {}};
        for (std::size_t at = 0; at < couple.choices.size(); ++at) {
            const TwoPlaces& places = couple.choices[at];
            if (can_be(places, ways.mentees))
                ways.open.push_back({places, at});
        }
        ways.open.push_back({{}, unlisted});
        ways_.emplace(couple.first, std::move(ways));
    }

    const CouplesProblem& problem_;
    std::map<MenteeId, Ways> ways_;
};

// Who may be where in one case. What is asked holds for every way to fill it in.
class Case {
public:
    Case(const People& people, const std::map<MenteeId, Ways>& ways) : people_(people), ways_(ways) {}

    [[nodiscard]] bool is_overfull(MentorId mentor) const
    {
        std::size_t sure = 0;
        for (const auto& [first, ways] : ways_)
            for (std::size_t slot = 0; slot < ways.mentees.size(); ++slot)
                sure += is_surely_at(ways, slot, mentor) ? 1U : 0U;
        return sure > people_.places_of(mentor);
    }

    /// They have less than this in any way there is, and get it.
    [[nodiscard]] bool is_blocked(MenteeId first, const TwoPlaces& wish, std::size_t rank) const
    {
        const Ways& ways = ways_.at(first);
        if (ways.open.empty() || std::ranges::any_of(ways.open, [&](const auto& way) { return way.second <= rank; }))
            return false;
        if (ways.mentees.size() == 2 && wish.first == wish.second)
            return both_come(ways, wish.first);
        for (std::size_t slot = 0; slot < ways.mentees.size(); ++slot) {
            const MentorId mentor = slot == 0 ? wish.first : wish.second;
            if (!mentor.is_set() || is_surely_at(ways, slot, mentor))
                continue;
            if (!comes(ways.mentees[slot], mentor, {ways.mentees[slot]}, 1))
                return false;
        }
        return true;
    }

private:
    static MentorId place_of(const TwoPlaces& places, std::size_t slot)
    {
        return slot == 0 ? places.first : places.second;
    }

    static bool is_surely_at(const Ways& ways, std::size_t slot, MentorId mentor)
    {
        return !ways.open.empty() &&
               std::ranges::all_of(ways.open, [&](const auto& way) { return place_of(way.first, slot) == mentor; });
    }

    static bool may_be_at(const Ways& ways, std::size_t slot, MentorId mentor)
    {
        return std::ranges::any_of(ways.open, [&](const auto& way) { return place_of(way.first, slot) == mentor; });
    }

    // At most `rivals` others are liked as much and may be there.
    [[nodiscard]] bool has_rivals_up_to(MenteeId mentee, MentorId mentor, const std::vector<MenteeId>& but,
                                        std::ptrdiff_t rivals) const
    {
        std::ptrdiff_t found = 0;
        for (const auto& [first, ways] : ways_)
            for (std::size_t slot = 0; slot < ways.mentees.size(); ++slot)
                if (std::ranges::find(but, ways.mentees[slot]) == but.end() && may_be_at(ways, slot, mentor) &&
                    people_.liked(mentor, ways.mentees[slot]) <= people_.liked(mentor, mentee))
                    ++found;
        return found <= rivals;
    }

    [[nodiscard]] bool is_someone_worse_there(MenteeId mentee, MentorId mentor, const std::vector<MenteeId>& but) const
    {
        for (const auto& [first, ways] : ways_)
            for (std::size_t slot = 0; slot < ways.mentees.size(); ++slot)
                if (std::ranges::find(but, ways.mentees[slot]) == but.end() && is_surely_at(ways, slot, mentor) &&
                    people_.liked(mentor, ways.mentees[slot]) > people_.liked(mentor, mentee))
                    return true;
        return false;
    }

    // A place is free or somebody worse is there, also where a partner who stays has one of the places (`taken` is 2).
    [[nodiscard]] bool comes(MenteeId mentee, MentorId mentor, const std::vector<MenteeId>& but,
                             std::ptrdiff_t taken) const
    {
        return has_rivals_up_to(mentee, mentor, but, static_cast<std::ptrdiff_t>(people_.places_of(mentor)) - taken) ||
               is_someone_worse_there(mentee, mentor, but);
    }

    [[nodiscard]] bool both_come(const Ways& ways, MentorId mentor) const
    {
        const auto places = static_cast<std::ptrdiff_t>(people_.places_of(mentor));
        if (places < 2)
            return false;
        const std::vector<MenteeId>& both = ways.mentees;
        for (std::size_t slot = 0; slot < 2; ++slot)
            if (is_surely_at(ways, slot, mentor))
                return comes(both[1 - slot], mentor, both, 2);
        const std::size_t better = people_.liked(mentor, both[0]) <= people_.liked(mentor, both[1]) ? 0 : 1;
        if (!has_rivals_up_to(both[better], mentor, both, places - 2) ||
            !has_rivals_up_to(both[1 - better], mentor, both, places - 1))
            return false;
        for (std::size_t slot = 0; slot < 2; ++slot)  // one who may be there already is to stay
            if (may_be_at(ways, slot, mentor) && !has_rivals_up_to(both[1 - slot], mentor, both, places - 2))
                return false;
        return true;
    }

    const People& people_;
    const std::map<MenteeId, Ways>& ways_;
};

std::string who(const Ways& ways)
{
    return ways.mentees.size() == 1
               ? "mentee " + std::to_string(ways.mentees[0].row())
               : "mentees " + std::to_string(ways.mentees[0].row()) + ", " + std::to_string(ways.mentees[1].row());
}

Verdict verify_pairing(const CouplesProblem& problem, const std::vector<MentorId>& mentor_of)
{
    if (mentor_of.size() != problem.people().mentees())
        return broken("the pairing has " + std::to_string(mentor_of.size()) + " rows for " +
                      std::to_string(problem.people().mentees()) + " mentees");
    const People people(problem);
    std::map<MenteeId, Ways> made;
    for (const auto& [first, ways] : people.ways()) {
        TwoPlaces places{mentor_of[first.row()], {}};
        if (ways.mentees.size() == 2)
            places.second = mentor_of[ways.mentees[1].row()];
        const auto found = std::ranges::find_if(ways.open, [&](const auto& way) { return way.first == places; });
        if (found == ways.open.end())
            return broken(who(ways) + (ways.mentees.size() == 1 ? " is" : " are") +
                          " where not all of them want to be");
        made.emplace(first, Ways{ways.mentees, {*found}});
    }
    const Case all(people, made);
    for (std::uint32_t row = 0; row < problem.people().mentors(); ++row)
        if (all.is_overfull(MentorId(row)))
            return broken("mentor " + std::to_string(row) + " has more mentees than places");
    for (const auto& [first, ways] : people.ways())
        for (const auto& [places, rank] : ways.open)
            if (rank != unlisted && all.is_blocked(first, places, rank))
                return broken(who(ways) + " would rather be elsewhere, and would be taken there");
    return {};
}

// Walks the proof; each case is the ways that are left in it.
Verdict verify_none(const CouplesProblem& problem, std::span<const CouplesStep> steps)
{
    const People people(problem);
    std::vector<std::map<MenteeId, Ways>> waiting{people.ways()};
    for (const CouplesStep& step : steps) {
        if (waiting.empty())
            return broken("the proof has steps behind its last case");
        std::map<MenteeId, Ways> here = std::move(waiting.back());
        waiting.pop_back();
        if (step.kind == CouplesStepKind::overfull) {
            if (!step.places.first.is_set() || step.places.first.row() >= problem.people().mentors() ||
                !Case(people, here).is_overfull(step.places.first))
                return broken("a case is said to give a mentor more mentees than places, and does not");
            continue;
        }
        const auto all = people.ways().find(step.mentee);
        if (all == people.ways().end())
            return broken("a case is split by somebody who is not placed there");
        const auto way =
            std::ranges::find_if(all->second.open, [&](const auto& one) { return one.first == step.places; });
        if (way == all->second.open.end())
            return broken("a case is split by places that are not wanted");
        if (step.kind == CouplesStepKind::blocked) {
            if (way->second == unlisted || !Case(people, here).is_blocked(step.mentee, way->first, way->second))
                return broken("a case is said to be blocked, and is not");
            continue;
        }
        std::map<MenteeId, Ways> without = here;
        std::erase_if(without.at(step.mentee).open, [&](const auto& one) { return one.first == step.places; });
        std::erase_if(here.at(step.mentee).open, [&](const auto& one) { return one.first != step.places; });
        waiting.push_back(std::move(without));
        waiting.push_back(std::move(here));
    }
    return waiting.empty() ? Verdict{} : broken("the proof ends before its last case");
}

}  // namespace

Verdict verify_couples(const CouplesProblem& problem, const CouplesMatching& made)
{
    return made.is_found ? verify_pairing(problem, made.mentor_of) : verify_none(problem, made.none);
}

}  // namespace muster::pairing
