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


def make_theme_whole(app: Any, exception: Exception | None) -> None:
    """Debian's Furo counts on a server's folder for a style, and on a bundler for a script of two modules.

    Pages are opened from a folder as well, so both are put in place here: without the style all stands off the edge,
    without the script there is no button for light and dark.
    """
    static = Path(app.outdir) / "_static"
    if exception or app.builder.format != "html":
        return
    for path, wanted, beside in (
            (static / "styles" / "furo.css", r"^@import url\(/javascript/(normalize.css/.*?)\);",
             Path("/usr/share/javascript")),
            (static / "scripts" / "furo.js", r'^import Gumshoe from "\./(.*?)";$', static / "scripts")):
        text = path.read_text(encoding="utf-8")
        if asked := re.search(wanted, text, re.MULTILINE):
            other = (beside / asked[1]).read_text(encoding="utf-8")
            path.write_text(other + text[:asked.start()] + text[asked.end():], encoding="utf-8")


def setup(app: Any) -> None:
    app.connect("build-finished", make_theme_whole)
