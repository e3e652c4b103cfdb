"""Readable output."""
import collections
import collections.abc
import datetime
import muster
import muster._muster
import muster._muster.programme
import typing

def cell_escaped(text: str) -> str:
    """For a spreadsheet cell: formulas get an apostrophe."""
def csv_escaped(text: str) -> str:
    """One field of a CSV line."""
def html(term: muster._muster.programme.Term, *, language: muster._muster.Language = ..., least_group: int = 3) -> str:
    """The term as one HTML page without any other file. Groups below `least_group` are not counted out."""
def html_escaped(text: str) -> str:
    """For HTML text and quoted attributes."""
def icalendar(term: muster._muster.programme.Term, *, language: muster._muster.Language = ..., published: datetime.date | None = None, version: int = 0, member: int | None = None) -> str:
    """The term's duties as a calendar (RFC 5545), for all or for one member (a row of the organisation). Raise
    `version` with every change: subscribed calendars then update. `published` defaults to the term's first day.
    """
def pseudonymise(people: collections.abc.Sequence[str], key: str) -> tuple[typing.Any, ...]:
    """Two dicts: person to pseudonym, and back; keep the second apart."""
def shown_groups(sizes: collections.abc.Sequence[int], least: int) -> list[bool]:
    """Which groups to show so that small ones cannot be told or reckoned."""
