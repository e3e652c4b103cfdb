"""Rows of an .xlsx workbook: what its cells show, not how they are computed."""
from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from ..cells import as_text
from ..columns import TableFormat
from .encoding import Unreadable
from .layout import MOST_COLUMNS, reach
from .found import Found

Result = TypeVar("Result")

MOST_ROWS = 1 << 20  # of a sheet; openpyxl fills gaps before a row that claims a high number
FORMULA, MERGED = (re.compile(rb"<(?:[\w.-]+:)?" + name + rb"[\s/>]") for name in (b"f", b"mergeCell"))
Rows = list[tuple[int, list[Any]]]  # line and cells
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
LARGEST = 1 << 30  # bytes that a workbook may unpack to; a small file can claim any size


def read_workbook(found: Found, form: TableFormat, notes: list[str]) -> Rows:
    """Rows as (line, cells). A formula gives the value the spreadsheet stored beside it; merged cells all show their
    first one's value.
    """
    def read(parts: zipfile.ZipFile) -> Rows:
        sheets = [parts.read(part) for part in parts.namelist() if part.startswith("xl/worksheets/")]
        rows = sheet_rows(found, form, values=True)
        if any(FORMULA.search(content) or is_wide(content) for content in sheets):
            refuse_formulas_without_value(rows, sheet_rows(found, form, values=False))
        if any(MERGED.search(content) or is_wide(content) for content in sheets):
            rows = fill_merged(rows, merged_ranges(found, form), found.source, notes)
        return rows

    return opened(found.path, read)


def is_wide(content: bytes) -> bool:
    """Text of two bytes a letter, in which nothing is looked for."""
    return b"\0" in content[:64]


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook, in order."""
    def read(_: zipfile.ZipFile) -> list[str]:
        book = loader()(path, read_only=True)
        try:
            return list(book.sheetnames)
        finally:
            book.close()

    return opened(path, read)


def loader() -> Callable[..., Any]:
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise Unreadable("reading .xlsx needs openpyxl, which is not installed",
                         "install python3-openpyxl, or save the sheet as CSV UTF-8") from None
    made: Callable[..., Any] = load_workbook
    return made


def opened(path: Path, read: Callable[[zipfile.ZipFile], Result]) -> Result:
    """What `read` makes of a workbook's parts, unless they are too large or damaged."""
    loader()
    refuse_others(path)
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > LARGEST:
                raise Unreadable(f"the workbook unpacks to {unpacked >> 20} MiB", "save the sheet as CSV UTF-8")
            return read(parts)
    except (Unreadable, OSError):
        raise
    except Exception as broken:  # openpyxl meets damage with whatever error comes up
        raise Unreadable(f"the workbook is damaged ({type(broken).__name__})",
                         "open it in a spreadsheet and save it again") from None


def refuse_others(path: Path) -> None:
    """What is no .xlsx workbook, whatever its name says."""
    with open(path, "rb") as file:
        start = file.read(4)
    if start == OLD_OR_LOCKED:
        raise Unreadable("the file has a password, or is an old .xls workbook under another name",
                         "save it as .xlsx without a password, or as CSV UTF-8")
    if start[:2] != b"PK":
        raise Unreadable("the file is no .xlsx workbook, whatever its name says",
                         "call it .csv if it is text; else open it in a spreadsheet and save it as .xlsx")


def wanted_sheet(book: Any, found: Found, form: TableFormat) -> Any:
    """The one that was found, else the one called as the table, else the first."""
    names = (found.sheet,) if found.sheet else (form.name, form.chinese)
    return book[next((name for name in book.sheetnames if name == found.sheet or name.strip().lower() in names),
                     book.sheetnames[0])]


def sheet_rows(found: Found, form: TableFormat, values: bool) -> Rows:
    book = loader()(found.path, read_only=True, data_only=values)
    try:
        sheet = wanted_sheet(book, found, form)
        sheet.reset_dimensions()  # the stored size is often wrong
        rows = []
        for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if line > MOST_ROWS:
                raise Unreadable(f"the workbook claims more than {MOST_ROWS} rows, which none has",
                                 "open it in a spreadsheet and save it again")
            last = reach(cells, lambda cell: cell is None)
            if last:
                rows.append((line, list(cells[:last])))
                if last > MOST_COLUMNS:
                    return rows  # it is refused, and the rest may be as wide
        return rows
    finally:
        book.close()


def merged_ranges(found: Found, form: TableFormat) -> list[tuple[int, int, int, int]]:
    """First row, first column, last row and last column of each, counted from 1."""
    sheet = wanted_sheet(loader()(found.path), found, form)
    return sorted((each.min_row, each.min_col, each.max_row, each.max_col) for each in sheet.merged_cells.ranges)


def fill_merged(rows: Rows, ranges: list[tuple[int, int, int, int]], source: str, notes: list[str]) -> Rows:
    """Each row under a merge has what the sheet shows there. What lies hidden under one is not read, and told of."""
    cells_of = dict(rows)
    for top, left, bottom, right in ranges:
        shown = _cell(cells_of.get(top, []), left)
        hidden = []
        for line in range(top, min(bottom, MOST_ROWS) + 1):
            cells = cells_of.setdefault(line, []) if shown is not None else cells_of.get(line, [])
            for column in range(left, min(right, 16_384) + 1):
                value = shown if column == left else None
                if (line, column) != (top, left) and _cell(cells, column) not in (None, shown):
                    hidden.append(f"{column_name(column)}{line}")
                if len(cells) >= column or value is not None:
                    cells.extend([None] * (column - len(cells)))
                    cells[column - 1] = value
        name = f"{column_name(left)}{top}:{column_name(right)}{bottom}"
        if hidden:
            notes.append(f"{source}: what lies hidden under the merged cells {name} ({', '.join(hidden)}) is not read")
        elif bottom > top and shown is not None:
            notes.append(f"{source}: the merged cells {name} give each of their rows \"{as_text(shown)[:40]}\"")
    return sorted((line, cells) for line, cells in cells_of.items() if any(cell is not None for cell in cells))


def _cell(cells: list[Any], column: int) -> Any:
    return cells[column - 1] if column <= len(cells) else None


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
