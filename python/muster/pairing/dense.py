"""A full matrix of scores, paired as it lies."""
from __future__ import annotations

from collections.abc import Callable, Hashable
from decimal import Decimal
from typing import Any

import numpy

from .._muster.pairing import assign
from ..refusal import invalid, shown_object
from .listed import optimal_of
from .results import Live, PairingResult


def is_plain(candidates: Any) -> bool:
    """Whether every mentee of this may go to every mentor, and there are mentors enough: then no list is made of it."""
    return (isinstance(candidates, numpy.ndarray) and not isinstance(candidates, numpy.ma.MaskedArray)
            and candidates.ndim == 2
            and candidates.dtype.kind in "iufb" and candidates.dtype != numpy.uint64 and candidates.dtype.itemsize <= 8
            and 0 < candidates.shape[0] <= candidates.shape[1])


class DenseResult(PairingResult):
    """One mentor each, of a full matrix of scores; rows are mentees, columns mentors. Keeps the matrix.

    Attributes
    ----------
    scores : numpy.ndarray
        The matrix, shape (mentees, mentors).
    result : Assignment
        Each row's column, and the prices that prove it.
    """

    def __init__(self, scores: Any, progress: Callable[..., Any] | None = None) -> None:
        rows, columns = scores.shape
        no_list: Any = None
        super().__init__(no_list, assign(scores, progress=progress), list(range(rows)), list(range(columns)))
        self.scores = scores

    @property
    def total(self) -> Decimal:
        """Points in all: exact for integers, of floats their sum."""
        return Decimal(str(self.result.total))

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """List of (row, column)."""
        return list(enumerate(self.result.columns.tolist()))

    def mentors_of(self, mentee: Hashable) -> list[Any]:
        """The column of a row, in a list."""
        return [int(self.result.columns[self._row(mentee, "mentors_of")])]

    def verify(self) -> Any:
        """Proven best by its prices? Exact for integers; of floats with the gap that rounding may have left."""
        return self.result.verify()

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Better columns than a row has got: who has them, and what the others would lose at least, as a dict."""
        row = self._row(mentee, "explain")
        own = int(self.result.columns[row])
        prices = self.result.column_price
        holder = {column: other for other, column in self.pairs}
        better = numpy.flatnonzero(self.scores[row] > self.scores[row, own])
        order = better[numpy.argsort(-self.scores[row, better].astype(float), kind="stable")]

        def points(value: Any) -> Decimal:
            return Decimal(str(value.item() if hasattr(value, "item") else value))

        return {
            "mentee": mentee,
            "mentor": own,
            "points": points(self.scores[row, own]),
            "better": [{
                "mentor": int(column),
                "points": points(self.scores[row, column]),
                "better_by": points(self.scores[row, column]) - points(self.scores[row, own]),
                "lost_elsewhere": points(prices[column]) - points(prices[own]),
                "held_by": [holder[column]] if column in holder else [],
            } for column in order.tolist()],
        }

    def to_frame(self) -> Any:
        """DataFrame: mentee, mentor (row and column), points as the matrix has them."""
        import pandas

        columns = self.result.columns
        rows = numpy.arange(len(columns))
        return pandas.DataFrame({"mentee": rows, "mentor": columns, "points": self.scores[rows, columns]})

    def live(self, *, move_price: Any = None) -> Live:
        """As for any pairing, from a list of all pairs."""
        return optimal_of(self.scores, capacity=1).live(move_price=move_price)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DenseResult):
            return NotImplemented
        return bool(self.result == other.result and numpy.array_equal(self.scores, other.scores))

    def _row(self, mentee: Hashable, place: str) -> int:
        row = int(mentee) if isinstance(mentee, (int, numpy.integer)) and not isinstance(mentee, bool) else -1
        if not 0 <= row < len(self.mentees):
            raise invalid(place, f"mentee {shown_object(mentee)} is not a row of the matrix",
                          f"give one from 0 to {len(self.mentees) - 1}")
        return row
