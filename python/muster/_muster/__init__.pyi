"""What the package takes from C++. The package hands it on, area by area."""
import datetime
import muster
import typing

__version__: str

class ArchiveError(Error, ValueError):
    """Bytes that are not a whole, undamaged archive of a known version."""

class Error(Exception):
    """Base of everything muster raises on purpose; has place, fault, remedy and faults."""
    place: str
    """Where in the caller's input, as `term/duty.csv:14`, or what was asked."""
    fault: str
    """What is wrong there."""
    remedy: str
    """How to mend it."""
    faults: list[str]
    """Every fault of the input, one text each."""

class InvalidInput(Error, ValueError):
    """Input that breaks a rule of the model; `faults` lists all that were found."""

class Label:
    """The same name in Chinese and in English; one may be empty.

    Parameters
    ----------
    zh, en : str
    """
    def __init__(self, zh: str = '', en: str = '') -> None: ...
    @property
    def en(self) -> str:
        """In English; empty: not given."""
    def in_(self, language: Language) -> str:
        """In `language` where that is given, else in the other."""
    @property
    def zh(self) -> str:
        """In Chinese; empty: not given."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __hash__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Language:
    """Language of a report."""
    zh: typing.ClassVar[Language]
    """Chinese."""
    en: typing.ClassVar[Language]
    """English."""
    __members__: typing.ClassVar[dict[str, Language]]
    def __init__(self, value: int) -> None: ...
    @property
    def name(self) -> str:
        """Its name, as it is written in code."""
    @property
    def value(self) -> int:
        """Its number."""
    def __eq__(self, other: object) -> bool: ...
    def __getstate__(self) -> int: ...
    def __hash__(self) -> int: ...
    def __index__(self) -> int: ...
    def __int__(self) -> int: ...
    def __ne__(self, other: object) -> bool: ...
    def __setstate__(self, state: int) -> None: ...

class NotFound(InvalidInput, IndexError, KeyError):
    """A row or code that is not there."""

class Overflow(Error, OverflowError):
    """A sum or product that does not fit its type."""

class Period:
    """The days from `first` to `last`, both included. Immutable.

    Parameters
    ----------
    first, last : datetime.date

    Raises
    ------
    InvalidInput
        If `last` comes before `first`.

    Examples
    --------
    >>> from datetime import date
    >>> date(2026, 9, 30) in Period(date(2026, 9, 7), date(2026, 12, 27))
    True
    """
    def __init__(self, first: datetime.date, last: datetime.date) -> None: ...
    def contains(self, day: datetime.date) -> bool:
        """Whether the day is one of them."""
    @property
    def first(self) -> datetime.date:
        """First day."""
    @property
    def last(self) -> datetime.date:
        """Last day, itself included."""
    def length(self) -> int:
        """Number of days, at least 1."""
    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
    def __contains__(self, day: datetime.date) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __hash__(self) -> int: ...
    def __len__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Stopped(Error):
    """The caller stopped a computation before it had an answer to give."""

class WrongKind(InvalidInput, TypeError):
    """A call with values of kinds, or with options, that are not taken."""
