"""Agreement of raters, held to published values and to SciPy."""
import random

import numpy
import pytest
from muster import InvalidInput
from muster.evaluation import agreement
from scipy.stats import friedmanchisquare

SEED = random.SystemRandom().randrange(2**32)
# Shrout and Fleiss (1979), table 2: six targets, four judges
JUDGED = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def table(rows):
    return [{"subject": f"S{row}", "rater": f"R{column}", "value": value}
            for row, line in enumerate(rows) for column, value in enumerate(line) if value is not None]


def test_the_table_of_shrout_and_fleiss():
    made = agreement(table(JUDGED))
    assert [round(each, 2) for each in (made.icc1, made.icc2, made.icc3)] == [0.17, 0.29, 0.71]
    assert [round(each, 2) for each in (made.icc1_mean, made.icc2_mean, made.icc3_mean)] == [0.44, 0.62, 0.91]
    assert made.cohen_kappa is None and made.complete == 6


def test_frames_and_columns_are_read_alike():
    import pandas

    rows = table(JUDGED)
    columns = {name: [row[name] for row in rows] for name in ("subject", "rater", "value")}
    assert agreement(pandas.DataFrame(rows)) == agreement(columns) == agreement(rows[::-1])


def test_concordance_is_friedmans():
    """Kendall's W is Friedman's statistic over raters times (subjects - 1), ties included."""
    chance = numpy.random.default_rng(SEED)
    print("seed", SEED)
    for _ in range(50):
        ratings = chance.integers(0, 6, size=(int(chance.integers(3, 9)), int(chance.integers(3, 6))))
        made = agreement(table(ratings.tolist())).kendall_w
        with numpy.errstate(invalid="ignore", divide="ignore"):
            statistic = friedmanchisquare(*ratings).statistic
        if made is None:
            assert not numpy.isfinite(statistic)
        else:
            assert made == pytest.approx(statistic / (ratings.shape[1] * (ratings.shape[0] - 1)))


def test_intraclass_correlations_are_those_of_the_analysis_of_variance():
    chance = numpy.random.default_rng(SEED)
    for _ in range(50):
        rows, raters = int(chance.integers(2, 9)), int(chance.integers(2, 6))
        ratings = chance.integers(0, 1000, size=(rows, raters)) / 8
        made = agreement(table(ratings.tolist()))
        mean = ratings.mean()
        between = raters * ((ratings.mean(axis=1) - mean) ** 2).sum() / (rows - 1)
        judges = rows * ((ratings.mean(axis=0) - mean) ** 2).sum() / (raters - 1)
        within = ((ratings - ratings.mean(axis=1, keepdims=True)) ** 2).sum() / (rows * (raters - 1))
        rest = (within * rows * (raters - 1) - judges * (raters - 1)) / ((rows - 1) * (raters - 1))
        assert made.icc1 == pytest.approx((between - within) / (between + (raters - 1) * within))
        assert made.icc2 == pytest.approx(
            (between - rest) / (between + (raters - 1) * rest + raters * (judges - rest) / rows))
        assert made.icc3_mean == pytest.approx((between - rest) / between)


@pytest.mark.parametrize("rows, message", [
    ([{"subject": "a", "rater": "x", "value": 1}, {"subject": "a", "rater": "x", "value": 2}],
     'ratings:2: rater "x" rates subject "a" twice (first in row 1); keep one of the rows'),
    ([{"subject": "a", "rater": "x", "value": "good"}], 'ratings:1: column "value": "good" is not a number'),
    ([{"subject": "a", "rater": "x"}], 'column "value" is missing'),
])
def test_what_is_no_rating_is_refused(rows, message):
    with pytest.raises(InvalidInput) as refused:
        agreement(rows)
    assert message in str(refused.value)


def test_what_ratings_say_nothing_of_is_none():
    made = agreement([{"subject": "a", "rater": "x", "value": 1}])
    assert made.alpha_interval is None and made.icc1 is None and made.kendall_w is None and made.ratings == 1
