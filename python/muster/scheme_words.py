"""Parts of a scheme as a cell has them: `line 0:0 10:100`, `20 per_period 5 period week`, `1/3 ties all_in`.

A record is its fields, each with its name before it; those that stand first need none. A list of records has their
fields between colons. What these words cannot say is JSON, which begins with a brace, a bracket or a quotation mark.
Whatever is written is read back before it is given away, so that a cell says neither more nor less than the scheme.
"""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ._muster import Label
from ._muster.evaluation import AllBut
from .bad_cell import BadCell
from .cells import DECIMAL, Day, YesNo, as_text, is_blank, plain, plain_cell, shown
from .refusal import correction
from .scheme_chinese import FIELDS, OTHER_NAMES, RULES, SHORT_NAMES, VALUES
from .scheme_fields import Holds, Path, SchemeField, as_json, document_of, field_named, fields_of, rule_name, rules

TOKEN = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^\s,;，；、"])+')
PART = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^:："])+')
BETWEEN = re.compile(r"[\s,;，；、]*")
CHINESE = re.compile("[\u2e80-\u9fff]")
NAMES = sorted({way for ways in (*FIELDS.values(), *RULES.values()) for way in ways if CHINESE.search(way)},
               key=lambda way: (-len(way), way))
GLUED = re.compile("(" + "|".join(map(re.escape, NAMES)) + r")(?:[:：]|(?=-?\d))(.*)")  # a name with no space behind it
COUNTED = re.compile(r"([+-]?[\d.]+)(分|位|次|条|项|天|个|人|小时)")
TICKS = {"√": True, "✓": True, "✔": True, "×": False, "✗": False}
PARTS = (re.compile(r"(\d+) ?[/:] ?(\d+)(?= |$)"), re.compile(r"(\d+) of (\d+)(?= |$)"))
OF_CHINESE = re.compile(r"([\d一二两三四五六七八九十]+)分之([\d一二两三四五六七八九十]+)(?= |$)")
SHARE = re.compile(r"(\d+(?:\.\d+)?%|0?\.\d+)(?= |$)")
CHINESE_DIGITS = {digit: at for at, digit in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
FIRST = {"cap": ("total",), "quota": ("numerator", "denominator"), "grade": ("code", "from")}

Tell = Callable[[Path, str, str], None]  # way to what is wrong, fault, remedy


class Values:
    """Reads what people write for the fields of a scheme into documents; what is wrong is told with the way to it.

    Text of a cell is without stray spaces, and may be JSON; what stands in a mapping or a list is taken as it is, and
    so is all `of_program`.
    """

    def __init__(self, tell: Tell) -> None:
        self.tell = tell

    def read(self, holds: Holds, given: Any, way: Path, *, of_program: bool = False) -> Any:
        """The document of what is given: a cell, a value, a mapping, or an object of the class itself."""
        try:
            if of_program and isinstance(given, str) and holds.shape == "text":
                return given
            if of_program and isinstance(given, str) and holds.shape == "label":
                return in_its_language(given)
            return self._read(holds, given, way)
        except BadCell as bad:
            self.tell(way, bad.fault, bad.remedy)
            return None

    def fields(self, made: Any, given: Mapping[Any, Any], way: Path) -> dict[str, Any]:
        """The document of a record from a mapping of its fields."""
        document: dict[str, Any] = {}
        for name, value in given.items():
            field = field_named(made, str(name).rstrip("_"))
            if field is None:
                names = [each.name for each in fields_of(made)]
                self.tell((*way, name), f'there is no field "{name}" here', correction(name, names))
            else:
                document[field.name] = None if value is None else self.read(field.holds, value, (*way, field.name),
                                                                            of_program=True)
        return document

    def _read(self, holds: Holds, given: Any, way: Path) -> Any:
        if given is not None and plain_cell(given) is None:  # NaN and its like
            raise BadCell(f"{shown(given)} is not a number", f"give {words_for(holds)}")
        given = plain_cell(given)
        if isinstance(given, Label) or holds.shape == "record" and isinstance(given, holds.made):
            return document_of(given)
        if holds.shape == "rule" and isinstance(given, holds.rules):
            return document_of(given, is_named=True)
        if isinstance(given, Mapping):
            return self._of_mapping(holds, given, way)
        if isinstance(given, (list, tuple)):
            if holds.inner is None:
                raise BadCell(f"{shown(given)} is a list", f"give {words_for(holds)}")
            return [self.read(holds.inner, each, (*way, at), of_program=True) for at, each in enumerate(given)]
        if isinstance(given, str) and given.lstrip()[:1] in ("{", "[", '"'):
            return self._of_json(holds, given, way)
        return value_in(holds, given)

    def _of_mapping(self, holds: Holds, given: Mapping[Any, Any], way: Path) -> Any:
        if holds.shape == "record":
            return self.fields(holds.made, given, way)
        if holds.shape == "label":
            strange = [name for name in given if name not in ("zh", "en")]
            if strange:
                raise BadCell(f'there is no field "{strange[0]}" here', "write zh or en")
            return {name: "" if each is None else str(each) for name, each in given.items()}
        if holds.shape == "rule":
            name = str(given.get("name", ""))
            made = rules(holds).get(OTHER_NAMES.get(name, name))
            if made is None:
                raise BadCell(f'there is no rule "{name}"', "write as its name one of " + ", ".join(rules(holds)))
            others = {each: value for each, value in given.items() if each != "name"}
            return {"name": rule_name(made), **self.fields(made, others, way)}
        if holds.inner is not None and holds.inner.shape == "record":  # by code
            made = holds.inner.made
            key = fields_of(made)[0]
            documents = []
            for code, each in given.items():
                if isinstance(each, Mapping):
                    documents.append({key.name: str(code), **self.fields(made, each, (*way, code))})
                elif isinstance(each, (list, tuple)):
                    second = fields_of(made)[1]
                    documents.append({key.name: str(code),
                                      second.name: self.read(second.holds, each, (*way, code))})
                else:
                    read = self.read(holds.inner, f"{quoted(str(code))} {as_text(each)}", (*way, code))
                    documents.append(read)
            return documents
        raise BadCell(f"{shown(given)} is a mapping", f"give {words_for(holds)}")

    def _of_json(self, holds: Holds, given: str, way: Path) -> Any:
        try:
            read = json.loads(given, parse_float=Decimal)
        except ValueError:
            raise BadCell(f"{shown(given)} is no JSON", f"give {words_for(holds)}") from None
        return read if isinstance(read, str) and holds.shape in ("text", "number") else self._read(holds, read, way)


def value_in(holds: Holds, cell: Any) -> Any:
    """The document of one cell. Raises BadCell."""
    if holds.shape == "text":
        return as_text(cell)
    if holds.shape == "label":
        return in_its_language(as_text(cell))
    if holds.shape in ("number", "whole"):
        return number_in(holds, cell)
    if holds.shape == "yes":
        return TICKS[plain(cell)] if plain(cell) in TICKS else YesNo().read(cell)
    if holds.shape == "day":
        return Day().read(cell).isoformat()
    if holds.shape == "word":
        return word_in(holds, cell)
    text = as_text(cell)
    if holds.shape == "record" and rule_name(holds.made) == "quota":
        return quota_in(holds.made, text)
    words = tokens(text)
    if holds.shape in ("rule", "record"):
        words = [word for each in words for word in apart(each)]
    if holds.shape == "rule":
        return rule_in(holds, words)
    if holds.shape == "record":
        return record_in(holds.made, words)
    assert holds.inner is not None
    return [element_in(holds.inner, each) for each in words]


def apart(word: str) -> list[str]:
    """`每次10` and `计次：10` as the two words that they are."""
    glued = GLUED.fullmatch(word)
    return [glued[1], *([glued[2]] if glued[2] else [])] if glued else [word]


def quota_in(made: Any, text: str) -> dict[str, Any]:
    """A quota: 1/3, 1:3, 1 of 3, 30%, 0.3, 三分之一, and behind it its other fields."""
    said = plain(text)
    share, chinese = SHARE.match(said), OF_CHINESE.match(said)
    try:
        if chinese is not None:
            below, above = (int(CHINESE_DIGITS.get(each, each)) for each in chinese.groups())
            said = f"{above}/{below}{said[chinese.end():]}"
        elif share is not None:
            part = Fraction(share[1].rstrip("%")) / (100 if share[1].endswith("%") else 1)
            said = f"{part.numerator}/{part.denominator}{said[share.end():]}"
        for form in PARTS:
            said = form.sub(r"\1/\2", said, count=1) if form.match(said) else said
        if text[:1].isdecimal() and not re.match(r"\d+(/| )\d+( |$)", said):
            raise BadCell(f"{shown(text)} is no share", "write it as 1:3, 30% or 三分之一")
        return record_in(made, [word for each in tokens(text if said == plain(text) else said)
                                for word in apart(each)])
    except (BadCell, ValueError) as bad:
        fault = bad.fault if isinstance(bad, BadCell) else f"{shown(text)} is no share"
        raise BadCell(fault, "write it as 1:3, 30% or 三分之一") from None


def in_its_language(text: str) -> dict[str, str]:
    """The label of one text, which is Chinese where it has a Chinese letter."""
    return {"zh": text, "en": ""} if CHINESE.search(text) else {"zh": "", "en": text}


def number_in(holds: Holds, cell: Any) -> Decimal | int:
    """A number, or one in per cent."""
    text = plain(cell)
    counted = COUNTED.fullmatch(text.replace(" ", ""))
    text = counted[1] if counted else text
    digits, is_share = (text[:-1].rstrip(), True) if text.endswith("%") else (text, False)
    if isinstance(cell, bool) or len(digits) > 60 or not DECIMAL.fullmatch(digits):
        raise BadCell(f"{shown(cell)} is not a number", f"give {words_for(holds)}")
    number = Decimal(digits).scaleb(-2) if is_share else Decimal(digits)
    if holds.shape == "number":
        return number
    if number != number.to_integral_value():
        raise BadCell(f"{shown(cell)} is not a whole number", "give a whole number")
    return int(number)


def word_in(holds: Holds, cell: Any) -> str:
    """One of the words of an enumeration, in English or Chinese."""
    if isinstance(cell, holds.made):
        return str(cell.name)
    text = plain(cell).lower()
    known = VALUES.get(holds.made.__name__, {})
    for word in holds.made.__members__:
        if text in (word, word.replace("_", " "), known.get(word)):
            return str(word)
    raise BadCell(f"{shown(cell)} is no word for it", "write one of " + ", ".join(
        f"{word} ({known[word]})" if word in known else word for word in holds.made.__members__))


def rule_in(holds: Holds, words: list[str]) -> dict[str, Any]:
    """The document of a rule in words: its name, then its fields."""
    there = rules(holds)
    for length in (3, 2, 1):
        name = "_".join(map(plain, words[:length])).lower()
        made = there.get(OTHER_NAMES.get(name, name)) or next(
            (there[rule] for rule, ways in RULES.items() if name in ways and rule in there), None)
        if made is not None and len(words) >= length:
            return {"name": rule_name(made), **record_in(made, words[length:])}
    known = ", ".join(f"{name} ({RULES[name][0]})" if name in RULES else name for name in there)
    raise BadCell(f"there is no rule {shown(words[0] if words else '')}", "write as its name one of " + known)


def record_in(made: Any, words: list[str]) -> dict[str, Any]:
    """The document of a record in words."""
    document: dict[str, Any] = {}
    first = [field for field in first_of(made)]
    words = list(words)
    if rule_name(made) == "quota" and words and re.fullmatch(r"\d+/\d+", words[0]):
        words[:1] = words[0].split("/")
    into: SchemeField | None = None
    while words:
        word = words.pop(0)
        named = _field_called(made, word)
        if named is not None and named.name not in document:
            into, first = named, [each for each in first if each != named]
            if into.holds.shape == "yes":
                is_said = bool(words) and _is_yes_or_no(words[0])
                document[into.name] = YesNo().read(unquoted(words.pop(0))) if is_said else True
                into = None
            elif into.holds.shape == "list":
                document[into.name] = []
            continue
        if into is None and first:
            into = first.pop(0)
            if into.holds.shape == "list":
                document[into.name] = []
        if into is None:
            raise BadCell(f"{shown(word)} is not understood here", _remedy(made))
        if into.holds.shape == "list":
            assert into.holds.inner is not None
            document[into.name].append(element_in(into.holds.inner, word))
        else:
            document[into.name], into = element_in(into.holds, word), None
    if into is not None and into.name not in document:
        raise BadCell(f'nothing stands behind "{into.name}"', _remedy(made))
    return document


def element_in(holds: Holds, word: str) -> Any:
    """One word: a value, or a record whose fields have colons between."""
    if holds.shape != "record":
        if holds.shape in ("list", "rule"):
            raise BadCell(f"{shown(word)} is not understood here", "write it as JSON")
        return value_in(holds, unquoted(word))
    parts, fields = PART.findall(word), fields_of(holds.made)
    needed = sum(field.is_needed for field in fields)
    if not max(needed, 1) <= len(parts) <= len(fields):
        raise BadCell(f"{shown(word)} is not understood here",
                      "write the fields " + ":".join(field.name for field in fields[:max(needed, 1)]))
    return {field.name: element_in(field.holds, part) for field, part in zip(fields, parts)}


def first_of(made: Any) -> list[SchemeField]:
    """Fields that need no name before them."""
    fields = fields_of(made)
    names = FIRST.get(rule_name(made)) or [each.name for each in fields if each.is_needed] or [
        each.name for each in fields[:1]]
    return [each for each in fields if each.name in names]


def form_of(made: Any) -> str:
    """What may be written for a record, as `bands of from:points, below`."""
    first = first_of(made)
    said = [f"{field.name} as " + ":".join(each.name for each in fields_of(field.holds.inner.made) if each.is_needed)
            if field.holds.inner is not None and field.holds.inner.shape == "record" else field.name
            for field in (*first, *(each for each in fields_of(made) if each not in first))]
    return ", ".join(said)


def _remedy(made: Any) -> str:
    return f"write the fields {form_of(made)}"


def words_for(holds: Holds) -> str:
    """What may be given for a field."""
    return {"text": "text", "number": "a number", "whole": "a whole number",
            "yes": "yes (是) or no (否)", "day": "a day, as 2026-09-07",
            "label": "text, or a text for each language", "word": "a word", "list": "a list",
            "rule": "a rule in words, as sum each 2"}.get(holds.shape) or f"fields: {form_of(holds.made)}"


def written(holds: Holds, document: Any, is_chinese: bool = False) -> Any:
    """The cell of a document: a number, a truth value, or text that reads as it. JSON where words cannot say it."""
    if holds.shape in ("number", "whole", "yes"):
        return ("是" if document else "否") if is_chinese and holds.shape == "yes" else document
    if holds.shape == "record":
        document = _completed(holds.made, document)
    if holds.shape == "rule" and document["name"] == "all_but":  # of how many, whoever reads it wants to know
        document = {"name": "all_but", "lowest": AllBut().lowest, **document}
    try:
        text = _in_words(holds, document, is_chinese)
        if not is_blank(text) and text[:1] not in '{["=＝#+-@\'' and value_in(holds, text) == document:
            return text
    except (BadCell, Unsayable):
        pass
    return as_json(document)


def _completed(made: Any, document: Mapping[str, Any]) -> dict[str, Any]:
    """With the fields that stand first, where they are as the class has them: 1/3, and not nothing."""
    if any(field.is_needed for field in fields_of(made)):
        return dict(document)
    blank, first = made(), {field.name: field for field in first_of(made)}
    whole = {name: document_of(getattr(blank, field.attribute)) for name, field in first.items()
             if rule_name(made) in FIRST and getattr(blank, field.attribute) is not None}
    if "per_period" in document:  # 6 of what, where the class has a day
        whole["period"] = document_of(blank.period)
    return {**whole, **document}


class Unsayable(Exception):
    """What a scheme has and words do not say."""


def _in_words(holds: Holds, document: Any, is_chinese: bool) -> str:
    if holds.shape == "text":
        return str(document)
    if holds.shape == "label":
        if all(document.values()):
            raise Unsayable
        return str(document["zh"] or document["en"])
    if holds.shape == "rule":
        made = rules(holds)[document["name"]]
        called = document["name"]
        name = RULES[called][0] if is_chinese and called in RULES else SHORT_NAMES.get(called, called)
        rest = {field: value for field, value in document.items() if field != "name"}
        return f"{name} {_record_in_words(made, rest, is_chinese)}".rstrip()
    if holds.shape == "record":
        return _record_in_words(holds.made, document, is_chinese)
    if holds.shape == "list":
        return " ".join(_element(holds.inner, each, is_chinese) for each in document)
    return _element(holds, document, is_chinese)


def _record_in_words(made: Any, document: Mapping[str, Any], is_chinese: bool) -> str:
    said: list[str] = []
    first = {each.name for each in first_of(made)} if all(
        each.name in document for each in first_of(made)) else set()
    inorder = sorted(fields_of(made), key=lambda field: field.name not in first)
    for field in inorder:
        if field.name not in document:
            continue
        value = document[field.name]
        is_named = field.name not in first or len(said) and field.holds.shape == "list"
        if is_named or not first and rule_name(made) in ("count", "sum"):
            ways = FIELDS.get(field.name, ()) if is_chinese else ()
            said.append(ways[0] if ways else field.name)
        elif rule_name(made) in ("count", "sum"):
            said.append(FIELDS[field.name][0] if is_chinese else field.name)  # sum each 2 reads better than sum 2
        if field.holds.shape == "yes" and value is True:
            continue
        said += [_element(field.holds.inner, each, is_chinese) for each in value] if isinstance(value, list) else [
            _element(field.holds, value, is_chinese)]
    text = " ".join(said)
    return re.sub(r"^(\d+) (\d+)", r"\1/\2", text) if rule_name(made) == "quota" and first else text


def _element(holds: Holds | None, value: Any, is_chinese: bool) -> str:
    if holds is None or value is None:
        raise Unsayable
    if holds.shape == "record":
        fields = fields_of(holds.made)[:len(value)]
        if any(field.name not in value for field in fields):
            raise Unsayable
        return ":".join(_element(field.holds, value[field.name], is_chinese) for field in fields)
    if holds.shape in ("list", "rule", "label"):
        raise Unsayable
    if holds.shape == "word":
        return VALUES.get(holds.made.__name__, {}).get(value, value) if is_chinese else str(value)
    if holds.shape == "yes":
        return "yes" if value else "no"
    return quoted(value) if isinstance(value, str) else as_json(value)


def quoted(text: str) -> str:
    """A text as one word."""
    is_plain = TOKEN.fullmatch(text) and '"' not in text and len(PART.findall(text)) == 1 and ":" not in text
    return text if is_plain and "：" not in text else json.dumps(text, ensure_ascii=False)


def unquoted(word: str) -> str:
    """A word without its quotation marks."""
    if not word.startswith('"'):
        return word
    try:
        return str(json.loads(word))
    except ValueError:
        raise BadCell(f"{shown(word)} is not understood here", "close the quotation mark") from None


def tokens(text: str) -> list[str]:
    """Words of a cell; what stands between quotation marks is one."""
    found, end = [], 0
    for each in TOKEN.finditer(text):
        if not BETWEEN.fullmatch(text[end:each.start()]):
            break
        found.append(each[0])
        end = each.end()
    if not BETWEEN.fullmatch(text[end:]):
        raise BadCell(f"{shown(text)} has a quotation mark that is not closed", "close it")
    return found


def _field_called(made: Any, word: str) -> SchemeField | None:
    name = plain(word).lower()
    for field in fields_of(made):
        if name == field.name or name in FIELDS.get(field.name, ()):
            return field
    return None


def _is_yes_or_no(word: str) -> bool:
    try:
        YesNo().read(word)
    except BadCell:
        return False
    return True
