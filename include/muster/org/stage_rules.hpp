// What must be so before a member moves from stage to stage. Every number is data with its source.
#pragma once

#include "muster/org/rule.hpp"

#pragma GCC visibility push(default)

namespace muster::org {

/// Rules of the moves. The defaults are those of the 2014 rules on developing members (中国共产党发展党员工作细则),
/// by article, and of the Guizhou procedure (G) where these leave a number open.
struct StageRules {
    // Application
    Rule least_age{18, Severity::bars, "细则 art. 5"};          ///< years of age on applying
    Rule first_talk_within{1, Severity::warns, "细则 art. 7"};  ///< months after the application
    // Applicant to activist
    Rule applicant_for{3, Severity::warns, "G 3: usually"};  ///< months as an applicant
    Rule least_contacts{1, Severity::bars, "细则 art. 9"};   ///< full members who accompany
    Rule most_contacts{2, Severity::warns, "细则 art. 9"};   ///< full members who accompany
    Rule most_activists_per_contact{5, Severity::warns,
                                    "G 5: at universities"};  ///< activists whom one full member accompanies
    // While activist, candidate and probationary member
    Rule thought_report_every{3, Severity::warns, "G 6"};   ///< months from one report to the next: each quarter
    Rule review_every{6, Severity::warns, "细则 art. 11"};  ///< months: each half-year
    // Activist to candidate
    Rule activist_for{12, Severity::bars, "细则 art. 13"};  ///< months as an activist
    // Candidate to probationary member
    Rule introducers{2, Severity::bars, "细则 art. 14"};                ///< full members who recommend
    Rule training_days{3, Severity::bars, "细则 art. 17"};              ///< days, or the hours below
    Rule training_hours{24, Severity::bars, "细则 art. 17"};            ///< hours, or the days above
    Rule certificate_valid_for{12, Severity::bars, "G 11"};             ///< months after the training
    Rule not_before_leaving_within{3, Severity::bars, "细则 art. 19"};  ///< months left before leaving
    // Notices to the public; 0: none asked for
    Rule publicity_before_candidate{5, Severity::bars, "G 7"};                    ///< working days of the notice
    Rule publicity_before_probationary{0, Severity::bars, "a rule of your own"};  ///< working days of the notice
    Rule publicity_before_full{5, Severity::bars, "G 23"};                        ///< working days of the notice
    // The vote, before probationary and full member
    Rule quorum_over_percent{50, Severity::bars, "细则 art. 20"};   ///< of those entitled, more than this present
    Rule pass_over_percent{50, Severity::bars, "细则 art. 20-21"};  ///< of all entitled, more than this in favour
    Rule secret_vote{1, Severity::bars, "细则 art. 20"};            ///< 1: asked for, 0: not
    Rule separate_vote{1, Severity::bars, "细则 art. 20"};          ///< one person at a time; 1: asked for
    Rule approval_by_committee{1, Severity::bars,
                               "细则 art. 23, 26"};              ///< a general branch reviews, and does not approve
    Rule approval_within{3, Severity::warns, "细则 art. 26"};    ///< months after the vote
    Rule approval_at_latest{6, Severity::bars, "细则 art. 26"};  ///< months after the vote
    // Probation
    Rule probation_for{12, Severity::bars, "细则 art. 32"};   ///< months from the branch's vote
    Rule least_extension{6, Severity::bars, "细则 art. 32"};  ///< months by which probation is extended at least, once
    Rule most_extension{12, Severity::bars, "细则 art. 32"};  ///< months by which probation is extended at most

    friend bool operator==(const StageRules&, const StageRules&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
