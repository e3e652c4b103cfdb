"""The words after `muster`: every command with its arguments, explained in both languages."""
from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from .. import __version__
from ..time_zones import CHINA
from .help_words import HELP
from .language import Parser, spoken

SHELLS = ("bash", "zsh", "tcsh")
READERS = ("committee", "members", "outside", "analysts")


class Arguments:
    """Adds arguments to commands in one language."""

    def __init__(self, language: str) -> None:
        self.language, self.say = language, HELP[language]
        self.top = Parser(prog="muster", description=self.say["muster"])
        self.top.add_argument("--version", action="version", version=f"muster {__version__}")
        self.commands = self.top.add_subparsers(title=self.say["commands"], required=True, metavar="COMMAND",
                                                dest="command")

    def command(self, name: str, module: str) -> argparse.ArgumentParser:
        made = self.commands.add_parser(name, help=self.say[name], description=self.say[f"{name}_more"])
        made.set_defaults(run=entry(module, name))
        made.add_argument("--language", choices=["zh", "en"], default=self.language, help=self.say["language"])
        return made

    def add(self, command: argparse.ArgumentParser, *names: str) -> None:
        """Options that several commands have."""
        for name in names:
            getattr(self, f"add_{name}")(command)

    def add_folder(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("folder", type=Path, metavar="FOLDER", help=self.say["folder"])

    def add_out(self, command: argparse.ArgumentParser, is_required: bool = True) -> None:
        command.add_argument("--out", type=Path, required=is_required, metavar="OUT", help=self.say["out"])

    def add_zone(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--time-zone", default=CHINA, metavar="ZONE", help=self.say["time_zone"])

    def add_today(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--today", type=day, default=None, metavar="DAY", help=self.say["today"])

    def add_json(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--json", action="store_true", help=self.say["json"])

    def add_anew(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--anew", action="store_true", help=self.say["anew"])

    def add_rank(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--rank", action="store_true", help=self.say["rank"])

    def add_threads(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--threads", type=self.whole(1, 1024), default=len(os.sched_getaffinity(0)), metavar="N",
                             help=self.say["threads"])

    def add_seed(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--seed", type=self.whole(0, 2**64 - 1), default=1, metavar="N", help=self.say["seed"])

    def add_work(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--work", type=self.whole(1, 2**63 - 1), default=None, metavar="STEPS",
                             help=self.say["work"])

    def add_search(self, command: argparse.ArgumentParser) -> None:
        self.add(command, "seed", "threads", "work")
        command.add_argument("--time-limit", type=self.whole(1, 10**6), default=None, metavar="SECONDS",
                             help=self.say["time_limit"])

    def whole(self, least: int, most: int) -> Callable[[str], int]:
        def read(text: str) -> int:
            if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
                raise argparse.ArgumentTypeError(self.say["whole"].format(text=text, least=least, most=most))
            return int(text)
        return read


def entry(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command is imported when it is run: `--version` needs none of them."""
    def run(options: argparse.Namespace) -> int:
        done: int | None = getattr(import_module(f".{module}", __package__), f"run_{name}")(options)
        return done or 0
    return run


def day(text: str) -> date:
    """A day as the tables' cells may have it."""
    from ..cells import Day
    read: date = cell(Day(), text)
    return read


def time_of_day(text: str) -> int:
    """Minutes of the day, from a time as the tables' cells may have it."""
    from ..cells import Clock
    read: int = cell(Clock(), text)
    return read


def before(text: str) -> tuple[str, Any]:
    """Of which kind of what is past, or of all; and a day, or how long it is kept, as the tables' cells may have it."""
    from ..cells import Day
    from ..readers.cells import Kept
    from ..readers.tables.words import PAST
    kind, sign, when = text.rpartition("=")
    named: str = cell(PAST, kind) if sign else ""
    return named, cell(Day() if re.match(r"\d{4}[-/.年]\d", when) else Kept(), when)


def cell(kind: Any, text: str) -> Any:
    from ..cells import BadCell
    try:
        return kind.read(text)
    except BadCell as bad:
        raise argparse.ArgumentTypeError(f"{bad.fault}; {bad.remedy}") from None


def parser(language: str) -> Parser:
    made = Arguments(language)
    add_planning(made)
    add_living(made)
    add_other(made)
    return spoken(made.top, language)


def add_planning(made: Arguments) -> None:
    new = made.command("new", "new")
    new.add_argument("folder", type=Path, metavar="FOLDER|WORKBOOK.xlsx", nargs="?", help=made.say["new_folder"])
    new.add_argument("--describe", action="store_true", help=made.say["describe"])
    check = made.command("check", "check")
    check.add_argument("checked", type=Path, metavar="FOLDER|ARCHIVE", help=made.say["checked"])
    check.add_argument("--fix", type=Path, metavar="COPY", help=made.say["fix"])
    made.add(check, "today", "json")
    plan = made.command("plan", "plan")
    made.add(plan, "folder", "out", "zone", "search", "today", "anew", "json")
    publish = made.command("publish", "plan")
    made.add(publish, "folder", "out", "zone", "search", "today", "anew", "json")


def add_living(made: Arguments) -> None:
    change = made.command("change", "plan")
    made.add(change, "folder", "out", "zone", "search", "today", "json")
    change.add_argument("--move-price", type=made.whole(0, 10**9), default=None, metavar="COST",
                        help=made.say["move_price"])
    change.add_argument("--dry-run", action="store_true", help=made.say["dry_run"])
    swap = made.command("swap", "swap")
    made.add_folder(swap)
    swap.add_argument("--member", required=True, metavar="CODE", help=made.say["member"])
    swap.add_argument("--day", required=True, metavar="DAY", help=made.say["day"])
    swap.add_argument("--post", default="", metavar="CODE", help=made.say["post"])
    swap.add_argument("--from", dest="begins", type=time_of_day, default=None, metavar="TIME", help=made.say["from"])
    swap.add_argument("--with", dest="other", default="", metavar="CODE", help=made.say["with"])
    swap.add_argument("--pairs", action="store_true", help=made.say["pairs"])
    swap.add_argument("--three", action="store_true", help=made.say["three"])
    swap.add_argument("--most", type=made.whole(1, 1000), default=12, metavar="N", help=made.say["most"])
    swap.add_argument("--choose", type=made.whole(1, 1000), default=None, metavar="N", help=made.say["choose"])
    made.add_out(swap, is_required=False)
    made.add(swap, "zone", "threads", "today", "json")
    due = made.command("due", "due")
    made.add(due, "folder", "today", "json")
    due.add_argument("--days", type=made.whole(0, 1000), default=30, metavar="N", help=made.say["days"])


def add_other(made: Arguments) -> None:
    evaluate = made.command("evaluate", "evaluate")
    made.add(evaluate, "folder", "out", "zone", "threads", "rank", "json")
    report = made.command("report", "report")
    report.add_argument("archive", type=Path, metavar="ARCHIVE", help=made.say["archive"])
    made.add(report, "out", "zone", "today", "json")
    redact = made.command("redact", "private")
    redact.add_argument("archive", type=Path, metavar="ARCHIVE", help=made.say["term_archive"])
    redact.add_argument("--for", dest="readers", required=True, choices=READERS, help=made.say["readers"])
    redact.add_argument("--map", type=Path, metavar="FILE", help=made.say["map"])
    made.add(redact, "out", "zone", "json")
    purge = made.command("purge", "private")
    purge.add_argument("archive", type=Path, metavar="ARCHIVE", help=made.say["term_archive"])
    purge.add_argument("--before", type=before, action="append", default=[], metavar="DAY|KIND=WHEN",
                       help=made.say["before"])
    purge.add_argument("--by", type=Path, metavar="FOLDER", help=made.say["by"])
    purge.add_argument("--today", type=day, default=None, metavar="DAY", help=made.say["purge_today"])
    made.add(purge, "out", "zone", "json")
    audit = made.command("audit", "private")
    audit.add_argument("archive", type=Path, metavar="ARCHIVE", help=made.say["term_archive"])
    made.add(audit, "json")
    term = made.command("term", "term")
    term.add_argument("folders", type=Path, metavar="FOLDER", nargs="+", help=made.say["folders"])
    made.add(term, "out", "zone", "search", "rank", "json")
    scheme = made.command("scheme", "scheme")
    scheme.add_argument("scheme", metavar="SCHEME", nargs="?", help=made.say["scheme_given"])
    scheme.add_argument("--out", type=Path, metavar="FILE", help=made.say["scheme_out"])
    made.add(scheme, "json")
    roster = made.command("roster", "roster")
    roster.add_argument("files", type=Path, metavar="FILE", nargs="+", help=made.say["instance_files"])
    roster.add_argument("--out", type=Path, metavar="FILE", help=made.say["solution_out"])
    roster.add_argument("--picture", type=Path, metavar="FILE", help=made.say["picture"])
    roster.add_argument("--seconds", type=made.whole(1, 10**6), default=None, metavar="SECONDS",
                        help=made.say["seconds"])
    made.add(roster, "seed", "threads", "work", "json")
    completion = made.command("completion", "completion")
    completion.add_argument("shell", choices=SHELLS, help=made.say["shell"])
