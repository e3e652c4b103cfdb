"""Weights from what was counted or judged, and what stands behind a ranking, from evaluations and tables."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ._muster import evaluation as _evaluation
from ._muster.evaluation import (Correlation, Correlations, Distribution, Evaluation, PairwiseWeighting, PartColumn,
                                 Reliability, WeightMethod, Weighting)
from .refusal import correction, door, invalid

if TYPE_CHECKING:
    import pandas


@door
def weights_by(given: Any, method: WeightMethod | str, *, area: str | None = None,
               lower_is_better: Iterable[str] = (), is_scaled: bool | None = None,
               correlation: Correlation | str = Correlation.pearson) -> Weighting:
    """Weights of the parts of an area, or of the columns of a table, by a method that looks at values.

    Parameters
    ----------
    given : Evaluation, or table
        A table is a DataFrame, a mapping of columns, or a two-dimensional array with a row a member; None and NaN are
        missing.
    method : WeightMethod or str
        `equal`, `standard_deviation`, `entropy`, `critic`, `gini`, `merec` or `pca`.
    area : str, optional
        Of an evaluation, whose parts. Default: the area at the top.
    lower_is_better : iterable of str
        Of a table, columns of which less is better.
    is_scaled : bool, optional
        Whether columns are brought to 0 .. 1 first, 1 the best. Default: as the method's authors do, so for `critic`.
    correlation : Correlation or str
        Of `critic`: `pearson`, `spearman` or `kendall`.

    Returns
    -------
    Weighting
        Six places that sum to exactly 1. Members who lack a value are left aside, and counted.

    Raises
    ------
    InvalidInput
        With every fault: columns that are not alike, values the method cannot weigh, none that tells members apart.

    Examples
    --------
    >>> made = weights_by({"reports": [1, 4], "hours": [2, 16]}, "entropy")
    >>> made.weights
    [Decimal('0.358889'), Decimal('0.641111')]
    """
    chosen = named_value(WeightMethod, method, "method")
    options: dict[str, Any] = {"is_scaled": is_scaled,
                               "correlation": named_value(Correlation, correlation, "correlation")}
    if isinstance(given, Evaluation):
        top = given.scheme.areas[given.scheme.top].code
        return _evaluation.weigh_area(chosen, given, top if area is None else area, **options)
    return _evaluation.weigh_columns(chosen, _columns(given, lower_is_better), **options)


@door
def weights_by_pairs(comparisons: Any, *, parts: Sequence[str] | None = None,
                     method: WeightMethod | str = WeightMethod.ahp_eigenvector) -> PairwiseWeighting:
    """Weights from comparing parts in pairs (analytic hierarchy process), and the comparison that does not fit.

    Parameters
    ----------
    comparisons : mapping of pairs, DataFrame or list of rows
        How many times as important the first is as the second: `{("study", "help"): 3, ("study", "sport"): "1/2"}`,
        each pair once; or a square with a row and a column for each part, in which what lies below the diagonal may be
        left out. Whole numbers, Fractions, or texts such as "1/3".
    parts : sequence of str, optional
        Codes of rows that have none.
    method : WeightMethod or str
        `ahp_eigenvector` or `ahp_geometric`.

    Returns
    -------
    PairwiseWeighting
        Weights, consistency ratio, and which comparison to think over.

    Raises
    ------
    InvalidInput
        With every fault: pairs that are missing, that are not each other's reciprocal, numbers of 0 or less.

    Examples
    --------
    >>> made = weights_by_pairs({("study", "help"): 2, ("study", "sport"): 6, ("help", "sport"): 3})
    >>> made.weighting.weights, round(made.consistency_ratio, 6)
    ([Decimal('0.6'), Decimal('0.3'), Decimal('0.1')], 0.0)
    """
    codes, times = _of_pairs(comparisons) if _is_of_pairs(comparisons) else _of_square(comparisons, parts)
    return _evaluation.weigh_pairs(codes, times, named_value(WeightMethod, method, "method"))


@door
def correlations(given: Any, method: Correlation | str = Correlation.pearson, *,
                 parts: Iterable[str] = ()) -> Correlations:
    """Correlations of every two parts, over members who have both.

    Parameters
    ----------
    given : Evaluation, or table
        As `weights_by` takes them.
    method : Correlation or str
        `pearson`, `spearman` or `kendall` (tau-b).
    parts : iterable of str
        Of an evaluation, codes of indicators and areas. Default: all weighted indicators, then all areas.
    """
    columns = _evaluation.part_columns(given, list(parts)) if isinstance(given, Evaluation) else _columns(given)
    return _evaluation.correlate_columns(columns, named_value(Correlation, method, "correlation"))


@door
def reliability(given: Any, *, area: str | None = None, lower_is_better: Iterable[str] = ()) -> Reliability:
    """Whether the parts of an area measure one thing: Cronbach's alpha, also without each of them.

    Parameters
    ----------
    given : Evaluation, or table
        As `weights_by` takes them.
    area : str, optional
        Of an evaluation, whose parts. Default: the area at the top.
    lower_is_better : iterable of str
        Of a table, columns that count with the other sign.

    Examples
    --------
    >>> round(reliability({"one": [1, 2, 3, 5], "two": [2, 1, 4, 5]}).alpha, 4)
    0.922
    """
    if isinstance(given, Evaluation):
        top = given.scheme.areas[given.scheme.top].code
        codes = _evaluation.part_codes(given.scheme, top if area is None else area)
        return _evaluation.rely_on_columns(_evaluation.part_columns(given, codes) if codes else [])
    return _evaluation.rely_on_columns(_columns(given, lower_is_better))


@door
def distribution(given: Any, *, part: str = "", type: int = 7,
                 probabilities: Iterable[Decimal | str | int] = (0, "0.25", "0.5", "0.75", 1)) -> Distribution:
    """How members' totals, or their points in a part, are spread. Exact quantiles.

    Parameters
    ----------
    given : Evaluation, or list of numbers
        Numbers are whole ones, Decimals, Fractions or texts; None is missing.
    part : str
        Of an evaluation, code of an area or indicator. Default: totals.
    type : int
        1 to 9, as Hyndman and Fan (1996) and R number ways to reckon a quantile.
    probabilities : iterable of Decimal, str or int
        0 to 1.

    Examples
    --------
    >>> distribution([1, 2, 3, 10]).quantiles[2].value
    Decimal('2.5')
    """
    asked: Any = list(probabilities)
    if isinstance(given, Evaluation):
        return _evaluation.distribution_of_part(given, part, asked, type)
    return _evaluation.distribution_of_texts([None if _is_missing(each) else _exact(each, "values") for each in given],
                                             asked, type)


def named_value(kind: Any, given: Any, what: str) -> Any:
    """A value of an enumeration, given as such or by its name."""
    if isinstance(given, kind):
        return given
    if given in kind.__members__:
        return kind.__members__[given]
    raise invalid(what, f"{given!r} is not known", correction(given, kind.__members__))


def _is_missing(value: Any) -> bool:
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float)
                                                                              and value != value)


def _columns(given: Any, lower_is_better: Iterable[str] = ()) -> list[PartColumn]:
    if hasattr(given, "columns"):
        table = {str(name): list(given[name]) for name in given.columns}
    elif isinstance(given, Mapping):
        table = {str(name): list(values) for name, values in given.items()}
    else:
        rows = [list(row) for row in given]
        if len({len(row) for row in rows}) > 1:
            raise invalid("table", "its rows differ in length", "give a value for each column in every row")
        table = {str(name): list(values) for name, values in enumerate(zip(*rows))}
    lower = set(lower_is_better)
    strange = sorted(lower - set(table))
    if strange:
        raise invalid("lower_is_better", f'there is no column "{strange[0]}"', correction(strange[0], table))
    return [PartColumn(name, [_float(value, name) for value in values], name in lower)
            for name, values in table.items()]


def _float(value: Any, column: str) -> float | None:
    if _is_missing(value):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        raise invalid(f'column "{column}"', f"{value!r} is not a number", "give a number, or None") from None


def _exact(value: Any, place: str) -> str:
    """A number as the library reads it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and not value.is_integer():
        raise invalid(place, f"{value!r} is not exact", 'write "1/3" or a Fraction instead')
    try:
        number = Fraction(value) if isinstance(value, (Decimal, float)) else Fraction(int(value)) if not isinstance(
            value, Fraction) else value
    except (TypeError, ValueError, OverflowError):
        raise invalid(place, f"{value!r} is not a number", 'write a whole number, or "1/3"') from None
    return str(number)


def _is_of_pairs(given: Any) -> bool:
    return isinstance(given, Mapping) and all(isinstance(key, tuple) and len(key) == 2 for key in given)


def _inverse(text: str) -> str:
    over, _, under = text.partition("/")
    return f"{under or '1'}/{over}"


def _of_pairs(given: Mapping[tuple[str, str], Any]) -> tuple[list[str], list[list[str]]]:
    codes = list(dict.fromkeys(str(code) for pair in given for code in pair))
    times = {(str(one), str(other)): _exact(value, f'"{one}" against "{other}"')
             for (one, other), value in given.items()}
    return codes, _filled(codes, lambda row, column: times.get((codes[row], codes[column])))


def _of_square(given: Any, parts: Sequence[str] | None) -> tuple[list[str], list[list[str]]]:
    if hasattr(given, "columns"):
        codes = [str(name) for name in given.columns]
        rows = given.to_numpy(dtype=object).tolist()
    else:
        rows = [list(row) for row in given]
        codes = [str(each) for each in (parts if parts is not None else range(1, len(rows) + 1))]
    if len(rows) != len(codes) or any(len(row) != len(codes) for row in rows):
        raise invalid("comparisons", f"they are no square of {len(codes)} rows and columns",
                      "give a row and a column for each part")

    def cell(row: int, column: int) -> str | None:
        value = rows[row][column]
        return None if _is_missing(value) else _exact(value, f'"{codes[row]}" against "{codes[column]}"')

    return codes, _filled(codes, cell)


def _filled(codes: list[str], cell: Any) -> list[list[str]]:
    """Every cell: 1 on the diagonal, the reciprocal of the other one where one is left out."""
    rows = []
    for row in range(len(codes)):
        made = []
        for column in range(len(codes)):
            value, other = cell(row, column), cell(column, row)
            if value is None and row != column and other is None:
                raise invalid(f'"{codes[row]}" against "{codes[column]}"', "there is no comparison",
                              "compare every two parts")
            made.append(value if value is not None else "1" if row == column else _inverse(other))
        rows.append(made)
    return rows


def weighting_to_frame(weighting: Weighting) -> pandas.DataFrame:
    """DataFrame, a row a part: weight, share before rounding and, of `pca`, loading."""
    import pandas

    made: dict[str, Any] = {"part": weighting.parts, "weight": weighting.weights, "share": weighting.shares}
    if weighting.loadings:
        made["loading"] = weighting.loadings
    return pandas.DataFrame(made)


def remedies_to_frame(weighting: PairwiseWeighting) -> pandas.DataFrame:
    """DataFrame, a row a comparison whose change lowers the ratio, the one that lowers it most first."""
    import pandas

    columns = ["one", "other", "given", "suggested", "ratio"]
    return pandas.DataFrame([[getattr(each, name) for name in columns] for each in weighting.remedies], columns=columns)


def pairwise_to_frame(weighting: PairwiseWeighting) -> pandas.DataFrame:
    """DataFrame, a row a part: weight and share before rounding."""
    return weighting_to_frame(weighting.weighting)


def correlations_to_frame(made: Correlations) -> pandas.DataFrame:
    """DataFrame, a row and a column a part; NaN where one does not vary."""
    import pandas

    return pandas.DataFrame(made.values, index=made.parts, columns=made.parts, dtype=float)


def reliability_to_frame(made: Reliability) -> pandas.DataFrame:
    """DataFrame, a row a part: alpha without it, and its correlation with the sum of the others."""
    import pandas

    return pandas.DataFrame({"part": made.parts, "alpha_without": made.alpha_without,
                             "rest_correlation": made.rest_correlation})


def distribution_to_frame(made: Distribution) -> pandas.DataFrame:
    """DataFrame, a row a quantile."""
    import pandas

    return pandas.DataFrame([(each.probability, each.value) for each in made.quantiles],
                            columns=["probability", "value"])


for owner, name, method in (
        (Weighting, "to_frame", weighting_to_frame), (PairwiseWeighting, "to_frame", pairwise_to_frame),
        (PairwiseWeighting, "remedies_to_frame", remedies_to_frame), (Correlations, "to_frame", correlations_to_frame),
        (Reliability, "to_frame", reliability_to_frame), (Distribution, "to_frame", distribution_to_frame)):
    setattr(owner, name, method)
del owner, name, method
