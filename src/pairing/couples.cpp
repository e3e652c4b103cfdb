#include "muster/pairing/couples.hpp"

#include "core/budget.hpp"
#include "pairing/choice_numbers.hpp"
#include "pairing/couples/proposals.hpp"
#include "pairing/couples/search.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

// Which choice it is in a list; nothing where it is not in it.
std::optional<std::size_t> rank_of(const PreferenceRows& rows, std::size_t owner, std::uint32_t other)
{
    const auto list = rows.list(owner);
    const auto found = std::ranges::find(list, other);
    if (found == list.end())
        return std::nullopt;
    return choice_numbers(rows, owner)[static_cast<std::size_t>(found - list.begin())];
}

void require_two(const StableProblem& people, MenteeId first, MenteeId second, const Where& where)
{
    for (const MenteeId mentee : {first, second})
        if (!mentee.is_set() || mentee.row() >= people.mentees())
            throw InvalidInput::unknown(where, "mentee " + std::to_string(mentee.row()), "the problem");
    if (first == second)
        throw InvalidInput::duplicate(where, "mentee " + std::to_string(first.row()));
}

void require_choices(const StableProblem& people, const Couple& couple, const Where& where)
{
    for (std::size_t at = 0; at < couple.choices.size(); ++at) {
        const TwoPlaces& places = couple.choices[at];
        for (const MentorId mentor : {places.first, places.second})
            if (mentor.is_set() && mentor.row() >= people.mentors())
                throw InvalidInput::unknown(where, "mentor " + std::to_string(mentor.row()), "the problem");
        if (!places.first.is_set() && !places.second.is_set())
            throw InvalidInput(where, "choice " + std::to_string(at + 1) + " names no mentor",
                               "leave it out: having none comes after all choices");
        if (std::find(couple.choices.begin(), couple.choices.begin() + static_cast<std::ptrdiff_t>(at), places) !=
            couple.choices.begin() + static_cast<std::ptrdiff_t>(at))
            throw InvalidInput::duplicate(where, "choice " + std::to_string(at + 1));
    }
}

[[noreturn]] void throw_stopped()
{
    throw Stopped({"stable pairing"}, "stopped by the caller before there was a pairing", "let it run on");
}

}  // namespace

CouplesProblem::CouplesProblem(StableProblem people, std::vector<Couple> couples)
    : people_(std::move(people)), couples_(std::move(couples))
{
    std::vector<bool> is_of_couple(people_.mentees(), false);
    for (std::size_t at = 0; at < couples_.size(); ++at) {
        const Where where{"couple " + std::to_string(at + 1)};
        require_two(people_, couples_[at].first, couples_[at].second, where);
        for (const MenteeId mentee : {couples_[at].first, couples_[at].second}) {
            if (is_of_couple[mentee.row()])
                throw InvalidInput(where, "mentee " + std::to_string(mentee.row()) + " is of another couple, too",
                                   "let each be of one");
            is_of_couple[mentee.row()] = true;
        }
        require_choices(people_, couples_[at], where);
    }
}

Couple friends(const StableProblem& people, MenteeId first, MenteeId second)
{
    require_two(people, first, second, {"friends"});
    const PreferenceRows& lists = people.mentee_preferences().rows();
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t, std::uint32_t>> wanted;
    for (const std::uint32_t mentor : lists.list(first.row()))
        if (const auto theirs = rank_of(lists, second.row(), mentor)) {
            const std::size_t ours = *rank_of(lists, first.row(), mentor);
            wanted.emplace_back(std::max(ours, *theirs), ours + *theirs, ours, mentor);
        }
    std::ranges::sort(wanted);
    Couple couple{first, second, {}};
    for (const auto& [worse, sum, ours, mentor] : wanted)
        couple.choices.push_back({MentorId(mentor), MentorId(mentor)});
    return couple;
}

CouplesMatching stable_with_couples(const CouplesProblem& problem, const CouplesOptions& options)
{
    const couples::Model model(problem);
    const Budget budget([&] { return options.progress && !options.progress({"looking for a stable pairing", 0.0}); });
    if (budget.is_spent())
        throw_stopped();
    constexpr std::uint64_t starts = 64;
    constexpr std::uint64_t turns_each = 200;
    for (std::uint64_t start = 1; start <= starts; ++start)
        if (const auto choices = couples::Proposals(model, Seed{start}).run(turns_each * model.units.size()))
            return {.is_found = true, .mentor_of = model.mentors_of(*choices)};
    couples::Search search(model, options.work, budget);
    CouplesMatching made = search.run();
    if (search.is_stopped())
        throw_stopped();
    if (!made.is_found && made.none.empty())
        throw InvalidInput({"stable pairing"}, "the work did not suffice to find a pairing, nor to show that none is",
                           "give more work, or ask less");
    return made;
}

}  // namespace muster::pairing
