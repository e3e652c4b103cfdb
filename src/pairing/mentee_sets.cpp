#include "mentee_sets.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing {

std::string name_of(const char* kind, const MenteeSet& set, std::size_t at)
{
    return std::string(kind) + " " + (set.name.empty() ? std::to_string(at + 1) : "\"" + set.name + "\"");
}

void require_sets(const std::vector<MenteeSet>& sets, const char* kind, std::size_t mentees)
{
    for (std::size_t at = 0; at < sets.size(); ++at) {
        const Where where{name_of(kind, sets[at], at)};
        if (sets[at].mentees.size() < 2)
            throw InvalidInput(where, "it has fewer than two mentees", "name all of them, or take it out");
        std::vector<MenteeId> sorted = sets[at].mentees;
        std::ranges::sort(sorted);
        if (!sorted.back().is_set() || sorted.back().row() >= mentees)
            throw InvalidInput::unknown(where, "mentee " + std::to_string(sorted.back().row()), "the problem");
        if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
            throw InvalidInput::duplicate(where, "mentee " + std::to_string(twice->row()));
    }
}

}  // namespace muster::pairing
