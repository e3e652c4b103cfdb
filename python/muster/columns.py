"""Tables as columns of values: how a table is described, and how its columns are read.

Each column is a list of spellings, each of which is read once, and for each row the number of its spelling. So a ledger
of millions of rows costs what its few distinct cells cost, and what is wrong is still told row by row.
"""
from __future__ import annotations

import keyword
import re
import unicodedata
from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy

from ._muster.tables import objects_of
from .cells import BadCell, Kind, Name, Text, as_text, plain_cell, read_cell, shown
from .faults import MOST_KEPT, Faults, Place
from .refusal import correction, invalid

PLAIN_WORDS = re.compile(r"[A-Za-z0-9._/\n-]*")
HEADER_MARKS = re.compile(r"[\s_*:#]+")


@dataclass(frozen=True)
class Column:
    """One column: its English name, its Chinese names (the first is the usual one), what stands in it.

    An optional column may be left out, and its cells may be blank; blank gives `default`. Of one that `may_be_blank`
    the cells may be, and it may not be left out.
    """

    name: str
    chinese: tuple[str, ...]
    kind: Kind
    about: str = ""
    optional: bool = False
    default: Any = None
    may_be_blank: bool = False


@dataclass(frozen=True)
class TableFormat:
    """A table: a file of the term folder, or one passed from Python.

    `key` names the column whose codes name the rows, where there is one. An optional table may be left out; one that is
    `needed_by` others may not where one of these is there. One that `is_record` is written by commands, not by people.
    `also` are other names that people give it.
    """

    name: str
    chinese: str
    about: str
    columns: tuple[Column, ...]
    key: str = ""
    optional: bool = False
    needed_by: tuple[str, ...] = ()
    is_record: bool = False
    also: tuple[str, ...] = ()
    row: Any = field(init=False, compare=False)

    def __post_init__(self) -> None:
        names = [field_name(column.name) for column in self.columns] + ["line"]
        object.__setattr__(self, "row", namedtuple(self.name, names, rename=True))


def field_name(column: str) -> str:
    """`from` and `class` are words of Python's own."""
    return column + "_" if keyword.iskeyword(column) else column


class Columns:
    """A table that was read: a list of values for each column, and the line each row stands in.

    `sources` names the file of each row, where they are of several.
    """

    def __init__(self, form: TableFormat, source: str, values: dict[str, list[Any]], lines: Sequence[int],
                 sources: Sequence[str] | None = None) -> None:
        self.form, self.source, self.values, self.lines, self.sources = form, source, values, lines, sources
        self._row_of: dict[Any, int] | None = None

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, column: str) -> list[Any]:
        return self.values[column]

    def __iter__(self) -> Iterator[Any]:
        """Rows as named tuples with `line` last."""
        names = [column.name for column in self.form.columns]
        return map(self.form.row._make, zip(*(self.values[name] for name in names), self.lines))

    def place(self, row: int) -> Place:
        return Place(self.source if self.sources is None else self.sources[row], self.lines[row])

    def place_of_all(self) -> Place:
        return Place(self.source)

    def row_of(self) -> dict[Any, int]:
        """The row of each code of the key column."""
        if self._row_of is None:
            self._row_of = {code: row for row, code in enumerate(self.values[self.form.key])}
        return self._row_of


def plain_header(text: object) -> str:
    """A header as it is compared: half-width, lower case, without spaces, marks and what stands in brackets."""
    return _plain_header(as_text(text))


@lru_cache(maxsize=8192)  # tables have the same headers, folder after folder
def _plain_header(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower()
    return HEADER_MARKS.sub("", text.split("(")[0])


def check_key(table: Columns, faults: Faults) -> None:
    thing = table.form.key
    first: dict[Any, int] = {}
    for row, code in enumerate(table[thing]):
        if code is None:
            continue
        if code in first:
            faults.duplicate(table.place(row), thing, code, first[code])
        else:
            first[code] = table.lines[row]


def read_option(name: str, kind: Kind, given: Any) -> Any:
    """What is passed beside tables, read as a cell is. Raises InvalidInput."""
    read = read_cell(kind, plain_cell(given))
    if isinstance(read, BadCell):
        raise invalid(name, read.fault, read.remedy)
    return read


@dataclass
class Spelled:
    """A column as it came: its spellings, and of each row the number of its spelling."""

    rows: Any  # an array, or a list
    spellings: list[Any]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Any]:
        return (self.spellings[at] for at in self.rows)

    @classmethod
    def of(cls, cells: Any) -> Spelled:
        """Of a pandas column of values of one type without a step a row; of anything else value by value."""
        if isinstance(cells, Spelled):
            return cells
        if hasattr(cells, "isna") and cells.dtype == object:
            once = objects_of(cells.to_numpy())
            if once is not None:
                import pandas

                rows, objects = once
                apart = cls._of_series(pandas.Series(objects))
                return cls(numpy.asarray(apart.rows, dtype=numpy.int64)[rows], apart.spellings)
        return cls._of_series(cells)

    @classmethod
    def _of_series(cls, cells: Any) -> Spelled:
        number: dict[Any, int]
        if hasattr(cells, "isna") and _is_of_one_type(cells):
            import pandas

            rows, spellings = pandas.factorize(cells.to_numpy() if cells.dtype == object else cells)
            plain = [plain_cell(each) for each in spellings]
            if (rows < 0).any():
                plain.append(None)  # a row of -1 is that of the last spelling
            return cls(rows, plain)
        if isinstance(cells, list) and set(map(type, cells)) == {str}:  # as most columns of files are
            number = {cell: at for at, cell in enumerate(dict.fromkeys(cells))}
            return cls(list(map(number.__getitem__, cells)), list(number))
        number, spellings, rows = {}, [], []
        for cell in map(plain_cell, cells):
            try:
                key = cell if cell.__class__ is str else (cell.__class__, cell)  # 1, 1.0 and True are one key to a dict
                at = number.setdefault(key, len(spellings))
            except TypeError:  # a list, or something else that a dict does not take
                at = len(spellings)
            if at == len(spellings):
                spellings.append(cell)
            rows.append(at)
        return cls(rows, spellings)

    def read(self, column: Column, name: str, lines: Sequence[int] | None, source: str, faults: Faults) -> list[Any]:
        """The value of each spelling; None where it cannot be read, which is told of wherever it stands."""
        if isinstance(column.kind, (Name, Text)) and are_plain(self.spellings):
            return list(self.spellings)
        plain = column.kind.plain(self.spellings) if hasattr(column.kind, "plain") else None
        if plain is not None:
            return list(plain)
        kind = column.kind.settled(self.spellings) if hasattr(column.kind, "settled") else column.kind
        values = [read_cell(kind, cell, is_optional=column.optional or column.may_be_blank, default=column.default)
                  for cell in self.spellings]
        bad = [at for at, value in enumerate(values) if value.__class__ is BadCell]
        if bad:
            self._tell(bad, values, name, lines, source, faults)
        for at in bad:
            values[at] = None
        return values

    def _tell(self, bad: list[int], values: list[Any], name: str, lines: Sequence[int] | None, source: str,
              faults: Faults) -> None:
        spellings = numpy.asarray(self.rows) % len(values)
        wrong = numpy.flatnonzero(numpy.isin(spellings, bad))
        for row in wrong[:MOST_KEPT].tolist():
            told = values[spellings[row]]
            faults.add(Place(source, row + 1 if lines is None else lines[row]), f'column "{name}": {told.fault}',
                       told.remedy)
        faults.add_more(max(0, len(wrong) - MOST_KEPT))

    def spread(self, values: list[Any]) -> list[Any]:
        """A value for each row, of one for each spelling."""
        return [values[at] for at in self.rows]


def are_plain(spellings: list[Any]) -> bool:
    """Whether all are text that reads as it is written; they are looked at together."""
    try:
        together = "\n" + "\n".join(spellings)
    except TypeError:
        return False
    return (together.count("\n") == len(spellings) and PLAIN_WORDS.fullmatch(together) is not None
            and not any("\n" + sign in together for sign in "\n._/-") and together[-1] != "\n")


def _is_of_one_type(cells: Any) -> bool:
    """Whether equal cells are alike: to pandas 1, 1.0, True and Decimal(1) are one."""
    if cells.dtype != object:
        return True
    from pandas.api.types import infer_dtype

    return infer_dtype(cells, skipna=True) in ("string", "decimal", "date", "datetime", "integer", "boolean",
                                               "floating", "empty")


class Table:
    """A table as a caller passes it: a DataFrame, a mapping of columns, or a list of rows. Its columns are raw cells.

    Columns that the format does not know are faults. `lines` are those of its rows, where it is of a file.
    """

    lines: Any = None

    def __init__(self, given: Any, form: TableFormat, faults: Faults, *, name: str = "") -> None:
        self.form = form
        self.name = name or form.name
        self.faults = faults
        self.cells: dict[str, Any] = {}
        self.named: set[Any] = set()  # columns that are there, though they may be none
        self.length = 0
        if hasattr(given, "columns") and hasattr(given, "__getitem__"):
            self._take({column: given[column] for column in self._names(list(given.columns))})
            self.length = len(given)
        elif isinstance(given, Mapping):
            self._take({column: given[column] for column in self._names(list(given))})
        else:
            self._take_rows(given)
        has_header = hasattr(given, "columns") or isinstance(given, Mapping)
        for column in form.columns:
            if not column.optional and column.name not in self.named and (self.length or has_header):
                names = ", ".join(each.name for each in form.columns if not each.optional)
                faults.add(Place(self.name), f'column "{column.name}" is missing', f"add it (the table needs {names})")

    def _names(self, names: list[Any]) -> list[str]:
        known = [column.name for column in self.form.columns]
        self.named = {name for name in names if name in known}
        taken: list[str] = []
        for name in names:
            if name not in known:
                self.faults.add(Place(self.name), f'column "{name}" is not known', correction(name, known))
            elif name in taken:
                self.faults.add(Place(self.name), f'column "{name}" stands here twice', "keep one of them")
            else:
                taken.append(name)
        return [name for name in taken if names.count(name) == 1]

    def _take(self, columns: dict[str, Any]) -> None:
        lengths = {}
        for name, cells in columns.items():
            is_listed = hasattr(cells, "__len__") and hasattr(cells, "__iter__") and not isinstance(cells, (str, bytes))
            if not is_listed or getattr(cells, "ndim", 1) != 1:
                self.faults.add(Place(self.name), f'column "{name}" is {shown(cells)}, no column',
                                "give a list or a one-dimensional array")
                continue
            lengths[name] = len(cells)
            self.cells[name] = cells
        if len(set(lengths.values())) > 1:
            self.faults.add(Place(self.name), "its columns have "
                            + ", ".join(f"{length} ({name})" for name, length in lengths.items()) + " rows",
                            "give columns of one length")
            self.cells = {}
        self.length = max(lengths.values(), default=0) if self.cells else 0

    def _take_rows(self, given: Any) -> None:
        if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
            self.faults.add(Place(self.name), f"{shown(given)} is no table",
                            "give a DataFrame, a mapping of columns or a list of rows")
            return
        rows = [{self.form.key: row} if self.form.key and isinstance(row, (str, int)) else row for row in given]
        strange = [at for at, row in enumerate(rows) if not isinstance(row, Mapping)]
        for at in strange:
            self.faults.add(Place(self.name, at + 1), f"{shown(rows[at])} is not a row",
                            "give a mapping from column to value")
        if strange:
            return
        names = self._names(list(dict.fromkeys(name for row in rows for name in row)))
        self.cells = {name: [row.get(name) for row in rows] for name in names}
        self.length = len(rows)

    def spelled(self, column: Column) -> tuple[Spelled, list[Any]] | None:
        """A column's cells and the value of each of their spellings; nothing where the column is not there."""
        if column.name not in self.cells:
            return None
        spelled = Spelled.of(self.cells[column.name])
        return spelled, spelled.read(column, column.name, self.lines, self.name, self.faults)

    def place(self, row: int) -> Place:
        """Where a row stands."""
        return Place(self.name, row + 1 if self.lines is None else int(self.lines[row]))

    def read(self) -> Columns:
        """All columns, value by value; that of a cell that cannot be read is None."""
        values = {}
        for column in self.form.columns:
            found = self.spelled(column)
            values[column.name] = [column.default] * self.length if found is None else found[0].spread(found[1])
        return Columns(self.form, self.name, values, range(1, self.length + 1))
