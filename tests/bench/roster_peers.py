"""Muster and solvers of integer programs on rosters of any kind, in one run: cost found in the same time.

    PYTHONPATH=build/release/python /usr/bin/python3 tests/bench/roster_peers.py [INSTANCE ...] [--everyday [1,4]]
        [--seconds 30] [--threads 2] [--peers HiGHS,CBC] [--packages FOLDER] [--seed 1] [--processor-time]

An INSTANCE is what `muster roster` takes: a file of the shift-scheduling benchmark or of INRC-I, or the name of one of
INRC-II beside the folder of its scenario. `--everyday` adds problems of `everyday_problems.py`, the smallest eight if
none are named. The peers get the integer program of the problem (`roster_program.py`); they use one thread, Muster two.
A peer that is not installed is left out, and said so; so is a problem that has a rule for which there are no rows.
`--packages` is a folder for the newer HiGHS of npm, put there if need be. Every roster is scored by
`muster.roster.check`; = is one that is proven or said to be best, and after it stand seconds of processor time.
"""
import argparse
import tempfile
import time
from pathlib import Path

from everyday_problems import cases, problem_of
from integer_solvers import solvers_here
from processor_time import add_processor_time, count_processor_time
from roster_program import CannotBeWritten, RosterProgram

from muster.roster import Options, Status, check, read_instance, solve

SMALLEST = 8
WIDTH = 19


def everyday(numbers, seed):
    """Name and problem of those numbers; of the smallest by people x days where none are given."""
    family = sorted(cases(seed), key=lambda case: case.people * case.days)
    chosen = [case for case in family if case.number in numbers] if numbers else family[:SMALLEST]
    for case in chosen:
        yield f"{case.number}: {case.people} people, {case.days} days, {case.told()}", problem_of(case)


def instances(paths):
    for path in paths:
        yield Path(path).stem, read_instance(path).problem


def told(problem, roster, is_best, seconds):
    """The cost of a roster as `check` gives it."""
    if roster is None:
        return f"none ({seconds:.0f} s)"
    score = check(problem, roster).score
    cost = f"hard {score.hard}" if score.hard else f"{score.cost}{' =' if is_best else ''}"
    return f"{cost} ({seconds:.0f} s)"


def row(problem, peers, options):
    """What each comes to: Muster's cost, its bound, and the peers' costs; or why the peers have no program."""
    began = time.process_time()
    ours = solve(problem, Options(time_limit=options.seconds, seed=options.seed, threads=options.threads))
    cells = [told(problem, ours.roster, ours.status == Status.optimal, time.process_time() - began),
             "-" if ours.lower_bound is None else str(ours.lower_bound)]
    try:
        model = RosterProgram(problem)
    except CannotBeWritten as reason:
        return [*cells, f"not written: {reason}"]
    for solver in peers.values():
        with tempfile.TemporaryDirectory() as folder:
            found = solver(model.program, options.seconds, Path(folder))
        roster = None if found.values is None else model.roster_of(found.values)
        cells.append(told(problem, roster, found.is_proven, found.seconds))
    return cells


def numbers(text):
    return {int(number) for number in text.split(",")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("instances", nargs="*", metavar="INSTANCE")
    parser.add_argument("--everyday", nargs="?", const=set(), type=numbers)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=lambda text: text.split(","))
    parser.add_argument("--packages", type=Path, metavar="FOLDER")
    add_processor_time(parser)
    options = parser.parse_args()
    if options.processor_time:
        count_processor_time()
    peers, missing = solvers_here(options.packages)
    if missing:
        print("not installed:", ", ".join(missing))
    if options.peers:
        peers = {name: solver for name, solver in peers.items() if name in options.peers}
    print("".join(f"{name:>{WIDTH}}" for name in ("Muster", "bound", *peers)), " problem")
    asked = everyday(options.everyday, options.seed) if options.everyday is not None else ()
    for name, problem in (*asked, *instances(options.instances)):
        print("".join(f"{cell:>{WIDTH}}" for cell in row(problem, peers, options)), f" {name}", flush=True)


if __name__ == "__main__":
    main()
