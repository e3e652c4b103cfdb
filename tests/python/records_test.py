"""Which records count and how much, what became of each, units from their members, what looks unusual."""
from __future__ import annotations

import math
import pickle
import random
from datetime import date, timedelta
from decimal import Decimal, getcontext
from fractions import Fraction

import pytest

import muster
from muster import InvalidInput, Period
from muster.evaluation import (AgeShare, Ageing, Aggregation, AllBut, Area, AwardEntry, AwardTable, Cap, CapPeriod,
                               Combine, ComingUp, Count, Decay, Exclusive, ExclusiveBy, Grade, Indicator,
                               OncePerEvent, RecordFate, Rise, Roll, RollMember, RollUnit, Scheme, SchemeParts, Sum,
                               check, monotone, read_scheme, roll_up_with, write_scheme)
from muster.record import Evidence, Ledger, anomalies

FIRST = date(2026, 9, 7)


def scheme_of(*indicators, **parts):
    return Scheme(SchemeParts("scheme", areas=[Area("all", aggregation=Aggregation.sum)],
                              indicators=list(indicators), **parts))


def ledger_of(*rows, members=("ann",), indicators=("work",)):
    """Of rows (quantity, days after the first, event, source), all of the first member and indicator."""
    ledger = Ledger(list(members), list(indicators))
    for quantity, on, event, source in rows:
        ledger.append(Evidence(0, 0, quantity, day=FIRST + timedelta(on),
                               event=ledger.admit_event(event) if event else None,
                               source=ledger.admit_source(source) if source else None))
    return ledger


def scored(scheme, ledger, **options):
    made = muster.evaluate(scheme, ledger, **options)
    assert check(made) == []
    assert pickle.loads(pickle.dumps(made)) == made
    return made


def share(age, by, days=0, whole_for=0, least=Fraction(0), shares=()):
    """Of millionths; a half-life by 60 decimal digits."""
    age = max(0, age)
    if by == Ageing.table:
        return ([Fraction(1)] + [Fraction(str(part)) for since, part in shares if since <= age])[-1]
    age = max(0, age - whole_for)
    if by == Ageing.linear:
        return max(least, rounded(max(Fraction(0), 1 - Fraction(age, days))))
    if age % days == 0:
        return max(least, rounded(Fraction(1, 2 ** (age // days))))
    getcontext().prec = 60
    exact = Fraction(Decimal(2) ** (Decimal(-age) / Decimal(days)))
    getcontext().prec = 28
    return max(least, rounded(exact))


def rounded(value):
    return Fraction(round(value * 1_000_000), 1_000_000)  # half to even


@pytest.mark.parametrize("seed", range(60))
def test_decay_is_what_the_shares_give_one_by_one(seed):
    dice = random.Random(seed)
    by = dice.choice([Ageing.table, Ageing.linear, Ageing.half_life])
    given = dict(days=dice.randint(1, 400), whole_for=dice.choice([0, 0, 10]),
                 least=Fraction(dice.choice([0, 0, 1]), 8)) if by != Ageing.table else {}
    steps = [(20, Decimal("0.75")), (100, Decimal("0.123456")), (300, Decimal(0))] if by == Ageing.table else []
    decay = Decay(by, shares=[AgeShare(since, part) for since, part in steps],
                  on=FIRST + timedelta(500),
                  **{name: Decimal(str(float(value))) if name == "least" else value for name, value in given.items()})
    rows = [(Decimal(dice.randint(-10**7, 10**8)) / 10**6, dice.randint(0, 520), None, None) for _ in range(40)]
    done = scored(scheme_of(Indicator("work", area="all", rule=Sum(), decay=decay)), ledger_of(*rows))
    expected = sum(rounded(Fraction(quantity) * share(500 - on, by, shares=steps, **given))
                   for quantity, on, *_ in rows)
    assert done.members[0].exact_total == expected


def test_decay_takes_the_end_of_the_period_or_is_refused():
    scheme = scheme_of(Indicator("work", area="all", rule=Count(10), decay=Decay(Ageing.linear, days=10)))
    ledger = ledger_of((1, 0, None, None), (1, 5, None, None))
    done = scored(scheme, ledger, period=Period(FIRST, FIRST + timedelta(8)))
    assert done.members[0].total == 2 + 7
    with pytest.raises(InvalidInput, match="at a day that nobody gives; give its decay a day"):
        muster.evaluate(scheme, ledger)


@pytest.mark.parametrize("seed", range(60))
def test_all_but_is_a_sorted_list_without_its_ends(seed):
    dice = random.Random(seed)
    lowest, highest, keep = dice.randint(0, 3), dice.randint(1, 3), dice.randint(0, 3)
    combine = dice.choice([Combine.sum, Combine.mean])
    marks = [dice.randint(-3, 9) for _ in range(dice.randint(0, 9))]
    scheme = scheme_of(Indicator("work", area="all", rule=AllBut(lowest, highest, each=2, keep=keep), combine=combine))
    done = scored(scheme, ledger_of(*((mark, on, None, None) for on, mark in enumerate(marks))))
    left = sorted(marks)
    for _ in range(lowest):
        left = left[1:] if len(left) > keep else left
    for _ in range(highest):
        left = left[:-1] if len(left) > keep else left
    total = Fraction(sum(left), len(left) if combine == Combine.mean and left else 1) * 2
    assert done.members[0].exact_total == rounded(total)
    assert done.indicator_score(0, 0).records == len(left)
    counted = [record.evidence.quantity for record in done.explain("ann").indicators[0].records
               if record.fate == RecordFate.counted]
    assert sorted(counted) == left


@pytest.mark.parametrize("seed", range(60))
def test_a_trusted_source_is_taken_at_its_word(seed):
    dice = random.Random(seed)
    sources = ["a", "b", "c", None]
    trusted = dice.sample(sources[:3], dice.randint(1, 3))
    once = dice.random() < 0.5
    rows = [(dice.randint(0, 9), dice.randint(0, 9), dice.choice(["e", "f", None]), dice.choice(sources))
            for _ in range(12)]
    indicator = Indicator("work", area="all", rule=Sum(), trusted=trusted, once_per_event=OncePerEvent(once))
    done = scored(scheme_of(indicator), ledger_of(*rows))

    def place(source):
        return trusted.index(source) if source in trusted else len(trusted)

    total = sum(quantity for quantity, _, event, _ in rows if event is None)
    for event in "ef":
        of_event = [row for row in rows if row[2] == event]
        best = min((place(row[3]) for row in of_event), default=0)
        said = [row[0] for row in of_event if place(row[3]) == best]
        total += (max(said, default=0) if once else sum(said))
    assert done.members[0].total == total


def shared_event(by):
    ledger = Ledger(["ann"], ["speech", "study"])
    event = ledger.admit_event("e")
    for indicator, quantity in ((0, 3), (1, 2)):
        ledger.append(Evidence(0, indicator, quantity, day=FIRST, event=event))
    return scored(scheme_of(Indicator("speech", area="all", rule=Sum()), Indicator("study", area="all", rule=Sum(2)),
                            exclusives=[Exclusive("once", ["speech", "study"], by)]), ledger)


def test_an_exclusive_group_goes_by_points_or_by_its_order():
    assert shared_event(ExclusiveBy.most_points).members[0].total == 4
    assert shared_event(ExclusiveBy.listed).members[0].total == 3
    assert [(one.fate.name, one.indicator) for one in shared_event(ExclusiveBy.listed).left_aside] == [
        ("counted_elsewhere", "study")]


def test_what_is_new_in_schemes_goes_through_documents_archives_and_digests():
    decay = Decay(Ageing.table, shares=[AgeShare(3, "0.5")], on=FIRST)
    parts = SchemeParts("scheme", areas=[Area("all", aggregation=Aggregation.sum)],
                        indicators=[Indicator("a", area="all", rule=AllBut(2, 1), decay=decay, trusted=["x", "y"]),
                                    Indicator("b", area="all", rule=Sum())],
                        exclusives=[Exclusive("once", ["a", "b"], ExclusiveBy.listed)])
    assert read_scheme(write_scheme(parts)) == parts
    scheme = Scheme(parts)
    assert pickle.loads(pickle.dumps(scheme)) == scheme
    for form in muster.archive.Format.__members__.values():
        assert muster.archive.from_bytes(muster.archive.to_bytes(scheme, form)) == scheme
    first = parts.indicators[0]
    digests = {Scheme(parts.replace(indicators=[changed, parts.indicators[1]])).digest for changed in (
        first, first.replace(decay=decay.replace(on=None)), first.replace(trusted=["y", "x"]),
        first.replace(decay=Decay()), first.replace(rule=AllBut(2, 1, keep=0)))}
    digests.add(Scheme(parts.replace(exclusives=[])).digest)
    assert len(digests) == 6


def test_monotone_names_a_witness_with_its_event_and_source():
    trusted = Indicator("work", area="all", rule=Sum(), trusted=["desk"])
    witness = monotone(scheme_of(trusted)).findings[0].witness
    assert witness.added.source == "desk" and witness.held[-1].event == witness.added.event != ""
    assert witness.after < witness.before
    assert monotone(scheme_of(Indicator("work", area="all", rule=Sum(), decay=Decay(Ageing.linear, days=9)))).holds


# ---- what became of records


def misfits():
    ledger = Ledger(["ann", "zoe"], ["work", "old"])
    for member, indicator, on in ((0, 0, 0), (0, 0, 90), (1, 0, 1), (0, 1, 2), (0, 0, 3)):
        ledger.append(Evidence(member, indicator, 2, day=FIRST + timedelta(on)))
    return scored(scheme_of(Indicator("work", area="all", rule=Sum(), combine=Combine.best)), ledger,
                  roll=Roll([RollMember("ann")]), period=Period(FIRST, FIRST + timedelta(30)), ignores_strangers=True)


def test_every_record_has_a_fate():
    done = misfits()
    assert sum(one.records for one in done.fates) == len(done.ledger)
    assert [(one.fate.name, one.indicator, one.records) for one in done.misfits] == [
        ("outside_period", "work", 1), ("unknown_member", "work", 1), ("unknown_indicator", "old", 1)]
    assert len(done.left_aside) == 4  # and one that is not the best
    assert repr(done).endswith("left aside, outside the period: 1; its member is not on the roll: 1; its indicator is "
                               "not in the scheme: 1>")
    assert "left aside, outside the period: 1" in done._repr_html_()
    assert done.fates_to_frame()["records"].sum() == 5
    frame = done.left_aside_to_frame()
    assert frame["record"].tolist() == [1, 2, 3, 4]
    assert frame["fate"].tolist() == ["outside_period", "unknown_member", "unknown_indicator", "not_best"]
    assert frame["member"].tolist() == ["ann", "zoe", "ann", "ann"]
    assert done.left_aside_to_frame([RecordFate.unknown_member])["record"].tolist() == [2]
    assert [one.record for one in done.records_left_aside([RecordFate.not_best])] == [4]
    assert pickle.loads(pickle.dumps(done.fates)) == done.fates


def test_an_evaluation_of_which_everything_counts_leaves_nothing_aside():
    done = scored(scheme_of(Indicator("work", area="all", rule=Sum())), ledger_of((1, 0, None, None)))
    assert done.misfits == [] == done.left_aside and "left aside" not in repr(done)
    assert done.left_aside_to_frame().empty


def test_records_of_other_days_and_without_an_answer_are_errors_or_counted():
    table = AwardTable([AwardEntry("city", "first", 5)])
    scheme = scheme_of(Indicator("work", area="all", rule=table))
    ledger = Ledger(["ann"], ["work"])
    for place, on in (("first", 0), ("ninth", 1), ("first", 60)):
        ledger.append(Evidence(0, 0, 1, day=FIRST + timedelta(on), level=ledger.admit_level("city"),
                               place=ledger.admit_place(place)))
    term = Period(FIRST, FIRST + timedelta(30))
    with pytest.raises(InvalidInput, match="record 2"):
        muster.evaluate(scheme, ledger, period=term)
    done = scored(scheme, ledger, period=term, ignores_unanswered=True)
    assert done.members[0].total == 5 and done.ignores_unanswered and not done.refuses_other_days
    assert [one.fate.name for one in done.misfits] == ["outside_period", "no_answer"]
    assert muster.archive.from_bytes(muster.archive.to_bytes(done)) == done
    with pytest.raises(InvalidInput, match="1 record is of days outside the period, as record 3 of 2026-11-06"):
        muster.evaluate(scheme, ledger, period=term, ignores_unanswered=True, refuses_other_days=True)


# ---- units


def test_units_are_scored_from_their_members():
    ledger = Ledger(["ann", "bob", "cai"], ["work"])
    for member, quantity in ((0, 8), (1, 5), (2, 1)):
        ledger.append(Evidence(member, 0, quantity, day=FIRST))
    roll = Roll([RollMember("ann", "a"), RollMember("bob", "a"), RollMember("cai", "b")],
                [RollUnit("top"), RollUnit("a", parent="top"), RollUnit("b", parent="top")])
    members = muster.evaluate(scheme_of(Indicator("work", area="all", rule=Sum()),
                                        grades=[Grade("good", from_=5), Grade("other")]), ledger, roll=roll)
    units = scheme_of(Indicator("mean", area="all", rule=Sum(), combine=Combine.mean),
                      Indicator("good", area="all", rule=Sum(10), combine=Combine.mean))
    rises = [Rise("mean"), Rise("good", ComingUp.grade, "good")]
    done = roll_up_with(members, units, rises=rises, is_ranked=True)
    assert check(done) == []
    assert done.to_frame()["member"].tolist() == ["top", "a", "b"]
    assert [score.exact_total for score in done.members] == [
        rounded(Fraction(14, 3)) + rounded(Fraction(20, 3)), Fraction(33, 2), Fraction(1)]
    assert roll_up_with(members, units, rises=rises, level=1).to_frame()["total"].tolist() == [Decimal("16.5"), 1]
    record = done.explain("b").indicators[0].records[0]
    assert record.source == "cai" and members.explain(record.source).score.total == record.counted
    with pytest.raises(InvalidInput) as refused:
        roll_up_with(members, units, rises=[Rise("no"), Rise("mean", ComingUp.area, "nowhere")], level=5)
    assert str(refused.value) == (
        'rise of indicator "no": the indicator is not in the units\' scheme; add it there or correct the code\n'
        'rise of indicator "mean": there is no area "nowhere" in the members\' scheme; name one of its areas\n'
        "roll-up: no unit is 5 levels below the top; give 0 for the top, 1 for those below it")


# ---- what looks unusual


def test_what_looks_unusual_is_listed_with_its_reason():
    ledger = ledger_of(*((2 + on % 3, 4 * on, None, None) for on in range(20)), (60, 81, None, "form"),
                       (60, 81, None, "form"))
    found = anomalies(ledger)
    assert [(one.kind.name, one.member, one.records) for one in found] == [
        ("repeated", "ann", [20, 21]), ("outlier", "ann", [20]), ("outlier", "ann", [21])]
    assert found[0].kind.label.zh == "重复记录" and found[0].reason.en == "2 records say the same in all"
    assert anomalies(ledger, period=Period(FIRST, FIRST + timedelta(80))) == []
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(InvalidInput, match="anomalies: last_days is 0; give 1 to 1000000"):
        anomalies(ledger, last_days=0)


# ---- what is refused

WORK = Indicator("work", area="all", rule=Sum())
BAD = {
    "drops nothing": (WORK.replace(rule=AllBut(0)), "it drops no records; drop the lowest or the highest"),
    "drops less than nothing": (WORK.replace(rule=AllBut(-1)), "it drops the lowest -1 and the highest 0 records"),
    "keeps less than nothing": (WORK.replace(rule=AllBut(keep=-1)), "it keeps -1 records; give 0 or more"),
    "chooses twice": (WORK.replace(rule=AllBut(), combine=Combine.best), "it chooses among its records twice"),
    "a cap of a period": (WORK.replace(rule=AllBut(), cap=Cap(per_period=1, period=CapPeriod.week)),
                          "it has a cap of a period and drops some of its records"),
    "no half-life": (WORK.replace(decay=Decay(Ageing.half_life)), "its records age in 0 days; give 1 to 36525 days"),
    "shares that rise": (WORK.replace(decay=Decay(Ageing.table, shares=[AgeShare(1, 0),
                                                                        AgeShare(2, 1)])),
                         "step 2 of its table of ages has a share of 1"),
    "a source twice": (WORK.replace(trusted=["a", "a"]), 'it trusts source "a" twice; keep one of the two'),
    "a source without a name": (WORK.replace(trusted=[""]), "a source it trusts has no name"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_scheme_that_says_nothing_is_refused(name):
    indicator, message = BAD[name]
    with pytest.raises(InvalidInput) as refused:
        scheme_of(indicator)
    assert str(refused.value).startswith('indicator "work": ' + message)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, "nan", "1e400", "9" * 30])
@pytest.mark.parametrize("make", [
    lambda number: AllBut(each=number), lambda number: Sum(number), lambda number: AgeShare(1, number),
    lambda number: Decay(Ageing.linear, days=3, least=number), lambda number: Evidence(0, 0, number, day=FIRST),
    lambda number: Indicator("work", area="all", rule=Sum(), weight=number), lambda number: Cap(total=number)])
def test_numbers_that_are_none_are_refused_wherever_they_are_given(make, number):
    with pytest.raises((muster.Error, ValueError)):
        make(number)


def test_an_amount_too_long_names_member_and_indicator():
    huge = Decimal("9000000000000")
    scheme = scheme_of(Indicator("work", area="all", rule=Sum(1000)))
    with pytest.raises(muster.Overflow, match='member "ann", indicator "work": of 2 records, '):
        muster.evaluate(scheme, ledger_of((huge, 0, None, None), (huge, 1, None, None)))


def test_units_in_a_circle_or_too_deep_are_refused():
    with pytest.raises(InvalidInput, match="the units above it go round in a circle"):
        Roll([], [RollUnit("a", parent="b"), RollUnit("b", parent="a")])
    with pytest.raises(InvalidInput, match='unit "u65": it lies more than 64 levels below the top'):
        Roll([], [RollUnit(f"u{row}", parent=f"u{row - 1}" if row else "") for row in range(70)])
