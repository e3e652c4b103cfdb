"""Benchmarks of rosters on problems so small that they end at once: what they print is of the problem given."""
import subprocess
import sys
from pathlib import Path

import pytest
from inrc_instances import SmallInrc2

from muster.roster import Options, Status, read_instance, solve

BENCH = Path(__file__).resolve().parents[1] / "bench"
BENCHMARK = """SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
SECTION_STAFF
A,E=7,2400,0,5,1,1,1
B,E=7,2400,0,5,1,1,1
SECTION_COVER
0,E,1,100,1
3,E,3,100,1
"""


def lines_of(bench, *arguments):
    done = subprocess.run([sys.executable, BENCH / f"{bench}.py", *map(str, arguments)], capture_output=True, text=True,
                          check=True)
    return [line.split() for line in done.stdout.splitlines()]


@pytest.fixture
def weeks(tmp_path):
    """A dataset of the second competition with two weeks, and the name of an instance of it."""
    small = SmallInrc2(11, weeks=2)
    folder = tmp_path / small.name
    folder.mkdir()
    scenario, history, *texts = small.files("text")
    names = [f"Sc-{small.name}", f"H0-{small.name}-0", *(f"WD-{small.name}-{week}" for week in range(2))]
    for name, text in zip(names, [scenario, history, *texts], strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path, f"{small.name}_0_0-1"


def test_a_competition_is_told_with_cost_bound_gap_hard_rules_and_memory(weeks):
    folder, name = weeks
    solution = solve(read_instance(folder / name).problem,
                     Options(time_limit=None, work_limit=200_000, seed=1, threads=1))
    head, row, summary = lines_of("competitions_bench", folder, "--work", 200_000, "--threads", 1, "--only", name)
    told = dict(zip(" ".join(head).replace("best known", "known").split(), row, strict=False))
    assert told["instance"] == name
    assert (told["cost"], told["hard"], told["bound"]) == (str(solution.score.cost), str(solution.score.hard),
                                                           str(solution.lower_bound))
    assert solution.status == Status.optimal and told["proven"] == "yes" and float(row[-1]) > 10
    assert summary[:2] == ["1", "instances;"]


def test_weeks_one_by_one_are_told_beside_all_at_once(weeks):
    folder, name = weeks
    head, row, _ = lines_of("competitions_bench", folder, "--work", 100_000, "--threads", 1, "--only", name, "--weekly")
    assert " ".join(head) == "instance cost hard at once its hard above seconds MiB"
    assert int(row[1]) >= int(row[3]) > 0 and float(row[5].strip("%")) == pytest.approx(
        100 * (int(row[1]) / int(row[3]) - 1), abs=0.01)


def test_peers_get_the_problem_and_what_they_find_is_scored(tmp_path):
    (tmp_path / "mine.txt").write_text(BENCHMARK, encoding="utf-8")
    head, row = lines_of("roster_peers", tmp_path / "mine.txt", "--seconds", 10, "--peers", "HiGHS",
                         "--processor-time")[-2:]
    assert head == ["Muster", "bound", "HiGHS", "problem"]
    costs = [cell for cell in row if cell.isdigit()]
    assert costs == ["100", "100", "100"] and row[-1] == "mine"


def test_growth_tells_when_each_size_came_near():
    head, row, summary = lines_of("everyday_bench", "--growth", "--count", 1, "--work", 200_000, "--threads", 1)
    assert head[:3] == ["case", "people", "days"] and row[:3] == ["1", "10", "14"] and summary[0] == "median"


def test_processor_time_does_not_go_on_while_nothing_is_done(tmp_path):
    script = tmp_path / "waits.py"
    script.write_text(f"import sys, time\nsys.path.insert(0, {str(BENCH)!r})\n"
                      "from processor_time import count_processor_time\ncount_processor_time()\n"
                      "began, done = time.monotonic(), 0\ntime.sleep(3)\nwaited = time.monotonic() - began\n"
                      "while time.monotonic() - began < 0.2:\n    done += 1\nprint(waited < 1, done > 1000)\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
