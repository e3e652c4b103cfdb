"""All faults of an input at once, worded as the library words them: place: fault; remedy."""
from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ._muster import InvalidInput

LINES_SHOWN = 9
MOST_KEPT = 100  # one bad column can spoil millions of rows; the rest are counted


def path_text(path: str | os.PathLike[str]) -> str:
    """A path as a text, for a place: bytes of a name that are no UTF-8 stand there as \\xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


@dataclass(frozen=True)
class Place:
    """Where in the caller's input something stands; line 0 means the whole of it."""

    source: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.source}:{self.line}" if self.line else self.source


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an input."""

    place: Place
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fault}; {self.remedy}"


def as_line(equals: list[Fault]) -> str:
    """One fault, with every line of the file that has it, or the first few."""
    first = equals[0]
    others = [str(line) for line in dict.fromkeys(fault.place.line for fault in equals)
              if line and line != first.place.line]
    if not others:
        return str(first)
    shown = ", ".join(others[:LINES_SHOWN])
    more = f" and {len(others) - LINES_SHOWN} more lines" if len(others) > LINES_SHOWN else ""
    return f"{first.place}, {shown}{more}: {first.fault}; {first.remedy}"


class Faults:
    """Collects faults and raises them together, file by file and line by line."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.uncounted = 0

    def __len__(self) -> int:
        return len(self.found) + self.uncounted

    def add(self, place: Place, fault: str, remedy: str) -> None:
        self.found.append(Fault(place, fault, remedy))

    def add_more(self, count: int) -> None:
        """So many more that are not worth a sentence each."""
        self.uncounted += count

    def add_error(self, place: Place, error: Any) -> None:
        """What the library says of an input, at the place in the file it came from."""
        self.add(place, error.fault, error.remedy)

    def unknown(self, place: Place, thing: str, code: str, owner: str, known: Iterable[str]) -> None:
        """`thing` "code" is not in `owner`; names a known code that looks like it."""
        near = get_close_matches(code, list(known), n=1, cutoff=0.8)
        remedy = "add it there or correct the id" + (f" (did you mean \"{near[0]}\"?)" if near else "")
        self.add(place, f"{thing} \"{code}\" is not in {owner}", remedy)

    def duplicate(self, place: Place, thing: str, code: str, first_line: int) -> None:
        self.add(place, f"{thing} \"{code}\" stands here twice (first in line {first_line})", "keep one of the rows")

    def raise_if_any(self) -> None:
        if self.found:
            raise self.as_error()

    def as_error(self) -> InvalidInput:
        """One InvalidInput; its parts are those of the first fault, `faults` has them all."""
        order: dict[str, int] = {}
        for fault in self.found:
            order.setdefault(fault.place.source, len(order))
        inorder = sorted(self.found, key=lambda fault: (order[fault.place.source], fault.place.line))
        grouped: dict[tuple[str, str, str], list[Fault]] = {}
        for fault in inorder:
            grouped.setdefault((fault.place.source, fault.fault, fault.remedy), []).append(fault)
        kept = [equals[0] for equals in grouped.values()][:MOST_KEPT]
        lines = [as_line(equals) for equals in grouped.values()][:MOST_KEPT]
        left = len(self) - sum(len(equals) for equals in list(grouped.values())[:MOST_KEPT])
        if left:
            lines.append(f"and {left} more")
        error = InvalidInput("\n".join(lines))
        error.place, error.fault, error.remedy = str(kept[0].place), kept[0].fault, kept[0].remedy
        error.faults = lines[:len(kept)]
        return error
