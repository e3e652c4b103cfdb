"""The page of the programme: every type, table, indicator and test that it names is there."""
import re
from pathlib import Path

import pytest
from muster.programme import four_enters
from muster.readers.tables import BY_NAME

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "programme.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in PAGE.splitlines()
        if line.startswith("| ") and not line.startswith("| phrase")]
PARTS = ("phrase", "chinese", "type", "table", "judged", "indicator", "shows", "test")
PHRASES = [dict(zip(PARTS, row)) for row in ROWS]
DECLARED = re.compile(r"\b(?:struct|class|enum class) (\w+)")
TYPES = {(path.parent.name, name) for path in (ROOT / "include" / "muster").rglob("*.hpp")
         for name in DECLARED.findall(path.read_text(encoding="utf-8"))}


def test_every_part_of_the_programme_has_phrases():
    assert len(PHRASES) > 30 and all(len(row) == len(PARTS) for row in ROWS)
    assert {heading for heading in re.findall(r"^## (?:Into the )?(\w+)", PAGE, re.MULTILINE)} >= {
        "Organisation", "classroom", "network", "dormitory", "venue", "Identity", "Outcome"}


@pytest.mark.parametrize("row", PHRASES, ids=[row["phrase"] for row in PHRASES])
def test_what_a_phrase_names_is_there(row):
    named = re.findall(r"`(\w+)::(\w+)", row["type"])
    assert named
    for area, name in named:
        assert (area, name) in TYPES or any(each == area for _, each in TYPES), f"{area}::{name}"
    tables = [] if row["table"] == "—" else re.findall(r"\w+", re.sub(r"\(.*?\)", "", row["table"]))
    assert set(tables) <= set(BY_NAME)
    indicators = {indicator.code for indicator in four_enters().indicators}
    assert set(re.findall(r"`(\w+)`", row["indicator"])) <= indicators
    assert (ROOT / row["test"]).is_file()
