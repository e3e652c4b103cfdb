"""The command `roster`: instances of every form, their solutions, and what it says where something is wrong."""
import json
import re

import pytest
from inrc_instances import SmallInrc1, SmallInrc2

from muster import InvalidInput
from muster.cli.main import main
from muster.roster import FileForm, FileKind, check, read_instance

BENCHMARK = """SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
SECTION_STAFF
A,E=7,2400,0,5,1,1,1
B,E=7,2400,0,5,1,1,1
SECTION_COVER
0,E,1,100,1
3,E,2,100,1
"""
LARGER = "\n".join([
    "SECTION_HORIZON", "14", "SECTION_SHIFTS", "E,480,", "N,480,E", "SECTION_STAFF",
    *(f"{name},E=14|N=5,4800,2400,5,2,2,1" for name in "ABCDEFGH"), "SECTION_SHIFT_ON_REQUESTS",
    *(f"{name},{(5 * at) % 14},N,{at + 1}" for at, name in enumerate("ABCDEFGH")), "SECTION_COVER",
    *(f"{day},{kind},{2 + day % 2},100,1" for day in range(14) for kind in "EN"), ""])
ENDINGS = {"text": "txt", "xml": "xml", "json": "json"}


def put(folder, **files):
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def put_weeks(folder, small, form):
    """The files of a small INRC-II instance by their usual names; these names."""
    scenario, history, *weeks = small.files(form)
    names = [f"Sc-{small.name}", f"H0-{small.name}-0", *(f"WD-{small.name}-{week}" for week in range(len(weeks)))]
    paths = [folder / f"{name}.{ENDINGS[form]}" for name in names]
    for path, text in zip(paths, [scenario, history, *weeks], strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def run(*arguments):
    return main(["roster", *map(str, arguments), "--work", "3000", "--threads", "1"])


@pytest.mark.parametrize("form", ENDINGS)
def test_weeks_of_inrc2_are_planned_and_written_in_their_form(tmp_path, capsys, form):
    small = SmallInrc2(11, weeks=2)
    paths = put_weeks(tmp_path, small, form)
    out = tmp_path / f"solution.{ENDINGS[form]}"
    assert run(*paths, "--out", out) == 0
    said = capsys.readouterr().out.splitlines()
    written = [tmp_path / f"solution-{name}.{ENDINGS[form]}" for name in ("0", "1", "history")]
    assert said[0] == f"{small.name}: {len(small.nurses)} members, 14 days, " \
                      f"{len(small.shifts) * len(small.skills)} types of shifts"
    assert said[-4:] == [f"{path}: written" for path in (*written, tmp_path / "solution.svg")]
    assert "<svg" in (tmp_path / "solution.svg").read_text(encoding="utf-8")
    instance = read_instance(*paths)
    assert (instance.kind, instance.form, instance.name) == (FileKind.inrc2_scenario, FileForm.__members__[form],
                                                             small.name)
    roster = instance.read_solution(*written[:2])
    cost = check(instance.problem, roster).score.cost
    assert any(line.startswith(f"Cost {cost:,}") for line in said)


def test_an_instance_of_inrc2_is_found_by_its_name(tmp_path, capsys):
    small = SmallInrc2(12, weeks=2)
    (tmp_path / small.name).mkdir()
    put_weeks(tmp_path / small.name, small, "text")
    name = f"{small.name}_0_1-0"
    assert run(tmp_path / name, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["instance"] == name and told["proof_holds"] and told["files"] == []
    assert sum(told["parts"].values()) == told["cost"]
    with pytest.raises(InvalidInput, match=f'there is no file "WD-{small.name}-7" beside it'):
        read_instance(tmp_path / f"{small.name}_0_7")


def test_weeks_are_planned_one_after_the_other(tmp_path):
    small = SmallInrc2(13, weeks=2)
    scenario, history, first, second = put_weeks(tmp_path, small, "text")
    assert run(scenario, history, first, "--out", tmp_path / "first.txt") == 0
    assert run(scenario, tmp_path / "first-history.txt", second, "--out", tmp_path / "second.json") == 0
    assert json.loads((tmp_path / "second.json").read_text(encoding="utf-8"))["week"] == 1


@pytest.mark.parametrize("form", ["text", "xml"])
def test_an_instance_of_inrc1_is_planned_and_written_in_its_form(tmp_path, capsys, form):
    small = SmallInrc1(5)
    path = tmp_path / f"small.{ENDINGS[form]}"
    path.write_text(getattr(small, f"as_{form}")(), encoding="utf-8")
    out = tmp_path / f"out.{ENDINGS[form]}"
    assert run(path, "--out", out) in (0, 1)
    assert f"{small.name}: {len(small.employees)} members" in capsys.readouterr().out
    instance = read_instance(path)
    assert (instance.kind, instance.form) == (FileKind.inrc1, FileForm.__members__[form])
    assert len(instance.read_solution(out).assignments) > 0


def test_the_benchmark_is_planned_and_told_in_chinese(tmp_path, capsys):
    put(tmp_path, mine_txt=BENCHMARK)
    assert run(tmp_path / "mine.txt", "--out", tmp_path / "mine.ros", "--language", "zh") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["mine：2人，7天，1种班次", "代价0，最优不低于0，已证明最优"]
    assert said[-1] == f"{tmp_path / 'mine.svg'}：已写出"
    mine = read_instance(tmp_path / "mine.txt")
    assert check(mine.problem, mine.read_solution(tmp_path / "mine.ros")).score.cost == 0


@pytest.mark.parametrize("ending", ["html", "svg", "png", "pdf"])
def test_a_picture_goes_where_it_is_asked_for_without_a_solution_too(tmp_path, capsys, ending):
    put(tmp_path, mine_txt=BENCHMARK)
    picture = tmp_path / f"mine.{ending}"
    assert run(tmp_path / "mine.txt", "--picture", picture) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{picture}: written"
    begins = {"html": b"<!doctype html>", "svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[ending]
    assert picture.read_bytes().startswith(begins)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["mine.txt", picture.name])


def test_a_page_has_what_the_command_says_and_the_solution_is_beside_it(tmp_path, capsys):
    put(tmp_path, mine_txt=BENCHMARK)
    page = tmp_path / "mine.html"
    assert run(tmp_path / "mine.txt", "--out", tmp_path / "mine.ros", "--picture", page, "--language", "zh") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == [f"{tmp_path / 'mine.ros'}：已写出", f"{page}：已写出"]
    assert said[1] in page.read_text(encoding="utf-8") and not (tmp_path / "mine.svg").exists()


@pytest.mark.parametrize("form", ["inrc1", "inrc2"])
def test_each_form_has_a_page_with_a_row_for_everybody(tmp_path, form):
    if form == "inrc1":
        small = SmallInrc1(5)
        put(tmp_path, small_xml=small.as_xml())
        paths, people = [tmp_path / "small.xml"], list(small.employees)
    else:
        small = SmallInrc2(11, weeks=2)
        paths, people = put_weeks(tmp_path, small, "json"), list(small.nurses)
    page = tmp_path / "page.html"
    assert run(*paths, "--picture", page) in (0, 1)
    text = page.read_text(encoding="utf-8")
    problem = read_instance(*paths).problem
    assert len(people) == len(problem.members) and text.count("<tr><th title=") == len(people) * text.count("<table")


@pytest.mark.parametrize("form", ["benchmark", "inrc1", "inrc2"])
def test_a_terminal_shows_the_best_so_far_and_the_bound(tmp_path, capsys, monkeypatch, form):
    put(tmp_path, mine_txt=LARGER, small_txt=SmallInrc1(5).as_text())
    paths = {"benchmark": [tmp_path / "mine.txt"], "inrc1": [tmp_path / "small.txt"],
             "inrc2": put_weeks(tmp_path, SmallInrc2(11, weeks=2), "xml")}[form]
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("muster.cli.progress.BETWEEN", 0.0)
    assert run(*paths) in (0, 1)
    assert re.search(r"\[ *\d+ %\] .*best [\d,]+, no better than [\d,]+", capsys.readouterr().err)


def test_without_matplotlib_the_picture_is_a_page(tmp_path, capsys, monkeypatch):
    put(tmp_path, mine_txt=BENCHMARK)
    monkeypatch.setattr("muster.cli.roster.find_spec", lambda name: None)
    assert run(tmp_path / "mine.txt", "--out", tmp_path / "mine.ros") == 0
    assert (tmp_path / "mine.html").is_file() and not (tmp_path / "mine.svg").exists()
    assert run(tmp_path / "mine.txt", "--picture", tmp_path / "mine.svg") == 2
    assert ("mine.svg: drawings need matplotlib, which is not installed; end it in .html, or install "
            "python3-matplotlib") in capsys.readouterr().err


@pytest.mark.parametrize(("option", "name", "said", "chinese"), [
    ("--picture", "mine.gif", "its ending names no kind of picture; end it in .html, .svg, .png or .pdf",
     "扩展名不是图片的类型；请以.html、.svg、.png或.pdf结尾"),
    ("--picture", "none/mine.html", "its folder is not there; make the folder first", "所在文件夹不存在；请先建立该文件夹"),
    ("--out", "none/mine.ros", "its folder is not there; make the folder first", "所在文件夹不存在；请先建立该文件夹"),
])
def test_what_cannot_be_written_is_said_before_anything_is_planned(tmp_path, capsys, option, name, said, chinese):
    put(tmp_path, mine_txt="no instance, and not read")
    for language, wanted in (("en", f"{tmp_path / name}: {said}"), ("zh", f"{tmp_path / name}：{chinese}")):
        assert run(tmp_path / "mine.txt", option, tmp_path / name, "--language", language) == 2
        assert wanted in capsys.readouterr().err


@pytest.mark.parametrize(("files", "said", "chinese"), [
    (["note.txt"],
     "it is no instance that is known; give one of INRC-I, of INRC-II, or of the shift-scheduling benchmark",
     "不是可识别的算例；请给出INRC-I、INRC-II或排班公开算例"),
    (["mine.txt", "note.txt"], "it is one file too many; give one instance", "多了一个文件；请给出一个算例"),
    (["Sc.txt"], "files: there are 0 files with a history; give one\n"
                 "files: there is no file with a week; give the weeks in their order",
     "有0个历史文件；请给出一个\nfiles：没有周文件；请按顺序给出各周"),
    (["latin.txt"], "it is no text in UTF-8; save it as UTF-8", "不是UTF-8文本；请另存为UTF-8"),
])
def test_what_is_wrong_with_the_files_is_said_in_both_languages(tmp_path, capsys, files, said, chinese):
    put(tmp_path, note_txt="Dear all\n", mine_txt=BENCHMARK, Sc_txt=SmallInrc2(1).files("text")[0])
    (tmp_path / "latin.txt").write_bytes("Zürich".encode("latin-1"))
    for language, wanted in (("en", said), ("zh", chinese)):
        assert run(*(tmp_path / file for file in files), "--language", language) == 2
        assert wanted in capsys.readouterr().err


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path, capsys):
    text = SmallInrc1(5).as_text().replace("(1|1), ", "(1|1|1), ", 1).replace("2010-01-1", "2010-01-4", 1)
    put(tmp_path, small_txt=text)
    assert run(tmp_path / "small.txt") == 2
    told = capsys.readouterr().err
    line = 1 + text[:text.index("2010-01-4")].count("\n")
    assert f"{tmp_path / 'small.txt'}:{line}: \"2010-01-4" in told
