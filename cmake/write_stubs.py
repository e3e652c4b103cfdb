"""Writes the type stubs of the extension module: python3 cmake/write_stubs.py FOLDER, with the build on PYTHONPATH.

The committed ones lie in python/muster/_muster; a test compares them with what this writes.
"""
import sys
from pathlib import Path

from mypy import stubgen


def write(folder):
    """One .pyi per submodule of muster._muster, under folder/muster/_muster."""
    options = stubgen.parse_options(["-q", "-p", "muster._muster", "-o", str(folder)])
    stubgen.generate_stubs(options)
    for stub in Path(folder).rglob("*.pyi"):
        lines = [line.rstrip() for line in stub.read_text(encoding="utf-8").splitlines()]
        stub.write_text("\n".join(lines).strip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1])
