"""The `evaluate` command: how well it went, by the ledger and by what was stood of the published plan."""
from __future__ import annotations

from argparse import Namespace

from .carry_out import carry_out
from .planned import Work
from .progress import ProgressLine


def run_evaluate(options: Namespace) -> int:
    from ..readers.models.plan import as_told, unplanned
    from ..readers.models.told import day_after, is_published

    with ProgressLine(language=options.language) as progress:
        return carry_out(options, [options.folder], Work(
            lambda folder: as_told(day_after(folder), progress) if is_published(folder) else unplanned()), progress)
