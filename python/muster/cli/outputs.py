"""Files appear whole or not at all: they are written to a folder beside and renamed when all is done."""
from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_whole(out: str | os.PathLike[str]) -> Iterator[Path]:
    """A folder to write into.

    On leaving well, what is in it takes its place in `out`; else it is gone and `out` is as before.

    What stands in `out` under other names stays. Folders are replaced as a whole.
    """
    out = Path(out)
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(20, "it is not a folder", str(out))
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    out.mkdir(parents=True, exist_ok=True)
    writing = Path(tempfile.mkdtemp(prefix=".writing-", dir=out))  # inside, so that renaming never crosses a disk
    try:
        yield writing
        for path in sorted(writing.iterdir()):
            put_in_place(path, out / path.name, writing)
        made = []
    finally:
        shutil.rmtree(writing, ignore_errors=True)
        for folder in made:
            try:
                folder.rmdir()
            except OSError:  # somebody else put a file there meanwhile
                break


def put_in_place(path: Path, target: Path, writing: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        os.rename(target, writing / f".old-{target.name}")
    os.replace(path, target)
