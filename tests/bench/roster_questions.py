"""How long the questions that come after a plan take, on everyday problems: milliseconds of processor time.

    PYTHONPATH=build/release/python python3 tests/bench/roster_questions.py [--seed 1] [--count 40] [--only WORD]
        [--ask WORD] [--cases 9] [--work 3000000] [--kept DIRECTORY] [--contracts]

Each problem of `everyday_problems.py` is planned; then shifts and members are drawn, and of each it is asked: a repair
where the member falls ill for 1, 3 or 7 days; every exchange of the shift between two, and among three as well; what it
would do to have the member no more, and to want one person more on the shift; why the member stands it. Told are the
median and the worst of each question, asked twice and the better taken, and at the end those of all problems. With
`--kept` rosters are written there, and read instead of planned where they are there already. With `--contracts`
everybody has one of two contracts: with patterns, runs of one kind, limits on shifts, and more that contracts can say.
"""
import argparse
import random
import statistics
import time
from datetime import timedelta
from pathlib import Path

import muster
from everyday_problems import cases, problem_of
from muster import Period
from muster.roster import (Contract, KindRun, Options, Pattern, PatternDay, PatternStand, Penalties, Penalty, Problem,
                           explain, repair, solve, swaps, what_if, with_cover, with_leave, without_member)


def with_contracts(problem):
    """Half of the people work so, the others so."""
    draft = problem.draft
    types = [each.replace(kind=each.code.rsplit(" ", 1)[0]) for each in draft.shift_types]
    first, last = types[0].kind, types[-1].kind
    of_kind, off = PatternStand.kind, PatternDay(PatternStand.off)
    patterns = [Pattern("turned back", days=[PatternDay(of_kind, last), PatternDay(of_kind, first)],
                        penalty=Penalty.soft(60)),
                Pattern("a single day", days=[off, PatternDay(PatternStand.duty), off], penalty=Penalty.soft(2)),
                Pattern("a weekend after a Friday off", weekday=5, penalty=Penalty.soft(5),
                        days=[off, PatternDay(PatternStand.duty), PatternDay(PatternStand.duty)])]
    weeks = -(-len(problem.period) // 7)
    usual = draft.members[0].limits.replace(kind_runs=[KindRun(last, maximum=3)])
    full = usual.replace(maximum_shifts=5 * weeks, maximum_days_off=14, patterns=[0, 1], identical_weekends=True,
                         days_off_after_nights=1)
    part = usual.replace(maximum_shifts=3 * weeks, maximum_consecutive_weekends=2, patterns=[0, 2],
                         no_night_before_free_weekend=True)
    bent = Penalties(maximum_shifts=Penalty.soft(100), maximum_kind_run=Penalty.soft(40),
                     maximum_days_off=Penalty.soft(3), identical_weekends=Penalty.soft(8),
                     days_off_after_nights=Penalty.soft(20), night_before_free_weekend=Penalty.soft(9),
                     consecutive_weekends=Penalty.soft(15))
    members = [each.replace(contract=row % 2, limits=type(each.limits)()) for row, each in enumerate(draft.members)]
    return Problem(draft.replace(members=members, shift_types=types, patterns=patterns, contracts=[
        Contract("full", limits=full, penalties=bent), Contract("part", limits=part, penalties=bent)]))


def timed(call):
    """The better of two, as the machine may be busy."""
    spent = []
    for _ in range(2):
        began = time.process_time()
        call()
        spent.append(1000 * (time.process_time() - began))
    return min(spent)


def questions(problem, roster, asked, days):
    """By name: a call that answers."""
    ill = Period(asked.shift.day, min(asked.shift.day + timedelta(days=days - 1), problem.period.last))
    (cover,) = [row for row in problem.cover if row.shift == asked.shift and row.skill is None]
    more = cover.replace(wanted=cover.wanted + 1, maximum=max(cover.maximum, cover.wanted + 1))
    return {
        "repair": lambda: repair(with_leave(problem, asked.member, ill), roster),
        "swaps": lambda: swaps(problem, roster, asked),
        "three": lambda: swaps(problem, roster, asked, with_three=True),
        "explain": lambda: explain(problem, roster, asked),
        "without": lambda: what_if(problem, roster, without_member(problem, asked.member)),
        "one more": lambda: what_if(problem, roster, with_cover(problem, more)),
    }


def plan_of(case, problem, options):
    name = f"{options.seed}-{options.count}-{case.number}{'-contracts' if options.contracts else ''}.muster"
    file = options.kept and Path(options.kept) / name
    if file and file.exists():
        return muster.archive.load(file)
    roster = solve(problem, Options(time_limit=None, work_limit=options.work)).roster
    if file:
        muster.archive.save(file, roster)
    return roster


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--only", default="", help="problems that have this number, or this in their words")
    parser.add_argument("--ask", default="", help="questions whose name has this")
    parser.add_argument("--cases", type=int, default=9)
    parser.add_argument("--work", type=int, default=3_000_000, help="for the roster that is asked about")
    parser.add_argument("--kept", help="where rosters are kept")
    parser.add_argument("--contracts", action="store_true", help="everybody has a contract")
    options = parser.parse_args()
    print("case people days  what                                      question   median    worst")
    everything = {}
    for case in cases(options.seed, options.count):
        if options.only not in (str(case.number), "") and options.only not in case.told():
            continue
        problem = with_contracts(problem_of(case)) if options.contracts else problem_of(case)
        roster = plan_of(case, problem, options)
        draw = random.Random(case.seed)
        spent = {}
        for number in range(options.cases):
            asked = draw.choice(roster.assignments)
            for question, call in questions(problem, roster, asked, (1, 3, 7)[number % 3]).items():
                if options.ask in question:
                    spent.setdefault(question, []).append(timed(call))
        for question, times in spent.items():
            everything.setdefault((question, case.people > 200), []).extend(times)
            print(f"{case.number:4d} {case.people:6d} {case.days:4d}  {case.told():41.41} {question:9}"
                  f"{statistics.median(times):8.1f} {max(times):8.1f}", flush=True)
    for (question, is_large), times in sorted(everything.items()):
        print(f"{'more than 200 people' if is_large else 'up to 200 people':58} {question:9}"
              f"{statistics.median(times):8.1f} {max(times):8.1f}")


if __name__ == "__main__":
    main()
