"""Names that would do harm, through every page and every other form: unharmed and harmless, in a real browser."""
import base64
import csv
import hashlib
import io
import re
from datetime import date

import openpyxl
import pytest

import chromium
from muster import Label, Language, Period
from muster.cli.write import Told, write_all
from muster.org import Member, Organisation, Student, Unit
from muster.programme import BranchResult, Department, Term, TermRoster
from muster.record import Ledger
from muster.report import Audience, csv_escaped, html, icalendar, member_page, poster, posters
from muster.roster import Cover, Draft, Options, Problem, Shift, ShiftType, solve
from muster.roster import Member as OnRoster

MONDAY = date(2026, 9, 7)
WITH_SCRIPT = ("committee", "members", "department")
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
    "a\ufffeb\uffffc",
]
# Of members: names of devices, of other folders, of one another but for the letters' size, and what would be computed.
CODES = ["CON", "con", "nul", "COM1", "com¹", "LPT³", "aux.txt", "..", ".", "/etc/passwd", "a\\b", "C:x", "x" * 60,
         "x" * 61, "ｃｏｎ", "张三", "+1+1", "-2+3", "@SUM(A1)", "＝A1", "＋1", "a?*b", "\u202eb"]


@pytest.fixture(scope="module")
def term():
    codes = [*CODES, *(f"m{row:02}" for row in range(len(NAMES) - len(CODES)))]
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
            "members": html(term, language=Language.zh, audience=Audience.members),
            "poster": poster(term, 1, language=Language.en),
            "department": html(Department(Label(NAMES[1], NAMES[0]), term.period, code="GB",
                                          unit=Label(NAMES[2], NAMES[3]),
                                          branches=[BranchResult(f"BR{row}", Label(name, name), done=row,
                                                                 due=len(NAMES))
                                                    for row, name in enumerate(NAMES)]))}
    return made | {f"page of {row}": member_page(term, row) for row in range(len(NAMES))}


browser = chromium.browser


STATE = """
const asked = performance.getEntriesByType('resource').map(each => each.name);
return {title: document.title, hidden: getComputedStyle(document.body).display, scripts: document.scripts.length,
        marks: document.querySelectorAll('img, iframe, object, embed, a[href^=javascript]').length,
        asked: asked.filter(name => !name.startsWith('data:'))};
"""
# What somebody could do who got markup into a page: the policy lets none of it happen.
INTRUDE = """
const [wanted, done] = arguments, taken = [], until = Date.now() + 8000;
addEventListener('securitypolicyviolation', event => taken.push(event.effectiveDirective));
const add = (name, fields) => document.body.appendChild(Object.assign(document.createElement(name), fields));
add('script', {textContent: "document.title = 'taken'"});
add('script', {src: 'http://127.0.0.1:9/x.js'});
add('img', {src: 'http://127.0.0.1:9/x.png'});
add('iframe', {src: 'http://127.0.0.1:9/'});
add('style', {textContent: 'body { display: none }'});
document.body.setAttribute('style', 'display: none');
add('link', {rel: 'stylesheet', href: 'http://127.0.0.1:9/x.css'});
const button = add('div', {});
button.setAttribute('onclick', "document.title = 'taken'");
button.click();
fetch('http://127.0.0.1:9/').catch(() => {});
const look = () => wanted.every(each => taken.includes(each)) || Date.now() > until
    ? done({title: document.title, display: getComputedStyle(document.body).display, taken}) : setTimeout(look, 100);
setTimeout(look, 300);
"""


def test_no_name_does_anything_in_any_page(browser, pages, tmp_path):
    for name, page in pages.items():
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8", newline="\n")
        state = chromium.opened(browser, path).execute_script(STATE)
        assert state["title"] != "taken" and state["marks"] == 0 and state["asked"] == [], name
        assert state["scripts"] == (1 if name in WITH_SCRIPT else 0), name
        assert state["hidden"] != "none" and browser.get_log("browser") == [], name


def test_names_are_shown_as_they_are(browser, pages, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(pages["committee"], encoding="utf-8", newline="\n")
    text = chromium.opened(browser, path).execute_script("return document.body.textContent")
    for name in NAMES:
        # A browser reads a line's end as a space or a line feed; controls, U+FFFE and U+FFFF are U+FFFD.
        assert "".join(re.split("[\\s\ufffe\uffff]", name)) in "".join(text.replace("\ufffd", "").split()), name[:60]


@pytest.mark.parametrize("page", ["committee", "members", "department", "poster", "posters", "page of 0"])
def test_the_policy_lets_nothing_run_nothing_be_asked_for_and_no_look_be_changed(browser, pages, page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(pages[page], encoding="utf-8", newline="\n")
    wanted = ["script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src", "frame-src",
              "connect-src"]
    state = chromium.opened(browser, path).execute_async_script(INTRUDE, wanted)
    assert state["title"] != "taken" and state["display"] != "none"
    assert set(wanted) <= set(state["taken"]), state["taken"]


def test_every_page_has_one_style_and_its_policy_names_it_and_no_other(pages):
    for name, page in pages.items():
        (style,) = re.findall("<style>(.*?)</style>", page, flags=re.DOTALL)
        (policy,) = re.findall('http-equiv="Content-Security-Policy" content="(.*?)"', page)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}';" in policy and "unsafe" not in policy and " style=" not in page, name
        assert ("script-src 'none'" in policy) == (name not in WITH_SCRIPT), name


LOOK = """
const size = (selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
return {title: size('h1'), names: size('tbody'), heads: size('tbody th'),
        table: document.querySelector('table').getBoundingClientRect().height};
"""


def test_a_poster_has_the_sizes_that_its_style_lists(browser, pages, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(pages["poster"], encoding="utf-8", newline="\n")
    state = chromium.opened(browser, path).execute_script(LOOK)
    millimetre = 96 / 25.4
    sizes = dict(re.findall(r"^\.([fh]\d+){[a-z-]+:([\d.]+)mm}$", pages["poster"], flags=re.MULTILINE))
    for element, name in (("title", "h1"), ("names", "tbody"), ("heads", "th scope=row")):
        (of, *_) = re.findall(rf"<{name} class=(f\d+)>", pages["poster"])
        assert state[element] == pytest.approx(float(sizes[of]) * millimetre, rel=1e-3), element
    (of,) = re.findall(r"<table class=(h\d+)>", pages["poster"])
    assert state["table"] >= float(sizes[of]) * millimetre - 1


def test_names_are_harmless_and_unharmed_in_files(term, tmp_path):
    (tmp_path / "out").mkdir()
    write_all(term, tmp_path / "out", Told("en"))
    book = openpyxl.load_workbook(tmp_path / "out" / "evaluation.xlsx")
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types and {"＝cmd|'/c calc'!A1", "+1+1", "@SUM(A1)", "-2+3"} <= texts
    (load,) = (tmp_path / "out").rglob("*.csv")
    assert "'@SUM(A1)" in load.read_text(encoding="utf-8-sig")
    for path in [load]:
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            assert not [cell for cell in row if cell[:1] in "=＝+＋@＠\t\r" and cell], path.name
    assert all(csv_escaped(name).lstrip('"')[0] not in "=＝+＋@＠" for name in NAMES)
    calendar = icalendar(term)
    assert calendar.count("BEGIN:VEVENT") == len(term.roster.solution.roster) and "\r\nSUMMARY:taken" not in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))


def test_codes_of_members_are_names_of_files_on_every_system(term, tmp_path):
    (tmp_path / "out").mkdir()
    write_all(term, tmp_path / "out", Told("en"))
    paths = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len({str(path).lower() for path in paths}) == len(paths)
    for folder in ("calendars", "members"):
        assert len(list((tmp_path / "out" / folder).iterdir())) == len(NAMES)
    for path in paths:
        assert re.fullmatch(r"[\w-]{1,56}\.\w{3,6}", path.name), path.name
        assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9¹²³]", path.stem.lower()), path.name
