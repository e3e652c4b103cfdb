"""Days and times of day as people type them and as workbooks hold them.

Each function takes plain text or a workbook's number and gives the value, None where it is nothing of the kind, or
raises BadCell where it is one and cannot be taken. What can be read two ways is not guessed.
"""
from __future__ import annotations

import datetime
import re
from decimal import Decimal

from .bad_cell import BadCell

Term = tuple[datetime.date, datetime.date]

DAY = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|"
                 r"年(\d{1,2})月(\d{1,2})[日号]?)")
COMPACT_DAY = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")
WEEKDAY = re.compile(r"(.+?)\(?(?:周|星期|礼拜)([一二三四五六日天])\)?|(.+?)\(?(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)?",
                     re.IGNORECASE)
WEEKDAYS = {name: day for names in ("一二三四五六日", ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
            for day, name in enumerate(names)} | {"天": 6}
CHINESE_WEEKDAYS = "一二三四五六日"
SERIAL_DAYS = range(20_000, 80_000)  # 1954 to 2119; a whole number outside is no day that a workbook counts
FIRST_SERIAL = datetime.date(1899, 12, 30)

TIME = re.compile(r"(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|夜里)?"
                  r"(\d{1,2})(?::(\d{2})(?::00)?|[点时](?:(\d{1,2})分?|(半)|整)?)(am|pm)?", re.IGNORECASE)
FRACTION = re.compile(r"0?\.\d{2,}")
RANGE = re.compile(r"(.+?)(?:-|~|—|–|至|到)+(.+)")
HOURS = {"凌晨": range(0, 7), "清晨": range(4, 9), "早上": range(4, 12), "早晨": range(4, 12), "上午": range(5, 12),
         "am": range(1, 12), "下午": range(12, 24), "傍晚": range(16, 21), "晚上": range(17, 24), "晚间": range(17, 24),
         "晚": range(17, 24), "夜里": range(20, 24), "中午": range(11, 14), "pm": range(12, 24)}
MINUTES_OF_A_DAY = 24 * 60


def day_in(text: str, term: Term | None) -> tuple[int, int, int] | None:
    """Year, month and day; a weekday beside them must be theirs. Without a year they are a day of the term."""
    beside = WEEKDAY.fullmatch(text)
    if beside:
        parts = day_in(beside[1] or beside[3], term)
        if parts is not None:
            _check_weekday(parts, WEEKDAYS[(beside[2] or beside[4]).lower()], text)
        return parts
    written = DAY.fullmatch(text)
    if written:
        year, month, day = (int(part) for part in written.groups() if part)
        return year, month, day
    written = MONTH_DAY.fullmatch(text)
    if written:
        return _in_term(int(written[1]), int(written[2]), term, text)
    return None


def _check_weekday(parts: tuple[int, int, int], weekday: int, text: str) -> None:
    try:
        there = datetime.date(*parts).weekday()
    except ValueError:
        return  # told of as no day of the calendar
    if there != weekday:
        raise BadCell(f'"{text}" is a 周{CHINESE_WEEKDAYS[there]} by the calendar', "correct the day or the weekday")


def _in_term(month: int, day: int, term: Term | None, text: str) -> tuple[int, int, int]:
    years = range(term[0].year, term[1].year + 1) if term else ()
    fits = [year for year in years if term and _is_within(year, month, day, term)]
    if len(fits) != 1:
        raise BadCell(f'"{text}" has no year, and ' + ("is no day of the term" if term else "no term says which"),
                      "write the year too, as in 2026-09-07")
    return fits[0], month, day


def _is_within(year: int, month: int, day: int, term: Term) -> bool:
    try:
        return term[0] <= datetime.date(year, month, day) <= term[1]
    except ValueError:
        return False


def day_of_number(number: int | float) -> datetime.date | None:
    """The day of a workbook's serial number, or of eight digits."""
    if number != int(number):
        return None
    whole = int(number)
    if whole in SERIAL_DAYS:
        return FIRST_SERIAL + datetime.timedelta(days=whole)
    written = COMPACT_DAY.fullmatch(str(whole))
    try:
        return datetime.date(*map(int, written.groups())) if written else None
    except ValueError:
        return None


def time_in(text: str) -> int | None:
    """Minutes since midnight of 21:20, 21点20, 9点半, 下午9:20, 9:20pm. 24:00 is the end of the day."""
    written = TIME.fullmatch(text)
    if not written:
        return _minutes_of(Decimal(text)) if FRACTION.fullmatch(text) else None
    part = written[1] or (written[6] or "").lower()
    if written[1] and written[6]:
        return None
    hour, minute = int(written[2]), 30 if written[5] else int(written[3] or written[4] or 0)
    if minute > 59 or hour * 60 + minute > MINUTES_OF_A_DAY:
        return None
    return _hour_of(part, hour, text) * 60 + minute if part else hour * 60 + minute


def _hour_of(part: str, hour: int, text: str) -> int:
    """The hour of the day that a part of the day and an hour name."""
    fits = [each for each in {hour, hour + 12} if each in HOURS[part]]
    if len(fits) != 1:
        raise BadCell(f'"{text}" may be more than one time, or none', "write hours:minutes of 24 hours, as in 21:20")
    return fits[0]


def _minutes_of(fraction: Decimal) -> int | None:
    """Minutes since midnight of a fraction of a day that is a minute, as far as its digits go."""
    minutes = fraction * MINUTES_OF_A_DAY
    nearest = round(minutes)
    return nearest if abs(minutes - nearest) < Decimal("0.01") and 0 < nearest < MINUTES_OF_A_DAY else None


def time_of_number(number: float) -> int | None:
    """Minutes since midnight of a workbook's fraction of a day; a whole number is none."""
    return _minutes_of(Decimal(format(number, ".15g"))) if 0 < number < 1 else None


def time_of_workbook(cell: datetime.datetime | datetime.timedelta) -> int | None:
    """Minutes since midnight of what a workbook's reader makes of a time: 24:00 comes as a day of its own or a span."""
    if isinstance(cell, datetime.datetime):
        first_days = (datetime.date(1899, 12, 30), datetime.date(1899, 12, 31), datetime.date(1900, 1, 1))
        if cell.tzinfo is not None or cell.date() not in first_days or cell.time() != datetime.time():
            return None
        return MINUTES_OF_A_DAY if cell.date() == first_days[2] else None
    minutes, rest = divmod(cell, datetime.timedelta(minutes=1))
    return minutes if not rest and 0 <= minutes <= MINUTES_OF_A_DAY else None


def times_in(text: str) -> tuple[str, str] | None:
    """The two times of 21:20-22:00."""
    written = RANGE.fullmatch(text)
    return (written[1], written[2]) if written and all(TIME.fullmatch(each) for each in written.groups()) else None
