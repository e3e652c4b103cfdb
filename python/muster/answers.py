"""Results of the package as archives know them: rows, and the codes that rows stand for."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy

from ._muster import archive as _archive
from ._muster.pairing import Proposer, TieBreaking
from .pairing.alternatives import AlternativesResult
from .pairing.couples import CouplesResult
from .pairing.dense import DenseResult
from .pairing.groups import GroupsResult
from .pairing.one_sided import PopularResult, RankMaximalResult
from .pairing.results import FairResult, PairingResult, RepairedResult
from .pairing.shared import RepairedSharedResult, SharedResult
from .pairing.stable import StableResult
from .pairing.weighted import WeightedResult
from .refusal import invalid
from .roster.result import RepairResult, RosterResult

LARGEST = 2**63 - 1


def packed(value: Any) -> Any:
    """What an archive holds for a value: of a result its answer, of anything else the value itself."""
    both = PACKING.get(type(value))
    return value if both is None else both[0](value)


def unpacked(value: Any) -> Any:
    """What `packed` was given."""
    both = next((both for both in PACKING.values() if both[0].answer is type(value)), None)
    return value if both is None else both[1](value)


def _codes(result: Any) -> list[list[str | int]]:
    """Codes of both sides as plain texts and whole numbers, or InvalidInput naming those that are neither."""
    sides = {"mentee": result.mentees, "mentor": result.mentors}
    strange = [f"{side} {code!r}" for side, codes in sides.items() for code in codes if not _is_plain(code)]
    if strange:
        more = f" and {len(strange) - 6} more" if len(strange) > 6 else ""
        raise invalid("save",
                      ", ".join(strange[:6]) + more + ": a code in an archive is a text or a whole number of 64 bits",
                      "pair by such codes")
    return [[code if isinstance(code, str) else int(code) for code in codes] for codes in sides.values()]


def _is_plain(code: object) -> bool:
    if isinstance(code, (int, numpy.integer)) and not isinstance(code, bool):
        return -LARGEST - 1 <= int(code) <= LARGEST
    return isinstance(code, str)


class _Packing:
    """Makes an answer of one kind from a result."""

    def __init__(self, answer: Any, parts: Callable[[Any], tuple[Any, ...]]) -> None:
        self.answer = answer
        self.parts = parts

    def __call__(self, result: Any) -> Any:
        return self.answer(*self.parts(result))


def _dense(answer: Any) -> DenseResult:
    made = DenseResult.__new__(DenseResult)  # its own door would solve the matrix again
    scores, assignment = answer.parts()
    no_list: Any = None
    PairingResult.__init__(made, no_list, assignment, list(range(scores.shape[0])), list(range(scores.shape[1])))
    made.scores = scores
    return made


PACKING: dict[type, tuple[_Packing, Callable[[Any], Any]]] = {
    PairingResult: (
        _Packing(_archive.OptimalAnswer, lambda result: (*_codes(result), result.problem, result.result, result.fit)),
        lambda answer: PairingResult(answer.problem, answer.result, answer.mentees, answer.mentors, answer.fit)),
    FairResult: (
        _Packing(_archive.FairAnswer, lambda result: (*_codes(result), result.problem, result.result, result.fit)),
        lambda answer: FairResult(answer.problem, answer.result, answer.mentees, answer.mentors, answer.fit)),
    GroupsResult: (
        _Packing(_archive.GroupsAnswer, lambda result: (*_codes(result), result.problem, result.result, result.fit)),
        lambda answer: GroupsResult(answer.problem, answer.result, answer.mentees, answer.mentors, answer.fit)),
    RepairedResult: (
        _Packing(_archive.RepairAnswer, lambda result: (*_codes(result), result.problem, result.result, result.before,
                                                        result.fit, result.may_miss)),
        lambda answer: RepairedResult(answer.problem, answer.result, answer.mentees, answer.mentors, answer.before,
                                      answer.fit, answer.may_miss)),
    StableResult: (
        _Packing(_archive.StableAnswer, lambda result: (*_codes(result), result.problem, result.result,
                                                        getattr(Proposer, result.asked[0]),
                                                        getattr(TieBreaking, result.asked[1]), result.asked[2])),
        lambda answer: StableResult(answer.problem, answer.result, answer.mentees, answer.mentors,
                                    (answer.proposer.name, answer.tie_breaking.name, answer.seed))),
    CouplesResult: (
        _Packing(_archive.CouplesAnswer, lambda result: (*_codes(result), result.problem, result.result)),
        lambda answer: CouplesResult(answer.problem, answer.result, answer.mentees, answer.mentors)),
    SharedResult: (
        _Packing(_archive.SharedAnswer, lambda result: (*_codes(result), result.shared_problem, result.result,
                                                        result.fit)),
        lambda answer: SharedResult(answer.problem, answer.result, answer.mentees, answer.mentors, answer.fit)),
    RepairedSharedResult: (
        _Packing(_archive.SharedRepairAnswer, lambda result: (*_codes(result), result.shared_problem, result.result,
                                                              result.before, result.fit, result.may_miss)),
        lambda answer: RepairedSharedResult(answer.problem, answer.result, answer.mentees, answer.mentors,
                                            answer.before, answer.fit, answer.may_miss)),
    RankMaximalResult: (
        _Packing(_archive.RankMaximalAnswer, lambda result: (*_codes(result), result.problem, result.result)),
        lambda answer: RankMaximalResult(answer.problem, answer.result, answer.mentees, answer.mentors)),
    PopularResult: (
        _Packing(_archive.PopularAnswer, lambda result: (*_codes(result), result.problem, result.result)),
        lambda answer: PopularResult(answer.problem, answer.result, answer.mentees, answer.mentors)),
    AlternativesResult: (
        _Packing(_archive.AlternativesAnswer, lambda result: (*_codes(result), result.problem, result.result,
                                                              result.fit)),
        lambda answer: AlternativesResult(answer.problem, answer.result, answer.mentees, answer.mentors, answer.fit)),
    WeightedResult: (
        _Packing(_archive.WeightedAnswer, lambda result: (*_codes(result), result.weighted_problem, result.result,
                                                          result.fit)),
        lambda answer: WeightedResult(answer.problem, answer.result, answer.mentees, answer.mentors, answer.fit)),
    DenseResult: (
        _Packing(_archive.FullAnswer, lambda result: (*_codes(result), result.result)),
        _dense),
    RosterResult: (
        _Packing(_archive.RosterAnswer, lambda result: (result.problem, result.solution)),
        lambda answer: RosterResult(answer.problem, answer.result)),
    RepairResult: (
        _Packing(_archive.RosterRepairAnswer, lambda result: (result.problem, result.made)),
        lambda answer: RepairResult(answer.problem, answer.result)),
}
