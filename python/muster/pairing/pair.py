"""`pair`: one door to every mode of pairing."""
import numpy

from .._muster.pairing import fair as _fair
from .._muster.pairing import optimal as _optimal
from .._muster.pairing import earlier_pairing
from .._muster.pairing import repair as _repair
from ..refusal import invalid
from .candidates import millionths
from .dense import DenseResult, is_plain
from .groups import groups
from .problem import setting
from .results import FairResult, PairingResult, RepairedResult
from .stable import stable_from_scores


def pair(candidates, mode="optimal", **options):
    """Who helps whom, with its proof.

    Parameters
    ----------
    candidates : DataFrame with columns mentee, mentor, score; or Fit; or scipy.sparse matrix; or 2-d array
        Matrices have a row a mentee and a column a mentor; in a dense one -inf (or a masked cell) is no candidate.
        Scores count in points: exact for int and Decimal; floats are rounded, half to even, to a millionth. A full matrix
        of numbers with no other option is read where it lies, unrounded (a `DenseResult`).
    mode : str
        "optimal": greatest total. "fair": the worst served as well as can be, then the next, then the total.
        "stable": no two would rather have each other, see `stable_from_scores`. "groups": study groups, see `groups`.
        "repair": most pairs of `before` kept, then the greatest total.
    capacity, minimum : int, or mapping or Series from mentor to int
        Most and fewest mentees of a mentor.
    unmatched_price : number, optional
        Points it costs to miss a mentor. Without it every mentee must have all that it wants.
    required, forbidden : iterable of (mentee, mentor)
    wanted : int, or mapping or Series from mentee to int; "optimal" and "repair"
        How many mentors a mentee is to have.
    load_price : number, optional; "optimal" and "repair"
        Points that the first mentee above a mentor's even share costs; the second costs twice that, and so on.
    earlier : DataFrame with columns mentee, mentor and, if you like, terms_ago
        Pairs of earlier terms: for `repeat`, and carried over into the even shares of `load_price`; a mentor without a
        pair in one of these terms counts as ready then.
    repeat : "never", ("keep", points), ("avoid", points) or RepeatPolicy, optional
        What becomes of pairs that were; by default those of the last term.
    carry_terms : int
        So many terms back count for the even shares.
    step : number; "fair"
        Scores in one band of so many points count as equally served. By default every score is a band of its own.
    before : PairingResult; "repair"
    move_price : number, optional; "repair"
        Points that each pair not kept costs. Without it keeping pairs goes before any points.
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.

    Returns
    -------
    PairingResult, FairResult, RepairedResult, StableResult or GroupsResult

    Raises
    ------
    InvalidInput
        Names the row at fault, or who cannot be placed where nobody can.

    Examples
    --------
    >>> import pandas
    >>> candidates = pandas.DataFrame({"mentee": ["ann", "ann", "bo"], "mentor": ["kim", "lee", "kim"], "score": [5, 4, 3]})
    >>> pair(candidates).pairs
    [('ann', 'lee'), ('bo', 'kim')]
    """
    if mode not in MODES:
        raise invalid("mode", f"{mode!r} is no way to pair", "choose one of " + ", ".join(MODES))
    return MODES[mode](candidates, **options)


def optimal_mode(candidates, *, progress=None, **options):
    if not options and is_plain(candidates):
        return DenseResult(candidates, progress)
    made = setting(candidates, **options)
    with made.in_codes():
        result = _optimal(made.problem, progress=progress)
    return PairingResult(made.problem, result, made.mentees, made.mentors, made.fit)


def fair_mode(candidates, *, step=None, progress=None, **options):
    made = setting(candidates, **options)
    width = 1 if step is None else millionths(step)
    with made.in_codes():
        result = _fair(made.problem, step=width, progress=progress)
    return FairResult(made.problem, result, made.mentees, made.mentors, made.fit)


def repair_mode(candidates, *, before, move_price=None, progress=None, **options):
    """`before` is read by its codes: people who are gone fall away, newcomers had nobody."""
    made = setting(candidates, **options)
    mentor_row = {code: row for row, code in enumerate(made.mentors)}
    seats = {}
    for mentee, mentor in before.pairs:
        seats.setdefault(mentee, []).append(mentor_row.get(mentor, -1))
    rows = [seats.get(mentee, [-1]) for mentee in made.mentees]
    prices = numpy.zeros(len(made.mentors), dtype=numpy.int64)
    certificate = getattr(before.result, "certificate", None)
    if certificate is not None:
        for mentor, price in zip(before.mentors, certificate.mentor_price.tolist()):
            if mentor in mentor_row:
                prices[mentor_row[mentor]] = price
    start = earlier_pairing(numpy.array([seat for row in rows for seat in row], dtype=numpy.int64),
                            numpy.cumsum([0] + [len(row) for row in rows]).astype(numpy.uint32), prices)
    with made.in_codes():
        result = _repair(made.problem, start, move_price=None if move_price is None else millionths(move_price), progress=progress)
    return RepairedResult(made.problem, result, made.mentees, made.mentors, start.pairing, made.fit)


MODES = {"optimal": optimal_mode, "fair": fair_mode, "stable": stable_from_scores, "groups": groups, "repair": repair_mode}
