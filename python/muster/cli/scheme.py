"""The `scheme` command: shows a scheme, and writes it as a document or as a sheet to edit."""
from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .. import Label, Language
from ..evaluation import Scheme, load_scheme, monotone, write_scheme
from ..faults import path_text
from ..messages import in_language
from ..programme import built_in_schemes
from ..readers import read_folder, read_scheme_sheet, write_scheme_sheet
from ..readers.models.scheme import build_scheme
from ..refusal import invalid
from ..scheme_chinese import FIELDS
from ..scheme_rows import rows_of

SAID = {"en": {"scheme": "{code} {version}, {indicators} indicators, digest {digest}", "grade": "grade",
               "weight": "weight", "wrote": "{path}: written", "holds": "More evidence never lowers a total.",
               "of": "{code}: {label}"},
        "zh": {"scheme": "{code}，版本{version}，指标{indicators}个，摘要{digest}", "grade": "等次",
               "weight": "权重", "wrote": "{path}：已写出", "holds": "佐证多了，总分不会变低。", "of": "{code}：{label}"}}
SHOWN_OF_AREAS = ("aggregation", "position_weights", "power", "least_data", "full", "base", "least", "most", "round_to")
SHOWN = ("cap", "combine", "missing", "assigned")


def run_scheme(options: Namespace) -> int:
    """Lists what there is, shows a scheme, or writes it."""
    is_chinese = options.language == "zh"
    say = SAID[options.language]
    if options.scheme is None:
        for code, parts in built_in_schemes().items():
            print(say["of"].format(code=code, label=_name(parts.label, is_chinese)))
        return 0
    notes: list[str] = []
    scheme = find_scheme(options.scheme, notes)
    for note in notes:
        print(in_language(note, options.language), file=sys.stderr)
    if options.out is not None:
        write(scheme, options.out, Language.zh if is_chinese else Language.en)
        print(say["wrote"].format(path=options.out))
    elif options.json:
        sys.stdout.write(write_scheme(scheme.parts))
    else:
        print("\n".join(lines_of(scheme, is_chinese)))
        found = monotone(scheme)
        print(say["holds"] if found.holds else
              "\n".join(finding.text.zh if is_chinese else finding.text.en for finding in found.findings))
    return 0


def find_scheme(given: str, notes: list[str] | None = None) -> Scheme:
    """Of a file, of a term folder, or one that comes with the library, by its code; what was passed over goes to
    `notes`.
    """
    notes = [] if notes is None else notes
    path = Path(given)
    if path.is_dir():
        folder = read_folder(path)
        scheme = build_scheme(folder)
        notes.extend(folder.notes)
        return scheme
    if path.suffix.lower() == ".json":
        return load_scheme(path)
    if path.suffix.lower() in (".xlsx", ".csv"):
        return read_scheme_sheet(path, notes=notes)
    known = built_in_schemes()
    if given not in known:
        near = get_close_matches(given, known, n=1)
        raise invalid("scheme", f'there is no scheme "{given}"', f'write "{near[0]}"' if near else
                      f"name a file (.json, .xlsx, .csv), a term folder, or one of {', '.join(known)}")
    return Scheme(known[given])


def write(scheme: Scheme, path: Path, language: Language) -> None:
    """As the file's name says: a document, or a sheet."""
    if path.suffix.lower() == ".json":
        path.write_text(write_scheme(scheme.parts), encoding="utf-8")
    elif path.suffix.lower() in (".xlsx", ".csv"):
        write_scheme_sheet(scheme, path, language=language)
    else:
        raise invalid(path_text(path), "it is neither .json nor .xlsx nor .csv", "call it by one of these")


def lines_of(scheme: Scheme, is_chinese: bool) -> Iterator[str]:
    """A scheme as people read it: areas with what lies in them, rules in words."""
    say = SAID["zh" if is_chinese else "en"]
    yield _name(scheme.parts.label, is_chinese) or scheme.code
    yield say["scheme"].format(code=scheme.code, version=scheme.version or "-", indicators=len(scheme.indicators),
                               digest=scheme.digest[:12])
    rows = list(rows_of(scheme, is_chinese))
    words = {row["indicator"]: row for row in rows if "indicator" in row and "rule" in row}
    areas = {row["area"]: row for row in rows if "area" in row and "indicator" not in row}

    def named(row: dict[str, Any], columns: tuple[str, ...]) -> list[str]:
        return [f"{FIELDS[each][0] if is_chinese else each} {row[each]}" for each in columns if each in row]

    def below(area: Any, depth: int) -> Iterator[str]:
        weight = f", {say['weight']} {area.weight}" if area.parent else ""
        own = "; ".join(named(areas[area.code], SHOWN_OF_AREAS))
        yield f"{'  ' * depth}{area.code} {_name(area.label, is_chinese)}{weight}{': ' if own else ''}{own}"
        for indicator in scheme.indicators:
            if indicator.area == area.code:
                row = words[indicator.code]
                said = "; ".join([str(row["rule"]), *named(row, SHOWN)])
                weight = f", {say['weight']} {indicator.weight}" if "weight" in row else ""
                yield f"{'  ' * (depth + 1)}{indicator.code} {_name(indicator.label, is_chinese)}{weight}: {said}"
        for each in scheme.areas:
            if each.parent == area.code:
                yield from below(each, depth + 1)

    yield from below(scheme.areas[scheme.top], 0)
    for grade in scheme.grades:
        quota = "" if grade.quota is None else f", {grade.quota.numerator}/{grade.quota.denominator}"
        begins = "" if grade.from_ is None else f" {grade.from_}"
        yield f"{say['grade']} {grade.code} {_name(grade.label, is_chinese)}{begins}{quota}"


def _name(label: Label, is_chinese: bool) -> str:
    return (label.zh or label.en) if is_chinese else (label.en or label.zh)
