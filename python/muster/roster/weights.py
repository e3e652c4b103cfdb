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
    """In minutes of the commonest shift: so much it costs to be one such shift off the fair share.

    Attributes
    ----------
    usual, longest : int
        Minutes of the commonest shift and of the longest.
    wish_share, night_share, weekend_share : int
        Of a wish, of a night and of a weekend shift, in per cent of `usual`.
    spacing_share : int, optional
        Of two turns as close as can be, in per cent of `usual`. Default: four fifths of a wish.
    """

    usual: int
    longest: int
    wish_share: int = 25
    night_share: int = 50
    weekend_share: int = 50
    spacing_share: int | None = None

    @classmethod
    def of(cls, lengths: Iterable[int], **shares: int | None) -> Weights:
        """`lengths`: minutes of all shifts. Of those that are alike common the shortest is usual."""
        counts = Counter(lengths)
        return cls(min(counts, key=lambda minutes: (-counts[minutes], minutes)), max(counts),
                   **{name: share for name, share in shares.items() if share is not None})

    @property
    def short(self) -> int:
        """Of each person too few or too many."""
        return max(LEAST_SHORT, SHIFTS_FOR_ONE * self.longest)

    @property
    def wish(self) -> int:
        return max(1, self.usual * self.wish_share // 100)

    @property
    def spacing(self) -> int:
        """Of two turns as close as can be: less than the least wish.

        Turns are spread as loads and wishes leave room, and not at their cost. Who wishes for two days running gets
        them.
        """
        if self.spacing_share is not None:
            return self.usual * self.spacing_share // 100
        return max(1, 4 * self.wish // 5)

    def fairness(self, measure: Measure) -> Fairness:
        """As good as quadratic: two shifts from the fair share cost four times one.

        A night, a weekend and whatever else is counted one by one costs half as much as a shift.
        """
        if measure == Measure.minutes:
            return Fairness(measure, 1, below_weight=1, step=self.usual)
        share = {Measure.nights: self.night_share, Measure.weekends: self.weekend_share}.get(measure, 50)
        each = max(1, self.usual * share // 100)
        return Fairness(measure, each, below_weight=each, step=1)
