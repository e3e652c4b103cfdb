"""The pictures of the gallery are those that its example draws."""
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"en": ROOT / "docs" / "gallery.md", "zh": ROOT / "docs" / "zh" / "gallery.md"}
KEPT = ROOT / "docs" / "images"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gallery")
    program = ROOT / "examples" / "gallery.py"
    subprocess.run([sys.executable, str(program), str(folder)], check=True, capture_output=True)
    return {path.name: path for path in folder.iterdir()}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_shows_what_the_example_draws_in_its_language(drawn, language):
    shown = re.findall(r"images/([\w-]+\.png)", PAGES[language].read_text(encoding="utf-8"))
    assert shown[-1] == "report.png" and len(shown) == 5  # the report is another example's
    assert set(shown[:-1]) == {name for name in drawn if f"-{language}." in name}


def test_the_pictures_that_are_kept_look_as_those_drawn_now(drawn):
    assert len(drawn) == 8
    for name, path in drawn.items():
        with Image.open(path) as new, Image.open(KEPT / name) as kept:
            assert new.size == kept.size, name
            small = [list(one.convert("L").resize((32, 32)).getdata()) for one in (new, kept)]
        assert sum(abs(one - other) for one, other in zip(*small)) / 1024 < 2, name  # of 256 shades, in the mean


def test_each_language_has_pictures_of_its_own(drawn):
    for name in {name.rpartition("-")[0] for name in drawn}:
        with Image.open(drawn[f"{name}-en.png"]) as english, Image.open(drawn[f"{name}-zh.png"]) as chinese:
            assert english.tobytes() != chinese.tobytes()
