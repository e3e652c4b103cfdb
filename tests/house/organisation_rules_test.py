"""The page of rules has every rule with its default, and the tests that it names exist."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/rules.md").read_text(encoding="utf-8")
HEADERS = ("stage_rules", "branch_rules", "responsibility")
A_STRUCT = re.compile(r"^struct (\w+Rules) {\n(.*?)^};", re.MULTILINE | re.DOTALL)
A_RULE = re.compile(r"^    Rule (\w+){(\d+), Severity::(\w+),\s+\"([^\"]*)\"}", re.MULTILINE)
RULES = {f"{struct}.{name}": (number, severity, source)
         for header in HEADERS
         for struct, body in A_STRUCT.findall((ROOT / f"include/muster/org/{header}.hpp").read_text(encoding="utf-8"))
         for name, number, severity, source in A_RULE.findall(body)}
ROW = re.compile(r"^\| `(\w+Rules\.\w+)` \| [^|]+ \| (\d+), (\w+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/unit/org").glob("*.cpp")))
NAMED = sorted(set(re.findall(r"`([A-Z]\w+\.[A-Z]\w+(?:/\w+)?)`", PAGE)))


def test_every_rule_stands_on_the_page_with_its_default_and_source():
    assert len(RULES) > 50
    assert {name: (number, severity, source) for name, number, severity, source, _ in ROW.findall(PAGE)} == RULES


def test_every_rule_names_a_test():
    assert all("`" in tests for *_, tests in ROW.findall(PAGE))


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_the_page_names_exists(name):
    suite, _, rest = name.partition(".")
    test, _, parameter = rest.partition("/")
    assert re.search(rf"^TEST(?:_P)?\({suite}, {test}\)", SOURCES, re.MULTILINE), name
    assert not parameter or f'Spoilt{{"{parameter}"' in SOURCES, name
