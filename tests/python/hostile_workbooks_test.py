"""Workbooks that no spreadsheet writes: what is read of them is bounded, and said in words where it is refused."""
import io
import os
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
from muster.columns import TableFormat
from muster.readers import workbook
from muster.readers.encoding import Unreadable
from muster.readers.found import Found

FORM = TableFormat("members", "成员", "Members.", ())
ROOT = Path(__file__).resolve().parents[2]
MANY = int(os.environ.get("MUSTER_MANY_WORKBOOKS", "60"))


def test_a_workbook_changed_anywhere_is_read_or_refused_in_words_within_bounds():
    done = subprocess.run([sys.executable, str(ROOT / "tests/python/mutated_workbooks.py"), "0", str(MANY)],
                          capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout == "", done.stdout + done.stderr


def book_of(path, sheet=b"", rows=b"", way=zipfile.ZIP_DEFLATED, others=None):
    """A workbook of members whose sheet has more rows, and more after them."""
    book = openpyxl.Workbook()
    book.active.title = "members"
    book.active.append(["member", "name"])
    book.active.append(["M1", "Ann"])
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(path, "w", way) as written:
        for name in parts.namelist():
            content = parts.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b"</sheetData>", rows + b"</sheetData>" + sheet)
            written.writestr(name, content)
        for name, content in (others or {}).items():
            written.writestr(name, content)
    return Found(path)


def read(found):
    notes = []
    return workbook.read_workbook(found, FORM, notes), notes


def merge(*ranges):
    return b"<mergeCells>" + b"".join(b'<mergeCell ref="%s"/>' % each.encode() for each in ranges) + b"</mergeCells>"


HEAD = [(1, ["member", "name"]), (2, ["M1", "Ann"])]


# The library that reads workbooks makes a cell of each that a merge names: 17 billion of the first of these.
@pytest.mark.parametrize("ranges, rows", [
    (["A1:XFD1048576"], [(1, ["member", None]), (2, ["member", None])]),
    (["B2:B1048576"], HEAD),
    (["A1:XFD1"], [(1, ["member", None]), HEAD[1]]),
    (["C3:XFD1048576", "A5:B1048576"], HEAD),
])
def test_a_merge_takes_no_room_that_the_sheet_has_not(tmp_path, ranges, rows):
    assert read(book_of(tmp_path / "a.xlsx", merge(*ranges)))[0] == rows


def test_a_merge_fills_the_rows_that_hold_something(tmp_path):
    rows = b'<row r="4"><c r="A4" t="str"><v>M2</v></c></row><row r="6"><c r="A6" t="str"><v>M3</v></c></row>'
    made, notes = read(book_of(tmp_path / "a.xlsx", merge("B2:B5"), rows))
    assert made == [*HEAD, (4, ["M2", "Ann"]), (6, ["M3"])]
    assert notes == [f'{tmp_path / "a.xlsx"}: the merged cells B2:B5 give each of their rows "Ann"']


@pytest.mark.parametrize("sheet, rows, fault", [
    (merge(*["A1:B2"] * 2000), b"", "the workbook is damaged (merged cells overlap)"),
    (merge("A:A"), b"", "the workbook is damaged (TypeError)"),
    (b"", b'<row r="1"><c r="A1" t="str"><v>M2</v></c></row>', "the workbook is damaged (row 1 after row 2)"),
    (b"", b'<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row>',
     "the workbook is damaged (cell A3 out of order)"),
    (b"", b'<row r="3"><c r="A7"><v>1</v></c></row>', "the workbook is damaged (cell A7 out of order)"),
    (b"", b'<row r="3"><c r="A3" t="s"><v>-1</v></c></row>', "the workbook is damaged (KeyError)"),
    (b"", b'<row r="1048577"/>', "the workbook claims more than 1048576 rows, which none has"),
])
def test_what_would_be_read_otherwise_than_shown_is_refused(tmp_path, sheet, rows, fault):
    with pytest.raises(Unreadable) as refused:
        read(book_of(tmp_path / "a.xlsx", sheet, rows))
    assert refused.value.fault == fault


def test_cells_far_to_the_right_that_hold_nothing_take_no_room(tmp_path):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d" s="0"/></row>' % (line, line, line)
                    for line in range(3, 2000))
    made, _ = read(book_of(tmp_path / "a.xlsx", rows=rows))
    assert made == [*HEAD, *((line, [1]) for line in range(3, 2000))]


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_unpacks_whole_whatever_it_claims_is_refused_before_it_is_read(tmp_path, way):
    with pytest.raises(Unreadable) as refused:
        read(book_of(tmp_path / "a.xlsx", way=way))
    assert refused.value.fault == "the workbook is compressed as no spreadsheet does it"


def with_claim(path, name, size, checked):
    """The workbook with a part that claims to unpack to so many bytes, and to have the sum of these."""
    data = bytearray(path.read_bytes())
    central = data.rindex(b"PK\1\2", 0, data.rindex(name.encode()))
    data[central + 16:central + 20] = zlib.crc32(checked).to_bytes(4, "little")
    data[central + 24:central + 28] = size.to_bytes(4, "little")
    path.write_bytes(data)
    return Found(path)


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/media/more.xml"])
@pytest.mark.parametrize("checked", [0, 1])
def test_a_part_that_unpacks_to_more_than_it_claims_is_refused_before_it_is_unpacked(tmp_path, name, checked):
    found = book_of(tmp_path / "a.xlsx", others={"xl/media/more.xml": b""})
    with zipfile.ZipFile(found.path) as parts:
        contents = {each: parts.read(each) for each in parts.namelist()}
    claimed = len(contents[name])
    contents[name] += b" " * (16 << 20)
    with zipfile.ZipFile(found.path, "w", zipfile.ZIP_DEFLATED) as written:
        for each, content in contents.items():
            written.writestr(each, content)
    with_claim(found.path, name, claimed, contents[name][:claimed + checked])
    assert found.path.stat().st_size < 64_000
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable) as refused:
            read(found)
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
    assert refused.value.fault == "the workbook unpacks to another size than it claims"


@pytest.mark.parametrize("claimed, fault", [
    (0, "is damaged (BadZipFile)"), (998, "is damaged (BadZipFile)"), (1000, "unpacks to another size than it claims"),
    (1 << 20, "unpacks to another size than it claims"),
])
def test_a_part_that_unpacks_to_a_little_more_or_to_less_than_it_claims_is_refused(tmp_path, claimed, fault):
    content = b"x" * 999
    found = with_claim(book_of(tmp_path / "a.xlsx", others={"xl/media/more.xml": content}).path, "xl/media/more.xml",
                       claimed, content[:claimed])
    with pytest.raises(Unreadable) as refused:
        read(found)
    assert refused.value.fault == f"the workbook {fault}"


def test_a_sheet_that_is_a_chart_is_passed_over(tmp_path):
    book = openpyxl.Workbook()
    book.create_chartsheet("members", 0).add_chart(openpyxl.chart.BarChart())
    book.worksheets[0].append(["member"])
    book.save(tmp_path / "a.xlsx")
    assert read(Found(tmp_path / "a.xlsx"))[0] == [(1, ["member"])]
    assert workbook.sheet_names(tmp_path / "a.xlsx") == ["Sheet"]


def test_what_the_library_says_of_a_workbook_is_kept_from_who_reads_it(tmp_path, recwarn):
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
    assert read(book_of(tmp_path / "a.xlsx", extension))[0] == HEAD
    assert not recwarn.list


def test_the_parts_of_a_workbook_are_unpacked_once_for_all_of_its_sheets(tmp_path, monkeypatch):
    book = openpyxl.Workbook()
    for name in ("members", "leave", "requests"):
        book.create_sheet(name).append(["member"])
    book.save(tmp_path / "a.xlsx")
    looked_at = []
    refuse = workbook.refuse_other_size
    monkeypatch.setattr(workbook, "refuse_other_size",
                        lambda parts, part: looked_at.append(part) or refuse(parts, part))
    for name in workbook.sheet_names(tmp_path / "a.xlsx"):
        read(Found(tmp_path / "a.xlsx", name))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert [part.filename for part in looked_at] == parts.namelist()
    book.save(tmp_path / "a.xlsx")  # another state
    assert workbook.sheet_names(tmp_path / "a.xlsx") and len(looked_at) == 2 * len(parts.namelist())
