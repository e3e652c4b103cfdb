"""Tables and options that cannot be meant are refused where they come in, by table, row and column.

Nothing is cut, guessed or passed over.
"""
from datetime import date, timedelta
from decimal import Decimal

import numpy
import pandas
import pytest

import muster
from muster.distributed import Federation
from muster.org import Member, Organisation, Unit
from muster.pairing import FitRules, FreeTime, groups, stable, stable_from_scores
from muster.record import Ledger, ledger_from_frame
from muster.roster import (Assignment, Company, History, Keep, Measure, Penalties, Penalty, Roster, Shift, ShiftType,
                           problem_from_frames)

MONDAY = date(2026, 9, 7)
DAYS = [MONDAY + timedelta(days=at) for at in range(10)]
SHIFT = {"day": MONDAY, "shift": "a"}
WHOLE = "is not a whole number; write a whole number, 0 to"


def message_of(call):
    with pytest.raises(muster.InvalidInput) as refused:
        call()
    error = refused.value
    assert error.place and error.fault and error.remedy and error.faults
    return str(error)


def roster(shifts=(SHIFT,), members=("ann", "bo"), **tables):
    return problem_from_frames(list(shifts), list(members), **tables)


ROSTER = {
    "a wish of half a weight": (dict(requests=[{"member": "ann", "day": MONDAY, "weight": 0.5}]),
                                f'requests:1: column "weight": "0.5" {WHOLE} 1000000'),
    "minutes with a part": (dict(shifts=[{**SHIFT, "minutes": 90.9}]),
                            'shifts:1: column "minutes": "90.9" is not a whole number; '
                            'write a whole number, 1 to 2880'),
    "minutes with a unit": (dict(shifts=[{**SHIFT, "minutes": "8h"}]),
                            'shifts:1: column "minutes": "8h" is not a whole number; write a whole number, 1 to 2880'),
    "1.9 people": (dict(shifts=[{**SHIFT, "minimum": 1.9}]), f'shifts:1: column "minimum": "1.9" {WHOLE} 1000000'),
    "2.9 days in a row": (dict(members=[{"member": "ann", "maximum_consecutive": 2.9}]),
                          f'members:1: column "maximum_consecutive": "2.9" {WHOLE} 2147483647'),
    "a share in words": (dict(members=[{"member": "ann", "share": "half"}]),
                         'members:1: column "share": "half" is not a number; '
                         'write a number, 0 to 1000000, at most six decimal places'),
    "a yes that is none": (dict(shifts=[{**SHIFT, "night": "perhaps"}]),
                           'shifts:1: column "night": "perhaps" is neither yes nor no; write yes (是) or no (否)'),
    "a true as a number": (dict(shifts=[{**SHIFT, "wanted": True}]),
                           'shifts:1: column "wanted": "TRUE" is not a whole number but a yes or no; '
                           'write a whole number, 0 to 1000000'),
    "a column in capitals": (dict(shifts=[{**SHIFT, "Wanted": 3}]),
                             'shifts: column "Wanted" is not known; write "wanted", or take it out'),
    "a shortened column": (dict(members=[{"member": "ann", "max_consecutive": 2}]),
                           'members: column "max_consecutive" is not known; '
                           'write "maximum_consecutive", or take it out'),
    "a column with a space": (dict(members=pandas.DataFrame({"member": ["ann"], "share ": [1]}).to_dict("records")),
                              'members: column "share " is not known; write "share", or take it out'),
    "a strange column of leave": (dict(unavailable=[{"member": "ann", "day": MONDAY, "Shift": "a"}]),
                                  'unavailable: column "Shift" is not known; write "shift", or take it out'),
    "an unknown limit": (dict(limits={"max_consecutive": 2}),
                         'limits: "max_consecutive" is not known; write "maximum_consecutive", or take it out'),
    "half a limit": (dict(limits={"minimum_rest": 0.5}), f'limits, minimum_rest: "0.5" {WHOLE} 2147483647'),
    "a flag that is neither": (dict(limits={"complete_weekends": "some"}),
                               'limits, complete_weekends: "some" is neither yes nor no; write yes (是) or no (否)'),
    "limits of an unknown shift": (dict(limits={"of_type": {"b": 2}}),
                                   'limits, of_type: "b" is not known; take it out (known are a)'),
    "limits as a list": (dict(limits=[1]), "limits: \"[1]\" is no mapping; give a mapping from"),
    "an unknown penalty": (dict(penalties={"wekends": Penalty.soft(1)}),
                           'penalties: "wekends" is not known; write "weekends", or take it out'),
    "a penalty that is a number": (dict(penalties={"rest": 3}),
                                   'penalties, rest: "3" is not a muster.roster.Penalty; give a muster.roster.Penalty'),
    "histories too few": (dict(histories=[History()]),
                          "histories:1: it does not say whose it is; give it the code of its member"),
    "histories of another kind": (dict(histories=[1, 2]),
                                  'histories:1: "1" is not a muster.roster.History; give a muster.roster.History'),
    "an unknown table": (dict(request=[]),
                         'problem_from_frames: option "request" is not known; write "requests", or take it out'),
    "a measure that is none": (dict(fairness=["hours"]),
                               'fairness:1: measure "hours" is not known; '
                               'write one of minutes, shifts, nights, weekends, disliked'),
    "measures as one text": (dict(fairness="minutes"), 'fairness: "minutes" is no list; give a list'),
    "a succession of one": (dict(successions=[("a",)]),
                            """successions:1: "('a',)" is no pair of shifts; give (before, after), codes of shifts"""),
    "a company of a strange kind": (dict(companies=["ann"]),
                                    'companies:1: "ann" is not a muster.roster.Company; give a muster.roster.Company'),
    "a company with somebody twice": (dict(companies=[Company([0, 0], keep=Keep.together)]),
                                      'companies:1: it names member "ann" twice; name everybody once'),
    "a weight that is none": (dict(under_weight="dear"), f'under_weight: "dear" {WHOLE} 1000000'),
    "crossed cover": (dict(shifts=[{**SHIFT, "skill": "x"}, {"day": DAYS[1], "shift": "a", "minimum": 3, "wanted": 2}],
                           members=[{"member": "ann", "skills": "x"}]),
                      "shifts:2: minimum, 3, is more than wanted, 2; lower the one or raise the other"),
    "the same shift twice": (dict(shifts=[SHIFT, SHIFT]),
                             "shifts:2: the same shift and skill stand here twice; join the two rows"),
    "a dislike of no post": (dict(shifts=[{**SHIFT, "disliked": "yes"}]),
                             "shifts:1: it is disliked and has no post; name its post: posts are disliked"),
    "a post that is both": (dict(shifts=[{**SHIFT, "post": "gate", "disliked": True},
                                         {"day": DAYS[1], "shift": "a", "post": "gate", "disliked": "否"}]),
                            'shifts:2: post "gate" is not disliked here and was otherwise above; '
                            'correct one of the rows'),
    "a member twice": (dict(members=["ann", "ann"]),
                       'members:2: member "ann" stands here twice (first in line 1); keep one of the rows'),
    "somebody like another": (dict(pinned=[{"member": "annn", "day": MONDAY, "shift": "a"}]),
                              'pinned:1: member "annn" is not in members; '
                              'add it there or correct the id (did you mean "ann"?)'),
    "a day as a number": (dict(shifts=[{"day": 20260907, "shift": "a"}]),
                          'shifts:1: column "day": "20260907" is not a day; write year-month-day, as in 2026-09-07'),
    "a time as a number": (dict(shifts=[{**SHIFT, "start": 9}]),
                           'shifts:1: column "start": "9" is not a time of day; write hours:minutes, as in 21:20'),
    "many faults": (dict(shifts=[{**SHIFT, "minutes": -5, "night": 3}], requests=[{"member": "eve", "day": "?"}],
                         limits={"x": 1}),
                    'shifts:1: column "minutes": -5 is outside 1 to 2880; write a whole number, 1 to 2880\n'
                    'shifts:1: column "night": "3" is neither yes nor no; write yes (是) or no (否)\n'
                    'requests:1: column "day": "?" is not a day; write year-month-day, as in 2026-09-07\n'
                    'requests:1: member "eve" is not in members; add it there or correct the id\n'
                    'limits: "x" is not known; take it out'),
}


@pytest.mark.parametrize("name", ROSTER)
def test_a_roster_of_what_cannot_be_meant_is_refused(name):
    given, message = ROSTER[name]
    assert message_of(lambda: roster(**given)).startswith(message)


@pytest.mark.parametrize("night, is_night",
                         [("no", False), ("False", False), ("0", False), ("否", False), ("yes", True), ("TRUE", True),
                          (1.0, True), (numpy.bool_(True), True), (None, False)])
def test_a_night_is_one_only_where_the_word_says_so(night, is_night):
    assert roster([{**SHIFT, "night": night}]).shift_types["a"].is_night is is_night


def test_a_post_can_be_said_to_be_disliked():
    problem = roster([{**SHIFT, "post": "gate", "disliked": "是"}, {"day": DAYS[1], "shift": "b", "post": "desk"},
                      {"day": DAYS[2], "shift": "a", "post": "gate"}],
                     fairness=["disliked"])
    assert {post.code: post.is_disliked for post in problem.posts} == {"gate": True, "desk": False}
    assert problem.fair_load(Measure.disliked, 0) == 1


def test_numbers_of_columns_with_gaps_are_whole():
    problem = problem_from_frames(
        pandas.DataFrame({"day": DAYS, "shift": "a", "minutes": [90.0] + [None] * 9, "wanted": [2.0] * 10}).iloc[:1],
        pandas.DataFrame({"member": [1.0, 2.0], "minimum_rest": [660, None]}))
    assert problem.shift_types["a"].length == 90 and problem.cover[0].wanted == 2
    assert [member.code for member in problem.members] == ["1", "2"]
    assert problem.members["1"].limits.minimum_rest == 660


def test_penalties_may_be_a_mapping():
    assert roster(penalties={"rest": Penalty.soft(4)}).draft.penalties == Penalties(rest=Penalty.soft(4))


LEDGER = {"member": ["a"], "indicator": ["x"], "day": ["2026-09-07"]}


@pytest.mark.parametrize("days, read", [
    (["7.9.2026", "13.9.2026"], [MONDAY, date(2026, 9, 13)]),
    (pandas.to_datetime(["2026-09-07"]), [MONDAY]),
    ([MONDAY], [MONDAY]),
    (numpy.array(["2026-09-07"], dtype="datetime64[D]"), [MONDAY]),
    (["2026/9/7"], [MONDAY]),
])
def test_days_of_a_ledger_are_what_they_say(days, read):
    made = ledger_from_frame(pandas.DataFrame({"member": "a", "indicator": "x", "day": days}))
    assert [made[row].day for row in range(len(made))] == read


@pytest.mark.parametrize("days",
                         [[20260907], [46272], [46272.0], ["9/7/2026"],
                          [pandas.Timestamp("2026-09-07 00:30", tz="Asia/Shanghai")],
                          pandas.Series(pandas.to_datetime(["2026-09-07"]).tz_localize("Asia/Shanghai")),
                          ["13.9.2026", "9.13.2026"], [True]])
def test_days_of_a_ledger_that_may_be_read_otherwise_are_refused(days):
    assert 'evidence:1: column "day": ' in message_of(
        lambda: ledger_from_frame(pandas.DataFrame({"member": "a", "indicator": "x", "day": days})))


RECORDS = {
    "an unknown column": ({**LEDGER, "Quantity": [1]},
                          'evidence: column "Quantity" is not known; write "quantity", or take it out'),
    "a true as a quantity": ({**LEDGER, "quantity": [True]},
                             'evidence:1: column "quantity": "TRUE" is not a number but a yes or no; write a decimal'),
    "a code of no kind": ({**LEDGER, "member": [["a"]]},
                          """evidence:1: column "member": "['a']" is no code; write text or a whole number"""),
    "no table": ("a", 'evidence: "a" is no table; give a DataFrame, a mapping of columns or a list of rows'),
}


@pytest.mark.parametrize("name", RECORDS)
def test_records_that_cannot_be_meant_are_refused(name):
    given, message = RECORDS[name]
    assert message_of(lambda: ledger_from_frame(given)).startswith(message)
    assert message_of(lambda: ledger_from_frame(LEDGER, indicator=["x"])) == (
        'ledger_from_frame: option "indicator" is not known; write "indicators", or take it out')


def test_every_bad_row_of_a_long_ledger_is_told():
    frame = pandas.DataFrame({"member": "a", "indicator": "x", "day": MONDAY, "quantity": ["1"] * 999 + ["x"]})
    frame.loc[7, "day"] = None
    assert message_of(lambda: ledger_from_frame(frame)).split("\n")[0].startswith(
        'evidence:8: column "day": it is blank')
    assert message_of(lambda: ledger_from_frame(frame)).count("\n") == 1


def candidates(*rows):
    return pandas.DataFrame(rows, columns=["mentee", "mentor", "score"])


ONE = candidates(("ann", "kim", 1))
NUMBER = "is not a number; write a number, -1125899906 to 1125899906, at most six decimal places"
PAIR = {
    "a score in words": (lambda: muster.pair(candidates(("ann", "kim", "five"))),
                         f'candidates:1: column "score": "five" {NUMBER}'),
    "a score beyond measure": (lambda: muster.pair(candidates(("ann", "kim", 2**60), ("ann", "lee", 1))),
                               'candidates:1: column "score": 1152921504606846976 is outside'),
    "a score beyond 64 bits": (lambda: muster.pair(candidates(("ann", "kim", 10**30), ("ann", "lee", 1))),
                               'candidates:1: column "score": 1' + "0" * 30 + " is outside"),
    "a true as a score": (lambda: muster.pair(candidates(("ann", "kim", True))),
                          'candidates:1: column "score": "TRUE" is not a number but a yes or no'),
    "a score of a matrix beyond measure": (lambda: muster.pair(numpy.array([[2**60], [1]]), unmatched_price=1),
                                           "candidates: row 0, column 0: 1152921504606846976 is outside"),
    "a price in words": (lambda: muster.pair(ONE, unmatched_price="five"), f'unmatched_price: "five" {NUMBER}'),
    "an option of another mode": (lambda: muster.pair(ONE, "stable", forbidden=[("ann", "kim")]),
                                  'pair: mode "stable" takes no option "forbidden"; take it out'),
    "an option like another": (lambda: muster.pair(ONE, capcity=2),
                               'pair: option "capcity" is not known; write "capacity", or take it out'),
    "an unknown column": (lambda: muster.pair(ONE.assign(Score=1)),
                          'candidates: column "Score" is not known; write "score", or take it out'),
    "no pairs at all": (lambda: muster.pair(), 'pair: "candidates" is missing; pass it'),
    "no candidates": (lambda: muster.pair(5), "candidates: 5 is neither a table nor a matrix; pass a table"),
    "a forbidden pair of nobody": (lambda: muster.pair(ONE, forbidden=[("ann", "zoe"), ("bo", "kim"), 5]),
                                   "forbidden:1: mentor 'zoe' is not among the candidates; "
                                   "add it there or correct the code\n"
                                   "forbidden:2: mentee 'bo' is not among the candidates; "
                                   "add it there or correct the code\n"
                                   "forbidden:3: 5 is no pair; give (mentee, mentor)"),
    "a minimum of somebody else": (lambda: muster.pair(ONE, minimum={"zoe": 1}),
                                   "minimum: mentor 'zoe' is not among the candidates; "
                                   "add it there or correct the code"),
    "a repair of nothing": (lambda: muster.pair(ONE, "repair"),
                            "before: None is no pairing; pass the PairingResult that is to be repaired"),
    "a mode that is none": (lambda: muster.pair(ONE, mode=3),
                            "mode: 3 is no way to pair; choose one of optimal, alternatives, fair, stable, weighted, "
                            "groups, rank_maximal, popular, repair"),
    "lists of no kind": (lambda: stable({"ann": 5, "bo": ["zoe"]}, {"kim": ["ann"]}),
                         "list of mentee 'ann': 5 is no list; give the mentors, best first\n"
                         "list of mentee 'bo': mentor 'zoe' has no list; "
                         "add one among the mentors or correct the code"),
    "scores of text": (lambda: stable_from_scores(ONE.assign(score="x")),
                       'candidates:1: column "score": "x" is not a number; write a number'),
    "crossed sizes of groups": (lambda: groups(ONE, minimum=2, capacity=1),
                                "mentor 'kim': its minimum 2 is above its maximum 1; exchange the two or correct one"),
}


@pytest.mark.parametrize("name", PAIR)
def test_a_pairing_of_what_cannot_be_meant_is_refused(name):
    call, message = PAIR[name]
    assert message_of(call).startswith(message)


def test_scores_that_are_only_put_in_order_may_be_of_any_size():
    assert muster.pair(candidates(("ann", "kim", 2**60 + 1), ("bo", "kim", 10**30)),
                       "stable").pairs == [("ann", None), ("bo", "kim")]
    made = muster.pair(candidates(("ann", "kim", 2**60), ("ann", "lee", 2**60 + 1)), "stable")
    assert made.pairs == [("ann", "lee")]
    assert muster.pair(numpy.array([[2**63, 2**63 + 1]], dtype=numpy.uint64), "stable").pairs == [(0, 1)]


MANY = candidates(*((mentee, mentor, 1) for mentee in ("ann", "bo", "cai") for mentor in ("kim", "lee")))


@pytest.mark.parametrize("mode", ["optimal", "fair", "groups"])
def test_who_stands_in_the_way_is_named_in_every_mode(mode):
    assert "kim, lee" in message_of(lambda: muster.pair(MANY, mode, minimum=2, capacity=3))


def test_what_stands_in_the_way_of_groups_is_named():
    table = pandas.DataFrame({"gender": ["f", "m", "m"]}, index=["ann", "bo", "cai"])
    told = message_of(lambda: groups(MANY, table, minimum=3, capacity=3, alone={"gender": "never"},
                                     mentors_may_rest=True))
    assert "the nearest has mentor 'kim' with 1 alone of a kind" in told


def test_a_live_pairing_names_people():
    live = muster.pair(candidates(("ann", "kim", 1), ("bo", "lee", 2)), required=[("ann", "kim")]).live()
    for event, message in ((lambda: live.mentee_leaves("ann"),
                            "mentee 'ann': it has a required pair; pass a problem without that and repair"),
                           (lambda: live.mentor_leaves(["kim"]),
                            "mentor_leaves: mentor ['kim'] is not among the candidates; "
                            "add it there or correct the code"),
                           (lambda: live.set_capacity("lee", 1, minimum=2),
                            "mentor 'lee': its minimum 2 is above its maximum 1; exchange the two or correct one"),
                           (lambda: live.set_capacity("lee", 0.5),
                            'maximum: "0.5" is not a whole number; write a whole number, 0 to 2147483647')):
        assert message_of(event) == message


def test_a_verdict_names_people():
    good = muster.pair(candidates(("ann", "kim", 1), ("ann", "lee", 5), ("bo", "kim", 2)))
    worse = muster.pair(candidates(("ann", "kim", 5), ("ann", "lee", 1), ("bo", "kim", 2)), unmatched_price=0)
    doctored = muster.pairing.PairingResult(good.problem, worse.result, good.mentees, good.mentors)
    assert not doctored.verify()
    assert "'ann'" in doctored.verify().fault or "'bo'" in doctored.verify().fault


STUDENTS = pandas.DataFrame({"student": ["ann", "bo", "cai"], "needs": ["calculus 0.9", {"physics": 0.8}, None],
                             "major": ["sport", "law", "sport"],
                             "free_time": ["1 19:00-22:00; 3 18:00-20:00", FreeTime().with_time(1, "19:00", "21:00"),
                                           None], "languages": ["zh;en", ["zh"], ""]})
HELPERS = pandas.DataFrame({"mentor": ["kim", "lee"], "strength_calculus": [1, 0.2], "strength_physics": [None, 0.9],
                            "major": ["sport", "law"], "free_time": "1 19:00-22:00", "languages": "zh"})


def test_two_tables_of_features_make_the_fit_and_explain_tells_its_parts():
    made = muster.pair(STUDENTS, HELPERS, capacity=2)
    assert dict(made.pairs)["ann"] == "kim" and dict(made.pairs)["bo"] == "lee"
    assert made.verify() and made.fit is not None
    parts = {name: (points, reason.en) for name, points, reason in made.explain("ann")["parts"]}
    assert parts["subjects"][0] == 40 and "calculus" in parts["subjects"][1]
    assert parts["major"][0] == 10
    fair = muster.pair(STUDENTS.set_index("student"), HELPERS.to_dict("records"), mode="fair", capacity=2)
    assert fair.verify() and set(fair.mentees) == {"ann", "bo", "cai"}


def test_people_of_features_keep_their_own_codes_and_years_are_asked_for_where_known():
    made = muster.pair([{"mentee": 7, "year": 1}, {"mentee": 8, "year": 2}],
                       [{"mentor": 1, "year": 2}, {"mentor": 2, "year": 3}])
    assert made.pairs in ([(7, 1), (8, 2)],)
    alone = message_of(lambda: muster.pair([{"mentee": 7, "year": 3}], [{"mentor": 1, "year": 2}]))
    assert alone.startswith("pairing: no mentor is open to mentees 7")
    rules = FitRules()
    rules.helper_in_later_year = False
    assert muster.pair([{"mentee": 7, "year": 3}], [{"mentor": 1, "year": 2}], rules=rules).pairs == [(7, 1)]


FEATURES = {
    "an unknown feature": (lambda: muster.pair(STUDENTS.assign(majr="x"), HELPERS),
                           'mentees: column "majr" is not known; write "major", or take it out'),
    "a level above 1": (lambda: muster.pair(STUDENTS, HELPERS.assign(strength_calculus=2)),
                        'mentors:1, 2: column "strength_calculus": 2 is outside 0 to 1; '
                        'write a number, 0 to 1, at most six decimal places'),
    "needs without a level": (lambda: muster.pair(STUDENTS.assign(needs="calculus"), HELPERS),
                              'mentees:1, 2, 3: column "needs": "calculus" has no level; write subjects and levels'),
    "hours of no day": (lambda: muster.pair(STUDENTS, HELPERS.assign(free_time="9 19:00-22:00")),
                        'mentors:1, 2: column "free_time": "9 19:00-22:00" is no free time; write'),
    "a person twice": (lambda: muster.pair([{"mentee": "a"}, {"mentee": "a"}], [{"mentor": "k"}]),
                       'mentees:2: mentee "a" stands here twice (first in line 1)'),
    "people without codes": (lambda: muster.pair(pandas.DataFrame({"major": ["x"]}), HELPERS),
                             'mentees: column "mentee" is missing; add it (the table needs mentee)'),
    "weights of no tables": (lambda: muster.pair(ONE, rules=FitRules()),
                             "weights, rules: they are of a fit that is made from tables of features; pass tables"),
    "mentors that are no table": (lambda: muster.pair(STUDENTS, 5),
                                  "mentors: 5 is no table of people; give a DataFrame"),
}


@pytest.mark.parametrize("name", FEATURES)
def test_features_that_cannot_be_meant_are_refused(name):
    call, message = FEATURES[name]
    assert message_of(call).startswith(message)


WEEK = muster.Period(DAYS[0], DAYS[6])
GOOD = {"member": [0, 1], "day": [0, 6], "shift_type": [0, 0]}


@pytest.mark.parametrize("kind",
                         [list, tuple, pandas.Series,
                          *(lambda values, kind=kind: numpy.array(values, dtype=kind) for kind in
                            ("int8", "int16", "int64", "uint8", "uint32", "uint64", "object", ">i4"))])
def test_columns_of_any_whole_numbers_make_a_roster(kind):
    made = Roster.from_columns(WEEK, 2, **{name: kind(values) for name, values in GOOD.items()})
    assert made == Roster(WEEK, 2, [Assignment(0, Shift(DAYS[0], 0)), Assignment(1, Shift(DAYS[6], 0))])


CUT = {
    "floats": ({"member": numpy.array([0.0, 1.0])},
               "member: it holds float64, not whole numbers; "
               "pass an array of an integer type, or a list of whole numbers"),
    "fractions": ({"member": [0.5, 1]}, "member: it holds float64, not whole numbers; pass"),
    "truth values": ({"member": [False, True]}, "member: it holds bool, not whole numbers; pass"),
    "text": ({"member": ["0", "1"]}, "member: it holds <U1, not whole numbers; pass"),
    "one below 0": ({"member": [0, -1]}, "member:2: -1 is outside 0 to 4294967295; give a number within"),
    "one that would wrap to 1": ({"member": [0, 2**32 + 1]},
                                 "member:2: 4294967297 is outside 0 to 4294967295; give a number within"),
    "one beyond 64 bits": ({"member": [0, 2**70]}, "member:2: a number beyond 64 bits; give a smaller one"),
    "a day before the first": ({"day": [0, -1]}, "day:2: -1 is outside 0 to 6; give a number within"),
    "a day after the last": ({"day": [0, 7]}, "day:2: 7 is outside 0 to 6; give a number within"),
    "a day that would wrap to 0": ({"day": [2**32, 0]},
                                   "day:1: 4294967296 is outside -2147483648 to 2147483647; give a number within"),
    "two dimensions": ({"day": [[0], [1]]}, "day: it has 2 dimensions; pass one column"),
    "something missing": ({"day": [0, None]}, "day:2: None is not a whole number; give whole numbers"),
    "masked": ({"day": numpy.ma.masked_array([0, 1], [False, True])},
               "day: some of it may be masked; pass one column of whole numbers"),
    "one length": ({"day": [0]}, "roster: member, day and shift_type are not columns of one length; "
                                 "pass three one-dimensional arrays of one length"),
    "somebody who is not there": ({"member": [0, 2]}, "roster: "),
}


@pytest.mark.parametrize("name", CUT)
def test_columns_are_checked_before_they_are_cast(name):
    change, message = CUT[name]
    assert message_of(lambda: Roster.from_columns(WEEK, 2, **(GOOD | change))).startswith(message)


def test_columns_of_a_ledger_are_checked_before_they_are_cast():
    ledger = Ledger(["ann"], ["x"])
    for column, value, message in (("members", [-1], "members:1: -1 is outside 0 to 4294967295"),
                                   ("days", [20000.5], "days: it holds float64, not whole numbers"),
                                   ("quantities", [2**63], "quantities:1: 9223372036854775808 is outside")):
        given = {"members": [0], "indicators": [0], "days": [20000], column: value}
        assert message_of(lambda: ledger.append_columns(**given)).startswith(message)
    assert len(ledger) == 0


def test_numbers_of_the_models_are_not_cut_either():
    for call in (lambda: Assignment(0.5, Shift(MONDAY, 0)), lambda: ShiftType("a", length=Decimal("90.5")),
                 lambda: ShiftType("a", length=True), lambda: ShiftType("a", is_night=2),
                 lambda: ShiftType("a", is_night=None)):
        assert "does not take" in message_of(call)
    assert message_of(lambda: ShiftType("a", lenght=90)) == ('roster.ShiftType: option "lenght" is not known; '
                                                             'write "length", or take it out')


def test_what_is_not_there_is_an_error_of_both_worlds():
    members = Organisation(units=[Unit("u")], members=[Member("ann", "Ann", unit=0)]).members
    for code, kind in (("zoe", KeyError), (7, IndexError)):
        with pytest.raises(kind) as refused:
            members[code]
        assert isinstance(refused.value, muster.InvalidInput)
    missed = pytest.raises(KeyError, lambda: members["zoe"]).value
    assert str(missed) == 'MemberTable: code "zoe" is not in it; add it there or correct the code'
    with pytest.raises(TypeError) as refused:
        members.row_of(5)
    assert isinstance(refused.value, muster.InvalidInput)


def test_frames_of_a_federation_stay_as_they_are():
    frames = {"a": pandas.DataFrame({"x": [1]}), "b": pandas.DataFrame({"x": [2]})}
    made = Federation(frames).to_frame(lambda part: part)
    for _ in range(2):
        assert made.compute(scheduler="synchronous")["branch"].tolist() == ["a", "b"]
    assert [list(frame.columns) for frame in frames.values()] == [["x"], ["x"]]


def test_a_federation_of_no_branches_gives_a_frame_of_no_rows():
    assert Federation({}).compute(scheduler="synchronous") == {}
    empty = Federation({}).to_frame().compute(scheduler="synchronous")
    assert len(empty) == 0 and list(empty.columns) == ["branch"]


FEDERATION = {
    "no mapping": (lambda: Federation(["a"]),
                   "branches: ['a'] is no mapping; give a mapping from the code of each branch"),
    "no function": (lambda: Federation({"a": 1}).map(5),
                    "map: 5 is no function; pass what is to be called of each branch"),
    "an unknown branch": (lambda: Federation({"a": 1})["b"], "federation: branch 'b' is not in it; name one of a"),
    "a part that is no frame": (lambda: Federation({"a": 1}).to_frame().compute(scheduler="synchronous"),
                                "branch 'a': 1 has no to_frame; pass what makes a frame of it"),
    "a frame with branches": (lambda: Federation({"a": pandas.DataFrame({"branch": [1]})}).to_frame(
        lambda part: part).compute(scheduler="synchronous"),
                              "branch 'a': its frame has a column \"branch\" already; rename that column"),
}


@pytest.mark.parametrize("name", FEDERATION)
def test_a_federation_says_what_is_wrong(name):
    call, message = FEDERATION[name]
    assert message_of(call) == message
