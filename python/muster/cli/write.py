"""The files that come out of a term."""
from .. import Language, save
from ..report import html, icalendar
from ..workbook import write_workbook


def write_all(term, folder, language):
    """Writes every output into `folder`; gives their names in the order a person would open them."""
    language = getattr(Language, language)
    (folder / "report.html").write_text(html(term, language=language), encoding="utf-8", newline="\n")
    write_text(folder / "roster.ics", icalendar(term, language=language))
    calendars = folder / "calendars"
    calendars.mkdir()
    names = file_names([member.code for member in term.organisation.members])
    for row, name in enumerate(names):
        write_text(calendars / f"{name}.ics", icalendar(term, language=language, member=row))
    write_workbook(term, folder / "evaluation.xlsx", language=language)
    save(folder / "term.muster", term)
    return ["report.html", "roster.ics", "evaluation.xlsx", "term.muster", f"calendars/ ({len(names)} members)"]


def write_text(path, text):
    path.write_bytes(text.encode("utf-8"))  # as it is: a calendar's lines end in CR LF


def file_names(codes):
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
