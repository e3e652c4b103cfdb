"""The command line as a person meets it: statuses, messages, files that appear whole or not at all."""
import os
import subprocess
import sys

import pytest
from muster import __version__
from muster.cli import outputs
from muster.cli.progress import ProgressLine
from muster.readers import read_folder
from muster.readers.tables import FORMATS


def muster(*arguments, cwd=None):
    return subprocess.run([sys.executable, "-m", "muster", *map(str, arguments)], capture_output=True, text=True, cwd=cwd, encoding="utf-8",
                          env={**os.environ, "PYTHONUTF8": "1"})


def test_the_version_is_the_librarys():
    assert muster("--version").stdout == f"muster {__version__}\n"


@pytest.mark.parametrize("arguments, message", [
    ([], "the following arguments are required: COMMAND"),
    (["plan"], "invalid choice: 'plan'"),
    (["term", "x"], "the following arguments are required: --out"),
    (["term", "x", "--out", "y", "--seed", "-1"], "\"-1\" is not a whole number from 0 to 18446744073709551615"),
    (["term", "x", "--out", "y", "--threads", "0"], "\"0\" is not a whole number from 1 to 1024"),
    (["template"], "name the FOLDER to write to, or give --describe"),
])
def test_wrong_arguments_end_with_status_2_and_a_message(arguments, message):
    ended = muster(*arguments)
    assert ended.returncode == 2
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_template_has_every_file_and_is_told_what_is_missing(tmp_path):
    written = muster("template", tmp_path / "new", "--language", "zh")
    assert written.returncode == 0
    assert sorted(path.stem for path in (tmp_path / "new").iterdir()) == sorted(form.chinese for form in FORMATS)
    ended = muster("term", "new", "--out", "out", cwd=tmp_path)
    assert ended.returncode == 2
    needed = [form for form in FORMATS if not form.optional]
    assert ended.stderr.splitlines() == [f"new/{form.chinese}.csv: the file has a header line and no row; give it a row" for form in needed] + [
        f"{len(needed)} faults; nothing was written"]
    assert not (tmp_path / "out").exists()


def test_a_template_leaves_files_that_are_there(tmp_path):
    (tmp_path / "members.csv").write_text("mine")
    muster("template", tmp_path)
    assert (tmp_path / "members.csv").read_text() == "mine"


def test_outputs_take_their_place_together_and_leave_the_rest(tmp_path):
    out = tmp_path / "a" / "out"
    with outputs.written_whole(out) as writing:
        (writing / "one.txt").write_text("1")
        (writing / "many").mkdir()
        (writing / "many" / "x").write_text("x")
    (out / "mine").write_text("m")
    with outputs.written_whole(out) as writing:
        (writing / "one.txt").write_text("2")
        (writing / "many").mkdir()
        (writing / "many" / "y").write_text("y")
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*")) == ["many", "many/y", "mine", "one.txt"]
    assert (out / "one.txt").read_text() == "2"


@pytest.mark.parametrize("raised", [ValueError, KeyboardInterrupt])
def test_outputs_that_fail_leave_nothing(tmp_path, raised):
    out = tmp_path / "a" / "out"
    with pytest.raises(raised):
        with outputs.written_whole(out) as writing:
            (writing / "one.txt").write_text("1")
            raise raised
    assert list(tmp_path.iterdir()) == []
    out.mkdir(parents=True)
    (out / "one.txt").write_text("old")
    with pytest.raises(raised):
        with outputs.written_whole(out) as writing:
            (writing / "one.txt").write_text("new")
            raise raised
    assert [path.name for path in out.iterdir()] == ["one.txt"]
    assert (out / "one.txt").read_text() == "old"


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
