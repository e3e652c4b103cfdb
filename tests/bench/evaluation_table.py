"""Scores of many members, beside NumPy and pandas doing the same in the same run.

    PYTHONPATH=build/release/python python3 tests/bench/evaluation_table.py [members] [records] [--growth] [--peers]

Each row is the best of some rounds, taken by turns; `ratio` is to NumPy's in whole numbers, which says exactly what we
say: both are held to each other. In floats NumPy is quicker, and some totals lie on the wrong side of a half: they are
counted. pandas differs in how it adds up. Peaks are what the process grew by. With `--peers` also DuckDB and Polars,
from npm's packages (evaluation_peers.py).
"""
import argparse
import gc
import re
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy
import pandas
from evaluation_peers import beside

import muster
from muster.evaluation import Area, Cap, Indicator, Knot, Piecewise, Roll, Scheme, SchemeParts, Sum, evaluate
from muster.record import Ledger

AREAS, EACH, UNITS, THREADS = 5, 6, 5000, 2
WIDTH = AREAS * EACH
WEIGHTS = (15, 25, 20, 30, 10)
CAP = 20
KNOTS = ((0, 0), (2, 30), (5, 60), (10, 85), (20, 100))


def scheme():
    indicators = []
    for row in range(WIDTH):
        rule = Piecewise([Knot(at, points) for at, points in KNOTS]) if row % 2 else Sum()
        indicators.append(Indicator(f"i{row}", area=f"a{row // EACH}", rule=rule, weight=1 + row % EACH % 3, round_to=2,
                                    cap=Cap() if row % 2 else Cap(total=CAP)))
    areas = [Area("top", round_to=1)] + [
        Area(f"a{row}", parent="top", weight=weight, round_to=2) for row, weight in enumerate(WEIGHTS)]
    return Scheme(SchemeParts("bench", areas=areas, indicators=indicators))


class Columns:
    """Rows of member, indicator, value in hundredths and day, in any order or grouped by member."""

    def __init__(self, members, records, is_grouped):
        random = numpy.random.default_rng(1)
        self.members = members
        self.member = random.integers(0, members, records, dtype=numpy.int32)
        if is_grouped:
            self.member.sort()
        self.indicator = random.integers(0, WIDTH, records, dtype=numpy.int32)
        self.value = random.integers(0, 1000, records, dtype=numpy.int32)
        self.day = random.integers(20700, 20820, records, dtype=numpy.int32)
        self.unit = random.integers(0, UNITS, members, dtype=numpy.int32)
        self.codes = [f"m{row:08d}" for row in range(members)]

    def ledger(self):
        made = Ledger(self.codes, [f"i{row}" for row in range(WIDTH)])
        made.append_columns(self.member, self.indicator, self.day, quantities=self.value.astype(numpy.int64) * 10_000)
        return made

    def more(self, ledger, records=1000):
        """The ledger with some records more."""
        random = numpy.random.default_rng(2)
        grown = ledger.__copy__()
        grown.append_columns(random.integers(0, self.members, records, dtype=numpy.uint32),
                             random.integers(0, WIDTH, records, dtype=numpy.uint32),
                             numpy.full(records, 20800, dtype=numpy.int32),
                             quantities=random.integers(0, 1000, records) * 10_000)
        return grown

    def arrays(self):
        return Ledger.from_arrays(
            pandas.Categorical.from_codes(self.member, self.codes),
            pandas.Categorical.from_codes(self.indicator, [f"i{row}" for row in range(WIDTH)]),
            self.day.astype("datetime64[D]"), quantity=self.value, decimals=2, members=self.codes)

    def roll(self):
        return Roll.from_arrays(self.codes, unit=pandas.Categorical.from_codes(
            self.unit, [f"u{row}" for row in range(UNITS)]))


def ranks_of(tenths):
    """1 and how many stand above, by counting."""
    above = numpy.bincount(tenths.max() - tenths)
    return (1 + numpy.cumsum(above) - above)[tenths.max() - tenths]


def ranks_in_units(tenths, unit):
    """1 and how many different totals stand above, among those of the unit, by counting."""
    span = tenths.max() - tenths.min() + 1
    place = unit * span + (tenths.max() - tenths)
    there = numpy.bincount(place, minlength=UNITS * span).reshape(UNITS, span) > 0
    return numpy.cumsum(there, axis=1).ravel()[place]


def results(tenths, unit):
    counts = numpy.bincount(unit, minlength=UNITS)
    sums = numpy.bincount(unit, weights=tenths, minlength=UNITS)
    return tenths, ranks_of(tenths), ranks_in_units(tenths, unit), sums / counts.clip(1) / 10


def in_floats(sums, unit):
    """From sums in hundredths by indicator and member."""
    at, points = numpy.array(KNOTS, dtype=float).T
    total = numpy.zeros(sums.shape[1])
    for area in range(AREAS):
        of_area, weights = numpy.zeros(sums.shape[1]), 0
        for row in range(area * EACH, (area + 1) * EACH):
            amount = sums[row] / 100
            made = numpy.round(numpy.interp(amount, at, points), 2) if row % 2 else numpy.minimum(amount, CAP)
            of_area += (1 + row % EACH % 3) * made
            weights += 1 + row % EACH % 3
        total += WEIGHTS[area] * numpy.round(of_area / weights, 2)
    return results(numpy.rint(numpy.round(total / sum(WEIGHTS), 1) * 10).astype(numpy.int64), unit)


def halved(over, under):
    """over / under, half to even."""
    whole, rest = numpy.divmod(over, under)
    return whole + ((2 * rest > under) | ((2 * rest == under) & (whole % 2 == 1)))


def in_whole_numbers(sums, unit):
    at = numpy.array([100 * knot for knot, _ in KNOTS])
    points = numpy.array([100 * worth for _, worth in KNOTS])
    total = numpy.zeros(sums.shape[1], dtype=numpy.int64)
    for area in range(AREAS):
        of_area, weights = numpy.zeros(sums.shape[1], dtype=numpy.int64), 0
        for row in range(area * EACH, (area + 1) * EACH):
            amount = sums[row].astype(numpy.int64)
            if row % 2:
                amount = numpy.clip(amount, at[0], at[-1])
                on = numpy.clip(numpy.searchsorted(at, amount, side="right") - 1, 0, len(at) - 2)
                width = at[on + 1] - at[on]
                made = halved(points[on] * width + (points[on + 1] - points[on]) * (amount - at[on]), width)
            else:
                made = numpy.minimum(amount, 100 * CAP)
            of_area += (1 + row % EACH % 3) * made
            weights += 1 + row % EACH % 3
        total += WEIGHTS[area] * halved(of_area, weights)
    return results(halved(total, 10 * sum(WEIGHTS)), unit)


def by_numpy(columns, reckon=in_floats):
    cells = columns.indicator.astype(numpy.int64) * columns.members + columns.member
    sums = numpy.bincount(cells, weights=columns.value, minlength=WIDTH * columns.members)
    return reckon(sums.reshape(WIDTH, columns.members), columns.unit)


def by_pandas(columns):
    frame = pandas.DataFrame({"member": columns.member, "indicator": columns.indicator, "value": columns.value})
    sums = frame.groupby(["indicator", "member"], sort=False)["value"].sum().unstack("member", fill_value=0)
    return in_floats(sums.reindex(index=range(WIDTH), columns=range(columns.members), fill_value=0).to_numpy(),
                     columns.unit)


def by_peers(columns, packages):
    """DuckDB and Polars, held to NumPy's whole numbers."""
    numbers = {"members": columns.members, "units": UNITS, "each": EACH, "threads": THREADS, "weights": WEIGHTS,
               "cap": CAP, "knots": KNOTS, "worths": [1 + row % EACH % 3 for row in range(WIDTH)]}
    return beside(columns, numbers, by_numpy(columns, in_whole_numbers), packages)


def memory(key):
    return int(re.search(key + r":\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))[1]) // 1024


def measured(work):
    """What it makes, seconds, MiB at the peak above what there was, and kept."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, start = memory("VmRSS"), time.perf_counter()
    made = work()
    seconds = time.perf_counter() - start
    return made, seconds, memory("VmHWM") - before, memory("VmRSS") - before


def best(works, rounds):
    """Of each, by turns: seconds, peak and kept of the quickest round."""
    found = {}
    for _ in range(rounds):
        for name, work in works.items():
            made, *told = measured(work)
            del made
            found[name] = min(found.get(name, told), told)
    return found


def compare(columns, evaluation):
    """Holds what we made to what NumPy makes in whole numbers; how many of its float totals differ."""
    tenths, ranks, in_units, means = by_numpy(columns, in_whole_numbers)
    ours = evaluation.columns()
    assert [Decimal(int(each)).scaleb(-1) for each in tenths] == ours["total"].tolist()
    assert (ranks == ours["rank"]).all() and (in_units == evaluation.ranks_in_units()).all()
    sums = numpy.bincount(columns.unit, weights=tenths, minlength=UNITS).astype(numpy.int64).tolist()
    counts = numpy.bincount(columns.unit, minlength=UNITS).tolist()
    for unit, total, count in zip(evaluation.units, sums, counts):
        assert unit.mean == round(Decimal(0) if not count else _rounded(Fraction(total, 10 * count)), 6)
    return int((by_numpy(columns)[0] != tenths).sum())


def _rounded(number):
    return Decimal(round(number * 10 ** 6)).scaleb(-6)


def show(title, found, base):
    print(f"\n{title}\n{'':34}{'seconds':>9}{'ratio':>8}{'peak MiB':>10}{'kept MiB':>10}")
    for name, (seconds, peak, kept) in found.items():
        print(f"{name:34}{seconds:9.3f}{seconds / base:8.3f}{peak:10}{kept:10}")


def table(members, records, rounds, peers=None):
    """`peers` is the folder of their packages, empty for one that is left again, none to leave them out."""
    made = scheme()
    for is_grouped in (False, True):
        columns = Columns(members, records, is_grouped)
        ledger, roll = columns.ledger(), columns.roll()

        def ours(threads, ledger=ledger, roll=roll):
            scored = evaluate(made, ledger, roll=roll, is_ranked=True, threads=threads)
            return scored, scored.ranks_in_units(threads=threads)

        done, _ = ours(THREADS)
        wrong = compare(columns, done)
        found = {} if is_grouped else best({"explain, the first": lambda done=done: done.explain(members // 2)}, 1)
        works = {"muster, two threads": lambda: ours(THREADS), "muster, one thread": lambda: ours(1),
                 "NumPy, whole numbers": lambda columns=columns: by_numpy(columns, in_whole_numbers),
                 "NumPy, floats": lambda columns=columns: by_numpy(columns)}
        found |= best(works, rounds)
        base = found["NumPy, whole numbers"][0]
        if not is_grouped:
            found |= best({"pandas": lambda columns=columns: by_pandas(columns)}, 1)
            if peers is not None:
                found |= by_peers(columns, peers)
            state = [ledger, done]

            def add(state=state, columns=columns):
                state[0] = columns.more(state[0])
                state[1] = state[1].with_ledger(state[0])

            found |= best({"1,000 records more, the first time": add}, 1)
            found |= best({"1,000 records more, after that": add}, 4)
            assert state[1] == evaluate(made, state[0], roll=roll, is_ranked=True)
            found |= best({"explain": lambda done=done: done.explain(members // 2)}, 3)
            found |= best({"to_frame": lambda done=done: done.to_frame(threads=THREADS)}, 2)
            found |= best({"Ledger.from_arrays": columns.arrays, "Roll.from_arrays": columns.roll}, 1)
        order = "grouped by member" if is_grouped else "in any order"
        show(f"{members:,} members, {records:,} records, {order}: {wrong} totals in floats are wrong", found, base)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("members", nargs="?", type=int, default=1_000_000)
    parser.add_argument("records", nargs="?", type=int, default=20_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", action="store_true", help="seconds by records, a fifth to five times")
    parser.add_argument("--peers", nargs="?", const="", metavar="FOLDER",
                        help="also DuckDB and Polars, from npm's packages in the folder, put there if need be")
    given = parser.parse_args()
    print(f"muster {muster.__version__}, NumPy {numpy.__version__}, pandas {pandas.__version__}")
    if not given.growth:
        table(given.members, given.records, given.rounds, given.peers)
        return
    for part in (0.2, 0.5, 1, 2, 5):
        records = int(given.records * part)
        columns = Columns(given.members, records, False)
        ledger, roll = columns.ledger(), columns.roll()
        del columns.member, columns.indicator, columns.value, columns.day
        found = best({"": lambda ledger=ledger, roll=roll: evaluate(scheme(), ledger, roll=roll, is_ranked=True,
                                                                    threads=THREADS)}, 3)[""]
        print(f"{records:12,} records: {found[0]:.3f} s, {1e9 * found[0] / records:.1f} ns a record, "
              f"peak +{found[1]} MiB", flush=True)
        del columns, ledger, roll


if __name__ == "__main__":
    main()
