"""Ledgers by Arrow's C data interface: out to any library of Arrow's, and in from any, without one here.

What offers ``__arrow_c_stream__`` or ``__arrow_c_array__`` is taken: its buffers are read where they lie, by the two
structs of the published specification, and it is released when its columns were read.
"""
from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy

from ._muster.record import Ledger
from ._muster.tables import arrow_stream_of, texts_of
from .columns import Spelled, Table
from .evidence_rows import EVIDENCE, LARGEST, MILLION, ledger_of
from .faults import Faults, Place
from .refusal import door, invalid, shown_object

WHOLE = {"c": "i1", "C": "u1", "s": "i2", "S": "u2", "i": "i4", "I": "u4", "l": "i8", "L": "u8"}
A_DAY = {"s": 86_400, "m": 86_400_000, "u": 86_400_000_000, "n": 86_400_000_000_000}  # timestamps' units
NOTHING = Spelled(numpy.zeros(0, dtype=numpy.int64), [])


class _Schema(ctypes.Structure):
    pass


class _Array(ctypes.Structure):
    pass


class _Stream(ctypes.Structure):
    pass


_Schema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_void_p),
                    ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64),
                    ("children", ctypes.POINTER(ctypes.POINTER(_Schema))), ("dictionary", ctypes.POINTER(_Schema)),
                    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Schema))), ("private_data", ctypes.c_void_p)]
_Array._fields_ = [("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
                   ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64),
                   ("buffers", ctypes.POINTER(ctypes.c_void_p)),
                   ("children", ctypes.POINTER(ctypes.POINTER(_Array))), ("dictionary", ctypes.POINTER(_Array)),
                   ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Array))), ("private_data", ctypes.c_void_p)]
_Stream._fields_ = [("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.POINTER(_Schema))),
                    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.POINTER(_Array))),
                    ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.POINTER(_Stream))),
                    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Stream))), ("private_data", ctypes.c_void_p)]
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi))


def _ledger_stream(ledger: Ledger, requested_schema: Any = None) -> Any:
    """Arrow's C stream interface: all records, in the columns of `to_frame`, codes and words as dictionaries of text,
    quantities as decimal128(19, 6), days as date32. What is asked for otherwise is given so none the less, as the
    interface allows.
    """
    return arrow_stream_of(ledger)


@door
def ledger_from_arrow(source: Any, *, ledger: Ledger | None = None, members: Iterable[str] = (),
                      indicators: Iterable[str] = (), name: str = "arrow") -> Ledger:
    """A ledger with a record for each row of a table of Arrow's, column by column.

    Parameters
    ----------
    source : object
        That has ``__arrow_c_stream__`` or ``__arrow_c_array__``, as tables and record batches of every library of
        Arrow's. Columns as in `ledger_from_frame`: text or dictionaries of it; quantities as decimal128, whole numbers
        or text; days as dates, timestamps of whole days or text.
    ledger, members, indicators, name
        As in `ledger_from_frame`.

    Returns
    -------
    Ledger

    Raises
    ------
    InvalidInput
        Names the row and the column of every fault. Floats are refused: they are not exact.

    Examples
    --------
    >>> from muster.record import ledger_from_frame
    >>> hours = ledger_from_frame([{"member": "ann", "indicator": "hours", "day": "2026-09-07", "quantity": "1.5"}])
    >>> ledger_from_arrow(hours) == hours
    True
    """
    if not isinstance(name, str):
        raise invalid("name", f"{name!r} is no text", "give what messages call the table")
    read = _Reader(name)
    for batch in _batches(source, name):
        read.take(*batch)
    return ledger_of(read.table(), ledger, members, indicators)


setattr(Ledger, "__arrow_c_stream__", _ledger_stream)
setattr(Ledger, "from_arrow", staticmethod(ledger_from_arrow))


def _batches(source: Any, name: str) -> Iterator[tuple[_Schema, _Array]]:
    """Schema and array of each batch, which are released once the next is asked for."""
    if hasattr(source, "__arrow_c_stream__"):
        capsule = source.__arrow_c_stream__()
        stream = _Stream.from_address(_pointer_of(capsule, b"arrow_array_stream"))
        with _released(_Schema()) as schema:
            _check(stream, stream.get_schema(stream, schema), name)
            while True:
                with _released(_Array()) as array:
                    _check(stream, stream.get_next(stream, array), name)
                    if not array.release:
                        return
                    yield schema, array
    elif hasattr(source, "__arrow_c_array__"):
        capsules = source.__arrow_c_array__()
        yield (_Schema.from_address(_pointer_of(capsules[0], b"arrow_schema")),
               _Array.from_address(_pointer_of(capsules[1], b"arrow_array")))
    else:
        raise invalid(name, f"{shown_object(source)} offers no table of Arrow's",
                      "give what has __arrow_c_stream__ or __arrow_c_array__")


class _released:
    def __init__(self, part: Any) -> None:
        self.part = part

    def __enter__(self) -> Any:
        return self.part

    def __exit__(self, *_: Any) -> None:
        if self.part.release:
            self.part.release(self.part)


def _check(stream: _Stream, code: int, name: str) -> None:
    if code:
        said = stream.get_last_error(stream)
        raise invalid(name, f"its stream breaks off ({(said or b'').decode('utf-8', 'replace') or code})",
                      "look at where it comes from")


@dataclass
class _Amounts:
    """Millionths of a column, and where it has none."""

    numbers: Any

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.numbers)

    def millionths(self, _: Table) -> Any:
        """int64"""
        return self.numbers


class _Reader:
    """Columns of batches, one behind another."""

    def __init__(self, name: str) -> None:
        self.name, self.rows = name, 0
        self.faults = Faults()
        self.parts: dict[str, list[Any]] = {}

    def take(self, schema: _Schema, array: _Array) -> None:
        """The columns of a batch, copied."""
        if schema.format != b"+s":
            raise invalid(self.name, "it is no table but one column", "give a table, or a batch of records")
        present = _present(array)
        if array.offset or (present is not None and not present.all()):
            raise invalid(self.name, "its rows are a part of others, or may be missing", "give a whole table")
        for at in range(schema.n_children):
            part = schema.children[at].contents
            column = (part.name or b"").decode("utf-8", "replace")
            if self.rows == 0 and column in self.parts:
                raise invalid(self.name, f'column "{column}" stands here twice', "keep one of them")
            self.parts.setdefault(column, []).append(self._read(column, part, array.children[at].contents))
        self.rows += array.length

    def table(self) -> Table:
        """All of it."""
        self.faults.raise_if_any()
        columns = {name: _joined(parts) for name, parts in self.parts.items()}
        return Table(columns or {column.name: NOTHING for column in EVIDENCE.columns if not column.optional}, EVIDENCE,
                     self.faults, name=self.name)

    def _read(self, column: str, schema: _Schema, array: _Array) -> Any:
        kind = schema.format.decode("ascii", "replace")
        if schema.dictionary:
            return _of_dictionary(_numbers(array, WHOLE[kind]), _present(array),
                                  self._read(column, schema.dictionary.contents, array.dictionary.contents), self.name)
        if kind in ("u", "U"):
            return _texts(array, "i4" if kind == "u" else "i8")
        if column == "quantity" and kind.startswith("d:") and kind.count(",") == 1:
            return self._amounts(column, _halves(array), _present(array), int(kind.split(",")[1]))
        if kind in WHOLE:
            values, present = _numbers(array, WHOLE[kind]), _present(array)
            if column == "quantity":
                low = values.astype("i8")
                high = (values >> 63).astype("i8") if kind == "L" else low >> 63
                return self._amounts(column, (low, high), present, 0)
            words, rows = numpy.unique(values, return_inverse=True)
            return _without(Spelled(rows, words.tolist()), present)
        if kind in ("tdD", "tdm") or kind[:2] == "ts" and kind[2:3] in A_DAY and kind[3:] == ":":
            return self._days(column, array, kind)
        raise invalid(self.name, f'column "{column}" is of the type "{kind}" of Arrow\'s, which is not read',
                      "cast it to text, a decimal128, a whole number or a date")

    def _amounts(self, column: str, halves: tuple[Any, Any], present: Any, places: int) -> Any:
        """Of two halves of 64 bits: millionths, where the number has no more places and is within 64 bits."""
        low, high = halves
        wide = high != low >> 63
        per_unit = 10 ** min(abs(6 - places), 18)
        if places <= 6:
            wrong = wide | (abs(low) > LARGEST * MILLION // per_unit)
            values = numpy.where(wrong, 0, low) * per_unit
        else:
            wrong = wide | (low % per_unit != 0)
            values = numpy.where(wrong, 0, low) // per_unit
        for row in numpy.flatnonzero(wide if -12 <= places <= 24 else low | high).tolist():
            whole = (int(high[row]) << 64) + (int(low[row]) & (1 << 64) - 1)
            value, rest = divmod(whole * 10 ** max(0, 6 - places), 10 ** max(0, places - 6))
            wrong[row] = rest != 0 or abs(value) > LARGEST * MILLION
            values[row] = 0 if wrong[row] else value
        if present is not None:
            wrong &= present
            values = numpy.where(present, values, MILLION)  # as a blank cell is read
        self._tell(column, wrong, "the number is too large or has more than six decimal places",
                   "round it, or state its places")
        return _Amounts(values)

    def _days(self, column: str, array: _Array, kind: str) -> Any:
        values, present = _numbers(array, "i4" if kind == "tdD" else "i8"), _present(array)
        a_day = {"tdD": 1, "tdm": A_DAY["m"]}.get(kind) or A_DAY[kind[2]]
        wrong = values % a_day != 0
        if present is not None:
            self._tell(column, ~present, "it is blank", "give the day")
            wrong &= present
        self._tell(column, wrong, "it has a time of day", "give whole days")
        return (values // a_day).astype("i8").view("datetime64[D]")

    def _tell(self, column: str, wrong: Any, fault: str, remedy: str) -> None:
        rows = numpy.flatnonzero(wrong)
        for row in rows[:100].tolist():
            self.faults.add(Place(self.name, self.rows + row + 1), f'column "{column}": {fault}', remedy)
        self.faults.add_more(max(0, len(rows) - 100))


def _joined(parts: list[Any]) -> Any:
    if len(parts) == 1:
        return parts[0]
    if isinstance(parts[0], Spelled):
        begins = numpy.cumsum([0, *(len(part.spellings) for part in parts)])
        return Spelled(numpy.concatenate([numpy.asarray(part.rows, dtype="i8") + begin for part, begin in
                                          zip(parts, begins.tolist())]),
                       [word for part in parts for word in part.spellings])
    if isinstance(parts[0], _Amounts):
        return _Amounts(numpy.concatenate([part.numbers for part in parts]))
    return numpy.concatenate(parts)


def _view(address: int | None, length: int, kind: str) -> Any:
    """The values that lie there, not copied."""
    if not length or not address:
        return numpy.zeros(0, dtype=kind)
    lying = (ctypes.c_char * (length * numpy.dtype(kind).itemsize)).from_address(address)
    return numpy.frombuffer(memoryview(lying).cast("B"), dtype=numpy.dtype(kind))


def _numbers(array: _Array, kind: str) -> Any:
    return _view(array.buffers[1], array.offset + array.length, kind)[array.offset:]


def _halves(array: _Array) -> tuple[Any, Any]:
    both = _view(array.buffers[1], 2 * (array.offset + array.length), "i8")[2 * array.offset:]
    return both[::2], both[1::2]


def _present(array: _Array) -> Any:
    """Which values are there; None: all."""
    if not array.null_count or not array.buffers[0]:
        return None
    end = array.offset + array.length
    bits = numpy.unpackbits(_view(array.buffers[0], (end + 7) // 8, "u1"), bitorder="little")
    return bits[array.offset:end].astype(bool)


def _texts(array: _Array, kind: str) -> Spelled:
    ends = _view(array.buffers[1], array.offset + array.length + 1, kind)[array.offset:].astype("i8")
    rows, words = texts_of(ends, _view(array.buffers[2], int(ends[-1]) if len(ends) else 0, "u1"))
    return _without(Spelled(rows, words), _present(array))


def _of_dictionary(numbers: Any, present: Any, words: Spelled, name: str) -> Spelled:
    if present is not None:
        numbers = numpy.where(present, numbers, 0)
    if len(numbers) and not 0 <= int(numbers.min()) <= int(numbers.max()) < max(1, len(words)):
        raise invalid(name, "a number of a dictionary lies outside it", "look at where it comes from")
    if not len(words):
        return Spelled(numpy.zeros(len(numbers), dtype="i8"), [None])
    spelled = _without(Spelled(numpy.asarray(words.rows)[numbers], words.spellings), present)
    used = numpy.flatnonzero(numpy.bincount(spelled.rows, minlength=len(spelled.spellings)))  # as of a Categorical
    new = numpy.zeros(len(spelled.spellings), dtype="i8")
    new[used] = numpy.arange(len(used))
    return Spelled(new[spelled.rows], [spelled.spellings[at] for at in used.tolist()])


def _without(spelled: Spelled, present: Any) -> Spelled:
    if present is None:
        return Spelled(numpy.array(spelled.rows, dtype="i8"), spelled.spellings)
    return Spelled(numpy.where(present, spelled.rows, len(spelled.spellings)), [*spelled.spellings, None])
