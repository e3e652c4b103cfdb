"""What would be, why totals changed, and how far a weight may go, from Python."""
import pickle
import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

import muster
import pytest
from muster.evaluation import (Aggregation, Area, Cap, Cause, Grade, Indicator, Missing, ProposedRecord, RecordTurn,
                               Roll, RollMember, Scheme, SchemeParts, ShareRange, Sum, causes, check, in_words,
                               moving_records, rank_courses, rank_ranges, weight_stability, what_if)
from muster.record import CorrectionNote, Evidence, Ledger

DAY = date(2026, 9, 7)
MEMBERS = [f"m{row}" for row in range(7)]
CODES = ["a", "b", "c"]


def scheme(weights=(2, 1, 1), **changes):
    return Scheme(SchemeParts("s", areas=[Area("all", aggregation=Aggregation.arithmetic)],
                              indicators=[Indicator(code, area="all", weight=weight, rule=Sum()).replace(**changes)
                                          for code, weight in zip(CODES, weights)],
                              grades=[Grade("A", from_=5), Grade("B")]))


def ledger_of(marks):
    """By member and indicator; None: no record."""
    made = Ledger(MEMBERS[:len(marks)], CODES)
    for member, row in enumerate(marks):
        for indicator, points in enumerate(row):
            if points is not None:
                made.append(Evidence(member, indicator, points, day=DAY))
    return made


def drawn_marks(dice, members=7, gaps=0.3):
    return [[None if dice.random() < gaps else dice.randrange(9) for _ in CODES] for _ in range(members)]


def ranks(totals):
    return [0 if total is None else 1 + sum(other is not None and other > total for other in totals)
            for total in totals]


@pytest.mark.parametrize("seed", range(12))
def test_ranks_at_every_share_are_those_of_means_in_fractions(seed):
    dice = random.Random(seed)
    marks = drawn_marks(dice)
    mentors = [dice.random() < 0.5 for _ in marks]
    parts = scheme(missing=Missing.leave_out).parts
    parts = parts.replace(indicators=[parts.indicators[0].replace(missing=Missing.as_zero), parts.indicators[1],
                                      parts.indicators[2].replace(missing=Missing.as_zero, assigned="mentor")])
    roll = Roll([RollMember(code, roles=["mentor"] if is_mentor else []) for code, is_mentor in zip(MEMBERS, mentors)])
    done = muster.evaluate(Scheme(parts), ledger_of(marks), roll=roll)

    def total(row, is_mentor, share):
        weights = [share, (1 - share) / 2, (1 - share) / 2]
        there = [(weights[0], row[0] or 0)] + [(weights[1], row[1])] * (row[1] is not None)
        extra = 0
        if is_mentor:
            there.append((weights[2], row[2] or 0))
        elif row[2] is not None:
            extra = weights[2] * row[2]
        whole = sum(weight for weight, _ in there)
        return sum(weight * value for weight, value in there) / whole + extra if whole else None

    courses = rank_courses(done, "a")
    assert courses == rank_courses(done, "a", threads=2)
    ends = {round(end * 1_000_000) for course in courses for each in course for end in (each.from_, each.to)}
    for step in sorted({at + by for at in ends for by in (-1, 0, 1)} & set(range(1_000_001))):
        share = Fraction(step, 1_000_000)
        wanted = ranks([total(row, is_mentor, share) for row, is_mentor in zip(marks, mentors)])
        found = [next((each.rank for each in course if each.from_ <= Decimal(step) / 1_000_000 <= each.to), 0)
                 for course in courses]
        assert found == wanted, step


@pytest.mark.parametrize("seed", range(12))
def test_what_would_be_is_what_evaluating_anew_gives(seed):
    dice = random.Random(seed)
    marks = drawn_marks(dice)
    ledger = ledger_of(marks)
    now = muster.evaluate(scheme(), ledger, is_ranked=True)
    kept = ledger_of(marks)
    withdrawn, changed, added = [], {}, []
    for record in range(len(ledger)):
        if dice.random() < 0.2:
            withdrawn.append(record)
            kept.void_record(record, CorrectionNote("x", DAY))
        elif dice.random() < 0.3:
            becomes = in_words(ledger, record).replace(quantity=dice.randrange(9))
            changed[record] = becomes
            kept.replace(record, Evidence(MEMBERS.index(becomes.member), CODES.index(becomes.indicator),
                                          becomes.quantity, day=DAY), CorrectionNote("x", DAY))
    for _ in range(3):
        member, indicator, points = dice.randrange(7), dice.randrange(3), dice.randrange(9)
        added.append(ProposedRecord(MEMBERS[member], CODES[indicator], day=DAY, quantity=points))
        kept.append(Evidence(member, indicator, points, day=DAY))
    weights = {"b": dice.randrange(4)} if dice.random() < 0.5 else {}
    then = what_if(now, weights=weights, withdrawn=withdrawn, changed=changed, added=added)
    anew = muster.evaluate(scheme((2, weights.get("b", 1), 1)), kept, is_ranked=True)
    assert then.evaluation.members == anew.members and not check(then.evaluation)
    assert len(ledger) == len(now.ledger) == sum(points is not None for row in marks for points in row)
    frame = then.to_frame()
    assert frame["after"].tolist() == [score.total for score in anew.members]
    assert frame[frame["moved"]]["member"].tolist() == [change.code for change in then.moved]


def test_what_if_tells_who_moves_and_is_kept():
    now = muster.evaluate(scheme(), ledger_of([[8, 0, 0], [0, 8, 8], [1, 1, 1]]), is_ranked=True)
    then = what_if(now, shares={"a": "0.75"}, leaving=["m2"])
    assert [(change.code, change.gain) for change in then.moved] == [("m0", 2), ("m1", -2), ("m2", None)]
    assert repr(then) == "<muster.evaluation.ScenarioResult: 3 of 3 members moved>"
    assert pickle.loads(pickle.dumps(then)) == then
    frame = then.to_frame()
    assert frame["rank_after"].tolist()[:2] == [1, 2] and frame["rank_after"].isna().tolist() == [False, False, True]
    assert frame["grade_after"].tolist() == ["A", "B", None]
    capped = now.scheme.indicators[0].replace(cap=Cap(total=2))
    assert what_if(now, indicators=[capped]).evaluation.members[0].total == 1
    roled = now.scheme.indicators[0].replace(assigned="lead")
    scores = what_if(now, indicators=[roled], members=[RollMember("m0", roles=["lead"])]).evaluation.members
    assert [score.total for score in scores] == [4, 8, Decimal("1.5")]


def test_what_if_refuses_in_one_line_each():
    now = muster.evaluate(scheme(), ledger_of([[8, 0, 0]]))
    for options, message in (
            ({"shares": {"x": 1}}, 'weight of "x": no area weighs it'),
            ({"weights": ["a"]}, "what_if, option weights: a list says not what is to change; give a dictionary"),
            ({"leaving": "m0"}, "what_if, option leaving: 'm0' is no list; give a list"),
            ({"withdrawn": [99]}, "record"),
            ({"added": [ProposedRecord("m0", "z", day=DAY)]},
             'record 1 that is supposed: indicator "z" is not in the scheme; name one that is'),
            ({"wieghts": {"a": 1}}, 'what_if: option "wieghts" is not known; write "weights", or take it out')):
        with pytest.raises(muster.InvalidInput) as caught:
            what_if(now, **options)
        assert message in str(caught.value) and "\n" not in str(caught.value)
    with pytest.raises(muster.InvalidInput, match="the ledger has no record of this number"):
        in_words(now.ledger, 99)


@pytest.mark.parametrize("seed", range(12))
def test_causes_are_the_mean_over_both_orders(seed):
    dice = random.Random(seed)
    marks, later = drawn_marks(dice, gaps=0), drawn_marks(dice, gaps=0)
    weights = [dice.randrange(1, 5) for _ in CODES]

    def total(row, by):
        return sum(Fraction(weight * value, sum(by)) for weight, value in zip(by, row))

    before = muster.evaluate(scheme(), ledger_of(marks))
    after = muster.evaluate(scheme(weights), ledger_of(later))
    why = causes(before, after)
    assert why == causes(before, after, threads=2) and pickle.loads(pickle.dumps(why)) == why
    old = (2, 1, 1)
    for member, then, now in zip(why.members, marks, later):
        of_weights = (total(then, weights) - total(then, old) + total(now, weights) - total(now, old)) / 2
        parts = {(part.cause.name, part.indicator): part.exact_gain for part in member.causes}
        wanted = {("records", code): Fraction(1, 2) * (new - was) * (Fraction(old[row], 4)
                                                                     + Fraction(weights[row], sum(weights)))
                  for row, (code, was, new) in enumerate(zip(CODES, then, now))}
        wanted["weights", ""] = of_weights
        assert parts == {key: gain for key, gain in wanted.items() if gain}
    frame = why.to_frame()
    assert list(frame.columns) == ["member", "cause", "indicator", "gain"]
    assert len(frame) == sum(len(member.causes) for member in why.members)
    totals = [(total(then, old), total(now, weights)) for then, now in zip(marks, later)]
    own = totals[0]
    passed = {(pair.winner, pair.loser) for pair in why.overtakings("m0")}
    assert passed == {("m0", f"m{row}") if (own[1] > other[1]) - (own[1] < other[1]) >
                      (own[0] > other[0]) - (own[0] < other[0]) else (f"m{row}", "m0")
                      for row, other in enumerate(totals) if (own[1] > other[1]) - (own[1] < other[1]) !=
                      (own[0] > other[0]) - (own[0] < other[0])}


def test_records_that_moved_a_member_are_named():
    ledger = ledger_of([[8, 4, 0], [1, 1, 1]])
    before = muster.evaluate(scheme(), ledger)
    ledger.void_record(1, CorrectionNote("twice", DAY))
    ledger.replace(0, Evidence(0, 0, 6, day=DAY), CorrectionNote("misread", DAY))
    ledger.append(Evidence(0, 2, 2, day=DAY))
    after = muster.evaluate(scheme(), ledger)
    moving = moving_records(before, after, "m0")
    assert [(one.turn, one.words.indicator, one.effect) for one in moving] == [
        (RecordTurn.corrected, "a", -1), (RecordTurn.withdrawn, "b", -1), (RecordTurn.added, "c", Decimal("0.5"))]
    assert moving[0].instead.quantity == 8 and repr(moving[2]) == "<muster.evaluation.MovingRecord added: c of m0>"
    assert pickle.loads(pickle.dumps(moving[0])) == moving[0]
    assert moving_records(before, after, "m1") == []
    why = causes(before, after)
    assert why.found == [Cause.records] and repr(why) == "<muster.evaluation.Causes of 2 members>"
    assert [repr(part) for part in why.members[0].causes] == [
        "<muster.evaluation.CauseGain records a: -1>", "<muster.evaluation.CauseGain records b: -1>",
        "<muster.evaluation.CauseGain records c: 0.5>"]
    with pytest.raises(muster.InvalidInput, match='member "eve": they are not on both rolls; name somebody who is'):
        moving_records(before, after, "eve")
    with pytest.raises(muster.InvalidInput, match="their change has no causes here"):
        why.overtakings("eve")


def test_a_weight_may_go_so_far():
    done = muster.evaluate(scheme(), ledger_of([[8, 2, 2], [4, 4, 4], [0, 0, 0]]), is_ranked=True)
    found = weight_stability(done, "a")  # 2 + 6w against 4: level at a third
    assert found.share == Decimal("0.5") and found.leaders == ["m0"] == found.selected
    assert found.leading == ShareRange(Decimal("0.333334"), 1) == found.selection == found.ranking
    assert weight_stability(done, "a", selected=["m1"]).selection is None
    assert weight_stability(done, "a", selected=["m1", "m0"], threads=2).selection == ShareRange(0, 1)
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(muster.InvalidInput, match='member "eve": nobody of this code is on the roll'):
        weight_stability(done, "a", selected=["eve"])


def test_drawn_ranks_are_the_same_with_any_number_of_threads():
    dice = random.Random(3)
    for missing in (Missing.as_zero, Missing.leave_out):
        done = muster.evaluate(scheme(missing=missing), ledger_of(drawn_marks(dice)))
        assert rank_ranges(done, samples=64, threads=3) == rank_ranges(done, samples=64)
