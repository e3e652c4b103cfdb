"""What the classes of a scheme are made of, as the extension says it: names of fields, and what each holds.

Nothing here names a rule or a field, so that dicts, frames and sheets of schemes know every class there is. A document
is what `write_scheme` writes, as Python values: mappings, lists, text, numbers; what is left out is as the class has
it.
"""
from __future__ import annotations

import datetime
import json
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ._muster import Label
from ._muster.evaluation import Indicator, SchemeParts
from .signatures import class_called, parameters_of, split

PLAIN = {"str": "text", "decimal.Decimal": "number", "int": "whole", "bool": "yes", "datetime.date": "day"}
Path = tuple[Any, ...]


@dataclass(frozen=True)
class Holds:
    """What a field holds.

    `shape` is text, number, whole, yes, day, label, word, record, list or rule; `made` the class of a word or a record,
    `inner` what a list holds.
    """

    shape: str
    made: Any = None
    inner: Holds | None = None
    rules: tuple[Any, ...] = ()


@dataclass(frozen=True)
class SchemeField:
    """One field of a class: its name in documents, its attribute in Python, what it holds."""

    name: str
    attribute: str
    holds: Holds
    is_needed: bool


def fields_of(made: Any) -> tuple[SchemeField, ...]:
    """The fields of a class, in order, by the signature of its constructor."""
    return _fields_of(made)


@lru_cache(maxsize=None)
def _fields_of(made: Hashable) -> tuple[SchemeField, ...]:
    line = (getattr(made, "__init__").__doc__ or "").partition("\n")[0]
    return tuple(SchemeField(each.name.rstrip("_"), each.name, _holds(each.kind.replace("muster._muster.", "")),
                             each.is_needed) for each in parameters_of(line) if each.name != "self")


def field_named(made: Any, name: str) -> SchemeField | None:
    """The field of that name; none where the class has none."""
    return next((each for each in fields_of(made) if each.name == name), None)


def rules(holds: Holds | None = None) -> dict[str, Any]:
    """The classes that a field chooses among, by their names in documents; every scoring rule where none is given."""
    if holds is None:
        field = field_named(Indicator, "rule")
        return {} if field is None else rules(field.holds)
    return {rule_name(each): each for each in holds.rules}


def rule_name(made: Any) -> str:
    """`best_of` of `BestOf`: the name of a class in documents and frames."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", made.__name__).lower()


@lru_cache(maxsize=None)
def parts_listed() -> dict[str, tuple[str, Any]]:
    """Of each class that a scheme lists by rows, as `area`: the field of `SchemeParts`, and the class."""
    return {rule_name(each.holds.inner.made): (each.name, each.holds.inner.made) for each in fields_of(SchemeParts)
            if each.holds.inner is not None and each.holds.inner.shape == "record"}


def document_of(value: Any, *, is_named: bool = False) -> Any:
    """The document of a part of a scheme, or of all of it: only what differs from what its class has, and the rule of
    every indicator, by which readers know it from an area.

    `is_named`: one of several classes, whose name stands in the document.
    """
    if value is None or isinstance(value, (bool, int, str, Decimal)):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Label):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, (list, tuple)):
        return [document_of(each) for each in value]
    if hasattr(type(value), "__members__"):
        return value.name
    made = type(value)
    blank = made(**{each.attribute: getattr(value, each.attribute) for each in fields_of(made) if each.is_needed})
    document = {"name": rule_name(made)} if is_named else {}
    for each in fields_of(made):
        held = getattr(value, each.attribute)
        if each.is_needed or each.name == "rule" or held != getattr(blank, each.attribute):
            document[each.name] = document_of(held, is_named=each.holds.shape == "rule")
    return document


def laid_out(document: Any) -> tuple[str, list[Path]]:
    """A document as JSON with a value a line, and of each line the way to its value."""
    lines: list[str] = []
    ways: list[Path] = []

    def put(value: Any, way: Path, head: str, tail: str) -> None:
        is_mapping = isinstance(value, Mapping)
        ways.append(way)
        if not is_mapping and not isinstance(value, list):
            lines.append(head + as_json(value) + tail)
            return
        lines.append(head + ("{" if is_mapping else "["))
        inside = list(value.items() if is_mapping else enumerate(value))
        for at, (name, each) in enumerate(inside):
            put(each, (*way, name), f"{json.dumps(str(name), ensure_ascii=False)}: " if is_mapping else "",
                "," if at + 1 < len(inside) else "")
        ways.append(way)
        lines.append(("}" if is_mapping else "]") + tail)

    put(document, (), "", "")
    return "\n".join(lines), ways


def as_json(value: Any) -> str:
    """A value as JSON on one line; decimals are written as they are."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(str(name), ensure_ascii=False)}: {as_json(each)}"
                               for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _holds(kind: str) -> Holds:
    name, _, inner = kind.removeprefix("typing.").partition("[")
    if name == "Optional":
        return _holds(inner[:-1])
    if name in ("List", "list"):
        return Holds("list", inner=_holds(inner[:-1]))
    if name == "Union":
        return Holds("rule", rules=tuple(_holds(each.strip()).made for each in split(inner[:-1])))
    if name in PLAIN:
        return Holds(PLAIN[name])
    made = class_called(name)
    if made is Label:
        return Holds("label")
    return Holds("word" if hasattr(made, "__members__") else "record", made)
