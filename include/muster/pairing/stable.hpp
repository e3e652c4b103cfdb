// Stable pairings: no mentor and mentee would both rather have each other.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/progress.hpp"
#include "muster/core/seed.hpp"
#include "muster/pairing/preferences.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Both sides' lists, and how many mentees each mentor takes. A mentee has one mentor at most.
///
/// Immutable. A pair is acceptable when each lists the other.
class StableProblem {
public:
    /// Nobody.
    StableProblem() = default;

    /// @throws InvalidInput  if one side's lists do not count the other side's people, capacities are not one a mentor,
    ///                       or one is negative.
    StableProblem(MenteePreferences mentees, MentorPreferences mentors, std::vector<std::int32_t> capacities);

    /// Number of mentees.
    [[nodiscard]] std::size_t mentees() const noexcept { return mentees_.rows().size(); }
    /// Number of mentors.
    [[nodiscard]] std::size_t mentors() const noexcept { return mentors_.rows().size(); }
    /// Whom each mentee would rather have.
    [[nodiscard]] const MenteePreferences& mentee_preferences() const noexcept { return mentees_; }
    /// Whom each mentor would rather have.
    [[nodiscard]] const MentorPreferences& mentor_preferences() const noexcept { return mentors_; }
    /// How many mentees each mentor takes. Valid as long as this problem is.
    [[nodiscard]] std::span<const std::int32_t> capacities() const noexcept { return capacities_; }

    friend bool operator==(const StableProblem&, const StableProblem&) = default;

private:
    MenteePreferences mentees_;
    MentorPreferences mentors_;
    std::vector<std::int32_t> capacities_;
};

/// Which side asks. Of all stable pairings the asking side gets its best, all at once, and the other its worst.
enum class Proposer : std::uint8_t {
    mentees,  ///< they get their best of all stable pairings
    mentors,  ///< they get their best of all stable pairings
};

/// How equals are put in order before anyone asks. Any order gives a (weakly) stable pairing; they differ in who is
/// lucky.
enum class TieBreaking : std::uint8_t {
    as_listed,        ///< in the order the list has them
    single_lottery,   ///< each person draws one number, which counts in every list: more get their first choices
    lottery_per_list  ///< each list draws its own numbers
};

/// How `stable` goes about it.
struct StableOptions {
    Proposer proposer = Proposer::mentees;              ///< which side asks
    TieBreaking tie_breaking = TieBreaking::as_listed;  ///< how equals are put in order
    Seed seed{};                                        ///< of the lottery
    Progress progress{};                                ///< asked now and then; false stops with `Stopped`
};

/// How many got which choice. Equals count as one choice.
struct RankProfile {
    std::vector<std::size_t> counts;  ///< [0]: first choices
    std::size_t unmatched = 0;        ///< people (of mentors: places) left over

    friend bool operator==(const RankProfile&, const RankProfile&) = default;
};

/// A stable pairing.
struct StableMatching {
    std::vector<MentorId> mentor_of;  ///< by mentee; not set: nobody
    RankProfile mentees;              ///< which choice the mentees got
    RankProfile mentors;              ///< which choice each place of a mentor got
    std::uint64_t proposals = 0;      ///< how often somebody asked

    friend bool operator==(const StableMatching&, const StableMatching&) = default;
};

/// Deferred acceptance (Gale and Shapley 1962). The order of asking does not change the result.
///
/// Time linear in the entries read, memory of a few vectors and at most the size of the answering side's lists.
/// @throws Stopped  when progress says so.
[[nodiscard]] StableMatching stable(const StableProblem& problem, const StableOptions& options = {});

/// Both ends of the stable pairings, under the same order of equals.
struct StableExtremes {
    StableMatching mentees_best;  ///< mentees asked
    StableMatching mentors_best;  ///< mentors asked

    friend bool operator==(const StableExtremes&, const StableExtremes&) = default;
};

/// The mentees' best and the mentors' best side by side; `options.proposer` is not read.
[[nodiscard]] StableExtremes stable_extremes(const StableProblem& problem, const StableOptions& options = {});

/// Which choice everybody got in any pairing of these people, stable or not.
struct RankProfiles {
    RankProfile mentees;  ///< which choice the mentees got
    RankProfile mentors;  ///< which choice each place of a mentor got

    friend bool operator==(const RankProfiles&, const RankProfiles&) = default;
};

/// @throws InvalidInput  unless `mentor_of` has one mentor of the problem, or none, for each mentee, and pairs are
/// acceptable.
[[nodiscard]] RankProfiles rank_profiles(const StableProblem& problem, std::span<const MentorId> mentor_of);

}  // namespace muster::pairing

#pragma GCC visibility pop
