// The door of a pairing problem: sorts candidates into rows and names the first thing that cannot be.
#include "muster/pairing/problem.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace muster::pairing {
namespace {

using Pair = std::pair<MenteeId, MentorId>;

std::string name_of(MenteeId mentee, MentorId mentor)
{
    return "mentee " + std::to_string(mentee.row()) + " with mentor " + std::to_string(mentor.row());
}

void require_known(const Pair& pair, std::size_t mentees, std::size_t mentors, const Where& here)
{
    if (!pair.first.is_set() || pair.first.row() >= mentees)
        throw InvalidInput::unknown(here, "mentee " + std::to_string(pair.first.row()),
                                    "the " + std::to_string(mentees) + " mentees");
    if (!pair.second.is_set() || pair.second.row() >= mentors)
        throw InvalidInput::unknown(here, "mentor " + std::to_string(pair.second.row()),
                                    "the " + std::to_string(mentors) + " mentors");
}

void require_in_range(Score score, const Where& here)
{
    if (score > Problem::largest_score || score < -Problem::largest_score)
        throw InvalidInput(here, "its score " + std::to_string(score) + " is beyond 2^50",
                           "use a larger unit for scores");
}

void require_straight(std::span<const Capacity> mentors)
{
    for (std::size_t row = 0; row < mentors.size(); ++row)
        if (mentors[row].minimum > mentors[row].maximum)
            throw InvalidInput({"mentor " + std::to_string(row)},
                               "its minimum " + std::to_string(mentors[row].minimum) + " is above its maximum " +
                                   std::to_string(mentors[row].maximum),
                               "exchange the two or correct one");
}

}  // namespace

Problem::Problem(std::vector<Capacity> mentors, std::size_t mentees, std::span<const Candidate> candidates,
                 const ProblemOptions& options)
    : mentors_(std::move(mentors)), first_(mentees + 1, 0), is_required_(mentees, false),
      unmatched_price_(options.unmatched_price)
{
    require_straight(mentors_);
    if (unmatched_price_)
        require_in_range(*unmatched_price_, {"unmatched price"});
    const auto where = [](const char* list, std::size_t row) { return Where{list + (" " + std::to_string(row + 1))}; };

    std::vector<MentorId> required_mentor(mentees);
    for (std::size_t row = 0; row < options.required.size(); ++row) {
        const auto& [mentee, mentor] = options.required[row];
        require_known({mentee, mentor}, mentees, mentors_.size(), where("required pair", row));
        if (required_mentor[mentee.row()].is_set())
            throw InvalidInput(where("required pair", row),
                               "mentee " + std::to_string(mentee.row()) + " has a required mentor already",
                               "keep one of the pairs");
        required_mentor[mentee.row()] = mentor;
        is_required_[mentee.row()] = true;
    }
    std::vector<Pair> forbidden = options.forbidden;
    std::ranges::sort(forbidden);
    for (std::size_t row = 0; row < options.forbidden.size(); ++row)
        require_known(options.forbidden[row], mentees, mentors_.size(), where("forbidden pair", row));
    for (std::size_t row = 0; row < options.required.size(); ++row)
        if (std::ranges::binary_search(forbidden, options.required[row]))
            throw InvalidInput(where("required pair", row), "it is forbidden as well", "take it from one of the lists");

    const auto is_kept = [&](const Candidate& pair) {
        if (is_required_[pair.mentee.row()])
            return required_mentor[pair.mentee.row()] == pair.mentor;
        return forbidden.empty() || !std::ranges::binary_search(forbidden, Pair{pair.mentee, pair.mentor});
    };

    // Counting sort by mentee, all candidates first so that one standing twice is seen even where it is not kept.
    std::vector<std::size_t> begin(mentees + 1, 0);
    for (std::size_t row = 0; row < candidates.size(); ++row) {
        const auto& pair = candidates[row];
        require_known({pair.mentee, pair.mentor}, mentees, mentors_.size(), where("candidate", row));
        require_in_range(pair.score, where("candidate", row));
        ++begin[pair.mentee.row() + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::size_t> order(candidates.size());
    auto next = begin;
    for (std::size_t row = 0; row < candidates.size(); ++row)
        order[next[candidates[row].mentee.row()]++] = row;
    mentor_.reserve(candidates.size());
    score_.reserve(candidates.size());
    for (std::size_t mentee = 0; mentee < mentees; ++mentee) {
        const std::span rows(order.data() + begin[mentee], begin[mentee + 1] - begin[mentee]);
        std::ranges::sort(rows, {}, [&](std::size_t row) { return std::pair(candidates[row].mentor, row); });
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const auto& pair = candidates[rows[at]];
            if (at > 0 && candidates[rows[at - 1]].mentor == pair.mentor)
                throw InvalidInput::duplicate(where("candidate", rows[at]), name_of(pair.mentee, pair.mentor));
            if (is_kept(pair)) {
                mentor_.push_back(pair.mentor);
                score_.push_back(pair.score);
            }
        }
        first_[mentee + 1] = mentor_.size();
        if (is_required_[mentee] && first_[mentee] == first_[mentee + 1])
            throw InvalidInput({"required pair"},
                               name_of(MenteeId(static_cast<MenteeId::Value>(mentee)), required_mentor[mentee]) +
                                   " is not among the candidates",
                               "add the candidate with its score");
    }
}

Problem::Row Problem::candidates_of(MenteeId mentee) const noexcept
{
    const std::size_t from = first_[mentee.row()];
    const std::size_t count = first_[mentee.row() + 1] - from;
    return {std::span(mentor_).subspan(from, count), std::span(score_).subspan(from, count)};
}

std::optional<Score> Problem::score_of(MenteeId mentee, MentorId mentor) const noexcept
{
    const Row row = candidates_of(mentee);
    const auto found = std::ranges::lower_bound(row.mentors, mentor);
    if (found == row.mentors.end() || *found != mentor)
        return std::nullopt;
    return row.scores[static_cast<std::size_t>(found - row.mentors.begin())];
}

std::optional<Score> Problem::unmatched_price(MenteeId mentee) const noexcept
{
    return is_required_[mentee.row()] ? std::nullopt : unmatched_price_;
}

}  // namespace muster::pairing
