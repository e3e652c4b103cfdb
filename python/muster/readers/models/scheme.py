"""The scheme of a term: the branch's own document or sheet, or the programme's, with the branch's own weights."""
from __future__ import annotations

from pathlib import Path

from ...evaluation import Scheme, SchemeParts, load_scheme, monotone
from ...faults import Faults, Place
from ...messages import Bilingual
from ...programme import four_enters
from ..folder import TermFolder
from ..encoding import Unreadable
from ..found import SCHEME_KINDS, Found, is_scheme
from ..scheme_sheet import scheme_in
from ..workbook import sheet_names
from .labels import read_labels


def build_scheme(folder: TermFolder) -> Scheme:
    """The scheme of the term: that of scheme.json, scheme.xlsx or scheme.csv where the folder has it, or of a sheet of
    that name, else the programme's.

    Labels of its indicators and areas that stand in the folder's tables become codes. Notes of the folder tell of
    indicators of which doing more may cost points.

    Raises
    ------
    InvalidInput
        Naming what is wrong in the branch's own scheme, an area that the scheme does not have, or one without a weight.
    """
    own = own_scheme(folder)
    if own is None:
        parts = four_enters()
    elif own.path.suffix.lower() == ".json":
        parts = load_scheme(own.path).parts
    else:
        parts = scheme_in(own, folder.notes).parts
    read_labels(folder, parts)
    scheme = Scheme(with_weights(parts, folder))
    note_what_falls(scheme, folder)
    return scheme


def own_scheme(folder: TermFolder) -> Found | None:
    """Where the branch's own scheme lies: a document or a sheet; none where it has none."""
    found = [Found(file) for file in sorted(folder.path.iterdir())
             if is_scheme(file.stem) and file.suffix.lower() in SCHEME_KINDS] if folder.path.is_dir() else []
    books = {folder.path} if folder.path.is_file() else {each.path for each in folder.files.values() if each.sheet}
    found += [Found(book, name) for book in sorted(books) for name in _sheets(book) if is_scheme(name)]
    if len(found) > 1:
        faults = Faults()
        faults.add(Place(found[1].source), f"\"{found[0].source}\" holds the same table", "keep one of the two")
        faults.raise_if_any()
    return found[0] if found else None


def _sheets(book: Path) -> list[str]:
    try:
        return sheet_names(book)
    except (Unreadable, OSError):
        return []  # told of when its tables are read


def with_weights(parts: SchemeParts, folder: TermFolder) -> SchemeParts:
    table = folder["weights"]
    if table is None:
        return parts
    top = next(area.code for area in parts.areas if not area.parent)
    codes = [area.code for area in parts.areas if area.parent == top]
    faults = Faults()
    for row, area in enumerate(table["area"]):
        if area not in codes:
            faults.unknown(table.place(row), "area", area, "the scheme", codes)
    for code in codes:
        if code not in table["area"]:
            faults.add(table.place_of_all(), f"area \"{code}\" has no weight", "add a row; 0 leaves the area out")
    faults.raise_if_any()
    weights = {row.area: row.weight / 100 for row in table}
    return parts.replace(areas=[area.replace(weight=weights.get(area.code, area.weight)) for area in parts.areas])


def note_what_falls(scheme: Scheme, folder: TermFolder) -> None:
    """Notes every indicator of which doing more may cost points: a warning, as a branch's scheme is its own."""
    folder.notes.extend(Bilingual(f"scheme: {finding.text.en}", f"考评办法：{finding.text.zh}")
                        for finding in monotone(scheme).findings)
