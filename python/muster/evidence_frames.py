"""Evidence from frames as analysts have them: a row a record, or a row a member and a column an indicator.

Columns are read as arrays, or each of their distinct cells once; there is no Python object a row. What is at fault is
told with its row and column, or dropped, counted and listed, as the caller chooses.
"""
from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy

from ._muster import Period
from ._muster.record import Ledger
from .cells import BadCell, Day, Name, Text, as_text, plain_cell, read_cell, shown
from .columns import Spelled, are_plain
from .evidence_rows import EPOCH, FAR_DAYS, UNSET
from .faults import MOST_KEPT, Faults, Place
from .frame_quantities import Cells, quantities_of
from .refusal import correction, door, invalid, shown_object

MOST_LISTED = 1000  # of dropped rows, each with its reason; the rest are counted
WORDS = ("source", "activity", "event", "level", "place")
CHOICES = {"faulty": ("refuse", "drop"), "duplicates": ("keep", "refuse", "drop"),
           "outside": ("ignore", "refuse", "drop")}


@dataclass(frozen=True)
class Dropped:
    """One record that was not taken.

    Attributes
    ----------
    row : int
        Row of the frame, from 1.
    column : str
        Where the fault is.
    fault : str
        What is wrong there.
    """

    row: int
    column: str
    fault: str


class RowsDropped(UserWarning):
    """Says how many records of a frame were dropped, and why the first of them were.

    Attributes
    ----------
    dropped : list of Dropped
        At most a thousand of them.
    """

    def __init__(self, message: str, dropped: list[Dropped]) -> None:
        super().__init__(message)
        self.dropped = dropped


@dataclass(frozen=True)
class FrameEvidence:
    """What was read from a frame.

    Attributes
    ----------
    ledger : Ledger
        With the records that were taken, and every member of the frame.
    members : list of str
        Codes, in the order of the frame; also of those whose records were all dropped.
    units, stages : list or None
        By member, the code of the unit and the name of the stage, or None; None where the frame has no such column.
    dropped : list of Dropped
        Records that were not taken, at most a thousand of them.
    dropped_count : int
        How many there are.
    rounded_count : int
        How many quantities had more places and were rounded, as `rounds` asks.
    """

    ledger: Ledger
    members: list[str]
    units: list[str | None] | None = None
    stages: list[str | None] | None = None
    dropped: list[Dropped] = field(default_factory=list)
    dropped_count: int = 0
    rounded_count: int = 0


@door
def evidence_of(frame: Any, *, member: str = "member", indicator: str = "indicator", quantity: str = "quantity",
                day: Any = "day", source: str = "source", activity: str = "activity", event: str = "event",
                level: str = "level", place: str = "place", unit: str = "unit", stage: str = "stage",
                indicators: Iterable[str] | None = None, members: Iterable[str] | None = None,
                places: int | None = None, rounds: bool = False, faulty: str = "refuse", duplicates: str | None = None,
                period: Period | None = None, outside: str = "ignore", ignores_columns: bool = False,
                ledger: Ledger | None = None, name: str = "frame") -> FrameEvidence:
    """Evidence from a frame, long or wide, and who its members are.

    Parameters
    ----------
    frame : DataFrame or mapping of columns
        Long: a row a record, with a column `indicator`. Wide: a row a member, and a column for each indicator; a cell
        that is blank or NaN is no record. Members may be the index, where that has the name.
    member, indicator, quantity, source, activity, event, level, place, unit, stage : str
        What these columns are called. Quantities are int, Decimal, text, or floats; 1 where the column is not there.
    day : str or date
        A column of days, as daily periods, too; or the day of all records.
    indicators : iterable of str, optional
        Codes that are known; rows of others are at fault. Of a wide frame, its columns; default: all other columns.
    members : iterable of str, optional
        Codes that are known; rows of others are at fault. Default: all that are named.
    places : int, optional
        Decimal places, 0 to 6, of quantities that are floats: each is read as the decimal of so many places it stands
        for, and one that stands for none is at fault. Default: floats that are whole numbers are read, and no others.
    rounds : bool
        Quantities of more places, floats or not, are rounded half to even to `places`, or to six, and counted in the
        result. A float is taken as the shortest decimal that reads back as it.
    faulty : str
        ``refuse``: what is at fault is an error that names row and column. ``drop``: such records are not taken,
        counted, and listed in the result.
    duplicates : str, optional
        Rows that say the same in all their cells as one before: ``keep``, ``refuse`` or ``drop``. Default: kept of a
        long frame, refused of a wide one. A second row of a wide frame of the same member and day, with other values,
        is at fault, as `faulty` has it; with ``keep`` both are records.
    period : Period, optional
        For `outside`.
    outside : str
        Records of days outside the period: ``ignore`` takes them, ``refuse`` or ``drop``.
    ignores_columns : bool
        Columns of other names are passed over, and not at fault.
    ledger : Ledger, optional
        Is added to. Default: a new one.
    name : str
        What messages call the frame.

    Returns
    -------
    FrameEvidence

    Raises
    ------
    InvalidInput
        With every fault.

    Examples
    --------
    >>> read = evidence_of({"member": ["ann", "bo"], "hours": [1.5, float("nan")]}, day="2026-09-07", places=1)
    >>> read.members, len(read.ledger)
    (['ann', 'bo'], 1)
    """
    for option, given in (("faulty", faulty), ("duplicates", duplicates), ("outside", outside)):
        if given not in CHOICES[option] and not (option == "duplicates" and given is None):
            raise invalid(option, f"{shown_object(given)} is not known", "write one of " + ", ".join(CHOICES[option]))
    if places is not None and (not isinstance(places, int) or isinstance(places, bool) or not 0 <= places <= 6):
        raise invalid("places", f"{shown_object(places)} decimal places", "give 0 to 6")
    called = {"member": member, "indicator": indicator, "quantity": quantity, "day": day, "source": source,
              "activity": activity, "event": event, "level": level, "place": place, "unit": unit, "stage": stage}
    return _Reader(frame, called, name, {"places": places, "rounds": bool(rounds), "faulty": faulty,
                                         "duplicates": duplicates, "outside": outside, "period": period,
                                         "ignores": ignores_columns},
                   None if indicators is None else [str(each) for each in indicators],
                   None if members is None else [str(each) for each in members], ledger).read()


@door
def ledger_from_columns(frame: Any, **options: Any) -> Ledger:
    """A ledger from a frame, long or wide, whose columns may have any names: see `evidence_of` for the options.

    Warns with `RowsDropped` where records were dropped.

    Examples
    --------
    >>> frame = {"who": ["ann"], "what": ["hours"], "how much": [1.5], "when": ["2026-09-07"]}
    >>> len(Ledger.from_frame(frame, member="who", indicator="what", quantity="how much", day="when", places=1))
    1
    """
    read = evidence_of(frame, **options)
    warn_of_dropped(read)
    return read.ledger


def warn_of_dropped(read: FrameEvidence, stacklevel: int = 4) -> None:
    """Tells of records that were dropped, once for all of them."""
    if read.dropped_count:
        first = "; ".join(f'row {each.row}, column "{each.column}": {each.fault}' for each in read.dropped[:3])
        more = f"; and {read.dropped_count - 3} more" if read.dropped_count > 3 else ""
        warnings.warn(RowsDropped(f"{read.dropped_count} records were dropped: {first}{more}", read.dropped),
                      stacklevel=stacklevel)


def _text_cells(cells: Any, kind: Any, *, is_optional: bool) -> Cells:
    """Rows of distinct values: `values` are these, and each row has the number of its own."""
    spelled = Spelled.of(_plain_column(cells))
    read = list(spelled.spellings) if are_plain(spelled.spellings) else [
        read_cell(kind, cell, is_optional=is_optional) for cell in spelled.spellings]
    rows = numpy.asarray(spelled.rows, dtype=numpy.int64)
    distinct: list[Any] = []
    at_value: dict[Any, int] = {}
    bad: dict[int, BadCell] = {}
    places = []  # spellings of one value, as "m1 " and "m1", have one
    for value in read:
        if isinstance(value, BadCell):
            bad[len(distinct)] = value
            places.append(len(distinct))
        else:
            places.append(at_value.setdefault(value, len(distinct)))
        if places[-1] == len(distinct):
            distinct.append(None if isinstance(value, BadCell) else value)
    if len(read):
        rows = numpy.array(places, dtype=numpy.int64)[rows % len(read)]
    wrong = numpy.isin(rows, list(bad)) if bad else numpy.zeros(len(rows), dtype=bool)
    return Cells(rows, wrong, lambda row: bad[int(rows[row])], distinct)


def _plain_column(cells: Any) -> Any:
    """A categorical column by its categories, anything else as pandas has it, so that it is factorized."""
    import pandas

    given = getattr(cells, "array", cells) if hasattr(cells, "cat") else cells
    if hasattr(given, "codes") and hasattr(given, "categories"):
        codes = numpy.asarray(given.codes, dtype=numpy.int64)
        used, rows = numpy.unique(codes, return_inverse=True)
        return Spelled(rows, [None if at < 0 else plain_cell(given.categories[at]) for at in used.tolist()])
    return pandas.Series(given) if isinstance(given, numpy.ndarray) else cells


def _day_of_period(cell: Any) -> Any:
    """The day of a pandas Period of one day; anything else as it is."""
    return cell.start_time.date() if getattr(cell, "freqstr", "") == "D" and hasattr(cell, "start_time") else cell


def _day_cells(cells: Any) -> Cells:
    """int32 days since 1970."""
    dtype = getattr(cells, "dtype", None)
    if getattr(dtype, "kind", "") == "M" and getattr(dtype, "tz", None) is None:
        moments = numpy.asarray(cells)
        days = moments.astype("datetime64[D]")
        none, since = numpy.isnat(moments), days.astype(numpy.int64)
        timed = ~none & (days != moments)
        far = ~none & (abs(numpy.where(none, 0, since)) > FAR_DAYS)

        def why(row: int) -> BadCell:
            if none[row]:
                return BadCell("it is blank", "give the day")
            told = shown(plain_cell(moments[row]))
            return (BadCell(f"{told} has a time of day", "give whole days, as by dt.normalize()") if timed[row]
                    else BadCell(f"{told} is far from now", "correct the year"))
        wrong = none | timed | far
        return Cells(numpy.where(wrong, 0, since).astype(numpy.int32), wrong, why)
    spelled = Spelled.of(_plain_column(cells))
    spellings = list(map(_day_of_period, spelled.spellings))
    kind = Day().settled(spellings)
    read = [read_cell(kind, cell) for cell in spellings]
    rows = numpy.asarray(spelled.rows, dtype=numpy.int64) % max(1, len(read))
    bad = {at: value for at, value in enumerate(read) if isinstance(value, BadCell)}
    days = numpy.array([0 if at in bad else (value - EPOCH).days for at, value in enumerate(read)], dtype=numpy.int32)
    wrong = numpy.isin(rows, list(bad)) if bad else numpy.zeros(len(rows), dtype=bool)
    return Cells(days[rows] if len(read) else numpy.zeros(0, dtype=numpy.int32), wrong, lambda row: bad[int(rows[row])])


class _Reader:
    def __init__(self, frame: Any, called: dict[str, Any], name: str, options: dict[str, Any],
                 indicators: list[str] | None, members: list[str] | None, ledger: Ledger | None) -> None:
        self.called, self.name, self.options = called, name, options
        self.indicators, self.known_members, self.given = indicators, members, ledger
        self.faults = Faults()
        self.dropped: list[Dropped] = []
        self.dropped_count = self.rounded = 0
        self.columns, self.length = self._columns_of(frame)

    def _columns_of(self, frame: Any) -> tuple[dict[Any, Any], int]:
        if hasattr(frame, "columns") and hasattr(frame, "index"):
            names = [each for each in getattr(frame.index, "names", []) if each is not None]
            if self.called["member"] not in frame.columns and self.called["member"] in names:
                frame = frame.reset_index()
            strange = [column for column in frame.columns if list(frame.columns).count(column) > 1]
            if strange:
                raise invalid(self.name, f'column "{strange[0]}" stands here twice', "keep one of them")
            return {self._trimmed(column, frame.columns): frame[column] for column in frame.columns}, len(frame)
        if not isinstance(frame, Mapping):
            raise invalid(self.name, f"{shown_object(frame)} is no frame and no ledger",
                          "give a Ledger, a DataFrame or a mapping of columns")
        for column, cells in frame.items():
            if isinstance(cells, (str, bytes)) or not hasattr(cells, "__iter__") or getattr(cells, "ndim", 1) != 1:
                raise invalid(self.name, f'column "{column}" is {shown_object(cells)}, no column',
                              "give a list or a one-dimensional array")
        columns = {self._trimmed(column, frame): cells if hasattr(cells, "dtype") else list(cells)
                   for column, cells in frame.items()}
        lengths = {len(cells) for cells in columns.values()}
        if len(lengths) > 1:
            raise invalid(self.name, "its columns differ in length", "give columns of one length")
        return columns, max(lengths, default=0)

    def _trimmed(self, column: Any, others: Any) -> Any:
        """A column's name without stray spaces, where that is no other column's."""
        trimmed = as_text(column) if isinstance(column, str) else column
        same = [each for each in others if isinstance(each, str) and as_text(each) == trimmed]
        return column if column in self.called.values() or len(same) > 1 else trimmed

    def read(self) -> FrameEvidence:
        is_long = self.called["indicator"] in self.columns
        self._check_columns(is_long)
        self.faults.raise_if_any()
        who = _text_cells(self.columns[self.called["member"]], Name(), is_optional=False)
        if self.known_members is not None:
            who = _known(who, "member", self.known_members, "the roll")
        days = self._days()
        made = self._long(who, days) if is_long else self._wide(who, days)
        units, stages = self._of_members(who, "unit"), self._of_members(who, "stage")
        self.faults.raise_if_any()
        members, ledger = made
        return FrameEvidence(ledger, members, units, stages, self.dropped, self.dropped_count, self.rounded)

    def _check_columns(self, is_long: bool) -> None:
        is_of_all = self._day_of_all() is not None
        called = [each for key, each in self.called.items() if isinstance(each, str) and not (
            key == "day" and is_of_all)]
        if self.called["member"] not in self.columns:
            self.faults.add(Place(self.name), f'column "{self.called["member"]}" is missing',
                            'add it, or name it by member="..."')
        for key, value in self.called.items():
            if key not in ("member", "indicator", "day", "quantity") and value != key and value not in self.columns:
                self.faults.add(Place(self.name), f'column "{value}" is missing', correction(value, self.columns))
        if is_long and self.called["quantity"] != "quantity" and self.called["quantity"] not in self.columns:
            self.faults.add(Place(self.name), f'column "{self.called["quantity"]}" is missing',
                            correction(self.called["quantity"], self.columns))
        known = called if is_long else [*called, *(self.indicators or [])]
        if self.options["ignores"]:
            return
        for column in self.columns:
            if column == "day" and is_of_all and column not in known:
                self.faults.add(Place(self.name), f'column "day" stands beside day={shown(self.called["day"])}, the '
                                                  "day of all records",
                                "take one of the two out, or pass ignores_columns=True to pass over the column")
            elif (is_long or self.indicators is not None) and column not in known:
                self.faults.add(Place(self.name), f'column "{column}" is not known',
                                correction(column, known) + "; or pass ignores_columns=True")

    def _day_of_all(self) -> datetime.date | None:
        """The day that is given for all records, where it is one and no column's name."""
        day = self.called["day"]
        if isinstance(day, str) and (day == "day" or day in self.columns):
            return None
        read = read_cell(Day(), _day_of_period(plain_cell(day)))
        return read if isinstance(read, datetime.date) else None

    def _days(self) -> Cells:
        day = self.called["day"]
        if isinstance(day, str) and day in self.columns:
            return _day_cells(self.columns[day])
        read = self._day_of_all()
        if read is None:
            said = f'column "{day}" is missing' if isinstance(day, str) else f"day {shown(day)} is no day"
            self.faults.add(Place(self.name), said, 'add it, name it by day="...", or give the day of all records')
            read = EPOCH
        since = (read - EPOCH).days
        return Cells(numpy.full(self.length, since, dtype=numpy.int32), numpy.zeros(self.length, dtype=bool), None)

    def _long(self, who: Cells, days: Cells) -> tuple[list[str], Ledger]:
        called = self.called
        what = _text_cells(self.columns[called["indicator"]], Name(), is_optional=False)
        if self.indicators is not None:
            what = _known(what, "indicator", self.indicators, "the scheme")
        amounts = (quantities_of(self.columns[called["quantity"]], self.options["places"],
                                 rounds=self.options["rounds"])
                   if called["quantity"] in self.columns else None)
        words = {each: _text_cells(self.columns[called[each]], Name() if each in ("activity", "level", "place")
                                   else Text(), is_optional=True) for each in WORDS if called[each] in self.columns}
        read = [(called["member"], who), (called["indicator"], what), (str(called["day"]), days),
                *([(called["quantity"], amounts)] if amounts is not None else []),
                *((called[each], cells) for each, cells in words.items())]
        kept = numpy.ones(self.length, dtype=bool)
        for column, cells in read:
            kept &= ~self._told(column, cells, kept)
        kept &= ~self._outside(days, kept)
        parts = {"member": who.values, "indicator": what.values, "day": days.values,
                 **({} if amounts is None else {"quantity": amounts.values}),
                 **{each: cells.values for each, cells in words.items()}}
        self._settle_duplicates("keep")
        kept &= ~self._repeated(parts, kept)
        self.faults.raise_if_any()
        members = [str(each) for each in who.distinct if each is not None]
        grown = self._ledger(members)
        columns = {"members": self._rows_of(who, grown)[kept],
                   "indicators": _admitted(what, grown.admit_indicator)[kept], "days": days.values[kept]}
        if amounts is not None:
            columns["quantities"] = amounts.values[kept]
            self._count_rounded(amounts, kept)
        admits = {"source": ("sources", grown.admit_source), "activity": ("activities", grown.activity_of),
                  "event": ("events", grown.admit_event), "level": ("levels", grown.admit_level),
                  "place": ("places", grown.admit_place)}
        for each, cells in words.items():
            columns[admits[each][0]] = _admitted(cells, admits[each][1])[kept]
        if kept.any():
            grown.append_columns(**columns, from_=self.name)
        return members, grown

    def _wide(self, who: Cells, days: Cells) -> tuple[list[str], Ledger]:
        taken = {each for each in self.called.values() if isinstance(each, str)}
        codes = self.indicators if self.indicators is not None else [
            str(each) for each in self.columns if each not in taken and not (
                each == "day" and self._day_of_all() is not None)]
        whole = numpy.ones(self.length, dtype=bool)
        for column, cells in ((self.called["member"], who), (str(self.called["day"]), days)):
            whole &= ~self._told(column, cells, whole)
        whole &= ~self._outside(days, whole)
        cells_of = {code: quantities_of(self.columns[code], self.options["places"], rounds=self.options["rounds"],
                                        blank_is_none=True) for code in codes if code in self.columns}
        self._settle_duplicates("refuse")
        of_day = {"member": who.values, "day": days.values}
        whole &= ~self._repeated({**of_day, **{(what, code): getattr(cells, what) for code, cells in cells_of.items()
                                               for what in ("values", "blank", "wrong")}}, whole)
        whole &= ~self._second_of_a_day(of_day, whole)
        members = [str(each) for each in who.distinct if each is not None]
        read = [(code, cells, whole & ~cells.blank & ~self._told(code, cells, whole))
                for code, cells in cells_of.items()]
        self.faults.raise_if_any()
        grown = self._ledger(members)
        of_member = self._rows_of(who, grown)
        for code, amounts, kept in read:
            row = grown.admit_indicator(code)
            self._count_rounded(amounts, kept)
            if kept.any():
                grown.append_columns(members=of_member[kept], days=days.values[kept], quantities=amounts.values[kept],
                                     indicators=numpy.full(int(kept.sum()), row, dtype=numpy.uint32), from_=self.name)
        return members, grown

    def _count_rounded(self, amounts: Cells, kept: Any) -> None:
        if amounts.rounded is not None:
            self.rounded += int((amounts.rounded & kept).sum())

    def _ledger(self, members: list[str]) -> Ledger:
        grown = Ledger([], []) if self.given is None else self.given.__copy__()
        if members and None not in members:
            grown.admit_members(members)
        return grown

    @staticmethod
    def _rows_of(who: Cells, grown: Ledger) -> Any:
        """Rows of members in the ledger, looked up together."""
        if None in who.distinct:
            return _admitted(who, grown.admit_member)
        rows = numpy.asarray(grown.admit_members(who.distinct), dtype=numpy.uint32)
        return rows[who.values] if len(rows) else numpy.zeros(0, dtype=numpy.uint32)

    def _told(self, column: str, cells: Cells, among: Any) -> Any:
        """Rows at fault. Each fault is told; but a row is dropped once, for the first."""
        if not cells.wrong.any():
            return cells.wrong
        wrong = cells.wrong & among if self.options["faulty"] == "drop" else cells.wrong
        return self._at_fault(column, wrong, cells.why)

    def _at_fault(self, column: str, wrong: Any, why: Callable[[int], BadCell] | None, choice: str = "faulty") -> Any:
        rows = numpy.flatnonzero(wrong)
        assert why is not None or not len(rows)
        if self.options[choice] == "drop":
            self.dropped_count += len(rows)
            for row in rows[:max(0, MOST_LISTED - len(self.dropped))].tolist():
                self.dropped.append(Dropped(row + 1, column, why(row).fault))  # type: ignore[misc]
        else:
            for row in rows[:MOST_KEPT].tolist():
                bad = why(row)  # type: ignore[misc]
                self.faults.add(Place(self.name, row + 1), f'column "{column}": {bad.fault}', bad.remedy)
            self.faults.add_more(max(0, len(rows) - MOST_KEPT))
        return wrong

    def _outside(self, days: Cells, among: Any) -> Any:
        period = self.options["period"]
        if self.options["outside"] == "ignore" or period is None:
            return numpy.zeros(self.length, dtype=bool)
        first, last = (period.first - EPOCH).days, (period.last - EPOCH).days
        wrong = among & ((days.values < first) | (days.values > last))
        return self._at_fault(str(self.called["day"]), wrong, lambda row: BadCell(
            f"{EPOCH + datetime.timedelta(days=int(days.values[row]))} is outside {period.first} to {period.last}",
            "correct the day, or the period"), "outside")

    def _settle_duplicates(self, usual: str) -> None:
        if self.options["duplicates"] is None:
            self.options["duplicates"] = usual

    def _repeated(self, parts: dict[Any, Any], among: Any) -> Any:
        wrong, first = self._again(parts, among)
        return self._at_fault(self.called["member"], wrong, lambda row: BadCell(
            f"the row says the same as row {first(row)}",
            'keep one of the two, or pass duplicates="keep"'), "duplicates")

    def _second_of_a_day(self, parts: dict[Any, Any], among: Any) -> Any:
        """What its values are to be is not known: neither is thrown away as the other's repetition."""
        wrong, first = self._again(parts, among)
        return self._at_fault(self.called["member"], wrong, lambda row: BadCell(
            f"it is a second row of this member and day, with other values than row {first(row)}",
            'give each record in long form, keep one of the rows, or pass duplicates="keep"'))

    def _again(self, parts: dict[Any, Any], among: Any) -> tuple[Any, Callable[[int], int]]:
        """Rows that are in these parts as one before among them, and which one that is, from 1."""
        wrong = numpy.zeros(self.length, dtype=bool)
        if self.options["duplicates"] == "keep":
            return wrong, int
        import pandas

        rows = numpy.flatnonzero(among)
        table = pandas.DataFrame({at: values[rows] for at, values in enumerate(parts.values())})
        wrong[rows] = table.duplicated().to_numpy()
        if not wrong.any():
            return wrong, int
        group = table.groupby(list(table.columns), sort=False).ngroup().to_numpy()
        _, begins = numpy.unique(group, return_index=True)
        return wrong, lambda row: int(rows[begins[group[numpy.searchsorted(rows, row)]]]) + 1

    def _of_members(self, who: Cells, what: str) -> list[str | None] | None:
        """What a column says of each member, which is the same in all rows of a member."""
        column = self.called[what]
        if column not in self.columns:
            return None
        cells = _text_cells(self.columns[column], Name() if what == "unit" else Text(), is_optional=True)
        made: list[str | None] = [None] * len(who.distinct)
        pairs = numpy.unique(numpy.stack([who.values, cells.values]), axis=1).T.tolist() if self.length else []
        for at, value in ((at, cells.distinct[value]) for at, value in pairs):
            if value is None:
                continue
            if made[at] is not None and made[at] != value:
                self.faults.add(Place(self.name), f'member "{who.distinct[at]}" has two {what}s, "{made[at]}" and '
                                                  f'"{value}"', "write the same in all rows of a member")
            made[at] = as_text(value)
        return [value for value, code in zip(made, who.distinct) if code is not None]


def _known(cells: Cells, thing: str, known: Sequence[str], where: str) -> Cells:
    """The same, with rows of other codes at fault."""
    there = set(known)
    strange = [at for at, code in enumerate(cells.distinct) if code is not None and code not in there]
    if not strange:
        return cells
    rows, before, why = numpy.isin(cells.values, strange), cells.wrong, cells.why

    def told(row: int) -> BadCell:
        if before[row] and why is not None:
            return why(row)
        code = cells.distinct[int(cells.values[row])]
        return BadCell(f'{thing} "{code}" is not in {where}', correction(code, list(known)[:1000]))
    return Cells(cells.values, before | rows, told, cells.distinct)


def _admitted(cells: Cells, admit: Callable[[str], int]) -> Any:
    """uint32 rows in the ledger."""
    rows = numpy.array([UNSET if value is None else admit(value) for value in cells.distinct] or [UNSET],
                       dtype=numpy.uint32)
    return rows[cells.values] if len(cells.values) else numpy.zeros(0, dtype=numpy.uint32)


setattr(Ledger, "from_frame", staticmethod(ledger_from_columns))
