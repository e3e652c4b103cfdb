"""Instances of the field's competitions: what the model charges for a roster is what the competitions charge, part by
part, by a reckoning of its own (`inrc_scores`)."""
import random
from collections import Counter
from datetime import timedelta

import pytest
from inrc_instances import SmallInrc1, SmallInrc2
from inrc_scores import Inrc1, Inrc2

from muster.roster import (Assignment, FileForm, FileKind, Roster, Rule, Shift, check, read_inrc1, read_inrc1_roster,
                           read_inrc2, read_inrc2_solutions, recognise, write_inrc1_roster, write_inrc2_history,
                           write_inrc2_solutions)

SEED = random.randrange(10**6)
PARTS_OF_2 = {Rule.under_cover: "optimal cover", Rule.request_off: "preferences",
              Rule.minimum_kind_run: "consecutive", Rule.maximum_kind_run: "consecutive",
              Rule.minimum_consecutive: "consecutive", Rule.maximum_consecutive: "consecutive",
              Rule.minimum_days_off: "days off", Rule.maximum_days_off: "days off",
              Rule.complete_weekends: "complete weekends", Rule.minimum_shifts: "total assignments",
              Rule.maximum_shifts: "total assignments", Rule.weekends: "working weekends"}
PARTS_OF_1 = {Rule.request_on: "requests", Rule.request_off: "requests", Rule.maximum_shifts: "most shifts",
              Rule.minimum_shifts: "least shifts", Rule.maximum_consecutive: "most days",
              Rule.minimum_consecutive: "least days", Rule.maximum_days_off: "most off",
              Rule.minimum_days_off: "least off", Rule.consecutive_weekends: "most weekends",
              Rule.minimum_consecutive_weekends: "least weekends", Rule.weekends: "weekends in four weeks",
              Rule.night_before_free_weekend: "night", Rule.days_off_after_nights: "after nights",
              Rule.alternative_skill: "skill", Rule.complete_weekends: "weekend shapes",
              Rule.identical_weekends: "weekend shapes"}
HARD = {Rule.minimum_cover: "cover", Rule.maximum_cover: "cover", Rule.availability: "skill",
        Rule.succession: "succession", Rule.shifts_a_day: "single"}


def seeds(count):
    return pytest.mark.parametrize("seed", range(SEED, SEED + count), ids=lambda seed: f"seed {seed}")


def parts(problem, roster, names):
    """Costs and hard rules by the competition's parts; patterns of the instance apart from those made for weekends."""
    cost, hard = Counter(), Counter()
    for violation in check(problem, roster).violations:
        if violation.is_hard:
            hard[HARD[violation.rule]] += violation.amount
        elif violation.rule == Rule.patterns:
            made = problem.patterns[violation.row].code.startswith("contract ")
            cost["weekend shapes" if made else "patterns"] += violation.cost
        else:
            cost[names[violation.rule]] += violation.cost
    return {part: value for part, value in cost.items() if value}, dict(hard)


def roster_of(problem, lines):
    """A shift type's code or None for each member and day."""
    members = [member.code for member in problem.members]
    types = [each.code for each in problem.shift_types]
    return Roster(problem.period, len(members), [
        Assignment(members.index(member), Shift(problem.period.first + timedelta(day), types.index(code)))
        for member, line in lines.items() for day, code in enumerate(line) if code])


@seeds(60)
def test_a_roster_of_inrc2_costs_what_the_competition_charges(seed):
    small = SmallInrc2(seed, weeks=1 + seed % 3, before=seed // 3 % 2)
    scenario, history, *weeks = small.files("text")
    problem = read_inrc2(scenario, history, weeks)
    for _ in range(5):
        solutions = small.solutions(small.lines())
        roster = read_inrc2_solutions(solutions, problem)
        assert parts(problem, roster, PARTS_OF_2) == Inrc2(scenario, history, weeks).score(solutions)


@seeds(20)
def test_weeks_of_inrc2_one_by_one_cost_what_all_cost_at_once(seed):
    small = SmallInrc2(seed, weeks=3)
    scenario, history, *weeks = small.files("text")
    solutions = small.solutions(small.lines())
    whole = read_inrc2(scenario, history, weeks)
    total = check(whole, read_inrc2_solutions(solutions, whole)).score.cost
    one_by_one = 0
    for week, solution in zip(weeks, solutions, strict=True):
        problem = read_inrc2(scenario, history, [week])
        roster = read_inrc2_solutions([solution], problem)
        one_by_one += check(problem, roster).score.cost
        history = write_inrc2_history(problem, roster, small.name)
    assert one_by_one == total


@seeds(10)
@pytest.mark.parametrize("form", ["xml", "json"])
def test_every_form_of_inrc2_says_the_same(seed, form):
    small = SmallInrc2(seed, before=1)
    texts, others = small.files("text"), small.files(form)
    problem = read_inrc2(texts[0], texts[1], texts[2:])
    assert read_inrc2(others[0], others[1], others[2:]) == problem
    assert read_inrc2(texts[0], others[1], texts[2:]) == problem
    roster = read_inrc2_solutions(small.solutions(small.lines()), problem)
    written = write_inrc2_solutions(problem, roster, small.name, form=FileForm.__members__[form])
    assert read_inrc2_solutions(written[::-1], problem) == roster
    assert [recognise(file).kind for file in (*others, *written)] == [
        FileKind.inrc2_scenario, FileKind.inrc2_history, *[FileKind.inrc2_week] * 2, *[FileKind.inrc2_solution] * 2]
    after = write_inrc2_history(problem, roster, small.name, form=FileForm.__members__[form])
    assert recognise(after).kind == FileKind.inrc2_history and recognise(after).name == small.name


def test_a_solution_of_inrc2_is_written_as_it_was_read():
    small = SmallInrc2(3)
    scenario, history, *weeks = small.files("text")
    problem = read_inrc2(scenario, history, weeks)
    solutions = small.solutions(small.lines())
    roster = read_inrc2_solutions([solutions[0] + "\nCost: 5\n", solutions[1]], problem)
    assert write_inrc2_solutions(problem, roster, small.name) == solutions


@seeds(80)
def test_a_roster_of_inrc1_costs_what_the_competition_charges(seed):
    small = SmallInrc1(seed)
    problem = read_inrc1(small.as_text())
    for _ in range(5):
        lines = small.lines()
        cost, hard = Inrc1(small.as_text()).score(lines)
        shapes = cost.pop("complete", 0) + cost.pop("identical", 0)
        assert parts(problem, roster_of(problem, lines), PARTS_OF_1) == (
            cost | ({"weekend shapes": shapes} if shapes else {}), hard)


@seeds(10)
def test_text_and_xml_of_inrc1_say_the_same(seed):
    small = SmallInrc1(seed)
    problem = read_inrc1(small.as_text())
    assert read_inrc1(small.as_xml()) == problem
    roster = roster_of(problem, small.lines())
    for form in (FileForm.text, FileForm.xml):
        written = write_inrc1_roster(problem, roster, small.name, form=form)
        assert read_inrc1_roster(written, problem) == roster
        known = recognise(written)
        assert (known.kind, known.form, known.name) == (FileKind.inrc1_solution, form, small.name)
        assert str(check(problem, roster).score.cost) in written
    assert [recognise(text).kind for text in (small.as_text(), small.as_xml())] == [FileKind.inrc1] * 2
