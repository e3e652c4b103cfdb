"""muster.record from Python: columns in and out, an append-only ledger, activities, attendance, sealed reporters."""
import copy
import pickle
from datetime import date
from decimal import Decimal

import numpy
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import muster
from muster.record import (Activity, ActivityMove, ActivityPlan, ActivityState, Appeal, AppealAnswer, Attendance,
                           AttendanceIndicators, Correction, CorrectionNote, Evidence, Incident, IncidentDeadlines,
                           IncidentFacts, IncidentState, IncidentStep, Ledger, Presence, SealedText, SealKey, Severity,
                           evidence_of, ledger_from_frame, may_move, tally)

MONDAY, TUESDAY = date(2026, 9, 7), date(2026, 9, 8)
UNSET = 2**32 - 1


def days(*values):
    return numpy.array(values, dtype="datetime64[D]").astype(numpy.int32)


def rows(*values):
    return numpy.array(values, dtype=numpy.uint32)


def full():
    """A ledger with something of everything."""
    ledger = Ledger(["ann", "bob"], ["hours", "award"])
    source, event, level, place = ledger.admit_source("a.csv"), ledger.admit_event("挑战杯"), ledger.admit_level(
        "省级"), ledger.admit_place("一等奖")
    activity = ledger.add_activity(
        Activity.at(ActivityPlan("A", days=muster.Period(MONDAY, TUESDAY), indicators=["hours"]),
                    ActivityState.evidenced, TUESDAY, by=1))
    ledger.append(Evidence(0, 0, Decimal("1.5"), day=MONDAY, source=source, activity=activity))
    ledger.append(Evidence(1, 1, day=TUESDAY, event=event, level=level, place=place))
    ledger.replace(0, Evidence(0, 0, Decimal("2.5"), day=MONDAY), CorrectionNote("misread", TUESDAY, by=1))
    ledger.void_record(1, CorrectionNote("twice", TUESDAY))
    ledger.answer(ledger.appeal(Appeal(1, about=1, reason="it was mine", day=TUESDAY)),
                  AppealAnswer(False, note=CorrectionNote("no", TUESDAY)))
    ledger.appeal(Appeal(0, reason="one is missing", day=TUESDAY))
    return ledger


def test_columns_go_in_and_come_out():
    ledger = Ledger(["ann", "bob"], ["hours"])
    ledger.admit_event("e")
    columns = {"members": rows(0, 1), "indicators": rows(0, 0), "days": days(MONDAY, TUESDAY),
               "quantities": numpy.array([1_500_000, -1]), "events": rows(UNSET, 0)}
    assert ledger.append_columns(**columns) == 0
    assert ledger.append_columns(**columns) == 2
    for name, column in columns.items():
        assert ledger.columns[name].tolist() == column.tolist() * 2, name
    assert set(ledger.columns) == {"members", "indicators", "quantities", "days", "sources", "events"}
    assert ledger[1] == Evidence(1, 0, Decimal("-0.000001"), day=TUESDAY, event=0)
    again = Ledger(["ann", "bob"], ["hours"])
    again.admit_event("e")
    again.append_columns(**ledger.columns)
    assert again == ledger


def test_long_columns_are_appended_whole_or_not_at_all():
    rows = 2 ** 20 + 5
    columns = {"members": numpy.arange(rows, dtype=numpy.uint32) % 2,
               "indicators": numpy.zeros(rows, dtype=numpy.uint32),
               "days": numpy.full(rows, 20700, dtype=numpy.int32), "quantities": numpy.arange(rows, dtype=numpy.int64)}
    ledger = Ledger(["ann", "bob"], ["hours"])
    assert ledger.append_columns(**columns) == 0
    assert ledger.append_columns(**columns) == rows
    for name, column in columns.items():
        assert (ledger.columns[name] == numpy.concatenate([column, column])).all(), name
    columns["members"][[3, rows - 1]] = 7
    with pytest.raises(muster.InvalidInput) as caught:
        ledger.append_columns(**columns, from_="x.csv", first_line=2)
    assert str(caught.value) == "\n".join(
        f"x.csv:{line}: member 7 is not in the ledger; admit it first or correct the id" for line in (5, rows + 1))
    assert len(ledger) == 2 * rows


def test_a_ledger_survives_pickling_whole():
    ledger = full()
    again = pickle.loads(pickle.dumps(ledger))
    assert again == ledger
    assert (again.members, again.events, again.activities, again.corrections, again.appeals) == (
        ledger.members, ledger.events, ledger.activities, ledger.corrections, ledger.appeals)
    assert [again.is_effective(row) for row in range(3)] == [False, False, True]
    assert repr(again) == "<muster.record.Ledger: 3 records>"


def test_a_copy_is_a_snapshot():
    ledger = full()
    before, deep = copy.copy(ledger), copy.deepcopy(ledger)
    ledger.append(Evidence(0, 0, day=MONDAY))
    assert len(before) == len(deep) == 3 and len(ledger) == 4
    assert before == deep != ledger


def test_a_frame_has_a_row_for_each_record():
    made = full().to_frame()
    assert made.columns.tolist() == ["member", "indicator", "quantity", "day", "source", "activity", "event", "level",
                                     "place"]
    assert made["quantity"].tolist() == [Decimal("1.5"), Decimal(1), Decimal("2.5")]
    assert made["day"].dt.date.tolist() == [MONDAY, TUESDAY, MONDAY]
    assert made["activity"].astype(object).where(made["activity"].notna(), None).tolist() == ["A", None, None]
    assert made.loc[1, "level"] == "省级"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ann", "bob", "李华"]), st.sampled_from(["hours", "talks"]),
                          st.decimals(-1000, 1000, places=6), st.dates(date(1990, 1, 1), date(2090, 1, 1)),
                          st.sampled_from(["", "a.csv", "b.csv"])), max_size=30))
def test_frames_go_through_a_ledger_unchanged(records):
    frame = pandas.DataFrame(records, columns=["member", "indicator", "quantity", "day", "source"])
    back = ledger_from_frame(frame).to_frame()
    assert back["member"].tolist() == frame["member"].tolist()
    assert back["indicator"].tolist() == frame["indicator"].tolist()
    assert back["quantity"].tolist() == frame["quantity"].tolist()
    assert back["day"].dt.date.tolist() == frame["day"].tolist()
    assert back["source"].astype(object).fillna("").tolist() == frame["source"].tolist()


@pytest.mark.parametrize(("change", "message"), [
    (lambda frame: frame.drop(columns="day"),
     'evidence: column "day" is missing; add it (the table needs member, indicator, day)'),
    (lambda frame: frame.assign(quantity=0.5),
     'evidence:1, 2: column "quantity": 0.5 is a binary float, which is not exact; '
     'write a decimal of at most six places: text, a whole number or a Decimal'),
    (lambda frame: frame.assign(quantity=["1", "1.0000001"]),
     'evidence:2: column "quantity": 1.0000001 has more than six decimal places; '
     'write a decimal of at most six places: text, a whole number or a Decimal'),
    (lambda frame: frame.assign(quantity=["much", "1"]),
     'evidence:1: column "quantity": "much" is not a number; '
     'write a decimal of at most six places: text, a whole number or a Decimal'),
    (lambda frame: frame.assign(quantity=["1", "1e30"]),
     'evidence:2: column "quantity": "1e30" is not a number; '
     'write a decimal of at most six places: text, a whole number or a Decimal'),
    (lambda frame: frame.assign(quantity=["NaN", "1"]),
     'evidence:1: column "quantity": "NaN" is not a number; '
     'write a decimal of at most six places: text, a whole number or a Decimal'),
    (lambda frame: frame.assign(activity=["B", ""]),
     'evidence:1: activity "B" is not in the ledger; add it there or correct the id'),
    (lambda frame: frame.assign(member=["ann", ""]), 'evidence:2: column "member": it is blank; write a code'),
    (lambda frame: frame.assign(day=["2026-09-07", None]),
     'evidence:2: column "day": it is blank; write a day, as 2026-09-07'),
    (lambda frame: frame.assign(day=["2026-09-31", "2026-09-07"]),
     'evidence:1: column "day": "2026-09-31" is not in the calendar; correct the day or the month'),
    (lambda frame: frame.assign(quantity=numpy.array([2**62, 1])),
     'evidence:1: column "quantity": 4611686018427387904 is outside -9223372036854 to 9223372036854; '
     'write a decimal of at most six places: text, a whole number or a Decimal'),
], ids=["NoDay", "Floats", "SevenPlaces", "NoNumber", "TooLarge", "NotANumber", "UnknownActivity", "NoMember", "NoDate",
        "NoSuchDate", "WholeTooLarge"])
def test_frames_that_cannot_be_kept_are_refused(change, message):
    frame = pandas.DataFrame({"member": ["ann", "bob"], "indicator": "hours", "day": "2026-09-07"})
    with pytest.raises(muster.InvalidInput) as caught:
        ledger_from_frame(change(frame))
    assert str(caught.value) == message


@pytest.mark.parametrize(("columns", "message"), [
    ({"members": rows(0)}, "x.csv: column indicators has 2 rows and members has 1; give columns of one length\n"
                           "x.csv: column days has 2 rows and members has 1; give columns of one length"),
    ({"members": rows(0, 7)}, "x.csv:3: member 7 is not in the ledger; admit it first or correct the id"),
    ({"members": rows(0, UNSET)}, "x.csv:3: it has no member; say which member it belongs to"),
    ({"levels": rows(0, UNSET)}, "x.csv:2: award level 0 is not in the ledger; admit it first or correct the id"),
    ({"members": rows(0, 1).reshape(1, 2)}, "members: it has 2 dimensions; pass one column"),
    ({"days": numpy.array([2**31 - 1, 0], dtype=numpy.int32)},
     "x.csv:2: its day is not a calendar day; give a day such as 2026-09-07"),
], ids=["OneLength", "UnknownMember", "NoMember", "UnknownLevel", "TwoDimensions", "NoSuchDay"])
def test_columns_that_cannot_be_kept_are_refused(columns, message):
    ledger = Ledger(["ann", "bob"], ["hours"])
    given_columns = {"members": rows(0, 1), "indicators": rows(0, 0), "days": days(MONDAY, TUESDAY)} | columns
    with pytest.raises(muster.InvalidInput) as caught:
        ledger.append_columns(**given_columns, from_="x.csv", first_line=2)
    assert str(caught.value) == message
    assert len(ledger) == 0


def test_corrections_are_refused_where_they_go_in_circles():
    ledger = full()
    note = CorrectionNote("x", MONDAY)
    with pytest.raises(muster.InvalidInput) as caught:
        ledger.correct([Correction(2, replacement=2, note=note), Correction(0, note=note), Correction(9, note=note)])
    assert str(caught.value) == (
        "correction:1: record 3 is replaced in a circle; leave out one of the corrections that lead round\n"
        "correction:1: record 3 replaces another record already; append a record of its own for each that is replaced\n"
        "correction:2: record 1 is replaced by record 3 already; correct record 3 instead\n"
        "correction:3: record 10 is not in the ledger; the ledger has 3 records")
    assert Correction(2, note=note).is_void


def test_rows_outside_are_index_errors():
    for wrong in (lambda ledger: ledger[3], lambda ledger: ledger.is_effective(3), lambda ledger: ledger.is_waiting(3)):
        with pytest.raises(IndexError):
            wrong(full())


def test_an_activity_takes_its_states_in_order():
    activity = Activity(ActivityPlan("A", days=muster.Period(MONDAY, TUESDAY)))
    assert activity.state == ActivityState.planned and not activity.is_reviewed
    activity = activity.with_move(ActivityMove(ActivityState.approved, MONDAY, by=3))
    assert activity.day_of(ActivityState.approved) == MONDAY and activity.day_of(ActivityState.closed) is None
    with pytest.raises(muster.InvalidInput) as caught:
        activity.with_move(ActivityMove(ActivityState.reviewed, MONDAY))
    assert str(caught.value) == ('activity "A", move 2: approved does not lead to reviewed; '
                                 'take the states in their order')
    assert pickle.loads(pickle.dumps(activity)) == activity
    assert may_move(ActivityState.evidenced,
                    ActivityState.running) and not may_move(ActivityState.running, ActivityState.planned)


def test_attendance_is_counted_and_becomes_evidence():
    called = [Attendance(0, 0, MONDAY), Attendance(0, 1, MONDAY, presence=Presence.late),
              Attendance(1, 0, MONDAY, presence=Presence.absent)]
    counted = tally(called, 2)
    assert [each.called for each in counted] == [2, 1]
    assert counted[0].of(Presence.late) == 1
    assert evidence_of(called, AttendanceIndicators(late=4, absent=5)) == [
        Evidence(0, 4, day=MONDAY, activity=1), Evidence(1, 5, day=MONDAY, activity=0)]
    with pytest.raises(muster.InvalidInput, match="attendance:3: its member is not one of the 1"):
        tally(called, 1)


def test_nobody_learns_who_reported_an_incident():
    key = SealKey.from_passphrase("eight or more", salt=b"0123456789abcdef", term="2026-autumn")
    incident = Incident(IncidentFacts("I1", severity=Severity.serious, reporter=SealedText("S2117", key, "I1")),
                        [IncidentStep(IncidentState.discovered, MONDAY)])
    shown = repr(incident) + repr(incident.facts) + repr(incident.facts.reporter) + str(pickle.dumps(incident))
    assert "S2117" not in shown
    assert incident.facts.reporter.open(key) == "S2117"
    copy = pickle.loads(pickle.dumps(incident)).facts.reporter
    assert copy.open(key) == "S2117" and copy.salt == b"0123456789abcdef" and SealedText().salt == b""
    assert copy.open(SealKey.from_passphrase("eight or more", salt=copy.salt, term="2026-autumn")) == "S2117"
    with pytest.raises(muster.InvalidInput, match="this key does not open it"):
        incident.facts.reporter.open(SealKey.from_passphrase("another one", salt=copy.salt, term="2026-autumn"))
    with pytest.raises(TypeError):
        pickle.dumps(key)
    assert [(delay.state, delay.due, delay.is_open)
            for delay in incident.delays(TUESDAY)] == [(IncidentState.reported, MONDAY, True)]
    assert incident.due(IncidentState.reported, IncidentDeadlines(report_serious=2)) == date(2026, 9, 9)


def test_arrays_say_what_a_frame_says():
    frame = pandas.DataFrame({"member": ["ann", "bo", "ann"], "indicator": ["x", "x", "y"],
                              "day": ["2026-09-07", "2026-09-08", "2026-12-31"],
                              "quantity": ["1.25", "-3", "0.1"], "event": ["e", None, "e"]})
    wanted = muster.record.ledger_from_frame(frame)
    days = frame["day"].to_numpy("datetime64[ns]")
    for member in (frame["member"].astype("category"), frame["member"].to_numpy(), frame["member"].to_numpy("U3"),
                   pandas.Categorical(frame["member"], ["ann", "nobody", "bo"])):
        for quantity in (numpy.array([125, -300, 10]), numpy.array([1.25, -3, 0.1]),
                         numpy.array([1.25, -3, 0.1], dtype=numpy.float32)):
            made = muster.record.Ledger.from_arrays(member, frame["indicator"].astype("category"), days,
                                                    quantity=quantity, decimals=2, event=frame["event"])
            assert made == wanted


@pytest.mark.parametrize("change, message", [
    ({"quantity": numpy.array([1.5, 0.125])}, 'evidence:2: column "quantity": 0.125 is no decimal of 2 places'),
    ({"quantity": numpy.array([numpy.nan, 1])}, 'evidence:1: column "quantity": nan is no decimal of 2 places'),
    ({"quantity": numpy.array([2 ** 62, 1])}, 'evidence:1: column "quantity": 4611686018427387904 is no decimal of'),
    ({"quantity": numpy.array([1.5, 1.5]), "decimals": None}, 'evidence:1, 2: column "quantity": 1.5 is a binary'),
    ({"quantity": numpy.array(["a", "b"])}, 'evidence: column "quantity" is of <U1, which has no places'),
    ({"decimals": 7}, "decimals: 7 decimal places; give 0 to 6"),
    ({"day": numpy.array(["2026-09-07", "NaT"], "datetime64[D]")}, 'evidence:2: column "day":'),
    ({"day": numpy.array(["2026-09-07", "2026-09-07T01"], "datetime64[ns]")}, 'evidence:2: column "day":'),
    ({"member": pandas.Categorical(["ann", None])}, 'evidence:2: column "member":'),
    ({"member": ["ann"]}, "evidence: its columns have"),
], ids=["too many places", "no number", "too large", "floats alone", "text", "decimals", "no day", "an hour", "nobody",
        "lengths"])
def test_arrays_that_cannot_be_kept_are_refused(change, message):
    given = {"member": ["ann", "bo"], "indicator": ["x", "x"], "quantity": numpy.array([1, 2]), "decimals": 2,
             "day": numpy.array(["2026-09-07"] * 2, "datetime64[D]")} | change
    with pytest.raises(muster.InvalidInput) as raised:
        muster.record.Ledger.from_arrays(given.pop("member"), given.pop("indicator"), given.pop("day"), **given)
    assert str(raised.value).startswith(message)
