"""One person from application to full membership, a branch's year of meetings, and both from spreadsheets."""
from datetime import date

import pytest
from readers_test import GOOD
from muster import InvalidInput, Label, Period
from muster.org import (Approval, Departure, DepartureKind, Development, EventKind, Finding, Member, Organisation,
                        Publicity, Stage, StageHistory, Training, Unit, UnitLevel, Vote, advance, eligible_on,
                        MeetingKind, due_frame, plot_timeline, timeline, timeline_frame)
from muster.readers import read_folder
from muster.readers.models.development import build_working_days
from muster.readers.models.evidence import following
from muster.readers.models.meetings import build_meetings
from muster.readers.models.organisation import build_organisation


def newcomers_branch():
    full = StageHistory([(Stage.full, date(2020, 1, 1))])
    return Organisation(units=[Unit("C", level=UnitLevel.committee), Unit("B", Label("学生党支部", "Branch"), above=0)],
                        members=[*(Member(code, unit=1, stages=full) for code in ("F1", "F2", "F3")),
                                 Member("N", unit=1, birth_day=date(2006, 2, 1))])


MOVES = [
    (Stage.applicant, date(2024, 3, 1), Development()),
    (Stage.activist, date(2024, 6, 3), Development(
        conversations=[date(2024, 3, 20)], contacts=[0], contacts_unrelated=date(2024, 5, 21),
        recommendations=[Finding(date(2024, 5, 20), by=1)])),
    (Stage.candidate, date(2025, 6, 16), Development(
        thought_reports=[date(2024, 9, 10), date(2024, 12, 10), date(2025, 3, 10)],
        half_year_reviews=[date(2024, 12, 20)],
        publicities=[Publicity(Stage.candidate, Period(date(2025, 6, 9), date(2025, 6, 13)))])),
    (Stage.probationary, date(2025, 12, 20), Development(
        thought_reports=[date(2025, 9, 10)], introducers=[0, 1], trainings=[Training(date(2025, 10, 20), days=3)],
        political_reviews=[Finding(date(2025, 9, 20), by=1)], pre_reviews=[Finding(date(2025, 11, 20), by=0)],
        votes=[Vote(Stage.probationary, date(2025, 12, 1), 3, present=3, in_favour=3)],
        approvals=[Approval(Stage.probationary, date(2025, 12, 20), by=0)])),
    (Stage.full, date(2026, 12, 15), Development(
        thought_reports=[date(2026, 3, 10), date(2026, 6, 10), date(2026, 9, 10)],
        half_year_reviews=[date(2026, 6, 20)],
        publicities=[Publicity(Stage.full, Period(date(2026, 11, 16), date(2026, 11, 20)))],
        votes=[Vote(Stage.full, date(2026, 12, 1), 3, present=3, in_favour=3)],
        approvals=[Approval(Stage.full, date(2026, 12, 15), by=0)])),
]


def lived():
    organisation = newcomers_branch()
    for stage, day, records in MOVES:
        made = advance(organisation, 3, stage, day, records)
        assert made.is_made, made.unmet
        assert not made.warnings
        organisation = organisation.with_member(3, made.member)
    return organisation


def test_every_move_is_refused_without_its_records_and_made_with_them():
    organisation = lived()
    assert organisation.members["N"].stages.steps == [(stage, day) for stage, day, _ in MOVES]
    assert newcomers_branch().members["N"].stages.steps == []
    refused = advance(newcomers_branch(), 3, Stage.applicant, date(2024, 1, 31))
    assert not refused.is_made
    assert [(each.text.zh, each.source) for each in refused.unmet] == [("年满18周岁", "细则 art. 5")]
    with pytest.raises(InvalidInput, match="full member is not the next stage"):
        advance(newcomers_branch(), 3, Stage.full, date(2026, 1, 1))


def test_a_timeline_is_a_list_a_frame_and_a_picture():
    pytest.importorskip("matplotlib").use("agg")
    organisation = lived()
    row = organisation.members["N"].replace(departure=Departure(date(2027, 7, 1), DepartureKind.graduated))
    organisation = organisation.with_member(3, row)
    events = timeline(organisation, 3)
    frame = timeline_frame(organisation, 3, language="zh")
    assert len(frame) == len(events) == 27 and frame.day.is_monotonic_increasing
    assert frame.text.tolist()[0] == "入党申请人" and frame.text.tolist()[-1] == "毕业转出"
    axes = plot_timeline(organisation, 3)
    assert [label.get_text() for label in axes.get_yticklabels()][-1] == "stage"
    assert {text.get_text() for text in axes.texts} >= {"applicant", "full member", "graduated"}
    assert len(axes.get_yticks()) == len({event.kind for event in events})
    assert EventKind.notice in {event.kind for event in events}
    with pytest.raises(InvalidInput, match="it left on 2027-07-01"):
        eligible_on(organisation, 3, Stage.full)


TABLES = {
    "units.csv": "unit,name,level,above\nPC,党委,committee,\nBR,第二支部,branch,PC\nB3,第三支部,branch,PC\n",
    "stages.csv": (GOOD["stages.csv"] + "M4,applicant,2024-03-01\nM4,activist,2024-06-03\nM4,candidate,2025-06-16\n"
                   "M4,probationary,2025-12-20\nM5,full,2012-01-01\n"),
    "members.csv": GOOD["members.csv"] + "M4,周四,BR,,\nM5,吴五,BR,,\n",
    "发展情况.csv":
        "成员,出生日期,培养联系人,无近亲属申明,入党介绍人,离校日期,延长月数\nM4,2006-02-01,M2,2024-05-21,M2;M3,2027-06-30,6\n",
    "development_records.csv": "member,record,day,last_day,stage,by,result,hours,days\n"
                               "M4,talk,2024-03-20,,,,,,\nM4,recommendation,2024-05-20,,,BR,,,\n"
                               "M4,thought_report,2026-09-10,,,,,,\nM4,half_year_review,2026-06-20,,,,,,\n"
                               "M4,political_review,2025-09-20,,,BR,failed,,\nM4,pre_review,2025-11-20,,,PC,,,\n"
                               "M4,training,2025-10-20,,,,,24,\nM4,notice,2025-06-09,2025-06-13,candidate,,,,\n"
                               "M4,approval,2025-12-20,,probationary,PC,,,\n",
    "表决.csv": "成员,表决事项,日期,应到有表决权,实到,赞成,无记名\nM4,接收,2025-12-01,3,3,3,是\nM4,延长,2026-12-01,3,3,3,否\n",
    "transfers.csv": "member,from,day,reason\nM3,B3,2025-09-01,毕业后留校\n",
    "departures.csv": "member,day,how\nM5,2026-10-01,转出\n",
    "stage_corrections.csv": "member,stage,was,now,day,by,reason\n"
                             "M4,candidate,2025-06-15,2025-06-16,2025-07-01,M2,笔误\n",
    "会议.csv": "会议编号,类别,组织,日期,到会人员,线上渠道\nH1,党课,BR,2026-09-20,M2;M3,\nH2,主题党日,BR,2026-09-25,M2,QQ\n",
    "holidays.csv": "day,kind\n2027-10-01,off\n2027-10-09,worked\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "term").mkdir()
    for name, text in {**GOOD, **TABLES}.items():
        (tmp_path / "term" / name).write_text(text, encoding="utf-8")
    return tmp_path / "term"


def test_a_folder_holds_lives_and_meetings(folder):
    read = read_folder(folder)
    organisation = build_organisation(read)
    member = organisation.members["M4"]
    file = member.development
    assert member.birth_day == date(2006, 2, 1) and file.contacts == [1] and file.introducers == [1, 2]
    assert file.trainings == [Training(date(2025, 10, 20), length=24 * 60)]
    assert file.political_reviews == [Finding(date(2025, 9, 20), is_positive=False, by=1)]
    assert file.approvals == [Approval(Stage.probationary, date(2025, 12, 20), by=0)]
    assert file.probation_extended_by == 6
    assert file.extension_vote == Vote(Stage.full, date(2026, 12, 1), 3, present=3, in_favour=3, was_secret=False)
    assert [each.now for each in member.stages.corrections] == [date(2025, 6, 16)]
    assert organisation.members_of(2, date(2025, 8, 31)) == [2] and organisation.members_of(2, date(2025, 9, 1)) == []
    assert organisation.stage_on(4, date(2026, 10, 1)) is None
    days = build_working_days(read)
    assert days.known_until == date(2027, 12, 31) and not days.is_worked(date(2027, 10, 1))
    meetings = build_meetings(read)
    assert [each.kind for each in meetings] == [MeetingKind.lecture, MeetingKind.theme_day] and meetings[1].is_online
    frame = due_frame(organisation, 1, Period(date(2026, 9, 1), date(2026, 9, 30)), meetings=meetings)
    assert frame.set_index("kind").done["lecture"] == date(2026, 9, 20)


def test_who_came_to_a_meeting_has_evidence_where_the_scheme_says_so(folder):
    read = read_folder(folder)
    assert [row[1:3] for row in following(read, ["online_sessions"])] == [("M2", "online_sessions")]
    assert [row[1:3] for row in following(read, ["meeting", "theme_day"])] == [
        ("M2", "meeting"), ("M3", "meeting"), ("M2", "theme_day")]
    assert list(following(read, ["theory"])) == []


FAULTS = [
    ("development_records.csv", "M4,approval,2025-12-20,,probationary,PC", "M4,approval,2025-12-20,,,PC",
     "development_records.csv:10: the approval is about no stage; fill in the stage"),
    ("development_records.csv", "2025-06-09,2025-06-13,", "2025-06-09,,",
     "development_records.csv:9: the notice has no last day; fill in last_day"),
    ("development_records.csv", ",,,,,24,", ",,,,,,",
     "development_records.csv:8: the training has no length; fill in its hours or its days"),
    ("表决.csv", "2025-12-01,3,3,3", "2025-12-01,3,3,4",
     "表决.csv:2: 3 are entitled, 3 present and 4 in favour; neither those present nor those in favour can be more than "
     "those entitled"),
    ("发展情况.csv", ",6\n", ",\n",
     "表决.csv:3: probation of \"M4\" was extended by no months; fill in extended_by in the table development"),
    ("会议.csv", "M2;M3", "M2;M9", "会议.csv:2: member \"M9\" is not in members.csv; add it there or correct the id"),
    ("transfers.csv", "B3", "B9", "transfers.csv:2: unit \"B9\" is not in units.csv"),
    ("departures.csv", "转出", "飞走", "departures.csv:2: column \"how\": way of leaving"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS, ids=[each[3][:40] for each in FAULTS])
def test_broken_rows_are_named(folder, file, old, new, message):
    text = TABLES[file]
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_folder(folder)
    assert any(message in fault for fault in refused.value.faults), refused.value.faults
