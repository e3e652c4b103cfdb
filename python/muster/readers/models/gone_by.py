"""Limits of today against days gone by: what was stood cannot be changed, and is no reason to refuse the rest."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ...messages.bilingual import Bilingual
from ...roster import Draft, Limits, Member, Problem, Roster, Rule, Unavailable, Violation, check, in_words
from ..folder import TermFolder


def not_asked(*_: int) -> bool:
    return False


# The limit that is widened where a rule is broken, and which of what was found it has to allow.
WIDENED: dict[Rule, tuple[str, Any]] = {
    Rule.maximum_minutes: ("maximum_minutes", max),
    Rule.shifts_a_day: ("maximum_a_day", max),
    Rule.maximum_consecutive: ("maximum_consecutive", max),
    Rule.weekends: ("maximum_weekends", max),
    Rule.consecutive_weekends: ("maximum_consecutive_weekends", max),
    Rule.rest: ("minimum_rest", min),
    Rule.minimum_days_off: ("minimum_days_off", min),
    Rule.maximum_shifts: ("maximum_shifts", max),
    Rule.days_off_after_nights: ("days_off_after_nights", min),
    Rule.night_before_free_weekend: ("no_night_before_free_weekend", not_asked),
}


def as_wide_as_stood(folder: TermFolder, problem: Problem, roster: Roster, today: date) -> Problem:
    """The problem with limits that the days before `today` keep to: of who went beyond one, as wide as what was stood.

    Each is noted. Where all of the roster is gone by, a rule of company that it did not keep is left out, too.
    """
    past = Roster(roster.period, roster.member_count, [each for each in roster.assignments if each.shift.day < today])
    broken = [each for each in check(problem, past).violations if each.is_hard]
    beyond = [each for each in broken if each.rule in (*WIDENED, Rule.windows, Rule.patterns)
              and is_settled(problem, each, today)]
    company = {each.row for each in broken if each.rule in (Rule.together, Rule.apart)}
    over = company if roster.period.last < today else set()
    draft = problem.draft
    strangers = {each.member for each in past.assignments if not was_there(draft.members[each.member], each.shift.day)}
    if not beyond and not over and not strangers:
        return problem
    note(folder, problem, beyond, today)
    draft = draft.replace(**membership(folder, draft, past, strangers, today))
    of_member: dict[int, list[Violation]] = {}
    for each in beyond:
        of_member.setdefault(each.member, []).append(each)
    return Problem(draft.replace(
        members=[member.replace(limits=widened(member.limits, of_member[row])) if row in of_member else member
                 for row, member in enumerate(draft.members)],
        companies=[each for row, each in enumerate(draft.companies) if row not in over]))


def is_settled(problem: Problem, violation: Violation, today: date) -> bool:
    """Whether no day from `today` on could mend it, where days off that are still to come look like a part of it."""
    day = problem.period.first + timedelta(days=violation.day)
    if violation.rule == Rule.patterns:
        return day + timedelta(days=len(problem.patterns[violation.row].days) - 1) < today
    if violation.rule == Rule.night_before_free_weekend:
        while problem.is_weekend(violation.member, day + timedelta(days=1)):
            day += timedelta(days=1)
        return day < today
    return True


def was_there(member: Member, day: date) -> bool:
    return not (member.from_ is not None and day < member.from_ or member.until is not None and member.until < day)


def membership(folder: TermFolder, draft: Draft, past: Roster, strangers: set[int], today: date) -> dict[str, Any]:
    """Members and who is away, where some stood before they came or after they left; each is noted."""
    members, away = list(draft.members), list(draft.unavailable)
    for row in sorted(strangers):
        member = members[row]
        days = [each.shift.day for each in past.assignments if each.member == row]
        first, last = min(days), max(days)
        outside = next(day for day in days if not was_there(member, day))
        said = Bilingual(f"member \"{member.code}\" stood on {outside} and was no member then; days gone by stay as "
                         "they were", f"成员“{member.code}”在{outside}值了班，当时却不是成员；过去的日子不再变动")
        if said not in folder.notes:
            folder.notes.append(said)
        away += [Unavailable(row, day) for day in days_of(draft) if day >= today and not was_there(member, day)]
        members[row] = member.replace(
            from_=member.from_ and min(member.from_, first), until=member.until and max(member.until, last))
    return {"members": members, "unavailable": away}


def days_of(draft: Draft) -> list[date]:
    return [draft.period.first + timedelta(days=number) for number in range(draft.period.length())]


def widened(limits: Limits, beyond: Iterable[Violation]) -> Limits:
    values: dict[str, int] = {}
    windows, patterns = list(limits.windows), list(limits.patterns)
    for each in beyond:
        if each.rule == Rule.windows:
            windows[each.row] = windows[each.row].replace(most=max(windows[each.row].most, each.found))
            continue
        if each.rule == Rule.patterns:
            patterns = [row for row in patterns if row != each.row]
            continue
        name, choose = WIDENED[each.rule]
        values[name] = choose(values.get(name, each.found), each.found)
    made: Limits = limits.replace(windows=windows, patterns=patterns, **values)
    return made


def note(folder: TermFolder, problem: Problem, beyond: Iterable[Violation], today: date) -> None:
    """The worst of each member and limit."""
    worst: dict[tuple[int, Rule, int], Violation] = {}
    for each in beyond:
        key = (each.member, each.rule, each.row)
        if key not in worst or each.amount > worst[key].amount:
            worst[key] = each
    for each in worst.values():
        words = in_words(problem, each)
        said = Bilingual(f"{words.en}: gone by before {today}; for this member the limit is as wide as that",
                         f"{words.zh}：{today}之前的已成事实，该成员的这项限制相应放宽")
        if said not in folder.notes:
            folder.notes.append(said)
