"""Muster's rosters on the family of everyday problems: cost, verified bound, gap, and when they were that near.

    PYTHONPATH=build/release/python python3 tests/bench/everyday_bench.py [--seconds 5] [--threads 2] [--work N]
        [--seed 1] [--count 40] [--only 3,7] [--growth] [--processor-time]

`everyday_problems.py` draws the family. Every roster is checked again from its assignments alone, every bound reckoned
again from its prices. `--work` takes the place of seconds: the same cost and bound on any machine.
`--growth` solves one kind of problem for more and more people and days until the gap is under 1 %, and tells how long
that took. Each problem has a process of its own, whose most memory is told.
"""
import argparse
import statistics
import time

from everyday_problems import Case, cases, problem_of
from muster.roster import Options, solve
from processor_time import add_processor_time, count_processor_time
from roster_measure import alone, hold_to_proof

NEAR, NEARER = 0.05, 0.01
GROWTH = [(10, 2), (20, 4), (40, 4), (60, 8), (100, 8), (150, 13), (200, 26), (300, 26)]


def numbers(text):
    return {int(number) for number in text.split(",")}


class Watch:
    """When the gap came under each mark, in seconds."""

    def __init__(self):
        self.began = time.perf_counter()
        self.reached = {}

    def __call__(self, step, done, best, bound):
        if best is not None and bound is not None:
            gap = (best - bound) / best if best > bound else 0.0
            for mark in (NEAR, NEARER):
                if gap <= mark:
                    self.reached.setdefault(mark, self.spent())

    def spent(self):
        return time.perf_counter() - self.began


def solved(case, options):
    """What the table tells of one problem."""
    problem = problem_of(case)
    limits = {"work_limit": options.work, "time_limit": None} if options.work else {"time_limit": options.seconds}
    watch = Watch()
    found = solve(problem, Options(seed=options.search_seed, threads=options.threads, progress=watch,
                                   target_gap=options.target_gap, **limits))
    spent = watch.spent()
    hold_to_proof(problem, found)
    watch.__call__("", 1.0, None if found.score.hard else found.score.cost, found.lower_bound)
    return {"places": sum(row.wanted for row in problem.cover), "seconds": spent, "cost": found.score.cost,
            "bound": found.lower_bound, "gap": found.gap, "hard": found.score.hard, "reached": watch.reached}


def told_time(reached, mark):
    return f"{reached[mark]:6.1f}" if mark in reached else "     -"


def run(family, options):
    print("case people  days  places  seconds       cost      bound      gap  hard   <5 %   <1 %    MiB  what")
    found = []
    for case in family:
        row, memory = alone(solved, case, options)
        row["memory"] = memory
        found.append(row)
        gap = f"{row['gap']:8.2%}" if row["gap"] is not None else "       -"
        print(f"{case.number:4d} {case.people:6d} {case.days:5d} {row['places']:7d} {row['seconds']:8.1f} "
              f"{row['cost']:10d} {row['bound'] if row['bound'] is not None else '-':>10} {gap} {row['hard']:5d} "
              f"{told_time(row['reached'], NEAR)} {told_time(row['reached'], NEARER)} {row['memory']:6.0f}  "
              f"{case.told()}", flush=True)
    gaps = [row["gap"] if row["gap"] is not None else 1.0 for row in found]
    print(f"median gap {statistics.median(gaps):.2%}, mean {statistics.mean(gaps):.2%}, worst {max(gaps):.2%}; "
          f"under 1 %: {sum(gap < NEARER for gap in gaps)}, under 5 %: {sum(gap < NEAR for gap in gaps)} "
          f"of {len(gaps)}; "
          f"bends a hard rule: {sum(row['hard'] > 0 for row in found)}; most memory "
          f"{max(row['memory'] for row in found):.0f} MiB; {sum(row['seconds'] for row in found):.0f} s in all")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--work", type=int, help="steps of the search, in place of seconds")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1, help="of the family")
    parser.add_argument("--search-seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--only", type=numbers)
    parser.add_argument("--target-gap", type=float, default=0.0)
    parser.add_argument("--growth", action="store_true")
    add_processor_time(parser)
    options = parser.parse_args()
    if options.processor_time:
        count_processor_time()
    if options.growth:
        options.target_gap = NEARER
        family = [Case(at + 1, options.seed, "four", people, weeks, frozenset({"skills", "posts"}))
                  for at, (people, weeks) in enumerate(GROWTH[:options.count])]
    else:
        family = [case for case in cases(options.seed, options.count)
                  if not options.only or case.number in options.only]
    run(family, options)


if __name__ == "__main__":
    main()
