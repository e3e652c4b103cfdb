"""Any order of rows gives the same scores, states of records and saved bytes."""
import itertools
import json
import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pandas
import pytest

import muster
from muster.archive import Format, to_bytes
from muster.evaluation import (Area, AwardEntry, AwardTable, Band, Bands, BestIs, BestOf, Cap, CapPeriod, Combine,
                               Count, Deduction, Exclusive, Grade, Indicator, Knot, Lag, LagFrom, OncePerEvent,
                               Piecewise, Quota, Rate, Roll, RollMember, Scheme, SchemeParts, Sum, Ties, Veto,
                               VetoEffect, check)
from muster.record import ledger_from_frame

FIRST = date(2026, 9, 7)
MEMBERS = ["ann", "bob", "cai", "dan"]
RULES = {
    "award_table": AwardTable([AwardEntry("school", "1", 5), AwardEntry("school", "2", 3), AwardEntry("city", "1", 3),
                               AwardEntry("city", "2", 2)]),
    "bands": Bands([Band(2, 3), Band(5, 8)]), "best_of": BestOf(2), "least_of": BestOf(2, best=BestIs.least),
    "count": Count(2), "deduction": Deduction(1), "lag": Lag(LagFrom.fixed_day, FIRST + timedelta(20), on_time=4,
                                                             per_day_late=Decimal("0.5")),
    "piecewise": Piecewise([Knot(0, 0), Knot(4, 7), Knot(9, 10)]), "rate": Rate("count", 10), "sum": Sum(),
    "veto": Veto(VetoEffect.bar_grade, limit=6, best_grade="fair")}


def drawn_scheme(dice):
    indicators = []
    for code, rule in RULES.items():
        combine = dice.choice([Combine.sum, Combine.sum, Combine.mean, Combine.best, Combine.worst, Combine.latest])
        cap = Cap(per_item=dice.choice([None, 3]), total=dice.choice([None, 6]))
        if isinstance(rule, BestOf):
            combine = dice.choice([Combine.sum, Combine.mean])
        elif combine == Combine.sum and dice.random() < 0.7:
            cap = Cap(per_item=cap.per_item, per_period=dice.randrange(2, 7), total=cap.total,
                      period=dice.choice([CapPeriod.day, CapPeriod.week, CapPeriod.month, CapPeriod.quarter]))
        indicators.append(Indicator(code, area="top", rule=rule, combine=combine, cap=cap,
                                    once_per_event=OncePerEvent(dice.random() < 0.7)))
    return Scheme(SchemeParts(
        "order", areas=[Area("top")], indicators=indicators,
        exclusives=[Exclusive("once", ["count", "lag"])] if dice.random() < 0.5 else [],
        grades=[Grade("good", from_=2, quota=Quota(1, 2, Ties.all_in)), Grade("fair")]))


def drawn_rows(dice):
    return pandas.DataFrame([{
        "member": dice.choice(MEMBERS), "indicator": dice.choice(list(RULES)),
        "quantity": dice.choice(["0", "1", "1.5", "2", "3", "4.25", "5"]),
        "day": str(FIRST + timedelta(dice.randrange(60))), "source": dice.choice(["form", "desk"]),
        "event": dice.choice(["", "talk", "race", "work"]), "level": dice.choice(["school", "city"]),
        "place": dice.choice(["1", "2"])} for _ in range(dice.randrange(20, 200))])


def scored(scheme, rows):
    made = muster.evaluate(scheme, ledger_from_frame(rows), roll=Roll([RollMember(code) for code in MEMBERS]),
                           is_ranked=True)
    assert check(made) == []
    return made


def said(made):
    """What an evaluation says of members and records, no row of the ledger in it."""
    ledger, told = made.ledger, []
    for code in MEMBERS:
        for indicator in made.explain(code).indicators:
            told.append((code, [(step.text.en, step.value) for step in indicator.steps], sorted(
                (str(record.evidence.day), str(record.evidence.quantity), record.source,
                 "" if record.evidence.event is None else ledger.events[record.evidence.event],
                 record.fate.name, str(record.counted)) for record in indicator.records)))
    saved = json.loads(to_bytes(made, Format.json))["content"]["value"]
    del saved["ledger"]
    return told, json.dumps(saved), [(member.total, member.rank, member.reason) for member in made.members]


@pytest.mark.parametrize("seed", range(20))
def test_rows_in_another_order_give_the_same_under_every_rule(seed):
    dice = random.Random(seed)
    scheme, rows = drawn_scheme(dice), drawn_rows(dice)
    expected = said(scored(scheme, rows))
    for _ in range(3):
        rows = rows.sample(frac=1, random_state=dice.randrange(1 << 30)).reset_index(drop=True)
        assert said(scored(scheme, rows)) == expected, seed


@pytest.mark.parametrize("seed", range(40))
def test_events_count_where_most_of_them_fits_under_the_cap(seed):
    dice = random.Random(seed)
    cap = dice.randrange(1, 9)
    rows = pandas.DataFrame([{
        "member": "ann", "indicator": "sum", "quantity": str(dice.randrange(0, 6)),
        "day": f"2026-{dice.randrange(3, 6):02}-{dice.randrange(1, 28):02}",
        "event": dice.choice(["", "a", "b", "c", "d"])} for _ in range(dice.randrange(1, 12))])
    scheme = Scheme(SchemeParts("s", areas=[Area("top")], indicators=[
        Indicator("sum", area="top", rule=Sum(), once_per_event=OncePerEvent(True),
                  cap=Cap(per_period=cap, period=CapPeriod.month))]))
    events = defaultdict(list)
    for row, each in rows.iterrows():
        events[each.event or row].append((each.day[:7], int(each.quantity)))

    def counted(choice):
        months = defaultdict(int)
        for month, quantity in choice:
            months[month] += quantity
        return sum(min(cap, total) for total in months.values())

    made = muster.evaluate(scheme, ledger_from_frame(rows))
    assert check(made) == []
    assert made.members[0].total == max(map(counted, itertools.product(*events.values()))), seed
