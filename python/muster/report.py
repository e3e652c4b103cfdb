"""Readable output: pages, posters, calendars, and text made harmless for them."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from ._muster import Language
from ._muster import report as _report
from ._muster.programme import Term
from ._muster.report import (Audience, Picture, cell_escaped, csv_escaped, html, html_escaped, member_page, poster,
                             posters, pseudonymise, shown_groups)
from .refusal import invalid, shown_object

__all__ = ["Audience", "CHINA", "Picture", "cell_escaped", "csv_escaped", "html", "html_escaped", "icalendar",
           "member_page", "minutes_ahead", "poster", "posters", "pseudonymise", "shown_groups"]

CHINA = "Asia/Shanghai"


def icalendar(term: Term, *, language: Language = Language.zh, published: date | None = None, version: int = 0,
              member: int | None = None, timezone: str = CHINA) -> str:
    """The term's duties as a calendar (RFC 5545), for all or for one member.

    Parameters
    ----------
    term : Term
    language : Language
        Of the words in it.
    published : date, optional
        Day this version was made. Default: the term's first day.
    version : int
        Raise it with every change: subscribed calendars then update.
    member : int, optional
        Row of the member in the organisation. Default: everybody.
    timezone : str
        Where the clock hangs by which duty begins and ends, as `Europe/Berlin` (IANA). Duties begin and end by that
        clock in the night it is changed, too.

    Raises
    ------
    InvalidInput
        Where there is no such time zone or member.
    """
    return _report.icalendar(term, language=language, published=published, version=version, member=member,
                             ahead=minutes_ahead(timezone))


@lru_cache
def minutes_ahead(timezone: str) -> Callable[[date, int], int]:
    """How far the clocks of a time zone are ahead of UTC, by day and minutes since midnight.

    Raises
    ------
    InvalidInput
        Where there is no such time zone.
    """
    zones = available_timezones()
    if not isinstance(timezone, str) or timezone not in zones:
        near = get_close_matches(str(timezone), zones, n=1)
        raise invalid("timezone", f"{shown_object(timezone)} is no time zone",
                      "name a city of the zone, as Asia/Shanghai" + (f" (did you mean {near[0]}?)" if near else ""))
    zone = ZoneInfo(timezone)

    def ahead(day: date, minutes: int) -> int:
        offset = datetime.combine(day, time(minutes // 60, minutes % 60), zone).utcoffset()
        return round((offset or timedelta()) / timedelta(minutes=1))
    return ahead
