"""Where pictures are drawn, with matplotlib."""
from __future__ import annotations

from typing import Any

from .refusal import invalid, shown_object


def axes_for(axes: Any, width: float, height: float) -> Any:
    """The caller's axes or, where there are none, those of a figure of its own, in inches."""
    from matplotlib import pyplot
    from matplotlib.axes import Axes

    if axes is None:
        return pyplot.subplots(figsize=(width, height), layout="constrained")[1]
    if not isinstance(axes, Axes):
        raise invalid("axes", f"{shown_object(axes)} is none", "give a matplotlib.axes.Axes")
    return axes
