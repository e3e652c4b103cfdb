"""The picture of a pairing, with matplotlib: who helps whom."""
from __future__ import annotations

import math
from typing import Any

from ..cells import Number, Text
from ..columns import Column, Table, TableFormat
from ..faults import Faults
from ..fonts import families
from ..pictures import axes_for
from ..refusal import door
from .candidates import MENTEE, Person

PAIRS = TableFormat("pairs", "", "A row a pair.", (
    MENTEE, Column("mentor", (), Person(), "code of the mentor; blank for nobody", may_be_blank=True),
    Column("points", (), Number(None, None, rounds_floats=True), "how good it is", optional=True),
    *(Column(name, (), Text(), "not drawn", optional=True)
      for name in ("choice", "mentee_choice", "mentor_choice", "score"))))
Pairs = list[tuple[Any, Any, Any]]  # mentee, mentor or None, points or None
MANY = 240  # people on both sides together: more than this, and names give way to a picture of loads and scores


@door
def plot_pairing(result: Any, *, axes: Any = None) -> Any:
    """Mentees on the left, mentors on the right, a line for each pair: the darker, the better its score.

    Both sides are put in an order in which few lines cross. Whoever has nobody stands in red. With more than some 240
    people the names give way to the scores of each mentor's mentees.

    Parameters
    ----------
    result : PairingResult or any other with `to_frame()`, or a DataFrame with mentee, mentor and, if you like, points
    axes : matplotlib.axes.Axes, optional
        Where to draw. Default: a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes
    """
    pairs = _pairs(result)
    mentees = list(dict.fromkeys(mentee for mentee, _, _ in pairs))
    mentors = list(dict.fromkeys([mentor for _, mentor, _ in pairs if mentor is not None]
                                 + list(getattr(result, "mentors", ()))))
    if len(mentees) + len(mentors) > MANY:
        return _plot_loads(pairs, mentors, axes)
    mentors.sort(key=lambda mentor: -sum(bool(other == mentor) for _, other, _ in pairs))
    place_of_mentor = {mentor: at for at, mentor in enumerate(mentors)}
    mine = {mentee: [place_of_mentor[mentor] for other, mentor, _ in pairs if other == mentee and mentor is not None]
            for mentee in mentees}
    mentees.sort(key=lambda mentee: (not mine[mentee], sum(mine[mentee]) / max(1, len(mine[mentee]))))
    place_of_mentee = {mentee: at for at, mentee in enumerate(mentees)}
    height = max(len(mentees), len(mentors))
    left = {mentee: -at * height / max(1, len(mentees)) for mentee, at in place_of_mentee.items()}
    right = _beside(mentors, pairs, left, height)

    axes = axes_for(axes, 5.5, max(2.5, (0.24 if height < 60 else 0.14) * height + 0.8))
    from matplotlib import colormaps
    from matplotlib.colors import Normalize

    scores = [float(score) for _, _, score in pairs if score is not None]
    shade = Normalize(min(scores, default=0),
                      max(scores, default=1) if len(set(scores)) > 1 else min(scores, default=0) + 1)
    colours = colormaps["viridis_r"]
    for mentee, mentor, score in pairs:
        if mentor is not None:
            colour = "#4c78a8" if score is None else colours(0.15 + 0.85 * shade(float(score)))
            axes.plot([0, 1], [left[mentee], right[mentor]], color=colour, linewidth=1.6, solid_capstyle="round",
                      zorder=1)
    for side, places, align in ((0, left, "right"), (1, right, "left")):
        for code, at in places.items():
            alone = not any(code == (mentee, mentor)[side] and mentor is not None for mentee, mentor, _ in pairs)
            axes.plot([side], [at], marker="o", markersize=4, color="#b3261e" if alone else "#333333", zorder=2)
            axes.text(side + (0.03 if side else -0.03), at, str(code), ha=align, va="center", fontsize="small",
                      fontfamily=families(), color="#b3261e" if alone else "#111111")
    axes.set_xlim(-0.45, 1.45)
    axes.set_ylim(-height + 0.3, 0.9)
    axes.set_axis_off()
    axes.set_title("Who helps whom")
    if scores and len(set(scores)) > 1:
        from matplotlib.cm import ScalarMappable
        from matplotlib.colors import LinearSegmentedColormap

        seen = LinearSegmentedColormap.from_list("seen", [colours(0.15 + 0.85 * at / 50) for at in range(51)])
        axes.figure.colorbar(ScalarMappable(shade, seen), ax=axes, shrink=min(0.8, 4 / (0.24 * height + 0.8)),
                             label="points", pad=0.02)
    return axes


def _pairs(result: Any) -> Pairs:
    """List of (mentee, mentor or None, points or None)."""
    frame = result.to_frame() if hasattr(result, "to_frame") and not isinstance(result, type) else result
    faults = Faults()
    table = Table(frame, PAIRS, faults).read()
    faults.raise_if_any()
    return list(zip(table["mentee"], table["mentor"], table["points"]))


def _beside(mentors: list[Any], pairs: Pairs, left: dict[Any, float], height: float) -> dict[Any, float]:
    """Heights of the mentors: as near as can be to the middle of their mentees, one below the other."""
    middle = {mentor: [left[mentee] for mentee, other, _ in pairs if other == mentor] for mentor in mentors}
    wish = {mentor: sum(at) / len(at) if at else -math.inf for mentor, at in middle.items()}
    order = sorted(mentors, key=lambda mentor: -wish[mentor])
    gap = min(1.0, height / max(1, len(mentors)))
    places: dict[Any, float] = {}
    floor = -height + gap
    for at, mentor in enumerate(order):  # from the top: not above the one before, and room left for those below
        room = floor + gap * (len(order) - 1 - at)
        highest = min((places[order[at - 1]] - gap) if at else 0.0, 0.0)
        places[mentor] = min(highest, max(wish[mentor], room))
    return places


def _plot_loads(pairs: Pairs, mentors: list[Any], axes: Any) -> Any:
    """For many people: the scores of each mentor's mentees, most mentees first."""
    by_mentor: dict[Any, list[float]] = {mentor: [] for mentor in mentors}
    for _, mentor, score in pairs:
        if mentor is not None:
            by_mentor[mentor].append(float(score) if score is not None else 0.0)
    order = sorted(mentors, key=lambda mentor: (-len(by_mentor[mentor]), -sum(by_mentor[mentor])))
    axes = axes_for(axes, 8, 4)
    xs = [at for at, mentor in enumerate(order) for _ in by_mentor[mentor]]
    ys = [score for mentor in order for score in by_mentor[mentor]]
    loads = [len(by_mentor[mentor]) for mentor in order for _ in by_mentor[mentor]]
    drawn = axes.scatter(xs, ys, c=loads, s=6, cmap="viridis_r", linewidths=0)
    axes.figure.colorbar(drawn, ax=axes, label="mentees of the mentor", pad=0.02)
    alone = sum(mentor is None for _, mentor, _ in pairs)
    axes.set_xlabel(f"{len(order)} mentors, most mentees first")
    axes.set_ylabel("points of each pair")
    axes.set_title(f"{len(pairs) - alone} pairs" + (f", {alone} without a mentor" if alone else ""))
    return axes
