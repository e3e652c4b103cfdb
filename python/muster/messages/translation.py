"""Messages in Chinese.

A message is `place: fault; remedy`, or less of it. Where it may be taken apart in several ways, or several phrases
match, that is taken which leaves the least English, and then the one that has most letters of its own. Places in files
stay as they are. What no phrase matches stays English.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .bilingual import Bilingual
from .catalogue import PHRASES
from .headers import choice_words, column_names, file_names, table_at, table_name
from .phrase import Phrase
from ..scheme_chinese import FIELDS

PLACE = re.compile(r"(?P<file>.*?)(?P<lines>:\d+(?:, \d+)*)(?: and (?P<more>\d+) more lines)?")
QUOTED = re.compile(r'"([^"]*)"')
SHOWN_WORD = re.compile(r"[\w ]+ \((.*[\u4e00-\u9fff].*)\)")  # word (词)
CHINESE_QUOTED = re.compile(r"“[^”]*”")
ENGLISH = re.compile(r"(?<![A-Za-z0-9_./\\-])[a-z]{2,}(?![A-Za-z0-9_./\\-])")
LIST = re.compile(r', (?=(?:[^"]*"[^"]*")*[^"]*$)')  # a comma outside quotation marks
LEAST_LETTERS = 8  # of a phrase that is taken though it leaves some English


def in_chinese(text: str) -> str:
    """A message, or several of a line each, in Chinese."""
    if isinstance(text, Bilingual):
        return text.chinese
    return "\n".join(_indented(line) for line in str(text).split("\n"))


def _indented(line: str) -> str:
    words = line.strip()
    return line.replace(words, _message(words)) if words else line


@lru_cache(maxsize=10_000)
def _message(text: str) -> str:
    """The way to take it apart that leaves the least English; the first of those that leave as much."""
    return PHRASES.get(text) or min(_ways(text), key=_english_in)


def _ways(text: str) -> Iterator[str]:
    places = [(_place(text[:colon]), text[colon + 2:]) for colon in _outside_quotes(": ", text)]
    for (where, table), said in places:
        for semicolon in _outside_quotes("; ", said):
            yield f"{where}：{_phrase(said[:semicolon], table)}；{_phrase(said[semicolon + 2:], table)}"
    for (where, table), said in places:
        yield f"{where}：{_phrase(said, table)}"
    yield _phrase(text, "")


def _outside_quotes(mark: str, text: str) -> Iterator[int]:
    """Where a mark stands, outside quotation marks as far as these are paired."""
    at = text.find(mark)
    while at >= 0:
        if text.count('"', 0, at) % 2 == 0 or text.count('"') % 2:
            yield at
        at = text.find(mark, at + 1)


def _place(place: str) -> tuple[str, str]:
    """A place in Chinese, and the table it is in."""
    found = PLACE.fullmatch(place)
    file, lines = (found["file"], found["lines"].replace(", ", "、")) if found else (place, "")
    more = f"等（另有{found['more']}行）" if found and found["more"] else ""
    table = table_at(file)
    # What may stand in a cell is no place, though it be the same word.
    return (file if table and file not in PHRASES else _phrase_of_its_own(file, "")) + lines + more, table


@lru_cache
def _phrases() -> tuple[Phrase, ...]:
    return tuple(Phrase(english, chinese) for english, chinese in PHRASES.items() if "{}" in english)


@lru_cache(maxsize=10_000)
def _phrase(text: str, table: str) -> str:
    """A part of a message in Chinese; as it is where it is none."""
    known = PHRASES.get(text) or choice_words().get(text)
    return known if known is not None else _phrase_of_its_own(text, table)


def _phrase_of_its_own(text: str, table: str) -> str:
    """The same of what no cell may hold."""
    if text in PHRASES:
        return PHRASES[text]
    listed = _listed(text, table)
    found = _matched(text, table, is_loose=False)
    if listed is not None:
        found.append((0, True, -1, listed))
    found = found or _matched(text, table, is_loose=True)
    return min(found)[-1] if found else _quoted(text)


def _matched(text: str, table: str, *, is_loose: bool) -> list[tuple[int, bool, int, str]]:
    """The Chinese of each phrase that matches, behind what it is chosen by: the least comes first."""
    found = []
    for phrase in _phrases():
        gaps = phrase.gaps_in(text, is_loose=is_loose)
        if gaps is not None:
            made = phrase.filled(gaps, lambda content, kind: _gap(content, kind, table))
            left = _english_in(made)
            if not left or phrase.literal >= LEAST_LETTERS:
                found.append((left, not phrase.is_beginning, -phrase.literal, made))
    return found


def _listed(text: str, table: str) -> str | None:
    """A list, where every part of it is Chinese then."""
    parts = LIST.split(text)
    made = "、".join(_phrase(part, table) for part in parts) if len(parts) > 1 else ""
    return made if made and not _english_in(made) else None


def _gap(content: str, kind: str, table: str) -> str:
    if kind == "given":
        return content
    if kind == "column":
        return column_names(content, table)
    if kind == "table":
        return table_name(content)
    if kind == "file":
        return file_names(content)
    if kind == "codes":
        return "、".join(_code(part) for part in LIST.split(content))
    if kind == "values":
        return "、".join(f"“{part}”" for part in content.split('", "'))
    if kind == "fields":
        return re.sub(r"\w+", lambda found: FIELDS.get(found[0], ("为" if found[0] == "as" else found[0],))[0],
                      content).replace(", ", "、").replace(" 为 ", "为")
    if kind == "arguments":
        return "、".join(_phrase(part, "") for part in content.split(", "))
    return _phrase(content, table)


def _code(part: str) -> str:
    shown = SHOWN_WORD.fullmatch(part)
    return shown[1] if shown else part


def _quoted(text: str) -> str:
    """The text with Chinese quotation marks."""
    return QUOTED.sub(r"“\1”", text)


def _english_in(text: str) -> int:
    """How many English words are left, but for what is quoted, names of files and codes."""
    return len(ENGLISH.findall(CHINESE_QUOTED.sub("", text)))
