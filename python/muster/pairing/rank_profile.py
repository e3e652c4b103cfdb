"""The picture of who got which choice, of one or several pairings."""
from __future__ import annotations

from typing import Any

from ..cells import BadCell, Whole, plain_cell, read_cell
from ..refusal import door, invalid, shown_object
from .choices import Choices, choices_of, plot_choices, read_side
from .stable import StableResult


@door
def plot_rank_profile(results: Any, *, side: str = "mentees", axes: Any = None) -> Any:
    """How many got which choice, one or several pairings side by side.

    Parameters
    ----------
    results : StableResult, or mapping from a name to one, or to a list of numbers (first choices, second choices, ...)
    side : "mentees" or "mentors"
        Whose choices.
    axes : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    read_side(side)
    named = dict(results) if hasattr(results, "items") else {"": results}
    return plot_choices({name: _choices(result, side) for name, result in named.items()}, side, axes)


def _choices(result: Any, side: str) -> Choices:
    return choices_of(result.profile()[side]) if isinstance(result, StableResult) else (_counts(result), 0)


def _counts(result: Any) -> list[int]:
    """How many got their first choice, their second and so on."""
    if isinstance(result, (str, bytes)) or not hasattr(result, "__iter__"):
        raise invalid("results", f"{shown_object(result)} is neither a StableResult nor a list of numbers",
                      "give one of the two, or a mapping of them by name")
    counts = [read_cell(Whole(0, 2**31 - 1), plain_cell(count)) for count in result]
    for at, count in enumerate(counts, 1):
        if not isinstance(count, int):
            raise invalid("results", f"choice {at}: {count.fault if isinstance(count, BadCell) else 'it is blank'}",
                          "give a whole number from 0")
    return counts
