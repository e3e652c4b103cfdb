"""Ratings joined by the scheme's panels: one record a member, whose source says how it came about."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...evaluation import Panel, PanelResult, Rating, Scheme, join_panel
from ...faults import Faults
from ..folder import TermFolder
from ..references import file_of

REVIEW = "review"  # what is rated where a row does not say it


def joined_ratings(folder: TermFolder, scheme: Scheme) -> Iterator[tuple[Any, ...]]:
    """Records that follow from ratings, by indicator and member, dated at the end of the term.

    Their source names each side that was heard: its mean, its weight, and how many rated.

    Raises
    ------
    InvalidInput
        Naming every rating of an indicator without a panel, and of a side that the panel does not hear.
    """
    if folder["ratings"] is None:
        return
    panels = {panel.indicator: panel for panel in scheme.parts.panels}
    check_ratings(folder, panels)
    (term,) = folder.rows("term")
    members = [row.member for row in folder.rows("members")]
    row_of = {code: row for row, code in enumerate(members)}
    for indicator, panel in panels.items():
        rows = [row for row in folder.rows("ratings") if (row.indicator or REVIEW) == indicator]
        panel = with_entitled(panel, folder)
        result = join_panel([Rating(row_of[row.member], row.by or row.rater, row.rater, points=row.points)
                             for row in rows], len(members), panel.groups)
        counts = {(row_of[row.member], row.rater): 0 for row in rows}
        for row in rows:
            counts[row_of[row.member], row.rater] += 1
        note_short_turnout(folder, panel, counts, result, members)
        for member, total in enumerate(result.totals):
            if total is not None:
                source = f"{file_of(folder.needed('ratings'))}: {heard(panel, member, counts, result)}"
                yield "", members[member], indicator, total, term.last_day, source, "", "", "", ""


def check_ratings(folder: TermFolder, panels: dict[str, Panel]) -> None:
    faults = Faults()
    table = folder.needed("ratings")
    for number, row in enumerate(table):
        indicator = row.indicator or REVIEW
        if indicator not in panels:
            faults.unknown(table.place(number), "indicator", indicator, "the scheme's panels", list(panels))
            continue
        groups = [group.code for group in panels[indicator].groups]
        if row.rater not in groups:
            faults.unknown(table.place(number), "rater", row.rater, f"the panel of {indicator}", groups)
    faults.raise_if_any()


def with_entitled(panel: Panel, folder: TermFolder) -> Panel:
    """The panel, with as many entitled on each side as the folder says."""
    entitled = {row.rater: row.entitled for row in folder.rows("raters")}
    return panel.replace(groups=[group.replace(entitled=entitled.get(group.code, group.entitled))
                                 for group in panel.groups])


def heard(panel: Panel, member: int, counts: dict[tuple[int, str], int], result: PanelResult) -> str:
    """`self 100 x 0.3 (1), peer 60 x 0.4 (5), committee 80 x 0.3 (1)`."""
    return ", ".join(f"{group.code} {plain(mean)} x {plain(group.weight)} ({counts[member, group.code]})"
                     for group, mean in zip(panel.groups, result.means[member]) if mean is not None)


def plain(number: Any) -> str:
    return f"{number.normalize():f}"


def note_short_turnout(folder: TermFolder, panel: Panel, counts: dict[tuple[int, str], int], result: PanelResult,
                       members: list[str]) -> None:
    for number, group in enumerate(panel.groups):
        short = [members[member] for member, code in sorted(counts)
                 if code == group.code and result.means[member][number] is None]
        if short:
            folder.notes.append(f"ratings: too few of the side {group.code} rated {', '.join(short[:8])}"
                                + (f" and {len(short) - 8} more" if len(short) > 8 else "")
                                + "; the other sides share its weight")
