"""One branch of a folder, and several branches of one unit: planned each by itself, rolled up, compared."""
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from muster import InvalidInput, Language, report
from muster.archive import from_bytes, to_bytes
from muster.distributed import Federation
from muster.evaluation import Scheme, standings
from muster.programme import Department, branch_result, department_stars, rate_branches
from muster.readers import read_folder
from muster.readers.branch import branches_of, of_branch
from muster.readers.models.department import build_department
from muster.readers.models.term import build_term
from muster.workbook import write_workbook

from changed_tables import but_who_left, changed

GENERATE = Path(__file__).resolve().parents[2] / "examples/department/generate.py"
WORK = 5_000


def muster(*arguments):
    return subprocess.run([sys.executable, "-m", "muster", *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"})


def generated(folder, *more):
    subprocess.run([sys.executable, str(GENERATE), str(folder), *more], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def twelve(tmp_path_factory):
    """The example department."""
    return generated(tmp_path_factory.mktemp("department") / "term")


@pytest.fixture(scope="module")
def terms(twelve):
    folder = read_folder(twelve)
    return [build_term(of_branch(folder, code), work=WORK) for code in branches_of(folder)]


@pytest.fixture(scope="module")
def department(twelve, terms):
    return build_department([read_folder(twelve)], [branch_result(term) for term in terms],
                            [term.evaluation for term in terms])


def test_a_branch_has_its_own_members_and_whatever_names_them(twelve):
    whole = read_folder(twelve)
    part = of_branch(whole, "BR04")
    own = {member.member for member in part.rows("members")}
    assert len(own) == 12 and len(whole.rows("members")) == 144
    for table, column in (("stages", "member"), ("offices", "member"), ("mentors", "member"), ("ledger", "member"),
                          ("ratings", "member"), ("ratings", "by"), ("activities", "responsible"),
                          ("responsibilities", "member"), ("last_scores", "member")):
        named = set(part[table][column]) - {""}
        assert named and named <= own, table
        assert len(part.rows(table)) == sum(getattr(row, column) in own for row in whole.rows(table)) or column == "by"
    assert {shift.post for shift in part.rows("duty")} == {"P04"}
    assert {unit.unit for unit in part.rows("units")} == {"PC", "GB", "BR04"}
    assert {mentee.unit for mentee in part.rows("mentees")} == {"BR04"}
    assert [(goal.goal, goal.part_of) for goal in part.rows("goals")] == [("G-VOL-04", "")]
    assert part.notes == []  # each branch of the unit is planned, so nobody is left out


def test_a_folder_of_one_branch_is_left_as_it_is(example_term):
    folder = read_folder(example_term)
    assert of_branch(folder) is folder and branches_of(folder) == ["BR2"] and but_who_left(folder.notes) == []


def test_members_of_another_branch_are_neither_paired_nor_rostered_nor_scored(example_term, tmp_path):
    shutil.copytree(example_term, tmp_path / "term")
    text = (tmp_path / "term/members.csv").read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    moved = [line.split(",")[0] for line in lines[1:4]]
    lines[1:4] = [line.replace("BR2-" + line.split("BR2-")[1][0], "BR1") for line in lines[1:4]]
    (tmp_path / "term/members.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    folder = read_folder(tmp_path / "term")
    term = build_term(folder, work=WORK)
    everybody = {member.code for member in term.organisation.members}
    assert len(everybody) == 42 and everybody.isdisjoint(moved)
    assert everybody == {member.code for member in term.roster.problem.members}
    assert everybody == {member.code for member in term.evaluation.roll.members}
    assert set(term.ledger.members) == everybody and set(term.pairing.fit.mentors) <= everybody
    assert any("3 members of other units" in note for note in folder.notes)


def test_twelve_branches_are_ranked_by_their_means_and_compared_with_their_past(department, terms):
    assert len(department.branches) == 12
    means = [branch.mean for branch in department.branches]
    assert [department.rank(row) for row in range(12)] == [1 + sum(other > mean for other in means) for mean in means]
    assert department.total().members == 144 and department.total().evaluated == 144
    for row, term in enumerate(terms):
        totals = [score.total for score in term.evaluation.members if not score.is_incomplete]
        assert abs(sum(totals) / len(totals) - means[row]) < 1e-6
        assert department.branches[row].gain is not None
        assert department.ranks_gained(row) == department.rank_before(row) - department.rank(row)


def test_stars_keep_their_quota_their_veto_and_their_age(department):
    stars = dict(zip(department.to_frame()["branch"], department.to_frame()["stars"]))
    order = ["one_star", "two_stars", "three_stars", "four_stars", "five_stars"]
    assert stars["BR12"] is None  # founded this year
    assert order.index(stars["BR03"]) <= 1  # a matter of veto
    assert sum(each == "five_stars" for each in stars.values()) <= 3  # of eleven
    assert len(department.stars.roll.members) == 11


def test_another_scheme_of_branches_may_be_taken(department):
    parts = department_stars()
    names = [indicator.code for indicator in parts.indicators]
    scheme = Scheme(parts.replace(code="own", grades=[grade.replace(quota=None) for grade in parts.grades]))
    rated = rate_branches(department.branches, scheme, day=department.period.last, period=department.period)
    assert rated.scheme.code == "own" and "mean_total" in names
    assert [member.code for member in rated.roll.members] == [f"BR{row:02}" for row in range(1, 12)]


def test_goals_of_the_department_collect_those_of_all_branches(department, terms):
    whole, *parts = department.goals
    assert whole.reached == sum(part.reached for part in parts)
    assert whole.handed_down == whole.target and whole.is_covered
    codes = [indicator.code for indicator in terms[0].evaluation.scheme.indicators]
    hours = codes.index("volunteer_hours")
    scored = sum(term.evaluation.indicator_score(row, hours).amount for term in terms for row in range(12))
    assert whole.reached == scored


def test_a_federation_gives_the_same_bytes(twelve, terms, department):
    federation = Federation.of_department(twelve)
    assert federation.codes == tuple(f"BR{row:02}" for row in range(1, 13))
    planned = federation.map(build_term, work=WORK)
    results = planned.map(branch_result)
    made, counted = planned.compute(scheduler="threads"), results.compute(scheduler="threads")
    assert [to_bytes(term) for term in made.values()] == [to_bytes(term) for term in terms]
    again = build_department([read_folder(twelve)], list(counted.values()),
                             [term.evaluation for term in made.values()])
    assert to_bytes(again) == to_bytes(department)


def test_a_department_is_a_value(department):
    assert pickle.loads(pickle.dumps(department)) == department
    assert from_bytes(to_bytes(department)) == department
    assert isinstance(department, Department) and "12 branches" in repr(department)


@pytest.mark.parametrize("language", [Language.zh, Language.en])
def test_page_and_workbook_compare_branches_and_name_nobody(department, twelve, language, tmp_path):
    page = report.html(department, language=language)
    people = [member.name for member in read_folder(twelve).rows("members")]
    assert not any(name in page for name in people if len(name) > 2)
    assert page.count("<tr>") >= 12 + 11 + 13
    assert ("五星" if language == Language.zh else "stars") in page
    write_workbook(department, tmp_path / "book.xlsx", language=language)
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    first = book.worksheets[0]
    other = re.compile("[a-z]{3,}" if language == Language.zh else "[\u3400-\u9fff]")
    assert not [cell.value for sheet in book for row in sheet.iter_rows() for cell in row
                if isinstance(cell.value, str) and other.search(cell.value)]
    assert all(sheet.page_setup.fitToWidth == 1 for sheet in book)
    assert first.max_row == 13
    assert [row[1] for row in first.iter_rows(min_row=2, values_only=True)] == [f"BR{row:02}" for row in range(1, 13)]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Three branches through the command line: one folder, and the same as three folders."""
    top = tmp_path_factory.mktemp("three")
    generated(top / "term", "--branches", "3")
    for row in (1, 2, 3):
        shutil.copytree(top / "term", top / f"term{row}")
        changed(top / f"term{row}", "term", lambda rows: rows[1].__setitem__(3, f"BR0{row}"))
    one = muster("term", top / "term", "--out", top / "one", "--work", WORK)
    three = muster("term", *(top / f"term{row}" for row in (1, 2, 3)), "--out", top / "three", "--work", WORK,
                   "--language", "en")
    return top, one, three


def test_the_command_plans_each_branch_and_compares_them(written):
    top, one, _ = written
    assert one.returncode == 0, one.stderr
    assert sorted(path.name for path in (top / "one").iterdir()) == [
        ".muster-files", "BR01", "BR02", "BR03", "department.muster", "department.xlsx", "report.html"]
    assert {"report.html", "evaluation.xlsx", "scores.csv", "load.csv", "term.muster"} <= {
        path.name for path in (top / "one/BR02").iterdir()}
    assert "3 branches, 36 members" in one.stdout
    assert [line.split()[0] for line in one.stdout.splitlines()[1:4]] == ["1", "2", "3"]
    checked = muster("check", top / "one/BR02/term.muster")
    assert checked.returncode == 0, checked.stderr


def test_one_folder_and_a_folder_for_each_branch_give_the_same_terms(written):
    top, _, three = written
    assert three.returncode == 0, three.stderr
    for branch in ("BR01", "BR02", "BR03"):
        for name in ("report.html", "scores.csv", "load.csv", "term.muster"):
            assert (top / "three" / branch / name).read_bytes() == (top / "one" / branch / name).read_bytes(), name


def test_scores_that_a_term_writes_are_the_next_ones_past(written, terms):
    top, *_ = written
    folder = top / "next"
    shutil.copytree(top / "term1", folder)
    shutil.copy(top / "one/BR01/scores.csv", folder / "last_scores.csv")
    term = build_term(read_folder(folder), work=WORK)
    assert term.management.before == standings(term.evaluation)
    ended = muster("term", folder, "--out", top / "after", "--work", WORK)
    assert "0 members rose and 0 fell since the term before" in ended.stdout


BAD = [
    ("term", lambda rows: rows[1].__setitem__(3, "PC2"), 'unit "PC2" is not in units.csv'),
    ("posts", lambda rows: rows[2].__setitem__(5, ""),
     'posts.csv:3: post "P02" belongs to none of the 3 branches that are planned each by itself; '
     "name its branch in the column unit"),
    ("mentees", lambda rows: [row.__setitem__(1, "") for row in rows[1:3]],
     'mentees.csv:2: student "T20250102" belongs to none of the 3 branches'),
    ("posts", lambda rows: rows[1].__setitem__(5, "BR9"), 'posts.csv:2: unit "BR9" is not in units.csv'),
    ("branch_ledger", lambda rows: rows[1].__setitem__(1, "branch_vetoes"),
     'branch_ledger.csv:2: indicator "branch_vetoes" is not in the scheme for branches'),
    ("branch_ledger", lambda rows: rows[1].__setitem__(0, "GB"),
     'branch_ledger.csv:2: branch "GB" is not in the branches that are compared'),
]


@pytest.mark.parametrize("name, change, message", BAD, ids=[f"{bad[0]} {number}" for number, bad in enumerate(BAD)])
def test_what_is_wrong_with_a_folder_of_branches_is_told(written, tmp_path, name, change, message):
    folder = tmp_path / "term"
    shutil.copytree(written[0] / "term", folder)
    changed(folder, name, change)
    ended = muster("term", folder, "--out", tmp_path / "out", "--work", 100)
    assert ended.returncode == 2 and message in ended.stderr, ended.stderr
    assert "Traceback" not in ended.stderr and not (tmp_path / "out").exists()


def test_folders_that_do_not_belong_together_are_told_at_once(written, tmp_path):
    for name in ("a", "b"):
        shutil.copytree(written[0] / "term1", tmp_path / name)
    changed(tmp_path / "b", "term", lambda rows: rows[1].__setitem__(5, "2026-12-26"))
    ended = muster("term", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out")
    assert ended.returncode == 2
    assert "the term is 2026-09-07 to 2026-12-26, and that of" in ended.stderr
    assert 'branch "BR01" is planned by' in ended.stderr
    ended = muster("term", tmp_path / "a", written[0] / "term", "--out", tmp_path / "out")
    assert ended.returncode == 2
    assert '"GB" is a general_branch, and 2 folders are given; give a folder that names a branch' in ended.stderr


def test_a_unit_without_branches_is_refused(twelve, tmp_path):
    shutil.copytree(twelve, tmp_path / "term")
    changed(tmp_path / "term", "term", lambda rows: rows[1].__setitem__(3, "EMPTY"))
    changed(tmp_path / "term", "units", lambda rows: rows.append(["EMPTY", "空", "", "general_branch", "PC", ""]))
    with pytest.raises(InvalidInput, match='general_branch "EMPTY" has no branch below it; name a branch'):
        branches_of(read_folder(tmp_path / "term"))
