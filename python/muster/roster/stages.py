"""INRC-II a week at a time: each week is planned knowing only the history and what the weeks so far asked for."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .._muster.roster import (FileForm, Options, Problem, Roster, Score, check, read_inrc2, read_inrc2_ahead,
                              read_inrc2_solutions, recognise, solve, write_inrc2_history, write_inrc2_solutions)

FIRST_MONDAY = date(2024, 1, 1)  # of the readers, where no other is given


@dataclass(frozen=True)
class NextWeek:
    """A week that was planned, and what the next one begins with.

    Attributes
    ----------
    problem : Problem
        The week alone.
    roster : Roster
        Of the week.
    score : Score
        What the week costs, as the competition charges it; the weeks' costs add up to what all cost at once.
    solution : str
        The roster as a file of the competition.
    history : str
        The file with which the week after it begins.
    """

    problem: Problem
    roster: Roster
    score: Score
    solution: str
    history: str


def solve_next_week(scenario: str, history: str, week: str, earlier: Sequence[str] = (), *,
                    options: Options | None = None, form: FileForm = FileForm.text,
                    first_monday: date = FIRST_MONDAY) -> NextWeek:
    """The week after a history, planned with the weeks to come in mind.

    The weeks to come, up to the scenario's last, are taken to ask for what `week` and the `earlier` ones asked for, the
    latest first and over again, but for requests. All are planned at once, and only the first is kept: so limits on
    shifts and weekends of the whole period are shared out among all weeks, and no run is begun that the next week
    could not end.

    Parameters
    ----------
    scenario, history, week : str
        What the files hold, as text, XML or JSON.
    earlier : sequence of str
        The weeks before, in their order, whose rosters the history tells of.
    options : Options, optional
        Of `solve`; without them ten seconds.
    form : FileForm
        How the solution and the history are written.
    first_monday : date
        The day on which the scenario's first week begins, as the files know no dates.

    Returns
    -------
    NextWeek
        The week's roster, judged by itself, and the next history.

    Raises
    ------
    InvalidInput
        With every line that is at fault.
    """
    alone = read_inrc2(scenario, history, [week], first_monday=first_monday)
    ahead = read_inrc2_ahead(scenario, history, [week], list(earlier), first_monday=first_monday)
    found = solve(ahead, options or Options())
    name = recognise(scenario).name
    solution = write_inrc2_solutions(ahead, found.roster, name, form=form, first_monday=first_monday)[0]
    roster = read_inrc2_solutions([solution], alone, first_monday=first_monday)
    return NextWeek(alone, roster, check(alone, roster).score, solution,
                    write_inrc2_history(alone, roster, name, form=form, first_monday=first_monday))
