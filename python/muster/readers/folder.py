"""A term folder: all its files, read, with every fault of every file at once."""
from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..columns import Columns
from ..faults import Faults, Place, path_text
from ..refusal import invalid, shown_object
from .changed_shifts import name_changed_shifts
from .columns import read_columns
from .files import find_tables, tell_of_missing
from .found import Found
from .made import fill_membership, fill_units, make_missing
from .names import read_names
from .pattern import expand_pattern
from .references import NAMED, check_references, check_who_may_have_left
from .settings import read_settings
from .sheet import read_sheet
from .tables import FORMATS
from .unwanted import read_unwanted

if TYPE_CHECKING:
    import pandas


class TermFolder:
    """The tables of a term folder. `folder["members"]` gives columns; a table that is not there is None.

    Built by `read_folder` only, and then every code that is named stands where it should.
    """

    def __init__(self, path: Path, tables: dict[str, Columns], files: dict[str, Found], notes: list[str]) -> None:
        self.path, self.tables, self.files, self.notes = path, tables, files, notes

    def __getitem__(self, name: str) -> Columns | None:
        return self.tables.get(name)

    def needed(self, name: str) -> Columns:
        """A table that is there, as its rows were seen or no folder does without it."""
        return self.tables[name]

    def rows(self, name: str) -> list[Any]:
        """The rows of a table as named tuples; none where the file is not there."""
        table = self.tables.get(name)
        return list(table) if table is not None else []

    def to_frame(self, name: str) -> pandas.DataFrame:
        """A table as a pandas DataFrame, one column a column of the file."""
        import pandas

        return pandas.DataFrame(self.tables[name].values)

    def __repr__(self) -> str:
        return f"<term folder {self.path}: {len(self.tables)} tables, {sum(map(len, self.tables.values()))} rows>"


def read_folder(path: str | os.PathLike[str], progress: Callable[[str, float], Any] | None = None) -> TermFolder:
    """Reads and checks a term folder.

    Raises
    ------
    InvalidInput
        With every fault found, each with its file, line and remedy.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise invalid("folder", f"{shown_object(path)} is no path", "name the folder that holds the term's files")
    if progress is not None and not callable(progress):
        raise invalid("progress", f"{shown_object(progress)} cannot be called",
                      "give a function of a step and how much is done")
    with no_collector():
        return read(Path(path), progress)


@contextmanager
def no_collector() -> Iterator[None]:
    """Millions of new cells and no rings among them: looking for rings would take as long as reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read(path: Path, progress: Callable[[str, float], Any] | None) -> TermFolder:
    faults = Faults()
    notes: list[str] = []
    if not path.is_dir() and not (path.is_file() and path.suffix.lower() == ".xlsx"):
        faults.add(Place(path_text(path)), "the folder is missing" if not path.exists() else "it is not a folder",
                   "name the folder that holds the term's files, or a workbook with a sheet for each")
        faults.raise_if_any()
    files = find_tables(path, faults, notes)
    term = None
    tables: dict[str, Columns] = {}
    unread: set[str] = set()  # what is there and could not be read: more of it is told once it can be
    with_examples = 0
    for done, form in enumerate(FORMATS):
        if progress:
            progress(f"reading {form.name}", done / len(FORMATS))
        if form.name not in files:
            continue
        sheet = read_sheet(files[form.name], form, faults, notes)
        if sheet is None:
            unread.add(form.name)
            continue
        with_examples += sheet.examples > 0
        table = read_columns(form, sheet, faults, notes, term)
        if table is None:
            unread.add(form.name)
            continue
        if not len(table):
            if not form.optional:
                faults.add(Place(sheet.source), "the file has a header line and no row", "give it a row")
            continue  # a file without rows says what a missing one does
        tables[form.name] = table
        if form.name == "term" and None not in (table["first_day"][0], table["last_day"][0]):
            term = (table["first_day"][0], table["last_day"][0])
    if with_examples:
        notes.append(f"{path}: example rows of {with_examples} tables are passed over; they may stay or be deleted")
    if files:
        check_needed(path, tables, unread, files, faults)
        make_missing(path_text(path), tables, unread, faults, notes)
        fill_units(tables)
        read_names(tables, NAMED, faults, notes)
        read_settings(tables.get("settings"), faults)
        expand_pattern(tables, unread, faults, notes)
        name_changed_shifts(tables, faults)
        read_unwanted(tables, unread, faults, notes)
        check_references(tables, unread, faults)
        check_who_may_have_left(tables, faults, notes)
        if not faults:
            fill_membership(tables)
    faults.raise_if_any()
    return TermFolder(path, tables, files, notes)


def check_needed(path: Path, tables: dict[str, Columns], unread: set[str], files: dict[str, Found],
                 faults: Faults) -> None:
    """Some tables are nothing without others."""
    for form in FORMATS:
        needing = [name for name in form.needed_by if name in tables]
        if not needing or form.name in tables or form.name in unread:
            continue
        if form.name in files:
            faults.add(Place(files[form.name].source),
                       f"the file has a header line and no row, and {needing[0]} is there",
                       "give it a row")
        else:
            tell_of_missing(path, form, f", and {needing[0]} is there", faults)
