"""A page that checks itself does so in Firefox, too: it agrees as it was made, and what is changed in it is told."""
import re
import time
from pathlib import Path

import firefox
import pytest

from muster import Language
from muster.report import PROGRAM, html, page_check

pytestmark = [pytest.mark.skipif(not PROGRAM.exists(), reason="the build has no Emscripten; see tests/page_check.sh"),
              pytest.mark.skipif(not Path(firefox.PROGRAM).exists(), reason="firefox-esr is not here")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    made = firefox.Firefox(tmp_path_factory.mktemp("firefox"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(planned_term):
    return html(planned_term, language=Language.en, check=page_check(planned_term))


def checked(browser, page, path):
    """The verdict and what the page says of it in English, once it has come to one; nothing was asked of anybody."""
    path.write_text(page, encoding="utf-8", newline="\n")
    browser.ask("WebDriver:Navigate", url=path.as_uri())
    end = time.monotonic() + 120
    while not (verdict := browser.script("return document.documentElement.dataset.checked || ''")):
        assert time.monotonic() < end, "no verdict"
        time.sleep(0.1)
    assert browser.script("return performance.getEntriesByType('resource').filter("
                          "each => !each.name.startsWith('data:')).length") == 0
    return verdict, browser.script("return [...document.querySelectorAll('[lang|=en] .check')].map("
                                   "each => each.innerText || each.textContent).join(' ')")


def test_a_page_as_it_was_made_agrees(browser, page, tmp_path):
    verdict, said = checked(browser, page, tmp_path / "page.html")
    assert verdict == "good" and "all of it agrees" in said, said
    assert re.search("SHA-256: [0-9a-f]{64}", said), said


def test_a_total_that_was_changed_is_told_and_marked(browser, page, tmp_path):
    changed, times = re.subn(r"(<section id=scores>.*?<td class=n><b>)(\d+\.\d+)", r"\g<1>9\g<2>", page, count=1,
                             flags=re.DOTALL)
    assert times == 1
    verdict, said = checked(browser, changed, tmp_path / "page.html")
    assert verdict == "bad" and "does not agree" in said and "Scores: the page shows “9" in said, said
    assert browser.script("return document.querySelectorAll('.differs').length") >= 1


def test_an_archive_that_was_changed_is_told(browser, page, tmp_path):
    changed, times = re.subn(r"(<template id=page-archive[^>]*>[^<]{2000})(.)",
                             lambda found: found[1] + ("A" if found[2] != "A" else "B"), page, count=1)
    assert times == 1
    verdict, said = checked(browser, changed, tmp_path / "page.html")
    assert verdict in ("bad", "cannot") and "all of it agrees" not in said, said
