// How well a mentor fits a mentee, as a score that unfolds into its parts.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/core/table.hpp"
#include "muster/pairing/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// What a fit is made of. Each gives a share of 0 to 1, worth that share of its weight.
enum class Feature : std::uint8_t {
    subjects,    ///< how far the mentor's strengths cover the needs: sum of need x strength over sum of need
    major,       ///< 1 for the same major
    year_above,  ///< 1 for one year above, 1/2 for two, 1/3 for three ...
    free_time,   ///< time free together over `FitWeights::wanted_together`, at most 1
    home,        ///< 1 for the same room, 2/3 the same floor, 1/3 the same building
    language,    ///< 1 with a language in common
    earlier,     ///< 1 for a pair of the last term, 1/2 of the one before ...; counts against under `avoid`
};

/// `subjects`, `major` ... as in C++ and Python; `in` a report's language.
[[nodiscard]] inline Label label_of(Feature feature)
{
    switch (feature) {
    case Feature::subjects:
        return {"课程", "subjects"};
    case Feature::major:
        return {"专业", "major"};
    case Feature::year_above:
        return {"年级", "year above"};
    case Feature::free_time:
        return {"空闲时间", "free time"};
    case Feature::home:
        return {"住处", "home"};
    case Feature::language:
        return {"语言", "language"};
    case Feature::earlier:
        return {"以往结对", "earlier pairing"};
    }
    throw InvalidInput({"feature"}, std::string("number ").append(std::to_string(static_cast<int>(feature))),
                       "give one of Feature's names");
}

/// What makes a pair a poor one, though it may be: for who looks the pairing over.
enum class PoorPair : std::uint8_t {
    never_free_together,  ///< both say when they are free, and no quarter of an hour suits both
    covers_no_need,       ///< the mentee needs help, and the mentor is strong in none of that
    no_need_known,        ///< nothing is known that the mentee needs, though it is of others
};

/// The flag in words, in both languages.
[[nodiscard]] inline Label label_of(PoorPair flag)
{
    switch (flag) {
    case PoorPair::never_free_together:
        return {"没有共同空闲时间", "never free together"};
    case PoorPair::covers_no_need:
        return {"所需课程均不擅长", "strong in nothing that is needed"};
    case PoorPair::no_need_known:
        return {"不知需要帮什么", "nothing to be helped with is known"};
    }
    throw InvalidInput({"flag"}, std::string("number ").append(std::to_string(static_cast<int>(flag))),
                       "give one of PoorPair's names");
}

/// What to do with pairs of earlier terms.
enum class EarlierPairs : std::uint8_t {
    ignore,        ///< nothing
    keep,          ///< worth points
    avoid,         ///< costs points
    never_repeat,  ///< refused
};

/// Points each feature is worth at its best. Weights are 0 to 1,000,000.
///
/// No public source gives weights for a pairing; these sum to 100 and put what is learnt before who lives where.
/// Six hours of joint study a week are a university's published practice.
struct FitWeights {
    Points subjects = Points::from_millionths(40'000'000);    ///< for strengths that cover needs
    Points major = Points::from_millionths(10'000'000);       ///< for the same major
    Points year_above = Points::from_millionths(10'000'000);  ///< for a mentor one year above
    Points free_time = Points::from_millionths(20'000'000);   ///< for time free together
    Points home = Points::from_millionths(10'000'000);        ///< for the same room
    Points language = Points::from_millionths(5'000'000);     ///< for a language in common
    Points earlier = Points::from_millionths(5'000'000);      ///< for a pair of the last term, or against one
    Minutes wanted_together{360};                             ///< in a week; more than that is worth no more

    friend bool operator==(const FitWeights&, const FitWeights&) = default;
};

/// What no points make up for: a pair that breaks one is refused, with the reason.
struct FitRules {
    bool helper_in_later_year = true;  ///< as the "four enters, one light" programme asks
    bool language_in_common = true;    ///< where both say which they speak
    bool covers_a_need =
        false;  ///< the mentor is strong in a subject the mentee needs; of a mentee without needs it asks nothing
    Minutes least_together{0};                        ///< time free together in a week
    EarlierPairs earlier_pairs = EarlierPairs::keep;  ///< what becomes of pairs of earlier terms

    friend bool operator==(const FitRules&, const FitRules&) = default;
};

/// One feature's part of a score.
struct FitPart {
    Feature feature;  ///< which part of the score it is
    Weight share;     ///< how much of the feature's weight, 0 to 1
    Points points;    ///< share x weight, half to even; below 0 only for `earlier` under `avoid`
    Label reason;     ///< "strong in calculus", "2 years above"; never empty

    friend bool operator==(const FitPart&, const FitPart&) = default;
};

/// A score and what it is made of.
struct FitScore {
    Points total;                 ///< sum of the parts, also of a refused pair
    std::vector<FitPart> parts;   ///< one for each feature with a weight, in the order of `Feature`
    std::vector<Label> refusals;  ///< why the pair may not be; empty when it may

    /// Whether the pair may not be.
    [[nodiscard]] bool is_refused() const noexcept { return !refusals.empty(); }

    friend bool operator==(const FitScore&, const FitScore&) = default;
};

/// Which pairs a candidate list keeps. What is left out cannot be paired, so a short list can cost score.
struct CandidateOptions {
    std::optional<std::size_t> best_per_mentee{};  ///< keep each mentee's best ones; not set: all
    std::optional<std::size_t> best_per_mentor{};  ///< and, besides, each mentor's best ones; not set: none besides
    std::optional<Points> at_least{};              ///< drop pairs that score below
    unsigned threads = 1;                          ///< does not change the result

    friend bool operator==(const CandidateOptions&, const CandidateOptions&) = default;
};

/// A pair that may be, and its score.
struct FitCandidate {
    MentorId mentor;  ///< who helps
    MenteeId mentee;  ///< who is helped
    Points score;     ///< total of the fit

    friend bool operator==(const FitCandidate&, const FitCandidate&) = default;
};

struct FitFacts;  // what a fit is made into; seen by its bodies only

/// Mentors and mentees of one pairing, and how well each two fit.
///
/// Immutable and cheap to copy (copies share what they know). Scores are exact, so they are the same everywhere.
class Fit {
public:
    /// @throws InvalidInput  naming the person or weight at fault: a code or a subject twice, a level outside 0 to 1,
    ///                       an unknown year under `helper_in_later_year`, a negative weight.
    Fit(std::vector<MentorProfile> mentors, std::vector<MenteeProfile> mentees, FitWeights weights = {},
        FitRules rules = {}, std::vector<EarlierPairing> earlier = {});

    /// Profiles of mentors; their ids are row numbers.
    [[nodiscard]] const Table<MentorId, MentorProfile>& mentors() const noexcept;
    /// Profiles of mentees; their ids are row numbers.
    [[nodiscard]] const Table<MenteeId, MenteeProfile>& mentees() const noexcept;
    /// What each feature is worth at its best.
    [[nodiscard]] const FitWeights& weights() const noexcept;
    /// What no points make up for.
    [[nodiscard]] const FitRules& rules() const noexcept;
    /// Pairings of earlier terms.
    [[nodiscard]] std::span<const EarlierPairing> earlier() const noexcept;

    /// Earlier pairings of which one side is not here any more. They count for nothing; look for misspelt codes.
    [[nodiscard]] std::vector<EarlierPairing> earlier_without_people() const;

    /// Total, parts and refusals. @throws InvalidInput  if an id is not of this fit.
    [[nodiscard]] FitScore score(MentorId mentor, MenteeId mentee) const;

    /// Whether the pair may be. @throws InvalidInput  if an id is not of this fit.
    [[nodiscard]] bool allows(MentorId mentor, MenteeId mentee) const;

    /// What makes the pair a poor one, in the order of `PoorPair`; empty where nothing does.
    ///
    /// O(levels + free time). @throws InvalidInput  if an id is not of this fit.
    [[nodiscard]] std::vector<PoorPair> flags(MentorId mentor, MenteeId mentee) const;

    /// Pairs that may be, mentee by mentee, best first, equal scores by mentor.
    ///
    /// O(mentors x mentees) time, memory of the result. @throws InvalidInput  if `best_per_mentee` or `threads` is 0.
    [[nodiscard]] std::vector<FitCandidate> candidates(const CandidateOptions& options = {}) const;

    friend bool operator==(const Fit& left, const Fit& right);

private:
    std::shared_ptr<const FitFacts> facts_;
};

// Once more, as who links a shared library does not see what only a friend's declaration names.
/// Whether they are of the same rows.
bool operator==(const Fit& left, const Fit& right);

}  // namespace muster::pairing

#pragma GCC visibility pop
