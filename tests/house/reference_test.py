"""The site of documents and references is built by one command, and what warns fails."""
import html
import inspect
import re
import subprocess
from pathlib import Path

import pytest

import muster

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    built = subprocess.run([str(ROOT / "docs" / "build.sh"), str(folder)], capture_output=True, text=True)
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    return folder / "html"


def text_of(page):
    """What a reader reads, without the marks at headings."""
    words = html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
    return " ".join(words.replace("#", " ").split())


def test_every_class_and_function_of_the_package_is_there(site):
    areas = [(f"muster.{name}", getattr(muster, name)) for name in muster.__all__
             if inspect.ismodule(getattr(muster, name))]
    found = [(f"{area}.{name}", value) for area, module in [("muster", muster), *areas]
             for name, value in vars(module).items() if not name.startswith("_")
             and getattr(value, "__module__", None) == area.replace("muster", "muster._muster", 1)]
    classes = [name for name, value in found if inspect.isclass(value)]
    functions = [name for name, value in found if inspect.isroutine(value)]
    assert len(classes) > 250 and len(functions) > 60
    assert not [name for name in classes if not (site / "python" / f"{name}.html").exists()]
    anchors = {area: (site / "python" / f"{area}.html").read_text(encoding="utf-8") for area, _ in areas}
    assert not [name for name in functions if f'id="{name}"' not in anchors[name.rpartition(".")[0]]]


@pytest.mark.parametrize("page, words", [
    ("python/muster.roster.Limits.html", "property maximum_a_day: int Shifts that start on one day."),
    ("python/muster.roster.Bar.html", "timetable Has a class or an examination then."),
    ("python/muster.pairing.html", "pair(candidates, mentors=None, mode='optimal'"),
    ("python/muster.roster.RosterResult.html", "plot_grid("),
    ("docs/contributing.html", "Add a roster rule"),
    ("CHANGELOG.html", "Made from commit"),
])
def test_what_is_looked_up_is_found(site, page, words):
    assert words in text_of(site / page)


def test_names_in_docstrings_and_types_are_links(site):
    page = (site / "python" / "muster.roster.Solution.html").read_text(encoding="utf-8")
    assert 'href="muster.roster.Roster.html#muster.roster.Roster"' in page


def test_the_library_has_its_part_and_both_lead_to_each_other(site):
    listed = text_of(site / "cpp" / "structmuster_1_1roster_1_1Limits.html")
    assert "Bounds on one member's own line of the roster." in listed and "shifts that start on one day" in listed
    assert 'href="cpp/index.html"' in (site / "cpp.html").read_text(encoding="utf-8")
    linked = re.findall(r'href="(cpp/[^"#]+)"', (site / "cpp.html").read_text(encoding="utf-8"))
    assert len(linked) == 10 and not [name for name in linked if not (site / name).exists()]
    assert 'href="../index.html"' in (site / "cpp" / "index.html").read_text(encoding="utf-8")


def test_script_and_style_of_the_theme_are_whole(site):
    style = (site / "_static" / "styles" / "furo.css").read_text(encoding="utf-8")
    assert "@import" not in style and re.search(r"body\s*\{\s*margin: 0", style)
    script = (site / "_static" / "scripts" / "furo.js").read_text(encoding="utf-8")
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)  # a page loads it as no module
    assert "new Gumshoe(" in script and "root.Gumshoe = " in script


def test_who_has_a_dark_screen_and_chose_nothing_gets_the_dark_colours_of_the_theme(site):
    def colours(sheet, chosen):
        rules = re.findall(rf'body\[data-theme="{chosen}"\] {{([^}}]*--[^}}]*)}}', sheet.read_text(encoding="utf-8"))
        return {name: colour for rule in rules for name, colour in re.findall(r"(--[\w-]+): ([^;]+);", rule)}
    dark = colours(site / "_static" / "styles" / "furo.css", "dark")
    assert len(dark) > 20 and colours(site / "_static" / "site.css", "auto") == dark
    assert "prefers-color-scheme: dark" in (site / "_static" / "site.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("line, said", [("int bare = 0;", "bare"), ("int told = 0;  ///< of days", None)])
def test_doxygen_refuses_what_has_no_words(tmp_path, line, said):
    header = tmp_path / "thing.hpp"
    header.write_text(f"/// All.\nnamespace muster {{\n/// A thing.\nstruct Thing {{\n    {line}\n}};\n}}\n")
    settings = (ROOT / "docs" / "site" / "Doxyfile").read_text(encoding="utf-8")
    told = subprocess.run(["doxygen", "-"], cwd=ROOT, capture_output=True, text=True,
                          input=f"{settings}\nINPUT = {header}\nOUTPUT_DIRECTORY = {tmp_path}\n"
                                "USE_MDFILE_AS_MAINPAGE =\n")
    assert (told.returncode != 0) == (said is not None), told.stderr
    assert said is None or f"Member {said}" in told.stderr
