"""The integer program of a roster: a variable for each shift that somebody may stand, and rows for what rules ask.

`RosterProgram(problem)` writes it, or refuses what it has no rows for (`CannotBeWritten`). What it costs is what
`check` tells of the roster that `roster_of` reads back: `tests/python/roster_program_test.py` holds it to every roster
there is. Rules of one line, by their names, stand in roster_program_lines.py; the others here.
"""
from datetime import timedelta

import numpy as np
from integer_program import Program, Sum, total
from roster_program_lines import LINE_RULES, Line, why_not

from muster.roster import Keep, Measure, Roster, Rule, Within, Wish


class CannotBeWritten(Exception):
    """What a problem asks for that the program has no rows for."""


class RosterProgram:
    """Of a `Problem`. `program` is what solvers get, `stands` the variables by member, day and type."""

    def __init__(self, problem):
        self.problem, self.draft = problem, problem.draft
        self.first = problem.period.first
        self.days = (problem.period.last - self.first).days + 1
        self.types = list(problem.shift_types)
        self.members = list(problem.members)
        if reasons := sorted(set(why_not(problem, self.draft))):
            raise CannotBeWritten("; ".join(reasons))
        self.program = Program()
        self.lines = [Line(self, member) for member in range(len(self.members))]
        for line in self.lines:
            for rule in LINE_RULES.values():
                rule(line)
        for rule in RULES_OF_ALL.values():
            rule(self)

    def day(self, at):
        return self.first + timedelta(days=at)

    def stood(self, member, day, kind):
        """1 where the shift is stood; 0 where it may not be."""
        return self.lines[member].stands.get((day, kind), Sum())

    def load_of(self, measure, day, kind):
        """What one shift adds to a load."""
        one = self.types[kind]
        if measure == Measure.minutes:
            return one.length
        if measure == Measure.nights:
            return int(one.is_night)
        if measure == Measure.weekends:
            return int(self.draft.calendar.is_weekend(self.day(day)))
        if measure == Measure.disliked:
            return int(one.post is not None and self.draft.posts[one.post].is_disliked)
        return 1

    def roster_of(self, values):
        """The roster that a solver's values tell."""
        rows = [(line.member, day, kind) for line in self.lines for (day, kind), what in line.stands.items()
                if all(values[variable] > 0.5 for variable in what.terms)]
        columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
        return Roster.from_columns(self.problem.period, len(self.members), member=columns[:, 0], day=columns[:, 1],
                                   shift_type=columns[:, 2])


def pinned(model):
    for each in model.draft.pinned:
        model.program.row(model.stood(each.member, (each.shift.day - model.first).days, each.shift.type), low=1)


def cover(model):
    """Fewer than the minimum, fewer or more than are wanted, more than the maximum."""
    firm = model.draft.penalties
    for row in model.problem.cover:
        day = (row.shift.day - model.first).days
        people = total(model.stood(member, day, row.shift.type) for member, one in enumerate(model.members)
                       if row.skill is None or row.skill in one.skills)
        if row.minimum > 0:
            model.program.bend(row.minimum - people, firm.minimum_cover)
        if row.maximum < len(model.members):
            model.program.bend(people - row.maximum, firm.maximum_cover)
        if row.under_weight:
            model.program.pay(row.wanted - people, row.under_weight)
        if row.over_weight:
            model.program.pay(people - row.wanted, row.over_weight)


def requests(model):
    for each in model.problem.requests:
        day = (each.day - model.first).days
        line = model.lines[each.member]
        has = line.on[day] if each.type is None else model.stood(each.member, day, each.type)
        model.program.charge(1 - has if each.wish == Wish.on else has, each.weight)


def company(model):
    """All of a company or none; or one of them at most."""
    for each in model.draft.companies:
        for day in range(model.days):
            for kind in [None] if each.within == Within.day else range(len(model.types)):
                serve = [model.lines[member].on[day] if kind is None else model.stood(member, day, kind)
                         for member in each.members]
                if each.keep == Keep.apart:
                    model.program.bend(total(serve) - 1, each.penalty, len(serve))
                elif each.penalty.is_hard:
                    for one, other in zip(serve, serve[1:]):
                        model.program.row(one - other, 0, 0)
                elif each.penalty.weight:
                    anybody = model.program.variable()
                    for one in serve:
                        model.program.row(anybody - one, low=0)
                    model.program.charge(len(serve) * anybody - total(serve), each.penalty.weight)


def fair_loads(model):
    """A convex cost: its steps, each at a price of its own, fill up in their order as later ones cost more."""
    for each in model.draft.fairness:
        for line in model.lines:
            load = total(what * model.load_of(each.measure, day, kind) for (day, kind), what in line.stands.items())
            fair = model.problem.fair_load(each.measure, line.member)
            greatest = sum(load.terms.values())
            for away, room, weight in ((load - fair, greatest - fair, each.above_weight),
                                       (fair - load, fair, each.below_weight)):
                room -= each.tolerance
                if weight == 0 or room <= 0:
                    continue
                step, at, steps = each.step or room, 0, Sum()
                while at * step < room:
                    steps += model.program.variable(weight * (2 * at + 1), min(step, room - at * step))
                    at += 1
                model.program.row(away - each.tolerance - steps, high=0)


RULES_OF_ALL = {Rule.pinned: pinned, Rule.minimum_cover: cover, Rule.request_on: requests, Rule.together: company,
                Rule.fairness: fair_loads}
