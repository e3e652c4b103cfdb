"""One member, or one unit, area by area, beside the others."""
from __future__ import annotations

from typing import Any

import numpy

from ..pictures import axes_for
from ..refusal import correction, door, invalid, shown_object
from .drawing import BLUE, GREY, INK, ORANGE, PALE, Names, called, codes_of, finished, label_of, said, signed
from .parts import area_columns, totals


@door
def plot_profile(evaluation: Any, code: str, *, against: str | None = None, names: Names = None, language: str = "en",
                 axes: Any = None) -> Any:
    """The areas of one member or one unit beside those of others.

    The dot is the member, or the mean of the unit with all below it; the tick the mean of the others, the thick bar
    the middle half of them, the thin one all of them; at the right, how far the dot lies from the tick. Of a scheme
    without areas below the one at the top, its indicators are shown.

    Parameters
    ----------
    evaluation : Evaluation
    code : str
        Of a member or of a unit of the roll.
    against : str, optional
        Code of the unit, or of the one member, to be held against. Default: all others.
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
    total_word = said(language, "total", "总分")
    mine, who = _people(evaluation, code, "code", names, language)
    if against is None:
        others, beside = numpy.setdiff1d(numpy.arange(len(evaluation.roll.members)), mine), said(
            language, "the others", "其他人")
    else:
        people, beside = _people(evaluation, against, "against", names, language)
        others = people if len(people) == 1 else numpy.setdiff1d(people, mine)
    columns = {**area_columns(evaluation, language), total_word: totals(evaluation)}
    axes = axes_for(axes, 7, 1.3 + 0.42 * len(columns))
    most = max((float(numpy.nanmax(abs(values))) for values in columns.values() if not numpy.isnan(values).all()),
               default=1.0)
    places = 1 if most >= 10 else 2 if most > 1 else 3
    for place, values in enumerate(columns.values()):
        _row(axes, place, values[mine], values[others], places)
    mark = axes.scatter([], [], s=50, color=ORANGE)
    tick = axes.scatter([], [], s=120, marker="|", color=INK, linewidths=2)
    handles, told = [mark, tick], [who if len(mine) == 1 else said(language, f"mean of {who}", f"{who}平均"),
                                   said(language, f"mean of {beside}", f"{beside}平均")]
    if len(others) > 1:
        handles += [axes.plot([], [], color=BLUE, alpha=0.35, linewidth=8, solid_capstyle="butt")[0],
                    axes.plot([], [], color=PALE, linewidth=3)[0]]
        told += [said(language, "middle half", "中间一半"), said(language, "all of them", "全部范围")]
    else:
        told[1] = beside
    axes.legend(handles, told, loc="upper center", bbox_to_anchor=(0.5, -0.5 / len(columns) - 0.05), ncols=4,
                frameon=False, fontsize="small", columnspacing=1.2, handletextpad=0.5)
    axes.set_yticks(range(len(columns)), list(columns))
    axes.set_ylim(len(columns) - 0.5, -0.5)
    axes.axhline(len(columns) - 1.5, color=GREY, linewidth=0.8)
    axes.grid(axis="x", color="#ececec")
    axes.set_axisbelow(True)
    return finished(axes, said(language, f"{who}, area by area (points)", f"{who}：各领域得分"))


def _row(axes: Any, place: int, mine: Any, others: Any, places: int) -> None:
    mine, others = mine[~numpy.isnan(mine)], others[~numpy.isnan(others)]
    if len(others) > 1:
        low, first, last, high = numpy.quantile(others, [0, 0.25, 0.75, 1])
        axes.hlines(place, low, high, color=PALE, linewidth=3, zorder=1)
        axes.barh(place, last - first, left=first, height=0.45, color=BLUE, alpha=0.35, linewidth=0, zorder=2)
    if len(others):
        axes.plot([others.mean()], [place], marker="|", markersize=17, markeredgewidth=2, color=INK, zorder=3)
    if len(mine):
        axes.plot([mine.mean()], [place], "o", markersize=7.5, color=ORANGE, zorder=4)
    if len(mine) and len(others):
        axes.text(1.02, place, signed(mine.mean() - others.mean(), places), transform=axes.get_yaxis_transform(),
                  va="center", fontsize="small", color=INK)


def _people(evaluation: Any, code: Any, option: str, names: Names, language: str) -> tuple[Any, str]:
    """Rows of a member, or of all of a unit and below it, and what they are called."""
    members, units = codes_of(evaluation), list(evaluation.roll.units)
    if code in members:
        return numpy.array([members.index(code)]), called(code, names)
    found = next((unit for unit in units if unit.code == code), None)
    if found is None:
        raise invalid(option, f"{shown_object(code)} is neither a member nor a unit of the roll",
                      correction(code, [*members, *(unit.code for unit in units)]))
    below = {code}
    for _ in units:
        below |= {unit.code for unit in units if unit.parent in below}
    rows = [row for row, member in enumerate(evaluation.roll.members) if member.unit in below]
    if not rows:
        raise invalid(option, f'unit "{code}" has no members', "name one that has")
    return numpy.array(rows), label_of(found, language)
