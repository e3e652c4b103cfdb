"""A ledger through NumPy, pandas, CSV, SQLite and back, beside the library's own archive and peers, and the ratios.

    PYTHONPATH=build/release/python python3 tests/bench/interoperation_bench.py [--records 2000000] [--members 20000]
        [--seed 1] [--only sqlite,csv]

Processor time, user and system, of this process, so that who else uses the machine counts little. What comes back is
compared with the ledger that went out, record by record. Peers are pandas' own writers and readers of the same columns,
as words, days and whole numbers: from a frame to a frame.
"""
import argparse
import contextlib
import resource
import sqlite3
import tempfile
import time
from pathlib import Path

import numpy
import pandas

import muster
from muster.record import Ledger

WORDS = ("members", "indicators", "sources")


def drawn(records, members, seed):
    """Some hundred thousand distinct quantities, a year of days, three sources."""
    draw = numpy.random.default_rng(seed)
    ledger = Ledger([f"S{row:08}" for row in range(members)], [f"indicator-{row}" for row in range(30)])
    for source in ("duty list", "study app", "secretary"):
        ledger.admit_source(source)
    ledger.append_columns(members=draw.integers(0, members, records, dtype=numpy.uint32),
                          indicators=draw.integers(0, 30, records, dtype=numpy.uint32),
                          days=draw.integers(20_600, 20_965, records, dtype=numpy.int32),
                          quantities=draw.integers(1, 200_000, records) * 10_000,
                          sources=draw.integers(0, 3, records, dtype=numpy.uint32))
    return ledger


def empty_of(ledger):
    made = Ledger(ledger.members, ledger.indicators)
    for source in ledger.sources:
        made.admit_source(source)
    return made


def copied(ledger):
    made = empty_of(ledger)
    made.append_columns(**{name: column.copy() for name, column in ledger.columns.items()})
    return made


def arrays(ledger):
    columns = ledger.columns
    words = {one: pandas.Categorical.from_codes(columns[many].astype(numpy.int32), getattr(ledger, many))
             for one, many in (("member", "members"), ("indicator", "indicators"), ("source", "sources"))}
    return words | {"day": columns["days"].astype("datetime64[D]"), "quantity": columns["quantities"]}


def of_arrays(given):
    return Ledger.from_arrays(**given, decimals=6)


def plain_frame(ledger):
    """As pandas' own writers take it: words, days, whole numbers."""
    return pandas.DataFrame(arrays(ledger))


def pandas_csv(path):
    words = dict.fromkeys(("member", "indicator", "source"), "category")
    return pandas.read_csv(path, dtype=words, parse_dates=["day"])


def to_pandas_sql(frame, path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        frame.to_sql("evidence", connection, index=False)


def pandas_sql(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return pandas.read_sql_query("SELECT * FROM evidence", connection)


def ways(folder):
    """Name, how it goes out, how it comes back, the file, and whether a ledger comes back."""
    archive, table, base, other, peer = (folder / name for name in ("l.muster", "l.csv", "l.db", "p.csv", "p.db"))
    return [
        ("copy in memory", lambda ledger: ledger, copied, None, True),
        ("own archive", lambda ledger: muster.save(archive, ledger, sync=False), lambda _: muster.load(archive),
         archive, True),
        ("NumPy", arrays, of_arrays, None, True),
        ("pandas", lambda ledger: ledger.to_frame(), lambda frame: muster.record.ledger_from_frame(frame), None, True),
        ("Arrow", lambda ledger: ledger, Ledger.from_arrow, None, True),
        ("CSV", lambda ledger: ledger.to_csv(table), lambda _: Ledger.from_csv(table), table, True),
        ("SQLite", lambda ledger: muster.to_sql(ledger, base), lambda _: muster.read_sql(base), base, True),
        ("pandas' CSV", lambda frame: frame.to_csv(other, index=False), lambda _: pandas_csv(other), other, False),
        ("pandas' SQLite", lambda frame: to_pandas_sql(frame, peer), lambda _: pandas_sql(peer), peer, False),
    ]


def measured(action, given):
    begun = time.process_time()
    made = action(given)
    return made, time.process_time() - begun


def same(left, right):
    """Record by record by the words themselves, whose order may differ."""
    for many in WORDS:
        of = [numpy.array(getattr(each, many), dtype=object)[each.columns[many]] for each in (left, right)]
        if not (of[0] == of[1]).all():
            return False
    return all((left.columns[each] == right.columns[each]).all() for each in ("days", "quantities"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=2_000_000)
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    only = [each.strip().lower() for each in given.only.split(",") if each.strip()]
    ledger = drawn(given.records, given.members, given.seed)
    print(f"{given.records:,} records, {given.members:,} members; pandas {pandas.__version__}, NumPy "
          f"{numpy.__version__}, SQLite {sqlite3.sqlite_version}; seconds of processor time")
    print("| way | out | in | both, of the archive's | file, MB | most memory, MB |\n|---|---|---|---|---|---|")
    own = None
    with tempfile.TemporaryDirectory() as folder:
        for name, out, back, file, is_ledger in ways(Path(folder)):
            if only and name.lower() not in (*only, "own archive"):
                continue
            gone, there = measured(out, ledger if is_ledger else plain_frame(ledger))
            again, here = measured(back, gone)
            assert same(ledger, again) if is_ledger else len(again) == len(ledger), name
            if name == "own archive":
                own = there + here
            size = "" if file is None else f"{file.stat().st_size / 1e6:.0f}"
            share = "" if own is None else f"{(there + here) / own:.1f}"
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"| {name} | {there:.2f} | {here:.2f} | {share} | {size} | {memory:.0f} |", flush=True)
            del gone, again
            if file is not None:
                file.unlink()


if __name__ == "__main__":
    main()
