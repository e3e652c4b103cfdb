"""What crosses the border between Python and the core, and what is turned away there."""
import pickle
from datetime import date, datetime, time, timezone
from decimal import Decimal
from fractions import Fraction

import numpy
import pytest
from muster import ArchiveError, Error, InvalidInput, Label, Language, Overflow, Period, Stopped
from muster.org import Goal, Office, OfficeKind, SubjectLevel, TakenTime, Training


def level(value):
    return SubjectLevel("力学", value).level


def test_decimals_come_in_exact_and_go_out_exact():
    assert level(Decimal("0.1")) == Decimal("0.1")
    assert level("0.100001") == Decimal("0.100001")
    assert level(1) == level(numpy.int64(1)) == Decimal(1)
    assert str(level(Decimal("1E+3"))) == "1000"
    assert level(Decimal("-0.0000010")) == Decimal("-0.000001")
    assert level("9223372036854.775807") == Decimal("9223372036854.775807")


@pytest.mark.parametrize("value", [0.1, numpy.float64(0.5), numpy.float32(0.5), float("nan")])
def test_a_float_is_refused_with_the_remedy(value):
    with pytest.raises(TypeError) as refused:
        level(value)
    remedies = ['give Decimal("0.1") or "0.1", as a float is not exact', 'give Decimal("0.5") or "0.5"',
                "give an exact number: a whole number, a Decimal or text"]
    assert any(remedy in str(refused.value) for remedy in remedies)


def test_a_fraction_is_refused_and_not_called_a_float():
    with pytest.raises(TypeError) as refused:
        level(Fraction(1, 3))
    assert "Fraction(1, 3)" in str(refused.value) and "float" not in str(refused.value)
    assert "give an exact number" in str(refused.value)


@pytest.mark.parametrize("value, message", [
    ("0.0000001", 'decimal: "0.0000001" has more than six decimal places; round it to six places'),
    (Decimal("1E+30"), "decimal: 1E+30 is too large; give a number below nine million million"),
    (10**15, 'decimal: "1000000000000000" is too large; give a number below nine million million'),
    (Decimal("NaN"), "decimal: NaN is not a number; give a finite number"),
    (Decimal("-Infinity"), "decimal: -Infinity is not a number; give a finite number"),
    ("1,5", 'decimal: "1,5" is not a decimal number; write digits and at most one point, as in 12.5'),
])
def test_decimals_that_do_not_fit_are_refused(value, message):
    with pytest.raises(InvalidInput) as refused:
        level(value)
    assert str(refused.value) == message


@pytest.mark.parametrize("value", [True, None, b"1", [1]])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(TypeError):
        level(value)


def test_a_datetime_is_no_day():
    assert Period(date(2026, 9, 7), date(2026, 9, 7)).first == date(2026, 9, 7)
    with pytest.raises(TypeError):
        Period(datetime(2026, 9, 7), date(2026, 9, 8))
    with pytest.raises(InvalidInput, match="before the year 1400"):
        Period(date(1399, 12, 31), date(2026, 9, 8))


def test_the_end_of_the_day_is_time_max():
    assert TakenTime(1, time(23), to=time.max).to == time.max
    assert TakenTime(1, "23:00", to="24:00").to == time.max
    for wrong, said in ((time(1, 0, 30), "has seconds"), (time(1, tzinfo=timezone.utc), "has a time zone"),
                        ("24:01", "is not a time of day")):
        with pytest.raises(InvalidInput, match=said):
            TakenTime(1, wrong, to=time(2))


def test_minutes_and_ids_are_whole_numbers():
    assert Training(date(2026, 1, 1), 90).length == 90
    term = Period(date(2026, 1, 1), date(2026, 2, 1))
    assert Office("O", OfficeKind.other, unit=None, holder=numpy.int64(3), term=term).holder == 3
    assert Office("O", OfficeKind.other, unit=None, holder=3, term=term).unit is None
    for wrong in (1.5, "90", True):
        with pytest.raises(TypeError):
            Training(date(2026, 1, 1), wrong)
    for wrong in (-1, 2**32, 1.0, True):
        with pytest.raises(TypeError):
            Goal("G", unit=wrong)


def test_errors_keep_their_parts_and_survive_pickling():
    with pytest.raises(InvalidInput) as refused:
        Period(date(2026, 9, 8), date(2026, 9, 7))
    error = pickle.loads(pickle.dumps(refused.value))
    assert (error.place, error.fault) == ("period", "its last day 2026-09-07 comes before its first, 2026-09-08")
    assert error.remedy == "exchange the two days" and error.faults == [str(error)]
    assert isinstance(error, ValueError) and isinstance(error, Error)
    assert issubclass(Overflow, OverflowError) and issubclass(ArchiveError, ValueError) and issubclass(Stopped, Error)


def test_periods_and_labels_are_values():
    term = Period(date(2026, 9, 7), date(2026, 12, 27))
    assert date(2026, 12, 27) in term and date(2026, 12, 28) not in term and len(term) == 112
    assert pickle.loads(pickle.dumps(term)) == term and hash(term) == hash(Period(term.first, term.last))
    assert repr(term) == "Period(datetime.date(2026, 9, 7), datetime.date(2026, 12, 27))"
    label = Label("党支部", "branch")
    assert label.in_(Language.zh) == "党支部" and Label("", "only").in_(Language.zh) == "only"
    assert pickle.loads(pickle.dumps(label)) == label
