"""Records go into a CSV file and come back equal; what is wrong in one is told with its line."""
import csv
import random
from datetime import date, timedelta
from decimal import Decimal

import pandas
import pytest
from database_test import HOSTILE, LARGEST, MONDAY

import muster
from muster import ArchiveError, InvalidInput
from muster._muster.tables import CsvCells
from muster.record import Evidence, Ledger, ledger_from_frame

WORDS = [word for word in HOSTILE if word == word.strip() and word and word not in ("e\u0301", "01")]
HEADER = "member,indicator,day,quantity\n"


def drawn(seed, records, codes=WORDS):
    draw = random.Random(seed)
    made = Ledger(codes, [f"i{code}" for code in codes])
    for word in codes:
        for admit in (made.admit_source, made.admit_event, made.admit_level, made.admit_place):
            admit(word)

    def any_of():
        return draw.choice([None, draw.randrange(len(codes))])

    for _ in range(records):
        whole = draw.choice([0, 1, draw.randrange(100), LARGEST - 1])
        made.append(Evidence(draw.randrange(len(codes)), draw.randrange(len(codes)),
                             draw.choice([1, -1]) * (whole + Decimal(draw.randrange(10**6)).scaleb(-6)),
                             day=MONDAY + timedelta(days=draw.randrange(-40000, 40000)), source=any_of(),
                             event=any_of(), level=any_of(), place=any_of()))
    return made


def told(ledger):
    words = {"member": ledger.members, "indicator": ledger.indicators, "source": ledger.sources,
             "event": ledger.events, "level": ledger.levels, "place": ledger.places}
    return [{"day": row.day, "quantity": row.quantity,
             **{each: None if getattr(row, each) is None else words[each][getattr(row, each)] for each in words}}
            for row in (ledger[at] for at in range(len(ledger)))]


def read(tmp_path, text):
    (tmp_path / "l.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return Ledger.from_csv(tmp_path / "l.csv")


@pytest.mark.parametrize("seed", range(6))
def test_records_come_back_as_they_went(tmp_path, seed):
    made = drawn(seed, 400, [word for word in WORDS if "\n" not in word])
    made.to_csv(tmp_path / "l.csv")
    assert told(Ledger.from_csv(tmp_path / "l.csv")) == told(made)
    kept = Ledger.from_csv(tmp_path / "l.csv", members=made.members, indicators=made.indicators)
    assert kept.members == made.members and told(kept) == told(made)


def test_the_file_says_to_any_reader_what_the_frame_says(tmp_path):
    made = drawn(9, 300)
    made.to_csv(tmp_path / "l.csv")
    with open(tmp_path / "l.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    frame = made.to_frame()
    assert list(rows[0]) == list(frame.columns)
    for row, kept in zip(rows, frame.to_dict("records"), strict=True):
        assert Decimal(row.pop("quantity")) == kept.pop("quantity")
        assert row.pop("day") == str(kept.pop("day"))[:10]
        assert row == {name: "" if word != word else word for name, word in kept.items()}


def test_it_is_read_in_parts_of_any_length(monkeypatch, tmp_path):
    made = drawn(2, 60, ["a,b", 'say "so"', "行", "plain", '"'])
    made.to_csv(tmp_path / "l.csv")
    for length in (16, 17, 19, 64, 1000):
        monkeypatch.setattr("muster.evidence_csv.BYTES_AT_ONCE", length)
        assert told(Ledger.from_csv(tmp_path / "l.csv")) == told(made)


def test_cells_are_read_as_those_of_the_csv_module():
    draw = random.Random(3)
    for _ in range(3000):
        text = "a,b\n" + "".join(draw.choice(['"', ",", "\n", "\r\n", "x", "é", ""]) for _ in range(draw.randrange(20)))
        part = draw.randrange(1, 9)
        cells, data = CsvCells("l.csv", ",", []), text.encode()
        try:
            for begin in range(0, len(data), part):
                cells.feed(data[begin:begin + part])
            cells.finish()
        except InvalidInput:
            with pytest.raises(csv.Error):
                list(csv.reader(text.splitlines(keepends=True), strict=True))
            continue
        if '"' in text.replace('""', ""):
            continue  # of a mark within a cell without marks each has its own view
        wanted = [row for row in csv.reader(text.splitlines(keepends=True), strict=True) if row][1:]
        columns = [[words[at] for at in rows.tolist()] for rows, words in (cells.words(0), cells.words(1))]
        assert list(zip(*columns)) == [tuple((row + [""])[:2]) for row in wanted], repr(text)


def test_other_separators_marks_and_line_ends_are_read(tmp_path):
    text = "day\tquantity\tmember\tindicator\r\n2026-09-07\t1.50\tann\thours\r\n\r\n17.9.2026\t-2\t\"b,o\"\thours"
    made = read(tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert [(row["member"], row["quantity"], row["day"]) for row in told(made)] == [
        ("ann", Decimal("1.5"), MONDAY), ("b,o", Decimal(-2), date(2026, 9, 17))]
    assert told(read(tmp_path, "member;indicator;day\nann;hours;2026-09-07\n"))[0]["quantity"] == 1


def test_quantities_that_are_no_plain_decimals_are_read_as_frames_have_them(tmp_path):
    cells = ["１．５", "+3", " 4 ", "", "9000000000000.000001", ".5", "-0.000001"]
    rows = [{"member": "a", "indicator": "i", "day": "2026-09-07", "quantity": cell} for cell in cells]
    made = read(tmp_path, HEADER + "".join(f"a,i,2026-09-07,{cell}\n" for cell in cells))
    assert told(made) == told(ledger_from_frame(rows))


@pytest.mark.parametrize("text, said", [
    ("", "l.csv: the file is empty; give it a header line and rows"),
    ("\n\n", "l.csv: the file is empty; give it a header line and rows"),
    ("membr,indicator,day\na,i,2026-09-07\n", 'l.csv: column "membr" is not known; write "member", or take it out'),
    ("member,indicator,day,day\n", 'l.csv: column "day" stands here twice; keep one of them'),
    ("member,indicator\na,i\n", 'l.csv: column "day" is missing; add it (the table needs member, indicator, day)'),
    (HEADER + "a,i,2026-09-07,1\n\na,i,2026-02-30,1\n",
     'l.csv:4: column "day": "2026-02-30" is not in the calendar; correct the day or the month'),
    (HEADER + 'a,"i\ni",2026-09-07,1\na,i,2026-09-07,x\n', 'l.csv:4: column "quantity": "x" is not a number; write a '
     "decimal of at most six places: text, a whole number or a Decimal"),
    (HEADER + "a,i,2026-09-07,0.1234567\n", 'l.csv:2: column "quantity": 0.1234567 has more than six decimal places; '
     "write a decimal of at most six places: text, a whole number or a Decimal"),
    (HEADER + "a,i,2026-09-07\n", "l.csv:2: the row has 3 cells and the header 4; put a cell that holds a comma "
     "between quotation marks, or name the column"),
    (HEADER + "a,i,2026-09-07,1,5\n", "l.csv:2: the row has 5 cells and the header 4; put a cell that holds a comma "
     "between quotation marks, or name the column"),
    (HEADER + 'a,i,2026-09-07,1\n"a,i,2026-09-07,1\n', "l.csv:3: a quotation mark that opens here is not closed; close "
     "it, or take it out"),
    (HEADER + '"a"b,i,2026-09-07,1\n', "l.csv:2: text stands behind a closing quotation mark; double the quotation "
     "marks within a cell"),
    (HEADER.encode() + b"\xff,i,2026-09-07,1\n", "l.csv: it is no text in UTF-8; save it as CSV UTF-8"),
    (b"PK\x03\x04rest", "l.csv: the file is an .xlsx workbook under another name; save it as CSV UTF-8, or give it its "
     "own ending"),
    (HEADER + '"' + "x" * 2_000_000, "l.csv:2: a cell of more than a million bytes begins here; look for a quotation "
     "mark that is not closed"),
    ("a," * 2000, "l.csv:1: the row has more than a thousand cells; delete what stands beside the table"),
])
def test_what_is_wrong_is_told_with_its_line(tmp_path, monkeypatch, text, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "l.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InvalidInput) as raised:
        Ledger.from_csv("l.csv")
    assert raised.value.faults[0] == said


def test_all_faults_are_told_and_none_of_the_rows_is_taken(tmp_path):
    ledger = Ledger(["a"], ["i"])
    (tmp_path / "l.csv").write_text(HEADER + "a,i,2026-09-07,1\n" * 5 + "a,i,never,1\na,,2026-09-07,2\n")
    with pytest.raises(InvalidInput) as raised:
        Ledger.from_csv(tmp_path / "l.csv", ledger=ledger)
    assert [fault.split(":")[1] for fault in raised.value.faults] == ["7", "8"] and len(ledger) == 0
    (tmp_path / "l.csv").write_text(HEADER + "a,i,2026-09-07,1\n")
    assert len(Ledger.from_csv(tmp_path / "l.csv", ledger=ledger)) == 1


def test_a_file_that_cannot_be_read_or_written_is_told_of_and_what_was_there_stays(tmp_path):
    with pytest.raises(ArchiveError, match="the file cannot be read"):
        Ledger.from_csv(tmp_path / "none.csv")
    with pytest.raises(ArchiveError, match="the file cannot be written"):
        Ledger().to_csv(tmp_path / "none" / "l.csv")
    (tmp_path / "taken").mkdir()
    with pytest.raises(ArchiveError, match="the file cannot be written"):
        Ledger().to_csv(tmp_path / "taken")
    with pytest.raises(InvalidInput, match="3 is no path; give the path of a CSV file"):
        Ledger.from_csv(3)
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


def test_an_empty_ledger_is_a_header_line(tmp_path):
    Ledger().to_csv(tmp_path / "l.csv")
    assert (tmp_path / "l.csv").read_text() == "member,indicator,quantity,day,source\n"
    assert Ledger.from_csv(tmp_path / "l.csv") == Ledger()


@pytest.mark.parametrize("objects", [[Decimal("1.5"), Decimal("2"), None], ["1.5", "2", ""], [1, 2, 3]])
def test_columns_of_objects_that_stand_in_many_rows_are_read_as_any_others(objects):
    draw = random.Random(5)
    many = [draw.choice(objects) for _ in range(5000)]
    apart = [Decimal(str(each)) if isinstance(each, Decimal) else each for each in many]
    made = [muster.record.ledger_from_frame(pandas.DataFrame({
        "member": pandas.Series(["ann", "bo"] * 2500, dtype=object), "indicator": "i", "day": date(2026, 9, 7),
        "quantity": pandas.Series(cells, dtype=object)})) for cells in (many, apart)]
    assert made[0] == made[1]
    assert [row["quantity"] for row in told(made[0])] == [Decimal(each or 1) for each in many]
