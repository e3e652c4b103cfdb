"""The two doors: `to_sql` writes all of a thing's tables or none, `read_sql` reads them back."""
from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from .. import archive
from .._muster import ArchiveError, Error, InvalidInput, WrongKind, __version__
from ..faults import path_text
from ..refusal import correction, door, invalid, not_found, shown_object, unreadable
from .ledgers import Read
from .results import tables_of
from .tables import Table, Tables, full_name, in_words, quoted

FORMAT = 1
META = (("name", "TEXT PRIMARY KEY COLLATE NOCASE NOT NULL"), ("kind", "TEXT NOT NULL"), ("format", "INTEGER NOT NULL"),
        ("version", "TEXT NOT NULL"), ("objects", "TEXT NOT NULL"), ("archive", "BLOB"))
CHOICES = ("fail", "replace")
SHORTAGE = "check the path, the room on the disk, and that nobody else is writing"

Database = sqlite3.Connection | str | os.PathLike[str]


@door
def to_sql(thing: Any, database: Database, *, name: str | None = None, if_exists: str = "fail",
           whole: bool = True) -> str:
    """Write a thing into an SQLite database, as tables that others can query. All of it is written or nothing.

    People, indicators and shifts are codes, days ISO text, quantities and points whole numbers of millionths; the view
    that is called as the thing has them as exact decimal text too. A table ``muster`` tells what there is.

    Parameters
    ----------
    thing : Ledger, Evaluation, Term, or a result of `pair` or `plan` or of repairing one
    database : sqlite3.Connection or path-like
        A connection in a transaction is left in it: what was written is there once the caller commits. Else it is
        committed here.
    name : str, optional
        What its tables begin with. Default: ledger, evaluation, pairing, roster or term.
    if_exists : str
        ``fail`` where the database has a thing of that name; ``replace`` takes its tables out first.
    whole : bool
        With an archive of the whole beside the tables, so that `read_sql` gives an equal result. Without, tables alone,
        in which no name of a person stands. A ledger is whole in its tables.

    Returns
    -------
    str
        The name.

    Raises
    ------
    InvalidInput
        If there is a thing or table of the name, the name is none, or things of that type have no tables.
    ArchiveError
        If the database cannot be written.

    Examples
    --------
    >>> import sqlite3
    >>> from muster.record import ledger_from_frame
    >>> ledger = ledger_from_frame([{"member": "ann", "indicator": "hours", "day": "2026-09-07", "quantity": "1.5"}])
    >>> connection = sqlite3.connect(":memory:")
    >>> to_sql(ledger, connection)
    'ledger'
    >>> connection.execute("select member, quantity, day from ledger").fetchall()
    [('ann', '1.5', '2026-09-07')]
    >>> read_sql(connection) == ledger
    True
    """
    found = tables_of(thing)
    if found is None:
        raise invalid("to_sql", f"{shown_object(thing)} has no tables",
                      "give a Ledger, an Evaluation, a Term, or a result of pair or plan")
    if if_exists not in CHOICES:
        raise invalid("if_exists", f"{if_exists!r} is not known", correction(if_exists, CHOICES))
    kind, tables = found
    called = _checked(kind if name is None else name)
    packed = archive.to_bytes(thing) if whole and kind != "ledger" else None
    with _opened(database, is_read=False) as (connection, place), _all_or_nothing(connection, place):
        _make_meta(connection, place)
        _make_room(connection, called, _objects(tables, called), if_exists == "replace", place)
        _write(connection, called, tables)
        connection.execute(f"INSERT INTO muster VALUES ({', '.join('?' * len(META))})", (
            called, kind, FORMAT, __version__, json.dumps([each for _, each in _objects(tables, called)]), packed))
    return called


@door
def read_sql(database: Database, name: str | None = None) -> Any:
    """Read back what `to_sql` wrote: an equal value.

    A ledger is read from its tables, as they are now. Anything else comes from its archive, and is refused where its
    tables do not say the same any more: change a result by the library, not by SQL.

    Parameters
    ----------
    database : sqlite3.Connection or path-like
    name : str, optional
        May be left out where the database has one thing.

    Raises
    ------
    NotFound
        If the database has nothing of that name.
    InvalidInput
        Naming the table that says what cannot be, or something else than the archive.
    ArchiveError
        If the database cannot be read, is no database, or was written by a newer version or without the whole.
    """
    with _opened(database, is_read=True) as (connection, place):
        called, kind, packed = _found(connection, place, name)

        def select(part: str, columns: Sequence[str], order: str) -> sqlite3.Cursor:
            chosen = ", ".join(map(quoted, columns))
            return connection.execute(f"SELECT {chosen} FROM {quoted(full_name(called, part))} ORDER BY {order}")

        if kind == "ledger":
            return _built(Read(called, select), place)
        thing = archive.from_bytes(packed, f"{place}: {called}")
        made = tables_of(thing)
        if made is None or made[0] != kind:
            raise unreadable(place, f'"{called}" is said to be a {kind} and its archive is none',
                             "write it again by to_sql")
        for table in made[1].tables:
            columns = [column for column, _ in table.columns]
            _compare(table, full_name(called, table.part), select(table.part, columns, "rowid"))
        return thing


def _built(read: Read, place: str) -> Any:
    """A ledger of tables in which anything may stand: what is of a wrong type is a fault, too."""
    try:
        return read.ledger()
    except Error as error:
        if not isinstance(error, WrongKind):
            raise
        raise _no_ledger(read, place, error) from error
    except (TypeError, ValueError, OverflowError) as error:
        raise _no_ledger(read, place, error) from error


def _no_ledger(read: Read, place: str, error: Exception) -> InvalidInput:
    return invalid(f"{place}: {read.name}", f"its tables are of no ledger: {error}", "write it again by to_sql")


def _compare(table: Table, full: str, found: Iterator[tuple[Any, ...]]) -> None:
    at = 0
    for at, row in enumerate(table.whole_rows(), 1):
        if next(found, None) != row:
            raise _changed(full, at)
    if next(found, None) is not None:
        raise _changed(full, at + 1)


def _changed(full: str, row: int) -> InvalidInput:
    return invalid(f"{full}:{row}", "it says something else than the result that was written",
                   'write the result again with if_exists="replace"')


def _checked(name: Any) -> str:
    """A name for tables; InvalidInput where SQLite takes it for its own, or takes none such."""
    fault = None
    if not isinstance(name, str) or not name.strip():
        fault = f"{name!r} is no name"
    elif "\0" in name or not _is_text(name):
        fault = f"{name!r} holds what no name may hold"
    elif name.lower().startswith("sqlite_") or name.lower() == "muster":
        fault = f"{name!r} is kept for the database itself"
    if fault is not None:
        raise invalid("name", fault, "give a text that the names of its tables begin with")
    return str(name)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def _opened(database: Database, *, is_read: bool) -> Iterator[tuple[sqlite3.Connection, str]]:
    """A connection that gives plain rows of text, and what messages call it; it is as it was afterwards."""
    if isinstance(database, sqlite3.Connection):
        before = database.row_factory, database.text_factory
        database.row_factory, database.text_factory = None, str
        try:
            with _told("database"):
                yield database, "database"
        finally:
            database.row_factory, database.text_factory = before
        return
    if not isinstance(database, (str, os.PathLike)):
        raise invalid("database", f"{shown_object(database)} is no database", "give a path or a sqlite3.Connection")
    place = path_text(database)
    with _told(place):
        mode = "ro" if is_read else "rwc"
        opened = sqlite3.connect(f"{Path(database).resolve().as_uri()}?mode={mode}", uri=True)
        with closing(opened) as connection:
            yield connection, place


@contextmanager
def _told(place: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise unreadable(place, f"SQLite says: {error}", SHORTAGE) from error


@contextmanager
def _all_or_nothing(connection: sqlite3.Connection, place: str) -> Iterator[None]:
    """A savepoint: within a transaction of the caller's it is a part of it, else a transaction of its own."""
    connection.execute("SAVEPOINT muster_to_sql")
    try:
        yield
        connection.execute("RELEASE muster_to_sql")
    except BaseException:
        if connection.in_transaction:  # SQLite ends it itself where the disk is full
            connection.execute("ROLLBACK TO muster_to_sql")
            connection.execute("RELEASE muster_to_sql")
        raise


def _objects(tables: Tables, name: str) -> list[tuple[str, str]]:
    """Kind and full name of each table and view, in the order they are made."""
    return [*(("table", full_name(name, each.part)) for each in tables.tables),
            *(("view", full_name(name, each)) for each in tables.views)]


def _make_meta(connection: sqlite3.Connection, place: str) -> None:
    if _meta_is_there(connection, place):
        return
    columns = ", ".join(f"{column} {said}" for column, said in META)
    connection.execute(f"CREATE TABLE muster ({columns})")


def _meta_is_there(connection: sqlite3.Connection, place: str) -> bool:
    columns = [row[1] for row in connection.execute("PRAGMA table_info(muster)")]
    if columns and columns != [column for column, _ in META]:
        raise _foreign(place)
    return bool(columns)


def _foreign(place: str) -> ArchiveError:
    return unreadable(place, 'its table "muster" is none of this library', "give another database")


def _make_room(connection: sqlite3.Connection, name: str, objects: Iterable[tuple[str, str]], replaces: bool,
               place: str) -> None:
    rows = connection.execute("SELECT name, kind, objects FROM muster WHERE name = ?", (name,)).fetchall()
    if rows and not replaces:
        raise invalid(place, f'there is a {rows[0][1]} "{rows[0][0]}" already',
                      'give another name, or pass if_exists="replace"')
    for before, _, listed in rows:
        _drop(connection, before, _names_in(listed, place))
        connection.execute("DELETE FROM muster WHERE name = ?", (before,))
    for _, full in objects:
        there = connection.execute("SELECT type, name FROM sqlite_master WHERE name = ? COLLATE NOCASE",
                                   (full,)).fetchone()
        if there is not None:
            raise invalid(place, f'there is a {there[0]} "{there[1]}" that is not of "{name}"', "give another name")


def _names_in(listed: Any, place: str) -> list[str]:
    """What was made with a thing, as it is listed beside it."""
    try:
        names = json.loads(listed)
    except (TypeError, ValueError, RecursionError):
        raise _foreign(place) from None
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise _foreign(place)
    return names


def _drop(connection: sqlite3.Connection, name: str, listed: list[str]) -> None:
    """Takes out what is listed and is called as the thing's: those that refer to others first."""
    for full in reversed(listed):
        there = connection.execute("SELECT type FROM sqlite_master WHERE name = ? AND type IN ('table', 'view')",
                                   (full,)).fetchone()
        if there is not None and (full == name or full.startswith(f"{name}_")):
            connection.execute(f"DROP {there[0]} {quoted(full)}")


def _write(connection: sqlite3.Connection, name: str, tables: Tables) -> None:
    for table in tables.tables:
        full = quoted(full_name(name, table.part))
        columns = ", ".join(f"{quoted(column)} {in_words(said, name)}" for column, said in table.columns)
        connection.execute(f"CREATE TABLE {full} ({columns})")
        for values in table.chunks():
            there = [(quoted(column), each) for (column, _), each in zip(table.columns, values) if each is not None]
            names, marks = ", ".join(name for name, _ in there), ", ".join("?" * len(there))
            connection.executemany(f"INSERT INTO {full} ({names}) VALUES ({marks})", zip(*(each for _, each in there)))
        for number, index in enumerate(table.indices, 1):
            called = quoted(f"{full_name(name, table.part)}_index{number}")
            connection.execute(f"CREATE INDEX {called} ON {full} ({index})")
    for view, said in tables.views.items():
        connection.execute(f"CREATE VIEW {quoted(full_name(name, view))} AS {in_words(said, name)}")


def _found(connection: sqlite3.Connection, place: str, name: str | None) -> tuple[str, str, Any]:
    """Name, kind and archive of what is asked for."""
    rows = [] if not _meta_is_there(connection, place) else connection.execute(
        "SELECT name, kind, format, version, archive IS NULL FROM muster ORDER BY rowid").fetchall()
    known = [row[0] for row in rows]
    if not all(isinstance(text, str) for row in rows for text in row[:2]):
        raise _foreign(place)
    if name is None and len(rows) > 1:
        raise invalid(place, "it has " + ", ".join(f'"{each}"' for each in known), "pass the name of one")
    chosen = [row for row in rows if name is None or str(row[0]).lower() == str(name).lower()]
    if not chosen:
        raise not_found(place, "it has nothing of this library" if name is None else f'it has no "{name}"',
                        "write it by to_sql" if not known else correction(name, known))
    called, kind, format_, version, is_bare = chosen[0]
    if not isinstance(format_, int) or format_ > FORMAT:
        raise unreadable(place, f'"{called}" was written by version {version}, whose tables are not known here',
                         "update Muster")
    if is_bare and kind != "ledger":
        raise unreadable(place, f'"{called}" has tables alone', "write it with whole=True")
    packed = connection.execute("SELECT archive FROM muster WHERE name = ?", (called,)).fetchone()[0]
    if kind != "ledger" and not isinstance(packed, bytes):
        raise unreadable(place, f'"{called}" has no archive', "write it again by to_sql")
    return called, kind, packed
