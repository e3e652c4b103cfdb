"""How long what is past is kept: the table `retention` as the days from which each kind is kept."""
from __future__ import annotations

from datetime import date

from ...archive import Past
from ..cells import kept_from
from ..folder import TermFolder


def retention_of(folder: TermFolder, today: date) -> dict[Past, date]:
    """By kind the first day that is not forgotten today; a kind that is always kept is not in it."""
    days = {Past.__members__[row.kind]: kept_from(row.keep, today) for row in folder.rows("retention")}
    return {kind: day for kind, day in days.items() if day is not None}
