"""Errors raised from Python with the same parts as the library's own, and doors that refuse what they do not know."""
from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from ._muster import ArchiveError, Error, InvalidInput, NotFound, WrongKind
from .signatures import NUMBER, misfit, parameters_of
from .signatures import shown_object as shown_object  # said with errors

Door = TypeVar("Door", bound=Callable[..., Any])
Raised = TypeVar("Raised", bound=Error)
SELF = re.compile(r"\(self: ([\w.]+)(?:, )?")
LONGEST_WAYS = 300  # of signatures in a message; longer ones are told without types
NO_FLOAT = "a float is not exact"  # is said by the library of every number that it does not take
OPTION = re.compile(r"(?:^|[(,] ?)\**(\w+): ")


def invalid(place: str, fault: str, remedy: str) -> InvalidInput:
    """An InvalidInput whose message is `place: fault; remedy` and which keeps the three apart."""
    return _with_parts(InvalidInput, place, fault, remedy)


def wrong_kind(place: str, fault: str, remedy: str) -> WrongKind:
    """The same of a call that is not taken; a TypeError as well."""
    return _with_parts(WrongKind, place, fault, remedy)


def not_found(place: str, fault: str, remedy: str) -> NotFound:
    """The same of a code or row that is not there; an IndexError and a KeyError as well."""
    return _with_parts(NotFound, place, fault, remedy)


def unreadable(place: str, fault: str, remedy: str) -> ArchiveError:
    """The same of a file or database that cannot be read or written, or is damaged or foreign."""
    return _with_parts(ArchiveError, place, fault, remedy)


def _with_parts(kind: type[Raised], place: str, fault: str, remedy: str) -> Raised:
    error = kind(f"{place}: {fault}; {remedy}")
    error.place, error.fault, error.remedy, error.faults = place, fault, remedy, [str(error)]
    return error


def correction(name: object, known: Iterable[object]) -> str:
    """The remedy for a name that is not known: the nearest that is, or else all there are."""
    spelt = {str(each).lower(): str(each) for each in known}
    near = get_close_matches(str(name).strip().lower().replace(" ", "_"), list(spelt), n=1, cutoff=0.6)
    if near:
        return f'write "{spelt[near[0]]}", or take it out'
    return "take it out" + (" (known are " + ", ".join(spelt.values()) + ")" if spelt else "")


def door(function: Door) -> Door:
    """The function, but a call with options that it does not know, or without what it needs, is an InvalidInput."""
    parameters = inspect.signature(function).parameters
    by_position = [name for name, one in parameters.items()
                   if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    by_name = {name for name, one in parameters.items() if one.kind in (one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD)}
    needed = [name for name, one in parameters.items() if one.default is one.empty
              and one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)]
    takes_any = any(one.kind == one.VAR_KEYWORD for one in parameters.values())

    @functools.wraps(function)
    def entered(*arguments: Any, **options: Any) -> Any:
        given = by_position[:len(arguments)]
        if (len(arguments) > len(by_position) or not (takes_any or by_name.issuperset(options))
            or not options.keys().isdisjoint(given)
                or not all(name in options or name in given for name in needed)):
            known = [name for name in parameters if name != "self"]
            raise _refused(function.__name__, known, given, needed, len(arguments), options)
        return function(*arguments, **options)

    return entered  # type: ignore[return-value]


def _refused(name: str, known: list[str], given: list[str], needed: list[str], count: int,
             options: Mapping[str, Any]) -> WrongKind:
    for option in options:
        if option not in known:
            return wrong_kind(name, f'option "{option}" is not known', correction(option, known))
        if option in given:
            return wrong_kind(name, f'"{option}" is given twice', "give it by its place or by its name")
    missing = [each for each in needed if each not in given and each not in options]
    if missing:
        return wrong_kind(name, f'"{missing[0]}" is missing', "pass it")
    return wrong_kind(name, f"{count} values are given by their place",
                      f"give the options by their names: {', '.join(known)}")


def _no_float(error: WrongKind) -> WrongKind:
    """The same; of a number that is no float either, as a Fraction, what that is."""
    number = error.remedy.rpartition(" instead of ")[2]
    return wrong_kind(error.place, f"{number} is no decimal", f"give {NUMBER}") if "Fraction(" in number else error


def refused_call(signatures: list[str], arguments: tuple[Any, ...], options: Mapping[str, Any],
                 error: WrongKind | None = None) -> WrongKind:
    """The error of a call that a function of the extension does not take, on one line.

    Signatures are as in `name(self: Type, day: int) -> None`. Where there is one, the argument it does not take is
    named, with what it would take. `error` is what reading an argument ended in, and is given back where no argument is
    found to be its reason.
    """
    forms = [line.replace("muster._muster.", "") for line in signatures]
    has_self = any("(self: " in form for form in forms)
    owner = SELF.search(forms[0])
    name = forms[0].split("(", 1)[0]
    if owner:
        forms = [SELF.sub("(", form) for form in forms]
        name = owner[1] if name == "__init__" else f"{owner[1]}.{name}"
    given = arguments[1:] if has_self else arguments
    known = [option for form in forms for option in OPTION.findall(form)]
    for option in options:
        if option not in known:
            return wrong_kind(name, f'option "{option}" is not known', correction(option, dict.fromkeys(known)))
    if len(forms) == 1:
        found = misfit(parameters_of(forms[0]), given, options)
        if found is not None:
            return wrong_kind(name, *found)
    if error is not None:
        return error if error.fault != NO_FLOAT else _no_float(error)
    shown = [shown_object(each) for each in given]
    shown += [f"{option}={shown_object(value)}" for option, value in options.items()]
    ways = [f"{name}{form[form.index('('):].removesuffix(' -> None')}" for form in forms]
    if len(" or ".join(ways)) > LONGEST_WAYS:
        ways = [f"{name}({', '.join(each.name for each in parameters_of(form))})" for form in forms]
    return wrong_kind(name, f"it does not take ({', '.join(shown)})", f"call it as {' or '.join(ways)}")
