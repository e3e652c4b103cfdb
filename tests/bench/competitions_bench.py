"""Muster's rosters on the two nurse rostering competitions: cost, bound and gap against the best known values.

    PYTHONPATH=build/release/python python3 tests/bench/competitions_bench.py FOLDER [--seconds 60 | --work 60000000]
        [--threads 2] [--only sprint01,n030w4_1_6-2-9-1] [--weekly]

FOLDER holds instances of INRC-I (`sprint01.txt`), or folders of datasets of INRC-II (`n005w4`). Every roster is checked
again from its assignments alone, and its bound is reckoned again from the prices. With `--weekly` those of INRC-II are
planned a week at a time, each week knowing only what went before; what all weeks cost together is told beside what they
cost where all are known and planned at once, with as much time or work.
"""
import argparse
import re
import time
from pathlib import Path

from muster.roster import (Options, check, read_inrc2, read_inrc2_solutions, read_instance, solve,
                           solve_next_week)
from roster_measure import measured

# Best known costs, where a page tells them.
KNOWN = {
    "sprint01": 56, "sprint02": 58, "sprint03": 51, "sprint04": 59, "sprint05": 58, "sprint_late01": 37,
    "sprint_late02": 42, "sprint_late04": 73, "sprint_late05": 44, "sprint_hidden02": 32, "sprint_hidden03": 62,
    "sprint_hidden05": 59, "medium01": 240, "medium02": 240, "medium03": 236, "medium_late01": 157,
    "medium_hidden01": 111, "medium_hidden02": 219, "long01": 197, "long02": 219, "long03": 240, "long_late01": 235,
    "long_late02": 229, "long_hidden02": 89, "n005w4_0_1-2-3-3": 1470, "n005w4_0_1-2-3-5": 1540,
    "n005w4_1_5-6-7-8": 1630, "n030w4_1_6-2-9-1": 1670,
}
# Of INRC-II: those that tables are usually made of, and one of each other dataset.
USUAL = ("n005w4_0_1-2-3-3", "n005w4_0_1-2-3-5", "n005w4_1_5-6-7-8", "n012w8_0_3-5-0-2-0-4-5-2", "n021w4_0_5-4-1-2",
         "n030w4_1_6-2-9-1", "n030w4_1_6-7-5-3", "n040w4_0_2-0-6-1", "n040w4_2_6-1-0-6", "n050w8_1_1-7-8-5-7-4-1-8",
         "n060w4_1_6-1-1-5", "n060w4_1_9-6-3-8", "n080w8_1_4-4-9-9-3-6-0-5", "n100w4_0_1-1-0-8", "n100w4_2_0-6-4-6",
         "n120w8_0_0-9-9-4-5-1-0-3")


def names_in(folder, only):
    """Instances of a folder: those of USUAL whose dataset is there, and all files of INRC-I."""
    names = [name for name in USUAL if (folder / name.split("_")[0]).is_dir()]
    names += sorted(path.stem for path in folder.glob("*.txt") if re.match("sprint|medium|long", path.name))
    return [name for name in only or names]


def path_of(folder, name):
    dataset = folder / name.split("_")[0]
    return dataset / name if dataset.is_dir() else folder / f"{name}.txt"


def files_of(folder, name):
    """Texts of scenario, history and weeks."""
    dataset, history, weeks = name.split("_")
    place = folder / dataset
    return ((place / f"Sc-{dataset}.txt").read_text(), (place / f"H0-{dataset}-{history}.txt").read_text(),
            [(place / f"WD-{dataset}-{week}.txt").read_text() for week in weeks.split("-")])


def weekly(folder, name, options):
    """What weeks planned one after the other cost together: each knows only the history and the weeks so far."""
    scenario, history, weeks = files_of(folder, name)
    solutions = []
    for number, week in enumerate(weeks):
        planned = solve_next_week(scenario, history, week, weeks[:number], options=options)
        solutions.append(planned.solution)
        history = planned.history
    whole = read_inrc2(*files_of(folder, name))
    return check(whole, read_inrc2_solutions(solutions, whole)).score


def told(score):
    return f"hard {score.hard}" if score.hard else score.cost


def measure_weekly(folder, name, options):
    """Weeks one by one, beside all of them at once with as much time or work."""
    scenario, history, weeks = files_of(folder, name)
    each = {"seed": options.seed, "threads": options.threads}
    if options.work:
        each |= {"time_limit": None, "work_limit": options.work}
        all_at_once = each | {"work_limit": options.work * len(weeks)}
    else:
        each |= {"time_limit": options.seconds}
        all_at_once = each | {"time_limit": options.seconds * len(weeks)}
    start = time.monotonic()
    score = weekly(folder, name, Options(**each))
    spent = time.monotonic() - start
    at_once = solve(read_inrc2(scenario, history, weeks), Options(**all_at_once)).score
    above = score.cost / at_once.cost - 1.0
    print(f"{name:26} {told(score):>7} {told(at_once):>7} {above:7.2%} {spent:8.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--work", type=int, help="steps, in place of seconds, on a machine that others use")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=lambda text: text.split(","))
    parser.add_argument("--weekly", action="store_true")
    options = parser.parse_args()
    head = "   cost at once   above  seconds" if options.weekly else "   cost   bound     gap  seconds  best known"
    print(f"{'instance':26} {head}")
    for name in names_in(options.folder, options.only):
        if options.weekly:
            measure_weekly(options.folder, name, options)
            continue
        problem = read_instance(path_of(options.folder, name)).problem
        found, spent = measured(problem, options.seconds, options.threads, options.seed, options.work)
        print(f"{name:26} {told(found.score):>7} {found.lower_bound or 0:7d} {found.gap or 0:7.2%} {spent:8.1f} "
              f"{KNOWN.get(name, ''):>11}", flush=True)


if __name__ == "__main__":
    main()
