"""What the package's sources say: string literals and f-strings that are English, with {} for what is filled in."""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SENTENCE = re.compile(r"[a-z]{2,}[,;:]? (?:[a-z]|\{\}|\")|\{\}[,;:]? [a-z]{2}")
TABLES = {"Column", "TableFormat", "key_column", "Label", "Choice", "TypeVar", "Bilingual"}  # these have their Chinese
TAKES_TYPES = (ast.arg, ast.AnnAssign)


def templates(path: Path) -> Iterator[tuple[int, str]]:
    """Line and template, in the order of the file; of a choice between texts one for each."""
    yield from _in(ast.parse(path.read_text(encoding="utf-8")))


def _in(node: ast.AST) -> Iterator[tuple[int, str]]:
    for child in _spoken_children(node):
        if isinstance(child, (ast.JoinedStr, ast.Constant, ast.BinOp, ast.IfExp)):
            texts = [text for text in rendered(child) if SENTENCE.search(text)]
            yield from ((child.lineno, text) for text in texts)
            if texts or isinstance(child, (ast.JoinedStr, ast.Constant)):
                continue
        yield from _in(child)


def _spoken_children(node: ast.AST) -> Iterator[ast.AST]:
    """Without docstrings, what `repr` gives, types, and what stands beside its Chinese."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in TABLES:
        return
    if isinstance(node, ast.FunctionDef) and node.name in ("__repr__", "_repr_html_"):
        return
    if isinstance(node, ast.Dict):
        yield from (value for key, value in zip(node.keys, node.values)
                    if not (isinstance(key, ast.Constant) and key.value == "en"))
        yield from (key for key in node.keys if key is not None)
        return
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_comment"):
            continue
        for each in field if isinstance(field, list) else [field]:
            is_docstring = isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
            if isinstance(each, ast.AST) and not is_docstring:
                yield each


def rendered(node: ast.AST) -> list[str]:
    """The texts that an expression may give."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else ["{}"]
    if isinstance(node, ast.JoinedStr):
        made = [""]
        for part in node.values:
            inner = part.value if isinstance(part, ast.FormattedValue) else part
            is_text = isinstance(inner, (ast.IfExp, ast.Constant, ast.JoinedStr))
            made = [before + after for before in made for after in (rendered(inner) if is_text else ["{}"])]
        return made
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [left + right for left in rendered(node.left) for right in rendered(node.right)]
    if isinstance(node, ast.IfExp):
        return rendered(node.body) + rendered(node.orelse)
    return ["{}"]
