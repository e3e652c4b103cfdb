"""The command line as a person meets it: statuses, messages, files that appear whole or not at all."""
import datetime
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys

import openpyxl
import pytest
from conftest import ROOT
from muster import __version__, save
from muster.cli.new import WRITTEN
from muster.cli.progress import ProgressLine
from muster.readers import read_folder
from muster.readers.tables import FORMATS
from muster.record import CaseBook


def muster(*arguments, cwd=None):
    return subprocess.run([sys.executable, "-m", "muster", *map(str, arguments)], capture_output=True, text=True,
                          cwd=cwd, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"})


def test_the_version_is_the_librarys():
    assert muster("--version").stdout == f"muster {__version__}\n"


@pytest.mark.parametrize("arguments, message", [
    ([], "the following arguments are required: COMMAND"),
    (["plot"], "invalid choice: 'plot'"),
    (["plan"], "the following arguments are required: FOLDER, --out"),
    (["term", "x"], "the following arguments are required: --out"),
    (["term", "x", "--out", "y", "--seed", "-1"], "\"-1\" is not a whole number from 0 to 18446744073709551615"),
    (["term", "x", "--out", "y", "--threads", "0"], "\"0\" is not a whole number from 1 to 1024"),
    (["new"], "name the FOLDER or the WORKBOOK.xlsx to write, or give --describe"),
])
def test_wrong_arguments_end_with_status_2_and_a_message(arguments, message):
    ended = muster(*arguments)
    assert ended.returncode == 2
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_new_folder_has_every_file_and_is_told_what_is_missing(tmp_path):
    written = muster("new", tmp_path / "new", "--language", "zh")
    assert written.returncode == 0
    assert sorted(path.stem for path in (tmp_path / "new").iterdir()) == sorted(form.chinese for form in WRITTEN)
    ended = muster("term", "new", "--out", "out", cwd=tmp_path)
    assert ended.returncode == 2
    needed = [form for form in FORMATS if not form.optional]
    assert [form.name for form in needed] == ["members"]
    assert ended.stderr.splitlines() == ["new/成员.csv: the file has a header line and no row; give it a row"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_workbook_is_filled_in_and_planned(tmp_path, language):
    path = tmp_path / "term.xlsx"
    assert muster("new", path, "--language", language).returncode == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [form.chinese if language == "zh" else form.name for form in WRITTEN]
    lists = {each.formula1 for sheet in book for each in sheet.data_validations.dataValidation}
    assert ('"放假,上班"' if language == "zh" else '"off,worked"') in lists
    sheets = {form.name: book[form.chinese if language == "zh" else form.name] for form in WRITTEN}
    assert ("成员编号" if language == "zh" else "code of the member") in sheets["members"]["A1"].comment.text
    for number in range(3):
        sheets["members"].append([f"M{number}", f"成员{number}"])
    for day in range(7, 13):
        sheets["duty"].append([None, "大厅", datetime.date(2026, 9, day), "晚上9点20", "22:00", 1])
    book.save(path)
    ended = muster("term", path, "--out", tmp_path / "out", "--work", "20000")
    assert ended.returncode == 0 and "6 turns on 6 shifts" in ended.stdout, ended.stderr
    again = muster("new", path)
    assert again.returncode == 2 and "it is there already" in again.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_completes_every_command(shell):
    script = muster("completion", shell).stdout
    assert all(command in script for command in ("publish", "change", "swap", "move-price", "today"))


@pytest.mark.parametrize("command", [["check"], ["plan", "--out", "out"], ["due"], ["term", "--out", "out"],
                                     ["swap", "--member", "M1", "--day", "2026-09-07"], ["change", "--out", "out"]])
def test_faults_are_json_for_who_asked_for_it(tmp_path, command):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "members.csv").write_text("member,name\nM1,=1\nM 2,乙\n", encoding="utf-8")
    ended = muster(command[0], "in", *command[1:], "--json", "--language", "zh", cwd=tmp_path)
    assert ended.returncode == 2
    told = json.loads(ended.stdout)
    assert told["status"] == 2 and told["faults"][0] == "in/members.csv:2：“name”列：“=1”是公式；请改填数值"
    assert "in/members.csv:2：" in ended.stderr


def test_notes_and_proofs_are_json_in_the_language(tmp_path):
    (tmp_path / "members.csv").write_text("member,name\nM1,甲\nM2,乙\n", encoding="utf-8")
    (tmp_path / "duty.csv").write_text("post,day,from,to,minimum\nhall,2026-09-07,21:20,22:00,1\n", encoding="utf-8")
    told = json.loads(muster("plan", tmp_path, "--out", tmp_path / "out", "--json", "--language", "zh").stdout)
    assert told["notes"][0].endswith("：没有组织表，全体成员视为同一支部“branch”")
    proven = json.loads(muster("check", tmp_path / "out" / "term.muster", "--json").stdout)
    assert proven["holds"] and proven["lines"][0].startswith("roster: no hard rule is bent")
    (tmp_path / "duty.csv").write_text("post,day,from,to,minimum\n" + "".join(
        f"hall,2026-09-07,{hour}:00,{hour}:30,1\n" for hour in (10, 12, 14)), encoding="utf-8")
    ended = muster("plan", tmp_path, "--out", tmp_path / "out", "--json")
    told = json.loads(ended.stdout)
    assert ended.returncode == told["status"] == 1
    assert told["faults"][-1] == "the roster bends a hard rule; nothing was written"


def test_a_mended_copy_loses_no_cell_and_no_record(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "members.csv").write_text("member,name\nM1,甲,乙\n'M2,丙\n", encoding="utf-8")
    ended = muster("check", tmp_path / "in", "--fix", tmp_path / "copy")
    assert ended.returncode == 2 and "copy/members.csv:2: the row has 3 cells and the header 2" in ended.stderr
    assert (tmp_path / "copy" / "members.csv").read_text("utf-8-sig").splitlines()[1:] == ["M1,甲,乙", "M2,丙"]
    book = openpyxl.Workbook()
    for name, rows in {"members": [["member", "name"], ["M1", "甲"], ["M2", "乙"]],
                       "duty": [["post", "day", "from", "to", "minimum"],
                                ["hall", "2026-09-07", "21:20", "22:00", 1]]}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "term.xlsx")
    assert muster("publish", tmp_path / "term.xlsx", "--out", tmp_path / "out", "--today", "2026-09-01").returncode == 0
    assert muster("check", tmp_path / "term.xlsx", "--fix", tmp_path / "second").returncode == 0
    assert read_folder(tmp_path / "second").rows("published") == read_folder(tmp_path / "term.xlsx").rows("published")


def test_a_folder_is_checked_and_mended(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "成员.csv").write_text("支部成员一览表\n学号,姓名\n'M1,赵一\nM2,钱二\nM3,孙三\n", encoding="utf-8")
    (folder / "值班.csv").write_text("岗位,日期,开始,结束,最少人数,指定成员\n大厅,2026年9月7日,晚上9点20,22：00,1,赵一\n"
                                   "大厅,2026.9.8,21:20,22:00,1,\n", encoding="utf-8")
    (folder / "意愿.csv").write_text("成员,日期,意愿\n钱二,2026-09-31,愿意\n", encoding="utf-8")
    sick = muster("check", folder)
    assert sick.returncode == 2 and sick.stderr.count("\n") == 1 and "意愿.csv:2" in sick.stderr
    mended = muster("check", folder, "--fix", tmp_path / "copy")
    assert mended.returncode == 2 and "copy/意愿.csv:2" in mended.stderr
    assert (tmp_path / "copy" / "成员.csv").read_text(encoding="utf-8-sig").splitlines()[:2] == ["学号,姓名", "M1,赵一"]
    assert (tmp_path / "copy" / "值班.csv").read_text(encoding="utf-8-sig").splitlines()[1] == (
        "大厅,2026-09-07,21:20,22:00,1,M1")
    listed = (tmp_path / "copy-changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert f"{folder / '值班.csv'}:2,指定成员,赵一,M1" in listed and len(listed) == 8
    (tmp_path / "copy" / "意愿.csv").unlink()
    sound = muster("check", tmp_path / "copy")
    assert sound.returncode == 0 and "no fault" in sound.stdout
    again = muster("check", folder, "--fix", tmp_path / "copy")
    assert again.returncode == 2 and "it is there already" in again.stderr


def test_archives_of_branches_and_of_nothing_claimed_are_checked(tmp_path):
    department = tmp_path / "in"
    subprocess.run([sys.executable, str(ROOT / "examples" / "department" / "generate.py"), str(department)], check=True)
    assert muster("term", department, "--out", tmp_path / "out", "--work", "2000").returncode == 0
    checked = muster("check", tmp_path / "out" / "department.muster")
    assert checked.returncode == 0 and "every score recomputed" in checked.stdout
    save(tmp_path / "label.muster", CaseBook())
    refused = muster("check", tmp_path / "label.muster")
    assert refused.returncode == 2 and "holds CaseBook, of which nothing is claimed" in refused.stderr


def test_a_name_that_could_be_a_code_is_listed_where_it_is_mended(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "members.csv").write_text("member,name\nM1,Ann\nM2,Bo\n")
    (tmp_path / "in" / "leave.csv").write_text("member,first_day,last_day\nAnn,2026-10-01,2026-10-02\n")
    muster("check", tmp_path / "in", "--fix", tmp_path / "copy")
    listed = (tmp_path / "copy-changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert listed[1:] == [f"{tmp_path / 'in' / 'leave.csv'}:2,member,Ann,M1"]


def test_a_check_says_what_a_plan_would_be_refused_for(tmp_path):
    (tmp_path / "members.csv").write_text("member,name\nM1,赵一\n", encoding="utf-8")
    (tmp_path / "duty.csv").write_text("post,day,from,to,minimum\nhall,2026-09-07,21:20,22:00,3\n")
    checked = muster("check", tmp_path)
    assert checked.returncode == 2 and "needs 3 and 1 of 1 members may stand it" in checked.stderr


def test_a_new_folder_leaves_files_that_are_there(tmp_path):
    (tmp_path / "members.csv").write_text("mine")
    muster("new", tmp_path)
    assert (tmp_path / "members.csv").read_text() == "mine"


class Terminal:
    def __init__(self, is_terminal):
        self.text, self.is_terminal = "", is_terminal

    def isatty(self):
        return self.is_terminal

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_progress_is_drawn_on_a_terminal_only_and_wiped_at_the_end():
    silent, shown = Terminal(False), Terminal(True)
    for terminal in (silent, shown):
        with ProgressLine(terminal) as progress:
            assert progress("pairing", 0.5, 12345.0, 13000.0) is True
    assert silent.text == ""
    assert "[ 50 %] pairing, best 12,345, no better than 13,000" in shown.text
    assert shown.text.endswith("\r\x1b[K")


def test_a_progress_line_never_wraps(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal(True)
    ProgressLine(terminal)("读取值班表" * 10)
    assert terminal.text == "\r\x1b[K[  0 %] 读取值班表"


@pytest.fixture(scope="module")
def written(example_term, tmp_path_factory):
    """The outputs of one run, and what it said."""
    out = tmp_path_factory.mktemp("out") / "term"
    ended = muster("term", example_term, "--out", out, "--threads", 2)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return out, ended.stdout


def digests(out):
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(out.rglob("*")) if path.is_file()}


def test_a_term_gives_every_output_and_says_where(written, example_term):
    out, said = written
    assert sorted(path.name for path in out.iterdir()) == [
        ".muster-files", "calendars", "cases.muster", "evaluation.xlsx", "load.csv", "members", "posters.html",
        "report-members.html", "report.html", "roster.ics", "scores.csv", "term.muster"]
    members = [member.member for member in read_folder(example_term).rows("members")]
    for folder in ("calendars", "members"):
        assert sorted(path.stem for path in (out / folder).iterdir()) == sorted(members)
    for name in ("report.html", "roster.ics", "evaluation.xlsx", "term.muster"):
        assert str(out / name) in said


def test_the_summary_says_in_plain_words_what_was_proven(written):
    said = written[1]
    assert "60 of 60 students have a mentor among 30" in said
    assert "Proven optimal: its prices were checked again and leave no better pairing." in said
    assert "Checked again from the assignments alone: no hard rule is bent." in said
    assert "Every score was recomputed by other means and is the same." in said
    assert "wait for a review or a confirmation and score nothing" in said
    assert "no roster costs less than" in said


def test_the_same_seed_gives_the_same_bytes_with_any_number_of_threads(written, example_term, tmp_path):
    ended = muster("term", example_term, "--out", tmp_path / "again", "--threads", 1)
    assert ended.returncode == 0, ended.stderr
    assert digests(tmp_path / "again") == digests(written[0])


def test_the_report_and_the_summary_speak_chinese(example_term, tmp_path):
    ended = muster("term", example_term, "--out", tmp_path / "zh", "--language", "zh", "--work", 200_000)
    assert "已证明最优" in ended.stdout
    assert "<html lang=\"zh" in (tmp_path / "zh" / "report.html").read_text(encoding="utf-8")


def test_calendars_are_read_by_a_calendar_library(written):
    import icalendar
    turns = 0
    for path in (written[0] / "calendars").iterdir():
        turns += len(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    everybody = icalendar.Calendar.from_ical((written[0] / "roster.ics").read_bytes()).walk("VEVENT")
    assert len(everybody) in (turns, 224)


def test_an_archive_is_checked_and_a_damaged_one_refused(written, tmp_path):
    checked = muster("check", written[0] / "term.muster")
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.splitlines()[0] == "pairing: proven optimal by its prices"
    assert checked.stdout.splitlines()[1].startswith("roster: no hard rule is bent, and it costs ")
    assert checked.stdout.splitlines()[2] == "evaluation: every score recomputed from the ledger is the same"
    damaged = bytearray((written[0] / "term.muster").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "term.muster").write_bytes(damaged)
    refused = muster("check", tmp_path / "term.muster")
    assert refused.returncode == 2
    assert refused.stderr.startswith(str(tmp_path / "term.muster")) and "Traceback" not in refused.stderr
    assert muster("check", tmp_path / "nothing.muster").returncode == 2


@pytest.fixture
def changed(example_term, tmp_path, monkeypatch):
    """A copy of the example called `term` in the current folder, and how to change one of its files."""
    shutil.copytree(example_term, tmp_path / "term")
    monkeypatch.chdir(tmp_path)

    def change(name, old, new, encoding="utf-8"):
        path = tmp_path / "term" / name
        text = path.read_text(encoding=encoding)
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding=encoding, newline="")
        return muster("term", "term", "--out", "out", "--work", 200_000, cwd=tmp_path)

    return change


def first_with(name, what):
    lines = open(f"term/{name}", encoding="utf-8").read().splitlines()
    return next((number, line) for number, line in enumerate(lines, start=1) if what in line)


@pytest.mark.parametrize("name, find, replace, message", [
    ("duty.csv", ",1,2,3,,,", ",1,2,3,,,急救急",
     "needs one with skill \"急救急\", and none of those who may stand it has it; "
     "lower what it asks for, move it, or shorten a leave"),
    ("duty.csv", ",1,2,3,,,", ",60,60,60,,,",
     "needs 60 and 32 of 45 members may stand it (2 on leave, 11 in class); lower what it asks for, move it, or "
     "shorten a leave"),
    ("ledger.csv", "theory_sessions", "theory_sesions",
     'indicator "theory_sesions" is not in the scheme; add it there or correct the id '
     '(did you mean "theory_sessions"?)'),
    ("mentors.csv", ",1,", ",9,", "is above the maximum"),
])
def test_a_faulty_term_ends_with_status_2_and_writes_nothing(changed, name, find, replace, message):
    line, _ = first_with(name, find)
    ended = changed(name, find, replace)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"term/{name}:{line}: ") and message in ended.stderr
    assert "Traceback" not in ended.stderr and ended.stdout == ""
    assert not os.path.exists("out")


def test_a_shift_that_everybody_on_leave_cannot_stand_is_named(changed):
    everybody = [member.member for member in read_folder("term").rows("members")]
    with open("term/leave.csv", "a", encoding="gb18030", newline="") as file:
        file.writelines(f"{member},2026-09-30,2026-09-30,,\r\n" for member in everybody)
    ended = changed("term.csv", "2026年秋季学期", "2026秋季学期")
    shifts = [first_with("duty.csv", f",{post},2026-09-30") for post in ("service", "supervision")]
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        f"term/duty.csv:{shifts[0][0]}: shift \"FW0930\" needs 1 and nobody of 45 members may stand it (45 on leave); "
        "lower what it asks for, move it, or shorten a leave",
        f"term/duty.csv:{shifts[1][0]}: shift \"JD0930\" needs 2 and nobody of 45 members may stand it (45 on leave); "
        "lower what it asks for, move it, or shorten a leave",
        "2 faults; nothing was written"]


def test_weights_of_areas_are_the_branchs_own(changed):
    with open("term/weights.csv", "w", encoding="utf-8") as file:
        file.write("area,weight\nclassroom,15\nnetwork,25\ndormitory,20\nvenue,30\nidentiy,10\n")
    ended = changed("term.csv", "2026年秋季学期", "2026秋季学期")
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        "term/weights.csv: area \"identity\" has no weight; add a row; 0 leaves the area out",
        "term/weights.csv:6: area \"identiy\" is not in the scheme; "
        "add it there or correct the id (did you mean \"identity\"?)",
        "2 faults; nothing was written"]


@pytest.mark.parametrize("spoken, said", [("C.UTF-8", "stopped; nothing was written"),
                                          ("zh_CN.UTF-8", "已停止，未写出任何文件")])
def test_control_c_while_importing_ends_in_a_sentence_too(spoken, said, tmp_path):
    (tmp_path / "numpy.py").write_text(
        "import os, signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "os.kill(os.getpid(), signal.SIGINT)\n")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run([sys.executable, "-m", "muster", "--version"], capture_output=True, text=True,
                           encoding="utf-8",
                           env={**os.environ, "PYTHONPATH": path, "LC_ALL": spoken, "PYTHONUTF8": "1"})
    assert ended.returncode in (-signal.SIGINT, 130)
    assert ended.stdout == "" and ended.stderr.strip() == said


@pytest.mark.parametrize("step", ["reading members", "roster", "writing"])
def test_control_c_ends_with_status_130_and_writes_nothing(step, example_term, tmp_path):
    # The signal comes from the process itself, in the middle of the step, so that no clock decides what it meets.
    program = f"""
import os, signal, sys
from muster.cli.main import main
from muster.cli.progress import ProgressLine
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
asked = []
def interrupt(self, step, done=0.0, best=None, bound=None):
    asked.append(step)
    if step == {step!r} and asked.count(step) == 1:
        os.kill(os.getpid(), signal.SIGINT)
    return True
ProgressLine.__call__ = interrupt
sys.exit(main(sys.argv[1:]))
"""
    ended = subprocess.run([sys.executable, "-c", program, "term", str(example_term), "--out", str(tmp_path / "out"),
                            "--work", "100000"],
                           capture_output=True, text=True)
    assert ended.returncode == 130
    assert ended.stdout == "" and ended.stderr.strip() == "stopped; nothing was written"
    assert list(tmp_path.iterdir()) == []
