"""From candidates in codes to a `Problem` in rows."""
from contextlib import contextmanager
from dataclasses import dataclass

import numpy

from .._muster.pairing import Infeasible, Problem, RepeatPolicy, SpreadPolicy, even_shares, with_repeats
from ..refusal import invalid
from .candidates import MILLION, millionths, per_person, read, row_of


@dataclass
class Setting:
    """A problem, the codes that its rows stand for, and the fit its scores came from, if any."""

    problem: Problem
    mentees: list
    mentors: list
    fit: object = None

    def mentee_row(self, code, place):
        return row_of({code: row for row, code in enumerate(self.mentees)}, code, "mentee", place)

    @contextmanager
    def in_codes(self):
        """Says who cannot be placed by their codes, where the solver says it by rows."""
        try:
            yield
        except Infeasible as error:
            named = invalid("pairing", self._fault(error.witness), error.remedy)
            raise named from error

    def _fault(self, witness):
        mentees = _listed([self.mentees[row] for row in witness["mentees"]])
        mentors = _listed([self.mentors[row] for row in witness["mentors"]])
        places, wanted = witness["places"], witness["wanted"]
        if witness["too_few"] == "places for required":
            return f"mentor {mentors} has {wanted} required mentees ({mentees}) and takes {places}"
        if witness["too_few"] == "mentees":
            return f"mentors {mentors} must take {places} mentees, and only {mentees} may go to them, {wanted} times in all"
        elsewhere = f", and {witness['elsewhere']} pairs with others" if witness["elsewhere"] else ""
        if not witness["mentors"]:
            return f"no mentor is open to mentees {mentees}{elsewhere}"
        return f"mentees {mentees} want {wanted} mentors in all and have only mentors {mentors} with {places} places open to them{elsewhere}"

    def mentor_row(self, code, place):
        return row_of({code: row for row, code in enumerate(self.mentors)}, code, "mentor", place)


def setting(candidates, *, capacity=1, minimum=0, wanted=1, unmatched_price=None, required=(), forbidden=(), load_price=None,
            earlier=None, repeat=None, carry_terms=1):
    """See `pair` for the parameters."""
    mentees, mentors, (mentee, mentor, score), fit = read(candidates)
    mentee_row = {code: row for row, code in enumerate(mentees)}
    mentor_row = {code: row for row, code in enumerate(mentors)}

    def rows(pairs, what):
        return [(row_of(mentee_row, one, "mentee", what), row_of(mentor_row, other, "mentor", what)) for one, other in pairs]

    required, forbidden = rows(required, "required"), rows(forbidden, "forbidden")
    maximum = per_person(capacity, mentors, "capacity")
    if repeat is not None and earlier is None:
        raise invalid("repeat", "it is given without earlier", "pass the pairs of earlier terms")
    if repeat is not None:
        score, forbidden = with_repeats(mentee, mentor, score, *_earlier_rows(earlier, mentee_row, mentor_row), _policy(repeat),
                                        required=required, forbidden=forbidden)
    even = step = None
    if load_price is not None:
        step = numpy.full(len(mentors), millionths(load_price), dtype=numpy.int64)
        even = even_shares(maximum, len(mentees), *_earlier_loads(earlier, mentor_row),
                           SpreadPolicy(step=millionths(load_price), terms=0 if earlier is None else carry_terms))
    some_want_others = not (isinstance(wanted, int) and wanted == 1)
    problem = Problem(
        per_person(minimum, mentors, "minimum", default=0), maximum, len(mentees), mentee, mentor, score,
        unmatched_price=None if unmatched_price is None else millionths(unmatched_price), required=required, forbidden=forbidden,
        wanted=per_person(wanted, mentees, "wanted", default=1, thing="mentee", counts="mentors") if some_want_others else None,
        load_even=even, load_step=step)
    return Setting(problem, list(mentees), list(mentors), fit)


def _listed(codes):
    """The first few by name, the others by number."""
    few = [str(code) for code in codes[:6]]
    return ", ".join(few) + (f" and {len(codes) - 6} more" if len(codes) > 6 else "")


def _policy(repeat):
    """A RepeatPolicy in millionths from ("keep" or "avoid", points), "never", or one that is ready."""
    if isinstance(repeat, RepeatPolicy):
        return repeat
    from .._muster.pairing import Repeat

    name, points = (repeat, 0) if isinstance(repeat, str) else repeat
    if name not in ("keep", "avoid", "never"):
        raise invalid("repeat", f"{name!r} is no policy", 'give "never", ("keep", points) or ("avoid", points)')
    return RepeatPolicy(getattr(Repeat, name), amount=millionths(points))


def _earlier_frame(earlier):
    missing = [name for name in ("mentee", "mentor") if name not in earlier.columns]
    if missing:
        raise invalid("earlier", f"column {missing[0]!r} is missing", "a frame has mentee, mentor and, if you like, terms_ago")
    terms = earlier["terms_ago"] if "terms_ago" in earlier.columns else [1] * len(earlier)
    return [(mentee, mentor, int(ago)) for mentee, mentor, ago in zip(earlier["mentee"], earlier["mentor"], terms)
            if mentor is not None and mentor == mentor]


def _earlier_rows(earlier, mentee_row, mentor_row):
    """Columns of the pairs whose people are both here."""
    known = [(mentee_row[mentee], mentor_row[mentor], ago) for mentee, mentor, ago in _earlier_frame(earlier)
             if mentee in mentee_row and mentor in mentor_row]
    columns = zip(*known) if known else ((), (), ())
    return [numpy.array(column, dtype=numpy.uint32) for column in columns]


def _earlier_loads(earlier, mentor_row):
    """Columns mentor (-1: gone), terms ago, load; a mentor here who had nobody in a term counts as ready then."""
    pairs = [] if earlier is None else _earlier_frame(earlier)
    loads = {(mentor, ago): 0 for ago in {ago for _, _, ago in pairs} for mentor in mentor_row}
    for _, mentor, ago in pairs:
        loads[mentor, ago] = loads.get((mentor, ago), 0) + 1
    known = [(mentor_row.get(mentor, -1), ago, load) for (mentor, ago), load in loads.items()]
    rows, terms, counts = zip(*known) if known else ((), (), ())
    return numpy.array(rows, dtype=numpy.int64), numpy.array(terms, dtype=numpy.uint32), numpy.array(counts, dtype=numpy.uint32)
