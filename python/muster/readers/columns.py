"""From raw cells to columns of values, by a description of the table."""
from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from ..cells import Code
from ..columns import Column, Columns, Spelled, TableFormat, check_key, plain_header
from ..faults import Faults, Place
from .sheet import Sheet

PLAIN_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


def read_columns(form: TableFormat, sheet: Sheet, faults: Faults, notes: list[str]) -> Columns | None:
    """The table in `sheet`; what is wrong goes to `faults`, what was left unread to `notes`.

    None without the column that names its rows.
    """
    found = find_columns(form, sheet, faults, notes)
    if form.key and form.key not in found:
        return None
    values = {}
    for column in form.columns:
        at = found.get(column.name)
        values[column.name] = [column.default] * len(sheet) if at is None else read_column(column, sheet, at, faults)
    table = Columns(form, sheet.source, values, sheet.lines)
    if form.key:
        check_key(table, faults)
    return table


def read_column(column: Column, sheet: Sheet, at: int, faults: Faults) -> list[Any]:
    cells = sheet.columns[at]
    if column.kind.__class__ is Code and all(cell.__class__ is str and PLAIN_CODE.fullmatch(cell)
                                             for cell in set(cells)):
        return cells  # as most columns of a long ledger are
    spelled = Spelled.of(cells)
    return spelled.spread(spelled.read(column, sheet.header[at], sheet.lines, sheet.source, faults))


def find_columns(form: TableFormat, sheet: Sheet, faults: Faults, notes: list[str]) -> dict[str, int]:
    named = {}
    for column in form.columns:
        for spelling in (column.name, *column.chinese):
            named[plain_header(spelling)] = column
    found = {}
    for at, written in enumerate(sheet.header):
        known = named.get(plain_header(written))
        if known is None:
            if written:
                near = get_close_matches(plain_header(written), named, n=1, cutoff=0.75)
                notes.append(f"{sheet.source}: column \"{written}\" is not read"
                             + (f" (did you mean \"{near[0]}\"?)" if near else ""))
        elif known.name in found:
            faults.add(Place(sheet.source, 1), f"column \"{written}\" stands here twice", "keep one of them")
        else:
            found[known.name] = at
    for column in form.columns:
        if column.name not in found and not column.optional:
            faults.add(Place(sheet.source), f"column \"{column.name}\" is missing",
                       f"add it to the header line as {column.name} or {column.chinese[0]}")
    return found


def key_column(name: str, chinese: tuple[str, ...], about: str) -> Column:
    return Column(name, chinese, Code(), about)
