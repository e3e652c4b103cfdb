"""Every door of the module, with every wrong thing in every place.

The answer is an error of the library's own, or an answer.
"""
import importlib
import inspect
import re
import types
from datetime import date, time, timedelta
from decimal import Decimal

import numpy
import pandas
import pytest

import muster
from muster import evaluation, pairing, programme, record, roster
from muster.distributed import Federation
from muster.pairing import GroupRules
from muster.readers import read_folder
from muster.record import ledger_from_frame
from muster.roster import Options, problem_from_frames

MONDAY = date(2026, 9, 7)
PERIOD = muster.Period(MONDAY, date(2026, 9, 13))


class Strange:
    """Is made of anything, and is nothing."""

    def __init__(self, *_, **__):
        pass


WRONG = {
    "None": None, "True": True, "zero": 0, "below 0": -1, "a million": 10**6, "beyond 64 bits": 2**70, "half": 0.5,
    "NaN": float("nan"), "infinity": float("inf"), "no text": "", "text": "strange", "bytes": b"strange",
    "a decimal": Decimal("0.5"), "no list": [],
    "a list of nothing": [None], "a list of text": ["x", 2], "a tuple": (1, "x"), "no mapping": {},
    "a mapping": {"strange": 1}, "a set": {1}, "a day": MONDAY, "a time": time(8), "an object": object(),
    "a function": lambda *_, **__: None, "a frame": pandas.DataFrame({"strange": [1]}), "no frame": pandas.DataFrame(),
    "an array": numpy.array([0.5, float("nan")]), "a matrix": numpy.ones((2, 3), dtype=complex),
    "an instant": pandas.Timestamp("2026-09-07", tz="UTC"), "a type": Strange, "a list of itself": [[[1]], [2]],
}


def answers(call, *arguments, **options):
    """Nothing but an answer, or an error of the library that names place, fault and remedy."""
    try:
        call(*arguments, **options)
    except muster.Error as error:
        assert str(error).strip()
        assert isinstance(error, muster.Stopped) or (error.fault and error.remedy), error


CANDIDATES = pandas.DataFrame([(mentee, mentor, 1) for mentee in ("ann", "bo") for mentor in ("kim", "lee")],
                              columns=["mentee", "mentor", "score"])
PAIRED = muster.pair(CANDIDATES)
STABLE = muster.pair(CANDIDATES, "stable")
GROUPS = muster.pair(CANDIDATES, "groups", minimum=0)
REPAIRED = muster.pair(CANDIDATES, "repair", before=PAIRED)
FAIR = muster.pair(CANDIDATES, "fair")
DENSE = muster.pair(numpy.ones((2, 2)))
SHIFTS = [{"day": MONDAY, "shift": "a"}, {"day": date(2026, 9, 8), "shift": "a"}]
PROBLEM = problem_from_frames(SHIFTS, ["ann", "bo"])
SOLUTION = roster.solve(PROBLEM, Options(work_limit=1000, time_limit=1))
PLANNED = roster.RosterResult(PROBLEM, SOLUTION)
LEDGER = ledger_from_frame({"member": ["ann"], "indicator": ["x"], "day": [MONDAY]})
KEY = {"ann": ["kim"], "bo": ["lee"]}

# name, what is called, what it is called with
DOORS = [
    ("pair", muster.pair, dict(candidates=CANDIDATES)),
    ("pair fairly", muster.pair, dict(candidates=CANDIDATES, mode="fair")),
    ("pair stably", muster.pair, dict(candidates=CANDIDATES, mode="stable")),
    ("pair into groups", muster.pair,
     dict(candidates=CANDIDATES, mode="groups", minimum=0, mentees=pandas.DataFrame({"g": [1, 2]}, index=["ann", "bo"]),
          balance={"g": 1})),
    ("pair anew", muster.pair, dict(candidates=CANDIDATES, mode="repair", before=PAIRED)),
    ("pair with loads", muster.pair,
     dict(candidates=CANDIDATES, capacity=2, load_price=1, earlier=CANDIDATES, repeat=("avoid", 1))),
    ("pair features", muster.pair, dict(candidates=[{"mentee": "ann"}], mentors=[{"mentor": "kim"}])),
    ("stable", pairing.stable, dict(mentees=KEY, mentors={"kim": ["ann"], "lee": ["bo"]})),
    ("stable_from_scores", pairing.stable_from_scores, dict(candidates=CANDIDATES)),
    ("groups", pairing.groups, dict(candidates=CANDIDATES, minimum=0)),
    ("plot_pairing", pairing.plot_pairing, dict(result=PAIRED)),
    ("plot_rank_profile", pairing.plot_rank_profile, dict(results={"x": STABLE})),
    ("problem_from_frames", problem_from_frames, dict(shifts=SHIFTS, members=["ann", "bo"])),
    ("ledger_from_frame", ledger_from_frame, dict(frame={"member": ["ann"], "indicator": ["x"], "day": [MONDAY]})),
    ("plan", muster.plan, dict(shifts=SHIFTS, members=["ann", "bo"], work_limit=100, time_limit=1)),
    ("evaluate", muster.evaluate,
     dict(scheme=evaluation.Scheme(programme.four_enters()), ledger=LEDGER, ignores_strangers=True)),
    ("histories_to_frame", roster.histories_to_frame, dict(histories=PLANNED.histories())),
    ("histories_from_frame", roster.histories_from_frame, dict(table=roster.histories_to_frame(PLANNED.histories()))),
    ("to_bytes", muster.archive.to_bytes, dict(value=PROBLEM)),
    ("from_bytes", muster.archive.from_bytes, dict(data=muster.archive.to_bytes(PROBLEM))),
    ("load", muster.load, dict(path="nowhere.muster")),
    ("Federation", Federation, dict(branches={"a": 1})),
    ("Federation.of_folders", Federation.of_folders, dict(folders={"a": "nowhere"})),
    ("Federation.map", Federation({"a": 1}).map, dict(function=str)),
    ("Federation.to_frame", Federation({"a": 1}).to_frame, dict(frame=lambda one: pandas.DataFrame({"x": [one]}))),
    ("read_folder", read_folder, dict(path="nowhere")),
]
METHODS = [(f"{type(of).__name__}.{name}", getattr(of, name))
           for of in (PAIRED, STABLE, GROUPS, REPAIRED, FAIR, DENSE, PAIRED.live(), PLANNED)
           for name, one in inspect.getmembers(type(of), inspect.isfunction) if not name.startswith("_")]


def parameters(call):
    return [name for name, one in inspect.signature(call).parameters.items()
            if one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)]


@pytest.fixture(autouse=True)
def no_pictures():
    import matplotlib

    matplotlib.use("Agg")
    yield
    from matplotlib import pyplot

    pyplot.close("all")


@pytest.mark.parametrize("door", DOORS, ids=[door[0] for door in DOORS])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_door_answers_whatever_it_is_given(door, wrong):
    _, call, given = door
    for name in parameters(call):
        if name == "progress" and callable(WRONG[wrong]):
            continue  # what a callback raises is its caller's
        answers(call, **{**given, name: WRONG[wrong]})


@pytest.mark.parametrize("error", [TypeError("my own"), KeyError("ann"), ZeroDivisionError("my own")])
def test_what_a_callback_raises_is_its_callers_also_where_options_hold_it(error):
    def progress(step, done, best, bound):
        raise error

    days = [MONDAY + timedelta(days=at) for at in range(28)]
    problem = roster.problem_from_frames(
        [{"day": day, "shift": name, "start": start, "minutes": 300, "wanted": 2}
         for day in days for name, start in (("early", "08:00"), ("late", "15:00"))],
        [{"member": f"M{at}"} for at in range(14)], fairness=["minutes", "weekends"],
        limits={"maximum_consecutive": 3, "minimum_rest": 660})
    with pytest.raises(type(error)) as raised:
        roster.solve(problem, Options(time_limit=20, progress=progress))
    assert raised.value is error
    with pytest.raises(TypeError, match="takes 0 positional arguments"):
        roster.solve(problem, Options(time_limit=20, progress=lambda: True))
    with pytest.raises(muster.InvalidInput, match="problem"):
        roster.solve(3, Options(time_limit=20, progress=progress))


@pytest.mark.parametrize("door", DOORS, ids=[door[0] for door in DOORS])
def test_a_door_answers_an_option_it_does_not_know(door):
    _, call, given = door
    if not inspect.isclass(call) and not any(name in door[0] for name in ("Federation", "plot", "read_folder")):
        with pytest.raises(muster.InvalidInput):
            call(**given, strange=1)
        with pytest.raises(muster.InvalidInput):
            call()


@pytest.mark.parametrize("method", METHODS, ids=[method[0] for method in METHODS])
def test_a_method_answers_whatever_it_is_given(method):
    _, call = method
    needed = [name for name, one in inspect.signature(call).parameters.items() if one.default is one.empty]
    for wrong in WRONG.values():
        for name in parameters(call):
            answers(call, **{each: wrong for each in {*needed, name}})


def compiled_functions():
    """Functions, constructors and methods of the extension, with their names and parameters."""
    extension = importlib.import_module("muster._muster")
    for area in (extension, *(one for one in vars(extension).values() if isinstance(one, types.ModuleType))):
        for name, one in sorted(vars(area).items()):
            if isinstance(one, types.BuiltinFunctionType) and not name.startswith("_"):
                yield f"{area.__name__}.{name}", one
            elif isinstance(one, type) and not issubclass(one, BaseException):
                for method, function in sorted(vars(one).items()):
                    is_public = method == "__init__" or not method.startswith("_")
                    is_own = not isinstance(function, types.FunctionType)  # else the package has added it
                    if is_public and is_own and callable(getattr(one, method, None)):
                        yield f"{area.__name__}.{name}.{method}", getattr(one, method) if method != "__init__" else one


# Of what types have a value at hand; anything else is given a wrong thing at once.
SAMPLES = {
    "int": 0, "str": "ann", "bool": True, "float": 1.0, "datetime.date": MONDAY, "datetime.time": time(8),
    "decimal.Decimal": Decimal("0.5"), "Period": PERIOD, "Problem": PROBLEM, "Roster": SOLUTION.roster,
    "Solution": SOLUTION, "Draft": PROBLEM.draft,
    "Ledger": LEDGER, "Options": Options(work_limit=10), "pairing.Problem": PAIRED.problem,
    "OptimalPairing": PAIRED.result, "Pairing": PAIRED.result.pairing, "Certificate": PAIRED.result.certificate,
    "StableProblem": STABLE.problem, "GroupProblem": GROUPS.problem, "Grouping": GROUPS.result,
    "FairPairing": FAIR.result, "Shift": roster.Shift(MONDAY, 0),
    "Assignment": roster.Assignment(0, roster.Shift(MONDAY, 0)),
    "Label": muster.Label("a", "b"), "FreeTime": pairing.FreeTime(), "GroupRules": GroupRules(),
    "Scheme": evaluation.Scheme(programme.four_enters()), "Evidence": record.Evidence(0, 0, day=MONDAY),
}
COMPILED = list(compiled_functions())
ARGUMENT = re.compile(r"(\w+): ((?:[^,=()\[\]]|\[[^\]]*\])+)")


def sample_of(annotation):
    annotation = annotation.strip().removeprefix("muster._muster.")
    return SAMPLES.get(annotation, SAMPLES.get(annotation.rsplit(".", 1)[-1], object()))


@pytest.mark.parametrize("name, call", COMPILED, ids=[name for name, _ in COMPILED])
def test_a_compiled_function_answers_whatever_it_is_given(name, call):
    doc = (call.__init__.__doc__ if isinstance(call, type) else call.__doc__) or ""
    for signature in re.findall(r"^(?:\d+\. )?\w+\((.*)\) -> ", doc, re.MULTILINE) or [""]:
        given = {option: sample_of(kind)
                 for option, kind in ARGUMENT.findall(signature) if not (option == "self" and isinstance(call, type))}
        positional = [given.pop("self")] if "self" in given else []
        positional += [given.pop(option) for option in list(given) if re.fullmatch(r"arg\d+", option)]
        for wrong in WRONG.values():
            answers(call, *positional, wrong)
            for option in given:
                answers(call, *positional, **{**given, option: wrong})
            answers(call, *positional, **given, strange=wrong)


def test_the_errors_of_wrong_calls_name_what_was_meant():
    with pytest.raises(muster.InvalidInput) as refused:
        roster.Member("ann", shares=1)
    assert str(refused.value) == 'roster.Member: option "shares" is not known; write "share", or take it out'
    with pytest.raises(TypeError) as refused:
        roster.Shift("monday", 0)
    assert str(refused.value) == ("roster.Shift: it does not take day='monday'; "
                                  "give a day, as datetime.date(2026, 9, 7)")
    with pytest.raises(muster.WrongKind) as refused:
        PROBLEM.members.row_of(5)
    assert str(refused.value) == "roster.Members.row_of: it does not take code=5; give text"
    with pytest.raises(muster.WrongKind) as refused:
        roster.Members()
    assert str(refused.value) == "Members: it is not made by calling it; take one that the library gives"
    with pytest.raises(muster.WrongKind):
        roster.solve(PROBLEM, Options(), strange=1)


def classes_with_fields(area):
    from muster.scheme_fields import fields_of
    for made in vars(area).values():
        is_made = isinstance(made, type) and hasattr(made, "replace")
        if is_made and (made.__init__.__doc__ or "").startswith("__init__("):
            yield made, [(each.attribute, each.is_needed) for each in fields_of(made)]


class Strange:
    def __repr__(self):
        return "<strange>"


@pytest.mark.parametrize("area", [muster.evaluation, muster.record], ids=lambda area: area.__name__)
def test_every_constructor_names_the_argument_it_does_not_take_on_one_short_line(area):
    seen = 0
    for made, fields in classes_with_fields(area):
        for name, _ in fields:
            with pytest.raises(muster.WrongKind) as refused:
                made(**{each: Strange() for each, is_needed in fields if is_needed or each == name})
            said = str(refused.value)
            assert "\n" not in said and len(said) < 400, said
            first = next(each for each, is_needed in fields if is_needed or each == name)
            assert re.search(rf"it does not take {first}(\[\d+\])?=<strange>; give ", said), said
            seen += 1
    assert seen > 60


@pytest.mark.parametrize("call, said", [
    (lambda: muster.evaluation.Indicator("a", area="x", weight=0.5),
     'evaluation.Indicator: it does not take weight=0.5; give Decimal("0.5") or "0.5", as a float is not exact'),
    (lambda: muster.evaluation.Indicator("a", area="x", rule="sum"),
     "evaluation.Indicator: it does not take rule='sum'; give one of Count, Sum, "),
    (lambda: muster.evaluation.Indicator("a"), 'evaluation.Indicator: "area" is missing; give text'),
    (lambda: muster.evaluation.SchemeParts("a", areas=[muster.evaluation.Area("b"), "c"]),
     "evaluation.SchemeParts: it does not take areas[1]='c'; give an Area"),
    (lambda: muster.evaluation.Cap(period="month"),
     "evaluation.Cap: it does not take period='month'; give one of CapPeriod.day, CapPeriod.week, "),
    (lambda: muster.evaluation.Grade("a", muster.Label(), 1, None),
     "evaluation.Grade: 4 values are given by their place; give the options by their names: code, label, from_, quota"),
    (lambda: muster.evaluation.Scheme(), 'evaluation.Scheme: "parts" is missing; give a SchemeParts'),
    (lambda: muster.evaluation.Knot(0.5, 1), 'evaluation.Knot: it does not take at=0.5; give Decimal("0.5") or '),
])
def test_what_is_not_taken_is_told_with_what_would_be(call, said):
    with pytest.raises(muster.WrongKind) as refused:
        call()
    assert str(refused.value).startswith(said)
