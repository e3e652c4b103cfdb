"""From tables to a roster in one call."""
from .._muster.roster import Options, solve
from .frames import problem_from_frames
from .result import RosterResult


def plan(shifts, members, *, options=None, progress=None, **tables):
    """Plan who stands duty when. `muster.roster(...)` is this function.

    Parameters
    ----------
    shifts, members : table
        As `problem_from_frames` takes them; so are all other tables, limits and penalties.
    options : Options, optional
        Limits of time (seconds) and work (steps), seed, threads, gap. Default: ten seconds.
    progress : callable(step, done, best, bound), optional
        Called now and then; Ctrl-C stops the search.

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
    if options is None:
        options = Options()
    if progress is not None:
        options.progress = progress
    return RosterResult(problem, solve(problem, options))
