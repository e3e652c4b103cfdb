"""What was proven of a term and what was not, in words."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import Label
from .._muster.evaluation import Scheme, monotone
from .._muster.roster import Solution
from ..messages import in_language
from .proof import Proven

WORDS = {
    "en": {
        "pairing": "pairing: proven optimal by its prices",
        "feasible": "roster: no hard rule is bent, and it costs {cost} as it says",
        "recomputed": "roster: no hard rule is bent, and it costs {cost}",
        "bent": "roster: A HARD RULE IS BENT {hard} times",
        "best": "; proven best",
        "bound": "; no roster costs less than {bound} (gap {gap})",
        "impossible": "; proven: every roster bends one",
        "unbound": "; no bound is proven",
        "evaluation": "evaluation: every score recomputed from the ledger is the same",
        "monotone": "scheme: proven that one more good record never lowers a total; of reviews and inspections, "
                    "one that is no lower than those before",
        "falls": "scheme: {finding}",
        "fault": "{part}: NOT PROVEN: {fault}",
        "clash": "roster: {line}",
    },
    "zh": {
        "pairing": "结对：价格证明总分最高",
        "feasible": "值班：没有违反硬性规则，代价{cost}，与所称一致",
        "recomputed": "值班：没有违反硬性规则，代价{cost}",
        "bent": "值班：违反硬性规则{hard}处",
        "best": "；已证明最优",
        "bound": "；任何值班表代价不低于{bound}（差距{gap}）",
        "impossible": "；已证明任何值班表都会违反",
        "unbound": "；未证明任何下界",
        "evaluation": "考评：按台账重算，每个得分一致",
        "monotone": "办法：已证明多做一项好事不会减分（评议、检查等读数，指不低于已有读数的一次）",
        "falls": "办法：{finding}",
        "fault": "{part}：不成立：{fault}",
        "clash": "值班：{line}",
    },
}

PARTS = {"en": {"pairing": "pairing", "roster": "roster", "evaluation": "evaluation"},
         "zh": {"pairing": "结对", "roster": "值班", "evaluation": "考评"}}


def proof_lines(proven: Proven, language: str) -> Iterator[str]:
    """What was proven of each part and what was not, a line each; of the roster cost, bound and status as they are."""
    say, verification = WORDS[language], proven.verification
    if proven.term.pairing is not None and not verification.pairing:
        yield say["pairing"]
    yield from fault_lines("pairing", verification.pairing, language)
    if verification.proven is not None:
        yield roster_line(verification.proven, not verification.roster, say)
    if not proven.clash:  # which says why no roster can do, and so more than that this one is not proven to be best
        yield from fault_lines("roster", verification.roster, language)
    yield from (say["clash"].format(line=getattr(line, language)) for line in proven.clash)
    if proven.term.evaluation is not None and not verification.evaluation:
        yield say["evaluation"]
    yield from fault_lines("evaluation", verification.evaluation, language)
    if proven.term.evaluation is not None:
        yield from scheme_lines(proven.term.evaluation.scheme, language)


def scheme_lines(scheme: Scheme, language: str) -> Iterator[str]:
    """Whether more never costs points; where it does, a warning, as a branch's scheme is its own."""
    known, say = monotone(scheme), WORDS[language]
    if known.holds:
        yield say["monotone"]
    yield from (say["falls"].format(finding=getattr(finding.text, language)) for finding in known.findings)


def fault_lines(part: str, faults: list[Label], language: str) -> Iterator[str]:
    say, called = WORDS[language], PARTS[language][part]
    return (say["fault"].format(part=called, fault=in_language(getattr(fault, language), language)) for fault in faults)


def roster_line(proven: Solution, is_as_it_says: bool, say: Mapping[str, str]) -> str:
    score = proven.score
    if not score.is_feasible:
        return say["bent"].format(hard=score.hard) + (say["impossible"] if proven.status.name == "infeasible" else "")
    line = say["feasible" if is_as_it_says else "recomputed"].format(cost=score.cost)
    if proven.lower_bound is None or proven.gap is None:
        return line + say["unbound"]
    if proven.status.name == "optimal":
        return line + say["best"]
    return line + say["bound"].format(bound=proven.lower_bound, gap=f"{100 * proven.gap:.2f} %")
