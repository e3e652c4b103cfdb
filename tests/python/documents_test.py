"""The Python in the documents runs, and gives what stands beside it."""
import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
BUILD = os.environ.get("MUSTER_BUILD_DIR")
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pages_with_code():
    """Those whose code is not that of one before them, comments apart, as a Chinese page's is."""
    found = {}
    for page in PAGES:
        if code := "".join(BLOCK.findall(page.read_text(encoding="utf-8"))):
            found.setdefault(ast.dump(ast.parse(code)), page)
    return list(found.values())


def run(page):
    names = {}
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        exec(compile(block, str(page), "exec"), names)
    return names


@pytest.mark.parametrize("page", pages_with_code(), ids=lambda page: str(page.relative_to(ROOT)))
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


@pytest.fixture
def clone(tmp_path):
    """The clone as it lies, but for the build, which is the one under test."""
    place = tmp_path / "clone"
    (place / "build").mkdir(parents=True)
    (place / "build" / "release").symlink_to(BUILD, target_is_directory=True)
    for path in ROOT.iterdir():
        if path.name not in {"build", ".git"}:
            (place / path.name).symlink_to(path)
    return place


@pytest.mark.skipif(BUILD is None, reason="MUSTER_BUILD_DIR names no build; tests/run.sh sets it")
@pytest.mark.parametrize(("heading", "programs"), [("Run one test", 2), ("Tried against the truth", 3)])
def test_what_contributors_are_told_to_run_runs(heading, programs, clone):
    page = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    commands = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert sum(line.startswith(("build/release/", "/usr/bin/python3")) for block in commands
               for line in block.splitlines()) == programs
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(clone.parent), "LANG": "C.UTF-8"}
    before = "export PYTHONPATH=$PWD/build/release/python MUSTER_BUILD_DIR=$PWD/build/release\n"
    done = subprocess.run(["bash", "-euc", before + "".join(commands)], cwd=clone, env=environment, capture_output=True,
                          text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[  PASSED  ] 0 tests" not in done.stdout


def test_the_commands_for_many_branches_run_on_the_folder_of_the_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "how-to" / "many-branches.md"
    text = page.read_text(encoding="utf-8")
    exec(compile(BLOCK.search(text)[1], str(page), "exec"), {})
    (commands,) = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for command in commands.splitlines():
        said = subprocess.run([sys.executable, "-m", *command.split(), "--language", "en"], capture_output=True,
                              text=True)
        assert said.returncode == 0, said.stdout + said.stderr
    assert "4 branches, 20 members" in said.stdout
    assert {"report.html", "department.xlsx", "B1", "B4"} <= {path.name for path in Path("out").iterdir()}
