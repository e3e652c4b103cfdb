"""The records of the five areas, and what they are judged to be, as data frames with codes in place of rows."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._muster import Label, Period
from ._muster.org import Organisation
from ._muster.record import (AreaRecords, Ledger, Moment, Tutoring, award_totals, barred_titles, count_study, delays,
                             judge_inspections, service_summary, tally_call, tally_exams, tally_tutoring)
from .refusal import door, invalid

if TYPE_CHECKING:
    import pandas

HOURS = ("volunteer_hours", "tutoring_hours")  # indicators that the programme counts in hours
# Which table of an organisation or a ledger a field's rows are of.
ROWS = {"members": ("member", "mentor", "author", "speaker", "leader", "responsible", "instead", "activist"),
        "students": ("student",), "classes": ("study_class",), "places": ("place", "room", "building"),
        "posts": ("post",), "units": ("unit",), "activities": ("activity",)}
LISTS = {"members": "members", "violators": "members", "students": "students"}  # of rows in one cell
TABLE_OF = {name: table for table, names in ROWS.items() for name in names}


@door
def area_frames(areas: AreaRecords, organisation: Organisation, ledger: Ledger, *,
                language: str = "en") -> dict[str, pandas.DataFrame]:
    """A frame for each list of records, in the order they were given.

    Parameters
    ----------
    areas : AreaRecords
        As a term keeps them.
    organisation : Organisation
        Whose people and places they name.
    ledger : Ledger
        Whose activities they name.
    language : {"en", "zh"}
        Of names.

    Returns
    -------
    dict of str to DataFrame
        By the list's name; one without a record is left out. A moment is a timestamp, at 00:00 where no time is known.
    """
    codes = _codes(areas, organisation, ledger)
    lists = {name: getattr(areas, name) for name in _fields(areas)}
    return {name: _frame(records, codes, language) for name, records in lists.items()
            if isinstance(records, list) and records}


@door
def area_results(areas: AreaRecords, organisation: Organisation, ledger: Ledger, *, period: Period,
                 pairs: Iterable[tuple[int, int]] = (), hours: Sequence[str] = HOURS) -> dict[str, pandas.DataFrame]:
    """What the records of the areas are judged to be, a frame for each question.

    Parameters
    ----------
    areas, organisation, ledger
        As of `area_frames`.
    period : Period
        The term: weeks of tutoring are counted in it, and what is still to come is looked for at its end.
    pairs : iterable of (int, int)
        Rows of mentor and student of every pair that was agreed, so that who never met is there, too.
    hours : sequence of str
        Indicators of the ledger that are counted in hours.

    Returns
    -------
    dict of str to DataFrame
        service: coverage, influence and effectiveness, of all and by platform. tutoring: hours, and weeks missed, of
        each pair and group. awards: by year, level, persons or teams. study: points of each member and day.
        inspections: points, and whether they pass. barred: titles of rooms that a fail bars. delays: steps of
        supervision that are late. exams: breaches out of seats. calls: who answered, and how soon.
    """
    codes = _codes(areas, organisation, ledger)
    rules = areas.rules
    agreed = [Tutoring(group.mentor, group=group.code) for group in areas.study_groups]
    agreed += [Tutoring(mentor, student) for mentor, student in pairs]
    results = judge_inspections(areas.inspections, organisation, rules.inspection)
    late = [(case.code, delay) for case in areas.supervision
            for delay in delays(case, Moment(period.last), rules.in_time)]
    tallies = tally_tutoring(areas.tutoring, agreed, period, exchanges_a_week=rules.exchanges_a_week)
    made = {
        "service": _frame(service_summary(ledger, areas.outreach, list(hours)), codes),
        "tutoring": _joined(_frame([tally.of for tally in tallies], codes),
                            _frame(tallies, codes).drop(columns="of") if tallies else _frame([], codes)),
        "awards": _frame(award_totals(areas.awards), codes),
        "study": _frame(count_study(areas.study_acts, rules.study), codes),
        "inspections": _frame(results, codes),
        "barred": _frame(barred_titles(organisation, results), codes),
        "delays": _with_code("case", late, codes),
        "exams": _frame([tally_exams(areas.exams)], codes),
        "calls": _with_code("call", [(call.code, tally_call(call)) for call in areas.mobilisations], codes),
    }
    return made


def _codes(areas: Any, organisation: Any, ledger: Any) -> dict[str, list[str]]:
    for name, given, kind in (("areas", areas, AreaRecords), ("organisation", organisation, Organisation),
                              ("ledger", ledger, Ledger)):
        if not isinstance(given, kind):
            raise invalid(name, f"{type(given).__name__} is no {kind.__name__}", f"give the term's {name}")
    tables = {table: [each.code for each in getattr(organisation, table)] for table in ROWS if table != "activities"}
    return {**tables, "activities": [activity.code for activity in ledger.activities]}


def _fields(record: Any) -> list[str]:
    return [name for name, part in vars(type(record)).items() if isinstance(part, property)]


def _frame(records: Sequence[Any], codes: Mapping[str, list[str]], language: str = "en") -> Any:
    import pandas

    names = _fields(records[0]) if records else []
    return pandas.DataFrame({name: [_cell(name, getattr(record, name), codes, language) for record in records]
                             for name in names})


def _joined(one: Any, other: Any) -> Any:
    import pandas

    return pandas.concat([one, other], axis=1)


def _with_code(name: str, rows: Sequence[tuple[str, Any]], codes: Mapping[str, list[str]]) -> Any:
    import pandas

    return _joined(pandas.DataFrame({name: [code for code, _ in rows]}), _frame([row for _, row in rows], codes))


def _cell(name: str, value: Any, codes: Mapping[str, list[str]], language: str) -> Any:
    """A row as its code, a moment as a timestamp, a name in the language or what there is of it."""
    import pandas

    if isinstance(value, list) and name in LISTS:
        return ";".join(codes[LISTS[name]][row] for row in value)
    if name in TABLE_OF and not isinstance(value, str):
        return "" if value is None else codes[TABLE_OF[name]][value]
    if isinstance(value, Moment):
        return pandas.Timestamp(f"{value.day} {'00:00' if value.at is None else value.at.strftime('%H:%M')}")
    if isinstance(value, Label):
        return getattr(value, language) or value.zh or value.en
    return value.name if hasattr(type(value), "__members__") else value
