"""Ledgers as tables, wholly: words, activities, evidence, corrections and appeals; read back to equal ledgers."""
from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy

from .._muster import InvalidInput, Label, Period
from .._muster.record import (Activity, ActivityMove, ActivityPlan, ActivityState, Appeal, AppealAnswer, Correction,
                              CorrectionNote, Ledger)
from .._muster.tables import FetchedRows
from ..refusal import invalid
from .tables import AT_ONCE, Table, Tables, decimal_text

UNSET = 2**32 - 1
EPOCH = datetime.date(1970, 1, 1)
WORDS = (("member", "members"), ("indicator", "indicators"), ("source", "sources"), ("event", "events"),
         ("level", "levels"), ("place", "places"))
KEY = "INTEGER PRIMARY KEY"
ROW = (("row", KEY), ("code", "TEXT NOT NULL UNIQUE"))
MEMBER, DAY = "TEXT REFERENCES @member(code)", "TEXT NOT NULL"
EVIDENCE = (
    ("record", KEY), ("member", "TEXT NOT NULL REFERENCES @member(code)"),
    ("indicator", "TEXT NOT NULL REFERENCES @indicator(code)"),
    ("millionths", "INTEGER NOT NULL CHECK (typeof(millionths) = 'integer')"), ("day", DAY),
    ("source", "TEXT REFERENCES @source(code)"), ("activity", "TEXT REFERENCES @activity(code)"),
    ("event", "TEXT REFERENCES @event(code)"), ("level", "TEXT REFERENCES @level(code)"),
    ("place", "TEXT REFERENCES @place(code)"))
ACTIVITY = (("row", KEY), ("code", "TEXT NOT NULL UNIQUE"), ("name_zh", "TEXT NOT NULL"), ("name_en", "TEXT NOT NULL"),
            ("platform", "TEXT NOT NULL"), ("first", DAY), ("last", DAY), ("responsible", MEMBER),
            ("part_of", "TEXT NOT NULL"), ("named_programme", "TEXT NOT NULL"))
TOWARD = (("activity", "TEXT NOT NULL REFERENCES @activity(code)"),
          ("indicator", "TEXT NOT NULL REFERENCES @indicator(code)"))
MOVE = (("activity", "TEXT NOT NULL REFERENCES @activity(code)"), ("state", "TEXT NOT NULL"), ("day", DAY),
        ("by", MEMBER), ("note", "TEXT NOT NULL"))
CORRECTION = (("row", KEY), ("corrected", "INTEGER NOT NULL UNIQUE REFERENCES @evidence(record)"),
              ("replacement", "INTEGER REFERENCES @evidence(record)"), ("reason", "TEXT NOT NULL"), ("day", DAY),
              ("by", MEMBER))
APPEAL = (("row", KEY), ("by", "TEXT NOT NULL REFERENCES @member(code)"),
          ("about", "INTEGER REFERENCES @evidence(record)"), ("reason", "TEXT NOT NULL"), ("day", DAY),
          ("is_upheld", "INTEGER"), ("answer", "TEXT"), ("answered", "TEXT"), ("answered_by", MEMBER))
VIEW = (f"SELECT e.record, e.member, e.indicator, {decimal_text('e.millionths')} AS quantity, e.millionths, e.day, "
        "e.source, e.activity, e.event, e.level, e.place, c.corrected IS NULL AS is_effective "
        "FROM @evidence AS e LEFT JOIN @correction AS c ON c.corrected = e.record")


def ledger_tables(ledger: Ledger) -> Tables:
    """Every table of a ledger."""
    members = ledger.members
    made = [Table.of(one, ROW, list(enumerate(getattr(ledger, many)))) for one, many in WORDS]
    acts = ledger.activities
    codes = [each.code for each in acts]

    def who(row: int | None) -> str | None:
        return None if row is None else members[row]

    plans = [(row, each.code, each.plan.label.zh, each.plan.label.en, each.plan.platform,
              each.plan.days.first.isoformat(), each.plan.days.last.isoformat(), who(each.plan.responsible),
              each.plan.part_of, each.plan.named_programme) for row, each in enumerate(acts)]
    made.append(Table.of("activity", ACTIVITY, plans))
    made.append(Table.of("activity_indicator", TOWARD, [
        (each.code, code) for each in acts for code in each.plan.indicators]))
    made.append(Table.of("activity_move", MOVE, [
        (each.code, move.to.name, move.day.isoformat(), who(move.by), move.note)
        for each in acts for move in each.moves]))
    made.append(_evidence(ledger, codes))
    made.append(Table.of("correction", CORRECTION, [
        (row, each.corrected, each.replacement, *_note(each.note, who))
        for row, each in enumerate(ledger.corrections)]))
    made.append(Table.of("appeal", APPEAL, [
        (row, who(each.appeal.by), each.appeal.about, each.appeal.reason, each.appeal.day.isoformat(),
         *((None,) * 4 if each.answer is None else (int(each.answer.is_upheld), *_note(each.answer.note, who))))
        for row, each in enumerate(ledger.appeals)]))
    return Tables(made, {"": VIEW})


def _note(note: CorrectionNote, who: Callable[[int | None], str | None]) -> tuple[Any, ...]:
    return note.reason, note.day.isoformat(), who(note.by)


def _evidence(ledger: Ledger, activities: list[str]) -> Table:
    """Columns are taken from the ledger's own as they are needed; a word is one object however often it stands."""
    columns = ledger.columns
    words = {one: (columns[many], _objects(getattr(ledger, many))) for one, many in WORDS if many in columns}
    if "activities" in columns:
        words["activity"] = columns["activities"], _objects(activities)
    days, day = numpy.unique(columns["days"], return_inverse=True)
    words["day"] = day, _objects(numpy.datetime_as_string(days.astype("datetime64[D]")).tolist())

    def rows(begin: int, end: int) -> list[Sequence[Any] | None]:
        def values(name: str) -> Sequence[Any] | None:
            if name == "record":
                return range(begin, end)
            if name == "millionths":
                return list(columns["quantities"][begin:end].tolist())
            if name not in words:
                return None  # to bind it for each row takes a fifth of the time
            at, objects = words[name]
            return list(objects[numpy.minimum(at[begin:end], len(objects) - 1)].tolist())

        return [values(name) for name, _ in EVIDENCE]

    return Table("evidence", EVIDENCE, len(ledger), rows, ("member, indicator", "day"))


def _objects(words: Sequence[str]) -> Any:
    """The words as an array of objects, with None last."""
    made = numpy.empty(len(words) + 1, dtype=object)
    made[:-1] = words
    return made


class Read:
    """A ledger's tables as they stand in a database; `select` gives the rows of a part in order."""

    def __init__(self, name: str, select: Callable[[str, Sequence[str], str], Iterable[tuple[Any, ...]]]) -> None:
        self.name = name
        self.select = select
        self.words: dict[str, list[str]] = {}
        self.row_of: dict[str, dict[Any, int]] = {}

    def ledger(self) -> Ledger:
        """The ledger, built as if it were written anew."""
        for one, _ in WORDS:
            self._take_words(one)
        made = Ledger(self.words["member"], self.words["indicator"])
        for one in ("source", "event", "level", "place"):
            for word in self.words[one]:
                getattr(made, f"admit_{one}")(word)
        for activity in self._activities():
            made.add_activity(activity)
        self._append_evidence(made)
        made.correct([Correction(corrected, replacement, note=self._note(reason, day, by))
                      for _, corrected, replacement, reason, day, by in self._all("correction", CORRECTION)])
        for _, by, about, reason, day, is_upheld, *answer in self._all("appeal", APPEAL):
            row = made.appeal(Appeal(self._who(by), about, reason=reason, day=self._day("appeal", day)))
            if is_upheld is not None:
                made.answer(row, AppealAnswer(bool(is_upheld), note=self._note(*answer)))
        return made

    def _all(self, part: str, columns: Sequence[tuple[str, str]], order: str = "rowid") -> list[tuple[Any, ...]]:
        return list(self.select(part, [name for name, _ in columns], order))

    def _take_words(self, one: str) -> None:
        rows = self._all(one, ROW, "row")
        self._check_count(one, [row for row, _ in rows])
        self.words[one] = [code for _, code in rows]
        self.row_of[one] = {code: row for row, code in rows} | {None: UNSET}

    def _check_count(self, part: str, rows: Sequence[Any], begin: int = 0) -> None:
        if list(rows) != list(range(begin, begin + len(rows))):
            raise self._misnumbered(part, begin)

    def _misnumbered(self, part: str, begin: int) -> InvalidInput:
        return invalid(f"{self.name}_{part}", f"its rows are not numbered from {begin} without a gap",
                       "correct a record by a correction, and take no row out")

    def _activities(self) -> list[Activity]:
        rows = self._all("activity", ACTIVITY, "row")
        self._check_count("activity", [row[0] for row in rows])
        toward: dict[str, list[str]] = {row[1]: [] for row in rows}
        moves: dict[str, list[ActivityMove]] = {row[1]: [] for row in rows}
        self.row_of["activity"] = {row[1]: row[0] for row in rows} | {None: UNSET}
        for code, indicator in self._all("activity_indicator", TOWARD):
            self._of("activity_indicator", toward, code).append(indicator)
        for code, state, day, by, note in self._all("activity_move", MOVE):
            to = self._of("activity_move", ActivityState.__members__, state)
            self._of("activity_move", moves, code).append(
                ActivityMove(to, self._day("activity_move", day), self._who(by), note=note))
        return [Activity(ActivityPlan(code, Label(zh, en), platform, indicators=toward[code],
                                      days=Period(self._day("activity", first), self._day("activity", last)),
                                      responsible=self._who(responsible), part_of=part_of,
                                      named_programme=programme), moves[code])
                for _, code, zh, en, platform, first, last, responsible, part_of, programme in rows]

    def _append_evidence(self, made: Ledger) -> None:
        names = [name for name, _ in EVIDENCE]
        fetched = FetchedRows([name in ("record", "millionths") for name in names])
        known = {one: _Known(self.row_of[one], numpy.uint32) for one in self.row_of}
        known["day"] = _Known(_Days(f"{self.name}_evidence"), numpy.int32)
        rows: Any = self.select("evidence", names, "record")
        for begin in itertools.count(0, AT_ONCE):
            chunk = rows.fetchmany(AT_ONCE)
            if not chunk:
                return
            given = self._columns(names, fetched, chunk)
            if not numpy.array_equal(given["record"], numpy.arange(begin, begin + len(chunk))):
                raise self._misnumbered("evidence", begin)
            for one in known:
                at = names.index(one)
                try:
                    given[one] = known[one].of(given[one], fetched.values(at))
                except KeyError as error:
                    raise self._unknown("evidence", error.args[0]) from None
            more = {many: given[one] for one, many in (*WORDS[2:], ("activity", "activities"))}
            made.append_columns(given["member"], given["indicator"], given["day"], quantities=given["millionths"],
                                **{many: rows for many, rows in more.items() if (rows != UNSET).any()},
                                from_=f"{self.name}_evidence", first_line=begin)

    def _columns(self, names: Sequence[str], fetched: FetchedRows, rows: list[tuple[Any, ...]]) -> dict[str, Any]:
        try:
            return dict(zip(names, fetched.columns(rows)))
        except InvalidInput:
            raise invalid(f"{self.name}_evidence", "its millionths are not all whole numbers",
                          "write quantities in millionths: 1500000 is 1.5") from None

    def _of(self, part: str, known: Any, code: Any) -> Any:
        try:
            return known[code]
        except KeyError:
            raise self._unknown(part, code) from None

    def _unknown(self, part: str, code: Any) -> InvalidInput:
        return invalid(f"{self.name}_{part}", f"{code!r} stands here and not in its own table",
                       "add it there, with the next row")

    def _who(self, code: str | None) -> Any:
        row = self._of("member", self.row_of["member"], code)
        return None if row == UNSET else row

    def _day(self, part: str, day: Any) -> datetime.date:
        return EPOCH + datetime.timedelta(days=_Days(f"{self.name}_{part}")[day])

    def _note(self, reason: str, day: str, by: str | None) -> CorrectionNote:
        return CorrectionNote(reason, self._day("correction", day), self._who(by))


class _Known:
    """What each value of a column stands for; each is looked up once. KeyError names one that stands for nothing."""

    def __init__(self, meant: Mapping[Any, int], kind: Any) -> None:
        self.meant, self.kind = meant, kind
        self.found = numpy.zeros(0, kind)

    def of(self, numbers: Any, values: Sequence[Any]) -> Any:
        """By the numbers of the values, those of None among them."""
        new = [self.meant[value] for value in values[len(self.found):]]
        self.found = numpy.concatenate([self.found, numpy.array(new, self.kind)])
        if not (numbers == UNSET).any():
            return self.found[numbers]
        whole = numpy.concatenate([self.found, numpy.array([self.meant[None]], self.kind)])
        return whole[numpy.minimum(numbers, len(self.found))]


class _Days(dict[str, int]):
    """Days since 1970 by their ISO text; each text is read once."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def __missing__(self, text: Any) -> int:
        try:
            if len(text) != len("2026-09-07"):
                raise ValueError
            self[text] = since = (datetime.date.fromisoformat(text) - EPOCH).days
        except (TypeError, ValueError):
            raise invalid(self.place, f"{text!r} is no day", "write it as 2026-09-07") from None
        return since
