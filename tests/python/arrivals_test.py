"""Tables as they arrive from spreadsheets: titles, merged cells, marks in headers, names for codes, totals below."""
import datetime
import os
from decimal import Decimal

import openpyxl
import pytest
from muster import InvalidInput
from muster.readers import read_folder
from muster.readers.models.organisation import build_organisation
from muster.readers.models.scheme import build_scheme

from readers_test import GOOD, folder, message_of, replace, write  # noqa: F401  a fixture and helpers

MONDAY = datetime.date(2026, 9, 7)


def test_titles_above_and_a_signature_below_are_passed_over_and_told(folder):  # noqa: F811
    write("members.csv", "体育学院第二支部成员名单,,,\n" + GOOD["members.csv"] + "合 计,3 人,,\n共3人,,,\n制表人：某某,,,\n")
    read = read_folder(folder)
    assert [member.member for member in read.rows("members")] == ["M1", "M2", "M3"]
    assert read.notes == [
        "term/members.csv: above the header line, not read: 体育学院第二支部成员名单",
        "term/members.csv:6: a total or a signature, not read: 合 计 3 人",
        "term/members.csv:7: a total or a signature, not read: 共3人",
        "term/members.csv:8: a total or a signature, not read: 制表人：某某",
    ]
    assert read["members"].place(0).line == 3


def test_lines_of_faults_are_those_of_the_file_below_a_title(folder):  # noqa: F811
    write("members.csv", "名单\n\n" + GOOD["members.csv"].replace("赵一", "=1"))
    assert message_of(folder).startswith("term/members.csv:4: ")


@pytest.mark.parametrize("header", ["成员编号,姓 名,组织", "*成员编号,*姓名,*组织", "学号：,姓名：,支部：", "学号（必填）,姓　名,支 部",
                                    "Member,NAME,unit"])
def test_spaces_and_marks_in_headers_do_not_matter(folder, header):  # noqa: F811
    write("members.csv", header + "\nM1,赵一,BR\nM2,钱二,BR\nM3,孙三,BR\n")
    read = read_folder(folder)
    assert [member.name for member in read.rows("members")] == ["赵一", "钱二", "孙三"] and read.notes == []


def test_a_header_of_two_lines_is_joined(folder):  # noqa: F811
    write("duty.csv", "班次,岗位,日期,值班时间,,人数要求\n,,,开始,结束,最少人数\n"
                      "W1,P,2026-09-07,21:20,22:00,1\nW2,P,2026-09-08,21:20,22:00,1\n")
    read = read_folder(folder)
    assert [(duty.shift, duty.from_, duty.to, duty.minimum) for duty in read.rows("duty")] == [
        ("W1", 1280, 1320, 1), ("W2", 1280, 1320, 1)]


def test_days_and_times_are_read_as_typed(folder):  # noqa: F811
    write("duty.csv", "shift,post,day,from,to,minimum\nW1,P,9月7日,晚上9点20,晚10点,1\nW2,P,2026/9/8（周二）,21:20-22:00,,1\n"
                      "W3,P,20260909,21:20,24:00,1\nW4,P,46275,9:20 PM,10:00 PM,1\n")
    rows = read_folder(folder).rows("duty")
    assert [row.day for row in rows] == [MONDAY + datetime.timedelta(days) for days in range(4)]
    assert [(row.from_, row.to) for row in rows] == [(1280, 1320), (1280, 1320), (1280, 1440), (1280, 1320)]


def test_one_column_of_times_is_begin_and_end(folder):  # noqa: F811
    write("duty.csv", "班次,岗位,日期,时间,最少人数\nW1,P,2026-09-07,21:20～22:00,1\nW2,P,2026-09-08,21:20至22:00,1\n")
    assert [(row.from_, row.to) for row in read_folder(folder).rows("duty")] == [(1280, 1320)] * 2


def test_a_name_that_only_one_bears_is_its_code(folder):  # noqa: F811
    replace("ledger.csv", "E1,M1", "E1,赵一")
    replace("duty.csv", "2,,M2", "2,,钱二;M3")
    read = read_folder(folder)
    assert read["ledger"]["member"] == ["M1", "M2"] and read["duty"]["pinned"] == [(), ("M2", "M3")]
    assert read.notes == ["term/duty.csv: 1 names in column \"pinned\" were read as codes (钱二 as M2)",
                          "term/ledger.csv: 1 names in column \"member\" were read as codes (赵一 as M1)"]


def test_a_name_that_several_bear_is_refused(folder):  # noqa: F811
    replace("members.csv", "孙三", "钱二")
    replace("ledger.csv", "E2,M2", "E2,钱二")
    assert message_of(folder) == ("term/ledger.csv:3: 2 bear the name \"钱二\"; "
                                  "write the code of the member that is meant: M2 or M3")


def test_codes_that_a_spreadsheet_spoiled(folder):  # noqa: F811
    replace("ledger.csv", "E1,M1", "E1,'M1")
    assert read_folder(folder)["ledger"]["member"] == ["M1", "M2"]
    replace("ledger.csv", "E1,M1", "E1,2.02E+06")
    assert message_of(folder) == (
        "term/ledger.csv:2: column \"member\": \"2.02E+06\" is a number that a spreadsheet shortened, and digits of it "
        "may be lost; make the column text and write the code again")


def test_marks_of_another_scale(folder):  # noqa: F811
    replace("grades.csv", "M1,英语,3.5", "M1,英语,85")
    assert message_of(folder) == ("term/grades.csv:2: grade 85 is above the best there is, 4; correct it, or write the "
                                  "scale of the grades in a column scale (满分), as 100 or 5")
    write("grades.csv", "学号,科目,成绩,满分\nM1,英语,87.5,100\nS1,英语,1.5,5\n")
    read = read_folder(folder)
    organisation = build_organisation(read)
    assert organisation.members["M1"].strengths == organisation_of_four(folder).members["M1"].strengths
    assert read.rows("grades")[0].grade == Decimal("87.5")


def organisation_of_four(folder):  # noqa: F811
    write("grades.csv", GOOD["grades.csv"])
    return build_organisation(read_folder(folder))


def test_full_width_commas_separate(folder):  # noqa: F811
    write("mentors.csv", GOOD["mentors.csv"].replace(",", "，"))
    assert read_folder(folder)["mentors"]["maximum"] == [2]


def test_equal_faults_are_one(folder):  # noqa: F811
    replace("ledger.csv", "E1,M1,theory,1,2026-10-10,签到表,A1\nE2,M2", "E1,M9,theory,1,2026-10-10,签到表,A1\nE2,M9")
    assert message_of(folder) == ("term/ledger.csv:2, 3: member \"M9\" is not in members.csv; "
                                  "add it there or correct the id")


def test_files_of_other_names_and_kinds(folder):  # noqa: F811
    os.rename("term/members.csv", "term/成员名单.csv")
    assert read_folder(folder)["members"].source == "term/成员名单.csv"
    write("请假.xls", b"\xd0\xcf\x11\xe0")
    assert message_of(folder) == ("term/请假.xls: it is an old workbook (.xls), which is not read; "
                                  "save it as .xlsx or CSV UTF-8")


def test_a_folder_within_the_folder_is_named(folder, tmp_path):  # noqa: F811
    os.makedirs("outer")
    os.rename("term", "outer/term")
    assert message_of("outer") == "outer: no table lies here; some lie in term; name outer/term instead"


def as_workbook(path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in GOOD.items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for line in text.splitlines():
            sheet.append([cell or None for cell in line.split(",")])
    book.save(path)
    return book


def test_one_workbook_holds_all_tables(folder, tmp_path):  # noqa: F811
    as_workbook("all.xlsx")
    read = read_folder("all.xlsx")
    assert set(read.tables) == {name.removesuffix(".csv") for name in GOOD}
    assert read["members"].source == "all.xlsx[members]" and read.notes == []
    os.mkdir("other")
    as_workbook("other/本学期.xlsx")
    assert set(read_folder("other").tables) == set(read.tables)


def test_a_workbook_without_a_needed_sheet(folder, tmp_path):  # noqa: F811
    book = as_workbook("all.xlsx")
    del book["members"]
    book.create_sheet("杂项")["A1"] = "x"
    book.save("all.xlsx")
    assert message_of("all.xlsx") == "all.xlsx: it has no sheet members or 成员; add it with the columns member, name"


def merged_sheet(path, ranges, hidden=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["值班安排表"])
    sheet.append(["班次", "岗位", "日期", "开始", "结束", "最少人数", "指定成员"])
    for number in range(3):
        sheet.append([f"W{number}", "P" if number == 0 else None, MONDAY, "21:20", "22:00", 1, None])
    for each in ranges:
        sheet.merge_cells(each)
    for cell, value in hidden:
        sheet._cells[cell] = openpyxl.cell.cell.Cell(sheet, *cell, value=value)  # as other programs leave it there
    book.save(path)


def test_merged_cells_give_what_the_sheet_shows(folder):  # noqa: F811
    os.remove("term/duty.csv")
    write("posts.csv", GOOD["posts.csv"])
    merged_sheet("term/值班.xlsx", ["A1:G1", "B3:B5"])
    with pytest.raises(InvalidInput) as refused:  # three shifts of one time
        read_folder(folder)
    assert "post, day, from, to" in str(refused.value) and "blank" not in str(refused.value)


def test_what_lies_hidden_under_a_merge_is_not_read_and_told(folder):  # noqa: F811
    os.remove("term/duty.csv")
    merged_sheet("term/值班.xlsx", ["G3:G5"], [((4, 7), "M2")])
    book = openpyxl.load_workbook("term/值班.xlsx")
    for line, post, day in ((4, "P", MONDAY + datetime.timedelta(1)), (5, "P", MONDAY + datetime.timedelta(2))):
        book.active.cell(line, 2).value, book.active.cell(line, 3).value = post, day
    book.active._cells[(4, 7)] = openpyxl.cell.cell.Cell(book.active, 4, 7, value="M2")
    book.save("term/值班.xlsx")
    read = read_folder(folder)
    assert read["duty"]["pinned"] == [(), (), ()]
    assert "term/值班.xlsx: what lies hidden under the merged cells G3:G5 (G4) is not read" in read.notes


def test_a_workbook_s_end_of_the_day(folder):  # noqa: F811
    os.remove("term/duty.csv")
    book = openpyxl.Workbook()
    book.active.append(["shift", "post", "day", "from", "to", "minimum"])
    book.active.append(["W1", "P", MONDAY, datetime.time(21, 20), 1.0, 1])
    book.active["E2"].number_format = "[h]:mm"
    book.active.append(["W2", "P", 46273, 0.888888888888889, datetime.time(22, 0), 1])
    book.save("term/duty.xlsx")
    rows = read_folder(folder).rows("duty")
    assert [(row.day, row.from_, row.to) for row in rows] == [
        (MONDAY, 1280, 1440), (MONDAY + datetime.timedelta(1), 1280, 1320)]


def test_labels_of_the_scheme_are_its_codes(folder):  # noqa: F811
    write("ledger.csv", "记录编号,成员,指标,数量,日期,来源,活动\nE1,M1,理论学习,1,2026-10-10,签到表,A1\n"
                        "E2,M2,volunteering,1,2026-10-10,签到表,A1\nE3,M2,theory_sessions,1,2026-10-10,签到表,A1\n")
    write("weights.csv", "模块,权重\n进课堂,40\n进网络,15\n进寝室,15\nvenue,10\nidentity shown,20\n".replace(
        "identity shown", "亮身份"))
    read = read_folder(folder)
    scheme = build_scheme(read)
    assert read["ledger"]["indicator"] == ["theory_sessions", "volunteer_hours", "theory_sessions"]
    assert {area.code: area.weight for area in scheme.areas if area.parent}["classroom"] == Decimal("0.4")
