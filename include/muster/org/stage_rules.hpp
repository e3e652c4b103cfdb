// What must be so before a member moves from stage to stage. Every number is data with its source.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/org/development.hpp"
#include "muster/org/rule.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// Rules of the moves. The defaults are those of the 2014 rules on developing members (中国共产党发展党员工作细则),
/// by article, and of the Guizhou procedure (G) where these leave a number open.
struct StageRules {
    // Application
    Rule least_age{18, Severity::bars, "细则 art. 5"};          ///< years of age on applying
    Rule first_talk_within{1, Severity::warns, "细则 art. 7"};  ///< months after the application
    // Applicant to activist
    Rule applicant_for{3, Severity::warns, "G 3: usually"};  ///< months as an applicant
    Rule recommendation{1, Severity::bars, "细则 art. 8"};  ///< by members or a mass organisation; 1: asked for, 0: not
    Rule least_contacts{1, Severity::bars, "细则 art. 9"};  ///< full members who accompany
    Rule most_contacts{2, Severity::warns, "细则 art. 9"};  ///< full members who accompany
    Rule unrelated_contacts{1, Severity::bars, "细则 art. 9"};  ///< contacts are no close relatives; 1: asked for
    Rule most_activists_per_contact{5, Severity::warns,
                                    "G 5: at universities"};  ///< activists whom one full member accompanies
    // While activist, candidate and probationary member
    Rule thought_report_every{3, Severity::warns, "G 6"};   ///< months from one report to the next: each quarter
    Rule review_every{6, Severity::warns, "细则 art. 11"};  ///< months: each half-year
    // Activist to candidate
    Rule activist_for{12, Severity::bars, "细则 art. 13"};  ///< months as an activist
    // Candidate to probationary member
    Rule introducers{2, Severity::bars, "细则 art. 14"};                  ///< full members who recommend
    Rule political_review{1, Severity::bars, "细则 art. 16"};             ///< a positive one; 1: asked for, 0: not
    Rule training{1, Severity::bars, "细则 art. 17"};                     ///< a course of any length; 1: asked for
    Rule training_days{3, Severity::warns, "细则 art. 17: generally"};    ///< days, or the hours below
    Rule training_hours{24, Severity::warns, "细则 art. 17: generally"};  ///< hours, or the days above
    Rule certificate_valid_for{12, Severity::bars, "G 11"};               ///< months after the training, at the vote
    Rule pre_review{1, Severity::bars, "细则 art. 19"};  ///< a positive one by the committee, before the vote; 1: asked
    Rule not_before_leaving_within{3, Severity::warns, "细则 art. 19: generally"};  ///< months from the vote to leaving
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
    Rule probation_for{12, Severity::bars, "细则 art. 32"};     ///< months from the branch's vote
    Rule extension_by_vote{1, Severity::bars, "细则 art. 32"};  ///< a vote of the branch extends; 1: asked for
    Rule least_extension{6, Severity::bars, "细则 art. 32"};  ///< months by which probation is extended at least, once
    Rule most_extension{12, Severity::bars, "细则 art. 32"};  ///< months by which probation is extended at most

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(
            field("least_age", &StageRules::least_age), field("first_talk_within", &StageRules::first_talk_within),
            field("applicant_for", &StageRules::applicant_for), field("recommendation", &StageRules::recommendation),
            field("least_contacts", &StageRules::least_contacts), field("most_contacts", &StageRules::most_contacts),
            field("unrelated_contacts", &StageRules::unrelated_contacts),
            field("most_activists_per_contact", &StageRules::most_activists_per_contact),
            field("thought_report_every", &StageRules::thought_report_every),
            field("review_every", &StageRules::review_every), field("activist_for", &StageRules::activist_for),
            field("introducers", &StageRules::introducers), field("political_review", &StageRules::political_review),
            field("training", &StageRules::training), field("training_days", &StageRules::training_days),
            field("training_hours", &StageRules::training_hours),
            field("certificate_valid_for", &StageRules::certificate_valid_for),
            field("pre_review", &StageRules::pre_review),
            field("not_before_leaving_within", &StageRules::not_before_leaving_within),
            field("publicity_before_candidate", &StageRules::publicity_before_candidate),
            field("publicity_before_probationary", &StageRules::publicity_before_probationary),
            field("publicity_before_full", &StageRules::publicity_before_full),
            field("quorum_over_percent", &StageRules::quorum_over_percent),
            field("pass_over_percent", &StageRules::pass_over_percent), field("secret_vote", &StageRules::secret_vote),
            field("separate_vote", &StageRules::separate_vote),
            field("approval_by_committee", &StageRules::approval_by_committee),
            field("approval_within", &StageRules::approval_within),
            field("approval_at_latest", &StageRules::approval_at_latest),
            field("probation_for", &StageRules::probation_for),
            field("extension_by_vote", &StageRules::extension_by_vote),
            field("least_extension", &StageRules::least_extension),
            field("most_extension", &StageRules::most_extension));
    }

    friend bool operator==(const StageRules&, const StageRules&) = default;
};

/// Whether a vote passed: a quorum was there, more than half of all entitled were in favour, and it was held as asked.
[[nodiscard]] inline bool passed(const Vote& vote, const StageRules& rules)
{
    const auto over = [&](int part, const Rule& percent) {
        return part * 100LL > vote.entitled * static_cast<long long>(percent.number);
    };
    return over(vote.present, rules.quorum_over_percent) && over(vote.in_favour, rules.pass_over_percent) &&
           (vote.was_secret || rules.secret_vote.number == 0) && (vote.was_separate || rules.separate_vote.number == 0);
}

}  // namespace muster::org

#pragma GCC visibility pop
