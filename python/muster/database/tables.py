"""What tables and views a thing is: their columns in SQL, their rows as columns of values.

In the SQL text of a table or view ``@`` stands for the thing's name and ``@member`` for its table of members, both
quoted, so that no name can be read as SQL.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

NAMED = re.compile(r"@(\w*)")
AT_ONCE = 20_000  # rows that are turned into Python values together


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'


def in_words(sql: str, name: str) -> str:
    """SQL with the names of a thing's tables in place of their marks."""
    return NAMED.sub(lambda mark: quoted(full_name(name, mark[1])), sql)


def full_name(name: str, part: str) -> str:
    """What a table or view of a thing is called."""
    return f"{name}_{part}" if part else name


def decimal_text(column: str) -> str:
    """SQL for the exact decimal of a column of millionths, as text without zeros that say nothing."""
    return (f"CASE WHEN {column} IS NOT NULL THEN rtrim(rtrim(printf('%s%d.%06d', CASE WHEN {column} < 0 THEN '-' "
            f"ELSE '' END, abs({column} / 1000000), abs({column} % 1000000)), '0'), '.') END")


@dataclass(frozen=True)
class Table:
    """A table: its columns with what SQL says of each, its rows from one number to another, and its indices.

    `rows` gives the columns' values, each a sequence of Python's own objects, or None of a column in which nothing
    stands in these rows; `length` is how many rows there are.
    """

    part: str
    columns: tuple[tuple[str, str], ...]
    length: int
    rows: Callable[[int, int], Sequence[Sequence[Any] | None]]
    indices: tuple[str, ...] = ()

    def chunks(self) -> Iterator[Sequence[Sequence[Any] | None]]:
        """Columns of so many rows at a time that a long table needs little memory."""
        for begin in range(0, self.length, AT_ONCE):
            yield self.rows(begin, min(self.length, begin + AT_ONCE))

    def whole_rows(self) -> Iterator[tuple[Any, ...]]:
        """Each row, with None where nothing stands."""
        for columns in self.chunks():
            yield from zip(*(repeat(None) if column is None else column for column in columns))

    @classmethod
    def of(cls, part: str, columns: tuple[tuple[str, str], ...], rows: Sequence[Sequence[Any]],
           indices: tuple[str, ...] = ()) -> Table:
        """A table of rows that are there already."""
        return cls(part, columns, len(rows), lambda begin, end: list(zip(*rows[begin:end])), indices)


@dataclass(frozen=True)
class Tables:
    """All tables of a thing, those that others refer to first, and its views, by name."""

    tables: list[Table] = field(default_factory=list)
    views: dict[str, str] = field(default_factory=dict)

    def under(self, part: str) -> Tables:
        """The same as a part of a larger thing."""
        def moved(sql: str) -> str:
            return NAMED.sub(lambda mark: "@" + full_name(part, mark[1]), sql)

        return Tables([Table(full_name(part, each.part) if each.part else part,
                             tuple((name, moved(sql)) for name, sql in each.columns), each.length, each.rows,
                             each.indices) for each in self.tables],
                      {full_name(part, name) if name else part: moved(sql) for name, sql in self.views.items()})

    def with_more(self, other: Tables) -> Tables:
        """These and others."""
        return Tables([*self.tables, *other.tables], {**self.views, **other.views})
