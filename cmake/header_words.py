"""Writes what the public headers say of members and values as a C++ table: header_words.py INCLUDE FILE.

Words of a struct's field, a class's function or an enumerator stand behind it (`///<`) or above it (`///`). The
bindings look them up (python/bindings/tools/header_words.cpp), so that Python's docstrings say what the headers say.
Headers are uniform, so this reads lines and braces and no more of C++.
"""
from __future__ import annotations

import keyword
import re
import sys
import textwrap
from pathlib import Path

WIDTH = 96  # of a docstring's lines
OPENS = re.compile(r"(?:template <.*?> )?(namespace|struct|class|enum class) +([\w:<>]+)[^;()=]*$")
LINE = re.compile(r"""(?P<code>(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'|[^"/]|/(?!/))*)(?://(?P<comment>.*))?$""")
LITERAL = re.compile(r"\"(?:\\.|[^\"\\])*\"|(?<!\w)'(?:\\.|[^'\\])'")
INLINE = re.compile(r"::inline \w+")  # the version's namespace, which is not spoken of
THROWS = re.compile(r"@throws\s+(\w+)\s*")
ACCESS = ("public", "private", "protected")
NO_MEMBERS = ("friend", "using", "typedef", "static_assert", "struct", "class", "enum")
# What C++ says of its values, and what Python does.
SAID: tuple[tuple[str, str], ...] = (
    (r"\b[Nn]ot set\b|\b[Nn]ull\b|\b([Aa]n )?[Uu]nset( id)?\b", "None"),
    (r"\b[Nn]othing (?=(where|before|if it|while|without)\b)", "None "),
    (r"`MentorId\((\w+)\)`", r"mentor `\1`"),
    (r"`MenteeId\((\w+)\)`", r"mentee `\1`"),
    (r"\s*\b[Rr]ow `i` is named by `[^`]+`\.", ""),  # nor has it ids
    (r"\s*Valid (as long as|until)\b[^.]*\.", ""),  # what Python is given is its own
)

Words = dict[tuple[str, str], str]


def members_of(text: str) -> Words:
    """Words by class (with its namespaces) and member of one header; of overloads, those of the first that has any."""
    return Reader().read(text)


class Reader:
    """Where in the header one is: scopes that are open, what has been read of a declaration, and words for it."""

    def __init__(self) -> None:
        self.found: Words = {}
        self.scopes: list[tuple[str, str]] = []  # kind and name
        self.declared = ""
        self.within = 0  # braces and brackets that are open in the declaration
        self.above: list[str] = []  # lines before the declaration
        self.ended: list[str] = []  # members that were declared last, for words behind them

    def read(self, text: str) -> Words:
        for line in text.splitlines():
            part = LINE.match(line)
            if part is None:
                raise ValueError(f"{line}: neither code nor a comment that this reads")
            code, comment = INLINE.sub("", part["code"].strip()), part["comment"] or ""
            for letter in [] if code.startswith("#") else LITERAL.sub("0", code):
                self.take(letter)
            self.declared += " "
            if comment.startswith("/<"):
                self.behind(comment[2:].strip())
            elif not code:  # words stand right above what they are about
                self.above = [*self.above, comment[1:].strip()] if comment.startswith("/") else []
        if self.scopes:
            raise ValueError(f"{self.scopes}: not closed at the end")
        return self.found

    def take(self, letter: str) -> None:
        opened = OPENS.match(self.declared.strip()) if letter == "{" and not self.within else None
        if opened:
            self.scopes.append((opened[1], opened[2]))
            self.declared, self.above = "", []
        elif letter == "}" and not self.within:
            self.end()
            self.scopes.pop()
        elif not self.within and (letter == ";" or (letter == "," and self.kind == "enum class")):
            self.end()
        elif letter == ":" and self.declared.strip() in ACCESS:
            self.declared = ""
        else:
            self.within += (letter in "({") - (letter in ")}")
            self.declared += letter
            if letter == "}" and not self.within and is_function(self.declared):
                self.end()

    @property
    def kind(self) -> str:
        return self.scopes[-1][0] if self.scopes else ""

    def end(self) -> None:
        """A declaration is over."""
        if self.declared.strip():
            self.ended = named(self.declared.strip(), self.kind) if self.kind not in ("", "namespace") else []
            for name in self.ended:
                self.say(name, self.above)
            self.above = []
        self.declared = ""

    def behind(self, words: str) -> None:
        if self.kind == "enum class":
            self.end()  # no comma follows the last
        for name in self.ended:
            self.say(name, [words], more=True)

    def say(self, name: str, words: list[str], more: bool = False) -> None:
        key = ("::".join(scope for _, scope in self.scopes), name)
        said = self.found.get(key, "")
        if more or not said:
            self.found[key] = "\n".join([said, *words]).strip()


def bare(declaration: str) -> str:
    """Without attributes, template arguments, and words that have brackets as a function has."""
    declaration = re.sub(r"\[\[.*?\]\]|\b(decltype|noexcept|explicit|alignas)\([^()]*\)", "", declaration)
    while (less := re.sub(r"<[^<>]*>", "", declaration)) != declaration:
        declaration = less
    return declaration


def is_function(declaration: str) -> bool:
    return "(" in re.split("[={]", bare(declaration))[0]


def named(declaration: str, kind: str) -> list[str]:
    """Names that a declaration in a struct, class or enum gives."""
    if kind == "enum class":
        return [declaration.partition("=")[0].strip()]
    if declaration.startswith(NO_MEMBERS) or "operator" in declaration:
        return []
    head = bare(declaration)
    if is_function(declaration):
        head = head.partition("(")[0]
    while (less := re.sub(r"\{[^{}]*\}|\([^()]*\)", "", head)) != head:  # what fields begin with
        head = less
    parts = [re.split(r"[={\[]", part)[0].strip() for part in head.split(",")]
    return [part.split()[-1] for part in parts if part]


def in_python(words: str) -> str:
    """The same words for who reads them in Python: its names, None for what is not set, errors in a section."""
    for spoken_of, said in SAID:
        words = re.sub(spoken_of, said, words)
    words = re.sub(r"`[^`]+`", lambda name: python_name(name[0]), words)
    told, *thrown = THROWS.split(words)
    parts = [part for paragraph in re.split(r"\n\s*\n", told.strip()) if (part := sentence(paragraph))]
    doc = "\n\n".join(textwrap.fill(part, WIDTH) for part in parts)
    if thrown:
        doc += "\n\nRaises\n------"
        for name, why in zip(thrown[::2], thrown[1::2]):
            doc += f"\n{name}\n" + textwrap.fill(sentence(why), WIDTH, initial_indent="    ", subsequent_indent="    ")
    return doc.strip()


def python_name(name: str) -> str:
    name = name.replace("::", ".").replace("()", "")
    bare = name.strip("`")
    return f"`{bare}_`" if keyword.iskeyword(bare) and bare not in ("None", "True", "False") else name


def sentence(words: str) -> str:
    """With a capital and a full stop, on one line."""
    words = " ".join(words.split())
    words = words[:1].upper() + words[1:] if re.match(r"[a-z]+\b(?!\()", words) else words
    return words if not words or words[-1] in ".!?:" else words + "."


def literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def words_of(include: Path) -> Words:
    found: Words = {}
    for header in sorted(include.rglob("*.hpp")):
        found |= members_of(header.read_text(encoding="utf-8"))
    return {key: said for key, words in sorted(found.items()) if (said := in_python(words))}


def write(include: Path, file: Path) -> None:
    rows = [f"    {{{literal(owner)}, {literal(name)},\n     {literal(words)}}},"
            for (owner, name), words in words_of(include).items()]
    text = "\n".join(['#include "tools/header_words.hpp"', "", "namespace muster::python {", "",
                      "constexpr HeaderWords rows[] = {", *rows, "};", "",
                      "std::span<const HeaderWords> header_words() { return rows; }", "",
                      "}  // namespace muster::python", ""])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
