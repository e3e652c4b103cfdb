"""Schemes from and to dicts: the document's fields, and short forms in which areas hold what lies below them."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ._muster import InvalidInput
from ._muster.evaluation import Area, Indicator, Scheme, SchemeParts, read_scheme
from .cells import shown
from .faults import Faults, Place
from .refusal import correction, door, invalid, shown_object
from .scheme_fields import Path, SchemeField, document_of, field_named, fields_of, laid_out, rules
from .scheme_words import Values, written

LINE = re.compile(r"^document:(\d+)(?:, \w+)?: (.*)$", re.DOTALL)
TOP = "all"  # code of an area that nobody named, above all that are

At = Callable[[Path], tuple[Place, str]]  # of the way to a value: where it stands, and what is said before a fault


@door
def scheme_from_dict(given: Mapping[str, Any], *, code: str = "scheme", name: str = "scheme") -> Scheme:
    """A scheme from a dict of plain values.

    Parameters
    ----------
    given : dict
        Fields as a document has them, `areas` and `indicators` as lists or as dicts by code. Or, shorter, what lies in
        an area under its code, within the area: a dict with a `rule` is an indicator, any other an area, text is an
        indicator's rule. Fields of the area at the top stand beside those of the scheme. Parts of a value may be text
        as a cell has it: ``"rule": "bands 60:1 80:2"``, ``"cap": 20``, ``"quota": "1/3"``; or objects of the classes.
    code : str
        The scheme's, where `given` has none.
    name : str
        What messages call the dict.

    Returns
    -------
    Scheme

    Raises
    ------
    InvalidInput
        With every fault and the way to it.

    Examples
    --------
    >>> scheme = scheme_from_dict({"study": {"weight": 2, "rule": "sum", "cap": 20}, "help": "count each 5"})
    >>> scheme.indicators["study"].cap.total
    Decimal('20')
    """
    if not isinstance(given, Mapping):
        raise invalid(name, f"{shown_object(given)} is no dict", "give a dict of fields, areas and indicators")
    faults = Faults()

    def at(way: Path) -> tuple[Place, str]:
        return Place(".".join(map(str, (name, *way)))), ""

    reader = _Dicts(given, code, faults, at)
    document = reader.document()
    faults.raise_if_any()
    return scheme_of(document, reader.place_of)


class _Dicts:
    """Makes a document of a dict, and keeps where each part of it stood."""

    def __init__(self, given: Mapping[str, Any], code: str, faults: Faults, at: At) -> None:
        self.given, self.code, self.faults, self.at = given, code, faults, at
        self.values = Values(self.tell)
        self.areas: list[dict[str, Any]] = []
        self.indicators: list[dict[str, Any]] = []
        self.ways: dict[Path, Path] = {}

    def tell(self, way: Path, fault: str, remedy: str) -> None:
        place, before = self.at(way)
        self.faults.add(place, before + fault, remedy)

    def place_of(self, way: Path) -> tuple[Place, str]:
        """Where a value of the document stood in the dict."""
        for length in range(len(way), 0, -1):
            if way[:length] in self.ways:
                return self.at((*self.ways[way[:length]], *way[length:]))
        return self.at(way)

    def document(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        top: dict[str, Any] = {}
        below = {}
        for name, value in self.given.items():
            if (field := field_named(SchemeParts, str(name))) is not None:
                made[field.name] = self._value(field, value, (name,))
            elif _is_field(Area, name, value) and name not in ("code", "parent", "weight"):
                self._put(Area, top, name, value, ())
            else:
                below[name] = value
        made.setdefault("code", self.code)
        self._put_below(below, top)
        for name, parts in (("areas", self.areas), ("indicators", self.indicators)):
            if parts:
                made[name] = [*(made.get(name) or []), *parts]
        return made

    def _put_below(self, below: Mapping[str, Any], top: dict[str, Any]) -> None:
        areas = [name for name, value in below.items() if isinstance(value, Mapping) and "rule" not in value]
        if not below and not top:
            return
        if not top and len(below) == 1 and areas:
            self._put_area(areas[0], below[areas[0]], None, (areas[0],))
            return
        code = TOP if TOP not in below else f"{TOP}_areas"
        self._keep(self.areas, "areas", {"code": code, **top}, ())
        for name, value in below.items():
            self._put_part(name, value, code, (name,))

    def _put_part(self, code: str, value: Any, parent: str, way: Path) -> None:
        if isinstance(value, Indicator):
            self._keep(self.indicators, "indicators", {**document_of(value), "code": str(code), "area": parent}, way)
        elif isinstance(value, Mapping) and "rule" not in value:
            self._put_area(code, value, parent, way)
        elif isinstance(value, (str, Mapping, *rules().values())):
            fields = value if isinstance(value, Mapping) else {"rule": value}
            made: dict[str, Any] = {"code": str(code), "area": parent}
            for name, each in fields.items():
                self._put(Indicator, made, name, each, way)
            self._keep(self.indicators, "indicators", made, way)
        else:
            known = [each.name for made in (SchemeParts, Area) for each in fields_of(made)]
            self.tell(way, f"{shown(value)} is no area and no indicator",
                      f'give a dict with a "rule", or correct the field ({correction(code, known)})')

    def _put_area(self, code: str, given: Mapping[str, Any], parent: str | None, way: Path) -> None:
        made: dict[str, Any] = {"code": str(code), **({} if parent is None else {"parent": parent})}
        self._keep(self.areas, "areas", made, way)
        for name, value in given.items():
            if _is_field(Area, name, value):
                self._put(Area, made, name, value, way)
            elif isinstance(value, (Mapping, str, Indicator, *rules().values())) and not field_named(Indicator, name):
                self._put_part(name, value, str(code), (*way, name))
            else:
                known = [each.name for each in fields_of(Area)]
                remedy = ('give it a "rule", which makes it an indicator' if field_named(Indicator, name)
                          else correction(name, known))
                self.tell((*way, name), f'an area has no field "{name}"', remedy)

    def _put(self, made: Any, into: dict[str, Any], name: str, value: Any, way: Path) -> None:
        field = field_named(made, str(name))
        if field is None:
            self.tell((*way, name), f'there is no field "{name}" here',
                      correction(name, [each.name for each in fields_of(made)]))
        elif field.name in ("code", "parent", "area"):
            self.tell((*way, name), "it is said twice, as its place says it", "take it out")
        else:
            into[field.name] = self._value(field, value, (*way, name))

    def _value(self, field: SchemeField, value: Any, way: Path) -> Any:
        return None if value is None else self.values.read(field.holds, value, way, of_program=True)

    def _keep(self, parts: list[dict[str, Any]], name: str, made: dict[str, Any], way: Path) -> None:
        self.ways[(name, len(parts))] = way
        parts.append(made)


def _is_field(made: Any, name: Any, value: Any) -> bool:
    """Whether it is a field, and not a part that is called like one."""
    field = field_named(made, str(name))
    return field is not None and (not isinstance(value, Mapping) or field.holds.shape in ("label", "record", "rule"))


def scheme_of(document: Mapping[str, Any], place_of: At) -> Scheme:
    """The scheme of a document; faults of form, and those of the scheme itself, stand where the caller wrote them."""
    return Scheme(parts_of(document, place_of))


def parts_of(document: Mapping[str, Any], place_of: At) -> SchemeParts:
    """The parts of a scheme, of a document; faults of form stand where the caller wrote them."""
    text, ways = laid_out(document)
    try:
        return read_scheme(text, "document")
    except InvalidInput as error:
        faults = Faults()
        for line in error.faults:
            found = LINE.match(line)
            fault, _, remedy = (found[2] if found else line).rpartition("; ")
            place, before = place_of(ways[int(found[1]) - 1] if found else ())
            faults.add(place, before + fault, remedy)
        raise faults.as_error() from None


def scheme_to_dict(scheme: Scheme) -> dict[str, Any]:
    """A scheme as a dict of plain values in short form, which `Scheme.from_dict` reads back to the same scheme.

    Numbers are int, or float where the float is written with the same digits, else text; so it can be written as JSON.
    """
    document = document_of(scheme.parts)
    made = {name: _plain(field_named(SchemeParts, name), value) for name, value in document.items()
            if name not in ("areas", "indicators")}
    parts = document["areas"], document.get("indicators", [])
    short = {**made, **_nested(*parts)}
    try:
        if scheme_from_dict(short) == scheme:
            return short
    except InvalidInput:
        pass
    for name, held in (("areas", Area), ("indicators", Indicator)):  # in another order than its areas have
        if document.get(name):
            made[name] = [{each: _plain(field_named(held, each), value) for each, value in part.items()}
                          for part in document[name]]
    return made


def _nested(areas: list[dict[str, Any]], indicators: list[dict[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    of_code: dict[str, dict[str, Any]] = {}
    for held, parts, above in ((Area, areas, "parent"), (Indicator, indicators, "area")):
        for part in parts:
            fields = {name: _plain(field_named(held, name), value) for name, value in part.items()
                      if name not in ("code", above)}
            into = of_code.get(part.get(above, ""), made)
            into[part["code"]] = fields
            if held is Area:
                of_code[part["code"]] = fields
    return made


def _plain(field: Any, value: Any) -> Any:
    """A value as people write it in a dict."""
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return int(value) if whole else float(value) if len(value.as_tuple().digits) <= 15 else str(value)
    if isinstance(value, (dict, list)) and field is not None:
        cell = written(field.holds, value)
        if isinstance(cell, str) and cell[:1] not in '{["':
            is_number = field.holds.shape == "record" and re.fullmatch(r"-?\d+(\.\d+)?", cell)
            return _plain(None, Decimal(cell)) if is_number else cell
    if isinstance(value, dict):
        return {name: _plain(None, each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(None, each) for each in value]
    return value


setattr(Scheme, "from_dict", staticmethod(scheme_from_dict))
setattr(Scheme, "to_dict", scheme_to_dict)
