"""Who runs the command with `--language zh` reads no English sentence, whatever is wrong with the folder."""
import os
import re
import shutil

import pytest
from muster.cli import main
from muster.cli.language import language_of
from muster.cli.progress import ProgressLine

import area_tables_test
import readers_test
from changed_tables import changed
from readers_test import folder, replace, write  # noqa: F401  a fixture and helpers

WORD = r"(?<![A-Za-z0-9_./\\-])[a-z]{2,}(?![A-Za-z0-9_./\\-])"
SENTENCE = re.compile(f"{WORD}[,;:]? {WORD}")
QUOTED = re.compile(r"`[^`]*`|“[^”]*”|muster (?:term|check|new)\b|\"[^\"]*\"|'[^']*'|\{[^}]*\}|\[[^]]*\]")
PLACE = re.compile(r"(?:[^ :：]+\.(?:csv|xlsx|json|muster|xls)|term|no)(?::\d+)?")

MEMBERS, DUTY = readers_test.GOOD["members.csv"], readers_test.GOOD["duty.csv"]
LEAVE, REQUESTS = "member,first_day,last_day\n", "member,day,wish\n"
CLASSES = readers_test.GOOD["classes.csv"] + "C2,二班,体育教育,2026\n"
SCHEME = '{"code": "own", "areas": [{"code": "all"}], "indicators": [{"code": "x", "area": "all"}]}'

# what is wrong, the file it is written to, what stands there then
OWN = [
    ("no members", "members.csv", "member,name\n"),
    ("a name in place of a code", "leave.csv", LEAVE + "赵六,2026-10-01,2026-10-02\n"),
    ("a day that is none", "leave.csv", LEAVE + "M1,国庆,2026-10-02\n"),
    ("a day and a weekday that are two", "leave.csv", LEAVE + "M1,2026-10-01 周一,2026-10-02\n"),
    ("a day without its year outside the term", "leave.csv", LEAVE + "M1,3月1日,2026-10-02\n"),
    ("a day far off", "leave.csv", LEAVE + "M1,1026-10-01,2026-10-02\n"),
    ("days exchanged", "leave.csv", LEAVE + "M1,2026-10-03,2026-10-02\n"),
    ("a column twice", "leave.csv", "member,member,first_day,last_day\nM1,M1,2026-10-01,2026-10-02\n"),
    ("a column that is missing", "leave.csv", "member,first_day\nM1,2026-10-01\n"),
    ("a cell without its header", "leave.csv", LEAVE + "M1,2026-10-01,2026-10-02,病假\n"),
    ("several codes for one", "leave.csv", LEAVE + '"M1, M2",2026-10-01,2026-10-02\n'),
    ("a code that was shortened", "leave.csv", LEAVE + "2.02E+09,2026-10-01,2026-10-02\n"),
    ("a control character", "leave.csv", LEAVE + "M\x071,2026-10-01,2026-10-02\n"),
    ("a wish that is none", "requests.csv", REQUESTS + "M1,2026-10-01,随便\n"),
    ("a wish outside the term", "requests.csv", REQUESTS + "M1,2027-10-01,on\n"),
    ("a post of nobody", "requests.csv", "member,day,wish,post\nM1,2026-10-01,on,Q\n"),
    ("a time that may be two", "duty.csv", DUTY.replace("21:20,22:00,1,2,2,activist", "晚上5点,晚上13点,1,2,2,activist")),
    ("a shift of no time", "duty.csv", DUTY.replace("21:20,22:00,1,2,2,activist", "晚间,22:00,1,2,2,activist")),
    ("people that are no number", "duty.csv", DUTY.replace(",1,2,2,activist", ",一人,2,2,activist")),
    ("people below none", "duty.csv", DUTY.replace(",1,2,2,activist", ",-1,2,2,activist")),
    ("two shifts at once", "duty.csv", DUTY + "W3,P,2026-09-08,21:20,22:00,1,1,1,,\n"),
    ("more people than there are", "duty.csv", DUTY.replace(",1,2,2,activist", ",9,9,9,")),
    ("a stage that nobody has", "duty.csv", DUTY.replace(",1,2,2,activist", ",3,3,3,full")),
    ("a skill that nobody has", "duty.csv", "shift,post,day,from,to,minimum,skill\nW1,P,2026-09-07,21:20,22:00,1,急救\n"),
    ("a leader whom nobody is", "stages.csv", "member,stage,since\n"
     + "".join(f"M{each},applicant,2025-03-01\n" for each in (1, 2, 3))),
    ("someone on leave who is pinned", "leave.csv", LEAVE + "M2,2026-09-08,2026-09-08\n"),
    ("everybody on leave", "leave.csv", LEAVE + "".join(f"M{each},2026-09-07,2026-09-09\n" for each in (1, 2, 3))),
    ("a pair that may not be", "pair_rules.csv", "member,student,rule\nM1,S1,never\n"),
    ("a helper of the same year", "students.csv", "student,name,class,bed\nS1,李四,C1,D2\n"),
    ("a pair rule of nobody", "pair_rules.csv", "member,student,rule\nM2,S1,must\n"),
    ("two kinds of one rule", "pair_rules.csv", "member,student,rule\nM1,S1,must\nM1,S1,never\n"),
    ("an area that is none", "weights.csv",
     "area,weight\n课堂,15\nnetwork,25\ndormitory,20\nvenue,30\nidentity,10\n"),
    ("an area without a weight", "weights.csv", "area,weight\nclassroom,70\nnetwork,30\n"),
    ("an indicator that is none", "ledger.csv", "record,member,indicator,day,source\nE1,M1,唱歌,2026-10-10,签到表\n"),
    ("a record outside the term", "ledger.csv",
     "record,member,indicator,day,source\nE1,M1,theory_sessions,2028-10-10,签到\n"),
    ("a quantity of no size", "ledger.csv",
     "record,member,indicator,quantity,day,source\nE1,M1,theory_sessions,1e9,2026-10-10,签到表\n"),
    ("an unknown rule of the areas", "area_rules.csv", "rule,value\nstudy_song,3\n"),
    ("a rule that is no whole number", "area_rules.csv", "rule,value\nin_time_report,1.5\n"),
    ("a scheme that is no JSON", "scheme.json", '{"code": "own",}'),
    ("a scheme of nothing", "scheme.json", "[]"),
    ("a scheme with a strange field", "scheme.json", SCHEME.replace('"areas"', '"colour": "red", "areas"')),
    ("a scheme with a number for a text", "scheme.json", SCHEME.replace('"own"', "7")),
    ("a scheme with an area of its own", "scheme.json", SCHEME.replace('"area": "all"', '"area": "some"')),
    ("two units in a ring", "units.csv", "unit,name,level,above\nBR,第二支部,branch,GB\nGB,总支,general_branch,BR\n"),
    ("a unit below a lower one", "units.csv", "unit,name,level,above\nBR,第二支部,branch,G\nG,小组,group,\n"),
    ("a level that is none", "units.csv", "unit,name,level,above\nBR,第二支部,班级,\n"),
    ("a goal of a unit elsewhere", "goals.csv",
     "goal,name,unit,part_of,deadline,target,indicator\nG,目标,XX,,2026-12-01,5,theory_sessions\n"),
    ("a table of another program", "leave.xls", "x"),
    ("a workbook that is none", "leave.xlsx", "x"),
]
BROKEN = [*((name, lambda change=change: replace(*change)) for name, change, _ in readers_test.BAD),
          *((name, lambda file=file, text=text: write(file, text)) for name, file, text, _ in readers_test.EXTRA),
          *((f"{name}: {row}", lambda name=name, row=row: area_tables_test.with_row(name, row))
            for name, row, _ in area_tables_test.BAD),
          *((name, lambda file=file, text=text: write(file, text)) for name, file, text in OWN)]


@pytest.fixture
def term(folder):  # noqa: F811
    """A small term folder called `term` that can be planned."""
    write("ledger.csv", readers_test.GOOD["ledger.csv"].replace(",theory,", ",theory_sessions,"))
    write("classes.csv", CLASSES)
    write("students.csv", "student,name,class,bed\nS1,李四,C2,D2\n")
    return folder


def ended(capsys, *arguments):
    """Status, and every line that was printed."""
    try:
        status = main([*map(str, arguments)])
    except SystemExit as left:
        status = left.code
    printed = capsys.readouterr()
    return status, [*printed.out.splitlines(), *printed.err.splitlines()]


def english_in(lines):
    return [line for line in lines if SENTENCE.search(QUOTED.sub("“”", line))]


def places_in(lines):
    return [PLACE.match(line).group() for line in lines if PLACE.match(line)]


def test_there_are_many_broken_folders():
    assert len(BROKEN) > 130


@pytest.mark.parametrize("broken", [each for _, each in BROKEN], ids=[name for name, _ in BROKEN])
def test_what_is_wrong_with_a_folder_is_said_in_chinese_at_its_file_and_line(term, capsys, broken):
    broken()
    planned = ("term", term, "--out", "out", "--work", 100)
    status, english = ended(capsys, *planned, "--language", "en")
    assert status == 2 and not os.path.exists("out"), english
    status, chinese = ended(capsys, *planned, "--language", "zh")
    assert status == 2 and not english_in(chinese)
    assert places_in(chinese) == places_in(english) and len(chinese) == len(english)
    assert all(re.search("[\u4e00-\u9fff]", QUOTED.sub("", line)) for line in chinese)
    assert not [line for line in chinese if re.search(r"”,|,“|“列|[\u4e00-\u9fff](?:[,;]|:(?!分))", line)]


@pytest.mark.parametrize("arguments", [
    [], ["plot"], ["term", "x"], ["term", "--out", "y"], ["term", "x", "--out", "y", "--seed", "-1"],
    ["term", "x", "--out", "y", "--threads", "0"], ["term", "x", "--out", "y", "--work"], ["check"],
    ["check", "a", "b"],
    ["new", "a", "--fast"], ["term", "x", "--out", "y", "--time-zone", "Asia/Peking"], ["term", "no", "--out", "y"],
    ["check", "no"], ["check", "."], ["check", "broken"], ["new"], ["new", "there.xlsx"], ["new", "there.xlsx/in"],
], ids=" ".join)
def test_wrong_arguments_are_told_in_chinese(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for name in ("broken", "there.xlsx"):
        (tmp_path / name).write_text("x")
    status, lines = ended(capsys, *arguments)
    assert status == 2 and not english_in(lines), lines
    assert re.search("[\u4e00-\u9fff]", lines[-1])


@pytest.mark.parametrize("command", [[], ["term"], ["check"], ["new"]], ids=str)
def test_help_is_chinese(capsys, monkeypatch, command):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    status, lines = ended(capsys, *command, "--help")
    assert status == 0 and not english_in(lines), lines
    assert lines[0].startswith(" ".join(["用法：muster", *command]))


def test_help_names_commands_as_they_are_typed(capsys, monkeypatch):
    def commands():
        return [line.split()[0] for line in ended(capsys, "--help")[1] if re.match(r"    \S", line)]
    english = commands()
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "evaluate" in english and [name for name in commands() if name in english] == english


def test_a_planned_term_is_told_of_in_chinese(example_term, tmp_path, capsys, monkeypatch):
    """With notes of every kind that a folder may give."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MUSTER_SEAL_PASSPHRASE", raising=False)
    shutil.copytree(example_term, "term")
    (tmp_path / "term" / "杂项.txt").write_text("x")
    (tmp_path / "term" / "杂项.csv").write_text("x")
    changed(tmp_path / "term", "mentors", lambda rows: [row.append("备注") for row in rows])
    status, lines = ended(capsys, "term", "term", "--out", "out", "--threads", 2, "--language", "zh")
    assert status == 0 and not english_in(lines), lines
    assert "  term/mentors.csv：“备注”列未读取" in lines and "  term/杂项.csv：未读取：没有叫这个名字的表" in lines
    status, lines = ended(capsys, "check", "out/term.muster", "--language", "zh")
    assert status == 0 and not english_in(lines), lines


def test_a_folder_of_little_is_told_of_in_chinese(tmp_path, capsys, monkeypatch):
    """What the folder does not say is made up for, with a note."""
    monkeypatch.chdir(tmp_path)
    os.mkdir("term")
    write("members.csv", "成员编号,姓名\nM1,赵一\nM2,钱二\n")
    write("duty.csv", "班次,岗位,日期,开始,结束,最少人数\nW1,大厅,2026-09-07,21:20,22:00,1\nW2,大厅,2026-09-08,21:20,22:00,1\n")
    status, lines = ended(capsys, "term", "term", "--out", "out", "--work", 2000, "--language", "zh")
    assert status == 0 and not english_in(lines), lines
    assert "  term：没有组织表，全体成员视为同一支部“branch”" in lines


def test_a_note_calls_a_column_as_a_chinese_header_line_does(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkdir("term")
    write("成员.csv", "成员编号,姓名\nM1,赵一\n")
    write("学期.csv", "学期,名称,开始日期,结束日期\nT,秋季,2026-09-07,2026-09-27\n")
    write("请假.csv", "成员编号,开始日期,结束日期\n赵一,2026-09-08,2026-09-09\n")
    _, lines = ended(capsys, "check", "term", "--language", "zh")
    assert "  term/请假.csv：“成员编号”列：1个姓名已对应为编号（赵一即M1）" in lines


def test_new_tells_in_chinese_what_it_wrote(tmp_path, capsys):
    status, lines = ended(capsys, "new", tmp_path / "term", "--language", "zh")
    assert status == 0 and not english_in(lines[:-1]) and lines[0].endswith("个表")
    assert "检查填写" in lines[-1]  # with the commands to type


def test_the_small_term_can_be_planned(term, capsys):
    status, lines = ended(capsys, "term", term, "--out", "out", "--work", 2000, "--language", "zh")
    assert status == 0 and not english_in(lines), lines


def test_what_files_hold_is_described_in_chinese(capsys):
    status, lines = ended(capsys, "new", "--describe", "--language", "zh")
    words = lines[:lines.index("## 方案的指标")]  # there English names stand beside the Chinese
    assert status == 0 and len(words) > 700 and not english_in(words)


def test_a_system_s_error_is_chinese(term, capsys):
    write("out", "a file")
    status, lines = ended(capsys, "term", "term", "--out", "term/out", "--work", 100, "--language", "zh")
    assert status == 2
    assert lines == ["term/out：这不是文件夹；请确认文件夹存在、可写且有空间"]


def test_the_progress_line_is_chinese():
    class Terminal:
        text = ""

        def isatty(self):
            return True

        def write(self, text):
            self.text += text

        def flush(self):
            pass

    terminal = Terminal()
    progress = ProgressLine(terminal, "zh")
    for step in ("reading members", "pairing", "pairing fairly", "roster", "scoring", "checking the proofs", "writing",
                 "BR01: roster"):
        progress(step, 0.5, 2117, 2100)
    assert "正在读取成员，最优2,117，不会优于2,100" in terminal.text
    assert not english_in([terminal.text])


@pytest.mark.parametrize(("arguments", "environment", "language"), [
    ([], {}, "en"),
    (["term", "--language", "zh"], {}, "zh"),
    (["--language=zh"], {"LANG": "en_US.UTF-8"}, "zh"),
    (["term", "--lang", "en"], {"LC_ALL": "zh_CN.UTF-8"}, "en"),
    (["--language", "en", "--language", "zh"], {}, "zh"),
    (["--language", "fr"], {"LANG": "zh_TW"}, "zh"),
    (["--language"], {}, "en"),
    ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
    ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
    ([], {"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "C"}, "zh"),
])
def test_the_language_is_that_of_the_arguments_or_else_of_the_environment(arguments, environment, language):
    assert language_of(arguments, environment) == language
