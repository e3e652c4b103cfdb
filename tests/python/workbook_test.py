"""The workbook read back by the library that reads spreadsheets."""
import shutil
from decimal import Decimal

import openpyxl
import pytest
from muster import Language
from muster.readers import read_folder
from muster.readers.models.term import build_term
from muster.workbook import sheets, write_workbook


@pytest.fixture(scope="module")
def book(planned_term, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "evaluation.xlsx"
    write_workbook(planned_term, path, language=Language.en)
    return path


def test_every_member_has_a_row_with_the_exact_total(planned_term, book):
    first = openpyxl.load_workbook(book).worksheets[0]
    rows = list(first.iter_rows(values_only=True))
    codes = [member.code for member in planned_term.organisation.members]
    body = [row for row in rows if row and row[0] in codes]
    assert [row[0] for row in body] == codes
    totals = [score.total for score in planned_term.evaluation.members]
    for row, total in zip(body, totals):
        if total is not None:
            assert any(isinstance(cell, (int, float)) and Decimal(str(cell)) == total for cell in row), row


def test_every_sheet_has_what_it_says(planned_term, book):
    read = openpyxl.load_workbook(book)
    assert len(read.worksheets) == len(list(sheets(planned_term, Language.en)))
    assert all(sheet.max_row > 1 for sheet in read.worksheets[:3])


def test_the_same_term_gives_the_same_bytes(planned_term, book, tmp_path):
    write_workbook(planned_term, tmp_path / "again.xlsx", language=Language.en)
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()


def test_no_cell_is_a_formula(example_term, tmp_path):
    folder = tmp_path / "term"
    shutil.copytree(example_term, folder)
    text = (folder / "members.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    cells = text[1].split(",")
    cells[1] = "@SUM(1)"
    (folder / "members.csv").write_text("".join([text[0], ",".join(cells), *text[2:]]), encoding="utf-8")
    write_workbook(build_term(read_folder(folder), work=20_000), tmp_path / "book.xlsx", language=Language.zh)
    for sheet in openpyxl.load_workbook(tmp_path / "book.xlsx"):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str)
                            and cell.value.startswith(("=", "+", "-", "@"))), cell.coordinate
