"""How totals are spread, and where grades are cut."""
from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy

from ..pictures import axes_for
from ..refusal import door
from .drawing import GREY, INK, ORANGE, Names, called, codes_of, finished, label_of, nobody, rows_of, said, spread
from .parts import totals

MOST_BINS = 30


@door
def plot_distribution(evaluation: Any, *, selected: Iterable[str] = (), names: Names = None, language: str = "en",
                      axes: Any = None) -> Any:
    """How many members have which total, coloured by the grade they have; dashed lines are the cuts of grades.

    A colour left of its cut, or right of a better one's, is a quota or a veto at work. The selected are pointed at.

    Parameters
    ----------
    evaluation : Evaluation
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
    title = said(language, "Totals and grades", "总分与等次分布")
    codes, scores, all_totals = codes_of(evaluation), evaluation.members, totals(evaluation)
    chosen = rows_of(selected, codes)
    known = ~numpy.isnan(all_totals)
    if not known.any():
        raise nobody()
    grades: list[tuple[int | None, str]] = [
        (row, label_of(grade, language)) for row, grade in enumerate(evaluation.scheme.grades)]
    grades.append((None, said(language, "no grade", "未评等次")))
    cuts = [(float(grade.from_), label_of(grade, language)) for grade in evaluation.scheme.grades
            if grade.from_ is not None]
    axes = axes_for(axes, 8, 4)
    edges = _edges(all_totals[known], [cut for cut, _ in cuts])
    below = numpy.zeros(len(edges) - 1)
    for at, (grade, name) in reversed(list(enumerate(grades))):
        mine = numpy.array([row for row, score in enumerate(scores) if known[row] and score.grade == grade], dtype=int)
        if not len(mine):
            continue
        heights = numpy.histogram(all_totals[mine], edges)[0]
        axes.bar(edges[:-1], heights, numpy.diff(edges), bottom=below, align="edge", edgecolor="white", linewidth=0.6,
                 color=GREY if grade is None else _shade(at, len(grades) - 1),
                 label=said(language, f"{name}: {len(mine)}", f"{name}：{len(mine)}人"))
        below += heights
    axes.set_ylim(0, max(1.0, below.max()) * (1.18 if not chosen else 1.3))
    for cut, name in cuts:
        if edges[0] <= cut <= edges[-1]:
            axes.axvline(cut, color=INK, linewidth=1, linestyle=(0, (4, 3)))
            is_far = cut > edges[-1] - 0.1 * (edges[-1] - edges[0])
            axes.text(cut, 0.995, f" {name} \n ≥ {cut:g} ", transform=axes.get_xaxis_transform(), va="top",
                      ha="right" if is_far else "left", fontsize="small", color=INK, parse_math=False)
    _point_at(axes, [(all_totals[row], called(codes[row], names)) for row in chosen if known[row]],
              below, edges)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel(said(language, "total", "总分"))
    axes.set_ylabel(said(language, "members", "人数"))
    handles, words = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], words[::-1], loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
    missing = len(scores) - int(known.sum())
    return finished(axes, title + (said(language, f" ({missing} incomplete not shown)", f"（另有{missing}人信息不全）")
                                   if missing else ""))


def _shade(at: int, count: int) -> Any:
    """Of light and dark, so that grades are told apart in print, too: the best is the darkest."""
    from matplotlib import colormaps

    return colormaps["viridis"](0.08 + 0.84 * at / max(1, count - 1))


def _edges(values: Any, cuts: list[float]) -> Any:
    """Bins of a round width, some of which begin at the cuts, wherever these are multiples of it."""
    low, high = float(values.min()), float(values.max())
    wanted = min(MOST_BINS, max(6, round(2 * math.sqrt(len(values)))))
    rough = (high - low or 1.0) / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    width = power * next(each for each in (1, 2, 2.5, 5, 10) if each * power >= rough * 0.999)
    first = min([cut for cut in cuts if low <= cut <= high], default=0.0)
    start = first + width * math.floor((low - first) / width)
    count = max(1, math.floor((high - start) / width + 1e-9) + 1)
    return start + width * numpy.arange(count + 1)


def _point_at(axes: Any, chosen: list[tuple[float, str]], heights: Any, edges: Any) -> None:
    """Names above the bars of those who are selected, side by side, each with a line down to its total."""
    if not chosen:
        return
    chosen.sort()
    room = (edges[-1] - edges[0]) / 11
    places = spread([total for total, _ in chosen], room, edges[0], edges[-1])
    for (total, name), place in zip(chosen, places):
        bar = min(len(heights) - 1, max(0, int(numpy.searchsorted(edges, total, "right")) - 1))
        around = heights[(edges[:-1] < place + room / 2) & (edges[1:] > place - room / 2)]
        height = max(heights[bar], around.max(initial=0)) + 0.07 * axes.get_ylim()[1]
        axes.annotate(name, (total, heights[bar]), (place, height), ha="center", color=ORANGE,
                      fontsize="small", parse_math=False,
                      arrowprops={"arrowstyle": "-|>", "color": ORANGE, "linewidth": 1, "shrinkA": 0, "shrinkB": 1})
