"""Schemes from and to frames: a row an indicator or an area, a column a field."""
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._muster.evaluation import Scheme
from .columns import plain_header
from .faults import Faults, Place
from .refusal import door, invalid, shown_object
from .scheme_rows import Rows, all_columns, column_called, rows_of, unknown_column

if TYPE_CHECKING:
    import pandas


@door
def scheme_from_frame(frame: Any, *, code: str = "scheme", name: str = "scheme") -> Scheme:
    """A scheme from a table.

    Parameters
    ----------
    frame : DataFrame, mapping of columns, or list of mappings
        A row an indicator: `area`, `indicator`, `weight`, `rule` in words, as ``sum``, ``count each 5``,
        ``bands 60:1 80:2``, ``line 0:0 10:100``, and whatever else an `Indicator` has. A row without a rule is an area:
        `area`, `parent`, `weight` and what else an `Area` has; where no row is an area, they weigh 1 each. A column
        `kind` tells rows of other kinds: grade, exclusive, panel, and scheme, whose row has the fields of the whole.
        Cells that are blank are as the class has it.
    code : str
        The scheme's, where no row says it.
    name : str
        What messages call the frame.

    Returns
    -------
    Scheme

    Raises
    ------
    InvalidInput
        With every fault at its row and column.

    Examples
    --------
    >>> scheme = scheme_from_frame([{"area": "work", "indicator": "study", "weight": 2, "rule": "sum", "cap": 20},
    ...                             {"area": "work", "indicator": "help", "weight": 1, "rule": "count each 5"}])
    >>> [(each.code, each.area) for each in scheme.indicators]
    [('study', 'work'), ('help', 'work')]
    """
    faults = Faults()
    reader = Rows(name, faults)
    for line, row in enumerate(_rows_in(frame, name), start=1):
        made = {}
        for heading, cell in row.items():
            column = column_called(str(heading), plain_header)
            if column is None:
                if line == 1:
                    faults.add(Place(name), *unknown_column(heading))
            else:
                reader.headings[column] = str(heading)
                made[column] = cell
        reader.add(made, line)
    return reader.made(code)


def _rows_in(frame: Any, name: str) -> list[dict[Any, Any]]:
    if isinstance(frame, Mapping):
        for column, cells in frame.items():
            if isinstance(cells, (str, bytes)) or not hasattr(cells, "__iter__"):
                raise invalid(name, f'column "{column}" is {shown_object(cells)}, no column', "give a list")
    if hasattr(frame, "to_dict") and hasattr(frame, "columns"):
        columns = {column: list(frame[column]) for column in frame.columns}
    elif isinstance(frame, Mapping):
        columns = {column: list(cells) for column, cells in frame.items()}
    elif isinstance(frame, (list, tuple)) and all(isinstance(row, Mapping) for row in frame):
        known = list(dict.fromkeys(column for row in frame for column in row))
        return [{column: row.get(column) for column in known} for row in frame]
    else:
        raise invalid(name, f"{shown_object(frame)} is no table",
                      "give a DataFrame, a mapping of columns or a list of rows")
    lengths = {len(cells) for cells in columns.values()}
    if len(lengths) > 1:
        raise invalid(name, "its columns differ in length", "give columns of one length")
    return [dict(zip(columns, cells)) for cells in zip(*columns.values())]


def scheme_to_frame(scheme: Scheme) -> pandas.DataFrame:
    """DataFrame, a row an area, an indicator, a grade or the scheme itself; `Scheme.from_frame` reads it back exactly.

    Numbers are Decimals, rules and caps words; what words do not say is JSON. None where it is as the class has it.
    """
    import pandas

    rows = list(rows_of(scheme))
    columns = [column for column in all_columns() if any(column in row for row in rows)]
    return pandas.DataFrame({column: pandas.Series([row.get(column) for row in rows], dtype=object)
                             for column in columns})


setattr(Scheme, "from_frame", staticmethod(scheme_from_frame))
setattr(Scheme, "to_frame", scheme_to_frame)
