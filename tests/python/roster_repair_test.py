"""A published roster after a change, through the Python module.

Against every roster there is, and as a coordinator expects it.
"""
import random
from datetime import date, time, timedelta
from itertools import product

import pytest

import muster
from muster.roster import (Assignment, Cover, History, LastShift, Penalties, Penalty, Problem, RepairAim, Roster,
                           RosterResult, Shift, Spacing, Status, check, frozen_before, problem_from_frames,
                           proved_bound, repair, usual_move_price, what_if, with_cover, with_move_price, without_member)

MONDAY = date(2026, 9, 7)
MEMBERS = ["ann", "bob", "cai"]


def days(count):
    return [MONDAY + timedelta(days=at) for at in range(count)]


def rota(count, minimum, **more):
    """One evening duty a day."""
    shifts = [{"day": day, "shift": "evening", "start": "19:00", "minutes": 120, "minimum": minimum}
              for day in days(count)]
    return problem_from_frames(shifts, MEMBERS, fairness=["shifts"], **more)


def in_turn(problem, count):
    """ann, bob, cai, ann ..."""
    return RosterResult.of(problem,
                           Roster(problem.period, 3,
                                  [Assignment(at % 3, Shift(day, 0)) for at, day in enumerate(days(count))]))


@pytest.mark.parametrize("minimum", [0, 1])
@pytest.mark.parametrize("fewest_changes", [False, True])
def test_who_falls_ill_is_replaced_whether_the_minimum_is_hard_or_nothing_is(minimum, fewest_changes):
    published = in_turn(rota(6, minimum), 6)
    repaired = published.repair(published.with_leave("bob", days(6)[4], days(6)[4]), fewest_changes=fewest_changes)
    assert [(row.change, row.day, row.member) for row in repaired.changes().itertuples()] in (
        [("dropped", days(6)[4], "bob"), ("added", days(6)[4], other)] for other in ("ann", "cai"))
    # two members are one shift off the fair share, and nobody is missing
    assert published.cost == 0 and repaired.cost == 2 * 60
    assert repaired.made.counted_changes == 0 and repaired.made.is_fewest
    assert repaired.left_open().empty


def any_case(seed):
    """A problem of two or three members, a roster that was published before somebody was away, and a move price."""
    draw = random.Random(seed)
    count, members = draw.choice([(3, 3), (4, 2)])
    codes = MEMBERS[:members]
    shifts = [{"day": day, "shift": "evening", "start": "19:00", "minutes": 120,
               "wanted": (wanted := draw.randrange(3)), "minimum": min(wanted, draw.randrange(4) // 3)}
              for day in days(count)]
    requests = [{"member": draw.choice(codes), "day": draw.choice(days(count)), "wish": draw.choice(["on", "off"]),
                 "weight": draw.randrange(1, 40)}
                for _ in range(3)]
    limits = draw.choice([{}, {"maximum_consecutive": 2}, {"minimum_days_off": 2}, {"maximum_minutes": 240}])
    penalties = draw.choice([None, Penalties(minimum_cover=Penalty.soft(70))])
    problem = problem_from_frames(shifts, codes, requests=requests, fairness=["shifts", "weekends"], limits=limits,
                                  penalties=penalties, under_weight=draw.choice([20, 100, None]),
                                  over_weight=draw.choice([0, 30, None]))
    cells = [Assignment(member, Shift(day, 0)) for member in range(members) for day in days(count)]
    published = Roster(problem.period, members, [cell for cell in cells if draw.random() < 0.5])
    return problem, published, draw.randrange(60), cells, draw


def told_of(problem, published, roster, wanted):
    """Changes that count and places left open, as the page says, by sets of assignments alone."""
    before, now = set(published.assignments), set(roster.assignments)
    open_places = counted = 0
    for day, people_wanted in wanted.items():
        stood = {each for each in before if each.shift.day == day}
        stands = {each for each in now if each.shift.day == day}
        still = {each for each in stood if problem.bar(each.member, day, 0).name == "none"}
        counted += len(still - stands) + max(0, len(stands) - max(people_wanted, len(still & stands)))
        open_places += min(len(stood - still), max(0, people_wanted - len(stands)))
    return counted, open_places


def case_of_many_days(seed):
    """The same with spacing, maxima within some days, own weekends in a row, long shifts, histories, a gap behind."""
    draw = random.Random(1000 + seed)
    count, members = draw.choice([(3, 3), (4, 2)])
    codes = MEMBERS[:members]
    start, minutes = draw.choice([("19:00", 120), ("08:00", 1440), ("20:00", 2160)])
    shifts = [{"day": day, "shift": "duty", "start": start, "minutes": minutes, "night": minutes > 120,
               "wanted": draw.randrange(3)}
              for day in days(count)]
    requests = [{"member": draw.choice(codes), "day": draw.choice(days(count)), "wish": draw.choice(["on", "off"]),
                 "weight": draw.randrange(1, 40)}
                for _ in range(2)]
    limits = {"maximum_consecutive": draw.choice([1, 2, 3]), "minimum_consecutive": 1,
              "maximum_consecutive_weekends": 1, "windows": [{"days": draw.choice([2, 3]), "most": 1}],
              "complete_weekends": draw.random() < 0.3}
    limits["minimum_consecutive"] = min(draw.choice([1, 2]), limits["maximum_consecutive"])
    penalties = {name: draw.choice([Penalty.hard(), Penalty.soft(draw.randrange(60))])
                 for name in ("maximum_consecutive", "minimum_consecutive", "consecutive_weekends", "windows",
                              "complete_weekends")}
    histories = [History(code, until=MONDAY - timedelta(days=1), days_worked=1, days_touched=draw.choice([0, 2]),
                         weekends_worked=draw.randrange(2),
                         last_shifts=[LastShift("duty", MONDAY - timedelta(days=1), time.fromisoformat(start),
                                                length=minutes)])
                 for code in codes if draw.random() < 0.5]
    problem = problem_from_frames(shifts, codes, requests=requests, fairness=["shifts", "minutes"], limits=limits,
                                  penalties=penalties, histories=histories, under_weight=draw.choice([20, 100, None]),
                                  over_weight=draw.choice([0, 30]), spacing=draw.choice([True, 45, Spacing(30, 2)]),
                                  weekend=draw.choice([[6, 7], [1, 3], ["Mon", "Tue"]]),
                                  holidays=draw.choice([[], days(3)[2:]]),
                                  next_begins=draw.choice([None, MONDAY + timedelta(days=count + draw.randrange(3))]))
    cells = [Assignment(member, Shift(day, 0)) for member in range(members) for day in days(count)]
    published = Roster(problem.period, members, [cell for cell in cells if draw.random() < 0.5])
    return problem, published, draw.randrange(60), cells, draw


@pytest.mark.parametrize("case, seed", [(case, seed) for case in (any_case, case_of_many_days) for seed in range(24)])
def test_no_roster_there_is_would_be_a_better_repair(case, seed):
    made, published, price, cells, draw = case(seed)
    result = RosterResult.of(made, published)
    try:
        problem = result.with_leave(draw.choice([member.code for member in made.members]), days(2)[1], days(2)[1])
    except muster.InvalidInput:
        pytest.skip("the others are too few for a hard minimum")
    wanted = {cover.shift.day: cover.wanted for cover in problem.draft.cover}
    rosters = [Roster(problem.period, len(problem.members), [cell for cell, is_in in zip(cells, chosen) if is_in])
               for chosen in product([False, True], repeat=len(cells))]
    usable = [(roster, score.cost, *told_of(problem, published, roster, wanted)) for roster in rosters
              if (score := check(problem, roster).score).is_feasible]
    weighed = repair(problem, published, move_price=price)
    fewest = repair(problem, published, aim=RepairAim.fewest_changes)
    if not usable:
        assert weighed.solution.status == fewest.solution.status == Status.infeasible
        return
    assert weighed.priced_cost == min(cost + price * counted for _, cost, counted, _ in usable)
    assert weighed.is_least
    assert (fewest.counted_changes, len(fewest.left_open),
            fewest.solution.score.cost) == min((counted, left, cost) for _, cost, counted, left in usable)
    assert fewest.is_fewest and fewest.move_price is None and not fewest.is_least
    for made in (weighed, fewest):
        assert made.solution.score == check(problem, made.solution.roster).score
        assert (made.counted_changes, len(made.left_open)) == told_of(problem, published, made.solution.roster, wanted)

    searched = repair(problem, published, move_price=price, work_limit=2000)
    assert searched.priced_bound == proved_bound(with_move_price(problem, published, price), searched.certificate)
    assert searched.priced_bound <= weighed.priced_cost


def test_a_move_price_says_how_many_may_be_moved_for_an_empty_place():
    # Only ann may stand Tuesday, and she is published on Wednesday, with a rest of two days between.
    unavailable = [{"member": member, "day": days(3)[1]} for member in ("bob", "cai")]
    problem = rota(3, 0, unavailable=unavailable, limits={"minimum_rest": 40 * 60}, under_weight=1000)
    published = RosterResult.of(problem,
                                Roster(problem.period, 3,
                                       [Assignment(0, Shift(days(3)[2], 0)), Assignment(1, Shift(days(3)[0], 0))]))
    moved = published.repair(problem)
    assert usual_move_price(problem) == 500
    assert moved.made.counted_changes == 1
    assert moved.grid().loc["ann"].tolist() == ["", "evening", ""]
    dear = published.repair(problem, move_price=2000)
    assert dear.made.counted_changes == 0 and dear.grid().loc["ann"].tolist() == ["", "", "evening"]
    assert published.repair(problem, fewest_changes=True).made.counted_changes == 0


def test_what_is_emptied_and_cannot_be_filled_is_told():
    problem = rota(3, 0, unavailable=[{"member": member, "day": days(3)[1]} for member in ("ann", "cai")])
    published = RosterResult.of(problem, Roster(problem.period, 3, [Assignment(1, Shift(days(3)[1], 0))]))
    repaired = published.repair(published.with_leave("bob", days(3)[1], days(3)[1]))
    assert repaired.left_open().to_dict("records") == [{"day": days(3)[1], "shift": "evening"}]


def test_places_are_filled_also_where_some_hard_rule_cannot_be_kept():
    # Bob is away and cannot come to his minimum: nothing mends that. His Tuesday is filled all the same.
    shifts = [{"day": day, "shift": "evening", "start": "19:00", "minutes": 120} for day in days(4)]
    problem = problem_from_frames(shifts, MEMBERS, fairness=["shifts"], limits={"minimum_minutes": 240})
    published = RosterResult.of(problem,
                                Roster(problem.period, 3,
                                       [Assignment(at % 3, Shift(day, 0)) for at, day in enumerate(days(4))]))
    repaired = published.repair(published.with_leave("bob", days(4)[0], days(4)[3]))
    assert repaired.solution.status == Status.infeasible and not repaired.is_feasible
    assert repaired.solution.score.hard == 240  # bob's minimum, and nothing else
    assert repaired.left_open().empty


def test_leave_does_not_reach_into_the_days_that_stay_as_they_are():
    published = in_turn(rota(6, 1), 6)
    repaired = published.repair(published.with_leave("bob", days(6)[0], days(6)[5], today=days(6)[3]))
    assert repaired.is_feasible
    assert [(row.change, row.day)
            for row in repaired.changes().itertuples()] == [("dropped", days(6)[4]), ("added", days(6)[4])]


@pytest.mark.parametrize("seed", range(24))
def test_one_member_fewer_is_repaired_as_if_that_member_had_never_been_there(seed):
    problem, published, price, cells, draw = case_of_many_days(seed)
    gone = len(problem.members) - 1
    draft = problem.draft
    never = Problem(draft.replace(members=draft.members[:gone],
                                  requests=[row for row in draft.requests if row.member != gone]))
    others = [cell for cell in cells if cell.member != gone]
    costs = []
    for chosen in product([False, True], repeat=len(others)):
        stood = [cell for cell, is_in in zip(others, chosen) if is_in]
        truth = check(never, Roster(never.period, gone, stood)).score
        fewer = check(without_member(problem, gone), Roster(problem.period, gone + 1, stood)).score
        assert (fewer.hard, fewer.cost) == (truth.hard, truth.cost)
        if truth.is_feasible:
            costs.append(truth.cost)
    told = RosterResult.of(problem, published).without(problem.members[gone].code, move_price=0)
    assert told.repair.solution.status == (Status.feasible if costs else Status.infeasible)
    if costs:
        assert told.repair.solution.score.cost == min(costs)


def test_one_member_fewer_is_told_as_the_checker_judges_both_rosters():
    problem = rota(9, 1)
    published = in_turn(problem, 9)
    told = published.without("cai")
    fewer = without_member(problem, 2)
    assert told.cost_before == published.cost == 0
    # shares of the two others are greater now
    assert told.cost_rejudged == check(fewer, published.roster).score.cost > 0
    assert told.repair == repair(fewer, published.roster)
    assert told.cost_change == told.repair.solution.score.cost - told.cost_rejudged
    later = published.without("cai", today=days(9)[3])
    assert later.repair == repair(without_member(frozen_before(problem, published.roster, days(9)[3]), 2),
                                  published.roster)
    assert min(each.shift.day for each in later.repair.dropped) >= days(9)[3]


def test_more_people_wanted_on_one_evening_move_nobody():
    problem = rota(6, 0)
    published = in_turn(problem, 6)
    more = with_cover(problem, Cover(Shift(days(6)[2], 0), wanted=2, under_weight=1200, over_weight=1200))
    told = what_if(problem, published.roster, more)
    assert told.repair.counted_changes == 0 and len(told.repair.added) == 1 and not told.repair.dropped
    assert told.cost_rejudged - told.cost_before >= 1200


def test_what_makes_no_sense_is_refused_with_a_remedy():
    published = in_turn(rota(6, 1), 6)
    for options, message in [({"move_price": -1}, "the move price is -1, and is to be 0 to 1000000; "
                                                  "give a price in that range, or ask for the fewest"),
                             ({"move_price": 5, "fewest_changes": True},
                              "a move price is given; leave one of the two out")]:
        with pytest.raises(muster.InvalidInput, match=message):
            published.repair(published.problem, **options)
        with pytest.raises(muster.InvalidInput, match=message):
            published.without("bob", **options)
