"""Several best pairings, apart from each other: held against every pairing there is, and kept honest."""
import itertools
import pickle
import random

import muster
import pandas
import pytest
from muster.pairing import AlternativesResult

SEED = random.SystemRandom().randrange(2**32)


def frame(scores):
    return pandas.DataFrame([(f"s{row}", f"m{column}", score) for row, line in enumerate(scores)
                             for column, score in enumerate(line)], columns=["mentee", "mentor", "score"])


def best_apart(scores, capacity, alone, earlier, apart):
    """The greatest total of all pairings that give up so many pairs of each earlier one; None where there is none."""
    mentors = range(len(capacity))
    totals = []
    for made in itertools.product([*mentors, *([None] * (alone is not None))], repeat=len(scores)):
        if any(made.count(column) > capacity[column] for column in mentors):
            continue
        if all(sum(was is not None and was != now for was, now in zip(before, made)) >= apart for before in earlier):
            totals.append(sum(-alone if column is None else scores[row][column] for row, column in enumerate(made)))
    return max(totals, default=None)


def test_alternatives_agree_with_every_pairing_there_is():
    print("seed", SEED)
    dice = random.Random(SEED)
    answers = complete = refused = 0
    for _ in range(60):
        mentees, mentors = dice.randint(1, 5), dice.randint(1, 4)
        scores = [[dice.randint(-3, 9) for _ in range(mentors)] for _ in range(mentees)]
        capacity = [dice.randint(0, 3) for _ in range(mentors)]
        alone, apart = dice.choice([None, 2]), dice.randint(1, 3)
        try:
            result = muster.pair(frame(scores), "alternatives", count=4, apart=apart, unmatched_price=alone,
                                 capacity={f"m{column}": places for column, places in enumerate(capacity)})
        except muster.InvalidInput:
            assert best_apart(scores, capacity, alone, [], apart) is None
            refused += 1
            continue
        assert isinstance(result, AlternativesResult) and result.verify()
        earlier = []
        for answer in result:
            assert answer.gap == 0 and answer.total == best_apart(scores, capacity, alone, earlier, apart)
            earlier.append([None if mentor is None else int(mentor[1:]) for _, mentor in answer.pairs])
            answers += 1
        assert result.are_all == (len(result) < 4)
        if result.are_all:
            assert best_apart(scores, capacity, alone, earlier, apart) is None
            complete += 1
    assert answers > 30 and complete > 3 and refused > 3


def few():
    return muster.pair(frame([[9, 8, 1], [8, 9, 2], [7, 7, 3]]), "alternatives", capacity=2, apart=2, count=3)


def test_answers_tell_how_far_apart_they_are():
    result = few()
    assert result.verify() and len(result) == 3 and result.apart == 2
    told = result.to_frame()
    assert told["points"].tolist() == [answer.total for answer in result]
    assert told["points"].is_monotonic_decreasing and told["gap"].tolist() == [0, 0, 0]
    assert told["given_up"][0] == 0 and (told["given_up"][1:] >= 2).all()
    compared = result.compare()
    assert compared.columns.tolist() == [1, 2, 3] and compared.index.tolist() == ["s0", "s1", "s2"]
    for at, answer in enumerate(result, 1):
        assert list(compared[at].items()) == answer.pairs
        assert answer.to_frame()["points"].sum() == answer.total
        assert answer.explain("s0")["mentor"] == answer.mentor_of("s0")
    assert "proven" in result._repr_html_() and "proven best" in result[1]._repr_html_()
    assert "3 answers" in repr(result)


def test_answers_are_saved_and_pickled_with_their_proofs():
    result = few()
    for again in (pickle.loads(pickle.dumps(result)), muster.archive.from_bytes(muster.archive.to_bytes(result))):
        assert again == result and again.verify()
    assert result.result.answers[1].proof.steps.shape[1] == 4
    assert result.result.answers[1].proof.prices[0].unit >= 1


def test_an_answer_is_repaired_as_any_pairing_and_proven_with_the_others_only():
    result = few()
    repaired = muster.pair(frame([[9, 8, 1], [8, 9, 2], [7, 7, 3]]), "repair", before=result[2], capacity=2)
    assert repaired.verify() and repaired.pairs == result[2].pairs
    with pytest.raises(muster.InvalidInput, match="together with those before it"):
        result[1].verify()
    with pytest.raises(muster.InvalidInput, match="repair it instead"):
        result[1].live()


@pytest.mark.parametrize(("option", "value"), [("count", 0), ("apart", 0), ("work", -1), ("apart", "two")])
def test_what_is_no_number_of_answers_is_refused(option, value):
    with pytest.raises(muster.InvalidInput, match=option):
        muster.pair(frame([[1]]), "alternatives", **{option: value})


def test_several_mentors_a_mentee_are_compared_as_lists():
    result = muster.pair(frame([[5, 4, 3], [3, 4, 5]]), "alternatives", wanted=2, capacity=2, count=2)
    assert result.verify() and result.compare()[1]["s0"] == ["m0", "m1"]
