"""Sheets of a workbook about duty: the roster to post on a wall, turns by member, every turn, rules that are bent."""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from ._muster import Label, Language
from ._muster.programme import Term, TermRoster
from ._muster.roster import Measure, Rule, Shift, ShiftType, Violation, check, in_words, turn_report
from .people import on_roster
from .roster.fair_turns import fair_turns
from .sheet import Row, Sheet, heads, say, separator, text

WEEKDAYS = (("周一", "Mon"), ("周二", "Tue"), ("周三", "Wed"), ("周四", "Thu"), ("周五", "Fri"), ("周六", "Sat"),
            ("周日", "Sun"))
MOST_TYPES = 6  # of shifts that have a column each in the sheet of turns by member


def duty_sheets(term: Term, roster: TermRoster, language: Language) -> Iterator[Sheet]:
    """Those that people post and print."""
    turns, shifts = len(roster.solution.roster), len({(each.shift.day, each.shift.type)
                                                      for each in roster.solution.roster.assignments})
    rows, weeks = wall_rows(term, roster, language)
    yield Sheet(Label("值班表", "duty roster"), rows, fixed=2, bands=weeks, is_list=False,
                about=say(language, f"每周一栏，可张贴；{shifts}个班次共{turns}人次",
                          f"a block a week, for the wall; {shifts} shifts, {turns} turns") + made_known(term, language))
    yield Sheet(Label("值班按人", "duty by member"), list(member_rows(term, roster, language)), fixed=2,
                about=say(language, "每人次数与应得次数；相差不足一班不算偏离",
                          "turns of each against the fair share; less than one shift is no deviation"))


def made_known(term: Term, language: Language) -> str:
    """Which version the roster is of, behind other words; nothing where none was told."""
    version, day = term.published.version, term.published.told
    return say(language, f"；第{version}版，{day}公布", f"; version {version}, made known on {day}") if version else ""


def kept_duty_sheets(term: Term, roster: TermRoster, language: Language) -> Iterator[Sheet]:
    """Those to look up in."""
    yield Sheet(Label("规则", "rules bent"), list(violation_rows(roster, language)), is_kept=True,
                about=say(language, "值班表未满足的规则及代价", "what the roster bends, and what it costs"))
    yield Sheet(Label("值班明细", "turns"), list(turn_rows(term, roster, language)), is_kept=True,
                about=say(language, "每人次一行", "a row a turn"))


def wall_rows(term: Term, roster: TermRoster, language: Language) -> tuple[list[Row], tuple[int, ...]]:
    """Days across, a block a week, a row a type of shift; and where each block begins."""
    problem = roster.problem
    names, stood = on_roster(term, roster), on_duty(roster)
    made: list[Row] = [heads(language, ("周", "week"), ("岗位与时间", "post and time"), *WEEKDAYS)]
    first, last = problem.period.first, problem.period.last
    monday = first - datetime.timedelta(days=first.isoweekday() - 1)
    blocks: list[int] = []
    for week in range((last - monday).days // 7 + 1):
        days = [monday + datetime.timedelta(days=7 * week + at) for at in range(7)]
        kinds = [kind for kind in range(len(problem.shift_types)) if any((day, kind) in stood for day in days)]
        blocks.append(len(made) + 1)
        made.append([say(language, f"第{week + 1}周", f"week {week + 1}"), "",
                     *(f"{day:%m-%d}" if first <= day <= last else "" for day in days)])
        for kind in kinds:
            each = problem.shift_types[kind]
            made.append(["", " ".join(filter(None, (type_name(each, language), hours_of(each)))),
                         *(separator(language).join(names[member] for member in stood.get((day, kind), ()))
                           for day in days)])
    return made, tuple(blocks)


def member_rows(term: Term, roster: TermRoster, language: Language) -> Iterator[Row]:
    problem, solution = roster.problem, roster.solution
    people = {member.code: member for member in term.organisation.members}
    classes = term.organisation.classes
    kinds = range(len(problem.shift_types) if len(problem.shift_types) <= MOST_TYPES else 0)
    yield [*heads(language, ("编号", "code"), ("姓名", "name"), ("班级", "class"), ("人次", "turns"),
                  ("应得人次", "fair share (turns)"), ("偏离（满一班才计）", "off by (whole shifts)"),
                  ("时长（分钟）", "time (minutes)"), ("周末人次", "weekend turns"), ("夜班人次", "night turns")),
           *(type_name(problem.shift_types[kind], language) for kind in kinds),
           *heads(language, ("最短间隔（天）", "shortest pause (days)"), ("最长间隔（天）", "longest pause (days)"),
                  ("日期", "days"))]
    fair = fair_turns(problem, solution.roster)
    lying = turn_report(problem, solution.roster).members
    stood: dict[int, list[Shift]] = {}
    for each in solution.roster.assignments:
        stood.setdefault(each.member, []).append(each.shift)
    for row, member in enumerate(problem.members):
        mine = stood.get(row, [])
        person = people[member.code]
        off = len(mine) - fair[row]
        counted, types = Counter(shift.type for shift in mine), problem.shift_types
        weekends = sum(problem.draft.calendar.is_weekend(shift.day) for shift in mine)
        pauses = (lying[row].shortest_pause, lying[row].longest_pause) if lying[row].turns > 1 else (None, None)
        yield [member.code, person.name,
               "" if person.study_class is None else text(classes[person.study_class].name, language),
               len(mine), fair[row], off if abs(off) >= 1 else "", sum(types[shift.type].length for shift in mine),
               weekends, sum(types[shift.type].is_night for shift in mine), *(counted[kind] for kind in kinds), *pauses,
               " ".join(f"{shift.day:%m-%d}" for shift in mine)]


def turn_rows(term: Term, roster: TermRoster, language: Language) -> Iterator[Row]:
    problem = roster.problem
    people = {member.code: member.name for member in term.organisation.members}
    yield heads(language, ("日期", "day"), ("星期", "weekday"), ("岗位", "post"), ("开始", "from"),
                ("时长（分钟）", "time (minutes)"), ("编号", "code"), ("姓名", "name"))
    ordered = sorted(roster.solution.roster.assignments,
                     key=lambda each: (each.shift.day, each.shift.type, each.member))
    for each in ordered:
        kind, code = problem.shift_types[each.shift.type], problem.members[each.member].code
        yield [each.shift.day, say(language, *WEEKDAYS[each.shift.day.isoweekday() - 1]), type_name(kind, language),
               kind.start, kind.length, code, people[code]]


def violation_rows(planned: TermRoster, language: Language) -> Iterator[Row]:
    """Each rule that is bent; members who are off the fair share by less than one shift are one row together."""
    problem, roster = planned.problem, planned.solution.roster
    yield heads(language, ("规则", "rule"), ("硬性", "hard"), ("代价", "cost"), ("说明", "what"))
    near = []
    for each in check(problem, roster).violations:
        if is_near(planned, each):
            near.append(each)
        else:
            yield [text(each.rule.label, language), say(language, "是", "yes") if each.is_hard else "", each.cost,
                   text(in_words(problem, each), language)]
    if near:
        people = len({each.member for each in near})
        yield [text(Rule.fairness.label, language), "", sum(each.cost for each in near),
               say(language, f"{people}人与应得相差不足一班，不算偏离", f"{people} members are off by less than one shift")]


def is_near(planned: TermRoster, violation: Violation) -> bool:
    """Whether a member's time is off the fair share by less than the shortest shift."""
    problem = planned.problem
    return (violation.rule == Rule.fairness
            and problem.draft.fairness[violation.row].measure == Measure.minutes
            and violation.amount < min(each.length for each in problem.shift_types))


def on_duty(roster: TermRoster) -> dict[tuple[datetime.date, int], list[int]]:
    """Rows of members by day and type of shift."""
    stood: dict[tuple[datetime.date, int], list[int]] = {}
    for each in roster.solution.roster.assignments:
        stood.setdefault((each.shift.day, each.shift.type), []).append(each.member)
    return stood


def type_name(kind: ShiftType, language: Language) -> str:
    return text(kind.name, language) or kind.code


def hours_of(kind: ShiftType) -> str:
    """`21:20–22:00`, or nothing where the beginning is not known."""
    if kind.start is None:
        return ""
    end = (60 * kind.start.hour + kind.start.minute + kind.length) % (24 * 60)
    return f"{kind.start:%H:%M}–{end // 60:02}:{end % 60:02}"
