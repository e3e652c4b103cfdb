"""Two types of one name are one to the linker, whichever it keeps: no compiler says so, and memory is overrun."""
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What no brace within counts: comments, texts, letters, directives.
PASSED_OVER = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\''
                         r"|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.DOTALL | re.MULTILINE)
NAMESPACE = re.compile(r"^(?:inline\s+)?namespace\s*([\w:\s]*)$")
TYPE = re.compile(r"(?:^|[>\s])(?:struct|class|union|enum class|enum)\s+(?:\[\[[^\]]*\]\]\s*)?(\w+)\s*(?:final\s*)?"
                  r"(?::[^:].*)?$", re.DOTALL)
UNNAMED = ""


def types_in(text):
    """Names, with their namespaces, of the types that a file defines for all files."""
    plain = PASSED_OVER.sub(" ", text)
    within, start = [], 0  # a namespace's name, or None where something else is open
    for brace in re.finditer(r"[{};]", plain):
        head, start = plain[start:brace.start()].strip(), brace.end()
        if brace.group() == "}":
            del within[-1:]
        elif brace.group() == "{":
            space, kind = NAMESPACE.match(head), TYPE.search(head)
            if kind and "(" not in head[:kind.start(1)] and None not in within and UNNAMED not in within:
                yield "::".join([*within, kind.group(1)])
            within.append(re.sub(r"\s|inline", "", space.group(1)) if space else None)


def test_a_type_s_name_is_defined_once():
    defined = defaultdict(list)
    for folder in ("include", "src", "python/bindings"):
        for path in sorted((ROOT / folder).rglob("*.?pp")):
            for name in types_in(path.read_text(encoding="utf-8")):
                defined[name].append(str(path.relative_to(ROOT)))
    assert len(defined) > 900
    assert not {name: places for name, places in defined.items() if len(places) > 1}


def test_types_of_all_are_told_from_those_of_a_file():
    text = ('namespace muster::inline v0_2::a {\nstruct B : C<int> { struct Inner {}; };\nenum class D : int { e };\n'
            'namespace {\nclass Own {};\n}\nvoid f(struct X x) { struct Local {}; }\n'
            'template <class T> class E final {};\nconst char* g = "struct G {";  // struct H {\n}\n')
    assert list(types_in(text)) == ["muster::v0_2::a::B", "muster::v0_2::a::D", "muster::v0_2::a::E"]
