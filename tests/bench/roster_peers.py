"""Muster and what Debian ships on the public shift-scheduling benchmark, in one run: cost found in the same time.

    PYTHONPATH=build/release/python /usr/bin/python3 tests/bench/roster_peers.py FOLDER [--seconds 60] [--only 1,2,4]

The peers (HiGHS by scipy's milp, CBC, GLPK, MiniZinc with Gecode) get the usual integer program of the benchmark; they
use one thread, Muster two. A peer that is not installed is left out, and said so. Every roster is scored by
`muster.roster.check`.
"""
import argparse
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from scipy import sparse
from roster_bench import instances_in, numbers
from scipy.optimize import Bounds, LinearConstraint, milp

from muster.roster import Options, Roster, check, read_benchmark, solve


class Program:
    """The integer program: minimise `cost` over rows `low <= entries <= high`, variables 0 to `most`."""

    def __init__(self):
        self.cost, self.most, self.rows, self.low, self.high = [], [], [], [], []

    def variable(self, cost=0, most=1):
        self.cost.append(cost)
        self.most.append(most)
        return len(self.cost) - 1

    def row(self, entries, low=-np.inf, high=np.inf):
        self.rows.append(entries)
        self.low.append(low)
        self.high.append(high)

    def relations(self):
        """Each side of each row that bounds anything: entries, relation, value."""
        for entries, low, high in zip(self.rows, self.low, self.high):
            if low == high:
                yield entries, "=", low
                continue
            if low > -np.inf:
                yield entries, ">=", low
            if high < np.inf:
                yield entries, "<=", high


def sections_of(text):
    sections = {}
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("SECTION_"):
            lines = sections.setdefault(line, [])
        elif line and not line.startswith("#"):
            lines.append([part.strip() for part in line.split(",")])
    return sections


def program_of(text):
    """The program, and the number of a variable by (member, day, type)."""
    said = sections_of(text)
    days = int(said["SECTION_HORIZON"][0][0])
    types = {line[0]: (int(line[1]), [other for other in line[2].split("|") if other])
             for line in said["SECTION_SHIFTS"]}
    staff = [line[0] for line in said["SECTION_STAFF"]]
    off = {(line[0], int(day)) for line in said.get("SECTION_DAYS_OFF", []) for day in line[1:] if day}
    worth = {}
    for sign, name in ((-1, "SECTION_SHIFT_ON_REQUESTS"), (1, "SECTION_SHIFT_OFF_REQUESTS")):
        for member, day, shift, weight in said.get(name, []):
            key = (member, int(day), shift)
            worth[key] = worth.get(key, 0) + sign * int(weight)
    program, x = Program(), {}
    for member, maxima, most, least, run, run_least, off_least, weekends in said["SECTION_STAFF"]:
        for day in range(days):
            for shift in types:
                x[member, day, shift] = program.variable(worth.get((member, day, shift), 0),
                                                         0 if (member, day) in off else 1)
        works = [[(x[member, day, shift], 1) for shift in types] for day in range(days)]

        def weighted(day, factor, works=works):
            return [(variable, factor) for variable, _ in works[day]]

        for day in range(days):
            program.row(works[day], high=1)
        for day in range(days - 1):
            for shift, (_, barred) in types.items():
                for other in barred:
                    program.row([(x[member, day, shift], 1), (x[member, day + 1, other], 1)], high=1)
        for maximum in filter(None, maxima.split("|")):
            shift, count = maximum.split("=")
            program.row([(x[member, day, shift], 1) for day in range(days)], high=int(count))
        program.row([(x[member, day, shift], types[shift][0]) for day in range(days) for shift in types], int(least),
                    int(most))
        run, run_least, off_least = int(run), int(run_least), int(off_least)
        for day in range(days - run):
            program.row(sum((works[other] for other in range(day, day + run + 1)), []), high=run)
        for least, sign in ((run_least, 1), (off_least, -1)):
            for length in range(1, least):
                for day in range(days - length - 1):
                    edges = weighted(day, sign) + weighted(day + length + 1, sign)
                    inside = sum((weighted(day + 1 + at, -sign) for at in range(length)), [])
                    program.row(edges + inside, low=1 - length if sign > 0 else -1)
        kept = []
        for saturday in range(5, days, 7):
            kept.append((program.variable(), 1))
            for day in range(saturday, min(saturday + 2, days)):
                program.row([(kept[-1][0], 1)] + weighted(day, -1), low=0)
        program.row(kept, high=int(weekends))
    for day, shift, wanted, under, over in said["SECTION_COVER"]:
        people = [(x[member, int(day), shift], 1) for member in staff]
        people += [(program.variable(int(under), int(wanted)), 1), (program.variable(int(over), len(staff)), -1)]
        program.row(people, int(wanted), int(wanted))
    return program, x


def with_highs(program, seconds, _):
    counts = [len(row) for row in program.rows]
    variables = [variable for row in program.rows for variable, _ in row]
    factors = [factor for row in program.rows for _, factor in row]
    matrix = sparse.csr_matrix((factors, variables, np.r_[0, np.cumsum(counts)]), (len(counts), len(program.cost)))
    found = milp(program.cost, integrality=np.ones(len(program.cost)), bounds=Bounds(0, program.most),
                 constraints=LinearConstraint(matrix, program.low, program.high), options={"time_limit": seconds})
    return found.x


def terms(row):
    return " ".join(f"{factor:+d} x{variable}" for variable, factor in row)


def write_lp(program, path):
    with path.open("w") as out:
        out.write("Minimize\n cost: " + "\n ".join(f"{cost:+d} x{at}" for at, cost in enumerate(program.cost) if cost)
                  + "\n")
        out.write("Subject To\n")
        for at, (row, relation, value) in enumerate(program.relations()):
            out.write(f" r{at}: {terms(row)} {relation} {value}\n")
        out.write("Bounds\n" + "".join(f" 0 <= x{at} <= {most}\n" for at, most in enumerate(program.most)))
        out.write("General\n" + "".join(f" x{at}\n" for at in range(len(program.most))) + "End\n")


def values_in(text, pattern, count):
    values = np.zeros(count)
    found = re.findall(pattern, text, re.MULTILINE)
    for variable, value in found:
        values[int(variable)] = float(value)
    return values if found else None


def with_cbc(program, seconds, folder):
    write_lp(program, folder / "p.lp")
    subprocess.run(["cbc", "p.lp", "timeMode", "elapsed", "seconds", str(seconds), "solve", "solution", "p.sol"],
                   cwd=folder, capture_output=True, check=False)
    text = (folder / "p.sol").read_text() if (folder / "p.sol").exists() else ""
    if "infeasible" in text.lower() or "no integer solution" in text.lower().split("\n")[0]:
        return None
    return values_in(text, r"^\s*\d+ x(\d+)\s+(\S+)", len(program.cost))


def with_glpk(program, seconds, folder):
    write_lp(program, folder / "p.lp")
    subprocess.run(["glpsol", "--lp", "p.lp", "--tmlim", str(int(seconds)), "--cuts", "--write", "p.sol"], cwd=folder,
                   capture_output=True, check=False)
    text = (folder / "p.sol").read_text() if (folder / "p.sol").exists() else ""
    status = re.search(r"^s mip \d+ \d+ (\S)", text, re.MULTILINE)
    if not status or status[1] not in "of":
        return None
    names = [int(name) for name in dict.fromkeys(re.findall(r"x(\d+)", (folder / "p.lp").read_text()))]
    values = np.zeros(len(program.cost))  # GLPK numbers variables as they first appear
    for column, value in re.findall(r"^j (\d+) (\S+)", text, re.MULTILINE):
        values[names[int(column) - 1]] = float(value)
    return values


def with_gecode(program, seconds, folder):
    def linear(row):
        return " + ".join(f"{factor}*x[{variable + 1}]" for variable, factor in row)
    with (folder / "p.mzn").open("w") as out:
        count = len(program.cost)
        out.write(f"array[1..{count}] of int: most = {program.most};\narray[1..{count}] of int: cost = "
                  f"{program.cost};\n")
        out.write(f"array[1..{count}] of var 0..{max(program.most)}: x;\nconstraint forall(i in 1..{count})(x[i] <= "
                  "most[i]);\n")
        for row, relation, value in program.relations():
            out.write(f"constraint {linear(row)} {relation} {value};\n")
        out.write('solve minimize sum(i in index_set(x))(cost[i] * x[i]);\noutput ["x=" ++ show(x) ++ "\\n"];\n')
    try:
        found = subprocess.run(["minizinc", "--solver", "gecode", "--time-limit", str(int(seconds * 1000)), "-a",
                                "p.mzn"],
                               cwd=folder, capture_output=True, text=True, check=False, timeout=2 * seconds + 30)
    except subprocess.TimeoutExpired:
        return None
    lines = re.findall(r"^x=\[(.*)\]", found.stdout, re.MULTILINE)
    return np.array([float(value) for value in lines[-1].split(",")]) if lines else None


PEERS = {"HiGHS": (None, with_highs), "CBC": ("cbc", with_cbc), "GLPK": ("glpsol", with_glpk),
         "Gecode": ("fzn-gecode", with_gecode)}


def told(problem, x, values):
    """The cost of a peer's roster as `check` gives it."""
    if values is None:
        return "none"
    names = {shift: row for row, shift in enumerate(dict.fromkeys(shift for _, _, shift in x))}
    members = {member: row for row, member in enumerate(dict.fromkeys(member for member, _, _ in x))}
    stood = [(members[member], day, names[shift]) for (member, day, shift), at in x.items() if values[at] > 0.5]
    columns = np.array(stood, dtype=np.int64).reshape(-1, 3)
    roster = Roster.from_columns(problem.period, len(problem.members), member=columns[:, 0], day=columns[:, 1],
                                 shift_type=columns[:, 2])
    score = check(problem, roster).score
    return f"hard {score.hard}" if score.hard else str(score.cost)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", type=numbers)
    options = parser.parse_args()
    peers = {name: run for name, (program, run) in PEERS.items() if program is None or shutil.which(program)}
    if missing := PEERS.keys() - peers.keys():
        print("not installed:", ", ".join(sorted(missing)))
    print("instance   Muster    bound " + " ".join(f"{name:>18}" for name in peers))
    for number, path in instances_in(options.folder, options.only):
        text = path.read_text()
        problem = read_benchmark(text, str(path))
        ours = solve(problem, Options(time_limit=options.seconds, seed=1, threads=2))
        line = f"{number:8d} {ours.score.cost:8d} {ours.lower_bound:8d}"
        program, x = program_of(text)
        for run in peers.values():
            began = time.perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                values = run(program, options.seconds, Path(folder))
            line += f" {told(problem, x, values):>10} ({time.perf_counter() - began:4.0f}s)"
        print(line, flush=True)


if __name__ == "__main__":
    main()
