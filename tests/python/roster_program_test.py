"""The integer program that peers get in tests/bench, held to every roster there is and to what `check` says.

A test for each rule draws small problems that ask for it, and a program without the rule's rows has to be found out.
The problems of `roster_truth`, which mix rules, come on top.
"""
import random
import shutil
import sys
import tempfile
from datetime import date, time, timedelta
from itertools import product
from math import prod
from pathlib import Path

import pytest
from drawn_tables import drawn, tables
from inrc_instances import SmallInrc2

import muster
from muster.roster import (Assignment, Bar, Company, Cover, Draft, Fairness, History, Keep, KindRun, LastShift, Limits,
                           Measure, Member, Options, Pattern, PatternDay, PatternStand, Penalties, Penalty, Problem,
                           Request, Roster, Rule, Shift, ShiftType, ShiftTypeMaximum, Skill, Spacing, Status,
                           Succession, WindowMaximum, Within, Wish, check, problem_from_frames, read_inrc2, solve)

BENCH = Path(__file__).resolve().parents[1] / "bench"
sys.path.insert(0, str(BENCH))
import integer_solvers  # noqa: E402
import roster_program  # noqa: E402
from roster_program import CannotBeWritten, RosterProgram  # noqa: E402

THURSDAY = date(2026, 9, 10)
DRAWN = 12  # problems of each rule
MOST_ROSTERS = 20_000


def best(problem):
    """Least (hard, cost) of every roster; and all rosters are few."""
    people, period = len(problem.members), problem.period
    days = [period.first + timedelta(days=at) for at in range((period.last - period.first).days + 1)]
    stands = [Assignment(member, Shift(day, kind)) for member in range(people) for day in days
              for kind in range(len(problem.shift_types)) if problem.bar(member, day, kind) == Bar.none]
    cells = {}
    for each in stands:
        cells.setdefault((each.member, each.shift.day), []).append(each)
    lone = all(problem.limits(member).maximum_a_day == 1 and problem.penalties(member).shifts_a_day.is_hard
               for member in range(people))
    choices = [[(), *((each,) for each in there)] if lone else
               [tuple(each for each, is_stood in zip(there, stood) if is_stood)
                for stood in product((False, True), repeat=len(there))] for there in cells.values()]
    assert len(stands) < 40 and prod(map(len, choices)) <= MOST_ROSTERS
    scores = (check(problem, Roster(period, people, [each for part in parts for each in part])).score
              for parts in product(*choices))
    return min((score.hard, score.cost) for score in scores)


def least(model, solver=integer_solvers.with_highs):
    """The optimum of the program and its roster; None where it has no solution."""
    with tempfile.TemporaryDirectory() as folder:
        found = solver(model.program, 60, Path(folder))
    if found.values is None:
        return None
    assert found.is_proven and model.program.holds(found.values)
    roster = model.roster_of(found.values)
    score = check(model.problem, roster).score
    cost = round(model.program.cost_of(found.values))
    return score.hard, score.cost, cost


class Drawing:
    """What a small problem is made of: one or two members, an early and a late shift, wishes, and a rule's own rows."""

    def __init__(self, seed, days=8, people=1, types=2):
        self.draw, self.people = random.Random(seed), people
        self.days = [THURSDAY + timedelta(days=at) for at in range(days)]
        self.types = [ShiftType("E", kind="day"), ShiftType("N", is_night=True)][:types]
        self.limits, self.firm, self.more, self.histories = {}, {}, {}, [History() for _ in range(people)]
        self.members = {}

    def penalty(self):
        """Hard half of the time."""
        return Penalty.hard() if self.draw.random() < 0.4 else Penalty.soft(self.draw.randint(1, 9))

    def rule(self, name, penalty=None, **limits):
        self.limits |= limits
        self.firm[name] = penalty or self.penalty()

    def wishes(self):
        """So many that a rule stands in the way of some."""
        return [Request(member, day, kind, wish=self.draw.choice([Wish.on, Wish.on, Wish.off]),
                        weight=self.draw.randint(1, 12))
                for member in range(self.people) for day in self.days for kind in (None, *range(len(self.types)))
                if self.draw.random() < 0.6]

    def problem(self):
        members = [Member(f"m{at}", limits=Limits(**self.limits), history=self.histories[at], **self.members)
                   for at in range(self.people)]
        parts = {"requests": self.wishes(), "penalties": Penalties(**self.firm), **self.more}
        return Problem(Draft(muster.Period(self.days[0], self.days[-1]), shift_types=self.types,
                             members=parts.pop("members", members), **parts))


def cover(made, **row):
    kinds = range(len(made.types))
    made.more["cover"] = [Cover(Shift(day, made.draw.choice(kinds)), **row) for day in made.days]


def of_cover(made):
    made.rule("minimum_cover")
    made.rule("maximum_cover")
    made.more["cover"] = [
        Cover(Shift(day, kind), minimum=low, wanted=low + made.draw.randint(0, 1), maximum=low + 1,
              under_weight=made.draw.randint(0, 9), over_weight=made.draw.randint(0, 9))
        for day in made.days for kind in range(len(made.types)) for low in [made.draw.randint(0, 1)]]


def of_skills(made):
    """A cover that counts who has a skill, and a shift that asks for it."""
    made.types[1] = made.types[1].replace(required_skill=0)
    made.rule("alternative_skill", Penalty.soft(made.draw.randint(1, 9)))
    made.more |= {"skills": [Skill("lead")], "members": [
        Member("a", skills=[0], limits=Limits(**made.limits)), Member("b", limits=Limits(**made.limits))],
        "cover": [Cover(Shift(day, 0), skill=0, wanted=1, under_weight=made.draw.randint(1, 9)) for day in made.days]}


def of_pins(made):
    made.more["pinned"] = [Assignment(0, Shift(day, made.draw.randrange(2))) for day in made.days
                           if made.draw.random() < 0.4]


def of_company(made):
    made.more["companies"] = [Company([0, 1], keep=made.draw.choice([Keep.together, Keep.apart]),
                                      within=made.draw.choice([Within.day, Within.shift]), penalty=made.penalty())]


def of_fairness(made):
    made.more["fairness"] = [
        Fairness(measure, made.draw.randint(1, 9), below_weight=made.draw.randint(0, 9), step=made.draw.randint(0, 2),
                 tolerance=made.draw.randint(0, 1))
        for measure in (Measure.shifts, Measure.nights, Measure.weekends)]
    cover(made, wanted=1)


def of_times(made):
    """Shifts that overlap across midnight, or leave little rest."""
    made.types = [ShiftType("E", start=time(6), length=480), ShiftType("N", start=time(20), length=720)]
    made.rule("rest", minimum_rest=made.draw.choice([0, 300, 700, 900]))


def of_several(made):
    """One shift a day or two, some of which overlap."""
    made.types = [ShiftType("E", start=time(6), length=480), ShiftType("M", start=time(12), length=480),
                  ShiftType("L", start=time(15), length=300)]
    made.rule("shifts_a_day", maximum_a_day=made.draw.choice([1, 2]))
    made.rule("rest", Penalty.hard(), minimum_rest=made.draw.choice([0, 120]))


def of_windows(made):
    made.rule("windows", windows=[WindowMaximum(days=made.draw.randint(2, 5), most=made.draw.randint(1, 2),
                                                type=made.draw.choice([None, 0]))])


def of_patterns(made):
    days = [PatternDay(made.draw.choice([PatternStand.off, PatternStand.duty, PatternStand.anything]))
            for _ in range(made.draw.randint(1, 3))] + [PatternDay(PatternStand.kind, "N")]
    made.more["patterns"] = [Pattern("p", days=days, weekday=made.draw.choice([0, 0, 6]), penalty=made.penalty())]
    made.limits["patterns"] = [0]


def of_kinds(made):
    made.rule("minimum_kind_run")
    made.rule("maximum_kind_run", kind_runs=[KindRun("day", minimum=made.draw.randint(1, 3),
                                                     maximum=made.draw.randint(3, 4))])


def on_duty_before(made):
    """Half of the time a history, on duty or off."""
    days, before = made.draw.randint(1, 4), made.days[0] - timedelta(days=1)
    kind = made.draw.choice(made.types).code
    made.histories = [made.draw.choice([
        History(), History(days_off=days),
        History(days_worked=days, kind_days=made.draw.randint(1, days), shifts=2, weekends=1,
                last_shifts=[LastShift(kind, before)])])]


def lone(made):
    made.more["stands_alone"] = made.draw.random() < 0.5
    if not made.more["stands_alone"]:
        on_duty_before(made)


def of_days_in_a_row(made):
    lone(made)
    made.rule("maximum_consecutive")
    made.rule("minimum_consecutive", maximum_consecutive=made.draw.randint(3, 4),
              minimum_consecutive=made.draw.randint(1, 3))


def of_days_off(made):
    lone(made)
    made.rule("maximum_days_off")
    made.rule("minimum_days_off", maximum_days_off=made.draw.randint(2, 4), minimum_days_off=made.draw.randint(1, 2))
    if made.draw.random() < 0.3:
        made.members["from_"] = made.days[1]


def of_runs_of_kinds(made):
    lone(made)
    of_kinds(made)


def of_totals(made):
    on_duty_before(made)
    made.rule("minimum_shifts", minimum_shifts=made.draw.randint(0, 5))
    made.rule("maximum_shifts", maximum_shifts=made.draw.randint(5, 6))


def of_succession(made):
    on_duty_before(made)
    made.rule("succession")
    made.more["forbidden_successions"] = [Succession(1, 0)]


def of_weekends(made):
    """Ten days of one shift, or of two."""
    made.rule("weekends", maximum_weekends=made.draw.randint(0, 1))
    made.rule("complete_weekends", complete_weekends=made.draw.random() < 0.7)


def of_weekends_in_a_row(made):
    made.more["stands_alone"] = True
    most = made.draw.randint(1, 2)
    made.rule("consecutive_weekends", maximum_consecutive_weekends=most)
    made.rule("minimum_consecutive_weekends", minimum_consecutive_weekends=made.draw.randint(1, most))


def of_nights(made):
    """Wishes for a night on Friday and a weekend off."""
    made.rule("night_before_free_weekend", no_night_before_free_weekend=True)
    made.more["requests"] = [Request(0, made.days[day], kind, wish=wish, weight=made.draw.randint(1, 12))
                             for day, kind, wish in ((1, 1, Wish.on), (2, None, Wish.off), (3, None, Wish.off))]


def of_spacing(made):
    made.more["spacing"] = Spacing(made.draw.randint(5, 40), made.draw.randint(2, 4))
    if made.draw.random() < 0.5:
        made.histories = [History(days_off=made.draw.randint(1, 5))]


# Rules, the rows of the program that are theirs, how they are drawn, and what the problems have.
RULES = {
    "cover": (Rule.minimum_cover, of_cover, {"people": 2, "days": 4}),
    "skills": (Rule.alternative_skill, of_skills, {"people": 2, "days": 4}),
    "pins": (Rule.pinned, of_pins, {}),
    "requests": (Rule.request_on, lambda made: None, {}),
    "company": (Rule.together, of_company, {"people": 2, "days": 4}),
    "fairness": (Rule.fairness, of_fairness, {}),
    "shifts a day": (Rule.shifts_a_day, of_several, {"days": 4}),
    "overlap": (Rule.overlap, of_several, {"days": 4}),
    "overlap at night": (Rule.overlap, of_times, {}),
    "soft rest": (Rule.rest, of_times, {}),
    "succession": (Rule.succession, of_succession, {}),
    "minutes": (Rule.minimum_minutes, lambda made: (
        made.rule("minimum_minutes", minimum_minutes=480 * made.draw.randint(0, 4)),
        made.rule("maximum_minutes", maximum_minutes=480 * 5)), {}),
    "maximum of a type": (Rule.shift_type_maximum, lambda made: made.rule(
        "shift_type_maximum", of_type=[ShiftTypeMaximum(1, made.draw.randint(0, 2))]), {}),
    "days in a row": (Rule.maximum_consecutive, of_days_in_a_row, {}),
    "days off": (Rule.minimum_days_off, of_days_off, {}),
    "runs of kinds": (Rule.minimum_kind_run, of_runs_of_kinds, {}),
    "weekends": (Rule.weekends, of_weekends, {"days": 11, "types": 1}),
    "weekends in a row": (Rule.weekends, of_weekends_in_a_row, {"days": 12, "types": 1}),
    "whole weekends": (Rule.complete_weekends, of_weekends, {}),
    "alike weekends": (Rule.complete_weekends, lambda made: made.rule(
        "identical_weekends", identical_weekends=True), {}),
    "shifts in all": (Rule.minimum_shifts, of_totals, {}),
    "windows": (Rule.windows, of_windows, {}),
    "nights before free weekends": (Rule.night_before_free_weekend, of_nights, {}),
    "days off after nights": (Rule.days_off_after_nights, lambda made: made.rule(
        "days_off_after_nights", days_off_after_nights=made.draw.randint(1, 3)), {}),
    "patterns": (Rule.patterns, of_patterns, {}),
    "spacing": (Rule.spacing, of_spacing, {"days": 12, "types": 1}),
}


def without(monkeypatch, rule):
    for table in (roster_program.LINE_RULES, roster_program.RULES_OF_ALL):
        if rule in table:
            monkeypatch.delitem(table, rule)


@pytest.mark.parametrize("name", RULES)
def test_the_optimum_is_the_best_of_every_roster_and_needs_the_rules_rows(name, monkeypatch):
    rule, ask, sizes = RULES[name]
    problems = []
    for seed in range(DRAWN):
        made = Drawing(seed, **sizes)
        ask(made)
        problems.append((seed, made.problem()))
    truths = {seed: best(problem) for seed, problem in problems}
    for seed, problem in problems:
        hard, cost = truths[seed]
        found = least(RosterProgram(problem))
        assert found == ((0, cost, cost) if hard == 0 else None), f"seed {seed}"
    without(monkeypatch, rule)
    assert any(least(RosterProgram(problem)) != (*truths[seed], truths[seed][1]) for seed, problem in problems)


def test_every_rule_that_has_rows_has_a_test():
    assert {rule for rule, _, _ in RULES.values()} == {*roster_program.LINE_RULES, *roster_program.RULES_OF_ALL}


def test_problems_that_mix_rules_have_the_optimum_of_every_roster():
    written = 0
    for draw in drawn(1, 300):
        if not draw.is_known:
            continue
        problem = problem_from_frames(**tables(draw))
        try:
            model = RosterProgram(problem)
        except CannotBeWritten:
            continue
        written += 1
        found = least(model)
        assert found == ((*draw.truth, draw.truth[1]) if draw.truth and draw.truth[0] == 0 else None), draw.seed
    assert written > 60


@pytest.mark.parametrize(("most", "truth"), [(2**31 - 1, (0, 7, 7)), (3, None)])
def test_where_nobody_may_stand_anything_there_is_one_roster_or_none(most, truth):
    period = muster.Period(THURSDAY, THURSDAY + timedelta(days=4))
    problem = Problem(Draft(period, skills=[Skill("s")], shift_types=[ShiftType("E", required_skill=0)],
                            members=[Member("a", limits=Limits(maximum_days_off=most))],
                            cover=[Cover(Shift(THURSDAY, 0), wanted=1, under_weight=7)]))
    assert least(RosterProgram(problem)) == truth


@pytest.mark.parametrize("solver", ["CBC", "GLPK"])
def test_other_solvers_read_the_text_and_say_the_same(solver):
    if not shutil.which({"CBC": "cbc", "GLPK": "glpsol"}[solver]):
        pytest.skip(f"{solver} is not installed")
    run = {"CBC": integer_solvers.with_cbc, "GLPK": integer_solvers.with_glpk}[solver]
    for seed in range(8):
        made = Drawing(seed)
        of_days_in_a_row(made)
        model = RosterProgram(made.problem())
        assert least(model, run) == least(model), f"seed {seed}"


@pytest.mark.parametrize(("asks", "reason"), [
    ({"next_begins": date(2026, 9, 30)}, "a gap before the next roster"),
    ({"members": [Member("a", limits=Limits(maximum_consecutive=3))],
      "shift_types": [ShiftType("long", length=1500)]}, "shifts of a day and more"),
    ({"members": [Member("a", history=History(days_off=1, until=date(2026, 9, 1)))]}, "histories that end earlier"),
])
def test_what_has_no_rows_is_refused(asks, reason):
    draft = {"shift_types": [ShiftType("E")], "members": [Member("a")], **asks}
    with pytest.raises(CannotBeWritten, match=reason):
        RosterProgram(Problem(Draft(muster.Period(date(2026, 9, 7), date(2026, 9, 13)), **draft)))


def test_small_weeks_of_the_second_competition_have_the_optimum_that_is_proven():
    for seed in range(3):
        small = SmallInrc2(seed, weeks=1)
        scenario, history, *weeks = small.files("text")
        problem = read_inrc2(scenario, history, weeks)
        solution = solve(problem, Options(time_limit=None, work_limit=3_000_000))
        found = least(RosterProgram(problem))
        if solution.status == Status.optimal:
            assert found == (0, solution.score.cost, solution.score.cost), f"seed {seed}"
