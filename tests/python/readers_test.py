"""A term folder is read as it arrives, and what is wrong with it is said all at once, with file, line and remedy."""
import datetime
import os
import shutil
import zipfile
from pathlib import Path
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from muster import Error, InvalidInput
from muster.readers import read_folder
from muster.readers.describe import as_markdown

from changed_tables import but_who_left, changed

GOOD = {
    "term.csv": "term,name,branch,first_day,last_day\n2026-autumn,秋季学期,BR,2026-09-07,2026-12-27\n",
    "units.csv": "unit,name,level,above\nBR,第二支部,branch,\n",
    "members.csv": "member,name,unit,class,bed\nM1,赵一,BR,C1,D1\nM2,钱二,BR,,\nM3,孙三,BR,,\n",
    "stages.csv": "member,stage,since\nM1,applicant,2025-03-01\nM1,activist,2025-09-01\nM2,full,2010-01-01\n"
                  "M3,full,2011-01-01\n",
    "places.csv": "place,level,within\nB,building,\nF,floor,B\nR,room,F\nD1,bed,R\nD2,bed,R\n",
    "classes.csv": "class,name,major,cohort\nC1,一班,体育教育,2025级\n",
    "students.csv": "student,name,class,bed\nS1,李四,C1,D2\n",
    "posts.csv": "post,name,kind,place\nP,监督岗,supervision,B\n",
    "duty.csv": "shift,post,day,from,to,minimum,wanted,maximum,least_stage,pinned\n"
                "W1,P,2026-09-07,21:20,22:00,1,2,2,activist,\nW2,P,2026-09-08,21:20,22:00,1,2,2,,M2\n",
    "mentors.csv": "member,minimum,maximum\nM1,0,2\n",
    "mentees.csv": "student\nS1\n",
    "grades.csv": "person,subject,grade\nM1,英语,3.5\nS1,英语,1.2\n",
    "activities.csv": "activity,name,platform,first_day,last_day,approved,running,evidenced,reviewed,closed\n"
                      "A1,主题团日,ideas,2026-10-10,2026-10-10,2026-10-01,2026-10-10,2026-10-11,2026-10-15,\n",
    "ledger.csv": "record,member,indicator,quantity,day,source,activity\nE1,M1,theory,1,2026-10-10,签到表,A1\n"
                  "E2,M2,theory,1,2026-10-10,签到表,A1\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A small good term folder called `term`, in the current folder, so that messages are short."""
    monkeypatch.chdir(tmp_path)
    os.mkdir("term")
    for name, text in GOOD.items():
        write(name, text)
    return "term"


def write(name, text, encoding="utf-8"):
    with open(f"term/{name}", "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))


def replace(name, old, new):
    text = GOOD[name]
    assert old in text
    write(name, text.replace(old, new, 1))


def message_of(folder):
    with pytest.raises(InvalidInput) as refused:
        read_folder(folder)
    return str(refused.value)


def test_a_good_folder_is_read_whole(folder):
    read = read_folder(folder)
    assert but_who_left(read.notes) == []
    assert [member.name for member in read.rows("members")] == ["赵一", "钱二", "孙三"]
    assert read.rows("duty")[0].from_ == 21 * 60 + 20
    assert read.rows("grades")[0].grade == Decimal("3.5")
    assert read["leave"] is None and read.rows("leave") == []


# What to change in which file, and what is said of it.
BAD = [
    ("a missing column", ("mentors.csv", "minimum,maximum\nM1,0,2", "minimum\nM1,0"),
     "term/mentors.csv: column \"maximum\" is missing; add it to the header line as maximum or 最多人数"),
    ("a column whose name has a slip", ("mentors.csv", "maximum", "maxmum"),
     "term/mentors.csv: column \"maximum\" is missing; rename \"maxmum\" to maximum or 最多人数"),
    ("a missing column of codes", ("mentees.csv", "student", "pupil"),
     "term/mentees.csv: column \"student\" is missing; add it to the header line as student or 帮扶对象"),
    ("an unknown member", ("ledger.csv", "E1,M1", "E1,M9"),
     "term/ledger.csv:2: member \"M9\" is not in members.csv; add it there or correct the id"),
    ("an unknown pinned member", ("duty.csv", "M2", "S2023117"),
     "term/duty.csv:3: member \"S2023117\" is not in members.csv; add it there or correct the id"),
    ("an unknown activity", ("ledger.csv", "签到表,A1", "签到表,A7"),
     "term/ledger.csv:2: activity \"A7\" is not in activities.csv; add it there or correct the id"),
    ("a misspelt class", ("students.csv", "C1", "C01"),
     "term/students.csv:2: class \"C01\" is not in classes.csv; add it there or correct the id (did you mean \"C1\"?)"),
    ("a duplicate id", ("members.csv", "M3,孙三,BR,,\n", "M3,孙三,BR,,\nM2,孙三,BR,,\n"),
     "term/members.csv:5: member \"M2\" stands here twice (first in line 3); keep one of the rows"),
    ("an impossible date", ("duty.csv", "2026-09-08", "2026-09-31"),
     "term/duty.csv:3: column \"day\": \"2026-09-31\" is not in the calendar; correct the day or the month"),
    ("a date that says day or month first", ("duty.csv", "2026-09-08", "8/9/2026"),
     "term/duty.csv:3: column \"day\": \"8/9/2026\" may be read day first or month first; "
     "write year-month-day, as in 2026-09-07"),
    ("a day outside the term", ("duty.csv", "2026-09-08", "2027-09-08"),
     "term/duty.csv:3: 2027-09-08 is outside the term, 2026-09-07 to 2026-12-27; "
     "correct the day, or the term in term.csv"),
    ("crossed days", ("term.csv", "2026-12-27", "2025-12-27"),
     "term/term.csv:2: last_day 2025-12-27 comes before first_day 2026-09-07; correct one of the days"),
    ("crossed capacities", ("mentors.csv", "0,2", "3,2"),
     "term/mentors.csv:2: the mentor's minimum 3 is above the maximum 2; exchange them or correct one"),
    ("crossed cover", ("duty.csv", "22:00,1,2,2", "22:00,1,3,2"),
     "term/duty.csv:2: the shift's wanted 3 is above the maximum 2; exchange them or correct one"),
    ("an unknown stage", ("stages.csv", "activist", "activst"),
     "term/stages.csv:3: column \"stage\": stage \"activst\" is not known; "
     "write one of applicant (申请人), activist (积极分子), candidate (发展对象), "
     "probationary (预备党员), full (正式党员)"),
    ("a stage that falls", ("stages.csv", "M1,activist,2025-09-01", "M1,activist,2024-09-01"),
     "term/stages.csv:3: member \"M1\": its day does not come after the step before; list steps oldest first"),
    ("a member without a stage", ("stages.csv", "M3,full,2011-01-01\n", ""),
     "term/members.csv:4: member \"M3\" has no stage; add a row to stages.csv"),
    ("a cell that begins with =", ("members.csv", "赵一", "=1+1"),
     "term/members.csv:2: column \"name\": \"=1+1\" is a formula; write its value instead"),
    ("a cell that begins with a full-width =", ("members.csv", "赵一", "＝1+1"),
     "term/members.csv:2: column \"name\": \"＝1+1\" is a formula; write its value instead"),
    ("a spreadsheet's error", ("grades.csv", "3.5", "#N/A"),
     "term/grades.csv:2: column \"grade\": \"#N/A\" is a spreadsheet's error; write the value that is meant"),
    ("a control character", ("members.csv", "赵一", "赵\x07一"),
     "term/members.csv:2: column \"name\": '\\u8d75\\x07\\u4e00' holds a control character; delete it"),
    ("a blank cell", ("members.csv", "赵一", " \u3000"),
     "term/members.csv:2: column \"name\": it is blank; write a name"),
    ("a number that is none", ("grades.csv", "3.5", "good"),
     "term/grades.csv:2: column \"grade\": \"good\" is not a number; "
     "write a number, 0 to 1000, at most six decimal places"),
    ("a number out of range", ("grades.csv", "3.5", "3500"),
     "term/grades.csv:2: column \"grade\": 3500 is outside 0 to 1000; "
     "write a number, 0 to 1000, at most six decimal places"),
    ("seven decimal places", ("grades.csv", "3.5", "3.1234567"),
     "term/grades.csv:2: column \"grade\": 3.1234567 has more than six decimal places; "
     "write a number, 0 to 1000, at most six decimal places"),
    ("a fraction of a person", ("mentors.csv", "0,2", "0,2.5"),
     "term/mentors.csv:2: column \"maximum\": \"2.5\" is not a whole number; write a whole number, 0 to 1000"),
    ("a shift that ends when it begins", ("duty.csv", "21:20,22:00", "22:00,22:00"),
     "term/duty.csv:2: it ends at 22:00 and begins at 22:00; correct a time; "
     "split what goes past midnight into two rows"),
    ("a time of no day", ("duty.csv", "22:00", "25:00"),
     "term/duty.csv:2: column \"to\": \"25:00\" is not a time of day; write hours:minutes, as in 21:20"),
    ("a cell too many", ("mentors.csv", "M1,0,2", "M1,0,2,7"),
     "term/mentors.csv:2: the row has 4 cells and the header 3; "
     "put a cell that holds a comma between quotation marks, or name the column"),
    ("a column twice", ("mentors.csv", "minimum,maximum", "maximum,最多人数"),
     "term/mentors.csv:1: column \"最多人数\" stands here twice; keep one of them"),
    ("a year of entry that is none", ("classes.csv", "2025级", "大一"),
     "term/classes.csv:2: column \"cohort\": \"大一\" is not a year of entry; write four digits, as in 2024"),
    ("a bed for two", ("students.csv", "D2", "D1"),
     "term/students.csv:2: bed \"D1\" is \"M1\"'s already; give each person a bed of their own"),
    ("a bed that is a room", ("students.csv", "D2", "R"),
     "term/students.csv:2: \"R\" is a room, not a bed; name the bed"),
    ("a room in a building", ("places.csv", "R,room,F", "R,room,B"),
     "term/places.csv:4: room \"R\" stands in building \"B\"; name the floor it is in"),
    ("a state left out", ("activities.csv", "2026-10-11,2026-10-15", ",2026-10-15"),
     "term/activities.csv:2: reviewed has a day and evidenced has none; fill in the day of evidenced"),
    ("a review before the activity", ("activities.csv", "2026-10-15", "2026-10-10"),
     "term/activities.csv:2: reviewed on 2026-10-10 comes before evidenced on 2026-10-11; correct one of the days"),
    ("a quotation mark that is not closed", ("members.csv", "赵一", "\"赵一"),
     "term/members.csv:2: the file is not CSV (unexpected end of data); look for a quotation mark that is not closed"),
    ("a header and no row", ("mentees.csv", "S1\n", ""),
     "term/mentees.csv: the file has a header line and no row, and mentors is there; give it a row"),
    ("two terms", ("term.csv", "2026-12-27\n", "2026-12-27\n2027-spring,春季学期,BR,2027-03-01,2027-07-01\n"),
     "term/term.csv:3: a second term stands here; keep one row; a folder holds one term"),
    ("too many pinned", ("duty.csv", ",M2", ",M1 M2 M3"),
     "term/duty.csv:3: 3 members are pinned and at most 2 may stand; raise the maximum or pin fewer"),
]


@pytest.mark.parametrize("change, message", [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_is_named_with_place_fault_and_remedy(folder, change, message):
    replace(*change)
    assert message_of(folder) == message


EXTRA = [
    ("weights that do not sum", "weights.csv",
     "area,weight\nclassroom,15\nnetwork,25\ndormitory,20\nvenue,30\nidentity,11\n",
     "term/weights.csv: the weights sum to 101, not to 100; correct them"),
    ("roles that overlap", "venue.csv",
     "activity,member,role,day,from,to\nA1,M1,athlete,2026-10-10,09:00,10:00\nA1,M1,volunteer,2026-10-10,09:30,11:00\n",
     "term/venue.csv:3: member \"M1\" is volunteer from 09:30 to 11:00 and athlete from 09:00 to 10:00 (line 2); "
     "give one of the roles to somebody else"),
    ("corrections in a circle", "corrections.csv",
     "record,replacement,reason,day\nE2,E1,wrong,2026-11-01\nE1,E2,wrong,2026-11-01\n",
     "term/corrections.csv:2: record \"E2\" is replaced in a circle: \"E1\", \"E2\"; "
     "leave out one of these corrections\n"
     "term/corrections.csv:3: record \"E1\" is replaced in a circle: \"E2\", \"E1\"; "
     "leave out one of these corrections"),
    ("weeks that are none", "timetables.csv", "class,course,weekday,from,to,weeks\nC1,英语,周一,8:00,9:40,0-8\n",
     "term/timetables.csv:2: column \"weeks\": \"0-8\" are not weeks; "
     "write weeks, as 1-8,10,12-16 or `1-16 odd` (单) or `2-16 even` (双); odd (单周) or even (双周) alone"),
    ("a title of nobody", "titles.csv", "holder,name,given\nM7,学习标兵,2026-10-01\n",
     "term/titles.csv:2: member or place \"M7\" is not in members.csv or places.csv; add it there or correct the id"),
    ("an answer without its reason", "appeals.csv",
     "member,record,reason,day,answer,answer_day\nM1,E1,too few,2026-11-01,upheld,2026-10-01\n",
     "term/appeals.csv:2: the appeal is answered and answer_reason blank; say why and when it was answered so\n"
     "term/appeals.csv:2: answer_day 2026-10-01 comes before day 2026-11-01; correct one of the days"),
    ("half a time", "leave.csv", "member,first_day,last_day,from,to\nM1,2026-10-01,2026-10-02,18:00,\n",
     "term/leave.csv:2: only one of from and to is given; give both, or none for all day"),
    ("a wish twice", "requests.csv", "member,day,wish\nM1,2026-10-01,on\nM1,2026-10-01,off\n",
     "term/requests.csv:3: member, day, post \"M1\", \"2026-10-01\", \"\" stand here twice (first in line 2); "
     "keep one of the rows"),
    ("the same table twice", "members.xlsx", b"",
     "term/members.xlsx: \"term/members.csv\" holds the same table; keep one of the two"),
    ("a damaged workbook", "leave.xlsx", b"PK\x03\x04 no workbook",
     "term/leave.xlsx: the workbook is damaged (BadZipFile); open it in a spreadsheet and save it again"),
    ("a text under the name of a workbook", "leave.xlsx", b"member,first_day,last_day\n",
     "term/leave.xlsx: the file is no .xlsx workbook, whatever its name says; "
     "call it .csv if it is text; else open it in a spreadsheet and save it as .xlsx"),
    ("a workbook with a password", "leave.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
     "term/leave.xlsx: the file has a password, or is an old .xls workbook under another name; "
     "save it as .xlsx without a password, or as CSV UTF-8"),
    ("UTF-16 without its mark", "leave.csv", "成员,开始日期,结束日期\n".encode("utf-16-le"),
     "term/leave.csv: the file looks like UTF-16 without a byte order mark; save it as CSV UTF-8"),
    ("a shift twice", "duty.csv", "post,day,from,to,minimum\nP,2026-10-01,23:00,1:30,1\nP,2026-10-01,23:00,1:30,2\n",
     "term/duty.csv:3: post, day, from, to \"P\", \"2026-10-01\", \"23:00\", \"01:30\" stand here twice (first in "
     "line 2); keep one of the rows"),
    ("a turn told twice", "published.csv", "day,post,from,to,member,version,told\n"
     + 2 * "2026-10-01,P1,21:20,22:00,M1,1,2026-09-30\n",
     "term/published.csv:3: member, post, day, number \"M1\", \"P1\", \"2026-10-01\", \"1\" stand here twice (first in "
     "line 2); keep one of the rows"),
    ("a workbook under another name", "leave.csv", b"PK\x03\x04 no workbook",
     "term/leave.csv: the file is an .xlsx workbook under another name; "
     "save it as CSV UTF-8, or give it its own ending"),
    ("a picture under another name", "leave.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
     "term/leave.csv: the file is a picture under another name; save it as CSV UTF-8, or give it its own ending"),
    ("an empty file", "leave.csv", "", "term/leave.csv: the file is empty; give it a header line and rows"),
    ("a file of blank lines", "leave.csv", "\ufeff\n , \n",
     "term/leave.csv: the file is empty; give it a header line and rows"),
    ("an unreadable encoding", "leave.csv", b"member,first_day,last_day\nM1\xff,2026-10-01,2026-10-02\n",
     "term/leave.csv: the file is in no encoding that is read: neither UTF-8 (byte 29 is not) nor GB18030; "
     "save it as CSV UTF-8"),
    ("a broken byte order mark", "leave.csv", b"\xef\xbb\xbfmember\xff",
     "term/leave.csv: the file says it is UTF-8 and is not at byte 7; save it as CSV UTF-8"),
]


@pytest.mark.parametrize("name, text, message", [row[1:] for row in EXTRA], ids=[row[0] for row in EXTRA])
def test_a_bad_extra_file_is_named(folder, name, text, message):
    write(name, text)
    assert message_of(folder) == message


def test_a_missing_file_is_named_with_its_columns(folder):
    os.remove("term/classes.csv")
    assert message_of(folder).startswith(
        "term/classes.csv: the file is missing, and students is there; add it (or 班级.csv, or .xlsx) with the columns "
        "class, name, major, cohort\n")


def test_a_folder_that_is_called_as_a_table_is_told_of(folder):
    os.mkdir("term/leave.csv")
    os.mkdir("term/notes")
    assert message_of(folder) == "term/leave.csv: it is a folder and not a file; put the table itself in its place"


def test_a_missing_folder_is_named(tmp_path):
    assert message_of(tmp_path / "no") == (f"{tmp_path / 'no'}: the folder is missing; name the folder that holds the "
                                           "term's files, or a workbook with a sheet for each")


def test_all_faults_come_at_once_file_by_file_and_line_by_line(folder):
    replace("ledger.csv", "E2,M2", "E2,M8")
    replace("members.csv", "赵一", "=A1")
    replace("duty.csv", "2026-09-08", "2026-02-30")
    with pytest.raises(InvalidInput) as refused:
        read_folder(folder)
    assert isinstance(refused.value, ValueError)
    assert refused.value.faults == str(refused.value).split("\n")
    assert [fault.split(": ")[0]
            for fault in refused.value.faults] == ["term/members.csv:2", "term/duty.csv:3", "term/ledger.csv:3"]
    assert refused.value.place == "term/members.csv:2"
    assert refused.value.remedy == "write its value instead"


def test_a_hundred_faults_are_told_and_the_rest_counted(folder):
    write("ledger.csv", "record,member,indicator,day,source\n"
          + "".join(f"E{number},N{number},theory,2026-10-10,x\n" for number in range(130)))
    write("members.csv", GOOD["members.csv"])
    os.remove("term/activities.csv")
    write("activities.csv", GOOD["activities.csv"])
    lines = message_of(folder).split("\n")
    assert len(lines) == 101
    assert lines[-1] == "and 30 more"


def test_chinese_headers_gb18030_full_width_and_stray_spaces_are_read(folder):
    write("leave.csv", "成员　,开始日期,结束日期 ,开始时间,结束时间\r\nＭ１ ,２０２６年１０月１日,2026/10/3,１８：００,24:00\r\n", "gb18030")
    (leave,) = read_folder(folder).rows("leave")
    assert leave[:5] == ("M1", datetime.date(2026, 10, 1), datetime.date(2026, 10, 3), 18 * 60, 24 * 60)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_every_encoding_and_separator_gives_the_same_rows(folder, encoding, separator):
    before = read_folder(folder).rows("members")
    write("members.csv", GOOD["members.csv"].replace(",", separator), encoding)
    assert read_folder(folder).rows("members") == before


def test_weeks_are_read_as_universities_write_them(folder):
    write("timetables.csv",
          "班级,课程,星期,开始,结束,周次\nC1,英语,周一,8:00,9:40,1-8、10周\nC1,英语,2,8:00,9:40,１-16单\nC1,英语,Wed,8:00,9:40,\n")
    assert [(row.weekday, row.weeks)
            for row in read_folder(folder).rows("timetables")] == [("1", "1-8,10"), ("2", "1-16 odd"), ("3", None)]


def test_signs_may_begin_a_text(folder):
    write("members.csv", "member,name,unit\nM1,+1,BR\nM2,-二,BR\nM3,@三,BR\n")
    assert [member.name for member in read_folder(folder).rows("members")] == ["+1", "-二", "@三"]


def test_a_file_may_be_called_by_its_chinese_name(folder):
    os.rename("term/members.csv", "term/成员.csv")
    assert len(read_folder(folder).rows("members")) == 3


def test_what_is_not_read_is_noted(folder):
    write("dutty.csv", "a\n")
    write("things.csv", "a\n")
    replace("mentors.csv", "maximum", "maximum,remark")
    notes = read_folder(folder).notes
    assert notes == ["term/dutty.csv: not read, as no table is called so (did you mean \"duty\"?)",
                     "term/things.csv: not read, as no table is called so",
                     "term/mentors.csv: column \"remark\" is not read"]


def test_lines_are_counted_as_an_editor_counts_them(folder):
    write("ledger.csv",
          "record,member,indicator,day,source\n\nE1,M1,theory,2026-10-10,\"two\nlines\"\nE2,M9,theory,2026-10-10,x\n")
    assert message_of(folder).startswith("term/ledger.csv:5: member \"M9\"")


def save_workbook(rows, name="members.xlsx"):
    from openpyxl import Workbook
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(f"term/{name}")


def test_a_workbook_gives_what_its_cells_show(folder):
    os.remove("term/members.csv")
    save_workbook([["member", "name", "unit"], ["M1", "赵一", "BR"], [], ["M2", "钱二", "BR"], ["M3", 7, "BR"]])
    save_workbook([["成员", "开始日期", "结束日期", "开始时间", "结束时间"],
                   ["M1", datetime.datetime(2026, 10, 1), datetime.date(2026, 10, 2), datetime.time(18, 0), "22:00"]],
                  "leave.xlsx")
    read = read_folder(folder)
    assert [(member.name, member.line) for member in read.rows("members")] == [("赵一", 2), ("钱二", 4), ("7", 5)]
    assert read.rows("leave")[0][1:5] == (datetime.date(2026, 10, 1), datetime.date(2026, 10, 2), 18 * 60, 22 * 60)


def test_numbers_of_a_workbook_are_read_to_the_digits_it_keeps(folder):
    os.remove("term/grades.csv")
    save_workbook([["person", "subject", "grade"], ["M1", "英语", 0.1 + 0.2]], "grades.xlsx")
    assert read_folder(folder).rows("grades")[0].grade == Decimal("0.3")


def test_a_day_with_a_time_in_a_workbook_is_refused(folder):
    save_workbook([["member", "first_day", "last_day"],
                   ["M1", datetime.datetime(2026, 10, 1, 8, 30), datetime.date(2026, 10, 2)]], "leave.xlsx")
    assert message_of(folder) == ("term/leave.xlsx:2: column \"first_day\": "
                                  "\"2026-10-01 08:30\" has a time of day; write the day only, as in 2026-09-07")


def test_a_formula_without_a_stored_value_is_refused(folder):
    os.remove("term/members.csv")
    save_workbook([["member", "name", "unit"], ["M1", "=1+1", "BR"], ["M2", "b", "BR"], ["M3", "c", "BR"]])
    assert message_of(folder) == ("term/members.xlsx: cell B2 holds a formula without a stored value; "
                                  "open the workbook in a spreadsheet and save it again, or write the value")


def test_a_formula_with_a_stored_value_gives_the_value(folder):
    os.remove("term/members.csv")
    save_workbook([["member", "name", "unit"], ["M1", "=1+1", "BR"], ["M2", "b", "BR"], ["M3", "c", "BR"]], "made.xlsx")
    with zipfile.ZipFile("term/made.xlsx") as made, zipfile.ZipFile("term/members.xlsx", "w") as stored:
        for name in made.namelist():
            part = made.read(name)
            for unsaid in (b"<v></v>", b"<v />"):
                part = part.replace(b"<f>1+1</f>" + unsaid, b"<f>1+1</f><v>2</v>")
            stored.writestr(name, part)
    os.remove("term/made.xlsx")
    assert read_folder(folder).rows("members")[0].name == "2"


def test_a_workbook_that_claims_to_unpack_to_gigabytes_is_refused(folder, monkeypatch):
    from muster.readers import workbook
    save_workbook([["member", "first_day", "last_day"]] + [["M1", "2026-10-01", "2026-10-01"]] * 9, "leave.xlsx")
    monkeypatch.setattr(workbook, "LARGEST", 1000)
    assert message_of(folder).startswith("term/leave.xlsx: the workbook unpacks to ")


def test_a_table_comes_as_a_frame(folder):
    frame = read_folder(folder).to_frame("duty")
    assert list(frame.columns)[:4] == ["shift", "post", "day", "from"]
    assert frame["pinned"].tolist() == [(), ("M2",)]


def read_or_refused(folder):
    try:
        read_folder(folder)
    except InvalidInput as refused:
        assert refused.faults and all(fault.startswith("term/") and "; " in fault for fault in refused.faults)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200)
       | st.text(alphabet="a,;\t\n\"'=@M1＝年\u200b\x00",
                 max_size=80).map(lambda text: b"member,minimum,maximum\n" + text.encode()))
def test_no_bytes_of_a_csv_file_do_more_than_be_refused(folder, content):
    write("mentors.csv", content)
    read_or_refused(folder)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 1 << 16), value=st.integers(0, 255), cut=st.booleans())
def test_no_damage_to_a_workbook_does_more_than_be_refused(folder, at, value, cut):
    if not os.path.exists("whole.xlsx"):
        save_workbook([["member", "first_day", "last_day"],
                       ["M1", datetime.date(2026, 10, 1), datetime.date(2026, 10, 2)]], "leave.xlsx")
        os.rename("term/leave.xlsx", "whole.xlsx")
    content = bytearray(Path("whole.xlsx").read_bytes())
    at %= len(content)
    content = content[:at] if cut else content[:at] + bytes([value]) + content[at + 1:]
    write("leave.xlsx", bytes(content))
    read_or_refused(folder)


def test_a_workbook_that_claims_a_thousand_million_rows_is_refused(folder):
    save_workbook([["member", "first_day", "last_day"], ["M1", "2026-10-01", "2026-10-01"]], "made.xlsx")
    with zipfile.ZipFile("term/made.xlsx") as made, zipfile.ZipFile("term/leave.xlsx", "w") as hostile:
        for name in made.namelist():
            part = made.read(name).replace(b'<row r="2"', b'<row r="999999999"')
            hostile.writestr(name, part.replace(b'r="A2"', b'r="A999999999"'))
    os.remove("term/made.xlsx")
    assert message_of(folder) == ("term/leave.xlsx: the workbook claims more than 1048576 rows, which none has; "
                                  "open it in a spreadsheet and save it again")


def test_the_example_term_is_read_without_a_note(example_term):
    read = read_folder(example_term)
    assert but_who_left(read.notes) == []
    assert set(read.files) == {form for form in read.tables}
    assert all(stage.stage in ("applicant", "activist", "candidate", "probationary", "full")
               for stage in read.rows("stages"))


@pytest.mark.parametrize("page, language, heading", [("reference/term-folder.md", "en", "The files"),
                                                     ("zh/term-folder.md", "zh", "各表")])
def test_the_reference_page_says_what_is_read(page, language, heading):
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    remedy = f"run: python -m muster new --describe --language {language}, and put it under {heading}"
    assert text.partition(f"## {heading}\n\n")[2] == as_markdown(language), remedy


def lowered(code):
    return code.lower()


def padded(code):
    return f"{code[0]}0{code[1:]}"


def parted(code):
    return f"{code[0]}-{code[1:]}"


# A code that is not there is somebody who has left: what was before must not be lost by how it is spelt.
@pytest.mark.parametrize("name, column, table", [("earlier_pairings", "student", "students"),
                                                 ("earlier_pairings", "member", "members"),
                                                 ("load", "member", "members")])
@pytest.mark.parametrize("otherwise", [lowered, padded, parted])
def test_who_is_named_of_earlier_terms_and_only_spelt_otherwise_is_refused(example_term, tmp_path, name, column, table,
                                                                           otherwise):
    folder = tmp_path / "term"
    shutil.copytree(example_term, folder)
    code = read_folder(example_term).tables[name][column][0]

    def respell(rows):
        rows[1][rows[0].index(column)] = otherwise(code)

    changed(folder, name, respell)
    with pytest.raises(Error) as refused:
        read_folder(folder)
    assert f'{name}.csv:2: {column} "{otherwise(code)}" is not in {table}.csv' in str(refused.value)
    assert f'did you mean "{code}"' in str(refused.value)


@pytest.mark.parametrize("column, table", [("student", "students"), ("member", "members")])
def test_who_has_left_since_an_earlier_pairing_is_told(example_term, tmp_path, column, table):
    folder = tmp_path / "term"
    shutil.copytree(example_term, folder)
    before = read_folder(folder)
    assert len(before.notes) == 1 and but_who_left(before.notes) == []

    def leave(rows):
        for row in rows[1:3]:
            row[rows[0].index(column)] = "Q999"

    changed(folder, "earlier_pairings", leave)
    told = [note for note in read_folder(folder).notes if table in note]
    assert len(told) == 1 and told[0].endswith(
        f'earlier_pairings.csv:2: not in {table}.csv any more: {4 if column == "student" else 1}, first "Q999"; '
        "what was before counts for nobody")
