"""A sheet of a workbook: what its rows are, and how they look on a screen and on paper."""
from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break

from ._muster import Label, Language
from .report import cell_escaped

Row = list[Any]

FACE = "Calibri"
PLAIN, SMALL = Font(name=FACE, size=11), Font(name=FACE, size=9)
HEAD = Font(name=FACE, size=11, bold=True, color="FFFFFF")
HEAD_FILL = PatternFill("solid", fgColor="8C1D18")
BAND, BAND_FILL = Font(name=FACE, size=11, bold=True), PatternFill("solid", fgColor="F3E9E2")
LINK = Font(name=FACE, size=11, underline="single", color="1F4E79")
HAIR = Side("hair", color="B0A8A0")
LINE, BOX = Border(bottom=HAIR), Border(bottom=HAIR, left=HAIR, right=HAIR)
KEPT_TAB = "A0A0A0"
WIDEST, WIDEST_HEAD = 72, 6.4  # characters; what is longer goes on in a next line
LINE_HEIGHT, SMALL_HEIGHT = 15.0, 12.0  # points, of a line in the usual letters and in those of what is kept
SQUEEZED = 1.15  # of a page, and its rows are made to fit on it
SMALLEST, SMALLEST_KEPT = 0.65, 0.5  # of full size, where upright pages spare paper
A4 = (595, 842)  # points
WIDE = 2.1  # digits across that a Chinese letter takes
LONGEST_HEADER, TALLEST_ROW = 100, 409  # letters and points; spreadsheets refuse what is much more
MARGINS = (0.4, 0.6)  # inches, at the sides, and above and below
UNSAID = re.compile(r"[\0-\x08\x0b-\x1f\ufffe\uffff]")
TEXT, NUMBER, DAY = "text", "number", "day"
SIDES = {TEXT: ("left", 1), NUMBER: ("right", 1), DAY: ("center", 0)}  # and how many letters from the edge
ALIGNED = {kind: Alignment(horizontal=side, vertical="center", indent=indent, wrap_text=True)
           for kind, (side, indent) in SIDES.items()}


class Share(float):
    """A part of a whole, shown in per cent."""


@dataclass(frozen=True)
class Sheet:
    """One sheet, in one language.

    Attributes
    ----------
    title : Label
        On its tab, at most 31 letters.
    rows : list of list
        The first is the header. Values as they are; how they look follows from what they are.
    about : str
        What it shows, for the list of contents; empty where the title says it.
    is_kept : bool
        Whether it is kept to be looked up in, and not meant for paper.
    fixed : int
        How many columns stay in sight when one moves to the right.
    bands : tuple of int
        Numbers of rows, from 1, that begin a block, which a page does not end within.
    is_list : bool
        Whether it can be sorted and filtered: a grid cannot.
    links : dict of int to str
        By number of a row, the title of the sheet that its first cell leads to.
    """

    title: Label
    rows: list[Row]
    about: str = ""
    is_kept: bool = False
    fixed: int = 1
    bands: tuple[int, ...] = ()
    is_list: bool = True
    links: tuple[tuple[int, str], ...] = ()


def fill(page: Any, sheet: Sheet, language: Language, header: str) -> None:
    """Rows into a sheet of a workbook, laid out for the eye and for A4; no cell computes."""
    columns = [list(column) for column in zip_longest(*sheet.rows)]
    kinds = [kind_of(column[1:]) for column in columns]
    formats = [format_of(column[1:]) for column in columns]
    widths = [width_of(column, form) for column, form in zip(columns, formats)]
    for number, row in enumerate(sheet.rows, start=1):
        height = 1
        for at, value in enumerate(row):
            cell = page.cell(number, at + 1)
            put(cell, value)
            if number == 1:
                cell.font, cell.fill, cell.alignment = HEAD, HEAD_FILL, ALIGNED[kinds[at]]
            else:
                cell.font = SMALL if sheet.is_kept else PLAIN
                cell.alignment, cell.border = ALIGNED[kinds[at]], LINE if sheet.is_list else BOX
                if not isinstance(value, str):
                    cell.number_format = formats[at]
            if number in sheet.bands:
                cell.font, cell.fill = BAND, BAND_FILL
            height = max(height, lines_of(shown(value, formats[at]), widths[at] - 2))
        line = SMALL_HEIGHT if sheet.is_kept and number > 1 else LINE_HEIGHT
        page.row_dimensions[number].height = min(TALLEST_ROW, line * height + (3 if number == 1 else 0))
    for at, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for number, title in sheet.links:
        cell = page.cell(number, 1)
        cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{title}'!A1")
        cell.font = LINK
    page.freeze_panes = page.cell(2, sheet.fixed + 1)
    if sheet.is_list and sheet.rows:
        page.auto_filter.ref = page.dimensions
    lay_out(page, sheet, language, header, sum(5.25 * width + 3.75 for width in widths))


def lay_out(page: Any, sheet: Sheet, language: Language, header: str, across: float) -> None:
    """For paper: A4, fitted to the width, the header on every page, name and number of the page below."""
    setup, down = page.page_setup, sum(each.height for each in page.row_dimensions.values())
    setup.paperSize, setup.orientation = 9, "landscape"
    least = SMALLEST_KEPT if sheet.is_kept else SMALLEST
    if sheet.is_list and is_upright(across, down, least):
        setup.orientation = "portrait"
    _, height = room(across, setup.orientation == "portrait")
    setup.fitToWidth = 1
    setup.fitToHeight = 1 if sheet.is_list and height < down <= SQUEEZED * height else 0  # 0: as many as it takes
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = MARGINS[0]
    page.page_margins.top = page.page_margins.bottom = MARGINS[1]
    page.page_margins.header = page.page_margins.footer = 0.25
    page.print_options.horizontalCentered = True
    page.print_title_rows = "$1:$1"  # without the $ some programs find no row
    page.print_area = page.dimensions
    page.oddHeader.center.text = printable(header)[:LONGEST_HEADER].replace("&", "&&")
    page.oddFooter.left.text = "&A"
    page.oddFooter.right.text = say(language, "第 &P 页，共 &N 页", "page &P of &N")
    if sheet.is_kept:
        page.oddFooter.center.text = say(language, "备查，一般不必打印", "to look up in, not meant for paper")
        page.sheet_properties.tabColor = KEPT_TAB
    break_between(page, sheet.bands, height * 0.97)


def room(across: float, is_portrait: bool) -> tuple[float, float]:
    """What so many points across are shrunk to on a page, 1 at most, and how many points down then fit on it."""
    width, height = A4 if is_portrait else A4[::-1]
    scale = min(1.0, (width - 144 * MARGINS[0]) / across)
    return scale, (height - 144 * MARGINS[1]) / scale


def is_upright(across: float, down: float, least: float) -> bool:
    """Whether upright pages are of full size, or fewer and not too small to read."""
    (scale, upright), (_, landscape) = room(across, True), room(across, False)
    return scale == 1 or (scale >= least and math.ceil(down / upright) < math.ceil(down / landscape))


def break_between(page: Any, bands: Sequence[int], height: float) -> None:
    """Ends a page before the block that would not fit on it any more."""
    def tall(first: int, last: int) -> float:
        return float(sum(page.row_dimensions[number].height for number in range(first, last)))

    head = tall(1, 2)
    used = head
    for begin, end in zip(bands, [*bands[1:], page.max_row + 1]):
        block = tall(begin, end)
        if used > head and used + block > height:
            page.row_breaks.append(Break(id=begin - 1))
            used = head
        used += block


def put(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        cell.value, cell.data_type = printable(value), "s"
        cell.quotePrefix = cell_escaped(cell.value) != cell.value  # a text still, once somebody has edited it
    else:
        cell.value = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def kind_of(values: Sequence[Any]) -> str:
    there = [value for value in values if value is not None and value != ""]
    if there and not any(isinstance(value, str) for value in there):
        return DAY if isinstance(there[0], (datetime.date, datetime.time)) else NUMBER
    return TEXT


def format_of(values: Sequence[Any]) -> str:
    """How the numbers, days or times of one column are shown: alike, with as many places as one of them needs."""
    there = [value for value in values if value is not None and not isinstance(value, str)]
    if any(isinstance(value, Share) for value in there):
        return "0%" if all(round(100 * value, 1) % 1 == 0 for value in there) else "0.0%"
    if any(isinstance(value, datetime.time) for value in there):
        return "hh:mm"
    if any(isinstance(value, datetime.datetime) and value.time() != datetime.time() for value in there):
        return "yyyy-mm-dd hh:mm"
    if any(isinstance(value, datetime.date) for value in there):
        return "yyyy-mm-dd"
    places = max((places_of(value) for value in there), default=0)
    return "0" if places == 0 else f"0.{'0' * places}"


def places_of(number: Any) -> int:
    """Of a number rounded to two places."""
    hundredths = round(100 * Fraction(number))
    return 0 if hundredths % 100 == 0 else 1 if hundredths % 10 == 0 else 2


def shown(value: Any, form: str) -> str:
    """About what a spreadsheet makes of a value; for widths."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (datetime.date, datetime.time)):
        return form
    if isinstance(value, Share):
        return f"{100 * value:.1f}%"
    return f"{float(value):.{len(form.partition('.')[2])}f}"


def width_of(column: Sequence[Any], form: str) -> float:
    """Of the widest cell, within bounds; a header goes on in a next line, but does not cut a word of Latin letters."""
    head = str(column[0] or "")
    words = max((letters(word) for word in head.split() if word.isascii()), default=0)
    body = max((letters(line) for value in column[1:] for line in shown(value, form).split("\n")), default=0)
    return min(WIDEST, max(body, words, min(WIDEST_HEAD, letters(head)))) + 3


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a cell so many letters wide; words are not cut, so that some room is lost."""
    def across(line: str) -> float:
        return sum(WIDE if is_wide(letter) else 0.9 for letter in line)

    return sum(1 if across(line) <= width else math.ceil(1.08 * across(line) / width) for line in text.split("\n"))


def letters(text: str) -> float:
    """Width in the digits of a Latin font; one of Chinese takes two and a little."""
    return sum(WIDE if is_wide(letter) else 1 for letter in text)


def is_wide(letter: str) -> bool:
    return ord(letter) > 0x2E7F or letter in "—…“”‘’"


def shortened(number: Decimal | Fraction | int) -> str:
    """Two places at most, without zeros that say nothing."""
    return f"{float(round(Fraction(number), 2)):.2f}".rstrip("0").rstrip(".")


def printable(text: str) -> str:
    """The text without what XML cannot say: control characters, U+FFFE and U+FFFF."""
    return UNSAID.sub("\N{REPLACEMENT CHARACTER}", text)


def heads(language: Language, *labels: tuple[str, str]) -> Row:
    return [say(language, *label) for label in labels]


def text(label: Label, language: Language) -> str:
    return (label.zh or label.en) if language == Language.zh else (label.en or label.zh)


def say(language: Language, zh: str, en: str) -> str:
    return zh if language == Language.zh else en


def yes(value: bool, language: Language) -> str:
    return say(language, "是", "yes") if value else say(language, "否", "no")


def separator(language: Language) -> str:
    return say(language, "、", ", ")
