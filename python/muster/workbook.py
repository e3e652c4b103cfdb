"""A term as an .xlsx workbook.

What was scored and why, who helps whom, who stands duty, what waits, what bends which rule.
"""
from __future__ import annotations

import datetime
import io
import os
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ._muster import Label, Language
from ._muster.evaluation import Evaluation, MemberChange, compare
from ._muster.programme import Department, Term, TermPairing, TermRoster
from .area_sheets import area_sheets
from .managed_sheets import department_sheets, managed_sheets
from .report import cell_escaped

HEAD = Font(bold=True, color="FFFFFF")
HEAD_FILL = PatternFill("solid", fgColor="8C1D18")
WIDEST = 60
ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the first day a zip file can hold: the same bytes whenever it is written
MILLION = 1_000_000
Row = list[Any]


def write_workbook(term: Term | Department, path: str | os.PathLike[str] | BinaryIO, *,
                   language: Language = Language.zh) -> None:
    """Writes the workbook of a term, or of branches side by side, to `path` (a path or a binary file).

    The same term gives the same bytes.
    """
    book = Workbook()
    book.remove(book.active)
    shown = sheets(term, language) if isinstance(term, Term) else titled(department_sheets(term, language), language)
    for title, rows in shown:
        fill(book.create_sheet(title), rows)
    made = io.BytesIO()
    book.properties.creator = book.properties.lastModifiedBy = "muster"
    book.properties.created = book.properties.modified = datetime.datetime(*ZIP_DAY)
    book.save(made)
    data = with_fixed_times(made.getvalue())
    if hasattr(path, "write"):
        path.write(data)
    else:
        with open(path, "wb") as file:
            file.write(data)


def sheets(term: Term, language: Language) -> Iterator[tuple[str, list[Row]]]:
    """(title, rows) of each sheet, the first row the header; only of what the term has."""
    if term.evaluation is not None:
        yield _say(language, "考评", "evaluation"), list(evaluation_rows(term, term.evaluation, language))
        yield _say(language, "推导", "derivations"), list(derivation_rows(term.evaluation, language))
    if term.pairing is not None:
        yield _say(language, "结对", "pairing"), list(pairing_rows(term, term.pairing, language))
    if term.roster is not None:
        yield _say(language, "值班", "roster"), list(roster_rows(term, term.roster, language))
        yield _say(language, "规则", "violations"), list(violation_rows(term.roster, language))
    if term.evaluation is not None:
        yield _say(language, "待审", "waiting"), list(waiting_rows(term.evaluation, language))
    yield from titled(area_sheets(term, language), language)
    yield from titled(managed_sheets(term, language), language)


def titled(made: Iterable[tuple[Label, list[Row]]], language: Language) -> Iterator[tuple[str, list[Row]]]:
    for title, rows in made:
        yield _in(title, language), rows


def evaluation_rows(term: Term, evaluation: Evaluation, language: Language) -> Iterator[Row]:
    scheme, people = evaluation.scheme, {member.code: member for member in term.organisation.members}
    areas = [(row, area) for row, area in enumerate(scheme.areas) if area.parent]
    yield [_say(language, "编号", "member"), _say(language, "姓名", "name"),
           *(_in(area.label, language) for _, area in areas), _say(language, "总分", "total"),
           _say(language, "等次", "grade"), _say(language, "说明", "reason"), _say(language, "名次", "rank"),
           *([_say(language, "上期总分", "total before"), _say(language, "增减", "rise"),
              _say(language, "进位", "ranks gained")] if term.management.before is not None else [])]
    past = ([] if term.management.before is None else compare(term.management.before, evaluation).members)
    for row, (member, score) in enumerate(zip(evaluation.roll.members, evaluation.members)):
        grade = "" if score.grade is None else _in(scheme.grades[score.grade].label, language)
        yield [member.code, people[member.code].name,
               *(None if evaluation.is_left_out(row, area) else _number(evaluation.area_total(row, area))
                 for area, _ in areas), None if score.is_incomplete else _number(score.total), grade, score.reason.name,
               score.rank or None, *past_cells(past[row:row + 1])]


def past_cells(changes: list[MemberChange]) -> Iterator[Any]:
    """Total before, rise and ranks gained, of a member whose past is known."""
    for change in changes:
        before = change.before
        yield None if before is None or before.is_incomplete else _number(before.total)
        yield None if change.gain is None else _number(change.gain)
        yield change.ranks_gained


def derivation_rows(evaluation: Evaluation, language: Language) -> Iterator[Row]:
    scheme = evaluation.scheme
    yield [_say(language, "编号", "member"), _say(language, "领域", "area"), _say(language, "指标", "indicator"),
           _say(language, "数量", "amount"), _say(language, "得分", "points"), _say(language, "记录数", "records"),
           _say(language, "待审", "waiting"), _say(language, "状态", "state"), _say(language, "依据", "source")]
    labels = {area.code: area.label for area in scheme.areas}
    for row, member in enumerate(evaluation.roll.members):
        for number, indicator in enumerate(scheme.indicators):
            score = evaluation.indicator_score(row, number)
            yield [member.code, _in(labels[indicator.area], language), _in(indicator.label, language),
                   _number(score.amount), _number(score.points), score.records, score.waiting, score.state.name,
                   indicator.source]


def pairing_rows(term: Term, pairing: TermPairing, language: Language) -> Iterator[Row]:
    from .pairing import explain

    members = {member.code: member.name for member in term.organisation.members}
    students = {student.code: student.name for student in term.organisation.students}
    yield [_say(language, "帮扶对象", "mentee"), _say(language, "姓名", "name"), _say(language, "帮扶人", "mentor"),
           _say(language, "姓名", "name"), _say(language, "得分", "points"), _say(language, "理由", "reasons"),
           _say(language, "更合适的人数", "better candidates")]
    for row, (mentee, mentor) in enumerate(zip(pairing.fit.mentees, pairing.result.pairing.mentor_of.tolist())):
        told = explain(pairing.problem, pairing.result, row)
        if mentor < 0:
            yield [mentee, students[mentee], "", "", None, "", len(told.better)]
            continue
        parts = [part for part in pairing.fit.score(mentor, row).parts if part.points]
        reasons = "; ".join(f"{_in(part.reason, language)} {part.points}" for part in parts)
        code = pairing.fit.mentors[mentor]
        yield [mentee, students[mentee], code, members[code], Decimal(told.worth) / MILLION, reasons, len(told.better)]


def roster_rows(term: Term, roster: TermRoster, language: Language) -> Iterator[Row]:
    problem = roster.problem
    names = {member.code: member.name for member in term.organisation.members}
    yield [_say(language, "日期", "day"), _say(language, "班次", "shift"), _say(language, "开始", "from"),
           _say(language, "分钟", "minutes"), _say(language, "编号", "member"), _say(language, "姓名", "name")]
    ordered = sorted(roster.solution.roster.assignments,
                     key=lambda each: (each.shift.day, each.shift.type, each.member))
    for assignment in ordered:
        kind, code = problem.shift_types[assignment.shift.type], problem.members[assignment.member].code
        yield [assignment.shift.day, _in(kind.name, language) or kind.code, kind.start, kind.length, code, names[code]]


def violation_rows(planned: TermRoster, language: Language) -> Iterator[Row]:
    from .roster import check, in_words

    problem, roster = planned.problem, planned.solution.roster
    yield [_say(language, "规则", "rule"), _say(language, "硬性", "hard"), _say(language, "代价", "cost"),
           _say(language, "说明", "what")]
    for violation in check(problem, roster).violations:
        yield [violation.rule.name, _say(language, "是", "yes") if violation.is_hard else "", violation.cost,
               _in(in_words(problem, violation), language)]


def waiting_rows(evaluation: Evaluation, language: Language) -> Iterator[Row]:
    ledger = evaluation.ledger
    yield [_say(language, "记录", "record"), _say(language, "编号", "member"), _say(language, "指标", "indicator"),
           _say(language, "数量", "quantity"), _say(language, "日期", "day"), _say(language, "活动", "activity"),
           _say(language, "状态", "state")]
    members, indicators, activities = list(ledger.members), list(ledger.indicators), list(ledger.activities)
    for record in evaluation.waiting:
        evidence = ledger[record]
        activity = activities[evidence.activity]
        yield [int(record) + 1, members[evidence.member], indicators[evidence.indicator], _number(evidence.quantity),
               evidence.day, activity.code, activity.state.name]


def fill(sheet: Any, rows: list[Row]) -> None:
    """Rows into a sheet: a frozen, filtered header, widths that fit, numbers as numbers, and no cell that computes."""
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value, cell.data_type = cell_escaped(_printable(value)), "s"
            else:
                cell.value = value
            if number == 1:
                cell.font, cell.fill, cell.alignment = HEAD, HEAD_FILL, Alignment(vertical="center")
            widths[column] = max(widths.get(column, 0), _width(value))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, width + 2)
    sheet.freeze_panes = "A2"
    if rows:
        sheet.auto_filter.ref = sheet.dimensions


def with_fixed_times(data: bytes) -> bytes:
    """The same zip file with every member dated alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            written.writestr(entry, read.read(name))
    return made.getvalue()


def _printable(text: str) -> str:
    return "".join(letter if letter in "\n\t" or ord(letter) >= 32 else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _width(value: object) -> int:
    text = "" if value is None else str(value)
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)


def _number(value: object) -> Decimal:
    return Decimal(str(value))


def _say(language: Language, zh: str, en: str) -> str:
    return zh if language == Language.zh else en


def _in(label: Label, language: Language) -> str:
    return (label.zh or label.en) if language == Language.zh else (label.en or label.zh)
