"""What the table of peers says that Muster can do is held by the tests it names."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "explanation" / "scoring-peers.md"
NAMED = re.compile(r"`([\w.]+)` \((\w+_test\.(?:cpp|py))\)")
HEAD = ["what", "Muster", "held by", "COINr 1.1", "scikit-criteria 0.9", "Moodle gradebook", "Canvas gradebook"]


def rows():
    """Cells of each row of the tables that say who can do what."""
    lines = PAGE.read_text(encoding="utf-8").split("## The pages")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if row != HEAD and set(row) != {"---"}]


ROWS = rows()


def test_there_are_many_rows_and_each_says_something_of_everybody():
    assert len(ROWS) > 40
    assert not [row[0] for row in ROWS if len(row) != len(HEAD) or not all([row[0], row[1], *row[3:]])]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_what_muster_can_do_is_held_by_tests_that_there_are(row):
    named = NAMED.findall(row[2])
    assert row[1] in ("yes", "no")
    assert bool(named) == (row[1] == "yes") and NAMED.sub("", row[2]).strip(", ") == ""
    for test, file in named:
        suite, _, name = test.rpartition(".")
        definition = rf"TEST(_F|_P)?\({suite}, {name}\)" if suite else rf"def {test}\("
        assert any(re.search(definition, path.read_text(encoding="utf-8"))
                   for path in (ROOT / "tests").rglob(file)), f"{file} has no {test}"


def test_pages_that_are_named_are_listed():
    listed = {name for line in PAGE.read_text(encoding="utf-8").split("## The pages")[1].splitlines()
              if line.startswith("|") for name in re.split(", ", line.split("|")[2].strip())}
    named = {name for row in ROWS for cell in row[3:] for told in re.findall(r"\(([^)]*)\)$", cell)
             for name in told.split(", ")}
    assert len(named) > 12 and named <= listed


def test_what_the_others_can_do_names_its_page():
    assert not [(row[0], cell) for row in ROWS for cell in row[3:] if cell != "not found" and not cell.endswith(")")]
