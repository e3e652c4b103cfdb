"""From one term to the next: what is owed, who rests, and who is there, by codes and to the last shift."""
import csv
import os
import pickle
import subprocess
import sys
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from muster import InvalidInput, Period
from muster.roster import (Assignment, Bar, Draft, Fairness, History, LastShift, Limits, Measure, Member, Options, Post,
                           Problem, Roster, RosterResult, Shift, ShiftType, Succession, check, histories_after,
                           histories_from_frame, histories_to_frame, in_words, plan, problem_from_frames, solve,
                           with_histories)

SUNDAY, MONDAY = date(2026, 9, 13), date(2026, 9, 14)
TIMES = {"early": "06:00", "night": "22:00"}
REST = {"minimum_rest": 660}


def table(day, order=("early", "night")):
    return [{"day": day, "shift": shift, "start": TIMES[shift], "minutes": 480} for shift in order]


def duties(first, count):
    return [{"day": first + timedelta(days=at), "shift": "duty", "start": "08:00", "minutes": 120}
            for at in range(count)]


@pytest.fixture(scope="module")
def sunday():
    """ann stands the night from Sunday to Monday, bo the morning before."""
    return plan(table(SUNDAY), ["ann", "bo"], limits=REST, time_limit=None, work_limit=1000,
                pinned=[{"member": "ann", "day": SUNDAY, "shift": "night"},
                        {"member": "bo", "day": SUNDAY, "shift": "early"}])


@pytest.mark.parametrize("order", [("early", "night"), ("night", "early")])
@pytest.mark.parametrize("members", [["ann", "bo"], ["bo", "ann"], ["cai", "bo", "ann"]])
def test_rest_after_the_last_night_is_kept_in_whatever_order_shifts_and_members_stand(sunday, order, members):
    wish = [{"member": "ann", "day": MONDAY, "shift": "early", "wish": "on", "weight": 100_000}]
    new = plan(table(MONDAY, order), members, limits=REST, histories=sunday.histories(), requests=wish, time_limit=None,
               work_limit=1000)
    early = [row.member for row in new.to_frame().itertuples() if row.shift == "early"]
    assert early and "ann" not in early
    assert new.check().score.hard == 0


def judged_on_monday(sunday, shift):
    """What is bent where ann stands this shift on Monday."""
    problem = problem_from_frames([{"day": MONDAY, "shift": "desk", **shift}], ["ann"], limits=REST,
                                  histories=sunday.histories())
    stood = Roster(problem.period, 1, [Assignment(0, Shift(MONDAY, 0))])
    return [in_words(problem, violation).en for violation in check(problem, stood).violations]


def test_rest_goes_by_the_times_that_were_stood_where_the_shift_is_gone(sunday):
    assert judged_on_monday(sunday, {"start": "16:59", "minutes": 60}) == [
        "2026-09-14: ann has 10 h 59 min between the last shift of the roster before and \"desk\", at least 11 h"]
    assert judged_on_monday(sunday, {"start": "17:00", "minutes": 60}) == []
    assert judged_on_monday(sunday, {"start": "05:00", "minutes": 60}) == [
        "2026-09-14: ann stands \"desk\" while still at the last shift of the roster before"]


def test_days_between_two_rosters_are_days_off(sunday):
    later = [{**row, "day": MONDAY + timedelta(days=2)} for row in table(MONDAY)]
    problem = problem_from_frames(later, ["ann", "bo"], limits=REST, histories=sunday.histories())
    stood = Roster(problem.period, 2, [Assignment(0, Shift(later[0]["day"], 0))])
    assert check(problem, stood).score.hard == 0


def test_the_carry_over_follows_its_member_who_left_is_passed_over_and_who_is_new_owes_nothing():
    first = MONDAY - timedelta(days=7)
    old = plan(duties(first, 7), ["ann", "bo", "cai"], fairness=["shifts"],
               pinned=[{"day": row["day"], "shift": row["shift"], "member": "ann"} for row in duties(first, 7)],
               time_limit=None, work_limit=1000)
    carried = {each.member: each.carry_over[1] for each in old.histories()}
    assert carried == {"ann": Decimal("4.666667"), "bo": Decimal("-2.333334"), "cai": Decimal("-2.333333")}
    for members in (["bo", "cai", "dan"], ["dan", "cai", "bo"], ["bo", "cai"], ["ann", "bo", "cai", "dan"]):
        new = problem_from_frames(duties(MONDAY, 7), members, fairness=["shifts"], histories=old.histories())
        assert {each.code: each.history.carry_over[1]
                for each in new.members} == {code: carried.get(code, 0) for code in members}
    new = problem_from_frames(duties(MONDAY, 7), ["dan", "cai", "bo"], fairness=["shifts"], histories=old.histories())
    assert [new.fair_load(Measure.shifts, at) for at in range(3)] == [1, 3, 3]


def test_both_shifts_of_the_last_day_are_carried():
    types = [ShiftType("morning", start=time(8), length=120), ShiftType("evening", start=time(18), length=120)]

    def problem(first, last, history=History()):
        return Problem(Draft(Period(first, last), shift_types=types,
                             members=[Member("ann", limits=Limits(maximum_a_day=2), history=history)],
                             forbidden_successions=[Succession(0, 0)]))

    stood = [Assignment(0, Shift(SUNDAY, 0)), Assignment(0, Shift(SUNDAY, 1))]
    next_morning = [Assignment(0, Shift(MONDAY, 0))]
    whole, old = problem(SUNDAY, MONDAY), problem(SUNDAY, SUNDAY)
    (history,) = histories_after(old, Roster(old.period, 1, stood))
    new = problem(MONDAY, MONDAY, history)
    assert [each.type for each in history.last_shifts] == ["morning", "evening"]
    assert check(whole, Roster(whole.period, 1, stood + next_morning)).score.hard == 1
    assert check(new, Roster(new.period, 1, next_morning)).score.hard == 1


def test_a_long_shift_of_an_earlier_day_that_still_runs_is_carried():
    types = [ShiftType("watch", start=time(20), length=2400), ShiftType("call"),
             ShiftType("desk", start=time(8), length=120)]
    members = [Member("ann", limits=Limits(minimum_rest=60))]
    saturday = SUNDAY - timedelta(days=1)
    old = Problem(Draft(Period(saturday, SUNDAY), shift_types=types, members=members))
    # until Monday 12:00
    stood = Roster(old.period, 1, [Assignment(0, Shift(saturday, 0)), Assignment(0, Shift(SUNDAY, 1))])
    new = Problem(with_histories(Draft(Period(MONDAY, MONDAY), shift_types=types, members=members),
                                 histories_after(old, stood)))
    assert check(new, Roster(new.period, 1, [Assignment(0, Shift(MONDAY, 2))])).score.hard == 1


def test_histories_that_fit_nobody_are_refused():
    with pytest.raises(InvalidInput, match='histories:2: member "ann" has one already, in row 1; keep one of the two'):
        problem_from_frames(duties(MONDAY, 1), ["ann"], histories=[History("ann"), History("ann")])
    with pytest.raises(InvalidInput, match="histories:1: it does not say whose it is; give it the code of its member"):
        problem_from_frames(duties(MONDAY, 1), ["ann"], histories=[History(days_off=1)])
    with pytest.raises(InvalidInput,
                       match='member "ann": its history goes up to 2026-09-14, and the roster begins on 2026-09-14'):
        problem_from_frames(duties(MONDAY, 1), ["ann"], histories=[History("ann", until=MONDAY)])


def test_histories_go_to_a_table_and_back(sunday, tmp_path):
    import pandas

    histories = sunday.histories()
    frame = histories_to_frame(histories)
    assert frame["last_shifts"].tolist() == ["2026-09-13 22:00 480 night", "2026-09-13 06:00 480 early"]
    frame.to_csv(tmp_path / "load.csv", index=False)
    for back in (frame, frame.to_dict("records"), pandas.read_csv(tmp_path / "load.csv"),
                 pandas.read_csv(tmp_path / "load.csv", dtype=str)):
        assert histories_from_frame(back) == histories
        again = problem_from_frames(table(MONDAY), ["ann"], histories=back)
        assert again == problem_from_frames(table(MONDAY), ["ann"], histories=histories)
    assert pickle.loads(pickle.dumps(histories)) == histories
    odd = History("ann", until=SUNDAY, days_worked=1,
                  last_shifts=[LastShift("a; b 1", SUNDAY, None, length=30),
                               LastShift("c", SUNDAY, time(7), length=30)])
    assert histories_from_frame(histories_to_frame([odd])) == [odd]
    assert histories_from_frame([{"member": "ann"}]) == [History("ann")]


@pytest.mark.parametrize("row, message", [
    ({"until": SUNDAY}, 'histories: column "member" is missing; add it (the table needs member)'),
    ({"member": "ann", "nigths": 1}, 'histories: column "nigths" is not known; write "nights", or take it out'),
    ({"member": "ann", "nights": "1/3"}, 'histories:1: column "nights": "1/3" is not a number; write a number'),
    ({"member": "ann", "nights": "0.1234567"},
     'histories:1: column "nights": 0.1234567 has more than six decimal places'),
    ({"member": "ann", "days_off": 1.5},
     'histories:1: column "days_off": "1.5" is not a whole number; write a whole number'),
    ({"member": "ann", "last_shifts": "night on Sunday"},
     'histories:1: column "last_shifts": the last shift "night on Sunday" cannot be read'),
    ({"member": "ann", "last_shifts": "2026-09-31 22:00 480 night"},
     'column "last_shifts": the last shift "2026-09-31 22:00 480 night" cannot be read'),
])
def test_a_table_of_histories_is_refused_with_row_and_remedy(row, message):
    with pytest.raises(InvalidInput) as refused:
        histories_from_frame([row])
    assert message in str(refused.value)


@pytest.mark.parametrize("half", [0.5, "0.5", Decimal("0.5")])
def test_shares_are_decimals(half):
    problem = problem_from_frames(duties(MONDAY, 10),
                                  [{"member": "ann"}, {"member": "bo", "share": 1}, {"member": "cai", "share": half}],
                                  fairness=["shifts"])
    assert [each.share for each in problem.members] == [1, 1, Decimal("0.5")]
    assert [problem.fair_load(Measure.shifts, at) for at in range(3)] == [4, 4, 2]
    assert pickle.loads(pickle.dumps(problem)) == problem


@pytest.mark.parametrize("share, message", [
    ("half", 'members:1: column "share": "half" is not a number; write a number, 0 to 1000000'),
    (True, 'members:1: column "share": "TRUE" is not a number but a yes or no'),
    (float("inf"), 'members:1: column "share": "inf" is not a number'),
    ("0.3333333", 'members:1: column "share": 0.3333333 has more than six decimal places'),
    (-0.5, 'members:1: column "share": -0.5 is outside 0 to 1000000'),
])
def test_a_share_that_is_none_is_refused(share, message):
    with pytest.raises(InvalidInput) as refused:
        problem_from_frames(duties(MONDAY, 1), [{"member": "ann", "share": share}])
    assert message in str(refused.value)


def test_who_joins_or_leaves_within_the_term_has_the_share_of_the_days():
    members = [{"member": "ann"}, {"member": "bo"}, {"member": "cai", "from": MONDAY + timedelta(days=5)},
               {"member": "dan", "until": "2026-09-18"}]
    problem = problem_from_frames(duties(MONDAY, 10), members, fairness=["shifts"])
    made = plan(duties(MONDAY, 10), members, fairness=["shifts"], time_limit=None, work_limit=5000)
    assert [made.problem.fair_load(Measure.shifts, at) for at in range(4)] == [3, 3, 2, 2]  # 10 x 1/3, 1/3, 1/6, 1/6
    assert problem.bar(2, MONDAY + timedelta(days=4), 0) == Bar.not_a_member
    assert problem.bar(3, MONDAY + timedelta(days=5), 0) == Bar.not_a_member
    frame = made.to_frame()
    assert frame[frame["member"] == "cai"]["day"].min() >= MONDAY + timedelta(days=5)
    assert frame[frame["member"] == "dan"]["day"].max() <= MONDAY + timedelta(days=4)
    after = histories_after(problem, Roster(problem.period, 4, []))
    assert [each.carry_over[1] for each in after] == [0, 0, 0, 0]


TERM_DAYS, TERMS = 28, 6


def a_term(number, members, measure, histories):
    """Four weeks with a shift by day and one by night, the latter at a post that nobody likes."""
    first = MONDAY + timedelta(days=TERM_DAYS * number)
    shifts = [{"day": first + timedelta(days=at), "shift": shift, "start": start, "minutes": 120,
               "night": shift == "night", "post": post, "minimum": 1, "maximum": 1}
              for at in range(TERM_DAYS)
              for shift, start, post in (("noon", "12:00", "hall"), ("night", "22:00", "gate"))]
    problem = problem_from_frames(shifts, members,
                                  fairness=[Fairness(measure, 10, 10, step=120 if measure == Measure.minutes else 1)],
                                  histories=histories)
    draft = problem.draft
    return Problem(draft.replace(posts=[Post(post.code, is_disliked=post.code == "gate") for post in draft.posts]))


def handed_out(problem, measure):
    """Each shift to whoever is furthest below the fair load in this measure, then in all shifts."""
    everybody = range(len(problem.members))
    owed, owed_shifts = ([problem.fair_load(each, at) for at in everybody] for each in (measure, Measure.shifts))
    counts = {Measure.shifts: lambda shift: 1, Measure.minutes: lambda shift: 120,
              Measure.nights: lambda shift: problem.shift_types[shift.type].is_night,
              Measure.weekends: lambda shift: shift.day.isoweekday() > 5,
              Measure.disliked: lambda shift: problem.shift_types[shift.type].is_night}[measure]
    stood = []
    for cover in problem.cover:
        load = int(counts(cover.shift))
        by = owed if load else owed_shifts
        who = max(everybody, key=by.__getitem__)
        owed[who] -= load
        owed_shifts[who] -= 1
        stood.append(Assignment(who, cover.shift))
    return RosterResult.of(problem, Roster(problem.period, len(everybody), stood))


def planned(problem, measure):
    return RosterResult(problem, solve(problem, Options(time_limit=None, work_limit=60_000)))


@pytest.mark.parametrize("make, measure, whole", [
    (handed_out, Measure.shifts, 28), (handed_out, Measure.minutes, 28 * 120), (handed_out, Measure.nights, 14),
    (handed_out, Measure.weekends, 8), (handed_out, Measure.disliked, 14), (planned, Measure.shifts, 28),
    (planned, Measure.weekends, 8)])
@pytest.mark.parametrize("halves", [0, 4])
def test_six_terms_come_out_even_to_the_last_shift(make, measure, whole, halves):
    members = [{"member": f"m{at}", "share": 1}
               for at in range(12 - halves // 2)] + [{"member": f"h{at}", "share": 0.5} for at in range(halves)]
    stood, histories = {}, None
    for number in range(TERMS):
        members = members[3:] + members[:3]
        made = make(a_term(number, members, measure, histories), measure)
        loads = made.fairness()[f"{measure.name}_load"]
        for code in loads.index:
            stood[code] = stood.get(code, 0) + loads[code]
        histories = made.histories()
        assert sum(each.carry_over[int(measure)] for each in histories) == 0
    assert stood == {code: whole if code.startswith("m") else whole // 2 for code in stood}


def test_a_newcomer_among_the_old_does_not_pay_for_what_was_before():
    histories = [History("ann", carry_over=[0, "4", 0, 0, 0]), History("bo", carry_over=[0, "-4", 0, 0, 0])]
    problem = problem_from_frames(duties(MONDAY, 12), ["ann", "bo", "cai"], fairness=["shifts"], histories=histories)
    assert sorted(problem.fair_load(Measure.shifts, at) for at in range(3)) == [0, 4, 8]
    assert problem.fair_load(Measure.shifts, 2) == 4


def command(*arguments):
    return subprocess.run([sys.executable, "-m", "muster", *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"})


def term_folder(folder, number, members, load=None):
    """A folder of a term of two weeks with one duty an evening."""
    first = date(2026, 9, 7) + timedelta(days=35 * number)
    last = first + timedelta(days=27)
    codes = [member.split(",")[0] for member in members]
    duty = "".join(f"W{at},P,{first + timedelta(days=at)},21:20,22:00,1\n" for at in range(14))
    files = {
        "term": f"term,name,branch,first_day,last_day\nT{number},学期,BR,{first},{last}\n",
        "units": "unit,name,level,above\nBR,第二支部,branch,\n",
        "members": "member,name,unit,class,share,from,until\n" + "".join(f"{member}\n" for member in members),
        "stages": "member,stage,since\n" + "".join(f"{code},full,2010-01-01\n" for code in codes),
        "places": "place,level,within\nB,building,\n",
        "classes": "class,name,major,cohort\nC0,一班,体育教育,2023级\nC1,一班,体育教育,2025级\n",
        "students": "student,name,class,bed\nS1,李四,C1,\n",
        "posts": "post,name,kind,place\nP,监督岗,supervision,B\n",
        "duty": "shift,post,day,from,to,minimum\n" + duty,
        "mentors": f"member,minimum,maximum\n{codes[0]},0,2\n",
        "mentees": "student\nS1\n",
        "grades": f"person,subject,grade\n{codes[0]},英语,3.5\nS1,英语,1.2\n",
        "activities": "activity,name,platform,first_day,last_day,approved,running,evidenced,reviewed,closed\n"
                      f"A1,主题团日,ideas,{first},{first},{first},{first},{first},{first},\n",
        "ledger": "record,member,indicator,quantity,day,source,activity\n"
                  f"E1,{codes[0]},theory_sessions,1,{first},签到表,A1\n",
    }
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    if load is not None:
        (folder / "load.csv").write_bytes(load.read_bytes())
    return folder


def run_term(folder, out, *options):
    ended = command("term", folder, "--out", out, "--work", 50_000, "--threads", 1, *options)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def turns(out):
    """Of each member: turns, and those at a weekend."""
    import muster

    term = muster.load(out / "term.muster")
    report = RosterResult(term.roster.problem, term.roster.solution).fairness()
    return {code: (report["shifts_load"][code], report["weekends_load"][code]) for code in report.index}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_three_terms_by_the_command_line_hand_their_load_on(tmp_path, language):
    codes = [f"M{at}" for at in range(6)]
    stood, load = {code: [0, 0] for code in codes}, None
    for number in range(3):
        members = [f"{code},赵{code},BR,C0,,," for code in codes[number:] + codes[:number]]  # another order each term
        out = tmp_path / f"out{number}"
        said = run_term(term_folder(tmp_path / f"term{number}", number, members, load), out, "--language", language)
        load = out / "load.csv"
        assert str(load) in said
        for code, (shifts, weekends) in turns(out).items():
            stood[code][0] += shifts
            stood[code][1] += weekends
    assert stood == {code: [7, 2] for code in codes}
    with open(load, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:2] == (["member", "minutes"] if language == "en" else ["成员编号", "分钟"])
    assert all(set(row[1:6]) == {"0"} for row in rows[1:])


def test_who_leaves_and_who_joins_between_and_within_terms(tmp_path):
    first = tmp_path / "first"
    run_term(term_folder(tmp_path / "term0", 0, ["M0,赵,BR,C0,,,", "M1,钱,BR,C0,,,", "M2,孙,BR,C0,0.5,,"]), first)
    assert [turns(first)[code][0] for code in ("M0", "M1", "M2")] in ([6, 5, 3], [5, 6, 3])
    then = tmp_path / "then"
    begin = date(2026, 9, 7) + timedelta(days=35)
    members = ["M3,李,BR,C0,,,", "M1,钱,BR,C0,,,", f"M2,孙,BR,C0,,{begin + timedelta(days=7)},"]
    said = run_term(term_folder(tmp_path / "term1", 1, members, first / "load.csv"), then)
    assert "passed over, as no such member is left: M0" in said
    import muster

    problem = muster.load(then / "term.muster").roster.problem
    before = {each.code: each.history for each in problem.members}
    assert before["M3"] == History() and before["M1"].until == date(2026, 9, 20)
    assert problem.members[2].from_ == begin + timedelta(days=7)
    assert turns(then)["M2"][0] in (2, 3)  # a fifth of 14
    stood = RosterResult(problem, muster.load(then / "term.muster").roster.solution).to_frame()
    assert stood[stood["member"] == "M2"]["day"].min() >= begin + timedelta(days=7)


def test_a_load_says_all_that_histories_say(tmp_path):
    import muster

    members = [f"M{at},赵{at},BR,C0,,," for at in range(3)]
    run_term(term_folder(tmp_path / "term0", 0, members), tmp_path / "out0")
    run_term(term_folder(tmp_path / "term1", 1, members[::-1], tmp_path / "out0/load.csv"), tmp_path / "out1")
    run_term(term_folder(tmp_path / "term2", 2, members, tmp_path / "out1/load.csv"), tmp_path / "out2")
    terms = [muster.load(tmp_path / f"out{number}/term.muster").roster for number in range(3)]
    for before, after in zip(terms, terms[1:]):
        told = {each.member: each.replace(shifts=0, weekends=0, kind_days=0)  # of what no term limits
                for each in histories_after(before.problem, before.solution.roster)}
        assert {each.code: each.history for each in after.problem.members} == told
    last = histories_after(terms[0].problem, terms[0].solution.roster)  # its last day is a Sunday
    assert any(each.weekends_worked > 0 for each in last)
    assert sum(each.days_touched for each in last) > 0


def test_a_run_that_cannot_go_on_is_judged_where_that_is_known():
    def cost(next_begins):
        problem = problem_from_frames(duties(MONDAY, 3), ["ann"], limits={"minimum_consecutive": 2},
                                      next_begins=next_begins)
        return check(problem,
                     Roster(problem.period, 1, [Assignment(0, Shift(MONDAY + timedelta(days=2), 0))])).score.hard

    assert [cost(None), cost(MONDAY + timedelta(days=3)), cost(MONDAY + timedelta(days=4)),
            cost("2026-10-01")] == [0, 0, 1, 1]
    with pytest.raises(InvalidInput,
                       match="next roster: it begins on 2026-09-16, and this one ends on 2026-09-16; "
                             "give its first day"):
        cost(MONDAY + timedelta(days=2))
    with pytest.raises(InvalidInput, match='next_begins: "soon" is not a day'):
        cost("soon")


@pytest.mark.parametrize("row, message", [
    ("M0,0,2026-12-31,", "load.csv:2: the roster before goes up to 2026-12-31, and duty begins on 2026-09-07; "
                         "give the load of the term before"),
    ("M0,1/3,,", 'load.csv:2: column "minutes": "1/3" is not a number; '
                 'write a number, -1000000000 to 1000000000, at most six decimal places'),
    ("M0,0,,yesterday's night", 'load.csv:2: column "last_shifts": the last shift "yesterday\'s night" cannot be read'),
])
def test_a_load_that_does_not_fit_is_refused_with_its_line(tmp_path, row, message):
    load = tmp_path / "load.csv"
    load.write_text(f"member,minutes,until,last_shifts\n{row}\n", encoding="utf-8")
    ended = command("term", term_folder(tmp_path / "term", 0, ["M0,赵,BR,C0,,,"], load), "--out", tmp_path / "out")
    assert ended.returncode == 2
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr
