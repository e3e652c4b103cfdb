"""Writes the example term: a department's second student branch through one autumn.

    python3 generate.py FOLDER [--seed N]

The same seed gives the same bytes on any machine. The files are as spreadsheets arrive: most in UTF-8, one with a byte
order mark and Chinese headers, one in GB18030 with full-width digits and stray spaces, one a workbook with date cells.
Every name is made up.
"""
from __future__ import annotations

import argparse
import csv
import datetime
import io
import random
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import areas
import lives
import managed
import people
import plan
import record
from indicators import PLATFORMS
from people import STAGES_ZH, Chance, Person, Row

ACTIVITIES = ["活动编号", "名称", "英文名称", "平台", "负责人", "开始日期", "结束日期", "批准日期", "执行日期", "佐证日期",
              "审核日期", "结项日期", "审批人", "审核人", "所属活动", "品牌项目"]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Write the example term folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args(arguments)
    for name, content in files(options.seed).items():
        options.folder.mkdir(parents=True, exist_ok=True)
        (options.folder / name).write_bytes(content)
    print(options.folder)


def files(seed: int) -> dict[str, bytes]:
    """Every file of the term folder by name, as bytes."""
    chance = Chance(random.Random(seed))
    classes, members, students, stages = people.people(chance)
    mentor_rows = plan.mentors(chance, members)
    mentees = plan.mentees(chance, students)
    activities = record.activities(chance, members)
    ledger = record.ledger(chance, members, activities)
    managed.pass_gates(activities, members)
    managed.confirm(ledger, members)
    timetables, leave = people.timetables(chance, classes), plan.leave(chance, members)
    corrections, appeals = record.corrections_and_appeals(chance, ledger, members)
    pair_rules = plan.pair_rules(chance, members, mentor_rows, mentees)
    contest_days = [first + datetime.timedelta(days=day) for *_, first, days in record.CONTESTS for day in range(days)]
    pins = plan.pins(chance, members, leave, timetables, contest_days)
    of_areas = areas.all_tables(chance, {
        "members": members, "students": students, "stages": stages, "activities": activities, "mentors": mentor_rows,
        "pair_rules": pair_rules, "pins": pins, "changes": plan.duty_changes(members)})
    other = Chance(random.Random(seed + 1))
    return {
        **{f"{name}.csv": text(header, rows) for name, (header, rows) in of_areas.items()},
        "term.csv": text("term,name,name_en,branch,first_day,last_day",
                         [("2026-autumn", "2026年秋季学期", "Autumn term 2026", "BR2", people.FIRST_DAY, people.LAST_DAY)]),
        "units.csv": text("unit,name,name_en,level,above,founded", units()),
        "members.csv": text("成员编号,姓名,党小组,班级,床位,技能,语言", (
            (one["code"], one["name"], group_of(number), one["class"], one["bed"], "；".join(one["skills"]),
             "、".join(one["languages"]))
            for number, one in enumerate(members)), "utf-8-sig"),
        "stages.csv": text("成员,发展阶段,起始日期",
                           ((code, STAGES_ZH[stage], f"{day.year}/{day.month}/{day.day}")
                            for code, stage, day in stages)),
        "offices.csv": text("unit,office,member,first_day,last_day", offices(members)),
        "places.csv": text("place,level,within,name,name_en", people.places()),
        "classes.csv": text("class,name,name_en,major,cohort", (one.values() for one in classes)),
        "students.csv": text("student,name,class,bed,languages", (
            (one["code"], one["name"], one["class"], one["bed"], ";".join(one["languages"])) for one in students)),
        "timetables.csv": text("class,course,weekday,from,to", timetables),
        "posts.csv": text("post,name,name_en,kind,place", plan.posts()),
        "duty.csv": text("shift,post,day,from,to,minimum,wanted,maximum,least_stage,lead_stage,skill,pinned",
                         plan.duty(members, pins, contest_days)),
        "leave.csv": text("成员,开始日期,结束日期,开始时间,结束时间", map(as_typed_by_hand, enumerate(leave)), "gb18030"),
        "requests.csv": text("member,day,post,wish,weight", plan.requests(chance, members, leave, timetables)),
        "company.csv": text("member,other,rule", plan.company(chance, members)),
        "load.csv": text("member,minutes,nights,weekends", plan.load(chance, members)),
        "mentors.csv": text("member,minimum,maximum", mentor_rows),
        "mentees.csv": text("student", ((code,) for code in mentees)),
        "grades.csv": text("学号,科目,绩点", plan.grades(chance, mentor_rows, mentees)),
        "pair_rules.csv": text("member,student,rule", pair_rules),
        "earlier_pairings.csv": text("member,student,terms_ago", plan.earlier_pairings(chance, mentor_rows, mentees)),
        "activities.xlsx": workbook("活动", ACTIVITIES, (
            (one["code"], one["name"], one["name_en"], PLATFORMS[one["platform"]], one["responsible"], one["first"],
             one["last"], *one["days"].values(), one["approved_by"], one["reviewed_by"], one["part_of"],
             one["programme"])
            for one in activities)),
        "attendance.csv": text("member,activity,day,presence", record.attendance(chance, members, activities)),
        "venue.csv": text("activity,member,role,event,day,from,to,result,level,place",
                          record.venue(chance, members)),
        "ledger.csv": text("record,member,indicator,quantity,day,source,activity,confirmed_by",
                           (one.values() for one in ledger)),
        "corrections.csv": text("record,replacement,reason,day,by", corrections),
        "appeals.csv": text("member,record,reason,day,answer,answer_reason,answer_day,by", appeals),
        "incidents.csv": text("incident,name,name_en,severity,place,reporter,discovered,reported,handled,closed",
                              record.incidents(chance, members)),
        **of_lives(other, members, stages),
        "ratings.csv": text("member,rater,by,points", record.ratings(chance, members)),
        **of_management(ledger, members),
        "last_scores.csv": text("member,unit,total,rank,grade",
                                managed.last_scores(chance, members, list(map(group_of, range(len(members)))))),
    }


def of_lives(other: Chance, members: list[Person], stages: list[Row]) -> dict[str, bytes]:
    """How far members are on their way, and the meetings that were held."""
    return {
        "development.csv": text("member,contacts,unrelated,introducers", lives.development(members, stages)),
        "development_records.csv": text("member,record,day,last_day,stage,by,result,hours",
                                        lives.records(other, members, stages)),
        "votes.csv": text("成员,表决事项,日期,应到有表决权,实到,赞成", lives.votes(members, stages)),
        "meetings.csv": text("meeting,kind,unit,day,present,channel,topic", lives.meetings(other, members)),
        "transfers.csv": text("member,from,day,reason", lives.transfers(members)),
        "departures.csv": text("member,day,how,reason", lives.departures(members)),
        "stage_corrections.csv": text("member,stage,was,now,day,by,reason", lives.stage_corrections(members, stages)),
        "raters.csv": text("rater,entitled", lives.raters()),
    }


def of_management(ledger: list[record.Record], members: list[Person]) -> dict[str, bytes]:
    """How the term is managed: before, during, after."""
    return {
        "confirmations.csv": text("source,indicator,needed", managed.confirmations()),
        "gates.csv": text("platform,approvers,reviewers,bars", managed.gates()),
        "goals.csv": text("goal,name,name_en,unit,part_of,target,indicator,reached", managed.goals()),
        "responsibilities.csv": text("duty,name,name_en,unit,post,member,acknowledged,due,done",
                                     managed.responsibilities(members)),
        "publicity.csv": text("case,kind,name,name_en,unit,about,evidence,text,nominated,consented,deadline,published,"
                              "expires", managed.publicity(ledger, members)),
    }


def units() -> list[Row]:
    return [("PC", "体育学院党委", "Party committee of the College of Physical Education", "committee", "", "2004-09-01"),
            ("GB", "体育系党总支", "General branch of the Department of Physical Education", "general_branch", "PC",
             "2004-09-01"),
            ("BR1", "体育系学生第一党支部", "First student branch", "branch", "GB", "2012-09-01"),
            ("BR2", "体育系学生第二党支部", "Second student branch", "branch", "GB", "2016-09-01"),
            *((f"BR2-{number}", f"第{word}党小组", f"Group {number}", "group", "BR2", "2016-09-01")
              for number, word in enumerate("一二三", start=1))]


def group_of(number: int) -> str:
    return f"BR2-{number % 3 + 1}"


def offices(members: list[Person]) -> list[Row]:
    full = [one["code"] for one in members if one["stage"] == "full"]
    days = (datetime.date(2025, 9, 1), datetime.date(2028, 8, 31))
    committee = [("BR2", office, code, *days)
                 for office, code in zip(["secretary", "organisation", "publicity", "discipline"], full)]
    return committee + [(f"BR2-{number}", "other", code, *days) for number, code in enumerate(full[4:7], start=1)]


def text(header: str, rows: Iterable[Iterable[object]], encoding: str = "utf-8") -> bytes:
    """A CSV file; lines end as spreadsheets end them where they write a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n" if encoding == "utf-8" else "\r\n")
    writer.writerow(header.split(","))
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue().encode(encoding)


def as_typed_by_hand(numbered: tuple[int, Row]) -> Row:
    """Leave as it comes from many hands: full-width digits, Chinese days, stray spaces."""
    number, (member, first, last, begins, ends) = numbered
    if number % 4 == 1:
        return (f" {member} ", str(first).translate(FULL_WIDTH), str(last).translate(FULL_WIDTH), begins, ends)
    if number % 4 == 2:
        return (member.translate(FULL_WIDTH), f"{first.year}年{first.month}月{first.day}日",
                f"{last.year}年{last.month}月{last.day}日", begins, ends)
    if number % 4 == 3:
        return (f"{member}\u3000", f"{first.year}/{first.month}/{first.day} ", f"{last.year}/{last.month}/{last.day}",
                begins.replace(":", "："), ends.replace(":", "："))
    return (member, first, last, begins, ends)


def workbook(title: str, header: list[str], rows: Iterable[Iterable[object]]) -> bytes:
    """An .xlsx file without the day it was written on.

    openpyxl stamps its parts with the clock, so they are stamped anew.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(header)
    for row in rows:
        sheet.append(list(row))
    stamped, clean = io.BytesIO(), io.BytesIO()
    book.save(stamped)
    with zipfile.ZipFile(stamped) as before, zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as after:
        for name in sorted(before.namelist()):
            content = (re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-09-01T08:00:00Z", before.read(name))
                       if name == "docProps/core.xml" else before.read(name))
            after.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return clean.getvalue()


if __name__ == "__main__":
    main()
