"""The `term` command: a term folder in; a report, calendars, a workbook and an archive out."""
from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from .carry_out import carry_out
from .planned import Work
from .progress import ProgressLine

if TYPE_CHECKING:
    from ..readers.models.plan import Effort


def run_term(options: Namespace) -> int:
    """The whole term: as it was published and stood, or, where nothing was published, planned anew."""
    from ..readers.models.plan import anew, as_told
    from ..readers.models.told import day_after, is_published

    with ProgressLine(language=options.language) as progress:
        return carry_out(options, options.folders, Work(
            lambda folder: (as_told(day_after(folder), progress) if is_published(folder)
                            else anew(effort(options, progress)))), progress)


def effort(options: Namespace, progress: ProgressLine) -> Effort:
    from ..readers.models.plan import Effort
    return Effort(options.seed, options.threads, options.work, options.time_limit, progress)
