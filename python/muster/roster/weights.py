"""What it costs to bend what is wanted, where nobody has said.

Loads are fair by whole shifts, and nobody is missing for their sake.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .._muster.roster import Fairness, Measure

LEAST_SHORT = 100
SHIFTS_FOR_ONE = 10  # one person too few costs as much as so many of the longest shifts, each alone off a fair share


@dataclass(frozen=True)
class Weights:
    """In minutes of the commonest shift: so much it costs to be one such shift off the fair share."""

    usual: int
    longest: int

    @classmethod
    def of(cls, lengths: Iterable[int]) -> Weights:
        """`lengths`: minutes of all shifts. Of those that are alike common the shortest is usual."""
        counts = Counter(lengths)
        return cls(min(counts, key=lambda minutes: (-counts[minutes], minutes)), max(counts))

    @property
    def short(self) -> int:
        """Of each person too few or too many."""
        return max(LEAST_SHORT, SHIFTS_FOR_ONE * self.longest)

    @property
    def wish(self) -> int:
        return max(1, self.usual // 4)

    @property
    def spacing(self) -> int:
        """Of two turns as close as can be: less than the least wish.

        Turns are spread as loads and wishes leave room, and not at their cost. Who wishes for two days running gets
        them.
        """
        return max(1, 4 * self.wish // 5)

    def fairness(self, measure: Measure) -> Fairness:
        """As good as quadratic: two shifts from the fair share cost four times one.

        A night, a weekend and whatever else is counted one by one costs half as much as a shift.
        """
        if measure == Measure.minutes:
            return Fairness(measure, 1, below_weight=1, step=self.usual)
        half = max(1, self.usual // 2)
        return Fairness(measure, half, below_weight=half, step=1)
