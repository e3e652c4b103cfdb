// Each part by its own checker, and then against what the term keeps beside it.
#include "muster/programme/verify.hpp"

#include "muster/core/decimal.hpp"
#include "muster/core/wide_integer.hpp"
#include "muster/evaluation/check.hpp"
#include "muster/pairing/verify.hpp"
#include "muster/roster/verify.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace muster::inline v0_2::programme {
namespace {

using Faults = std::vector<Label>;

/// Pairs of the problem that the fit does not give, or gives another score.
void check_scores(const TermPairing& pairing, Faults& faults)
{
    const pairing::Fit& fit = pairing.fit;
    const pairing::Problem& problem = pairing.problem;
    const std::vector<pairing::FitCandidate> all = fit.candidates();  // mentee by mentee
    auto next = all.begin();
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const MenteeId mentee(row);
        std::vector<std::optional<Points>> fits(fit.mentors().size());
        for (; next != all.end() && next->mentee == mentee; ++next)
            fits[next->mentor.row()] = next->score;
        const auto candidates = problem.candidates_of(mentee);
        for (std::size_t at = 0; at < candidates.mentors.size(); ++at) {
            const MentorId mentor = candidates.mentors[at];
            const std::optional<Points> found = fits[mentor.row()];
            const std::string who = fit.mentees()[mentee].code;
            const std::string whom = fit.mentors()[mentor].code;
            const std::string told = decimal::to_string(candidates.scores[at]);
            if (!found)
                faults.push_back({"“" + who + "”与“" + whom + "”列为候选，而其条件不允许结对",
                                  "\"" + who + "\" with \"" + whom + "\" is a candidate, and their fit refuses it"});
            else if (found->millionths() != candidates.scores[at])
                faults.push_back(
                    {"“" + who + "”与“" + whom + "”称得 " + told + " 分，按其条件为 " + to_string(*found) + " 分",
                     "\"" + who + "\" with \"" + whom + "\" is said to score " + told + ", and their fit gives " +
                         to_string(*found)});
        }
    }
}

/// What mentors share is taken out of the prices of their places, and then has prices of its own.
pairing::Verdict verdict_of(const TermPairing& pairing)
{
    const auto& [made, prices] = pairing.result;
    if (pairing.shared.empty() || prices.mentor_price.size() != pairing.problem.mentors().size())
        return pairing::verify(pairing.problem, made, prices);
    std::vector<WideInteger> own(prices.mentor_price.begin(), prices.mentor_price.end());
    for (std::size_t at = 0; at < pairing.shared.size(); ++at)
        for (const MentorId mentor : pairing.shared[at].mentors)
            own[mentor.row()] -= pairing.shared_price[at];
    pairing::SharedCertificate certificate{{prices.mentee_gain, {}}, pairing.shared_price};
    for (const WideInteger price : own) {
        if (price > std::numeric_limits<pairing::Score>::max() || price < std::numeric_limits<pairing::Score>::min())
            return {false, "a sum of prices leaves 64 bits"};
        certificate.pairs.mentor_price.push_back(static_cast<pairing::Score>(price));
    }
    return pairing::verify(pairing.shared_problem(), made, certificate);
}

void check_pairing(const TermPairing& pairing, Faults& faults)
{
    const auto verdict = verdict_of(pairing);
    if (!verdict)
        faults.push_back({"价格未能证明总分最高：" + verdict.fault, verdict.fault});
    check_scores(pairing, faults);
}

/// The roster's people are the organisation's: a code set in another's place gives that one's duties to somebody else.
void check_people(const Term& term, Faults& faults)
{
    const auto& members = term.parts().roster->problem.members().rows();
    MemberId last;
    for (std::uint32_t row = 0; row < members.size(); ++row) {
        const roster::Member& member = members[row];
        const MemberId here = term.on_roster(MemberId(row));
        const std::string& name = term.organisation().members()[here].name;
        if (last.is_set() && here < last)
            faults.push_back({"值班表中“" + member.code + "”排在“" + members[row - 1].code + "”之后，组织名单则在其前",
                              "on the roster \"" + member.code + "\" stands after \"" + members[row - 1].code +
                                  "\", and in the organisation before"});
        last = here;
        const auto differs = [&](const std::string& told) { return !told.empty() && !name.empty() && told != name; };
        if (differs(member.name.zh) && differs(member.name.in(Language::en)))
            faults.push_back({"值班表中“" + member.code + "”名为“" + member.name.zh + "”，组织名单中为“" + name + "”",
                              "on the roster \"" + member.code + "\" is called \"" + member.name.zh +
                                  "\", and in the organisation \"" + name + "\""});
    }
}

void check_evaluation(const Term& term, Faults& faults)
{
    const evaluation::Evaluation& evaluation = *term.parts().evaluation;
    if (!(evaluation.ledger() == term.parts().ledger))
        faults.push_back({"考评所据台账不是本学期的台账", "it was made from another ledger than the term's"});
    for (const evaluation::Finding& finding : evaluation::check(evaluation))
        faults.push_back({finding.place + "：称 " + finding.claimed + "，重算为 " + finding.computed,
                          finding.place + ": it says " + finding.claimed + ", recomputed " + finding.computed});
}

}  // namespace

Verification verify(const Term& term)
{
    const TermParts& parts = term.parts();
    Verification made;
    if (parts.pairing)
        check_pairing(*parts.pairing, made.pairing);
    if (parts.roster) {
        roster::Verification verified = roster::verify(parts.roster->problem, parts.roster->solution);
        made.roster = std::move(verified.faults);
        made.proven = std::move(verified.proven);
        check_people(term, made.roster);
    }
    if (parts.evaluation)
        check_evaluation(term, made.evaluation);
    return made;
}

}  // namespace muster::programme
