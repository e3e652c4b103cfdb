"""muster.pairing.groups as an analyst meets it."""
import pickle
from decimal import Decimal
from itertools import product

import numpy
import pandas
import pytest

import muster
from muster.pairing import (FreeTime, GroupProblem, GroupProof, GroupRules, GroupsResult, LevelBalance, groups,
                            verify_groups)

MENTORS = ["kim", "lee"]
EVENING = FreeTime.daily("19:00", "21:00")
MONDAY = FreeTime().with_time(1, "19:00", "21:00")


def candidates(count=6):
    return pandas.DataFrame([(f"m{row}", mentor, 10) for row in range(count) for mentor in MENTORS],
                            columns=["mentee", "mentor", "score"])


def people():
    return pandas.DataFrame(
        {"grade": [60, 61.5, 70, 80, 88.5, 90], "major": ["math", "math", "math", "law", "law", "law"],
         "gender": ["f", "m", "m", "m", "f", None], "free_time": [EVENING] * 6},
        index=[f"m{row}" for row in range(6)])


def test_groups_are_balanced_to_the_last_hundredth():
    result = groups(candidates(), people(), capacity=3, balance={"grade": "0.1"})
    grade = people()["grade"]
    # Every way to halve six: the target is the mean, 75, to a thousandth.
    off = min(abs(grade.iloc[list(one)].sum() - 3 * 75) + abs(grade.drop(grade.index[list(one)]).sum() - 3 * 75)
              for one in ([row for row in range(6) if half[row]] for half in product([0, 1], repeat=6))
              if len(one) == 3)
    assert result.total == 60 - Decimal(str(off)) / 10
    assert result.is_optimal and result.gap == 0
    assert result.verify()


def test_mixed_alike_and_never_alone_do_what_they_say():
    mixed = groups(candidates(), people(), capacity=3, mixed={"major": 1})
    assert mixed.total == 60 - 2
    alike = groups(candidates(), people(), capacity=3, alike={"major": 1})
    assert alike.total == 60
    assert {frozenset(led) for led in alike.groups.values()} == {frozenset({"m0", "m1", "m2"}),
                                                                 frozenset({"m3", "m4", "m5"})}
    together = groups(candidates(), people(), capacity=3, alone={"gender": "never"}, watched={"gender": ["f"]})
    assert together.mentor_of("m0") == together.mentor_of("m4")
    priced = groups(candidates(), people(), capacity=3, alone={"gender": "2.5"}, alike={"major": 100})
    assert priced.total == 60 - Decimal("7.5")  # f with m, m; f with m and one whose gender is not known


def test_time_together_is_kept_or_paid_for():
    table = people()
    table.loc["m5", "free_time"] = MONDAY
    mentors = pandas.DataFrame({"mentor": MENTORS, "free_time": [EVENING, MONDAY]})
    result = groups(candidates(), table, mentors, capacity=3, least_together=180, short_price=1)
    frame = result.groups_frame()
    assert frame["together"].tolist() == [840, 120]  # m5 costs nothing where the mentor has but Monday
    assert frame["time"].tolist() == [0, 4]
    assert result.mentor_of("m5") == "lee"
    with pytest.raises(muster.InvalidInput,
                       match=r"^time together, mentee 'm5': none of its 2 mentors is free at the same time for 180 "
                             r"minutes a week"):
        groups(candidates(), table, mentors, capacity=3, least_together=180)


def every_way_to_halve():
    for half in product([0, 1], repeat=6):
        if sum(half) == 3:
            yield half


def test_some_are_together_and_some_apart_as_asked():
    table = people()
    sets = {"keep_together": [["m0", "m5"]], "keep_apart": {"rivals": ["m1", "m2"], "others": ["m3", "m0"]}}
    result = groups(candidates(), table, capacity=3, balance={"grade": 1}, **sets)
    grade = table["grade"]

    def is_kept(half):
        return half[0] == half[5] and half[1] != half[2] and half[3] != half[0]

    worth = [60 - 2 * abs(Decimal(str(sum(value for value, side in zip(grade, half) if side))) - 225)
             for half in every_way_to_halve() if is_kept(half)]
    assert result.total == max(worth) and result.is_optimal and result.verify()
    assert result.mentor_of("m0") == result.mentor_of("m5") != result.mentor_of("m3")
    assert result.problem.rules.apart[0].name == "rivals"
    assert pickle.loads(pickle.dumps(result)) == result
    assert groups(candidates(), table, capacity=3, balance={"grade": 1}).total > max(worth)


def test_sets_that_cannot_be_are_named_by_codes():
    with pytest.raises(muster.InvalidInput) as refused:
        groups(candidates(), keep_together=[["m0", "m4"], ["m4", "m2"]], capacity=2, minimum=0, unmatched_price=None)
    assert "kept together, mentees 'm0', 'm2', 'm4': no mentor is open to all of them" in str(refused.value)
    with pytest.raises(muster.InvalidInput) as refused:
        groups(candidates(), keep_apart=[["m0", "m9"], "m1"])
    assert str(refused.value) == (
        "keep_apart:1: mentee 'm9' is not among the candidates; add it there or correct the code\n"
        "keep_apart:2: 'm1' are not two mentees or more; name all who are meant")


def test_frames_and_pictures_hold_every_mentee():
    result = groups(candidates(), people(), capacity={"kim": 4, "lee": 2}, minimum=2, mixed={"major": 1})
    frame = result.to_frame()
    assert frame["mentee"].tolist() == [f"m{row}" for row in range(6)]
    assert frame["points"].tolist() == [Decimal(10)] * 6
    assert result.groups_frame()["size"].tolist() == [4, 2]
    assert result.groups_frame()["worth"].sum() == result.total
    picture = result._repr_html_()
    assert picture.count("<tr>") == 3 and "proven best" in picture and all(f"m{row}" in picture for row in range(6))
    assert "proven best" in repr(result)


def test_names_are_escaped_in_the_picture():
    frame = candidates().replace("m0", "<b>&")
    assert "&lt;b&gt;&amp;" in groups(frame, minimum=0)._repr_html_()


def test_mentors_may_rest_and_mentees_may_be_left():
    resting = groups(candidates(4), capacity=4, minimum=3, mentors_may_rest=True)
    assert len(resting.groups) == 1
    left = groups(candidates(4), capacity=3, minimum=3, mentors_may_rest=True, unmatched_price=1)
    assert len(left.unmatched) == 1 and left.total == 30 - 1


def test_the_same_seed_gives_the_same_groups_and_all_of_it_pickles():
    frame = candidates(14)
    table = pandas.DataFrame({"grade": numpy.arange(14) ** 2 % 17}, index=[f"m{row}" for row in range(14)])
    first, second = (groups(frame, table, capacity=8, balance={"grade": [(1, 2), (4, 8)]}, seed=7, work=20_000)
                     for _ in range(2))
    assert isinstance(first, GroupsResult) and first == second
    assert pickle.loads(pickle.dumps(first)) == first
    assert first.result.proof in (GroupProof.prices, GroupProof.search)
    assert first.bound >= first.total


def test_a_problem_built_by_hand_gives_the_raw_result():
    pairs = muster.pair(candidates(4), capacity=2).problem
    problem = GroupProblem(pairs, GroupRules([LevelBalance("grade", [1, 2, 3, 4])]))
    assert problem.rules.balances[0].target == 2
    raw = groups(problem, work=1000)
    assert verify_groups(problem, raw)
    assert pickle.loads(pickle.dumps(problem)) == problem


def test_progress_is_told_and_stops_the_search():
    told = []
    groups(candidates(), people(), balance={"grade": 1},
           progress=lambda step, done, best, bound: told.append((step, done, best, bound)))
    assert told and all(0 <= done <= 1 for _, done, _, _ in told)
    stopped = groups(candidates(40), capacity=25, progress=lambda *_: False)
    assert stopped.verify()


@pytest.mark.parametrize(("given", "message"), [
    ({"balance": {"mark": 1}},
     "mentees: column 'mark' is missing; add it, or correct the name in the rule: write \"major\", or take it out"),
    ({"balance": {"major": 1}},
     "\n".join(f"balance 'major', mentee 'm{row}': \"{kind}\" is not a number; write a number, "
               "-1099511628 to 1099511627, at most six decimal places"
               for row, kind in enumerate(["math"] * 3 + ["law"] * 3))),
    ({"balance": {"grade": {"price": 1}}},
     "balance 'grade': 'price' is not known; take it out (known are steps, measure, target)"),
    ({"balance": {"grade": -1}},
     "balance 1 \"grade\": the price of a step -1000 is not a price; give one from 0 to 2^50"),
    ({"mixed": {"major": 1}, "alike": {"major": 1}},
     "mixed 'major': it is to be alike as well; take it from one of the two"),
    ({"watched": {"gender": ["f"]}},
     "watched 'gender': nothing is asked of those alone in it; name the column in alone as well"),
    ({"alone": {"gender": 1}, "watched": {"gender": ["x"]}},
     "watched 'gender': no mentee is 'x'; take it from the list or correct it"),
    ({"short_price": 1}, "short_price: it is given without least_together; say how many minutes are wanted"),
    ({"least_together": 60}, "mentors: column 'free_time' is missing; add it, or correct the name in the rule"),
])
def test_bad_rules_are_refused(given, message):
    with pytest.raises(muster.InvalidInput) as refused:
        groups(candidates(), people(), **given)
    assert str(refused.value) == message


def test_people_who_are_missing_or_stand_twice_are_named():
    with pytest.raises(muster.InvalidInput) as refused:
        groups(candidates(), people().drop("m3"), mixed={"major": 1})
    assert str(refused.value) == "mentees: mentee 'm3' of the candidates is missing; add a row"
    with pytest.raises(muster.InvalidInput) as refused:
        groups(candidates(), pandas.concat([people(), people().loc[["m3"]]]), mixed={"major": 1})
    assert str(refused.value) == "mentees: mentee 'm3' stands here twice; keep one of the rows"
