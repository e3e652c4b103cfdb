// The door of a pairing problem: sorts candidates into rows and names the first thing that cannot be.
#include "muster/pairing/problem.hpp"

#include "pairing/rows.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

namespace muster::inline v0_2::pairing {
namespace {

struct Rows {
    std::span<const Candidate> candidates;

    [[nodiscard]] std::size_t size() const { return candidates.size(); }
    [[nodiscard]] const Candidate& at(std::size_t row) const { return candidates[row]; }
};

struct Columns {
    const CandidateColumns& columns;

    [[nodiscard]] std::size_t size() const { return columns.score.size(); }
    [[nodiscard]] Candidate at(std::size_t row) const
    {
        return {MenteeId(columns.mentee[row]), MentorId(columns.mentor[row]), columns.score[row]};
    }
};

bool is_beyond(Score score) { return score > Problem::largest_score || score < -Problem::largest_score; }

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
    if (is_beyond(score))
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

void require_room(std::size_t mentees, std::size_t mentors)
{
    constexpr std::size_t largest = std::numeric_limits<std::uint32_t>::max() - 1;
    if (mentees > largest || mentors > largest)
        throw Overflow({"pairing"}, "more than 2^32 - 2 people on one side", "solve it in parts");
}

// The same for the many rows of a list: the place is put in words only where something is wrong.
void require_known(const Pair& pair, std::size_t mentees, std::size_t mentors, const char* list, std::size_t row)
{
    if (!pair.first.is_set() || pair.first.row() >= mentees || !pair.second.is_set() || pair.second.row() >= mentors)
        require_known(pair, mentees, mentors, row_of(list, row));
}

void require_in_range(Score score, const char* list, std::size_t row)
{
    if (is_beyond(score))
        require_in_range(score, row_of(list, row));
}

// Whether candidates come by rising mentee and mentor, none twice: then they need not be sorted.
template <class Candidates>
bool stand_in_order(const Candidates& candidates)
{
    for (std::size_t row = 1; row < candidates.size(); ++row) {
        const Candidate before = candidates.at(row - 1);
        const Candidate pair = candidates.at(row);
        if (pair.mentee < before.mentee || (pair.mentee == before.mentee && pair.mentor <= before.mentor))
            return false;
    }
    return true;
}

// Rows of the input by rising mentee and mentor: counting sort by mentee, then each mentee's few.
template <class Candidates>
std::vector<std::size_t> order_of(const Candidates& candidates, std::size_t mentees)
{
    std::vector<std::size_t> begin(mentees + 1, 0);
    for (std::size_t row = 0; row < candidates.size(); ++row)
        ++begin[candidates.at(row).mentee.row() + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::size_t> order(candidates.size());
    auto next = begin;
    for (std::size_t row = 0; row < candidates.size(); ++row)
        order[next[candidates.at(row).mentee.row()]++] = row;
    for (std::size_t mentee = 0; mentee < mentees; ++mentee) {
        const std::span rows(order.data() + begin[mentee], begin[mentee + 1] - begin[mentee]);
        std::ranges::sort(rows, {}, [&](std::size_t row) { return std::pair(candidates.at(row).mentor, row); });
    }
    return order;
}

}  // namespace

Problem::Problem(std::vector<Capacity> mentors, std::size_t mentees, std::span<const Candidate> candidates,
                 const ProblemOptions& options)
    : mentors_(std::move(mentors)), first_(mentees + 1, 0), is_required_(mentees, false),
      unmatched_price_(options.unmatched_price), load_prices_(options.load_prices)
{
    read(Rows{candidates}, options);
}

Problem::Problem(std::vector<Capacity> mentors, std::size_t mentees, const CandidateColumns& candidates,
                 const ProblemOptions& options)
    : mentors_(std::move(mentors)), first_(mentees + 1, 0), is_required_(mentees, false),
      unmatched_price_(options.unmatched_price), load_prices_(options.load_prices)
{
    if (candidates.mentee.size() != candidates.score.size() || candidates.mentor.size() != candidates.score.size())
        throw InvalidInput({"candidates"}, "their columns differ in length", "pass columns of one length");
    read(Columns{candidates}, options);
}

void Problem::read_options(const ProblemOptions& options)
{
    require_room(mentee_count(), mentors_.size());
    require_straight(mentors_);
    if (unmatched_price_)
        require_in_range(*unmatched_price_, {"unmatched price"});
    if (!options.wanted.empty()) {
        if (options.wanted.size() != mentee_count())
            throw InvalidInput({"wanted"},
                               std::to_string(options.wanted.size()) + " rows for " + std::to_string(mentee_count()) +
                                   " mentees",
                               "give one number per mentee");
        first_seat_.assign(1, 0);
        for (std::size_t row = 0; row < options.wanted.size(); ++row) {
            const std::uint32_t wanted = options.wanted[row];
            if (wanted > 1 && wanted > mentors_.size())
                throw InvalidInput({"wanted, mentee " + std::to_string(row)},
                                   std::to_string(wanted) + " of " + std::to_string(mentors_.size()) + " mentors",
                                   "ask for no more than there are");
            if (wanted >= std::numeric_limits<std::uint32_t>::max() - first_seat_.back())
                throw Overflow({"wanted"}, "more than 2^32 - 2 mentors in all", "solve it in parts");
            first_seat_.push_back(first_seat_.back() + wanted);
        }
    }

    for (std::size_t row = 0; row < options.required.size(); ++row)
        require_known(options.required[row], mentee_count(), mentors_.size(), row_of("required pair", row));
    for (std::size_t row = 0; row < options.forbidden.size(); ++row)
        require_known(options.forbidden[row], mentee_count(), mentors_.size(), row_of("forbidden pair", row));
    std::vector<std::uint32_t> missing(mentee_count());
    for (std::size_t row = 0; row < missing.size(); ++row)
        missing[row] = wanted(MenteeId(static_cast<MenteeId::Value>(row)));
    for (std::size_t row = 0; row < options.required.size(); ++row) {
        const MenteeId mentee = options.required[row].first;
        if (missing[mentee.row()] == 0)
            throw InvalidInput(row_of("required pair", row),
                               "mentee " + std::to_string(mentee.row()) +
                                   (wanted(mentee) == 1 ? " has a required mentor already"
                                                        : " has as many required mentors as it wants already"),
                               "keep one of the pairs");
        is_required_[mentee.row()] = --missing[mentee.row()] == 0;
    }
    required_ = options.required;
    std::ranges::sort(required_);
    if (const auto twice = std::ranges::adjacent_find(required_); twice != required_.end())
        throw InvalidInput::duplicate({"required pair"}, name_of(twice->first, twice->second));
}

template <class Candidates>
void Problem::read(const Candidates& candidates, const ProblemOptions& options)
{
    read_options(options);
    std::vector<Pair> forbidden = options.forbidden;
    std::ranges::sort(forbidden);
    for (std::size_t row = 0; row < options.required.size(); ++row)
        if (std::ranges::binary_search(forbidden, options.required[row]))
            throw InvalidInput(row_of("required pair", row), "it is forbidden as well",
                               "take it from one of the lists");
    for (std::size_t row = 0; row < candidates.size(); ++row) {
        const Candidate pair = candidates.at(row);
        require_known({pair.mentee, pair.mentor}, mentee_count(), mentors_.size(), "candidate", row);
        require_in_range(pair.score, "candidate", row);
    }

    std::vector<std::uint32_t> degrees(mentors_.size(), 0);
    const auto keep = [&](const Candidate& pair) {
        if (!required_.empty() && is_required_[pair.mentee.row()] && !is_required(pair.mentee, pair.mentor))
            return;
        if (!forbidden.empty() && std::ranges::binary_search(forbidden, Pair{pair.mentee, pair.mentor}))
            return;
        mentor_.push_back(pair.mentor);
        score_.push_back(pair.score);
        ++first_[pair.mentee.row() + 1];
        ++degrees[pair.mentor.row()];
    };
    mentor_.reserve(candidates.size());
    score_.reserve(candidates.size());
    if (stand_in_order(candidates)) {
        for (std::size_t row = 0; row < candidates.size(); ++row)
            keep(candidates.at(row));
    } else {
        const auto order = order_of(candidates, mentee_count());
        for (std::size_t at = 0; at < order.size(); ++at) {
            const Candidate pair = candidates.at(order[at]);
            if (at > 0) {
                const Candidate before = candidates.at(order[at - 1]);
                if (before.mentee == pair.mentee && before.mentor == pair.mentor)
                    throw InvalidInput::duplicate(row_of("candidate", order[at]), name_of(pair.mentee, pair.mentor));
            }
            keep(pair);
        }
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    for (const auto& [mentee, mentor] : required_)
        if (!score_of(mentee, mentor))
            throw InvalidInput({"required pair"}, name_of(mentee, mentor) + " is not among the candidates",
                               "add the candidate with its score");
    require_loads_in_range(degrees);
}

void Problem::require_loads_in_range(std::span<const std::uint32_t> degrees) const
{
    if (load_prices_.empty())
        return;
    if (load_prices_.size() != mentors_.size())
        throw InvalidInput({"load prices"},
                           std::to_string(load_prices_.size()) + " rows for " + std::to_string(mentors_.size()) +
                               " mentors",
                           "give one per mentor");
    for (std::size_t row = 0; row < load_prices_.size(); ++row) {
        const LoadPrice& price = load_prices_[row];
        if (price.step < 0)
            throw InvalidInput({"load price of mentor " + std::to_string(row)},
                               "its step " + std::to_string(price.step) + " is below 0",
                               "give 0 or more; a load may only grow dearer");
        const WideInteger most = std::int64_t{std::min(degrees[row], mentors_[row].maximum)} - price.even;
        if (most > 0 && most * price.step > largest_score)
            throw InvalidInput({"load price of mentor " + std::to_string(row)},
                               "its last place would cost more than 2^50", "use a smaller step");
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

bool Problem::is_required(MenteeId mentee, MentorId mentor) const noexcept
{
    return std::ranges::binary_search(required_, Pair{mentee, mentor});
}

}  // namespace muster::pairing
