// One small value of every kind, using every field.
#pragma once

#include "answer_samples.hpp"
#include "area_samples.hpp"
#include "org_samples.hpp"
#include "work_samples.hpp"

#include "muster/evaluation/evaluate.hpp"
#include "muster/programme/department.hpp"
#include "muster/programme/term.hpp"

#include <vector>

namespace muster::inline v0_2::archive {

template <>
inline evaluation::Scheme sample<evaluation::Scheme>()
{
    using namespace evaluation;
    const auto points = [](const char* text) { return Points::parse(text, {"test"}); };
    const auto amount = [](const char* text) { return Quantity::parse(text, {"test"}); };
    const auto weight = [](const char* text) { return Weight::parse(text, {"test"}); };
    SchemeParts parts{.code = "sample", .version = "2026-09", .label = {"样例", "sample"}, .source = "here"};
    parts.areas = {{.code = "all", .base = points("10"), .most = points("100"), .round_to = 1, .source = "here"},
                   {.code = "service", .parent = "all", .weight = weight("0.6")},
                   {.code = "study",
                    .parent = "all",
                    .weight = weight("0.4"),
                    .aggregation = Aggregation::ordered,
                    .position_weights = {weight("0.7"), weight("0.3")}}};
    const auto add = [&](Indicator indicator, const char* share) {
        indicator.weight = weight(share);
        parts.indicators.push_back(std::move(indicator));
    };
    add({.code = "hours",
         .area = "service",
         .unit = {"小时", "hours"},
         .source = "here",
         .rule = rule::Sum{points("0.5")},
         .cap = {amount("8"), amount("20"), rule::CapPeriod::week, points("30")}},
        "0.2");
    add({.code = "awards",
         .area = "service",
         .rule = rule::AwardTable{{{"national", "一等奖", points("20")}}},
         .combine = Combine::best,
         .once_per_event = {true}},
        "0.2");
    add({.code = "talks", .area = "service", .rule = rule::Count{points("2")}}, "0.2");
    add({.code = "rate",
         .area = "service",
         .rule = rule::Rate{"talks", points("50")},
         .missing = Missing::stated,
         .missing_points = points("1"),
         .assigned = "mentor"},
        "0.2");
    add({.code = "prompt",
         .area = "service",
         .rule =
             rule::Lag{rule::LagFrom::fixed_day, day("2026-12-01"), Days(3), points("5"), points("0.5"), points("-1")}},
        "0.2");
    add({.code = "bands",
         .area = "study",
         .rule = rule::Bands{{{amount("1"), points("60")}, {amount("2"), points("90")}}, points("0")}},
        "1");
    add({.code = "line",
         .area = "study",
         .rule = rule::Piecewise{{{amount("0"), points("0")}, {amount("10"), points("100")}}},
         .round_to = 2},
        "1");
    add({.code = "bulletins", .area = "all", .rule = rule::Count{}, .cap = {.total = points("3")}, .is_bonus = true},
        "1");
    add({.code = "faults", .area = "all", .rule = rule::Deduction{points("5"), true}}, "1");
    add({.code = "cheating", .area = "all", .rule = rule::Veto{.exposure = "talks", .best_grade = "pass"}}, "1");
    parts.exclusives = {{"once", {"hours", "talks"}}};
    parts.grades = {{"good", {"优秀", ""}, points("20"), Quota{1, 3, Ties::by_key, "hours", QuotaAmong::unit}},
                    {.code = "pass"}};
    parts.ungraded_stages = {org::Stage::probationary};
    parts.panels = {{.indicator = "line",
                     .groups = {{.code = "self", .weight = weight("0.3")},
                                {.code = "peers",
                                 .label = {"互评", "peers"},
                                 .weight = weight("0.7"),
                                 .trim = weight("0.1"),
                                 .corrects_severity = true,
                                 .least_ratings = 2,
                                 .least_turnout = weight("0.666666"),
                                 .entitled = 12}},
                     .source = "here"}};
    return Scheme(std::move(parts));
}

template <>
inline evaluation::Evaluation sample<evaluation::Evaluation>()
{
    using namespace evaluation;
    return evaluate(sample<Scheme>(), sample<record::Ledger>(),
                    {.roll = Roll({{"M2", "B", org::Stage::full, {"mentor"}}, {"M1", "", std::nullopt}},
                                  {{"C", {}, ""}, {"B", {"支部", ""}, "C"}}),
                     .period = Period(day("2026-09-01"), day("2027-01-31")),
                     .is_ranked = true});
}

template <>
inline record::CaseBook sample<record::CaseBook>()
{
    record::Case one{.code = "K", .kind = record::CaseKind::person, .name = {"标兵", "model"}, .text = "坚持\n每周"};
    one.unit = {"支部", ""};
    one.about = "M1";
    one.evidence = {{"hours", {"辅导", "hours"}, 3, Quantity::parse("4.5", {"test"})}};
    one.nominated = day("2026-11-20");
    one.consented = day("2026-11-23");
    one.deadline = day("2026-12-01");
    one.published = day("2026-11-27");
    one.expires = day("2027-11-26");
    return {{one, {.code = "L"}}};
}

inline programme::Management management()
{
    programme::Management made;
    made.before =
        evaluation::Standings{{{"M1", "B", Points::parse("78.7", {"test"}), 4, "good"}, {.member = "M9"}}, "digest"};
    made.goals = {{"G", {"目标", ""}, UnitId(0), {}, Quantity::whole(9), Quantity::whole(4), "hours"},
                  {.code = "H", .unit = UnitId(1), .part_of = GoalId(0)}};
    made.duties = {{.code = "D", .unit = UnitId(1), .accountable = MemberId(0)}, {.code = "orphan"}};
    made.gates = {{"ideas", {org::OfficeKind::secretary}, {org::OfficeKind::discipline}, true}};
    made.cases = sample<record::CaseBook>().cases;
    made.learned = {{.code = "other"}};
    return made;
}

template <>
inline programme::Term sample<programme::Term>()
{
    using namespace programme;
    const auto fit = sample<pairing::Fit>();
    const pairing::Problem problem({{0, 1}, {0, 1}}, 1, std::vector<pairing::Candidate>{{MenteeId(0), MentorId(1), 5}});
    return Term(
        {.name = {"2026年秋", "autumn 2026"},
         .period = Period(day("2026-09-07"), day("2027-01-10")),
         .branch = UnitId(1),
         .organisation = sample<org::Organisation>(),
         .pairing = TermPairing{fit, problem, pairing::optimal(problem), {{"三层", {MentorId(1)}, {0, 2}}}, {0}},
         .roster = TermRoster{sample<roster::Problem>(), sample<roster::Solution>()},
         .ledger = sample<record::Ledger>(),
         .incidents = sample<std::vector<record::Incident>>(),
         .areas = sample<record::AreaRecords>(),
         .evaluation = sample<evaluation::Evaluation>(),
         .meetings = sample<std::vector<org::MeetingHeld>>(),
         .management = management()});
}

template <>
inline programme::Department sample<programme::Department>()
{
    using namespace programme;
    BranchResult one{.code = "B", .name = {"支部", "branch"}};
    one.founded = day("2012-09-01");
    one.evaluated = one.members = 3;
    one.incomplete = 1;
    one.sum = Points::parse("171.5", {"test"});
    one.grades = {{"good", {"优秀", "good"}, 2}};
    one.mean_before = Points::whole(80);
    const std::vector branches{one};
    const Period term(day("2026-09-07"), day("2027-01-10"));
    return Department(
        {.name = {"2026年秋", "autumn 2026"},
         .period = term,
         .code = "G",
         .unit = {"党总支", "general branch"},
         .branches = branches,
         .stars = rate_branches(branches, evaluation::Scheme(department_stars()), {.period = term, .day = term.last()}),
         .goals = {{"all", {"志愿", ""}, {}, "", Quantity::whole(9), Quantity::whole(8), {}, false}}});
}

}  // namespace muster::archive
