"""The page of a roster: what stands in its grid, on a phone and on paper, and that nothing in it does harm."""
import re
from datetime import date, timedelta

import chromium
import pytest

import muster
from muster import Label
from muster.roster import (Assignment, Cover, Draft, Member, Problem, Roster, RosterResult, Shift, ShiftType,
                           Unavailable)
from muster.roster.grid_page import marks_of

MONDAY = date(2026, 9, 7)


def rostered(people=3, days=14, first=MONDAY, types=("E", "N"), names=None, wanted=1):
    """Everybody stands the shift of their row's turn each second day."""
    period = muster.Period(first, first + timedelta(days=days - 1))
    problem = Problem(Draft(period, shift_types=[ShiftType(code) for code in types],
                            members=[Member(f"m{at}", Label("", names[at] if names else "")) for at in range(people)],
                            cover=[Cover(Shift(first + timedelta(days=at), 0), wanted=wanted, under_weight=1)
                                   for at in range(days)]))
    stood = [Assignment(member, Shift(first + timedelta(days=day), (member + day // 2) % len(types)))
             for member in range(people) for day in range(days) if (member + day) % 2 == 0]
    return RosterResult.of(problem, Roster(period, people, stood))


def rows_of(page):
    """Cells of each row that is a member's, by name; all tables one after the other, without their sums."""
    rows = {}
    for name, cells in re.findall(r'<tr><th title="([^"]*)">.*?</th>(.*?)</tr>', page):
        rows.setdefault(name, []).extend(re.findall(r"<td[^>]*>(.*?)</td>", cells)[:-1])
    return rows


@pytest.mark.parametrize(("days", "first"), [(14, MONDAY), (28, date(2026, 9, 10)), (31, date(2026, 9, 13)),
                                             (56, MONDAY), (40, date(2026, 9, 9))])
def test_the_cells_are_those_of_the_grid(days, first):
    result = rostered(days=days, first=first)
    rows = rows_of(result.to_html())
    blank = (first - MONDAY).days if days > 31 else 0
    assert list(rows) == [member.code for member in result.problem.members]
    for member, line in zip(result.problem.members, result.grid().itertuples(index=False)):
        assert rows[member.code] == ["" for _ in range(blank)] + list(line)


def test_people_missing_are_counted_by_day_and_what_is_bent_is_told():
    result = rostered(days=3, wanted=2, types=("E",))
    page = result.to_html(title="Desk")
    missing = re.findall(r"<td>(\d*)</td>", re.search("<tfoot>(.*?)</tfoot>", page)[1])
    assert missing == ["", "1", "", "1"]
    assert "Cost 1" in page and "2026-09-08" in page and page.count("<h1>Desk</h1>") == 1


def test_a_hard_rule_that_is_bent_is_marked_where_it_is():
    draft = rostered(days=2, types=("E",)).problem.draft
    away = draft.replace(unavailable=[Unavailable(0, MONDAY)])
    result = RosterResult.of(Problem(away), Roster(away.period, 3, [Assignment(0, Shift(MONDAY, 0))]))
    page = result.to_html(language="zh")
    assert '<td class="k0 x">E</td>' in page and "违反硬性规则1次。" in page and 'lang="zh-CN"' in page


def test_marks_are_short_and_no_two_are_alike():
    codes = ["Early Nurse", "Early Head", "Early Novice", "D", "Day", "Late", "Lunch", "夜班 1", "夜班 2", "Long one",
             *(f"evening {at}" for at in range(20))]
    marks = marks_of(codes)
    assert len(set(marks)) == len(codes) and max(map(len, marks)) <= 3
    assert marks[:8] == ["EN", "EH", "E", "D", "Day", "L", "Lu", "夜1"]


def test_names_that_would_do_harm_do_none_and_no_other_file_is_asked_for():
    names = ["</td><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a & b"]
    page = rostered(names=names).to_html(title="<b>title</b>")
    assert "<script" not in page and "<img" not in page and "<b>title" not in page and "a &amp; b" in page
    assert not re.search(r"https?://|url\(|src=|href=|@import", rostered().to_html())


def test_a_large_roster_is_a_small_page():
    assert len(rostered(people=120, days=56, types=tuple("ABCDEFGHIJKLMNOP")).to_html().encode()) < 300_000


browser = chromium.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_on_every_screen_the_page_fits_and_names_stay_in_sight(browser, tmp_path, width):
    path = tmp_path / "roster.html"
    path.write_text(rostered(people=40, days=56).to_html(title="Ward"), encoding="utf-8")
    chromium.opened(browser, path, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_script("document.querySelector('.scroll').scrollLeft = 9999")
    left = browser.execute_script("return document.querySelector('tbody th').getBoundingClientRect().left")
    assert 0 <= left < 20
    assert browser.get_log("browser") == []


def test_on_paper_four_weeks_of_everybody_are_as_wide_as_a_sheet(browser, tmp_path):
    path = tmp_path / "roster.html"
    path.write_text(rostered(people=120, days=56).to_html(title="Ward"), encoding="utf-8")
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", chromium.printed(browser, path)))
    assert 4 <= sheets <= 8
