"""Which areas or indicators go together."""
from __future__ import annotations

from typing import Any

from ..pictures import axes_for
from ..refusal import door, invalid
from .drawing import finished, one_of, said
from .parts import area_columns, indicator_columns, totals


@door
def plot_correlation(evaluation: Any, *, of: str = "areas", method: str = "pearson", language: str = "en",
                     axes: Any = None) -> Any:
    """How points of areas, or indicators, go together over the members: correlations between -1 and 1, and the total.

    Purple: who has much of one has little of the other; green: of both. Near 1 two parts say the same twice, below 0
    they pull against each other. Members for whom a part is left out do not count in its pairs; a part that is the
    same for all has no correlation.

    Parameters
    ----------
    evaluation : Evaluation
    of : {"areas", "indicators"}
        Areas right below the top, or all indicators that make points.
    method : {"pearson", "spearman"}
        Of points, or of ranks.
    language : {"en", "zh"}
        Of the words in it.
    axes : matplotlib.axes.Axes, optional
        Where to draw. Default: a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes
    """
    import pandas

    made = {"areas": area_columns, "indicators": indicator_columns}[one_of("of", of, ("areas", "indicators"))]
    one_of("method", method, ("pearson", "spearman"))
    title = said(language, "Correlations over members", "成员间的相关系数")
    frame = pandas.DataFrame({**made(evaluation, language), said(language, "total", "总分"): totals(evaluation)})
    if len(frame) < 3:
        raise invalid("evaluation", f"{len(frame)} members make no correlation", "evaluate three or more")
    found = frame.corr(method=method, min_periods=3)
    size = len(found)
    axes = axes_for(axes, max(4.5, 0.62 * size + 2.4), max(3.2, 0.5 * size + 1.6))
    values = found.to_numpy()
    drawn = axes.imshow(values, cmap="PRGn", vmin=-1, vmax=1, aspect="auto")
    if size <= 16:
        for row in range(size):
            for column in range(size):
                value = values[row, column]
                axes.text(column, row, "–" if value != value else f"{value:.2f}".replace("-", "\u2212"), ha="center",
                          va="center", fontsize="small", color="white" if abs(value) > 0.75 else "#222222")
    axes.set_xticks(range(size), found.columns, rotation=40, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(size), found.columns)
    for at in (axes.axhline, axes.axvline):
        at(size - 1.5, color="white", linewidth=3)
    axes.figure.colorbar(drawn, ax=axes, pad=0.02)
    return finished(axes, title + ("" if method == "pearson" else said(language, " (ranks)", "（名次）")))
