"""What the words after `python -m muster` mean, and how the command ends.

Status 0: done. 1: a proof does not hold. 2: bad input or arguments. 130: stopped by Ctrl-C.
"""
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .. import __version__
from .._muster import Error

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its status."""
    options = parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except KeyboardInterrupt:
        print("\nstopped; nothing was written", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # `| head` closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except Error as error:
        print(error, file=sys.stderr)
        count = len(getattr(error, "faults", ()))
        if count > 1:
            print(f"{count} faults; nothing was written", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename or 'the system'}: {error.strerror or error}; see that the folder is there, may be "
              "written, and has room", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="muster",
                                  description="Who helps whom, who stands duty when, and how well it went.")
    top.add_argument("--version", action="version", version=f"muster {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    term = commands.add_parser("term", help="plan and evaluate one term",
                               description="Reads a term folder of spreadsheets; writes report.html, roster.ics, "
                               "evaluation.xlsx, term.muster and a calendar for each member. Several branches are "
                               "planned each by itself, and compared.")
    term.add_argument("folders", type=Path, metavar="FOLDER", nargs="+",
                      help="the term folder; docs/reference/term-folder.md describes it. One that names a unit above "
                      "branches plans each branch; several folders are a branch each; either way they are compared")
    term.add_argument("--out", type=Path, required=True, metavar="OUT", help="where to write; made if it is not there")
    term.add_argument("--language", choices=["zh", "en"], default="en",
                      help="of the report, the calendars and the summary (default: en)")
    term.add_argument("--time-zone", default="Asia/Shanghai", metavar="ZONE",
                      help="where the clock hangs by which duty is stood, as Europe/Berlin (default: Asia/Shanghai)")
    term.add_argument("--seed", type=whole(0, 2**64 - 1), default=1, metavar="N",
                      help="where the roster's search begins (default: 1)")
    term.add_argument("--threads", type=whole(1, 1024), default=len(os.sched_getaffinity(0)), metavar="N",
                      help="does not change the result (default: all of this machine)")
    term.add_argument("--work", type=whole(1, 2**63 - 1), default=None, metavar="STEPS",
                      help="how long the roster's search may be, in its own steps, "
                      "so that every machine stops at the same roster")
    term.add_argument("--time-limit", type=whole(1, 10**6), default=None, metavar="SECONDS",
                      help="stop the roster's search by the clock as well; two runs may then differ")
    term.add_argument("--rank", action="store_true",
                      help="rank members; a ranking is a choice, so it is not the default")
    term.set_defaults(run=run_term)

    check = commands.add_parser("check", help="verify the proofs in an archive",
                                description="Loads an archive, and proves anew all that it calls proved: that its "
                                            "pairing is optimal, what its roster costs and how far from the best it "
                                            "can be, that every score follows from the ledger. Status 1 if something "
                                            "does not hold.")
    check.add_argument("archive", type=Path, metavar="ARCHIVE", help="a term.muster")
    check.add_argument("--language", choices=["zh", "en"], default="en", help="of what is printed (default: en)")
    check.set_defaults(run=run_check)

    new = commands.add_parser("new", help="begin a term folder",
                              description="Writes every file of a term folder with its header line; files that are "
                                          "there stay. Or one workbook: a sheet a table, a note at each column, lists "
                                          "to choose from.")
    new.add_argument("folder", type=Path, metavar="FOLDER|WORKBOOK.xlsx", nargs="?",
                     help="where to write; a folder is made if it is not there")
    new.add_argument("--language", choices=["zh", "en"], default="en",
                     help="of the names and header lines (default: en)")
    new.add_argument("--describe", action="store_true", help="print what each file holds instead, as Markdown")
    new.set_defaults(run=run_new)
    return top


def whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"\"{text}\" is not a whole number from {least} to {most}")
        return int(text)
    return read


# A command is imported when it is run: `--version` needs none of them.
def run_term(options: argparse.Namespace) -> int:
    from .term import run
    return run(options)


def run_check(options: argparse.Namespace) -> int:
    from .check import run
    return run(options)


def run_new(options: argparse.Namespace) -> int:
    from .new import run
    return run(options)
