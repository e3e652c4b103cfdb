"""A file of rows as it came: a header line and cells, nothing understood yet."""
from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..cells import is_blank
from ..columns import TableFormat, plain_header
from ..faults import Faults, Place
from .encoding import Unreadable, decode
from .examples import without_examples
from .found import Found
from .layout import MOST_COLUMNS, check_width, table_in, widest
from .workbook import read_workbook

SEPARATORS = ",\t;，；"


@dataclass
class Sheet:
    """Columns of raw cells and the line each row stands in. Blank rows are left out.

    Cells beyond the header are of no column; `beyond` has them by row, where there are any.
    """

    source: str
    header: list[str] = field(default_factory=list)
    columns: list[list[Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    encoding: str = ""
    header_line: int = 1
    examples: int = 0  # rows that were passed over as examples
    beyond: dict[int, list[Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)


def read_sheet(found: Found, form: TableFormat, faults: Faults, notes: list[str], *,
               kept_by: Collection[str] = ()) -> Sheet | None:
    """The rows of a table, or None where it cannot be read; what is wrong goes to `faults`, what was passed over to
    `notes`. A row with a cell in a column of `kept_by` is no total and no signature.
    """
    path, source = found.path, found.source
    try:
        if path.suffix.lower() == ".xlsx":
            rows, encoding, text = read_workbook(found, form, notes), "xlsx", ""
        else:
            text, encoding = decode(path.read_bytes())
            rows = list(csv_rows(text))
    except Unreadable as unreadable:
        faults.add(Place(source), unreadable.fault, unreadable.remedy)
        return None
    except NotCsv as broken:
        faults.add(Place(source, broken.line), f"the file is not CSV ({broken})",
                   "look for a quotation mark that is not closed")
        return None
    except OSError as broken:
        faults.add(Place(source), f"the file cannot be read ({broken.strerror or broken})",
                   "see that it is there and may be read")
        return None
    rows = [(line, cells) for line, cells in rows if not is_blank_row(cells)]
    if not rows:
        faults.add(Place(source), "the file is empty", "give it a header line and rows")
        return None
    too_wide, width = widest(rows)
    if too_wide:
        faults.add(Place(source, too_wide), f"the row has {width} cells, more than {MOST_COLUMNS}",
                   "delete what stands beside the table")
        return None
    known = headers_of(form)
    header, line, body = table_in(rows, known, source, notes, kept_by)
    if encoding == "gb18030" and not any(not name.isascii() and plain_header(name) in known for name in header):
        notes.append(f'{source}: taken for GB18030, in which it says "{first_words(text)}"; if that is not what it '
                     "says, save it as CSV UTF-8")
    real = without_examples(body, header, form)
    kept = check_width(real, len(header), source, faults)
    columns = [list(column) for column in zip(*(cells for _, cells in kept))] or [[] for _ in header]
    beyond = {row: cells[len(header):] for row, (_, cells) in enumerate(real)
              if len(cells) > len(header) and not all(map(is_blank, cells[len(header):]))}
    return Sheet(source, header, columns, [line for line, _ in kept], encoding, line, len(body) - len(real), beyond)


@lru_cache(maxsize=256)
def headers_of(form: TableFormat) -> frozenset[str]:
    """Plain names of all columns that a table may have."""
    return frozenset(plain_header(name) for column in form.columns for name in (column.name, *column.chinese))


def first_words(text: str) -> str:
    """The first that is not plain ASCII, by which a person sees whether the encoding is the right one."""
    found = re.search(r"[^\x00-\x7f]+", text)
    return found[0][:20] if found else ""


def is_blank_row(cells: list[Any]) -> bool:
    first = cells[0] if cells else None
    if first.__class__ is str and first.strip():
        return False  # nearly every row
    return all(map(is_blank, cells))


def csv_rows(text: str) -> Iterator[tuple[int, list[Any]]]:
    """Each record and the line it begins in. Separated by the first of comma, tab and semicolon in the first line
    that has one; full-width ones separate where there is no other."""
    header = next((line for line in text.splitlines() if any(mark in line for mark in SEPARATORS)), "")
    separator = next((mark for mark in SEPARATORS if mark in header), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as broken:
        raise NotCsv(begins, str(broken)) from None


class NotCsv(Exception):
    """Text that is no CSV: the line in which the record begins that cannot be read, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line
