"""Who helps whom."""
import collections
import collections.abc
import datetime
import decimal
import muster
import muster._muster
import numpy
import numpy.typing
import typing

unknown_kind: int

class Alone:
    """Of the only one of a kind in a group of two or more."""
    allowed: typing.ClassVar[Alone]
    """Costs nothing."""
    priced: typing.ClassVar[Alone]
    """Costs `KindRule.alone_price`."""
    never: typing.ClassVar[Alone]
    """May not be."""
    __members__: typing.ClassVar[dict[str, Alone]]
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

class Assignment:
    """The best one-to-one pairing of a matrix of scores, and the prices that prove it.

    It keeps the matrix, for `verify`; a pickle holds it too. Two are equal when all but the matrix is.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def column_price(self) -> numpy.typing.NDArray[typing.Any]:
        """What each column is worth; 0 where it is left over."""
    @property
    def columns(self) -> numpy.typing.NDArray[numpy.int64]:
        """int64 array, shape (rows,): each row's column, -1 for none."""
    @property
    def maximize(self) -> bool:
        """Whether the total is the greatest, not the least."""
    @property
    def row_gain(self) -> numpy.typing.NDArray[typing.Any]:
        """What each row's being there adds; 0 where it is left over."""
    @property
    def total(self) -> int | float:
        """Sum of the pairs' scores: an int, exact, or a float."""
    def verify(self) -> AssignmentVerdict:
        """Proven best by the prices? One pass over the matrix, shared with no solver."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class AssignmentVerdict:
    """Whether an assignment is proven best; true or false as it is."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def fault(self) -> str:
        """The first thing that breaks it; empty when it holds."""
    @property
    def gap(self) -> float:
        """No assignment's total is better by more than this."""
    @property
    def holds(self) -> bool:
        """Whether all that was checked is so."""
    def __bool__(self) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class BalanceStep:
    """Each unit a group is off by more than `beyond` costs `price`."""
    def __init__(self, beyond: int = 0, price: int = 1) -> None: ...
    @property
    def beyond(self) -> int:
        """Units off that this step leaves free; 0 or more."""
    @property
    def price(self) -> int:
        """Of each unit further off."""
    def replace(self, **kwargs: typing.Any) -> BalanceStep:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class BetterMentor:
    """A mentor who would have suited a mentee better."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def better_by(self) -> int:
        """Than what the mentee has now."""
    @property
    def held_by(self) -> list[int]:
        """Mentees who have the mentor's places."""
    @property
    def lost_elsewhere(self) -> int:
        """At least what the others would lose in total."""
    @property
    def mentor(self) -> int:
        """Who would suit better."""
    @property
    def score(self) -> int:
        """Of the pair that was not made."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Certificate:
    """Prices that prove a pairing optimal (linear programming duality)."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def mentee_gain(self) -> numpy.typing.NDArray[numpy.int64]:
        """int64 array, shape (mentees,): what a mentee's being there adds to the total."""
    @property
    def mentor_price(self) -> numpy.typing.NDArray[numpy.int64]:
        """int64 array, shape (mentors,): what one more place would add."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class EarlierPairing:
    """Two who were paired in an earlier term, by code."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentor: str, mentee: str, terms_ago: int = 1) -> None: ...
    @property
    def mentee(self) -> str:
        """Code."""
    @property
    def mentor(self) -> str:
        """Code."""
    @property
    def terms_ago(self) -> int:
        """From 1, the term before this one."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class EarlierPairs:
    """What to do with pairs of earlier terms."""
    ignore: typing.ClassVar[EarlierPairs]
    """Nothing."""
    keep: typing.ClassVar[EarlierPairs]
    """Worth points."""
    avoid: typing.ClassVar[EarlierPairs]
    """Costs points."""
    never_repeat: typing.ClassVar[EarlierPairs]
    """Refused."""
    __members__: typing.ClassVar[dict[str, EarlierPairs]]
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

class Explanation:
    """What a mentee has, and what better there was."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def better(self) -> list[BetterMentor]:
        """Best first."""
    @property
    def mentor(self) -> int:
        """The last of them: whom a better one would replace."""
    @property
    def mentors(self) -> list[int]:
        """All that the mentee has, best first; None for each missing."""
    @property
    def worth(self) -> int:
        """That pair's score, or less the price of missing a mentor."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class FairPairing:
    """The fairest pairing, how many it serves how well, and the proof."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def pairing(self) -> Pairing:
        """Of all that are as fair, one of greatest total."""
    @property
    def profile(self) -> tuple[typing.Any, ...]:
        """Columns level (int64, the least score of it) and mentees (uint32), by rising level."""
    @property
    def proof(self) -> FairProof:
        """That no pairing is fairer."""
    @property
    def step(self) -> int:
        """Width of a level."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class FairProof:
    """Proves that no pairing is fairer: a cut for the worst level, and prices for all.

    With scores above the worst level alone, the mentees of the cut (or the minima of its mentors) cannot be served.
    Prices are compared like words, by the lowest level at which they differ; a mentee at a level costs `unit`
    there. Nobody's cost and price together would be less with another candidate.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def cut_is_of_mentees(self) -> bool:
        """Whether too few places are open to these mentees; else too few mentees to these mentors."""
    @property
    def cut_mentees(self) -> numpy.typing.NDArray[numpy.uint32]:
        """uint32 array."""
    @property
    def cut_mentors(self) -> numpy.typing.NDArray[numpy.uint32]:
        """uint32 array."""
    @property
    def cut_places(self) -> int:
        """Maxima of the mentors of the cut, or their minima, added up."""
    @property
    def level_prices(self) -> tuple[typing.Any, ...]:
        """int64 columns mentor, level, amount."""
    @property
    def mentor_price(self) -> numpy.typing.NDArray[numpy.int64]:
        """int64 array, shape (mentors,): prices for the total, once the levels are decided."""
    @property
    def unit(self) -> int:
        """What a mentee at a level costs there."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Feature:
    """What a fit is made of."""
    subjects: typing.ClassVar[Feature]
    """How far the mentor's strengths cover the needs: sum of need x strength over sum of need."""
    major: typing.ClassVar[Feature]
    """1 for the same major."""
    year_above: typing.ClassVar[Feature]
    """1 for one year above, 1/2 for two, 1/3 for three ..."""
    free_time: typing.ClassVar[Feature]
    """Time free together over `FitWeights.wanted_together`, at most 1."""
    home: typing.ClassVar[Feature]
    """1 for the same room, 2/3 the same floor, 1/3 the same building."""
    language: typing.ClassVar[Feature]
    """1 with a language in common."""
    earlier: typing.ClassVar[Feature]
    """1 for a pair of the last term, 1/2 of the one before ...; counts against under `avoid`."""
    __members__: typing.ClassVar[dict[str, Feature]]
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

class Fit:
    """Mentors and mentees of one pairing, and how well each two fit. Immutable."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentors: collections.abc.Sequence[MentorProfile], mentees: collections.abc.Sequence[MenteeProfile], *, weights: FitWeights = ..., rules: FitRules = ..., earlier: collections.abc.Sequence[EarlierPairing] = ...) -> None: ...
    def allows(self, mentor: int, mentee: int) -> bool:
        """Whether the pair may be.

        Raises
        ------
        InvalidInput
            If an id is not of this fit.
        """
    def candidates(self, *, best_per_mentee: int | None = None, best_per_mentor: int | None = None, at_least: decimal.Decimal | int | str | None = None, threads: int = 1) -> tuple[typing.Any, ...]:
        """Columns mentee, mentor (rows) and score (millionths of a point) of the pairs that may be."""
    def earlier_without_people(self) -> list[EarlierPairing]:
        """Earlier pairings of which one side is not here."""
    @property
    def mentees(self) -> list[str]:
        """Codes, in rows."""
    @property
    def mentors(self) -> list[str]:
        """Codes, in rows."""
    def score(self, mentor: int, mentee: int) -> FitScore:
        """Total, parts and refusals of a pair, by row."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> bytes: ...
    def __setstate__(self, arg0: bytes) -> None: ...

class FitPart:
    """One feature's part of a score."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def feature(self) -> Feature:
        """Which part of the score it is."""
    @property
    def points(self) -> decimal.Decimal:
        """Share x weight, half to even; below 0 only for `earlier` under `avoid`."""
    @property
    def reason(self) -> muster._muster.Label:
        """"strong in calculus", "2 years above"; never empty."""
    @property
    def share(self) -> decimal.Decimal:
        """0 to 1."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class FitRules:
    """What no points make up for."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self) -> None: ...
    @property
    def covers_a_need(self) -> bool:
        """The mentor is strong in a subject the mentee needs; of a mentee without needs it asks nothing."""
    @covers_a_need.setter
    def covers_a_need(self, arg0: bool) -> None: ...
    @property
    def earlier_pairs(self) -> EarlierPairs:
        """What becomes of pairs of earlier terms."""
    @earlier_pairs.setter
    def earlier_pairs(self, arg0: EarlierPairs) -> None: ...
    @property
    def helper_in_later_year(self) -> bool:
        """As the "four enters, one light" programme asks."""
    @helper_in_later_year.setter
    def helper_in_later_year(self, arg0: bool) -> None: ...
    @property
    def language_in_common(self) -> bool:
        """Where both say which they speak."""
    @language_in_common.setter
    def language_in_common(self, arg0: bool) -> None: ...
    @property
    def least_together(self) -> int:
        """Minutes free together in a week."""
    @least_together.setter
    def least_together(self, arg0: int) -> None: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class FitScore:
    """A score and what it is made of."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def is_refused(self) -> bool:
        """Whether the pair may not be."""
    @property
    def parts(self) -> list[FitPart]:
        """One for each feature with a weight, in the order of `Feature`."""
    @property
    def refusals(self) -> list[muster._muster.Label]:
        """Why the pair may not be; empty when it may."""
    @property
    def total(self) -> decimal.Decimal:
        """Sum of the parts, also of a refused pair."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class FitWeights:
    """Points each feature is worth at its best; they sum to 100."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self) -> None: ...
    @property
    def earlier(self) -> decimal.Decimal:
        """For a pair of the last term, or against one."""
    @earlier.setter
    def earlier(self, arg0: decimal.Decimal | int | str) -> None: ...
    @property
    def free_time(self) -> decimal.Decimal:
        """For time free together."""
    @free_time.setter
    def free_time(self, arg0: decimal.Decimal | int | str) -> None: ...
    @property
    def home(self) -> decimal.Decimal:
        """For the same room."""
    @home.setter
    def home(self, arg0: decimal.Decimal | int | str) -> None: ...
    @property
    def language(self) -> decimal.Decimal:
        """For a language in common."""
    @language.setter
    def language(self, arg0: decimal.Decimal | int | str) -> None: ...
    @property
    def major(self) -> decimal.Decimal:
        """For the same major."""
    @major.setter
    def major(self, arg0: decimal.Decimal | int | str) -> None: ...
    @property
    def subjects(self) -> decimal.Decimal:
        """For strengths that cover needs."""
    @subjects.setter
    def subjects(self, arg0: decimal.Decimal | int | str) -> None: ...
    @property
    def wanted_together(self) -> int:
        """Minutes in a week; more is worth no more."""
    @wanted_together.setter
    def wanted_together(self, arg0: int) -> None: ...
    @property
    def year_above(self) -> decimal.Decimal:
        """For a mentor one year above."""
    @year_above.setter
    def year_above(self, arg0: decimal.Decimal | int | str) -> None: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class FreeTime:
    """Parts of a week that are free, in quarters of an hour. Immutable."""
    def __init__(self) -> None: ...
    def common_with(self, other: FreeTime) -> FreeTime:
        """When both are free."""
    @staticmethod
    def daily(from_: datetime.time | str, to: datetime.time | str) -> FreeTime:
        """Free every day between two times."""
    @property
    def length(self) -> int:
        """Minutes in a week."""
    @property
    def spans(self) -> list[tuple[int, datetime.time, datetime.time]]:
        """Longest runs as (weekday, from, to), Monday first."""
    def with_time(self, weekday: int, from_: datetime.time | str, to: datetime.time | str) -> FreeTime:
        """And a stretch of one weekday (Monday is 1) as well."""
    def without(self, weekday: int, from_: datetime.time | str, to: datetime.time | str) -> FreeTime:
        """Without a stretch that is taken."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __hash__(self) -> int: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class GradeScale:
    """Grade averages into strengths and needs."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, top: decimal.Decimal | int | str = ..., helper_from: decimal.Decimal | int | str = ..., helped_below: decimal.Decimal | int | str = ...) -> None: ...
    def need(self, grade: decimal.Decimal | int | str) -> decimal.Decimal:
        """`1 - grade / top` below `helped_below`, else 0.

        Raises
        ------
        InvalidInput
            As `strength`.
        """
    def strength(self, grade: decimal.Decimal | int | str) -> decimal.Decimal:
        """`grade / top` from `helper_from` on, else 0.

        Raises
        ------
        InvalidInput
            On a grade outside 0 to `top`, or a crossed scale.
        """
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class GroupParts:
    """What a group is worth, part by part: scores less four costs."""
    def __init__(self, scores: int = 0, balance: int = 0, mixture: int = 0, *, alone: int = 0, time: int = 0) -> None: ...
    @property
    def alone(self) -> int:
        """Cost of those alone of a kind."""
    @property
    def balance(self) -> int:
        """Cost of levels off their targets."""
    @property
    def mixture(self) -> int:
        """Cost of pairs too like or too unlike."""
    def replace(self, **kwargs: typing.Any) -> GroupParts:
        """This record with the given attributes changed."""
    @property
    def scores(self) -> int:
        """Of the mentor with each mentee."""
    @property
    def time(self) -> int:
        """Cost of time together that is missing."""
    @property
    def worth(self) -> int:
        """Scores less all costs."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class GroupPrices:
    """Prices of mentees, in 256ths of a score, and the bound that follows from them."""
    def __init__(self, mentee_price: collections.abc.Sequence[int], kind_rule: int | None = None, balance: int | None = None, *, cell: int = 1, bound: int = 0) -> None: ...
    @property
    def balance(self) -> int | None:
        """The one reckoned exactly."""
    @property
    def bound(self) -> int:
        """What follows, in scores."""
    @property
    def cell(self) -> int:
        """At least 1, in the unit of that balance."""
    @property
    def kind_rule(self) -> int | None:
        """The one reckoned exactly."""
    @property
    def mentee_price(self) -> list[int]:
        """By mentee."""
    def replace(self, **kwargs: typing.Any) -> GroupPrices:
        """This record with the given attributes changed."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class GroupProblem:
    """Study groups before they are made. Immutable."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, pairs: Problem, rules: GroupRules) -> None: ...
    @property
    def pairs(self) -> Problem:
        """Who may be led by whom, at what score, and how large groups are."""
    @property
    def rules(self) -> GroupRules:
        """With every target set."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class GroupProof:
    """How a bound is known."""
    prices: typing.ClassVar[GroupProof]
    """From the prices; `verify_groups` reckons it again."""
    search: typing.ClassVar[GroupProof]
    """Every group that could be part of something better was looked at, and there is nothing better."""
    __members__: typing.ClassVar[dict[str, GroupProof]]
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

class GroupRules:
    """What besides scores and sizes makes a group good."""
    def __init__(self, balances: collections.abc.Sequence[LevelBalance] = ..., kinds: collections.abc.Sequence[KindRule] = ..., time: TimeTogether | None = None, *, mentors_may_rest: bool = False) -> None: ...
    @property
    def balances(self) -> list[LevelBalance]:
        """Groups are to be alike in these levels."""
    @property
    def kinds(self) -> list[KindRule]:
        """Groups are to be mixed or alike in these attributes."""
    @property
    def mentors_may_rest(self) -> bool:
        """A mentor may have nobody in place of the minimum or more."""
    def replace(self, **kwargs: typing.Any) -> GroupRules:
        """This record with the given attributes changed."""
    @property
    def time(self) -> TimeTogether | None:
        """How long a group is free at once; None: not asked."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Grouping:
    """Study groups, what they are worth, and what none can be worth more than."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def bound(self) -> int:
        """No grouping has a greater total."""
    @property
    def gap(self) -> int:
        """How far the total may be from the best at most."""
    @property
    def groups(self) -> list[StudyGroup]:
        """By rising mentor, without the empty ones."""
    @property
    def is_optimal(self) -> bool:
        """Whether no grouping has a greater total."""
    @property
    def mentor_of(self) -> numpy.typing.NDArray[numpy.int64]:
        """int64 array, shape (mentees,): mentor row, -1 where in no group."""
    @property
    def prices(self) -> GroupPrices:
        """A bound that can be reckoned again; not below `bound`."""
    @property
    def proof(self) -> GroupProof:
        """How the bound is known."""
    @property
    def total(self) -> int:
        """Worth of all groups less `unmatched`."""
    @property
    def unmatched(self) -> int:
        """Cost of mentees in no group."""
    @property
    def work(self) -> int:
        """Groups looked at."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Home:
    """Where somebody lives, by codes; empty where not known."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, building: str = '', floor: str = '', room: str = '') -> None: ...
    @property
    def building(self) -> str:
        """Code; empty: not known."""
    @property
    def floor(self) -> str:
        """Code within the building; empty: not known."""
    @property
    def room(self) -> str:
        """Code within the building; empty: not known."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Infeasible(muster._muster.InvalidInput):
    """No pairing keeps all capacities. `witness` is a dict: mentees and mentors (rows), places (their maxima, or
    minima, added up), wanted, elsewhere, and too_few: "places", "mentees" or "places for required".
    """
    witness: dict[str, typing.Any]
    """Who stands in the way: rows of mentees and mentors, and their places."""

class KindRule:
    """What is asked about one attribute, as major, class or gender.

    Parameters
    ----------
    name : str
    kind_of : list of int, one a mentee
        Equal numbers are one kind; `unknown_kind` is like nobody and unlike nobody.
    mixture : Mixture
    pair_price : int
    alone : Alone
    alone_price : int
    watched : list of int
        Kinds that `alone` is about; all where it is empty.
    """
    def __init__(self, name: str, kind_of: collections.abc.Sequence[int], mixture: Mixture = ..., *, pair_price: int = 0, alone: Alone = ..., alone_price: int = 0, watched: collections.abc.Sequence[int] = ...) -> None: ...
    @property
    def alone(self) -> Alone:
        """Of those who are alone of a kind."""
    @property
    def alone_price(self) -> int:
        """Of each who is alone, where that is priced."""
    @property
    def kind_of(self) -> list[int]:
        """By mentee: equal numbers, one kind."""
    @property
    def mixture(self) -> Mixture:
        """Whether a group is to be mixed or alike."""
    @property
    def name(self) -> str:
        """Of the attribute, for messages."""
    @property
    def pair_price(self) -> int:
        """Of each two too like or too unlike, as `mixture` says."""
    def replace(self, **kwargs: typing.Any) -> KindRule:
        """This record with the given attributes changed."""
    @property
    def watched(self) -> list[int]:
        """Kinds that `alone` is about; empty: all."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class LevelBalance:
    """Groups are to be alike in level. Of the mean a group is off by its size times what its mean is off.

    Parameters
    ----------
    name : str
    levels : list of int, one a mentee
    measure : LevelMeasure
    target : int, optional
        The mean of all mentees, or their sum over all mentors, where it is not given.
    steps : list of BalanceStep
    """
    def __init__(self, name: str, levels: collections.abc.Sequence[int], measure: LevelMeasure = ..., *, target: int | None = None, steps: collections.abc.Sequence[BalanceStep] = ...) -> None: ...
    @property
    def levels(self) -> list[int]:
        """By mentee, in a unit of the caller's."""
    @property
    def measure(self) -> LevelMeasure:
        """What of the levels is to be near the target."""
    @property
    def name(self) -> str:
        """As "grade average"."""
    def replace(self, **kwargs: typing.Any) -> LevelBalance:
        """This record with the given attributes changed."""
    @property
    def steps(self) -> list[BalanceStep]:
        """What being off costs."""
    @property
    def target(self) -> int | None:
        """None: the mean of all mentees, or of `sum` all levels over all mentors with places; rounded half
        to even.
        """
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class LevelMeasure:
    """What of a group's levels is to be near the target."""
    mean: typing.ClassVar[LevelMeasure]
    """The mean level of its mentees."""
    sum: typing.ClassVar[LevelMeasure]
    """Their levels added up."""
    __members__: typing.ClassVar[dict[str, LevelMeasure]]
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

class LivePairing:
    """A pairing that follows the term: people leave, come back, take more or fewer.

    Each event is answered by one shortest path or a few, without a look at those it does not touch. After every
    event the pairing is what `repair` would give from the published one. Each call returns what changed since the
    last one that returned: a list of (mentee, mentor before, mentor after), with None for nobody, by rising mentee.

    Parameters
    ----------
    problem : Problem
    published : OptimalPairing
    move_price : int, optional
        What each pair that is not kept costs; without it more than any score.

    Raises
    ------
    InvalidInput
        Where no pairing can be; the one before then stands, though equals in it may have changed places.
    """
    def __init__(self, problem: Problem, published: OptimalPairing, *, move_price: int | None = None) -> None: ...
    def mentee_joins(self, mentee: int) -> list[tuple[int, int | None, int | None]]:
        """A mentee that had left wants as many mentors as at first."""
    def mentee_leaves(self, mentee: int) -> list[tuple[int, int | None, int | None]]:
        """The mentee wants nobody any more."""
    def mentor_leaves(self, mentor: int) -> list[tuple[int, int | None, int | None]]:
        """The mentor takes nobody any more."""
    @property
    def problem(self) -> Problem:
        """The problem as it is now."""
    @property
    def published(self) -> Pairing:
        """The pairing it is to stay near."""
    def repaired(self) -> RepairedPairing:
        """The RepairedPairing for `problem`, with its proof."""
    def set_capacity(self, mentor: int, *, minimum: int = 0, maximum: int) -> list[tuple[int, int | None, int | None]]:
        """Fewest and most mentees of a mentor from now on."""

class MenteeProfile:
    """One who is helped; levels are 0 to 1."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, code: str, *, needs: collections.abc.Mapping[str, decimal.Decimal | int | str] = ..., major: str = '', year: int = 0, free_time: FreeTime = ..., home: Home = ..., languages: collections.abc.Sequence[str] = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def needs(self) -> dict[str, decimal.Decimal]:
        """A subject at most once."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class MentorProfile:
    """One who helps; levels are 0 to 1."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, code: str, *, strengths: collections.abc.Mapping[str, decimal.Decimal | int | str] = ..., major: str = '', year: int = 0, free_time: FreeTime = ..., home: Home = ..., languages: collections.abc.Sequence[str] = ...) -> None: ...
    @property
    def code(self) -> str:
        """The name people write in their files."""
    @property
    def strengths(self) -> dict[str, decimal.Decimal]:
        """A subject at most once."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Mixture:
    """Which two in a group cost something."""
    any: typing.ClassVar[Mixture]
    """Nothing is asked."""
    mixed: typing.ClassVar[Mixture]
    """Each two of one kind in a group cost `pair_price`."""
    alike: typing.ClassVar[Mixture]
    """Each two of different kinds in a group cost `pair_price`."""
    __members__: typing.ClassVar[dict[str, Mixture]]
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

class OptimalPairing:
    """A pairing and the prices that prove it."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def certificate(self) -> Certificate:
        """Proves it."""
    @property
    def pairing(self) -> Pairing:
        """Of greatest total."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Pairing:
    """Who helps whom: the mentors of each mentee."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def mentee_of(self) -> numpy.typing.NDArray[numpy.uint32]:
        """uint32 array, shape (seats,): the mentee row of each seat, rising."""
    def mentees_of(self, mentor: int) -> list[int]:
        """Rows of a mentor's mentees, rising."""
    @property
    def mentor_of(self) -> numpy.typing.NDArray[numpy.int64]:
        """int64 array, shape (seats,): mentor row, -1 where missing. A row a mentee where all want one."""
    def mentors_of(self, mentee: int) -> list[int]:
        """Rows of a mentee's mentors, best first."""
    @property
    def total(self) -> int:
        """Sum of the scores less the prices of missing mentors and of loads."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Problem:
    """One term's pairing before it is solved. Immutable.

    Parameters
    ----------
    minimum, maximum : uint32 arrays, shape (mentors,)
        Fewest and most mentees of each mentor.
    mentees : int
    mentee, mentor : uint32 arrays, shape (candidates,)
        The pairs that may be, by row.
    score : int64 array, shape (candidates,)
        What each pair is worth; the unit is yours.
    unmatched_price : int, optional
        Cost of each mentor missing. Without it every mentee must have all it wants.
    required, forbidden : list of (mentee, mentor)
    wanted : uint32 array, shape (mentees,), optional
        How many mentors each mentee is to have; without it one. 0: not there this time.
    load_even, load_step : int32 and int64 arrays, shape (mentors,), optional
        The k-th mentee of a mentor costs ``load_step * max(0, k - load_even)``, so that the popular do not carry
        all.

    Raises
    ------
    InvalidInput
        Names the mentor, mentee or pair at fault.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, minimum: numpy.typing.ArrayLike, maximum: numpy.typing.ArrayLike, mentees: int, mentee: numpy.typing.ArrayLike, mentor: numpy.typing.ArrayLike, score: numpy.typing.ArrayLike, *, unmatched_price: int | None = None, required: collections.abc.Sequence[tuple[int, int]] = ..., forbidden: collections.abc.Sequence[tuple[int, int]] = ..., wanted: numpy.typing.ArrayLike | None = None, load_even: numpy.typing.ArrayLike | None = None, load_step: numpy.typing.ArrayLike | None = None) -> None: ...
    @property
    def candidate_count(self) -> int:
        """Number of pairs that may be."""
    @property
    def candidates(self) -> tuple[typing.Any, ...]:
        """Columns mentee, mentor, score, by mentee and mentor."""
    @property
    def maximum(self) -> numpy.typing.NDArray[numpy.uint32]:
        """Most mentees of each mentor: uint32 array, shape (mentors,)."""
    @property
    def mentee_count(self) -> int:
        """Number of mentees, those not there included."""
    @property
    def mentor_count(self) -> int:
        """Number of mentors, those without a place included."""
    @property
    def minimum(self) -> numpy.typing.NDArray[numpy.uint32]:
        """Fewest mentees of each mentor: uint32 array, shape (mentors,)."""
    @property
    def required(self) -> list[tuple[int, int]]:
        """List of (mentee, mentor) that must be."""
    def score_of(self, mentee: int, mentor: int) -> int | None:
        """Score of a pair, or None where it may not be."""
    @property
    def unmatched_price(self) -> int | None:
        """Cost of each mentor missing; None where none may be."""
    @property
    def wanted(self) -> numpy.typing.NDArray[numpy.uint32] | None:
        """Mentors each mentee is to have; None where all want one."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Proposer:
    """Which side asks; it gets its best of all stable pairings."""
    mentees: typing.ClassVar[Proposer]
    """They get their best of all stable pairings."""
    mentors: typing.ClassVar[Proposer]
    """They get their best of all stable pairings."""
    __members__: typing.ClassVar[dict[str, Proposer]]
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

class RankProfile:
    """How many got which choice. Equals count as one choice."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def counts(self) -> list[int]:
        """List of int; [0]: first choices."""
    @property
    def unmatched(self) -> int:
        """People (of mentors: places) left over."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class RepairedPairing:
    """A pairing near the one before, and the prices that prove it."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def certificate(self) -> Certificate:
        """Proves the pairing best for ``keeping(problem, before, keep_worth)``."""
    @property
    def changed(self) -> list[int]:
        """Rows of mentees whose mentors are others, rising."""
    @property
    def keep_worth(self) -> int:
        """What a pair of before counts more than its score."""
    @property
    def pairing(self) -> Pairing:
        """Its total counts scores alone."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Repeat:
    """What becomes of pairs that were."""
    keep: typing.ClassVar[Repeat]
    """A pair that was gains `amount`."""
    avoid: typing.ClassVar[Repeat]
    """A pair that was loses `amount`."""
    never: typing.ClassVar[Repeat]
    """A pair that was may not be."""
    __members__: typing.ClassVar[dict[str, Repeat]]
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

class RepeatPolicy:
    """What becomes of pairs that were. A pair counts once, by the last term it stood in.

    Parameters
    ----------
    repeat : Repeat
        keep: a pair that was gains `amount`; avoid: it loses `amount`; never: it may not be.
    amount : int
        In the unit of the scores.
    terms : int
        So many terms back count, 1 to 1000.
    fades : bool
        The amount falls evenly with the terms passed, to nothing after `terms`.
    """
    def __init__(self, repeat: Repeat = ..., amount: int = 0, terms: int = 1, *, fades: bool = False) -> None: ...
    @property
    def amount(self) -> int:
        """From 0 to `Problem.largest_score`; 0 for never."""
    def amount_after(self, terms_ago: int) -> int:
        """What a pair of that term gains or loses; 0 for never."""
    @property
    def fades(self) -> bool:
        """The amount falls evenly with the terms passed, to nothing after `terms`."""
    @property
    def repeat(self) -> Repeat:
        """What becomes of them."""
    def replace(self, **kwargs: typing.Any) -> RepeatPolicy:
        """This record with the given attributes changed."""
    @property
    def terms(self) -> int:
        """So many terms back count, 1 to `most_terms`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class SpreadPolicy:
    """How work is spread: `step`, the price of the first mentee above the even share; and how many terms back are
    carried over, fading evenly or not.
    """
    def __init__(self, step: int = 0, terms: int = 0, fades: bool = False) -> None: ...
    @property
    def fades(self) -> bool:
        """What is carried over falls evenly with the terms passed."""
    def replace(self, **kwargs: typing.Any) -> SpreadPolicy:
        """This record with the given attributes changed."""
    @property
    def step(self) -> int:
        """Price of the first mentee above the even share; from 0 to `Problem.largest_score`."""
    @property
    def terms(self) -> int:
        """So many terms back are carried over, 0 to `RepeatPolicy.most_terms`."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class StableMatching:
    """A stable pairing."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def mentees(self) -> RankProfile:
        """RankProfile of the mentees."""
    @property
    def mentor_of(self) -> numpy.typing.NDArray[numpy.int64]:
        """int64 array, shape (mentees,): mentor row, -1 where unmatched."""
    @property
    def mentors(self) -> RankProfile:
        """RankProfile of the mentors' places."""
    @property
    def proposals(self) -> int:
        """How often somebody asked."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class StableProblem:
    """Both sides' lists, and how many mentees each mentor takes. A pair is acceptable when each lists the other.
    Immutable.

    Parameters
    ----------
    mentees, mentors : tuple (starts, entries, ties)
        starts : int64 array, shape (people + 1,): list i is ``entries[starts[i]:starts[i + 1]]``, best first;
        entries : uint32 array of rows of the other side; ties : bool array or None: ranks alike with the one before
        it.
    capacity : int32 array, shape (mentors,)

    Raises
    ------
    InvalidInput
        Names the list with an unknown row, a row twice, or a tie at its start.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, mentees: tuple[numpy.typing.ArrayLike, numpy.typing.ArrayLike, numpy.typing.ArrayLike | None], mentors: tuple[numpy.typing.ArrayLike, numpy.typing.ArrayLike, numpy.typing.ArrayLike | None], capacity: numpy.typing.ArrayLike) -> None: ...
    @property
    def capacity(self) -> numpy.typing.NDArray[numpy.int32]:
        """How many mentees each mentor takes: int32 array, shape (mentors,)."""
    @property
    def mentee_count(self) -> int:
        """Number of mentees."""
    @property
    def mentee_lists(self) -> tuple[numpy.typing.NDArray[numpy.int64], numpy.typing.NDArray[numpy.uint32], numpy.typing.NDArray[numpy.bool_] | None]:
        """Columns (starts, entries, ties), as given: rows of mentors, best first; ties None where no two rank alike."""
    @property
    def mentor_count(self) -> int:
        """Number of mentors."""
    @property
    def mentor_lists(self) -> tuple[numpy.typing.NDArray[numpy.int64], numpy.typing.NDArray[numpy.uint32], numpy.typing.NDArray[numpy.bool_] | None]:
        """The same of mentors: rows of mentees."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class StudyGroup:
    """One mentor and those led; `together` is minutes a week."""
    def __init__(self, mentor: int, mentees: collections.abc.Sequence[int], parts: GroupParts = ..., *, together: int = 0) -> None: ...
    @property
    def mentees(self) -> list[int]:
        """Rising, at least one."""
    @property
    def mentor(self) -> int:
        """Who leads it."""
    @property
    def parts(self) -> GroupParts:
        """What it is worth, part by part."""
    def replace(self, **kwargs: typing.Any) -> StudyGroup:
        """This record with the given attributes changed."""
    @property
    def together(self) -> int:
        """When all are free, in a week; 0 where no times are given."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class TieBreaking:
    """How equals are put in order before anyone asks."""
    as_listed: typing.ClassVar[TieBreaking]
    """In the order the list has them."""
    single_lottery: typing.ClassVar[TieBreaking]
    """Each person draws one number, which counts in every list: more get their first choices."""
    lottery_per_list: typing.ClassVar[TieBreaking]
    """Each list draws its own numbers."""
    __members__: typing.ClassVar[dict[str, TieBreaking]]
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

class TimeTogether:
    """How many minutes a week a whole group and its mentor are to be free at once. Without short_price, for each
    quarter of an hour missing, less may not be.
    """
    def __init__(self, mentors: collections.abc.Sequence[FreeTime], mentees: collections.abc.Sequence[FreeTime], least: int = 60, *, short_price: int | None = None) -> None: ...
    @property
    def least(self) -> int:
        """0 to a week."""
    @property
    def mentees(self) -> list[FreeTime]:
        """By mentee."""
    @property
    def mentors(self) -> list[FreeTime]:
        """By mentor."""
    def replace(self, **kwargs: typing.Any) -> TimeTogether:
        """This record with the given attributes changed."""
    @property
    def short_price(self) -> int | None:
        """Of each quarter of an hour begun that is missing; None: none may be."""
    def __eq__(self, arg0: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...

class Verdict:
    """Whether a claim holds; true or false as it is."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, holds: bool, fault: str) -> None: ...
    @property
    def fault(self) -> str:
        """The first thing that breaks it; empty when it holds."""
    @property
    def holds(self) -> bool:
        """Whether all that was checked is so."""
    def __bool__(self) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

def assign(scores: object, *, maximize: bool = True, threads: int = 1, progress: collections.abc.Callable[..., typing.Any] | None = None) -> Assignment:
    """The one-to-one pairing of greatest (or least) total over a full matrix of scores, with its proof.
    
    All of the smaller side get a partner. Of several best ones the same is found on every machine.
    
    Parameters
    ----------
    scores : int32, int64, float32 or float64 array, shape (rows, columns)
        A row a mentee, a column a mentor. Read where it lies when the scores of a row lie side by side; other
        layouts
        and kinds are copied. Minus infinity (plus infinity for the least total) is a pair that may not be.
    maximize : bool
    threads : int
        Does not change the result.
    progress : callable(step, done, best, bound), optional
        Called now and then; returning False stops the work.
    
    Returns
    -------
    Assignment
    
    Raises
    ------
    InvalidInput
        Names the score at fault, or the rows that have too few columns.
    """
def bound_from(problem: GroupProblem, prices: GroupPrices) -> int:
    """What no grouping is worth more than, from prices alone."""
def check_stability(problem: StableProblem, mentor_of: numpy.typing.ArrayLike) -> tuple[typing.Any, ...]:
    """Lists: blocking pairs (mentee, mentor, instead of, in place of), mentees whose pair is not acceptable, mentors
    with too many. All are empty when it is stable.
    """
def deferred_acceptance(problem: StableProblem, *, proposer: Proposer = ..., tie_breaking: TieBreaking = ..., seed: int = 1, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> StableMatching:
    """The stable pairing that is best for the side that asks (Gale and Shapley 1962). Linear in the lists read."""
def earlier_pairing(mentor_of: numpy.typing.ArrayLike, first_seat: numpy.typing.ArrayLike, mentor_price: numpy.typing.ArrayLike) -> OptimalPairing:
    """What `repair` starts from, of rows had elsewhere: mentors of seats, the first seat of each mentee and one past
    the last, and prices of mentors. It claims nothing.
    """
def even_shares(maximum: numpy.typing.ArrayLike, mentees: int, earlier_mentor: numpy.typing.ArrayLike, terms_ago: numpy.typing.ArrayLike, load: numpy.typing.ArrayLike, policy: SpreadPolicy) -> numpy.typing.NDArray[numpy.int32]:
    """How many mentees each mentor has at no price: the mean, less what was carried above the mean before.
    
    Parameters
    ----------
    maximum : uint32 array, shape (mentors,)
    mentees : int
        Of the coming term.
    earlier_mentor : int64 array, shape (earlier loads,)
        Row in the coming term; -1 for one who is not here any more, and counts for the mean.
    terms_ago, load : uint32 arrays, shape (earlier loads,)
        A load of 0 for one who was ready and had nobody.
    policy : SpreadPolicy
    
    Returns
    -------
    int32 array, shape (mentors,)
        Below 0 for one who has carried too much.
    """
def explain(problem: Problem, result: OptimalPairing, mentee: int) -> Explanation:
    """Which better mentors there were for a mentee, and what stood in the way."""
def fair(problem: Problem, *, step: int = 1, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> FairPairing:
    """The pairing that serves the worst-served as well as can be, then the next, and so on; then of greatest total.
    
    Parameters
    ----------
    problem : Problem
        An unmatched mentee counts as one whose score is less the price of being so.
    step : int
        Scores in one band of this width count as equally served; bands start at multiples of it. With 1 every score
        is a
        level of its own, and the levels decide the total.
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.
    
    Returns
    -------
    FairPairing
    
    Raises
    ------
    InvalidInput
        Names who cannot be placed where nobody can.
    """
def groups(problem: GroupProblem, *, seed: int = 1, work: int = 3000000, time_limit: float | None = None, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> Grouping:
    """The groups of greatest total that `work` (groups looked at) and `time_limit` (seconds) allow, with a bound."""
def keeping(problem: Problem, before: Pairing, worth: int) -> Problem:
    """The same problem where each pair of `before` that still may be scores `worth` more."""
def optimal(problem: Problem, *, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> OptimalPairing:
    """The pairing of greatest total score, with its proof. InvalidInput names who cannot be placed where none is."""
def rank_profiles(problem: StableProblem, mentor_of: numpy.typing.ArrayLike) -> tuple[typing.Any, ...]:
    """RankProfile of the mentees and of the mentors' places."""
def repair(problem: Problem, before: OptimalPairing, *, move_price: int | None = None, progress: collections.abc.Callable[[str, float, float | None, float | None], typing.Any] | None = None) -> RepairedPairing:
    """Of the pairings that keep most pairs of `before`, the best; with its proof.
    
    Parameters
    ----------
    problem : Problem
        As it is now: mentors who left have no places, mentees who left want nobody, newcomers stand at the end.
    before : OptimalPairing
        May know fewer people, or pairs that may no longer be.
    move_price : int, optional
        What each pair that is not kept costs; without it more than any score.
    
    Returns
    -------
    RepairedPairing
    
    Raises
    ------
    InvalidInput
        Names who cannot be placed where nobody can.
    """
def study_groups_of(problem: GroupProblem, mentor_of: numpy.typing.ArrayLike) -> list[StudyGroup]:
    """The groups that a column of mentor rows (-1: nobody) makes."""
def verify(problem: Problem, pairing: Pairing, certificate: Certificate) -> Verdict:
    """Feasible, and proven optimal by the prices? One pass over the candidates, shared with no solver."""
def verify_fair(problem: Problem, result: FairPairing) -> Verdict:
    """Feasible, and proven the fairest by its cut and prices? One pass over the candidates, shared with no solver."""
def verify_groups(problem: GroupProblem, grouping: Grouping) -> Verdict:
    """Rules kept, every part, the total and the bound as said? Shared with no solver."""
def verify_repair(problem: Problem, before: Pairing, repaired: RepairedPairing) -> Verdict:
    """The prices prove the pairing, its total and its changes are right? Shared with no solver."""
def with_repeats(mentee: numpy.typing.ArrayLike, mentor: numpy.typing.ArrayLike, score: numpy.typing.ArrayLike, earlier_mentee: numpy.typing.ArrayLike, earlier_mentor: numpy.typing.ArrayLike, terms_ago: numpy.typing.ArrayLike, policy: RepeatPolicy, *, required: collections.abc.Sequence[tuple[int, int]] = ..., forbidden: collections.abc.Sequence[tuple[int, int]] = ...) -> tuple[typing.Any, ...]:
    """A policy for pairs of earlier terms, applied to the candidates of the coming one.
    
    Parameters
    ----------
    mentee, mentor : uint32 arrays, shape (candidates,)
    score : int64 array, shape (candidates,)
    earlier_mentee, earlier_mentor : uint32 arrays, shape (earlier pairs,)
        By their rows in the coming term; a pair that is no candidate now says nothing.
    terms_ago : uint32 array, shape (earlier pairs,)
        From 1, the term before the coming one.
    policy : RepeatPolicy
    required, forbidden : list of (mentee, mentor)
    
    Returns
    -------
    score : int64 array, shape (candidates,)
    forbidden : list of (mentee, mentor)
        For `Problem`. Apply it twice for two policies.
    
    Raises
    ------
    InvalidInput
        Names the row at fault, or a required pair that may never be again.
    """
