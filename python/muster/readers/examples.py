"""Example rows of a new folder, a few for each table, and how a row is known as one and passed over.

All tables' rows are of one small branch: without their marks they are a term that can be planned. A value that is
written otherwise in Chinese stands as (Chinese, English); words of choices are translated by their column.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Union

from ..cells import Choice, YesNo, as_text
from ..columns import Column, TableFormat, plain_header
from .cells import Choices
from .layout import Rows

MARKS = {"zh": "例：", "en": "e.g. "}
MARKED = re.compile(r"(示?例\s*[:：]|e\.g\.\s)", re.IGNORECASE)
BEGINS = frozenset("例示eE \u3000\t\u200b\ufeff")

Value = Union[str, tuple[str, str]]

EXAMPLES: Mapping[str, Sequence[Mapping[str, Value]]] = {
    "term": [{"term": "2026-1", "name": ("2026年秋季学期", "Autumn 2026"), "branch": "B1", "first_day": "2026-09-07",
              "last_day": "2027-01-17"}],
    "units": [{"unit": "G1", "name": ("学院党总支", "General branch"), "level": "general_branch"},
              {"unit": "B1", "name": ("学生第一党支部", "Branch one"), "level": "branch", "above": "G1",
               "founded": "2020-09-01"},
              {"unit": "B2", "name": ("学生第二党支部", "Branch two"), "level": "branch", "above": "G1"}],
    "members": [{"member": "M01", "name": ("张三", "Ann"), "unit": "B1", "class": "C1", "bed": "H1-201-1",
                 "skills": "first_aid", "share": "0.5"},
                {"member": "M02", "name": ("李四", "Bo"), "unit": "B1"},
                {"member": "M03", "name": ("王五", "Cai"), "unit": "B1", "most_turns_a_week": "2"},
                {"member": "M04", "name": ("赵六", "Dan"), "unit": "B1"},
                {"member": "M05", "name": ("孙七", "Eve"), "unit": "B1"}],
    "stages": [{"member": "M01", "stage": "full", "since": "2025-06-20"},
               {"member": "M02", "stage": "full", "since": "2025-06-20"},
               {"member": "M03", "stage": "activist", "since": "2026-03-10"},
               {"member": "M04", "stage": "probationary", "since": "2026-06-20"},
               {"member": "M05", "stage": "applicant", "since": "2026-05-04"}],
    "offices": [{"unit": "B1", "office": "secretary", "member": "M01", "first_day": "2026-09-01",
                 "last_day": "2028-08-31"}],
    "places": [{"place": "H1", "level": "building", "name": ("一号楼", "Hall one")},
               {"place": "H1-2", "level": "floor", "within": "H1"},
               {"place": "H1-201", "level": "room", "within": "H1-2"},
               {"place": "H1-201-1", "level": "bed", "within": "H1-201"},
               {"place": "H1-201-2", "level": "bed", "within": "H1-201"}],
    "classes": [{"class": "C1", "name": ("机械2401班", "Mechanics 2401"), "major": ("机械", "mechanics"),
                 "cohort": "2024"},
                {"class": "C2", "name": ("机械2501班", "Mechanics 2501"), "major": ("机械", "mechanics"),
                 "cohort": "2025"}],
    "students": [{"student": "S01", "name": ("周八", "Finn"), "class": "C2", "bed": "H1-201-2"}],
    "titles": [{"holder": "H1-201", "name": ("示范寝室", "Model room"), "given": "2026-05-20",
                "kind": "demonstration_room"}],
    "timetables": [{"class": "C1", "course": ("高等数学", "calculus"), "weekday": "1", "from": "08:00", "to": "09:40",
                    "weeks": "1-16"}],
    "development": [{"member": "M03", "birth_day": "2006-02-14", "contacts": "M01; M02", "unrelated": "2026-03-10",
                     "leaves_on": "2028-06-30"}],
    "development_records": [{"member": "M03", "record": "thought_report", "day": "2026-09-28"}],
    "votes": [{"member": "M04", "on": "probationary", "day": "2026-06-20", "entitled": "2", "present": "2",
               "in_favour": "2"}],
    "transfers": [{"member": "M02", "from": "B2", "day": "2026-09-14", "reason": ("转班", "another class")}],
    "departures": [{"member": "M05", "day": "2026-12-01", "how": "withdrew"}],
    "stage_corrections": [{"member": "M03", "stage": "activist", "was": "2026-03-01", "now": "2026-03-10",
                           "day": "2026-09-10", "by": "M01", "reason": ("笔误", "a slip of the pen")}],
    "meetings": [{"meeting": "T01", "kind": "theme_day", "unit": "B1", "day": "2026-09-21", "present": "M01; M02",
                  "topic": ("开学第一课", "the first lesson")}],
    "posts": [{"post": "P1", "name": ("大厅服务岗", "Hall desk"), "kind": "service", "place": "H1"},
              {"post": "P2", "name": ("秩序监督岗", "Order post"), "kind": "supervision", "place": "H1"}],
    "duty": [{"shift": "D01", "post": "P2", "day": "2026-09-19", "from": "14:00", "to": "16:00", "minimum": "1",
              "wanted": "2", "pinned": "M04"}],
    "pattern": [{"post": "P1", "weekdays": ("周一、周三", "Mon, Wed"), "from": "21:20", "to": "22:00",
                 "except": ("2026-12-30至2027-01-01", "2026-12-30 to 2027-01-01"), "minimum": "1"}],
    "leave": [{"member": "M03", "first_day": "2026-10-09", "last_day": "2026-10-12"}],
    "requests": [{"member": "M01", "day": "2026-09-21", "post": "P1", "wish": "off", "weight": "2"}],
    "holidays": [{"day": "2026-10-05", "kind": "off"}, {"day": "2026-10-10", "kind": "worked"}],
    "settings": [{"setting": "rest_hours", "value": "11"}, {"setting": "most_days_in_a_row", "value": "3"},
                 {"setting": "days_off_after_nights", "value": "1"}],
    "unwanted": [{"days": ("休 > 班 > 休", "off > on > off"), "weekday": "5", "weight": "2"}],
    "company": [{"member": "M01", "other": "M03", "rule": "apart"}],
    "load": [{"member": "M01", "minutes": "40", "shifts": "1", "until": "2026-07-03"}],
    "mentors": [{"member": "M01", "minimum": "0", "maximum": "2", "shared": "F3"}],
    "shared_places": [{"shared": "F3", "maximum": "5"}],
    "mentees": [{"student": "S01"}],
    "grades": [{"person": "M01", "subject": ("高等数学", "calculus"), "grade": "92", "scale": "100"},
               {"person": "S01", "subject": ("高等数学", "calculus"), "grade": "40", "scale": "100"}],
    "pair_rules": [{"member": "M01", "student": "S01", "rule": "must"}],
    "earlier_pairings": [{"member": "M01", "student": "S01", "terms_ago": "1"}],
    "activities": [{"activity": "A01", "name": ("理论宣讲", "Talk on theory"), "platform": "ideas",
                    "indicators": "theory_sessions", "responsible": "M02", "first_day": "2026-10-14",
                    "last_day": "2026-10-14", "approved": "2026-10-08", "running": "2026-10-14",
                    "evidenced": "2026-10-15", "reviewed": "2026-10-20", "approved_by": "M01", "reviewed_by": "M01"},
                   {"activity": "A02", "name": ("秋季运动会", "Autumn games"), "first_day": "2026-10-24",
                    "last_day": "2026-10-25", "approved": "2026-10-08", "running": "2026-10-24",
                    "evidenced": "2026-10-26", "reviewed": "2026-10-30"}],
    "attendance": [{"member": "M02", "activity": "A01", "day": "2026-10-14", "presence": "present"}],
    "ledger": [{"record": "R01", "member": "M01", "indicator": "volunteer_hours", "quantity": "2", "day": "2026-09-26",
                "source": ("签到表", "sign-in sheet"), "confirmed_by": "M02"},
               {"record": "R02", "member": "M01", "indicator": "volunteer_hours", "quantity": "3", "day": "2026-09-26",
                "source": ("签到表", "sign-in sheet"), "confirmed_by": "M02"}],
    "corrections": [{"record": "R01", "replacement": "R02", "reason": ("漏记一小时", "an hour was left out"),
                     "day": "2026-09-28", "by": "M02"}],
    "appeals": [{"member": "M02", "reason": ("漏记一次志愿服务", "one service is missing"), "day": "2026-11-02",
                 "answer": "rejected", "answer_reason": ("不在本学期", "not in this term"), "answer_day": "2026-11-05",
                 "by": "M01"}],
    "incidents": [{"incident": "I01", "name": ("使用违规电器", "A forbidden heater"), "severity": "minor",
                   "place": "H1-201", "discovered": "2026-11-10", "reported": "2026-11-10", "handled": "2026-11-11"}],
    "class_sessions": [{"activity": "A01", "class": "C2", "member": "M01", "day": "2026-10-14", "listeners": "30"}],
    "study_groups": [{"group": "SG1", "name": ("高数小组", "Calculus group"), "major": ("机械", "mechanics"),
                      "member": "M02", "students": "S01"}],
    "tutoring": [{"member": "M01", "student": "S01", "day": "2026-09-22", "hours": "1.5"}],
    "outreach": [{"activity": "A01", "reached": "30", "outcomes": "4"}],
    "awards": [{"award": "W01", "name": ("数学竞赛", "Mathematics contest"), "level": "university", "place": "second",
                "day": "2026-11-20", "members": "M02"}],
    "led_exercises": [{"member": "M03", "name": ("早操", "Morning exercise"), "day": "2026-09-16",
                       "participants": "25"}],
    "certificates": [{"member": "M02", "name": ("英语六级", "English, level six"), "day": "2026-12-20"}],
    "channels": [{"unit": "B1", "name": ("支部微信群", "Branch chat"), "since": "2026-09-01"}],
    "accounts": [{"account": "AC1", "name": ("支部公众号", "Branch page"), "medium": ("微信", "web page"), "unit": "B1",
                  "responsible": "M02", "since": "2026-09-01"}],
    "study_acts": [{"member": "M03", "day": "2026-09-15", "act": "article", "points": "4", "at": "07:10"}],
    "study_windows": [{"from": "06:00", "to": "08:30", "factor": "2"}],
    "bulletins": [{"bulletin": "N01", "name": ("运动会简讯", "News of the games"), "member": "M02", "account": "AC1",
                   "activity": "A02", "happened_day": "2026-10-24", "happened_at": "16:00",
                   "published_day": "2026-10-24", "published_at": "20:00"}],
    "five_ones": [{"member": "M01", "one": "bed", "place": "H1-201-1", "since": "2026-09-07"}],
    "five_one_deeds": [{"member": "M01", "one": "bed", "place": "H1-201-1", "day": "2026-09-14"}],
    "inspections": [{"place": "H1-201", "day": "2026-09-18", "desk": "1"}],
    "inspection_passes": [{"place": "H1", "pass": "70"}],
    "supervision": [{"case": "V01", "name": ("乱停放", "Bicycles in the way"), "post": "P2", "shift": "D01",
                     "member": "M04", "place": "H1", "severity": "minor", "found_day": "2026-09-19",
                     "found_at": "14:30", "dissuaded_day": "2026-09-19", "dissuaded_at": "14:35",
                     "reported_day": "2026-09-19", "reported_at": "15:00"}],
    "duty_changes": [{"shift": "D01", "member": "M04", "instead": "M02"}],
    "venue": [{"activity": "A02", "member": "M03", "role": "volunteer", "day": "2026-10-24", "from": "08:00",
               "to": "11:30"}],
    "exams": [{"exam": "X01", "name": ("高数期中", "Calculus, midterm"), "day": "2026-11-14", "members": "M01; M03"}],
    "calls": [{"call": "K01", "name": ("暴雪清扫", "Snow clearing"), "called_day": "2026-12-08", "called_at": "07:00",
               "within_hours": "2"}],
    "call_answers": [{"call": "K01", "member": "M04", "responded_day": "2026-12-08", "responded_at": "07:20",
                      "deployed_day": "2026-12-08", "deployed_at": "08:00", "released_day": "2026-12-08",
                      "released_at": "11:00"}],
    "brought_along": [{"member": "M01", "activist": "M03", "since": "2026-09-10"}],
    "area_rules": [{"rule": "study_article", "value": "6"}],
    "weights": [{"area": code, "weight": weight} for code, weight in (
        ("classroom", "30"), ("network", "10"), ("dormitory", "25"), ("venue", "15"), ("identity", "20"))],
    "ratings": [{"member": "M01", "rater": "peer", "by": "M02", "points": "92"}],
    "raters": [{"rater": "peer", "entitled": "1"}],
    "goals": [{"goal": "O01", "name": ("志愿服务40小时", "40 hours of service"), "unit": "B1", "target": "40",
               "indicator": "volunteer_hours"}],
    "responsibilities": [{"duty": "Z01", "name": ("大厅值班", "Hall duty"), "unit": "B1", "post": "P1",
                          "member": "M02", "acknowledged": "2026-09-08", "due": "2027-01-10"}],
    "gates": [{"platform": "ideas", "approvers": "secretary", "reviewers": "secretary", "bars": "no"}],
    "confirmations": [{"source": ("签到表", "sign-in sheet"), "needed": "yes"}],
    "last_scores": [{"member": "M01", "unit": "B1", "total": "78.5", "rank": "1"}],
    "branch_ledger": [{"unit": "B1", "indicator": "branch_veto", "quantity": "0", "day": "2026-12-31",
                       "source": ("上级通报", "notice from above")}],
    "retention": [{"kind": "incidents", "keep": ("3年", "3 years")}],
    "publicity": [{"case": "E01", "kind": "method", "name": ("一对一帮扶法", "One-to-one help"), "unit": "B1",
                   "evidence": "R02", "nominated": "2026-11-01"}],
}


def example_rows(form: TableFormat, language: str) -> list[list[str]]:
    """The example rows of a table as cells, the first of each marked."""
    rows = [[written(column, row.get(column.name, ""), language) for column in form.columns]
            for row in EXAMPLES[form.name]]
    return [[MARKS[language] + first, *others] for first, *others in rows]


def written(column: Column, value: Value, language: str) -> str:
    """A value as the language writes it."""
    if isinstance(value, tuple):
        return value[0] if language == "zh" else value[1]
    kind = column.kind.choice if isinstance(column.kind, Choices) else column.kind
    if language == "zh" and value and isinstance(kind, Choice):
        return kind.spellings[value][0]
    return {"yes": "是", "no": "否"}[value] if language == "zh" and value and isinstance(kind, YesNo) else value


def without_examples(rows: Rows, header: list[str], form: TableFormat) -> Rows:
    """Without the rows whose first cell is marked, or whose cell of the table's first column is."""
    names = {plain_header(name) for name in (form.columns[0].name, *form.columns[0].chinese)}
    at = next((at for at, name in enumerate(header) if plain_header(name) in names), 0)
    if at == 0:
        return [(line, cells) for line, cells in rows if not cells or not is_marked(cells[0])]
    return [(line, cells) for line, cells in rows if not any(map(is_marked, (*cells[:1], *cells[at:at + 1])))]


def is_marked(cell: Any) -> bool:
    # nearly no cell begins so, and a ledger is long
    return cell.__class__ is str and cell[:1] in BEGINS and MARKED.match(as_text(cell)) is not None
