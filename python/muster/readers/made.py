"""Tables that a folder may leave out because the others say enough: the branch, the term, the posts."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ..columns import Columns
from ..faults import Faults, Place
from .tables import BY_NAME
from .tree import path_up

BRANCH = "branch"
# Columns of days that lie within the term.
DAYS = {"duty": ("day",), "pattern": ("first_day", "last_day"), "ledger": ("day",),
        "activities": ("first_day", "last_day"), "attendance": ("day",), "venue": ("day",), "requests": ("day",)}


def make_missing(path: str, tables: dict[str, Columns], unread: set[str], faults: Faults, notes: list[str]) -> None:
    """Puts rows that follow from the other tables in the place of those that are not there, and tells of it."""
    there = {*tables, *unread}
    if "units" not in there and "members" in tables:
        make_units(path, tables, faults, notes)
    duties = [tables[name] for name in ("duty", "pattern", "published") if name in tables]
    if "posts" not in there and duties:
        posts = list(dict.fromkeys(post for table in duties for post in table["post"] if post))
        tables["posts"] = rows_of("posts", path, [{"post": post, "name": post, "kind": "service"} for post in posts])
        notes.append(f"{path}: no table of posts; they are those of the duty: {', '.join(posts[:8])}")
    if "term" not in there and "members" in tables and not lacks_days(tables.get("pattern"), faults):
        make_term(path, tables, faults, notes)


def lacks_days(pattern: Columns | None, faults: Faults) -> bool:
    """Whether a pattern goes by days of a term that nobody named; told of each row."""
    told = {fault.place for fault in faults.found}
    without = [(row, name) for name in ("first_day", "last_day")
               for row, day in enumerate(pattern[name] if pattern is not None else ()) if day is None]
    for row, name in without:
        assert pattern is not None
        if pattern.place(row) not in told:
            faults.add(pattern.place(row), f"{name} is blank, and there is no table of the term",
                       f"write {name}, or add term.csv (or 学期.csv)")
    return bool(without)


def make_units(path: str, tables: dict[str, Columns], faults: Faults, notes: list[str]) -> None:
    """One branch for all, called as the members' table or the term calls it."""
    members = tables["members"]
    named = list(dict.fromkeys(unit for unit in members["unit"] if unit))
    if len(named) > 1:
        faults.add(Place(path), f"members are of several units ({', '.join(named[:4])}) and no table says how these "
                                "stand to each other", "add units.csv (or 组织.csv) with the columns unit, name, level")
        return
    of_term = [unit for unit in tables["term"]["branch"] if unit] if "term" in tables else []
    code = (named or of_term or [BRANCH])[0]
    tables["units"] = rows_of("units", path, [{"unit": code, "name": code if code != BRANCH else "本支部",
                                               "name_en": "" if code != BRANCH else "the branch", "level": "branch"}])
    notes.append(f"{path}: no table of units; all members are of one branch, \"{code}\"")


def make_term(path: str, tables: dict[str, Columns], faults: Faults, notes: list[str]) -> None:
    """From the first to the last day that is named anywhere."""
    days: list[date] = [day for name, columns in DAYS.items() if name in tables
                        for column in columns for day in tables[name][column] if day]
    if not days:
        columns = ", ".join(column.name for column in BY_NAME["term"].columns if not column.optional)
        faults.add(Place(path), "nothing says when the term is", f"add term.csv (or 学期.csv) with the columns {columns}")
        return
    tables["term"] = rows_of("term", path, [{"term": "term", "name": "本学期", "name_en": "this term",
                                             "first_day": min(days), "last_day": max(days)}])
    notes.append(f"{path}: no table of the term; it goes from the first day named to the last, {min(days)} to "
                 f"{max(days)}")


def fill_units(tables: dict[str, Columns]) -> None:
    """Where there is one branch, members and the term need not name it."""
    units = tables.get("units")
    branches = [unit.unit for unit in units if unit.level == "branch"] if units is not None else []
    for name, column in (("members", "unit"), ("term", "branch")):
        table = tables.get(name)
        if table is not None and len(branches) == 1:
            table.values[column] = [unit or branches[0] for unit in table[column]]


def fill_membership(tables: dict[str, Columns]) -> None:
    """Who left, or came from another branch, is a member up to that day, or from it on, as `members` may say itself."""
    members, units = tables.get("members"), tables.get("units")
    if members is None or units is None:
        return
    above, level = dict(zip(units["unit"], units["above"])), dict(zip(units["unit"], units["level"]))
    row_of = members.row_of()
    for departure in tables.get("departures", ()):
        row = row_of.get(departure.member)
        if row is not None and departure.day:
            last = departure.day - timedelta(days=1)
            members["until"][row] = min(last, members["until"][row] or last)
    for transfer in tables.get("transfers", ()):
        row = row_of.get(transfer.member)
        if row is None or not transfer.day:
            continue
        if branch_of(transfer.from_, above, level) != branch_of(members["unit"][row], above, level):
            members["from"][row] = max(transfer.day, members["from"][row] or transfer.day)


def branch_of(unit: str, above: Mapping[str, str], level: Mapping[str, str]) -> str:
    """The branch that a unit is or is of; the unit itself where it is of none."""
    return next((at for at in path_up(unit, above) if level.get(at) != "group"), unit)


def rows_of(name: str, path: str, rows: list[Mapping[str, Any]]) -> Columns:
    form = BY_NAME[name]
    return Columns(form, path, {column.name: [row.get(column.name, column.default) for row in rows]
                                for column in form.columns}, [0] * len(rows))
