"""Packages of npm that pair full matrices, each in a process of its own: matrix -> seconds, total.

They take finite costs only, so a pair that may not be costs a thousand times the largest cost. Where node or npm is not
there, none is.
"""
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy

PACKAGES = ("linear-sum-assignment@1.0.9", "munkres@2.0.4", "munkres-js@1.2.2", "hungarian-on3@0.3.1")
SCRIPT = Path(__file__).with_suffix(".mjs")
LONGEST = 10  # seconds a package is waited for


def installed(packages):
    """Names of the packages that are in the folder, put there if need be."""
    if not shutil.which("node") or not shutil.which("npm"):
        return []
    names = [package.split("@")[0] for package in PACKAGES]
    if not all((packages / "node_modules" / name).is_dir() for name in names):
        packages.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", packages, *PACKAGES], check=False,
                       stdout=subprocess.DEVNULL)
    return [name for name in names if (packages / "node_modules" / name).is_dir()]


def solver(packages, name):
    def solve(scores):
        """Processor seconds and the total, or none where it takes too long or does not pair all."""
        costs = scores.astype(float)
        costs[~numpy.isfinite(costs)] = 1000 * abs(costs[numpy.isfinite(costs)]).max()
        with tempfile.NamedTemporaryFile(suffix=".matrix") as file:
            numpy.concatenate([costs.shape, costs.ravel()]).tofile(file.name)
            try:
                told = subprocess.run(["node", SCRIPT, packages.resolve(), file.name, name], capture_output=True,
                                      text=True, timeout=LONGEST, check=True)
            except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
                return None
        answer = json.loads(told.stdout)
        columns = numpy.array(answer["columns"])
        if len(set(columns)) < len(columns) or columns.min() < 0:
            return None
        return answer["seconds"], scores[numpy.arange(len(columns)), columns].astype(
            float if scores.dtype.kind == "f" else int).sum()

    return solve


def solvers(packages):
    return {f"npm's {name}": solver(packages, name) for name in installed(packages)}
