"""Every proof of a term, checked anew by code that shares nothing with what made it."""
from dataclasses import dataclass

from .. import evaluation, pairing, roster


@dataclass(frozen=True)
class Proven:
    """A term, and what its checkers say of it. A part that is not there holds."""

    term: object
    pairing_verdict: object
    roster_report: object
    findings: list

    @property
    def holds(self):
        """The pairing is optimal, the roster bends no hard rule and costs what it says, every score follows from the ledger."""
        return (self.pairing_verdict is None or bool(self.pairing_verdict)) and (self.roster_report is None or self.roster_holds) and not self.findings

    @property
    def roster_holds(self):
        solution = self.term.roster.solution
        return self.roster_report.is_feasible and self.roster_report.score == solution.score and (
            solution.lower_bound is None or solution.lower_bound <= solution.score.cost)


def prove(term):
    made = term.pairing
    return Proven(
        term,
        pairing.verify(made.problem, made.result.pairing, made.result.certificate) if made is not None else None,
        roster.check(term.roster.problem, term.roster.solution.roster) if term.roster is not None else None,
        list(evaluation.check(term.evaluation)) if term.evaluation is not None else [])
