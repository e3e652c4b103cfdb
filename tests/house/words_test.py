"""What a reader of the repository meets: files of a readable size, links that lead somewhere, code in one format."""
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tracked(*suffixes):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
                            check=True)
    found = [ROOT / name for name in listed.stdout.splitlines() if name.endswith(suffixes) and (ROOT / name).exists()]
    assert found, f"no file ends in {suffixes}"
    return found


def test_links_in_the_documents_lead_to_files():
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    links = [(page, target) for page in tracked(".md") for target in link.findall(page.read_text(encoding="utf-8"))]
    assert len(links) > 50
    assert not [f"{page.relative_to(ROOT)} -> {target}" for page, target in links
                if not (page.parent / target).exists()]


@pytest.mark.skipif(shutil.which("clang-format") is None, reason="clang-format is not installed")
def test_code_is_formatted():
    files = [str(path) for path in tracked(".hpp", ".cpp")]
    checked = subprocess.run(["clang-format", "--dry-run", *files], capture_output=True, text=True, check=True)
    unformatted = sorted({line.split(":")[0]
                          for line in checked.stderr.splitlines() if "clang-format-violations" in line})
    assert not unformatted


def test_no_file_has_grown_a_second_subject():
    """400 lines is where one looks again; 600 is where a file is split."""
    long = [f"{path.relative_to(ROOT)}: {count} lines" for path in tracked(".hpp", ".cpp", ".py")
            if (count := len(path.read_text(encoding="utf-8").splitlines())) > 600]
    assert not long


def test_binding_files_stay_under_three_hundred_lines():
    files = [path for path in (ROOT / "python" / "bindings").rglob("*") if path.suffix in {".cpp", ".hpp"}]
    assert len(files) > 40
    assert not [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 300]


def test_names_in_the_comments_of_public_headers_and_in_the_documents_are_names_that_there_are():
    """A name between backticks; where code is renamed, what is said of it would go astray."""
    word = re.compile(r"[A-Za-z_]\w*")
    code = {name for path in tracked(".hpp", ".cpp", ".py", ".txt", ".toml", ".sh")
            for line in path.read_text(encoding="utf-8").splitlines()
            for name in word.findall(line.partition("//")[0])}
    code |= {name for path in tracked(".hpp", ".cpp", ".py") for name in (path.stem, path.name)}
    pages = [*tracked(".md"), *(path for path in tracked(".hpp") if (ROOT / "include") in path.parents)]
    named = [(page, name) for page in pages if page.name != "CHANGELOG.md"
             for name in re.findall(r"`([A-Za-z_]\w*(?:(?:::|\.)[A-Za-z_]\w*)*)(?:\(\))?`",
                                    page.read_text(encoding="utf-8"))]
    assert len(named) > 500
    assert not [f"{page.relative_to(ROOT)}: {name}" for page, name in named
                if not set(word.findall(name)) <= code and not name.isupper()]


def test_the_version_is_written_once():
    version = re.search(r'MUSTER_VERSION "([^"]+)"', (ROOT / "include/muster/version.hpp").read_text()).group(1)
    naming = [str(path.relative_to(ROOT)) for path in tracked(".txt", ".cmake", ".toml", ".hpp", ".cpp", ".py")
              if version in path.read_text(encoding="utf-8")]
    assert naming == ["include/muster/version.hpp"]
