// A claim is compared with what is made anew from the roster and the certificate.
#include "muster/roster/verify.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"
#include "roster/proof/effort.hpp"

#include <string>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

void compare_scores(const Score& claimed, const Score& found, std::vector<Label>& faults)
{
    if (claimed.hard != found.hard)
        faults.push_back({"称违反硬性规则 " + number(claimed.hard) + " 处，复核为 " + number(found.hard) + " 处",
                          "it says that hard rules are bent by " + number(claimed.hard) + ", and they are by " +
                              number(found.hard)});
    if (claimed.cost != found.cost)
        faults.push_back({"称代价为 " + number(claimed.cost) + "，复核为 " + number(found.cost),
                          "it says that it costs " + number(claimed.cost) + ", and it costs " + number(found.cost)});
    for (const rule::Entry& entry : rule::list()) {
        const RuleScore& told = claimed.of(entry.rule);
        const RuleScore& is = found.of(entry.rule);
        if (told == is)
            continue;
        const Label rule = label_of(entry.rule);
        const auto zh = [](const RuleScore& score) {
            return number(score.times) + " 次、违反 " + number(score.hard) + "、代价 " + number(score.cost);
        };
        const auto en = [](const RuleScore& score) {
            return number(score.times) + " times, hard " + number(score.hard) + ", cost " + number(score.cost);
        };
        faults.push_back({"“" + rule.zh + "”称" + zh(told) + "，复核为" + zh(is),
                          "it says of \"" + rule.en + "\": " + en(told) + "; it is " + en(is)});
    }
}

void compare_bounds(const Solution& claimed, const Solution& proven, std::vector<Label>& faults)
{
    if (!claimed.lower_bound)
        return;
    const std::string told = number(*claimed.lower_bound);
    if (!proven.lower_bound)
        faults.push_back({"称任何值班表代价不低于 " + told + "，其证书未证明任何下界",
                          "it says that no roster costs less than " + told + ", and its certificate proves no bound"});
    else if (*claimed.lower_bound > *proven.lower_bound)
        faults.push_back({"称任何值班表代价不低于 " + told + "，其证书只证明 " + number(*proven.lower_bound),
                          "it says that no roster costs less than " + told + ", and its certificate proves " +
                              number(*proven.lower_bound)});
    if (proven.score.is_feasible() && *claimed.lower_bound > proven.score.cost)
        faults.push_back(
            {"称任何值班表代价不低于 " + told + "，而此表代价仅 " + number(proven.score.cost),
             "it says that no roster costs less than " + told + ", and this one costs " + number(proven.score.cost)});
}

}  // namespace

Solution judged(const Problem& problem, Roster roster, std::optional<BoundCertificate> certificate)
{
    return judged_by({}, problem, std::move(roster), std::move(certificate));
}

Solution judged_by(const ProofEffort& effort, const Problem& problem, Roster roster,
                   std::optional<BoundCertificate> certificate)
{
    Solution solution{.roster = std::move(roster), .score = {}};
    solution.score = check(problem, solution.roster).score;
    const bool is_feasible = solution.score.is_feasible();
    solution.status = is_feasible ? Status::feasible : Status::incomplete;
    if (!certificate)
        return solution;
    solution.certificate = *std::move(certificate);
    const auto proved = proved_bound_by(effort, problem, solution.certificate);
    if (!is_feasible) {
        if (proved)
            solution.lower_bound = proved;
        else
            solution.status = Status::infeasible;
    } else if (proved && *proved <= solution.score.cost) {
        // A proof that a roster is cheaper than any, or not there, would be none.
        solution.lower_bound = proved;
        if (*proved == solution.score.cost)
            solution.status = Status::optimal;
    }
    return solution;
}

Verification verify(const Problem& problem, const Solution& solution)
{
    Verification made{.proven = {.roster = solution.roster, .score = {}}};
    const auto note = [&made](const Error& error) {
        made.faults.push_back({std::string("无法核对：") + error.what(), error.what()});
    };
    try {
        made.proven = judged(problem, solution.roster);
    } catch (const Error& error) {
        note(error);
        return made;
    }
    if (solution.certificate != BoundCertificate{} || problem.cover().empty())
        try {
            made.proven = judged(problem, solution.roster, solution.certificate);
        } catch (const Error& error) {
            note(error);
        }
    compare_scores(solution.score, made.proven.score, made.faults);
    compare_bounds(solution, made.proven, made.faults);
    if (solution.status != made.proven.status) {
        const Label told = label_of(solution.status);
        const Label is = label_of(made.proven.status);
        made.faults.push_back(
            {"称“" + told.zh + "”，实为“" + is.zh + "”", "it says \"" + told.en + "\", and is \"" + is.en + "\""});
    }
    return made;
}

}  // namespace muster::roster
