"""A folder's tables as they are understood, written plainly: what was meant, cell by cell, and what was changed for it.

Only what can be read one way is written another way. What is wrong stays as it is, and is told when the copy is read.
"""
from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..cells import LIST_MARKS, BadCell, Clock, Code, Codes, Day, Number, Whole, as_text, clock, is_blank, read_cell
from ..columns import Column, TableFormat, plain_header
from ..csv_rows import write_rows
from ..faults import Faults, Place
from ..spellings import Term
from .columns import split_times
from .files import find_tables
from .found import Found
from .names import read_names
from .references import NAMED
from .sheet import Sheet, read_sheet
from .tables import FORMATS

LIST = "; "


@dataclass(frozen=True)
class Mended:
    """One cell that is written otherwise."""

    place: Place
    column: str
    before: str
    after: str


@dataclass
class Table:
    """A table on its way to the copy: its sheet as it came, and cells as they are to be."""

    form: TableFormat
    found: Found
    sheet: Sheet
    cells: list[list[str]]  # by column, then by row


def mend_folder(path: Path, copy: Path, notes: list[str]) -> list[Mended]:
    """Writes the copy, a CSV file a table under the name it had; what cannot be read at all is copied as it is.

    Parameters
    ----------
    path : Path
        A folder or a workbook.
    copy : Path
        A folder that is not there yet.
    notes : list of str
        What was passed over is added.
    """
    unheard = Faults()  # told when the copy is read
    files = find_tables(path, unheard, notes)
    tables = [table for form in FORMATS if form.name in files
              and (table := read_table(form, files[form.name], unheard, notes)) is not None]
    term = term_of(tables)
    changed = [each for table in tables for each in mend_cells(table, term)]
    changed += mend_names(tables)
    copy.mkdir(parents=True)
    for table in tables:
        write_table(table, copy)
    copy_the_rest(path, {table.found.path for table in tables}, copy)
    return sorted(changed, key=lambda each: (each.place.source, each.place.line))


def read_table(form: TableFormat, found: Found, faults: Faults, notes: list[str]) -> Table | None:
    sheet = read_sheet(found, form, faults, notes)
    if sheet is None:
        return None
    split_times(form, sheet)
    return Table(form, found, sheet, [[written(cell) for cell in column] for column in sheet.columns])


def written(cell: Any) -> str:
    return "" if is_blank(cell) else as_text(cell)


def columns_of(table: Table) -> Iterator[tuple[int, Column]]:
    """Columns that are known, with where they stand."""
    named = {plain_header(name): column for column in table.form.columns for name in (column.name, *column.chinese)}
    for at, header in enumerate(table.sheet.header):
        column = named.get(plain_header(header))
        if column is not None:
            yield at, column


def term_of(tables: list[Table]) -> Term | None:
    """First and last day, where the term's table gives them."""
    for table in tables:
        if table.form.name == "term" and len(table.sheet):
            days = {column.name: read_cell(replace(column.kind, is_of_sheet=True), table.sheet.columns[at][0])
                    for at, column in columns_of(table) if isinstance(column.kind, Day)}
            first, last = days.get("first_day"), days.get("last_day")
            if first is not None and last is not None and not any(isinstance(day, BadCell) for day in (first, last)):
                return first, last
    return None


def mend_cells(table: Table, term: Term | None) -> Iterator[Mended]:
    for at, column in columns_of(table):
        raw = table.sheet.columns[at]
        kind = column.kind
        if isinstance(kind, Day):
            kind = replace(kind, term=term, is_of_sheet=True).settled(raw)
        for row, cell in enumerate(raw):
            if is_blank(cell):
                continue
            value = read_cell(kind, cell)
            plain = None if isinstance(value, BadCell) or is_plain_list(kind, value, cell) else plainly(kind, value)
            if plain is not None and plain != table.cells[at][row]:
                yield mended(table, at, row, plain)


def plainly(kind: Any, value: Any) -> str | None:
    """The value as the folder's own page writes it; None of what is left as people have it."""
    if isinstance(kind, Day):
        return str(value)
    if isinstance(kind, Clock):
        return clock(value)
    if isinstance(kind, (Code, Number, Whole)):
        return str(value)
    if isinstance(kind, Codes):
        return LIST.join(value)
    return None


def is_plain_list(kind: Any, value: Any, cell: Any) -> bool:
    """Codes whatever stands between them, as long as they are written plainly themselves."""
    return isinstance(kind, Codes) and tuple(code for code in LIST_MARKS.split(as_text(cell)) if code) == value


def mended(table: Table, at: int, row: int, plain: str) -> Mended:
    before, table.cells[at][row] = table.cells[at][row], plain
    return Mended(Place(table.sheet.source, table.sheet.lines[row]), table.sheet.header[at], before, plain)


def mend_names(tables: list[Table]) -> list[Mended]:
    """Codes in the place of names that only one bears."""
    from .columns import read_columns

    unheard = Faults()
    read = {}
    for table in tables:
        columns = read_columns(table.form, replace(table.sheet, columns=[[*cells] for cells in table.cells]),
                               unheard, [])
        if columns is not None:
            read[table.form.name] = columns
    read_names(read, NAMED, unheard, [])
    changed = []
    for table in tables:
        columns = read.get(table.form.name)
        for at, column in columns_of(table) if columns is not None else ():
            if not isinstance(column.kind, (Code, Codes)):
                continue
            for row, value in enumerate(columns[column.name] if columns is not None else ()):
                plain = plainly(column.kind, value) if value else None
                if is_plain_list(column.kind, value, table.cells[at][row]):
                    continue
                if plain and table.cells[at][row] and plain != table.cells[at][row]:
                    changed.append(mended(table, at, row, plain))
    return changed


def write_table(table: Table, copy: Path) -> None:
    name = table.found.sheet or table.found.path.stem
    if table.form.is_record:  # beside a workbook it begins with the workbook's name
        name = name.rpartition(".")[2]
    with open(copy / f"{name}.csv", "x", encoding="utf-8-sig", newline="") as file:
        rows = ([*cells, *map(written, table.sheet.beyond.get(row, ()))] for row, cells in enumerate(zip(*table.cells)))
        write_rows(file, [[as_text(header) for header in table.sheet.header], *rows])


def copy_the_rest(path: Path, read: set[Path], copy: Path) -> None:
    """Files that hold no table, and those that could not be read."""
    for file in sorted(path.iterdir()) if path.is_dir() else ():
        if file.is_file() and file not in read and not file.name.startswith((".", "~$")):
            shutil.copy2(file, copy / file.name)


def as_table(changed: list[Mended], language: str) -> Iterator[list[str]]:
    """The list of changes, its header first."""
    yield ["位置", "列", "原来", "改为"] if language == "zh" else ["place", "column", "before", "after"]
    for each in changed:
        yield [str(each.place), each.column, each.before, each.after]
