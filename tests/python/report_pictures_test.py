"""Pictures of a term: as many marks as there is data, each where it belongs, and nothing a page could stumble over."""
import re
import shutil
from collections import Counter
from xml.etree import ElementTree

import matplotlib
import pytest
from muster import Language
from muster.programme import Term
from muster.readers import read_folder
from muster.readers.models.term import build_term
from muster.report_pictures import LEFT, RIGHT, WIDTH, fitted, pictures, wide
from changed_tables import changed

LANGUAGES = [Language.zh, Language.en]
NAMES = ["loads", "spacing", "pairs", "areas", "scores"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def made(planned_term):
    return {language: pictures(planned_term, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def drawn(made):
    return {name: ElementTree.fromstring(text) for name, text in made[Language.zh].items()}


def marks(root, of):
    """The dots of one class, or its lines."""
    groups = [each for each in root.iter() if each.get("class") == of]
    return [mark for group in groups for mark in list(group.iter(SVG + "use")) or group.findall(SVG + "path")]


def ends(line):
    """x and y of both ends of a line."""
    return [float(number) for number in re.findall(r"-?[\d.]+", line.get("d"))]


def words(root):
    return [text.text for text in root.iter(SVG + "text")]


def test_there_is_a_picture_of_each_part(made, planned_term):
    for language in LANGUAGES:
        assert list(made[language]) == NAMES
    bare = Term(planned_term.name, planned_term.period, branch=planned_term.branch,
                organisation=planned_term.organisation, ledger=planned_term.ledger)
    assert pictures(bare) == {}


def test_without_matplotlib_there_are_none(planned_term, monkeypatch):
    monkeypatch.setattr("muster.report_pictures.find_spec", lambda name: None)
    assert pictures(planned_term) == {}


def test_of_very_many_there_are_but_the_areas(planned_term, monkeypatch):
    monkeypatch.setattr("muster.report_pictures.MOST_ROWS", 29)
    made = pictures(planned_term)
    assert list(made) == ["areas"]
    root = ElementTree.fromstring(made["areas"])
    assert len(marks(root, "mean")) == 5 and not marks(root, "member")


def test_the_same_term_gives_the_same_bytes_whatever_the_style_of_the_machine(planned_term, made):
    with matplotlib.rc_context({"font.size": 22, "font.family": "serif", "axes.facecolor": "red", "figure.dpi": 300,
                                "lines.markeredgewidth": 5, "svg.fonttype": "path"}):
        assert pictures(planned_term, Language.zh) == made[Language.zh]


def test_pictures_are_small(made):
    assert all(len(text.encode()) < 60_000 for language in LANGUAGES for text in made[language].values())


def test_no_two_pictures_have_an_id_in_common_and_every_reference_leads_somewhere(made):
    ids = Counter()
    for language in LANGUAGES:
        for text in made[language].values():
            own = re.findall(r'\bid="([^"]*)"', text)
            ids.update(own)
            assert set(re.findall(r'href="#([^"]*)"', text)) | set(re.findall(r"url\(#([^)]*)\)", text)) == set(own)
    assert ids and max(ids.values()) == 1


def test_a_picture_brings_nothing_but_itself(made):
    for language in LANGUAGES:
        for name, text in made[language].items():
            assert text.startswith("<svg ") and text.count("<svg") == 1, name
            assert not re.search("<script|<style|<!|<[?]|<image|style=|on[a-z]+=|@import|metadata", text), name
            assert set(re.findall(r"https?://[^\"]+", text)) == {"http://www.w3.org/2000/svg"}, name
            assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', text)), name


def test_text_is_text_in_the_colour_and_the_fonts_of_the_page(made, drawn, planned_term):
    for language in LANGUAGES:
        for text in made[language].values():
            root = ElementTree.fromstring(text)
            assert root.get("fill") == "currentColor" and "Noto Sans CJK SC" in root.get("font-family")
            assert root.find(SVG + "title").text
            assert "#000000" not in text and not re.search("fill=\"(#ffffff|white)", text)
            assert {each.get("fill", "currentColor") for each in root.iter(SVG + "text")} <= {"currentColor", "#d64545"}
    told = words(drawn["loads"])
    assert {member.name for member in planned_term.organisation.members if member.code in {
        each.code for each in planned_term.roster.problem.members}} <= set(told)


def test_english_pictures_have_no_chinese_but_names(made, planned_term):
    people = {person.name for person in (*planned_term.organisation.members, *planned_term.organisation.students)}
    for name, text in made[Language.en].items():
        for word in words(ElementTree.fromstring(text)):
            bare = re.sub(r"(·\w+)?( [\d.]+)?$", "", word)
            assert bare in people or not re.search("[\u3400-\u9fff]", word), (name, word)


def test_loads_are_as_long_as_there_are_turns(drawn, planned_term):
    roster = planned_term.roster.solution.roster
    bars, shares = marks(drawn["loads"], "turns"), marks(drawn["loads"], "share")
    assert len(bars) == len(shares) == roster.member_count
    stood = sorted(Counter(each.member for each in roster.assignments).values(), reverse=True)
    unit = {round((ends(bar)[2] - LEFT) / turns, 1) for bar, turns in zip(bars, stood)}
    assert max(unit) - min(unit) <= 0.11
    assert [ends(bar)[1] for bar in bars] == sorted(ends(bar)[1] for bar in bars)


def test_there_is_a_dot_for_every_turn_on_its_day(drawn, planned_term):
    roster = planned_term.roster
    dots = marks(drawn["spacing"], "turns")
    assert len(dots) == len(roster.solution.roster)
    first, days = roster.problem.period.first, (roster.problem.period.last - roster.problem.period.first).days
    wide = WIDTH - LEFT - RIGHT
    found = Counter(round((float(dot.get("x")) - LEFT) / wide * days) for dot in dots)
    assert found == Counter((each.shift.day - first).days for each in roster.solution.roster.assignments)
    rows = Counter(float(dot.get("y")) for dot in dots)
    assert [rows[y] for y in sorted(rows)] == [
        count for _, count in sorted(Counter(each.member for each in roster.solution.roster.assignments).items())]


def test_every_pair_is_a_line_the_thicker_the_better(drawn, planned_term):
    pairing = planned_term.pairing
    root, of = drawn["pairs"], pairing.result.pairing.mentor_of.tolist()
    lines = marks(root, "pairs")
    assert len(lines) == sum(mentor >= 0 for mentor in of)
    assert len(marks(root, "mentors")) == len(pairing.fit.mentors)
    assert len(marks(root, "mentees")) + len(marks(root, "alone")) == len(pairing.fit.mentees)
    scores = {ends(line)[3]: float(line.get("stroke-width", "1")) for line in lines}
    told = {float(text.get("y")): float(text.text.split(" ")[1]) for text in root.iter(SVG + "text")
            if re.search(r" [\d.]+$", text.text)}
    assert len(told) == len(scores) == len(lines)
    nearest = [(told[min(told, key=lambda at: abs(at - y))], width) for y, width in scores.items()]
    assert [width for _, width in sorted(nearest)] == sorted(width for _, width in nearest)
    assert sorted(points for points, _ in nearest) == sorted(
        round(float(pairing.fit.score(mentor, row).total), 1) for row, mentor in enumerate(of) if mentor >= 0)


def test_areas_have_a_mean_and_a_dot_for_each_member(drawn, planned_term):
    done = planned_term.evaluation
    areas = [number for number, area in enumerate(done.scheme.areas) if area.parent]
    assert len(areas) == len(marks(drawn["areas"], "mean")) == len(marks(drawn["areas"], "middle")) == 5
    assert len(marks(drawn["areas"], "member")) == sum(
        not done.is_left_out(row, area) for area in areas for row in range(len(done.members)))


def test_scores_are_sorted_with_those_before(drawn, planned_term):
    done, before = planned_term.evaluation, planned_term.management.before
    now = marks(drawn["scores"], "now")
    assert len(now) == sum(not score.is_incomplete for score in done.members)
    across = [float(dot.get("x")) for dot in sorted(now, key=lambda dot: float(dot.get("y")))]
    assert across == sorted(across, reverse=True)
    known = {standing.member for standing in before.members if standing.total is not None}
    both = [member.code for member, score in zip(done.roll.members, done.members)
            if member.code in known and not score.is_incomplete]
    assert len(marks(drawn["scores"], "before")) == len(marks(drawn["scores"], "rise")) == len(both) > 20


@pytest.mark.parametrize("words, room, shown", [
    ("张伟", 2, "张伟"), ("张伟·107", 12, "张伟·107"), ("Maximilian Constantinopoulos·107", 12, "Maximilia…oulos·107"),
    ("阿卜杜热西提·买买提明", 8, "阿卜杜热…买提明"), ("", 1, ""), ("ab", 0, "a…b")])
def test_of_a_name_too_long_the_middle_is_left_out(words, room, shown):
    assert fitted(words, room) == shown
    assert wide(shown) <= max(room, 3)


def test_names_are_drawn_as_they_are(example_term, tmp_path):
    folder = tmp_path / "term"
    shutil.copytree(example_term, folder)
    strange = ["$a_b$", "<b>&amp;", r"\frac", "张 伟"]
    changed(folder, "members", lambda rows: [row.__setitem__(1, name) for row, name in zip(rows[1:], strange)])
    made = pictures(build_term(read_folder(folder), work=2_000), Language.en)
    assert set(strange) <= set(words(ElementTree.fromstring(made["loads"])))
