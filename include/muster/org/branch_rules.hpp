// How a branch is to be set up and how often it meets. Every number is data with its source.
#pragma once

#include "muster/core/id.hpp"
#include "muster/org/eligibility.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/rule.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::org {

/// Rules of a branch's life. The defaults are those of the rules on the work of branches
/// (中国共产党支部工作条例（试行）), by article.
struct BranchRules {
    // Make-up
    Rule least_full_members{3, Severity::bars, "条例 art. 4"};              ///< that a branch must have
    Rule most_full_members{50, Severity::warns, "条例 art. 4: generally"};  ///< that it should not pass
    Rule committee_from{7, Severity::bars, "条例 art. 20"};   ///< full members from which a committee is elected
    Rule committee_least{3, Severity::bars, "条例 art. 20"};  ///< officers of a committee
    Rule committee_usually_most{5, Severity::warns, "条例 art. 20"};  ///< officers it should not pass
    Rule committee_most{7, Severity::bars, "条例 art. 20"};           ///< officers it must not pass
    Rule secretary_standing{12, Severity::bars, "条例 art. 23"};      ///< months as a full member
    // Terms of office
    Rule term{36, Severity::warns, "条例 art. 21"};            ///< months of a term
    Rule reminder_before{6, Severity::warns, "条例 art. 21"};  ///< months before a term ends
    // Meetings: once in so many months
    Rule members_meeting_every{3, Severity::warns, "条例 art. 11"};       ///< months from one 党员大会 to the next
    Rule committee_meeting_every{1, Severity::warns, "条例 art. 12"};     ///< months from one 支委会 to the next
    Rule group_meeting_every{1, Severity::warns, "条例 art. 13"};         ///< months from one 党小组会 to the next
    Rule theme_day_every{1, Severity::warns, "条例 art. 16"};             ///< months from one 主题党日 to the next
    Rule organisational_life_every{12, Severity::warns, "条例 art. 17"};  ///< months from one 组织生活会 to the next
    Rule democratic_review_every{12, Severity::warns, "条例 art. 18"};    ///< months from one 民主评议 to the next
    Rule talks_every{12, Severity::warns, "条例 art. 19"};                ///< months from one 谈心谈话 to the next

    friend bool operator==(const BranchRules&, const BranchRules&) = default;
};

/// Whether a branch is set up as the rules ask, on `day`: its size, its committee, its secretary.
///
/// Full members of the branch and of its groups count. What holds is met from `day` on, the rest has no day. Units that
/// are no branch have no conditions.
/// @throws InvalidInput  if the unit is not of the organisation.
[[nodiscard]] std::vector<Condition> make_up_of(const Organisation& organisation, UnitId unit, Day day,
                                                const BranchRules& rules = {});

}  // namespace muster::org

#pragma GCC visibility pop
