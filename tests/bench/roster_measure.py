"""One roster solved, timed, and checked again from its assignments and its prices alone; alone in a process."""
import multiprocessing
import resource
import time

from muster.roster import Options, check, lower_bound, proved_bound, solve


def measured(problem, seconds, threads=2, seed=1, work=None):
    """(solution, seconds it took), within seconds or so much work; its score is the checker's, its bound no more than
    its prices prove."""
    began = time.perf_counter()
    found = solve(problem, Options(time_limit=None if work else seconds, work_limit=work, seed=seed, threads=threads))
    spent = time.perf_counter() - began
    hold_to_proof(problem, found)
    return found, spent


def hold_to_proof(problem, found):
    """The score is the checker's, the bound no more than is proved."""
    score = check(problem, found.roster).score
    assert score == found.score
    proved = proved_bound(problem, found.certificate)
    assert proved is None or found.lower_bound <= max(proved, lower_bound(problem)) or score.hard


def alone(function, *arguments):
    """What the function returns in a process of its own, and its most memory in MiB."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(with_memory, (function, arguments))


def with_memory(function, arguments):
    return function(*arguments), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
