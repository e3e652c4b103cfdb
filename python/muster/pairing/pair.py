"""`pair`: one door to every mode of pairing."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Protocol, Union, overload

from .._muster.pairing import FitRules, FitWeights, RepeatPolicy
from ..refusal import correction, door, invalid, shown_object, wrong_kind
from .alternatives import AlternativesResult
from .candidates import Candidates, Pairs
from .couples import Couples, CouplesResult
from .features import fit_of, is_features
from .groups import GroupsResult
from .modes import MODES, OPTIONS
from .one_sided import PopularResult, RankMaximalResult
from .results import FairResult, PairingResult, RepairedResult
from .shared import RepairedSharedResult, SharedResult
from .stable import StableResult
from .weighted import WeightedResult


class Frame(Protocol):
    """A DataFrame, of pandas or another."""

    @property
    def columns(self) -> Any: ...

    def __getitem__(self, name: Any) -> Any: ...


class Series(Protocol):
    """A Series from code to number."""

    def to_dict(self) -> Any: ...


Table = Union[Frame, Mapping[str, Any], Sequence[Mapping[str, Any]]]
Number = Union[int, float, str, Decimal]
PerPerson = Union[int, Mapping[Any, int], Series, None]
Repeating = Union[Literal["never"], tuple[str, Any], RepeatPolicy]
Rule = Mapping[str, Any]
Shared = Mapping[Any, Mapping[str, Any]]
Progress = Callable[..., Any]


@overload
def pair(candidates: Candidates, mentors: Table | Literal["optimal"] | None = None, *, mode: Literal["optimal"] = ...,
         capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         load_price: Number | None = None, earlier: Table | None = None, repeat: Repeating | None = None,
         carry_terms: int | None = None, weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> PairingResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | Literal["optimal"] | None = None, *, mode: Literal["optimal"] = ...,
         shared: Shared, capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         load_price: Number | None = None, earlier: Table | None = None, repeat: Repeating | None = None,
         carry_terms: int | None = None, weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> SharedResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["alternatives"], *,
         capacity: PerPerson = None, minimum: PerPerson = None,
         unmatched_price: Number | None = None, required: Pairs | None = None, forbidden: Pairs | None = None,
         wanted: PerPerson = None, load_price: Number | None = None, earlier: Table | None = None,
         repeat: Repeating | None = None, carry_terms: int | None = None, count: int | None = None,
         apart: int | None = None, work: int | None = None, weights: FitWeights | None = None,
         rules: FitRules | None = None, progress: Progress | None = None) -> AlternativesResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["alternatives"],
         capacity: PerPerson = None, minimum: PerPerson = None,
         unmatched_price: Number | None = None, required: Pairs | None = None, forbidden: Pairs | None = None,
         wanted: PerPerson = None, load_price: Number | None = None, earlier: Table | None = None,
         repeat: Repeating | None = None, carry_terms: int | None = None, count: int | None = None,
         apart: int | None = None, work: int | None = None, weights: FitWeights | None = None,
         rules: FitRules | None = None, progress: Progress | None = None) -> AlternativesResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["weighted"], *,
         capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         earlier: Table | None = None,
         repeat: Repeating | None = None, weight: Any = None, hours: Any = None, keep_together: Any = None,
         keep_apart: Any = None, work: int | None = None, weights: FitWeights | None = None,
         rules: FitRules | None = None, progress: Progress | None = None) -> WeightedResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["weighted"],
         capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         earlier: Table | None = None,
         repeat: Repeating | None = None, weight: Any = None, hours: Any = None, keep_together: Any = None,
         keep_apart: Any = None, work: int | None = None, weights: FitWeights | None = None,
         rules: FitRules | None = None, progress: Progress | None = None) -> WeightedResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["fair"], *, capacity: PerPerson = None, minimum: PerPerson = None,
         unmatched_price: Number | None = None, required: Pairs | None = None, forbidden: Pairs | None = None,
         wanted: PerPerson = None, load_price: Number | None = None, earlier: Table | None = None,
         repeat: Repeating | None = None, carry_terms: int | None = None, step: Number | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> FairResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["fair"], capacity: PerPerson = None,
         minimum: PerPerson = None, unmatched_price: Number | None = None, required: Pairs | None = None,
         forbidden: Pairs | None = None, wanted: PerPerson = None, load_price: Number | None = None,
         earlier: Table | None = None, repeat: Repeating | None = None, carry_terms: int | None = None,
         step: Number | None = None, weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> FairResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["stable"], *, capacity: PerPerson = None,
         mentor_scores: Any = None, proposer: str | None = None, ties: str | None = None, seed: int | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> StableResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["stable"],
         capacity: PerPerson = None,
         mentor_scores: Any = None, proposer: str | None = None, ties: str | None = None, seed: int | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> StableResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["stable"], *, capacity: PerPerson = None,
         mentor_scores: Any = None, proposer: str | None = None, ties: str | None = None, seed: int | None = None,
         couples: Couples, keep_together: Any = None, work: int | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> CouplesResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["stable"],
         capacity: PerPerson = None,
         mentor_scores: Any = None, proposer: str | None = None, ties: str | None = None, seed: int | None = None,
         couples: Couples, keep_together: Any = None, work: int | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> CouplesResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["stable"], *, capacity: PerPerson = None,
         mentor_scores: Any = None, proposer: str | None = None, ties: str | None = None, seed: int | None = None,
         keep_together: Any, work: int | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> CouplesResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["stable"],
         capacity: PerPerson = None,
         mentor_scores: Any = None, proposer: str | None = None, ties: str | None = None, seed: int | None = None,
         keep_together: Any, work: int | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> CouplesResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["rank_maximal"], *, capacity: PerPerson = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> RankMaximalResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["rank_maximal"],
         capacity: PerPerson = None, weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> RankMaximalResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["popular"], *, capacity: PerPerson = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> PopularResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["popular"], capacity: PerPerson = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> PopularResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["groups"], *, capacity: PerPerson = None, minimum: PerPerson = None,
         unmatched_price: Number | None = None, required: Pairs | None = None, forbidden: Pairs | None = None,
         mentees: Table | None = None, balance: Rule | None = None, mixed: Rule | None = None,
         alike: Rule | None = None, alone: Rule | None = None, watched: Rule | None = None,
         least_together: int | None = None, short_price: Number | None = None,
         mentors_may_rest: bool | None = None, keep_together: Any = None, keep_apart: Any = None,
         seed: int | None = None, work: int | None = None, time_limit: float | None = None, weights: FitWeights
         | None = None, rules: FitRules | None = None, progress: Progress | None = None) -> GroupsResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["groups"], capacity: PerPerson = None,
         minimum: PerPerson = None, unmatched_price: Number | None = None, required: Pairs | None = None,
         forbidden: Pairs | None = None, mentees: Table | None = None, balance: Rule | None = None,
         mixed: Rule | None = None, alike: Rule | None = None,
         alone: Rule | None = None, watched: Rule | None = None, least_together: int | None = None,
         short_price: Number | None = None, mentors_may_rest: bool | None = None, keep_together: Any = None,
         keep_apart: Any = None, seed: int | None = None, work: int | None = None, time_limit: float | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> GroupsResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["repair"], *, before: Any, capacity: PerPerson = None,
         minimum: PerPerson = None, unmatched_price: Number | None = None, required: Pairs | None = None,
         forbidden: Pairs | None = None, wanted: PerPerson = None, load_price: Number | None = None,
         earlier: Table | None = None, repeat: Repeating | None = None, carry_terms: int | None = None,
         move_price: Number | None = None, may_miss: bool | None = None, weights: FitWeights | None = None,
         rules: FitRules | None = None, progress: Progress | None = None) -> RepairedResult: ...
@overload
def pair(candidates: Candidates, mentors: Literal["repair"], *, before: Any, shared: Shared,
         capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         load_price: Number | None = None, earlier: Table | None = None, repeat: Repeating | None = None,
         carry_terms: int | None = None, move_price: Number | None = None, may_miss: bool | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> RepairedSharedResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["repair"], before: Any, shared: Shared,
         capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         load_price: Number | None = None, earlier: Table | None = None, repeat: Repeating | None = None,
         carry_terms: int | None = None, move_price: Number | None = None, may_miss: bool | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> RepairedSharedResult: ...
@overload
def pair(candidates: Candidates, mentors: Table | None = None, *, mode: Literal["repair"], before: Any,
         capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         load_price: Number | None = None,
         earlier: Table | None = None, repeat: Repeating | None = None,
         carry_terms: int | None = None, move_price: Number | None = None, may_miss: bool | None = None,
         weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> RepairedResult: ...
@door
def pair(candidates: Candidates, mentors: Table | str | None = None, mode: str = "optimal", *,
         capacity: PerPerson = None, minimum: PerPerson = None, unmatched_price: Number | None = None,
         required: Pairs | None = None, forbidden: Pairs | None = None, wanted: PerPerson = None,
         load_price: Number | None = None, earlier: Table | None = None, repeat: Repeating | None = None,
         carry_terms: int | None = None, shared: Shared | None = None, count: int | None = None,
         apart: int | None = None, weight: Any = None, hours: Any = None, keep_together: Any = None,
         keep_apart: Any = None, couples: Couples | None = None, step: Number | None = None,
         mentor_scores: Any = None, proposer: str | None = None, ties: str | None = None, seed: int | None = None,
         mentees: Table | None = None, balance: Rule | None = None, mixed: Rule | None = None,
         alike: Rule | None = None, alone: Rule | None = None, watched: Rule | None = None,
         least_together: int | None = None, short_price: Number | None = None, mentors_may_rest: bool | None = None,
         work: int | None = None, time_limit: float | None = None, before: Any = None, move_price: Number | None = None,
         may_miss: bool | None = None, weights: FitWeights | None = None, rules: FitRules | None = None,
         progress: Progress | None = None) -> Any:
    """Who helps whom, with its proof.

    Parameters
    ----------
    candidates : table with columns mentee, mentor, score; or Fit, scipy.sparse matrix, 2-d array or table of mentees
        A table is a DataFrame, a mapping of columns or a list of mappings. Matrices have a row a mentee and a column a
        mentor; in a dense one -inf (or a masked cell) is no candidate. Scores count in points: exact for int, Decimal
        and text of at most six places; floats are rounded, half to even, to a millionth. A full matrix of numbers with
        no other option is read where it lies, unrounded (a `DenseResult`).
        With `mentors`, a table of features, a row a mentee: `mentee` (or `student`), and where known `needs` (a mapping
        from subject to a level of 0 to 1, or text as in "calculus 0.8; physics 0.5") or a column `need_calculus` for
        each subject, `major`, `year`, `free_time` (FreeTime, or text as in "1 19:00-21:30"), `building`, `floor`,
        `room`, `languages`. The candidates are then those of the `Fit` that the two tables make, and `explain` tells
        the parts of a score.
    mentors : table, optional
        A table of features, a row a mentor: `mentor` (or `member`), `strengths` or `strength_calculus`, and the others
        as above. Of "groups" with candidates: the columns that its rules name. (The mode may stand here as well:
        `pair(candidates, "fair")`.)
    mode : str
        "optimal": greatest total. "alternatives": that one, then the best of those that give up at least `apart` of its
        pairs, then the best of those that do so with both, and so on, to choose from; each proven, or with its gap to
        the best there can be. "weighted": greatest total where mentees
        take more or less of a mentor's hours, and some are kept together or apart; proven, or with its gap. "fair": the
        worst served as well as can be, then the next, then the total.
        "stable": no two would rather have each other, see `stable_from_scores`. "groups": study groups, see `groups`.
        "rank_maximal": most mentees get their first choice by score, then most their second, and so on. "popular": no
        other pairing would win a vote of the mentees against this one; there may be none. (Of these two mentors have
        places only, and nobody need be placed; `votes_lost` tells how far another pairing is from being popular.)
        "repair": most pairs of `before` kept, then the greatest total. An option that the mode does not take is
        refused.
    capacity, minimum : int, or mapping or Series from mentor to int
        Most (1; of "groups" 6) and fewest (0; of "groups" 3) mentees of a mentor.
    unmatched_price : number, optional
        Points it costs to miss a mentor. Without it every mentee must have all that it wants.
    required, forbidden : iterable of (mentee, mentor)
    wanted : int, or mapping or Series from mentee to int; "optimal", "alternatives", "weighted" and "repair"
        How many mentors a mentee is to have (1).
    load_price : number, optional; "optimal", "alternatives" and "repair"
        Points that the first mentee above a mentor's even share costs; the second costs twice that, and so on.
    earlier : table with columns mentee, mentor and, if you like, terms_ago
        Pairs of earlier terms: for `repeat`, and carried over into the even shares of `load_price`; a mentor without a
        pair in one of these terms counts as ready then. Of tables of features without `repeat`: a feature.
    repeat : "never", ("keep", points), ("avoid", points) or RepeatPolicy, optional
        What becomes of pairs that were; by default those of the last term.
    carry_terms : int
        So many terms back (1) count for the even shares.
    shared : mapping from a name to {"mentors": list, "capacity": int, "minimum": int}; "optimal", "repair"
        How many mentees these mentors take together, besides what each takes: a floor over its rooms, a supervisor over
        several projects, at most five from one class. In any number of levels, but of two that have a mentor in common
        one holds all mentors of the other. `capacity` or `minimum` may be left out. Of a repair, mentors who are gone
        may still stand in them.
    count, apart, work : int; "alternatives"
        So many answers (3), each of which gives up at least so many pairs (1) of each before it. `work` (2000) limits
        the pairings made on the way to each.
    weight : number, or mapping or Series from mentee to number; "weighted"
        How much of the hours of each of its mentors a mentee takes (1), as 0.5 for half a place; to a thousandth.
    hours : number or (fewest, most), or mapping from mentor to these; "weighted"
        What the mentees of a mentor may weigh together. `capacity` (everybody) limits their number besides.
    keep_together, keep_apart : list of lists of mentees, or mapping from a name to a list; "weighted", "groups"
        Those kept together have the same mentors, or all miss them; of those kept apart no two have one in common.
        `work` (of "weighted" 20000) limits the sets of prices tried.
    step : number; "fair"
        Scores in one band of so many points count as equally served. By default every score is a band of its own.
    mentor_scores, proposer, ties, seed, couples, keep_together, work; "stable"
        See `stable_from_scores` and `stable`.
    mentees, balance, mixed, alike, alone, watched, least_together, short_price, mentors_may_rest, seed, work,
    time_limit; "groups"
        See `groups`.
    before : PairingResult; "repair"
    move_price : number, optional; "repair"
        Points that each pair not kept costs. Without it keeping pairs goes before any points.
    may_miss : bool; "repair"
        Go on where mentors are too few for all that is wanted: as few as can be are missing, which goes before keeping
        pairs, and keeping pairs before points. `missing` of the result tells who misses one.
    weights : FitWeights, optional
    rules : FitRules, optional
        Of the fit of two tables of features. By default a helper is in a later year, where both tables have years.
    progress : callable(step, done, best, bound), optional
        Return False to stop; then `Stopped` is raised.

    Returns
    -------
    PairingResult (with `shared` a SharedResult), AlternativesResult, WeightedResult, FairResult, StableResult (with
    `couples` or `keep_together` a CouplesResult),
    GroupsResult, RankMaximalResult, PopularResult or RepairedResult (with `shared` a RepairedSharedResult)

    Raises
    ------
    InvalidInput
        Names every row at fault, or who cannot be placed where nobody can.

    Examples
    --------
    >>> import pandas
    >>> candidates = pandas.DataFrame({"mentee": ["ann", "ann", "bo"], "mentor": ["kim", "lee", "kim"],
    ...                                "score": [5, 4, 3]})
    >>> pair(candidates).pairs
    [('ann', 'lee'), ('bo', 'kim')]
    >>> students = pandas.DataFrame({"student": ["ann", "bo"], "need_calculus": [0.9, 0.2]})
    >>> helpers = pandas.DataFrame({"mentor": ["kim", "lee"], "strength_calculus": [0.3, 1]})
    >>> pair(students, helpers).pairs
    [('ann', 'lee'), ('bo', 'kim')]
    """
    if isinstance(mentors, str):
        if mode != "optimal":
            raise wrong_kind("pair", f"two modes are given, {mentors!r} and {shown_object(mode)}", "keep one of them")
        mode, mentors = mentors, None
    if not isinstance(mode, str) or mode not in MODES:
        raise invalid("mode", f"{shown_object(mode)} is no way to pair", "choose one of " + ", ".join(MODES))
    options: dict[str, Any] = {
        "capacity": capacity, "minimum": minimum, "unmatched_price": unmatched_price, "required": required,
        "forbidden": forbidden, "wanted": wanted, "load_price": load_price, "earlier": earlier, "repeat": repeat,
        "carry_terms": carry_terms, "shared": shared, "count": count, "apart": apart, "weight": weight, "hours": hours,
        "keep_together": keep_together, "keep_apart": keep_apart, "step": step,
        "mentor_scores": mentor_scores, "proposer": proposer, "ties": ties, "seed": seed,
        "mentees": mentees, "balance": balance, "mixed": mixed,
        "alike": alike, "alone": alone, "watched": watched, "least_together": least_together,
        "short_price": short_price, "mentors_may_rest": mentors_may_rest, "work": work, "time_limit": time_limit,
        "before": before, "move_price": move_price, "may_miss": may_miss, "progress": progress}
    given = {name: value for name, value in options.items() if value is not None}
    if mentors is not None and is_features(candidates):
        candidates = fit_of(candidates, mentors, weights=weights, rules=rules,
                            earlier=None if "repeat" in given else earlier)
        if "earlier" not in OPTIONS[mode]:
            given.pop("earlier", None)  # the fit has it
    elif mentors is not None:
        given["mentors"] = mentors
    elif weights is not None or rules is not None:
        raise invalid("weights, rules", "they are of a fit that is made from tables of features",
                      "pass tables of mentees and of mentors, or a Fit made with them")
    for name in given:
        if name not in OPTIONS[mode]:
            raise wrong_kind("pair", f'mode "{mode}" takes no option "{name}"', correction(name, OPTIONS[mode]))
    return MODES[mode](candidates, **given)
