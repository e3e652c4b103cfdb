"""Which file, or which sheet of a workbook, holds which table of a term folder."""
from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from ..columns import TableFormat, plain_header
from ..faults import Faults, Place, path_text
from .encoding import Unreadable
from .found import LEARNED, SCHEME_KINDS, Found, is_nearly_scheme, is_scheme
from .sheet import read_sheet
from .tables import FORMATS
from .workbook import sheet_names

# What people add to a table's name: members (成员), 成员名单, 成员表.
ADDED = re.compile(r"(名单|列表|一览表|登记表|信息表|安排表|明细表|统计表|信息|明细|登记|安排|表|_list|-list| list)+")
OTHER_WORKBOOKS = {".xls": "an old workbook", ".ods": "an OpenDocument workbook", ".et": "a WPS workbook",
                   ".numbers": "a Numbers workbook", ".xlsb": "a binary workbook", ".xlsm": "a workbook with macros"}
READ = (".csv", ".xlsx")


def find_tables(path: Path, faults: Faults, notes: list[str]) -> dict[str, Found]:
    """Of a folder, or of one workbook that holds every table on a sheet of its own."""
    found: dict[str, Found] = {}
    spare: list[Path] = []
    for file in [path] if path.is_file() else sorted(path.iterdir()):
        if file.name.startswith((".", "~$")) or file.name == LEARNED:
            continue
        if file.is_dir():
            if file.suffix.lower() in READ and tables_called(file.stem):
                faults.add(Place(str(file)), "it is a folder and not a file", "put the table itself in its place")
            continue
        if path.is_dir() and is_scheme(file.stem) and file.suffix.lower() in SCHEME_KINDS:
            continue
        if path.is_dir() and is_scheme(file.stem) and file.suffix.lower() in OTHER_WORKBOOKS:
            _tell_of_format(file, faults, notes)
            continue
        forms = tables_called(file.stem) if path.is_dir() else []  # a workbook that is given may have any name
        form = forms[0] if forms else None
        if file.suffix.lower() == ".xlsx" and (form is None or holds_many(file)):
            spare.append(file)
        elif form is None:
            notes.append(_unread(file))
        elif file.suffix.lower() not in READ:
            _tell_of_format(file, faults, notes)
        else:
            _keep(found, told_apart(Found(file), forms), Found(file), faults)
    if path.is_file():
        _find_records(path, found, faults)
    unread = {file: unreadable for file in spare if (unreadable := _look_into(file, found, faults, notes))}
    if unread and any(form.name not in found and not form.optional for form in FORMATS):
        for file, unreadable in unread.items():  # may be what holds them
            faults.add(Place(str(file)), unreadable.fault, unreadable.remedy)
    else:
        _tell_of_all_missing(path, found, faults)
    return found


def _find_records(path: Path, found: dict[str, Found], faults: Faults) -> None:
    """What commands wrote beside a workbook that is given in the place of a folder."""
    for form in FORMATS:
        for name in (form.name, form.chinese) if form.is_record else ():
            file = path.with_name(f"{path.stem}.{name}.csv")
            if file.is_file():
                _keep(found, form, Found(file), faults)


def tables_called(name: str) -> list[TableFormat]:
    """The tables of an English or Chinese name, also with what people add to one; that of the longest name first."""
    return list(_tables_called(re.sub(r"\s+", " ", name.strip().lower())))


@lru_cache(maxsize=1024)
def _tables_called(wanted: str) -> tuple[TableFormat, ...]:
    fits = {form.name: max((len(each) for each in (form.name, form.chinese, *form.also) if wanted == each
                            or wanted.startswith(each) and ADDED.fullmatch(wanted, len(each))), default=0)
            for form in FORMATS}
    return tuple(sorted((form for form in FORMATS if fits[form.name]), key=lambda form: -fits[form.name]))


def told_apart(found: Found, forms: list[TableFormat]) -> TableFormat:
    """Of tables that may bear one name (值班安排 is a pattern, and 值班 with what people add) the one whose columns are
    there; the first where that says nothing.
    """
    def missing(form: TableFormat) -> int:
        sheet = read_sheet(found, form, Faults(), [])
        there = {plain_header(name) for name in sheet.header} if sheet is not None else set()
        return sum(not column.optional and there.isdisjoint(map(plain_header, (column.name, *column.chinese)))
                   for column in form.columns)

    return forms[0] if len(forms) == 1 else min(forms, key=missing)


def holds_many(file: Path) -> bool:
    """Whether a workbook has sheets of more tables than one, whatever it is called."""
    try:
        return sum(bool(tables_called(name)) for name in sheet_names(file)) > 1
    except (Unreadable, OSError):
        return False  # told of when it is read


def _keep(found: dict[str, Found], form: TableFormat, here: Found, faults: Faults) -> None:
    there = found.get(form.name)
    if there is None or is_unfilled(there, form) and not is_unfilled(here, form):
        found[form.name] = here
    elif not is_unfilled(here, form) or is_unfilled(there, form):
        faults.add(Place(here.source), f"\"{there.source}\" holds the same table", "keep one of the two")


def is_unfilled(here: Found, form: TableFormat) -> bool:
    """A header line and examples at most, which say what a missing file does."""
    sheet = read_sheet(here, form, Faults(), [])
    return sheet is not None and not len(sheet)


def _tell_of_format(file: Path, faults: Faults, notes: list[str]) -> None:
    what = OTHER_WORKBOOKS.get(file.suffix.lower())
    if what:
        faults.add(Place(str(file)), f"it is {what} ({file.suffix}), which is not read",
                   "save it as .xlsx or CSV UTF-8")
    else:
        notes.append(f"{file}: not read, as it is neither .csv nor .xlsx")


def _unread(file: Path) -> str:
    if is_nearly_scheme(file.stem) and file.suffix.lower() in (*SCHEME_KINDS, *OTHER_WORKBOOKS):
        name = f"考评办法{file.suffix.lower() if file.suffix.lower() in READ else '.csv'}"
        return f"{file}: not read, and scored by the programme's own scheme; to score by it, call it {name}"
    names = [name for form in FORMATS for name in (form.name, form.chinese, *form.also)]
    near = get_close_matches(file.stem.strip().lower(), names, n=1, cutoff=0.8)
    return f"{file}: not read, as no table is called so" + (f' (did you mean "{near[0]}"?)' if near else "")


def _look_into(file: Path, found: dict[str, Found], faults: Faults, notes: list[str]) -> Unreadable | None:
    """A workbook of another name may hold tables on sheets of their names; why it cannot be read, if so."""
    unread, names = None, []
    try:
        names = sheet_names(file)
    except Unreadable as unreadable:
        unread = unreadable
    except OSError:
        pass
    called = [(tables_called(name), name) for name in names if not is_scheme(name)]
    for forms, name in called:
        if forms:
            _keep(found, told_apart(Found(file, name), forms), Found(file, name), faults)
    if not any(forms for forms, _ in called):
        notes.append(_unread(file))
    else:
        notes.extend(f"{file}[{name}]: not read, as no table is called so" for forms, name in called if not forms)
    return unread


def _tell_of_all_missing(path: Path, found: dict[str, Found], faults: Faults) -> None:
    if not found and path.is_dir():
        inside = next((folder for folder in _folders(path)
                       if any(tables_called(file.stem) for file in sorted(folder.iterdir()))), None)
        if inside is not None:
            faults.add(Place(path_text(path)), f"no table lies here; some lie in {path_text(inside.name)}",
                       f"name {path_text(inside)} instead")
            return
    for form in FORMATS:
        if form.name not in found and not form.optional:
            tell_of_missing(path, form, "", faults)


def tell_of_missing(path: Path, form: TableFormat, why: str, faults: Faults) -> None:
    """A table that is needed is not there."""
    columns = ", ".join(column.name for column in form.columns if not column.optional)
    if path.is_dir():
        faults.add(Place(path_text(path / f"{form.name}.csv")), f"the file is missing{why}",
                   f"add it (or {form.chinese}.csv, or .xlsx) with the columns {columns}")
    else:
        faults.add(Place(path_text(path)), f"it has no sheet {form.name} or {form.chinese}{why}",
                   f"add it with the columns {columns}")


def _folders(path: Path) -> Iterator[Path]:
    return (folder for folder in sorted(path.iterdir()) if folder.is_dir() and not folder.name.startswith("."))
