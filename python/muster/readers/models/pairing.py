"""Mentors, mentees, grades and earlier pairings of a term folder as a Fit, and the pairing asked for."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ...given import Progress
from ...cells import clock
from ...faults import Faults
from ...org import Member, Organisation, PlaceLevel, Student, SubjectLevel
from ...pairing import EarlierPairing, Fit, FitScore, FreeTime, Home, MenteeProfile, MentorProfile, PairingResult, pair
from ..folder import TermFolder
from ..shared_places import above_of, sharing
from .organisation import rows_of

STUDY_HOURS = ("08:00", "22:00")  # when free time counts


def build_fit(folder: TermFolder, organisation: Organisation) -> Fit:
    """How well each mentor suits each mentee; rows are those of mentors and mentees."""
    (term,) = folder.rows("term")
    member_row, student_row = rows_of(folder, "members"), rows_of(folder, "students")
    free = free_times(folder)
    mentors = [mentor_profile(organisation, member_row[mentor.member], term.first_day, free)
               for mentor in folder.rows("mentors")]
    mentees = [mentee_profile(organisation, student_row[mentee.student], term.first_day, free)
               for mentee in folder.rows("mentees")]
    earlier = [EarlierPairing(each.member, each.student, terms_ago=each.terms_ago)
               for each in folder.rows("earlier_pairings")]
    return Fit(mentors, mentees, earlier=earlier)


def build_pairing(folder: TermFolder, fit: Fit, progress: Progress | None = None) -> PairingResult:
    """The pairing of greatest total fit, with its proof.

    Raises
    ------
    InvalidInput
        Naming every mentee whom no mentor may help and every pair that must be and may not.
    """
    required, forbidden = pair_rules(folder, fit)
    made: PairingResult = pair(fit, **asked_of_mentors(folder), required=required, forbidden=forbidden,
                               progress=progress)
    return made


def asked_of_mentors(folder: TermFolder) -> dict[str, Any]:
    """Most and fewest mentees of each mentor, and of those who share places, as options of `pair`."""
    mentors = folder.rows("mentors")
    asked: dict[str, Any] = {"capacity": {mentor.member: mentor.maximum for mentor in mentors},
                             "minimum": {mentor.member: mentor.minimum for mentor in mentors}}
    table = folder["shared_places"]
    if table is not None and len(table):
        found = sharing(above_of(table), [(mentor.member, mentor.shared) for mentor in mentors if mentor.shared])
        asked["shared"] = {each.shared: {"mentors": found[each.shared], "minimum": each.minimum}
                           | ({} if each.maximum is None else {"capacity": each.maximum}) for each in table}
    return asked


def pair_rules(folder: TermFolder, fit: Fit) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Required and forbidden pairs, as (mentee, mentor); a forbidden one that may not be anyway is left out."""
    faults = Faults()
    mentor_row = {code: row for row, code in enumerate(fit.mentors)}
    mentee_row = {code: row for row, code in enumerate(fit.mentees)}
    required, forbidden = [], []
    for row, rule in enumerate(folder.rows("pair_rules")):
        score = fit.score(mentor_row[rule.member], mentee_row[rule.student])
        if rule.rule == "must" and score.is_refused:
            faults.add(folder.needed("pair_rules").place(row),
                       f"\"{rule.member}\" must help \"{rule.student}\" and may not: {reasons(score)}",
                       "take the row out")
        elif rule.rule == "must":
            required.append((rule.student, rule.member))
        elif not score.is_refused:
            forbidden.append((rule.student, rule.member))
    never: dict[str, set[str]] = {}
    for student, member in forbidden:
        never.setdefault(student, set()).add(member)
    for row, mentee in enumerate(folder.rows("mentees")):
        if not any(fit.allows(other, row) and code not in never.get(mentee.student, ())
                   for code, other in mentor_row.items()):
            faults.add(folder.needed("mentees").place(row),
                       f"no mentor may help \"{mentee.student}\": {why_nobody(fit, row)}",
                       "add a mentor who may, or take the row out")
    faults.raise_if_any()
    return required, forbidden


def reasons(score: FitScore) -> str:
    return ", ".join(refusal.en for refusal in score.refusals)


def why_nobody(fit: Fit, mentee: int) -> str:
    """The commonest reason why mentors are refused."""
    counted: dict[str, int] = {}
    for mentor in range(len(fit.mentors)):
        for refusal in fit.score(mentor, mentee).refusals:
            counted[refusal.en] = counted.get(refusal.en, 0) + 1
    reason, count = max(counted.items(), key=lambda item: item[1], default=("all are forbidden", len(fit.mentors)))
    return f"{reason} ({count} of {len(fit.mentors)} mentors)"


def mentor_profile(organisation: Organisation, row: int, day: date, free: Mapping[str, FreeTime]) -> MentorProfile:
    member = organisation.members[row]
    return MentorProfile(member.code, strengths=levels_of(member.strengths), major=organisation.major_of_member(row),
                         year=year_of_study(organisation.cohort_of_member(row), day),
                         free_time=free_time_of(organisation, member, free), home=home_of(organisation, member.home),
                         languages=member.languages)


def mentee_profile(organisation: Organisation, row: int, day: date, free: Mapping[str, FreeTime]) -> MenteeProfile:
    student = organisation.students[row]
    return MenteeProfile(student.code, needs=levels_of(student.needs), major=organisation.major_of_student(row),
                         year=year_of_study(organisation.cohort_of_student(row), day),
                         free_time=free_time_of(organisation, student, free), home=home_of(organisation, student.home),
                         languages=student.languages)


def levels_of(subject_levels: Iterable[SubjectLevel]) -> dict[str, Decimal]:
    return {each.subject: each.level for each in subject_levels}


def year_of_study(cohort: int | None, day: date) -> int:
    """From 1; a year begins in August. Who has no year of entry (staff) is beyond every year."""
    return day.year - cohort + (day.month >= 8) if cohort else 99


def free_times(folder: TermFolder) -> dict[str, FreeTime]:
    """What each class's timetable leaves; a lesson of some weeks counts as taken."""
    free = {"": FreeTime.daily(*STUDY_HOURS)}
    for lesson in folder.rows("timetables"):
        before = free.get(lesson.class_, free[""])
        free[lesson.class_] = before.without(int(lesson.weekday), clock(lesson.from_), clock(lesson.to))
    return free


def free_time_of(organisation: Organisation, person: Member | Student, free: Mapping[str, FreeTime]) -> FreeTime:
    code = "" if person.study_class is None else organisation.classes[person.study_class].code
    return free.get(code, free[""])


def home_of(organisation: Organisation, place: int | None) -> Home:
    if place is None:
        return Home()
    around = [organisation.enclosing_place(place, level)
              for level in (PlaceLevel.building, PlaceLevel.floor, PlaceLevel.room)]
    return Home(*("" if each is None else organisation.places[each].code for each in around))
