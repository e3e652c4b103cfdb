"""What came out, for programs: JSON with codes, days as 2026-09-07, numbers as they are."""
from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..messages import in_language
from ..programme import TermPairing
from .changes import as_data
from .planned import Done


def print_data(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1, default=plain))


def notes_in(notes: Iterable[str], language: str) -> list[str]:
    """Notes are for people, whatever program shows them."""
    return [in_language(note, language) for note in notes]


def plain(value: Any) -> Any:
    """Points and quantities are exact: as text where they are no whole numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value.normalize())
    return str(value)


def branch_data(made: Done) -> dict[str, Any]:
    """A branch's plan, what was told and what that changes, and scores; parts that were not made are null."""
    term = made.term
    data: dict[str, Any] = {
        "branch": term.organisation.units[term.branch].code,
        "members": len(term.organisation.members),
        "pairing": None if term.pairing is None else pairing_data(term.pairing),
        "roster": roster_data(made),
        "published": {"version": term.published.version, "told": term.published.told},
        "evaluation": None,
    }
    if made.before.version:
        data["changes"] = as_data(made.before, term.published)
    if made.plan.repair is not None:
        repair = made.plan.repair
        data["proof_of_fewest"] = {"counted": repair.counted_changes, "least": repair.least_changes,
                                   "is_fewest": repair.is_fewest, "left_open": len(repair.left_open)}
    if term.evaluation is not None:
        scheme = term.evaluation.scheme
        codes = [member.code for member in term.evaluation.roll.members]
        data["evaluation"] = {
            "scheme": scheme.code, "digest": term.evaluation.scheme_digest,
            "waiting": len(term.evaluation.waiting),
            "scores": [{"member": code, "total": score.total,
                        "grade": None if score.grade is None else scheme.grades[score.grade].code}
                       for code, score in zip(codes, term.evaluation.members)]}
    return data


def pairing_data(pairing: TermPairing) -> dict[str, Any]:
    mentors = pairing.result.pairing.mentor_of
    return {"total": Decimal(pairing.result.pairing.total) / 1_000_000,
            "pairs": [{"student": student, "member": None if mentor < 0 else pairing.fit.mentors[mentor]}
                      for student, mentor in zip(pairing.fit.mentees, mentors)]}


def roster_data(made: Done) -> dict[str, Any] | None:
    roster, proven = made.term.roster, made.proven.verification.proven
    if roster is None or proven is None:
        return None
    problem = roster.problem
    return {"cost": proven.score.cost, "lower_bound": proven.lower_bound, "status": proven.status.name,
            "hard_violations": proven.score.hard,
            "turns": [{"member": problem.members[each.member].code, "day": each.shift.day,
                       "shift": problem.shift_types[each.shift.type].code}
                      for each in sorted(proven.roster.assignments,
                                         key=lambda each: (each.shift.day, each.shift.type, each.member))]}
