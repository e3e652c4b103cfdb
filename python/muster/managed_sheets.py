"""Sheets of a workbook about how a term is managed: what is due, duties, goals, gates, publicity; and branches."""
from __future__ import annotations

from collections.abc import Iterator

from ._muster import Label, Language
from ._muster.org import due, responsibility_matrix
from ._muster.programme import Department, GoalResult, Term, goal_results, nominees
from ._muster.record import gate_findings
from ._muster.report import source_in_words
from .branches import COLUMNS, grades_of, rows
from .sheet import Row, Sheet, heads, say, separator, shortened, text, yes


def managed_sheets(term: Term, language: Language) -> Iterator[Sheet]:
    """Only of what the term has."""
    yield Sheet(Label("到期事项", "due"), list(due_rows(term, language)))
    if term.management.goals:
        results = goal_results(term.organisation, term.management.goals)
        yield Sheet(Label("目标", "goals"), list(goal_rows(results, language)))
    if term.management.duties:
        yield Sheet(Label("责任", "responsibilities"), list(duty_rows(term, language)))
    if len(term.ledger.activities):
        yield Sheet(Label("把关", "gates"), list(gate_rows(term, language)))
    if term.management.cases or term.management.learned or term.evaluation is not None:
        yield Sheet(Label("宣传", "publicity"), list(publicity_rows(term, language)))


def department_sheets(department: Department, language: Language) -> Iterator[Sheet]:
    yield Sheet(Label("支部比较", "branches"), list(branch_rows(department, language)))
    if department.stars is not None:
        yield Sheet(Label("星级", "stars"), list(star_rows(department, language)))
    if department.goals:
        yield Sheet(Label("目标", "goals"), list(goal_rows(department.goals, language)))


def due_rows(term: Term, language: Language) -> Iterator[Row]:
    units, members = term.organisation.units, term.organisation.members
    yield heads(language, ("事项", "what"), ("组织", "unit"), ("成员", "member"), ("姓名", "name"), ("起", "from"),
                ("止", "due"), ("办理日期", "done"), ("依据", "source"))
    for each in due(term.organisation, term.branch, term.period, meetings=term.meetings):
        who = None if each.about is None else members[each.about]
        yield [text(each.kind.label, language), text(units[each.unit].name, language), who.code if who else "",
               who.name if who else "", each.within.first, each.within.last, each.done,
               source_in_words(each.source, language)]


def duty_rows(term: Term, language: Language) -> Iterator[Row]:
    organisation, duties = term.organisation, term.management.duties
    yield heads(language, ("职责", "duty"), ("名称", "name"), ("组织", "unit"), ("岗位", "post"), ("责任人", "person"),
                ("姓名", "name"), ("确认日期", "acknowledged"), ("期限", "due"), ("完成日期", "done"), ("问题", "wanting"))
    for row in responsibility_matrix(organisation, duties, term.period.last):
        duty = duties[row.duty]
        who = None if duty.accountable is None else organisation.members[duty.accountable]
        post = "" if duty.post is None else text(organisation.posts[duty.post].name, language)
        unit = "" if duty.unit is None else text(organisation.units[duty.unit].name, language)
        wanting = separator(language).join(text(finding.label, language) for finding in row.findings)
        yield [duty.code, text(duty.name, language), unit, post, who.code if who else "", who.name if who else "",
               duty.acknowledged, duty.due, duty.done, wanting]


def goal_rows(goals: list[GoalResult], language: Language) -> Iterator[Row]:
    yield heads(language, ("目标", "goal"), ("名称", "name"), ("组织", "unit"), ("上级目标", "part of"), ("目标值", "target"),
                ("完成值", "reached"), ("已分解", "handed down"), ("已完成", "met"), ("分解足够", "parts suffice"))
    for goal in goals:
        yield [goal.code, text(goal.name, language), text(goal.unit, language), goal.part_of, goal.target, goal.reached,
               goal.handed_down, yes(goal.is_met, language), yes(goal.is_covered, language)]


def gate_rows(term: Term, language: Language) -> Iterator[Row]:
    activities = list(term.ledger.activities)
    yield heads(language, ("活动", "activity"), ("名称", "name"), ("问题", "wanting"), ("日期", "day"), ("暂不计分", "barred"))
    for finding in gate_findings(term.organisation, activities, term.management.gates, term.period.last):
        plan = activities[finding.activity].plan
        yield [plan.code, text(plan.label, language), text(finding.fault.label, language), finding.day,
               yes(finding.is_barring, language)]


def publicity_rows(term: Term, language: Language) -> Iterator[Row]:
    last = term.period.last
    yield heads(language, ("编号", "code"), ("类别", "kind"), ("名称", "name"), ("来自", "from"), ("佐证", "evidence"),
                ("提名", "nominated"), ("同意", "consented"), ("期限", "deadline"), ("宣传", "published"), ("有效期至", "until"),
                ("状态", "state"))
    for case in [*term.management.cases, *term.management.learned]:
        evidence = say(language, "；", "; ").join(
            f"{text(each.label, language)} {shortened(each.quantity)}" for each in case.evidence)
        yield [case.code, text(case.kind.label, language), text(case.name, language), text(case.unit, language),
               evidence, case.nominated, case.consented, case.deadline, case.published, case.expires,
               text(case.state_on(last).label, language)]
    if term.evaluation is None:
        return
    areas = {area.code: area.label for area in term.evaluation.scheme.areas}
    unit = term.organisation.units[term.branch].name
    for nominee in nominees(term.evaluation):
        yield [nominee.member, text(Label("可提名", "may be nominated"), language),
               term.organisation.members[nominee.member].name, text(unit, language),
               f"{text(areas[nominee.area], language)} {shortened(nominee.total)}", *[None] * 6]


def branch_rows(department: Department, language: Language) -> Iterator[Row]:
    yield [text(Label("支部", "name"), language), *(text(label, language) for _, label, _ in COLUMNS),
           *(text(label, language) for label in grades_of(department).values())]
    labels = {} if department.stars is None else {grade.code: grade.label for grade in department.stars.scheme.grades}
    at = [name for name, _, _ in COLUMNS].index("stars")
    for branch, cells in zip(department.branches, rows(department)):
        if cells[at] is not None:
            cells[at] = text(labels[cells[at]], language)
        yield [text(branch.name, language), *cells]


def star_rows(department: Department, language: Language) -> Iterator[Row]:
    assert department.stars is not None
    scheme = department.stars.scheme
    names = {branch.code: text(branch.name, language) for branch in department.branches}
    sources = [source_in_words(indicator.source, language) for indicator in scheme.indicators]
    yield [*heads(language, ("编号", "code"), ("支部", "branch"), ("指标", "indicator"), ("数量", "amount"), ("得分", "points")),
           *(heads(language, ("依据", "source")) if any(sources) else [])]
    for row, member in enumerate(department.stars.roll.members):
        for number, indicator in enumerate(scheme.indicators):
            score = department.stars.indicator_score(row, number)
            yield [member.code, names[member.code], text(indicator.label, language), score.amount, score.points,
                   *([sources[number]] if any(sources) else [])]
