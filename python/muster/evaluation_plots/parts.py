"""What pictures take from an evaluation, by member, as floats: to be drawn, not to be reckoned with."""
from __future__ import annotations

from typing import Any

import numpy

from .._muster.evaluation import Deduction, ScoreState, Veto
from .drawing import label_of

NOTHING = (ScoreState.left_out, ScoreState.incomplete)


def areas_below_top(scheme: Any) -> list[int]:
    """Rows of the areas right below the one at the top."""
    top = scheme.areas[scheme.top].code
    return [row for row, area in enumerate(scheme.areas) if area.parent == top]


def area_columns(evaluation: Any, language: str) -> dict[str, Any]:
    """Points of each area right below the top, by member; NaN where it is left out.

    Of a scheme without any: points of its indicators.
    """
    areas = areas_below_top(evaluation.scheme)
    if not areas:
        return indicator_columns(evaluation, language)
    made = evaluation.columns()
    listed = [evaluation.scheme.areas[row] for row in areas]
    return _by_label([(area, numpy.array([numpy.nan if points is None else float(points)
                                          for points in made[area.code]])) for area in listed], language)


def indicator_columns(evaluation: Any, language: str) -> dict[str, Any]:
    """Points of each indicator by member; NaN where it is left out. Vetoes have none."""
    scheme, members = evaluation.scheme, range(len(evaluation.roll.members))
    made = []
    for row, indicator in enumerate(scheme.indicators):
        if not isinstance(indicator.rule, Veto):
            scores = [evaluation.indicator_score(member, row) for member in members]
            made.append((indicator, numpy.array([numpy.nan if score.state in NOTHING else float(score.points)
                                                 for score in scores])))
    return _by_label(made, language)


def totals(evaluation: Any) -> Any:
    """Totals by member; NaN of the incomplete."""
    return numpy.array([numpy.nan if score.is_incomplete else float(score.total) for score in evaluation.members])


def share_of(scheme: Any, code: str) -> float:
    """The share that an area or an indicator has in its area."""
    weights: dict[str, dict[str, Any]] = {}
    for area in scheme.areas:
        weights.setdefault(area.parent, {})[area.code] = area.weight
    for indicator in scheme.indicators:
        if not indicator.is_bonus and not isinstance(indicator.rule, (Deduction, Veto)):
            weights.setdefault(indicator.area, {})[indicator.code] = indicator.weight
    side_by_side = next(each for each in weights.values() if code in each)
    return float(side_by_side[code] / sum(side_by_side.values()))


def _by_label(columns: list[tuple[Any, Any]], language: str) -> dict[str, Any]:
    """Columns by what their parts are called; by their codes where two are called the same."""
    labels = [label_of(part, language) for part, _ in columns]
    return {label if labels.count(label) == 1 else part.code: column
            for label, (part, column) in zip(labels, columns)}
