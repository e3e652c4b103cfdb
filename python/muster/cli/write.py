"""The files that come out of a term."""
from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from .. import Language, save
from ..programme import Term, TermRoster
from ..readers.describe import headers
from ..readers.tables import BY_NAME
from ..report import html, icalendar
from ..roster import histories_after
from ..roster.histories import MEASURES, last_shifts_to_text
from ..workbook import write_workbook


def write_all(term: Term, folder: Path, language: str) -> list[str]:
    """Writes every output into `folder`; gives their names in the order a person would open them."""
    assert term.roster is not None  # a term that was planned has one
    write_load(term.roster, folder / "load.csv", language)
    spoken: Language = getattr(Language, language)
    (folder / "report.html").write_text(html(term, language=spoken), encoding="utf-8", newline="\n")
    write_text(folder / "roster.ics", icalendar(term, language=spoken))
    calendars = folder / "calendars"
    calendars.mkdir()
    names = file_names([member.code for member in term.organisation.members])
    for row, name in enumerate(names):
        write_text(calendars / f"{name}.ics", icalendar(term, language=spoken, member=row))
    write_workbook(term, folder / "evaluation.xlsx", language=spoken)
    save(folder / "term.muster", term)
    return ["report.html", "roster.ics", "evaluation.xlsx", "load.csv", "term.muster",
            f"calendars/ ({len(names)} members)"]


def write_load(roster: TermRoster, path: Path, language: str) -> None:
    """What the next term's folder needs of this roster, as its table `load`."""
    form = BY_NAME["load"]
    # Excel takes UTF-8 for what it is only with the mark
    with open(path, "x", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(headers(form, language))
        for history in histories_after(roster.problem, roster.solution.roster):
            values = dict(zip(MEASURES, history.carry_over), last_shifts=last_shifts_to_text(history.last_shifts))
            rows.writerow([values[column.name] if column.name in values else getattr(history, column.name)
                           for column in form.columns])


def write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))  # as it is: a calendar's lines end in CR LF


def file_names(codes: Iterable[str]) -> list[str]:
    """Codes as names of files that no system takes for anything else or for each other."""
    names, taken = [], set()
    for code in codes:
        safe = "".join(character if character.isalnum() or character in "-_" else "_" for character in code)
        name, number = safe, 2
        while name.lower() in taken:  # some systems do not tell A from a
            name, number = f"{safe}-{number}", number + 1
        taken.add(name.lower())
        names.append(name)
    return names
