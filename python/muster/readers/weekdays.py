"""Days of the week as people write them in one cell: 周一、周三; 一三五; 周一至周五; 工作日; Mon, Wed; 1;3.

The cell is cut at commas, semicolons, spaces and words for "and"; each piece is a word for several days, a day, two
days with a range between, or days written in one. A piece that may also be a number of days (三天, 每周三日) is refused,
and so is a day that is named twice.
"""
from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from ..cells import BadCell, plain, shown

NUMERALS = "一二三四五六日"
WEEK = r"(?:每周|每个?星期|每个?礼拜|周|星期|礼拜)"
SEVERAL = {word: days for words, days in (
    (("每天", "每日", "天天", "全周", "daily", "everyday", "all"), range(1, 8)),
    (("工作日", "平日", "weekday", "weekdays", "workdays", "workingdays"), range(1, 6)),
    (("周末", "双休日", "weekend", "weekends"), range(6, 8)),
) for word in words}
ENGLISH = {name: day for day, names in enumerate((
    ("mon", "monday"), ("tue", "tues", "tuesday"), ("wed", "weds", "wednesday"), ("thu", "thur", "thurs", "thursday"),
    ("fri", "friday"), ("sat", "saturday"), ("sun", "sunday")), 1) for name in (*names, f"{names[-1]}s")}
RANGE = re.compile(r"\s*(?:至|到|~|—|–|-|\bto\b|\bthrough\b)+\s*")
BETWEEN = re.compile(r"[,;、\s]+|[和及与&]|\band\b")
ONE_DAY = re.compile(rf"({WEEK})?([{NUMERALS}1-7])|{WEEK}天")
JOINED = re.compile(rf"(?:{WEEK}[{NUMERALS}天])+")
EVERY_OTHER = re.compile(r"[单双]周|隔周|\b(?:odd|even)\b")
RUN = re.compile(rf"({WEEK})?([{NUMERALS}]{{2,7}})")


@dataclass(frozen=True)
class Weekdays:
    """Days of the week, several in a cell: 1 is Monday."""

    words: str = "weekdays, as 周一、周三 or Mon, Wed; 周一至周五 or Mon-Fri; 工作日, 周末, 每天"

    def read(self, cell: Any) -> tuple[int, ...]:
        if isinstance(cell, (datetime.date, datetime.time)):
            raise BadCell(f"{shown(cell)} is no day of the week but what a spreadsheet made of it",
                          f"make the column text, and write {self.words}")
        text = RANGE.sub("-", plain(cell).lower())
        pieces = [text] if text.replace(" ", "") in SEVERAL else [
            piece for piece in BETWEEN.split(text if re.search(r"\d", text) else text.replace("/", ",")) if piece]
        days: list[int] = []
        for piece in pieces:
            found = days_of(piece.replace(" ", ""))
            if not found and EVERY_OTHER.search(piece):
                raise BadCell(f"{shown(cell)} names weeks and not only days of the week",
                              "write the days alone, as 周一, and 单周, 双周 or 1-8 into the column weeks (周次)")
            if not found or piece == text == NUMERALS[-1]:
                raise BadCell(f"{shown(cell)} cannot be read as days of the week", f"write {self.words}")
            days += found
        twice = next((day for day in days if days.count(day) > 1), None)
        if twice is not None:
            raise BadCell(f"{shown(cell)} names 周{NUMERALS[twice - 1]} twice", "name each day once")
        return tuple(sorted(days))


def days_of(piece: str) -> list[int]:
    """The days of one piece; none where it is not one, or may be something else."""
    if piece in SEVERAL:
        return list(SEVERAL[piece])
    if "-" in piece:
        ends = [day_of(end) for end in piece.split("-")]
        if len(ends) != 2 or None in ends or ends[0] == ends[1]:
            return []
        first, last = (end for end in ends if end is not None)
        return [(first - 1 + at) % 7 + 1 for at in range((last - first) % 7 + 1)]
    one = day_of(piece)
    if one is not None:
        return [one]
    if JOINED.fullmatch(piece):
        return [7 if numeral == "天" else NUMERALS.index(numeral) + 1
                for numeral in re.findall(rf"{WEEK}([{NUMERALS}天])", piece)]
    run = RUN.fullmatch(piece)
    if run is None or is_a_number_of_days(run[1] or "", run[2]):
        return []
    return [NUMERALS.index(numeral) + 1 for numeral in run[2]]


def day_of(text: str) -> int | None:
    if text in ENGLISH:
        return ENGLISH[text]
    written = ONE_DAY.fullmatch(text)
    if written is None:
        return None
    if not written[2]:
        return 7
    return int(written[2]) if written[2].isdecimal() else NUMERALS.index(written[2]) + 1


def is_a_number_of_days(week: str, run: str) -> bool:
    """三日 and 每周三日 may be three days; 周六日 is Saturday and Sunday."""
    return len(run) == 2 and run[1] == "日" and not (run == "六日" and week and not week.startswith("每"))
