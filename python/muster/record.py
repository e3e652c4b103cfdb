"""What was done: activities, an append-only ledger of evidence, incidents."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy

from ._muster.record import *  # noqa: F401,F403
from ._muster.record import Ledger
from .area_frames import area_frames, area_results  # noqa: F401
from .cells import plain_cell
from .columns import Spelled, Table
from .evidence_rows import EVIDENCE, MILLION, UNSET, ledger_of
from .faults import MOST_KEPT, Faults
from .refusal import door, invalid


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
