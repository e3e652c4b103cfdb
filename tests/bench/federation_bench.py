"""A federation of small branches: what each step costs, how it grows with workers, and what the largest one would need.

    PYTHONPATH=build/release/python python3 tests/bench/federation_bench.py [--branches 96] [--workers 1,2,4]
        [--members 100000000] [--of-branches 5000000] [--cores 256] [--only steps,workers,parts,need]

Branches are those of examples/department, a folder each. Steps are processor time of one core; whole runs are by the
clock, on processes of `distributed`, and once more with a worker killed on the way. What is needed is reckoned from the
steps: a member costs what one of the sample costs.
"""
import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from muster.archive import to_bytes
from muster.distributed import Federation, score_in_parts, split_ledger
from muster.evaluation import Scheme, evaluate
from muster.readers import read_folder
from muster.readers.models import plan, term
from muster.record import Ledger
from muster.whole_files import put_whole

GENERATE = Path(__file__).resolve().parents[2] / "examples/department/generate.py"
WORK = 5_000
DISTINCT = 12  # branches that are drawn; others are copies of these
STEPS = {"reading": "read_folder", "pairing": "paired", "rostering": "build_problem, solved", "scoring": "scored",
         "writing": "to_bytes, and the file"}


def branches(folder, count):
    for row in range(count):
        target = folder / f"BR{row:05}"
        if row < DISTINCT:
            subprocess.run([sys.executable, GENERATE, target, "--branches", "1", "--seed", str(row)], check=True,
                           capture_output=True)
        else:
            shutil.copytree(folder / f"BR{row % DISTINCT:05}", target)
    return {path.name: path for path in sorted(folder.iterdir())}


class Steps:
    """Processor time by step, of whatever is called through it; the rest of `build_term` is modelling."""

    def __init__(self):
        self.seconds = dict.fromkeys([*STEPS, "modelling"], 0.0)

    def timed(self, name, function):
        def called(*arguments, **options):
            begin = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                self.seconds[name] += time.process_time() - begin
        return called


def measure_steps(files, out):
    """Seconds of a core by step of one branch, and what it is in bytes and people."""
    steps = Steps()
    kept = plan.paired, plan.solved, plan.build_problem, term.scored
    plan.paired, plan.solved = steps.timed("pairing", kept[0]), steps.timed("rostering", kept[1])
    plan.build_problem, term.scored = steps.timed("rostering", kept[2]), steps.timed("scoring", kept[3])
    members = read = written = 0
    write = steps.timed("writing", lambda made, path: put_whole(path, lambda to: to.write(to_bytes(made))))
    build = steps.timed("modelling", term.build_term)
    try:
        for code, path in files.items():
            made = build(steps.timed("reading", read_folder)(path), work=WORK)
            write(made, out / f"{code}.muster")
            members += len(made.organisation.members)
            read += sum(each.stat().st_size for each in path.iterdir() if each.is_file())
            written += (out / f"{code}.muster").stat().st_size
    finally:
        plan.paired, plan.solved, plan.build_problem, term.scored = kept
    inside = sum(steps.seconds[name] for name in ("pairing", "rostering", "scoring"))
    steps.seconds["modelling"] -= inside
    return {name: seconds / members for name, seconds in steps.seconds.items()}, members, read, written


def measure_workers(files, out, workers, kills):
    """Seconds of all branches, saved by so many workers: by the clock, and of their cores where none is killed."""
    from distributed import Client, LocalCluster

    federation = Federation.of_folders(files).map(term.build_term, work=WORK)
    processes = {"n_workers": workers, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with LocalCluster(**processes) as cluster, Client(cluster) as client:
        client.run(warm)
        told = threading.Event()

        def killed(step, done, *rest):
            if kills and done > 0.4 and not told.is_set():
                told.set()
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        before, begin = sum(client.run(time.process_time).values()), time.perf_counter()
        federation.save(out, client=client, progress=killed)
        seconds = time.perf_counter() - begin
        cores = 0.0 if kills else sum(client.run(time.process_time).values()) - before
        return seconds, cores, max(client.run(most_memory).values())


def most_memory():
    """Megabytes that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def warm():
    import muster.readers.models.term  # noqa: F401  imports are no part of a rate


def measure_parts(members, parts, out):
    """Members a second: scored at once, and in parts with all that belongs to it, in this process."""
    ledger = Ledger([f"S{row:08}" for row in range(members)], ["study", "help"])
    for at in range(10):
        ledger.append_columns(list(range(members)), [at % 2] * members, [20_600 + at] * members,
                              quantities=[(1 + row % (13 + at)) * 1_000_000 for row in range(members)])
    scheme = Scheme.from_dict({"study": {"weight": 2, "rule": "sum", "cap": 20}, "help": "count each 5"})
    begin = time.process_time()
    evaluate(scheme, ledger, is_ranked=True)
    whole = time.process_time() - begin
    split = split_ledger(ledger, parts)
    begin = time.process_time()
    scored = score_in_parts(scheme, Federation(split), out, is_ranked=True)
    apart = time.process_time() - begin
    return members / whole, members / apart, len(scored.tally.__getstate__()[2])


def told_need(rates, read, written, members, options):
    """What the federation needs, from a member's cost in each step."""
    print(f"\n{options.members:,} members in {options.of_branches:,} branches, from these rates:")
    hours = {name: seconds * options.members / 3600 for name, seconds in rates.items()}
    for name, each in sorted(hours.items(), key=lambda pair: -pair[1]):
        print(f"  {name:10} {each:10,.1f} core hours")
    total = sum(hours.values())
    print(f"  {'all':10} {total:10,.1f} core hours, {total / options.cores:.2f} hours of {options.cores} cores; "
          f"slowest: {max(hours, key=hours.get)}")
    read_all, written_all = (each / members * options.members for each in (read, written))
    print(f"  storage: {read_all / 1e9:,.0f} GB read, {written_all / 1e9:,.0f} GB written")
    partitions = max(64, -(-int(read_all) // (32 << 20)))
    print(f"  {partitions:,} partitions of about {options.of_branches / partitions:,.0f} branches, a task each; "
          f"{written_all / partitions / 1e6:.1f} MB a file")
    print(f"  memory: {most_memory():,.0f} MB is the most that this process took for a branch at a time")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--branches", type=int, default=96)
    parser.add_argument("--workers", default="1,2,4")
    parser.add_argument("--members", type=int, default=100_000_000)
    parser.add_argument("--of-branches", type=int, default=5_000_000)
    parser.add_argument("--cores", type=int, default=256)
    parser.add_argument("--part-members", type=int, default=100_000)
    parser.add_argument("--only", default="steps,workers,parts,need")
    options = parser.parse_args()
    only = options.only.split(",")
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        (top / "in").mkdir()
        (top / "one").mkdir()
        files = branches(top / "in", options.branches)
        if "steps" in only or "need" in only:
            measure_steps(dict(list(files.items())[:2]), top / "one")  # imports
            rates, members, read, written = measure_steps(files, top / "one")
            print(f"{len(files)} branches, {members} members; a member is {read / members:,.0f} bytes read and "
                  f"{written / members:,.0f} written")
            for name, seconds in rates.items():
                print(f"  {name:10} {seconds * 1e6:8.0f} us a member, {1 / max(seconds, 1e-9):10,.0f} members/s  "
                      f"{STEPS.get(name, 'the rest of build_term')}")
            if "need" in only:
                told_need(rates, read, written, members, options)
        if "workers" in only:
            print(f"\nsaved by workers of one thread each, on {os.cpu_count()} cores")
            first = 0.0
            for count in map(int, options.workers.split(",")):
                for kills in (False, True):
                    seconds, cores, memory = measure_workers(files, top / f"out-{count}-{kills}", count, kills)
                    first = first or seconds
                    words = ", one killed" if kills else (
                        f", {cores / len(files) * 1e3:.1f} ms of a core a branch, {memory:.0f} MB a worker at most")
                    print(f"  {count} workers {seconds:7.2f} s, {len(files) / seconds:6.1f} branches/s, "
                          f"x {first / seconds:.2f}{words}")
        if "parts" in only:
            once, apart, size = measure_parts(options.part_members, 8, top / "parts")
            print(f"\none branch of {options.part_members:,} members, 10 records each: {once:,.0f} members/s at once, "
                  f"{apart:,.0f} in 8 parts, saved, read again and put together; tally of {size:,} letters")


if __name__ == "__main__":
    main()
