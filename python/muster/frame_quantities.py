"""Quantities of a frame's column as millionths, whatever type the column has, and which of them are at fault."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Any

import numpy

from .cells import BadCell, is_blank, plain_cell, read_cell
from .columns import Spelled
from .evidence_rows import LARGEST, MILLION, Quantity

MOST_PLACES = 6
MOST_DIGITS = 30  # before the point; far beyond what a quantity may have
DIGITS = Context(prec=80)
BLANK = BadCell("it is blank", 'give a number, or pass faulty="drop"')


@dataclass
class Cells:
    """A column: a value a row, which rows are at fault, and why one is. Of a column of words `values` are numbers of
    the `distinct` ones. `blank` are rows that hold nothing, where that is no fault; `rounded` those with more places.
    """

    values: Any
    wrong: Any
    why: Callable[[int], BadCell] | None
    distinct: list[Any] = field(default_factory=list)
    blank: Any = None
    rounded: Any = None


def quantities_of(cells: Any, places: int | None, *, rounds: bool = False, blank_is_none: bool = False) -> Cells:
    """int64 millionths of a column of numbers: int, float, nullable, Decimal, text or categorical.

    Floats are decimals of so many `places`; without, whole numbers only. With `rounds` what has more places is rounded
    half to even: to so many, or to six.
    """
    if rounds:
        places = MOST_PLACES if places is None else places
        given, cells = cells, rounded_column(cells, places)
        made = quantities_of(cells, places, blank_is_none=blank_is_none)
        exact = quantities_of(given, MOST_PLACES, blank_is_none=True)
        made.rounded = (exact.wrong | (exact.values != made.values)) & ~made.wrong
        return made
    dtype: Any = getattr(cells, "dtype", None)
    if getattr(dtype, "kind", "") in ("i", "u", "f") and not hasattr(dtype, "categories"):
        if hasattr(cells, "isna") and hasattr(dtype, "numpy_dtype"):  # nullable: Int64, Float64
            blank = cells.isna().to_numpy() if hasattr(cells.isna(), "to_numpy") else numpy.asarray(cells.isna())
            numbers = cells.to_numpy(dtype=dtype.numpy_dtype, na_value=0)
        else:
            numbers = numpy.asarray(cells)
            blank = numpy.isnan(numbers) if numbers.dtype.kind == "f" else numpy.zeros(len(numbers), dtype=bool)
        if numbers.dtype.kind == "f":
            blank = blank | numpy.isnan(numbers)
            values, wrong, why = _of_floats(numbers, blank, places)
        else:
            values, wrong, why = _of_whole(numbers)
    else:
        values, wrong, why, blank = _of_spellings(cells, places)
    if blank_is_none:
        return Cells(values, wrong & ~blank, why, blank=blank)
    return Cells(values, wrong | blank, lambda row: BLANK if blank[row] else why(row), blank=blank)


def rounded_column(cells: Any, places: int) -> Any:
    """The same column with no number of more places: floats as the shortest decimals that read back as they are."""
    dtype: Any = getattr(cells, "dtype", None)
    kind = getattr(dtype, "kind", "") if not hasattr(dtype, "categories") else ""
    if kind in ("i", "u"):
        return cells
    if kind == "f":
        if hasattr(dtype, "numpy_dtype"):  # nullable
            return type(cells)(numpy.where(cells.isna(), numpy.nan, _rounded_floats(
                cells.to_numpy(dtype=dtype.numpy_dtype, na_value=numpy.nan), places)))
        return _rounded_floats(numpy.asarray(cells), places)
    return [_rounded(plain_cell(each), places) for each in cells]


def _rounded_floats(numbers: Any, places: int) -> Any:
    """What lies near a half is looked at digit by digit."""
    numbers = numpy.asarray(numbers, dtype=numpy.float64)
    with numpy.errstate(over="ignore", invalid="ignore"):
        units = numbers * 10.0 ** places
        near = abs(abs(units - numpy.trunc(units)) - 0.5) <= abs(units) * 2.0 ** -48
        may_have_places = numpy.isfinite(numbers) & (abs(units) < 2.0 ** 53)
        made = numpy.where(may_have_places, numpy.rint(units) / 10.0 ** places, numbers)
    for row in numpy.flatnonzero(near & numpy.isfinite(numbers)).tolist():
        made[row] = float(_rounded(Decimal(repr(float(numbers[row]))), places))
    return made


def _rounded(cell: Any, places: int) -> Any:
    """A number of more places, rounded; anything else as it is."""
    if isinstance(cell, bool) or not isinstance(cell, (str, Decimal, float)):
        return cell
    try:
        number = Decimal(repr(cell) if isinstance(cell, float) else cell)
    except InvalidOperation:
        return cell
    if not number.is_finite() or number.adjusted() > MOST_DIGITS or number == round(number, places):
        return cell
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, DIGITS)


def _of_whole(numbers: Any) -> tuple[Any, Any, Callable[[int], BadCell]]:
    wrong = (numbers > LARGEST) | (numbers < -LARGEST) if numbers.dtype.itemsize == 8 else numpy.zeros(
        len(numbers), dtype=bool)
    return (numpy.where(wrong, 0, numbers).astype(numpy.int64) * MILLION, wrong,
            lambda row: BadCell(f"{numbers[row]} is too large", "give a number below nine million million"))


def _of_floats(numbers: Any, blank: Any, places: int | None) -> tuple[Any, Any, Callable[[int], BadCell]]:
    finite = numpy.isfinite(numbers) & ~blank
    stands, nearest = _stand_for(numpy.where(finite, numbers, 0), places or 0)
    wrong = ~blank & ~(finite & stands)
    needed = _places_needed(numbers[finite]) if places is None and (finite & ~stands).any() else None

    def why(row: int) -> BadCell:
        number = numbers[row]
        if not numpy.isfinite(number):
            return BadCell(f"{number} is not a finite number", 'correct it, or pass faulty="drop"')
        if abs(number) > LARGEST:
            return BadCell(f"{number} is too large", "give a number below nine million million")
        if places is None:
            return BadCell(f'"{number}" is a float, whose places are not stated',
                           f"pass places={needed}, or give Decimals or text" if needed is not None
                           else "pass places=6 and rounds=True to have more places rounded")
        return BadCell(f'"{number}" is no decimal of {places} places',
                       "pass more places, or rounds=True to have it rounded"
                       if _places_needed(numbers[row:row + 1]) is not None
                       else f"pass rounds=True to have it rounded to {places} places, or round it before")
    per_unit = MILLION // 10 ** (places or 0)
    return numpy.where(wrong | blank, 0, nearest).astype(numpy.int64) * per_unit, wrong, why


def _stand_for(numbers: Any, places: int) -> tuple[Any, Any]:
    """Which floats are the nearest to a decimal of so many places, and that decimal in units of its last place."""
    per_unit = numbers.dtype.type(10 ** places)
    with numpy.errstate(over="ignore", invalid="ignore"):
        nearest = numpy.rint(numbers * per_unit)
        most = min(2.0 ** 53, LARGEST * 10.0 ** places)
        stands = (nearest / per_unit == numbers) & (abs(nearest) < most)
    return stands, numpy.where(stands, nearest, 0)


def _places_needed(numbers: Any) -> int | None:
    """The fewest places that all of them stand for."""
    return next((places for places in range(MOST_PLACES + 1) if _stand_for(numbers, places)[0].all()), None)


def _of_spellings(cells: Any, places: int | None) -> tuple[Any, Any, Callable[[int], BadCell], Any]:
    given = getattr(cells, "array", cells) if hasattr(cells, "cat") else cells
    if hasattr(given, "codes") and hasattr(given, "categories"):
        codes = numpy.asarray(given.codes, dtype=numpy.int64)
        used, at = numpy.unique(codes, return_inverse=True)
        spelled = Spelled(at, [None if each < 0 else plain_cell(given.categories[each]) for each in used.tolist()])
    else:
        spelled = Spelled.of(cells)
    plain = Quantity().plain(spelled.spellings)
    read: list[Any] = [_number_in(cell, places) for cell in spelled.spellings] if plain is None else list(plain)
    rows = numpy.asarray(spelled.rows, dtype=numpy.int64) % max(1, len(read))
    empty = [at for at, cell in enumerate(spelled.spellings) if is_blank(cell)]
    bad = {at: value for at, value in enumerate(read) if isinstance(value, BadCell)}
    values = numpy.array([int(value * MILLION) if isinstance(value, Decimal) else 0 for value in read],
                         dtype=numpy.int64)
    nothing = numpy.zeros(len(rows), dtype=bool)
    return (values[rows] if len(read) else numpy.zeros(0, dtype=numpy.int64),
            numpy.isin(rows, list(bad)) if bad else nothing, lambda row: bad[int(rows[row])],
            numpy.isin(rows, empty) if empty else nothing)


def _number_in(cell: Any, places: int | None) -> Decimal | BadCell | None:
    if is_blank(cell):
        return None
    if isinstance(cell, float):
        values, wrong, why = _of_floats(numpy.array([cell]), numpy.zeros(1, dtype=bool), places)
        return why(0) if wrong[0] else Decimal(int(values[0])).scaleb(-MOST_PLACES)
    read: Decimal | BadCell = read_cell(Quantity(), cell)
    return read
