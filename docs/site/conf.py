"""Sphinx: the documents and the Python reference as one site. docs/build.sh gathers the pages and runs it."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

project = "Muster"
copyright = "its authors, MIT licence"
release = re.findall(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text())[0]
version = release

extensions = ["myst_parser"]
language = "en"
highlight_language = "none"
myst_heading_anchors = 4
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
html_theme = "furo"
html_title = f"Muster {release}"
html_show_sphinx = False
html_copy_source = False
html_css_files = ["site.css"]
html_static_path = ["static"]
python_use_unqualified_type_names = True
add_module_names = False
toc_object_entries_show_parents = "hide"

# A name of the package that leads nowhere is an error. These are others'.
nitpicky = True
nitpick_ignore_regex = [("py:.*", name) for name in (
    r"None|True|False|Any|Callable|Hashable|Iterable|Iterator|Mapping|Sequence|Set",
    r"bool|bytes|dict|float|int|list|object|set|str|tuple|type",
    r"(datetime|decimal|fractions|numpy|pandas|matplotlib|dask|distributed|os|pathlib)\..*",
)]


def put_theme_script_together(app: Any, exception: Exception | None) -> None:
    """Debian's Furo has its script as two modules and loads the first as none, which fails and leaves no button."""
    scripts = Path(app.outdir) / "_static" / "scripts"
    if exception or not (scripts / "furo.js").exists():
        return
    theme = (scripts / "furo.js").read_text(encoding="utf-8")
    alone = re.sub(r'^import Gumshoe from "./(.*)";$', "", theme, count=1, flags=re.MULTILINE)
    if alone != theme:
        beside = (scripts / "gumshoe-patched.js").read_text(encoding="utf-8")
        (scripts / "furo.js").write_text(beside + alone, encoding="utf-8")


def setup(app: Any) -> None:
    app.connect("build-finished", put_theme_script_together)
