"""muster.evaluation from Python: schemes, exact scores, the way down to the records, and what is refused."""
import copy
import itertools
import pickle
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy
import pandas
import pytest

import muster
from muster.archive import Format, from_bytes, to_bytes
from muster.evaluation import (Aggregation, AllBut, Area, AwardEntry, AwardTable, Band, Bands, BestIs, BestOf, Cap,
                               CapPeriod, Combine, Count, Deduction, Exclusive, Grade, GradeReason, Indicator, Knot,
                               Lag, LagFrom, Missing, Normalisation, Normalise, OncePerEvent, PanelGroup, Piecewise,
                               Quota, RankInterval, RankRange, Rate, Rating, RecordFate, Roll, RollMember, RollUnit,
                               Rounding, Scheme, SchemeParts, ScoreState, Sum, Ties, Veto, VetoEffect, check, compare,
                               evaluate, join_panel, rank_courses, rank_ranges)
from muster.org import Stage
from muster.record import Activity, ActivityPlan, ActivityState, CorrectionNote, Evidence, Ledger, ledger_from_frame

MONDAY = date(2026, 9, 7)


def parts():
    return SchemeParts("branch", version="1", areas=[
        Area("top", round_to=1), Area("work", parent="top", weight=Decimal("0.6")),
        Area("duty", parent="top", weight=Decimal("0.4"))],
        indicators=[Indicator("hours", area="work", rule=Sum(Decimal("2.5")), cap=Cap(total=100)),
                    Indicator("shifts", area="duty", rule=Count(10)),
                    Indicator("missed", area="duty", rule=Veto(VetoEffect.bar_grade, best_grade="fair"))],
        grades=[Grade("good", from_=20, quota=Quota(1, 2)), Grade("fair")])


def frame():
    return pandas.DataFrame([("ann", "hours", "10.1"), ("ann", "shifts", "1"), ("bob", "hours", "20"),
                             ("bob", "shifts", "1"), ("bob", "missed", "1"), ("cai", "hours", "6")],
                            columns=["member", "indicator", "quantity"]).assign(day="2026-09-07")


def evaluation(**options):
    return muster.evaluate(Scheme(parts()), ledger_from_frame(frame()), is_ranked=True, **options)


def test_scores_are_exact_decimals():
    done = evaluation()
    # 19.15 is half-way, to even
    assert [score.total for score in done.members] == [Decimal("19.2"), Decimal("34"), Decimal("9")]
    assert done.area_total(0, 1) == Decimal("25.25")
    assert done.indicator_score(0, 0).points == Decimal("25.25")
    assert done.indicator_score(2, 1).state == ScoreState.missing
    assert [score.reason for score in done.members] == [GradeReason.by_points, GradeReason.veto, GradeReason.by_points]
    assert done.by_total() == [1, 0, 2]
    assert [score.rank for score in done.members] == [2, 1, 3]
    assert check(done) == []


def test_a_frame_has_a_row_for_each_member():
    made = evaluation().to_frame()
    assert made.columns.tolist() == ["member", "work", "duty", "total", "grade", "reason", "rank"]
    assert made.loc[1].tolist() == ["bob", Decimal("50"), Decimal("10"), Decimal("34"), "fair", "veto", 1]


def test_a_score_unfolds_to_its_records():
    told = evaluation().explain("ann")
    assert told == evaluation().explain(0)
    assert [step.text.en for step in told.areas[0].steps] == ["0.6 × 25.25 work", "0.4 × 10 duty",
                                                              "total, rounded to 1 place"]
    assert told.areas[0].steps[-1].value == told.score.total == Decimal("19.2")
    made = told.to_frame()
    assert made[["indicator", "record", "counted", "fate"]].values.tolist() == [
        ["hours", 0, Decimal("10.1"), "counted"], ["shifts", 1, Decimal(1), "counted"]]
    assert "19.2" in told._repr_html_() and "ann" in told._repr_html_()
    with pytest.raises(muster.InvalidInput, match='member "eve" is not in'):
        evaluation().explain("eve")


def test_units_are_rolled_up():
    roll = Roll([RollMember("ann", unit="x"), RollMember("bob", unit="y"), RollMember("cai", unit="y")],
                [RollUnit("x", parent="all"), RollUnit("y", parent="all"), RollUnit("all")])
    made = evaluation(roll=roll).units_to_frame().set_index("unit")
    assert made["members"].tolist() == [1, 2, 3]
    assert made.loc["y", "mean"] == Decimal("21.5")
    assert made.loc["all", ["lowest", "highest"]].tolist() == [Decimal("9"), Decimal("34")]
    assert made.loc["all", ["good", "fair", "ungraded"]].tolist() == [0, 3, 0]


def test_the_page_escapes_what_people_wrote():
    done = muster.evaluate(Scheme(SchemeParts("<b>", areas=[Area("top")], indicators=[Indicator("i", area="top")])),
                           Ledger(["<script>"], ["i"]))
    assert "<script>" not in done._repr_html_()
    assert "&lt;script&gt;" in done._repr_html_() and "&lt;b&gt;" in done._repr_html_()


def test_an_evaluation_survives_pickling_and_knows_its_equals():
    done = evaluation()
    again = pickle.loads(pickle.dumps(done))
    assert again == done and again.scheme_digest == done.scheme_digest
    assert pickle.loads(pickle.dumps(done.roll)) == done.roll
    other = muster.evaluate(Scheme(parts()), ledger_from_frame(frame()))
    assert other != done, "not ranked"
    assert repr(done).startswith("<muster.evaluation.Evaluation: 3 members, scheme ")
    assert repr(done.members[1]) == "<muster.evaluation.MemberScore 34>"


RULES = [
    Count(2), Sum(Decimal("0.5")), Rate("hours", at_one=10), Bands([Band(1, 2), Band(3, 4)], below=1),
    Piecewise([Knot(0, 1), Knot(5, 2)]), AwardTable([AwardEntry("省级", "一等奖", 30)]),
    Lag(LagFrom.fixed_day, day=MONDAY, on_time=5, per_day_late=1), Deduction(2, by_quantity=True),
    Veto(VetoEffect.void_total, limit=Decimal("0.1")), BestOf(3, each=2, best=BestIs.least),
    Normalise(Normalisation.goalposts, low=1, high=5, is_clipped=False), AllBut(2, 1, each=3, keep=1)]


def test_these_are_all_rules():
    taken = re.search(r"rule: Union\[([^\]]*)\]", Indicator.__init__.__doc__)[1]
    assert {type(rule).__name__ for rule in RULES} == {name.rpartition(".")[2] for name in taken.split(", ")}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_rules_go_through_a_scheme_and_a_pickle_unchanged(rule):
    made = SchemeParts("s", areas=[Area("top")],
                       indicators=[Indicator("hours", area="top"), Indicator("other", area="top", weight=0, rule=rule)])
    assert Scheme(made).parts == made
    assert Scheme(made).indicators["other"].rule == rule
    again = pickle.loads(pickle.dumps(Scheme(made)))
    assert again == Scheme(made) and again.digest == Scheme(made).digest and hash(again) == hash(Scheme(made))
    assert copy.deepcopy(rule) == rule
    assert rule.replace() == rule and hash(rule.replace()) == hash(rule)
    for kind in Format.__members__.values():
        assert from_bytes(to_bytes(Scheme(made), kind)).parts == made


@pytest.mark.parametrize("seed", range(6))
def test_the_best_few_are_the_best_of_all_choices(seed):
    """Held against every choice of so many records. The seed is in the test's name."""
    random = numpy.random.default_rng(seed)
    for _ in range(30):
        marks = [Decimal(int(mark)) / 4 for mark in random.integers(-8, 20, random.integers(0, 8))]
        count, each = int(random.integers(1, 6)), Decimal(int(random.integers(0, 12))) / 8
        best = (BestIs.greatest, BestIs.least)[random.integers(2)]
        combine = (Combine.sum, Combine.mean)[random.integers(2)]
        ledger = Ledger(["ann"], ["tests"])
        for mark in marks:
            ledger.append(Evidence(0, 0, mark, day=MONDAY))
        done = evaluate(Scheme(SchemeParts("s", areas=[Area("top")], indicators=[
            Indicator("tests", area="top", rule=BestOf(count, each=each, best=best), combine=combine)])), ledger)
        taken = min(count, len(marks))
        sums = [sum(chosen) for chosen in itertools.combinations(marks, taken)]
        amount = Fraction(max(sums) if best == BestIs.greatest else min(sums))
        wanted = round((amount / max(taken, 1) if combine == Combine.mean else amount) * Fraction(each), 6)
        assert done.members[0].exact_total == wanted, (marks, count, each, best, combine)
        told = done.explain("ann").indicators[0]
        assert told.score.records == taken
        assert sum(record.counted for record in told.records) == amount
        assert [record.fate for record in told.records].count(RecordFate.not_chosen) == len(marks) - taken
        assert check(done) == []


@pytest.mark.parametrize("part", [
    Cap(per_item=3, per_period=9, period=CapPeriod.week, total=5), Quota(1, 3, ties=Ties.by_key, key="top"),
    Grade("A", from_=90, quota=Quota()), Exclusive("once", ["a", "b"]), OncePerEvent(True),
    Area("top", aggregation=Aggregation.ordered, position_weights=[Decimal("0.5"), Decimal("0.5")]),
    Indicator("i", area="top", combine=Combine.best, missing=Missing.stated, missing_points=3), parts()],
                         ids=lambda part: type(part).__name__)
def test_parts_survive_pickling(part):
    assert pickle.loads(pickle.dumps(part)) == part


def test_what_a_scheme_gets_wrong_is_told_at_once():
    wrong = parts().replace(code="", areas=[Area("top"), Area("work", parent="top", weight=Decimal("0.5")),
                                            Area("duty", parent="top", weight=Decimal("0.4"))])
    with pytest.raises(ValueError) as caught:
        Scheme(wrong)
    assert str(caught.value) == ('scheme: it has no code; give it one\narea "top": weights of its parts sum to 0.9; '
                                 'let them sum to exactly 1, or give a ratio in whole numbers, such as 1, 1, 1')


@pytest.mark.parametrize("points", [0.1, float("nan"), "much", "0.0000001", None])
def test_points_are_not_taken_from_what_is_not_exact(points):
    with pytest.raises((TypeError, ValueError)):
        Sum(points)


def test_strangers_are_named_or_skipped():
    roll = Roll([RollMember("ann"), RollMember("bob")])
    with pytest.raises(muster.InvalidInput) as caught:
        evaluation(roll=roll)
    assert str(caught.value) == ('ledger: member "cai" has 1 record and is not on the roll; '
                                 'add it there, or set ignores_strangers')
    assert len(evaluation(roll=roll, ignores_strangers=True).members) == 2


def test_rows_outside_are_index_errors():
    done = evaluation()
    for wrong in (lambda: done.indicator_score(3, 0), lambda: done.indicator_score(0, 3),
                  lambda: done.area_total(0, 9)):
        with pytest.raises(IndexError):
            wrong()


def test_waiting_records_are_listed_and_corrections_count():
    ledger = ledger_from_frame(frame())
    activity = ledger.add_activity(Activity.at(ActivityPlan("A", days=muster.Period(MONDAY, MONDAY)),
                                               ActivityState.evidenced, MONDAY))
    waits = ledger.append(Evidence(2, 0, Decimal(4), day=MONDAY, activity=activity))
    ledger.void_record(1, CorrectionNote("twice", MONDAY))
    done = evaluate(Scheme(parts()), ledger)
    assert done.waiting == [waits]
    assert done.members[0].total == Decimal("15.2")  # 15.15
    assert done.explain("ann").indicators[1].records[0].reason == "twice"
    assert done.explain("cai").indicators[0].records[1].fate.name == "waiting"


def test_a_period_a_progress_and_threads():
    frames = frame().assign(day=["2026-09-07", "2026-09-08"] * 3)
    ledger = ledger_from_frame(frames)
    done = muster.evaluate(Scheme(parts()), ledger, period=muster.Period(MONDAY, MONDAY), threads=4)
    assert done.explain("ann").to_frame()["fate"].tolist() == ["counted", "outside_period"]
    told = []
    muster.evaluate(Scheme(parts()), ledger, progress=lambda *report: told.append(report) or True)
    assert told
    with pytest.raises(muster.Stopped):
        muster.evaluate(Scheme(parts()), ledger, progress=lambda *report: False)

    def fails(*report):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        muster.evaluate(Scheme(parts()), ledger, progress=fails)


@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_fractions_on_random_ledgers(seed):
    random = numpy.random.default_rng(seed)
    weights = [Decimal("0.15"), Decimal("0.25"), Decimal("0.2"), Decimal("0.3"), Decimal("0.1")]
    scheme = Scheme(SchemeParts("s", areas=[Area("top", round_to=1)],
                                indicators=[Indicator(f"i{row}", area="top", weight=weight, rule=Sum())
                                            for row, weight in enumerate(weights)]))
    ledger = Ledger([f"m{row}" for row in range(50)], [f"i{row}" for row in range(5)])
    members, indicators = random.integers(0, 50, 5000), random.integers(0, 5, 5000)
    tenths = random.integers(-50, 1000, 5000)
    ledger.append_columns(members.astype(numpy.uint32), indicators.astype(numpy.uint32),
                          numpy.full(5000, 20000, dtype=numpy.int32), quantities=tenths * 100_000)
    done = muster.evaluate(scheme, ledger)
    for member in range(50):
        total = sum(Fraction(int(tenths[row])) / 10 * Fraction(weights[indicators[row]])
                    for row in numpy.flatnonzero(members == member))
        # Python's round is half to even, and exact on fractions
        assert done.members[member].total == Decimal(round(total * 10)) / 10
    assert check(done) == []


def marked(scheme, marks, **options):
    rows = [(who, f"i{row}", str(mark), MONDAY) for who, of_one in marks.items()
            for row, mark in enumerate(of_one) if mark is not None]
    ledger = ledger_from_frame(pandas.DataFrame(rows, columns=["member", "indicator", "quantity", "day"]))
    done = muster.evaluate(scheme, ledger, is_ranked=True, **options)
    assert check(done) == [] and done == muster.evaluate(scheme, ledger, is_ranked=True, threads=4, **options)
    return done


def weighed(weights, aggregation=Aggregation.arithmetic, **more):
    positions = weights if aggregation == Aggregation.ordered else []
    return SchemeParts("s", areas=[Area("top", aggregation=aggregation, position_weights=positions)], indicators=[
        Indicator(f"i{row}", area="top", weight=1 if positions else weight, rule=Sum(1), **more)
        for row, weight in enumerate(weights)])


@pytest.mark.parametrize("aggregation",
                         [Aggregation.arithmetic, Aggregation.geometric, Aggregation.harmonic, Aggregation.ordered],
                         ids=lambda one: one.name)
@pytest.mark.parametrize("weights", [(1, 1, 1), ("7", "7", "7"), ("1.5", "1.5", "1.5")],
                         ids=lambda weights: str(weights[0]))
def test_three_equal_parts_tie_in_any_order(weights, aggregation):
    orders = {"ann": (90, 80, 71), "bo": (71, 80, 90), "cy": (80, 90, 71), "di": (90, 80, "71.000001")}
    done = marked(Scheme(weighed(weights, aggregation)), orders)
    assert len({(score.exact_total, score.rank) for score in done.members[:3]}) == 1
    if aggregation in (Aggregation.arithmetic, Aggregation.ordered):
        assert [score.rank for score in done.members] == [2, 2, 2, 1]
        assert done.members[0].exact_total == Fraction(241, 3)
        assert str(done.members[0].total) == "80.333333333333"
        assert pickle.loads(pickle.dumps(done)) == done


def test_parts_that_are_nearly_equal_do_not_tie():
    done = marked(Scheme(weighed(("0.333333", "0.333333", "0.333334"))), {"ann": (90, 80, 70), "bo": (70, 80, 90)})
    assert [(str(score.total), score.rank) for score in done.members] == [("79.99999", 2), ("80.00001", 1)]


@pytest.mark.parametrize("seed", range(4))
def test_relative_weights_agree_with_fractions(seed):
    print("seed", seed)
    random = numpy.random.default_rng(seed)
    for _ in range(25):
        upper = [int(weight) for weight in random.integers(1, 12, 3)]
        lower = [int(weight) for weight in random.integers(0, 5, 3)] + [1]
        scheme = Scheme(SchemeParts("s", areas=[Area("top"), Area("low", parent="top", weight=upper[2])], indicators=[
            Indicator("i0", area="top", weight=upper[0], rule=Sum()),
            Indicator("i1", area="top", weight=upper[1], rule=Sum(), missing=Missing.leave_out),
            *[Indicator(f"i{row + 2}", area="low", weight=weight, rule=Sum(), missing=Missing.leave_out)
              for row, weight in enumerate(lower)]]))
        marks = {f"m{row}": [None if column > 0 and random.random() < 0.3 else int(random.integers(0, 4))
                             for column in range(6)] for row in range(8)}
        for of_one in marks.values():
            of_one[0] = of_one[0] or 0

        def mean(pairs):
            pairs = [(weight, value) for weight, value in pairs if weight and value is not None]
            return (sum(weight * Fraction(value) for weight, value in pairs) / sum(weight for weight, _ in pairs)
                    if pairs else None)

        totals = [mean(list(zip(upper, [row[0], row[1], mean(list(zip(lower, row[2:])))]))) for row in marks.values()]
        done = marked(scheme, marks)
        assert [score.exact_total for score in done.members] == totals
        assert [score.rank for score in done.members] == [1 + sum(other > total for other in totals)
                                                          for total in totals]


def test_only_weightless_marks_are_incomplete_and_not_ranked():
    parts = weighed((1, 0), missing=Missing.leave_out).replace(grades=[Grade("good", from_=60), Grade("fair")])
    roll = Roll([RollMember(code, unit="u") for code in ("ann", "bo", "cy")], [RollUnit("u")])
    done = marked(Scheme(parts), {"ann": (50, 90), "bo": (None, 90), "cy": (70, None)}, roll=roll)
    assert [(score.rank, score.reason.name, score.is_incomplete) for score in done.members] == [
        (2, "by_points", False), (0, "incomplete", True), (1, "by_points", False)]
    assert done.by_total() == [2, 0, 1] and done.is_left_out(1, 0)
    assert repr(done.members[1]) == "<muster.evaluation.MemberScore incomplete>"
    made = done.to_frame()
    assert made["total"].tolist() == [50, None, 70] and made["rank"].isna().tolist() == [False, True, False]
    unit = done.units_to_frame().iloc[0]
    assert (unit["members"], unit["incomplete"], unit["mean"], unit["lowest"]) == (3, 1, 60, 50)
    assert compare(done, done).to_frame()["gain"].tolist() == [0, None, 0]
    assert rank_ranges(done, samples=3)[1] == RankRange(0, 0, 0, unchanged=3)


def test_a_half_can_go_up():
    def totals(parts):
        return [str(score.total)
                for score in marked(Scheme(parts), {"ann": ("2.5",), "bo": ("-2.5",), "cy": ("3.5",)}).members]

    parts = weighed((1,), round_to=0)
    assert totals(parts) == ["2", "-2", "4"]
    assert totals(parts.replace(rounding=Rounding.half_up)) == ["3", "-3", "4"], "away from 0, as decimal.ROUND_HALF_UP"
    only_here = parts.replace(indicators=[parts.indicators[0].replace(rounding=Rounding.half_up)])
    assert totals(only_here) == ["3", "-3", "4"]
    assert Scheme(only_here).digest != Scheme(parts).digest
    area = SchemeParts("s", areas=[Area("top", round_to=1, rounding=Rounding.half_up)],
                       indicators=[Indicator("i0", area="top")])
    assert pickle.loads(pickle.dumps(Scheme(area))) == Scheme(area)
    told = marked(Scheme(area.replace(indicators=[Indicator("i0", area="top", rule=Sum())])),
                  {"ann": ("0.25",)}).explain("ann")
    assert told.areas[0].steps[-1].text.en == "total, rounded half up to 1 place"
    assert str(told.score.total) == "0.3"


def test_a_rate_over_less_than_nothing_is_refused():
    scheme = Scheme(SchemeParts("s", areas=[Area("top")],
                                indicators=[Indicator("i0", area="top", rule=Rate("i1")),
                                            Indicator("i1", area="top", rule=Sum())]))
    with pytest.raises(muster.InvalidInput) as caught:
        marked(scheme, {"ann": (3, "-0.5"), "bo": (3, 4)})
    assert str(caught.value) == ('member "ann", indicator "i0": it divides by "i1", which comes to -0.5; '
                                 'correct the records of "i1", whose amount must not be below 0')


@pytest.mark.parametrize("combine, fate, words",
                         [(Combine.best, "not_best", "highest"), (Combine.worst, "not_worst", "lowest"),
                          (Combine.latest, "not_latest", "latest")], ids=lambda one: getattr(one, "name", one))
def test_what_stands_for_a_record_is_said(combine, fate, words):
    scheme = Scheme(SchemeParts("s", areas=[Area("top")],
                                indicators=[Indicator("i0", area="top", rule=Sum(), combine=combine)]))
    ledger = ledger_from_frame(pandas.DataFrame([("ann", "i0", quantity, MONDAY) for quantity in ("2", "1", "3", "2")],
                                                columns=["member", "indicator", "quantity", "day"]))
    records = muster.evaluate(scheme, ledger).explain("ann").indicators[0].records
    others = {record.fate for record in records if record.fate != RecordFate.counted}
    assert [other.name for other in others] == [fate] and words in others.pop().label.en


def test_shares_and_a_ratio_are_shown_as_they_count():
    told = marked(Scheme(weighed((1, 1, 1), missing=Missing.leave_out)), {"ann": (90, 80, 71), "bo": (90, None, 71)})
    assert [step.text.en
            for step in told.explain("ann").areas[0].steps] == ["1/3 × 90 i0", "1/3 × 80 i1", "1/3 × 71 i2", "total"]
    assert [step.text.en for step in told.explain("bo").areas[0].steps] == ["0.5 × 90 i0", "0.5 × 71 i2", "total"]
    assert "80.333333333333" in told._repr_html_()


def test_a_ratio_survives_an_archive(tmp_path):
    done = marked(Scheme(weighed((1, 1, 1)).replace(rounding=Rounding.half_up)),
                  {"ann": (90, 80, 71), "bo": (70, 80, 90)})
    for ending in ("json", "xml", "muster"):
        muster.save(tmp_path / f"done.{ending}", done)
        assert muster.load(tmp_path / f"done.{ending}") == done
    assert '"241/3"' in (tmp_path / "done.json").read_text(encoding="utf-8")


def test_another_weight_scales_the_others():
    scheme = Scheme(parts()).with_weight("duty", Decimal("0.5"))
    assert [area.weight for area in scheme.areas] == [1, Decimal("0.5"), Decimal("0.5")]
    with pytest.raises(muster.InvalidInput, match="no area weighs it"):
        scheme.with_weight("missed", 0)


def test_two_evaluations_are_compared():
    before = evaluation()
    later = ledger_from_frame(pandas.concat([frame(), frame().query("member == 'ann'").assign(member="dan")]))
    later.void_record(2, CorrectionNote("twice", MONDAY))
    after = muster.evaluate(Scheme(parts()), later, is_ranked=True)
    made = compare(before, after)
    assert made.is_same_scheme
    assert made.to_frame()["gain"].tolist()[:3] == [0, -30, 0]
    assert made.members[1].indicators[0].gain == -50
    assert made.members[1].ranks_gained == -3
    assert made.members[3].before is None
    assert "dan" in made._repr_html_()


def test_ranks_are_followed_over_one_weight_and_drawn_over_all():
    done = evaluation()
    courses = rank_courses(done, "work")
    assert courses[1] == [RankInterval(0, 1, 1)]
    assert [interval.rank for interval in courses[2]] == [3]
    ranges = rank_ranges(done, samples=50, seed=7)
    assert ranges[1] == RankRange(1, 1, 1, unchanged=50)
    assert ranges == rank_ranges(done, samples=50, seed=7)
    with pytest.raises(muster.InvalidInput, match="no area weighs it"):
        rank_courses(done, "missed")
    with pytest.raises(muster.Stopped):
        rank_ranges(done, progress=lambda *report: False)


def test_a_panel_corrects_a_strict_rater():
    ratings = [Rating(0, "x", "committee", points=60), Rating(0, "y", "committee", points=70),
               Rating(1, "y", "committee", points=70)]
    made = join_panel(ratings, 2, [PanelGroup("committee", weight=1, corrects_severity=True)])
    assert made.totals == [Decimal(65), Decimal(65)]
    assert [severity.above for severity in made.severities] == [-5, 5]
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(muster.InvalidInput, match="is not in the panel"):
        join_panel([Rating(0, "x", "peers", points=60)], 1, [PanelGroup("committee", weight=1)])


def test_a_ledger_that_has_grown_is_scored_as_one_from_the_start():
    ledger = ledger_from_frame(frame())
    before = evaluate(Scheme(parts()), ledger, is_ranked=True)
    kept = before.to_frame()
    ledger.append(Evidence(ledger.members.index("cai"), ledger.indicators.index("hours"), Decimal(30), day=MONDAY))
    ledger.void_record(0, CorrectionNote("not held", day=MONDAY))
    after = before.with_ledger(ledger)
    assert after == evaluate(Scheme(parts()), ledger, is_ranked=True)
    assert after.to_frame().equals(evaluate(Scheme(parts()), ledger, is_ranked=True).to_frame())
    assert before.to_frame().equals(kept) and not after.to_frame().equals(kept)
    assert after.explain("cai").score.rank == 1


def test_a_roll_of_arrays_is_that_of_its_members():
    wanted = Roll([RollMember("ann", unit="u1", stage=Stage.full), RollMember("bo"), RollMember("cai", unit="u2")],
                  [RollUnit("u1"), RollUnit("u2")])
    for make in (list, numpy.array, pandas.Categorical):
        assert Roll.from_arrays(["ann", "bo", "cai"], unit=make(["u1", None, "u2"]),
                                stage=make(["full", None, None])) == wanted
    assert Roll.from_arrays(["ann"], unit=["u2"], units=[RollUnit("u2", parent="u0"), RollUnit("u0")]) == Roll(
        [RollMember("ann", unit="u2")], [RollUnit("u2", parent="u0"), RollUnit("u0")])


@pytest.mark.parametrize("given, message", [
    ({"unit": ["u3"], "units": [RollUnit("u1")]}, 'roll: unit "u3" is not on the roll'),
    ({"stage": ["ful"]}, 'roll: stage "ful" is not known; write "full", or take it out'),
    ({"unit": ["u1", "u2"]}, 'roll, column "unit": 2 values for 1 members; give one for each'),
])
def test_a_roll_of_arrays_refuses_what_is_not_there(given, message):
    with pytest.raises(muster.InvalidInput) as raised:
        Roll.from_arrays(["ann"], **given)
    assert str(raised.value).startswith(message)
