"""The library as other people's builds meet it: installed, found by CMake or pkg-config, or as a subdirectory."""
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = os.environ.get("MUSTER_BUILD_DIR")
VERSION = re.search(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text()).group(1)
MAJOR, MINOR, PATCH = map(int, VERSION.split("."))
INLINE = f"muster::v{MAJOR}_{MINOR}"
SAID = f"{VERSION} 2026-09-07 25\n64\n"

pytestmark = pytest.mark.skipif(BUILD is None, reason="MUSTER_BUILD_DIR names no build; tests/run.sh sets it")


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    place = tmp_path_factory.mktemp("prefix")
    run("cmake", "--install", BUILD, "--prefix", place)
    return place


def test_find_package_finds_the_installed_library(prefix, tmp_path):
    run("cmake", "-S", HERE / "find_package", "-B", tmp_path, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DMUSTER_WANTED={MAJOR}.{MINOR}")
    run("cmake", "--build", tmp_path)
    assert run(tmp_path / "consumer") == SAID


def test_the_readme_s_own_program_builds_and_says_what_the_readme_says(prefix, tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (cmake,) = re.findall(r"^```cmake\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    (program,) = re.findall(r"^```cpp\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    (tmp_path / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(reader LANGUAGES CXX)\n"
                                             + cmake)
    (tmp_path / "program.cpp").write_text(program)
    run("cmake", "-S", tmp_path, "-B", tmp_path / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", tmp_path / "build")
    assert f"It says `{run(tmp_path / 'build' / 'program').strip()}`." in readme


def test_the_tutorial_s_program_builds_and_prints_what_the_tutorial_says(prefix, tmp_path):
    page = (ROOT / "docs" / "tutorial" / "in-cpp.md").read_text(encoding="utf-8")
    cmake, program, said = (re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[0]
                            for kind in ("cmake", "cpp", "text"))
    (tmp_path / "CMakeLists.txt").write_text(cmake)
    (tmp_path / "main.cpp").write_text(program)
    run("cmake", "-S", tmp_path, "-B", tmp_path / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
        "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wconversion -Werror")
    run("cmake", "--build", tmp_path / "build")
    assert run(tmp_path / "build" / "first_term") == said


@pytest.mark.parametrize("wanted", [f"{MAJOR}.{MINOR - 1}", f"{MAJOR}.{MINOR + 1}", f"{MAJOR + 1}.{MINOR}",
                                    f"{VERSION}.1"])
def test_a_version_of_another_minor_or_a_newer_one_is_not_taken(wanted, prefix, tmp_path):
    refused = subprocess.run(["cmake", "-S", HERE / "find_package", "-B", tmp_path, f"-DCMAKE_PREFIX_PATH={prefix}",
                              f"-DMUSTER_WANTED={wanted}"], capture_output=True, text=True)
    said = " ".join(refused.stderr.split())
    assert refused.returncode != 0 and f'requested version "{wanted}"' in said
    assert f"considered but not accepted: {prefix}" in said


def test_the_version_can_be_compared_by_number(tmp_path):
    program = tmp_path / "version.cpp"
    program.write_text("#include <muster/version.hpp>\n"
                       f"static_assert(MUSTER_VERSION_MAJOR == {MAJOR} && MUSTER_VERSION_MINOR == {MINOR});\n"
                       f"static_assert(MUSTER_VERSION_NUMBER == {MAJOR * 10_000 + MINOR * 100 + PATCH});\n"
                       "#if MUSTER_VERSION_NUMBER < 100\n#error older than 0.1\n#endif\n")
    run("g++", "-std=c++20", "-fsyntax-only", f"-I{ROOT / 'include'}", program)


@pytest.fixture(scope="module")
def flags(prefix):
    found = dict(os.environ, PKG_CONFIG_PATH=":".join(str(path) for path in prefix.rglob("pkgconfig")))
    return run("pkg-config", "--cflags", "--libs", "muster", env=found).split()


@pytest.mark.parametrize("standard", ["c++20", "c++2b"])
@pytest.mark.parametrize("compiler", ["g++", "clang++"])
def test_pkg_config_s_flags_link_archive_and_shared_library_without_a_warning(compiler, standard, flags, shared,
                                                                              tmp_path):
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    assert not [flag for flag in flags if flag.startswith("-std")]  # the reader's own choice
    program = tmp_path / "consumer.o"
    run(compiler, f"-std={standard}", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror", "-c",
        HERE / "main.cpp", "-o", program, *[flag for flag in flags if flag[:2] not in {"-L", "-l"}])
    for name, linked in {"archive": flags, "shared": [shared, f"-Wl,-rpath,{shared.parent}"]}.items():
        run(compiler, program, "-o", tmp_path / name, *linked)
        assert run(tmp_path / name) == SAID


@pytest.fixture(scope="module")
def shared(prefix, tmp_path_factory):
    """The shared library that BUILD_SHARED_LIBS would give: the same objects, linked as src/CMakeLists.txt does."""
    (built,) = [path for path in prefix.rglob("libmuster.*") if path.suffix in {".a", ".so"}]
    if built.suffix == ".so":
        return built
    place = tmp_path_factory.mktemp("shared") / "libmuster.so"
    run("g++", "-shared", "-Wl,--whole-archive", built, "-Wl,--no-whole-archive",
        f"-Wl,--version-script={ROOT / 'src' / 'exported.map'}", "-Wl,--no-undefined", "-lcrypto", "-lexpat",
        "-pthread", "-o", place)
    return place


@pytest.mark.parametrize("flags", [[], ["-fvisibility=hidden", "-fvisibility-inlines-hidden"]], ids=["plain", "hidden"])
@pytest.mark.parametrize("compiler", ["g++", "clang++"])
def test_what_the_shared_library_throws_is_caught_by_its_type(shared, prefix, tmp_path, compiler, flags):
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    run(compiler, "-std=c++20", HERE / "across.cpp", f"-I{prefix / 'include'}", *flags, shared,
        f"-Wl,-rpath,{shared.parent}", "-o", tmp_path / "across")
    said = run(tmp_path / "across").splitlines()
    assert said == [f"{name}: caught" for name in ("Infeasible", "InvalidInput", "InvalidInputs", "ArchiveError",
                                                   "Stopped", "OwnError")] + ["64 2026-09-07"]


def test_the_shared_library_shows_what_its_headers_declare_and_nothing_else(shared):
    shown = [line.split(" ", 2)[2] for line in run("nm", "-DC", "--defined-only", shared).splitlines()]
    assert len(shown) > 500
    own = re.compile(rf"(typeinfo for |typeinfo name for |vtable for |(?:[\w:<>, *&]+ )?){INLINE}::")  # of this version
    assert not [name for name in shown if not own.match(name)]
    inside = re.compile(r"muster::(?:\w+::)*(?:engine|checking|words)::|cereal|FairWay|Market::|UnderRepair")
    assert not [name for name in shown if inside.search(name.split("(")[0])]
    assert any(name.startswith(f"{INLINE}::roster::solve(") for name in shown)


def symbols(*arguments):
    """Names of Muster's that `nm` lists of some files."""
    return {name for line in run("nm", "-C", *arguments).splitlines()
            if "muster::" in (name := re.sub(r"^\s*[0-9a-f]*\s+[A-Za-z] ", "", line)) and not line.endswith(":")}


def test_the_shared_library_shows_all_that_the_python_module_asks_for(shared):
    objects = sorted((Path(BUILD) / "python").rglob("*.o"))
    assert len(objects) > 20
    asked = symbols("--undefined-only", *objects) - symbols("--defined-only", *objects)
    assert len(asked) > 200
    assert not asked - symbols("-D", "--defined-only", shared)


def test_the_page_on_installing_asks_for_this_version():
    page = (ROOT / "docs" / "how-to" / "install.md").read_text(encoding="utf-8")
    assert f"find_package(muster {MAJOR}.{MINOR} CONFIG REQUIRED)\n" in page and f"`{INLINE}::roster`" in page
    assert f"{MAJOR * 10_000 + MINOR * 100 + PATCH} for {VERSION}," in page


def test_licence_and_documents_are_installed(prefix):
    place = prefix / "share" / "doc" / "muster"
    assert (place / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()
    installed = {path.name for path in place.iterdir()}
    assert {"README.md", "README.zh-CN.md", "CHANGELOG.md", "SECURITY.md", "CITATION.cff", "docs"} <= installed
    written = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    assert written <= {path.relative_to(place / "docs") for path in (place / "docs").rglob("*.md")}


@pytest.mark.parametrize("asked", [True, False])
def test_a_subproject_installs_only_if_asked(asked, tmp_path):
    run("cmake", "-S", HERE / "add_subdirectory", "-B", tmp_path, "-G", "Ninja",
        *(["-DMUSTER_INSTALL=ON"] if asked else []))
    rules = "".join(path.read_text() for path in tmp_path.rglob("cmake_install.cmake"))
    assert ("muster-config.cmake" in rules) == asked


@pytest.fixture
def fetching(tmp_path):
    """A project that takes the library from an archive of its sources, as the page on installing says."""
    page = (ROOT / "docs" / "how-to" / "install.md").read_text(encoding="utf-8")
    (block,) = [block for block in re.findall(r"^```cmake\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
                if "FetchContent" in block]
    sources = run("git", "ls-files", "-co", "--exclude-standard", "cmake", "include", "src", "CMakeLists.txt", cwd=ROOT)
    run("tar", "-czf", tmp_path / f"muster-{VERSION}.tar.gz", "-C", ROOT, "-T", "-", input=sources)
    (tmp_path / "main.cpp").write_text("int main() {}\n")
    (tmp_path / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(consumer LANGUAGES CXX)\n"
                                             f"{block}add_executable(consumer main.cpp)\n"
                                             "target_link_libraries(consumer PRIVATE muster::muster)\n")
    return tmp_path


@pytest.mark.parametrize("way", ["add_subdirectory", "fetched"])
def test_a_build_within_another_is_without_our_tests_or_warnings(way, fetching, tmp_path):
    source = fetching if way == "fetched" else HERE / way
    tmp_path = tmp_path / "build"
    run("cmake", "-S", source, "-B", tmp_path, "-G", "Ninja")
    commands = run("ninja", "-C", tmp_path, "-t", "commands", "consumer")
    assert "-Werror" not in commands and "gtest" not in commands and "main.cpp" in commands
