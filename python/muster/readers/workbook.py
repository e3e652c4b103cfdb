"""Rows of an .xlsx workbook: what its cells show, not how they are computed."""
from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .encoding import Unreadable

MOST_ROWS = 1 << 20  # of a sheet; openpyxl fills gaps before a row that claims a high number
Rows = list[tuple[int, list[Any]]]  # line and cells
LARGEST = 1 << 30  # bytes that a workbook may unpack to; a small file can claim any size


def read_workbook(path: Path, sheet_names: tuple[str, ...] = ()) -> Rows:
    """Rows as (line, cells). A formula gives the value the spreadsheet stored beside it."""
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise Unreadable("reading .xlsx needs openpyxl, which is not installed",
                         "install python3-openpyxl, or save the sheet as CSV UTF-8") from None
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > LARGEST:
                raise Unreadable(f"the workbook unpacks to {unpacked >> 20} MiB", "save the sheet as CSV UTF-8")
            has_formulas = any(b"<f>" in content or b"<f " in content for part in parts.namelist()
                               if part.startswith("xl/worksheets/") for content in [parts.read(part)])
        rows = sheet_rows(load_workbook, path, sheet_names, values=True)
        if has_formulas:
            refuse_formulas_without_value(rows, sheet_rows(load_workbook, path, sheet_names, values=False))
    except Unreadable:
        raise
    except OSError:
        raise
    except Exception as broken:  # openpyxl meets damage with whatever error comes up
        raise Unreadable(f"the workbook is damaged ({type(broken).__name__})",
                         "open it in a spreadsheet and save it again") from None
    return rows


def sheet_rows(load_workbook: Callable[..., Any], path: Path, sheet_names: tuple[str, ...], values: bool) -> Rows:
    book = load_workbook(path, read_only=True, data_only=values)
    try:
        wanted = next((name for name in book.sheetnames if name.strip().lower() in sheet_names), book.sheetnames[0])
        sheet = book[wanted]
        sheet.reset_dimensions()  # the stored size is often wrong
        rows = []
        for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if line > MOST_ROWS:
                raise Unreadable(f"the workbook claims more than {MOST_ROWS} rows, which none has",
                                 "open it in a spreadsheet and save it again")
            if any(cell is not None for cell in cells):
                rows.append((line, list(cells)))
        return rows
    finally:
        book.close()


def refuse_formulas_without_value(values: Rows, formulas: Rows) -> None:
    shown_in = dict(values)
    for line, written in formulas:
        shown = shown_in.get(line, [])
        for column, formula in enumerate(written, start=1):
            if formula is not None and (column > len(shown) or shown[column - 1] is None):
                raise Unreadable(f"cell {column_name(column)}{line} holds a formula without a stored value",
                                 "open the workbook in a spreadsheet and save it again, or write the value")


def column_name(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
