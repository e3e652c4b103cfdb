"""Names that would do harm, through every page and every other form: unharmed and harmless, in a real browser."""
import csv
import io
from datetime import date

import openpyxl
import pytest

import chromium
from muster import Label, Language, Period
from muster.cli.write import Told, write_all
from muster.org import Member, Organisation, Student, Unit
from muster.programme import Term, TermRoster
from muster.record import Ledger
from muster.report import Audience, csv_escaped, html, icalendar, member_page, posters
from muster.roster import Cover, Draft, Options, Problem, Shift, ShiftType, solve
from muster.roster import Member as OnRoster

MONDAY = date(2026, 9, 7)
NAMES = [
    "<script>document.title='taken'</script>",
    "\"'><img src=x onerror=\"document.title='taken'\">",
    "</title><svg onload=document.title='taken'>",
    "</style><style>*{display:none}</style>",
    "<!--", "]]>", "&lt;b&gt;&amp;&#x3C;script&#x3E;",
    "{{7*7}}${7*7}`${document.title='taken'}`",
    "javascript:document.title='taken'",
    "张\u202e三\u2066四", "\u200f\u200e\ufeff零\u200b宽", "a\nb\r\nBEGIN:VEVENT\r\nSUMMARY:taken", "tab\there",
    "=HYPERLINK(\"http://127.0.0.1:9/\",\"x\")", "＝cmd|'/c calc'!A1", "+1+1", "@SUM(A1)", "-2+3",
    "长" * 10_000, "𝔘𝔫𝔦 👨‍👩‍👧‍👦 e\u0301", "\u2028\u2029", "CON", "..", "/etc/passwd",
]


@pytest.fixture(scope="module")
def term():
    codes = [f"m{row:02}" for row in range(len(NAMES))]
    duty = Problem(Draft(Period(MONDAY, date(2026, 9, 20)), shift_types=[ShiftType("D", Label(NAMES[0], NAMES[1]))],
                         members=[OnRoster(code, Label(name)) for code, name in zip(codes, NAMES)],
                         cover=[Cover(Shift(date(2026, 9, 7 + day), 0), minimum=2, wanted=2) for day in range(14)]))
    return Term(Label(NAMES[1], NAMES[0]), Period(MONDAY, date(2026, 9, 20)), branch=0,
                organisation=Organisation(units=[Unit("branch", Label(NAMES[2], NAMES[3]))],
                                          members=[Member(code, name, unit=0) for code, name in zip(codes, NAMES)],
                                          students=[Student(f"s{row}", name) for row, name in enumerate(NAMES)]),
                roster=TermRoster(duty, solve(duty, Options(work_limit=5_000, time_limit=None))), ledger=Ledger())


@pytest.fixture(scope="module")
def pages(term):
    made = {"committee": html(term, language=Language.en), "posters": posters(term, language=Language.zh),
            "members": html(term, language=Language.zh, audience=Audience.members)}
    return made | {f"page of {row}": member_page(term, row) for row in range(len(NAMES))}


@pytest.fixture(scope="module")
def browser():
    driver = chromium.started()
    yield driver
    driver.quit()


STATE = """
const asked = performance.getEntriesByType('resource').map(each => each.name);
return {title: document.title, hidden: getComputedStyle(document.body).display, scripts: document.scripts.length,
        marks: document.querySelectorAll('img, iframe, object, embed, a[href^=javascript]').length,
        asked: asked.filter(name => !name.startsWith('data:'))};
"""
# What somebody could do who got markup into a page: the policy lets none of it happen.
INTRUDE = """
const done = arguments[0], taken = [];
addEventListener('securitypolicyviolation', event => taken.push(event.effectiveDirective));
const add = (name, fields) => document.body.appendChild(Object.assign(document.createElement(name), fields));
add('script', {textContent: "document.title = 'taken'"});
add('script', {src: 'http://127.0.0.1:9/x.js'});
add('img', {src: 'http://127.0.0.1:9/x.png'});
add('iframe', {src: 'http://127.0.0.1:9/'});
add('style', {textContent: 'body { display: none }'});
const button = add('div', {});
button.setAttribute('onclick', "document.title = 'taken'");
button.click();
fetch('http://127.0.0.1:9/').catch(() => {});
setTimeout(() => done({title: document.title, display: getComputedStyle(document.body).display, taken}), 300);
"""


def test_no_name_does_anything_in_any_page(browser, pages, tmp_path):
    for name, page in pages.items():
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8", newline="\n")
        state = chromium.opened(browser, path).execute_script(STATE)
        assert state["title"] != "taken" and state["marks"] == 0 and state["asked"] == [], name
        assert state["scripts"] == (1 if name in ("committee", "members") else 0), name
        assert state["hidden"] != "none" and browser.get_log("browser") == [], name


def test_names_are_shown_as_they_are(browser, pages, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(pages["committee"], encoding="utf-8", newline="\n")
    text = chromium.opened(browser, path).execute_script("return document.body.textContent")
    for name in NAMES:
        # A browser reads a line's end as a space or a line feed; controls are U+FFFD.
        assert "".join(name.split()) in "".join(text.replace("\ufffd", "").split()), name[:60]


@pytest.mark.parametrize("page", ["committee", "members", "posters", "page of 0"])
def test_the_policy_lets_nothing_run_and_nothing_be_asked_for(browser, pages, page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(pages[page], encoding="utf-8", newline="\n")
    state = chromium.opened(browser, path).execute_async_script(INTRUDE)
    assert state["title"] != "taken"
    wanted = {"script-src-elem", "script-src-attr", "img-src", "frame-src", "connect-src"}
    assert wanted <= set(state["taken"]), state["taken"]
    if page in ("committee", "members"):
        assert state["display"] != "none" and "style-src-elem" in state["taken"]


def test_names_are_harmless_and_unharmed_in_files(term, tmp_path):
    (tmp_path / "out").mkdir()
    write_all(term, tmp_path / "out", Told("en"))
    book = openpyxl.load_workbook(tmp_path / "out" / "evaluation.xlsx")
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types and {"＝cmd|'/c calc'!A1", "+1+1", "@SUM(A1)", "-2+3"} <= texts
    for path in (tmp_path / "out").rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            assert not [cell for cell in row if cell[:1] in "=＝+＋@＠\t\r" and cell], path.name
    assert all(csv_escaped(name).lstrip('"')[0] not in "=＝+＋@＠" for name in NAMES)
    calendar = icalendar(term)
    assert calendar.count("BEGIN:VEVENT") == len(term.roster.solution.roster) and "\r\nSUMMARY:taken" not in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    names = [path.name.lower() for path in (tmp_path / "out").rglob("*")]
    assert len(names) > len(NAMES) and not [name for name in names if name.startswith(("con.", ".."))]
