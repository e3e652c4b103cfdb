"""What members take from one term into the next, as tables: a row a member, with codes, days and exact decimals."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from .._muster.roster import History, LastShift, Measure
from ..cells import BadCell, Day, Kind, Name, Number, Whole, as_text, shown
from ..columns import Column, Table, TableFormat, check_key, read_option
from ..faults import Faults
from ..refusal import door
from ..given import Table as AnyTable

if TYPE_CHECKING:
    import pandas

MEASURES = tuple(Measure.__members__)
BETWEEN = re.compile(r"\s*;\s*(?=\d{4}-\d{2}-\d{2} )")  # a code may hold a semicolon
WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}|-) (\d{1,6}) (.+)")
MOST_DAYS = 100_000
MOST_SURPLUS = 1_000_000_000
MOST_COUNT = 2**31 - 1
# Fields of History as columns: what stands on the left is called otherwise, as a measure has the name.
CALLED = {"shifts_so_far": "shifts", "weekends_so_far": "weekends"}


@dataclass(frozen=True)
class LastShifts:
    """Shifts stood last, with their times: as one term's plan writes them for the next."""

    words: str = "shifts as 2026-09-13 22:00 480 desk (day, start or -, minutes, code), between semicolons"

    def read(self, cell: Any) -> tuple[LastShift, ...]:
        if isinstance(cell, (list, tuple)) and all(isinstance(each, LastShift) for each in cell):
            return tuple(cell)
        return tuple(self.one(each) for each in BETWEEN.split(as_text(cell).strip()) if each)

    def one(self, text: str) -> LastShift:
        try:
            if written := WRITTEN.fullmatch(text):
                start = None if written[2] == "-" else time.fromisoformat(written[2])
                return LastShift(written[4], date.fromisoformat(written[1]), start, length=int(written[3]))
        except (TypeError, ValueError, OverflowError):
            pass  # told below
        raise BadCell(f"the last shift {shown(text)} cannot be read", f"write {self.words}")


def told(name: str, kind: Kind, about: str, default: Any = None) -> Column:
    return Column(name, (), kind, about, optional=True, default=default)


class Histories:
    """A list of History."""

    words = "a list of muster.roster.History"

    def read(self, cell: Any) -> list[History]:
        if isinstance(cell, (str, bytes)) or not hasattr(cell, "__iter__"):
            raise BadCell(f"{shown(cell)} is no list", f"give {self.words}")
        each = list(cell)
        for one in each:
            if not isinstance(one, History):
                raise BadCell(f"{shown(one)} is none", f"give {self.words}")
        return each


HISTORIES = TableFormat("histories", "", "A row a member.", (
    Column("member", (), Name(), "code of the member"),
    told("until", Day(), "the last day it tells of"),
    told("days_worked", Whole(0, MOST_DAYS), "days on duty in a row, up to then", 0),
    told("days_off", Whole(0, MOST_DAYS), "days off in a row, up to then", 0),
    told("last_shifts", LastShifts(),
         "shifts of the last day on duty, earlier ones that end later, and those that a window looks back to", ()),
    told("weekends_worked", Whole(0, MOST_DAYS), "weekends on duty in a row", 0),
    told("days_touched", Whole(0, MOST_DAYS),
         "days in a row that shifts touch, up to then; long ones touch more than they begin on", 0),
    *(told(measure, Number(-MOST_SURPLUS, MOST_SURPLUS, rounds_floats=True), "by how much more than fair was stood", 0)
      for measure in MEASURES),
    told("kind_days", Whole(0, MOST_DAYS), "days in a row with a shift of the last one's kind, up to then", 0),
    told("shifts_so_far", Whole(0, MOST_COUNT), "shifts of those that `minimum_shifts` and `maximum_shifts` count", 0),
    told("weekends_so_far", Whole(0, MOST_COUNT), "weekends on duty of those that `maximum_weekends` counts", 0),
), key="member")


@door
def histories_to_frame(histories: Iterable[History]) -> pandas.DataFrame:
    """Histories as a DataFrame, which may go by way of a CSV file.

    `histories_from_frame`, `problem_from_frames` and `muster.plan` take it back.

    Parameters
    ----------
    histories : list of History
        As `RosterResult.histories` gives them.

    Returns
    -------
    pandas.DataFrame
        `member`, `until`, `days_worked`, `days_off`, `last_shifts` ("2026-09-13 22:00 480 night": day, start or -,
        minutes, code; separated by ;), `weekends_worked` and `days_touched` in a row, for each measure what was stood
        beyond the fair share, as exact decimals; `kind_days`, and `shifts_so_far` and `weekends_so_far`, the fields
        `shifts` and `weekends`.
    """
    import pandas

    told = read_option("histories", Histories(), histories)
    return pandas.DataFrame([cells_of(each, HISTORIES) for each in told],
                            columns=[column.name for column in HISTORIES.columns])


@door
def histories_from_frame(table: AnyTable) -> list[History]:
    """Histories from a table with the columns of `histories_to_frame`, of which only `member` is needed.

    Raises
    ------
    InvalidInput
        Naming the row and the column of every fault.
    """
    faults = Faults()
    made = read_histories(table, faults)
    faults.raise_if_any()
    return made


def read_histories(table: AnyTable, faults: Faults) -> list[History]:
    read = Table(table, HISTORIES, faults).read()
    check_key(read, faults)
    if faults:
        return []
    return [history_of(row, HISTORIES) for row in read]


def cells_of(history: History, form: TableFormat) -> list[Any]:
    """A history as a row of a table that has some of these columns."""
    values: dict[str, Any] = {**dict(zip(MEASURES, history.carry_over, strict=True)),
                              "last_shifts": last_shifts_to_text(history.last_shifts)}
    return [values[column.name] if column.name in values else getattr(history, CALLED.get(column.name, column.name))
            for column in form.columns]


def history_of(row: Any, form: TableFormat) -> History:
    """The history that such a row tells."""
    fields: dict[str, Any] = {CALLED.get(column.name, column.name): getattr(row, column.name)
                              for column in form.columns if column.name not in MEASURES}
    given: dict[str, Any] = {**fields, "last_shifts": list(row.last_shifts)}
    return History(**given,
                   carry_over=[getattr(row, measure) for measure in MEASURES])


def last_shifts_to_text(shifts: Iterable[LastShift]) -> str:
    return "; ".join(f"{each.day} {'-' if each.start is None else each.start.strftime('%H:%M')} {each.length} "
                     f"{each.type}" for each in shifts)
