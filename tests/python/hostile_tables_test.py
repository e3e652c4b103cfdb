"""Folders as nobody means them: whatever stands in them, the answer is a list of faults and no traceback."""
import contextlib
import csv
import io
import os
import random
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from muster.cells import BadCell, Number, Whole
from muster.cli.main import main
from muster.readers import read_folder

CELLS = ["9" * 5000, "²", "10²", "½", "①", "6." + "9" * 40, "\ufffe", "a\uffffb", "=1+1", "＝A1", "1e400", "nan", "-0",
         "٣" * 30, "2026-13-40", "9999-12-31", "0001-01-01", "99999年1月1日", "周" * 50, "1-99999999999999999999", "24:61",
         "😀" * 200, "\u202e x", "a\nb", "a,b;c、d", "第" + "9" * 5000 + "周", "9" * 400 + "分", "1/0", "0分之1",
         "九" * 60 + "分之一", "1:" + "9" * 4400, "(", "*", "[", "\\", "{}", "{0}", "%s", "None", "10%" * 10,
         "每" + "9" * 4500 + "周", "9" * 4500 + "-" + "9" * 4500, "2026-9-7~" + "9" * 4500 + "-1-1", "#REF!",
         "周一2" + "9" * 4400]


def check(folder):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as faults:
        status = main(["check", str(folder)])
    return status, out.getvalue() + faults.getvalue()


def rows_of(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows(rows)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with every table, that can be planned."""
    folder = tmp_path_factory.mktemp("whole") / "term"
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["new", str(folder)]) == 0
    for path in folder.glob("*.csv"):
        header, *body = rows_of(path)
        write(path, [header, *([cell.removeprefix("e.g. ") for cell in row] for row in body)])
    assert check(folder)[0] == 0
    return folder


@pytest.mark.parametrize("seed", range(60))
def test_a_strange_cell_anywhere_is_a_fault_or_nothing(whole, tmp_path, seed):
    draw = random.Random(seed)
    tables = sorted(path.name for path in whole.glob("*.csv"))
    for path in whole.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for _ in range(draw.choice([1, 1, 2, 5])):
        name = draw.choice(tables)
        rows = rows_of(tmp_path / name)
        line = draw.randrange(1, len(rows)) if len(rows) > 1 and draw.random() < 0.9 else 0
        rows[line][draw.randrange(len(rows[line]))] = draw.choice(CELLS)
        write(tmp_path / name, rows)
    status, said = check(tmp_path)
    assert status in (0, 2) and (status == 0 or "; " in said), seed


@pytest.mark.parametrize("cell", ["10²", "²", "5①", "½", "10½", "6." + "9" * 40, "1." + "0" * 30 + "1"])
def test_digits_that_are_none_are_no_number(cell):
    for kind in (Whole(0, 100_000), Number(0, 100_000)):
        with pytest.raises(BadCell):
            kind.read(cell)


def test_digits_are_read_as_they_are_written():
    assert [Whole(0, 100).read(cell) for cell in ("７", " 7 ", "٧", "7." + "0" * 50)] == [7, 7, 7, 7]
    assert str(Number(0, 100).read("1.250000" + "0" * 40).normalize()) == "1.25"


def members(folder, rows, change=bytes):
    """A workbook of members whose sheet is changed as bytes."""
    book = openpyxl.Workbook()
    book.active.title = "members"
    for row in rows:
        book.active.append(row)
    path = folder / "members.xlsx"
    book.save(path)
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in kept.items():
            parts.writestr(name, change(content) if name.startswith("xl/worksheets/") else content)
    return check(folder)


PREFIX = b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '


@pytest.mark.parametrize("change", [
    bytes,
    lambda sheet: sheet.replace(b"<f>", b"<x:f>").replace(b"</f>", b"</x:f>").replace(b"<worksheet ", PREFIX),
    lambda sheet: sheet.replace(b"<f>1+1</f>", b'<f t="shared" si="0"/>'),
    lambda sheet: sheet.replace(b"<f>", b"<f\n>"),
    lambda sheet: sheet.decode().encode("utf-16"),
], ids=["as usual", "with a prefix", "shared", "a line within", "in UTF-16"])
def test_a_formula_without_its_value_is_refused_in_every_spelling(tmp_path, change):
    status, said = members(tmp_path, [["member", "name"], ["M1", "=1+1"]], change)
    assert status == 2 and "cell B2 holds a formula without a stored value" in said


def test_a_year_that_only_a_workbook_lets_through_is_a_fault(tmp_path):
    import datetime

    status, said = members(tmp_path, [["member", "name", "from"], ["M1", "Ann", datetime.datetime(9999, 12, 31)]])
    assert status == 2 and 'column "from": "9999-12-31" is in the year 9999; correct the year' in said


def test_rows_of_thousands_of_columns_are_refused_before_they_are_made_alike(tmp_path):
    (tmp_path / "members.csv").write_text("member,name" + "," * 15_000 + "x\n" + "M1,Ann\n" * 2000)
    refusal = "members.csv:1: the row has 15002 cells, more than 1000; delete what stands beside the table"
    assert refusal in check(tmp_path)[1]
    (tmp_path / "members.csv").write_text("member,name" + "," * 15_000 + "\nM1,Ann\n")
    assert "cells" not in check(tmp_path)[1]
    (tmp_path / "members.csv").unlink()
    wide = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (row, row) for row in range(3, 40))
    said = members(tmp_path, [["member", "name"], ["M1", "Ann"]],
                   lambda sheet: sheet.replace(b"</sheetData>", wide + b"</sheetData>"))[1]
    assert "members.xlsx:3: the row has 16384 cells, more than 1000; delete what stands beside the table" in said


def run(*arguments, **environment):
    return subprocess.run([sys.executable, "-m", "muster", *arguments], capture_output=True,
                          env={**os.environ, **environment})


def test_a_folder_whose_name_is_no_text_is_read_like_any_other(whole, tmp_path):
    folder = os.path.join(os.fsencode(tmp_path), b"\xff")
    os.symlink(whole, folder)
    done = run("check", folder)
    assert done.returncode == 0 and b"\\udcff: no fault" in done.stdout
    nowhere = run("check", folder + b"\xfe")
    assert nowhere.returncode == 2 and b"Traceback" not in nowhere.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_an_output_that_cannot_show_a_letter_escapes_it(whole, encoding):
    done = run("check", str(whole), "--language", "zh", PYTHONIOENCODING=encoding)
    assert done.returncode == 0 and done.stderr == b""
    said = "没有问题" if encoding == "gbk" else "没有问题".encode("ascii", "backslashreplace").decode()
    assert said in done.stdout.decode(encoding)


def test_a_refusal_that_an_output_cannot_show_is_escaped_and_keeps_its_status(tmp_path):
    (tmp_path / "members.csv").write_text("member,name\n第ퟻ,李华\nM1,\n", encoding="utf-8")
    done = run("check", str(tmp_path), "--language", "zh", PYTHONIOENCODING="ascii")
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert "学期".encode("ascii", "backslashreplace") in done.stderr


def test_what_a_sheet_would_compute_is_marked_in_a_mended_copy_and_read_as_it_was(tmp_path):
    names = ["+1+1", "@SUM(A1)", "-2+3", "＋1", "'-", "O'Neil", "'quoted'"]
    book = openpyxl.Workbook()
    for row in [["member", "name"], *([f"{name[0]}M{row}", name] for row, name in enumerate(names))]:
        book.active.append(row)
    (tmp_path / "term").mkdir()
    book.save(tmp_path / "term" / "members.xlsx")
    (tmp_path / "term" / "term.csv").write_text("term,name,first_day,last_day\nT,t,2026-09-07,2026-12-27\n")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        assert main(["check", str(tmp_path / "term"), "--fix", str(tmp_path / "copy")]) == 0
    cells = [cell for row in rows_of(tmp_path / "copy" / "members.csv") for cell in row]
    assert {"'+M0", "'+1+1", "'@SUM(A1)", "'-2+3", "'＋1", "'-"} <= set(cells)
    assert not [cell for cell in cells if cell and cell[0] in "=＝+＋-－@＠"]
    once, again = (read_folder(tmp_path / each)["members"] for each in ("term", "copy"))
    assert once["name"] == again["name"] and once["member"] == again["member"]


@pytest.mark.parametrize("formula", ["=1+1", "＝1+1"])
def test_a_formula_is_one_in_a_mended_copy_too(tmp_path, formula):
    (tmp_path / "term").mkdir()
    write(tmp_path / "term" / "members.csv", [["member", "name"], ["M1", formula]])
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as faults:
        assert main(["check", str(tmp_path / "term"), "--fix", str(tmp_path / "copy")]) == 2
    assert ["M1", "'" + formula] in rows_of(tmp_path / "copy" / "members.csv")
    assert f'"\'{formula}" is a formula; write its value instead' in faults.getvalue()


@pytest.mark.parametrize("encoding, name, read", [
    ("gb18030", "李华", "李华"), ("cp1251", "Иванов", "肉囗钼"), ("shift_jis", "山田", "嶳揷"), ("euc_kr", "김철수", "辫枚荐")])
def test_what_is_taken_for_gb18030_is_told_with_what_it_says(tmp_path, encoding, name, read):
    (tmp_path / "members.csv").write_text(f"member,name\nM1,{name}\n", encoding=encoding)
    (tmp_path / "term.csv").write_text("term,name,first_day,last_day\nT,t,2026-09-07,2026-12-27\n")
    status, said = check(tmp_path)
    assert status == 0 and f'members.csv: taken for GB18030, in which it says "{read}"' in said
