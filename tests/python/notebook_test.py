"""The notebooks run from top to bottom.

Some are committed without outputs. Those of evaluations and those that a page tells of are read where nobody runs them,
so they are committed with what they show, and this is held to what they give now.
"""
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[2] / "examples/notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
WITH_OUTPUTS = {"an_appeal", "call_rota", "compare_two_schemes", "contest", "dormitory_term", "evening_desk",
                "hospital_ward", "index_of_countries", "library_helpers", "score_a_branch", "several_raters",
                "test_a_weight"}
LARGEST = 400_000  # bytes
ADDRESS = re.compile(r"0x[0-9a-f]+")


def code_of(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell):
    """What a cell shows: texts, and of a picture that it is one, as letters are drawn a little otherwise elsewhere."""
    for output in cell.outputs:
        if output.output_type == "stream":
            yield output.name, output.text
        else:
            yield output.output_type, ADDRESS.sub("", output.data.get("text/plain", "")), "image/png" in output.data


def test_there_is_a_notebook():
    assert WITH_OUTPUTS < {path.stem for path in PATHS}


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_notebook_runs_from_top_to_bottom_and_gives_what_it_shows(path, monkeypatch, tmp_path):
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    notebook = nbformat.read(path, as_version=4)
    before = [list(shown(cell)) for cell in code_of(notebook)]
    NotebookClient(notebook, timeout=120, kernel_name="python3",
                   resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    cells = code_of(notebook)
    assert all(cell.execution_count for cell in cells)
    assert not [output for cell in cells
                for output in cell.outputs if output.output_type == "stream" and output.name == "stderr"]
    if path.stem in WITH_OUTPUTS:
        assert [list(shown(cell)) for cell in cells] == before, "run it once more, and commit what it shows"


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_notebook_is_committed_with_all_outputs_or_with_none(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    if path.stem not in WITH_OUTPUTS:
        assert not [cell for cell in code_of(notebook) if cell.outputs or cell.execution_count]
        return
    assert [cell.execution_count for cell in code_of(notebook)] == list(range(1, len(code_of(notebook)) + 1))
    assert sum(output[-1] is True for cell in code_of(notebook) for output in shown(cell)) >= 2, "it has pictures"
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize("name", sorted(WITH_OUTPUTS))
def test_a_notebook_with_outputs_says_first_what_it_shows(name):
    first = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4).cells[0]
    assert first.cell_type == "markdown" and re.match(r"# .+\n\nWhat this shows: ", first.source)
