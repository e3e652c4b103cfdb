"""Weights, hours, together and apart: held against every pairing there is."""
import itertools
import pickle
import random
from decimal import Decimal

import muster
import pandas
import pytest
from muster.pairing import WeightedResult

SEED = random.SystemRandom().randrange(2**32)


def frame(scores):
    return pandas.DataFrame([(f"s{row}", f"m{column}", score) for row, line in enumerate(scores)
                             for column, score in enumerate(line)], columns=["mentee", "mentor", "score"])


def best(scores, weights, hours, together, apart, alone):
    """The greatest total of all pairings that keep the rules; None where there is none."""
    mentors, totals = range(len(hours)), []
    for made in itertools.product([*mentors, *([None] * (alone is not None))], repeat=len(scores)):
        loads = [sum(weights[row] for row, mentor in enumerate(made) if mentor == column) for column in mentors]
        if not all(least <= load <= most for load, (least, most) in zip(loads, hours)):
            continue
        if any(made[left] != made[right] for group in together for left, right in itertools.combinations(group, 2)):
            continue
        if any(made[left] is not None and made[left] == made[right]
               for group in apart for left, right in itertools.combinations(group, 2)):
            continue
        totals.append(sum(-alone if column is None else scores[row][column] for row, column in enumerate(made)))
    return max(totals, default=None)


def test_weighted_pairings_agree_with_every_pairing_there_is():
    print("seed", SEED)
    dice = random.Random(SEED)
    solved = refused = 0
    for _ in range(80):
        mentees, mentors = dice.randint(2, 5), dice.randint(1, 4)
        scores = [[dice.randint(-3, 9) for _ in range(mentors)] for _ in range(mentees)]
        weights = [dice.choice([Decimal("0.5"), Decimal(1), Decimal("1.5")]) for _ in range(mentees)]
        hours = [(dice.choice([0, 0, 1]), dice.randint(1, 4)) for _ in range(mentors)]
        together = [dice.sample(range(mentees), 2)] if dice.random() < 0.4 else []
        apart = [dice.sample(range(mentees), 2) for _ in range(dice.randint(0, 2))]
        alone = dice.choice([None, 2])

        def coded(sets):
            return [[f"s{row}" for row in each] for each in sets]

        expected = best(scores, weights, hours, together, apart, alone)
        try:
            result = muster.pair(frame(scores), "weighted", unmatched_price=alone, keep_together=coded(together),
                                 keep_apart=coded(apart), weight={f"s{row}": each for row, each in enumerate(weights)},
                                 hours={f"m{column}": each for column, each in enumerate(hours)})
        except muster.InvalidInput:
            assert expected is None
            refused += 1
            continue
        assert isinstance(result, WeightedResult) and result.verify()
        assert result.gap == 0 and result.total == expected
        solved += 1
    assert solved > 15 and refused > 5


def few():
    return muster.pair(frame([[9, 8], [8, 9], [7, 7], [5, 1]]), "weighted", weight={"s2": 0.5, "s3": 0.5}, hours=2,
                       keep_together={"flat": ["s0", "s2"]}, keep_apart=[["s1", "s3"]])


def test_a_weighted_pairing_tells_hours_and_is_saved():
    result = few()
    assert result.verify() and result.mentor_of("s0") == result.mentor_of("s2")
    assert result.mentor_of("s1") != result.mentor_of("s3")
    told = result.hours()
    assert told["weight"].sum() == 3 and told["mentees"].sum() == 4 and (told["maximum"] == 2).all()
    assert "proven best by cases" in result._repr_html_()
    assert result.explain("s3")["mentor"] == result.mentor_of("s3")
    for again in (pickle.loads(pickle.dumps(result)), muster.archive.from_bytes(muster.archive.to_bytes(result))):
        assert again == result and again.verify()
    with pytest.raises(muster.InvalidInput, match="knows no weights"):
        result.live()


def test_a_conflict_names_people_and_sets():
    with pytest.raises(muster.InvalidInput, match="mentees 's0', 's1' cannot be paired under together \"twins\", "
                                                  "apart \"loud\""):
        muster.pair(frame([[1, 2], [3, 4], [5, 6]]), "weighted", keep_together={"twins": ["s0", "s1"]},
                    keep_apart={"loud": ["s1", "s0"], "others": ["s1", "s2"]})
    with pytest.raises(muster.InvalidInput, match="'s1' cannot be paired under the limits of mentors 'm0', 'm1'"):
        muster.pair(frame([[1, 2], [3, 4]]), "weighted", weight={"s1": 3}, hours=2)


@pytest.mark.parametrize(("options", "message"), [
    ({"weight": -1}, "weight: -1 is no weight"),
    ({"weight": {"zoe": 1}}, "weight: mentee 'zoe' is not among the candidates"),
    ({"hours": (3, 2)}, "the fewest hours 3 are above the most 2"),
    ({"hours": (1, 2, 3)}, "are no hours"),
    ({"keep_together": [["s0"]]}, "are not two mentees or more"),
    ({"keep_apart": [["s0", "zoe"]]}, "mentee 'zoe' is not among the candidates"),
    ({"keep_apart": "s0"}, "are no sets of mentees"),
])
def test_what_makes_no_sense_is_refused(options, message):
    with pytest.raises(muster.InvalidInput, match=message.replace("(", r"\(")):
        muster.pair(frame([[1, 2], [3, 4]]), "weighted", **options)


def best_of_several(scores, wants, weights, hours, together, apart):
    """The greatest total where mentees want several mentors and may miss none; None where there is none."""
    mentors, totals = range(len(hours)), []
    for made in itertools.product(*(itertools.combinations(mentors, wanted) for wanted in wants)):
        loads = [sum(weights[row] for row, mine in enumerate(made) if column in mine) for column in mentors]
        if not all(load <= most for load, most in zip(loads, hours)):
            continue
        if any(made[left] != made[right] for left, right in together):
            continue
        if any(set(made[left]) & set(made[right]) for left, right in apart):
            continue
        totals.append(sum(scores[row][column] for row, mine in enumerate(made) for column in mine))
    return max(totals, default=None)


def test_who_wants_several_mentors_weighs_as_much_with_each():
    dice = random.Random(SEED + 1)
    print("seed", SEED)
    solved = refused = 0
    for _ in range(60):
        mentees, mentors = dice.randint(2, 5), dice.randint(2, 4)
        scores = [[dice.randint(-3, 9) for _ in range(mentors)] for _ in range(mentees)]
        wants = [dice.randint(1, 2) for _ in range(mentees)]
        wants[1] = wants[0]
        weights = [dice.choice([Decimal("0.5"), Decimal(1)]) for _ in range(mentees)]
        hours = [dice.randint(1, 4) for _ in range(mentors)]
        together = [(0, 1)] if dice.random() < 0.5 else []
        apart = [(0, mentees - 1)] if mentees > 2 and dice.random() < 0.5 else []

        def coded(sets):
            return [[f"s{row}" for row in each] for each in sets]

        expected = best_of_several(scores, wants, weights, hours, together, apart)
        try:
            result = muster.pair(frame(scores), "weighted", wanted={f"s{row}": each for row, each in enumerate(wants)},
                                 weight={f"s{row}": each for row, each in enumerate(weights)},
                                 hours={f"m{column}": each for column, each in enumerate(hours)},
                                 keep_together=coded(together), keep_apart=coded(apart))
        except muster.InvalidInput:
            assert expected is None
            refused += 1
            continue
        assert result.verify() and result.gap == 0 and result.total == expected
        assert [len(result.mentors_of(f"s{row}")) for row in range(mentees)] == wants
        told = result.hours()
        assert told["mentees"].sum() == sum(wants)
        assert told["weight"].sum() == sum(weight * wanted for weight, wanted in zip(weights, wants))
        assert pickle.loads(pickle.dumps(result)) == result
        assert muster.archive.from_bytes(muster.archive.to_bytes(result)) == result
        solved += 1
    assert solved > 10 and refused > 5


def test_those_together_want_as_many():
    with pytest.raises(muster.InvalidInput) as refused:
        muster.pair(frame([[1, 2], [3, 4]]), "weighted", wanted={"s0": 2}, keep_together={"twins": ["s0", "s1"]})
    assert str(refused.value) == ("together \"twins\": mentee 's0' wants 2 and mentee 's1' wants 1 mentors; let all of "
                                  "the set want as many")
