"""Duty by weekly pattern: each row of `pattern` stands for the shifts of its days, as if these stood in `duty`.

A shift that follows is called by its post, day and times, and not by a number, so that it keeps its code when other
rows are added. Whatever is wrong with it is told at the row it follows from.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from .._muster.org import TeachingWeeks
from ..cells import clock
from ..columns import Columns, field_name
from ..faults import Faults, Place
from .tables import BY_NAME

WORKING_WEEK = (1, 2, 3, 4, 5)
NEEDED = ("post", "weekdays", "from_", "to")


@dataclass
class Expansion:
    """What the rows of a pattern make, day by day and in the order of the rows."""

    pattern: Columns
    faults: Faults
    term: tuple[date | None, date | None]
    off: frozenset[date]
    shifts: list[tuple[date, int, dict[str, Any]]] = field(default_factory=list)  # day, row, cells
    is_whole: bool = True  # every row could be expanded

    def add_rows(self) -> None:
        for row, each in enumerate(self.pattern):
            days = self.days_of(row, each)
            if days is None:
                self.is_whole = False
            for day in days or ():
                self.shifts.append((day, row, cells_of(each, day)))
        self.shifts.sort(key=lambda shift: shift[:2])

    def days_of(self, row: int, each: Any) -> list[date] | None:
        """The days on which a row is stood; none where that cannot be known, as a fault says that is told."""
        first, last = each.first_day or self.term[0], each.last_day or self.term[1]
        if first is None or last is None or first > last or None in (getattr(each, name) for name in NEEDED):
            return None
        begins, ends = self.term
        outside = [day for day in (first, last) if begins and ends and not begins <= day <= ends]
        for day in outside:
            self.faults.add(self.pattern.place(row), f"{day} is outside the term, {begins} to {ends}",
                            "correct the day, or leave it blank for the term's")
        for one, other in each.except_ or ():
            if other < first or last < one:
                self.faults.add(self.pattern.place(row), f"except {one} is outside the days it is stood, {first} to "
                                                         f"{last}", "correct the day or delete it")
        if outside or each.except_ is None or each.holidays is None:
            return None
        weeks = TeachingWeeks(each.weeks) if each.weeks else None
        return [day for day in days_from(first, last) if day.isoweekday() in each.weekdays
                and (weeks is None or week_of(day, begins or first) in weeks)
                and (each.holidays or day not in self.off)
                and not any(one <= day <= other for one, other in each.except_)]


def expand_pattern(tables: dict[str, Columns], unread: set[str], faults: Faults, notes: list[str]) -> None:
    """Puts the shifts of `pattern` behind those of `duty`. Where some cannot be known, `duty` counts as unread."""
    if "pattern" in unread:
        unread.add("duty")
    pattern = tables.get("pattern")
    if pattern is None:
        return
    holidays = list(tables.get("holidays", ()))
    made = Expansion(pattern, faults, term_of(tables.get("term")),
                     frozenset(each.day for each in holidays if each.kind == "off"))
    made.add_rows()
    tell_of_days(made, {each.day for each in holidays if each.kind == "worked" and each.day}, notes)
    if not made.is_whole:
        unread.add("duty")
    keep_one(made, tables.get("duty"))
    tables["duty"] = joined(tables.get("duty"), made)


def term_of(term: Columns | None) -> tuple[date | None, date | None]:
    return (term["first_day"][0], term["last_day"][0]) if term is not None and len(term) else (None, None)


def week_of(day: date, first_day: date) -> int:
    """Week of the term, from Monday to Sunday; that of its first day is week 1."""
    return ((day - first_day).days + first_day.weekday()) // 7 + 1


def days_from(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def cells_of(each: Any, day: date) -> dict[str, Any]:
    """The row of `duty` that one day of a pattern's row is."""
    times = "-".join(clock(minutes).replace(":", "") for minutes in (each.from_, each.to))
    cells = {column.name: getattr(each, field_name(column.name), None) for column in BY_NAME["duty"].columns}
    return cells | {"shift": f"{each.post}-{day:%Y%m%d}-{times}", "day": day}


def tell_of_days(made: Expansion, worked: set[date], notes: list[str]) -> None:
    """A row without a day, and one of the working week that leaves out a Saturday or Sunday that is worked instead."""
    stood: dict[int, list[date]] = {}
    for day, row, _ in made.shifts:
        stood.setdefault(row, []).append(day)
    for row, each in enumerate(made.pattern):
        place = made.pattern.place(row)
        if row not in stood and made.is_whole:
            notes.append(f"{place}: the row is stood on no day")
        left_out = sorted(day for day in worked if row in stood and each.weekdays == WORKING_WEEK
                          and stood[row][0] <= day <= stood[row][-1] and day.isoweekday() not in WORKING_WEEK)
        if left_out:
            notes.append(f"{place}: not stood on {', '.join(map(str, left_out))}, worked instead of another day; put "
                         "such a shift into duty")


def keep_one(made: Expansion, duty: Columns | None) -> None:
    """A shift that stands in two places, or bears the code of another, is told of at both."""
    stands: dict[tuple[Any, ...], Place] = {}
    codes: dict[str, Place] = {}
    if duty is not None:
        for row, each in enumerate(duty):
            stands[each.post, each.day, each.from_, each.to] = codes[each.shift] = duty.place(row)
    kept: list[tuple[date, int, dict[str, Any]]] = []
    told: set[tuple[Place, Place]] = set()
    for day, row, cells in made.shifts:
        place, key = made.pattern.place(row), (cells["post"], day, cells["from"], cells["to"])
        other = stands.setdefault(key, place)
        if (other is not place or cells["shift"] in codes) and (place, other) not in told:
            told.add((place, other))
            where = other if other is not place else codes[cells["shift"]]
            made.faults.add(place, f"its shift \"{cells['shift']}\" stands in {Path(where.source).name}:{where.line} "
                                   "as well", "delete one of the two, or write the day into except")
        if other is place:
            kept.append((day, row, cells))
    made.shifts = kept


def joined(duty: Columns | None, made: Expansion) -> Columns:
    """`duty`, and behind it the shifts of the pattern, each at the line of its row."""
    form, pattern = BY_NAME["duty"], made.pattern
    before = duty.values if duty is not None else {column.name: [] for column in form.columns}
    rows = [row for _, row, _ in made.shifts]
    sources = [duty.source] * len(duty) if duty is not None else []
    return Columns(form, duty.source if duty is not None else pattern.source,
                   {name: [*cells, *(each[name] for _, _, each in made.shifts)] for name, cells in before.items()},
                   [*(duty.lines if duty is not None else ()), *(pattern.lines[row] for row in rows)],
                   [*sources, *[pattern.source] * len(rows)])
