"""Schemes as rows of cells: a row an area, an indicator, a grade, or the scheme itself; for frames and sheets.

A cell is a field. An area's code stands in column `area`, an indicator's in `indicator`, beside the area it belongs to;
labels have a column a language. Rows without a kind are indicators where they have a rule, else areas.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ._muster import InvalidInput
from ._muster.evaluation import Scheme, SchemeParts
from .bad_cell import BadCell
from .cells import Code, as_text, is_blank, plain, plain_cell, shown
from .faults import Faults, Place
from .refusal import correction
from .scheme_chinese import FIELDS, KINDS, VALUES
from .scheme_dicts import TOP, parts_of
from .scheme_fields import Holds, Path, SchemeField, document_of, fields_of, parts_listed
from .scheme_words import Values, written

FIRST_COLUMNS = ("kind", "code", "area", "indicator", "label_zh", "label_en", "weight", "rule", "cap", "combine",
                 "missing", "missing_points", "unit_zh", "unit_en", "once_per_event", "is_bonus", "assigned",
                 "round_to", "rounding", "parent", "aggregation", "position_weights", "base", "least", "most", "from",
                 "quota")
LAST_COLUMNS = ("version", "source")
CODE_COLUMNS = {"area": {"code": "area"}, "indicator": {"code": "indicator"}}
LANGUAGES = ("zh", "en")
CODES = ("code", "area", "parent", "indicator")
AT_LEAST, AT_MOST = re.compile(r"(?:≥|>=|不低于)? ?(\d[\d.]*)分?(?:及?以上)?"), re.compile(
    r"(?:≤|<=|不超过)? ?(\d[\d.]*)分?(?:及?以[下内])?")
BOUNDS = {"from": AT_LEAST, "least": AT_LEAST, "cap": AT_MOST, "most": AT_MOST}
UNWEIGHTED = ("deduction", "veto")
WHOLE = 10  # a weight of so much or more is no fraction's sister
TWICE = re.compile(r'scheme: code "([^"]*)" stands twice')
NAMED = re.compile(r'(\w+) "([^"]*)"')  # what a scheme's own faults begin with

Row = dict[str, Any]


@dataclass(frozen=True)
class CellOf:
    """What a column is to a kind of row: a field, and of a label the language."""

    field: SchemeField
    language: str = ""

    @property
    def holds(self) -> Holds:
        return Holds("text") if self.language else self.field.holds


def cells_of(kind: str) -> dict[str, CellOf]:
    """The columns of a kind of row."""
    found: dict[str, CellOf] = {}
    for field in fields_of(SchemeParts if kind == "scheme" else parts_listed()[kind][1]):
        if kind == "scheme" and any(field.name == name for name, _ in parts_listed().values()):
            continue
        column = CODE_COLUMNS.get(kind, {}).get(field.name, field.name)
        found[column] = CellOf(field)
        if field.holds.shape == "label":
            found.update((f"{column}_{language}", CellOf(field, language)) for language in LANGUAGES)
    return found


def kinds() -> tuple[str, ...]:
    """Kinds of rows, in the order in which they are written."""
    return ("scheme", *parts_listed())


def all_columns() -> list[str]:
    """Every column there may be, in the order in which they are written."""
    known = dict.fromkeys(column for kind in kinds() for column in cells_of(kind))
    first = [column for column in FIRST_COLUMNS if column in known or column == "kind"]
    rest = [column for column in known if column not in first and column not in LAST_COLUMNS]
    return [*first, *rest, *(column for column in LAST_COLUMNS if column in known)]


def rows_of(scheme: Scheme, is_chinese: bool = False) -> Iterator[Row]:
    """A scheme as rows; what words cannot say is JSON. Read back, they are the same scheme."""
    document = document_of(scheme.parts)
    yield _row("scheme", document, is_chinese)
    areas, indicators = document["areas"], document.get("indicators", [])
    together = [each for area in areas for each in indicators if each["area"] == area["code"]]
    for area in areas:
        yield _row("area", area, is_chinese)
        for each in indicators if together == indicators else ():
            if each["area"] == area["code"]:
                yield _row("indicator", each, is_chinese)
    for kind, (name, _) in parts_listed().items():
        if kind != "area" and not (kind == "indicator" and together == indicators):
            for each in document.get(name, ()):
                yield _row(kind, each, is_chinese)


def _row(kind: str, document: Mapping[str, Any], is_chinese: bool) -> Row:
    row: Row = {"kind": KINDS[kind][0] if is_chinese and kind in KINDS else kind}
    for column, cell in cells_of(kind).items():
        value = document.get(cell.field.name)
        if value is None or cell.holds.shape == "label":
            continue
        if cell.language:
            value = value[cell.language]
        if not (cell.language and value == ""):
            row[column] = written(cell.holds, value, is_chinese)
    return row


class Rows:
    """Reads rows into a scheme. `lines` are those of the rows in the source, which names them all.

    Rows `of_people` are held to what people mean: weights of one kind in an area, and none where none counts. Rows of a
    program say whatever a scheme may be.
    """

    def __init__(self, source: str, faults: Faults, *, of_people: bool = False) -> None:
        self.source, self.faults, self.of_people = source, faults, of_people
        self.weights: dict[Path, str] = {}  # as they were written, by the way to what has them
        self.notes: list[str] = []
        self.values = Values(self._tell)
        self.parts: dict[str, list[dict[str, Any]]] = {name: [] for name, _ in parts_listed().values()}
        self.scheme: dict[str, Any] = {}
        self.ways: dict[Path, tuple[int, str]] = {}  # way in the document to the line, and to the column
        self.lines: dict[tuple[str, str], int] = {}  # kind and code
        self.headings: dict[str, str] = {}

    def _tell(self, way: Path, fault: str, remedy: str) -> None:
        line, column = way[:2]
        self.faults.add(Place(self.source, line), f'column "{self.headings.get(column, column)}": {fault}', remedy)

    def add(self, row: Mapping[str, Any], line: int) -> None:
        """One more row; blank cells say nothing."""
        there = {column: cell for column, given in row.items() if not is_blank(cell := plain_cell(given))}
        if not there:
            return
        kind = self._kind(there, line)
        if kind is None:
            return
        if kind == "scheme" and () in self.ways:
            self.faults.add(Place(self.source, line), f"row {self.ways[()][0]} describes the scheme as well",
                            "keep one of the two")
            return
        cells, made = cells_of(kind), self.scheme if kind == "scheme" else {}
        name = parts_listed()[kind][0] if kind != "scheme" else ""
        way: Path = (name, len(self.parts[name])) if name else ()
        self.ways.setdefault(way, (line, ""))
        for column, cell in there.items():
            if column == "kind":
                continue
            at = cells.get(column)
            if at is None:
                self._tell((line, column), f"it is of no use in a row of kind {kind}", "leave the cell blank")
                continue
            self.ways[(*way, at.field.name)] = (line, column)
            if self.of_people:
                cell = self._of_people(column, at, cell, line)
            value = self.values.read(at.holds, cell, (line, column))
            if at.language:
                made.setdefault(at.field.name, {"zh": "", "en": ""})[at.language] = value
            else:
                made[at.field.name] = value
        if name:
            self._check_row(kind, made, there, line)
            self.weights[way] = plain(there.get("weight", ""))
            self.parts[name].append(made)
            self._keep_line(kind, str(made.get("code", "")), line)

    def _of_people(self, column: str, at: CellOf, cell: Any, line: int) -> Any:
        """A code as ledgers can name it, and the number of `≥90`."""
        if column in BOUNDS and isinstance(cell, str) and (found := BOUNDS[column].fullmatch(plain(cell))):
            return found[1]
        if at.field.name in CODES and not at.language:
            try:
                return Code().read(cell)
            except BadCell as bad:
                self._tell((line, column), bad.fault, bad.remedy)
        return cell

    def _keep_line(self, kind: str, code: str, line: int) -> None:
        alike = ("area", "indicator") if kind in ("area", "indicator") else (kind,)
        earlier = next((self.lines[(each, code)] for each in alike if (each, code) in self.lines), 0)
        if earlier and code:
            self.faults.add(Place(self.source, line), f'row {earlier} has the code "{code}" as well',
                            "give each a code of its own")
        self.lines.setdefault((kind, code), line)

    def _check_row(self, kind: str, made: Mapping[str, Any], there: Mapping[str, Any], line: int) -> None:
        if kind != "indicator":
            return
        if "rule" not in made:
            self._tell((line, "rule"), f"indicator {shown(made.get('code', ''))} has no rule",
                       "write one, as count 1 (计次 1)")
        rule = made.get("rule") or {}
        if self.of_people and "weight" in there and (rule.get("name") in UNWEIGHTED or made.get("is_bonus")):
            self._tell((line, "weight"), "what adds or takes off points has no weight", "leave the cell blank")

    def _kind(self, there: Mapping[str, Any], line: int) -> str | None:
        said = there.get("kind")
        if said is None:
            return "indicator" if "rule" in there or "indicator" in there else "area"
        text = plain(said).lower()
        for kind in kinds():
            if text == kind or text in KINDS.get(kind, ()):
                return kind
        self._tell((line, "kind"), f"{shown(said)} is no word for it", "write one of " + ", ".join(
            f"{kind} ({KINDS[kind][0]})" if kind in KINDS else kind for kind in kinds()))
        return None

    def document(self, code: str) -> dict[str, Any]:
        """All rows as one document, with the areas that indicators name and nobody described."""
        areas, indicators = self.parts["areas"], self.parts["indicators"]
        self._find_areas()
        described = {area.get("code") for area in areas}
        tops = [area for area in areas if not area.get("parent")]
        orphans = [each for each in indicators if not each.get("area")]
        if len(tops) != 1 or orphans and tops[0].get("code") is None:
            top = {"code": TOP if TOP not in described else f"{TOP}_areas"}
            for area in tops:
                area["parent"] = top["code"]
            self.ways = {(way[0], way[1] + 1, *way[2:]) if way[:1] == ("areas",) else way: at
                         for way, at in self.ways.items()}
            areas.insert(0, top)
            tops = [top]
        for each in orphans:
            each["area"] = tops[0]["code"]
        made = {"code": code, **self.scheme}
        return {**made, **{name: parts for name, parts in self.parts.items() if parts}}

    def _find_areas(self) -> None:
        """Each area that a row names is one that a row describes, by its code or else its label. Where no row describes
        any, they are as they are named; so they are below the one that a row describes, if nothing lies in it.
        """
        areas, indicators = self.parts["areas"], self.parts["indicators"]
        described = [str(area.get("code", "")) for area in areas]
        known = dict.fromkeys(described)
        is_top = len(areas) == 1 and not areas[0].get("parent") and all(
            each.get("area") not in described and each.get("area") not in _labels(areas[0]) for each in indicators)
        below = {"parent": described[0]} if is_top else {}
        for kind, parts, above in (("areas", areas, "parent"), ("indicators", indicators, "area")):
            is_said = any(each.get(above) for each in parts)
            for at, part in enumerate(list(parts)):
                named = part.get(above)
                meant = [str(area.get("code", "")) for area in areas if named in _labels(area)]
                if not named:
                    if kind == "indicators" and is_said:
                        self._tell((self.ways[(kind, at)][0], above), "it is blank, and other indicators name an area",
                                   "name the area")
                elif named in known:
                    pass
                elif len(meant) == 1:
                    part[above] = meant[0]
                elif described and not (is_top and kind == "indicators"):
                    self._tell(self.ways[(kind, at, above)], f'no row describes area "{named}"',
                               f"add a row for it, or {correction(named, filter(None, described))}")
                else:
                    known[named] = None
                    areas.append({"code": named, **below})
        if self.of_people:
            self._check_weights()
        self._check_parts(len([each for each in areas if not each.get("parent")]) == 1)

    def _check_parts(self, is_one_top: bool) -> None:
        """An area in which nothing lies: at fault where it may have been meant to be above the others."""
        areas, indicators = self.parts["areas"], self.parts["indicators"]
        filled = {each.get("parent") for each in areas} | {each.get("area") for each in indicators}
        for at, area in enumerate(areas):
            line = self.ways.get(("areas", at), (0, ""))[0]
            if area.get("code") in filled or not (line and indicators):
                continue
            said = f'nothing lies in area "{area.get("code")}"'
            if is_one_top or area.get("parent"):
                self.notes.append(f"{Place(self.source, line)}: {said}")
            else:
                self.faults.add(Place(self.source, line), said,
                                "take out the row, or name it as the parent of the other areas")

    def _check_weights(self) -> None:
        """Weights in one area are all shares or none is."""
        beside: dict[str, tuple[list[int], list[int]]] = {}
        for (name, at), text in self.weights.items():
            part = self.parts[name][at]
            weight = part.get("weight")
            if not text or weight is None or name not in ("areas", "indicators"):
                continue
            shares, wholes = beside.setdefault(part.get("parent" if name == "areas" else "area") or "", ([], []))
            if text.endswith("%") or 0 < weight < 1:
                shares.append(self.ways[(name, at)][0])
            elif weight >= WHOLE or weight > 1 and "." not in text:
                wholes.append(self.ways[(name, at)][0])

        for area, (shares, wholes) in beside.items():
            if shares and wholes:
                self._tell((wholes[0], "weight"), f"rows {_listed(shares)} are shares of one or in per cent, and rows "
                           f"{_listed(wholes)} whole numbers", "write the weights in one area all in one way")

    def read(self, code: str) -> SchemeParts:
        """The parts of the scheme. Raises InvalidInput with every fault, each at its row and column."""
        self.faults.raise_if_any()
        document = self.document(code)
        self.faults.raise_if_any()
        return parts_of(document, self._place_of)

    def made(self, code: str) -> Scheme:
        """The scheme. What it refuses itself stands at the row of the area or indicator it names."""
        parts = self.read(code)
        try:
            return Scheme(parts)
        except InvalidInput as error:
            told = Faults()
            for line in error.faults:
                fault, _, remedy = line.rpartition("; ")
                for row in self._lines_of(fault):
                    told.add(Place(self.source, row), fault, remedy)
            raise told.as_error() from None

    def _lines_of(self, fault: str) -> list[int]:
        """The rows of what a scheme's own fault names; of weights, and of an area without a row, all that lie in it."""
        named, twice = NAMED.match(fault), TWICE.match(fault)
        if twice is not None:
            return [next((self.lines[(kind, twice[1])] for kind in ("indicator", "area")
                          if (kind, twice[1]) in self.lines), 0)]
        if named is None:
            return [0]
        own = self.lines.get((named[1], named[2]), 0)
        inside = [self.lines.get((kind, str(each.get("code", ""))), 0)
                  for kind, parts, above in (("area", "areas", "parent"), ("indicator", "indicators", "area"))
                  for each in self.parts[parts] if each.get(above) == named[2]] if named[1] == "area" else []
        is_of_parts = not own or " weights of its parts" in fault
        return sorted(filter(None, inside)) if is_of_parts and any(inside) else [own]

    def _place_of(self, way: Path) -> tuple[Place, str]:
        for length in range(len(way), -1, -1):
            if way[:length] in self.ways:
                line, column = self.ways[way[:length]]
                return Place(self.source, line), f'column "{self.headings.get(column, column)}": ' if column else ""
        return Place(self.source), ""


def _labels(area: Mapping[str, Any]) -> list[str]:
    label = area.get("label")
    return [each for each in label.values() if each] if isinstance(label, Mapping) else []


def _listed(lines: list[int]) -> str:
    return ", ".join(map(str, lines))


def column_called(heading: str, plain_heading: Any) -> str | None:
    """The column of a heading in English or Chinese; none where it is of none."""
    wanted = plain_heading(heading)
    for column in ("kind", *all_columns()):
        if wanted in map(plain_heading, (column, *FIELDS.get(column, ()))):
            return column
    return None


def unknown_column(heading: object) -> tuple[str, str]:
    """Fault and remedy of a column that no row has."""
    heads = all_columns()
    if re.search("[\u2e80-\u9fff]", as_text(heading)):
        heads = [FIELDS[column][0] for column in heads if column in FIELDS]
    near = get_close_matches(as_text(heading), heads, n=len(heads), cutoff=0.3)
    return f'column "{as_text(heading)}" is not known', correction(heading, dict.fromkeys([*near, *heads]))


def words_of(column: str, is_chinese: bool) -> list[str]:
    """The words that cells of a column may hold; none where anything may stand."""
    if column == "kind":
        return [KINDS[kind][0] if is_chinese and kind in KINDS else kind for kind in kinds()]
    for kind in kinds():
        holds = cells_of(kind)[column].holds if column in cells_of(kind) else None
        if holds is not None and holds.shape == "word":
            known = VALUES.get(holds.made.__name__, {}) if is_chinese else {}
            return [known.get(word, word) for word in holds.made.__members__]
        if holds is not None and holds.shape == "yes":
            return ["是", "否"] if is_chinese else ["yes", "no"]
    return []
