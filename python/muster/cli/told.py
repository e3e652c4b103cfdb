"""In which way outputs are told, and what of them is kept."""
from __future__ import annotations

from argparse import Namespace
from contextlib import ExitStack
from typing import TYPE_CHECKING

from ..readers import TermFolder
from .planned import Done

if TYPE_CHECKING:
    from .write import Told


def told_as(options: Namespace, made: Done) -> Told:
    """By the day of the command where it has one, else by that of the last version."""
    from .write import Told
    return Told(options.language, options.time_zone, getattr(options, "today", None) or made.term.published.told)


def names_alone(names: list[str]) -> list[str]:
    """Without what is said of them."""
    return [name.split(" (")[0] for name in names]


def record(stack: ExitStack, folder: TermFolder, made: list[Done], language: str) -> None:
    from .record import recorded
    stack.enter_context(recorded(folder, [(each.before, each.term.published) for each in made], language))
