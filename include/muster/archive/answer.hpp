// A result as it is saved whole: with the problem it answers, and the codes of the people that rows stand for.
#pragma once

#include "muster/archive/kind.hpp"
#include "muster/pairing/alternatives.hpp"
#include "muster/pairing/assignment.hpp"
#include "muster/pairing/couples.hpp"
#include "muster/pairing/fair.hpp"
#include "muster/pairing/fit.hpp"
#include "muster/pairing/groups.hpp"
#include "muster/pairing/one_sided.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/repair.hpp"
#include "muster/pairing/shared.hpp"
#include "muster/pairing/shared_repair.hpp"
#include "muster/pairing/stable.hpp"
#include "muster/pairing/weighted.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/repair.hpp"
#include "muster/roster/solution.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::archive {

/// What a person is known by: a text, or a whole number where people are rows of a matrix or numbers in a register.
using PersonCode = std::variant<std::string, std::int64_t>;

/// Who the rows of a pairing stand for.
struct People {
    std::vector<PersonCode> mentees{};  ///< by row
    std::vector<PersonCode> mentors{};  ///< by row

    friend bool operator==(const People&, const People&) = default;
};

/// A pairing near another one.
struct PairingRepair {
    pairing::Pairing before;            ///< in the rows of the problem
    pairing::RepairedPairing repaired;  ///< what `repair` gave
    bool may_miss = false;              ///< missing a mentor has a price only so that the fewest are

    friend bool operator==(const PairingRepair&, const PairingRepair&) = default;
};

/// A pairing under shared capacities near another one.
struct SharedPairingRepair {
    pairing::Pairing before;                  ///< in the rows of the problem
    pairing::RepairedSharedPairing repaired;  ///< what `repair` gave
    bool may_miss = false;                    ///< missing a mentor has a price only so that the fewest are

    friend bool operator==(const SharedPairingRepair&, const SharedPairingRepair&) = default;
};

/// A stable pairing and how it was asked for.
struct StablePairing {
    pairing::StableMatching matching;                                     ///< what `stable` gave
    pairing::Proposer proposer = pairing::Proposer::mentees;              ///< which side asked
    pairing::TieBreaking tie_breaking = pairing::TieBreaking::as_listed;  ///< how equals were put in order
    Seed seed{};                                                          ///< of the lottery

    friend bool operator==(const StablePairing&, const StablePairing&) = default;
};

/// A full matrix of scores, row by row, a row a mentee.
struct FullScores {
    /// The scores, in the kind of number they came in.
    std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>, std::vector<float>, std::vector<double>> cells{};
    std::uint64_t rows = 0;     ///< number of mentees
    std::uint64_t columns = 0;  ///< number of mentors

    friend bool operator==(const FullScores&, const FullScores&) = default;
};

/// What `assign` gives for whole numbers, or for others.
struct FullPairing {
    /// The pairing and its prices, in the kind of number the total has.
    std::variant<pairing::Assignment<std::int64_t>, pairing::Assignment<double>> made{};

    friend bool operator==(const FullPairing&, const FullPairing&) = default;
};

/// A problem and what was found for it.
///
/// Always true: the result names only rows that its problem has. Whether its proof holds is asked of its checker.
template <class Question, class Result>
class Answer {
public:
    /// @throws InvalidInput  if the result is of another problem.
    Answer(Question problem, Result result);

    /// What was asked.
    [[nodiscard]] const Question& problem() const noexcept { return problem_; }
    /// What was found.
    [[nodiscard]] const Result& result() const noexcept { return result_; }

    friend bool operator==(const Answer&, const Answer&) = default;

private:
    Question problem_;
    Result result_;
};

/// An answer whose problem counts people, with their codes, and the fit that its scores came from, where there is one.
///
/// Always true: there is a code for every mentee and mentor of the problem; the fit, if any, is of as many.
template <class Question, class Result>
class NamedAnswer {
public:
    /// @throws InvalidInput  if people or fit are not those of the answer.
    NamedAnswer(People people, Answer<Question, Result> answer, std::optional<pairing::Fit> fit = {});

    /// Who the rows stand for.
    [[nodiscard]] const People& people() const noexcept { return people_; }
    /// What was asked.
    [[nodiscard]] const Question& problem() const noexcept { return answer_.problem(); }
    /// What was found.
    [[nodiscard]] const Result& result() const noexcept { return answer_.result(); }
    /// What the scores came from; not set: scores were given.
    [[nodiscard]] const std::optional<pairing::Fit>& fit() const noexcept { return fit_; }

    friend bool operator==(const NamedAnswer&, const NamedAnswer&) = default;

private:
    People people_;
    Answer<Question, Result> answer_;
    std::optional<pairing::Fit> fit_;
};

using OptimalAnswer = NamedAnswer<pairing::Problem, pairing::OptimalPairing>;          ///< of `optimal`
using FairAnswer = NamedAnswer<pairing::Problem, pairing::FairPairing>;                ///< of `fair`
using RepairAnswer = NamedAnswer<pairing::Problem, PairingRepair>;                     ///< of `repair`, of a pairing
using GroupsAnswer = NamedAnswer<pairing::GroupProblem, pairing::Grouping>;            ///< of `groups`
using StableAnswer = NamedAnswer<pairing::StableProblem, StablePairing>;               ///< of `stable`
using CouplesAnswer = NamedAnswer<pairing::CouplesProblem, pairing::CouplesMatching>;  ///< of `stable`, two and two
using SharedAnswer =
    NamedAnswer<pairing::SharedProblem, pairing::SharedPairing>;  ///< of `optimal` under shared capacities
using SharedRepairAnswer =
    NamedAnswer<pairing::SharedProblem, SharedPairingRepair>;  ///< of `repair`, under shared capacities
using RankMaximalAnswer = NamedAnswer<pairing::StableProblem, pairing::RankMaximal>;     ///< of `rank_maximal`
using PopularAnswer = NamedAnswer<pairing::StableProblem, pairing::Popular>;             ///< of `popular`
using AlternativesAnswer = NamedAnswer<pairing::Problem, pairing::Alternatives>;         ///< of `alternatives`
using WeightedAnswer = NamedAnswer<pairing::WeightedProblem, pairing::WeightedPairing>;  ///< of `pair_weighted`
using FullAnswer = NamedAnswer<FullScores, FullPairing>;                                 ///< of `assign`
using RosterAnswer = Answer<roster::Problem, roster::Solution>;                          ///< of `solve`
using RosterRepairAnswer = Answer<roster::Problem, roster::Repair>;                      ///< of `repair`, of a roster

template <>
inline constexpr std::string_view kind_of<OptimalAnswer> = "pairing result";  ///< what its archive is called
template <>
inline constexpr std::string_view kind_of<FairAnswer> = "fair pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<RepairAnswer> = "repaired pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<GroupsAnswer> = "study groups result";  ///< the same
template <>
inline constexpr std::string_view kind_of<StableAnswer> = "stable pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<CouplesAnswer> = "couples pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<SharedAnswer> = "shared pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<SharedRepairAnswer> = "repaired shared pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<RankMaximalAnswer> = "rank maximal pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<PopularAnswer> = "popular pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<AlternativesAnswer> = "alternative pairings result";  ///< the same
template <>
inline constexpr std::string_view kind_of<WeightedAnswer> = "weighted pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<FullAnswer> = "full pairing result";  ///< the same
template <>
inline constexpr std::string_view kind_of<RosterAnswer> = "roster result";  ///< the same
template <>
inline constexpr std::string_view kind_of<RosterRepairAnswer> = "repaired roster result";  ///< the same

}  // namespace muster::archive

#pragma GCC visibility pop
