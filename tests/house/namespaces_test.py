"""All of ours lies in the inline namespace of its version: linkers tell what was built with another one apart."""
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = re.search(r'MUSTER_VERSION "(\d+)\.(\d+)', (ROOT / "include/muster/version.hpp").read_text())
INLINE = f"muster::inline v{VERSION[1]}_{VERSION[2]}"
OPENED = re.compile(r"^namespace (muster[\w: ]*) \{$", re.MULTILINE)


def files():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.hpp", "*.cpp", "*.cpp.in"], cwd=ROOT,
                            capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def outside(text):
    """Namespaces of ours that are not opened in the version's; the extension's own is no business of linkers."""
    return [name for name in OPENED.findall(text)
            if not re.match(rf"{re.escape(INLINE)}(::|$)|muster::python(::|$)", name)]


def spoken(name):
    """As closing comments and documents call it: without the version."""
    return re.sub(r"::inline \w+", "", name)


def not_matching(text):
    """Comments behind closing braces that name no namespace that is open; short ones close without a comment."""
    opened, wrong = [], []
    for line in text.splitlines():
        if found := re.fullmatch(r"(?:inline )?namespace(?: ([\w: ]+?))? \{", line):
            opened.append(spoken(found[1] or ""))
        elif found := re.fullmatch(r"\}  // namespace(?: ([\w:]+))?", line):
            while opened and opened[-1] != (found[1] or ""):
                opened.pop()
            wrong += [] if opened else [line]
            del opened[-1:]
    return wrong


def test_every_namespace_of_ours_is_the_version_s():
    """Where one is not, docs/contributing.md has the command, among what a release takes."""
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files()}
    assert sum(INLINE in text for text in texts.values()) > 1000
    assert not {name: wrong for name, text in texts.items() if (wrong := outside(text))}


def test_one_that_is_not_is_found():
    assert outside("namespace muster::roster {\n") == ["muster::roster"]
    assert outside("namespace muster::inline v0_0::roster {\n") == ["muster::inline v0_0::roster"]
    assert outside(f"namespace {INLINE} {{\nnamespace {INLINE}::org {{\nnamespace muster::python {{\n") == []


def test_what_closes_a_namespace_names_it_as_it_is_spoken_of():
    """clang-format cannot: it does not know of inline namespaces within a name."""
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files()}
    assert not {name: wrong for name, text in texts.items() if (wrong := not_matching(text))}
    right = f"namespace {INLINE}::org {{\nnamespace {{\n}}  // namespace\n}}  // namespace muster::org\n"
    assert not_matching(right) == []
    assert not_matching("namespace a {\n}\nnamespace c {\n}  // namespace b\n") == ["}  // namespace b"]
