"""In which language the command speaks, which is known before its arguments are understood, and how it says them."""
from __future__ import annotations

import argparse
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from ..messages import in_language

PIECES = re.compile(r"[!-~]+[，。；：、）！？”]* *|[^!-~][，。；：、）！？”]*")
LANGUAGES = ("zh", "en")
OPTION = "--language"
ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """That of the last `--language` among the arguments; else the environment's where that is Chinese; else English."""
    asked = [value for name, value in options_in(arguments) if len(name) > 3 and OPTION.startswith(name)]
    if asked and asked[-1] in LANGUAGES:
        return asked[-1]
    spoken = next((environment[name] for name in ENVIRONMENT if environment.get(name)), "")
    return "zh" if spoken.lower().startswith("zh") else "en"


def options_in(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """Each argument as an option and its value, which is behind it or behind an equals sign."""
    values = [*arguments[1:], ""]
    return [(each.partition("=")[0], each.partition("=")[2] if "=" in each else value)
            for each, value in zip(arguments, values)]


class Parser(argparse.ArgumentParser):
    """Speaks English until it is `told` another language; parsers of its commands are of this class, too."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        if self.language == "en":
            super().error(message)
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}：错误：{in_language(message, self.language)}\n")


class ChineseHelp(argparse.HelpFormatter):
    """The usage of a command in Chinese; lines are as wide as they are seen, and options stay whole."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of so many columns; Chinese breaks anywhere but before a stop, words of other scripts between them."""
    lines, column = [""], 0
    for piece in PIECES.findall(text):
        wide = sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in piece)
        if column + wide > width and lines[-1]:
            lines.append("")
            column = 0
        lines[-1] += piece if lines[-1] else piece.lstrip()
        column += wide
    return lines


def spoken(parser: Parser, language: str) -> Parser:
    """The same parser, with all that it and those of its commands say in the language."""
    parser.language = language
    if language == "en":
        return parser
    parser.formatter_class = ChineseHelp
    parser.description = parser.description and in_language(parser.description, language)
    for group in parser._action_groups:
        group.title = group.title and in_language(group.title, language)
    for action in parser._actions:
        tell(action, language)
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:  # its name is what is typed
                choice.help = choice.help and in_language(choice.help, language)
            for command in set(action.choices.values()):
                spoken(command, language)
    return parser


def tell(action: argparse.Action, language: str) -> None:
    if action.help:
        action.help = in_language(action.help, language)
    if isinstance(action.metavar, str):
        action.metavar = in_language(action.metavar, language)
