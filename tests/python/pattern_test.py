"""Duty by weekly pattern is as if its shifts stood in duty, one by one."""
import csv
import datetime
import pickle
import random
from pathlib import Path

import muster
import openpyxl
import pytest
from muster.cells import BadCell, read_cell
from muster.cli.main import main
from muster.readers import read_folder
from muster.readers.branch import of_branch
from muster.readers.cells import DayRanges
from muster.readers.models.organisation import build_organisation
from muster.readers.models.roster import build_problem
from muster.readers.models.term import build_term
from muster.readers.models.told import with_told_shifts
from muster.readers.weekdays import Weekdays

MONDAY, SUNDAY = datetime.date(2026, 9, 7), datetime.date(2026, 11, 1)
TERM = ["term,name,first_day,last_day", f"t,T,{MONDAY},{SUNDAY}"]
MEMBERS = ["member,name,skills", *(f"M{number},N{number},{'aid' if number < 3 else ''}" for number in range(8))]
PATTERN = "post,weekdays,from,to,first_day,last_day,except,holidays,minimum,wanted,skill"
WEEKS = [("", range(1, 9)), ("单周", (1, 3, 5, 7)), ("even", (2, 4, 6, 8)), ("1-3、8周", (1, 2, 3, 8)), ("2-5单", (3, 5))]
DUTY = "post,day,from,to,minimum,wanted,skill"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("term", TERM)
    write("members", MEMBERS)
    return tmp_path / "term"


def write(name, lines, folder="term"):
    Path(folder).mkdir(exist_ok=True)
    (Path(folder) / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def faults_of(folder="term"):
    with pytest.raises(muster.InvalidInput) as raised:
        build_term(read_folder(folder), work=1000)
    return raised.value.faults


def shifts_of(folder="term"):
    return [(shift.post, str(shift.day), shift.from_, shift.to) for shift in read_folder(folder).rows("duty")]


WAYS = [
    ("周一、周三", (1, 3)), ("一三五", (1, 3, 5)), ("周一至周五", (1, 2, 3, 4, 5)), ("工作日", (1, 2, 3, 4, 5)),
    ("周末", (6, 7)), ("每天", (1, 2, 3, 4, 5, 6, 7)), ("Mon, Wed", (1, 3)), ("1;3", (1, 3)), ("１、３", (1, 3)),
    ("1-5", (1, 2, 3, 4, 5)), ("周一三五", (1, 3, 5)), ("周六日", (6, 7)), ("周日", (7,)), ("星期天", (7,)), ("一、日", (1, 7)),
    ("Mon-Fri", (1, 2, 3, 4, 5)), ("sun to thu", (1, 2, 3, 4, 7)), ("周日至周四", (1, 2, 3, 4, 7)), (3, (3,)), (7.0, (7,)),
    ("周1", (1,)), ("每周一", (1,)), ("every day", (1, 2, 3, 4, 5, 6, 7)), ("星期一和星期三", (1, 3)), ("周一/周三", (1, 3)),
    ("working days", (1, 2, 3, 4, 5)), ("Mondays and Thursdays", (1, 4)), ("周一周三", (1, 3)), ("星期一至五", (1, 2, 3, 4, 5)),
    ("周五～周一", (1, 5, 6, 7)), ("周六、周日", (6, 7)), ("一", (1,)),
]


@pytest.mark.parametrize("cell, days", WAYS, ids=lambda value: str(value))
def test_days_of_the_week_are_read_as_people_write_them(cell, days):
    assert read_cell(Weekdays(), cell) == days


REMEDY = "write weekdays, as 周一、周三 or Mon, Wed; 周一至周五 or Mon-Fri; 工作日, 周末, 每天"


@pytest.mark.parametrize("cell", ["三天", "每周三天", "每周三日", "三日", "六日", "日", "135", 135, 0, 8, 1.5, True, "MWF", "1/3",
                                  "周一至周一", "周一至", "二十", "一至三至五", "除周日", "不定"])
def test_what_may_be_other_days_or_none_is_refused(cell):
    told = read_cell(Weekdays(), cell)
    assert isinstance(told, BadCell)
    assert told.fault.endswith("cannot be read as days of the week") and told.remedy == REMEDY


@pytest.mark.parametrize("cell", ["单周一", "隔周", "双周周三", "Mon odd"])
def test_weeks_among_days_of_the_week_are_sent_to_their_column(cell):
    told = read_cell(Weekdays(), cell)
    assert told.fault == f'"{cell}" names weeks and not only days of the week'
    assert told.remedy.endswith("单周, 双周 or 1-8 into the column weeks (周次)")


def test_week_1_is_that_of_the_first_day_of_a_term_that_begins_in_mid_week(folder):
    write("term", ["term,name,first_day,last_day", "t,T,2026-09-10,2026-10-11"])
    write("pattern", [PATTERN + ",weeks", "大厅,周一、周四,21:20,22:00,,,,,1,,,单周"])
    assert [day for _, day, *_ in shifts_of()] == ["2026-09-10", "2026-09-21", "2026-09-24", "2026-10-05", "2026-10-08"]


@pytest.mark.parametrize("cell, fault", [
    ("周一、周一", '"周一、周一" names 周一 twice'),
    ("工作日, Fri", '"工作日, Fri" names 周五 twice'),
    (datetime.datetime(2026, 1, 5), '"2026-01-05" is no day of the week but what a spreadsheet made of it'),
])
def test_other_faults_of_days_of_the_week(cell, fault):
    assert read_cell(Weekdays(), cell).fault == fault


@pytest.mark.parametrize("cell, days", [
    ("2026-10-01至2026-10-07", ["10-01", "10-07"]), ("10月1日至7日", ["10-01", "10-07"]),
    ("10月1日-10月7日", ["10-01", "10-07"]), ("2026-10-01 - 2026-10-07", ["10-01", "10-07"]),
    ("2026-10-01-2026-10-07", ["10-01", "10-07"]), ("2026/10/01~2026/10/07", ["10-01", "10-07"]),
    ("2026-10-01 to 2026-10-07", ["10-01", "10-07"]), ("2026-10-09", ["10-09", "10-09"]),
    ("2026/10/1—2026/10/7；10月9日（周五）", ["10-01", "10-07", "10-09", "10-09"]),
])
def test_days_and_ranges_of_them_are_read_from_one_cell(cell, days):
    read = read_cell(DayRanges().of_sheet((MONDAY, SUNDAY)), cell)
    assert [f"{day:%m-%d}" for each in read for day in each] == days


@pytest.mark.parametrize("cell, fault", [
    ("10月7日至10月1日", '"10月7日至10月1日" ends before it begins'),
    ("10月1日至2日至3日", '"10月1日至2日至3日" is no range of days'),
    ("2026/10/1-10/7", '"2026/10/1-10/7" is not a day'),
    ("12月1日", '"12月1日" has no year, and is no day of the term'),
    ("国庆", '"国庆" is not a day'),
])
def test_ranges_that_cannot_be_read_are_refused(cell, fault):
    assert read_cell(DayRanges().of_sheet((MONDAY, SUNDAY)), cell).fault == fault


def drawn(chance):
    """Rows of a pattern, and the same by hand: each day looked at by itself."""
    off = {MONDAY + datetime.timedelta(days=chance.randrange(56)) for _ in range(4)}
    rows, by_hand = [], []
    for at in range(chance.randint(1, 4)):
        weekdays = sorted(chance.sample(range(1, 8), chance.randint(1, 5)))
        first, last = sorted(MONDAY + datetime.timedelta(days=chance.randrange(56)) for _ in range(2))
        is_of_term = chance.random() < 0.4
        first, last = (MONDAY, SUNDAY) if is_of_term else (first, last)
        span = [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]
        away = sorted(chance.sample(span, min(len(span), chance.randint(0, 2))))
        is_stood = chance.random() < 0.3
        begins = 6 + 2 * at
        times = (f"{begins:02}:00", f"{begins + 1:02}:30") if chance.random() < 0.8 else (f"{19 + at}:30", "01:00")
        asked = ["1", chance.choice(["", "2"]), chance.choice(["", "aid"])]
        written, weeks = chance.choice(WEEKS)
        rows.append([f"P{at % 2}", ";".join(map(str, weekdays)), *times, *(["", ""] if is_of_term else [first, last]),
                     ";".join(map(str, away)), chance.choice(["是", "yes"]) if is_stood else "", *asked,
                     written])
        by_hand += [(day, at, [f"P{at % 2}", day, *times, *asked]) for day in span if day.isoweekday() in weekdays
                    and day.isocalendar()[1] - MONDAY.isocalendar()[1] + 1 in weeks
                    and day not in away and (is_stood or day not in off)]
    return off, rows, [row for _, _, row in sorted(by_hand, key=lambda each: each[:2])]


def problem_and_roster(folder):
    read = of_branch(read_folder(folder))
    problem = build_problem(read, build_organisation(read))
    found = muster.roster.solve(problem, muster.roster.Options(work_limit=2000, time_limit=None))
    return pickle.dumps(problem), pickle.dumps(found.roster)


@pytest.mark.parametrize("seed", range(12))
def test_a_pattern_is_as_its_shifts_one_by_one_to_the_byte(tmp_path, seed):
    print("seed", seed)
    off, rows, by_hand = drawn(random.Random(seed))
    if not by_hand:
        return
    for name, table in (("pattern", [(PATTERN + ",weeks").split(","), *rows]), ("duty", [DUTY.split(","), *by_hand])):
        place = tmp_path / name
        place.mkdir()
        write("term", TERM, place)
        write("members", MEMBERS, place)
        write("posts", ["post,name,kind", "P0,Zero,service", "P1,One,other"], place)
        write("holidays", ["day,kind", *(f"{day},off" for day in sorted(off))], place)
        with open(place / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
    assert shifts_of(tmp_path / "pattern") == shifts_of(tmp_path / "duty")
    assert problem_and_roster(tmp_path / "pattern") == problem_and_roster(tmp_path / "duty")


def test_members_and_a_pattern_give_a_roster(folder, capsys):
    (folder / "term.csv").unlink()
    write("pattern", [PATTERN, f"大厅,周一至周五,21:20-22:00,,{MONDAY},2026-09-20,,,1"])
    assert main(["term", "term", "--out", "out", "--work", "2000"]) == 0
    said = capsys.readouterr().out
    assert "10 turns on 10 shifts" in said
    assert "no table of posts; they are those of the duty: 大厅" in said
    assert "it goes from the first day named to the last, 2026-09-07 to 2026-09-20" in said


@pytest.mark.parametrize("name", ["pattern", "值班安排", "值班安排表", "每周值班", "周排班", "每周值班表"])
def test_a_pattern_is_known_by_its_names(folder, name):
    write(name, ["岗位,星期,时间,最少人数", "大厅,周一,21:20-22:00,1"])
    assert len(shifts_of()) == 8


@pytest.mark.parametrize("name", ["duty", "值班", "值班表", "值班安排", "值班安排表"])
def test_days_in_a_file_that_may_be_either_are_duty(folder, name):
    write(name, ["岗位,日期,开始,结束,最少人数", f"大厅,{MONDAY},21:20,22:00,1"])
    assert len(shifts_of()) == 1 and read_folder("term")["pattern"] is None


def test_a_sheet_that_may_be_either_goes_by_its_columns_too(folder):
    book = openpyxl.Workbook()
    book.active.title = "成员"
    for row in (["成员编号", "姓名"], ["M1", "甲"]):
        book.active.append(row)
    for title, row in (("值班", ["岗位", "日期", "开始", "结束", "最少人数"]), ("值班安排", ["岗位", "周几", "开始", "结束", "最少人数"])):
        sheet = book.create_sheet(title)
        sheet.append(row)
        sheet.append(["大厅", MONDAY if title == "值班" else 2, datetime.time(8), datetime.time(9), 1])
    sheet = book.create_sheet("学期")
    for line in TERM:
        sheet.append(line.replace("term", "学期", 1).split(","))
    book.save("all.xlsx")
    assert [day for _, day, *_ in shifts_of("all.xlsx")][:2] == ["2026-09-07", "2026-09-08"]


def test_codes_of_shifts_stay_when_rows_are_added(folder):
    row = "大厅,周一,21:20,22:00,,,,,1"
    write("pattern", [PATTERN, row])
    before = {shift.day: shift.shift for shift in read_folder("term").rows("duty")}
    assert before[MONDAY] == "大厅-20260907-2120-2200"
    write("pattern", [PATTERN, "门口,工作日,08:00,09:00,,,,,1", row])
    write("duty", [DUTY, f"大厅,{MONDAY},07:00,08:00,1"])
    after = {shift.day: shift.shift for shift in read_folder("term").rows("duty") if (shift.post, shift.from_) == (
        "大厅", 1280)}
    assert after == before


def test_other_tables_name_the_shifts_of_a_pattern(folder):
    write("pattern", [PATTERN + ",pinned", "大厅,周一,21:20,22:00,,2026-09-14,,,1,,,M1"])
    write("duty_changes", ["shift,member,instead", "大厅-20260914-2120-2200,M1,M2"])
    term = build_term(read_folder("term"), work=1000)
    ledger = term.ledger
    records = [(ledger.members[each.member], ledger.sources[each.source]) for each in ledger]
    assert records == [("M1", "pattern.csv"), ("M2", "pattern.csv")]
    write("duty_changes", ["shift,member,instead", "大厅-20260915-2120-2200,M1,M2"])
    assert faults_of()[0].startswith('term/duty_changes.csv:2: shift "大厅-20260915-2120-2200" is not in pattern.csv; ')


def test_a_branch_among_several_keeps_its_own_pattern(folder):
    write("units", ["unit,name,level,above", "G,G,general_branch,", "A,A,branch,G", "B,B,branch,G"])
    write("members", ["member,name,unit", "M1,甲,A", "M2,乙,B"])
    write("posts", ["post,name,kind,unit", "PA,A,service,A", "PB,B,service,B"])
    write("term", ["term,name,first_day,last_day,branch", f"t,T,{MONDAY},{SUNDAY},G"])
    write("pattern", [PATTERN, "PA,周一,21:20,22:00,,,,,1", "PB,周二,21:20,22:00,,,,,1"])
    write("duty", [DUTY, "PB,2026-09-09,21:20,22:00,1"])
    read = read_folder("term")
    own = of_branch(read, "A")
    assert {shift.post for shift in own.rows("duty")} == {"PA"}
    assert str(own["duty"].place(0)) == "term/pattern.csv:2"


FAULTS = [
    (["PX,周一,21:20,22:00,,,,,1"],
     'pattern.csv:2: post "PX" is not in posts.csv; add it there or correct the id'),
    (["P,三天,21:20,22:00,,,,,1"],
     'pattern.csv:2: column "weekdays": "三天" cannot be read as days of the week; ' + REMEDY),
    (["P,周一,21:20,21:20,,,,,1"], "pattern.csv:2: it ends at 21:20 and begins at 21:20; "
                                 "correct a time; split what goes past midnight into two rows"),
    (["P,周一,21:20,22:00,2026-08-01,,,,1"], "pattern.csv:2: 2026-08-01 is outside the term, 2026-09-07 to 2026-11-01; "
                                           "correct the day, or leave it blank for the term's"),
    (["P,周一,21:20,22:00,2026-10-01,2026-09-20,,,1"],
     "pattern.csv:2: last_day 2026-09-20 comes before first_day 2026-10-01; correct one of the days"),
    (["P,周一,21:20,22:00,,,2025-10-01,,1"],
     "pattern.csv:2: except 2025-10-01 is outside the days it is stood, 2026-09-07 to 2026-11-01; "
     "correct the day or delete it"),
    (["P,周一,21:20,22:00,,,,,3,2"], "pattern.csv:2: the shift's minimum 3 is above the wanted 2; "
                                   "exchange them or correct one"),
    (["P,周一,21:20,22:00,,,,,1", "P,工作日,21:20,22:00,,,,,1"],
     'pattern.csv:3: its shift "P-20260907-2120-2200" stands in pattern.csv:2 as well; '
     "delete one of the two, or write the day into except"),
    (["P,周二,07:00,08:00,,,,,1"], 'pattern.csv:2: its shift "P-20260908-0700-0800" stands in duty.csv:2 as well; '
                                 "delete one of the two, or write the day into except"),
    (["P,周一,21:20,22:00,,,,maybe,1"],
     'pattern.csv:2: column "holidays": "maybe" is neither yes nor no; write yes (是) or no (否)'),
]


@pytest.mark.parametrize("rows, fault", FAULTS, ids=[fault[:50] for _, fault in FAULTS])
def test_what_is_wrong_with_a_pattern_is_told_once_at_its_row(folder, rows, fault):
    write("posts", ["post,name,kind", "P,P,service"])
    write("pattern", [PATTERN, *rows])
    write("duty", [DUTY, "P,2026-09-08,07:00,08:00,1"])
    write("supervision", ["case,name,post,shift,member,severity,found_day"])
    assert faults_of() == [f"term/{fault}"]


def test_a_row_that_cannot_be_read_is_all_that_is_told(folder):
    """No shift that others name is missed because of it."""
    write("pattern", [PATTERN, "P,三天,21:20,22:00,,,,,1"])
    write("duty_changes", ["shift,member", "P-20260907-2120-2200,M1"])
    assert len(faults_of()) == 1


def test_a_shift_that_nobody_may_stand_names_the_row_of_the_pattern(folder):
    write("pattern", [PATTERN, "P,周一,21:20,22:00,,2026-09-14,,,9"])
    assert faults_of() == [
        f'term/pattern.csv:2: shift "P-{day}-2120-2200" needs 9 and 8 of 8 members may stand it; '
        "lower what it asks for, move it, or shorten a leave" for day in ("20260907", "20260914")]


def test_a_pattern_without_days_needs_a_term(folder):
    (folder / "term.csv").unlink()
    write("pattern", [PATTERN, f"P,周一,21:20,22:00,{MONDAY},,,,1"])
    assert faults_of() == ["term/pattern.csv:2: last_day is blank, and there is no table of the term; "
                           "write last_day, or add term.csv (or 学期.csv)"]


def test_rows_without_a_day_and_working_days_that_are_moved_are_noted(folder):
    write("holidays", ["day,kind", "2026-10-05,off", "2026-10-10,worked"])
    write("pattern", [PATTERN, "P,周一,21:20,22:00,2026-10-05,2026-10-05,,,1", "P,工作日,08:00,09:00,,,,,1",
                      "P,周一,10:00,11:00,2026-10-05,2026-10-05,,是,1"])
    read = read_folder("term")
    assert [note for note in read.notes if "pattern" in note] == [
        "term/pattern.csv:2: the row is stood on no day",
        "term/pattern.csv:3: not stood on 2026-10-10, worked instead of another day; put such a shift into duty"]
    assert len([1 for shift in read.rows("duty") if shift.from_ == 600]) == 1


def test_a_pattern_goes_past_midnight_as_duty_does(folder):
    write("pattern", [PATTERN, f"P,周日,23:00-01:30,,{SUNDAY},,,,1"])
    read = read_folder("term")
    problem = build_problem(read, build_organisation(read))
    (made,) = problem.shift_types
    assert made.length == 150 and made.is_night


def test_a_pattern_is_published_and_changed_as_duty_is(folder, capsys):
    write("pattern", [PATTERN, "P,每天,21:20,22:00,,2026-09-20,,,1", "Q,周三,08:00,09:00,,2026-09-20,,,1"])
    assert main(["publish", "term", "--out", "out", "--work", "2000", "--today", "2026-09-01"]) == 0
    before = {(turn.day, turn.post): turn.member for turn in read_folder("term").rows("published")}
    assert len(before) == 16
    write("pattern", [PATTERN, "P,每天,21:20,22:00,,2026-09-20,,,1"])
    write("leave", ["member,first_day,last_day", f"{before[datetime.date(2026, 9, 18), 'P']},2026-09-18,2026-09-18"])
    assert main(["change", "term", "--out", "out", "--today", "2026-09-14"]) == 0, capsys.readouterr().err
    after = {(turn.day, turn.post): turn.member for turn in read_folder("term").rows("published") if not turn.cancelled}
    assert before.keys() - after.keys() == {(datetime.date(2026, 9, 16), "Q")}
    assert {key for key in after if after[key] != before[key]} == {(datetime.date(2026, 9, 18), "P")}


def test_shifts_that_were_told_and_are_gone_name_no_row_of_the_pattern(folder):
    write("pattern", [PATTERN, "P,周二,21:20,22:00,,,,,1"])
    write("published", ["day,post,from,to,member,version,told", f"{MONDAY},P,07:00,08:00,M1,1,2026-09-01"])
    duty = with_told_shifts(read_folder("term"), SUNDAY)["duty"]
    assert [str(duty.place(row)) for row in range(len(duty))] == ["term/pattern.csv:2"] * 8 + ["term/pattern.csv"]
