"""Kinds of cells that only a term folder has; all others are those of every table (`muster.cells`)."""
from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from ..cells import YEARS, BadCell, Choice, Day, plain, shown
from ..spellings import Term

LIST_MARKS = re.compile(r"[,，;；、]")
RANGE = re.compile(r"\s*(?:至|到|~|—|–|\bto\b)+\s*|\s+-+\s+")
# A hyphen between two days, where neither is cut by it.
HYPHEN = re.compile(r"(?<=[日号])-(?=\d)|(?<=\d{4}-\d\d-\d\d)-(?=\d{4}-)|(?<=\d{4}/\d\d/\d\d)-(?=\d{4}/)")
DAY_ALONE = re.compile(r"(\d{1,2})[日号]")
HALF_A_YEAR = 182
ALL_WEEKS = "1-64 "
EVERY_OTHER = ("odd", "even", "单", "双")
SPAN_UNITS = {"years": (("years", "year", "年"), 100), "months": (("months", "month", "个月", "月"), 1200),
              "days": (("days", "day", "天", "日"), 36_500)}
SPAN = re.compile(r"(\d{1,6}) ?(" + "|".join(word for words, _ in SPAN_UNITS.values() for word in words) + ")",
                  re.ASCII)
WEEKS = re.compile(r"(\d{1,4}(?:-\d{1,4})?(?:\s*,\s*\d{1,4}(?:-\d{1,4})?)*)\s*(odd|even|单|双)?")


@dataclass(frozen=True)
class Cohort:
    """A year of entry: 2024 or 2024级."""

    words: str = "a year of entry, as 2024"

    def read(self, cell: Any) -> int:
        text = plain(cell).removesuffix("级")
        if not re.fullmatch(r"\d{4}", text) or int(text) not in YEARS:
            raise BadCell(f"{shown(cell)} is not a year of entry", "write four digits, as in 2024")
        return int(text)


@dataclass(frozen=True)
class Weeks:
    """Weeks of the term, counted from 1; as `muster.org.TeachingWeeks` reads them."""

    words: str = "weeks, as 1-8,10,12-16 or `1-16 odd` (单) or `2-16 even` (双); odd (单周) or even (双周) alone"

    def read(self, cell: Any) -> str:
        text = plain(cell).replace("周", "").replace("、", ",").lower()
        written = WEEKS.fullmatch(ALL_WEEKS + text if text in EVERY_OTHER else text)
        runs = [[int(week) for week in run.split("-")] for run in written[1].split(",")] if written else []
        if written is None or not all(1 <= run[0] <= run[-1] <= 64 for run in runs):
            raise BadCell(f"{shown(cell)} are not weeks", f"write {self.words}")
        which = {"单": " odd", "双": " even", None: ""}.get(written[2], f" {written[2]}")
        return ",".join("-".join(map(str, run)) for run in runs) + which


@dataclass(frozen=True)
class Choices:
    """Several of a few words in one cell, between commas or semicolons."""

    choice: Choice

    @property
    def words(self) -> str:
        return f"some {self.choice.words.removeprefix('one ')}, with commas between"

    def read(self, cell: Any) -> tuple[str, ...]:
        return tuple(self.choice.read(word) for word in LIST_MARKS.split(plain(cell)) if word.strip())


@dataclass(frozen=True)
class DayRanges:
    """Days and ranges of days, several in a cell: each as its first and its last day."""

    day: Day = field(default_factory=Day)
    words: str = "days, as 2026-10-01; 2026-10-08, and ranges, as 2026-10-01至2026-10-07"

    def of_sheet(self, term: Term | None) -> DayRanges:
        """The same for cells of a sheet; a day without a year is one of the term."""
        return replace(self, day=self.day.of_sheet(term))

    def read(self, cell: Any) -> tuple[tuple[date, date], ...]:
        if not isinstance(cell, str):
            day = self.day.read(cell)
            return ((day, day),)
        text = HYPHEN.sub("至", RANGE.sub("至", plain(cell)))
        return tuple(self._range(each) for each in re.split(r"[,;、\s]+", text) if each)

    def _range(self, text: str) -> tuple[date, date]:
        first, *more = text.split("至")
        begins = self.day.read(first)
        if not more:
            return begins, begins
        if len(more) > 1:
            raise BadCell(f"{shown(text)} is no range of days", f"write {self.words}")
        ends = self._last(more[0], begins)
        if ends < begins:
            raise BadCell(f"{shown(text)} ends before it begins", "correct one of the days")
        return begins, ends

    def _last(self, text: str, begins: date) -> date:
        """7日 is of the month of the first day; 10月7日 of the term, or of the half year that follows the first day."""
        alone = DAY_ALONE.fullmatch(text)
        if alone:
            text = f"{begins.year}-{begins.month}-{alone[1]}"
        return replace(self.day, term=self.day.term or (begins, begins + timedelta(days=HALF_A_YEAR))).read(text)


@dataclass(frozen=True)
class Kept:
    """How long something is kept: the number and the unit; of `always` there is none."""

    words: str = "how long, as 3 years (3年), 18 months (18个月) or 90 days (90天), or always (永久)"

    def read(self, cell: Any) -> tuple[int, str] | tuple[()]:
        text = plain(cell).lower()
        if text in ("always", "永久"):
            return ()
        written = SPAN.fullmatch(text)
        if written is None:
            raise BadCell(f"{shown(cell)} does not say how long", f"write {self.words}")
        unit, most = next((unit, most) for unit, (words, most) in SPAN_UNITS.items() if written[2] in words)
        if not 1 <= int(written[1]) <= most:
            raise BadCell(f"{shown(cell)} is not from one day to 100 years", f"write {self.words}")
        return int(written[1]), unit


def kept_from(span: tuple[int, str] | tuple[()], today: date) -> date | None:
    """The first day of those that are kept so long; nothing where all are."""
    if not span:
        return None
    number, unit = span
    if unit == "days":
        return today - timedelta(days=number)
    year, month = divmod(today.year * 12 + today.month - 1 - number * (12 if unit == "years" else 1), 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
