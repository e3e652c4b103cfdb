"""Shared capacities through a term: repairs and live changes, held against trying every pairing there is."""
import itertools
import pickle
import random

import pandas
import pytest

import muster
from muster.pairing import RepairedSharedResult

MENTEES = ["ann", "bo", "cy", "di"]
MENTORS = ["kim", "lee", "max"]
FLOOR = ["kim", "lee"]


def frame(scores):
    return pandas.DataFrame([(mentee, mentor, scores[row][column]) for row, mentee in enumerate(MENTEES)
                             for column, mentor in enumerate(MENTORS)], columns=["mentee", "mentor", "score"])


def limits(most_on_floor, least_of_all=0):
    return {"floor": {"mentors": FLOOR, "capacity": most_on_floor},
            "house": {"mentors": MENTORS, "minimum": least_of_all}}


def every_pairing(capacity, most_on_floor):
    for chosen in itertools.product(range(3), repeat=4):
        loads = [chosen.count(mentor) for mentor in range(3)]
        if all(load <= most for load, most in zip(loads, capacity)) and loads[0] + loads[1] <= most_on_floor:
            yield chosen


def best_repair(scores, before, capacity, most_on_floor):
    """Most pairs of before kept, then the greatest total; None where nothing keeps the limits."""
    had = [MENTORS.index(dict(before)[mentee]) for mentee in MENTEES]
    return max(((sum(one == two for one, two in zip(chosen, had)),
                 sum(scores[row][mentor] for row, mentor in enumerate(chosen)))
                for chosen in every_pairing(capacity, most_on_floor)), default=None)


def told_of(result, before):
    return len(set(result.pairs) & set(before)), int(result.total)


def test_a_repair_keeps_what_mentors_share():
    drawn = random.Random(5)
    refused = 0
    for _ in range(60):
        scores = [[drawn.randrange(9) for _ in MENTORS] for _ in MENTEES]
        first = muster.pair(frame(scores), capacity=2, shared=limits(3))
        other = [[drawn.randrange(9) for _ in MENTORS] for _ in MENTEES]
        capacity, most = [drawn.randrange(1, 4) for _ in MENTORS], drawn.randrange(1, 4)
        asked = {"capacity": dict(zip(MENTORS, capacity)), "shared": limits(most)}
        best = best_repair(other, first.pairs, capacity, most)
        if best is None:
            refused += 1
            with pytest.raises(muster.InvalidInput, match="can have no more than"):
                muster.pair(frame(other), "repair", before=first, **asked)
            continue
        repaired = muster.pair(frame(other), "repair", before=first, **asked)
        assert isinstance(repaired, RepairedSharedResult) and repaired.verify()
        assert told_of(repaired, first.pairs) == best
        assert repaired.shared()["mentees"][0] <= most
        assert len(repaired.changes()) == 4 - best[0]
    assert 5 < refused < 50


SCORES = [[9, 7, 1], [8, 2, 3], [9, 6, 5], [7, 1, 4]]


def test_a_mentor_who_is_gone_may_stand_in_a_shared_capacity():
    first = muster.pair(frame(SCORES), capacity=2, shared=limits(3))
    left = frame(SCORES)[lambda rows: rows["mentor"] != "kim"]
    repaired = muster.pair(left, "repair", before=first, capacity=3, shared=limits(1, 4))
    assert repaired.verify() and repaired.shared()["mentees"].tolist() == [1, 4]
    alone = {"kim alone": {"mentors": ["kim"], "capacity": 1}, **limits(2)}
    assert muster.pair(left, "repair", before=first, capacity=3, shared=alone).shared()["name"].tolist() == \
        ["floor", "house"]
    with pytest.raises(muster.InvalidInput, match="it has no mentors"):
        muster.pair(left, "repair", before=first, capacity=3, shared={"kim": {"mentors": ["kim"], "minimum": 1}})
    with pytest.raises(muster.InvalidInput, match="mentor 'zoe' is not among the candidates"):
        muster.pair(left, "repair", before=first, capacity=3, shared={"floor": {"mentors": ["zoe"], "capacity": 1}})


def test_a_repair_goes_on_where_a_floor_has_too_few_places():
    first = muster.pair(frame(SCORES), capacity=2, shared=limits(3))
    asked = {"capacity": {"kim": 2, "lee": 2, "max": 1}, "shared": limits(2)}
    with pytest.raises(muster.InvalidInput, match="shared capacity \"floor\" takes 2"):
        muster.pair(frame(SCORES), "repair", before=first, **asked)
    partial = muster.pair(frame(SCORES), "repair", before=first, may_miss=True, **asked)
    assert partial.verify() and len(partial.missing) == 1
    assert partial.shared()["mentees"].tolist() == [2, 3]
    made = [pair for pair in partial.pairs if pair[1]]
    assert partial.total == sum(SCORES[MENTEES.index(mentee)][MENTORS.index(mentor)] for mentee, mentor in made)
    for saved in (pickle.loads(pickle.dumps(partial)), muster.archive.from_bytes(muster.archive.to_bytes(partial))):
        assert saved == partial and saved.missing == partial.missing and saved.verify()
    assert "shared capacities" in partial._repr_html_()
    assert partial.explain("ann")["had"] == [dict(first.pairs)["ann"]]


def test_a_shared_pairing_may_be_repaired_without_its_shared_capacities():
    first = muster.pair(frame(SCORES), capacity=2, shared=limits(2))
    free = muster.pair(frame(SCORES), "repair", before=first, capacity=2)
    assert free.verify() and free.pairs == first.pairs


def test_a_live_pairing_follows_what_mentors_share():
    first = muster.pair(frame(SCORES), capacity=4, shared=limits(3))
    live = first.live()
    mine = dict(first.pairs)
    events = [(lambda: live.set_shared_capacity("floor", 1), [4, 4, 4], 1),
              (lambda: live.set_capacity("kim", 0), [0, 4, 4], 1),
              (lambda: live.set_shared_capacity("floor", 4), [0, 4, 4], 4),
              (lambda: live.set_capacity("kim", 2), [2, 4, 4], 4)]
    for event, capacity, most in events:
        for mentee, before, after in event():
            assert mine[mentee] == before
            mine[mentee] = after
        result = live.result()
        assert result.verify() and dict(result.pairs) == mine
        assert told_of(result, first.pairs) == best_repair(SCORES, first.pairs, capacity, most)
    with pytest.raises(muster.InvalidInput, match="shared capacity \"house\" must take 5 mentees"):
        live.set_shared_capacity("house", 9, minimum=5)
    assert dict(live.result().pairs) == mine and live.result().verify()
    with pytest.raises(muster.InvalidInput, match='write "floor"'):
        live.set_shared_capacity("flor", 2)
    assert live.mentee_leaves("ann") == [("ann", mine["ann"], None)]
    assert live.mentee_joins("ann")[0][:2] == ("ann", None)
    assert live.result().live().result().verify()
