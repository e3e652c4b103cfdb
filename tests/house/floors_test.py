"""The floor plan: includes go down only, and what checks an answer shares no file with what found it."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
ENGINE = SRC / "roster" / "engine"

# What a floor of the roster engine may see besides itself.
BELOW = {
    "numeric": set(),
    "model": set(),
    "pricing": {"numeric", "model"},
    "bound": {"numeric", "model", "pricing"},
    "search": {"numeric", "model", "pricing", "bound"},
}
# The namespaces of pairing's folders. Where a public function has the folder's name, `_engine` tells the two apart.
# What `fit` holds is named by a public header, so it is in the area's own.
PAIRING = {
    "apart": "muster::pairing::apart",
    "cases": "muster::pairing::cases",
    "checking": "muster::pairing::checking",
    "couples": "muster::pairing::couples",
    "dense": "muster::pairing::dense",
    "fair": "muster::pairing::fair_engine",
    "fit": "muster::pairing",
    "groups": "muster::pairing::groups_engine",
    "market": "muster::pairing::market",
    "one_sided": "muster::pairing::one_sided",
    "shared": "muster::pairing::shared",
    "stable": "muster::pairing::stable_engine",
    "weighted": "muster::pairing::weighted",
}
INLINE = re.search(r"^namespace muster(::inline \w+) \{", (ROOT / "include/muster/core/day.hpp").read_text(),
                   re.MULTILINE).group(1)
INCLUDED = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def text_of(path):
    """With namespaces as they are spoken of, without the version's."""
    return path.read_text(encoding="utf-8").replace(INLINE, "")


def includes(path):
    """Files of our own that a file takes in, public headers aside."""
    for name in INCLUDED.findall(path.read_text(encoding="utf-8")):
        for at in (path.parent / name, SRC / name):
            if at.is_file():
                yield at.resolve()
                break


def sources():
    return sorted(path.resolve() for path in SRC.rglob("*") if path.suffix in {".cpp", ".hpp"})


def is_checker(path):
    """Whether a file checks answers."""
    return (bool({"proof", "checking"} & set(path.relative_to(SRC).parts[:-1])) or path.stem.endswith("_check")
            or path.stem.startswith("verify"))


def all_included(paths):
    found, waiting = set(), list(paths)
    while waiting:
        for path in includes(waiting.pop()):
            if path not in found:
                found.add(path)
                waiting.append(path)
    return found


def test_the_engine_has_these_floors_and_no_loose_files():
    assert {path.name for path in ENGINE.iterdir()} == set(BELOW)


@pytest.mark.parametrize("floor", BELOW)
def test_a_floor_of_the_engine_includes_only_what_lies_below_it(floor):
    arrows = [(path, seen) for path in sorted((ENGINE / floor).iterdir()) for seen in includes(path)
              if ENGINE in seen.parents]
    assert {seen.parent.name for _, seen in arrows} >= {floor}  # at least a body its header
    assert not [f"{path.relative_to(SRC)} includes {seen.relative_to(SRC)}" for path, seen in arrows
                if seen.parent.name not in BELOW[floor] | {floor}]


@pytest.mark.parametrize("floor", BELOW)
def test_a_file_of_a_floor_is_in_its_namespace(floor):
    inside = [(path, text) for path in sorted((ENGINE / floor).iterdir())
              if "namespace muster::roster::engine::" in (text := text_of(path))]
    assert len(inside) > 4
    assert not [path.name for path, text in inside if f"namespace muster::roster::engine::{floor} {{" not in text]


def test_pairing_has_these_folders():
    assert {path.name for path in (SRC / "pairing").iterdir() if path.is_dir()} == set(PAIRING)


@pytest.mark.parametrize("folder", PAIRING)
def test_a_file_of_a_folder_of_pairing_is_in_its_namespace(folder):
    opened = [(path.name, name) for path in sorted((SRC / "pairing" / folder).iterdir())
              for name in re.findall(r"^namespace (muster::[\w:]+) \{", text_of(path), re.MULTILINE)]
    assert opened
    assert not [(file, name) for file, name in opened if not f"{name}::".startswith(f"{PAIRING[folder]}::")]


def test_what_checks_an_answer_includes_nothing_that_finds_answers():
    checkers = [path for path in sources() if is_checker(path)]
    used = all_included(checkers) - {path for path in sources() if is_checker(path)}
    finders = all_included(path for path in sources() if not is_checker(path))
    shared = sorted(str(path.relative_to(SRC)) for path in used & finders)
    assert len(checkers) > 15 and finders
    assert not shared


def test_the_program_of_a_page_holds_nothing_that_finds_answers():
    """It links, so it calls nothing beyond this list."""
    listed = re.findall(r"^  ([\w/]+\.cpp)$", (SRC / "page_check" / "sources.cmake").read_text(encoding="utf-8"),
                        re.MULTILINE)
    paths = {SRC / name for name in listed} | set((SRC / "page_check").glob("*.cpp"))
    assert len(listed) > 150 and all(path.is_file() for path in paths) and listed == sorted(set(listed))
    solvers = {"engine", "flow", "network", *PAIRING} - {"checking", "fit", "shared"}
    assert not sorted(str(path.relative_to(SRC)) for path in paths | all_included(paths)
                      if {*path.relative_to(SRC).parts[:-1], path.stem} & solvers
                      and path.relative_to(SRC).parts[0] in {"pairing", "roster"})
