"""Turns of the example term lie as a person would put them.

Judged from the calendars that `muster term` writes, without the library.
"""
import csv
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

POSTS = {"Service post": "service", "Supervision post": "supervision", "Volunteers at contests": "venue"}
LITTLE_WORK = 1_000_000  # steps; some six seconds of one core


def rows(path):
    """Of a table as it arrives: UTF-8 or GB18030, full-width digits, stray spaces."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return [[unicodedata.normalize("NFKC", cell).strip() for cell in row] for row in csv.reader(text.splitlines())][1:]


def day_of(text):
    return date(*map(int, re.findall(r"\d+", text)))


@dataclass
class Read:
    """What was written, and asked for."""

    turns: dict  # by member: days and posts
    wishes: list  # member, day, post or "", off or on
    away: dict  # by member: days of leave
    said: str

    def days(self, member):
        return sorted({day for day, _ in self.turns[member]})

    def is_wished(self, member, day):
        return any(wish == "on" and (who, on) == (member, day) for who, on, _, wish in self.wishes)

    def longest_leave(self, member, first, last):
        """Days on end between two turns on which the member is away."""
        longest = now = 0
        for at in range((last - first).days):
            now = now + 1 if first + timedelta(days=at) in self.away[member] else 0
            longest = max(longest, now)
        return longest


@pytest.fixture(scope="module")
def read(example_term, tmp_path_factory):
    out = tmp_path_factory.mktemp("spread") / "out"
    ended = subprocess.run([sys.executable, "-m", "muster", "term", str(example_term), "--out", str(out), "--work",
                            str(LITTLE_WORK), "--threads", "2"],
                           capture_output=True, text=True, encoding="utf-8")
    assert ended.returncode == 0, ended.stderr
    turns = {}
    for path in sorted((out / "calendars").iterdir()):
        events = path.read_text(encoding="utf-8").replace("\n ", "").split("BEGIN:VEVENT")[1:]
        begins = [datetime.strptime(re.search(r"DTSTART:(\w+)Z", event)[1], "%Y%m%dT%H%M%S") + timedelta(hours=8)
                  for event in events]
        posts = [POSTS[re.search(r"SUMMARY:([\w ]+ post|Volunteers at contests)", event)[1]] for event in events]
        turns[path.stem] = [(at.date(), post) for at, post in zip(begins, posts)]
    away = defaultdict(set)
    for member, first, last, *_ in rows(example_term / "leave.csv"):
        away[member].update(day_of(first) + timedelta(days=at) for at in range((day_of(last) - day_of(first)).days + 1))
    wishes = [(member, day_of(day), post, wish) for member, day, post, wish, _ in rows(example_term / "requests.csv")]
    return Read(turns, wishes, away, ended.stdout)


def test_every_shift_has_the_people_it_wants(read, example_term):
    wanted = {(day_of(day), post): int(people) for _, post, day, _, _, _, people, *_ in rows(example_term / "duty.csv")}
    assert Counter(turn for turns in read.turns.values() for turn in turns) == wanted


def test_every_wish_is_kept(read):
    broken = [(member, day, wish) for member, day, post, wish in read.wishes
              if any(on == day and (not post or post == at) for on, at in read.turns[member]) != (wish == "on")]
    assert broken == []


def test_nobody_has_three_turns_in_a_week_who_did_not_wish_for_them(read):
    for member in read.turns:
        of_week = defaultdict(list)
        for day in read.days(member):
            of_week[day.isocalendar()[:2]].append(day)
        for days in of_week.values():
            assert len(days) < 3 or all(read.is_wished(member, day) for day in days), (member, days)


def test_nobody_stands_on_two_days_running_who_did_not_wish_for_them(read):
    for member in read.turns:
        days = read.days(member)
        running = [(one, other) for one, other in zip(days, days[1:]) if (other - one).days == 1]
        assert all(read.is_wished(member, one) and read.is_wished(member, other)
                   for one, other in running), (member, running)


def test_no_pause_is_more_than_twice_the_members_mean_but_for_leave(read):
    for member in read.turns:
        days = read.days(member)
        pauses = [(other - one).days for one, other in zip(days, days[1:])]
        mean = sum(pauses) / len(pauses)
        for one, other in zip(days, days[1:]):
            assert (other - one).days <= 2 * mean + read.longest_leave(member, one, other), (member, one, other)


def test_what_is_said_of_the_turns_is_so_and_the_bound_is_near(read):
    cost, bound = map(int, re.search(r"cost (\d+), and no roster costs less than (\d+)", read.said).groups())
    assert 0.98 * cost <= bound <= cost
    running = most = longest = 0
    times = 0.0
    for member in read.turns:
        days = read.days(member)
        pauses = [(other - one).days for one, other in zip(days, days[1:])]
        running += pauses.count(1)
        most = max(most, *Counter(day.isocalendar()[:2] for day in days).values())
        longest = max(longest, *pauses)
        times = max(times, max(pauses) * len(pauses) / sum(pauses))
    assert (f"Turns on two days running: {running}; most in a week: {most}; longest pause {longest} days, at most "
            f"{times:.1f} times a member's mean.") in read.said
