"""Text files of programs: documents of schemes, instances of competitions. Tables of people are read otherwise."""
from __future__ import annotations

from pathlib import Path

from .faults import path_text
from .refusal import invalid


def text_of(path: Path) -> str:
    """All of a file in UTF-8, without the mark that some editors put before it."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise invalid(path_text(path), "it is no text in UTF-8", "save it as UTF-8") from None
