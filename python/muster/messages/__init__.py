"""What the package says, in the language of whoever reads it.

The library and the package speak English. `in_language` says the same in Chinese, by the phrases of `catalogue`.
"""
from __future__ import annotations

from .bilingual import Bilingual

__all__ = ["Bilingual", "in_language"]


def in_language(text: str, language: str) -> str:
    """A message, or several of a line each, as `zh` or `en`; what is in no catalogue stays English."""
    if language != "zh":
        return str(text)
    from .translation import in_chinese  # who speaks English needs no catalogue

    return in_chinese(text)
