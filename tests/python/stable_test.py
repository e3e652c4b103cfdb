"""Stable pairings from lists and from scores: nobody walks away, and the checker says so."""
import itertools
import pickle

import numpy
import pandas
import pytest

import muster
from muster.pairing import StableResult, stable, stable_from_scores

LISTS = ({"ann": ["kim", "lee"], "bo": ["kim", "lee"], "cy": ["lee", "kim"]},
         {"kim": ["cy", "bo", "ann"], "lee": ["ann", "bo", "cy"]})


def blocks(mentees, mentors, capacity, chosen):
    """Pairs that would rather have each other, by the lists' own words."""
    def likes(listed, one, other):
        return one in listed and (other is None or other not in listed or listed.index(one) < listed.index(other))

    for mentee, mentor in itertools.product(mentees, mentors):
        held = [other for other, its in chosen.items() if its == mentor]
        if chosen[mentee] == mentor or mentee not in mentors[mentor]:
            continue
        if not likes(mentees[mentee], mentor, chosen[mentee]):
            continue
        if len(held) < capacity or any(likes(mentors[mentor], mentee, other) for other in held):
            yield mentee, mentor


def test_each_side_gets_its_best_when_it_asks():
    mentees_ask = stable(*LISTS)
    assert mentees_ask.pairs == [("ann", "lee"), ("bo", None), ("cy", "kim")] and mentees_ask.verify()
    extremes = mentees_ask.extremes()
    assert extremes["mentees_best"].tolist() == [mentor for _, mentor in mentees_ask.pairs]
    assert extremes["mentors_best"].tolist() == [mentor for _, mentor in stable(*LISTS, proposer="mentors").pairs]
    assert len(mentees_ask.blocking_pairs()) == 0


@pytest.mark.parametrize("seed", range(20))
def test_nobody_blocks_by_the_lists_own_words(seed):
    random = numpy.random.default_rng(seed)
    names, others = [f"m{at}" for at in range(7)], [f"t{at}" for at in range(4)]
    mentees = {name: list(random.permutation(others)[:random.integers(0, 5)]) for name in names}
    mentors = {name: list(random.permutation(names)[:random.integers(0, 8)]) for name in others}
    for proposer in ("mentees", "mentors"):
        result = stable(mentees, mentors, capacity=2, proposer=proposer)
        assert not list(blocks(mentees, mentors, 2, dict(result.pairs)))
        assert result.verify()


def test_scores_make_lists_and_equal_ones_ties():
    frame = pandas.DataFrame({"mentee": ["ann", "ann", "bo", "bo"], "mentor": ["kim", "lee", "kim", "lee"],
                              "mentee_score": [5, 4, 5, 5], "mentor_score": [1, 2, 3, 3]})
    result = muster.pair(frame, "stable")
    assert isinstance(result, StableResult) and result.verify()
    assert result.to_frame().to_dict("list") == {"mentee": ["ann", "bo"], "mentor": ["lee", "kim"],
                                                 "mentee_choice": [2, 1], "mentor_choice": [2, 1]}
    matrix = numpy.array([[5.0, 4.0], [5.0, 5.0]])
    assert stable_from_scores(matrix, mentor_scores=[[1, 2], [3, 3]]).pairs == [(0, 1), (1, 0)]
    assert result.problem.mentee_lists[2].tolist() == [False, False, False, True]


def test_the_profile_counts_choices_also_of_another_mode():
    random = numpy.random.default_rng(3)
    scores = random.integers(0, 100, (12, 4))
    result = muster.pair(scores, "stable", capacity=3)
    profile = result.profile()
    assert profile["mentees"].sum() == profile["mentors"].sum() == 12
    best = muster.pair(scores, capacity=3)
    assert result.profile(best)["mentees"].sum() == 12
    choices = sum(choice * count for choice, count in zip(profile["choice"][:-1], profile["mentees"][:-1]))
    assert choices == result.to_frame()["mentee_choice"].sum()


def test_ties_may_be_drawn_by_lot_and_the_seed_decides():
    mentees = {f"m{at}": [["a", "b", "c"]] for at in range(3)}
    mentors = {name: [list(mentees)] for name in "abc"}
    drawn = {tuple(stable(mentees, mentors, ties="lottery_per_list", seed=seed).pairs) for seed in range(20)}
    assert len(drawn) > 1
    assert stable(mentees, mentors, ties="single_lottery",
                  seed=4) == stable(mentees, mentors, ties="single_lottery", seed=4)


def test_results_travel():
    result = stable(*LISTS, capacity=2, ties="single_lottery", seed=7)
    assert pickle.loads(pickle.dumps(result)) == result
    assert pickle.loads(pickle.dumps(result.problem)) == result.problem
    assert "&lt;b&gt;" in stable({"<b>": []}, {})._repr_html_()


def test_a_doctored_pairing_is_named():
    result = stable(*LISTS)
    swapped = stable(*LISTS)
    swapped.result = type("Made", (), {"mentor_of": numpy.array([0, -1, 1])})()
    assert result.verify()
    assert swapped.verify().fault == "bo and kim would rather have each other"
    assert swapped.blocking_pairs().values.tolist() == [["bo", "kim", None, "ann"], ["bo", "lee", None, "cy"]]


BAD = {
    "an unknown mentor": (lambda: stable({"ann": ["zoe"]}, {"kim": ["ann"]}),
                          "list of mentee 'ann': mentor 'zoe' has no list"),
    "a mentor twice": (lambda: stable({"ann": ["kim", "kim"]}, {"kim": ["ann"]}),
                       "list of mentee 'ann': mentor 'kim' stands there twice"),
    "no mapping": (lambda: stable(["kim"], {"kim": []}), "mentees: list is no mapping"),
    "half a place": (lambda: stable(*LISTS, capacity=0.5), "capacity: 0.5 of mentor 'kim' is not a number of mentees"),
    "a negative place": (lambda: stable(*LISTS, capacity=-1),
                         "capacity: -1 of mentor 'kim' is not a number of mentees"),
    "an unknown side": (lambda: stable(*LISTS, proposer="nobody"),
                        "proposer: 'nobody' is none; choose one of mentees, mentors"),
    "an unknown order": (lambda: stable(*LISTS, ties="dice"), "ties: 'dice' is none; choose one of as_listed"),
    "scores of another shape": (lambda: stable_from_scores(numpy.ones((2, 2)), mentor_scores=numpy.ones((2, 3))),
                                "mentor_scores: its shape is (2, 3)"),
    "a score that is no number": (lambda: stable_from_scores(numpy.ones((1, 1)), mentor_scores=[[float("nan")]]),
                                  "score nan of row 0, column 0"),
    "somebody else's pairing": (lambda: stable(*LISTS).profile(muster.pair(numpy.ones((1, 1)))),
                                "profile: mentor 0 has no list"),
    "asked for nobody": (lambda: stable(*LISTS).mentor_of("zoe"),
                         "mentor_of: mentee 'zoe' is not among the candidates"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_names_place_fault_and_remedy(name):
    call, beginning = BAD[name]
    with pytest.raises(muster.InvalidInput) as refused:
        call()
    assert beginning in str(refused.value)
    assert refused.value.remedy


def test_progress_may_stop_it():
    with pytest.raises(muster.Stopped):
        stable_from_scores(numpy.random.default_rng(1).random((600, 600)), progress=lambda *report: False)
