"""Where a table of a term folder was found."""
from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ..faults import path_text

SCHEME_NAMES = ("scheme", "考评办法")  # the branch's own scheme, where it has one: a document or a sheet
NEARLY = re.compile(r"(考评|考核|评分|积分|量化)(办法|细则|方案)|^scheme\b|^scheme_")
SCHEME_KINDS = (".json", ".xlsx", ".csv")
LEARNED = "learned.muster"  # cases of other branches, as they handed them on: their cases.muster under another name


def is_scheme(name: str) -> bool:
    """Whether a sheet of that name, or a file of that stem, holds the branch's own scheme."""
    return name.strip().lower() in SCHEME_NAMES


def is_nearly_scheme(name: str) -> bool:
    """Whether a name is meant to be that of the scheme, and is not: 考核办法, 考评办法（修订稿）."""
    wanted = name.strip().lower()
    return not is_scheme(name) and (NEARLY.search(wanted) is not None
                                    or bool(get_close_matches(wanted, SCHEME_NAMES, n=1, cutoff=0.8)))


@dataclass(frozen=True)
class Found:
    """Where a table lies: a file, or one sheet of a workbook of many tables."""

    path: Path
    sheet: str = ""

    @property
    def source(self) -> str:
        return f"{self.path}[{self.sheet}]" if self.sheet else path_text(self.path)
