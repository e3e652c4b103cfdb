// What a term calls proved is proved anew; a part that was tampered with is refused in words.
#include "muster/programme/verify.hpp"

#include "muster/pairing/optimal.hpp"
#include "muster/pairing/shared.hpp"
#include "muster/roster/solve.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::programme::verify_test {
namespace {

const Day monday(2026, 9, 7);
const Period week(monday, monday + Days(6));

/// A problem of the fit's own scores.
pairing::Problem problem_of(const pairing::Fit& fit, std::int64_t bonus = 0)
{
    std::vector<pairing::Candidate> candidates;
    for (const pairing::FitCandidate& each : fit.candidates())
        candidates.push_back({each.mentee, each.mentor, each.score.millionths()});
    candidates.front().score += bonus;
    return {std::vector<pairing::Capacity>(fit.mentors().size(), {.minimum = 0, .maximum = 1}), fit.mentees().size(),
            candidates};
}

TermPairing pairing_of(std::int64_t bonus = 0)
{
    const auto level = [](const char* text) { return Weight::parse(text, {"test"}); };
    const pairing::Fit fit({{.code = "ann", .strengths = {{"calculus", level("0.9")}}, .year = 3},
                            {.code = "bob", .strengths = {{"physics", level("0.8")}}, .year = 3}},
                           {{.code = "s1", .needs = {{"calculus", level("1")}}, .year = 1},
                            {.code = "s2", .needs = {{"physics", level("1")}}, .year = 1}});
    const pairing::Problem problem = problem_of(fit, bonus);
    return {fit, problem, pairing::optimal(problem)};
}

roster::Draft duty(const std::vector<roster::Member>& members)
{
    roster::Draft draft{.period = week, .shift_types = {{.code = "D", .length = Minutes(60)}}, .members = members};
    for (int day = 0; day < 7; ++day)
        draft.cover.push_back({.shift = {monday + Days(day), ShiftTypeId(0)}, .minimum = 1, .wanted = 1});
    draft.fairness = {{.measure = roster::Measure::shifts, .above_weight = 3, .below_weight = 3}};
    for (const std::int64_t weight : {6, 8, 9})  // somebody has to on Monday
        draft.requests.push_back(
            {MemberId(static_cast<std::uint32_t>(draft.requests.size())), monday, {}, roster::Wish::off, weight});
    return draft;
}

TermRoster roster_of(const std::vector<roster::Member>& members)
{
    const roster::Problem problem(duty(members));
    return {problem, solve(problem, {.time_limit = std::nullopt, .work_limit = 20'000})};
}

std::vector<roster::Member> people()
{
    return {{.code = "ann", .name = {"安", ""}}, {.code = "bob", .name = {"鲍", ""}}, {.code = "cai"}};
}

/// The same roster and proof around a problem that was changed.
void change_problem(TermParts& parts, const std::function<void(roster::Draft&)>& change)
{
    roster::Draft draft = parts.roster->problem.draft();
    change(draft);
    parts.roster->problem = roster::Problem(draft);
}

evaluation::Evaluation evaluation_of(const record::Ledger& ledger)
{
    const evaluation::Scheme scheme({.code = "s",
                                     .areas = {{.code = "top"}},
                                     .indicators = {{.code = "i", .area = "top", .rule = evaluation::rule::Count{}}}});
    return evaluate(scheme, ledger, {.roll = evaluation::Roll({{.code = "ann"}, {.code = "bob"}})});
}

record::Ledger ledger_of(int records)
{
    record::Ledger ledger({"ann", "bob"}, {"i"});
    for (int record = 0; record < records; ++record)
        ledger.append({.member = MemberId(0), .indicator = IndicatorId(0), .day = monday + Days(record)});
    return ledger;
}

TermParts sound()
{
    return {.period = week,
            .branch = UnitId(0),
            .organisation = org::Organisation({.units = {{.code = "branch"}},
                                               .members = {{.code = "ann", .name = "安", .unit = UnitId(0)},
                                                           {.code = "bob", .name = "鲍", .unit = UnitId(0)},
                                                           {.code = "cai", .unit = UnitId(0)}},
                                               .students = {{.code = "s1"}, {.code = "s2"}}}),
            .pairing = pairing_of(),
            .roster = roster_of(people()),
            .ledger = ledger_of(2),
            .evaluation = evaluation_of(ledger_of(2))};
}

/// The same pairs where both mentors take one student between them, or as many as is said.
TermPairing sharing(std::uint32_t most)
{
    const TermPairing alone = pairing_of();
    std::vector<pairing::Candidate> candidates;
    for (const pairing::FitCandidate& each : alone.fit.candidates())
        candidates.push_back({each.mentee, each.mentor, each.score.millionths()});
    const pairing::SharedProblem problem(
        pairing::Problem(std::vector<pairing::Capacity>(2, {0, 1}), 2, candidates, {.unmatched_price = 0}),
        {{"floor", {MentorId(0), MentorId(1)}, {0, most}}});
    const pairing::SharedPairing best = optimal(problem);
    return {alone.fit,
            problem.pairs(),
            {best.pairing, {best.certificate.pairs.mentee_gain, prices_in_all(problem, best.certificate)}},
            {problem.shared().begin(), problem.shared().end()},
            best.certificate.shared_price};
}

TEST(VerifyTerm, HoldsOfWhatMentorsShare)
{
    for (const std::uint32_t most : {1u, 2u}) {
        TermParts parts = sound();
        parts.pairing = sharing(most);
        EXPECT_EQ(parts.pairing->result.pairing.unmatched().size(), 2 - most);
        const Verification verified = verify(Term(parts));
        EXPECT_TRUE(verified.pairing.empty()) << verified.pairing.front().en;
    }
    const auto fault_of = [](auto&& change) {
        TermParts parts = sound();
        parts.pairing = sharing(1);
        change(*parts.pairing);
        const Verification verified = verify(Term(parts));
        return verified.pairing.empty() ? "" : verified.pairing.front().en;
    };
    EXPECT_EQ(fault_of([](TermPairing& pairing) { pairing.result.pairing = sharing(2).result.pairing; }),
              "shared capacity \"floor\" has 2 mentees, outside 0 to 1");
    EXPECT_EQ(fault_of([](TermPairing& pairing) { pairing.shared.front().capacity.maximum = 2; }).substr(0, 37),
              "shared capacity \"floor\" has a free pl");
    EXPECT_NE(fault_of([](TermPairing& pairing) { pairing.shared_price.front() += 1; }), "");
    EXPECT_NE(fault_of([](TermPairing& pairing) { pairing.shared = {}, pairing.shared_price = {}; }), "");
}

TEST(VerifyTerm, HoldsOfWhatWasMadeHere)
{
    const TermParts parts = sound();
    const Verification verified = verify(Term(parts));
    EXPECT_TRUE(verified.holds());
    ASSERT_TRUE(verified.proven.has_value());
    EXPECT_EQ(*verified.proven, parts.roster->solution);
    EXPECT_EQ(verified.proven->status, roster::Status::optimal);
}

TEST(VerifyTerm, HoldsOfATermWithoutParts)
{
    TermParts parts = sound();
    parts.pairing.reset();
    parts.roster.reset();
    parts.evaluation.reset();
    const Verification verified = verify(Term(parts));
    EXPECT_TRUE(verified.holds());
    EXPECT_FALSE(verified.proven.has_value());
}

struct Tampered {
    std::string name;
    std::function<void(TermParts&)> tamper;
    std::vector<Label> Verification::*part;
    Label fault;  ///< one of them
};

void PrintTo(const Tampered& tampered, std::ostream* out) { *out << tampered.name; }

class VerifyTermRefuses : public testing::TestWithParam<Tampered> {};

TEST_P(VerifyTermRefuses, WhatDoesNotHoldAndSaysWhy)
{
    TermParts parts = sound();
    GetParam().tamper(parts);
    Verification verified = verify(Term(parts));
    EXPECT_FALSE(verified.holds());
    const std::vector<Label> faults = verified.*GetParam().part;
    EXPECT_EQ(std::ranges::count(faults, GetParam().fault), 1) << (faults.empty() ? "nothing" : faults.front().en);
    (verified.*GetParam().part).clear();
    EXPECT_TRUE(verified.holds()) << "another part was refused, too";
}

INSTANTIATE_TEST_SUITE_P(
    , VerifyTermRefuses,
    testing::Values(Tampered{"ABoundBeyondItsPrices",
                             [](TermParts& parts) {
                                 auto& solution = parts.roster->solution;
                                 solution.certificate = {.prices = std::vector<std::int64_t>(7, 0)};
                             },
                             &Verification::roster,
                             {"称任何值班表代价不低于 6，其证书只证明 0",
                              "it says that no roster costs less than 6, and its certificate proves 0"}},
                    Tampered{"ABoundBeyondTheCost",
                             [](TermParts& parts) { parts.roster->solution.lower_bound = 350; },
                             &Verification::roster,
                             {"称任何值班表代价不低于 350，其证书只证明 6",
                              "it says that no roster costs less than 350, and its certificate proves 6"}},
                    Tampered{"AnotherStatus",
                             [](TermParts& parts) { parts.roster->solution.status = roster::Status::feasible; },
                             &Verification::roster,
                             {"称“满足全部硬性规则”，实为“已证明最优”",
                              "it says \"no hard rule is bent\", and is \"proven best\""}},
                    Tampered{"AnotherCost",
                             [](TermParts& parts) { parts.roster->solution.score.cost = 5; },
                             &Verification::roster,
                             {"称代价为 5，复核为 6", "it says that it costs 5, and it costs 6"}},
                    Tampered{"AnotherShare",
                             [](TermParts& parts) {
                                 change_problem(parts, [](roster::Draft& draft) {
                                     draft.members[2].share = roster::Share::parse("0.5", {"test"});
                                 });
                             },
                             &Verification::roster,
                             {"称代价为 6，复核为 12", "it says that it costs 6, and it costs 12"}},
                    Tampered{"AnotherHistory",
                             [](TermParts& parts) {
                                 change_problem(parts, [](roster::Draft& draft) {
                                     draft.members[2].history.carry_over[index(roster::Measure::shifts)] =
                                         roster::Surplus::whole(6);
                                 });
                             },
                             &Verification::roster,
                             {"称代价为 6，复核为 30", "it says that it costs 6, and it costs 30"}},
                    Tampered{"CodesOfTwoMembersSwapped",
                             [](TermParts& parts) {
                                 change_problem(parts, [](roster::Draft& draft) {
                                     std::swap(draft.members[0].code, draft.members[1].code);
                                     std::swap(draft.members[0].name, draft.members[1].name);
                                 });
                             },
                             &Verification::roster,
                             {"值班表中“ann”排在“bob”之后，组织名单则在其前",
                              "on the roster \"ann\" stands after \"bob\", and in the organisation before"}},
                    Tampered{"ACodeWithAnothersName",
                             [](TermParts& parts) {
                                 change_problem(parts, [](roster::Draft& draft) {
                                     draft.members[0].name = {"鲍", ""};
                                 });
                             },
                             &Verification::roster,
                             {"值班表中“ann”名为“鲍”，组织名单中为“安”",
                              "on the roster \"ann\" is called \"鲍\", and in the organisation \"安\""}},
                    Tampered{"AScoreThatTheFitDoesNotGive",
                             [](TermParts& parts) { parts.pairing = pairing_of(1'000'000); },
                             &Verification::pairing,
                             {"“s1”与“ann”称得 42 分，按其条件为 41 分",
                              "\"s1\" with \"ann\" is said to score 42, and their fit gives 41"}},
                    Tampered{"APairThatTheFitRefuses",
                             [](TermParts& parts) {
                                 auto mentees = parts.pairing->fit.mentees().rows();
                                 std::vector<pairing::MenteeProfile> later(mentees.begin(), mentees.end());
                                 later[1].year = 3;
                                 const auto mentors = parts.pairing->fit.mentors().rows();
                                 parts.pairing->fit = pairing::Fit({mentors.begin(), mentors.end()}, later);
                             },
                             &Verification::pairing,
                             {"“s2”与“ann”列为候选，而其条件不允许结对",
                              "\"s2\" with \"ann\" is a candidate, and their fit refuses it"}},
                    Tampered{"AGreaterTotal",
                             [](TermParts& parts) { parts.pairing->result.pairing.total += 1; },
                             &Verification::pairing,
                             {"价格未能证明总分最高：the total is said to be 78000001 and is not",
                              "the total is said to be 78000001 and is not"}},
                    Tampered{"AnEvaluationOfAnotherLedger",
                             [](TermParts& parts) { parts.evaluation = evaluation_of(ledger_of(3)); },
                             &Verification::evaluation,
                             {"考评所据台账不是本学期的台账", "it was made from another ledger than the term's"}}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::programme::verify_test
