"""The `new` command: an empty term folder, or one workbook with all its sheets."""
from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..cells import Choice, YesNo
from ..columns import Column
from ..readers.describe import as_markdown, headers
from ..readers.tables import FORMATS

WRITTEN = [form for form in FORMATS if not form.is_record]
ROWS = 2_000  # in which a list of words drops down
LONGEST_LIST = 255  # characters that a spreadsheet takes for one


def run_new(options: Namespace) -> int:
    if options.describe:
        sys.stdout.write(as_markdown())
        return 0
    if options.folder is None:
        print("muster new: name the FOLDER or the WORKBOOK.xlsx to write, or give --describe", file=sys.stderr)
        return 2
    if options.folder.suffix.lower() == ".xlsx":
        return write_workbook(options.folder, options.language)
    options.folder.mkdir(parents=True, exist_ok=True)
    for form in WRITTEN:
        path = options.folder / f"{form.chinese if options.language == 'zh' else form.name}.csv"
        try:
            # Excel takes UTF-8 for what it is only with the mark
            with open(path, "x", encoding="utf-8-sig", newline="") as file:
                file.write(",".join(headers(form, options.language)) + "\r\n")
        except FileExistsError:
            continue
        print(path if not form.optional else f"{path}  (may be left out)")
    return 0


def write_workbook(path: Path, language: str) -> int:
    """A sheet a table: its header, a note at each column, and lists where one of a few words is to be chosen."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    if path.exists():
        print(f"{path}: it is there already; name another file", file=sys.stderr)
        return 2
    book = Workbook()
    book.remove(book.active)
    for form in WRITTEN:
        sheet = book.create_sheet(form.chinese if language == "zh" else form.name)
        sheet.append(headers(form, language))
        sheet.freeze_panes = "A2"
        for cell, column in zip(sheet[1], form.columns):
            cell.font = Font(bold=not column.optional)
            note = f"{column.about}\n{column.kind.words}" + ("\nMay be blank." if column.optional else "")
            cell.comment = Comment(note, "muster", height=120, width=300)
            sheet.column_dimensions[cell.column_letter].width = max(12, 2 * len(str(cell.value)) + 2)
            add_list(sheet, cell.column_letter, column, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    print(path)
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
