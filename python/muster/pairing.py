"""Who helps whom: `pair` and the models beneath it."""
from collections.abc import Mapping
from decimal import Decimal
from html import escape

import numpy

from ._muster.pairing import *  # noqa: F401,F403
from ._muster.pairing import Fit, Problem, explain, optimal, verify
from .refusal import invalid

MILLION = 1_000_000


def pair(candidates, *, capacity=1, minimum=0, unmatched_price=None, required=(), forbidden=(), progress=None):
    """The pairing of greatest total score, with its proof.

    Parameters
    ----------
    candidates : DataFrame with columns mentee, mentor, score; or Fit; or scipy.sparse matrix; or 2-d array
        Matrices have a row a mentee and a column a mentor; in a dense one -inf (or a masked cell) is no candidate.
        Scores count in points: exact for int and Decimal; floats are rounded, half to even, to a millionth.
    capacity, minimum : int, or mapping or Series from mentor to int
        Most and fewest mentees of a mentor.
    unmatched_price : number, optional
        Points it costs to leave a mentee alone. Without it every mentee must have a mentor.
    required, forbidden : iterable of (mentee, mentor)
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.

    Returns
    -------
    PairingResult

    Raises
    ------
    InvalidInput
        Names the row at fault, or who cannot be placed where nobody can.
    """
    mentees, mentors, columns, fit = _columns(candidates)
    mentee_row = {code: row for row, code in enumerate(mentees)}
    mentor_row = {code: row for row, code in enumerate(mentors)}

    def rows(pairs, what):
        return [(_row(mentee_row, mentee, "mentee", what), _row(mentor_row, mentor, "mentor", what)) for mentee, mentor in pairs]

    problem = Problem(
        _per_mentor(minimum, mentors, "minimum", default=0), _per_mentor(capacity, mentors, "capacity"), len(mentees), *columns,
        unmatched_price=None if unmatched_price is None else _millionths(unmatched_price),
        required=rows(required, "required"), forbidden=rows(forbidden, "forbidden"))
    return PairingResult(problem, optimal(problem, progress=progress), mentees, mentors, fit)


class PairingResult:
    """Who helps whom, and why: an `OptimalPairing` with the codes its rows stand for."""

    def __init__(self, problem, result, mentees, mentors, fit=None):
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)
        self.fit = fit

    @property
    def total(self):
        """Points in all, as an exact Decimal."""
        return Decimal(self.result.pairing.total) / MILLION

    @property
    def pairs(self):
        """List of (mentee, mentor), mentees in the order they came; None for the unmatched."""
        return [(mentee, None if row < 0 else self.mentors[row])
                for mentee, row in zip(self.mentees, self.result.pairing.mentor_of.tolist())]

    def mentor_of(self, mentee):
        """The mentor of a mentee, or None."""
        return dict(self.pairs)[mentee]

    def verify(self):
        """A Verdict: feasible, and proven optimal by its prices? Checked by code that shares nothing with the solver."""
        return verify(self.problem, self.result.pairing, self.result.certificate)

    def explain(self, mentee):
        """Which better mentors there were for a mentee and what stood in the way, as a dict."""
        row = _row({code: row for row, code in enumerate(self.mentees)}, mentee, "mentee", "explain")
        told = explain(self.problem, self.result, row)
        explained = {
            "mentee": mentee,
            "mentor": None if told.mentor is None else self.mentors[told.mentor],
            "points": Decimal(told.worth) / MILLION,
            "better": [{
                "mentor": self.mentors[other.mentor],
                "points": Decimal(other.score) / MILLION,
                "better_by": Decimal(other.better_by) / MILLION,
                "lost_elsewhere": Decimal(other.lost_elsewhere) / MILLION,
                "held_by": [self.mentees[holder] for holder in other.held_by],
            } for other in told.better],
        }
        if self.fit is not None and told.mentor is not None:
            explained["parts"] = [(part.feature.name, part.points, part.reason) for part in self.fit.score(told.mentor, row).parts]
        return explained

    def to_frame(self):
        """DataFrame: mentee, mentor, points (Decimal); a row a mentee."""
        import pandas

        scores = [self._points(row, mentor) for row, mentor in enumerate(self.result.pairing.mentor_of.tolist())]
        mentees, mentors = zip(*self.pairs) if self.mentees else ((), ())
        return pandas.DataFrame({"mentee": list(mentees), "mentor": list(mentors), "points": scores})

    def _points(self, mentee, mentor):
        return None if mentor < 0 else Decimal(self.problem.score_of(mentee, mentor)) / MILLION

    def __eq__(self, other):
        if not isinstance(other, PairingResult):
            return NotImplemented
        return (self.problem, self.result, self.mentees, self.mentors) == (other.problem, other.result, other.mentees, other.mentors)

    def __repr__(self):
        alone = sum(mentor is None for _, mentor in self.pairs)
        return f"<muster.PairingResult: {len(self.mentees) - alone} pairs, {alone} unmatched, {self.total} points>"

    def _repr_html_(self):
        lines = "".join(
            f"<tr><td>{escape(str(mentee))}</td><td>{escape('' if mentor is None else str(mentor))}</td><td style='text-align:right'>{points}</td></tr>"
            for (mentee, mentor), points in zip(self.pairs, self.to_frame()["points"].map(lambda value: "" if value is None else value)))
        proof = "proven optimal by its prices" if self.verify() else "NOT proven"
        return (f"<table><caption>{len(self.mentees)} mentees, {self.total} points, {proof}</caption>"
                f"<tr><th>mentee</th><th>mentor</th><th>points</th></tr>{lines}</table>")


def _row(rows, code, thing, place):
    if code not in rows:
        raise invalid(f"{place}", f"{thing} {code!r} is not among the candidates", "add it there or correct the code")
    return rows[code]


def _per_mentor(given, mentors, name, default=None):
    """A uint32 column from one number for all or a mapping by mentor."""
    if isinstance(given, Mapping) or hasattr(given, "to_dict"):
        by_mentor = dict(given)
        missing = [code for code in mentors if code not in by_mentor]
        if missing and default is None:
            raise invalid(f"{name}", f"mentor {missing[0]!r} has none", "give one for every mentor")
        values = [by_mentor.get(code, default) for code in mentors]
    else:
        values = [given] * len(mentors)
    for code, value in zip(mentors, values):
        if value != int(value) or not 0 <= int(value) < 2**32:
            raise invalid(f"{name}", f"{value!r} of mentor {code!r} is not a number of mentees", "give a whole number from 0")
    return numpy.array([int(value) for value in values], dtype=numpy.uint32)


def _millionths(points):
    """An exact int of millionths; a float is rounded half to even."""
    number = Decimal(str(points)) * MILLION
    if not number.is_finite():
        raise invalid("points", f"{points!r} is not a number", "give a finite one")
    return int(number.to_integral_value())


def _columns(candidates):
    """(mentees, mentors, (mentee, mentor, score) columns, fit or None) of whatever was passed."""
    if isinstance(candidates, Fit):
        return candidates.mentees, candidates.mentors, candidates.candidates(), candidates
    if hasattr(candidates, "columns") and hasattr(candidates, "to_numpy"):
        return (*_from_frame(candidates), None)
    if hasattr(candidates, "tocsr"):
        matrix = candidates.tocsr()
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
        score, shape = _score_column(dense.data[may_be]), dense.shape
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


def _score_column(scores):
    """int64 millionths of a column of points."""
    scores = numpy.asarray(scores)
    if scores.dtype.kind in "iub":
        wide = scores.astype(object) * MILLION if scores.size and abs(scores).max() > 2**62 // MILLION else scores.astype(numpy.int64) * MILLION
        return numpy.asarray(wide, dtype=numpy.int64)
    if scores.dtype.kind == "f":
        if not numpy.isfinite(scores).all():
            row = int(numpy.flatnonzero(~numpy.isfinite(scores))[0])
            raise invalid("candidates", f"score {scores[row]} of row {row} is not a number", "drop the pair or give it a score")
        return numpy.rint(scores.astype(numpy.float64) * MILLION).astype(numpy.int64)
    return numpy.array([_millionths(score) for score in scores], dtype=numpy.int64)


from .groups import GroupsResult, groups  # noqa: E402,F401  (they use what stands above)
