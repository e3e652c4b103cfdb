"""Results and terms as tables for others. What reads them back is the archive beside them."""
from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

import numpy

from .._muster.evaluation import Evaluation, ScoreState, Veto
from .._muster.programme import Term
from .._muster.record import Ledger
from ..pairing.dense import DenseResult
from ..pairing.groups import GroupsResult
from ..pairing.results import PairingResult
from ..pairing.stable import StableResult
from ..roster.result import RepairResult, RosterResult
from .ledgers import ledger_tables
from .tables import Table, Tables, decimal_text

KEY, TEXT, WHOLE = "TEXT PRIMARY KEY NOT NULL", "TEXT NOT NULL", "INTEGER NOT NULL"
MILLION, DIGITS = Decimal(1_000_000), Context(prec=80)
AREA_STATES = ("weighs", "left_out", "extra")
OF_MEMBER = ("member", "TEXT NOT NULL REFERENCES @member(member)")


def tables_of(thing: Any) -> tuple[str, Tables] | None:
    """What a thing is called, and its tables; None of what has none."""
    if isinstance(thing, Ledger):
        return "ledger", ledger_tables(thing)
    if isinstance(thing, Evaluation):
        return "evaluation", evaluation_tables(thing)
    if isinstance(thing, (PairingResult, StableResult, GroupsResult)):
        return "pairing", pairing_tables(thing)
    if isinstance(thing, (RosterResult, RepairResult)):
        return "roster", roster_tables(thing)
    if isinstance(thing, Term):
        return "term", term_tables(thing)
    return None


def evaluation_tables(evaluation: Evaluation) -> Tables:
    """Members with totals, ranks and grades; their areas and indicators; units; and the scheme by its digest."""
    made, scheme = evaluation.columns(units=True), evaluation.scheme
    members = made["member"].tolist()
    ranks = made["rank"].tolist() if "rank" in made else [0] * len(members)
    grades = made["grade"].tolist() if "grade" in made else [None] * len(members)
    reasons = made["reason"].tolist() if "reason" in made else [None] * len(members)
    rows = [(member, unit, *_both(total), grade, reason, rank or None) for member, unit, total, grade, reason, rank
            in zip(members, made["unit"].tolist(), made["total"].tolist(), grades, reasons, ranks)]
    areas, parts = [], []
    for at, area in enumerate(scheme.areas):
        points = made[area.code] if area.parent else made["total"]
        states = evaluation.area_states(at).tolist()
        areas += [(member, area.code, *_both(value), AREA_STATES[state])
                  for member, value, state in zip(members, points.tolist(), states)]
    for at, indicator in enumerate(scheme.indicators):
        parts += _indicator_rows(evaluation, at, indicator.code, members)
    units = [(unit.code, score.members, score.incomplete, *_both(score.mean), *_both(score.lowest),
              *_both(score.highest)) for unit, score in zip(evaluation.roll.units, evaluation.units)]
    tables = [
        Table.of("scheme", (("code", KEY), ("version", TEXT), ("digest", TEXT)),
                 [(scheme.code, scheme.version, scheme.digest)]),
        Table.of("unit", (("unit", KEY), ("members", WHOLE), ("incomplete", WHOLE), ("mean", "TEXT"),
                          ("mean_millionths", "INTEGER"), ("lowest", "TEXT"), ("lowest_millionths", "INTEGER"),
                          ("highest", "TEXT"), ("highest_millionths", "INTEGER")), units),
        Table.of("member", (("member", KEY), ("unit", "TEXT REFERENCES @unit(unit)"), ("total", "TEXT"),
                            ("total_millionths", "INTEGER"), ("grade", "TEXT"), ("reason", "TEXT"),
                            ("rank", "INTEGER")), rows, ("unit",)),
        Table.of("area", (OF_MEMBER, ("area", TEXT), ("points", "TEXT"), ("millionths", "INTEGER"), ("state", TEXT)),
                 areas, ("member", "area")),
        Table.of("indicator", (OF_MEMBER, ("indicator", TEXT), ("millionths", "INTEGER"),
                               ("amount_millionths", "INTEGER"), ("records", WHOLE), ("state", TEXT),
                               ("strikes", "INTEGER")), parts, ("member", "indicator"))]
    return Tables(tables, {
        "": "SELECT member, unit, total, total_millionths, grade, reason, rank FROM @member",
        "indicators": f"SELECT member, indicator, {decimal_text('millionths')} AS points, millionths, "
                      f"{decimal_text('amount_millionths')} AS amount, amount_millionths, records, state, strikes "
                      "FROM @indicator"})


def _indicator_rows(evaluation: Evaluation, row: int, code: str, members: Sequence[str]) -> list[tuple[Any, ...]]:
    """Points are nothing where there are none; of a veto it is told whether it strikes."""
    read = evaluation.indicator_columns(row)
    states = tuple(ScoreState.__members__)
    is_none = (read["state"] == ScoreState.left_out.value) | (read["state"] == ScoreState.incomplete.value)
    is_veto = isinstance(evaluation.scheme.indicators[row].rule, Veto)
    points = [None if none or is_veto else value for none, value in zip(is_none.tolist(), read["points"].tolist())]
    amounts = [None if none and not is_veto else value
               for none, value in zip(is_none.tolist(), read["amount"].tolist())]
    strikes = read["is_vetoed"].tolist() if is_veto else [None] * len(points)
    return list(zip(members, [code] * len(points), points, amounts, read["records"].tolist(),
                    [states[at] for at in read["state"].tolist()], strikes))


def _both(value: Decimal | None) -> tuple[str | None, int | None]:
    """A number as the library tells it, to twelve places, and rounded to millionths for who sorts and sums."""
    return (None, None) if value is None else (f"{value:f}", _millionths(value))


def _millionths(value: Decimal | None) -> int | None:
    if value is None:
        return None
    return int(DIGITS.multiply(value, MILLION).to_integral_value(ROUND_HALF_EVEN, DIGITS))


def pairing_tables(result: Any) -> Tables:
    """Mentees and mentors by code, and a row for each pair; a mentor who is missing is NULL."""
    frame = result.to_frame()
    is_dense = isinstance(result, DenseResult)
    mentees, mentors = ([_plain(code) for code in side] for side in (result.mentees, result.mentors))
    pair = [("mentee", "NOT NULL REFERENCES @mentee(mentee)"), ("mentor", "REFERENCES @mentor(mentor)")]
    columns = [[_plain(code) for code in frame[side].tolist()] for side in ("mentee", "mentor")]
    shown = "mentee, mentor"
    if isinstance(result, StableResult):
        pair += [("mentee_choice", "INTEGER"), ("mentor_choice", "INTEGER")]
        columns += [[None if value != value or value is None else int(value) for value in frame[name].tolist()]
                    for name in ("mentee_choice", "mentor_choice")]
        shown += ", mentee_choice, mentor_choice"
    elif is_dense:
        pair.append(("points", ""))  # whole numbers or floats, as its matrix has them
        columns.append(frame["points"].tolist())
        shown += ", points"
    else:
        pair.append(("millionths", "INTEGER"))
        columns.append([_millionths(_decimal(value)) for value in frame["points"].tolist()])
        shown += f", {decimal_text('millionths')} AS points, millionths"
    tables = [Table.of("mentee", (("mentee", "PRIMARY KEY NOT NULL"),), [(code,) for code in mentees]),
              Table.of("mentor", (("mentor", "PRIMARY KEY NOT NULL"),), [(code,) for code in mentors]),
              Table.of("pair", tuple(pair), list(zip(*columns)), ("mentee", "mentor"))]
    return Tables(tables, {"": f"SELECT {shown} FROM @pair"})


def _decimal(value: Any) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _plain(code: Any) -> Any:
    """A code as SQLite keeps it: text or a whole number."""
    return int(code) if isinstance(code, numpy.integer) else code


def roster_tables(result: RosterResult | RepairResult) -> Tables:
    """Members and shifts by code, and a row for each assignment."""
    problem = result.problem
    posts = [each.code for each in problem.posts]
    shifts = [(each.code, None if each.post is None else posts[each.post],
               None if each.start is None else each.start.strftime("%H:%M"), each.length, int(each.is_night))
              for each in problem.shift_types]
    frame = result.to_frame()
    rows = [(day.isoformat(), shift, member)
            for day, shift, member in zip(*(frame[name].tolist() for name in ("day", "shift", "member")))]
    tables = [Table.of("member", (("member", KEY),), [(each.code,) for each in problem.members]),
              Table.of("shift", (("shift", KEY), ("post", "TEXT"), ("start", "TEXT"), ("minutes", WHOLE),
                                 ("is_night", WHOLE)), shifts),
              Table.of("assignment", (("day", TEXT), ("shift", "TEXT NOT NULL REFERENCES @shift(shift)"), OF_MEMBER),
                       rows, ("day", "member"))]
    return Tables(tables, {"": "SELECT a.day, a.shift, s.post, a.member, s.start, s.minutes, s.is_night "
                               "FROM @assignment AS a JOIN @shift AS s ON s.shift = a.shift"})


def term_tables(term: Term) -> Tables:
    """Units and members by code, and all parts of the term, each as it is alone. Names of people stand nowhere."""
    units, members = term.organisation.units, term.organisation.members
    made = Tables([
        Table.of("about", (("name_zh", TEXT), ("name_en", TEXT), ("first", TEXT), ("last", TEXT), ("branch", TEXT)),
                 [(term.name.zh, term.name.en, term.period.first.isoformat(), term.period.last.isoformat(),
                   units[term.branch].code)]),
        Table.of("unit", (("unit", KEY), ("name_zh", TEXT), ("name_en", TEXT), ("level", TEXT),
                          ("above", "TEXT REFERENCES @unit(unit)")),
                 [(each.code, each.name.zh, each.name.en, each.level.name,
                   None if each.above is None else units[each.above].code) for each in units]),
        Table.of("member", (("member", KEY), ("unit", "TEXT NOT NULL REFERENCES @unit(unit)")),
                 [(each.code, units[each.unit].code) for each in members], ("unit",))],
        {"": "SELECT name_zh, name_en, first, last, branch FROM @about"})
    made = made.with_more(ledger_tables(term.ledger).under("ledger"))
    if term.evaluation is not None:
        made = made.with_more(evaluation_tables(term.evaluation).under("evaluation"))
    if term.pairing is not None:
        part = term.pairing
        paired = PairingResult(part.problem, part.result, part.fit.mentees, part.fit.mentors, part.fit)
        made = made.with_more(pairing_tables(paired).under("pairing"))
    if term.roster is not None:
        made = made.with_more(roster_tables(RosterResult(term.roster.problem, term.roster.solution)).under("roster"))
    return made
