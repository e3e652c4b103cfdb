"""Results by codes: a member's, and the scores of areas, indicators and units by theirs."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._muster.evaluation import Derivation, Evaluation, IndicatorScore, MemberScore, ScoreState, UnitScore
from .evaluation_frames import AREA_STATES, indicator_columns
from .refusal import not_found, shown_object

if TYPE_CHECKING:
    import pandas

Value = TypeVar("Value")


class ByCode(Mapping[str, Value], Generic[Value]):
    """What a scheme or a roll has, by code, in its order. What is asked for is made then."""

    def __init__(self, thing: str, table: Any, made: Any) -> None:
        self._thing, self._table, self._made = thing, table, made

    def __getitem__(self, code: str) -> Value:
        value: Value = self._made(row_of(self._thing, self._table, code))
        return value

    def __iter__(self) -> Iterator[str]:
        return (each.code for each in self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __repr__(self) -> str:
        shown = list(self)[:6]
        return f"<{len(self)} {self._thing}s: {', '.join(shown)}{', ...' if len(self) > len(shown) else ''}>"


class Coded(list[Value], Generic[Value]):
    """A list by row that is asked by code as well: ``units["B1"]``."""

    def __init__(self, thing: str, values: list[Value], table: Any) -> None:
        super().__init__(values)
        self._thing, self._table = thing, table

    def __getitem__(self, row: Any) -> Any:
        return super().__getitem__(row_of(self._thing, self._table, row) if isinstance(row, str) else row)

    def __reduce__(self) -> Any:
        return list, (list(self),)


def row_of(thing: str, table: Any, code: Any) -> int:
    """The row of a code; an error that names the nearest one where there is none."""
    if isinstance(code, str):
        try:
            row: int = table.row_of(code)
            return row
        except (KeyError, ValueError):
            near = get_close_matches(code, [each.code for each in table], n=1, cutoff=0.7) if len(
                table) < 100_000 else []
            remedy = f'did you mean "{near[0]}"?' if near else f"give a code of one of the {len(table)}"
            raise not_found(thing, f'there is no "{code}"', remedy) from None
    if isinstance(code, int) and not isinstance(code, bool) and -len(table) <= code < len(table):
        return code % len(table)
    raise not_found(thing, f"there is no {shown_object(code)}", "give a code, or a row of the list")


@dataclass(frozen=True)
class AreaResult:
    """One member's total of one area.

    Attributes
    ----------
    code : str
        The area's.
    points : Decimal or None
        Its total, exact or to twelve places; None where it is left out.
    state : str
        What it is to the total above: `weighs`, `left_out` or `extra`, whose share is added on top.
    """

    code: str
    points: Decimal | None
    state: str


@dataclass(frozen=True)
class IndicatorResult:
    """One member's score in one indicator.

    Attributes
    ----------
    code : str
        The indicator's.
    points : Decimal or None
        Of a deduction what is taken off; None where it is left out or incomplete.
    amount : Decimal
        What was counted and combined, in the indicator's unit.
    state : str
        How the points came about, as in `ScoreState`.
    records, waiting : int
        How many records count, and how many wait for a review.
    strikes : bool
        Of a veto, whether it does.
    """

    code: str
    points: Decimal | None
    amount: Decimal
    state: str
    records: int
    waiting: int
    strikes: bool


class MemberResult:
    """What an evaluation says of one member; made by ``evaluation["S001"]``.

    Attributes
    ----------
    evaluation : Evaluation
        Where it is from.
    row : int
        The member's row of the roll.
    """

    def __init__(self, evaluation: Evaluation, row: int) -> None:
        self.evaluation, self.row = evaluation, row

    @property
    def score(self) -> MemberScore:
        """Total, grade and rank as rows."""
        return self.evaluation.member_score(self.row)

    @property
    def code(self) -> str:
        """The member's code."""
        return str(self.evaluation.roll.members[self.row].code)

    @property
    def unit(self) -> str | None:
        """Code of the member's unit; None: of none."""
        return self.evaluation.roll.members[self.row].unit or None

    @property
    def total(self) -> Decimal | None:
        """The total, exact where it is a decimal, else to twelve places; None where the member is incomplete."""
        score = self.score
        return None if score.is_incomplete else score.total

    @property
    def grade(self) -> str | None:
        """Code of the grade, or None."""
        grade = self.score.grade
        return None if grade is None else str(self.evaluation.scheme.grades[grade].code)

    @property
    def reason(self) -> str:
        """Why this grade and no better one, as in `GradeReason`."""
        return str(self.score.reason.name)

    @property
    def rank(self) -> int | None:
        """From 1; None where the member is not ranked."""
        return self.score.rank or None

    @property
    def is_incomplete(self) -> bool:
        """Whether the total is not to be held against others'."""
        return self.score.is_incomplete

    @property
    def areas(self) -> ByCode[AreaResult]:
        """Totals of areas by code."""
        return ByCode("area", self.evaluation.scheme.areas, self._area)

    @property
    def indicators(self) -> ByCode[IndicatorResult]:
        """Scores of indicators by code."""
        return ByCode("indicator", self.evaluation.scheme.indicators, self._indicator)

    def explain(self) -> Derivation:
        """The score unfolded to the records."""
        made: Derivation = self.evaluation.explain(self.row)
        return made

    def to_frame(self) -> pandas.DataFrame:
        """DataFrame, a row an indicator: area, indicator, points, amount, records and state."""
        import pandas

        indicators = self.evaluation.scheme.indicators
        rows = [(indicators[row].area, each.code, each.points, each.amount, each.records, each.state)
                for row, each in enumerate(self.indicators.values())]
        return pandas.DataFrame(rows, columns=["area", "indicator", "points", "amount", "records", "state"])

    def _area(self, row: int) -> AreaResult:
        made = self.evaluation
        state = AREA_STATES[1 if made.is_left_out(self.row, row) else 2 if made.is_extra(self.row, row) else 0]
        return AreaResult(made.scheme.areas[row].code,
                          None if state == "left_out" else made.area_total(self.row, row), state)

    def _indicator(self, row: int) -> IndicatorResult:
        return _result(self.evaluation.scheme.indicators[row].code, self.evaluation.indicator_score(self.row, row))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MemberResult) and self.row == other.row and self.evaluation == other.evaluation

    def __hash__(self) -> int:
        return hash((self.code, self.row))

    def __repr__(self) -> str:
        rank = "" if self.rank is None else f", rank {self.rank}"
        grade = "" if self.grade is None else f", {self.grade}"
        return f"<{self.code}: {'incomplete' if self.is_incomplete else self.total}{grade}{rank}>"


def _result(code: str, score: IndicatorScore) -> IndicatorResult:
    has_none = score.state in (ScoreState.left_out, ScoreState.incomplete)
    return IndicatorResult(code, None if has_none else score.points, score.amount, score.state.name, score.records,
                           score.waiting, score.is_vetoed)


class IndicatorResults:
    """Every member's score in one indicator; made by ``evaluation.indicators["study"]``.

    Attributes
    ----------
    evaluation : Evaluation
        Where it is from.
    row : int
        The indicator's row of the scheme.
    """

    def __init__(self, evaluation: Evaluation, row: int) -> None:
        self.evaluation, self.row = evaluation, row

    @property
    def code(self) -> str:
        """The indicator's code."""
        return str(self.evaluation.scheme.indicators[self.row].code)

    def __getitem__(self, member: str | int) -> IndicatorResult:
        row = row_of("member", self.evaluation.roll.members, member)
        return _result(self.code, self.evaluation.indicator_score(row, self.row))

    def __len__(self) -> int:
        return len(self.evaluation.roll.members)

    def __iter__(self) -> Iterator[IndicatorResult]:
        return (self[row] for row in range(len(self)))

    def to_frame(self) -> pandas.DataFrame:
        """DataFrame by member: points, amount, records and state; of a veto whether it strikes."""
        return _by_member(self.evaluation, indicator_columns(self.evaluation, self.row))

    def __repr__(self) -> str:
        return f"<indicator {self.code} of {len(self)} members>"


class AreaResults:
    """Every member's total of one area; made by ``evaluation.areas["study"]``.

    Attributes
    ----------
    evaluation : Evaluation
        Where it is from.
    row : int
        The area's row of the scheme.
    """

    def __init__(self, evaluation: Evaluation, row: int) -> None:
        self.evaluation, self.row = evaluation, row

    @property
    def code(self) -> str:
        """The area's code."""
        return str(self.evaluation.scheme.areas[self.row].code)

    def __getitem__(self, member: str | int) -> AreaResult:
        return MemberResult(self.evaluation, row_of("member", self.evaluation.roll.members, member))._area(self.row)

    def __len__(self) -> int:
        return len(self.evaluation.roll.members)

    def __iter__(self) -> Iterator[AreaResult]:
        return (self[row] for row in range(len(self)))

    def to_frame(self) -> pandas.DataFrame:
        """DataFrame by member: points and state."""
        frame = self.evaluation.to_frame(level="areas", indexed=True)[self.code]
        made: pandas.DataFrame = frame
        return made

    def __repr__(self) -> str:
        return f"<area {self.code} of {len(self)} members>"


def _by_member(evaluation: Evaluation, columns: dict[str, Any]) -> pandas.DataFrame:
    import pandas

    return pandas.DataFrame(columns, index=pandas.Index([each.code for each in evaluation.roll.members], name="member"))


def _result_of(evaluation: Evaluation, member: str | int) -> MemberResult:
    """A member's result, by code or by row of the roll."""
    return MemberResult(evaluation, row_of("member", evaluation.roll.members, member))


def _results(evaluation: Evaluation) -> Iterator[MemberResult]:
    """Results of all members, in the order of the roll."""
    return (MemberResult(evaluation, row) for row in range(len(evaluation.roll.members)))


def _has(evaluation: Evaluation, member: object) -> bool:
    """Whether a member of that code is on the roll."""
    if not isinstance(member, str):
        return False
    try:
        evaluation.roll.members.row_of(member)
    except (KeyError, ValueError):
        return False
    return True


MEMBERS, UNITS = getattr(Evaluation, "members").fget, getattr(Evaluation, "units").fget


def _members(evaluation: Evaluation) -> Coded[MemberScore]:
    return Coded("member", MEMBERS(evaluation), evaluation.roll.members)


def _units(evaluation: Evaluation) -> Coded[Any]:
    return Coded("unit", UNITS(evaluation), evaluation.roll.units)


def _areas(evaluation: Evaluation) -> ByCode[AreaResults]:
    return ByCode("area", evaluation.scheme.areas, lambda row: AreaResults(evaluation, row))


def _indicators(evaluation: Evaluation) -> ByCode[IndicatorResults]:
    return ByCode("indicator", evaluation.scheme.indicators, lambda row: IndicatorResults(evaluation, row))


def _unit_in_words(score: UnitScore) -> str:
    incomplete = f", {score.incomplete} incomplete" if score.incomplete else ""
    return f"<muster.evaluation.UnitScore of {score.members} members{incomplete}: mean {score.mean}>"


setattr(UnitScore, "__repr__", _unit_in_words)
for name, value in (
        ("__getitem__", _result_of), ("__iter__", _results), ("__contains__", _has),
        ("members", property(_members, doc="MemberScores by row of the roll, or by code: ``members[\"S001\"]``.")),
        ("units", property(_units, doc="UnitScores by row of the roll's units, or by code: ``units[\"B1\"]``.")),
        ("areas", property(_areas, doc="Every member's totals of each area, by code of the area.")),
        ("indicators", property(_indicators, doc="Every member's scores in each indicator, by its code."))):
    setattr(Evaluation, name, value)
del name, value
