"""Rows of an .xlsx workbook: what its cells show, not how they are computed."""
from __future__ import annotations

import re
import warnings
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from ..cells import as_text
from ..columns import TableFormat
from .encoding import Unreadable
from .layout import MOST_COLUMNS
from .found import Found

Result = TypeVar("Result")

MOST_ROWS = 1 << 20  # of a sheet; openpyxl fills gaps before a row that claims a high number
FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
Rows = list[tuple[int, list[Any]]]  # line and cells
Range = tuple[int, int, int, int]  # first row, first column, last row and last column, counted from 1
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
LARGEST = 1 << 30  # bytes that a workbook may unpack to; a small file can claim any size
PIECE = 1 << 16  # bytes that are unpacked at a time
# How spreadsheets compress; what is packed otherwise is unpacked whole, whatever size it claims.
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGED = "the workbook is damaged ({})"
SAVE_AGAIN = "open it in a spreadsheet and save it again"


def read_workbook(found: Found, form: TableFormat, notes: list[str]) -> Rows:
    """Rows as (line, cells). A formula gives the value the spreadsheet stored beside it; merged cells all show their
    first one's value.
    """
    def read(parts: zipfile.ZipFile) -> Rows:
        part, rows, merged = sheet_rows(parts, found, form, values=True)
        content = parts.read(part)
        if FORMULA.search(content) or is_wide(content):
            refuse_formulas_without_value(rows, sheet_rows(parts, found, form, values=False)[1])
        return fill_merged(rows, merged, found.source, notes)

    return opened(found.path, read)


def is_wide(content: bytes) -> bool:
    """Text of two bytes a letter, in which nothing is looked for."""
    return b"\0" in content[:64]


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook, in order."""
    def read(_: zipfile.ZipFile) -> list[str]:
        book = loader()(path, read_only=True, keep_links=False)
        try:
            return [sheet.title for sheet in book.worksheets]
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
        with zipfile.ZipFile(path) as parts, warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")  # of what it keeps not, which nobody asked for
            unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > LARGEST:
                raise Unreadable(f"the workbook unpacks to {unpacked >> 20} MiB", "save the sheet as CSV UTF-8")
            if any(part.compress_type not in PACKED for part in parts.infolist()):
                raise Unreadable("the workbook is compressed as no spreadsheet does it", SAVE_AGAIN)
            refuse_other_sizes(path, state_of(path))
            return read(parts)
    except (Unreadable, OSError):
        raise
    except Exception as broken:  # openpyxl meets damage with whatever error comes up
        raise Unreadable(DAMAGED.format(type(broken).__name__), SAVE_AGAIN) from None


def state_of(path: Path) -> tuple[int, ...]:
    """What changes whenever the file does."""
    now = path.stat()
    return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns


@lru_cache(maxsize=8)
def refuse_other_sizes(path: Path, _: tuple[int, ...]) -> None:
    """Once for a file in one state: a workbook is opened for each of its sheets."""
    with zipfile.ZipFile(path) as parts:
        for part in parts.infolist():
            refuse_other_size(parts, part)


def refuse_other_size(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A part that unpacks to another size than it claims: whoever asks for all of it is given what it claims, but first
    everything is unpacked, a thousand times the file."""
    looked_at = copy(part)
    looked_at.file_size += 2 * PIECE  # so that what is beyond the claim is seen, and not cut off
    size = 0
    with parts.open(looked_at) as content:
        while size <= part.file_size and (piece := content.read(PIECE)):
            size += len(piece)
    if size != part.file_size:
        raise Unreadable("the workbook unpacks to another size than it claims", SAVE_AGAIN)


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
    return next((sheet for sheet in book.worksheets if sheet.title == found.sheet
                 or sheet.title.strip().lower() in names), book.worksheets[0])


def sheet_rows(parts: zipfile.ZipFile, found: Found, form: TableFormat, values: bool) -> tuple[str, Rows, list[Range]]:
    """The part that holds the sheet, its rows and its merged cells. A row ends with its last cell that holds anything.

    It is read by openpyxl's parser, not by its sheets: these make room for all that a cell's name or a merge claims,
    and pass over a row or a cell that comes after one behind it.
    """
    from openpyxl.worksheet._reader import WorkSheetParser

    book = loader()(found.path, read_only=True, data_only=values, keep_links=False)
    try:
        sheet = wanted_sheet(book, found, form)
        part: str = sheet._worksheet_path
        strings = dict(enumerate(sheet._shared_strings))  # of which none is counted from the end
        rows: Rows = []
        with parts.open(part) as source:
            parser = WorkSheetParser(source, strings, data_only=values, epoch=book.epoch,
                                     date_formats=book._date_formats)
            before = 0
            for line, cells in parser.parse():
                if line > MOST_ROWS:
                    raise Unreadable(f"the workbook claims more than {MOST_ROWS} rows, which none has", SAVE_AGAIN)
                if line <= before:
                    raise Unreadable(DAMAGED.format(f"row {line} after row {before}"), SAVE_AGAIN)
                before = line
                row = row_of(line, cells)
                if row:
                    rows.append((line, row))
                    if len(row) > MOST_COLUMNS:
                        return part, rows, []  # it is refused, and the rest may be as wide
        return part, rows, merged_ranges(parser.merged_cells)
    finally:
        book.close()


def row_of(line: int, cells: list[dict[str, Any]]) -> list[Any]:
    """The values of a row's cells, each in its column."""
    row: list[Any] = []
    before = 0
    for cell in cells:
        column = cell["column"]
        if column <= before or cell["row"] != line:
            raise Unreadable(DAMAGED.format(f"cell {column_name(column)}{cell['row']} out of order"), SAVE_AGAIN)
        before = column
        if cell["value"] is not None:
            row.extend([None] * (column - 1 - len(row)))
            row.append(cell["value"])
    return row


def merged_ranges(merged: Any) -> list[Range]:
    from openpyxl.utils import range_boundaries

    ranges = []
    for each in merged.mergeCell if merged else ():
        left, top, right, bottom = range_boundaries(each.ref)
        ranges.append((top, left, bottom, right))
    return sorted(ranges)


def fill_merged(rows: Rows, ranges: list[Range], source: str, notes: list[str]) -> Rows:
    """Each row under a merge has what the sheet shows there. What lies hidden under one is not read, and told of.

    A row that holds nothing of its own stays blank, however far a merge reaches.
    """
    lines = [line for line, _ in rows]
    room = MOST_COLUMNS * len(rows)  # cells that there may be
    for top, left, bottom, right in ranges:
        under = rows[bisect_left(lines, top):bisect_right(lines, bottom)]
        room -= len(under) * max(0, min(right, MOST_COLUMNS) - left + 1)
        if room < 0:
            raise Unreadable(DAMAGED.format("merged cells overlap"), SAVE_AGAIN)
        shown = _cell(under[0][1], left) if under and under[0][0] == top else None
        hidden = []
        for line, cells in under:
            for column in range(left, min(right, len(cells)) + 1):
                if (line, column) != (top, left):
                    if cells[column - 1] not in (None, shown):
                        hidden.append(f"{column_name(column)}{line}")
                    cells[column - 1] = shown if column == left else None
            if shown is not None and len(cells) < left:
                cells.extend([None] * (left - len(cells)))
                cells[left - 1] = shown
        name = f"{column_name(left)}{top}:{column_name(right)}{bottom}"
        if hidden:
            notes.append(f"{source}: what lies hidden under the merged cells {name} ({', '.join(hidden)}) is not read")
        elif bottom > top and shown is not None:
            notes.append(f"{source}: the merged cells {name} give each of their rows \"{as_text(shown)[:40]}\"")
    return [(line, cells) for line, cells in rows if any(cell is not None for cell in cells)]


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
