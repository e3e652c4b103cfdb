"""What stands in a cell: from what people type to one value of a known kind.

A kind's `read` takes a cell as it came (text, or what a workbook holds: numbers, days, times) and gives the value, or raises
`BadCell` with fault and remedy. Columns are read value by value, not row by row, so each spelling is read once.
"""
import datetime
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
SPACES = re.compile(r"\s+")
LIST_MARKS = re.compile(r"[;,、\s]+")
DAY = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
WEEKS = re.compile(r"(\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*)\s*(odd|even|单|双)?")
YEARS = range(1900, 2200)


class BadCell(Exception):
    """A cell that is not of its column's kind. Holds fault and remedy."""

    def __init__(self, fault, remedy):
        super().__init__(fault)
        self.fault, self.remedy = fault, remedy


def shown(cell):
    """The cell in a message: quoted, short, on one line."""
    text = as_text(cell)
    return '"' + (text if len(text) <= 60 else text[:57] + "...") + '"'


def as_text(cell):
    """What a person would read in the cell, without stray spaces and invisible characters."""
    if isinstance(cell, str):
        return SPACES.sub(" ", cell.translate(INVISIBLE)).strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return format(cell, ".15g")  # as many digits as spreadsheets keep, so 0.1 + 0.2 is 0.3
    if isinstance(cell, datetime.datetime):
        return str(cell.date()) if cell.time() == datetime.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, datetime.time):
        return cell.isoformat("minutes")
    return str(cell)


def plain(cell):
    """As `as_text`, with full-width letters, digits and signs made half-width (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", as_text(cell)).strip()


def is_blank(cell):
    return cell is None or (isinstance(cell, str) and not as_text(cell))


def refuse_formula(cell):
    """A cell that a spreadsheet would compute is no datum, and would be computed again where it is shown."""
    text = as_text(cell) if isinstance(cell, str) else ""
    if text.startswith(("=", "＝")):
        raise BadCell(f"{shown(cell)} is a formula", "write its value instead")
    if text.startswith("#") and text.rstrip("!?").upper() in ("#REF", "#N/A", "#DIV/0", "#VALUE", "#NAME", "#NUM", "#NULL"):
        raise BadCell(f"{shown(cell)} is a spreadsheet's error", "write the value that is meant")
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise BadCell(f"{ascii(text)} holds a control character", "delete it")


@dataclass(frozen=True)
class Text:
    """Words for people. Kept as written, but for stray spaces; `+`, `-` and `@` may begin it."""

    words: str = "text"

    def read(self, cell):
        return as_text(cell)


@dataclass(frozen=True)
class Code:
    """What names a row: letters, digits and signs without spaces, made half-width."""

    words: str = "a code"

    def read(self, cell):
        code = plain(cell)
        if " " in code or LIST_MARKS.search(code):
            raise BadCell(f"{shown(cell)} is not one code", "write one code without spaces, commas or semicolons")
        return code


@dataclass(frozen=True)
class Codes:
    """Several codes in one cell, between commas, semicolons or spaces."""

    words: str = "codes, as in S01; S02"

    def read(self, cell):
        return tuple(code for code in LIST_MARKS.split(plain(cell)) if code)


@dataclass(frozen=True)
class Day:
    """A calendar day: 2026-09-07, 2026/9/7, 2026.9.7, 2026年9月7日, or a workbook's date."""

    words: str = "a day, as 2026-09-07"

    def read(self, cell):
        if isinstance(cell, datetime.datetime):
            if cell.time() != datetime.time():
                raise BadCell(f"{shown(cell)} has a time of day", "write the day only, as in 2026-09-07")
            return cell.date()
        if isinstance(cell, datetime.date):
            return cell
        text = plain(cell)
        written = DAY.fullmatch(text.replace(" ", ""))
        if not written:
            raise BadCell(f"{shown(cell)} is not a day", "write year-month-day, as in 2026-09-07")
        year, month, day = (int(part) for part in written.groups() if part)
        try:
            value = datetime.date(year, month, day)
        except ValueError:
            raise BadCell(f"{shown(cell)} is not in the calendar", "correct the day or the month") from None
        if year not in YEARS:
            raise BadCell(f"{shown(cell)} is in the year {year}", "correct the year")
        return value


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes since midnight: 21:20, or a workbook's time. 24:00 is the end of the day."""

    words: str = "a time of day, as 21:20"

    def read(self, cell):
        if isinstance(cell, datetime.time) and cell.second == 0 and cell.microsecond == 0:
            return cell.hour * 60 + cell.minute
        written = CLOCK.fullmatch(plain(cell).replace(" ", ""))
        minutes = int(written[1]) * 60 + int(written[2]) if written else -1
        if minutes < 0 or minutes > 24 * 60 or int(written[2]) > 59:
            raise BadCell(f"{shown(cell)} is not a time of day", "write hours:minutes, as in 21:20")
        return minutes


@dataclass(frozen=True)
class Whole:
    """A whole number within limits."""

    least: int = 0
    most: int = 1_000_000

    @property
    def words(self):
        return f"a whole number, {self.least} to {self.most}"

    def read(self, cell):
        text = plain(cell)
        if not re.fullmatch(r"[+-]?\d+", text):
            raise BadCell(f"{shown(cell)} is not a whole number", f"write {self.words}")
        if not self.least <= int(text) <= self.most:
            raise BadCell(f"{text} is outside {self.least} to {self.most}", f"write {self.words}")
        return int(text)


@dataclass(frozen=True)
class Cohort:
    """A year of entry: 2024 or 2024级."""

    words: str = "a year of entry, as 2024"

    def read(self, cell):
        text = plain(cell).removesuffix("级")
        if not re.fullmatch(r"\d{4}", text) or int(text) not in YEARS:
            raise BadCell(f"{shown(cell)} is not a year of entry", "write four digits, as in 2024")
        return int(text)


@dataclass(frozen=True)
class Weeks:
    """Weeks of the term, counted from 1; as `muster.org.TeachingWeeks` reads them."""

    words: str = "weeks, as 1-8,10,12-16 or `1-16 odd` (单) or `2-16 even` (双)"

    def read(self, cell):
        text = plain(cell).replace("周", "").replace("、", ",").lower()
        written = WEEKS.fullmatch(text)
        runs = [[int(week) for week in run.split("-")] for run in written[1].split(",")] if written else []
        if not runs or not all(1 <= run[0] <= run[-1] <= 64 for run in runs):
            raise BadCell(f"{shown(cell)} are not weeks", f"write {self.words}")
        which = {"单": " odd", "双": " even", None: ""}.get(written[2], f" {written[2]}")
        return ",".join("-".join(map(str, run)) for run in runs) + which


@dataclass(frozen=True)
class Number:
    """An exact decimal within limits, at most six places."""

    least: int = 0
    most: int = 1_000_000

    @property
    def words(self):
        return f"a number, {self.least} to {self.most}, at most six decimal places"

    def read(self, cell):
        text = plain(cell)
        if not DECIMAL.fullmatch(text):
            raise BadCell(f"{shown(cell)} is not a number", f"write {self.words}")
        try:
            value = Decimal(text)
        except InvalidOperation:
            raise BadCell(f"{shown(cell)} is not a number", f"write {self.words}") from None
        if not self.least <= value <= self.most:
            raise BadCell(f"{text} is outside {self.least} to {self.most}", f"write {self.words}")
        if -value.normalize().as_tuple().exponent > 6:
            raise BadCell(f"{text} has more than six decimal places", f"write {self.words}")
        return value


@dataclass(frozen=True)
class Choice:
    """One of a few words. `spellings` maps each to its Chinese ways of being written; the first is the report's."""

    thing: str
    spellings: dict = field(hash=False)

    @property
    def words(self):
        return "one of " + ", ".join(f"{word} ({ways[0]})" if ways else word for word, ways in self.spellings.items())

    def read(self, cell):
        text = plain(cell).lower()
        for word, ways in self.spellings.items():
            if text == word or text in ways or text == word.replace("_", " "):
                return word
        raise BadCell(f"{self.thing} {shown(cell)} is not known", f"write {self.words}")


@dataclass(frozen=True)
class LastShifts:
    """Shifts stood last, with their times: as one term's plan writes them for the next."""

    words: str = "shifts as 2026-09-13 22:00 480 desk (day, start or -, minutes, code), between semicolons"

    def read(self, cell):
        from .._muster import InvalidInput
        from ..roster.histories import last_shifts_from_text

        try:
            return tuple(last_shifts_from_text(as_text(cell), ""))
        except InvalidInput as error:
            raise BadCell(error.fault, error.remedy) from None
