"""The `check` command: the proofs in an archive, verified anew."""
import sys

from .. import load
from .proof import prove


def run(options):
    term = load(options.archive)
    if not hasattr(term, "organisation"):
        print(f"{options.archive}: the archive holds {term!r}, not a whole term; name a term.muster", file=sys.stderr)
        return 2
    proven = prove(term)
    for line in proof_lines(proven):
        print(line)
    return 0 if proven.holds else 1


def proof_lines(proven):
    if proven.pairing_verdict is not None:
        yield "pairing: " + ("proven optimal by its prices" if proven.pairing_verdict else f"NOT PROVEN: {proven.pairing_verdict.fault}")
    if proven.roster_report is not None:
        solution, report = proven.term.roster.solution, proven.roster_report
        if proven.roster_holds:
            yield f"roster: no hard rule is bent, and it costs {report.score.cost} as it says"
        elif not report.is_feasible:
            yield f"roster: A HARD RULE IS BENT {report.score.hard} times"
        else:
            yield f"roster: IT COSTS {report.score.cost} and says {solution.score.cost}"
    if proven.term.evaluation is not None:
        yield ("evaluation: every score recomputed from the ledger is the same" if not proven.findings
               else "\n".join(f"evaluation: {each.place} SAYS {each.claimed} and is {each.computed}" for each in proven.findings))
