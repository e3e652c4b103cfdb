"""The `new` command: a term folder with its header lines and examples, or one workbook with all its sheets."""
from __future__ import annotations

import csv
import shlex
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..cells import Choice, YesNo
from ..columns import Column, TableFormat
from ..messages import in_language
from ..readers.describe import as_markdown, headers
from ..readers.examples import MARKS, example_rows
from ..readers.tables import FORMATS

WRITTEN = [form for form in FORMATS if not form.is_record]
ROWS = 2_000  # in which a list of words drops down
LONGEST_LIST = 255  # characters that a spreadsheet takes for one
EXAMPLE_COLOUR = "FFF2CC"

WROTE = {"en": ("{path}: {count} tables to fill in", "; {kept} that were there stay as they are"),
         "zh": ("{path}：写出{count}个表", "；原有的{kept}个未动")}
NEXT = {
    "en": ("Next",
           "Rows that begin with \"{mark}\" are examples and are not read. They may stay; write your own below.",
           "Needed is members (a code and a name each). Everything else may stay as it is, or be deleted.",
           "For a roster: pattern (duty that comes back week by week) or duty (each shift), and term or days in "
           "pattern; leave, requests, timetables, holidays and settings where they are to count.",
           "For pairs: classes, students, mentors, mentees and grades.",
           "For an evaluation: stages, activities, attendance, ledger, and the tables of what was done.",
           "Then: {muster} check {path} tells what is wrong; {muster} plan {path} --out OUT makes a draft"),
    "zh": ("下一步",
           "以“{mark}”开头的行是例行，不会被读取，可以保留；自己的数据写在下面。",
           "必填的只有 成员（编号和姓名）；其他表可以不动，也可以删去。",
           "要排值班表：填 值班安排（每周重复的班）或 值班（逐个班次），并填 学期，或在 值班安排 里写明起止日期；请假、意愿、课程表、节假日、设置 按需填写。",
           "要结对帮扶：填 班级、同学、帮扶人、帮扶对象、成绩。",
           "要考评：填 发展阶段、活动、考勤、台账，以及记录所做工作的各表。",
           "然后：用 {muster} check {path} 检查填写；用 {muster} plan {path} --out OUT 排出草案"),
}


def run_new(options: Namespace) -> int:
    if options.describe:
        sys.stdout.write(as_markdown(options.language))
        return 0
    if options.folder is None:
        print(in_language("muster new: name the FOLDER or the WORKBOOK.xlsx to write, or give --describe",
                          options.language), file=sys.stderr)
        return 2
    if options.folder.suffix.lower() == ".xlsx":
        return write_workbook(options.folder, options.language)
    options.folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for form in WRITTEN:
        path = options.folder / f"{called(form, options.language)}.csv"
        try:
            # Excel takes UTF-8 for what it is only with the mark
            with open(path, "x", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows([headers(form, options.language), *example_rows(form, options.language)])
            count += 1
        except FileExistsError:
            continue
    wrote, kept = WROTE[options.language]
    print(wrote.format(path=options.folder, count=count)
          + (kept.format(kept=len(WRITTEN) - count) if count < len(WRITTEN) else ""))
    print_next(options.folder, options.language)
    return 0


def called(form: TableFormat, language: str) -> str:
    return form.chinese if language == "zh" else form.name


def as_called() -> str:
    """How this very command was called."""
    is_module = Path(sys.argv[0]).name == "__main__.py"
    return f"{shlex.quote(sys.executable)} -m muster" if is_module else "muster"


def print_next(path: Path, language: str) -> None:
    """Which tables are needed for what."""
    for line in NEXT[language]:
        print(line.format(mark=MARKS[language].strip(), path=shlex.quote(str(path)), muster=as_called()))


def write_workbook(path: Path, language: str) -> int:
    """A sheet a table: its header, a note at each column, lists where one of a few words is to be chosen, examples."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    if path.exists():
        print(in_language(f"{path}: it is there already; name another file", language), file=sys.stderr)
        return 2
    book = Workbook()
    book.remove(book.active)
    for form in WRITTEN:
        sheet = book.create_sheet(called(form, language))
        sheet.append(headers(form, language))
        sheet.freeze_panes = "A2"
        for cell, column in zip(sheet[1], form.columns):
            cell.font = Font(bold=not column.optional)
            note = f"{column.about}\n{column.kind.words}" + ("\nMay be blank." if column.optional else "")
            cell.comment = Comment(in_language(note, language), "muster", height=120, width=300)
            sheet.column_dimensions[cell.column_letter].width = max(12, 2 * len(str(cell.value)) + 2)
            add_list(sheet, cell.column_letter, column, language)
        for row in example_rows(form, language):
            sheet.append([value or None for value in row])
            for cell in sheet[sheet.max_row]:
                cell.fill = PatternFill("solid", fgColor=EXAMPLE_COLOUR)
                cell.number_format = "@"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    print(path)
    print_next(path, language)
    return 0


def add_list(sheet: Any, letter: str, column: Column, language: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ",".join(choices(column, language))
    if words and len(words) <= LONGEST_LIST:
        listed = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
        sheet.add_data_validation(listed)
        listed.add(f"{letter}2:{letter}{ROWS}")


def choices(column: Column, language: str) -> list[str]:
    """The words that a cell may hold, as the language writes them; none where anything may stand."""
    if isinstance(column.kind, Choice):
        return [ways[0] if language == "zh" and ways else word for word, ways in column.kind.spellings.items()]
    if isinstance(column.kind, YesNo):
        return ["是", "否"] if language == "zh" else ["yes", "no"]
    return []
