"""A sweep over pairings, beside every peer there is: tests/bench/pairing_sweep.py [--mentees 2000] [--npm FOLDER].

One property at a time is changed from a middle: size, density, values and ties, skew, geometry, kinds, places short or
loose; then full matrices. Sparse ones are paired by SciPy (a column a place) and by LEMON's three algorithms, full ones
by SciPy and, with --npm, by packages of npm (assignment_peers.py). Processor time of one thread. Prints a table with
the quickest peer of each row, and last on how many rows ours is ahead. Every total is compared and every proof is
checked; a package whose total is not the best is left out of that row, and said so. With --whole the tables of
pairing_bench.py (--near) and assignment_bench.py come after it. Needs what pairing_bench.py needs.
"""
import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy
from scipy.optimize import linear_sum_assignment

import assignment_bench
import assignment_peers
import pairing_bench
import pairing_near
from muster.pairing import assign


def drawn(mentees, mentors, each, random, *, values=1_000_001, popular=1.0):
    return pairing_bench.candidates(mentees, mentors, each, values, popular, random)


def of_kinds(mentees, mentors, each, random, kinds=20):
    """Mentees of few kinds: those of one kind have the same candidates at the same scores."""
    mentee, mentor, score = drawn(kinds, mentors, each, random)
    row = random.integers(0, kinds, mentees)
    at = (row[:, None] * each + numpy.arange(each)).ravel()
    return numpy.repeat(numpy.arange(mentees), each), mentor[at], score[at]


def sparse(mentees, seed):
    """(name, places, columns, unmatched price): one property at a time."""
    mentors, alone = mentees // 10, 1_500_000

    def random():
        return numpy.random.default_rng(seed)

    def made(name, columns, each_takes=12, price=alone, of=mentors):
        return name, numpy.full(of, each_takes), columns, price

    for times in (4, 1):
        size = mentees // times, mentors // times
        yield made(f"{size[0]} mentees", drawn(*size, 20, random()), of=size[1])
    for each in (3, 50, min(200, mentors)):
        yield made(f"{each} candidates each", drawn(mentees, mentors, each, random()))
    for values in (1, 2, 10, 1000, 2**40):
        yield made(f"{values} values", drawn(mentees, mentors, 20, random(), values=values), price=values)
    for popular in (2.0, 4.0):
        yield made(f"skew {popular:.0f}", drawn(mentees, mentors, 20, random(), popular=popular))
    for dimensions, where in ((1, "on a line"), (2, "in a plane"), (5, "in five dimensions")):
        for places in (10, 12):
            yield made(f"near {where}, {places} places",
                       pairing_near.near(mentees, mentors, each=min(50, mentors), seed=seed, dimensions=dimensions),
                       places)
    yield made("20 kinds", of_kinds(mentees, mentors, 20, random()))
    for places in (5, 9, 10, 11, 30):
        yield made(f"{places} places for ten", drawn(mentees, mentors, 20, random()), places)
    yield made("5 candidates, one in ten alone", pairing_near.loose(mentees, mentors, 5, seed), 9)
    yield made("one place each", drawn(mentors, mentors + 10, 20, random()), 1, of=mentors + 10)


def peers():
    found = {"SciPy": pairing_bench.scipys}
    if pairing_bench.PEER.exists():
        found |= {f"LEMON, {algorithm.replace('_', ' ')}": pairing_bench.lemons(algorithm)
                  for algorithm in ("network_simplex", "block_search", "cost_scaling")}
    return found


def compared(name, places, columns, price):
    """Seconds of ours, and the quickest peer with its own."""
    seconds, total = pairing_bench.ours(places, columns, price)
    took = {}
    for peer, solve in peers().items():
        try:
            took[peer], reached = solve(places, columns, price)
        except subprocess.TimeoutExpired:
            continue
        if reached != total:
            sys.exit(f"{name}: {peer} reached {reached}, we {total}")
    return seconds, min(took, key=took.__getitem__), min(took.values())


def each_of_many(work, size, runs=15):
    """Processor seconds of one call among as many as a small matrix needs to be measured, and the last answer."""
    calls = max(1, 100_000 // size**2)
    taken = []
    while len(taken) < runs and (not taken or sum(taken) * calls < 1):
        began = time.process_time()
        for _ in range(calls):
            answer = work()
        taken.append((time.process_time() - began) / calls)
    return statistics.median(taken), answer


def full(sizes, seed, others):
    """The same of full matrices, least total, one thread; `others`: peers besides SciPy."""
    for name, make in assignment_bench.SHAPES.items():
        for size in sizes:
            scores = make(numpy.random.default_rng(seed), size, size)
            took = {}
            took["SciPy"], (rows, chosen) = each_of_many(lambda: linear_sum_assignment(scores), size)
            seconds, result = each_of_many(lambda: assign(scores, maximize=False), size)
            best = scores[rows, chosen].astype(float if scores.dtype.kind == "f" else int).sum()

            def is_best(total):
                return abs(total - best) <= 1e-9 * max(1.0, abs(best))

            if not result.verify() or not is_best(result.total):
                sys.exit(f"{name}: SciPy reached {best}, we {result.total}")
            for peer, solve in others.items():
                if (answer := solve(scores)) is None:
                    continue
                if is_best(answer[1]):
                    took[peer] = answer[0]
                else:
                    print(f"{name}, {size}: {peer} reached {answer[1]}, not {best}", file=sys.stderr)
            yield f"{name}, {size} x {size}", seconds, min(took, key=took.__getitem__), min(took.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mentees", type=int, default=2000, help="of the middle; a tenth as many mentors")
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[10, 100, 300])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--npm", type=Path, help="also packages of npm, in this folder, put there if need be")
    parser.add_argument("--whole", action="store_true",
                        help="then people near and far at full size, and full matrices of 1,000 and 3,000 rows")
    options = parser.parse_args()
    others = {} if options.npm is None else assignment_peers.solvers(options.npm)
    ahead = []
    print("| instance | muster, ms | quickest peer, ms | times |\n|---|---|---|---|")

    def tell(name, seconds, peer, theirs):
        ahead.append((theirs / seconds, name))
        print(f"| {name} | {seconds * 1e3:.4f} | {theirs * 1e3:.4f} ({peer}) | {theirs / seconds:.1f} |", flush=True)

    for name, places, columns, price in sparse(options.mentees, options.seed):
        tell(name, *compared(name, places, columns, price))
    for row in full(options.sizes, options.seed, others):
        tell(*row)
    print(f"\nAhead on {sum(times > 1 for times, _ in ahead)} of {len(ahead)} rows, twice or more on "
          f"{sum(times >= 2 for times, _ in ahead)}; least {min(ahead)[0]:.2f} times: {min(ahead)[1]}.")
    if options.whole:
        for bench, *arguments in (("pairing_bench.py", "--near", "--seed", str(options.seed)),
                                  ("assignment_bench.py", "--sizes", "1000,3000", "--threads", "1")):
            print(f"\n{bench} {' '.join(arguments)}", flush=True)
            subprocess.run([sys.executable, Path(__file__).with_name(bench), *arguments], check=True)


if __name__ == "__main__":
    main()
