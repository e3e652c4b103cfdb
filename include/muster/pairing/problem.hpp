// Who may help whom, how well each pair would do, and how many a mentor takes.
#pragma once

#include "muster/core/id.hpp"
#include "muster/pairing/capacity.hpp"
#include "muster/pairing/load_price.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// What a pair is worth, as an integer: sums are exact. The unit is the caller's (millionths of a point for a `Fit`).
using Score = std::int64_t;

/// `greater` less `less`; the greatest or least score where it lies beyond, as figures that nobody has verified may.
[[nodiscard]] constexpr Score difference(Score greater, Score less) noexcept
{
    using Limits = std::numeric_limits<Score>;
    if (less < 0 && greater > Limits::max() + less)
        return Limits::max();
    if (less > 0 && greater < Limits::min() + less)
        return Limits::min();
    return greater - less;
}

/// A pair that may be.
struct Candidate {
    MenteeId mentee;  ///< who is helped
    MentorId mentor;  ///< who helps
    Score score = 0;  ///< what the pair is worth

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// The same as columns of one length: row numbers of mentees and mentors, and scores.
struct CandidateColumns {
    /// Looks at the columns; nothing is copied.
    CandidateColumns(std::span<const std::uint32_t> mentees, std::span<const std::uint32_t> mentors,
                     std::span<const Score> scores)
        : mentee(mentees), mentor(mentors), score(scores)
    {
    }

    std::span<const std::uint32_t> mentee;  ///< row numbers
    std::span<const std::uint32_t> mentor;  ///< row numbers
    std::span<const Score> score;           ///< what each pair is worth
};

/// What besides the scores decides a pairing.
struct ProblemOptions {
    std::optional<Score> unmatched_price{};  ///< cost of each mentor missing; not set: none may be missing
    std::vector<std::pair<MenteeId, MentorId>> required{};   ///< pairs that must be; each also a candidate
    std::vector<std::pair<MenteeId, MentorId>> forbidden{};  ///< candidates that must not be
    std::vector<std::uint32_t> wanted{};   ///< how many mentors each mentee is to have; empty: one; 0: not there
    std::vector<LoadPrice> load_prices{};  ///< of each mentor; empty: a load costs nothing
};

/// One term's pairing, before it is solved: mentees want mentors, the total score is to be greatest.
///
/// A mentee who wants several mentors has as many seats, one after the other; with one each, seats are mentees. No pair
/// is made twice. Immutable. Always true: ids exist, no pair stands twice, minima are not above maxima, scores leave
/// room for sums.
class Problem {
public:
    /// Largest score or price taken, in size: about 10^15.
    static constexpr Score largest_score = Score{1} << 50;

    /// Row `i` of `mentors` is `MentorId(i)`; mentees are `MenteeId(0)` to `MenteeId(mentees - 1)`.
    ///
    /// O(candidates), where they come by rising mentee and mentor; O(candidates log candidates of a mentee) otherwise.
    /// @throws InvalidInput  naming the mentor, mentee or pair at fault.
    Problem(std::vector<Capacity> mentors, std::size_t mentees, std::span<const Candidate> candidates,
            const ProblemOptions& options = {});
    /// @throws InvalidInput  as above, and if the columns differ in length.
    Problem(std::vector<Capacity> mentors, std::size_t mentees, const CandidateColumns& candidates,
            const ProblemOptions& options = {});

    /// The candidates of one mentee by rising mentor; both spans are of one length. Valid as long as the problem is.
    struct Row {
        std::span<const MentorId> mentors;  ///< rising
        std::span<const Score> scores;      ///< of the pair with each
    };

    /// How many each mentor takes.
    [[nodiscard]] std::span<const Capacity> mentors() const noexcept { return mentors_; }
    /// Number of mentees, those not there included.
    [[nodiscard]] std::size_t mentee_count() const noexcept { return first_.size() - 1; }
    /// Number of pairs that may be.
    [[nodiscard]] std::size_t candidate_count() const noexcept { return mentor_.size(); }
    /// The candidates of one mentee.
    [[nodiscard]] Row candidates_of(MenteeId mentee) const noexcept;

    /// Nothing where the pair may not be. O(log candidates of the mentee).
    [[nodiscard]] std::optional<Score> score_of(MenteeId mentee, MentorId mentor) const noexcept;

    /// How many mentors this mentee is to have.
    [[nodiscard]] std::uint32_t wanted(MenteeId mentee) const noexcept
    {
        return first_seat_.empty() ? 1 : first_seat_[mentee.row() + 1] - first_seat_[mentee.row()];
    }
    /// The first seat of each mentee, and one past the last; empty where all want one.
    [[nodiscard]] std::span<const std::uint32_t> first_seats() const noexcept { return first_seat_; }
    /// Number of seats: all mentors that mentees want.
    [[nodiscard]] std::size_t seat_count() const noexcept
    {
        return first_seat_.empty() ? mentee_count() : first_seat_.back();
    }

    /// What it costs this mentee to miss a mentor; nothing where that may not be.
    [[nodiscard]] std::optional<Score> unmatched_price(MenteeId mentee) const noexcept
    {
        return is_required_[mentee.row()] ? std::nullopt : unmatched_price_;
    }
    /// The same for all mentees whose every mentor is not required.
    [[nodiscard]] std::optional<Score> unmatched_price() const noexcept { return unmatched_price_; }

    /// Whether this mentee's only candidates are ones that must be.
    [[nodiscard]] bool is_required(MenteeId mentee) const noexcept { return is_required_[mentee.row()]; }
    /// Whether the pair must be.
    [[nodiscard]] bool is_required(MenteeId mentee, MentorId mentor) const noexcept;
    /// All pairs that must be, by rising mentee and mentor.
    [[nodiscard]] std::span<const std::pair<MenteeId, MentorId>> required() const noexcept { return required_; }

    /// What the mentor's `place`-th mentee costs, counted from 1.
    [[nodiscard]] Score place_price(MentorId mentor, std::uint32_t place) const noexcept
    {
        if (load_prices_.empty())
            return 0;
        const LoadPrice& price = load_prices_[mentor.row()];
        const std::int64_t above = std::int64_t{place} - price.even;
        return above > 0 ? price.step * above : 0;
    }
    /// By mentor; empty where a load costs nothing.
    [[nodiscard]] std::span<const LoadPrice> load_prices() const noexcept { return load_prices_; }

    friend bool operator==(const Problem&, const Problem&) = default;

private:
    template <class Candidates>
    void read(const Candidates& candidates, const ProblemOptions& options);
    void read_options(const ProblemOptions& options);
    void require_loads_in_range(std::span<const std::uint32_t> degrees) const;

    std::vector<Capacity> mentors_;
    std::vector<std::size_t> first_;  // of each mentee in the two columns below, and one past the last
    std::vector<MentorId> mentor_;
    std::vector<Score> score_;
    std::vector<std::uint32_t> first_seat_;
    std::vector<bool> is_required_;  // this mentee's only candidates are ones that must be
    std::vector<std::pair<MenteeId, MentorId>> required_;
    std::optional<Score> unmatched_price_;
    std::vector<LoadPrice> load_prices_;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
