"""A term as an .xlsx workbook.

First what people keep and print: who stands duty, who helps whom, how well it went, who is there, what is due. Then
what is kept to be looked up in.
"""
from __future__ import annotations

import datetime
import io
import os
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from openpyxl import Workbook

from ._muster import Label, Language
from ._muster.programme import Department, Term
from .area_sheets import area_sheets
from .duty_sheets import duty_sheets, kept_duty_sheets
from .managed_sheets import department_sheets, managed_sheets
from .member_sheets import member_sheet, pairing_sheet
from .score_sheets import kept_score_sheets, score_sheets
from .sheet import Sheet, fill, heads, say, text, yes

ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the first day a zip file can hold: the same bytes whenever it is written


def write_workbook(term: Term | Department, path: str | os.PathLike[str] | BinaryIO, *,
                   language: Language = Language.zh) -> None:
    """Writes the workbook of a term, or of branches side by side, to `path` (a path or a binary file).

    Every sheet is laid out for A4. The same term gives the same bytes.
    """
    book = Workbook()
    book.remove(book.active)
    if isinstance(term, Term):
        shown, name = list(sheets(term, language)), text(term.name, language)
    else:
        shown, name = list(department_sheets(term, language)), say(language, "支部比较", "branches side by side")
    for sheet in shown:
        title = text(sheet.title, language)
        fill(book.create_sheet(title), sheet, language, f"{name} · {title}" if name != title else name)
    made = io.BytesIO()
    book.properties.creator = book.properties.lastModifiedBy = "muster"
    book.properties.created = book.properties.modified = datetime.datetime(*ZIP_DAY)
    book.save(made)
    data = with_fixed_times(made.getvalue())
    if hasattr(path, "write"):
        path.write(data)
    else:
        with open(path, "wb") as file:
            file.write(data)


def sheets(term: Term, language: Language) -> Iterator[Sheet]:
    """Each sheet, of what the term has: a list of contents, what people print, and then what is looked up in."""
    shown: list[Sheet] = []
    if term.roster is not None:
        shown += duty_sheets(term, term.roster, language)
    if term.pairing is not None:
        shown.append(pairing_sheet(term, term.pairing, language))
    if term.evaluation is not None:
        shown += score_sheets(term, term.evaluation, language)
    shown.append(member_sheet(term, language))
    shown += managed_sheets(term, language)
    shown += area_sheets(term, language)
    if term.roster is not None:
        shown += kept_duty_sheets(term, term.roster, language)
    if term.evaluation is not None:
        shown += kept_score_sheets(term, term.evaluation, language)
    shown.sort(key=lambda sheet: sheet.is_kept)
    yield contents(shown, language)
    yield from shown


def contents(shown: list[Sheet], language: Language) -> Sheet:
    rows = [heads(language, ("表", "sheet"), ("内容", "what it shows"), ("行数", "rows"), ("适合打印", "for paper"))]
    rows += [[text(sheet.title, language), sheet.about, len(sheet.rows) - 1, yes(not sheet.is_kept, language)]
             for sheet in shown]
    links = [(number, text(sheet.title, language)) for number, sheet in enumerate(shown, start=2)]
    return Sheet(Label("目录", "contents"), rows, links=tuple(links), is_list=False)


def with_fixed_times(data: bytes) -> bytes:
    """The same zip file with every member dated alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            written.writestr(entry, read.read(name))
    return made.getvalue()
