"""muster.pairing.fair and the rounds of terms as an analyst meets them."""
import pickle
from itertools import product

import numpy
import pytest

import muster
from muster.pairing import (FairPairing, Problem, Repeat, RepeatPolicy, SpreadPolicy, even_shares, fair, optimal,
                            verify_fair, with_repeats)


def columns(*pairs):
    mentee, mentor, score = zip(*pairs)
    rows = [numpy.array(row, dtype=numpy.uint32) for row in (mentee, mentor)]
    return *rows, numpy.array(score, dtype=numpy.int64)


def rows(*numbers):
    return numpy.array(numbers, dtype=numpy.uint32)


def problem(score, capacity=1, **options):
    """A row a mentee, a column a mentor."""
    score = numpy.asarray(score)
    mentee, mentor = (index.astype(numpy.uint32) for index in numpy.indices(score.shape).reshape(2, -1))
    low, high = numpy.zeros(score.shape[1], numpy.uint32), numpy.full(score.shape[1], capacity, numpy.uint32)
    return Problem(low, high, score.shape[0], mentee, mentor, score.ravel().astype(numpy.int64), **options)


CONTESTED = [[10, 5, 0], [5, 1, 0], [0, 0, 8]]


def test_the_worst_served_come_first():
    result = fair(problem(CONTESTED))
    assert result.pairing.mentor_of.tolist() == [1, 0, 2]
    level, mentees = result.profile
    assert (level.tolist(), mentees.tolist()) == ([5, 8], [2, 1])
    assert optimal(problem(CONTESTED)).pairing.total > result.pairing.total
    assert verify_fair(problem(CONTESTED), result)
    assert "worst level 5 (2 mentees)" in repr(result)


def test_it_agrees_with_trying_every_way():
    seed = numpy.random.SeedSequence().entropy
    random = numpy.random.default_rng(seed)
    for _ in range(200):
        score = random.integers(0, 6, size=(4, 3))
        step = int(random.integers(1, 4))
        asked = problem(score, capacity=2)
        best = max((sorted(score[row, mentor] // step for row, mentor in enumerate(way)),
                    sum(score[row, mentor] for row, mentor in enumerate(way)))
                   for way in product(range(3), repeat=4) if max(map(way.count, way)) <= 2)
        result = fair(asked, step=step)
        chosen = [score[row, mentor] for row, mentor in enumerate(result.pairing.mentor_of)]
        assert (sorted(value // step for value in chosen), sum(chosen)) == best, f"seed {seed}"
        assert verify_fair(asked, result), f"seed {seed}"


def test_the_cut_shows_who_cannot_be_served_better():
    proof = fair(problem(CONTESTED)).proof
    assert proof.cut_is_of_mentees
    assert len(proof.cut_mentees) > proof.cut_places == len(proof.cut_mentors)
    # Above 5, the mentees of the cut have only its mentors.
    for mentee in proof.cut_mentees:
        assert {mentor for mentor, score in enumerate(CONTESTED[mentee])
                if score > 5} <= set(proof.cut_mentors.tolist())
    mentor, level, amount = proof.level_prices
    assert len(mentor) == len(level) == len(amount) > 0
    assert proof.mentor_price.tolist() == [0, 0, 0]


def test_a_wider_step_leaves_room_for_the_total():
    result = fair(problem(CONTESTED), step=20)
    assert result.step == 20
    assert result.pairing.total == 19
    assert result.profile[1].tolist() == [3]


def test_a_result_of_another_problem_is_refused():
    verdict = verify_fair(problem([[10, 6, 0], [5, 1, 0], [0, 0, 8]]), fair(problem(CONTESTED)))
    assert not verdict
    assert verdict.fault


def test_results_travel():
    result = fair(problem(CONTESTED))
    again = pickle.loads(pickle.dumps(result))
    assert isinstance(again, FairPairing)
    assert again == result
    assert verify_fair(problem(CONTESTED), again)
    assert pickle.loads(pickle.dumps(result.proof)) == result.proof


def test_bad_input_is_named():
    with pytest.raises(muster.InvalidInput, match="step: it is 0"):
        fair(problem(CONTESTED), step=0)
    with pytest.raises(muster.InvalidInput, match="places open to them"):
        fair(problem([[1], [1]]))


def test_progress_can_stop_it():
    with pytest.raises(muster.Stopped):
        fair(problem(CONTESTED), progress=lambda *_: False)


def test_pairs_that_were_are_avoided_kept_or_barred():
    mentee, mentor, score = columns((0, 0, 10), (0, 1, 8), (1, 0, 9))
    earlier = rows(0, 1), rows(0, 0), rows(1, 2)
    avoid = RepeatPolicy(Repeat.avoid, 6, terms=3, fades=True)
    changed, forbidden = with_repeats(mentee, mentor, score, *earlier, avoid)
    assert (changed.tolist(), forbidden) == ([4, 8, 5], [])
    assert [avoid.amount_after(term) for term in (1, 2, 3, 4)] == [6, 4, 2, 0]
    changed, _ = with_repeats(mentee, mentor, score, *earlier, RepeatPolicy(Repeat.keep, 6))
    assert changed.tolist() == [16, 8, 9]
    changed, forbidden = with_repeats(mentee, mentor, score, *earlier, RepeatPolicy(Repeat.never, terms=2),
                                      forbidden=[(0, 1)])
    assert changed.tolist() == score.tolist()
    assert forbidden == [(0, 1), (0, 0), (1, 0)]
    with pytest.raises(muster.InvalidInput, match="never does not fade"):
        with_repeats(mentee, mentor, score, *earlier, RepeatPolicy(Repeat.never, fades=True))
    with pytest.raises(muster.InvalidInput, match="2 and 1 rows"):
        with_repeats(mentee, mentor, score, rows(0, 1), rows(0, 0), rows(1), avoid)


def test_who_carried_more_has_a_lower_share():
    load = numpy.array([0, 1, -1]), rows(1, 1, 1), rows(6, 2, 1)
    policy = SpreadPolicy(step=5, terms=1)
    assert even_shares(rows(9, 9, 9), 9, *load, policy).tolist() == [0, 4, 3]
    assert pickle.loads(pickle.dumps(policy)) == policy
    with pytest.raises(muster.InvalidInput, match="mentor 1 is not in the 1 mentors"):
        even_shares(rows(9), 9, *load, policy)
    with pytest.raises(muster.InvalidInput, match="-1 for one who is not here any more"):
        even_shares(rows(9), 9, numpy.array([-2]), rows(1), rows(1), policy)
