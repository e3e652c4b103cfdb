"""The programme's scheme with the branch's own weights."""
from __future__ import annotations

from ...faults import Faults
from ...evaluation import Scheme
from ...programme import four_enters
from ..folder import TermFolder

AREAS = ("classroom", "network", "dormitory", "venue", "identity")


def build_scheme(folder: TermFolder) -> Scheme:
    """The scheme of the term.

    Raises
    ------
    InvalidInput
        Naming an area that the programme does not have, or one without a weight.
    """
    table = folder["weights"]
    if table is None:
        return Scheme(four_enters())
    faults = Faults()
    for row, area in enumerate(table["area"]):
        if area not in AREAS:
            faults.unknown(table.place(row), "area", area, "the programme", AREAS)
    for area in AREAS:
        if area not in table["area"]:
            faults.add(table.place_of_all(), f"area \"{area}\" has no weight", "add a row; 0 leaves the area out")
    faults.raise_if_any()
    return Scheme(four_enters({row.area: row.weight / 100 for row in table}))
