"""From tables to a roster in one call."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from .._muster.roster import Company, Fairness, History, Options, Penalties, Penalty, Roster, Spacing, solve
from ..given import Progress, Table
from ..refusal import door
from .frames import problem_from_frames
from .result import RosterResult


@door
def plan(shifts: Table, members: Table | Iterable[str], *, unavailable: Table = (), requests: Table = (),
         pinned: Table = (), companies: Sequence[Company] = (), successions: Iterable[tuple[str, str]] = (),
         fairness: Iterable[str | Fairness] = ("minutes",), histories: Sequence[History] | Table | None = None,
         limits: Mapping[str, Any] | None = None, penalties: Penalties | Mapping[str, Penalty] | None = None,
         under_weight: int | None = None, over_weight: int | None = None, spacing: bool | int | Spacing | None = None,
         weekend: Iterable[int | str] | None = None, holidays: Iterable[date] = (), worked: Iterable[date] = (),
         next_begins: date | str | None = None, contracts: Table = (), patterns: Table = (),
         stands_alone: bool = False, counts_go_on: bool = False, time_limit: float | None = 10.0,
         work_limit: int | None = None, target_gap: float = 0.0, seed: int = 1, threads: int = 0,
         start: Roster | None = None, progress: Progress | None = None) -> RosterResult:
    """Plan who stands duty when.

    Parameters
    ----------
    shifts, members, unavailable, requests, pinned : table
        A DataFrame, a mapping of columns, or rows that each map a column to a value; `problem_from_frames` tells the
        columns.
    companies, successions, fairness, histories, limits, penalties, under_weight, over_weight, spacing, weekend,
    holidays, worked, next_begins, contracts, patterns, stands_alone, counts_go_on
        As `problem_from_frames` takes them.
    time_limit : float or None
        Seconds.
    work_limit : int, optional
        Steps of the search. Without a time limit, the same work and seed give the same roster on any machine.
    target_gap : float
        Stop when (cost - bound) / cost is no greater.
    seed, threads : int
        Where the search begins; how many threads it may use, 0 for as many as there are processors for this process.
    start : Roster, optional
        Where the search begins, in place of a roster of its own.
    progress : callable(step, done, best, bound), optional
        Called now and then. Where it returns False, the best roster so far is the answer; what it raises is raised, as
        by Ctrl-C.

    Returns
    -------
    RosterResult
        The roster with its cost, its bound, and every rule it bends; where hard rules cannot hold together, its `clash`
        says which, by names and days.

    Raises
    ------
    InvalidInput
        Naming the table, the row and the column at fault.

    Examples
    --------
    >>> from datetime import date
    >>> shifts = [{"day": date(2026, 9, 7 + at), "shift": "desk", "minimum": 1} for at in range(4)]
    >>> muster.plan(shifts, ["ann", "bo"], time_limit=None, work_limit=10_000).cost
    0
    """
    problem = problem_from_frames(shifts, members, unavailable=unavailable, requests=requests, pinned=pinned,
                                  companies=companies, successions=successions, fairness=fairness, histories=histories,
                                  limits=limits, penalties=penalties, under_weight=under_weight,
                                  over_weight=over_weight, spacing=spacing, weekend=weekend, holidays=holidays,
                                  worked=worked, next_begins=next_begins, contracts=contracts, patterns=patterns,
                                  stands_alone=stands_alone, counts_go_on=counts_go_on)
    options = Options(time_limit=time_limit, work_limit=work_limit, target_gap=target_gap, seed=seed, threads=threads,
                      start=start, progress=progress)
    result = RosterResult(problem, solve(problem, options))
    result.find_clash_quickly(progress)
    return result
