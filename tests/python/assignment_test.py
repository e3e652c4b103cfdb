"""muster.pairing.assign as a user of NumPy meets it, held against scipy."""
import pickle
import signal

import numpy
import pytest
from hypothesis import example, given, settings, strategies
from hypothesis.extra import numpy as arrays
from scipy.optimize import linear_sum_assignment

import muster
from muster.pairing import assign

KINDS = [numpy.int32, numpy.int64, numpy.float32, numpy.float64]


def scipy_total(scores, maximize):
    rows, columns = linear_sum_assignment(scores, maximize=maximize)
    return scores[rows, columns].astype(float if scores.dtype.kind == "f" else int).sum()


def is_whole(result, shape):
    """All of the smaller side have a partner and nobody has two."""
    taken = result.columns[result.columns >= 0]
    return (result.columns.shape == (shape[0],) and len(taken) == min(shape) == len(set(taken.tolist()))
            and (taken < shape[1]).all())


def all_but(few, shape, rest):
    scores = numpy.full(shape, rest)
    for place, score in few.items():
        scores[place] = score
    return scores


@pytest.mark.parametrize("maximize", [True, False])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", [(1, 1), (7, 7), (40, 90), (90, 40), (333, 333), (30, 3000), (3000, 30), (800, 801)])
def test_agrees_with_scipy_and_proves_it(shape, kind, maximize):
    random = numpy.random.default_rng(sum(shape))
    scores = (random.integers(-500, 500, shape) if numpy.dtype(kind).kind == "i" else random.random(shape)).astype(kind)
    result = assign(scores, maximize=maximize)
    assert is_whole(result, shape)
    verdict = result.verify()
    assert verdict, verdict.fault
    assert result.maximize is maximize
    if numpy.dtype(kind).kind == "i":
        assert type(result.total) is int and result.total == scipy_total(scores, maximize)
        assert verdict.gap == 0
    else:
        assert result.total == pytest.approx(scipy_total(scores.astype(float), maximize), rel=1e-12)
        assert verdict.gap < 1e-9


@settings(deadline=None, max_examples=200)
@given(arrays.arrays(strategies.sampled_from([numpy.int32, numpy.int64]),
                     arrays.array_shapes(min_dims=2, max_dims=2, max_side=12), elements=strategies.integers(-20, 20)),
       strategies.booleans())
def test_small_integers_agree_with_scipy(scores, maximize):
    result = assign(scores, maximize=maximize)
    assert result.total == scipy_total(scores, maximize)
    assert result.verify()
    gain, price = result.row_gain[:, None], result.column_price[None, :]
    assert ((gain + price >= scores) if maximize else (gain + price <= scores)).all()


@settings(deadline=None, max_examples=200)
@given(arrays.arrays(numpy.float64, arrays.array_shapes(min_dims=2, max_dims=2, max_side=9),
                     elements=strategies.one_of(strategies.floats(-1e6, 1e6), strategies.just(-numpy.inf))))
@example(all_but({(0, 5): 0, (3, 4): 866257, (4, 1): 0, (5, 0): 0}, (6, 7), -182319.00000000035))
def test_floats_with_pairs_that_may_not_be_agree_with_scipy(scores):
    try:
        best = scipy_total(scores, True)
    except ValueError:
        with pytest.raises(muster.InvalidInput):
            assign(scores)
        return
    result = assign(scores)
    assert result.total == pytest.approx(best, rel=1e-9, abs=1e-6)
    assert result.verify()


@pytest.mark.parametrize("change", [
    lambda scores: scores[:, 5:60], lambda scores: scores[::3], lambda scores: scores[::-1],
    lambda scores: scores[:, ::2], lambda scores: scores.T, lambda scores: numpy.asfortranarray(
        scores), lambda scores: scores.astype(">f8"),
    lambda scores: numpy.broadcast_to(scores[0], (20, 80)),
], ids=["some columns", "some rows", "backwards", "every other column", "turned", "by column", "big-endian",
        "one row repeated"])
def test_any_layout_is_read(change):
    scores = change(numpy.random.default_rng(8).random((70, 80)))
    result = assign(scores)
    assert result.total == pytest.approx(scipy_total(numpy.ascontiguousarray(scores, dtype=float), True), rel=1e-12)
    assert result.verify()


@pytest.mark.parametrize("kind", ["bool", "int8", "uint8", "int16", "uint16", "uint32", "float16"])
def test_narrower_kinds_are_widened(kind):
    scores = (numpy.random.default_rng(9).random((20, 25)) * 100).astype(kind)
    wide = scores.astype(float if kind == "float16" else int)
    assert assign(scores).total == pytest.approx(scipy_total(wide, True))


def test_lists_are_matrices_too():
    assert assign([[1, 2], [5, 3]]).columns.tolist() == [1, 0]


def test_the_matrix_is_not_copied_and_the_proof_is_of_what_it_holds():
    scores = numpy.random.default_rng(10).random((30, 30))
    result = assign(scores)
    scores[3, 5] += 10
    verdict = result.verify()
    assert not verdict
    assert verdict.fault == "mentee 3 with mentor 5 scores better than gain and price allow"
    assert verdict.gap >= assign(scores).total - scores[range(30), result.columns].sum() - 1e-12


def test_threads_do_not_change_the_result():
    scores = numpy.random.default_rng(11).random((1500, 1600))
    assert assign(scores, threads=2) == assign(scores)


def test_a_result_is_a_value():
    scores = numpy.random.default_rng(12).integers(0, 50, (6, 9))
    result = assign(scores)
    again = pickle.loads(pickle.dumps(result))
    assert again == result and again.verify()
    assert result != assign(scores, maximize=False)
    assert repr(result) == f"<muster.pairing.Assignment: 6 rows, 9 columns, total {result.total}>"
    assert repr(result.verify()) == "<muster.pairing.AssignmentVerdict: holds, gap 0.0>"
    floats = assign(scores / 7, maximize=False)
    assert pickle.loads(pickle.dumps(floats)) == floats


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0)])
def test_empty_sides_give_an_empty_result(shape):
    result = assign(numpy.zeros(shape))
    assert result.columns.tolist() == [-1] * shape[0]
    assert result.total == 0 and result.verify()


NAN_AT_2_1 = numpy.where(numpy.arange(12).reshape(4, 3) == 7, numpy.nan, 1.0)


@pytest.mark.parametrize("scores, options, message", [
    (NAN_AT_2_1, {}, "scores: the score of row 2, column 1 is not a number; "
                     "give it a number, or minus infinity if the pair may not be"),
    (numpy.full((4, 3), -numpy.inf), {"maximize": False},
     "scores: the score of row 0, column 0 is infinite; give it a number; only plus infinity has a "
     "meaning, that the pair may not be"),
    (numpy.zeros(3), {}, "scores: an array of 1 dimensions; pass a row a mentee and a column a mentor"),
    (numpy.zeros((2, 2), complex), {}, "scores: they are of type complex128; give int32, int64, float32 or float64"),
    (numpy.zeros((2, 2), "uint64"), {}, "scores: they are of type uint64; give int32, int64, float32 or float64"),
    (numpy.array([["a", "b"]]), {}, "scores: they are of type <U1; give int32, int64, float32 or float64"),
    (numpy.ma.masked_equal([[1, 2]], 2), {},
     "scores: some may be masked; fill them: minus infinity says that a pair may not be"),
    (numpy.zeros((2, 2)), {"threads": 0}, "threads: no thread to work with; give 1 or more"),
    (numpy.full((2, 2), -2**63), {},
     "scores: the score of row 0, column 0 is above 2^57 in size; scale the scores down"),
    (numpy.full((3, 2), [1, -numpy.inf]), {},
     "pairing: 1 mentors (the first is 1) must take 1 mentees and only 0 mentees may go to them; lower a minimum or "
     "add candidates"),
], ids=["nan", "infinite", "column", "complex", "uint64", "text", "masked", "threads", "too large", "nobody may"])
def test_bad_input_is_named(scores, options, message):
    with pytest.raises(muster.Error) as raised:
        assign(scores, **options)
    assert str(raised.value) == message


def test_it_reports_and_can_be_stopped():
    scores = numpy.random.default_rng(13).random((3000, 3000))
    told = []
    assign(scores, progress=lambda step, done, best, bound: told.append((step, done)))
    assert told and all(0 <= done <= 1 for _, done in told)
    with pytest.raises(muster.Stopped):
        assign(scores, progress=lambda *_: False)


def test_ctrl_c_in_the_middle_raises_keyboard_interrupt():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            assign(numpy.random.default_rng(14).random((3000, 3000)),
                   progress=lambda *_: signal.raise_signal(signal.SIGINT))
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(("kind", "largest", "beyond"), [
    (numpy.float64, 2.0**960, numpy.nextafter(2.0**960, numpy.inf)),
    (numpy.float32, numpy.finfo(numpy.float32).max, numpy.float32("inf")),
    (numpy.int64, 2**57 - 1, 2**57 + 1),
    (numpy.int32, 2**31 - 1, None),
])
@pytest.mark.parametrize("size", [3, 10, 17])
@pytest.mark.parametrize("maximize", [True, False])
def test_scores_are_taken_up_to_the_largest_and_no_further(kind, largest, beyond, size, maximize):
    sign = 1 if maximize else -1
    for cell in (0, size * size // 2, size * size - 1):
        scores = numpy.ones((size, size), dtype=kind)
        scores.flat[cell] = sign * largest
        result = assign(scores, maximize=maximize)
        assert result.verify() and result.columns[cell // size] == cell % size
        if beyond is not None:
            scores.flat[cell] = sign * beyond
            with pytest.raises(muster.Error, match=f"row {cell // size}, column {cell % size} is"):
                assign(scores, maximize=maximize)


@pytest.mark.parametrize("scores", [
    numpy.arange(12.0).reshape(3, 4), numpy.arange(12).reshape(4, 3), numpy.arange(24.0).reshape(4, 6)[:, ::2],
    numpy.asfortranarray(numpy.arange(9.0).reshape(3, 3)), numpy.zeros((0, 3)),
    numpy.arange(6, dtype=numpy.int8).reshape(2, 3), numpy.arange(9, dtype=">f8").reshape(3, 3), [[1, 2], [3, 4]]])
def test_a_call_in_short_and_one_in_full_give_the_same(scores):
    for maximize in (True, False):
        assert assign(scores, maximize=maximize) == assign(scores, maximize=maximize, threads=2, progress=None)
        assert assign(scores, maximize=maximize) == assign(scores, progress=lambda *_: True, maximize=maximize)
    assert assign(scores) == assign(scores, maximize=numpy.True_) == assign(scores=scores)
    with pytest.raises(TypeError):
        assign(scores, minimize=True)
    for threads in (0, -1, 2**70, True, 1.0, None):
        with pytest.raises((TypeError, muster.Error)):
            assign(scores, threads=threads)
    with pytest.raises(TypeError):
        assign()
