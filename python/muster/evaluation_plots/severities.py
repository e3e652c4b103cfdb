"""How strict or mild raters are."""
from __future__ import annotations

from typing import Any

from ..pictures import axes_for
from ..refusal import correction, door, invalid
from .drawing import BLUE, GREY, INK, MANY, ORANGE, TALLEST, Names, beside, called, finished, said, signed

ENDS = 6  # strictest and mildest that are named of many


@door
def plot_severities(result: Any, *, group: str | None = None, names: Names = None, language: str = "en",
                    axes: Any = None) -> Any:
    """How far above or below the others each rater's points lie for the same members: the strictest at the top.

    Of more than 60 raters the six strictest and the six mildest are named.

    Parameters
    ----------
    result : PanelResult
        As `join_panel` gives it, of groups of which some correct severity.
    group : str, optional
        Code of the group. Default: all that correct it.
    names : mapping of str to str, optional
        What raters are called in the picture, by code.
    language : {"en", "zh"}
        Of the words in it.
    axes : matplotlib.axes.Axes, optional
        Where to draw. Default: a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes
    """
    title = said(language, "Strict and mild raters", "评委宽严程度")
    if not result.severities:
        raise invalid("result", "no group corrects severity", "set corrects_severity of a PanelGroup")
    groups = list(dict.fromkeys(each.group for each in result.severities))
    if group is not None and group not in groups:
        raise invalid("group", f'"{group}" has no severities', correction(group, groups))
    chosen = sorted((each for each in result.severities if group in (None, each.group)),
                    key=lambda each: (each.above, each.rater))
    above = [float(each.above) for each in chosen]
    words = [called(each.rater, names) + (f" ({each.group})" if group is None and len(groups) > 1 else "")
             for each in chosen]
    axes = axes_for(axes, 6.5, min(TALLEST, max(2.2, 0.22 * len(chosen) + 1)))
    axes.barh(range(len(chosen)), above, height=0.75 if len(chosen) <= MANY else 1.0,
              color=[ORANGE if each < 0 else BLUE for each in above])
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_ylim(len(chosen) - 0.4, -0.6)
    if len(chosen) <= MANY:
        axes.set_yticks(range(len(chosen)), words, fontsize="small")
        for place, each in enumerate(above):
            axes.annotate(signed(each), (each, place), ha="right" if each < 0 else "left",
                          xytext=(-3 if each < 0 else 3, 0), textcoords="offset points", va="center",
                          fontsize="x-small", color=GREY)
        axes.margins(x=0.15)
    else:
        axes.set_yticks([])
        places = [*range(ENDS), *range(len(chosen) - ENDS, len(chosen))]
        beside(axes, places, [words[at] for at in places], [INK] * len(places), is_left=True)
    axes.set_xlabel(said(language, "points above the others, for the same members (below 0: strict)",
                         "对同一对象比其他评委高出的分（小于0：偏严）"))
    return finished(axes, title)
