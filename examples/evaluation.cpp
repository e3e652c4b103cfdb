// Scores a few members of one term, shows one score down to its records, and has all of it recomputed.
#include "muster/evaluation.hpp"
#include "muster/record.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace muster;

Points points(const char* text) { return Points::parse(text, {"points"}); }
Weight weight(const char* text) { return Weight::parse(text, {"weight"}); }
Quantity quantity(const char* text) { return Quantity::parse(text, {"quantity"}); }

// Two areas, a third of the members at most "excellent", and nobody who missed a duty.
evaluation::Scheme scheme()
{
    using namespace evaluation;
    const Indicator tutoring{
        .code = "tutoring",
        .label = {"学业帮扶", "tutoring"},
        .area = "classroom",
        .unit = {"小时", "hours"},
        .weight = weight("0.7"),
        .rule = rule::Sum{.each = points("4")},
        .cap = {.per_period = quantity("6"), .period = rule::CapPeriod::week, .total = points("100")}};
    const Indicator awards{
        .code = "awards",
        .label = {"竞赛获奖", "awards"},
        .area = "classroom",
        .weight = weight("0.3"),
        .rule = rule::AwardTable{{{"province", "first", points("100")}, {"college", "first", points("60")}}},
        .once_per_event = {.applies = true}};
    const Indicator duty{.code = "duty",
                         .label = {"宿舍值班", "dormitory duty"},
                         .area = "dormitory",
                         .rule = rule::Bands{{{quantity("2"), points("60")}, {quantity("4"), points("100")}}}};
    const Indicator missed{
        .code = "missed",
        .label = {"缺勤", "duties missed"},
        .area = "dormitory",
        .rule = rule::Veto{.effect = rule::VetoEffect::bar_grade, .limit = {}, .best_grade = "qualified"}};
    return Scheme(
        {.code = "branch",
         .version = "2026-09",
         .label = {"支部考评办法", "the branch's scheme"},
         .areas = {{.code = "all", .label = {"总分", "total"}, .round_to = 1},
                   {.code = "classroom", .label = {"课堂", "classroom"}, .parent = "all", .weight = weight("0.6")},
                   {.code = "dormitory", .label = {"宿舍", "dormitory"}, .parent = "all", .weight = weight("0.4")}},
         .indicators = {tutoring, awards, duty, missed},
         .grades = {{.code = "excellent", .from = points("80"), .quota = Quota{1, 3}}, {.code = "qualified"}}});
}

record::Ledger ledger()
{
    record::Ledger ledger({"chen", "zhou", "li"}, {"tutoring", "awards", "duty", "missed"});
    const Day first(2026, 9, 7);
    const MemberId chen(0);
    const MemberId zhou(1);
    const MemberId li(2);
    const IndicatorId tutoring(0);
    const IndicatorId awards(1);
    const IndicatorId duty(2);
    const IndicatorId missed(3);
    const auto source = ledger.admit_source("tutoring.csv");
    const auto contest = ledger.admit_event("mathematics contest");
    const auto province = ledger.admit_level("province");
    const auto college = ledger.admit_level("college");
    const auto prize = ledger.admit_place("first");
    for (int week = 0; week < 4; ++week)
        for (const MemberId member : {chen, zhou, li}) {
            const Day day = first + Days(7 * week);
            ledger.append({member, tutoring, quantity(member == chen ? "7.5" : "5.5"), day, source});
            ledger.append({.member = member, .indicator = duty, .day = day + Days(2)});
        }
    for (const auto level : {college, province})  // of one contest the higher counts
        ledger.append(
            {.member = chen, .indicator = awards, .day = first, .event = contest, .level = level, .place = prize});
    ledger.append({.member = li, .indicator = missed, .day = first + Days(9)});
    ledger.replace(EvidenceId(2), {zhou, tutoring, quantity("3.5"), first, source},
                   {.reason = "two hours were entered twice", .day = first + Days(8)});
    const auto open_day = ledger.add_activity(record::Activity::at({.code = "open day", .days = Period(first, first)},
                                                                   record::ActivityState::evidenced, first));
    ledger.append({zhou, tutoring, quantity("4"), first, source, open_day});
    return ledger;
}

void print(const std::vector<evaluation::DerivationStep>& steps)
{
    for (const auto& [text, value] : steps)
        std::printf("    %s: %s\n", text.en.c_str(), to_string(value).c_str());
}

}  // namespace

int main()
{
    const evaluation::Evaluation result = evaluate(scheme(), ledger(), {.is_ranked = true});
    for (const MemberId member : result.by_total()) {
        const evaluation::MemberScore& score = result.of(member);
        std::printf("%u. %s: %s, %s\n", score.rank, result.roll().members()[member].code.c_str(),
                    to_string(score.total).c_str(), result.scheme().grades()[score.grade].code.c_str());
    }

    const evaluation::Derivation zhou = result.explain(MemberId(1));
    std::printf("\nzhou, by scheme %s %s (%.12s):\n", zhou.scheme.c_str(), zhou.version.c_str(), zhou.digest.c_str());
    for (const auto& area : zhou.areas) {
        std::printf("  %s\n", result.scheme().areas()[area.area].label.en.c_str());
        print(area.steps);
    }
    for (const auto& indicator : zhou.indicators) {
        std::printf("  %s\n", result.scheme().indicators()[indicator.indicator].label.en.c_str());
        print(indicator.steps);
        for (const auto& record : indicator.records)
            std::printf("      record %u, %s, %s: %s\n", record.id.row() + 1, to_string(record.evidence.day).c_str(),
                        to_string(record.evidence.quantity).c_str(), label_of(record.fate).en.c_str());
    }

    const std::vector<evaluation::Finding> findings = check(result);
    for (const evaluation::Finding& finding : findings)
        std::printf("%s: %s, not %s\n", finding.place.c_str(), finding.computed.c_str(), finding.claimed.c_str());
    std::printf("\n%s\n",
                findings.empty() ? "recomputed by other means: every number is right" : "the scores are wrong");
    return findings.empty() ? 0 : 1;
}
