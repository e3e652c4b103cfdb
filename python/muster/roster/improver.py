"""A roster that gets better in the background while it is edited, in codes and days."""
from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from datetime import date
from threading import Event
from types import TracebackType
from typing import Any

from .._muster import Period
from .._muster.roster import Assignment, Cover, Improved, Improver, Problem, Roster, Shift
from ..refusal import invalid, shown_object, wrong_kind
from .result import RosterResult


class RosterImprover:
    """Looks for better rosters on a thread of its own, from the start until it is stopped.

    Every change of the problem or the roster is an edition. What is told is of the last one, always, and checked. As a
    context manager it stops at the end; as an iterator it gives each better roster, until it rests: once the roster is
    proven best, or the work is done.

    Parameters
    ----------
    result : RosterResult
        The problem and the roster to go on from.
    work_limit : int, optional
        Steps of about a microsecond after each change; then it rests. With it, and changes made while it rests, the
        same seed gives the same rosters. Without it, it goes on until the roster is proven best.
    seed : int
    threads : int
        Of use up to two.
    better : callable(RosterResult), optional
        Called with each better roster, from another thread. It may make changes and stop the improver; a change made
        meanwhile by others waits for it. What it raises stops the improver, and is raised by each later question for a
        roster.
    """

    def __init__(self, result: RosterResult, *, work_limit: int | None = None, seed: int = 1, threads: int = 1,
                 better: Callable[[RosterResult], Any] | None = None) -> None:
        if better is not None and not callable(better):
            raise wrong_kind("better", f"{shown_object(better)} is no function", "give a function of a better roster")
        self._known = (0, result.problem)  # of which edition
        self._is_made = Event()
        self._better = better
        told = None if better is None else _teller(weakref.ref(self))
        self._improver = Improver(result.problem, result.roster, work_limit=work_limit, seed=seed, threads=threads,
                                  better=told)
        self._is_made.set()

    @property
    def best(self) -> RosterResult:
        """The best roster so far, of the problem as it is now."""
        return self._result(self._improver.best)

    @property
    def problem(self) -> Problem:
        """The problem as it is now."""
        return self._improver.problem

    @property
    def edition(self) -> int:
        """How many changes there were."""
        return self._improver.edition

    @property
    def is_resting(self) -> bool:
        """Whether nothing better will come until something is changed."""
        return self._improver.is_resting

    def wait(self, seconds: float | None = None) -> RosterResult | None:
        """A better roster than the last that this gave since the last change; None where it rests, or time is over."""
        told = self._improver.wait(seconds)
        return None if told is None else self._result(told)

    def __iter__(self) -> Iterator[RosterResult]:
        while (told := self.wait()) is not None:
            yield told

    def stop(self) -> None:
        """For good; what was found stays. `better` is called no more."""
        self._improver.stop()

    def __enter__(self) -> RosterImprover:
        return self

    def __exit__(self, kind: type[BaseException] | None, raised: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.stop()

    def pin(self, member: str, day: date, shift: str) -> int:
        """The member stands the shift from now on, whatever else is better. Gives the new edition, as all changes."""
        return self._improver.pin(self._assignment(member, day, shift))

    def unpin(self, member: str, day: date, shift: str) -> int:
        """A pinned shift is free again."""
        return self._improver.unpin(self._assignment(member, day, shift))

    def add_leave(self, member: str, first: date, last: date) -> int:
        """The member is away from `first` to `last`."""
        return self._improver.add_leave(self._row(member), Period(first, last))

    def remove_leave(self, member: str, first: date, last: date) -> int:
        """Leave of the member on these days is taken back."""
        return self._improver.remove_leave(self._row(member), Period(first, last))

    def set_cover(self, day: date, shift: str, wanted: int, *, minimum: int | None = None) -> int:
        """So many people are wanted on a shift, of everybody; what else its row says stays."""
        problem = self.problem
        asked = Shift(day, problem.shift_types.row_of(shift))
        rows = [row for row in problem.cover if row.shift == asked and row.skill is None]
        row = rows[0] if rows else Cover(asked)
        least = max(0, min(row.minimum, wanted)) if minimum is None else minimum
        return self._improver.set_cover(row.replace(wanted=wanted, minimum=least, maximum=max(row.maximum, wanted)))

    def put(self, roster: RosterResult | Roster) -> int:
        """An edited roster to go on from, good or bad."""
        return self._improver.put(roster.roster if isinstance(roster, RosterResult) else roster)

    def change(self, edit: Callable[[Problem], Problem]) -> int:
        """Any other change: `edit` makes another problem of the same days, members and shifts of the one at hand."""
        return self._improver.change(edit)

    def _result(self, told: Improved) -> RosterResult:
        while self._known[0] != told.edition:
            edition = self._improver.edition
            problem = self._improver.problem
            if edition == self._improver.edition:
                self._known = (edition, problem)
            if edition > told.edition:
                told = self._improver.best
        return RosterResult(self._known[1], told.solution)

    def _row(self, member: str) -> int:
        return self.problem.members.row_of(member)

    def _assignment(self, member: str, day: date, shift: str) -> Assignment:
        problem = self.problem
        if not problem.period.first <= day <= problem.period.last:
            raise invalid("improver", f"{day} is not one of its days", "name a day of the period")
        return Assignment(self._row(member), Shift(day, problem.shift_types.row_of(shift)))

    def __repr__(self) -> str:
        return f"<muster.RosterImprover: edition {self.edition}, {self.best!r}>"


def _teller(improver: weakref.ref[RosterImprover]) -> Callable[[Improved], None]:
    """So that the improver can be let go of while its thread holds this."""
    def tell(told: Improved) -> None:
        held = improver()
        if held is not None and held._better is not None:
            held._is_made.wait()
            held._better(held._result(told))
    return tell
