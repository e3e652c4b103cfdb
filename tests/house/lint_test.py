"""What flake8 says of the Python code, by the words of setup.cfg: names that nobody uses, lines that are too long."""
import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 80  # lines of a function without its docstring


def python_files():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.py"], cwd=ROOT, capture_output=True,
                            text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def lint(*arguments, text=None):
    return subprocess.run([sys.executable, "-m", "flake8", *arguments], cwd=ROOT, input=text, capture_output=True,
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


def test_no_function_is_longer_than_a_page():
    long = [f"{name}:{line}: {called} has {length} lines" for name in python_files()
            for called, line, length in functions_in(ast.parse((ROOT / name).read_text(encoding="utf-8")))
            if length > LONGEST]
    assert not long
    (made,) = functions_in(ast.parse("@one\n@two\ndef f(\n    a):\n    '''Three\n\n    lines.'''\n    return a\n"))
    assert made == ("f", 1, 5)
