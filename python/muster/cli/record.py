"""The record of what people were told, written beside the tables of its folder."""
from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

from ..cells import clock
from ..csv_rows import write_rows
from ..programme import Publication
from ..readers import TermFolder
from ..readers.describe import headers
from ..readers.tables import BY_NAME
from ..whole_files import put_in_place, write_beside
from .changes import end_of, minutes_of


def path_of(folder: TermFolder, table: str, language: str) -> Path:
    """Where the table is, or is to be; beside the workbook where one workbook is the folder."""
    if table in folder.files:
        return Path(folder.files[table].path)
    form = BY_NAME[table]
    name = f"{form.chinese if language == 'zh' else form.name}.csv"
    return folder.path / name if folder.path.is_dir() else folder.path.with_name(f"{folder.path.stem}.{name}")


@contextmanager
def recorded(folder: TermFolder, parts: Iterable[tuple[Publication, Publication]], language: str) -> Iterator[None]:
    """Writes the record when all else went well; where it cannot be written, nothing else is.

    `parts` are what each branch was told before, and what it is told now. Rows of nobody's stay.
    """
    from ..readers.models.told import build_publication

    before, after = zip(*parts)
    whole = build_publication(folder)
    written = []
    try:
        for table, rows in (("published", turn_rows), ("published_pairs", pair_rows)):
            of_branches = {tuple(row.values()) for each in before for row in rows(each)}
            lines = [row for row in rows(whole) if tuple(row.values()) not in of_branches]  # of who is in none any more
            lines += [row for each in after for row in rows(each)]
            path = path_of(folder, table, language)
            if lines or path.exists():
                write = partial(write_table, table=table, lines=with_names(folder, lines), language=language)
                written.append((write_beside(path, write), path))
        yield
        for made, path in written:
            put_in_place(made, path)
        written = []
    finally:
        for made, _ in written:
            made.unlink(missing_ok=True)


def write_table(file: IO[bytes], table: str, lines: list[dict[str, Any]], language: str) -> None:
    form = BY_NAME[table]
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")  # Excel takes UTF-8 for what it is with the mark
    write_rows(text, [headers(form, language),
                      *([shown(line[column.name], language) for column in form.columns] for line in lines)])
    text.detach()


def shown(value: Any, language: str) -> Any:
    if isinstance(value, bool):
        return ("是" if language == "zh" else "yes") if value else ""
    return value


def turn_rows(told: Publication) -> list[dict[str, Any]]:
    return [{"day": turn.day, "post": turn.post, "from": clock(minutes_of(turn.start)), "to": clock(end_of(turn)),
             "member": turn.member, "version": turn.version, "told": turn.told, "cancelled": turn.is_cancelled,
             "number": "" if turn.number == 1 else turn.number} for turn in told.turns]


def pair_rows(told: Publication) -> list[dict[str, Any]]:
    return [{"student": pair.mentee, "member": pair.mentor, "version": pair.version, "told": pair.told,
             "ended": pair.is_ended} for pair in told.pairs]


def with_names(folder: TermFolder, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Names beside the codes, for people; cells that a sheet would compute are left out."""
    names: Mapping[str, str] = {member.member: member.name for member in folder.rows("members")}
    return [{**line, "name": names.get(line["member"], "").lstrip("=+-@＝＋－＠")} for line in lines]
