"""Candidates from frames, matrices and fits: who may help whom, as columns of rows and millionths."""
from collections.abc import Mapping
from decimal import Decimal

import numpy

from .._muster.pairing import Fit
from ..refusal import invalid

MILLION = 1_000_000
LARGEST = 2**50 / MILLION  # points that a Problem takes


def row_of(rows, code, thing, place):
    if code not in rows:
        raise invalid(f"{place}", f"{thing} {code!r} is not among the candidates", "add it there or correct the code")
    return rows[code]


def per_person(given, codes, name, default=None, thing="mentor", counts="mentees"):
    """A uint32 column from one number for all or a mapping by code."""
    if isinstance(given, Mapping) or hasattr(given, "to_dict"):
        by_code = dict(given)
        missing = [code for code in codes if code not in by_code]
        if missing and default is None:
            raise invalid(f"{name}", f"{thing} {missing[0]!r} has none", f"give one for every {thing}")
        values = [by_code.get(code, default) for code in codes]
    else:
        values = [given] * len(codes)
    for code, value in zip(codes, values):
        if not _is_count(value):
            raise invalid(f"{name}", f"{value!r} of {thing} {code!r} is not a number of {counts}", "give a whole number from 0")
    return numpy.array([int(value) for value in values], dtype=numpy.uint32)


def _is_count(value):
    try:
        return value == int(value) and 0 <= int(value) < 2**32
    except (TypeError, ValueError, OverflowError):
        return False


def millionths(points):
    """An exact int of millionths; a float is rounded half to even."""
    number = Decimal(str(points)) * MILLION
    if not number.is_finite():
        raise invalid("points", f"{points!r} is not a number", "give a finite one")
    return int(number.to_integral_value())


def read(candidates):
    """(mentees, mentors, (mentee, mentor, score) columns, fit or None) of whatever was passed."""
    if isinstance(candidates, Fit):
        return candidates.mentees, candidates.mentors, candidates.candidates(), candidates
    if hasattr(candidates, "columns") and hasattr(candidates, "to_numpy"):
        return (*_from_frame(candidates), None)
    if hasattr(candidates, "tocsr"):
        matrix = candidates.tocsr()
        if not matrix.has_canonical_format:
            matrix = matrix.copy()  # not the caller's
            matrix.sum_duplicates()
        mentee = numpy.repeat(numpy.arange(matrix.shape[0], dtype=numpy.uint32), numpy.diff(matrix.indptr))
        mentor, score, shape = matrix.indices.astype(numpy.uint32), _score_column(matrix.data), matrix.shape
    else:
        dense = numpy.ma.asarray(candidates)
        if dense.ndim != 2:
            raise invalid("candidates", f"an array of {dense.ndim} dimensions", "pass a row a mentee and a column a mentor")
        may_be = ~numpy.ma.getmaskarray(dense)
        if dense.dtype.kind == "f":
            may_be &= ~numpy.isneginf(dense.data)
        mentee, mentor = (index.astype(numpy.uint32) for index in numpy.nonzero(may_be))
        score, shape = _score_column(dense.data[may_be], lambda at: f"row {mentee[at]}, column {mentor[at]}"), dense.shape
    return list(range(shape[0])), list(range(shape[1])), (mentee, mentor, score), None


def _from_frame(frame):
    missing = [name for name in ("mentee", "mentor", "score") if name not in frame.columns]
    if missing:
        raise invalid("candidates", f"column {missing[0]!r} is missing", "a frame has mentee, mentor and score")
    import pandas

    mentee_rows, mentees = pandas.factorize(frame["mentee"])
    mentor_rows, mentors = pandas.factorize(frame["mentor"])
    if (mentee_rows < 0).any() or (mentor_rows < 0).any():
        raise invalid("candidates", "a row has no mentee or no mentor", "fill it in or drop it")
    score = _score_column(frame["score"].to_numpy())
    return list(mentees), list(mentors), (mentee_rows.astype(numpy.uint32), mentor_rows.astype(numpy.uint32), score)


def _score_column(scores, place=lambda at: f"row {at}"):
    """int64 millionths of a column of points; `place` puts in words where an entry stands."""
    scores = numpy.asarray(scores)
    if scores.dtype.kind in "iub":
        wide = scores.astype(object) * MILLION if scores.size and abs(scores).max() > 2**62 // MILLION else scores.astype(numpy.int64) * MILLION
        return numpy.asarray(wide, dtype=numpy.int64)
    if scores.dtype.kind == "f":
        bad = ~(numpy.abs(scores) < LARGEST)  # NaN among them
        if bad.any():
            at = int(numpy.flatnonzero(bad)[0])
            if numpy.isfinite(scores[at]):
                raise invalid("candidates", f"score {scores[at]} of {place(at)} is beyond 10^9 points", "use a larger unit for scores")
            raise invalid("candidates", f"score {scores[at]} of {place(at)} is not a number", "drop the pair or give it a score")
        return numpy.rint(scores.astype(numpy.float64) * MILLION).astype(numpy.int64)
    return numpy.array([millionths(score) for score in scores], dtype=numpy.int64)
