"""The poster of a week as it comes out of a printer."""
import re
from datetime import date, timedelta

import chromium
import pytest
from muster import InvalidInput, Label, Language, Period, report
from muster.org import Member as Person
from muster.org import Organisation, Unit
from muster.programme import Term, TermRoster
from muster.record import Ledger
from muster.roster import Assignment, Draft, Member, Post, Problem, Roster, Shift, ShiftType, Solution, check

LANGUAGES = [Language.zh, Language.en]
MONDAY = date(2026, 9, 28)
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
A4_LANDSCAPE = re.compile(rb"/MediaBox\s*\[\s*0 0 84[12][.\d]* 59[45][.\d]*\s*\]")
NAMES = {"zh": ["欧阳明远", "张伟", "李晓红", "司马长风", "王芳", "赵子龙", "张伟"],
         "en": ["Maximilian Hohenstein", "Ann Lee", "Wilhelmina Moore", "Bo Wu", "Ann Lee", "George Washburn", "Mia"]}


browser = chromium.browser


def full_week(language, types, people):
    """Seven days of so many types of shifts, each stood by so many people."""
    names = NAMES[language.name]
    members = [Person(f"M{row:03}", name=name, unit=0) for row, name in enumerate(names)]
    branch = Unit("B", name=Label("体育学院学生第二党支部", "Second student branch of sports"))
    organisation = Organisation(units=[branch], members=members)
    posts = [Post("p", name=Label("服务示范岗", "Service post")), Post("q", name=Label("监督岗", "Supervision post"))]
    kinds = [ShiftType(f"t{row}", name=Label(f"第{row + 1}时段", f"Slot {row + 1}"), post=row % 2,
                       start=f"{8 + row:02}:00", length=60) for row in range(types)]
    problem = Problem(Draft(period=Period(MONDAY, MONDAY + timedelta(6)), posts=posts, shift_types=kinds,
                            members=[Member(each.code) for each in members]))
    stood = [Assignment((day + kind + place) % len(names), Shift(MONDAY + timedelta(day), kind))
             for day in range(7) for kind in range(types) for place in range(people)]
    roster = Roster(problem.period, len(names), stood)
    return Term(Label("2026年秋季学期", "Autumn term 2026"), problem.period, branch=0, organisation=organisation,
                ledger=Ledger(), roster=TermRoster(problem, Solution(roster, check(problem, roster).score)))


@pytest.mark.parametrize("people", [1, 2])
@pytest.mark.parametrize("types", [1, 5, 12])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_week_is_one_sheet_of_a4_with_nothing_cut_off(browser, tmp_path, language, types, people):
    path = tmp_path / "poster.html"
    path.write_text(report.poster(full_week(language, types, people), 1, language=language, version=3,
                                  published=date(2026, 9, 20)), encoding="utf-8")
    paper = chromium.printed(browser, path)
    assert len(PAGE.findall(paper)) == 1 and A4_LANDSCAPE.search(paper)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    chromium.opened(browser, path, 1280)
    cut = browser.execute_script(
        "return [...document.querySelectorAll('th, td, i, h1, .top')].filter(each => each.scrollWidth > "
        "each.clientWidth + 1).map(each => each.textContent)")
    assert browser.execute_script("return document.querySelector('.top').getBoundingClientRect().top <= "
                                  "document.querySelector('h1').getBoundingClientRect().top")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert cut == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_weeks_of_a_term_are_a_sheet_each(browser, planned_term, tmp_path, language):
    path = tmp_path / "posters.html"
    page = report.posters(planned_term, language=language)
    path.write_text(page, encoding="utf-8")
    weeks = -(-(planned_term.roster.problem.period.last - planned_term.roster.problem.period.first).days // 7)
    assert page.count("<section class=sheet>") == weeks
    assert len(PAGE.findall(chromium.printed(browser, path))) == weeks


def test_who_stands_when_can_be_read_back_from_the_sheets(planned_term):
    columns = planned_term.roster.solution.roster.columns
    names = [member.name for member in planned_term.organisation.members]
    codes = [member.code for member in planned_term.roster.problem.members]
    stood = [names[planned_term.organisation.members.row_of(codes[row])] for row in columns["member"].tolist()]
    assert sorted(re.findall("<i>(.*?)</i>", report.posters(planned_term))) == sorted(stood)


def test_letters_are_read_from_two_metres():
    """A letter of 5 mm at 2 m is seen under 8.6 minutes of arc; the eye tells letters from 5 on."""
    def sizes(page):
        of_class = dict(re.findall(r"^\.(f\d+){font-size:([\d.]+)mm}$", page, flags=re.MULTILINE))
        return [float(of_class[name]) for name in re.findall(r"<tbody class=(f\d+)>", page)]
    assert min(sizes(report.poster(full_week(Language.zh, 5, 2), 1))) >= 7
    assert min(sizes(report.poster(full_week(Language.en, 5, 2), 1, language=Language.en))) >= 4.5
    assert min(sizes(report.poster(full_week(Language.zh, 12, 2), 1))) >= 5


def test_members_of_one_name_are_told_apart():
    page = report.poster(full_week(Language.zh, 2, 2), 1)
    assert "<i>张伟·1</i>" in page and "<i>张伟·6</i>" in page and "<i>张伟</i>" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_speaks_one_language_and_tells_no_scores(planned_term, language):
    page = report.poster(planned_term, date(2026, 10, 1), language=language, version=2, published=date(2026, 9, 1))
    text = re.sub("<style>.*?</style>|<[^>]*>", "\n", page, flags=re.DOTALL)
    for member in planned_term.organisation.members:
        text = text.replace(member.name, "")
    assert not re.findall(r"[\u3400-\u9fff]" if language == Language.en else "[A-Za-z]{2,}", text)
    assert "." not in text and "http:" not in page and "https:" not in page and "default-src 'none'" in page


def test_a_week_that_is_not_there_is_refused(planned_term):
    with pytest.raises(InvalidInput, match="week: the roster has no week 99; give one from 1 to 16"):
        report.poster(planned_term, 99)
