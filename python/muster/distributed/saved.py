"""A folder of partitions: what was asked for, first, and then a file for each partition once that is whole.

What was asked for is in `federation.json`: the steps, and the branches of each partition. A partition is a ZIP without
compression with an archive for each branch, `0.muster` and so on, and `branches.json`, which has their codes. Its name
ends with a digest of what was asked and of what each branch was made from. It is written beside, synced and renamed, so
whatever has a name is finished; whether it is whole still is seen from the sums that a ZIP has.
"""
from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from .. import __version__
from .._muster import Error, Stopped
from ..archive import from_bytes, to_bytes
from ..faults import path_text
from ..given import Progress
from ..refusal import invalid
from ..whole_files import WRITING, put_whole
from .digests import digest_of, name_of
from .running import outcomes
from .sources import Source
from .work import Origin, Part, Step, branches

MANIFEST, BRANCHES, FORM = "federation.json", "branches.json", 1
NAMED = re.compile(r"(\d+)-[0-9a-f]{32}\.zip")
MOST_TOLD = 20  # partitions in one message


@dataclass(frozen=True)
class Saved:
    """A folder that was written; an item is a file's name and the row of the branch in it."""

    folder: str
    asked = "Saved"

    def values(self, items: Sequence[tuple[str, int]]) -> Iterator[Any]:
        return (from_bytes(data, place) for place, data in self._read(items))

    def digests(self, items: Sequence[tuple[str, int]]) -> list[str]:
        return [hashlib.sha256(data).hexdigest() for _, data in self._read(items)]

    def _read(self, items: Sequence[tuple[str, int]]) -> Iterator[tuple[str, bytes]]:
        name, file = "", None
        try:
            for needed, row in items:
                if file is None or needed != name:
                    if file is not None:
                        file.close()
                    name, file = needed, zipfile.ZipFile(Path(self.folder, needed))
                yield f"{path_text(Path(self.folder, name))}, {row}.muster", file.read(f"{row}.muster")
        finally:
            if file is not None:
                file.close()


@dataclass(frozen=True)
class Job:
    """What is told to each worker."""

    folder: str
    asked: str  # digest of what is done with each branch
    source: Source | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a partition."""

    row: int
    state: str  # made, kept, changed, refused
    words: tuple[str, str, str] = ("", "", "")


def saved(origin: Origin, folder: str | os.PathLike[str], *, client: Any, retries: int,
          progress: Progress | None) -> None:
    """Writes every partition that is not finished. See `Federation.save`."""
    path = Path(os.path.abspath(folder))
    reader = origin.source.asked if origin.source is not None else "NoneType"
    asked = digest_of(__version__, reader, [(step.function, step.arguments, step.options) for step in origin.steps])
    begin(path, origin, asked)
    there = finished(path)
    job = Job(str(path), asked, origin.source, origin.steps)
    parts = origin.parts
    tasks = [(finish, job, part, key, there.get(part.row, "")) for part, key in zip(parts, origin.keys)]
    done = 0
    failed: list[Outcome] = []
    for outcome in outcomes("save-" + secrets.token_hex(16), tasks, origin.graph, client,
                            retries):
        done += 1
        if outcome.state in ("changed", "refused"):
            failed.append(outcome)
        if progress is not None and progress("partitions", done / len(parts), None, None) is False:
            raise Stopped("partitions")
    for rest in path.glob(f".*{WRITING}*"):  # of who was killed
        rest.unlink(missing_ok=True)
    refuse(path, failed)


def begin(path: Path, origin: Origin, asked: str) -> None:
    """Writes down what is asked for, or sees that it is what the folder was begun with."""
    told = {"muster": "federation", "version": FORM, "by": __version__,
            "steps": [name_of(step.function) for step in origin.steps], "asked": asked,
            "partitions": [part.codes for part in origin.parts]}
    data = json.dumps(told, ensure_ascii=False, indent=0).encode()
    file = path / MANIFEST
    try:
        path.mkdir(parents=True, exist_ok=True)
        before = file.read_bytes()
    except FileNotFoundError:
        if any(not each.name.startswith(".") for each in path.iterdir()):
            raise invalid(path_text(path), "there are other files in it", "name a new or an empty folder") from None
        put_whole(file, lambda to: to.write(data))
        return
    except (FileExistsError, NotADirectoryError):
        raise invalid(path_text(path), "it is not a folder", "name a new or an empty folder") from None
    if before != data:
        raise invalid(path_text(path), difference(before, told),
                      "ask for the same again to go on, or name another folder")


def difference(before: bytes, told: dict[str, Any]) -> str:
    then = manifest_of(before) or {}
    if then.get("muster") != "federation" or then.get("version") != FORM:
        return f"its {MANIFEST} is none of this version"
    if then.get("by") != told["by"]:
        return f"it was begun by Muster {then.get('by')}"
    if then.get("steps") != told["steps"]:
        return f"it was begun with the steps {', '.join(then.get('steps', []))}"
    if then.get("asked") != told["asked"]:
        return "it was begun with other arguments of its steps"
    return "it was begun with other branches or partitions"


def manifest_of(data: bytes) -> dict[str, Any] | None:
    try:
        made = json.loads(data)
    except ValueError:
        return None
    return made if isinstance(made, dict) else None


def finished(path: Path) -> dict[int, str]:
    """Names of files by the row of their partition."""
    return {int(found[1]): found[0] for found in map(NAMED.fullmatch, sorted(os.listdir(path))) if found}


def finish(job: Job, part: Part, given: Any, there: str) -> Outcome:
    """One partition, by a worker: written, unless it is there and whole. `there` is the name it has already."""
    items = given if job.source is None else given.value
    digests = job.source.digests(items) if job.source else [digest_of(each) for each in items]
    made_from = hashlib.sha256(json.dumps([job.asked, list(zip(part.codes, digests))]).encode()).hexdigest()[:32]
    path = Path(job.folder, f"{part.row:06}-{made_from}.zip")
    if there and there != path.name:
        return Outcome(part.row, "changed", (path_text(Path(job.folder, there)), "what it was made from has changed",
                                             "remove it to have it made anew, or name another folder"))
    if is_whole(path, len(part.codes)):
        return Outcome(part.row, "kept")
    try:
        put_whole(path, partial(write_zip, part, branches(part, job.source, items, job.steps)))
    except Error as error:  # would be the same again, so nobody tries
        notes = [note for note in getattr(error, "__notes__", []) if note.startswith("branch ")]
        return Outcome(part.row, "refused", (": ".join([*notes[:1], error.place]), error.fault, error.remedy))
    return Outcome(part.row, "made")


def write_zip(part: Part, values: Iterable[Any], to: IO[bytes]) -> None:
    """The file of a partition, a branch after the other."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as file:
        put(file, BRANCHES, json.dumps(part.codes, ensure_ascii=False).encode())
        for row, value in enumerate(values):
            put(file, f"{row}.muster", to_bytes(value))


def put(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name)  # of the first day that a ZIP knows, so that the same is the same
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    file.writestr(entry, data)


def is_whole(path: Path, count: int) -> bool:
    try:
        with zipfile.ZipFile(path) as file:
            return len(file.namelist()) == count + 1 and file.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


def refuse(path: Path, failed: list[Outcome]) -> None:
    if not failed:
        return
    inorder = sorted(failed, key=lambda each: each.row)
    error = invalid(*inorder[0].words)
    error.faults = [f"{place}: {fault}; {remedy}" for place, fault, remedy in (each.words for each in inorder)]
    more = len(inorder) - MOST_TOLD
    error.args = ("\n".join(error.faults[:MOST_TOLD]) + (f"\nand {more} more partitions" if more > 0 else ""),)
    raise error


def opened(folder: str | os.PathLike[str]) -> tuple[tuple[Part, ...], list[tuple[str, int]]]:
    """Partitions of a finished folder, and the file and row of each branch."""
    path = Path(folder)
    try:
        made = manifest_of((path / MANIFEST).read_bytes())
        there = finished(path)
    except OSError:
        made = None
    if made is None or made.get("muster") != "federation" or made.get("version") != FORM:
        raise invalid(path_text(path), "no federation was saved in it", "name the folder that was given to save")
    parts = [Part(row, tuple(codes)) for row, codes in enumerate(made["partitions"])]
    missing = [part.row for part in parts if part.row not in there]
    if missing:
        raise invalid(path_text(path), f"{len(missing)} of {len(parts)} partitions are not finished",
                      "save again as before, which goes on where it was")
    sized = [Part(part.row, part.codes, max((path / there[part.row]).stat().st_size, 1)) for part in parts]
    return tuple(sized), [(there[part.row], row) for part in parts for row in range(len(part.codes))]
