"""Capacities that mentors share: a floor over its rooms, a supervisor over several projects."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from html import escape
from typing import Any

from .._muster.pairing import (SharedCapacity, SharedProblem, explain, optimal_shared, priced_in_all, shared_loads,
                               verify_shared)
from ..columns import read_option
from ..faults import Faults, Place
from ..refusal import correction, invalid, shown_object
from .candidates import COUNT, Candidates, is_code, people_rows, points
from .problem import Setting, setting
from .results import Live, PairingResult

KEYS = ("mentors", "capacity", "minimum")
EVERYBODY = 2**31 - 1


class SharedResult(PairingResult):
    """Who helps whom under capacities that mentors share.

    Attributes
    ----------
    problem : Problem
        What was asked of pairs and of each mentor alone, in rows.
    shared_problem : SharedProblem
        The same with the shared capacities.
    result : SharedPairing
        The pairing and its proof, in rows.
    """

    def __init__(self, shared_problem: SharedProblem, result: Any, mentees: list[Any], mentors: list[Any],
                 fit: Any = None) -> None:
        super().__init__(shared_problem.pairs, result, mentees, mentors, fit)
        self.shared_problem = shared_problem

    def verify(self) -> Any:
        """A Verdict: every capacity kept, and proven best by its prices? Checked by code of its own."""
        return self._people.verdict(verify_shared(self.shared_problem, self.result.pairing, self.result.certificate))

    def shared(self) -> Any:
        """DataFrame, a row a shared capacity: name, mentees, minimum, capacity, price.

        The price is what one more place in it would add at most (below 0: what its minimum costs), a Decimal.
        """
        import pandas

        limits = self.shared_problem.shared
        return pandas.DataFrame({
            "name": [each.name for each in limits],
            "mentees": shared_loads(self.shared_problem, self.result.pairing),
            "minimum": [each.minimum for each in limits], "capacity": [each.maximum for each in limits],
            "price": [points(price) for price in self.result.certificate.shared_price.tolist()]})

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Which better mentors there were for a mentee and what stood in the way, as a dict."""
        return self._explained(explain(self.problem, priced_in_all(self.shared_problem, self.result),
                                       self._row(mentee, "explain")), mentee)

    def live(self, *, move_price: Any = None) -> Live:
        """Refused: changes one by one know each mentor's capacity alone."""
        raise invalid("live", "a live pairing knows no shared capacities", "pair again with what has changed")

    def _parts(self) -> tuple[Any, ...]:
        return (self.shared_problem, self.result, self.mentees, self.mentors)

    def _repr_html_(self) -> str:
        lines = ""
        for name, *numbers in self.shared().itertuples(index=False):
            cells = "".join(f"<td style='text-align:right'>{number}</td>" for number in numbers)
            lines += f"<tr><td>{escape(str(name))}</td>{cells}</tr>"
        return (super()._repr_html_() + "<table><caption>shared capacities</caption><tr><th>name</th><th>mentees</th>"
                f"<th>minimum</th><th>capacity</th><th>price</th></tr>{lines}</table>")


def shared_of(candidates: Candidates, shared: Any, progress: Callable[..., Any] | None = None,
              **options: Any) -> SharedResult:
    """What `pair` gives in its mode "optimal" with `shared`."""
    made = setting(candidates, **options)
    limits = read_shared(shared, made)
    with made.in_codes():
        problem = SharedProblem(made.problem, limits)
        result = optimal_shared(problem, progress=progress)
    return SharedResult(problem, result, made.mentees, made.mentors, made.fit)


def read_shared(shared: Any, made: Setting) -> list[SharedCapacity]:
    """Shared capacities in rows. All faults are raised at once."""
    if not isinstance(shared, Mapping):
        raise invalid("shared", f"{shown_object(shared)} is no mapping",
                      'give {"floor 1": {"mentors": [...], "capacity": 5}}')
    faults, limits = Faults(), []
    rows_of = people_rows(made.mentors)
    for name, asked in shared.items():
        place = Place(f"shared {name!r}")
        if not isinstance(asked, Mapping):
            faults.add(place, f"{shown_object(asked)} is no mapping", 'give {"mentors": [...], "capacity": 5}')
            continue
        for key in asked:
            if key not in KEYS:
                faults.add(place, f"{key!r} is not known", correction(key, KEYS))
        mentors = asked.get("mentors", ())
        if isinstance(mentors, (str, bytes)) or not hasattr(mentors, "__iter__"):
            faults.add(place, f"{shown_object(mentors)} is no list of mentors", "give the codes of who share it")
            continue
        codes = list(mentors)
        unknown = [code for code in codes if not is_code(code) or code not in rows_of]
        for code in unknown:
            faults.add(place, f"mentor {shown_object(code)} is not among the candidates",
                       "add it there or correct the code")
        if not unknown:
            limits.append(SharedCapacity(str(name), [rows_of[code] for code in codes],
                                         minimum=read_option(f"shared {name!r}", COUNT, asked.get("minimum", 0)),
                                         maximum=read_option(f"shared {name!r}", COUNT,
                                                             asked.get("capacity", EVERYBODY))))
    faults.raise_if_any()
    return limits
