"""Small branches of a federation, and what is done with each: for tests whose workers are other processes."""
import os
import time
from datetime import date
from pathlib import Path

import muster
from muster.evaluation import Scheme

SCHEME = Scheme.from_dict({"study": {"weight": 2, "rule": "sum", "cap": 20}, "help": "count each 5"})


def write_branches(folder, count):
    """A file a branch, of members' points; larger and smaller ones."""
    folder.mkdir()
    for row in range(count):
        people = [f"m{row:02}{person},{(7 * row + 3 * person) % 23},{(row + person) % 4}" for person in
                  range(3 + row % 5)]
        (folder / f"BR{row:02}.csv").write_text("\n".join(people) + "\n", encoding="utf-8")
    return {path.stem: path for path in sorted(folder.iterdir())}


def read_points(path):
    rows = [line.split(",") for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return {"member": [row[0] for row in rows], "study": [int(row[1]) for row in rows],
            "help": [int(row[2]) for row in rows]}


def evaluated(points):
    return muster.evaluate(SCHEME, points, day="2026-09-07", is_ranked=True)


def paired(points):
    codes = points["member"]
    return muster.pair([{"mentee": mentee, "mentor": mentor, "score": 1 + abs(at - other)}
                        for at, mentee in enumerate(codes) for other, mentor in enumerate(codes) if at != other])


def rostered(points):
    shifts = [{"day": date(2026, 9, 7 + day), "shift": "desk", "minimum": 1} for day in range(5)]
    return muster.plan(shifts, points["member"], fairness=["shifts"], time_limit=None, work_limit=500)


def slowly_evaluated(points, log, seconds):
    """As `evaluated`, and tells who does it."""
    with open(log, "a", encoding="utf-8") as told:
        told.write(f"{points['member'][0][1:3]} {os.getpid()}\n")
    time.sleep(seconds)
    return evaluated(points)


def fails_once(points, folder):
    """As `evaluated`, but fails the first time for each branch, as a disk or a network may."""
    marker = Path(folder, points["member"][0])
    if not marker.exists():
        marker.touch()
        raise OSError("for once")
    return evaluated(points)


def large(row):
    return bytes([row]) * 20_000_000
