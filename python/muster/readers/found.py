"""Where a table of a term folder was found."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SCHEME_FILE = "scheme.json"  # the branch's own scheme, where it has one
LEARNED = "learned.muster"  # cases of other branches, as they handed them on: their cases.muster under another name


@dataclass(frozen=True)
class Found:
    """Where a table lies: a file, or one sheet of a workbook of many tables."""

    path: Path
    sheet: str = ""

    @property
    def source(self) -> str:
        return f"{self.path}[{self.sheet}]" if self.sheet else str(self.path)
