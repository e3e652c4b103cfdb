"""Reports as others read them: calendars by a calendar library, cells by their rules."""
import csv
import io
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import pytest

import muster
from muster import InvalidInput, Language, report

CHINA = timezone(timedelta(hours=8))


def events_of(text):
    return [part for part in icalendar.Calendar.from_ical(text).walk() if part.name == "VEVENT"]


def stood(term, member=None):
    """(day and time it starts, ends, post, name) of every duty, from the roster's own columns."""
    problem, columns = term.roster.problem, term.roster.solution.roster.columns
    made = []
    for row, day, kind in zip(columns["member"].tolist(), columns["day"].tolist(), columns["shift_type"].tolist()):
        if member is not None and problem.members[row].code != member:
            continue
        shift = problem.shift_types[kind]
        start = datetime.combine(problem.period.first + timedelta(days=day), shift.start, CHINA)
        made.append((start, start + timedelta(minutes=shift.length), problem.members[row].name.zh))
    return sorted(made)


def read_back(text):
    return sorted((event["DTSTART"].dt.astimezone(CHINA), event["DTEND"].dt.astimezone(CHINA),
                   str(event["SUMMARY"]).split(" · ")[-1])
                  for event in events_of(text))


def test_a_calendar_program_reads_every_duty(planned_term):
    text = report.icalendar(planned_term)
    assert read_back(text) == stood(planned_term)
    assert len({str(event["UID"]) for event in events_of(text)}) == len(planned_term.roster.solution.roster)


def test_each_member_has_a_calendar_of_their_own(planned_term):
    seen = 0
    for row, member in enumerate(planned_term.organisation.members):
        read = events_of(report.icalendar(planned_term, member=row))
        assert sorted((event["DTSTART"].dt.astimezone(CHINA), event["DTEND"].dt.astimezone(CHINA))
                      for event in read) == [
            (start, end) for start, end, _ in stood(planned_term, member.code)]
        seen += len(read)
    assert seen == len(planned_term.roster.solution.roster)


def test_a_new_version_moves_events_and_doubles_none(planned_term):
    before, after = (events_of(report.icalendar(planned_term, version=version, published=date(2026, 9, 1)))
                     for version in (0, 1))
    assert [event["UID"] for event in before] == [event["UID"] for event in after]
    assert {int(event["SEQUENCE"]) for event in after} == {1}


def test_any_roster_is_a_calendar():
    days = [date(2026, 9, 7) + timedelta(days=at) for at in range(6)]
    shifts = [{"day": day, "shift": "night", "start": "22:00", "minutes": 480, "minimum": 2} for day in days]
    roster = muster.plan(shifts, [{"member": "ann", "name": "Ann, of the hall"}, {"member": "bo"}, {"member": "cai"}],
                         time_limit=None, work_limit=20_000)
    whole = report.icalendar(roster, language=Language.en, timezone="Europe/Berlin")
    assert whole == roster.to_icalendar(timezone="Europe/Berlin") and "X-WR-CALNAME:Duty\r\n" in whole
    stands = roster.to_frame()
    assert len(events_of(whole)) == len(stands) == 12
    uids = set()
    for row, code in enumerate(("ann", "bo", "cai")):
        text = report.icalendar(roster, member=code, timezone="Europe/Berlin", language=Language.en)
        assert text == roster.to_icalendar(member=row, timezone="Europe/Berlin")
        begins = sorted(event["DTSTART"].dt.astimezone(ZoneInfo("Europe/Berlin")) for event in events_of(text))
        assert [(moment.date(), moment.hour) for moment in begins] == [
            (day, 22) for day in sorted(stands["day"][stands["member"] == code])]
        uids |= {str(event["UID"]) for event in events_of(text)}
    assert uids == {str(event["UID"]) for event in events_of(whole)}
    named = roster.to_icalendar(member="ann", name="Nights", version=3, published=date(2026, 9, 1), language="zh")
    assert "X-WR-CALNAME:Nights\r\n" in named and "SEQUENCE:3\r\n" in named and "DTSTAMP:20260831T160000Z" in named
    assert "X-WR-CALNAME:值班 · Ann\\, of the hall\r\n" in roster.to_icalendar(member="ann", language="zh")


@pytest.mark.parametrize("asked, message", [
    (dict(member="dan"), 'code: member "dan" is not in members; add it there or correct the id'),
    (dict(member=3, name="x"), "calendar: it has no member in row 3; give a row below 3"),
    (dict(version=-1), "event 1: version -1 is below 0; count them from 0 on"),
    (dict(timezone=["Asia/Shanghai"]),
     "timezone: ['Asia/Shanghai'] is no time zone; name a city of the zone, as Asia/Shanghai"),
    (dict(language="fr"), "language: 'fr' is none; choose en or zh")])
def test_a_calendar_that_cannot_be_says_why(asked, message):
    roster = muster.plan([{"day": date(2026, 9, 7), "shift": "D", "minimum": 1}], ["ann", "bo", "cai"], time_limit=None,
                         work_limit=1000)
    with pytest.raises(InvalidInput) as refused:
        roster.to_icalendar(**asked)
    assert str(refused.value) == message


def test_a_calendar_is_of_a_term_or_of_a_roster():
    with pytest.raises(InvalidInput) as refused:
        report.icalendar("term")
    assert str(refused.value) == "plan: 'term' is neither; give a Term or a RosterResult"


def test_a_term_names_its_calendar_and_its_members_by_code(planned_term):
    for row, member in enumerate(planned_term.organisation.members):
        assert report.icalendar(planned_term, member=member.code) == report.icalendar(planned_term, member=row)
    assert "X-WR-CALNAME:My duty\r\n" in report.icalendar(planned_term, name="My duty")
    with pytest.raises(InvalidInput):
        report.icalendar(planned_term, member="nobody")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
def test_duties_begin_and_end_by_the_clock_of_the_zone(planned_term, zone):
    def by_the_clock(moment):
        return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    read = events_of(report.icalendar(planned_term, timezone=zone))
    assert sorted((by_the_clock(event["DTSTART"].dt), by_the_clock(event["DTEND"].dt)) for event in read) == [
        (start.replace(tzinfo=None), end.replace(tzinfo=None)) for start, end, _ in stood(planned_term)]


def test_an_unknown_time_zone_is_refused_with_the_nearest(planned_term):
    with pytest.raises(InvalidInput) as refused:
        report.icalendar(planned_term, timezone="Europe/Berlim")
    assert str(refused.value) == ("timezone: 'Europe/Berlim' is no time zone; "
                                  'name a city of the zone, as Asia/Shanghai (did you mean Europe/Berlin?)')


def test_lines_are_folded_where_the_standard_says(planned_term):
    lines = report.icalendar(planned_term).encode().split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 and b"\n" not in line for line in lines)


@pytest.mark.parametrize("text",
                         ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "plain", "a,b", 'say "x"',
                          "two\nlines", "张三"])
def test_a_cell_never_becomes_a_formula(text):
    (read,), = csv.reader(io.StringIO(report.csv_escaped(text), newline=""))
    assert not read.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert read.endswith(text) and read[:-len(text)] in ("", "'")


def test_numbers_stay_numbers_in_cells():
    assert [report.cell_escaped(number) for number in ("-5", "+3.25", "1e3", "0")] == ["-5", "+3.25", "1e3", "0"]


def test_pseudonyms_are_the_same_under_one_key_and_others_under_another():
    codes = ["S1", "S2", "张三"]
    of, real = report.pseudonymise(codes, "a key of sixteen")
    assert sorted(of) == sorted(codes) and {real[of[code]] for code in codes} == set(codes)
    assert report.pseudonymise(codes, "a key of sixteen") == (of, real)
    assert not set(of.values()) & set(report.pseudonymise(codes, "one other key of it")[0].values())
    with pytest.raises(InvalidInput):
        report.pseudonymise(codes, "short")


def test_groups_that_could_be_reckoned_are_not_shown():
    assert report.shown_groups([10, 8, 2], 3) == [True, False, False]
    assert report.shown_groups([10, 8, 3], 3) == [True, True, True]
