"""Every proof of a term, checked anew by code that shares nothing with what made it."""
from __future__ import annotations

from dataclasses import dataclass, field

from .. import Label
from ..given import Progress
from ..programme import Term, Verification, verify
from ..roster import explain_infeasible


@dataclass(frozen=True)
class Proven:
    """A term, what its checkers say of it, and why its roster cannot be without bending a hard rule, if so."""

    term: Term
    verification: Verification
    clash: list[Label] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """All that the term calls proved is so, and its roster bends no hard rule."""
        return self.verification.holds and self.is_feasible

    @property
    def is_feasible(self) -> bool:
        return self.verification.proven is None or self.verification.proven.score.is_feasible


def prove(term: Term, progress: Progress | None = None) -> Proven:
    made = Proven(term, verify(term))
    if made.is_feasible:
        return made
    assert term.roster is not None  # what bends a rule
    return Proven(term, made.verification, explain_infeasible(term.roster.problem, progress=progress).in_words())
