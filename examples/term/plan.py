"""What the example term plans: who may help whom, posts and shifts, leave and wishes."""
from __future__ import annotations

import datetime

from people import DUTY_WEEKS, FIRST_DAY, LAST_DAY, SUBJECTS, Chance, Person, Row

MENTEES = 60
SUPERVISED = 6  # evenings whose supervision is pinned, as something was found then


def shift_days() -> list[datetime.date]:
    return [FIRST_DAY + datetime.timedelta(days=number) for number in range(7 * DUTY_WEEKS)]


def posts() -> list[Row]:
    return [("service", "服务示范岗", "Service post", "service", "B1"),
            ("supervision", "监督岗", "Supervision post", "supervision", "B2"),
            ("venue", "赛场志愿者", "Volunteers at contests", "venue_role", "GYM")]


def pins(chance: Chance, members: list[Person], leave_rows: list[Row], timetable_rows: list[Row],
         contest_days: list[datetime.date]) -> dict[str, str]:
    """Who supervises on some evenings, come what may: somebody who is neither away nor in class nor at a contest."""
    taught = {(row[0], row[2]) for row in timetable_rows if row[4] > "21:20"}
    chosen: dict[str, str] = {}
    evenings = [day for day in shift_days()[14:90] if day not in contest_days]
    for day in sorted(chance.some_of(evenings, SUPERVISED)):
        away = {row[0] for row in leave_rows if row[1] <= day <= row[2]}
        free = [member["code"] for member in members if member["stage"] != "applicant"
                and member["code"] not in {*away, *chosen.values()}
                and (member["class"], day.isoweekday()) not in taught]
        chosen[f"JD{day:%m%d}"] = chance.one_of(free)
    return chosen


def duty_changes(members: list[Person]) -> list[Row]:
    """The first evening's service is stood by somebody else, whom no roster has on that evening."""
    leaders = leaders_of(members)
    return [(shift_days()[0], "service", leaders[0], leaders[4])]


def leaders_of(members: list[Person]) -> list[str]:
    return [member["code"] for member in members if member["stage"] == "full" and member["class"]]


def duty(members: list[Person], pinned: dict[str, str], contest_days: list[datetime.date]) -> list[Row]:
    """Two posts every evening from 21:20 to 22:00; a member on probation or a full member leads the supervision.

    Who stands them on the first evening is pinned, all four. And volunteers on the afternoons of contests.
    """
    leaders = leaders_of(members)
    first = shift_days()[0]
    on_first = {f"FW{first:%m%d}": ";".join(leaders[:2]), f"JD{first:%m%d}": ";".join(leaders[2:4])}
    rows: list[Row] = []
    for day in shift_days():
        most = 2 if day == first else 3
        for shift, post, least, stage, lead in ((f"FW{day:%m%d}", "service", 1, "", ""),
                                                (f"JD{day:%m%d}", "supervision", 2, "activist", "probationary")):
            rows.append((shift, post, day, "21:20", "22:00", least, 2, most, stage, lead, "",
                         {**pinned, **on_first}.get(shift, "")))
    return rows + [(f"SG{day:%m%d}", "venue", day, "14:00", "14:40", 1, 2, 3, "", "", "", "") for day in contest_days]


def leave(chance: Chance, members: list[Person]) -> list[Row]:
    rows: list[Row] = []
    for member in members:
        if chance.is_true(0.5):  # the national holiday
            rows.append((member["code"], datetime.date(2026, 10, 1), datetime.date(2026, 10, 5 + chance.below(3)),
                         "", ""))
        for _ in range(chance.below(3)):
            day = chance.one_of(shift_days())
            rows.append((member["code"], day, min(day + datetime.timedelta(days=chance.below(5)), LAST_DAY), "", ""))
        if not member["class"]:  # staff go home early on Fridays
            day = datetime.date(2026, 9, 11)
            while day <= LAST_DAY:
                rows.append((member["code"], day, day, "18:00", "24:00"))
                day += datetime.timedelta(days=7)
    return rows


def requests(chance: Chance, members: list[Person], leave_rows: list[Row], timetable_rows: list[Row]) -> list[Row]:
    """Nobody wishes for a shift on a day away or an evening in class."""
    away = {(member, first + datetime.timedelta(days=number)) for member, first, last, *_ in leave_rows
            for number in range((last - first).days + 1)}
    taught = {(row[0], row[2]) for row in timetable_rows if row[4] > "21:20"}
    rows: list[Row] = []
    for member in members:
        for day in sorted(chance.some_of(shift_days(), 2 + chance.below(5))):
            cannot = (member["code"], day) in away or (member["class"], day.isoweekday()) in taught
            wish = "off" if chance.is_true(0.7) or cannot else "on"
            post = chance.one_of(["service", "supervision"]) if wish == "on" and member["stage"] != "applicant" else ""
            rows.append((member["code"], day, post, wish, 1 + chance.below(3)))
    return rows


def company(chance: Chance, members: list[Person]) -> list[Row]:
    younger = [member["code"] for member in members if member["stage"] in ("activist", "candidate")]
    one, other, third, fourth = chance.some_of(younger, 4)
    return [(one, other, "apart"), (third, fourth, "apart")]


def load(chance: Chance, members: list[Person]) -> list[Row]:
    return [(member["code"], 40 * (chance.below(5) - 2), chance.below(5) - 2, chance.below(3) - 1)
            for member in members if member["stage"] != "applicant"]


def mentors(chance: Chance, members: list[Person]) -> list[Row]:
    """Members of the second year or later, from activists on; the graduating ones take fewer."""
    return [(member["code"], 1 if chance.is_true(0.6) else 0, (2 if member["year"] == 4 else 3) + chance.below(2))
            for member in members if member["year"] >= 2 and member["stage"] != "applicant"]


def mentees(chance: Chance, students: list[Person]) -> list[str]:
    chosen = chance.some_of([student for student in students if student["year"] == 1], MENTEES * 2 // 3)
    chosen += chance.some_of([student for student in students if student["year"] == 2], MENTEES - len(chosen))
    return sorted(student["code"] for student in chosen)


def grades(chance: Chance, mentor_rows: list[Row], mentee_codes: list[str]) -> list[Row]:
    rows: list[Row] = []
    for code, *_ in mentor_rows:
        for subject in sorted(chance.some_of(SUBJECTS, 3 + chance.below(3)), key=SUBJECTS.index):
            rows.append((code, subject, f"{2.6 + chance.below(15) / 10:.1f}"))
    for code in mentee_codes:
        for subject in sorted(chance.some_of(SUBJECTS, 2 + chance.below(2)), key=SUBJECTS.index):
            rows.append((code, subject, f"{0.8 + chance.below(14) / 10:.1f}"))
    return rows


def earlier_pairings(chance: Chance, mentor_rows: list[Row], mentee_codes: list[str]) -> list[Row]:
    """Some pairs of last term, and a few whose people have left."""
    rows: list[Row] = [(chance.one_of(mentor_rows)[0], code, 1) for code in chance.some_of(mentee_codes, 14)]
    return rows + [(chance.one_of(mentor_rows)[0], f"S20224{number:02}", 2) for number in range(3)]


def pair_rules(chance: Chance, members: list[Person], mentor_rows: list[Row], mentee_codes: list[str]) -> list[Row]:
    year_of = {member["code"]: member["year"] for member in members}
    older = [code for code, *_ in mentor_rows if year_of[code] >= 3]
    first, second, third = chance.some_of(mentee_codes, 3)
    return [(older[0], first, "must"), (older[1], second, "never"), (older[2], third, "never")]
