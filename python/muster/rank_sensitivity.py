"""How far a ranking hangs on weights, on other choices and on who takes part, from evaluations and schemes."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ._muster import Period
from ._muster import evaluation as _evaluation
from ._muster.evaluation import (Aggregation, Alternative, AlternativeRanks, Evaluation, PartRanks, Roll, Scheme,
                                 Weighting, WeightSensitivity)
from ._muster.record import Ledger
from .given import Progress
from .part_weights import named_value
from .refusal import door

if TYPE_CHECKING:
    import pandas


@door
def rank_ranges_over(alternatives: Mapping[str, Scheme] | Iterable[Alternative], ledger: Ledger, *,
                     roll: Roll | None = None, period: Period | None = None, ignores_strangers: bool = False,
                     threads: int = 1, progress: Progress | None = None) -> AlternativeRanks:
    """Members' ranks under several schemes: how far each moves, and under which.

    Parameters
    ----------
    alternatives : mapping of names to schemes, or list of Alternative
        The first is what others are held against; `variants` makes some.
    ledger : Ledger
    roll, period, ignores_strangers, threads, progress
        As `evaluate` has them.

    Returns
    -------
    AlternativeRanks

    Raises
    ------
    InvalidInput
        If there is no alternative, a name stands twice, or as `evaluate`.
    """
    named = ([Alternative(name, scheme) for name, scheme in alternatives.items()]
             if isinstance(alternatives, Mapping) else list(alternatives))
    return _evaluation.alternative_ranks(named, ledger, roll=roll, period=period, ignores_strangers=ignores_strangers,
                                         threads=threads, progress=progress)


@door
def variants(scheme: Scheme, *, aggregation: Iterable[Aggregation | str] = (), weights: Iterable[Weighting] = (),
             area: str = "") -> list[Alternative]:
    """The scheme as it is, and every combination of another aggregation with other weights.

    Parameters
    ----------
    scheme : Scheme
    aggregation : iterable of Aggregation or str
        How the area's parts become its total, besides the scheme's own way.
    weights : iterable of Weighting
        Each of the area it was made of.
    area : str
        Whose aggregation is changed. Default: the area at the top.

    Returns
    -------
    list of Alternative
        Named by what differs: "as it is", "geometric", "entropy of study", "geometric, entropy of study". An area that
        adds up, weighs positions, or takes the lowest or
        highest part has no weights of its parts, so there is no combination with weights of its own.
    """
    aggregations = [named_value(Aggregation, each, "aggregation") for each in aggregation]
    return _evaluation.scheme_variants(scheme, area, aggregations, list(weights))


def rows_to_frame(rows: Iterable[Any]) -> pandas.DataFrame:
    """DataFrame, a row for each of some results of one kind, a column for each of their properties.

    Parameters
    ----------
    rows : iterable
        Of RankReversal, PartStanding, SobolIndex, PairRemedy or their like.
    """
    import pandas

    listed = list(rows)
    if not listed:
        return pandas.DataFrame()
    names = [name for name, part in vars(type(listed[0])).items() if isinstance(part, property)]
    return pandas.DataFrame([[getattr(row, name) for name in names] for row in listed], columns=names)


def sensitivity_to_frame(made: WeightSensitivity) -> pandas.DataFrame:
    """DataFrame, a row a weight: its indices of the mean absolute shift in rank, with their errors."""
    return rows_to_frame(made.of_shift)


def sensitivity_of_members_to_frame(made: WeightSensitivity, evaluation: Evaluation) -> pandas.DataFrame:
    """DataFrame, a row a member and weight: indices of the member's rank, of members who are complete."""
    import pandas

    rows = [(member.code, each.input, each.first, each.first_error, each.total, each.total_error)
            for member, of_member in zip(evaluation.roll.members, made.of_members) for each in of_member]
    return pandas.DataFrame(rows, columns=["member", "input", "first", "first_error", "total", "total_error"])


def alternatives_to_frame(made: AlternativeRanks) -> pandas.DataFrame:
    """DataFrame, a row a member: best and worst rank and under which, then the rank under each alternative; 0: none."""
    import pandas

    columns = ["member", "nominal", "best", "worst", "best_under", "worst_under"]
    frame = pandas.DataFrame([[getattr(each, name) for name in columns] for each in made.members], columns=columns)
    for shift, ranks in zip(made.shifts, made.ranks):
        frame[shift.name] = ranks
    return frame


def shifts_to_frame(made: AlternativeRanks) -> pandas.DataFrame:
    """DataFrame, a row an alternative: how many it moves and how far, against the first."""
    return rows_to_frame(made.shifts)


def part_ranks_to_frame(made: PartRanks) -> pandas.DataFrame:
    """DataFrame, a row a member in the order of the roll, a column a part; 0: no value."""
    import pandas

    return pandas.DataFrame(dict(zip(made.parts, made.ranks)))


for owner, name, method in (
        (WeightSensitivity, "to_frame", sensitivity_to_frame),
        (WeightSensitivity, "members_to_frame", sensitivity_of_members_to_frame),
        (AlternativeRanks, "to_frame", alternatives_to_frame), (AlternativeRanks, "shifts_to_frame", shifts_to_frame),
        (PartRanks, "to_frame", part_ranks_to_frame)):
    setattr(owner, name, method)
del owner, name, method
