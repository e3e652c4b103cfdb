"""Goals, duties, gates, publicity and last term's standings of a term folder: how the term is managed."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ... import Label, load
from ...evaluation import Evaluation, Scheme, Standing, Standings
from ...faults import Faults, Place, path_text
from ...org import Duty, Goal, OfficeKind, Organisation
from ...programme import Management, with_results
from ...record import Case, CaseBook, CaseEvidence, CaseKind, ConfirmationRule, GateRule, Ledger
from ..folder import TermFolder
from ..found import LEARNED
from .organisation import rows_of


def build_management(folder: TermFolder, organisation: Organisation, ledger: Ledger, scheme: Scheme,
                     evaluation: Evaluation | None) -> Management:
    """All of it; what goals with an indicator have reached is taken from the evaluation, where there is one.

    Raises
    ------
    InvalidInput
        Naming every goal of an unknown indicator, and every case without evidence that counts.
    """
    goals = build_goals(folder, scheme)
    if evaluation is not None:
        goals = with_results(goals, organisation, [evaluation])
    return Management(before=build_standings(folder), goals=goals, duties=build_duties(folder),
                      gates=build_gates(folder), cases=build_cases(folder, ledger, scheme),
                      learned=learned_cases(folder))


def build_goals(folder: TermFolder, scheme: Scheme) -> list[Goal]:
    table = folder["goals"]
    if table is None:
        return []
    units, rows = rows_of(folder, "units"), table.row_of()
    known = [indicator.code for indicator in scheme.indicators]
    faults = Faults()
    for row, code in enumerate(table["indicator"]):
        if code and code not in known:
            faults.unknown(table.place(row), "indicator", code, "the scheme", known)
    faults.raise_if_any()
    return [Goal(goal.goal, Label(goal.name, goal.name_en), units[goal.unit], part_of=rows.get(goal.part_of),
                 target=goal.target, reached=goal.reached, indicator=goal.indicator)
            for goal in table]


def build_duties(folder: TermFolder) -> list[Duty]:
    units, posts, members = (rows_of(folder, name) for name in ("units", "posts", "members"))
    return [Duty(duty.duty, Label(duty.name, duty.name_en), units[duty.unit], post=posts.get(duty.post),
                 accountable=members.get(duty.member), acknowledged=duty.acknowledged, due=duty.due, done=duty.done)
            for duty in folder.rows("responsibilities")]


def build_gates(folder: TermFolder) -> list[GateRule]:
    def offices(words: tuple[str, ...]) -> list[OfficeKind]:
        return [getattr(OfficeKind, word) for word in words]

    return [GateRule(gate.platform, offices(gate.approvers), offices(gate.reviewers), is_barring=gate.bars)
            for gate in folder.rows("gates")]


def build_confirmations(folder: TermFolder) -> list[ConfirmationRule]:
    return [ConfirmationRule(rule.source, rule.indicator, rule.needed) for rule in folder.rows("confirmations")]


def build_standings(folder: TermFolder) -> Standings | None:
    table = folder["last_scores"]
    if table is None:
        return None
    digests = {digest for digest in table["scheme"] if digest}
    return Standings([Standing(row.member, row.unit, row.total, rank=row.rank or 0, grade=row.grade) for row in table],
                     scheme_digest=digests.pop() if len(digests) == 1 else "")


def build_cases(folder: TermFolder, ledger: Ledger, scheme: Scheme) -> list[Case]:
    table = folder["publicity"]
    if table is None:
        return []
    units = {unit.unit: Label(unit.name, unit.name_en) for unit in folder.rows("units")}
    records, faults = rows_of(folder, "ledger"), Faults()
    cases = []
    for row, case in enumerate(table):
        evidence = evidence_of(ledger, scheme, [records[code] for code in case.evidence])
        if not evidence:
            faults.add(table.place(row), f"case \"{case.case}\" rests on no record that counts",
                       "name records that are neither corrected nor waiting")
        cases.append(Case(case.case, getattr(CaseKind, case.kind), Label(case.name, case.name_en), text=case.text,
                          unit=units[case.unit], about=case.about, evidence=evidence, nominated=case.nominated,
                          consented=case.consented, deadline=case.deadline, published=case.published,
                          expires=case.expires))
    faults.raise_if_any()
    return cases


def evidence_of(ledger: Ledger, scheme: Scheme, records: list[int]) -> list[CaseEvidence]:
    """What the records come to, indicator by indicator; those that count."""
    labels: Mapping[str, Label] = {each.code: each.label for each in scheme.indicators}
    codes = list(ledger.indicators)
    sums: dict[str, list[Any]] = {}
    for record in records:
        if ledger.is_effective(record) and not ledger.is_waiting(record):
            sums.setdefault(codes[ledger[record].indicator], []).append(ledger[record].quantity)
    return [CaseEvidence(code, labels[code], len(quantities), quantity=sum(quantities))
            for code, quantities in sums.items() if code in labels]


def learned_cases(folder: TermFolder) -> list[Case]:
    """Cases that other branches handed on, where the folder has them."""
    path = folder.path / LEARNED
    if not path.exists():
        return []
    book = load(path)
    if not isinstance(book, CaseBook):
        faults = Faults()
        faults.add(Place(path_text(path)), f"it holds {book!r}, no cases", "put another branch's cases.muster there")
        faults.raise_if_any()
    cases: list[Case] = list(book.cases)
    return cases
