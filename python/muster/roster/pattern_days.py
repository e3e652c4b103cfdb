"""Days of a pattern as people write them: late > early; off on on; 夜 > 休 > 早."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .._muster.roster import PatternDay, PatternStand
from ..cells import BadCell, Name, as_text, plain_cell, shown

ARROWS = re.compile(r"->|[>＞→]")
WORDS = {PatternStand.anything: ("any", "任意"), PatternStand.off: ("off", "休", "休息"),
         PatternStand.duty: ("on", "班", "值班")}
STAND = {word: stand for stand, words in WORDS.items() for word in words}


@dataclass(frozen=True)
class PatternDays:
    """One day after the other, with `>` between, or spaces where no code has any."""

    words: str = "days with > between, each any (任意), off (休), on (班) or a kind of shift, as in off > on > late"

    def read(self, cell: Any) -> tuple[PatternDay, ...]:
        if isinstance(cell, (list, tuple)):
            return tuple(map(self._one, cell))
        text = as_text(Name().read(cell))
        return tuple(map(self._one, ARROWS.split(text) if ARROWS.search(text) else text.split()))

    def _one(self, part: Any) -> PatternDay:
        if isinstance(part, PatternDay):
            return part
        word = Name().read(plain_cell(part))
        if not word:
            raise BadCell(f"{shown(part)} is no day of a pattern", f"write {self.words}")
        stand = STAND.get(word.lower())
        return PatternDay(PatternStand.kind, word) if stand is None else PatternDay(stand)


def strange_words(days: Iterable[PatternDay], kinds: Iterable[str]) -> list[str]:
    """Words of a pattern that may be read in two ways, as kinds are called so."""
    called = set(kinds)
    return sorted({word for day in days for word in WORDS.get(day.stand, ()) if word in called})
