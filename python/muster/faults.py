"""All faults of an input at once, worded as the library words them: place: fault; remedy."""
from dataclasses import dataclass
from difflib import get_close_matches

from .._muster import InvalidInput

MOST_KEPT = 100  # one bad column can spoil millions of rows; the rest are counted


@dataclass(frozen=True)
class Place:
    """Where in the caller's input something stands; line 0 means the whole of it."""

    source: str
    line: int = 0

    def __str__(self):
        return f"{self.source}:{self.line}" if self.line else self.source


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an input."""

    place: Place
    fault: str
    remedy: str

    def __str__(self):
        return f"{self.place}: {self.fault}; {self.remedy}"


class Faults:
    """Collects faults and raises them together, file by file and line by line."""

    def __init__(self):
        self.found = []

    def __len__(self):
        return len(self.found)

    def add(self, place, fault, remedy):
        self.found.append(Fault(place, fault, remedy))

    def add_error(self, place, error):
        """What the library says of an input, at the place in the file it came from."""
        self.add(place, error.fault, error.remedy)

    def unknown(self, place, thing, code, owner, known):
        """`thing` "code" is not in `owner`; names a known code that looks like it."""
        near = get_close_matches(code, known, n=1, cutoff=0.8)
        remedy = "add it there or correct the id" + (f" (did you mean \"{near[0]}\"?)" if near else "")
        self.add(place, f"{thing} \"{code}\" is not in {owner}", remedy)

    def duplicate(self, place, thing, code, first_line):
        self.add(place, f"{thing} \"{code}\" stands here twice (first in line {first_line})", "keep one of the rows")

    def raise_if_any(self):
        if self.found:
            raise self.as_error()

    def as_error(self):
        """One InvalidInput; its parts are those of the first fault, `faults` has them all."""
        order = {}
        for fault in self.found:
            order.setdefault(fault.place.source, len(order))
        kept = sorted(self.found, key=lambda fault: (order[fault.place.source], fault.place.line))[:MOST_KEPT]
        lines = [str(fault) for fault in kept]
        if len(self.found) > MOST_KEPT:
            lines.append(f"and {len(self.found) - MOST_KEPT} more")
        error = InvalidInput("\n".join(lines))
        error.place, error.fault, error.remedy = str(kept[0].place), kept[0].fault, kept[0].remedy
        error.faults = lines[:MOST_KEPT]
        return error
