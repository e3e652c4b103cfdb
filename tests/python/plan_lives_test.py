"""A plan that was published is changed as little as can be, and never for days gone by."""
import csv
import datetime
import json
import random
import re

import icalendar
import openpyxl
import pytest
from changed_tables import changed
from muster import load
from muster.cli import main
from muster.readers import read_folder
from muster.readers.models.told import build_publication

FIRST = datetime.date(2026, 9, 7)
SEED = random.SystemRandom().randrange(2**32)


def day_of(number):
    return FIRST + datetime.timedelta(days=number)


def write(folder, days=12, members=6, minimum=1, **more):
    """Members and an evening's duty on each day."""
    folder.mkdir(exist_ok=True)
    tables = {"members": "member,name\n" + "".join(f"M{row},成员{row}\n" for row in range(members)),
              "duty": "post,day,from,to,minimum\n" + "".join(f"hall,{day_of(row)},21:20,22:00,{minimum}\n"
                                                             for row in range(days)), **more}
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path, capsys):
    """Runs a command on tmp_path/in into tmp_path/out; what it printed. The status is asked for."""
    def do(command, *arguments, status=0, folder=None, out="out"):
        where = [] if command in ("due", "check") or out is None else ["--out", str(tmp_path / out)]
        work = ["--work", "20000"] if command in ("plan", "publish", "term") else []
        ended = main([command, str(folder or tmp_path / "in"), *where, *work, *map(str, arguments)])
        said = capsys.readouterr()
        assert ended == status, said.err + said.out
        return said.out + said.err
    return do


def told(folder):
    """(day, member) of the turns that stand, by what the record says."""
    return {(turn.day, turn.member) for turn in build_publication(read_folder(folder)).turns if not turn.is_cancelled}


def events(path):
    """UID to (begin, SEQUENCE, DTSTAMP, STATUS)."""
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["UID"]): (event["DTSTART"].dt, int(event["SEQUENCE"]), event["DTSTAMP"].dt,
                                str(event.get("STATUS", ""))) for event in calendar.walk("VEVENT")}


def test_a_draft_is_published_as_it_is(tmp_path, run):
    folder = write(tmp_path / "in")
    run("plan")
    draft = load(tmp_path / "out" / "term.muster")
    assert draft.published.version == 0 and draft.evaluation is None
    said = run("publish", "--today", "2026-09-01", "--seed", 99)  # the seed would give another roster
    assert "The roster of the draft in OUT" in said and "version 1, told on 2026-09-01" in said
    published = load(tmp_path / "out" / "term.muster")
    assert published.roster.solution.roster == draft.roster.solution.roster
    assert len(told(folder)) == 12


def test_a_draft_of_other_tables_is_not_published(tmp_path, run):
    write(tmp_path / "in")
    run("plan")
    write(tmp_path / "in", leave="member,first_day,last_day\nM0,2026-09-07,2026-09-30\n")
    said = run("publish", "--today", "2026-09-01")
    assert "roster of the draft" not in said
    assert not any(member == "M0" for _, member in told(tmp_path / "in"))


def test_leave_takes_the_turns_it_must_and_no_others(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    ill = sorted(member for day, member in before if day >= day_of(6))[0]
    (folder / "leave.csv").write_text(f"member,first_day,last_day\n{ill},{day_of(6)},{day_of(11)}\n")
    assert "No turn that could stay is taken." in run("change", "--today", day_of(6), "--dry-run")
    data = json.loads(run("change", "--today", day_of(6), "--json"))
    (branch,) = data["branches"]
    after = told(folder)
    gone = {(day, member) for day, member in before if member == ill and day >= day_of(6)}
    assert before - after == gone and len(after - before) == len(gone)
    assert all(day >= day_of(6) for day, _ in before ^ after)
    assert branch["proof_of_fewest"] == {"counted": 0, "least": 0, "is_fewest": True, "left_open": 0}
    assert len(branch["changes"]["turns"]) == 2 * len(gone)
    assert "nothing changes; version 2" in run("change", "--today", day_of(7))


def test_what_is_changed_rises_and_what_is_dropped_is_cancelled(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    first = events(tmp_path / "out" / "roster.ics")
    before = told(folder)
    changed(folder, "duty", lambda rows: [row.__setitem__(slice(2, 4), ["20:00", "21:00"]) for row in rows[1:]])
    ill = next(member for day, member in sorted(before) if day == day_of(11))
    (folder / "leave.csv").write_text(f"member,first_day,last_day\n{ill},{day_of(11)},{day_of(11)}\n")
    said = run("change", "--today", day_of(6))
    assert "1 turns dropped, 1 taken, 5 moved in time" in said
    second = events(tmp_path / "out" / "roster.ics")
    assert first.keys() <= second.keys() and len(second) == 13
    for uid, (begin, sequence, stamp, status) in first.items():
        is_gone_by = begin.date() < day_of(6)
        assert (second[uid] == first[uid]) == is_gone_by
        assert second[uid][1] > sequence or is_gone_by
    cancelled = [uid for uid, event in second.items() if event[3] == "CANCELLED"]
    own = events(tmp_path / "out" / "calendars" / f"{ill}.ics")
    assert len(cancelled) == 1 and own[cancelled[0]] == second[cancelled[0]]
    record = list(csv.DictReader((folder / "published.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["cancelled"] for row in record].count("yes") == 1 and len(record) == 13


def test_days_gone_by_stay_whatever_the_tables_say(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    everybody = "".join(f"M{row},{day_of(0)},{day_of(5)}\n" for row in range(6))
    (folder / "leave.csv").write_text("member,first_day,last_day\n" + everybody)
    changed(folder, "duty", lambda rows: rows.__delitem__(slice(1, 4)))  # the first three days, which were stood
    assert "nothing changes" in run("change", "--today", day_of(6))
    assert told(folder) == before


def test_a_published_folder_is_checked_from_today_on(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    everybody = "".join(f"M{row},{day_of(0)},{day_of(5)}\n" for row in range(6))
    (folder / "leave.csv").write_text("member,first_day,last_day\n" + everybody)
    assert "ready to be planned" in run("check", "--today", day_of(6))
    assert "may stand it" in run("check", "--today", day_of(5), status=2)


def test_a_new_shift_is_filled_and_a_shift_that_goes_is_dropped(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    before = told(folder)

    def alter(rows):
        del rows[12]
        rows.append(["hall", str(day_of(13)), "21:20", "22:00", "2"])
    changed(folder, "duty", alter)
    run("change", "--today", day_of(3))
    after = told(folder)
    assert {day for day, _ in before - after} == {day_of(11)}
    assert {day for day, _ in after - before} == {day_of(13)} and len(after - before) == 2


def test_a_new_member_takes_over_only_at_a_price(tmp_path, run):
    folder = write(tmp_path / "in", days=24)
    run("publish", "--today", "2026-09-01")
    with open(folder / "members.csv", "a", encoding="utf-8") as file:
        file.write("M9,新来的\n")
    assert "nothing changes" in run("change", "--today", day_of(2))
    said = run("change", "--today", day_of(2), "--move-price", 1)
    assert "each at a price of 1" in said and "新来的 (M9): takes" in said


def test_a_swap_is_listed_and_carried_out(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    day, member = sorted(before)[8]
    listed = json.loads(run("swap", "--member", member, "--day", day, "--today", FIRST, "--json", out=None))
    assert listed["exchanges"] and all(each["given"] == [{"day": str(day), "post": "hall", "from": "21:20"}]
                                       for each in listed["exchanges"])
    without_year = f"{day.month}月{day.day}日"
    asked = ["swap", "--member", member, "--today", FIRST, "--json", "--day"]
    assert json.loads(run(*asked, without_year, out=None)) == listed
    assert '--day: "1月1日" has no year, and is no day of the term' in run(*asked[:-2], "--day", "1月1日", status=2)
    assert '--day: "soon" is not a day' in run(*asked[:-2], "--day", "soon", status=2)
    chosen = next(each for each in listed["exchanges"] if each["returned"])
    run("swap", "--member", member, "--day", day, "--today", FIRST, "--choose", chosen["number"])
    (back,) = chosen["returned"]
    back_day = datetime.date.fromisoformat(back["day"])
    assert before - told(folder) == {(day, member), (back_day, chosen["taker"])}
    assert told(folder) - before == {(day, chosen["taker"]), (back_day, member)}
    said = run("swap", "--member", "nobody", "--day", day, status=2)
    assert 'member "nobody" is not in members.csv' in said
    said = run("swap", "--member", member, "--day", "2026-12-24", "--today", FIRST, status=2)
    assert "stands no such turn on 2026-12-24; name one of" in said


def test_a_swap_among_three_is_listed_and_carried_out(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    day, member = sorted(before)[8]
    asked = ["swap", "--member", member, "--day", day, "--today", FIRST, "--three", "--most", 1000]
    listed = json.loads(run(*asked, "--json", out=None))["exchanges"]
    chosen = next(each for each in listed if each["third"] and each["returned"])
    run(*asked, "--choose", chosen["number"])
    (on,), (back,) = chosen["passed"], chosen["returned"]
    on_day, back_day = (datetime.date.fromisoformat(turn["day"]) for turn in (on, back))
    assert before - told(folder) == {(day, member), (on_day, chosen["taker"]), (back_day, chosen["third"])}
    assert told(folder) - before == {(day, chosen["taker"]), (on_day, chosen["third"]), (back_day, member)}

    run("publish", "--today", FIRST, "--anew")
    with_third = json.loads(run(*asked, "--with", chosen["third"], "--json", out=None))["exchanges"]
    assert with_third and all(chosen["third"] in (each["taker"], each["third"]) for each in with_third)
    lines = [line for line in run(*asked, out=None).splitlines() if re.match(r"  *\d+  ", line)]
    said = [line.split("; ")[1] for line in lines if "; " in line]
    assert said and all(" takes " in each and " from " in each for each in said), lines[:3]
    lines = [line for line in run(*asked, "--language", "zh", out=None).splitlines() if re.match(r"  *\d+  ", line)]
    said = [line.split("；")[1] for line in lines if "；" in line]
    assert said and all("接" in each for each in said), lines[:3]


def test_who_and_when_a_swap_is_about_has_to_be_known(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    day, member = sorted(told(folder))[8]
    said = run("swap", "--member", "nobody", "--day", day, status=2)
    assert 'member "nobody" is not in members.csv' in said
    said = run("swap", "--member", member, "--day", "2026-12-24", "--today", FIRST, status=2)
    assert "stands no such turn on 2026-12-24; name one of" in said


def test_a_published_plan_is_not_planned_over(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    for command in ("plan", "publish"):
        said = run(command, status=2)
        assert "version 1 of the plan was published on 2026-09-01; run change" in said
    with open(folder / "members.csv", "a", encoding="utf-8") as file:
        file.write("M9,新来的\n")
    run("publish", "--anew", "--today", day_of(6))
    after = told(folder)
    assert {turn for turn in before if turn[0] < day_of(6)} == {turn for turn in after if turn[0] < day_of(6)}
    assert any(member == "M9" for _, member in after)


def test_commands_that_need_a_published_plan_say_so(tmp_path, run):
    write(tmp_path / "in")
    for command in (["change"], ["swap", "--member", "M0", "--day", "2026-09-07"]):
        assert "no plan was published yet; run publish first" in run(*command, status=2)


def test_the_roster_that_was_stood_is_what_scores(tmp_path, run):
    folder = write(tmp_path / "in", term=f"term,name,first_day,last_day\nT,本学期,{FIRST},{day_of(20)}\n",
                   ledger="member,indicator,quantity,day,source\n" + f"M0,theory_sessions,1,{FIRST},sheet\n",
                   posts="post,name,kind\nhall,大厅,service\n")
    changed(folder, "duty", lambda rows: [rows[0].insert(0, "shift"),
                                          *(row.insert(0, f"D{at}") for at, row in enumerate(rows[1:]))])
    run("publish", "--today", "2026-09-01")
    stood = sorted(told(folder))
    absent, instead = stood[3][1], next(f"M{row}" for row in range(6) if f"M{row}" != stood[3][1])
    (folder / "duty_changes.csv").write_text(f"shift,member,instead\nD3,{absent},{instead}\n")
    run("term", "--seed", 77)
    term = load(tmp_path / "out" / "term.muster")
    counted = {}
    for record in term.ledger:
        if term.ledger.indicators[record.indicator] == "dormitory_duty":
            counted[record.day] = term.ledger.members[record.member]
    expected = dict(stood) | {stood[3][0]: instead}
    assert counted == expected
    assert {(each.shift.day, term.roster.problem.members[each.member].code)
            for each in term.roster.solution.roster.assignments} == set(expected.items())
    assert told(folder) == set(stood)  # people were told so, whoever stood


def test_pairs_that_were_told_stay(tmp_path, run):
    folder = write(tmp_path / "in", mentors="member,maximum\nM0,2\nM1,2\nM2,2\n",
                   classes="class,name,major,cohort\nC1,一班,体育教育,2024\nC2,二班,体育教育,2025\n",
                   students="student,name,class\n" + "".join(f"S{row},学生{row},C2\n" for row in range(5)),
                   grades="person,subject,grade\n" + "".join(f"M{row},英语,{3 + row / 10}\n" for row in range(3))
                   + "".join(f"S{row},英语,1\n" for row in range(5)),
                   mentees="student\n" + "".join(f"S{row}\n" for row in range(5)))
    changed(folder, "members", lambda rows: [rows[0].append("class"), *(row.append("C1") for row in rows[1:])])
    run("publish", "--today", "2026-09-01")
    before = {(pair.mentee, pair.mentor) for pair in build_publication(read_folder(folder)).pairs}
    assert len(before) == 5
    gone = sorted(mentor for _, mentor in before)[0]
    changed(folder, "mentors", lambda rows: rows.__setitem__(slice(None), [
        row for row in rows if row[0] != gone] + [["M3", "2"]]))
    with open(folder / "grades.csv", "a", encoding="utf-8") as file:
        file.write("M3,英语,3.9\n")
    said = run("change", "--today", day_of(1))
    pairs = build_publication(read_folder(folder)).pairs
    kept = {(pair.mentee, pair.mentor) for pair in pairs if not pair.is_ended}
    assert before - kept == {pair for pair in before if pair[1] == gone}
    assert len(kept) == 5 and "no longer helps" in said


def test_who_left_is_cancelled_by_their_branch_alone(tmp_path, run):
    members = "member,name,unit\n" + "".join(f"{unit}{row},{unit}{row},{unit}\n" for unit in "AB" for row in range(3))
    folder = write(tmp_path / "in", term=f"term,name,branch,first_day,last_day\nT,学期,D,{FIRST},{day_of(5)}\n",
                   units="unit,name,level,above\nD,总支,general_branch,\nA,甲,branch,D\nB,乙,branch,D\n",
                   posts="post,name,kind,unit\nhallA,厅甲,service,A\nhallB,厅乙,service,B\n",
                   duty="post,day,from,to,minimum\n" + "".join(f"hall{unit},{day_of(row)},21:20,22:00,1\n"
                                                               for unit in "AB" for row in range(6)))
    (folder / "members.csv").write_text(members, encoding="utf-8")
    run("publish", "--today", "2026-09-01")
    stood = {day for day, member in told(folder) if member == "A0"}
    (folder / "members.csv").write_text(members.replace("A0,A0,A\n", ""), encoding="utf-8")
    run("change", "--today", "2026-09-02")
    turns = [turn for turn in build_publication(read_folder(folder)).turns if turn.member == "A0"]
    assert [turn.day for turn in turns] == sorted(stood) and all(turn.is_cancelled for turn in turns)
    calendars = {path.parent.parent.name for path in (tmp_path / "out").rglob("A0.ics")}
    assert calendars == {"A"} and len(events(tmp_path / "out" / "A" / "calendars" / "A0.ics")) == len(stood)


def test_a_workbook_has_its_record_beside_it(tmp_path, run):
    path = tmp_path / "autumn.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "成员"
    for row in (["成员编号", "姓名"], ["M1", "赵一"], ["M2", "钱二"], ["M3", "孙三"]):
        book.active.append(row)
    sheet = book.create_sheet("值班")
    sheet.append(["岗位", "日期", "开始", "结束", "最少人数"])
    for row in range(6):
        sheet.append(["大厅", day_of(row), "21:20", "22:00", 1])
    book.save(path)
    run("publish", "--today", "2026-09-01", "--language", "zh", folder=path)
    assert (tmp_path / "autumn.已公布值班.csv").exists()
    assert "没有变化；仍是2026-09-01告知的第1版" in run("change", "--today", day_of(1), "--language", "zh", folder=path)


def test_a_record_that_cannot_be_written_leaves_everything(tmp_path, run, monkeypatch):
    folder = write(tmp_path / "in")

    def fails(*arguments):
        raise OSError(28, "No space left on device", "record")
    monkeypatch.setattr("muster.cli.record.write_beside", fails)
    assert "No space left on device" in run("publish", status=2)
    assert not (tmp_path / "out").exists() and sorted(path.name for path in folder.iterdir()) == [
        "duty.csv", "members.csv"]


def test_days_gone_by_stay_of_who_is_deleted_and_at_a_post_that_is_gone(tmp_path, run):
    posts = "post,name,kind\n" + "".join(f"{post},{post},service\n" for post in ("hall", "gate"))
    folder = write(tmp_path / "in", minimum=2, posts=posts, duty="post,day,from,to,minimum\n" + "".join(
        f"{post},{day_of(row)},21:20,22:00,2\n" for row in range(6) for post in ("hall", "gate")))
    run("publish", "--today", "2026-09-01")
    rows = (folder / "published.csv").read_text(encoding="utf-8-sig").splitlines()
    gone_by = {row for row in rows if row[:10] < str(day_of(3))}
    gone = sorted(row.split(",")[4] for row in gone_by - {rows[0]})[0]
    changed(folder, "members", lambda rows: rows.remove(next(row for row in rows if row[0] == gone)))
    changed(folder, "posts", lambda rows: rows.pop())
    changed(folder, "duty", lambda rows: rows.__setitem__(slice(None), [row for row in rows if row[0] != "gate"]))
    run("change", "--today", day_of(3))
    now = {row.replace(f",{gone},,", f",{gone},成员{gone[1:]},")
           for row in (folder / "published.csv").read_text(encoding="utf-8-sig").splitlines()}
    assert gone_by <= now
    assert not [turn for turn in told(folder) if turn[0] >= day_of(3) and turn[1] == gone]
    run("term", "--seed", 7)


def test_a_limit_of_today_judges_no_day_gone_by(tmp_path, run):
    folder = write(tmp_path / "in", days=8, members=2)
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    (folder / "members.csv").write_text("member,name\nM0,成员0\nM1,成员1\n" + "".join(
        f"M{row},成员{row}\n" for row in range(2, 6)), encoding="utf-8")
    (folder / "settings.csv").write_text("setting,value\nmost_turns,1\nmost_turns_a_week,1\nmost_turns_a_day,1\n")
    said = run("change", "--today", day_of(5))
    assert "gone by before 2026-09-12; for this member the limit is as wide as that" in said
    after = told(folder)
    assert {turn for turn in before ^ after if turn[0] < day_of(5)} == set()
    assert not {member for day, member in after if day >= day_of(5)} & {"M0", "M1"}
    assert "之前的已成事实" in run("term", "--language", "zh")


NIGHTS = "setting,value\nnight_from,21:00\n"


def test_what_should_not_follow_judges_no_day_gone_by(tmp_path, run):
    folder = write(tmp_path / "in", settings=NIGHTS, duty="post,day,from,to,minimum,pinned\n" + "".join(
        f"hall,{day_of(row)},21:20,22:00,1,M{row % 2}\n" for row in range(8)))
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    write(folder, days=8, settings=NIGHTS + "days_off_after_nights,3\n", unwanted="days\n班 > 休 > 班\n")
    said = run("change", "--today", day_of(5))
    assert "was off only 1 day after night shifts, at least 3: gone by before 2026-09-12" in said
    assert 'has the unwanted pattern "on > off > on": gone by before 2026-09-12' in said
    after = told(folder)
    assert {turn for turn in before ^ after if turn[0] < day_of(5)} == set()
    run("term", "--language", "zh")


@pytest.mark.parametrize("today, is_over", [(6, False), (8, True)])
def test_a_weekend_that_is_not_over_may_still_be_worked(tmp_path, run, today, is_over):
    folder = write(tmp_path / "in", settings=NIGHTS)
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    (friday,) = {member for day, member in before if day == day_of(4)}
    write(folder, settings=NIGHTS + "no_night_before_free_weekend,是\n")
    said = run("change", "--today", day_of(today))
    after = told(folder)
    assert {turn for turn in before ^ after if turn[0] < day_of(today)} == set()
    assert ("on the day before a weekend off duty: gone by before" in said) == is_over
    assert ((day_of(6), friday) in after) != is_over


def test_a_second_turn_that_was_taken_over_is_scored(tmp_path, run):
    folder = write(tmp_path / "in", term=f"term,name,first_day,last_day\nT,本学期,{FIRST},{day_of(20)}\n",
                   ledger="member,indicator,quantity,day,source\n" + f"M0,theory_sessions,1,{FIRST},sheet\n",
                   duty="shift,post,day,from,to,minimum\n" + "".join(
                       f"{part}{row},hall,{day_of(row)},{times},1\n" for row in range(4)
                       for part, times in (("A", "08:00,09:00"), ("B", "21:20,22:00"))),
                   company="member,other,rule\nM0,M1,apart\n")
    run("publish", "--today", "2026-09-01")
    turns = [row for row in csv.DictReader((folder / "published.csv").read_text(encoding="utf-8-sig").splitlines())
             if row["day"] == str(day_of(1))]
    (folder / "duty_changes.csv").write_text(f"shift,member,instead\nB1,{turns[1]['member']},{turns[0]['member']}\n")
    assert "stands 2 shifts, at most 1 a day: gone by" in run("evaluate")
    run("term")


def test_a_stage_that_is_asked_for_later_judges_no_day_gone_by(tmp_path, run):
    folder = write(tmp_path / "in", stages="member,stage,since\n" + "".join(
        f"M{row},{'full' if row > 1 else 'activist'},2020-01-01\n" for row in range(6)))
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    changed(folder, "duty", lambda rows: [row.append(more) for row, more in zip(rows, ["least_stage", *["full"] * 12])])
    run("change", "--today", day_of(6))
    after = told(folder)
    assert {turn for turn in before ^ after if turn[0] < day_of(6)} == set()
    assert {"M0", "M1"} & {member for day, member in after if day < day_of(6)}
    assert not {"M0", "M1"} & {member for day, member in after if day >= day_of(6)}


def test_a_change_that_cannot_be_says_why_and_of_no_proof(tmp_path, run):
    folder = write(tmp_path / "in", members=2, days=3)
    run("publish", "--today", "2026-09-01")
    (folder / "duty.csv").write_text("post,day,from,to,minimum\n" + "".join(
        f"hall,{day_of(0)},{hour}:00,{hour}:30,1\n" for hour in (10, 12, 14)))
    said = run("change", "--today", day_of(0), status=1)
    assert "these cannot hold together" in said and "the roster bends a hard rule; nothing was written" in said
    assert "NOT PROVEN" not in said and "proof" not in said


def test_a_turn_to_be_exchanged_is_told_from_others_and_may_be_nobodys_to_give(tmp_path, run):
    folder = write(tmp_path / "in", settings="setting,value\nmost_turns_a_day,2\n",
                   duty="post,day,from,to,minimum,pinned\n" + "".join(
                       f"hall,{day_of(row)},{times},1,{pinned}\n" for row in range(2)
                       for times, pinned in (("08:00,09:00", "M0" if row else ""), ("21:20,22:00", ""))))
    run("publish", "--today", "2026-09-01")
    (folder / "published.csv").write_text("day,post,from,to,member,version,told\n" + "".join(
        f"{day_of(row)},hall,{times},M0,1,2026-09-01\n" for row in range(2)
        for times in ("08:00,09:00", "21:20,22:00")), encoding="utf-8")
    (folder / "published.csv").write_text((folder / "published.csv").read_text(encoding="utf-8").replace(
        "told\n", "told,number\n").replace("22:00,M0,1,2026-09-01", "22:00,M0,1,2026-09-01,2"), encoding="utf-8")
    asked = ["swap", "--member", "M0", "--today", day_of(0), "--post", "hall", "--day"]
    said = run(*asked, day_of(0), status=2, out=None)
    assert ("stands 2 turns on 2026-09-07, at hall 08:00, hall 21:20; name the post with --post, and the begin with "
            "--from") in said
    assert "21:20" in run(*asked, day_of(0), "--from", "21:20", out=None)
    said = run(*asked, day_of(1), "--from", "8:00", status=2, out=None)
    assert 'duty.csv:4: member "M0" is pinned to this turn; take the name out of pinned, or name another turn' in said
    said = run(*asked, day_of(0), "--from", "21:20", "--today", day_of(1), status=2, out=None)
    assert "--day: 2026-09-07 is before 2026-09-08, and days gone by stay as they were; write who stood" in said


def test_who_left_before_a_turn_that_was_stood_keeps_it(tmp_path, run):
    folder = write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    before = told(folder)
    last, gone = max((day, member) for day, member in before if day < day_of(6))
    changed(folder, "members", lambda rows: [row.append(more) for row, more in zip(rows, [
        "until", *(str(last - datetime.timedelta(days=1)) if row[0] == gone else "" for row in rows[1:])])])
    said = run("change", "--today", day_of(6))
    assert f'member "{gone}" stood on {last} and was no member then; days gone by stay as they were' in said
    after = told(folder)
    assert {turn for turn in before ^ after if turn[0] < day_of(6)} == set()
    assert not {turn for turn in after if turn[0] >= day_of(6) and turn[1] == gone}
    assert "当时却不是成员" in run("term", "--language", "zh")


@pytest.mark.parametrize("round_", range(6))
def test_any_change_keeps_what_it_can(tmp_path, run, round_):
    """Random leave, moved shifts and people who leave: nothing gone by changes, nobody away stands, versions rise."""
    chance = random.Random(SEED + round_)
    print("seed", SEED + round_)
    days, members = chance.randint(6, 14), chance.randint(4, 8)
    folder = write(tmp_path / "in", days=days, members=members, minimum=chance.randint(1, 2))
    run("publish", "--today", "2026-09-01")
    today = 0
    for _ in range(3):
        before, version = told(folder), build_publication(read_folder(folder)).version
        today = chance.randint(today, days)
        away = {(f"M{chance.randrange(members)}", chance.randrange(days)) for _ in range(2)}
        (folder / "leave.csv").write_text("member,first_day,last_day\n" + "".join(
            f"{who},{day_of(day)},{day_of(day)}\n" for who, day in sorted(away)))
        data = json.loads(run("change", "--today", day_of(today), "--json"))
        after, now = told(folder), build_publication(read_folder(folder))
        assert {turn for turn in before ^ after if turn[0] < day_of(today)} == set()
        assert not {(day_of(day), who) for who, day in away if day >= today} & after
        proof = data["branches"][0]["proof_of_fewest"]
        must = {turn for turn in before if turn[0] >= day_of(today) and (
            turn[1], (turn[0] - FIRST).days) in away}
        assert must <= before - after
        if proof["counted"] == 0:
            assert before - after == must
        assert now.version == version + (before != after)


def test_what_is_due_is_told_from_the_published_plan(tmp_path, run):
    write(tmp_path / "in")
    run("publish", "--today", "2026-09-01")
    said = run("due", "--today", day_of(8))
    assert said.startswith(f"the branch, {day_of(8)}\n")
    assert "On duty within a week" in said and said.count("21:20–22:00") == 4
    data = json.loads(run("due", "--today", day_of(8), "--json"))
    assert data[0]["today"] == str(day_of(8)) and len(data[0]["due"]["turns"]) == 4
    assert "值班" in run("due", "--today", day_of(8), "--language", "zh")


def test_an_archive_is_told_again_in_another_language(tmp_path, run):
    write(tmp_path / "in")
    run("publish", "--today", "2026-09-01", "--language", "zh")
    archive = tmp_path / "out" / "term.muster"
    run("report", "--language", "en", folder=archive, out="again")
    assert events(tmp_path / "again" / "roster.ics").keys() == events(tmp_path / "out" / "roster.ics").keys()
    assert not (tmp_path / "again" / "term.muster").exists()
    files = json.loads(run("report", "--json", folder=archive, out="again"))["files"]
    assert str(tmp_path / "again" / "report.html") in files and f"{tmp_path / 'again'}/members/" in files
    cases = tmp_path / "x.muster"
    cases.write_bytes(b"nothing")
    run("report", folder=cases, out="again", status=2)


def test_an_evaluation_without_a_plan_scores_the_ledger_alone(tmp_path, run):
    write(tmp_path / "in", ledger="member,indicator,quantity,day,source\n" + f"M0,theory_sessions,1,{FIRST},sheet\n")
    data = json.loads(run("evaluate", "--json"))
    (branch,) = data["branches"]
    assert branch["roster"] is None and branch["pairing"] is None
    assert [each["member"] for each in branch["evaluation"]["scores"]] == [f"M{row}" for row in range(6)]
    assert not (tmp_path / "out" / "roster.ics").exists()
