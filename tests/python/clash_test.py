"""What cannot be planned is said at once, with names and days, in both languages."""
import pickle
from datetime import date, timedelta

import pandas
import pytest

import muster
from muster.roster import Element, Rule, Status, Verdict, explain_infeasible, in_words

DAYS = [date(2026, 9, 7) + timedelta(at) for at in range(7)]


@pytest.fixture(scope="module")
def two_people():
    """Two people, both needed on each of seven days, nobody more than five in a row."""
    shifts = pandas.DataFrame({"day": DAYS, "shift": ["D"] * 7, "start": ["08:00"] * 7, "minimum": [2] * 7})
    return muster.plan(shifts, pandas.DataFrame({"member": ["ann", "bob"]}), limits={"maximum_consecutive": 5},
                       time_limit=None, work_limit=10_000)


def test_a_plan_that_cannot_be_carries_its_clash(two_people):
    assert two_people.solution.status == Status.infeasible and two_people.is_infeasible
    assert two_people.clash[0] == muster.Label("以下各项不能同时满足：", "these cannot hold together:")
    english, chinese = [line.en for line in two_people.clash], [line.zh for line in two_people.clash]
    assert english[1] == "ann is on duty in a row at most 5 days (relax it for this member, or make the rule soft)"
    assert chinese[1] == "ann 最多连续值班 5 天（可为该成员放宽，或改为软性要求）"
    assert english[2] == "2026-09-07: \"D\" needs at least 2 (lower the minimum of that shift, or drop the shift)"
    assert chinese[2] == "2026-09-07：“D”至少 2 人（可减少该班最少人数，或取消该班）"


def test_the_result_shows_its_clash(two_people):
    assert "as every roster does; these cannot hold together: ann is on duty in a row at most 5 days" in repr(
        two_people)
    page = two_people._repr_html_()
    assert "ann 最多连续值班 5 天" in page and "2026-09-07: &quot;D&quot; needs at least 2" in page


def test_a_plan_without_a_fault_has_no_clash():
    shifts = pandas.DataFrame({"day": DAYS[:2], "shift": ["D"] * 2, "minimum": [1] * 2})
    made = muster.plan(shifts, pandas.DataFrame({"member": ["ann"]}), time_limit=None, work_limit=1000)
    assert made.clash == [] and not made.is_infeasible and "cannot" not in repr(made) + made._repr_html_()
    assert muster.RosterResult.of(made.problem, made.roster).solution.status == Status.feasible
    assert made.verify().holds


def test_an_infeasibility_and_its_elements_tell_what_they_are(two_people):
    told = explain_infeasible(two_people.problem)
    assert told.verdict == Verdict.infeasible and told.is_smallest
    assert repr(told).startswith("<muster.roster.Infeasibility: infeasible; "
                                 "these cannot hold together: ann is on duty in a row at most 5 days; "
                                 "2026-09-07: \"D\" needs at least 2; ")
    first, second = told.clash[:2]
    assert repr(first) == "<muster.roster.Element: ann is on duty in a row at most 5 days>"
    assert second.words.zh == "2026-09-07：“D”至少 2 人"
    assert second.remedy.en == "lower the minimum of that shift, or drop the shift"
    assert first == Element(Rule.maximum_consecutive, 0)
    assert first.in_words(two_people.problem) == first.words == in_words(two_people.problem, first)
    assert told.in_words() == in_words(two_people.problem, told) == two_people.clash
    again = pickle.loads(pickle.dumps(told))
    assert again == told and repr(again) == repr(told) and repr(pickle.loads(pickle.dumps(first))) == repr(first)


def test_what_can_be_is_said_to_be():
    shifts = pandas.DataFrame({"day": DAYS[:2], "shift": ["D"] * 2, "minimum": [1] * 2})
    made = muster.plan(shifts, pandas.DataFrame({"member": ["ann"]}), time_limit=None, work_limit=1000)
    told = explain_infeasible(made.problem)
    assert repr(told) == "<muster.roster.Infeasibility: feasible>"
    assert [line.en for line in told.in_words()] == ["all hard rules can hold together"]
