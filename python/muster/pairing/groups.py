"""Study groups from frames: who leads whom, balanced, mixed or alike, free at the same hours."""
from collections.abc import Mapping
from decimal import Decimal
from html import escape

from .._muster import pairing as _pairing
from .candidates import MILLION, millionths, per_person, read, row_of
from ..refusal import invalid

THOUSAND = 1000  # levels count in thousandths, and so do prices per unit of level: together millionths of a point


def groups(candidates, mentees=None, mentors=None, *, capacity=6, minimum=3, balance=None, mixed=None, alike=None, alone=None,
           watched=None, least_together=None, short_price=None, unmatched_price=None, mentors_may_rest=False, required=(), forbidden=(),
           seed=1, work=3_000_000, time_limit=None, progress=None):
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
    if isinstance(candidates, _pairing.GroupProblem):
        return _pairing.groups(candidates, seed=seed, work=work, time_limit=time_limit, progress=progress)
    mentee_codes, mentor_codes, columns, fit = read(candidates)
    mentee_row = {code: row for row, code in enumerate(mentee_codes)}
    mentor_row = {code: row for row, code in enumerate(mentor_codes)}

    def rows(pairs, what):
        return [(row_of(mentee_row, mentee, "mentee", what), row_of(mentor_row, mentor, "mentor", what)) for mentee, mentor in pairs]

    mentee_table = _People(mentees, "mentee", mentee_codes)
    mentor_table = _People(mentors, "mentor", mentor_codes)
    time = None
    if least_together is not None:
        time = _pairing.TimeTogether(
            mentor_table.free_times(), mentee_table.free_times(), least_together,
            short_price=None if short_price is None else millionths(short_price))
    elif short_price is not None:
        raise invalid("short_price", "it is given without least_together", "say how many minutes are wanted")
    rules = _pairing.GroupRules(
        [_balance(mentee_table, column, asked) for column, asked in (balance or {}).items()],
        _kind_rules(mentee_table, mixed or {}, alike or {}, alone or {}, watched or {}),
        time, mentors_may_rest=mentors_may_rest)
    pairs = _pairing.Problem(
        per_person(minimum, mentor_codes, "minimum", default=0), per_person(capacity, mentor_codes, "capacity"), len(mentee_codes), *columns,
        unmatched_price=None if unmatched_price is None else millionths(unmatched_price),
        required=rows(required, "required"), forbidden=rows(forbidden, "forbidden"))
    problem = _pairing.GroupProblem(pairs, rules)
    result = _pairing.groups(problem, seed=seed, work=work, time_limit=time_limit, progress=progress)
    return GroupsResult(problem, result, mentee_codes, mentor_codes, fit)


class GroupsResult:
    """Study groups and what they cost, with the codes that rows stand for."""

    def __init__(self, problem, result, mentees, mentors, fit=None):
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)
        self.fit = fit

    @property
    def total(self):
        """Points of all groups less what is charged, as an exact Decimal."""
        return _points(self.result.total)

    @property
    def bound(self):
        """No grouping is worth more points than this Decimal."""
        return _points(self.result.bound)

    @property
    def gap(self):
        """Points between bound and total; 0 where the groups are proven best."""
        return self.bound - self.total

    @property
    def is_optimal(self):
        """Whether no grouping is worth more."""
        return self.result.is_optimal

    @property
    def groups(self):
        """dict from mentor to the list of mentees led; mentors without a group are left out."""
        return {self.mentors[group.mentor]: [self.mentees[row] for row in group.mentees] for group in self.result.groups}

    @property
    def unmatched(self):
        """Mentees in no group."""
        return [code for code, row in zip(self.mentees, self.result.mentor_of.tolist()) if row < 0]

    def mentor_of(self, mentee):
        """The mentor of a mentee's group, or None."""
        row = int(self.result.mentor_of[row_of({code: at for at, code in enumerate(self.mentees)}, mentee, "mentee", "mentor_of")])
        return None if row < 0 else self.mentors[row]

    def verify(self):
        """A Verdict: every rule kept, every cost and the bound as said? Checked by code that shares nothing with the solver."""
        return _pairing.verify_groups(self.problem, self.result)

    def to_frame(self):
        """DataFrame: mentee, mentor, points (Decimal); a row a mentee."""
        import pandas

        mentors = [None if row < 0 else row for row in self.result.mentor_of.tolist()]
        points = [None if mentor is None else _points(self.problem.pairs.score_of(row, mentor)) for row, mentor in enumerate(mentors)]
        return pandas.DataFrame({"mentee": self.mentees, "mentor": [None if row is None else self.mentors[row] for row in mentors],
                                 "points": points})

    def groups_frame(self):
        """DataFrame, a row a group: mentor, size, together (minutes a week), scores, balance, mixture, alone, time, worth (points)."""
        import pandas

        parts = ("scores", "balance", "mixture", "alone", "time", "worth")
        return pandas.DataFrame(
            [(self.mentors[group.mentor], len(group.mentees), int(group.together), *(_points(getattr(group.parts, part)) for part in parts))
             for group in self.result.groups],
            columns=["mentor", "size", "together", *parts])

    def __eq__(self, other):
        if not isinstance(other, GroupsResult):
            return NotImplemented
        return (self.problem, self.result, self.mentees, self.mentors) == (other.problem, other.result, other.mentees, other.mentors)

    def __repr__(self):
        proof = "proven best" if self.is_optimal else f"at most {self.gap} from the best"
        return f"<muster.GroupsResult: {len(self.result.groups)} groups of {len(self.mentees)} mentees, {self.total} points, {proof}>"

    def _repr_html_(self):
        cell = "<td style='text-align:right'>{}</td>".format
        lines = ""
        for group, costs in zip(self.result.groups, self.groups_frame().itertuples(index=False)):
            names = ", ".join(escape(str(self.mentees[row])) for row in group.mentees)
            charged = "".join(cell("" if value == 0 else value) for value in (costs.balance, costs.mixture, costs.alone, costs.time))
            lines += f"<tr><td>{escape(str(costs.mentor))}</td><td>{names}</td>{cell(costs.scores)}{charged}{cell(costs.worth)}</tr>"
        left = f", {len(self.unmatched)} in no group" if self.unmatched else ""
        proof = "proven best" if self.is_optimal else f"no grouping is worth more than {self.bound}"
        heads = "".join(f"<th>{name}</th>" for name in ("mentor", "mentees", "points", "balance", "mixture", "alone", "time", "worth"))
        return f"<table><caption>{len(self.result.groups)} groups, {self.total} points, {proof}{left}</caption><tr>{heads}</tr>{lines}</table>"


def _points(millionths):
    return Decimal(millionths) / MILLION


def _thousandths(number, place):
    try:
        value = Decimal(str(number)) * THOUSAND
    except ArithmeticError:
        value = Decimal("nan")
    if not value.is_finite():
        raise invalid(place, f"{number!r} is not a number", "give a finite one")
    return int(value.to_integral_value())


class _People:
    """Columns about people, in the order of their codes."""

    def __init__(self, frame, thing, codes):
        self.frame, self.thing, self.codes = frame, thing, codes
        if frame is None:
            return
        if thing in frame.columns:
            self.frame = frame.set_index(thing)
        twice = self.frame.index[self.frame.index.duplicated()]
        if len(twice):
            raise invalid(f"{thing}s", f"{thing} {twice[0]!r} stands here twice", "keep one of the rows")
        known = set(self.frame.index)
        missing = [code for code in codes if code not in known]
        if missing:
            raise invalid(f"{thing}s", f"{thing} {missing[0]!r} of the candidates is missing", "add a row")

    def column(self, name):
        if self.frame is None or name not in self.frame.columns:
            raise invalid(f"{self.thing}s", f"column {name!r} is missing", "add it, or correct the name in the rule")
        values = self.frame[name].loc[self.codes]
        return [None if is_missing else value for value, is_missing in zip(values.tolist(), values.isna())]

    def free_times(self):
        times = self.column("free_time")
        for code, time in zip(self.codes, times):
            if not isinstance(time, _pairing.FreeTime):
                raise invalid(f"{self.thing}s", f"free_time of {self.thing} {code!r} is {time!r}", "give a muster.pairing.FreeTime")
        return times


def _balance(people, column, asked):
    if isinstance(asked, Mapping):
        steps, measure, target = asked.get("steps", 1), asked.get("measure", "mean"), asked.get("target")
        strange = sorted(set(asked) - {"steps", "measure", "target"})
        if strange or measure not in ("mean", "sum"):
            raise invalid(f"balance {column!r}", f"{strange[0] if strange else measure!r} is not known", "give steps, measure (mean or sum), target")
    else:
        steps, measure, target = asked, "mean", None
    if not isinstance(steps, (list, tuple)):
        steps = [(0, steps)]
    place = f"balance {column!r}"
    return _pairing.LevelBalance(
        str(column), [_thousandths(level, f"{place}, {people.thing} {code!r}") for code, level in zip(people.codes, people.column(column))],
        getattr(_pairing.LevelMeasure, measure), target=None if target is None else _thousandths(target, place),
        steps=[_pairing.BalanceStep(_thousandths(beyond, place), _thousandths(price, place)) for beyond, price in steps])


def _kind_rules(people, mixed, alike, alone, watched):
    both = [column for column in mixed if column in alike]
    if both:
        raise invalid(f"mixed {both[0]!r}", "it is to be alike as well", "take it from one of the two")
    idle = [column for column in watched if column not in alone]
    if idle:
        raise invalid(f"watched {idle[0]!r}", "nothing is asked of those alone in it", "name the column in alone as well")
    rules = []
    for column in dict.fromkeys([*mixed, *alike, *alone]):
        number = {}
        kinds = [_pairing.unknown_kind if _is_missing(kind) else number.setdefault(kind, len(number)) for kind in people.column(column)]
        price = alone.get(column)
        mixture = "mixed" if column in mixed else "alike" if column in alike else "any"
        rules.append(_pairing.KindRule(
            str(column), kinds, getattr(_pairing.Mixture, mixture), pair_price=millionths(mixed.get(column, alike.get(column, 0))),
            alone=_pairing.Alone.allowed if price is None else _pairing.Alone.never if price == "never" else _pairing.Alone.priced,
            alone_price=0 if price is None or price == "never" else millionths(price),
            watched=[_number_of(kind, number, column) for kind in watched.get(column, ())]))
    return rules


def _number_of(kind, numbers, column):
    if kind not in numbers:
        raise invalid(f"watched {column!r}", f"no mentee is {kind!r}", "take it from the list or correct it")
    return numbers[kind]


def _is_missing(kind):
    return kind is None or kind == ""
