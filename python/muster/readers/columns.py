"""From raw cells to columns of values, by a description of the table."""
from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from ..cells import Code, Day, is_blank, plain
from ..columns import Column, Columns, Spelled, TableFormat, check_key, plain_header
from ..faults import Faults, Place
from ..spellings import Term, times_in
from .cells import DayRanges
from .sheet import Sheet

SPANS = ("时间", "时段", "起止时间", "班次时间", "值班时间", "时间段", "time", "times", "hours")
PLAIN_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


def read_columns(form: TableFormat, sheet: Sheet, faults: Faults, notes: list[str],
                 term: Term | None = None) -> Columns | None:
    """The table in `sheet`; what is wrong goes to `faults`, what was left unread to `notes`. Days without a year are
    those of `term`.

    None without the column that names its rows.
    """
    split_times(form, sheet)
    found = find_columns(form, sheet, faults, notes)
    key = next((column for column in form.columns if column.name == form.key), None)
    if key is not None and not key.optional and key.name not in found:
        return None
    values = {}
    for column in form.columns:
        at = found.get(column.name)
        values[column.name] = ([column.default] * len(sheet) if at is None
                               else read_column(column, sheet, at, faults, term))
    if key is not None and key.optional:  # what has no code of its own is called by its line
        values[key.name] = [code or f"L{line}" for code, line in zip(values[key.name], sheet.lines)]
    table = Columns(form, sheet.source, values, sheet.lines)
    if form.key:
        check_key(table, faults)
    return table


def read_column(column: Column, sheet: Sheet, at: int, faults: Faults, term: Term | None) -> list[Any]:
    cells = sheet.columns[at]
    if column.kind.__class__ is Code and all(cell.__class__ is str and PLAIN_CODE.fullmatch(cell)
                                             for cell in set(cells)):
        return cells  # as most columns of a long ledger are
    if isinstance(column.kind, (Day, DayRanges)):
        column = replace(column, kind=column.kind.of_sheet(term))
    spelled = Spelled.of(cells)
    return spelled.spread(spelled.read(column, sheet.header[at], sheet.lines, sheet.source, faults))


def split_times(form: TableFormat, sheet: Sheet) -> None:
    """`21:20-22:00` in a cell of `from`, or in a column of times, gives `from` and `to`."""
    by_name = {column.name: column for column in form.columns}
    if not {"from", "to"} <= set(by_name):
        return
    plain_names = {name: {plain_header(each) for each in (name, *by_name[name].chinese)} for name in ("from", "to")}
    headers = [plain_header(each) for each in sheet.header]
    begins = next((at for at, name in enumerate(headers) if name in plain_names["from"]), None)
    if begins is None and "from" not in headers:
        begins = next((at for at, name in enumerate(headers) if name in SPANS), None)
        if begins is not None:
            sheet.header[begins] = by_name["from"].chinese[0]
    if begins is None:
        return
    ends = next((at for at, name in enumerate(headers) if name in plain_names["to"]), None)
    pairs = {row: times for row, cell in enumerate(sheet.columns[begins]) if isinstance(cell, str)
             and (ends is None or is_blank(sheet.columns[ends][row]))
             and (times := times_in(plain(cell).replace(" ", "")))}
    if pairs and ends is None:
        ends = len(sheet.header)
        sheet.header.append(by_name["to"].chinese[0])
        sheet.columns.append([None] * len(sheet))
    for row, (first, last) in pairs.items():
        sheet.columns[begins][row] = first
        if ends is not None:
            sheet.columns[ends][row] = last


def find_columns(form: TableFormat, sheet: Sheet, faults: Faults, notes: list[str]) -> dict[str, int]:
    named = {}
    for column in form.columns:
        for spelling in (column.name, *column.chinese):
            named[plain_header(spelling)] = column
    found, meant = {}, {}
    for at, written in enumerate(sheet.header):
        known = named.get(plain_header(written))
        if known is None:
            if written:
                near = get_close_matches(plain_header(written), named, n=1, cutoff=0.75)
                meant.update({named[name].name: written for name in near})
                notes.append(f"{sheet.source}: column \"{written}\" is not read"
                             + (f" (did you mean \"{near[0]}\"?)" if near else ""))
        elif known.name in found:
            faults.add(Place(sheet.source, sheet.header_line), f"column \"{written}\" stands here twice",
                       "keep one of them")
        else:
            found[known.name] = at
    for column in form.columns:
        if column.name not in found and not column.optional:
            faults.add(Place(sheet.source), f"column \"{column.name}\" is missing",
                       (f"rename \"{meant[column.name]}\" to {column.name} or {column.chinese[0]}"
                        if column.name in meant else
                        f"add it to the header line as {column.name} or {column.chinese[0]}"))
    return found


def key_column(name: str, chinese: tuple[str, ...], about: str, optional: bool = False) -> Column:
    about += "; its line, as L2, where blank" if optional else ""
    return Column(name, chinese, Code(), about, optional=optional, default="" if optional else None)
