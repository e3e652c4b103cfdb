"""Stable pairings: no mentor and mentee would both rather have each other."""
from collections.abc import Mapping
from html import escape

import numpy

from .._muster.pairing import Proposer, StableProblem, TieBreaking, Verdict, check_stability, deferred_acceptance, rank_profiles
from ..refusal import invalid
from .candidates import per_person, read


def stable(mentees, mentors, *, capacity=1, proposer="mentees", ties="as_listed", seed=1, progress=None):
    """The stable pairing that is best for the side that asks.

    Parameters
    ----------
    mentees : mapping from mentee to a list of mentors, best first
        A list, tuple or set within the list holds mentors that are liked equally. Whoever is not listed is not acceptable.
    mentors : mapping from mentor to a list of mentees, best first
    capacity : int, or mapping or Series from mentor to int
        Most mentees of a mentor.
    proposer : "mentees" or "mentors"
    ties : "as_listed", "single_lottery" or "lottery_per_list"
        How equals are put in order before anyone asks; lotteries are drawn from `seed`.
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.

    Returns
    -------
    StableResult

    Raises
    ------
    InvalidInput
        Names the list with an unknown code, or one twice.

    Examples
    --------
    >>> stable({"ann": ["kim", "lee"], "bo": ["kim"]}, {"kim": ["ann", "bo"], "lee": ["ann"]}).pairs
    [('ann', 'kim'), ('bo', None)]
    """
    mentee_codes, mentor_codes = list(mentees), list(mentors)
    problem = StableProblem(_lists(mentees, mentor_codes, "mentee", "mentor"), _lists(mentors, mentee_codes, "mentor", "mentee"),
                            _places(capacity, mentor_codes))
    return _solved(problem, mentee_codes, mentor_codes, proposer, ties, seed, progress)


def stable_from_scores(candidates, *, mentor_scores=None, capacity=1, proposer="mentees", ties="as_listed", seed=1, progress=None):
    """The same from scores: higher is better, equal scores are ties, who is no candidate is not acceptable.

    Parameters
    ----------
    candidates : as for `pair`; a frame may have mentee_score and mentor_score in place of score
        What the mentees make of the mentors; of both where `mentor_scores` is not given.
    mentor_scores : 2-d array, optional
        What the mentors make of the mentees, a row a mentee as well; with a matrix of candidates.
    capacity, proposer, ties, seed, progress
        As for `stable`.

    Returns
    -------
    StableResult
    """
    theirs = None
    if hasattr(candidates, "columns") and {"mentee_score", "mentor_score"} <= set(candidates.columns):
        theirs = read(candidates.assign(score=candidates["mentor_score"]))[2][2]
        candidates = candidates.assign(score=candidates["mentee_score"])
    mentees, mentors, (mentee, mentor, score), _ = read(candidates)
    if mentor_scores is not None:
        scores = numpy.asarray(mentor_scores)
        if scores.shape != (len(mentees), len(mentors)):
            raise invalid("mentor_scores", f"its shape is {scores.shape}", f"pass {len(mentees)} rows of {len(mentors)}")
        theirs = scores[mentee, mentor]
        if theirs.dtype.kind == "f" and not numpy.isfinite(theirs).all():
            at = int(numpy.flatnonzero(~numpy.isfinite(theirs))[0])
            raise invalid("mentor_scores", f"score {theirs[at]} of row {mentee[at]}, column {mentor[at]} is not a number",
                          "give the pair a score")
    theirs = score if theirs is None else theirs
    problem = StableProblem(_ranked(len(mentees), mentee, mentor, score), _ranked(len(mentors), mentor, mentee, theirs),
                            _places(capacity, mentors))
    return _solved(problem, list(mentees), list(mentors), proposer, ties, seed, progress)


class StableResult:
    """Who helps whom so that nobody walks away, with the codes that rows stand for."""

    def __init__(self, problem, result, mentees, mentors, asked):
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)
        self.asked = asked  # proposer, ties, seed

    @property
    def pairs(self):
        """List of (mentee, mentor), mentees in the order they came; None for the unmatched."""
        return [(mentee, None if row < 0 else self.mentors[row]) for mentee, row in zip(self.mentees, self.result.mentor_of.tolist())]

    def mentor_of(self, mentee):
        """The mentor of a mentee, or None."""
        if mentee not in self.mentees:
            raise invalid("mentor_of", f"mentee {mentee!r} is not among the candidates", "add it there or correct the code")
        return dict(self.pairs)[mentee]

    def blocking_pairs(self):
        """DataFrame: mentee, mentor who would rather have each other, and whom each has instead. Empty when stable."""
        import pandas

        found, _, _ = check_stability(self.problem, self.result.mentor_of)
        rows = [(self.mentees[mentee], self.mentors[mentor], None if instead is None else self.mentors[instead],
                 None if place is None else self.mentees[place]) for mentee, mentor, instead, place in found]
        return pandas.DataFrame(rows, columns=["mentee", "mentor", "instead_of", "in_place_of"])

    def verify(self):
        """Whether no two block, everybody is acceptable and no mentor has too many; by code that solves nothing."""
        blocking, unacceptable, overloaded = check_stability(self.problem, self.result.mentor_of)
        if blocking:
            mentee, mentor = blocking[0][:2]
            return Verdict(False, f"{self.mentees[mentee]} and {self.mentors[mentor]} would rather have each other")
        if unacceptable:
            return Verdict(False, f"{self.mentees[unacceptable[0]]} has a mentor, though one does not list the other")
        if overloaded:
            return Verdict(False, f"{self.mentors[overloaded[0]]} has more mentees than places")
        return Verdict(True, "")

    def profile(self, other=None):
        """DataFrame: choice (1 is the first), mentees and mentors' places that got it; a last row `None`: nobody.

        Of `other`, a result of any mode with the same people, if one is passed: which choices of these lists it gives.
        """
        import pandas

        mentor_of = self.result.mentor_of
        if other is not None:
            row_of = {code: row for row, code in enumerate(self.mentors)}
            given = dict(other.pairs)
            unknown = [mentor for mentor in given.values() if mentor is not None and mentor not in row_of]
            if unknown:
                raise invalid("profile", f"mentor {unknown[0]!r} has no list", "pass a pairing of the same people")
            mentor_of = numpy.array([row_of.get(given.get(mentee), -1) for mentee in self.mentees], dtype=numpy.int64)
        mentees, mentors = rank_profiles(self.problem, mentor_of)
        longest = max(len(mentees.counts), len(mentors.counts))

        def column(profile):
            return profile.counts + [0] * (longest - len(profile.counts)) + [profile.unmatched]

        return pandas.DataFrame({"choice": [*range(1, longest + 1), None], "mentees": column(mentees), "mentors": column(mentors)},
                                dtype="object")

    def extremes(self):
        """DataFrame: mentee, mentees_best, mentors_best. Every stable pairing lies between the two (with ties, these do)."""
        import pandas

        sides = {}
        for proposer in ("mentees", "mentors"):
            made = _solved(self.problem, self.mentees, self.mentors, proposer, *self.asked[1:], None)
            sides[f"{proposer}_best"] = [mentor for _, mentor in made.pairs]
        return pandas.DataFrame({"mentee": self.mentees, **sides})

    def to_frame(self):
        """DataFrame: mentee, mentor, mentee_choice, mentor_choice (1 is the first; equals count as one)."""
        import pandas

        mentee_ranks, mentor_ranks = _Ranks(self.problem.mentee_lists), _Ranks(self.problem.mentor_lists)
        rows = [(self.mentees[row], None, None, None) if mentor < 0 else
                (self.mentees[row], self.mentors[mentor], mentee_ranks.of(row, mentor), mentor_ranks.of(mentor, row))
                for row, mentor in enumerate(self.result.mentor_of.tolist())]
        return pandas.DataFrame(rows, columns=["mentee", "mentor", "mentee_choice", "mentor_choice"])

    def plot(self, *, axes=None):
        """Mentees beside mentors, a line for each pair: see `plot_pairing`."""
        from .plots import plot_pairing

        return plot_pairing(self, axes=axes)

    def plot_profile(self, *, side="mentees", axes=None):
        """How many got which choice: see `plot_rank_profile`."""
        from .plots import plot_rank_profile

        return plot_rank_profile({f"best for the {self.asked[0]}": self}, side=side, axes=axes)

    def __eq__(self, other):
        if not isinstance(other, StableResult):
            return NotImplemented
        return (self.problem, self.result, self.mentees, self.mentors, self.asked) == (
            other.problem, other.result, other.mentees, other.mentors, other.asked)

    def __reduce__(self):
        return _solved, (self.problem, self.mentees, self.mentors, *self.asked, None)

    def __repr__(self):
        alone = sum(mentor is None for _, mentor in self.pairs)
        return f"<muster.StableResult: {len(self.mentees) - alone} pairs, {alone} unmatched, best for the {self.asked[0]}>"

    def _repr_html_(self):
        lines = "".join("<tr>" + "".join(f"<td>{escape('' if cell is None or cell != cell else str(cell))}</td>" for cell in row) + "</tr>"
                        for row in self.to_frame().itertuples(index=False))
        proof = "nobody would walk away" if self.verify() else "NOT stable"
        return (f"<table><caption>{len(self.mentees)} mentees, best for the {escape(self.asked[0])}, {proof}</caption>"
                f"<tr><th>mentee</th><th>mentor</th><th>choice</th><th>mentor's choice</th></tr>{lines}</table>")


class _Ranks:
    """Which choice an entry of a list is."""

    def __init__(self, lists):
        starts, entries, tied = lists
        self._ranks = [{} for _ in range(len(starts) - 1)]
        for row, ranks in enumerate(self._ranks):
            rank = 0
            for at in range(int(starts[row]), int(starts[row + 1])):
                rank += tied is None or not tied[at]
                ranks[int(entries[at])] = rank

    def of(self, row, other):
        return self._ranks[row].get(other)


def _solved(problem, mentees, mentors, proposer, ties, seed, progress):
    for name, given, known in (("proposer", proposer, Proposer), ("ties", ties, TieBreaking)):
        if given not in known.__members__:
            raise invalid(name, f"{given!r} is none", "choose one of " + ", ".join(known.__members__))
    result = deferred_acceptance(problem, proposer=Proposer.__members__[proposer], tie_breaking=TieBreaking.__members__[ties],
                                 seed=seed, progress=progress)
    return StableResult(problem, result, mentees, mentors, (proposer, ties, seed))


def _places(capacity, mentors):
    places = per_person(capacity, mentors, "capacity")
    if len(places) and places.max() > 2**31 - 1:
        raise invalid("capacity", f"{places.max()} is beyond 2^31", "give fewer places")
    return places.astype(numpy.int32)


def _lists(lists, others, owner, other):
    """Columns starts, entries, ties from lists of codes, with inner lists for equals."""
    if not isinstance(lists, Mapping):
        raise invalid(f"{owner}s", f"{type(lists).__name__} is no mapping", f"pass a list of {other}s for each {owner}")
    row_of = {code: row for row, code in enumerate(others)}
    starts, entries, tied = [0], [], []
    for code, listed in lists.items():
        for group in listed:
            equals = group if isinstance(group, (list, set, frozenset)) or (isinstance(group, tuple) and group not in row_of) else [group]
            for at, each in enumerate(sorted(equals, key=str) if isinstance(equals, (set, frozenset)) else equals):
                if each not in row_of:
                    raise invalid(f"list of {owner} {code!r}", f"{other} {each!r} has no list", f"add one among the {other}s or correct the code")
                entries.append(row_of[each])
                tied.append(at > 0)
        mine = entries[starts[-1]:]
        if len(set(mine)) != len(mine):
            twice = next(row for row in mine if mine.count(row) > 1)
            raise invalid(f"list of {owner} {code!r}", f"{other} {others[twice]!r} stands there twice", "keep one")
        starts.append(len(entries))
    return (numpy.array(starts, dtype=numpy.int64), numpy.array(entries, dtype=numpy.uint32),
            numpy.array(tied, dtype=bool) if any(tied) else None)


def _ranked(people, owner, other, score):
    """Columns starts, entries, ties: each owner's others by falling score."""
    falling = -score.astype(float) if score.dtype.kind in "ub" else -score
    order = numpy.lexsort((other, falling, owner))
    starts = numpy.concatenate([[0], numpy.cumsum(numpy.bincount(owner, minlength=people))]).astype(numpy.int64)
    ranked = score[order]
    tied = numpy.zeros(len(order), dtype=bool)
    tied[1:] = (ranked[1:] == ranked[:-1]) & (owner[order][1:] == owner[order][:-1])
    return starts, other[order].astype(numpy.uint32), tied if tied.any() else None
