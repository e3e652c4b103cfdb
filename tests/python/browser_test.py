"""The report as a person meets it: in a browser, on a desk and on a phone, with names that would do harm."""
import base64
import re
import shutil
from datetime import date
from pathlib import Path

import chromium
import pytest
from muster import Label, Language, Period, report
from muster.programme import BranchResult, Department, GradeCount
from muster.readers import read_folder
from muster.readers.models.term import build_term
from muster.report import Audience
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

HARM = "<script>document.title='taken'</script>"
HARM_TOO = "'><img src=x onerror=document.title='taken'>&amp;"


browser = chromium.browser


@pytest.fixture(scope="module")
def pages(planned_term, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for language in (Language.zh, Language.en):
        made[language.name] = folder / f"{language.name}.html"
        made[language.name].write_text(report.html(planned_term, language=language), encoding="utf-8")
    return made


def opened(browser, path, width=1280, scheme="light", media=""):
    browser.get_log("browser")
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": [
        {"name": "prefers-color-scheme", "value": scheme}]})
    browser.get(path.as_uri())
    return browser


def first(page, selector):
    """The first that can be seen."""
    return next(found for found in page.find_elements(By.CSS_SELECTOR, selector) if found.is_displayed())


def is_seen(page, element):
    return page.execute_script("return arguments[0].checkVisibility()", element)


def click(page, element):
    page.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
    element.click()


# What reaches beyond the page, or beyond a box that hides it; boxes that scroll hold theirs.
BEYOND = """
const width = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')].filter(each => {
  if (!each.checkVisibility() || each.closest('.skip, input.language, nav div')) return false;
  const scrolls = each.parentElement.closest('.scroll, .picture');
  const edge = arguments[0] || !scrolls ? width : scrolls.getBoundingClientRect().left + scrolls.scrollWidth;
  return each.getBoundingClientRect().right > edge + 2;
}).map(each => each.outerHTML.slice(0, 120));
"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_three_tables_are_there_and_the_console_is_silent(browser, pages, language, width):
    page = opened(browser, pages[language], width)
    shown = {
        "duty": [table for table in page.find_elements(By.CSS_SELECTOR, "#duty table.duty") if table.is_displayed()],
        "pairs": page.find_elements(By.ID, "pairs"),
        "members": page.find_elements(By.ID, "members"),
    }
    assert {name: len(tables) for name, tables in shown.items()} == {"duty": 1, "pairs": 1, "members": 1}
    for (table,) in shown.values():
        assert table.is_displayed() and len(table.find_elements(By.TAG_NAME, "tr")) > 2
    assert page.get_log("browser") == []
    assert page.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert page.execute_script(BEYOND, False) == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_and_totals_are_seen_without_moving_a_table(browser, pages, language, width):
    page = opened(browser, pages[language], width)
    for table in ("members", "pairs", "turns"):
        box = page.find_element(By.XPATH, f"//table[@id='{table}']/..")
        assert page.execute_script("return arguments[0].scrollWidth - arguments[0].clientWidth", box) <= 0, table
    assert all(cell.size["height"] < 60 for cell in page.find_elements(By.CSS_SELECTOR, "#members tbody th")[:5])


@pytest.mark.parametrize("width", [1280, 390])
def test_a_score_unfolds_below_its_row_to_its_records(browser, pages, width):
    page = opened(browser, pages["en"], width)
    records = page.find_elements(By.CSS_SELECTOR, "#scores table.rec")[0]
    below = records.find_element(By.XPATH, "ancestor::tr[contains(@class, 'below')]")
    assert not is_seen(page, records) and not is_seen(page, below)
    row = below.find_element(By.XPATH, "preceding-sibling::tr[1]")
    click(page, row.find_element(By.CSS_SELECTOR, ".toggle summary"))
    assert is_seen(page, below)
    table = row.find_element(By.XPATH, "ancestor::table")
    assert below.size["width"] >= table.size["width"] - 2
    for fold in records.find_elements(By.XPATH, "ancestor::details"):  # from the outermost
        click(page, fold.find_element(By.XPATH, "./summary"))
    assert is_seen(page, records) and records.text
    assert records.size["height"] > 30 and page.execute_script(BEYOND, False) == []


def test_the_weeks_can_be_gone_through(browser, pages):
    page = opened(browser, pages["en"])
    weeks = page.find_elements(By.CSS_SELECTOR, "#duty table.duty")
    assert [at for at, week in enumerate(weeks) if week.is_displayed()] == [0]
    click(page, page.find_element(By.CSS_SELECTOR, "#duty .next"))
    assert [at for at, week in enumerate(weeks) if week.is_displayed()] == [1]
    assert page.get_log("browser") == []


def test_duty_is_there_by_post_and_by_person(browser, pages, planned_term):
    page = opened(browser, pages["en"])
    post = page.find_element(By.CSS_SELECTOR, "#duty .posts details")
    click(page, post.find_element(By.TAG_NAME, "summary"))
    assert len(post.find_elements(By.CSS_SELECTOR, "tbody tr")) > 20
    rows = page.find_elements(By.CSS_SELECTOR, "#turns > tbody > tr:not(.below)")
    roster = planned_term.roster.solution.roster
    assert sum(int(row.find_element(By.CSS_SELECTOR, "td.n").text) for row in rows) == len(roster)
    click(page, rows[0].find_element(By.TAG_NAME, "summary"))
    days = rows[0].find_elements(By.XPATH, "following-sibling::tr[1]//li")
    assert str(len(days)) == rows[0].find_element(By.CSS_SELECTOR, "td.n").text and days[0].is_displayed()


def test_the_language_is_a_choice_and_the_place_on_the_page_is_kept(browser, pages):
    page = opened(browser, pages["zh"])
    zh, en = page.find_elements(By.CSS_SELECTOR, ".edition")
    title = page.title
    page.execute_script("document.querySelector('#due').scrollIntoView({behavior: 'instant'})")
    WebDriverWait(page, 5).until(lambda found: zh.get_attribute("data-at") not in (None, "0"))
    page.execute_script("document.querySelector('#in-en').click()")
    assert en.is_displayed() and not zh.is_displayed()
    assert page.title != title and page.execute_script("return document.documentElement.lang") == "en"
    top = page.execute_script("return document.querySelector('#due-en').getBoundingClientRect().top")
    assert -200 < top < 500
    click(page, page.find_element(By.CSS_SELECTOR, "label[for=in-zh]"))
    assert zh.is_displayed() and not en.is_displayed() and page.title == title


def test_without_a_script_language_and_folds_still_work_by_keyboard(browser, pages):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = opened(browser, pages["zh"])
        weeks = page.find_elements(By.CSS_SELECTOR, "#duty table.duty")
        assert all(week.is_displayed() for week in weeks) and len(weeks) > 10
        assert not [found for found in page.find_elements(By.CSS_SELECTOR, ".controls, .find") if found.is_displayed()]
        summary = page.find_element(By.CSS_SELECTOR, "#pairs .toggle summary")
        summary.send_keys(Keys.ENTER)
        assert page.find_element(By.CSS_SELECTOR, "#pairs tr.below").is_displayed()
        page.find_element(By.ID, "in-zh").send_keys(Keys.ARROW_RIGHT)
        assert [part.is_displayed() for part in page.find_elements(By.CSS_SELECTOR, ".edition")] == [False, True]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_what_has_the_focus_is_seen_and_the_content_is_two_steps_away(browser, pages):
    page = opened(browser, pages["en"])
    body = page.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert page.switch_to.active_element.get_attribute("id") == "in-en"
    page.switch_to.active_element.send_keys(Keys.TAB)
    skip = page.switch_to.active_element
    assert skip.get_attribute("class") == "skip" and skip.location["y"] >= 0
    skip.send_keys(Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "main"
    for selector in ("#members .toggle summary", "#members thead [role=button]", "nav a", "#duty .next"):
        found = page.find_element(By.CSS_SELECTOR, selector)
        page.switch_to.active_element.send_keys(Keys.TAB)  # by keyboard, so that rings are drawn
        page.execute_script("arguments[0].focus({focusVisible: true})", found)
        assert page.execute_script("return getComputedStyle(arguments[0]).outlineStyle", found) == "solid", selector


def rows_of(page, table):
    return page.find_elements(By.CSS_SELECTOR, f"#{table} > tbody > tr:not(.below)")


def totals(page):
    return [float(row.find_element(By.TAG_NAME, "b").text) for row in rows_of(page, "members")
            if row.find_element(By.TAG_NAME, "b").text[0].isdigit()]


def test_a_table_is_put_in_order_by_its_heads(browser, pages):
    page = opened(browser, pages["en"])
    before = totals(page)
    head = next(found for found in page.find_elements(By.CSS_SELECTOR, "#members thead th") if found.text == "total")
    click(page, head.find_element(By.CSS_SELECTOR, "[role=button]"))
    assert head.get_attribute("aria-sort") == "ascending" and totals(page) == sorted(before) != before
    head.find_element(By.CSS_SELECTOR, "[role=button]").send_keys(Keys.ENTER)
    assert head.get_attribute("aria-sort") == "descending" and totals(page) == sorted(before, reverse=True)
    row = rows_of(page, "members")[0]
    click(page, row.find_element(By.TAG_NAME, "summary"))
    below = row.find_element(By.XPATH, "following-sibling::tr[1]")
    assert below.is_displayed() and str(round(totals(page)[0], 2)) in below.text  # the row below went along
    name = page.find_element(By.CSS_SELECTOR, "#members thead th")
    name.find_element(By.CSS_SELECTOR, "[role=button]").send_keys(Keys.SPACE)
    assert name.get_attribute("aria-sort") == "ascending" and head.get_attribute("aria-sort") == "none"


def test_a_filter_leaves_rows_with_what_is_typed(browser, pages, planned_term):
    page = opened(browser, pages["zh"])
    name = rows_of(page, "pairs")[3].find_element(By.TAG_NAME, "th").text
    field = page.find_element(By.CSS_SELECTOR, "[data-find=pairs]")
    field.send_keys(name)
    left = [row for row in rows_of(page, "pairs") if row.is_displayed()]
    assert 1 <= len(left) < 10 and any(name in row.text for row in left)
    field.clear()
    field.send_keys(Keys.SPACE, Keys.BACKSPACE)
    assert all(row.is_displayed() for row in rows_of(page, "pairs"))


def test_nothing_runs_or_is_fetched_but_what_is_in_the_page(browser, pages):
    page = opened(browser, pages["en"])
    page.execute_script("""
        const script = document.createElement('script');
        script.textContent = "document.title = 'taken'";
        document.body.append(script);
        const image = new Image();
        image.onload = image.onerror = event => document.body.dataset.image = event.type;
        image.src = 'http://127.0.0.1:9/x.png';
        const style = document.createElement('style');
        style.textContent = 'h1 { display: none }';
        document.head.append(style);
    """)
    assert page.title != "taken" and page.find_element(By.TAG_NAME, "h1").is_displayed()
    refused = [entry["message"] for entry in page.get_log("browser")]
    assert len(refused) >= 3 and all("Content Security Policy" in message or "blocked" in message.lower()
                                     for message in refused)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_paper_has_what_belongs_there_and_cuts_nothing(browser, pages, language):
    page = opened(browser, pages[language], width=703, media="print")  # A4 less its margins
    assert page.execute_script(BEYOND, True) == []
    weeks = page.find_elements(By.CSS_SELECTOR, "#duty table.duty")
    assert len(weeks) > 10 and all(is_seen(page, week) for week in weeks)
    for selector in ("#turns tr.below li", "#pairs tbody td:nth-of-type(3)", "#people details.paper table",
                     "#members tbody td.n", "#due tr.below li:not(.screen)", "#responsibilities table"):
        assert is_seen(page, page.find_element(By.CSS_SELECTOR, selector)), selector
    for selector in ("nav", "#members tr.below", "#duty .posts", "#pairs .toggle summary", "label.language"):
        assert not is_seen(page, page.find_element(By.CSS_SELECTOR, selector)), selector
    page = opened(browser, pages[language])
    paper = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert 5 < len(re.findall(rb"/Type\s*/Page\b", paper)) <= 30
    assert not page.find_element(By.CSS_SELECTOR, "#people details.paper").get_attribute("open")  # as it was before


def test_the_dark_page_is_dark_and_can_be_read(browser, pages):
    def brightness(colour):
        return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / 3

    for scheme, is_dark in (("light", False), ("dark", True)):
        page = opened(browser, pages["zh"], scheme=scheme)
        ground = page.execute_script("return getComputedStyle(document.body).backgroundColor")
        assert (brightness(ground) < 60) == is_dark
        for selector in ("h2", "#members tbody th", "#members .out", ".lead", "nav a", ".card span", ".seal"):
            ink = page.execute_script("return getComputedStyle(document.querySelector(arguments[0])).color", selector)
            assert abs(brightness(ink) - brightness(ground)) > 90, selector
    assert page.get_log("browser") == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_for_members_fits(browser, planned_term, tmp_path, width):
    path = tmp_path / "members.html"
    path.write_text(report.html(planned_term, language=Language.en, audience=Audience.members), encoding="utf-8")
    page = opened(browser, path, width)
    assert page.get_log("browser") == [] and page.execute_script(BEYOND, False) == []


def test_names_that_would_do_harm_are_only_names(browser, example_term, tmp_path):
    folder = tmp_path / "term"
    shutil.copytree(example_term, folder)
    harmed = 0
    for name in ("members.csv", "students.csv"):
        text = (folder / name).read_text(encoding="utf-8-sig")
        lines = text.splitlines(keepends=True)
        for at, harm in ((1, HARM), (2, HARM_TOO)):
            cells = lines[at].split(",")
            cells[1] = harm
            lines[at] = ",".join(cells)
            harmed += 1
        (folder / name).write_text("".join(lines), encoding="utf-8")
    term = build_term(read_folder(folder), work=20_000)
    path = tmp_path / "report.html"
    path.write_text(report.html(term, language=Language.en), encoding="utf-8")
    page = opened(browser, path)
    assert page.title != "taken" and page.get_log("browser") == []
    assert page.find_elements(By.CSS_SELECTOR, "img") == [] and len(page.find_elements(By.TAG_NAME, "script")) == 1
    assert HARM in page.execute_script("return document.body.textContent") and harmed == 4


def test_what_no_branch_keeps_a_list_of_is_no_column():
    def made(done):
        branches = [BranchResult(f"BR{row}", Label(f"第{row}支部", f"branch {row}"), due=37, done=done * row)
                    for row in range(2)]
        return report.html(Department(Label("秋季学期", "Autumn term"), Period(date(2026, 9, 7), date(2026, 12, 27)),
                                      code="GB", unit=Label("党总支", "General branch"), branches=branches))

    assert "已办/到期" not in made(0) and "0 / 74" not in made(0)
    assert "已办/到期" in made(3) and "3 / 74" in made(3) and "done / due" in made(3)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_of_branches_fits_and_no_row_is_squeezed(browser, tmp_path, width):
    grades = [GradeCount(code, Label(code, code), members)
              for code, members in (("excellent", 3), ("qualified", 8), ("basically qualified", 1), ("unqualified", 0))]
    branches = [BranchResult(f"BR{row}", Label(f"学生第{row}党支部", f"Student branch {row}"), evaluated=12, members=12,
                             sum=1000 + row, grades=grades, mean_before=80) for row in range(4)]
    made = Department(Label("秋季学期", "Autumn term"), Period(date(2026, 9, 7), date(2026, 12, 27)), code="GB",
                      unit=Label("党总支", "General branch"), branches=branches)
    path = tmp_path / "department.html"
    path.write_text(report.html(made, language=Language.en), encoding="utf-8")
    page = opened(browser, path, width)
    rows = page.find_elements(By.CSS_SELECTOR, "#branches tbody tr")
    assert [row.find_element(By.TAG_NAME, "th").text for row in rows] == [
        "Student branch 3", "Student branch 2", "Student branch 1", "Student branch 0", "all"]
    assert max(row.size["height"] for row in rows) < 160
    click(page, page.find_element(By.CSS_SELECTOR, "#branches thead [role=button]"))
    click(page, page.find_element(By.CSS_SELECTOR, "#branches thead [role=button]"))
    sorted_rows = page.find_elements(By.CSS_SELECTOR, "#branches tbody tr")
    assert [row.find_element(By.TAG_NAME, "th").text for row in sorted_rows] == [
        "Student branch 0", "Student branch 1", "Student branch 2", "Student branch 3", "all"]
    assert page.get_log("browser") == []
    assert page.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("scheme, media, ground", [
    ("light", "", "rgb(255, 255, 255)"), ("dark", "", "rgb(19, 20, 22)"), ("dark", "print", "rgb(255, 255, 255)")])
def test_the_site_is_dark_for_who_has_a_dark_screen_and_for_nobody_else(browser, tmp_path, scheme, media, ground):
    style = Path(__file__).resolve().parents[2] / "docs" / "site" / "static" / "site.css"
    page = tmp_path / "page.html"
    page.write_text(f'<link rel="stylesheet" href="{style.as_uri()}"><body data-theme="auto">'
                    '<p style="background: var(--color-background-primary, white)">', encoding="utf-8")
    opened(browser, page, scheme=scheme, media=media)
    assert browser.execute_script("return getComputedStyle(document.querySelector('p')).backgroundColor") == ground
    opened(browser, page)  # as the others find it
