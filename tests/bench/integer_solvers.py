"""Solvers of integer programs that others make, each on one thread: (program, seconds, folder) -> `Found`.

HiGHS as SciPy has it; CBC, GLPK and Gecode (by MiniZinc) as programs of their own; a newer HiGHS as npm has it,
compiled to WebAssembly, in a folder of its own. What is not installed is left out (`solvers_here`).
"""
import json
import re
import resource
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from integer_program import lp_text
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

PACKAGE = "highs@1.15.3"  # of npm
SCRIPT = Path(__file__).with_name("integer_solvers.mjs")
GRACE = 30  # seconds beyond the limit and as much again, before a solver that does not end is stopped


@dataclass
class Found:
    """A value for each variable, if any solution was found, whether it is said to be best, and processor seconds."""

    values: object = None
    is_proven: bool = False
    seconds: float = field(default=0.0, kw_only=True)


def with_highs(program, seconds, _):
    if not program.cost:
        return Found(np.zeros(0), True) if program.holds([]) else Found()
    counts = [len(row) for row in program.rows]
    matrix = sparse.csr_matrix(([factor for row in program.rows for _, factor in row],
                                [variable for row in program.rows for variable, _ in row],
                                np.r_[0, np.cumsum(counts)].astype(int)), (len(counts), len(program.cost)))
    rows = LinearConstraint(matrix, program.low, program.high) if counts else ()
    found = milp(program.cost, integrality=program.is_whole, bounds=Bounds(0, program.most), constraints=rows,
                 options={"time_limit": seconds, "mip_rel_gap": 0.0})
    return Found(found.x, found.status == 0)


def run(command, folder, seconds):
    """Its output; none where it does not end."""
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                              timeout=2 * seconds + GRACE).stdout
    except subprocess.TimeoutExpired:
        return ""


def values_in(text, pattern, count):
    values = np.zeros(count)
    found = re.findall(pattern, text, re.MULTILINE)
    for variable, value in found:
        values[int(variable)] = float(value)
    return values if found else None


def solution_in(folder):
    path = folder / "p.sol"
    return path.read_text() if path.exists() else ""


def with_cbc(program, seconds, folder):
    (folder / "p.lp").write_text(lp_text(program))
    run(["cbc", "p.lp", "timeMode", "elapsed", "seconds", str(seconds), "solve", "solution", "p.sol"], folder,
        seconds)
    text = solution_in(folder)
    said = text.split("\n")[0].lower()
    if "infeasible" in said or "no integer solution" in said:
        return Found()
    return Found(values_in(text, r"^\s*(?:\*\*)?\s*\d+ x(\d+)\s+(\S+)", len(program.cost)), said.startswith("optimal"))


def with_glpk(program, seconds, folder):
    text = lp_text(program)
    (folder / "p.lp").write_text(text)
    run(["glpsol", "--lp", "p.lp", "--tmlim", str(int(seconds)), "--cuts", "--write", "p.sol"], folder, seconds)
    written = solution_in(folder)
    status = re.search(r"^s mip \d+ \d+ (\S)", written, re.MULTILINE)
    if not status or status[1] not in "of":
        return Found()
    names = [int(name) for name in dict.fromkeys(re.findall(r"x(\d+)", text))]
    values = np.zeros(len(program.cost))  # GLPK numbers variables as they first appear
    for column, value in re.findall(r"^j (\d+) (\S+)", written, re.MULTILINE):
        values[names[int(column) - 1]] = float(value)
    return Found(values, status[1] == "o")


def with_gecode(program, seconds, folder):
    count = len(program.cost)
    with (folder / "p.mzn").open("w") as out:
        out.write(f"array[1..{count}] of int: most = {program.most};\narray[1..{count}] of int: cost = "
                  f"{program.cost};\n")
        out.write(f"array[1..{count}] of var 0..{max(program.most)}: x;\nconstraint forall(i in 1..{count})(x[i] <= "
                  "most[i]);\n")
        for row, relation, value in program.relations():
            left = " + ".join(f"{factor}*x[{variable + 1}]" for variable, factor in row) or "0"
            out.write(f"constraint {left} {relation} {value};\n")
        out.write('solve minimize sum(i in index_set(x))(cost[i] * x[i]);\noutput ["x=" ++ show(x) ++ "\\n"];\n')
    said = run(["minizinc", "--solver", "gecode", "--time-limit", str(int(seconds * 1000)), "-a", "p.mzn"], folder,
               seconds)
    lines = re.findall(r"^x=\[(.*)\]", said, re.MULTILINE)
    values = np.array([float(value) for value in lines[-1].split(",")]) if lines else None
    return Found(values, lines != [] and "==========" in said)


def installed(packages):
    """Whether the newer HiGHS is in the folder, put there if need be."""
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    if (packages / "node_modules" / "highs").is_dir():
        return True
    packages.mkdir(parents=True, exist_ok=True)
    return subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", packages, PACKAGE],
                          check=False, stdout=subprocess.DEVNULL).returncode == 0


def newer_highs(packages):
    def solve(program, seconds, folder):
        (folder / "p.lp").write_text(lp_text(program))
        said = run(["node", SCRIPT, packages.resolve(), "p.lp", str(seconds)], folder, seconds)
        told = json.loads(said) if said.strip() else {}
        if not told.get("values"):
            return Found()
        values = np.zeros(len(program.cost))
        for variable, value in told["values"]:
            values[variable] = value
        return Found(values, told["is_optimal"])

    return solve


def timed(solve):
    """The same with its processor time, that of programs it runs with it; values that bend a row are none."""
    def spent():
        return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    def measured(program, seconds, folder):
        before = spent()
        found = solve(program, seconds, folder)
        found.seconds = spent() - before
        if found.values is not None and not program.holds(found.values):
            return Found(seconds=found.seconds)
        return found

    return measured


def solvers_here(packages=None):
    """Those that are installed, by name, and the names of those that are not. `packages`: a folder for npm's."""
    programs = {"CBC": ("cbc", with_cbc), "GLPK": ("glpsol", with_glpk), "Gecode": ("fzn-gecode", with_gecode)}
    found = {"HiGHS": with_highs}
    if packages is not None and installed(packages):
        found[f"HiGHS {PACKAGE.rpartition('@')[2]}"] = newer_highs(packages)
    found |= {name: solve for name, (program, solve) in programs.items() if shutil.which(program)}
    missing = [name for name in programs if name not in found]
    if packages is not None and len(found) + len(missing) < len(programs) + 2:
        missing.append(f"npm's {PACKAGE}")
    return {name: timed(solve) for name, solve in found.items()}, missing
