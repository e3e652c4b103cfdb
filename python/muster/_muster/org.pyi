"""Members, stages, units, offices, students and places."""
import collections
import collections.abc
import datetime
import decimal
import muster
import muster._muster
import typing

class Approval:
    """The word of a higher unit on a move."""
    def __init__(self, to: Stage, given: datetime.date, by: int | None = None) -> None: ...
    @property
    def by(self) -> int:
        """The higher unit; None: not on file."""
    @property
    def given(self) -> datetime.date:
        """On which day."""
    def replace(self, **kwargs: typing.Any) -> Approval:
        """This record with the given attributes changed."""
    @property
    def to(self) -> Stage:
        """The stage it was to."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class BranchRules:
    """How a branch is to be made up and how often it meets. All have defaults."""
    def __init__(self, least_full_members: Rule = ..., most_full_members: Rule = ..., committee_from: Rule = ..., *, committee_least: Rule = ..., committee_usually_most: Rule = ..., committee_most: Rule = ..., secretary_standing: Rule = ..., term: Rule = ..., reminder_before: Rule = ..., members_meeting_every: Rule = ..., committee_meeting_every: Rule = ..., group_meeting_every: Rule = ..., theme_day_every: Rule = ..., organisational_life_every: Rule = ..., democratic_review_every: Rule = ..., talks_every: Rule = ...) -> None: ...
    @property
    def committee_from(self) -> Rule:
        """Full members from which a committee is elected."""
    @property
    def committee_least(self) -> Rule:
        """Officers of a committee."""
    @property
    def committee_meeting_every(self) -> Rule:
        """Months, 支委会."""
    @property
    def committee_most(self) -> Rule:
        """Officers it must not pass."""
    @property
    def committee_usually_most(self) -> Rule:
        """Officers it should not pass."""
    @property
    def democratic_review_every(self) -> Rule:
        """Months, 民主评议."""
    @property
    def group_meeting_every(self) -> Rule:
        """Months, 党小组会."""
    @property
    def least_full_members(self) -> Rule:
        """That a branch must have."""
    @property
    def members_meeting_every(self) -> Rule:
        """Months, 党员大会."""
    @property
    def most_full_members(self) -> Rule:
        """That it should not pass."""
    @property
    def organisational_life_every(self) -> Rule:
        """Months, 组织生活会."""
    @property
    def reminder_before(self) -> Rule:
        """Months before a term ends."""
    def replace(self, **kwargs: typing.Any) -> BranchRules:
        """This record with the given attributes changed."""
    @property
    def secretary_standing(self) -> Rule:
        """Months as a full member."""
    @property
    def talks_every(self) -> Rule:
        """Months, 谈心谈话."""
    @property
    def term(self) -> Rule:
        """Months."""
    @property
    def theme_day_every(self) -> Rule:
        """Months, 主题党日."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Channel:
    """A dated channel of a unit that meets online; `until` is its last day."""
    def __init__(self, name: muster._muster.Label, since: datetime.date, until: datetime.date | None = None) -> None: ...
    @property
    def name(self) -> muster._muster.Label:
        """As people call it."""
    def replace(self, **kwargs: typing.Any) -> Channel:
        """This record with the given attributes changed."""
    @property
    def since(self) -> datetime.date:
        """First day."""
    @property
    def until(self) -> datetime.date | None:
        """Last day."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ClassTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> StudyClass: ...
    @typing.overload
    def __getitem__(self, code: str) -> StudyClass: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Condition:
    """One thing that is asked for, and when it is met. `from_` None: never."""
    def __init__(self, text: muster._muster.Label, severity: Severity, from_: datetime.date | None = None, *, until: datetime.date | None = None, source: str = '') -> None: ...
    @property
    def from_(self) -> datetime.date | None:
        """First day it is met; None: nothing on file meets it."""
    def is_met_on(self, day: datetime.date) -> bool:
        """Whether it is met on `day`."""
    def replace(self, **kwargs: typing.Any) -> Condition:
        """This record with the given attributes changed."""
    @property
    def severity(self) -> Severity:
        """Whether it bars the move."""
    @property
    def source(self) -> str:
        """Who asks for it."""
    @property
    def text(self) -> muster._muster.Label:
        """"12 months as an activist"."""
    @property
    def until(self) -> datetime.date | None:
        """Last day it is met; None: for good."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Development:
    """What is on file about a member's way from stage to stage. Lists need no order."""
    def __init__(self, conversations: collections.abc.Sequence[datetime.date] = ..., thought_reports: collections.abc.Sequence[datetime.date] = ..., half_year_reviews: collections.abc.Sequence[datetime.date] = ..., *, trainings: collections.abc.Sequence[Training] = ..., publicities: collections.abc.Sequence[Publicity] = ..., votes: collections.abc.Sequence[Vote] = ..., approvals: collections.abc.Sequence[Approval] = ..., contacts: collections.abc.Sequence[int] = ..., introducers: collections.abc.Sequence[int] = ..., leaves_on: datetime.date | None = None, probation_extended_by: int = 0) -> None: ...
    @property
    def approvals(self) -> list[Approval]:
        """Words of higher units."""
    @property
    def contacts(self) -> list[int]:
        """培养联系人."""
    @property
    def conversations(self) -> list[datetime.date]:
        """Days of talks with an applicant."""
    @property
    def half_year_reviews(self) -> list[datetime.date]:
        """Days of reviews 半年考察."""
    @property
    def introducers(self) -> list[int]:
        """入党介绍人."""
    @property
    def leaves_on(self) -> datetime.date | None:
        """Graduation or another known end."""
    @property
    def probation_extended_by(self) -> int:
        """Months; 0: not extended."""
    @property
    def publicities(self) -> list[Publicity]:
        """Notices hung out before moves."""
    def replace(self, **kwargs: typing.Any) -> Development:
        """This record with the given attributes changed."""
    @property
    def thought_reports(self) -> list[datetime.date]:
        """Days of written reports 思想汇报."""
    @property
    def trainings(self) -> list[Training]:
        """Courses finished."""
    @property
    def votes(self) -> list[Vote]:
        """Votes of the members' meeting."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Duty:
    """Something that has to be done, by one person at one post."""
    def __init__(self, code: str, name: muster._muster.Label = ..., unit: int | None = None, *, post: int | None = None, accountable: int | None = None, acknowledged: datetime.date | None = None, due: datetime.date | None = None, done: datetime.date | None = None) -> None: ...
    @property
    def accountable(self) -> int:
        """Must be set: one person."""
    @property
    def acknowledged(self) -> datetime.date | None:
        """When that person said yes."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def done(self) -> datetime.date | None:
        """Day it was done; None: not yet."""
    @property
    def due(self) -> datetime.date | None:
        """Last day; None: none."""
    def is_overdue_on(self, day: datetime.date) -> bool:
        """Due before `day` and not done by then."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    @property
    def post(self) -> int:
        """Must be set."""
    def replace(self, **kwargs: typing.Any) -> Duty:
        """This record with the given attributes changed."""
    @property
    def unit(self) -> int:
        """Whose duty it is."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class DutyCount:
    """How the duties of a unit and of all below it stand."""
    def __init__(self, all: int = 0, acknowledged: int = 0, done: int = 0, *, overdue: int = 0) -> None: ...
    @property
    def acknowledged(self) -> int:
        """Of them, said yes to by the day."""
    @property
    def all(self) -> int:
        """Number of duties."""
    @property
    def done(self) -> int:
        """Of them, done by the day."""
    @property
    def overdue(self) -> int:
        """Of them, due before the day and not done."""
    def replace(self, **kwargs: typing.Any) -> DutyCount:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class DutyTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Duty: ...
    @typing.overload
    def __getitem__(self, code: str) -> Duty: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Eligibility:
    """Whether and when a member may move, with all reasons."""
    def __init__(self, stage: Stage, earliest: datetime.date | None, conditions: collections.abc.Sequence[Condition]) -> None: ...
    def bars_on(self, day: datetime.date) -> list[Condition]:
        """What bars the move on `day`."""
    @property
    def conditions(self) -> list[Condition]:
        """In the order of the rules."""
    @property
    def earliest(self) -> datetime.date | None:
        """First day on which nothing bars the move; None where there is none."""
    def replace(self, **kwargs: typing.Any) -> Eligibility:
        """This record with the given attributes changed."""
    @property
    def stage(self) -> Stage:
        """Asked for."""
    def warnings_on(self, day: datetime.date) -> list[Condition]:
        """What to look at; bars nothing."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Escalation:
    """An overdue duty, the unit that is told of it and its secretary."""
    def __init__(self, duty: int, told: int, person: int | None = None) -> None: ...
    @property
    def duty(self) -> int:
        """Which one is overdue."""
    @property
    def person(self) -> int | None:
        """That unit's secretary on the day; None where it has none."""
    def replace(self, **kwargs: typing.Any) -> Escalation:
        """This record with the given attributes changed."""
    @property
    def told(self) -> int:
        """The unit above; the unit itself where there is none above."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Goal:
    """What a unit wants to reach, as its part of a goal of a unit above."""
    @typing.overload
    def __init__(self, code: str, name: muster._muster.Label, unit: int, *, part_of: int | None = None, target: decimal.Decimal | int | str = ..., reached: decimal.Decimal | int | str = ...) -> None: ...
    @typing.overload
    def __init__(self, code: str, name: muster._muster.Label = ..., *, unit: int, part_of: int | None = None, target: decimal.Decimal | int | str = ..., reached: decimal.Decimal | int | str = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    @property
    def part_of(self) -> int:
        """None: a goal of its own."""
    @property
    def reached(self) -> decimal.Decimal:
        """By the unit itself, without its parts."""
    def replace(self, **kwargs: typing.Any) -> Goal:
        """This record with the given attributes changed."""
    @property
    def target(self) -> decimal.Decimal:
        """What is to be reached, in a unit of the goal's own."""
    @property
    def unit(self) -> int:
        """Whose goal it is; must be set."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class GoalTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Goal: ...
    @typing.overload
    def __getitem__(self, code: str) -> Goal: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Goals:
    """Goals of an organisation's units: they go down the tree of units, and results come up. Immutable.

    Parameters
    ----------
    organisation : Organisation
    goals : list of Goal
        A part belongs to a unit below that of the whole.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, organisation: Organisation, goals: collections.abc.Sequence[Goal]) -> None: ...
    @property
    def goals(self) -> GoalTable:
        """Goals, in the order given; their ids are row numbers."""
    def handed_down(self, goal: int) -> decimal.Decimal:
        """Sum of the targets of the parts."""
    def not_covered(self) -> list[int]:
        """Goals whose parts promise less than the target."""
    def reached(self, goal: int) -> decimal.Decimal:
        """What the goal's unit and all parts have reached."""
    def __eq__(self, arg0: object) -> bool: ...

class Member:
    """A person of the organisation, at a stage. Ids (`unit`, `study_class`, `home`) are rows; None where not set.
    `cohort` 0 and an empty `major` are taken from the class. A subject stands once, with a level of 0 to 1.
    """
    @typing.overload
    def __init__(self, code: str, name: str, unit: int, *, stages: StageHistory = ..., birth_day: datetime.date | None = None, study_class: int | None = None, home: int | None = None, cohort: int = 0, major: str = '', strengths: collections.abc.Sequence[SubjectLevel] = ..., skills: collections.abc.Sequence[str] = ..., languages: collections.abc.Sequence[str] = ..., titles: collections.abc.Sequence[Title] = ..., timetable: Timetable = ..., development: Development = ...) -> None: ...
    @typing.overload
    def __init__(self, code: str, name: str = '', *, unit: int, stages: StageHistory = ..., birth_day: datetime.date | None = None, study_class: int | None = None, home: int | None = None, cohort: int = 0, major: str = '', strengths: collections.abc.Sequence[SubjectLevel] = ..., skills: collections.abc.Sequence[str] = ..., languages: collections.abc.Sequence[str] = ..., titles: collections.abc.Sequence[Title] = ..., timetable: Timetable = ..., development: Development = ...) -> None: ...
    @property
    def birth_day(self) -> datetime.date | None:
        """Only for the age that an application asks for."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def cohort(self) -> int:
        """Year of entry; 0: that of the class."""
    @property
    def development(self) -> Development:
        """What is on file on the way to full membership."""
    @property
    def home(self) -> int:
        """A bed or a room; None: not known."""
    @property
    def languages(self) -> list[str]:
        """Empty: not known."""
    @property
    def major(self) -> str:
        """Empty: that of the class."""
    @property
    def name(self) -> str:
        """As people say it; may be empty."""
    def replace(self, **kwargs: typing.Any) -> Member:
        """This record with the given attributes changed."""
    @property
    def skills(self) -> list[str]:
        """What a shift may ask for, as "first aid"."""
    @property
    def stages(self) -> StageHistory:
        """How far, and since when."""
    @property
    def strengths(self) -> list[SubjectLevel]:
        """Subjects to help in."""
    @property
    def study_class(self) -> int:
        """None: none."""
    @property
    def timetable(self) -> Timetable:
        """Besides that of the class."""
    @property
    def titles(self) -> list[Title]:
        """Given to the person."""
    @property
    def unit(self) -> int:
        """Must be set."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class MemberTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Member: ...
    @typing.overload
    def __getitem__(self, code: str) -> Member: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Obligation:
    """Something to be done in a span of days; the last is the day it is due."""
    def __init__(self, kind: ObligationKind, unit: int, about: int | None = None, *, office: int | None = None, within: muster._muster.Period, done: datetime.date | None = None, source: str = '') -> None: ...
    @property
    def about(self) -> int:
        """Whom it is about; None for a meeting."""
    @property
    def done(self) -> datetime.date | None:
        """First day on file within; meetings are not on file here."""
    @property
    def kind(self) -> ObligationKind:
        """What falls due."""
    @property
    def office(self) -> int:
        """Of an end of term."""
    def replace(self, **kwargs: typing.Any) -> Obligation:
        """This record with the given attributes changed."""
    @property
    def source(self) -> str:
        """Who asks for it."""
    @property
    def unit(self) -> int:
        """Who owes it."""
    @property
    def within(self) -> muster._muster.Period:
        """To be done in these days; the last one is the day it is due."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ObligationKind:
    """What falls due."""
    members_meeting: typing.ClassVar[ObligationKind]
    """党员大会."""
    committee_meeting: typing.ClassVar[ObligationKind]
    """支委会."""
    group_meeting: typing.ClassVar[ObligationKind]
    """党小组会."""
    theme_day: typing.ClassVar[ObligationKind]
    """主题党日."""
    organisational_life: typing.ClassVar[ObligationKind]
    """组织生活会."""
    democratic_review: typing.ClassVar[ObligationKind]
    """民主评议."""
    talks: typing.ClassVar[ObligationKind]
    """谈心谈话."""
    first_talk: typing.ClassVar[ObligationKind]
    """With an applicant."""
    thought_report: typing.ClassVar[ObligationKind]
    """思想汇报."""
    half_year_review: typing.ClassVar[ObligationKind]
    """半年考察."""
    approval: typing.ClassVar[ObligationKind]
    """Of a vote."""
    end_of_probation: typing.ClassVar[ObligationKind]
    """转正."""
    end_of_term: typing.ClassVar[ObligationKind]
    """换届."""
    __members__: typing.ClassVar[dict[str, ObligationKind]]
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

class Office:
    """An office of a unit and who holds it for a term."""
    def __init__(self, code: str, kind: OfficeKind, unit: int, *, holder: int, term: muster._muster.Period, name: muster._muster.Label = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def holder(self) -> int:
        """Who holds it; must be set."""
    @property
    def kind(self) -> OfficeKind:
        """What it is for."""
    @property
    def name(self) -> muster._muster.Label:
        """Empty: that of the kind."""
    def replace(self, **kwargs: typing.Any) -> Office:
        """This record with the given attributes changed."""
    @property
    def term(self) -> muster._muster.Period:
        """First and last day of the term."""
    @property
    def unit(self) -> int:
        """Whose office it is; must be set."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class OfficeKind:
    """What an office is for."""
    secretary: typing.ClassVar[OfficeKind]
    """书记, accountable for the unit."""
    deputy_secretary: typing.ClassVar[OfficeKind]
    """副书记, stands in for the secretary."""
    organisation: typing.ClassVar[OfficeKind]
    """组织委员, for members and their files."""
    publicity: typing.ClassVar[OfficeKind]
    """宣传委员, for learning and what is told."""
    discipline: typing.ClassVar[OfficeKind]
    """纪检委员, for rules and those who break them."""
    other: typing.ClassVar[OfficeKind]
    """Any other, named by `Office.name`."""
    __members__: typing.ClassVar[dict[str, OfficeKind]]
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

class OfficeTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Office: ...
    @typing.overload
    def __getitem__(self, code: str) -> Office: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Organisation:
    """Who is in an organisation, where they live and learn, and how it is built. Immutable.

    Parameters
    ----------
    units, members, offices, places, classes, students, posts : list
        Rows; ids in them are row numbers of the list of their kind.

    Raises
    ------
    InvalidInput
        With every fault found in `faults`: an id that names no row, a ring, a bed with two sleepers, a code that
        stands twice ...

    Notes
    -----
    Answers are row numbers, in the order of the rows.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, *, units: collections.abc.Sequence[Unit] = ..., members: collections.abc.Sequence[Member] = ..., offices: collections.abc.Sequence[Office] = ..., places: collections.abc.Sequence[Place] = ..., classes: collections.abc.Sequence[StudyClass] = ..., students: collections.abc.Sequence[Student] = ..., posts: collections.abc.Sequence[Post] = ...) -> None: ...
    @property
    def classes(self) -> ClassTable:
        """Classes; their ids are row numbers."""
    def cohort_of_member(self, member: int) -> int:
        """Year of entry, the class's where the row has none; 0: not known."""
    def cohort_of_student(self, student: int) -> int:
        """Year of entry, the class's where the row has none; 0: not known."""
    def enclosing_place(self, place: int, level: PlaceLevel) -> int | None:
        """The place of a level that `place` is or lies in, or None."""
    def enclosing_unit(self, unit: int, level: UnitLevel) -> int | None:
        """The unit of a level that `unit` is or stands in, or None."""
    def holder_of(self, unit: int, kind: OfficeKind, day: datetime.date) -> int | None:
        """Who holds the unit's office of this kind, or None."""
    def major_of_member(self, member: int) -> str:
        """Major, the class's where the row has none; empty: not known."""
    def major_of_student(self, student: int) -> str:
        """Major, the class's where the row has none; empty: not known."""
    @property
    def members(self) -> MemberTable:
        """Members; their ids are row numbers."""
    def members_at(self, unit: int, stage: Stage, day: datetime.date) -> list[int]:
        """Those of `members_of` at `stage`."""
    def members_in(self, place: int) -> list[int]:
        """Members who live in the place or within it."""
    def members_of(self, unit: int, day: datetime.date) -> list[int]:
        """Who has a stage on `day` in the unit or below it."""
    def members_of_class(self, study_class: int) -> list[int]:
        """Rows of the members of a class."""
    def members_per_stage(self, unit: int, day: datetime.date) -> dict[typing.Any, typing.Any]:
        """How many of `members_of` are at each stage."""
    @property
    def offices(self) -> OfficeTable:
        """Offices; their ids are row numbers."""
    def offices_held_by(self, member: int, day: datetime.date) -> list[int]:
        """Offices that the member holds on `day`."""
    def offices_of(self, unit: int, day: datetime.date) -> list[int]:
        """Offices of the unit itself that are held on `day`."""
    def path_of_place(self, place: int) -> list[int]:
        """From the building down to the place."""
    def path_of_unit(self, unit: int) -> list[int]:
        """From the root down to the unit."""
    @property
    def places(self) -> PlaceTable:
        """Places; their ids are row numbers."""
    def places_within(self, place: int) -> list[int]:
        """The place and all within it."""
    @property
    def posts(self) -> PostTable:
        """Posts; their ids are row numbers."""
    def stage_on(self, member: int, day: datetime.date) -> Stage | None:
        """Stage at the end of `day`; None before the first."""
    @property
    def students(self) -> StudentTable:
        """Students; their ids are row numbers."""
    def students_by_room(self, study_class: int) -> list[typing.Any]:
        """The class across rooms: list of (room or None, students)."""
    def students_in(self, place: int) -> list[int]:
        """Students who live in the place or within it."""
    def students_of(self, study_class: int) -> list[int]:
        """Rows of the students of a class."""
    def timetable_of_member(self, member: int) -> Timetable:
        """The class's timetable and the member's own in one."""
    def timetable_of_student(self, student: int) -> Timetable:
        """The class's timetable and the student's own in one."""
    @property
    def units(self) -> UnitTable:
        """Units; their ids are row numbers."""
    def units_within(self, unit: int) -> list[int]:
        """The unit and all below it."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Place:
    """A node of the tree bed < room < floor < building; `within` is the row around it."""
    def __init__(self, code: str, name: muster._muster.Label = ..., level: PlaceLevel = ..., *, within: int | None = None, titles: collections.abc.Sequence[Title] = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def level(self) -> PlaceLevel:
        """Of the four levels."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    def replace(self, **kwargs: typing.Any) -> Place:
        """This record with the given attributes changed."""
    @property
    def titles(self) -> list[Title]:
        """Given to it, as a model dormitory."""
    @property
    def within(self) -> int:
        """None for a root."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class PlaceLevel:
    """Level of a place, largest first."""
    building: typing.ClassVar[PlaceLevel]
    """Also a sports venue."""
    floor: typing.ClassVar[PlaceLevel]
    """Of a building."""
    room: typing.ClassVar[PlaceLevel]
    """Of a floor."""
    bed: typing.ClassVar[PlaceLevel]
    """Of a room; one person's."""
    __members__: typing.ClassVar[dict[str, PlaceLevel]]
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

class PlaceTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Place: ...
    @typing.overload
    def __getitem__(self, code: str) -> Place: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Post:
    """Where a duty is stood."""
    def __init__(self, code: str, name: muster._muster.Label = ..., kind: PostKind = ..., *, place: int | None = None, unit: int | None = None, responsible: int | None = None) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def kind(self) -> PostKind:
        """Of the four kinds."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    @property
    def place(self) -> int:
        """None: nowhere in particular."""
    def replace(self, **kwargs: typing.Any) -> Post:
        """This record with the given attributes changed."""
    @property
    def responsible(self) -> int:
        """None: nobody yet."""
    @property
    def unit(self) -> int:
        """Whose post it is; None: the whole organisation's."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class PostKind:
    """What is done at a post."""
    service: typing.ClassVar[PostKind]
    """服务示范岗, helps whoever comes."""
    supervision: typing.ClassVar[PostKind]
    """监督岗, sees that rules are kept."""
    venue_role: typing.ClassVar[PostKind]
    """At an event, such as an official's."""
    other: typing.ClassVar[PostKind]
    """None of these."""
    __members__: typing.ClassVar[dict[str, PostKind]]
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

class PostTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Post: ...
    @typing.overload
    def __getitem__(self, code: str) -> Post: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Publicity:
    """A notice to the public: the days it hung out, before a stage."""
    def __init__(self, before: Stage, posted: muster._muster.Period) -> None: ...
    @property
    def before(self) -> Stage:
        """The stage it was for."""
    @property
    def posted(self) -> muster._muster.Period:
        """First and last day."""
    def replace(self, **kwargs: typing.Any) -> Publicity:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Responsibility:
    """The duties of an organisation, each with one post and one accountable person. Immutable.

    Parameters
    ----------
    organisation : Organisation
    duties : list of Duty

    Raises
    ------
    InvalidInput
        `faults` names every orphan: a duty without a unit, a post or an accountable person.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, organisation: Organisation, duties: collections.abc.Sequence[Duty]) -> None: ...
    def count(self, unit: int, day: datetime.date) -> DutyCount:
        """The duties of the unit and of all below it. O(duties)."""
    @property
    def duties(self) -> DutyTable:
        """Duties, in the order given; their ids are row numbers."""
    def duties_of(self, member: int) -> list[int]:
        """Duties that the member is accountable for."""
    def escalations(self, day: datetime.date) -> list[Escalation]:
        """Overdue duties, each told one level up."""
    @property
    def organisation(self) -> Organisation:
        """Whose duties they are."""
    def unacknowledged(self, day: datetime.date) -> list[int]:
        """Duties that nobody has said yes to by the end of `day`: a warning, not a fault."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Rule:
    """A number that somebody laid down, and who. 0 asks for nothing."""
    def __init__(self, number: int, severity: Severity = ..., source: str = '') -> None: ...
    @property
    def number(self) -> int:
        """In the unit of the field that holds it."""
    def replace(self, **kwargs: typing.Any) -> Rule:
        """This record with the given attributes changed."""
    @property
    def severity(self) -> Severity:
        """What breaking it does."""
    @property
    def source(self) -> str:
        """Who asks for it."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Severity:
    """What breaking a rule does; a warning bars nobody."""
    bars: typing.ClassVar[Severity]
    """The move may not be made."""
    warns: typing.ClassVar[Severity]
    """Somebody should look."""
    __members__: typing.ClassVar[dict[str, Severity]]
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

class Stage:
    """The five stages on the way to full membership, in order."""
    applicant: typing.ClassVar[Stage]
    """申请人, has applied."""
    activist: typing.ClassVar[Stage]
    """积极分子, is accompanied and reports."""
    candidate: typing.ClassVar[Stage]
    """发展对象, is trained and looked into."""
    probationary: typing.ClassVar[Stage]
    """预备党员, a member without a vote yet."""
    full: typing.ClassVar[Stage]
    """正式党员, a member with a vote."""
    __members__: typing.ClassVar[dict[str, Stage]]
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

class StageHistory:
    """A member's stages and the day each began. Immutable.

    Parameters
    ----------
    steps : list of (Stage, datetime.date)
        Oldest first; stages and days both rise. Default: no stage yet.

    Raises
    ------
    InvalidInput
        Names the first step that does not rise.

    Examples
    --------
    >>> from datetime import date
    >>> history = StageHistory([(Stage.applicant, date(2024, 9, 2))])
    >>> history.stage_on(date(2024, 9, 1)) is None
    True
    """
    def __init__(self, steps: collections.abc.Sequence[tuple[Stage, datetime.date]] = ...) -> None: ...
    def stage_on(self, day: datetime.date) -> Stage | None:
        """Stage held at the end of `day`, or None before the first step."""
    @property
    def steps(self) -> list[tuple[Stage, datetime.date]]:
        """All steps, oldest first."""
    def with_step(self, stage: Stage, since: datetime.date) -> StageHistory:
        """This history and one step more; InvalidInput if it does not rise."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> list[tuple[Stage, datetime.date]]: ...
    def __hash__(self) -> int: ...
    def __setstate__(self, arg0: collections.abc.Sequence[tuple[Stage, datetime.date]]) -> None: ...

class StageRules:
    """What must be so before a member moves on: every number with its severity and source. All have defaults."""
    def __init__(self, least_age: Rule = ..., first_talk_within: Rule = ..., applicant_for: Rule = ..., *, least_contacts: Rule = ..., most_contacts: Rule = ..., most_activists_per_contact: Rule = ..., thought_report_every: Rule = ..., review_every: Rule = ..., activist_for: Rule = ..., introducers: Rule = ..., training_days: Rule = ..., training_hours: Rule = ..., certificate_valid_for: Rule = ..., not_before_leaving_within: Rule = ..., publicity_before_candidate: Rule = ..., publicity_before_probationary: Rule = ..., publicity_before_full: Rule = ..., quorum_over_percent: Rule = ..., pass_over_percent: Rule = ..., secret_vote: Rule = ..., separate_vote: Rule = ..., approval_by_committee: Rule = ..., approval_within: Rule = ..., approval_at_latest: Rule = ..., probation_for: Rule = ..., least_extension: Rule = ..., most_extension: Rule = ...) -> None: ...
    @property
    def activist_for(self) -> Rule:
        """Months."""
    @property
    def applicant_for(self) -> Rule:
        """Months."""
    @property
    def approval_at_latest(self) -> Rule:
        """Months after the vote."""
    @property
    def approval_by_committee(self) -> Rule:
        """A general branch reviews, and does not approve."""
    @property
    def approval_within(self) -> Rule:
        """Months after the vote."""
    @property
    def certificate_valid_for(self) -> Rule:
        """Months after the training."""
    @property
    def first_talk_within(self) -> Rule:
        """Months after the application."""
    @property
    def introducers(self) -> Rule:
        """Full members."""
    @property
    def least_age(self) -> Rule:
        """Years."""
    @property
    def least_contacts(self) -> Rule:
        """Full members who accompany."""
    @property
    def least_extension(self) -> Rule:
        """Months, once."""
    @property
    def most_activists_per_contact(self) -> Rule:
        """Activists whom one full member accompanies."""
    @property
    def most_contacts(self) -> Rule:
        """Full members who accompany."""
    @property
    def most_extension(self) -> Rule:
        """Months."""
    @property
    def not_before_leaving_within(self) -> Rule:
        """Months."""
    @property
    def pass_over_percent(self) -> Rule:
        """Of all entitled, more than this in favour."""
    @property
    def probation_for(self) -> Rule:
        """Months from the branch's vote."""
    @property
    def publicity_before_candidate(self) -> Rule:
        """Working days."""
    @property
    def publicity_before_full(self) -> Rule:
        """Working days."""
    @property
    def publicity_before_probationary(self) -> Rule:
        """Working days."""
    @property
    def quorum_over_percent(self) -> Rule:
        """Of those entitled, more than this present."""
    def replace(self, **kwargs: typing.Any) -> StageRules:
        """This record with the given attributes changed."""
    @property
    def review_every(self) -> Rule:
        """Months: each half-year."""
    @property
    def secret_vote(self) -> Rule:
        """1: asked for, 0: not."""
    @property
    def separate_vote(self) -> Rule:
        """One person at a time; 1: asked for."""
    @property
    def thought_report_every(self) -> Rule:
        """Months: each quarter."""
    @property
    def training_days(self) -> Rule:
        """Days, or the hours below."""
    @property
    def training_hours(self) -> Rule:
        """Hours, or the days above."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Student:
    """A person who is helped. As Member, as far as helping takes it."""
    def __init__(self, code: str, name: str = '', study_class: int | None = None, *, home: int | None = None, cohort: int = 0, major: str = '', needs: collections.abc.Sequence[SubjectLevel] = ..., languages: collections.abc.Sequence[str] = ..., timetable: Timetable = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def cohort(self) -> int:
        """Year of entry; 0: that of the class."""
    @property
    def home(self) -> int:
        """A bed or a room; None: not known."""
    @property
    def languages(self) -> list[str]:
        """Empty: not known."""
    @property
    def major(self) -> str:
        """Empty: that of the class."""
    @property
    def name(self) -> str:
        """As people say it; may be empty."""
    @property
    def needs(self) -> list[SubjectLevel]:
        """Subjects to be helped in."""
    def replace(self, **kwargs: typing.Any) -> Student:
        """This record with the given attributes changed."""
    @property
    def study_class(self) -> int:
        """None: none."""
    @property
    def timetable(self) -> Timetable:
        """Besides that of the class."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class StudentTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Student: ...
    @typing.overload
    def __getitem__(self, code: str) -> Student: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class StudyClass:
    """A set of students across rooms."""
    def __init__(self, code: str, name: muster._muster.Label = ..., cohort: int = 0, *, major: str = '', timetable: Timetable = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def cohort(self) -> int:
        """Year of entry; 0: not known."""
    @property
    def major(self) -> str:
        """Empty: not known."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    def replace(self, **kwargs: typing.Any) -> StudyClass:
        """This record with the given attributes changed."""
    @property
    def timetable(self) -> Timetable:
        """Lessons of all who are in it."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class SubjectLevel:
    """Strength or need in a subject, 0 to 1."""
    def __init__(self, subject: str, level: decimal.Decimal | int | str) -> None: ...
    @property
    def level(self) -> decimal.Decimal:
        """0 to 1."""
    def replace(self, **kwargs: typing.Any) -> SubjectLevel:
        """This record with the given attributes changed."""
    @property
    def subject(self) -> str:
        """Its name."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class TakenTime:
    """One lesson or other weekly engagement. `weekday` 1 is Monday."""
    def __init__(self, weekday: int, from_: datetime.time | str, to: datetime.time | str, *, weeks: TeachingWeeks = ...) -> None: ...
    @property
    def from_(self) -> datetime.time:
        """When it begins."""
    def replace(self, **kwargs: typing.Any) -> TakenTime:
        """This record with the given attributes changed."""
    @property
    def to(self) -> datetime.time:
        """After `from_`."""
    @property
    def weekday(self) -> int:
        """Monday is 1, Sunday is 7."""
    @property
    def weeks(self) -> TeachingWeeks:
        """Of the term; all by default."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class TeachingWeeks:
    """A set of weeks of a term, counted from 1 to 64. Immutable.

    Parameters
    ----------
    text : str
        ``1-8,10,12-16``, ``1-16 odd``, ``2-16 even`` (also 单, 双) or ``all``.
    """
    def __init__(self, text: str = 'all') -> None: ...
    def contains(self, week: int) -> bool:
        """Whether it is one of them; no week outside 1 to 64 is."""
    @staticmethod
    def range(first: int, last: int, step: int = 1) -> TeachingWeeks:
        """Weeks `first` to `last`, both included, every `step`-th of them (2: odd or even weeks, as
        `first` is).

        Raises
        ------
        InvalidInput
            Unless 1 <= first <= last <= 64 and step >= 1.
        """
    def __contains__(self, week: int) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __hash__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Timetable:
    """A weekly timetable of one term. Immutable.

    Parameters
    ----------
    week_one : datetime.date
        The Monday on which week 1 begins. Without it (and without times): always free.
    taken : list of TakenTime

    Raises
    ------
    InvalidInput
        Names the first time at fault.
    """
    @typing.overload
    def __init__(self) -> None: ...
    @typing.overload
    def __init__(self, week_one: datetime.date, taken: collections.abc.Sequence[TakenTime]) -> None: ...
    @property
    def is_always_free(self) -> bool:
        """Whether nothing is taken, in any week."""
    def is_free(self, day: datetime.date, from_: datetime.time | str, to: datetime.time | str) -> bool:
        """Whether nothing is taken between the two times on that day."""
    def joined_with(self, other: Timetable) -> Timetable:
        """Both in one."""
    @property
    def taken(self) -> list[TakenTime]:
        """What is taken, in order."""
    def week_of(self, day: datetime.date) -> int:
        """Number of the term's week; 0 or less before week 1."""
    @property
    def week_one(self) -> datetime.date | None:
        """None for a timetable that is always free."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __hash__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Title:
    """A dated title of a person or a place; `withdrawn` is the first day without it."""
    def __init__(self, name: muster._muster.Label, given: datetime.date, last_review: datetime.date | None = None, *, withdrawn: datetime.date | None = None) -> None: ...
    @property
    def given(self) -> datetime.date:
        """First day with it."""
    def holds_on(self, day: datetime.date) -> bool:
        """Whether it is held on `day`: given, and not withdrawn."""
    @property
    def last_review(self) -> datetime.date | None:
        """None: never reviewed."""
    @property
    def name(self) -> muster._muster.Label:
        """As "study model"."""
    def replace(self, **kwargs: typing.Any) -> Title:
        """This record with the given attributes changed."""
    @property
    def withdrawn(self) -> datetime.date | None:
        """First day without it."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Training:
    """A finished course. `length` is in minutes."""
    def __init__(self, finished: datetime.date, length: int = 0, days: int = 0) -> None: ...
    @property
    def days(self) -> int:
        """On how many days it was held."""
    @property
    def finished(self) -> datetime.date:
        """Last day, with the certificate."""
    @property
    def length(self) -> int:
        """In minutes, of all lessons together."""
    def replace(self, **kwargs: typing.Any) -> Training:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Unit:
    """A node of the tree of units; `above` is the row of the unit above, None for a root."""
    def __init__(self, code: str, name: muster._muster.Label = ..., level: UnitLevel = ..., *, above: int | None = None, founded: datetime.date | None = None, channels: collections.abc.Sequence[Channel] = ...) -> None: ...
    @property
    def above(self) -> int:
        """None for a root."""
    @property
    def channels(self) -> list[Channel]:
        """Where it meets online."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def founded(self) -> datetime.date | None:
        """First day; None: not known."""
    @property
    def level(self) -> UnitLevel:
        """Of the four levels."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    def replace(self, **kwargs: typing.Any) -> Unit:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class UnitLevel:
    """Level of a unit, highest first."""
    committee: typing.ClassVar[UnitLevel]
    """党委, of a school or college."""
    general_branch: typing.ClassVar[UnitLevel]
    """党总支, of several branches."""
    branch: typing.ClassVar[UnitLevel]
    """党支部, which decides on members."""
    group: typing.ClassVar[UnitLevel]
    """党小组, within a branch."""
    __members__: typing.ClassVar[dict[str, UnitLevel]]
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

class UnitTable:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Unit: ...
    @typing.overload
    def __getitem__(self, code: str) -> Unit: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Vote:
    """A vote of the members' meeting on one person."""
    def __init__(self, on: Stage, held: datetime.date, entitled: int, *, present: int, in_favour: int, was_secret: bool = True, was_separate: bool = True) -> None: ...
    @property
    def entitled(self) -> int:
        """Members with a vote."""
    @property
    def held(self) -> datetime.date:
        """On which day."""
    @property
    def in_favour(self) -> int:
        """Of all entitled; a written opinion sent before the count is included."""
    @property
    def on(self) -> Stage:
        """The stage it was on."""
    @property
    def present(self) -> int:
        """Of them, at the meeting."""
    def replace(self, **kwargs: typing.Any) -> Vote:
        """This record with the given attributes changed."""
    @property
    def was_secret(self) -> bool:
        """By ballot."""
    @property
    def was_separate(self) -> bool:
        """One person at a time."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class WorkingDays:
    """Monday to Friday, without public holidays and with the weekend days that are worked instead. Immutable.

    Parameters
    ----------
    off, worked_besides : set of datetime.date
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, off: collections.abc.Set[datetime.date] = ..., worked_besides: collections.abc.Set[datetime.date] = ...) -> None: ...
    def count(self, first: datetime.date, last: datetime.date) -> int:
        """Working days from `first` to `last`, both included. O(days between)."""
    def is_worked(self, day: datetime.date) -> bool:
        """Whether the day is a working day."""
    @property
    def off(self) -> set[datetime.date]:
        """Days off besides Saturday and Sunday."""
    def reached(self, first: datetime.date, number: int) -> datetime.date:
        """The day on which the `number`-th working day from `first` on is reached."""
    @property
    def worked_besides(self) -> set[datetime.date]:
        """Weekend days that are worked."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

def due(organisation: Organisation, unit: int, period: muster._muster.Period, *, stage_rules: StageRules = ..., branch_rules: BranchRules = ...) -> list[Obligation]:
    """What falls due within a period in a unit and below it, by due day: list of Obligation."""
def eligible_on(organisation: Organisation, member: int, stage: Stage, *, rules: StageRules = ..., working_days: WorkingDays = ...) -> Eligibility:
    """The first day on which a member may move to the next stage, from what is on file alone.
    
    Parameters
    ----------
    organisation : Organisation
    member : int
        Row.
    stage : Stage
        The next one.
    
    Returns
    -------
    Eligibility
    
    Raises
    ------
    InvalidInput
        If `stage` is not the next one.
    """
def free_minutes_in_common(left: Timetable, right: Timetable, *, from_: datetime.time | str = ..., to: datetime.time | str = ...) -> int:
    """Minutes a week that both have free in every week of the term, between two times of day."""
def free_minutes_in_period(all: collections.abc.Sequence[Timetable], period: muster._muster.Period, *, from_: datetime.time | str = ..., to: datetime.time | str = ...) -> int:
    """Minutes within the days of a period that all have free."""
def make_up_of(organisation: Organisation, unit: int, day: datetime.date, rules: BranchRules = ...) -> list[Condition]:
    """Whether a branch is set up as the rules ask: list of Condition."""
