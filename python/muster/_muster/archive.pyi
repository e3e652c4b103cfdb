"""Saving and loading: JSON, XML and portable binary."""
import collections
import collections.abc
import muster
import muster._muster
import muster._muster.pairing
import muster._muster.roster
import os
import typing

class Envelope:
    """What an archive says of itself."""
    def __init__(self, format: Format, kind: str, version: int, *, length: int, checksum: str) -> None: ...
    @property
    def checksum(self) -> str:
        """32 hexadecimal digits; `edited` where a person changed a text and says so."""
    @property
    def format(self) -> Format:
        """How the content is written."""
    @property
    def kind(self) -> str:
        """What is inside: "organisation", "ledger" ..."""
    @property
    def length(self) -> int:
        """Of the content, in bytes."""
    def replace(self, **kwargs: typing.Any) -> Envelope:
        """This record with the given attributes changed."""
    @property
    def version(self) -> int:
        """Of the envelope itself, not of the content."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class FairAnswer:
    """A pairing of one mode, its problem, and the codes of its rows."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentees: collections.abc.Sequence[str | int], mentors: collections.abc.Sequence[str | int], problem: muster._muster.pairing.Problem, result: muster._muster.pairing.FairPairing, fit: muster._muster.pairing.Fit | None = None) -> None: ...
    @property
    def fit(self) -> muster._muster.pairing.Fit | None:
        """What the scores came from; None: scores were given."""
    @property
    def mentees(self) -> list[str | int]: ...
    @property
    def mentors(self) -> list[str | int]: ...
    @property
    def problem(self) -> muster._muster.pairing.Problem:
        """What was asked."""
    @property
    def result(self) -> muster._muster.pairing.FairPairing:
        """What was found."""
    def __eq__(self, arg0: object) -> bool: ...

class Format:
    """How an archive is written down."""
    json: typing.ClassVar[Format]
    """For people; `.json`."""
    xml: typing.ClassVar[Format]
    """For other programs; `.xml`."""
    binary: typing.ClassVar[Format]
    """For speed, the same bytes on every machine; `.muster`."""
    __members__: typing.ClassVar[dict[str, Format]]
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

class FullAnswer:
    """A pairing of one mode, its problem, and the codes of its rows."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentees: collections.abc.Sequence[str | int], mentors: collections.abc.Sequence[str | int], result: muster._muster.pairing.Assignment) -> None: ...
    @property
    def mentees(self) -> list[str | int]: ...
    @property
    def mentors(self) -> list[str | int]: ...
    def parts(self) -> tuple[typing.Any, ...]:
        """The matrix, and the Assignment that reads it."""
    def __eq__(self, arg0: object) -> bool: ...

class GroupsAnswer:
    """A pairing of one mode, its problem, and the codes of its rows."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentees: collections.abc.Sequence[str | int], mentors: collections.abc.Sequence[str | int], problem: muster._muster.pairing.GroupProblem, result: muster._muster.pairing.Grouping, fit: muster._muster.pairing.Fit | None = None) -> None: ...
    @property
    def fit(self) -> muster._muster.pairing.Fit | None:
        """What the scores came from; None: scores were given."""
    @property
    def mentees(self) -> list[str | int]: ...
    @property
    def mentors(self) -> list[str | int]: ...
    @property
    def problem(self) -> muster._muster.pairing.GroupProblem:
        """What was asked."""
    @property
    def result(self) -> muster._muster.pairing.Grouping:
        """What was found."""
    def __eq__(self, arg0: object) -> bool: ...

class OptimalAnswer:
    """A pairing of one mode, its problem, and the codes of its rows."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentees: collections.abc.Sequence[str | int], mentors: collections.abc.Sequence[str | int], problem: muster._muster.pairing.Problem, result: muster._muster.pairing.OptimalPairing, fit: muster._muster.pairing.Fit | None = None) -> None: ...
    @property
    def fit(self) -> muster._muster.pairing.Fit | None:
        """What the scores came from; None: scores were given."""
    @property
    def mentees(self) -> list[str | int]: ...
    @property
    def mentors(self) -> list[str | int]: ...
    @property
    def problem(self) -> muster._muster.pairing.Problem:
        """What was asked."""
    @property
    def result(self) -> muster._muster.pairing.OptimalPairing:
        """What was found."""
    def __eq__(self, arg0: object) -> bool: ...

class RepairAnswer:
    """A pairing of one mode, its problem, and the codes of its rows."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentees: collections.abc.Sequence[str | int], mentors: collections.abc.Sequence[str | int], problem: muster._muster.pairing.Problem, result: muster._muster.pairing.RepairedPairing, before: muster._muster.pairing.Pairing, fit: muster._muster.pairing.Fit | None = None) -> None: ...
    @property
    def before(self) -> muster._muster.pairing.Pairing: ...
    @property
    def fit(self) -> muster._muster.pairing.Fit | None:
        """What the scores came from; None: scores were given."""
    @property
    def mentees(self) -> list[str | int]: ...
    @property
    def mentors(self) -> list[str | int]: ...
    @property
    def problem(self) -> muster._muster.pairing.Problem:
        """What was asked."""
    @property
    def result(self) -> muster._muster.pairing.RepairedPairing:
        """What was found."""
    def __eq__(self, arg0: object) -> bool: ...

class RosterAnswer:
    """A roster and its problem."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, problem: muster._muster.roster.Problem, result: muster._muster.roster.Solution) -> None: ...
    @property
    def problem(self) -> muster._muster.roster.Problem:
        """What was asked."""
    @property
    def result(self) -> muster._muster.roster.Solution:
        """What was found."""
    def __eq__(self, arg0: object) -> bool: ...

class RosterRepairAnswer:
    """A roster and its problem."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, problem: muster._muster.roster.Problem, result: muster._muster.roster.Repair) -> None: ...
    @property
    def problem(self) -> muster._muster.roster.Problem:
        """What was asked."""
    @property
    def result(self) -> muster._muster.roster.Repair:
        """What was found."""
    def __eq__(self, arg0: object) -> bool: ...

class StableAnswer:
    """A pairing of one mode, its problem, and the codes of its rows."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentees: collections.abc.Sequence[str | int], mentors: collections.abc.Sequence[str | int], problem: muster._muster.pairing.StableProblem, result: muster._muster.pairing.StableMatching, proposer: muster._muster.pairing.Proposer, tie_breaking: muster._muster.pairing.TieBreaking, seed: int) -> None: ...
    @property
    def mentees(self) -> list[str | int]: ...
    @property
    def mentors(self) -> list[str | int]: ...
    @property
    def problem(self) -> muster._muster.pairing.StableProblem:
        """What was asked."""
    @property
    def proposer(self) -> muster._muster.pairing.Proposer: ...
    @property
    def result(self) -> muster._muster.pairing.StableMatching:
        """What was found."""
    @property
    def seed(self) -> int: ...
    @property
    def tie_breaking(self) -> muster._muster.pairing.TieBreaking: ...
    def __eq__(self, arg0: object) -> bool: ...

def envelope_of(path: str | os.PathLike[str]) -> Envelope:
    """What a file says of itself, without making its value."""
def from_bytes(data: bytes, place: str = 'archive') -> object:
    """The value in an archive's bytes; messages begin with `place`."""
def load(path: str | os.PathLike[str]) -> object:
    """What `save` wrote; the file says what it is."""
def save(path: str | os.PathLike[str], value: typing.Any, *, format: Format | None = None, sync: bool = True) -> None:
    """Whoever looks finds the old file or the new one, whole."""
def to_bytes(value: typing.Any, format: Format = ...) -> bytes:
    """The bytes of an archive; the same value gives the same bytes."""
