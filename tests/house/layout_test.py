"""The house keeps its own rules: data flows one way, headers stand alone, models stay light."""
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
HEADERS = sorted(INCLUDE.rglob("*.hpp"))

# What an area may see besides itself.
SEES = {
    "core": set(),
    "org": {"core"},
    "pairing": {"core", "org"},
    "roster": {"core", "org"},
    "record": {"core", "org"},
    "evaluation": {"core", "org", "pairing", "roster", "record"},
    "programme": {"core", "org", "pairing", "roster", "record", "evaluation"},
    "archive": {"core", "org", "pairing", "roster", "record", "evaluation", "programme"},
    "report": {"core", "org", "pairing", "roster", "record", "evaluation", "programme"},
}

INCLUDED = re.compile(r'^\s*#\s*include\s*["<]muster/(\w+)/', re.MULTILINE)


def area_files(area):
    for folder in (INCLUDE / "muster" / area, ROOT / "src" / area):
        found = [path for path in folder.rglob("*") if path.suffix in {".hpp", ".cpp"}]
        assert found, f"{folder} is empty"
        yield from found


@pytest.mark.parametrize("area", SEES)
def test_an_area_includes_only_what_lies_below_it(area):
    allowed = SEES[area] | {area}
    arrows = [(path, seen) for path in area_files(area)
              for seen in INCLUDED.findall(path.read_text(encoding="utf-8"))]
    assert area in {seen for _, seen in arrows}
    assert not [f"{path.relative_to(ROOT)} includes muster/{seen}/" for path, seen in arrows if seen not in allowed]


def test_every_area_has_its_folder_and_no_other_has_crept_in():
    folders = {path.name for path in (INCLUDE / "muster").iterdir() if path.is_dir()}
    assert folders == set(SEES)


def test_every_area_has_an_umbrella_of_includes_only():
    for area in SEES:
        lines = (INCLUDE / "muster" / f"{area}.hpp").read_text(encoding="utf-8").splitlines()
        other = [line for line in lines if line.strip() and not line.startswith(("//", "#pragma once", "#include"))]
        assert not other, area
        wanted = {f"muster/{path.relative_to(INCLUDE / 'muster')}"
                  for path in (INCLUDE / "muster" / area).glob("*.hpp")}
        assert wanted == {line.split('"')[1] for line in lines if line.startswith('#include "muster/' + area + "/")
                          and line.count("/") == 2}, area


# Where the standard library says that a name is; several headers give std::hash.
OF_THE_STANDARD_LIBRARY = {
    "algorithm": "max min ranges::binary_search ranges::find ranges::sort sort unique",
    "array": "array", "bit": "popcount rotl", "chrono": "chrono::duration chrono::milliseconds chrono::seconds",
    "compare": "strong_ordering", "concepts": "convertible_to", "cstddef": "ptrdiff_t size_t",
    "cstdint": "int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t", "filesystem": "filesystem::path",
    "functional": "function hash less", "iosfwd": "ostream", "limits": "numeric_limits", "map": "map",
    "memory": "hash make_shared make_unique shared_ptr unique_ptr", "numeric": "gcd",
    "optional": "hash nullopt optional", "ratio": "ratio", "span": "span", "stdexcept": "out_of_range runtime_error",
    "string": "hash stoul string to_string", "string_view": "hash string_view", "tuple": "tie",
    "type_traits": "conditional_t is_enum_v is_floating_point_v", "typeindex": "hash", "unordered_map": "unordered_map",
    "utility": "move pair swap", "variant": "hash variant", "vector": "erase_if vector",
}


def standard_names(text):
    """The names of the standard library in a header's code."""
    return set(re.findall(r"\bstd::((?:(?:chrono|filesystem|ranges)::)?\w+)", re.sub(r"//.*", "", text)))


def standard_headers(text):
    return set(re.findall(r"^#include <(\w+)>", text, re.MULTILINE))


def not_included(text):
    giving = {name: {header for header, names in OF_THE_STANDARD_LIBRARY.items() if name in names.split()}
              for name in standard_names(text)}
    return sorted(name for name, headers in giving.items() if not headers & standard_headers(text))


def test_every_public_header_includes_what_it_names_of_the_standard_library():
    """A name that the table above lacks is told, too: it goes there."""
    texts = {str(header.relative_to(INCLUDE)): header.read_text(encoding="utf-8") for header in HEADERS}
    assert sum(len(standard_names(text)) for text in texts.values()) > 500
    assert not {name: missing for name, text in texts.items() if (missing := not_included(text))}
    assert not_included("#include <string>\nstd::string a; std::vector<int> b; // std::map\nstd::nothing c;\n") == [
        "nothing", "vector"]


FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{INCLUDE}"]


@pytest.fixture(scope="module")
def from_outside(tmp_path_factory):
    """All that public headers include from elsewhere, compiled once for all of them; and the files it pulls in."""
    place = tmp_path_factory.mktemp("outside") / "outside.hpp"
    named = {line for header in HEADERS
             for line in re.findall(r"^#include <(?!muster/)[^>]*>", header.read_text(encoding="utf-8"), re.MULTILINE)}
    place.write_text("\n".join(sorted(named)) + "\n")
    compiled = subprocess.run(["g++", *FLAGS, "-H", "-x", "c++-header", str(place), "-o", f"{place}.gch"],
                              capture_output=True, text=True)
    assert compiled.returncode == 0, compiled.stderr[-2000:]
    return place, compiled.stderr


def pulled_in(header, known):
    """The headers of ours that a header includes, and those that these do."""
    if header not in known:
        named = re.findall(r'^#include [<"](muster/[^">]+)[">]', header.read_text(encoding="utf-8"), re.MULTILINE)
        known[header] = {INCLUDE / name for name in named}.union(*(pulled_in(INCLUDE / name, known) for name in named))
    return known[header]


def chains(known):
    """All headers, in lists in which each is pulled in by the next.

    So the next sees no more than it does alone, whatever came before it; if all below it compile alone, it does.
    """
    made = []
    for header in sorted(HEADERS, key=lambda each: len(pulled_in(each, known))):
        goes_on = [chain for chain in made if chain[-1] in known[header]]
        if goes_on:
            max(goes_on, key=lambda chain: len(known[chain[-1]])).append(header)
        else:
            made.append([header])
    return sorted(made, key=lambda chain: -len(known[chain[-1]]))


def compiled(names, *flags):
    """Whether these, in this order, compile, and the files they pull in."""
    done = subprocess.run(["g++", *FLAGS, *flags, "-fsyntax-only", "-H", "-x", "c++", "-"],
                          input="".join(f'#include "{name}"\n' for name in names), capture_output=True, text=True)
    return names, done.returncode, done.stderr


@pytest.fixture(scope="module")
def compiled_alone(from_outside):
    """The public headers in chains, whether they compile, and the files they pull in."""
    first = ("-include", str(from_outside[0]), "-Winvalid-pch")
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda chain: compiled(chain, *first), chains({})))


def test_every_public_header_compiles_alone(compiled_alone):
    assert sorted(header for chain, _, _ in compiled_alone for header in chain) == HEADERS and len(HEADERS) > 150
    broken = [f"{[str(header.relative_to(INCLUDE)) for header in chain]}\n{messages[-2000:]}"
              for chain, status, messages in compiled_alone if status != 0]
    assert not broken, "\n".join(broken)


def test_a_header_that_needs_another_before_it_is_found(tmp_path, monkeypatch):
    """Wherever it stands among others: it comes first in a chain, or all that comes before it is its own."""
    monkeypatch.setitem(globals(), "INCLUDE", tmp_path)
    (tmp_path / "muster").mkdir()
    for name, text in {"a": "struct A {};", "b": "struct B { A a; };", "c": "struct C { B b; };"}.items():
        before = {"c": '#include "muster/a.hpp"\n#include "muster/b.hpp"\n'}.get(name, "")
        (tmp_path / "muster" / f"{name}.hpp").write_text(f"#pragma once\n{before}{text}\n")
    monkeypatch.setitem(globals(), "HEADERS", sorted(tmp_path.rglob("*.hpp")))
    found = {tuple(header.stem for header in chain): compiled(chain, f"-I{tmp_path}")[1] for chain in chains({})}
    assert found == {("a", "c"): 0, ("b",): 1}


@pytest.mark.parametrize("heavy", ["/iostream", "/cereal/", "/pybind11/", "gregorian/gregorian.hpp", "/openssl/",
                                   "/expat.h"])
def test_no_public_header_pulls_in(heavy, compiled_alone, from_outside):
    pulled = {str(chain[-1].relative_to(INCLUDE)): messages for chain, _, messages in compiled_alone}
    pulled["what they include from outside"] = from_outside[1]
    lines = {name: [line for line in said.splitlines() if line.startswith(".")] for name, said in pulled.items()}
    assert min(len(each) for name, each in lines.items() if name.startswith("muster/core/")) >= 1
    assert sum(map(len, lines.values())) > 2_000 and len(lines["what they include from outside"]) > 300
    assert not [name for name, each in lines.items() if any(heavy in line for line in each)]


def test_what_a_public_header_declares_is_seen_outside_a_shared_library():
    """All else in src/ is hidden; a type that is one on both sides can be caught there."""
    texts = {header: header.read_text(encoding="utf-8") for header in HEADERS}
    declaring = {header: text for header, text in texts.items() if "\nnamespace " in text}
    assert len(declaring) > 150
    around = re.compile(r"^#pragma GCC visibility push\(default\)\n(?:(?!#include|#pragma).*\n)*?"
                        r"#pragma GCC visibility pop\n\Z", re.MULTILINE)
    assert not [str(header.relative_to(INCLUDE)) for header, text in declaring.items()
                if not (found := around.search(text)) or "\nnamespace " in text[:found.start()]]


def test_only_the_day_header_names_boost():
    naming = [str(path.relative_to(INCLUDE))
              for path in HEADERS if "#include <boost" in path.read_text(encoding="utf-8")]
    assert naming == ["muster/core/day.hpp"]


def test_the_library_asks_no_wall_clock_and_no_random_device():
    asked = re.compile(r"system_clock|random_device|std::time\(|day_clock|gettimeofday|std::rand\b")
    files = [path for folder in (INCLUDE, ROOT / "src") for path in folder.rglob("*.?pp")]
    assert len(files) > 300
    assert not [str(path.relative_to(ROOT)) for path in files if asked.search(path.read_text(encoding="utf-8"))]


def test_nothing_is_used_that_the_compiler_of_the_sanitizers_does_not_take():
    """Clang 14 with the library of GCC 12 knows no algorithm that gives a part of a range, and no views."""
    unknown = re.compile(r"std::(ranges::(unique|remove|remove_if|rotate|partition|stable_partition|search|search_n|"
                         r"find_end|equal_range|subrange|views::\w+)|views::\w+)\b")
    files = [path for folder in ("include", "src", "tests") for path in (ROOT / folder).rglob("*.?pp")]
    assert len(files) > 700
    assert not [str(path.relative_to(ROOT)) for path in files if unknown.search(path.read_text(encoding="utf-8"))]


def test_every_kind_that_can_be_saved_is_damaged_and_fuzzed():
    saved = {kind for path in (ROOT / "src/archive/kinds").glob("*.cpp")
             for kind in re.findall(r"^MUSTER_ARCHIVE_KIND\((.+)\)$", path.read_text(encoding="utf-8"), re.MULTILINE)}
    assert len(saved) > 35
    for path, list_of_kinds in (("unit/archive/kinds.hpp", r"testing::Types<(.*?)>;"),
                                ("fuzz/archives.cpp", r"kinds_of<(org::.*?)>\(\);")):
        text = (ROOT / "tests" / path).read_text(encoding="utf-8")
        listed = re.search(list_of_kinds, text, re.DOTALL).group(1).split(",")
        assert sorted(kind.strip().removeprefix("archive::") for kind in listed) == sorted(saved)


def test_no_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "helper", "common", "types", "misc"}
    files = [path for folder in ("include", "src", "python", "tests") for path in (ROOT / folder).rglob("*")
             if path.suffix in {".hpp", ".cpp", ".py"}]
    assert len(files) > 500
    assert not [str(path.relative_to(ROOT)) for path in files
                if path.stem in drawers and path.parent.name != "archive"]
