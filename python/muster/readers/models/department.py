"""Branches of one unit, planned each by itself, as a Department: rolled up, ranked, rated, with the goals of all."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ... import Label, Period
from ...evaluation import Evaluation, Scheme
from ...faults import Faults
from ...programme import (BranchResult, Department, GoalResult, department_stars, goal_results, rate_branches,
                          with_results)
from ...record import Evidence, Ledger
from ..branch import path_to
from ..folder import TermFolder
from ..references import UNIT_RANK
from .management import build_goals
from .organisation import build_organisation


def build_department(folders: Sequence[TermFolder], branches: Sequence[BranchResult],
                     evaluations: Sequence[Evaluation], scheme: Scheme | None = None) -> Department:
    """The branches side by side.

    Parameters
    ----------
    folders : list of TermFolder
        One of a unit above the branches, or one for each branch.
    branches : list of BranchResult
        What `branch_result` made of each branch's term.
    evaluations : list of Evaluation
        Those of the same terms.
    scheme : Scheme, optional
        For stars; its members are branches. Default: `department_stars`.

    Raises
    ------
    InvalidInput
        If the folders are of other days or of no common unit, or a record of a branch is of an unknown indicator.
    """
    check_together(folders)
    (term,) = folders[0].rows("term")
    period = Period(term.first_day, term.last_day)
    scheme = scheme or Scheme(department_stars())
    stars = rate_branches(branches, scheme, day=term.last_day, period=period,
                          records=branch_records(folders, scheme, [branch.code for branch in branches]))
    above = unit_above(folders)
    unit = next(row for row in folders[0].rows("units") if row.unit == above)
    return Department(Label(term.name, term.name_en), period, code=above, unit=Label(unit.name, unit.name_en),
                      branches=list(branches), stars=stars, goals=department_goals(folders, evaluations))


def check_together(folders: Sequence[TermFolder]) -> None:
    """Terms that are compared are of the same days, and of different branches of one unit."""
    faults = Faults()
    (first,) = folders[0].rows("term")
    seen: dict[str, TermFolder] = {}
    for folder in folders:
        (term,) = folder.rows("term")
        place = folder.needed("term").place(0)
        level = next(unit.level for unit in folder.rows("units") if unit.unit == term.branch)
        if len(folders) > 1 and UNIT_RANK[level] < UNIT_RANK["branch"]:
            faults.add(place, f"\"{term.branch}\" is a {level}, and {len(folders)} folders are given",
                       "give a folder that names a branch, or this one alone")
        if (term.first_day, term.last_day) != (first.first_day, first.last_day):
            faults.add(place, f"the term is {term.first_day} to {term.last_day}, and that of {folders[0].path} is "
                              f"{first.first_day} to {first.last_day}", "compare branches over the same days")
        if term.branch in seen:
            faults.add(place, f"branch \"{term.branch}\" is planned by {seen[term.branch].path} already",
                       "give one folder for each branch")
        seen[term.branch] = folder
    if len(folders) > 1 and not common_path(folders):
        faults.add(folders[-1].needed("term").place(0), "its branch and the others stand below no common unit",
                   "name the unit above them in the units of each folder")
    faults.raise_if_any()


def common_path(folders: Sequence[TermFolder]) -> list[str]:
    """Units from the root down that all branches stand below."""
    paths = [path_to(folder, folder.needed("term")["branch"][0])[:-1] for folder in folders]
    common = []
    for units in zip(*paths):
        if len(set(units)) > 1:
            break
        common.append(units[0])
    return common


def unit_above(folders: Sequence[TermFolder]) -> str:
    named: str = folders[0].needed("term")["branch"][0]
    return named if len(folders) == 1 else common_path(folders)[-1]


def branch_records(folders: Sequence[TermFolder], scheme: Scheme, branches: Sequence[str]) -> Ledger:
    """What is recorded of branches themselves."""
    ledger = Ledger(list(branches), [indicator.code for indicator in scheme.indicators])
    members: Mapping[str, int] = {code: row for row, code in enumerate(branches)}
    indicators = {code: row for row, code in enumerate(ledger.indicators)}
    faults = Faults()
    for folder in folders:
        table = folder["branch_ledger"]
        if table is None:
            continue
        for row, record in enumerate(table):
            if record.unit not in members:
                faults.unknown(table.place(row), "branch", record.unit, "the branches that are compared", branches)
            if record.indicator not in indicators:
                faults.unknown(table.place(row), "indicator", record.indicator, "the scheme for branches", indicators)
            if record.unit in members and record.indicator in indicators:
                ledger.append(Evidence(members[record.unit], indicators[record.indicator],
                                       quantity=Decimal(record.quantity), day=record.day,
                                       source=ledger.admit_source(record.source)))
    faults.raise_if_any()
    return ledger


def department_goals(folders: Sequence[TermFolder], evaluations: Sequence[Evaluation]) -> list[GoalResult]:
    """Goals of the unit and of all below it; of several folders those of each."""
    made: list[GoalResult] = []
    for number, folder in enumerate(folders):
        if folder["goals"] is None:
            continue
        own = evaluations if len(folders) == 1 else [evaluations[number]]
        organisation = build_organisation(folder)
        made += goal_results(organisation, with_results(build_goals(folder, own[0].scheme), organisation, list(own)))
    return made
