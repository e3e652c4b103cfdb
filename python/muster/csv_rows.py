"""Rows of CSV files, in which spreadsheets take for a formula what begins as one: such a text has a `'` before it."""
from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from ._muster.report import cell_escaped


def write_rows(file: TextIO, rows: Iterable[Sequence[Any]], ends: str = "\r\n") -> None:
    """Writes rows to a file opened with `newline=""`."""
    csv.writer(file, lineterminator=ends).writerows(
        [cell_escaped(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def without_mark(text: str) -> str:
    """The text without the `'` that stands before what would be computed."""
    return text[1:] if text.startswith("'") and cell_escaped(text[1:]) != text[1:] else text
