"""One roster solved, timed, and checked again from its assignments and its prices alone."""
import time

from muster.roster import Options, check, lower_bound, proved_bound, solve


def measured(problem, seconds, threads=2, seed=1, work=None):
    """(solution, seconds it took), within seconds or so much work; its score is the checker's, its bound no more than
    its prices prove."""
    began = time.perf_counter()
    found = solve(problem, Options(time_limit=None if work else seconds, work_limit=work, seed=seed, threads=threads))
    spent = time.perf_counter() - began
    score = check(problem, found.roster).score
    assert score == found.score
    proved = proved_bound(problem, found.certificate)
    assert proved is None or found.lower_bound <= max(proved, lower_bound(problem)) or score.hard
    return found, spent
