"""Where branches come from: what they are read by, and a digest of what was read.

A source takes the branches of a partition together, so that what they share is opened once.
"""
from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ..readers import read_folder
from ..readers.branch import of_branch
from .digests import digest_of_path, files_of

PARTITION_BYTES = 32 << 20  # of input files in a partition, about; a larger branch has one of its own
LEAST_PARTITIONS = 64  # where there are so many branches, so that many workers have something to do


class Source(Protocol):
    """What reads branches; `items` say which, in a way that only their source knows."""

    @property
    def asked(self) -> Any:
        """How they are read, for a digest of it."""

    def values(self, items: Sequence[Any]) -> Iterator[Any]:
        """The branches, one after the other: who asks for the next has done with this one."""

    def digests(self, items: Sequence[Any]) -> list[str]:
        """By branch, a digest of all that it is made from."""


@dataclass(frozen=True)
class Folders:
    """A folder or file for each branch."""

    read: Callable[..., Any]

    @property
    def asked(self) -> Any:
        """The function."""
        return self.read

    def values(self, items: Sequence[str]) -> Iterator[Any]:
        return map(self.read, items)

    def digests(self, items: Sequence[str]) -> list[str]:
        return [digest_of_path(item) for item in items]


@dataclass(frozen=True)
class Department:
    """One term folder of all branches; items are their codes."""

    folder: str
    asked = "Department"

    def values(self, items: Sequence[str]) -> Iterator[Any]:
        whole = read_folder(self.folder)
        return (of_branch(whole, code) for code in items)

    def digests(self, items: Sequence[str]) -> list[str]:
        return [digest_of_path(self.folder)] * len(items)


def size_of_path(path: str | os.PathLike[str]) -> int:
    """Bytes of a file or of all files of a folder; 0 of what is not there, which who reads it tells of."""
    try:
        return sum(file.stat().st_size for file in files_of(Path(path)))
    except OSError:
        return 0


def cut(sizes: Sequence[int], partitions: int) -> list[int]:
    """Where each partition ends: at most so many, of branches that follow each other, about as large as each other."""
    total = sum(sizes)
    ends: list[int] = []
    before, row_before = 0, 0
    for at, size in enumerate(sizes):
        row = partitions * (2 * before + size) // (2 * total) if total else 0
        if at and row != row_before:
            ends.append(at)
        before, row_before = before + size, row
    return [*ends, len(sizes)] if sizes else []
