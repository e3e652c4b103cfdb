"""What people were told, read back: the record of publication, the shifts of days gone by, and the roster it comes to.

Turns are known by post, day and time. What the tables of today call otherwise is found by its place in the day: where a
shift moved to another time, its turns move with it.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ...cells import clock
from ...columns import Columns
from ...faults import path_text
from ...org import Organisation, Stage
from ...programme import Publication, ToldPair, ToldTurn
from ...roster import Assignment, Problem, Roster, Shift
from ..folder import TermFolder
from ..made import rows_of as made_rows
from ..spans import length
from .roster import slot_of, types_of_slots

Slot = tuple[date, str, int, int]  # day, post, begin, end


@dataclass(frozen=True)
class Told:
    """The roster as it was told, as far as the tables of today have its shifts and people."""

    roster: Roster
    lost: list[ToldTurn]  # turns without a shift or a member today


def build_publication(folder: TermFolder) -> Publication:
    """What the folder's record says; of version 0 where nothing was published."""
    turns = [ToldTurn(turn.member, turn.post, turn.day, number=turn.number, start=clock(turn.from_),
                      length=length(turn.from_, turn.to), version=turn.version, told=turn.told,
                      is_cancelled=turn.cancelled) for turn in folder.rows("published")]
    pairs = [ToldPair(pair.student, pair.member, version=pair.version, told=pair.told, is_ended=pair.ended)
             for pair in folder.rows("published_pairs")]
    return Publication(turns, pairs)


def is_published(folder: TermFolder) -> bool:
    return bool(folder.rows("published") or folder.rows("published_pairs"))


def with_told_shifts(folder: TermFolder, today: date) -> TermFolder:
    """The folder with the shifts of days before `today` as people were told of them: what is gone by stays as it was.

    A shift that the tables have moved since has its old times; one that they do not have any more is put in again.
    """
    told = slots_of(turn for turn in folder.rows("published") if turn.day < today)
    if not told:
        return folder
    table = folder["duty"] or made_rows("duty", path_text(folder.path), [])
    where = places_of(table, told)
    values = {column: list(cells) for column, cells in table.values.items()}
    table = Columns(table.form, table.source, values, table.lines, table.sources)
    gone = []
    for slot, members in told.items():
        day, post, begins, ends = slot
        row = where.get(slot)
        if row is not None:
            values["from"][row], values["to"][row] = begins, ends
            values["least_stage"][row] = None  # who stood it, did
            continue
        gone.append({"shift": f"{post}-{day}-{clock(begins)}", "post": post, "day": day, "from": begins, "to": ends,
                     "minimum": 0, "wanted": members, "maximum": members})
    tables = with_told_posts(folder, (post for _, post, _, _ in told))
    return TermFolder(folder.path, {**tables, "duty": with_rows(table, gone)}, folder.files, folder.notes)


def with_told_posts(folder: TermFolder, posts: Iterable[str]) -> dict[str, Columns]:
    """The folder's tables, with a row for each post that people stood at and the tables do not have any more."""
    known = {post.post for post in folder.rows("posts")}
    gone = [{"post": post, "name": post, "kind": "other"} for post in sorted(set(posts) - known)]
    return dict(folder.tables) if not gone else {**folder.tables, "posts": with_rows(folder.needed("posts"), gone)}


def with_rows(table: Columns, made: list[dict[str, Any]]) -> Columns:
    """The table and rows that stand in no file."""
    values = {column.name: [*table.values[column.name], *(row.get(column.name, column.default) for row in made)]
              for column in table.form.columns}
    lines = [*table.lines, *[0] * len(made)]
    sources = table.sources and [*table.sources, *[table.source] * len(made)]
    return Columns(table.form, table.source, values, lines, sources)


def as_was_told(made: Publication, before: Publication, today: date | None) -> Publication:
    """The publication with the days before `today` as they were told, also of who is no member any more."""
    if today is None or not before.version:
        return made
    turns = [turn for turn in before.turns if turn.day < today] + [turn for turn in made.turns if turn.day >= today]
    return Publication(turns, made.pairs)


def slots_of(turns: Iterable[Any]) -> dict[Slot, int]:
    """How many stand each of the turns that are not cancelled."""
    counted: dict[Slot, int] = {}
    for turn in turns:
        if not turn.cancelled:
            slot = slot_in(turn)
            counted[slot] = counted.get(slot, 0) + 1
    return counted


def places_of(table: Columns | None, told: Iterable[Slot]) -> dict[Slot, int]:
    """Rows of the duty table: of the same time, else the next that is left of the post on that day."""
    rows: dict[tuple[date, str], list[tuple[int, int, int]]] = {}
    for row, shift in enumerate(table or ()):
        rows.setdefault((shift.day, shift.post), []).append((shift.from_, shift.to, row))
    asked: dict[tuple[date, str], list[tuple[int, int]]] = {}
    for day, post, begins, ends in told:
        asked.setdefault((day, post), []).append((begins, ends))
    found: dict[Slot, int] = {}
    for (day, post), times in asked.items():
        here = sorted(rows.get((day, post), ()))
        exact = {(begins, ends): row for begins, ends, row in reversed(here)}
        left = [row for begins, ends, row in here if (begins, ends) not in times]
        moved = iter(left)
        for begins, ends in sorted(times):
            row = exact.get((begins, ends), -1)
            row = next(moved, -1) if row < 0 else row
            if row >= 0:
                found[day, post, begins, ends] = row
    return found


def told_roster(folder: TermFolder, organisation: Organisation, problem: Problem) -> Told:
    """Who stands what, in the problem that the folder comes to today."""
    shifts = folder.rows("duty")
    types = types_of_slots(shifts)
    member_row = {member.code: row for row, member in enumerate(organisation.members)}
    turns = [turn for turn in folder.rows("published") if not turn.cancelled]
    where = places_of(folder["duty"], slots_of(turns))
    standing: set[tuple[int, date, int]] = set()
    lost: list[ToldTurn] = []
    of_slot: dict[Slot, list[Any]] = {}
    for turn in turns:
        slot = slot_in(turn)
        if slot in where and turn.member in member_row:
            of_slot.setdefault(slot, []).append(turn)
        else:
            lost.append(ToldTurn(turn.member, turn.post, turn.day, start=clock(turn.from_),
                                 length=length(turn.from_, turn.to), told=turn.told))
    alike_rows = rows_by_slot(shifts)
    for slot, there in of_slot.items():
        alike = alike_rows[slot_in(shifts[where[slot]])]
        for row, turn in zip(seats(alike, shifts, len(there)), by_stage(there, organisation, member_row)):
            standing.add((member_row[turn.member], slot[0], types[slot_of(shifts[row])]))
    return Told(Roster(problem.period, len(organisation.members),
                       [Assignment(member, Shift(day, type_)) for member, day, type_ in sorted(standing)]), lost)


def slot_in(row: Any) -> Slot:
    """Of a shift of the tables, or of a turn of the record."""
    return row.day, row.post, row.from_, row.to


def rows_by_slot(shifts: list[Any]) -> dict[Slot, list[int]]:
    """Rows of one slot differ in the stage they ask for. The most demanding first."""
    rows: dict[Slot, list[int]] = {}
    for at in sorted(range(len(shifts)), key=lambda at: -int(getattr(Stage, shifts[at].least_stage))
                     if shifts[at].least_stage else 1):
        rows.setdefault(slot_in(shifts[at]), []).append(at)
    return rows


def seats(rows: list[int], shifts: list[Any], people: int) -> list[int]:
    """A row for each person: as many in each as are wanted there, the rest in the last."""
    made: list[int] = []
    for row in rows:
        wanted = shifts[row].wanted if shifts[row].wanted is not None else shifts[row].minimum
        made += [row] * wanted
    return (made + [rows[-1]] * people)[:people]


def by_stage(turns: list[Any], organisation: Organisation, member_row: Mapping[str, int]) -> list[Any]:
    """Those of the highest stage first."""
    def stage(turn: Any) -> int:
        held = organisation.stage_on(member_row[turn.member], turn.day)
        return -1 if held is None else int(held)
    return sorted(turns, key=lambda turn: (-stage(turn), turn.member))


def day_after(folder: TermFolder) -> date:
    """The first day that is not yet judged: the one after the term's `as_of`, else after its last."""
    (term,) = folder.rows("term")
    day: date = term.as_of or term.last_day
    return day + timedelta(days=1)
