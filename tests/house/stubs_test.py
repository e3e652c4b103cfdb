"""The type stubs that the build writes say what the extension module says, and git keeps none."""
import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import muster._muster
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(muster._muster.__file__).parent


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """What the script writes beside a copy of the package."""
    folder = tmp_path_factory.mktemp("stubs")
    shutil.copytree(PACKAGE, folder / "muster", ignore=shutil.ignore_patterns("*.pyi"))
    elsewhere = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([sys.executable, str(ROOT / "cmake" / "write_stubs.py"), str(folder)], check=True, env=elsewhere)
    return {path.name: path.read_text(encoding="utf-8") for path in (folder / "muster" / "_muster").glob("*.pyi")}


def test_the_build_has_written_the_stubs_that_the_module_gives(written):
    built = {path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "_muster").glob("*.pyi")}
    assert len(written) > 5, "stubs were not written"
    assert built == written, "run: cmake --build --preset release"


def test_every_stub_is_python_and_names_what_an_area_binds(written):
    for name, text in written.items():
        ast.parse(text, name)
    classes = {node.name for node in ast.parse(written["roster.pyi"]).body if isinstance(node, ast.ClassDef)}
    assert {"Limits", "Penalties", "Rule"} <= classes
    assert "def to_frame(" in written["evaluation.pyi"], "what the package adds is not there"


def test_git_keeps_no_stub():
    kept = subprocess.run(["git", "ls-files", "*.pyi"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert kept.stdout == ""


def test_the_package_is_marked_as_typed():
    assert (ROOT / "python" / "muster" / "py.typed").exists()
