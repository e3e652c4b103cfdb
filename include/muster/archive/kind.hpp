// What can be saved, with answer.hpp. A kind is the word for it in an archive's envelope; it never changes.
#pragma once

#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {
class Organisation;
class Responsibility;
class Goals;
class WorkingDays;
struct StageRules;
struct BranchRules;
struct EscalationRules;
struct ObligationOptions;
struct MeetingHeld;
}  // namespace muster::org

namespace muster::inline v0_2::pairing {
class Fit;
class Problem;
class GroupProblem;
struct OptimalPairing;
struct Grouping;
}  // namespace muster::pairing

namespace muster::inline v0_2::roster {
class Problem;
class Roster;
struct Solution;
}  // namespace muster::roster

namespace muster::inline v0_2::record {
class Incident;
class Ledger;
struct CaseBook;
}  // namespace muster::record

namespace muster::inline v0_2::evaluation {
class Evaluation;
class Scheme;
}  // namespace muster::evaluation

namespace muster::inline v0_2::programme {
class Department;
class Term;
}  // namespace muster::programme

namespace muster::inline v0_2::archive {

/// The word of a type that `save` and `load` know.
template <class Value>
inline constexpr std::string_view kind_of{};

template <>
inline constexpr std::string_view kind_of<org::Organisation> = "organisation";
template <>
inline constexpr std::string_view kind_of<org::Responsibility> = "responsibility";
template <>
inline constexpr std::string_view kind_of<org::Goals> = "goals";
template <>
inline constexpr std::string_view kind_of<org::StageRules> = "stage rules";
template <>
inline constexpr std::string_view kind_of<org::BranchRules> = "branch rules";
template <>
inline constexpr std::string_view kind_of<org::EscalationRules> = "escalation rules";
template <>
inline constexpr std::string_view kind_of<org::ObligationOptions> = "obligation options";
template <>
inline constexpr std::string_view kind_of<org::WorkingDays> = "working days";
template <>
inline constexpr std::string_view kind_of<std::vector<org::MeetingHeld>> = "meetings";
template <>
inline constexpr std::string_view kind_of<pairing::Fit> = "fit";
template <>
inline constexpr std::string_view kind_of<pairing::Problem> = "pairing problem";
template <>
inline constexpr std::string_view kind_of<pairing::OptimalPairing> = "optimal pairing";
template <>
inline constexpr std::string_view kind_of<pairing::GroupProblem> = "group problem";
template <>
inline constexpr std::string_view kind_of<pairing::Grouping> = "grouping";
template <>
inline constexpr std::string_view kind_of<roster::Problem> = "roster problem";
template <>
inline constexpr std::string_view kind_of<roster::Roster> = "roster";
template <>
inline constexpr std::string_view kind_of<roster::Solution> = "roster solution";
template <>
inline constexpr std::string_view kind_of<record::Ledger> = "ledger";
template <>
inline constexpr std::string_view kind_of<std::vector<record::Incident>> = "incidents";
template <>
inline constexpr std::string_view kind_of<record::CaseBook> = "cases";
template <>
inline constexpr std::string_view kind_of<evaluation::Scheme> = "scheme";
template <>
inline constexpr std::string_view kind_of<evaluation::Evaluation> = "evaluation";
template <>
inline constexpr std::string_view kind_of<programme::Term> = "term";
template <>
inline constexpr std::string_view kind_of<programme::Department> = "department";

}  // namespace muster::archive

#pragma GCC visibility pop
