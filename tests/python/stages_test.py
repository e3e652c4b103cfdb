"""Weeks of INRC-II planned one after the other, each knowing only what went before."""
import random
from datetime import date, timedelta

import pytest
from inrc_instances import SmallInrc2
from inrc_scores import Inrc2

from muster.roster import (FileForm, Options, check, read_inrc2, read_inrc2_ahead, read_inrc2_solutions, recognise,
                           solve_next_week)

SEED = random.randrange(10**6)
seeds = pytest.mark.parametrize("seed", range(SEED, SEED + 6), ids=lambda seed: f"seed {seed}")
LITTLE = Options(time_limit=None, work_limit=2000)


def played(files, form=FileForm.text):
    """What was planned for each week of the files, a scenario, a history and weeks."""
    scenario, history, *weeks = files
    made = []
    for number, week in enumerate(weeks):
        made.append(solve_next_week(scenario, history, week, weeks[:number], options=LITTLE, form=form))
        history = made[-1].history
    return made


@seeds
def test_weeks_add_up_to_what_the_competition_charges_for_all_of_them(seed):
    scenario, history, *weeks = files = SmallInrc2(seed, weeks=3).files("text")
    made = played(files)
    solutions = [week.solution for week in made]
    cost, hard = Inrc2(scenario, history, weeks).score(solutions)
    whole = read_inrc2(scenario, history, weeks)
    score = check(whole, read_inrc2_solutions(solutions, whole)).score
    assert sum(week.score.cost for week in made) == score.cost == sum(cost.values())
    assert sum(week.score.hard for week in made) == score.hard
    assert bool(hard) == bool(score.hard)


@seeds
def test_a_week_does_not_know_the_weeks_after_it(seed):
    small, other = SmallInrc2(seed, weeks=2), SmallInrc2(seed, weeks=2)
    other.weeks[1] = other.week(list(other.shifts))
    first, second = (played(each.files("text"))[0] for each in (small, other))
    assert first.solution == second.solution and first.history == second.history


@pytest.mark.parametrize("form", ["xml", "json"])
def test_weeks_are_played_in_every_form(form):
    small = SmallInrc2(SEED, weeks=2)
    made = played(small.files(form), FileForm.__members__[form])
    assert all(recognise(week.history).form == FileForm.__members__[form] for week in made)
    texts = played(small.files("text"))
    assert [week.roster for week in made] == [week.roster for week in texts]


@seeds
def test_looking_ahead_repeats_the_latest_weeks_without_their_requests(seed):
    small = SmallInrc2(seed, weeks=4)
    scenario, history, *weeks = small.files("text")
    plain = SmallInrc2(seed, weeks=4)
    plain.weeks = [(needs, []) for needs, _ in plain.weeks]
    first, before = plain.files("text")[2:4]
    ahead = read_inrc2_ahead(scenario, history, [weeks[0]], [weeks[1]])
    assert ahead == read_inrc2(scenario, history, [weeks[0], first, before, first])


def test_weeks_begin_on_the_monday_that_is_asked_for():
    scenario, history, *weeks = SmallInrc2(SEED, weeks=2).files("text")
    monday = date(2026, 9, 7)
    for number, week in enumerate(weeks):
        planned = solve_next_week(scenario, history, week, weeks[:number], options=LITTLE, first_monday=monday)
        usual = solve_next_week(scenario, history, week, weeks[:number], options=LITTLE)
        assert planned.problem.period.first == monday + timedelta(weeks=number) == planned.roster.period.first
        assert (planned.solution, planned.history, planned.score.cost) == (
            usual.solution, usual.history, usual.score.cost)
        history = planned.history
