"""What members take from one term into the next, as tables: a row a member, with codes, days and exact decimals."""
import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from .._muster.roster import History, LastShift, Measure
from ..refusal import invalid

MEASURES = tuple(Measure.__members__)
COLUMNS = ("member", "until", "days_worked", "days_off", "last_shifts", *MEASURES)
BETWEEN = re.compile(r"\s*;\s*(?=\d{4}-\d{2}-\d{2} )")  # a code may hold a semicolon
WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}|-) (\d+) (.+)")


def histories_to_frame(histories):
    """Histories as a DataFrame that `histories_from_frame`, `problem_from_frames` and `muster.plan` take back, also by way of a CSV file.

    Parameters
    ----------
    histories : list of History
        As `RosterResult.histories` gives them.

    Returns
    -------
    pandas.DataFrame
        `member`, `until`, `days_worked`, `days_off`, `last_shifts` ("2026-09-13 22:00 480 night": day, start or -, minutes, code; separated by ;),
        and for each measure what was stood beyond the fair share, as exact decimals.
    """
    import pandas

    return pandas.DataFrame([(each.member, each.until, each.days_worked, each.days_off, last_shifts_to_text(each.last_shifts), *each.carry_over)
                             for each in histories], columns=COLUMNS)


def histories_from_frame(table):
    """Histories from a table with the columns of `histories_to_frame`, of which only `member` is needed.

    Raises
    ------
    InvalidInput
        Naming the row and the column at fault.
    """
    from .frames import rows  # which reads histories, too

    return [history_of(row, f"histories:{at}") for at, row in enumerate(rows(table, "histories"), 1)]


def history_of(row, place):
    unknown = [column for column in row if column not in COLUMNS]
    if unknown:
        raise invalid(place, f"there is no column {unknown[0]!r}", f"the columns are {', '.join(COLUMNS)}")
    if "member" not in row:
        raise invalid(place, "it has no 'member'", "fill in the member's code")
    return History(str(row["member"]), until=day(row.get("until"), place), days_worked=whole(row, "days_worked", place),
                   days_off=whole(row, "days_off", place), last_shifts=last_shifts_from_text(row.get("last_shifts", ""), place),
                   carry_over=[exact(row.get(measure, 0), measure, place) for measure in MEASURES])


def last_shifts_to_text(shifts):
    return "; ".join(f"{each.day} {'-' if each.start is None else each.start.strftime('%H:%M')} {each.length} {each.type}" for each in shifts)


def last_shifts_from_text(text, place):
    """Raises InvalidInput at `place`."""
    return [last_shift(each, place) for each in BETWEEN.split(str(text).strip()) if each]


def last_shift(text, place):
    written = WRITTEN.fullmatch(text)
    try:
        start = None if written[2] == "-" else time.fromisoformat(written[2])
        return LastShift(written[4], date.fromisoformat(written[1]), start, length=int(written[3]))
    except (TypeError, ValueError, OverflowError):
        raise invalid(place, f"the last shift {text!r} cannot be read", "write day, start (or -), minutes and code, as in 2026-09-13 22:00 480 night") from None


def exact(value, column, place):
    """A number as the exact decimal that is written; a float is what it prints as. At most six places."""
    try:
        number = None if isinstance(value, bool) else Decimal(str(value).strip())
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise invalid(place, f"{column} is {value!r}", "give a number, as 0.5")
    if number != round(number, 6):
        raise invalid(place, f"{column} is {value!r}, which has more than six decimal places", "round it to six")
    return number


def whole(row, column, place):
    number = exact(row.get(column, 0), column, place)
    if number != number.to_integral_value() or abs(number) >= 2**31:
        raise invalid(place, f"{column} is {row[column]!r}", "give a whole number")
    return int(number)


def day(value, place):
    if isinstance(value, datetime):  # as is a pandas Timestamp
        value = value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise invalid(place, f"{value!r} is not a day", "write it as 2026-09-07") from None
