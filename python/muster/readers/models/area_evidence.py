"""Records that follow from the tables of the five areas, each judged by the library, and from duty that was stood."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from ...faults import Faults
from ...org import Organisation, PostKind
from ...record import (AreaRecords, FiveOne, Moment, VenueRole, count_study, delays, judge_inspections, nearness_weight)
from ...roster import Assignment, Roster, Shift
from ..folder import TermFolder
from ..references import file_of
from ..spans import overlap, spans
from .roster import slot_of, types_of_slots

# Which indicator of the programme a row of another file is evidence for.
OF_ROLE = {VenueRole.athlete: "venue_athlete", VenueRole.official: "venue_service",
           VenueRole.volunteer: "venue_service"}
OF_POST = {PostKind.service: "dormitory_duty", PostKind.supervision: "dormitory_duty",
           PostKind.venue_role: "venue_service"}
ONE = Decimal(1)

Row = tuple[Any, ...]  # record, member, indicator, quantity, day, source, activity, event, level, place


class AreaEvidence:
    """What the rows of the areas are evidence for. Of an indicator that the scheme does not have, nothing."""

    def __init__(self, folder: TermFolder, organisation: Organisation, areas: AreaRecords) -> None:
        self.folder, self.organisation, self.areas = folder, organisation, areas
        self.members = [member.code for member in organisation.members]
        self.activities = [each.activity for each in folder.rows("activities")]
        (self.term,) = folder.rows("term")

    def rows(self, indicators: list[str]) -> Iterator[Row]:
        """One row after the other, table by table. Those of other terms count in totals, and not here."""
        for made in (self.classroom(), self.network(), self.dormitory(), self.venue(), self.identity()):
            for row in made:
                if row[2] in indicators and self.term.first_day <= row[4] <= self.term.last_day:
                    yield row

    def row(self, member: int, indicator: str, day: Any, table: str, *, quantity: Decimal = ONE,
            activity: int | None = None, award: tuple[str, str, str] = ("", "", "")) -> Row:
        return ("", self.members[member], indicator, quantity, day, file_of(self.folder.needed(table)),
                "" if activity is None else self.activities[activity], *award)

    def classroom(self) -> Iterator[Row]:
        for session in self.areas.class_sessions:
            yield self.row(session.speaker, "theory_sessions", session.day, "class_sessions", activity=session.activity)
        for met in self.areas.tutoring:
            if met.is_kept:
                yield self.row(met.mentor, "tutoring_hours", met.day, "tutoring", quantity=met.hours)
        of_table = len(self.folder.rows("awards"))
        for number, award in enumerate(self.areas.awards):
            for member in award.members:
                yield self.row(member, "award", award.day, "awards" if number < of_table else "venue",
                               activity=award.activity, award=(award.event, award.level.name, award.place))
        for exercise in self.areas.exercises:
            yield self.row(exercise.leader, "platform_culture", exercise.day, "led_exercises")
        for certificate in self.areas.certificates:
            yield self.row(certificate.member, "platform_skills", certificate.day, "certificates")

    def network(self) -> Iterator[Row]:
        for day in count_study(self.areas.study_acts, self.areas.rules.study):
            yield self.row(day.member, "study_points", day.day, "study_acts", quantity=day.counted)
        for bulletin in self.areas.bulletins:
            if bulletin.is_in_time(self.areas.rules.in_time):
                yield self.row(bulletin.author, "bulletin", bulletin.published.day, "bulletins",
                               activity=bulletin.activity)

    def dormitory(self) -> Iterator[Row]:
        rules = self.areas.rules
        for deed in self.areas.deeds:
            weight = nearness_weight(deed, self.organisation, rules.nearness)
            if weight:
                yield self.row(deed.member, "bed_tidy" if deed.one == FiveOne.bed else "room_led", deed.day,
                               "five_one_deeds", quantity=weight)
        for result in judge_inspections(self.areas.inspections, self.organisation, rules.inspection):
            for member in self.organisation.members_in(result.room):
                yield self.row(member, "room_inspection", result.day, "inspections", quantity=Decimal(result.points))
        end = Moment(self.term.as_of or self.term.last_day)
        for case in self.areas.supervision:
            if not delays(case, end, rules.in_time):
                yield self.row(case.member, "supervision", case.found.day, "supervision")

    def venue(self) -> Iterator[Row]:
        for turn in self.areas.venue:
            yield self.row(turn.member, OF_ROLE[turn.role], turn.day, "venue", activity=turn.activity)

    def identity(self) -> Iterator[Row]:
        for exam in self.areas.exams:
            for member in exam.members:
                yield self.row(member, "exam_named", exam.day, "exams")
            for member in exam.violators:
                yield self.row(member, "exam_violation", exam.day, "exams")
        rows = {code: row for row, code in enumerate(self.members)}
        for title in self.folder.rows("titles"):
            if title.kind == "study_model" and title.holder in rows:
                yield self.row(rows[title.holder], "study_model", title.given, "titles")
        for call in self.areas.mobilisations:
            for answer in call.answers:
                if answer.responded is not None:
                    yield self.row(answer.member, "mobilisation", answer.responded.day, "call_answers")
        for along in self.areas.brought_along:
            yield self.row(along.member, "brought_along", max(along.since, self.term.first_day), "brought_along")


Stands = dict[str, dict[int, None]]  # rows of members, by code of the shift


def who_stood(folder: TermFolder, organisation: Organisation, areas: AreaRecords, roster: Roster, *,
              was_told: bool = True) -> Stands:
    """Who stood each shift: as the roster has it, but for what duty_changes says.

    Of a roster that nobody was told of, changes that do not fit it are passed over with a note.

    Raises
    ------
    InvalidInput
        Naming every change of a shift that the member does not stand.
    """
    shifts = folder.rows("duty")
    types = types_of_slots(shifts)
    row_of = {(shift.day, types[slot_of(shift)]): row for row, shift in enumerate(shifts)}
    stands: Stands = {shift.shift: {} for shift in shifts}
    for assignment in roster.assignments:
        shift = shifts[row_of[assignment.shift.day, assignment.shift.type]]
        stands[shift.shift][assignment.member] = None
    change(folder, organisation, areas, stands, was_told)
    return stands


def stood_roster(folder: TermFolder, roster: Roster, stands: Stands) -> Roster:
    """The same as a roster of the folder's problem."""
    shifts = folder.rows("duty")
    types = types_of_slots(shifts)
    stood = {(member, shift.day, types[slot_of(shift)]) for shift in shifts for member in stands[shift.shift]}
    return Roster(roster.period, roster.member_count,
                  [Assignment(member, Shift(day, type_)) for member, day, type_ in sorted(stood)])


def stood_duty(folder: TermFolder, organisation: Organisation, stands: Stands, indicators: list[str]) -> Iterator[Row]:
    """A record for each shift that was stood."""
    kind_of = {post.code: post.kind for post in organisation.posts}
    duty = folder.needed("duty")
    (term,) = folder.rows("term")
    for row, shift in enumerate(folder.rows("duty")):
        indicator = OF_POST.get(kind_of[shift.post])
        is_over = shift.day <= (term.as_of or term.last_day)
        for member in stands[shift.shift] if is_over and indicator in indicators else ():
            yield ("", organisation.members[member].code, indicator, ONE, shift.day,
                   Path(duty.place(row).source).name, "", "", "", "")


def change(folder: TermFolder, organisation: Organisation, areas: AreaRecords, stands: Stands, was_told: bool) -> None:
    """Takes out who did not stand and puts in who stood instead, shift by shift."""
    faults = Faults()
    shift_of = {shift.shift: shift for shift in folder.rows("duty")}
    for row, each in enumerate(areas.duty_changes):
        where, on = folder.needed("duty_changes").place(row), stands[each.shift]
        code, shift = organisation.members[each.member].code, shift_of[each.shift]
        if each.member not in on and not was_told:
            folder.notes.append(f"{where}: passed over, as no plan was published and \"{code}\" does not stand shift "
                                f"\"{each.shift}\" in this one")
            continue
        if each.member not in on:
            faults.add(where, f"member \"{code}\" does not stand shift \"{each.shift}\" in the roster",
                       "correct the row")
            continue
        del on[each.member]
        if each.instead is None:
            continue
        instead = organisation.members[each.instead].code
        if each.instead in on:
            faults.add(where, f"member \"{instead}\" stands shift \"{each.shift}\" anyway",
                       "name somebody else, or nobody")
        at_contest = [turn for turn in folder.rows("venue") if turn.member == instead
                      and overlap(spans(shift.day, shift.from_, shift.to), [(turn.day, turn.from_, turn.to)])]
        if at_contest:
            faults.add(where, f"member \"{instead}\" is {at_contest[0].role} at \"{at_contest[0].activity}\" then",
                       "correct the row, or the venue")
        on[each.instead] = None
    faults.raise_if_any()
