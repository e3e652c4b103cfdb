"""Reports as others read them: calendars by a calendar library, cells by their rules."""
import csv
import io
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import pytest

from muster import InvalidInput, report

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
