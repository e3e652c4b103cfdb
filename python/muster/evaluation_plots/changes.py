"""Before and after: who rose and who fell between two evaluations."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..pictures import axes_for
from ..refusal import door, invalid
from .drawing import (BLUE, FIRST, GREY, INK, MANY, ORANGE, PALE, TALLEST, Names, beside, called, finished, one_of,
                      rows_of, said)

Ends = dict[int, tuple[float, float]]  # before and after, by row of the comparison


@door
def plot_changes(comparison: Any, *, by: str = "rank", selected: Iterable[str] = (), names: Names = None,
                 language: str = "en", axes: Any = None) -> Any:
    """Two evaluations side by side: a line a member, from before to after. Who rose is blue, who fell orange.

    Ranks are counted among those who have a total both times. Of more than 60 members, or 30 where lines
    lead from total to total, only those who moved farthest and the selected are named, the others are thin lines.

    Parameters
    ----------
    comparison : Comparison
        As `compare` gives it.
    by : {"rank", "total"}
        What the lines lead from and to. Totals under two schemes are not on one scale.
    selected : iterable of str
        Codes of members to point out.
    names : mapping of str to str, optional
        What members are called in the picture, by code.
    language : {"en", "zh"}
        Of the words in it.
    axes : matplotlib.axes.Axes, optional
        Where to draw. Default: a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes
    """
    from matplotlib.collections import LineCollection

    is_rank = one_of("by", by, ("rank", "total")) == "rank"
    both = said(language, "Before and after", "前后对比")
    codes = [member.code for member in comparison.members]
    chosen = set(rows_of(selected, codes))
    ends = _ends(comparison, is_rank)
    order = sorted(ends, key=lambda row: ends[row][1] if is_rank else -ends[row][1])
    rise = {row: (before - after if is_rank else after - before) for row, (before, after) in ends.items()}
    few = MANY if is_rank else MANY // 2  # totals crowd in the middle, where names do not fit
    shown = _named(order, rise, chosen, few)
    places = 0 if is_rank else _places(comparison)
    axes = axes_for(axes, 6, min(TALLEST, max(2.5, 0.19 * len(order) + 1)))
    axes.add_collection(LineCollection([[(0, ends[row][0]), (1, ends[row][1])] for row in order if row not in shown],
                                       colors=PALE, linewidths=0.5, zorder=1))
    for row in shown:
        axes.plot([0, 1], ends[row], color=BLUE if rise[row] > 0 else ORANGE if rise[row] < 0 else GREY, marker="o",
                  markersize=3.5, linewidth=2.4 if row in chosen else 1.3, zorder=3)
    axes.autoscale_view()
    axes.set_xlim(0, 1)
    if is_rank:
        axes.set_ylim(len(order) + 0.5, 0.5)
    axes.margins(y=0.02)
    for side in (0, 1):
        heights = [ends[row][side] for row in shown]
        words = ["  ".join([called(codes[row], names), f"{ends[row][side]:.{places}f}"][::-1 if side else 1])
                 for row in shown]
        beside(axes, heights, words, [BLUE if rise[row] > 0 else ORANGE if rise[row] < 0 else INK for row in shown],
               is_left=side == 0, room=0.03 if is_rank else 0.1)
    axes.set_yticks([])
    axes.set_xticks([0, 1], [said(language, "before", "之前"), said(language, "after", "之后")])
    axes.spines["left"].set_visible(False)
    moved = f"{sum(each > 0 for each in rise.values())}, {sum(each < 0 for each in rise.values())}".split(", ")
    finished(axes, both + said(language, f" ({by}): {moved[0]} rose, {moved[1]} fell",
                               f"（{'名次' if is_rank else '总分'}）：{moved[0]}人上升，{moved[1]}人下降"))
    return axes


def _ends(comparison: Any, is_rank: bool) -> Ends:
    """Of those who have a total both times."""
    scores = {row: (member.before, member.after) for row, member in enumerate(comparison.members)
              if member.before is not None and member.after is not None
              and not member.before.is_incomplete and not member.after.is_incomplete}
    if not scores:
        raise invalid("comparison", "no member has a total both times", "compare evaluations of the same people")
    if not is_rank:
        return {row: (float(before.total), float(after.total)) for row, (before, after) in scores.items()}
    sides = [_ranks({row: pair[side].exact_total for row, pair in scores.items()}) for side in (0, 1)]
    return {row: (sides[0][row], sides[1][row]) for row in scores}


def _ranks(totals: dict[int, Any]) -> dict[int, int]:
    order = sorted(totals.values(), reverse=True)
    first: dict[Any, int] = {}
    for place, total in enumerate(order, 1):
        first.setdefault(total, place)
    return {row: first[total] for row, total in totals.items()}


def _places(comparison: Any) -> int:
    """Decimal places of totals, at most three."""
    totals = [score.total for member in comparison.members for score in (member.before, member.after)
              if score is not None and not score.is_incomplete]
    return next((places for places in range(3) if all(round(total, places) == total for total in totals)), 3)


def _named(order: list[int], rise: dict[int, float], chosen: set[int], few: int) -> list[int]:
    """All where they are few; else those who moved farthest, and the selected."""
    if len(order) <= few:
        return order
    movers = sorted((row for row in order if rise[row]), key=lambda row: -abs(rise[row]))[:FIRST]
    return [row for row in order if row in chosen or row in movers]
