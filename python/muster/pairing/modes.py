"""The ways to pair, one function each; `pair` is the door to all of them."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy

from .._muster.pairing import earlier_pairing
from .._muster.pairing import fair as _fair
from .._muster.pairing import repair as _repair
from .._muster.pairing import repair_what_can_be
from ..cells import YesNo
from ..columns import read_option
from ..refusal import invalid, shown_object
from .alternatives import alternatives_mode
from .candidates import Candidates, millionths
from .dense import DenseResult, is_plain
from .groups import groups
from .listed import optimal_of
from .one_sided import popular_mode, rank_maximal_mode
from .problem import setting
from .results import FairResult, PairingResult, RepairedResult
from .shared import repair_under_shared, shared_of
from .stable import stable_from_scores
from .weighted import weighted_mode

Progress = Callable[..., Any]

OF_PROBLEMS = ("capacity", "minimum", "unmatched_price", "required", "forbidden", "wanted", "load_price", "earlier",
               "repeat", "carry_terms", "progress")
# The options that each mode takes.
OPTIONS = {
    "optimal": (*OF_PROBLEMS, "shared"),
    "alternatives": (*OF_PROBLEMS, "count", "apart", "work"),
    "fair": (*OF_PROBLEMS, "step"),
    "stable": ("mentor_scores", "capacity", "proposer", "ties", "seed", "couples", "keep_together", "work", "progress"),
    "groups": ("capacity", "minimum", "unmatched_price", "required", "forbidden", "mentees", "mentors", "balance",
               "mixed", "alike", "alone", "watched", "least_together", "short_price", "mentors_may_rest",
               "keep_together", "keep_apart", "seed", "work", "time_limit", "progress"),
    "weighted": ("capacity", "minimum", "unmatched_price", "required", "forbidden", "wanted", "earlier", "repeat",
                 "weight", "hours", "keep_together", "keep_apart", "work", "progress"),
    "rank_maximal": ("capacity", "progress"),
    "popular": ("capacity", "progress"),
    "repair": (*OF_PROBLEMS, "before", "move_price", "may_miss", "shared"),
}


def optimal_mode(candidates: Candidates, *, shared: Any = None, progress: Progress | None = None,
                 **options: Any) -> PairingResult:
    if shared is not None:
        return shared_of(candidates, shared, progress, **options)
    if not options and is_plain(candidates):
        return DenseResult(candidates, progress)
    return optimal_of(candidates, progress, **options)


def fair_mode(candidates: Candidates, *, step: Any = None, progress: Progress | None = None,
              **options: Any) -> FairResult:
    made = setting(candidates, **options)
    width = 1 if step is None else millionths(step, "step")
    with made.in_codes():
        result = _fair(made.problem, step=width, progress=progress)
    return FairResult(made.problem, result, made.mentees, made.mentors, made.fit)


def repair_mode(candidates: Candidates, *, before: Any = None, move_price: Any = None, may_miss: Any = False,
                shared: Any = None, progress: Progress | None = None, **options: Any) -> RepairedResult:
    """`before` is read by its codes: people who are gone fall away, newcomers had nobody."""
    goes_on = bool(read_option("may_miss", YesNo(), may_miss))
    if not hasattr(before, "pairs") or not hasattr(before, "mentors"):
        raise invalid("before", f"{shown_object(before)} is no pairing",
                      "pass the PairingResult that is to be repaired")
    made = setting(candidates, gone=before.mentors if goes_on else (), **options)
    mentor_row = {code: row for row, code in enumerate(made.mentors)}
    seats: dict[Any, list[int]] = {}
    for mentee, mentor in before.pairs:
        seats.setdefault(mentee, []).append(mentor_row.get(mentor, -1))
    rows = [seats.get(mentee, [-1]) for mentee in made.mentees]
    prices = numpy.zeros(len(made.mentors), dtype=numpy.int64)
    known = getattr(getattr(before.result, "certificate", None), "mentor_price", None)
    if known is not None:
        for mentor, price in zip(before.mentors, known.tolist()):
            if mentor in mentor_row:
                prices[mentor_row[mentor]] = price
    start = earlier_pairing(numpy.array([seat for row in rows for seat in row], dtype=numpy.int64),
                            numpy.cumsum([0] + [len(row) for row in rows]).astype(numpy.uint32), prices)
    price = None if move_price is None else millionths(move_price, "move_price")
    if shared is not None:
        return repair_under_shared(made, shared, before, start.pairing, price, goes_on, progress)
    with made.in_codes():
        if goes_on and made.problem.unmatched_price is None:
            partial = repair_what_can_be(made.problem, start, move_price=price, progress=progress)
            return RepairedResult(partial.problem, partial.repaired, made.mentees, made.mentors, start.pairing,
                                  made.fit, may_miss=True)
        result = _repair(made.problem, start, move_price=price, progress=progress)
    return RepairedResult(made.problem, result, made.mentees, made.mentors, start.pairing, made.fit)


MODES: dict[str, Callable[..., Any]] = {
    "optimal": optimal_mode, "alternatives": alternatives_mode, "fair": fair_mode, "stable": stable_from_scores,
    "weighted": weighted_mode, "groups": groups, "rank_maximal": rank_maximal_mode, "popular": popular_mode,
    "repair": repair_mode}
