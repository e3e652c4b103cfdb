"""One reader each of whole numbers, decimals, days and yes or no: what is taken, and what is said of the rest."""
import datetime
from decimal import Decimal

import numpy
import pandas
import pytest

from muster import InvalidInput
from muster.cells import (BadCell, Clock, Code, Day, Name, Names, Number, OneOf, Text, Whole, YesNo, plain_cell,
                          read_cell)
from muster.columns import Column, Spelled, Table, TableFormat
from muster.faults import Faults
from muster.roster import Wish

DAY = datetime.date(2026, 9, 7)
TERM = (datetime.date(2026, 9, 7), datetime.date(2027, 1, 17))
SHANGHAI = pandas.Timestamp("2026-09-07 00:30", tz="Asia/Shanghai")

TAKEN = {
    "a whole number": (Whole(), 7, 7),
    "one of NumPy": (Whole(), numpy.int8(7), 7),
    "a float that is whole, as a column with gaps holds it": (Whole(), 7.0, 7),
    "a Decimal that is whole": (Whole(), Decimal("7.00"), 7),
    "a whole number as text": (Whole(), " 7 ", 7),
    "a whole number as full-width text": (Whole(), "７", 7),
    "a whole number with a sign": (Whole(-9), "-7", -7),
    "text of a float that is whole": (Whole(), "7.0", 7),
    "a decimal": (Number(), Decimal("0.5"), Decimal("0.5")),
    "a decimal as text": (Number(), "0.5", Decimal("0.5")),
    "a float as a spreadsheet shows it": (Number(), 0.1 + 0.2, Decimal("0.3")),
    "a third, where floats are rounded": (Number(rounds_floats=True), 1 / 3, Decimal("0.333333")),
    "a NumPy float": (Number(), numpy.float32(0.5), Decimal("0.5")),
    "a date": (Day(), DAY, DAY),
    "a datetime at midnight": (Day(), datetime.datetime(2026, 9, 7), DAY),
    "a Timestamp": (Day(), pandas.Timestamp("2026-09-07"), DAY),
    "a datetime64 of days": (Day(), numpy.datetime64("2026-09-07"), DAY),
    "a datetime64 of nanoseconds": (Day(), numpy.datetime64("2026-09-07T00:00:00.000000000"), DAY),
    "a day as text": (Day(), "2026-09-07", DAY),
    "a day with slashes": (Day(), "2026/9/7", DAY),
    "a Chinese day": (Day(), "2026年9月7日", DAY),
    "eight digits": (Day(is_of_sheet=True), 20260907, DAY),
    "eight digits as text": (Day(is_of_sheet=True), "20260907", DAY),
    "a workbook's number of a day": (Day(is_of_sheet=True), 46272, DAY),
    "the same as text": (Day(is_of_sheet=True), "46272", DAY),
    "a day with its weekday": (Day(), "2026/9/7（周一）", DAY),
    "a day with its English weekday": (Day(), "2026-09-07 Mon", DAY),
    "a month and day of the term": (Day(term=TERM), "9月7日", DAY),
    "a month and day of the term's second year": (Day(term=TERM), "1月4号", datetime.date(2027, 1, 4)),
    "an afternoon's time": (Clock(), "下午9点20", 1280),
    "an evening's time": (Clock(), "晚上9点20", 1280),
    "an evening's half hour": (Clock(), "晚9点半", 1290),
    "hours and minutes in words": (Clock(), "21点20分", 1280),
    "noon": (Clock(), "中午12:30", 750),
    "an hour past noon": (Clock(), "下午2点", 840),
    "a time of twelve hours": (Clock(), "9:20 PM", 1280),
    "noon of twelve hours": (Clock(), "12:05pm", 725),
    "a workbook's end of the day": (Clock(), datetime.datetime(1900, 1, 1), 1440),
    "a workbook's span of a day": (Clock(), datetime.timedelta(days=1), 1440),
    "a workbook's fraction of a day": (Clock(), 0.888888888888889, 1280),
    "the same fraction as text": (Clock(), "0.888888888888889", 1280),
    "a fraction whose digits end below the minute": (Clock(), 0.895833333333333, 1290),
    "the same below the minute as text": (Clock(), "0.895833333333333", 1290),
    "a code with a sheet's mark for text": (Code(), "'2023001", "2023001"),
    "yes": (YesNo(), True, True),
    "no of NumPy": (YesNo(), numpy.bool_(False), False),
    "one": (YesNo(), 1, True),
    "nought, as a column with gaps holds it": (YesNo(), 0.0, False),
    "yes in words": (YesNo(), "Yes", True),
    "no in words": (YesNo(), "no", False),
    "false as pandas writes it": (YesNo(), "False", False),
    "true in capitals": (YesNo(), "TRUE", True),
    "nought as text": (YesNo(), "0", False),
    "是": (YesNo(), "是", True),
    "否": (YesNo(), "否", False),
    "a time": (Clock(), datetime.time(21, 20), 1280),
    "a time as text": (Clock(), "9:05", 545),
    "the end of the day": (Clock(), "24:00", 1440),
    "a code": (Name(), " ann lee ", "ann lee"),
    "a number as a code": (Name(), 7, "7"),
    "the same of a column with gaps": (Name(), 7.0, "7"),
    "codes in one text": (Names(), "a;b b ；c", ("a", "b b", "c")),
    "codes in a list": (Names(), ["a", 2], ("a", "2")),
    "an enumerator": (OneOf(Wish, "wish"), Wish.on, Wish.on),
    "its name": (OneOf(Wish, "wish"), " On ", Wish.on),
    "None": (Whole(), None, None),
    "NaN": (Whole(), float("nan"), None),
    "a NaN of NumPy": (Whole(), numpy.float64("nan"), None),
    "NaT": (Day(), pandas.NaT, None),
    "a NaT of NumPy": (Day(), numpy.datetime64("NaT"), None),
    "pandas.NA": (YesNo(), pandas.NA, None),
    "a Decimal that is none": (Number(), Decimal("NaN"), None),
    "an empty text": (Text(), "\u3000 ", None),
}

REFUSED = {
    "half": (Whole(), 0.5, '"0.5" is not a whole number; write a whole number, 0 to 1000000'),
    "half as text": (Whole(), "0.5", '"0.5" is not a whole number; write a whole number, 0 to 1000000'),
    "a true where a number is asked": (Whole(), True,
                                       '"TRUE" is not a whole number but a yes or no; '
                                       'write a whole number, 0 to 1000000'),
    "a NumPy false where a number is asked": (Number(0, 9), numpy.bool_(False),
                                              '"FALSE" is not a number but a yes or no; '
                                              'write a number, 0 to 9, at most six decimal places'),
    "text that is no number": (Whole(), "8h", '"8h" is not a whole number; write a whole number, 0 to 1000000'),
    "a number in words of a program": (Whole(), "1e3",
                                       '"1e3" is not a whole number; write a whole number, 0 to 1000000'),
    "one too small": (Whole(), -1, "-1 is outside 0 to 1000000; write a whole number, 0 to 1000000"),
    "one far too large": (Whole(), 10**5000,
                          "a number of 16610 binary digits is outside 0 to 1000000; "
                          "write a whole number, 0 to 1000000"),
    "a Decimal far too large": (Whole(), Decimal("1e999999"),
                                "1E+999999 is outside 0 to 1000000; write a whole number, 0 to 1000000"),
    "infinity": (Number(0, 9), float("inf"),
                 '"inf" is not a number; write a number, 0 to 9, at most six decimal places'),
    "an infinite Decimal": (Whole(), Decimal("-Infinity"),
                            '"-Infinity" is not a whole number; write a whole number, 0 to 1000000'),
    "seven places": (Number(0, 9), "0.1234567",
                     "0.1234567 has more than six decimal places; write a number, 0 to 9, at most six decimal places"),
    "a list where a number is asked": (Whole(), [1], '"[1]" is not a whole number; write a whole number, 0 to 1000000'),
    "a day where a number is asked": (Whole(), DAY,
                                      '"2026-09-07" is not a whole number; write a whole number, 0 to 1000000'),
    "a whole number as a day": (Day(), 20260907, '"20260907" is not a day; write year-month-day, as in 2026-09-07'),
    "eight digits in a program": (Day(), "20260907",
                                  '"20260907" is not a day; write year-month-day, as in 2026-09-07'),
    "a workbook's number in a program": (Day(), 46272, '"46272" is not a day; write year-month-day, as in 2026-09-07'),
    "a small number of a sheet": (Day(is_of_sheet=True), 907,
                                  '"907" is not a day; write year-month-day, as in 2026-09-07'),
    "a month and day without a term": (Day(), "9月7日",
                                       '"9月7日" has no year, and no term says which; '
                                       'write the year too, as in 2026-09-07'),
    "a month and day outside the term": (Day(term=TERM), "3月7日",
                                         '"3月7日" has no year, and is no day of the term; '
                                         'write the year too, as in 2026-09-07'),
    "another day's weekday": (Day(), "2026/9/7（周二）",
                              '"2026/9/7(周二)" is a 周一 by the calendar; '
                              'correct the day or the weekday'),
    "half past an hour of either half": (Clock(), "晚上12点",
                                         '"晚上12点" may be more than one time, or none; '
                                         'write hours:minutes of 24 hours, as in 21:20'),
    "a whole number as a time": (Clock(), 1, '"1" is not a time of day; write hours:minutes, as in 21:20'),
    "a fraction that is no minute": (Clock(), 0.3333, '"0.3333" is not a time of day; '
                                                      'write hours:minutes, as in 21:20'),
    "a code that a spreadsheet shortened": (Code(), "2.02E+06",
                                            '"2.02E+06" is a number that a spreadsheet shortened, '
                                            'and digits of it may be lost; '
                                            'make the column text and write the code again'),
    "a day that is none": (Day(), "2026-09-31", '"2026-09-31" is not in the calendar; correct the day or the month'),
    "a day of another age": (Day(), "1026-09-07", '"1026-09-07" is in the year 1026; correct the year'),
    "a day that is read two ways": (Day(), "9/7/2026",
                                    '"9/7/2026" may be read day first or month first; '
                                    'write year-month-day, as in 2026-09-07'),
    "an instant of a zone": (Day(), SHANGHAI, '"2026-09-07 00:30+08:00" is an instant of a time zone, not a day; '
                                              "write the day that is meant there, as in 2026-09-07"),
    "midnight of a zone": (Day(), pandas.Timestamp("2026-09-07", tz="UTC"),
                           '"2026-09-07 00:00+00:00" is an instant of a time zone, not a day; '
                           "write the day that is meant there, as in 2026-09-07"),
    "a day with a time": (Day(), pandas.Timestamp("2026-09-07 08:00"),
                          '"2026-09-07 08:00" has a time of day; write the day only, as in 2026-09-07'),
    "a word of neither": (YesNo(), "maybe", '"maybe" is neither yes nor no; write yes (是) or no (否)'),
    "two": (YesNo(), 2, '"2" is neither yes nor no; write yes (是) or no (否)'),
    "half a yes": (YesNo(), 0.5, '"0.5" is neither yes nor no; write yes (是) or no (否)'),
    "a list of a yes": (YesNo(), [True], '"[True]" is neither yes nor no; write yes (是) or no (否)'),
    "a time with seconds": (Clock(), datetime.time(21, 20, 30),
                            '"21:20:30" is not a time of day; write hours:minutes, as in 21:20'),
    "a time of a zone": (Clock(), datetime.time(21, 20, tzinfo=datetime.timezone.utc),
                         '"21:20+00:00" is not a time of day; write hours:minutes, as in 21:20'),
    "a number as a time": (Clock(), 9, '"9" is not a time of day; write hours:minutes, as in 21:20'),
    "a time past the day": (Clock(), "25:00", '"25:00" is not a time of day; write hours:minutes, as in 21:20'),
    "a yes as a code": (Name(), True, '"TRUE" is no code; write text or a whole number'),
    "a fraction as a code": (Name(), 1.5, '"1.5" is no code; write text or a whole number'),
    "a list as a code": (Name(), ["a"], '''"['a']" is no code; write text or a whole number'''),
    "a formula": (Name(), "=A1", '"=A1" is a formula; write its value instead'),
    "a word that is no wish": (OneOf(Wish, "wish"), "maybe", 'wish "maybe" is not known; write one of on, off'),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_can_be_read_one_way_is_read(name):
    kind, cell, value = TAKEN[name]
    read = read_cell(kind, plain_cell(cell), is_optional=True)
    assert read == value and type(read) is type(value)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_is_refused_with_a_remedy(name):
    kind, cell, message = REFUSED[name]
    read = read_cell(kind, plain_cell(cell))
    assert isinstance(read, BadCell), read
    assert f"{read.fault}; {read.remedy}" == message


COLUMNS = {
    "day first, as one of them says": (["7.9.2026", "13.9.2026"], [DAY, datetime.date(2026, 9, 13)]),
    "month first, as one of them says": (["9/7/2026", "9/13/2026"], [DAY, datetime.date(2026, 9, 13)]),
    "beside years that come first": (["2026-09-07", "13-9-2026", "7-9-2026"], [DAY, datetime.date(2026, 9, 13), DAY]),
}


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("as_given", [list, pandas.Series], ids=["list", "Series"])
def test_days_with_the_year_last_are_read_as_the_whole_column_can_be(name, as_given):
    cells, days = COLUMNS[name]
    assert column_of(Day(), as_given(cells)) == days


@pytest.mark.parametrize("cells, messages", [
    (["9/7/2026", "1/2/2026"],
     ['t:1: column "x": "9/7/2026" may be read day first or month first; write year-month-day, as in 2026-09-07',
      't:2: column "x": "1/2/2026" may be read day first or month first; write year-month-day, as in 2026-09-07']),
    (["13.9.2026", "9.13.2026"],
     [f't:{row}: column "x": "{day}" has the year last, and this column fits neither day first nor month first; '
      "write year-month-day, as in 2026-09-07" for row, day in ((1, "13.9.2026"), (2, "9.13.2026"))]),
])
def test_days_with_the_year_last_are_refused_where_two_readings_or_none_fit(cells, messages):
    with pytest.raises(InvalidInput) as refused:
        column_of(Day(), cells)
    assert refused.value.faults == messages


def column_of(kind, cells):
    form = TableFormat("t", "", "", (Column("x", (), kind),))
    table = Table({"x": cells}, form, Faults())
    read = table.read()["x"]
    table.faults.raise_if_any()
    return read


@pytest.mark.parametrize("cells", [
    pandas.Series([True, 1, 1.0, "1", Decimal(1)], dtype=object), [True, 1, 1.0, "1", Decimal(1)],
], ids=["Series", "list"])
def test_equal_cells_of_different_kinds_are_not_taken_for_each_other(cells):
    with pytest.raises(InvalidInput) as refused:
        column_of(Whole(), cells)
    assert refused.value.faults == ['t:1: column "x": "TRUE" is not a whole number but a yes or no; '
                                    'write a whole number, 0 to 1000000']


@pytest.mark.parametrize("cells, values", [
    (pandas.Series([1, None, 3], dtype="Int64"), [1, 3]),
    (pandas.Series([1, None, 3]), [1, 3]),
    (pandas.Series(["1", pandas.NA, "3"], dtype="string"), [1, 3]),
    (pandas.Series(["1", "3"], dtype="category"), [1, 3]),
    (numpy.array([1, 3], dtype=numpy.uint64), [1, 3]),
    ((1, 3), [1, 3]),
], ids=["Int64", "float with a gap", "string", "category", "array", "tuple"])
def test_every_kind_of_column_gives_the_same_values(cells, values):
    spelled = Spelled.of(cells)
    column = Column("x", (), Whole(), optional=True)
    assert [value for value in spelled.spread(spelled.read(column, "x", None, "t", Faults()))
            if value is not None] == values


FORM = TableFormat("people", "", "", (Column("code", (), Name()), Column("hours", (), Whole(0, 9), optional=True)),
                   key="code")
TABLES = {
    "an unknown column": ({"code": ["a"], "Hours": [1]},
                          ['people: column "Hours" is not known; write "hours", or take it out']),
    "one with a space": (pandas.DataFrame({"code": ["a"], "hours ": [1]}),
                         ['people: column "hours " is not known; write "hours", or take it out']),
    "one like no other": ([{"code": "a", "zzz": 1}],
                          ['people: column "zzz" is not known; take it out (known are code, hours)']),
    "a column twice": (pandas.DataFrame([["a", 1, 2]], columns=["code", "hours", "hours"]),
                       ['people: column "hours" stands here twice; keep one of them']),
    "a missing column": (pandas.DataFrame({"hours": [1]}),
                         ['people: column "code" is missing; add it (the table needs code)']),
    "columns of two lengths": ({"code": ["a", "b"], "hours": [1]},
                               ["people: its columns have 2 (code), 1 (hours) rows; give columns of one length"]),
    "text as a column": ({"code": "ab"},
                         ['people: column "code" is "ab", no column; give a list or a one-dimensional array']),
    "a row that is none": (["a", 1.5], ['people:2: "1.5" is not a row; give a mapping from column to value']),
    "a number as a table": (5, ['people: "5" is no table; give a DataFrame, a mapping of columns or a list of rows']),
    "nothing": (None, ['people: "None" is no table; give a DataFrame, a mapping of columns or a list of rows']),
    "text as a table": ("ann", ['people: "ann" is no table; give a DataFrame, a mapping of columns or a list of rows']),
    "every fault of every column": ([{"code": "a", "hours": 10}, {"code": None, "hours": "x"}],
                                    ['people:1: column "hours": 10 is outside 0 to 9; write a whole number, 0 to 9',
                                     'people:2: column "code": it is blank; write a code',
                                     'people:2: column "hours": "x" is not a whole number; '
                                     'write a whole number, 0 to 9']),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_cannot_be_read_says_everything_that_is_wrong(name):
    given, messages = TABLES[name]
    faults = Faults()
    Table(given, FORM, faults).read()
    assert faults.as_error().faults == messages


def test_codes_alone_are_a_table_of_codes():
    assert Table(["a", 7], FORM, Faults()).read()["code"] == ["a", "7"]


def test_a_hundred_faults_are_told_and_the_rest_counted():
    faults = Faults()
    Table(pandas.DataFrame({"code": "a", "hours": [f"x{row}" for row in range(1000)]}), FORM, faults).read()
    lines = str(faults.as_error()).split("\n")
    assert len(lines) == 101 and lines[-1] == "and 900 more"


def test_equal_faults_are_told_once_with_their_lines():
    faults = Faults()
    Table({"code": ["a"] * 12, "hours": ["x"] * 12}, FORM, faults).read()
    assert faults.as_error().faults == ['people:1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more lines: column "hours": '
                                        '"x" is not a whole number; write a whole number, 0 to 9']
