"""A scoring rule stands in files of its own: nothing else names rules one by one, and every rule is in the list."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEADERS = ROOT / "include" / "muster" / "evaluation" / "rule"
LIST = HEADERS / "list.hpp"
A_RULE = re.compile(r"^struct (\w+) {\n    static constexpr std::string_view name =", re.MULTILINE)
RULES = {name: path for path in sorted(HEADERS.glob("*.hpp")) for name in A_RULE.findall(path.read_text("utf-8"))}
OWN = (HEADERS, ROOT / "src" / "evaluation" / "rule", ROOT / "src" / "evaluation" / "checking" / "rule")
# What works with rules of any sort.
READERS = [path for folder in ("include/muster/evaluation", "src/evaluation", "src/archive/types", "src/report",
                               "python/bindings/evaluation")
           for path in sorted((ROOT / folder).rglob("*")) if path.suffix in {".hpp", ".cpp"}
           and not any(own in path.parents for own in OWN)]
# A scheme to start from, where an archive is loaded.
ALLOWED = {("src/archive/types/evaluation.hpp", "Count")}


def test_every_rule_stands_in_the_list():
    listed = re.search(r"using Rule = std::variant<([^>]*)>", LIST.read_text(encoding="utf-8"))[1]
    assert len(RULES) >= 9
    assert set(re.findall(r"rule::(\w+)", listed)) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_file_for_the_scorer_and_one_for_the_checker(rule):
    for own in OWN[1:]:
        assert f"rule::{rule}>" in (own / f"{RULES[rule].stem}.cpp").read_text(encoding="utf-8").replace(
            f"Answers<{rule}>", f"Answers<rule::{rule}>")


def test_nothing_else_names_a_rule():
    assert len(READERS) > 50
    named = {(str(path.relative_to(ROOT)), rule) for path in READERS
             for rule in re.findall(r"\brules?::(\w+)\b", code_of(path)) if rule in RULES}
    assert named == ALLOWED


def test_the_reference_has_every_rule():
    page = (ROOT / "docs" / "reference" / "scoring-rules.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)\(", page, re.MULTILINE)) == set(RULES)


def code_of(path):
    """Without comments."""
    return re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
