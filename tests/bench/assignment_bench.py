"""muster.pairing.assign beside scipy's linear_sum_assignment.

The same matrices in one run, medians in milliseconds, ratios.

    PYTHONPATH=build/release/python python3 tests/bench/assignment_bench.py [--sizes 10,100,1000] [--large]
        [--threads 1,2]

Every total is compared with scipy's and every proof is checked. `--large` adds 5000 and 10000 (minutes, of scipy's
time).
"""
import argparse
import statistics
import time

import numpy
from scipy.optimize import linear_sum_assignment

from muster.pairing import assign


def kinds_of_rows(random, n, m):
    return random.integers(0, 10**6, (20, m))[random.integers(0, 20, n)].astype(float)


def products_out_of_order(random, n, m):
    return random.random((n, 1)) * random.random((1, m))


SHAPES = {
    "uniform, float64": lambda random, n, m: random.random((n, m)),
    "uniform, float32": lambda random, n, m: random.random((n, m), dtype=numpy.float32),
    "0..1000, int32": lambda random, n, m: random.integers(0, 1001, (n, m), dtype=numpy.int32),
    "0..1000, int64": lambda random, n, m: random.integers(0, 1001, (n, m)),
    "0..10^9, int32": lambda random, n, m: random.integers(0, 10**9, (n, m), dtype=numpy.int32),
    "0..9, int32": lambda random, n, m: random.integers(0, 10, (n, m), dtype=numpy.int32),
    "0 or 1, float64": lambda random, n, m: random.integers(0, 2, (n, m)).astype(float),
    "all equal, float64": lambda random, n, m: numpy.full((n, m), 7.0),
    "products i j, float64": lambda random, n, m: numpy.outer(numpy.arange(1.0, n + 1), numpy.arange(1.0, m + 1)),
    "products i j, int32": lambda random, n, m: numpy.outer(numpy.arange(1, n + 1),
                                                            numpy.arange(1, m + 1)).astype(numpy.int32),
    "products out of order, float64": products_out_of_order,
    "20 kinds of rows, float64": kinds_of_rows,
    "20 kinds of columns, int32": lambda random, n, m: numpy.ascontiguousarray(
        kinds_of_rows(random, m, n).T.astype(numpy.int32)),
    "distances on a line, float64": lambda random, n, m: abs(random.random((n, 1)) - random.random((1, m))),
    "rank 3, float64": lambda random, n, m: random.random((n, 3)) @ random.random((3, m)),
    "distances in a plane, float64": lambda random, n, m: abs(random.random((n, 1)) + 1j * random.random((n, 1))
                                                              - random.random((1, m)) - 1j * random.random((1, m))),
    "row + column + little, int32": lambda random, n, m: (random.integers(0, 1000, (n, 1))
                                                          + random.integers(0, 1000, (1, m))
                                                          + random.integers(0, 30, (n, m))).astype(numpy.int32),
    "sorted rows, float64": lambda random, n, m: numpy.sort(random.random((n, m)), axis=1),
    "wide ranges, float64": lambda random, n, m: 10.0 ** random.uniform(-9, 9, (n, m)),
    "95 % forbidden, float64": lambda random, n, m: numpy.where((random.random((n, m)) < 0.05)
                                                                | numpy.eye(n, m, dtype=bool),
                                                                random.random((n, m)), numpy.inf),
}


def seconds(work, most=20):
    """Median of up to `most` runs that take about a second together, and the last answer."""
    spent = []
    while len(spent) < most and (not spent or sum(spent) < 1):
        began = time.perf_counter()
        answer = work()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent), answer


def compare(name, scores, threads):
    scipy_time, (rows, columns) = seconds(lambda: linear_sum_assignment(scores))
    best = scores[rows, columns].astype(float if scores.dtype.kind == "f" else int).sum()
    cells = []
    for count in threads:
        ours, result = seconds(lambda: assign(scores, maximize=False, threads=count))
        assert abs(result.total - best) <= 1e-9 * max(1.0, abs(best)), (name, scores.shape, result.total, best)
        verdict = result.verify()
        assert verdict, (name, scores.shape, verdict.fault)
        cells.append(f"{ours * 1e3:10.3f} {scipy_time / ours:7.1f}x")
    size = f"{scores.shape[0]} x {scores.shape[1]}"
    print(f"{name:<31} {size:>13} {scipy_time * 1e3:11.3f} {' '.join(cells)}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")],
                        default=[10, 30, 100, 300, 1000])
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--threads", type=lambda text: [int(count) for count in text.split(",")], default=[1, 2])
    parser.add_argument("--only", default="", help="part of a name")
    options = parser.parse_args()
    print(f"{'scores':<30} {'size':>13} {'scipy ms':>11} "
          + " ".join(f"{f'{count} thr. ms':>10} {'ratio':>8}" for count in options.threads))
    for name, make in SHAPES.items():
        if options.only not in name:
            continue
        sizes = [(size, size) for size in options.sizes] + [(1000, 10_000), (2000, 300)]
        if options.large and name in ("uniform, float64", "uniform, float32", "0..1000, int32"):
            sizes += [(5000, 5000), (10_000, 10_000)]
        for rows, columns in sizes:
            if "rank" in name and rows * columns > 2_000_000:
                continue
            scores = make(numpy.random.default_rng(rows + columns), rows, columns)
            if "forbidden" in name and rows > columns:
                scores = numpy.ascontiguousarray(make(numpy.random.default_rng(rows + columns), columns, rows).T)
            compare(name, scores, options.threads)


if __name__ == "__main__":
    main()
