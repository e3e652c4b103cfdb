"""What the files of the five areas say of each other and of the rest; as `references`, of the tables of the areas."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .._muster.programme import named_programmes
from ..cells import clock
from ..columns import Columns
from ..faults import Faults, Place
from .spans import spans

# table, column, tables that own the code, what it is called
NAMED: list[tuple[str, str, tuple[str, ...], str]] = [
    ("activities", "part_of", ("activities",), "activity"),
    ("class_sessions", "activity", ("activities",), "activity"),
    ("class_sessions", "class", ("classes",), "class"),
    ("class_sessions", "member", ("members",), "member"),
    ("study_groups", "member", ("members",), "member"),
    ("study_groups", "students", ("students",), "student"),
    ("tutoring", "member", ("members",), "member"),
    ("tutoring", "student", ("students",), "student"),
    ("outreach", "activity", ("activities",), "activity"),
    ("awards", "members", ("members",), "member"),
    ("awards", "activity", ("activities",), "activity"),
    ("led_exercises", "member", ("members",), "member"),
    ("certificates", "member", ("members",), "member"),
    ("channels", "unit", ("units",), "unit"),
    ("accounts", "unit", ("units",), "unit"),
    ("accounts", "responsible", ("members",), "member"),
    ("study_acts", "member", ("members",), "member"),
    ("bulletins", "member", ("members",), "member"),
    ("bulletins", "activity", ("activities",), "activity"),
    ("five_ones", "member", ("members",), "member"),
    ("five_ones", "place", ("places",), "place"),
    ("five_ones", "class", ("classes",), "class"),
    ("five_one_deeds", "member", ("members",), "member"),
    ("five_one_deeds", "place", ("places",), "place"),
    ("five_one_deeds", "class", ("classes",), "class"),
    ("inspections", "place", ("places",), "room"),
    ("inspection_passes", "place", ("places",), "building"),
    ("supervision", "post", ("posts",), "post"),
    ("supervision", "shift", ("duty",), "shift"),
    ("supervision", "member", ("members",), "member"),
    ("supervision", "place", ("places",), "place"),
    ("duty_changes", "shift", ("duty",), "shift"),
    ("duty_changes", "post", ("posts",), "post"),
    ("duty_changes", "member", ("members",), "member"),
    ("duty_changes", "instead", ("members",), "member"),
    ("venue", "activity", ("activities",), "activity"),
    ("venue", "member", ("members",), "member"),
    ("exams", "members", ("members",), "member"),
    ("exams", "violators", ("members",), "member"),
    ("call_answers", "member", ("members",), "member"),
    ("brought_along", "member", ("members",), "member"),
    ("brought_along", "activist", ("members",), "member"),
    ("tutoring", "group", ("study_groups",), "study group"),
    ("bulletins", "account", ("accounts",), "account"),
    ("call_answers", "call", ("calls",), "call"),
]
ONCE = [
    ("class_sessions", ("activity", "class", "day")),
    ("channels", ("unit", "name", "since")),
    ("inspections", ("place", "day")),
    ("duty_changes", ("shift", "member")),
    ("call_answers", ("call", "member")),
    ("brought_along", ("member", "activist", "since")),
]
IN_ORDER = [(name, "since", "until") for name in ("channels", "accounts", "five_ones", "brought_along")]
IN_TERM = ["class_sessions", "tutoring", "led_exercises", "study_acts", "five_one_deeds", "exams"]
LEVEL_OF = {"bed": "bed", "room": "room", "study_class": None, "floor": "floor", "building": "building"}
STAGES = ("applicant", "activist", "candidate", "probationary", "full")
# table, moment, the moment that it does not come before
MOMENTS = [
    ("bulletins", "published", "happened"),
    ("supervision", "dissuaded", "found"),
    ("supervision", "reported", "found"),
    ("supervision", "published", "found"),
    ("supervision", "publicised", "found"),
    ("call_answers", "deployed", "responded"),
    ("call_answers", "released", "deployed"),
]


def check_areas(tables: Any, faults: Faults) -> None:
    """Checks skip a cell that could not be read and a table that is not there; those faults are known already."""
    for name, later, earlier in MOMENTS:
        check_moments(tables.get(name), later, earlier, faults)
    check_activities(tables.get("activities"), faults)
    check_tutoring(tables, faults)
    for name in ("five_ones", "five_one_deeds"):
        check_five_ones(tables.get(name), tables.get("places"), faults)
    check_level(tables.get("inspections"), "room", tables.get("places"), faults)
    check_level(tables.get("inspection_passes"), "building", tables.get("places"), faults)
    check_supervision(tables, faults)
    check_duty_changes(tables.get("duty_changes"), faults)
    check_results(tables.get("venue"), faults)
    check_exams(tables.get("exams"), faults)
    check_calls(tables, faults)
    check_brought_along(tables, faults)


def rows(table: Columns | None) -> Iterator[tuple[Place, Any]]:
    """Each row and where it stands; none of a table that is not there."""
    if table is not None:
        yield from ((table.place(row), cells) for row, cells in enumerate(table))


def moment_of(cells: Any, name: str) -> tuple[date, int | None] | None:
    day = getattr(cells, f"{name}_day")
    return None if day is None else (day, getattr(cells, f"{name}_at"))


def check_moments(table: Columns | None, later: str, earlier: str, faults: Faults) -> None:
    for where, cells in rows(table):
        one, other = moment_of(cells, later), moment_of(cells, earlier)
        if one is None and getattr(cells, f"{later}_at") is not None:
            faults.add(where, f"{later}_at has a time and {later}_day is blank", "fill in the day")
        if one is None or other is None:
            continue
        if is_before(one, other):
            faults.add(where, f"{later} on {written(one)} comes before {earlier} on {written(other)}",
                       "correct one of the two")


def is_before(one: tuple[date, int | None], other: tuple[date, int | None]) -> bool:
    """Of two on one day only where both times are known."""
    if one[0] != other[0]:
        return one[0] < other[0]
    return one[1] is not None and other[1] is not None and one[1] < other[1]


def written(moment: tuple[date, int | None]) -> str:
    return str(moment[0]) if moment[1] is None else f"{moment[0]} {clock(moment[1])}"


def check_activities(activities: Columns | None, faults: Faults) -> None:
    """Events of a festival are no festivals, and named programmes belong to their platform."""
    platform_of = {each.code: each.platform for each in named_programmes()}
    part_of = {} if activities is None else dict(zip(activities["activity"], activities["part_of"]))
    for where, activity in rows(activities):
        if activity.part_of and activity.part_of == activity.activity:
            faults.add(where, f"activity \"{activity.activity}\" is part of itself",
                       "name the festival, or leave it blank")
        elif activity.part_of and part_of.get(activity.part_of):
            faults.add(where, f"activity \"{activity.part_of}\", which it is part of, is an event of another",
                       "name the festival itself")
        if activity.programme and activity.platform is not None \
                and platform_of[activity.programme] != activity.platform:
            faults.add(where, f"programme {activity.programme} is of platform {platform_of[activity.programme]}, and "
                              f"the activity of {activity.platform or 'none'}", "correct one of the two")


def check_tutoring(tables: Any, faults: Faults) -> None:
    for where, session in rows(tables.get("tutoring")):
        if None in (session.member, session.student, session.group):
            continue
        if session.group and (session.member or session.student):
            faults.add(where, "it names a group and a person", "name the group alone, or a member and a student")
        elif not session.group and not (session.member and session.student):
            faults.add(where, "it names neither a group nor a pair", "name a group, or a member and a student")


def check_five_ones(table: Columns | None, places: Columns | None, faults: Faults) -> None:
    level_of = dict(zip(places["place"], places["level"])) if places is not None else {}
    for where, row in rows(table):
        if row.one is None or row.place is None or row.class_ is None:
            continue
        level = LEVEL_OF[row.one]
        if level is None and (row.place or not row.class_):
            faults.add(where, "it does not name the class alone", "name the class and no place")
        elif level is not None and (row.class_ or not row.place):
            faults.add(where, f"it does not name the {level} alone", f"name the {level} and no class")
        elif level is not None and level_of.get(row.place, level) != level:
            faults.add(where, f"\"{row.place}\" is a {level_of[row.place]}, not a {level}", f"name the {level}")


def check_level(table: Columns | None, level: str, places: Columns | None, faults: Faults) -> None:
    level_of = dict(zip(places["place"], places["level"])) if places is not None else {}
    for where, row in rows(table):
        if level_of.get(row.place) not in (None, level):
            faults.add(where, f"\"{row.place}\" is a {level_of[row.place]}, not a {level}", f"name the {level}")


def check_supervision(tables: Any, faults: Faults) -> None:
    """Cases are found at posts of supervision, and within the shift they name."""
    posts, duty = tables.get("posts"), tables.get("duty")
    kind_of = dict(zip(posts["post"], posts["kind"])) if posts is not None else {}
    shifts = {shift.shift: shift for _, shift in rows(duty)}
    for where, case in rows(tables.get("supervision")):
        if kind_of.get(case.post) not in (None, "supervision"):
            faults.add(where, f"post \"{case.post}\" is of kind {kind_of[case.post]}", "name a post of supervision")
        shift = shifts.get(case.shift)
        if shift is None or case.found_day is None or None in (shift.post, shift.day, shift.from_, shift.to):
            continue
        is_within = any(day == case.found_day and (case.found_at is None or begins <= case.found_at <= ends)
                        for day, begins, ends in spans(shift.day, shift.from_, shift.to))
        if case.post and shift.post != case.post:
            faults.add(where, f"shift \"{case.shift}\" is of post \"{shift.post}\"", "correct the post or the shift")
        elif not is_within:
            faults.add(where, f"found on {written((case.found_day, case.found_at))}, and shift \"{case.shift}\" is on "
                              f"{shift.day} from {clock(shift.from_)} to {clock(shift.to)}",
                       "correct the time, or leave the shift blank")


def check_duty_changes(table: Columns | None, faults: Faults) -> None:
    for where, change in rows(table):
        if change.member and change.member == change.instead:
            faults.add(where, f"member \"{change.member}\" stands in for themselves", "name somebody else, or nobody")


def check_results(venue: Columns | None, faults: Faults) -> None:
    for where, turn in rows(venue):
        if (turn.level is None) != (turn.place is None):
            faults.add(where, "only one of level and place is given", "give both of an award, or neither")
        if turn.role not in (None, "athlete") and (turn.result or turn.level or turn.place):
            faults.add(where, f"a result is given of a {turn.role}", "give results of athletes only")


def check_exams(exams: Columns | None, faults: Faults) -> None:
    for where, exam in rows(exams):
        for code in exam.violators or ():
            if code not in (exam.members or ()):
                faults.add(where, f"\"{code}\" broke its rules and did not sit it",
                           "add them to members or take them out")
        for code in dict.fromkeys(each for each in exam.members or () if exam.members.count(each) > 1):
            faults.add(where, f"member \"{code}\" stands here twice", "name everybody once")


def check_calls(tables: Any, faults: Faults) -> None:
    calls = {call.call: call for _, call in rows(tables.get("calls"))}
    for where, answer in rows(tables.get("call_answers")):
        call = calls.get(answer.call)
        called, responded = (moment_of(call, "called") if call else None), moment_of(answer, "responded")
        if answer.responded_at is not None and responded is None:
            faults.add(where, "responded_at has a time and responded_day is blank", "fill in the day")
        if answer.deployed_day and not answer.responded_day:
            faults.add(where, "deployed has a day and responded has none", "fill in when the member answered")
        if called and responded and is_before(responded, called):
            faults.add(where, f"responded on {written(responded)} comes before the call on {written(called)}",
                       "correct one of the two")


def check_brought_along(tables: Any, faults: Faults) -> None:
    """Who leads has come farther than who is brought along, and that is an applicant, an activist or a candidate."""
    steps: dict[str, list[tuple[date, int]]] = {}
    for _, step in rows(tables.get("stages")):
        if None not in (step.member, step.stage, step.since):
            steps.setdefault(step.member, []).append((step.since, STAGES.index(step.stage)))

    def stage_on(member: str, day: date) -> int | None:
        return max((stage for since, stage in steps.get(member, ()) if since <= day), default=None)

    for where, row in rows(tables.get("brought_along")):
        if None in (row.member, row.activist, row.since):
            continue
        one, other = stage_on(row.member, row.since), stage_on(row.activist, row.since)
        if row.member == row.activist:
            faults.add(where, f"member \"{row.member}\" brings along themselves", "name the activist")
        elif other is not None and other > STAGES.index("candidate"):
            faults.add(where, f"\"{row.activist}\" is {STAGES[other]} on {row.since}",
                       "name an applicant, an activist or a candidate")
        elif one is not None and other is not None and one <= other:
            faults.add(where, f"\"{row.member}\" is {STAGES[one]} on {row.since}, no farther than \"{row.activist}\"",
                       "name a member who has come farther")
