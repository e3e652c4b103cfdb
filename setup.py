"""pip's way in: builds the extension with CMake and puts it into the package. Settings stand in pyproject.toml.

A build that stands already, of the same sources, is taken where MUSTER_BUILD_DIR names it: then nothing is compiled.
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, find_packages, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).parent.resolve()


def configure_command(build: Path) -> list[str]:
    off = [f"-DMUSTER_BUILD_{part}=OFF" for part in ("TESTS", "EXAMPLES")]
    is_new = not (build / "CMakeCache.txt").exists()  # a build keeps the generator it began with
    ninja = ["-G", "Ninja"] if is_new and "CMAKE_GENERATOR" not in os.environ and shutil.which("ninja") else []
    return ["cmake", "-S", str(ROOT), "-B", str(build), *ninja, "-DCMAKE_BUILD_TYPE=Release",
            f"-DPython_EXECUTABLE={sys.executable}", *off]


def build_command(build: Path) -> list[str]:
    """As many compilers as this process has processors, unless CMAKE_BUILD_PARALLEL_LEVEL says another number.

    Without a number, make would start one for every file at once.
    """
    told = os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL")  # CMake reads it itself
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return ["cmake", "--build", str(build), "--target", "_muster", *([] if told else ["--parallel", str(processors)])]


def stubs_command(extension: Path) -> list[str]:
    """Puts type stubs beside the extension."""
    return [sys.executable, str(ROOT / "cmake" / "write_stubs.py"), str(extension.parents[1])]


class BuildWithCMake(build_ext):  # type: ignore[misc]
    def build_extension(self, extension: Extension) -> None:
        target = Path(self.get_ext_fullpath(extension.name)).resolve()
        standing = os.environ.get("MUSTER_BUILD_DIR")
        build = Path(standing or self.build_temp).resolve()
        if not standing:
            subprocess.run(configure_command(build), check=True)
            subprocess.run(build_command(build), check=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        self.copy_file(next((build / "python" / "muster").glob("_muster*.so")), target)
        for program in (build / "python" / "muster").glob("page_check.wasm.gz"):  # where there was Emscripten
            self.copy_file(program, target.with_name(program.name))
        subprocess.run(stubs_command(target), check=True)


setup(
    version=re.findall(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text())[0],
    packages=find_packages("python"),
    package_dir={"": "python"},
    package_data={"muster": ["py.typed", "_muster/*.pyi"]},
    data_files=[("share/doc/muster/examples/term", [f"examples/term/{path.name}" for path in
                                                    sorted((ROOT / "examples" / "term").glob("*.py"))])],
    ext_modules=[Extension("muster._muster", [])],
    cmdclass={"build_ext": BuildWithCMake},
)
