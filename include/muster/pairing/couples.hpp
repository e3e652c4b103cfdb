// Stable pairings in which some mentees go two and two: couples with wishes of their own, friends who share a mentor.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/progress.hpp"
#include "muster/pairing/stable.hpp"
#include "muster/pairing/verify.hpp"

#include <cstdint>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Where the two of a couple are. Unset: with nobody.
struct TwoPlaces {
    MentorId first{};   ///< mentor of the first
    MentorId second{};  ///< mentor of the second

    friend bool operator==(const TwoPlaces&, const TwoPlaces&) = default;
};

/// Two mentees who are placed together, or not at all.
struct Couple {
    MenteeId first;                    ///< one of the two
    MenteeId second;                   ///< the other
    std::vector<TwoPlaces> choices{};  ///< best first; what is not in it is worse than nothing

    friend bool operator==(const Couple&, const Couple&) = default;
};

/// Both sides' lists, and mentees who go two and two.
///
/// Immutable. Always true: couples name two mentees of the problem, nobody is in two of them, choices name mentors of
/// the problem and stand once. What the two of a couple list alone is not read.
class CouplesProblem {
public:
    /// @throws InvalidInput  naming the couple at fault.
    CouplesProblem(StableProblem people, std::vector<Couple> couples);

    /// Both sides' lists.
    [[nodiscard]] const StableProblem& people() const noexcept { return people_; }
    /// Who go two and two. Valid as long as this problem is.
    [[nodiscard]] std::span<const Couple> couples() const noexcept { return couples_; }

    friend bool operator==(const CouplesProblem&, const CouplesProblem&) = default;

private:
    StableProblem people_;
    std::vector<Couple> couples_;
};

/// Two friends who want the same mentor: one whom both list, rather the one whom the less happy of them ranks higher;
/// of these the one with the lower sum of ranks, then the one the first ranks higher, then the lower row.
///
/// @throws InvalidInput  unless they are two mentees of the problem.
[[nodiscard]] Couple friends(const StableProblem& people, MenteeId first, MenteeId second);

/// What a step of a proof does.
enum class CouplesStepKind : std::uint8_t {
    split,    ///< the case in which the mentee, or its couple, is placed so, and behind it the one in which it is not
    blocked,  ///< an end: whatever else is, they would rather be placed so, and the mentors would take them
    overfull  ///< an end: whatever else is, the mentor `places.first` has more mentees than places
};

/// One step of a proof that no pairing is stable. Steps stand in the order of a walk, as those of `CaseStep` do.
struct CouplesStep {
    CouplesStepKind kind = CouplesStepKind::overfull;  ///< what it does
    MenteeId mentee{};   ///< of a split, and of who blocks: it, or the first of its couple
    TwoPlaces places{};  ///< the place, or both; of a mentee alone `second` is unset

    friend bool operator==(const CouplesStep&, const CouplesStep&) = default;
};

/// A stable pairing, or a proof that there is none.
struct CouplesMatching {
    bool is_found = false;              ///< whether there is one
    std::vector<MentorId> mentor_of{};  ///< by mentee; not set: nobody. Empty where there is none
    std::vector<CouplesStep> none{};    ///< the proof that there is none; empty where there is one
    std::uint64_t work = 0;             ///< number of cases looked at; 0 where turns alone found it

    friend bool operator==(const CouplesMatching&, const CouplesMatching&) = default;
};

/// How long `stable_with_couples` looks.
struct CouplesOptions {
    std::uint64_t work = 200'000;  ///< limit on cases. The result depends on it and on the problem alone
    Progress progress{};           ///< asked now and then; false stops with `Stopped`
};

/// A stable pairing, found by proposals in turn or else by complete search, or a proof that there is none.
///
/// Nobody is with a mentor unless each lists the other, of a couple by its choices. No mentee alone and mentor would
/// both rather have each other. No couple would rather be placed otherwise where mentors would take them: whoever of
/// the two newly comes takes a free place, or that of somebody whom the mentor likes less, but for a partner who stays;
/// of two who come to one mentor, each another place (McDermid and Manlove, "Keeping partners together", 2010). There
/// may be no such pairing, and whether there is one is NP-complete.
/// @throws InvalidInput  where the work did not suffice for either.
/// @throws Stopped       when progress says so.
[[nodiscard]] CouplesMatching stable_with_couples(const CouplesProblem& problem, const CouplesOptions& options = {});

/// The pairing is stable, by the definition and nothing else; or the proof shows that none is. Shares nothing with the
/// search.
[[nodiscard]] Verdict verify_couples(const CouplesProblem& problem, const CouplesMatching& made);

}  // namespace muster::pairing

#pragma GCC visibility pop
