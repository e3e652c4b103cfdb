// Term after term: what earlier pairs and earlier loads mean for the next pairing.
#pragma once

#include "muster/pairing/load_price.hpp"
#include "muster/pairing/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Two who were paired in an earlier term, by their rows in the coming one.
struct EarlierPair {
    MenteeId mentee;              ///< row in the coming term
    MentorId mentor;              ///< row in the coming term
    std::uint32_t terms_ago = 1;  ///< from 1, the term before the coming one

    friend bool operator==(const EarlierPair&, const EarlierPair&) = default;
};

/// What becomes of a pair that was.
enum class Repeat : std::uint8_t {
    keep,   ///< a pair that was gains `amount`
    avoid,  ///< a pair that was loses `amount`
    never   ///< a pair that was may not be
};

/// What becomes of pairs that were. A pair counts once, by the last term it stood in.
struct RepeatPolicy {
    static constexpr std::uint32_t most_terms = 1000;  ///< most terms back that may be asked for

    Repeat repeat = Repeat::avoid;  ///< what becomes of them
    Score amount = 0;               ///< from 0 to `Problem::largest_score`; 0 for never
    std::uint32_t terms = 1;        ///< so many terms back count, 1 to `most_terms`
    bool fades = false;             ///< the amount falls evenly with the terms passed, to nothing after `terms`

    /// What a pair of that term gains or loses, 0 or more; a fading amount is rounded down. 0 for never.
    [[nodiscard]] Score amount_after(std::uint32_t terms_ago) const noexcept;
    /// @throws InvalidInput  on an amount or a number of terms outside its range, or an amount or fading with never.
    void require_valid() const;

    friend bool operator==(const RepeatPolicy&, const RepeatPolicy&) = default;
};

/// What a `Problem` of the coming term is built from.
struct RoundInput {
    std::vector<Candidate> candidates;  ///< in the order they came
    ProblemOptions options{};           ///< what besides scores decides
};

/// The same candidates and options with a policy applied: scores of pairs that were are changed, or the pairs added to
/// the forbidden ones. Apply it twice for two policies (never the last term's, and avoid those of four).
///
/// An earlier pair that is no candidate now says nothing. O(n log n) in pairs and candidates.
/// @throws InvalidInput  on a policy that is not valid, a row that is not set, a term of 0, a pair that stands twice in
///                       a term, a score that leaves `Problem::largest_score`, or a required pair that must never be.
[[nodiscard]] RoundInput with_repeats(RoundInput input, std::span<const EarlierPair> earlier,
                                      const RepeatPolicy& policy);

/// How many mentees a mentor had in an earlier term.
struct EarlierLoad {
    MentorId mentor;              ///< not set: one who is not here any more, and counts for the term's mean
    std::uint32_t terms_ago = 1;  ///< from 1, the term before the coming one
    std::uint32_t mentees = 0;    ///< 0 for one who was ready and had none

    friend bool operator==(const EarlierLoad&, const EarlierLoad&) = default;
};

/// How the work is spread.
struct SpreadPolicy {
    std::int64_t step = 0;    ///< price of the first mentee above the even share; from 0 to `Problem::largest_score`
    std::uint32_t terms = 0;  ///< so many terms back are carried over, 0 to `RepeatPolicy::most_terms`
    bool fades = false;       ///< what is carried over falls evenly with the terms passed

    friend bool operator==(const SpreadPolicy&, const SpreadPolicy&) = default;
};

/// A price for each mentor. The even share is the mean of the coming term, over the mentors who may take anybody, less
/// what the mentor had above the mean of each earlier term he or she served in; so a mentor who is new owes nothing.
///
/// Reckoned in millionths of a mentee; rounding is half to even. O(n log n) in loads.
/// @throws InvalidInput  on a policy out of range, an unknown mentor, a term of 0, or a mentor twice in a term.
/// @throws Overflow      if a share leaves 32 bits.
[[nodiscard]] std::vector<LoadPrice> spread_load(std::span<const Capacity> mentors, std::size_t mentees,
                                                 std::span<const EarlierLoad> earlier, const SpreadPolicy& policy);

}  // namespace muster::pairing

#pragma GCC visibility pop
