"""What stands in a cell: from what people type, and what programs hold, to one value of a known kind.

A kind's `read` takes a cell as it came (text; numbers, days and times of a workbook; what NumPy and pandas hold) and
gives the value, or raises `BadCell` with fault and remedy. It reads what can be read one way only, and guesses nothing.
Every table and every column of the package is read so, those of a term folder and those passed from Python; columns are
read value by value, not row by row, so each spelling is read once.
"""
from __future__ import annotations

import datetime
import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Protocol

import numpy

from . import spellings
from .bad_cell import BadCell as BadCell  # the kinds of cells and what is said of bad ones are had together
from .csv_rows import without_mark

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
SPACES = re.compile(r"\s+")
LIST_MARKS = re.compile(r"[;,、\s]+")
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
SHORTENED = re.compile(r"\d(\.\d+)?[Ee]\+\d+")
APART = ("<super>", "<sub>", "<circle>", "<fraction>")
DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
YEARS = range(1900, 2200)
MILLIONTH = Decimal("0.000001")
YES = frozenset(("yes", "y", "true", "t", "1", "是", "对", "有", "真"))
NO = frozenset(("no", "n", "false", "f", "0", "否", "不", "不是", "不对", "无", "没有", "假"))


class Kind(Protocol):
    """What a column holds."""

    @property
    def words(self) -> str:
        """It in words, as in: write `words`."""

    def read(self, cell: Any) -> Any:
        """The value. Raises BadCell."""


def plain_cell(cell: Any) -> Any:
    """The cell as Python's own value; None for all that says that nothing is there (None, NaN, NaT, pandas.NA)."""
    if cell is None or cell.__class__ is str:
        return cell
    if isinstance(cell, numpy.datetime64):
        return None if numpy.isnat(cell) else cell.astype("datetime64[us]").item()
    if isinstance(cell, numpy.generic):
        cell = cell.item()
    if isinstance(cell, (float, Decimal)) and cell != cell:
        return None
    return None if cell.__class__.__name__ in ("NAType", "NaTType") else cell


def shown(cell: Any) -> str:
    """The cell in a message: quoted, short, on one line."""
    text = as_text(cell)
    return '"' + (text if len(text) <= 60 else text[:57] + "...") + '"'


def as_text(cell: Any) -> str:
    """What a person would read in the cell, without stray spaces and invisible characters."""
    if isinstance(cell, str):
        if cell.isprintable() and "  " not in cell:  # as nearly all are: of spaces it has plain ones only
            return cell.strip()
        return SPACES.sub(" ", cell.translate(INVISIBLE)).strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int) and cell.bit_length() > 200:
        return f"{'-' if cell < 0 else ''}a number of {cell.bit_length()} binary digits"
    if isinstance(cell, float):
        return format(cell, ".15g")  # as many digits as spreadsheets keep, so 0.1 + 0.2 is 0.3
    if isinstance(cell, datetime.datetime):
        is_day = cell.time() == datetime.time() and cell.tzinfo is None
        return str(cell.date()) if is_day else cell.isoformat(" ", "minutes" if cell.second == 0 else "auto")
    if isinstance(cell, datetime.time):
        return cell.isoformat("minutes" if cell.second == 0 and cell.microsecond == 0 else "auto")
    return SPACES.sub(" ", str(cell)).strip()


def plain(cell: Any) -> str:
    """As `as_text`, with full-width letters, digits and signs made half-width (Unicode NFKC).

    What stands above or below the line, in a circle or as a part (10², 5①, ½) stays: it is no digit of a number.
    """
    text = as_text(cell)
    if text.isascii():
        return text
    if any(unicodedata.decomposition(character).startswith(APART) for character in text):
        return "".join(character if unicodedata.decomposition(character).startswith(APART)
                       else unicodedata.normalize("NFKC", character) for character in text).strip()
    return unicodedata.normalize("NFKC", text).strip()


def is_blank(cell: Any) -> bool:
    if cell.__class__ is str and cell[:1].isalnum():
        return False  # nearly every cell
    return cell is None or (isinstance(cell, str) and not as_text(cell))


def refuse_formula(cell: Any) -> None:
    """A cell that a spreadsheet would compute is no datum, and would be computed again where it is shown."""
    text = without_mark(as_text(cell)) if isinstance(cell, str) else ""
    if text[:1] not in ("=", "＝", "#") and text.isprintable():
        return  # nearly every cell
    if text.startswith(("=", "＝")):
        raise BadCell(f"{shown(cell)} is a formula", "write its value instead")
    if text.startswith("#") and text.rstrip("!?").upper() in ("#REF", "#N/A", "#DIV/0", "#VALUE", "#NAME", "#NUM",
                                                              "#NULL"):
        raise BadCell(f"{shown(cell)} is a spreadsheet's error", "write the value that is meant")
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise BadCell(f"{ascii(text)} holds a control character", "delete it")


@dataclass(frozen=True)
class Text:
    """Words for people. Kept as written, but for stray spaces and a `'` before what a sheet would compute; `+`, `-`
    and `@` may begin it."""

    words: str = "text"

    def read(self, cell: Any) -> str:
        return without_mark(as_text(cell))


@dataclass(frozen=True)
class Code:
    """What names a row: letters, digits and signs without spaces, made half-width."""

    words: str = "a code"

    def read(self, cell: Any) -> str:
        code = plain(cell).lstrip("'’")  # a sheet's mark for text
        if SHORTENED.fullmatch(code):
            raise BadCell(f"{shown(cell)} is a number that a spreadsheet shortened, and digits of it may be lost",
                          "make the column text and write the code again")
        if " " in code or LIST_MARKS.search(code):
            raise BadCell(f"{shown(cell)} is not one code", "write one code without spaces, commas or semicolons")
        return code


@dataclass(frozen=True)
class Codes:
    """Several codes in one cell, between commas, semicolons or spaces."""

    words: str = "codes, as in S01; S02"

    def read(self, cell: Any) -> tuple[str, ...]:
        return tuple(Code().read(code) for code in LIST_MARKS.split(plain(cell)) if code)


@dataclass(frozen=True)
class Name:
    """What names a row in tables of a program: text or a whole number, which is the same as its digits."""

    words: str = "a code"

    def read(self, cell: Any) -> str:
        is_number = isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer())
        if isinstance(cell, bool) or not (is_number or isinstance(cell, str)):
            raise BadCell(f"{shown(cell)} is no code", "write text or a whole number")
        return as_text(int(cell) if is_number else cell)


@dataclass(frozen=True)
class Names:
    """Several of them: a list, or text with semicolons between."""

    words: str = "codes, as a list or as in S01; S02"

    def read(self, cell: Any) -> tuple[str, ...]:
        if isinstance(cell, str):
            return tuple(each for each in map(as_text, re.split("[;；、]", cell)) if each)
        if isinstance(cell, (list, tuple, set, frozenset, numpy.ndarray)):
            some = sorted(cell, key=str) if isinstance(cell, (set, frozenset)) else cell
            return tuple(Name().read(plain_cell(each)) for each in some)
        return (Name().read(cell),)


@dataclass(frozen=True)
class Day:
    """A calendar day: 2026-09-07, 2026/9/7, 2026.9.7, 2026年9月7日, or a date of a workbook or a program.

    A weekday beside it must be its own; 9月7日 is the one of the term. Of a sheet, 20260907 and a workbook's serial
    number are days, too; of a program a number is none, as it may count days from anywhere.

    Where the year is last (7.9.2026), the whole column is read: `settled` finds whether day or month comes first, if
    only one of the two fits every cell.
    """

    words: str = "a day, as 2026-09-07"
    # how such days of this column are read: day_first, month_first; or why they are not: either, neither
    year_last: str = ""
    term: spellings.Term | None = None  # first and last day, where they are known
    is_of_sheet: bool = False

    def of_sheet(self, term: spellings.Term | None) -> Day:
        """The same for cells of a sheet; a day without a year is one of the term."""
        return replace(self, term=term, is_of_sheet=True)

    def settled(self, cells: Iterable[Any]) -> Day:
        """The same for a column of these cells."""
        fits = {"day_first": True, "month_first": True}
        seen = False
        for cell in cells:
            written = YEAR_LAST.fullmatch(plain(cell).replace(" ", "")) if isinstance(cell, str) else None
            if written:
                seen = True
                one, other, year = int(written[1]), int(written[3]), int(written[4])
                fits["day_first"] &= _is_day(year, other, one)
                fits["month_first"] &= _is_day(year, one, other)
        if not seen:
            return self
        ways = [way for way, fit in fits.items() if fit]
        return replace(self, year_last=ways[0] if len(ways) == 1 else "either" if ways else "neither")

    def read(self, cell: Any) -> datetime.date:
        if isinstance(cell, datetime.datetime):
            if cell.tzinfo is not None:
                raise BadCell(f"{shown(cell)} is an instant of a time zone, not a day",
                              "write the day that is meant there, as in 2026-09-07")
            if cell.time() != datetime.time():
                raise BadCell(f"{shown(cell)} has a time of day", "write the day only, as in 2026-09-07")
            return self._within(cell.date(), cell)
        if isinstance(cell, datetime.date):
            return self._within(cell, cell)
        text = plain(cell).replace(" ", "") if isinstance(cell, str) else ""
        if YEAR_LAST.fullmatch(text):
            return self._read_year_last(text, cell)
        counted = self._counted(cell, text) if self.is_of_sheet else None
        if counted is not None:
            return self._within(counted, cell)
        parts = spellings.day_in(text, self.term)
        if parts is None:
            raise BadCell(f"{shown(cell)} is not a day", "write year-month-day, as in 2026-09-07")
        return self._of(*parts, cell)

    @staticmethod
    def _counted(cell: Any, text: str) -> datetime.date | None:
        if re.fullmatch(r"\d{5}|\d{8}", text):
            return spellings.day_of_number(int(text))
        is_number = isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) < 1e9
        return spellings.day_of_number(cell) if is_number else None

    def _read_year_last(self, text: str, cell: str) -> datetime.date:
        one, other, year = (int(part) for part in re.split("[-/.]", text))
        if self.year_last == "day_first":
            return self._of(year, other, one, cell)
        if self.year_last == "month_first":
            return self._of(year, one, other, cell)
        fault = "may be read day first or month first" if self.year_last != "neither" else (
            "has the year last, and this column fits neither day first nor month first")
        raise BadCell(f"{shown(cell)} {fault}", "write year-month-day, as in 2026-09-07")

    def _of(self, year: int, month: int, day: int, cell: Any) -> datetime.date:
        try:
            value = datetime.date(year, month, day)
        except ValueError:
            raise BadCell(f"{shown(cell)} is not in the calendar", "correct the day or the month") from None
        return self._within(value, cell)

    @staticmethod
    def _within(value: datetime.date, cell: Any) -> datetime.date:
        if value.year not in YEARS:
            raise BadCell(f"{shown(cell)} is in the year {value.year}", "correct the year")
        return value


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes since midnight: 21:20, 下午9点20, or a workbook's time. 24:00 is the end of the day."""

    words: str = "a time of day, as 21:20"

    def read(self, cell: Any) -> int:
        minutes = None
        if isinstance(cell, datetime.time) and cell.second == 0 and cell.microsecond == 0 and cell.tzinfo is None:
            minutes = cell.hour * 60 + cell.minute
        elif isinstance(cell, (datetime.datetime, datetime.timedelta)):
            minutes = spellings.time_of_workbook(cell)
        elif isinstance(cell, float):
            minutes = spellings.time_of_number(cell)
        elif isinstance(cell, str):
            minutes = spellings.time_in(plain(cell).replace(" ", ""))
        if minutes is None:
            raise BadCell(f"{shown(cell)} is not a time of day", "write hours:minutes, as in 21:20")
        return minutes


def clock(minutes: int) -> str:
    """Minutes since midnight as people write them."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True)
class Number:
    """An exact decimal within limits, at most six places.

    Binary floats have as many digits as a spreadsheet shows. Where `rounds_floats`, they are rounded half to even to
    six places.
    """

    least: int | None = 0
    most: int | None = 1_000_000
    rounds_floats: bool = False

    @property
    def words(self) -> str:
        return f"a number{_limits(self.least, self.most)}, at most six decimal places"

    def read(self, cell: Any) -> Decimal:
        value = self._value(cell)
        if not _is_within(value, self.least, self.most):
            raise BadCell(f"{_digits(cell)} is {_outside(self.least, self.most)}", f"write {self.words}")
        if _places(value) > 6:
            raise BadCell(f"{_digits(cell)} has more than six decimal places", f"write {self.words}")
        return value

    def _value(self, cell: Any) -> Decimal:
        value = _decimal(cell)
        if value is None:
            raise BadCell(f"{shown(cell)} is not a number" + _why_not(cell), f"write {self.words}")
        if isinstance(cell, float) and self.rounds_floats and _is_within(value, self.least, self.most):
            return value.quantize(MILLIONTH)
        return value


@dataclass(frozen=True)
class Whole:
    """A whole number within limits; 2.0 is one."""

    least: int | None = 0
    most: int | None = 1_000_000

    @property
    def words(self) -> str:
        return f"a whole number{_limits(self.least, self.most)}"

    def read(self, cell: Any) -> int:
        value = _decimal(cell)
        if value is None or (value.adjusted() < 40 and value != value.to_integral_value()):
            raise BadCell(f"{shown(cell)} is not a whole number" + _why_not(cell), f"write {self.words}")
        if not _is_within(value, self.least, self.most) or value.adjusted() >= 40:
            raise BadCell(f"{_digits(cell)} is {_outside(self.least, self.most)}", f"write {self.words}")
        return int(value)


def _decimal(cell: Any) -> Decimal | None:
    """The number that a cell holds; none where it is a yes or no, or no finite number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        # far beyond every limit
        return Decimal(cell) if cell.bit_length() < 4096 else Decimal("-1e1000" if cell < 0 else "1e1000")
    if isinstance(cell, float):
        return Decimal(as_text(cell)) if abs(cell) < float("inf") else None
    if isinstance(cell, Decimal):
        return cell if cell.is_finite() else None
    text = plain(cell) if isinstance(cell, str) else ""
    return Decimal(text) if len(text) <= 100 and DECIMAL.fullmatch(text) else None


def _places(value: Decimal) -> int:
    """Decimal places of a finite number, but for noughts at the end. Arithmetic would round it to 28 digits first."""
    _, digits, exponent = value.as_tuple()
    noughts = next((at for at, digit in enumerate(reversed(digits)) if digit), len(digits))
    return max(0, -int(exponent) - noughts)


def _digits(cell: Any) -> str:
    text = plain(cell)
    return text if len(text) <= 40 else text[:37] + "..."


def _why_not(cell: Any) -> str:
    return " but a yes or no" if isinstance(cell, bool) else ""


def _is_within(value: Decimal, least: int | None, most: int | None) -> bool:
    return (least is None or least <= value) and (most is None or value <= most)


def _limits(least: int | None, most: int | None) -> str:
    if least is None:
        return "" if most is None else f", {most} or less"
    return f", {least} or more" if most is None else f", {least} to {most}"


def _outside(least: int | None, most: int | None) -> str:
    return f"below {least}" if most is None else f"above {most}" if least is None else f"outside {least} to {most}"


@dataclass(frozen=True)
class YesNo:
    """Yes or no: a truth value, 1 or 0, or a word for it in English or Chinese."""

    words: str = "yes (是) or no (否)"

    def read(self, cell: Any) -> bool:
        if isinstance(cell, bool):
            return cell
        if isinstance(cell, (int, float, Decimal)) and cell in (0, 1):
            return bool(cell)
        text = plain(cell).lower() if isinstance(cell, str) else ""
        if text in ("1.0", "0.0"):  # as a column of numbers with gaps is written
            text = text[0]
        if text not in YES and text not in NO:
            raise BadCell(f"{shown(cell)} is neither yes nor no", f"write {self.words}")
        return text in YES


@dataclass(frozen=True)
class Choice:
    """One of a few words. `spellings` maps each to its Chinese ways of being written; the first is the report's."""

    thing: str
    spellings: Mapping[str, tuple[str, ...]] = field(hash=False)

    @property
    def words(self) -> str:
        return "one of " + ", ".join(f"{word} ({ways[0]})" if ways else word for word, ways in self.spellings.items())

    def read(self, cell: Any) -> str:
        if isinstance(cell, enum.Enum):
            cell = cell.name
        text = plain(cell).lower()
        for word, ways in self.spellings.items():
            if text == word or text in ways or text == word.replace("_", " "):
                return word
        raise BadCell(f"{self.thing} {shown(cell)} is not known", f"write {self.words}")


@dataclass(frozen=True)
class OneOf:
    """One of the library's enumerators, or its name."""

    enumeration: Any
    thing: str
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def choice(self) -> Choice:
        return Choice(self.thing, {name: self.spellings.get(name, ()) for name in self.enumeration.__members__})

    @property
    def words(self) -> str:
        return self.choice.words

    def read(self, cell: Any) -> Any:
        return cell if isinstance(cell, self.enumeration) else self.enumeration.__members__[self.choice.read(cell)]


@dataclass(frozen=True)
class Instance:
    """An object of one of the library's own classes, or anything else where none is named."""

    kind: type
    words: str

    def read(self, cell: Any) -> Any:
        if not isinstance(cell, self.kind):
            raise BadCell(f"{shown(cell)} is not {self.words}", f"give {self.words}")
        return cell


def read_cell(kind: Kind, cell: Any, *, is_optional: bool = False, default: Any = None) -> Any:
    """The value, or the BadCell that says why there is none."""
    if is_blank(cell):
        return default if is_optional else BadCell("it is blank", f"write {kind.words}")
    try:
        refuse_formula(cell)
        return kind.read(cell)
    except BadCell as bad:
        return bad
