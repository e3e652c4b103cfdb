"""How long it takes to mend an everyday term when somebody falls ill for 1, 3 or 7 days.

    PYTHONPATH=build/release/python python3 tests/bench/roster_repair.py [--kinds evening,slots] [--seeds 2]
        [--cases 15]

A roster of `roster_term.py` (45 members, 16 weeks, two posts) is planned for a while and published; then members who
stand are away from a day of theirs on. Milliseconds, the least of three for each case.
"""
import argparse
import random
import statistics
import time
from datetime import timedelta

from muster.roster import Problem, Unavailable, repair
from roster_measure import measured
from roster_term import SIZES, SLOTS, term


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kinds", default=",".join(SLOTS))
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--cases", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=10, help="for the roster that is published")
    options = parser.parse_args()
    print("kind              seed   least  median    most   moved  left open")
    for kind in options.kinds.split(","):
        for seed in range(1, options.seeds + 1):
            problem = term(kind, *SIZES["everyday"], seed)
            published = measured(problem, options.seconds)[0].roster
            draw = random.Random(seed)
            spent, moved, left = [], 0, 0
            for _ in range(options.cases):
                ill = draw.choice(published.assignments)
                until = min(ill.shift.day + timedelta(days=draw.choice((0, 2, 6))), problem.period.last)
                away = [Unavailable(ill.member, ill.shift.day + timedelta(days=at))
                        for at in range((until - ill.shift.day).days + 1)]
                changed = Problem(problem.draft.replace(unavailable=[*problem.draft.unavailable, *away]))
                times = []
                for _ in range(3):
                    began = time.perf_counter()
                    made = repair(changed, published)
                    times.append(1000 * (time.perf_counter() - began))
                assert made.solution.score.is_feasible
                spent.append(min(times))
                moved += made.counted_changes
                left += len(made.left_open)
            print(f"{kind:16} {seed:5d} {min(spent):7.1f} {statistics.median(spent):7.1f} {max(spent):7.1f} {moved:7d} "
                  f"{left:10d}", flush=True)


if __name__ == "__main__":
    main()
