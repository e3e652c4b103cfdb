"""muster.org as an analyst meets it: an organisation built, asked, pickled, and refused with all its faults."""
import pickle
from datetime import date, time
from decimal import Decimal

import pytest
from muster import InvalidInput, Label, Period
from muster.org import (BranchRules, Duty, Goal, Goals, Member, ObligationKind, Office, OfficeKind, Organisation, Place,
                        PlaceLevel, Post, Responsibility, Rule, Severity, Stage, StageHistory, StageRules, Student,
                        StudyClass, SubjectLevel, TakenTime, TeachingWeeks, Timetable, Unit, UnitLevel, WorkingDays,
                        due, eligible_on, free_minutes_in_common, make_up_of)

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
    for rules in (StageRules(), BranchRules(), WorkingDays({DAY}, set())):
        assert pickle.loads(pickle.dumps(rules)) == rules


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
    assert [condition.text.en for condition in answer.bars_on(DAY)] == ["1 contact or more, full members"]
    assert [condition.text.en for condition in answer.warnings_on(DAY)] == ["a talk within 1 month of the application"]
    lenient = StageRules(least_contacts=Rule(0, Severity.warns, "our own"))
    assert eligible_on(org, 1, Stage.activist, rules=lenient).earliest == date(2026, 1, 5)


def test_what_falls_due_and_how_a_branch_is_made_up():
    org = organisation()
    found = due(org, 0, Period(date(2026, 9, 1), date(2026, 9, 30)))
    assert [one.kind for one in found] == [ObligationKind.members_meeting, ObligationKind.group_meeting,
                                           ObligationKind.theme_day, ObligationKind.end_of_term]
    assert found[0].within == Period(date(2026, 7, 1), date(2026, 9, 30)) and found[0].kind.label.zh == "党员大会"
    assert [condition.text.en for condition in make_up_of(org, 0, DAY) if not condition.is_met_on(DAY)] == \
        ["at least 3 full members (1)"]


def test_orphan_duties_are_named_and_goals_add_up():
    org = organisation()
    with pytest.raises(InvalidInput, match='duty "D1": nobody is accountable for it'):
        Responsibility(org, [Duty("D1", unit=0, post=0)])
    answering = Responsibility(org, [Duty("D1", unit=1, post=0, accountable=0, due=date(2026, 9, 1))])
    assert answering.escalations(DAY)[0].person == 0
    assert answering.count(0, DAY).overdue == 1
    goals = Goals(org, [Goal("W", unit=0, target=10), Goal("P", unit=1, part_of=0, target="7.5", reached="2.5")])
    assert goals.reached(0) == Decimal("2.5") and goals.not_covered() == [0]
