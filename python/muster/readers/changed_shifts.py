"""Which shift a change is about, where it is named by day and post: people rarely know the codes of shifts."""
from __future__ import annotations

from collections.abc import Mapping

from ..columns import Columns
from ..faults import Faults


def name_changed_shifts(tables: Mapping[str, Columns], faults: Faults) -> None:
    """Puts the code of the only shift of that post on that day where none is given, in the table itself."""
    table, duty = tables.get("duty_changes"), tables.get("duty")
    if table is None or duty is None:
        return
    there: dict[tuple[object, str], list[str]] = {}
    for shift in duty:
        there.setdefault((shift.day, shift.post), []).append(shift.shift)
    for row, (code, day, post) in enumerate(zip(table["shift"], table["day"], table["post"])):
        if code:
            continue
        where = table.place(row)
        if day is None or not post:
            faults.add(where, "the row says neither which shift nor on which day and at which post",
                       "write the day and the post, or the code of the shift")
            continue
        codes = there.get((day, post), [])
        if len(codes) == 1:
            table["shift"][row] = codes[0]
        elif codes:
            faults.add(where, f"{len(codes)} shifts are at post \"{post}\" on {day}",
                       f"write the code of the one that is meant: {', '.join(codes)}")
        else:
            faults.add(where, f"no shift is at post \"{post}\" on {day}", "correct the day or the post")
