"""Calendars as programs that people use read them: what stands, what moved, what is cancelled, and nothing twice."""
import csv
import json
import os
import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from muster import Label, Period, RosterResult
from muster.cli import main
from muster.readers import read_folder
from muster.readers.models.told import build_publication
from muster.roster import Assignment, Draft, Member, Problem, Roster, Shift, ShiftType

BERLIN = "Europe/Berlin"
FIRST = date(2026, 10, 21)  # the clocks are put back in the night to the 25th
NAMES = {"M0": "王, 小明; B\\C \"甲\"", "M1": "欧阳" + "很长的名字" * 15, "M2": "Ann O'Lee"}
HALL = "大厅; A, B\\C"
KHAL = """[calendars]
[[duty]]
path = {folder}/duty
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
NODE_ICAL = "node-ical@0.27.2"
NODE = """
const calendar = require("node-ical").sync.parseFile(process.argv[1]);
process.stdout.write(JSON.stringify(Object.values(calendar).filter(part => part.type === "VEVENT")));
"""


@pytest.fixture
def khal(tmp_path):
    """Imports calendars into one of khal's, and shows it: (begin, end, status) and words by UID."""
    if shutil.which("khal") is None:
        pytest.skip("khal is not installed (Debian: khal)")
    folder = tmp_path / "khal"
    (folder / "duty").mkdir(parents=True)
    (folder / "config").write_text(KHAL.format(folder=folder, zone=BERLIN), encoding="utf-8")
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder),
                   "LC_ALL": "C.UTF-8"}
    environment.pop("PYTHONPATH", None)

    def run(*arguments):
        return subprocess.run(["khal", "-c", str(folder / "config"), *arguments], env=environment, check=True,
                              capture_output=True, text=True, timeout=50).stdout

    def shown(path):
        run("import", "--batch", "-a", "duty", str(path))
        columns = ("uid", "start-long-full", "end-long-full", "status", "title", "location", "description")
        listed = run("list", "--day-format", "", "--format",
                     "\x1e" + "\x1f".join(f"{{{column}}}" for column in columns), str(FIRST), "60d")
        events = {}
        for line in listed.split("\x1e")[1:]:  # what runs past midnight is listed on each of its days
            uid, begin, end, status, *words = line.rstrip("\n").split("\x1f")
            moments = tuple(datetime.strptime(text, "%Y-%m-%d %H:%M") for text in (begin, end))
            event = (*moments, status.strip() == "CANCELLED", *words)
            assert events.setdefault(uid, event) == event
        assert len(list((folder / "duty").iterdir())) == len(events)
        return events
    return shown


@pytest.fixture(scope="session")
def node_ical(tmp_path_factory):
    """Reads a calendar with node-ical: as `khal`, and the SEQUENCE at the end."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("npm is not installed, which brings node-ical (Debian: npm)")
    folder = tmp_path_factory.mktemp("node")
    try:
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", ".",
                        NODE_ICAL], cwd=folder, check=True, capture_output=True, timeout=50)
        subprocess.run(["node", "-e", 'require("node-ical")'], cwd=folder, check=True, capture_output=True, timeout=50)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"{NODE_ICAL} is not to be had: {error}")

    def wall_clock(moment):
        return datetime.fromisoformat(moment).astimezone(ZoneInfo(BERLIN)).replace(tzinfo=None)

    def shown(path):
        read = json.loads(subprocess.run(["node", "-e", NODE, str(path)], cwd=folder, check=True, capture_output=True,
                                         text=True, timeout=50).stdout)
        events = {each["uid"]: (wall_clock(each["start"]), wall_clock(each["end"]), each.get("status") == "CANCELLED",
                                each["summary"], each.get("location", ""), each.get("description", ""),
                                int(each["sequence"])) for each in read}
        assert len(events) == len(read)
        return events
    return shown


def write_term(folder):
    """Two stand in the hall each evening, one through the night in which the clocks are put back."""
    folder.mkdir()
    for table, rows in {"members": [("member", "name"), *NAMES.items()],
                        "places": [("place", "name", "level"), ("P", "东楼, 1层", "building")],
                        "posts": [("post", "name", "kind", "place"), ("hall", HALL, "service", "P"),
                                  ("night", "夜班", "service", "")]}.items():
        with open(folder / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    write_duty(folder, [(0, "21:20"), (1, "21:20"), (2, "21:20")])


def write_duty(folder, evenings):
    lines = [f"hall,{FIRST + timedelta(days=at)},{begins},22:00,2" for at, begins in evenings]
    lines.append(f"night,{FIRST + timedelta(days=3)},22:00,06:00,1")
    (folder / "duty.csv").write_text("\n".join(["post,day,from,to,minimum", *lines]), encoding="utf-8")


@pytest.fixture
def published(tmp_path):
    """Publishes the term, then changes it twice; each time gives what was told and the folder of calendars."""
    folder = tmp_path / "in"
    write_term(folder)

    def tell(version):
        if version == 2:
            write_duty(folder, [(0, "21:20"), (1, "20:30"), (6, "21:20")])  # one moved, one dropped, one more
        elif version == 3:
            write_duty(folder, [(0, "21:20"), (1, "20:30"), (2, "21:20"), (6, "21:20")])  # what was dropped is back
        command = ["publish", "--work", "20000"] if version == 1 else ["change"]
        out = tmp_path / f"out{version}"
        status = main([*command, str(folder), "--out", str(out), "--today", "2026-10-01", "--time-zone", BERLIN])
        assert status == 0
        return build_publication(read_folder(folder)).turns, out
    return tell


def wall_times(turns, member=None):
    """(begin, end, whether it is cancelled) of what was told."""
    made = []
    for turn in turns:
        if member in (None, turn.member):
            begin = datetime.combine(turn.day, turn.start)
            made.append((begin, begin + timedelta(minutes=turn.length), turn.is_cancelled))
    return sorted(made)


def assert_follows(reader, published, of, member):
    """The reader shows what was told, each time and each turn once."""
    before = {}
    for version in (1, 2, 3):
        turns, out = published(version)
        shown = reader(out / of)
        assert sorted(event[:3] for event in shown.values()) == wall_times(turns, member)
        assert before.keys() <= shown.keys()
        cancelled = [event for event in shown.values() if event[2]]
        assert all(event[3].startswith("Cancelled: ") for event in cancelled) and bool(cancelled) == (version == 2)
        before = shown


@pytest.mark.parametrize("member", [None, "M1"])
@pytest.mark.parametrize("reader", ["khal", "node_ical"])
def test_a_changed_calendar_is_followed_and_nothing_doubled(request, published, reader, member):
    of = "roster.ics" if member is None else f"calendars/{member}.ics"
    assert_follows(request.getfixturevalue(reader), published, of, member)


@pytest.mark.parametrize("reader", ["khal", "node_ical"])
def test_evening_is_evening_in_the_night_in_which_clocks_are_put_back(request, published, reader):
    _, out = published(1)
    (night,) = [event for event in request.getfixturevalue(reader)(out / "roster.ics").values()
                if event[3].startswith("夜班")]
    assert night[:2] == (datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 6))


@pytest.mark.parametrize("reader", ["khal", "node_ical"])
def test_names_are_read_as_they_were_written(request, published, reader):
    turns, out = published(1)
    shown = request.getfixturevalue(reader)(out / "roster.ics").values()
    told = {(turn.post, turn.day): set() for turn in turns}
    for turn in turns:
        told[turn.post, turn.day].add(NAMES[turn.member])
    expected = []
    for (post, day), people in told.items():
        for name in people:
            others = "".join(people - {name})
            expected.append((day, f"{HALL if post == 'hall' else '夜班'} · {name}",
                             "东楼, 1层" if post == "hall" else "", others and f"with {others}"))
    assert sorted((begin.date(), *words[:3]) for begin, _, _, *words in shown) == sorted(expected)


@pytest.mark.parametrize("reader", ["khal", "node_ical"])
def test_a_name_of_two_lines_is_read_whole(request, tmp_path, reader):
    names = ["Ann\nLee", "陈\n小红"]
    given = [names[0], names[1].replace("\n", "\u2028")]  # as it comes of slides and pages
    problem = Problem(Draft(Period(FIRST, FIRST), shift_types=[ShiftType("D", start=time(8), length=60)],
                            members=[Member(f"M{row}", name=Label(name, name)) for row, name in enumerate(given)]))
    roster = RosterResult.of(problem, Roster(problem.period, 2, [Assignment(row, Shift(FIRST, 0)) for row in (0, 1)]))
    (tmp_path / "roster.ics").write_bytes(roster.to_icalendar(timezone=BERLIN).encode())
    shown = request.getfixturevalue(reader)(tmp_path / "roster.ics")
    assert {(begin, *words[:3:2]) for begin, _, _, *words in shown.values()} == {
        (datetime.combine(FIRST, time(8)), f"D · {one}", f"with {other}") for one, other in (names, names[::-1])}


def test_of_two_versions_of_a_turn_a_reader_can_tell_the_later(node_ical, published, tmp_path):
    older, newer = ((published(version)[1] / "roster.ics").read_bytes().decode() for version in (1, 2))

    def events(text):
        return text[text.index("BEGIN:VEVENT"):text.index("END:VCALENDAR")]
    after = {}
    for name, first, second in (("forth", older, newer), ("back", newer, older)):
        head, tail = first.split("BEGIN:VEVENT")[0], "END:VCALENDAR\r\n"
        (tmp_path / name).write_bytes((head + events(first) + events(second) + tail).encode())
        after[name] = node_ical(tmp_path / name)
    (tmp_path / "newer").write_bytes(newer.encode())
    assert after["forth"] == after["back"] == node_ical(tmp_path / "newer")


@pytest.mark.parametrize("reader", ["khal", "node_ical"])
def test_who_left_is_told_that_duty_is_cancelled(request, published, tmp_path, reader):
    turns, out = published(1)
    show = request.getfixturevalue(reader)
    show(out / "calendars" / "M0.ics")
    members = (tmp_path / "in" / "members.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "in" / "members.csv").write_text("\n".join(line for line in members if not line.startswith("M0")),
                                                 encoding="utf-8")
    _, after = published(2)
    shown = show(after / "calendars" / "M0.ics")
    assert len(shown) == sum(turn.member == "M0" for turn in turns)
    assert all(is_cancelled for _, _, is_cancelled, *_ in shown.values())
