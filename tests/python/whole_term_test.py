"""The tutorial of a whole term, followed word by word in each language, gives what stands beside it."""
import re
import subprocess
from pathlib import Path

import pytest

import muster

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"en": ROOT / "docs" / "tutorial" / "a-whole-term.md", "zh": ROOT / "docs" / "zh" / "a-whole-term.md"}
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LAST = "\nprintf '\\n== block %s ended with %s\\n' {} $?\n"


def steps(language):
    """(commands, lines that are shown below them) of each block of commands."""
    made = []
    for kind, text in BLOCK.findall(PAGES[language].read_text(encoding="utf-8")):
        if kind == "sh":
            made.append((text, []))
        else:
            made[-1][1].extend(text.splitlines())
    return made


def follow(language, folder):
    """What each block of commands printed, and the status it ended with."""
    (folder / "build" / "release").mkdir(parents=True)
    (folder / "build" / "release" / "python").symlink_to(Path(muster.__file__).parents[1], target_is_directory=True)
    script = "exec 2>&1\n" + "".join(f"{commands}{LAST.format(at)}" for at, (commands, _) in enumerate(steps(language)))
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(["bash", "-uc", script], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    parts = re.split(r"\n== block \d+ ended with (\d+)\n", done.stdout)
    assert done.returncode == 0 and len(parts) == 2 * len(steps(language)) + 1, done.stdout
    return list(zip(parts[::2], map(int, parts[1::2])))


@pytest.fixture(scope="module", params=PAGES)
def followed(request, tmp_path_factory):
    """The language, the folder in which its page was followed, and what was printed there."""
    folder = tmp_path_factory.mktemp(request.param)
    return request.param, folder, follow(request.param, folder)


def test_the_commands_of_the_page_print_what_the_page_shows(followed):
    language, _, blocks = followed
    lost = []
    for (commands, shown), (printed, _) in zip(steps(language), blocks):
        lines = iter(printed.splitlines())
        lost += [f"{line}\n    is not, or not there, in what\n{commands}    printed:\n{printed}"
                 for line in shown if line not in lines]
    assert not lost, "\n".join(lost)
    assert [status for _, status in blocks if status] == [2]  # the name with a letter too many


def test_the_page_is_the_same_in_both_languages():
    english, chinese = steps("en"), steps("zh")
    assert [len(shown) for _, shown in english] == [len(shown) for _, shown in chinese]

    def typed(commands):
        return re.findall(r"^(?:muster (?!\()\w+|cat|cp|sed)|--\w+", commands, re.MULTILINE)
    assert [typed(commands) for commands, _ in english] == [typed(commands) for commands, _ in chinese]


def test_the_files_that_the_page_names_are_there(followed):
    language, folder, _ = followed
    named = re.findall(r"`([^`\s]+/[^`\s]+)`", PAGES[language].read_text(encoding="utf-8"))
    assert len(named) > 8 and not [name for name in named if not (folder / name).exists()]
