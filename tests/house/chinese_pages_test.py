"""Each tutorial and how-to has its Chinese page, which shows the same code, pictures, tables and names."""
import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ENGLISH = sorted([*(DOCS / "tutorial").glob("*.md"), *(DOCS / "how-to").glob("*.md"), DOCS / "gallery.md"])
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"`([A-Za-z_.]+(?:\([^`]*\))?|--[\w-]+)`")
REFERENCES = [DOCS / "reference" / "term-folder.md", DOCS / "reference" / "command-line.md"]  # in Chinese as well
FOLLOWED = "a-whole-term.md"  # its blocks are held by tests/python/whole_term_test.py, with what they print

pages = pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.name)


def text_of(page):
    return page.read_text(encoding="utf-8")


def chinese(page):
    return DOCS / "zh" / page.name


def prose(page):
    return BLOCK.sub("", text_of(page))


def meant(language, code):
    """What a block does, without its comments and docstrings, and without what asks for Chinese."""
    if language == "python":
        tree = ast.parse(code)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
                node.body[0] = ast.Pass()
        return ast.dump(tree)
    return re.sub(r" +#.*| --language zh", "", code) if language == "sh" else code


def blocks(page):
    return [(language, meant(language, code)) for _, language, code in BLOCK.findall(text_of(page))]


@pages
def test_there_is_a_chinese_page_and_both_lead_to_each_other_at_their_head(page):
    there = chinese(page)
    assert f"[In Chinese]({path_between(page, there)})" in head(page)
    assert f"[英文]({path_between(there, page)})" in head(there)


def head(page):
    return text_of(page).split("\n## ")[0]


def path_between(page, other):
    """As a link on the one names the other."""
    up = [".."] * len(page.parent.relative_to(DOCS).parts)
    return "/".join([*up, *other.relative_to(DOCS).parts])


@pages
def test_its_code_is_that_of_the_english_page(page):
    if page.name == FOLLOWED:
        assert len(blocks(page)) == len(blocks(chinese(page)))
    else:
        assert blocks(page) == blocks(chinese(page))


@pages
def test_its_sections_tables_and_pictures_are_those_of_the_english_page(page):
    def shape(text):
        pictures = [re.sub("-(en|zh)(?=[.])", "", name) for name in re.findall(r"!\[.*?\]\((?:\.\./)?(.*?)\)", text)]
        return (len(re.findall("^## ", text, re.MULTILINE)), len(re.findall("^[|]", text, re.MULTILINE)),
                len(re.findall(r"^(?:- |\d+[.] )", text, re.MULTILINE)), pictures)
    assert shape(prose(page)) == shape(prose(chinese(page)))


@pages
def test_it_names_what_the_english_page_names(page):
    if page.name != FOLLOWED:
        named, there = (set(NAME.findall(re.sub('"[^"`]*"', '""', prose(each)))) for each in (page, chinese(page)))
        assert not named - there


def test_no_chinese_page_speaks_of_a_page_that_is_not():
    assert {path.name for path in (DOCS / "zh").glob("*.md")} == {page.name for page in [*ENGLISH, *REFERENCES]}


def test_no_chinese_page_links_to_an_english_one_that_it_has_in_chinese():
    links = [(page.name, said, target) for page in (DOCS / "zh").glob("*.md")
             for said, target in re.findall(r"\[([^\]]+)\]\(([^)#]+[.]md)", text_of(page))]
    assert len(links) > 40
    assert not [link for link in links
                if link[1] != "英文" and (DOCS / "zh" / link[2]).resolve() in [*ENGLISH, *REFERENCES]]


@pytest.mark.parametrize("english, other, are_same", [
    ("a = 1  # one\n", "a = 1  # 一\n", True), ("a = 1\n", "a = 2\n", False),
    ("def f():\n    '''One.'''\n    return 1\n", "def f():\n    '''一。'''\n    return 1\n", True),
])
def test_what_code_means_is_told_from_what_is_said_of_it(english, other, are_same):
    assert (meant("python", english) == meant("python", other)) is are_same
