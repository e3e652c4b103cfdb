"""muster.org as an analyst meets it: an organisation built, asked, pickled, and refused with all its faults."""
import pickle
from datetime import date, time
from decimal import Decimal

import pytest
from muster import InvalidInput, Label, Period
from muster.archive import from_bytes, to_bytes
from muster.org import (BranchRules, Departure, DepartureKind, Duty, EscalationRules, Goal, Goals, MeetingHeld,
                        MeetingKind, Member, ObligationKind, ObligationOptions, Office, OfficeKind, Organisation, Place,
                        PlaceLevel, Post, Responsibility, Rule, Severity, Stage, StageCorrection, StageHistory,
                        StageRules, StageStep, Student, StudyClass, SubjectLevel, TakenTime, TeachingWeeks, Timetable,
                        Transfer, Turnout, Unit, UnitLevel, WorkingDays, due, due_frame, eligible_on,
                        free_minutes_in_common, make_up_of, next_moves, timeline, turnout)

DAY = date(2026, 9, 7)


def organisation():
    taught = Timetable(DAY, [TakenTime(1, time(8), to=time(10), weeks=TeachingWeeks("1-16 odd"))])
    full = StageHistory([(Stage.full, date(2020, 1, 1))])
    return Organisation(
        units=[Unit("B1", Label("第一党支部", "Branch 1")), Unit("G1", level=UnitLevel.group, above=0)],
        members=[Member("M1", "张三", unit=0, stages=full, study_class=0, strengths=[SubjectLevel("力学", "0.9")]),
                 Member("M2", "李四", unit=1, stages=StageHistory([(Stage.applicant, date(2026, 1, 5))]))],
        offices=[Office("O1", OfficeKind.secretary, unit=0, holder=0,
                        term=Period(date(2024, 1, 1), date(2026, 12, 31)))],
        places=[Place("A", level=PlaceLevel.building), Place("A1", level=PlaceLevel.room, within=0)],
        classes=[StudyClass("K1", cohort=2025, major="体育", timetable=taught)],
        students=[Student("S1", "王五", study_class=0, home=1)],
        posts=[Post("P1", Label("服务岗", "Service"), place=0, responsible=0)])


def test_answers_with_rows_and_finds_rows_by_code():
    org = organisation()
    assert org.members_of(0, DAY) == [0, 1]
    assert org.members_of(1, DAY) == [1]
    assert org.members_per_stage(0, DAY)[Stage.full] == 1
    assert org.students_by_room(0) == [(1, [0])]
    assert org.path_of_place(1) == [0, 1]
    assert org.members["M2"].name == "李四" and org.members[-1].code == "M2"
    assert org.members.row_of("M2") == 1 and "M9" not in org.members
    assert [unit.code for unit in org.units] == ["B1", "G1"]
    assert org.major_of_student(0) == "体育"
    with pytest.raises(KeyError):
        org.members["M9"]
    with pytest.raises(IndexError):
        org.members[2]


def test_survives_pickling():
    assert pickle.loads(pickle.dumps(organisation())) == organisation()
    org = organisation()
    meeting = MeetingHeld("H", MeetingKind.lecture, 0, day=DAY, present=[0], channel="QQ")
    for kept in (StageRules(least_age=Rule(16)), BranchRules(), EscalationRules(), WorkingDays({DAY}, set()),
                 WorkingDays(), WorkingDays.monday_to_friday(), meeting, ObligationOptions(meetings=[meeting]),
                 Goals(org, [Goal("W", unit=0, target=10)]), Turnout(2, 1), *due(org, 0, Period(DAY, DAY)),
                 *timeline(org, 0), *next_moves(org, 0), Departure(DAY, DepartureKind.moved), Transfer(0, DAY),
                 Responsibility(org, [Duty("D1", unit=1, post=0, accountable=0)]),
                 StageHistory([(Stage.applicant, DAY)], [StageCorrection(
                     StageStep(Stage.applicant, date(2026, 9, 1)), DAY, date(2026, 9, 9), by="M1",
                     why="typing error")])):
        assert pickle.loads(pickle.dumps(kept)) == kept
    for kept in (StageRules(least_age=Rule(16)), BranchRules(), EscalationRules(), WorkingDays(),
                 ObligationOptions(meetings=[meeting]), Goals(org, [Goal("W", unit=0, target=10)]), [meeting]):
        assert from_bytes(to_bytes(kept), "test") == kept


def test_rows_are_records():
    member = organisation().members[0]
    assert eval(repr(member.replace(stages=StageHistory(), timetable=Timetable()))).code == "M1"
    assert member.replace(name="") != member and member.replace() == member
    assert member.strengths[0].level == Decimal("0.9")
    with pytest.raises(TypeError, match="no such attribute"):
        member.replace(phone="110")
    with pytest.raises(AttributeError):
        member.name = "x"
    assert hash(Label("甲", "a")) == hash(Label("甲", "a"))


def test_reports_every_fault():
    with pytest.raises(InvalidInput) as refused:
        Organisation(units=[Unit("B1"), Unit("B2", above=0)], members=[Member("M1", unit=7), Member("M1", unit=0)])
    assert refused.value.faults == [
        'unit "B2": it is a branch below a branch; put it below a unit of a higher level',
        'member "M1": its unit is row 7 of a list of 2; give a row of the list, counted from 0',
        'member 2: member "M1" stands here twice; keep one of the rows']


def test_timetables_leave_time_free():
    org = organisation()
    assert not org.timetable_of_member(0).is_free(DAY, time(9), time(9, 30))
    assert org.timetable_of_member(0).is_free(date(2026, 9, 14), time(9), time(9, 30))
    assert free_minutes_in_common(org.timetable_of_member(0), org.timetable_of_student(0)) == 7 * 14 * 60 - 120
    late = Timetable(DAY, [TakenTime(1, time(22), to=time.max)])
    assert late.taken[0].to == time.max and not late.is_free(DAY, time(23, 59), time.max)


def test_eligibility_keeps_warnings_apart():
    org = organisation()
    answer = eligible_on(org, 1, Stage.activist)
    assert answer.earliest is None
    assert [condition.text.en for condition in answer.bars_on(DAY)] == [
        "a recommendation by members or a mass organisation", "1 contact or more, full members",
        "the contacts' word that they are no close relatives"]
    assert [condition.source for condition in answer.bars_on(DAY)] == ["细则 art. 8", "细则 art. 9", "细则 art. 9"]
    assert [condition.text.en for condition in answer.warnings_on(DAY)] == ["a talk within 1 month of the application"]
    nothing = Rule(0, Severity.warns, "our own")
    lenient = StageRules(least_contacts=nothing, recommendation=nothing, unrelated_contacts=nothing)
    assert eligible_on(org, 1, Stage.activist, rules=lenient).earliest == date(2026, 1, 5)


def test_what_falls_due_and_how_a_branch_is_made_up():
    org = organisation()
    found = due(org, 0, Period(date(2026, 9, 1), date(2026, 9, 30)))
    assert found[0].kind == ObligationKind.first_talk and found[0].is_overdue_on(date(2026, 9, 1))
    assert [one.kind for one in found[1:]] == [ObligationKind.members_meeting, ObligationKind.group_meeting,
                                               ObligationKind.lecture, ObligationKind.theme_day,
                                               ObligationKind.end_of_term]
    assert found[1].within == Period(date(2026, 7, 1), date(2026, 9, 30)) and found[1].kind.label.zh == "党员大会"
    assert [condition.text.en for condition in make_up_of(org, 0, DAY) if not condition.is_met_on(DAY)] == \
        ["at least 3 full members (1)"]


def test_orphan_duties_are_named_and_goals_add_up():
    org = organisation()
    with pytest.raises(InvalidInput, match='duty "D1": nobody is accountable for it'):
        Responsibility(org, [Duty("D1", unit=0, post=0)])
    answering = Responsibility(org, [Duty("D1", unit=1, post=0, accountable=0, due=date(2026, 9, 1))])
    (told,) = answering.escalations(DAY)  # the secretary is accountable, and is not told; nobody stands above
    assert (told.told, told.person, told.level, told.deadline) == (0, None, 1, None)
    assert answering.count(0, DAY).overdue == 1
    goals = Goals(org, [Goal("W", unit=0, target=10), Goal("P", unit=1, part_of=0, target="7.5", reached="2.5")])
    assert goals.reached(0) == Decimal("2.5") and goals.not_covered() == [0]


def test_working_days_end_with_the_published_calendar():
    days = WorkingDays()
    assert days == WorkingDays.published() and days.known_until == date(2026, 12, 31)
    assert not days.is_worked(date(2026, 10, 7)) and days.is_worked(date(2026, 10, 10))
    with pytest.raises(InvalidInput, match="2027-10-01 is not among them; add the holidays"):
        days.is_worked(date(2027, 10, 1))
    longer = days.with_days({date(2027, 10, 1)})
    assert longer.known_until == date(2027, 12, 31) and not longer.is_worked(date(2027, 10, 1))
    assert WorkingDays.monday_to_friday().known_until is None


def test_meetings_held_do_what_is_due():
    org = organisation()
    month = Period(date(2026, 9, 1), date(2026, 9, 30))
    held = [MeetingHeld("H1", MeetingKind.theme_day, 0, day=date(2026, 9, 10), present=[0, 1]),
            MeetingHeld("H2", MeetingKind.lecture, 0, day=date(2026, 7, 3))]
    frame = due_frame(org, 0, month, meetings=held)
    assert list(frame[["kind", "unit", "done"]].itertuples(index=False, name=None)) == [
        ("first_talk", "G1", None), ("group_meeting", "G1", None), ("theme_day", "B1", None),  # of July
        ("group_meeting", "G1", None), ("theme_day", "B1", None),  # of August
        ("members_meeting", "B1", None), ("group_meeting", "G1", None), ("lecture", "B1", date(2026, 7, 3)),
        ("theme_day", "B1", date(2026, 9, 10)), ("end_of_term", "B1", None)]
    assert frame.is_overdue.tolist() == [True] * 5 + [False] * 5
    assert due_frame(org, 0, month, language="zh").what.tolist()[0] == "派人谈话"
    assert turnout(org, held[0]) == Turnout(1, 1)
    with pytest.raises(InvalidInput, match="give \"en\" or \"zh\""):
        due_frame(org, 0, month, language="fr")
