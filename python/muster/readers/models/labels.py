"""What people call an indicator or an area is read as its code."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ... import Label
from ...evaluation import SchemeParts
from ..folder import TermFolder

INDICATORS = (("ledger", "indicator"), ("activities", "indicators"), ("ratings", "indicator"), ("goals", "indicator"),
              ("confirmations", "indicator"))
AREAS = (("weights", "area"),)


def read_labels(folder: TermFolder, parts: SchemeParts) -> None:
    """Puts codes in place of labels, Chinese or English, that only one indicator or area of the scheme bears."""
    indicators = codes_by_label((row.code, row.label) for row in parts.indicators)
    areas = codes_by_label((row.code, row.label) for row in parts.areas)
    for columns, codes in ((INDICATORS, indicators), (AREAS, areas)):
        for table, column in columns:
            cells = folder.tables[table].values[column] if table in folder.tables else []
            cells[:] = [as_code(cell, codes) for cell in cells]


def codes_by_label(rows: Iterable[tuple[str, Label]]) -> dict[str, str]:
    """The code of each label that one row alone bears and that is no code itself."""
    codes: dict[str, str | None] = {}
    known = []
    for code, label in rows:
        known.append(code)
        for text in {plain_label(label.zh), plain_label(label.en)} - {""}:
            codes[text] = None if text in codes else code
    return {text: code for text, code in codes.items() if code is not None and text not in known}


def plain_label(text: str) -> str:
    return text.replace(" ", "").lower()


def as_code(cell: Any, codes: Mapping[str, str]) -> Any:
    if isinstance(cell, tuple):
        return tuple(as_code(each, codes) for each in cell)
    return codes.get(plain_label(cell), cell) if cell else cell
