"""The front doors are functions with types, and a program that uses them passes mypy at its strictest."""
import inspect
import re
import subprocess
import sys
from types import FunctionType, ModuleType

import pytest

import muster

PROGRAM = '''
from datetime import date, timedelta

import muster
from muster.evaluation import Area, Evaluation, Indicator, Scheme, SchemeParts, Sum
from muster.record import Evidence, Ledger

scores = [{"mentee": "ann", "mentor": "kim", "score": 3}]
days = [date(2026, 9, 7) + timedelta(days=at) for at in range(7)]
shifts = [{"day": day, "shift": "desk", "minimum": 1} for day in days]

roster: muster.RosterResult = muster.plan(
    shifts, ["ann", "bo"], fairness=["shifts"], time_limit=None, work_limit=1000, seed=2)
gap: float | None = roster.gap
cost: int = roster.cost
bound: int | None = roster.solution.lower_bound
names: list[str] = [member.code for member in roster.problem.members]

ledger = Ledger(["ann"], ["hours"])
row: int = ledger.append(Evidence(0, 0, 3, day=days[0]))
indicators = [Indicator("hours", area="all", rule=Sum("2.5"))]
scheme = Scheme(SchemeParts("help", "1", areas=[Area("all")], indicators=indicators))
evaluation: Evaluation = muster.evaluate(scheme, ledger, is_ranked=True, progress=lambda step, done, best, bound: True)
told: str = str(evaluation.members[0].total) + evaluation.explain("ann").code
evaluation.to_frame()
muster.evaluation.units_to_frame(evaluation)

roster.grid()
roster.to_frame()
sentences: list[str] = roster.bent("zh") + roster.explain("ann", days[0], "desk")
is_usable: bool = roster.check().is_feasible and roster.repair(roster.with_leave("ann", days[3], days[4])).is_feasible
next_week = [{"day": day + timedelta(days=7), "shift": "desk", "minimum": 1} for day in days]
later: muster.RosterResult = muster.plan(next_week, ["ann", "bo"], histories=roster.histories(), time_limit=1)

pairs: muster.PairingResult = muster.pair(scores, capacity=2)
pairs.verify()
pairs.to_frame()
fair: muster.pairing.FairResult = muster.pair(scores, "fair")
led: muster.pairing.GroupsResult = muster.pairing.groups(scores, capacity=2, minimum=0)

muster.save("roster.json", roster)
again = muster.load("roster.json")
assert isinstance(again, muster.RosterResult)
print(again.gap, cost, bound, names, told, gap, row, sentences, is_usable, later, fair, led)
'''


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """What mypy keeps from one program to the next: nothing at first, so that it is of this build."""
    return tmp_path_factory.mktemp("mypy")


def mypy(tmp_path, known, program):
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    return subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(known), str(path)],
                          capture_output=True, text=True, cwd=tmp_path)


def test_a_program_passes_mypy_at_its_strictest_and_runs(tmp_path, known):
    checked = mypy(tmp_path, known, PROGRAM)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    ran = subprocess.run([sys.executable, "program.py"], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("mistake, told", [
    ('muster.plan(shifts, ["ann"], time_limt=3)', 'Unexpected keyword argument "time_limt" for "plan"'),
    ('muster.plan(shifts, ["ann"], seed="one")',
     'Argument "seed" to "plan" has incompatible type "str"; expected "int"'),
    ("muster.evaluate(scheme)", 'Missing positional argument "ledger" in call to "evaluate"'),
    ("muster.evaluate(scheme, ledger).totl", '"Evaluation" has no attribute "totl"'),
    ("muster.roster([], [])", "Module not callable"),
])
def test_mypy_finds_a_mistake_in_a_call(tmp_path, known, mistake, told):
    checked = mypy(tmp_path, known, PROGRAM + mistake + "\n")
    assert told in checked.stdout
    assert checked.stdout.count("error:") == 1, checked.stdout


@pytest.mark.parametrize("door", [muster.pair, muster.plan, muster.evaluate, muster.save, muster.load],
                         ids=lambda door: door.__name__)
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


def typed(function):
    signature = inspect.signature(function)
    return signature.return_annotation is not signature.empty and all(
        each.annotation is not each.empty for name, each in signature.parameters.items() if name not in ("self", "cls"))


def functions_of(owner):
    """What a caller may call of a class: its methods, and how its properties are read."""
    for name, value in vars(owner).items():
        value = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
        if isinstance(value, FunctionType) and (not name.startswith("_") or name == "__init__"):
            yield name, value


def test_whatever_a_caller_may_call_has_types():
    """A call of a function without types is an error where types are strict."""
    areas = [muster,
             *(getattr(muster, name) for name in muster.__all__ if isinstance(getattr(muster, name), ModuleType))]
    public = [(area.__name__, name, value) for area in areas for name, value in vars(area).items()
              if not name.startswith("_") and getattr(value, "__module__", "").startswith("muster")]
    bare = [f"{area}.{name}" for area, name, value in public if isinstance(value, FunctionType) and not typed(value)]
    bare += [f"{area}.{name}.{method}" for area, name, value in public if inspect.isclass(value)
             for method, made in functions_of(value) if not typed(made)]
    assert len(public) > 300 and not bare


@pytest.mark.parametrize("call, refusal", [
    (lambda: muster.plan([], [], time_limt=3),
     'plan: option "time_limt" is not known; write "time_limit", or take it out'),
    (lambda: muster.plan([]), 'plan: "members" is missing; pass it'),
    (lambda: muster.evaluate(None, None, ranked=True),
     'evaluate: option "ranked" is not known; write "is_ranked", or take it out'),
    (lambda: muster.save("x.json", None, fromat=1),
     'save: option "fromat" is not known; write "format", or take it out'),
    (lambda: muster.load(), 'load: "path" is missing; pass it'),
], ids=["plan", "plan without members", "evaluate", "save", "load"])
def test_a_front_door_names_the_option_that_was_meant(call, refusal):
    with pytest.raises(muster.InvalidInput, match=re.escape(refusal)):
        call()


def test_no_module_is_called_like_a_function():
    assert not [name for name in muster.__all__ if inspect.ismodule(getattr(muster, name))
                and callable(getattr(muster, name))]


def test_plan_takes_every_table_and_option_by_its_name():
    plan = inspect.signature(muster.plan).parameters
    for name, each in inspect.signature(muster.roster.problem_from_frames).parameters.items():
        assert plan[name].default == each.default, name
