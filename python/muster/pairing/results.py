"""What pairing gives: who helps whom, why, and whether the proof holds."""
from __future__ import annotations

from collections.abc import Callable, Hashable
from decimal import Decimal
from html import escape
from typing import Any

from .._muster.pairing import Fit, LivePairing, Pairing, Problem, explain, verify, verify_fair, verify_repair
from ..columns import read_option
from ..refusal import door, invalid, shown_object
from .candidates import COUNT, millionths, points
from .plots import plot_pairing
from .problem import People

Moves = list[tuple[Any, Any, Any]]  # mentee, mentor before, mentor after


class CodedResult:
    """What a solver gave for a problem, in rows, with the codes that rows stand for."""

    def __init__(self, problem: Problem, result: Any, mentees: list[Any], mentors: list[Any],
                 fit: Fit | None = None) -> None:
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)
        self.fit = fit

    @property
    def _people(self) -> People:
        return People(self.mentees, self.mentors)

    def _parts(self) -> tuple[Any, ...]:
        return self.problem, self.result, self.mentees, self.mentors

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CodedResult) or type(other) is not type(self):
            return NotImplemented
        return bool(self._parts() == other._parts())


class PairingResult(CodedResult):
    """Who helps whom, and why: a solver's result with the codes its rows stand for.

    Attributes
    ----------
    problem : Problem
        What was asked, in rows.
    result : OptimalPairing
        The pairing and its proof, in rows.
    mentees : list
        Codes, by row.
    mentors : list
        Codes, by row.
    fit : Fit or None
        What the scores came from; None where scores were given.
    claim : str
        What the proof is said to prove, where it holds.
    """

    claim = "proven optimal by its prices"

    @property
    def total(self) -> Decimal:
        """Points in all, as an exact Decimal."""
        return points(self.result.pairing.total)

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """List of (mentee, mentor), mentees in the order they came; a mentor missing is None."""
        pairing = self.result.pairing
        return [(self.mentees[mentee], None if mentor < 0 else self.mentors[mentor])
                for mentee, mentor in zip(pairing.mentee_of.tolist(), pairing.mentor_of.tolist())]

    def mentors_of(self, mentee: Hashable) -> list[Any]:
        """The mentors of a mentee, best first."""
        return [self.mentors[row] for row in self.result.pairing.mentors_of(self._row(mentee, "mentors_of"))]

    def mentor_of(self, mentee: Hashable) -> Any:
        """The mentor of a mentee (of several, the best), or None."""
        return next(iter(self.mentors_of(mentee)), None)

    def verify(self) -> Any:
        """A Verdict: feasible, and proven best by its prices? Checked by code that shares nothing with the solver."""
        return self._people.verdict(verify(self.problem, self.result.pairing, self.result.certificate))

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Which better mentors there were for a mentee and what stood in the way, as a dict."""
        return self._explained(explain(self.problem, self.result, self._row(mentee, "explain")), mentee)

    def _explained(self, told: Any, mentee: Hashable) -> dict[str, Any]:
        """In codes and points, with the parts of a fit."""
        explained = {
            "mentee": mentee,
            "mentor": None if told.mentor is None else self.mentors[told.mentor],
            "points": points(told.worth),
            "better": [{
                "mentor": self.mentors[other.mentor],
                "points": points(other.score),
                "better_by": points(other.better_by),
                "lost_elsewhere": points(other.lost_elsewhere),
                "held_by": [self.mentees[holder] for holder in other.held_by],
            } for other in told.better],
        }
        if self.fit is not None and told.mentor is not None:
            explained["parts"] = [(part.feature.name, part.points, part.reason)
                                  for part in self.fit.score(told.mentor, self._row(mentee, "explain")).parts]
            explained["flags"] = self.fit.flags(told.mentor, self._row(mentee, "explain"))
        return explained

    def _explain_by_scores(self, mentee: Hashable) -> dict[str, Any]:
        """The same without what prices say: for results whose prices count something else than points."""
        row = self._row(mentee, "explain")
        held = self.result.pairing.mentors_of(row)
        wanted = 1 if self.problem.wanted is None else self.problem.wanted[row]
        mentor = held[-1] if held and len(held) == wanted else None  # whom a better one would replace
        worth = -(self.problem.unmatched_price or 0) if mentor is None else self._score(row, mentor)
        scores = ((self.problem.score_of(row, other), other) for other in range(len(self.mentors)) if other not in held)
        better = [(score, other) for score, other in scores if score is not None and score > worth]
        return {
            "mentee": mentee,
            "mentor": None if mentor is None else self.mentors[mentor],
            "points": points(worth),
            "better": [{
                "mentor": self.mentors[other],
                "points": points(score),
                "better_by": points(score - worth),
                "held_by": [self.mentees[holder] for holder in self.result.pairing.mentees_of(other)],
            } for score, other in sorted(better, key=lambda pair: (-pair[0], pair[1]))],
        }

    def flags(self) -> Any:
        """DataFrame, a row for each thing that makes a pair a poor one: mentee, mentor, flag.

        A flag is a PoorPair: never free together, strong in nothing that is needed, nothing to be helped with is known.
        Without a fit nothing is known of pairs but their scores, and there is no row.
        """
        import pandas

        rows = [(self.mentees[mentee], self.mentors[mentor], flag) for mentee, mentor, flag in self._flags()]
        return pandas.DataFrame(rows, columns=["mentee", "mentor", "flag"], dtype="object")

    def _flags(self) -> list[tuple[int, int, Any]]:
        if self.fit is None:
            return []
        pairing = self.result.pairing
        return [(mentee, mentor, flag)
                for mentee, mentor in zip(pairing.mentee_of.tolist(), pairing.mentor_of.tolist()) if mentor >= 0
                for flag in self.fit.flags(mentor, mentee)]

    @door
    def live(self, *, move_price: Any = None) -> Live:
        """This pairing kept at hand: see `Live`."""
        return Live(self, move_price)

    def to_frame(self) -> Any:
        """DataFrame: mentee, mentor, points (Decimal); a row for each mentor that a mentee has or misses."""
        import pandas

        pairing = self.result.pairing
        scores = [None if mentor < 0 else points(self._score(mentee, mentor))
                  for mentee, mentor in zip(pairing.mentee_of.tolist(), pairing.mentor_of.tolist())]
        mentees, mentors = zip(*self.pairs) if self.pairs else ((), ())
        return pandas.DataFrame({"mentee": list(mentees), "mentor": list(mentors), "points": scores})

    def plot(self, *, axes: Any = None) -> Any:
        """Mentees beside mentors, a line for each pair, the darker the better: see `plot_pairing`."""
        return plot_pairing(self, axes=axes)

    def _score(self, mentee: int, mentor: int) -> int:
        """Of a pair of the result, which is a candidate."""
        score = self.problem.score_of(mentee, mentor)
        assert score is not None
        return score

    def _row(self, mentee: Hashable, place: str) -> int:
        return self._people.mentee_row(mentee, place)

    def __repr__(self) -> str:
        alone = sum(mentor is None for _, mentor in self.pairs)
        return (f"<muster.{type(self).__name__}: {len(self.pairs) - alone} pairs, {alone} unmatched, {self.total} "
                "points>")

    def _repr_html_(self) -> str:
        return self._table(self.claim if self.verify() else "NOT proven")

    def _table(self, proof: str) -> str:
        lines = "".join(
            f"<tr><td>{escape(str(mentee))}</td><td>{escape('' if mentor is None else str(mentor))}</td>"
            f"<td style='text-align:right'>{'' if worth is None else worth}</td></tr>"
            for (mentee, mentor), worth in zip(self.pairs, self.to_frame()["points"]))
        flags: dict[str, list[str]] = {}
        for mentee, mentor, flag in self._flags():
            flags.setdefault(flag.label.en, []).append(f"{self.mentees[mentee]} with {self.mentors[mentor]}")
        look = "".join(f"<p>{escape(flag)}: {escape(', '.join(pairs))}</p>" for flag, pairs in flags.items())
        return (f"<table><caption>{len(self.mentees)} mentees, {self.total} points, {proof}</caption>"
                f"<tr><th>mentee</th><th>mentor</th><th>points</th></tr>{lines}</table>{look}")


class FairResult(PairingResult):
    """The fairest pairing: the worst served as well as can be, then the next.

    Attributes
    ----------
    result : FairPairing
        The pairing and its proof, in rows.
    claim : str
        What the proof is said to prove, where it holds.
    """

    claim = "proven fairest by a cut and by prices"

    def verify(self) -> Any:
        """A Verdict: is nobody worst off, or next, who could be better off? Checked by code of its own."""
        return self._people.verdict(verify_fair(self.problem, self.result))

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Which better mentors there were for a mentee and who holds their places, as a dict."""
        return self._explain_by_scores(mentee)

    def live(self, *, move_price: Any = None) -> Live:
        """Refused: a fair pairing has no prices for the total that events could go on from."""
        raise invalid("live", "a fair pairing has no prices for the total",
                      "pair by the greatest total, or repair this one")

    def profile(self) -> Any:
        """DataFrame: points (the least of a level, Decimal), mentees; worst first."""
        import pandas

        level, mentees = self.result.profile
        return pandas.DataFrame({"points": [points(score) for score in level.tolist()], "mentees": mentees})

    def worst_off(self) -> dict[str, Any]:
        """Why nobody worst off can be better off: mentees who would compete for places of some mentors, as a dict."""
        proof = self.result.proof
        return {
            "mentees": [self.mentees[row] for row in proof.cut_mentees.tolist()],
            "mentors": [self.mentors[row] for row in proof.cut_mentors.tolist()],
            "places": proof.cut_places,
            "too_few": "places" if proof.cut_is_of_mentees else "mentees",
        }


class RepairedResult(PairingResult):
    """A pairing near the one before.

    Attributes
    ----------
    result : RepairedPairing
        The pairing, what it changes and its proof, in rows.
    before : Pairing
        The one it is near, in rows of this problem.
    may_miss : bool
        Whether missing a mentor has a price only so that as few as can be are missing, before anything else.
    claim : str
        What the proof is said to prove, where it holds.
    """

    claim = "proven to keep the most pairs, then the best, by its prices"

    def __init__(self, problem: Problem, result: Any, mentees: list[Any], mentors: list[Any], before: Pairing,
                 fit: Fit | None = None, may_miss: bool = False) -> None:
        super().__init__(problem, result, mentees, mentors, fit)
        self.before = before
        self.may_miss = may_miss

    def verify(self) -> Any:
        """A Verdict: no pairing keeps more (or, with a price for moves, is worth more)? Checked by code of its own."""
        return self._people.verdict(verify_repair(self.problem, self.before, self.result))

    @property
    def total(self) -> Decimal:
        """Points in all, as an exact Decimal; where mentors are missing by `may_miss`, of the pairs made alone."""
        pairing = self.result.pairing
        missing = int((pairing.mentor_of < 0).sum()) if self.may_miss else 0
        return points(pairing.total + missing * (self.problem.unmatched_price or 0))

    @property
    def missing(self) -> list[Any]:
        """Mentees who miss a mentor, in the order they came; several times who misses several."""
        return [mentee for mentee, mentor in self.pairs if mentor is None]

    def changes(self) -> Any:
        """DataFrame: mentee, before, after; lists of mentors, a row for each mentee with others than before."""
        import pandas

        def names(pairing: Pairing, row: int) -> list[Any]:
            return [self.mentors[mentor] for mentor in pairing.mentors_of(row)]

        rows = list(self.result.changed)
        return pandas.DataFrame({"mentee": [self.mentees[row] for row in rows],
                                 "before": [names(self.before, row) for row in rows],
                                 "after": [names(self.result.pairing, row) for row in rows]})

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Which better mentors there were for a mentee, who holds their places, and whom the mentee had, as a dict."""
        had = self.before.mentors_of(self._row(mentee, "explain"))
        return {**self._explain_by_scores(mentee), "had": [self.mentors[mentor] for mentor in had]}

    def _parts(self) -> tuple[Any, ...]:
        return (*super()._parts(), self.before)


class Live:
    """A pairing that follows the term: people leave, come back, take more or fewer.

    Every event keeps most of the published pairs there can be, then has the best total. Each call returns what changed
    since the last one that returned: a list of (mentee, mentor before, mentor after), None for nobody.
    """

    def __init__(self, published: PairingResult, move_price: Any = None) -> None:
        if not isinstance(published, PairingResult):
            raise invalid("live", f"{shown_object(published)} is no pairing", "give a PairingResult")
        self._people = People(published.mentees, published.mentors)
        price = None if move_price is None else millionths(move_price, "move_price")
        with self._people.in_codes():
            self._live = self._opened(published, price)

    def _opened(self, published: Any, price: int | None) -> Any:
        """What answers in rows."""
        return LivePairing(published.problem, published.result, move_price=price)

    def mentor_leaves(self, mentor: Hashable) -> Moves:
        """The mentor takes nobody any more."""
        return self._told(self._live.mentor_leaves, self._people.mentor_row(mentor, "mentor_leaves"))

    def mentee_leaves(self, mentee: Hashable) -> Moves:
        """The mentee wants nobody any more."""
        return self._told(self._live.mentee_leaves, self._people.mentee_row(mentee, "mentee_leaves"))

    def mentee_joins(self, mentee: Hashable) -> Moves:
        """A mentee that had left is back."""
        return self._told(self._live.mentee_joins, self._people.mentee_row(mentee, "mentee_joins"))

    @door
    def set_capacity(self, mentor: Hashable, maximum: int, *, minimum: int = 0) -> Moves:
        """Fewest and most mentees of a mentor from now on."""
        row = self._people.mentor_row(mentor, "set_capacity")
        return self._told(self._live.set_capacity, row, minimum=read_option("minimum", COUNT, minimum),
                          maximum=read_option("maximum", COUNT, maximum))

    def result(self) -> RepairedResult:
        """The pairing as it is now, a RepairedResult."""
        return RepairedResult(self._live.problem, self._live.repaired(), self._people.mentees, self._people.mentors,
                              self._live.published)

    def _told(self, event: Callable[..., Any], row: int, **limits: int) -> Moves:
        with self._people.in_codes():
            moves = event(row, **limits)

        def name(row: int | None) -> Any:
            return None if row is None else self._people.mentors[row]

        return [(self._people.mentees[mentee], name(before), name(after)) for mentee, before, after in moves]

    def __repr__(self) -> str:
        return f"<muster.pairing.{type(self).__name__}: {len(self._people.mentees)} mentees>"
