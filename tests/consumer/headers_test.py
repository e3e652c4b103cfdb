"""What models members, pairings, rosters and scores works from headers alone: no library, no other flag."""
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INCLUDE = ROOT / "include"
PROGRAM = HERE / "headers_alone.cpp"
HEADERS = re.findall(r"^#include <(muster/.*)>$", PROGRAM.read_text(encoding="utf-8"), re.MULTILINE)

# What these headers also declare and the library holds: doors that check a whole problem, solvers and digests.
IN_THE_LIBRARY = {
    "muster/evaluation/scheme.hpp": {"Scheme", "aggregation_of", "with_weight", "digest"},
    "muster/org/eligibility.hpp": {"eligible_on", "next_moves", "probation_began"},
    "muster/org/obligations.hpp": {"due"},
    "muster/org/timetable.hpp": {"free_minutes_in_common", "free_minutes_in_period"},
    "muster/pairing/fit.hpp": {"Fit", "mentors", "mentees", "weights", "rules", "earlier", "earlier_without_people",
                               "score", "allows", "candidates", "flags", "operator=="},
    "muster/pairing/optimal.hpp": {"optimal"},
    "muster/pairing/pairing.hpp": {"with_total"},
}

SAID = (HERE / "headers_alone.txt").read_text(encoding="utf-8")


def build(compiler, program, place, *flags):
    done = subprocess.run([compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{INCLUDE}", *flags, str(program),
                           "-o", str(place)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return place


@pytest.mark.parametrize("compiler", ["g++", "clang++"])
def test_a_program_builds_and_prints_models_without_the_library(compiler, tmp_path):
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    program = build(compiler, PROGRAM, tmp_path / "program")
    assert subprocess.run([program], capture_output=True, text=True, check=True).stdout == SAID


def test_with_all_warnings_and_optimised_it_is_the_same(tmp_path):
    # -Wrestrict takes `"text" + std::string` for what it is not (GCC bug 105329); headers give it no cause.
    program = build("g++", PROGRAM, tmp_path / "program", "-O2", "-Wpedantic", "-Wshadow", "-Wconversion",
                    "-Wsign-conversion")
    assert subprocess.run([program], capture_output=True, text=True, check=True).stdout == SAID


def test_every_function_of_these_headers_that_has_a_body_links_alone(tmp_path):
    program = tmp_path / "every.cpp"
    program.write_text("".join(f"#include <{header}>\n" for header in HEADERS) + "int main() { return 0; }\n")
    done = subprocess.run(["g++", "-std=c++20", f"-I{INCLUDE}", "-fkeep-inline-functions", str(program), "-o",
                           str(tmp_path / "every")], capture_output=True, text=True)
    missing = set(re.findall(r"undefined reference to `(.*)'", done.stderr))
    allowed = {name for names in IN_THE_LIBRARY.values() for name in names}
    assert not [name for name in missing if "muster::" in name
                and re.split(r"[\[(]", name)[0].rsplit("::", 1)[-1] not in allowed]
    assert done.returncode == 0 or missing  # nothing else went wrong


# What stands before a semicolon and has a parenthesis, and is neither a declaration nor without a body by right.
NO_FUNCTION = re.compile(r"=\s*(default|delete|0)\s*$|\busing\b|static_assert|(?<![=!<>])=(?!=).*\(", re.DOTALL)


def declared_without_body(text):
    """Names of the functions that a header of ours declares and nowhere defines."""
    code = re.sub(r"//[^\n]*|\"(?:\\.|[^\"\\])*\"|^\s*#[^\n]*", "", text, flags=re.MULTILINE)
    code = re.sub(r"=\s*\{\}", "", code)  # of a default
    depth, statement, declared, bodies = [], "", [], []
    for letter in code:
        if letter == "{":
            depth.append(bool(re.match(r"\s*(inline )?(namespace|class|struct|enum|extern)\b", statement))
                         or bool(re.match(r"\s*template\s*<[^{}]*>\s*(class|struct)\b", statement)))
            if "(" in statement:
                bodies.append(statement)
            statement = ""
        elif letter == "}":
            depth.pop()
            statement = ""
        elif letter == ";":
            if all(depth) and "(" in statement and not NO_FUNCTION.search(statement):
                declared.append(statement)
            statement = ""
        else:
            statement += re.sub(r"(public|private|protected):", "", letter)
    name = re.compile(r"(operator[^\w\s(]+|[~\w]+)\s*\(")
    # Of a class's own functions the name behind `Class::` is the one declared within.
    defined = {(name.search(body.split("noexcept")[0]) or [None, ""])[1] for body in bodies}
    named = {found[1] for found in map(name.search, declared) if found}
    return named - defined


def test_the_program_uses_what_these_headers_hold_and_they_hold_what_they_declare():
    assert len(HEADERS) > 40
    held_back = {header: sorted(found) for header in HEADERS
                 if (found := declared_without_body((INCLUDE / header).read_text(encoding="utf-8")))}
    assert held_back == {header: sorted(names) for header, names in IN_THE_LIBRARY.items()}


def test_a_body_that_is_moved_away_is_missed():
    text = (INCLUDE / "muster/core/day.hpp").read_text(encoding="utf-8")
    assert declared_without_body(text) == set()
    begin = text.index("[[nodiscard]] inline int iso_weekday(Day day)")
    moved = text[:begin] + "[[nodiscard]] int iso_weekday(Day day);" + text[text.index("\n}\n", begin) + 2:]
    assert declared_without_body(moved) == {"iso_weekday"}
