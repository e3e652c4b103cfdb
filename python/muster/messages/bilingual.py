"""A sentence that is known in both languages where it is made, as the library's labels are."""
from __future__ import annotations


class Bilingual(str):
    """Reads as its English, and keeps its Chinese beside it."""

    chinese: str

    def __new__(cls, english: str, chinese: str) -> Bilingual:
        made = super().__new__(cls, english)
        made.chinese = chinese
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.chinese
