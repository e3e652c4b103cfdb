"""What was done: activities, an append-only ledger of evidence, incidents."""
import numpy

from ._muster.record import *  # noqa: F401,F403
from ._muster.record import Ledger
from .refusal import invalid

MILLION = 1_000_000
LARGEST = (2**63 - 1) // MILLION
WORDS = {"source": ("admit_source", "sources"), "event": ("admit_event", "events"), "level": ("admit_level", "levels"),
         "place": ("admit_place", "places")}
UNSET = numpy.uint32(2**32 - 1)


def ledger_from_frame(frame, *, ledger=None, members=(), indicators=(), name="evidence"):
    """A ledger with a record for each row of a frame, column by column.

    Parameters
    ----------
    frame : DataFrame
        Columns member, indicator and day; quantity (int, Decimal or text; 1 where missing), source, activity, event, level
        and place where there are any. Codes of activities are those of `ledger`.
    ledger : Ledger, optional
        Is added to; all rows or, where one is at fault, none. Default: a new one that knows `members` and `indicators`.
    name : str
        What messages call the frame.

    Raises
    ------
    InvalidInput
        Names the rows at fault. Floats are refused: they are not exact.
    """
    import pandas

    for column in ("member", "indicator", "day"):
        if column not in frame.columns:
            raise invalid(name, f"column {column!r} is missing", "a ledger has member, indicator and day")
    grown = Ledger(list(members), list(indicators)) if ledger is None else ledger.__copy__()
    columns = {"members": _rows(frame["member"], grown.admit_member), "indicators": _rows(frame["indicator"], grown.admit_indicator),
               "days": _days(frame["day"], name)}
    if "quantity" in frame.columns:
        columns["quantities"] = _millionths(frame["quantity"], name)
    for column, (admit, many) in WORDS.items():
        if column in frame.columns:
            columns[many] = _rows(frame[column], getattr(grown, admit))
    if "activity" in frame.columns:
        columns["activities"] = _rows(frame["activity"], grown.activity_of)
    grown.append_columns(**columns, from_=name)
    return grown


def ledger_to_frame(ledger):
    """DataFrame of all records: member, indicator, quantity (Decimal), day, source and what else the ledger has."""
    from decimal import Decimal

    import pandas

    columns, made = ledger.columns, {}
    made["member"] = pandas.Categorical.from_codes(columns["members"].astype(numpy.int64), ledger.members)
    made["indicator"] = pandas.Categorical.from_codes(columns["indicators"].astype(numpy.int64), ledger.indicators)
    made["quantity"] = [Decimal(value).scaleb(-6) for value in columns["quantities"].tolist()]
    made["day"] = columns["days"].astype("datetime64[D]").astype("datetime64[ns]")
    words = {"sources": ("source", ledger.sources), "activities": ("activity", [activity.code for activity in ledger.activities]),
             "events": ("event", ledger.events), "levels": ("level", ledger.levels), "places": ("place", ledger.places)}
    for many, (one, codes) in words.items():
        if many in columns:
            rows = columns[many].astype(numpy.int64)
            made[one] = pandas.Categorical.from_codes(numpy.where(rows == UNSET, -1, rows), codes)
    return pandas.DataFrame(made)


Ledger.to_frame = ledger_to_frame


def _rows(column, admit):
    """uint32 rows of a column of codes; a missing or empty one is unset. Each code is looked up once."""
    import pandas

    rows, codes = pandas.factorize(column)
    admitted = numpy.array([UNSET if code == "" else admit(str(code)) for code in codes] + [UNSET], dtype=numpy.uint32)
    return admitted[rows]


def _days(column, name):
    """Days since 1970-01-01."""
    import pandas

    days = pandas.to_datetime(column, errors="coerce")
    for row in numpy.flatnonzero(days.isna()):
        raise invalid(f"{name}, row {row + 1}", f"day {column.iloc[row]!r} is not a date", "write it as 2026-09-07")
    return days.to_numpy().astype("datetime64[D]").astype(numpy.int32)


def _millionths(column, name):
    from decimal import Decimal, InvalidOperation

    values = column.to_numpy()
    if values.dtype.kind in "iu":
        for row in numpy.flatnonzero((values > LARGEST) | (values < -LARGEST)):
            raise invalid(f"{name}, row {row + 1}", f"quantity {values[row]} is too large", "use a larger unit")
        return values.astype(numpy.int64) * MILLION
    if values.dtype.kind == "f":
        raise invalid(name, "column 'quantity' holds floats, which are not exact", "read it as text, or give Decimals or whole numbers")
    made = numpy.empty(len(values), dtype=numpy.int64)
    for row, value in enumerate(values):
        try:
            number = Decimal(1) if value is None or value == "" else Decimal(value) if not isinstance(value, float) else None
            exact = None if number is None else number * MILLION
            if exact is None or exact != int(exact):
                raise InvalidOperation
            made[row] = int(exact)
        except (InvalidOperation, ValueError, OverflowError):
            raise invalid(f"{name}, row {row + 1}", f"quantity {value!r} is not a number of at most six places", "write it as a decimal") from None
    return made
