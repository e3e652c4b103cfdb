"""Contracts, unwanted patterns and kinds of shifts, from tables to the problem they make."""
import io
from datetime import date, timedelta

import pandas
import pytest

import muster
from muster.roster import (Assignment, Bar, History, KindRun, Limits, Measure, PatternDay, PatternStand, Penalties,
                           Penalty, Roster, Rule, Shift, WindowMaximum, check, histories_from_frame,
                           histories_to_frame, problem_from_frames)

MONDAY = date(2026, 9, 7)
DAYS = [MONDAY + timedelta(days=at) for at in range(7)]
SHIFTS = [{"day": day, "shift": shift, "start": start, "night": shift == "night", "wanted": 1}
          for day in DAYS for shift, start in (("early", "06:00"), ("late", "14:00"), ("night", "22:00"))]
CONTRACTS = [{"contract": "full", "name": "Full time", "maximum_shifts": 5, "maximum_consecutive": 5,
              "maximum_shifts_weight": 20, "weekend": "Fri; Sat; Sun"},
             {"contract": "half", "maximum_shifts": 2, "identical_weekends": "yes", "rest_weight": "hard"}]
MEMBERS = [{"member": "ann", "contract": "full"}, {"member": "bo", "contract": "half"},
           {"member": "cai", "maximum_shifts": 3}, {"member": "dan"}]


def made(members=MEMBERS, contracts=CONTRACTS, **more):
    return problem_from_frames(SHIFTS, members, contracts=contracts, fairness=[], **more)


def test_limits_are_those_of_a_contract_where_a_member_has_one():
    problem = made(limits={"maximum_consecutive": 4, "minimum_days_off": 2},
                   penalties={"rest": Penalty.soft(7), "minimum_days_off": Penalty.soft(1)})
    usual = Limits(maximum_consecutive=4, minimum_days_off=2)
    assert [problem.limits(row) for row in range(4)] == [
        usual.replace(maximum_consecutive=5, maximum_shifts=5, weekend=[5, 6, 7]),
        usual.replace(maximum_shifts=2, identical_weekends=True), usual.replace(maximum_shifts=3), usual]
    everybody = Penalties(rest=Penalty.soft(7), minimum_days_off=Penalty.soft(1))
    assert [problem.penalties(row) for row in range(4)] == [
        everybody.replace(maximum_shifts=Penalty.soft(20)), everybody.replace(rest=Penalty.hard()), everybody,
        everybody]
    assert problem.contracts["full"].name.en == "Full time" and problem.members["cai"].contract is None
    assert problem.members["ann"].limits == Limits()  # none of one's own


def test_a_weekend_of_a_contract_is_that_of_its_members():
    problem = made()
    assert [problem.is_weekend(member, DAYS[4]) for member in (0, 1)] == [True, False]
    assert problem.is_weekend(1, DAYS[5]) and not problem.is_weekend(0, DAYS[3])
    own = made([{"member": "ann", "weekend": ["Sun", 1]}], ())
    assert own.limits(0).weekend == [1, 7]


def test_lists_of_limits_are_everybodys_or_of_a_contract():
    limits = {"windows": [{"days": 7, "most": 4}, {"days": 7, "most": 2, "contract": "half"},
                          {"days": 3, "most": 1, "measure": "nights", "contract": "half"}],
              "kind_runs": pandas.DataFrame({"kind": ["night", "night", "early"], "minimum": [2, 1, None],
                                             "maximum": [4, 2, 3], "contract": [None, "half", "full"]}),
              "of_type": [{"shift": "night", "most": 3}, {"shift": "night", "most": 0, "contract": "full"}]}
    problem = made(limits=limits)
    full, half, cai = (problem.limits(row) for row in range(3))
    assert cai.windows == full.windows == [WindowMaximum(7, 4)]
    assert half.windows == [WindowMaximum(7, 2), WindowMaximum(3, 1, Measure.nights)]
    assert cai.kind_runs == [KindRun("night", 2, 4)]
    assert full.kind_runs == [KindRun("night", 2, 4), KindRun("early", maximum=3)]
    assert half.kind_runs == [KindRun("night", 1, 2)]
    assert [[each.most for each in each.of_type] for each in (full, half, cai)] == [[0], [3], [3]]
    assert made(limits={"kind_runs": [KindRun("late", 2)]}).limits(3).kind_runs == [KindRun("late", 2)]


def test_a_pattern_is_everybodys_where_nobody_names_it():
    patterns = [{"pattern": "LE", "days": "late > early"}, {"pattern": "NN", "days": "night night", "weight": 5},
                {"pattern": "friday", "days": "on > off > off", "weekday": "Fri", "weight": "hard", "name": "周五独值"}]
    problem = made([*MEMBERS, {"member": "eve", "patterns": "friday"}],
                   [*CONTRACTS, {"contract": "third", "patterns": ["NN", "friday"]}], patterns=patterns)
    assert [problem.limits(row).patterns for row in range(5)] == [[0], [0], [0], [0], [0, 2]]
    assert problem.contracts["third"].limits.patterns == [0, 1, 2]
    assert [each.penalty for each in problem.patterns] == [Penalty.hard(), Penalty.soft(5), Penalty.hard()]
    assert [each.weekday for each in problem.patterns] == [0, 0, 5]
    assert problem.patterns["friday"].name.en == "周五独值"


LATE, EARLY = (PatternDay(PatternStand.kind, code) for code in ("late", "early"))
ANY, OFF, ON = (PatternDay(stand) for stand in (PatternStand.anything, PatternStand.off, PatternStand.duty))


@pytest.mark.parametrize("days, read", [
    ("late > early", [LATE, EARLY]), ("late>early", [LATE, EARLY]), ("late early", [LATE, EARLY]),
    ("late → early", [LATE, EARLY]), ("late -> early", [LATE, EARLY]), ("late ＞ early", [LATE, EARLY]),
    ("off on on", [OFF, ON, ON]), ("OFF > on > Any > late", [OFF, ON, ANY, LATE]),
    ("休 > 班 > 任意 > late", [OFF, ON, ANY, LATE]), ("休息 值班", [OFF, ON]), ("late", [LATE]),
    (["late", "off"], [LATE, OFF]), ((LATE, "early"), [LATE, EARLY])])
def test_days_of_a_pattern_are_read_as_people_write_them(days, read):
    assert made(patterns=[{"pattern": "p", "days": days}]).patterns[0].days == read


def test_a_kind_has_spaces_where_arrows_stand_between():
    shifts = [{**row, "shift": f"{row['shift']} desk", "kind": f"{row['shift']} 班"} for row in SHIFTS]
    problem = problem_from_frames(shifts, ["ann"], patterns={"pattern": ["p"], "days": ["late 班>off>early 班"]})
    assert [day.kind for day in problem.patterns[0].days] == ["late 班", "", "early 班"]
    assert problem.kinds == ["early 班", "late 班", "night 班"]


def test_shifts_of_one_kind_are_one():
    shifts = [{**row, "kind": "day" if row["shift"] != "night" else None} for row in SHIFTS]
    problem = problem_from_frames(shifts, ["ann"], limits={"kind_runs": [{"kind": "day", "maximum": 2}]})
    assert [each.kind for each in problem.shift_types] == ["day", "day", ""] and problem.kinds == ["day", "night"]


def test_a_roster_that_stands_alone_says_so():
    assert made(stands_alone=True).draft.stands_alone and not made(stands_alone="no").draft.stands_alone


def test_a_roster_is_planned_from_contracts_and_patterns():
    result = muster.plan(SHIFTS, MEMBERS, contracts=CONTRACTS, patterns=[{"pattern": "LE", "days": "late > early"}],
                         stands_alone=True, fairness=[], time_limit=None, work_limit=20_000)
    assert result.problem == made(patterns=[{"pattern": "LE", "days": "late > early"}], stands_alone=True)
    assert "ann" in result.grid().index


def test_histories_keep_what_limits_count():
    histories = [History("ann", until=DAYS[0], days_worked=3, kind_days=2, shifts=7, weekends=1,
                         carry_over=[0, 2, 0, -1, 0]), History("bo", until=DAYS[0], days_off=1)]
    frame = histories_to_frame(histories)
    assert list(frame.columns[-3:]) == ["kind_days", "shifts_so_far", "weekends_so_far"]
    assert frame.loc[0, ["shifts", "shifts_so_far", "weekends", "weekends_so_far"]].tolist() == [2, 7, -1, 1]
    text = io.StringIO(frame.to_csv(index=False))
    assert histories_from_frame(frame) == histories_from_frame(pandas.read_csv(text)) == histories


def test_a_shift_without_its_skill_has_its_price_where_that_is_soft():
    shifts = [{"day": MONDAY, "shift": "desk", "only": "first aid"}, {"day": DAYS[1], "shift": "gate"}]
    contracts = [{"contract": "learner", "alternative_skill_weight": 5}]
    members = [{"member": "ann", "skills": "first aid"}, {"member": "bo"}, {"member": "cai", "contract": "learner"}]
    problem = problem_from_frames(shifts, members, contracts=contracts, fairness=[])
    assert [problem.bar(row, MONDAY, 0) for row in range(3)] == [Bar.none, Bar.skill, Bar.none]
    stood = Roster(problem.period, 3, [Assignment(2, Shift(MONDAY, 0))])
    assert check(problem, stood).score.of(Rule.alternative_skill).cost == 5


def test_shifts_and_weekends_in_all_are_of_one_roster_unless_they_go_on():
    histories = [History("cai", until=date(2026, 9, 6), days_off=1, shifts=3, weekends=2)]
    limits = {"maximum_shifts": 4, "maximum_weekends": 2}
    assert made(limits=limits, histories=histories).members["cai"].history == histories[0].replace(shifts=0, weekends=0)
    problem = problem_from_frames(SHIFTS, ["cai"], limits=limits, histories=histories_to_frame(histories),
                                  counts_go_on=True)
    assert problem.members["cai"].history == histories[0]
    stood = Roster(problem.period, 1, [Assignment(0, Shift(day, 0)) for day in DAYS[4:6]])
    assert check(problem, stood).score.of(Rule.maximum_shifts).hard == 1
    assert check(problem, stood).score.of(Rule.weekends).hard == 1


REFUSED = {
    "an unknown contract": (dict(members=[{"member": "ann", "contract": "ful"}]),
                            'members:1: contract "ful" is not in contracts; '
                            'add it there or correct the id (did you mean "full"?)'),
    "a limit beside a contract": (dict(members=[{"member": "ann", "contract": "full", "maximum_shifts": 3}]),
                                  'members:1: column "maximum_shifts": it has contract "full", whose limits hold; '
                                  'leave it blank, or the contract'),
    "a pattern beside a contract": (dict(members=[{"member": "ann", "contract": "full", "patterns": "LE"}],
                                         patterns=[{"pattern": "LE", "days": "late > early"}]),
                                    'members:1: column "patterns": it has contract "full", whose limits hold; '
                                    'leave it blank, or the contract'),
    "a contract twice": (dict(contracts=[*CONTRACTS, {"contract": "full"}]),
                         'contracts:3: contract "full" stands here twice (first in line 1); keep one of the rows'),
    "a weight that is none": (dict(contracts=[{"contract": "full", "rest_weight": "dear"},
                                              {"contract": "half", "rest_weight": -1}]),
                              'contracts:1: column "rest_weight": "dear" is neither hard nor a weight; '
                              'write hard, or a weight from 0 to 1000000\n'
                              'contracts:2: column "rest_weight": "-1" is neither hard nor a weight; '
                              'write hard, or a weight from 0 to 1000000'),
    "a weight of cover": (dict(contracts=[{"contract": "full", "minimum_cover_weight": 3}]),
                          'contracts: column "minimum_cover_weight" is not known; '
                          'write "minimum_consecutive_weight", or take it out'),
    "a weekend that is none": (dict(contracts=[{"contract": "full", "weekend": "Fri; Holiday"}]),
                               'contracts:1: column "weekend": "Holiday" is no day of the week; write 1 to 7, or Mon,'),
    "a list of an unknown contract": (dict(limits={"windows": [{"days": 7, "most": 2, "contract": "third"}]}),
                                      'windows:1: contract "third" is not in contracts; '
                                      'add it there or correct the id'),
    "a run of an unknown kind": (dict(limits={"kind_runs": [{"kind": "nights"}]}),
                                 'kind_runs:1: kind "nights" is not in shifts; '
                                 'add it there or correct the id (did you mean "night"?)'),
    "two runs of one kind": (dict(limits={"kind_runs": [{"kind": "night"}, {"kind": "night", "maximum": 3}]}),
                             "kind_runs:2: a row above is about the same; keep one of the rows"),
    "an unknown pattern": (dict(contracts=[{"contract": "full", "patterns": "LE; EL"}],
                                patterns=[{"pattern": "LE", "days": "late > early"}]),
                           'contracts:1: pattern "EL" is not in patterns; add it there or correct the id'),
    "a pattern of an unknown kind": (dict(patterns=[{"pattern": "LE", "days": "late > erly"}]),
                                     'patterns:1: kind "erly" is not in shifts; '
                                     'add it there or correct the id (did you mean "early"?)'),
    "a pattern with a gap": (dict(patterns=[{"pattern": "LE", "days": "late > > early"}]),
                             'patterns:1: column "days": "" is no day of a pattern; write days with > between, each '),
    "a pattern of a number": (dict(patterns=[{"pattern": "LE", "days": 2.5}]),
                              'patterns:1: column "days": "2.5" is no code; write text or a whole number'),
    "a pattern that is twice": (dict(patterns=[{"pattern": "LE", "days": "late > early"}] * 2),
                                'patterns:2: pattern "LE" stands here twice (first in line 1); keep one of the rows'),
    "a yes that is none": (dict(stands_alone="perhaps"),
                           'stands_alone: "perhaps" is neither yes nor no; write yes (是) or no (否)'),
}


@pytest.mark.parametrize("given, message", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_refused(given, message):
    given = dict(given)
    members = given.pop("members", ["ann"])
    with pytest.raises(muster.InvalidInput) as refused:
        problem_from_frames(SHIFTS, members, **{"contracts": CONTRACTS, **given})
    assert str(refused.value).startswith(message)


def test_a_word_that_is_a_kind_too_is_refused():
    shifts = [*SHIFTS, {"day": MONDAY, "shift": "休"}]
    with pytest.raises(muster.InvalidInput) as refused:
        problem_from_frames(shifts, ["ann"], patterns=[{"pattern": "p", "days": "休 > late"}])
    assert str(refused.value) == ('patterns:1: "休" is a word of patterns, and a kind of shift is called so; '
                                  'give that kind another code')
