"""What an evaluation would be if something were otherwise, and why totals changed."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ._muster import evaluation as _evaluation
from ._muster.evaluation import (Area, Causes, Evaluation, Indicator, ProposedRecord, RollMember, ScenarioResult)
from .refusal import door, invalid

if TYPE_CHECKING:
    import pandas


@door
def what_if(evaluation: Evaluation, *, weights: Mapping[str, Any] | None = None,
            shares: Mapping[str, Any] | None = None, areas: Iterable[Area] = (), indicators: Iterable[Indicator] = (),
            added: Iterable[ProposedRecord] = (), withdrawn: Iterable[int] = (),
            changed: Mapping[int, ProposedRecord] | None = None, members: Iterable[RollMember] = (),
            leaving: Iterable[str] = (), threads: int = 1) -> ScenarioResult:
    """What the evaluation would be. Neither it nor its ledger is touched.

    Just what `evaluate` makes of what is supposed. Where only records are supposed to be others, members whose records
    they are are scored anew, and the others only where totals look at all members.

    Parameters
    ----------
    evaluation : Evaluation
        What is.
    weights : dict of code to number, optional
        As a ratio to the other parts of the area as they are written, whatever they then sum to.
    shares : dict of code to number, optional
        From 0 to 1, one after the other; the other parts of the area keep their proportions.
    areas, indicators : list of Area, list of Indicator
        Each instead of the one that has its code.
    added : list of ProposedRecord
        Records more.
    withdrawn : list of int
        Records of the ledger that count no more.
    changed : dict of int to ProposedRecord, optional
        What would count in the place of a record; `in_words` makes one of it, to be changed by `replace`.
    members : list of RollMember
        Each instead of the member who has the code (another unit, stage, role), or new, at the end.
    leaving : list of str
        Codes of members who are not on the roll; records of those who are not are then skipped.
    threads : int
        Does not change the result.

    Returns
    -------
    ScenarioResult
        The `evaluation` that would be, and who `moved`.

    Raises
    ------
    InvalidInput
        Names every code, record and activity that is not there, and as `evaluate`.
    """
    for name, given in (("weights", weights), ("shares", shares), ("changed", changed)):
        if given is not None and not isinstance(given, Mapping):
            raise invalid(f"what_if, option {name}", f"a {type(given).__name__} says not what is to change",
                          "give a dictionary from a code or a record to what it becomes")
    for name, listed in (("withdrawn", withdrawn), ("leaving", leaving), ("added", added), ("members", members)):
        if isinstance(listed, (str, bytes)) or not hasattr(listed, "__iter__"):
            raise invalid(f"what_if, option {name}", f"{listed!r} is no list", "give a list")
    return _evaluation.evaluate_scenario(
        evaluation, weights=list((weights or {}).items()), shares=list((shares or {}).items()), areas=list(areas),
        indicators=list(indicators), added=list(added), withdrawn=list(withdrawn),
        changed=list((changed or {}).items()), members=list(members), leaving=list(leaving), threads=threads)


def scenario_to_frame(result: ScenarioResult) -> pandas.DataFrame:
    """DataFrame, a row a member: total, rank and grade now and then, gain, and whether anything of these moved."""
    import pandas

    moved = {change.code for change in result.moved}
    rows = [(change.code, _of(change.before, "total"), _of(change.after, "total"), change.gain,
             _of(change.before, "rank") or None, _of(change.after, "rank") or None, change.grade_before or None,
             change.grade_after or None, change.code in moved)
            for change in result.comparison.members]
    made = pandas.DataFrame(rows, columns=["member", "before", "after", "gain", "rank_before", "rank_after",
                                           "grade_before", "grade_after", "moved"])
    return made.astype({"rank_before": "Int64", "rank_after": "Int64"})


def causes_to_frame(causes: Causes) -> pandas.DataFrame:
    """DataFrame, a row for each member and cause: cause, indicator of records (else None), gain.

    Gains of a member sum to the change of the total, exactly where all are decimals; else `exact_gain` of the parts do.
    """
    import pandas

    rows = [(member.code, part.cause.name, part.indicator or None, part.gain)
            for member in causes.members for part in member.causes]
    return pandas.DataFrame(rows, columns=["member", "cause", "indicator", "gain"])


def _of(score: Any, name: str) -> Any:
    return None if score is None or score.is_incomplete else getattr(score, name)


setattr(ScenarioResult, "to_frame", scenario_to_frame)
setattr(Causes, "to_frame", causes_to_frame)
