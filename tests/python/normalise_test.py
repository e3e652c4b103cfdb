"""Normalisation over the units from Python: against fractions, and against what statistics and decimals say."""
import itertools
import random
import statistics
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

import muster
from muster.archive import Format, from_bytes, to_bytes
from muster.evaluation import (Area, DeviationOf, Direction, Indicator, Missing, Normalisation, Normalise, RankTies,
                               Roll, RollMember, RollUnit, Rounding, Scheme, SchemeParts, Sum, Transformation,
                               Winsorise, WinsoriseAt, WinsoriseBy, check, read_scheme, write_scheme)
from muster.record import Evidence, Ledger

MONDAY = date(2026, 9, 7)


def scheme(rule, round_to=6, **more):
    return Scheme(SchemeParts("index", areas=[Area("all")], indicators=[
        Indicator("work", area="all", rule=rule, round_to=round_to, **{"missing": Missing.incomplete, **more})]))


def ledger_of(amounts):
    ledger = Ledger([f"m{row}" for row in range(len(amounts))], ["work"])
    for row, amount in enumerate(amounts):
        if amount is not None:
            ledger.append(Evidence(row, 0, amount, day=MONDAY))
    return ledger


def totals(rule, amounts, **more):
    done = muster.evaluate(scheme(rule, **more), ledger_of(amounts))
    assert check(done) == []
    return [score.exact_total for score in done.members]


def rounded(value, places):
    """Half to even, of a fraction."""
    return Fraction(round(Fraction(value) * 10 ** places), 10 ** places)


def rank_of(amount, amounts, ties):
    places = [place for place, other in enumerate(sorted(amounts), 1) if other == amount]
    return {RankTies.minimum: Fraction(min(places)), RankTies.maximum: Fraction(max(places)),
            RankTies.average: Fraction(sum(places), len(places))}[ties]


def expected(rule, amounts, places):
    """Points of each, by the words of the documentation."""
    sign = -1 if rule.direction == Direction.less_is_better else 1
    values = [sign * Fraction(amount) for amount in amounts]
    scale = Fraction(rule.best) - Fraction(rule.worst)
    least, greatest, size = min(values), max(values), len(values)

    def on_scale(bad, good):
        ways = [(value - bad) / (good - bad) if good > bad else Fraction(1) for value in values]
        if rule.is_clipped:
            ways = [min(max(way, Fraction(0)), Fraction(1)) for way in ways]
        return [Fraction(rule.worst) + scale * way for way in ways]

    if rule.method == Normalisation.goalposts:
        ends = sorted((sign * Fraction(rule.low), sign * Fraction(rule.high)))
        made = on_scale(*ends)
    elif rule.method == Normalisation.distance_to_target:
        made = on_scale(least, sign * Fraction(rule.target))
    elif rule.method == Normalisation.distance_to_reference:
        made = on_scale(least, values[int(rule.reference[1:])])
    elif rule.method in (Normalisation.min_max, Normalisation.distance_to_best):
        made = on_scale(least, greatest)
    elif rule.method == Normalisation.share_of_best:
        best = sign * greatest
        shares = [1 if value == greatest else value / best if sign == 1 else -best / value for value in values]
        made = [Fraction(rule.worst) + scale * share for share in shares]
    elif rule.method == Normalisation.z_score:
        spread = statistics.variance if rule.deviation_of == DeviationOf.sample else statistics.pvariance
        variance = spread(values) if size > 1 else 0
        if variance == 0:
            return [rounded(rule.mean, places)] * size
        with localcontext() as context:
            context.prec = 80
            deviation = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
            made = []
            for value in values:
                apart = value - statistics.mean(values)
                z = Decimal(apart.numerator) / Decimal(apart.denominator) / deviation
                made.append(rounded(Fraction(rule.mean) + Fraction(rule.deviation) * Fraction(z), 50))
    else:
        ranks = [rank_of(value, values, rule.ties) for value in values]
        if rule.method == Normalisation.rank:
            made = ranks
        elif rule.method == Normalisation.borda:
            made = [rank - 1 for rank in ranks]
        else:
            made = [Fraction(rule.worst) + scale * ((rank - 1) / (size - 1) if size > 1 else 1) for rank in ranks]
    return [rounded(points, places) for points in made]


def drawn_rule(draw, size):
    method = draw.choice(list(Normalisation.__members__.values()))
    options = {"direction": draw.choice(list(Direction.__members__.values()))}
    if method == Normalisation.goalposts:
        options |= {"low": Decimal(draw.randrange(-4, 3)) / 2, "high": Decimal(draw.randrange(4, 9)) / 2}
    if method == Normalisation.distance_to_target:
        options["target"] = Decimal(draw.randrange(-4, 12)) / 2
    if method == Normalisation.distance_to_reference:
        options["reference"] = f"m{draw.randrange(size)}"
    if method == Normalisation.z_score:
        options |= {"mean": draw.randrange(3), "deviation": Decimal("0.5") + draw.randrange(20),
                    "deviation_of": draw.choice([DeviationOf.sample, DeviationOf.population])}
    return Normalise(method, is_clipped=draw.random() < 0.5, worst=Decimal(draw.randrange(3)) / 2,
                     best=draw.choice([2, 10, 100]), ties=draw.choice(list(RankTies.__members__.values())), **options)


@pytest.mark.parametrize("seed", range(300))
def test_points_are_what_fractions_make_of_them(seed):
    draw = random.Random(seed)
    size = draw.randrange(1, 9)
    rule = drawn_rule(draw, size)
    low = 0 if rule.method == Normalisation.share_of_best else -3
    amounts = [Decimal(draw.randrange(4 * low, 20)) / draw.choice([4, 2, 1]) for _ in range(size)]
    places = draw.randrange(7)
    assert totals(rule, amounts, round_to=places) == expected(rule, amounts, places), (seed, rule, amounts)


@pytest.mark.parametrize("seed", range(60))
def test_ways_between_logarithms_are_rounded_correctly(seed):
    draw = random.Random(seed + 1000)
    amounts = [Decimal(draw.randrange(1, 10 ** draw.randrange(1, 12))) / 10 ** draw.randrange(7) for _ in range(5)]
    rule = Normalise(best=draw.choice([1, 100]), transformation=Transformation.logarithm)
    places = draw.randrange(7)
    with localcontext() as context:
        context.prec = 60
        logarithms = [amount.ln() for amount in amounts]
        ways = [(one - min(logarithms)) / (max(logarithms) - min(logarithms)) for one in logarithms]
        points = [rounded(Fraction(way * rule.best), places) for way in ways]
    assert totals(rule, amounts, round_to=places) == points


def test_extremes_are_drawn_in():
    rule = Normalise(Normalisation.share_of_best, winsorise=Winsorise(WinsoriseBy.count, 1, at=WinsoriseAt.high_end))
    assert totals(rule, [1, 2, 4, 40]) == [25, 50, 100, 100]
    rule = rule.replace(winsorise=Winsorise(WinsoriseBy.share, share=Decimal("0.3")))
    assert totals(rule, [1, 2, 4, 40]) == [50, 50, 100, 100]


def test_others_points_stand_in_for_what_is_missing():
    ledger = ledger_of([2, 4, 9, None, None])
    roll = Roll([RollMember(f"m{row}", unit) for row, unit in enumerate(("a", "a", "b", "a", "c"))],
                [RollUnit("a"), RollUnit("b"), RollUnit("c")])
    for missing, third, fourth in ((Missing.peer_mean, 5, 5), (Missing.peer_median, 4, 4), (Missing.unit_mean, 3, None),
                                   (Missing.unit_median, 3, None)):
        done = muster.evaluate(scheme(Sum(), missing=missing), ledger, roll=roll)
        assert check(done) == []
        given = [None if score.is_incomplete else score.total for score in done.members]
        assert given == [2, 4, 9, third, fourth], missing
    told = done.explain("m3").indicators[0].steps[0]
    assert told.text.en == "no data: the median of those of the unit who have" and told.value == 3


def test_an_area_asks_for_data_of_a_share_of_its_weight():
    def index(least):
        return Scheme(SchemeParts("index", areas=[Area("all", least_data=least)], indicators=[
            Indicator("a", area="all", weight=3, rule=Sum()),
            Indicator("b", area="all", weight=2, rule=Sum())]))

    ledger = Ledger(["ann", "bob"], ["a", "b"])
    ledger.append(Evidence(0, 0, 5, day=MONDAY))
    ledger.append(Evidence(1, 1, 5, day=MONDAY))
    for least, incomplete in ((0, [False, False]), ("0.4", [False, False]), ("0.6", [False, True]),
                              ("0.600001", [True, True])):
        done = muster.evaluate(index(Decimal(least)), ledger)
        assert check(done) == []
        assert [score.is_incomplete for score in done.members] == incomplete, least
    assert done.explain("ann").areas[0].steps[0].text.en == "data of less than 0.600001 of its weight: left out"


def test_the_order_of_members_and_records_changes_nothing():
    amounts = dict(zip("abcde", ["3", "1.5", "9", "4", "4"]))
    rule = Normalise(Normalisation.z_score, winsorise=Winsorise(), transformation=Transformation.logarithm)
    made = set()
    for order in itertools.permutations(amounts):
        ledger = Ledger(order, ["work"])
        for row, member in enumerate(order):
            ledger.append(Evidence(row, 0, amounts[member], day=MONDAY))
        done = muster.evaluate(scheme(rule), ledger)
        made.add(tuple((member, done.members[order.index(member)].total) for member in amounts))
    assert len(made) == 1


def test_a_rule_goes_through_archive_and_document():
    winsorise = Winsorise(WinsoriseBy.share, share=Decimal("0.1"))
    rule = Normalise(Normalisation.goalposts, Direction.less_is_better, low=1, high=5, best=1, is_clipped=False,
                     transformation=Transformation.logarithm, winsorise=winsorise)
    written = scheme(rule, rounding=Rounding.half_up)
    assert from_bytes(to_bytes(written, Format.json)) == written
    assert Scheme(read_scheme(write_scheme(written.parts))) == written
    assert written.indicators[0].rule == rule and "less_is_better" in repr(rule)


def test_a_logarithm_of_nothing_is_refused_by_name():
    refused = 'member "m1", indicator "work": it takes the logarithm of 0; correct'
    with pytest.raises(muster.InvalidInput, match=refused):
        totals(Normalise(transformation=Transformation.logarithm), [1, 0, 2])
