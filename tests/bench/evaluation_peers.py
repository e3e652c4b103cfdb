"""DuckDB and Polars beside evaluation_table.py, from npm, in processes of their own (evaluation_peers.mjs).

A peer that cannot be had (no node, no npm, no net) is left out, and said so. Peaks and what is kept are what its
process grew by over all rounds, reading in apart.
"""
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy

# Whose programs are npm packages themselves. Of nodejs-polars one whose program is also for node 20: the package of
# 0.26.1 takes node 20 too, but that of its program wants 22, and npm leaves it out without a word.
PACKAGES = {"duckdb": "@duckdb/node-api@1.5.6-r.1", "polars": "nodejs-polars@0.24.1"}
SCRIPT = Path(__file__).with_suffix(".mjs")


def installed(folder):
    """The peers that are in the folder, put there if need be."""
    if not shutil.which("node") or not shutil.which("npm"):
        print("DuckDB and Polars left out: node and npm are not there")
        return []
    there = []
    for peer, package in PACKAGES.items():
        if not (folder / "node_modules" / package.rpartition("@")[0]).is_dir():
            done = subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, package],
                                  check=False)
            if done.returncode:
                print(f"{peer} left out: npm has no {package}")
                continue
        there.append(peer)
    return there


def differing(folder, expected, is_whole):
    """How many totals are other than expected; in whole numbers everything is to be as expected."""
    tenths, ranks, in_units, means = expected
    differ = int((numpy.fromfile(folder / "totals.made", dtype=numpy.int32) != tenths).sum())
    if is_whole:
        assert not differ
        assert (numpy.fromfile(folder / "ranks.made", dtype=numpy.int32) == ranks).all()
        assert (numpy.fromfile(folder / "in_units.made", dtype=numpy.int32) == in_units).all()
        assert numpy.allclose(numpy.fromfile(folder / "means.made"), means, rtol=0, atol=1e-9)
    return differ


def beside(columns, scheme, expected, packages=None, rounds=3):
    """Of each peer and kind: seconds, peak and kept, after a word on how many totals differ from those expected.

    `columns` has arrays of int32, `scheme` its numbers, `expected` tenths, ranks, ranks in units and means of units.
    """
    found = {}
    with tempfile.TemporaryDirectory() as made:
        folder, packages = Path(made), Path(packages or Path(made) / "npm").resolve()
        packages.mkdir(parents=True, exist_ok=True)
        (folder / "scheme.json").write_text(json.dumps(scheme), encoding="ascii")
        for name in ("member", "indicator", "value", "unit"):
            getattr(columns, name).tofile(folder / f"{name}.i32")
        for peer in installed(packages):
            for kind, words in (("whole", "whole numbers"), ("floats", "floats")):
                done = subprocess.run(["node", "--expose-gc", SCRIPT, packages, folder, peer, kind, str(rounds)],
                                      capture_output=True, text=True, check=False)
                if done.returncode:
                    print(f"{peer} left out: {done.stderr.strip()[-300:]}")
                    break
                told = json.loads(done.stdout)
                name = f"{told['name']}, {words}"
                found[name] = told["seconds"], told["peak"], told["kept"]
                differ = differing(folder, expected, kind == "whole")
                print(f"{name}: {differ} totals differ, {told['seconds']:.3f} s", flush=True)
    return found
