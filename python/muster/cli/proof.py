"""Every proof of a term, checked anew by code that shares nothing with what made it."""
from dataclasses import dataclass, field

from ..programme import verify
from ..roster import explain_infeasible


@dataclass(frozen=True)
class Proven:
    """A term, what its checkers say of it, and why its roster cannot be without bending a hard rule, if so."""

    term: object
    verification: object
    clash: list = field(default_factory=list)

    @property
    def holds(self):
        """All that the term calls proved is so, and its roster bends no hard rule."""
        return self.verification.holds and self.is_feasible

    @property
    def is_feasible(self):
        return self.verification.proven is None or self.verification.proven.score.is_feasible


def prove(term, progress=None):
    made = Proven(term, verify(term))
    if made.is_feasible:
        return made
    return Proven(term, made.verification, explain_infeasible(term.roster.problem, progress=progress).in_words())
