"""The Python in the documents runs, and gives what stands beside it."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(page):
    names = {}
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        exec(compile(block, str(page), "exec"), names)
    return names


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))],
                         ids=lambda page: str(page.relative_to(ROOT)))
def test_python_in_a_document_runs_from_top_to_bottom(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(page)


def test_the_readme_pairs_plans_and_evaluates_as_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = run(ROOT / "README.md")
    assert names["roster"].gap == 0.0 and len(names["roster"].roster) == 14
    told = names["scores"].explain("ann")
    assert told.score.total == 10 and [len(part.records) for part in told.indicators] == [2]
    pairs = names["pairs"]
    assert names["muster"].load("pairs.json") == pairs
    frame = pairs.to_frame()
    assert dict(zip(frame["mentee"], frame["mentor"])) == {"ann": "lee", "bo": "kim"}
    assert pairs.verify() and frame["points"].sum() == 17
    (better,) = pairs.explain("ann")["better"]
    assert (better["mentor"], better["better_by"], better["held_by"]) == ("kim", 2, ["bo"])
    assert better["lost_elsewhere"] >= better["better_by"]


def test_the_modes_stand_side_by_side_as_they_are():
    page = ROOT / "docs" / "how-to" / "choosing-a-mode.md"
    table = run(page)["side_by_side"]
    lines = ["| | " + " | ".join(table.columns) + " |", "|" + "---|" * (len(table.columns) + 1)]
    lines += ["| " + " | ".join(map(str, [name, *row])) + " |" for name, row in zip(table.index, table.values.tolist())]
    assert "\n".join(lines) in page.read_text(encoding="utf-8")
