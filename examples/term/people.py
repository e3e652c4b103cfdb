"""Synthetic people of the example term, and where they live and learn. No name here is anybody's."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any, TypeVar

Person = dict[str, Any]  # what is known of a person, or of a class
Row = tuple[Any, ...]  # of a table
T = TypeVar("T")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳"
GIVEN = "子轩雨桐浩然欣怡思远嘉宁一诺博文晨曦若溪泽宇静姝俊杰梦琪志强雅婷天佑可馨明哲语嫣振华书瑶海涛清越文博晓彤建国诗涵永安知夏"
MAJORS = [("体育教育", "Physical Education"), ("运动训练", "Sports Training")]
SUBJECTS = ["运动解剖学", "运动生理学", "体育心理学", "大学英语", "体育统计学", "计算机基础"]
LANGUAGES = ["普通话", "英语", "维吾尔语", "粤语"]
SKILLS = ["急救", "心理", "英语"]
STAGES = ["applicant", "activist", "candidate", "probationary", "full"]
STAGES_ZH = dict(zip(STAGES, ["申请人", "积极分子", "发展对象", "预备党员", "正式党员"]))

# How many members stand at each stage, and the earliest year of study at which one can.
MEMBERS_AT = {"applicant": (7, 1), "activist": (13, 1), "candidate": (8, 2), "probationary": (9, 3), "full": (8, 3)}
STAFF = 3  # of the full members
STUDENTS = 240
FIRST_DAY = datetime.date(2026, 9, 7)
LAST_DAY = datetime.date(2027, 1, 10)
DUTY_WEEKS = 16


class Chance:
    """Choices that are the same on every machine: built on `random()` alone, which Python keeps stable."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def below(self, bound: int) -> int:
        return int(self.random.random() * bound)

    def one_of(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def some_of(self, options: Iterable[T], count: int) -> list[T]:
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def is_true(self, share: float) -> bool:
        return self.random.random() < share


def names(chance: Chance, count: int) -> list[str]:
    made: list[str] = []
    while len(made) < count:
        name = chance.one_of(SURNAMES) + "".join(chance.one_of(GIVEN) for _ in range(2 if chance.is_true(0.8) else 1))
        if name not in made:
            made.append(name)
    return made


def places() -> list[Row]:
    """Three buildings of four floors of six rooms of four beds; one room in each building is where the posts stand.

    And a sports hall, where contests are.
    """
    rows: list[Row] = [("GYM", "building", "", "体育馆", "Sports hall")]
    for building in "123":
        rows.append((f"B{building}", "building", "", f"{building}号楼", f"Building {building}"))
        for floor in "1234":
            rows.append((f"B{building}-{floor}F", "floor", f"B{building}", f"{building}号楼{floor}层",
                         f"Building {building}, floor {floor}"))
            for room in range(1, 7):
                code = f"B{building}-{floor}0{room}"
                rows.append((code, "room", f"B{building}-{floor}F", f"{building}号楼{floor}0{room}", ""))
                rows += [(f"{code}-{bed}", "bed", code, "", "") for bed in range(1, 5)]
    return rows


def year_of(each: Person) -> int:
    """Year of study in the example's autumn, from 1."""
    return FIRST_DAY.year - int(each["cohort"]) + 1


def classes() -> list[Person]:
    rows: list[Person] = []
    for year in (1, 2, 3, 4):
        for number, (major, major_en) in enumerate(MAJORS, start=1):
            entry = 2027 - year
            rows.append({"class": f"C{entry}{number}", "name": f"{entry}级{major}班",
                         "name_en": f"{major_en}, entry {entry}", "major": major, "cohort": entry})
    return rows


def timetables(chance: Chance, all_classes: list[Person]) -> list[Row]:
    rows: list[Row] = []
    hours = [("08:00", "09:40"), ("10:10", "11:50"), ("14:00", "15:40"), ("16:00", "17:40")]
    for each in all_classes:
        slots = [(weekday, time) for weekday in range(1, 6) for time in hours]
        for weekday, (begins, ends) in sorted(chance.some_of(slots, 12 if year_of(each) < 4 else 6)):
            rows.append((each["class"], chance.one_of(SUBJECTS), weekday, begins, ends))
        if year_of(each) <= 2:  # evening study of the younger ones runs into the duty hour
            for weekday in sorted(chance.some_of(range(1, 5), 2 if year_of(each) == 1 else 1)):
                rows.append((each["class"], "晚自习", weekday, "19:30", "21:30"))
    return rows


def people(chance: Chance) -> tuple[list[Person], list[Person], list[Person], list[Row]]:
    """Members and students, with class and bed. Classmates live near each other, members among them."""
    all_classes = classes()
    called = names(chance, sum(count for count, _ in MEMBERS_AT.values()) + STUDENTS)
    members: list[Person] = []
    students: list[Person] = []
    stages: list[Row] = []
    for stage, (count, from_year) in MEMBERS_AT.items():
        for number in range(count):
            is_staff = stage == "full" and number < STAFF
            each = chance.one_of([one for one in all_classes if year_of(one) >= from_year]) if not is_staff else None
            entry = each["class"][1:5] if each else "2011"
            code = f"{'S' if each else 'T'}{entry}{len(members) + 101}"
            members.append({"code": code, "name": called[len(members)], "class": each["class"] if each else "",
                            "year": year_of(each) if each else 0, "stage": stage, "bed": "",
                            "skills": chance.some_of(SKILLS, 1 + chance.below(2)) if chance.is_true(0.4) else [],
                            "languages": languages(chance)})
            stages += stage_rows(chance, code, stage, is_staff)
    for number in range(STUDENTS):
        each = all_classes[number % len(all_classes)]
        students.append({"code": f"S{each['class'][1:]}{number // len(all_classes) + 301}",
                         "name": called[len(members) + number], "class": each["class"], "year": year_of(each),
                         "bed": "", "languages": languages(chance)})
    beds = [code for code, kind, *_ in places() if kind == "bed"]
    residents = [person for person in members + students if person["class"]]
    residents.sort(key=lambda person: (person["class"], chance.random.random()))
    for person, bed in zip(residents, beds):
        person["bed"] = bed
    return all_classes, members, students, stages


def languages(chance: Chance) -> list[str]:
    return [LANGUAGES[0]] + ([chance.one_of(LANGUAGES[1:])] if chance.is_true(0.25) else [])


def stage_rows(chance: Chance, code: str, stage: str, is_staff: bool) -> list[Row]:
    """Days that keep the usual durations: three months, a year, and half a year on the way up."""
    gaps = [(0, 0), (100, 40), (370, 60), (150, 40), (366, 5)]
    day = FIRST_DAY - datetime.timedelta(days=20 + chance.below(60) + (2500 if is_staff else 0))
    rows: list[Row] = [(code, stage, day)]
    for step in range(STAGES.index(stage), 0, -1):
        least, more = gaps[step]
        day -= datetime.timedelta(days=least + chance.below(more + 1))
        rows.append((code, STAGES[step - 1], day))
    return rows[::-1]
