// One whole term: who is there, who helps whom, who stands duty when, what was done, and how well it went.
#pragma once

#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/org/meeting.hpp"
#include "muster/org/organisation.hpp"
#include "muster/pairing/fit.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/shared.hpp"
#include "muster/programme/management.hpp"
#include "muster/programme/publication.hpp"
#include "muster/record/area_records.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/ledger.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/solution.hpp"

#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// Who helps whom in the term. Rows of the fit are those of the problem; their codes are members' and students'.
struct TermPairing {
    pairing::Fit fit;                ///< what the scores come from
    pairing::Problem problem;        ///< who may help whom
    pairing::OptimalPairing result;  ///< the pairing and its proof; prices of mentors are those of a place in all
    std::vector<pairing::SharedCapacity> shared{};  ///< what mentors take together
    std::vector<pairing::Score> shared_price{};     ///< of each of these, which are in the mentors' prices

    /// The problem with what mentors share. @throws InvalidInput  as `pairing::SharedProblem`.
    [[nodiscard]] pairing::SharedProblem shared_problem() const { return {problem, shared}; }

    friend bool operator==(const TermPairing&, const TermPairing&) = default;
};

/// Who stands duty when. Codes of the roster's members are those of the organisation's.
struct TermRoster {
    roster::Problem problem;    ///< what was asked of it
    roster::Solution solution;  ///< the roster, its score and its proof

    friend bool operator==(const TermRoster&, const TermRoster&) = default;
};

/// What a term is made from. A part that was not planned is left out.
struct TermParts {
    Label name{};                                        ///< for reports
    Period period;                                       ///< first and last day
    UnitId branch{};                                     ///< of the organisation
    org::Organisation organisation{};                    ///< who is in it
    std::optional<TermPairing> pairing{};                ///< who helps whom; not set: not planned
    std::optional<TermRoster> roster{};                  ///< who stands duty when; not set: not planned
    record::Ledger ledger{};                             ///< what was done
    std::vector<record::Incident> incidents{};           ///< what went wrong, under seal who reported it
    record::AreaRecords areas{};                         ///< what was done in the five areas, in rows of their own
    std::optional<evaluation::Evaluation> evaluation{};  ///< how well it went; not set: not scored
    std::vector<org::MeetingHeld> meetings{};            ///< what was held
    Management management{};                             ///< goals, duties, gates, publicity, the past
    Publication published{};                             ///< what people were told; of version 0: nothing yet

    friend bool operator==(const TermParts&, const TermParts&) = default;
};

/// A term that was checked. Immutable.
///
/// Always true: everybody named in the pairing, the roster, the ledger, the evaluation and the incidents is in the
/// organisation, and so are those of its meetings and of the records of the areas; activities of the areas are in the
/// ledger; the result of the pairing is one of its problem; the roster is one of its problem; incidents have codes of
/// their own; no turn and no pair was told of twice. Who was told may have left.
class Term {
public:
    /// @throws InvalidInputs  naming every code that is not in the organisation, and what does not fit together.
    explicit Term(TermParts parts);

    /// All of it.
    [[nodiscard]] const TermParts& parts() const noexcept { return parts_; }
    /// Who is in it.
    [[nodiscard]] const org::Organisation& organisation() const noexcept { return parts_.organisation; }

    // Rows of one part as people of the organisation. Ids are those of the part, unchecked.
    /// A mentor of the pairing.
    [[nodiscard]] MemberId mentor(MentorId row) const noexcept { return mentors_[row.row()]; }
    /// A mentee of the pairing.
    [[nodiscard]] StudentId mentee(MenteeId row) const noexcept { return mentees_[row.row()]; }
    /// A member of the roster.
    [[nodiscard]] MemberId on_roster(MemberId row) const noexcept { return on_roster_[row.row()]; }
    /// A member of the evaluation.
    [[nodiscard]] MemberId evaluated(MemberId row) const noexcept { return evaluated_[row.row()]; }

    friend bool operator==(const Term& left, const Term& right) { return left.parts_ == right.parts_; }

private:
    TermParts parts_;
    std::vector<MemberId> mentors_;
    std::vector<StudentId> mentees_;
    std::vector<MemberId> on_roster_;
    std::vector<MemberId> evaluated_;
};

}  // namespace muster::programme

#pragma GCC visibility pop
