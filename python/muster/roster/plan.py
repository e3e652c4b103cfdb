"""From tables to a roster in one call."""
from .._muster.roster import Options, solve
from .frames import problem_from_frames
from .result import RosterResult


def plan(shifts, members, *, time_limit=10.0, work_limit=None, target_gap=0.0, seed=1, threads=1, start=None, progress=None, **tables):
    """Plan who stands duty when.

    Parameters
    ----------
    shifts, members : table
        As `problem_from_frames` takes them; so are all other tables, limits and penalties.
    time_limit : float or None
        Seconds.
    work_limit : int, optional
        Steps of the search. Without a time limit, the same work and seed give the same roster on any machine.
    target_gap : float
        Stop when (cost - bound) / cost is no greater.
    seed, threads : int
        Where the search begins; how many threads it may use.
    start : Roster, optional
        Where the search begins, in place of a roster of its own.
    progress : callable(step, done, best, bound), optional
        Called now and then; may raise to stop, as Ctrl-C does.

    Returns
    -------
    RosterResult
        The roster with its cost, its bound, and every rule it bends.

    Raises
    ------
    InvalidInput
        Naming the table, the row and the column at fault.
    Stopped
        If `progress` or Ctrl-C asked for it.
    """
    problem = problem_from_frames(shifts, members, **tables)
    options = Options(time_limit=time_limit, work_limit=work_limit, target_gap=target_gap, seed=seed, threads=threads, start=start, progress=progress)
    return RosterResult(problem, solve(problem, options))
