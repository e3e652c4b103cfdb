"""What the C++ sources say: each argument that is made of string literals, with {} for what is filled in.

No compiler: a file is read as nested brackets of tokens. In an argument literals are joined, sums and `append` too, of
a choice each text is taken, and whatever else is a gap. Literals beside Chinese are labels, which need no catalogue.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SENTENCE = re.compile(r"[a-z]{2,}[,;:]? (?:[a-z]|\{\}|\")|\{\}[,;:]? [a-z]{2}")
CHINESE = re.compile("[\u4e00-\u9fff]")
TOKEN = re.compile(r"""//[^\n]*|/\*.*?\*/|^\#[^\n]*|R"(?P<mark>\w*)\((?P<raw>.*?)\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|"""
                   r"""'(?:\\.|[^'\\\n])+'|[A-Za-z_]\w*(?:::\w+)*|\d[\w.']*|\s+|.""", re.DOTALL | re.MULTILINE)
CLOSING = {"(": ")", "{": "}", "[": "]"}
WHITE, ESCAPED = re.compile(r"\\[tnr]"), re.compile(r"\\(.)")
TEXT_TYPES = {"std::string", "std::string_view"}


@dataclass
class Token:
    text: str
    line: int
    is_literal: bool = False
    bracket: str = ""  # of what stands in brackets: the opening one
    inner: list[Token] = field(default_factory=list)


def templates(path: Path) -> Iterator[tuple[int, str]]:
    """Line and template of each argument that is an English sentence or a part of one."""
    nested, _ = _nested(_tokens(path.read_text(encoding="utf-8")), 0)
    yield from _said(nested, set())


def _tokens(text: str) -> list[Token]:
    made, line = [], 1
    for found in TOKEN.finditer(text):
        token = found.group()
        if found["raw"] is not None:
            made.append(Token(found["raw"], line, is_literal=True))
        elif token[0] in "\"'" and len(token) > 1:
            made.append(Token(ESCAPED.sub(r"\1", WHITE.sub(" ", token[1:-1])), line, is_literal=True))
        elif not token.isspace() and not token.startswith(("//", "/*", "#")):
            made.append(Token(token, line))
        line += token.count("\n")
    return made


def _nested(tokens: list[Token], at: int, closing: str = "") -> tuple[list[Token], int]:
    made = []
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.is_literal:
            made.append(token)
        elif token.text in CLOSING:
            inner, at = _nested(tokens, at, CLOSING[token.text])
            made.append(Token("", token.line, bracket=token.text, inner=inner))
        elif token.text == closing:
            break
        else:
            made.append(token)
    return made, at


def _split(tokens: list[Token], mark: str) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == mark and not token.is_literal and not token.bracket:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _said(tokens: list[Token], told: set[int]) -> Iterator[tuple[int, str]]:
    """`told` are brackets that an argument around them has told of already."""
    for before, token in zip([Token("", 0), *tokens], tokens):
        if not token.bracket or before.text == "static_assert":
            continue
        arguments = _split(token.inner, ",")
        texts = [_texts(argument, told) if _is_text(argument) else [] for argument in arguments]
        if id(token) not in told and not any(CHINESE.search(text) for each in texts for text in each):
            yield from ((token.line, text) for each in texts for text in each if SENTENCE.search(text))
        yield from _said(token.inner, told)


def _is_text(tokens: list[Token]) -> bool:
    return not any(token.text in (";", "return") for token in tokens) and any(
        token.is_literal or _is_text(token.inner) for token in tokens)


def _texts(tokens: list[Token], told: set[int]) -> list[str]:
    """The texts that an expression may give."""
    chosen = _choice(tokens)
    if chosen is not None:
        return [text for each in chosen for text in _texts(each, told)]
    summands = _split(tokens, "+")
    if len(summands) > 1:
        return _joined([_texts(summand, told) for summand in summands])
    if len(tokens) == 1 and tokens[0].bracket == "(":
        told.add(id(tokens[0]))
        return _texts(tokens[0].inner, told)
    parts: list[list[str]] = []
    at = 0
    while at < len(tokens):
        token, behind = tokens[at], tokens[at + 1:at + 3]
        if token.is_literal:
            parts.append([token.text])
        elif token.text in TEXT_TYPES | {"std::move"} and behind and behind[0].bracket:
            parts.append(_inside(behind[0], told))
            at += 1
        elif token.text == "." and len(behind) > 1 and behind[0].text == "append" and behind[1].bracket:
            parts.append(_inside(behind[1], told))
            at += 2
        else:
            parts.append(["{}"])
        at += 1
    return _joined(parts)


def _inside(brackets: Token, told: set[int]) -> list[str]:
    told.add(id(brackets))
    arguments = _split(brackets.inner, ",")
    return _texts(arguments[0], told) if len(arguments) == 1 else ["{}"]


def _choice(tokens: list[Token]) -> list[list[Token]] | None:
    """Both sides of the first `? :`; what stands before belongs to its condition."""
    asked = next((at for at, token in enumerate(tokens) if token.text == "?" and not token.is_literal), None)
    if asked is None:
        return None
    depth = 0
    for at in range(asked + 1, len(tokens)):
        if tokens[at].text == ":" and not tokens[at].is_literal:
            if not depth:
                return [tokens[asked + 1:at], tokens[at + 1:]]
            depth -= 1
        depth += tokens[at].text == "?" and not tokens[at].is_literal
    return None


def _joined(parts: list[list[str]]) -> list[str]:
    made = [""]
    for part in parts:
        made = [before + after for before in made for after in part]
    return [re.sub(r"(?:\{\})+", "{}", text) for text in made]
