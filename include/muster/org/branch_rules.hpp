// How a branch is to be set up and how often it meets. Every number is data with its source.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/org/eligibility.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/rule.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

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
    Rule term{36, Severity::warns, "条例 art. 21"};  ///< months of a term in a branch, a group or a general branch
    Rule committee_term{60, Severity::warns, "基层组织任期的意见 2018"};  ///< months of a term in a committee above
    Rule reminder_before{6, Severity::warns, "条例 art. 21"};             ///< months before a term ends
    // Meetings: once in so many months
    Rule members_meeting_every{3, Severity::warns, "条例 art. 11"};    ///< months from one 党员大会 to the next
    Rule committee_meeting_every{1, Severity::warns, "条例 art. 12"};  ///< months from one 支委会 to the next
    Rule group_meeting_every{1, Severity::warns, "条例 art. 13"};      ///< months from one 党小组会 to the next
    Rule lecture_every{3, Severity::warns,
                       "条例 art. 14; each quarter is usual"};            ///< months from one 党课 to the next
    Rule theme_day_every{1, Severity::warns, "条例 art. 16"};             ///< months from one 主题党日 to the next
    Rule organisational_life_every{12, Severity::warns, "条例 art. 17"};  ///< months from one 组织生活会 to the next
    Rule democratic_review_every{12, Severity::warns, "条例 art. 18"};    ///< months from one 民主评议 to the next
    Rule talks_every{12, Severity::warns, "条例 art. 19"};                ///< months from one 谈心谈话 to the next
    Rule general_branch_meeting_every{1, Severity::warns,
                                      "typical: monthly"};  ///< months between 党总支委员会 meetings
    Rule committee_session_every{6, Severity::warns, "typical: each term"};  ///< months between 党委全体会议

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("least_full_members", &BranchRules::least_full_members),
                    field("most_full_members", &BranchRules::most_full_members),
                    field("committee_from", &BranchRules::committee_from),
                    field("committee_least", &BranchRules::committee_least),
                    field("committee_usually_most", &BranchRules::committee_usually_most),
                    field("committee_most", &BranchRules::committee_most),
                    field("secretary_standing", &BranchRules::secretary_standing), field("term", &BranchRules::term),
                    field("committee_term", &BranchRules::committee_term),
                    field("reminder_before", &BranchRules::reminder_before),
                    field("members_meeting_every", &BranchRules::members_meeting_every),
                    field("committee_meeting_every", &BranchRules::committee_meeting_every),
                    field("group_meeting_every", &BranchRules::group_meeting_every),
                    field("lecture_every", &BranchRules::lecture_every),
                    field("theme_day_every", &BranchRules::theme_day_every),
                    field("organisational_life_every", &BranchRules::organisational_life_every),
                    field("democratic_review_every", &BranchRules::democratic_review_every),
                    field("talks_every", &BranchRules::talks_every),
                    field("general_branch_meeting_every", &BranchRules::general_branch_meeting_every),
                    field("committee_session_every", &BranchRules::committee_session_every));
    }

    friend bool operator==(const BranchRules&, const BranchRules&) = default;
};

/// Whether a branch is set up as the rules ask, on `day`: its size, its committee, its secretary.
///
/// Full members of the branch and of its groups count. A committee counts persons, not offices: full members of the
/// branch who are still there on the day. What holds is met from `day` on, the rest has no day. Units that
/// are no branch have no conditions.
/// @throws InvalidInput  if the unit is not of the organisation.
[[nodiscard]] std::vector<Condition> make_up_of(const Organisation& organisation, UnitId unit, Day day,
                                                const BranchRules& rules = {});

}  // namespace muster::org

#pragma GCC visibility pop
