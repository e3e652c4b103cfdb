"""Signatures as the extension writes them, and which argument of a call does not fit one."""
from __future__ import annotations

import datetime
import math
import operator
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from . import _muster

OPENS, CLOSES = "([{<", ")]}>"
DAY = "a day, as datetime.date(2026, 9, 7)"
NUMBER = 'an exact number: a whole number, a Decimal or text, as "0.5"'


@dataclass(frozen=True)
class Parameter:
    """One parameter: its name, its type as signatures say it, whether it must be given, whether by place."""

    name: str
    kind: str
    is_needed: bool
    by_place: bool


def shown_object(value: object) -> str:
    """Any object in a message: short, on one line."""
    try:
        text = " ".join(repr(value).split())
    except Exception:  # of a stranger's own
        text = f"a {type(value).__name__}"
    return text if len(text) <= 60 else text[:57] + "..."


def parameters_of(signature: str) -> list[Parameter]:
    """The parameters of `name(day: datetime.date, *, type: int = 0) -> None`."""
    opened = signature.index("(")
    found, by_place = [], True
    for argument in split(signature[opened + 1:_closing(signature, opened)]):
        if argument == "*":
            by_place = False
        elif not argument.startswith("*") and ":" in argument:
            name, _, rest = argument.partition(":")
            kind, is_given, _ = cut(rest, " = ")
            found.append(Parameter(name.strip(), kind.strip(), not is_given, by_place))
    return found


def misfit(parameters: list[Parameter], given: Sequence[Any], options: Mapping[str, Any]) -> tuple[str, str] | None:
    """Fault and remedy of the first argument that does not fit; nothing where all seem to."""
    by_place = [each for each in parameters if each.by_place]
    if len(given) > len(by_place):
        return (f"{len(given)} values are given by their place",
                "give the options by their names: " + ", ".join(each.name for each in parameters))
    bound = {parameter.name: value for parameter, value in zip(by_place, given)}
    twice = [name for name in options if name in bound]
    if twice:
        return f'"{twice[0]}" is given twice', "give it by its place or by its name"
    bound.update(options)
    for parameter in parameters:
        if parameter.name not in bound:
            if parameter.is_needed:
                return f'"{parameter.name}" is missing', f"give {taken(parameter.kind)}"
            continue
        found = _misfit(parameter.kind, bound[parameter.name], parameter.name)
        if found is not None:
            where, value, kind = found
            return f"it does not take {where}={shown_object(value)}", f"give {_remedy(kind, value)}"
    return None


def _misfit(kind: str, value: Any, where: str) -> tuple[str, Any, str] | None:
    """Where within an argument what does not fit stands, what it is, and the type that is asked for."""
    name, inner = _opened(kind)
    if name == "Optional":
        return None if value is None else _misfit(inner, value, where)
    if name in ("List", "Set", "Sequence") and not isinstance(value, (str, bytes)) and isinstance(
            value, (Sequence, Set)):
        for at, each in enumerate(value):
            found = _misfit(inner, each, f"{where}[{at}]")
            if found is not None:
                return found
        return None
    return None if fits(kind, value) else (where, value, kind)


def fits(kind: str, value: Any) -> bool:
    """Whether a value may be given for a type, as far as it is known here."""
    name, inner = _opened(kind)
    if name == "Union":
        return any(_misfit(each, value, "") is None for each in split(inner))
    if name == "decimal.Decimal":
        return isinstance(value, (str, Decimal)) and _is_finite(value) or _is_whole(value)
    if name == "int":  # of minutes and days as well, of which other types and text with a colon are taken
        return _is_whole(value) or isinstance(value, (datetime.time, datetime.timedelta)) or (
            isinstance(value, str) and ":" in value)
    if name == "str":
        return isinstance(value, str)
    if name == "bool":
        return isinstance(value, bool) or type(value).__name__ in ("bool_", "bool")
    if name == "float":
        return isinstance(value, (int, float, Decimal)) or hasattr(value, "__float__")
    if name == "datetime.date":
        return isinstance(value, datetime.date) or "datetime64" in type(value).__name__
    if name == "datetime.time":
        return isinstance(value, (datetime.time, str))
    if name in ("List", "Set", "Sequence"):
        return hasattr(value, "__iter__") and not isinstance(value, (str, bytes))
    made = class_called(name)
    return made is None or isinstance(value, made)


MOST_NAMED = 12  # values of an enumeration


def taken(kind: str) -> str:
    """What may be given for a type, in words."""
    name, inner = _opened(kind)
    plain = {"decimal.Decimal": NUMBER, "int": "a whole number", "str": "text", "bool": "True or False",
             "datetime.date": DAY, "datetime.time": 'a time of day, as "21:20"', "float": "a number"}
    if name in plain:
        return plain[name]
    if name == "Optional":
        return f"{taken(inner)}, or None"
    if name in ("List", "Set", "Sequence"):
        made = class_called(inner)
        return f"a list of {made.__name__}s" if made is not None else f"a list, each {taken(inner)}"
    if name == "Union":
        return "one of " + ", ".join(each.rpartition(".")[2] for each in split(inner))
    made = class_called(name)
    if made is not None and hasattr(made, "__members__"):
        names = [f"{made.__name__}.{each}" for each in made.__members__]
        return "one of " + ", ".join(names[:MOST_NAMED]) + (" and others" if len(names) > MOST_NAMED else "")
    called = name.rpartition(".")[2]
    return f"{'an' if called[:1] in 'AEIOU' else 'a'} {called}"


def class_called(name: str) -> Any:
    """A class of the extension by its name in signatures; None where it is none of its own."""
    made: Any = _muster
    for part in name.split("."):
        made = getattr(made, part, None)
    return made if isinstance(made, type) else None


def _remedy(kind: str, value: Any) -> str:
    name, inner = _opened(kind)
    if name == "Optional":
        return _remedy(inner, value)
    if name == "decimal.Decimal" and isinstance(value, float) and math.isfinite(value):
        text = format(value, ".15g")
        if "e" not in text:
            return f'Decimal("{text}") or "{text}", as a float is not exact'
    return taken(kind)


def _is_whole(value: Any) -> bool:
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return False
    try:
        operator.index(value)
    except TypeError:
        return False
    return True


def _is_finite(value: Any) -> bool:
    return not isinstance(value, Decimal) or value.is_finite()


def _opened(kind: str) -> tuple[str, str]:
    """`List` and `int` of `List[int]`."""
    name, _, inner = kind.strip().removeprefix("typing.").partition("[")
    return name, inner[:-1]


def split(text: str) -> list[str]:
    """What stands between commas, outside brackets and quotation marks."""
    made = []
    while text:
        first, _, text = cut(text, ",")
        made.append(first.strip())
    return made


def cut(text: str, mark: str) -> tuple[str, str, str]:
    """As `partition`, at the first mark that is outside brackets and quotation marks."""
    depth, quote = 0, ""
    for at, sign in enumerate(text):
        if depth == 0 and not quote and text.startswith(mark, at):
            return text[:at], mark, text[at + len(mark):]
        if quote:
            quote = "" if sign == quote and text[at - 1] != "\\" else quote
        elif sign in "'\"":
            quote = sign
        elif text[at - 1:at + 1] != "->":
            depth += (sign in OPENS) - (sign in CLOSES)
    return text, "", ""


def _closing(text: str, opened: int) -> int:
    inside, _, rest = cut(text[opened + 1:], ")")
    return len(text) - len(rest) - 1 if rest or text.endswith(")") else opened + 1 + len(inside)
