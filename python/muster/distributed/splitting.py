"""A ledger as parts of its members: one that is here whole, or one that lies in pieces, each of which is read once.

Which part a member is in hangs on the code alone, so pieces are cut apart one by one, wherever a member's records lie.
"""
from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy

from ..evaluation import Roll, RollMember, RollUnit
from ..evidence_rows import UNSET
from ..given import Progress
from ..record import Activity, Ledger
from ..refusal import door, invalid, shown_object
from .digests import digest_of
from .federation import Federation
from .saved import Saved, opened
from .sources import Source
from .work import Part, Step

Array = numpy.ndarray[Any, Any]


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
    _require_parts(parts)
    part_of = parts_of(ledger.members, parts)
    rolls = None if roll is None else rolls_of(roll, parts)
    made = {}
    for part in range(parts):
        one = one_part(ledger, part_of == part)
        made[str(part)] = (one, own_roll(one, part, parts) if rolls is None else rolls[part])
    return made


@door
def split_pieces(pieces: Federation, parts: int, folder: str | os.PathLike[str], *, roll: Roll | None = None,
                 client: Any = None, retries: int = 2, progress: Progress | None = None) -> Federation:
    """A ledger that lies in pieces as so many parts, each with all records of its members, as `score_in_parts` takes.

    Each piece is read once and cut apart into a file; a part is put together from these when it is worked with. So in
    memory is never more than a piece or a part. Resumable as `Federation.save` is.

    Parameters
    ----------
    pieces : Federation
        A ledger a branch, read where it is needed: as ``Federation.of_folders(files, read=Ledger.from_csv)``,
        ``read=muster.archive.load``, or `Federation.of_saved`. Records of a member may be in any of them; a correction
        or an appeal is in that of its record. Of activities all say the same.
    parts : int
        So many that each fits a worker.
    folder : path
        Where the cut pieces are written: about as many bytes as archives of the pieces. Workers must see it.
    roll : Roll, optional
        Who is evaluated. Default: everybody in the ledgers, of no unit.
    client, retries, progress
        As of `Federation.save`.

    Returns
    -------
    Federation
        Of (Ledger, Roll), by the number of the part, as `split_ledger` makes them. Records are in the order of the
        pieces.

    Raises
    ------
    InvalidInput
        As `Federation.save`; where pieces are not read from files; where two of them have other activities of a code.
    """
    _require_parts(parts)
    if not isinstance(pieces, Federation):
        raise invalid("pieces", f"{shown_object(pieces)} is no Federation", "give a federation of ledgers")
    origin = pieces._origin
    if origin.source is None:
        raise invalid("pieces", "they are in memory or made by another graph",
                      "save the federation and give what save returns, or read it by of_folders")
    cut, row = [], 0
    items: list[tuple[Any, int]] = []
    for part, given in zip(origin.parts, origin.keys):
        for code, item in zip(part.codes, given.value):
            cut.append(Part(row, tuple(f"{code}, part {number}" for number in range(parts)), part.size))
            items += [(item, number) for number in range(parts)]
            row += 1
    source = Pieces(origin.source, origin.steps, parts)
    Federation._read_by(source, tuple(cut), items).save(folder, client=client, retries=retries, progress=progress)
    _, saved = opened(folder)
    rolls: list[Roll | None] = [None] * parts
    if roll is not None:
        rolls = [*rolls_of(roll, parts)]
    together = Together(str(folder), parts)
    return Federation._read_by(together, tuple(Part(number, (str(number),)) for number in range(parts)),
                               [(number, saved[number::parts], rolls[number]) for number in range(parts)])


@dataclass(frozen=True)
class Pieces:
    """What reads pieces and cuts them; an item is that of a piece, and the number of a part."""

    source: Source
    steps: tuple[Step, ...]
    parts: int

    @property
    def asked(self) -> Any:
        """How pieces are read and cut."""
        return ("Pieces", self.source.asked, self.parts,
                [(step.function, step.arguments, step.options) for step in self.steps])

    def values(self, items: Sequence[tuple[Any, int]]) -> Iterator[Ledger]:
        """Each piece is read once, as its parts follow each other."""
        read: list[Any] = []
        for item, number in items:
            if not read or read[0] != item:
                read[:] = ()  # before the next is read
                read[:] = (item, *self.cut(item))
            yield one_part(read[1], read[2] == number)

    def cut(self, item: Any) -> tuple[Ledger, Array]:
        piece = next(iter(self.source.values([item])))
        for step in self.steps:
            piece = step(piece)
        if not isinstance(piece, Ledger):
            raise invalid("pieces", f"{shown_object(piece)} is no Ledger", "give what reads a ledger of each")
        return piece, parts_of(piece.members, self.parts)

    def digests(self, items: Sequence[tuple[Any, int]]) -> list[str]:
        known: dict[Any, str] = {}
        for item, _ in items:
            if item not in known:
                known[item] = self.source.digests([item])[0]
        return [known[item] for item, _ in items]


@dataclass(frozen=True)
class Together:
    """What puts a part together; an item is its number, where in the folder its cuttings are, and its roll."""

    folder: str
    parts: int
    asked = "Together"

    def values(self, items: Sequence[tuple[int, list[tuple[str, int]], Roll | None]]) -> Iterator[tuple[Ledger, Roll]]:
        """One part at a time."""
        for number, cuttings, roll in items:
            ledger = joined(Saved(self.folder).values(cuttings))
            yield ledger, own_roll(ledger, number, self.parts) if roll is None else roll

    def digests(self, items: Sequence[tuple[int, list[tuple[str, int]], Roll | None]]) -> list[str]:
        return [digest_of(Saved(self.folder).digests(cuttings), roll) for _, cuttings, roll in items]


def _require_parts(parts: object) -> None:
    if not isinstance(parts, int) or isinstance(parts, bool) or parts < 1:
        raise invalid("parts", f"{shown_object(parts)} is no number of parts", "give a whole number from 1")


def parts_of(codes: Sequence[str], parts: int) -> Array:
    return numpy.fromiter((zlib.crc32(code.encode()) % parts for code in codes), dtype=numpy.int64, count=len(codes))


def rolls_of(roll: Roll, parts: int) -> list[Roll]:
    """By part. Each has all units."""
    own: list[list[RollMember]] = [[] for _ in range(parts)]
    members = list(roll.members)
    for member, part in zip(members, parts_of([member.code for member in members], parts).tolist()):
        own[part].append(member)
    units: list[RollUnit] = list(roll.units)
    return [Roll(each, units) for each in own]


def own_roll(ledger: Ledger, part: int, parts: int) -> Roll:
    """Of those whom the part is of; others are only named in it."""
    return Roll([RollMember(code) for code, at in zip(ledger.members, parts_of(ledger.members, parts).tolist())
                 if at == part], [])


def one_part(ledger: Ledger, is_own: Array) -> Ledger:
    """All records of some members, with what is said of them."""
    made = Ledger([code for code, own in zip(ledger.members, is_own.tolist()) if own], ledger.indicators)
    append(made, ledger, is_own)
    return made


def joined(ledgers: Iterable[Ledger]) -> Ledger:
    """Ledgers one behind another."""
    made = Ledger([], [])
    for ledger in ledgers:
        append(made, ledger, numpy.ones(len(ledger.members), dtype=bool))
    return made


def append(made: Ledger, ledger: Ledger, is_own: Array) -> None:
    """All words of a ledger behind those of `made`; of its records, corrections and appeals those of some members."""
    codes = ledger.members
    row_of = {name: numpy.array([admit(word) for word in getattr(ledger, name)], dtype=numpy.uint32)
              for name, admit in (("indicators", made.admit_indicator), ("sources", made.admit_source),
                                  ("events", made.admit_event), ("levels", made.admit_level),
                                  ("places", made.admit_place))}
    row_of["members"] = numpy.zeros(len(codes), dtype=numpy.uint32)
    row_of["members"][is_own] = made.admit_members([code for code, own in zip(codes, is_own.tolist()) if own])

    def named(row: int | None) -> int | None:
        return None if row is None else made.admit_member(codes[row])

    row_of["activities"] = add_activities(made, ledger, named)
    columns = ledger.columns
    keeps = is_own[columns["members"]] if len(ledger) else numpy.zeros(0, dtype=bool)
    kept: dict[str, Any] = {name: moved_rows(column[keeps], row_of.get(name)) for name, column in columns.items()}
    after = numpy.where(keeps, len(made) + numpy.cumsum(keeps) - 1, -1)  # of records in `made`
    made.append_columns(kept.pop("members"), kept.pop("indicators"), kept.pop("days"), **kept)

    def moved(record: int | None) -> int | None:
        return None if record is None or after[record] < 0 else int(after[record])

    made.correct([each.replace(corrected=moved(each.corrected), note=noted(each.note, named),
                               replacement=moved(each.replacement))
                  for each in ledger.corrections if after[each.corrected] >= 0])
    for each in ledger.appeals:
        if is_own[each.appeal.by]:
            appeal = made.appeal(each.appeal.replace(by=named(each.appeal.by), about=moved(each.appeal.about)))
            if each.answer is not None:
                made.answer(appeal, each.answer.replace(note=noted(each.answer.note, named)))


def add_activities(made: Ledger, ledger: Ledger, named: Callable[[int | None], int | None]) -> Array:
    """Rows in `made` of all activities of a ledger, those that are there already as they are."""
    rows = []
    known = {activity.code: row for row, activity in enumerate(made.activities)}
    for activity in ledger.activities:
        same = Activity(activity.plan.replace(responsible=named(activity.plan.responsible)),
                        [noted(move, named) for move in activity.moves])
        row = known.get(activity.code)
        if row is not None and made.activities[row] != same:
            raise invalid("pieces", f'activity "{activity.code}" is not the same in all of them',
                          "give each piece the activity as it is now")
        rows.append(made.add_activity(same) if row is None else row)
    return numpy.array(rows, dtype=numpy.uint32)


def noted(note: Any, named: Callable[[int | None], int | None]) -> Any:
    return note.replace(by=named(note.by))


def moved_rows(column: Array, row_of: Array | None) -> Array:
    """A column of rows as it is in another ledger; others as they are."""
    if row_of is None or not len(column):
        return column
    made: Array = numpy.append(row_of, UNSET)[numpy.minimum(column, len(row_of))]
    return made
