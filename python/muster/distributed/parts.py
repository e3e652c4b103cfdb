"""One branch too large for one worker, scored in parts of its members.

Totals, grades, ranks and units are those of all at once.

Nobody's score hangs on another's record, so a part is scored by itself. What does hang on all, grades with a quota,
ranks and units, comes of the parts' tallies (`muster.evaluation.PartTally`), which are small and added exactly.
"""
from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import numpy

from .._muster import Period
from ..evaluation import (Evaluation, MemberScore, PartTally, Roll, RollMember, RollUnit, Scheme, UnitScore, evaluate,
                          scheme_from_dict, without_quotas)
from ..given import Progress
from ..record import Activity, Ledger
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
        records of a member are in one part; `split_ledger` makes such. Who stands in two is scored twice.
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
        As `Federation.save`; where totals look at all members: an area by copeland or topsis, the rule normalise,
        others' points in the place of missing ones; or where a quota refuses the ties at its cut.
    """
    if not isinstance(parts, Federation):
        raise invalid("parts", f"{shown_object(parts)} is no Federation", "give a federation of parts")
    if isinstance(scheme, Mapping):
        scheme = scheme_from_dict(scheme)
    units = list(units)
    scored = parts.map(score_part, without_quotas(scheme), units, period=period, is_ranked=is_ranked,
                       ignores_strangers=ignores_strangers, ignores_unanswered=ignores_unanswered)
    saved = scored.save(folder, client=client, retries=retries, progress=progress)
    tallies = saved.map(tally_of, scheme, units).fold(added)
    tally = (client.compute(tallies).result() if client is not None else tallies.compute()) if len(saved) else None
    made = ScoredParts(saved, tally or PartTally(scheme, units))
    made.tally.units()  # a quota that refuses ties does so here
    return made


def score_part(part: Any, scheme: Scheme, units: list[RollUnit], **options: Any) -> Evaluation:
    ledger, roll = part if isinstance(part, tuple) else (part, None)
    if roll is None and not isinstance(ledger, Ledger):
        return evaluate(scheme, ledger, units=units, **options)  # type: ignore[call-arg]  # a table, not a ledger
    members = [RollMember(code) for code in ledger.members] if roll is None else list(roll.members)
    return evaluate(scheme, ledger, roll=Roll(members, units), **options)


def tally_of(part: Evaluation, scheme: Scheme, units: list[RollUnit]) -> PartTally:
    made = PartTally(scheme, units)
    made.add(part)
    return made


def added(left: PartTally, right: PartTally) -> PartTally:
    made = PartTally(left.scheme, list(left.roll.units))
    made.add(left)
    made.add(right)
    return made


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


def split_ledger(ledger: Ledger, parts: int, roll: Roll | None = None) -> dict[str, tuple[Ledger, Roll]]:
    """A ledger as so many parts, each with all records of its members and their roll, as `score_in_parts` takes them.

    Which part a member is in hangs on the code alone.

    Parameters
    ----------
    ledger : Ledger
    parts : int
    roll : Roll, optional
        Who is evaluated. Default: everybody in the ledger, of no unit.

    Returns
    -------
    dict of str to (Ledger, Roll)
        By the number of the part. Whom activities, corrections and appeals name besides is a word of the ledger, too.
    """
    if not isinstance(parts, int) or isinstance(parts, bool) or parts < 1:
        raise invalid("parts", f"{shown_object(parts)} is no number of parts", "give a whole number from 1")
    of_code = {code: zlib.crc32(code.encode()) % parts for code in ledger.members}
    members = list(roll.members) if roll is not None else [RollMember(code) for code in ledger.members]
    units = list(roll.units) if roll is not None else []
    part_of = numpy.fromiter(of_code.values(), dtype=numpy.int64, count=len(of_code))
    made = {}
    for part in range(parts):
        own = [member for member in members
               if of_code.get(member.code, zlib.crc32(member.code.encode()) % parts) == part]
        made[str(part)] = (one_part(ledger, part_of == part), Roll(own, units))
    return made


def one_part(ledger: Ledger, is_own: numpy.ndarray[Any, Any]) -> Ledger:
    codes = ledger.members
    made = Ledger([code for code, own in zip(codes, is_own) if own], ledger.indicators)
    for admit, words in ((made.admit_source, ledger.sources), (made.admit_event, ledger.events),
                         (made.admit_level, ledger.levels), (made.admit_place, ledger.places)):
        for word in words:
            admit(word)

    def named(row: int | None) -> int | None:
        return None if row is None else made.admit_member(codes[row])

    def noted(note: Any) -> Any:
        return note.replace(by=named(note.by))

    for activity in ledger.activities:
        made.add_activity(Activity(activity.plan.replace(responsible=named(activity.plan.responsible)),
                                   [noted(move) for move in activity.moves]))
    columns = ledger.columns
    keeps = is_own[columns["members"]] if len(ledger) else numpy.zeros(0, dtype=bool)
    row_of = numpy.cumsum(is_own) - 1  # of members in the part
    after = numpy.where(keeps, numpy.cumsum(keeps) - 1, -1)  # of records in the part
    kept = {name: column[keeps] for name, column in columns.items()}
    kept["members"] = row_of[kept["members"]].astype(numpy.uint32)
    made.append_columns(kept.pop("members"), kept.pop("indicators"), kept.pop("days"), **kept)

    def moved(record: int | None) -> int | None:
        return None if record is None or after[record] < 0 else int(after[record])

    made.correct([each.replace(corrected=moved(each.corrected), note=noted(each.note),
                               replacement=moved(each.replacement))
                  for each in ledger.corrections if after[each.corrected] >= 0])
    for each in ledger.appeals:
        if is_own[each.appeal.by]:
            appeal = made.appeal(each.appeal.replace(by=named(each.appeal.by), about=moved(each.appeal.about)))
            if each.answer is not None:
                made.answer(appeal, each.answer.replace(note=noted(each.answer.note)))
    return made
