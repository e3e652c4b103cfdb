"""How well it went: schemes, exact scores, grades, and the way down to each record."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy

from ._muster import Period
from ._muster import evaluation as _evaluation
from ._muster.evaluation import *  # noqa: F401,F403
from ._muster.evaluation import Comparison, Derivation, Evaluation, Roll, RollUnit, Scheme
from ._muster.org import Stage
from ._muster.record import Ledger
from .agreement import agreement as agreement  # noqa: F401
from .given import Progress
from .refusal import correction, door, invalid

if TYPE_CHECKING:
    import os

    import pandas


@door  # type: ignore[no-redef]
def evaluate(scheme: Scheme, ledger: Ledger, *, roll: Roll | None = None, period: Period | None = None,
             is_ranked: bool = False, ignores_strangers: bool = False, threads: int = 1,
             progress: Progress | None = None) -> Evaluation:
    """Score every member of the roll by a scheme, from the records of a ledger.

    Exact: the same with any number of threads.

    Parameters
    ----------
    scheme : Scheme
        Areas and indicators with their rules.
    ledger : Ledger
        Only grows; what is corrected in it counts as corrected.
    roll : Roll, optional
        Who is evaluated, and their units. Default: everybody in the ledger.
    period : Period, optional
        Records of other days count for nothing. Default: every day.
    is_ranked : bool
        A ranking is a choice.
    ignores_strangers : bool
        Records of members who are not on the roll count for nothing, where they else are faults.
    threads : int
        Does not change the result.
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.

    Returns
    -------
    Evaluation
        Scores, grades and ranks, each of which unfolds to its records.

    Raises
    ------
    InvalidInput
        Names every member and indicator that is not known, and every record its rule has no answer for.
    """
    return _evaluation.evaluate(scheme, ledger, roll=roll, period=period, is_ranked=is_ranked,
                                ignores_strangers=ignores_strangers, threads=threads, progress=progress)


def load_scheme(path: str | os.PathLike[str]) -> Scheme:
    """A scheme from its document, a JSON file as `write_scheme` makes it and people edit it.

    Parameters
    ----------
    path : path
        Of a file in UTF-8.

    Raises
    ------
    InvalidInput
        With every fault of form, each at its line, or else with whatever the scheme itself refuses.
    OSError
        Where the file cannot be read.
    """
    file = Path(path)
    return Scheme(_evaluation.read_scheme(file.read_text(encoding="utf-8"), file.name))


@door
def roll_from_arrays(member: Any, *, unit: Any = None, stage: Any = None, units: Iterable[RollUnit] = (),
                     name: str = "roll") -> Roll:
    """A roll from columns, without a Python object a member besides its code.

    Parameters
    ----------
    member : array
        Codes.
    unit : array or Categorical, optional
        Codes of their units; None or an empty text: of none.
    stage : array or Categorical, optional
        Names of stages, as `Stage` has them; None: of none.
    units : iterable of RollUnit
        Units, those above included. Default: every unit that is named, each at the top.
    name : str
        What messages call the columns.

    Returns
    -------
    Roll

    Raises
    ------
    InvalidInput
        With every fault.
    """
    member = _listed(member, f'{name}, column "member"')
    listed = list(_listed(units, "units"))
    rows = None
    if unit is not None:
        of_unit, codes = _coded(unit, len(member), f'{name}, column "unit"')
        known = {each.code: row for row, each in enumerate(listed)} or {
            code: row for row, code in enumerate(code for code in codes if code)}
        listed = listed or [RollUnit(code) for code in known]
        strange = [code for code in codes if code and code not in known]
        if strange:
            raise invalid(name, f'unit "{strange[0]}" is not on the roll', "add it there or correct the code")
        rows = numpy.array([known.get(code, -1) if code else -1 for code in codes] + [-1], dtype=numpy.int64)[of_unit]
    stages = None
    if stage is not None:
        of_stage, names = _coded(stage, len(member), f'{name}, column "stage"')
        every = {each: row for row, each in enumerate(Stage.__members__)}
        unknown = [each for each in names if each and each not in every]
        if unknown:
            raise invalid(name, f'stage "{unknown[0]}" is not known', correction(unknown[0], every))
        stages = numpy.array([every[each] if each else -1 for each in names] + [-1], dtype=numpy.int64)[of_stage]
    return _evaluation.roll_from_rows(list(member), listed, unit_rows=rows, stage_rows=stages)


def _listed(given: Any, name: str) -> Any:
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        raise invalid(name, f"{given!r} is no list", "give a list or an array")
    return given if hasattr(given, "__len__") else list(given)


def _coded(column: Any, length: int, name: str) -> tuple[Any, list[Any]]:
    """Rows of the distinct values of a column, and these; a row of -1 is of a missing one."""
    import pandas

    if len(_listed(column, name)) != length:
        raise invalid(name, f"{len(column)} values for {length} members", "give one for each")
    if isinstance(getattr(column, "dtype", None), pandas.CategoricalDtype):
        column = getattr(column, "array", column)
        return numpy.asarray(column.codes), list(column.categories)
    rows, values = pandas.factorize(numpy.asarray(column, dtype=object))
    return rows, list(values)


setattr(Roll, "from_arrays", staticmethod(roll_from_arrays))


def evaluation_to_frame(evaluation: Evaluation, *, threads: int = 1) -> pandas.DataFrame:
    """DataFrame, a row a member: area totals and total as Decimals, grade and rank; None where nothing is to be had."""
    import pandas

    made = evaluation.columns(threads=threads)
    if "rank" in made:
        made["rank"] = pandas.arrays.IntegerArray(made["rank"], made["rank"] == 0)
    return pandas.DataFrame(made)


def units_to_frame(evaluation: Evaluation) -> pandas.DataFrame:
    """DataFrame, a row a unit with everyone in it and below it.

    Members, how many are incomplete, mean, lowest and highest of the others, how many of each grade.
    """
    import pandas

    made = {"unit": [unit.code for unit in evaluation.roll.units]}
    for column in ("members", "incomplete", "mean", "lowest", "highest"):
        made[column] = [getattr(score, column) for score in evaluation.units]
    for row, grade in enumerate(evaluation.scheme.grades):
        made[grade.code] = [score.grades[row] for score in evaluation.units]
    made["ungraded"] = [score.ungraded for score in evaluation.units]
    return pandas.DataFrame(made)


def derivation_to_frame(derivation: Derivation) -> pandas.DataFrame:
    """DataFrame, a row a record.

    Indicator (row of the scheme), record, day, quantity, counted, fate, source and reason.
    """
    import pandas

    rows = [(part.indicator, record.id, record.evidence.day, record.evidence.quantity, record.counted, record.fate.name,
             record.source, record.reason)
            for part in derivation.indicators for record in part.records]
    return pandas.DataFrame(rows,
                            columns=["indicator", "record", "day", "quantity", "counted", "fate", "source", "reason"])


def comparison_to_frame(comparison: Comparison) -> pandas.DataFrame:
    """DataFrame, a row a member.

    Totals and grades before and after, gain, ranks gained; None where on one roll only or incomplete.
    """
    import pandas

    rows = [(change.code, _total(change.before), _total(change.after), change.gain, change.grade_before or None,
             change.grade_after or None, change.ranks_gained)
            for change in comparison.members]
    return pandas.DataFrame(rows,
                            columns=["member", "before", "after", "gain", "grade_before", "grade_after",
                                     "ranks_gained"])


def _total(score: Any) -> Decimal | None:
    return None if score is None or score.is_incomplete else score.total


def _table(caption: str, heads: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    def cells(tag: str, values: Iterable[object]) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape('' if value is None else str(value))}</{tag}>"
                                for value in values) + "</tr>"

    lines = "".join(cells("td", row) for row in rows)
    return f"<table><caption>{escape(caption)}</caption>{cells('th', heads)}{lines}</table>"


def _evaluation_html(evaluation: Evaluation) -> str:
    frame = evaluation_to_frame(evaluation)
    return _table(f"{len(frame)} members, scheme {evaluation.scheme.code} {evaluation.scheme_digest[:12]}",
                  frame.columns, frame.itertuples(index=False))


def _derivation_html(derivation: Derivation) -> str:
    steps = [(step.text.en, step.value) for part in derivation.areas for step in part.steps]
    steps += [(step.text.en, step.value) for part in derivation.indicators for step in part.steps]
    records = derivation_to_frame(derivation)
    return (_table(f"{derivation.code}: {derivation.score.total}, scheme {derivation.scheme} {derivation.digest[:12]}",
                   ("step", "value"), steps)
            + _table(f"{len(records)} records", records.columns, records.itertuples(index=False)))


def _comparison_html(comparison: Comparison) -> str:
    frame = comparison_to_frame(comparison)
    note = "" if comparison.is_same_scheme else ", under two schemes"
    return _table(f"{len(frame)} members{note}", frame.columns, frame.itertuples(index=False))


for owner, name, method in (
        (Comparison, "to_frame", comparison_to_frame), (Comparison, "_repr_html_", _comparison_html),
        (Evaluation, "to_frame", evaluation_to_frame), (Evaluation, "units_to_frame", units_to_frame),
        (Evaluation, "_repr_html_", _evaluation_html),
        (Derivation, "to_frame", derivation_to_frame), (Derivation, "_repr_html_", _derivation_html)):
    setattr(owner, name, method)
del owner, name, method
