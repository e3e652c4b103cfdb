"""Kinds of cells that only a term folder has; all others are those of every table (`muster.cells`)."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..cells import YEARS, BadCell, Choice, plain, shown

LIST_MARKS = re.compile(r"[,，;；、]")
WEEKS = re.compile(r"(\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*)\s*(odd|even|单|双)?")


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

    words: str = "weeks, as 1-8,10,12-16 or `1-16 odd` (单) or `2-16 even` (双)"

    def read(self, cell: Any) -> str:
        text = plain(cell).replace("周", "").replace("、", ",").lower()
        written = WEEKS.fullmatch(text)
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
