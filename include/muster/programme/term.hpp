// One whole term: who is there, who helps whom, who stands duty when, what was done, and how well it went.
#pragma once

#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/org/organisation.hpp"
#include "muster/pairing/fit.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/ledger.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/solution.hpp"

#include <optional>
#include <span>
#include <vector>

namespace muster::programme {

/// Who helps whom in the term. Rows of the fit are those of the problem; their codes are members' and students'.
struct TermPairing {
    pairing::Fit fit;
    pairing::Problem problem;
    pairing::OptimalPairing result;

    friend bool operator==(const TermPairing&, const TermPairing&) = default;
};

/// Who stands duty when. Codes of the roster's members are those of the organisation's.
struct TermRoster {
    roster::Problem problem;
    roster::Solution solution;

    friend bool operator==(const TermRoster&, const TermRoster&) = default;
};

/// What a term is made from. A part that was not planned is left out.
struct TermParts {
    Label name{};
    Period period;
    UnitId branch{};  ///< of the organisation
    org::Organisation organisation{};
    std::optional<TermPairing> pairing{};
    std::optional<TermRoster> roster{};
    record::Ledger ledger{};
    std::vector<record::Incident> incidents{};
    std::optional<evaluation::Evaluation> evaluation{};

    friend bool operator==(const TermParts&, const TermParts&) = default;
};

/// A term that was checked. Immutable.
///
/// Always true: everybody named in the pairing, the roster, the ledger, the evaluation and the incidents is in the
/// organisation; the result of the pairing is one of its problem; the roster is one of its problem; incidents have
/// codes of their own.
class Term {
public:
    /// @throws InvalidInputs  naming every code that is not in the organisation, and what does not fit together.
    explicit Term(TermParts parts);

    [[nodiscard]] const TermParts& parts() const noexcept { return parts_; }
    [[nodiscard]] const org::Organisation& organisation() const noexcept { return parts_.organisation; }

    // Rows of one part as people of the organisation. Ids are those of the part, unchecked.
    [[nodiscard]] MemberId mentor(MentorId row) const noexcept { return mentors_[row.row()]; }
    [[nodiscard]] StudentId mentee(MenteeId row) const noexcept { return mentees_[row.row()]; }
    [[nodiscard]] MemberId on_roster(MemberId row) const noexcept { return on_roster_[row.row()]; }
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
