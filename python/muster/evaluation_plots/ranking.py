"""Who stands where, and how far the weights decide it."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._muster.evaluation import rank_ranges
from ..pictures import axes_for
from ..refusal import door
from .drawing import (BLUE, GREY, INK, MANY, ORANGE, SKY, TALLEST, Names, beside, called, codes_of, finished, named,
                      ranked, rows_of, said)


@door
def plot_ranking(evaluation: Any, *, samples: int = 1000, spread: Any = "0.2", seed: int = 0,
                 selected: Iterable[str] = (), names: Names = None, language: str = "en", axes: Any = None) -> Any:
    """The ranking with its intervals: a row a member, the best at the top.

    A dot is the rank by the scheme's own weights, the line behind it goes from the best to the worst rank that
    `rank_ranges` finds when all weights are drawn anew, the tick is the middle one; at the right, in how many of the
    drawings the rank is the same. Of more than 60 members the first ten and the selected are named.

    Parameters
    ----------
    evaluation : Evaluation
    samples, spread, seed
        As of `rank_ranges`: how often weights are drawn, and how far from the scheme's own.
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
    words = said(language, "rank", "名次")
    codes, ranks = codes_of(evaluation), ranked(evaluation)
    chosen = set(rows_of(selected, codes))
    ranges = rank_ranges(evaluation, samples=samples, spread=spread, seed=seed)
    order = list(ranks)
    height = min(TALLEST, max(2.2, 0.21 * len(order) + 1))
    axes = axes_for(axes, 7.5, height)
    row_points = 72 * (height - 1) / len(order)
    width, size = min(7.0, max(0.8, 0.6 * row_points)), min(28.0, max(3.0, row_points ** 2))
    axes.hlines(range(len(order)), [ranges[row].best for row in order], [ranges[row].worst for row in order],
                colors=SKY, alpha=0.55, zorder=1, linewidth=width,
                label=said(language, f"best to worst of {samples} drawings", f"{samples}次抽样中最好至最差"))
    axes.scatter([ranges[row].middle for row in order], range(len(order)), marker="|", s=2 * size, color=INK,
                 linewidths=1 if row_points > 5 else 0.4, zorder=2, label=said(language, "middle one", "中位"))
    axes.scatter([ranks[row] for row in order], range(len(order)), s=size, color=BLUE, zorder=3,
                 label=said(language, "by the scheme's own weights", "按办法自身的权重"))
    for place, row in enumerate(order):
        if row in chosen:
            axes.hlines(place, ranges[row].best, ranges[row].worst, colors=ORANGE, zorder=2,
                        linewidth=max(2.0, width), alpha=0.55 if row_points > 5 else 1)
            axes.scatter([ranks[row]], [place], s=max(20.0, size), color=ORANGE, edgecolors="white", linewidths=0.7,
                         zorder=4)
    worst = max(ranges[row].worst for row in order)
    axes.set_xlim(0.4, max(worst, len(order)) + 0.6)
    axes.set_ylim(len(order) - 0.4, -0.6)
    axes.set_xlabel(words)
    if len(order) <= MANY:
        axes.set_yticks(range(len(order)), [called(codes[row], names) for row in order], fontsize="small")
        for label, row in zip(axes.get_yticklabels(), order):
            label.set_color(ORANGE if row in chosen else INK)
        for place, row in enumerate(order):
            axes.text(1.01, place, f"{ranges[row].unchanged / samples:.0%}", transform=axes.get_yaxis_transform(),
                      va="center", fontsize="x-small", color=GREY)
    else:
        axes.set_yticks([])
        shown = named(order, chosen)
        beside(axes, [order.index(row) for row in shown], [called(codes[row], names) for row in shown],
               [ORANGE if row in chosen else INK for row in shown], is_left=True)
    axes.grid(axis="x", color="#ececec", zorder=0)
    axes.set_axisbelow(True)
    _whole_ranks(axes, len(order))
    axes.legend(loc="upper right", frameon=False, fontsize="small")
    return finished(axes, said(language, f"Ranking, and where it goes with weights up to {float(spread):.0%} off",
                               f"排名，及权重上下浮动{float(spread):.0%}时的范围"))


def _whole_ranks(axes: Any, members: int) -> None:
    """Ranks are whole numbers and begin at 1."""
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10 ** 9) if members / each <= 12)
    axes.set_xticks([1, *range(step, members + 1, step)] if step > 1 else range(1, members + 1))
