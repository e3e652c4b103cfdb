"""Pictures of a roster, with matplotlib: the grid by member and day, the loads, the search."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from .._muster.roster import Measure
from ..fonts import families
from ..pictures import axes_for
from ..refusal import invalid, shown_object

EACH_DAY = 7  # days at most of a period that has all of them named below the grid
HUES, SHADES = 5, 4  # of the colours that tell kinds of shifts apart, and their types


def plot_grid(result: Any, *, axes: Any = None) -> Any:
    """The grid: a row a member, a column a day, a colour a shift type; weekends are shaded.

    Several shifts of a day stand in the order of their beginning. Up to seven days are all named, of more the Mondays.
    Types of one kind have shades of one colour, where they are few. Where contracts have weekends of their own, they
    are shaded member by member.

    Parameters
    ----------
    result : RosterResult
    axes : matplotlib.axes.Axes, optional
        Where to draw. Default: a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes
    """
    from matplotlib.patches import Patch

    days, types = result.days(), result.problem.shift_types
    colours = _colours(result.problem)
    axes = axes_for(axes, max(6, 0.22 * len(days)), max(2.5, 0.22 * len(result.problem.members)))
    _shade_weekends(result.problem, days, axes)
    columns = result.roster.columns
    drawn: dict[tuple[int, int], list[int]] = {}  # several shifts of one day share the cell
    for member, day, kind in sorted(zip(columns["member"].tolist(), columns["day"].tolist(),
                                        columns["shift_type"].tolist())):
        drawn.setdefault((member, day), []).append(kind)
    for (member, day), kinds in drawn.items():
        kinds.sort(key=lambda kind: str(types[kind].start))
        for place, kind in enumerate(kinds):
            axes.barh(member, 0.9 / len(kinds), left=day - 0.45 + 0.9 * place / len(kinds), height=0.8,
                      color=colours[kind], align="center")
    told = [at for at, day in enumerate(days) if day.isoweekday() == 1 or len(days) <= EACH_DAY] or [0]
    axes.set_xticks(told, [f"{days[at]:%m-%d}" for at in told])
    axes.set_yticks(range(len(result.problem.members)), [member.code for member in result.problem.members],
                    fontsize="small", fontfamily=families())
    axes.set_xlim(-0.5, len(days) - 0.5)
    axes.set_ylim(len(result.problem.members) - 0.5, -0.5)
    axes.legend(handles=[Patch(color=colours[kind], label=each.code) for kind, each in enumerate(types)],
                loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, title="shift")
    axes.set_title("Who stands duty when")
    return axes


def plot_loads(result: Any, measure: str | Measure = "minutes", *, axes: Any = None) -> Any:
    """Load of each member against the fair share, most loaded first. A fair share already reckons with earlier terms.

    `measure` is one of minutes, shifts, nights, weekends, disliked. Returns the matplotlib Axes.
    """
    name = measure.name if isinstance(measure, Measure) else measure
    if not isinstance(name, str) or name not in Measure.__members__:
        raise invalid("measure", f"{shown_object(measure)} is none", f"take one of {', '.join(Measure.__members__)}")
    frame = result.fairness().sort_values(f"{name}_load", ascending=False, kind="stable")
    axes = axes_for(axes, max(5, 0.25 * len(frame)), 3.2)
    places = range(len(frame))
    axes.bar(places, frame[f"{name}_load"], color="#4c78a8", label="this roster")
    axes.plot(places, frame[f"{name}_fair"], color="#b3261e", marker="_", linestyle="none", markersize=9,
              label="fair share")
    axes.set_xticks(places, frame.index, rotation=90, fontsize="small", fontfamily=families())
    axes.set_ylabel(name)
    axes.set_title(f"Load: {name}")
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
    return axes


def plot_fairness(result: Any) -> Any:
    """A small picture of the loads for every measure that the problem shares out evenly.

    Returns the matplotlib Figure.
    """
    from matplotlib import pyplot

    measures = [each.measure.name for each in result.problem.draft.fairness] or ["shifts"]
    figure, some = pyplot.subplots(len(measures), 1,
                                   figsize=(max(5, 0.25 * len(result.problem.members)), 3.2 * len(measures)),
                                   squeeze=False, layout="constrained")
    for measure, axes in zip(measures, some[:, 0]):
        plot_loads(result, measure, axes=axes)
    return figure


def _shade_weekends(problem: Any, days: Sequence[date], axes: Any) -> None:
    """Down all members at once, or each by themselves where some have another weekend."""
    is_own = any(problem.limits(member).weekend for member in range(len(problem.members)))
    for member in range(len(problem.members)) if is_own else ():
        spans = [(at - 0.5, 1) for at, day in enumerate(days) if problem.is_weekend(member, day)]
        axes.broken_barh(spans, (member - 0.5, 1), color="#f2f2f2", linewidth=0, zorder=0)
    for at, day in enumerate(() if is_own else days):
        if problem.draft.calendar.is_weekend(day):
            axes.axvspan(at - 0.5, at + 0.5, color="#f2f2f2", linewidth=0, zorder=0)


def _colours(problem: Any) -> list[Any]:
    """Of each type of shift."""
    from matplotlib import colormaps

    kinds = [problem.kinds.index(each.kind or each.code) for each in problem.shift_types]
    if len(set(kinds)) == len(kinds) or len(problem.kinds) > HUES or max(map(kinds.count, kinds)) > SHADES:
        return [colormaps["tab20"](at % 20) for at in range(len(kinds))]
    return [colormaps["tab20c"](SHADES * kind + kinds[:at].count(kind)) for at, kind in enumerate(kinds)]
