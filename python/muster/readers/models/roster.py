"""Posts, shifts, leave, timetables and wishes of a term folder as one roster problem."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ... import Label, Period
from ...cells import clock
from ...faults import Faults
from ...org import Organisation, Stage
from ...roster import (Assignment, Bar, Calendar, Company, Cover, Draft, Fairness, History, Keep, Measure, Member, Post,
                       Problem, Request, Shift, ShiftType, Skill, Spacing, Unavailable, Wish, Within, with_histories)
from ...roster.histories import history_of
from ...roster.weights import Weights
from ..folder import TermFolder
from ..settings import Settings
from ..spans import length, overlap, spans
from .limits import check_enough_turns, check_turns_for_all, limits_of
from .organisation import rows_of
from .unwanted import patterns_of

ABSENCE = {Bar.leave: "is on leave", Bar.timetable: "is in class", Bar.not_a_member: "is not a member then",
           Bar.contest: "is at a contest"}


@dataclass(frozen=True)
class Slot:
    """What makes shifts of different days the same type."""

    post: str
    begins: int
    ends: int
    least_stage: str

    @property
    def minutes(self) -> int:
        return length(self.begins, self.ends)

    def on(self, day: date) -> list[tuple[date, int, int]]:
        """When it is stood: one that goes past midnight on two days."""
        return spans(day, self.begins, self.ends)


@dataclass(frozen=True)
class Nights:
    """When a shift begins that is a night shift: from one time to the other, which may go past midnight."""

    begins: int
    ends: int

    def has(self, slot: Slot) -> bool:
        if self.begins < self.ends:
            return self.begins <= slot.begins < self.ends
        return slot.begins >= self.begins or slot.begins < self.ends


Bars = dict[tuple[int, date, Slot], Bar]  # why who cannot stand what


def build_problem(folder: TermFolder, organisation: Organisation, today: date | None = None) -> Problem:
    """The roster problem of the folder. Its members are the organisation's, in the same order.

    Stages and the skills that follow from them are those of the first day of the duty: stages only rise. Shifts of days
    before `today` were stood, whatever the tables say of them now.

    Raises
    ------
    InvalidInput
        Naming every shift that too few may stand.
    """
    shifts = folder.rows("duty")
    period = Period(min(shift.day for shift in shifts), max(shift.day for shift in shifts))
    stage_of = [organisation.stage_on(member, period.first) for member in range(len(organisation.members))]
    type_of = types_of_slots(shifts)
    slots = list(type_of)
    settings = Settings.of(folder["settings"])
    weights = Weights.of((slot_of(shift).minutes for shift in shifts), wish_share=settings["wish_weight"],
                         night_share=settings["nights_weight"], weekend_share=settings["weekends_weight"],
                         spacing_share=settings["spacing_weight"])
    nights = Nights(settings["night_from"], settings["night_to"])
    skills = skills_of(shifts)
    skill_of = {skill: row for row, skill in enumerate(skills)}
    has = [{skill for skill in skills if has_skill(member, stage, skill)}
           for member, stage in zip(organisation.members, stage_of)]
    barred = {key: bar for key, bar in bars(folder, organisation, shifts).items() if today is None or key[1] >= today}
    check_somebody_may_stand(folder, organisation, stage_of, barred, today)
    check_enough_turns(folder, settings, [shift for shift in shifts if today is None or shift.day >= today])
    if today is None:
        check_turns_for_all(folder, settings, period, shifts)
    unwanted = patterns_of(folder, organisation.posts, weights)
    limits = limits_of(folder, settings, period, (slot.minutes for slot in slots), len(unwanted))

    posts = rows_of(folder, "posts")
    members = rows_of(folder, "members")
    histories = histories_of(folder, period.first)
    calendar = calendar_of(folder)
    draft = Draft(
        period,
        posts=[Post(post.code, post.name) for post in organisation.posts],
        skills=[Skill(skill, label_of_skill(skill)) for skill in skills],
        shift_types=[ShiftType(code_of(slot, slots), organisation.posts[slot.post].name, post=posts[slot.post],
                               start=clock(slot.begins), length=slot.minutes, is_night=nights.has(slot),
                               required_skill=skill_of[at_least(slot.least_stage)] if slot.least_stage else None,
                               kind=slot.post if unwanted else "")
                     for slot in slots],
        members=[Member(member.code, Label(member.name, ""), skills=sorted(skill_of[skill] for skill in has[row]),
                        limits=limits[row], share=given.share, from_=given.from_, until=given.until)
                 for row, (member, given) in enumerate(zip(organisation.members, folder.rows("members")))],
        cover=[cover for shift in shifts for cover in covers(shift, type_of, skill_of, weights.short, today)],
        unavailable=[*(Unavailable(member, day, type=type_of[slot], reason=bar)
                       for (member, day, slot), bar in barred.items() if bar != Bar.not_a_member),
                     *not_asked_for(shifts, type_of, period, len(organisation.members))],
        requests=[Request(members[request.member], request.day, type=type_, wish=getattr(Wish, request.wish),
                          weight=weights.wish * request.weight)
                  for request in folder.rows("requests") for type_ in types_of(request, slots, shifts, type_of)],
        pinned=[Assignment(members[code], Shift(shift.day, type_of[slot_of(shift)])) for shift in shifts
                if today is None or shift.day >= today for code in shift.pinned],
        companies=[Company([members[each.member], members[each.other]], keep=getattr(Keep, each.rule),
                           within=Within.day)
                   for each in folder.rows("company")],
        fairness=fairness_of(shifts, any(map(nights.has, slots)), calendar, weights),
        calendar=calendar,
        spacing=Spacing(weights.spacing) if weights.spacing else None,
        patterns=unwanted,
    )
    return Problem(with_histories(draft, histories))


def calendar_of(folder: TermFolder) -> Calendar:
    kinds = {kind: [row.day for row in folder.rows("holidays") if row.kind == kind] for kind in ("off", "worked")}
    return Calendar(holidays=kinds["off"], worked=kinds["worked"])


def fairness_of(shifts: list[Any], has_nights: bool, calendar: Calendar, weights: Weights) -> list[Fairness]:
    """Of minutes always; of nights and weekends where there are any to share.

    Else a carry-over of them would only be a cost nobody can help.
    """
    shared = [Measure.minutes]
    if has_nights and weights.night_share:
        shared.append(Measure.nights)
    if weights.weekend_share and any(calendar.is_weekend(shift.day) for shift in shifts):
        shared.append(Measure.weekends)
    return [weights.fairness(measure) for measure in shared]


def slot_of(shift: Any) -> Slot:
    return Slot(shift.post, shift.from_, shift.to, shift.least_stage or "")


def types_of_slots(shifts: Iterable[Any]) -> dict[Slot, int]:
    """The row of each shift type, in the order the shifts have them first."""
    return {slot: row for row, slot in enumerate(dict.fromkeys(map(slot_of, shifts)))}


def code_of(slot: Slot, slots: list[Slot]) -> str:
    """The post's code, with what else tells its shifts apart."""
    alike = [other for other in slots if other.post == slot.post]
    code = slot.post
    if len({(other.begins, other.ends) for other in alike}) > 1:
        code += f" {clock(slot.begins)}-{clock(slot.ends)}"
    if len({other.least_stage for other in alike if (other.begins, other.ends) == (slot.begins, slot.ends)}) > 1:
        code += f" {slot.least_stage or 'all'}"
    return code


def at_least(stage: str) -> str:
    return f"stage>={stage}"


def skills_of(shifts: list[Any]) -> list[str]:
    """Every skill and stage that some shift asks for."""
    asked: dict[str, None] = {}
    for shift in shifts:
        for stage in (shift.least_stage, shift.lead_stage):
            if stage:
                asked[at_least(stage)] = None
        if shift.skill:
            asked[shift.skill] = None
    return list(asked)


def has_skill(member: Any, stage: Stage | None, skill: str) -> bool:
    if skill.startswith("stage>="):
        return stage is not None and int(stage) >= int(getattr(Stage, skill.removeprefix("stage>=")))
    return skill in member.skills


def label_of_skill(skill: str) -> Label:
    if not skill.startswith("stage>="):
        return Label(skill, skill)
    label = getattr(Stage, skill.removeprefix("stage>=")).label
    return Label(f"{label.zh}及以上", f"{label.en} or above")


def histories_of(folder: TermFolder, first: date) -> list[History]:
    """What the members bring along from earlier terms; who has left is noted and passed over."""
    table, members = folder["load"], rows_of(folder, "members")
    if table is None:
        return []
    faults = Faults()
    for row, load in enumerate(table):
        if load.until is not None and load.until >= first:
            faults.add(table.place(row), f"the roster before goes up to {load.until}, and duty begins on {first}",
                       "give the load of the term before")
    faults.raise_if_any()
    gone = [load.member for load in table if load.member not in members]
    if gone:
        folder.notes.append(f"{table.source}: passed over, as no such member is left: "
                            f"{', '.join(gone[:8])}{' ...' if len(gone) > 8 else ''}")
    return [history_of(load, table.form) for load in table]


def covers(shift: Any, type_of: Mapping[Slot, int], skill_of: Mapping[str, int], short: int,
           today: date | None = None) -> Iterator[Cover]:
    where = Shift(shift.day, type_of[slot_of(shift)])
    wanted = shift.wanted if shift.wanted is not None else shift.minimum
    maximum = shift.maximum if shift.maximum is not None else wanted
    if today is not None and shift.day < today:  # who stood it, did, and asks for nothing any more
        yield Cover(where, minimum=0, wanted=wanted, under_weight=short)
        return
    yield Cover(where, minimum=shift.minimum, wanted=wanted, maximum=maximum, under_weight=short, over_weight=short)
    asked = dict.fromkeys(([at_least(shift.lead_stage)] if shift.lead_stage else [])
                          + ([shift.skill] if shift.skill else []))
    for skill in asked:
        yield Cover(where, skill=skill_of[skill], minimum=1, wanted=1)


def not_asked_for(shifts: list[Any], type_of: Mapping[Slot, int], period: Period,
                  members: int) -> Iterator[Unavailable]:
    """Nobody stands a type on a day without a shift of it, where standing would only make loads more even."""
    asked = {(shift.day, type_of[slot_of(shift)]) for shift in shifts}
    for number in range(period.length()):
        day = period.first + timedelta(days=number)
        for type_ in type_of.values():
            if (day, type_) not in asked:
                yield from (Unavailable(member, day, type=type_) for member in range(members))


def types_of(request: Any, slots: list[Slot], shifts: list[Any], type_of: Mapping[Slot, int]) -> Sequence[int | None]:
    """A wish about a post is about each of its types that day; else about the day as a whole."""
    if not request.post:
        return [None]
    there = {slot_of(shift) for shift in shifts if shift.day == request.day and shift.post == request.post}
    return sorted(type_of[slot] for slot in there)


def bars(folder: TermFolder, organisation: Organisation, shifts: list[Any]) -> Bars:
    """Why who cannot stand what: (member row, day, slot) to Bar.

    A contest goes before class, leave before both, and not to be a member before all.
    """
    barred: Bars = {}
    members = rows_of(folder, "members")
    by_day: dict[date, dict[Slot, None]] = {}
    for shift in shifts:
        by_day.setdefault(shift.day, {})[slot_of(shift)] = None
    timetables = [organisation.timetable_of_member(row) for row in range(len(organisation.members))]
    for day, slots in by_day.items():
        for slot in slots:
            for row, timetable in enumerate(timetables):
                if not timetable.is_always_free and not all(
                        timetable.is_free(on, clock(begins), clock(ends)) for on, begins, ends in slot.on(day)):
                    barred[row, day, slot] = Bar.timetable
    for turn in folder.rows("venue"):
        for day in (turn.day - timedelta(days=1), turn.day):
            for slot in by_day.get(day, ()):
                if overlap(slot.on(day), [(turn.day, turn.from_, turn.to)]):
                    barred[members[turn.member], day, slot] = Bar.contest
    for leave in folder.rows("leave"):
        for day, slots in by_day.items():
            barred.update(((members[leave.member], day, slot), Bar.leave) for slot in slots
                          if is_away(leave, slot.on(day)))
    for row, member in enumerate(folder.rows("members")):
        for day, slots in by_day.items():
            if member.from_ is not None and day < member.from_ or member.until is not None and member.until < day:
                barred.update(((row, day, slot), Bar.not_a_member) for slot in slots)
    return barred


def is_away(leave: Any, stood: list[tuple[date, int, int]]) -> bool:
    return any(leave.first_day <= day <= leave.last_day
               and (leave.from_ is None or leave.from_ < ends and begins < leave.to) for day, begins, ends in stood)


def check_somebody_may_stand(folder: TermFolder, organisation: Organisation, stage_of: list[Stage | None],
                             barred: Bars, today: date | None = None) -> None:
    """Every shift has people enough for its minimum and, where it asks for one, a leader and a skill."""
    faults = Faults()
    everybody = range(len(organisation.members))
    table = folder.needed("duty")
    for row, shift in enumerate(folder.rows("duty")):
        if today is not None and shift.day < today:
            continue
        slot = slot_of(shift)
        away = {member: barred[member, shift.day, slot] for member in everybody if (member, shift.day, slot) in barred}
        junior = {member for member in everybody if shift.least_stage
                  and not has_skill(None, stage_of[member], at_least(shift.least_stage))}
        able = [member for member in everybody if member not in away and member not in junior]
        remedy = "lower what it asks for, move it, or shorten a leave"
        if len(able) < shift.minimum:
            why_away = list(away.values())
            counts = {"on leave": why_away.count(Bar.leave), "in class": why_away.count(Bar.timetable),
                      "at a contest": why_away.count(Bar.contest),
                      "not a member then": why_away.count(Bar.not_a_member),
                      f"below stage {shift.least_stage}": len(junior - away.keys())}
            why = [f"{count} {what}" for what, count in counts.items() if count]
            faults.add(table.place(row), f"shift \"{shift.shift}\" needs {shift.minimum} and {len(able) or 'nobody'} "
                                         f"of {len(everybody)} members may stand it"
                       + (f" ({', '.join(why)})" if why else ""), remedy)
        elif shift.lead_stage and not any(has_skill(None, stage_of[member], at_least(shift.lead_stage))
                                          for member in able):
            faults.add(table.place(row), f"shift \"{shift.shift}\" needs one at stage {shift.lead_stage} or above, and "
                                         "none of those who may stand it is", remedy)
        elif shift.skill and not any(shift.skill in organisation.members[member].skills for member in able):
            faults.add(table.place(row), f"shift \"{shift.shift}\" needs one with skill \"{shift.skill}\", and none of "
                                         "those who may stand it has it", remedy)
        for code in shift.pinned:
            member = rows_of(folder, "members")[code]
            if member in away or member in junior:
                so = f"is below stage {shift.least_stage}" if member in junior else ABSENCE[away[member]]
                faults.add(table.place(row), f"member \"{code}\" is pinned to shift \"{shift.shift}\" and {so}",
                           "pin somebody else or nobody")
    faults.raise_if_any()
