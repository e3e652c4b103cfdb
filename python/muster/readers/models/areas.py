"""The tables of the five areas as AreaRecords: codes become rows of the organisation and of the activities."""
from __future__ import annotations

from typing import Any

from ... import Label
from ...cells import clock
from ...faults import Faults
from ...org import Organisation
from ...record import (AreaRecords, AreaRules, Award, AwardLevel, BringingAlong, BuildingPass, Bulletin, CallAnswer,
                       Certificate, ClassSession, DutyChange, ExamSitting, FiveOne, FiveOneCharge, FiveOneDeed, InTime,
                       Inspection, InspectionRules, LedExercise, Mobilisation, Moment, NearnessWeights, Outreach,
                       OwnAccount, Severity, StudyAct, StudyActKind, StudyCaps, StudyGroup, StudyWindow,
                       SupervisionCase, TutoringSession, VenueRole, VenueTurn, barred_titles, judge_inspections)
from ..folder import TermFolder
from .organisation import rows_of

# The parts of the areas' rules, as the beginnings of their names in area_rules say.
PARTS: dict[str, Any] = {"study": StudyCaps, "inspection": InspectionRules, "in_time": InTime,
                         "nearness": NearnessWeights}


def build_areas(folder: TermFolder, organisation: Organisation) -> AreaRecords:
    """What was done in the five areas.

    Raises
    ------
    InvalidInput
        Naming every title of a room that was given in the school year of a fail.
    """
    rows = {name: rows_of(folder, name)
            for name in ("members", "students", "classes", "places", "posts", "units", "activities")}
    areas = AreaRecords(rules=build_rules(folder, rows), **classroom(folder, rows), **network(folder, rows),
                        **dormitory(folder, rows), **contests(folder, rows), **identity(folder, rows))
    check_titles(folder, organisation, areas)
    return areas


Rows = dict[str, dict[Any, int]]


def moment(row: Any, name: str) -> Moment:
    """Of a day that is there."""
    at = getattr(row, f"{name}_at")
    return Moment(getattr(row, f"{name}_day"), None if at is None else clock(at))


def moment_if_any(row: Any, name: str) -> Moment | None:
    return None if getattr(row, f"{name}_day") is None else moment(row, name)


def build_rules(folder: TermFolder, rows: Rows) -> AreaRules:
    """The numbers that the areas are judged by: the defaults, and what the folder says else."""
    given: dict[str, dict[str, Any]] = {part: {} for part in PARTS}
    own: dict[str, int] = {}
    faults = Faults()
    table = folder["area_rules"]
    for at, row in enumerate(table or ()):
        part = next((part for part in PARTS if row.rule.startswith(f"{part}_")), "")
        is_whole = part in ("inspection", "in_time", "")
        if is_whole and row.value != row.value.to_integral_value():
            faults.add(folder.needed("area_rules").place(at), f"{row.rule} is {row.value}", "give a whole number")
        elif part:
            given[part][row.rule.removeprefix(f"{part}_")] = int(row.value) if is_whole else row.value
        else:
            own[row.rule] = int(row.value)
    faults.raise_if_any()
    windows = [StudyWindow(clock(each.from_), clock(each.to), factor=each.factor)
               for each in folder.rows("study_windows")]
    buildings = [BuildingPass(rows["places"][each.place], each.pass_)
                 for each in folder.rows("inspection_passes")]
    return AreaRules(study=StudyCaps(**given["study"], windows=windows),
                     inspection=InspectionRules(**given["inspection"], buildings=buildings),
                     in_time=InTime(**given["in_time"]), nearness=NearnessWeights(**given["nearness"]), **own)


def classroom(folder: TermFolder, rows: Rows) -> dict[str, list[Any]]:
    members, students, activities = rows["members"], rows["students"], rows["activities"]
    mentor_of = {group.group: members[group.member] for group in folder.rows("study_groups")}
    return {
        "class_sessions": [ClassSession(activities[each.activity], rows["classes"][each.class_], members[each.member],
                                        day=each.day, listeners=each.listeners)
                           for each in folder.rows("class_sessions")],
        "study_groups": [StudyGroup(each.group, Label(each.name, each.name_en), each.major, mentor=members[each.member],
                                    students=[students[code] for code in each.students])
                         for each in folder.rows("study_groups")],
        "tutoring": [TutoringSession(mentor_of[each.group] if each.group else members[each.member], each.day,
                                     each.hours, student=students.get(each.student), group=each.group,
                                     is_kept=each.kept)
                     for each in folder.rows("tutoring")],
        "awards": awards(folder, rows),
        "certificates": [Certificate(members[each.member], Label(each.name, each.name_en), each.day)
                         for each in folder.rows("certificates")],
        "exercises": [LedExercise(members[each.member], Label(each.name, each.name_en), each.day,
                                  participants=each.participants)
                      for each in folder.rows("led_exercises")],
        "outreach": [Outreach(activities[each.activity], each.reached, each.outcomes)
                     for each in folder.rows("outreach")],
    }


def awards(folder: TermFolder, rows: Rows) -> list[Award]:
    """Those of the table, then those that athletes won at contests."""
    members, activities = rows["members"], rows["activities"]
    made = [Award(each.award, Label(each.name, each.name_en), getattr(AwardLevel, each.level), place=each.place,
                  day=each.day, members=[members[code] for code in each.members], is_team=each.team, event=each.event,
                  activity=activities.get(each.activity))
            for each in folder.rows("awards")]
    names = {each.activity: (each.name, each.name_en) for each in folder.rows("activities")}
    for turn in folder.rows("venue"):
        if turn.level:
            name, name_en = names[turn.activity]
            made.append(Award(f"{turn.activity}-{turn.member}-{turn.event}-{turn.line}",
                              Label(f"{name} {turn.event}".strip(), f"{name_en} {turn.event}".strip()),
                              getattr(AwardLevel, turn.level), place=turn.place, day=turn.day,
                              members=[members[turn.member]], event=event_of(turn), activity=activities[turn.activity]))
    return made


def event_of(turn: Any) -> str:
    """What tells a contest's events apart in the ledger."""
    return f"{turn.activity} {turn.event}".strip()


def network(folder: TermFolder, rows: Rows) -> dict[str, list[Any]]:
    members = rows["members"]
    return {
        "accounts": [OwnAccount(each.account, Label(each.name, each.name_en), each.medium,
                                unit=rows["units"][each.unit], responsible=members.get(each.responsible),
                                since=each.since, until=each.until)
                     for each in folder.rows("accounts")],
        "study_acts": [StudyAct(members[each.member], each.day, getattr(StudyActKind, each.act), points=each.points,
                                at=None if each.at is None else clock(each.at), is_assigned=each.origin == "assigned")
                       for each in folder.rows("study_acts")],
        "bulletins": [Bulletin(each.bulletin, Label(each.name, each.name_en), members[each.member],
                               account=each.account, activity=rows["activities"].get(each.activity),
                               happened=moment(each, "happened"), published=moment(each, "published"))
                      for each in folder.rows("bulletins")],
    }


def dormitory(folder: TermFolder, rows: Rows) -> dict[str, list[Any]]:
    members, places, classes = rows["members"], rows["places"], rows["classes"]

    def which(each: Any) -> tuple[int | None, int | None]:
        return places.get(each.place), classes.get(each.class_)

    return {
        "charges": [FiveOneCharge(members[each.member], getattr(FiveOne, each.one), place, study_class=study_class,
                                  since=each.since, until=each.until)
                    for each in folder.rows("five_ones") for place, study_class in [which(each)]],
        "deeds": [FiveOneDeed(members[each.member], getattr(FiveOne, each.one), place, study_class=study_class,
                              day=each.day)
                  for each in folder.rows("five_one_deeds") for place, study_class in [which(each)]],
        "inspections": [Inspection(places[each.place], each.day, each.bed, desk=each.desk, wall=each.wall,
                                   floor=each.floor)
                        for each in folder.rows("inspections")],
        "supervision": [SupervisionCase(each.case, Label(each.name, each.name_en), rows["posts"][each.post],
                                        shift=each.shift, member=members[each.member], place=places.get(each.place),
                                        severity=getattr(Severity, each.severity), found=moment(each, "found"),
                                        dissuaded=moment_if_any(each, "dissuaded"),
                                        reported=moment_if_any(each, "reported"),
                                        published=moment_if_any(each, "published"),
                                        publicised=moment_if_any(each, "publicised"), is_to_be_known=each.known)
                        for each in folder.rows("supervision")],
        "duty_changes": [DutyChange(each.shift, members[each.member], members.get(each.instead))
                         for each in folder.rows("duty_changes")],
    }


def contests(folder: TermFolder, rows: Rows) -> dict[str, list[Any]]:
    return {"venue": [VenueTurn(rows["activities"][each.activity], rows["members"][each.member],
                                getattr(VenueRole, each.role), event=each.event, day=each.day, from_=clock(each.from_),
                                to=clock(each.to), result=each.result)
                      for each in folder.rows("venue")]}


def identity(folder: TermFolder, rows: Rows) -> dict[str, list[Any]]:
    members = rows["members"]
    answers: dict[str, list[CallAnswer]] = {}
    for each in folder.rows("call_answers"):
        answers.setdefault(each.call, []).append(
            CallAnswer(members[each.member], moment_if_any(each, "responded"), moment_if_any(each, "deployed"),
                       released=moment_if_any(each, "released")))
    return {
        "exams": [ExamSitting(each.exam, Label(each.name, each.name_en), each.day,
                              members=[members[code] for code in each.members],
                              violators=[members[code] for code in each.violators])
                  for each in folder.rows("exams")],
        "mobilisations": [Mobilisation(each.call, Label(each.name, each.name_en), moment(each, "called"),
                                       within_hours=each.within_hours, answers=answers.get(each.call, []))
                          for each in folder.rows("calls")],
        "brought_along": [BringingAlong(members[each.member], members[each.activist], each.since, until=each.until)
                          for each in folder.rows("brought_along")],
    }


def check_titles(folder: TermFolder, organisation: Organisation, areas: AreaRecords) -> None:
    """A title that was given in the school year of a fail is refused; one to be withdrawn is noted."""
    results = judge_inspections(areas.inspections, organisation, areas.rules.inspection)
    barred = {(organisation.places[title.room].code, title.given): title.failed
              for title in barred_titles(organisation, results)}
    faults = Faults()
    for row, title in enumerate(folder.rows("titles")):
        failed = barred.get((title.holder, title.given))
        if failed is None:
            continue
        if failed < title.given:
            faults.add(folder.needed("titles").place(row),
                       f"room \"{title.holder}\" is given a title on {title.given}, and failed its inspection on "
                       f"{failed}, which bars honours of that school year",
                       "take the title out, or correct the inspection")
        else:
            folder.notes.append(f"{folder.needed('titles').place(row)}: room \"{title.holder}\" failed its "
                                f"inspection on {failed} and is to lose its title")
    faults.raise_if_any()
