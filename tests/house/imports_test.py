"""What the package's files import of each other, at the top or inside a function, goes round in no circle."""
import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import muster
import pytest

PACKAGE = Path(muster.__file__).resolve().parent  # as it is built, with stubs for the extension


def modules_of(folder, package):
    """Path of each module by its name; a package is called like its folder. The extension is there by its stubs."""
    paths = (path for path in folder.rglob("*") if path.suffix in {".py", ".pyi"})
    parts = {path: path.relative_to(folder).with_suffix("").parts for path in paths}
    return {".".join((package, *(names[:-1] if names[-1] == "__init__" else names))): path
            for path, names in parts.items()}


def imported(module, path, known):
    """The modules of the package that a file imports, wherever it does."""
    inside = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in known)
        elif isinstance(node, ast.ImportFrom):
            above = inside.split(".")[:len(inside.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            for name in node.names:
                seen = f"{source}.{name.name}" if f"{source}.{name.name}" in known else source
                yield from [seen] if seen in known else []


def circle_in(folder, package):
    """Modules that import each other in a ring, the first once more at the end; None where there is no ring."""
    known = modules_of(folder, package)
    arrows = {module: set(imported(module, path, known)) - {module}
              for module, path in known.items() if path.suffix == ".py"}
    assert sum(map(len, arrows.values())) >= len(arrows) - 1, "imports are not found"
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return error.args[1]
    return None


def test_no_circle_of_imports():
    circle = circle_in(PACKAGE, "muster")
    assert circle is None, " <- ".join(circle)


@pytest.mark.parametrize("last",
                         ["from .a import x", "from . import a", "import p.a", "def f():\n    from ..p.a import x"])
def test_a_circle_is_found_wherever_it_closes(tmp_path, last):
    for name, text in (("__init__", "from .a import x"), ("a", "from .b import x"), ("b", last)):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    assert set(circle_in(tmp_path, "p")) == {"p.a", "p.b"}
