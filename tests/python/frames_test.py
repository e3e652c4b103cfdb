"""Frames in the place of a ledger, long and wide, of every type of column; what is at fault is told or dropped."""
import datetime
import pickle
import random
import warnings
from decimal import ROUND_HALF_EVEN, Decimal

import numpy
import pandas
import pytest

import muster
from muster.evaluation import RollUnit, RowsDropped, Scheme, check, evaluate, evidence_of
from muster.record import Evidence, Ledger

DAY = datetime.date(2026, 9, 7)
SCHEME = Scheme.from_dict({"grades": {"good": 10, "rest": {}}, "study": {"weight": 2, "rule": "sum", "cap": 20},
                           "help": "count each 5"})


def ledger_of(rows):
    ledger = Ledger([], ["study", "help"])
    for member, indicator, quantity, day in rows:
        ledger.append(Evidence(ledger.admit_member(member), ledger.admit_indicator(indicator), quantity, day=day))
    return ledger


def totals(evaluation):
    return {each.code: each.total for each in evaluation}


def refused(call):
    with pytest.raises(muster.InvalidInput) as error:
        call()
    return str(error.value).splitlines()


ROWS = [("ann", "study", Decimal("1.25"), DAY), ("bo", "study", Decimal(30), DAY), ("ann", "help", Decimal(1), DAY),
        ("ann", "study", Decimal("-0.5"), DAY)]
LONG = pandas.DataFrame(ROWS, columns=["member", "indicator", "quantity", "day"])
COLUMNS = {
    "Decimals": lambda quantity: quantity,
    "text": lambda quantity: quantity.astype(str),
    "string": lambda quantity: quantity.astype(str).astype("string"),
    "categories": lambda quantity: quantity.astype(str).astype("category"),
    "floats": lambda quantity: quantity.astype(float),
    "float32": lambda quantity: quantity.astype(float).astype("float32"),
    "Float64": lambda quantity: quantity.astype(float).astype("Float64"),
    "Python's floats": lambda quantity: pandas.Series([float(each) for each in quantity], dtype=object),
    "mixed": lambda quantity: pandas.Series([1.25, 30, "1", Decimal("-0.5")], dtype=object),
}


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("day", [lambda day: day, pandas.to_datetime, lambda day: day.astype(str),
                                 lambda day: pandas.to_datetime(day).astype("category")],
                         ids=["dates", "datetime64", "text", "categories"])
def test_a_long_frame_is_the_ledger_it_says_whatever_its_columns_are(kind, day):
    frame = LONG.assign(quantity=COLUMNS[kind](LONG["quantity"]), day=day(LONG["day"]))
    for made in (frame, frame.astype({"member": "category", "indicator": "string"}), frame.to_dict("series")):
        assert list(Ledger.from_frame(made, places=2)) == list(ledger_of(ROWS))
    assert totals(evaluate(SCHEME, frame, places=2)) == totals(evaluate(SCHEME, ledger_of(ROWS)))


@pytest.mark.parametrize("kind", ["int64", "int8", "uint16", "Int64", "UInt8", "float64", "Float32"])
def test_whole_numbers_need_no_places(kind):
    frame = pandas.DataFrame({"member": ["ann", "bo"], "indicator": ["study", "study"], "quantity": [3, 7], "day": DAY})
    ledger = Ledger.from_frame(frame.astype({"quantity": kind}))
    assert [record.quantity for record in ledger] == [3, 7]


def test_columns_may_have_any_names_and_the_index_may_be_the_members():
    frame = LONG.rename(columns={"member": "学号", "indicator": "what", "quantity": "how much", "day": "when"})
    names = {"member": "学号", "indicator": "what", "quantity": "how much", "day": "when"}
    assert list(Ledger.from_frame(frame, **names)) == list(ledger_of(ROWS))
    assert list(Ledger.from_frame(frame.set_index("学号"), **names)) == list(ledger_of(ROWS))
    assert refused(lambda: Ledger.from_frame(frame, **{**names, "member": "学生"}))[0] == (
        'frame: column "学生" is missing; add it, or name it by member="..."')


def test_a_wide_frame_is_a_record_for_each_cell_that_holds_one():
    wide = pandas.DataFrame({"member": ["ann", "bo", "cy"], "study": [0.75, 30, numpy.nan],
                             "help": pandas.array([1, None, None], dtype="Int64")})
    scores = evaluate(SCHEME, wide, day="2026-09-07", places=2)
    assert len(scores.ledger) == 3
    by_hand = evaluate(SCHEME, ledger_of([("ann", "study", "0.75", DAY), ("bo", "study", 30, DAY),
                                          ("ann", "help", 1, DAY)]))
    assert [each.total for each in scores][:2] == [each.total for each in by_hand]
    assert scores["cy"].total == 0, "who has no record is on the roll all the same"
    assert check(scores) == []
    assert totals(evaluate(SCHEME, wide.set_index("member"), day=DAY, places=2)) == totals(scores)
    days = wide.assign(day=pandas.to_datetime(["2026-09-07", "2026-09-08", "2026-09-09"]))
    assert [record.day for record in evaluate(SCHEME, days, places=2).ledger] == [
        DAY, datetime.date(2026, 9, 8), DAY]


@pytest.mark.parametrize("seed", range(15))
def test_long_wide_and_ledger_give_the_same_scores(seed):
    chance = random.Random(seed)
    cells = {(f"m{at}", code): Decimal(chance.randint(0, 5000)) / 100 for at in range(30) for code in ("study", "help")
             if chance.random() < 0.7}
    rows = [(*key, quantity, DAY) for key, quantity in cells.items()]
    chance.shuffle(rows)
    long = pandas.DataFrame(rows, columns=["member", "indicator", "quantity", "day"])
    wide = long.pivot(index="member", columns="indicator", values="quantity").astype(float)
    by_ledger = totals(evaluate(SCHEME, ledger_of(rows)))
    print("seed", seed)
    assert totals(evaluate(SCHEME, long)) == by_ledger
    assert totals(evaluate(SCHEME, wide, day=DAY, places=2)) == by_ledger


def test_units_and_stages_of_a_frame_make_the_roll():
    frame = LONG.assign(unit=["a", "b", None, "a"], stage=["full", "activist", "full", None])
    scores = evaluate(SCHEME, frame, units=[RollUnit("top"), RollUnit("a", parent="top"), RollUnit("b", parent="top")])
    assert [unit.code for unit in scores.roll.units] == ["top", "a", "b"]
    assert scores.units["top"].members == 2 and scores.units["a"].members == 1 and scores["ann"].unit == "a"
    assert [member.stage.name for member in scores.roll.members] == ["full", "activist"]
    assert refused(lambda: evaluate(SCHEME, frame.assign(unit=["a", "b", "c", "a"]))) == [
        'frame: member "ann" has two units, "a" and "c"; write the same in all rows of a member']


# --- What is at fault -------------------------------------------------------------------------------------------------

BAD = pandas.DataFrame({
    "member": ["ann", "bo", "cy", None, "di"], "indicator": ["study", "studi", "help", "help", "help"],
    "quantity": [1.5, numpy.nan, numpy.inf, 2, 0.125],
    "day": pandas.to_datetime(["2026-09-07", None, "2026-09-07 10:00", "2026-09-07", "2026-09-07"])})


def test_every_fault_of_a_frame_is_told_with_row_and_column():
    assert sorted(refused(lambda: evaluate(SCHEME, BAD, places=1))) == sorted([
        'frame:2: column "indicator": indicator "studi" is not in the scheme; write "study", or take it out',
        'frame:2: column "day": it is blank; give the day',
        'frame:2: column "quantity": it is blank; give a number, or pass faulty="drop"',
        'frame:3: column "day": "2026-09-07 10:00" has a time of day; give whole days, as by dt.normalize()',
        'frame:3: column "quantity": inf is not a finite number; correct it, or pass faulty="drop"',
        'frame:4: column "member": it is blank; write a code',
        'frame:5: column "quantity": "0.125" is no decimal of 1 places; pass more places, or '
        'rounds=True to have it rounded'])


def test_what_is_at_fault_is_dropped_counted_and_listed_where_that_is_asked():
    with pytest.warns(RowsDropped, match='^4 records were dropped: row .*; and 1 more$') as told:
        scores = evaluate(SCHEME, BAD, places=1, faulty="drop")
    (warning,) = told
    assert warning.filename == __file__
    assert [(each.row, each.column) for each in sorted(warning.message.dropped, key=lambda each: each.row)] == [
        (2, "indicator"), (3, "day"), (4, "member"), (5, "quantity")]
    assert [each.code for each in scores] == ["ann", "bo", "cy", "di"], "who loses a record is scored all the same"
    assert len(scores.ledger) == 1 and scores["ann"].total == 1
    read = evidence_of(BAD, places=1, faulty="drop", indicators=["study", "help"])
    assert read.dropped_count == 4 and read.members == ["ann", "bo", "cy", "di"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        evaluate(SCHEME, LONG, faulty="drop")


def test_floats_without_places_are_told_how_many_they_need():
    frame = LONG.assign(quantity=[0.25, 1.0, 2.125, 3.0])
    assert refused(lambda: Ledger.from_frame(frame)) == [
        'frame:1: column "quantity": "0.25" is a float, whose places are not stated; pass places=3, '
        "or give Decimals or text",
        'frame:3: column "quantity": "2.125" is a float, whose places are not stated; pass places=3, '
        "or give Decimals or text"]
    third = LONG.assign(quantity=[1 / 3, 1.0, 1.0, 1.0])
    assert "pass places=6 and rounds=True to have more places rounded" in refused(lambda: Ledger.from_frame(third))[0]
    assert "is no decimal of 6 places" in refused(lambda: Ledger.from_frame(third, places=6))[0]
    assert refused(lambda: Ledger.from_frame(frame, places=7)) == ["places: 7 decimal places; give 0 to 6"]


@pytest.mark.parametrize("quantity, said", [
    (numpy.array([10**18, 1, 1, 1]), "1000000000000000000 is too large"),
    (numpy.array([1e300, 1, 1, 1]), "1e+300 is too large"),
    (numpy.array([True, False, True, True]), '"TRUE" is not a number but a yes or no'),
    (["x", "1", "2", "3"], '"x" is not a number'),
    ([[1], 1, 1, 1], '"[1]" is not a number'),
])
def test_what_is_no_quantity_is_told(quantity, said):
    first = refused(lambda: Ledger.from_frame({**LONG.to_dict("list"), "quantity": quantity}))[0].split("; ")[0]
    assert first.replace("frame:1, 3, 4", "frame:1") == f'frame:1: column "quantity": {said}'


def test_rows_that_say_the_same_are_kept_refused_or_dropped():
    twice = pandas.concat([LONG, LONG.iloc[[1]]], ignore_index=True)
    assert len(Ledger.from_frame(twice)) == 5
    assert refused(lambda: Ledger.from_frame(twice, duplicates="refuse")) == [
        'frame:5: column "member": the row says the same as row 2; keep one of the two, or pass duplicates="keep"']
    with pytest.warns(RowsDropped, match="^1 records"):
        assert len(Ledger.from_frame(twice, duplicates="drop")) == 4
    wide = pandas.DataFrame({"member": ["ann", "ann"], "study": [1, 2]})
    assert evaluate(SCHEME, wide, day=DAY, duplicates="keep")["ann"].indicators["study"].amount == 3


def test_a_second_wide_row_of_a_day_is_a_repetition_only_if_all_its_cells_are_the_same():
    wide = pandas.DataFrame({"member": ["ann", "bo", "ann", "bo", "ann"], "study": [1, 5, 2, 5, 2],
                             "help": [None, 3, None, 3, None]})
    same = ('frame:{}: column "member": the row says the same as row {}; keep one of the two, or pass '
            'duplicates="keep"').format
    other = ('frame:{}: column "member": it is a second row of this member and day, with other values than row 1; give '
             'each record in long form, keep one of the rows, or pass duplicates="keep"').format
    assert refused(lambda: evaluate(SCHEME, wide, day=DAY)) == [other(3), same(4, 2), same(5, 3)]
    assert refused(lambda: evaluate(SCHEME, wide, day=DAY, duplicates="drop")) == [other(3)]
    assert refused(lambda: evaluate(SCHEME, wide.assign(help=[None, 3, 1, 3, 1]).iloc[:3], day=DAY, duplicates="drop"))
    with pytest.warns(RowsDropped, match="^2 records"):
        read = evaluate(SCHEME, wide.iloc[[0, 1, 3, 3]], day=DAY, duplicates="drop")
    assert read["bo"].indicators["study"].amount == 5
    read = evidence_of(wide, day=DAY, duplicates="drop", faulty="drop")
    assert [(each.row, each.fault.split(",")[0]) for each in read.dropped] == [
        (4, "the row says the same as row 2"), (5, "the row says the same as row 3"),
        (3, "it is a second row of this member and day")]
    kept = evaluate(SCHEME, wide, day=DAY, duplicates="keep")
    assert (kept["ann"].indicators["study"].amount, kept["bo"].indicators["help"].records) == (5, 2)
    apart = wide.assign(day=pandas.date_range("2026-09-07", periods=5))
    assert evaluate(SCHEME, apart)["ann"].indicators["study"].amount == 5


@pytest.mark.parametrize("kind", ["object", "category", "string", "list"])
def test_spaces_around_a_code_are_none_of_it(kind):
    cells = {"member": ["m1 ", "m1", "\tbo", "m1"], "indicator": ["study", " study", "study ", "study"],
             "unit": ["A", "A ", "B", " A"]}
    stray = {name: each if kind == "list" else pandas.Series(each, dtype=kind) for name, each in cells.items()}
    scores = evaluate(SCHEME, {**stray, "quantity": [1, 2, 4, 8]}, day=DAY)
    assert sorted((each.code, each.indicators["study"].amount) for each in scores) == [("bo", 4), ("m1", 11)]
    assert sorted(unit.code for unit in scores.roll.units) == ["A", "B"]
    assert len(scores) == 2
    assert evaluate(SCHEME, {"member ": ["m1"], "study ": [3]}, day=DAY)["m1"].indicators["study"].amount == 3


def test_a_float_at_fault_is_shown_as_it_is_and_rounding_is_named_where_it_helps():
    frame = {"member": ["ann"], "indicator": ["study"], "quantity": [0.1 + 0.2]}
    assert refused(lambda: evaluate(SCHEME, frame, day=DAY, places=2)) == [
        'frame:1: column "quantity": "0.30000000000000004" is no decimal of 2 places; pass rounds=True to have it '
        "rounded to 2 places, or round it before"]
    assert '"0.30000000000000004" is a float' in refused(lambda: evaluate(SCHEME, frame, day=DAY))[0]
    rounded = evaluate(SCHEME, frame, day=DAY, places=2, rounds=True)
    assert rounded["ann"].indicators["study"].amount == Decimal("0.3")


@pytest.mark.parametrize("days", [pandas.period_range("2026-09-07", periods=4, freq="D"),
                                  list(pandas.period_range("2026-09-07", periods=4, freq="D"))])
def test_daily_periods_are_days_and_longer_ones_are_none(days):
    frame = LONG.assign(day=days)
    assert evidence_of(frame).ledger == evidence_of(LONG.assign(day=pandas.date_range("2026-09-07", periods=4))).ledger
    assert evidence_of({**LONG.to_dict("list"), "day": days}).ledger == evidence_of(frame).ledger
    assert evidence_of(LONG.drop(columns="day", errors="ignore"), day=days[0]).ledger == evidence_of(
        LONG.drop(columns="day", errors="ignore"), day=DAY).ledger
    months = LONG.assign(day=pandas.period_range("2026-09", periods=4, freq="M"))
    assert refused(lambda: evidence_of(months))[0].startswith('frame:1: column "day": "2026-09" is not a day;')


def test_the_day_of_all_records_is_no_column():
    frame = {"member": ["ann"], "indicator": ["study"], "quantity": [1], "zzzz": [2]}
    told = refused(lambda: evaluate(SCHEME, frame, day="2026-09-07"))[0]
    assert told.startswith('frame: column "zzzz" is not known; take it out (known are member') and "2026" not in told
    both = {"member": ["ann"], "indicator": ["study"], "quantity": [1], "day": ["2026-09-08"]}
    wide = {"member": ["ann"], "study": [1], "day": ["2026-09-08"]}
    for each in (both, wide):
        for read in (lambda: evaluate(SCHEME, each, day="2026-09-07"), lambda: evidence_of(each, day="2026-09-07")):
            assert refused(read) == [
                'frame: column "day" stands beside day="2026-09-07", the day of all records; take one of the two out, '
                "or pass ignores_columns=True to pass over the column"]
        passed = evidence_of(each, day="2026-09-07", ignores_columns=True).ledger
        assert [row.day for row in passed] == [DAY] and passed.indicators == ["study"]


def test_days_outside_the_period_are_passed_over_refused_or_dropped():
    frame = LONG.assign(day=pandas.to_datetime(["2026-09-07", "2026-10-07", "2026-09-07", "2026-09-07"]))
    period = muster.Period(datetime.date(2026, 9, 1), datetime.date(2026, 9, 30))
    assert evaluate(SCHEME, frame, period=period)["bo"].total == 0
    assert refused(lambda: evaluate(SCHEME, frame, period=period, outside="refuse")) == [
        'frame:2: column "day": 2026-10-07 is outside 2026-09-01 to 2026-09-30; correct the day, or the period']
    with pytest.warns(RowsDropped):
        assert len(evaluate(SCHEME, frame, period=period, outside="drop").ledger) == 3


@pytest.mark.parametrize("given, options, said", [
    (5, {}, "frame: 5 is no frame and no ledger; give a Ledger, a DataFrame or a mapping of columns"),
    (LONG.drop(columns="day"), {}, 'frame: column "day" is missing; add it, name it by day="...", '
                                   "or give the day of all records"),
    (LONG.drop(columns="day"), {"day": 3}, 'frame: day "3" is no day; add it, name it by day="...", '
                                           "or give the day of all records"),
    (LONG.assign(quantitiy=1), {}, 'frame: column "quantitiy" is not known; write "quantity", or take it out; '
                                   "or pass ignores_columns=True"),
    (LONG, {"unit": "clas"}, 'frame: column "clas" is missing; take it out '
                             "(known are member, indicator, quantity, day)"),
    (LONG, {"faulty": "ignore"}, "faulty: 'ignore' is not known; write one of refuse, drop"),
    ({"member": ["a"], "indicator": []}, {}, "frame: its columns differ in length; give columns of one length"),
])
def test_what_is_no_frame_is_told_on_one_line(given, options, said):
    assert refused(lambda: evaluate(SCHEME, given, **options)) == [said]


def test_a_million_records_are_read_without_an_object_a_row():
    count = 1_000_000
    draw = numpy.random.default_rng(1)
    frame = pandas.DataFrame({
        "member": draw.integers(0, 2000, count), "indicator": pandas.Categorical.from_codes(
            draw.integers(0, 2, count), ["study", "help"]), "quantity": draw.integers(0, 1000, count) / 100,
        "day": numpy.datetime64("2026-09-07") + draw.integers(0, 100, count).astype("timedelta64[D]")})
    ledger = Ledger.from_frame(frame, places=2)
    assert len(ledger) == count
    assert int(ledger.columns["quantities"].sum()) == round(frame["quantity"].sum() * 100) * 10_000
    assert ledger.columns["days"].min() == numpy.datetime64("2026-09-07").astype("datetime64[D]").astype(int)


def test_what_was_dropped_is_pickled():
    read = evidence_of(BAD, places=1, faulty="drop")
    assert pickle.loads(pickle.dumps(read)).dropped == read.dropped


@pytest.mark.parametrize("kind", ["float", "Float64", "Decimal", "text", "category"])
@pytest.mark.parametrize("seed", range(4))
def test_numbers_of_more_places_are_rounded_where_that_is_asked_and_counted(kind, seed):
    print("seed", seed)
    draw = random.Random(seed)
    texts = ["0.5", "1.005", "2.675", "-1.0000005", "0.125", "3", "123456.7890125"]
    texts += [str(Decimal(draw.randrange(-10**9, 10**9)).scaleb(-draw.randrange(10))) for _ in range(200)]
    made = {"float": lambda: pandas.Series([float(each) for each in texts]),
            "Float64": lambda: pandas.Series([float(each) for each in texts], dtype="Float64"),
            "Decimal": lambda: [Decimal(each) for each in texts], "text": lambda: texts,
            "category": lambda: pandas.Series(texts, dtype="category")}[kind]()
    for places in (None, 6, 2, 0):
        to = 6 if places is None else places
        read = evidence_of({"member": ["m"] * len(texts), "indicator": ["i"] * len(texts), "quantity": made},
                           day="2026-09-07", places=places, rounds=True)
        wanted = [Decimal(each).quantize(Decimal(1).scaleb(-to), ROUND_HALF_EVEN) for each in texts]
        assert [read.ledger[row].quantity for row in range(len(texts))] == wanted
        assert read.rounded_count == sum(Decimal(each) != number for each, number in zip(texts, wanted))
    assert evaluate({"i": "sum"}, {"member": ["m"], "i": [1 / 3]}, day="2026-09-07", rounds=True)["m"].total \
        == Decimal("0.333333")
    with pytest.raises(muster.InvalidInput, match="rounds=True"):
        evaluate({"i": "sum"}, {"member": ["m"], "i": [1 / 3]}, day="2026-09-07", places=3)
