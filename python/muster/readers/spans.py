"""Times of a day that may go past midnight: what ends no later than it begins ends on the next day."""
from __future__ import annotations

from datetime import date, timedelta

A_DAY = 24 * 60


def length(begins: int, ends: int) -> int:
    """Minutes from one time of day to the other."""
    return ends - begins if ends > begins else ends - begins + A_DAY


def spans(day: date, begins: int, ends: int) -> list[tuple[date, int, int]]:
    """Its part on the day, and its part on the next where it goes past midnight."""
    if ends > begins:
        return [(day, begins, ends)]
    over = [(day + timedelta(days=1), 0, ends)] if ends else []
    return [(day, begins, A_DAY), *over]


def overlap(one: list[tuple[date, int, int]], other: list[tuple[date, int, int]]) -> bool:
    return any(day == other_day and begins < other_ends and other_begins < ends
               for day, begins, ends in one for other_day, other_begins, other_ends in other)
