"""Every result goes through pickle, copy, == and an archive, and still knows its people by their codes."""
import copy
import pickle
from datetime import date, timedelta

import numpy
import pandas
import pytest

import muster
from muster.archive import Format, from_bytes, to_bytes
from muster.evaluation import Area, Grade, Indicator, Scheme, SchemeParts, Sum, compare
from muster.pairing import Fit, MenteeProfile, MentorProfile
from muster.record import ledger_from_frame

CANDIDATES = pandas.DataFrame([(mentee, mentor, score)
                               for mentee, row in zip(("ann", "bo", "cai", "dan"),
                                                      ((9, 6, 1), (8, 7, 2), (3, 5, 4), (2, 2, 6)))
                               for mentor, score in zip(("kim", "lee", "max"), row)],
                              columns=["mentee", "mentor", "score"])
DAYS = [date(2026, 9, 7) + timedelta(days=at) for at in range(7)]
SHIFTS = [{"day": day, "shift": "desk", "start": "09:00", "minimum": 1} for day in DAYS]


def fit():
    return Fit([MentorProfile("kim", strengths={"maths": "0.9"}, year=3),
                MentorProfile("lee", strengths={"english": "0.8"}, year=4)],
               [MenteeProfile("ann", needs={"maths": "0.7"}, year=1),
                MenteeProfile("bo", needs={"english": "0.5"}, year=2)])


def planned():
    return muster.plan(SHIFTS, ["ann", "bo", "cai"], fairness=["shifts", "weekends"],
                       requests=[{"member": "ann", "day": DAYS[2], "weight": 3}], time_limit=None, work_limit=20_000)


def repaired():
    roster = planned()
    return roster.repair(roster.with_leave("bo", DAYS[3], DAYS[6]))


def evaluated(hours=(3, 2)):
    ledger = ledger_from_frame(pandas.DataFrame({"member": ["ann", "bo"], "indicator": "hours",
                                                 "day": [pandas.Timestamp(DAYS[0])] * 2, "quantity": list(hours)}))
    scheme = Scheme(SchemeParts("help", "1", areas=[Area("all")],
                                indicators=[Indicator("hours", area="all", rule=Sum("2.5"))],
                                grades=[Grade("good", from_="6"), Grade("pass")]))
    return muster.evaluate(scheme, ledger, is_ranked=True)


def numbered():
    return CANDIDATES.assign(mentee=CANDIDATES["mentee"].map({"ann": 2117, "bo": 2118, "cai": 2119, "dan": -1}))


RESULTS = {
    "optimal": lambda: muster.pair(CANDIDATES, capacity=2),
    "of a fit": lambda: muster.pair(fit()),
    "several mentors": lambda: muster.pair(CANDIDATES, capacity=4, wanted=2, load_price=1),
    "numbers as codes": lambda: muster.pair(numbered(), capacity=2),
    "fair": lambda: muster.pair(CANDIDATES, "fair", capacity=2),
    "stable": lambda: muster.pair(CANDIDATES, "stable", capacity=2, proposer="mentors", ties="single_lottery", seed=7),
    "groups": lambda: muster.pair(CANDIDATES, "groups",
                                  mentees=pandas.DataFrame({"level": [1, 2, 3, 4]}, index=["ann", "bo", "cai", "dan"]),
                                  balance={"level": 1}, capacity=2, minimum=1, mentors_may_rest=True),
    "repair": lambda: muster.pair(CANDIDATES[CANDIDATES["mentor"] != "max"], "repair",
                                  before=muster.pair(CANDIDATES, capacity=2), capacity=2),
    "live": lambda: live(),
    "whole numbers": lambda: muster.pair(numpy.array([[3, 1, 2], [4, 4, 0]])),
    "narrow numbers": lambda: muster.pair(numpy.array([[3, 1, 2], [4, 4, 0]], dtype=numpy.int8)),
    "floats": lambda: muster.pair(numpy.array([[0.3, -numpy.inf, 0.2], [0.4, 0.1, 0.0]])),
    "plan": planned,
    "repaired plan": repaired,
    "evaluation": evaluated,
}


def live():
    following = muster.pair(CANDIDATES, capacity=2).live()
    following.set_capacity("kim", 3)
    following.mentor_leaves("max")
    return following.result()


@pytest.fixture(scope="module")
def made():
    return {name: make() for name, make in RESULTS.items()}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_survives_pickling_and_copying(made, name):
    result = made[name]
    for again in (pickle.loads(pickle.dumps(result)), copy.copy(result), copy.deepcopy(result)):
        assert type(again) is type(result)
        assert again == result
        assert again.to_frame().equals(result.to_frame())


@pytest.mark.parametrize("ending", ["json", "xml", "muster"])
@pytest.mark.parametrize("name", RESULTS)
def test_a_result_comes_back_from_an_archive_with_its_codes(made, name, ending, tmp_path):
    result = made[name]
    muster.save(tmp_path / f"result.{ending}", result)
    again = muster.load(tmp_path / f"result.{ending}")
    assert type(again) is type(result)
    assert again == result
    assert again.to_frame().values.tolist() == result.to_frame().values.tolist()
    assert repr(again) == repr(result)
    if hasattr(result, "verify"):
        assert again.verify()
    assert to_bytes(again) == to_bytes(result)


def test_results_that_differ_are_not_equal(made):
    results = list(made.values())
    assert all((one == other) is (one is other
                                  or {id(one), id(other)} == {id(made["whole numbers"]), id(made["narrow numbers"])})
               for one in results for other in results)


def test_a_loaded_result_answers_as_the_saved_one(made):
    def back(name):
        return from_bytes(to_bytes(made[name], Format.json))

    assert back("optimal").explain("cai") == made["optimal"].explain("cai")
    assert back("of a fit").explain("ann")["parts"] == made["of a fit"].explain("ann")["parts"]
    assert back("fair").worst_off() == made["fair"].worst_off()
    assert back("repair").changes().equals(made["repair"].changes())
    assert back("stable").extremes().equals(made["stable"].extremes())
    assert back("stable").blocking_pairs().empty
    assert back("groups").groups == made["groups"].groups
    assert back("optimal").live().mentor_leaves("max") == made["optimal"].live().mentor_leaves("max")
    assert back("plan").grid().equals(made["plan"].grid())
    stood = first_shift(made["plan"], "ann")
    assert back("plan").explain("ann", *stood) == made["plan"].explain("ann", *stood)
    assert back("plan").gap == made["plan"].gap
    assert back("repaired plan").changes().equals(made["repaired plan"].changes())
    assert back("evaluation").explain("bo") == made["evaluation"].explain("bo")


def first_shift(result, member):
    frame = result.to_frame()
    row = frame[frame["member"] == member].iloc[0]
    return row["day"], row["shift"]


def test_what_results_are_asked_for_survives_pickling(made):
    plan, repaired_plan = made["plan"], made["repaired plan"]
    evaluation = made["evaluation"]
    shift = next(iter(plan.roster.assignments))
    parts = [plan.solution, plan.solution.score, plan.solution.certificate, plan.check(), repaired_plan.made,
             plan.without("cai"), muster.roster.explain(plan.problem, plan.roster, shift),
             muster.roster.explain_infeasible(plan.problem), muster.roster.fairness_report(plan.problem, plan.roster),
             *plan.swaps(plan.problem.members[shift.member].code, shift.shift.day, "desk")["exchange"],
             compare(evaluation, evaluated((1, 2))), evaluation.explain("ann"), *evaluation.members, *evaluation.units,
             evaluation.indicator_score(0, 0),
             made["optimal"].verify(), made["floats"].verify(), made["floats"].result,
             muster.pairing.explain(made["optimal"].problem, made["optimal"].result, 2), fit(), fit().score(0, 0),
             made["stable"].result, made["fair"].result, made["groups"].result, made["repair"].result]
    for part in parts:
        again = pickle.loads(pickle.dumps(part))
        assert again == part, type(part)
        assert copy.deepcopy(part) == part


def test_a_code_that_no_archive_can_hold_is_refused_by_name():
    pairs = muster.pair(pandas.DataFrame({"mentee": [(1, "a"), "bo"], "mentor": ["kim", 2.5], "score": [1, 2]}))
    with pytest.raises(muster.InvalidInput) as refused:
        to_bytes(pairs)
    assert str(refused.value) == ("save: mentee (1, 'a'), mentor 2.5: a code in an archive is a text or a whole number "
                                  "of 64 bits; pair by such codes")


def test_a_result_of_other_people_is_refused(made):
    from muster._muster.archive import OptimalAnswer, RosterAnswer

    one = made["optimal"]
    with pytest.raises(muster.InvalidInput,
                       match="^result: it has 3 codes of mentees where its problem has 4; "
                             "pass the result of this problem$"):
        OptimalAnswer(one.mentees[:3], one.mentors, one.problem, one.result)
    with pytest.raises(muster.InvalidInput, match="it has 2 seats where its problem has 4"):
        OptimalAnswer(one.mentees, one.mentors, one.problem, made["of a fit"].result)
    with pytest.raises(muster.InvalidInput, match="members"):
        RosterAnswer(made["repaired plan"].problem,
                     muster.plan(SHIFTS, ["ann", "bo"], time_limit=None, work_limit=100).solution)
