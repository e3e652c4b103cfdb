"""The `due` command: what is late, what is next, and who may take a step."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from .. import Label, Period
from ..org import Obligation, due, next_moves, what_is_due
from ..programme import Term
from ..readers import TermFolder
from ..record import CaseState
from .as_data import print_data
from .changes import Named
from .planned import Work, done, parts_of, read_all
from .progress import ProgressLine
from .managed_summary import joined
from .words import label_in

WORDS = {
    "en": {"head": "{branch}, {today}", "late": "Late", "next": "Within {days} days", "steps": "May take the next step",
           "waits": "Waits for a review", "turns": "On duty within a week", "cases": "To be made known",
           "incidents": "Incidents with a step that is late", "nothing": "Nothing is due.",
           "until": "by {day}  {what}{who}", "step": "{who}: {stage} from {day}", "now": "{who}: {stage}, at once",
           "wait": "{activity}: {records} records", "turn": "{turn}: {who}", "about": ", {who}"},
    "zh": {"head": "{branch}，{today}", "late": "已逾期", "next": "{days}天内", "steps": "可以走下一步",
           "waits": "待审核", "turns": "一周内值班", "cases": "待宣传", "incidents": "有步骤逾期的事件",
           "nothing": "没有到期事项。", "until": "{day}前  {what}{who}", "step": "{who}：{day}起可为{stage}",
           "now": "{who}：现在即可为{stage}", "wait": "{activity}：{records}条记录", "turn": "{turn}：{who}",
           "about": "，{who}"},
}

A_WEEK = 6  # days after today


def run_due(options: Namespace) -> int:
    today = options.today or date.today()
    options.threads = 1
    with ProgressLine(language=options.language) as progress:
        (folder,) = read_all([options.folder], progress)
        found = [(part, list(sections(part, options, today, progress))) for _, part in parts_of([folder])]
    if options.json:
        print_data([{"branch": branch_of(part, options.language), "today": today, "due": dict(told)}
                    for part, told in found])
        return 0
    say = WORDS[options.language]
    for part, told in found:
        print(say["head"].format(branch=branch_of(part, options.language), today=today))
        for name, lines in told:
            print(say[name].format(days=options.days), *lines, sep="\n  ")
        if not told:
            print(say["nothing"])
    return 0


def branch_of(part: TermFolder, language: str) -> str:
    (term,) = part.rows("term")
    return next((label_in(Label(unit.name, unit.name_en), language) for unit in part.rows("units")
                 if unit.unit == term.branch), str(term.branch))


def sections(part: TermFolder, options: Namespace, today: date, progress: ProgressLine) -> Iterator[tuple[str, Any]]:
    """(name, lines) of each kind that has any."""
    from ..readers.models.development import build_working_days
    from ..readers.models.plan import as_told, unplanned
    from ..readers.models.told import is_published

    planner = as_told(today, progress) if is_published(part) else unplanned()
    term = done(part, options, Work(lambda _: planner, today=today), progress).term
    named, say = Named(term.organisation, options.language), WORDS[options.language]
    ahead = Period(today, today + timedelta(days=options.days))
    owed = [one for one in due(term.organisation, term.branch, ahead, meetings=term.meetings)
            if one.done is None or one.done > today]
    made = {
        "late": [said(one, term, named, say) for one in owed if one.is_overdue_on(today)],
        "next": [said(one, term, named, say) for one in owed if not one.is_overdue_on(today)],
        "steps": list(steps(term, named, say, ahead, build_working_days(part))),
        "waits": list(waiting(term, say)),
        "turns": list(turns(term, named, say, Period(today, today + timedelta(days=min(options.days, A_WEEK))))),
        "cases": [label_in(case.name, options.language) or case.code for case in term.management.cases
                  if case.state_on(today) in (CaseState.ready, CaseState.overdue)],
        "incidents": [incident.code for incident in term.incidents if incident.delays(today)],
    }
    yield from ((name, lines) for name, lines in made.items() if lines)


def said(one: Obligation, term: Term, named: Named, say: dict[str, str]) -> str:
    who = "" if one.about is None else say["about"].format(
        who=named.person(term.organisation.members[one.about].code))
    if one.about is None and one.unit != term.branch:
        who = say["about"].format(who=label_in(term.organisation.units[one.unit].name, named.language))
    return say["until"].format(day=one.within.last, what=what_is_due(term.organisation, one, named.language), who=who)


def steps(term: Term, named: Named, say: dict[str, str], ahead: Period, working_days: Any) -> Iterator[str]:
    """Whom nothing bars from the next stage now or within the days ahead."""
    for move in next_moves(term.organisation, term.branch, working_days=working_days):
        earliest = move.eligibility.earliest
        if earliest is not None and earliest <= ahead.last:
            yield say["now" if earliest <= ahead.first else "step"].format(
                who=named.person(term.organisation.members[move.member].code), day=earliest,
                stage=label_in(move.eligibility.stage.label, named.language))


def turns(term: Term, named: Named, say: dict[str, str], ahead: Period) -> Iterator[str]:
    """Who stands which shift of the published plan."""
    people: dict[str, list[str]] = {}
    for turn in term.published.turns:
        if not turn.is_cancelled and ahead.first <= turn.day <= ahead.last:
            people.setdefault(named.turn(turn), []).append(named.person(turn.member))
    for turn_in_words, stand in people.items():
        yield say["turn"].format(turn=turn_in_words, who=joined(stand, named.language))


def waiting(term: Term, say: dict[str, str]) -> Iterator[str]:
    if term.evaluation is None:
        return
    counted: dict[int, int] = {}
    for record in term.evaluation.waiting:
        activity = term.ledger[record].activity
        counted[activity] = counted.get(activity, 0) + 1
    for activity, records in sorted(counted.items()):
        yield say["wait"].format(activity=term.ledger.activities[activity].code, records=records)
