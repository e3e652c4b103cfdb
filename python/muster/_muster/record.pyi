"""What was done: activities, evidence, incidents."""
import collections
import collections.abc
import datetime
import decimal
import muster
import muster._muster
import numpy
import numpy.typing
import typing

class Activity:
    """An activity and everything that happened to it. Immutable."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, plan: ActivityPlan, moves: collections.abc.Sequence[ActivityMove] = ...) -> None:
        """InvalidInput if a move is not legal or a day goes back."""
    @staticmethod
    def at(plan: ActivityPlan, state: ActivityState, day: datetime.date, by: int | None = None) -> Activity:
        """One that went straight through all states, all on one day."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    def day_of(self, state: ActivityState) -> datetime.date | None:
        """Day it last came to a state, or None."""
    @property
    def is_reviewed(self) -> bool:
        """Its evidence counts."""
    @property
    def moves(self) -> list[ActivityMove]:
        """Oldest first."""
    @property
    def plan(self) -> ActivityPlan:
        """What it is meant to be."""
    @property
    def state(self) -> ActivityState:
        """State it has come to."""
    def state_on(self, day: datetime.date) -> ActivityState:
        """State at the end of `day`."""
    def with_move(self, move: ActivityMove) -> Activity:
        """Raises
        ------
        InvalidInput
            As the constructor.
        """
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class ActivityMove:
    """One step of an activity's life."""
    def __init__(self, to: ActivityState, day: datetime.date, by: int | None = None, *, note: str = '') -> None: ...
    @property
    def by(self) -> int:
        """Who moved it; None: not on file."""
    @property
    def day(self) -> datetime.date:
        """On which day."""
    @property
    def note(self) -> str:
        """Why, in words; may be empty."""
    def replace(self, **kwargs: typing.Any) -> ActivityMove:
        """This record with the given attributes changed."""
    @property
    def to(self) -> ActivityState:
        """The state it came to."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ActivityPlan:
    """What an activity is meant to be."""
    def __init__(self, code: str, label: muster._muster.Label = ..., platform: str = '', *, indicators: collections.abc.Sequence[str] = ..., days: muster._muster.Period, responsible: int | None = None) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def days(self) -> muster._muster.Period:
        """First and last day it takes place."""
    @property
    def indicators(self) -> list[str]:
        """Codes of the indicators it is meant to give evidence for."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""
    @property
    def platform(self) -> str:
        """Which platform or area it belongs to, in the programme's words."""
    def replace(self, **kwargs: typing.Any) -> ActivityPlan:
        """This record with the given attributes changed."""
    @property
    def responsible(self) -> int:
        """The one accountable; None: not on file."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ActivityState:
    """How far an activity has come, in order."""
    planned: typing.ClassVar[ActivityState]
    """On file, not yet allowed."""
    approved: typing.ClassVar[ActivityState]
    """May take place."""
    running: typing.ClassVar[ActivityState]
    """Takes place."""
    evidenced: typing.ClassVar[ActivityState]
    """Has taken place, and what shows it is on file."""
    reviewed: typing.ClassVar[ActivityState]
    """What shows it was looked at: it counts."""
    closed: typing.ClassVar[ActivityState]
    """Over; nothing more follows."""
    __members__: typing.ClassVar[dict[str, ActivityState]]
    def __init__(self, value: int) -> None: ...
    @property
    def label(self) -> muster._muster.Label:
        """What people call it, in Chinese and English."""
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

class Appeal:
    """A member says that something is not as it was."""
    @typing.overload
    def __init__(self, by: int, about: int | None, reason: str, *, day: datetime.date) -> None: ...
    @typing.overload
    def __init__(self, by: int, about: int | None = None, *, reason: str, day: datetime.date) -> None: ...
    @property
    def about(self) -> int:
        """None: about what is missing."""
    @property
    def by(self) -> int:
        """Who appeals."""
    @property
    def day(self) -> datetime.date:
        """On which day."""
    @property
    def reason(self) -> str:
        """In words; must not be empty."""
    def replace(self, **kwargs: typing.Any) -> Appeal:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class AppealAnswer:
    """What was decided."""
    @typing.overload
    def __init__(self, is_upheld: bool, note: CorrectionNote) -> None: ...
    @typing.overload
    def __init__(self, is_upheld: bool = False, *, note: CorrectionNote) -> None: ...
    @property
    def is_upheld(self) -> bool:
        """The member is right."""
    @property
    def note(self) -> CorrectionNote:
        """Why, when and by whom."""
    def replace(self, **kwargs: typing.Any) -> AppealAnswer:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class AppealRecord:
    """An appeal and its answer, if there is one yet."""
    def __init__(self, appeal: Appeal, answer: AppealAnswer | None = None) -> None: ...
    @property
    def answer(self) -> AppealAnswer | None:
        """What was decided; None: open."""
    @property
    def appeal(self) -> Appeal:
        """What is asked."""
    def replace(self, **kwargs: typing.Any) -> AppealRecord:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Attendance:
    """One member at one meeting or activity."""
    def __init__(self, member: int, activity: int, day: datetime.date, *, presence: Presence = ...) -> None: ...
    @property
    def activity(self) -> int:
        """To what."""
    @property
    def day(self) -> datetime.date:
        """On which day."""
    @property
    def member(self) -> int:
        """Who was called."""
    @property
    def presence(self) -> Presence:
        """What became of it."""
    def replace(self, **kwargs: typing.Any) -> Attendance:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class AttendanceIndicators:
    """Which indicator each presence is evidence for; None: it is not recorded."""
    def __init__(self, present: int | None = None, late: int | None = None, on_leave: int | None = None, *, absent: int | None = None) -> None: ...
    @property
    def absent(self) -> int:
        """For who was not there."""
    @property
    def late(self) -> int:
        """For who came too late."""
    @property
    def on_leave(self) -> int:
        """For who was excused."""
    @property
    def present(self) -> int:
        """For who was there."""
    def replace(self, **kwargs: typing.Any) -> AttendanceIndicators:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class AttendanceTally:
    """How often a member was called, and what became of it."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def called(self) -> int:
        """How often the member was called."""
    def of(self, presence: Presence) -> int:
        """How often it became that."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Correction:
    """A record is void, or another counts in its place."""
    @typing.overload
    def __init__(self, corrected: int, replacement: int | None, note: CorrectionNote) -> None: ...
    @typing.overload
    def __init__(self, corrected: int, replacement: int | None = None, *, note: CorrectionNote) -> None: ...
    @property
    def corrected(self) -> int:
        """The record that counts no more."""
    @property
    def is_void(self) -> bool:
        """Whether no record counts in its place."""
    @property
    def note(self) -> CorrectionNote:
        """Why, when and by whom."""
    def replace(self, **kwargs: typing.Any) -> Correction:
        """This record with the given attributes changed."""
    @property
    def replacement(self) -> int:
        """None: `corrected` is void."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class CorrectionNote:
    """Why a record is corrected, when and by whom."""
    def __init__(self, reason: str, day: datetime.date, by: int | None = None) -> None: ...
    @property
    def by(self) -> int:
        """None: not on file."""
    @property
    def day(self) -> datetime.date:
        """On which day."""
    @property
    def reason(self) -> str:
        """In words; must not be empty."""
    def replace(self, **kwargs: typing.Any) -> CorrectionNote:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Evidence:
    """One record; ids are rows of the ledger it goes into."""
    def __init__(self, member: int, indicator: int, quantity: decimal.Decimal | int | str = ..., *, day: datetime.date, source: int | None = None, activity: int | None = None, event: int | None = None, level: int | None = None, place: int | None = None) -> None: ...
    @property
    def activity(self) -> int:
        """Scores nothing until this activity is reviewed; None: of none."""
    @property
    def day(self) -> datetime.date:
        """On which day it was done."""
    @property
    def event(self) -> int:
        """None: an event of its own."""
    @property
    def indicator(self) -> int:
        """What it counts toward."""
    @property
    def level(self) -> int:
        """Of an award only."""
    @property
    def member(self) -> int:
        """Whose record it is."""
    @property
    def place(self) -> int:
        """Of an award only."""
    @property
    def quantity(self) -> decimal.Decimal:
        """In the indicator's unit, or points; 1 for one item."""
    def replace(self, **kwargs: typing.Any) -> Evidence:
        """This record with the given attributes changed."""
    @property
    def source(self) -> int:
        """Who or what wrote it; None: not on file."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Incident:
    """An incident and what was done about it. Immutable."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, facts: IncidentFacts, steps: collections.abc.Sequence[IncidentStep]) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    def day_of(self, state: IncidentState) -> datetime.date | None:
        """Day it came to `state`; None if it has not."""
    def delays(self, today: datetime.date, deadlines: IncidentDeadlines = ...) -> list[IncidentDelay]:
        """Every step that is late, as seen at the end of `today`."""
    def due(self, state: IncidentState, deadlines: IncidentDeadlines = ...) -> datetime.date | None:
        """Last day on which coming to `state` is in time; None while the state before has not come."""
    @property
    def facts(self) -> IncidentFacts:
        """What is known of it."""
    @property
    def state(self) -> IncidentState:
        """State it has come to."""
    @property
    def steps(self) -> list[IncidentStep]:
        """Oldest first, at least one."""
    def with_step(self, step: IncidentStep) -> Incident:
        """Raises
        ------
        InvalidInput
            As the constructor.
        """
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class IncidentDeadlines:
    """Days allowed from one state to the next."""
    def __init__(self, report_serious: int = 0, report_minor: int = 1, handle: int = 3, *, close: int = 14) -> None: ...
    @property
    def close(self) -> int:
        """From handled to closed."""
    @property
    def handle(self) -> int:
        """From reported to handled."""
    def replace(self, **kwargs: typing.Any) -> IncidentDeadlines:
        """This record with the given attributes changed."""
    @property
    def report_minor(self) -> int:
        """From discovered to reported, of a minor one."""
    @property
    def report_serious(self) -> int:
        """From discovered to reported, of a serious one."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class IncidentDelay:
    """A step that came, or is still to come, after its day."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def due(self) -> datetime.date:
        """Last day in time."""
    @property
    def is_open(self) -> bool:
        """Has not happened yet."""
    @property
    def late(self) -> int:
        """Days, at least 1."""
    @property
    def state(self) -> IncidentState:
        """The state that came late."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class IncidentFacts:
    """What is known of an incident. Who reported it is under seal."""
    def __init__(self, code: str, label: muster._muster.Label = ..., *, severity: Severity = ..., place: int | None = None, reporter: SealedText = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files; what the reporter's seal is bound to."""
    @property
    def label(self) -> muster._muster.Label:
        """What happened, without names."""
    @property
    def place(self) -> int:
        """None: not at a place on file."""
    @property
    def reporter(self) -> SealedText:
        """Who reported it, under seal."""
    @property
    def severity(self) -> Severity:
        """How soon it must be reported."""

class IncidentState:
    """How far an incident has come, in order."""
    discovered: typing.ClassVar[IncidentState]
    """Somebody saw it."""
    reported: typing.ClassVar[IncidentState]
    """Those who are to know do."""
    handled: typing.ClassVar[IncidentState]
    """Something was done about it."""
    closed: typing.ClassVar[IncidentState]
    """Over."""
    __members__: typing.ClassVar[dict[str, IncidentState]]
    def __init__(self, value: int) -> None: ...
    @property
    def label(self) -> muster._muster.Label:
        """What people call it, in Chinese and English."""
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

class IncidentStep:
    """One step of an incident."""
    def __init__(self, state: IncidentState, day: datetime.date, by: int | None = None) -> None: ...
    @property
    def by(self) -> int:
        """Who handled or closed it; always None for `discovered` and `reported`, which would name the
        reporter.
        """
    @property
    def day(self) -> datetime.date:
        """On which day."""
    def replace(self, **kwargs: typing.Any) -> IncidentStep:
        """This record with the given attributes changed."""
    @property
    def state(self) -> IncidentState:
        """The state it came to."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Ledger:
    """Evidence in columns, append-only; a copy is a snapshot."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, members: collections.abc.Sequence[str] = ..., indicators: collections.abc.Sequence[str] = ...) -> None: ...
    @property
    def activities(self) -> list[Activity]:
        """In the order they were added."""
    def activity_of(self, code: str) -> int:
        """Raises
        ------
        InvalidInput
            At `place`.
        """
    def add_activity(self, activity: Activity) -> int:
        """Raises
        ------
        InvalidInput
            If its code is taken, or it names a member or indicator the ledger does not know.
        """
    def admit_event(self, word: str) -> int:
        """As `admit_member`, of an event or a work."""
    def admit_indicator(self, code: str) -> int:
        """As `admit_member`, of an indicator's code."""
    def admit_level(self, word: str) -> int:
        """As `admit_member`, of the level of an award."""
    def admit_member(self, code: str) -> int:
        """Row of the code, new if it is."""
    def admit_place(self, word: str) -> int:
        """As `admit_member`, of the place of an award."""
    def admit_source(self, word: str) -> int:
        """As `admit_member`, of who or what writes records."""
    def answer(self, appeal: int, answer: AppealAnswer) -> None:
        """Raises
        ------
        InvalidInput
            If the appeal is unknown or answered already.
        """
    def appeal(self, appeal: Appeal) -> int:
        """Raises
        ------
        InvalidInput
            If the member or record is unknown or no reason is given.
        """
    @property
    def appeals(self) -> list[AppealRecord]:
        """All appeals with their answers, in the order they were made."""
    def append(self, evidence: Evidence) -> int:
        """Row of the new record."""
    def append_columns(self, members: numpy.typing.ArrayLike, indicators: numpy.typing.ArrayLike, days: numpy.typing.ArrayLike, *, quantities: numpy.typing.ArrayLike | None = None, sources: numpy.typing.ArrayLike | None = None, activities: numpy.typing.ArrayLike | None = None, events: numpy.typing.ArrayLike | None = None, levels: numpy.typing.ArrayLike | None = None, places: numpy.typing.ArrayLike | None = None, from_: str = 'evidence', first_line: int = 1) -> int:
        """Many records at once, all or, where one is at fault, none.

        Parameters
        ----------
        members, indicators : uint32 arrays, shape (records,)
            Rows of the ledger's words.
        days : int32 array, shape (records,)
            Days since 1970-01-01, as in datetime64[D].
        quantities : int64 array, optional
            Millionths; 1 for each where left out.
        sources, activities, events, levels, places : uint32 arrays, optional
            Rows of words; 2**32 - 1 is unset.
        from_, first_line : str, int
            What messages call the input.

        Raises
        ------
        InvalidInput
            With every fault and its line.
        """
    @property
    def columns(self) -> dict[typing.Any, typing.Any]:
        """Dict of arrays, as `append_columns` takes them."""
    def correct(self, corrections: collections.abc.Sequence[Correction]) -> None:
        """Corrections among records that are there; all or none."""
    @property
    def corrections(self) -> list[Correction]:
        """All corrections, in the order they were made."""
    @property
    def effective_size(self) -> int:
        """Number of records that count: all but those that were corrected."""
    @property
    def events(self) -> list[str]:
        """Events and works that records are of, in the order they came."""
    @property
    def indicators(self) -> list[str]:
        """Codes of indicators; their ids are row numbers."""
    def is_effective(self, record: int) -> bool:
        """Neither void nor replaced."""
    def is_waiting(self, record: int) -> bool:
        """Of an activity that has not passed its review."""
    @property
    def levels(self) -> list[str]:
        """Levels of awards, in the order they came."""
    @property
    def members(self) -> list[str]:
        """Codes, in rows."""
    def move_activity(self, activity: int, move: ActivityMove) -> None:
        """Raises
        ------
        InvalidInput
            If the move is not legal or the activity or member is unknown.
        """
    @property
    def places(self) -> list[str]:
        """Places of awards, in the order they came."""
    def replace(self, record: int, evidence: Evidence, note: CorrectionNote) -> int:
        """Another record, appended, counts in its place."""
    @property
    def sources(self) -> list[str]:
        """Who or what wrote records, in the order they came."""
    def to_frame(self) -> typing.Any:
        """DataFrame of all records: member, indicator, quantity (Decimal), day, source and what else the ledger has."""
    def void_record(self, record: int, note: CorrectionNote) -> None:
        """The record counts no more."""
    def __copy__(self) -> Ledger: ...
    def __deepcopy__(self, memo: collections.abc.Mapping[typing.Any, typing.Any]) -> Ledger: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getitem__(self, record: int) -> Evidence: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __len__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Presence:
    """What became of one member who was called."""
    present: typing.ClassVar[Presence]
    """Was there."""
    late: typing.ClassVar[Presence]
    """Came too late."""
    on_leave: typing.ClassVar[Presence]
    """Was excused."""
    absent: typing.ClassVar[Presence]
    """Was not there and not excused."""
    __members__: typing.ClassVar[dict[str, Presence]]
    def __init__(self, value: int) -> None: ...
    @property
    def label(self) -> muster._muster.Label:
        """What people call it, in Chinese and English."""
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

class SealKey:
    """What opens seals; cannot be shown or compared."""
    @staticmethod
    def from_passphrase(passphrase: str) -> SealKey:
        """Slow on purpose (about 50 ms). InvalidInput below 8 characters."""

class SealedText:
    """A text under seal, encrypted; bound to a context (an incident's code)."""
    @typing.overload
    def __init__(self) -> None: ...
    @typing.overload
    def __init__(self, text: str, key: SealKey, context: str) -> None: ...
    @property
    def is_set(self) -> bool:
        """Whether something is under seal."""
    def open(self, key: SealKey) -> str:
        """The text; InvalidInput with another key."""
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Severity:
    """How soon an incident must be reported."""
    minor: typing.ClassVar[Severity]
    """To be reported on the next day."""
    serious: typing.ClassVar[Severity]
    """To be reported at once."""
    __members__: typing.ClassVar[dict[str, Severity]]
    def __init__(self, value: int) -> None: ...
    @property
    def label(self) -> muster._muster.Label:
        """What people call it, in Chinese and English."""
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

def evidence_of(attendances: collections.abc.Sequence[Attendance], indicators: AttendanceIndicators, source: int | None = None) -> list[Evidence]:
    """One Evidence for each attendance whose presence has an indicator."""
def may_move(from_: ActivityState, to: ActivityState) -> bool:
    """Whether an activity may go there at once."""
def tally(attendances: collections.abc.Sequence[Attendance], members: int) -> list[AttendanceTally]:
    """One AttendanceTally for each of so many members; InvalidInput names every row at fault."""
