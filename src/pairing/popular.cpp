// Where first choices alone are paired as far as can be, a mentor is even whom an alternating path from a free place
// leads to: some such pairing leaves a place of it free. A pairing is popular exactly where it has as many first
// choices as can be, and gives everybody a first choice or the best even mentors on the list (being alone where there
// are none). That is a pairing problem: first choices are worth 1 in it. The proof does not speak of all this: it is
// the best pairing by votes against what was found, with its prices.
#include "muster/pairing/one_sided.hpp"

#include "pairing/one_sided/choices.hpp"

#include "muster/core/error.hpp"
#include "muster/pairing/optimal.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

using one_sided::Choice;
using one_sided::Choices;

std::vector<Capacity> places_of(const StableProblem& problem)
{
    std::vector<Capacity> places;
    for (const std::int32_t each : problem.capacities())
        places.push_back({0, static_cast<std::uint32_t>(std::max(each, 0))});
    return places;
}

// The best pairing of first choices alone.
OptimalPairing first_choices(const StableProblem& problem, const Choices& choices, const Progress& progress)
{
    std::vector<Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < choices.mentees(); ++mentee)
        for (const Choice& choice : choices.of(mentee))
            if (choice.rank == choices.of(mentee).front().rank)
                candidates.push_back({MenteeId(mentee), MentorId(choice.mentor), 1});
    return optimal(Problem(places_of(problem), choices.mentees(), candidates, {.unmatched_price = 0}),
                   {.progress = progress});
}

std::vector<bool> even_mentors(const StableProblem& problem, const Choices& choices, const Pairing& first)
{
    std::vector<std::vector<std::uint32_t>> wanting(problem.mentors());  // by mentor: mentees whose first choice it is
    std::vector<std::int32_t> load(problem.mentors(), 0);
    for (std::uint32_t mentee = 0; mentee < choices.mentees(); ++mentee) {
        for (const Choice& choice : choices.of(mentee))
            if (choice.rank == choices.of(mentee).front().rank)
                wanting[choice.mentor].push_back(mentee);
        if (first.mentor_of[mentee].is_set())
            ++load[first.mentor_of[mentee].row()];
    }
    std::vector<bool> is_even(problem.mentors(), false);
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t mentor = 0; mentor < problem.mentors(); ++mentor)
        if (load[mentor] < problem.capacities()[mentor]) {
            is_even[mentor] = true;
            waiting.push_back(mentor);
        }
    while (!waiting.empty()) {
        const std::uint32_t mentor = waiting.back();
        waiting.pop_back();
        for (const std::uint32_t mentee : wanting[mentor]) {
            const MentorId has = first.mentor_of[mentee];  // somebody, or the first choices were not the most
            if (has.is_set() && !is_even[has.row()]) {
                is_even[has.row()] = true;
                waiting.push_back(has.row());
            }
        }
    }
    return is_even;
}

// Who may have whom in a popular pairing; the last mentor stands for being alone.
std::vector<Candidate> popular_pairs(const Choices& choices, const std::vector<bool>& is_even)
{
    const MentorId alone(static_cast<MentorId::Value>(is_even.size()));
    std::vector<Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < choices.mentees(); ++mentee) {
        const auto list = choices.of(mentee);
        const auto even = std::ranges::find_if(list, [&](const Choice& choice) { return is_even[choice.mentor]; });
        for (const Choice& choice : list) {
            const bool is_first = choice.rank == list.front().rank;
            const bool is_second = even != list.end() && choice.rank == even->rank && is_even[choice.mentor];
            if (is_first || is_second)
                candidates.push_back({MenteeId(mentee), MentorId(choice.mentor), is_first ? 1 : 0});
        }
        if (even == list.end())
            candidates.push_back({MenteeId(mentee), alone, 0});
    }
    return candidates;
}

// What each pair is worth in votes against a pairing; see `Popular`.
Problem votes_against(const StableProblem& problem, const Choices& choices, std::span<const MentorId> mentor_of)
{
    std::vector<Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < choices.mentees(); ++mentee) {
        const auto list = choices.of(mentee);
        const auto has = std::ranges::find_if(list, [&](const Choice& choice) {
            return mentor_of[mentee].is_set() && choice.mentor == mentor_of[mentee].row();
        });
        if (mentor_of[mentee].is_set() && has == list.end())
            throw InvalidInput({"pairing, mentee " + std::to_string(mentee)},
                               "mentor " + std::to_string(mentor_of[mentee].row()) + " is not a candidate",
                               "choose one of the mentee's candidates");
        for (const Choice& choice : list) {
            Score votes = 1;
            if (has != list.end() && choice.rank != has->rank)
                votes = choice.rank < has->rank ? 2 : 0;
            candidates.push_back({MenteeId(mentee), MentorId(choice.mentor), votes});
        }
    }
    return {places_of(problem), choices.mentees(), candidates, {.unmatched_price = 0}};
}

std::int64_t count_of_paired(std::span<const MentorId> mentor_of)
{
    return std::ranges::count_if(mentor_of, [](MentorId mentor) { return mentor.is_set(); });
}

}  // namespace

std::optional<Popular> popular(const StableProblem& problem, const OneSidedOptions& options)
{
    const Choices choices(problem);
    const OptimalPairing first = first_choices(problem, choices, options.progress);
    const auto is_even = even_mentors(problem, choices, first.pairing);
    std::vector<Capacity> places = places_of(problem);
    places.push_back({0, static_cast<std::uint32_t>(choices.mentees())});
    Popular made;
    try {
        const OptimalPairing best =
            optimal(Problem(std::move(places), choices.mentees(), popular_pairs(choices, is_even)),
                    {.progress = options.progress});
        if (best.pairing.total < first.pairing.total)
            return std::nullopt;
        for (const MentorId mentor : best.pairing.mentor_of)
            made.mentor_of.push_back(mentor.row() < problem.mentors() ? mentor : MentorId{});
    } catch (const Infeasible&) {
        return std::nullopt;
    }
    made.mentees = rank_profiles(problem, made.mentor_of).mentees;
    made.votes = optimal(votes_against(problem, choices, made.mentor_of), {.progress = options.progress}).certificate;
    return made;
}

std::int64_t lost_votes(const StableProblem& problem, std::span<const MentorId> mentor_of,
                        const OneSidedOptions& options)
{
    static_cast<void>(rank_profiles(problem, mentor_of));  // refuses what is no pairing of these
    std::vector<std::int32_t> load(problem.mentors(), 0);
    for (const MentorId mentor : mentor_of)
        if (mentor.is_set() && ++load[mentor.row()] > problem.capacities()[mentor.row()])
            throw InvalidInput({"pairing"}, "mentor " + std::to_string(mentor.row()) + " has more mentees than places",
                               "pass a pairing that keeps the capacities");
    const Problem votes = votes_against(problem, Choices(problem), mentor_of);
    return optimal(votes, {.progress = options.progress}).pairing.total - count_of_paired(mentor_of);
}

}  // namespace muster::pairing
