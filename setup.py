"""pip's way in: builds the extension with CMake and puts it into the package. Settings stand in pyproject.toml."""
import re
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, find_packages, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).parent.resolve()


class BuildWithCMake(build_ext):
    def build_extension(self, extension):
        target = Path(self.get_ext_fullpath(extension.name)).resolve()
        build = Path(self.build_temp).resolve()
        off = [f"-DMUSTER_BUILD_{part}=OFF" for part in ("TESTS", "EXAMPLES")]
        subprocess.run(["cmake", "-S", ROOT, "-B", build, "-DCMAKE_BUILD_TYPE=Release", f"-DPython_EXECUTABLE={sys.executable}", *off],
                       check=True)
        subprocess.run(["cmake", "--build", build, "--target", "_muster", "--parallel"], check=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        self.copy_file(next((build / "python" / "muster").glob("_muster*")), target)


setup(
    version=re.search(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text()).group(1),
    packages=find_packages("python"),
    package_dir={"": "python"},
    package_data={"muster": ["py.typed", "_muster/*.pyi"]},
    ext_modules=[Extension("muster._muster", [])],
    cmdclass={"build_ext": BuildWithCMake},
)
