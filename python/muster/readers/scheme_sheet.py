"""A scheme as a sheet that people keep: a row an area, an indicator, a grade, in Chinese or English."""
from __future__ import annotations

import io
import os
import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from .._muster import Language
from ..cells import Text, is_blank
from ..columns import Column, TableFormat, plain_header
from ..csv_rows import without_mark, write_rows
from ..evaluation import Scheme
from ..faults import Faults, Place
from ..refusal import door, invalid, shown_object
from ..scheme_chinese import FIELDS
from ..scheme_rows import Rows, all_columns, column_called, rows_of, unknown_column, words_of
from .found import SCHEME_NAMES, Found
from .sheet import read_sheet

PASSED_OVER = frozenset(map(plain_header, ("备注", "说明", "序号", "notes", "note", "remarks", "no")))
MOST_DIGITS = 15  # that a spreadsheet keeps of a number
LISTED_ROWS = 500  # in which a list of words drops down
WIDTHS = {"label_zh": 24, "label_en": 24, "rule": 36, "source": 40, "groups": 40}


@lru_cache(maxsize=None)
def scheme_form() -> TableFormat:
    """The sheet as a table: every column a row of any kind may have."""
    return TableFormat(SCHEME_NAMES[0], SCHEME_NAMES[1], "A row an area, an indicator, a grade, or the scheme itself.",
                       tuple(Column(column, FIELDS.get(column, ()), Text(), optional=True)
                             for column in all_columns()), optional=True)


@door
def read_scheme_sheet(path: str | os.PathLike[str], *, sheet: str = "",
                      notes: list[str] | None = None) -> Scheme:
    """A scheme from a sheet, .xlsx or CSV, with Chinese or English headings and words.

    A row with a rule is an indicator, one without an area; a column `kind` (类别) tells grades and others.

    Parameters
    ----------
    path : path
        Of the file.
    sheet : str
        Of a workbook, which sheet. Default: that called `scheme` or 考评办法, else the first.
    notes : list of str, optional
        To which is added what was passed over: totals and signatures below the table, areas in which nothing lies.

    Raises
    ------
    InvalidInput
        With every fault, at its file, sheet, row and column.
    """
    return scheme_in(Found(Path(path), sheet), [] if notes is None else notes)


def scheme_in(found: Found, notes: list[str]) -> Scheme:
    """The scheme of a sheet; what was passed over goes to `notes`."""
    faults = Faults()
    read = read_sheet(found, scheme_form(), faults, notes, kept_by=("rule", *FIELDS["rule"]))
    faults.raise_if_any()
    assert read is not None
    rows = Rows(read.source, faults, of_people=True)
    columns: dict[int, str] = {}
    for at, heading in enumerate(read.header):
        column = column_called(heading, plain_header)
        if column is not None and column in columns.values():
            faults.add(Place(read.source, read.header_line), f'column "{heading}" stands here twice',
                       "keep one of them")
        elif column is not None:
            columns[at] = column
            rows.headings[column] = heading
        elif plain_header(heading) not in PASSED_OVER and not all(map(is_blank, read.columns[at])):
            faults.add(Place(read.source, read.header_line), *unknown_column(heading))
    if not set(columns.values()) & {"rule", "indicator"}:
        faults.add(Place(read.source, read.header_line), 'column "indicator" is missing',
                   "add it, or write the columns area, indicator, weight, rule")
    for row, line in enumerate(read.lines):
        cells = ((column, read.columns[at][row]) for at, column in columns.items())
        rows.add({column: without_mark(cell) if isinstance(cell, str) else cell for column, cell in cells}, line)
    scheme = rows.made(found.path.stem)
    notes.extend(rows.notes)
    return scheme


@door
def write_scheme_sheet(scheme: Scheme, path: str | os.PathLike[str], *, language: Language = Language.zh) -> None:
    """Writes a scheme as a sheet for people to edit; `read_scheme_sheet` reads it back to the same scheme.

    Parameters
    ----------
    scheme : Scheme
    path : path
        That ends in .xlsx or .csv.
    language : Language
        Of headings and words.
    """
    file = Path(path)
    if not isinstance(scheme, Scheme):
        raise invalid("scheme", f"{shown_object(scheme)} is no Scheme", "give a muster.evaluation.Scheme")
    is_chinese = language == Language.zh
    rows = list(rows_of(scheme, is_chinese))
    columns = [column for column in all_columns() if any(column in row for row in rows)]
    heads = [FIELDS[column][0] if is_chinese and column in FIELDS else column for column in columns]
    if file.suffix.lower() == ".csv":  # a spreadsheet takes 1/3 for a day and 1:3 for a time
        said = r"\2分之\1" if is_chinese else r"\1 of \2"
        rows = [{**row, "quota": re.sub(r"^(\d+)/(\d+)", said, str(row["quota"]))} if "quota" in row else row
                for row in rows]
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    if file.suffix.lower() == ".csv":
        text = io.StringIO()
        write_rows(text, [heads, *cells], ends="\n")
        file.write_text(text.getvalue(), encoding="utf-8-sig", newline="")  # by the mark Excel knows UTF-8
    elif file.suffix.lower() == ".xlsx":
        _write_workbook(file, SCHEME_NAMES[is_chinese], columns, heads, cells, is_chinese)
    else:
        raise invalid(str(file), "it is neither .csv nor .xlsx", "call it by one of the two")


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f") if len(value.as_tuple().digits) > MOST_DIGITS else value
    return value


def _write_workbook(file: Path, title: str, columns: list[str], heads: list[str], cells: list[list[Any]],
                    is_chinese: bool) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    from ..sheet import put

    book = Workbook()
    page = book.active
    page.title = title
    page.append(heads)
    for row, values in enumerate(cells, start=2):
        for at, value in enumerate(values, start=1):
            cell = page.cell(row, at)
            put(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str):
                cell.number_format = "@"
        if values[0] in ("area", "模块"):
            for cell in page[row]:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="F3E9E2")
    for cell, column in zip(page[1], columns):
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="8C1D18")
        page.column_dimensions[cell.column_letter].width = WIDTHS.get(column, max(10, 2 * len(str(cell.value)) + 2))
        words = ",".join(words_of(column, is_chinese))
        if words and len(words) < 255:
            listed = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
            page.add_data_validation(listed)
            listed.add(f"{cell.column_letter}2:{cell.column_letter}{LISTED_ROWS}")
    page.freeze_panes = page.cell(2, min(5, len(columns) + 1))
    book.save(file)
