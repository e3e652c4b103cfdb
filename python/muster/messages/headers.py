"""What tables and their columns are called in Chinese, and the words that may stand in their cells."""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ..cells import Choice
from ..columns import TableFormat
from ..readers.tables import BY_NAME, FORMATS, words

FILE = re.compile(r"(?P<file>.*?)(?:\[(?P<sheet>[^\]]*)\])?")


@lru_cache
def table_at(place: str) -> str:
    """The table that a place in a message is in, by its file or sheet; empty where it is none."""
    found = FILE.fullmatch(place)
    named = found and (found["sheet"] or Path(found["file"]).stem).strip().lower()
    return next((form.name for form in FORMATS if named in (form.name, form.chinese)), "")


def table_name(name: str) -> str:
    return BY_NAME[name].chinese if name in BY_NAME else name


def file_names(names: str) -> str:
    """`duty.csv or posts.csv` in Chinese; other files keep their names."""
    return "或".join(f"{table_name(name.removesuffix('.csv'))}.csv" for name in names.split(" or "))


def column_names(names: str, table: str) -> str:
    """Columns, one or several with commas or `and` between, as the header line of a Chinese table has them.

    They are those of the table, or else of the table that needs them all, or else of any that has them.
    """
    listed = re.split(r", | and ", names)
    forms = [BY_NAME[table]] if table in BY_NAME else []
    forms += [form for form in FORMATS if [each.name for each in form.columns if not each.optional] == listed]
    return "、".join(column_name(name, forms) for name in listed)


def column_name(name: str, forms: list[TableFormat]) -> str:
    """Of a moment, which has a column for its day and one for its time, that of the day."""
    for form in (*forms, *FORMATS):
        for column in form.columns:
            if column.name in (name, f"{name}_day"):
                return column.chinese[0]
    return name


@lru_cache
def choice_words() -> dict[str, str]:
    """Each word that a cell may hold as reports write it; of one that several columns know, what the first calls it."""
    found: dict[str, str] = {}
    for choice in vars(words).values():
        if isinstance(choice, Choice):
            for word, ways in choice.spellings.items():
                if not word.isdecimal():
                    found.setdefault(word, ways[0])
    return found
