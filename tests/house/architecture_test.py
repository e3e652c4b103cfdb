"""The pages for who takes over name files that there are, and leave out no file of the solvers' insides."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ARCHITECTURE = DOCS / "explanation" / "architecture.md"
ENGINE = ROOT / "src" / "roster" / "engine"
PAIRING = ROOT / "src" / "pairing"
# What a path on a page may begin at: the clone, a floor of the engine, the roster's proof, a folder of pairing, the
# bindings.
BEGINNINGS = [ROOT, ENGINE, ENGINE.parent, PAIRING, ROOT / "python" / "bindings"]


def named(page):
    """Paths between backticks, but for those with a place to fill in, patterns, and what is built."""
    found = re.findall(r"`([\w./]+/[\w./]*)`", page.read_text(encoding="utf-8"))
    return sorted({path for path in found if not path.startswith("build/")})


def files_of(path):
    """Files or the folder that a page means by a path; a file's suffix may be left out."""
    return [found for place in BEGINNINGS
            for found in (place / path, place / f"{path}.hpp", place / f"{path}.cpp") if found.exists()]


@pytest.mark.parametrize(("page", "path"),
                         [(page, path) for page in (ARCHITECTURE, DOCS / "contributing.md") for path in named(page)],
                         ids=lambda value: value if isinstance(value, str) else value.stem)
def test_a_path_on_a_page_leads_somewhere(page, path):
    assert files_of(path)


@pytest.mark.parametrize("folder",
                         [ENGINE, *(PAIRING / name for name in
                                    ("apart", "cases", "couples", "fair", "fit", "groups", "market", "one_sided",
                                     "shared", "stable", "weighted"))],
                         ids=lambda folder: folder.name)
def test_every_subject_of_a_solver_has_its_step_on_the_page(folder):
    told = {found.with_suffix("") for path in named(ARCHITECTURE) for found in files_of(path) if found.is_file()}
    # What has no step of its own: what a floor sees, and arithmetic.
    plain = {"floor", "inner_product", "vector_clones"}
    subjects = {path.with_suffix("") for path in folder.rglob("*.?pp") if path.stem not in plain}
    assert subjects
    assert not sorted(str(path.relative_to(ROOT)) for path in subjects - told)
