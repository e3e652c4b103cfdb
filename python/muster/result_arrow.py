"""Results as Arrow's C streams: the tables that `to_frame` gives, for any program that reads Arrow's data.

Scores and points are decimals, and exact; codes and other words are dictionaries of text, days date32, counts int64.
"""
from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from typing import Any

import numpy

from ._muster.evaluation import Comparison, Evaluation
from ._muster.tables import arrow_stream_of_columns
from .evidence_rows import EPOCH
from .pairing import AlternativesResult, CouplesResult, GroupsResult, PairingResult, StableResult
from .pairing.one_sided import ChoiceResult
from .refusal import door, invalid
from .roster import RosterResult

MOST_DIGITS = 38  # of a decimal128
PLACES = 12  # of all decimals, as totals have at most, so that the type does not hang on what comes out
EXACTLY = Context(prec=100)
Buffers = tuple[str, str, int, int, list[Any], Any]


@door
def result_stream(result: Any, requested_schema: Any = None) -> Any:
    """Arrow's C stream interface: the columns of `to_frame`, as one batch.

    Decimals are decimal128(38, 12), or of more places where one has more; codes and words dictionaries of text; days
    date32; whole numbers int64. None is null. What is asked for otherwise is given so none the less, as the interface
    allows.

    Raises
    ------
    InvalidInput
        Where a column has values of several kinds, as codes that are text and numbers.
    """
    frame = result.to_frame()
    return arrow_stream_of_columns(len(frame), [_column(str(name), frame[name]) for name in frame.columns])


for _kind in (AlternativesResult, ChoiceResult, Comparison, CouplesResult, Evaluation, GroupsResult, PairingResult,
              RosterResult, StableResult):
    setattr(_kind, "__arrow_c_stream__", result_stream)


def _column(name: str, column: Any) -> Buffers:
    """Name, format, length, nulls, buffers and dictionary."""
    import pandas

    if isinstance(column.dtype, pandas.CategoricalDtype):
        return _words(name, column.cat.codes.to_numpy(), [str(word) for word in column.cat.categories])
    missing = column.isna().to_numpy()
    kind = "O" if column.dtype == object else column.dtype.kind
    if kind in "iu":
        return _plain(name, "l", column.fillna(0).to_numpy(dtype=numpy.int64), missing)
    if kind == "f":
        return _plain(name, "g", column.to_numpy(dtype=numpy.float64), missing)
    if kind == "b":
        return _flags(name, column.fillna(False).to_numpy(dtype=bool), missing)
    there = column[~missing]
    kinds = {_kind_of(value) for value in there}
    if kinds <= {str}:
        codes, words = pandas.factorize(column)
        return _words(name, codes, list(words))
    if kinds == {Decimal}:
        return _decimals(name, column, missing)
    if kinds == {date}:
        days = [0 if gone else (value - EPOCH).days for value, gone in zip(column, missing)]
        return _plain(name, "tdD", numpy.array(days, dtype=numpy.int32), missing)
    if kinds == {int}:
        whole = [0 if gone else int(value) for value, gone in zip(column, missing)]
        return _plain(name, "l", numpy.array(whole, dtype=numpy.int64), missing)
    if kinds == {bool}:
        return _flags(name, numpy.array([not gone and bool(value) for value, gone in zip(column, missing)]), missing)
    told = ", ".join(sorted(each.__name__ for each in kinds))
    raise invalid("arrow", f'column "{name}" has values of the kinds {told}, which no column of Arrow\'s has',
                  "give codes that are all text or all whole numbers")


def _kind_of(value: Any) -> type:
    if isinstance(value, (bool, numpy.bool_)):
        return bool
    if isinstance(value, (int, numpy.integer)):
        return int
    return next((kind for kind in (str, Decimal) if isinstance(value, kind)), type(value))


def _present(missing: Any) -> Any:
    """A bit a row, set where there is a value; None: everywhere."""
    return numpy.packbits(~missing, bitorder="little") if missing.any() else None


def _plain(name: str, form: str, values: Any, missing: Any) -> Buffers:
    return name, form, len(values), int(missing.sum()), [_present(missing), numpy.ascontiguousarray(values)], None


def _flags(name: str, values: Any, missing: Any) -> Buffers:
    return name, "b", len(values), int(missing.sum()), [_present(missing), numpy.packbits(values, bitorder="little")], \
        None


def _words(name: str, codes: Any, words: list[str]) -> Buffers:
    missing = codes < 0
    parts = [word.encode() for word in words]
    ends = numpy.cumsum([0, *map(len, parts)]).astype(numpy.int32)
    dictionary = ("", "u", len(parts), 0, [None, ends, b"".join(parts)], None)
    rows = numpy.where(missing, 0, codes).astype(numpy.uint32)
    return name, "I", len(rows), int(missing.sum()), [_present(missing), rows], dictionary


def _decimals(name: str, column: Any, missing: Any) -> Buffers:
    given = [Decimal(0) if gone else value for value, gone in zip(column, missing)]
    places = max([PLACES, *(-int(value.as_tuple().exponent) for value in given)])
    most = 10 ** MOST_DIGITS
    whole = [int(value.scaleb(places, EXACTLY)) if value.is_finite() else most for value in given]
    if any(abs(value) >= most for value in whole):
        raise invalid("arrow", f'column "{name}" has a number of more than {MOST_DIGITS} digits',
                      "take it from to_frame")
    data = b"".join(value.to_bytes(16, "little", signed=True) for value in whole)
    return name, f"d:{MOST_DIGITS},{places}", len(given), int(missing.sum()), [_present(missing), data], None
