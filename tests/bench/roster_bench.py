"""Muster's rosters on the public shift-scheduling benchmark: cost, bound and gap against the best known values.

    PYTHONPATH=build/release/python python3 tests/bench/roster_bench.py FOLDER [--seconds 60] [--threads 2]
        [--only 1,2,4]

FOLDER holds the instances, `Instance1.txt` and so on. Every roster is checked again from its assignments alone, and its
bound is reckoned again from the prices.
"""
import argparse
import re
import resource
from pathlib import Path

from muster.roster import read_benchmark
from roster_measure import measured

# Best known cost; bound where it differs; what others reach in ten minutes (published): ejection chains, Gurobi, an
# integer program with variable neighbourhoods (Rahimian, Akartunali and Levine, 2017); a column generation in 60 s
# (Strandmark, Qu and Curtois, 2020).
KNOWN = {
    1: (607, 607, 607, 607, 607), 2: (828, 923, 828, 828, 838), 4: (1716, 1719, 1716, 1716, 1728),
    6: (1950, 2344, 1950, 1950, 1972), 8: (1300, 2529, 8995, 1364, 1528), 10: (4631, 4999, 4631, 4631, 4640),
    12: (4040, 5611, 4045, 4042, 4056), 14: (1278, 2542, 1482, 1281, 1377), 16: (3225, 4343, 3521, 3306, 3253),
    18: (4459, 6404, 7950, 5049, 4618), 20: (4769, None, None, None, 5932), 22: (30241, None, None, None, None),
    24: (42463, None, None, None, None),
}


def numbers(text):
    return {int(number) for number in text.split(",")}


def instances_in(folder, only):
    """(number, path) of each instance, by number; `only` those where it says some."""
    numbered = sorted((int(re.search(r"\d+", path.stem).group()), path) for path in folder.glob("Instance*.txt"))
    return [(number, path) for number, path in numbered if not only or number in only]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=numbers)
    options = parser.parse_args()
    print("instance     cost    bound     gap   seconds   best known   over it   chains   Gurobi   IP+VNS   columns")
    for number, path in instances_in(options.folder, options.only):
        problem = read_benchmark(path.read_text(), str(path))
        found, spent = measured(problem, options.seconds, options.threads, options.seed)
        score = found.score
        best, *others = KNOWN.get(number, (None,) * 5)
        over = f"{(score.cost - best) / best:9.1%}" if best else " " * 9
        told = "infeasible" if score.hard else f"{score.cost:8d}"
        print(f"{number:8d} {told:>8} {found.lower_bound or 0:8d} {found.gap or 0:7.1%} {spent:9.1f} {best or '':>12} "
              f"{over} " + " ".join(f"{value if value is not None else '':>8}" for value in others), flush=True)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
