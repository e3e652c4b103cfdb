"""The workbook read back by the library that reads spreadsheets."""
import datetime
import re
import shutil
from collections import Counter
from decimal import Decimal

import openpyxl
import pytest
from muster import Language, evaluate, report
from muster.programme import Term, TermRoster
from muster.readers import read_folder
from muster.readers.models.term import build_term
from muster.roster import Assignment, Roster, judged
from muster.roster.fair_turns import fair_turns
from muster.sheet import WIDEST, Sheet, fill, format_of, letters
from muster.workbook import sheets, write_workbook
from changed_tables import changed

LANGUAGES = [Language.zh, Language.en]
TITLES = {Language.zh: ["目录", "值班表", "值班按人", "结对", "考评", "前后对比", "成员", "到期事项"],
          Language.en: ["contents", "duty roster", "duty by member", "pairing", "evaluation", "before and after",
                        "members", "due"]}


@pytest.fixture(scope="module")
def folder(example_term, tmp_path_factory):
    path = tmp_path_factory.mktemp("alike") / "term"
    shutil.copytree(example_term, path)
    return path


@pytest.fixture(scope="module")
def books(planned_term, tmp_path_factory):
    """The example's workbooks, written and read back, by language."""
    folder = tmp_path_factory.mktemp("books")
    for language in LANGUAGES:
        write_workbook(planned_term, folder / f"{language.name}.xlsx", language=language)
    return {language: openpyxl.load_workbook(folder / f"{language.name}.xlsx") for language in LANGUAGES}


@pytest.fixture(scope="module")
def uneven_term(planned_term):
    """Its roster with three turns of one member stood by another, who is then three above the fair share."""
    problem, roster = planned_term.roster.problem, planned_term.roster.solution.roster
    of_first = [each for each in roster.assignments if each.member == 0]
    free = [each for each in of_first if not any(
        other.member == 1 and other.shift.day == each.shift.day for other in roster.assignments)][:3]
    moved = [Assignment(1, each.shift) if each in free else each for each in roster.assignments]
    assert len(free) == 3
    changed_roster = Roster(roster.period, roster.member_count, moved)
    return Term(planned_term.name, planned_term.period, branch=planned_term.branch,
                organisation=planned_term.organisation, ledger=planned_term.ledger,
                roster=TermRoster(problem, judged(problem, changed_roster)))


def table(sheet):
    """The header, and the rows below it as dicts."""
    head, *rows = sheet.iter_rows(values_only=True)
    return head, [dict(zip(head, row)) for row in rows]


def cells(book):
    return [(sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row]


def test_every_member_has_a_row_with_the_exact_total(planned_term, books):
    _, rows = table(books[Language.en]["evaluation"])
    assert [row["code"] for row in rows] == [member.code for member in planned_term.organisation.members]
    for row, score in zip(rows, planned_term.evaluation.members):
        assert row["total"] is None if score.is_incomplete else Decimal(str(row["total"])) == score.total


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_print_comes_first_and_the_contents_say_what_is_kept(planned_term, books, language):
    book = books[language]
    made = list(sheets(planned_term, language))
    assert book.sheetnames == [getattr(sheet.title, language.name) for sheet in made]
    assert book.sheetnames[:8] == TITLES[language]
    kept = [sheet.is_kept for sheet in made]
    assert kept == sorted(kept) and 4 <= sum(kept) < len(kept) / 2
    listed = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in listed] == book.sheetnames[1:]
    assert [row[2] for row in listed] == [sheet.max_row - 1 for sheet in book.worksheets[1:]]
    yes, no = ("是", "否") if language == Language.zh else ("yes", "no")
    assert [row[3] for row in listed] == [no if each else yes for each in kept[1:]]
    for row, title in enumerate(book.sheetnames[1:], start=2):
        assert book.worksheets[0].cell(row, 1).hyperlink.location == f"'{title}'!A1"


def test_pages_are_fitted_and_numbered(books):
    for language, word in ((Language.zh, "第 &P 页"), (Language.en, "page &P")):
        for sheet in books[language]:
            setup = sheet.page_setup
            assert (setup.paperSize, setup.fitToWidth) == (9, 1) and setup.fitToHeight in {0, 1}, sheet.title
            assert setup.fitToHeight == 0 or sheet.max_row < 80, sheet.title
            assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1", sheet.title
            assert [area.replace("$", "") for area in sheet.print_area] == [sheet.dimensions], sheet.title
            assert sheet.oddFooter.left.text == "&A" and word in sheet.oddFooter.right.text
            assert sheet.freeze_panes[-1] == "2"
    assert {sheet.page_setup.orientation for sheet in books[Language.zh]} == {"portrait", "landscape"}
    assert books[Language.zh]["值班表"].page_setup.orientation == "landscape"


def test_an_ampersand_of_the_terms_name_is_no_code_of_the_header(planned_term):
    page = openpyxl.Workbook().active
    (first, *_) = sheets(planned_term, Language.en)
    fill(page, first, Language.en, "Sport & Party")
    assert page.oddHeader.center.text == "Sport && Party"


def test_numbers_days_and_times_have_formats(books):
    for language in LANGUAGES:
        for title, cell in cells(books[language]):
            value, form, where = cell.value, cell.number_format, (title, cell.coordinate)
            if isinstance(value, datetime.time):
                assert form == "hh:mm", where
            elif isinstance(value, datetime.datetime):
                assert form == ("yyyy-mm-dd hh:mm" if "hh" in form else "yyyy-mm-dd"), where
            elif isinstance(value, (int, float)):
                assert form in {"0", "0.0", "0.00", "0%", "0.0%"}, where
                places = 2 if "%" in form else 0
                shown = len(form.rstrip("%").partition(".")[2]) + places
                assert round(value, shown) == pytest.approx(round(value, 2), abs=0.0051 if "%" in form else 1e-9), where


@pytest.mark.parametrize("values, form", [
    ([1, 2, None, ""], "0"), ([Decimal("1.5"), 2], "0.0"), ([Decimal(1) / 3], "0.00"), ([Decimal("0.999")], "0"),
    ([datetime.date(2026, 9, 7)], "yyyy-mm-dd"), ([datetime.datetime(2026, 9, 7)], "yyyy-mm-dd"),
    ([datetime.datetime(2026, 9, 7, 21, 20), None], "yyyy-mm-dd hh:mm"), ([datetime.time(21, 20)], "hh:mm"),
    (["as it is"], "0"),
])
def test_a_column_is_shown_alike(values, form):
    assert format_of(values) == form


def test_what_is_longer_than_a_cell_goes_on_in_a_next_line(books):
    for language in LANGUAGES:
        for sheet in books[language]:
            widths = {at: sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].width
                      for at in range(1, sheet.max_column + 1)}
            assert max(widths.values()) <= WIDEST + 3
            for row in sheet.iter_rows(min_row=2):
                small = row[0].font.size < 11
                lines = sheet.row_dimensions[row[0].row].height / (12 if small else 15)
                for cell in row:
                    assert cell.alignment.wrap_text
                    if isinstance(cell.value, str):
                        assert 0.85 * letters(cell.value) <= lines * (widths[cell.column] - 1), cell.coordinate


def test_the_wall_has_every_turn_under_its_day(planned_term, books):
    problem, made = planned_term.roster.problem, planned_term.roster.solution.roster
    names = {member.code: member.name for member in planned_term.organisation.members}
    wanted = Counter((f"{each.shift.day:%m-%d}", problem.shift_types[each.shift.type].name.zh,
                      names[problem.members[each.member].code]) for each in made.assignments)
    found, days = Counter(), ()
    for week, post, *row in books[Language.zh]["值班表"].iter_rows(min_row=2, values_only=True):
        if week:
            days = row
            continue
        assert re.fullmatch(r"\S+ \d\d:\d\d–\d\d:\d\d", post)
        for day, cell in zip(days, row):
            found.update((day, post.split(" ")[0], name) for name in (cell or "").split("、") if name)
    assert found == wanted


def test_no_page_of_the_wall_ends_within_a_week(books):
    sheet = books[Language.zh]["值班表"]
    assert len(sheet.row_breaks.brk) >= 1
    assert all(sheet.cell(each.id + 1, 1).value.startswith("第") for each in sheet.row_breaks.brk)


def test_turns_by_member_add_up_and_little_is_no_deviation(uneven_term, tmp_path):
    write_workbook(uneven_term, tmp_path / "uneven.xlsx", language=Language.en)
    book = openpyxl.load_workbook(tmp_path / "uneven.xlsx")
    _, rows = table(book["duty by member"])
    made = uneven_term.roster.solution.roster
    assert sum(row["turns"] for row in rows) == len(made)
    posts = ["Service post", "Supervision post", "Volunteers at contests"]
    assert all(row["turns"] == sum(row[post] for post in posts) for row in rows)
    assert all(len(row["days"].split()) == row["turns"] for row in rows)
    off = [abs(row["turns"] - row["fair share (turns)"]) for row in rows]
    assert max(off) >= 1
    assert all((row["off by (whole shifts)"] is None) == (each < 1) for row, each in zip(rows, off))
    asked = sum(cover.wanted for cover in uneven_term.roster.problem.cover if cover.skill is None)
    assert sum(fair_turns(uneven_term.roster.problem, made)) == pytest.approx(asked, abs=2.3)
    _, bent = table(book["rules bent"])
    near = [row for row in bent if row["what"].endswith("off by less than one shift")]
    assert len(near) == 1
    times = [[60 * int(hours or 0) + int(minutes or 0) for hours, minutes in re.findall(
        r"(?:time|share) (?:(\d+) h ?)?(?:(\d+) min)?", row["what"])] for row in bent if ": time " in row["what"]]
    assert times and all(abs(stood - fair) >= 40 for stood, fair in times)
    assert sum(row["cost"] for row in bent) == uneven_term.roster.solution.score.cost


def test_members_stand_by_stage_and_pairs_with_reasons(planned_term, books):
    _, rows = table(books[Language.en]["members"])
    stages = [row["stage"] for row in rows]
    order = ["full member", "probationary member", "candidate", "activist", "applicant"]
    assert [stage for stage, last in zip(stages, [None, *stages]) if stage != last] == order
    assert {row["code"] for row in rows} == {member.code for member in planned_term.organisation.members}
    _, pairs = table(books[Language.en]["pairing"])
    assert len(pairs) == len(planned_term.pairing.fit.mentees)
    for pair in pairs:
        parts = [float(found) for found in re.findall(r" ([\d.]+)(?:; |$)", pair["reasons (points)"])]
        assert sum(parts) == pytest.approx(pair["points"], abs=0.02)


def test_scores_stand_beside_those_before_and_ranks_only_where_there_are(planned_term, books, tmp_path):
    head, rows = table(books[Language.en]["before and after"])
    assert "rank now" not in head and "ranks" not in books[Language.en].sheetnames
    both = [row for row in rows if row["total before"] is not None and row["total now"] is not None]
    assert len(both) > 20
    assert all(row["rise (points)"] == pytest.approx(row["total now"] - row["total before"]) for row in both)
    done, term = planned_term.evaluation, planned_term
    ranked = evaluate(done.scheme, done.ledger, roll=done.roll, period=done.period, is_ranked=True,
                      ignores_strangers=done.ignores_strangers)
    write_workbook(Term(term.name, term.period, branch=term.branch, organisation=term.organisation, ledger=term.ledger,
                        evaluation=ranked, management=term.management), tmp_path / "ranked.xlsx", language=Language.en)
    book = openpyxl.load_workbook(tmp_path / "ranked.xlsx")
    _, ranks = table(book["ranks"])
    assert [row["rank"] for row in ranks] == sorted(score.rank for score in ranked.members if score.rank)
    assert all(isinstance(row["rank"], int) for row in ranks)
    assert {"rank now", "ranks gained"} <= set(table(book["before and after"])[0])


def test_no_english_stands_in_the_chinese_workbook(books):
    word = re.compile(r"[A-Za-z]*[a-z]{3,}[A-Za-z]*")
    codes = re.compile("“[a-z]+ |four_enters")  # of a shift in words, and of the scheme
    for title, cell in cells(books[Language.zh]):
        if isinstance(cell.value, str):
            assert not word.search(codes.sub("", cell.value)), (title, cell.coordinate, cell.value)


def test_chinese_of_the_english_workbook_is_what_people_are_called_and_what_they_wrote(books):
    """Names, subjects, languages, and what a file says in Chinese alone."""
    theirs = {"name", "medium", "event", "result", "reasons (points)", "name of the activity", "what",
              "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
    chinese = re.compile("[\u3400-\u9fff]")
    for sheet in books[Language.en]:
        head, rows = table(sheet)
        assert not chinese.search(sheet.title + "".join(head))
        for row in rows:
            for column, value in row.items():
                if isinstance(value, str) and chinese.search(value):
                    assert column in theirs or "name" in column, (sheet.title, column, value)
                    assert not re.search("，|。|分担|份额|推导|记录", value), value


@pytest.mark.parametrize("source, zh, en", [
    ("细则 art. 19: generally", "发展党员工作细则第19条（一般）", "rules on developing members, art. 19 (generally)"),
    ("细则 art. 23, 26", "发展党员工作细则第23、26条", "rules on developing members, art. 23, 26"),
    ("条例 art. 14; each quarter is usual", "支部工作条例第14条（一般每季度一次）",
     "rules on the work of branches, art. 14 (each quarter is usual)"),
    ("G 6", "贵州发展党员工作程序第6条", "Guizhou procedure, 6"),
    ("typical: monthly", "一般每月一次", "typical: monthly"),
    ("absent -5, late -1, leave -0.5 (typical)", "缺席扣 5 分，迟到扣 1 分，请假扣 0.5 分（通行做法）",
     "absent -5, late -1, leave -0.5 (typical)"),
    ("本系办法第3条", "本系办法第3条", "本系办法第3条"),
    ("G 7/2", "G 7/2", "G 7/2"),
    ("细则 art. 8; of our own", "发展党员工作细则第8条（of our own）", "rules on developing members, art. 8 (of our own)"),
    ("QB 7/2", "QB 7/2", "QB 7/2"),
])
def test_a_source_is_told_in_the_readers_language(source, zh, en):
    assert (report.source_in_words(source, Language.zh), report.source_in_words(source, Language.en)) == (zh, en)


def test_members_of_one_name_are_told_apart(folder, tmp_path):
    changed(folder, "members", lambda rows: [row.__setitem__(1, "张伟") for row in rows[1:5]])
    term = build_term(read_folder(folder), work=2_000)
    write_workbook(term, tmp_path / "book.xlsx", language=Language.zh)
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    told = {name for row in book["值班表"].iter_rows(min_row=2, min_col=3, values_only=True) for cell in row
            for name in (cell or "").split("、") if name.startswith("张伟")}
    codes = [row["编号"] for row in table(book["值班按人"])[1] if row["姓名"] == "张伟"]
    assert len(told) == len(codes) == 4 and "张伟" not in told


def test_the_same_term_gives_the_same_bytes(planned_term, tmp_path):
    for name in ("once", "again"):
        write_workbook(planned_term, tmp_path / f"{name}.xlsx", language=Language.en)
    assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "once.xlsx").read_bytes()


def test_no_cell_is_a_formula(example_term, tmp_path):
    folder = tmp_path / "term"
    shutil.copytree(example_term, folder)
    changed(folder, "members", lambda rows: rows[1].__setitem__(1, "@SUM(1)"))
    write_workbook(build_term(read_folder(folder), work=20_000), tmp_path / "book.xlsx", language=Language.zh)
    found = [cell for _, cell in cells(openpyxl.load_workbook(tmp_path / "book.xlsx"))]
    assert any(isinstance(cell.value, str) and "@SUM(1)" in cell.value for cell in found)
    for cell in found:
        assert cell.data_type != "f"
        if isinstance(cell.value, str) and cell.value.startswith(("=", "@", "＝", "＠")):
            assert cell.data_type == "s" and cell.quotePrefix, cell.coordinate
        assert not str(cell.value).startswith("'"), cell.coordinate


def test_a_cell_that_would_compute_stays_text_in_any_sheet(tmp_path):
    page = openpyxl.Workbook().active
    from muster import Label
    fill(page, Sheet(Label("试", "try"), [["a"], ["=1+1"], ["+1"], ["-1"], ["@A1"], ["＝A1"]]), Language.en, "")
    page.parent.save(tmp_path / "book.xlsx")
    read = [openpyxl.load_workbook(tmp_path / "book.xlsx").active.cell(row, 1) for row in range(2, 7)]
    assert [cell.data_type for cell in read] == ["s"] * 5
    assert [cell.value for cell in read] == ["=1+1", "+1", "-1", "@A1", "＝A1"]
    assert [cell.quotePrefix for cell in read] == [True, False, False, True, True]
