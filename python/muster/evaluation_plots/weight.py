"""How the ranking hangs on one weight."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._muster.evaluation import rank_courses
from ..pictures import axes_for
from ..refusal import door
from .drawing import (INK, LINES, MANY, PALE, Names, beside, called, codes_of, finished, label_of, ranked, rows_of,
                      said, spread)
from .parts import share_of

WINDOW = 30  # ranks that are shown of many


@door
def plot_weight(evaluation: Any, code: str, *, selected: Iterable[str] = (), names: Names = None, language: str = "en",
                axes: Any = None) -> Any:
    """Every rank as one weight goes from nothing to everything, exactly: a line a member, as `rank_courses` has it.

    The upright line is the share the scheme gives the part. In colour: the selected, or else the first seven. Of more
    than 60 members the ranks around the selected, or else the first 30, are shown.

    Parameters
    ----------
    evaluation : Evaluation
    code : str
        Of an area or an indicator.
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

    Raises
    ------
    InvalidInput
        As `rank_courses`: if the code has no weight that counts, or a total is not a straight line in it.
    """
    words = said(language, "rank", "名次")
    codes, ranks = codes_of(evaluation), ranked(evaluation)
    chosen = rows_of(selected, codes)
    courses = rank_courses(evaluation, code)
    now, scheme = share_of(evaluation.scheme, code), evaluation.scheme
    part = next(each for each in (*scheme.areas, *scheme.indicators) if each.code == code)
    bright = [row for row in chosen if row in ranks] or list(ranks)[:len(LINES)]
    colour_of = {row: LINES[at % len(LINES)] for at, row in enumerate(bright)}
    low, high = 1, len(ranks)
    if len(ranks) > MANY:
        low, high = 1, WINDOW
        if chosen:
            reached = [each.rank for row in bright for each in courses[row]]
            low, high = max(1, min(reached) - 3), min(len(ranks), max(reached) + 3)
    axes = axes_for(axes, 8, min(9.0, max(3.0, 0.2 * min(high - low + 1, MANY) + 1)))
    axes.set_xlim(0, 1)
    axes.set_ylim(high + 0.6, low - 0.6)
    others = [row for row in ranks if row not in colour_of and any(low <= each.rank <= high for each in courses[row])]
    for row in [*(others if high - low < MANY else ()), *bright]:
        shares = [share for each in courses[row] for share in (float(each.from_), float(each.to))]
        axes.plot(shares, [each.rank for each in courses[row] for _ in range(2)], solid_joinstyle="round",
                  color=colour_of.get(row, PALE), linewidth=2 if row in colour_of else 0.8,
                  linestyle="--" if row in bright[len(LINES):] else "-",
                  zorder=3 if row in colour_of else 1)
    axes.axvline(now, color=INK, linewidth=1, linestyle=(0, (4, 3)), zorder=2)
    axes.text(now, 1.0, f"{now:.0%}", transform=axes.get_xaxis_transform(), ha="center", va="bottom", fontsize="small",
              color=INK)
    at_the_end = {row: courses[row][-1].rank for row in (ranks if len(ranks) <= MANY else bright)}
    shown = sorted((row for row, rank in at_the_end.items() if low <= rank <= high), key=at_the_end.__getitem__)
    beside(axes, [at_the_end[row] for row in shown], [called(codes[row], names) for row in shown],
           [colour_of.get(row, "#777777") for row in shown])
    leaves = {row: max(float(each.to) for each in courses[row] if each.rank <= high) for row in bright
              if row not in shown and any(each.rank <= high for each in courses[row])}
    for row, place in zip(leaves, spread(list(leaves.values()), 0.11, 0.05, 0.95)):  # who leaves is named at the bottom
        axes.text(place, high + 0.5, called(codes[row], names), ha="center", va="bottom", fontsize="small",
                  color=colour_of[row], parse_math=False, zorder=4,
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5})
    axes.set_ylabel(words)
    axes.set_xlabel(said(language, f"share of {label_of(part, language)} in its area",
                         f"“{label_of(part, language)}”在所属领域中的权重"))
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 10 ** 6) if (high - low) / each <= 15)
    axes.set_yticks([rank for rank in range(low, high + 1) if rank % step == 0 or rank == 1])
    return finished(axes, said(language, f"Ranks as {label_of(part, language)} weighs less or more",
                               f"“{label_of(part, language)}”权重变化时的名次") + "\n")
