"""A file of rows as it came: a header line and cells, nothing understood yet."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..cells import as_text, is_blank
from .encoding import Unreadable, decode
from ..faults import Faults, Place
from .workbook import read_workbook


@dataclass
class Sheet:
    """Columns of raw cells and the line each row stands in. Blank rows are left out."""

    source: str
    header: list[str] = field(default_factory=list)
    columns: list[list[Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    encoding: str = ""

    def __len__(self) -> int:
        return len(self.lines)


def read_sheet(path: Path, faults: Faults, sheet_names: tuple[str, ...] = ()) -> Sheet | None:
    """The rows of a .csv or .xlsx file, or None where it cannot be read; what is wrong goes to `faults`.

    `sheet_names` are what the wanted sheet of a workbook may be called; without such a sheet it is the first.
    """
    source = str(path)
    try:
        if path.suffix.lower() == ".xlsx":
            rows, encoding = read_workbook(path, sheet_names), "xlsx"
        else:
            text, encoding = decode(path.read_bytes())
            rows = list(csv_rows(text))
    except Unreadable as unreadable:
        faults.add(Place(source), unreadable.fault, unreadable.remedy)
        return None
    except csv.Error as broken:
        faults.add(Place(source), f"the file is not CSV ({broken})", "look for a quotation mark that is not closed")
        return None
    except OSError as broken:
        faults.add(Place(source), f"the file cannot be read ({broken.strerror or broken})",
                   "see that it is there and may be read")
        return None
    rows = [(line, cells) for line, cells in rows if not is_blank_row(cells)]
    if not rows:
        faults.add(Place(source), "the file is empty", "give it a header line and rows")
        return None
    return as_sheet(source, encoding, rows, faults)


def is_blank_row(cells: list[Any]) -> bool:
    first = cells[0] if cells else None
    if first.__class__ is str and first.strip():
        return False  # nearly every row
    return all(map(is_blank, cells))


def csv_rows(text: str) -> Iterator[tuple[int, list[Any]]]:
    """Each record and the line it begins in. Separated by the first of comma, tab and semicolon in the header line."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    separator = next((mark for mark in ",\t;" if mark in header), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1


def as_sheet(source: str, encoding: str, rows: list[tuple[int, list[Any]]], faults: Faults) -> Sheet:
    header = [as_text(cell) if cell is not None else "" for cell in rows[0][1]]
    while header and not header[-1]:
        header.pop()
    width = len(header)
    kept = []
    for line, cells in rows[1:]:
        if len(cells) > width and not all(map(is_blank, cells[width:])):
            faults.add(Place(source, line), f"the row has {len(cells)} cells and the header {width}",
                       "put a cell that holds a comma between quotation marks, or name the column")
        kept.append((line, cells if len(cells) == width else [*cells[:width], *[None] * (width - len(cells))]))
    columns = [list(column) for column in zip(*(cells for _, cells in kept))] or [[] for _ in header]
    return Sheet(source, header, columns, [line for line, _ in kept], encoding)
