"""The scheme of a term: the branch's own document or the programme's, with the branch's own weights."""
from __future__ import annotations

from ...evaluation import Scheme, SchemeParts, load_scheme, monotone
from ...faults import Faults
from ...messages import Bilingual
from ...programme import four_enters
from ..folder import TermFolder
from ..found import SCHEME_FILE
from .labels import read_labels


def build_scheme(folder: TermFolder) -> Scheme:
    """The scheme of the term: that of scheme.json where the folder has it, else the programme's.

    Labels of its indicators and areas that stand in the folder's tables become codes. Notes of the folder tell of
    indicators of which doing more may cost points.

    Raises
    ------
    InvalidInput
        Naming what is wrong in scheme.json, an area that the scheme does not have, or one without a weight.
    """
    own = folder.path / SCHEME_FILE
    parts = load_scheme(own).parts if own.is_file() else four_enters()
    read_labels(folder, parts)
    scheme = Scheme(with_weights(parts, folder))
    note_what_falls(scheme, folder)
    return scheme


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
