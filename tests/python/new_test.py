"""What `new` writes: header lines, examples that are known as such and are good data, and what to do next."""
import csv
from pathlib import Path

import openpyxl
import pytest
from muster import InvalidInput
from muster.cli.main import main
from muster.readers import read_folder
from muster.readers.describe import headers
from muster.readers.examples import EXAMPLES, MARKS, example_rows
from muster.readers.models.term import build_term
from muster.readers.tables import BY_NAME
from muster.readers.tables import FORMATS as ALL

LANGUAGES = ["zh", "en"]
FORMATS = [form for form in ALL if not form.is_record]  # those that people write


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows_in(path):
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def fill(path, row):
    with open(path, "a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(row)


def test_every_table_has_examples():
    assert set(EXAMPLES) == {form.name for form in FORMATS}
    assert all(set(row) <= {column.name for column in BY_NAME[name].columns}
               for name, rows in EXAMPLES.items() for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_folder_has_a_marked_example_in_each_table(here, language):
    assert main(["new", "term", "--language", language]) == 0
    paths = list(Path("term").iterdir())
    assert len(paths) == len(FORMATS)
    for path in paths:
        _, first, *others = rows_in(path)
        assert all(row[0].startswith(MARKS[language]) and row[0] != MARKS[language] for row in (first, *others)), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_passed_over_and_told_of_once(here, language):
    main(["new", "term", "--language", language])
    members, pattern = (Path("term", f"{BY_NAME[name].chinese if language == 'zh' else name}.csv")
                        for name in ("members", "pattern"))
    fill(members, ["M1", "甲"])
    fill(pattern, ["大厅", "周一", "21:20", "22:00", "2026-09-07", "2026-09-27", "", "", "1"])
    read = read_folder("term")
    assert {name: len(table) for name, table in read.tables.items() if table.source.endswith(".csv")} == {
        "members": 1, "pattern": 1, "duty": 3}
    assert [note for note in read.notes if "example" in note] == [
        f"term: example rows of {len(FORMATS)} tables are passed over; they may stay or be deleted"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_folder_are_a_term_that_can_be_planned(here, language):
    main(["new", "term", "--language", language])
    for path in Path("term").iterdir():
        path.write_text(path.read_text(encoding="utf-8-sig").replace(MARKS[language], ""), encoding="utf-8")
    read = read_folder("term")
    assert set(read.tables) == set(EXAMPLES)
    assert {name: len(read[name]) for name in EXAMPLES if name != "duty"} == {
        name: len(rows) for name, rows in EXAMPLES.items() if name != "duty"}
    term = build_term(read, work=20_000)
    assert term.roster.solution.score.hard == 0 and len(term.pairing.result.pairing.mentor_of) == 1
    assert len(term.evaluation.members) == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_workbook_are_in_colour_and_the_same_term(here, language):
    assert main(["new", "term.xlsx", "--language", language]) == 0
    book = openpyxl.load_workbook("term.xlsx")
    plain = {cell.fill.fgColor.rgb for sheet in book for cell in sheet[1]}
    for form, sheet in zip(FORMATS, book):
        assert [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)] == example_rows(
            form, language)
        assert all(cell.fill.fgColor.rgb not in plain for row in sheet.iter_rows(min_row=2) for cell in row)
        for row in sheet.iter_rows(min_row=2):
            row[0].value = row[0].value.removeprefix(MARKS[language])
    book.save("term.xlsx")
    assert build_term(read_folder("term.xlsx"), work=20_000).roster.solution.score.hard == 0


@pytest.mark.parametrize("cell, is_read", [
    ("例：M9", False), ("例:M9", False), ("示例：M9", False), ("e.g. M9", False), ("E.g.  M9", False), (" 例： M9", False),
    ("例9", True), ("eg.M9", True), ("e.g.M9", True), ("M9", True),
])
def test_an_example_is_known_by_its_mark(here, cell, is_read):
    Path("term").mkdir()
    Path("term/members.csv").write_text(f"name,member\nA,M1\nB,{cell}\n", encoding="utf-8")
    Path("term/term.csv").write_text("term,name,first_day,last_day\nt,T,2026-09-07,2026-09-27\n", encoding="utf-8")
    assert len(read_folder("term").rows("members")) == (2 if is_read else 1)


def test_a_table_that_nobody_filled_gives_way_to_one_that_somebody_did(here):
    main(["new", "term", "--language", "zh"])
    fill(Path("term/成员.csv"), ["M1", "甲"])
    fill(Path("term/学期.csv"), ["T", "秋季", "", "", "2026-09-07", "2026-09-27"])
    Path("term/load.csv").write_text("member,minutes\nM1,40\n", encoding="utf-8")  # as `term` wrote it
    assert read_folder("term")["load"]["minutes"] == [40]
    fill(Path("term/往期值班.csv"), ["M1", "80"])
    with pytest.raises(InvalidInput, match="holds the same table"):
        read_folder("term")


def test_names_are_those_of_people_or_of_things():
    called = {name: headers(BY_NAME[name], "zh")[1] for name in ("term", "members", "students", "posts")}
    assert called == {"term": "名称", "members": "姓名", "students": "姓名", "posts": "名称"}


def test_what_is_there_stays_and_is_counted(here, capsys):
    main(["new", "term", "--language", "en"])
    Path("term/members.csv").unlink()
    capsys.readouterr()
    main(["new", "term", "--language", "en"])
    assert capsys.readouterr().out.startswith(
        f"term: 1 tables to fill in; {len(FORMATS) - 1} that were there stay as they are\n")


@pytest.mark.parametrize("language, first, needed", [
    ("en", "Next", "Needed is members (a code and a name each)."), ("zh", "下一步", "必填的只有 成员（编号和姓名）")])
@pytest.mark.parametrize("path", ["my term", "term.xlsx"])
def test_the_last_lines_say_what_to_do_next(here, capsys, path, language, first, needed):
    main(["new", path, "--language", language])
    lines = capsys.readouterr().out.splitlines()[-7:]
    assert lines[0] == first and lines[2].startswith(needed)
    for kind in (["pattern", "duty", "term", "settings"], ["mentors", "mentees", "grades"], ["ledger", "activities"]):
        names = [BY_NAME[name].chinese if language == "zh" else name for name in kind]
        assert any(all(name in line for name in names) for line in lines)
    written = "'my term'" if path == "my term" else path
    assert f"-m muster plan {written} --out OUT" in lines[-1]
