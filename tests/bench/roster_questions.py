"""How long the questions that come after a plan take, on everyday problems: milliseconds, median and worst.

    PYTHONPATH=build/release/python python3 tests/bench/roster_questions.py [--only WORD] [--cases 15] [--seconds 5]
        [--kept DIRECTORY]

Each problem is planned for a while; then shifts and people are drawn, and of each it is asked: a repair where the
member falls ill for 1, 3 or 7 days; every exchange of the shift, among two and among up to three; what it would do to
have the
member no more, and to want one person more on the shift; why the member stands it. With `--kept` rosters are written
there, and read instead of planned where they are there already.
"""
import argparse
import pickle
import random
import statistics
import time
from datetime import timedelta
from pathlib import Path

from muster import Period
from muster.roster import explain, repair, swaps, what_if, with_cover, with_leave, without_member
from roster_measure import measured
import family


def timed(call):
    began = time.perf_counter()
    made = call()
    return 1000 * (time.perf_counter() - began), made


def questions(problem, roster, asked):
    """By name: a call that answers."""
    until = min(asked.shift.day + timedelta(days=asked.shift.day.toordinal() % 3 * 3), problem.period.last)
    ill = Period(asked.shift.day, until)
    cover = next((row for row in problem.cover if row.shift == asked.shift and row.skill is None), None)
    made = {
        "repair": lambda: repair(with_leave(problem, asked.member, ill), roster),
        "swaps": lambda: swaps(problem, roster, asked),
        "explain": lambda: explain(problem, roster, asked),
        "without": lambda: what_if(problem, roster, without_member(problem, asked.member)),
    }
    if cover is not None:
        more = cover.replace(wanted=cover.wanted + 1, maximum=max(cover.maximum, cover.wanted + 1))
        made["one more"] = lambda: what_if(problem, roster, with_cover(problem, more))
    return made


def plan_of(name, problem, seconds, kept):
    file = kept and Path(kept) / f"{name.replace(' ', '_')}.pickle"
    if file and file.exists():
        return pickle.loads(file.read_bytes())
    roster = measured(problem, seconds)[0].roster
    if file:
        file.write_bytes(pickle.dumps(roster))
    return roster


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="problems whose name has this")
    parser.add_argument("--ask", default="", help="questions whose name has this")
    parser.add_argument("--cases", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=5, help="for the roster that is asked about")
    parser.add_argument("--kept", help="where rosters are kept")
    options = parser.parse_args()
    print(f"{'problem':24} {'question':10} {'median':>9} {'worst':>9}   milliseconds")
    for name in family.FAMILY:
        if options.only not in name:
            continue
        problem = family.problem(name)
        roster = plan_of(name, problem, options.seconds, options.kept)
        draw = random.Random(name)
        spent = {}
        free = [one for one in roster.assignments if one not in set(problem.pinned)]
        for asked in draw.sample(free, min(options.cases, len(free))):
            for question, call in questions(problem, roster, asked).items():
                if options.ask in question and sum(spent.get(question, [])) < 20_000:
                    spent.setdefault(question, []).append(timed(call)[0])
        for question, times in spent.items():
            print(f"{name:24} {question:10} {statistics.median(times):9.1f} {max(times):9.1f}", flush=True)


if __name__ == "__main__":
    main()
