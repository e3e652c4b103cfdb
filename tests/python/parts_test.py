"""Each part of a term alone: what is missing is not made, and the summary says so."""
import datetime
import random

import pytest
from muster import InvalidInput
from muster.cli import main
from muster.readers import read_folder
from muster.readers.models import plan as models_plan
from muster.readers.models.term import build_term
from muster.roster import Options, Status, solve

MEMBERS = "member,name\n" + "".join(f"M{number},成员{number}\n" for number in range(6))
DUTY = "post,day,from,to,minimum\n" + "".join(f"大厅,2026-09-{day:02},21:20,22:00,1\n" for day in range(7, 19))
CLASSES = "class,name,major,cohort\nC1,一班,体育教育,2024\nC2,二班,体育教育,2025\n"


@pytest.fixture
def plan(tmp_path, capsys):
    """Plans a folder of these files; gives the summary."""
    def run(**tables):
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        status = main(["term", str(folder), "--out", str(tmp_path / "out"), "--work", "20000"])
        said = capsys.readouterr()
        assert status == 0, said.err
        return said.out
    return run


def test_a_shift_past_midnight_is_one_turn_of_one_person(plan, tmp_path):
    nights = "post,day,from,to,minimum\n" + "".join(f"大厅,2026-09-{day:02},22:00,06:00,1\n" for day in range(7, 19))
    said = plan(members=MEMBERS, duty=nights, leave="member,first_day,last_day\nM0,2026-09-08,2026-09-08\n")
    assert "Roster      12 turns on 12 shifts" in said
    calendar = (tmp_path / "out" / "roster.ics").read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") == 12 and "DTEND:20260907T220000Z" in calendar
    # who is away on the 8th cannot stand the night that begins on the 7th either
    assert "DTSTART:20260907T140000Z" not in (tmp_path / "out" / "calendars" / "M0.ics").read_text(encoding="utf-8")


def test_members_and_duty_give_a_roster(plan, tmp_path):
    said = plan(members=MEMBERS, duty=DUTY)
    assert "Roster      12 turns on 12 shifts" in said and "Each member stands 2 turns." in said
    assert "Pairing     not made" in said and "Evaluation  not made" in said
    assert "no table of units; all members are of one branch" in said
    assert "2026-09-07 to 2026-09-18" in said
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.is_file()) == [
        ".muster-files", "evaluation.xlsx", "load.csv", "posters.html", "report-members.html", "report.html",
        "roster.ics", "term.muster"]


def test_mentors_and_mentees_give_a_pairing(plan):
    said = plan(members="member,name,class\nM1,赵一,C1\nM2,钱二,C1\n", mentors="member,maximum\nM1,2\nM2,1\n",
                students="student,name,class\nS1,甲,C2\nS2,乙,C2\nS3,丙,C2\n", classes=CLASSES,
                mentees="student\nS1\nS2\nS3\n", term="term,name,first_day,last_day\nT,本学期,2026-09-07,2026-12-27\n",
                grades="person,subject,grade\nM1,英语,3.5\nM2,英语,3.6\nS1,英语,1.2\nS2,英语,1.5\nS3,英语,1\n")
    assert "Pairing     3 of 3 students have a mentor among 2" in said and "Proven optimal" in said
    assert "Roster      not made" in said and "Evaluation  not made" in said


def test_a_ledger_gives_scores(plan):
    said = plan(members=MEMBERS, ledger="member,indicator,quantity,day,source,confirmed_by\n"
                                        "M1,theory_sessions,3,2026-09-07,签到表,M2\n"
                                        "M2,theory_sessions,4,2026-09-08,签到表,M1\n")
    assert "Every score was recomputed" in said and "2 records" in said
    assert "Roster      not made" in said and "Pairing     not made" in said


def test_tables_of_a_header_alone_are_empty_ones(plan):
    said = plan(members=MEMBERS, duty=DUTY, ledger="record,member,indicator,quantity,day,source\n",
                stages="member,stage,since\n", mentors="member,minimum,maximum\n")
    assert "Roster      12 turns on 12 shifts" in said and "Evaluation  not made" in said


def fault_of(folder, **tables):
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_folder(folder)
    return str(refused.value).replace(str(folder), "in")


def test_what_is_needed_beside_a_table_is_named(tmp_path):
    folder = tmp_path / "in"
    assert fault_of(folder, members=MEMBERS) == (
        "in: nothing says when the term is; add term.csv (or 学期.csv) with the columns term, name, first_day, last_day")
    assert "in/students.csv: the file is missing, and mentees is there" in fault_of(
        folder, members=MEMBERS, mentors="member,maximum\nM1,1\n", mentees="student\nS1\n")


def test_units_are_needed_where_there_are_several(tmp_path):
    assert "members are of several units (A, B)" in fault_of(
        tmp_path / "in", members="member,name,unit\nM1,赵一,A\nM2,钱二,B\n", duty=DUTY)


def test_a_code_of_a_table_that_is_not_there_is_told(tmp_path):
    assert fault_of(tmp_path / "in", members="member,name,bed\nM1,赵一,D1\nM2,钱二,\n", duty=DUTY) == (
        "in/members.csv:2: bed \"D1\" is named, and there is no table of places; add places.csv, or leave column "
        "\"bed\" blank")


def test_rows_without_codes_are_called_by_their_lines(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "members.csv").write_text(MEMBERS, encoding="utf-8")
    (folder / "duty.csv").write_text(DUTY, encoding="utf-8")
    read = read_folder(folder)
    assert read["duty"]["shift"][:2] == ["L2", "L3"] and read["posts"]["post"] == ["大厅"]
    assert (read["term"]["first_day"], read["term"]["last_day"]) == (
        [datetime.date(2026, 9, 7)], [datetime.date(2026, 9, 18)])


def test_who_left_or_came_stands_no_duty_on_other_days(tmp_path):
    """Duty on 12 days; M0 leaves on the 12th, M1 comes from another branch on the 14th."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {
            "members": MEMBERS.replace("name\n", "name,unit\n").replace("\n", ",BR\n").replace("unit,BR", "unit"),
            "units": "unit,name,level\nBR,支部,branch\nB1,一支部,branch\n", "duty": DUTY,
            "departures": "member,day,how\nM0,2026-09-12,毕业\n", "transfers": "member,from,day\nM1,B1,2026-09-14\n",
            "term": "term,name,branch,first_day,last_day\nT,学期,BR,2026-09-07,2026-09-18\n"}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    term = build_term(read_folder(folder), work=20_000)
    stood = {(each.member, each.shift.day.day) for each in term.roster.solution.roster.assignments}
    assert len(stood) == 12 and max(day for member, day in stood if member == 0) < 12
    assert min(day for member, day in stood if member == 1) >= 14


@pytest.mark.parametrize("tables, message", [
    (dict(ratings="member,rater,by,points\nM1,self,M2,90\n"),
     "in/ratings.csv:2: \"M2\" rates \"M1\" as that member's self; name the member, or write peer as the rater"),
    (dict(ratings="member,rater,by,points\nM1,peer,M1,90\n"),
     "in/ratings.csv:2: \"M1\" rates oneself as a peer; name the peer, or write self as the rater"),
    (dict(activities="activity,name,platform,first_day,last_day\nA1,活动,culture,2026-09-10,2026-09-11\n",
          attendance="member,activity,day,presence\nM1,A1,2026-09-12,到\n"),
     "in/attendance.csv:2: 2026-09-12 is no day of activity \"A1\", 2026-09-10 to 2026-09-11; "
     "correct the day or the activity"),
    (dict(duty=DUTY.replace("minimum\n", "minimum,least_stage\n").replace(",1\n", ",1,activist\n")),
     "in/duty.csv:2: it asks for stage activist, and there is no table of stages; "
     "add stages.csv, or leave the stage blank"),
    (dict(calls="call,name,called_day,called_at,within_hours\nC1,防汛,2026-09-10,09:00,2\n",
          call_answers="call,member,responded_day,responded_at\nC1,M1,2026-09-10,08:53\n"),
     "in/call_answers.csv:2: responded on 2026-09-10 08:53 comes before the call on 2026-09-10 09:00; "
     "correct one of the two"),
])
def test_rows_that_cannot_be_are_told(tmp_path, tables, message):
    assert fault_of(tmp_path / "in", **{"members": MEMBERS, "duty": DUTY, **tables}) == message


def test_a_branch_without_members_is_told_once(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {"members": "member,name,unit\nM1,赵一,BR\n", "duty": DUTY,
                       "units": "unit,name,level\nBR,支部,branch\nB1,一支部,branch\n",
                       "term": "term,name,branch,first_day,last_day\nT,学期,B1,2026-09-07,2026-09-18\n"}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match="unit \"B1\" has no members") as refused:
        build_term(read_folder(folder), work=2_000)
    assert len(refused.value.faults) == 1


def folder_with_hardly_a_roster(folder, people=8, days=24, away=12):
    """One a drawn evening; each stands just as many turns as then, on no two days in a row, and is away on half."""
    draw = random.Random(1)
    turns = [draw.randrange(people)]
    while len(turns) < days:
        turns.append(draw.choice([member for member in range(people) if member != turns[-1]]))
    dates = [f"2026-09-{day:02}" for day in range(5, 5 + days)]
    tables = {
        "members": ["member,name,least_turns,most_turns",
                    *(f"M{at},成员{at},{turns.count(at)},{turns.count(at)}" for at in range(people))],
        "duty": ["post,day,from,to,minimum", *(f"hall,{date},21:20,22:00,1" for date in dates)],
        "leave": ["member,first_day,last_day",
                  *(f"M{at},{date},{date}" for at in range(people)
                    for date in draw.sample([date for date, turn in zip(dates, turns) if turn != at], away))],
        "unwanted": ["days", "hall > hall"],
    }
    folder.mkdir()
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_a_roster_that_bends_a_hard_rule_is_looked_for_longer_by_and_by(tmp_path, monkeypatch):
    folder = folder_with_hardly_a_roster(tmp_path / "in")
    asked = []

    def noting(**said):
        asked.append(said["work_limit"])
        return Options(**said)

    monkeypatch.setattr(models_plan, "Options", noting)
    term = build_term(read_folder(folder), work=100)
    assert term.roster.solution.score.hard == 0
    assert asked == [100 * 4**turn for turn in range(len(asked))]
    assert 1 < len(asked) and asked[-1] < models_plan.WORK
    short = solve(term.roster.problem, Options(work_limit=asked[-2], time_limit=None))
    assert short.status == Status.incomplete
