"""Records from the rows of a table, whatever it was read from: what its columns hold, and the ledger they make."""
from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

import numpy

from ._muster import InvalidInput
from ._muster.record import Ledger
from .cells import BadCell, Day, Name, Number, Text, as_text
from .columns import Column, Spelled, Table, TableFormat
from .refusal import invalid

MILLION = 1_000_000
LARGEST = (2**63 - 1) // MILLION
UNSET = numpy.uint32(2**32 - 1)
EPOCH = datetime.date(1970, 1, 1)
PLAIN_DECIMALS = re.compile(r"(\n-?[0-9]{1,12}(\.[0-9]{1,6})?)+")
EXACTLY = Context(prec=40, traps=[Inexact, InvalidOperation])
FAR_DAYS = 150 * 365  # from 1970: what is farther is looked at date by date


@dataclass(frozen=True)
class Quantity(Number):
    """An exact number: binary floats are none, whatever they are written as.

    Attributes
    ----------
    least : int or None
        Least number that is taken; None: any.
    most : int or None
        Greatest number that is taken; None: any.
    """

    least: int | None = -LARGEST
    most: int | None = LARGEST

    @property
    def words(self) -> str:
        """What may be given."""
        return "a decimal of at most six places: text, a whole number or a Decimal"

    def read(self, cell: Any) -> Decimal:
        """The number of a cell; `BadCell` where there is none."""
        if isinstance(cell, float):
            raise BadCell(f"{as_text(cell)} is a binary float, which is not exact", f"write {self.words}")
        return super().read(cell)

    def plain(self, spellings: list[Any]) -> list[Decimal] | None:
        """All of them, where all are plain decimals, as text or Decimals; else None, and each is to be read."""
        kinds = set(map(type, spellings))
        if kinds == {str}:
            together = "".join(map("\n{}".format, spellings))
            return list(map(Decimal, spellings)) if PLAIN_DECIMALS.fullmatch(together) else None
        if kinds != {Decimal}:
            return None
        try:
            millionths = [each.scaleb(6, EXACTLY) for each in spellings]
        except (Inexact, InvalidOperation):
            return None
        most = LARGEST * MILLION
        return spellings if all(-most <= each <= most and each == int(each) for each in millionths) else None


EVIDENCE = TableFormat("evidence", "", "A record a row.", (
    Column("member", (), Name(), "who"),
    Column("indicator", (), Name(), "toward which indicator it counts"),
    Column("day", (), Day(), "when"),
    Column("quantity", (), Quantity(), "how much", optional=True, default=Decimal(1)),
    Column("source", (), Text(), "who or what wrote it", optional=True),
    Column("activity", (), Name(), "code of an activity of the ledger", optional=True),
    Column("event", (), Text(), "one event or one work", optional=True),
    Column("level", (), Name(), "level of an award", optional=True),
    Column("place", (), Name(), "place of an award", optional=True),
))
COLUMN = {column.name: column for column in EVIDENCE.columns}
PLURAL = {"member": "members", "indicator": "indicators", "source": "sources", "activity": "activities",
          "event": "events", "level": "levels", "place": "places"}


def ledger_of(table: Table, ledger: Ledger | None, members: Iterable[str], indicators: Iterable[str]) -> Ledger:
    """The ledger, or a new one, with a record for each row of a table in the form of `EVIDENCE`."""
    if ledger is not None and not isinstance(ledger, Ledger):
        raise invalid("ledger", f"{type(ledger).__name__} is no Ledger", "give a muster.record.Ledger")
    grown = (Ledger(_codes(members, "members"), _codes(indicators, "indicators")) if ledger is None
             else ledger.__copy__())
    words = {"member": grown.admit_member, "indicator": grown.admit_indicator, "source": grown.admit_source,
             "event": grown.admit_event, "level": grown.admit_level, "place": grown.admit_place,
             "activity": _known_activity(grown)}
    columns = {PLURAL[column]: _rows(table, column, admit, grown.admit_members if column == "member" else None)
               for column, admit in words.items() if column in table.cells}
    columns["days"] = _days(table)
    if "quantity" in table.cells:
        columns["quantities"] = _millionths(table)
    table.faults.raise_if_any()
    if table.length:
        grown.append_columns(**columns, from_=table.name, first_line=table.place(0).line)
    return grown


def _codes(given: Iterable[str], name: str) -> list[str]:
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        raise invalid(name, f"{given!r} is no list of codes", "give a list")
    return list(given)


def _known_activity(ledger: Ledger) -> Callable[[str], int]:
    """The row of an activity, which must be there: it is not admitted by being named."""
    def row(code: str) -> int:
        return ledger.activity_of(code)

    return row


def _days(table: Table) -> Any:
    """int32 days since 1970; a column of datetime64 that are whole days is not looked at cell by cell."""
    values: Any = table.cells.get("day")
    dtype = getattr(values, "dtype", None)
    if getattr(dtype, "kind", "") == "M" and getattr(dtype, "tz", None) is None:
        moments = numpy.asarray(values)
        days = moments.astype("datetime64[D]", copy=False)
        since = days.view(numpy.int64)
        is_near = not len(since) or (since.min() >= -FAR_DAYS and since.max() <= FAR_DAYS)
        if is_near and (days is moments or (days == moments).all()):
            return since.astype(numpy.int32)
    return _spread(table, "day", _days_since_epoch, numpy.int32)


def _days_since_epoch(day: datetime.date) -> int:
    return (day - EPOCH).days


def _taken(values: Any, rows: Any) -> Any:
    """The value of each row."""
    if len(values) and values[0] == 0 and values[-1] == len(values) - 1 and (values[1:] > values[:-1]).all():
        return numpy.asarray(rows).astype(values.dtype)  # each is its own number
    return values[rows]


def _rows(table: Table, name: str, admit: Callable[[str], int],
          admit_all: Callable[[list[str]], Any] | None = None) -> Any:
    """uint32 rows of a column of codes; a missing one is unset. Each code is looked up once."""
    spelled, codes = _spellings(table, name)
    if admit_all is not None and None not in codes and "" not in codes:
        return _taken(admit_all(codes), spelled.rows)
    rows: list[Any] = []
    refused: dict[int, InvalidInput] = {}
    for at, code in enumerate(codes):
        try:
            rows.append(UNSET if code is None else admit(code))
        except InvalidInput as error:
            refused[at] = error
            rows.append(UNSET)
    for row in numpy.flatnonzero(numpy.isin(spelled.rows, list(refused))).tolist() if refused else ():
        table.faults.add_error(table.place(row), refused[int(spelled.rows[row])])
    return numpy.array(rows, dtype=numpy.uint32)[spelled.rows]


def _spread(table: Table, name: str, made: Callable[[Any], int], kind: Any) -> Any:
    """An array of what is made of each cell; 0 where it cannot be read, which is told of already."""
    spelled, values = _spellings(table, name)
    return numpy.array([0 if value is None else made(value) for value in values], dtype=kind)[spelled.rows]


def _spellings(table: Table, name: str) -> tuple[Spelled, list[Any]]:
    return table.spelled(COLUMN[name]) or (Spelled(numpy.zeros(table.length, dtype=numpy.int64), [None]), [None])


def _millionths(table: Table) -> Any:
    """int64 millionths; a column of whole numbers is not looked at cell by cell."""
    values = table.cells["quantity"]
    if hasattr(values, "millionths"):
        return values.millionths(table)
    dtype = getattr(values, "dtype", None)
    if dtype is not None and getattr(dtype, "kind", "") in "iu" and not hasattr(dtype, "na_value"):
        values = numpy.asarray(values)
        if not len(values) or (values.min() >= -LARGEST and values.max() <= LARGEST):
            return values.astype(numpy.int64) * MILLION
    return _spread(table, "quantity", lambda value: int(value * MILLION), numpy.int64)
