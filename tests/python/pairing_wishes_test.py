"""What people wish for besides: shared capacities, flags, a repair that goes on, first choices and votes."""
import itertools
import pickle
import random

import muster
import pandas
import pytest
from muster.pairing import (Fit, FreeTime, MenteeProfile, MentorProfile, PoorPair, PopularResult, RankMaximalResult,
                            SharedResult, votes_lost)

SEED = random.SystemRandom().randrange(2**32)


def frame(scores):
    return pandas.DataFrame([(f"s{row}", f"m{column}", score) for row, line in enumerate(scores)
                             for column, score in enumerate(line)], columns=["mentee", "mentor", "score"])


def every_pairing(mentees, mentors, may_be_alone):
    return itertools.product([*range(mentors), *([None] * may_be_alone)], repeat=mentees)


def test_shared_capacities_agree_with_every_pairing_there_is():
    print("seed", SEED)
    dice = random.Random(SEED)
    solved = refused = 0
    for _ in range(120):
        mentees, mentors = dice.randint(1, 4), dice.randint(2, 4)
        scores = [[dice.randint(-3, 9) for _ in range(mentors)] for _ in range(mentees)]
        capacity = {f"m{column}": dice.randint(0, 3) for column in range(mentors)}
        inner = dice.randint(1, mentors)
        shared = {"floor": (range(inner), dice.randint(0, 1), dice.randint(1, 3)),
                  "house": (range(dice.randint(inner, mentors)), dice.randint(0, 2), dice.randint(2, 4))}
        alone = dice.choice([None, 2])

        def total(made):
            loads = [made.count(column) for column in range(mentors)]
            if any(loads[column] > capacity[f"m{column}"] for column in range(mentors)) or any(
                    not least <= sum(loads[column] for column in who) <= most for who, least, most in shared.values()):
                return None
            return sum(-alone if column is None else scores[row][column] for row, column in enumerate(made))

        worths = [worth for made in every_pairing(mentees, mentors, alone is not None)
                  if (worth := total(made)) is not None]
        asked = {name: {"mentors": [f"m{column}" for column in who], "minimum": least, "capacity": most}
                 for name, (who, least, most) in shared.items()}
        try:
            result = muster.pair(frame(scores), capacity=capacity, unmatched_price=alone, shared=asked)
        except muster.InvalidInput:
            assert not worths
            refused += 1
            continue
        assert isinstance(result, SharedResult) and result.total == max(worths)
        assert result.verify()
        solved += 1
    assert solved > 20 and refused > 5


def shared_result():
    return muster.pair(frame([[9, 8, 1], [8, 9, 2], [7, 7, 3]]), capacity=2,
                       shared={"floor 1": {"mentors": ["m0", "m1"], "capacity": 2},
                               "house": {"mentors": ["m0", "m1", "m2"], "capacity": 5, "minimum": 1}})


def test_a_shared_capacity_tells_its_load_and_its_price():
    result = shared_result()
    assert result.total == 9 + 9 + 3 and result.verify()
    told = result.shared()
    assert told["name"].tolist() == ["floor 1", "house"]
    assert told["mentees"].tolist() == [2, 3]
    assert told["price"][0] == 4  # one place more there, and s2 would have 7 in place of 3
    explained = result.explain("s2")
    assert {each["mentor"]: each["better_by"] for each in explained["better"]} == {"m0": 4, "m1": 4}
    assert all(each["lost_elsewhere"] >= 4 for each in explained["better"])
    assert "floor 1" in result._repr_html_()
    assert pickle.loads(pickle.dumps(result)) == result
    assert muster.archive.from_bytes(muster.archive.to_bytes(result)) == result


BAD = {
    "no mapping": ([5], "shared: [5] is no mapping"),
    "an unknown key": ({"a": {"mentors": ["m0"], "most": 2}}, "shared 'a': 'most' is not known"),
    "an unknown mentor": ({"a": {"mentors": ["zoe"], "capacity": 2}},
                          "shared 'a': mentor 'zoe' is not among the candidates; add it there or correct the code"),
    "two that cross": ({"a": {"mentors": ["m0", "m1"], "capacity": 2},
                        "b": {"mentors": ["m1", "m2"], "capacity": 2}},
                       "shared capacity \"b\": it has mentor 'm1' and shared capacity \"a\" has it too, but neither "
                       "has all of the other's"),
    "too few places": ({"a": {"mentors": ["m0", "m1", "m2"], "capacity": 1}},
                       "pairing: mentees 's0', 's1' want 2 mentors in all and can have no more than 1, for shared "
                       "capacity \"a\" takes 1"),
    "too many asked for": ({"a": {"mentors": ["m0", "m1"], "minimum": 3}},
                           "pairing: shared capacity \"a\" must take 3 mentees and gets no more than 2 where all other "
                           "limits are kept"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_shared_capacity_that_cannot_be_is_told(name):
    shared, beginning = BAD[name]
    with pytest.raises(muster.InvalidInput) as refused:
        muster.pair(frame([[1, 2, 3], [4, 5, 6]]), capacity=2, shared=shared)
    assert str(refused.value).startswith(beginning)


def test_poor_pairs_are_flagged():
    mornings = FreeTime.daily("08:00", "10:00")
    evenings = FreeTime.daily("19:00", "21:00")
    fit = Fit([MentorProfile("kim", strengths={"calculus": "0.9"}, year=3, free_time=mornings)],
              [MenteeProfile("ann", needs={"calculus": "1"}, year=1, free_time=mornings),
               MenteeProfile("bo", needs={"physics": "1"}, year=1, free_time=evenings),
               MenteeProfile("cy", year=1, free_time=mornings)])
    result = muster.pair(fit, capacity=3)
    assert result.flags().values.tolist() == [["bo", "kim", PoorPair.never_free_together],
                                              ["bo", "kim", PoorPair.covers_no_need],
                                              ["cy", "kim", PoorPair.no_need_known]]
    assert result.explain("ann")["flags"] == []
    assert result.explain("bo")["flags"] == [PoorPair.never_free_together, PoorPair.covers_no_need]
    assert "never free together: bo with kim" in result._repr_html_()
    assert PoorPair.no_need_known.label.zh
    assert len(muster.pair(frame([[1]])).flags()) == 0


def test_a_repair_goes_on_where_mentors_are_too_few():
    print("seed", SEED)
    dice = random.Random(SEED)
    for _ in range(60):
        mentees, mentors = dice.randint(1, 3), dice.randint(2, 4)
        scores = [[dice.randint(0, 9) for _ in range(mentors)] for _ in range(mentees)]
        before = muster.pair(frame(scores), capacity=3, wanted=2)
        left = sorted(dice.sample(range(mentors), dice.randint(1, mentors)))
        rows = frame(scores)[lambda all_rows: all_rows["mentor"].isin([f"m{column}" for column in left])]
        places = dice.randint(0, 2)
        result = muster.pair(rows, "repair", before=before, capacity=places, wanted=2, may_miss=True)
        assert result.verify()
        had = set(before.pairs)
        best = None
        choices = [[set(), *({column} for column in left), *map(set, itertools.combinations(left, 2))]] * mentees
        for made in itertools.product(*choices):
            if all(sum(column in mine for mine in made) <= places for column in left):
                pairs = [(row, column) for row, mine in enumerate(made) for column in mine]
                worth = (-(2 * mentees - len(pairs)), sum((f"s{row}", f"m{column}") in had for row, column in pairs),
                         sum(scores[row][column] for row, column in pairs))
                best = worth if best is None else max(best, worth)
        made_pairs = [pair for pair in result.pairs if pair[1] is not None]
        assert (-len(result.missing), len(had & set(made_pairs)), result.total) == best


def test_a_repair_without_leave_to_miss_is_refused_as_before():
    before = muster.pair(frame([[1, 2], [3, 4]]), capacity=2, wanted=2)
    gone = frame([[1], [3]])
    with pytest.raises(muster.InvalidInput, match="2 of 1 mentors"):
        muster.pair(gone, "repair", before=before, capacity=2, wanted=2)
    result = muster.pair(gone, "repair", before=before, capacity=2, wanted=2, may_miss=True)
    assert result.missing == ["s0", "s1"] and result.total == 4
    assert pickle.loads(pickle.dumps(result)) == result
    again = muster.archive.from_bytes(muster.archive.to_bytes(result))
    assert again == result and again.total == 4 and again.verify()


def votes(ranks, left, right):
    def rank(row, column):
        return len(ranks[row]) if column is None else ranks[row][column]
    return sum((rank(row, ours) < rank(row, theirs)) - (rank(row, ours) > rank(row, theirs))
               for row, (ours, theirs) in enumerate(zip(left, right)))


def test_first_choices_and_votes_agree_with_every_pairing_there_is():
    print("seed", SEED)
    dice = random.Random(SEED)
    found = none = 0
    for drawn in range(1, 81):
        mentees, mentors = dice.randint(1, 4), dice.randint(1, 3)
        line = [dice.randint(1, 3) for _ in range(mentors)]
        alike = dice.random() < 0.5
        scores = [line if alike else [dice.randint(1, 3) for _ in range(mentors)] for _ in range(mentees)]
        places = {f"m{column}": dice.randint(0, 2) for column in range(mentors)}
        ranks = [[len({other for other in mine if other > score}) for score in mine] for mine in scores]
        all_pairings = [made for made in every_pairing(mentees, mentors, True)
                        if all(made.count(column) <= places[f"m{column}"] for column in range(mentors))]

        def profile(made):
            return [sum(column is not None and ranks[row][column] == choice for row, column in enumerate(made))
                    for choice in range(3)]

        best = muster.pair(frame(scores), "rank_maximal", capacity=places)
        assert isinstance(best, RankMaximalResult) and best.verify()
        rows = tuple(None if mentor is None else int(mentor[1:]) for _, mentor in best.pairs)
        assert profile(rows) == max(map(profile, all_pairings))
        lost = {made: max(votes(ranks, other, made) for other in all_pairings) for made in all_pairings}
        assert votes_lost(best) == max(0, lost[rows])
        try:
            liked = muster.pair(frame(scores), "popular", capacity=places)
        except muster.InvalidInput:
            assert min(lost.values()) > 0
            none += 1
            continue
        assert isinstance(liked, PopularResult) and liked.verify() and votes_lost(liked) == 0
        assert lost[tuple(None if mentor is None else int(mentor[1:]) for _, mentor in liked.pairs)] == 0
        found += 1
    assert found > 20 and found + none == drawn
    with pytest.raises(muster.InvalidInput):  # three want the same three, one place each: every pairing loses a vote
        muster.pair(frame([[3, 2, 1]] * 3), "popular", capacity={"m0": 1, "m1": 1, "m2": 1})


def test_results_by_choices_speak_in_codes():
    result = muster.pair(frame([[3, 2], [3, 1], [3, 2]]), "rank_maximal", capacity=1)
    assert result.profile()["mentees"].tolist() == [1, 1, 1]
    assert sorted(result.to_frame()["choice"].dropna()) == [1, 2]
    assert "most first choices" in result._repr_html_() and repr(result).startswith("<muster.RankMaximalResult")
    assert pickle.loads(pickle.dumps(result)) == result
    assert muster.archive.from_bytes(muster.archive.to_bytes(result)) == result
    stable = muster.pair(frame([[3, 2], [3, 1], [3, 2]]), "stable", capacity=1)
    assert votes_lost(stable) >= 0
    liked = muster.pair(frame([[3, 2], [2, 3]]), "popular")
    assert liked.pairs == [("s0", "m0"), ("s1", "m1")]
    assert muster.archive.from_bytes(muster.archive.to_bytes(liked)) == liked
    assert len(liked.plot().texts) == 4
    with pytest.raises(muster.InvalidInput, match="every pairing loses a vote"):
        muster.pair(frame([[3, 2, 1]] * 3), "popular")
    with pytest.raises(muster.WrongKind, match='takes no option "wanted"'):
        muster.pair(frame([[3, 2, 1]] * 3), "popular", wanted=2)
