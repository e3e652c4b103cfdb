"""Debian packages and the wheel as they would be released, looked at and run without a root of their own.

tests/packages.sh installs the same ones into a bare Debian.
"""
import gzip
import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = os.environ.get("MUSTER_BUILD_DIR")
PAGE_CHECK = Path(BUILD or "") / "page_check" / "page_check.wasm.gz"
VERSION = re.search(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text()).group(1)
SERIES = VERSION.rpartition(".")[0]
SAID = f"{VERSION} 2026-09-07 25\n64\n"
EXAMPLE = "share/doc/{}/examples/term/generate.py"
MODULES = {str(path.relative_to(ROOT / "python")) for path in (ROOT / "python" / "muster").rglob("*.py")}

pytestmark = pytest.mark.skipif(BUILD is None or not (Path(BUILD) / "CPackConfig.cmake").exists(),
                                reason="MUSTER_BUILD_DIR names no build with MUSTER_PACKAGE; tests/run.sh does")


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("made")
    run(ROOT / "cmake" / "package.sh", place)
    return place


@pytest.fixture(scope="module")
def packages(made):
    return {path.name.partition("_")[0]: path for path in made.glob("*.deb")}


@pytest.fixture(scope="module")
def usr(packages, tmp_path_factory):
    """All packages unpacked over each other, as they come to lie in a system."""
    place = tmp_path_factory.mktemp("root")
    for package in packages.values():
        run("dpkg-deb", "-x", package, place)
    return place / "usr"


def field(package, name):
    return run("dpkg-deb", "-f", package, name).strip()


def test_there_are_three_packages_and_a_wheel_of_this_version(made, packages):
    assert set(packages) == {f"libmuster{SERIES}", "libmuster-dev", "python3-muster"}
    assert {field(package, "Version") for package in packages.values()} == {VERSION}
    assert [path.name for path in made.glob("*.whl")] == [f"muster-{VERSION}-cp311-cp311-linux_x86_64.whl"]


@pytest.mark.parametrize("page", ["docs/how-to/install.md", "docs/zh/install.md"])
def test_the_page_on_installing_names_what_is_made_and_what_it_needs(page, made, packages):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)) == {path.name for path in made.iterdir()}
    needed = {each.partition(" (")[0] for name in ("libmuster-dev", "python3-muster")
              for each in field(packages[name], "Depends").split(", ")}
    told = {name for name in needed if name.startswith(("python3", "libboost", "libexpat1-dev", "libssl-dev"))}
    assert len(told) == 7 and not [name for name in told if name not in text]
    installed = re.findall(r"\./packages/([\w.-]+)_\*\.deb", text)
    assert set(installed) == {f"libmuster{SERIES}", "python3-muster"}


@pytest.mark.parametrize("package, name, wanted", [
    (f"libmuster{SERIES}", "Depends", {"libc6", "libstdc++6", "libssl3", "libexpat1"}),
    ("libmuster-dev", "Depends", {f"libmuster{SERIES} (= {VERSION})", "libboost-date-time-dev", "libssl-dev",
                                  "libexpat1-dev"}),
    ("python3-muster", "Depends", {f"libmuster{SERIES} (= {VERSION})", "python3 (>= 3.11)", "python3 (<< 3.12)",
                                   "python3-numpy", "python3-openpyxl", "python3-pandas", "libc6", "libstdc++6"}),
    ("python3-muster", "Recommends", {"python3-matplotlib", "python3-shtab"}),
])
def test_a_package_says_what_it_needs(package, name, wanted, packages):
    stated = set(field(packages[package], name).split(", "))
    assert wanted <= stated | {each.partition(" (")[0] for each in stated}


def test_a_package_says_what_it_is_who_may_copy_it_and_what_changed(packages, usr):
    said = {name: field(package, "Description").splitlines()[0] for name, package in packages.items()}
    assert len(set(said.values())) == 3 and all(20 < len(line) <= 80 for line in said.values())
    for name in packages:
        licences = (usr / "share/doc" / name / "copyright").read_text(encoding="utf-8")
        assert licences.startswith((ROOT / "LICENSE").read_text(encoding="utf-8").strip())
        assert "cereal" in licences and "pybind11" in licences
        changes = gzip.decompress((usr / "share/doc" / name / "changelog.gz").read_bytes()).decode()
        assert changes.startswith(f"muster ({VERSION}) ")


def test_manual_pages_tell_every_command(usr):
    pages = [gzip.decompress((usr / "share/man" / name / "muster.1.gz").read_bytes()).decode()
             for name in ("man1", "zh_CN/man1")]
    for page in pages:
        told = set(re.findall(r"^\.SS (\S+)$", page, re.MULTILINE))
        assert {"new", "check", "plan", "publish", "term", "evaluate"} <= told
        assert page.startswith(".TH MUSTER 1 ") and f"muster {VERSION}" in page
    assert "值班" in pages[1] and "值班" not in pages[0]


def test_the_package_s_command_pages_the_example_s_term(usr, tmp_path):
    (library,) = usr.rglob(f"libmuster.so.{SERIES}")
    found = {"PATH": f"{usr / 'bin'}:{os.environ['PATH']}", "LD_LIBRARY_PATH": library.parent,
             "PYTHONPATH": usr / "lib/python3/dist-packages", "PYTHONDONTWRITEBYTECODE": "1"}
    assert run("muster", "--version", env=found).strip() == f"muster {VERSION}"
    run("/usr/bin/python3", usr / EXAMPLE.format("python3-muster"), tmp_path / "in", env=found)
    run("muster", "term", tmp_path / "in", "--out", tmp_path / "out", env=found)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<table" in page and ("<template id=page-program" in page) == PAGE_CHECK.exists()
    asked = "import importlib.metadata as m, muster; print(m.version('muster'), muster.__file__)"
    told = run("/usr/bin/python3", "-c", asked, env=found, cwd=tmp_path)
    assert told.strip() == f"{VERSION} {usr / 'lib/python3/dist-packages/muster/__init__.py'}"


def test_packages_hold_the_program_with_which_a_page_checks_itself_where_the_build_has_it(usr):
    for place in ("lib/python3/dist-packages/muster", "share/muster"):
        held = usr / place / PAGE_CHECK.name
        assert held.exists() == PAGE_CHECK.exists()
        assert not held.exists() or held.read_bytes() == PAGE_CHECK.read_bytes()


def test_package_and_wheel_hold_the_same_modules_and_no_other(made, usr):
    place = usr / "lib/python3/dist-packages"
    (wheel,) = made.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("muster/")}
    assert packed == {str(path.relative_to(place)) for path in (place / "muster").rglob("*") if path.is_file()}
    assert {name for name in packed if name.endswith(".py")} == MODULES and len(MODULES) > 100
    assert "muster/py.typed" in packed and "muster/_muster/roster.pyi" in packed


@pytest.mark.parametrize("target, is_shared", [("muster::muster", True), ("muster::static", False)])
def test_the_development_package_gives_cmake_both_libraries(target, is_shared, usr, tmp_path):
    run("cmake", "-S", HERE / "find_package", "-B", tmp_path, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={usr}",
        f"-DMUSTER_WANTED={SERIES}", f"-DMUSTER_TARGET={target}")
    run("cmake", "--build", tmp_path)
    assert run(tmp_path / "consumer") == SAID
    assert (f"libmuster.so.{SERIES}" in run("ldd", tmp_path / "consumer")) == is_shared


def test_the_development_package_s_pkg_config_is_of_the_shared_library(usr):
    found = dict(os.environ, PKG_CONFIG_PATH=":".join(str(path) for path in usr.rglob("pkgconfig")))
    assert run("pkg-config", "--modversion", "muster", env=found).strip() == VERSION
    assert "-lcrypto" not in run("pkg-config", "--libs", "muster", env=found)
    assert "-lcrypto" in run("pkg-config", "--static", "--libs", "muster", env=found)


def test_the_wheel_runs_from_a_fresh_environment_with_system_packages(made, tmp_path):
    (wheel,) = made.glob("*.whl")
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run("/usr/bin/python3", "-m", "venv", "--system-site-packages", "--without-pip", tmp_path / "env")
    run("/usr/bin/python3", "-m", "pip", "--python", tmp_path / "env/bin/python", "install", "--no-index", "--no-deps",
        "--quiet", wheel, env=alone)
    assert run(tmp_path / "env/bin/muster", "--version", env=alone).strip() == f"muster {VERSION}"
    said = run(tmp_path / "env/bin/python", "-c", """if True:
        import muster, pandas
        pairs = muster.pair(pandas.DataFrame({"mentee": ["ann", "bo"], "mentor": ["kim", "lee"], "score": [2, 1]}))
        print(bool(pairs.verify()), muster.__file__)""", env=alone, cwd=tmp_path)
    assert said.startswith(f"True {tmp_path / 'env'}")
    assert (tmp_path / "env" / EXAMPLE.format("muster")).exists()
