"""Sheets of a workbook about scores: totals, before and after, ranks; and how each came about."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ._muster import Label, Language
from ._muster.evaluation import Evaluation, GradeReason, Scheme, ScoreState, Standings, compare
from ._muster.org import Organisation
from ._muster.programme import Term
from ._muster.report import source_in_words
from .sheet import Row, Sheet, heads, say, text

REASONS = {GradeReason.by_points: Label("", ""), GradeReason.quota: Label("名额已满", "quota full"),
           GradeReason.veto: Label("一票否决", "veto"),
           GradeReason.ungraded_stage: Label("本阶段不评等次", "not graded at this stage"),
           GradeReason.incomplete: Label("材料不全", "incomplete"), GradeReason.no_grades: Label("不设等次", "no grades")}
STATES = {ScoreState.counted: Label("已计", "counted"), ScoreState.missing: Label("无数据", "no data"),
          ScoreState.left_out: Label("不计入", "left out"), ScoreState.incomplete: Label("材料不全", "incomplete"),
          ScoreState.extra: Label("另加", "added on top")}


def score_sheets(term: Term, evaluation: Evaluation, language: Language) -> Iterator[Sheet]:
    """Those that people print."""
    scheme = evaluation.scheme
    yield Sheet(Label("考评", "evaluation"), list(evaluation_rows(term, evaluation, language)), fixed=2,
                about=say(language, f"办法 {scheme.code}，版本 {scheme.version}",
                          f"scheme {scheme.code}, version {scheme.version}"))
    if term.management.before is not None:
        yield Sheet(Label("前后对比", "before and after"),
                    list(change_rows(term.organisation, term.management.before, evaluation, language)), fixed=2,
                    about=say(language, "与上期相比的总分、名次与等次", "totals, ranks and grades beside those of the term before"))
    if evaluation.is_ranked:
        yield Sheet(Label("名次", "ranks"), list(rank_rows(term.organisation, evaluation, language)), fixed=3)


def kept_score_sheets(term: Term, evaluation: Evaluation, language: Language) -> Iterator[Sheet]:
    """Those to look up in."""
    yield Sheet(Label("待审", "waiting"), list(waiting_rows(term, evaluation, language)), is_kept=True,
                about=say(language, "所属活动尚未审核、暂不计分的记录", "records of activities not yet reviewed, which score nothing"))
    yield Sheet(Label("推导", "derivations"), list(derivation_rows(term, evaluation, language)), is_kept=True, fixed=2,
                about=say(language, "每人每项指标的得分由来", "how the points of each member and indicator came about"))


def evaluation_rows(term: Term, evaluation: Evaluation, language: Language) -> Iterator[Row]:
    scheme, organisation = evaluation.scheme, term.organisation
    people = {member.code: member for member in organisation.members}
    areas = [(row, area) for row, area in enumerate(scheme.areas) if area.parent]
    yield [*heads(language, ("编号", "code"), ("姓名", "name"), ("班级", "class"), ("发展阶段", "stage")),
           *(say(language, f"{text(area.label, language)}（分）", f"{text(area.label, language)} (points)")
             for _, area in areas),
           *heads(language, ("总分", "total"), ("等次", "grade"), ("说明", "reason")),
           *(heads(language, ("名次", "rank")) if evaluation.is_ranked else [])]
    for row, (member, score) in enumerate(zip(evaluation.roll.members, evaluation.members)):
        person = people[member.code]
        stage = person.stage_on(term.period.last)
        yield [member.code, person.name, class_name(organisation, person.study_class, language),
               "" if stage is None else text(stage.label, language),
               *(None if evaluation.is_left_out(row, area) else number(evaluation.area_total(row, area))
                 for area, _ in areas), None if score.is_incomplete else number(score.total),
               grade_name(scheme, score.grade, language), text(REASONS[score.reason], language),
               *([score.rank or None] if evaluation.is_ranked else [])]


def change_rows(organisation: Organisation, before: Standings, evaluation: Evaluation,
                language: Language) -> Iterator[Row]:
    """Every member of either evaluation; whoever is in one alone has no rise."""
    names = {member.code: member.name for member in organisation.members}
    labels = {grade.code: grade.label for grade in evaluation.scheme.grades}
    yield heads(language, ("编号", "code"), ("姓名", "name"), ("上期总分", "total before"), ("本期总分", "total now"),
                ("增减（分）", "rise (points)"), ("上期等次", "grade before"), ("本期等次", "grade now"), ("上期名次", "rank before"),
                *((("本期名次", "rank now"), ("进位", "ranks gained")) if evaluation.is_ranked else ()))
    for change in compare(before, evaluation).members:
        totals = [None if score is None or score.is_incomplete else number(score.total)
                  for score in (change.before, change.after)]
        ranks = [None if score is None else score.rank or None for score in (change.before, change.after)]
        grades = [text(labels[code], language) if code in labels else code
                  for code in (change.grade_before, change.grade_after)]
        yield [change.code, names.get(change.code, ""), *totals, None if change.gain is None else number(change.gain),
               *grades, *(ranks + [change.ranks_gained] if evaluation.is_ranked else ranks[:1])]


def rank_rows(organisation: Organisation, evaluation: Evaluation, language: Language) -> Iterator[Row]:
    names = {member.code: member.name for member in organisation.members}
    yield heads(language, ("名次", "rank"), ("编号", "code"), ("姓名", "name"), ("总分", "total"), ("等次", "grade"))
    for row in evaluation.by_total():
        score, code = evaluation.members[row], evaluation.roll.members[row].code
        if score.rank:
            yield [score.rank, code, names[code], number(score.total),
                   grade_name(evaluation.scheme, score.grade, language)]


def derivation_rows(term: Term, evaluation: Evaluation, language: Language) -> Iterator[Row]:
    scheme, names = evaluation.scheme, {member.code: member.name for member in term.organisation.members}
    sources = [source_in_words(indicator.source, language) for indicator in scheme.indicators]
    yield [*heads(language, ("编号", "code"), ("姓名", "name"), ("领域", "area"), ("指标", "indicator"), ("数量", "amount"),
                  ("单位", "unit"), ("得分", "points"), ("计入记录（条）", "records counted"), ("待审记录（条）", "records waiting"),
                  ("状态", "state"), ("计算", "how")), *(heads(language, ("依据", "source")) if any(sources) else [])]
    labels = {area.code: area.label for area in scheme.areas}
    for row, member in enumerate(evaluation.roll.members):
        for derived in evaluation.explain(row).indicators:
            indicator, score = scheme.indicators[derived.indicator], derived.score
            how = say(language, "；", "; ").join(text(step.text, language) for step in derived.steps)
            yield [member.code, names[member.code], text(labels[indicator.area], language),
                   text(indicator.label, language), number(score.amount), text(indicator.unit, language),
                   number(score.points), score.records, score.waiting, text(STATES[score.state], language), how,
                   *([sources[derived.indicator]] if any(sources) else [])]


def waiting_rows(term: Term, evaluation: Evaluation, language: Language) -> Iterator[Row]:
    ledger, names = evaluation.ledger, {member.code: member.name for member in term.organisation.members}
    labels = {indicator.code: indicator.label for indicator in evaluation.scheme.indicators}
    yield heads(language, ("记录", "record"), ("编号", "code"), ("姓名", "name"), ("指标", "indicator"), ("数量", "quantity"),
                ("日期", "day"), ("活动", "activity"), ("活动名称", "name of the activity"), ("活动状态", "state of the activity"))
    members, indicators, activities = list(ledger.members), list(ledger.indicators), list(ledger.activities)
    for record in evaluation.waiting:
        evidence = ledger[record]
        activity, code = activities[evidence.activity], members[evidence.member]
        indicator = indicators[evidence.indicator]
        written = "" if " " in activity.code else activity.code  # one that was made for a source is no code of a file
        yield [int(record) + 1, code, names.get(code, ""), text(labels[indicator], language), number(evidence.quantity),
               evidence.day, written, text(activity.plan.label, language), text(activity.state.label, language)]


def class_name(organisation: Organisation, row: int | None, language: Language) -> str:
    return "" if row is None else text(organisation.classes[row].name, language)


def grade_name(scheme: Scheme, grade: int | None, language: Language) -> str:
    return "" if grade is None else text(scheme.grades[grade].label, language)


def number(value: Any) -> Decimal:
    return Decimal(str(value))
