"""Capacities that mentors share: a floor over its rooms, a supervisor over several projects."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from html import escape
from typing import Any

from .._muster.pairing import (LiveSharedPairing, Pairing, SharedCapacity, SharedProblem, explain, optimal_shared,
                               priced_in_all, repair_shared, repair_shared_what_can_be, shared_loads, verify_shared,
                               verify_shared_repair)
from ..columns import read_option
from ..faults import Faults, Place
from ..refusal import correction, door, invalid, shown_object
from .candidates import COUNT, Candidates, is_code, people_rows, points
from .problem import Setting, setting
from .results import Live, Moves, PairingResult, RepairedResult

KEYS = ("mentors", "capacity", "minimum")
EVERYBODY = 2**31 - 1


class UnderShared(PairingResult):
    """What results under shared capacities have in common.

    Attributes
    ----------
    shared_problem : SharedProblem
        What was asked, with the shared capacities.
    """

    shared_problem: SharedProblem

    def shared(self) -> Any:
        """DataFrame, a row a shared capacity: name, mentees, minimum, capacity, price.

        The price is what one more place in it would add at most (below 0: what its minimum costs), a Decimal. Of a
        repair, what a pair kept counts more is in it.
        """
        import pandas

        limits = self.shared_problem.shared
        return pandas.DataFrame({
            "name": [each.name for each in limits],
            "mentees": shared_loads(self.shared_problem, self.result.pairing),
            "minimum": [each.minimum for each in limits], "capacity": [each.maximum for each in limits],
            "price": [points(price) for price in self.result.certificate.shared_price.tolist()]})

    @door
    def live(self, *, move_price: Any = None) -> Live:
        """This pairing kept at hand, with its shared capacities: see `LiveShared`."""
        return LiveShared(self, move_price)

    def _repr_html_(self) -> str:
        lines = ""
        for name, *numbers in self.shared().itertuples(index=False):
            cells = "".join(f"<td style='text-align:right'>{number}</td>" for number in numbers)
            lines += f"<tr><td>{escape(str(name))}</td>{cells}</tr>"
        return (super()._repr_html_() + "<table><caption>shared capacities</caption><tr><th>name</th><th>mentees</th>"
                f"<th>minimum</th><th>capacity</th><th>price</th></tr>{lines}</table>")


class SharedResult(UnderShared):
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

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Which better mentors there were for a mentee and what stood in the way, as a dict."""
        return self._explained(explain(self.problem, priced_in_all(self.shared_problem, self.result),
                                       self._row(mentee, "explain")), mentee)

    def _parts(self) -> tuple[Any, ...]:
        return (self.shared_problem, self.result, self.mentees, self.mentors)


class RepairedSharedResult(UnderShared, RepairedResult):
    """A pairing near the one before, under capacities that mentors share.

    Attributes
    ----------
    problem : Problem
        What was asked of pairs and of each mentor alone, in rows.
    shared_problem : SharedProblem
        The same with the shared capacities.
    result : RepairedSharedPairing
        The pairing, what it changes and its proof, in rows.
    before : Pairing
        The one it is near, in rows of this problem.
    """

    def __init__(self, shared_problem: SharedProblem, result: Any, mentees: list[Any], mentors: list[Any],
                 before: Pairing, fit: Any = None, may_miss: bool = False) -> None:
        RepairedResult.__init__(self, shared_problem.pairs, result, mentees, mentors, before, fit, may_miss)
        self.shared_problem = shared_problem

    def verify(self) -> Any:
        """A Verdict: every capacity kept, and no pairing keeps more, or is worth more? Checked by code of its own."""
        return self._people.verdict(verify_shared_repair(self.shared_problem, self.before, self.result))

    def _parts(self) -> tuple[Any, ...]:
        return (self.shared_problem, self.result, self.mentees, self.mentors, self.before)


class LiveShared(Live):
    """A pairing under shared capacities that follows the term: as `Live`, and what mentors share may change, too."""

    def _opened(self, published: Any, price: int | None) -> Any:
        self._names = [each.name for each in published.shared_problem.shared]
        return LiveSharedPairing(published.shared_problem, published.result.pairing, move_price=price)

    @door
    def set_shared_capacity(self, name: Hashable, maximum: int, *, minimum: int = 0) -> Moves:
        """Fewest and most mentees of a shared capacity, by its name, from now on."""
        if str(name) not in self._names:
            raise invalid("set_shared_capacity", f"shared capacity {shown_object(name)} is not known",
                          correction(str(name), self._names))
        return self._told(self._live.set_shared_capacity, self._names.index(str(name)),
                          minimum=read_option("minimum", COUNT, minimum),
                          maximum=read_option("maximum", COUNT, maximum))

    def result(self) -> RepairedSharedResult:
        """The pairing as it is now, a RepairedSharedResult."""
        return RepairedSharedResult(self._live.problem, self._live.repaired(), self._people.mentees,
                                    self._people.mentors, self._live.published)


def shared_of(candidates: Candidates, shared: Any, progress: Callable[..., Any] | None = None,
              **options: Any) -> SharedResult:
    """What `pair` gives in its mode "optimal" with `shared`."""
    made = setting(candidates, **options)
    limits = read_shared(shared, made)
    with made.in_codes():
        problem = SharedProblem(made.problem, limits)
        result = optimal_shared(problem, progress=progress)
    return SharedResult(problem, result, made.mentees, made.mentors, made.fit)


def repair_under_shared(made: Setting, shared: Any, before: Any, start: Pairing, price: int | None, goes_on: bool,
                        progress: Callable[..., Any] | None) -> RepairedSharedResult:
    """What `pair` gives in its mode "repair" with `shared`; `start` is `before` in rows."""
    limits = read_shared(shared, made, before.mentors)
    with made.in_codes():
        problem = SharedProblem(made.problem, limits)
        if goes_on and made.problem.unmatched_price is None:
            partial = repair_shared_what_can_be(problem, start, move_price=price, progress=progress)
            return RepairedSharedResult(partial.problem, partial.repaired, made.mentees, made.mentors, start, made.fit,
                                        may_miss=True)
        result = repair_shared(problem, start, move_price=price, progress=progress)
    return RepairedSharedResult(problem, result, made.mentees, made.mentors, start, made.fit)


def read_shared(shared: Any, made: Setting, gone: Iterable[Any] = ()) -> list[SharedCapacity]:
    """Shared capacities in rows; mentors of `gone` who are not there are left out. All faults are raised at once."""
    if not isinstance(shared, Mapping):
        raise invalid("shared", f"{shown_object(shared)} is no mapping",
                      'give {"floor 1": {"mentors": [...], "capacity": 5}}')
    faults, limits = Faults(), []
    rows_of, left = people_rows(made.mentors), set(gone)
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
        named = list(mentors)
        codes = [code for code in named if not is_code(code) or code in rows_of or code not in left]
        unknown = [code for code in codes if not is_code(code) or code not in rows_of]
        for code in unknown:
            faults.add(place, f"mentor {shown_object(code)} is not among the candidates",
                       "add it there or correct the code")
        if unknown:
            continue
        minimum = read_option(f"shared {name!r}", COUNT, asked.get("minimum", 0))
        if codes or not named or minimum > 0:  # of one whose mentors are all gone nothing is left to keep
            limits.append(SharedCapacity(str(name), [rows_of[code] for code in codes], minimum=minimum,
                                         maximum=read_option(f"shared {name!r}", COUNT,
                                                             asked.get("capacity", EVERYBODY))))
    faults.raise_if_any()
    return limits
