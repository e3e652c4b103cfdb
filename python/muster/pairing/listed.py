"""The pairing of the greatest total, of candidates that are listed."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._muster.pairing import optimal
from .candidates import Candidates
from .problem import setting
from .results import PairingResult


def optimal_of(candidates: Candidates, progress: Callable[..., Any] | None = None, **options: Any) -> PairingResult:
    """What `pair` gives in its mode "optimal", where the candidates are not a full matrix alone."""
    made = setting(candidates, **options)
    with made.in_codes():
        result = optimal(made.problem, progress=progress)
    return PairingResult(made.problem, result, made.mentees, made.mentors, made.fit)
