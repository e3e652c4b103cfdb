"""What was done: activities, an append-only ledger of evidence, incidents."""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy

from ._muster import InvalidInput
from ._muster.record import *  # noqa: F401,F403
from ._muster.record import Ledger
from .area_frames import area_frames, area_results  # noqa: F401
from .cells import BadCell, Day, Name, Number, Text, as_text
from .columns import Column, Spelled, Table, TableFormat
from .faults import Faults, Place
from .refusal import door, invalid

MILLION = 1_000_000
LARGEST = (2**63 - 1) // MILLION
UNSET = numpy.uint32(2**32 - 1)
EPOCH = datetime.date(1970, 1, 1)


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


@door
def ledger_from_frame(frame: Any, *, ledger: Ledger | None = None, members: Iterable[str] = (),
                      indicators: Iterable[str] = (), name: str = "evidence") -> Ledger:
    """A ledger with a record for each row of a table, column by column.

    Parameters
    ----------
    frame : DataFrame, mapping of columns, or list of mappings
        Columns member, indicator and day; quantity (int, Decimal or text; 1 where missing), source, activity, event,
        level and place where there are any, and no others. Codes of activities are those of `ledger`.
    ledger : Ledger, optional
        Is added to; all rows or, where one is at fault, none. Default: a new one that knows `members` and `indicators`.
    members, indicators : iterable of str
        Codes a new ledger begins with.
    name : str
        What messages call the frame.

    Returns
    -------
    Ledger

    Raises
    ------
    InvalidInput
        Names the row and the column of every fault. Floats are refused: they are not exact.

    Examples
    --------
    >>> len(ledger_from_frame([{"member": "ann", "indicator": "hours", "day": "2026-09-07", "quantity": "1.5"}]))
    1
    """
    faults = Faults()
    if not isinstance(name, str):
        raise invalid("name", f"{name!r} is no text", "give what messages call the frame")
    if ledger is not None and not isinstance(ledger, Ledger):
        raise invalid("ledger", f"{type(ledger).__name__} is no Ledger", "give a muster.record.Ledger")
    grown = (Ledger(_codes(members, "members"), _codes(indicators, "indicators")) if ledger is None
             else ledger.__copy__())
    table = Table(frame, EVIDENCE, faults, name=name)
    words = {"member": grown.admit_member, "indicator": grown.admit_indicator, "source": grown.admit_source,
             "event": grown.admit_event, "level": grown.admit_level, "place": grown.admit_place,
             "activity": _known_activity(grown)}
    columns = {PLURAL[column]: _rows(table, column, admit) for column, admit in words.items() if column in table.cells}
    columns["days"] = _spread(table, "day", _days_since_epoch, numpy.int32)
    if "quantity" in table.cells:
        columns["quantities"] = _millionths(table)
    faults.raise_if_any()
    if table.length:
        grown.append_columns(**columns, from_=name)
    return grown


PLURAL = {"member": "members", "indicator": "indicators", "source": "sources", "activity": "activities",
          "event": "events", "level": "levels", "place": "places"}


def ledger_to_frame(ledger: Ledger) -> Any:
    """DataFrame of all records: member, indicator, quantity (Decimal), day, source and what else the ledger has."""
    import pandas

    columns, made = ledger.columns, {}
    made["member"] = pandas.Categorical.from_codes(columns["members"].astype(numpy.int64), ledger.members)
    made["indicator"] = pandas.Categorical.from_codes(columns["indicators"].astype(numpy.int64), ledger.indicators)
    made["quantity"] = [Decimal(value).scaleb(-6) for value in columns["quantities"].tolist()]
    made["day"] = columns["days"].astype("datetime64[D]").astype("datetime64[ns]")
    words = {"sources": ("source", ledger.sources),
             "activities": ("activity", [activity.code for activity in ledger.activities]),
             "events": ("event", ledger.events), "levels": ("level", ledger.levels), "places": ("place", ledger.places)}
    for many, (one, codes) in words.items():
        if many in columns:
            rows = columns[many].astype(numpy.int64)
            made[one] = pandas.Categorical.from_codes(numpy.where(rows == UNSET, -1, rows), codes)
    return pandas.DataFrame(made)


setattr(Ledger, "to_frame", ledger_to_frame)


def _codes(given: Iterable[str], name: str) -> list[str]:
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        raise invalid(name, f"{given!r} is no list of codes", "give a list")
    return list(given)


def _known_activity(ledger: Ledger) -> Callable[[str], int]:
    """The row of an activity, which must be there: it is not admitted by being named."""
    def row(code: str) -> int:
        return ledger.activity_of(code)

    return row


def _days_since_epoch(day: datetime.date) -> int:
    return (day - EPOCH).days


def _rows(table: Table, name: str, admit: Callable[[str], int]) -> Any:
    """uint32 rows of a column of codes; a missing one is unset. Each code is looked up once."""
    spelled, codes = _spellings(table, name)
    rows: list[Any] = []
    refused: dict[int, InvalidInput] = {}
    for at, code in enumerate(codes):
        try:
            rows.append(UNSET if code is None else admit(code))
        except InvalidInput as error:
            refused[at] = error
            rows.append(UNSET)
    for row in numpy.flatnonzero(numpy.isin(spelled.rows, list(refused))).tolist() if refused else ():
        table.faults.add_error(Place(table.name, row + 1), refused[int(spelled.rows[row])])
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
    dtype = getattr(values, "dtype", None)
    if dtype is not None and getattr(dtype, "kind", "") in "iu" and not hasattr(dtype, "na_value"):
        values = numpy.asarray(values)
        if not len(values) or (values.min() >= -LARGEST and values.max() <= LARGEST):
            return values.astype(numpy.int64) * MILLION
    return _spread(table, "quantity", lambda value: int(value * MILLION), numpy.int64)
