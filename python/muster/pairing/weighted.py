"""Mentees who count more or less, mentors with hours; mentees kept together and kept apart."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import Any

from .._muster.pairing import Hours, WeightedProblem, pair_weighted, verify_weighted
from ..cells import BadCell, Number, Whole, plain_cell, read_cell
from ..columns import read_option
from ..faults import Faults, Place
from ..refusal import invalid, shown_object
from .candidates import Candidates, points
from .mentee_sets import mentee_sets
from .problem import setting
from .results import Live, PairingResult

THOUSAND = 1000
WEIGHT = Number(0, 1_000_000, rounds_floats=True)
EVERYBODY = 2**31 - 1


class WeightedResult(PairingResult):
    """Who helps whom, where one counts more than another, and some are together or apart.

    Attributes
    ----------
    problem : Problem
        What was asked of pairs and of each mentor, in rows.
    weighted_problem : WeightedProblem
        The same with weights and hours, in thousandths, and who is together or apart.
    result : WeightedPairing
        The pairing, its bound and its proof, in rows.
    """

    def __init__(self, weighted_problem: WeightedProblem, result: Any, mentees: list[Any], mentors: list[Any],
                 fit: Any = None) -> None:
        super().__init__(weighted_problem.pairs, result, mentees, mentors, fit)
        self.weighted_problem = weighted_problem

    @property
    def gap(self) -> Decimal:
        """Points that its total may be below the best at most; 0: it is proven best."""
        return points(self.result.gap)

    @property
    def claim(self) -> str:  # type: ignore[override]
        """What the proof is said to prove, where it holds."""
        return "proven best by cases" if self.result.is_best else f"within {self.gap} points of the best"

    def verify(self) -> Any:
        """A Verdict: every rule kept, and the bound proven by cases and prices? Checked by code of its own."""
        return self._people.verdict(verify_weighted(self.weighted_problem, self.result))

    def hours(self) -> Any:
        """DataFrame, a row a mentor: mentor, mentees, weight (of its mentees together), minimum, maximum (hours)."""
        import pandas

        problem = self.weighted_problem
        weights = problem.weights or [THOUSAND] * len(self.mentees)
        held = [self.result.pairing.mentees_of(row) for row in range(len(self.mentors))]

        def told(thousandths: int) -> Decimal:
            return Decimal(thousandths) / THOUSAND

        return pandas.DataFrame({
            "mentor": self.mentors, "mentees": [len(rows) for rows in held],
            "weight": [told(sum(weights[row] for row in rows)) for rows in held],
            "minimum": [told(each.minimum) for each in problem.hours] or None,
            "maximum": [None if each.maximum >= EVERYBODY * THOUSAND else told(each.maximum)
                        for each in problem.hours] or None}, dtype="object")

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Which better mentors there were for a mentee and who holds their places, as a dict."""
        return self._explain_by_scores(mentee)

    def live(self, *, move_price: Any = None) -> Live:
        """Refused: changes one by one know numbers of mentees alone."""
        raise invalid("live", "a live pairing knows no weights and nobody together or apart",
                      "pair again with what has changed")

    def _parts(self) -> tuple[Any, ...]:
        return (self.weighted_problem, self.result, self.mentees, self.mentors)


def weighted_mode(candidates: Candidates, *, weight: Any = None, hours: Any = None, keep_together: Any = None,
                  keep_apart: Any = None, work: Any = 20_000, progress: Callable[..., Any] | None = None,
                  **options: Any) -> WeightedResult:
    """What `pair` gives in its mode "weighted"."""
    options.setdefault("capacity", EVERYBODY)
    made = setting(candidates, **options)
    faults = Faults()
    weights = _by_code(weight, made.mentees, ("weight", "mentee"), faults, THOUSAND, _thousandths)
    limits = _by_code(hours, made.mentors, ("hours", "mentor"), faults, (0, EVERYBODY * THOUSAND), _range)
    together = mentee_sets(keep_together, "keep_together", made.mentees, faults)
    apart = mentee_sets(keep_apart, "keep_apart", made.mentees, faults)
    faults.raise_if_any()
    if limits and not weights:
        weights = [THOUSAND] * len(made.mentees)
    tries = read_option("work", Whole(0, 2**53), work)
    with made.in_codes():
        problem = WeightedProblem(made.problem, weights=weights, together=together, apart=apart,
                                  hours=[Hours(minimum=least, maximum=most) for least, most in limits])
        result = pair_weighted(problem, work=tries, progress=progress)
    return WeightedResult(problem, result, made.mentees, made.mentors, made.fit)


def _thousandths(given: Any, place: Place, faults: Faults) -> Any:
    """A weight in thousandths."""
    read = read_cell(WEIGHT, plain_cell(given))
    if isinstance(read, BadCell) or read * THOUSAND != int(read * THOUSAND):
        faults.add(place, f"{shown_object(given)} is no weight", "give a number from 0 to 1000000, to a thousandth")
        return 0
    return int(read * THOUSAND)


def _range(given: Any, place: Place, faults: Faults) -> Any:
    """Fewest and most hours in thousandths, of a number or a pair."""
    pair = given if isinstance(given, (tuple, list)) else (0, given)
    if len(pair) != 2:
        faults.add(place, f"{shown_object(given)} are no hours", "give the most, or (fewest, most)")
        return (0, 0)
    least, most = (_thousandths(each, place, faults) for each in pair)
    if least > most:
        faults.add(place, f"the fewest hours {pair[0]} are above the most {pair[1]}", "exchange the two or correct one")
    return (least, most)


def _by_code(given: Any, codes: list[Any], names: tuple[str, str], faults: Faults, default: Any,
             read: Callable[[Any, Place, Faults], Any]) -> list[Any]:
    """A value for each code, of one for all or a mapping; empty where nothing is given."""
    name, thing = names
    if given is None:
        return []
    if not (isinstance(given, Mapping) or hasattr(given, "to_dict")):
        return [read(given, Place(name), faults)] * len(codes)
    by_code = dict(given)
    known = set(codes)
    for code in by_code:
        if code not in known:
            faults.add(Place(name), f"{thing} {code!r} is not among the candidates", "add it there or correct the code")
    return [read(by_code[code], Place(f"{name}, {thing} {code!r}"), faults) if code in by_code else default
            for code in codes]
