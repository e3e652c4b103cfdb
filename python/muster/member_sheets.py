"""Sheets of a workbook about people: members by stage, and who helps whom."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ._muster import Label, Language
from ._muster.programme import Term, TermPairing
from .score_sheets import class_name
from .sheet import Row, Sheet, heads, say, separator, shortened, text

MILLION = 1_000_000


def member_sheet(term: Term, language: Language) -> Sheet:
    counts = Counter(stage for member in term.organisation.members
                     if (stage := member.stage_on(term.period.last)) is not None)
    told = separator(language).join(f"{text(stage.label, language)} {counts[stage]}"
                                    for stage in sorted(counts, key=int, reverse=True))
    return Sheet(Label("成员", "members"), list(member_rows(term, language)), about=told, fixed=3)


def member_rows(term: Term, language: Language) -> Iterator[Row]:
    """Full members first; within a stage who came to it first."""
    organisation, last = term.organisation, term.period.last
    yield heads(language, ("发展阶段", "stage"), ("编号", "code"), ("姓名", "name"), ("组织", "unit"), ("班级", "class"),
                ("起始日期", "since"), ("离开", "left"), ("离开日期", "left on"))
    known = []
    for member in organisation.members:
        steps = [(stage, since) for stage, since in member.stages.steps if since <= last]
        stage, since = steps[-1] if steps else (None, None)
        known.append((-1 if stage is None else int(stage), since, member, stage))
    for _, since, member, stage in sorted(known, key=lambda each: (-each[0], str(each[1]), each[2].code)):
        gone = member.departure
        yield ["" if stage is None else text(stage.label, language), member.code, member.name,
               text(organisation.units[member.unit].name, language),
               class_name(organisation, member.study_class, language), since,
               "" if gone is None else text(gone.kind.label, language), None if gone is None else gone.on]


def pairing_sheet(term: Term, pairing: TermPairing, language: Language) -> Sheet:
    mentors = pairing.result.pairing.mentor_of
    paired = int((mentors >= 0).sum())
    return Sheet(Label("结对", "pairing"), list(pairing_rows(term, pairing, language)), fixed=2,
                 about=say(language, f"谁帮扶谁，为什么；{paired}对", f"who helps whom, and why; {paired} pairs"))


def pairing_rows(term: Term, pairing: TermPairing, language: Language) -> Iterator[Row]:
    from .pairing import explain

    organisation = term.organisation
    members = {member.code: member for member in organisation.members}
    students = {student.code: student for student in organisation.students}
    yield heads(language, ("帮扶对象", "mentee"), ("姓名", "name of the mentee"), ("班级", "class of the mentee"),
                ("帮扶人", "mentor"), ("姓名", "name of the mentor"), ("班级", "class of the mentor"), ("得分", "points"),
                ("理由（分）", "reasons (points)"), ("更合适的人数", "better candidates"))
    made = pairing.result.pairing
    for row, mentor in zip(made.mentee_of.tolist(), made.mentor_of.tolist()):
        told = explain(pairing.problem, pairing.result, row)
        student = students[pairing.fit.mentees[row]]
        helped = [student.code, student.name, class_name(organisation, student.study_class, language)]
        if mentor < 0:
            yield [*helped, "", "", "", None, say(language, "未结对", "without a mentor"), len(told.better)]
            continue
        score = pairing.fit.score(mentor, row)
        reasons = say(language, "；", "; ").join(
            f"{text(part.reason, language)} {shortened(part.points)}" for part in score.parts if part.points)
        member = members[pairing.fit.mentors[mentor]]
        worth = Decimal(told.worth) / MILLION if len(told.mentors) == 1 else score.total
        yield [*helped, member.code, member.name, class_name(organisation, member.study_class, language), worth,
               reasons, len(told.better)]
