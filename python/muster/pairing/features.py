"""A Fit from two tables of features: what mentees need and mentors are strong in, and what else brings two together."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .._muster import InvalidInput
from .._muster.pairing import EarlierPairing, Fit, FitRules, FitWeights, FreeTime, Home, MenteeProfile, MentorProfile
from ..cells import BadCell, Clock, Names, Number, Text, Whole, clock, plain, plain_cell, shown
from ..columns import Column, Columns, Table, TableFormat, check_key
from ..faults import Faults
from ..refusal import invalid, shown_object
from .candidates import Fitted, People, Person
from .problem import read_earlier

LEVEL = Number(0, 1, rounds_floats=True)
# what the column of codes may be called
KEYS = {"mentee": ("mentee", "student", "code"), "mentor": ("mentor", "member", "code")}
LEVELS = {"mentee": "needs", "mentor": "strengths"}
PREFIX = {"mentee": "need_", "mentor": "strength_"}  # of columns that hold one subject's levels


@dataclass(frozen=True)
class Levels:
    """Subjects and their levels: a mapping, or text."""

    words: str = "subjects and levels from 0 to 1, as in calculus 0.8; physics 0.5"

    def read(self, cell: Any) -> dict[str, Any]:
        if isinstance(cell, Mapping):
            pairs = [(subject, level) for subject, level in cell.items() if plain_cell(level) is not None]
        elif isinstance(cell, str):
            pairs = [self._pair(part) for part in plain(cell).split(";") if part.strip()]
        else:
            raise BadCell(f"{shown(cell)} is no list of levels", f"write {self.words}")
        made: dict[str, Any] = {}
        for subject, level in pairs:
            if not isinstance(subject, str) or not subject.strip() or subject in made:
                raise BadCell(f"subject {shown(subject)} is not named, or twice", f"write {self.words}")
            made[subject] = LEVEL.read(plain_cell(level))
        return made

    def _pair(self, part: str) -> tuple[str, str]:
        subject, mark, level = part.strip().replace(":", " ").rpartition(" ")
        if not mark:
            raise BadCell(f"{shown(part)} has no level", f"write {self.words}")
        return subject.strip(), level


@dataclass(frozen=True)
class Hours:
    """Hours of a week that are free: a FreeTime, or text."""

    words: str = "a FreeTime, or free hours as in 1 19:00-21:30; 3 18:00-20:00 (1 is Monday)"

    def read(self, cell: Any) -> FreeTime:
        if isinstance(cell, FreeTime):
            return cell
        made = FreeTime()
        for part in plain(cell).split(";") if isinstance(cell, str) else ("",):
            day, _, hours = part.strip().partition(" ")
            begins, mark, ends = hours.partition("-")
            if not mark or day not in "1234567" or len(day) != 1:
                raise BadCell(f"{shown(cell)} is no free time", f"write {self.words}")
            try:
                made = made.with_time(int(day), clock(Clock().read(begins)), clock(Clock().read(ends)))
            except InvalidInput as error:
                raise BadCell(f"{shown(part)}: {error.fault}", error.remedy) from None
        return made


def table_format(side: str, given: People) -> TableFormat:
    """The columns of one side; a column for each subject where there are such."""
    def optional(name: str, kind: Any, about: str, default: Any = None) -> Column:
        return Column(name, (), kind, about, optional=True, default=default)

    columns = given.columns if hasattr(given, "columns") else given
    is_rows = not hasattr(given, "columns") and not isinstance(given, Mapping)
    names = list(map(str, {name: 0 for row in given for name in row} if is_rows else columns))
    key = next((name for name in KEYS[side] if name in names), side)
    subjects = [optional(name, LEVEL, "level in a subject")
                for name in names if name.startswith(PREFIX[side]) and name != PREFIX[side]]
    return TableFormat(f"{side}s", "", "A row a person.", (
        Column(key, (), Person(), "code"), optional(LEVELS[side], Levels(), "levels by subject", {}), *subjects,
        optional("major", Text(), "what is studied", ""), optional("year", Whole(0, 99), "year of study, from 1", 0),
        optional("free_time", Hours(), "hours of a week", FreeTime()),
        optional("building", Text(), "where they live", ""), optional("floor", Text(), "on which floor", ""),
        optional("room", Text(), "in which room", ""), optional("languages", Names(), "languages spoken", ())), key=key)


def fit_of(mentees: People, mentors: People, *, weights: FitWeights | None = None, rules: FitRules | None = None,
           earlier: Any = None) -> Fitted:
    """The fit of two tables. Without `rules` a helper need not be in a later year where a table has no years."""
    faults = Faults()
    tables = []
    for side, given in (("mentee", mentees), ("mentor", mentors)):
        if not is_features(given):
            raise invalid(f"{side}s", f"{shown_object(given)} is no table of people",
                          "give a DataFrame, a mapping of columns or a list of rows")
        coded = with_codes(given, side)
        tables.append(Table(coded, table_format(side, coded), faults))
    helped, helpers = (table.read() for table in tables)
    for table in (helped, helpers):
        check_key(table, faults)
    before = read_earlier(earlier, faults)
    faults.raise_if_any()
    if rules is None:
        rules = FitRules()
        rules.helper_in_later_year = all("year" in table.cells for table in tables)
    fit = Fit([MentorProfile(code, strengths=levels, **features)
               for code, levels, features in profiles(helpers, "mentor")],
              [MenteeProfile(code, needs=levels, **features) for code, levels, features in profiles(helped, "mentee")],
              weights=FitWeights() if weights is None else weights, rules=rules,
              earlier=[EarlierPairing(str(row.mentor), str(row.mentee), terms_ago=row.terms_ago)
                       for row in before or () if row.mentor is not None])
    return Fitted(fit, helped[helped.form.key], helpers[helpers.form.key])


def is_features(given: Any) -> bool:
    """Whether it is a table of people, rather than candidates."""
    if hasattr(given, "columns") and hasattr(given, "__getitem__"):
        return "score" not in given.columns and not ({"mentee", "mentor"} <= set(given.columns))
    if isinstance(given, Mapping):
        return not {"mentee", "mentor"} <= set(given)
    return (isinstance(given, list)
            and all(isinstance(row, Mapping) and not {"mentee", "mentor"} <= set(row) for row in given))


def with_codes(given: People, side: str) -> People:
    """A frame whose codes stand in its index, with a column of them."""
    if not hasattr(given, "reset_index") or any(name in given.columns for name in KEYS[side]):
        return given
    return given if type(given.index).__name__ == "RangeIndex" else given.rename_axis(side).reset_index()


def profiles(table: Columns, side: str) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    made = []
    for at in range(len(table)):
        levels = dict(table[LEVELS[side]][at])
        for name, cells in table.values.items():
            if name.startswith(PREFIX[side]) and cells[at] is not None:
                levels[name.removeprefix(PREFIX[side])] = cells[at]
        made.append((str(table[table.form.key][at]), levels, {
            "major": table["major"][at], "year": table["year"][at], "free_time": table["free_time"][at],
            "home": Home(table["building"][at], table["floor"][at], table["room"][at]),
            "languages": list(table["languages"][at])}))
    return made
