"""Areas by powers, in pairs and by distances, and cuts between grades; against sixty digits and fractions."""
import pickle
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import numpy
import pandas
import pytest

import muster
from muster.archive import Format, from_bytes, to_bytes
from muster.evaluation import (Aggregation, Area, Grade, Indicator, Missing, Quota, Rounding, Scheme, SchemeParts, Sum,
                               Ties, borderline, check, condorcet, monotone, read_scheme, write_scheme)
from muster.record import ledger_from_frame

MONDAY = date(2026, 9, 7)
EXACT = (Aggregation.median, Aggregation.lowest, Aggregation.highest)
POWERS = ("2", "-2", "0.5", "-0.5", "1.25", "0", "1", "-1", "7", "-100", "99.5")


def scheme(area, weights, **more):
    return SchemeParts("s", areas=[area], indicators=[
        Indicator(f"i{row}", area="top", weight=weight, rule=Sum(), missing=Missing.leave_out)
        for row, weight in enumerate(weights)], **more)


def marked(parts, marks):
    rows = [(f"m{who}", f"i{row}", str(mark), MONDAY) for who, of_one in enumerate(marks)
            for row, mark in enumerate(of_one) if mark is not None]
    ledger = ledger_from_frame(pandas.DataFrame(rows, columns=["member", "indicator", "quantity", "day"]))
    roll = muster.evaluation.Roll([muster.evaluation.RollMember(f"m{who}") for who in range(len(marks))])
    done = muster.evaluate(Scheme(parts), ledger, roll=roll, is_ranked=True)
    assert check(done) == []
    return done


def rounded(exact, places, rounding=Rounding.half_even):
    """A decimal of many digits, or a fraction."""
    if isinstance(exact, Fraction):
        exact = Decimal(exact.numerator) / Decimal(exact.denominator)
    nearest = exact.quantize(Decimal(1).scaleb(-40))
    half = ROUND_HALF_UP if rounding == Rounding.half_up else ROUND_HALF_EVEN
    return nearest.quantize(Decimal(1).scaleb(-places), rounding=half)


def power_mean(weights, values, power):
    """By the definition, in sixty digits."""
    total = sum(weights)
    if power <= 0 and min(values) <= 0:
        return Decimal(0)
    if power == 0:
        return (sum(weight * value.ln() for weight, value in zip(weights, values)) / total).exp()
    if power == 1:
        return sum(weight * value for weight, value in zip(weights, values)) / total
    mean = sum(weight * value ** power for weight, value in zip(weights, values) if value > 0) / total
    return mean ** (1 / power) if mean else Decimal(0)


@pytest.mark.parametrize("seed", range(3))
def test_power_means_agree_with_sixty_digits(seed):
    print("seed", seed)
    random = numpy.random.default_rng(seed)
    for _ in range(20):
        power = POWERS[random.integers(len(POWERS))]
        weights = [Decimal(int(weight)) / 1000 + 1 for weight in random.integers(1, 100_000, 4)]
        marks = [[Decimal(int(mark)) / 1000 for mark in random.integers(0, 100_000, 4)] for _ in range(6)]
        places = int(random.integers(7))
        rounding = (Rounding.half_even, Rounding.half_up)[random.integers(2)]
        area = Area("top", aggregation=Aggregation.generalised, power=power, round_to=places, rounding=rounding)
        done = marked(scheme(area, weights), marks)
        with localcontext() as context:
            context.prec = 60
            for member, values in zip(done.members, marks):
                assert member.total == rounded(power_mean(weights, values, Decimal(power)), places, rounding), power


def test_powers_with_a_name_are_what_the_name_says():
    marks = [(80, 90, 70), (None, 5, 6), (0, 3, 3), (-4, 3, 9)]
    for power, named in ((1, Aggregation.arithmetic), (0, Aggregation.geometric), (-1, Aggregation.harmonic)):
        one = marked(scheme(Area("top", aggregation=Aggregation.generalised, power=power), (2, 3, 4)), marks)
        other = marked(scheme(Area("top", aggregation=named), (2, 3, 4)), marks)
        assert [member.exact_total for member in one.members] == [member.exact_total for member in other.members]


def test_the_human_development_index_is_right_to_three_places():
    """Geometric mean of health, education and income, equally weighted, to three places (UNDP, technical note 1)."""
    random = numpy.random.default_rng(7)
    marks = [[Decimal(int(mark)) / 1000 for mark in random.integers(300, 1001, 3)] for _ in range(300)]
    done = marked(scheme(Area("top", aggregation=Aggregation.geometric, round_to=3), (1, 1, 1)), marks)
    for member, values in zip(done.members, marks):
        low, high = (member.total - Decimal("0.0005")) ** 3, (member.total + Decimal("0.0005")) ** 3
        assert low <= values[0] * values[1] * values[2] <= high


def median(weights, values):
    order = sorted(zip(values, weights))
    half = sum(weights) / 2
    at = [next(value for row, (value, _) in enumerate(order)
               if (seen := sum(weight for _, weight in order[:row + 1])) > half or (takes_half and seen == half))
          for takes_half in (True, False)]
    return (at[0] + at[1]) / 2


def test_medians_and_ends():
    random = numpy.random.default_rng(11)
    for _ in range(30):
        weights = [Fraction(int(weight)) for weight in random.integers(1, 4, 4)]
        marks = [[None if random.random() < 0.2 else int(mark) for mark in random.integers(-3, 9, 4)] for _ in range(5)]
        for aggregation in EXACT:
            used = weights if aggregation == Aggregation.median else [Fraction(1)] * 4
            done = marked(scheme(Area("top", aggregation=aggregation), [int(weight) for weight in used]), marks)
            for member, row in zip(done.members, marks):
                there = [(weight, Fraction(mark)) for weight, mark in zip(used, row) if mark is not None]
                if not there:
                    assert member.is_incomplete
                    continue
                own, values = zip(*there)
                wanted = {Aggregation.median: median(own, values), Aggregation.lowest: min(values),
                          Aggregation.highest: max(values)}[aggregation]
                assert member.exact_total == wanted


def copeland(weights, marks, own):
    net, others = 0, 0
    for other in marks:
        if other is own or all(mark is None for mark in other):
            continue
        others += 1
        margin = sum(weight * ((mine > theirs) - (mine < theirs)) for weight, mine, theirs in zip(weights, own, other)
                     if mine is not None and theirs is not None)
        net += (margin > 0) - (margin < 0)
    return 50 * (1 + Fraction(net, others)) if others else Fraction(50)


def topsis(weights, marks, own):
    up = down = Decimal(0)
    for column, weight in enumerate(weights):
        there = [Decimal(row[column]) for row in marks if row[column] is not None]
        square = sum(value * value for value in there)
        if own[column] is None or not square:
            continue
        up += (weight * (max(there) - own[column])) ** 2 / square
        down += (weight * (own[column] - min(there))) ** 2 / square
    return 100 * down.sqrt() / (up.sqrt() + down.sqrt()) if up + down else Decimal(50)


@pytest.mark.parametrize("seed", range(3))
def test_pairs_and_distances_agree_with_their_definitions(seed):
    print("seed", seed)
    random = numpy.random.default_rng(seed)
    for _ in range(15):
        weights = [int(weight) for weight in random.integers(1, 6, 3)]
        marks = [[None if random.random() < 0.15 else int(mark) for mark in random.integers(-2, 9, 3)]
                 for _ in range(random.integers(1, 12))]
        for aggregation, reference in ((Aggregation.copeland, copeland), (Aggregation.topsis, topsis)):
            places = int(random.integers(7))
            done = marked(scheme(Area("top", aggregation=aggregation, round_to=places), weights), marks)
            with localcontext() as context:
                context.prec = 60
                for member, row in zip(done.members, marks):
                    if all(mark is None for mark in row):
                        assert member.is_incomplete
                    else:
                        assert member.total == rounded(reference(weights, marks, row), places)
            assert pickle.loads(pickle.dumps(done)) == done


def test_topsis_gives_what_the_book_says():
    """Tzeng and Huang, Multiple Attribute Decision Making (2011), as the tests of scikit-criteria quote it."""
    area = Area("top", aggregation=Aggregation.topsis, full=1, round_to=4)
    done = marked(scheme(area, ("0.3", "0.4", "0.3")), [(5, 8, 4), (7, 6, 8), (8, 8, 6), (7, 4, 6)])
    assert [str(member.total) for member in done.members] == ["0.5037", "0.6581", "0.7482", "0.334"]
    assert [member.rank for member in done.members] == [3, 2, 1, 4]
    steps = done.explain("m2").areas[0].steps
    assert [step.text.en for step in steps[-4:-2]] == ["distance to the highest there is",
                                                       "distance to the lowest there is"]
    assert steps[-1].text.zh == "按与优劣解的距离合计，保留 4 位"


def test_the_capital_of_tennessee_is_nashville():
    """Condorcet's textbook example: four groups of voters, four cities, marks are places from the last."""
    cities = [(4, 1, 1, 1), (3, 4, 2, 2), (2, 3, 4, 3), (1, 2, 3, 4)]
    done = marked(scheme(Area("top", aggregation=Aggregation.copeland, full=3, round_to=0), (42, 26, 15, 17)), cities)
    assert [int(member.total) for member in done.members] == [0, 3, 2, 1]
    found = condorcet(done, "top")
    assert found.winner == "m1" and found.is_transitive
    assert [group.members for group in found.groups] == [["m1"], ["m2"], ["m3"], ["m0"]]
    assert pickle.loads(pickle.dumps(found)) == found and repr(found) == "<muster.evaluation.Condorcet: winner m1>"
    with pytest.raises(muster.InvalidInput, match='condorcet: area "low" is not in the scheme'):
        condorcet(done, "low")


def test_more_of_it_never_loses_in_pairs_and_is_not_proved_by_distances():
    parts = scheme(Area("top", aggregation=Aggregation.copeland), (1, 2))
    parts = parts.replace(indicators=[each.replace(missing=Missing.as_zero) for each in parts.indicators])
    assert monotone(Scheme(parts)).holds
    found = monotone(Scheme(parts.replace(areas=[Area("top", aggregation=Aggregation.topsis)])))
    assert [finding.witness for finding in found.findings] == [None, None]


def test_they_are_documents_archives_and_pickles():
    for area in (Area("top", aggregation=Aggregation.generalised, power="-0.5"),
                 Area("top", aggregation=Aggregation.topsis, full=10), Area("top", aggregation=Aggregation.median)):
        parts = scheme(area, (1, 2))
        assert read_scheme(write_scheme(parts)) == parts
        assert pickle.loads(pickle.dumps(area)) == area and "Area(" in repr(area)
        done = marked(parts, [(1, 2), (3, 1)])
        for form in (Format.binary, Format.json):
            assert from_bytes(to_bytes(done, form)) == done
        assert done.scheme.digest != Scheme(scheme(Area("top"), (1, 2))).digest


def test_ties_at_a_cut_are_refused_by_name_or_listed():
    def graded(ties):
        return scheme(Area("top"), (1,), grades=[Grade("A", from_=60, quota=Quota(1, 2, ties)), Grade("B")])

    marks = [(90,), (80,), (80,), ("60.5",), (59,), ("58.999999",)]
    with pytest.raises(muster.InvalidInput) as caught:
        marked(graded(Ties.refuse), [*marks[:3], (80,), *marks[4:]])
    assert str(caught.value) == ('grade "A": 3 members with 80 points stand level at its cut, with room for 2: "m1", '
                                 '"m2", "m3"; decide between them, or let its quota say what becomes of ties')
    done = marked(graded(Ties.all_in), marks)
    points, quota = borderline(done)
    assert (points.grade, points.at, points.is_quota, points.places) == ("A", 60, False, None)
    assert [(near.member, near.short_of, near.is_in) for near in points.above] == [("m3", Decimal("-0.5"), False)]
    assert [near.member for near in points.below] == ["m4"]
    assert (quota.at, quota.places) == (80, 3) and [near.member for near in quota.level] == ["m1", "m2"]
    assert pickle.loads(pickle.dumps([points, quota])) == [points, quota]
    with pytest.raises(muster.InvalidInput, match="borderline: its margin is -1"):
        borderline(done, -1)


def test_ranks_in_a_level():
    roll = muster.evaluation.Roll(
        [muster.evaluation.RollMember(f"m{row}", unit=unit) for row, unit in enumerate(("one", "two", "one", "all"))],
        [muster.evaluation.RollUnit("all"), muster.evaluation.RollUnit("one", parent="all"),
         muster.evaluation.RollUnit("two", parent="all")])
    rows = pandas.DataFrame([(f"m{row}", "i0", mark, MONDAY) for row, mark in enumerate((5, 7, 6, 7))],
                            columns=["member", "indicator", "quantity", "day"])
    done = muster.evaluate(Scheme(scheme(Area("top"), (1,))), ledger_from_frame(rows), roll=roll)
    assert done.ranks_in_level(0).tolist() == [3, 1, 2, 1]
    assert done.ranks_in_level(1).tolist() == [2, 1, 1, 0]
