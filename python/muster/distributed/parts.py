"""One branch too large for one worker, scored in parts of its members.

Totals, grades, ranks and units are those of all at once.

Nobody's score hangs on another's record, so a part is scored by itself. What does hang on all, grades with a quota,
ranks and units, comes of the parts' tallies (`muster.evaluation.PartTally`), which are small and added exactly.
"""
from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy

from .._muster import Period
from ..evaluation import (Evaluation, MemberScore, PartTally, Roll, RollMember, RollUnit, Scheme, UnitScore, evaluate,
                          scheme_from_dict, without_quotas)
from ..faults import MOST_KEPT, Faults, Place
from ..given import Progress
from ..record import Ledger
from ..refusal import invalid, shown_object
from .federation import Federation


class ScoredParts:
    """A branch that was scored in parts.

    Attributes
    ----------
    parts : Federation
        The parts as evaluations of their own members, each score of which unfolds to its records. Grades in them are
        those that points and vetoes allow, and ranks those within the part.
    tally : PartTally
        All members together.
    """

    def __init__(self, parts: Federation, tally: PartTally) -> None:
        self.parts, self.tally = parts, tally

    @property
    def units(self) -> list[UnitScore]:
        """By row of the units that were given."""
        return self.tally.units()

    def standings(self, code: str) -> list[MemberScore]:
        """How the members of a part stand among all, in its order."""
        return self.tally.standings(self.parts[code].compute())

    def to_frame(self, partitions: int | None = None) -> Any:
        """A `dask.dataframe` of all members: part, member, unit, total, grade, reason and rank among all.

        Totals are text, so that they stay exact; a total that is no decimal is a fraction.
        """
        return self.parts.map(frame_of_standings, self.tally).to_frame(partitions=partitions, name="part")

    def __repr__(self) -> str:
        return f"<muster.distributed.ScoredParts: {self.tally.members} members in {len(self.parts)} parts>"


def score_in_parts(scheme: Scheme | Mapping[str, Any], parts: Federation, folder: str | os.PathLike[str], *,
                   units: Iterable[RollUnit] = (), period: Period | None = None, is_ranked: bool = False,
                   ignores_strangers: bool = False, ignores_unanswered: bool = False, client: Any = None,
                   retries: int = 2, progress: Progress | None = None) -> ScoredParts:
    """Score one branch that fits no worker, from parts of its ledger.

    Resumable as `Federation.save` is. Totals, grades, ranks and units are those of one evaluation of all.

    Parameters
    ----------
    scheme : Scheme
        With whatever quotas its grades have; or what `Scheme.from_dict` takes.
    parts : Federation
        A branch a part: a ledger, or what `evaluate` takes in its place, or such a one with the roll of the part. All
        records of a member are in one part; `split_ledger` and `split_pieces` make such. Who stands in two is
        refused.
    folder : path
        Where evaluations of the parts are written.
    units : iterable of RollUnit, optional
        Those that members of any part are of, and the ones above them.
    period, is_ranked, ignores_strangers, ignores_unanswered
        As of `evaluate`.
    client, retries, progress
        As of `Federation.save`.

    Returns
    -------
    ScoredParts

    Raises
    ------
    InvalidInput
        As `Federation.save`; naming each member who stands in two parts; where totals look at all members: an area by
        copeland or topsis, the rule normalise, others' points in the place of missing ones; or where a quota refuses
        the ties at its cut.
    """
    if not isinstance(parts, Federation):
        raise invalid("parts", f"{shown_object(parts)} is no Federation", "give a federation of parts")
    if isinstance(scheme, Mapping):
        scheme = scheme_from_dict(scheme)
    units = list(units)
    scored = parts.map(score_part, without_quotas(scheme), units, period=period, is_ranked=is_ranked,
                       ignores_strangers=ignores_strangers, ignores_unanswered=ignores_unanswered)
    saved = scored.save(folder, client=client, retries=retries, progress=progress)
    told = computed(saved.map(told_by, scheme, units).fold(added), client) if len(saved) else None
    if told is not None and len(told.twice):
        refuse_twice(saved, told.twice, client)
    made = ScoredParts(saved, told.tally if told else PartTally(scheme, units))
    made.tally.units()  # a quota that refuses ties does so here
    return made


def score_part(part: Any, scheme: Scheme, units: list[RollUnit], **options: Any) -> Evaluation:
    ledger, roll = part if isinstance(part, tuple) else (part, None)
    if roll is None and not isinstance(ledger, Ledger):
        return evaluate(scheme, ledger, units=units, **options)  # type: ignore[call-arg]  # a table, not a ledger
    members = [RollMember(code) for code in ledger.members] if roll is None else list(roll.members)
    return evaluate(scheme, ledger, roll=Roll(members, units), **options)


@dataclass(frozen=True)
class Told:
    """What parts say of their members to each other.

    `sums` of their codes are 8 bytes a member, in ascending order, so that a branch of ten millions has 80 MB of them;
    `twice` are those that came from two parts, of one member or, hardly ever, of two with the same sum.
    """

    tally: PartTally
    sums: numpy.ndarray[Any, Any]
    twice: numpy.ndarray[Any, Any]


def told_by(part: Evaluation, scheme: Scheme, units: list[RollUnit]) -> Told:
    made = PartTally(scheme, units)
    made.add(part)
    return Told(made, numpy.sort(sums_of(part)), numpy.zeros(0, dtype=numpy.uint64))


def added(left: Told, right: Told) -> Told:
    made = PartTally(left.tally.scheme, list(left.tally.roll.units))
    made.add(left.tally)
    made.add(right.tally)
    sums = numpy.sort(numpy.concatenate([left.sums, right.sums]), kind="stable")
    again = sums[1:] == sums[:-1]
    first = numpy.ones(len(sums), dtype=bool)
    first[1:] = ~again
    return Told(made, sums[first], numpy.unique(numpy.concatenate([left.twice, right.twice, sums[1:][again]])))


def sums_of(part: Evaluation) -> Any:
    """uint64, by member: the same of the same code in any process."""
    from pandas.util import hash_array

    return hash_array(numpy.array([member.code for member in part.roll.members], dtype=object), categorize=False)


def with_sums(part: Evaluation, sums: numpy.ndarray[Any, Any]) -> list[str]:
    members = list(part.roll.members)
    return [members[row].code for row in numpy.flatnonzero(numpy.isin(sums_of(part), sums)).tolist()]


def refuse_twice(parts: Federation, sums: numpy.ndarray[Any, Any], client: Any) -> None:
    """Tells whose sums these are and in which parts they stand, if any is one member's."""
    faults, stands = Faults(), dict[str, str]()
    for part, codes in computed(parts.map(with_sums, sums[:MOST_KEPT]), client).items():
        for code in codes:
            if code in stands:
                faults.add(Place("parts"), f'member "{code}" stands in part "{stands[code]}" and in part "{part}"',
                           "put all records of a member into one part, as split_ledger and split_pieces do")
            stands.setdefault(code, part)
    if faults:
        faults.add_more(max(0, len(sums) - MOST_KEPT))
    faults.raise_if_any()


def computed(work: Any, client: Any) -> Any:
    return work.compute() if client is None else client.compute(work).result()


def frame_of_standings(part: Evaluation, tally: PartTally) -> Any:
    import pandas

    grades = [grade.code for grade in part.scheme.grades]
    scores = tally.standings(part)
    return pandas.DataFrame({
        "member": [member.code for member in part.roll.members],
        "unit": [member.unit for member in part.roll.members],
        "total": [str(score.exact_total) if score.exact_total != score.total else str(score.total) for score in scores],
        "grade": ["" if score.grade is None else grades[score.grade] for score in scores],
        "reason": [score.reason.name for score in scores],
        "rank": numpy.array([score.rank for score in scores], dtype=numpy.int64)})
