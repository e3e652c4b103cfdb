"""Records of a ledger as CSV, out and in, without a step of Python a row."""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy

from ._muster.record import Ledger
from ._muster.tables import CsvCells, CsvRows
from .columns import Spelled, Table
from .evidence_rows import COLUMN, EVIDENCE, MILLION, ledger_of
from .faults import Faults, Place, path_text
from .refusal import door, invalid, shown_object, unreadable
from .whole_files import put_whole

ROWS_AT_ONCE = 200_000
BYTES_AT_ONCE = 1 << 24
MARK = b"\xef\xbb\xbf"  # that some programs put before UTF-8
SEPARATORS = b",\t;"


@door
def ledger_to_csv(ledger: Ledger, path: str | os.PathLike[str]) -> None:
    """Write all records into a CSV file, in UTF-8: a header line, then a line a record, in the columns of `to_frame`.

    Quantities are exact decimals, days as 2026-09-07. Corrections, appeals and what activities there are stand in
    archives and databases, not here. The file is whole, or the one before stands as it was.

    Parameters
    ----------
    path : path-like

    Raises
    ------
    ArchiveError
        If the file cannot be written.
    """
    target = _path(path)
    rows = CsvRows(ledger)

    def write(file: IO[bytes]) -> None:
        file.write(rows.header.encode())
        for begin in range(0, len(ledger), ROWS_AT_ONCE):
            file.write(rows.rows(begin, begin + ROWS_AT_ONCE))

    try:
        put_whole(target, write)
    except OSError as error:
        raise unreadable(path_text(target), f"the file cannot be written ({error.strerror or error})",
                         "check the path and the room on the disk") from error


@door
def ledger_from_csv(path: str | os.PathLike[str], *, ledger: Ledger | None = None, members: Iterable[str] = (),
                    indicators: Iterable[str] = ()) -> Ledger:
    """A ledger with a record for each row of a CSV file, as `to_csv` writes it.

    The header names columns as in `ledger_from_frame`, in any order; they are separated by commas, semicolons or tabs.
    UTF-8. Of each column a distinct cell is read once, and quantities that are plain decimals as numbers.

    Parameters
    ----------
    path : path-like
    ledger, members, indicators
        As in `ledger_from_frame`.

    Returns
    -------
    Ledger

    Raises
    ------
    InvalidInput
        With the line of every fault.
    ArchiveError
        If the file cannot be read.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "hours.csv"
    >>> _ = file.write_text("member,indicator,day,quantity\\nann,hours,2026-09-07,1.5\\n")
    >>> ledger_from_csv(file)[0].quantity
    Decimal('1.5')
    """
    file = _path(path)
    source = path_text(file)
    return ledger_of(_table(_read(file, source), source), ledger, members, indicators)


setattr(Ledger, "to_csv", ledger_to_csv)
setattr(Ledger, "from_csv", staticmethod(ledger_from_csv))


def _path(path: Any) -> Path:
    if not isinstance(path, (str, os.PathLike)):
        raise invalid("path", f"{shown_object(path)} is no path", "give the path of a CSV file")
    return Path(path)


def _read(path: Path, source: str) -> CsvCells:
    try:
        with open(path, "rb") as file:
            parts = iter(lambda: file.read(BYTES_AT_ONCE), b"")
            first = next(parts, b"").removeprefix(MARK)
            _check_kind(first, source)
            header = next((line for line in first.splitlines() if any(mark in line for mark in SEPARATORS)), b",")
            cells = CsvCells(source, next(chr(mark) for mark in SEPARATORS if mark in header), ["quantity"])
            for part in _first_and(first, parts):
                cells.feed(part)
            cells.finish()
    except OSError as error:
        raise unreadable(source, f"the file cannot be read ({error.strerror or error})",
                         "see that it is there and may be read") from error
    return cells


def _first_and(first: bytes, parts: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from parts


def _check_kind(begin: bytes, source: str) -> None:
    from .readers.encoding import OTHER_PROGRAMS  # not before it is needed: all readers come with it

    for start, program in OTHER_PROGRAMS:
        if begin.startswith(start):
            raise invalid(source, f"the file is {program} under another name",
                          "save it as CSV UTF-8, or give it its own ending")
    if b"\0" in begin[:64]:
        raise invalid(source, "it is no text in UTF-8", "save it as CSV UTF-8")


def _table(cells: CsvCells, source: str) -> Table:
    header, faults = [name.strip() for name in cells.header], Faults()
    if not any(header):
        raise invalid(source, "the file is empty", "give it a header line and rows")
    for line, width in cells.uneven:
        faults.add(Place(source, line), f"the row has {width} cells and the header {len(header)}",
                   "put a cell that holds a comma between quotation marks, or name the column")
    faults.add_more(max(0, cells.uneven_count - len(cells.uneven)))
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        faults.add(Place(source), f'column "{name}" stands here twice', "keep one of them")
    faults.raise_if_any()
    table = Table({name: _column(cells, at) for at, name in enumerate(header)}, EVIDENCE, faults, name=source)
    table.lines = range(2, len(cells) + 2) if cells.lines is None else cells.lines
    return table


def _column(cells: CsvCells, at: int) -> Any:
    if cells.header[at] == "quantity":
        return _Amounts(*cells.amounts(at))
    return Spelled(*cells.words(at))


@dataclass
class _Amounts:
    """Millionths of a column, and cells to be read one by one: their rows, their numbers, and what they say."""

    numbers: Any
    odd_rows: Any
    odd: Any
    texts: list[str]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.numbers)

    def millionths(self, table: Table) -> Any:
        """int64; what is no number is told of."""
        if len(self.odd_rows):
            lines = [table.place(row).line for row in self.odd_rows.tolist()]
            values = Spelled(self.odd, self.texts).read(COLUMN["quantity"], "quantity", lines, table.name, table.faults)
            made = numpy.array([0 if value is None else int(value * MILLION) for value in values], dtype=numpy.int64)
            self.numbers[self.odd_rows] = made[self.odd]
        return self.numbers
