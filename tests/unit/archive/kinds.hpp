// All kinds, as a list for typed tests.
#pragma once

#include "samples.hpp"

#include "muster/archive.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::archive {

using Kinds =
    testing::Types<org::Organisation, org::Responsibility, org::Goals, org::StageRules, org::BranchRules,
                   org::EscalationRules, org::ObligationOptions, org::WorkingDays, std::vector<org::MeetingHeld>,
                   pairing::Fit, pairing::Problem, pairing::OptimalPairing, pairing::GroupProblem, pairing::Grouping,
                   roster::Problem, roster::Roster, roster::Solution, record::Ledger, std::vector<record::Incident>,
                   record::CaseBook, evaluation::Scheme, evaluation::Evaluation, programme::Term, programme::Department,
                   OptimalAnswer, FairAnswer, RepairAnswer, GroupsAnswer, StableAnswer, CouplesAnswer, SharedAnswer,
                   SharedRepairAnswer, RankMaximalAnswer, PopularAnswer, AlternativesAnswer, WeightedAnswer, FullAnswer,
                   RosterAnswer, RosterRepairAnswer>;

inline constexpr Format formats[] = {Format::json, Format::xml, Format::binary};

/// Names a typed test by its kind: `organisation`.
struct KindNames {
    template <class Value>
    static std::string GetName(int)
    {
        std::string name(kind_of<Value>);
        std::ranges::replace(name, ' ', '_');
        return name;
    }
};

}  // namespace muster::archive
