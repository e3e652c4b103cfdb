"""The recipes for vcpkg and Conan, held against what they say of us; neither program is in Debian 12.

Stand-ins take the place of their functions and classes, and note what they are asked.
"""
import fnmatch
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VCPKG = ROOT / "cmake" / "ports" / "vcpkg" / "muster"
CONAN = ROOT / "cmake" / "ports" / "conan" / "conanfile.py"
VERSION = re.search(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text()).group(1)
OPTIONS = set(re.findall(r"^option\((\w+)", (ROOT / "CMakeLists.txt").read_text(), re.MULTILINE))
# What src/CMakeLists.txt looks for, by the name that each of the two gives it.
FOUND = {"Boost": ("boost-date-time", "boost"), "OpenSSL": ("openssl", "openssl"), "cereal": ("cereal", "cereal"),
         "RapidJSON": ("rapidjson", "rapidjson"), "EXPAT": ("expat", "expat"), "xxhash": ("xxhash", "xxhash")}
# The order in which vcpkg's own format-manifest writes them.
ORDER = ["name", "version-semver", "description", "license", "supports", "dependencies"]


def test_what_the_library_looks_for_is_known():
    text = (ROOT / "src" / "CMakeLists.txt").read_text()
    looked_for = set(re.findall(r"find_package\((\w+)", text)) | set(re.findall(r"find_path\(\w+ (\w+)\.h", text))
    assert looked_for - {"Threads"} == set(FOUND)


def test_vcpkg_s_manifest_is_in_its_own_order_and_of_this_version():
    text = (VCPKG / "vcpkg.json").read_text()
    manifest = json.loads(text)
    assert list(manifest) == ORDER and text == json.dumps(manifest, indent=2) + "\n"
    assert manifest["name"] == VCPKG.name == "muster" and manifest["license"] == "MIT"
    assert manifest["version-semver"] == VERSION
    names = [each if isinstance(each, str) else each["name"] for each in manifest["dependencies"]]
    assert names == sorted(names)
    assert set(names) == {each for each, _ in FOUND.values()} | {"vcpkg-cmake", "vcpkg-cmake-config"}
    assert all(each["host"] is True and set(each) == {"name", "host"} for each in manifest["dependencies"]
               if not isinstance(each, str))


def test_vcpkg_s_port_builds_the_library_alone_and_installs_what_it_names(tmp_path):
    stand_ins = "\n".join(f'function({name})\n  message("{name} ${{ARGN}}")\nendfunction()' for name in (
        "vcpkg_cmake_configure", "vcpkg_cmake_install", "vcpkg_cmake_config_fixup", "vcpkg_fixup_pkgconfig",
        "vcpkg_install_copyright"))
    script = tmp_path / "run.cmake"
    script.write_text(f'{stand_ins}\nset(CURRENT_PACKAGES_DIR {tmp_path}/made)\nset(PORT muster)\n'
                      f'include({VCPKG}/portfile.cmake)\n')
    done = subprocess.run(["cmake", "-P", script], capture_output=True, text=True, check=True)
    asked = dict(line.split(" ", 1) for line in done.stderr.splitlines() if line.startswith("vcpkg") and " " in line)
    configured = asked["vcpkg_cmake_configure"].split(";")
    assert configured[:3] == ["SOURCE_PATH", str(ROOT), "OPTIONS"]
    given = dict(option.removeprefix("-D").split("=") for option in configured[3:])
    assert set(given) <= OPTIONS and set(given.values()) == {"OFF"}
    assert asked["vcpkg_cmake_config_fixup"] == "CONFIG_PATH;lib/cmake/muster"
    assert asked["vcpkg_install_copyright"] == f"FILE_LIST;{ROOT / 'LICENSE'}"
    assert "find_package(muster" in (tmp_path / "made/share/muster/usage").read_text()


class Noting:
    """Stands in for Conan's classes: notes what is called, and has what is set."""

    def __init__(self, *_):
        self.variables, self.called = {}, []

    def __getattr__(self, name):
        return lambda *given, **named: self.__dict__.setdefault("called", []).append((name, given, named))


@pytest.fixture
def recipe(monkeypatch):
    def copied(conanfile, pattern, src, dst, excludes=()):
        for path in sorted(Path(src).rglob("*")):
            name = str(path.relative_to(src))
            kept = fnmatch.fnmatch(name, pattern) and ("/" not in name or "/" in pattern)
            if kept and path.is_file() and not any(fnmatch.fnmatch(name, other) for other in excludes):
                (Path(dst) / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, Path(dst) / name)

    given = {"conan": {"ConanFile": Noting}, "conan.tools": {},
             "conan.tools.build": {"check_min_cppstd": lambda conanfile, least: conanfile.called.append(least)},
             "conan.tools.cmake": dict.fromkeys(("CMake", "CMakeDeps", "CMakeToolchain", "cmake_layout"), Noting),
             "conan.tools.files": {"copy": copied, "load": lambda _, path: Path(path).read_text(), "rmdir": None}}
    for name, members in given.items():
        module = types.ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    spec = importlib.util.spec_from_file_location("conanfile", CONAN)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.MusterConan()
    made.recipe_folder = str(CONAN.parent)
    return made


def test_conan_s_recipe_reads_the_version_and_asks_for_what_the_library_looks_for(recipe):
    recipe.set_version()
    assert recipe.version == VERSION
    recipe.requirements()
    asked = {given[0].partition("/")[0]: named for name, given, named in recipe.called if name == "requires"}
    assert set(asked) == {each for _, each in FOUND.values()}
    public = {name for name, named in asked.items() if named.get("visible", True)}
    recipe.settings, recipe.cpp_info = types.SimpleNamespace(os="Linux"), Noting()
    recipe.package_info()
    assert {each.partition("::")[0] for each in recipe.cpp_info.requires} == public
    recipe.validate()
    assert recipe.called[-1] == 20


def test_what_conan_s_recipe_exports_is_enough_to_configure_and_install_from(recipe, tmp_path):
    recipe.export_sources_folder = str(tmp_path / "source")
    recipe.export_sources()
    off = [f"-DMUSTER_BUILD_{part}=OFF" for part in ("PYTHON", "EXAMPLES", "TESTS")]
    assert {option[2:].partition("=")[0] for option in off} <= OPTIONS
    subprocess.run(["cmake", "-S", tmp_path / "source", "-B", tmp_path / "build", "-G", "Ninja", *off], check=True,
                   capture_output=True)
    rules = "".join(path.read_text() for path in (tmp_path / "build").rglob("cmake_install.cmake"))
    named = re.findall(rf'"({re.escape(str(tmp_path))}/source/[^"]+)"', rules)
    assert len(named) > 5 and not [name for name in named if not Path(name).exists()]
