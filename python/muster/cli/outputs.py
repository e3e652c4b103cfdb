"""Files appear together or not at all: they are written to a folder beside, and take their places when all is done.

A set that is whole and on the disk is called `.muster-new`. From then on it is the one that holds: if the power fails
while its files take their places, the next command puts the rest of them there before it does anything else.
"""
from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..whole_files import sync

NEW, OLD, WRITING = ".muster-new", ".muster-old", ".muster-writing-"
LIST = ".muster-files"  # what was written into folders, a path a line


@contextmanager
def written_whole(out: str | os.PathLike[str]) -> Iterator[Path]:
    """A folder to write into.

    On leaving well, what is in it takes its place in `out`; else it is gone and `out` is as before.

    What stands in `out` under other names stays. Folders are replaced as a whole, but for files in them that were never
    written here.
    """
    out = Path(out)
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(20, "it is not a folder", str(out))
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    out.mkdir(parents=True, exist_ok=True)
    try:
        with locked(out):
            settle(out)
            writing = Path(tempfile.mkdtemp(prefix=WRITING, dir=out))  # inside, so that renaming never crosses a disk
            try:
                yield writing
                keep_others(writing, out)
                sync_all(writing)
                os.rename(writing, out / NEW)
                sync(out)
                settle(out)
                made = []
            finally:
                shutil.rmtree(writing, ignore_errors=True)
    finally:
        for folder in made:
            try:
                folder.rmdir()
            except OSError:  # somebody else put a file there meanwhile
                break


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else writes a set into the folder meanwhile; who comes later waits."""
    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        fcntl.flock(number, fcntl.LOCK_UN)  # a process that was begun meanwhile may still hold it
        os.close(number)


def settle(out: Path) -> None:
    """Puts a whole set in its place, and clears what a run that was killed has left."""
    for path in out.glob(WRITING + "*"):
        shutil.rmtree(path, ignore_errors=True)
    new, old = out / NEW, out / OLD
    if new.is_dir():
        old.mkdir(exist_ok=True)
        begun: list[str] = []
        try:
            for path in sorted(new.iterdir()):
                begun.append(path.name)
                put_in_place(path, out / path.name, old)
        except BaseException:  # somebody holds one of them, or stops this: all are as they were
            for name in reversed(begun):
                take_back(out / name, new / name, old / name)
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
            raise
        sync(out)
        new.rmdir()
    shutil.rmtree(old, ignore_errors=True)


def put_in_place(path: Path, target: Path, old: Path) -> None:
    """The one that stood there goes to `old`, if it is not there already."""
    if target.is_dir() and not target.is_symlink():
        os.rename(target, old / target.name)
    elif target.exists() and not (old / target.name).exists():
        shutil.copy2(target, old / target.name)  # so that its name is never free
    os.replace(path, target)


def take_back(target: Path, path: Path, old: Path) -> None:
    if not path.exists():
        os.rename(target, path)
    if old.exists():
        os.replace(old, target)


def keep_others(writing: Path, out: Path) -> None:
    """Into new folders come the files of those before that nobody wrote here; all that is written is listed."""
    listed = out / LIST
    before = set(listed.read_text(encoding="utf-8", errors="replace").splitlines()) if listed.is_file() else set()
    made = [path for folder in folders_in(writing) for path in (folder, *folder.rglob("*"))]
    written = {path.relative_to(writing).as_posix() for path in made}
    for folder in [path for path in made if path.is_dir()]:
        old = out / folder.relative_to(writing)
        for path in old.iterdir() if old.is_dir() and not old.is_symlink() else ():
            if path.relative_to(out).as_posix() in before | written:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, folder / path.name, symlinks=True)
            else:
                shutil.copy2(path, folder / path.name, follow_symlinks=False)
    if made:
        anew = {folder.name for folder in folders_in(writing)}
        kept = {name for name in before if name.split("/")[0] not in anew}
        (writing / LIST).write_text("".join(f"{name}\n" for name in sorted(kept | written)), encoding="utf-8")


def folders_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]


def sync_all(folder: Path) -> None:
    for inner in folders_in(folder):
        sync_all(inner)
    for path in folder.iterdir():
        if path.is_file():
            sync(path)
    sync(folder)
