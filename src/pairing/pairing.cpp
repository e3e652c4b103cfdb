#include "muster/pairing/pairing.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

// Best score first, the missing last.
void put_best_first(const Problem& problem, MenteeId mentee, std::span<MentorId> mentors)
{
    if (mentors.size() < 2)
        return;
    std::ranges::sort(mentors, [&](MentorId left, MentorId right) {
        if (!left.is_set() || !right.is_set())
            return left.is_set();
        const auto of = [&](MentorId mentor) { return problem.score_of(mentee, mentor); };
        return of(left) != of(right) ? of(left) > of(right) : left < right;
    });
    const auto twice = std::ranges::adjacent_find(mentors);
    if (twice != mentors.end() && twice->is_set())
        throw InvalidInput::duplicate({"pairing, mentee " + std::to_string(mentee.row())},
                                      "mentor " + std::to_string(twice->row()));
}

Score worth_of(const Problem& problem, MenteeId mentee, MentorId mentor)
{
    const auto here = [&] { return Where{"pairing, mentee " + std::to_string(mentee.row())}; };
    if (!mentor.is_set()) {
        const auto price = problem.unmatched_price(mentee);
        if (!price)
            throw InvalidInput(here(), "it has no mentor and may not be left alone", "choose a mentor");
        return -*price;
    }
    const auto score = problem.score_of(mentee, mentor);
    if (!score)
        throw InvalidInput(here(), "mentor " + std::to_string(mentor.row()) + " is not a candidate",
                           "choose one of the mentee's candidates");
    return *score;
}

}  // namespace

Pairing with_total(const Problem& problem, std::vector<MentorId> mentor_of)
{
    if (mentor_of.size() != problem.seat_count())
        throw InvalidInput({"pairing"},
                           std::to_string(mentor_of.size()) + " rows for " + std::to_string(problem.seat_count()) +
                               (problem.first_seats().empty() ? " mentees" : " seats"),
                           "give one row per mentee");
    Pairing pairing{std::move(mentor_of), 0, {problem.first_seats().begin(), problem.first_seats().end()}};
    WideInteger total = 0;
    std::vector<std::uint32_t> loads(problem.mentors().size(), 0);
    std::size_t seat = 0;
    for (std::size_t row = 0; row < problem.mentee_count(); ++row) {
        const MenteeId mentee(static_cast<MenteeId::Value>(row));
        const std::size_t end = seat + problem.wanted(mentee);
        put_best_first(problem, mentee, std::span(pairing.mentor_of).subspan(seat, end - seat));
        for (; seat < end; ++seat) {
            const MentorId mentor = pairing.mentor_of[seat];
            total += worth_of(problem, mentee, mentor);
            if (mentor.is_set())
                total -= problem.place_price(mentor, ++loads[mentor.row()]);
        }
    }
    if (total > std::numeric_limits<Score>::max() || total < std::numeric_limits<Score>::min())
        throw Overflow({"pairing"}, "the total leaves 64 bits", "use a larger unit for scores");
    pairing.total = static_cast<Score>(total);
    return pairing;
}

}  // namespace muster::pairing
