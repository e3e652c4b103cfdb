"""The tree of units, as the table of units gives it."""
from __future__ import annotations

from collections.abc import Iterator, Mapping


def path_up(unit: str, above: Mapping[str, str]) -> Iterator[str]:
    """The unit, the one above it and so on; a ring, which is told of elsewhere, is gone round once."""
    seen: set[str] = set()
    while unit and unit not in seen:
        seen.add(unit)
        yield unit
        unit = above.get(unit, "")
