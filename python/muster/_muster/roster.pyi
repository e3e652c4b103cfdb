"""Who stands duty when: problems, rosters, their rules and their proof."""
import collections
import collections.abc
import datetime
import decimal
import muster
import muster._muster
import numpy
import numpy.typing
import typing

no_limit: int

class Alternative:
    """One who could have stood the shift instead."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def bar(self) -> Bar:
        """Why not at all; then nothing else is said."""
    @property
    def cost_change(self) -> int:
        """Of the roster's cost."""
    @property
    def gained(self) -> list[Violation]:
        """Violations that would be and are not now."""
    @property
    def hard_change(self) -> int:
        """Of the roster's hard score."""
    @property
    def lost(self) -> list[Violation]:
        """Violations that are now and would not be."""
    @property
    def member(self) -> int:
        """Who could have stood it."""
    @property
    def stands_already(self) -> bool:
        """Is on this shift too."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Assignment:
    """Who stands a shift."""
    def __init__(self, member: int, shift: Shift) -> None: ...
    @property
    def member(self) -> int:
        """A row of `Draft.members`."""
    def replace(self, **kwargs: typing.Any) -> Assignment:
        """This record with the given attributes changed."""
    @property
    def shift(self) -> Shift:
        """What is stood."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __lt__(self, arg0: Assignment) -> bool: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Bar:
    """Why a member may not stand a shift."""
    none: typing.ClassVar[Bar]
    """May stand."""
    unavailable: typing.ClassVar[Bar]
    """No reason given."""
    leave: typing.ClassVar[Bar]
    """Is on leave."""
    timetable: typing.ClassVar[Bar]
    """Has a class or an examination then."""
    skill: typing.ClassVar[Bar]
    """The type asks for a skill the member does not have."""
    frozen: typing.ClassVar[Bar]
    """This part of the roster is not to change."""
    not_a_member: typing.ClassVar[Bar]
    """Has not joined yet, or has left."""
    __members__: typing.ClassVar[dict[str, Bar]]
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

class BoundCase:
    """One case of a proof by cases: split in two, which follow it (no more people first), or closed by prices of its
    own.
    """
    def __init__(self, split: CoverSplit | None = None, prices: collections.abc.Sequence[int] = ..., counted: collections.abc.Sequence[CountedMaximum] = ...) -> None: ...
    @property
    def counted(self) -> list[CountedMaximum]:
        """The same."""
    @property
    def prices(self) -> list[int]:
        """Else: as in `BoundCertificate`."""
    def replace(self, **kwargs: typing.Any) -> BoundCase:
        """This record with the given attributes changed."""
    @property
    def split(self) -> CoverSplit | None:
        """Set: a case with no more people follows, and then one with more."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class BoundCertificate:
    """What proves a lower bound; see `proved_bound`.

    Parameters
    ----------
    prices : list of int
        By row of the problem's cover, in parts of `denominator`.
    denominator : int
    counted : list of CountedMaximum
        Hard maxima of types that members keep in the proof.
    sums : list of SumPrice
        Sums that are paid for, not counted.
    cases : list of BoundCase
        Where a proof by cases gives more than prices over all: each before those it is split into.
    exhausted : Exhausted, optional
        Where given, it proves more than prices.
    is_of_hard_cover : bool
        All of the above is about the hard cover alone, and shows that every roster bends a hard rule.
    """
    def __init__(self, prices: collections.abc.Sequence[int] = ..., denominator: int = 1, counted: collections.abc.Sequence[CountedMaximum] = ..., *, sums: collections.abc.Sequence[SumPrice] = ..., cases: collections.abc.Sequence[BoundCase] = ..., exhausted: Exhausted | None = None, is_of_hard_cover: bool = False) -> None: ...
    @property
    def cases(self) -> list[BoundCase]:
        """Where a proof by cases gives more: each before those it is split into."""
    @property
    def counted(self) -> list[CountedMaximum]:
        """Maxima that members keep or pay for in the proof; others are left out."""
    @property
    def denominator(self) -> int:
        """Prices are in parts of it; 1 or more."""
    @property
    def exhausted(self) -> Exhausted | None:
        """Where set, it proves more than prices."""
    @property
    def is_of_hard_cover(self) -> bool:
        """All of the above is about `hard_cover_only` of the problem: a bound above 0 there shows that
        every roster bends a hard rule.
        """
    @property
    def prices(self) -> list[int]:
        """By row of `Problem.cover`, in parts of `denominator`; may be negative."""
    def replace(self, **kwargs: typing.Any) -> BoundCertificate:
        """This record with the given attributes changed."""
    @property
    def sums(self) -> list[SumPrice]:
        """Sums that are paid for, not counted."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Calendar:
    """Which days are weekend to the rules that count weekends: days of the week (1 Monday to 7 Sunday) and public
    holidays, but for days that are worked instead. Days that follow each other are one weekend.
    """
    def __init__(self, weekend: collections.abc.Sequence[int] = ..., holidays: collections.abc.Sequence[datetime.date] = ..., worked: collections.abc.Sequence[datetime.date] = ...) -> None: ...
    @property
    def holidays(self) -> list[datetime.date]:
        """Public holidays: weekend too, whatever day of the week; also outside the period."""
    def is_weekend(self, day: datetime.date) -> bool:
        """O(holidays + worked)."""
    def replace(self, **kwargs: typing.Any) -> Calendar:
        """This record with the given attributes changed."""
    @property
    def weekend(self) -> list[int]:
        """Days of the week, 1 Monday to 7 Sunday."""
    @property
    def worked(self) -> list[datetime.date]:
        """Days of the week's weekend that are worked instead of another day (调休)."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Company:
    """Members who serve together or not at all, or of whom at most one serves."""
    def __init__(self, members: collections.abc.Sequence[int], keep: Keep = ..., within: Within = ..., *, penalty: Penalty = ...) -> None: ...
    @property
    def keep(self) -> Keep:
        """Together or apart."""
    @property
    def members(self) -> list[int]:
        """Two or more."""
    @property
    def penalty(self) -> Penalty:
        """How firm this is."""
    def replace(self, **kwargs: typing.Any) -> Company:
        """This record with the given attributes changed."""
    @property
    def within(self) -> Within:
        """What counts as together."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class CountedMaximum:
    """A member's maximum of one type, in rows of the problem."""
    def __init__(self, member: int, type: int) -> None: ...
    @property
    def member(self) -> int:
        """Whose maximum."""
    def replace(self, **kwargs: typing.Any) -> CountedMaximum:
        """This record with the given attributes changed."""
    @property
    def type(self) -> int:
        """Of shift."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Cover:
    """People a shift asks for, all of them or those with a skill: 0 <= minimum <= wanted <= maximum. Each person below
    or above `wanted` costs its weight; below `minimum` and above `maximum` the problem's penalties apply.
    """
    def __init__(self, shift: Shift, skill: int | None = None, minimum: int = 0, *, wanted: int = 0, maximum: int = 2147483647, under_weight: int = 0, over_weight: int = 0) -> None: ...
    @property
    def maximum(self) -> int:
        """More bend `Penalties.maximum_cover`."""
    @property
    def minimum(self) -> int:
        """Fewer bend `Penalties.minimum_cover`."""
    @property
    def over_weight(self) -> int:
        """For each person above `wanted`."""
    def replace(self, **kwargs: typing.Any) -> Cover:
        """This record with the given attributes changed."""
    @property
    def shift(self) -> Shift:
        """Which shift."""
    @property
    def skill(self) -> int:
        """Count only members who have it; None: everybody."""
    @property
    def under_weight(self) -> int:
        """For each person below `wanted`."""
    @property
    def wanted(self) -> int:
        """How many are best."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class CoverSplit:
    """Rosters with at most so many people on a row of the problem's cover, and those with more."""
    def __init__(self, row: int, people: int) -> None: ...
    @property
    def people(self) -> int:
        """At most so many in the one case, more in the other."""
    def replace(self, **kwargs: typing.Any) -> CoverSplit:
        """This record with the given attributes changed."""
    @property
    def row(self) -> int:
        """Of `Problem.cover`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Draft:
    """What a problem is made from: plain rows, whose ids are row numbers of the lists here."""
    def __init__(self, period: muster._muster.Period, posts: collections.abc.Sequence[Post] = ..., skills: collections.abc.Sequence[Skill] = ..., *, shift_types: collections.abc.Sequence[ShiftType] = ..., members: collections.abc.Sequence[Member] = ..., cover: collections.abc.Sequence[Cover] = ..., forbidden_successions: collections.abc.Sequence[Succession] = ..., unavailable: collections.abc.Sequence[Unavailable] = ..., requests: collections.abc.Sequence[Request] = ..., pinned: collections.abc.Sequence[Assignment] = ..., published: Published = ..., companies: collections.abc.Sequence[Company] = ..., fairness: collections.abc.Sequence[Fairness] = ..., penalties: Penalties = ..., calendar: Calendar = ..., spacing: Spacing | None = None, next_begins: datetime.date | None = None) -> None: ...
    @property
    def calendar(self) -> Calendar:
        """Which days are weekend."""
    @property
    def companies(self) -> list[Company]:
        """Who is to serve together or apart."""
    @property
    def cover(self) -> list[Cover]:
        """How many people shifts ask for; a shift without a row asks for none."""
    @property
    def fairness(self) -> list[Fairness]:
        """At most one for each measure."""
    @property
    def forbidden_successions(self) -> list[Succession]:
        """What must not follow what on the next day."""
    @property
    def members(self) -> list[Member]:
        """Ids are row numbers here."""
    @property
    def next_begins(self) -> datetime.date | None:
        """First day of the roster after this one. Where it is not the day after this one's last, a run of
        days on duty ends with this roster, and is judged by it. None: runs may go on.
        """
    @property
    def penalties(self) -> Penalties:
        """How firm each rule is."""
    @property
    def period(self) -> muster._muster.Period:
        """First and last day of the roster."""
    @property
    def pinned(self) -> list[Assignment]:
        """Assignments that every roster has."""
    @property
    def posts(self) -> list[Post]:
        """Ids are row numbers here."""
    @property
    def published(self) -> Published:
        """The roster that people have in hand, if there is one."""
    def replace(self, **kwargs: typing.Any) -> Draft:
        """This record with the given attributes changed."""
    @property
    def requests(self) -> list[Request]:
        """Who would like what."""
    @property
    def shift_types(self) -> list[ShiftType]:
        """Ids are row numbers here."""
    @property
    def skills(self) -> list[Skill]:
        """Ids are row numbers here."""
    @property
    def spacing(self) -> Spacing | None:
        """None: turns may lie as they like."""
    @property
    def unavailable(self) -> list[Unavailable]:
        """Who cannot stand what."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Element:
    """One thing that is asked, small enough to be given up by itself."""
    def __init__(self, rule: Rule, member: int | None = None, day: int = -1, *, type: int | None = None, row: int = 0) -> None: ...
    @property
    def day(self) -> int:
        """Of availability, pinned and published shifts."""
    def in_words(self, problem: Problem) -> muster._muster.Label:
        """What is asked, as a Label: who, when and what, by their names."""
    @property
    def member(self) -> int:
        """Of rules about a member."""
    def replace(self, **kwargs: typing.Any) -> Element:
        """This record with the given attributes changed."""
    @property
    def row(self) -> int:
        """Of cover and company, as in the problem, or of the member's windows."""
    @property
    def rule(self) -> Rule:
        """What is asked."""
    @property
    def type(self) -> int:
        """Of these, and of the maximum of a type."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Exchange:
    """What `giver` gives `taker` and takes in return (nothing: a hand-over), and by how much the roster's hard score
    and cost change.
    """
    def __init__(self, giver: int, taker: int, given: collections.abc.Sequence[Shift] = ..., *, returned: collections.abc.Sequence[Shift] = ..., hard_change: int = 0, cost_change: int = 0) -> None: ...
    @property
    def cost_change(self) -> int:
        """Of the roster's cost; below 0 where everybody gains."""
    @property
    def given(self) -> list[Shift]:
        """Rising; the shift that was asked about is among them."""
    @property
    def giver(self) -> int:
        """Who gives `given` and takes `returned`."""
    @property
    def hard_change(self) -> int:
        """Of the roster's hard score; at most 0."""
    def replace(self, **kwargs: typing.Any) -> Exchange:
        """This record with the given attributes changed."""
    @property
    def returned(self) -> list[Shift]:
        """Rising; empty for a hand-over."""
    @property
    def taker(self) -> int:
        """Who takes `given` and gives `returned`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Exhausted:
    """All rosters of a small problem were looked through, and whoever checks it does so again: no roster that bends no
    hard rule costs less than `none_below`; None: there is no such roster. `company_prices` spare the search some
    work: by company, by day, and within a shift by type, in parts of the denominator.
    """
    def __init__(self, none_below: int | None = None, company_prices: collections.abc.Sequence[int] = ...) -> None: ...
    @property
    def company_prices(self) -> list[int]:
        """Prices to begin from where people keep together or apart, in parts of the denominator: by
        company, by day, and within a shift by type. Any will do, also none; good ones spare work.
        """
    @property
    def none_below(self) -> int | None:
        """No roster that bends no hard rule costs less; None: there is none."""
    def replace(self, **kwargs: typing.Any) -> Exhausted:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Explanation:
    """Why a member stands a shift."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def assignment(self) -> Assignment:
        """What is explained."""
    @property
    def cost_if_open(self) -> int:
        """Change of the cost if nobody stood it instead."""
    @property
    def hard_if_open(self) -> int:
        """Change of the hard score if nobody stood it instead."""
    @property
    def is_pinned(self) -> bool:
        """It was asked for, and nobody else could stand it."""
    @property
    def others(self) -> list[Alternative]:
        """Best first; those barred last."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Fairness:
    """Cost of a load above or below the fair share. With a `step` the first `step` units cost 1 x weight each, the
    next 3 x, then 5 x; without, each costs its weight.
    """
    def __init__(self, measure: Measure, above_weight: int = 1, below_weight: int = 0, *, step: int = 0, tolerance: int = 0) -> None: ...
    @property
    def above_weight(self) -> int:
        """Of a unit above the share, 0 to `greatest_weight`."""
    @property
    def below_weight(self) -> int:
        """Of a unit below the share, 0 to `greatest_weight`."""
    def cost(self, deviation: int) -> int:
        """Cost of a load so far above the share (below: negative)."""
    @property
    def measure(self) -> Measure:
        """What loads are measured in."""
    def replace(self, **kwargs: typing.Any) -> Fairness:
        """This record with the given attributes changed."""
    @property
    def step(self) -> int:
        """Units of the first and cheapest step; 0: each unit costs the same."""
    @property
    def tolerance(self) -> int:
        """So far from the share costs nothing."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class FairnessReport:
    """Loads of all members, and how even they are."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def members(self) -> list[MemberLoad]:
        """In the order of members."""
    @property
    def spread(self) -> list[Spread]:
        """Of each measure, in their order."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class History:
    """Where the rosters before left a member; by codes, so it fits any list of members and shifts.

    Parameters
    ----------
    member : str
        Code of the member; empty: of the one who has it.
    until : datetime.date, optional
        Last day it tells of; days between it and the next roster are days off. None: the day before that roster.
    days_worked, days_off : int
        Days on or off duty in a row, up to `until`. Both 0: nothing is known.
    last_shifts : list of LastShift
        All of the last day on duty, earlier ones that end later, and those that a window of `Limits` still looks
        back to.
    carry_over : list of Decimal
        By how much earlier loads (minutes, shifts, nights, weekends, disliked) were above the fair share; exact.
    weekends_worked : int
        Weekends on duty in a row.
    days_touched : int
        Days in a row that shifts touch, up to `until`: more than were begun where some were long, of 24 hours and
        more.
    """
    def __init__(self, member: str = '', until: datetime.date | None = None, days_worked: int = 0, *, days_off: int = 0, last_shifts: collections.abc.Sequence[LastShift] = ..., carry_over: collections.abc.Sequence[decimal.Decimal | int | str] = ..., weekends_worked: int = 0, days_touched: int = 0) -> None: ...
    @property
    def carry_over(self) -> list[decimal.Decimal]:
        """By how much earlier loads were above (below: negative) the fair share."""
    @property
    def days_off(self) -> int:
        """Days off in a row, up to `until`."""
    @property
    def days_touched(self) -> int:
        """Days in a row that shifts touch, up to `until`: more than were begun where some were long. Less
        than `days_worked` and `last_shifts` tell: as many as they tell.
        """
    @property
    def days_worked(self) -> int:
        """Days on duty in a row, up to `until`."""
    @property
    def last_shifts(self) -> list[LastShift]:
        """All of the last day on duty, earlier ones that end later, and those that a window of `Limits`
        still looks back to.
        """
    @property
    def member(self) -> str:
        """Code of the member; empty: of the one who has it."""
    def replace(self, **kwargs: typing.Any) -> History:
        """This record with the given attributes changed."""
    @property
    def until(self) -> datetime.date | None:
        """Last day it tells of; None: the day before the roster it is given to."""
    @property
    def weekends_worked(self) -> int:
        """Weekends on duty in a row, up to this roster; the last one counts from its first shift on, also
        if it goes on.
        """
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Infeasibility:
    """Whether hard rules can hold together, and which do not."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def clash(self) -> list[ToldElement]:
        """Elements that cannot hold together, each with its words."""
    def in_words(self) -> list[muster._muster.Label]:
        """What is known, and what clashes with what to relax, as Labels."""
    @property
    def is_smallest(self) -> bool:
        """Shown: without any one of them the others can."""
    @property
    def roster(self) -> Roster | None:
        """Of a feasible problem."""
    @property
    def verdict(self) -> Verdict:
        """Whether the hard rules can hold together."""
    @property
    def words(self) -> list[muster._muster.Label]:
        """What each of the clash asks, as Labels."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Keep:
    """How the members of a company serve."""
    together: typing.ClassVar[Keep]
    """All of them or none."""
    apart: typing.ClassVar[Keep]
    """One of them at most."""
    __members__: typing.ClassVar[dict[str, Keep]]
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

class LastShift:
    """One of the last shifts stood: its type's code, the day it started on, and its times, as the type may be gone or
    have other times by now. `length` is in minutes.
    """
    def __init__(self, type: str, day: datetime.date, start: datetime.time | str | None = None, *, length: int = 480) -> None: ...
    @property
    def day(self) -> datetime.date:
        """On which it started."""
    @property
    def length(self) -> int:
        """1 to 2880 minutes."""
    def replace(self, **kwargs: typing.Any) -> LastShift:
        """This record with the given attributes changed."""
    @property
    def start(self) -> datetime.time | None:
        """None: not known."""
    @property
    def type(self) -> str:
        """Code of its type."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Limits:
    """Bounds on one member's line. Minutes and weekends are of the whole period, `minimum_rest` is in minutes. The
    defaults bind nothing but one shift a day.
    """
    def __init__(self, minimum_minutes: int = 0, maximum_minutes: int = 2147483647, maximum_consecutive: int = 2147483647, *, minimum_consecutive: int = 1, minimum_days_off: int = 1, maximum_weekends: int = 2147483647, minimum_rest: int = 0, maximum_a_day: int = 1, of_type: collections.abc.Sequence[ShiftTypeMaximum] = ..., maximum_consecutive_weekends: int = 2147483647, windows: collections.abc.Sequence[WindowMaximum] = ...) -> None: ...
    @property
    def maximum_a_day(self) -> int:
        """Shifts that start on one day."""
    @property
    def maximum_consecutive(self) -> int:
        """Days in a row that shifts touch, those of the history counted."""
    @property
    def maximum_consecutive_weekends(self) -> int:
        """Weekends on duty in a row, those of the history counted."""
    @property
    def maximum_minutes(self) -> int:
        """In the whole period."""
    @property
    def maximum_weekends(self) -> int:
        """Weekends with a shift on one of their days."""
    @property
    def minimum_consecutive(self) -> int:
        """Working days in a row; waived at edges without a history."""
    @property
    def minimum_days_off(self) -> int:
        """Days off in a row; waived at edges without a history."""
    @property
    def minimum_minutes(self) -> int:
        """In the whole period."""
    @property
    def minimum_rest(self) -> int:
        """From the end of a shift to the start of the next."""
    @property
    def of_type(self) -> list[ShiftTypeMaximum]:
        """Types not named have no maximum."""
    def replace(self, **kwargs: typing.Any) -> Limits:
        """This record with the given attributes changed."""
    @property
    def windows(self) -> list[WindowMaximum]:
        """At most so much in any so many days."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Measure:
    """What a load is measured in; loads list their numbers in this order."""
    minutes: typing.ClassVar[Measure]
    """Length."""
    shifts: typing.ClassVar[Measure]
    """1 each."""
    nights: typing.ClassVar[Measure]
    """1 for a night shift."""
    weekends: typing.ClassVar[Measure]
    """1 for a shift that starts on a weekend (`Calendar`)."""
    disliked: typing.ClassVar[Measure]
    """1 for a shift at a disliked post."""
    __members__: typing.ClassVar[dict[str, Measure]]
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

class Member:
    """One line of the roster.

    Parameters
    ----------
    code : str
    name : Label
    skills : list of int
        Rows of the skills.
    limits : Limits
    share : Decimal, int or str
        Part of the common load that is fair, against the others' shares; 0.5 is half of what 1 is, 0 is none.
    from_, until : datetime.date, optional
        First and last day of membership, where they lie within the period: outside them the member stands nothing,
        and the
        share is that of the days between.
    history : History
    """
    def __init__(self, code: str, name: muster._muster.Label = ..., skills: collections.abc.Sequence[int] = ..., *, limits: Limits = ..., share: decimal.Decimal | int | str = ..., from_: datetime.date | None = None, until: datetime.date | None = None, history: History = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def from_(self) -> datetime.date | None:
        """First day of membership; None: since before the period."""
    @property
    def history(self) -> History:
        """Where earlier rosters left the member; by default not known."""
    @property
    def limits(self) -> Limits:
        """Of this member's line."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    def replace(self, **kwargs: typing.Any) -> Member:
        """This record with the given attributes changed."""
    @property
    def share(self) -> decimal.Decimal:
        """Of the common load, against the others'; 0: none."""
    @property
    def skills(self) -> list[int]:
        """Rows of `Draft.skills`."""
    @property
    def until(self) -> datetime.date | None:
        """Last day of membership; None: beyond the period."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class MemberLoad:
    """One member's loads; each lists minutes, shifts, nights, weekends, disliked."""
    def __init__(self, member: int, load: collections.abc.Sequence[int] = ..., carried: collections.abc.Sequence[decimal.Decimal | int | str] = ..., *, fair: collections.abc.Sequence[int] = ..., carry_over: collections.abc.Sequence[decimal.Decimal | int | str] = ..., requests: int = 0, requests_met: int = 0, cost: int = 0) -> None: ...
    @property
    def carried(self) -> list[decimal.Decimal]:
        """Carry-over that the member came with."""
    @property
    def carry_over(self) -> list[decimal.Decimal]:
        """What goes on into the next roster: above (below: negative) the share of what was stood."""
    @property
    def cost(self) -> int:
        """Of the rules that name this member."""
    @property
    def fair(self) -> list[int]:
        """What would have been fair in this roster, the carry-over counted."""
    @property
    def load(self) -> list[int]:
        """Stood in this roster."""
    @property
    def member(self) -> int:
        """Whose loads."""
    def replace(self, **kwargs: typing.Any) -> MemberLoad:
        """This record with the given attributes changed."""
    @property
    def requests(self) -> int:
        """Requests made."""
    @property
    def requests_met(self) -> int:
        """Of them, granted."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class MemberTurns:
    """How the turns of one member lie; a turn is a day with at least one shift, a pause the days from one turn to the
    next. Weeks are Monday to Sunday.
    """
    def __init__(self, member: int, turns: int = 0, on_days_running: int = 0, *, most_in_a_week: int = 0, shortest_pause: int = 0, longest_pause: int = 0, mean_pause: float = 0.0) -> None: ...
    @property
    def longest_pause(self) -> int:
        """The same."""
    @property
    def mean_pause(self) -> float:
        """The same, on average."""
    @property
    def member(self) -> int:
        """Whose turns."""
    @property
    def most_in_a_week(self) -> int:
        """Monday to Sunday."""
    @property
    def on_days_running(self) -> int:
        """Turns on the day after another."""
    def replace(self, **kwargs: typing.Any) -> MemberTurns:
        """This record with the given attributes changed."""
    @property
    def shortest_pause(self) -> int:
        """Days from one turn to the next; 0 with fewer than two turns."""
    @property
    def turns(self) -> int:
        """Days with at least one shift."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Members:
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

class Options:
    """How long to look, and for how good a roster.

    Parameters
    ----------
    time_limit : float, optional
        Seconds. Without it, and with a work limit, the result is the same on any machine and any number of threads.
    work_limit : int, optional
        Steps of the search; a million take about a second.
    target_gap : float
        Stop when (cost - bound) / cost is at most this.
    seed, threads : int
    start : Roster, optional
    progress : callable(step, done, best, bound), optional
        Return False to stop; the best so far is the answer.
    """
    def __init__(self, *, time_limit: float | None = 10.0, work_limit: int | None = None, target_gap: float = 0.0, seed: int = 1, threads: int = 1, start: Roster | None = None, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> None: ...

class Penalties:
    """How firm each rule is; all are hard unless said otherwise."""
    def __init__(self, shifts_a_day: Penalty = ..., rest: Penalty = ..., succession: Penalty = ..., *, minimum_minutes: Penalty = ..., maximum_minutes: Penalty = ..., shift_type_maximum: Penalty = ..., maximum_consecutive: Penalty = ..., minimum_consecutive: Penalty = ..., minimum_days_off: Penalty = ..., weekends: Penalty = ..., minimum_cover: Penalty = ..., maximum_cover: Penalty = ..., consecutive_weekends: Penalty = ..., windows: Penalty = ...) -> None: ...
    @property
    def consecutive_weekends(self) -> Penalty:
        """Per weekend too many in a row."""
    @property
    def maximum_consecutive(self) -> Penalty:
        """Per day too many in a run of working days."""
    @property
    def maximum_cover(self) -> Penalty:
        """Per person above a maximum."""
    @property
    def maximum_minutes(self) -> Penalty:
        """Per minute too many."""
    @property
    def minimum_consecutive(self) -> Penalty:
        """Per day that a run of working days is short."""
    @property
    def minimum_cover(self) -> Penalty:
        """Per person short of a minimum."""
    @property
    def minimum_days_off(self) -> Penalty:
        """Per day that a run of days off is short."""
    @property
    def minimum_minutes(self) -> Penalty:
        """Per minute short."""
    def replace(self, **kwargs: typing.Any) -> Penalties:
        """This record with the given attributes changed."""
    @property
    def rest(self) -> Penalty:
        """Per two shifts with too little rest between."""
    @property
    def shift_type_maximum(self) -> Penalty:
        """Per shift too many of a type."""
    @property
    def shifts_a_day(self) -> Penalty:
        """Per shift too many on a day."""
    @property
    def succession(self) -> Penalty:
        """Per forbidden succession."""
    @property
    def weekends(self) -> Penalty:
        """Per weekend too many."""
    @property
    def windows(self) -> Penalty:
        """Per shift, minute ... too many in each window of days."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Penalty:
    """A rule is hard, or costs `weight` for each unit it is bent by."""
    def __init__(self, is_hard: bool = True, weight: int = 0) -> None: ...
    @staticmethod
    def hard() -> Penalty:
        """The rule must not bend."""
    @property
    def is_hard(self) -> bool:
        """The rule must not bend."""
    def replace(self, **kwargs: typing.Any) -> Penalty:
        """This record with the given attributes changed."""
    @staticmethod
    def soft(weight: int) -> Penalty:
        """Bending costs `weight` a unit; 0 only reports."""
    @property
    def weight(self) -> int:
        """Of a soft rule, 0 to `greatest_weight`; 0: the rule is only reported."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Post:
    """Where a duty is stood. Shifts at a disliked post count in that measure."""
    def __init__(self, code: str, name: muster._muster.Label = ..., is_disliked: bool = False) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def is_disliked(self) -> bool:
        """Its shifts count in the measure `disliked`, so that nobody gets them all."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    def replace(self, **kwargs: typing.Any) -> Post:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Posts:
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

class Problem:
    """A roster to be made: everything that is asked of it, checked once. Immutable.

    Parameters
    ----------
    draft : Draft

    Raises
    ------
    InvalidInput
        Naming every row at fault: limits that cross, ids and days that lie outside, shifts that too few may stand,
        pinned
        shifts that break a hard rule.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, draft: Draft) -> None: ...
    def bar(self, member: int, day: datetime.date, type: int) -> Bar:
        """Why a member may not stand a shift; Bar.none if may."""
    @property
    def cover(self) -> list[Cover]:
        """By day, type and skill (everybody last)."""
    @property
    def draft(self) -> Draft:
        """The rows it was built from; change a copy and build again for another problem."""
    def fair_distance(self, member: int) -> int:
        """Days from one turn to the next that are far enough; 1 without spacing."""
    def fair_load(self, measure: Measure, member: int) -> int:
        """Load that is fair in this roster, the carry-over counted."""
    @property
    def members(self) -> Members:
        """Members; their ids are row numbers."""
    @property
    def period(self) -> muster._muster.Period:
        """First and last day."""
    @property
    def posts(self) -> Posts:
        """Posts; their ids are row numbers."""
    @property
    def requests(self) -> list[Request]:
        """By member, day and type (the whole day last)."""
    @property
    def shift_types(self) -> ShiftTypes:
        """Types of shifts; their ids are row numbers."""
    @property
    def skills(self) -> Skills:
        """Skills; their ids are row numbers."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Published:
    """Assignments people have in hand; each one dropped or added changes."""
    def __init__(self, assignments: collections.abc.Sequence[Assignment] = ..., period: muster._muster.Period | None = None, change: Penalty = ...) -> None: ...
    @property
    def assignments(self) -> list[Assignment]:
        """As they were made known."""
    @property
    def change(self) -> Penalty:
        """How firm each of them is."""
    @property
    def period(self) -> muster._muster.Period | None:
        """Days whose roster is known; None: all, where there is an assignment."""
    def replace(self, **kwargs: typing.Any) -> Published:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Repair:
    """What has to change, and the roster after it.

    A change counts where it touches somebody's published shifts without need: each shift that a member could still
    stand and does not, and each person on a shift beyond those wanted there. What is forced does not count, nor
    does filling a place where somebody is wanted.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def added(self) -> list[Assignment]:
        """Not stood before, and now."""
    @property
    def certificate(self) -> BoundCertificate:
        """`proved_bound` of `with_move_price` recomputes the bound from it."""
    @property
    def changes(self) -> int:
        """Shifts dropped and added."""
    @property
    def counted_changes(self) -> int:
        """Changes that count."""
    @property
    def dropped(self) -> list[Assignment]:
        """Stood before, and not any more."""
    @property
    def is_best_of_all(self) -> bool:
        """Whether there are few rosters, and every one was compared by what is to be least."""
    @property
    def is_fewest(self) -> bool:
        """Whether it is shown that no usable roster has fewer changes that count."""
    @property
    def is_least(self) -> bool:
        """Whether it is shown that no usable roster has a lower priced cost."""
    @property
    def least_changes(self) -> int:
        """That count; no usable roster takes fewer, as far as was shown."""
    @property
    def left_open(self) -> list[Shift]:
        """Shifts emptied and not filled again although people are wanted, once for each place."""
    @property
    def move_price(self) -> int | None:
        """For each change that counts; None where the fewest were asked for."""
    @property
    def priced_bound(self) -> int | None:
        """No usable roster has a lower priced cost; None where no certificate proves a bound."""
    @property
    def priced_cost(self) -> int:
        """The cost, and the move price for each change that counts."""
    @property
    def solution(self) -> Solution:
        """The roster after it; its lower bound is not known."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class RepairAim:
    """What a repair is to make least, once no hard rule is bent."""
    least_cost: typing.ClassVar[RepairAim]
    """Cost and a price for each change that counts, together."""
    fewest_changes: typing.ClassVar[RepairAim]
    """The changes that count, at any cost; then places left open; then cost."""
    __members__: typing.ClassVar[dict[str, RepairAim]]
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

class Report:
    """Everything a roster bends."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def by_member(self) -> list[Score]:
        """Score of each member, of violations that name one."""
    @property
    def is_feasible(self) -> bool:
        """Whether no hard rule is bent."""
    @property
    def score(self) -> Score:
        """Of the whole roster."""
    @property
    def violations(self) -> list[Violation]:
        """Rule by rule, in the order of `Rule`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Request:
    """A wish to stand a shift, or a day (`type` None), or not to."""
    def __init__(self, member: int, day: datetime.date, type: int | None = None, *, wish: Wish = ..., weight: int = 1) -> None: ...
    @property
    def day(self) -> datetime.date:
        """On which the shift starts."""
    @property
    def member(self) -> int:
        """Whose wish it is."""
    def replace(self, **kwargs: typing.Any) -> Request:
        """This record with the given attributes changed."""
    @property
    def type(self) -> int:
        """None: the day as a whole."""
    @property
    def weight(self) -> int:
        """Cost where it is not met, 0 to `greatest_weight`."""
    @property
    def wish(self) -> Wish:
        """On or off."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Roster:
    """Who stands which shift. Immutable; knows nothing of rules.

    Parameters
    ----------
    period : Period
    member_count : int
    assignments : list of Assignment
        In any order; all inside the period and the members, none twice.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, period: muster._muster.Period, member_count: int, assignments: collections.abc.Sequence[Assignment] = ...) -> None: ...
    @property
    def assignments(self) -> list[Assignment]:
        """By member, day and type."""
    @property
    def columns(self) -> dict[typing.Any, typing.Any]:
        """dict of arrays: member, day (from 0), shift_type."""
    @staticmethod
    def from_columns(period: muster._muster.Period, member_count: int, *, member: numpy.typing.ArrayLike, day: numpy.typing.ArrayLike, shift_type: numpy.typing.ArrayLike) -> Roster:
        """From integer arrays of one length: rows of members, days counted from 0, rows of shift types."""
    @property
    def grid(self) -> numpy.typing.NDArray[numpy.int32]:
        """int32 array, shape (members, days): the type stood, -1 for none."""
    @property
    def member_count(self) -> int:
        """Number of members, those without a shift included."""
    @property
    def period(self) -> muster._muster.Period:
        """First and last day."""
    def with_changes(self, *, dropped: collections.abc.Sequence[Assignment] = ..., added: collections.abc.Sequence[Assignment] = ...) -> Roster:
        """This roster without `dropped`, with `added`."""
    def __contains__(self, arg0: Assignment) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __len__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Rule:
    """Every rule a roster is held to."""
    availability: typing.ClassVar[Rule]
    """Nobody stands what they cannot (`Bar`); always hard."""
    pinned: typing.ClassVar[Rule]
    """Pinned shifts are stood; always hard."""
    overlap: typing.ClassVar[Rule]
    """Nobody stands two shifts at once; always hard."""
    shifts_a_day: typing.ClassVar[Rule]
    """No more shifts a day than `Limits.maximum_a_day`."""
    rest: typing.ClassVar[Rule]
    """`Limits.minimum_rest` lies between two shifts."""
    succession: typing.ClassVar[Rule]
    """No forbidden type follows on the next day."""
    minimum_minutes: typing.ClassVar[Rule]
    """No fewer minutes than `Limits.minimum_minutes`."""
    maximum_minutes: typing.ClassVar[Rule]
    """No more minutes than `Limits.maximum_minutes`."""
    shift_type_maximum: typing.ClassVar[Rule]
    """No more shifts of a type than `Limits.of_type`."""
    maximum_consecutive: typing.ClassVar[Rule]
    """No more days on duty in a row."""
    minimum_consecutive: typing.ClassVar[Rule]
    """No fewer days on duty in a row."""
    minimum_days_off: typing.ClassVar[Rule]
    """No fewer days off in a row."""
    weekends: typing.ClassVar[Rule]
    """No more weekends on duty than `Limits.maximum_weekends`."""
    consecutive_weekends: typing.ClassVar[Rule]
    """No more weekends on duty in a row."""
    windows: typing.ClassVar[Rule]
    """No more within any so many days than `Limits.windows`."""
    minimum_cover: typing.ClassVar[Rule]
    """No fewer people than `Cover.minimum`."""
    under_cover: typing.ClassVar[Rule]
    """As many people as `Cover.wanted`; costs for each missing."""
    over_cover: typing.ClassVar[Rule]
    """No more people than `Cover.wanted`; costs for each more."""
    maximum_cover: typing.ClassVar[Rule]
    """No more people than `Cover.maximum`."""
    request_on: typing.ClassVar[Rule]
    """Wishes to be on duty."""
    request_off: typing.ClassVar[Rule]
    """Wishes to be off duty."""
    together: typing.ClassVar[Rule]
    """Members of a company serve together."""
    apart: typing.ClassVar[Rule]
    """Members of a company serve apart."""
    published: typing.ClassVar[Rule]
    """Published shifts stay as they are."""
    fairness: typing.ClassVar[Rule]
    """Loads are near the fair share."""
    spacing: typing.ClassVar[Rule]
    """Turns lie apart."""
    __members__: typing.ClassVar[dict[str, Rule]]
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

class RuleScore:
    """How much one rule is bent: amount where hard, cost where soft."""
    def __init__(self, hard: int = 0, cost: int = 0, times: int = 0) -> None: ...
    @property
    def cost(self) -> int:
        """Sum of costs, where it is soft."""
    @property
    def hard(self) -> int:
        """Sum of amounts, where the rule is hard."""
    def replace(self, **kwargs: typing.Any) -> RuleScore:
        """This record with the given attributes changed."""
    @property
    def times(self) -> int:
        """Number of violations."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Score:
    """First no hard rule is bent, then cost is least."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def by_rule(self) -> dict[typing.Any, typing.Any]:
        """dict from Rule to RuleScore, of the rules that are bent."""
    @property
    def cost(self) -> int:
        """Exact."""
    @property
    def hard(self) -> int:
        """Sum of what hard rules are bent by; 0 for a roster that may be used."""
    @property
    def is_feasible(self) -> bool:
        """Whether no hard rule is bent."""
    def of(self, rule: Rule) -> RuleScore:
        """What one rule adds."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Shift:
    """One shift: a type on the day it starts."""
    def __init__(self, day: datetime.date, type: int) -> None: ...
    @property
    def day(self) -> datetime.date:
        """On which it starts."""
    def replace(self, **kwargs: typing.Any) -> Shift:
        """This record with the given attributes changed."""
    @property
    def type(self) -> int:
        """A row of `Draft.shift_types`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ShiftType:
    """A time slot that comes back day after day. `length` is in minutes, 1 to 2880, and may run past midnight; without
    a `start` no rest can be measured. Only members with `required_skill` may stand it.
    """
    def __init__(self, code: str, name: muster._muster.Label = ..., post: int | None = None, *, start: datetime.time | str | None = None, length: int = 480, is_night: bool = False, required_skill: int | None = None) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def is_night(self) -> bool:
        """Its shifts count in the measure `nights`."""
    @property
    def length(self) -> int:
        """1 to 2880; may run past midnight."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    @property
    def post(self) -> int:
        """None: no post in particular."""
    def replace(self, **kwargs: typing.Any) -> ShiftType:
        """This record with the given attributes changed."""
    @property
    def required_skill(self) -> int:
        """Only members who have it may stand; None: anybody."""
    @property
    def start(self) -> datetime.time | None:
        """None: times are not known, so rest cannot be measured."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ShiftTypeMaximum:
    """At most `most` shifts of a type in the whole period."""
    def __init__(self, type: int, most: int) -> None: ...
    @property
    def most(self) -> int:
        """Shifts, 0 or more."""
    def replace(self, **kwargs: typing.Any) -> ShiftTypeMaximum:
        """This record with the given attributes changed."""
    @property
    def type(self) -> int:
        """Of shift."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ShiftTypes:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> ShiftType: ...
    @typing.overload
    def __getitem__(self, code: str) -> ShiftType: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Skill:
    """A stage, a certificate, a language that a shift may ask for."""
    def __init__(self, code: str, name: muster._muster.Label = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def name(self) -> muster._muster.Label:
        """For reports."""
    def replace(self, **kwargs: typing.Any) -> Skill:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Skills:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Skill: ...
    @typing.overload
    def __getitem__(self, code: str) -> Skill: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Solution:
    """A roster, its score, and how far from the best it can be at most."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, roster: Roster, score: Score, lower_bound: int | None = None, status: Status = ..., certificate: BoundCertificate = ...) -> None: ...
    @property
    def certificate(self) -> BoundCertificate:
        """`proved_bound` recomputes a bound from it."""
    @property
    def gap(self) -> float | None: ...
    @property
    def lower_bound(self) -> int | None:
        """No feasible roster costs less; None where none is known."""
    @property
    def roster(self) -> Roster:
        """Who stands what."""
    @property
    def score(self) -> Score:
        """What it costs."""
    @property
    def status(self) -> Status:
        """What is known of it."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> bytes: ...
    def __setstate__(self, arg0: bytes) -> None: ...

class Spacing:
    """Cost of two turns of a member that come too close: `weight` times the square of the missing part of the fair
    distance; and of a pause longer than twice that distance, in the same way. Without a `distance` in days, three
    quarters of what would be even, to the nearest day, are fair.
    """
    def __init__(self, weight: int, distance: int | None = None) -> None: ...
    @property
    def distance(self) -> int | None:
        """Days from one turn to the next that are far enough, for everybody; None: three quarters of what
        would be even, to the nearest day (`Problem.fair_distance`).
        """
    def replace(self, **kwargs: typing.Any) -> Spacing:
        """This record with the given attributes changed."""
    def too_close(self, apart: int, fair: int) -> int:
        """Cost of two turns so many days apart, where `fair` are far enough."""
    def too_long(self, apart: int, fair: int) -> int:
        """Cost of a pause of so many days."""
    @property
    def weight(self) -> int:
        """Of two turns as close as can be; 0: the rule is only reported."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Spread:
    """How even one measure is: least and most load, sum of distances from fair."""
    def __init__(self, least: int = 0, most: int = 0, distance: int = 0) -> None: ...
    @property
    def distance(self) -> int:
        """Sum of the distances from the fair load."""
    @property
    def least(self) -> int:
        """Least load."""
    @property
    def most(self) -> int:
        """Greatest load."""
    def replace(self, **kwargs: typing.Any) -> Spread:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Status:
    """What is known of a solution."""
    optimal: typing.ClassVar[Status]
    """Feasible, and cost equals the lower bound."""
    feasible: typing.ClassVar[Status]
    """No hard rule is bent."""
    incomplete: typing.ClassVar[Status]
    """The best found bends hard rules; that none can do better is not shown."""
    infeasible: typing.ClassVar[Status]
    """Shown: every roster bends a hard rule."""
    __members__: typing.ClassVar[dict[str, Status]]
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

class Succession:
    """Type `after` must not follow on the day after type `before`."""
    def __init__(self, before: int, after: int) -> None: ...
    @property
    def after(self) -> int:
        """Type of the next day."""
    @property
    def before(self) -> int:
        """Type of the first day."""
    def replace(self, **kwargs: typing.Any) -> Succession:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class SumKind:
    """What a member's line is summed up in."""
    load: typing.ClassVar[SumKind]
    """A measure of load."""
    weekends: typing.ClassVar[SumKind]
    """Weekends with a shift on any of their days."""
    type: typing.ClassVar[SumKind]
    """Shifts of one type."""
    __members__: typing.ClassVar[dict[str, SumKind]]
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

class SumPrice:
    """What a member's line is paid for one more unit of a sum, in parts of the denominator; the limits on the sum then
    take the amount that suits them best. `measure` is of a load, `type` of shifts of one type.
    """
    def __init__(self, member: int, sum: SumKind, measure: Measure = ..., *, type: int | None = None, price: int = 0) -> None: ...
    @property
    def measure(self) -> Measure:
        """Of a load."""
    @property
    def member(self) -> int:
        """Whose line."""
    @property
    def price(self) -> int:
        """In parts of the denominator; where more would be too much, below 0."""
    def replace(self, **kwargs: typing.Any) -> SumPrice:
        """This record with the given attributes changed."""
    @property
    def sum(self) -> SumKind:
        """What is summed up."""
    @property
    def type(self) -> int:
        """Of the kind `type`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ToldElement(Element):
    """An element of a clash, with what it asks in words."""
    @property
    def remedy(self) -> muster._muster.Label:
        """How it could be relaxed, as a Label."""
    @property
    def words(self) -> muster._muster.Label:
        """Who, when and what, as a Label."""
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class TurnReport:
    """How the turns of all members lie."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def longest_by_mean(self) -> float:
        """Greatest longest pause of a member as a multiple of that member's mean one."""
    @property
    def longest_pause(self) -> int:
        """Days."""
    @property
    def members(self) -> list[MemberTurns]:
        """In the order of members."""
    @property
    def most_in_a_week(self) -> int:
        """Of one member."""
    @property
    def on_days_running(self) -> int:
        """Turns on the day after another, of all."""
    def __eq__(self, arg0: object) -> bool: ...

class Unavailable:
    """A member cannot stand a type on a day, or any (`type` None)."""
    def __init__(self, member: int, day: datetime.date, type: int | None = None, *, reason: Bar = ...) -> None: ...
    @property
    def day(self) -> datetime.date:
        """On which a shift would start."""
    @property
    def member(self) -> int:
        """Who cannot."""
    @property
    def reason(self) -> Bar:
        """Why not."""
    def replace(self, **kwargs: typing.Any) -> Unavailable:
        """This record with the given attributes changed."""
    @property
    def type(self) -> int:
        """None: no shift of that day."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Verdict:
    """Whether hard rules can hold together."""
    feasible: typing.ClassVar[Verdict]
    """A roster that bends no hard rule was found."""
    infeasible: typing.ClassVar[Verdict]
    """Shown: the clash cannot be met by any roster."""
    unknown: typing.ClassVar[Verdict]
    """Neither was shown within the limit."""
    __members__: typing.ClassVar[dict[str, Verdict]]
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

class Verification:
    """A solution as it is proven, and what it says beyond that."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def faults(self) -> list[muster._muster.Label]:
        """What it says and is not so: sentences, as Labels."""
    @property
    def holds(self) -> bool:
        """Whether all that the solution says of itself is so."""
    @property
    def proven(self) -> Solution:
        """Solution with score, bound and status as they are."""
    def __bool__(self) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...

class Violation:
    """One place where a roster bends one rule. `day` counts from 0, -1 for the whole period; `row` is that of cover,
    companies, fairness or requests; `found` and `limit` are in the rule's own unit.
    """
    def __init__(self, rule: Rule, member: int | None = None, day: int = -1, *, type: int | None = None, other: int | None = None, row: int = 0, found: int = 0, limit: int = 0, amount: int = 1, cost: int = 0, is_hard: bool = False) -> None: ...
    @property
    def amount(self) -> int:
        """How far it is bent, in what the weight is for."""
    @property
    def cost(self) -> int:
        """0 for a hard rule."""
    @property
    def day(self) -> int:
        """From 0; -1 where the rule is about the whole period."""
    @property
    def found(self) -> int:
        """What the roster has (people, days, minutes), in the rule's own unit."""
    @property
    def is_hard(self) -> bool:
        """The rule must not bend."""
    @property
    def limit(self) -> int:
        """What the rule asks for."""
    @property
    def member(self) -> int:
        """None where the rule is about a shift."""
    @property
    def other(self) -> int:
        """The shift before, of rules about two."""
    def replace(self, **kwargs: typing.Any) -> Violation:
        """This record with the given attributes changed."""
    @property
    def row(self) -> int:
        """Of cover, companies, fairness, requests, or the member's windows, for rules that have rows."""
    @property
    def rule(self) -> Rule:
        """Which one is bent."""
    @property
    def type(self) -> int:
        """None where the rule is not about one type."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class WhatIf:
    """What a change would do."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def cost_before(self) -> int:
        """Of the roster, under the problem it was made for."""
    @property
    def cost_change(self) -> int:
        """From `cost_rejudged` to the repaired roster's cost."""
    @property
    def cost_rejudged(self) -> int:
        """Of the same roster under the changed problem, where shares, wishes and cover may be others."""
    @property
    def repair(self) -> Repair:
        """Of the roster, under the changed problem."""
    @property
    def was_feasible(self) -> bool:
        """Under the problem it was made for."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class WindowMaximum:
    """At most `most` in any `days` days on end: shifts, or another measure, of all types or of one."""
    def __init__(self, days: int, most: int, measure: Measure = ..., *, type: int | None = None) -> None: ...
    @property
    def days(self) -> int:
        """On end, 1 to 366."""
    @property
    def measure(self) -> Measure:
        """What is counted."""
    @property
    def most(self) -> int:
        """In the unit of the measure."""
    def replace(self, **kwargs: typing.Any) -> WindowMaximum:
        """This record with the given attributes changed."""
    @property
    def type(self) -> int:
        """None: of any type."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Wish:
    """To be on a shift, or off it."""
    on: typing.ClassVar[Wish]
    """To be on duty."""
    off: typing.ClassVar[Wish]
    """To be off duty."""
    __members__: typing.ClassVar[dict[str, Wish]]
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

class Within:
    """What people are together within."""
    shift: typing.ClassVar[Within]
    """Same day and type."""
    day: typing.ClassVar[Within]
    """Same day, any type."""
    __members__: typing.ClassVar[dict[str, Within]]
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

def check(problem: Problem, roster: Roster) -> Report:
    """Recomputes every rule from the problem and the assignments alone."""
def exchanged(roster: Roster, exchange: Exchange) -> Roster:
    """The roster after an exchange of it."""
def explain(problem: Problem, roster: Roster, assignment: Assignment) -> Explanation:
    """Compares every other member in this one's place."""
def explain_infeasible(problem: Problem, *, most_nodes: int = 3000, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> Infeasibility:
    """A smallest set of hard rules that cannot hold together."""
def fairness_report(problem: Problem, roster: Roster) -> FairnessReport:
    """Who carries how much, against the fair share."""
def frozen_before(problem: Problem, roster: Roster, day: datetime.date) -> Problem:
    """The problem in which the days before `day` stay as they are in the roster."""
def histories_after(problem: Problem, roster: Roster) -> list[History]:
    """History of each member for the roster of the next term."""
@typing.overload
def in_words(problem: Problem, violation: Violation) -> muster._muster.Label:
    """One sentence on a violation of this problem, as a Label."""
@typing.overload
def in_words(problem: Problem, explanation: Explanation) -> list[muster._muster.Label]:
    """Sentences of an explanation, as Labels."""
@typing.overload
def in_words(problem: Problem, infeasibility: Infeasibility) -> list[muster._muster.Label]:
    """What clashes, and what to relax, as Labels."""
@typing.overload
def in_words(problem: Problem, element: Element) -> muster._muster.Label:
    """What an element asks, as a Label."""
def judged(problem: Problem, roster: Roster, certificate: BoundCertificate | None = None) -> Solution:
    """The Solution that a roster and a certificate make: score by `check`, bound by `proved_bound`, and the
    status that follows.
    """
def lower_bound(problem: Problem) -> int:
    """No roster that bends no hard rule costs less."""
def proved_bound(problem: Problem, certificate: BoundCertificate) -> int | None:
    """The bound that a certificate proves, in exact integers, by code the solver does not share; None if it proves
    that there is no feasible roster.
    """
def read_benchmark(text: str, source: str = 'instance') -> Problem:
    """Problem of an instance of the public shift-scheduling benchmark, from its text."""
def read_benchmark_roster(text: str, problem: Problem, source: str = 'solution') -> Roster:
    """Roster of a solution in the benchmark's XML."""
def repair(problem: Problem, published: Roster, *, aim: RepairAim = ..., move_price: int | None = None, work_limit: int | None = None, most_nodes: int = 4000, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> Repair:
    """A roster of the problem as it is now, near the published one: no hard rule is bent, and cost and changes are
    least.
    
    Parameters
    ----------
    problem : Problem
        As it is now: with the illness, the new leave, the changed cover.
    published : Roster
    aim : RepairAim
        Cost and priced changes together, or the fewest changes at any cost.
    move_price : int, optional
        What each change that counts costs, in the unit of the cost: `usual_move_price` if not given.
    work_limit : int, optional
        Steps of about a microsecond for a whole search that goes on from the quick repair and proves a bound; 0:
        none. If
        not given, 20,000 where members x days x shift types are at most 500.
    most_nodes : int
        Rosters looked at to prove the fewest changes.
    progress : callable, optional
    
    Raises
    ------
    InvalidInput
        If the roster is of other days, members or shift types, or the price is out of range or given with the
        fewest
        changes.
    """
def rotate(problem: Problem, first: int = 0) -> Roster:
    """The plain cyclic rota: everybody in turn, who cannot stand keeps the place in the queue."""
def solve(problem: Problem, options: Options = ...) -> Solution:
    """A good roster, its score by the checker, and a lower bound on every other one."""
def swaps(problem: Problem, roster: Roster, assignment: Assignment, *, with_pairs: bool = True, at_most: int = 1000) -> list[Exchange]:
    """Every exchange by which the member can get rid of the shift without a hard rule bending, best first."""
def turn_report(problem: Problem, roster: Roster) -> TurnReport:
    """How the turns of each member lie, within the period."""
def usual_move_price(problem: Problem) -> int:
    """What moving somebody is taken to cost: half of what one person too few costs where that is least."""
def verify(problem: Problem, solution: Solution) -> Verification:
    """Whether score, bound and status of a solution are as they follow from its roster and its certificate."""
def what_if(problem: Problem, roster: Roster, changed: Problem, *, aim: RepairAim = ..., move_price: int | None = None, work_limit: int | None = None, most_nodes: int = 4000, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> WhatIf:
    """Repairs the roster of `problem` for `changed`, as `repair` does, and compares."""
def with_cover(problem: Problem, cover: Cover) -> Problem:
    """The problem with a row of cover added, or put in the place of the one of its shift and skill."""
def with_histories(draft: Draft, histories: collections.abc.Sequence[History]) -> Draft:
    """The draft with the histories given to its members, found by code: who left is passed over, who is new has none.
    """
def with_leave(problem: Problem, member: int, days: muster._muster.Period) -> Problem:
    """The problem with a member away."""
def with_move_price(problem: Problem, published: Roster, move_price: int) -> Problem:
    """The problem in which the changes that count are part of the cost, for `proved_bound`."""
def without_member(problem: Problem, member: int) -> Problem:
    """The problem with one member fewer; row numbers stay."""
def write_benchmark_roster(problem: Problem, roster: Roster, instance: str = 'instance.ros') -> str:
    """The roster as a solution in the benchmark's XML."""
