"""Pictures of pairings show what the pairings hold."""
import matplotlib
import numpy
import pandas
import pytest

import muster
from muster.pairing import plot_pairing, plot_rank_profile

matplotlib.use("Agg")


def lines_of(axes):
    return [line for line in axes.lines if len(line.get_xdata()) == 2]


@pytest.fixture(scope="module")
def scores():
    return numpy.random.default_rng(5).integers(0, 100, (14, 5))


def test_a_line_stands_for_each_pair_and_a_name_for_each_person(scores):
    result = muster.pair(scores, capacity=3)
    axes = result.plot()
    assert len(lines_of(axes)) == 14
    assert sorted(text.get_text()
                  for text in axes.texts) == sorted([str(at) for at in range(14)] + [str(at) for at in range(5)])


def test_lines_end_where_the_names_stand(scores):
    frame = pandas.DataFrame(scores, [f"m{at}" for at in range(14)],
                             [f"t{at}" for at in range(5)]).stack().reset_index()
    frame.columns = ["mentee", "mentor", "score"]
    result = muster.pair(frame, capacity=3)
    axes = plot_pairing(result)
    height = {text.get_text(): text.get_position()[1] for text in axes.texts}
    drawn = {tuple(line.get_ydata()) for line in lines_of(axes)}
    assert drawn == {(height[mentee], height[mentor]) for mentee, mentor in result.pairs}


def test_people_do_not_stand_on_one_another(scores):
    axes = muster.pair(scores, capacity=6).plot()
    for side in (-1, 1):
        heights = sorted(text.get_position()[1] for text in axes.texts if (text.get_position()[0] > 0.5) == (side > 0))
        assert min(numpy.diff(heights)) > 0.5


def test_who_has_nobody_stands_in_red():
    axes = muster.pair(numpy.array([[5], [4]]), unmatched_price=1).plot()
    red = [text.get_text() for text in axes.texts if text.get_color() == "#b3261e"]
    assert red == ["1"] and len(lines_of(axes)) == 1


def test_many_people_are_shown_by_their_scores():
    scores = numpy.random.default_rng(1).integers(0, 100, (300, 40))
    axes = muster.pair(scores, capacity=9).plot()
    assert len(axes.collections[0].get_offsets()) == 300
    assert axes.get_title() == "300 pairs"


def test_the_profiles_of_several_modes_stand_side_by_side(scores):
    stable = muster.pair(scores, "stable", capacity=3)
    best = muster.pair(scores, capacity=3)
    axes = plot_rank_profile({"stable": stable, "greatest total": stable.profile(best)["mentees"].tolist()[:-1]})
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["stable", "greatest total"]
    assert sum(bar.get_height()
               for bar in axes.containers[0]) == sum(bar.get_height() for bar in axes.containers[1]) == 14
    assert len(stable.plot_profile(side="mentors").containers) == 1
    assert len(lines_of(stable.plot())) == 14


def test_bad_input_is_named(scores):
    with pytest.raises(muster.InvalidInput, match='pairs: column "mentor" is missing'):
        plot_pairing(pandas.DataFrame({"mentee": ["ann"]}))
    with pytest.raises(muster.InvalidInput, match="side: 'left' is none"):
        plot_rank_profile({}, side="left")
