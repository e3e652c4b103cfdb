"""A page that checks itself, in a real browser: as it was made it agrees, and whatever is changed in it is told.

Needs the program, which the build makes where Emscripten is: tests/page_check.sh. What it answers is tested natively in
tests/unit/page_check, and what a page holds and says without it in self_check_test.py.
"""
import base64
import gzip
import re

import chromium
import pytest
from hostile_pages_test import term as hostile_term  # noqa: F401  a fixture
from proof_test import TAMPERED, WEEK, term
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from muster import Label, Language
from muster.archive import Reader, pseudonymised, redacted, to_bytes
from muster.org import Organisation, Unit
from muster.programme import Term, verify
from muster.record import Ledger
from muster.report import PROGRAM, PageCheck, Picture, html, page_check
from muster.report_pictures import pictures

pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="the build has no Emscripten; see tests/page_check.sh")
VERDICT = "return document.documentElement.dataset.checked"
KEY = "sixteen bytes and more"


browser = chromium.browser


def checked(browser, page, tmp_path, width=1280):
    """The verdict in both languages, once the page has come to one; nothing was asked of anybody."""
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    opened = chromium.opened(browser, path, width)
    verdict = WebDriverWait(opened, 120).until(lambda driver: driver.execute_script(VERDICT))
    assert opened.execute_script("return performance.getEntriesByType('resource').filter("
                                 "each => !each.name.startsWith('data:')).length") == 0
    assert opened.get_log("browser") == []
    panels = {panel.find_element(By.XPATH, "ancestor::div[@lang]").get_attribute("lang")[:2]:
              opened.execute_script("return arguments[0].innerText || arguments[0].textContent", panel)
              for panel in opened.find_elements(By.CSS_SELECTOR, ".check")}
    return verdict, panels


@pytest.fixture(scope="module")
def page(planned_term):
    return html(planned_term, language=Language.en, check=page_check(planned_term))


FORMS = {
    "whole": lambda term: term,
    "for the committee": lambda term: redacted(term, Reader.committee),
    "for members": lambda term: redacted(term, Reader.members),
    "for outsiders": lambda term: redacted(term, Reader.outside, key=KEY),
    "pseudonymised": lambda term: pseudonymised(term, KEY).term,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", [Language.zh, Language.en], ids=["zh", "en"])
def test_a_page_as_it_was_made_says_what_verify_does(form, language, browser, planned_term, tmp_path):
    made = FORMS[form](planned_term)
    drawn = {spoken: pictures(made, spoken, ("pairs", "areas", "scores")) for spoken in (Language.zh, Language.en)}
    shown = [Picture(key, Label(drawn[Language.zh][key], drawn[Language.en][key])) for key in drawn[Language.zh]]
    page = html(made, language=language, pictures=shown, check=page_check(made))
    assert len(page.encode()) < 6_000_000
    verdict, said = checked(browser, page, tmp_path)
    assert verdict == ("good" if verify(made).holds else "bad"), said
    for fault in verify(made).roster:  # as many as are told
        assert fault.en in said["en"] and fault.zh in said["zh"]
    assert verdict == "bad" or ("all of it agrees" in said["en"] and "全部相符" in said["zh"])
    assert "no roster costs less than" in said["en"] and "prices prove that no other pairing has more" in said["en"]
    assert "任何值班表代价不低于" in said["zh"] and "没有总分更高的结对方式" in said["zh"]
    assert ("indicators, areas, totals and grades of" in said["en"]) == (made.evaluation is not None)
    assert re.search(r"\d+ parts in both languages show what the archive holds", said["en"]), said
    assert re.search("SHA-256: [0-9a-f]{64}", said["en"])


def test_hostile_names_are_no_difference(browser, hostile_term, tmp_path):  # noqa: F811
    verdict, said = checked(browser, html(hostile_term, check=page_check(hostile_term)), tmp_path)
    assert verdict == "good", said


def test_a_term_that_has_nothing_to_prove_is_held_against_its_archive_all_the_same(browser, tmp_path):
    bare = Term(Label("秋季学期", "autumn"), WEEK, branch=0, ledger=Ledger(),
                organisation=Organisation(units=[Unit("branch", Label("第一支部", "First branch"))]))
    page = html(bare, language=Language.en, check=page_check(bare))
    verdict, said = checked(browser, page, tmp_path)
    assert verdict == "good" and "parts in both languages show what the archive holds" in said["en"]
    verdict, said = checked(browser, changed_once(page, "<h1>First branch", "<h1>Second branch"), tmp_path)
    assert verdict == "bad" and "the page shows “Second branch”, the archive gives “First branch”" in said["en"]


def changed_once(page, pattern, to):
    made, times = re.subn(pattern, to, page, count=1)
    assert times == 1 and made != page
    return made


CHANGES = {
    "a cost": (r"(<section id=rules>.*?<td class=n>\d+</td><td class=n>\d+</td><td class=n>)(\d+)", r"\g<1>9\g<2>",
               "What bends which rule: the page shows “9"),
    "a total": (r"(<section id=scores>.*?<td class=n><b>)(\d+\.\d+)", r"\g<1>9\g<2>", "Scores: the page shows “9"),
    "a number in the overview": (r"(<div class=card><span>Turns of duty</span><b>)(\d+)", r"\g<1>9\g<2>",
                                 "Overview: the page shows “9"),
    "a word of a proof": (r"Every hard rule holds", "Every rule holds", "Overview: the page shows “Every rule holds"),
    "who stands duty": (r"(<section id=duty>.*?<i data-m=[^>]*>)([^<]+)", r"\g<1>Nobody",
                        "Duty roster: the page shows “Nobody”"),
    "a grade in Chinese": (r"(<section id=scores-zh>.*?<span class=\"grade g\d\">)([^<]+)", r"\g<1>未知",
                           "考评结果：本页显示“未知”"),
    "a bar": (r"(<svg class=bar [^>]*><rect [^>]*><rect height=6 width=)[\d.]+", r"\g<1>99.9",
              "its words are the same, but drawings or marks are not those of the archive"),
    "a section that is gone": (r"<section id=due>.*?</section>", "", "it is missing, or is one too many"),
    "a row that is gone": (r"(<section id=pairing>.*?<tbody>)<tr>.*?</tr>", r"\g<1>", "Pair"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_shown_otherwise_is_told_where_it_stands(change, browser, page, tmp_path):
    pattern, to, told = CHANGES[change]
    verdict, said = checked(browser, changed_once(page, re.compile(pattern, re.DOTALL), to), tmp_path)
    assert verdict == "bad" and "does not agree" in said["en"] and "有不符之处" in said["zh"]
    assert told in said["en"] + said["zh"], said
    marked = browser.find_elements(By.CSS_SELECTOR, ".differs")
    assert bool(marked) == (change not in ("a bar", "a section that is gone"))


ARCHIVE = re.compile(r"(<template id=page-archive[^>]*>)([^<]+)")


def with_archive(page, archive):
    return ARCHIVE.sub(lambda found: found.group(1) + base64.b64encode(archive).decode(), page)


def archive_in(page):
    return gzip.decompress(base64.b64decode(ARCHIVE.search(page).group(2)))


def test_a_byte_of_the_archive_is_told(browser, page, tmp_path):
    kept = archive_in(page)
    for at in (100, len(kept) // 3, len(kept) - 5):
        archive = bytearray(kept)
        archive[at] ^= 1
        verdict, said = checked(browser, with_archive(page, bytes(archive)), tmp_path)
        assert verdict == "bad" and "the archive cannot be read: " in said["en"] and "存档无法读取：" in said["zh"]


@pytest.mark.parametrize("changed, english", [(row[1], row[3]) for row in TAMPERED], ids=[row[0] for row in TAMPERED])
def test_an_archive_that_lies_is_told_though_its_checksum_is_right(changed, english, browser, tmp_path):
    lying = to_bytes(redacted(term(**changed()), Reader.committee))
    honest = html(term(), language=Language.en, check=page_check(term()))
    verdict, said = checked(browser, with_archive(honest, lying), tmp_path)
    assert verdict == "bad" and english.partition("NOT PROVEN: ")[2] in said["en"], said
    assert "the page shows" in said["en"]
    page = html(term(**changed()), language=Language.en, check=page_check(term(**changed())))
    verdict, said = checked(browser, page, tmp_path)
    assert verdict == "bad" and english.partition("NOT PROVEN: ")[2] in said["en"], said


def test_the_archive_of_another_term_is_told(browser, page, tmp_path):
    verdict, said = checked(browser, with_archive(page, to_bytes(term())), tmp_path)
    assert verdict == "bad" and "the page shows" in said["en"]


def test_a_program_that_is_damaged_gives_no_verdict(browser, planned_term, tmp_path):
    check = page_check(planned_term)
    page = html(planned_term, check=PageCheck(check.program[:-100], check.archive))
    verdict, said = checked(browser, page, tmp_path)
    assert verdict == "cannot" and "cannot work it out again" in said["en"] and "无法重新计算" in said["zh"]


def test_on_a_phone_the_verdict_is_no_wider_than_the_screen(browser, page, tmp_path):
    assert checked(browser, page, tmp_path, width=390)[0] == "good"
    assert browser.execute_script("""return [...document.querySelectorAll('.check, .check *')].filter(
        each => each.getBoundingClientRect().right > innerWidth).length""") == 0
