"""The report as a person meets it: in a browser, on a desk and on a phone, with names that would do harm."""
import shutil
from datetime import date

import pytest
from muster import Label, Language, Period, report
from muster.programme import BranchResult, Department, GradeCount
from muster.readers import read_folder
from muster.readers.models.term import build_term
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

HARM = "<script>document.title='taken'</script>"
HARM_TOO = "'><img src=x onerror=document.title='taken'>&amp;"


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                     "--disable-extensions"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def pages(planned_term, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for language in (Language.zh, Language.en):
        made[language.name] = folder / f"{language.name}.html"
        made[language.name].write_text(report.html(planned_term, language=language), encoding="utf-8")
    return made


def opened(browser, path, width=1280):
    browser.get_log("browser")
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
    browser.get(path.as_uri())
    return browser


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


def test_a_score_unfolds_to_its_records(browser, pages):
    page = opened(browser, pages["en"])
    records = page.find_elements(By.CSS_SELECTOR, "#scores table.rec")[0]
    seen = "return arguments[0].checkVisibility()"
    assert not page.execute_script(seen, records)
    for fold in records.find_elements(By.XPATH, "ancestor::details"):  # from the outermost
        handle = fold.find_element(By.XPATH, "./summary")
        page.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", handle)
        handle.click()
    assert page.execute_script(seen, records) and records.text


def test_the_weeks_can_be_gone_through(browser, pages):
    page = opened(browser, pages["en"])
    weeks = page.find_elements(By.CSS_SELECTOR, "#duty table.duty")
    assert [at for at, week in enumerate(weeks) if week.is_displayed()] == [0]
    [button for button in page.find_elements(By.CSS_SELECTOR, "#duty button") if button.is_enabled()][-1].click()
    assert [at for at, week in enumerate(weeks) if week.is_displayed()] == [1]
    assert page.get_log("browser") == []


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
    assert page.get_log("browser") == []
    assert page.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
