"""What a page holds and says for checking itself, whatever program it is given; that it does is page_check_test.py."""
import base64
import gzip
import re

import pytest
from privacy_test import term as sealed_term  # noqa: F401  a fixture
from proof_test import term

from muster import InvalidInput, Language
from muster import report as reports
from muster.archive import Reader, from_bytes, redacted, to_bytes
from muster.cli.write import Told, write_readable
from muster.report import Audience, PageCheck, html, page_check

PROGRAM = b"\x1f\x8bprogram"
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def policy_of(page):
    return dict(part.strip().split(" ", 1) for part in POLICY.search(page).group(1).split(";"))


def enclosed(page, name):
    return base64.b64decode(re.search(rf"<template id=page-{name}[^>]*>([^<]*)</template>", page).group(1))


def test_a_page_without_the_program_says_so_in_both_languages_and_holds_nothing():
    page = html(term())
    assert "This page does not check itself: it was made without the program for that." in page
    assert "本页不能自行核对：生成时没有附上核对程序。" in page
    assert "<template" not in page and "wasm" not in page and "page-archive" not in page


def test_a_page_for_members_holds_no_archive_and_says_that_there_is_nothing_to_work_out():
    page = html(term(), audience=Audience.members)
    assert "holds no archive, so there is nothing to work out again here." in page and "没有可重新计算的内容" in page
    with pytest.raises(InvalidInput, match="check: a page for all members holds no archive; leave it out there"):
        html(term(), audience=Audience.members, check=PageCheck(PROGRAM, b""))


def test_a_page_with_its_check_holds_program_and_archive_and_may_do_nothing_else():
    made = term()
    check = page_check(made, program=PROGRAM)
    page = html(made, check=check)
    assert enclosed(page, "program") == PROGRAM
    assert enclosed(page, "archive") == check.archive
    assert gzip.decompress(check.archive) == to_bytes(redacted(made, Reader.committee))
    may, may_not = policy_of(page), policy_of(html(made))
    assert may["script-src"].split()[1:] == ["'wasm-unsafe-eval'"] and len(may_not["script-src"].split()) == 1
    assert {name: may[name] for name in may if not name.endswith("-src") or name == "default-src"} == {
        "default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    assert may["img-src"] == "data:" and len(may["style-src"].split()) == 1 and len(re.findall("<script", page)) == 1
    assert "If these words stay, your browser runs no script" in page and "浏览器未运行脚本" in page
    assert 'data-language=0' in page and 'data-language=1' in html(made, language=Language.en, check=check)


def test_nobody_who_reported_an_incident_is_in_the_archive_of_a_page(sealed_term):  # noqa: F811
    assert any(incident.facts.reporter.is_set for incident in sealed_term.incidents)
    kept = from_bytes(gzip.decompress(page_check(sealed_term, program=PROGRAM).archive))
    assert kept.incidents and not any(incident.facts.reporter.is_set for incident in kept.incidents)


def test_a_page_that_would_be_too_long_is_made_without_and_says_so():
    page = html(term(), check=PageCheck(bytes(5_000_000), b""))
    assert "with its archive it would be longer than 6 MB" in page and "超过 6 MB" in page and "<template" not in page
    assert len(html(term(), check=PageCheck(bytes(4_000_000), b"")).encode()) < 6_000_000


def test_pages_of_the_command_have_their_check_where_the_package_has_the_program(planned_term, tmp_path, monkeypatch):
    monkeypatch.setattr(reports, "PROGRAM", tmp_path / "page_check.wasm.gz")
    assert page_check(planned_term) is None
    for folder, holds in (("without", False), ("with", True)):
        (tmp_path / folder).mkdir()
        write_readable(planned_term, tmp_path / folder, Told("en"))
        pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / folder).rglob("*.html")}
        assert [name for name in pages if "<template" in pages[name]] == (["report.html"] if holds else [])
        (tmp_path / "page_check.wasm.gz").write_bytes(PROGRAM)


def test_a_check_is_a_value():
    check = page_check(term(), program=PROGRAM)
    assert check == page_check(term(), program=PROGRAM) != PageCheck(b"", check.archive)
    assert repr(check) == f"<PageCheck of {len(check.archive)} bytes of archive>"
