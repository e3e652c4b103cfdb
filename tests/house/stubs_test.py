"""The committed type stubs say what the extension module says."""
import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "python" / "muster" / "_muster"


def test_committed_stubs_are_those_the_module_gives(tmp_path):
    subprocess.run([sys.executable, str(ROOT / "cmake" / "write_stubs.py"), str(tmp_path)], check=True)
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "muster" / "_muster").glob("*.pyi")}
    committed = {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.glob("*.pyi")}
    assert written, "no stub was written"
    assert committed == written, "run: python3 cmake/write_stubs.py python"


def test_every_stub_is_python():
    for path in COMMITTED.glob("*.pyi"):
        ast.parse(path.read_text(encoding="utf-8"), str(path))


def test_the_package_is_marked_as_typed():
    assert (ROOT / "python" / "muster" / "py.typed").exists()
