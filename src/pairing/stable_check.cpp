// A pair blocks when both would rather have each other, so it is looked for from both ends. From the mentees' lists
// comes, for each mentor, the column of mentees who rank it strictly before what they have (a counting sort: two
// passes over the lists). Each mentor then marks its column and walks its own list down to the choice its worst mentee
// is, exclusive, or to the end if it has a free place: every marked one met on the way blocks. Nothing here knows how
// the pairing was made.
#include "muster/pairing/stable_check.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace muster::inline v0_2::pairing {
namespace {

void require_pairing(const StableProblem& problem, std::span<const MentorId> mentor_of)
{
    if (mentor_of.size() != problem.mentees())
        throw InvalidInput({"pairing"},
                           std::to_string(mentor_of.size()) + " mentors for " + std::to_string(problem.mentees()) +
                               " mentees",
                           "give one, or none, for each mentee");
    for (std::size_t mentee = 0; mentee < mentor_of.size(); ++mentee)
        if (mentor_of[mentee].is_set() && mentor_of[mentee].row() >= problem.mentors())
            throw InvalidInput({"pairing, mentee " + std::to_string(mentee)},
                               "mentor " + std::to_string(mentor_of[mentee].row()),
                               "give a row below " + std::to_string(problem.mentors()));
}

/// How many entries a list ranks strictly before `present`; all of them when it is not there.
std::size_t entries_before(const PreferenceRows& rows, std::size_t row, MentorId present)
{
    std::size_t strictly_before = 0;
    const auto list = rows.list(row);
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (at > 0 && !rows.is_tied(row, at))
            strictly_before = at;
        if (present.is_set() && list[at] == present.row())
            return strictly_before;
    }
    return list.size();
}

}  // namespace

StabilityCheck check_stability(const StableProblem& problem, std::span<const MentorId> mentor_of)
{
    require_pairing(problem, mentor_of);
    const PreferenceRows& mentees = problem.mentee_preferences().rows();
    const PreferenceRows& mentors = problem.mentor_preferences().rows();
    StabilityCheck check;

    // Who wants whom more than what they have, by mentor.
    std::vector<std::size_t> wanted(mentees.size());
    std::vector<std::size_t> starts(mentors.size() + 1, 0);
    for (std::size_t mentee = 0; mentee < mentees.size(); ++mentee) {
        wanted[mentee] = entries_before(mentees, mentee, mentor_of[mentee]);
        for (const std::uint32_t mentor : mentees.list(mentee).first(wanted[mentee]))
            ++starts[mentor + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> wanting(starts.back());
    std::vector<std::size_t> filled(starts.begin(), starts.end() - 1);
    for (std::size_t mentee = 0; mentee < mentees.size(); ++mentee)
        for (const std::uint32_t mentor : mentees.list(mentee).first(wanted[mentee]))
            wanting[filled[mentor]++] = static_cast<std::uint32_t>(mentee);

    std::vector<std::size_t> load(mentors.size(), 0);
    std::vector<bool> is_listed_by_mentor(mentees.size(), false);
    for (const MentorId mentor : mentor_of)
        if (mentor.is_set())
            ++load[mentor.row()];

    std::vector<bool> wants_this(mentees.size(), false);
    for (std::uint32_t mentor = 0; mentor < mentors.size(); ++mentor) {
        const auto capacity = static_cast<std::size_t>(problem.capacities()[mentor]);
        if (load[mentor] > capacity)
            check.overloaded.push_back(MentorId(mentor));
        const auto list = mentors.list(mentor);

        // The worst mentee it has, and where the choice starts that this one belongs to.
        MenteeId worst;
        std::size_t worst_choice_start = 0;
        std::size_t choice_start = 0;
        for (std::size_t at = 0; at < list.size(); ++at) {
            if (at > 0 && !mentors.is_tied(mentor, at))
                choice_start = at;
            if (mentor_of[list[at]] != MentorId(mentor))
                continue;
            is_listed_by_mentor[list[at]] = true;
            worst = MenteeId(list[at]);
            worst_choice_start = choice_start;
        }
        const bool has_place = load[mentor] < capacity;
        const std::size_t end = has_place ? list.size() : worst_choice_start;
        const auto column = std::span(wanting).subspan(starts[mentor], starts[mentor + 1] - starts[mentor]);
        for (const std::uint32_t mentee : column)
            wants_this[mentee] = true;
        for (const std::uint32_t mentee : list.first(end))
            if (wants_this[mentee])
                check.blocking_pairs.push_back(
                    {MenteeId(mentee), MentorId(mentor), mentor_of[mentee], has_place ? MenteeId{} : worst});
        for (const std::uint32_t mentee : column)
            wants_this[mentee] = false;
    }
    for (std::uint32_t mentee = 0; mentee < mentees.size(); ++mentee) {
        if (!mentor_of[mentee].is_set())
            continue;
        const auto list = mentees.list(mentee);
        if (!is_listed_by_mentor[mentee] || std::ranges::find(list, mentor_of[mentee].row()) == list.end())
            check.unacceptable.push_back(MenteeId(mentee));
    }
    std::ranges::sort(check.blocking_pairs, {},
                      [](const BlockingPair& pair) { return std::pair(pair.mentee, pair.mentor); });
    return check;
}

std::vector<BlockingPair> blocking_pairs(const StableProblem& problem, std::span<const MentorId> mentor_of)
{
    return check_stability(problem, mentor_of).blocking_pairs;
}

}  // namespace muster::pairing
