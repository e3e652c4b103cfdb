"""The files that come out of a term."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .. import Label, Language, save
from ..csv_rows import write_rows
from ..evaluation import Evaluation, standings
from ..programme import Department, Term, TermRoster
from ..readers.describe import headers
from ..readers.tables import BY_NAME
from ..record import shared_cases
from ..report import Audience, Picture, html, icalendar, member_page, page_check, posters
from ..report_pictures import pictures
from ..roster import histories_after
from ..roster.histories import cells_of
from ..time_zones import CHINA
from ..workbook import write_workbook

# Of devices on Windows, whatever the ending.
RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³])", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """How it is told: in which language, by which clock, on which day (not given: the term's first)."""

    language: str
    time_zone: str = CHINA
    today: date | None = None

    @property
    def spoken(self) -> Language:
        made: Language = getattr(Language, self.language)
        return made


def write_all(term: Term, folder: Path, told: Told) -> list[str]:
    """Writes every output into `folder`; gives their names in the order a person would open them."""
    names = write_readable(term, folder, told)
    if term.roster is not None:
        write_load(term.roster, folder / "load.csv", told.language)
        names.append("load.csv")
    if term.evaluation is not None:
        write_scores(term.evaluation, folder / "scores.csv", told.language)
        names.append("scores.csv")
    shared = shared_cases(term.management.cases, term.period.last)
    if shared.cases:
        save(folder / "cases.muster", shared)
        names.append("cases.muster")
    save(folder / "term.muster", term)
    return [*names, "term.muster"]


def write_readable(term: Term, folder: Path, told: Told) -> list[str]:
    """What people read: the pages, the workbook, the calendars."""
    names = ["report.html", "report-members.html"]
    drawn = drawings(term)
    write_page(folder / "report.html", html(term, language=told.spoken, pictures=drawn, check=page_check(term)))
    write_page(folder / "report-members.html",
               html(term, language=told.spoken, audience=Audience.members, pictures=drawn))
    if term.roster is not None:
        write_page(folder / "posters.html", posters(term, language=told.spoken))
        names.append("posters.html")
        names += write_calendars(term, folder, told)
    names.append(write_member_pages(term, folder, told))
    write_workbook(term, folder / "evaluation.xlsx", language=told.spoken)
    return [*names, "evaluation.xlsx"]


def drawings(term: Term) -> list[Picture]:
    """What the page shows beside its tables, where there is something to draw with. Loads and spacing stand in them."""
    zh, en = (pictures(term, language, ("pairs", "areas", "scores")) for language in (Language.zh, Language.en))
    return [Picture(key, Label(zh[key], en[key])) for key in zh]


def write_member_pages(term: Term, folder: Path, told: Told) -> str:
    """A page for each member, to be given to that member alone; it links to the calendar."""
    members = folder / "members"
    members.mkdir()
    names = file_names(member.code for member in term.organisation.members)
    for row, name in enumerate(names):
        calendar = f"../calendars/{name}.ics" if term.roster is not None else ""
        write_page(members / f"{name}.html",
                   member_page(term, row, language=told.spoken, today=told.today, calendar=calendar))
    return f"members/ ({len(names)} members)"


def write_department(department: Department, folder: Path, language: str) -> list[str]:
    """What compares branches; each branch has a folder of its own beside it."""
    spoken: Language = getattr(Language, language)
    write_page(folder / "report.html", html(department, language=spoken))
    write_workbook(department, folder / "department.xlsx", language=spoken)
    save(folder / "department.muster", department)
    return ["report.html", "department.xlsx", "department.muster"]


def write_calendars(term: Term, folder: Path, told: Told) -> list[str]:
    """One for all, and one for each member, also for who was told of duty and has left: it is cancelled there."""
    write_text(folder / "roster.ics", icalendar(term, language=told.spoken, timezone=told.time_zone))
    calendars = folder / "calendars"
    calendars.mkdir()
    codes = [member.code for member in term.organisation.members]
    were_told = dict.fromkeys(turn.member for turn in term.published.turns)
    everybody = [*codes, *sorted(were_told.keys() - set(codes))]
    for code, name in zip(everybody, file_names(everybody)):
        write_text(calendars / f"{name}.ics",
                   icalendar(term, language=told.spoken, member=code, timezone=told.time_zone))
    return ["roster.ics", f"calendars/ ({len(codes)} members)"]


def write_scores(evaluation: Evaluation, path: Path, language: str) -> None:
    """What the next term's folder compares its scores with, as its table `last_scores`."""
    form, stood = BY_NAME["last_scores"], standings(evaluation)
    with open(path, "x", encoding="utf-8-sig", newline="") as file:
        rows = [headers(form, language)]
        for each in stood.members:
            values = {"rank": each.rank or None, "scheme": stood.scheme_digest}
            rows.append([values[column.name] if column.name in values else getattr(each, column.name)
                         for column in form.columns])
        write_rows(file, rows)


def write_load(roster: TermRoster, path: Path, language: str) -> None:
    """What the next term's folder needs of this roster, as its table `load`."""
    form = BY_NAME["load"]
    # Excel takes UTF-8 for what it is only with the mark
    with open(path, "x", encoding="utf-8-sig", newline="") as file:
        histories = histories_after(roster.problem, roster.solution.roster)
        write_rows(file, [headers(form, language), *(cells_of(history, form) for history in histories)])


def write_page(path: Path, page: str) -> None:
    path.write_text(page, encoding="utf-8", newline="\n")


def write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))  # as it is: a calendar's lines end in CR LF


def file_names(codes: Iterable[str]) -> list[str]:
    """Codes as names of files that no system takes for anything else or for each other."""
    names, taken = [], set()
    for code in codes:
        safe = "".join(character if character.isalnum() or character in "-_" else "_" for character in code)[:50]
        if RESERVED.fullmatch(safe):
            safe += "_"
        name, number = safe, 2
        while name.lower() in taken:  # some systems do not tell A from a
            name, number = f"{safe}-{number}", number + 1
        taken.add(name.lower())
        names.append(name)
    return names
