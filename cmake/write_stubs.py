"""Writes the type stubs of the extension module: python3 cmake/write_stubs.py FOLDER, which has the package muster.

The build does it after the module, and so does pip; none is kept in git. The package is imported, as it adds methods to
classes of the module, so NumPy is needed. pybind11 opens every docstring with the signature; types are read from there,
and what follows is the stub's docstring. What a parameter takes is wider than what is given back: any sequence for a
list, text or a path for a path, whole numbers and text for a decimal, text for a time of day.
"""
from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
import textwrap
import types
from pathlib import Path
from typing import Any

AREAS = ("", "archive", "evaluation", "org", "pairing", "programme", "record", "report", "roster", "tables")
PROTOCOL = {"__class__", "__dict__", "__doc__", "__module__", "__repr__", "__str__", "__weakref__", "__new__",
            "__getattribute__", "__entries", "__members__"}
WIDER = {"list": "collections.abc.Sequence", "dict": "collections.abc.Mapping", "set": "collections.abc.Set"}
PLAIN = {"List": "list", "Dict": "dict", "Set": "set", "Tuple": "tuple", "Callable": "collections.abc.Callable",
         "Iterator": "collections.abc.Iterator", "Any": "typing.Any", "handle": "typing.Any", "object": "object",
         "function": "collections.abc.Callable[..., typing.Any]"}
# What an error has when it is raised; raised.hpp of the bindings puts it there.
RAISED = {"Error": {"place": ("str", "Where in the caller's input, as `term/duty.csv:14`, or what was asked."),
                    "fault": ("str", "What is wrong there."), "remedy": ("str", "How to mend it."),
                    "faults": ("list[str]", "Every fault of the input, one text each.")},
          "Infeasible": {"witness": ("dict[str, typing.Any]",
                                     "Who stands in the way: rows of mentees and mentors, and their places.")}}
PLAIN_DEFAULT = re.compile(r"(None|True|False|-?\d+(\.\d+)?|'[^'\\]*')$")
WIDEST = 120


def write(folder: str) -> None:
    """One .pyi per submodule of muster._muster, under folder/muster/_muster."""
    sys.path.insert(0, str(Path(folder).resolve()))
    module = importlib.import_module("muster._muster")
    target = Path(folder) / "muster" / "_muster"
    target.mkdir(exist_ok=True)
    for area in AREAS:
        text = Stub(getattr(module, area) if area else module).text()
        (target / f"{area or '__init__'}.pyi").write_text(text, encoding="utf-8")


class Stub:
    """The stub of one module."""

    def __init__(self, module: types.ModuleType) -> None:
        self.module = module
        self.imports: set[str] = set()

    def text(self) -> str:
        members = sorted((name, value) for name, value in vars(self.module).items()
                         if not (name.startswith("__") and name.endswith("__")) or name == "__version__")
        variables = [f"{name}: {type(value).__name__}" for name, value in members
                     if not callable(value) and not inspect.ismodule(value)]
        classes = [self.class_of(name, value) for name, value in members if inspect.isclass(value)]
        functions = ["\n".join(self.function(name, value)) for name, value in members if inspect.isroutine(value)]
        body = "\n\n".join([part for part in ("\n".join(variables), *classes, "\n".join(functions)) if part])
        imports = "".join(f"import {name}\n" for name in sorted(self.imports))
        about = "\n".join(quoted(self.module.__doc__ or "", 0)) + "\n"
        text = about + (imports + "\n" if imports else "") + body + "\n"
        ast.parse(text)
        return text

    def class_of(self, name: str, made: type) -> str:
        bases = [self.name_of(base) for base in made.__bases__ if base.__name__ != "pybind11_object"
                 and base is not object]
        values = getattr(made, "__members__", {})
        lines = quoted((inspect.getdoc(made) or "").partition("\n\nMembers:\n")[0], 4)
        for attribute, (kind, said) in RAISED.get(name, {}).items():
            lines += [f"{attribute}: {kind}", *quoted(said, 4)]
        said_of = getattr(made, "__entries", {})
        for value in values:
            lines += [f"{value}: typing.ClassVar[{name}]", *quoted(said_of[value][1] or "", 4)]
        if values:
            lines.append(f"__members__: typing.ClassVar[dict[str, {name}]]")
        if vars(made).get("__hash__", made) is None:
            lines.append("__hash__: typing.ClassVar[None]  # type: ignore[assignment]")
        for attribute, value in sorted(vars(made).items(),
                                       key=lambda pair: (pair[0] != "__init__", pair[0].startswith("__"), pair[0])):
            if attribute in PROTOCOL or attribute in values or attribute.startswith("__pybind11") or value is None:
                continue
            if isinstance(value, property):
                lines += ["@property", *documented(f"def {attribute}(self) -> {self.returned(value.fget)}: ...",
                                                   value.__doc__)]
                if value.fset is not None:
                    lines += [f"@{attribute}.setter",
                              *self.signatures(attribute, first_line(value.fset), True)]
            elif inspect.isroutine(value):
                lines += self.function(attribute, value, is_method=True)
        if lines and any("typing." in line for line in lines):
            self.imports.add("typing")
        head = f"class {name}" + (f"({', '.join(bases)})" if bases else "")
        return f"{head}:\n" + "\n".join(("    " + line).rstrip() for line in lines)

    def function(self, name: str, value: Any, is_method: bool = False) -> list[str]:
        is_static = isinstance(value, staticmethod)
        value = getattr(value, "__func__", value)
        if isinstance(value, types.FunctionType):
            head = self.of_python(name, value, is_method and not is_static)
            return ["@staticmethod"] * is_static + documented(head, inspect.getdoc(value), 4 * is_method)
        signatures = overloads(name, inspect.getdoc(value) or "")
        if not signatures and name == "__init__":
            return []  # pybind11's own, which refuses: only the library makes one
        if not signatures:
            raise ValueError(f"{self.module.__name__}.{name}: its docstring opens with no signature")
        heads = {head: said for line, said in signatures.items()
                 for head in self.signatures(name, line, is_method and not is_static)}
        if len(heads) > 1:
            self.imports.add("typing")
        above = ["@typing.overload"] * (len(heads) > 1) + ["@staticmethod"] * is_static
        return [line for head, said in heads.items() for line in (*above, *documented(head, said, 4 * is_method))]

    def of_python(self, name: str, value: types.FunctionType, has_self: bool) -> str:
        """A function that the package adds to a class of the extension."""
        made: list[str] = []
        for each in inspect.signature(value).parameters.values():
            if each.kind == each.KEYWORD_ONLY and "*" not in made:
                made.append("*")
            made.append(("self" if has_self and not made else f"{each.name}: typing.Any")
                        + ("" if each.default is each.empty else " = ..."))
        self.imports.add("typing")
        return f"def {name}({', '.join(made)}) -> typing.Any: ..."

    def signatures(self, name: str, line: str, is_method: bool) -> list[str]:
        """The heads of one signature of pybind11's; two where Python cannot say in one what may be left out."""
        opened = line.index("(")
        closed = closing(line, opened)
        returned = self.of(line[closed + 1:].strip().removeprefix("->").strip(), False)
        made = [self.argument(name, argument) for argument in split(line[opened + 1:closed])]
        if is_method:
            made[0] = ("self", "")
        heads = [made]
        positional = made[:next((row for row, (text, _) in enumerate(made) if text.startswith("*")), len(made))]
        first = next((row for row, (_, default) in enumerate(positional) if default), len(positional))
        behind = [row for row in range(first, len(positional)) if not positional[row][1]]
        if behind:  # all by position, or that one and what follows it by name
            rest = made[len(positional):]
            heads = [[(text, default if row > behind[-1] else "") for row, (text, default) in enumerate(positional)]
                     + rest,
                     positional[:behind[0]] + [("*", "")] + positional[behind[0]:]
                     + (rest[1:] if rest and rest[0][0] == "*" else rest)]
        return [f"def {name}({', '.join(text + default for text, default in head)}) -> {returned}: ..."
                for head in heads]

    def argument(self, name: str, argument: str) -> tuple[str, str]:
        """A parameter and its type, and its default: as it is where it is plain."""
        if argument == "*":
            return argument, ""
        if argument.startswith("*"):
            return f"{argument}: {self.of('typing.Any', False)}", ""
        called, _, rest = argument.partition(":")
        kind, *default = split(rest, "=")
        made = "object" if name in ("__eq__", "__ne__") else self.of(kind, True)
        or_none = " | None" if default == ["None"] and not made.endswith("None") else ""
        shown = [f" = {each if PLAIN_DEFAULT.match(each) else '...'}" for each in default]
        return f"{called}: {made}{or_none}", "".join(shown)

    def returned(self, getter: object) -> str:
        if isinstance(getter, types.FunctionType):  # which the package adds
            self.imports.add("typing")
            return "typing.Any"
        line = first_line(getter)
        return self.of(line[line.rindex(" -> ") + 4:], False)

    def of(self, kind: str, is_taken: bool) -> str:
        """A type of pybind11's as Python's own, with what it needs imported."""
        if "::" in kind:
            raise ValueError(f"{self.module.__name__}: {kind} is bound after what uses it")
        return ast.unparse(self.typed(ast.parse(kind, mode="eval").body, is_taken))

    def typed(self, node: ast.expr, is_taken: bool) -> ast.expr:
        if isinstance(node, ast.Constant):
            return node
        if isinstance(node, ast.List):
            return ast.List([self.typed(each, is_taken) for each in node.elts])
        if isinstance(node, ast.Subscript):
            inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            called = ast.unparse(node.value)
            if isinstance(node.slice, ast.Constant):  # of how many is no matter to Python
                return self.typed(node.value, is_taken)
            if called == "numpy.ndarray":
                return self.array(ast.unparse(inner[0]), is_taken)
            if called == "Callable":  # what it is called with is given to it
                given, result = inner
                if isinstance(given, ast.List):
                    given = ast.List([self.typed(each, False) for each in given.elts])
                return ast.Subscript(self.named(PLAIN[called], False), ast.Tuple([given, self.typed(result, False)]))
            inner = [self.typed(each, is_taken) for each in inner]
            if called in ("Optional", "Union"):
                return union([*inner, ast.Constant(None)] if called == "Optional" else inner)
            return ast.Subscript(self.named(PLAIN.get(called, called), is_taken),
                                 ast.Tuple(inner) if len(inner) > 1 else inner[0])
        return self.plain(ast.unparse(node), is_taken)

    def plain(self, called: str, is_taken: bool) -> ast.expr:
        if called == "numpy.ndarray":
            return self.array("typing.Any", is_taken)
        if called == "Iterator":
            return self.named("collections.abc.Iterator[typing.Any]", False)
        if called == "tuple":
            return self.named("tuple[typing.Any, ...]", is_taken)
        if called in ("list", "dict", "set"):
            return self.named(f"{called}[{', '.join(['typing.Any'] * (1 + (called == 'dict')))}]", is_taken)
        if called in ("os.PathLike", "pathlib.Path"):
            return self.named("str | os.PathLike[str]" if is_taken else "pathlib.Path", False)
        if called == "datetime.time" and is_taken:
            return self.named("datetime.time | str", False)
        if called == "decimal.Decimal" and is_taken:
            return self.named("decimal.Decimal | int | str", False)
        return self.named(PLAIN.get(called, called), is_taken)

    def array(self, cells: str, is_taken: bool) -> ast.expr:
        return self.named("numpy.typing.ArrayLike" if is_taken
                          else f"numpy.typing.NDArray[{'numpy.bool_' if cells == 'bool' else cells}]", False)

    def named(self, called: str, is_taken: bool) -> ast.expr:
        """A name or a type of names; what is not of this module is imported."""
        node = ast.parse(called, mode="eval").body
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id in WIDER and is_taken:
                return self.named(called.replace(part.id, WIDER[part.id], 1), False)
        own = self.module.__name__ + "."
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute):
                path = ast.unparse(part)
                if not path.startswith(own) or path.removeprefix(own).count("."):
                    self.imports.add(path.rpartition(".")[0])
        called = ast.unparse(node)
        if called.startswith(own) and "." not in called.removeprefix(own):
            called = called.removeprefix(own)
        return ast.parse(called, mode="eval").body

    def name_of(self, made: type) -> str:
        return (made.__name__ if made.__module__ in (self.module.__name__, "builtins")
                else self.of(f"{made.__module__}.{made.__qualname__}", False))


def union(parts: list[ast.expr]) -> ast.expr:
    made = parts[0]
    for part in parts[1:]:
        made = ast.BinOp(made, ast.BitOr(), part)
    return made


def first_line(function: object) -> str:
    """Of its docstring, where pybind11 puts its signature."""
    return (function.__doc__ or "").splitlines()[0]


def overloads(name: str, docstring: str) -> dict[str, str]:
    """The signatures in a docstring of pybind11's, and what it says of each."""
    lines = docstring.splitlines()
    if len(lines) > 1 and lines[1] == "Overloaded function.":
        starts = [row for row, line in enumerate(lines) if re.match(rf"\d+\. {name}\(", line)]
        parts = [lines[first:last] for first, last in zip(starts, [*starts[1:], len(lines)])]
        return {part[0].partition(". ")[2]: "\n".join(part[1:]).strip() for part in parts}
    return {lines[0]: "\n".join(lines[1:]).strip()} if lines and lines[0].startswith(f"{name}(") else {}


def documented(head: str, said: str | None, indent: int = 4) -> list[str]:
    """The head of a function with its docstring, where it has one."""
    if not said or said.startswith("("):  # a signature alone
        return [head]
    return [head.removesuffix(" ..."), *("    " + line for line in quoted(said, indent + 4))]


def quoted(said: str, indent: int) -> list[str]:
    """A docstring's lines, to stand so far in; what would be too long is wrapped."""
    if not said.strip():
        return []
    room = WIDEST - indent - 4
    lines: list[str] = []
    for block in re.split(r"\n{2,}", said.strip()):
        rows = [row.rstrip() for row in block.splitlines()]
        if max(map(len, rows)) > room and not re.search(r"^(\s|---)", "\n".join(rows), re.MULTILINE):
            rows = [" ".join(rows)]
        for row in rows:
            inner = " " * (len(row) - len(row.lstrip()))
            lines += textwrap.wrap(row, room, subsequent_indent=inner, break_on_hyphens=False) or [""]
        lines.append("")
    lines.pop()
    opening = 'r"""' if "\\" in said else '"""'
    lines[0] = opening + lines[0]
    return [lines[0] + '"""'] if len(lines) == 1 and len(lines[0]) + 3 <= WIDEST - indent else [*lines, '"""']


def closing(text: str, opened: int) -> int:
    """Where the bracket closes that opens there."""
    depth, quote = 0, None
    for at in range(opened, len(text)):
        letter = text[at]
        if quote:
            quote = None if letter == quote and text[at - 1] != "\\" else quote
        elif letter in "'\"":
            quote = letter
        elif letter in "([{<":
            depth += 1
        elif letter in ")]}" or (letter == ">" and text[at - 1] not in "-="):
            depth -= 1
            if depth == 0:
                return at
    raise ValueError(f"{text}: no bracket closes the one at {opened}")


def split(text: str, at: str = ",") -> list[str]:
    """The parts of a text between separators that stand in no bracket or quotes."""
    parts, start, row = [], 0, 0
    while row < len(text):
        letter = text[row]
        if letter in "'\"":
            row = text.index(letter, row + 1)
        elif letter in "([{<":
            row = closing(text, row)
        elif letter == at:
            parts.append(text[start:row].strip())
            start = row + 1
        row += 1
    return [part for part in (*parts, text[start:].strip()) if part]


if __name__ == "__main__":
    write(sys.argv[1])
