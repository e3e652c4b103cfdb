"""Files that are whole, or not there: written beside, synced, and renamed once all is well."""
from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

WRITING = ".part-"  # in the names of files that are not whole yet, or whose writer was killed


def put_whole(path: Path, write: Callable[[IO[bytes]], Any]) -> None:
    """Whoever looks finds the new file whole, or what stood there before."""
    beside = write_beside(path, write)
    try:
        put_in_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def write_beside(path: Path, write: Callable[[IO[bytes]], Any]) -> Path:
    """A new file in the folder of `path`, on the disk for good; where it cannot be written, nothing is left."""
    beside = path.with_name(f".{path.name}{WRITING}{secrets.token_hex(8)}")
    try:
        with open(beside, "xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def put_in_place(beside: Path, path: Path) -> None:
    """The file takes the place of what stood there, also after a power cut."""
    os.replace(beside, path)
    sync(path.parent)


def sync(path: Path) -> None:
    """What a file or folder holds is on the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
