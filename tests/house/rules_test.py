"""A roster rule stands in one file, which answers what everybody asks; nobody else knows it apart."""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
RULES = SRC / "roster" / "rule"
FIELDS = re.compile(r"static constexpr decltype\(auto\) fields\(Take&& take\)\s*{(.*?)\n    }", re.DOTALL)


def read(path):
    return path.read_text(encoding="utf-8")


def rules():
    text = read(ROOT / "include" / "muster" / "roster" / "rule.hpp")
    body = re.search(r"enum class Rule : std::uint8_t {(.*?)\n};", text, re.DOTALL)
    return re.findall(r"^    (\w+),(?:  ///<.*)?$", body.group(1), re.MULTILINE)


def sources(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in {".cpp", ".hpp"})


def test_every_rule_is_answered_for_by_one_file():
    answers = {rule: [path.name for path in sorted(RULES.glob("*.cpp"))
                      if f"template const Entry& entry<Rule::{rule}>();" in read(path)] for rule in rules()}
    assert len(answers) > 25
    assert {rule: files for rule, files in answers.items() if len(files) != 1} == {}


def test_nobody_tells_rules_apart_by_a_switch():
    switches = [str(path.relative_to(ROOT)) for folder in ("include", "src", "python/bindings")
                for path in sources(ROOT / folder)
                if re.search(r"\bcase (roster::)?Rule::(%s)\b" % "|".join(rules()), read(path))]
    assert switches == []


def test_the_proof_knows_nothing_of_what_solvers_count():
    assert "LineTerm" in read(RULES / "line_term.hpp")
    knowing = [path.name for path in sources(SRC / "roster" / "proof")
               if re.search(r"[Ll]ine_?[Tt]erm|\.term\b", read(path))]
    assert knowing == []


def test_a_rule_includes_nothing_of_the_engine():
    assert [path.name for path in sources(RULES) if "roster/engine/" in read(path)] == []


def test_every_field_of_limits_and_penalties_is_in_their_list():
    for name, struct in (("member", "Limits"), ("penalty", "Penalties")):
        text = read(ROOT / "include" / "muster" / "roster" / f"{name}.hpp")
        body = text[text.index(f"struct {struct} {{"):]
        fields = FIELDS.search(body)
        declared = re.findall(r"^    [\w:<>]+ (\w+)(?: =|{|;)", body[:fields.start()], re.MULTILINE)
        listed = re.findall(r'field\("(\w+)", &(\w+)::(\w+)\)', fields.group(1))
        assert len(declared) > 10
        assert [(each, struct, each) for each in declared] == listed
