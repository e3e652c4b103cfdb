"""Puts the site's pages into one folder: gather.py FOLDER.

Documents as they lie, what they link to, and the Python reference.
"""
from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import python_pages

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def package() -> Path:
    """The folder whose package has stubs: the sources, or a build."""
    folders = [ROOT / "python", Path(os.environ.get("MUSTER_BUILD_DIR", ROOT / "build" / "release")) / "python"]
    for folder in folders:
        if (folder / "muster" / "_muster" / "__init__.pyi").exists():
            return folder
    sys.exit(f"no stubs of the extension under {' or '.join(map(str, folders))}: build the module first")


def gather(target: Path) -> None:
    pages = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CHANGELOG.md", "SECURITY.md")]
    pages += [page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "site"]
    linked = {(page.parent / name).resolve() for page in pages for name in LINK.findall(page.read_text("utf-8"))}
    for path in {*pages, *(path for path in linked if path.is_file())}:
        copied = target / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
    for name in ("index.rst", "cpp.rst"):
        shutil.copyfile(ROOT / "docs" / "site" / name, target / name)
    python_pages.write(package(), target / "python")


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
