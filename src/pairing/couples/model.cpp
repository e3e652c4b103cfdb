#include "model.hpp"

#include "pairing/choice_numbers.hpp"

#include <limits>
#include <unordered_map>

namespace muster::inline v0_2::pairing::couples {
namespace {

// Which choice each is in each list, by owner.
std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> ranks_of(const PreferenceRows& rows)
{
    std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> ranks(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::vector<std::uint32_t> numbers = choice_numbers(rows, row);
        for (std::size_t at = 0; at < numbers.size(); ++at)
            ranks[row].emplace(rows.list(row)[at], numbers[at]);
    }
    return ranks;
}

}  // namespace

Model::Model(const CouplesProblem& problem)
    : capacity(problem.people().capacities().begin(), problem.people().capacities().end()), entries(capacity.size())
{
    const PreferenceRows& mentees = problem.people().mentee_preferences().rows();
    const auto liked = ranks_of(problem.people().mentor_preferences().rows());
    // Nothing where a mentor does not list the mentee, or has not so many places.
    const auto add = [&](Unit& unit, TwoPlaces places, std::uint32_t rank) {
        Choice choice{.rank = rank};
        const bool is_shared = places.first.is_set() && places.first == places.second;
        for (std::size_t slot = 0; slot < unit.mentees.size(); ++slot) {
            const MentorId mentor = slot == 0 ? places.first : places.second;
            if (!mentor.is_set())
                continue;
            const auto found = liked[mentor.row()].find(unit.mentees[slot].row());
            if (found == liked[mentor.row()].end() || capacity[mentor.row()] < (is_shared ? 2 : 1))
                return;
            choice.mentor[slot] = mentor.row();
            choice.liked[slot] = found->second;
        }
        unit.choices.push_back(choice);
    };
    std::vector<bool> is_of_couple(mentees.size(), false);
    for (const Couple& couple : problem.couples()) {
        Unit unit{{couple.first, couple.second}, {}};
        for (std::uint32_t at = 0; at < couple.choices.size(); ++at)
            add(unit, couple.choices[at], at);
        units.push_back(std::move(unit));
        is_of_couple[couple.first.row()] = is_of_couple[couple.second.row()] = true;
    }
    for (std::uint32_t row = 0; row < mentees.size(); ++row) {
        if (is_of_couple[row])
            continue;
        Unit unit{{MenteeId(row)}, {}};
        const std::vector<std::uint32_t> numbers = choice_numbers(mentees, row);
        for (std::size_t at = 0; at < numbers.size(); ++at)
            add(unit, {MentorId(mentees.list(row)[at]), {}}, numbers[at]);
        units.push_back(std::move(unit));
    }
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        auto& choices = units[unit].choices;
        choices.push_back({.rank = std::numeric_limits<std::uint32_t>::max()});
        for (std::uint32_t slot = 0; slot < units[unit].mentees.size(); ++slot)
            for (std::uint32_t at = 0; at < choices.size(); ++at)
                if (choices[at].mentor[slot] != nobody)
                    entries[choices[at].mentor[slot]].push_back({unit, slot, at});
    }
}

std::vector<MentorId> Model::mentors_of(const std::vector<std::uint32_t>& choices) const
{
    std::size_t people = 0;
    for (const Unit& unit : units)
        people += unit.mentees.size();
    std::vector<MentorId> mentor_of(people);
    for (std::size_t unit = 0; unit < units.size(); ++unit)
        for (std::size_t slot = 0; slot < units[unit].mentees.size(); ++slot)
            if (const std::uint32_t mentor = units[unit].choices[choices[unit]].mentor[slot]; mentor != nobody)
                mentor_of[units[unit].mentees[slot].row()] = MentorId(mentor);
    return mentor_of;
}

}  // namespace muster::pairing::couples
