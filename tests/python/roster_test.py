"""muster.roster and muster.plan from Python: rows, frames, columns, results."""
import pickle
from datetime import date, time, timedelta

import numpy
import pandas
import pytest

import muster
from muster.roster import (Assignment, Bar, BoundCase, BoundCertificate, Cover, CoverSplit, Draft, Fairness, History,
                           Limits, Measure, Member, Options, Penalties, Penalty, Problem,
                           Request, Roster, RosterResult, Rule, Shift, ShiftType, Solution, Status,
                           Wish, check, explain_infeasible, histories_after, in_words, problem_from_frames,
                           proved_bound, read_benchmark, read_benchmark_roster, rotate, write_benchmark_roster)

MONDAY = date(2026, 9, 7)
DAYS = [date(2026, 9, day) for day in range(7, 14)]


def small():
    return Draft(muster.Period(MONDAY, DAYS[-1]), shift_types=[ShiftType("L", start=time(14), length=480)],
                 members=[Member("ann"), Member("bob")],
                 cover=[Cover(Shift(day, 0), minimum=1, wanted=1, under_weight=100) for day in DAYS],
                 requests=[Request(0, MONDAY, type=0, wish=Wish.off, weight=3)])


def test_a_problem_is_built_from_rows_and_gives_them_back():
    problem = Problem(small())
    assert problem.draft == small()
    assert problem.members["bob"].limits == Limits()
    assert problem.bar(0, MONDAY, 0) == Bar.none
    assert problem.fair_load(Measure.shifts, 0) == 4
    with pytest.raises(muster.InvalidInput, match="outside the period"):
        problem.bar(0, date(2027, 1, 1), 0)


@pytest.mark.parametrize("row", [
    Cover(Shift(MONDAY, 0), wanted=2), Limits(minimum_rest=660), Member("ann", share=2), ShiftType("N", is_night=True),
    Fairness(Measure.nights, 3, step=1), Penalty.soft(4), Penalties(rest=Penalty.soft(1)),
    History(days_off=3, carry_over=[1, 2, 3, 4, 5]), small(), Problem(small()), rotate(Problem(small()))],
                         ids=lambda row: type(row).__name__)
def test_rows_survive_pickling(row):
    assert pickle.loads(pickle.dumps(row)) == row


def test_a_roster_goes_through_columns_unchanged():
    roster = rotate(Problem(small()))
    columns = roster.columns
    assert columns["day"].tolist() == [0, 2, 4, 6, 1, 3, 5]
    assert Roster.from_columns(roster.period, 2, **columns) == roster
    assert roster.grid.tolist() == [[0, -1, 0, -1, 0, -1, 0], [-1, 0, -1, 0, -1, 0, -1]]
    with pytest.raises(muster.InvalidInput, match="one length"):
        Roster.from_columns(roster.period, 2, member=numpy.arange(2), day=numpy.arange(3), shift_type=numpy.arange(2))
    with pytest.raises(muster.InvalidInput, match="outside"):
        Roster.from_columns(roster.period, 2, member=[0], day=[7], shift_type=[0])


def test_check_names_what_is_bent_in_both_languages():
    problem = Problem(small())
    report = check(problem, Roster(problem.period, 2, [Assignment(0, Shift(MONDAY, 0))]))
    assert report.score.hard == 6
    assert report.score.of(Rule.request_off).cost == 3
    assert report.by_member[0].cost == 3
    words = in_words(problem, report.violations[-1])
    assert words.en == '2026-09-07: ann asked not to stand "L" and does'
    assert words.zh == "2026-09-07：ann 希望不值“L”，仍被排上"
    assert Rule.request_off.label.zh == "希望不值班"


def test_histories_go_into_the_next_roster():
    problem = Problem(small())
    after = histories_after(problem, rotate(problem))
    assert (after[0].days_worked, after[1].days_off) == (1, 1)
    assert after[0].carry_over[1] + after[1].carry_over[1] == 0


def test_the_benchmark_is_read_and_its_solution_comes_back():
    text = ("SECTION_HORIZON\n7\nSECTION_SHIFTS\nD,480,\nSECTION_STAFF\nA,D=7,4320,0,5,2,2,1\nSECTION_COVER\n"
            "0,D,1,100,1\n")
    problem = read_benchmark(text, source="mine.txt")
    roster = Roster(problem.period, 1, [Assignment(0, Shift(problem.period.first, 0))])
    assert read_benchmark_roster(write_benchmark_roster(problem, roster), problem) == roster
    with pytest.raises(muster.InvalidInput, match="^mine.txt:8: "):
        read_benchmark(text.replace("0,D,1", "9,D,1"), source="mine.txt")


def test_options_refuse_a_time_that_is_none():
    Options(time_limit=None, work_limit=1000, seed=3)
    with pytest.raises(muster.InvalidInput, match="time_limit"):
        Options(time_limit=float("nan"))


SHIFTS = pandas.DataFrame({"day": pandas.to_datetime(DAYS * 2), "shift": ["early"] * 7 + ["night"] * 7,
                           "start": ["06:00"] * 7 + ["22:00"] * 7, "minutes": [480] * 7 + [600] * 7,
                           "night": [False] * 7 + [True] * 7, "wanted": 1, "minimum": 1,
                           "skill": [None] * 7 + ["full"] * 7, "post": "gate"})
MEMBERS = pandas.DataFrame({"member": ["ann", "bob", "cai", "dan"], "name": ["安", "", "蔡", None],
                            "skills": ["full;swim", "", "full", None], "minimum_rest": [660, 660, 660, None]})


def test_a_problem_is_built_from_frames():
    problem = problem_from_frames(
        SHIFTS, MEMBERS, unavailable=[{"member": "ann", "day": MONDAY, "reason": "leave"}],
        requests=pandas.DataFrame({"member": ["bob"], "day": ["2026-09-08"], "shift": ["early"], "wish": ["on"],
                                   "weight": [4]}),
        pinned=[{"member": "cai", "day": MONDAY, "shift": "night"}], successions=[("night", "early")],
        fairness=["minutes", "nights"], limits={"maximum_consecutive": 5, "minimum_rest": 60, "of_type": {"night": 3}})
    assert [post.code for post in problem.posts] == ["gate"]
    assert problem.shift_types["night"].start == time(22)
    assert problem.bar(0, MONDAY, 1) == Bar.leave
    assert problem.members["cai"].limits.minimum_rest == 660
    assert problem.members["dan"].limits.minimum_rest == 60
    assert problem.members["dan"].limits.maximum_consecutive == 5
    assert len(problem.cover) == 21
    assert [skill.code for skill in problem.skills] == ["full", "swim"]
    assert problem.requests[0].weight == 4
    assert [each.measure for each in problem.draft.fairness] == [Measure.minutes, Measure.nights]


@pytest.mark.parametrize("change, message", [
    ({"requests": [{"member": "eve", "day": MONDAY}]},
     'requests:1: member "eve" is not in members; add it there or correct the id'),
    ({"requests": [{"member": "ann", "day": "someday"}]},
     'requests:1: column "day": "someday" is not a day; write year-month-day, as in 2026-09-07'),
    ({"unavailable": [{"member": "ann"}]},
     'unavailable: column "day" is missing; add it (the table needs member, day)'),
    ({"requests": [{"member": "ann", "day": MONDAY, "wish": "maybe"}]},
     'requests:1: column "wish": wish "maybe" is not known; write one of on (想值), off (不想值)'),
    ({"successions": [("night", "noon")]},
     'successions:1: shift "noon" is not in shifts; add it there or correct the id'),
    ({"shifts": []}, "shifts: there are none; give a row for each shift and day"),
    ({"members": []}, "members: there are none; give a row for each member"),
    ({"shifts": [{"day": MONDAY, "shift": "a"}, {"day": MONDAY, "shift": "a", "minutes": 60}]},
     'shifts:2: shift "a" differs here from its rows above; give another code to shifts of another time or post'),
])
def test_bad_frames_are_refused_with_row_and_remedy(change, message):
    with pytest.raises(muster.InvalidInput) as refused:
        problem_from_frames(change.get("shifts", SHIFTS), change.get("members", MEMBERS),
                            **{key: value for key, value in change.items() if key not in ("shifts", "members")})
    assert str(refused.value) == message


@pytest.mark.parametrize("seed", range(1, 6))
def test_nobody_stands_a_shift_on_a_day_without_a_row_of_it(seed):
    days = [date(2026, 9, 7) + timedelta(days=at) for at in range(28)]
    rows = [{"day": day, "shift": "Saturday" if day.weekday() == 5 else "evening", "wanted": 1 + (day.weekday() < 5),
             "minutes": 180 if day.weekday() == 5 else 150} for day in days if day.weekday() < 6]
    result = muster.plan(rows, [f"m{row}" for row in range(7)], spacing=True, seed=seed, time_limit=None,
                         work_limit=50_000)
    frame = result.to_frame()
    assert set(zip(frame["day"], frame["shift"])) <= {(row["day"], row["shift"]) for row in rows}
    assert result.roster.period.last == days[-2] and len(frame) == 44


def test_a_shift_on_a_day_without_a_row_of_it_can_be_pinned_and_opened():
    rows = [{"day": day, "shift": shift, "minimum": 1} for day, shift in zip(DAYS, ["early", "late"] * 4)]
    problem = problem_from_frames(rows, ["ann", "bob"], limits={"maximum_a_day": 2},
                                  pinned=[{"member": "ann", "day": MONDAY, "shift": "late"}])
    assert [row.maximum for row in problem.cover if row.shift == Shift(MONDAY, 1)] == []
    opened = muster.roster.with_cover(problem, Cover(Shift(DAYS[1], 0), minimum=1, wanted=1))
    assert len(muster.roster.solve(opened, Options(time_limit=None, work_limit=5000)).roster) == 9


@pytest.mark.parametrize("minutes", [40, 150, 480])
def test_nobody_is_missing_where_loads_are_only_uneven(minutes):
    shifts = [{"day": day, "shift": "duty", "start": "08:00", "minutes": minutes} for day in DAYS[:4]]
    problem = problem_from_frames(shifts, ["ann", "bob", "cai"], fairness=["minutes", "weekends"])
    found = muster.plan(shifts, ["ann", "bob", "cai"], fairness=["minutes", "weekends"], time_limit=5, target_gap=0.0)
    assert len(found.roster.assignments) == 4
    assert found.solution.status == Status.optimal
    of_minutes, of_weekends = problem.draft.fairness
    assert (of_minutes.step, of_minutes.cost(minutes), of_minutes.cost(-2 * minutes)) == (minutes, minutes, 4 * minutes)
    assert of_weekends.cost(1) == minutes // 2
    assert {each.under_weight for each in problem.draft.cover} == {max(100, 10 * minutes)}


def test_a_result_shows_its_grid_and_what_it_bends():
    problem = problem_from_frames(SHIFTS, MEMBERS.assign(name=["<b>", "", "蔡", ""]), fairness=[])
    result = RosterResult.of(problem, rotate(problem))
    frame = result.to_frame()
    assert list(frame.columns) == ["day", "shift", "post", "member", "name", "minutes"]
    assert len(frame) == len(result.roster)
    assert result.grid().loc["ann"].tolist().count("night") == (frame[frame["shift"] == "night"]["member"]
                                                                == "ann").sum()
    html = result._repr_html_()
    assert "&lt;b&gt;" in html and "<b>" not in html
    assert len(result.bent()) == len(result.check().violations) == len(result.bent("zh"))
    assert result == RosterResult.of(problem, rotate(problem))


def test_a_solution_knows_its_gap():
    problem = Problem(small())
    roster = rotate(problem)
    score = check(problem, roster).score
    assert Solution(roster, score).gap is None
    assert Solution(roster, score, lower_bound=score.cost, status=Status.optimal).gap == 0.0


def weekly(**more):
    return problem_from_frames([{"day": day, "shift": "late", "start": "14:00", "minimum": 1} for day in DAYS],
                               ["ann", "bob", "cai"], fairness=["shifts"], **more)


def test_a_bound_is_proved_by_cases():
    problem = Problem(small())
    rows = len(problem.draft.cover)
    over_all = BoundCertificate(prices=[0] * rows)
    assert proved_bound(problem, over_all) == 0
    nobody_on_monday, somebody = BoundCase(prices=[0] * rows), BoundCase(prices=[100] + [0] * (rows - 1))
    split = BoundCase(split=CoverSplit(row=0, people=0))
    certificate = BoundCertificate(prices=[0] * rows, cases=[split, nobody_on_monday, somebody])
    assert certificate.cases[0].split.people == 0
    assert proved_bound(problem, certificate) == 0
    with pytest.raises(muster.InvalidInput, match="neither split nor closed"):
        proved_bound(problem, BoundCertificate(prices=[0] * rows, cases=[split, somebody]))
    # What is narrowed away costs as much as is said, and no more is proved of all.
    narrowed = BoundCase(prices=[0] * rows, below=-3)
    assert proved_bound(problem, BoundCertificate(prices=[900] * rows, cases=[narrowed, nobody_on_monday])) == -3
    with pytest.raises(muster.InvalidInput, match="case 0 is split and narrowed"):
        proved_bound(problem, BoundCertificate(prices=[0] * rows,
                                               cases=[split.replace(below=4), nobody_on_monday, somebody]))


def test_swaps_explain_and_repair_speak_in_codes():
    result = RosterResult.of(weekly(requests=[{"member": "ann", "day": MONDAY, "weight": 9}]), rotate(weekly()))
    swaps = result.swaps("ann", MONDAY, "late")
    assert list(swaps.columns) == ["taker", "given", "returned", "cost_change", "exchange", "third", "passed"]
    assert swaps["third"].isna().all() and set(swaps["passed"]) == {""}
    assert swaps["cost_change"].iloc[0] == -9
    assert result.exchanged(swaps["exchange"].iloc[0]).cost == result.cost - 9
    assert result.explain("ann", MONDAY,
                          "late")[0] == '2026-09-07: ann stands "late"; left open it would bend hard rules'
    assert result.explain("ann", MONDAY, "late", "zh")[0].startswith("2026-09-07：ann 值“late”")
    with pytest.raises(muster.InvalidInput, match="does not stand 'late'"):
        result.explain("bob", MONDAY, "late")

    repaired = result.repair(result.with_leave("ann", DAYS[3], DAYS[6], today=DAYS[3]))
    assert repaired.is_feasible and repaired.made.is_fewest
    changes = repaired.changes()
    assert changes["member"].tolist().count("ann") == 2 and set(changes["change"]) == {"dropped", "added"}
    assert min(changes["day"]) == DAYS[3]
    assert result.without("cai").repair.solution.score.is_feasible


def test_fairness_is_a_frame_by_member():
    frame = RosterResult.of(weekly(), rotate(weekly())).fairness()
    assert frame["shifts_load"].tolist() == [3, 2, 2]
    assert frame["shifts_fair"].tolist() == [3, 2, 2]
    assert frame["minutes_carry_over"].sum() == 0


@pytest.mark.parametrize("given", [dict(members=["ann", "bob", "cai"], limits={"complete_weekends": True}),
                                   dict(members=[{"member": name, "complete_weekends": "是"}
                                                 for name in ("ann", "bob", "cai")])], ids=["a limit", "a column"])
@pytest.mark.parametrize("penalty", [Penalty.hard(), Penalty.soft(50)], ids=["hard", "soft"])
def test_weekends_are_worked_whole_or_not_at_all(given, penalty):
    shifts = [{"day": day, "shift": "late", "wanted": 1, "minimum": 1, "maximum": 1} for day in DAYS]
    asked = [{"member": name, "day": DAYS[at], "wish": "on", "weight": 9} for name, at in (("ann", 5), ("bob", 6))]
    result = muster.plan(shifts, requests=asked, penalties={"complete_weekends": penalty}, fairness=(),
                         time_limit=None, work_limit=20_000, **given)
    assert result.cost == 9 and result.solution.status == Status.optimal
    at_weekend = [each.member for each in result.roster.assignments if each.shift.day in DAYS[5:]]
    assert len(at_weekend) == 2 and len(set(at_weekend)) == 1
    free = muster.plan(shifts, ["ann", "bob", "cai"], requests=asked, fairness=(), time_limit=None, work_limit=20_000)
    assert free.cost == 0
    kept = check(result.problem, free.roster).score.of(Rule.complete_weekends)
    assert (kept.hard, kept.cost) == ((2, 0) if penalty.is_hard else (0, 100))


def test_a_clash_is_told_in_words():
    limits = {"maximum_minutes": 960}
    told = explain_infeasible(weekly(limits=limits))
    assert told.verdict.name == "infeasible" and told.is_smallest
    words = [line.en for line in in_words(weekly(limits=limits), told)]
    assert words[0] == "these cannot hold together:"
    assert any("stands at most 16 h in all" in line for line in words)
    assert explain_infeasible(weekly()).verdict.name == "feasible"
