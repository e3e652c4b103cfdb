"""The front doors are functions with types, and a program that uses them passes mypy at its strictest."""
import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

import muster

HERE = Path(__file__).resolve().parent
PROGRAM = '''
from datetime import date, timedelta

import muster
from muster.evaluation import Area, Evaluation, Indicator, Scheme, SchemeParts, Sum
from muster.record import Evidence, Ledger

scores = [{"mentee": "ann", "mentor": "kim", "score": 3}]
days = [date(2026, 9, 7) + timedelta(days=at) for at in range(7)]
shifts = [{"day": day, "shift": "desk", "minimum": 1} for day in days]

roster: muster.RosterResult = muster.plan(shifts, ["ann", "bo"], fairness=["shifts"], time_limit=None, work_limit=1000, seed=2)
gap: float | None = roster.gap
cost: int = roster.cost
bound: int | None = roster.solution.lower_bound
names: list[str] = [member.code for member in roster.problem.members]

ledger = Ledger(["ann"], ["hours"])
row: int = ledger.append(Evidence(0, 0, 3, day=days[0]))
scheme = Scheme(SchemeParts("help", "1", areas=[Area("all")], indicators=[Indicator("hours", area="all", rule=Sum("2.5"))]))
evaluation: Evaluation = muster.evaluate(scheme, ledger, is_ranked=True, progress=lambda step, done, best, bound: True)
told: str = str(evaluation.members[0].total) + evaluation.explain("ann").code
evaluation.to_frame()

pairs = muster.pair({PAIRED}, capacity=2)
pairs.verify()

muster.save("roster.json", roster)
again = muster.load("roster.json")
assert isinstance(again, muster.RosterResult)
print(again.gap, cost, bound, names, told, gap, row)
'''


def mypy(tmp_path, program):
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    return subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull, str(path)], capture_output=True, text=True, cwd=tmp_path)


def test_a_program_passes_mypy_at_its_strictest(tmp_path):
    checked = mypy(tmp_path, PROGRAM.replace("{PAIRED}", "scores"))
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("mistake, told", [
    ('muster.plan(shifts, ["ann"], time_limt=3)', 'Unexpected keyword argument "time_limt" for "plan"'),
    ('muster.plan(shifts, ["ann"], seed="one")', 'Argument "seed" to "plan" has incompatible type "str"; expected "int"'),
    ("muster.evaluate(scheme)", 'Missing positional argument "ledger" in call to "evaluate"'),
    ("muster.evaluate(scheme, ledger).totl", '"Evaluation" has no attribute "totl"'),
    ("muster.roster([], [])", "Module not callable"),
])
def test_mypy_finds_a_mistake_in_a_call(tmp_path, mistake, told):
    checked = mypy(tmp_path, PROGRAM.replace("{PAIRED}", "scores") + mistake + "\n")
    assert told in checked.stdout
    assert checked.stdout.count("error:") == 1, checked.stdout


@pytest.mark.parametrize("door", [muster.pair, muster.plan, muster.evaluate, muster.save, muster.load], ids=lambda door: door.__name__)
def test_a_front_door_is_a_function_with_typed_keywords_and_a_docstring(door):
    assert inspect.isfunction(door)
    signature = inspect.signature(door)
    assert all(each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD) for each in signature.parameters.values())
    assert all(each.annotation is not each.empty for each in signature.parameters.values())
    assert signature.return_annotation is not signature.empty
    for section in ("Raises\n    ------", *(["Parameters\n    ----------"] if len(signature.parameters) > 1 else [])):
        assert section in door.__doc__
    for name in signature.parameters:
        assert name in door.__doc__


def test_no_module_is_called_like_a_function():
    assert not [name for name in muster.__all__ if inspect.ismodule(getattr(muster, name)) and callable(getattr(muster, name))]


def test_plan_takes_every_table_and_option_by_its_name():
    plan = inspect.signature(muster.plan).parameters
    for name, each in inspect.signature(muster.roster.problem_from_frames).parameters.items():
        assert plan[name].default == each.default, name
