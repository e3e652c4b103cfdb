"""Who is to keep together or apart: the least that it costs, against every roster, and the bound that says so."""
import itertools
import random

import pytest
from muster.roster import (Company, Keep, Options, Penalty, Status, Within, check, problem_from_frames, proved_bound,
                           solve)

DAYS = [f"2026-09-{day:02}" for day in range(7, 10)]
PEOPLE = ["ann", "bo", "cy"]
UNDER, OVER = 60, 50


def problem_of(wanted, companies, people=PEOPLE):
    duty = [{"day": day, "shift": "desk", "start": "19:00", "minutes": 60, "wanted": wanted[at]}
            for at, day in enumerate(DAYS)]
    return problem_from_frames(duty, people, companies=companies, fairness=[], under_weight=UNDER, over_weight=OVER)


def toll(company, there):
    together = sum(member in there for member in company.members)
    missing = len(company.members) - together if company.keep == Keep.together else together - 1
    return missing * company.penalty.weight if together else 0


def least_of_all(wanted, companies):
    """Of each day by itself: no rule here spans two."""
    def cost(there, needed):
        return (UNDER * max(0, needed - len(there)) + OVER * max(0, len(there) - needed)
                + sum(toll(company, there) for company in companies))

    everybody = range(len(PEOPLE))
    return sum(min(cost(set(there), needed) for size in range(len(PEOPLE) + 1)
                   for there in itertools.combinations(everybody, size)) for needed in wanted)


def test_two_kept_together_where_one_is_wanted_pay_for_each_turn_and_it_is_proved():
    pair = Company([0, 1], keep=Keep.together, within=Within.shift, penalty=Penalty.soft(7))
    problem = problem_of([1, 1, 1], [pair], PEOPLE[:2])
    found = solve(problem, Options(work_limit=20_000, time_limit=None))
    assert found.status == Status.optimal and found.score.cost == found.lower_bound == 21
    assert proved_bound(problem, found.certificate) == 21


@pytest.mark.parametrize("seed", range(40))
def test_of_drawn_companies_the_least_cost_is_that_of_all_rosters_and_is_proved(seed):
    draw = random.Random(seed)
    wanted = [draw.randint(0, 2) for _ in DAYS]
    companies = [Company(sorted(draw.sample(range(3), draw.choice((2, 2, 3)))),
                         keep=draw.choice((Keep.together, Keep.apart)), within=draw.choice((Within.shift, Within.day)),
                         penalty=Penalty.soft(draw.randint(1, 40)))
                 for _ in range(draw.randint(1, 2))]
    problem = problem_of(wanted, companies)
    found = solve(problem, Options(work_limit=20_000, time_limit=None))
    best = least_of_all(wanted, companies)
    assert check(problem, found.roster).score.hard == 0
    assert found.score.cost == best and found.lower_bound == best and found.status == Status.optimal
    assert proved_bound(problem, found.certificate) == best
