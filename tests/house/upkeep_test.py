"""How to cite it and how to report something: files that others' programs read, in the form that these ask for."""
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md"))
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = re.findall(r"^## (\d+\.\d+\.\d+), (\d{4}-\d\d-\d\d)\n\nMade from commit `([0-9a-f]+)`", CHANGES,
                      re.MULTILINE)
# Of the Citation File Format 1.2.0: what may be said of a piece of software, addresses apart.
CITATION_KEYS = {"cff-version", "message", "title", "authors", "abstract", "type", "license", "keywords", "version",
                 "date-released", "doi", "identifiers", "references", "preferred-citation", "contact", "commit"}


def test_the_citation_is_a_valid_one_of_an_entity():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation) <= CITATION_KEYS
    assert citation["cff-version"] == "1.2.0" and citation["type"] == "software"
    assert citation["authors"] == [{"name": "The Muster authors"}]
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith(f"{citation['license']} License") and citation["authors"][0]["name"] in licence
    texts = [citation["message"], citation["title"], citation["abstract"], *citation["keywords"]]
    assert all(isinstance(text, str) and text for text in texts)
    assert len(set(citation["keywords"])) == len(citation["keywords"])


def test_the_citation_names_the_version_that_there_is_and_the_day_that_the_changes_give_it():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    version, day, _ = RELEASES[0]
    assert re.search(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text()).group(1) == version
    assert (citation["version"], str(citation["date-released"])) == (version, day)


def test_the_changes_name_each_release_with_its_day_and_the_commit_it_was_made_from():
    assert all(len(commit) == 40 for _, _, commit in RELEASES)
    headings = re.findall(r"^## (?!Unreleased)(.*)$", CHANGES, re.MULTILINE)
    assert headings == [f"{version}, {day}" for version, day, _ in RELEASES]


def test_archives_of_each_release_are_kept():
    assert {path.name for path in (ROOT / "tests/data/archives").iterdir()} >= {
        version.rpartition(".")[0] for version, _, _ in RELEASES}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)
def test_a_form_for_reports_has_a_head_that_can_be_read(template):
    _, head, body = template.read_text(encoding="utf-8").split("---\n", 2)
    read = yaml.safe_load(head)
    assert read.keys() == {"name", "about", "title", "labels"} and read["name"] and read["about"]
    assert len(re.findall(r"^\*\*", body, re.MULTILINE)) >= 3


def test_there_is_a_form_for_a_fault_a_wish_and_a_question_and_none_has_to_be_taken():
    assert [template.stem for template in TEMPLATES] == ["fault", "question", "wish"]
    config = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8"))
    assert config == {"blank_issues_enabled": True}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/README.md", "docs/site/index.rst"])
def test_a_reader_finds_what_is_promised_and_where_to_report(page):
    assert "SECURITY" in (ROOT / page).read_text(encoding="utf-8")


def test_no_host_is_named_where_the_project_might_lie():
    texts = [path.read_text(encoding="utf-8") for path in [ROOT / "CITATION.cff", *TEMPLATES]]
    assert not [text for text in texts if "://" in text or "@" in text]
