"""What should not follow each other on duty (`unwanted`): turns and days off, day by day, by post or whatever post."""
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..cells import BadCell, shown
from ..columns import Columns
from ..faults import Faults
from ..roster import PatternDay, PatternStand
from ..roster.pattern_days import WORDS, PatternDays, strange_words
from .names import NameReader

MOST_DAYS = 14
MOST_TOGETHER = 63  # days of all rows


@dataclass(frozen=True)
class Following:
    """Days that follow each other, one stand a day."""

    words: str = "one day after the other with > between, each 班 (on), 休 (off), 任意 (any) or a post; as 休 > 班 > 休"

    def read(self, cell: Any) -> tuple[PatternDay, ...]:
        try:
            days = PatternDays().read(cell)
        except BadCell:
            days = ()
        if not 1 <= len(days) <= MOST_DAYS:
            raise BadCell(f"{shown(cell)} cannot be read as 1 to {MOST_DAYS} days", f"write {self.words}")
        return days


def as_words(days: Collection[PatternDay], language: str, posts: Mapping[str, str] | None = None) -> str:
    """Such days as a person writes them."""
    at = 1 if language == "zh" else 0
    return " > ".join((posts or {}).get(day.kind, day.kind) if day.stand == PatternStand.kind
                      else WORDS[day.stand][at] for day in days)


def read_unwanted(tables: Mapping[str, Columns], unread: set[str], faults: Faults, notes: list[str]) -> None:
    """Puts codes of posts in place of their names; each is a post on duty, and none is called as another word."""
    table, posts = tables.get("unwanted"), tables.get("posts")
    if table is None or unread & {"duty", "posts"}:
        return
    known = set(tables["duty"]["post"]) if "duty" in tables else set()
    reader = None if posts is None else NameReader([posts], "post")
    first: dict[tuple[Any, ...], int] = {}
    for row, days in enumerate(table["days"]):
        if days is None:
            continue
        table["days"][row] = days = tuple(
            PatternDay(day.stand, reader.read(day.kind, table.place(row), faults) or day.kind)
            if reader and day.kind else day for day in days)
        for code in dict.fromkeys(day.kind for day in days if day.kind):
            if code not in known:
                faults.unknown(table.place(row), "post", code, "duty", known)
        for word in strange_words(days, known):
            faults.add(table.place(row), f'"{word}" is a word of its own here, and a post is called so',
                       "give the post another code")
        line = first.setdefault((days, table["weekday"][row]), table.lines[row])
        if line != table.lines[row]:
            faults.duplicate(table.place(row), "pattern", as_words(days, "en"), line)
    together = sum(len(days) for days in table["days"] if days is not None)
    if together > MOST_TOGETHER:
        faults.add(table.place_of_all(), f"its patterns have {together} days together",
                   f"give patterns of no more than {MOST_TOGETHER} days together")
    if reader and reader.read_as:
        some = ", ".join(f"{one} as {code}" for one, code in list(reader.read_as.items())[:3])
        notes.append(f"{table.source}: {len(reader.read_as)} names in column \"days\" were read as codes ({some})")
