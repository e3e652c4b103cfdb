"""Digests of what is asked for and of what it is made from, the same in any process."""
from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import cloudpickle
import numpy

from .._muster import InvalidInput
from ..archive import to_bytes
from ..faults import path_text

PLAIN = (str, bytes, int, float, bool, type(None), date, time, timedelta, Path)
CHUNK = 1 << 20


def digest_of_path(path: str | os.PathLike[str]) -> str:
    """Of the bytes of a file, or of all files of a folder with their names; hidden ones are no part of it."""
    digest = hashlib.sha256()
    for file in files_of(Path(path)):
        digest.update(f"{path_text(file.relative_to(path))}\0{file.stat().st_size}\0".encode())
        with open(file, "rb") as read:
            while chunk := read.read(CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def digest_of(*values: Any) -> str:
    """Of values. What archives know is taken as archived, functions by their name or their code."""
    digest = hashlib.sha256()
    for value in values:
        for part in parts_of(value):
            digest.update(part)
            digest.update(b"\0")
    return digest.hexdigest()


def parts_of(value: Any) -> Iterator[bytes]:
    yield type(value).__name__.encode()
    if isinstance(value, PLAIN):
        yield repr(value).encode("utf-8", "backslashreplace")
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from parts_of(key)
            yield from parts_of(one)
    elif isinstance(value, (list, tuple)):
        yield str(len(value)).encode()
        for one in value:
            yield from parts_of(one)
    elif isinstance(value, numpy.ndarray) and not value.dtype.hasobject:
        yield f"{value.dtype.str} {value.shape}".encode()
        yield numpy.ascontiguousarray(value).tobytes()
    elif isinstance(value, partial):
        yield from parts_of((value.func, value.args, value.keywords))
    elif address := address_of(value):
        yield ".".join(address).encode()
    else:
        yield archived_or_pickled(value)


def archived_or_pickled(value: Any) -> bytes:
    try:
        return to_bytes(value)
    except (InvalidInput, TypeError):
        return bytes(cloudpickle.dumps(value, protocol=4))


def name_of(function: Callable[..., Any]) -> str:
    if isinstance(function, partial):
        function = function.func
    named = address_of(function) or (getattr(function, "__module__", ""),
                                     getattr(function, "__qualname__", type(function).__name__))
    return ".".join(map(str, named))


def address_of(value: Any) -> tuple[str, str] | None:
    """Module and name by which any process has it; None where there is none, as of what stands in `__main__`."""
    module = getattr(value, "__module__", None)
    if module is None or module == "__main__":
        return None
    names = (getattr(value, "__qualname__", ""), getattr(value, "__name__", ""))  # of the extension it has the second
    return next(((module, name) for name in names
                 if name and getattr(sys.modules.get(module), name, None) is value), None)


def files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
