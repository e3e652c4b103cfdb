// Rank-maximal and popular pairings from the lists and the prices alone.
#include "pairing/checking/broken.hpp"
#include "pairing/checking/gains.hpp"

#include "muster/pairing/one_sided.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing {
namespace {

using checking::broken;
using checking::mentee_name;
using checking::mentor_name;

constexpr std::uint32_t nothing_chosen = ~std::uint32_t{0};

struct Acceptable {
    std::uint32_t mentor;
    std::uint32_t choice;  // from 0, in the mentee's whole list
};
using Lists = std::vector<std::vector<Acceptable>>;  // by mentee

// Pairs that each side lists, but for mentors without places, who are in no pairing.
Lists lists_of(const StableProblem& problem)
{
    const PreferenceRows& mentees = problem.mentee_preferences().rows();
    const PreferenceRows& mentors = problem.mentor_preferences().rows();
    std::vector<std::vector<std::uint32_t>> listed_by(mentees.size());
    for (std::uint32_t mentor = 0; mentor < mentors.size(); ++mentor)
        for (const std::uint32_t mentee : mentors.list(mentor))
            if (problem.capacities()[mentor] > 0)
                listed_by[mentee].push_back(mentor);
    Lists made(mentees.size());
    for (std::size_t mentee = 0; mentee < mentees.size(); ++mentee) {
        const auto list = mentees.list(mentee);
        std::uint32_t choice = 0;
        for (std::size_t at = 0; at < list.size(); ++at) {
            choice += at > 0 && !mentees.is_tied(mentee, at) ? 1U : 0U;
            if (std::ranges::binary_search(listed_by[mentee], list[at]))
                made[mentee].push_back({list[at], choice});
        }
    }
    return made;
}

std::optional<std::uint32_t> choice_had(const std::vector<Acceptable>& list, MentorId mentor)
{
    for (const Acceptable& each : list)
        if (mentor.is_set() && each.mentor == mentor.row())
            return each.choice;
    return std::nullopt;
}

Verdict verify_places(const StableProblem& problem, const Lists& lists, std::span<const MentorId> mentor_of,
                      const RankProfile& told)
{
    if (mentor_of.size() != problem.mentees())
        return broken("the pairing has " + std::to_string(mentor_of.size()) + " rows for " +
                      std::to_string(problem.mentees()) + " mentees");
    std::vector<std::int64_t> load(problem.mentors(), 0);
    RankProfile profile;
    for (std::size_t mentee = 0; mentee < mentor_of.size(); ++mentee) {
        const MentorId mentor = mentor_of[mentee];
        if (!mentor.is_set()) {
            ++profile.unmatched;
            continue;
        }
        const auto choice = choice_had(lists[mentee], mentor);
        if (mentor.row() >= problem.mentors() || !choice)
            return broken(mentee_name(mentee) + " with " + mentor_name(mentor.row()) + " is not acceptable to both");
        if (++load[mentor.row()] > problem.capacities()[mentor.row()])
            return broken(mentor_name(mentor.row()) + " has more mentees than places");
        profile.counts.resize(std::max<std::size_t>(profile.counts.size(), *choice + 1), 0);
        ++profile.counts[*choice];
    }
    return profile == told ? Verdict{} : broken("the profile is not that of the pairing");
}

// Rows of numbers compared as words are: the sign of the first that is not 0.
template <class Number>
int first_sign(std::size_t rows, const Number& number)
{
    for (std::size_t row = 0; row < rows; ++row)
        if (const WideInteger value = number(row); value != 0)
            return value > 0 ? 1 : -1;
    return 0;
}

// `list` with being alone as the last.
Verdict verify_choices(const RankMaximal& made, std::size_t mentee, const std::vector<Acceptable>& list)
{
    const std::uint32_t alone = list.back().mentor;
    for (const auto& [mentor, choice] : list) {
        const int sign = first_sign(made.mentee_gain.size(), [&, at = mentor, rank = choice](std::size_t row) {
            return WideInteger{made.mentee_gain[row][mentee]} + made.mentor_price[row][at] - (row == rank ? 1 : 0);
        });
        const bool is_had = made.mentor_of[mentee].is_set() ? made.mentor_of[mentee].row() == mentor : mentor == alone;
        const std::string pair = mentee_name(mentee) + (mentor == alone ? " alone" : " with " + mentor_name(mentor));
        if (sign < 0)
            return broken(pair + " scores more than gain and price allow");
        if (sign > 0 && is_had)
            return broken(pair + " is so, yet scores less than gain and price");
    }
    return {};
}

}  // namespace

Verdict verify_rank_maximal(const StableProblem& problem, const RankMaximal& made)
{
    Lists lists = lists_of(problem);
    if (auto verdict = verify_places(problem, lists, made.mentor_of, made.mentees); !verdict)
        return verdict;
    std::uint32_t last = 0;
    for (const auto& list : lists)
        for (const Acceptable& each : list)
            last = std::max(last, each.choice + 1);
    const auto has_all = [&](const std::vector<std::vector<Score>>& rows, std::size_t people) {
        return rows.size() == last && std::ranges::all_of(rows, [&](const auto& row) { return row.size() == people; });
    };
    if (!has_all(made.mentee_gain, problem.mentees()) || !has_all(made.mentor_price, problem.mentors() + 1))
        return broken("the proof has not one row of prices per choice");
    std::vector<std::int64_t> load(problem.mentors() + 1, 0);
    for (const MentorId mentor : made.mentor_of)
        ++load[mentor.is_set() ? mentor.row() : problem.mentors()];
    for (std::size_t mentor = 0; mentor < load.size(); ++mentor) {
        const std::int64_t places = mentor < problem.mentors() ? std::int64_t{problem.capacities()[mentor]}
                                                               : static_cast<std::int64_t>(problem.mentees());
        const int sign = first_sign(last, [&](std::size_t row) { return WideInteger{made.mentor_price[row][mentor]}; });
        const std::string who = mentor < problem.mentors() ? mentor_name(mentor) : std::string("being alone");
        if (sign > 0 && load[mentor] < places)
            return broken(who + " has a free place, yet its price is above nothing");
        if (sign < 0 && load[mentor] > 0)
            return broken(who + " has a mentee, yet its price is below nothing");
    }
    for (std::size_t mentee = 0; mentee < problem.mentees(); ++mentee) {
        lists[mentee].push_back({static_cast<std::uint32_t>(problem.mentors()), nothing_chosen});
        if (auto verdict = verify_choices(made, mentee, lists[mentee]); !verdict)
            return verdict;
    }
    return {};
}

Verdict verify_popular(const StableProblem& problem, const Popular& made)
{
    const Lists lists = lists_of(problem);
    if (auto verdict = verify_places(problem, lists, made.mentor_of, made.mentees); !verdict)
        return verdict;
    std::vector<Capacity> places;
    for (const std::int32_t each : problem.capacities())
        places.push_back({0, static_cast<std::uint32_t>(std::max(each, 0))});
    std::vector<Candidate> candidates;
    Score paired = 0;
    for (std::uint32_t mentee = 0; mentee < problem.mentees(); ++mentee) {
        const auto has = choice_had(lists[mentee], made.mentor_of[mentee]);
        paired += has ? 1 : 0;
        for (const auto& [mentor, choice] : lists[mentee])
            candidates.push_back({MenteeId(mentee), MentorId(mentor),
                                  !has || choice == *has ? Score{1}
                                  : choice < *has        ? Score{2}
                                                         : Score{0}});
    }
    const Problem votes(std::move(places), problem.mentees(), candidates, {.unmatched_price = 0});
    return verify(votes, {made.mentor_of, paired, {}}, made.votes);
}

}  // namespace muster::pairing
