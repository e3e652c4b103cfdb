"""Pages of the Python reference, a page a class, from the docstrings of the package and of its stubs.

Nothing is imported: stubs hold what the extension says of itself (a test compares them), and the package is read as
text. So the reference is built from a fresh clone in seconds. What comes out is reStructuredText of Sphinx's Python
domain; NumPy sections are read by Sphinx's own napoleon.
"""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import NumpyDocstring

AREAS = ("pairing", "roster", "evaluation", "record", "org", "programme", "report", "archive", "distributed")
LONGER = (("muster._muster.", "muster."), ("muster._muster", "muster"), ("collections.abc.", ""), ("typing.", ""),
          ("numpy.typing.", ""), ("2147483647", "no_limit"))
NAPOLEON = Config(napoleon_use_param=False, napoleon_use_rtype=False, napoleon_use_ivar=True)

Function = ast.FunctionDef


@dataclass
class Named:
    """A class, a function (its overloads together) or a number of a module, and the file that defines it."""
    name: str
    nodes: list[ast.stmt]
    file: str


@dataclass
class Module:
    """A public module: its words and what it offers."""
    name: str
    words: str
    named: dict[str, Named] = field(default_factory=dict)

    def add(self, name: str, nodes: list[ast.stmt], file: str) -> None:
        self.named[name] = Named(name, nodes, file)


class Package:
    """The package as its files say it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.modules = {f"muster.{area}": self.read(f"muster.{area}") for area in AREAS}
        self.modules = {"muster": self.read_top(), **self.modules}

    def tree(self, module: str) -> ast.Module:
        path = self.folder.joinpath(*module.split("."))
        found = next(each for each in (path.with_suffix(".py"), path / "__init__.py", path.with_suffix(".pyi"),
                                       path / "__init__.pyi") if each.exists())
        return ast.parse(found.read_text(encoding="utf-8"))

    def read(self, name: str) -> Module:
        tree = self.tree(name)
        made = Module(name, ast.get_docstring(tree) or "")
        listed = names_in_all(tree)
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.level:
                self.read_import(made, node, listed)
        for called, nodes in definitions(tree):
            if not called.startswith("_"):
                made.add(called, nodes, name)
        return made

    def read_import(self, made: Module, node: ast.ImportFrom, listed: set[str]) -> None:
        source = self.source(made.name, node)
        if source == "muster._muster" or not source.startswith(made.name + ".") and "_muster" not in source:
            return
        found = dict(definitions(self.tree(source)))
        for each in node.names:
            if each.name == "*":
                for called, nodes in found.items():
                    made.add(called, nodes, source)
            elif each.asname == each.name or each.name in listed:  # handed on, not only used
                made.add(each.name, found[each.name], source)

    def read_top(self) -> Module:
        tree = self.tree("muster")
        made = Module("muster", ast.get_docstring(tree) or "")
        for called, nodes in definitions(self.tree("muster._muster")):
            made.add(called, nodes, "muster._muster")
        return made

    def source(self, file: str, node: ast.ImportFrom) -> str:
        """The module that an import in a file is from."""
        if not node.level:
            return node.module or ""
        is_package = (self.folder.joinpath(*file.split(".")) / "__init__.py").exists()
        parts = file.split(".")
        return ".".join(parts[:len(parts) - node.level + is_package] + ([node.module] if node.module else []))

    @cache
    def imports(self, file: str) -> dict[str, tuple[str, str]]:
        """By the name that a file gives it: module and name of what it imports."""
        return {each.asname or each.name: (self.source(file, node), each.name)
                for node in ast.walk(self.tree(file)) if isinstance(node, ast.ImportFrom) for each in node.names}

    @cache
    def meaning(self, file: str, name: str) -> ast.expr | None:
        """What a name in a file's annotations stands for: a full name of the reference, or what it was set to."""
        for node in self.tree(file).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                return Meant(self, file).visit(deepcopy(node.value))  # type: ignore[no-any-return]
        source, original = self.imports(file).get(name, (file, name))
        areas = [area for area, module in self.modules.items() if original in module.named
                 and source in (area, module.named[original].file, area.replace("muster", "muster._muster"))]
        if areas or source in ("datetime", "decimal"):
            return ast.parse(f"{areas[0] if areas else source}.{original}", mode="eval").body
        return self.meaning(source, original) if source.startswith("muster") and source != file else None


class Meant(ast.NodeTransformer):
    """Puts what names of a file stand for in their place."""

    def __init__(self, package: Package, file: str) -> None:
        self.package = package
        self.file = file

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.package.meaning(self.file, node.id) or node


def names_in_all(tree: ast.Module) -> set[str]:
    return {each.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)
            and ast.unparse(node.targets[0]) == "__all__" for each in node.value.elts
            if isinstance(each, ast.Constant)}


def definitions(tree: ast.Module | ast.ClassDef) -> Iterator[tuple[str, list[ast.stmt]]]:
    """What a module or class defines, overloads together; annotated names too."""
    found: dict[str, list[ast.stmt]] = {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.setdefault(node.target.id, []).append(node)
    for name, nodes in found.items():
        if name == "__init__" or not name.startswith("_"):
            yield name, overloads(nodes)


def overloads(nodes: list[ast.stmt]) -> list[ast.stmt]:
    """What is to be read: the one with a body; of a stub, which has none, all."""
    last = nodes[-1]
    return nodes if isinstance(last, ast.FunctionDef) and "overload" in decorators(last) else [last]


def decorators(node: ast.stmt) -> set[str]:
    return {ast.unparse(each).rpartition(".")[2] for each in getattr(node, "decorator_list", [])}


def words_behind(body: list[ast.stmt], node: ast.stmt) -> str:
    """The text that stands behind an annotated name."""
    behind = body[body.index(node) + 1] if body.index(node) + 1 < len(body) else None
    is_text = isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)
    return str(behind.value.value) if is_text else ""  # type: ignore[union-attr]


class Writer:
    """Writes a module's pages."""

    def __init__(self, package: Package, module: Module) -> None:
        self.package = package
        self.module = module
        self.file = ""

    def pages(self) -> Iterator[tuple[str, str]]:
        """File names and texts: the module's own page first."""
        classes = [each for each in self.module.named.values() if isinstance(each.nodes[0], ast.ClassDef)]
        others = [each for each in self.module.named.values() if each not in classes]
        body = [*heading(self.module.name, "="), f".. py:module:: {self.module.name}", "",
                *self.rst(self.module.words), ""]
        if self.module.name == "muster":
            body += [*table("Areas", [(f":doc:`{area.name} <{area.name}>`", first_sentence(self.rst(area.words)))
                                      for area in self.package.modules.values() if area is not self.module]),
                     ".. toctree::", "   :hidden:", "",
                     *(f"   {area}" for area in self.package.modules if area != "muster"), ""]
        body += table("Functions", [(f":py:obj:`{each.name}`", first_sentence(self.rst(doc_of(each.nodes[0]))))
                                    for each in others if isinstance(each.nodes[0], ast.FunctionDef)])
        body += table("Classes", [(f":py:class:`{each.name}`", first_sentence(self.rst(doc_of(each.nodes[0]))))
                                  for each in classes])
        for each in others:
            self.file = each.file
            body += self.member(each.name, each.nodes, [], "function")
        yield self.module.name, "\n".join(body)
        for each in classes:
            node = each.nodes[0]
            assert isinstance(node, ast.ClassDef)
            self.file = each.file
            yield f"{self.module.name}.{each.name}", "\n".join(self.page_of(node))

    def page_of(self, node: ast.ClassDef) -> list[str]:
        inside = dict(definitions(node))
        made = inside.pop("__init__", [])
        inherited = [base for base in map(ast.unparse, node.bases) if base.rpartition(".")[2] in self.module.named]
        # In no table of contents: with hundreds of pages in it, a page's own would take most of the time of a build.
        body = [":orphan:", "", *heading(node.name, "="), f":doc:`{self.module.name} <{self.module.name}>`", "",
                f".. py:currentmodule:: {self.module.name}", "",
                *directive("class", [node.name + self.parameters(each, True)
                                     for each in made if isinstance(each, ast.FunctionDef)] or [node.name], [])]
        if inherited:
            body += [f"   Also a {', '.join(f':py:class:`{base}`' for base in inherited)}, with all it has.", ""]
        body += indented(self.rst(ast.get_docstring(node) or "", node))
        for each in made:
            body += indented(self.rst(ast.get_docstring(each) or "", node)) if isinstance(each, ast.FunctionDef) else []
        for name, nodes in [*inside.items(), *self.taken_over(node)]:
            body += indented(self.member(name, nodes, node.body, "method", node))
        return body

    def taken_over(self, node: ast.ClassDef) -> Iterator[tuple[str, list[ast.stmt]]]:
        """Methods that are functions of another file: `plot = plots.plot`."""
        for each in node.body:
            if isinstance(each, ast.Assign) and isinstance(each.value, ast.Attribute):
                source, _, name = ast.unparse(each.value).rpartition(".")
                found = ".".join(self.package.imports(self.file)[source])
                yield ast.unparse(each.targets[0]), dict(definitions(self.package.tree(found)))[name]

    def member(self, name: str, nodes: list[ast.stmt], body: list[ast.stmt], kind: str,
               owner: ast.ClassDef | None = None) -> list[str]:
        first = nodes[0]
        if isinstance(first, ast.AnnAssign):
            said = words_behind(body, first) if body else ""
            known = self.typed(first.annotation)
            return [*directive("attribute" if body else "data", [name],
                               [] if known.startswith("ClassVar") else [f":type: {known}"]),
                    *indented(self.rst(said, owner))]
        functions = [each for each in nodes if isinstance(each, ast.FunctionDef)]
        said = "\n\n".join(dict.fromkeys(filter(None, map(doc_of, nodes))))
        if "property" in decorators(first):
            returned = functions[0].returns
            return [*directive("property", [name], [f":type: {self.typed(returned)}"] if returned else []),
                    *indented(self.rst(said, owner))]
        options = [f":{each}:" for each in ("staticmethod", "classmethod") if each in decorators(first)]
        heads = [name + self.parameters(each, kind == "method" and ":staticmethod:" not in options)
                 + (f" -> {self.typed(each.returns)}" if each.returns else "") for each in functions]
        return [*directive(kind, heads, options), *indented(self.rst(said, owner))]

    def parameters(self, node: Function, is_bound: bool) -> str:
        if "Parameters\n" in (ast.get_docstring(node) or ""):  # which says more than types do
            node = deepcopy(node)
            for each in [*node.args.args, *node.args.kwonlyargs, *filter(None, [node.args.vararg, node.args.kwarg])]:
                each.annotation = None
        text = self.typed(node.args)
        return f"({re.sub(r'^(self|cls)(, )?', '', text) if is_bound else text})"

    def typed(self, node: ast.AST) -> str:
        """An annotation, or parameters with theirs, in the reference's names."""
        if not self.file.startswith("muster._muster"):
            node = Meant(self.package, self.file).visit(deepcopy(node))
        return shorter(ast.unparse(node))

    def rst(self, words: str, owner: ast.ClassDef | None = None) -> list[str]:
        """A docstring's lines; names between backticks are links where they are of the package, else code."""
        lines = NumpyDocstring(re.sub(r"(?<![`:])`([^`\n]+)`(?!`)", lambda found: self.link(found[1], owner), words),
                               NAPOLEON, what="class").lines()  # type: ignore[arg-type]
        lines = re.sub(r"^(:raises .*(?:\n(?!:)\s*\S.*)+)", lambda found: " ".join(found[0].split()), "\n".join(lines),
                       flags=re.MULTILINE).splitlines()
        return [line.replace("*args", r"\*args").replace("**kwargs", r"\*\*kwargs") for line in lines]

    def link(self, name: str, owner: ast.ClassDef | None) -> str:
        head, _, rest = name.partition(".")
        own = dict(definitions(owner)) if owner else {}
        if name in own and owner:
            return f":py:obj:`~{self.module.name}.{owner.name}.{name}`"
        for module in (self.module, self.package.modules["muster"]):
            found = module.named.get(head)
            if found and (not rest or isinstance(found.nodes[0], ast.ClassDef)
                          and rest in dict(definitions(found.nodes[0]))):
                return f":py:obj:`{name} <{module.name}.{name}>`"
        for module in self.package.modules.values():
            area, _, inner = name.removeprefix("muster.").partition(".")
            if module.name == f"muster.{area}" and inner in module.named:
                return f":py:obj:`{name} <muster.{area}.{inner}>`"
        return f"``{name}``"


def doc_of(node: ast.stmt) -> str:
    return ast.get_docstring(node) or "" if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else ""


def shorter(annotation: str) -> str:
    for long, short in LONGER:
        annotation = annotation.replace(long, short)
    return annotation


def first_sentence(lines: list[str]) -> str:
    paragraph = " ".join(" ".join(lines).partition("  ")[0].split()) if not lines else ""
    for line in lines:
        if not line.strip():
            break
        paragraph += " " + line.strip()
    found = re.match(r"(.*?[.?])(\s|$)", paragraph.strip())
    return found[1] if found else paragraph.strip()


def heading(text: str, line: str) -> list[str]:
    return [text, line * len(text), ""]


def directive(kind: str, heads: list[str], options: list[str]) -> list[str]:
    opening = f".. py:{kind}:: "
    return [opening + heads[0], *(" " * len(opening) + head for head in heads[1:]),
            *("   " + option for option in options), ""]


def table(title: str, rows: list[tuple[str, str]]) -> list[str]:
    if not rows:
        return []
    cells = [line for name, said in rows for line in (f"   * - {name}", f"     - {said}".rstrip())]
    return [".. rubric:: " + title, "", ".. list-table::", "   :widths: 30 70", "", *cells, ""]


def indented(lines: list[str]) -> list[str]:
    return [("   " + line).rstrip() for line in lines] + [""]


def write(package_folder: Path, target: Path) -> None:
    """All pages, into a folder."""
    package = Package(package_folder)
    target.mkdir(parents=True, exist_ok=True)
    for module in package.modules.values():
        for name, text in Writer(package, module).pages():
            (target / f"{name}.rst").write_text(text + "\n", encoding="utf-8")
