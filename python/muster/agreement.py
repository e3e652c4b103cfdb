"""How far raters agree, from a table of ratings."""
from __future__ import annotations

from typing import Any

from ._muster import evaluation as _evaluation
from ._muster.evaluation import Agreement
from .cells import Name, Number
from .columns import Column, Table, TableFormat
from .faults import Faults
from .refusal import invalid

RATINGS = TableFormat("ratings", "", "A row a rating.", (
    Column("subject", (), Name()),
    Column("rater", (), Name()),
    Column("value", (), Number(-1_000_000_000, 1_000_000_000, rounds_floats=True)),
))


def agreement(ratings: Any) -> Agreement:
    """How far raters agree: Krippendorff's alpha, intraclass correlations, Kendall's W, kappa.

    Parameters
    ----------
    ratings : table with columns subject, rater, value
        A DataFrame, a mapping of columns or a list of mappings, a row a rating; floats are rounded to six places. Where
        somebody did not rate somebody there is no row.

    Returns
    -------
    Agreement
        Measures of which the ratings say nothing (too few of them, or all the same) are None. Alpha takes all subjects
        that two or more rated, the others those whom everybody did (`complete`).

    Raises
    ------
    InvalidInput
        Naming every cell at fault, and a subject that one rater rated twice.

    Examples
    --------
    >>> table = {"subject": [1, 1, 2, 2, 3, 3], "rater": ["ann", "bo"] * 3, "value": [9, 8, 5, 6, 2, 2]}
    >>> round(agreement(table).icc2, 3), agreement(table).kendall_w
    (0.973, 1.0)
    """
    faults = Faults()
    table = Table(ratings, RATINGS, faults).read()
    faults.raise_if_any()
    subjects = {code: row for row, code in enumerate(dict.fromkeys(table["subject"]))}
    raters = {code: row for row, code in enumerate(dict.fromkeys(table["rater"]))}
    first: dict[tuple[str, str], int] = {}
    for line, pair in enumerate(zip(table["subject"], table["rater"]), 1):
        if pair in first:
            raise invalid(f"ratings:{line}", f'rater "{pair[1]}" rates subject "{pair[0]}" twice (first in row '
                                             f"{first[pair]})", "keep one of the rows")
        first[pair] = line
    return _evaluation.rater_agreement([subjects[code] for code in table["subject"]],
                                       [raters[code] for code in table["rater"]], table["value"])
