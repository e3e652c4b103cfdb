"""Rules about one member's line, from Python: held against the same rules written here once more, the plain way.

A line is read as a word, a letter a day, with the days before it in front: what the rule says of all of it, less what
it says of the days before alone, is what this roster has to answer for.
"""
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby, product

import numpy
import pytest

import muster
from muster.roster import (Assignment, Contract, Cover, Draft, History, KindRun, LastShift, Limits, Member, Options,
                           Pattern, PatternDay, PatternStand, Penalties, Penalty, Problem, Roster, Rule, Shift,
                           ShiftType, Status, check, solve)

KINDS = {"E": "day", "M": "day", "N": "N"}  # by code
TYPES = [ShiftType("E", kind="day"), ShiftType("M", kind="day"), ShiftType("N", is_night=True)]
OFF = "."


@dataclass
class Line:
    """Days that follow each other. A side is open where more may come that is not known."""

    first: date
    word: str
    is_open_before: bool = False
    is_open_after: bool = True

    def day(self, at: int) -> date:
        return self.first + timedelta(at)

    def runs(self, is_in) -> list[tuple[int, int, bool]]:
        """Begin, end, and whether one has no open end."""
        found, at = [], 0
        for belongs, days in groupby(self.word, is_in):
            end = at + len(list(days))
            if belongs:
                found.append((at, end, not (at == 0 and self.is_open_before)
                              and not (end == len(self.word) and self.is_open_after)))
            at = end
        return found

    def weekends(self) -> list[list[int]]:
        found: list[list[int]] = []
        for at in range(len(self.word)):
            if self.day(at).isoweekday() >= 6:
                if found and found[-1][-1] == at - 1:
                    found[-1].append(at)
                else:
                    found.append([at])
        return found

    def goes_on(self, weekend: list[int]) -> bool:
        return self.is_open_after and weekend[-1] == len(self.word) - 1 and self.day(weekend[-1]).isoweekday() == 6


def maximum_days_off(line: Line, limits: Limits) -> int:
    return sum(max(0, end - begin - limits.maximum_days_off) for begin, end, _ in line.runs(lambda each: each == OFF))


def minimum_kind_run(line: Line, limits: Limits) -> int:
    return sum(max(0, run.minimum - (end - begin)) for run in limits.kind_runs
               for begin, end, is_whole in line.runs(lambda each: KINDS.get(each) == run.kind) if is_whole)


def maximum_kind_run(line: Line, limits: Limits) -> int:
    return sum(max(0, end - begin - run.maximum) for run in limits.kind_runs
               for begin, end, _ in line.runs(lambda each: KINDS.get(each) == run.kind))


def identical_weekends(line: Line, limits: Limits) -> int:
    return sum(len({KINDS[line.word[at]] for at in weekend if line.word[at] != OFF}) > 1
               for weekend in line.weekends()) if limits.identical_weekends else 0


def minimum_consecutive_weekends(line: Line, limits: Limits) -> int:
    weekends = line.weekends()
    marks = ["on" if any(line.word[at] != OFF for at in weekend) else "open" if line.goes_on(weekend) else "off"
             for weekend in weekends]
    marks = ["open" if line.is_open_before else "off", *marks, "open" if line.is_open_after else "off"]
    missing, at = 0, 0
    for mark, row in groupby(marks):
        end = at + len(list(row))
        if mark == "on" and "open" not in (marks[at - 1], marks[end]):
            missing += max(0, limits.minimum_consecutive_weekends - (end - at))
        at = end
    return missing


def night_before_free_weekend(line: Line, limits: Limits) -> int:
    return sum(weekend[0] > 0 and line.word[weekend[0] - 1] == "N" and not line.goes_on(weekend)
               and all(line.word[at] == OFF for at in weekend)
               for weekend in line.weekends()) if limits.no_night_before_free_weekend else 0


def days_off_after_nights(line: Line, limits: Limits) -> int:
    missing = 0
    for _, end, _ in line.runs(lambda each: each == "N"):
        after = line.word[end:]
        rest = len(after) - len(after.lstrip(OFF))
        if rest < len(after):
            missing += max(0, limits.days_off_after_nights - rest)
    return missing


def times_found(line: Line, pattern: Pattern) -> int:
    def fits(asked: PatternDay, letter: str) -> bool:
        return {PatternStand.anything: True, PatternStand.off: letter == OFF, PatternStand.duty: letter != OFF,
                PatternStand.kind: KINDS.get(letter) == asked.kind}[asked.stand]

    length = len(pattern.days)
    return sum(pattern.weekday in (0, line.day(at).isoweekday())
               and all(map(fits, pattern.days, line.word[at:at + length]))
               for at in range(len(line.word) - length + 1))


RULES = {Rule.maximum_days_off: maximum_days_off, Rule.minimum_kind_run: minimum_kind_run,
         Rule.maximum_kind_run: maximum_kind_run, Rule.identical_weekends: identical_weekends,
         Rule.minimum_consecutive_weekends: minimum_consecutive_weekends,
         Rule.night_before_free_weekend: night_before_free_weekend,
         Rule.days_off_after_nights: days_off_after_nights}


@dataclass
class Drawn:
    """A small problem and the days before it, by member."""

    draft: Draft
    before: list[str] = field(default_factory=list)  # empty: not known

    def costs(self, member: int, word: str) -> dict[Rule, int]:
        """By rule, in units; patterns by their weights."""
        draft = self.draft
        limits, before = limits_of(draft, member), self.before[member]
        first = draft.period.first
        whole = Line(first - timedelta(len(before)), before + word, not before and not draft.stands_alone,
                     not draft.stands_alone)
        past = Line(whole.first, before, False, True)
        found = {rule: judge(whole, limits) - judge(past, limits) for rule, judge in RULES.items()}
        found[Rule.patterns] = sum((times_found(whole, pattern) - times_found(past, pattern)) * pattern.penalty.weight
                                   for pattern in (draft.patterns[row] for row in limits.patterns))
        shifts = sum(each != OFF for each in word)
        earlier = draft.members[member].history.shifts
        found[Rule.minimum_shifts] = max(0, limits.minimum_shifts - shifts - earlier)
        found[Rule.maximum_shifts] = max(0, min(shifts, shifts + earlier - limits.maximum_shifts))
        return found


def limits_of(draft: Draft, member: int) -> Limits:
    contract = draft.members[member].contract
    return draft.members[member].limits if contract is None else draft.contracts[contract].limits


def penalties_of(draft: Draft, member: int) -> Penalties:
    contract = draft.members[member].contract
    return draft.penalties if contract is None else draft.contracts[contract].penalties


def some_penalties(dice: random.Random) -> Penalties:
    return Penalties(**{rule.name: Penalty.soft(dice.randint(0, 9))
                        for rule in [*RULES, Rule.minimum_shifts, Rule.maximum_shifts]})


def some_limits(dice: random.Random, patterns: int) -> Limits:
    runs = [KindRun(kind, minimum=minimum, maximum=minimum + dice.randint(0, 2))
            for kind, minimum in (("day", dice.randint(1, 3)), ("N", dice.randint(1, 3))) if dice.random() < 0.7]
    return Limits(maximum_days_off=dice.randint(1, 4), kind_runs=runs, identical_weekends=dice.random() < 0.5,
                  minimum_consecutive_weekends=dice.randint(1, 3), no_night_before_free_weekend=dice.random() < 0.5,
                  days_off_after_nights=dice.randint(0, 3), minimum_shifts=dice.randint(0, 3),
                  maximum_shifts=dice.randint(3, 5), patterns=[row for row in range(patterns) if dice.random() < 0.7])


def some_pattern(dice: random.Random, number: int) -> Pattern:
    def some_day() -> PatternDay:
        stand = dice.choice(list(PatternStand.__members__.values()))
        return PatternDay(stand, kind=dice.choice(["day", "N"]) if stand == PatternStand.kind else "")

    return Pattern(f"p{number}", days=[some_day() for _ in range(dice.randint(1, 4))],
                   weekday=dice.choice([0, 0, dice.randint(1, 7)]), penalty=Penalty.soft(dice.randint(1, 9)))


def history_of(before: str, first: date) -> History:
    """All shifts of the days before are told."""
    days = len(before)
    worked = days - len(before.rstrip("EMN"))
    kinds = [KINDS.get(each) for each in reversed(before)]
    weekends = Line(first - timedelta(days), before).weekends()
    open_end = bool(weekends) and weekends[-1][-1] == days - 1 and (first - timedelta(1)).isoweekday() == 6
    marks = [any(before[at] != OFF for at in weekend) for weekend in reversed(weekends)]
    if open_end and not marks[0]:
        marks.pop(0)
    return History(days_worked=worked, days_off=days - len(before.rstrip(OFF)),
                   kind_days=next((at for at, kind in enumerate(kinds) if kind != kinds[0]), days) if worked else 0,
                   weekends_worked=next((at for at, is_on in enumerate(marks) if not is_on), len(marks)),
                   last_shifts=[LastShift(letter, first - timedelta(days - at)) for at, letter in enumerate(before)
                                if letter != OFF and at >= days - 10])


def drawn(seed: int, most_days: int = 7) -> Drawn:
    dice = random.Random(seed)
    first = date(2026, 9, 7) + timedelta(dice.randint(0, 6))
    days = dice.randint(5, most_days)
    patterns = [some_pattern(dice, number) for number in range(dice.randint(0, 3))]
    stands_alone = dice.random() < 0.3
    members, before = [], []
    for code in ("ann", "bob"):
        is_known = not stands_alone and dice.random() < 0.7
        word = OFF * 9 + "".join(dice.choice("EMN..") for _ in range(dice.randint(0, 9))) if is_known else ""
        history = history_of(word, first) if is_known else History()
        before.append(word)
        has_contract = dice.random() < 0.5
        members.append(Member(code, limits=Limits() if has_contract else some_limits(dice, len(patterns)),
                              contract=0 if has_contract else None,
                              history=history.replace(shifts=dice.choice([0, 2]))))
    cover = [Cover(Shift(first + timedelta(day), kind), wanted=dice.randint(0, 2), under_weight=dice.randint(0, 9),
                   over_weight=dice.randint(0, 9)) for day in range(days) for kind in range(3)]
    contract = Contract("c", limits=some_limits(dice, len(patterns)), penalties=some_penalties(dice))
    return Drawn(Draft(muster.Period(first, first + timedelta(days - 1)), shift_types=TYPES, members=members,
                       cover=cover, penalties=some_penalties(dice), contracts=[contract], patterns=patterns,
                       stands_alone=stands_alone), before)


def assignments_of(draft: Draft, member: int, word: str) -> list[Assignment]:
    return [Assignment(member, Shift(draft.period.first + timedelta(at), "EMN".index(letter)))
            for at, letter in enumerate(word) if letter != OFF]


@pytest.mark.parametrize("seed", range(60))
def test_check_finds_of_each_rule_what_is_counted_on_the_line(seed):
    made = drawn(seed)
    problem = Problem(made.draft)
    dice = random.Random(seed)
    days = (made.draft.period.last - made.draft.period.first).days + 1
    for _ in range(10):
        words = ["".join(dice.choice("EMN..") for _ in range(days)) for _ in range(2)]
        stood = [each for member, word in enumerate(words) for each in assignments_of(made.draft, member, word)]
        report = check(problem, Roster(problem.period, 2, stood))
        for member, word in enumerate(words):
            counted = made.costs(member, word)
            for rule, expected in counted.items():
                found = [each for each in report.violations if each.rule == rule and each.member == member]
                amount = sum(each.cost if rule == Rule.patterns else each.amount for each in found)
                assert amount == expected, f"{rule.name}: {made.before[member]}|{word}"


def test_each_rule_is_bent_often_enough_to_be_tried():
    times = {rule: 0 for rule in [*RULES, Rule.patterns, Rule.minimum_shifts, Rule.maximum_shifts]}
    for seed in range(100):
        made = drawn(seed)
        dice = random.Random(seed)
        days = (made.draft.period.last - made.draft.period.first).days + 1
        for _ in range(10):
            for rule, amount in made.costs(0, "".join(dice.choice("EMN..") for _ in range(days))).items():
                times[rule] += amount > 0
    assert min(times.values()) >= 3, times


def least_cost(made: Drawn) -> int:
    """Of all pairs of lines."""
    draft = made.draft
    days = (draft.period.last - draft.period.first).days + 1
    words = ["".join(letters) for letters in product("EMN.", repeat=days)]
    stands = numpy.array([[letter == code for letter in word for code in "EMN"] for word in words], dtype=numpy.int64)
    of_lines = []
    for member in range(2):
        penalties = penalties_of(draft, member)
        of_lines.append(numpy.array([sum(amount if rule == Rule.patterns
                                         else amount * getattr(penalties, rule.name).weight
                                         for rule, amount in made.costs(member, word).items()) for word in words]))
    wanted, under, over = (numpy.array([getattr(row, name) for row in draft.cover])
                           for name in ("wanted", "under_weight", "over_weight"))
    least = None
    for at in range(len(words)):
        stood = stands + stands[at]
        of_cover = (numpy.maximum(0, wanted - stood) * under + numpy.maximum(0, stood - wanted) * over).sum(axis=1)
        here = int((of_lines[0] + of_lines[1][at] + of_cover).min())
        least = here if least is None else min(least, here)
    return least


@pytest.mark.parametrize("seed", range(100, 116))
def test_the_solver_finds_and_proves_the_least_cost_of_all_rosters(seed):
    made = drawn(seed, most_days=5)
    problem = Problem(made.draft)
    solution = solve(problem, Options(time_limit=None, work_limit=200_000))
    expected = least_cost(made)
    assert (solution.score.hard, solution.score.cost) == (0, expected)
    assert solution.status == Status.optimal and solution.lower_bound == expected


def test_a_shift_without_its_skill_costs_where_that_is_soft_and_is_barred_where_it_is_hard():
    first = date(2026, 9, 7)
    draft = Draft(muster.Period(first, first), skills=[muster.roster.Skill("head")],
                  shift_types=[ShiftType("E", required_skill=0)], members=[Member("ann"), Member("bob", skills=[0])],
                  cover=[Cover(Shift(first, 0), wanted=2, under_weight=9)],
                  penalties=Penalties(alternative_skill=Penalty.soft(4)))
    solution = solve(Problem(draft), Options(work_limit=10_000))
    assert solution.score.of(Rule.alternative_skill).cost == solution.score.cost == 4
    hard = Problem(draft.replace(penalties=Penalties()))
    solution = solve(hard, Options(work_limit=10_000))
    assert solution.score.of(Rule.alternative_skill).cost == 0 and solution.score.cost == 9
