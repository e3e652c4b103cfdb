"""How well it went: schemes and scores."""
import collections
import collections.abc
import datetime
import decimal
import fractions
import muster
import muster._muster
import muster._muster.org
import muster._muster.record
import typing

class Aggregation:
    """How an area's parts become its total."""
    sum: typing.ClassVar[Aggregation]
    """Added; weights are not used."""
    arithmetic: typing.ClassVar[Aggregation]
    """Weight x part, added."""
    geometric: typing.ClassVar[Aggregation]
    """Parts to the power of their weights, multiplied; 0 where a part is 0 or less."""
    harmonic: typing.ClassVar[Aggregation]
    """1 over the sum of weight / part; 0 where a part is 0 or less."""
    ordered: typing.ClassVar[Aggregation]
    """Weight of the position x part, highest part first."""
    __members__: typing.ClassVar[dict[str, Aggregation]]
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

class Area:
    """A node of the scheme."""
    def __init__(self, code: str, label: muster._muster.Label = ..., parent: str = '', *, weight: decimal.Decimal | int | str = ..., aggregation: Aggregation = ..., position_weights: collections.abc.Sequence[decimal.Decimal | int | str] = ..., base: decimal.Decimal | int | str = ..., least: decimal.Decimal | int | str | None = None, most: decimal.Decimal | int | str | None = None, round_to: int | None = None, rounding: Rounding | None = None, source: str = '') -> None: ...
    @property
    def aggregation(self) -> Aggregation:
        """How the parts become the total."""
    @property
    def base(self) -> decimal.Decimal:
        """Points that everybody has, before the parts."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""
    @property
    def least(self) -> decimal.Decimal | None:
        """The total is no less; None: no limit."""
    @property
    def most(self) -> decimal.Decimal | None:
        """The total is no more; None: no limit."""
    @property
    def parent(self) -> str:
        """Code of the area above; empty for the one at the top."""
    @property
    def position_weights(self) -> list[decimal.Decimal]:
        """For `ordered`: of the highest part, the next ...; a ratio as above."""
    def replace(self, **kwargs: typing.Any) -> Area:
        """This record with the given attributes changed."""
    @property
    def round_to(self) -> int | None:
        """Places, 0 to 6. None: exact, a third as a third; but geometric and harmonic means are then
        rounded to 6.
        """
    @property
    def rounding(self) -> Rounding | None:
        """None: the scheme's."""
    @property
    def source(self) -> str:
        """Where the numbers come from."""
    @property
    def weight(self) -> decimal.Decimal:
        """In the area above."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class AreaDerivation:
    """An area's part of a derivation."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def area(self) -> int:
        """Which one, of the scheme."""
    @property
    def is_left_out(self) -> bool:
        """Not part of the area above, for want of data."""
    @property
    def steps(self) -> list[DerivationStep]:
        """Ends in `total`."""
    @property
    def total(self) -> decimal.Decimal:
        """Exact."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Areas:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Area: ...
    @typing.overload
    def __getitem__(self, code: str) -> Area: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class AwardEntry:
    """Points of a level and place."""
    def __init__(self, level: str, place: str, points: decimal.Decimal | int | str) -> None: ...
    @property
    def level(self) -> str:
        """As the ledger writes it: "national", "省级"."""
    @property
    def place(self) -> str:
        """"first", "二等奖"."""
    @property
    def points(self) -> decimal.Decimal:
        """What such an award counts."""
    def replace(self, **kwargs: typing.Any) -> AwardEntry:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class AwardTable:
    """Points by level and place of an award."""
    def __init__(self, entries: collections.abc.Sequence[AwardEntry]) -> None: ...
    @property
    def entries(self) -> list[AwardEntry]:
        """At least one; each level and place once."""
    def replace(self, **kwargs: typing.Any) -> AwardTable:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Band:
    """Points from an amount on."""
    def __init__(self, from_: decimal.Decimal | int | str, points: decimal.Decimal | int | str) -> None: ...
    @property
    def from_(self) -> decimal.Decimal:
        """At this amount and above."""
    @property
    def points(self) -> decimal.Decimal:
        """What an amount in this band is worth."""
    def replace(self, **kwargs: typing.Any) -> Band:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Bands:
    """Points by band of the amount."""
    def __init__(self, bands: collections.abc.Sequence[Band], below: decimal.Decimal | int | str = ...) -> None: ...
    @property
    def bands(self) -> list[Band]:
        """At least one; `from_` rises."""
    @property
    def below(self) -> decimal.Decimal:
        """Under the first band."""
    def replace(self, **kwargs: typing.Any) -> Bands:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Cap:
    """Most that counts, of a record, of a period, of the indicator."""
    def __init__(self, per_item: decimal.Decimal | int | str | None = None, per_period: decimal.Decimal | int | str | None = None, period: CapPeriod = ..., *, total: decimal.Decimal | int | str | None = None) -> None: ...
    @property
    def per_item(self) -> decimal.Decimal | None:
        """Of one record."""
    @property
    def per_period(self) -> decimal.Decimal | None:
        """Of all records of one `period` together."""
    @property
    def period(self) -> CapPeriod:
        """Weeks are those of ISO 8601."""
    def replace(self, **kwargs: typing.Any) -> Cap:
        """This record with the given attributes changed."""
    @property
    def total(self) -> decimal.Decimal | None:
        """Of the indicator."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class CapPeriod:
    """What a cap is counted in."""
    day: typing.ClassVar[CapPeriod]
    """A calendar day."""
    week: typing.ClassVar[CapPeriod]
    """Monday to Sunday, as in ISO 8601."""
    month: typing.ClassVar[CapPeriod]
    """A calendar month."""
    quarter: typing.ClassVar[CapPeriod]
    """Three months from January, April, July or October."""
    year: typing.ClassVar[CapPeriod]
    """A calendar year."""
    __members__: typing.ClassVar[dict[str, CapPeriod]]
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

class Change:
    """A number before and after."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def after(self) -> decimal.Decimal:
        """In the later evaluation; exact."""
    @property
    def before(self) -> decimal.Decimal:
        """In the earlier evaluation; exact."""
    @property
    def code(self) -> str:
        """Of the area, indicator or unit."""
    @property
    def gain(self) -> decimal.Decimal:
        """After less before; exact."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Combine:
    """How records become one amount."""
    sum: typing.ClassVar[Combine]
    """Added up."""
    mean: typing.ClassVar[Combine]
    """Exact; rounded only with the points."""
    best: typing.ClassVar[Combine]
    """The highest."""
    worst: typing.ClassVar[Combine]
    """The lowest."""
    latest: typing.ClassVar[Combine]
    """Of the latest day; of one day the last written."""
    __members__: typing.ClassVar[dict[str, Combine]]
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

class Comparison:
    """Two evaluations side by side."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def _repr_html_(self) -> typing.Any: ...
    @property
    def is_same_scheme(self) -> bool:
        """By digest; totals under two schemes are not on one scale."""
    @property
    def members(self) -> list[MemberChange]:
        """In the order of the later roll, then those who left."""
    def to_frame(self) -> typing.Any:
        """DataFrame, a row a member.

        Totals and grades before and after, gain, ranks gained; None where on one roll only or incomplete.
        """
    @property
    def units(self) -> list[Change]:
        """Changes of units' means."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Count:
    """Points for each record."""
    def __init__(self, each: decimal.Decimal | int | str = ...) -> None: ...
    @property
    def each(self) -> decimal.Decimal:
        """Points for one record."""
    def replace(self, **kwargs: typing.Any) -> Count:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Deduction:
    """Points taken off."""
    def __init__(self, each: decimal.Decimal | int | str, by_quantity: bool = False) -> None: ...
    @property
    def by_quantity(self) -> bool:
        """`each` is of one unit of quantity, not of one record."""
    @property
    def each(self) -> decimal.Decimal:
        """Not negative."""
    def replace(self, **kwargs: typing.Any) -> Deduction:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Derivation:
    """All of one member's score, down to the records."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def _repr_html_(self) -> typing.Any: ...
    @property
    def areas(self) -> list[AreaDerivation]:
        """By area."""
    @property
    def code(self) -> str:
        """Of the member."""
    @property
    def digest(self) -> str:
        """Of the scheme."""
    @property
    def indicators(self) -> list[IndicatorDerivation]:
        """By indicator."""
    @property
    def member(self) -> int:
        """Row of the roll."""
    @property
    def scheme(self) -> str:
        """Code of the scheme."""
    @property
    def score(self) -> MemberScore:
        """Total, grade and rank."""
    def to_frame(self) -> typing.Any:
        """DataFrame, a row a record.

        Indicator (row of the scheme), record, day, quantity, counted, fate, source and reason.
        """
    @property
    def version(self) -> str:
        """Of the scheme."""
    @property
    def vetoes(self) -> list[int]:
        """That strike."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class DerivationStep:
    """One step, and where the calculation stands after it."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def text(self) -> muster._muster.Label:
        """What is done, in words."""
    @property
    def value(self) -> decimal.Decimal:
        """Where the calculation stands after it; exact."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class DerivedRecord:
    """One record in a derivation."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def counted(self) -> decimal.Decimal:
        """What it adds to the amount, after caps; 0 unless it counts."""
    @property
    def evidence(self) -> muster._muster.record.Evidence:
        """The record as it was written."""
    @property
    def fate(self) -> RecordFate:
        """What became of it."""
    @property
    def id(self) -> int:
        """Its row in the ledger."""
    @property
    def reason(self) -> str:
        """Of a correction."""
    @property
    def replacement(self) -> int:
        """Row of the record that counts instead, or None."""
    @property
    def source(self) -> str:
        """In words."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Evaluation:
    """Scores, grades and ranks, and the way to each of them. Immutable."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def _repr_html_(self) -> typing.Any: ...
    def area_total(self, member: int, area: int) -> decimal.Decimal:
        """Exact where it is a decimal, else to twelve places."""
    def by_total(self) -> list[int]:
        """Members, highest total first, the incomplete last."""
    def exact_area_total(self, member: int, area: int) -> fractions.Fraction:
        """As `area_total`, but never rounded: a Fraction."""
    @typing.overload
    def explain(self, member: str) -> Derivation:
        """The score of a member (by code) unfolded to the records."""
    @typing.overload
    def explain(self, member: int) -> Derivation:
        """The same by row of the roll."""
    @property
    def ignores_strangers(self) -> bool:
        """Whether records of members not on the roll and of unknown indicators were skipped."""
    def indicator_score(self, member: int, indicator: int) -> IndicatorScore:
        """Points and state of a member's indicator; both by row."""
    def is_left_out(self, member: int, area: int) -> bool:
        """Whether the area has no part that weighs and has data."""
    @property
    def is_ranked(self) -> bool:
        """Whether members have ranks."""
    @property
    def ledger(self) -> muster._muster.record.Ledger:
        """The ledger as it was then."""
    @property
    def members(self) -> list[MemberScore]:
        """MemberScore by row of the roll."""
    @property
    def period(self) -> muster._muster.Period | None:
        """Days whose records count; None: all."""
    @property
    def roll(self) -> Roll:
        """Who was evaluated."""
    @property
    def scheme(self) -> Scheme:
        """What it was scored by."""
    @property
    def scheme_digest(self) -> str:
        """Digest of the scheme that made it."""
    def to_frame(self) -> typing.Any:
        """DataFrame, a row a member: area totals and total as Decimals, grade and rank; None where nothing is to be
        had.
        """
    @property
    def units(self) -> list[UnitScore]:
        """UnitScore by row of the roll's units."""
    def units_to_frame(self) -> typing.Any:
        """DataFrame, a row a unit with everyone in it and below it.

        Members, how many are incomplete, mean, lowest and highest of the others, how many of each grade.
        """
    @property
    def waiting(self) -> list[int]:
        """Records that score nothing until their activity is reviewed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Exclusive:
    """One event counts under one of these indicators."""
    def __init__(self, code: str, indicators: collections.abc.Sequence[str]) -> None: ...
    @property
    def code(self) -> str:
        """Name of the group, for messages."""
    @property
    def indicators(self) -> list[str]:
        """Codes; at least two."""
    def replace(self, **kwargs: typing.Any) -> Exclusive:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Finding:
    """Something an evaluation says that its scheme and ledger do not."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def claimed(self) -> str:
        """What the evaluation says there."""
    @property
    def computed(self) -> str:
        """What follows from scheme and ledger."""
    @property
    def place(self) -> str:
        """`member "S2117", indicator "awards"`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Grade:
    """One grade."""
    def __init__(self, code: str, label: muster._muster.Label = ..., from_: decimal.Decimal | int | str | None = None, *, quota: Quota | None = None) -> None: ...
    @property
    def code(self) -> str:
        """"excellent"."""
    @property
    def from_(self) -> decimal.Decimal | None:
        """Exact totals at it or above; only the last grade has none."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""
    @property
    def quota(self) -> Quota | None:
        """How many may have it; None: any number."""
    def replace(self, **kwargs: typing.Any) -> Grade:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class GradeReason:
    """Why a member has the grade they have."""
    by_points: typing.ClassVar[GradeReason]
    """The best their total allows."""
    quota: typing.ClassVar[GradeReason]
    """Points for a better one, whose quota was full."""
    veto: typing.ClassVar[GradeReason]
    """Points for a better one, which a veto bars."""
    ungraded_stage: typing.ClassVar[GradeReason]
    """No grade at this stage."""
    incomplete: typing.ClassVar[GradeReason]
    """No grade for want of data."""
    no_grades: typing.ClassVar[GradeReason]
    """The scheme has none."""
    __members__: typing.ClassVar[dict[str, GradeReason]]
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

class Grades:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Grade: ...
    @typing.overload
    def __getitem__(self, code: str) -> Grade: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Indicator:
    """One thing that is counted, and how it is made into points."""
    @typing.overload
    def __init__(self, code: str, label: muster._muster.Label, area: str, *, unit: muster._muster.Label = ..., source: str = '', weight: decimal.Decimal | int | str = ..., rule: Count | Sum | Rate | Bands | Piecewise | AwardTable | Lag | Deduction | Veto = ..., combine: Combine = ..., cap: Cap = ..., once_per_event: OncePerEvent = ..., missing: Missing = ..., missing_points: decimal.Decimal | int | str = ..., round_to: int = 6, rounding: Rounding | None = None) -> None: ...
    @typing.overload
    def __init__(self, code: str, label: muster._muster.Label = ..., *, area: str, unit: muster._muster.Label = ..., source: str = '', weight: decimal.Decimal | int | str = ..., rule: Count | Sum | Rate | Bands | Piecewise | AwardTable | Lag | Deduction | Veto = ..., combine: Combine = ..., cap: Cap = ..., once_per_event: OncePerEvent = ..., missing: Missing = ..., missing_points: decimal.Decimal | int | str = ..., round_to: int = 6, rounding: Rounding | None = None) -> None: ...
    @property
    def area(self) -> str:
        """Code of the area it belongs to."""
    @property
    def cap(self) -> Cap:
        """No more than so much counts; by default no limit."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def combine(self) -> Combine:
        """How what several records count becomes one amount."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""
    @property
    def missing(self) -> Missing:
        """What a member without a record scores."""
    @property
    def missing_points(self) -> decimal.Decimal:
        """For `Missing.stated`."""
    @property
    def once_per_event(self) -> OncePerEvent:
        """Whether an event with several records counts once."""
    def replace(self, **kwargs: typing.Any) -> Indicator:
        """This record with the given attributes changed."""
    @property
    def round_to(self) -> int:
        """Places, 0 to 6."""
    @property
    def rounding(self) -> Rounding | None:
        """None: the scheme's."""
    @property
    def rule(self) -> Count | Sum | Rate | Bands | Piecewise | AwardTable | Lag | Deduction | Veto:
        """How records become points."""
    @property
    def source(self) -> str:
        """Where the rule and its numbers come from."""
    @property
    def unit(self) -> muster._muster.Label:
        """Of quantities: hours, articles."""
    @property
    def weight(self) -> decimal.Decimal:
        """In its area, see `Area`; a deduction or veto has none."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class IndicatorDerivation:
    """An indicator's part of a derivation."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def indicator(self) -> int:
        """Which one, of the scheme."""
    @property
    def records(self) -> list[DerivedRecord]:
        """Every record of the member and indicator, in the order written."""
    @property
    def score(self) -> IndicatorScore:
        """What the indicator gives."""
    @property
    def steps(self) -> list[DerivationStep]:
        """From the records to the points."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class IndicatorScore:
    """One member's score in one indicator."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def amount(self) -> decimal.Decimal:
        """What was counted and combined, in the indicator's unit; rounded to six places."""
    @property
    def is_vetoed(self) -> bool:
        """Of a veto: it strikes."""
    @property
    def points(self) -> decimal.Decimal:
        """Of a deduction: what is taken off, not negative."""
    @property
    def records(self) -> int:
        """That count."""
    @property
    def state(self) -> ScoreState:
        """How the points came about."""
    @property
    def waiting(self) -> int:
        """Of activities not yet reviewed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Indicators:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> Indicator: ...
    @typing.overload
    def __getitem__(self, code: str) -> Indicator: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class JudgedRating:
    """A rating and what became of it."""
    def __init__(self, corrected: decimal.Decimal | int | str, is_trimmed: bool = False) -> None: ...
    @property
    def corrected(self) -> decimal.Decimal:
        """For severity."""
    @property
    def is_trimmed(self) -> bool:
        """Does not count."""
    def replace(self, **kwargs: typing.Any) -> JudgedRating:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Knot:
    """Points at an amount."""
    def __init__(self, at: decimal.Decimal | int | str, points: decimal.Decimal | int | str) -> None: ...
    @property
    def at(self) -> decimal.Decimal:
        """An amount, in the indicator's unit."""
    @property
    def points(self) -> decimal.Decimal:
        """What that amount is worth."""
    def replace(self, **kwargs: typing.Any) -> Knot:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Lag:
    """Points for being in time."""
    def __init__(self, from_: LagFrom = ..., day: datetime.date | None = None, within: int = 0, *, on_time: decimal.Decimal | int | str = ..., per_day_late: decimal.Decimal | int | str = ..., least: decimal.Decimal | int | str = ...) -> None: ...
    @property
    def day(self) -> datetime.date | None:
        """For `fixed_day` only."""
    @property
    def from_(self) -> LagFrom:
        """What days are counted from."""
    @property
    def least(self) -> decimal.Decimal:
        """No record counts less, however late."""
    @property
    def on_time(self) -> decimal.Decimal:
        """What a record in time counts."""
    @property
    def per_day_late(self) -> decimal.Decimal:
        """Taken off for each day late, whole or begun."""
    def replace(self, **kwargs: typing.Any) -> Lag:
        """This record with the given attributes changed."""
    @property
    def within(self) -> int:
        """Last day in time, counted from there."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class LagFrom:
    """What lateness is counted from."""
    activity_end: typing.ClassVar[LagFrom]
    """The last day of the record's activity; a record without one is an error that names it."""
    fixed_day: typing.ClassVar[LagFrom]
    """`Lag.day`."""
    quantity: typing.ClassVar[LagFrom]
    """The record's quantity is the number of days."""
    __members__: typing.ClassVar[dict[str, LagFrom]]
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

class MemberChange:
    """One member in two evaluations."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def after(self) -> MemberScore | None:
        """MemberScore, or None: is no longer on it."""
    @property
    def areas(self) -> list[Change]:
        """Changes of areas whose totals differ."""
    @property
    def before(self) -> MemberScore | None:
        """MemberScore, or None: was not on the roll."""
    @property
    def code(self) -> str:
        """Of the member."""
    @property
    def gain(self) -> decimal.Decimal | None:
        """Of the total; None where on one roll only or incomplete."""
    @property
    def grade_after(self) -> str:
        """Code; empty: none."""
    @property
    def grade_before(self) -> str:
        """Code; empty: none."""
    @property
    def indicators(self) -> list[Change]:
        """Changes of indicators whose points differ."""
    @property
    def ranks_gained(self) -> int | None:
        """Lost where negative, or None."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class MemberScore:
    """A member's standing."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def exact_total(self) -> fractions.Fraction:
        """What ranks and grades compare."""
    @property
    def grade(self) -> int:
        """Row of the scheme's grades, or None."""
    @property
    def is_incomplete(self) -> bool:
        """The total is not to be held against others': an indicator is incomplete, or nothing that weighs has data."""
    @property
    def rank(self) -> int:
        """From 1; 0 where not ranked."""
    @property
    def reason(self) -> GradeReason:
        """Why this grade and no better one."""
    @property
    def total(self) -> decimal.Decimal:
        """Exact where it is a decimal, else to twelve places."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Missing:
    """What a member scores who has no record."""
    as_zero: typing.ClassVar[Missing]
    """The rule is applied to an amount of 0 (a rate is 0 points)."""
    stated: typing.ClassVar[Missing]
    """`Indicator.missing_points`."""
    leave_out: typing.ClassVar[Missing]
    """The others of the area share its weight."""
    incomplete: typing.ClassVar[Missing]
    """0 points and no grade."""
    __members__: typing.ClassVar[dict[str, Missing]]
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

class OncePerEvent:
    """Highest only within an event."""
    def __init__(self, applies: bool = False) -> None: ...
    @property
    def applies(self) -> bool:
        """Of one event only the record that counts most does."""
    def replace(self, **kwargs: typing.Any) -> OncePerEvent:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class PanelGroup:
    """Raters who are heard together."""
    @typing.overload
    def __init__(self, code: str, label: muster._muster.Label, weight: decimal.Decimal | int | str, *, trim: decimal.Decimal | int | str = ..., corrects_severity: bool = False, least_ratings: int = 1) -> None: ...
    @typing.overload
    def __init__(self, code: str, label: muster._muster.Label = ..., *, weight: decimal.Decimal | int | str, trim: decimal.Decimal | int | str = ..., corrects_severity: bool = False, least_ratings: int = 1) -> None: ...
    @property
    def code(self) -> str:
        """"self", "peers", "committee"."""
    @property
    def corrects_severity(self) -> bool:
        """Takes off each rating how much stricter or milder than others its rater is."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""
    @property
    def least_ratings(self) -> int:
        """With fewer, after trimming, the group has not rated the member."""
    def replace(self, **kwargs: typing.Any) -> PanelGroup:
        """This record with the given attributes changed."""
    @property
    def trim(self) -> decimal.Decimal:
        """So much of a member's ratings is left out at either end, rounded down; below 0.5."""
    @property
    def weight(self) -> decimal.Decimal:
        """Against the other groups that rated a member: a ratio, like the weights of an area's parts."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class PanelResult:
    """What a panel gives: totals and means by member."""
    def __init__(self, totals: collections.abc.Sequence[decimal.Decimal | int | str | None], means: collections.abc.Sequence[collections.abc.Sequence[decimal.Decimal | int | str | None]], ratings: collections.abc.Sequence[JudgedRating], *, severities: collections.abc.Sequence[RaterSeverity]) -> None: ...
    @property
    def means(self) -> list[list[decimal.Decimal | None]]:
        """By member and group."""
    @property
    def ratings(self) -> list[JudgedRating]:
        """By rating."""
    def replace(self, **kwargs: typing.Any) -> PanelResult:
        """This record with the given attributes changed."""
    @property
    def severities(self) -> list[RaterSeverity]:
        """Of groups that correct it, in the order of the ratings."""
    @property
    def totals(self) -> list[decimal.Decimal | None]:
        """By member; None where no group rated them."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Piecewise:
    """Straight lines between knots, level outside."""
    def __init__(self, knots: collections.abc.Sequence[Knot]) -> None: ...
    @property
    def knots(self) -> list[Knot]:
        """At least one; `at` rises."""
    def replace(self, **kwargs: typing.Any) -> Piecewise:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Quota:
    """At most numerator / denominator of those graded."""
    def __init__(self, numerator: int = 1, denominator: int = 3, ties: Ties = ..., *, key: str = '', among: QuotaAmong = ...) -> None: ...
    @property
    def among(self) -> QuotaAmong:
        """Among whom the part is counted."""
    @property
    def denominator(self) -> int:
        """Of that part; above 0, not below the numerator."""
    @property
    def key(self) -> str:
        """For `by_key`: code of an area or an indicator."""
    @property
    def numerator(self) -> int:
        """Of the part that may have the grade; 0 or more."""
    def replace(self, **kwargs: typing.Any) -> Quota:
        """This record with the given attributes changed."""
    @property
    def ties(self) -> Ties:
        """What becomes of those level at the cut who do not all fit in."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class QuotaAmong:
    """Among whom a quota is counted."""
    all: typing.ClassVar[QuotaAmong]
    """All who are graded."""
    unit: typing.ClassVar[QuotaAmong]
    """Those of the member's own unit."""
    __members__: typing.ClassVar[dict[str, QuotaAmong]]
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

class RankInterval:
    """Shares of a part, ends included, for which a member has one rank."""
    def __init__(self, from_: decimal.Decimal | int | str, to: decimal.Decimal | int | str, rank: int) -> None: ...
    @property
    def from_(self) -> decimal.Decimal:
        """Least share, itself included."""
    @property
    def rank(self) -> int:
        """From 1, at every share between."""
    def replace(self, **kwargs: typing.Any) -> RankInterval:
        """This record with the given attributes changed."""
    @property
    def to(self) -> decimal.Decimal:
        """Greatest share, itself included."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class RankRange:
    """Ranks of one member over all samples."""
    def __init__(self, best: int, worst: int, middle: int, *, unchanged: int) -> None: ...
    @property
    def best(self) -> int:
        """The lowest number."""
    @property
    def middle(self) -> int:
        """Median; the better one of two."""
    def replace(self, **kwargs: typing.Any) -> RankRange:
        """This record with the given attributes changed."""
    @property
    def unchanged(self) -> int:
        """Samples with the rank that the scheme's own weights give."""
    @property
    def worst(self) -> int:
        """The highest number."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Rate:
    """Amount over exposure."""
    def __init__(self, exposure: str, at_one: decimal.Decimal | int | str = ...) -> None: ...
    @property
    def at_one(self) -> decimal.Decimal:
        """Points at a rate of 1."""
    @property
    def exposure(self) -> str:
        """Code of the indicator that counts it."""
    def replace(self, **kwargs: typing.Any) -> Rate:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class RaterSeverity:
    """How far above the others a rater's points lie."""
    def __init__(self, group: str, rater: str, above: decimal.Decimal | int | str) -> None: ...
    @property
    def above(self) -> decimal.Decimal:
        """In points; below 0: a strict rater."""
    @property
    def group(self) -> str:
        """Code."""
    @property
    def rater(self) -> str:
        """Code."""
    def replace(self, **kwargs: typing.Any) -> RaterSeverity:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Rating:
    """One rater's points for one member."""
    def __init__(self, member: int, rater: str, group: str, *, points: decimal.Decimal | int | str) -> None: ...
    @property
    def group(self) -> str:
        """Code."""
    @property
    def member(self) -> int:
        """Who is rated, by row."""
    @property
    def points(self) -> decimal.Decimal:
        """As given, before any correction."""
    @property
    def rater(self) -> str:
        """Code of who rates."""
    def replace(self, **kwargs: typing.Any) -> Rating:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class RecordFate:
    """What became of a record."""
    counted: typing.ClassVar[RecordFate]
    """Counts as it says."""
    capped: typing.ClassVar[RecordFate]
    """Counts less than it says, for a cap."""
    not_highest: typing.ClassVar[RecordFate]
    """Another record of the same event counts more."""
    counted_elsewhere: typing.ClassVar[RecordFate]
    """Its event counts under another indicator."""
    not_best: typing.ClassVar[RecordFate]
    """The highest record stands for the amount, and this is not it (`Combine.best`)."""
    not_worst: typing.ClassVar[RecordFate]
    """The lowest does (`Combine.worst`)."""
    not_latest: typing.ClassVar[RecordFate]
    """The latest does (`Combine.latest`)."""
    waiting: typing.ClassVar[RecordFate]
    """Its activity is not reviewed."""
    void_record: typing.ClassVar[RecordFate]
    """A correction made it void."""
    replaced: typing.ClassVar[RecordFate]
    """A correction put another in its place."""
    outside_period: typing.ClassVar[RecordFate]
    """Its day is not in the period evaluated."""
    __members__: typing.ClassVar[dict[str, RecordFate]]
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

class Roll:
    """Members and the tree of their units. Immutable."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, members: collections.abc.Sequence[RollMember], units: collections.abc.Sequence[RollUnit] = ...) -> None: ...
    @property
    def members(self) -> RollMembers:
        """Members, in the order given; their ids are row numbers."""
    @property
    def units(self) -> RollUnits:
        """Units, in the order given; their ids are row numbers."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class RollMember:
    """One member as an evaluation sees them."""
    def __init__(self, code: str, unit: str = '', stage: muster._muster.org.Stage | None = None) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    def replace(self, **kwargs: typing.Any) -> RollMember:
        """This record with the given attributes changed."""
    @property
    def stage(self) -> muster._muster.org.Stage | None:
        """At the end of the term."""
    @property
    def unit(self) -> str:
        """Code of their unit; empty: of none."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class RollMembers:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> RollMember: ...
    @typing.overload
    def __getitem__(self, code: str) -> RollMember: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class RollUnit:
    """One unit."""
    def __init__(self, code: str, label: muster._muster.Label = ..., parent: str = '') -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""
    @property
    def parent(self) -> str:
        """Code of the unit above; empty at the top."""
    def replace(self, **kwargs: typing.Any) -> RollUnit:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class RollUnits:
    """Rows in their order; found by row number or by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def row_of(self, code: str) -> int:
        """Row of the code; InvalidInput where there is none."""
    def __contains__(self, arg0: str) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    @typing.overload
    def __getitem__(self, row: int) -> RollUnit: ...
    @typing.overload
    def __getitem__(self, code: str) -> RollUnit: ...
    def __iter__(self) -> collections.abc.Iterator[typing.Any]: ...
    def __len__(self) -> int: ...

class Rounding:
    """Where a number half-way goes: to the even neighbour, or up, away from 0 (-2.5 to -3)."""
    half_even: typing.ClassVar[Rounding]
    """To the even one: 0.5 to 0, 1.5 to 2, -1.5 to -2."""
    half_up: typing.ClassVar[Rounding]
    """Away from 0 (四舍五入, of a negative number's size): 0.5 to 1, 2.5 to 3, -2.5 to -3."""
    __members__: typing.ClassVar[dict[str, Rounding]]
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

class Scheme:
    """A scheme that was checked. Immutable."""
    def __init__(self, parts: SchemeParts) -> None:
        """InvalidInput with every fault."""
    @property
    def areas(self) -> Areas:
        """Areas, in the order given; their ids are row numbers."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def digest(self) -> str:
        """SHA-256 of everything in it."""
    @property
    def grades(self) -> Grades:
        """Best first."""
    @property
    def indicators(self) -> Indicators:
        """Indicators, in the order given; their ids are row numbers."""
    @property
    def parts(self) -> SchemeParts:
        """All of it, as it was written down."""
    @property
    def top(self) -> int:
        """Row of the area at the top."""
    @property
    def version(self) -> str:
        """The version, as "2026-09"."""
    def with_weight(self, code: str, share: decimal.Decimal | int | str) -> Scheme:
        """Another share of one area or indicator, 0 to 1; the others of its area keep their proportions."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __hash__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class SchemeParts:
    """All of a scheme, as one writes it down."""
    def __init__(self, code: str, version: str = '', label: muster._muster.Label = ..., *, source: str = '', areas: collections.abc.Sequence[Area] = ..., indicators: collections.abc.Sequence[Indicator] = ..., exclusives: collections.abc.Sequence[Exclusive] = ..., grades: collections.abc.Sequence[Grade] = ..., ungraded_stages: collections.abc.Sequence[muster._muster.org.Stage] = ..., rounding: Rounding = ...) -> None: ...
    @property
    def areas(self) -> list[Area]:
        """Nodes of the tree; one has no parent."""
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def exclusives(self) -> list[Exclusive]:
        """Indicators among which one event counts once."""
    @property
    def grades(self) -> list[Grade]:
        """Best first; empty: nobody is graded."""
    @property
    def indicators(self) -> list[Indicator]:
        """Leaves of the tree."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""
    def replace(self, **kwargs: typing.Any) -> SchemeParts:
        """This record with the given attributes changed."""
    @property
    def rounding(self) -> Rounding:
        """Of areas and indicators that do not say it themselves."""
    @property
    def source(self) -> str:
        """Where the scheme comes from."""
    @property
    def ungraded_stages(self) -> list[muster._muster.org.Stage]:
        """Who takes part and gets no grade."""
    @property
    def version(self) -> str:
        """"2026-09"."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class ScoreState:
    """How an indicator's points came about."""
    counted: typing.ClassVar[ScoreState]
    """From records."""
    missing: typing.ClassVar[ScoreState]
    """No record that counts; by the missing-data policy."""
    left_out: typing.ClassVar[ScoreState]
    """Missing, and not part of the area's total."""
    incomplete: typing.ClassVar[ScoreState]
    """Missing, and therefore no grade and no rank."""
    __members__: typing.ClassVar[dict[str, ScoreState]]
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

class Sum:
    """Points for each unit of quantity."""
    def __init__(self, each: decimal.Decimal | int | str = ...) -> None: ...
    @property
    def each(self) -> decimal.Decimal:
        """Points for one unit of quantity."""
    def replace(self, **kwargs: typing.Any) -> Sum:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Ties:
    """What happens to those level at a quota's cut."""
    all_out: typing.ClassVar[Ties]
    """None of them gets the grade."""
    all_in: typing.ClassVar[Ties]
    """All of them do; the quota is exceeded."""
    by_key: typing.ClassVar[Ties]
    """The higher in `Quota.key` first; those level in that too are all out."""
    __members__: typing.ClassVar[dict[str, Ties]]
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

class UnitScore:
    """A unit with everyone in it and below it. Totals are those of members who are not incomplete."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def area_means(self) -> list[decimal.Decimal]:
        """By area, as `mean`, of members for whom it is not left out."""
    @property
    def grades(self) -> list[int]:
        """How many have each grade."""
    @property
    def highest(self) -> decimal.Decimal | None:
        """None where there is nobody."""
    @property
    def incomplete(self) -> int:
        """How many of the members."""
    @property
    def lowest(self) -> decimal.Decimal | None:
        """None where there is nobody."""
    @property
    def mean(self) -> decimal.Decimal:
        """Half to even, to six places; 0 where there is nobody."""
    @property
    def members(self) -> int:
        """Number of those in it and below it."""
    @property
    def sum(self) -> decimal.Decimal:
        """Of the totals. Rounded half to even to six places where it has more than 38 digits, as it may
        where members leave out different parts.
        """
    @property
    def ungraded(self) -> int:
        """How many have no grade."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Veto:
    """Bars a grade or voids a score."""
    def __init__(self, effect: VetoEffect = ..., when: VetoWhen = ..., limit: decimal.Decimal | int | str = ..., *, exposure: str = '', best_grade: str = '') -> None: ...
    @property
    def best_grade(self) -> str:
        """For `bar_grade`: code of the best grade that is still open."""
    @property
    def effect(self) -> VetoEffect:
        """What it does where it strikes."""
    @property
    def exposure(self) -> str:
        """Code of an indicator to divide by; empty: none."""
    @property
    def limit(self) -> decimal.Decimal:
        """In the indicator's unit or, with an exposure, a rate; at it, nothing strikes."""
    def replace(self, **kwargs: typing.Any) -> Veto:
        """This record with the given attributes changed."""
    @property
    def when(self) -> VetoWhen:
        """On which side of `limit` it strikes."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class VetoEffect:
    """What a veto does."""
    bar_grade: typing.ClassVar[VetoEffect]
    """No grade better than `best_grade`."""
    void_area: typing.ClassVar[VetoEffect]
    """The area counts 0."""
    void_total: typing.ClassVar[VetoEffect]
    """The total is 0."""
    __members__: typing.ClassVar[dict[str, VetoEffect]]
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

class VetoWhen:
    """On which side of its limit a veto strikes."""
    more_than: typing.ClassVar[VetoWhen]
    """Where there is more than the limit."""
    fewer_than: typing.ClassVar[VetoWhen]
    """Where there is less than the limit."""
    __members__: typing.ClassVar[dict[str, VetoWhen]]
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

def check(evaluation: Evaluation) -> list[Finding]:
    """Recomputes everything by other means; a list of what differs, empty when the evaluation is right."""
def compare(before: Evaluation, after: Evaluation) -> Comparison:
    """Who rose, who fell, and where; members, areas, indicators and units are matched by code."""
def evaluate(scheme: Scheme, ledger: muster._muster.record.Ledger, *, roll: Roll | None = None, period: muster._muster.Period | None = None, is_ranked: bool = False, ignores_strangers: bool = False, threads: int = 1, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> Evaluation:
    """Scores every member of the roll (default: of the ledger). Exact: the same with any number of threads.
    
    Raises
    ------
    InvalidInput
        Names every member and indicator that is not known, every record its rule has no answer for, and every
        member whose
        rate or veto would divide by less than 0.
    """
def join_panel(ratings: collections.abc.Sequence[Rating], members: int, groups: collections.abc.Sequence[PanelGroup]) -> PanelResult:
    """Joins the ratings of so many members: severity corrected, ends trimmed, groups weighed.
    
    Raises
    ------
    InvalidInput
        Names every group whose numbers are wrong and every rating that names no member or group, or stands twice.
    """
def rank_courses(evaluation: Evaluation, code: str) -> list[list[RankInterval]]:
    """Every member's ranks as the share of one area or indicator in its area goes from 0 to 1. Exact.
    
    Returns
    -------
    list of list of RankInterval
        By row of the roll; intervals in order, without gaps; none of a member who is incomplete.
    
    Raises
    ------
    InvalidInput
        If the code has no weight that counts, or a total is not a straight line in it.
    """
def rank_ranges(evaluation: Evaluation, *, samples: int = 1000, spread: decimal.Decimal | int | str = ..., seed: int = 1, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> list[RankRange]:
    """Best, worst and middle rank of every member over weights drawn at random. The same seed gives the same ranges.
    
    Parameters
    ----------
    samples : int
    spread : Decimal
        Each weight is multiplied by a number within 1 -/+ this.
    seed : int
    
    Returns
    -------
    list of RankRange
        By row of the roll.
    """
