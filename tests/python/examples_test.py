"""The examples of rostering: programs say what their pages show, and pages have the pictures of their notebooks."""
import base64
import os
import re
import subprocess
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = os.environ.get("MUSTER_BUILD_DIR")
PAGES = sorted((ROOT / "docs" / "examples").glob("*.md"))

pages = pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])


def name_of(page):
    return page.stem.replace("-", "_")


@pytest.mark.skipif(BUILD is None, reason="MUSTER_BUILD_DIR names no build; tests/run.sh sets it")
@pages
def test_the_program_says_what_the_page_shows(page):
    text = page.read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert f"build/release/examples/{name_of(page)}\n" in text
    program = Path(BUILD).resolve() / "examples" / name_of(page)
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == shown


@pages
def test_the_page_s_picture_is_the_notebook_s_first(page):
    notebook = nbformat.read(ROOT / "examples" / "notebooks" / f"{name_of(page)}.ipynb", as_version=4)
    pictures = [output.data["image/png"] for cell in notebook.cells if cell.cell_type == "code"
                for output in cell.outputs if "image/png" in output.get("data", {})]
    assert (ROOT / "docs" / "images" / f"{page.stem}.png").read_bytes() == base64.b64decode(pictures[0])


@pages
def test_page_and_program_open_with_what_they_show(page):
    assert re.match(r"# Example: .+\n\nWhat this shows: ", page.read_text(encoding="utf-8"))
    program = (ROOT / "examples" / f"{name_of(page)}.cpp").read_text(encoding="utf-8")
    assert program.startswith("// ") and program.index("#include") > 100
    assert f"examples/{name_of(page)}.cpp" in page.read_text(encoding="utf-8")
