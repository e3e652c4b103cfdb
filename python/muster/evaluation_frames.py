"""Evaluations as frames: members by rows; totals, or areas and indicators with what each came to."""
from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy

from ._muster.evaluation import Comparison, Evaluation, ScoreState, Veto
from .refusal import correction, door, invalid

if TYPE_CHECKING:
    import pandas

LEVELS = ("members", "areas", "indicators")
AREA_STATES = ("weighs", "left_out", "extra")
MILLION = 10 ** 6
HEADS = ("member", "unit", "total", "grade", "reason", "rank")


@door
def evaluation_to_frame(evaluation: Evaluation, *, level: str = "members", details: bool = False,
                        numeric: bool = False, indexed: bool = False, units: bool = False,
                        threads: int = 1) -> pandas.DataFrame:
    """DataFrame, a row a member: area totals and total as Decimals, grade and rank; None where nothing is to be had.

    Parameters
    ----------
    level : str
        ``members``: a column an area. ``areas``: two levels of columns, area over points and state. ``indicators``:
        three, area over indicator over points, amount, records and state (`ScoreState`); of a veto whether it strikes.
    details : bool
        Areas and indicators together, on three levels.
    numeric : bool
        Floats in the place of Decimals, NaN in the place of None.
    indexed : bool
        Codes of members are the index, and no column.
    units : bool
        With a column of the code of each member's unit.
    threads : int
        Does not change the frame.

    Returns
    -------
    DataFrame
    """
    import pandas

    if level not in LEVELS:
        raise invalid("level", f'"{level}" is not known', correction(level, LEVELS))
    made = evaluation.columns(threads=threads, units=units)
    if "rank" in made:
        made["rank"] = pandas.arrays.IntegerArray(made["rank"], made["rank"] == 0)
    columns: dict[Any, Any] = made
    if level != "members" or details:
        heads = {name: made[name] for name in HEADS if name in made}
        columns = {**heads, **_levels(evaluation, made, "details" if details else level)}
    if numeric:
        columns = {name: _floats(column) if _is_number(name, column) else column for name, column in columns.items()}
    frame = pandas.DataFrame(columns)
    if level != "members" or details:
        depth = 2 if level == "areas" and not details else 3
        frame.columns = pandas.MultiIndex.from_tuples(
            [name if isinstance(name, tuple) else (name, *[""] * (depth - 1)) for name in columns])
    if indexed:
        frame = frame.set_index(frame.columns[0])
        frame.index.name = "member"
    return frame


def _levels(evaluation: Evaluation, made: dict[Any, Any], level: str) -> dict[Any, Any]:
    """Columns under areas, and under their indicators."""
    columns: dict[Any, Any] = {}
    scheme = evaluation.scheme
    for row, area in enumerate(scheme.areas):
        below = [] if level == "areas" else [each for each in enumerate(scheme.indicators) if each[1].area == area.code]
        if level != "indicators":
            between = () if level == "areas" else ("",)
            points = made[area.code] if area.parent else made["total"]
            columns[area.code, *between, "points"] = points
            columns[area.code, *between, "state"] = _words(evaluation.area_states(row), AREA_STATES)
        for at, indicator in below:
            for name, column in indicator_columns(evaluation, at).items():
                columns[area.code, indicator.code, name] = column
    return columns


def indicator_columns(evaluation: Evaluation, row: int) -> dict[str, Any]:
    """Columns of one indicator: points and amount as Decimals, None where it has none for a member."""
    read = evaluation.indicator_columns(row)
    state = _words(read["state"], tuple(ScoreState.__members__))
    is_none = (read["state"] == ScoreState.left_out.value) | (read["state"] == ScoreState.incomplete.value)
    if isinstance(evaluation.scheme.indicators[row].rule, Veto):
        return {"strikes": read["is_vetoed"].astype(bool), "amount": _decimals(read["amount"]),
                "records": read["records"], "state": state}
    return {"points": _decimals(read["points"], is_none), "amount": _decimals(read["amount"], is_none),
            "records": read["records"], "state": state}


def _words(rows: Any, words: tuple[str, ...]) -> Any:
    import pandas

    return pandas.Categorical.from_codes(rows.astype(numpy.int8), list(words))


def _decimals(millionths: Any, is_none: Any = None) -> Any:
    """Decimals, each made once."""
    values, rows = numpy.unique(millionths, return_inverse=True)
    made = numpy.empty(len(values) + 1, dtype=object)
    made[:-1] = [exact(value) for value in values.tolist()]
    return made[rows if is_none is None else numpy.where(is_none, len(values), rows)]


def exact(millionths: int) -> Decimal:
    """A Decimal without zeros that say nothing."""
    whole, rest = divmod(abs(millionths), MILLION)
    text = f"{whole}.{rest:06}".rstrip("0").rstrip(".")
    return Decimal("-" + text if millionths < 0 else text)


def _is_number(name: Any, column: Any) -> bool:
    last = name[-1] if isinstance(name, tuple) else name
    return last in ("points", "amount") or not isinstance(name, tuple) and name not in (
        "member", "unit", "grade", "reason", "rank") and getattr(column, "dtype", None) == object


def _floats(column: Any) -> Any:
    return numpy.asarray(column, dtype=object).astype(numpy.float64)


def units_to_frame(evaluation: Evaluation) -> pandas.DataFrame:
    """DataFrame, a row a unit with everyone in it and below it.

    Members, how many are incomplete, mean, lowest and highest of the others, how many of each grade.
    """
    import pandas

    made = {"unit": [unit.code for unit in evaluation.roll.units]}
    scores = list(evaluation.units)
    for column in ("members", "incomplete", "mean", "lowest", "highest"):
        made[column] = [getattr(score, column) for score in scores]
    for row, grade in enumerate(evaluation.scheme.grades):
        made[grade.code] = [score.grades[row] for score in scores]
    made["ungraded"] = [score.ungraded for score in scores]
    return pandas.DataFrame(made)


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


setattr(Comparison, "to_frame", comparison_to_frame)
setattr(Evaluation, "to_frame", evaluation_to_frame)
setattr(Evaluation, "units_to_frame", units_to_frame)
