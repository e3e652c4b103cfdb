"""Whoever follows the documents word by word after `examples/run.sh` gets what they say.

Nothing is set but what they set.
"""
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = os.environ.get("MUSTER_BUILD_DIR")
BLOCK = re.compile(r"^( *)```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "docs" / "tutorial" / "first-term.md",
         ROOT / "docs" / "zh" / "first-term.md"]

pytestmark = pytest.mark.skipif(BUILD is None, reason="MUSTER_BUILD_DIR names no build; tests/run.sh sets it")


def blocks(page):
    return [block for _, block in BLOCK.findall(page.read_text(encoding="utf-8"))]


def is_done_already(block):
    """The scripts that lead to the build under test; and the install, which builds anew: tests/house/pip_test.py."""
    return "./examples/run.sh" in block or "pip install" in block


@pytest.fixture
def clone(tmp_path, example_term):
    """A clone after `examples/run.sh`: its build, and the input it wrote."""
    place = tmp_path / "clone"
    (place / "build").mkdir(parents=True)
    (place / "build" / "release").symlink_to(BUILD, target_is_directory=True)
    shutil.copytree(example_term, place / "out" / "term" / "input")
    return place


def follow(clone, commands):
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(clone.parent), "LANG": "C.UTF-8"}
    return subprocess.run(["bash", "-euc", commands], cwd=clone, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_run_as_they_are_printed(clone, page):
    commands = "".join(block for block in blocks(page) if not is_done_already(block))
    assert "-m muster term" in commands and "-m muster new" in commands
    done = follow(clone, commands)
    assert done.returncode == 0, done.stderr
    assert list(clone.glob("out/*/report.html")) and list(clone.glob("out/*/term.muster"))


def test_every_command_of_the_package_in_the_documents_follows_the_line_that_lets_python_find_it():
    lost = [f"{page.relative_to(ROOT)}: {line.strip()}"
            for page in [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
            for line in page.read_text(encoding="utf-8").splitlines()
            if re.search(r"python3? -m muster", line)
            and not re.match(r"\s*/usr/bin/python3 -m muster|`/usr/bin/python3 -m muster COMMAND` after|"
                             r"muster\(\) \{ |在克隆的目录里先敲 `export PYTHONPATH=", line)]
    assert not lost


def test_the_example_says_how_to_go_on():
    assert "export PYTHONPATH=" in (ROOT / "examples" / "run.sh").read_text(encoding="utf-8").splitlines()[-1]


def test_without_the_line_python_does_not_find_the_package(clone):
    assert "No module named muster" in follow(clone, "/usr/bin/python3 -m muster --version").stderr
