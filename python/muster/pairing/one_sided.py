"""Pairings by the mentees' choices alone: rank-maximal and popular."""
from __future__ import annotations

from collections.abc import Callable, Hashable
from html import escape
from typing import Any

import numpy

from .._muster.pairing import (StableProblem, Verdict, lost_votes, popular, rank_maximal, verify_popular,
                               verify_rank_maximal)
from ..refusal import invalid
from .candidates import Candidates, PerPerson, people_rows, per_person, row_of
from .choices import choices_of, plot_choices
from .plots import plot_pairing
from .problem import People
from .stable import Ranks, ranked_by, scored

Progress = Callable[..., Any]


class ChoiceResult:
    """Who helps whom by the mentees' choices alone, with the codes that rows stand for.

    Attributes
    ----------
    problem : StableProblem
        The mentees' lists and the mentors' places, in rows.
    result : RankMaximal or Popular
        The pairing and its proof, in rows.
    mentees : list
        Codes, by row.
    mentors : list
        Codes, by row.
    claim : str
        What the proof is said to prove, where it holds.
    """

    claim = ""
    _check: Callable[[StableProblem, Any], Verdict]

    def __init__(self, problem: StableProblem, result: Any, mentees: list[Any], mentors: list[Any]) -> None:
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """List of (mentee, mentor), mentees in the order they came; None for the unmatched."""
        return [(mentee, None if row < 0 else self.mentors[row])
                for mentee, row in zip(self.mentees, self.result.mentor_of.tolist())]

    def mentor_of(self, mentee: Hashable) -> Any:
        """The mentor of a mentee, or None."""
        return self.pairs[row_of(people_rows(self.mentees), mentee, "mentee", "mentor_of")][1]

    def verify(self) -> Verdict:
        """A Verdict: acceptable pairs, places kept, and what is claimed proven by prices? By code of its own."""
        return People(self.mentees, self.mentors).verdict(type(self)._check(self.problem, self.result))

    def profile(self) -> Any:
        """DataFrame: choice (1 is the first), mentees who got it; a last row `None`: nobody."""
        import pandas

        profile = self.result.mentees
        return pandas.DataFrame({"choice": [*range(1, len(profile.counts) + 1), None],
                                 "mentees": [*profile.counts, profile.unmatched]}, dtype="object")

    def to_frame(self) -> Any:
        """DataFrame: mentee, mentor, choice (1 is the first; equals count as one)."""
        import pandas

        ranks = Ranks(self.problem.mentee_lists)
        choices = [None if mentor < 0 else ranks.of(row, mentor)
                   for row, mentor in enumerate(self.result.mentor_of.tolist())]
        return pandas.DataFrame({"mentee": self.mentees, "mentor": [mentor for _, mentor in self.pairs],
                                 "choice": choices}, dtype="object")

    def plot(self, *, axes: Any = None) -> Any:
        """Mentees beside mentors, a line for each pair: see `plot_pairing`."""
        return plot_pairing(self, axes=axes)

    def plot_profile(self, *, axes: Any = None) -> Any:
        """How many mentees got which choice: see `plot_rank_profile`."""
        return plot_choices({self.claim: choices_of(self.profile()["mentees"])}, "mentees", axes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ChoiceResult) or type(other) is not type(self):
            return NotImplemented
        return bool((self.problem, self.result, self.mentees, self.mentors)
                    == (other.problem, other.result, other.mentees, other.mentors))

    def __repr__(self) -> str:
        alone = sum(mentor is None for _, mentor in self.pairs)
        return f"<muster.{type(self).__name__}: {len(self.mentees) - alone} pairs, {alone} unmatched>"

    def _repr_html_(self) -> str:
        lines = "".join("<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row)
                        + "</tr>" for row in self.to_frame().itertuples(index=False))
        proof = self.claim if self.verify() else "NOT proven"
        return (f"<table><caption>{len(self.mentees)} mentees, {proof}</caption>"
                f"<tr><th>mentee</th><th>mentor</th><th>choice</th></tr>{lines}</table>")


class RankMaximalResult(ChoiceResult):
    """Most get their first choice; of such pairings, most their second; and so on."""

    claim = "proven to give most first choices, then most second ones, by its prices"
    _check = staticmethod(verify_rank_maximal)


class PopularResult(ChoiceResult):
    """A pairing that loses no vote of the mentees against any other."""

    claim = "proven to lose no vote against any other, by its prices"
    _check = staticmethod(verify_popular)


def rank_maximal_mode(candidates: Candidates, *, capacity: PerPerson = 1,
                      progress: Progress | None = None) -> RankMaximalResult:
    problem, mentees, mentors = _problem(candidates, capacity)
    return RankMaximalResult(problem, rank_maximal(problem, progress=progress), mentees, mentors)


def popular_mode(candidates: Candidates, *, capacity: PerPerson = 1, progress: Progress | None = None) -> PopularResult:
    problem, mentees, mentors = _problem(candidates, capacity)
    result = popular(problem, progress=progress)
    if result is None:
        raise invalid("popular", "every pairing loses a vote against some other one",
                      'pair "rank_maximal", or give some mentors more places')
    return PopularResult(problem, result, mentees, mentors)


def votes_lost(result: Any) -> int:
    """By how many votes of the mentees the pairing that wins most clearly against this one wins.

    Parameters
    ----------
    result : StableResult, RankMaximalResult or PopularResult

    Returns
    -------
    int
        0 where it is popular.
    """
    if not isinstance(getattr(result, "problem", None), StableProblem):
        raise invalid("votes_lost", "it is no pairing by choices", "pass one that is stable, rank-maximal or popular")
    return int(lost_votes(result.problem, result.result.mentor_of))


def _problem(candidates: Candidates, capacity: PerPerson) -> tuple[StableProblem, list[Any], list[Any]]:
    """Lists of the mentees by falling score; of mentors all, alike."""
    mentees, mentors, mentee, mentor, score, _ = scored(candidates)
    lists = ranked_by(len(mentees), mentee, mentor, score)
    takers = ranked_by(len(mentors), mentor, mentee, numpy.zeros(len(mentor), dtype=numpy.int64))
    places = per_person(capacity, mentors, "capacity").astype(numpy.int32)
    return StableProblem(lists, takers, places), mentees, mentors
