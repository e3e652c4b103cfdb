"""No function of the C++ code is longer than a page, tables of bindings apart."""
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 80
# What clang-format makes of our code: the body of a function opens with a brace on a line of its own, that of anything
# else with a brace at the end of one; either closes at the indentation it was opened with.
OPENS = re.compile(r"^( *)\{$")
ENDS_BEFORE = re.compile(r"[;{}]$|^ *(//|#|(public|private|protected):$)|^$|^[A-Z_]+$")
NAME = re.compile(r"([~\w:<>=+\-*/!\[\]()&|]*[\w\])=<>+\-*/!&|])\(")
BINDS = re.compile(r"^void bind_\w+\(")


def code_of(path: Path) -> list[str]:
    """The lines of a file without what comments and literals could mislead by."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r'R"(\w*)\((.*?)\)\1"', lambda found: '""' + "\n" * found.group(0).count("\n"), text, flags=re.DOTALL)
    return [re.sub(r" *// .*$", "//" if line.lstrip().startswith("//") else "", line) for line in text.splitlines()]


def functions(path: Path) -> Iterator[tuple[str, int, int]]:
    """Of each function with a body of its own: its first line in words, the line's number, how many lines there are."""
    lines = code_of(path)
    at = 0
    while at < len(lines):
        opened = OPENS.match(lines[at])
        if not opened:
            at += 1
            continue
        first = at
        while first > 0 and not ENDS_BEFORE.search(lines[first - 1]):
            first -= 1
        end = at + 1
        while lines[end] != opened.group(1) + "}":
            end += 1
        yield lines[first].strip(), first + 1, end - first + 1
        at = end + 1


def sources() -> list[Path]:
    return sorted(path for folder in ("include", "src", "python/bindings", "examples")
                  for path in (ROOT / folder).rglob("*") if path.suffix in {".cpp", ".hpp"})


def test_the_measure_knows_functions_from_what_is_none(tmp_path: Path) -> None:
    file = tmp_path / "sample.cpp"
    file.write_text("""namespace muster {

struct Row {
    int people = 0;
};

/// A page.
[[nodiscard]] std::vector<int> Row::of(int first,
                                       int last)
{
    const auto each = [&] {
        return first;
    };
    {
        each();
    }
    return {last};
}

class Table {
public:
    Table()
        : rows_(1)
    {
    }
};

}  // namespace muster
""", encoding="utf-8")
    assert list(functions(file)) == [("[[nodiscard]] std::vector<int> Row::of(int first,", 8, 11), ("Table()", 22, 4)]


def test_functions_are_found_all_over_the_code() -> None:
    found = [length for path in sources() for _, _, length in functions(path)]
    assert len(found) > 2000 and max(found) > 60


@pytest.mark.parametrize("folder", ["include", "src", "python/bindings", "examples"])
def test_no_function_is_longer_than_a_page(folder: str) -> None:
    long = [f"{path.relative_to(ROOT)}:{number}: {words} has {length} lines"
            for path in sources() if path.is_relative_to(ROOT / folder)
            for words, number, length in functions(path)
            if length > LONGEST and not (folder == "python/bindings" and BINDS.match(words))]
    assert not long, "\n".join(long)
