"""The `check` command: every fault of a folder, or what an archive claims, verified anew."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from .. import load
from ..evaluation import Evaluation, check
from ..programme import Department, Term
from .as_data import print_data
from .proof import prove
from .proof_lines import WORDS as PROOF
from .proof_lines import proof_lines, scheme_lines
from .refusals import refuse

WORDS = {
    "en": {"other": "{archive}: the archive holds {kind}, of which nothing is claimed; name a term.muster or a "
                    "department.muster",
           "unrated": "branches: not rated, so there is nothing to be recomputed",
           "finding": "evaluation: NOT PROVEN: {place}: it says {claimed}, recomputed {computed}",
           "not_archive": "--fix is for a folder"},
    "zh": {"other": "{archive}：存档内容为{kind}，没有可核对的结论；请指定term.muster或department.muster",
           "unrated": "各支部：未评星级，没有可重算的结果",
           "finding": "考评：不成立：{place}：称{claimed}，重算为{computed}",
           "not_archive": "--fix只用于文件夹"},
}


def run_check(options: Namespace) -> int:
    if options.checked.is_dir() or options.checked.suffix.lower() == ".xlsx":
        from .check_folder import check_folder
        return check_folder(options)
    say = WORDS[options.language]
    if options.fix is not None:
        return refuse(options, 2, [say["not_archive"]])
    return check_archive(options, load(options.checked))


def check_archive(options: Namespace, held: Any) -> int:
    say = WORDS[options.language]
    if isinstance(held, Term):
        proven = prove(held)
        return tell(options, proof_lines(proven, options.language), proven.holds)
    if isinstance(held, Department):
        if held.stars is None:
            return tell(options, [say["unrated"]], True)
        return check_evaluation(options, held.stars)
    if isinstance(held, Evaluation):
        return check_evaluation(options, held)
    return refuse(options, 2, [say["other"].format(archive=options.checked, kind=type(held).__name__)])


def check_evaluation(options: Namespace, evaluation: Evaluation) -> int:
    """Every score follows from the ledger, by code that shares nothing with what made it."""
    say, findings = WORDS[options.language], check(evaluation)
    if not findings:
        return tell(options, [PROOF[options.language]["evaluation"],
                              *scheme_lines(evaluation.scheme, options.language)], True)
    return tell(options, [say["finding"].format(place=each.place, claimed=each.claimed, computed=each.computed)
                          for each in findings], False)


def tell(options: Namespace, lines: Iterable[str], holds: bool) -> int:
    """What was proven, a line each; 1 where some of it does not hold."""
    if options.json:
        print_data({"archive": options.checked, "holds": holds, "lines": list(lines)})
    else:
        print(*lines, sep="\n")
    return 0 if holds else 1
