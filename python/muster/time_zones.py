"""Where a clock on the wall hangs: how far it is ahead of UTC, by day and by its own time."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from ._muster import InvalidInput
from .refusal import invalid, shown_object

CHINA = "Asia/Shanghai"


def minutes_ahead(timezone: str) -> Callable[[date, int], int]:
    """How far the clocks of a time zone are ahead of UTC, by day and minutes since midnight.

    Raises
    ------
    InvalidInput
        Where there is no such time zone.
    """
    if not isinstance(timezone, str):
        raise _unknown(timezone, "")
    return _ahead_in(timezone)


@lru_cache
def _ahead_in(timezone: str) -> Callable[[date, int], int]:
    zones = available_timezones()
    if timezone not in zones:
        near = get_close_matches(timezone, zones, n=1)
        raise _unknown(timezone, f" (did you mean {near[0]}?)" if near else "")
    zone = ZoneInfo(timezone)

    def ahead(day: date, minutes: int) -> int:
        offset = datetime.combine(day, time(minutes // 60, minutes % 60), zone).utcoffset()
        return round((offset or timedelta()) / timedelta(minutes=1))
    return ahead


def _unknown(timezone: object, near: str) -> InvalidInput:
    return invalid("timezone", f"{shown_object(timezone)} is no time zone",
                   f"name a city of the zone, as {CHINA}{near}")
