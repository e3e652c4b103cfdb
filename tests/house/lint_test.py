"""What flake8 (setup.cfg) and mypy at its strictest (pyproject.toml) say of the Python code.

Names that nobody uses, lines that are too long, types; and no function is longer than a page.
"""
import ast
import os
import subprocess
import sys
from pathlib import Path

import muster
import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = Path(muster.__file__).resolve().parent  # the package with its stubs
LONGEST = 80  # lines of a function without its docstring


def python_files():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.py"], cwd=ROOT, capture_output=True,
                            text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def lint(*arguments, text=None):
    return subprocess.run([sys.executable, "-m", "flake8", *arguments], cwd=ROOT, input=text, capture_output=True,
                          text=True)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("mypy")


def typed(cache, *arguments, folder="."):
    return subprocess.run([sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir",
                           str(cache), *arguments],
                          cwd=ROOT / folder, env={**os.environ, "MYPYPATH": str(BUILT.parent)}, capture_output=True,
                          text=True)


def functions_in(tree):
    """Name, line and length of each function; its decorators count, its docstring does not."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            begin, first = min([node.lineno, *(each.lineno for each in node.decorator_list)]), node.body[0]
            told = 0 if ast.get_docstring(node) is None else first.end_lineno - first.lineno + 1
            yield node.name, begin, node.end_lineno - begin + 1 - told


def test_flake8_finds_nothing():
    files = python_files()
    assert len(files) > 100
    linted = lint(*files)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize("text, fault", [
    ("import os\n", "F401"), ("print(name)\n", "F821"), ("def f():\n    a = 1\n", "F841"),
    (f"a = '{'x' * 115}'\n", "E501"),
], ids=["an unused import", "an unknown name", "an unused name", "a line of 121 columns"])
def test_flake8_is_asked_about(text, fault):
    assert fault in lint("-", text=text).stdout
    assert lint("-", text=f"a = '{'x' * 114}'\n").stdout == ""


def test_the_package_and_its_stubs_pass_mypy_at_its_strictest(cache):
    files = [path for path in BUILT.rglob("*") if path.suffix in {".py", ".pyi"}]
    assert {path.relative_to(ROOT / "python" / "muster") for path in (ROOT / "python" / "muster").rglob("*.py")} <= {
        path.relative_to(BUILT) for path in files}
    checked = typed(cache, "-p", "muster")
    assert checked.stdout == f"Success: no issues found in {len(files)} source files\n", checked.stderr


@pytest.mark.parametrize("folder, files", [
    ("examples/term", "*.py"), ("examples", "*.py"), (".", "cmake/*.py"), ("docs/site", "*.py"), (".", "setup.py"),
    (".", "tests/count.py"),
    ("tests/python", "drawn_tables.py"), ("tests/python", "conftest.py")])
def test_so_do_the_example_the_scripts_and_what_tests_stand_on(cache, folder, files):
    found = sorted(str(path.relative_to(ROOT / folder)) for path in (ROOT / folder).glob(files))
    checked = typed(cache, *found, folder=folder)
    assert found and checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("program, fault", [
    ("def f(a): return a", "Function is missing a type annotation"),
    ("import muster; muster.Period().no_such_day", 'has no attribute "no_such_day"'),
    ("def f(a: list) -> None: ...", "Missing type parameters"),
], ids=["a bare function", "an unknown name", "a list of anything"])
def test_mypy_is_asked_about(cache, program, fault):
    assert fault in typed(cache, "-c", program).stdout


def test_no_function_is_longer_than_a_page():
    long = [f"{name}:{line}: {called} has {length} lines" for name in python_files()
            for called, line, length in functions_in(ast.parse((ROOT / name).read_text(encoding="utf-8")))
            if length > LONGEST]
    assert not long
    (made,) = functions_in(ast.parse("@one\n@two\ndef f(\n    a):\n    '''Three\n\n    lines.'''\n    return a\n"))
    assert made == ("f", 1, 5)
