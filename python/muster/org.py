"""Members, stages, units, offices and places."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._muster import Period
from ._muster.org import *  # noqa: F401,F403
from ._muster.org import EventKind, Obligation, ObligationKind, Organisation, UnitLevel, due, timeline
from .pictures import axes_for
from .refusal import invalid, shown_object

if TYPE_CHECKING:
    import pandas

# One colour a kind of event, of Matplotlib's own ten.
COLOURS = {EventKind.stage: "C3", EventKind.vote: "C0", EventKind.approval: "C0", EventKind.finding: "C2",
           EventKind.notice: "C1", EventKind.training: "C4", EventKind.correction: "C6", EventKind.departure: "C7",
           EventKind.transfer: "C9", EventKind.office: "C5", EventKind.title: "C8"}
OTHER = "0.5"


def due_frame(organisation: Organisation, unit: int, period: Period, *, language: str = "en",
              **options: Any) -> pandas.DataFrame:
    """What falls due, as `due` lists it, one row each.

    Parameters
    ----------
    organisation : Organisation
    unit : int
        Row.
    period : Period
    language : {"en", "zh"}
        Of the words in `what`.
    options
        As of `due`: stage_rules, branch_rules, meetings, meetings_from.

    Returns
    -------
    pandas.DataFrame
        Columns kind, what, unit, member (codes; None of a meeting), first_day, last_day (the day it is due), done
        (None: not done), is_overdue (on the first day of the period) and source.
    """
    import pandas

    _check_language(language)
    rows = [(one.kind.name, what_is_due(organisation, one, language), organisation.units[one.unit].code,
             None if one.about is None else organisation.members[one.about].code, one.within.first, one.within.last,
             one.done, one.is_overdue_on(period.first), one.source)
            for one in due(organisation, unit, period, **options)]
    return pandas.DataFrame(rows, columns=["kind", "what", "unit", "member", "first_day", "last_day", "done",
                                           "is_overdue", "source"]).astype({"member": object, "done": object})


def timeline_frame(organisation: Organisation, member: int, *, language: str = "en") -> pandas.DataFrame:
    """All that is on file of a member, as `timeline` lists it, one row each.

    Returns
    -------
    pandas.DataFrame
        Columns day, until (None: one day, or it goes on), kind and text.
    """
    import pandas

    _check_language(language)
    rows = [(one.day, one.until, one.kind.name, getattr(one.text, language) or getattr(one.text, _other(language)))
            for one in timeline(organisation, member)]
    return pandas.DataFrame(rows, columns=["day", "until", "kind", "text"]).astype({"until": object})


def plot_timeline(organisation: Organisation, member: int, axes: Any = None, *, language: str = "en") -> Any:
    """The timeline as a picture: days from left to right, kinds of events from above, what lasted as a bar.

    Parameters
    ----------
    organisation : Organisation
    member : int
        Row.
    axes : matplotlib.axes.Axes, optional
        Default: axes of a new figure.
    language : {"en", "zh"}

    Returns
    -------
    matplotlib.axes.Axes
    """
    _check_language(language)
    events = timeline(organisation, member)
    kinds = sorted({one.kind for one in events}, key=int, reverse=True)
    axes = axes_for(axes, 10, 1 + 0.35 * max(len(kinds), 1))
    row = {kind: at for at, kind in enumerate(kinds)}
    for one in events:
        colour = COLOURS.get(one.kind, OTHER)
        if one.until is not None:
            axes.plot([one.day, one.until], [row[one.kind]] * 2, color=colour, linewidth=6, solid_capstyle="butt")
        axes.plot([one.day], [row[one.kind]], "o", color=colour, markersize=5)
        if one.kind in (EventKind.stage, EventKind.departure, EventKind.transfer):
            axes.annotate(getattr(one.text, language), (one.day, row[one.kind]), xytext=(0, 5),
                          textcoords="offset points", ha="center", fontsize="small")
    axes.set_yticks(range(len(kinds)), [getattr(kind.label, language) for kind in kinds])
    axes.set_title(organisation.members[member].code)
    axes.margins(y=0.25)
    return axes


def what_is_due(organisation: Organisation, one: Obligation, language: str) -> str:
    """In words; a committee's meeting is that of the unit's own committee."""
    level = organisation.units[one.unit].level
    if one.kind == ObligationKind.committee_meeting and level != UnitLevel.branch:
        return f"{level.label.zh}会议" if language == "zh" else f"committee meeting of a {level.label.en}"
    return str(getattr(one.kind.label, language))


def _other(language: str) -> str:
    return "zh" if language == "en" else "en"


def _check_language(language: object) -> None:
    if language not in ("en", "zh"):
        raise invalid("language", f"{shown_object(language)} is none of the two", "give \"en\" or \"zh\"")
