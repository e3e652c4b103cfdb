"""How well it went: schemes, exact scores, grades, and the way down to each record."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy

from . import arrow, evidence_csv  # noqa: F401  which add to Ledger
from ._muster import Period
from ._muster import evaluation as _evaluation
from ._muster.evaluation import *  # noqa: F401,F403
from ._muster.evaluation import Comparison, Evaluation, PanelResult, Roll, RollUnit, Scheme, SchemeParts
from ._muster.org import Stage
from ._muster.record import Ledger
from .agreement import agreement as agreement  # noqa: F401
from .derivation_pages import derivation_to_frame as derivation_to_frame  # noqa: F401
from .derivation_pages import derivation_to_html as derivation_to_html  # noqa: F401
from .evaluation_frames import comparison_to_frame, evaluation_to_frame
from .evaluation_frames import units_to_frame as units_to_frame  # noqa: F401
from .evaluation_plots import (plot_changes, plot_correlation, plot_distribution, plot_profile, plot_ranking,
                               plot_severities, plot_weight)
from .evidence_frames import Dropped as Dropped  # noqa: F401
from .evidence_frames import FrameEvidence as FrameEvidence  # noqa: F401
from .evidence_frames import RowsDropped as RowsDropped  # noqa: F401
from .evidence_frames import evidence_of, warn_of_dropped
from .fate_frames import fates_to_frame as fates_to_frame  # noqa: F401
from .fate_frames import left_aside_to_frame as left_aside_to_frame  # noqa: F401
from .faults import path_text
from .given import Progress
from .member_results import AreaResult as AreaResult  # noqa: F401
from .member_results import AreaResults as AreaResults  # noqa: F401
from .member_results import IndicatorResult as IndicatorResult  # noqa: F401
from .member_results import IndicatorResults as IndicatorResults  # noqa: F401
from .member_results import MemberResult as MemberResult  # noqa: F401
from .part_weights import correlations as correlations  # noqa: F401
from .part_weights import distribution as distribution  # noqa: F401
from .part_weights import reliability as reliability  # noqa: F401
from .part_weights import weights_by as weights_by  # noqa: F401
from .part_weights import weights_by_pairs as weights_by_pairs  # noqa: F401
from .rank_sensitivity import rank_ranges_over as rank_ranges_over  # noqa: F401
from .rank_sensitivity import rows_to_frame as rows_to_frame  # noqa: F401
from .rank_sensitivity import variants as variants  # noqa: F401
from .refusal import correction, door, invalid
from .scheme_dicts import scheme_from_dict as scheme_from_dict, scheme_to_dict as scheme_to_dict  # noqa: F401
from .scheme_frames import scheme_from_frame as scheme_from_frame, scheme_to_frame as scheme_to_frame  # noqa: F401
from .text_files import text_of
from .what_if import what_if as what_if  # noqa: F401

if TYPE_CHECKING:
    import os

    import pandas

MOST_SHOWN = 60  # rows of a table that is shown by itself; a frame has all
FEW_MEMBERS = 10_000  # of which a frame is made at once


@door  # type: ignore[no-redef]
def evaluate(scheme: Scheme, ledger: Any, *, roll: Roll | None = None, period: Period | None = None,
             is_ranked: bool = False, ignores_strangers: bool = False, ignores_unanswered: bool = False,
             refuses_other_days: bool = False, threads: int = 1, progress: Progress | None = None,
             member: str = "member", indicator: str = "indicator", quantity: str = "quantity", day: Any = "day",
             unit: str = "unit", stage: str = "stage", units: Iterable[RollUnit] = (), places: int | None = None,
             rounds: bool = False, faulty: str = "refuse", duplicates: str | None = None, outside: str = "ignore",
             ignores_columns: bool = False) -> Evaluation:
    """Score every member of the roll by a scheme, from the records of a ledger or of a frame.

    Exact: the same with any number of threads.

    Parameters
    ----------
    scheme : Scheme
        Areas and indicators with their rules; or what `Scheme.from_dict` takes.
    ledger : Ledger, DataFrame or mapping of columns
        A ledger only grows; what is corrected in it counts as corrected. A frame is long, a row a record, or wide, a
        row a member and a column an indicator, and is read as `evidence_of` says.
    roll : Roll, optional
        Who is evaluated, and their units. Default: everybody in the ledger; of a frame every member in it, with units
        and stages where it has such columns.
    period : Period, optional
        Records of other days count for nothing. Default: every day.
    is_ranked : bool
        A ranking is a choice.
    ignores_strangers : bool
        Records of members who are not on the roll, and of indicators that are not in the scheme, are left aside and
        counted (`Evaluation.misfits`), where they else are faults.
    ignores_unanswered : bool
        So are records that their rule has no answer for, as an award of a place that its table does not have.
    refuses_other_days : bool
        Records outside the period are faults, where they else are left aside and counted.
    threads : int
        Does not change the result.
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.
    member, indicator, quantity, day, unit, stage, places, rounds, faulty, duplicates, outside, ignores_columns
        Of a frame, as in `evidence_of`. Where records are dropped, a warning `RowsDropped` counts and lists them.
    units : iterable of RollUnit
        Of a frame with units, those and the ones above them. Default: the units that are named, each at the top.

    Returns
    -------
    Evaluation
        Scores, grades and ranks, each of which unfolds to its records.

    Raises
    ------
    InvalidInput
        Names every member and indicator that is not known, and every record its rule has no answer for; of a frame
        every cell that cannot be read.

    Examples
    --------
    >>> scheme = Scheme.from_dict({"study": {"weight": 2, "rule": "sum", "cap": 20}, "help": "count each 5"})
    >>> marks = {"member": ["ann", "bo"], "study": [14.5, 30], "help": [1, None]}
    >>> scores = evaluate(scheme, marks, day="2026-09-07", places=1)
    >>> str(scores["bo"].total)
    '13.333333333333'
    """
    if isinstance(scheme, Mapping):
        scheme = scheme_from_dict(scheme)
    if not isinstance(ledger, Ledger):
        read = evidence_of(ledger, member=member, indicator=indicator, quantity=quantity, day=day, unit=unit,
                           stage=stage, places=places, rounds=rounds, faulty=faulty, duplicates=duplicates,
                           period=period, outside=outside, ignores_columns=ignores_columns,
                           indicators=None if ignores_strangers else [each.code for each in scheme.indicators],
                           members=None if roll is None or ignores_strangers else [each.code for each in roll.members])
        warn_of_dropped(read)
        ledger = read.ledger
        if roll is None:
            roll = roll_from_arrays(read.members, unit=read.units, stage=read.stages, units=units)
    return _evaluation.evaluate(scheme, ledger, roll=roll, period=period, is_ranked=is_ranked,
                                ignores_strangers=ignores_strangers, ignores_unanswered=ignores_unanswered,
                                refuses_other_days=refuses_other_days, threads=threads, progress=progress)


def write_scheme(scheme: Scheme | SchemeParts) -> str:  # type: ignore[no-redef]
    """The document of a scheme, or of parts of one, as `read_scheme` reads it.

    Parameters
    ----------
    scheme : Scheme or SchemeParts

    Returns
    -------
    str
        JSON; what is as the types have it is left out.
    """
    return _evaluation.write_scheme(scheme.parts if isinstance(scheme, Scheme) else scheme)


def load_scheme(path: str | os.PathLike[str]) -> Scheme:
    """A scheme from its document, a JSON file as `write_scheme` makes it and people edit it.

    Parameters
    ----------
    path : path
        Of a file in UTF-8.

    Raises
    ------
    InvalidInput
        With every fault of form, each at its line, or else with whatever the scheme itself refuses; or if the file is
        no text in UTF-8.
    OSError
        Where the file cannot be read.
    """
    file = Path(path)
    return Scheme(_evaluation.read_scheme(text_of(file), path_text(file.name)))


@door
def roll_from_arrays(member: Any, *, unit: Any = None, stage: Any = None, units: Iterable[RollUnit] = (),
                     name: str = "roll") -> Roll:
    """A roll from columns, without a Python object a member besides its code.

    Parameters
    ----------
    member : array
        Codes.
    unit : array or Categorical, optional
        Codes of their units; None or an empty text: of none.
    stage : array or Categorical, optional
        Names of stages, as `Stage` has them; None: of none.
    units : iterable of RollUnit
        Units, those above included. Default: every unit that is named, each at the top.
    name : str
        What messages call the columns.

    Returns
    -------
    Roll

    Raises
    ------
    InvalidInput
        With every fault.
    """
    member = _listed(member, f'{name}, column "member"')
    listed = list(_listed(units, "units"))
    rows = None
    if unit is not None:
        of_unit, codes = _coded(unit, len(member), f'{name}, column "unit"')
        known = {each.code: row for row, each in enumerate(listed)} or {
            code: row for row, code in enumerate(code for code in codes if code)}
        listed = listed or [RollUnit(code) for code in known]
        strange = [code for code in codes if code and code not in known]
        if strange:
            raise invalid(name, f'unit "{strange[0]}" is not on the roll', "add it there or correct the code")
        rows = numpy.array([known.get(code, -1) if code else -1 for code in codes] + [-1], dtype=numpy.int64)[of_unit]
    stages = None
    if stage is not None:
        of_stage, names = _coded(stage, len(member), f'{name}, column "stage"')
        every = {each: row for row, each in enumerate(Stage.__members__)}
        unknown = [each for each in names if each and each not in every]
        if unknown:
            raise invalid(name, f'stage "{unknown[0]}" is not known', correction(unknown[0], every))
        stages = numpy.array([every[each] if each else -1 for each in names] + [-1], dtype=numpy.int64)[of_stage]
    return _evaluation.roll_from_rows(list(member), listed, unit_rows=rows, stage_rows=stages)


def _listed(given: Any, name: str) -> Any:
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        raise invalid(name, f"{given!r} is no list", "give a list or an array")
    return given if hasattr(given, "__len__") else list(given)


def _coded(column: Any, length: int, name: str) -> tuple[Any, list[Any]]:
    """Rows of the distinct values of a column, and these; a row of -1 is of a missing one."""
    import pandas

    if len(_listed(column, name)) != length:
        raise invalid(name, f"{len(column)} values for {length} members", "give one for each")
    if isinstance(getattr(column, "dtype", None), pandas.CategoricalDtype):
        column = getattr(column, "array", column)
        return numpy.asarray(column.codes), list(column.categories)
    rows, values = pandas.factorize(numpy.asarray(column, dtype=object))
    return rows, list(values)


setattr(Roll, "from_arrays", staticmethod(roll_from_arrays))


def _table(caption: str, heads: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    def cells(tag: str, values: Iterable[object]) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape('' if value is None else str(value))}</{tag}>"
                                for value in values) + "</tr>"

    lines = "".join(cells("td", row) for row in rows)
    return f"<table><caption>{escape(caption)}</caption>{cells('th', heads)}{lines}</table>"


def _evaluation_html(evaluation: Evaluation) -> str:
    members = len(evaluation.roll.members)
    frame = evaluation_to_frame(evaluation) if members <= FEW_MEMBERS else _first_members(evaluation)
    caption = f"{members} members, scheme {evaluation.scheme.code} {evaluation.scheme_digest[:12]}"
    note = (f"; the first {MOST_SHOWN} of the roll are shown, to_frame() has all" if members > MOST_SHOWN else "")
    aside: dict[str, int] = {}
    for one in evaluation.misfits:
        aside[one.fate.label.en] = aside.get(one.fate.label.en, 0) + one.records
    if aside:
        note += "; left aside, " + "; ".join(f"{reason}: {number}" for reason, number in aside.items())
    return _table(caption + note, frame.columns, frame.head(MOST_SHOWN).itertuples(index=False))


def _first_members(evaluation: Evaluation) -> pandas.DataFrame:
    """The first rows of the plain frame, made for them alone."""
    import pandas

    rows = []
    for row in range(MOST_SHOWN):
        result = evaluation[row]
        rank = {"rank": result.rank} if evaluation.is_ranked else {}
        areas = {each.code: result.areas[each.code].points for each in evaluation.scheme.areas if each.parent}
        rows.append({"member": result.code, **areas, "total": result.total, "grade": result.grade,
                     "reason": result.reason, **rank})
    return pandas.DataFrame(rows)


def _comparison_html(comparison: Comparison) -> str:
    frame = comparison_to_frame(comparison)
    note = "" if comparison.is_same_scheme else ", under two schemes"
    more = f"; the first {MOST_SHOWN} are shown, to_frame() has all" if len(frame) > MOST_SHOWN else ""
    return _table(f"{len(frame)} members{note}{more}", frame.columns, frame.head(MOST_SHOWN).itertuples(index=False))


def _length(evaluation: Evaluation) -> int:
    """Members of the roll, each of which it iterates over."""
    return len(evaluation.roll.members)


for owner, name, method in (
        (Evaluation, "__len__", _length),
        (Comparison, "_repr_html_", _comparison_html), (Evaluation, "_repr_html_", _evaluation_html),
        (Evaluation, "plot_ranking", plot_ranking), (Evaluation, "plot_profile", plot_profile),
        (Evaluation, "plot_weight", plot_weight), (Evaluation, "plot_distribution", plot_distribution),
        (Evaluation, "plot_correlation", plot_correlation), (Comparison, "plot_changes", plot_changes),
        (PanelResult, "plot_severities", plot_severities)):
    setattr(owner, name, method)
del owner, name, method
