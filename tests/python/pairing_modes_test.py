"""Every mode of muster.pair on the same people: what each promises, and what it refuses."""
import itertools
import pickle
from decimal import Decimal

import numpy
import pandas
import pytest
import scipy.sparse

import muster
from muster.pairing import DenseResult, FairResult, RepairedResult

MENTEES = ["ann", "bo", "cy", "di"]
MENTORS = ["kim", "lee", "max"]
SCORES = numpy.array([[9, 7, 1], [8, 2, 3], [9, 6, 5], [7, 1, 4]])


def frame(scores=SCORES):
    return pandas.DataFrame([(mentee, mentor, int(scores[row, column])) for row, mentee in enumerate(MENTEES)
                             for column, mentor in enumerate(MENTORS)], columns=["mentee", "mentor", "score"])


def every_pairing(capacity):
    for chosen in itertools.product(range(len(MENTORS)), repeat=len(MENTEES)):
        if all(chosen.count(mentor) <= capacity for mentor in range(len(MENTORS))):
            yield chosen


def scores_of(chosen):
    return [int(SCORES[row, mentor]) for row, mentor in enumerate(chosen)]


def rows_of(result):
    return [MENTORS.index(mentor) for _, mentor in result.pairs]


def test_optimal_has_the_greatest_total_and_fair_the_best_worst():
    best = muster.pair(frame(), capacity=2)
    assert best.total == max(sum(scores_of(chosen)) for chosen in every_pairing(2))
    fair = muster.pair(frame(), mode="fair", capacity=2)
    assert isinstance(fair, FairResult) and fair.verify()
    assert sorted(scores_of(rows_of(fair))) == max(sorted(scores_of(chosen)) for chosen in every_pairing(2))
    assert fair.profile()["points"].iloc[0] == min(scores_of(rows_of(fair)))
    assert fair.profile()["mentees"].sum() == 4
    assert set(fair.worst_off()) == {"mentees", "mentors", "places", "too_few"}
    told = fair.explain("di")
    assert all(other["points"] > told["points"] for other in told["better"])


def test_fair_in_bands_has_the_greatest_total_among_equals():
    fair = muster.pair(frame(), mode="fair", capacity=2, step=5)
    bands = [sorted(score // 5 for score in scores_of(chosen)) for chosen in every_pairing(2)]
    totals = [sum(scores_of(chosen)) for chosen, band in zip(every_pairing(2), bands) if band == max(bands)]
    assert fair.total == max(totals)


def test_several_mentors_each_are_all_others():
    result = muster.pair(frame(), capacity=4, wanted={"ann": 2, "bo": 3})
    assert result.mentors_of("ann") == ["kim", "lee"]
    assert sorted(result.mentors_of("bo")) == sorted(MENTORS)
    assert result.total == 9 + 7 + 8 + 2 + 3 + 9 + 7
    assert len(result.to_frame()) == 7
    assert result.verify()
    assert pickle.loads(pickle.dumps(result)) == result
    alone = muster.pair(frame(), capacity=1, wanted=2, unmatched_price=1)
    assert sum(mentor is None for _, mentor in alone.pairs) == 5 and alone.verify()


def test_a_load_price_spreads_and_carries_over():
    crowded = muster.pair(frame(), capacity=4)
    assert crowded.to_frame()["mentor"].tolist() == ["kim"] * 4
    spread = muster.pair(frame(), capacity=4, load_price=5)
    assert spread.verify()
    assert spread.to_frame()["mentor"].value_counts().max() == 2
    earlier = crowded.to_frame()[["mentee", "mentor"]]
    rested = muster.pair(frame(), capacity=4, load_price=5, earlier=earlier)
    assert rested.verify()
    assert (rested.to_frame()["mentor"] == "kim").sum() < (spread.to_frame()["mentor"] == "kim").sum()


def test_pairs_of_earlier_terms_are_kept_avoided_or_never_again():
    first = muster.pair(frame(), capacity=2)
    earlier = first.to_frame()[["mentee", "mentor"]]
    never = muster.pair(frame(), capacity=2, earlier=earlier, repeat="never")
    assert not set(never.pairs) & set(first.pairs)
    avoid = muster.pair(frame(), capacity=2, earlier=earlier, repeat=("avoid", 100))
    assert not set(avoid.pairs) & set(first.pairs)
    keep = muster.pair(frame(10 - SCORES), capacity=2, earlier=earlier, repeat=("keep", 100))
    assert set(keep.pairs) == set(first.pairs)


def test_repair_keeps_the_most_pairs():
    first = muster.pair(frame(), capacity=2)
    gone = frame()[lambda rows: rows["mentor"] != "kim"]
    repaired = muster.pair(gone, mode="repair", before=first, capacity=2)
    assert isinstance(repaired, RepairedResult) and repaired.verify()
    kept = set(first.pairs) & set(repaired.pairs)
    assert kept == {pair for pair in first.pairs if pair[1] != "kim"}
    changes = repaired.changes()
    assert set(changes["mentee"]) == {mentee for mentee, mentor in first.pairs if mentor == "kim"}
    assert all(before == [] and len(after) == 1 for before, after in zip(changes["before"], changes["after"]))
    newcomer = pandas.concat([frame(), pandas.DataFrame({"mentee": ["ed"], "mentor": ["max"], "score": [3]})])
    grown = muster.pair(newcomer, mode="repair", before=first, capacity=2)
    assert grown.changes()["mentee"].tolist() == ["ed"] and grown.verify()
    assert pickle.loads(pickle.dumps(grown)) == grown
    assert repaired.explain("ann")["mentor"] in ("lee", "max")


def test_a_price_for_moves_trades_them_for_points():
    first = muster.pair(frame(), capacity=2)
    still = muster.pair(frame(10 - SCORES), mode="repair", before=first, capacity=2)
    assert still.pairs == first.pairs
    free = muster.pair(frame(10 - SCORES), mode="repair", before=first, capacity=2, move_price=0)
    assert free.total == muster.pair(frame(10 - SCORES), capacity=2).total


def test_a_live_pairing_follows_events():
    first = muster.pair(frame(), capacity=2)
    live = first.live()
    mine = dict(first.pairs)
    for event in (lambda: live.mentee_leaves("cy"), lambda: live.set_capacity("kim", 1),
                  lambda: live.mentee_joins("cy"), lambda: live.set_capacity("lee", 3),
                  lambda: live.mentor_leaves("max")):
        for mentee, before, after in event():
            assert mine[mentee] == before
            mine[mentee] = after
        result = live.result()
        assert result.verify()
        assert {mentee: mentor
                for mentee, mentor in result.pairs} == {mentee: mentor for mentee, mentor in mine.items() if mentor}
    with pytest.raises(muster.InvalidInput, match="places"):
        live.set_capacity("kim", 0)
    assert live.result().verify()
    with pytest.raises(muster.InvalidInput, match="'zoe' is not among the candidates"):
        live.mentor_leaves("zoe")


def test_a_sparse_matrix_is_not_changed():
    twice = scipy.sparse.csr_matrix((numpy.array([1, 2, 4]), (numpy.array([0, 0, 0]), numpy.array([1, 1, 0]))),
                                    shape=(1, 2))
    twice.has_canonical_format = False
    before = twice.data.copy()
    assert muster.pair(twice).total == 4
    assert (twice.data == before).all()


def test_a_full_matrix_is_read_where_it_lies():
    scores = numpy.random.default_rng(9).integers(0, 50, (20, 25))
    plain, listed = muster.pair(scores), muster.pair(scores, capacity=1)
    assert isinstance(plain, DenseResult) and plain.verify()
    assert plain.total == listed.total and len(plain.to_frame()) == 20
    assert plain.to_frame()["points"].sum() == plain.total
    told = plain.explain(3)
    assert told["mentor"] == plain.mentor_of(3) == dict(plain.pairs)[3]
    assert all(other["lost_elsewhere"] >= other["better_by"] > 0 for other in told["better"])
    assert pickle.loads(pickle.dumps(plain)) == plain
    assert "unmatched" in repr(plain) and "proven optimal" in plain._repr_html_()
    assert len(plain.plot().texts) == 45
    assert plain.live().mentee_leaves(3)
    with pytest.raises(muster.InvalidInput, match="mentee 20 is not a row of the matrix"):
        plain.explain(20)
    with pytest.raises(muster.InvalidInput,
                       match="mentees 0, 1, 2 want 3 mentors in all and have only mentors 0, 1 with 2 places"):
        muster.pair(numpy.ones((3, 2)))
    with pytest.raises(muster.InvalidInput, match="row 0, column 1 is not a number"):
        muster.pair(numpy.array([[1.0, float("nan")]]))


def test_groups_are_a_mode_as_well():
    result = muster.pair(frame(), mode="groups", capacity=2, minimum=2, mentors_may_rest=True)
    assert {len(mentees) for mentees in result.groups.values()} == {2}


BAD = {
    "an unknown mode": (lambda: muster.pair(frame(), mode="best"),
                        "mode: 'best' is no way to pair; choose one of optimal, alternatives, fair, stable, "
                        "weighted, groups, rank_maximal, popular, repair"),
    "half a mentee": (lambda: muster.pair(frame(), capacity=1.5),
                      "capacity: 1.5 of mentor 'kim' is not a number of mentees; give a whole"),
    "no number": (lambda: muster.pair(frame(), capacity="many"),
                  "capacity: 'many' of mentor 'kim' is not a number of mentees; give"),
    "more mentors than there are": (lambda: muster.pair(frame(), capacity=4, wanted=4),
                                    "wanted, mentee 'ann': 4 of 3 mentors; ask for no more"),
    "a policy of no kind": (lambda: muster.pair(frame(), earlier=frame(), repeat="often"),
                            "repeat: 'often' is no policy; give \"never\""),
    "a policy for nothing": (lambda: muster.pair(frame(), repeat="never"),
                             "repeat: it is given without earlier; pass the pairs"),
    "earlier pairs of no kind": (lambda: muster.pair(frame(), earlier=frame()[["mentee"]], repeat="never"),
                                 'earlier: column "mentor" is missing'),
    "a score beyond measure": (lambda: muster.pair(frame().assign(score=1e15)),
                               'candidates:1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more lines: column "score": 1e+15 is '
                               'outside -1125899906 to 1125899906'),
    "several mentors fairly": (lambda: muster.pair(frame(), mode="fair", capacity=4, wanted=2),
                               "fair: not every mentee wants one mentor; let"),
    "a negative price of a load": (lambda: muster.pair(frame(), capacity=4, load_price=-1), "step"),
    "a negative price of a move": (lambda: muster.pair(frame(), mode="repair", before=muster.pair(frame(), capacity=4),
                                                       capacity=4, move_price=-1),
                                   "move price: -1000000 is below 0"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_names_place_fault_and_remedy(name):
    call, beginning = BAD[name]
    with pytest.raises(muster.InvalidInput) as refused:
        call()
    assert beginning in str(refused.value)
    assert refused.value.remedy


def test_points_are_decimals():
    assert muster.pair(frame() .assign(score=0.1), capacity=4).total == Decimal("0.4")
