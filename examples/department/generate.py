"""Writes the term of a department: twelve student branches under one general branch, in one folder.

    python3 generate.py FOLDER [--seed N] [--branches N]

Each branch has a dozen members, students to help, a post, and evidence; `muster term FOLDER` plans each by itself and
compares them. The twelfth was founded this year and the third has a matter of veto on file. The same seed gives the
same bytes on any machine. Every name is made up.
"""
from __future__ import annotations

import argparse
import csv
import datetime
import io
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[1] / "term"))
from people import Chance, names  # noqa: E402

Tables = dict[str, list[Sequence[Any]]]
FIRST_DAY, LAST_DAY = datetime.date(2026, 9, 7), datetime.date(2026, 12, 27)
BRANCHES, MEMBERS, STUDENTS, WEEKS = 12, 12, 16, 6
STAGES = ["applicant", "applicant", "activist", "activist", "activist", "candidate", "candidate", "probationary",
          "full", "full", "full", "full"]
SUBJECTS = ["运动解剖学", "大学英语", "体育统计学"]
HEADERS = {
    "term": "term,name,name_en,branch,first_day,last_day",
    "units": "unit,name,name_en,level,above,founded",
    "members": "member,name,unit,class,bed",
    "stages": "member,stage,since",
    "offices": "unit,office,member,first_day,last_day",
    "places": "place,level,within,name",
    "classes": "class,name,major,cohort",
    "students": "student,name,class,bed",
    "posts": "post,name,name_en,kind,place,unit",
    "duty": "shift,post,day,from,to,minimum,wanted,maximum",
    "mentors": "member,minimum,maximum",
    "mentees": "student,unit",
    "grades": "person,subject,grade",
    "activities": "activity,name,name_en,platform,responsible,first_day,last_day,approved,running,evidenced,reviewed,"
                  "closed,approved_by,reviewed_by",
    "ledger": "record,member,indicator,quantity,day,source,activity,confirmed_by",
    "ratings": "member,rater,by,points",
    "gates": "platform,approvers,reviewers,bars",
    "goals": "goal,name,name_en,unit,part_of,target,indicator",
    "responsibilities": "duty,name,name_en,unit,post,member,acknowledged,due,done",
    "last_scores": "member,unit,total,rank,grade",
    "branch_ledger": "unit,indicator,quantity,day,source",
}
# indicator, how many records a member has at most, and how much each is at most
WEEKLY = [("theory_sessions", 12, 1), ("study_points", 16, 60), ("volunteer_hours", 10, 4), ("tutoring_hours", 12, 3),
          ("online_sessions", 8, 1), ("bed_tidy", 16, 1), ("room_inspection", 4, 100), ("dormitory_duty", 10, 1)]
WORDS = "一二三四五六七八九十"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Write the term folder of a department.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--branches", type=int, default=BRANCHES)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(options.seed, options.branches).items():
        (options.folder / name).write_bytes(content)
    print(options.folder)


def files(seed: int, branches: int = BRANCHES) -> dict[str, bytes]:
    """Every file of the folder by name, as bytes."""
    chance = Chance(random.Random(seed))
    tables: Tables = {name: [] for name in HEADERS}
    tables["term"].append(("2026-autumn", "2026年秋季学期", "Autumn term 2026", "GB", FIRST_DAY, LAST_DAY))
    tables["units"] += [("PC", "体育学院党委", "Party committee of the College of Physical Education", "committee", "",
                         "2004-09-01"),
                        ("GB", "体育系党总支", "General branch of the Department of Physical Education", "general_branch",
                         "PC", "2004-09-01")]
    tables["gates"].append(("", "secretary", "", "yes"))
    tables["goals"].append(("G-VOL", "志愿服务时长", "Volunteer hours", "GB", "", 250 * branches, "volunteer_hours"))
    called = names(chance, branches * (MEMBERS + STUDENTS))
    for number in range(1, branches + 1):
        add_branch(tables, chance, number, called[(number - 1) * (MEMBERS + STUDENTS):])
    rank_last_scores(tables["last_scores"])
    if branches >= 3:
        tables["branch_ledger"].append(("BR03", "branch_veto", 1, "2026-11-16", "总支通报"))
    return {f"{name}.csv": text(HEADERS[name], rows) for name, rows in tables.items()}


def ordinal(number: int) -> str:
    return WORDS[number - 1] if number <= 10 else "十" + WORDS[number - 11]


def add_branch(tables: Tables, chance: Chance, number: int, called: Sequence[str]) -> None:
    code = f"BR{number:02}"
    founded = "2026-03-01" if number == 12 else f"{2012 + number % 6}-09-01"
    tables["units"].append((code, f"学生第{ordinal(number)}党支部", f"Student branch {number}", "branch", "GB", founded))
    members = [f"S{2022 + row % 4}{number:02}{row + 1:02}" for row in range(MEMBERS)]
    students = [f"T2025{number:02}{row + 1:02}" for row in range(STUDENTS)]
    add_homes(tables, number)
    for row, member in enumerate(members):
        tables["members"].append((member, called[row], code, f"C{number:02}-23",
                                  f"H{number:02}-{row // 4 + 1}-{row % 4 + 1}"))
        tables["stages"].append((member, STAGES[row], datetime.date(2024, 9, 1)))
    for row, student in enumerate(students):
        tables["students"].append((student, called[MEMBERS + row], f"C{number:02}-25",
                                   f"H{number:02}-{row // 4 + 4}-{row % 4 + 1}"))
        if row % 2:
            tables["mentees"].append((student, code))
            tables["grades"].append((student, chance.one_of(SUBJECTS), f"{1 + chance.below(12) / 10:.1f}"))
    days = (datetime.date(2025, 9, 1), datetime.date(2028, 8, 31))
    for office, member in zip(["secretary", "organisation", "publicity", "discipline"], members[8:]):
        tables["offices"].append((code, office, member, *days))
    for member in members[5:]:
        tables["mentors"].append((member, 0, 2))
        tables["grades"].append((member, chance.one_of(SUBJECTS), f"{2.8 + chance.below(12) / 10:.1f}"))
    add_duty(tables, number, code)
    add_evidence(tables, chance, number, members)
    add_management(tables, chance, number, members)


def add_homes(tables: Tables, number: int) -> None:
    """A floor of seven rooms of four beds in the one building, and the two classes that live there."""
    if number == 1:
        tables["places"].append(("H", "building", "", "学生公寓"))
    floor = f"H{number:02}"
    tables["places"].append((floor, "floor", "H", f"{number}层"))
    for room in range(1, 8):
        tables["places"].append((f"{floor}-{room}", "room", floor, ""))
        tables["places"] += [(f"{floor}-{room}-{bed}", "bed", f"{floor}-{room}", "") for bed in range(1, 5)]
    tables["classes"] += [(f"C{number:02}-{year % 100}", f"{year}级体育教育{number}班", "体育教育", year)
                          for year in (2023, 2025)]


def add_duty(tables: Tables, number: int, code: str) -> None:
    """Two evenings a week at the branch's own post."""
    post = f"P{number:02}"
    tables["posts"].append((post, f"{number}层服务示范岗", f"Service post, floor {number}", "service", f"H{number:02}", code))
    for week in range(WEEKS):
        for weekday in (0, 3):
            day = FIRST_DAY + datetime.timedelta(days=7 * week + weekday)
            tables["duty"].append((f"W{number:02}{day:%m%d}", post, day, "21:20", "22:00", 1, 2, 2))


def add_evidence(tables: Tables, chance: Chance, number: int, members: list[str]) -> None:
    officer, secretary = members[9], members[8]
    diligence = 0.65 + 0.35 * chance.random.random()  # of the branch as a whole
    for turn, platform in enumerate(["ideas", "practice", "innovation", "culture", "skills"]):
        code = f"A{number:02}{turn + 1}"
        first = FIRST_DAY + datetime.timedelta(days=14 * turn + 10 + chance.below(5))
        reached = [first - datetime.timedelta(days=6), first, first + datetime.timedelta(days=2),
                   first + datetime.timedelta(days=8) if turn < 4 else "", ""]
        tables["activities"].append((code, f"主题活动{turn + 1}", f"Activity {turn + 1}", platform, officer, first, first,
                                     *reached, secretary, members[11] if turn < 4 else ""))
        for member in members:
            for _ in range(3 if chance.is_true(diligence) else 1):
                add_record(tables, member, f"platform_{platform}", 1, first, "活动签到", code, "")
    for member in members:
        own = min(1.0, diligence + 0.2 * chance.random.random())
        for indicator, times, most in WEEKLY:
            for _ in range(times):
                if chance.is_true(own):
                    day = FIRST_DAY + datetime.timedelta(days=chance.below(100))
                    quantity = 85 + chance.below(16) if indicator == "room_inspection" else 1 + chance.below(most)
                    add_record(tables, member, indicator, quantity, day, "登记表", "",
                               officer if member != officer else secretary)
        level = 82 + chance.below(17)
        tables["ratings"].append((member, "self", member, min(100, level + 3)))
        tables["ratings"].append((member, "committee", "", level))
        tables["ratings"] += [(member, "peer", other, min(100, level + chance.below(7) - 3))
                              for other in chance.some_of([one for one in members if one != member], 5)]


def add_record(tables: Tables, member: str, indicator: str, quantity: int, day: datetime.date, source: str,
               activity: str, by: str) -> None:
    code = f"E{len(tables['ledger']) + 1:05}"
    tables["ledger"].append((code, member, indicator, quantity, day, source, activity, by))


def add_management(tables: Tables, chance: Chance, number: int, members: list[str]) -> None:
    code, post = f"BR{number:02}", f"P{number:02}"
    tables["goals"].append((f"G-VOL-{number:02}", f"第{ordinal(number)}支部志愿服务时长",
                            f"Volunteer hours, branch {number}", code, "G-VOL", 250, "volunteer_hours"))
    said, due = FIRST_DAY + datetime.timedelta(days=4), datetime.date(2026, 12, 20)
    tables["responsibilities"] += [
        (f"D{number:02}-1", "编排值班表", "Draw up the roster", code, post, members[9], said, due,
         said if number % 5 else ""),
        (f"D{number:02}-2", "志愿服务台账", "Records of volunteering", code, post, members[10],
         said if number % 4 else "", "", "")]
    level = 70 + chance.below(18)
    for member in members[:10]:
        tables["last_scores"].append([member, code, level + chance.below(1000) / 100, 0, ""])


def rank_last_scores(rows: list[Any]) -> None:
    """Within each branch, as each was ranked by itself."""
    for row in rows:
        row[3] = 1 + sum(other[2] > row[2] for other in rows if other[1] == row[1])
    for row in rows:
        row[2] = f"{row[2]:.2f}"


def text(header: str, rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


if __name__ == "__main__":
    main()
