"""Units, members, offices, places, classes, students and posts of a term folder as one Organisation."""
from __future__ import annotations

import datetime
from typing import Any

from ... import Label, Period
from ...org import (Channel, Member, Office, OfficeKind, Organisation, Place, PlaceLevel, Post, PostKind, Stage,
                    StageHistory, Student, StudyClass, SubjectLevel, TakenTime, TeachingWeeks, Timetable, Title,
                    Unit, UnitLevel)
from ...cells import MILLIONTH, clock
from ...pairing import GradeScale
from ..folder import TermFolder
from .development import Lives

Levels = dict[str, list[SubjectLevel]]  # of each person


def build_organisation(folder: TermFolder) -> Organisation:
    """Who is in the branch, where they live and learn. Ids are rows of the folder's files."""
    (term,) = folder.rows("term")
    row = {name: rows_of(folder, name) for name in ("units", "members", "places", "classes")}
    titles, channels = titles_by_holder(folder), channels_by_unit(folder)
    strengths, needs = levels(folder, GradeScale())
    lives = Lives(folder, row["units"], row["members"])
    stages = stage_histories(folder, lives)
    timetables = class_timetables(folder, monday_of(term.first_day))
    return Organisation(
        units=[Unit(unit.unit, Label(unit.name, unit.name_en), level=getattr(UnitLevel, unit.level),
                    above=row["units"].get(unit.above), founded=unit.founded, channels=channels.get(unit.unit, []))
               for unit in folder.rows("units")],
        members=[Member(member.member, member.name, unit=row["units"][member.unit],
                        stages=stages.get(member.member, StageHistory()),
                        study_class=row["classes"].get(member.class_), home=row["places"].get(member.bed),
                        strengths=strengths.get(member.member, []), skills=list(member.skills),
                        languages=list(member.languages), titles=titles.get(member.member, []),
                        **lives.of(member.member))
                 for member in folder.rows("members")],
        offices=[Office(f"{office.unit}-{office.office}-{office.first_day}-{office.member}",
                        getattr(OfficeKind, office.office), unit=row["units"][office.unit],
                        holder=row["members"][office.member], term=Period(office.first_day, office.last_day))
                 for office in folder.rows("offices")],
        places=[Place(place.place, Label(place.name or place.place, place.name_en),
                      level=getattr(PlaceLevel, place.level), within=row["places"].get(place.within),
                      titles=titles.get(place.place, []))
                for place in folder.rows("places")],
        classes=[StudyClass(each.class_, Label(each.name, each.name_en), cohort=each.cohort, major=each.major,
                            timetable=timetables.get(each.class_, Timetable()))
                 for each in folder.rows("classes")],
        students=[Student(student.student, student.name, study_class=row["classes"][student.class_],
                          home=row["places"].get(student.bed), needs=needs.get(student.student, []),
                          languages=list(student.languages))
                  for student in folder.rows("students")],
        posts=[Post(post.post, Label(post.name, post.name_en), kind=getattr(PostKind, post.kind),
                    place=row["places"].get(post.place), unit=row["units"].get(post.unit))
               for post in folder.rows("posts")],
    )


def rows_of(folder: TermFolder, name: str) -> dict[Any, int]:
    """Code to row; empty where there is no such file."""
    table = folder[name]
    return {} if table is None else table.row_of()


def monday_of(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.isoweekday() - 1)


def stage_histories(folder: TermFolder, lives: Lives) -> dict[str, StageHistory]:
    steps: dict[str, list[tuple[Stage, datetime.date]]] = {}
    for step in folder.rows("stages"):
        steps.setdefault(step.member, []).append((getattr(Stage, step.stage), step.since))
    return {member: StageHistory(taken, lives.corrections.get(member, [])) for member, taken in steps.items()}


def titles_by_holder(folder: TermFolder) -> dict[str, list[Title]]:
    titles: dict[str, list[Title]] = {}
    for title in folder.rows("titles"):
        titles.setdefault(title.holder, []).append(
            Title(Label(title.name, title.name_en), title.given, last_review=title.last_review,
                  withdrawn=title.withdrawn))
    return titles


def channels_by_unit(folder: TermFolder) -> dict[str, list[Channel]]:
    channels: dict[str, list[Channel]] = {}
    for each in folder.rows("channels"):
        channels.setdefault(each.unit, []).append(Channel(Label(each.name, each.name_en), each.since, each.until))
    return channels


def class_timetables(folder: TermFolder, week_one: datetime.date) -> dict[str, Timetable]:
    taken: dict[str, list[TakenTime]] = {}
    for lesson in folder.rows("timetables"):
        weeks = TeachingWeeks(lesson.weeks or "all")
        time = TakenTime(int(lesson.weekday), clock(lesson.from_), to=clock(lesson.to), weeks=weeks)
        taken.setdefault(lesson.class_, []).append(time)
    return {code: Timetable(week_one, lessons) for code, lessons in taken.items()}


def levels(folder: TermFolder, scale: GradeScale) -> tuple[Levels, Levels]:
    """Grades as strengths of members and needs of students; a grade that is neither says nothing."""
    members = rows_of(folder, "members")
    strengths: Levels = {}
    needs: Levels = {}
    for grade in folder.rows("grades"):
        of_four = (grade.grade * 4 / grade.scale).quantize(MILLIONTH)
        into, level = ((strengths, scale.strength(of_four)) if grade.person in members
                       else (needs, scale.need(of_four)))
        if level:
            into.setdefault(grade.person, []).append(SubjectLevel(grade.subject, level))
    return strengths, needs
