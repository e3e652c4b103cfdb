"""Weights, statistics and sensitivity, held to NumPy and SciPy, and to counting."""
import pickle
import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

import muster
import numpy
import pandas
import pytest
from muster import InvalidInput
from muster.evaluation import (Area, Indicator, Missing, RollMember, RollUnit, Scheme, SchemeParts, Sum, WeightMethod,
                               correlations, distribution, part_ranks, part_values, rank_ranges_over, rank_reversals,
                               reliability, reversals_by_leaving, rows_to_frame, sobol_indices, strengths,
                               unit_strengths, variants, weight_sensitivity, weights_by, weights_by_pairs)
from muster.record import Evidence, Ledger
from scipy import stats

SEED = random.SystemRandom().randrange(2**32)


@pytest.fixture
def chance():
    print("seed", SEED)
    return numpy.random.default_rng(SEED)


def largest_remainder(shares):
    exact = [Fraction(float(share)) * 1_000_000 for share in shares]
    counts = [int(each) for each in exact]
    rest = sorted(range(len(exact)), key=lambda part: counts[part] - exact[part])
    for part in rest[:1_000_000 - sum(counts)]:
        counts[part] += 1
    return [Decimal(count) / 1_000_000 for count in counts]


def entropy(table):
    shares = table / table.sum(axis=0)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        terms = numpy.where(shares > 0, shares * numpy.log(shares), 0)
    return 1 + terms.sum(axis=0) / numpy.log(len(table))


def critic(table):
    scaled = (table - table.min(axis=0)) / (table.max(axis=0) - table.min(axis=0))
    return scaled.std(axis=0) * (1 - numpy.corrcoef(scaled.T)).sum(axis=0)


def gini(table):
    return numpy.array([numpy.abs(column[:, None] - column).sum() / column.sum() for column in table.T])


def merec(table):
    sizes = numpy.abs(numpy.log(table.min(axis=0) / table))
    whole = numpy.log1p(sizes.mean(axis=1))
    return numpy.array([numpy.abs(whole - numpy.log1p((sizes.sum(axis=1) - sizes[:, part]) / table.shape[1])).sum()
                        for part in range(table.shape[1])])


def pca(table):
    values, vectors = numpy.linalg.eigh(numpy.corrcoef(table.T))
    return vectors[:, values.argmax()] ** 2


BY_NUMPY = {"entropy": entropy, "critic": critic, "gini": gini, "merec": merec, "pca": pca,
            "standard_deviation": lambda table: table.std(axis=0)}


@pytest.mark.parametrize("method", BY_NUMPY)
def test_weights_are_those_of_numpy(method, chance):
    for _ in range(40):
        table = chance.integers(1, 40, size=(int(chance.integers(6, 20)), int(chance.integers(2, 7)))).astype(float)
        if (table.std(axis=0) == 0).any():
            continue
        made = weights_by(table, method)
        figures = BY_NUMPY[method](table)
        assert numpy.allclose(made.shares, figures / figures.sum(), atol=1e-9)
        assert sum(made.weights) == 1 and made.weights == largest_remainder(made.shares)


def test_weights_take_frames_mappings_and_arrays_alike():
    rows = [[1, 9, 3], [2, None, 5], [7, 4, 1], [3, 3, 3]]
    frame = pandas.DataFrame(rows, columns=["a", "b", "c"])
    made = weights_by(frame, WeightMethod.critic)
    assert made == weights_by({name: frame[name].tolist() for name in frame}, "critic")
    assert made.shares == weights_by(frame.to_numpy(dtype=float), "critic").shares
    assert (made.members, made.left_aside, made.parts) == (3, 1, ["a", "b", "c"])
    assert made == pickle.loads(pickle.dumps(made))
    reversed_cost = weights_by(frame.assign(c=-frame["c"]), "critic")
    assert numpy.allclose(weights_by(frame, "critic", lower_is_better=["c"]).shares, reversed_cost.shares)


@pytest.mark.parametrize(("given", "options", "message"), [
    ([[1, 2], [3, 4]], {"method": "entropi"}, "method: 'entropi' is not known; write \"entropy\", or take it out"),
    ({"a": [1e160, 0, 1], "b": [1, 2, 3]}, {"method": "standard_deviation"},
     'column "a": its value in row 0 is too large; scale the column; values up to 1e100 can be weighed'),
    ({"a": [1, "x"]}, {"method": "equal"}, "column \"a\": 'x' is not a number; give a number, or None"),
    ({"a": [1, 2]}, {"method": "equal", "lower_is_better": ["b"]},
     'lower_is_better: there is no column "b"; take it out (known are a)'),
])
def test_what_cannot_be_weighed_is_named(given, options, message):
    with pytest.raises(InvalidInput) as raised:
        weights_by(given, **options)
    assert str(raised.value) == message


def drawn_comparisons(chance, size):
    scale = [Fraction(1, each) for each in range(9, 1, -1)] + [Fraction(each) for each in range(1, 10)]
    times = [[Fraction(1)] * size for _ in range(size)]
    for one in range(size):
        for other in range(one):
            times[other][one] = scale[int(chance.integers(len(scale)))]
            times[one][other] = 1 / times[other][one]
    return times


def greatest_eigenvalue(times):
    return max(numpy.linalg.eigvals(numpy.array(times, dtype=float)).real)


def test_comparisons_are_weighed_as_numpy_does(chance):
    scale = [Fraction(1, each) for each in range(9, 1, -1)] + [Fraction(each) for each in range(1, 10)]
    for _ in range(12):
        size = int(chance.integers(3, 7))
        times = drawn_comparisons(chance, size)
        made = weights_by_pairs(times)
        values, vectors = numpy.linalg.eig(numpy.array(times, dtype=float))
        principal = numpy.abs(vectors[:, values.real.argmax()].real)
        assert numpy.allclose(made.weighting.shares, principal / principal.sum(), atol=1e-9)
        assert made.greatest_eigenvalue == pytest.approx(values.real.max(), abs=1e-9)
        means = numpy.exp(numpy.log(numpy.array(times, dtype=float)).mean(axis=1))
        geometric = weights_by_pairs(times, method="ahp_geometric").weighting
        assert numpy.allclose(geometric.shares, means / means.sum(), atol=1e-12) and sum(geometric.weights) == 1
        lowest = greatest_eigenvalue(times)
        for one in range(size):
            for other in range(one):
                for number in scale:
                    tried = [list(row) for row in times]
                    tried[other][one], tried[one][other] = number, 1 / number
                    lowest = min(lowest, greatest_eigenvalue(tried))
        if not made.remedies:  # no change of one comparison makes them agree better
            assert lowest == pytest.approx(greatest_eigenvalue(times), abs=1e-6)
            continue
        index = made.remedies[0].ratio * made.random_index
        assert index * (size - 1) + size == pytest.approx(lowest, abs=1e-6)


def test_comparisons_are_read_from_pairs_squares_and_frames():
    pairs = weights_by_pairs({("a", "b"): 2, ("a", "c"): "1/3", ("b", "c"): Fraction(1, 4)})
    square = [[1, 2, "1/3"], [None, 1, "1/4"], [None, None, 1]]
    assert pairs == weights_by_pairs(square, parts=["a", "b", "c"])
    assert pairs == weights_by_pairs(pandas.DataFrame(square, index=list("abc"), columns=list("abc")))
    assert pairs == pickle.loads(pickle.dumps(pairs))
    assert list(pairs.to_frame()["part"]) == ["a", "b", "c"]
    assert list(pairs.remedies_to_frame().columns) == ["one", "other", "given", "suggested", "ratio"]


@pytest.mark.parametrize(("comparisons", "message"), [
    ({("a", "b"): 2, ("a", "c"): 3}, '"b" against "c": there is no comparison; compare every two parts'),
    ([[1, 0.3], [None, 1]], '"1" against "2": 0.3 is not exact; write "1/3" or a Fraction instead'),
    ([[1, "x"], ["1/x", 1]], 'number: "x" is not a decimal number; write digits and at most one point, as in 12.5, or '
     "two such numbers, as in 1/3"),
    ([[1, 2, 3], [1, 2]],
     "comparisons: they are no square of 2 rows and columns; give a row and a column for each part"),
    ([[1, 3], ["1/2", 1]], '"1" against "2": it is 3 one way and 0.5 the other; write the second as 1 over the first, '
     "as in 3 and 1/3"),
])
def test_what_is_no_comparison_is_named(comparisons, message):
    with pytest.raises(InvalidInput) as raised:
        weights_by_pairs(comparisons)
    assert str(raised.value) == message


@pytest.mark.parametrize(("method", "of_scipy"),
                         [("pearson", stats.pearsonr), ("spearman", stats.spearmanr), ("kendall", stats.kendalltau)])
def test_correlations_are_those_of_scipy(method, of_scipy, chance):
    for _ in range(40):
        table = chance.integers(0, 7, size=(int(chance.integers(4, 30)), 3)).astype(float)
        if (table.std(axis=0) == 0).any():
            continue
        made = correlations(table, method).to_frame().to_numpy()
        for one in range(3):
            for other in range(3):
                assert made[one, other] == pytest.approx(of_scipy(table[:, one], table[:, other])[0], abs=1e-9)


def test_reliability_is_that_of_variances(chance):
    table = chance.integers(0, 30, size=(25, 4)).astype(float)

    def alpha(columns):
        count = columns.shape[1]
        return count / (count - 1) * (1 - columns.var(axis=0).sum() / columns.sum(axis=1).var())

    made = reliability(table)
    assert made.alpha == pytest.approx(alpha(table))
    assert made.alpha_without == pytest.approx([alpha(numpy.delete(table, part, axis=1)) for part in range(4)])
    rest = [numpy.corrcoef(table[:, part], numpy.delete(table, part, axis=1).sum(axis=1))[0, 1] for part in range(4)]
    assert made.rest_correlation == pytest.approx(rest)
    mean = (numpy.corrcoef(table.T).sum() - 4) / 12
    assert made.standardised == pytest.approx(4 * mean / (1 + 3 * mean))
    assert list(made.to_frame()["part"]) == ["0", "1", "2", "3"]


OF_NUMPY = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
            "weibull", "linear", "median_unbiased", "normal_unbiased"]


@pytest.mark.parametrize("type", range(1, 10))
def test_quantiles_are_those_of_numpy(type, chance):
    for _ in range(30):
        values = chance.integers(0, 20, size=int(chance.integers(1, 15))).tolist()
        asked = [Decimal(int(each)) / 1000 for each in chance.integers(1, 1000, size=4)]
        made = distribution(values, type=type, probabilities=asked)
        for each in made.quantiles:
            # NumPy takes a place for whole that lies within a rounding of it, so those are not compared
            if type <= 3 and len(values) * each.probability * 2 % 1 == 0:
                continue
            wanted = numpy.quantile(values, float(each.probability), method=OF_NUMPY[type - 1])
            assert float(each.value) == pytest.approx(wanted, abs=1e-9)


def test_a_distribution_has_the_shape_that_scipy_tells(chance):
    values = chance.integers(0, 50, size=20).tolist()
    made = distribution([*values, None, float("nan")])
    assert (made.members, made.missing, made.zeros, made.distinct) == (20, 2, values.count(0), len(set(values)))
    assert made.mean == Decimal(sum(values)) / 20 and (made.least, made.most) == (min(values), max(values))
    assert made.deviation == pytest.approx(numpy.std(values, ddof=1))
    assert made.skewness == pytest.approx(stats.skew(values, bias=False))
    assert made.kurtosis == pytest.approx(stats.kurtosis(values, bias=False))
    assert made == pickle.loads(pickle.dumps(made))
    assert list(made.to_frame().columns) == ["probability", "value"]
    with pytest.raises(InvalidInput, match="there is no type 10"):
        distribution([1], type=10)


def branch(chance, members=8):
    areas = [Area("all"), Area("study", parent="all", weight=2), Area("rest", parent="all", weight="1")]
    scheme = Scheme(SchemeParts("branch", areas=areas, indicators=[
        Indicator("reading", area="study", rule=Sum(), weight=3),
        Indicator("talks", area="study", rule=Sum(), weight=1),
        Indicator("sport", area="rest", rule=Sum(), missing=Missing.leave_out)]))
    codes = [f"m{row}" for row in range(members)]
    ledger = Ledger(codes, ["reading", "talks", "sport"])
    for member in range(members):
        for indicator in range(3):
            if indicator < 2 or chance.integers(4):
                ledger.append(Evidence(member, indicator, int(chance.integers(1, 30)), day=date(2026, 9, 7)))
    return scheme, ledger


def test_weights_of_an_evaluation_are_those_of_its_columns(chance):
    scheme, ledger = branch(chance)
    scores = muster.evaluate(scheme, ledger)
    columns = {code: part_values(scores, code) for code in ("reading", "talks")}
    made = weights_by(scores, "entropy", area="study")
    assert made.shares == weights_by(columns, "entropy").shares and made.area == "study"
    changed = scheme.with_weights("study", made)
    assert [each.weight for each in changed.indicators][:2] == made.weights
    assert changed.areas[1].source == f"weights: {made.source}"
    assert "entropy weights of 8 members" in made.source and scores.scheme_digest[:12] in made.source
    assert part_values(scores) == [None if each.is_incomplete else each.total for each in scores.members]
    assert part_values(scores, "all") == part_values(scores)
    with pytest.raises(InvalidInput, match='part "none": the scheme has no such area or indicator'):
        correlations(scores, parts=["none"])


def test_strengths_are_the_parts_in_which_a_member_is_ahead(chance):
    scheme, ledger = branch(chance)
    roll = muster.evaluation.Roll([RollMember(f"m{row}", unit="u" if row % 2 else "v") for row in range(8)],
                                  [RollUnit("u"), RollUnit("v")])
    scores = muster.evaluate(scheme, ledger, roll=roll)
    ranks = part_ranks(scores).to_frame()
    for row, member in enumerate(scores.roll.members):
        told = strengths(scores, member.code)
        beaten = []
        for each in told:
            values = [value for value in part_values(scores, each.code) if value is not None]
            assert (each.rank, each.of) == (1 + sum(value > each.value for value in values), len(values))
            assert ranks.loc[row, each.code] == each.rank
            lower, equal = sum(value < each.value for value in values), values.count(each.value)
            beaten.append(0.5 if len(values) == 1 else (lower + (equal - 1) / 2) / (len(values) - 1))
        assert beaten == sorted(beaten, reverse=True)
        shares = {each.code: each.share for each in told}
        assert sum(shares.get(code) or 0 for code in ("reading", "talks", "sport")) == pytest.approx(1)
    frame = rows_to_frame(unit_strengths(scores, "u"))
    assert set(frame["of"]) <= {1, 2} and frame["share"].isna().all()
    means = [sum(part_values(scores, "reading")[row] for row in range(first, 8, 2)) / 4 for first in (1, 0)]
    assert frame.set_index("code").loc["reading", "value"] == means[0]
    assert frame.set_index("code").loc["reading", "of"] == 2
    assert frame.set_index("code").loc["reading", "rank"] == 1 + (means[1] > means[0])


def test_sobol_indices_of_a_sum_are_shares_of_its_variance():
    made = sobol_indices(["a", "b", "c"], lambda point: 3 * point[0] + 2 * point[1] + point[2], samples=4096, seed=3)
    for each, share in zip(made, (9 / 14, 4 / 14, 1 / 14)):
        assert each.first == pytest.approx(share, abs=4 * each.first_error + 1e-3)
        assert each.total == pytest.approx(share, abs=4 * each.total_error + 1e-3)
    assert list(rows_to_frame(made).columns) == ["input", "first", "first_error", "total", "total_error"]
    with pytest.raises(ZeroDivisionError):
        sobol_indices(["a"], lambda point: 1 / 0)


def test_sensitivity_is_the_same_with_any_number_of_threads_and_by_frame(chance):
    scores = muster.evaluate(*branch(chance), is_ranked=True)
    made = weight_sensitivity(scores, samples=64, seed=7)
    assert made == weight_sensitivity(scores, samples=64, seed=7, threads=3)
    assert made == pickle.loads(pickle.dumps(made))
    assert list(made.to_frame()["input"]) == ["study", "rest", "reading", "talks"]
    frame = made.members_to_frame(scores)
    assert len(frame) == 8 * 4 and frame["member"].nunique() == 8
    with pytest.raises(muster.Stopped):
        weight_sensitivity(scores, progress=lambda *_: False)


def test_alternatives_are_evaluations_of_each(chance):
    scheme, ledger = branch(chance)
    scores = muster.evaluate(scheme, ledger)
    tried = variants(scheme, aggregation=["harmonic"], weights=[weights_by(scores, "critic", area="study")])
    made = rank_ranges_over(tried, ledger)
    assert made == rank_ranges_over({each.name: each.scheme for each in tried}, ledger)
    assert tried == pickle.loads(pickle.dumps(tried))
    frame = made.to_frame()
    for each in tried:
        ranked = muster.evaluate(each.scheme, ledger, is_ranked=True)
        assert frame[each.name].tolist() == [score.rank for score in ranked.members]
    names = [each.name for each in tried]
    assert names == ["as it is", "critic of study", "harmonic", "harmonic, critic of study"]
    assert (frame["best"] == frame[names].min(axis=1)).all() and (frame["worst"] == frame[names].max(axis=1)).all()
    assert made.shifts_to_frame()["mean_shift"].tolist() == [
        (frame[name] - frame["as it is"]).abs().mean() for name in names]


def test_reversals_are_all_pairs_that_flip(chance):
    scheme, ledger = branch(chance, members=12)
    before = muster.evaluate(scheme, ledger)
    after = muster.evaluate(scheme.with_weight("study", "0.1"), ledger)
    totals = [(one.exact_total, other.exact_total) for one, other in zip(before.members, after.members)]
    wanted = {(f"m{one}", f"m{other}") for one in range(12) for other in range(12)
              if totals[one][0] > totals[other][0] and totals[one][1] < totals[other][1]}
    made = rank_reversals(before, after)
    assert {(each.fallen, each.risen) for each in made} == wanted and len(made) == len(wanted)
    assert rank_reversals(scheme, ledger, removed=["m3"]) == [] == rank_reversals(
        scheme, ledger, added=[RollMember("m4")])
    assert reversals_by_leaving(scheme, ledger) == [0] * 12
    with pytest.raises(InvalidInput, match='member "nobody": is not on the roll; remove only who is'):
        rank_reversals(scheme, ledger, removed=["nobody"])
