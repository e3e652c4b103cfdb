// The checker finds every field that was tampered with, in a result where it had nothing to find before.
#include "unit/evaluation/small.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::check_test {
namespace {

// Two units under one, four members, and something in every field.
Evaluation sound()
{
    SchemeParts parts{
        .code = "scheme",
        .areas = {{.code = "top"},
                  {.code = "one", .parent = "top", .weight = weight("0.5"), .aggregation = Aggregation::geometric},
                  {.code = "two", .parent = "top", .weight = weight("0.5")}},
        .indicators = {{.code = "hours", .area = "one", .weight = weight("0.5"), .rule = rule::Sum{}},
                       {.code = "talks", .area = "one", .weight = weight("0.5"), .rule = rule::Count{points("2")}},
                       {.code = "duty", .area = "two", .rule = rule::Sum{}, .missing = Missing::incomplete},
                       {.code = "missed",
                        .area = "two",
                        .rule = rule::Veto{.limit = quantity("1"), .best_grade = "C"}}},
        .grades = {{.code = "A", .from = points("3"), .quota = Quota{1, 3}},
                   {.code = "B", .from = points("2")},
                   {.code = "C"}}};
    Book book({"ann", "bob", "cai", "dan"}, {});
    const ActivityId open = book.ledger.add_activity(
        record::Activity::at({.code = "A", .days = Period(day(0), day(0))}, record::ActivityState::running, day(1)));
    for (const auto& [member, hours, duty] : {std::tuple{"ann", "5", "7"}, {"bob", "3", "4"}, {"cai", "2", "9"}}) {
        book.add(member, "hours", hours);
        book.add(member, "talks");
        book.add(member, "duty", duty);
        record::Evidence row = book.row(member, "duty", "50", 0);
        row.activity = open;
        book.ledger.append(row);
    }
    book.add("cai", "missed", "2");
    book.add("dan", "hours", "1");
    const Roll roll({{.code = "ann", .unit = "x"},
                     {.code = "bob", .unit = "x"},
                     {.code = "cai", .unit = "y"},
                     {.code = "dan", .unit = "y"}},
                    {{.code = "x", .parent = "z"}, {.code = "y", .parent = "z"}, {.code = "z"}});
    return evaluate(Scheme(parts), book.ledger, {.roll = roll, .is_ranked = true});
}

// The evaluation's own memory, which is not const where it was made.
template <class Part>
Part& tampered(const Part& part)
{
    return const_cast<Part&>(part);
}

struct Lie {
    std::string name;
    std::function<void(const Evaluation&)> tell;
    std::string finding;  // one of them
};

void PrintTo(const Lie& lie, std::ostream* out) { *out << lie.name; }

class CheckFinds : public testing::TestWithParam<Lie> {};

TEST_P(CheckFinds, EveryLie)
{
    const Evaluation evaluation = sound();
    ASSERT_EQ(findings(evaluation), "");
    GetParam().tell(evaluation);
    EXPECT_THAT(findings(evaluation), testing::HasSubstr(GetParam().finding + "\n"));
}

IndicatorScore& score(const Evaluation& evaluation, std::uint32_t member, std::uint32_t indicator)
{
    return tampered(evaluation.of(MemberId(member), IndicatorId(indicator)));
}
MemberScore& member(const Evaluation& evaluation, std::uint32_t row) { return tampered(evaluation.of(MemberId(row))); }
UnitScore& unit(const Evaluation& evaluation, std::uint32_t row) { return tampered(evaluation.of(UnitId(row))); }

INSTANTIATE_TEST_SUITE_P(
    , CheckFinds,
    testing::Values(
        Lie{"Points", [](const Evaluation& e) { score(e, 0, 0).points = points("5.000001"); },
            "member \"ann\", indicator \"hours\": 5.000001 points, not 5"},
        Lie{"Amount", [](const Evaluation& e) { score(e, 1, 2).amount = quantity("5"); },
            "member \"bob\", indicator \"duty\": 5 counted, not 4"},
        Lie{"Records", [](const Evaluation& e) { ++score(e, 1, 1).records; },
            "member \"bob\", indicator \"talks\": 2 records, not 1"},
        Lie{"Waiting", [](const Evaluation& e) { score(e, 1, 2).waiting = 0; },
            "member \"bob\", indicator \"duty\": 0 waiting, not 1"},
        Lie{"State", [](const Evaluation& e) { score(e, 3, 2).state = ScoreState::missing; },
            "member \"dan\", indicator \"duty\": state 1, not 3"},
        Lie{"Veto", [](const Evaluation& e) { score(e, 2, 3).is_vetoed = false; },
            "member \"cai\", indicator \"missed\": does not strike, not strikes"},
        Lie{"AreaTotal", [](const Evaluation& e) { tampered(e.of(MemberId(0), AreaId(2))) = Exact::whole(8); },
            "member \"ann\", area \"two\": 8, not 7"},
        Lie{"GeometricTotal",
            [](const Evaluation& e) { tampered(e.of(MemberId(0), AreaId(1))) = Exact(points("3.162277")); },
            "member \"ann\", area \"one\": 3.162277, not 1581139/500000"},
        Lie{"Total", [](const Evaluation& e) { member(e, 0).total += Exact(1, 12); },
            "member \"ann\", total: 5.081139000001, not 5081139/1000000"},
        Lie{"Grade", [](const Evaluation& e) { member(e, 1).grade = GradeId(0); },
            "member \"bob\", grade: A, not a lower one"},
        Lie{"GradeBelow", [](const Evaluation& e) { member(e, 0).grade = GradeId(1); },
            "member \"ann\", reason of the grade: 0, not 1"},
        Lie{"GradeDespiteAVeto", [](const Evaluation& e) { member(e, 2).grade = GradeId(1); },
            "member \"cai\", grade: B, not a lower one"},
        Lie{"GradeForTheIncomplete", [](const Evaluation& e) { member(e, 3).grade = GradeId(2); },
            "member \"dan\", grade: C, not none"},
        Lie{"NoGrade", [](const Evaluation& e) { member(e, 1).grade = GradeId(); },
            "member \"bob\", grade: none, not one"},
        Lie{"Reason", [](const Evaluation& e) { member(e, 2).reason = GradeReason::by_points; },
            "member \"cai\", reason of the grade: 0, not 2"},
        Lie{"Rank", [](const Evaluation& e) { member(e, 1).rank = 2; }, "member \"bob\", rank: 2, not 3"},
        Lie{"RankOfTheIncomplete", [](const Evaluation& e) { member(e, 3).rank = 4; },
            "member \"dan\", rank: 4, not 0"},
        Lie{"Incomplete", [](const Evaluation& e) { member(e, 3).is_incomplete = false; },
            "member \"dan\": complete, not incomplete"},
        Lie{"UnitIncomplete", [](const Evaluation& e) { unit(e, 2).incomplete = 0; },
            "unit \"z\": 0 incomplete, not 1"},
        Lie{"UnitMembers", [](const Evaluation& e) { ++unit(e, 2).members; }, "unit \"z\": 5 members, not 4"},
        Lie{"UnitSum", [](const Evaluation& e) { unit(e, 0).sum += Exact(1, 9); },
            "unit \"x\": sum 8.305884001, not 2076471/250000"},
        Lie{"UnitMean", [](const Evaluation& e) { unit(e, 0).mean = points("4.152943"); },
            "unit \"x\": mean 4.152943, not 2076471/500000"},
        Lie{"UnitLowest", [](const Evaluation& e) { unit(e, 1).lowest = Exact::whole(1); },
            "unit \"y\": lowest 1, not 11/2"},
        Lie{"UnitHighest", [](const Evaluation& e) { unit(e, 1).highest.reset(); },
            "unit \"y\": highest not set, not 11/2"},
        Lie{"UnitAreaMean", [](const Evaluation& e) { unit(e, 1).area_means[2] += points("0.000001"); },
            "unit \"y\": area mean 9.000001, not 9"},
        Lie{"UnitGrades", [](const Evaluation& e) { ++unit(e, 2).grades[0]; }, "unit \"z\": grades, not others"},
        Lie{"UnitUngraded", [](const Evaluation& e) { unit(e, 1).ungraded = 0; }, "unit \"y\": 0 ungraded, not 1"},
        Lie{"WaitingRecords", [](const Evaluation& e) { tampered(e.waiting()[0]) = EvidenceId(0); },
            "waiting records: 3, not 3"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::evaluation::check_test
