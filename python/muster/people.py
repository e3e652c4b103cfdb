"""People of a roster as sheets and pictures call them."""
from __future__ import annotations

from ._muster.programme import Term, TermRoster
from ._muster.report import names_apart


def on_roster(term: Term, roster: TermRoster) -> list[str]:
    """Names of the roster's members, told apart among all of the organisation."""
    names = dict(zip((member.code for member in term.organisation.members), names_apart(term.organisation)[0]))
    return [names[member.code] for member in roster.problem.members]
