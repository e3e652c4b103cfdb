"""The fair share of each member, told in turns."""
from __future__ import annotations

from decimal import Decimal

from .._muster.roster import Measure, Problem, Roster


def fair_turns(problem: Problem, roster: Roster) -> list[Decimal]:
    """By row of member, to one place: of time where the problem shares out time, at the mean turn of the roster."""
    rows = range(len(problem.members))
    if Measure.minutes not in {each.measure for each in problem.draft.fairness} or not len(roster):
        return [Decimal(problem.fair_load(Measure.shifts, row)) for row in rows]
    minutes = sum(problem.shift_types[each.shift.type].length for each in roster.assignments)
    return [round(Decimal(problem.fair_load(Measure.minutes, row)) * len(roster) / minutes, 1) for row in rows]
