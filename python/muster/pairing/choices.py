"""How many got which choice, as bars: what a stable pairing draws of itself, and `plot_rank_profile` of several."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..pictures import axes_for
from ..refusal import invalid, shown_object

Choices = tuple[list[int], int]  # how many got their first choice, their second and so on; how many got nobody


def read_side(side: object) -> str:
    """The side whose choices are meant."""
    if not isinstance(side, str) or side not in ("mentees", "mentors"):
        raise invalid("side", f"{shown_object(side)} is none", "choose mentees or mentors")
    return side


def choices_of(column: Iterable[Any]) -> Choices:
    """Of a column of `StableResult.profile`, whose last row is nobody."""
    *counts, nobody = (int(count) for count in column)
    return counts, nobody


def plot_choices(profiles: Mapping[Any, Choices], side: str, axes: Any) -> Any:
    """Bars of each profile side by side, on the axes or a figure of their own."""
    longest = max((len(counts) for counts, _ in profiles.values()), default=0)
    while longest > 1 and all(len(counts) < longest or counts[longest - 1] == 0 for counts, _ in profiles.values()):
        longest -= 1
    nobody = any(left for _, left in profiles.values())
    axes = axes_for(axes, max(4.5, 0.35 * (longest + nobody) * max(1, len(profiles)) + 1.5), 3.2)
    width = 0.8 / max(1, len(profiles))
    for at, (name, (counts, left)) in enumerate(profiles.items()):
        heights = [counts[choice] if choice < len(counts) else 0 for choice in range(longest)] + [left] * nobody
        places = [place + width * (at - (len(profiles) - 1) / 2) for place in range(len(heights))]
        axes.bar(places, heights, width=0.92 * width, label=name or None, color=f"C{at}")
    axes.set_xticks(range(longest + nobody), [str(choice + 1) for choice in range(longest)] + ["nobody"] * nobody)
    axes.set_xlabel("choice")
    axes.set_ylabel(side)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.set_title(f"Which choice the {side} got")
    if any(profiles):
        axes.legend(frameon=False)
    return axes
