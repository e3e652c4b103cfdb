"""Stable pairings: no mentor and mentee would both rather have each other."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from html import escape
from typing import Any, overload

import numpy

from .._muster.pairing import (Fit, Proposer, StableMatching, StableProblem, TieBreaking, Verdict, check_stability,
                               deferred_acceptance, rank_profiles)
from ..cells import Number
from ..columns import Column, Table, TableFormat
from ..faults import Faults, Place
from ..refusal import door, invalid, shown_object
from .candidates import (CANDIDATES, MENTEE, MENTOR, Candidates, Fitted, PerPerson, is_code, is_table, order_of,
                         people_rows, per_person, read, read_matrix, read_pairs, row_of)
from .choices import choices_of, plot_choices, read_side
from .couples import Couples, CouplesResult, with_couples
from .plots import plot_pairing

Progress = Callable[..., Any]
Lists = tuple[Any, Any, Any]
RANKED = Number(None, None, rounds_floats=True)  # scores that are only put in order may be of any size
BOTH = TableFormat("candidates", "", "A row a pair that may be.", (
    MENTEE, MENTOR, Column("mentee_score", (), RANKED, "what the mentee makes of the mentor"),
    Column("mentor_score", (), RANKED, "what the mentor makes of the mentee"),
    Column("score", (), RANKED, "not used", optional=True)))


@overload
def stable(mentees: Mapping[Hashable, Any], mentors: Mapping[Hashable, Any], *, capacity: PerPerson = 1,
           proposer: str = "mentees", ties: str = "as_listed", seed: int = 1,
           progress: Progress | None = None) -> StableResult: ...


@overload
def stable(mentees: Mapping[Hashable, Any], mentors: Mapping[Hashable, Any], *, capacity: PerPerson = 1,
           proposer: str = "mentees", ties: str = "as_listed", seed: int = 1,
           couples: Couples, keep_together: Any = None, work: int = 200_000,
           progress: Progress | None = None) -> CouplesResult: ...


@overload
def stable(mentees: Mapping[Hashable, Any], mentors: Mapping[Hashable, Any], *, capacity: PerPerson = 1,
           proposer: str = "mentees", ties: str = "as_listed", seed: int = 1,
           keep_together: Any, work: int = 200_000,
           progress: Progress | None = None) -> CouplesResult: ...


@door
def stable(mentees: Mapping[Hashable, Any], mentors: Mapping[Hashable, Any], *, capacity: PerPerson = 1,
           proposer: str = "mentees", ties: str = "as_listed", seed: int = 1, couples: Any = None,
           keep_together: Any = None, work: int = 200_000, progress: Progress | None = None) -> Any:
    """The stable pairing that is best for the side that asks.

    Parameters
    ----------
    mentees : mapping from mentee to a list of mentors, best first
        A list, tuple or set within the list holds mentors that are liked equally. Whoever is not listed is not
        acceptable.
    mentors : mapping from mentor to a list of mentees, best first
    capacity : int, or mapping or Series from mentor to int
        Most mentees of a mentor.
    proposer : "mentees" or "mentors"
    ties : "as_listed", "single_lottery" or "lottery_per_list"
        How equals are put in order before anyone asks; lotteries are drawn from `seed`.
    couples : mapping from (mentee, mentee) to a list of (mentor, mentor), best first, optional
        Two who are placed together or not at all, and where; None in place of a mentor: that one has nobody.
    keep_together : list of (mentee, mentee), optional
        Two friends who want the same mentor: rather whom the less happy of them ranks higher.
    work : int
        Limit on cases that are looked at where some go two and two. Then neither side proposes, and no lots are drawn:
        any stable pairing is as good.
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.

    Returns
    -------
    StableResult, or with `couples` or `keep_together` a CouplesResult: a stable pairing, or the proof that none is

    Raises
    ------
    InvalidInput
        Names every list with an unknown code, or one twice; or says that `work` did not suffice.

    Examples
    --------
    >>> stable({"ann": ["kim", "lee"], "bo": ["kim"]}, {"kim": ["ann", "bo"], "lee": ["ann"]}).pairs
    [('ann', 'kim'), ('bo', None)]
    """
    faults = Faults()
    for lists, owner, other in ((mentees, "mentee", "mentor"), (mentors, "mentor", "mentee")):
        if not isinstance(lists, Mapping):
            raise invalid(f"{owner}s", f"{type(lists).__name__} is no mapping",
                          f"pass a list of {other}s for each {owner}")
    mentee_codes, mentor_codes = list(mentees), list(mentors)
    lists_of = [_lists(mentees, mentor_codes, "mentee", "mentor", faults),
                _lists(mentors, mentee_codes, "mentor", "mentee", faults)]
    places = per_person(capacity, mentor_codes, "capacity", faults=faults).astype(numpy.int32)
    faults.raise_if_any()
    problem = StableProblem(lists_of[0], lists_of[1], places)
    if couples is not None or keep_together is not None:
        return with_couples(problem, mentee_codes, mentor_codes, couples=couples, keep_together=keep_together,
                            work=work, progress=progress)
    return _solved(problem, mentee_codes, mentor_codes, proposer, ties, seed, progress)


@overload
def stable_from_scores(candidates: Candidates, *, mentor_scores: Any = None, capacity: PerPerson = 1,
                       proposer: str = "mentees", ties: str = "as_listed", seed: int = 1,
                       progress: Progress | None = None) -> StableResult: ...


@overload
def stable_from_scores(candidates: Candidates, *, mentor_scores: Any = None, capacity: PerPerson = 1,
                       proposer: str = "mentees", ties: str = "as_listed", seed: int = 1,
                       couples: Couples, keep_together: Any = None, work: int = 200_000,
                       progress: Progress | None = None) -> CouplesResult: ...


@overload
def stable_from_scores(candidates: Candidates, *, mentor_scores: Any = None, capacity: PerPerson = 1,
                       proposer: str = "mentees", ties: str = "as_listed", seed: int = 1,
                       keep_together: Any, work: int = 200_000,
                       progress: Progress | None = None) -> CouplesResult: ...


@door
def stable_from_scores(candidates: Candidates, *, mentor_scores: Any = None, capacity: PerPerson = 1,
                       proposer: str = "mentees", ties: str = "as_listed", seed: int = 1, couples: Any = None,
                       keep_together: Any = None, work: int = 200_000, progress: Progress | None = None) -> Any:
    """The same from scores: higher is better, equal scores are ties, who is no candidate is not acceptable.

    Parameters
    ----------
    candidates : as for `pair`; a frame may have mentee_score and mentor_score in place of score
        What the mentees make of the mentors; of both where `mentor_scores` is not given. Scores are only put in order,
        so they may be of any size.
    mentor_scores : 2-d array, optional
        What the mentors make of the mentees, a row a mentee as well; with a matrix of candidates.
    capacity, proposer, ties, seed, couples, keep_together, work, progress
        As for `stable`.

    Returns
    -------
    StableResult, or with `couples` or `keep_together` a CouplesResult

    Raises
    ------
    InvalidInput
        Names every row at fault.
    """
    mentees, mentors, mentee, mentor, score, theirs = scored(candidates)
    if mentor_scores is not None:
        scores = _matrix_of(mentor_scores)
        if scores.shape != (len(mentees), len(mentors)):
            raise invalid("mentor_scores", f"its shape is {scores.shape}",
                          f"pass {len(mentees)} rows of {len(mentors)}")
        theirs = scores[mentee, mentor]
        _require_numbers(theirs, mentee, mentor, "mentor_scores")
    problem = StableProblem(ranked_by(len(mentees), mentee, mentor, score),
                            ranked_by(len(mentors), mentor, mentee, theirs),
                            per_person(capacity, mentors, "capacity").astype(numpy.int32))
    if couples is not None or keep_together is not None:
        return with_couples(problem, mentees, mentors, couples=couples, keep_together=keep_together, work=work,
                            progress=progress)
    return _solved(problem, mentees, mentors, proposer, ties, seed, progress)


def scored(candidates: Candidates) -> tuple[list[Any], list[Any], Any, Any, Any, Any]:
    """Codes of both sides, rows of both, and what each makes of the other: numbers that are only put in order."""
    if isinstance(candidates, (Fit, Fitted)):
        mentees, mentors, (mentee, mentor, score), _ = read(candidates)
        return mentees, mentors, mentee, mentor, score, score
    if not is_table(candidates):
        mentee, mentor, score, shape = read_matrix(candidates)
        _require_numbers(score, mentee, mentor, "candidates")
        return list(range(shape[0])), list(range(shape[1])), mentee, mentor, score, score
    rows = [row for row in candidates if isinstance(row, Mapping)] if isinstance(candidates, list) else [candidates]
    names = {name for row in rows for name in row}
    of_both = not names.isdisjoint({"mentee_score", "mentor_score"})
    table, mentees, mentors, mentee, mentor = read_pairs(candidates, BOTH if of_both else CANDIDATES)
    score, theirs = (_numbers(table, name)
                     for name in (("mentee_score", "mentor_score") if of_both else ("score", "score")))
    table.faults.raise_if_any()
    return mentees, mentors, mentee, mentor, score, theirs


def _numbers(table: Table, name: str) -> Any:
    """A column of numbers as it is, where it is one of NumPy's and none is missing; else exact ones."""
    cells = table.cells[name]
    if isinstance(getattr(cells, "dtype", None),
                  numpy.dtype) and cells.dtype.kind in "iuf" and numpy.isfinite(cells).all():
        return numpy.asarray(cells)
    found = table.spelled(Column(name, (), RANKED))
    assert found is not None  # it is among the cells
    made = numpy.empty(len(found[1]), dtype=object)
    made[:] = found[1]
    return made[found[0].rows] if not table.faults else made[:0]


def _matrix_of(scores: Any) -> Any:
    try:
        return numpy.asarray(scores)
    except ValueError:
        raise invalid("mentor_scores", f"{shown_object(scores)} is no matrix",
                      "pass a row a mentee and a column a mentor") from None


def _require_numbers(scores: Any, mentee: Any, mentor: Any, place: str) -> None:
    if scores.dtype.kind not in "iufb":
        raise invalid(place, f"it holds {scores.dtype}, not numbers", "pass an array of whole numbers or floats")
    if scores.dtype.kind != "f":
        return
    faults = Faults()
    for at in numpy.flatnonzero(~numpy.isfinite(scores)).tolist():
        faults.add(Place(place), f"score {scores[at]} of row {mentee[at]}, column {mentor[at]} is not a number",
                   "give the pair a score")
    faults.raise_if_any()


class StableResult:
    """Who helps whom so that nobody walks away, with the codes that rows stand for.

    Attributes
    ----------
    problem : StableProblem
        Both sides' lists, in rows.
    result : StableMatching
        The pairing, in rows.
    mentees : list
        Codes, by row.
    mentors : list
        Codes, by row.
    asked : tuple of str, str, int
        Which side proposed, how ties were broken, and the seed.
    """

    def __init__(self, problem: StableProblem, result: StableMatching, mentees: list[Any], mentors: list[Any],
                 asked: tuple[str, str, int]) -> None:
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)
        self.asked = asked

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """List of (mentee, mentor), mentees in the order they came; None for the unmatched."""
        return [(mentee, None if row < 0 else self.mentors[row])
                for mentee, row in zip(self.mentees, self.result.mentor_of.tolist())]

    def mentor_of(self, mentee: Hashable) -> Any:
        """The mentor of a mentee, or None."""
        row = row_of(people_rows(self.mentees), mentee, "mentee", "mentor_of")
        return self.pairs[row][1]

    def blocking_pairs(self) -> Any:
        """DataFrame: mentee, mentor who would rather have each other, and whom each has instead. Empty when stable."""
        import pandas

        found, _, _ = check_stability(self.problem, self.result.mentor_of)
        rows = [(self.mentees[mentee], self.mentors[mentor], None if instead is None else self.mentors[instead],
                 None if place is None else self.mentees[place]) for mentee, mentor, instead, place in found]
        return pandas.DataFrame(rows, columns=["mentee", "mentor", "instead_of", "in_place_of"])

    def verify(self) -> Verdict:
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

    def profile(self, other: Any = None) -> Any:
        """DataFrame: choice (1 is the first), mentees and mentors' places that got it; a last row `None`: nobody.

        Of `other`, a result of any mode with the same people, if one is passed: which choices of these lists it gives.
        """
        import pandas

        mentor_of = self.result.mentor_of
        if other is not None:
            if not hasattr(other, "pairs"):
                raise invalid("profile", f"{shown_object(other)} is no pairing", "pass a result of any mode")
            row_of = people_rows(self.mentors)
            given = dict(other.pairs)
            unknown = [mentor for mentor in given.values() if mentor is not None and mentor not in row_of]
            if unknown:
                raise invalid("profile", f"mentor {unknown[0]!r} has no list", "pass a pairing of the same people")
            mentor_of = numpy.array([row_of.get(given.get(mentee), -1) for mentee in self.mentees], dtype=numpy.int64)
        mentees, mentors = rank_profiles(self.problem, mentor_of)
        longest = max(len(mentees.counts), len(mentors.counts))

        def column(profile: Any) -> list[Any]:
            return list(profile.counts) + [0] * (longest - len(profile.counts)) + [profile.unmatched]

        return pandas.DataFrame({"choice": [*range(1, longest + 1), None], "mentees": column(mentees),
                                 "mentors": column(mentors)},
                                dtype="object")

    def extremes(self) -> Any:
        """DataFrame: mentee, mentees_best, mentors_best.

        Every stable pairing lies between the two (with ties, these do).
        """
        import pandas

        sides = {}
        for proposer in ("mentees", "mentors"):
            made = _solved(self.problem, self.mentees, self.mentors, proposer, *self.asked[1:], None)
            sides[f"{proposer}_best"] = [mentor for _, mentor in made.pairs]
        return pandas.DataFrame({"mentee": self.mentees, **sides})

    def to_frame(self) -> Any:
        """DataFrame: mentee, mentor, mentee_choice, mentor_choice (1 is the first; equals count as one)."""
        import pandas

        mentee_ranks, mentor_ranks = Ranks(self.problem.mentee_lists), Ranks(self.problem.mentor_lists)
        rows = [(self.mentees[row], None, None, None) if mentor < 0 else
                (self.mentees[row], self.mentors[mentor], mentee_ranks.of(row, mentor), mentor_ranks.of(mentor, row))
                for row, mentor in enumerate(self.result.mentor_of.tolist())]
        return pandas.DataFrame(rows, columns=["mentee", "mentor", "mentee_choice", "mentor_choice"])

    def plot(self, *, axes: Any = None) -> Any:
        """Mentees beside mentors, a line for each pair: see `plot_pairing`."""
        return plot_pairing(self, axes=axes)

    def plot_profile(self, *, side: str = "mentees", axes: Any = None) -> Any:
        """How many got which choice: see `plot_rank_profile`."""
        return plot_choices({f"best for the {self.asked[0]}": choices_of(self.profile()[read_side(side)])}, side, axes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StableResult):
            return NotImplemented
        return (self.problem, self.result, self.mentees, self.mentors, self.asked) == (
            other.problem, other.result, other.mentees, other.mentors, other.asked)

    def __reduce__(self) -> tuple[Any, ...]:
        return _solved, (self.problem, self.mentees, self.mentors, *self.asked, None)

    def __repr__(self) -> str:
        alone = sum(mentor is None for _, mentor in self.pairs)
        return (f"<muster.StableResult: {len(self.mentees) - alone} pairs, {alone} unmatched, best for the "
                f"{self.asked[0]}>")

    def _repr_html_(self) -> str:
        lines = "".join("<tr>" + "".join(f"<td>{escape('' if cell is None or cell != cell else str(cell))}</td>"
                                         for cell in row) + "</tr>"
                        for row in self.to_frame().itertuples(index=False))
        proof = "nobody would walk away" if self.verify() else "NOT stable"
        return (f"<table><caption>{len(self.mentees)} mentees, best for the {escape(self.asked[0])}, {proof}</caption>"
                f"<tr><th>mentee</th><th>mentor</th><th>choice</th><th>mentor's choice</th></tr>{lines}</table>")


class Ranks:
    """Which choice an entry of a list is."""

    def __init__(self, lists: Lists) -> None:
        starts, entries, tied = lists
        self._ranks: list[dict[int, int]] = [{} for _ in range(len(starts) - 1)]
        for row, ranks in enumerate(self._ranks):
            rank = 0
            for at in range(int(starts[row]), int(starts[row + 1])):
                rank += tied is None or not tied[at]
                ranks[int(entries[at])] = rank

    def of(self, row: int, other: int) -> int | None:
        return self._ranks[row].get(other)


def _solved(problem: StableProblem, mentees: list[Any], mentors: list[Any], proposer: str, ties: str, seed: int,
            progress: Progress | None) -> StableResult:
    for name, given, known in (("proposer", proposer, list(Proposer.__members__)),
                               ("ties", ties, list(TieBreaking.__members__))):
        if not isinstance(given, str) or given not in known:
            raise invalid(name, f"{shown_object(given)} is none", "choose one of " + ", ".join(known))
    result = deferred_acceptance(problem, proposer=Proposer.__members__[proposer],
                                 tie_breaking=TieBreaking.__members__[ties], seed=seed, progress=progress)
    return StableResult(problem, result, mentees, mentors, (proposer, ties, seed))


def _lists(lists: Mapping[Hashable, Any], others: list[Any], owner: str, other: str, faults: Faults) -> Lists:
    """Columns starts, entries, ties from lists of codes, with inner lists for equals."""
    row_of = people_rows(others)
    starts, entries, tied = [0], [], []
    for code, listed in lists.items():
        place = Place(f"list of {owner} {code!r}")
        if isinstance(listed, (str, bytes)) or not hasattr(listed, "__iter__"):
            faults.add(place, f"{shown_object(listed)} is no list", f"give the {other}s, best first")
            listed = ()
        mine: dict[int, None] = {}
        for group in listed:
            equals = (group if isinstance(group, (list, set, frozenset))
                      or (isinstance(group, tuple) and group not in row_of) else [group])
            for at, each in enumerate(sorted(equals, key=str) if isinstance(equals, (set, frozenset)) else equals):
                if not is_code(each) or each not in row_of:
                    faults.add(place, f"{other} {shown_object(each)} has no list",
                               f"add one among the {other}s or correct the code")
                elif row_of[each] in mine:
                    faults.add(place, f"{other} {each!r} stands there twice", "keep one")
                else:
                    mine[row_of[each]] = None
                    tied.append(at > 0)
        entries += list(mine)
        starts.append(len(entries))
    return (numpy.array(starts, dtype=numpy.int64), numpy.array(entries, dtype=numpy.uint32),
            numpy.array(tied, dtype=bool) if any(tied) else None)


def ranked_by(people: int, owner: Any, other: Any, score: Any) -> Lists:
    """Columns starts, entries, ties: each owner's others by falling score."""
    score = order_of(score)
    order = numpy.lexsort((other, -score, owner))
    starts = numpy.concatenate([[0], numpy.cumsum(numpy.bincount(owner, minlength=people))]).astype(numpy.int64)
    ranked = score[order]
    tied = numpy.zeros(len(order), dtype=bool)
    tied[1:] = (ranked[1:] == ranked[:-1]) & (owner[order][1:] == owner[order][:-1])
    return starts, other[order].astype(numpy.uint32), tied if tied.any() else None
