"""muster.programme from Python: the built-in scheme as data to change, and a whole term that holds together."""
import pickle
from datetime import date
from decimal import Decimal

import pytest

import muster
from muster.evaluation import Roll, RollMember, Scheme, check
from muster.org import Member, Organisation, Place, PlaceLevel, PostKind, Student, Unit
from muster.programme import Term, TermRoster, four_enters, platforms, standard_posts
from muster.record import Evidence, Incident, IncidentFacts, IncidentState, IncidentStep, Ledger
from muster.roster import Cover, Draft, Options, Problem, Shift, ShiftType, solve
from muster.roster import Member as OnRoster

MONDAY = date(2026, 9, 7)
WEEK = muster.Period(MONDAY, date(2026, 9, 13))
AREAS = ["classroom", "network", "dormitory", "venue", "identity"]


def test_the_scheme_has_five_areas_each_with_a_source():
    scheme = Scheme(four_enters())
    below = [area for area in scheme.areas if area.parent == scheme.areas[scheme.top].code]
    assert [area.code for area in below] == AREAS
    assert sum(area.weight for area in below) == 1
    assert all(area.source for area in scheme.areas) and all(row.source for row in scheme.indicators)


def test_weights_are_changed_and_checked():
    weights = dict(zip(AREAS, map(Decimal, ("0.15", "0.25", "0.2", "0.3", "0.1"))))
    changed = Scheme(four_enters(weights))
    assert [changed.areas[code].weight for code in AREAS] == list(weights.values())
    assert changed.digest != Scheme(four_enters()).digest
    with pytest.raises(muster.InvalidInput, match="0.95"):
        four_enters(weights | {"identity": Decimal("0.05")})
    with pytest.raises(muster.InvalidInput, match="garden"):
        four_enters(weights | {"garden": Decimal(0)})


def test_a_number_of_an_indicator_is_changed_by_replacing_it():
    parts = four_enters()
    first = parts.indicators[0]
    changed = parts.replace(indicators=[first.replace(source="our meeting"), *parts.indicators[1:]])
    assert Scheme(changed).indicators[0].source == "our meeting"
    assert Scheme(parts).digest != Scheme(changed).digest


def test_platforms_name_indicators_and_posts_have_kinds():
    scheme = Scheme(four_enters())
    assert len(platforms()) == 5
    assert all(scheme.indicators[platform.indicator].code == platform.indicator for platform in platforms())
    assert [post.kind for post in standard_posts()].count(PostKind.service) >= 1
    assert len(standard_posts()) == 5


def organisation():
    return Organisation(units=[Unit("branch")], members=[Member("ann", unit=0), Member("bob", unit=0)],
                        places=[Place("hall", level=PlaceLevel.building)], students=[Student("s1")])


def term(**parts):
    problem = Problem(Draft(WEEK, shift_types=[ShiftType("E")], members=[OnRoster("bob"), OnRoster("ann")],
                            cover=[Cover(Shift(MONDAY, 0), minimum=1, wanted=1)]))
    scheme = Scheme(four_enters())
    ledger = Ledger(["ann", "bob"], [row.code for row in scheme.indicators])
    ledger.append(Evidence(0, 0, Decimal(2), day=MONDAY))
    given = {"branch": 0, "organisation": organisation(),
             "roster": TermRoster(problem, solve(problem, Options(work_limit=1000, time_limit=None))), "ledger": ledger,
             "incidents": [Incident(IncidentFacts("I1", place=0), [IncidentStep(IncidentState.discovered, MONDAY)])],
             "evaluation": muster.evaluate(scheme, ledger, roll=Roll([RollMember("bob"), RollMember("ann")]))} | parts
    return Term(muster.Label("秋季学期", "autumn"), WEEK, **given)


def test_a_term_keeps_its_parts_and_survives_pickling():
    made = term()
    assert made.name.zh == "秋季学期" and made.period == WEEK and made.branch == 0
    assert check(made.evaluation) == []
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert repr(again) == "<muster.programme.Term: 2026-09-07..2026-09-13, 2 members>"
    assert made != term(incidents=[])


@pytest.mark.parametrize(("parts", "message"), [
    ({"branch": 3}, "term: its branch is not in the organisation; name one of the organisation's units"),
    ({"ledger": Ledger(["eve"], [])}, 'term ledger: "eve" is not in the organisation; add it there or correct the id'),
    ({"incidents": [Incident(IncidentFacts("I1", place=4), [IncidentStep(IncidentState.discovered, MONDAY)])]},
     'term incident "I1": its place is not in the organisation; add it there or correct the id'),
    ({"evaluation": muster.evaluate(Scheme(four_enters()), Ledger(["eve"], []))},
     'term evaluation: "eve" is not in the organisation; add it there or correct the id'),
], ids=["NoBranch", "Stranger", "NoPlace", "StrangerEvaluated"])
def test_parts_that_do_not_fit_are_refused(parts, message):
    with pytest.raises(muster.InvalidInput) as caught:
        term(**parts)
    assert str(caught.value) == message
