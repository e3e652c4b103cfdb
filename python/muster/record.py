"""What was done: activities, an append-only ledger of evidence, incidents."""
from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

import numpy

from ._muster import InvalidInput
from ._muster.record import *  # noqa: F401,F403
from ._muster.record import Ledger
from .area_frames import area_frames, area_results  # noqa: F401
from .cells import BadCell, Day, Name, Number, Text, as_text, plain_cell
from .columns import Column, Spelled, Table, TableFormat
from .faults import MOST_KEPT, Faults
from .refusal import door, invalid

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
    if not isinstance(name, str):
        raise invalid("name", f"{name!r} is no text", "give what messages call the frame")
    return ledger_of(Table(frame, EVIDENCE, Faults(), name=name), ledger, members, indicators)


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


@door
def ledger_from_arrays(member: Any, indicator: Any, day: Any, *, quantity: Any = None, decimals: int | None = None,
                       source: Any = None, activity: Any = None, event: Any = None, level: Any = None,
                       place: Any = None, ledger: Ledger | None = None, members: Iterable[str] = (),
                       indicators: Iterable[str] = (), name: str = "evidence") -> Ledger:
    """A ledger with a record for each place of some arrays, without a Python object a record.

    Parameters
    ----------
    member, indicator, source, activity, event, level, place : array or Categorical
        Codes and words, as in `ledger_from_frame`. A Categorical of pandas is the quickest: of it new words come in the
        order of the categories.
    day : array
        Of datetime64, whole days; or whatever a column of days may hold.
    quantity : array, optional
        Whole numbers, counted in units of the last of `decimals` places: 125 is 1.25 with two. Or floats, each of which
        is read as the decimal of that many places it stands for; one that stands for none is a fault. Or as in
        `ledger_from_frame`, without `decimals`. Default: 1 for each.
    decimals : int, optional
        Decimal places of `quantity`, 0 to 6. Floats are not read without it.
    ledger, members, indicators, name
        As in `ledger_from_frame`.

    Returns
    -------
    Ledger

    Raises
    ------
    InvalidInput
        Names the row and the column of every fault.

    Examples
    --------
    >>> hours = ledger_from_arrays(["ann"], ["hours"], numpy.array(["2026-09-07"], "datetime64[D]"),
    ...                            quantity=numpy.array([1.5]), decimals=1)
    >>> hours[0].quantity
    Decimal('1.5')
    """
    if decimals is not None and (not isinstance(decimals, int) or not 0 <= decimals <= 6):
        raise invalid("decimals", f"{decimals!r} decimal places", "give 0 to 6")
    given = {"member": member, "indicator": indicator, "day": day, "quantity": quantity, "source": source,
             "activity": activity, "event": event, "level": level, "place": place}
    columns = {column: _cells(cells) for column, cells in given.items() if cells is not None}
    if quantity is not None and decimals is not None:
        columns["quantity"] = _Places(quantity, decimals)
    return ledger_from_frame(columns, ledger=ledger, members=members, indicators=indicators, name=name)


@dataclass
class _Places:
    """Numbers of so many decimal places, as whole numbers of the last one or as floats."""

    numbers: Any
    decimals: int

    def __post_init__(self) -> None:
        self.numbers = numpy.asarray(self.numbers)
        self.ndim = self.numbers.ndim

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Any:
        return iter(self.numbers)

    def millionths(self, table: Table) -> Any:
        """int64; what is no such number is told of."""
        per_unit = 10 ** self.decimals
        numbers, wrong = self.numbers, numpy.zeros(len(self), dtype=bool)
        if numbers.dtype.kind == "f":
            with numpy.errstate(invalid="ignore", over="ignore"):
                nearest = numpy.rint(numbers * numbers.dtype.type(per_unit))
                wrong = ~((nearest / numbers.dtype.type(per_unit) == numbers) & (abs(nearest) < 2.0 ** 53))
            numbers = numpy.where(wrong, 0, nearest).astype(numpy.int64)
        elif numbers.dtype.kind not in "iu":
            raise invalid(table.name, f'column "quantity" is of {numbers.dtype}, which has no places',
                          "give whole numbers or floats, or leave decimals out")
        most = (2 ** 63 - 1) // (MILLION // per_unit)
        if len(numbers) and (numbers.min() < -most or numbers.max() > most):
            wrong = wrong | (numbers > most) | (numbers < -most)
        rows = numpy.flatnonzero(wrong)
        for row in rows[:MOST_KEPT].tolist():
            table.faults.add(table.place(row),
                             f'column "quantity": {self.numbers[row]} is no decimal of {self.decimals} places, '
                             "or too large",
                             "round it, or state its places")
        table.faults.add_more(max(0, len(rows) - MOST_KEPT))
        made = (numpy.where(wrong, 0, numbers) if len(rows) else numbers).astype(numpy.int64)
        made *= MILLION // per_unit
        return made


def _cells(given: Any) -> Any:
    """An array as a column that is read by its spellings, not place by place."""
    given = getattr(given, "array", given) if hasattr(given, "cat") else given
    if hasattr(given, "codes") and hasattr(given, "categories"):
        counts = numpy.bincount(numpy.add(given.codes, 1, dtype=numpy.int64), minlength=len(given.categories) + 1)
        used = numpy.flatnonzero(counts[1:])
        words = [plain_cell(given.categories[at]) for at in used] if len(used) < len(given.categories) else list(
            map(plain_cell, given.categories))
        rows = given.codes
        if len(used) < len(given.categories):
            new = numpy.full(len(given.categories) + 1, -1)
            new[used] = numpy.arange(len(used))
            rows = new[rows]
        return Spelled(rows, words + [None] if counts[0] else words)
    if isinstance(given, numpy.ndarray) and given.ndim == 1 and given.dtype.kind != "M":
        import pandas

        return pandas.Series(given)
    return given


setattr(Ledger, "from_arrays", staticmethod(ledger_from_arrays))

PLURAL = {"member": "members", "indicator": "indicators", "source": "sources", "activity": "activities",
          "event": "events", "level": "levels", "place": "places"}


def ledger_to_frame(ledger: Ledger) -> Any:
    """DataFrame of all records: member, indicator, quantity (Decimal), day, source and what else the ledger has."""
    import pandas

    columns, made = ledger.columns, {}
    made["member"] = pandas.Categorical.from_codes(columns["members"].astype(numpy.int64), ledger.members)
    made["indicator"] = pandas.Categorical.from_codes(columns["indicators"].astype(numpy.int64), ledger.indicators)
    rows, values = pandas.factorize(columns["quantities"])
    quantities = numpy.empty(len(values), dtype=object)
    quantities[:] = [Decimal(value).scaleb(-6) for value in values.tolist()]  # each is made once
    made["quantity"] = quantities[rows]
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
