"""The `check` command: every fault of a folder, or the proofs in an archive, verified anew."""
from __future__ import annotations

import csv
import json
import sys
from argparse import Namespace
from pathlib import Path
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .. import Label, load
from .._muster.evaluation import Scheme, monotone
from .._muster.roster import Solution
from ..messages import in_language
from .proof import Proven, prove

if TYPE_CHECKING:
    from ..org import Organisation
    from ..readers import TermFolder

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
        "sound": "{folder}: no fault in {tables} tables, {rows} rows; ready to be planned",
        "notes": "Notes",
        "mended": "{copy}: {cells} cells are written otherwise, listed in {changes}",
        "more": "  and {count} more",
        "there": "{copy}: it is there already; name a folder that is not",
        "not_archive": "--fix is for a folder",
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
        "sound": "{folder}：{tables}个表共{rows}行，没有问题，可以安排",
        "notes": "提示",
        "mended": "{copy}：改写了{cells}个单元格，见{changes}",
        "more": "  另有{count}处",
        "there": "{copy}：已经存在，请另起一个文件夹名",
        "not_archive": "--fix只用于文件夹",
    },
}
SHOWN = 20  # changes that are printed; the file has them all

PARTS = {"en": {"pairing": "pairing", "roster": "roster", "evaluation": "evaluation"},
         "zh": {"pairing": "结对", "roster": "值班", "evaluation": "考评"}}


def run_check(options: Namespace) -> int:
    path = options.checked
    if path.is_dir() or path.suffix.lower() == ".xlsx":
        return check_folder(options)
    if options.fix is not None:
        print(WORDS[options.language]["not_archive"], file=sys.stderr)
        return 2
    return check_archive(options)


def check_folder(options: Namespace) -> int:
    """Reads it, and builds all that a plan is made from; mends a copy first, where one is asked for."""
    from ..readers import read_folder
    from .planned import parts_of

    say, path = WORDS[options.language], options.checked
    if options.fix is not None:
        if options.fix.exists():
            print(say["there"].format(copy=options.fix), file=sys.stderr)
            return 2
        path = mend(options)
    folder = read_folder(path)
    for _, part in parts_of([folder]):
        examine(part)
    rows = sum(len(table) for table in folder.tables.values())
    if options.json:
        print(json.dumps({"folder": str(path), "tables": {name: len(table) for name, table in folder.tables.items()},
                          "notes": folder.notes}, ensure_ascii=False, indent=1))
        return 0
    print(say["sound"].format(folder=path, tables=len(folder.tables), rows=rows))
    if folder.notes:
        print(say["notes"], *(in_language(note, options.language) for note in folder.notes), sep="\n  ")
    return 0


def examine(part: TermFolder) -> None:
    """All that a plan would be refused for, without a plan."""
    from ..readers.models.pairing import pair_rules
    from ..readers.models.plan import Plan, fit_of
    from ..readers.models.roster import build_problem
    from ..readers.models.term import make_term

    def unsolved(folder: TermFolder, organisation: Organisation) -> Plan:
        fit = fit_of(folder, organisation)
        if fit is not None:
            pair_rules(folder, fit)
        if folder.rows("duty"):
            build_problem(folder, organisation)
        return Plan()
    make_term(part, unsolved, is_scored=False)


def mend(options: Namespace) -> Path:
    """The mended copy; what was changed is printed, and stands in a file beside it."""
    from ..readers.mend import as_table, mend_folder

    say, copy = WORDS[options.language], options.fix
    notes: list[str] = []
    changed = mend_folder(options.checked, copy, notes)
    listed = copy.with_name(f"{copy.name}-{'改动' if options.language == 'zh' else 'changes'}.csv")
    with open(listed, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(as_table(changed, options.language))
    if not options.json:
        print(say["mended"].format(copy=copy, cells=len(changed), changes=listed))
        for each in changed[:SHOWN]:
            print(f"  {each.place}: {each.column}: {each.before} -> {each.after}")
        if len(changed) > SHOWN:
            print(say["more"].format(count=len(changed) - SHOWN))
    return Path(copy)


def check_archive(options: Namespace) -> int:
    term = load(options.checked)
    if not hasattr(term, "organisation"):
        print(in_language(f"{options.checked}: the archive holds {term!r}, not a whole term; name a term.muster",
                          options.language), file=sys.stderr)
        return 2
    proven = prove(term)
    for line in proof_lines(proven, options.language):
        print(line)
    return 0 if proven.holds else 1


def proof_lines(proven: Proven, language: str) -> Iterator[str]:
    """What was proven of each part and what was not, a line each; of the roster cost, bound and status as they are."""
    say, verification = WORDS[language], proven.verification
    if proven.term.pairing is not None and not verification.pairing:
        yield say["pairing"]
    yield from fault_lines("pairing", verification.pairing, language)
    if verification.proven is not None:
        yield roster_line(verification.proven, not verification.roster, say)
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
