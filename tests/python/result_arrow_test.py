"""Results go out by Arrow's C data interface: what another program reads is what their frames say."""
import gc
import resource
from datetime import date, timedelta
from decimal import Decimal

import muster
import numpy
import pandas
import pytest
from arrow_reader import consumed

MONDAY = date(2026, 9, 7)
SHIFTS = [{"day": MONDAY + timedelta(days=at), "shift": "desk", "minimum": 1} for at in range(6)]
PAIRS = {"mentee": ["m1", "m1", "m2", "m3"], "mentor": ["甲", "B", "B", "甲"], "score": ["1.25", "3", "2", "0.000001"]}


def evaluated():
    scheme = muster.evaluation.Scheme.from_dict({
        "study": {"weight": 2, "rule": "sum", "cap": 20}, "help": "count each 5"})
    grades = [muster.evaluation.Grade("best", from_="2"), muster.evaluation.Grade("rest")]
    points = {"member": ["ann", "bo", "丙"], "study": ["1.5", "7", None], "help": [3, None, 1],
              "unit": ["A", None, "A"]}
    return muster.evaluate(muster.evaluation.Scheme(scheme.parts.replace(grades=grades)), points, day="2026-09-07",
                           is_ranked=True)


def said(value):
    """A cell of a frame as plain Python has it."""
    if value is None or value is pandas.NA or (isinstance(value, float) and numpy.isnan(value)):
        return None
    return value.item() if isinstance(value, numpy.generic) else value


RESULTS = {
    "an evaluation": evaluated,
    "a roster": lambda: muster.plan(SHIFTS, ["ann", "bo"], time_limit=None, work_limit=2000),
    "a pairing": lambda: muster.pair(PAIRS, capacity=2),
    "a pairing of numbers": lambda: muster.pair({**PAIRS, "mentee": [1, 1, 2, 3]}, capacity=2),
    "a dense pairing": lambda: muster.pair(numpy.array([[1.5, 2.0], [2.5, 1.0]])),
    "a choice": lambda: muster.pair(PAIRS, mode="rank_maximal", capacity=2),
}


@pytest.mark.parametrize("make", RESULTS.values(), ids=list(RESULTS))
def test_another_reader_finds_what_the_frame_says(make):
    result = make()
    frame, columns = result.to_frame(), consumed(result.__arrow_c_stream__())
    assert list(columns) == [str(name) for name in frame.columns] and len(frame)
    for name in columns:
        assert columns[name] == [said(value) for value in frame[name].astype(object)], name


def test_scores_are_decimals_and_ranks_whole_numbers():
    columns = consumed(evaluated().__arrow_c_stream__())
    assert columns["total"] == [Decimal("2.666666666667"), Decimal("4.666666666667"), Decimal("1.666666666667")]
    assert columns["rank"] == [2, 1, 3] and columns["grade"] == ["best", "best", "rest"]


def test_points_of_more_places_widen_the_type_and_no_digit_is_lost():
    from muster.result_arrow import _decimals
    column = pandas.Series([Decimal("0.1234567890123"), None, Decimal("-12345678901234567890123")], dtype=object)
    name, form, length, nulls, buffers, _ = _decimals("points", column, column.isna().to_numpy())
    assert (form, length, nulls) == ("d:38,13", 3, 1)
    assert [int.from_bytes(buffers[1][at:at + 16], "little", signed=True) for at in (0, 16, 32)] == [
        1234567890123, 0, -12345678901234567890123 * 10 ** 13]
    with pytest.raises(muster.InvalidInput, match='column "points" has a number of more than 38 digits'):
        _decimals("points", pandas.Series([Decimal(10) ** 33], dtype=object), numpy.array([False]))


def test_codes_of_several_kinds_are_refused():
    mixed = muster.pair({**PAIRS, "mentee": ["m1", "m1", 2, 3]}, capacity=2)
    with pytest.raises(muster.InvalidInput) as refused:
        mixed.__arrow_c_stream__()
    assert str(refused.value) == (
        'arrow: column "mentee" has values of the kinds int, str, which no column of Arrow\'s has; '
        "give codes that are all text or all whole numbers")


def test_a_stream_outlives_its_result_and_memory_is_flat():
    result = evaluated()
    capsule = result.__arrow_c_stream__()
    del result
    gc.collect()
    assert consumed(capsule)["member"] == ["ann", "bo", "丙"]
    result = evaluated()
    for _ in range(200):
        result.__arrow_c_stream__()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for at in range(1000):
        capsule = result.__arrow_c_stream__()
        if at % 2:
            consumed(capsule)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4096, "kB"
