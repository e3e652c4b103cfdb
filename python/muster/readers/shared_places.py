"""Places that mentors share, as their table and that of the mentors name them: a tree, by what each stands within."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..columns import Columns
from ..faults import Faults
from .tree import path_up


def above_of(table: Columns) -> dict[str, str]:
    """What each stands within; nothing where it stands alone."""
    return dict(zip(table["shared"], table["within"]))


def sharing(above: Mapping[str, str], mentors: Iterable[tuple[Any, str]]) -> dict[str, list[Any]]:
    """Who shares each, those of what stands within it included; `mentors` are (code, what it shares first)."""
    found: dict[str, list[Any]] = {code: [] for code in above}
    for mentor, first in mentors:
        for code in path_up(first, above):
            if code in found:
                found[code].append(mentor)
    return found


def check_shared_places(shared: Columns | None, mentors: Columns | None, faults: Faults) -> None:
    """No ring, and somebody shares each."""
    if shared is None:
        return
    above = above_of(shared)
    in_ring = {code for code in above if code and code in path_up(above[code], above)}
    named = list(zip(mentors["member"], mentors["shared"])) if mentors is not None else []
    found = sharing(above, [(member, first) for member, first in named if first])
    for row, code in enumerate(shared["shared"]):
        if code in in_ring:
            faults.add(shared.place(row), f"\"{code}\" stands within itself", "correct the column within")
        elif code and not found[code]:
            faults.add(shared.place(row), f"no mentor shares \"{code}\"",
                       "name it in the column shared of a mentor, or take the row out")
