"""Results by codes, frames on three levels, and derivations with codes and as a tree."""
import copy
import html.parser
import pickle
from datetime import date
from decimal import Decimal

import numpy
import pandas
import pytest

import muster
from muster import Language
from muster.evaluation import (Area, Derivation, Indicator, RollMember, RollUnit, Scheme, SchemeParts, Veto, evaluate,
                               evaluation_to_frame)

SCHEME = Scheme.from_dict({
    "code": "own", "version": "2026-09", "grades": {"good": 10, "rest": {}},
    "study": {"weight": 2, "theory": {"weight": 1, "rule": "line 0:0 10:50 20:100", "cap": 90},
              "essays": {"weight": 1, "rule": "bands 1:60 3:90", "missing": "leave_out"}},
    "help": {"hours": {"rule": "sum each 2", "cap": "12 per_item 5"}, "breach": "veto limit 0 best_grade rest"}})
DAY = date(2026, 9, 7)
ROWS = [("ann", "theory", "12.5"), ("ann", "essays", "2"), ("ann", "hours", "9"), ("ann", "hours", "3"),
        ("bo", "theory", "20"), ("bo", "breach", "1"), ("cy", "hours", "0.5")]


@pytest.fixture(scope="module")
def scores():
    frame = pandas.DataFrame(ROWS, columns=["member", "indicator", "quantity"]).assign(day=pandas.Timestamp(DAY))
    frame["unit"] = frame["member"].map({"ann": "B1", "bo": "B2", "cy": "B1"})
    return evaluate(SCHEME, frame, is_ranked=True)


# --- By code ----------------------------------------------------------------------------------------------------------


def test_a_members_result_is_had_by_code(scores):
    ann = scores["ann"]
    member = scores.members[scores.roll.members.row_of("ann")]
    assert (ann.code, ann.unit, ann.total, ann.rank) == ("ann", "B1", member.total, member.rank)
    assert ann.grade == "good" and ann.reason == "by_points" and not ann.is_incomplete
    assert ann == scores[0] == next(iter(scores)) and hash(ann) == hash(scores[0]) and ann != scores["bo"]
    assert repr(ann) == f"<ann: {member.total}, good, rank 2>"
    assert ann.explain() == scores.explain("ann")
    assert "ann" in scores and "ANN" not in scores and 0 not in scores
    assert [each.code for each in scores] == ["ann", "bo", "cy"]


def test_areas_and_indicators_of_a_member_are_had_by_code(scores):
    ann, cy = scores["ann"], scores["cy"]
    assert list(ann.areas) == [area.code for area in SCHEME.areas]
    for row, area in enumerate(SCHEME.areas):
        assert ann.areas[area.code].points == scores.area_total(0, row)
    theory = ann.indicators["theory"]
    assert (theory.points, theory.amount) == (Decimal("62.5"), Decimal("12.5"))
    assert (theory.state, theory.records) == ("counted", 1)
    assert cy.indicators["essays"].points is None and cy.indicators["essays"].state == "left_out"
    assert scores["bo"].indicators["breach"].strikes and not ann.indicators["breach"].strikes
    assert scores.indicators["theory"]["ann"] == theory and len(scores.indicators["theory"]) == 3
    assert [each.points for each in scores.areas["study"]] == [each.areas["study"].points for each in scores]
    assert list(ann.to_frame()["indicator"]) == ["theory", "essays", "hours", "breach"]
    assert list(scores.areas["help"].to_frame()["points"]) == [each.areas["help"].points for each in scores]
    assert list(scores.indicators["hours"].to_frame().index) == ["ann", "bo", "cy"]


def test_members_and_units_are_lists_that_know_codes(scores):
    assert scores.units["B1"].members == 2 and scores.units[0] == scores.units["B1"]
    assert scores.members["bo"] == scores.members[1] and len(scores.members) == 3
    assert repr(scores.units["B2"]).startswith("<muster.evaluation.UnitScore of 1 members: mean ")
    assert pickle.loads(pickle.dumps(scores.units)) == list(scores.units)


@pytest.mark.parametrize("ask, said", [
    (lambda scores: scores["an"], 'member: there is no "an"; did you mean "ann"?'),
    (lambda scores: scores["S2026"], 'member: there is no "S2026"; give a code of one of the 3'),
    (lambda scores: scores[3], "member: there is no 3; give a code, or a row of the list"),
    (lambda scores: scores["ann"].areas["stuy"], 'area: there is no "stuy"; did you mean "study"?'),
    (lambda scores: scores["ann"].indicators["tehory"], 'indicator: there is no "tehory"; did you mean "theory"?'),
    (lambda scores: scores.indicators[1.5], "indicator: there is no 1.5; give a code, or a row of the list"),
    (lambda scores: scores.units["B3"], 'unit: there is no "B3"; give a code of one of the 2'),
])
def test_a_code_that_is_not_there_is_told_with_the_nearest(scores, ask, said):
    for kind in (KeyError, IndexError, muster.NotFound):
        with pytest.raises(kind) as refused:
            ask(scores)
    assert str(refused.value) == said


# --- Frames -----------------------------------------------------------------------------------------------------------


def test_the_plain_frame_may_be_of_floats_by_member_and_with_units(scores):
    plain = scores.to_frame()
    assert list(plain.columns) == ["member", "study", "help", "total", "grade", "reason", "rank"]
    made = scores.to_frame(numeric=True, indexed=True, units=True)
    assert made.index.name == "member" and list(made.index) == ["ann", "bo", "cy"]
    assert list(made.columns) == ["unit", "study", "help", "total", "grade", "reason", "rank"]
    assert made["total"].dtype == made["study"].dtype == numpy.float64
    assert [Decimal(str(round(each, 9))) for each in made["total"]] == [round(each, 9) for each in plain["total"]]
    assert list(made["unit"]) == ["B1", "B2", "B1"] and list(made["rank"]) == list(plain["rank"])


def test_frames_of_areas_and_indicators_say_what_each_came_to(scores):
    areas = scores.to_frame(level="areas", indexed=True)
    assert [name for name in areas.columns if name[1]] == [
        (area.code, what) for area in SCHEME.areas for what in ("points", "state")]
    assert areas["help"]["points"].tolist() == [each.areas["help"].points for each in scores]
    assert areas["study"]["state"].tolist() == [each.areas["study"].state for each in scores] == [
        "weighs", "weighs", "weighs"]
    frame = scores.to_frame(level="indicators", indexed=True)
    for indicator in SCHEME.indicators:
        below = frame[indicator.area, indicator.code]
        kept = [each.indicators[indicator.code] for each in scores]
        assert below["amount"].tolist() == [each.amount if each.state != "left_out" else None for each in kept]
        assert below["state"].tolist() == [each.state for each in kept]
        assert below["records"].tolist() == [each.records for each in kept]
        if isinstance(indicator.rule, Veto):
            assert below["strikes"].tolist() == [each.strikes for each in kept]
        else:
            assert below["points"].tolist() == [each.points for each in kept]
    assert frame["total"].tolist() == [each.total for each in scores]
    whole = scores.to_frame(details=True, numeric=True)
    assert whole.columns.nlevels == 3 and ("study", "", "points") in whole and ("study", "theory", "points") in whole
    assert whole["study", "theory", "points"].dtype == numpy.float64
    assert numpy.isnan(whole["study", "essays", "points"][2])


def test_a_level_that_is_not_known_is_told():
    with pytest.raises(muster.InvalidInput, match='^level: "indicator" is not known; write "indicators"'):
        evaluation_to_frame(evaluate(SCHEME, {"member": ["ann"], "hours": [1]}, day=DAY), level="indicator")


def test_a_large_evaluation_shows_its_first_members_and_says_so():
    members = [f"m{at}" for at in range(20_000)]
    scores = evaluate(SCHEME, {"member": members, "hours": numpy.arange(20_000) % 7}, day=DAY)
    shown = scores._repr_html_()
    assert shown.count("<tr>") == 61 and "20000 members" in shown and "to_frame() has all" in shown
    few = evaluate(SCHEME, {"member": members[:70], "hours": numpy.arange(70)}, day=DAY)
    assert few._repr_html_().count("<tr>") == 61 and "the first 60" in few._repr_html_()
    heads = shown.split("</tr>")[0]
    assert heads.replace("20000 members", "") == few._repr_html_().split("</tr>")[0].replace("70 members", "")


# --- Derivations ------------------------------------------------------------------------------------------------------


def test_a_derivation_names_codes(scores):
    frame = scores.explain("ann").to_frame()
    assert list(frame.columns) == ["area", "indicator", "record", "day", "quantity", "counted", "fate", "source",
                                   "reason"]
    assert list(zip(frame["area"], frame["indicator"], frame["counted"].astype(str), frame["fate"])) == [
        ("study", "theory", "12.5", "counted"), ("study", "essays", "2", "counted"), ("help", "hours", "5", "capped"),
        ("help", "hours", "3", "counted")]
    for again in (pickle.loads(pickle.dumps(scores.explain("ann"))), copy.copy(scores.explain("ann"))):
        assert again == scores.explain("ann") and again.to_frame().equals(frame)


class Tree(html.parser.HTMLParser):
    """Whether every tag is closed in turn, and how deep details lie."""

    def __init__(self, text):
        super().__init__()
        self.open, self.deepest, self.words = [], 0, []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.deepest = max(self.deepest, self.open.count("details"))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_a_derivation_is_a_tree_that_says_knots_caps_and_records(scores):
    made = Tree(scores.explain("ann").to_html())
    said = "".join(made.words)
    assert made.deepest == 4  # the member, the scheme, an area, an indicator
    assert "12.5 lies between the knots 10 (50 points) and 20 (100 points)" in said
    assert "2 is in the band from 1 on, of 60 points; the next begins at 3" in said
    assert "1 record counts up to a cap (per_item 5), which took 4" in said
    assert "the cap of 12 points took 4" in said
    assert "2 of 2 records count" in said and "counts up to a cap" in said
    of_bo = "".join(Tree(scores.explain("bo").to_html()).words)
    assert "20 is a knot, of 100 points" in of_bo and "the points are at their cap of 90" not in of_bo
    assert "the cap of 90 points took 10" in of_bo
    chinese = "".join(Tree(scores.explain("ann").to_html(language=Language.zh)).words)
    assert "12.5 在折点 10（50 分）与 20（100 分）之间" in chinese and "总分上限 12 少计 4 分" in chinese
    assert scores.explain("ann")._repr_html_() == scores.explain("ann").to_html()


def test_whatever_is_written_in_a_scheme_or_a_ledger_is_escaped():
    bad = "<script>alert('x')</script>&\""
    scheme = Scheme(SchemeParts(bad, bad, areas=[Area(bad, muster.Label(bad, bad))],
                                indicators=[Indicator("hours", muster.Label(bad, bad), area=bad)]))
    scores = evaluate(scheme, {"member": [bad], "indicator": ["hours"], "day": ["2026-09-07"], "source": [bad]})
    for language in (Language.zh, Language.en):
        page = scores.explain(0).to_html(language=language)
        assert "<script" not in page and bad in "".join(Tree(page).words)


def test_a_tree_takes_its_colours_from_the_page_and_so_is_read_in_light_and_dark(scores):
    style = scores.explain("ann").to_html().split("</style>")[0]
    assert "color:inherit" in style and "#" not in style and "background:transparent" in style


def test_a_derivation_without_its_scheme_still_is_shown(scores):
    made = Derivation.__new__(Derivation)
    made.__setstate__(scores.explain("ann").__getstate__())
    assert list(made.to_frame()["indicator"]) == [0, 1, 2, 2]
    assert "12.5" in "".join(Tree(made.to_html()).words)


def test_roll_of_stages_and_units_stays_as_it_was(scores):
    again = muster.evaluation.Roll([RollMember(each.code, unit=each.unit) for each in scores.roll.members],
                                   [RollUnit("B1"), RollUnit("B2")])
    assert again == scores.roll
