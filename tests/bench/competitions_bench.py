"""Muster's rosters on the two nurse rostering competitions: cost, bound and gap against the best known values.

    PYTHONPATH=build/release/python python3 tests/bench/competitions_bench.py FOLDER ... [--threads 2] [--seed 1]
        [--seconds 60 | --work 60000000] [--processor-time] [--only sprint01,n030w4_1_6-2-9-1] [--weekly]

Each FOLDER holds instances of INRC-I (`sprint01.txt`), or folders of datasets of INRC-II (`n005w4`). Every roster is
checked again from its assignments alone, and its bound is reckoned again from the prices; `hard` is how often it bends
a hard rule, `above` how far it costs more than the best known. Each instance has a process of its own, whose most
memory is told. With `--weekly` those of INRC-II are planned a week at a time, each week knowing only what went before;
what all weeks cost together is told beside what they cost where all are known and planned at once, with as much time
or work.
"""
import argparse
import re
import time
from pathlib import Path

from muster.roster import (Options, Status, check, read_inrc2, read_inrc2_solutions, read_instance, solve,
                           solve_next_week)
from processor_time import add_processor_time, count_processor_time
from roster_measure import alone, measured

# Best known costs, where a page tells them.
KNOWN = {
    "sprint01": 56, "sprint02": 58, "sprint03": 51, "sprint04": 59, "sprint05": 58, "sprint_late01": 37,
    "sprint_late02": 42, "sprint_late04": 73, "sprint_late05": 44, "sprint_hidden02": 32, "sprint_hidden03": 62,
    "sprint_hidden05": 59, "medium01": 240, "medium02": 240, "medium03": 236, "medium_late01": 157,
    "medium_hidden01": 111, "medium_hidden02": 219, "long01": 197, "long02": 219, "long03": 240, "long_late01": 235,
    "long_late02": 229, "long_hidden02": 89, "n005w4_0_1-2-3-3": 1470, "n005w4_0_1-2-3-5": 1540,
    "n005w4_1_5-6-7-8": 1630, "n030w4_1_6-2-9-1": 1670,
}
# Of INRC-II: those that tables are usually made of, and of the other datasets those that come with a solution, or one.
USUAL = ("n005w4_0_1-2-3-3", "n005w4_0_1-2-3-5", "n005w4_1_5-6-7-8", "n012w8_0_3-5-0-2-0-4-5-2",
         "n012w8_1_7-7-0-8-9-3-2-6", "n021w4_0_5-4-1-2", "n021w4_1_0-6-1-6", "n030w4_1_6-2-9-1", "n030w4_1_6-7-5-3",
         "n040w4_0_2-0-6-1", "n040w4_2_6-1-0-6", "n050w8_1_1-7-8-5-7-4-1-8", "n060w4_1_6-1-1-5", "n060w4_1_9-6-3-8",
         "n080w8_1_4-4-9-9-3-6-0-5", "n100w4_0_1-1-0-8", "n100w4_2_0-6-4-6", "n120w8_0_0-9-9-4-5-1-0-3")


def instances_in(folders, only):
    """Folder and name of instances: those of USUAL whose dataset is there, and all files of INRC-I."""
    for folder in folders:
        names = [name for name in USUAL if (folder / name.split("_")[0]).is_dir()]
        names += sorted(path.stem for path in folder.glob("*.txt") if re.match("sprint|medium|long", path.name))
        yield from ((folder, name) for name in names if not only or name in only)
        yield from ((folder, name) for name in only or () if name not in names and is_named(folder, name))


def is_named(folder, name):
    """Whether it is one of INRC-II, of a dataset that is there."""
    return "_" in name and (folder / name.split("_")[0]).is_dir()


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


def found_weekly(folder, name, options):
    """Scores week by week, and of all of them at once with as much time or work; seconds of the weeks."""
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
    return {"cost": score.cost, "hard": score.hard, "at once": at_once.cost, "its hard": at_once.hard,
            "above": above(score.cost, at_once.cost), "seconds": spent}


def found_at_once(folder, name, options):
    """Of all weeks known and planned at once, or of INRC-I."""
    problem = read_instance(path_of(folder, name)).problem
    found, spent = measured(problem, options.seconds, options.threads, options.seed, options.work)
    known = KNOWN.get(name)
    return {"cost": found.score.cost, "hard": found.score.hard, "bound": found.lower_bound, "gap": found.gap,
            "proven": "yes" if found.status == Status.optimal else "", "seconds": spent, "best known": known,
            "above": None if known is None else above(found.score.cost, known)}


def above(cost, other):
    """By what part it is more; nothing where that cannot be said."""
    return cost / other - 1.0 if other else None


def cell(name, value):
    if value is None:
        return "-"
    if name in ("gap", "above"):
        return f"{value:.2%}"
    return f"{value:.1f}" if name == "seconds" else f"{value:.0f}" if name == "MiB" else str(value)


def summary(rows):
    """What all rows come to."""
    gaps = sorted(row["gap"] for row in rows if row.get("gap") is not None)
    aboves = [row["above"] for row in rows if row["above"] is not None]
    parts = [f"{len(rows)} instances", f"hard rules bent in {sum(row['hard'] > 0 for row in rows)}"]
    if gaps:
        parts += [f"proven best: {sum(row['proven'] != '' for row in rows)}",
                  f"gap: mean {sum(gaps) / len(gaps):.2%}, worst {gaps[-1]:.2%}"]
    if aboves:
        other = "all at once" if "at once" in rows[0] else "the best known"
        parts += [f"above {other}: mean {sum(aboves) / len(aboves):.2%}, worst {max(aboves):.2%}, of {len(aboves)}"]
    return "; ".join([*parts, f"most memory {max(row['MiB'] for row in rows):.0f} MiB"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--work", type=int, help="steps, in place of seconds, on a machine that others use")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=lambda text: text.split(","))
    parser.add_argument("--weekly", action="store_true")
    add_processor_time(parser)
    options = parser.parse_args()
    if options.processor_time:
        count_processor_time()
    rows = []
    for folder, name in instances_in(options.folders, options.only):
        if options.weekly and not is_named(folder, name):
            continue
        row, memory = alone(found_weekly if options.weekly else found_at_once, folder, name, options)
        rows.append(row | {"MiB": memory})
        if len(rows) == 1:
            print(f"{'instance':26}" + "".join(f"{head:>11}" for head in rows[0]))
        print(f"{name:26}" + "".join(f"{cell(head, value):>11}" for head, value in rows[-1].items()), flush=True)
    print(summary(rows) if rows else "no instance of the two competitions is there")


if __name__ == "__main__":
    main()
