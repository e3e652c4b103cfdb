"""Whatever the package and the library say in English, they can say in Chinese."""
import ast
import re
from pathlib import Path

import pytest
import said_in_cpp
import said_in_python
from muster.messages import Bilingual, in_language
from muster.messages.catalogue import PHRASES
from muster.messages.headers import choice_words
from muster.messages.phrase import GAP
from muster.readers.tables import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "python" / "muster"

# What a secretary meets, who runs the command. Doors for programs speak to who wrote the program.
PYTHON = [*sorted((PACKAGE / "readers").glob("*.py")), *sorted((PACKAGE / "readers" / "models").glob("*.py")),
          *sorted((PACKAGE / "cli").glob("*.py")),
          PACKAGE / "pairing" / "problem.py", PACKAGE / "roster" / "histories.py",
          *(PACKAGE / f"{name}.py" for name in (
              "bad_cell", "cells", "faults", "report", "scheme_rows", "scheme_words", "spellings"))]
BOTH_LANGUAGES = {"examples.py", "help_words.py"}  # say everything in both themselves
PYTHON = [path for path in PYTHON if path.name not in BOTH_LANGUAGES]
CPP = sorted(path for folder in ("include", "src") for path in (ROOT / folder).rglob("*.?pp")
             if ROOT / "src" / "report" not in path.parents)
NEVER_SAID = {
    "muster scheme 2", "ungraded stages",  # parts of a text that a digest is of
    '<?xml version="1.0" encoding="utf-8"?>',
    "muster {}",  # the version
    "{}unconfirmed: {}", "{} of {}", "person stands", "people stand",  # of labels, whose Chinese has another shape
}

WORD = re.compile(r"(?<![A-Za-z0-9_./\\-])[a-z]{2,}(?![A-Za-z0-9_./\\-])")
QUOTED = re.compile(r"“[^”]*”|%\(\w+\)s|`[^`]*`")
PROGRAM = {"muster", "new", "check", "term", "plan", "publish", "change", "zh", "shtab", "openpyxl", "matplotlib"}
WORD_IN_GAP, QUOTED_IN_GAP = "甲", '"甲"'


def english_in(text):
    return [word for word in WORD.findall(QUOTED.sub("", text)) if word not in PROGRAM]


def is_said(template):
    """Neither a part that is joined to another, nor words of a reference, which end with a full stop."""
    is_part = template[0] in " ,;:" or template[-1] in " ,:(" and not template.endswith("usage: ")
    return not is_part and not template.endswith(".") and template not in NEVER_SAID


def fillings(template):
    """A gap may hold a word or something quoted; the last one nothing, where it is for what is not always said."""
    filled = template.replace("{}", WORD_IN_GAP)
    last = filled.rpartition(WORD_IN_GAP)
    return filled, template.replace("{}", QUOTED_IN_GAP), last[0] + last[2]


def without_chinese(templates):
    return [f"{line}: {template}" for line, template in templates if is_said(template)
            and all(english_in(in_language(filled, "zh")) for filled in fillings(template))]


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_every_message_of_the_package_has_its_chinese(path):
    assert not without_chinese(said_in_python.templates(path))


@pytest.mark.parametrize("path", CPP, ids=name)
def test_every_message_of_the_library_has_its_chinese(path):
    assert not without_chinese(said_in_cpp.templates(path))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_stands_in_a_table_and_its_columns_has_its_chinese(form):
    said = [form.about, *(text for column in form.columns for text in (column.about, column.kind.words))]
    assert not [text for text in said if english_in(in_language(text, "zh"))]


def test_a_message_without_chinese_is_named(tmp_path):
    python, cpp = tmp_path / "new.py", tmp_path / "new.cpp"
    python.write_text('def check(faults, where, row):\n'
                      '    faults.add(where, f"row {row} is too purple", "paint it over"\n'
                      '               + (" again" if row else ""))\n', encoding="utf-8")
    cpp.write_text('void check()\n{\n'
                   '    throw InvalidInput(here, std::string("row ").append(text(row)) + " is purple",\n'
                   '                       is_wet ? "let it dry" : "add it");\n}\n', encoding="utf-8")
    assert without_chinese(said_in_python.templates(python)) == [
        "2: row {} is too purple", "2: paint it over again", "2: paint it over"]
    assert without_chinese(said_in_cpp.templates(cpp)) == ["3: row {} is purple", "3: let it dry"]


def test_the_sources_say_many_things():
    assert sum(1 for path in PYTHON for each in said_in_python.templates(path)) > 300
    assert sum(1 for path in CPP for each in said_in_cpp.templates(path)) > 1000


def test_a_phrase_stands_in_the_catalogue_once():
    keys = [key.value for path in sorted((PACKAGE / "messages" / "catalogue").glob("*.py"))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)
            for key in node.keys if key is not None]
    assert len(keys) == len(set(keys)) == len(PHRASES)


def test_chinese_fills_no_gap_that_its_english_does_not_have():
    for english, chinese in PHRASES.items():
        gaps = list(GAP.finditer(chinese))
        following = sum(not gap[1] for gap in gaps)
        highest = max([int(gap[1]) + 1 for gap in gaps if gap[1]] + [following], default=0)
        assert highest <= english.count("{}"), english
        assert "{" not in GAP.sub("", chinese), english


def test_chinese_has_its_own_punctuation():
    ascii_mark = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;?!][\u4e00-\u9fff]")
    assert not [chinese for chinese in PHRASES.values() if ascii_mark.search(QUOTED.sub("", chinese))]


def test_what_is_known_in_both_languages_needs_no_catalogue():
    note = Bilingual("scheme: it falls", "考评办法：会减分")
    assert in_language(note, "en") == "scheme: it falls" == note and in_language(note, "zh") == "考评办法：会减分"


def test_what_is_in_no_catalogue_stays_english():
    assert in_language("nobody knows this sentence", "zh") == "nobody knows this sentence"


def test_a_place_that_is_also_a_word_of_a_cell_stays_a_place():
    assert choice_words()["files"] == "发展材料"
    assert in_language("files: there is no file with a week", "zh") == "files：没有周文件"
    assert in_language("evidence:1: there are two prices", "zh") == "evidence:1：有两个价格"
