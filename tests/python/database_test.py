"""Ledgers, results and terms become tables that SQL can ask, and come back equal; all of it is written or nothing."""
import contextlib
import random
import sqlite3
from datetime import date, timedelta
from decimal import Decimal

import pytest
from results_test import RESULTS

import muster
from muster import ArchiveError, Error, InvalidInput, Label, NotFound, Period, read_sql, to_sql
from muster.record import (Activity, ActivityMove, ActivityPlan, ActivityState, Appeal, AppealAnswer, Correction,
                           CorrectionNote, Evidence, Ledger)

MONDAY = date(2026, 9, 7)
HOSTILE = ["'", '"', "x'; DROP TABLE muster; --", "a\"b", "行", "  ", "NULL", "1", "01", "1.0", "%s", "?", "@member",
           "a\nb", "é", "e\u0301", "A", "a", "\U0001f600"]
LARGEST = (2**63 - 1) // 10**6


def ledger(seed, records=300):
    """A ledger with everything that one may have, drawn."""
    draw = random.Random(seed)
    codes = [code for code in HOSTILE if code.strip()]
    made = Ledger(codes, [f"i{code}" for code in codes])
    for word in codes:
        for admit in (made.admit_source, made.admit_event, made.admit_level, made.admit_place):
            admit(word)
    for code in codes[:6]:
        plan = ActivityPlan(code, Label("活动", code), "p'", indicators=draw.sample(made.indicators, 2),
                            days=Period(MONDAY, MONDAY + timedelta(days=draw.randrange(9))),
                            responsible=draw.choice([None, 2]), part_of=draw.choice(["", codes[1]]))
        made.add_activity(Activity(plan, [ActivityMove(ActivityState.approved, MONDAY, draw.choice([None, 3]),
                                                       note="'so'")][:draw.randrange(2)]))

    def any_of(rows):
        return draw.choice([None, draw.randrange(rows)])

    def evidence():
        whole = draw.choice([0, 1, draw.randrange(100), LARGEST - 1])
        quantity = draw.choice([1, -1]) * (whole + Decimal(draw.randrange(10**6)).scaleb(-6))
        return Evidence(draw.randrange(len(codes)), draw.randrange(len(codes)), quantity,
                        day=MONDAY + timedelta(days=draw.randrange(-40000, 40000)), source=any_of(len(codes)),
                        activity=any_of(6), event=any_of(len(codes)), level=any_of(len(codes)),
                        place=any_of(len(codes)))

    for _ in range(records):
        made.append(evidence())
    note = CorrectionNote("it's \"wrong\"", MONDAY, 1)
    made.correct([Correction(corrected, corrected + 1 if draw.random() < 0.5 else None, note=note)
                  for corrected in range(0, min(40, records - 1), 2)])
    for at in range(5):
        row = made.appeal(Appeal(at, draw.choice([None, at]) if records else None, reason="why?", day=MONDAY))
        if at % 2:
            made.answer(row, AppealAnswer(draw.random() < 0.5, note=CorrectionNote("so", MONDAY)))
    return made


def memory():
    return sqlite3.connect(":memory:")


def objects(connection):
    return sorted(name for name, in connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"))


@pytest.mark.parametrize("seed", range(8))
def test_a_ledger_comes_back_equal_with_all_that_it_has(seed):
    made, connection = ledger(seed), memory()
    assert to_sql(made, connection) == "ledger"
    assert read_sql(connection) == made == read_sql(connection, "LEDGER")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = connection.execute("SELECT * FROM ledger ORDER BY record").fetchall()
    for row, (record, member, indicator, quantity, millionths, day, source, activity, event, level, place,
              is_effective) in enumerate(rows):
        kept = made[row]
        said = (kept.member, kept.indicator, kept.source, kept.event, kept.level, kept.place)
        words = (made.members, made.indicators, made.sources, made.events, made.levels, made.places)
        assert (member, indicator, source, event, level, place) == tuple(
            None if at is None else codes[at] for codes, at in zip(words, said)), f"seed {seed}"
        assert record == row and Decimal(quantity) == kept.quantity and Decimal(millionths).scaleb(-6) == kept.quantity
        assert quantity == "0" or not quantity.endswith((".", "0")) or "." not in quantity
        assert day == kept.day.isoformat() and is_effective == made.is_effective(row)
        assert activity == (None if kept.activity is None else made.activities[kept.activity].code)
    assert len(rows) == len(made)


def test_an_empty_ledger_comes_back_and_words_nobody_used_stay():
    for made in (Ledger(), Ledger(["ann"], ["hours"]), ledger(1, records=0)):
        connection = memory()
        to_sql(made, connection)
        assert read_sql(connection) == made


def test_a_long_ledger_goes_in_parts(monkeypatch):
    monkeypatch.setattr("muster.database.tables.AT_ONCE", 7)
    monkeypatch.setattr("muster.database.ledgers.AT_ONCE", 7)
    made, connection = ledger(3), memory()
    to_sql(made, connection)
    assert read_sql(connection) == made


@pytest.fixture(scope="module")
def results():
    return {name: make() for name, make in RESULTS.items()}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_comes_back_equal_and_its_tables_say_what_its_frame_says(results, name, tmp_path):
    result = results[name]
    called = to_sql(result, tmp_path / "results.db")
    again = read_sql(tmp_path / "results.db")
    assert again == result and type(again) is type(result)
    with sqlite3.connect(tmp_path / "results.db") as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        cursor = connection.execute(f"SELECT * FROM {called} ORDER BY 1, 2")
        columns = [column for column, *_ in cursor.description]
        rows = [dict(zip(columns, row)) for row in cursor]
    frame = result.to_frame()
    same = [column for column in frame.columns if column in columns and column not in ("post", "name")]
    assert len(same) >= 2
    told = [[None if value is None or value != value else str(value)[:10] for value in row]
            for row in zip(*(frame[column].tolist() for column in same))]
    asked = [[None if row[column] is None else str(row[column])[:10] for column in same] for row in rows]
    assert sorted(asked, key=str) == sorted(told, key=str)


def test_a_term_comes_back_equal_and_each_part_is_there(planned_term, tmp_path):
    path = tmp_path / "term.db"
    to_sql(planned_term, path)
    assert read_sql(path) == planned_term
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        count = {view: connection.execute(f"SELECT count(*) FROM {view}").fetchone()[0]
                 for view in ("term", "term_member", "term_ledger", "term_roster")}
        worst = connection.execute("SELECT member, total FROM term_evaluation ORDER BY total_millionths").fetchall()
    assert count["term"] == 1 and count["term_member"] == len(planned_term.organisation.members)
    assert count["term_ledger"] == len(planned_term.ledger)
    assert count["term_roster"] == len(planned_term.roster.solution.roster)
    assert {member: total for member, total in worst if total is not None} == {
        row.member: str(row.total) for row in planned_term.evaluation.to_frame().itertuples() if row.total is not None}


def test_tables_alone_name_no_person_and_are_not_read_back(planned_term):
    connection = memory()
    to_sql(planned_term, connection, whole=False)
    dump = "\n".join(connection.iterdump())
    names = [member.name for member in planned_term.organisation.members]
    assert len(names) > 5 and not [name for name in names if name and name in dump]
    with pytest.raises(ArchiveError, match='^database: "term" has tables alone; write it with whole=True$'):
        read_sql(connection)


@pytest.mark.parametrize("name", ["x'; DROP TABLE muster; --", 'a"b', "学期 2026", "a.b", "[x]", "select", "%_",
                                  "@member"])
def test_a_name_is_a_name_whatever_stands_in_it(name):
    made, connection = ledger(5, records=9), memory()
    assert to_sql(made, connection, name=name) == name
    to_sql(RESULTS["evaluation"](), connection)
    assert read_sql(connection, name) == made
    to_sql(made, connection, name=name, if_exists="replace")
    assert len(objects(connection)) == len(set(objects(connection))) and read_sql(connection, name) == made


@pytest.mark.parametrize("name, fault", [
    ("", "'' is no name"), (3, "3 is no name"), ("a\0b", "'a\\x00b' holds what no name may hold"),
    ("\ud800", "'\\ud800' holds what no name may hold"), ("SQLite_x", "'SQLite_x' is kept for the database itself"),
    ("Muster", "'Muster' is kept for the database itself"),
])
def test_what_is_no_name_is_refused(name, fault):
    connection = memory()
    with pytest.raises(InvalidInput) as refused:
        to_sql(Ledger(), connection, name=name)
    assert str(refused.value) == f"name: {fault}; give a text that the names of its tables begin with"
    assert objects(connection) == []


def test_what_is_there_is_kept_or_replaced_as_asked():
    first, second, connection = ledger(1), ledger(2), memory()
    to_sql(first, connection)
    with pytest.raises(InvalidInput) as refused:
        to_sql(second, connection, name="LEDGER")
    assert str(refused.value) == ('database: there is a ledger "ledger" already; give another name, or pass '
                                  'if_exists="replace"')
    assert read_sql(connection) == first
    to_sql(second, connection, if_exists="replace")
    assert read_sql(connection) == second
    to_sql(RESULTS["optimal"](), connection, name="Ledger", if_exists="replace")
    assert objects(connection) == ["Ledger", "Ledger_mentee", "Ledger_mentor", "Ledger_pair", "muster"]
    with pytest.raises(InvalidInput, match="if_exists: 'append' is not known"):
        to_sql(second, connection, if_exists="append")


def test_tables_of_others_are_never_taken_out():
    connection = memory()
    connection.execute("CREATE TABLE Ledger_Appeal (x)")
    for choice in ("fail", "replace"):
        with pytest.raises(InvalidInput) as refused:
            to_sql(Ledger(), connection, if_exists=choice)
        assert str(refused.value) == ('database: there is a table "Ledger_Appeal" that is not of "ledger"; '
                                      "give another name")
    to_sql(Ledger(), connection, name="mine")
    connection.execute("UPDATE muster SET objects = '[\"Ledger_Appeal\", \"mine\"]'")
    with pytest.raises(InvalidInput, match="that is not of"):  # its own tables are listed no more
        to_sql(Ledger(), connection, name="mine", if_exists="replace")
    assert "Ledger_Appeal" in objects(connection) and "mine" in objects(connection)


@pytest.mark.parametrize("steps", [1, 5, 40])
def test_what_breaks_off_leaves_what_was_there(steps):
    connection = memory()
    to_sql(ledger(1), connection)
    before, left = list(connection.iterdump()), [steps]

    def stop():
        left[0] -= 1
        return left[0] < 0

    connection.set_progress_handler(stop, 300)
    with pytest.raises(ArchiveError, match="^database: SQLite says: interrupted"):
        to_sql(ledger(2, 2000), connection, if_exists="replace")
    connection.set_progress_handler(None, 0)
    assert list(connection.iterdump()) == before and not connection.in_transaction


def test_within_a_transaction_it_is_the_callers_to_commit():
    connection = memory()
    connection.execute("CREATE TABLE mine (x)")
    connection.execute("INSERT INTO mine VALUES (1)")
    to_sql(ledger(1), connection)
    assert connection.in_transaction
    connection.rollback()
    assert objects(connection) == ["mine"] and not connection.execute("SELECT * FROM mine").fetchall()
    to_sql(ledger(1), connection)
    assert not connection.in_transaction
    connection.execute("INSERT INTO mine VALUES (2)")
    with pytest.raises(InvalidInput):
        to_sql(ledger(1), connection)
    assert connection.in_transaction  # what the caller has written stays the caller's
    connection.commit()
    assert connection.execute("SELECT * FROM mine").fetchall() == [(2,)]


def test_a_connection_stays_as_it_was_and_need_not_be_plain():
    connection = memory()
    connection.row_factory, connection.text_factory = sqlite3.Row, bytes
    connection.execute("PRAGMA foreign_keys = ON")
    made = ledger(4)
    for _ in range(2):
        to_sql(made, connection, if_exists="replace")
        assert read_sql(connection) == made
    assert (connection.row_factory, connection.text_factory) == (sqlite3.Row, bytes)


def test_a_result_that_was_changed_by_sql_is_refused_and_named():
    for change, said in (("UPDATE evaluation_member SET grade = 'good'", "evaluation_member:2"),
                         ("DELETE FROM evaluation_area WHERE member = 'bo'", "evaluation_area:2"),
                         ("INSERT INTO evaluation_area VALUES ('ann', 'x', '1', 1, 'weighs')", "evaluation_area:3"),
                         ("UPDATE evaluation_scheme SET digest = ''", "evaluation_scheme:1")):
        connection = memory()
        to_sql(RESULTS["evaluation"](), connection)
        connection.execute(change)
        with pytest.raises(InvalidInput) as refused:
            read_sql(connection)
        assert str(refused.value) == (f"{said}: it says something else than the result that was written; "
                                      'write the result again with if_exists="replace"')


def test_a_ledger_is_read_as_its_tables_are_now_and_what_cannot_be_is_named():
    for change, said in (
            ("UPDATE ledger_evidence SET day = '7.9.2026' WHERE record = 3", "'7.9.2026' is no day"),
            ("UPDATE ledger_evidence SET member = 'nobody' WHERE record = 3", "'nobody' stands here and not in its"),
            ("DELETE FROM ledger_evidence WHERE record = 3", "its rows are not numbered from 0 without a gap"),
            ("UPDATE ledger_member SET row = 99 WHERE row = 0", "its rows are not numbered from 0 without a gap"),
            ("PRAGMA ignore_check_constraints = 1", None),
            ("UPDATE ledger_activity_move SET state = 'begun'", "'begun' stands here and not in its own"),
            ("UPDATE ledger_correction SET reason = ''", "correction:1: it gives no reason"),
            ("UPDATE ledger_correction SET corrected = 4000 WHERE row = 0", "record 4001 is not in the ledger"),
            ("UPDATE ledger_appeal SET about = 'x' WHERE row = 0", "its tables are of no ledger")):
        connection = memory()
        to_sql(ledger(1), connection)
        connection.execute(change)
        if said is None:
            connection.execute("UPDATE ledger_evidence SET millionths = 0.5 WHERE record = 3")
            said = "its millionths are not all whole numbers"
        with pytest.raises(InvalidInput) as refused:
            read_sql(connection)
        assert said in str(refused.value), change
    connection = memory()
    to_sql(ledger(1), connection)
    connection.execute("UPDATE ledger_evidence SET millionths = 2500000 WHERE record = 3")
    assert read_sql(connection)[3].quantity == Decimal("2.5")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute("UPDATE ledger_evidence SET millionths = 0.5")


def test_a_database_that_is_none_or_of_others_is_named(tmp_path):
    absent = tmp_path / "absent.db"
    with pytest.raises(ArchiveError, match="SQLite says: unable to open database file"):
        read_sql(absent)
    assert not absent.exists()
    text = tmp_path / "text.db"
    text.write_text("no database, but long enough to be looked at as one" * 40, encoding="utf-8")
    for call in (lambda: read_sql(text), lambda: to_sql(Ledger(), text)):
        with pytest.raises(ArchiveError, match="text.db: SQLite says: file is not a database"):
            call()
    connection = memory()
    with pytest.raises(NotFound, match="^database: it has nothing of this library; write it by to_sql$"):
        read_sql(connection)
    to_sql(Ledger(), connection)
    with pytest.raises(NotFound, match='it has no "leger"; write "ledger", or take it out'):
        read_sql(connection, "leger")
    to_sql(Ledger(), connection, name="other")
    with pytest.raises(InvalidInput, match='^database: it has "ledger", "other"; pass the name of one$'):
        read_sql(connection)
    connection.execute("UPDATE muster SET format = 99, version = '9.9'")
    with pytest.raises(ArchiveError, match='"ledger" was written by version 9.9, whose tables are not known here; upd'):
        read_sql(connection, "ledger")
    foreign = memory()
    foreign.execute("CREATE TABLE muster (name)")
    for call in (lambda: read_sql(foreign), lambda: to_sql(Ledger(), foreign)):
        with pytest.raises(ArchiveError, match='its table "muster" is none of this library; give another database'):
            call()


@pytest.mark.parametrize("column, value", [
    ("name", b"\xff"), ("name", 7), ("kind", b"ledger"), ("kind", 2), ("format", "x"), ("format", None),
    ("format", 1e300), ("archive", "text"), ("archive", 5), ("objects", "{"), ("objects", "[1]"),
    ("objects", b"\xff"), ("objects", 3), ("objects", "[" * 100_000), ("version", b"\xff"), ("version", 9)])
def test_a_list_of_things_that_was_tampered_with_is_refused_or_read(column, value):
    connection = memory()
    to_sql(ledger(1), connection)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        connection.execute(f"UPDATE muster SET {column} = ?", (value,))
    except sqlite3.IntegrityError:
        return  # it may not be written at all
    for call in (lambda: read_sql(connection), lambda: to_sql(ledger(1), connection, if_exists="replace")):
        with contextlib.suppress(Error):
            call()


@pytest.mark.parametrize("was, now", [(b"archive", b"\xd5rchive"), (b"TEXT NOT NULL", b"TEXT N\xd5T NULL"),
                                      (b"CREATE TABLE muster", b"CREATE TABLE must\xd5r")])
def test_words_of_a_database_that_are_no_text_are_a_fault_of_it(tmp_path, was, now):
    path = tmp_path / "spoilt.db"
    to_sql(Ledger(), path)
    spoilt = path.read_bytes().replace(was, now)
    path.write_bytes(spoilt)
    for call in (lambda: read_sql(path), lambda: to_sql(Ledger(), path, if_exists="replace")):
        with pytest.raises(ArchiveError, match="spoilt.db: SQLite says: "):
            call()


def test_what_has_no_tables_is_refused(tmp_path):
    for thing in (3, None, muster.programme.four_enters(), [Ledger()]):
        with pytest.raises(InvalidInput, match="^to_sql: .* has no tables; give a Ledger, an Evaluation, a Term"):
            to_sql(thing, tmp_path / "x.db")
    with pytest.raises(InvalidInput, match="^database: .* is no database; give a path or a sqlite3.Connection"):
        to_sql(Ledger(), 3)
    assert not list(tmp_path.iterdir())


def test_a_damaged_archive_in_a_database_is_an_archive_error():
    connection = memory()
    to_sql(RESULTS["evaluation"](), connection)
    connection.execute("UPDATE muster SET archive = substr(archive, 1, length(archive) - 1)")
    with pytest.raises(ArchiveError, match="^database: evaluation"):
        read_sql(connection)
    connection.execute("UPDATE muster SET archive = 'text'")
    with pytest.raises(ArchiveError, match='"evaluation" has no archive'):
        read_sql(connection)


def test_large_sums_are_exact_or_refused_and_never_rounded():
    made = Ledger(["ann"], ["hours"])
    for quantity in (Decimal("0.1"),) * 10 + (Decimal("-0.000001"),):
        made.append(Evidence(0, 0, quantity, day=MONDAY))
    connection = memory()
    to_sql(made, connection)
    assert connection.execute("SELECT sum(millionths) FROM ledger").fetchone() == (999999,)
    for _ in range(3):
        made.append(Evidence(0, 0, LARGEST, day=MONDAY))
    to_sql(made, connection, if_exists="replace")
    with pytest.raises(sqlite3.Error, match="integer overflow"):
        connection.execute("SELECT sum(millionths) FROM ledger").fetchone()
