// Who may help whom, how well each pair would do, and how many a mentor takes.
#pragma once

#include "muster/core/id.hpp"
#include "muster/pairing/capacity.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::pairing {

/// What a pair is worth, as an integer: sums are exact. The unit is the caller's (millionths of a point for a `Fit`).
using Score = std::int64_t;

/// A pair that may be.
struct Candidate {
    MenteeId mentee;
    MentorId mentor;
    Score score = 0;

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// What besides the scores decides a pairing.
struct ProblemOptions {
    std::optional<Score> unmatched_price{};  ///< cost of a mentee without mentor; not set: all must have one
    std::vector<std::pair<MenteeId, MentorId>> required{};   ///< pairs that must be; each also a candidate
    std::vector<std::pair<MenteeId, MentorId>> forbidden{};  ///< candidates that must not be
};

/// One term's pairing, before it is solved: every mentee wants one mentor, the total score is to be greatest.
///
/// Immutable. Always true: ids exist, no pair stands twice, minima are not above maxima, scores leave room for sums.
class Problem {
public:
    /// Largest score or price taken, in size: about 10^15.
    static constexpr Score largest_score = Score{1} << 50;

    /// Row `i` of `mentors` is `MentorId(i)`; mentees are `MenteeId(0)` to `MenteeId(mentees - 1)`.
    ///
    /// O(candidates log candidates of a mentee). @throws InvalidInput  naming the mentor, mentee or pair at fault.
    Problem(std::vector<Capacity> mentors, std::size_t mentees, std::span<const Candidate> candidates,
            const ProblemOptions& options = {});

    /// The candidates of one mentee by rising mentor; both spans are of one length. Valid as long as the problem is.
    struct Row {
        std::span<const MentorId> mentors;
        std::span<const Score> scores;
    };

    [[nodiscard]] std::span<const Capacity> mentors() const noexcept { return mentors_; }
    [[nodiscard]] std::size_t mentee_count() const noexcept { return first_.size() - 1; }
    [[nodiscard]] std::size_t candidate_count() const noexcept { return mentor_.size(); }
    [[nodiscard]] Row candidates_of(MenteeId mentee) const noexcept;

    /// Nothing where the pair may not be. O(log candidates of the mentee).
    [[nodiscard]] std::optional<Score> score_of(MenteeId mentee, MentorId mentor) const noexcept;

    /// What it costs to leave this mentee alone; nothing where that may not be.
    [[nodiscard]] std::optional<Score> unmatched_price(MenteeId mentee) const noexcept;
    /// The same for all mentees without a required pair.
    [[nodiscard]] std::optional<Score> unmatched_price() const noexcept { return unmatched_price_; }
    /// Whether this mentee's only candidate is one that must be.
    [[nodiscard]] bool is_required(MenteeId mentee) const noexcept { return is_required_[mentee.row()]; }

    friend bool operator==(const Problem&, const Problem&) = default;

private:
    std::vector<Capacity> mentors_;
    std::vector<std::size_t> first_;  // of each mentee in the two columns below, and one past the last
    std::vector<MentorId> mentor_;
    std::vector<Score> score_;
    std::vector<bool> is_required_;  // this mentee's only candidate is one that must be
    std::optional<Score> unmatched_price_;
};

}  // namespace muster::pairing
