// Samples of pairings, rosters and records: see samples.hpp.
#pragma once

#include "org_samples.hpp"

#include "muster/pairing/fit.hpp"
#include "muster/pairing/groups.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/ledger.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/solution.hpp"

#include <vector>

namespace muster::inline v0_2::archive {

inline ClockTime at(const char* text) { return ClockTime::parse(text, {"test"}); }

template <>
inline pairing::Fit sample<pairing::Fit>()
{
    using namespace pairing;
    const FreeTime free = FreeTime::daily(at("18:00"), at("24:00")).with(6, at("00:00"), at("12:15"));
    FitWeights weights;
    weights.major = Points::parse("12.5", {"test"});
    FitRules rules;
    rules.earlier_pairs = EarlierPairs::avoid;
    rules.least_together = Minutes{90};
    return {{{"M1",
              {{"力学", Weight::parse("0.9", {"test"})}},
              "体育",
              3,
              free,
              {"A", "A1", "A101"},
              {"普通话", "English"}},
             {.code = "M2", .year = 4}},
            {{"S", {{"力学", Weight::whole(1)}}, "体育", 1, free, {"A", "A2", ""}, {}}},
            weights,
            rules,
            {{"M1", "S", 2}, {"gone", "S", 1}}};
}

template <>
inline pairing::Problem sample<pairing::Problem>()
{
    using namespace pairing;
    const std::vector<Candidate> candidates{{MenteeId(0), MentorId(0), 7},
                                            {MenteeId(0), MentorId(1), -3},
                                            {MenteeId(1), MentorId(1), 5},
                                            {MenteeId(1), MentorId(0), 4}};
    return {{{1, 2}, {0, 1}}, 3, candidates, {.unmatched_price = 11, .required = {{MenteeId(1), MentorId(1)}}}};
}

template <>
inline pairing::OptimalPairing sample<pairing::OptimalPairing>()
{
    return pairing::optimal(sample<pairing::Problem>());
}

template <>
inline pairing::GroupProblem sample<pairing::GroupProblem>()
{
    using namespace pairing;
    const FreeTime evening = FreeTime::daily(at("19:00"), at("21:00"));
    GroupRules rules;
    rules.balances = {{"成绩", {60, -7, 90}, LevelMeasure::sum, {}, {{1, 2}, {4, 8}}}};
    rules.kinds = {{"major", {3, unknown_kind, 3}, Mixture::mixed, 5, Alone::priced, 6, {3}},
                   {.name = "class", .kind_of = {1, 1, 2}, .mixture = Mixture::alike, .pair_price = 2}};
    rules.time = TimeTogether{{evening, evening}, {evening, {}, evening}, Minutes{45}, 9};
    rules.mentors_may_rest = true;
    rules.together = {{"同屋", {MenteeId(2), MenteeId(0)}}};
    rules.apart = {{"", {MenteeId(0), MenteeId(1)}}};
    return {sample<Problem>(), rules};
}

template <>
inline pairing::Grouping sample<pairing::Grouping>()
{
    return pairing::groups(sample<pairing::GroupProblem>(), {.work = 1000});
}

template <>
inline roster::Problem sample<roster::Problem>()
{
    using namespace roster;
    Draft draft{.period = Period(day("2026-09-07"), day("2026-09-13"))};
    draft.posts = {{"P", {"服务岗", "service"}, true}};
    draft.skills = {{"full", {"正式党员", ""}}};
    draft.shift_types = {{"E", {"晚班", "evening"}, PostId(0), at("21:20"), Minutes{40}, true, SkillId(0)},
                         {.code = "D", .length = Minutes{90}}};
    draft.members = {
        {.code = "M1",
         .skills = {SkillId(0)},
         .limits = {.maximum_minutes = Minutes{600},
                    .maximum_consecutive = 3,
                    .of_type = {{ShiftTypeId(1), 2}},
                    .complete_weekends = true},
         .share = Share::parse("0.5", {"sample"}),
         .from = day("2026-09-08"),
         .until = day("2026-09-12"),
         .history = {.member = "M1",
                     .until = day("2026-09-05"),
                     .days_worked = 1,
                     .last_shifts = {{"D", day("2026-09-05"), {}, Minutes{90}}, {"X", day("2026-09-04"), at("08:00")}},
                     .carry_over = {Surplus::whole(10), Surplus::parse("-0.333333", {"sample"})},
                     .weekends_worked = 2,
                     .days_touched = 4}},
        {.code = "M2", .name = {"李四", ""}}};
    draft.cover = {{{day("2026-09-08"), ShiftTypeId(1)}, {}, 0, 1, 2, 5, 6}};
    draft.forbidden_successions = {{ShiftTypeId(0), ShiftTypeId(1)}};
    draft.unavailable = {{MemberId(1), day("2026-09-09"), {}, Bar::timetable}};
    draft.requests = {{MemberId(1), day("2026-09-10"), ShiftTypeId(1), Wish::on, 3}};
    draft.pinned = {{MemberId(0), {day("2026-09-08"), ShiftTypeId(0)}}};
    draft.published = {{{MemberId(1), {day("2026-09-08"), ShiftTypeId(1)}}},
                       Period(day("2026-09-07"), day("2026-09-08")),
                       Penalty::soft(4)};
    draft.companies = {{{MemberId(0), MemberId(1)}, Keep::apart, Within::day, Penalty::soft(2)}};
    draft.fairness = {{Measure::nights, 3, 1, 2, 1}};
    draft.penalties.rest = Penalty::soft(9);
    draft.penalties.complete_weekends = Penalty::soft(8);
    draft.calendar = {.weekend = {5, 6}, .holidays = {day("2026-10-01")}, .worked = {day("2026-10-10")}};
    draft.spacing = {.weight = 5, .distance = 3};
    draft.next_begins = draft.period.last() + Days(9);
    return Problem(std::move(draft));
}

template <>
inline roster::Roster sample<roster::Roster>()
{
    using namespace roster;
    return {Period(day("2026-09-07"), day("2026-09-13")),
            2,
            {{MemberId(0), {day("2026-09-07"), ShiftTypeId(0)}}, {MemberId(1), {day("2026-09-08"), ShiftTypeId(1)}}}};
}

template <>
inline roster::Solution sample<roster::Solution>()
{
    using namespace roster;
    Solution solution{.roster = sample<Roster>(), .score = {}, .lower_bound = 3, .status = Status::feasible};
    solution.certificate = {.prices = {3, -1}, .denominator = 2, .counted = {{MemberId(1), ShiftTypeId(0)}}};
    solution.certificate.cases = {{.split = CoverSplit{.row = 1, .people = 2}},
                                  {.prices = {4, 0}, .counted = {}},
                                  {.prices = {1, -2}, .counted = {{MemberId(0), ShiftTypeId(0)}}}};
    solution.certificate.sums = {{.member = MemberId(1), .measure = Measure::nights, .price = -4}};
    solution.certificate.exhausted = Exhausted{.none_below = 3, .company_prices = {5, -2}};
    solution.certificate.is_of_hard_cover = true;
    solution.score.cost = 12;
    solution.score.by_rule[static_cast<std::size_t>(Rule::fairness)] = {0, 12, 2};
    return solution;
}

template <>
inline record::Ledger sample<record::Ledger>()
{
    using namespace record;
    Ledger ledger({"M1", "M2"}, {"hours", "awards"});
    const SourceId source = ledger.admit_source("sheet.csv");
    const EventId event = ledger.admit_event("挑战杯");
    const AwardLevelId level = ledger.admit_level("national");
    const AwardPlaceId place = ledger.admit_place("一等奖");
    const ActivityId activity =
        ledger.add_activity(Activity({"A1",
                                      {"义务劳动", "volunteering"},
                                      "practice",
                                      {"hours"},
                                      Period(day("2026-10-01"), day("2026-10-03")),
                                      MemberId(0),
                                      {},
                                      "three_to_the_countryside"},
                                     {{ActivityState::approved, day("2026-09-20"), MemberId(1), "ok"}}));
    ledger.add_activity(
        Activity({.code = "A2", .days = Period(day("2026-10-02"), day("2026-10-02")), .part_of = "A1"}));
    ledger.append({.member = MemberId(0),
                   .indicator = IndicatorId(0),
                   .quantity = Quantity::parse("2.5", {"test"}),
                   .day = day("2026-10-02"),
                   .source = source,
                   .activity = activity});
    const EvidenceId award = ledger.append({.member = MemberId(1),
                                            .indicator = IndicatorId(1),
                                            .day = day("2026-11-01"),
                                            .source = source,
                                            .event = event,
                                            .level = level,
                                            .place = place});
    static_cast<void>(ledger.replace(
        award,
        {.member = MemberId(0), .indicator = IndicatorId(1), .day = day("2026-11-01"), .level = level, .place = place},
        {"wrong person", day("2026-11-05"), MemberId(1)}));
    const AppealId appeal = ledger.appeal({MemberId(1), award, "it was mine", day("2026-11-06")});
    ledger.answer(appeal, {false, {"see the certificate", day("2026-11-07"), {}}});
    static_cast<void>(ledger.appeal({MemberId(0), {}, "an hour is missing", day("2026-11-08")}));
    return ledger;
}

inline const record::SealKey& seal_key()
{
    static const record::SealKey key =
        record::SealKey::from_passphrase("eight or more", "0123456789abcdef", "2026-autumn");
    return key;
}

template <>
inline std::vector<record::Incident> sample<std::vector<record::Incident>>()
{
    using namespace record;
    return {Incident({"I1",
                      {"电器", "an appliance"},
                      Severity::serious,
                      PlaceId(2),
                      Sealed<std::string>("李四", seal_key(), "I1")},
                     {{IncidentState::discovered, day("2026-10-01")},
                      {IncidentState::reported, day("2026-10-01")},
                      {IncidentState::handled, day("2026-10-02"), MemberId(1)}}),
            Incident({.code = "I2"}, {{IncidentState::discovered, day("2026-10-05")}})};
}

}  // namespace muster::archive
