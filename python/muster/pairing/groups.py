"""Study groups from frames: who leads whom, balanced, mixed or alike, free at the same hours."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from html import escape
from typing import Any

import numpy

from .._muster import pairing as _pairing
from .._muster.pairing import Fit, Grouping, GroupProblem, Verdict
from ..cells import BadCell, Number, Whole, YesNo, plain_cell, read_cell
from ..columns import read_option
from ..faults import Faults, Place
from ..refusal import correction, door, invalid, shown_object
from .candidates import Candidates, Pairs, PerPerson, is_code, millionths, points, read
from .mentee_sets import mentee_sets
from .problem import People, limits, rules

THOUSAND = 1000  # levels count in thousandths, and so do prices per unit of level: together millionths of a point


LEVEL = Number(-2**40 // THOUSAND, 2**40 // THOUSAND, rounds_floats=True)
MINUTES = Whole(0, 10_080)
Rule = Mapping[str, Any]  # from a column to what is asked of it


@door
def groups(candidates: Candidates, mentees: Any = None, mentors: Any = None, *, capacity: PerPerson = 6,
           minimum: PerPerson = 3, balance: Rule | None = None, mixed: Rule | None = None, alike: Rule | None = None,
           alone: Rule | None = None, watched: Rule | None = None, least_together: int | None = None,
           short_price: Any = None, unmatched_price: Any = None, mentors_may_rest: bool = False,
           keep_together: Any = None, keep_apart: Any = None, required: Pairs = (), forbidden: Pairs = (),
           seed: int = 1, work: int = 3_000_000, time_limit: float | None = None,
           progress: Callable[..., Any] | None = None) -> Any:
    """Study groups of greatest worth, each led by a mentor, with a bound on what any grouping could be worth.

    Parameters
    ----------
    candidates : as for `pair`, or a GroupProblem (then rules are in it and a Grouping is returned)
        Who may be led by whom, at how many points.
    mentees, mentors : DataFrame, one row a person
        Codes in the index, or in a column "mentee" / "mentor"; the columns that the rules below name, and for
        `least_together` a column "free_time" of FreeTime.
    capacity, minimum : int, or mapping or Series from mentor to int
        Largest and smallest size of a group.
    balance : mapping from a column of numbers to a price, to a list of (beyond, price), or to a dict
        Points for each unit that a group's mean is off the mean of all, times its size. Steps add up, each counting
        what is beyond `beyond`. A dict has `steps` and may have `measure` ("mean" or "sum") and `target`.
        Levels and prices count to a thousandth.
    mixed, alike : mapping from a column to points
        Cost of each two of one kind in a group, or of each two of different kinds. A missing kind is never counted.
    alone : mapping from a column to points or "never"
        Of the only one of a kind in a group of two or more.
    watched : mapping from a column to the kinds that `alone` is about; all where a column is not in it
    least_together : int, optional
        Minutes a week that a whole group and its mentor are to be free at once.
    short_price : number, optional
        Points for each quarter of an hour missing. Without it none may be.
    unmatched_price : number, optional
        Points it costs to leave a mentee in no group. Without it everybody is in one.
    mentors_may_rest : bool
        Whether a mentor may have nobody in place of `minimum` or more.
    keep_together, keep_apart : lists of mentees, or a mapping from a name to such a list
        Who are to be in one group, or in none; and of whom no two are to be in the same.
    seed, work : int
        The groups depend on these alone; `work` counts groups looked at.
    time_limit : float, optional
        Seconds; an outer stop, after which results depend on the machine.
    progress : callable(step, done, best, bound), optional
        Return False to stop with the best so far.

    Returns
    -------
    GroupsResult

    Raises
    ------
    InvalidInput
        Names the rule or row at fault, or what stands in the way where no grouping keeps every rule.
    """
    if isinstance(candidates, GroupProblem):
        return _pairing.groups(candidates, seed=seed, work=work, time_limit=time_limit, progress=progress)
    mentee_codes, mentor_codes, columns, fit = read(candidates)
    people = People(mentee_codes, mentor_codes)
    mentee_table = _People(mentees, "mentee", mentee_codes)
    mentor_table = _People(mentors, "mentor", mentor_codes)
    time = None
    if least_together is not None:
        time = _pairing.TimeTogether(
            mentor_table.free_times(), mentee_table.free_times(),
            read_option("least_together", MINUTES, least_together),
            short_price=None if short_price is None else millionths(short_price, "short_price"))
    elif short_price is not None:
        raise invalid("short_price", "it is given without least_together", "say how many minutes are wanted")
    faults = Faults()
    asked = _pairing.GroupRules(
        [_balance(mentee_table, column, one) for column, one in _rule("balance", balance).items()],
        _kind_rules(mentee_table,
                    *(_rule(name, rule)
                      for name, rule in (("mixed", mixed), ("alike", alike), ("alone", alone), ("watched", watched)))),
        time, mentors_may_rest=read_option("mentors_may_rest", YesNo(), mentors_may_rest),
        together=mentee_sets(keep_together, "keep_together", mentee_codes, faults),
        apart=mentee_sets(keep_apart, "keep_apart", mentee_codes, faults))
    least, most = limits(minimum, capacity, mentor_codes, faults)
    must, never = rules(required, forbidden, people, numpy.ones(len(mentee_codes), dtype=numpy.uint32), faults)
    faults.raise_if_any()
    with people.in_codes():
        pairs = _pairing.Problem(least, most, len(mentee_codes), *columns,
                                 unmatched_price=None if unmatched_price is None
                                 else millionths(unmatched_price, "unmatched_price"),
                                 required=must, forbidden=never)
        problem = GroupProblem(pairs, asked)
        result = _pairing.groups(problem, seed=seed, work=work, time_limit=time_limit, progress=progress)
    return GroupsResult(problem, result, mentee_codes, mentor_codes, fit)


class GroupsResult:
    """Study groups and what they cost, with the codes that rows stand for.

    Attributes
    ----------
    problem : GroupProblem
        What was asked, in rows.
    result : Grouping
        The groups and their bound, in rows.
    mentees : list
        Codes, by row.
    mentors : list
        Codes, by row.
    fit : Fit or None
        What the scores came from; None where scores were given.
    """

    def __init__(self, problem: GroupProblem, result: Grouping, mentees: list[Any], mentors: list[Any],
                 fit: Fit | None = None) -> None:
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)
        self.fit = fit

    @property
    def _people(self) -> People:
        return People(self.mentees, self.mentors)

    @property
    def total(self) -> Decimal:
        """Points of all groups less what is charged, as an exact Decimal."""
        return points(self.result.total)

    @property
    def bound(self) -> Decimal:
        """No grouping is worth more points than this Decimal."""
        return points(self.result.bound)

    @property
    def gap(self) -> Decimal:
        """Points between bound and total; 0 where the groups are proven best."""
        return self.bound - self.total

    @property
    def is_optimal(self) -> bool:
        """Whether no grouping is worth more."""
        return bool(self.result.is_optimal)

    @property
    def groups(self) -> dict[Any, list[Any]]:
        """dict from mentor to the list of mentees led; mentors without a group are left out."""
        return {self.mentors[group.mentor]: [self.mentees[row] for row in group.mentees]
                for group in self.result.groups}

    @property
    def unmatched(self) -> list[Any]:
        """Mentees in no group."""
        return [code for code, row in zip(self.mentees, self.result.mentor_of.tolist()) if row < 0]

    def mentor_of(self, mentee: Hashable) -> Any:
        """The mentor of a mentee's group, or None."""
        row = int(self.result.mentor_of[self._people.mentee_row(mentee, "mentor_of")])
        return None if row < 0 else self.mentors[row]

    def verify(self) -> Verdict:
        """A Verdict: every rule kept, every cost and the bound as said?

        Checked by code that shares nothing with the solver.
        """
        return self._people.verdict(_pairing.verify_groups(self.problem, self.result))

    def to_frame(self) -> Any:
        """DataFrame: mentee, mentor, points (Decimal); a row a mentee."""
        import pandas

        mentors = [None if row < 0 else row for row in self.result.mentor_of.tolist()]
        scores = [None if mentor is None else self.problem.pairs.score_of(row, mentor)
                  for row, mentor in enumerate(mentors)]
        return pandas.DataFrame({"mentee": self.mentees,
                                 "mentor": [None if row is None else self.mentors[row] for row in mentors],
                                 "points": [None if score is None else points(score) for score in scores]})

    def groups_frame(self) -> Any:
        """DataFrame, a row a group.

        mentor, size, together (minutes a week), scores, balance, mixture, alone, time, worth (points).
        """
        import pandas

        parts = ("scores", "balance", "mixture", "alone", "time", "worth")
        return pandas.DataFrame(
            [(self.mentors[group.mentor], len(group.mentees), int(group.together),
              *(points(getattr(group.parts, part)) for part in parts))
             for group in self.result.groups],
            columns=["mentor", "size", "together", *parts])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GroupsResult):
            return NotImplemented
        return bool((self.problem, self.result, self.mentees, self.mentors)
                    == (other.problem, other.result, other.mentees, other.mentors))

    def __repr__(self) -> str:
        proof = "proven best" if self.is_optimal else f"at most {self.gap} from the best"
        return (f"<muster.GroupsResult: {len(self.result.groups)} groups of {len(self.mentees)} mentees, {self.total} "
                f"points, {proof}>")

    def _repr_html_(self) -> str:
        cell = "<td style='text-align:right'>{}</td>".format
        lines = ""
        for group, costs in zip(self.result.groups, self.groups_frame().itertuples(index=False)):
            names = ", ".join(escape(str(self.mentees[row])) for row in group.mentees)
            charged = "".join(cell("" if value == 0 else value)
                              for value in (costs.balance, costs.mixture, costs.alone, costs.time))
            mentor = escape(str(costs.mentor))
            lines += f"<tr><td>{mentor}</td><td>{names}</td>{cell(costs.scores)}{charged}{cell(costs.worth)}</tr>"
        left = f", {len(self.unmatched)} in no group" if self.unmatched else ""
        proof = "proven best" if self.is_optimal else f"no grouping is worth more than {self.bound}"
        heads = "".join(f"<th>{name}</th>"
                        for name in ("mentor", "mentees", "points", "balance", "mixture", "alone", "time", "worth"))
        return (f"<table><caption>{len(self.result.groups)} groups, {self.total} points, "
                f"{proof}{left}</caption><tr>{heads}</tr>{lines}</table>")


def _rule(name: str, given: Rule | None) -> Rule:
    if given is not None and not isinstance(given, Mapping):
        raise invalid(name, f"{shown_object(given)} is no mapping", "give a mapping from a column of the mentees")
    return given or {}


def _thousandths(number: Any, place: str) -> int:
    if plain_cell(number) is None:
        raise invalid(place, f"{number!r} is not a number", "give a finite one")
    read = read_option(place, LEVEL, number)
    return int((read * THOUSAND).to_integral_value())


class _People:
    """Columns about people, in the order of their codes."""

    def __init__(self, frame: Any, thing: str, codes: list[Any]) -> None:
        self.frame, self.thing, self.codes = frame, thing, codes
        if frame is None:
            return
        if not (hasattr(frame, "columns") and hasattr(frame, "set_index")):
            raise invalid(f"{thing}s", f"{shown_object(frame)} is no table of people",
                          "give a DataFrame, a row a person")
        if thing in frame.columns:
            self.frame = frame.set_index(thing)
        twice = self.frame.index[self.frame.index.duplicated()]
        if len(twice):
            raise invalid(f"{thing}s", f"{thing} {twice[0]!r} stands here twice", "keep one of the rows")
        known = set(self.frame.index)
        faults = Faults()
        for code in codes:
            if code not in known:
                faults.add(Place(f"{thing}s"), f"{thing} {code!r} of the candidates is missing", "add a row")
        faults.raise_if_any()

    def column(self, name: Hashable) -> list[Any]:
        """The cells of a column, in the order of the codes; None where nothing stands."""
        if self.frame is None or name not in self.frame.columns:
            near = correction(name, () if self.frame is None else self.frame.columns)
            raise invalid(f"{self.thing}s", f"column {name!r} is missing",
                          f"add it, or correct the name in the rule: {near}" if "write" in near else
                          "add it, or correct the name in the rule")
        values = self.frame[name].loc[self.codes]
        return [None if is_missing else value for value, is_missing in zip(values.tolist(), values.isna())]

    def free_times(self) -> list[Any]:
        times = self.column("free_time")
        faults = Faults()
        for code, time in zip(self.codes, times):
            if not isinstance(time, _pairing.FreeTime):
                faults.add(Place(f"{self.thing}s"), f"free_time of {self.thing} {code!r} is {shown_object(time)}",
                           "give a muster.pairing.FreeTime")
        faults.raise_if_any()
        return times

    def levels(self, name: Hashable) -> list[int]:
        """A column of numbers, in thousandths."""
        faults, made = Faults(), []
        for code, level in zip(self.codes, self.column(name)):
            read = read_cell(LEVEL, plain_cell(level))
            if isinstance(read, BadCell):
                faults.add(Place(f"balance {name!r}, {self.thing} {code!r}"),
                           f"{level!r} is not a number" if level is None else read.fault, read.remedy)
            else:
                made.append(int((read * THOUSAND).to_integral_value()))
        faults.raise_if_any()
        return made


def _balance(people: _People, column: str, asked: Any) -> Any:
    steps, measure, target = asked, "mean", None
    if isinstance(asked, Mapping):
        known = ("steps", "measure", "target")
        for name in asked:
            if name not in known:
                raise invalid(f"balance {column!r}", f"{name!r} is not known", correction(name, known))
        steps, measure, target = asked.get("steps", 1), asked.get("measure", "mean"), asked.get("target")
        if measure not in ("mean", "sum"):
            raise invalid(f"balance {column!r}", f"measure {shown_object(measure)} is not known", "give mean or sum")
    if not isinstance(steps, (list, tuple)):
        steps = [(0, steps)]
    place = f"balance {column!r}"
    for step in steps:
        if not isinstance(step, (list, tuple)) or len(step) != 2:
            raise invalid(place, f"{shown_object(step)} is no step", "give (beyond, price) of each")
    return _pairing.LevelBalance(
        str(column), people.levels(column), _pairing.LevelMeasure.__members__[measure],
        target=None if target is None else _thousandths(target, place),
        steps=[_pairing.BalanceStep(_thousandths(beyond, place), _thousandths(price, place))
               for beyond, price in steps])


def _kind_rules(people: _People, mixed: Rule, alike: Rule, alone: Rule, watched: Rule) -> list[Any]:
    both = [column for column in mixed if column in alike]
    if both:
        raise invalid(f"mixed {both[0]!r}", "it is to be alike as well", "take it from one of the two")
    idle = [column for column in watched if column not in alone]
    if idle:
        raise invalid(f"watched {idle[0]!r}", "nothing is asked of those alone in it",
                      "name the column in alone as well")
    made = []
    for column in dict.fromkeys([*mixed, *alike, *alone]):
        number: dict[Any, int] = {}
        kinds = [_pairing.unknown_kind if _is_missing(kind) else number.setdefault(_kind(kind, column), len(number))
                 for kind in people.column(column)]
        price = alone.get(column)
        is_never = isinstance(price, str) and price == "never"
        mixture = "mixed" if column in mixed else "alike" if column in alike else "any"
        made.append(_pairing.KindRule(
            str(column), kinds, _pairing.Mixture.__members__[mixture],
            pair_price=millionths(mixed.get(column, alike.get(column, 0)), f"{mixture} {column!r}"),
            alone=_pairing.Alone.allowed if price is None else _pairing.Alone.never if is_never
            else _pairing.Alone.priced,
            alone_price=0 if price is None or is_never else millionths(price, f"alone {column!r}"),
            watched=[_number_of(kind, number, column) for kind in _listed_kinds(watched.get(column, ()), column)]))
    return made


def _kind(kind: Any, column: str) -> Any:
    if not is_code(kind):
        raise invalid(f"mentees, column {column!r}", f"{shown_object(kind)} is no kind", "give text or a number")
    return kind


def _listed_kinds(kinds: Any, column: str) -> list[Any]:
    if isinstance(kinds, (str, bytes)) or not hasattr(kinds, "__iter__"):
        raise invalid(f"watched {column!r}", f"{shown_object(kinds)} is no list of kinds", "give a list")
    return list(kinds)


def _number_of(kind: Any, numbers: Mapping[Any, int], column: str) -> int:
    if not is_code(kind) or kind not in numbers:
        raise invalid(f"watched {column!r}", f"no mentee is {shown_object(kind)}",
                      "take it from the list or correct it")
    return numbers[kind]


def _is_missing(kind: Any) -> bool:
    return kind is None or (isinstance(kind, str) and kind == "")
