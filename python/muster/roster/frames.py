"""A roster problem from tables: one of shifts, one of members, and those of leave, requests and fairness."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from .. import _muster
from .._muster import InvalidInput, Period
from .._muster.roster import (Assignment, Company, Cover, Draft, Fairness, History, Penalties,
                              Penalty, Post, Problem, Request, Shift, ShiftType, Skill, Spacing, Unavailable,
                              with_histories)
from ..cells import Day, Instance, YesNo, clock
from ..columns import Columns, Table, check_key
from ..faults import Faults, Place
from ..given import Table as AnyTable
from ..refusal import door
from .asked import Asked
from .passed import Options
from .tables import MEMBERS, PINNED, REQUESTS, SHIFTS, UNAVAILABLE, WEIGHT
from .weights import Weights

USUAL_MINUTES = 480


@door
def problem_from_frames(shifts: AnyTable, members: AnyTable | Iterable[str], *, unavailable: AnyTable = (),
                        requests: AnyTable = (), pinned: AnyTable = (), companies: Sequence[Company] = (),
                        successions: Iterable[tuple[str, str]] = (), fairness: Iterable[str | Fairness] = ("minutes",),
                        histories: Sequence[History] | AnyTable | None = None, limits: Mapping[str, Any] | None = None,
                        penalties: Penalties | Mapping[str, Penalty] | None = None, under_weight: int | None = None,
                        over_weight: int | None = None, spacing: bool | int | Spacing | None = None,
                        weekend: Iterable[int | str] | None = None, holidays: Iterable[date] = (),
                        worked: Iterable[date] = (), next_begins: date | str | None = None,
                        contracts: AnyTable = (), patterns: AnyTable = (), stands_alone: bool = False,
                        counts_go_on: bool = False) -> Problem:
    """The problem that tables describe.

    A table is a DataFrame, a mapping of columns or a list of mappings; empty cells and NaN count as not given. Numbers
    are whole (2.0 is, 2.5 and True are not) but for shares, days are days (2026-09-07, dates, and 13.9.2026 where a
    whole column can be read one way only), yes and no are truth values, 1 and 0, or words (yes, no, 是, 否). Whatever
    else stands there is refused, and so is a column that is not named here.

    Parameters
    ----------
    shifts : table
        A row a shift and day; on other days nobody stands it. `day`, `shift` (its code), and where known `post`,
        `disliked` (its post is one that nobody likes), `start` (time or "21:20"), `minutes` (480), `night`, `wanted`
        (1), `minimum` (0), `maximum`, `skill` (at least one who has it), `only` (nobody without it; where `penalties`
        make `alternative_skill` soft, at that cost), `kind` (rules about kinds take shifts of one kind for the same;
        else each shift is its own).
    members : table or list of codes
        `member`, and where known `name`, `skills` (list, or text separated by ;), `share` (1; a decimal, 0.5 is half),
        `from` and `until` (first and last day of membership, for who joins or leaves within the period), any number or
        flag of `Limits`, `patterns` (codes, separated by ;), `weekend` (days of the week that are weekend for the
        member's own limits), and `contract`, whose limits then hold in place of the member's own.
    unavailable : table
        `member`, `day`, `shift` (none: all day), `reason` (leave, timetable).
    requests : table
        `member`, `day`, `shift` (none: the whole day), `wish` (on or off), `weight` (1). Never more than a cost.
    pinned : table
        `member`, `day`, `shift`.
    companies : list of Company
        Of rows of members.
    successions : iterable of (before, after)
        Codes of shifts that must not follow from one day to the next.
    fairness : iterable of str or Fairness
        Measures: minutes, shifts, nights, weekends, disliked. By name, one usual shift off the fair share costs its
        minutes, two four times as much; one of what is counted one by one costs half a shift.
    histories : list of History or table, optional
        As `RosterResult.histories` and `histories_to_frame` give them. Members are found by code: who left is passed
        over, who is new owes nothing.
    limits : mapping, optional
        Fields of `Limits` for everybody; a member's own columns go before, and so do those of a contract. Three are
        tables, with a column `contract` (blank: everybody's): `windows`, at most so much in any so many days: `days`,
        `most`, `measure` (shifts), `shift` (none: of any type); `kind_runs`, so many days in a row of one kind:
        `kind`, `minimum`, `maximum`; `of_type`, at most so many shifts of a type: `shift`, `most`, or a mapping from
        the one to the other.
    penalties : Penalties, or mapping from its fields to Penalty, optional
        For everybody; a contract's columns go before.
    under_weight, over_weight : int, optional
        Cost of each person below and above `wanted`: ten times the minutes of the longest shift, at least 100, so that
        nobody is missing where loads are only uneven.
    spacing : bool, int or Spacing, optional
        A member's turns are to lie apart, from three quarters of the even distance to one and a half times as far. With
        True, two turns as close as can be cost a little less than a wish; a number is another weight, and a `Spacing`
        names the distance, too.
    weekend : iterable of int or str, optional
        Days of the week that are weekend: 1 (Mon) to 7 (Sun). Saturday and Sunday unless given.
    holidays, worked : iterable of days
        Public holidays, which count as weekend, and days of a weekend that are worked instead.
    next_begins : day, optional
        First day of the roster after this one. Where days lie between, a run of days on duty cannot go on, and this
        roster is told where it is too short.
    contracts : table
        `contract`, its `name`, the same columns of limits as `members`, and of each rule about one line how firm it
        is: `maximum_shifts_weight`, say, is hard or a weight. What is blank is as `limits` and `penalties` have it for
        everybody.
    patterns : table
        Days that should not follow each other: `pattern` (its code), `days` with `>` between ("late > early", "off > on
        > off"; any, off, on, or a kind of shift, in Chinese 任意, 休, 班), `weekday` on which they begin (none: any),
        `weight` (each time; none: hard), `name`. One that neither members nor contracts name holds for everybody.
    stands_alone : bool
        Nothing comes before or after this roster, so that its ends end every run.
    counts_go_on : bool
        Whether `minimum_shifts`, `maximum_shifts` and `maximum_weekends` are about this roster and those before it, of
        which `histories` tell; else about this one.

    Raises
    ------
    InvalidInput
        Naming the table, the row and the column of every fault.
    """
    faults = Faults()
    duty, people = Table(shifts, SHIFTS, faults).read(), Table(members, MEMBERS, faults).read()
    away, wishes, pins = (Table(given, form, faults).read()
                          for given, form in ((unavailable, UNAVAILABLE), (requests, REQUESTS), (pinned, PINNED)))
    if not len(duty) and not faults:
        faults.add(Place("shifts"), "there are none", "give a row for each shift and day")
    if not len(people) and not faults:
        faults.add(Place("members"), "there are none", "give a row for each member")
    check_key(people, faults)
    weights = Weights.of([minutes or USUAL_MINUTES for minutes in duty["minutes"]] or [USUAL_MINUTES])
    option = Options(faults)
    short, beyond = (option.read(name, WEIGHT, given, default=weights.short)
                     for name, given in (("under_weight", under_weight), ("over_weight", over_weight)))
    made = Duty(duty, people, faults, short, beyond)
    for table in (away, wishes, pins):
        made.check_codes(table)
    pairs = option.successions(successions, made.types)
    measures = [each if isinstance(each, Fairness) else weights.fairness(each) for each in option.measures(fairness)]
    together = option.each("companies", Instance(Company, "a muster.roster.Company"), companies)
    earlier = option.histories(histories)
    go_on = option.read("counts_go_on", YesNo(), counts_go_on, default=False)
    charged = option.penalties(penalties)
    spaced = option.spacing(spacing, weights)
    calendar = option.calendar(weekend, holidays, worked)
    next_day = option.read("next_begins", Day(), next_begins, default=None)
    alone = option.read("stands_alone", YesNo(), stands_alone, default=False)
    asked = Asked(option, made.types, people)
    asked.read(limits, contracts, patterns, charged)
    faults.raise_if_any()
    period = Period(min(duty["day"]), max(duty["day"]))
    pinned_rows = [Assignment(made.member[row.member], Shift(row.day, made.type_row[row.shift])) for row in pins]
    draft = Draft(
        period,
        posts=[Post(code, is_disliked=disliked or False) for code, disliked in made.posts.items()],
        skills=[Skill(code) for code in made.skills], shift_types=list(made.types.values()),
        members=[asked.member(row, made.skills) for row in people],
        cover=[*made.cover, *made.closed(period, pinned_rows)],
        forbidden_successions=pairs,
        unavailable=[Unavailable(made.member[row.member], row.day, type=made.type_row.get(row.shift), reason=row.reason)
                     for row in away],
        requests=[Request(made.member[row.member], row.day, type=made.type_row.get(row.shift), wish=row.wish,
                          weight=row.weight) for row in wishes],
        pinned=pinned_rows,
        companies=together, fairness=measures, penalties=charged, calendar=calendar, spacing=spaced,
        next_begins=next_day, contracts=asked.contracts, patterns=asked.patterns, stands_alone=alone)
    return problem_of(with_histories(draft, earlier, counts_go_on=go_on), made.cover_rows)


class Duty:
    """What the shifts table makes: types, posts, skills and cover, by code; and who there is."""

    def __init__(self, duty: Columns, people: Columns, faults: Faults, under_weight: int, over_weight: int) -> None:
        self.faults = faults
        self.weights = {"under_weight": under_weight, "over_weight": over_weight}
        self.member = {code: row for row, code in enumerate(people["member"]) if code is not None}
        self.skills: dict[str, int] = {}
        self.types: dict[str, ShiftType] = {}
        self.type_row: dict[str, int] = {}
        self.posts: dict[str, bool | None] = {}  # whether each is disliked, if that is said
        self.post_row: dict[str, int] = {}
        self.cover: list[Cover] = []
        self.cover_rows: list[int] = []  # the row of shifts that each is of
        for skills in people["skills"]:
            for skill in skills or ():
                self.skill(skill)
        for row in duty:
            self.add(row, duty.place(row.line - 1))

    def skill(self, code: str) -> int:
        return self.skills.setdefault(code, len(self.skills))

    def add(self, row: Any, place: Place) -> None:
        post = self.post(row, place)
        only = None if row.only is None else self.skill(row.only)
        if row.shift is None or row.day is None:
            return  # told of already
        if None not in (row.minimum, row.night):
            made = ShiftType(row.shift, post=post, start=None if row.start is None else clock(row.start),
                             length=row.minutes or USUAL_MINUTES, is_night=row.night, required_skill=only,
                             kind=row.kind or "")
            if self.types.setdefault(row.shift, made) != made:
                self.faults.add(place, f'shift "{row.shift}" differs here from its rows above',
                                "give another code to shifts of another time or post")
            self.type_row.setdefault(row.shift, len(self.type_row))
            self.cover_of(row)

    def post(self, row: Any, place: Place) -> int | None:
        if row.post is None:
            if row.disliked:
                self.faults.add(place, "it is disliked and has no post", "name its post: posts are disliked")
            return None
        before = self.posts.get(row.post)
        if None not in (before, row.disliked) and row.disliked != before:
            self.faults.add(place, f'post "{row.post}" is {"" if row.disliked else "not "}disliked here and was '
                                   'otherwise above', "correct one of the rows")
        self.posts[row.post] = row.disliked if before is None else before
        return self.post_row.setdefault(row.post, len(self.post_row))

    def cover_of(self, row: Any) -> None:
        shift = Shift(row.day, self.type_row[row.shift])
        wanted = max(1, row.minimum) if row.wanted is None else row.wanted
        most = _muster.roster.no_limit if row.maximum is None else row.maximum
        self.cover.append(Cover(shift, minimum=row.minimum, wanted=wanted, maximum=most, **self.weights))
        for skill in row.skill or ():
            self.cover.append(Cover(shift, skill=self.skill(skill), minimum=1, wanted=1))
        self.cover_rows += [row.line] * (len(self.cover) - len(self.cover_rows))

    def closed(self, period: Period, pinned: Sequence[Assignment]) -> Iterator[Cover]:
        """Nobody stands a shift on a day that has no row of it, also where that would make loads more even."""
        asked = {row.shift for row in self.cover} | {pin.shift for pin in pinned}
        for number in range(period.length()):
            for type_ in range(len(self.types)):
                shift = Shift(period.first + timedelta(days=number), type_)
                if shift not in asked:
                    yield Cover(shift, maximum=0, **self.weights)

    def check_codes(self, table: Columns) -> None:
        for row in table:
            for thing, known, owner in (("member", self.member, "members"), ("shift", self.type_row, "shifts")):
                code = getattr(row, thing)
                if code is not None and code not in known:
                    self.faults.unknown(table.place(row.line - 1), thing, code, owner, known)


def problem_of(draft: Draft, cover_rows: list[int]) -> Problem:
    """The problem; what it says of a row of cover is said of the row of shifts that asks for it."""
    try:
        return Problem(draft)
    except InvalidInput as error:
        faults = Faults()
        for told in error.faults:
            place, fault, remedy = parts_of(told)
            row = re.fullmatch(r"cover:(\d+)", place)
            faults.add(Place("shifts", cover_rows[int(row[1]) - 1]) if row else Place(place), fault, remedy)
        raise faults.as_error() from None


def parts_of(told: str) -> tuple[str, str, str]:
    place, rest = told.split(": ", 1)
    fault, _, remedy = rest.rpartition("; ")
    return place, fault, remedy
