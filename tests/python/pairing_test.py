"""muster.pair as an analyst meets it, against scipy where scipy can answer."""
from decimal import Decimal

import numpy
import pandas
import pytest
import scipy.optimize
import scipy.sparse

import muster
from muster.pairing import EarlierPairs, Fit, FitRules, FreeTime, MenteeProfile, MentorProfile


def frame():
    return pandas.DataFrame([("ann", "kim", 10), ("ann", "lee", 8), ("bo", "kim", 9), ("bo", "lee", 1)],
                            columns=["mentee", "mentor", "score"])


def test_the_greatest_total_is_found_and_proven():
    result = muster.pair(frame())
    assert result.pairs == [("ann", "lee"), ("bo", "kim")]
    assert result.total == 17
    assert result.verify()
    assert result.to_frame()["points"].tolist() == [Decimal(8), Decimal(9)]


def test_explain_names_the_better_mentor_and_who_holds_the_place():
    told = muster.pair(frame()).explain("ann")
    assert told["mentor"] == "lee"
    assert [(other["mentor"], other["better_by"], other["held_by"]) for other in told["better"]] == [("kim", 2, ["bo"])]
    assert told["better"][0]["lost_elsewhere"] >= 2


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_scipy_on_dense_and_sparse_matrices(seed):
    random = numpy.random.default_rng(seed)
    scores = random.integers(0, 50, size=(30, 40))
    rows, columns = scipy.optimize.linear_sum_assignment(scores, maximize=True)
    best = int(scores[rows, columns].sum())
    assert muster.pair(scores).total == best
    assert muster.pair(scipy.sparse.csr_matrix(scores + 1)).total == best + 30
    assert muster.pair(scores.astype(float)).verify()


def test_capacities_required_forbidden_and_unmatched_are_kept():
    both = muster.pair(frame(), capacity={"kim": 2, "lee": 0})
    assert [mentor for _, mentor in both.pairs] == ["kim", "kim"]
    assert muster.pair(frame(), required=[("bo", "lee")]).mentor_of("ann") == "kim"
    alone = muster.pair(frame(), forbidden=[("bo", "lee"), ("ann", "lee")], unmatched_price=3)
    assert alone.pairs == [("ann", "kim"), ("bo", None)]
    assert alone.total == 7


def test_a_fit_pairs_and_unfolds_its_points():
    evening = FreeTime.daily("19:00", "21:00")
    mentor = MentorProfile("kim", strengths={"calculus": "0.9"}, year=3, free_time=evening)
    mentee = MenteeProfile("ann", needs={"calculus": "1"}, year=1, free_time=evening)
    result = muster.pair(Fit([mentor], [mentee], rules=FitRules()))
    told = result.explain("ann")
    assert sum(points for _, points, _ in told["parts"]) == told["points"] == result.total
    assert {"subjects", "free_time", "year_above"} <= {feature for feature, _, _ in told["parts"]}
    assert EarlierPairs.keep == FitRules().earlier_pairs


def test_names_are_escaped_in_a_notebook():
    hostile = frame().replace({"ann": "<script>alert(1)</script>"})
    shown = muster.pair(hostile)._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_progress_may_stop_it():
    with pytest.raises(muster.Stopped):
        muster.pair(frame(), progress=lambda *report: False)


BAD = {
    "a missing column": (lambda: muster.pair(frame().drop(columns="score")),
                         "candidates: column \"score\" is missing; add it (the table needs mentee, mentor, score)"),
    "a score that is no number": (lambda: muster.pair(frame().assign(score=[1.0, float("nan"), 2.0, 3.0])),
                                  "candidates:2: column \"score\": it is blank; "
                                  "write a number, -1125899906 to 1125899906, at most six decimal places"),
    "an infinite score": (lambda: muster.pair([[1.0, float("inf")]]),
                          "candidates: row 0, column 1: \"inf\" is not a number; "
                          "write a number, -1125899906 to 1125899906, at most six decimal places"),
    "a negative capacity": (lambda: muster.pair(frame(), capacity=-1),
                            "capacity: -1 of mentor 'kim' is not a number of mentees; "
                            "give a whole number from 0 to 2147483647"),
    "an unknown mentee": (lambda: muster.pair(frame(), required=[("cy", "kim")]),
                          "required:1: mentee 'cy' is not among the candidates; add it there or correct the code"),
    "crossed capacities": (lambda: muster.pair(frame(), minimum=2, capacity=1),
                           "mentor 'kim': its minimum 2 is above its maximum 1; exchange the two or correct one\n"
                           "mentor 'lee': its minimum 2 is above its maximum 1; exchange the two or correct one"),
    "nobody left for one": (lambda: muster.pair(frame(), capacity={"kim": 1, "lee": 0}),
                            "pairing: mentees ann, bo want 2 mentors in all and have only mentors kim with 1 places "
                            "open to them; "
                            "raise a maximum, add candidates, or allow unmatched mentees at a price"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_names_place_fault_and_remedy(name):
    call, message = BAD[name]
    with pytest.raises(muster.InvalidInput) as refused:
        call()
    assert str(refused.value) == message
    first = message.split("\n")[0]
    assert (refused.value.place, refused.value.fault, refused.value.remedy) == (
        first.split(": ")[0], first.split(": ", 1)[1].split("; ")[0], first.split("; ")[1])
