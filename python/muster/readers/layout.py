"""Where in a sheet the table lies: titles above it, one header line or two, totals and signatures below."""
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any

from ..cells import as_text, is_blank, plain
from ..columns import plain_header
from ..faults import Faults, Place

Rows = list[tuple[int, list[Any]]]  # line and cells

MOST_COLUMNS = 1000  # of a sheet; every row is made as wide as the header
MOST_TITLES = 10  # rows above the header line in which it is looked for
TOTAL = re.compile(r"(合计|总计|小计|共计|总数|total|sum)[:]?|(合计|总计|小计|共计|总数|共)[:]?\d+[人名班次个条行项]?",
                   re.IGNORECASE)
SIGNATURE = re.compile(r"(制表|填表|审核|审批|负责|经办|签名|签字|盖章|备注|说明|注|prepared|signed|signature|notes?)\w{0,4}[:]"
                       r".*", re.IGNORECASE)


def table_in(rows: Rows, known: Collection[str], source: str, notes: list[str],
             kept_by: Collection[str] = ()) -> tuple[list[str], int, Rows]:
    """The header, the line it stands in, and the rows below it. `known` are plain names of columns."""
    at = header_row(rows, known)
    header = [as_text(cell) if cell is not None else "" for cell in rows[at][1]]
    last = at
    for other in (at - 1, at + 1):
        if 0 <= other < len(rows) and is_part_of_header(rows[other][1], header, known):
            header = joined(header, rows[other][1], known)
            last = max(last, other)
    if at and known:
        above = "; ".join(as_text(cell) for _, cells in rows[:at] for cell in cells if not is_blank(cell))
        if above and not all(plain_header(each) in known for each in above.split("; ")):
            notes.append(f"{source}: above the header line, not read: {above[:60]}")
    while header and not header[-1]:
        header.pop()
    body = rows[last + 1:]
    keeping = [column for column, name in enumerate(header) if plain_header(name) in map(plain_header, kept_by)]
    return header, rows[at][0], without_footer(body, source, notes, keeping)


def known_in(cells: list[Any], known: Collection[str]) -> int:
    return sum(not is_blank(cell) and plain_header(cell) in known for cell in cells)


def header_row(rows: Rows, known: Collection[str]) -> int:
    """The row among the first ones that names most columns; the first row where none names any."""
    counts = [known_in(cells, known) for _, cells in rows[:MOST_TITLES + 1]]
    return counts.index(max(counts)) if counts else 0


def is_part_of_header(cells: list[Any], header: list[str], known: Collection[str]) -> bool:
    """A second header line names columns that the first does not, and holds nothing but names."""
    named = [at for at, cell in enumerate(cells) if not is_blank(cell)]
    fresh = [at for at in named if plain_header(cells[at]) in known
             and (at >= len(header) or plain_header(header[at]) not in known)]
    return bool(fresh) and all(plain_header(cells[at]) in known or at < len(header) and header[at]
                               and as_text(cells[at]) == header[at] for at in named)


def joined(header: list[str], cells: list[Any], known: Collection[str]) -> list[str]:
    width = max(len(header), len(cells))
    upper = [*header, *[""] * (width - len(header))]
    lower = [as_text(cell) if not is_blank(cell) else "" for cell in [*cells, *[None] * (width - len(cells))]]
    return [one if plain_header(one) in known or not other else other for one, other in zip(upper, lower)]


def without_footer(rows: Rows, source: str, notes: list[str], keeping: Collection[int] = ()) -> Rows:
    """Without totals and signatures at the end, which are told of; none is a row with a cell in one of `keeping`."""
    end = len(rows)
    while end and is_footer(rows[end - 1][1]) and all(
            at >= len(rows[end - 1][1]) or is_blank(rows[end - 1][1][at]) for at in keeping):
        end -= 1
    for line, cells in rows[end:]:
        said = " ".join(as_text(cell) for cell in cells if not is_blank(cell))
        notes.append(f"{source}:{line}: a total or a signature, not read: {said[:60]}")
    return rows[:end]


def is_footer(cells: list[Any]) -> bool:
    first = next((plain(cell).replace(" ", "") for cell in cells if not is_blank(cell)), "")
    return bool(TOTAL.fullmatch(first) or SIGNATURE.fullmatch(first))


def reach(cells: Sequence[Any], is_empty: Callable[[Any], bool]) -> int:
    """How many cells there are but for the empty ones at the end."""
    return next((at for at in range(len(cells), 0, -1) if not is_empty(cells[at - 1])), 0)


def widest(rows: Rows) -> tuple[int, int]:
    """The line of the first row that is too wide, and its cells but for blanks at the end; 0, 0 where none is."""
    for line, cells in rows:
        if len(cells) > MOST_COLUMNS:
            last = reach(cells, is_blank)
            if last > MOST_COLUMNS:
                return line, last
            del cells[last:]
    return 0, 0


def check_width(rows: Rows, width: int, source: str, faults: Faults) -> Rows:
    """Rows as long as the header; what stands beyond it is a fault."""
    kept = []
    for line, cells in rows:
        if len(cells) > width and not all(map(is_blank, cells[width:])):
            faults.add(Place(source, line), f"the row has {len(cells)} cells and the header {width}",
                       "put a cell that holds a comma between quotation marks, or name the column")
        kept.append((line, cells if len(cells) == width else [*cells[:width], *[None] * (width - len(cells))]))
    return kept
