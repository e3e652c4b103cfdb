"""How the term is managed, in plain words: what is due, who answers for what, goals, gates, publicity, and the past."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from .. import Label
from ..evaluation import compare
from ..org import due, responsibility_matrix
from ..programme import Term, goal_results
from ..record import gate_findings

WORDS = {
    "en": {
        "due": "Due         {due} meetings, reports and reviews fell due; {done} are on file.",
        "duties": "Duties      {duties}; {wanting}.",
        "goals": "Goals       {met} of {goals} are met; parts promise less than the whole: {open}.",
        "gates": "Gates       {findings}.",
        "gates_kept": "Gates       Every activity was approved before it began and reviewed after it ended.",
        "publicity": "Publicity   {states}.",
        "past": "Past        {rose} members rose and {fell} fell since the term before; the branch's mean went from "
                "{before} to {after}.",
        "other_scheme": "            The term before was scored by another scheme.",
        "none": "none",
        "nothing": "nothing is wanting",
    },
    "zh": {
        "due": "到期    会议、汇报与考察共{due}项，已登记办理{done}项。",
        "duties": "责任    {duties}项；{wanting}。",
        "goals": "目标    {goals}项中完成{met}项；分解不足：{open}。",
        "gates": "把关    {findings}。",
        "gates_kept": "把关    每项活动均先审批后开展、结束后再审核。",
        "publicity": "宣传    {states}。",
        "past": "进位    与上学期相比，{rose}人上升、{fell}人下降；支部平均分由{before}到{after}。",
        "other_scheme": "        上学期所用考评办法不同。",
        "none": "无",
        "nothing": "没有问题",
    },
}


def managed_lines(term: Term, language: str) -> Iterator[str]:
    say = WORDS[language]
    owed = due(term.organisation, term.branch, term.period, meetings=term.meetings)
    if owed:
        yield say["due"].format(due=len(owed), done=sum(each.done is not None for each in owed))
    yield from duty_lines(term, say, language)
    yield from goal_lines(term, say, language)
    yield from gate_lines(term, say, language)
    if term.management.cases:
        states = Counter(case.state_on(term.period.last) for case in term.management.cases)
        told = counted(((state.label, count) for state, count in states.items()), language)
        yield say["publicity"].format(states=told)
    yield from past_lines(term, say)


def duty_lines(term: Term, say: Mapping[str, str], language: str) -> Iterator[str]:
    duties = term.management.duties
    if duties:
        matrix = responsibility_matrix(term.organisation, duties, term.period.last)
        wanting = Counter(finding for row in matrix for finding in row.findings)
        yield say["duties"].format(
            duties=len({duty.code for duty in duties}),
            wanting=counted(((each.label, count) for each, count in wanting.items()), language) or say["nothing"])


def goal_lines(term: Term, say: Mapping[str, str], language: str) -> Iterator[str]:
    results = goal_results(term.organisation, term.management.goals)
    if results:
        thin = [goal.code for goal in results if not goal.is_covered]
        yield say["goals"].format(goals=len(results), met=sum(goal.is_met for goal in results),
                                  open=joined(thin, language) or say["none"])


def gate_lines(term: Term, say: Mapping[str, str], language: str) -> Iterator[str]:
    activities = list(term.ledger.activities)
    findings = Counter(each.fault for each in gate_findings(term.organisation, activities, term.management.gates,
                                                            term.period.last))
    if findings:
        yield say["gates"].format(findings=counted(((each.label, count) for each, count in findings.items()), language))
    elif activities:
        yield say["gates_kept"]


def past_lines(term: Term, say: Mapping[str, str]) -> Iterator[str]:
    if term.management.before is None or term.evaluation is None:
        return
    made = compare(term.management.before, term.evaluation)
    gains = [change.gain for change in made.members if change.gain is not None]
    code = term.organisation.units[term.branch].code
    means = [(change.before, change.after) for change in made.units if change.code == code]
    before, after = (f"{float(number):.2f}" for number in means[0]) if means else ("-", "-")
    yield say["past"].format(rose=sum(gain > 0 for gain in gains), fell=sum(gain < 0 for gain in gains), before=before,
                             after=after)
    if term.management.before.scheme_digest and not made.is_same_scheme:
        yield say["other_scheme"]


def counted(labels: Iterable[tuple[Label, int]], language: str) -> str:
    return joined((f"{label.zh if language == 'zh' else label.en} {count}" for label, count in labels), language)


def joined(words: Iterable[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(words)
