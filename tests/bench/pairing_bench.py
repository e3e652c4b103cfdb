"""Sparse pairing beside scipy and LEMON, in one run: tests/bench/pairing_bench.py [--quick] [--near].

Needs the release build on PYTHONPATH (build/bench/python) and, for LEMON, liblemon-dev and the `bench` preset, which
builds lemon_peer. Prints a table: medians in processor seconds, and how many times longer each peer took. Every total
is compared.
"""
import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
import scipy.sparse
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

import pairing_near
from muster._muster.pairing import Problem, optimal, verify

PEER = Path(__file__).resolve().parents[2] / "build" / "bench" / "tests" / "bench" / "lemon_peer"
LONGEST = 300  # seconds a peer is waited for


def candidates(mentees, mentors, each, values, popular, random):
    """Columns mentee, mentor, score; `popular`: the power that draws mentees to the first mentors."""
    mentee = numpy.repeat(numpy.arange(mentees), each)
    mentor = numpy.empty((mentees, each), dtype=numpy.int64)
    for row in range(mentees):
        chosen = numpy.unique((mentors * random.random(2 * each) ** popular).astype(numpy.int64))
        while len(chosen) < each:
            more = (mentors * random.random(2 * each) ** popular).astype(numpy.int64)
            chosen = numpy.unique(numpy.concatenate([chosen, more]))
        mentor[row] = numpy.sort(random.permutation(chosen)[:each])
    return mentee, mentor.ravel(), random.integers(0, values, mentees * each)


def instances(quick):
    """(name, places, (mentee, mentor, score), unmatched price or None), seeded."""
    people = (2000, 200) if quick else (20000, 2000)

    def made(name, places, *, values=1_000_001, popular=1.0, each=50, price=None, size=people, change=None):
        columns = candidates(*size, each, values, popular, numpy.random.default_rng(1))
        if change is not None:
            columns = change(*columns)
        return name, numpy.full(size[1], places), columns, price

    yield made("every place needed", 10)
    yield made("a fifth to spare", 12)
    yield made("skewed", 12, popular=3.0, price=1_000_000)
    yield made("values to 1000, every place needed", 10, values=1001)
    yield made("values to 10, every place needed", 10, values=11)
    yield made("all equal", 10, values=1)
    yield made("values to 100, skewed", 12, values=101, popular=3.0, price=100)
    yield made("geometric", 10, change=lambda mentee, mentor, score: (mentee, mentor, (mentee + 1) * (mentor + 1)))
    yield made("one popular mentor", 12, change=lambda mentee, mentor, score: (
        mentee, mentor, score // 2 + numpy.where(mentor % people[1] < 20, 500_000, 0)))
    yield made("alone is nearly as good", 8, price=-0)
    yield made("10 candidates each", 12, each=10, price=1_000_000)
    yield made("one place each", 1, size=(people[0] // 4, people[0] // 4 + 50), each=40)
    yield made("few mentors", 510 if not quick else 52, size=(people[0], 40), each=20)


def seconds_of(work, repeats):
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        result = work()
        times.append(time.process_time() - begin)
    return statistics.median(times), result


def ours(places, columns, price):
    mentee, mentor, score = columns
    problem = Problem(numpy.zeros(len(places), numpy.uint32), places.astype(numpy.uint32), int(mentee[-1]) + 1,
                      mentee.astype(numpy.uint32), mentor.astype(numpy.uint32), score.astype(numpy.int64),
                      unmatched_price=price)
    seconds, result = seconds_of(lambda: optimal(problem), 5)
    verdict = verify(problem, result.pairing, result.certificate)
    if not verdict:
        sys.exit(f"the proof does not hold: {verdict.fault}")
    return seconds, result.pairing.total


def scipys(places, columns, price):
    """A column a place, as scipy has no capacities; where alone is allowed, a column a mentee more."""
    mentee, mentor, score = columns
    mentees = int(mentee[-1]) + 1
    first = numpy.concatenate([[0], numpy.cumsum(places)])
    copies = places[mentor]
    rows = numpy.repeat(mentee, copies)
    offsets = numpy.arange(copies.sum()) - numpy.repeat(numpy.cumsum(copies) - copies, copies)
    columns_ = numpy.repeat(first[mentor], copies) + offsets
    top = int(score.max()) + 1
    weights = top - numpy.repeat(score, copies)
    width = int(first[-1])
    if price is not None:
        rows = numpy.concatenate([rows, numpy.arange(mentees)])
        columns_ = numpy.concatenate([columns_, width + numpy.arange(mentees)])
        weights = numpy.concatenate([weights, numpy.full(mentees, top + price)])
        width += mentees
    graph = scipy.sparse.csr_matrix((weights.astype(float), (rows, columns_)), shape=(mentees, width))
    seconds, (row, column) = seconds_of(lambda: min_weight_full_bipartite_matching(graph), 1)
    return seconds, int(mentees * top - graph[row, column].sum())


def lemons(algorithm):
    def solve(places, columns, price):
        mentee, mentor, score = columns
        head = [int(mentee[-1]) + 1, len(places), len(mentee), -1 if price is None else price]
        with tempfile.NamedTemporaryFile(suffix=".problem") as file:
            numpy.concatenate([head, places, mentee, mentor, score]).astype(numpy.int64).tofile(file.name)
            told = subprocess.run([PEER, file.name, algorithm], capture_output=True, text=True, timeout=LONGEST,
                                  check=True)
        seconds, total = told.stdout.split()
        return float(seconds), int(total)

    return solve


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the people")
    parser.add_argument("--only", default="", help="instances whose name has this")
    parser.add_argument("--near", action="store_true", help="points in a plane, without scipy, in place of the others")
    parser.add_argument("--seed", type=int, default=1, help="of --near")
    options = parser.parse_args()
    peers = {} if options.near else {"scipy": scipys}
    if PEER.exists():
        peers |= {f"LEMON {name.replace('_', ' ')}": lemons(name)
                  for name in ("network_simplex", "block_search", "cost_scaling")}
    print("| instance | muster, s |" + "".join(f" {name} |" for name in peers))
    print("|---|---|" + "---|" * len(peers))
    chosen = pairing_near.instances(options.quick, options.seed) if options.near else instances(options.quick)
    for name, places, columns, price in chosen:
        if options.only not in name:
            continue
        seconds, total = ours(places, columns, price)
        cells = []
        for peer, solve in peers.items():
            try:
                took, reached = solve(places, columns, price)
            except subprocess.TimeoutExpired:
                cells.append(f"> {LONGEST} s")
                continue
            if reached != total:
                sys.exit(f"{name}: {peer} reached {reached}, we {total}")
            cells.append(f"{took:.3f} ({took / seconds:.0f}x)")
        print(f"| {name} | {seconds:.4f} |" + "".join(f" {cell} |" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
