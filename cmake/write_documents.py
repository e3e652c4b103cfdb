"""What Debian packages hold besides what is built: write_documents.py FOLDER, with the built package on PYTHONPATH.

Manual pages in both languages from the command's own parser, the changes in Debian's form, the licences of what was
compiled in, and the two files by which Python's tools know an installed package.
"""
from __future__ import annotations

import argparse
import gzip
import re
import sys
from datetime import date
from pathlib import Path

from muster import __version__
from muster.cli.arguments import parser

ROOT = Path(__file__).resolve().parents[1]
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+), (\d{4}-\d\d-\d\d)", re.MULTILINE)
COMPILED_IN = ("libcereal-dev", "rapidjson-dev", "libxxhash-dev", "pybind11-dev")
WORDS = {"en": ("muster", "COMMANDS", "OPTIONS", "EXIT STATUS", "EXAMPLES"),
         "zh": ("muster", "命令", "选项", "退出状态", "例子")}
STATUS = {"en": (("0", "done"), ("1", "a proof does not hold"), ("2", "bad input or arguments"),
                 ("130", "stopped by Ctrl-C")),
          "zh": (("0", "完成"), ("1", "有证明不成立"), ("2", "输入或参数有误"), ("130", "被 Ctrl-C 中止"))}
EXAMPLES = ("muster new mine", "muster check mine", "muster term mine --out out")


def plain(text: str) -> str:
    """Text that troff reads as it stands, on one line."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text


def section(title: str) -> str:
    return f".SH {title}"


def row(head: str, said: str, bold: bool = True) -> list[str]:
    return [".TP", f"\\fB{plain(head)}\\fR" if bold else plain(head), plain(said)]


def options_of(made: argparse.ArgumentParser) -> list[str]:
    lines: list[str] = []
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
            continue
        value = action.metavar or (action.dest.upper() if action.nargs != 0 else "")
        if action.choices is not None and action.metavar is None:
            value = "|".join(map(str, action.choices))
        names = ", ".join(action.option_strings)
        said = (action.help or "") % {**vars(action), "prog": made.prog} if action.help else ""
        lines += row(f"{names} {value}".strip(), said)
    return lines


def manual(language: str, day: date) -> str:
    """The manual page: every command with its arguments, as `--help` tells them."""
    made = parser(language)
    name, commands, options, status, examples = WORDS[language]
    (group,) = [action for action in made._actions if isinstance(action, argparse._SubParsersAction)]
    said = {choice.dest: choice.help or "" for choice in group._choices_actions}
    lines = [f'.TH MUSTER 1 "{day}" "muster {__version__}"', section("NAME"),
             f"{name} \\- {plain((made.description or '').split('.')[0].split('。')[0])}", section("SYNOPSIS"),
             "\\fBmuster\\fR \\fICOMMAND\\fR ...", section("DESCRIPTION"), plain(made.description or ""),
             section(commands)]
    for command, each in group.choices.items():
        lines += [f".SS {command}", plain(each.description or said[command]), *options_of(each)]
    lines += [section(options), *options_of(made), section(status)]
    for number, meaning in STATUS[language]:
        lines += row(number, meaning)
    lines += [section(examples), ".nf", *(plain(line) for line in EXAMPLES), ".fi"]
    return "\n".join(lines) + "\n"


def released() -> date:
    """The day of this version in CHANGELOG.md; before it is released, that of the version before it."""
    found = RELEASE.search((ROOT / "CHANGELOG.md").read_text("utf-8"))
    return date.fromisoformat(found[2]) if found else date(2026, 1, 1)


def changes(day: date) -> str:
    return (f"muster ({__version__}) bookworm; urgency=medium\n\n"
            f"  * Release {__version__}; what changed stands in CHANGELOG.md of the source.\n\n"
            f" -- The Muster authors <muster@localhost>  {day:%a, %d %b %Y} 00:00:00 +0000\n")


def licences() -> str:
    parts = [(ROOT / "LICENSE").read_text("utf-8").strip()]
    for package in COMPILED_IN:
        said = Path("/usr/share/doc") / package / "copyright"
        if said.exists():
            parts.append(f"Parts of {package.removesuffix('-dev')} are compiled in; of these holds:\n\n"
                         + said.read_text("utf-8").strip())
    return f"\n\n{'-' * 78}\n\n".join(parts) + "\n"


def metadata() -> str:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (summary,) = re.findall(r'^description = "(.*)"$', project, re.MULTILINE)
    (least,) = re.findall(r'^requires-python = "(.*)"$', project, re.MULTILINE)
    return (f"Metadata-Version: 2.1\nName: muster\nVersion: {__version__}\nSummary: {summary}\nLicense: MIT\n"
            f"Requires-Python: {least}\nRequires-Dist: numpy\n")


def packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def write(folder: Path) -> None:
    day = released()
    packed(folder / "changelog.gz", changes(day))
    packed(folder / "zh_CN" / "muster.1.gz", manual("zh", day))
    packed(folder / "muster.1.gz", manual("en", day))
    (folder / "copyright").write_text(licences(), "utf-8")
    (folder / "PKG-INFO").write_text(metadata(), "utf-8")
    (folder / "entry_points.txt").write_text("[console_scripts]\nmuster = muster.cli:main\n", "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
