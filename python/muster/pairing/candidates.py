"""Candidates from frames, matrices and fits: who may help whom, as columns of rows and millionths."""
from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy

from .._muster.pairing import Fit
from ..cells import BadCell, Number, Whole, plain_cell, read_cell
from ..columns import Column, Table, TableFormat, read_option
from ..faults import Faults, Place
from ..refusal import invalid, shown_object

MILLION = 1_000_000
BEYOND = 2**50  # millionths that a Problem does not take any more
LARGEST = BEYOND // MILLION
POINTS = Number(-LARGEST, LARGEST, rounds_floats=True)
COUNT = Whole(0, 2**31 - 1)

Candidates = Any  # a DataFrame (or table) with mentee, mentor and score; a Fit; a matrix of scipy.sparse; a 2-d array
People = Any  # a table, one row a person
Pairs = Iterable[tuple[Hashable, Hashable]]
PerPerson = Any  # a whole number, or a mapping or Series from code to one
Columns = tuple[Any, ...]  # mentee, mentor, score


@dataclass(frozen=True)
class Fitted:
    """A fit of people who are called otherwise where it came from: the library's codes are text."""

    fit: Fit
    mentees: list[Any]
    mentors: list[Any]


@dataclass(frozen=True)
class Person:
    """Whatever names a person: kept as it is, so that results speak in the caller's own codes."""

    words: str = "a code"

    def read(self, cell: Any) -> Any:
        if isinstance(cell, bool) or not is_code(cell):
            raise BadCell(f"{shown_object(cell)} is no code", "write text or a number")
        return cell


MENTEE = Column("mentee", (), Person(), "code of the mentee")
MENTOR = Column("mentor", (), Person(), "code of the mentor")
CANDIDATES = TableFormat("candidates", "", "A row a pair that may be.",
                         (MENTEE, MENTOR, Column("score", (), POINTS, "points")))


def is_code(given: object) -> bool:
    """Whether it can name a person."""
    try:
        hash(given)
    except TypeError:
        return False
    return given is not None


def row_of(rows: Mapping[Any, int], code: object, thing: str, place: str) -> int:
    if not is_code(code) or code not in rows:
        raise invalid(place, f"{thing} {shown_object(code)} is not among the candidates",
                      "add it there or correct the code")
    return rows[code]


def per_person(given: PerPerson, codes: list[Any], name: str, default: int | None = None, thing: str = "mentor",
               counts: str = "mentees", faults: Faults | None = None) -> Any:
    """A uint32 column from one number for all or a mapping by code.

    Faults are collected, or raised at once where nobody does.
    """
    found = Faults() if faults is None else faults
    values: list[Any]
    if isinstance(given, Mapping) or hasattr(given, "to_dict"):
        by_code = dict(given)
        known = set(codes)
        if default is None:
            for code in codes:
                if code not in by_code:
                    found.add(Place(name), f"{thing} {code!r} has none", f"give one for every {thing}")
        else:  # a number that is meant for somebody else would be passed over
            for code in by_code:
                if code not in known:
                    found.add(Place(name), f"{thing} {code!r} is not among the candidates",
                              "add it there or correct the code")
        values = [by_code.get(code, 0 if default is None else default) for code in codes]
    else:
        values = [given] * len(codes)
    counted: dict[Any, int] = {}
    column = numpy.zeros(len(codes), dtype=numpy.uint32)
    for row, (code, value) in enumerate(zip(codes, values)):
        key = (value.__class__, value) if is_code(value) else id(value)
        if key not in counted:
            read = read_cell(COUNT, plain_cell(value))
            if read.__class__ is BadCell:
                found.add(Place(name), f"{shown_object(value)} of {thing} {code!r} is not a number of {counts}",
                          "give a whole number from 0 to 2147483647")
                if values.count(value) == len(values) > 1:
                    break  # the same is wrong with all
            counted[key] = 0 if read.__class__ is BadCell else read
        column[row] = counted[key]
    if faults is None:
        found.raise_if_any()
    return column


def millionths(points: Any, place: str = "points") -> int:
    """An exact int of millionths; a float is rounded half to even."""
    return int(read_option(place, POINTS, points) * MILLION)


def people_rows(codes: Iterable[Any]) -> dict[Any, int]:
    return {code: row for row, code in enumerate(codes)}


def read(candidates: Candidates) -> tuple[list[Any], list[Any], Columns, Fit | None]:
    """(mentees, mentors, (mentee, mentor, score) columns, fit or None) of whatever was passed."""
    if isinstance(candidates, Fit):
        return candidates.mentees, candidates.mentors, candidates.candidates(), candidates
    if isinstance(candidates, Fitted):
        return candidates.mentees, candidates.mentors, candidates.fit.candidates(), candidates.fit
    if is_table(candidates):
        table, mentees, mentors, mentee, mentor = read_pairs(candidates, CANDIDATES)
        score = score_column(table, "score")
        table.faults.raise_if_any()
        return mentees, mentors, (mentee, mentor, score), None
    mentee, mentor, score, shape = read_matrix(candidates)
    return list(range(shape[0])), list(range(shape[1])), (mentee, mentor, points_of(score, mentee, mentor)), None


def is_table(candidates: Candidates) -> bool:
    """Whether it is a DataFrame, a mapping of columns or a list of rows, rather than a matrix."""
    return ((hasattr(candidates, "columns") and hasattr(candidates, "to_numpy")) or isinstance(candidates, Mapping)
            or (isinstance(candidates, list) and bool(candidates) and isinstance(candidates[0], Mapping)))


def read_pairs(given: Candidates, form: TableFormat) -> tuple[Table, list[Any], list[Any], Any, Any]:
    """The table, the codes of both sides in the order they come, and the columns of their rows."""
    table = Table(given, form, Faults())
    sides = []
    for column in (MENTEE, MENTOR):
        spelled = table.spelled(column)
        sides.append(([], numpy.zeros(0, dtype=numpy.uint32)) if spelled is None else (spelled[1], spelled[0].rows))
    table.faults.raise_if_any()
    (mentees, mentee), (mentors, mentor) = sides
    rows = [numpy.asarray(row, dtype=numpy.uint32) for row in (mentee, mentor)]
    return table, list(mentees), list(mentors), rows[0], rows[1]


def score_column(table: Table, name: str) -> Any:
    """int64 millionths of a column of points.

    One of NumPy's numbers is not looked at cell by cell, unless something is wrong with it.
    """
    if name not in table.cells:
        return numpy.zeros(0, dtype=numpy.int64)
    cells = table.cells[name]
    if isinstance(getattr(cells, "dtype", None), numpy.dtype) and cells.dtype.kind in "iuf":
        scores = numpy.asarray(cells)
        if not _out_of_range(scores).any():
            return _millionths_of(scores)
    found = table.spelled(Column(name, (), POINTS))
    if found is None:
        return numpy.zeros(0, dtype=numpy.int64)
    spelled, values = found
    return numpy.array([0 if value is None else int(value * MILLION) for value in values],
                       dtype=numpy.int64)[spelled.rows]


def read_matrix(candidates: Candidates) -> tuple[Any, Any, Any, tuple[int, int]]:
    """Columns mentee, mentor and score (as it is) of a sparse or dense matrix, and its shape."""
    if hasattr(candidates, "tocsr"):
        matrix = candidates.tocsr()
        if not matrix.has_canonical_format:
            matrix = matrix.copy()  # not the caller's
            matrix.sum_duplicates()
        mentee = numpy.repeat(numpy.arange(matrix.shape[0], dtype=numpy.uint32), numpy.diff(matrix.indptr))
        return mentee, matrix.indices.astype(numpy.uint32), matrix.data, matrix.shape
    masked: Any = numpy.ma
    try:
        dense = masked.asarray(candidates)
    except ValueError:
        dense = masked.asarray(0)
    if dense.ndim != 2 or isinstance(candidates, (str, bytes)):
        what = (f"an array of {dense.ndim} dimensions" if isinstance(candidates, numpy.ndarray)
                else shown_object(candidates))
        raise invalid("candidates", f"{what} is neither a table nor a matrix",
                      "pass a table of mentee, mentor and score, or a matrix with a row a mentee and a column a mentor")
    may_be = ~masked.getmaskarray(dense)
    if dense.dtype.kind == "f":
        may_be &= ~numpy.isneginf(dense.data)
    mentee, mentor = (index.astype(numpy.uint32) for index in numpy.nonzero(may_be))
    return mentee, mentor, dense.data[may_be], dense.shape


def points_of(scores: Any, mentee: Any, mentor: Any) -> Any:
    """int64 millionths of the scores of a matrix; all that are none are told by row and column."""
    scores = numpy.asarray(scores)
    if scores.dtype.kind in "iufb" and not (bad := _out_of_range(scores)).any():
        return _millionths_of(scores)
    faults, made = Faults(), numpy.zeros(len(scores), dtype=numpy.int64)
    rows: list[int] = numpy.flatnonzero(bad).tolist() if scores.dtype.kind in "iufb" else list(range(len(scores)))
    for at in rows:
        read = read_cell(POINTS, plain_cell(scores[at]))
        if read.__class__ is BadCell:
            faults.add(Place("candidates"),
                       f"row {mentee[at]}, column {mentor[at]}: "
                       f"{'it has no score' if plain_cell(scores[at]) is None else read.fault}",
                       "drop the pair or give it a score" if plain_cell(scores[at]) is None else read.remedy)
        else:
            made[at] = int(read * MILLION)
    faults.raise_if_any()
    return made


def _out_of_range(scores: Any) -> Any:
    """Which scores are no numbers, or more than a Problem takes."""
    if scores.dtype.kind == "b":
        return numpy.zeros(len(scores), dtype=bool)
    if scores.dtype.kind == "f":
        return ~(numpy.abs(scores) <= LARGEST)  # NaN among them
    return (scores > LARGEST) | (scores < (0 if scores.dtype.kind == "u" else -LARGEST))


def _millionths_of(scores: Any) -> Any:
    if scores.dtype.kind == "f":
        return numpy.rint(scores.astype(numpy.float64) * MILLION).astype(numpy.int64)
    return scores.astype(numpy.int64) * MILLION


def order_of(scores: Any) -> Any:
    """int64 or float64 numbers that stand in the order of the scores, whatever their size."""
    scores = numpy.asarray(scores)
    if scores.dtype.kind == "f" and scores.dtype.itemsize <= 8:
        return scores
    if scores.dtype.kind == "i" and not (scores == numpy.iinfo(scores.dtype).min).any():
        return scores
    return numpy.unique(scores, return_inverse=True)[1].astype(numpy.int64)


def points(score: int) -> Decimal:
    """A Decimal of points."""
    return Decimal(score) / MILLION
