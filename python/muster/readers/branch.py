"""One branch of a term folder: its members, and what names them.

A term is a unit's. Where the folder holds more than that unit, the rows of others are left out before anything is
planned: members by their unit, posts and mentees by theirs where they name one, and from there whatever names what is
gone. In some columns only the name is left out, as the row is the branch's all the same (who corrected a record, who is
pinned).
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..columns import Columns
from ..faults import Faults
from .folder import TermFolder
from .references import NAMED, UNIT_RANK
from .shared_places import above_of, sharing
from .tree import path_up

Gone = dict[str, set[str]]  # codes that were left out, by the table that had them

# The name is left out, not the row.
ONLY_THE_NAME = {("activities", "responsible"), ("activities", "approved_by"), ("activities", "reviewed_by"),
                 ("corrections", "by"), ("appeals", "by"), ("ratings", "by"), ("duty", "pinned"), ("goals", "part_of"),
                 ("pattern", "pinned"),
                 ("term", "branch"), ("units", "above"), ("exams", "members"), ("exams", "violators"),
                 ("awards", "members"), ("study_groups", "students"), ("meetings", "present"),
                 ("activities", "part_of"), ("accounts", "responsible"), ("duty_changes", "instead"),
                 ("development", "contacts"), ("development", "introducers"), ("stage_corrections", "by")}
# Tables that may name people who have left, and those of other branches must not look like these.
LOOSE = ("load", "earlier_pairings", "last_scores", "published", "published_pairs")
# Of these a unit above the branch is another's, too.
OWN_ONLY = {"goals", "responsibilities", "publicity", "branch_ledger"}
EVIDENCE_OF = ("attendance", "venue", "ledger")


def branches_of(folder: TermFolder) -> list[str]:
    """Codes of the units that are planned each by itself: the term's branch, or those below where it is no branch.

    Raises
    ------
    InvalidInput
        If there is none, or a post on duty or a mentee does not say which of several it belongs to.
    """
    term = folder.needed("term")
    unit_of = {unit.unit: unit for unit in folder.rows("units")}
    named = unit_of[term["branch"][0]]
    if UNIT_RANK[named.level] >= UNIT_RANK["branch"]:
        return [named.unit]
    within = units_within(folder, named.unit)
    branches = [unit.unit for unit in folder.rows("units") if unit.level == "branch" and unit.unit in within]
    faults = Faults()
    if not branches:
        faults.add(term.place(0), f"{named.level} \"{named.unit}\" has no branch below it",
                   "name a branch, or add the branches to the units")
    elif len(branches) > 1:
        require_units(folder, "posts", {shift.post for shift in folder.rows("duty")}, branches, faults)
        require_units(folder, "mentees", None, branches, faults)
        require_own_places(folder, branches, faults)
    faults.raise_if_any()
    return branches


def require_units(folder: TermFolder, name: str, codes: set[str] | None, branches: list[str], faults: Faults) -> None:
    table = folder[name]
    for row, (code, unit) in enumerate(zip(table[table.form.key], table["unit"]) if table is not None else ()):
        if not unit and (codes is None or code in codes):
            assert table is not None
            faults.add(table.place(row), f"{table.form.key} \"{code}\" belongs to none of the {len(branches)} branches "
                                         "that are planned each by itself", "name its branch in the column unit")


def require_own_places(folder: TermFolder, branches: list[str], faults: Faults) -> None:
    """No places are shared across branches, as each would count on all of them."""
    table = folder["shared_places"]
    if table is None:
        return
    branch_of = {unit: branch for branch in branches for unit in units_within(folder, branch)}
    unit_of = {member.member: member.unit for member in folder.rows("members")}
    found = sharing(above_of(table), [(branch_of.get(unit_of[mentor.member]), mentor.shared)
                                      for mentor in folder.rows("mentors") if mentor.shared])
    for row, code in enumerate(table["shared"]):
        if len(set(found[code]) - {None}) > 1:
            faults.add(table.place(row),
                       f"\"{code}\" is shared by mentors of several branches that are planned each by itself",
                       "give each branch shared places of its own")


def of_branch(folder: TermFolder, branch: str | None = None) -> TermFolder:
    """The folder as far as it is the branch's; the same folder where nobody else is in it.

    Parameters
    ----------
    branch : str, optional
        Code of a unit. Default: that of the term.
    """
    (term,) = folder.rows("term")
    branch = branch or term.branch
    within = units_within(folder, branch)
    if not any(member.unit in within for member in folder.rows("members")):
        faults = Faults()
        faults.add(folder.needed("term").place(0), f"unit \"{branch}\" has no members",
                   "name the unit whose term it is, or correct the members' units")
        faults.raise_if_any()
    gone = others(folder, branch, within)
    if branch == term.branch and not (gone["members"] or gone["posts"] or gone["mentees"]):
        return folder
    tables = dict(folder.tables)
    tables["term"] = with_column(folder.needed("term"), "branch", [branch])
    for name in gone:
        if name in tables:
            tables[name] = without(tables[name], tables[name].form.key, gone[name])
    while leave_out(tables, gone, within):
        pass
    leave_out_activities(tables, folder)
    leave_out_told(tables, gone)
    leave_out_places(tables)
    made = TermFolder(folder.path, {name: table for name, table in tables.items()
                                    if len(table) or not table.form.optional}, folder.files, folder.notes)
    if gone["members"] and branch == term.branch:
        note = (f"{folder.path}: {len(gone['members'])} members of other units than \"{branch}\" were left out, with "
                "what names them")
        if note not in folder.notes:
            folder.notes.append(note)
    return made


def units_within(folder: TermFolder, top: str) -> set[str]:
    """The unit and all below it."""
    within = {top}
    grows = True
    while grows:
        more = {unit.unit for unit in folder.rows("units") if unit.above in within} - within
        within |= more
        grows = bool(more)
    return within


def path_to(folder: TermFolder, unit: str) -> list[str]:
    """From the root down to the unit."""
    above = {row.unit: row.above for row in folder.rows("units")}
    return list(path_up(unit, above))[::-1]


def others(folder: TermFolder, branch: str, within: set[str]) -> Gone:
    """What is another's by the unit it names itself."""
    kept = within | set(path_to(folder, branch)) | {each.from_ for each in folder.rows("transfers")}
    return {"units": {unit.unit for unit in folder.rows("units") if unit.unit not in kept},
            "members": {member.member for member in folder.rows("members") if member.unit not in within},
            "posts": {post.post for post in folder.rows("posts") if post.unit and post.unit not in within},
            "mentees": {each.student for each in folder.rows("mentees") if each.unit and each.unit not in within}}


def leave_out(tables: dict[str, Columns], gone: Gone, within: set[str]) -> bool:
    """Leaves out what names what is gone; whether that left out more codes that others name."""
    found_more = False
    named: list[tuple[str, str, tuple[str, ...]]] = [(name, column, owners) for name, column, owners, _ in NAMED]
    for name, column, owners in [*named, *((name, "member", ("members",)) for name in LOOSE)]:
        table = tables.get(name)
        if table is None:
            continue
        away = set().union(*(gone.get(owner, ()) for owner in owners))
        if name in OWN_ONLY and column == "unit":
            away |= set(table["unit"]) - within
        if not away:
            continue
        if (name, column) in ONLY_THE_NAME:
            tables[name] = without_names(table, column, away)
            continue
        tables[name] = without(table, column, away)
        key = table.form.key
        if key and len(tables[name]) < len(table):
            gone.setdefault(name, set()).update(set(table[key]) - set(tables[name][key]))
            found_more = True
    return found_more


def leave_out_activities(tables: dict[str, Columns], folder: TermFolder) -> None:
    """Activities of others' that nobody of the branch was at. Who answers for one says whose it is."""
    before, table = folder["activities"], tables.get("activities")
    if before is None or table is None:
        return
    named = {code for name in EVIDENCE_OF if name in tables for code in tables[name]["activity"]}
    others_own = {code for code, was, now in zip(table["activity"], before["responsible"], table["responsible"])
                  if was and not now and code not in named}
    tables["activities"] = without(table, "activity", others_own)


def leave_out_told(tables: dict[str, Columns], gone: Gone) -> None:
    """Who has left was told by the branch whose post it was, or whose student."""
    members = set(tables["members"]["member"])
    for name, column, away in (("published", "post", gone.get("posts", set())),
                               ("published_pairs", "student", gone.get("mentees", set()))):
        if name in tables:
            named = zip(tables[name]["member"], tables[name][column])
            tables[name] = rows_kept(tables[name], (row for row, (member, code) in enumerate(named)
                                                    if member in members or code not in away))


def leave_out_places(tables: dict[str, Columns]) -> None:
    """Shared places of which no mentor is left."""
    if "shared_places" not in tables or "mentors" not in tables:
        return
    table, mentors = tables["shared_places"], tables["mentors"]
    found = sharing(above_of(table), [(member, first) for member, first in zip(mentors["member"], mentors["shared"])
                                      if first])
    tables["shared_places"] = rows_kept(table, (row for row, code in enumerate(table["shared"]) if found[code]))


def rows_kept(table: Columns, rows: Iterable[int]) -> Columns:
    kept = list(rows)
    if len(kept) == len(table):
        return table
    return Columns(table.form, table.source, {name: [cells[row] for row in kept]
                                              for name, cells in table.values.items()},
                   [table.lines[row] for row in kept],
                   None if table.sources is None else [table.sources[row] for row in kept])


def without(table: Columns, column: str, away: set[str]) -> Columns:
    """Without the rows that name one of these; of a cell of several codes, one is enough."""
    return rows_kept(table, (row for row, cell in enumerate(table[column])
                             if (away.isdisjoint(cell) if isinstance(cell, tuple) else cell not in away)))


def without_names(table: Columns, column: str, away: set[str]) -> Columns:
    """A row that must name somebody and names nobody any more goes, too."""
    described = next(each for each in table.form.columns if each.name == column)
    blank = described.default
    made = with_column(table, column, [tuple(code for code in cell if code not in away) if isinstance(cell, tuple)
                                       else blank if cell in away else cell for cell in table[column]])
    if described.optional or described.may_be_blank:
        return made
    return rows_kept(made, (row for row, cell in enumerate(made[column]) if cell))


def with_column(table: Columns, column: str, cells: list[Any]) -> Columns:
    return Columns(table.form, table.source, {**table.values, column: cells}, table.lines, table.sources)
