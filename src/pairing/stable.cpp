#include "muster/pairing/stable.hpp"

#include "muster/core/error.hpp"
#include "pairing/stable/deferred_acceptance.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

using stable_engine::StrictSide;

std::vector<std::uint32_t> drawn_numbers(std::size_t count, Seed seed)
{
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), std::uint32_t{0});
    Random(seed).shuffle(std::span(numbers));
    return numbers;
}

/// The lists' entries with equals in the order the lottery gives them.
std::vector<std::uint32_t> in_drawn_order(const PreferenceRows& rows, TieBreaking breaking, Seed seed)
{
    std::vector<std::uint32_t> entries(rows.entries().begin(), rows.entries().end());
    const auto numbers =
        breaking == TieBreaking::single_lottery ? drawn_numbers(rows.others(), seed) : std::vector<std::uint32_t>{};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Random random(seed.split(row));
        const auto list = std::span(entries).subspan(rows.starts()[row], rows.list(row).size());
        for (std::size_t first = 0; first < list.size();) {
            std::size_t behind = first + 1;
            while (behind < list.size() && rows.is_tied(row, behind))
                ++behind;
            const auto equals = list.subspan(first, behind - first);
            if (breaking == TieBreaking::lottery_per_list)
                random.shuffle(equals);
            else
                std::ranges::sort(equals, {}, [&](std::uint32_t other) { return numbers[other]; });
            first = behind;
        }
    }
    return entries;
}

/// Lists in strict order; owns the entries where equals had to be moved.
class StrictLists {
public:
    StrictLists(const PreferenceRows& rows, TieBreaking breaking, Seed seed) : rows_(rows)
    {
        if (rows.has_ties() && breaking != TieBreaking::as_listed)
            moved_ = in_drawn_order(rows, breaking, seed);
    }

    [[nodiscard]] StrictSide side(std::span<const std::int32_t> quotas) const
    {
        return {rows_.starts(), moved_ ? std::span<const std::uint32_t>(*moved_) : rows_.entries(), quotas};
    }

private:
    const PreferenceRows& rows_;
    std::optional<std::vector<std::uint32_t>> moved_;
};

/// Which choice the entry at `position` is, counted from 0: equals count as one.
std::size_t choice_at(const PreferenceRows& rows, std::size_t row, std::size_t position)
{
    if (!rows.has_ties())
        return position;
    std::size_t choice = 0;
    for (std::size_t at = 1; at <= position; ++at)
        choice += static_cast<std::size_t>(!rows.is_tied(row, at));
    return choice;
}

void count(RankProfile& profile, std::size_t choice)
{
    if (profile.counts.size() <= choice)
        profile.counts.resize(choice + 1, 0);
    ++profile.counts[choice];
}

void count_unmatched(const StableProblem& problem, std::size_t matched, RankProfile& mentees, RankProfile& mentors)
{
    mentees.unmatched = problem.mentees() - matched;
    std::size_t places = 0;
    for (const std::int32_t capacity : problem.capacities())
        places += static_cast<std::size_t>(capacity);
    mentors.unmatched = places - std::min(places, matched);
}

StableMatching solve(const StableProblem& problem, Proposer proposer, const StrictLists& mentees,
                     const StrictLists& mentors, const Progress& progress)
{
    const std::vector<std::int32_t> one_each(problem.mentees(), 1);
    const StrictSide mentee_side = mentees.side(one_each);
    const StrictSide mentor_side = mentors.side(problem.capacities());
    const bool mentees_ask = proposer == Proposer::mentees;
    const stable_engine::Matches matches = mentees_ask
                                               ? stable_engine::deferred_acceptance(mentee_side, mentor_side, progress)
                                               : stable_engine::deferred_acceptance(mentor_side, mentee_side, progress);
    StableMatching result;
    result.proposals = matches.proposals;
    result.mentor_of.resize(problem.mentees());
    for (const stable_engine::Match& match : matches.pairs) {
        const std::uint32_t mentee = mentees_ask ? match.proposer : match.responder;
        const std::uint32_t mentor = mentees_ask ? match.responder : match.proposer;
        const std::uint32_t of_mentor = mentees_ask ? match.position_of_responder : match.position_of_proposer;
        const std::uint32_t of_mentee = mentees_ask ? match.position_of_proposer : match.position_of_responder;
        result.mentor_of[mentee] = MentorId(mentor);
        count(result.mentees, choice_at(problem.mentee_preferences().rows(), mentee, of_mentor));
        count(result.mentors, choice_at(problem.mentor_preferences().rows(), mentor, of_mentee));
    }
    count_unmatched(problem, matches.pairs.size(), result.mentees, result.mentors);
    return result;
}

struct BothLists {
    StrictLists mentees;
    StrictLists mentors;
};

BothLists strict_lists(const StableProblem& problem, const StableOptions& options)
{
    return {StrictLists(problem.mentee_preferences().rows(), options.tie_breaking, options.seed.split(0)),
            StrictLists(problem.mentor_preferences().rows(), options.tie_breaking, options.seed.split(1))};
}

}  // namespace

StableProblem::StableProblem(MenteePreferences mentees, MentorPreferences mentors, std::vector<std::int32_t> capacities)
    : mentees_(std::move(mentees)), mentors_(std::move(mentors)), capacities_(std::move(capacities))
{
    const Where here{"stable problem"};
    const auto counts = [](std::size_t number, const char* what) { return std::to_string(number) + " " + what; };
    if (mentees_.rows().others() != mentors_.rows().size())
        throw InvalidInput(here,
                           "the mentees' lists choose among " + counts(mentees_.rows().others(), "mentors") +
                               ", and there are lists of " + std::to_string(mentors_.rows().size()),
                           "give every mentor a list, an empty one if need be");
    if (mentors_.rows().others() != mentees_.rows().size())
        throw InvalidInput(here,
                           "the mentors' lists choose among " + counts(mentors_.rows().others(), "mentees") +
                               ", and there are lists of " + std::to_string(mentees_.rows().size()),
                           "give every mentee a list, an empty one if need be");
    if (capacities_.size() != mentors_.rows().size())
        throw InvalidInput(here,
                           counts(capacities_.size(), "capacities for ") + counts(mentors_.rows().size(), "mentors"),
                           "give one for each mentor");
    for (std::size_t mentor = 0; mentor < capacities_.size(); ++mentor)
        if (capacities_[mentor] < 0)
            throw InvalidInput({"mentor " + std::to_string(mentor)}, "capacity " + std::to_string(capacities_[mentor]),
                               "give 0 or more");
}

StableMatching stable(const StableProblem& problem, const StableOptions& options)
{
    const BothLists lists = strict_lists(problem, options);
    return solve(problem, options.proposer, lists.mentees, lists.mentors, options.progress);
}

StableExtremes stable_extremes(const StableProblem& problem, const StableOptions& options)
{
    const BothLists lists = strict_lists(problem, options);
    return {solve(problem, Proposer::mentees, lists.mentees, lists.mentors, options.progress),
            solve(problem, Proposer::mentors, lists.mentees, lists.mentors, options.progress)};
}

RankProfiles rank_profiles(const StableProblem& problem, std::span<const MentorId> mentor_of)
{
    const PreferenceRows& mentees = problem.mentee_preferences().rows();
    const PreferenceRows& mentors = problem.mentor_preferences().rows();
    if (mentor_of.size() != problem.mentees())
        throw InvalidInput({"pairing"},
                           std::to_string(mentor_of.size()) + " mentors for " + std::to_string(problem.mentees()) +
                               " mentees",
                           "give one, or none, for each mentee");
    RankProfiles profiles;
    std::vector<std::size_t> mentees_of(problem.mentors(), 0);
    std::size_t matched = 0;
    for (std::size_t mentee = 0; mentee < mentor_of.size(); ++mentee) {
        if (!mentor_of[mentee].is_set())
            continue;
        const Where here{"pairing, mentee " + std::to_string(mentee)};
        const std::uint32_t mentor = mentor_of[mentee].row();
        if (mentor >= problem.mentors())
            throw InvalidInput(here, "mentor " + std::to_string(mentor),
                               "give a row below " + std::to_string(problem.mentors()));
        const auto list = mentees.list(mentee);
        const auto found = std::ranges::find(list, mentor);
        if (found == list.end())
            throw InvalidInput(here, "mentor " + std::to_string(mentor) + " is not in its list",
                               "pair only those who list each other");
        ++matched;
        ++mentees_of[mentor];
        count(profiles.mentees, choice_at(mentees, mentee, static_cast<std::size_t>(found - list.begin())));
    }
    for (std::size_t mentor = 0; mentor < problem.mentors(); ++mentor) {
        std::size_t choice = 0;
        const auto list = mentors.list(mentor);
        for (std::size_t at = 0; at < list.size(); ++at) {
            choice += static_cast<std::size_t>(at > 0 && !mentors.is_tied(mentor, at));
            if (mentor_of[list[at]] == MentorId(static_cast<std::uint32_t>(mentor))) {
                --mentees_of[mentor];
                count(profiles.mentors, choice);
            }
        }
        if (mentees_of[mentor] != 0)
            throw InvalidInput({"pairing, mentor " + std::to_string(mentor)},
                               std::to_string(mentees_of[mentor]) + " of its mentees are not in its list",
                               "pair only those who list each other");
    }
    count_unmatched(problem, matched, profiles.mentees, profiles.mentors);
    return profiles;
}

}  // namespace muster::pairing
