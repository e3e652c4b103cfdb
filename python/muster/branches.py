"""Branches side by side as rows: one list of columns for the frame and the workbook."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ._muster import Label
from ._muster.programme import BranchResult, Department

if TYPE_CHECKING:
    import pandas

# name, what it is called in reports, how it is had of the department, a branch's row and the branch
Cell = Callable[[Department, int, BranchResult], Any]
COLUMNS: list[tuple[str, Label, Cell]] = [
    ("branch", Label("支部编号", "branch"), lambda all_, row, branch: branch.code),
    ("rank", Label("名次", "rank"), lambda all_, row, branch: all_.rank(row) or None),
    ("ranks_gained", Label("进位", "ranks gained"), lambda all_, row, branch: all_.ranks_gained(row)),
    ("stars", Label("星级", "stars"), lambda all_, row, branch: stars(all_, row)),
    ("star_points", Label("星级得分", "points for stars"), lambda all_, row, branch: star_points(all_, row)),
    ("members", Label("成员", "members"), lambda all_, row, branch: branch.members),
    ("mean", Label("平均总分", "mean total"), lambda all_, row, branch: branch.mean),
    ("mean_before", Label("上期平均", "mean before"), lambda all_, row, branch: branch.mean_before),
    ("gain", Label("增减", "rise"), lambda all_, row, branch: branch.gain),
    ("best_share", Label("优秀率%", "best grade, %"), lambda all_, row, branch: branch.best_share),
    ("serving", Label("参与人数", "serving"), lambda all_, row, branch: branch.serving),
    ("evaluated", Label("考评人数", "evaluated"), lambda all_, row, branch: branch.evaluated),
    ("incomplete", Label("材料不全", "incomplete"), lambda all_, row, branch: branch.incomplete),
    ("mentees", Label("帮扶对象", "mentees"), lambda all_, row, branch: branch.mentees),
    ("paired", Label("已结对", "paired"), lambda all_, row, branch: branch.paired),
    ("turns", Label("值班人次", "turns"), lambda all_, row, branch: branch.turns),
    ("least_turns", Label("一人最少值班（次）", "least turns of a member"), lambda all_, row, branch: branch.least_turns),
    ("most_turns", Label("一人最多值班（次）", "most turns of a member"), lambda all_, row, branch: branch.most_turns),
    ("records", Label("记录", "records"), lambda all_, row, branch: branch.records),
    ("waiting", Label("待审", "waiting"), lambda all_, row, branch: branch.waiting),
    ("due", Label("到期事项", "due"), lambda all_, row, branch: branch.due),
    ("done", Label("已办", "done"), lambda all_, row, branch: branch.done),
    ("duties", Label("职责", "duties"), lambda all_, row, branch: branch.duties),
    ("overdue", Label("逾期职责", "overdue"), lambda all_, row, branch: branch.overdue),
]


def stars(department: Department, row: int) -> str | None:
    """Code of the branch's stars; None where it is not rated."""
    rating = department.rating(row)
    if rating is None or rating.grade is None or department.stars is None:
        return None
    return department.stars.scheme.grades[rating.grade].code


def star_points(department: Department, row: int) -> Any:
    rating = department.rating(row)
    return None if rating is None or rating.is_incomplete else rating.total


def rows(department: Department) -> Iterator[list[Any]]:
    """The cells of each branch, in the order of `COLUMNS`, and then how many members have each grade."""
    grades = grades_of(department)
    for row, branch in enumerate(department.branches):
        counts = {grade.code: grade.members for grade in branch.grades}
        yield [cell(department, row, branch) for _, _, cell in COLUMNS] + [counts.get(code, 0) for code in grades]


def grades_of(department: Department) -> dict[str, Label]:
    """Grades that some branch gives, by code."""
    return {grade.code: grade.label for branch in department.branches for grade in branch.grades}


def to_frame(department: Department) -> pandas.DataFrame:
    """A row a branch: rank and how it changed, stars, members, mean total and its rise, loads, what waits and is due.

    Grades have a column each, named by their codes.
    """
    import pandas

    names = [name for name, _, _ in COLUMNS] + list(grades_of(department))
    return pandas.DataFrame(list(rows(department)), columns=names)
