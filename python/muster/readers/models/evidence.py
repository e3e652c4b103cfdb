"""Every record that counts, in the order of the ledger.

There are those of ledger.csv, and those that follow from attendance, meetings, joined ratings and the tables
of the five areas.
What follows from a file is not written twice by people: an absence is taken from the attendance, a turn at a contest
from the venue's roles. Duty stood follows once the roster is there (`area_evidence.stood_duty`).
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from ...columns import Columns
from ...evaluation import Scheme
from ...faults import Faults
from ..folder import TermFolder
from ..references import file_of
from .panel import joined_ratings

# Which indicator of the programme a row of another file is evidence for.
OF_PRESENCE = {"absent": "absent", "late": "late", "on_leave": "on_leave"}
ONLINE, ANY_MEETING = "online_sessions", "meeting"  # of a meeting else its kind, where the scheme has such an indicator

COLUMNS = ("record", "member", "indicator", "quantity", "day", "source", "activity", "event", "level", "place")


def evidence_columns(folder: TermFolder, scheme: Scheme,
                     of_areas: Iterable[tuple[Any, ...]] = ()) -> dict[str, list[Any]]:
    """Columns by name, as lists of codes and values.

    Raises
    ------
    InvalidInput
        Naming every record of an indicator that the scheme does not have, and every rating that no panel takes.
    """
    ledger = folder["ledger"]
    indicators = [indicator.code for indicator in scheme.indicators]
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    if ledger is not None:
        check_indicators(ledger, "indicator", indicators)
        columns = {name: list(ledger[name]) for name in COLUMNS}
    add_rows(columns, following(folder, indicators))
    add_rows(columns, joined_ratings(folder, scheme))
    add_rows(columns, of_areas)
    return columns


def add_rows(columns: dict[str, list[Any]], rows: Iterable[tuple[Any, ...]]) -> None:
    for row in rows:
        for name, value in zip(COLUMNS, row):
            columns[name].append(value)


def check_indicators(table: Columns, column: str, indicators: list[str]) -> None:
    faults = Faults()
    for row, cell in enumerate(table[column]):
        for code in cell if isinstance(cell, tuple) else (cell,):
            if code not in indicators:
                faults.unknown(table.place(row), "indicator", code, "the scheme", indicators)
    faults.raise_if_any()


def following(folder: TermFolder, indicators: list[str]) -> Iterator[tuple[Any, ...]]:
    """Records that follow from other files, in the order of the files.

    The record's code is empty: nobody gave it one.
    """
    (term,) = folder.rows("term")
    source = {name: file_of(folder.needed(name))
              for name in ("attendance", "meetings") if folder[name] is not None}
    for row in folder.rows("attendance"):
        indicator = OF_PRESENCE.get(row.presence)
        if indicator in indicators:
            yield "", row.member, indicator, Decimal(1), row.day, source["attendance"], row.activity, "", "", ""
    for row in folder.rows("meetings"):
        indicator = of_meeting(row, indicators)
        if indicator and term.first_day <= row.day <= term.last_day:
            for member in row.present:
                yield "", member, indicator, Decimal(1), row.day, source["meetings"], row.activity, "", "", ""


def of_meeting(meeting: Any, indicators: list[str]) -> str | None:
    """What having been there is evidence for: online sessions, that kind of meeting, or meetings; None: nothing."""
    kinds: list[str] = ([ONLINE] if meeting.channel else []) + [meeting.kind, ANY_MEETING]
    for indicator in kinds:
        if indicator in indicators:
            return indicator
    return None
