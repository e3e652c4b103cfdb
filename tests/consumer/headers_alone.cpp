// A program of somebody else's that has Muster's headers and no library: it builds, compares, prints and parses what
// models members, pairings, rosters and scores. What it writes is held to `headers_test.py`.
#include <muster/core/day.hpp>
#include <muster/core/decimal.hpp>
#include <muster/core/error.hpp>
#include <muster/core/exact.hpp>
#include <muster/core/faults.hpp>
#include <muster/core/id.hpp>
#include <muster/core/label.hpp>
#include <muster/core/minutes.hpp>
#include <muster/core/order.hpp>
#include <muster/core/period.hpp>
#include <muster/core/points.hpp>
#include <muster/core/progress.hpp>
#include <muster/core/rounding.hpp>
#include <muster/core/seed.hpp>
#include <muster/core/table.hpp>
#include <muster/core/wide_integer.hpp>
#include <muster/evaluation/derivation.hpp>
#include <muster/evaluation/grade.hpp>
#include <muster/evaluation/scheme.hpp>
#include <muster/evaluation/score.hpp>
#include <muster/org/eligibility.hpp>
#include <muster/org/member.hpp>
#include <muster/org/obligations.hpp>
#include <muster/org/office.hpp>
#include <muster/org/place.hpp>
#include <muster/org/post.hpp>
#include <muster/org/stage.hpp>
#include <muster/org/stage_history.hpp>
#include <muster/org/teaching_weeks.hpp>
#include <muster/org/timetable.hpp>
#include <muster/org/unit.hpp>
#include <muster/org/working_days.hpp>
#include <muster/pairing/certificate.hpp>
#include <muster/pairing/fit.hpp>
#include <muster/pairing/free_time.hpp>
#include <muster/pairing/optimal.hpp>
#include <muster/pairing/pairing.hpp>
#include <muster/pairing/profile.hpp>
#include <muster/roster/availability.hpp>
#include <muster/roster/calendar.hpp>
#include <muster/roster/draft.hpp>
#include <muster/roster/measure.hpp>
#include <muster/roster/options.hpp>
#include <muster/roster/roster.hpp>
#include <muster/roster/score.hpp>
#include <muster/roster/shift.hpp>
#include <muster/roster/solution.hpp>

#include <cstdint>
#include <cstdio>
#include <string>
#include <unordered_set>
#include <vector>

namespace {

using namespace muster;

const Where here{"line", 7};
int lines = 0;

void say(const std::string& text)
{
    ++lines;
    std::puts(text.c_str());
}

void holds(bool is_so) { say(is_so ? "yes" : "no"); }

/// What an action is refused with.
template <class Fault = InvalidInput, class Action>
void refused(const Action& action)
{
    try {
        action();
        say("nothing was wrong");
    } catch (const Fault& fault) {
        say(fault.what());
    }
}

void core()
{
    const Day monday = parse_day("2026-09-07", here);
    say(to_string(monday) + " is day " + std::to_string(iso_weekday(monday)));
    holds(falls_on_weekend(monday + Days(5)));
    say(to_string(months_later(parse_day("2026-08-31", here), 6)));
    refused([] { static_cast<void>(parse_day("7.9.2026", here)); });
    refused([] { static_cast<void>(parse_day("2026-02-30", here)); });
    refused([] { require_calendar_day(Day(), here); });
    const Period term(monday, monday + Days(111));
    say(to_string(term) + ", " + std::to_string(term.length()) + " days");
    holds(term.contains(monday) && term.overlaps(term) && term == Period(monday, term.last()));
    refused([&] { static_cast<void>(Period(monday, monday - Days(1))); });
    const ClockTime evening = ClockTime::parse("7:05", here);
    say(to_string(evening) + " " + to_string(ClockTime(Minutes{1440})));
    refused([] { static_cast<void>(ClockTime::parse("25:00", here)); });
    refused([] { static_cast<void>(ClockTime(Minutes{-1})); });

    const Points points = Points::parse("-12.5", here);
    say(to_string(points + Points::whole(3)) + " " + to_string(points * 3) + " " + to_string(points.rounded(0)));
    holds(points < Points() && points == Points::from_millionths(-12'500'000));
    refused([] { static_cast<void>(Points::parse("1.2345678", here)); });
    refused<Overflow>([] { static_cast<void>(Points::whole(9'223'372'036'855)); });
    const Exact third = Exact::ratio(1, 3);
    say(to_string(third + Exact::whole(2)) + " " + to_decimal_string(third) + " " + to_string(third * third - third));
    say(to_string(third.rounded(4)) + " " + to_string(Exact::quotient(third, Exact::whole(7), 6)) + " " +
        to_string(third.to_decimal<Weight>()));
    holds(parse_exact("7/21", here) == third && -third < third && third.approximate() < 0.34);
    refused([] { static_cast<void>(parse_exact("a third", here)); });

    say(to_string(here) + " " + to_string(Fault{here, "fault", "remedy"}));
    Faults faults;
    faults.add({"members.csv", 2}, "it has no code", "give it one");
    Faults more;
    more.add(InvalidInput::unknown({"members.csv", 3}, "unit \"7\"", "units.csv"));
    faults.add(more);
    refused<InvalidInputs>([&] { faults.throw_if_any(); });
    say(std::string(Label{"值班", "duty"}.in(Language::en)));
    Random random(Seed{7}.split(1));
    const std::uint64_t drawn = random();
    const std::uint32_t below = random.below(100);
    say(std::to_string(drawn) + " " + std::to_string(below) + " " + std::to_string(random.unit() < 1));
    holds(std::unordered_set<MemberId>{MemberId(1), MemberId(1)}.size() == 1 && MemberId(1) < MemberId());
}

void organisation()
{
    using namespace muster::org;
    say(label_of(Stage::activist).en + ", " + label_of(UnitLevel::branch).en + ", " +
        label_of(OfficeKind::publicity).en + ", " + label_of(PlaceLevel::room).en + ", " +
        label_of(PostKind::service).en + ", " + label_of(ObligationKind::theme_day).en);
    const Day day = parse_day("2025-09-01", here);
    Member member{.code = "S2117", .stages = StageHistory({{Stage::applicant, day}})};
    member.stages = member.stages.with(Stage::activist, months_later(day, 3));
    say(label_of(*member.stages.stage_on(months_later(day, 2))).en + ", then " +
        label_of(*member.stages.stage_on(months_later(day, 4))).en);
    refused([&] { static_cast<void>(member.stages.with(Stage::applicant, months_later(day, 9))); });
    const Table<MemberId, Member> members("member", {member, {.code = "S2118"}});
    holds(members[members.id_of("S2117", here)] == member);
    refused([&] { static_cast<void>(members.id_of("S2119", here)); });

    const TeachingWeeks weeks = TeachingWeeks::parse("1-9 odd", {"weeks"}) | TeachingWeeks::range(10, 12);
    say(to_string(weeks));
    refused([] { static_cast<void>(TeachingWeeks::parse("0-99", here)); });
    const Timetable table(parse_day("2026-09-07", here),
                          {{3, ClockTime::parse("8:00", here), ClockTime::parse("9:40", here)},
                           {1, ClockTime::parse("8:00", here), ClockTime::parse("9:40", here)}});
    say(std::to_string(table.taken()[0].weekday) + " " + std::to_string(table.week_of(parse_day("2026-09-20", here))));
    holds(
        table.is_free(parse_day("2026-09-07", here), ClockTime::parse("9:00", here), ClockTime::parse("10:00", here)));
    holds(table.joined_with(Timetable()) == table);
    refused([] { static_cast<void>(Timetable(parse_day("2026-09-08", here), {})); });
    const WorkingDays days({parse_day("2026-10-01", here)}, {parse_day("2026-10-10", here)});
    say(std::to_string(days.count(parse_day("2026-10-01", here), parse_day("2026-10-11", here))) + " " +
        to_string(days.reached(parse_day("2026-10-01", here), 2)));
    const Eligibility asked{.stage = Stage::full, .conditions = {{.text = {"", "12 months"}, .from = day}}};
    holds(asked.bars_on(day).empty() && asked.warnings_on(day).empty() && asked.bars_on(day - Days(1)).size() == 1);
}

void pairings()
{
    using namespace muster::pairing;
    const Pairing pairing{.mentor_of = {MentorId(1), MentorId(0), MentorId(1), MentorId()}, .total = 7};
    say(std::to_string(pairing.mentees_of(MentorId(1)).size()) + " " + std::to_string(pairing.unmatched().size()) +
        " " + std::to_string(pairing.mentors_of(MenteeId(1))[0].row()));
    holds(pairing == Pairing{pairing} &&
          Candidate{MenteeId(0), MentorId(1), 3} == Candidate{MenteeId(0), MentorId(1), 3});
    refused([] {
        throw Infeasible({.mentees = {MenteeId(0), MenteeId(4)}, .mentors = {MentorId(2)}, .places = 1, .wanted = 2});
    });
    say(label_of(Feature::free_time).en);
    const FreeTime free = FreeTime::daily(ClockTime::parse("18:00", here), ClockTime::parse("20:00", here))
                              .without(2, ClockTime::parse("18:00", here), ClockTime::parse("19:00", here))
                              .with(7, ClockTime::parse("9:00", here), ClockTime::parse("10:00", here));
    say(std::to_string(free.length().count()) + " " + std::to_string(free.common_with(free).spans().size()));
    const GradeScale scale;
    say(to_string(scale.strength(Quantity::parse("3.6", here))) + " " +
        to_string(scale.need(Quantity::parse("1.5", here))));
}

void rosters()
{
    using namespace muster::roster;
    say(label_of(Measure::nights).en + ", " + label_of(Bar::leave).en + ", " + label_of(Status::optimal).en);
    const Day first = parse_day("2026-09-07", here);
    const Period week(first, first + Days(6));
    const Assignment late{MemberId(1), {first, ShiftTypeId(0)}};
    const Assignment early{MemberId(0), {first + Days(2), ShiftTypeId(0)}};
    const Roster roster(week, 2, {late, early});
    say(std::to_string(roster.size()) + " " + std::to_string(roster.of(MemberId(0)).size()) + " " +
        std::to_string(roster.on(MemberId(1), 0).size()));
    holds(roster.contains(late) && roster == Roster(week, 2, {early, late}) && early < late);
    const Roster changed = roster.with(std::vector{late}, std::vector{Assignment{MemberId(0), late.shift}});
    holds(changed != roster && changed.assignments()[0].member == MemberId(0));
    refused([&] { static_cast<void>(changed.with(std::vector{late}, {})); });
    refused([&] { static_cast<void>(Roster(week, 1, {late})); });
    Draft draft{.period = week};
    draft.members.push_back({.code = "S2117"});
    draft.shift_types.push_back({.code = "L", .start = ClockTime::parse("14:00", here)});
    draft.cover.push_back({.shift = late.shift, .minimum = 1, .wanted = 1});
    holds(draft == Draft{draft} && draft.calendar.is_weekend(week.last()));
    const Solution solution{.roster = roster, .score = {.cost = 4}, .lower_bound = 3};
    say(std::to_string(*solution.gap() == 0.25) + (solution == Solution{solution} ? " same" : " other"));
}

void scores()
{
    using namespace muster::evaluation;
    SchemeParts parts{
        .code = "term", .areas = {{.code = "all"}}, .grades = {{.code = "good", .from = Points::whole(80)}}};
    parts.indicators.push_back({.code = "hours", .area = "all", .rule = rule::Sum{}});
    holds(parts == SchemeParts{parts} && parts.indicators[0].is_weighted());
    const MemberScore before{
        .total = Exact::whole(81), .grade = GradeId(0), .reason = GradeReason::by_points, .rank = 2};
    MemberScore after = before;
    after.total += Exact::ratio(1, 3);
    after.rank = 1;
    say(to_string(after.total) + " " + to_decimal_string(after.total - before.total));
    holds(before != after && label_of(RecordFate::waiting).en.size() > 0);
}

}  // namespace

int main()
{
    core();
    organisation();
    pairings();
    rosters();
    scores();
    return lines == 0;
}
