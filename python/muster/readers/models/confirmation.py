"""Evidence of no activity waits until somebody other than the member has confirmed it.

It waits as all evidence does, for a review that has not been: of an activity of its source that the ledger is given for
it, so that scores, reports and explanations need to know nothing of confirmations.
"""
from __future__ import annotations

from typing import Any

from ... import Period
from ...record import Ledger, awaiting_confirmation, needs_confirmation
from ..folder import TermFolder
from .management import build_confirmations


def hold_unconfirmed(ledger: Ledger, folder: TermFolder, activities: Any) -> Any:
    """The column of activities, with those that wait for a confirmation in the place of none."""
    (term,) = folder.rows("term")
    table, rules = folder["ledger"], build_confirmations(folder)
    if table is None:
        return activities
    needed: dict[tuple[str, str], bool] = {}
    of_source: dict[str, int] = {}
    own = 0
    made = activities.copy()
    for row, (member, indicator, source, activity, by) in enumerate(zip(
            table["member"], table["indicator"], table["source"], table["activity"], table["confirmed_by"])):
        if activity or (by and by != member):
            continue
        kind = (source, indicator)
        if kind not in needed:
            needed[kind] = needs_confirmation(rules, source, indicator)
        if not needed[kind]:
            continue
        own += bool(by)
        if source not in of_source:
            of_source[source] = len(ledger.activities)
            ledger.add_activity(awaiting_confirmation(source, Period(term.first_day, term.last_day)))
        made[row] = of_source[source]
    if own:
        folder.notes.append(f"{table.source}: {own} records are confirmed by their own member, which does not count")
    return made
